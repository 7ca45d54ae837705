/** Days and longer times as people write them: what a text means, whatever stands around it, and what means nothing. */
import { describe, expect, it } from 'vitest';
import type { DayRange } from '../../src/model/calendar.js';
import { westernDigits } from '../../src/model/digits.js';
import { type DayStyle, edgeOf, isStandardDay, readDays } from '../../src/model/written-day.js';
import { monthsFrom } from '../../src/model/written-year.js';

const american: DayStyle = { fiscalYearStart: '07-01', years: 'fiscal', order: 'mdy' };
const european: DayStyle = { ...american, order: 'dmy' };
const unordered: DayStyle = { ...american, order: undefined };
const ofCalendar: DayStyle = { ...american, fiscalYearStart: '01-01' };
const byCalendar: DayStyle = { ...american, years: 'calendar' };

const inText = ({ start, end }: DayRange) => (start === end ? start : `${start} to ${end}`);

/** All that a text means, in a line. */
function meant(text: string, style = american): string {
  const days = readDays(text, style);
  if (days === undefined) return 'nothing';
  const readings = days.readings.map(inText).join(' or ');
  return days.byCalendar === undefined ? readings : `${readings}, of the calendar ${inText(days.byCalendar)}`;
}

describe('a day in numbers', () => {
  it.each([
    ['2026-06-30', '2026-06-30'],
    ['2026/6/3', '2026-06-03'],
    ['2026.06.30', '2026-06-30'],
    ['20260630', '2026-06-30'],
    ['2026年6月30日', '2026-06-30'],
    ['2026 年 6 月 30 日', '2026-06-30'],
    ['6/30/2026', '2026-06-30'],
    ['6-30-26', '2026-06-30'],
    ['6/30/69', '2069-06-30'],
    ['6/30/70', '1970-06-30'],
    ['6/30/0070', '0070-06-30'],
    ['30.6.2026', '2026-06-30'],
    ['2026-02-30', 'nothing'],
    ['6/31/2026', 'nothing'],
    ['30/6/2026', 'nothing'],
    ['x2026-06-30', 'nothing'],
    ['2026-06-30x', 'nothing'],
    ['120260630', 'nothing'],
    ['6/30/2026x', 'nothing'],
  ])('%s is %s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });

  it('has the day first where that is the order, and with points unless their order is given', () => {
    expect(meant('3/4/2026')).toBe('2026-03-04');
    expect(meant('3/4/2026', european)).toBe('2026-04-03');
    expect(meant('3.4.2026')).toBe('2026-04-03');
    expect(meant('3.4.2026', european)).toBe('2026-04-03');
    expect(meant('3.4.2026', { ...american, dotted: 'mdy' })).toBe('2026-03-04');
    expect(meant('6.30.2026')).toBe('2026-06-30');
    expect(meant('30.6.2026', { ...american, dotted: 'mdy' })).toBe('2026-06-30');
    expect(meant('31.6.2026')).toBe('nothing');
    expect(meant('6/30/2026', european)).toBe('nothing');
  });

  it('is two days where no order is known, unless one of them is none or both are the same', () => {
    expect(meant('3/4/2026', unordered)).toBe('2026-03-04 or 2026-04-03');
    expect(meant('6/30/2026', unordered)).toBe('2026-06-30');
    expect(meant('30/6/2026', unordered)).toBe('2026-06-30');
    expect(meant('5/5/2026', unordered)).toBe('2026-05-05');
    expect(meant('31/31/2026', unordered)).toBe('nothing');
  });
});

describe('a day in words', () => {
  it.each([
    ['June 30, 2026', '2026-06-30'],
    ['June 30,2026', '2026-06-30'],
    ['Jun. 30 2026', '2026-06-30'],
    ['jun-30-2026', 'nothing'],
    ['June 1st, 2026', '2026-06-01'],
    ['June 2nd, 26', '2026-06-02'],
    ["30th of June '26", '2026-06-30'],
    ['3rd June 2026', '2026-06-03'],
    ['30-Jun-2026', '2026-06-30'],
    ['30 de junio del 2026', '2026-06-30'],
    ['1º de enero de 2026', '2026-01-01'],
    ['1.º de enero de 2026', '2026-01-01'],
    ['1. January 2026', '2026-01-01'],
    ['30June2026', '2026-06-30'],
    ['June 31, 2026', 'nothing'],
    ['Juneteenth 19, 2026', 'nothing'],
  ])('%s is %s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });

  it('knows every month in English and in Spanish, in full and in short', () => {
    const named = [
      ['January', 'Jan', 'enero', 'ene'],
      ['February', 'Feb', 'febrero'],
      ['March', 'Mar', 'marzo'],
      ['April', 'Apr', 'abril', 'abr'],
      ['May', 'mayo'],
      ['June', 'Jun', 'junio'],
      ['July', 'Jul', 'julio'],
      ['August', 'Aug', 'agosto', 'ago'],
      ['September', 'Sep', 'Sept', 'septiembre', 'setiembre', 'set'],
      ['October', 'Oct', 'octubre'],
      ['November', 'Nov', 'noviembre'],
      ['December', 'Dec', 'diciembre', 'dic'],
    ];
    for (const [index, names] of named.entries()) {
      for (const name of names) {
        expect(meant(`${name} 5, 2026`), name).toBe(`2026-${String(index + 1).padStart(2, '0')}-05`);
      }
    }
  });
});

describe('what goes with a day is left aside', () => {
  it.each([
    ['2026-06-30T08:15', '2026-06-30'],
    ['2026-06-30 08:15:00', '2026-06-30'],
    ['2026-06-30T08:15:00.123Z', '2026-06-30'],
    ['2026-06-30T8:15:00-04:00', '2026-06-30'],
    ['2026-06-30T08:15:00+0530', '2026-06-30'],
    ['2026-06-30Z', '2026-06-30'],
    ['2026-06-30+02:00', '2026-06-30'],
    ['2026-06-30T08:15:00 UTC', 'nothing'],
    ['x 2026-06-30T08:15', 'nothing'],
    ['6/30/2026 8:15', '2026-06-30'],
    ['6/30/2026, 12:15 PM', '2026-06-30'],
    ['6/30/2026 12:15:30 a.m.', '2026-06-30'],
    ['June 30, 2026 9:00am', '2026-06-30'],
    ['6/30/2026 8', 'nothing'],
    ['6/30/2026 8:15 x', 'nothing'],
    ['Tue 6/30/2026', '2026-06-30'],
    ['Tuesday, June 30, 2026', '2026-06-30'],
    ['Wed., July 1, 2026', '2026-07-01'],
    ['Thursday 2026-07-02', '2026-07-02'],
    ['Thur 7/2/2026', '2026-07-02'],
    ['Saturday, Sunday', 'nothing'],
    ['on Tuesday, June 30, 2026', 'nothing'],
    ['  June   30,\n2026 ', '2026-06-30'],
    ['\u200e6/30/2026\u200f', '2026-06-30'],
    ['Jun ’26', '2026-06-01 to 2026-06-30'],
    ['Jun ‘26', '2026-06-01 to 2026-06-30'],
    ['６/３０/２０２６', '2026-06-30'],
    ['٦/٣٠/٢٠٢٦', '2026-06-30'],
  ])('%j is %s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });

  it('and text of more than sixty characters means nothing', () => {
    expect(meant(`2026-06-30${' '.repeat(50)}`)).toBe('2026-06-30');
    expect(meant(`2026-06-30${' '.repeat(51)}`)).toBe('nothing');
  });
});

describe('a month', () => {
  it.each([
    ['June 2026', '2026-06-01 to 2026-06-30'],
    ['jun. 2026', '2026-06-01 to 2026-06-30'],
    ['Feb, 2024', '2024-02-01 to 2024-02-29'],
    ['junio de 2026', '2026-06-01 to 2026-06-30'],
    ['junio del 2026', '2026-06-01 to 2026-06-30'],
    ['Jun-26', '2026-06-01 to 2026-06-30'],
    ["Jun '26", '2026-06-01 to 2026-06-30'],
    ['Jun 26', 'nothing'],
    ['2026 June', '2026-06-01 to 2026-06-30'],
    ['2026-Jun', '2026-06-01 to 2026-06-30'],
    ['6/2026', '2026-06-01 to 2026-06-30'],
    ['13/2026', 'nothing'],
    ['2026年6月', '2026-06-01 to 2026-06-30'],
    ['2026-06', '2026-06-01 to 2026-06-30'],
    ['2026/12', '2026-12-01 to 2026-12-31'],
    ['2026-13', 'nothing'],
    ['2011-12', '2011-07-01 to 2012-06-30 or 2011-12-01 to 2011-12-31'],
    ['9999-12', '9999-12-01 to 9999-12-31'],
  ])('%s is %s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });
});

describe('a word before a time', () => {
  it.each([
    ['by June 2026', '2026-06-30'],
    ['By: June 2026', '2026-06-30'],
    ['as of June 2026', '2026-06-30'],
    ['no later than June 2026', '2026-06-30'],
    ['not later than June 2026', '2026-06-30'],
    ['on or before 6/30/2026', '2026-06-30'],
    ['due June 2026', '2026-06-30'],
    ['due by June 2026', '2026-06-30'],
    ['until June 2026', '2026-06-30'],
    ['through June 2026', '2026-06-30'],
    ['by the end of June 2026', '2026-06-30'],
    ['by the beginning of June 2026', '2026-06-01'],
    ['end of June 2026', '2026-06-30'],
    ['the close of FY26', '2026-06-30'],
    ['start of the FY26', '2025-07-01'],
    ['Beginning of FY26', '2025-07-01'],
    ['year-end FY26', '2026-06-30'],
    ['year end, FY26', '2026-06-30'],
    ['EOY FY26', '2026-06-30'],
    ['by someday', 'nothing'],
    ['end of time', 'nothing'],
    ['middle of June 2026', 'nothing'],
    ['standby June 2026', 'nothing'],
  ])('%s is %s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });

  it('takes the end of each of two readings', () => {
    expect(meant('by 3/4/2026', unordered)).toBe('2026-03-04 or 2026-04-03');
    expect(meant('by Spring 2026')).toBe('2026-05-31 or 2026-06-30');
    expect(meant('by 2026')).toBe('2026-06-30, of the calendar 2026-12-31');
  });

  it('says the end of a year in two ways, where it does not say of which year', () => {
    expect(meant('end of 2026')).toBe('2026-06-30 or 2026-12-31');
    expect(meant('year end 2026')).toBe('2026-06-30 or 2026-12-31');
    expect(meant('start of 2026')).toBe('2025-07-01 or 2026-01-01');
    expect(meant('end of FY 2026')).toBe('2026-06-30');
    expect(meant('end of Q1 2026')).toBe('2025-09-30, of the calendar 2026-03-31');
    expect(meant('end of 2026 Q1')).toBe('2025-09-30, of the calendar 2026-03-31');
    expect(meant('end of 2026', ofCalendar)).toBe('2026-12-31');
    expect(meant('end of 2026', byCalendar)).toBe('2026-12-31');
  });
});

describe('an edge of what was written', () => {
  it('is one day, or two where the readings differ in it', () => {
    const spring = readDays('Spring 2026', american);
    expect(spring && edgeOf(spring, 'start')).toEqual(['2026-03-01', '2026-01-01']);
    expect(spring && edgeOf(spring, 'end')).toEqual(['2026-05-31', '2026-06-30']);
    const june = readDays('June 2026', american);
    expect(june && edgeOf(june, 'start')).toEqual(['2026-06-01']);
    const readings = [
      { start: '2026-01-01', end: '2026-06-30' },
      { start: '2026-03-01', end: '2026-06-30' },
    ] as const;
    expect(edgeOf({ readings }, 'end')).toEqual(['2026-06-30']);
  });
});

it('a day is as the standard writes it, whatever its blanks', () => {
  for (const text of ['2026-06-30', ' 2026-06-30\n']) expect(isStandardDay(text), text).toBe(true);
  for (const text of ['2026-6-30', '12026-06-30', '2026-06-301', '2026-06', '']) {
    expect(isStandardDay(text), text).toBe(false);
  }
});

it('digits of every script are read, and nothing else is changed', () => {
  expect(westernDigits('٠١٢٣٤٥٦٧٨٩')).toBe('0123456789');
  expect(westernDigits('०९ ๐๙ 𞥐𞥙 0 9')).toBe('09 09 09 0 9');
  expect(westernDigits('½ 年 Ⅷ ²')).toBe('½ 年 Ⅷ ²');
});

it('months from a day end before the same day, or with the calendar', () => {
  expect(monthsFrom('2026-01-31', 1)).toEqual({ start: '2026-01-31', end: '2026-02-27' });
  expect(monthsFrom('9999-12-01', 1)).toEqual({ start: '9999-12-01', end: '9999-12-31' });
  expect(monthsFrom('2026-02-30', 1)).toBeUndefined();
});
