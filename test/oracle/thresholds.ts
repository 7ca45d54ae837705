/** Comparisons with the slack of the design, and those so near that rounding may decide them. */
import { compare, exactly, minus, plus, type Rational, ratio, sign, times, whole, zero } from './rational.js';

/** A comparison so near its threshold that rounding may decide it either way. */
export class TooClose extends Error {}

const SLACK = ratio(1n, 1_000_000_000n);
const HAIR = ratio(1n, 1_000_000_000_000n);

/** value ≥ threshold, with the slack of the design. */
export function reaches(value: Rational, threshold: Rational): boolean {
  const distance = minus(value, minus(threshold, SLACK));
  if (compare(distance, HAIR) < 0 && compare(distance, minus(zero, HAIR)) > 0) throw new TooClose();
  return sign(distance) >= 0;
}

export const within = (value: Rational, limit: Rational) => reaches(minus(zero, value), minus(zero, limit));

const size = (a: Rational) => times(a, whole(sign(a)));

/** A value between two targets is rounded: whether another reaches it is then a matter of the last digit. */
export function isHairApart(a: Rational, b: Rational): boolean {
  const apart = minus(a, b);
  return sign(apart) !== 0 && compare(size(apart), times(plus(size(a), size(b)), HAIR)) < 0;
}

export interface Thresholds {
  readonly onTrack: number;
  readonly atRisk: number;
  readonly tolerance: number;
}

/** The status by pace and shortfall. */
export function statusByPace(pace: Rational | null, shortfall: Rational, { onTrack, atRisk, tolerance }: Thresholds) {
  const little = exactly(tolerance);
  if ((pace !== null && reaches(pace, exactly(onTrack))) || within(shortfall, little)) return 'on-track';
  if ((pace !== null && reaches(pace, exactly(atRisk))) || within(shortfall, times(whole(2), little))) return 'at-risk';
  return 'off-track';
}

/** From worst to best. */
export const verdicts = ['missed', 'regressing', 'off-track', 'at-risk', 'on-track', 'met', 'exceeded'];
export const worseOf = (a: string, b: string) => (verdicts.indexOf(a) <= verdicts.indexOf(b) ? a : b);
export const betterOf = (a: string, b: string) => (verdicts.indexOf(a) >= verdicts.indexOf(b) ? a : b);
