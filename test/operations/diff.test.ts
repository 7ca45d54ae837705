/** What leads from one plan to another, operation for operation. */
import { apply, defaultPolicy, diffPlans, type EntityKind, type Operation, type Plan } from 'spm-model';
import { aGoal, aMilestone, anAction, aPlan, aStrategy, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { holdersOf } from '../../src/model/find.js';
import { structure } from '../../src/model/generated/structure.js';
import { withoutKept } from '../../src/operations/diff.js';
import { longestRise } from '../../src/operations/diff-entity.js';
import { ranks } from '../../src/operations/diff-removals.js';
import { valueIn } from '../support/results.js';
import { itTells } from '../support/telling.js';
import { operationsDone } from './done.js';

/** What leads there and back, having been seen to lead there. */
function between(a: Plan, b: Plan): string[] {
  const lead = (from: Plan, to: Plan) => {
    const found = diffPlans(from, to);
    expect(valueIn(apply(from, found)).plan).toEqual(to);
    return found.map((operation) => JSON.stringify(operation).slice(0, 400));
  };
  return [...lead(a, b).map((each) => `  there ${each}`), ...lead(b, a).map((each) => `  back ${each}`)];
}

describe('the difference that operations make is told by these:', () => {
  itTells(
    new URL('differences.txt', import.meta.url),
    operationsDone.map((operations) => ({
      name: JSON.stringify(operations),
      tell() {
        const result = apply(examplePlan, operations);
        const steps = result.ok ? between(examplePlan, result.value.plan) : ['  is refused'];
        return [JSON.stringify(operations).slice(0, 400), ...steps].join('\n');
      },
    })),
  );
});

describe('the difference of larger changes', () => {
  const move = (id: string, at: number): Operation => ({ type: 'moveGoal', id, at });
  const goal = (id: string, at?: number): Operation => ({
    type: 'addGoal',
    goal: aGoal({ id, measures: [], strategies: [] }),
    ...(at === undefined ? {} : { at }),
  });
  const report = (date: string, percentComplete: number, at?: number): Operation => ({
    type: 'reportAction',
    id: 'action-onboard',
    report: { date, percentComplete },
    ...(at === undefined ? {} : { at }),
  });
  const observe = (date: string, value: number, at?: number): Operation => ({
    type: 'recordObservation',
    id: 'measure-coached',
    observation: { date, value },
    ...(at === undefined ? {} : { at }),
  });
  const grown = aStrategy({
    id: 'strategy-new',
    measures: [],
    milestones: [
      aMilestone({ id: 'milestone-new', unitId: 'unit-data', actions: [anAction({ id: 'action-new' })] }),
      aMilestone({ id: 'milestone-other', unitId: 'unit-data', actions: [] }),
    ],
  });
  const cases: Readonly<Record<string, readonly Operation[]>> = {
    'two goals change places': [move('goal-ready', 0), move('goal-reading', 2)],
    'one goal goes to the end': [move('goal-reading', 2)],
    'goals are added at the front, in the middle and at the end': [goal('a', 0), goal('b', 2), goal('c')],
    'a goal is added where another went': [
      goal('a', 0),
      move('goal-ready', 0),
      { type: 'removeGoal', id: 'goal-present' },
    ],
    'a new strategy comes with what is new, and takes in what was there': [
      { type: 'addStrategy', to: 'goal-ready', strategy: grown, at: 0 },
      { type: 'moveMilestone', id: 'milestone-cycles', to: 'strategy-new', at: 1 },
      { type: 'moveMilestone', id: 'milestone-signals', to: 'strategy-new', at: 0 },
      { type: 'moveAction', id: 'action-family', to: 'milestone-other' },
      { type: 'moveAction', id: 'action-cycles', to: 'milestone-new', at: 0 },
    ],
    'a new goal takes in a strategy, whose goal goes': [
      goal('a', 1),
      { type: 'moveStrategy', id: 'strategy-attendance', to: 'a' },
      { type: 'removeGoal', id: 'goal-present' },
    ],
    'two strategies change goals': [
      { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready', at: 0 },
      { type: 'moveStrategy', id: 'strategy-pathways', to: 'goal-present' },
    ],
    'a new strategy stands after one that was moved to its goal, and that after one that stays': [
      { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready', at: 1 },
      { type: 'addStrategy', to: 'goal-ready', strategy: aStrategy({ id: 'strategy-new', milestones: [] }), at: 2 },
    ],
    'a team and its units are replaced': [
      {
        type: 'addUnit',
        to: 'division-learning',
        unit: { id: 'unit-new', name: 'Arts', functionIds: ['function-data'] },
      },
      { type: 'reviseTeam', id: 'team-pathways', changes: { unitIds: ['unit-new', 'unit-careers'] } },
      { type: 'assignUnit', id: 'action-standards', unitId: 'unit-new' },
      { type: 'removeUnit', id: 'unit-mathematics' },
    ],
    'a division goes with all that refers to it': [
      { type: 'addFunction', function: { id: 'function-new', name: 'Research' }, at: 0 },
      { type: 'moveUnit', id: 'unit-careers', to: 'division-support', at: 0 },
      { type: 'removeFunction', id: 'function-instruction', cascade: true },
    ],
    'reports at the front, in the middle and at the end': [
      report('2026-05-01', 40, 0),
      report('2026-06-30', 60, 2),
      report('2026-08-31', 90),
    ],
    'a report in place of another': [
      {
        type: 'withdrawReport',
        id: 'action-onboard',
        report: { date: '2026-07-31', percentComplete: 80, judgement: 'on-schedule' },
      },
      report('2026-07-30', 79),
    ],
    'equal reports twice': [report('2026-08-31', 90), report('2026-08-31', 90)],
    'observations at the front, in the middle and at the end': [
      observe('2025-11-30', 100, 0),
      observe('2026-02-28', 200, 2),
      observe('2026-09-30', 300),
    ],
    'an observation on another day': [
      { type: 'removeObservation', id: 'measure-coached', date: '2026-03-31' },
      observe('2026-04-30', 260, 1),
    ],
    'two observations corrected on their days': [
      {
        type: 'correctObservation',
        id: 'measure-coached',
        date: '2025-12-31',
        observation: { date: '2025-12-31', value: 1 },
      },
      {
        type: 'correctObservation',
        id: 'measure-coached',
        date: '2026-06-30',
        observation: { date: '2026-06-30', value: 2 },
      },
    ],
    'observations in another order': [
      { type: 'removeObservation', id: 'measure-coached', date: '2025-12-31' },
      observe('2025-12-31', 310),
    ],
    'a new team of new units takes on a new milestone': [
      { type: 'addUnit', to: 'division-learning', unit: { id: 'unit-a', name: 'Arts' }, at: 0 },
      { type: 'addUnit', to: 'division-support', unit: { id: 'unit-b', name: 'Sports' } },
      {
        type: 'addTeam',
        team: { id: 'team-new', name: 'After school', purpose: 'managing-performing', unitIds: ['unit-a', 'unit-b'] },
        at: 1,
      },
      {
        type: 'addMilestone',
        to: 'strategy-pathways',
        milestone: aMilestone({ id: 'milestone-new', unitId: undefined, teamId: 'team-new', actions: [] }),
        at: 1,
      },
      { type: 'assignTeam', id: 'milestone-review', teamId: 'team-new' },
    ],
    'new goals stand between goals that change places': [
      goal('a', 0),
      move('goal-ready', 1),
      goal('b', 2),
      move('goal-present', 4),
      goal('c', 4),
    ],
    'a new division takes in units that were there, between new ones': [
      {
        type: 'addDivision',
        division: {
          id: 'division-new',
          name: 'New',
          units: ['a', 'b'].map((id) => ({ id: `unit-${id}`, name: id })),
        },
        at: 1,
      },
      { type: 'moveUnit', id: 'unit-data', to: 'division-new', at: 1 },
      { type: 'moveUnit', id: 'unit-literacy', to: 'division-new', at: 0 },
      { type: 'moveUnit', id: 'unit-regional', to: 'division-new' },
    ],
    'a new strategy within a new goal takes in a milestone': [
      { type: 'addGoal', goal: aGoal({ id: 'a', measures: [], strategies: [grown] }), at: 1 },
      { type: 'moveMilestone', id: 'milestone-advising', to: 'strategy-new', at: 1 },
      { type: 'moveStrategy', id: 'strategy-coaching', to: 'a', at: 0 },
      { type: 'moveAction', id: 'action-new', to: 'milestone-advising', at: 0 },
    ],
    'what goes leaves what moved out of it, and takes along what is in it': [
      { type: 'moveAction', id: 'action-advisors', to: 'milestone-compacts', at: 0 },
      { type: 'removeMilestone', id: 'milestone-advising' },
      { type: 'moveMeasure', id: 'measure-ratio', to: 'goal-ready' },
      { type: 'removeGoal', id: 'goal-present', cascade: true },
    ],
    'everything about an action': [
      { type: 'reviseAction', id: 'action-fair', changes: { title: 'Fair', weight: 2, description: 'x' } },
      { type: 'rescheduleAction', id: 'action-fair', period: { start: '2026-03-01', end: '2026-07-31' } },
      { type: 'assignUnit', id: 'action-fair', unitId: null },
      { type: 'discontinueAction', id: 'action-fair', discontinued: null },
      { type: 'reportAction', id: 'action-fair', report: { date: '2026-04-01', percentComplete: 10 } },
    ],
    'everything about a milestone': [
      { type: 'reviseMilestone', id: 'milestone-review', changes: { title: 'Review', weight: 2 } },
      { type: 'rescheduleMilestone', id: 'milestone-review', period: { start: '2025-09-01', end: '2026-08-30' } },
      { type: 'assignUnit', id: 'milestone-review', unitId: null },
      { type: 'assignTeam', id: 'milestone-review', teamId: 'team-reading' },
      { type: 'reportMilestone', id: 'milestone-review', report: { date: '2026-04-01', percentComplete: 10 } },
    ],
    'everything about the plan and its organisation': [
      { type: 'revisePlan', changes: { title: 'Plan', extensions: { a: [1, { b: 2 }] } } },
      { type: 'reviseDirection', vision: 'Joy', mission: 'We serve' },
      { type: 'reviseOrganization', changes: { name: 'Agency', chief: null, id: 'agency' } },
    ],
  };

  describe('is told by these:', () => {
    itTells(
      new URL('larger-differences.txt', import.meta.url),
      Object.entries(cases).map(([name, operations]) => ({
        name,
        tell: () => [name, ...between(examplePlan, valueIn(apply(examplePlan, operations)).plan)].join('\n'),
      })),
    );
  });

  it.each(Object.entries(cases))('is told alike where %s and it is not frozen', (_name, operations) => {
    const changed = valueIn(apply(examplePlan, operations)).plan;
    for (const [from, to] of [
      [examplePlan, changed],
      [changed, examplePlan],
    ] as const) {
      expect(diffPlans(JSON.parse(JSON.stringify(from)) as Plan, to)).toEqual(diffPlans(from, to));
    }
  });

  it('does not see the order of keys', () => {
    const extensions = { a: [1, { b: 2, c: [true, null] }], d: 'x' };
    const kept = { date: '2026-08-10', percentComplete: 90, extensions };
    const reported = valueIn(apply(examplePlan, { type: 'reportAction', id: 'action-onboard', report: kept })).plan;
    const turned = (value: unknown): unknown => {
      if (Array.isArray(value)) return value.map(turned);
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([key, item]) => [key, turned(item)]),
      );
    };
    expect(diffPlans(reported, turned(reported) as Plan)).toEqual([]);
    const more = valueIn(apply(reported, report('2026-07-01', 60, 0))).plan;
    expect(diffPlans(reported, turned(more) as Plan)).toEqual([report('2026-07-01', 60, 0)]);
    const other = JSON.parse(JSON.stringify(more).replace('[true,null]', '[null,true]')) as Plan;
    expect(diffPlans(more, other).map(({ type }) => type)).toEqual(['withdrawReport', 'reportAction']);
  });

  it('is told by one replacement where ids cross', () => {
    const types = (a: Plan, b: Plan) => diffPlans(a, b).map(({ type }) => type);
    const renamed = valueIn(apply(examplePlan, { type: 'revisePlan', changes: { id: 'other' } })).plan;
    expect(types(examplePlan, renamed)).toEqual(['revisePlan']);
    const crossed = {
      ...examplePlan,
      id: 'lakeland-doe',
      organization: { ...examplePlan.organization, id: 'x' },
    } as Plan;
    expect(types(examplePlan, crossed)).toEqual(['replacePlan']);
    expect(types(crossed, examplePlan)).toEqual(['replacePlan']);
    const asPlan = { ...examplePlan, organization: { ...examplePlan.organization, id: examplePlan.id } } as Plan;
    expect(types(examplePlan, asPlan)).toEqual(['replacePlan']);
    expect(types(asPlan, examplePlan)).toEqual(['replacePlan']);
    const asOne = { ...asPlan, id: 'x', organization: { ...asPlan.organization, id: 'x' } } as Plan;
    expect(types(examplePlan, asOne)).toEqual(['replacePlan']);
    expect(types(asOne, examplePlan)).toEqual(['replacePlan']);
    const copied = { ...examplePlan, goals: [...examplePlan.goals, examplePlan.goals[0]] } as Plan;
    expect(types(examplePlan, copied)).toEqual(['replacePlan']);
    const within = { ...examplePlan, teams: examplePlan.teams.map((team) => ({ ...team, id: 'same' })) } as Plan;
    expect(types(examplePlan, within)).toEqual(['replacePlan']);
  });
});

describe('a plan that refers to what is not there any more', () => {
  const off = (rule: string) => [rule, 'off' as const];
  const severity = Object.fromEntries(['unknown-reference', 'team-inter-unit'].map(off));
  const policy = { ...defaultPolicy, severity };
  const leads = (from: Plan, to: Plan, ...expected: Operation[]) => {
    expect(diffPlans(from, to)).toEqual(expected);
    expect(valueIn(apply(from, expected, { policy })).plan).toEqual(to);
  };
  const copy = (plan: Plan) =>
    structuredClone(plan) as unknown as { organization: { divisions: { units: unknown[] }[] } };
  const unit = (id: string): Operation => ({ type: 'assignUnit', id, unitId: 'unit-careers' });
  const removed: Operation[] = [
    { type: 'removeUnit', id: 'unit-careers', cascade: true },
    ...['action-compacts', 'action-advisors', 'milestone-fairs', 'action-fairs'].map(unit),
    { type: 'reviseTeam', id: 'team-pathways', changes: { unitIds: ['unit-careers', 'unit-mathematics'] } },
  ];
  const without = copy(examplePlan);
  without.organization.divisions[0]?.units.pop();
  const dangling = without as unknown as Plan;

  it('is told by a removal, and what refers as it did', () => {
    leads(examplePlan, dangling, ...removed);
    const [learning] = examplePlan.organization.divisions;
    leads(dangling, examplePlan, {
      type: 'addUnit',
      to: 'division-learning',
      unit: learning?.units[2] as NonNullable<typeof learning>['units'][number],
    });
  });

  it('is told so where what refers is the very same', () => {
    const { organization } = examplePlan;
    const [learning, ...others] = organization.divisions as [Plan['organization']['divisions'][number]];
    const units = Object.freeze(learning.units.slice(0, 2));
    const divisions = Object.freeze([Object.freeze({ ...learning, units }), ...others]);
    const shared = Object.freeze({ ...examplePlan, organization: Object.freeze({ ...organization, divisions }) });
    // Those that have to be looked for come last.
    const [removal, ...restored] = removed as [Operation, ...Operation[]];
    leads(examplePlan, shared, removal, ...restored.slice(-1), ...restored.slice(0, -1));
  });

  it('is told so where what is gone went with what held it', () => {
    const { organization } = dangling;
    const divisions = organization.divisions.slice(0, 1).map((each) => ({ ...each, units: [] }));
    const empty = { ...dangling, organization: { ...organization, divisions } } as Plan;
    const found = diffPlans(examplePlan, empty);
    expect(found.slice(0, 4).map((each) => JSON.stringify(each))).toEqual([
      '{"type":"removeUnit","id":"unit-literacy","cascade":true}',
      '{"type":"removeUnit","id":"unit-mathematics","cascade":true}',
      '{"type":"removeUnit","id":"unit-careers","cascade":true}',
      '{"type":"removeDivision","id":"division-support","cascade":true}',
    ]);
    expect(valueIn(apply(examplePlan, found, { policy })).plan).toEqual(empty);
  });

  it('is told so under another id', () => {
    leads(examplePlan, { ...dangling, id: 'other' }, { type: 'revisePlan', changes: { id: 'other' } }, ...removed);
  });

  it('by its own id, which changes with it, is told of the goals that it serves', () => {
    const alignsTo = [examplePlan.id, 'other'].map((planId) => ({ planId, goalId: 'goal-ready' }));
    const serving = valueIn(apply(examplePlan, { type: 'reviseGoal', id: 'goal-present', changes: { alignsTo } })).plan;
    const goals = serving.goals.slice(0, 2);
    const restored: Operation = { type: 'reviseGoal', id: 'goal-present', changes: { alignsTo } };
    const adjustments = serving.adjustments.slice(0, 1);
    const left = { ...serving, goals, adjustments } as Plan;
    const adjusted: Operation = { type: 'removeAdjustment', id: 'adjustment-fairs' };
    leads(serving, left, adjusted, { type: 'removeGoal', id: 'goal-ready', cascade: true }, restored);
    const rename: Operation = { type: 'revisePlan', changes: { id: 'other' } };
    leads(
      serving,
      { ...left, id: 'other' },
      rename,
      adjusted,
      { type: 'removeGoal', id: 'goal-ready', cascade: true },
      restored,
    );
  });
});

describe('an entity without some of those below it', () => {
  const [goal] = examplePlan.goals as [Plan['goals'][number]];

  it('is the same object where none of them is there', () => {
    expect(withoutKept('goal', goal, () => false)).toBe(goal);
    expect(withoutKept('goal', goal, (id) => id === goal.id || id === 'goal-ready')).toBe(goal);
  });

  it('keeps the objects of which nothing is left out', () => {
    const without = withoutKept('goal', goal, (id) => id === 'action-cycles') as typeof goal;
    expect(without.measures).toBe(goal.measures);
    expect(without.strategies[1]).toBe(goal.strategies[1]);
    expect(without.strategies[0]?.milestones[0]).toBe(goal.strategies[0]?.milestones[0]);
    const [calendar] = goal.strategies[0]?.milestones[1]?.actions ?? [];
    expect(without.strategies[0]?.milestones[1]).toEqual({ ...goal.strategies[0]?.milestones[1], actions: [calendar] });
    expect(withoutKept('goal', goal, () => true)).toEqual({ ...goal, measures: [], strategies: [] });
  });
});

it('a plan whose organization passes its id on is replaced', () => {
  const { id } = examplePlan.organization;
  const passed = valueIn(
    apply(examplePlan, [
      { type: 'reviseOrganization', changes: { id: 'agency' } },
      { type: 'addValue', value: { id, name: 'Name of the old agency' } },
    ]),
  ).plan;
  for (const [from, to] of [
    [examplePlan, passed],
    [passed, examplePlan],
  ] as const) {
    expect(diffPlans(from, to)).toEqual([{ type: 'replacePlan', plan: to }]);
  }
});

it('a plan in which an id is there twice, once below what did not change, is replaced', () => {
  const value = Object.freeze({ id: 'measure-grade-3', name: 'Twice' });
  const twice = Object.freeze({ ...examplePlan, values: Object.freeze([...examplePlan.values, value]) }) as Plan;
  expect(diffPlans(examplePlan, twice).map(({ type }) => type)).toEqual(['replacePlan']);
  expect(diffPlans(twice, examplePlan).map(({ type }) => type)).toEqual(['replacePlan']);
});

it('kinds are added after what holds them and what they refer to, and removed before', () => {
  const kinds = Object.keys(structure) as EntityKind[];
  const places = ranks();
  const place = (kind: EntityKind) => places.get(kind) as number;
  expect(kinds.map(place).sort((a, b) => a - b)).toEqual(kinds.map((_, index) => index));
  const isWithin = (kind: EntityKind, holder: EntityKind): boolean =>
    kind === holder || holdersOf(kind).some((each) => isWithin(each, holder));
  const late = kinds.flatMap((kind) => {
    const referred = structure[kind].references.flatMap((each): readonly EntityKind[] => each.kinds ?? kinds);
    const first = [...holdersOf(kind), ...referred.filter((each) => !isWithin(each, kind))];
    return first.filter((each) => place(each) >= place(kind)).map((each) => `${each} before ${kind}`);
  });
  expect(late).toEqual([]);
});

it('Plans of thousands of actions that have nothing in common are told apart, frozen or not', () => {
  const ofMany = (name: string): Plan => {
    const period = { start: '2026-01-01', end: '2026-06-30' };
    const actions = Array.from({ length: 4_000 }, (_, index) => anAction({ id: `${name}-${index}`, period }));
    const milestones = [aMilestone({ id: 'milestone', actions })];
    return aPlan({ goals: [aGoal({ id: 'goal', strategies: [aStrategy({ id: 'strategy', milestones })] })] });
  };
  const [a, b] = [ofMany('a'), ofMany('b')];
  const found = diffPlans(a, b);
  expect(found.length).toBeGreaterThanOrEqual(8_000);
  expect(diffPlans(JSON.parse(JSON.stringify(a)) as Plan, JSON.parse(JSON.stringify(b)) as Plan)).toEqual(found);
});

it('what need not move is the longest run that rises', () => {
  const run = (...numbers: number[]) => [...longestRise(numbers)].sort((a, b) => a - b);
  expect(run()).toEqual([]);
  expect(run(3)).toEqual([3]);
  expect(run(0, 1, 2)).toEqual([0, 1, 2]);
  expect(run(2, 1, 0)).toHaveLength(1);
  expect(run(3, 0, 1, 4, 2)).toEqual([0, 1, 2]);
  expect(run(5, 0, 6, 1, 7, 2, 8)).toEqual([0, 1, 2, 8]);
  expect(run(1, 2, 3, 0)).toEqual([1, 2, 3]);
});
