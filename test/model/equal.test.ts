import fc from 'fast-check';
import { checkPlan } from 'spm-model';
import { aGoal, aPlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { canonicalText, isEqual } from '../../src/model/equal.js';
import { isDeepFrozen } from '../../src/model/frozen.js';

describe('equality of plain JSON', () => {
  it('is by value, whatever the order of keys', () => {
    expect(isEqual({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    const different: [unknown, unknown][] = [
      [
        [1, 2],
        [2, 1],
      ],
      [[1], [1, 2]],
      [[], {}],
      [{}, []],
      [{ a: 1 }, { b: 1 }],
      [{ a: 1 }, { a: 1, b: 2 }],
      [null, {}],
      [{}, null],
      ['1', 1],
      [1, {}],
      [{}, 1],
      ['', []],
      [[], true],
    ];
    for (const [a, b] of different) expect(isEqual(a, b), JSON.stringify([a, b])).toBe(false);
  });

  it('is that of the texts with sorted keys', () => {
    const sorted = (value: unknown): string =>
      JSON.stringify(value, (_key, item) =>
        typeof item === 'object' && item !== null && !Array.isArray(item)
          ? Object.fromEntries(Object.entries(item).sort(([one], [other]) => (one < other ? -1 : 1)))
          : item,
      );
    const json = fc.jsonValue({ maxDepth: 3 });
    fc.assert(fc.property(json, json, (a, b) => isEqual(a, b) === (sorted(a) === sorted(b))));
    fc.assert(fc.property(json, (a) => isEqual(a, JSON.parse(JSON.stringify(a)))));
  });
});

describe('plain JSON as text', () => {
  it('has its keys in order, and its lists as they are', () => {
    expect(canonicalText({ b: [2, { d: null, c: 'x"' }, []], a: { f: true, e: {} } })).toBe(
      '{"a":{"e":{},"f":true},"b":[2,{"c":"x\\"","d":null},[]]}',
    );
    expect([null, 'a', 1.5, false, undefined].map(canonicalText)).toEqual(['null', '"a"', '1.5', 'false', 'undefined']);
  });
});

describe('what is frozen', () => {
  it('is what nobody can change, all the way down', () => {
    for (const value of [1, 'a', null, undefined, Object.freeze({}), Object.freeze([Object.freeze({ a: 1 })])])
      expect(isDeepFrozen(value)).toBe(true);
    for (const value of [{}, [], Object.freeze([{}]), Object.freeze({ a: Object.freeze({ b: [] }) })])
      expect(isDeepFrozen(value)).toBe(false);
  });
});

describe('long texts', () => {
  it('are shortened in messages, on one line', () => {
    const [issue] = checkPlan(
      aPlan({ goals: [aGoal({ statement: `Every\n\nchild ${'reads '.repeat(200)}`, measures: [] })] }),
    );
    expect(issue?.message).toMatch(/^Goal "Every child reads [^\n]*…" has no measure\./);
    expect(issue?.message.length).toBeLessThan(200);
  });
});
