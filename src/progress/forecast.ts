/**
 * Where a measure is heading: the Theil–Sen line through its baseline and observations, which one wild point cannot
 * tilt, carried on to the last target.
 */
import { type Day, daysBetween, plusDays } from '../model/calendar.js';
import { decimalSum } from '../model/decimal.js';
import type { Measure, Target } from '../model/generated/types.js';
import { distanceToBand, fittingTargets, meets } from '../model/target.js';
import { standing, tallyOf } from './series.js';
import { type ProgressOptions, settingsOf } from './settings.js';

/** Where a measure is heading. Rates are in the measure's unit a year of 365.25 days. */
export interface Forecast {
  readonly id: string;
  /** How many points the line rests on; under three there is no line. */
  readonly points: number;
  /** The slope of the line; null under three points. */
  readonly currentRate: number | null;
  /** What would take the last value to the last target by its day; 0 where it is met, null where that day is over. */
  readonly requiredRate: number | null;
  /** The value of the line on the day of the last target, kept to what the unit allows; null under three points. */
  readonly projected: number | null;
  /** The day of the last target. */
  readonly projectedOn: Day | null;
  /** Whether the projected value meets the last target. */
  readonly reaches: boolean | null;
  /** The day on which the line meets the target, never before the last observation; null where it does not. */
  readonly metOn: Day | null;
}

/** The least number of points that a line is drawn through. */
export const LEAST_POINTS = 3;
/** Pairs grow with the square of the points: of more than these, the latest count. */
const MOST_POINTS = 1_000;
const DAYS_A_YEAR = 365.25;

/** A value on a day, counted in days. */
export interface Point {
  readonly day: number;
  readonly value: number;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/**
 * The Theil–Sen line: the median of the slopes through all pairs of points on different days, and the median of what
 * is left of each point. Up to 29 % of the points may lie anywhere without tilting it beyond bounds.
 *
 * Source: Theil, *A rank-invariant method of linear and polynomial regression analysis* (1950); Sen, *Estimates of the
 * regression coefficient based on Kendall's tau* (1968).
 */
export function theilSen(points: readonly Point[]): { readonly slope: number; readonly intercept: number } | null {
  const slopes: number[] = [];
  for (let i = 0; i < points.length; i += 1) {
    for (let j = i + 1; j < points.length; j += 1) {
      const [a, b] = [points[i] as Point, points[j] as Point];
      if (a.day !== b.day) slopes.push((b.value - a.value) / (b.day - a.day));
    }
  }
  if (slopes.length === 0) return null;
  const slope = median(slopes);
  return { slope, intercept: median(points.map(({ day, value }) => value - slope * day)) };
}

/** Baseline and observations by a day, in order, as the measure accumulates them. Days count from the baseline. */
function pointsOf(
  { baseline, observations, accumulation }: Measure,
  asOf: Day,
): { readonly from: Day; readonly points: Point[] } {
  const counted = observations
    .filter(({ date }) => date <= asOf && (baseline === undefined || date >= baseline.date))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const from = baseline?.date ?? counted[0]?.date ?? asOf;
  const at = (date: Day) => daysBetween(from, date);
  const points: Point[] = baseline === undefined ? [] : [{ day: 0, value: baseline.value }];
  if (accumulation === 'latest') {
    for (const { date, value } of counted) {
      // An observation on the baseline's own day, or a later one of a day, takes its place.
      if (points.at(-1)?.day === at(date)) points.pop();
      points.push({ day: at(date), value });
    }
  } else {
    const summed: number[] = [baseline?.value ?? 0];
    for (const { date, value } of counted) {
      if (baseline !== undefined && date === baseline.date) continue;
      summed.push(value);
      const point = { day: at(date), value: decimalSum(summed) };
      if (points.at(-1)?.day === point.day && points.length > (baseline === undefined ? 0 : 1)) points.pop();
      points.push(point);
    }
  }
  return { from, points: points.slice(-MOST_POINTS) };
}

/** A value that the unit allows. */
function possible(value: number, { unit }: Measure): number | null {
  if (!Number.isFinite(value)) return null;
  if (unit.kind === 'percent') return Math.min(100, Math.max(0, value));
  if (unit.kind === 'count') return Math.max(0, value);
  if (unit.kind === 'level') return Math.min(Math.max(0, (unit.levels?.length ?? 1) - 1), Math.max(0, value));
  return value;
}

/** A measure's points by a day, and the line through them. */
export interface Trend {
  /** The day from which the points' days count. */
  readonly from: Day;
  readonly points: readonly Point[];
  readonly line: { readonly slope: number; readonly intercept: number } | null;
  /** The line's value on a day, kept to what the unit allows; null where there is no line. */
  valueOn(day: Day): number | null;
}

/** Baseline and observations by a day, and the Theil–Sen line through them where there are enough. */
export function trendOf(measure: Measure, asOf: Day): Trend {
  const { from, points } = pointsOf(measure, asOf);
  const fitted = points.length < LEAST_POINTS ? null : theilSen(points);
  const isDrawn = fitted !== null && Number.isFinite(fitted.slope) && Number.isFinite(fitted.intercept);
  const line = isDrawn ? fitted : null;
  return {
    from,
    points,
    line,
    valueOn: (day) => (line === null ? null : possible(line.intercept + line.slope * daysBetween(from, day), measure)),
  };
}

/** What a value has to reach to meet a target: the value aimed at, or the nearer end of the band. */
function aimFrom(value: number, target: Target): number {
  if (target.value !== undefined) return target.value;
  if (target.low !== undefined && value < target.low) return target.low;
  return target.high !== undefined && value > target.high ? target.high : value;
}

/**
 * Where a measure is heading by a day: the Theil–Sen slope over baseline and observations, the projected value on the
 * last target's day, the day the target would be met, the current rate and the one required.
 *
 * Total: never throws on a well-shaped measure. Under three points nothing is projected, and `points` says so.
 *
 * Source: Theil (1950), Sen (1968).
 *
 * @example
 * ```ts
 * const coached = examplePlan.goals[0]?.strategies[0]?.measures[0];
 * const heading = coached && forecast(coached, { asOf: '2026-08-03' });
 * heading?.points; // 4
 * heading?.metOn; // '2029-07-28'
 * ```
 */
export function forecast(measure: Measure, options: ProgressOptions): Forecast {
  const { asOf } = settingsOf(options);
  const target = fittingTargets(measure.targets, measure.direction).at(-1);
  const { from, points, line, valueOn } = trendOf(measure, asOf);
  const stands = standing(tallyOf(measure, asOf));
  const last = points.at(-1);
  const lastDay = stands?.observedOn ?? (last === undefined ? null : plusDays(from, last.day));
  const value = stands?.value ?? last?.value ?? null;
  const isMet = target !== undefined && value !== null && meets(value, target, measure.direction);
  const nothing: Forecast = {
    id: measure.id,
    points: points.length,
    currentRate: null,
    requiredRate:
      target === undefined || value === null || lastDay === null ? null : required(value, lastDay, target, isMet),
    projected: null,
    projectedOn: target?.date ?? null,
    reaches: null,
    metOn: isMet ? lastDay : null,
  };
  if (line === null) return Object.freeze(nothing);
  const projected = target === undefined ? null : valueOn(target.date);
  return Object.freeze({
    ...nothing,
    currentRate: Number.isFinite(line.slope * DAYS_A_YEAR) ? line.slope * DAYS_A_YEAR + 0 : null,
    projected,
    reaches: target === undefined || projected === null ? null : meets(projected, target, measure.direction),
    metOn:
      target === undefined || lastDay === null
        ? null
        : isMet
          ? lastDay
          : meetingDay(measure, target, line, from, lastDay),
  });
}

function required(value: number, day: Day, target: Target, isMet: boolean): number | null {
  if (isMet) return 0;
  const days = daysBetween(day, target.date);
  const rate = ((aimFrom(value, target) - value) / days) * DAYS_A_YEAR + 0;
  return days > 0 && Number.isFinite(rate) ? rate : null;
}

/** The first day, from the last observation on, on which the line meets the target. */
function meetingDay(
  measure: Measure,
  target: Target,
  line: { readonly slope: number; readonly intercept: number },
  from: Day,
  lastDay: Day,
): Day | null {
  const first = daysBetween(from, lastDay);
  const now = line.intercept + line.slope * first;
  const isThere =
    target.value === undefined ? distanceToBand(now, target) === 0 : meets(now, target, measure.direction);
  if (isThere) return lastDay;
  const day = Math.ceil((aimFrom(now, target) - line.intercept) / line.slope - 1e-9);
  if (!Number.isFinite(day) || day < first) return null;
  // Beyond the calendar is never.
  return day > daysBetween(from, '9999-12-31') ? null : plusDays(from, day);
}
