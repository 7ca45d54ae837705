/** The agenda of the method's meetings: what the month, the quarter and the year look at, and what becomes of milestones. */

import { type Day, plusMonths, requireDay } from '../model/calendar.js';
import { finderIn } from '../model/entity-index.js';
import type { FoundEntity } from '../model/find.js';
import type { Milestone, Plan } from '../model/generated/types.js';
import type { ImplementationState } from '../model/standing.js';
import { isDiscontinued } from '../model/step.js';
import { rollup } from '../progress/rollup.js';
import { type ProgressOptions, settingsOf } from '../progress/settings.js';
import { attention } from './attention.js';
import type { AttentionItem } from './attention-item.js';
import { attributeChange, type Difference } from './change.js';
import { type Reporting, reportingOf } from './reporting.js';
import { fiscalYearOf } from './series.js';

/** As of which day, and what changed since which. */
export interface ReviewOptions extends ProgressOptions {
  /** The day of the last review; without it nothing is said to have changed, and reporting is that of a year. */
  readonly since?: Day | undefined;
}

/** What may become of a milestone at the end of the year. */
export interface Disposition {
  readonly milestoneId: string;
  readonly state: ImplementationState;
  /**
   * `done` where it is complete; `drop` where it was given up, or its time is over and nothing of it was done;
   * `carry-over` for all that is unfinished, and for what was carried over already.
   */
  readonly suggested: 'done' | 'carry-over' | 'drop';
}

/** What the meetings of a review look at. */
export interface ReviewAgenda {
  /** Actions and milestones. */
  readonly monthly: readonly AttentionItem[];
  /** Strategies and their measures. */
  readonly quarterly: readonly AttentionItem[];
  /** Goals and their measures, and all that belongs to the plan as a whole. */
  readonly yearly: readonly AttentionItem[];
  /** Each milestone that ends within the fiscal year. */
  readonly dispositions: readonly Disposition[];
  /** What moved since the last review; null where no day of one is given. */
  readonly changed: Difference | null;
  /** Of the reports and observations that fell due since, how many came. */
  readonly reporting: Reporting;
}

function suggestedFor(
  milestone: Milestone,
  state: ImplementationState,
  completion: number | null,
  asOf: Day,
): Disposition['suggested'] {
  const { discontinued, period } = milestone;
  if (state === 'complete') return 'done';
  if (state === 'discontinued') {
    // Where all its actions were given up before, it may be carried over only later.
    const isCarriedOver = isDiscontinued(milestone, asOf) && discontinued?.carriedOverTo !== undefined;
    return isCarriedOver ? 'carry-over' : 'drop';
  }
  return period.end < asOf && (completion ?? 0) === 0 ? 'drop' : 'carry-over';
}

function dispositionsOf(plan: Plan, options: ProgressOptions): readonly Disposition[] {
  const { asOf, fiscalYearStart } = settingsOf(options);
  const { start, end } = fiscalYearOf(asOf, fiscalYearStart);
  const { goals } = rollup(plan, options);
  const found: Disposition[] = [];
  for (const [g, goal] of plan.goals.entries()) {
    for (const [s, strategy] of goal.strategies.entries()) {
      for (const [m, milestone] of strategy.milestones.entries()) {
        const standing = goals[g]?.strategies[s]?.milestones[m];
        if (standing === undefined || milestone.period.end < start || milestone.period.end > end) continue;
        const { state, completion } = standing.implementation;
        const suggested = suggestedFor(milestone, state, completion, asOf);
        found.push(Object.freeze({ milestoneId: milestone.id, state, suggested }));
      }
    }
  }
  return found;
}

/** At which meeting an item is looked at: by what holds it in the plan. */
function meetingFor(found: FoundEntity | undefined): 'monthly' | 'quarterly' | 'yearly' {
  const path = found?.path ?? [];
  if (path.includes('milestones')) return 'monthly';
  return path.includes('strategies') ? 'quarterly' : 'yearly';
}

/**
 * What a review looks at as of a day, for each of the method's meetings: the items of `attention`, each at the meeting
 * whose matter it is; what may become of each milestone that ends within the fiscal year (`policy.fiscalYearStart`);
 * what moved since the last review; and of the reports and observations that fell due since, by default within a year,
 * how many came.
 *
 * Total: never throws on a well-shaped plan; an `asOf` or `since` that is no calendar day is a `RangeError`, and so is a
 * `policy.fiscalYearStart` that is no day of every year.
 *
 * Source: the rhythm of SPM (Redding & Layland 2015; Layland & Redding, *A Journey in Organizational Effectiveness*):
 * actions and milestones are reported monthly, strategies and their measures reviewed each quarter, goals and what
 * becomes of milestones once a year. The suggestions are this library's own.
 *
 * @example
 * ```ts
 * const agenda = reviewAgenda(examplePlan, { asOf: '2026-08-03', since: '2026-05-03' });
 * agenda.monthly[0]?.reason; // 'action-overdue'
 * agenda.reporting.due > agenda.reporting.came; // true
 * ```
 */
export function reviewAgenda(plan: Plan, options: ReviewOptions): ReviewAgenda {
  const settings = settingsOf(options);
  const { asOf, policy, since } = options;
  if (since !== undefined) requireDay('since', since);
  const meetings = { monthly: [] as AttentionItem[], quarterly: [] as AttentionItem[], yearly: [] as AttentionItem[] };
  const find = finderIn(plan);
  for (const item of attention(plan, { asOf, policy })) meetings[meetingFor(find(item.id))].push(item);
  return Object.freeze({
    ...meetings,
    dispositions: dispositionsOf(plan, { asOf, policy }),
    changed:
      since === undefined
        ? null
        : attributeChange(rollup(plan, { asOf: since, policy }), rollup(plan, { asOf, policy })),
    reporting: reportingOf(plan, since ?? plusMonths(asOf, -12), settings),
  });
}
