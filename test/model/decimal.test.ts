import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { monthsOn } from '../../src/model/calendar.js';
import {
  decimalDifference,
  decimalSum,
  decimalSums,
  decimalsOf,
  digitsApart,
  finite,
  timesTen,
} from '../../src/model/decimal.js';

describe('decimals as written', () => {
  it.each([
    [8.2, 6, 8_200_000],
    [1.005, 3, 1005],
    [-2.675, 2, -267.5],
    [1e21, 3, 1e24],
    [1.5e-7, 2, 1.5e-5],
    [0, 9, 0],
  ])('%d by ten to the %d is %d, without the rounding of a product', (value, power, expected) => {
    expect(timesTen(value, power)).toBe(expected);
  });

  it('are as many as its text shows', () => {
    expect([87.08, 100, -0.5, 1e21, 1.5e-7].map(decimalsOf)).toEqual([2, 0, 1, 0, 8]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 99_999 }), (places, units) => {
        const text = (units / 10 ** places).toFixed(places).replace(/\.?0+$/, '');
        expect(decimalsOf(Number(text))).toBe((text.split('.')[1] ?? '').length);
      }),
    );
  });
});

describe('sums of decimals', () => {
  it('are what a planner adds up', () => {
    expect(decimalSums([0.7, 0.1, 0.1])).toEqual([0.7, 0.8, 0.9]);
    expect(decimalSum([0.1, 0.2])).toBe(0.3);
    expect(decimalSum([0.1, 0.2, -0.3])).toBe(0);
    expect(decimalSum(Array.from({ length: 1_000 }, () => 0.1))).toBe(100);
    expect(decimalSum([])).toBe(0);
    expect(decimalSums([])).toEqual([]);
  });

  it('are exact beyond what whole numbers of a unit can hold', () => {
    // More than nine places, and more than fifteen digits: both are added digit by digit.
    expect(decimalSums([1e-10, 2e-10])).toEqual([1e-10, 3e-10]);
    expect(decimalSum([0.123_456_789_1, 0.2])).toBe(0.323_456_789_1);
    expect(decimalSums([1e15, 0.1, -1e15])).toEqual([1e15, 1_000_000_000_000_000.1, 0.1]);
    expect(decimalSum([123_456_789_012.5, 0.000_1, -123_456_789_012.5])).toBe(0.000_1);
    expect(decimalSums([1e21, 1.5e21])).toEqual([1e21, 2.5e21]);
    expect(decimalSum([-1e15, 0.3, 1e15])).toBe(0.3);
  });

  it('may be of the ninth place, and of fifteen digits', () => {
    expect(decimalSum([0.123_456_789, 0.000_000_001])).toBe(0.123_456_79);
    expect(decimalSum([999_999_999_999_999, -999_999_999_999_998])).toBe(1);
  });
});

describe('the difference of two decimals', () => {
  it('is as exact as they are, and never a zero below zero', () => {
    expect(decimalDifference(0.3, 0.1)).toBe(0.2);
    expect(decimalDifference(0.1, 0.3)).toBe(-0.2);
    expect(decimalDifference(8.2, 8.2)).toBe(0);
    expect(Object.is(decimalDifference(-0.5, -0.5), 0)).toBe(true);
    expect(Object.is(decimalDifference(-0, 0), 0)).toBe(true);
    expect(decimalDifference(1e300, 1)).toBe(1e300);
    expect(Object.is(decimalDifference(-1e-300, -1e-300), 0)).toBe(true);
  });
});

describe('how many digits tell two numbers apart', () => {
  it('is as many as it takes, from the least up to all', () => {
    expect(digitsApart(59.996, 60, 4)).toBe(5);
    expect(digitsApart(59.996, 60, 7)).toBe(7);
    expect(digitsApart(1, 2, 4)).toBe(4);
    expect(digitsApart(1, 2, 1)).toBe(1);
    expect(digitsApart(60, 60, 4)).toBe(4);
    expect(digitsApart(1, 1 + Number.EPSILON, 4)).toBe(17);
    expect(digitsApart(0.1, 0.1 + 2 ** -56, 4)).toBe(17);
  });
});

it('a number that JSON can hold is no minus zero, and null where it is none', () => {
  expect([1.5, -2, 0].map(finite)).toEqual([1.5, -2, 0]);
  expect(Object.is(finite(-0), 0)).toBe(true);
  expect([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY].map(finite)).toEqual([null, null, null]);
});

describe('months on', () => {
  it('stays on the last day of all', () => {
    expect(monthsOn('9999-10-31', 2)).toBe('9999-12-31');
    expect(monthsOn('9999-12-31', 12)).toBe('9999-12-31');
  });
});
