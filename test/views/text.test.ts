/** Words and numbers as views show them. */

import type { MeasureUnit } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { picturesInEnglish } from '../../src/messages/en/pictures.js';
import { reportInEnglish } from '../../src/messages/en/report.js';
import { type Beside, rounded } from '../../src/model/figures.js';
import { type Aimed, aimInUnit, inUnit as saidInUnit } from '../../src/model/in-unit.js';
import { oneLine } from '../../src/model/text.js';
import { cut, unitName } from '../../src/views/text.js';

const { number, percent } = reportInEnglish;
const inUnit = (value: number | null, unit: MeasureUnit, beside: Beside = []) =>
  saidInUnit(value, unit, reportInEnglish, beside);
const aim = (aimed: Aimed, unit: MeasureUnit) => aimInUnit(aimed, unit, reportInEnglish);

describe('a number', () => {
  it.each([
    [0, '0'],
    [1234.5, '1,234.5'],
    [87.654, '87.65'],
    [0.012345, '0.0123'],
    [-0.00012, '-0.00012'],
    [1e-7, '1E-7'],
    [1e15, '1E15'],
    [-2.5e300, '-2.5E300'],
  ])('%d reads %s', (value, expected) => {
    expect(number(value)).toBe(expected);
  });
});

describe('a share', () => {
  it.each([
    [null, '–'],
    [0, '0%'],
    [0.001, 'under 1%'],
    [0.505, '51%'],
    [0.999, 'over 99%'],
    [1, '100%'],
  ])('%s reads %s', (share, expected) => {
    expect(percent(share)).toBe(expected);
  });
});

describe('a value in its unit', () => {
  it('is a percentage, an amount with its label, or the name of a level', () => {
    expect(inUnit(87.7, { kind: 'percent' })).toBe('87.7%');
    expect(inUnit(1200, { kind: 'count', label: 'schools' })).toBe('1,200 schools');
    expect(inUnit(3, { kind: 'score' })).toBe('3');
    expect(inUnit(1, { kind: 'level', levels: ['none', 'some'] })).toBe('some');
    expect(inUnit(0.5, { kind: 'level', levels: ['none', 'some'] })).toBe('none to some');
    expect(inUnit(2, { kind: 'level', levels: ['none', 'some'] })).toBe('2');
    expect(inUnit(0, { kind: 'level', levels: [' '] })).toBe('0');
    expect(inUnit(null, { kind: 'percent' })).toBe('–');
    expect(unitName({ kind: 'currency' }, picturesInEnglish)).toBe('dollars');
  });

  it.each([
    [undefined, '-$1,200.5'],
    ['€', '-€1,200.5'],
    ['US$', '-US$1,200.5'],
    ['US dollars', '-1,200.5 US dollars'],
  ])('of money labeled %s reads %s', (label, expected) => {
    expect(inUnit(-1200.5, { kind: 'currency', ...(label === undefined ? {} : { label }) })).toBe(expected);
  });

  it('has the digits that tell it from what it is held against, and no noise', () => {
    const percent: MeasureUnit = { kind: 'percent' };
    expect(inUnit(59.996, percent, [60])).toBe('59.996%');
    expect(inUnit(60, percent, [59.996])).toBe('60%');
    expect(inUnit(1_300_000.1, { kind: 'currency' }, [1_300_000.101])).toBe('$1,300,000.1');
    expect(inUnit(59.996, percent, [60, null, 59.99])).toBe('59.996%');
    // What was expected is computed: as many decimals as the value beside it, so that less never looks like more.
    expect(rounded(87.0849, [87.09])).toBe(87.08);
    expect(rounded(46.6606, [46])).toBe(46.7);
    expect(rounded(59.96, [60])).toBe(59.96);
    expect(rounded(42.00000000000001, [42])).toBe(42);
  });

  it('is aimed at, or kept in a band with open or closed ends', () => {
    const unit = { kind: 'percent' } as const;
    expect(aim(null, unit)).toBe('–');
    expect(aim({ value: 5 }, unit)).toBe('5%');
    expect(aim({ low: 2 }, unit)).toBe('at least 2%');
    expect(aim({ high: 3 }, unit)).toBe('at most 3%');
    expect(aim({ low: 2, high: 3 }, unit)).toBe('2 to 3%');
    expect(aim({}, unit)).toBe('–');
    expect(aim({ low: 80, high: 90 }, { kind: 'currency' })).toBe('$80 to $90');
    expect(aim({ low: 0, high: 1 }, { kind: 'level', levels: ['few', 'most'] })).toBe('few to most');
  });
});

describe('text', () => {
  it('stands on one line, without what turns or hides it', () => {
    expect(oneLine(' a\n\u2028b\u0085c\td \u202Ee\u2066f\u0000 ')).toBe('a b c d ef');
    expect(oneLine('\uD800x')).toBe('\uFFFDx');
    expect(oneLine('שלום עולם')).toBe('שלום עולם');
  });

  it('is cut between characters, and only where it is too long', () => {
    expect(cut('four', 4)).toBe('four');
    expect(cut('fives', 4)).toBe('fiv…');
    expect(cut('👍👍👍', 2)).toBe('👍…');
    expect(cut('ae\u0301o', 3)).toBe('ae…');
  });
});
