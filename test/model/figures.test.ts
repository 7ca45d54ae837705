/** Figures as a reader sees them, and values in their units as English says them. */
import { describe, expect, it } from 'vitest';
import { isHiddenBy, numberIn, percentOf, rounded } from '../../src/model/figures.js';
import { figuresInEnglish, toldInEnglish } from '../../src/model/figures-in-english.js';
import {
  type Aimed,
  again,
  aimInUnit,
  apartInUnit,
  expectedFigure,
  inUnit,
  numbersIn,
} from '../../src/model/in-unit.js';

describe('a number', () => {
  it.each([
    [0, '0'],
    [0.1, '0.1'],
    [0.126, '0.13'],
    [0.0996, '0.0996'],
    [0.012345, '0.0123'],
    [-0.012345, '-0.0123'],
    [1e-6, '0.000001'],
    [9.99e-7, '9.99E-7'],
    [-1.23456e-9, '-1.235E-9'],
    [999_999_999_999_999, '999,999,999,999,999'],
    [1e15, '1E15'],
    [-1.23456e15, '-1.235E15'],
  ])('%d reads %s', (value, expected) => {
    expect(numberIn('en-US')(value)).toBe(expected);
  });

  it('has as many digits as are asked for', () => {
    expect(numberIn('en-US')(59.996, 5)).toBe('59.996');
    expect(numberIn('en-US')(1_234_567.8, 8)).toBe('1,234,567.8');
    expect(numberIn('en-US')(1e15, 3)).toBe('1,000,000,000,000,000');
  });

  it('is written as its language does', () => {
    expect(numberIn('es')(1_234_567.891)).toBe('1.234.567,89');
  });
});

describe('a computed value', () => {
  it('has no more digits than a reader can use', () => {
    expect(
      [1234.56, 1000.4, 999.96, 12.345, 10.06, 9.996, 0.126, 0.1, 0.09999, 0.00001].map((each) => rounded(each)),
    ).toEqual([1235, 1000, 1000, 12.3, 10.1, 10, 0.13, 0.1, 0.1, 0]);
    expect([-1234.56, -12.345, -0.126].map((each) => rounded(each))).toEqual([-1235, -12.3, -0.13]);
    expect(Object.is(rounded(-0.00001), 0)).toBe(true);
    expect(rounded(1.234_567_890_123_456e21)).toBe(1.234_567_890_123_456e21);
    expect(rounded(Number.POSITIVE_INFINITY)).toBe(Number.POSITIVE_INFINITY);
  });

  it('has as many decimals as the values that it stands beside, up to two', () => {
    expect(rounded(1234.567, [1.5])).toBe(1234.6);
    expect(rounded(1234.567, [1.234_56, 1])).toBe(1234.57);
    expect(rounded(0.012_345, [1.5])).toBe(0.0123);
    expect(rounded(12.345, [null, undefined])).toBe(12.3);
  });

  it('is never shown as the value that it is beside without being it', () => {
    expect(rounded(59.96, [60])).toBe(59.96);
    expect(rounded(60.000_000_000_000_01, [60])).toBe(60);
    expect(rounded(1000.2, [1000])).toBe(1000.2);
    expect(rounded(1000.2, [1001])).toBe(1000);
  });
});

describe('a share in percent', () => {
  it.each([
    [0, 0],
    [0.004, 0.4],
    [0.0001, 0.1],
    [1e-8, 0],
    [0.005, 1],
    [0.125, 13],
    [0.994, 99],
    [0.995, 99.5],
    [0.9999, 99.9],
    [0.99999999, 100],
    [1, 100],
    [1.004, 100],
    [1.25, 125],
  ])('of %d is %d', (share, expected) => {
    expect(percentOf(share)).toBe(expected);
  });

  it('is never a zero below zero', () => {
    expect(Object.is(percentOf(-1e-9), 0)).toBe(true);
  });

  it('is hidden by 100 where it is not all, and by 0 where it is not nothing', () => {
    expect([0.996, 1, 1.004].map((share) => isHiddenBy(100, share))).toEqual([true, false, false]);
    expect([0.004, -0.004, 0].map((share) => isHiddenBy(0, share))).toEqual([true, true, false]);
    expect(isHiddenBy(99, 0.986)).toBe(false);
  });
});

describe('a value in its unit', () => {
  const levels = { kind: 'level', levels: ['few', 'some', ' ', 'all'] } as const;
  const dollars = { kind: 'currency' } as const;

  it('is said in English', () => {
    expect(inUnit(87.5, { kind: 'percent' }, figuresInEnglish)).toBe('87.5%');
    expect(inUnit(1.5, { kind: 'count', label: 'full\n positions' }, figuresInEnglish)).toBe('1.5 full positions');
    expect(inUnit(-1200, dollars, figuresInEnglish)).toBe('-$1,200');
    expect(inUnit(5, { kind: 'rate', label: '$' }, figuresInEnglish)).toBe('5 $');
    expect(inUnit(5, { kind: 'currency', label: 'a$b' }, figuresInEnglish)).toBe('5 a$b');
    expect(inUnit(5, { kind: 'currency', label: 'AUSD$' }, figuresInEnglish)).toBe('5 AUSD$');
    expect(inUnit(null, dollars, figuresInEnglish)).toBe('–');
  });

  it('that is a level is its name, set off within a sentence, or a number where it has none', () => {
    expect([0, 0.5, 1, 1.5, 2, 3, 3.5, 4, -1].map((value) => inUnit(value, levels, figuresInEnglish))).toEqual([
      'few',
      'few to some',
      'some',
      '1.5',
      '2',
      'all',
      '3.5',
      '4',
      '-1',
    ]);
    expect(inUnit(0.5, levels, toldInEnglish)).toBe('"few" to "some"');
    expect(inUnit(2.5, levels, toldInEnglish)).toBe('2.5');
    expect(inUnit(1, { kind: 'level' }, toldInEnglish)).toBe('1');
    // What is no level has no names, whatever is written of it.
    expect(inUnit(1, { kind: 'score', levels: ['few', 'some'] }, figuresInEnglish)).toBe('1');
  });

  it('has as many digits as tell it from those beside it, and no more', () => {
    const percent = { kind: 'percent' } as const;
    const beside = (value: number, ...others: (number | null | undefined)[]) =>
      inUnit(value, percent, figuresInEnglish, others);
    expect(beside(59.996, 60)).toBe('59.996%');
    expect(beside(59.996, 61, null, undefined, 59.996)).toBe('60%');
    expect(beside(1_234_567, 1_234_567, 2)).toBe('1,234,567%');
    expect(beside(0, null)).toBe('0%');
    expect(beside(59.9996, 60, 59.996)).toBe('59.9996%');
    expect(beside(59.9996, 59.996, 60)).toBe('59.9996%');
  });

  it('said again has its sign or its level, and no label', () => {
    for (const unit of [{ kind: 'percent' }, levels, dollars, { kind: 'currency', label: 'US$' }] as const)
      expect(again(unit)).toBe(unit);
    for (const unit of [
      { kind: 'count', label: 'schools' },
      { kind: 'currency', label: 'pesos' },
    ] as const)
      expect(again(unit)).toEqual({ kind: 'score' });
  });

  it('apart from another is points, levels, or so much in the unit', () => {
    const apart = (size: number, unit: Parameters<typeof apartInUnit>[1]) => apartInUnit(size, unit, figuresInEnglish);
    expect([1, 2.5].map((size) => apart(size, { kind: 'percent' }))).toEqual(['1 point', '2.5 points']);
    expect([1, 2].map((size) => apart(size, levels))).toEqual(['1 level', '2 levels']);
    expect(apart(1200, dollars)).toBe('$1,200');
    expect(apart(3, { kind: 'count', label: 'schools' })).toBe('3 schools');
  });

  it('that is aimed at is a value, or a band whose label is said once', () => {
    const schools = { kind: 'count', label: 'schools' } as const;
    const said = (aimed: Aimed, unit: Parameters<typeof aimInUnit>[1], beside: number[] = []) =>
      aimInUnit(aimed, unit, figuresInEnglish, beside);
    expect(said(5, schools)).toBe('5 schools');
    expect(said(null, schools)).toBe('–');
    expect(said({}, schools)).toBe('–');
    expect(said({ value: 5 }, schools)).toBe('5 schools');
    expect(said({ value: 0, low: 1, high: 2 }, schools)).toBe('0 schools');
    expect(said({ low: 0 }, schools)).toBe('at least 0 schools');
    expect(said({ high: 0 }, schools)).toBe('at most 0 schools');
    expect(said({ low: 2, high: 3 }, schools)).toBe('2 to 3 schools');
    expect(said({ low: 2, high: 3 }, dollars)).toBe('$2 to $3');
    expect(said({ low: 0, high: 1 }, levels)).toBe('few to some');
    expect(said({ low: 59.996, high: 70 }, schools, [60])).toBe('59.996 to 70 schools');
    expect(said({ value: 59.996 }, schools, [60])).toBe('59.996 schools');
  });

  it('that was expected is rounded where it was computed, and as agreed where it is a band', () => {
    const band = { low: 1.234_567 };
    expect(expectedFigure(band, 5)).toBe(band);
    expect(expectedFigure(59.96, 60)).toBe(59.96);
    expect(expectedFigure(12.345_678, 1.25)).toBe(12.35);
    expect(expectedFigure(12.345_678, null)).toBe(12.3);
    expect(expectedFigure(null, 5)).toBeNull();
  });

  it('stands beside all the numbers of values and bands', () => {
    expect(numbersIn(1, null, undefined, { value: 2 }, { low: 3, high: 4 })).toEqual([
      ...[1, null, undefined, 2, undefined, undefined],
      ...[undefined, 3, 4],
    ]);
  });
});
