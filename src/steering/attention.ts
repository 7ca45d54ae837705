/**
 * What a review should look at first. Each item says what, why, since when, and who can do something about it; the
 * order is fixed, so that the same plan gives the same agenda.
 */

import type { Day } from '../model/calendar.js';
import { locatorIn } from '../model/entity-index.js';
import { titleOf } from '../model/find.js';
import type { Goal, Measure, Plan, Strategy } from '../model/generated/types.js';
import type { Issue } from '../model/result.js';
import type { ActionProgress } from '../progress/action.js';
import type { MeasureProgress } from '../progress/measure.js';
import { type GoalRollup, type MilestoneRollup, rollup, type StrategyRollup } from '../progress/rollup.js';
import { type ProgressOptions, settingsOf } from '../progress/settings.js';
import { checkPlan } from '../rules/check.js';
import {
  type AttentionItem,
  type AttentionReason,
  attentionReasons,
  itemOf,
  type Look,
  title,
  type Who,
  whoOf,
} from './attention-item.js';
import { lookAtContribution, lookAtMeasure, lookAtTheory } from './attention-results.js';
import { lookAtAction, lookAtMilestone, lookAtPlanning } from './attention-work.js';

/**
 * What a review should look at as of a day, the most urgent first: in the order of `attentionReasons`, then by how long
 * it has waited, then in the order of the plan. Whatever a rollup of the same day calls worse than on track or on
 * schedule is there under some reason: of a whole, by those of its parts that make it so. Actions and milestones are due
 * for a report as `policy.cadence` says, measures for an observation by their own frequency.
 *
 * A milestone without actions is looked at like an action: it reports for itself. What stands in something that was
 * given up, and was not given up itself, is listed while its own figures are behind: it is a loose end.
 *
 * Total: never throws on a well-shaped plan, whatever rules it breaks; an `asOf` that is no calendar day is a
 * `RangeError`. The same input gives the same order.
 *
 * Source: the rhythm of SPM (Redding & Layland 2015): performance is managed by standing reviews. The order of the
 * reasons is this library's own choice.
 *
 * @example
 * ```ts
 * const [first] = attention(examplePlan, { asOf: '2026-08-03' });
 * first?.sentence; // 'Action "Train the coaches together" should have been done by Jun 30, 2026 and is 90% done.'
 * first?.reason; // 'action-overdue'
 * ```
 */
export function attention(plan: Plan, options: ProgressOptions): readonly AttentionItem[] {
  const settings = settingsOf(options);
  const standing = rollup(plan, options);
  const items: AttentionItem[] = [];
  const find = locatorIn(plan);
  const look: Look = {
    settings,
    titled(id) {
      const found = find(id);
      return title(found === undefined ? id : titleOf(found.entity));
    },
    note: (concerned, reason, since, params) => items.push(itemOf(concerned, reason, since, params)),
  };
  for (const [index, goal] of plan.goals.entries()) lookAtGoal(goal, standing.goals[index] as GoalRollup, plan, look);
  for (const issue of checkPlan(plan, { asOf: settings.asOf, policy: options.policy })) {
    if (isLater(issue, settings.asOf)) continue;
    const { code: rule, id = plan.id, message: sentence, params } = issue;
    const kind = find(id)?.kind ?? 'plan';
    items.push(Object.freeze({ id, kind, reason: 'rule-broken', sentence, params, since: null, who: {}, rule, issue }));
  }
  return Object.freeze(inOrder(items));
}

/** The lists of what is entered on a day. */
const ENTERED: ReadonlySet<unknown> = new Set(['reports', 'observations', 'withheld', 'used', 'delivered']);

/**
 * Whether what breaks a rule was entered later: a review as of an earlier day knows nothing of it, and finds no fault
 * with it. Nor does it find that something is still open that is continued only later.
 */
function isLater({ path, params }: Issue, asOf: Day): boolean {
  if (params['reason'] === 'still-open') return `${params['start']}` > asOf;
  // Of what spans a time, the end is the day that it is entered for.
  const day = params['date'] ?? params['end'];
  return typeof day === 'string' && day > asOf && path.some((key) => ENTERED.has(key));
}

function lookAtGoal(goal: Goal, stands: GoalRollup, plan: Plan, look: Look): void {
  lookAtContribution(goal, stands, look);
  lookAtMeasures(goal.measures, stands.measures, whoOf([goal.responsible], goal), true, look);
  for (const [index, strategy] of goal.strategies.entries()) {
    lookAtStrategy(strategy, stands.strategies[index] as StrategyRollup, goal, plan, look);
  }
}

function lookAtStrategy(strategy: Strategy, stands: StrategyRollup, goal: Goal, plan: Plan, look: Look): void {
  lookAtTheory(strategy, stands, look);
  lookAtPlanning(strategy, stands, plan, look);
  const goesOn = stands.implementation.state !== 'discontinued';
  lookAtMeasures(strategy.measures, stands.measures, whoOf([strategy.responsible, goal.responsible]), goesOn, look);
  for (const [index, milestone] of strategy.milestones.entries()) {
    const found = stands.milestones[index] as MilestoneRollup;
    lookAtMilestone(milestone, found, strategy, look);
    for (const [place, action] of milestone.actions.entries()) {
      lookAtAction(action, found.actions[place] as ActionProgress, milestone, strategy, look);
    }
  }
}

function lookAtMeasures(
  measures: readonly Measure[],
  found: readonly MeasureProgress[],
  above: Who,
  goesOn: boolean,
  look: Look,
): void {
  for (const [index, measure] of measures.entries()) {
    const who = measure.responsible === undefined ? above : { ...above, person: measure.responsible };
    lookAtMeasure(measure, found[index] as MeasureProgress, who, goesOn, look);
  }
}

const rank = new Map<AttentionReason, number>(attentionReasons.map((reason, index) => [reason, index]));

/** The most urgent first; among equals, sorting keeps the order of the plan. */
function inOrder(items: readonly AttentionItem[]): AttentionItem[] {
  const rankOf = ({ reason }: AttentionItem) => rank.get(reason) as number;
  const since = (item: AttentionItem) => item.since ?? '9999-12-31';
  const compare = (a: AttentionItem, b: AttentionItem) =>
    rankOf(a) - rankOf(b) || (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0);
  return [...items].sort(compare);
}
