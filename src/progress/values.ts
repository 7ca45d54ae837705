/**
 * What a series came to on each day that it was observed on: the latest value, the running total, or the amount of a
 * period. Lines and gaps are drawn from these.
 */
import { type Day, daysBetween } from '../model/calendar.js';
import { decimalSums } from '../model/decimal.js';
import type { Target } from '../model/generated/types.js';
import { judge } from './judging.js';
import { type DatedValue, standing, type Tally } from './series.js';
import type { Settings } from './settings.js';

/** Adds a value; a later one of the same day takes its place. */
function put(values: DatedValue[], date: Day, value: number): void {
  if (values.at(-1)?.date === date) values.pop();
  values.push({ date, value });
}

/** How long the time of a target is, in days. */
const lengthOf = ({ starts, targets }: Tally, place: number) =>
  daysBetween(starts[place] as Day, (targets[place] as Target).date) + 1;

/** The amount of each period that is over and about as long as the last one, on its last day. */
function periodAmounts(tally: Tally, settings: Settings): readonly DatedValue[] {
  const values: DatedValue[] = [];
  const current = standing(tally)?.current ?? -1;
  const usual = lengthOf(tally, tally.targets.length - 1);
  for (const [place, { date }] of tally.targets.entries()) {
    if (date > tally.asOf) break;
    if (Math.abs(lengthOf(tally, place) - usual) > usual / 10) continue;
    const judged = judge(tally, place, current, settings);
    if (judged !== null) put(values, date, judged.value);
  }
  return values;
}

/**
 * What a series came to on each day that it was observed on, in order: the last observation of each day, the running
 * total (`sum`), or the amount of each period that is over (`period`). The baseline is not among them.
 */
export function valuesOf(tally: Tally, settings: Settings): readonly DatedValue[] {
  const { accumulation, baseline, counted } = tally;
  const values: DatedValue[] = [];
  if (accumulation === 'period') return tally.targets.length === 0 ? values : periodAmounts(tally, settings);
  if (accumulation === 'latest') {
    for (const { date, value } of counted) put(values, date, value);
    return values;
  }
  const totals = decimalSums([baseline?.value ?? 0, ...counted.map(({ value }) => value)]);
  for (const [index, { date }] of counted.entries()) put(values, date, totals[index + 1] as number);
  return values;
}

/** The same with the baseline before them; a value observed on the baseline's own day takes its place. */
export function valuesFromBaseline(tally: Tally, settings: Settings): readonly DatedValue[] {
  const values = valuesOf(tally, settings);
  const { baseline } = tally;
  return baseline === undefined || values[0]?.date === baseline.date ? values : [baseline, ...values];
}
