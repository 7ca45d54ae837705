/** A rollup as users write it in tables: a filter for each parent. */
import { measureProgress, type Plan, parsePlan, planSchema, rollup } from 'spm-model';
import { digits, flat, ms, once, type Row, race, ratioRow } from '../measure.js';
import { doneBy } from '../peers.js';
import { AS_OF, freshPlan, LARGE, textOf } from '../plans.js';

/** What a user would write: tables keyed by parent, and a filter for each parent. */
function naive(tables: NaiveTables): number {
  let total = 0;
  for (const goal of tables.goals) {
    const strategies = tables.strategies.filter((strategy) => strategy.parentId === goal.id);
    for (const strategy of strategies) {
      for (const milestone of tables.milestones.filter(({ parentId }) => parentId === strategy.id)) {
        const actions = tables.actions.filter(({ parentId }) => parentId === milestone.id);
        for (const action of actions) total += action.done / Math.max(1, actions.length);
      }
      for (const measure of tables.measures.filter(({ parentId }) => parentId === strategy.id)) {
        total += measureProgress(measure.entity, { asOf: AS_OF }).progress ?? 0;
      }
    }
  }
  return total;
}

type Parented<T> = T & { readonly id: string; readonly parentId: string };
interface NaiveTables {
  readonly goals: readonly { readonly id: string }[];
  readonly strategies: readonly Parented<object>[];
  readonly milestones: readonly Parented<object>[];
  readonly actions: readonly Parented<{ done: number }>[];
  readonly measures: readonly Parented<{ entity: Plan['goals'][number]['measures'][number] }>[];
}

function tablesOf(plan: Plan): NaiveTables {
  const strategies = plan.goals.flatMap((goal) =>
    goal.strategies.map((strategy) => ({ ...strategy, parentId: goal.id })),
  );
  const milestones = strategies.flatMap(({ id, milestones }) => milestones.map((one) => ({ ...one, parentId: id })));
  return {
    goals: plan.goals,
    strategies,
    milestones,
    actions: milestones.flatMap(({ id, actions }) =>
      actions.map((action) => ({
        id: action.id,
        parentId: id,
        done: doneBy(action.reports, AS_OF),
      })),
    ),
    measures: strategies.flatMap(({ id, measures }) =>
      measures.map((entity) => ({ id: entity.id, parentId: id, entity })),
    ),
  };
}

export function naiveRows(): Row[] {
  const entities = LARGE;
  const plan = freshPlan(entities);
  const tables = tablesOf(plan);
  const input: unknown = JSON.parse(textOf(entities));
  const checked = once(() => planSchema.safeParse(input).success).spent;
  const filtered = once(() => naive(tables)).spent;
  const timings = race(
    {
      rolled: { ready: () => freshPlan(entities), run: (fresh: Plan) => rollup(fresh, { asOf: AS_OF }) },
      ours: {
        ready: () => JSON.parse(textOf(entities)),
        run: (fresh: unknown) => {
          const parsed = parsePlan(fresh);
          return parsed.ok && rollup(parsed.value, { asOf: AS_OF });
        },
      },
    },
    5,
  );
  const figures = { ...flat(timings), zod: checked, filters: filtered };
  return [
    ratioRow(
      'cold rollup, against a filter for each parent',
      entities,
      filtered / timings.rolled.median,
      `${ms(timings.rolled)} against ${digits(filtered)} ms`,
      {},
      figures,
    ),
    ratioRow(
      'parse, check and roll up, against zod and a filter for each parent',
      entities,
      (checked + filtered) / timings.ours.median,
      `${ms(timings.ours)} against ${digits(checked)} + ${digits(filtered)} ms`,
      {},
      figures,
    ),
  ];
}
