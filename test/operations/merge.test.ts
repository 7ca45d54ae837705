/** What comes of each way in which two sides may have changed a plan. */
import {
  apply,
  type Conflict,
  checkPlan,
  defaultPolicy,
  findEntity,
  formatIssue,
  type Issue,
  type Merge,
  mergePlans,
  type Operation,
  type Plan,
  type Policy,
  resolveConflict,
  walkPlan,
} from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { brokenPlans, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { issuesOf, valueIn } from '../support/results.js';

type Lists = Readonly<Record<string, readonly object[]>>;

const LAX: Policy = { ...defaultPolicy, severity: { 'unknown-reference': 'off' } };

const base = examplePlan;
const side = (...operations: Operation[]): Plan => valueIn(apply(base, operations)).plan;
/** The plan with fields of one entity written past all operations. */
const written = (plan: Plan, id: string, change: (entity: Lists) => object): Plan =>
  JSON.parse(JSON.stringify(plan), (_key, value: { id?: unknown } | null) =>
    value?.id === id ? { ...value, ...change(value as unknown as Lists) } : value,
  ) as Plan;
const merged = (ours: Operation[], theirs: Operation[]): Merge => mergePlans(base, side(...ours), side(...theirs));
const conflictsOf = ({ conflicts }: Merge) =>
  conflicts.map(({ id, path, base: b, ours, theirs }) => ({ id, field: path.at(-1), base: b, ours, theirs }));

const unit = (id: string): Operation => ({ type: 'addUnit', to: 'division-learning', unit: { id, name: id } });

describe('merging', () => {
  it('takes edits to different entities, and to different fields of one', () => {
    const both = merged(
      [{ type: 'reviseGoal', id: 'goal-reading', changes: { statement: 'All read' } }],
      [
        { type: 'reviseGoal', id: 'goal-reading', changes: { weight: 5 } },
        { type: 'reviseDirection', mission: 'We serve' },
      ],
    );
    expect(both.conflicts).toEqual([]);
    expect(both.plan.goals[0]).toMatchObject({ statement: 'All read', weight: 5 });
    expect(both.plan.mission).toBe('We serve');
    expect(both.plan.goals[1]).toBe(base.goals[1]);
  });

  it('keeps ours, with a conflict, where one field was changed to two values', () => {
    const both = merged(
      [{ type: 'reviseGoal', id: 'goal-reading', changes: { statement: 'All read' } }],
      [{ type: 'reviseGoal', id: 'goal-reading', changes: { statement: 'Each reads' } }],
    );
    expect(conflictsOf(both)).toEqual([
      {
        id: 'goal-reading',
        field: 'statement',
        base: base.goals[0]?.statement,
        ours: 'All read',
        theirs: 'Each reads',
      },
    ]);
    expect(both.plan.goals[0]?.statement).toBe('All read');
  });

  it('takes what both did alike once', () => {
    const same: Operation[] = [unit('arts'), { type: 'reviseDirection', vision: 'Joy' }];
    expect(merged(same, same)).toMatchObject({ conflicts: [], plan: { vision: 'Joy' } });
    const [ours, theirs] = [side(...same), side(...same, { type: 'reviseDirection', mission: 'Serve' })];
    const both = mergePlans(base, ours, theirs);
    expect(both.conflicts).toEqual([]);
    expect(both.plan.organization.divisions[0]?.units.map(({ id }) => id)).toEqual([
      'unit-literacy',
      'unit-mathematics',
      'unit-careers',
      'arts',
    ]);
  });

  it('puts additions of both sides beside each other', () => {
    const both = merged([unit('arts')], [unit('sports')]);
    expect(both.conflicts).toEqual([]);
    expect(
      both.plan.organization.divisions[0]?.units
        .map(({ id }) => id)
        .slice(-2)
        .sort(),
    ).toEqual(['arts', 'sports']);
  });

  it('merges reports and observations day by day', () => {
    const report = (date: string, percentComplete: number): Operation => ({
      type: 'reportAction',
      id: 'action-cycles',
      report: { date, percentComplete },
    });
    const apart = merged([report('2026-10-01', 10)], [report('2026-11-01', 20)]);
    expect(apart.conflicts).toEqual([]);
    expect(apart.plan.goals[0]?.strategies[0]?.milestones[1]?.actions[1]?.reports.map(({ date }) => date)).toEqual([
      '2026-10-01',
      '2026-11-01',
    ]);
    const clash = merged([report('2026-10-01', 10)], [report('2026-10-01', 20)]);
    expect(conflictsOf(clash)).toEqual([
      {
        id: 'action-cycles',
        field: '2026-10-01',
        base: undefined,
        ours: { date: '2026-10-01', percentComplete: 10 },
        theirs: { date: '2026-10-01', percentComplete: 20 },
      },
    ]);
    const corrected = merged(
      [{ type: 'recordObservation', id: 'measure-teams', observation: { date: '2026-12-31', value: 500 } }],
      [
        {
          type: 'correctObservation',
          id: 'measure-teams',
          date: '2025-12-31',
          observation: { date: '2025-12-31', value: 240 },
        },
      ],
    );
    expect(corrected.conflicts).toEqual([]);
    expect(corrected.plan.goals[1]?.strategies[0]?.measures[0]?.observations.map(({ value }) => value)).toEqual([
      240, 428, 500,
    ]);
  });

  it('merges lists of ids as sets', () => {
    const team = (unitIds: string[]): Operation => ({ type: 'reviseTeam', id: 'team-reading', changes: { unitIds } });
    const both = merged(
      [team(['unit-literacy', 'unit-regional', 'unit-data', 'unit-careers'])],
      [team(['unit-literacy', 'unit-data'])],
    );
    expect(both.conflicts).toEqual([]);
    expect(both.plan.teams[0]?.unitIds).toEqual(['unit-literacy', 'unit-data', 'unit-careers']);
  });

  it('lets a removal stand where the other side left the thing alone', () => {
    const both = merged([{ type: 'removeMilestone', id: 'milestone-advising' }], [unit('arts')]);
    expect(both.conflicts).toEqual([]);
    expect(JSON.stringify(both.plan)).not.toContain('milestone-advising');
  });

  it('keeps ours, with one conflict, where an edit stands against a removal', () => {
    const edited: Operation = { type: 'reviseAction', id: 'action-advisors', changes: { title: 'Train advisors' } };
    const removed: Operation = { type: 'removeMilestone', id: 'milestone-advising' };
    const kept = merged([edited], [removed]);
    expect(conflictsOf(kept).map(({ id, theirs }) => ({ id, theirs }))).toEqual([
      { id: 'milestone-advising', theirs: undefined },
    ]);
    expect(JSON.stringify(kept.plan)).toContain('Train advisors');
    const gone = merged([removed], [edited]);
    expect(conflictsOf(gone).map(({ id, ours }) => ({ id, ours }))).toEqual([
      { id: 'milestone-advising', ours: undefined },
    ]);
    expect(JSON.stringify(gone.plan)).not.toContain('milestone-advising');
  });

  it('takes a move of one side, also together with an edit of the other', () => {
    const both = merged(
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' }],
      [{ type: 'reviseAction', id: 'action-family', changes: { title: 'Talk with families' } }],
    );
    expect(both.conflicts).toEqual([]);
    expect(both.plan.goals[2]?.strategies.at(-1)?.milestones[0]?.actions[2]?.title).toBe('Talk with families');
  });

  it('keeps ours, with a conflict, where a thing was moved to two places', () => {
    const both = merged(
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' }],
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-reading' }],
    );
    expect(conflictsOf(both)).toMatchObject([
      { id: 'strategy-attendance', base: 'goal-present', ours: 'goal-ready', theirs: 'goal-reading' },
    ]);
    expect(both.plan.goals[2]?.strategies).toHaveLength(3);
  });

  it('takes the order of the side that changed it, and keeps ours where both did', () => {
    const first: Operation = { type: 'moveGoal', id: 'goal-ready', at: 0 };
    const last: Operation = { type: 'moveGoal', id: 'goal-reading', at: 2 };
    const ids = ({ plan }: Merge) => plan.goals.map(({ id }) => id);
    expect(ids(merged([unit('arts')], [first]))).toEqual(['goal-ready', 'goal-reading', 'goal-present']);
    const added: Operation = { type: 'addGoal', goal: { id: 'new', statement: 'Sing', focus: 'student' }, at: 1 };
    const grown = merged([added], [first]);
    expect(grown.conflicts).toEqual([]);
    expect(ids(grown)).toEqual(['goal-ready', 'goal-reading', 'new', 'goal-present']);
    const both = merged([first], [last]);
    expect(conflictsOf(both)).toMatchObject([{ id: base.id, field: 'goals' }]);
    expect(ids(both)).toEqual(['goal-ready', 'goal-reading', 'goal-present']);
  });

  it('says where the merged plan breaks a rule that neither side broke', () => {
    const both = merged(
      [{ type: 'assignTeam', id: 'milestone-review', teamId: 'team-pathways' }],
      [{ type: 'removeTeam', id: 'team-pathways', cascade: true }],
    );
    expect(both.conflicts).toMatchObject([
      { id: 'milestone-review', ours: 'team-pathways', theirs: undefined, issue: { code: 'unknown-reference' } },
    ]);
  });

  it('of ids that name two things keeps the preferred side, as one conflict over the whole plan', () => {
    const twice = brokenPlans['duplicate-id'];
    const [ours, theirs] = [
      { ...twice, vision: 'Joy' },
      { ...twice, mission: 'Serve' },
    ] as [Plan, Plan];
    expect(mergePlans(twice, ours, theirs)).toMatchObject({ plan: { vision: 'Joy' }, conflicts: [{ path: [] }] });
    expect(mergePlans(twice, ours, theirs, { prefer: 'theirs' })).toMatchObject({
      plan: { mission: 'Serve' },
      conflicts: [{ path: [], kept: 'theirs' }],
    });
    expect(mergePlans(twice, ours, { ...ours }).conflicts).toEqual([]);
  });

  it('of one id that both gave to different kinds of things, keeps one, and all else of both', () => {
    const vision: Operation = { type: 'reviseDirection', vision: 'Joy' };
    const crossed = merged([unit('x')], [{ type: 'addValue', value: { id: 'x', name: 'X' } }, vision]);
    const asUnit = { id: 'x', name: 'x', functionIds: [] };
    expect(crossed.conflicts).toEqual([
      {
        kind: 'both-added',
        path: ['organization', 'divisions', 0, 'units', 3],
        id: 'x',
        base: undefined,
        ours: asUnit,
        theirs: { id: 'x', name: 'X' },
        kept: 'ours',
        place: { parentId: base.id, list: 'values', at: 3 },
      },
    ]);
    expect(crossed.plan.organization.divisions[0]?.units.at(-1)).toEqual(asUnit);
    expect(crossed.plan.vision).toBe('Joy');
    const decided = valueIn(resolveConflict(crossed.plan, crossed.conflicts[0] as Conflict, 'theirs')).plan;
    expect(decided.values.at(-1)).toEqual({ id: 'x', name: 'X' });
    expect(decided.organization.divisions[0]?.units).toHaveLength(3);
    // What only one side turned into another kind of thing is simply that.
    const removed: Operation = { type: 'removeValue', id: 'value-local' };
    const becameUnit = side(removed, unit('value-local'));
    for (const other of [side(vision), side(removed)]) {
      const both = mergePlans(base, becameUnit, other);
      expect(both.conflicts).toEqual([]);
      expect(both.plan.organization.divisions[0]?.units.at(-1)?.id).toBe('value-local');
      expect(both.plan.values.map(({ id }) => id)).not.toContain('value-local');
    }
  });

  it('merges what goals serve, and targets day by day', () => {
    const serve = (...goalIds: string[]): Operation => ({
      type: 'reviseGoal',
      id: 'goal-ready',
      changes: { alignsTo: goalIds.map((goalId) => ({ planId: 'nation', goalId })) },
    });
    const first = valueIn(apply(base, serve('a'))).plan;
    const [ours, theirs] = [serve('a', 'b'), serve('a', 'c')].map(
      (operation) => valueIn(apply(first, operation)).plan,
    ) as [Plan, Plan];
    expect(mergePlans(first, ours, theirs).plan.goals[2]?.alignsTo?.map(({ goalId }) => goalId)).toEqual([
      'a',
      'b',
      'c',
    ]);
    expect(merged([serve('a')], [serve('b')])).toMatchObject({
      conflicts: [],
      plan: { goals: [{}, {}, { alignsTo: [{ goalId: 'a' }, { goalId: 'b' }] }] },
    });
    const cleared = valueIn(apply(first, { type: 'reviseGoal', id: 'goal-ready', changes: { alignsTo: null } })).plan;
    const withoutA = mergePlans(first, cleared, ours);
    expect(withoutA).toMatchObject({ conflicts: [], plan: { goals: [{}, {}, { alignsTo: [{ goalId: 'b' }] }] } });
    const targets = (...values: number[]): Operation => ({
      type: 'setTargets',
      id: 'measure-teams',
      targets: values.map((value, index) => ({ date: `${2026 + index}-06-30`, value })),
    });
    const both = merged([targets(420, 800)], [targets(400, 800, 900)]);
    expect(both.conflicts).toEqual([]);
    expect(both.plan.goals[1]?.strategies[0]?.measures[0]?.targets.map(({ value }) => value)).toEqual([420, 800, 900]);
  });

  it('keeps what was moved out of what the other removed, and tells it once', () => {
    const out: Operation = { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' };
    const both = merged([out], [{ type: 'removeGoal', id: 'goal-present' }]);
    expect(both.plan.goals.find(({ id }) => id === 'goal-ready')?.strategies.map(({ id }) => id)).toEqual([
      'strategy-pathways',
      'strategy-fairs',
      'strategy-attendance',
    ]);
    expect(both.conflicts.map(({ id, kind, path }) => ({ id, kind, path }))).toEqual([
      { id: 'strategy-attendance', kind: 'removed', path: ['goals', 1, 'strategies', 2] },
    ]);
    expect(both.plan.goals.map(({ id }) => id)).toEqual(['goal-reading', 'goal-ready']);
    const into = merged([{ type: 'removeGoal', id: 'goal-ready', cascade: true }], [out]);
    expect(into.plan.goals.find(({ id }) => id === 'goal-present')?.strategies.map(({ id }) => id)).toEqual([
      'strategy-attendance',
    ]);
    expect(into.conflicts.map(({ id }) => id)).toContain('goal-ready');
  });

  it('does not blame a merge for errors that were there, nor for warnings', () => {
    const broken = brokenPlans['measure-baseline'];
    const [ours, theirs] = [
      { ...broken, vision: 'Joy' },
      { ...broken, mission: 'Serve' },
    ] as [Plan, Plan];
    expect(mergePlans(broken, ours, theirs)).toMatchObject({
      plan: { vision: 'Joy', mission: 'Serve' },
      conflicts: [],
    });
    const warned = merged(
      [{ type: 'rescheduleMilestone', id: 'milestone-cycles', period: { start: '2026-07-01', end: '2027-06-30' } }],
      [{ type: 'rescheduleAction', id: 'action-cycles', period: { start: '2026-09-01', end: '2027-06-15' } }],
    );
    expect(warned.conflicts).toEqual([]);
    const outside = merged(
      [
        { type: 'rescheduleAction', id: 'action-cycles', period: { start: '2026-09-01', end: '2027-03-31' } },
        { type: 'rescheduleMilestone', id: 'milestone-cycles', period: { start: '2026-07-01', end: '2027-03-31' } },
      ],
      [{ type: 'rescheduleAction', id: 'action-calendar', period: { start: '2026-07-01', end: '2027-06-30' } }],
    );
    expect(outside.conflicts).toEqual([]);
    expect(checkPlan(outside.plan).map(({ code }) => code)).toContain('action-in-milestone');
  });

  it('tells of a broken rule among more errors than are told', () => {
    const crowded = written(base, 'measure-grade-3', () => ({
      observations: Array.from({ length: 1_200 }, () => ({ date: '2026-06-30', value: 50 })),
    }));
    const done = (operation: Operation): Plan => valueIn(apply(crowded, operation)).plan;
    const ours = done({ type: 'assignTeam', id: 'milestone-review', teamId: 'team-pathways' });
    const theirs = done({ type: 'removeTeam', id: 'team-pathways', cascade: true });
    expect(
      mergePlans(crowded, ours, theirs).conflicts.map(({ kind, id, path, issue }) => [
        kind,
        id,
        path.at(-1),
        issue?.code,
      ]),
    ).toEqual([['rule', 'milestone-review', 'teamId', 'unknown-reference']]);
  });

  it('tells of a broken rule also where one side has not what breaks it', () => {
    const milestone = { id: 'new', title: 'Compacts grow', period: { start: '2027-01-01', end: '2027-12-31' } };
    const both = merged(
      [{ type: 'addMilestone', to: 'strategy-pathways', milestone: { ...milestone, teamId: 'team-pathways' } }],
      [{ type: 'removeTeam', id: 'team-pathways', cascade: true }],
    );
    expect(both.conflicts).toMatchObject([
      { id: 'new', path: ['goals', 2, 'strategies', 0, 'milestones', 2, 'teamId'], ours: 'team-pathways' },
    ]);
    expect(both.conflicts[0]).toMatchObject({ base: undefined, theirs: undefined });
  });

  it('tells where a rule is broken by the value on each side', () => {
    const twice = merged(
      [{ type: 'recordObservation', id: 'measure-teams', observation: { date: '2026-12-31', value: 500 }, at: 0 }],
      [
        {
          type: 'reviseTeam',
          id: 'team-attendance',
          changes: { unitIds: ['unit-wellbeing', 'unit-data', 'unit-careers'] },
        },
      ],
    );
    expect(twice.conflicts).toEqual([]);
    const team = (unitIds: string[]): Operation => ({ type: 'reviseTeam', id: 'team-reading', changes: { unitIds } });
    const alone = merged([team(['unit-literacy', 'unit-regional'])], [team(['unit-regional', 'unit-data'])]);
    expect(
      alone.conflicts.map(({ id, path, base: was, ours, theirs, issue }) => ({
        id,
        path,
        was,
        ours,
        theirs,
        code: issue?.code,
      })),
    ).toEqual([
      {
        id: 'team-reading',
        path: ['teams', 0, 'unitIds'],
        was: ['unit-literacy', 'unit-regional', 'unit-data'],
        ours: ['unit-literacy', 'unit-regional'],
        theirs: ['unit-regional', 'unit-data'],
        code: 'team-inter-unit',
      },
    ]);
  });

  it('keeps the preferred side where both changed one field', () => {
    const [ours, theirs] = [
      side({ type: 'reviseDirection', vision: 'Joy' }),
      side({ type: 'reviseDirection', vision: 'Play' }),
    ];
    const kept = mergePlans(base, ours, theirs, { prefer: 'theirs' });
    expect(kept.plan.vision).toBe('Play');
    expect(kept.conflicts).toEqual([
      { kind: 'field', path: ['vision'], id: base.id, base: base.vision, ours: 'Joy', theirs: 'Play', kept: 'theirs' },
    ]);
  });

  it('merges extensions by name, and codes as sets', () => {
    const changed = (changes: object): Plan => written(base, 'goal-reading', () => changes);
    const both = mergePlans(
      base,
      changed({ extensions: { dashboard: 7 }, codes: ['early-literacy', 'tutoring'] }),
      changed({ extensions: { budget: { line: 12 } }, codes: ['phonics'] }),
    );
    expect(both.conflicts).toEqual([]);
    expect(both.plan.goals[0]).toMatchObject({
      extensions: { dashboard: 7, budget: { line: 12 } },
      codes: ['tutoring', 'phonics'],
    });
    const clash = mergePlans(
      base,
      changed({ extensions: { budget: 1 } }),
      changed({ extensions: { budget: 2, by: 'us' } }),
    );
    expect(clash.plan.goals[0]?.extensions).toEqual({ budget: 1, by: 'us' });
    expect(clash.conflicts).toMatchObject([
      {
        kind: 'field',
        path: ['goals', 0, 'extensions', 'budget'],
        id: 'goal-reading',
        base: undefined,
        ours: 1,
        theirs: 2,
      },
    ]);
    const decided = valueIn(resolveConflict(clash.plan, clash.conflicts[0] as Conflict, 'theirs')).plan;
    expect(decided.goals[0]?.extensions).toEqual({ budget: 2, by: 'us' });
  });

  it('asks whether equal amounts that both recorded on one day are one or two', () => {
    const used = (plan: Plan) => plan.goals[0]?.strategies[0]?.milestones[0]?.actions[0]?.inputs[1]?.used ?? [];
    const record = (...amounts: number[]): Plan =>
      written(base, 'input-panel', ({ used: entries = [] }) => ({
        used: [...entries, ...amounts.map((amount) => ({ date: '2026-07-15', amount }))],
      }));
    const both = mergePlans(base, record(10), record(10));
    expect(used(both.plan).map(({ amount }) => amount)).toEqual([355, 10]);
    const ten = { date: '2026-07-15', amount: 10 };
    expect(both.conflicts).toMatchObject([
      { kind: 'both-added', id: 'input-panel', base: undefined, ours: ten, theirs: ten, kept: 'ours' },
    ]);
    expect(both.conflicts[0]?.path.slice(-2)).toEqual(['used', '2026-07-15']);
    const decide = (which: 'ours' | 'theirs') =>
      used(valueIn(resolveConflict(both.plan, both.conflicts[0] as Conflict, which)).plan).map(({ amount }) => amount);
    expect(decide('ours')).toEqual([355, 10]);
    expect(decide('theirs')).toEqual([355, 10, 10]);
    // Different amounts of one day are two.
    const apart = mergePlans(base, record(10), record(20));
    expect(used(apart.plan).map(({ amount }) => amount)).toEqual([355, 10, 20]);
    expect(apart.conflicts).toEqual([]);
    // What only one side recorded twice is two as well.
    const twice = mergePlans(base, record(10, 10), record(20));
    expect(used(twice.plan).map(({ amount }) => amount)).toEqual([355, 10, 10, 20]);
  });

  it('asks the same of observations that add up, of the whole and of groups, and not of others', () => {
    const observe = (id: string): Plan =>
      written(base, id, ({ observations = [], subgroups = [] }) => ({
        observations: [...observations, { date: '2026-07-31', value: 3 }],
        subgroups: [
          ...subgroups,
          { id: 'group-new', name: 'New', targets: [], observations: [], withheld: [], revisions: [] },
        ],
      }));
    expect(mergePlans(base, observe('measure-coached'), observe('measure-coached')).conflicts).toMatchObject([
      { kind: 'both-added', id: 'measure-coached', ours: { value: 3 }, theirs: { value: 3 } },
    ]);
    expect(mergePlans(base, observe('measure-practice'), observe('measure-practice')).conflicts).toEqual([]);
    const first = observe('measure-coached');
    const ofGroup = (): Plan =>
      written(first, 'group-new', () => ({ observations: [{ date: '2026-08-01', value: 3 }] }));
    expect(mergePlans(first, ofGroup(), ofGroup()).conflicts).toMatchObject([{ kind: 'both-added', id: 'group-new' }]);
  });

  it('takes one correction that both made alike once, and tells of two', () => {
    const correct = (amount: number): Plan =>
      written(base, 'input-panel', () => ({ used: [{ date: '2026-06-30', amount }] }));
    expect(mergePlans(base, correct(300), correct(300)).conflicts).toEqual([]);
    expect(mergePlans(base, correct(300), correct(310)).conflicts).toMatchObject([
      { kind: 'field', id: 'input-panel', base: { amount: 355 }, ours: { amount: 300 }, theirs: { amount: 310 } },
    ]);
  });

  it('tells of a second reference to what is gone beside the one that was there', () => {
    const errorsOf = (plan: Plan) => checkPlan(plan).filter(({ code }) => code === 'unknown-reference').length;
    // Ours names a goal that never was; theirs, in the same goal's field, another.
    const serve = (plan: Plan, ...ids: string[]): Plan =>
      written(plan, 'strategy-pathways', () => ({ alsoServes: ids }));
    const first = serve(base, 'gone-1');
    const both = mergePlans(first, serve(first, 'gone-1', 'gone-2'), serve(first, 'gone-1', 'goal-reading'));
    expect(both.conflicts).toEqual([]);
    expect(errorsOf(both.plan)).toBe(2);
    const removed = valueIn(apply(base, { type: 'removeTeam', id: 'team-pathways', cascade: true })).plan;
    const assigned = side({ type: 'assignTeam', id: 'milestone-review', teamId: 'team-pathways' });
    const told = mergePlans(serve(base, 'gone-1'), assigned, serve(removed, 'gone-1')).conflicts;
    expect(told.map(({ kind, id }) => [kind, id])).toContainEqual(['rule', 'milestone-review']);
  });

  it('looks at rules by the policy that is given', () => {
    const [ours, theirs] = [
      side({ type: 'assignTeam', id: 'milestone-review', teamId: 'team-pathways' }),
      side({ type: 'removeTeam', id: 'team-pathways', cascade: true }),
    ];
    expect(mergePlans(base, ours, theirs, { policy: LAX }).conflicts).toEqual([]);
    expect(mergePlans(base, ours, theirs, { policy: undefined }).conflicts).toHaveLength(1);
  });

  it('tells where one side gave up what the other reported done, or went on with', () => {
    const reported = (date: string, percentComplete: number): Operation => ({
      type: 'reportAction',
      id: 'action-advisors',
      report: { date, percentComplete },
    });
    const discontinued = { date: '2026-12-31', reason: 'No money' };
    const givenUp: Operation = { type: 'discontinueAction', id: 'action-advisors', discontinued };
    for (const report of [reported('2026-12-01', 100), reported('2027-01-31', 40)]) {
      const done = merged([report], [givenUp]);
      expect(done.conflicts).toMatchObject([
        { kind: 'field', id: 'action-advisors', base: undefined, ours: undefined, theirs: discontinued, kept: 'ours' },
      ]);
      expect(done.conflicts[0]?.path.at(-1)).toBe('discontinued');
      expect(done.plan).toEqual(side(report));
      const decided = valueIn(resolveConflict(done.plan, done.conflicts[0] as Conflict, 'theirs')).plan;
      expect(decided).toEqual(side(report, givenUp));
      // The other way round it stays given up, with the report beside it, unless that is decided otherwise.
      const kept = merged([givenUp], [report]);
      expect(kept.plan).toEqual(side(report, givenUp));
      const taken = valueIn(resolveConflict(kept.plan, kept.conflicts[0] as Conflict, 'theirs')).plan;
      expect(taken).toEqual(side(report));
    }
    // Work before it was given up is no contradiction, nor is what who gave it up knew of.
    expect(merged([reported('2026-12-01', 40)], [givenUp]).conflicts).toEqual([]);
    const done = reported('2026-12-01', 100);
    expect(merged([done], [done, givenUp]).conflicts).toEqual([]);
    const atYearEnd: Operation = {
      type: 'carryOver',
      id: 'milestone-advising',
      on: '2026-12-31',
      milestone: { id: 'next', period: { start: '2027-01-01', end: '2027-12-31' } },
    };
    expect(merged([done], [atYearEnd]).conflicts).toMatchObject([
      { kind: 'field', id: 'action-advisors', theirs: { carriedOverTo: 'action-advisors~next' } },
    ]);
  });

  it('freezes nothing that it was given', () => {
    const copies = [base, side({ type: 'reviseDirection', vision: 'Joy' }), side(unit('arts'))].map(
      (plan) => JSON.parse(JSON.stringify(plan)) as Plan,
    ) as [Plan, Plan, Plan];
    const { plan, conflicts } = mergePlans(...copies);
    expect(conflicts).toEqual([]);
    expect(Object.isFrozen(plan.goals[0])).toBe(true);
    for (const copy of copies) expect(Object.isFrozen(copy) || Object.isFrozen(copy.goals[0])).toBe(false);
  });
});

const removedGoal: Operation = { type: 'removeMilestone', id: 'milestone-advising' };
const edited: Operation = { type: 'reviseAction', id: 'action-advisors', changes: { title: 'Train advisors' } };

describe('deciding a conflict', () => {
  it('puts back what was removed, as the other side had it, where it stood', () => {
    const both = merged([removedGoal], [edited]);
    const back = valueIn(resolveConflict(both.plan, both.conflicts[0] as Conflict, 'theirs')).plan;
    expect(back).toEqual(side(edited));
    const change = valueIn(resolveConflict(both.plan, both.conflicts[0] as Conflict, 'ours'));
    expect(change.plan).toBe(both.plan);
  });

  it('removes what was kept', () => {
    const both = merged([edited], [removedGoal]);
    expect(valueIn(resolveConflict(both.plan, both.conflicts[0] as Conflict, 'theirs')).plan).toEqual(
      side(removedGoal),
    );
  });

  it('moves to where the other side moved, and orders as it ordered', () => {
    const moved = merged(
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' }],
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-reading' }],
    );
    const there = valueIn(resolveConflict(moved.plan, moved.conflicts[0] as Conflict, 'theirs')).plan;
    expect(there.goals[0]?.strategies.at(-1)?.id).toBe('strategy-attendance');
    const ordered = merged(
      [{ type: 'moveGoal', id: 'goal-ready', at: 0 }],
      [{ type: 'moveGoal', id: 'goal-reading', at: 2 }],
    );
    const order = valueIn(resolveConflict(ordered.plan, ordered.conflicts[0] as Conflict, 'theirs')).plan;
    expect(order.goals.map(({ id }) => id)).toEqual(['goal-present', 'goal-ready', 'goal-reading']);
  });

  it('leaves alone what is where it should be already', () => {
    const moved = merged(
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' }],
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-reading' }],
    );
    const [conflict] = moved.conflicts as [Conflict];
    expect(valueIn(resolveConflict(moved.plan, conflict, 'ours')).plan).toBe(moved.plan);
    const both = merged([removedGoal], [edited]);
    const back = valueIn(resolveConflict(both.plan, both.conflicts[0] as Conflict, 'theirs')).plan;
    expect(valueIn(resolveConflict(back, both.conflicts[0] as Conflict, 'theirs')).plan).toBe(back);
    const gone = valueIn(apply(moved.plan, { type: 'removeGoal', id: 'goal-reading', cascade: true })).plan;
    expect(issuesOf(resolveConflict(gone, conflict, 'theirs')).map(({ code, id }) => [code, id])).toEqual([
      ['unresolvable', 'strategy-attendance'],
    ]);
  });

  it('puts back what was removed, and leaves what was moved out of it where that is now', () => {
    const away: Operation = { type: 'moveAction', id: 'action-advisors', to: 'milestone-compacts' };
    const renamed: Operation = {
      type: 'reviseMilestone',
      id: 'milestone-advising',
      changes: { title: 'All are advised' },
    };
    const both = merged([away, removedGoal], [renamed]);
    const conflict = both.conflicts.find(({ kind }) => kind === 'removed') as Conflict;
    const back = valueIn(resolveConflict(both.plan, conflict, 'theirs')).plan;
    const holders = [...walkPlan(back)].filter(({ entity }) => entity.id === 'action-advisors');
    expect(holders.map(({ parentId }) => parentId)).toEqual(['milestone-compacts']);
    expect(findEntity(back, 'milestone-advising')?.entity).toMatchObject({ title: 'All are advised' });
  });

  it('mends what breaks a rule by the value of a side', () => {
    const both = merged(
      [{ type: 'assignTeam', id: 'milestone-review', teamId: 'team-pathways' }],
      [{ type: 'removeTeam', id: 'team-pathways', cascade: true }],
    );
    const mended = valueIn(resolveConflict(both.plan, both.conflicts[0] as Conflict, 'theirs')).plan;
    expect(checkPlan(mended).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('takes one day of the other side, and a whole plan where nothing could be matched', () => {
    const report = (percentComplete: number): Operation => ({
      type: 'reportAction',
      id: 'action-cycles',
      report: { date: '2026-10-01', percentComplete },
    });
    const clash = merged([report(10)], [report(20)]);
    const reports = valueIn(resolveConflict(clash.plan, clash.conflicts[0] as Conflict, 'theirs')).plan;
    expect(reports).toEqual(side(report(20)));
    const twice = brokenPlans['duplicate-id'];
    const whole = mergePlans(twice, { ...twice, vision: 'Joy' } as Plan, { ...twice, vision: 'Play' } as Plan);
    expect(valueIn(resolveConflict(whole.plan, whole.conflicts[0] as Conflict, 'theirs')).plan.vision).toBe('Play');
  });

  it('says what is missing where the plan has moved on', () => {
    const clash = merged(
      [{ type: 'reviseAction', id: 'action-advisors', changes: { title: 'One' } }],
      [{ type: 'reviseAction', id: 'action-advisors', changes: { title: 'Two' } }],
    );
    const gone = valueIn(apply(clash.plan, removedGoal)).plan;
    expect(issuesOf(resolveConflict(gone, clash.conflicts[0] as Conflict, 'theirs'))).toMatchObject([
      {
        code: 'unresolvable',
        message: 'The plan no longer holds "action-advisors", so the conflict over it cannot be resolved. Merge again.',
      },
    ]);
    const both = merged([removedGoal], [edited]);
    const without = valueIn(apply(both.plan, { type: 'removeStrategy', id: 'strategy-pathways', cascade: true })).plan;
    expect(issuesOf(resolveConflict(without, both.conflicts[0] as Conflict, 'theirs'))[0]?.message).toBe(
      'The plan no longer holds "strategy-pathways", where "milestone-advising" would go. Put that back first, or merge again.',
    );
  });
});

describe('deciding a conflict after more was done', () => {
  const titled = (title: string): Operation => ({ type: 'reviseAction', id: 'action-advisors', changes: { title } });
  const report = (percentComplete: number): Operation => ({
    type: 'reportAction',
    id: 'action-cycles',
    report: { date: '2026-10-01', percentComplete },
  });

  it('is refused where it would lose that, unless that is wanted', () => {
    const { plan, conflicts } = merged([titled('One')], [titled('Two')]);
    const conflict = conflicts[0] as Conflict;
    const later = valueIn(apply(plan, titled('Three'))).plan;
    const issues = issuesOf(resolveConflict(later, conflict, 'theirs'));
    expect(issues).toMatchObject([{ code: 'changed-since', severity: 'error', id: 'action-advisors' }]);
    expect(issues[0]?.message).toBe(
      'The action "Three" has another title since: "Three", where the merge left "One". Deciding the conflict would lose that.',
    );
    expect(formatIssue(issues[0] as Issue, spanish)).toContain('donde la combinación dejó');
    expect(issuesOf(resolveConflict(later, conflict, 'ours'))[0]?.code).toBe('changed-since');
    const over = valueIn(resolveConflict(later, conflict, 'theirs', { overwrite: true })).plan;
    expect(findEntity(over, 'action-advisors')?.entity).toMatchObject({ title: 'Two' });
    // What was done elsewhere, or in the same way, is no reason to refuse.
    const elsewhere = valueIn(apply(plan, report(10))).plan;
    expect(resolveConflict(elsewhere, conflict, 'theirs').ok).toBe(true);
    const alike = valueIn(apply(plan, titled('Two'))).plan;
    expect(valueIn(resolveConflict(alike, conflict, 'theirs')).plan).toBe(alike);
  });

  it('is refused of one day, of what was removed, moved, or could not be matched', () => {
    const day = merged([report(10)], [report(20)]);
    const again = valueIn(
      apply(day.plan, [
        { type: 'withdrawReport', id: 'action-cycles', report: { date: '2026-10-01', percentComplete: 10 } },
        report(30),
      ]),
    ).plan;
    expect(
      issuesOf(resolveConflict(again, day.conflicts[0] as Conflict, 'theirs')).map(({ message }) => message),
    ).toEqual([
      'The action "Run three coaching cycles" has since got the report of 2026-10-01 (30% complete). Deciding the conflict would lose that.',
    ]);

    const removed = merged([edited], [removedGoal]);
    const conflict = removed.conflicts.find(({ kind }) => kind === 'removed') as Conflict;
    expect(resolveConflict(removed.plan, conflict, 'theirs').ok).toBe(true);
    const retitled = {
      type: 'reviseMilestone',
      id: conflict.id,
      changes: { title: 'Advise in every region' },
    } as const;
    const later = valueIn(apply(removed.plan, retitled)).plan;
    expect(issuesOf(resolveConflict(later, conflict, 'theirs'))[0]?.code).toBe('changed-since');
    expect(resolveConflict(later, conflict, 'theirs', { overwrite: true }).ok).toBe(true);

    const twice = brokenPlans['duplicate-id'];
    const whole = mergePlans(twice, { ...twice, vision: 'Joy' } as Plan, { ...twice, vision: 'Play' } as Plan);
    const on = { ...whole.plan, mission: 'Serve' } as Plan;
    expect(issuesOf(resolveConflict(on, whole.conflicts[0] as Conflict, 'theirs'))[0]?.code).toBe('changed-since');
  });

  it('checks the merged plan as of a day where one is given', () => {
    const without = side({ type: 'reviseMilestone', id: 'milestone-meetings-2', changes: { continues: null } });
    const discontinued = { date: '2027-03-31', reason: 'Goes on in spring' };
    const later: Operation[] = [
      { type: 'discontinueMilestone', id: 'milestone-meetings', discontinued },
      { type: 'discontinueAction', id: 'action-meetings', discontinued },
    ];
    const theirs = valueIn(apply(without, later)).plan;
    const policy: Policy = { ...defaultPolicy, severity: { 'continues-earlier': 'error' } };
    const rulesBroken = (asOf?: string) =>
      mergePlans(without, base, theirs, { policy, asOf }).conflicts.map(({ issue }) => issue?.code);
    // Ours continues a milestone that theirs gives up in spring: by then, but not before, it may be continued.
    expect(rulesBroken('2026-08-03')).toEqual(['continues-earlier']);
    expect(rulesBroken('2027-04-01')).toEqual([]);
    expect(rulesBroken()).toEqual([]);
    for (const plans of [[base, base, base] as const, [without, base, theirs] as const]) {
      expect(() => mergePlans(...plans, { asOf: '2026-02-30' })).toThrow(RangeError);
    }
  });

  it('names a side that is none, and what is no conflict', () => {
    const { plan, conflicts } = merged([titled('One')], [titled('Two')]);
    const conflict = conflicts[0] as Conflict;
    const issues = issuesOf(resolveConflict(plan, conflict, 'x' as 'ours'));
    expect(issues).toMatchObject([{ code: 'no-side', path: [], severity: 'error', params: { given: '"x"' } }]);
    expect(formatIssue(issues[0] as Issue, spanish)).toBe(
      '"x" no es un lado de la combinación; decida "ours" o "theirs".',
    );
    for (const side of [undefined, null, 1]) {
      expect(issuesOf(resolveConflict(plan, conflict, side as unknown as 'ours'))[0]?.code).toBe('no-side');
    }
    for (const none of [null, undefined, {}, [], 'x', { ...conflict, kind: 'moved', theirs: {} }, { kind: 'field' }]) {
      expect(resolveConflict(plan, none as unknown as Conflict, 'theirs').ok).toBe(false);
    }
    expect(() => mergePlans(plan, plan, plan, { prefer: 'x' as 'ours' })).toThrow(
      new RangeError('prefer is "x"; give "ours" or "theirs".'),
    );
  });
});
