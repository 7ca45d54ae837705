import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  dayNumber,
  dayOf,
  daysBetween,
  daysGone,
  daysIn,
  durationOf,
  isDay,
  isMonthEnd,
  lastsAtLeast,
  lastsAtMost,
  monthsOf,
  monthsOn,
  plusDays,
  plusMonths,
  requireDay,
  requireDayIn,
} from '../../src/model/calendar.js';
import { itMeasures } from '../support/measuring.js';

const lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const isLeap = (year: number) => (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
const lengthOf = (year: number, month: number) => (month === 2 && isLeap(year) ? 29 : (lengths[month - 1] ?? 0));
const written = (year: number, month: number, day: number) =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** The Gregorian calendar by counting, written a second time: days before a date since the year 1. */
function countedDays(year: number, month: number, day: number): number {
  const before = year - 1;
  let days = before * 365 + Math.floor(before / 4) - Math.floor(before / 100) + Math.floor(before / 400);
  for (let earlier = 1; earlier < month; earlier += 1) days += lengthOf(year, earlier);
  return days + day;
}

const arbitraryDate = fc
  .record({ year: fc.integer({ min: 1, max: 9998 }), month: fc.integer({ min: 1, max: 12 }) })
  .chain(({ year, month }) => fc.integer({ min: 1, max: lengthOf(year, month) }).map((day) => ({ year, month, day })));

describe('calendar days', () => {
  it('are real days of the calendar, written YYYY-MM-DD', () => {
    for (const day of ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31', '2011-12-30'])
      expect(isDay(day)).toBe(true);
    for (const text of [
      '2025-02-29',
      '1900-02-29',
      '2026-13-01',
      '2026-00-10',
      '2026-04-31',
      '2026-4-1',
      '26-04-01',
      '0000-01-01',
      '2026-04-01T00:00:00Z',
      ' 2026-04-01',
      '2026-04-01\n',
      '２０２６-04-01',
      '',
      '-000001-1',
      '2026/04/01',
    ]) {
      expect(isDay(text), text).toBe(false);
    }
  });

  it('are counted as the Gregorian calendar counts them', () => {
    fc.assert(
      fc.property(arbitraryDate, ({ year, month, day }) => {
        const epoch = countedDays(1970, 1, 1);
        expect(dayNumber(written(year, month, day))).toBe(countedDays(year, month, day) - epoch);
      }),
    );
  });

  it('compare as strings as they do in time', () => {
    fc.assert(
      fc.property(arbitraryDate, arbitraryDate, (a, b) => {
        const [first, second] = [written(a.year, a.month, a.day), written(b.year, b.month, b.day)];
        expect(Math.sign(daysBetween(first, second))).toBe(first < second ? 1 : first > second ? -1 : 0);
      }),
    );
  });
});

describe('a day that a caller gives', () => {
  it('is given back where it is one, alone or among options', () => {
    expect(requireDay('asOf', '2026-06-30')).toBe('2026-06-30');
    expect(requireDayIn('asOf', { asOf: '2026-06-30' })).toBe('2026-06-30');
  });

  it('is refused in a sentence where it is none', () => {
    const wanted = 'give a calendar day as YYYY-MM-DD, such as 2026-06-30.';
    expect(() => requireDay('since', '6/30/2026')).toThrow(new RangeError(`since is "6/30/2026"; ${wanted}`));
    expect(() => requireDayIn('asOf', { asOf: null as never })).toThrow(new RangeError(`asOf is null; ${wanted}`));
    expect(() => requireDayIn('asOf', undefined as never)).toThrow(new RangeError(`asOf is undefined; ${wanted}`));
  });
});

describe('the day of an instant', () => {
  it('is that of the clocks in the time zone', () => {
    const instant = Date.UTC(2026, 6, 1, 3);
    expect(dayOf(instant, 'America/New_York')).toBe('2026-06-30');
    expect(dayOf(new Date(instant), 'UTC')).toBe('2026-07-01');
    expect(dayOf(Date.UTC(2011, 11, 31, 9), 'Pacific/Apia')).toBe('2011-12-31');
    expect(dayOf(Date.UTC(2011, 11, 30, 9), 'Pacific/Apia')).toBe('2011-12-29');
    expect(dayOf(new Date('0033-04-03T12:00:00Z'), 'UTC')).toBe('0033-04-03');
  });

  it('is none where the instant or the time zone is none', () => {
    expect(() => dayOf(Number.NaN, 'UTC')).toThrow(RangeError);
    expect(() => dayOf(0, 'Mars/Olympus')).toThrow(RangeError);
    // Nothing given is not now.
    expect(() => dayOf(undefined as never, 'UTC')).toThrow('instant is undefined');
  });

  it('is none before the year 1 and after 9999', () => {
    const [first, last] = [Date.parse('0001-01-01T00:00:00Z'), Date.parse('9999-12-31T23:59:59.999Z')];
    expect([dayOf(first, 'UTC'), dayOf(last, 'UTC')]).toEqual(['0001-01-01', '9999-12-31']);
    expect([dayOf(first, 'Asia/Tokyo'), dayOf(last, 'America/New_York')]).toEqual(['0001-01-01', '9999-12-31']);
    for (const [instant, zone] of [
      [first - 1, 'UTC'],
      [first, 'America/New_York'],
      [last + 1, 'UTC'],
      [last, 'Pacific/Kiritimati'],
      [-1e15, 'UTC'],
    ] as const) {
      expect(() => dayOf(instant, zone)).toThrow(RangeError);
    }
  });
});

describe('the last day of a month', () => {
  it('is told from the others', () => {
    for (const day of ['2024-02-29', '2025-02-28', '2026-12-31', '9999-11-30', '9999-12-31'])
      expect(isMonthEnd(day), day).toBe(true);
    for (const day of ['2024-02-28', '2026-12-30', '2026-01-01', '9999-12-30'])
      expect(isMonthEnd(day), day).toBe(false);
  });

  it('leads to last days, and another day to the same day', () => {
    expect(monthsOn('2026-06-30', 6)).toBe('2026-12-31');
    expect(monthsOn('2026-06-29', 6)).toBe('2026-12-29');
    expect(monthsOn('2024-02-29', -12)).toBe('2023-02-28');
    expect(monthsOn('2023-02-28', 12)).toBe('2024-02-29');
    expect(monthsOn('2024-01-30', 1)).toBe('2024-02-29');
  });
});

describe('adding months', () => {
  it('keeps the day, or takes the last of a shorter month', () => {
    expect(plusMonths('2024-01-31', 1)).toBe('2024-02-29');
    expect(plusMonths('2025-01-31', 1)).toBe('2025-02-28');
    expect(plusMonths('2024-02-29', 12)).toBe('2025-02-28');
    expect(plusMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(plusMonths('2011-11-30', 1)).toBe('2011-12-30');
    expect(plusMonths('2026-07-15', 0)).toBe('2026-07-15');
  });

  it('agrees with month arithmetic written by hand', () => {
    fc.assert(
      fc.property(arbitraryDate, fc.integer({ min: -600, max: 600 }), ({ year, month, day }, months) => {
        const total = year * 12 + (month - 1) + months;
        const [toYear, toMonth] = [Math.floor(total / 12), (((total % 12) + 12) % 12) + 1];
        fc.pre(toYear >= 1 && toYear <= 9999);
        expect(plusMonths(written(year, month, day), months)).toBe(
          written(toYear, toMonth, Math.min(day, lengthOf(toYear, toMonth))),
        );
      }),
    );
  });

  it('stays among days that compare as strings', () => {
    expect(plusMonths('9999-12-01', 12)).toBe('9999-12-31');
    expect(plusMonths('0001-01-15', -12)).toBe('0001-01-01');
    expect(plusDays('9999-12-30', 1)).toBe('9999-12-31');
    expect(plusDays('9999-12-30', 2)).toBe('9999-12-31');
    expect(plusDays('9999-12-31', 1e9)).toBe('9999-12-31');
    expect(plusDays('0001-01-02', -1)).toBe('0001-01-01');
    expect(plusDays('0001-01-02', -1e9)).toBe('0001-01-01');
    expect(plusDays('2024-02-28', 2)).toBe('2024-03-01');
  });

  itMeasures('remembers no more than a bounded number of days', () => {
    for (let year = 1; year < 9999; year += 1) {
      for (let month = 1; month <= 12; month += 3) plusMonths(written(year, month, 1), (year % 40) + 1);
    }
    expect(plusMonths('2024-01-31', 1)).toBe('2024-02-29');
  });
});

describe('the length of a period', () => {
  it('is n months when the day after its end is n months after its start', () => {
    expect(lastsAtLeast({ start: '2025-01-31', end: '2025-02-27' }, 1)).toBe(true);
    expect(lastsAtLeast({ start: '2025-01-31', end: '2025-02-26' }, 1)).toBe(false);
    expect(lastsAtLeast({ start: '2024-01-31', end: '2024-02-28' }, 1)).toBe(true);
    expect(lastsAtLeast({ start: '2024-01-31', end: '2024-02-27' }, 1)).toBe(false);
    expect(lastsAtMost({ start: '2025-07-01', end: '2026-06-30' }, 12)).toBe(true);
    expect(lastsAtMost({ start: '2025-07-01', end: '2026-07-01' }, 12)).toBe(false);
  });

  it('is at least and at most what it is', () => {
    const exactly = { start: '2026-01-01', end: '2026-03-31' };
    expect([2, 3, 4].map((months) => lastsAtLeast(exactly, months))).toEqual([true, true, false]);
    expect([2, 3, 4].map((months) => lastsAtMost(exactly, months))).toEqual([false, true, true]);
    expect(monthsOf).toEqual({ monthly: 1, quarterly: 3, semiannual: 6, annual: 12, biennial: 24 });
  });

  it('is counted in whole months and the days left over', () => {
    expect(durationOf({ start: '2026-01-01', end: '2027-02-28' })).toEqual({ months: 14, days: 0 });
    expect(durationOf({ start: '2026-01-01', end: '2026-01-01' })).toEqual({ months: 0, days: 1 });
    expect(durationOf({ start: '2026-01-01', end: '2027-01-01' })).toEqual({ months: 12, days: 1 });
    expect(durationOf({ start: '2026-01-15', end: '2026-03-20' })).toEqual({ months: 2, days: 6 });
    expect(durationOf({ start: '2025-01-31', end: '2025-02-27' })).toEqual({ months: 1, days: 0 });
    expect(durationOf({ start: '2026-01-01', end: '2026-01-30' })).toEqual({ months: 0, days: 30 });
    expect(durationOf({ start: '2025-12-15', end: '2026-01-14' })).toEqual({ months: 1, days: 0 });
    expect(durationOf({ start: '2025-12-15', end: '2026-01-13' })).toEqual({ months: 0, days: 30 });
    expect(durationOf({ start: '2025-12-15', end: '2026-02-15' })).toEqual({ months: 2, days: 1 });
  });

  it('is so to the last day of all, which no day follows', () => {
    const year = { start: '9999-01-01', end: '9999-12-31' };
    expect(durationOf(year)).toEqual({ months: 12, days: 0 });
    expect([11, 12, 13].map((months) => lastsAtLeast(year, months))).toEqual([true, true, false]);
    expect([11, 12, 13].map((months) => lastsAtMost(year, months))).toEqual([false, true, true]);
    expect(durationOf({ start: '9998-12-31', end: '9999-12-31' })).toEqual({ months: 12, days: 1 });
    expect(durationOf({ start: '9999-06-15', end: '9999-12-31' })).toEqual({ months: 6, days: 17 });
  });

  it('counts both of its ends', () => {
    expect(daysIn({ start: '2026-01-01', end: '2026-06-30' })).toBe(181);
    expect(daysIn({ start: '2026-01-01', end: '2026-01-01' })).toBe(1);
    expect(daysIn({ start: '2026-01-02', end: '2026-01-01' })).toBe(0);
    expect(daysGone({ start: '2026-01-01', end: '2026-06-30' }, '2026-03-15')).toBe(74);
    expect(daysGone({ start: '2026-01-01', end: '2026-06-30' }, '2025-12-31')).toBe(0);
    expect(daysGone({ start: '2026-01-01', end: '2026-06-30' }, '2027-01-01')).toBe(181);
  });
});
