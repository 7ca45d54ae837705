/** What is taken to be frozen all the way down, and what never is. */
import type { Plan } from 'spm-model';
import { findEntity } from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { expect, it } from 'vitest';
import { freezePlain, isDeepFrozen, markFrozen } from '../../src/model/frozen.js';

it('values that are no objects are frozen', () => {
  for (const value of [null, undefined, 7, 'text', true]) expect(isDeepFrozen(value)).toBe(true);
});

it('an object is frozen when all that hangs on it is', () => {
  const loose = { kept: true };
  expect(isDeepFrozen(loose)).toBe(false);
  expect(isDeepFrozen(Object.freeze({ loose }))).toBe(false);
  expect(isDeepFrozen(Object.freeze([Object.freeze({ list: Object.freeze([loose]) })]))).toBe(false);
  expect(isDeepFrozen(Object.freeze({ none: null, list: Object.freeze([1, Object.freeze({ a: 1 })]) }))).toBe(true);
});

it('what is known to be frozen is not looked into again, nor what else is known', () => {
  const loose = { kept: true };
  const marked = markFrozen(Object.freeze({ loose }));
  expect(isDeepFrozen(Object.freeze({ marked }))).toBe(true);
  const remembered = Object.freeze({ loose });
  expect(isDeepFrozen(Object.freeze({ remembered }), new Set([remembered]))).toBe(true);
  const forgotten = Object.freeze({ loose });
  expect(isDeepFrozen(Object.freeze({ forgotten }), new Set([remembered]))).toBe(false);
});

it('what hangs on a frozen object becomes known, and on a loose one does not', () => {
  const below = Object.freeze({ deep: Object.freeze({ a: 1 }) });
  expect(isDeepFrozen(Object.freeze({ below }))).toBe(true);
  const looked: unknown[] = [];
  const watching = {
    has: (value: object) => {
      looked.push(value);
      return false;
    },
  };
  expect(isDeepFrozen(Object.freeze({ below }), watching)).toBe(true);
  expect(looked).not.toContain(below.deep);
});

it('freezing plain data drops what is undefined, and leaves what is frozen as it is', () => {
  const frozen = Object.freeze({ gone: undefined });
  const kept = freezePlain({ a: undefined, b: -0, list: [], more: [{ c: undefined }], frozen, none: null, text: 'x' });
  expect(kept).toStrictEqual({ b: 0, list: [], more: [{}], frozen, none: null, text: 'x' });
  expect(Object.is(kept.b, 0)).toBe(true);
  expect(Object.is(freezePlain({ b: -0.5 }).b, -0.5)).toBe(true);
  expect(kept.frozen).toBe(frozen);
  // One empty list stands for all.
  expect(freezePlain({ none: [] }).none).toBe(kept.list);
  for (const part of [kept, kept.list, kept.more, kept.more[0]]) expect(Object.isFrozen(part)).toBe(true);
});

it('plain data that was frozen is known to be so, and what is no object stays what it is', () => {
  for (const value of [null, undefined, 7, 'text']) expect(freezePlain(value)).toBe(value);
  const looked: unknown[] = [];
  const watching = {
    has: (value: object) => {
      looked.push(value);
      return false;
    },
  };
  expect(isDeepFrozen(freezePlain({ deep: { a: 1 } }), watching)).toBe(true);
  expect(looked).toEqual([]);
});

it('a plan that is frozen at its root alone is looked up anew each time', () => {
  const values = [{ id: 'a', name: 'A' }];
  const shell = Object.freeze({ ...examplePlan, values }) as unknown as Plan;
  expect(findEntity(shell, 'a')?.kind).toBe('value');
  values.push({ id: 'b', name: 'B' });
  expect(findEntity(shell, 'b')?.path).toEqual(['values', 1]);
  values.push({ id: 'b', name: 'B again' });
  expect(findEntity(shell, 'b')?.path).toEqual(['values', 1]);
  values.splice(0, 2);
  expect(findEntity(shell, 'b')?.path).toEqual(['values', 0]);
  expect(findEntity(shell, 'a')).toBeUndefined();
});
