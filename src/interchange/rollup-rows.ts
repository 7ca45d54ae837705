/**
 * A rollup as flat tables, with the ids of `planRows`, for warehouses and dashboards. Every row is written out in one
 * place, column by column: so it costs less than the rollup that it flattens.
 */
import type { Action, Goal, Measure, Milestone, Plan, Strategy } from '../model/generated/types.js';
import type { ActionProgress } from '../progress/action.js';
import type { MeasureProgress } from '../progress/measure.js';
import type { GoalRollup, MilestoneRollup, PlanRollup, StrategyRollup } from '../progress/rollup.js';
import type { Row } from './columns.js';

/** A rollup as flat tables. */
export interface RollupRows {
  /** One row: the plan's own standing. */
  readonly plans: readonly Row[];
  readonly goals: readonly Row[];
  readonly strategies: readonly Row[];
  readonly milestones: readonly Row[];
  readonly actions: readonly Row[];
  readonly measures: readonly Row[];
}

type Tables = { readonly [Table in keyof RollupRows]: Row[] };

/** What every row of one rollup says. */
interface Whole {
  readonly id: string;
  readonly title: string | null;
  readonly asOf: string;
}

/** The entity that a result is about, where the plan has it at that place. */
const at = <Entity extends { readonly id: string }>(
  list: readonly Entity[] | undefined,
  index: number,
  id: string,
): Entity | undefined => {
  const entity = list?.[index];
  return entity?.id === id ? entity : undefined;
};

/** What work and results come to: of a goal and of a strategy alike. */
function resultsRow(
  found: GoalRollup | StrategyRollup,
  title: string | null,
  parentId: string,
  position: number,
  whole: Whole,
): Row {
  const { implementation: work, performance: results } = found;
  return {
    plan_id: whole.id,
    plan_title: whole.title,
    as_of: whole.asOf,
    id: found.id,
    parent_id: parentId,
    position,
    title,
    state: work.state,
    completion: work.completion,
    expected: work.expected,
    due: work.due,
    implementation_credit: work.credit,
    implementation_coverage: work.coverage,
    overdue: work.overdue,
    discontinued: work.discontinued,
    planned_through: work.plannedThrough,
    status: results.status,
    progress: results.progress,
    expected_progress: results.expectedProgress,
    performance_credit: results.credit,
    pace: results.pace,
    performance_coverage: results.coverage,
    worst: results.worst,
    diagnosis: found.diagnosis,
  };
}

function milestoneRow(
  milestone: MilestoneRollup,
  title: string | null,
  parentId: string,
  position: number,
  whole: Whole,
): Row {
  const { implementation: work } = milestone;
  return {
    plan_id: whole.id,
    plan_title: whole.title,
    as_of: whole.asOf,
    id: milestone.id,
    parent_id: parentId,
    position,
    title,
    state: work.state,
    completion: work.completion,
    expected: work.expected,
    due: work.due,
    credit: work.credit,
    coverage: work.coverage,
    overdue: work.overdue,
    discontinued: work.discontinued,
    planned_through: work.plannedThrough,
  };
}

function actionRow(
  action: ActionProgress,
  title: string | null,
  parentId: string,
  position: number,
  whole: Whole,
): Row {
  return {
    plan_id: whole.id,
    plan_title: whole.title,
    as_of: whole.asOf,
    id: action.id,
    parent_id: parentId,
    position,
    title,
    state: action.state,
    completion: action.completion,
    expected: action.expected,
    due: action.due,
    credit: action.credit,
    shortfall: action.shortfall,
    reported_on: action.reportedOn,
  };
}

function measureRow(
  measure: MeasureProgress,
  title: string | null,
  parentId: string,
  position: number,
  whole: Whole,
): Row {
  const { baseline, target } = measure;
  return {
    plan_id: whole.id,
    plan_title: whole.title,
    as_of: whole.asOf,
    id: measure.id,
    parent_id: parentId,
    position,
    title,
    status: measure.status,
    status_as_observed: measure.statusAsObserved,
    value: measure.value,
    observed_on: measure.observedOn,
    baseline_date: baseline === null ? null : baseline.date,
    baseline_value: baseline === null ? null : baseline.value,
    target_date: target === null ? null : target.date,
    target_value: target === null ? null : (target.value ?? null),
    target_low: target === null ? null : (target.low ?? null),
    target_high: target === null ? null : (target.high ?? null),
    attainment: measure.attainment,
    progress: measure.progress,
    expected_progress: measure.expectedProgress,
    credit: measure.credit,
    pace: measure.pace,
    shortfall: measure.shortfall,
    next_due: measure.nextDue,
  };
}

function planRow({ implementation: work, performance: results }: PlanRollup, whole: Whole): Row {
  return {
    plan_id: whole.id,
    plan_title: whole.title,
    as_of: whole.asOf,
    id: whole.id,
    parent_id: null,
    position: 0,
    title: whole.title,
    state: work.state,
    completion: work.completion,
    expected: work.expected,
    due: work.due,
    implementation_credit: work.credit,
    implementation_coverage: work.coverage,
    overdue: work.overdue,
    discontinued: work.discontinued,
    planned_through: work.plannedThrough,
    status: results.status,
    progress: results.progress,
    expected_progress: results.expectedProgress,
    performance_credit: results.credit,
    pace: results.pace,
    performance_coverage: results.coverage,
    worst: results.worst,
  };
}

function addMeasures(
  tables: Tables,
  measures: readonly MeasureProgress[],
  entities: readonly Measure[] | undefined,
  parentId: string,
  whole: Whole,
): void {
  for (let index = 0; index < measures.length; index += 1) {
    const measure = measures[index] as MeasureProgress;
    const title = at(entities, index, measure.id)?.indicator ?? null;
    tables.measures.push(measureRow(measure, title, parentId, index, whole));
  }
}

function addMilestone(
  tables: Tables,
  milestone: MilestoneRollup,
  entity: Milestone | undefined,
  parentId: string,
  position: number,
  whole: Whole,
): void {
  tables.milestones.push(milestoneRow(milestone, entity?.title ?? null, parentId, position, whole));
  const { actions } = milestone;
  for (let index = 0; index < actions.length; index += 1) {
    const action = actions[index] as ActionProgress;
    const known: Action | undefined = at(entity?.actions, index, action.id);
    tables.actions.push(actionRow(action, known?.title ?? null, milestone.id, index, whole));
  }
}

function addStrategy(
  tables: Tables,
  strategy: StrategyRollup,
  entity: Strategy | undefined,
  parentId: string,
  position: number,
  whole: Whole,
): void {
  tables.strategies.push(resultsRow(strategy, entity?.title ?? null, parentId, position, whole));
  addMeasures(tables, strategy.measures, entity?.measures, strategy.id, whole);
  for (const [index, milestone] of strategy.milestones.entries()) {
    addMilestone(tables, milestone, at(entity?.milestones, index, milestone.id), strategy.id, index, whole);
  }
}

/**
 * A rollup as flat tables, with ids, parents' ids and positions as in {@link planRows}, and the day: for the plan, its
 * goals and strategies, completion, expected, due, credit and state of implementation, progress, pace and status of
 * performance, and the diagnosis; for milestones and actions their implementation; for measures their own figures. Shares
 * are 0 to 1, days are `YYYY-MM-DD`, and what cannot be computed is null.
 *
 * @param standing - The rollup.
 * @param plan - The plan that it is of, for the titles; without it they are null.
 *
 * @example
 * ```ts
 * const { plans, strategies } = rollupRows(rollup(examplePlan, { asOf: '2026-08-03' }), examplePlan);
 * plans[0]?.['title'] === examplePlan.title; // true
 * strategies[0]?.['title'] === examplePlan.goals[0]?.strategies[0]?.title; // true
 * ```
 */
export function rollupRows(standing: PlanRollup, plan?: Plan | undefined): RollupRows {
  const known = plan?.id === standing.id ? plan : undefined;
  const whole: Whole = { id: standing.id, title: known?.title ?? null, asOf: standing.asOf };
  const tables: Tables = { plans: [], goals: [], strategies: [], milestones: [], actions: [], measures: [] };
  tables.plans.push(planRow(standing, whole));
  for (const [index, goal] of standing.goals.entries()) {
    const entity: Goal | undefined = at(known?.goals, index, goal.id);
    tables.goals.push(resultsRow(goal, entity?.statement ?? null, standing.id, index, whole));
    addMeasures(tables, goal.measures, entity?.measures, goal.id, whole);
    for (const [position, strategy] of goal.strategies.entries()) {
      addStrategy(tables, strategy, at(entity?.strategies, position, strategy.id), goal.id, position, whole);
    }
  }
  return tables;
}
