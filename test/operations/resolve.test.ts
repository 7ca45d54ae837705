/** Deciding a conflict of a merge in a plan that has moved on since: what came after is never lost without a word. */
import {
  apply,
  type Conflict,
  definePolicy,
  findEntity,
  type Merge,
  mergePlans,
  type Operation,
  type Plan,
  type Policy,
  resolveConflict,
} from 'spm-model';
import { aMilestone, anAction, aStrategy, brokenPlans, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { issuesOf, valueIn } from '../support/results.js';

const base = examplePlan;
const later = (plan: Plan, ...operations: Operation[]): Plan => valueIn(apply(plan, operations)).plan;
const merged = (ours: Operation[], theirs: Operation[], policy?: Policy): Merge =>
  mergePlans(base, later(base, ...ours), later(base, ...theirs), { policy });

/** The only conflict of a merge. */
function conflictIn({ conflicts }: Merge): Conflict {
  expect(conflicts).toHaveLength(1);
  return conflicts[0] as Conflict;
}

/** What deciding for theirs is refused for, also where the conflict was stored; with `overwrite` it is done. */
function refusals(merge: Merge, ...done: Operation[]): string[] {
  const conflict = conflictIn(merge);
  expect(resolveConflict(merge.plan, conflict, 'theirs').ok).toBe(true);
  const now = later(merge.plan, ...done);
  const stored = JSON.parse(JSON.stringify(conflict)) as Conflict;
  const [own, read] = [conflict, stored].map((each) =>
    issuesOf(resolveConflict(now, each, 'theirs')).map(({ code, id, message }) => `${code} of ${id}: ${message}`),
  );
  expect(read).toEqual(own);
  expect(resolveConflict(now, conflict, 'theirs', { overwrite: true }).ok).toBe(true);
  return own as string[];
}

const edited: Operation = { type: 'reviseAction', id: 'action-advisors', changes: { title: 'Train advisors' } };
const removed: Operation = { type: 'removeMilestone', id: 'milestone-advising' };
const report: Operation = {
  type: 'reportAction',
  id: 'action-advisors',
  report: { date: '2026-11-01', percentComplete: 20 },
};

const titleOfMilestone = 'Every student has an advisor and a plan';

describe('what goes because of a decision', () => {
  const kept = merged([edited], [removed]);

  it('is refused where something below it was reported, observed or written since, each named', () => {
    expect(refusals(kept, report)).toEqual([
      'changed-since of action-advisors: The action "Train advisors" has since got the report of 2026-11-01 (20% complete). Deciding the conflict would lose that.',
    ]);
    expect(
      refusals(kept, report, {
        type: 'reviseMilestone',
        id: 'milestone-advising',
        changes: { title: 'All are advised' },
      }).map((text) => text.split(': ')[0]),
    ).toEqual(['changed-since of milestone-advising', 'changed-since of action-advisors']);
    const goal: Operation = { type: 'reviseGoal', id: 'goal-present', changes: { statement: 'All come' } };
    const id = 'measure-absence';
    const observe: Operation = { type: 'recordObservation', id, observation: { date: '2026-07-31', value: 11 } };
    expect(refusals(merged([goal], [{ type: 'removeGoal', id: 'goal-present', cascade: true }]), observe)[0]).toMatch(
      new RegExp(`^changed-since of ${id}: .* has since got the observation of 2026-07-31 \\(11\\)\\.`),
    );
  });

  it('is refused where something was added to it, or moved within it, since', () => {
    const action = anAction({ id: 'new', title: 'Film it', period: { start: '2026-09-01', end: '2026-12-31' } });
    expect(refusals(kept, { type: 'addAction', to: 'milestone-advising', action })).toEqual([
      `changed-since of new: The action "Film it" has since been added below ${titleOfMilestone}. Deciding the conflict would remove it.`,
    ]);
    expect(refusals(kept, { type: 'moveAction', id: 'action-cycles', to: 'milestone-advising' })[0]).toMatch(
      /^changed-since of action-cycles: The action "Run three coaching cycles" has since been added below /,
    );
    expect(refusals(kept, { type: 'moveMilestone', id: 'milestone-advising', to: 'strategy-materials' })[0]).toMatch(
      /^changed-since of milestone-advising: .* has since been moved to .*, where the merge left it in /,
    );
  });

  it('goes where what was moved out of it since, or taken out of it, is all that was done', () => {
    const out = later(kept.plan, { type: 'moveAction', id: 'action-advisors', to: 'milestone-compacts' }, report);
    const decided = valueIn(resolveConflict(out, conflictIn(kept), 'theirs')).plan;
    expect(findEntity(decided, 'milestone-advising')).toBeUndefined();
    expect(findEntity(decided, 'action-advisors')).toMatchObject({
      parentId: 'milestone-compacts',
      entity: { title: 'Train advisors', reports: [{ percentComplete: 20 }] },
    });
  });

  it('is brought back by nobody who decides for it, where it was removed since', () => {
    const gone = later(kept.plan, removed);
    expect(issuesOf(resolveConflict(gone, conflictIn(kept), 'ours'))[0]?.message).toMatch(
      /has since been removed. Deciding the conflict would bring it back.$/,
    );
    const back = valueIn(resolveConflict(gone, conflictIn(kept), 'ours', { overwrite: true })).plan;
    expect(back).toEqual(kept.plan);
    expect(valueIn(resolveConflict(gone, conflictIn(kept), 'theirs')).plan).toEqual(gone);
  });

  it('is refused where it stands in the way of another thing under its id', () => {
    const action = anAction({
      id: 'x',
      title: 'Film it',
      description: 'All',
      period: { start: '2026-09-01', end: '2026-12-31' },
    });
    const crossed = merged(
      [{ type: 'addAction', to: 'milestone-advising', action }],
      [{ type: 'addValue', value: { id: 'x', name: 'X' } }],
    );
    expect(refusals(crossed, { ...report, id: 'x' } as Operation)[0]).toMatch(
      /^changed-since of x: .* has since got the report of 2026-11-01/,
    );
    const cleared: Operation = { type: 'reviseAction', id: 'x', changes: { description: null } };
    expect(refusals(crossed, cleared)[0]).toMatch(/ has another description since: .* where the merge left "All"/);
    const input = { id: 'cameras', kind: 'material', description: 'Cameras' } as const;
    expect(refusals(crossed, { type: 'addInput', to: 'x', input })).toEqual([
      'changed-since of cameras: The input "Cameras" has since been added below Film it. Deciding the conflict would remove it.',
    ]);
  });
});

it('where an id names something else by now, nobody can tell what came after the merge', () => {
  const crossed = merged(
    [{ type: 'addUnit', to: 'division-learning', unit: { id: 'x', name: 'X' } }],
    [{ type: 'addValue', value: { id: 'x', name: 'X' } }],
  );
  const division: Operation = { type: 'addDivision', division: { id: 'x', name: 'X' } };
  expect(refusals(crossed, { type: 'removeUnit', id: 'x' }, division)).toEqual([
    `changed-since of ${base.id}: The plan "${base.title}" has changed since in such a way that the merge cannot be told from what came after it.`,
  ]);
});

describe('a conflict over a rule', () => {
  const assigned: Operation = { type: 'assignTeam', id: 'milestone-review', teamId: 'team-pathways' };
  const withoutTeam: Operation = { type: 'removeTeam', id: 'team-pathways', cascade: true };

  it('is refused where its field was written since', () => {
    const both = merged([assigned], [withoutTeam]);
    const conflict = conflictIn(both);
    const now = later(both.plan, { type: 'assignTeam', id: 'milestone-review', teamId: 'team-attendance' });
    expect(issuesOf(resolveConflict(now, conflict, 'theirs')).map(({ message }) => message)).toEqual([
      expect.stringMatching(/has another teamId since: .*, where the merge left "team-pathways"/),
    ]);
    expect(resolveConflict(now, conflict, 'theirs', { overwrite: true }).ok).toBe(true);
    // What was done elsewhere is no reason.
    const elsewhere = later(both.plan, report);
    expect(resolveConflict(elsewhere, conflict, 'theirs').ok).toBe(true);
  });

  it('knows what the merge itself put together of both sides', () => {
    // Of what a strategy also serves, ours adds one goal, theirs another, which ours removes.
    const served: Operation = {
      type: 'reviseStrategy',
      id: 'strategy-coaching',
      changes: { alsoServes: ['goal-present'] },
    };
    const first = later(base, served);
    const more: Operation = {
      ...served,
      changes: { alsoServes: ['goal-present', 'goal-ready'] },
    };
    const fewer: Operation = { type: 'removeGoal', id: 'goal-ready', cascade: true };
    const both = mergePlans(first, later(first, more), later(first, fewer));
    const conflict = both.conflicts.find(({ kind }) => kind === 'rule') as Conflict;
    expect(conflict.merged).toEqual(['goal-present', 'goal-ready']);
    expect(resolveConflict(both.plan, conflict, 'theirs').ok).toBe(true);
    const now = later(both.plan, { ...served, changes: { alsoServes: [] } });
    expect(issuesOf(resolveConflict(now, conflict, 'theirs')).map(({ params }) => params)).toMatchObject([
      { reason: 'entry-removed', field: 'alsoServes', left: '"goal-present"' },
    ]);
  });

  it('lets go what only one side has, where it does not fit what the other did', () => {
    const policy = valueIn(definePolicy({ severity: { 'action-in-milestone': 'error' } }));
    const period = { start: '2026-10-01', end: '2026-12-31' };
    const both = merged(
      [{ type: 'addAction', to: 'milestone-cycles', action: anAction({ id: 'new', title: 'Film it', period }) }],
      [{ type: 'rescheduleMilestone', id: 'milestone-cycles', period: { start: '2026-01-01', end: '2026-09-30' } }],
      policy,
    );
    const conflict = both.conflicts.find(({ id }) => id === 'new') as Conflict;
    expect(conflict).toMatchObject({ kind: 'rule', issue: { code: 'action-in-milestone' }, theirs: undefined });
    expect(findEntity(valueIn(resolveConflict(both.plan, conflict, 'theirs')).plan, 'new')).toBeUndefined();
    const report: Operation = { type: 'reportAction', id: 'new', report: { date: '2026-11-01', percentComplete: 5 } };
    expect(issuesOf(resolveConflict(later(both.plan, report), conflict, 'theirs'))).toMatchObject([
      { code: 'changed-since', id: 'new', params: { reason: 'entry-added', field: 'reports' } },
    ]);
  });

  it('is refused where what it is about as a whole, or a list of others in it, was added to since', () => {
    const policy = valueIn(definePolicy({ severity: { 'milestone-actions': 'error' } }));
    const add = (id: string, title: string): Operation => ({
      type: 'addAction',
      to: 'milestone-new',
      action: anAction({ id, title, period: { start: '2026-09-01', end: '2026-12-31' } }),
    });
    const milestone = aMilestone({ id: 'milestone-new', unitId: 'unit-data', actions: [] });
    const first = later(
      base,
      { type: 'addMilestone', to: 'strategy-coaching', milestone },
      add('one', 'One'),
      add('two', 'Two'),
    );
    const [ours, theirs] = ['one', 'two'].map((id) => later(first, { type: 'removeAction', id })) as [Plan, Plan];
    const both = mergePlans(first, ours, theirs, { policy });
    const conflict = conflictIn(both);
    expect(conflict).toMatchObject({ kind: 'rule', id: 'milestone-new', merged: [] });
    const now = later(both.plan, add('new', 'Film it'));
    expect(issuesOf(resolveConflict(now, conflict, 'theirs', { policy })).map(({ id }) => id)).toEqual(['new']);
    const decided = valueIn(resolveConflict(both.plan, conflict, 'theirs', { policy })).plan;
    expect(findEntity(decided, 'one')?.parentId).toBe('milestone-new');
  });
});

describe('a conflict over a list of what is in no list', () => {
  it('puts the list of a side in place, as any other field', () => {
    const { id, values, organization } = base;
    const ofPlan: Conflict = {
      kind: 'rule',
      path: ['values'],
      id,
      base: values,
      ours: values,
      theirs: values.slice(1),
      kept: 'ours',
      merged: values,
    };
    expect(valueIn(resolveConflict(base, ofPlan, 'theirs')).plan).toEqual({ ...base, values: values.slice(1) });
    const { coordinations } = organization;
    const ofOrganization: Conflict = {
      ...ofPlan,
      path: ['organization', 'coordinations'],
      id: organization.id,
      base: coordinations,
      ours: coordinations,
      theirs: [],
      merged: coordinations,
    };
    expect(valueIn(resolveConflict(base, ofOrganization, 'theirs')).plan).toEqual({
      ...base,
      organization: { ...organization, coordinations: [] },
    });
  });
});

describe('a conflict over a day or an order', () => {
  it('is refused where the day was emptied since, and another entry would come there', () => {
    const of = (percentComplete: number): Operation => ({
      type: 'reportAction',
      id: 'action-cycles',
      report: { date: '2026-10-01', percentComplete },
    });
    expect(
      refusals(merged([of(10)], [of(20)]), {
        type: 'withdrawReport',
        id: 'action-cycles',
        report: { date: '2026-10-01', percentComplete: 10 },
      }),
    ).toEqual([
      'changed-since of action-cycles: The action "Run three coaching cycles" has since lost the report of 2026-10-01 (10% complete). Deciding the conflict would undo that.',
    ]);
  });

  it('is refused where the list was put in another order since', () => {
    const ordered = merged(
      [{ type: 'moveGoal', id: 'goal-ready', at: 0 }],
      [{ type: 'moveGoal', id: 'goal-reading', at: 2 }],
    );
    expect(refusals(ordered, { type: 'moveGoal', id: 'goal-reading', at: 0 })[0]).toMatch(
      /has since been put at another place among its siblings. Deciding the conflict would lose that.$/,
    );
  });

  it('is refused where what was moved went elsewhere since, and where it was is gone', () => {
    const moved = merged(
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' }],
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-reading' }],
    );
    expect(refusals(moved, { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-present' })[0]).toMatch(
      /has since been moved to .*, where the merge left it in .*. Deciding the conflict would lose that.$/,
    );
    const now = later(
      moved.plan,
      { type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-present' },
      { type: 'removeGoal', id: 'goal-ready', cascade: true },
    );
    expect(issuesOf(resolveConflict(now, conflictIn(moved), 'theirs')).map(({ params }) => params)).toMatchObject([
      { reason: 'other', since: 'merge' },
    ]);
  });
});

it('each conflict in turn for theirs gives theirs, also where what they removed holds what both added', () => {
  const [one, other] = ['strategy-coaching', 'strategy-materials'] as const;
  const period = { start: '2028-07-01', end: '2029-06-30' };
  const milestone = (title: string) =>
    aMilestone({ id: 'milestone-new', title, period, unitId: undefined, teamId: undefined, actions: [] });
  const bare = (plan: Plan): Plan => {
    const [goal] = plan.goals;
    const strategies = [one, other].map((id) => aStrategy({ id, measures: [], milestones: [] }));
    return { ...plan, adjustments: [], goals: [{ ...goal, strategies } as Plan['goals'][number]] };
  };
  const start = bare(examplePlan);
  const ours = later(start, { type: 'addMilestone', to: one, milestone: milestone('Ours') });
  const theirs = later(
    start,
    { type: 'removeStrategy', id: one, cascade: true },
    { type: 'addMilestone', to: other, milestone: milestone('Theirs') },
  );
  const { plan, conflicts } = mergePlans(start, ours, theirs);
  expect(conflicts.map(({ kind, id }) => `${kind} ${id}`).at(-1)).toBe(`removed ${one}`);
  const decided = conflicts.reduce((now, each) => valueIn(resolveConflict(now, each, 'theirs')).plan, plan);
  expect(decided).toEqual(theirs);
});

describe('deciding right after the merge', () => {
  const extensions = (id: string, changes: Record<string, unknown> | null): Operation =>
    ({ type: 'reviseGoal', id, changes: { extensions: changes } }) as Operation;
  const observed = (value: number): Operation => ({
    type: 'correctObservation',
    id: 'measure-coached',
    date: '2026-03-31',
    observation: { date: '2026-03-31', value },
  });
  const unobserved = (date: string): Operation => ({ type: 'removeObservation', id: 'measure-teams', date });
  const corrected = (date: string, value: number): Operation => ({
    type: 'correctObservation',
    id: 'measure-teams',
    date,
    observation: { date, value },
  });
  const listIn = <T>(plan: Plan, id: string, field: string): readonly T[] =>
    ((findEntity(plan, id)?.entity ?? {}) as unknown as Record<string, T[] | undefined>)[field] ?? [];
  const onDays = listIn<{ date: string }>(base, 'measure-teams', 'observations');
  const [firstDay, lastDay] = [onDays.at(0)?.date, onDays.at(-1)?.date] as [string, string];

  it.each<[string, Operation[], Operation[], Operation[]]>([
    [
      'a text of the plan',
      [],
      [{ type: 'reviseDirection', vision: 'Joy' }],
      [{ type: 'reviseDirection', vision: 'Play' }],
    ],
    [
      'a text of the organization',
      [],
      [{ type: 'reviseOrganization', changes: { name: 'One' } }],
      [{ type: 'reviseOrganization', changes: { name: 'Two' } }],
    ],
    [
      'an optional text that one side took away',
      [],
      [{ type: 'reviseDirection', mission: null }],
      [{ type: 'reviseDirection', mission: 'Serve' }],
    ],
    ['a day between others', [], [corrected(firstDay, 1)], [corrected(firstDay, 2)]],
    ['a day that one side took out', [], [unobserved(firstDay)], [corrected(firstDay, 2)]],
    ['the last day, which one side took out', [], [unobserved(lastDay)], [corrected(lastDay, 2)]],
    [
      'one of several names of the host’s own data',
      [extensions('goal-ready', { color: 'red', shape: 'round' })],
      [extensions('goal-ready', { color: 'blue' })],
      [extensions('goal-ready', { color: null })],
    ],
    [
      'the only name of the host’s own data',
      [extensions('goal-ready', { color: 'red' })],
      [extensions('goal-ready', { color: 'blue' })],
      [extensions('goal-ready', { color: null })],
    ],
  ])('gives the plan of that side, for %s, and takes nothing from what was kept', (_name, first, ours, theirs) => {
    const start = later(base, ...first);
    const sides = { ours: later(start, ...ours), theirs: later(start, ...theirs) };
    for (const prefer of ['ours', 'theirs'] as const) {
      const merge = mergePlans(start, sides.ours, sides.theirs, { prefer });
      const conflict = conflictIn(merge);
      expect(merge.plan).toEqual(sides[prefer]);
      expect(valueIn(resolveConflict(merge.plan, conflict, prefer)).plan).toBe(merge.plan);
      const other = prefer === 'ours' ? 'theirs' : 'ours';
      const decided = valueIn(resolveConflict(merge.plan, conflict, other)).plan;
      expect(decided).toEqual(sides[other]);
      expect(valueIn(resolveConflict(decided, conflict, prefer, { overwrite: true })).plan).toEqual(merge.plan);
    }
  });

  it('takes one of several amounts and observations that both corrected', () => {
    const merge = merged([observed(200)], [observed(300)]);
    const sum = (plan: Plan) =>
      listIn<{ value: number }>(plan, 'measure-coached', 'observations').map(({ value }) => value);
    expect(sum(merge.plan)).toEqual([310, 200, 395]);
    expect(sum(valueIn(resolveConflict(merge.plan, conflictIn(merge), 'theirs')).plan)).toEqual([310, 300, 395]);
  });

  it('takes all that a side put in the place of what could not be matched', () => {
    const twice = brokenPlans['duplicate-id'];
    const [ours, theirs] = [
      { ...twice, vision: 'Joy' },
      { ...twice, goals: [] },
    ] as [Plan, Plan];
    const { plan, conflicts } = mergePlans(twice, ours, theirs);
    expect(valueIn(resolveConflict(plan, conflicts[0] as Conflict, 'theirs')).plan).toEqual(theirs);
  });

  it('counts equal amounts once or as often as both sides recorded them', () => {
    const use = (amount: number): Operation => ({
      type: 'recordUse',
      id: 'input-travel',
      amount: { date: '2026-10-31', amount },
    });
    const used = (plan: Plan) => listIn<{ amount: number }>(plan, 'input-travel', 'used').map(({ amount }) => amount);
    const start = later(base, use(5), use(9));
    for (const [ours, theirs, one, all] of [
      // Each recorded a second; there were three, then.
      [1, 1, 2, 3],
      // One recorded one, the other two: these are two, or three beside the first.
      [1, 2, 3, 4],
      [2, 1, 3, 4],
    ] as const) {
      const merge = mergePlans(
        start,
        later(start, ...Array<Operation>(ours).fill(use(5))),
        later(start, ...Array<Operation>(theirs).fill(use(5))),
      );
      const conflict = conflictIn(merge);
      expect(conflict.kind).toBe('both-added');
      const fives = (plan: Plan) => used(plan).filter((amount) => amount === 5);
      expect(fives(merge.plan)).toHaveLength(one);
      expect(valueIn(resolveConflict(merge.plan, conflict, 'ours')).plan).toBe(merge.plan);
      const decided = valueIn(resolveConflict(merge.plan, conflict, 'theirs')).plan;
      expect(fives(decided)).toHaveLength(all);
      expect(used(decided).filter((amount) => amount === 9)).toHaveLength(1);
      // That there are fewer after all is decided as well.
      const back = valueIn(resolveConflict(decided, conflict, 'ours', { overwrite: true })).plan;
      expect(back).toEqual(merge.plan);
      // Where none is left, they come at the end.
      const withdrawn = { ...use(5), type: 'withdrawAmount' } as Operation;
      const emptied = later(merge.plan, ...Array<Operation>(one).fill(withdrawn));
      expect(issuesOf(resolveConflict(emptied, conflict, 'theirs'))[0]?.code).toBe('changed-since');
      const refilled = valueIn(resolveConflict(emptied, conflict, 'theirs', { overwrite: true })).plan;
      expect(used(refilled)).toEqual([9, ...Array(all).fill(5)]);
    }
  });
});

describe('deciding for what was kept', () => {
  it('changes nothing of an entity, whatever was done to it since', () => {
    const kept = merged([edited], [removed]);
    const now = later(kept.plan, report);
    expect(valueIn(resolveConflict(now, conflictIn(kept), 'ours')).plan).toBe(now);
  });

  it('leaves a thing where it stands among its siblings', () => {
    const moved = merged(
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready', at: 0 }],
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-reading' }],
    );
    expect(valueIn(resolveConflict(moved.plan, conflictIn(moved), 'ours')).plan).toBe(moved.plan);
  });

  it('keeps the thing that an id was kept for', () => {
    const unit: Operation = { type: 'addUnit', to: 'division-learning', unit: { id: 'x', name: 'x' } };
    const crossed = merged([unit], [{ type: 'addValue', value: { id: 'x', name: 'X' } }]);
    expect(valueIn(resolveConflict(crossed.plan, conflictIn(crossed), 'ours')).plan).toBe(crossed.plan);
  });
});

describe('deciding where more has moved on', () => {
  it('leaves what was moved out where it is, as it is now, with what is below it', () => {
    const away: Operation = { type: 'moveAction', id: 'action-advisors', to: 'milestone-compacts' };
    const renamed: Operation = { type: 'reviseMilestone', id: 'milestone-advising', changes: { title: 'All' } };
    const both = merged([away, edited, removed], [renamed]);
    const conflict = both.conflicts.find(({ kind }) => kind === 'removed') as Conflict;
    const back = valueIn(resolveConflict(both.plan, conflict, 'theirs')).plan;
    expect(findEntity(back, 'action-advisors')).toMatchObject({
      parentId: 'milestone-compacts',
      entity: { title: 'Train advisors' },
    });
    expect(findEntity(back, 'milestone-advising')?.entity).toMatchObject({ title: 'All', actions: [] });
  });

  it('brings back what was moved into it, as it is now', () => {
    const into: Operation = { type: 'moveAction', id: 'action-compacts', to: 'milestone-advising' };
    const retitled: Operation = { type: 'reviseAction', id: 'action-compacts', changes: { title: 'Sign them' } };
    const both = merged([removed, retitled], [into]);
    expect(both.conflicts.map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'removed milestone-advising',
      'moved action-compacts',
    ]);
    const back = valueIn(resolveConflict(both.plan, both.conflicts[0] as Conflict, 'theirs')).plan;
    expect(findEntity(back, 'action-compacts')).toMatchObject({
      parentId: 'milestone-advising',
      entity: { title: 'Sign them' },
    });
  });

  it('orders what is left of a list', () => {
    const ordered = merged(
      [{ type: 'moveGoal', id: 'goal-ready', at: 0 }],
      [{ type: 'moveGoal', id: 'goal-reading', at: 2 }],
    );
    const now = later(
      ordered.plan,
      { type: 'removeGoal', id: 'goal-reading', cascade: true },
      { type: 'addGoal', goal: { id: 'new', statement: 'Sing', focus: 'student' }, at: 1 },
    );
    expect(now.goals.map(({ id }) => id)).toEqual(['goal-ready', 'new', 'goal-present']);
    const decided = valueIn(resolveConflict(now, conflictIn(ordered), 'theirs')).plan;
    expect(decided.goals.map(({ id }) => id)).toEqual(['goal-present', 'new', 'goal-ready']);
  });

  it('is refused where the id of what would hold it now names something else, or the place is not told', () => {
    const moved = merged(
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-ready' }],
      [{ type: 'moveStrategy', id: 'strategy-attendance', to: 'goal-reading' }],
    );
    const renamed = later(
      moved.plan,
      { type: 'removeGoal', id: 'goal-reading', cascade: true },
      { type: 'addValue', value: { id: 'goal-reading', name: 'Reading' } },
    );
    const codes = (plan: Plan, conflict: Conflict) =>
      issuesOf(resolveConflict(plan, conflict, 'theirs')).map(({ code, id, params }) => ({
        code,
        id,
        parentId: (params as { parentId: unknown }).parentId,
      }));
    const unresolvable = { code: 'unresolvable', id: 'strategy-attendance', parentId: null };
    expect(codes(renamed, conflictIn(moved))).toEqual([unresolvable]);
    const gone = merged([removed], [edited]);
    const { place: _place, ...unplaced } = conflictIn(gone);
    expect(codes(gone.plan, unplaced)).toEqual([{ ...unresolvable, id: 'milestone-advising' }]);
    expect(codes(gone.plan, { ...conflictIn(gone), place: { parentId: 'goal-ready', list: 'units', at: 0 } })).toEqual([
      { ...unresolvable, id: 'milestone-advising', parentId: 'goal-ready' },
    ]);
  });

  it('is refused where what it would go into goes with what it takes the place of', () => {
    const milestone = aMilestone({ id: 'x', unitId: 'unit-data', actions: [] });
    const crossed = merged(
      [
        { type: 'addMilestone', to: 'strategy-pathways', milestone },
        { type: 'moveAction', id: 'action-advisors', to: 'x' },
      ],
      [
        {
          type: 'addInput',
          to: 'action-advisors',
          input: { id: 'x', kind: 'material', description: 'Cameras' },
        },
      ],
    );
    const conflict = crossed.conflicts.find(({ kind }) => kind === 'both-added') as Conflict;
    expect(conflict.place).toEqual({ parentId: 'action-advisors', list: 'inputs', at: 0 });
    expect(issuesOf(resolveConflict(crossed.plan, conflict, 'theirs'))).toMatchObject([
      { code: 'unresolvable', path: [], id: 'x', params: { parentId: 'action-advisors' } },
    ]);
  });

  it('says what of a side does not fit, of a conflict that was changed on its way', () => {
    const conflict = conflictIn(merged([edited], [{ ...edited, changes: { title: 'Prepare them' } } as Operation]));
    const unreadable = { code: 'wrong-type', severity: 'error', path: [], params: { reason: 'unreadable' } };
    for (const other of [{ theirs: 5 }, { kind: 'moved', theirs: {} } as const, { path: [...conflict.path, 'x'] }]) {
      expect(issuesOf(resolveConflict(base, { ...conflict, ...other }, 'theirs'))).toMatchObject([unreadable]);
    }
    const whole = { ...conflict, path: [], theirs: { ...base, title: 5 } };
    expect(issuesOf(resolveConflict(base, whole, 'theirs'))).toMatchObject([
      { code: 'wrong-type', path: ['plan', 'title'] },
    ]);
    expect(issuesOf(resolveConflict(undefined as unknown as Plan, conflict, 'theirs'))).toMatchObject([
      { code: 'wrong-argument', params: { expected: 'plan', given: 'undefined' } },
    ]);
  });
});

describe('a conflict over a whole entity, of which a field breaks a rule', () => {
  const policy = valueIn(definePolicy({ severity: { 'action-in-milestone': 'error' } }));
  const period = { start: '2026-10-01', end: '2026-12-31' };
  const added: Operation[] = [
    { type: 'addAction', to: 'milestone-cycles', action: anAction({ id: 'new', title: 'Film it', period }) },
  ];
  const shortened: Operation[] = [
    { type: 'rescheduleMilestone', id: 'milestone-cycles', period: { start: '2026-01-01', end: '2026-09-30' } },
  ];
  const about = ({ conflicts }: Merge) => conflicts.find(({ id }) => id === 'new') as Conflict;
  const input = { id: 'cameras', kind: 'material', description: 'Cameras' } as const;

  it('gives it back the fields of the side that has it, and leaves what was put into it', () => {
    const both = merged(added, shortened, policy);
    expect(valueIn(resolveConflict(both.plan, about(both), 'ours', { policy })).plan).toBe(both.plan);
    const now = later(
      both.plan,
      { type: 'reviseAction', id: 'new', changes: { title: 'Record it' } },
      { type: 'addInput', to: 'new', input },
    );
    expect(issuesOf(resolveConflict(now, about(both), 'ours')).map(({ params }) => params)).toMatchObject([
      { reason: 'field', field: 'title', left: '"Film it"', now: '"Record it"' },
    ]);
    const back = valueIn(resolveConflict(now, about(both), 'ours', { overwrite: true })).plan;
    expect(back).toEqual(later(both.plan, { type: 'addInput', to: 'new', input }));
  });

  it('takes it away where the side that was kept has none', () => {
    const both = merged(shortened, added, policy);
    expect(about(both)).toMatchObject({ kind: 'rule', ours: undefined });
    const decided = valueIn(resolveConflict(both.plan, about(both), 'ours', { policy })).plan;
    expect(findEntity(decided, 'new')).toBeUndefined();
    const now = later(both.plan, { type: 'addInput', to: 'new', input });
    expect(issuesOf(resolveConflict(now, about(both), 'ours')).map(({ id }) => id)).toContain('cameras');
  });

  it('is refused where its id names another thing by now', () => {
    const both = merged(added, shortened, policy);
    const now = later(
      both.plan,
      { type: 'removeAction', id: 'new' },
      { type: 'addValue', value: { id: 'new', name: 'New' } },
    );
    expect(issuesOf(resolveConflict(now, about(both), 'theirs')).map(({ params }) => params)).toMatchObject([
      { reason: 'other', since: 'merge' },
    ]);
  });

  it('takes what a list of others holds from where it stands now', () => {
    const lists = valueIn(definePolicy({ severity: { 'milestone-actions': 'error' } }));
    const add = (id: string, to: string, title: string): Operation => ({
      type: 'addAction',
      to,
      action: anAction({ id, title, period: { start: '2026-09-01', end: '2026-12-31' } }),
    });
    const milestone = aMilestone({ id: 'milestone-new', unitId: 'unit-data', actions: [] });
    const first = later(
      base,
      { type: 'addMilestone', to: 'strategy-coaching', milestone },
      add('one', 'milestone-new', 'One'),
      add('two', 'milestone-new', 'Two'),
    );
    const [ours, theirs] = ['one', 'two'].map((id) => later(first, { type: 'removeAction', id })) as [Plan, Plan];
    const both = mergePlans(first, ours, theirs, { policy: lists });
    const now = later(both.plan, add('one', 'milestone-cycles', 'The first'));
    const decided = valueIn(resolveConflict(now, conflictIn(both), 'theirs', { policy: lists })).plan;
    expect(findEntity(decided, 'one')).toMatchObject({ parentId: 'milestone-new', entity: { title: 'The first' } });
    expect(findEntity(decided, 'milestone-cycles')?.entity).toEqual(findEntity(base, 'milestone-cycles')?.entity);
  });
});
