/**
 * How far an action has come by its reports, and whether that is as far as reporting could fairly show by now.
 * A milestone without actions is judged the same way, over its own period and by its own reports.
 */

import { type Day, type DayRange, daysGone, daysIn, monthsOf, plusMonths } from '../model/calendar.js';
import type { Action, Report } from '../model/generated/types.js';
import type { ActionState } from '../model/standing.js';
import { type Discontinuable, isDiscontinued, lastReport } from '../model/step.js';
import { type ProgressOptions, reaches, type Settings, settingsOf, within } from './settings.js';

/** How an action stands, in the order in which the cases are tried. */
export const actionStates = [
  'complete',
  'discontinued',
  'overdue',
  'not-started',
  'on-schedule',
  'behind-schedule',
] as const satisfies readonly ActionState[];

/** How far an action has come. */
export interface ActionProgress {
  readonly id: string;
  /** The day of the last report that counts. */
  readonly reportedOn: Day | null;
  /** The share done, 0 to 1, as last reported. */
  readonly completion: number;
  /** The share of its days gone, 0 to 1. */
  readonly expected: number;
  /** The share of its days gone that reporting could fairly show, 0 to 1. */
  readonly due: number;
  /** What counts of it: the smaller of completion and due, so that being ahead hides nothing, 0 to 1. */
  readonly credit: number;
  /** What is missing of what is due, 0 to 1. */
  readonly shortfall: number;
  readonly state: ActionState;
  /** The ids of what it depends on that is not complete. */
  readonly waitsFor: readonly string[];
}

/** The share of a period's days gone by the end of a day: 0 before the start, 1 from the end on. */
export function shareGone(period: DayRange, day: Day): number {
  if (day < period.start) return 0;
  return day >= period.end ? 1 : daysGone(period, day) / daysIn(period);
}

/**
 * The day whose share is due: that of the last report, or the day one reporting period ago where that is
 * later. So a monthly report is not blamed for the days since, nor silence rewarded.
 */
export function dueDay(reportedOn: Day | null, settings: Settings, cadence: keyof Settings['cadence']): Day {
  const onePeriodAgo = plusMonths(settings.asOf, -monthsOf[settings.cadence[cadence]]);
  return reportedOn !== null && reportedOn > onePeriodAgo ? reportedOn : onePeriodAgo;
}

/** Completion, expectation, due share and credit of a step that reports for itself. */
export function reportedProgress(
  step: { readonly period: DayRange; readonly reports: readonly Report[] },
  settings: Settings,
  cadence: 'action' | 'milestone',
): Pick<ActionProgress, 'completion' | 'expected' | 'due' | 'credit' | 'reportedOn'> {
  const report = lastReport(step.reports, settings.asOf);
  const reportedOn = report?.date ?? null;
  const completion = report === null ? 0 : report.percentComplete / 100;
  const due = shareGone(step.period, dueDay(reportedOn, settings, cadence));
  return {
    reportedOn,
    completion,
    expected: shareGone(step.period, settings.asOf),
    due,
    credit: Math.min(completion, due),
  };
}

/** How a step that is neither complete nor given up stands over its period, by credit against what is due. */
export function scheduleState(
  { completion, credit, due }: Pick<ActionProgress, 'completion' | 'credit' | 'due'>,
  period: DayRange,
  settings: Settings,
): 'overdue' | 'not-started' | 'on-schedule' | 'behind-schedule' {
  if (settings.asOf > period.end) return 'overdue';
  if (completion === 0 && due === 0) return 'not-started';
  return isOnSchedule(credit, due, settings) ? 'on-schedule' : 'behind-schedule';
}

/** Whether what is credited is near enough to what is due. */
export function isOnSchedule(credit: number, due: number, { onTrack, tolerance }: Settings): boolean {
  return reaches(credit, due * onTrack) || within(due - credit, tolerance);
}

/** Whether a step that reports for itself was reported complete by a day, and before it was given up. */
export function isReportedComplete(
  step: Discontinuable & { readonly reports: readonly Report[] },
  asOf: Day,
  givenUpOn: Day = asOf,
): boolean {
  if (lastReport(step.reports, asOf)?.percentComplete !== 100) return false;
  const { discontinued } = step;
  const until = discontinued !== undefined && discontinued.date < givenUpOn ? discontinued.date : givenUpOn;
  return until >= asOf || lastReport(step.reports, until)?.percentComplete === 100;
}

/** What waits for nothing. */
export const NOTHING: readonly string[] = Object.freeze([]);

/**
 * How far an action has come by a day. Total: never throws on a well-shaped action, whatever rules it breaks; an `asOf`
 * that is no calendar day is a `RangeError`.
 *
 * State, first that applies: `complete` (reported so, on or before any discontinuation), `discontinued` (by the day),
 * `overdue` (past its end), `not-started` (nothing done and nothing due), `on-schedule` (completion at least
 * `policy.onTrack` of what is due, or short by no more than the tolerance), `behind-schedule`.
 *
 * Alone, an action does not know the others: `waitsFor` then names all that it depends on. In a rollup it names what of
 * that is not complete.
 *
 * Source: Redding & Layland 2015, action and its timeline; the monthly look is the rhythm of SPM.
 *
 * @example
 * ```ts
 * const action = {
 *   id: 'a', title: 'Train coaches', period: { start: '2026-01-01', end: '2026-06-30' },
 *   reports: [{ date: '2026-03-01', percentComplete: 30 }], inputs: [], outputs: [],
 * };
 * actionProgress(action, { asOf: '2026-03-15' }).state; // 'on-schedule'
 * actionProgress(action, { asOf: '2026-05-15' }).state; // 'behind-schedule'
 * actionProgress(action, { asOf: '2026-07-01' }).state; // 'overdue'
 * ```
 */
export function actionProgress(action: Action, options: ProgressOptions): ActionProgress {
  return progressOfAction(action, settingsOf(options), Object.freeze([...(action.dependsOn ?? NOTHING)]));
}

/** `actionProgress` with its settings made ready, and what it waits for. */
export function progressOfAction(
  action: Action,
  settings: Settings,
  waitsFor: readonly string[] = NOTHING,
): ActionProgress {
  const { asOf } = settings;
  const own = reportedProgress(action, settings, 'action');
  const { reportedOn, completion, expected, due, credit } = own;
  let state: ActionState;
  if (completion === 1 && isReportedComplete(action, asOf)) state = 'complete';
  else state = isDiscontinued(action, asOf) ? 'discontinued' : scheduleState(own, action.period, settings);
  return Object.freeze({
    id: action.id,
    reportedOn,
    completion,
    expected,
    due,
    credit,
    shortfall: due > completion ? due - completion : 0,
    state,
    waitsFor,
  });
}
