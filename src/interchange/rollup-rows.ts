/** A rollup as flat tables, with the ids of `planRows`, for warehouses and dashboards. */
import type { PlanRollup } from '../progress/rollup.js';
import type { Row } from './columns.js';

/** A rollup as flat tables. */
export interface RollupRows {
  readonly goals: readonly Row[];
  readonly strategies: readonly Row[];
  readonly milestones: readonly Row[];
  readonly actions: readonly Row[];
  readonly measures: readonly Row[];
}

/**
 * A rollup as flat tables, with ids and parents' ids as in `planRows`, and the day: completion, expected, due and state
 * of implementation, progress, expected progress, pace and status of performance, and each measure's own figures.
 *
 * @example
 * ```ts
 * const { strategies } = rollupRows(rollup(examplePlan, { asOf: '2026-08-03' }));
 * strategies[0]?.['diagnosis']; // 'theory-holding'
 * ```
 */
export function rollupRows(standing: PlanRollup): RollupRows {
  const place = (id: string, parentId: string, position: number) => ({
    plan_id: standing.id,
    as_of: standing.asOf,
    id,
    parent_id: parentId,
    position,
  });
  const work = ({ completion, expected, due, state, coverage }: PlanRollup['implementation']) => ({
    completion,
    expected,
    due,
    state,
    implementation_coverage: coverage,
  });
  const results = ({ progress, expectedProgress, pace, status, coverage, worst }: PlanRollup['performance']) => ({
    progress,
    expected_progress: expectedProgress,
    pace,
    status,
    performance_coverage: coverage,
    worst,
  });
  const rows = {
    goals: [] as Row[],
    strategies: [] as Row[],
    milestones: [] as Row[],
    actions: [] as Row[],
    measures: [] as Row[],
  };
  const addMeasures = (measures: PlanRollup['goals'][number]['measures'], parentId: string) => {
    for (const [index, measure] of measures.entries()) {
      const { id, value, observedOn, attainment, progress, expectedProgress, pace, shortfall, status } = measure;
      rows.measures.push({
        ...place(id, parentId, index),
        value,
        observed_on: observedOn,
        attainment,
        progress,
        expected_progress: expectedProgress,
        pace,
        shortfall,
        status,
      });
    }
  };
  for (const [g, goal] of standing.goals.entries()) {
    rows.goals.push({ ...place(goal.id, standing.id, g), ...work(goal.implementation), ...results(goal.performance) });
    addMeasures(goal.measures, goal.id);
    for (const [s, strategy] of goal.strategies.entries()) {
      rows.strategies.push({
        ...place(strategy.id, goal.id, s),
        ...work(strategy.implementation),
        ...results(strategy.performance),
        diagnosis: strategy.diagnosis,
      });
      addMeasures(strategy.measures, strategy.id);
      for (const [m, milestone] of strategy.milestones.entries()) {
        rows.milestones.push({ ...place(milestone.id, strategy.id, m), ...work(milestone.implementation) });
        for (const [a, action] of milestone.actions.entries()) {
          const { id, completion, expected, due, shortfall, state, reportedOn } = action;
          rows.actions.push({
            ...place(id, milestone.id, a),
            completion,
            expected,
            due,
            shortfall,
            state,
            reported_on: reportedOn,
          });
        }
      }
    }
  }
  return rows;
}
