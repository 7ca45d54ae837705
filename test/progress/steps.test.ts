/** When a step of work is complete, when it is given up, and what waits for it. */
import { type ActionInput, type ActionState, actionProgress, type MilestoneInput, type Plan, rollup } from 'spm-model';
import { aGoal, aMilestone, anAction, aPlan, aStrategy } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

type Days = readonly (readonly [date: string, percentComplete: number])[];
const reports = (days: Days) => days.map(([date, percentComplete]) => ({ date, percentComplete }));
const givenUp = (date: string | undefined) => (date === undefined ? {} : { discontinued: { date, reason: 'Merged' } });
const PERIOD = { start: '2026-01-01', end: '2026-12-31' };

describe('an action', () => {
  it.each<[says: string, asOf: string, dropped: string | undefined, state: ActionState, reported: Days]>([
    ['done before it was given up', '2026-06-30', '2026-04-01', 'complete', [['2026-03-01', 100]]],
    ['done on the day on which it was given up', '2026-06-30', '2026-04-01', 'complete', [['2026-04-01', 100]]],
    ['reported done only after it was given up', '2026-06-30', '2026-04-01', 'discontinued', [['2026-04-02', 100]]],
    ['done, as of a day before it was given up', '2026-03-15', '2026-04-01', 'complete', [['2026-03-01', 100]]],
    ['done, as of the day on which it was given up', '2026-04-01', '2026-04-01', 'complete', [['2026-04-01', 100]]],
    [
      'no longer done when it was given up',
      '2026-06-30',
      '2026-04-01',
      'discontinued',
      [
        ['2026-03-01', 100],
        ['2026-03-20', 80],
        ['2026-05-01', 100],
      ],
    ],
    [
      'done when it was given up, and then found not to be',
      '2026-06-30',
      '2026-04-01',
      'discontinued',
      [
        ['2026-03-01', 100],
        ['2026-05-01', 80],
      ],
    ],
    ['nearly done', '2026-06-30', undefined, 'on-schedule', [['2026-06-01', 99.9]]],
  ])('%s, as of %s', (_, asOf, dropped, state, reported) => {
    const action = anAction({ period: PERIOD, reports: reports(reported), ...givenUp(dropped) });
    expect(actionProgress(action, { asOf }).state).toBe(state);
  });

  it('is on schedule where little of what is due is missing, though the share is large', () => {
    // A tenth is due on the tenth of a hundred days: nine tenths of it are 9%, the tolerance is 2%.
    const state = (percentComplete: number) =>
      actionProgress(
        anAction({
          period: { start: '2026-01-01', end: '2026-04-10' },
          reports: [{ date: '2026-01-10', percentComplete }],
        }),
        { asOf: '2026-01-31' },
      ).state;
    expect([9, 8.5, 8, 7.9].map(state)).toEqual(['on-schedule', 'on-schedule', 'on-schedule', 'behind-schedule']);
  });

  it('alone names all that it depends on, in a list of its own', () => {
    const dependsOn = ['b', 'c'];
    const found = actionProgress(anAction({ dependsOn }), { asOf: '2026-01-31' }).waitsFor;
    expect(found).toEqual(dependsOn);
    expect(Object.isFrozen(found)).toBe(true);
    expect(actionProgress(anAction(), { asOf: '2026-01-31' }).waitsFor).toEqual([]);
  });
});

const action = (days: Days, dropped?: string): ActionInput =>
  anAction({ period: PERIOD, reports: reports(days), ...givenUp(dropped) });
const DONE: Days = [['2026-03-01', 100]];

/** An action that depends on a milestone, in a goal before that of the milestone. */
const waitingFor = (awaited: Partial<MilestoneInput>, ...dependsOn: string[]): Plan => {
  const actions = (awaited.actions ?? []).map((each, index) => ({ ...each, id: `awaited-${index}` }));
  const goal = (id: string, milestone: Partial<MilestoneInput>) =>
    aGoal({
      id,
      measures: [],
      strategies: [
        aStrategy({ id: `${id}-strategy`, measures: [], milestones: [aMilestone({ period: PERIOD, ...milestone })] }),
      ],
    });
  return aPlan({
    goals: [
      goal('waiting', { id: 'waiting-milestone', actions: [anAction({ id: 'w', period: PERIOD, dependsOn })] }),
      goal('other', { ...awaited, id: 'awaited', actions }),
    ],
  });
};
const waits = (plan: Plan, asOf = '2026-06-30') =>
  rollup(plan, { asOf }).goals[0]?.strategies[0]?.milestones[0]?.actions[0]?.waitsFor;

describe('a milestone', () => {
  it.each<[says: string, isWaitedFor: boolean, milestone: Partial<MilestoneInput>]>([
    ['without actions, reported complete', false, { reports: reports(DONE) }],
    ['without actions, reported nearly complete', true, { reports: reports([['2026-03-01', 99]]) }],
    ['without actions, never reported', true, {}],
    ['without actions, complete before it was given up', false, { reports: reports(DONE), ...givenUp('2026-04-01') }],
    ['without actions, given up before it was complete', true, { reports: reports(DONE), ...givenUp('2026-02-01') }],
    ['of which all actions are complete', false, { actions: [action(DONE), action(DONE)] }],
    ['of which one action is not', true, { actions: [action(DONE), action([['2026-03-01', 50]])] }],
    ['reported complete, of which an action is not', true, { actions: [action([])], reports: reports(DONE) }],
    ['of which all actions that go on are complete', false, { actions: [action([], '2026-02-01'), action(DONE)] }],
    ['of which all actions were given up', true, { actions: [action([], '2026-02-01')] }],
    ['of which an action is to be given up', true, { actions: [action(DONE), action([], '2026-07-01')] }],
    ['done before it was given up', false, { actions: [action(DONE)], ...givenUp('2026-04-01') }],
    ['done after it was given up', true, { actions: [action(DONE)], ...givenUp('2026-02-01') }],
    [
      'of which one of two was done after it was given up',
      true,
      { actions: [action([['2026-01-31', 100]]), action(DONE)], ...givenUp('2026-02-01') },
    ],
    [
      'of which one was done in time, and one given up and reported done too late for both',
      false,
      { actions: [action([['2026-01-31', 100]]), action(DONE, '2026-01-15')], ...givenUp('2026-02-01') },
    ],
  ])('%s: waited for is %s', (_, isWaitedFor, milestone) => {
    expect(waits(waitingFor({ actions: [], ...milestone }, 'awaited'))).toEqual(isWaitedFor ? ['awaited'] : []);
  });

  it('is waited for until the day on which it is complete, whatever is reported and given up later', () => {
    const later = action([...DONE, ['2026-05-01', 60]]);
    const plan = waitingFor({ actions: [later], ...givenUp('2026-08-01') }, 'awaited', 'awaited-0');
    expect(['2026-02-28', '2026-03-01', '2026-04-30', '2026-05-01'].map((asOf) => waits(plan, asOf)?.length)).toEqual([
      2, 0, 0, 2,
    ]);
  });
});

it('a milestone with an action that is overdue is behind, though no report of it was due yet', () => {
  const state = (end: string) => {
    const late = anAction({ id: 'late', period: { start: '2026-07-10', end } });
    const milestone = aMilestone({
      period: PERIOD,
      actions: [late, anAction({ id: 'next', period: { start: '2026-09-01', end: '2026-12-31' } })],
    });
    const plan = aPlan({
      goals: [aGoal({ measures: [], strategies: [aStrategy({ measures: [], milestones: [milestone] })] })],
    });
    return rollup(plan, { asOf: '2026-07-25' }).goals[0]?.strategies[0]?.milestones[0]?.implementation;
  };
  expect(state('2026-07-25')).toMatchObject({ due: 0, overdue: 0, state: 'not-started' });
  expect(state('2026-07-24')).toMatchObject({ due: 0, overdue: 1, state: 'behind-schedule' });
});

describe('what something waited for and no longer stands where it stood', () => {
  const before = waitingFor({ actions: [action(DONE)] }, 'awaited', 'awaited-0');
  const [waiting, other] = before.goals;
  const [strategy] = other?.strategies ?? [];
  const [milestone] = strategy?.milestones ?? [];
  it.each<[says: string, goals: unknown[], left: string[]]>([
    ['a goal', [waiting], ['awaited', 'awaited-0']],
    ['a strategy', [waiting, { ...other, strategies: [] }], ['awaited', 'awaited-0']],
    ['a milestone', [waiting, { ...other, strategies: [{ ...strategy, milestones: [] }] }], ['awaited', 'awaited-0']],
    [
      'an action',
      [waiting, { ...other, strategies: [{ ...strategy, milestones: [{ ...milestone, actions: [] }] }] }],
      // What is left of the milestone reports for itself, and has not.
      ['awaited', 'awaited-0'],
    ],
    ['its order', [other, waiting], []],
    [
      'a place before it',
      [waiting, { ...other, strategies: [aStrategy({ id: 'new', measures: [], milestones: [] }), strategy] }],
      [],
    ],
  ])('when %s changed', (_, goals, left) => {
    expect(waits(before)).toEqual([]);
    const after = Object.freeze({ ...before, goals: Object.freeze(goals) }) as unknown as Plan;
    const found = rollup(after, { asOf: '2026-06-30' }).goals.find(({ id }) => id === 'waiting');
    expect(found?.strategies[0]?.milestones[0]?.actions[0]?.waitsFor).toEqual(left);
  });
});
