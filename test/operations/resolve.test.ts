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
import { aMilestone, anAction, examplePlan } from 'spm-model/testing';
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
      'changed-since of action-advisors: The action "Train advisors" has since got {"date":"2026-11-01","percentComplete":20} among its reports. Deciding the conflict would lose that.',
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
      new RegExp(`^changed-since of ${id}: .* has since got .* among its observations`),
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
    const action = anAction({ id: 'x', title: 'Film it', period: { start: '2026-09-01', end: '2026-12-31' } });
    const crossed = merged(
      [{ type: 'addAction', to: 'milestone-advising', action }],
      [{ type: 'addValue', value: { id: 'x', name: 'X' } }],
    );
    expect(refusals(crossed, { ...report, id: 'x' } as Operation)[0]).toMatch(/^changed-since of x: .*its reports/);
    const input = { id: 'cameras', kind: 'material', description: 'Cameras' } as const;
    expect(refusals(crossed, { type: 'addInput', to: 'x', input })).toEqual([
      'changed-since of cameras: The input "Cameras" has since been added below Film it. Deciding the conflict would remove it.',
    ]);
  });
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
      'changed-since of action-cycles: The action "Run three coaching cycles" has since lost {"date":"2026-10-01","percentComplete":10} from its reports. Deciding the conflict would undo that.',
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
