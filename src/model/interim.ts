/** Interim targets: the steps from a baseline to a last target, as state plans publish them. */
import { type Day, monthsOn, requireDay } from './calendar.js';
import { decimalsOf } from './decimal.js';
import type { BaselineInput, Target, TargetInput } from './generated/types.js';
import { requireChoice, slip } from './require.js';

/** How often a step is due. */
export type InterimFrequency = 'year' | 'half' | 'quarter';

/** To what, how often, and by which rule interim targets step. */
export interface InterimOptions {
  /** The last target: its day, and the value or the band to reach. */
  readonly by: TargetInput;
  readonly every: InterimFrequency;
  /**
   * `even`: the same step each time. `halve-the-gap`: even steps that close half of the gap from the baseline to 100,
   * or to 0 where the value of `by` is below the baseline; a band has no such gap. `even` where it is left out.
   */
  readonly shape?: 'even' | 'halve-the-gap' | undefined;
}

const monthsIn: Readonly<Record<InterimFrequency, number>> = { year: 12, half: 6, quarter: 3 };
const frequencies = ['year', 'half', 'quarter'] as const;

/** More steps than this are no plan: a quarter of a millennium by quarters. */
const MOST_STEPS = 1_000;

/** The days of the steps, back from the last, all after the baseline. */
function daysOf(start: Day, end: Day, months: number): readonly Day[] {
  const days: Day[] = [];
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const day = step === 0 ? end : monthsOn(end, -step * months);
    if (day <= start) break;
    days.unshift(day);
  }
  return days;
}

/**
 * The interim targets from a baseline to a last target, which comes last: even steps in value, one for each year, half
 * or quarter counted back from the last day. The first step is the one after the baseline, so it may be shorter than
 * the others in time. Values have one digit more than baseline and last target show. For a band, each end that the
 * baseline lies beyond is stepped to; the other stays.
 *
 * None where the last target is not after the baseline.
 *
 * Source: the even steps that most state plans publish under the Every Student Succeeds Act; halving the gap in a fixed
 * number of years is the method that many of them name.
 *
 * @throws RangeError where a day, `every` or `shape` is none, and where there is no gap to halve: `by` is a band, or the
 * baseline lies beyond 100, or 0.
 *
 * @example
 * ```ts
 * const baseline = { date: '2025-06-30', value: 50 };
 * interimTargets(baseline, { by: { date: '2030-06-30', value: 60 }, every: 'year' }).map(({ value }) => value);
 * // [52, 54, 56, 58, 60]
 * interimTargets(baseline, { by: { date: '2030-06-30', value: 100 }, every: 'year', shape: 'halve-the-gap' }).at(-1);
 * // { date: '2030-06-30', value: 75 }
 * ```
 */
export function interimTargets(baseline: BaselineInput, { by, every, shape }: InterimOptions): readonly Target[] {
  const step = requireChoice('every', every, frequencies);
  if (step === undefined) throw slip('every', every, '"year" or "half" or "quarter"');
  const isHalved = requireChoice('shape', shape, ['even', 'halve-the-gap']) === 'halve-the-gap';
  const days = daysOf(requireDay('baseline.date', baseline.date), requireDay('by.date', by.date), monthsIn[step]);
  const aim = isHalved ? { ...by, value: halfway(baseline.value, by) } : by;
  const digits = Math.min(
    12,
    Math.max(...[baseline.value, by.value, by.low, by.high].map((each) => decimalsOf(each ?? 0))) + 1,
  );
  const stepped = (end: number | undefined, index: number): number | undefined => {
    if (end === undefined) return undefined;
    if (index === days.length - 1) return end;
    const value = baseline.value + (end - baseline.value) * ((index + 1) / days.length);
    return Number.isFinite(value) ? Number(value.toFixed(digits)) : value;
  };
  const { low, high } = aim;
  return days.map((date, index): Target => {
    const last = index === days.length - 1;
    const target = {
      date,
      value: stepped(aim.value, index),
      low: low !== undefined && baseline.value < low ? stepped(low, index) : low,
      high: high !== undefined && baseline.value > high ? stepped(high, index) : high,
      ...(last ? { start: by.start, note: by.note, extensions: by.extensions } : {}),
    };
    return Object.fromEntries(Object.entries(target).filter(([, value]) => value !== undefined)) as unknown as Target;
  });
}

/** Half of the way to 100, or to 0 where the last target, if its value is said, lies that way. */
function halfway(from: number, { value, low, high }: TargetInput): number {
  if (low !== undefined || high !== undefined) throw slip('by', 'a band', 'a value, or the shape "even"');
  const ideal = value !== undefined && value < from ? 0 : 100;
  if (ideal === 100 && from > 100) throw slip('baseline.value', from, 'no more than 100, or the shape "even"');
  if (ideal === 0 && from < 0) throw slip('baseline.value', from, 'no less than 0, or the shape "even"');
  return from + (ideal - from) / 2;
}
