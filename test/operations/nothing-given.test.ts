/** Null options count as left out, and what is no change is an issue: plain JavaScript has no types to say so. */
import {
  apply,
  type Change,
  checkEntity,
  checkPlan,
  commit,
  edit,
  mergePlans,
  parsePlan,
  planFromRows,
  planRows,
  record,
  revert,
  reviseDirection,
  startHistory,
  startJournal,
} from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { issuesOf, valueIn } from '../support/results.js';

const none = null as unknown as undefined;
const action = examplePlan.goals[0]?.strategies[0]?.milestones[0]?.actions[0];

describe('options that are null', () => {
  it('count as left out', () => {
    const changed = valueIn(reviseDirection(examplePlan, { mission: 'Serve' }, none));
    expect(valueIn(parsePlan(examplePlan, none))).toEqual(examplePlan);
    expect(checkPlan(examplePlan, none)).toEqual(checkPlan(examplePlan));
    expect(valueIn(apply(examplePlan, [], none)).plan).toEqual(examplePlan);
    expect(valueIn(edit(examplePlan, () => undefined, none)).plan).toEqual(examplePlan);
    expect(mergePlans(examplePlan, changed.plan, examplePlan, none)).toEqual({ plan: changed.plan, conflicts: [] });
    expect(valueIn(planFromRows(planRows(examplePlan), none))).toEqual(examplePlan);
    expect(valueIn(revert(changed.plan, changed, none)).plan).toEqual(examplePlan);
    expect(valueIn(commit(startHistory(examplePlan), changed, none)).present).toEqual(changed.plan);
    expect(valueIn(checkEntity('action', action, none))).toEqual(action);
    expect(valueIn(checkEntity('action', action, { plan: examplePlan, parentId: none }))).toEqual(action);
    expect(valueIn(checkEntity('action', action, { plan: none }))).toEqual(action);
  });

  it('lack what they must have', () => {
    const recorded = record(startJournal(examplePlan), { type: 'reviseDirection', mission: 'Serve' }, none as never);
    expect(issuesOf(recorded)).toMatchObject([{ code: 'missing', path: ['at'] }]);
  });
});

it('What is no change is told of', () => {
  for (const given of [null, undefined, {}, [], 'x', { inverse: null }, { operation: 1, inverse: [{}] }]) {
    const change = given as unknown as Change;
    expect(issuesOf(revert(examplePlan, change))[0]?.severity).toBe('error');
    expect(issuesOf(commit(startHistory(examplePlan), change))[0]?.severity).toBe('error');
  }
});
