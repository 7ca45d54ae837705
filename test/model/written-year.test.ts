/** Years of all kinds and their parts, as people write them: the time, or the two times, that each means. */
import { describe, expect, it } from 'vitest';
import type { DayRange } from '../../src/model/calendar.js';
import { readYears, type YearStyle } from '../../src/model/written-year.js';

const fiscal: YearStyle = { fiscalYearStart: '07-01', years: 'fiscal' };
const federal: YearStyle = { fiscalYearStart: '10-01', years: 'fiscal' };
const ofCalendar: YearStyle = { fiscalYearStart: '01-01', years: 'fiscal' };
const byCalendar: YearStyle = { fiscalYearStart: '07-01', years: 'calendar' };

const inText = ({ start, end }: DayRange) => `${start} to ${end}`;

/** All that a text means, in a line. */
function meant(text: string, style = fiscal): string {
  const days = readYears(text, style);
  if (days === undefined) return 'nothing';
  const readings = days.readings.map(inText).join(' or ');
  return days.byCalendar === undefined ? readings : `${readings}, of the calendar ${inText(days.byCalendar)}`;
}

const FY26 = '2025-07-01 to 2026-06-30';
const FFY26 = '2025-10-01 to 2026-09-30';
const CY26 = '2026-01-01 to 2026-12-31';

describe('a year with a word', () => {
  it.each([
    ['fy26', FY26],
    ['fy 2026', FY26],
    ['fy-26', FY26],
    ["fy'26", FY26],
    ['fy25-26', FY26],
    ['fy 2025/26', FY26],
    ['fy 2025 – 2026', FY26],
    ['fy25-27', 'nothing'],
    ['fy26-25', 'nothing'],
    ['fy99-00', '1999-07-01 to 2000-06-30'],
    ['fy69', '2068-07-01 to 2069-06-30'],
    ['fy70', '1969-07-01 to 1970-06-30'],
    ['f.y. 2026', FY26],
    ['fyy26', 'nothing'],
    ['sfy 2026', FY26],
    ['state fiscal year 2026', FY26],
    ['program year 2026', FY26],
    ['py26', FY26],
    ['2026 fiscal year', FY26],
    ['ffy 2026', FFY26],
    ['federal fiscal year 26', FFY26],
    ['federal fy 2025-26', FFY26],
    ['2026 ffy', FFY26],
    ['sy 2026', FY26],
    ['ay25-26', FY26],
    ['school year 2025-2026', FY26],
    ['2025-26 school year', FY26],
    ['academic year 2026', FY26],
    ['cy26', CY26],
    ['calendar year 2026', CY26],
    ['cy 2025-26', 'nothing'],
    ['cy 0033', '0033-01-01 to 0033-12-31'],
    ['fy 0001', 'nothing'],
    ['a fy26', 'nothing'],
    ['fy26 or so', 'nothing'],
  ])('%s is %s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });

  it('is the federal or the school year whatever the fiscal year, which begins where the state says', () => {
    expect(meant('fy26', federal)).toBe(FFY26);
    expect(meant('ffy26', ofCalendar)).toBe(FFY26);
    expect(meant('sy25-26', federal)).toBe(FY26);
    expect(meant('sy26', federal)).toBe(FY26);
  });

  it('is one of two where the fiscal year is that of the calendar', () => {
    expect(meant('fy26', ofCalendar)).toBe(CY26);
    expect(meant('fy25-26', ofCalendar)).toBe(`${FY26} or ${CY26}`);
    expect(meant('sy26', ofCalendar)).toBe(`${FY26} or ${CY26}`);
    expect(meant('sy25-26', ofCalendar)).toBe(FY26);
    // The year before the first is none.
    expect(meant('sy 0001', ofCalendar)).toBe('0001-01-01 to 0001-12-31');
  });
});

describe('a year without a word', () => {
  it('is a fiscal year, and may be one of the calendar', () => {
    expect(meant('2026')).toBe(`${FY26}, of the calendar ${CY26}`);
    expect(meant('2026', byCalendar)).toBe(CY26);
    expect(meant('2026', ofCalendar)).toBe(CY26);
  });

  it.each([
    ['2025-26', FY26],
    ['2025/2026', FY26],
    ['2025–26', FY26],
    ['2025-27', 'nothing'],
    ['1999-00', '1999-07-01 to 2000-06-30'],
    ['2100', '2099-07-01 to 2100-06-30, of the calendar 2100-01-01 to 2100-12-31'],
    ['1850', 'nothing'],
    ['26', 'nothing'],
    ['12026', 'nothing'],
    ['20267', 'nothing'],
    ['2025-26x', 'nothing'],
  ])('%s is %s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });

  it('and with a month is that month, unless it may be two years as well', () => {
    expect(meant('2026-06')).toBe('2026-06-01 to 2026-06-30');
    expect(meant('2026/10')).toBe('2026-10-01 to 2026-10-31');
    expect(meant('2011-12')).toBe('2011-07-01 to 2012-06-30 or 2011-12-01 to 2011-12-31');
    expect(meant('2011-00')).toBe('nothing');
    expect(meant('2012-13')).toBe('2012-07-01 to 2013-06-30');
  });
});

describe('a part of a year', () => {
  const quarters = [
    '2025-07-01 to 2025-09-30',
    '2025-10-01 to 2025-12-31',
    '2026-01-01 to 2026-03-31',
    '2026-04-01 to 2026-06-30',
  ];
  const halves = ['2025-07-01 to 2025-12-31', '2026-01-01 to 2026-06-30'];

  it('is a quarter, in each way of writing it', () => {
    const ordinals = [
      ['1st', 'first'],
      ['2nd', 'second'],
      ['3rd', 'third'],
      ['4th', 'fourth'],
    ] as const;
    for (const [index, expected] of quarters.entries()) {
      const [short, long] = ordinals[index] as (typeof ordinals)[number];
      const count = index + 1;
      for (const text of [
        `q${count} fy26`,
        `${count}q fy26`,
        `fy26 q${count}`,
        `fy26-q${count}`,
        `fy26q${count}`,
        `quarter ${count}, fy26`,
        `qtr ${count} of fy26`,
        `qtr. ${count} fy26`,
        `${short} quarter of the fy26`,
        `the ${long} quarter in fy26`,
        `${long} qtr fy26`,
        `fy26, ${short} qtr.`,
      ]) {
        expect(meant(text), text).toBe(expected);
      }
    }
  });

  it('is a half, in each way of writing it', () => {
    for (const [index, expected] of halves.entries()) {
      const count = index + 1;
      for (const text of [
        `h${count} fy26`,
        `${count}h fy26`,
        `${['1st', '2nd'][index]} half fy26`,
        `the ${['first', 'second'][index]} half of the fy26`,
        `fy26 h${count}`,
        `fy26/h${count}`,
      ]) {
        expect(meant(text), text).toBe(expected);
      }
    }
  });

  it.each([
    ['q1 26', '2025-07-01 to 2025-09-30, of the calendar 2026-01-01 to 2026-03-31'],
    ["q1 '26", '2025-07-01 to 2025-09-30, of the calendar 2026-01-01 to 2026-03-31'],
    ['26 q1', '2025-07-01 to 2025-09-30, of the calendar 2026-01-01 to 2026-03-31'],
    ['h2 2026', '2026-01-01 to 2026-06-30, of the calendar 2026-07-01 to 2026-12-31'],
    ['q2 ffy26', '2026-01-01 to 2026-03-31'],
    ['q1 cy26', '2026-01-01 to 2026-03-31'],
    ['q5 fy26', 'nothing'],
    ['q0 fy26', 'nothing'],
    ['h3 fy26', 'nothing'],
    ['third half of fy26', 'nothing'],
    ['q1', 'nothing'],
    ['q1 q2 fy26', 'nothing'],
    ['q1 someday', 'nothing'],
    ['someday q1', 'nothing'],
  ])('%s is %s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });

  it('is that of each of two years', () => {
    expect(meant('q1 sy26', ofCalendar)).toBe('2025-07-01 to 2025-09-30 or 2026-01-01 to 2026-03-31');
  });
});

describe('a season', () => {
  const spring = '2026-03-01 to 2026-05-31';
  const fall = '2026-09-01 to 2026-11-30';
  const [firstHalf, secondHalf] = ['2026-01-01 to 2026-06-30', '2026-07-01 to 2026-12-31'];

  it.each([
    ['spring 2026', `${spring} or ${firstHalf}`],
    ['spring 26', `${spring} or ${firstHalf}`],
    ["spring '26", `${spring} or ${firstHalf}`],
    ['spring, 2026', `${spring} or ${firstHalf}`],
    ['spring of 2026', `${spring} or ${firstHalf}`],
    ['spring term 2026', `${spring} or ${firstHalf}`],
    ['2026 spring', `${spring} or ${firstHalf}`],
    ['2026 spring term', `${spring} or ${firstHalf}`],
    ['spring semester 2026', firstHalf],
    ['2026 spring semester', firstHalf],
    ['fall 2026', `${fall} or ${secondHalf}`],
    ['autumn 2026', `${fall} or ${secondHalf}`],
    ['fall semester 2026', secondHalf],
    ['2026 fall semester', secondHalf],
    ['summer 2026', '2026-06-01 to 2026-08-31'],
    ['2026 summer', '2026-06-01 to 2026-08-31'],
    ['winter 2026', '2025-12-01 to 2026-02-28 or 2026-12-01 to 2027-02-28'],
    ['winter 2025-26', '2025-12-01 to 2026-02-28'],
    ['winter 2025 / 2026', '2025-12-01 to 2026-02-28'],
    ['winter 2025-27', 'nothing'],
    ['spring 2025-26', 'nothing'],
    ['summer 2025-26', 'nothing'],
    ['monsoon 2026', 'nothing'],
    ['the spring 2026', 'nothing'],
    ['spring 2026 or so', 'nothing'],
    ['spring', 'nothing'],
    ['in 2026 spring', 'nothing'],
    ['2026 springs', 'nothing'],
  ])('%s is %s', (text, expected) => {
    expect(meant(text)).toBe(expected);
  });
});
