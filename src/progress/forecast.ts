/**
 * Where a measure is heading: the Theil–Sen line through its baseline and observations, carried on to the last target,
 * with the range in which it may come out.
 */
import { type Day, daysBetween, plusDays } from '../model/calendar.js';
import { finite } from '../model/decimal.js';
import type { Measure, Target } from '../model/generated/types.js';
import { distanceToBand, meets } from '../model/target.js';
import { type DatedValue, tallyOf } from './series.js';
import { type ProgressOptions, type Settings, settingsOf } from './settings.js';
import { DAYS_A_YEAR, interceptOf, LEAST_POINTS, MOST_POINTS, type Point, seasonsOf, theilSen } from './trend.js';
import { valuesFromBaseline } from './values.js';

/** How likely a target is to be reached: by the range in which the line may come out. */
export type Likelihood = 'likely' | 'uncertain' | 'unlikely';

/** Where a measure is heading. Rates are in the measure's unit a year of 365.25 days. */
export interface Forecast {
  readonly id: string;
  /** How many points the line rests on; under three there is no line, and what follows from it is null. */
  readonly points: number;
  /** The slope of the line; null under three points. */
  readonly currentRate: number | null;
  /** What would take the last value to the last target by its day; 0 where it is met, null where that day is over. */
  readonly requiredRate: number | null;
  /** The value of the line on the day of the last target, kept to what the unit allows; null under three points. */
  readonly projected: number | null;
  /** The lowest value of the range, by Sen's 90% interval of the slope. */
  readonly low: number | null;
  /** The highest value of the range. */
  readonly high: number | null;
  /** The day of the last target. */
  readonly projectedOn: Day | null;
  /** Whether the projected value meets the last target. */
  readonly reaches: boolean | null;
  /**
   * `likely` where the whole range meets the last target, `unlikely` where none of it does, else `uncertain`; null
   * without a line, and once the day of the target has come: from then on the target is judged.
   */
  readonly likelihood: Likelihood | null;
  /** The day on which the line meets the target, after the last observation unless it is met; null where never. */
  readonly metOn: Day | null;
}

/** A value that the unit allows. */
function possible(value: number, { unit }: Measure): number | null {
  if (!Number.isFinite(value)) return null;
  if (unit.kind === 'percent') return Math.min(100, Math.max(0, value));
  if (unit.kind === 'count') return Math.max(0, value);
  if (unit.kind === 'level') return Math.min(Math.max(0, (unit.levels?.length ?? 1) - 1), Math.max(0, value));
  return value + 0;
}

/** A value with the range in which it may come out. */
export interface Projection {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** A measure's points by a day, and the line through them. */
export interface Trend {
  /** The day from which the points' days count. */
  readonly from: Day;
  readonly points: readonly Point[];
  /** The slope a day, with its 90% interval; null where there is no line. */
  readonly slope: { readonly slope: number; readonly low: number; readonly high: number } | null;
  /** Where the line lies at day 0, by the values of one time of year. */
  interceptFor(day: Day): number;
  /** The line's value on a day, kept to what the unit allows; null where there is no line. */
  valueOn(day: Day): number | null;
  /** The same with its range. */
  projectionOn(day: Day): Projection;
}

/** Baseline and observations by a day, and the Theil–Sen line through them where there are enough. */
export function trendOf(measure: Measure, options: ProgressOptions): Trend {
  const settings = settingsOf(options);
  return trendThrough(measure, valuesFromBaseline(tallyOf(measure, settings.asOf), settings).slice(-MOST_POINTS));
}

const NO_PROJECTION: Projection = { value: null, low: null, high: null };

function trendThrough(measure: Measure, values: readonly DatedValue[]): Trend {
  const from = values[0]?.date ?? '1970-01-01';
  const points = values.map(({ date, value }) => ({ day: daysBetween(from, date), value }));
  const seasons = seasonsOf(points);
  const fitted = points.length < LEAST_POINTS ? null : theilSen(...seasons.all);
  const isDrawn = fitted !== null && [fitted.slope, fitted.low, fitted.high].every(Number.isFinite);
  const slope = isDrawn ? fitted : null;
  const interceptFor = (day: Day) => interceptOf(seasons.of(daysBetween(from, day)), slope?.slope ?? 0);
  const projectionOn = (date: Day): Projection => {
    if (slope === null) return NO_PROJECTION;
    const day = daysBetween(from, date);
    const season = seasons.of(day);
    const at = (rate: number) => possible(interceptOf(season, rate) + rate * day, measure);
    const [value, one, other] = [at(slope.slope), at(slope.low), at(slope.high)];
    if (value === null || one === null || other === null) return NO_PROJECTION;
    return { value, low: Math.min(value, one, other), high: Math.max(value, one, other) };
  };
  return { from, points, slope, interceptFor, valueOn: (day) => projectionOn(day).value, projectionOn };
}

/** What a value has to reach to meet a target: the value aimed at, or the nearer end of the band. */
function aimFrom(value: number, target: Target): number {
  if (target.value !== undefined) return target.value;
  if (target.low !== undefined && value < target.low) return target.low;
  return target.high !== undefined && value > target.high ? target.high : value;
}

/**
 * Where a measure is heading by a day: the Theil–Sen slope over baseline and observations of the series in force, the
 * projected value on the last target's day with its range, the day on which the line meets the target, the current rate
 * and the one that would be required, and how likely the target is. Under three points there is no line.
 *
 * Running totals (`sum`) are the totals by each day. Amounts that begin anew (`period`) are those of the periods that
 * are over and about as long as the last one, each on its last day. Values observed more often than once a year are
 * compared with those of the same time of year where there are two years of them.
 *
 * Total: never throws on a well-shaped measure; an `asOf` that is no calendar day is a `RangeError`. Of more than 500
 * points the latest count, so that it takes no longer than sorting the observations.
 *
 * Source: Theil 1950; Sen 1968 (the line and its interval); Hirsch, Slack & Smith 1982 (seasons). That a range decides
 * what is called likely is this library's own choice.
 *
 * @example
 * ```ts
 * const score = aMeasure({
 *   unit: { kind: 'score' },
 *   direction: 'increase',
 *   baseline: { date: '2022-06-30', value: 500 },
 *   targets: [{ date: '2028-06-30', value: 520 }],
 *   observations: [
 *     { date: '2023-06-30', value: 502 }, { date: '2024-06-30', value: 505 }, { date: '2025-06-30', value: 506 },
 *   ],
 * });
 * const { points, likelihood, metOn } = forecast(score, { asOf: '2025-12-31' });
 * points; // 4
 * likelihood; // 'unlikely'
 * metOn; // '2032-06-29'
 * ```
 */
export function forecast(measure: Measure, options: ProgressOptions): Forecast {
  return forecastOf(measure, settingsOf(options));
}

/** `forecast` with its settings made ready. */
export function forecastOf(measure: Measure, settings: Settings): Forecast {
  const { asOf } = settings;
  const { direction } = measure;
  const tally = tallyOf(measure, asOf);
  const target = tally.targets.at(-1);
  const values = valuesFromBaseline(tally, settings);
  const last = values.at(-1);
  const isMet = target !== undefined && last !== undefined && meets(last.value, target, direction);
  const nothing: Forecast = {
    id: measure.id,
    points: Math.min(values.length, MOST_POINTS),
    currentRate: null,
    requiredRate: target === undefined || last === undefined ? null : required(last, target, isMet),
    projected: null,
    low: null,
    high: null,
    projectedOn: target?.date ?? null,
    reaches: null,
    likelihood: null,
    metOn: isMet ? last.date : null,
  };
  const trend = trendThrough(measure, values.slice(-MOST_POINTS));
  if (trend.slope === null || last === undefined) return Object.freeze(nothing);
  const currentRate = finite(trend.slope.slope * DAYS_A_YEAR);
  if (target === undefined) return Object.freeze({ ...nothing, currentRate });
  const { value: projected, low, high } = trend.projectionOn(target.date);
  const isOpen = asOf < target.date;
  return Object.freeze({
    ...nothing,
    currentRate,
    projected,
    low,
    high,
    reaches: projected === null ? null : meets(projected, target, direction),
    likelihood: low === null || high === null || !isOpen ? null : likelihoodOf(low, high, target, direction),
    metOn: isMet ? last.date : meetingDay(trend, target, direction, last.date),
  });
}

/** Whether all, some or none of a range meets a target. */
function likelihoodOf(low: number, high: number, target: Target, direction: Measure['direction']): Likelihood {
  const [lowMeets, highMeets] = [meets(low, target, direction), meets(high, target, direction)];
  if (lowMeets && highMeets) return 'likely';
  if (lowMeets || highMeets) return 'uncertain';
  // A range that reaches beyond both ends of a band covers all of it.
  const covers = target.low !== undefined && target.high !== undefined && low < target.low && high > target.high;
  return covers ? 'uncertain' : 'unlikely';
}

function required(last: DatedValue, target: Target, isMet: boolean): number | null {
  if (isMet) return 0;
  const days = daysBetween(last.date, target.date);
  return days > 0 ? finite(((aimFrom(last.value, target) - last.value) / days) * DAYS_A_YEAR) : null;
}

/** The first day after the last observation on which the line meets the target. */
function meetingDay(trend: Trend, target: Target, direction: Measure['direction'], lastDay: Day): Day | null {
  const { slope } = trend.slope as NonNullable<Trend['slope']>;
  const intercept = trend.interceptFor(target.date);
  const first = daysBetween(trend.from, lastDay) + 1;
  const then = intercept + slope * first;
  const isThere = target.value === undefined ? distanceToBand(then, target) === 0 : meets(then, target, direction);
  if (isThere) return plusDays(lastDay, 1);
  const day = Math.ceil((aimFrom(then, target) - intercept) / slope - 1e-9);
  // Beyond the calendar is never.
  if (!Number.isFinite(day) || day < first || day > daysBetween(trend.from, '9999-12-31')) return null;
  return plusDays(trend.from, day);
}
