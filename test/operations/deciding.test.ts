/** What deciding the conflicts of a merge comes to: a side's version, and no error that neither side had. */
import fc from 'fast-check';
import {
  apply,
  type Conflict,
  checkPlan,
  findEntity,
  type MergeSide,
  mergePlans,
  type Operation,
  type Plan,
  resolveConflict,
} from 'spm-model';
import { aCoordination, aMilestone, anAction, aTeam, examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryOperationDraw } from '../../src/testing/operations.js';
import { after } from '../support/drawn.js';
import { expectOften } from '../support/measuring.js';
import { issuesOf, valueIn } from '../support/results.js';

const base = examplePlan;
const sideNames = ['ours', 'theirs'] as const;
const later = (plan: Plan, ...operations: Operation[]): Plan => valueIn(apply(plan, operations)).plan;
const told = (conflicts: readonly Conflict[]) => conflicts.map(({ kind, id }) => `${kind} ${id}`);
const errorsOf = (plan: Plan) =>
  checkPlan(plan)
    .filter(({ severity }) => severity === 'error')
    .map(({ code, id, params }) => `${code} of ${id}: ${params['id']}`);
const fieldOf = (plan: Plan, id: string, field: string): unknown =>
  (findEntity(plan, id)?.entity as unknown as Record<string, unknown> | undefined)?.[field];

/** Each conflict in the order given, for one side; as it comes back from a store. */
function decided(plan: Plan, conflicts: readonly Conflict[], side: MergeSide): Plan {
  const stored = JSON.parse(JSON.stringify(conflicts)) as readonly Conflict[];
  return stored.reduce((now, conflict) => valueIn(resolveConflict(now, conflict, side)).plan, plan);
}

const removal = (kind: 'Milestone' | 'Action' | 'Goal' | 'Team' | 'Unit' | 'Strategy', id: string): Operation =>
  ({ type: `remove${kind}`, id, cascade: true }) as Operation;
const revision = (kind: string, id: string, changes: object): Operation =>
  ({ type: `revise${kind}`, id, changes }) as Operation;
const period = { start: '2026-09-01', end: '2026-12-31' };
const unit = (id: string): Operation => ({ type: 'addUnit', to: 'division-learning', unit: { id, name: id } });

describe('a reference of ours to what theirs removed', () => {
  it.each<[string, readonly [id: string, field: string, gone: string], Operation, Operation]>([
    [
      'a team',
      ['milestone-review', 'teamId', 'team-pathways'],
      { type: 'assignTeam', id: 'milestone-review', teamId: 'team-pathways' },
      removal('Team', 'team-pathways'),
    ],
    [
      'what comes before',
      ['milestone-advising', 'dependsOn', 'milestone-compacts'],
      revision('Milestone', 'milestone-advising', { dependsOn: ['milestone-compacts'] }),
      removal('Milestone', 'milestone-compacts'),
    ],
    [
      'what it continues, in something that was removed as a whole',
      ['action-dashboard', 'continues', 'action-criteria'],
      revision('Action', 'action-dashboard', { continues: 'action-criteria' }),
      removal('Strategy', 'strategy-materials'),
    ],
    [
      'a goal that it serves as well',
      ['strategy-fairs', 'alsoServes', 'goal-present'],
      revision('Strategy', 'strategy-fairs', { alsoServes: ['goal-present'] }),
      removal('Goal', 'goal-present'),
    ],
    [
      'what carries it on',
      ['action-advisors', 'discontinued', 'action-standards'],
      {
        type: 'discontinueAction',
        id: 'action-advisors',
        discontinued: { date: '2026-12-31', reason: 'Goes on', carriedOverTo: 'action-standards' },
      },
      removal('Action', 'action-standards'),
    ],
    [
      'a unit of a team',
      ['team-attendance', 'unitIds', 'unit-new'],
      revision('Team', 'team-attendance', { unitIds: ['unit-wellbeing', 'unit-data', 'unit-new'] }),
      removal('Unit', 'unit-new'),
    ],
    [
      'what a new adjustment concerns',
      ['adjustment-new', 'entityIds', 'action-compacts'],
      {
        type: 'addAdjustment',
        adjustment: {
          id: 'adjustment-new',
          date: '2026-10-01',
          rationale: 'Sooner',
          entityIds: ['action-compacts', 'goal-ready'],
        },
      },
      removal('Action', 'action-compacts'),
    ],
  ])('stays with it, or goes with it: %s', (_name, [id, field, gone], referring, removing) => {
    const start = later(base, unit('unit-new'));
    const sides = { ours: later(start, referring), theirs: later(start, removing) };
    for (const prefer of sideNames) {
      const { plan, conflicts } = mergePlans(start, sides.ours, sides.theirs, { prefer });
      expect(told(conflicts)).toEqual([`rule ${id}`]);
      expect(conflicts[0]).toMatchObject({
        path: expect.arrayContaining([field]),
        issue: { code: 'unknown-reference' },
      });
      expect(errorsOf(plan)).toEqual([]);
      expect(findEntity(plan, gone) !== undefined).toBe(prefer === 'ours');
      expect(JSON.stringify(fieldOf(plan, id, field) ?? null).includes(`"${gone}"`)).toBe(prefer === 'ours');
      // Deciding for what was kept changes nothing, and for the other side gives what it gives to prefer that.
      expect(decided(plan, conflicts, prefer)).toBe(plan);
      const other = prefer === 'ours' ? 'theirs' : 'ours';
      const preferred = mergePlans(start, sides.ours, sides.theirs, { prefer: other }).plan;
      expect(decided(plan, conflicts, other)).toEqual(preferred);
    }
  });

  it('is decided of each field on its own, and what came along goes with the last', () => {
    const assign = (id: string): Operation => ({ type: 'assignTeam', id, teamId: 'team-pathways' });
    const ours = later(base, assign('milestone-review'), assign('milestone-signals'));
    const theirs = later(base, removal('Team', 'team-pathways'));
    const { plan, conflicts } = mergePlans(base, ours, theirs);
    const [first, second] = conflicts as [Conflict, Conflict];
    expect(told(conflicts)).toEqual(['rule milestone-review', 'rule milestone-signals']);
    const one = valueIn(resolveConflict(plan, first, 'theirs')).plan;
    expect([fieldOf(one, 'milestone-review', 'teamId'), fieldOf(one, 'milestone-signals', 'teamId')]).toEqual([
      base.goals[0]?.strategies[1]?.milestones[0]?.teamId,
      'team-pathways',
    ]);
    expect(findEntity(one, 'team-pathways')).toBeDefined();
    expect(valueIn(resolveConflict(one, second, 'theirs')).plan).toEqual(theirs);
  });

  it('takes nothing along that was changed, or is referred to, since the merge', () => {
    const ours = later(base, { type: 'assignTeam', id: 'milestone-review', teamId: 'team-pathways' });
    const { plan, conflicts } = mergePlans(base, ours, later(base, removal('Team', 'team-pathways')));
    const [conflict] = conflicts as [Conflict];
    const renamed = later(plan, revision('Team', 'team-pathways', { name: 'Paths' }));
    expect(issuesOf(resolveConflict(renamed, conflict, 'theirs'))).toMatchObject([
      { code: 'changed-since', id: 'team-pathways', params: { reason: 'field', field: 'name' } },
    ]);
    const champion = later(plan, { type: 'assignTeam', id: 'goal-ready', teamId: 'team-pathways' });
    expect(findEntity(valueIn(resolveConflict(champion, conflict, 'theirs')).plan, 'team-pathways')).toBeDefined();
    const gone = later(plan, removal('Team', 'team-pathways'));
    expect(issuesOf(resolveConflict(gone, conflict, 'ours')).map(({ code }) => code)).toContain('changed-since');
    expect(valueIn(resolveConflict(gone, conflict, 'ours', { overwrite: true })).plan).toEqual(plan);
  });

  it('brings back what that must have, and does without what it may', () => {
    // Theirs: a new kind of team goes, with one of its units; ours gives it a milestone.
    const start = later(
      base,
      unit('unit-new'),
      { type: 'addTeam', team: aTeam({ id: 'team-new', unitIds: ['unit-new', 'unit-data'] }) },
      {
        type: 'addMilestone',
        to: 'strategy-fairs',
        milestone: aMilestone({ id: 'new', teamId: 'team-pathways', unitId: undefined, actions: [] }),
      },
    );
    const theirs = later(
      start,
      removal('Team', 'team-new'),
      removal('Unit', 'unit-new'),
      removal('Milestone', 'new'),
      removal('Team', 'team-pathways'),
    );
    const assigned = later(start, { type: 'assignTeam', id: 'milestone-review', teamId: 'team-new' });
    const both = mergePlans(start, assigned, theirs);
    expect(told(both.conflicts)).toEqual(['rule milestone-review']);
    expect(findEntity(both.plan, 'team-new')?.entity).toMatchObject({ unitIds: ['unit-new', 'unit-data'] });
    expect(findEntity(both.plan, 'unit-new')).toBeDefined();
    expect(decided(both.plan, both.conflicts, 'theirs')).toEqual(theirs);
    const waiting = later(start, revision('Milestone', 'milestone-signals', { dependsOn: ['new'] }));
    const bare = mergePlans(start, waiting, theirs);
    expect(findEntity(bare.plan, 'new')?.entity).not.toHaveProperty('teamId');
    expect(findEntity(bare.plan, 'team-pathways')).toBeUndefined();
    expect(errorsOf(bare.plan)).toEqual([]);
  });

  it('keeps what both added to the list beside it', () => {
    const depends = (...dependsOn: string[]) => revision('Milestone', 'milestone-signals', { dependsOn });
    const ours = later(base, depends('milestone-compacts', 'milestone-advising'));
    const theirs = later(base, depends('milestone-coaches'), removal('Milestone', 'milestone-compacts'));
    const { plan, conflicts } = mergePlans(base, ours, theirs);
    const [conflict] = conflicts as [Conflict];
    expect(conflict).toMatchObject({
      ours: ['milestone-compacts', 'milestone-advising', 'milestone-coaches'],
      theirs: ['milestone-advising', 'milestone-coaches'],
    });
    expect(fieldOf(decided(plan, conflicts, 'theirs'), 'milestone-signals', 'dependsOn')).toEqual(conflict.theirs);
  });

  it('is told before the removal of what ours worked on as well, so that both can be decided in turn', () => {
    const team = aTeam({ id: 'team-new', unitIds: ['unit-careers', 'unit-data'] });
    const start = later(base, { type: 'addTeam', team });
    const ours = later(start, revision('Team', 'team-new', { name: 'Paths' }), {
      type: 'assignTeam',
      id: 'milestone-review',
      teamId: 'team-new',
    });
    const theirs = later(start, removal('Team', 'team-new'));
    const kept = mergePlans(start, ours, theirs);
    expect(told(kept.conflicts)).toEqual(['rule milestone-review', 'removed team-new']);
    expect(kept.plan).toEqual(ours);
    expect(decided(kept.plan, kept.conflicts, 'theirs')).toEqual(theirs);
    const gone = mergePlans(start, ours, theirs, { prefer: 'theirs' });
    expect(told(gone.conflicts)).toEqual(['removed team-new', 'rule milestone-review']);
    expect(gone.plan).toEqual(theirs);
    expect(decided(gone.plan, gone.conflicts, 'ours')).toEqual(ours);
  });
});

describe('what a side’s version needs', () => {
  it('comes along with a field that both changed', () => {
    const ours = later(
      base,
      { type: 'assignTeam', id: 'milestone-review', teamId: 'team-attendance' },
      removal('Team', 'team-pathways'),
    );
    const theirs = later(base, { type: 'assignTeam', id: 'milestone-review', teamId: 'team-pathways' });
    const { plan, conflicts } = mergePlans(base, ours, theirs);
    expect(told(conflicts)).toEqual(['field milestone-review']);
    expect(plan).toEqual(ours);
    const given = decided(plan, conflicts, 'theirs');
    expect(fieldOf(given, 'milestone-review', 'teamId')).toBe('team-pathways');
    expect(findEntity(given, 'team-pathways')).toBeDefined();
  });

  it('comes along with what was removed and worked on', () => {
    const assign: Operation = { type: 'assignTeam', id: 'milestone-advising', teamId: 'team-attendance' };
    const ours = later(base, assign);
    const theirs = later(base, removal('Milestone', 'milestone-advising'), removal('Team', 'team-attendance'));
    for (const prefer of sideNames) {
      const { plan, conflicts } = mergePlans(base, ours, theirs, { prefer });
      expect(errorsOf(plan)).toEqual([]);
      expect(fieldOf(decided(plan, conflicts, 'ours'), 'milestone-advising', 'teamId')).toBe('team-attendance');
      expect(decided(plan, conflicts, 'theirs')).toEqual(theirs);
    }
  });

  it('comes along where the field that the merge put together breaks another rule', () => {
    // Each side takes another unit out of the team; theirs takes the unit out of the plan, too.
    const team = (...unitIds: string[]) => revision('Team', 'team-reading', { unitIds });
    const start = later(base, unit('unit-new'), team('unit-literacy', 'unit-data', 'unit-new'));
    const ours = later(start, team('unit-data', 'unit-new'));
    const theirs = later(start, removal('Unit', 'unit-new'));
    const { plan, conflicts } = mergePlans(start, ours, theirs);
    expect(conflicts).toMatchObject([{ kind: 'rule', id: 'team-reading', issue: { code: 'team-inter-unit' } }]);
    expect(errorsOf(plan)).toEqual([]);
    expect(fieldOf(plan, 'team-reading', 'unitIds')).toEqual(['unit-data', 'unit-new']);
    expect(decided(plan, conflicts, 'theirs')).toEqual(theirs);
  });
});

it('an id that both gave to different kinds of things in something that theirs removed can be decided either way', () => {
  const action = anAction({ id: 'x', title: 'Film it', period });
  const ours = later(base, { type: 'addAction', to: 'milestone-advising', action });
  const theirs = later(base, removal('Milestone', 'milestone-advising'), {
    type: 'addValue',
    value: { id: 'x', name: 'X' },
  });
  const { plan, conflicts } = mergePlans(base, ours, theirs, { prefer: 'theirs' });
  expect(told(conflicts)).toEqual(['removed milestone-advising', 'both-added x']);
  expect(decided(plan, conflicts, 'ours')).toEqual(ours);
  expect(decided(plan, conflicts, 'theirs')).toBe(plan);
  const kept = mergePlans(base, ours, theirs);
  expect(decided(kept.plan, kept.conflicts, 'theirs')).toEqual(theirs);
});

it('what theirs moved into what ours removed is not lost with it', () => {
  const ours = later(base, removal('Action', 'action-calendar'));
  const theirs = later(base, { type: 'moveInput', id: 'input-travel', to: 'action-calendar' });
  const { plan, conflicts } = mergePlans(base, ours, theirs, { prefer: 'theirs' });
  expect(told(conflicts)).toEqual(['moved input-travel', 'removed action-calendar']);
  expect(decided(plan, conflicts, 'ours')).toEqual(ours);
});

it('of a rule that each side keeps, the field stays as the preferred side has it', () => {
  const coordination = aCoordination({ id: 'new', unitIds: ['unit-data', 'unit-literacy', 'unit-careers'] });
  const start = later(base, { type: 'addCoordination', coordination });
  const [ours, theirs] = (
    [
      ['unit-data', 'unit-literacy'],
      ['unit-literacy', 'unit-careers'],
    ] as const
  ).map((unitIds) => later(start, revision('Coordination', 'new', { unitIds }))) as [Plan, Plan];
  for (const [prefer, plan] of [
    ['ours', ours],
    ['theirs', theirs],
  ] as const) {
    const merge = mergePlans(start, ours, theirs, { prefer });
    expect(merge.plan).toEqual(plan);
    expect(told(merge.conflicts)).toEqual(['rule new']);
  }
});

/** Plans as sets of entries, since what comes back may stand before or after what was added beside it. */
const unordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => JSON.stringify(unordered(item))).sort();
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).map(([key, item]) => [key, unordered(item)] as const);
  return Object.fromEntries(fields.sort(([a], [b]) => (a < b ? -1 : 1)));
};

it('deciding each conflict in turn for a side gives what preferring that side gives, and no error of its own', () => {
  // Few things to pick from, so that the sides meet.
  const draw = fc
    .tuple(arbitraryOperationDraw, fc.nat({ max: 3 }), fc.nat({ max: 3 }))
    .map(([drawn, pick, other]) => ({ ...drawn, pick, other }));
  const draws = fc.array(draw, { minLength: 3, maxLength: 20 });
  const plans = fc.oneof(fc.constant(base), arbitraryPlan({ size: 'medium' }));
  let met = 0;
  fc.assert(
    fc.property(plans, draws, draws, draws, (start, both, left, right) => {
      const common = after(start, both);
      const sides = { ours: after(common, left), theirs: after(common, right) };
      const known = [...errorsOf(sides.ours), ...errorsOf(sides.theirs)];
      const merge = (prefer: MergeSide) => mergePlans(common, sides.ours, sides.theirs, { prefer });
      const merges = { ours: merge('ours'), theirs: merge('theirs') };
      for (const [side, other] of [
        ['ours', 'theirs'],
        ['theirs', 'ours'],
      ] as const) {
        const { plan, conflicts } = merges[side];
        met += conflicts.length;
        expect(known).toEqual(expect.arrayContaining(errorsOf(plan)));
        expect(decided(plan, conflicts, side)).toEqual(plan);
        const turned = decided(merges[other].plan, merges[other].conflicts, side);
        expect(unordered(turned)).toEqual(unordered(plan));
      }
    }),
    { numRuns: 160 },
  );
  expectOften(met, 40);
});

it('puts a long chain of what was removed in an order in which each can be decided', () => {
  const names = Array.from({ length: 15_000 }, (_, index) => `a${index}`);
  const planWith = (actions: readonly object[]): Plan => {
    const [goal] = base.goals;
    const [strategy] = goal?.strategies ?? [];
    const [milestone] = strategy?.milestones ?? [];
    const held = { ...milestone, actions };
    return { ...base, goals: [{ ...goal, strategies: [{ ...strategy, milestones: [held] }] }] } as Plan;
  };
  const chain = (title: string) =>
    planWith(
      names.map((id, index) =>
        anAction({ id, title, ...(index === 0 ? {} : { dependsOn: [names[index - 1] ?? ''] }) }),
      ),
    );
  const { conflicts } = mergePlans(chain('Do'), chain('Done otherwise'), planWith([]));
  // What refers to another goes before that other does.
  const going = conflicts.filter(({ kind }) => kind === 'removed').map(({ id }) => id);
  expect(going).toEqual([...names].reverse());
});
