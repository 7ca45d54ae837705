/** What a history holds, measured with forced collection. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { apply, commit, type Plan, parsePlan, redo, startHistory, undo } from 'spm-model';
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

const largePlan = (): Plan => valueIn(parsePlan(JSON.parse(JSON.stringify(sizedPlan(100_000)))));

it('1,000 operations on 100,000 entities, undone and redone, hold less than twice the memory of the plan', async () => {
  const empty = await held();
  const plan = largePlan();
  const ofPlan = (await held()) - empty;
  const ids = plan.goals.flatMap(({ strategies }) =>
    strategies.flatMap(({ milestones }) => milestones.flatMap(({ actions }) => actions.map(({ id }) => id))),
  );
  let history = startHistory(plan, { limit: 1_000 });
  for (let step = 0; step < 1_000; step += 1) {
    const report = { date: '2026-08-01', percentComplete: step % 100 };
    const id = ids[(step * 7_919) % ids.length] as string;
    history = commit(history, valueIn(apply(history.present, { type: 'reportAction', id, report })));
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
