/**
 * How far a value has come toward a target, what was expected of it on a day, and its pace. Each formula stands once,
 * under the name that the design gives it: b is the baseline's value on day d0, T the last target, v the value, E the
 * value expected.
 */
import { type Day, daysBetween } from '../model/calendar.js';
import type { Baseline, Target } from '../model/generated/types.js';
import { type Direction, distanceToBand, meets } from '../model/target.js';
import type { Series } from './series.js';

/** A range to stay in, ends included; an end left out is open. */
export interface Band {
  readonly low?: number;
  readonly high?: number;
}

/** What is to be reached: a value, or a band. */
export type Aim = Pick<Target, 'value' | 'low' | 'high'>;

/**
 * Where the baseline already meets the target, there is no way to go: what counts is how far the value has fallen from
 * the target, against twice the tolerance of it: max(0, 1 − dist ÷ s), s = 2 × tolerance × |t|, of |b| where t is 0, of
 * 1 where both are.
 */
function keptNear(distance: number, target: number, base: number, tolerance: number): number {
  if (tolerance === 0) return 0;
  return Math.max(0, 1 - distance / (Math.abs(target) || Math.abs(base) || 1) / (2 * tolerance));
}

/** Attainment of v toward a band: 1 inside, else 1 − dist(v) ÷ dist(b), or by the tolerance where b lies inside. */
function attainmentOfBand(value: number, base: number, band: Band, tolerance: number): number {
  const distance = distanceToBand(value, band);
  if (distance === 0) return 1;
  const baseDistance = distanceToBand(base, band);
  if (baseDistance !== 0) return 1 - distance / baseDistance;
  const end = (band.low !== undefined && value < band.low ? band.low : band.high) as number;
  return keptNear(distance, end, base, tolerance);
}

/** Values whose difference is beyond all numbers are compared at a smaller scale: attainment is a ratio. */
const SMALLER = 2 ** -4;

function atSmallerScale(value: number, base: number, aim: Aim, direction: Direction, tolerance: number): number {
  const smaller: { value?: number; low?: number; high?: number } = {};
  for (const key of ['value', 'low', 'high'] as const) if (aim[key] !== undefined) smaller[key] = aim[key] * SMALLER;
  return attainmentToward(value * SMALLER, base * SMALLER, smaller, direction, tolerance);
}

/** Attainment of v toward a target, unclamped; the quotient may be infinite where numbers are extreme. */
export function attainmentToward(
  value: number,
  base: number,
  aim: Aim,
  direction: Direction,
  tolerance: number,
): number {
  if (direction === 'maintain') {
    const furthest = Math.max(distanceToBand(value, aim), distanceToBand(base, aim));
    if (furthest === Number.POSITIVE_INFINITY) return atSmallerScale(value, base, aim, direction, tolerance);
    return attainmentOfBand(value, base, aim, tolerance);
  }
  const target = aim.value as number;
  const sign = direction === 'decrease' ? -1 : 1;
  // Compared on the values themselves: differences of very unequal numbers round, and would call them equal.
  const hasWay = sign * base < sign * target;
  if (!hasWay && sign * value >= sign * target) return 1;
  if (!Number.isFinite(value - base) || !Number.isFinite(target - base) || !Number.isFinite(value - target)) {
    return atSmallerScale(value, base, aim, direction, tolerance);
  }
  return hasWay ? (value - base) / (target - base) : keptNear(Math.abs(value - target), target, base, tolerance);
}

/** Attainment of an amount that should reach its target: v ÷ t; 1 where nothing is asked. */
const amountReached = (value: number, target: number) => {
  if (target > 0) return value / target;
  return target === 0 || value >= target ? 1 : 0;
};

/** Attainment of an amount to stay under: 1 while v is at most E, else max(0, 1 − (v − E) ÷ t), and 0 where t is 0. */
function amountKept(value: number, expected: number, target: number): number {
  if (value <= expected) return 1;
  return target > 0 ? Math.max(0, 1 - (value - expected) / target) : 0;
}

/** What is expected of a measure on a day. */
export interface Expectation {
  /** The value, or the band, expected. */
  readonly value: number | Band;
  /** Between two targets, expected value less baseline, without the rounding of either; else null. */
  readonly lessBase: number | null;
}

/**
 * The expected value E on a day. Linear: on the straight lines, by calendar days, through (d0, b) and the
 * targets. Step: the newest target already due, b before the first. Maintain: the band in force: the newest
 * already due, or the first before any is. Before d0, b; after the last target, T.
 *
 * The targets are those that fit the direction, in the order of their days; there is at least one.
 */
export function expectation(
  { direction, trajectory }: Pick<Series, 'direction' | 'trajectory'>,
  baseline: Baseline,
  targets: readonly Target[],
  day: Day,
): Expectation {
  let due = targets.length - 1;
  while (due >= 0 && (targets[due] as Target).date > day) due -= 1;
  const last = targets[due];
  if (direction === 'maintain') {
    const { low, high } = last ?? (targets[0] as Target);
    return {
      value: { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) },
      lessBase: null,
    };
  }
  const next = targets[due + 1];
  if (day < baseline.date || (last === undefined && trajectory === 'step')) {
    return { value: baseline.value, lessBase: null };
  }
  if (next === undefined || trajectory === 'step') return { value: last?.value as number, lessBase: null };
  const start = last !== undefined && last.date >= baseline.date ? last : baseline;
  const share = daysBetween(start.date, day) / daysBetween(start.date, next.date);
  const startValue = start.value as number;
  const rise = (next.value as number) - startValue;
  if (!Number.isFinite(rise)) {
    return { value: startValue * (1 - share) + (next.value as number) * share, lessBase: null };
  }
  return { value: startValue + rise * share, lessBase: startValue - baseline.value + rise * share };
}

/**
 * What is expected of an amount that begins anew with each target: the target's share by days gone, that day counted;
 * of a count in whole ones, to the measure's favor: rounded down to reach, up to stay under.
 */
export function expectedAmount({ unit, direction }: Series, target: Target, start: Day, day: Day): number {
  const all = target.value as number;
  const gone = daysBetween(start, day) + 1;
  const days = daysBetween(start, target.date) + 1;
  const amount = Number.isFinite(all * gone) ? (all * gone) / days : all * (gone / days);
  if (unit.kind !== 'count') return amount;
  const whole = Math.round(amount);
  // A whole number that division missed by its last digit is one.
  if (Math.abs(amount - whole) <= 1e-9 * Math.max(1, Math.abs(whole))) return whole;
  return direction === 'increase' ? Math.floor(amount) : Math.ceil(amount);
}

/** How a value stands to what it should reach and to what was expected of it. */
export interface Comparison {
  /** Of v toward the target, unclamped. */
  readonly attainment: number;
  /** Of v toward E. */
  readonly pace: number;
}

/** What values of one series are compared with. */
export interface Yardstick {
  readonly direction: Direction;
  readonly tolerance: number;
  /** The last target; of an amount that begins anew, the current one. */
  readonly target: Target;
  /** Whether it is an amount that begins anew with each target. */
  readonly anew: boolean;
  /** Of an amount that begins anew, 0: its baseline is for comparison only. */
  readonly base: number;
  readonly expected: Expectation;
}

/** Attainment and pace of a value. */
export function compare(value: number, yardstick: Yardstick): Comparison {
  const { direction, tolerance, target, anew, base, expected } = yardstick;
  if (anew) {
    const aim = target.value as number;
    const due = expected.value as number;
    if (direction === 'increase') return { attainment: amountReached(value, aim), pace: amountReached(value, due) };
    return { attainment: amountKept(value, due, aim), pace: value <= due ? 1 : Math.max(0, due / value) };
  }
  return {
    attainment: attainmentToward(value, base, target, direction, tolerance),
    pace: paceOf(value, yardstick),
  };
}

/** Pace: attainment of v toward E; 1 is exactly as planned. */
function paceOf(value: number, { direction, tolerance, base, expected }: Yardstick): number {
  if (typeof expected.value !== 'number') return attainmentToward(value, base, expected.value, direction, tolerance);
  const valueLessBase = value - base;
  const sign = direction === 'decrease' ? -1 : 1;
  if (isUsable(expected.lessBase) && sign * expected.lessBase > 0 && Number.isFinite(valueLessBase)) {
    return valueLessBase / expected.lessBase;
  }
  return attainmentToward(value, base, { value: expected.value }, direction, tolerance);
}

/**
 * Expected attainment: that of E toward T; for bands, that of the point of the band in force that lies nearest to b;
 * for an amount that begins anew, E ÷ t to reach, 1 to stay under.
 */
export function expectedAttainment({ direction, tolerance, target, anew, base, expected }: Yardstick): number {
  if (typeof expected.value !== 'number') {
    const { low = Number.NEGATIVE_INFINITY, high = Number.POSITIVE_INFINITY } = expected.value;
    return attainmentToward(Math.min(high, Math.max(low, base)), base, target, direction, tolerance);
  }
  if (anew) return direction === 'increase' ? amountReached(expected.value, target.value as number) : 1;
  const way = (target.value as number) - base;
  if (isUsable(expected.lessBase) && Number.isFinite(way) && !meets(base, target, direction)) {
    return expected.lessBase / way;
  }
  return attainmentToward(expected.value, base, target, direction, tolerance);
}

const isUsable = (difference: number | null): difference is number => Number.isFinite(difference);
