/**
 * What a series came to on each day that it was observed on: the latest value, the running total, or the amount of a
 * period. Lines and gaps are drawn from these.
 */
import { type Day, daysBetween, type Frequency, plusDays, plusMonths } from '../model/calendar.js';
import { decimalSum, decimalSums } from '../model/decimal.js';
import type { Measure, Observation } from '../model/generated/types.js';
import { fittingTargets } from '../model/target.js';

/** What the values of a measure, or of one group's series of it, rest on. */
export type ObservedSeries = Pick<
  Measure,
  'baseline' | 'targets' | 'observations' | 'direction' | 'accumulation' | 'frequency'
>;

/** A value on a calendar day. */
export interface Value {
  readonly date: Day;
  readonly value: number;
}

/** Half a reporting period, in days. */
export const halfPeriod: Readonly<Record<Frequency, number>> = {
  monthly: 15,
  quarterly: 46,
  semiannual: 92,
  annual: 183,
  biennial: 366,
};

/** Observations by a day, from the baseline on, in the order of their days. */
function countedBy({ baseline, observations }: ObservedSeries, asOf: Day): readonly Observation[] {
  return observations
    .filter(({ date }) => date <= asOf && (baseline === undefined || date >= baseline.date))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Adds a value; a later one of the same day takes its place. */
function put(values: Value[], date: Day, value: number): void {
  if (values.at(-1)?.date === date) values.pop();
  values.push({ date, value });
}

function latestValues(counted: readonly Observation[]): readonly Value[] {
  const values: Value[] = [];
  for (const { date, value } of counted) put(values, date, value);
  return values;
}

/** The running total on each day; the baseline's own day is part of the baseline. */
function runningTotals({ baseline }: ObservedSeries, counted: readonly Observation[]): readonly Value[] {
  const added = counted.filter(({ date }) => date !== baseline?.date);
  const totals = decimalSums([baseline?.value ?? 0, ...added.map(({ value }) => value)]);
  const values: Value[] = [];
  for (const [index, { date }] of added.entries()) put(values, date, totals[index + 1] as number);
  return values;
}

/**
 * The amount of each period that is over and about as long as the last one, on its last day. A period is over once its
 * last day has come and its end was looked at: within half a reporting period of it, or by an observation of a later one.
 */
function periodAmounts(series: ObservedSeries, counted: readonly Observation[], asOf: Day): readonly Value[] {
  const { baseline, direction, frequency } = series;
  const targets = fittingTargets(series.targets, direction);
  const spans = targets.map(({ date, start }, index) => {
    const before = targets[index - 1]?.date ?? baseline?.date ?? plusMonths(date, -12);
    return { start: start ?? plusDays(before, 1), end: date };
  });
  const last = spans.at(-1);
  if (last === undefined) return [];
  const lengthOf = ({ start, end }: (typeof spans)[number]) => daysBetween(start, end) + 1;
  const days = counted.map(({ date }) => date);
  const near = frequency === undefined ? halfPeriod.monthly : halfPeriod[frequency];
  const values: Value[] = [];
  let to = 0;
  for (const span of spans) {
    // An observation counts in one period, also where they overlap.
    const from = Math.max(to, firstFrom(days, span.start));
    to = Math.max(from, firstFrom(days, plusDays(span.end, 1)));
    const isOver = direction === 'decrease' ? span.end < asOf : span.end <= asOf;
    const isLookedAt = from < to && (to < days.length || daysBetween(days[to - 1] as Day, span.end) <= near);
    const isAlike = Math.abs(lengthOf(span) - lengthOf(last)) <= lengthOf(last) / 10;
    if (isOver && isLookedAt && isAlike) {
      put(values, span.end, decimalSum(counted.slice(from, to).map(({ value }) => value)));
    }
  }
  return values;
}

/** The index of the first day, of days in order, that is not before another. */
export function firstFrom(days: readonly Day[], day: Day): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle] as Day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * What a series came to on each day that it was observed on by a day, in order: the last observation of each day, the
 * running total (`sum`), or the amount of each period that is over (`period`). The baseline is not among them.
 */
export function valuesBy(series: ObservedSeries, asOf: Day): readonly Value[] {
  const counted = countedBy(series, asOf);
  if (series.accumulation === 'sum') return runningTotals(series, counted);
  if (series.accumulation === 'period' && series.direction !== 'maintain') {
    return periodAmounts(series, counted, asOf);
  }
  return latestValues(counted);
}

/** The same with the baseline before them; a value observed on the baseline's own day takes its place. */
export function valuesFrom(series: ObservedSeries, asOf: Day): readonly Value[] {
  const values = valuesBy(series, asOf);
  const { baseline } = series;
  return baseline === undefined || values[0]?.date === baseline.date ? values : [baseline, ...values];
}
