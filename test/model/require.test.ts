/** Options that a caller gives wrongly: the sentence that each is refused with. */
import { describe, expect, it } from 'vitest';
import {
  inWords,
  isNoPlan,
  noPlan,
  requireChoice,
  requireMinimum,
  requireProtection,
  requireTopBottom,
} from '../../src/model/require.js';

describe('a value in a sentence', () => {
  it.each([
    ['ten', '"ten"'],
    ['x'.repeat(41), `"${'x'.repeat(40)}"`],
    ['a "b"\n', '"a \\"b\\"\\n"'],
    [null, 'null'],
    [undefined, 'undefined'],
    [{}, 'an object'],
    [[1], 'an object'],
    [Symbol('secret'), 'a symbol'],
    [() => 1, 'a function'],
    [-0.5, '-0.5'],
    [7n, '7'],
    [true, 'true'],
  ])('%# is short', (value, expected) => {
    expect(inWords(value)).toBe(expected);
  });
});

describe('what is no plan', () => {
  it('is refused with where to get one', () => {
    expect(isNoPlan('null')).toBe('null is no plan; give the `value` of what parsePlan returns.');
    expect(noPlan({ ok: true })).toEqual(
      new TypeError('an object is no plan; give the `value` of what parsePlan returns.'),
    );
    expect(noPlan(1)).toBeInstanceOf(TypeError);
  });
});

describe('a number of students', () => {
  it('is one from 1, and for a minimum a whole one', () => {
    for (const value of [1, 10, 1e6]) expect(requireMinimum(value)).toBe(value);
    for (const value of [1, 2.5, 10]) expect(requireProtection(value)).toBe(value);
  });

  it.each([0, -1, 0.99, Number.NaN, Number.POSITIVE_INFINITY, '10', null, undefined])('is not %j', (value) => {
    expect(() => requireMinimum(value)).toThrow(
      new RangeError(`minimum is ${inWords(value)}; give a whole number of students from 1, such as 10.`),
    );
    expect(() => requireProtection(value)).toThrow(
      new RangeError(`protection is ${inWords(value)}; give a number of students from 1, such as 3.`),
    );
  });

  it('of a minimum is not a fraction', () => {
    expect(() => requireMinimum(2.5)).toThrow(RangeError);
  });
});

describe('bounds of percents', () => {
  it('are two percents in order, ends included', () => {
    for (const bounds of [
      { low: 5, high: 95 },
      { low: 0, high: 100 },
      { low: 49.5, high: 50 },
    ]) {
      expect(requireTopBottom(bounds)).toBe(bounds);
    }
  });

  it.each([
    [{ low: 95, high: 5 }, '{ low: 95, high: 5 }'],
    [{ low: 5, high: 5 }, '{ low: 5, high: 5 }'],
    [{ low: -1, high: 95 }, '{ low: -1, high: 95 }'],
    [{ low: 5, high: 101 }, '{ low: 5, high: 101 }'],
    [{ low: 5 }, '{ low: 5, high: undefined }'],
    [{ high: 95 }, '{ low: undefined, high: 95 }'],
    [{ low: '5', high: 95 }, '{ low: "5", high: 95 }'],
    [{ low: 5, high: '95' }, '{ low: 5, high: "95" }'],
    [null, 'null'],
    [undefined, 'undefined'],
    [5, '5'],
  ])('are not %j', (value, given) => {
    expect(() => requireTopBottom(value as never)).toThrow(
      new RangeError(
        `topBottom is ${given}; give percents from 0 to 100, low below high, such as { low: 5, high: 95 }.`,
      ),
    );
  });
});

describe('one of a few words', () => {
  it('may be left out, and is no other word', () => {
    expect(requireChoice('years', 'fiscal', ['fiscal', 'calendar'])).toBe('fiscal');
    expect(requireChoice('years', undefined, ['fiscal'])).toBeUndefined();
    expect(requireChoice('years', null, ['fiscal'])).toBeUndefined();
    expect(() => requireChoice('years', 'school' as never, ['fiscal', 'calendar'])).toThrow(
      new RangeError('years is "school"; give "fiscal" or "calendar".'),
    );
  });
});
