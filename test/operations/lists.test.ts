/** Several operations as one: what an earlier one did, a later one finds; and what leads back, word for word. */
import {
  addGoal,
  apply,
  type Change,
  diffPlans,
  type Extensions,
  edit,
  findEntity,
  type Operation,
  type Plan,
  planAt,
  revert,
  reviseDirection,
  reviseGoal,
  startJournal,
  walkPlan,
} from 'spm-model';
import {
  aGoal,
  aMeasure,
  aMilestone,
  anAction,
  aPlan,
  aStrategy,
  aSubgroup,
  brokenPlans,
  examplePlan,
} from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

const plan = examplePlan;
const changed = (before: Plan, operation: Operation | readonly Operation[]): Change =>
  valueIn(apply(before, operation));
const later = (before: Plan, ...operations: Operation[]): Plan => changed(before, operations).plan;
/** A plan in which everything is found where it stands. */
const found = (given: Plan): Plan => {
  for (const each of walkPlan(given)) expect(findEntity(given, each.entity.id)).toEqual(each);
  return given;
};
const unit = (id: string, to = 'division-learning'): Operation => ({ type: 'addUnit', to, unit: { id, name: id } });
const assign = (id: string, unitId: string): Operation => ({ type: 'assignUnit', id, unitId });
const direct = (vision: string): Operation => ({ type: 'reviseDirection', vision });
const course = (id: string, ...operations: Operation[]): Operation => ({
  type: 'adjustCourse',
  adjustment: { id, date: '2026-08-03', rationale: 'Too slow' },
  operations,
});

describe('a later operation of a list', () => {
  const goal = {
    id: 'goal-arts',
    statement: 'Every child sings',
    focus: 'student' as const,
    measures: [aMeasure({ id: 'measure-choirs', subgroups: [aSubgroup({ id: 'group-girls' })] })],
  };

  it('finds what an earlier one added, with all that it owns', () => {
    const revised = later(
      plan,
      { type: 'addGoal', goal },
      { type: 'reviseSubgroup', id: 'group-girls', changes: { name: 'Girls' } },
      { type: 'reviseMeasure', id: 'measure-choirs', changes: { indicator: 'Choirs' } },
      { type: 'moveMeasure', id: 'measure-choirs', to: 'goal-ready', at: 0 },
    );
    expect(findEntity(found(revised), 'group-girls')).toMatchObject({
      path: ['goals', 2, 'measures', 0, 'subgroups', 0],
      parentId: 'measure-choirs',
      entity: { name: 'Girls' },
    });
  });

  it('does not find what an earlier one removed, with all that it owned', () => {
    const list: Operation[] = [
      { type: 'addGoal', goal },
      { type: 'removeGoal', id: 'goal-arts' },
    ];
    expect(changed(plan, list).plan).toEqual(plan);
    for (const id of ['goal-arts', 'measure-choirs', 'group-girls']) {
      expect(issuesOf(apply(plan, [...list, { type: 'setExtensions', id, extensions: null }]))).toMatchObject([
        { code: 'unknown-id', at: 2, path: ['id'] },
      ]);
    }
    // Its ids are free again.
    expect(findEntity(found(later(plan, ...list, { type: 'addGoal', goal })), 'group-girls')).toBeDefined();
  });

  it('sees what refers since an earlier one', () => {
    const action = { id: 'new', title: 'Film', period: { start: '2026-07-01', end: '2026-12-31' }, unitId: 'arts' };
    const add: Operation = { type: 'addAction', to: 'milestone-cycles', action };
    const remove: Operation = { type: 'removeUnit', id: 'arts' };
    const refused = apply(plan, [unit('arts'), assign('action-cycles', 'arts'), add, remove]);
    expect(issuesOf(refused).map(({ code, id, at }) => [code, id, at])).toEqual([
      ['still-referenced', 'action-cycles', 3],
      ['still-referenced', 'new', 3],
    ]);
    const changes = { title: 'Film and share', dependsOn: ['new'] };
    const list: Operation[] = [
      { ...add, to: 'milestone-coaches', action: { id: 'new', title: 'Film', period: action.period } },
      { type: 'reviseMilestone', id: 'milestone-cycles', changes },
    ];
    const removed: Operation = { type: 'removeAction', id: 'new' };
    for (const each of [apply(plan, [...list, removed]), apply(later(plan, ...list), removed)]) {
      expect(issuesOf(each).map(({ code, id }) => [code, id])).toEqual([['still-referenced', 'milestone-cycles']]);
    }
    // What refers no more does not stand in its way.
    const back = later(
      plan,
      unit('arts'),
      assign('action-cycles', 'arts'),
      assign('action-cycles', 'unit-data'),
      remove,
    );
    expect(back).toEqual(later(plan, assign('action-cycles', 'unit-data')));
  });

  it('finds the plan under its new id, and nothing under the old one', () => {
    const rename: Operation = { type: 'revisePlan', changes: { id: 'other' } };
    const extend = (id: string): Operation => ({ type: 'setExtensions', id, extensions: { color: 'red' } });
    expect(later(plan, rename, extend('other'))).toMatchObject({ id: 'other', extensions: { color: 'red' } });
    expect(issuesOf(apply(plan, [rename, extend(plan.id)]))).toMatchObject([{ code: 'unknown-id', at: 1 }]);
    const taken = changed(plan, [rename, { type: 'addValue', value: { id: plan.id, name: 'The old name' } }]);
    expect(findEntity(found(taken.plan), plan.id)?.kind).toBe('value');
    expect(taken.touched).toEqual([plan.id, 'other']);
    expect(changed(plan, rename).touched).toEqual([plan.id, 'other']);
    expect(changed(plan, { type: 'revisePlan', changes: { id: plan.id, title: 'Lakeland' } }).touched).toEqual([
      plan.id,
    ]);
  });

  it.each<[string, Operation[], string, (string | number)[] | undefined]>([
    [
      'added and moved',
      [unit('arts'), { type: 'moveUnit', id: 'arts', to: 'division-support', at: 0 }],
      'arts',
      ['organization', 'divisions', 1, 'units', 0],
    ],
    [
      'moved twice',
      [
        { type: 'moveUnit', id: 'unit-data', to: 'division-learning', at: 0 },
        { type: 'moveUnit', id: 'unit-data', at: 2 },
      ],
      'unit-data',
      ['organization', 'divisions', 0, 'units', 2],
    ],
    [
      'added to what goes',
      [
        { type: 'addDivision', division: { id: 'division-new', name: 'New' } },
        unit('arts', 'division-new'),
        { type: 'removeDivision', id: 'division-new' },
      ],
      'arts',
      undefined,
    ],
    [
      'moved into what goes',
      [
        { type: 'addDivision', division: { id: 'division-new', name: 'New' } },
        unit('arts'),
        { type: 'moveUnit', id: 'arts', to: 'division-new' },
        { type: 'removeDivision', id: 'division-new' },
      ],
      'arts',
      undefined,
    ],
    [
      'moved with what holds it',
      [
        { type: 'moveAction', id: 'action-family', to: 'milestone-advising' },
        { type: 'moveMilestone', id: 'milestone-advising', to: 'strategy-attendance', at: 0 },
      ],
      'action-family',
      ['goals', 1, 'strategies', 0, 'milestones', 0, 'actions', 1],
    ],
  ])('leaves what was %s where it can be found', (_name, operations, id, path) => {
    // Found before, so that what was remembered of the plan must follow.
    found(plan);
    const change = changed(plan, operations);
    expect(findEntity(found(change.plan), id)?.path).toEqual(path);
    expect(found(valueIn(revert(change.plan, change)).plan)).toEqual(plan);
    const next = later(change.plan, { type: 'addValue', value: { id: 'value-new', name: 'Joy' } });
    expect(findEntity(found(next), id)?.path).toEqual(path);
  });
});

describe('a plan after several operations', () => {
  /** What in it could be changed. */
  const loose = (value: unknown, path = ''): string[] => {
    if (typeof value !== 'object' || value === null) return [];
    const below = Object.entries(value).flatMap(([key, each]) => loose(each, `${path}.${key}`));
    return Object.isFrozen(value) ? below : [path, ...below];
  };

  it('is frozen, also where lists of values and own data were changed in place', () => {
    const report = { date: '2026-08-31', percentComplete: 90 };
    const change = changed(plan, [
      { type: 'reportAction', id: 'action-onboard', report },
      { type: 'reportAction', id: 'action-onboard', report: { ...report, date: '2026-09-30' } },
      { type: 'recordObservation', id: 'measure-teams', observation: { date: '2026-09-30', value: 500 } },
      { type: 'reviseGoal', id: 'goal-ready', changes: { extensions: { a: { b: [1] } } } },
      unit('arts'),
    ]);
    expect(loose(change.plan)).toEqual([]);
  });

  it('shares the lists of what changed that were only looked at', () => {
    const [goal] = plan.goals;
    const change = changed(plan, [
      { type: 'reviseStrategy', id: 'strategy-coaching', changes: {} },
      { type: 'reviseGoal', id: 'goal-reading', changes: { weight: 9 } },
    ]);
    expect(change.plan.goals[0]?.weight).toBe(9);
    expect(change.plan.goals[0]?.strategies).toBe(goal?.strategies);
    expect(change.plan.goals[0]?.measures).toBe(goal?.measures);
    expect(change.plan.values).toBe(plan.values);
  });

  it('finds what was added and then put elsewhere, with all that it owns', () => {
    const measure = aMeasure({ id: 'measure-choirs', subgroups: [aSubgroup({ id: 'group-girls' })] });
    for (const to of ['goal-ready', 'goal-present']) {
      found(plan);
      const after = later(
        plan,
        { type: 'addMeasure', to: 'goal-ready', measure },
        { type: 'moveMeasure', id: 'measure-choirs', to, at: 0 },
      );
      expect(findEntity(after, 'group-girls')?.parentId).toBe('measure-choirs');
      found(after);
    }
  });
});

describe('where an id names two things', () => {
  const value = (name: string) => ({ id: 'twin', name });
  const twins = { ...plan, values: [value('First'), value('Second'), value('Third')] } as Plan;
  const names = (operation: Operation | readonly Operation[]) =>
    changed(twins, operation).plan.values.map(({ name }) => name);
  const remove: Operation = { type: 'removeValue', id: 'twin' };
  const rename = (name: string): Operation => ({ type: 'reviseValue', id: 'twin', changes: { name } });

  it('each operation is for the first of them that it finds', () => {
    expect(names([rename('A'), remove, rename('B')])).toEqual(['B', 'Third']);
    expect(names([remove, remove, rename('C')])).toEqual(['C']);
    expect(issuesOf(apply(twins, [remove, remove, remove, rename('D')]))).toMatchObject([
      { code: 'unknown-id', at: 3 },
    ]);
  });

  it('so is each of a change of course, and what follows it', () => {
    expect(names(course('one', remove, rename('B')))).toEqual(['B', 'Third']);
    expect(names([course('one', remove), rename('B')])).toEqual(['B', 'Third']);
    const twice = changed({ ...twins, adjustments: [] } as Plan, [
      course('one'),
      { type: 'removeAdjustment', id: 'one' },
    ]);
    expect(twice.plan.adjustments).toEqual([]);
  });

  it('what leads back puts the plan there that was, or nothing where nothing changed', () => {
    expect(changed(twins, rename('A')).inverse).toEqual([{ type: 'replacePlan', plan: twins }]);
    expect(changed(twins, []).inverse).toEqual([]);
    expect(changed(twins, { type: 'reviseDirection' }).inverse).toEqual([]);
  });
});

describe('what leads back', () => {
  it('goes backwards, also within a change of course', () => {
    const back = [
      { type: 'reviseDirection', vision: 'A' },
      { type: 'reviseDirection', vision: plan.vision },
    ];
    expect(changed(plan, [direct('A'), direct('B')]).inverse).toEqual(back);
    expect(changed(plan, course('one', direct('A'), direct('B'))).inverse).toEqual([
      { type: 'removeAdjustment', id: 'one' },
      ...back,
    ]);
  });

  it('is what was there before each operation, though a later one changed it in place', () => {
    const id = 'goal-ready';
    const revise = (extensions: Extensions): Operation => ({ type: 'reviseGoal', id, changes: { extensions } });
    const set = (extensions: Extensions): Operation => ({ type: 'setExtensions', id, extensions });
    const change = changed(plan, [set({ a: null }), revise({ b: 1 }), revise({ a: 5 })]);
    expect(change.inverse).toEqual([
      set({ a: null, b: 1 }),
      revise({ b: null }),
      { type: 'setExtensions', id, extensions: null },
    ]);
    const observation = { date: '2026-09-30', value: 500 };
    expect(
      changed(plan, [
        { type: 'recordObservation', id: 'measure-teams', observation },
        { type: 'reviseMeasure', id: 'measure-teams', changes: { code: 'T1' } },
      ]).inverse,
    ).toEqual([
      { type: 'reviseMeasure', id: 'measure-teams', changes: { code: null } },
      { type: 'removeObservation', id: 'measure-teams', date: '2026-09-30', at: 2 },
    ]);
  });

  it('of what something waited for lets it wait again', () => {
    const waiting = JSON.parse(
      JSON.stringify(plan).replace('"dependsOn":["action-train"]', '"dependsOn":["action-films","action-train"]'),
    ) as Plan;
    const action = { id: 'action-films', title: 'Share films', period: { start: '2026-07-01', end: '2026-12-31' } };
    const change = changed(waiting, { type: 'addAction', to: 'milestone-cycles', action });
    expect(change.inverse).toEqual([
      { type: 'removeAction', id: 'action-films', cascade: true },
      { type: 'reviseAction', id: 'action-cycles', changes: { dependsOn: ['action-films', 'action-train'] } },
    ]);
    expect(valueIn(revert(change.plan, change)).plan).toEqual(waiting);
  });

  it('of nothing is nothing, under the same name', () => {
    for (const changes of [{}, { weight: undefined }, { weight: undefined, statement: undefined }]) {
      const change = valueIn(reviseGoal(plan, { id: 'goal-ready', changes }));
      expect(change.inverse).toEqual([{ type: 'reviseGoal', id: 'goal-ready', changes: {} }]);
      expect(change.touched).toEqual([]);
      expect(change.plan).toBe(plan);
    }
  });
});

describe('the host’s own data', () => {
  const id = 'goal-ready';
  const set = (extensions: Extensions | null): Operation => ({ type: 'setExtensions', id, extensions });
  const revise = (extensions: Extensions | null): Operation => ({ type: 'reviseGoal', id, changes: { extensions } });
  const holding = (extensions: Extensions | undefined): Plan =>
    extensions === undefined ? plan : later(plan, set(extensions));
  const held = (of: Plan) => of.goals[2]?.extensions;

  it.each<[Extensions | undefined, Extensions | null, Extensions | undefined, Operation]>([
    [undefined, { a: 1 }, { a: 1 }, revise(null)],
    [{ a: 1 }, { b: 2 }, { a: 1, b: 2 }, revise({ b: null })],
    [{ a: 1, b: 2 }, { a: 3 }, { a: 3, b: 2 }, revise({ a: 1 })],
    [{ a: 1, b: 2 }, { a: null }, { b: 2 }, revise({ a: 1 })],
    [{ a: 1 }, { a: null }, undefined, revise({ a: 1 })],
    [{ a: 1 }, null, undefined, revise({ a: 1 })],
    [undefined, null, undefined, revise(null)],
    [undefined, {}, {}, revise(null)],
    // A null that the host keeps, and an object that it left empty, come back as they were.
    [{ a: null }, { a: 1 }, { a: 1 }, set({ a: null })],
    [{ a: null }, { b: 1 }, { a: null, b: 1 }, revise({ b: null })],
    [{}, { a: 1 }, { a: 1 }, set({})],
  ])('from %j by %j comes to %j', (before, changes, now, back) => {
    const change = changed(holding(before), revise(changes));
    expect(held(change.plan)).toEqual(now);
    expect(change.inverse).toEqual([back]);
    expect(held(changed(change.plan, change.inverse).plan)).toEqual(before);
  });

  it('and a field beside them lead back each by itself where one operation will not do', () => {
    const both: Operation = { type: 'reviseGoal', id, changes: { extensions: { a: 1 }, weight: 5 } };
    expect(changed(plan, both).inverse).toEqual([
      { type: 'reviseGoal', id, changes: { extensions: null, weight: null } },
    ]);
    expect(changed(holding({ a: null }), both).inverse).toEqual([
      set({ a: null }),
      { type: 'reviseGoal', id, changes: { weight: null } },
    ]);
  });

  it.each<[Extensions | undefined, Extensions | undefined, Operation]>([
    [undefined, { a: 1 }, revise({ a: 1 })],
    [{ a: 1, b: [2] }, { a: 1, b: [3] }, revise({ b: [3] })],
    [{ a: 1, b: 2 }, { b: 2, c: 3 }, revise({ a: null, c: 3 })],
    [{ a: 1 }, undefined, revise(null)],
    [{ a: null }, { a: null, b: 1 }, revise({ b: 1 })],
    [undefined, {}, revise({})],
    [{ a: 1 }, { a: null }, set({ a: null })],
    [undefined, { a: null }, set({ a: null })],
    [{ a: 1 }, {}, set({})],
  ])('that differ, %j and %j, are told by one operation', (before, now, operation) => {
    const [from, to] = [holding(before), holding(now)];
    expect(diffPlans(from, to)).toEqual([operation]);
    expect(later(from, ...diffPlans(from, to))).toEqual(to);
  });

  it('of the plan and of its organization are told alike', () => {
    const extended = (of: string, extensions: Extensions) => later(plan, { type: 'setExtensions', id: of, extensions });
    const agency = plan.organization.id;
    expect(diffPlans(plan, extended(plan.id, { ...plan.extensions, color: 'red' }))).toEqual([
      { type: 'revisePlan', changes: { extensions: { color: 'red' } } },
    ]);
    expect(diffPlans(plan, extended(plan.id, {}))).toEqual([{ type: 'setExtensions', id: plan.id, extensions: {} }]);
    expect(diffPlans(plan, extended(agency, { color: 'red' }))).toEqual([
      { type: 'reviseOrganization', changes: { extensions: { color: 'red' } } },
    ]);
    expect(diffPlans(plan, extended(agency, { color: null }))).toEqual([
      { type: 'setExtensions', id: agency, extensions: { color: null } },
    ]);
  });
});

describe('an operation called by its name', () => {
  it('is one, not a list', () => {
    const change = valueIn(reviseDirection(plan, { vision: 'Joy' }));
    expect(change.operation).toEqual({ type: 'reviseDirection', vision: 'Joy' });
    expect(change.touched).toEqual([plan.id]);
    expect(valueIn(apply(plan, [direct('Joy')])).operation).toEqual([direct('Joy')]);
    const [issue] = issuesOf(reviseGoal(plan, { id: 'nowhere', changes: {} }));
    expect(issue).not.toHaveProperty('at');
  });

  it('with what is no object is refused as what it is', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const none of [undefined, null, 7, 'goal', [], [{ goal: {} }], proxy]) {
      expect(issuesOf(addGoal(plan, none as never)).map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
        'missing goal',
        'unknown-key input',
      ]);
    }
  });
});

describe('a free edit that is refused, or warned of', () => {
  it('is told of where it is in the plan', () => {
    const refused = edit(plan, (draft) => {
      const [measure] = draft.goals[2]?.measures ?? [];
      if (measure !== undefined) measure.targets = [];
    });
    expect(issuesOf(refused)).toMatchObject([
      { code: 'measure-targets', path: ['goals', 2, 'measures', 0, 'targets'], id: 'measure-graduation' },
    ]);
    const warned = valueIn(
      edit(plan, (draft) => {
        if (draft.goals[2] !== undefined) draft.goals[2].focus = 'agency';
      }),
    );
    expect(warned.warnings).toMatchObject([{ code: 'goal-focus', path: ['goals', 2, 'focus'] }]);
    for (const issue of [...issuesOf(refused), ...warned.warnings]) expect(issue).not.toHaveProperty('at');
  });
});

describe('a plan in which ids repeat', () => {
  it('is held to all rules, wherever something breaks one', () => {
    const twins = brokenPlans['duplicate-id'];
    const [goal] = twins.goals;
    const refused = apply(twins, { type: 'setTargets', id: goal?.measures[0]?.id ?? '', targets: [] });
    expect(codesOf(issuesOf(refused))).toEqual(['measure-targets']);
  });
});

it('what refers to what is removed is named a thousand times, and then that there is more', () => {
  const busy = (count: number): Plan => {
    const actions = Array.from({ length: count }, (_, index) => anAction({ id: `action-${index}`, unitId: 'arts' }));
    const milestones = [aMilestone({ actions })];
    return aPlan({ goals: [aGoal({ measures: [], strategies: [aStrategy({ measures: [], milestones })] })] });
  };
  const removed = (count: number) => {
    const division = { id: 'division-arts', name: 'Arts', units: [{ id: 'arts', name: 'Arts' }] };
    const list: Operation[] = [
      { type: 'addDivision', division },
      { type: 'removeUnit', id: 'arts' },
    ];
    return codesOf(issuesOf(apply(busy(count), list)));
  };
  expect(new Set(removed(1_000))).toEqual(new Set(['still-referenced']));
  expect(removed(1_000)).toHaveLength(1_000);
  expect(removed(1_002).slice(-2)).toEqual(['still-referenced', 'more-issues']);
  expect(removed(1_002)).toHaveLength(1_001);
});

describe('in a plan with more errors than are told', () => {
  // Each observation but the first is an error: a day has one.
  const crowded = (id: string, count: number) =>
    aMeasure({ id, observations: Array.from({ length: count }, () => ({ date: '2026-06-30', value: 50 })) });
  const messy = aPlan({ goals: [aGoal({ measures: [crowded('many', 1_200), crowded('one', 1)] })] });
  const observe = (id: string): Operation => ({
    type: 'recordObservation',
    id,
    observation: { date: '2026-06-30', value: 51 },
  });
  const told = (given: Plan, list: Operation[]) =>
    issuesOf(apply(given, list)).map(({ code, id, at, path }) => `${code} of ${id}, ${at}: ${path.join('.')}`);

  it('an operation that adds an error is refused for that one', () => {
    const many = 'observation-dates of many, 0: observation.date';
    expect(told(messy, [observe('many')])).toEqual([many]);
    expect(told(messy, [observe('many'), observe('one')])).toEqual([
      many,
      'observation-dates of one, 1: observation.date',
    ]);
    // Also where ids repeat, so that all of the plan is looked at.
    const [value] = examplePlan.values as [Plan['values'][number]];
    const twice = { ...messy, values: [value, value] };
    expect(told(twice, [observe('one')])).toEqual(['observation-dates of one, 0: observation.date']);
  });

  it('what it mended may come back', () => {
    const targets = { type: 'setTargets', id: 'one', targets: [{ date: '2028-06-30', value: 70 }] } as const;
    const goals = messy.goals.map((goal) => ({ ...goal, measures: [crowded('many', 1), crowded('one', 1)] }));
    const mended = valueIn(apply(messy, [{ type: 'replacePlan', plan: { ...messy, goals } }, targets]));
    expect(mended.mended).toHaveLength(1_199);
    expect(valueIn(revert(mended.plan, mended)).plan).toEqual(messy);
  });
});

describe('a list that cannot be read', () => {
  const told = (list: unknown) =>
    issuesOf(apply(plan, list as Operation[])).map(({ code, at, path, message }) => [code, at, path, message]);

  it('is refused as a whole, where looking at it fails', () => {
    const { proxy, revoke } = Proxy.revocable([], {});
    revoke();
    const throwing = new Proxy([direct('Joy')], {
      get() {
        throw new Error('no');
      },
    });
    for (const list of [proxy, throwing]) {
      expect(told(list)).toEqual([
        [
          'wrong-type',
          undefined,
          [],
          'The document could not be read, because it is not plain data; give what JSON can hold.',
        ],
      ]);
    }
  });

  it('is refused where it is longer than any', () => {
    expect(told(new Array(1_000_001))).toEqual([
      ['too-long', undefined, [], 'The document has more than 1000000 entries; give fewer.'],
    ]);
  });

  it('is told of a thousand times, and then that there is more', () => {
    const wrong = (count: number) => told(Array.from({ length: count }, () => ({ type: 'explode' })));
    expect(wrong(1_000)).toHaveLength(1_000);
    expect(
      wrong(1_000)
        .map(([code, at]) => `${code} ${at}`)
        .slice(-2),
    ).toEqual(['not-a-choice 998', 'not-a-choice 999']);
    const more = wrong(1_001);
    expect(more).toHaveLength(1_001);
    expect(more.map(([code, at]) => `${code} ${at}`).slice(-2)).toEqual(['not-a-choice 999', 'more-issues undefined']);
  });
});

it('a copy of a journal whose changes of course nest too deep does not fit', () => {
  let nested: Operation = direct('Joy');
  for (let depth = 0; depth < 40; depth += 1) nested = course(`adjustment-${depth}`, nested);
  const { base, present } = startJournal(plan);
  const journal = { base, present, entries: [{ at: '2026-08-03T08:00:00Z', operations: [nested] }], length: 1 };
  expect(() => planAt(journal, '2026-08-03T07:00:00Z')).toThrow(/nests deeper than 32 levels; make it flatter\.$/);
});
