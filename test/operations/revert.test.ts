/** Taking a change back from a plan that has moved on: what came after is never lost without a word. */
import {
  apply,
  type Change,
  findEntity,
  formatIssue,
  type Issue,
  type Operation,
  type Plan,
  revert,
  type StoredChange,
} from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { aGoal, aMeasure, anAction, anInput, anOutput, aTeam, brokenPlans, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { issuesOf, valueIn } from '../support/results.js';

const changed = (plan: Plan, operation: Operation | readonly Operation[]): Change => valueIn(apply(plan, operation));
const stored = ({ before: _before, plan: _plan, ...rest }: Change) => JSON.parse(JSON.stringify(rest)) as StoredChange;

/** What taking back a change after another says; and that it is the same for a change read from JSON. */
function refusalsAfter(first: Operation | readonly Operation[], later: Operation): string[] {
  const change = changed(examplePlan, first);
  const last = changed(change.plan, later).plan;
  const [own, read] = [change, stored(change)].map((each) =>
    issuesOf(revert(last, each)).map(({ code, id, message }) => `${code} of ${id}: ${message}`),
  );
  expect(read).toEqual(own);
  expect(revert(last, change, { overwrite: true }).ok).toBe(true);
  return own as string[];
}

const added: Operation = {
  type: 'addAction',
  to: 'milestone-cycles',
  action: anAction({ id: 'new', title: 'Film lessons', period: { start: '2026-10-01', end: '2027-03-31' } }),
};

it('with overwrite, references to what was added go as well, and nothing else is asked of any operation', () => {
  const back = (operation: Operation) => {
    const change = changed(examplePlan, operation);
    return valueIn(revert(change.plan, change, { overwrite: true })).operation;
  };
  const observation = { date: '2027-06-30', value: 53 };
  expect(back({ type: 'addValue', value: { id: 'value-joy', name: 'Joy' } })).toEqual([
    { type: 'removeValue', id: 'value-joy', cascade: true },
  ]);
  expect(back({ type: 'recordObservation', id: 'measure-grade-3', observation })).toEqual([
    { type: 'removeObservation', id: 'measure-grade-3', date: '2027-06-30', at: 1 },
  ]);
  expect(back({ type: 'reviseGoal', id: 'goal-ready', changes: { weight: 2 } })).toEqual([
    { type: 'reviseGoal', id: 'goal-ready', changes: { weight: null } },
  ]);
});

describe('taking back', () => {
  it('an addition that was reported on is refused', () => {
    const report = { date: '2026-11-01', percentComplete: 20 };
    expect(refusalsAfter(added, { type: 'reportAction', id: 'new', report })).toEqual([
      'changed-since of new: The action "Film lessons" has since got the report of 2026-11-01 (20% complete). Taking the change back would lose that.',
    ]);
  });

  it('an addition below which something was added is refused', () => {
    const input = { id: 'cameras', kind: 'material', description: 'Cameras' } as const;
    expect(refusalsAfter(added, { type: 'addInput', to: 'new', input })).toEqual([
      'changed-since of cameras: The input "Cameras" has since been added below Film lessons. Taking the change back would remove it.',
    ]);
  });

  it('an edit of a field that was edited again is refused, with both values', () => {
    const first: Operation = { type: 'reviseGoal', id: 'goal-ready', changes: { statement: 'Ready', weight: 2 } };
    expect(refusalsAfter(first, { type: 'reviseGoal', id: 'goal-ready', changes: { statement: 'All ready' } })).toEqual(
      [
        'changed-since of goal-ready: The goal "All ready" has another statement since: "All ready", where the change left "Ready". Taking the change back would lose that.',
      ],
    );
  });

  it('text with quotation marks is told as it is written', () => {
    const revise = (description: string): Operation => ({
      type: 'reviseGoal',
      id: 'goal-ready',
      changes: { description },
    });
    expect(refusalsAfter(revise('Say "yes"'), revise('Say "no"'))[0]).toContain(
      'has another description since: "Say "no"", where the change left "Say "yes"".',
    );
  });

  it('targets that were added to is refused', () => {
    const targets = [{ date: '2027-06-30', value: 900 }];
    const more = [...targets, { date: '2028-06-30', value: 950 }];
    expect(
      refusalsAfter(
        { type: 'setTargets', id: 'measure-teams', targets },
        { type: 'setTargets', id: 'measure-teams', targets: more },
      )[0],
    ).toContain('has since got the target of 2028-06-30 (950).');
  });

  it('a new baseline is refused where targets were set from the same day, since the old ones would be lost', () => {
    const from = '2026-09-01';
    const targets = [{ date: '2030-06-30', value: 10 }];
    const rebaselined: Operation = {
      type: 'rebaseline',
      id: 'measure-absence',
      baseline: { date: '2025-06-30', value: 27 },
      from,
    };
    const later: Operation = { type: 'setTargets', id: 'measure-absence', targets, from };
    const change = changed(examplePlan, rebaselined);
    const last = changed(change.plan, later).plan;
    const { path } = findEntity(examplePlan, 'measure-absence') ?? { path: [] };
    expect(issuesOf(revert(last, change)).map(({ code, path: at, params }) => [code, at, params])).toEqual([
      [
        'changed-since',
        [...path, 'targets'],
        expect.objectContaining({ reason: 'field', field: 'targets', now: '"2030-06-30, 10"' }),
      ],
    ]);
    // The published target of the day before stays what it was, whatever is taken back without a word.
    for (const [first, second] of [
      [rebaselined, later],
      [later, rebaselined],
    ] as const) {
      const begun = changed(examplePlan, first);
      const both = changed(begun.plan, second).plan;
      for (const each of [begun, stored(begun)]) expect(revert(both, each).ok).toBe(false);
      const undone = valueIn(revert(both, changed(begun.plan, second))).plan;
      expect(undone).toEqual(begun.plan);
    }
  });

  it('targets or a baseline that were set from a day is done where what came after rests on nothing that was kept', () => {
    const id = 'measure-absence';
    const from = '2026-09-01';
    const baseline = { date: '2025-06-30', value: 27 };
    const corrected: Operation = { type: 'rebaseline', id, baseline: { ...baseline, value: 28 } };
    const renamed: Operation = { type: 'reviseMeasure', id, changes: { code: 'A1' } };
    const aimed: Operation = { type: 'setTargets', id, targets: [{ date: '2030-06-30', value: 10 }], from };
    for (const [first, second] of [
      [aimed, corrected],
      [aimed, renamed],
      [{ type: 'rebaseline', id, baseline, from }, renamed],
    ] as const) {
      const change = changed(examplePlan, first);
      const undone = valueIn(revert(changed(change.plan, second).plan, change)).plan;
      expect(undone).toEqual(changed(examplePlan, second).plan);
    }
  });

  it('is done where what came after lies elsewhere, and keeps it', () => {
    const change = changed(examplePlan, { type: 'reviseGoal', id: 'goal-ready', changes: { weight: 2 } });
    const last = changed(change.plan, [
      { type: 'reviseGoal', id: 'goal-ready', changes: { statement: 'All ready' } },
      { type: 'addGoal', goal: { id: 'goal-new', statement: 'Every child sings', focus: 'student' } },
    ]).plan;
    for (const each of [change, stored(change)]) {
      const back = valueIn(revert(last, each)).plan;
      expect(back.goals[2]).toEqual({ ...examplePlan.goals[2], statement: 'All ready' });
      expect(back.goals).toHaveLength(4);
    }
  });

  it('a move is refused where it was moved again', () => {
    const first: Operation = { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' };
    expect(refusalsAfter(first, { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-reading' })[0]).toMatch(
      /^changed-since of strategy-attendance: .* has since been moved to /,
    );
  });

  it('the host’s own data is refused where a name was written again, or one was added, by that name', () => {
    const write = (extensions: Record<string, unknown>): Operation =>
      ({ type: 'reviseGoal', id: 'goal-ready', changes: { extensions } }) as Operation;
    expect(refusalsAfter(write({ color: 'red', rank: 1 }), write({ color: 'blue', rank: 1 }))).toEqual([
      'changed-since of goal-ready: The goal "Every graduate is ready for college, a career and civic life" has another extensions.color since: "blue", where the change left "red". Taking the change back would lose that.',
    ]);
    const change = changed(examplePlan, write({ color: 'red' }));
    const last = changed(change.plan, write({ color: 'red', rank: 1 })).plan;
    expect(
      issuesOf(revert(last, change)).map(({ params }) => [params['field'], params['left'], params['now']]),
    ).toEqual([['extensions.rank', null, '1']]);
  });

  it('with overwrite is done all the same', () => {
    const change = changed(examplePlan, added);
    const report = { date: '2026-11-01', percentComplete: 20 };
    const last = changed(change.plan, { type: 'reportAction', id: 'new', report }).plan;
    expect(valueIn(revert(last, change, { overwrite: true })).plan).toEqual(examplePlan);
  });
});

describe('what is named when a change cannot be taken back', () => {
  /** The findings, each as the path and the parameters that tell of it. */
  function findings(first: Operation | readonly Operation[], ...later: Operation[]): object[] {
    const change = changed(examplePlan, first);
    const last = changed(change.plan, later).plan;
    return issuesOf(revert(last, change)).map(({ path, params: { since, title, kind, ...params }, id }) => {
      expect(since).toBe('change');
      expect(params['id']).toBe(id);
      return { path: path.join('.'), ...params };
    });
  }
  const revise = (id: string, changes: object): Operation => ({ type: 'reviseGoal', id, changes }) as Operation;
  const targets = (...values: [number, number][]): Operation => ({
    type: 'setTargets',
    id: 'measure-teams',
    targets: values.map(([year, value]) => ({ date: `${year}-06-30`, value })),
  });
  const team = (...units: string[]): Operation => ({
    type: 'reviseTeam',
    id: 'team-reading',
    changes: { unitIds: units.map((each) => `unit-${each}`) },
  });
  const move = (id: string, to: string): Operation => ({ type: 'moveStrategy', id, to });
  const order = (id: string, at: number): Operation => ({ type: 'moveGoal', id, at });
  const goal = aGoal({
    id: 'new',
    statement: 'Sing',
    description: 'Aloud',
    codes: ['arts', 'song'],
    measures: [],
    strategies: [],
  });
  const add: Operation = { type: 'addGoal', goal };
  const amount = { date: '2026-10-31', amount: 5 };
  const use = (id: string): Operation => ({ type: 'recordUse', id, amount });
  const { organization } = examplePlan;
  const long = 'All who leave school are ready '.repeat(5).trim();
  const at = { goal: 'goals.2', strategy: 'goals.0.strategies.2', new: 'goals.3' };

  it.each<[string, Operation | Operation[], Operation[], object[]]>([
    [
      'a field, with the values then and now',
      revise('goal-ready', { weight: 2 }),
      [revise('goal-ready', { weight: 3 })],
      [{ id: 'goal-ready', path: `${at.goal}.weight`, reason: 'field', field: 'weight', left: '2', now: '3' }],
    ],
    [
      'a field that was taken away',
      { type: 'reviseDirection', vision: 'Joy' },
      [{ type: 'reviseDirection', vision: null }],
      [{ id: examplePlan.id, path: 'vision', reason: 'field', field: 'vision', left: '"Joy"', now: null }],
    ],
    [
      'each field that was edited again, and none that was not',
      revise('goal-ready', { weight: 2, description: 'a', codes: ['x'] }),
      [revise('goal-ready', { weight: 3, description: 'b' })],
      [
        {
          id: 'goal-ready',
          path: `${at.goal}.description`,
          reason: 'field',
          field: 'description',
          left: '"a"',
          now: '"b"',
        },
        { id: 'goal-ready', path: `${at.goal}.weight`, reason: 'field', field: 'weight', left: '2', now: '3' },
      ],
    ],
    [
      'a name of the host’s own data that was taken away, where another was there before',
      [
        revise('goal-ready', { extensions: { color: 'red' } }),
        revise('goal-present', { extensions: { color: 'red' } }),
      ],
      [revise('goal-ready', { extensions: { color: null, rank: 1 } })],
      [
        {
          id: 'goal-ready',
          path: `${at.goal}.extensions`,
          reason: 'field',
          field: 'extensions.rank',
          left: null,
          now: '1',
        },
      ],
    ],
    [
      'a target set anew on its day',
      targets([2026, 410], [2027, 800]),
      [targets([2026, 420], [2027, 800])],
      [
        {
          id: 'measure-teams',
          reason: 'entry-added',
          field: 'targets',
          left: null,
          now: '"2026-06-30, 420"',
        },
      ],
    ],
    [
      'a target taken out, where that before the change would come back',
      targets([2026, 410], [2027, 800]),
      [targets([2027, 800])],
      [
        {
          id: 'measure-teams',
          reason: 'entry-removed',
          field: 'targets',
          left: '"2026-06-30, 410"',
          now: null,
        },
      ],
    ],
    [
      'a target taken out that the change had left alone',
      targets([2026, 410], [2027, 800]),
      [targets([2026, 410])],
      [
        {
          id: 'measure-teams',
          reason: 'entry-removed',
          field: 'targets',
          left: '"2027-06-30, 800"',
          now: null,
        },
      ],
    ],
    [
      'one of a set that was taken out',
      team('literacy', 'regional', 'data', 'careers'),
      [team('literacy', 'data', 'careers')],
      [
        {
          id: 'team-reading',
          path: 'teams.0.unitIds',
          reason: 'entry-removed',
          field: 'unitIds',
          left: '"unit-regional"',
          now: null,
        },
      ],
    ],
    [
      'one of a set that was put in, and not what went that the change had put in',
      team('literacy', 'regional', 'data', 'careers'),
      [team('literacy', 'regional', 'data', 'mathematics')],
      [
        {
          id: 'team-reading',
          path: 'teams.0.unitIds',
          reason: 'entry-added',
          field: 'unitIds',
          left: null,
          now: '"unit-mathematics"',
        },
      ],
    ],
    [
      'what was taken out of a thing that would go',
      add,
      [revise('new', { description: null, codes: ['song'] })],
      [
        { id: 'new', path: `${at.new}.description`, reason: 'field', field: 'description', left: '"Aloud"', now: null },
        {
          id: 'new',
          path: `${at.new}.codes`,
          reason: 'field',
          field: 'codes',
          left: '"arts, song"',
          now: '"song"',
        },
      ],
    ],
    [
      'what was moved into a thing that would go, and not that its list grew',
      add,
      [move('strategy-attendance', 'new')],
      [
        {
          id: 'strategy-attendance',
          path: `${at.new}.strategies.0`,
          reason: 'moved',
          field: null,
          left: '"Every student is in school, safe and known"',
          now: '"Sing"',
        },
      ],
    ],
    [
      'an amount recorded again in a thing that would go',
      {
        type: 'addInput',
        to: 'action-cycles',
        input: { id: 'new', kind: 'money', description: 'Buses', used: [amount] },
      },
      [use('new')],
      [
        {
          id: 'new',
          path: 'goals.0.strategies.0.milestones.1.actions.1.inputs.1.used',
          reason: 'entry-added',
          field: 'used',
          left: null,
          now: '"2026-10-31, 5"',
        },
      ],
    ],
    [
      'what got the id of another thing since',
      { type: 'replacePlan', plan: { ...examplePlan, vision: 'Joy' } },
      [
        { type: 'removeValue', id: 'value-local' },
        { type: 'addFunction', function: { id: 'value-local', name: 'Local' } },
      ],
      [
        {
          id: 'value-local',
          path: 'organization.functions.3',
          reason: 'added-below',
          field: examplePlan.organization.name,
          left: null,
          now: null,
        },
      ],
    ],
    [
      'what was added again under an id, by its fields',
      { type: 'replacePlan', plan: { ...examplePlan, values: examplePlan.values.slice(0, 2) } },
      [{ type: 'addValue', value: { id: 'value-local', name: 'Local' } }],
      [
        {
          id: 'value-local',
          path: 'values.2.name',
          reason: 'field',
          field: 'name',
          left: null,
          now: '"Local"',
        },
      ],
    ],
    [
      'that the plan has another id, and not that all in it went elsewhere',
      {
        type: 'replacePlan',
        plan: { ...examplePlan, id: 'second', organization: { ...organization, name: 'Second' } },
      },
      [
        {
          type: 'replacePlan',
          plan: { ...examplePlan, id: 'third', organization: { ...organization, name: 'Third' } },
        },
      ],
      [
        { id: 'third', path: '', reason: 'added-below', field: '', left: null, now: null },
        {
          id: organization.id,
          path: 'organization.name',
          reason: 'field',
          field: 'name',
          left: '"Second"',
          now: '"Third"',
        },
      ],
    ],
    [
      'where to a thing went that was moved again',
      move('strategy-attendance', 'goal-ready'),
      [move('strategy-attendance', 'goal-reading')],
      [
        {
          id: 'strategy-attendance',
          path: at.strategy,
          reason: 'moved',
          field: null,
          left: '"Every graduate is ready for college, a career and civic life"',
          now: '"Every child reads with understanding by the end of grade 3"',
        },
      ],
    ],
    [
      'another place among its siblings',
      order('goal-ready', 0),
      [order('goal-ready', 1)],
      [{ id: 'goal-ready', path: 'goals.1', reason: 'order', field: null, left: null, now: null }],
    ],
    [
      'another place in one list, and not in another that was put in order as well',
      [order('goal-ready', 0), { type: 'moveValue', id: 'value-local', at: 0 }],
      [order('goal-ready', 1)],
      [{ id: 'goal-ready', path: 'goals.1', reason: 'order', field: null, left: null, now: null }],
    ],
  ])('%s', (_name, first, later, expected) => {
    expect(findings(first, ...later)).toEqual(expected.map((each) => expect.objectContaining(each)));
  });

  it('by titles and values that are short enough', () => {
    const issues = issuesOf(
      revert(
        changed(changed(examplePlan, add).plan, { type: 'reviseGoal', id: 'new', changes: { statement: long } }).plan,
        changed(examplePlan, add),
      ),
    );
    expect(issues[0]?.params).toMatchObject({
      kind: 'goal',
      title: `${long.slice(0, 59)}…`,
      now: `"${long.slice(0, 78)}…`,
    });
  });

  it('the plan as a whole where ids name several things', () => {
    const twice = brokenPlans['duplicate-id'];
    const change = changed(twice, { type: 'reviseDirection', vision: 'Joy' });
    expect(valueIn(revert(change.plan, change)).plan).toEqual(twice);
    const later = changed(change.plan, { type: 'reviseDirection', mission: 'Serve' }).plan;
    expect(issuesOf(revert(later, change))).toMatchObject([
      { code: 'changed-since', path: [], params: { kind: 'plan', reason: 'other', field: null } },
    ]);
    expect(valueIn(revert(later, change, { overwrite: true })).plan).toEqual(twice);
  });

  it('the plan as a whole where an id names several things since', () => {
    const change = changed(examplePlan, { type: 'reviseDirection', vision: 'Joy' });
    const [value] = change.plan.values as [Plan['values'][number]];
    const twice = { ...change.plan, values: [...change.plan.values, value] };
    expect(issuesOf(revert(twice, change)).map(({ code, params }) => [code, params['reason']])).toEqual([
      ['changed-since', 'other'],
    ]);
  });

  it('once what was put in order and then moved away with its siblings', () => {
    const [first, second] = ['milestone-cycles', 'milestone-coaches'] as const;
    const move = (id: string, at: number): Operation => ({ type: 'moveMilestone', id, to: 'strategy-materials', at });
    const change = changed(examplePlan, { type: 'moveMilestone', id: first, at: 0 });
    const last = changed(change.plan, [move(second, 0), move(first, 1)]).plan;
    expect(issuesOf(revert(last, change)).map(({ id, params }) => [id, params['reason']])).toEqual([[first, 'moved']]);
  });

  it('a thousand, and that there are more', () => {
    const change = changed(examplePlan, add);
    const measure = aMeasure({ id: 'm', subgroups: [] });
    const measures = Array.from({ length: 1001 }, (_, index) => ({ ...measure, id: `m${index}` }));
    const to = 'new';
    const grown = changed(
      change.plan,
      measures.map((each): Operation => ({ type: 'addMeasure', to, measure: each })),
    ).plan;
    const issues = issuesOf(revert(grown, change));
    expect(issues).toHaveLength(1001);
    expect(issues.at(-1)?.code).toBe('more-issues');
    expect(new Set(issues.slice(0, -1).map(({ id }) => id)).size).toBe(1000);
    const fewer = changed(grown, { type: 'removeMeasure', id: 'm0' }).plan;
    expect(issuesOf(revert(fewer, change)).map(({ code }) => code)).toEqual(Array(1000).fill('changed-since'));
  });
});

describe('taking back is done where', () => {
  const move = (id: string, at: number): Operation => ({ type: 'moveGoal', id, at });
  const use: Operation = { type: 'recordUse', id: 'input-travel', amount: { date: '2026-10-31', amount: 5 } };
  const added: Operation = { type: 'addGoal', goal: aGoal({ id: 'new', measures: [], strategies: [] }) };
  it.each<[string, Operation | Operation[], Operation[]]>([
    ['there are as many equal amounts as came after', [use, use], [use]],
    ['what was added stands elsewhere among its siblings', added, [move('new', 0)]],
    ['somebody put it back in its place', move('goal-ready', 0), [move('goal-ready', 2)]],
    ['what was put in order stands in that order yet', move('goal-ready', 0), [move('goal-present', 0)]],
    [
      'its list has lost one and got another',
      move('goal-ready', 0),
      [
        { type: 'removeGoal', id: 'goal-reading', cascade: true },
        { ...added, at: 0 },
      ],
    ],
    [
      'what was edited stands elsewhere by now',
      { type: 'reviseGoal', id: 'goal-ready', changes: { weight: 2 } },
      [move('goal-ready', 0)],
    ],
    [
      'what holds what was added has another id by now',
      [
        { type: 'addDivision', division: { id: 'division-new', name: 'New' } },
        { type: 'addValue', value: { id: 'value-joy', name: 'Joy' } },
      ],
      [
        { type: 'reviseOrganization', changes: { id: 'agency' } },
        { type: 'revisePlan', changes: { id: 'plan' } },
      ],
    ],
    [
      'something else changed since things were put in order in two lists',
      [
        { type: 'moveStrategy', id: 'strategy-materials', at: 0 },
        { type: 'moveStrategy', id: 'strategy-fairs', at: 0 },
      ],
      [{ type: 'reviseDirection', vision: 'Joy' }],
    ],
    [
      'somebody moved it back, to another place',
      { type: 'moveStrategy', id: 'strategy-fairs', to: 'goal-present' },
      [{ type: 'moveStrategy', id: 'strategy-fairs', to: 'goal-ready', at: 0 }],
    ],
  ])('%s', (_name, first, later) => {
    const change = changed(examplePlan, first);
    const last = changed(change.plan, later).plan;
    const back = valueIn(revert(last, change));
    expect(valueIn(revert(back.plan, back)).plan).toEqual(last);
  });
});

it('a step of taking back that breaks a rule is named by its place', () => {
  const change = changed(examplePlan, { type: 'removeValue', id: 'value-local' });
  const last = changed(change.plan, { type: 'addFunction', function: { id: 'value-local', name: 'Local' } }).plan;
  expect(issuesOf(revert(last, change))).toMatchObject([{ code: 'duplicate-id', at: 0 }]);
});

describe('with overwrite', () => {
  it('what refers to a thing that goes lets it go', () => {
    const team: Operation = { type: 'addTeam', team: aTeam({ id: 'new', unitIds: ['unit-data', 'unit-careers'] }) };
    const change = changed(examplePlan, team);
    const later = changed(change.plan, { type: 'assignTeam', id: 'milestone-review', teamId: 'new' }).plan;
    expect(revert(later, change).ok).toBe(false);
    const back = valueIn(revert(later, change, { overwrite: true })).plan;
    expect(findEntity(back, 'milestone-review')?.entity).not.toHaveProperty('teamId');
    expect(back.teams).toEqual(examplePlan.teams);
  });

  it('an observation goes though it was corrected', () => {
    const id = 'measure-teams';
    const date = '2027-01-31';
    const change = changed(examplePlan, { type: 'recordObservation', id, observation: { date, value: 5 } });
    const later = changed(change.plan, { type: 'correctObservation', id, date, observation: { date, value: 6 } }).plan;
    expect(issuesOf(revert(later, change))).toMatchObject([{ params: { reason: 'entry-added' } }]);
    expect(valueIn(revert(later, change, { overwrite: true })).plan).toEqual(examplePlan);
  });
});

it('what is no change is named', () => {
  for (const none of [undefined, null, {}, { inverse: 'x' }, 7]) {
    expect(issuesOf(revert(examplePlan, none as unknown as Change))).toMatchObject([
      { code: 'wrong-argument', params: { expected: 'change' } },
    ]);
  }
  const strange = { ...changed(examplePlan, added), inverse: [{ type: 'dance' }] } as unknown as Change;
  expect(issuesOf(revert(examplePlan, strange)).map(({ code, at }) => [code, at])).toEqual([['not-a-choice', 0]]);
});

it.each<[string, Operation, string, string]>([
  [
    'a report',
    { type: 'reportAction', id: 'new', report: { date: '2026-11-01', percentComplete: 20 } },
    'the report of 2026-11-01 (20% complete)',
    'el informe del 1 de noviembre de 2026 (avance del 20 %)',
  ],
  [
    'an amount used',
    { type: 'recordUse', id: 'cameras', amount: { date: '2026-11-01', amount: 2.5 } },
    'the amount used on 2026-11-01 (2.5)',
    'la cantidad usada el 1 de noviembre de 2026 (2,5)',
  ],
  [
    'an amount delivered',
    { type: 'recordDelivery', id: 'films', amount: { date: '2026-11-01', amount: 3 } },
    'the amount delivered on 2026-11-01 (3)',
    'la cantidad entregada el 1 de noviembre de 2026 (3)',
  ],
  [
    'another period',
    { type: 'rescheduleAction', id: 'new', period: { start: '2026-10-01', end: '2026-12-31' } },
    'another period since: "2026-10-01, 2026-12-31"',
    'otro valor de «period»: "2026-10-01, 2026-12-31"',
  ],
])('says in words what came since: %s', (_name, since, inEnglish, inSpanish) => {
  const action = anAction({
    id: 'new',
    period: { start: '2026-09-01', end: '2026-12-31' },
    inputs: [anInput({ id: 'cameras', used: [] })],
    outputs: [anOutput({ id: 'films', delivered: [] })],
  });
  const change = changed(examplePlan, { type: 'addAction', to: 'milestone-cycles', action });
  const [found] = issuesOf(revert(changed(change.plan, since).plan, change)) as [Issue];
  expect(found.message).toContain(inEnglish);
  expect(formatIssue(found, spanish)).toContain(inSpanish);
});

it('says the same of what was observed, withheld and revised', () => {
  const measure = aMeasure({ id: 'new', observations: [], withheld: [] });
  const change = changed(examplePlan, { type: 'addMeasure', to: 'goal-ready', measure });
  const targets = [{ date: '2030-06-30', value: 90 }];
  const now = changed(change.plan, [
    { type: 'recordObservation', id: 'new', observation: { date: '2026-06-30', value: 48.5 } },
    { type: 'recordWithheld', id: 'new', withheld: { date: '2026-09-30' } },
    { type: 'setTargets', id: 'new', targets, from: '2026-08-01' },
  ]).plan;
  const found = issuesOf(revert(now, change));
  for (const text of [
    'the observation of 2026-06-30 (48.5)',
    'the withheld observation of 2026-09-30',
    'the target of 2030-06-30 (90)',
    'the revision until 2026-07-31',
  ]) {
    expect(found.map(({ message }) => message).join(' ')).toContain(text);
  }
  const inSpanish = found.map((each) => formatIssue(each, spanish)).join(' ');
  for (const text of [
    'la observación del 30 de junio de 2026 (48,5)',
    'la observación reservada del 30 de septiembre de 2026',
    'la meta del 30 de junio de 2030 (90)',
    'la revisión hasta el 31 de julio de 2026',
  ]) {
    expect(inSpanish).toContain(text);
  }
});

it('a stored change that lacks what was done is none, rather than one that others changed since', () => {
  const change = changed(examplePlan, { type: 'reviseGoal', id: 'goal-ready', changes: { weight: 2 } });
  const { operation: _operation, ...cut } = stored(change);
  expect(issuesOf(revert(change.plan, cut as StoredChange)).map(({ code }) => code)).toEqual(['wrong-argument']);
  const other = { ...cut, operation: { type: 'reviseGoals' } } as unknown as StoredChange;
  expect(issuesOf(revert(change.plan, other)).map(({ code }) => code)).not.toContain('changed-since');
  expect(valueIn(revert(change.plan, cut as StoredChange, { overwrite: true })).plan).toEqual(examplePlan);
});
