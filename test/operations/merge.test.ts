/** What comes of each way in which two sides may have changed a plan. */
import { apply, checkPlan, type Merge, mergePlans, type Operation, type Plan } from 'spm-model';
import { brokenPlans, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const base = examplePlan;
const side = (...operations: Operation[]): Plan => valueIn(apply(base, operations)).plan;
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
    expect(both.plan.goals[2]?.strategies[1]?.milestones[0]?.actions[2]?.title).toBe('Talk with families');
  });

  it('keeps ours, with a conflict, where a thing was moved to two places', () => {
    const both = merged(
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' }],
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-reading' }],
    );
    expect(conflictsOf(both)).toMatchObject([
      { id: 'strategy-attendance', base: 'goal-present', ours: 'goal-ready', theirs: 'goal-reading' },
    ]);
    expect(both.plan.goals[2]?.strategies).toHaveLength(2);
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

  it('of ids that name two things, or two kinds of thing, keeps ours as one conflict', () => {
    const twice = brokenPlans['duplicate-id'];
    const [ours, theirs] = [
      { ...twice, vision: 'Joy' },
      { ...twice, mission: 'Serve' },
    ] as [Plan, Plan];
    expect(mergePlans(twice, ours, theirs)).toMatchObject({ plan: { vision: 'Joy' }, conflicts: [{ path: [] }] });
    const crossed = merged([unit('x')], [{ type: 'addValue', value: { id: 'x', name: 'X' } }]);
    const asUnit = { id: 'x', name: 'x', functionIds: [] };
    expect(crossed.conflicts).toEqual([
      {
        path: ['organization', 'divisions', 0, 'units', 3],
        id: 'x',
        base: undefined,
        ours: asUnit,
        theirs: { id: 'x', name: 'X' },
      },
    ]);
    expect(crossed.plan.organization.divisions[0]?.units.at(-1)).toEqual(asUnit);
    const value: Operation = { type: 'addValue', value: { id: 'value-local', name: 'Again' } };
    const turned = merged([{ type: 'removeValue', id: 'value-local' }], []);
    const becameUnit = valueIn(apply(turned.plan, unit('value-local'))).plan;
    const [sideways] = mergePlans(base, becameUnit, side({ type: 'reviseDirection', vision: 'Joy' })).conflicts;
    expect(sideways).toMatchObject({ id: 'value-local', base: { name: 'Near the classroom' } });
    const [asTheirs] = mergePlans(base, side({ type: 'removeValue', id: 'value-local' }), becameUnit).conflicts;
    expect(asTheirs).toMatchObject({ id: 'value-local', path: [], ours: undefined });
    expect(merged([{ type: 'removeValue', id: 'value-local' }, value], []).conflicts).toEqual([]);
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
    expect(conflictsOf(mergePlans(first, cleared, ours))).toMatchObject([
      { id: 'goal-ready', field: 'alignsTo', ours: undefined },
    ]);
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
      'strategy-attendance',
    ]);
    expect(both.conflicts.map(({ id }) => id)).toEqual(['goal-present']);
    const into = merged([{ type: 'removeGoal', id: 'goal-ready' }], [out]);
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
});
