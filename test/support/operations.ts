/** Every example of an operation runs through this: what it does, and all that must hold of any change. */
import { apply, type Change, checkPlan, type Operation, type Plan, revert, rollup, type StoredChange } from 'spm-model';
import { expect } from 'vitest';
import { isDeepFrozen } from '../../src/model/frozen.js';
import { valueIn } from './results.js';

const AS_OF = { asOf: '2026-08-03' };
const keyOf = ({ code, id }: { code: string; id?: string }) => `${code} ${id}`;

/** Errors of a plan, by rule and entity. */
export const errorsOf = (plan: Plan) =>
  checkPlan(plan)
    .filter(({ severity }) => severity === 'error')
    .map(keyOf)
    .sort();

/** Holds a change to what holds for all. */
export function provesItself(before: Plan, change: Change): void {
  const { plan, operation, inverse } = change;
  const snapshot = JSON.stringify(before);
  expect(isDeepFrozen(plan)).toBe(true);
  // Plain JSON, which replays to the same plan.
  const replayed = JSON.parse(JSON.stringify(operation)) as Operation;
  expect(replayed).toEqual(operation);
  expect(valueIn(apply(before, replayed)).plan).toEqual(plan);
  // Taken back, it is as it was; and taking that back, as it was after.
  expect(JSON.parse(JSON.stringify(inverse))).toEqual(inverse);
  const back = valueIn(revert(plan, change));
  expect(back.plan).toEqual(before);
  expect(valueIn(revert(back.plan, back)).plan).toEqual(plan);
  // So it is where it was stored without its plans.
  const { before: _before, plan: _plan, ...stored } = change;
  expect(valueIn(revert(plan, JSON.parse(JSON.stringify(stored)) as StoredChange)).plan).toEqual(before);
  // No error that was not there, and the rollup as if from nothing.
  const known = errorsOf(before);
  for (const error of errorsOf(plan)) expect(known).toContain(error);
  expect(rollup(plan, AS_OF)).toEqual(rollup(JSON.parse(JSON.stringify(plan)) as Plan, AS_OF));
  expect(JSON.stringify(before)).toBe(snapshot);
}

/** The plan after an operation that should succeed, which proves itself. */
export function planAfter(before: Plan, operation: Operation | readonly Operation[]): Plan {
  const change = valueIn(apply(before, operation));
  provesItself(before, change);
  return change.plan;
}
