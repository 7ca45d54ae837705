/** What a history holds, measured with forced collection. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  apply,
  attention,
  checkPlan,
  commit,
  findEntity,
  type History,
  type Plan,
  parsePlan,
  redo,
  rollup,
  startHistory,
  undo,
} from 'spm-model';
import { expect, it } from 'vitest';
import { sizedPlan } from '../bench/sized-plan.js';
import { valueIn } from '../support/results.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Megabytes held. What the stack still knows of is only let go between two turns of the loop. */
async function held(): Promise<number> {
  for (let round = 0; round < 4; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    collect();
  }
  return process.memoryUsage().heapUsed / 2 ** 20;
}

const planOf = (entities: number): Plan => valueIn(parsePlan(JSON.parse(JSON.stringify(sizedPlan(entities)))));

it('1,000 operations on 100,000 entities, undone and redone, hold less than twice the memory of the plan', async () => {
  const empty = await held();
  const plan = planOf(100_000);
  const ofPlan = (await held()) - empty;
  const ids = plan.goals.flatMap(({ strategies }) =>
    strategies.flatMap(({ milestones }) => milestones.flatMap(({ actions }) => actions.map(({ id }) => id))),
  );
  let history = startHistory(plan, { limit: 1_000 });
  for (let step = 0; step < 1_000; step += 1) {
    const report = { date: '2026-08-01', percentComplete: step % 100 };
    const id = ids[(step * 7_919) % ids.length] as string;
    history = valueIn(commit(history, valueIn(apply(history.present, { type: 'reportAction', id, report }))));
  }
  const last = history.present;
  for (let step = 0; step < 1_000; step += 1) history = undo(history);
  expect(history.present).toBe(plan);
  for (let step = 0; step < 1_000; step += 1) history = redo(history);
  expect(history.present).toBe(last);
  const all = (await held()) - empty;
  expect(history.past).toHaveLength(1_000);
  // A plan of this size takes tens of megabytes: a measurement that says otherwise measures nothing.
  expect(ofPlan).toBeGreaterThan(20);
  expect(all / ofPlan, `${Math.round(ofPlan)} MB, with the history ${Math.round(all)} MB`).toBeLessThan(2);
  console.info(`a plan of ${Math.round(ofPlan)} MB, with its history ${Math.round(all)} MB`);
});

it('10,000 operations with their rollups leave no more than the history keeps', async () => {
  const plan = planOf(10_000);
  const asOf = '2026-08-03';
  const id = plan.goals[0]?.strategies[0]?.milestones[0]?.actions[0]?.id as string;
  // The plan stays as large as it was: a unit takes the action from another, over and over.
  const carriedOn = (history: History, from: number, to: number): History => {
    let carried = history;
    for (let step = from; step < to; step += 1) {
      const operation = { type: 'assignUnit', id, unitId: `unit-${step % 24}` } as const;
      carried = valueIn(commit(carried, valueIn(apply(carried.present, operation))));
      rollup(carried.present, { asOf });
    }
    return carried;
  };
  // The first ten thousand bring tables and generated code to their size.
  let history = carriedOn(startHistory(plan, { limit: 100 }), 0, 10_000);
  const before = await held();
  history = carriedOn(history, 10_000, 20_000);
  const grown = (await held()) - before;
  expect(history.past).toHaveLength(100);
  expect(grown, `${grown.toFixed(2)} MB more than before them`).toBeLessThan(1);
});

it('nothing remembered outlives its plan', async () => {
  const remembered = (() => {
    const plan = planOf(1_000);
    const asOf = '2026-08-03';
    const id = plan.goals[0]?.id as string;
    checkPlan(plan, { asOf });
    const { plan: after } = valueIn(apply(plan, { type: 'reviseGoal', id, changes: { statement: 'Another' } }));
    const found = [plan, after].flatMap((each) => [each, rollup(each, { asOf }), findEntity(each, id)?.entity]);
    attention(after, { asOf });
    return found.map((each) => new WeakRef(each as object));
  })();
  expect(remembered).toHaveLength(6);
  await held();
  expect(remembered.filter((each) => each.deref() !== undefined)).toHaveLength(0);
});
