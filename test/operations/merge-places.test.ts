/** Which things a merged plan holds, where and in which order, by examples that are worked out by hand. */
import { apply, checkPlan, findEntity, type Merge, mergePlans, type Operation, type Plan } from 'spm-model';
import { aGoal, aMilestone, anAction, aStrategy, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const base = examplePlan;
const later = (plan: Plan, ...operations: Operation[]): Plan => valueIn(apply(plan, operations)).plan;
const merged = (start: Plan, ours: Operation[], theirs: Operation[]): Merge =>
  mergePlans(start, later(start, ...ours), later(start, ...theirs));
const told = ({ conflicts }: Merge) => conflicts.map(({ kind, id }) => `${kind} ${id}`);
const idsOf = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);
const goal = (id: string, at?: number): Operation => ({
  type: 'addGoal',
  goal: aGoal({ id, measures: [], strategies: [] }),
  ...(at === undefined ? {} : { at }),
});
const unit = (id: string): Operation => ({ type: 'addUnit', to: 'division-learning', unit: { id, name: id } });
const value = (id: string): Operation => ({ type: 'addValue', value: { id, name: id } });

describe('the order of a list', () => {
  const first: Operation = { type: 'moveGoal', id: 'goal-ready', at: 0 };
  it.each<[string, Operation[], Operation[], string]>([
    [
      'has what both added at one place, ours first',
      [goal('a', 1)],
      [goal('b', 1), goal('c', 2)],
      'reading a b c present ready',
    ],
    ['has what both added at the front', [goal('a', 0)], [goal('b', 0), goal('c', 1)], 'a b c reading present ready'],
    ['has what both added at the end', [goal('a'), goal('d')], [goal('b'), goal('c')], 'reading present ready a d b c'],
    [
      'has what both added alike once, where one put others in order',
      [first, goal('a')],
      [goal('a')],
      'ready reading present a',
    ],
    ['has what was added after what the other moved', [first], [goal('a')], 'ready a reading present'],
  ])('%s', (_name, ours, theirs, expected) => {
    const both = merged(base, ours, theirs);
    expect(told(both)).toEqual([]);
    expect(idsOf(both.plan.goals).join(' ').replaceAll('goal-', '')).toBe(expected);
  });
});

describe('what one side removed', () => {
  const milestone = aMilestone({ id: 'new', unitId: 'unit-data', actions: [] });
  const start = later(base, { type: 'addMilestone', to: 'strategy-coaching', milestone });
  const gone: Operation = { type: 'removeMilestone', id: 'new' };
  const action = (to: string): Operation => ({
    type: 'addAction',
    to,
    action: anAction({ id: 'action', title: 'Film it', period: { start: '2026-09-01', end: '2026-12-31' } }),
  });

  it.each<[string, Plan, Operation, Operation, string[]]>([
    ['goes where the other left it', start, gone, unit('arts'), []],
    ['is told of where the other put the first thing into it', start, gone, action('new'), ['removed new']],
    [
      'is told of where the other put things in it in order',
      base,
      { type: 'removeGoal', id: 'goal-ready', cascade: true },
      { type: 'moveStrategy', id: 'strategy-fairs', at: 0 },
      ['removed goal-ready'],
    ],
    [
      'goes where the other only moved things out of it',
      base,
      { type: 'removeMilestone', id: 'milestone-advising' },
      { type: 'moveAction', id: 'action-advisors', to: 'milestone-compacts' },
      ['removed action-advisors'],
    ],
  ])('%s', (_name, from, removal, work, conflicts) => {
    const kept = merged(from, [work], [removal]);
    expect(told(kept)).toEqual(conflicts);
    expect(told(merged(from, [removal], [work]))).toEqual(conflicts);
    if (conflicts.length === 0) expect(kept.plan).toEqual(later(from, work, removal));
  });
});

describe('an id that names two kinds of things', () => {
  it('costs nothing else that the side has which gives way', () => {
    const crossed = merged(base, [unit('x')], [value('x'), goal('y'), unit('z')]);
    expect(told(crossed)).toEqual(['both-added x']);
    expect(crossed.plan).toEqual(later(base, unit('x'), goal('y'), unit('z')));
  });

  it('costs what is below that which gives way', () => {
    const withStrategy: Operation = {
      type: 'addGoal',
      goal: aGoal({ id: 'x', measures: [], strategies: [aStrategy({ id: 'below', measures: [], milestones: [] })] }),
    };
    const crossed = merged(base, [value('x')], [withStrategy, goal('y')]);
    expect(told(crossed)).toEqual(['both-added x']);
    expect(findEntity(crossed.plan, 'below')).toBeUndefined();
    expect(idsOf(crossed.plan.goals)).toEqual([...idsOf(base.goals), 'y']);
  });

  it('costs nothing that was moved below that which gives way', () => {
    const withStrategy: Operation = {
      type: 'addGoal',
      goal: aGoal({ id: 'x', measures: [], strategies: [aStrategy({ id: 'below', measures: [], milestones: [] })] }),
    };
    const move: Operation = { type: 'moveMilestone', id: 'milestone-advising', to: 'below' };
    const crossed = merged(base, [value('x')], [withStrategy, move]);
    expect(told(crossed)).toEqual(['both-added x']);
    expect(crossed.plan).toEqual(later(base, value('x')));
  });

  it('is no conflict where only one side gave it to another, whichever side is preferred', () => {
    const became = later(base, { type: 'removeValue', id: 'value-local' }, unit('value-local'));
    const other = later(base, goal('y'));
    for (const prefer of ['ours', 'theirs'] as const) {
      for (const sides of [
        [became, other],
        [other, became],
      ] as const) {
        const both = mergePlans(base, ...sides, { prefer });
        expect(both.conflicts).toEqual([]);
        expect(both.plan).toEqual(later(became, goal('y')));
      }
    }
  });

  it('is told as a rule that breaks where the one is the plan itself, or its organization', () => {
    const x = { id: 'x' };
    for (const rename of [
      { type: 'revisePlan', changes: x },
      { type: 'reviseOrganization', changes: x },
    ] as const) {
      for (const sides of [
        [rename, value('x')],
        [value('x'), rename],
      ] as const) {
        const both = merged(base, [sides[0]], [sides[1]]);
        expect(both.conflicts.map(({ kind, id, issue }) => [kind, id, issue?.code])).toEqual([
          ['rule', 'x', 'duplicate-id'],
        ]);
        expect(both.plan.values).toHaveLength(base.values.length + 1);
      }
    }
  });

  it('is told as one conflict about all where what it took away was the last place for something', () => {
    // Theirs: a new goal takes the strategy of one that goes. Ours: the id of that goal is a value, so that it gives way.
    const theirs = later(
      base,
      goal('x'),
      { type: 'moveStrategy', id: 'strategy-attendance', to: 'x' },
      { type: 'removeGoal', id: 'goal-present', cascade: true },
    );
    const ours = later(base, value('x'));
    expect(mergePlans(base, ours, theirs)).toEqual({
      plan: ours,
      conflicts: [{ kind: 'field', path: [], id: base.id, base, ours, theirs, kept: 'ours' }],
    });
  });

  it('tells of what was removed where that was, and not of what has the id now', () => {
    const start = later(base, unit('x'));
    const crossed = mergePlans(
      start,
      later(start, { type: 'reviseUnit', id: 'x', changes: { name: 'Arts' } }),
      later(start, { type: 'removeUnit', id: 'x' }, value('x')),
      { prefer: 'theirs' },
    );
    expect(crossed.conflicts).toMatchObject([
      {
        kind: 'removed',
        id: 'x',
        path: ['organization', 'divisions', 0, 'units', 3],
        ours: { id: 'x', name: 'Arts' },
        theirs: undefined,
        place: { parentId: 'division-learning', list: 'units', at: 3 },
      },
      { kind: 'both-added', id: 'x', ours: { id: 'x', name: 'Arts' }, theirs: { id: 'x', name: 'x' } },
    ]);
    expect(crossed.conflicts[0]).not.toHaveProperty('merged');
    expect(crossed.plan).toEqual(later(base, value('x')));
  });

  it('is told with what it named before', () => {
    const start = later(base, unit('x'));
    const crossed = merged(
      start,
      [{ type: 'reviseUnit', id: 'x', changes: { name: 'Arts' } }],
      [{ type: 'removeUnit', id: 'x' }, value('x')],
    );
    expect(told(crossed)).toEqual(['both-added x', 'removed x']);
    expect(crossed.conflicts[0]).toMatchObject({
      base: { id: 'x', name: 'x', functionIds: [] },
      ours: { id: 'x', name: 'Arts' },
      theirs: { id: 'x', name: 'x' },
    });
  });
});

it('a thing that both sides added at different places is told with both, and no place before', () => {
  const milestone = aMilestone({ id: 'new', unitId: 'unit-data', actions: [] });
  const add = (to: string): Operation => ({ type: 'addMilestone', to, milestone });
  const both = merged(base, [add('strategy-coaching')], [add('strategy-materials')]);
  expect(both.conflicts).toMatchObject([
    { kind: 'moved', id: 'new', base: undefined, ours: 'strategy-coaching', theirs: 'strategy-materials' },
  ]);
});

it('a conflict about the plan or its organization names it as it is called in the merged plan', () => {
  const direct = (vision: string): Operation => ({ type: 'reviseDirection', vision });
  const call = (name: string): Operation => ({ type: 'reviseOrganization', changes: { name } });
  const renamed: Operation[] = [
    { type: 'revisePlan', changes: { id: 'plan-new' } },
    { type: 'reviseOrganization', changes: { id: 'agency-new' } },
  ];
  const both = merged(base, [direct('Joy'), call('Agency')], [direct('Reading'), call('Office'), ...renamed]);
  expect(both.conflicts.map(({ kind, id, path }) => `${kind} ${id} ${path.join('.')}`)).toEqual([
    'field plan-new vision',
    'field agency-new organization.name',
  ]);
});

describe('the place that is told', () => {
  it('of what was kept is that in the merged plan, with what it holds there', () => {
    const both = merged(
      base,
      [{ type: 'reviseGoal', id: 'goal-present', changes: { statement: 'All come' } }],
      [
        goal('a', 0),
        { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' },
        { type: 'removeGoal', id: 'goal-present', cascade: true },
      ],
    );
    expect(both.conflicts).toMatchObject([
      {
        kind: 'removed',
        id: 'goal-present',
        path: ['goals', 2],
        place: { parentId: base.id, list: 'goals', at: 2 },
        merged: { statement: 'All come', strategies: [] },
      },
    ]);
    expect(both.conflicts[0]?.ours).toMatchObject({ strategies: [{ id: 'strategy-attendance' }] });
  });

  it('of what gave way is that on its side, though only that side has what holds it', () => {
    const strategy = aStrategy({ id: 'x', measures: [], milestones: [] });
    const crossed = merged(base, [value('x')], [goal('y'), { type: 'addStrategy', to: 'y', strategy }]);
    expect(crossed.conflicts).toMatchObject([{ id: 'x', place: { parentId: 'y', list: 'strategies', at: 0 } }]);
    expect(crossed.conflicts[0]).not.toHaveProperty('merged');
  });
});

describe('a merge with a side that changed nothing', () => {
  it('gives the other, also where an id names two things or the plans are not frozen', () => {
    const twins = { ...base, values: [...base.values, ...base.values.slice(0, 1)] } as Plan;
    const plans = [base, twins].map((plan) => JSON.parse(JSON.stringify(plan)) as Plan);
    for (const plan of [base, twins, ...plans]) {
      const copy = JSON.parse(JSON.stringify(plan)) as Plan;
      const changed = { ...plan, title: 'Lakeland' } as Plan;
      for (const both of [mergePlans(plan, changed, copy), mergePlans(plan, copy, changed)]) {
        expect(both.conflicts).toEqual([]);
        expect(both.plan).toBe(changed);
      }
    }
  });
});

it('an error more than the sides have is told, though there was one like it before', () => {
  const withMeasure = (unit: object, ...values: number[]) =>
    JSON.parse(JSON.stringify(base), (_key, each: { id?: unknown } | null) =>
      each?.id === 'measure-grade-3'
        ? {
            ...each,
            unit,
            subgroups: [],
            baseline: { date: '2025-06-30', value: 2 },
            targets: [{ date: '2030-06-30', value: 4 }],
            observations: values.map((value, index) => ({ date: `2026-0${index + 1}-28`, value })),
          }
        : each,
    ) as Plan;
  const count = { kind: 'count' };
  const levels = { kind: 'level', levels: ['none', 'few', 'some', 'many', 'all'] };
  const both = mergePlans(withMeasure(count, -1), withMeasure(levels, -1), withMeasure(count, -1, 50));
  expect(both.conflicts.map(({ kind, id, issue }) => [kind, id, issue?.code, issue?.path.at(-2)])).toEqual([
    ['rule', 'measure-grade-3', 'value-range', 1],
  ]);
});

it('errors that each side had stand beside each other, untold', () => {
  const observed = (...days: string[]) =>
    JSON.parse(JSON.stringify(base), (_key, each: { id?: unknown; observations?: object[] } | null) =>
      each?.id === 'measure-teams'
        ? {
            ...each,
            observations: [
              ...(each.observations ?? []),
              ...days.map((date) => ({ start: '2028-12-31', date, value: 1 })),
            ],
          }
        : each,
    ) as Plan;
  const both = mergePlans(base, observed('2027-01-31'), observed('2027-02-28'));
  expect(both.conflicts).toEqual([]);
  const errors = checkPlan(both.plan).filter(({ code }) => code === 'period-order');
  expect(errors).toHaveLength(2);
});
