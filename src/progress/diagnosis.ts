/**
 * What comparing effort with results says of a theory of action, link by link, which is what SPM is for: *if* the work
 * is done, *then* the strategy's measures move, *and* the goal's measures follow.
 */

import { type Day, plusMonths } from '../model/calendar.js';
import type { Measure, Report, Strategy } from '../model/generated/types.js';
import type { Diagnosis, GoalDiagnosis, ImplementationState, MeasureStatus } from '../model/standing.js';
import { ON_TRACK, rankOf } from './verdict.js';

/** Whether a status says that measures move as they should. */
export const isPerforming = (status: MeasureStatus): boolean => rankOf(status) >= ON_TRACK;

/** Whether a state says that the work is done as it should be. */
export const isImplemented = (state: ImplementationState): boolean =>
  state === 'complete' || state === 'complete-to-date' || state === 'on-schedule';

/**
 * Compares whether a strategy is carried out with whether its measures move. First that applies:
 *
 * - `unknown`: there is no data of one or the other, or none that is fresh;
 * - `too-early`: no work is due yet, or nothing was observed since it could show;
 * - `theory-holding`: implementation complete, complete to date or on schedule, performance on track or better;
 * - `theory-in-doubt`: carried out so, but performance is not;
 * - `results-without-implementation`: performance is, without being carried out so;
 * - `not-yet-tested`: neither.
 *
 * Source: Redding & Layland 2015: implementation and performance are never blended, and a strategy can be
 * carried out well and still be wrong.
 *
 * @example
 * ```ts
 * diagnosis({ state: 'on-schedule' }, { status: 'regressing' }); // 'theory-in-doubt'
 * ```
 */
export function diagnosis(
  implementation: { readonly state: ImplementationState },
  performance: { readonly status: MeasureStatus },
  isTooEarly = false,
): Diagnosis {
  const { state } = implementation;
  if (state === 'no-data' || state === 'discontinued' || rankOf(performance.status) < 0) return 'unknown';
  if (isTooEarly) return 'too-early';
  const performing = isPerforming(performance.status);
  if (isImplemented(state)) return performing ? 'theory-holding' : 'theory-in-doubt';
  return performing ? 'results-without-implementation' : 'not-yet-tested';
}

/**
 * Compares what a goal's strategies achieve with whether students benefit. First that applies: `unknown` (no strategy
 * with performance, or no performance of the goal's own), `too-early` (for every strategy), `contribution-holding`
 * (the strategies' measures on track or better, and the goal's own too), `contribution-in-doubt` (theirs are, its own
 * are not), `results-without-contribution`, `not-yet-tested`.
 *
 * @param strategies - The performance of the strategies' measures, combined by their weights.
 * @param own - The performance of the goal's own measures.
 * @param isTooEarly - Whether it is too early for every strategy.
 *
 * @example
 * ```ts
 * goalDiagnosis({ status: 'on-track' }, { status: 'off-track' }, false); // 'contribution-in-doubt'
 * ```
 */
export function goalDiagnosis(
  strategies: { readonly status: MeasureStatus },
  own: { readonly status: MeasureStatus },
  isTooEarly: boolean,
): GoalDiagnosis {
  if (rankOf(strategies.status) < 0 || rankOf(own.status) < 0) return 'unknown';
  if (isTooEarly) return 'too-early';
  const benefiting = isPerforming(own.status);
  if (isPerforming(strategies.status)) return benefiting ? 'contribution-holding' : 'contribution-in-doubt';
  return benefiting ? 'results-without-contribution' : 'not-yet-tested';
}

/** Whether some report above 0% by a day satisfies a condition. */
function anyEffort(strategy: Strategy, asOf: Day, isEnough: (reportedOn: Day) => boolean): boolean {
  const shows = (reports: readonly Report[]) =>
    reports.some(({ date, percentComplete }) => percentComplete > 0 && date <= asOf && isEnough(date));
  return strategy.milestones.some(
    ({ reports, actions }) => shows(reports) || actions.some((step) => shows(step.reports)),
  );
}

/**
 * Whether an effect of the work could be seen: some measure was last observed its `lagMonths` or more after the first
 * report above 0%.
 */
export function couldShow(
  strategy: Strategy,
  measures: readonly { readonly progress: number | null; readonly observedOn: Day | null }[],
  asOf: Day,
): boolean {
  return strategy.measures.some(({ lagMonths = 0 }: Measure, index) => {
    const { progress = null, observedOn = null } = measures[index] ?? {};
    if (progress === null || observedOn === null) return false;
    return anyEffort(strategy, asOf, (reportedOn) => plusMonths(reportedOn, lagMonths) <= observedOn);
  });
}
