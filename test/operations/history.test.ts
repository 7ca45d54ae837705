/** What was done, undone and done again. */
import { apply, canRedo, canUndo, commit, type History, redo, startHistory, undo } from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { expect, it } from 'vitest';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

/** A history in which the vision was restated so often. */
function restated(times: number, limit?: number): History {
  let history = startHistory(examplePlan, limit === undefined ? {} : { limit });
  for (let time = 1; time <= times; time += 1) {
    history = valueIn(commit(history, valueIn(apply(history.present, { type: 'reviseDirection', vision: `${time}` }))));
  }
  return history;
}
const visions = ({ past, present, future }: History) => ({
  past: past.map(({ before }) => before.vision),
  present: present.vision,
  future: future.map(({ plan }) => plan.vision),
});

it('begins with a plan, and nothing to undo or do again', () => {
  const begun = startHistory(examplePlan);
  expect(begun).toEqual({ present: examplePlan, past: [], future: [], limit: 100 });
  for (const part of [begun, begun.past, begun.future]) expect(Object.isFrozen(part)).toBe(true);
  expect(undo(begun)).toBe(begun);
  expect(redo(begun)).toBe(begun);
});

it('goes back and forth one change at a time, to the very plans', () => {
  const done = restated(3);
  expect(visions(done)).toEqual({ past: [examplePlan.vision, '1', '2'], present: '3', future: [] });
  const back = undo(undo(done));
  expect(visions(back)).toEqual({ past: [examplePlan.vision], present: '1', future: ['2', '3'] });
  expect(visions(redo(back))).toEqual({ past: [examplePlan.vision, '1'], present: '2', future: ['3'] });
  expect(redo(redo(back)).present).toBe(done.present);
  expect(undo(undo(back)).present).toBe(examplePlan);
  expect(undo(undo(back)).limit).toBe(100);
});

it('forgets what was undone with the next change', () => {
  const back = undo(undo(restated(3)));
  const other = valueIn(commit(back, valueIn(apply(back.present, { type: 'reviseDirection', vision: 'other' }))));
  expect(visions(other)).toEqual({ past: [examplePlan.vision, '1'], present: 'other', future: [] });
});

it('keeps as many changes as its limit, the latest', () => {
  expect(visions(restated(5, 2))).toEqual({ past: ['3', '4'], present: '5', future: [] });
  expect(visions(restated(2, 2)).past).toEqual([examplePlan.vision, '1']);
  expect(restated(101).past).toHaveLength(100);
  const limits = [0, -3, 2.9, Number.NaN, Number.POSITIVE_INFINITY];
  expect(limits.map((limit) => restated(4, limit).past.length)).toEqual([0, 0, 2, 0, 4]);
  expect(limits.map((limit) => startHistory(examplePlan, { limit }).limit)).toEqual([0, 0, 2, 0, Infinity]);
});

it('says whether there is something to undo, or to do again', () => {
  const done = restated(1);
  expect([canUndo(startHistory(examplePlan)), canRedo(startHistory(examplePlan))]).toEqual([false, false]);
  expect([canUndo(done), canRedo(done)]).toEqual([true, false]);
  expect([canUndo(undo(done)), canRedo(undo(done))]).toEqual([false, true]);
});

it('keeps both of two changes that were made from one plan', () => {
  const vision = valueIn(apply(examplePlan, { type: 'reviseDirection', vision: 'Joy' }));
  const mission = valueIn(apply(examplePlan, { type: 'reviseDirection', mission: 'Serve' }));
  const both = valueIn(commit(valueIn(commit(startHistory(examplePlan), vision)), mission));
  expect(both.present).toMatchObject({ vision: 'Joy', mission: 'Serve' });
  expect(undo(both).present).toBe(vision.plan);
  const stored = JSON.parse(JSON.stringify({ ...mission, before: undefined, plan: undefined })) as typeof mission;
  expect(valueIn(commit(startHistory(vision.plan), stored)).present).toEqual(both.present);
});

it('refuses a change that no longer fits the present, and stays as it was', () => {
  const team = valueIn(apply(examplePlan, { type: 'assignTeam', id: 'milestone-review', teamId: 'team-reading' }));
  const gone = valueIn(apply(examplePlan, { type: 'removeMilestone', id: 'milestone-review', cascade: true }));
  const history = valueIn(commit(startHistory(examplePlan), gone));
  expect(codesOf(issuesOf(commit(history, team)))).toEqual(['unknown-id']);
});

it('takes no step for a change that leaves the plan as it is', () => {
  const begun = startHistory(examplePlan);
  const same = valueIn(apply(examplePlan, { type: 'reviseDirection', vision: examplePlan.vision as string }));
  expect(valueIn(commit(begun, same))).toBe(begun);
  expect(valueIn(commit(begun, valueIn(apply(examplePlan, []))))).toBe(begun);
});
