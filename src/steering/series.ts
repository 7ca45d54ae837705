/** How a standing moves over time: a row of days, and the periods of a fiscal year that days fall in. */
import {
  type Day,
  type DayRange,
  isDay,
  monthsOf,
  monthsOn,
  plusDays,
  plusMonths,
  requireDayIn,
} from '../model/calendar.js';
import type { Plan } from '../model/generated/types.js';
import { requireChoice, slip } from '../model/require.js';
import type { ImplementationState, MeasureStatus } from '../model/standing.js';
import type { Implementation } from '../progress/implementation.js';
import type { MeasureProgress } from '../progress/measure.js';
import type { Performance } from '../progress/performance.js';
import { type PlanRollup, rollup } from '../progress/rollup.js';
import type { ProgressOptions } from '../progress/settings.js';

/** The standing of a plan, a goal, a strategy or a measure on one day. What it does not have is null. */
export interface SeriesPoint {
  readonly id: string;
  readonly asOf: Day;
  readonly completion: number | null;
  readonly due: number | null;
  readonly state: ImplementationState | null;
  readonly progress: number | null;
  readonly expectedProgress: number | null;
  readonly status: MeasureStatus;
  /** A measure's value, in its unit. */
  readonly value: number | null;
}

/** How often. */
export type SeriesStep = 'month' | 'quarter' | 'year';

/** From when to when, and how often. */
export interface SeriesOptions extends Pick<ProgressOptions, 'policy'> {
  readonly from: Day;
  readonly to: Day;
  readonly every: SeriesStep;
  /** Goals, strategies or measures, by id; the plan where they are left out. */
  readonly ids?: readonly string[] | undefined;
}

/** A century of months: more points tell nothing more. */
const MOST_POINTS = 1_200;
const MONTHS = { month: monthsOf.monthly, quarter: monthsOf.quarterly, year: monthsOf.annual } as const;

/** How many months a step takes. What is no step is a slip in code, and thrown. */
function monthsIn(every: SeriesStep): number {
  const step = requireChoice('every', every, ['month', 'quarter', 'year']);
  if (step === undefined) throw slip('every', every, '"month" or "quarter" or "year"');
  return MONTHS[step];
}

/** `from`, then a step on, again and again, and `to` as the last; what begins on the last of a month stays on it. */
function daysOf({ from, to, every }: SeriesOptions): readonly Day[] {
  const months = monthsIn(every);
  const days: Day[] = [];
  for (let step = 0; ; step += 1) {
    // Counted from the first day, so that the last of a month does not creep forward.
    const day = monthsOn(from, step * months);
    if (day >= to) break;
    days.push(day);
  }
  if (from <= to) days.push(to);
  return days.slice(-MOST_POINTS);
}

type Standing = Omit<SeriesPoint, 'asOf'>;

function standingOfWhole(node: {
  readonly id: string;
  readonly implementation: Implementation;
  readonly performance: Performance;
}): Standing {
  const { completion, due, state } = node.implementation;
  const { progress, expectedProgress, status } = node.performance;
  return { id: node.id, completion, due, state, progress, expectedProgress, status, value: null };
}

const standingOfMeasure = ({ id, progress, expectedProgress, status, value }: MeasureProgress): Standing => ({
  id,
  completion: null,
  due: null,
  state: null,
  progress,
  expectedProgress,
  status,
  value,
});

/** What is asked for of a rollup, by id; of two with one id, the first. */
function standingsOf(found: PlanRollup, ids: ReadonlySet<string>): ReadonlyMap<string, Standing> {
  const standings = new Map<string, Standing>();
  const take = (id: string, standing: () => Standing) => {
    if (ids.has(id) && !standings.has(id)) standings.set(id, standing());
  };
  const measures = (all: readonly MeasureProgress[]) => {
    for (const measure of all) take(measure.id, () => standingOfMeasure(measure));
  };
  take(found.id, () => standingOfWhole(found));
  for (const goal of found.goals) {
    take(goal.id, () => standingOfWhole(goal));
    measures(goal.measures);
    for (const strategy of goal.strategies) {
      take(strategy.id, () => standingOfWhole(strategy));
      measures(strategy.measures);
    }
  }
  return standings;
}

/**
 * The standing of the plan, or of the goals, strategies and measures that are asked for, on a row of days: `from`, then
 * a month, quarter or year on, and `to` as the last. A series that begins on the last day of a month stays on last days.
 * At most 1,200 days: of more, the last 1,200; none where `to` lies before `from`. With `ids`, all points of the first
 * come before those of the second; an id that names none of these has no points.
 *
 * @throws RangeError where `from` or `to` is no calendar day, or `every` none of the three steps.
 *
 * @example
 * ```ts
 * const series = progressSeries(examplePlan, { from: '2025-09-30', to: '2026-06-30', every: 'quarter' });
 * series.map(({ asOf }) => asOf); // ['2025-09-30', '2025-12-31', '2026-03-31', '2026-06-30']
 * const ids = ['goal-reading', 'measure-absence'];
 * progressSeries(examplePlan, { from: '2026-06-30', to: '2026-06-30', every: 'year', ids }).map(({ id }) => id); // ['goal-reading', 'measure-absence']
 * ```
 */
export function progressSeries(plan: Plan, options: SeriesOptions): readonly SeriesPoint[] {
  requireDayIn('from', options);
  requireDayIn('to', options);
  const ids = new Set(options.ids ?? [plan.id]);
  const points = new Map<string, SeriesPoint[]>([...ids].map((id) => [id, []]));
  for (const asOf of daysOf(options)) {
    const standings = standingsOf(rollup(plan, { asOf, policy: options.policy }), ids);
    for (const [id, standing] of standings) points.get(id)?.push(Object.freeze({ ...standing, asOf }));
  }
  return Object.freeze([...points.values()].flat());
}

/** A fiscal year, quarter or month, by its name. */
export interface FiscalPeriod extends DayRange {
  readonly name: string;
}

/** Which periods, and when a fiscal year begins. */
export interface FiscalPeriodOptions {
  readonly from: Day;
  readonly to: Day;
  readonly every: SeriesStep;
  /** The month and day on which a fiscal year begins, `MM-DD`; `07-01` where it is left out. */
  readonly fiscalYearStart?: string | undefined;
}

/** A month and a day that every year has, so that fiscal years can begin on it. */
function requireMonthDay(fiscalYearStart: string): void {
  // Of no leap year, so that it is a day of every year.
  if (isDay(`2023-${fiscalYearStart}`)) return;
  throw slip('fiscalYearStart', fiscalYearStart, 'a month and a day of every year as MM-DD, such as 07-01');
}

/** The fiscal year that a day lies in. */
export function fiscalYearOf(day: Day, fiscalYearStart: string): DayRange & { readonly year: number } {
  requireMonthDay(fiscalYearStart);
  const calendarYear = Number(day.slice(0, 4));
  const startIn = (year: number) => `${String(Math.max(1, year)).padStart(4, '0')}-${fiscalYearStart}`;
  const first = startIn(calendarYear) <= day ? calendarYear : calendarYear - 1;
  const start = startIn(first);
  const next = plusMonths(start, 12);
  // A year is named for the one in which it ends.
  return {
    start,
    end: next === '9999-12-31' ? next : plusDays(next, -1),
    year: fiscalYearStart === '01-01' ? first : first + 1,
  };
}

/**
 * The fiscal years, quarters or months that the days from `from` to `to` lie in, in order, each whole. A fiscal year is
 * named for the calendar year in which it ends, as United States agencies name it: "FY2026", "FY2026 Q1", "FY2026 M01".
 * At most 1,200: of more, the last 1,200; none where `to` lies before `from`.
 *
 * @throws RangeError where `from` or `to` is no calendar day, `every` none of the three steps, or `fiscalYearStart` no
 * day of every year.
 *
 * @example
 * ```ts
 * const quarters = fiscalPeriods({ from: '2025-07-01', to: '2025-12-31', every: 'quarter', fiscalYearStart: '07-01' });
 * quarters[0]; // { name: 'FY2026 Q1', start: '2025-07-01', end: '2025-09-30' }
 * quarters.length; // 2
 * ```
 */
export function fiscalPeriods(options: FiscalPeriodOptions): readonly FiscalPeriod[] {
  const from = requireDayIn('from', options);
  const to = requireDayIn('to', options);
  const { every, fiscalYearStart = '07-01' } = options;
  requireMonthDay(fiscalYearStart);
  const months = monthsIn(every);
  const periods: FiscalPeriod[] = [];
  const parts = 12 / months;
  let first = from;
  while (first <= to) {
    const { start, end, year } = fiscalYearOf(first, fiscalYearStart);
    for (let part = 0; part < parts; part += 1) {
      const begins = plusMonths(start, part * months);
      const ends = part === parts - 1 ? end : plusDays(plusMonths(start, (part + 1) * months), -1);
      if (ends >= from && begins <= to)
        periods.push(Object.freeze({ name: nameOf(year, part, every), start: begins, end: ends }));
    }
    if (end === '9999-12-31') break;
    first = plusDays(end, 1);
  }
  return Object.freeze(periods.slice(-MOST_POINTS));
}

function nameOf(year: number, part: number, every: SeriesStep): string {
  const fiscalYear = `FY${String(year).padStart(4, '0')}`;
  if (every === 'year') return fiscalYear;
  return every === 'quarter' ? `${fiscalYear} Q${part + 1}` : `${fiscalYear} M${String(part + 1).padStart(2, '0')}`;
}
