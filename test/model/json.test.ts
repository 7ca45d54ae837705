/** The copying of a host's own plain JSON: what is copied, and what is refused, where and why. */
import { describe, expect, it } from 'vitest';
import { copyJson, isVisible } from '../../src/model/json.js';

const deep = (levels: number): unknown => (levels === 0 ? 1 : [deep(levels - 1)]);

describe('plain JSON', () => {
  it('is copied, nothing of it shared', () => {
    const shared = { x: [1, 'a', true, null] };
    const given = { one: shared, other: shared, none: {}, nothing: [] };
    const { copy } = copyJson(given) as { copy: typeof given };
    expect(copy).toStrictEqual(given);
    expect(copy.one).not.toBe(shared);
    expect(copy.one).not.toBe(copy.other);
    expect(copy.one.x).not.toBe(shared.x);
    expect(copy.nothing).not.toBe(given.nothing);
  });

  it('has no zero below zero, and may be of no class', () => {
    expect(Object.is((copyJson([-0]) as { copy: number[] }).copy[0], 0)).toBe(true);
    const bare = Object.assign(Object.create(null), { a: 1 });
    expect(copyJson(bare)).toStrictEqual({ copy: { a: 1 } });
  });

  it('nests a hundred levels deep', () => {
    expect(copyJson(deep(101))).toEqual({ copy: deep(101) });
    expect(copyJson(deep(102))).toEqual({ fault: { code: 'too-long', path: [], reason: 'depth' } });
  });
});

describe('what is no plain JSON', () => {
  const circle: { in: { back?: unknown } } = { in: {} };
  circle.in.back = circle;
  class Thing {}

  it.each([
    [Number.NaN, { code: 'bad-number', path: [], reason: 'not-finite' }],
    [{ a: [0, Number.POSITIVE_INFINITY] }, { code: 'bad-number', path: ['a', 1], reason: 'not-finite' }],
    [undefined, { code: 'wrong-type', path: [], reason: 'not-json' }],
    [[() => 1], { code: 'wrong-type', path: [0], reason: 'not-json' }],
    [{ a: 1n }, { code: 'wrong-type', path: ['a'], reason: 'not-json' }],
    [circle, { code: 'wrong-type', path: ['in', 'back'], reason: 'circular' }],
    [{ a: new Thing() }, { code: 'wrong-type', path: ['a'], reason: 'class' }],
    [[new Date(0)], { code: 'wrong-type', path: [0], reason: 'class' }],
    [{ a: new Map() }, { code: 'wrong-type', path: ['a'], reason: 'class' }],
    [JSON.parse('{"a":{"__proto__":1}}'), { code: 'unknown-key', path: ['a', '__proto__'], reason: 'proto' }],
    [{ a: new Array(1_000_001) }, { code: 'too-long', path: ['a'], reason: 'entries' }],
  ])('%# is refused with the place and the reason', (value, fault) => {
    expect(copyJson(value)).toEqual({ fault });
  });

  it('is told of the first place, and nothing is read after it', () => {
    const read: string[] = [];
    const watched = (key: string) => ({
      get [key]() {
        read.push(key);
        return 1;
      },
    });
    const given = { list: [watched('a'), undefined, watched('b'), Number.NaN], after: watched('c') };
    expect(copyJson(given)).toEqual({ fault: { code: 'wrong-type', path: ['list', 1], reason: 'not-json' } });
    expect(read).toEqual(['a']);
  });
});

it('text is visible where a character is to be seen', () => {
  for (const text of ['a', ' . ', '\u200bא', '½']) expect(isVisible(text), text).toBe(true);
  for (const text of ['', ' \t\n', '\u00a0', '\u200b\u202e', '\u0000', '\ud800', '\u{e0001}']) {
    expect(isVisible(text), JSON.stringify(text)).toBe(false);
  }
});
