/** What a history holds, measured with forced collection. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { apply, commit, type Plan, parsePlan, redo, startHistory, undo } from 'spm-model';
import { expect, it } from 'vitest';
import { sizedPlan } from '../bench/sized-plan.js';
import { valueIn } from '../support/results.js';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;
const heldAfter = (): number => {
  for (let round = 0; round < 3; round += 1) collect();
  return process.memoryUsage().heapUsed;
};

it('1,000 operations on 100,000 entities, undone and redone, hold less than twice the memory of the plan', () => {
  const text = JSON.stringify(sizedPlan(100_000));
  const empty = heldAfter();
  const plan: Plan = valueIn(parsePlan(JSON.parse(text)));
  const ids = plan.goals.flatMap((goal) =>
    goal.strategies.flatMap(({ milestones }) => milestones.flatMap(({ actions }) => actions.map(({ id }) => id))),
  );
  const ofPlan = heldAfter() - empty;
  let history = startHistory(plan, { limit: 1_000 });
  for (let step = 0; step < 1_000; step += 1) {
    const report = { date: '2026-08-01', percentComplete: step % 100 };
    history = commit(
      history,
      valueIn(apply(history.present, { type: 'reportAction', id: ids[(step * 7_919) % ids.length] as string, report })),
    );
  }
  const last = history.present;
  for (let step = 0; step < 1_000; step += 1) history = undo(history);
  expect(history.present).toBe(plan);
  for (let step = 0; step < 1_000; step += 1) history = redo(history);
  expect(history.present).toBe(last);
  const all = heldAfter() - empty;
  expect(history.past).toHaveLength(1_000);
  expect(all / ofPlan).toBeLessThan(2);
});
