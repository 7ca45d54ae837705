/** What is remembered of a branch is no longer taken once what it rests on in another branch has changed. */
import { apply, type Operation, type Plan, parsePlan, rollup } from 'spm-model';
import { aGoal, aMilestone, anAction, aPlan, aStrategy } from 'spm-model/testing';
import { expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const OPTIONS = { asOf: '2026-10-15' };
const early = { start: '2026-07-01', end: '2026-09-30' };
const late = { start: '2026-10-01', end: '2026-11-15' };
const last = { start: '2026-11-16', end: '2026-12-31' };
const action = (id: string, period: typeof early, ...dependsOn: string[]) =>
  anAction({ id, period, reports: [], ...(dependsOn.length === 0 ? {} : { dependsOn }) });
const goal = (id: string, period: typeof early, ...actions: ReturnType<typeof action>[]) =>
  aGoal({
    id,
    measures: [],
    strategies: [
      aStrategy({
        id: `${id}-strategy`,
        measures: [],
        milestones: [aMilestone({ id: `${id}-milestone`, period, actions })],
      }),
    ],
  });

/** The second goal waits for the first: its action for an action, and for a milestone as a whole. */
const plan = aPlan({
  goals: [
    goal('first', early, action('a', early), action('b', early)),
    goal('second', { ...late, end: last.end }, action('c', late, 'a', 'first-milestone'), action('d', last, 'c')),
    goal('third', early, action('e', early)),
  ],
});

/** The rollup of a plan of which nothing is remembered. */
const anew = (given: Plan) => rollup(valueIn(parsePlan(JSON.parse(JSON.stringify(given)))), OPTIONS);
const secondOf = (given: Plan) => rollup(given, OPTIONS).goals.find(({ id }) => id === 'second');

const done = (id: string): Operation => ({
  type: 'reportAction',
  id,
  report: { date: '2026-09-30', percentComplete: 100 },
});
const serve = (alsoServes: readonly string[]): Operation => ({
  type: 'reviseStrategy',
  id: 'third-strategy',
  changes: { alsoServes: [...alsoServes] },
});

it.each<[says: string, matters: boolean, ...operations: Operation[]]>([
  ['what it waits for is done', true, done('a')],
  ['all of the milestone that it waits for is done', true, done('a'), done('b')],
  [
    'what it waits for is done, and undone',
    false,
    done('a'),
    { type: 'withdrawReport', id: 'a', report: { date: '2026-09-30', percentComplete: 100 } },
  ],
  ['what it waits for is moved away and done', true, { type: 'moveAction', id: 'a', to: 'third-milestone' }, done('a')],
  [
    'what it waits for is given up',
    false,
    { type: 'discontinueAction', id: 'a', discontinued: { date: '2026-09-30', reason: 'x' } },
  ],
  ['something that it does not wait for is done', false, done('e')],
  ['another strategy serves it', true, serve(['second'])],
  ['another strategy serves another', false, serve(['first'])],
  ['a strategy that serves it goes on', true, serve(['second']), done('e')],
  ['a strategy serves it no longer', false, serve(['second']), serve([])],
])('as soon as %s', (_, matters, ...operations) => {
  let present = plan;
  const before = secondOf(present);
  for (const operation of operations) {
    present = valueIn(apply(present, operation)).plan;
    expect(rollup(present, OPTIONS)).toEqual(anew(present));
  }
  if (matters) expect(secondOf(present)).not.toEqual(before);
  else expect(secondOf(present)).toEqual(before);
});
