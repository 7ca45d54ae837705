/** Taking a change back from a plan that has moved on: what came after is never lost without a word. */
import { apply, type Change, type Operation, type Plan, revert, type StoredChange } from 'spm-model';
import { anAction, examplePlan } from 'spm-model/testing';
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

describe('taking back', () => {
  it('an addition that was reported on is refused', () => {
    const report = { date: '2026-11-01', percentComplete: 20 };
    expect(refusalsAfter(added, { type: 'reportAction', id: 'new', report })).toEqual([
      'changed-since of new: The action "Film lessons" has since got {"date":"2026-11-01","percentComplete":20} among its reports. Taking the change back would lose that.',
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

  it('targets that were added to is refused', () => {
    const targets = [{ date: '2027-06-30', value: 900 }];
    const more = [...targets, { date: '2028-06-30', value: 950 }];
    expect(
      refusalsAfter(
        { type: 'setTargets', id: 'measure-teams', targets },
        { type: 'setTargets', id: 'measure-teams', targets: more },
      )[0],
    ).toContain('has since got {"date":"2028-06-30","value":950} among its targets');
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
