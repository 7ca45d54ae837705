/**
 * How far a measure has come from its baseline toward its targets, and whether that is as far as it should be.
 * Each formula stands once, under the name that the design gives it; b is the baseline's value on day d0, T the
 * last target, D the day as of which all is computed, v the value by then, E the value expected.
 */
import { type Day, daysBetween } from '../model/calendar.js';
import { decimalSum } from '../model/decimal.js';
import type { Baseline, Measure, Observation, Target } from '../model/generated/types.js';
import { type Direction, distanceToBand, fittingTargets, meets } from '../model/target.js';
import { type ProgressOptions, reaches, type Settings, settingsOf, standingByPace } from './settings.js';

/** How a measure stands, in the order in which the cases are tried. */
export const measureStatuses = [
  'not-measurable',
  'no-data',
  'exceeded',
  'met',
  'missed',
  'stale',
  'regressing',
  'on-track',
  'at-risk',
  'off-track',
] as const;

/** How a measure stands. */
export type MeasureStatus = (typeof measureStatuses)[number];

/** How a group of students stands: like a measure, or too small to be judged. */
export type GroupStatus = MeasureStatus | 'too-small';

/** How many groups of students stand how. */
export type GroupCounts = Readonly<Record<GroupStatus, number>>;

/** A target whose day has come, and what it was judged by. */
export interface JudgedTarget {
  readonly target: Target;
  /** The value that judges it: of the nearest observation, or the sum by then. */
  readonly value: number;
  readonly observedOn: Day;
  readonly met: boolean;
}

/** A range to stay in, ends included; an end left out is open. */
export interface Band {
  readonly low?: number;
  readonly high?: number;
}

/** How far a measure has come. What cannot be computed is null, never NaN or infinite. */
export interface MeasureProgress {
  readonly id: string;
  /** The value by the day, in the measure's unit. */
  readonly value: number | null;
  /** The day for which the last observation that counts holds. */
  readonly observedOn: Day | null;
  readonly baseline: Baseline | null;
  /** The last target. */
  readonly target: Target | null;
  /** The share of the way from baseline to last target, unclamped: 0 at the baseline, 1 at the target. */
  readonly attainment: number | null;
  /** The attainment, 0 to 1. */
  readonly progress: number | null;
  /** What was expected on the day of the last observation: a value, or the band to be in. */
  readonly expected: number | Band | null;
  /** The attainment that was expected, 0 to 1. */
  readonly expectedProgress: number | null;
  /** Attainment toward what was expected: 1 is exactly as planned. */
  readonly pace: number | null;
  readonly status: MeasureStatus;
  /** What the status would be if old observations were as good as new ones. */
  readonly statusAsObserved: MeasureStatus;
  /** The share of the way that it is credited with: the smaller of reached and expected, 0 to 1. */
  readonly credit: number | null;
  /** How much of the whole way is missing: expected less actual attainment; below 0 where it is ahead. */
  readonly shortfall: number | null;
  /** The first target due on or after the day, and the attainment toward it. */
  readonly next: { readonly target: Target; readonly attainment: number | null } | null;
  /** The newest target before the last that is judged. */
  readonly interim: JudgedTarget | null;
  /** Against the observation before the last, else the baseline. */
  readonly change: { readonly from: { readonly date: Day; readonly value: number }; readonly amount: number } | null;
  /** The day by which the next observation is due. */
  readonly nextDue: Day | null;
  /** Whether the margin of the last observation makes the status better than its value alone would. */
  readonly withinMargin: boolean;
  /** How its groups of students stand, and which is worst; null without any. */
  readonly groups: {
    readonly counts: GroupCounts;
    readonly worst: { readonly id: string; readonly status: MeasureStatus } | null;
  } | null;
}

/** What the formulas need of a measure, or of one group's series of it. */
export type Series = Pick<Measure, 'id' | 'baseline' | 'targets' | 'observations'> &
  Pick<Measure, 'direction' | 'accumulation' | 'trajectory'>;

/** The value by a day, and the day of the last observation in it. */
interface Standing {
  readonly value: number;
  readonly observedOn: Day;
}

/**
 * The value by day D. Latest: of the last observation from d0 to D; of two on one day, the later in the list.
 * Sum: the baseline and every observation after d0, up to D. Without a baseline, any observation up to D.
 */
export function standing({ baseline, observations, accumulation }: Series, asOf: Day): Standing | null {
  if (accumulation === 'sum') {
    const counted = observations.filter(({ date }) => date <= asOf && (baseline === undefined || date > baseline.date));
    if (counted.length === 0) return null;
    const value = decimalSum([baseline?.value ?? 0, ...counted.map((observation) => observation.value)]);
    const observedOn = counted.reduce((last, { date }) => (date > last ? date : last), '');
    return Number.isFinite(value) ? { value, observedOn } : null;
  }
  const from = baseline?.date ?? '';
  let last: Observation | null = null;
  for (let index = 0; index < observations.length; index += 1) {
    const observation = observations[index] as Observation;
    const { date } = observation;
    if (date <= asOf && date >= from && (last === null || date >= last.date)) last = observation;
  }
  return last === null ? null : { value: last.value, observedOn: last.date };
}

/** Attainment of v toward a band: 1 inside, else 1 − dist(v) / dist(b), or 0 where the baseline lies inside. */
function attainmentOfBand(value: number, base: number, band: Band): number {
  const distance = distanceToBand(value, band);
  if (distance === 0) return 1;
  const baseDistance = distanceToBand(base, band);
  return baseDistance === 0 ? 0 : 1 - distance / baseDistance;
}

/** Values so large that their differences may overflow are compared at a smaller scale: attainment is a ratio. */
const HUGE = 2 ** 1020;
const SMALLER = 2 ** -4;
const isHuge = (value = 0) => Math.abs(value) >= HUGE;

/** Attainment of v toward a target, unclamped; the quotient may be infinite where numbers are extreme. */
export function attainmentToward(
  value: number,
  base: number,
  target: Omit<Target, 'date'>,
  direction: Direction,
): number {
  if (isHuge(value) || isHuge(base) || isHuge(target.value) || isHuge(target.low) || isHuge(target.high)) {
    const smaller: { value?: number; low?: number; high?: number } = {};
    for (const key of ['value', 'low', 'high'] as const) {
      if (target[key] !== undefined) smaller[key] = target[key] * SMALLER;
    }
    return attainmentToward(value * SMALLER, base * SMALLER, smaller, direction);
  }
  if (direction === 'maintain') return attainmentOfBand(value, base, target);
  const aim = target.value as number;
  const sign = direction === 'decrease' ? -1 : 1;
  // Compared on the values themselves: differences of very unequal numbers round, and would call them equal.
  if (sign * base >= sign * aim) return sign * value >= sign * aim ? 1 : 0;
  return (value - base) / (aim - base);
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

const clamped = (share: number) => Math.min(1, Math.max(0, share));
// Adding 0 turns −0, which JSON does not have, into 0.
const finite = (value: number) => (Number.isFinite(value) ? value + 0 : null);
/** What the result shows of the plan is the plan's own object where that is frozen, else a frozen copy. */
const shown = <T extends object>(value: T): T => (Object.isFrozen(value) ? value : Object.freeze({ ...value }));

/**
 * How far a measure has come by a day: its value, its attainment toward the last target, what was expected of
 * it when it was last observed, its pace, and its status. Total: never throws on a well-shaped measure,
 * whatever rules it breaks.
 *
 * Units: `value` and `expected` in the measure's unit; attainment, progress, pace and shortfall are shares, 1
 * for the whole way. Status, first that applies: `not-measurable` (no baseline or no target), `no-data`,
 * `exceeded` (better than the last target), `met`, `missed` (observed on or after the last target's day, and
 * short of it), `regressing` (worse than the baseline by more than the tolerance), `on-track`, `at-risk`,
 * `off-track` by pace and shortfall against the policy's thresholds.
 *
 * Source: Redding & Layland 2015, performance measure. The formula (v − b) / (t − b) is the one that public OKR
 * systems use; the worked figures are those of the North Carolina Department of Public Instruction.
 *
 * @example
 * ```ts
 * const graduation = measureProgress({
 *   id: 'graduation', indicator: 'Four-year graduation rate', dataSource: 'State dashboard',
 *   unit: { kind: 'percent' }, direction: 'increase', accumulation: 'latest', trajectory: 'linear', subgroups: [],
 *   baseline: { date: '2024-06-30', value: 87 },
 *   targets: [{ date: '2026-06-30', value: 88 }, { date: '2030-06-30', value: 92 }],
 *   observations: [{ date: '2025-06-30', value: 87.7 }],
 * }, { asOf: '2026-01-01' });
 * graduation.status; // 'on-track'
 * graduation.expected; // 87.5
 * ```
 */
export function measureProgress(measure: Measure, options: ProgressOptions): MeasureProgress {
  return progressOfSeries(measure, settingsOf(options));
}

const provisional = { interim: null, change: null, nextDue: null, withinMargin: false, groups: null } as const;

/** `measureProgress` with its settings made ready. */
export function progressOfSeries(series: Series, settings: Settings): MeasureProgress {
  const { id, direction, baseline } = series;
  const { asOf } = settings;
  const targets = fittingTargets(series.targets, direction);
  const last = targets.at(-1);
  const stands = standing(series, asOf);
  const upcoming = targets.find((target) => target.date >= asOf);
  const value = stands?.value ?? null;
  const toward = (target: Target) =>
    value === null || baseline === undefined ? null : attainmentToward(value, baseline.value, target, direction);
  const known = {
    id,
    value,
    observedOn: stands?.observedOn ?? null,
    baseline: baseline === undefined ? null : shown(baseline),
    target: last === undefined ? null : shown(last),
  };
  const next =
    upcoming === undefined
      ? null
      : Object.freeze({ target: shown(upcoming), attainment: finite(toward(upcoming) ?? Number.NaN) });
  if (baseline === undefined || last === undefined || stands === null) {
    const unknown = { attainment: null, progress: null, expected: null, expectedProgress: null, pace: null };
    const status = baseline === undefined || last === undefined ? 'not-measurable' : 'no-data';
    return Object.freeze({
      ...known,
      ...unknown,
      status,
      statusAsObserved: status,
      credit: null,
      shortfall: null,
      next,
      ...provisional,
    });
  }
  const attainment = attainmentToward(stands.value, baseline.value, last, direction);
  const expected = expectation(series, baseline, targets, stands.observedOn);
  const expectedAttainment = attainmentExpected(expected, baseline, last, direction);
  const pace = paceOf(stands.value, expected, baseline, direction);
  const shortfall = expectedAttainment - attainment;
  const status = statusOf(stands, last, baseline, direction, { attainment, pace, shortfall }, settings);
  return Object.freeze({
    id,
    value,
    observedOn: known.observedOn,
    baseline: known.baseline,
    target: known.target,
    attainment: finite(attainment),
    progress: clamped(attainment),
    expected: Object.freeze(expected.value),
    expectedProgress: clamped(expectedAttainment),
    pace: finite(pace),
    status,
    statusAsObserved: status,
    credit: Math.min(clamped(attainment), clamped(expectedAttainment)),
    shortfall: finite(shortfall),
    next,
    ...provisional,
  });
}

/** Attainment of E toward T; a band is to be kept from the start, so all of it is expected at any time. */
function attainmentExpected(expected: Expectation, baseline: Baseline, last: Target, direction: Direction): number {
  if (direction === 'maintain') return 1;
  const aimLessBase = (last.value as number) - baseline.value;
  if (isUsable(expected.lessBase) && Number.isFinite(aimLessBase) && !meets(baseline.value, last, direction)) {
    return expected.lessBase / aimLessBase;
  }
  return attainmentToward(expected.value as number, baseline.value, last, direction);
}

/** Pace: attainment of v toward E. */
function paceOf(value: number, expected: Expectation, baseline: Baseline, direction: Direction): number {
  if (typeof expected.value !== 'number') return attainmentToward(value, baseline.value, expected.value, direction);
  const valueLessBase = value - baseline.value;
  if (isUsable(expected.lessBase) && Number.isFinite(valueLessBase)) {
    const sign = direction === 'decrease' ? -1 : 1;
    if (sign * expected.lessBase > 0) return valueLessBase / expected.lessBase;
    return sign * value >= sign * expected.value ? 1 : 0;
  }
  return attainmentToward(value, baseline.value, { value: expected.value }, direction);
}

const isUsable = (difference: number | null): difference is number => Number.isFinite(difference);

interface Judged {
  readonly attainment: number;
  readonly pace: number;
  readonly shortfall: number;
}

function statusOf(
  { value, observedOn }: Standing,
  last: Target,
  baseline: Baseline,
  direction: Direction,
  { attainment, pace, shortfall }: Judged,
  settings: Settings,
): MeasureStatus {
  if (meets(value, last, direction)) return direction === 'maintain' || value === last.value ? 'met' : 'exceeded';
  if (observedOn >= last.date) return 'missed';
  // A baseline that met the target leaves no way to go: falling short of it is worse than the baseline.
  if (meets(baseline.value, last, direction) || !reaches(attainment, -settings.tolerance)) return 'regressing';
  return standingByPace(pace, shortfall, settings);
}
