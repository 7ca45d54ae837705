/**
 * What a measure, or a group of students in it, is judged from: the baseline and targets in force on a day, the
 * observations that count by then, and the value that they come to.
 */
import { type Day, type Frequency, plusDays, plusMonths } from '../model/calendar.js';
import { decimalDifference, decimalSum } from '../model/decimal.js';
import type { Baseline, Measure, Observation, Revision, Target } from '../model/generated/types.js';
import type { Group } from '../model/groups.js';
import { fittingTargets } from '../model/target.js';

/** What the formulas need of a measure, or of one group of students in it. */
export interface Series
  extends Pick<Measure, 'id' | 'targets' | 'observations' | 'withheld' | 'revisions'>,
    Pick<Measure, 'unit' | 'direction' | 'accumulation' | 'trajectory'> {
  readonly baseline?: Baseline | undefined;
  readonly frequency?: Frequency | undefined;
  readonly thresholds?: Measure['thresholds'] | undefined;
}

/** A group's series: its own baseline, targets and observations, judged in the measure's way. */
export function seriesOfGroup(measure: Measure, group: Group): Series {
  const { id, baseline, targets, observations, withheld, revisions } = group;
  const { unit, direction, accumulation, trajectory, frequency, thresholds } = measure;
  const own = { id, baseline, targets, observations, withheld, revisions };
  return { ...own, unit, direction, accumulation, trajectory, frequency, thresholds };
}

/** A day and the value on it. */
export interface DatedValue {
  readonly date: Day;
  readonly value: number;
}

/** A series as of a day: what is in force, and what counts. */
export interface Tally {
  readonly series: Series;
  readonly asOf: Day;
  /** To maintain an amount that begins anew is read as `latest`; the rules warn. */
  readonly accumulation: Series['accumulation'];
  readonly baseline: Baseline | undefined;
  /** The targets in force that fit the direction, in the order of their days. */
  readonly targets: readonly Target[];
  /** The observations that may count, in the order of their days; of two on one day, as they stand in the list. */
  readonly counted: readonly Observation[];
  /** For `period`, the first day of each target's time. */
  readonly starts: readonly Day[];
}

/**
 * The baseline and targets in force on a day: those of the earliest revision whose `until` is on or after it, else
 * the series' own. A revision without a baseline leaves the series' own in force.
 */
export function inForce(series: Series, asOf: Day): Pick<Tally, 'baseline' | 'targets'> {
  const { revisions } = series;
  let found: Revision | undefined;
  for (let index = 0; index < revisions.length; index += 1) {
    const revision = revisions[index] as Revision;
    if (revision.until >= asOf && (found === undefined || revision.until < found.until)) found = revision;
  }
  return {
    baseline: found?.baseline ?? series.baseline,
    targets: fittingTargets(found?.targets ?? series.targets, series.direction),
  };
}

/** The observations from one day to another, in the order of their days. */
function observedBetween(observations: readonly Observation[], from: Day, to: Day): readonly Observation[] {
  let previous = from;
  for (let index = 0; index < observations.length; index += 1) {
    const { date } = observations[index] as Observation;
    if (date < previous || date > to) {
      const counted = observations.filter((each) => each.date >= from && each.date <= to);
      return counted.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
    }
    previous = date;
  }
  return observations;
}

/** The first day of each target's time: its `start`, else the day after the target before it. */
function startsOf(targets: readonly Target[], baseline: Baseline | undefined): readonly Day[] {
  return targets.map(({ date, start }, index) => {
    const before = targets[index - 1]?.date ?? baseline?.date ?? plusMonths(date, -12);
    return start ?? plusDays(before, 1);
  });
}

const NO_DAYS: readonly Day[] = [];

/** A series as of a day. */
export function tallyOf(series: Series, asOf: Day): Tally {
  const { baseline, targets } = inForce(series, asOf);
  const accumulation =
    series.direction === 'maintain' && series.accumulation === 'period' ? 'latest' : series.accumulation;
  const from = accumulation === 'period' ? '' : (baseline?.date ?? '');
  let counted = observedBetween(series.observations, from, asOf);
  // A running total counts from the day after the baseline on.
  if (accumulation === 'sum' && counted[0]?.date === from) counted = counted.slice(lastBy(counted, from) + 1);
  const starts = accumulation === 'period' ? startsOf(targets, baseline) : NO_DAYS;
  return { series, asOf, accumulation, baseline, targets, counted, starts };
}

/** The place of the last entry on or before a day in a list in the order of days; −1 where there is none. */
export function lastBy(entries: readonly { readonly date: Day }[], day: Day): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as { date: Day }).date <= day) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** The observations in a target's time. */
export function observedIn({ counted, starts, targets }: Tally, target: number): readonly Observation[] {
  const start = starts[target] as Day;
  const end = lastBy(counted, (targets[target] as Target).date);
  let first = lastBy(counted, start);
  // Of those on the start itself, the first.
  while (first >= 0 && (counted[first] as Observation).date === start) first -= 1;
  return counted.slice(first + 1, end + 1);
}

const valuesOf = (observations: readonly Observation[]) => observations.map(({ value }) => value);

/** What the series had come to with the observation at a place: its value, or the total with it. */
export function valueAt({ accumulation, baseline, counted }: Tally, place: number): number {
  if (accumulation === 'latest') return (counted[place] as Observation).value;
  return decimalSum([baseline?.value ?? 0, ...valuesOf(counted.slice(0, place + 1))]);
}

/** The value by a day. */
export interface Standing {
  readonly value: number;
  /** The day for which the last observation in it holds. */
  readonly observedOn: Day;
  readonly last: Observation;
  /** What it stood at with the observation before the last, else at the baseline. */
  readonly before: DatedValue | null;
  /** For `period`, the place of the target in whose time the last observation lies; else that of the last target. */
  readonly current: number;
}

/** The place of the target in whose time the last observation lies that lies in any; −1 where none does. */
function currentTarget({ counted, targets, starts }: Tally): number {
  // The least first day from each target on tells whether a later one reaches back to a day.
  const reach = [...starts];
  for (let index = reach.length - 2; index >= 0; index -= 1) {
    if ((reach[index + 1] as Day) < (reach[index] as Day)) reach[index] = reach[index + 1] as Day;
  }
  for (let place = counted.length - 1; place >= 0; place -= 1) {
    const { date } = counted[place] as Observation;
    let target = lastBy(targets, date);
    if (targets[target]?.date !== date) target += 1;
    if ((reach[target] ?? '~') > date) continue;
    while ((starts[target] as Day) > date) target += 1;
    return target;
  }
  return -1;
}

function standingInPeriod(tally: Tally): Standing | null {
  const current = currentTarget(tally);
  if (current < 0) return null;
  const observed = observedIn(tally, current);
  const last = observed.at(-1) as Observation;
  const values = valuesOf(observed);
  return {
    value: decimalSum(values),
    observedOn: last.date,
    last,
    before: beforeInPeriod(tally, current, observed),
    current,
  };
}

/** Where the last observation is the first of its target, the amount of the time before is what it compares with. */
function beforeInPeriod(tally: Tally, current: number, observed: readonly Observation[]): DatedValue | null {
  const previous = observed.at(-2);
  if (previous !== undefined) return { date: previous.date, value: decimalSum(valuesOf(observed.slice(0, -1))) };
  if (current === 0) return tally.baseline ?? null;
  const earlier = observedIn(tally, current - 1);
  const end = earlier.at(-1);
  return end === undefined ? null : { date: end.date, value: decimalSum(valuesOf(earlier)) };
}

/**
 * The value by day D. Latest: of the last observation from d0 to D; of two on one day, the later in the list. Sum: the
 * baseline and every observation after d0, up to D. Period: the sum of the observations in the time of the target in
 * which the last observation lies. Null without observations.
 */
export function standing(tally: Tally): Standing | null {
  const { accumulation, counted, baseline, targets } = tally;
  if (accumulation === 'period') return finiteOnly(standingInPeriod(tally));
  const place = counted.length - 1;
  const last = counted[place];
  if (last === undefined) return null;
  const previous = counted[place - 1];
  const before =
    previous === undefined ? (baseline ?? null) : { date: previous.date, value: valueAt(tally, place - 1) };
  return finiteOnly({
    value: valueAt(tally, place),
    observedOn: last.date,
    last,
    before,
    current: targets.length - 1,
  });
}

/** A total beyond all numbers is none. */
const finiteOnly = (found: Standing | null) => (found !== null && Number.isFinite(found.value) ? found : null);

/** How the value has changed. */
export function changeOf({ value, before }: Standing): { readonly from: DatedValue; readonly amount: number } | null {
  if (before === null) return null;
  const amount = decimalDifference(value, before.value);
  if (!Number.isFinite(amount)) return null;
  return Object.freeze({ from: Object.freeze({ date: before.date, value: before.value }), amount });
}
