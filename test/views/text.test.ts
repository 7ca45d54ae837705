/** Words and numbers as views show them. */
import { describe, expect, it } from 'vitest';
import { reportInEnglish } from '../../src/messages/en/report.js';
import { aim, cut, inUnit, oneLine, percent, unitName } from '../../src/views/text.js';

const { number } = reportInEnglish;

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
    expect(inUnit(0.5, { kind: 'level', levels: ['none', 'some'] })).toBe('0.5');
    expect(inUnit(0, { kind: 'level', levels: [' '] })).toBe('0');
    expect(inUnit(null, { kind: 'percent' })).toBe('–');
    expect(unitName({ kind: 'currency' })).toBe('currency');
  });

  it('is aimed at, or kept in a band with open or closed ends', () => {
    const unit = { kind: 'percent' } as const;
    expect(aim(null, unit)).toBe('–');
    expect(aim({ date: '2026-06-30', value: 5 }, unit)).toBe('5%');
    expect(aim({ low: 2 }, unit)).toBe('at least 2%');
    expect(aim({ high: 3 }, unit)).toBe('at most 3%');
    expect(aim({ low: 2, high: 3 }, unit)).toBe('2 to 3%');
    expect(aim({}, unit)).toBe('–');
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
