/**
 * Calendar days, months and periods. Days are plain `YYYY-MM-DD` text without clock or time zone, so they
 * compare as strings. This is the only file that touches date-fns, always on a UTC date: on local dates,
 * Pacific/Apia, which skipped 30 December 2011, turns 2011-11-30 plus one month into 2011-12-31.
 */
import { UTCDateMini } from '@date-fns/utc/date/mini';
import { addMonths } from 'date-fns/addMonths';
import { slip } from './require.js';

/** A calendar day as `YYYY-MM-DD`, years 0001 to 9999. Later days are greater strings. */
export type Day = string;

/** Both ends belong to the period. */
export interface DayRange {
  readonly start: Day;
  readonly end: Day;
}

const MILLISECONDS_A_DAY = 86_400_000;
const DAY_PATTERN = /^\d{4}-\d{2}-\d{2}$/;
const LAST_DAY = '9999-12-31';

/** Plans repeat the same few days; what is remembered of them never grows past this many. */
const REMEMBERED = 10_000;
/** Months are added in a few sizes only: bounds of durations and reporting periods. */
const REMEMBERED_SHIFTS = 32;

/** A map that forgets everything when it is full: bounded, and as quick as a map. */
function remember<V>(memory: Map<string, V>, key: string, value: V): V {
  if (memory.size >= REMEMBERED) memory.clear();
  memory.set(key, value);
  return value;
}

const dayNumbers = new Map<string, number>();
const shiftedDays = new Map<number, Map<string, Day>>();

function readDayNumber(text: string): number {
  if (!DAY_PATTERN.test(text) || text.startsWith('0000')) return Number.NaN;
  const time = Date.parse(text);
  // Some readers roll 30 February over into March; a day is real when it reads back as itself.
  if (Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== text) return Number.NaN;
  return time / MILLISECONDS_A_DAY;
}

/**
 * Days since 1970-01-01, or NaN for text that is no calendar day.
 *
 * @example dayNumber('1970-01-02') // 1
 */
export function dayNumber(day: string): number {
  return dayNumbers.get(day) ?? (day.length === 10 ? remember(dayNumbers, day, readDayNumber(day)) : Number.NaN);
}

/**
 * Whether the text is a real calendar day, written `YYYY-MM-DD`.
 *
 * @example isDay('2024-02-29') // true
 * @example isDay('2025-02-29') // false
 */
export function isDay(text: unknown): text is Day {
  return typeof text === 'string' && !Number.isNaN(dayNumber(text));
}

/**
 * A day that a caller gives, such as `asOf`. One that is no calendar day is a slip in code, not a fault of a plan: it
 * throws, because every result would be wrong.
 */
export function requireDay(name: string, day: unknown): Day {
  if (isDay(day)) return day;
  throw slip(name, day, 'a calendar day as YYYY-MM-DD, such as 2026-06-30');
}

/** The same of options, which a caller in plain JavaScript may forget to give. */
export function requireDayIn<Name extends string>(name: Name, options: { readonly [Key in Name]: Day }): Day {
  return requireDay(name, (options as { readonly [Key in Name]: Day } | undefined)?.[name]);
}

/**
 * The calendar day of an instant in a time zone: what a host gives as `asOf` for "today".
 *
 * @param instant - A Date, or milliseconds since 1970-01-01T00:00Z.
 * @param timeZone - An IANA time zone, such as `America/New_York`.
 * @throws RangeError where the instant or the time zone is none, or the day lies outside the years 1 to 9999.
 *
 * @example dayOf(Date.UTC(2026, 6, 1, 3), 'America/New_York') // '2026-06-30'
 */
export function dayOf(instant: Date | number, timeZone: string): Day {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(instant);
  const part = (type: string) => parts.find((each) => each.type === type)?.value ?? '';
  const day = `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`;
  // The year before 1 is written as 1 again, and nothing given as now.
  if (Math.abs(dayNumber(day) * MILLISECONDS_A_DAY - Number(instant)) < 2 * MILLISECONDS_A_DAY) return day;
  throw slip('instant', instant, 'a Date, or milliseconds since 1970, in the years 1 to 9999');
}

/** Calendar days from one day to another; negative when `to` is the earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayNumber(to) - dayNumber(from);
}

/** How many days a period has, both ends counted; none for a period that ends before it starts. */
export function daysIn(period: DayRange): number {
  return Math.max(0, daysBetween(period.start, period.end) + 1);
}

/** The days of a period that are gone by the end of `day`, that day counted. */
export function daysGone(period: DayRange, day: Day): number {
  return Math.min(Math.max(0, daysBetween(period.start, day) + 1), daysIn(period));
}

/**
 * The same day some months on, or, where that month is shorter, its last day. A day past year 9999 stays at
 * 9999-12-31, and one before year 1 at 0001-01-01, so that days go on comparing as strings.
 *
 * @example plusMonths('2024-01-31', 1) // '2024-02-29'
 * @example plusMonths('2026-03-15', -1) // '2026-02-15'
 */
export function plusMonths(day: Day, months: number): Day {
  let shifted = shiftedDays.get(months);
  if (shifted === undefined) {
    if (shiftedDays.size >= REMEMBERED_SHIFTS) shiftedDays.clear();
    shifted = new Map();
    shiftedDays.set(months, shifted);
  }
  const known = shifted.get(day);
  if (known !== undefined) return known;
  return remember(shifted, day, dayAt(timeOn(day, months)));
}

const timeOn = (day: Day, months: number) =>
  addMonths(new UTCDateMini(dayNumber(day) * MILLISECONDS_A_DAY), months).getTime();

/**
 * Whether a day is the last of its month.
 *
 * @example isMonthEnd('2024-02-29') // true
 */
export const isMonthEnd = (day: Day): boolean => plusDays(day, 1).slice(8) === '01' || day === LAST_DAY;

/**
 * The same day some months on, where the last day of a month leads to last days: what a series by month, quarter or
 * year steps by.
 *
 * @example monthsOn('2026-06-30', 6) // '2026-12-31'
 * @example monthsOn('2026-06-29', 6) // '2026-12-29'
 */
export function monthsOn(day: Day, months: number): Day {
  const shifted = plusMonths(day, months);
  if (!isMonthEnd(day)) return shifted;
  const next = plusMonths(`${shifted.slice(0, 8)}01`, 1);
  // The last month of all has no day after it.
  return next === LAST_DAY ? next : plusDays(next, -1);
}

/**
 * The day some days on, or before for a negative number; kept within the years 0001 to 9999.
 *
 * @example plusDays('2024-02-28', 1) // '2024-02-29'
 */
export function plusDays(day: Day, days: number): Day {
  return dayAt((dayNumber(day) + days) * MILLISECONDS_A_DAY);
}

function dayAt(time: number): Day {
  if (time > Date.parse(LAST_DAY)) return LAST_DAY;
  if (time < Date.parse('0001-01-01')) return '0001-01-01';
  return new Date(time).toISOString().slice(0, 10);
}

/** The days by which a period ends after the day some months on from its start; -1 where it lasts these months. */
function daysPast({ start, end }: DayRange, months: number): number {
  const after = plusMonths(start, months);
  // There is no day after the last of all, but there is its number.
  return dayNumber(end) - (after === LAST_DAY ? timeOn(start, months) / MILLISECONDS_A_DAY : dayNumber(after));
}

/**
 * Whether a period lasts at least this many months, its last day counted: a period lasts n months when the
 * day after its end is n calendar months after its start (from the 31st: the last day of shorter months).
 *
 * @example lastsAtLeast({ start: '2025-01-31', end: '2025-02-27' }, 1) // true
 */
export function lastsAtLeast(period: DayRange, months: number): boolean {
  return daysPast(period, months) >= -1;
}

/**
 * Whether a period lasts at most this many months, its last day counted.
 *
 * @example lastsAtMost({ start: '2025-07-01', end: '2026-06-30' }, 12) // true
 * @example lastsAtMost({ start: '2025-07-01', end: '2026-07-01' }, 12) // false
 */
export function lastsAtMost(period: DayRange, months: number): boolean {
  return daysPast(period, months) <= -1;
}

/** A length of time: whole months, and the days left over. */
export interface Duration {
  readonly months: number;
  readonly days: number;
}

/**
 * How long a period lasts, its last day counted: whole months, and the days left over.
 *
 * @example durationOf({ start: '2026-01-01', end: '2027-02-28' }) // { months: 14, days: 0 }
 * @example durationOf({ start: '2026-01-01', end: '2027-01-01' }) // { months: 12, days: 1 }
 */
export function durationOf(period: DayRange): Duration {
  const [startYear = 0, startMonth = 0] = period.start.split('-').map(Number);
  const [endYear = 0, endMonth = 0] = period.end.split('-').map(Number);
  let months = (endYear - startYear) * 12 + (endMonth - startMonth) + 1;
  while (months > 0 && !lastsAtLeast(period, months)) months -= 1;
  return { months, days: daysPast(period, months) + 1 };
}

/** How often something is looked at or measured. */
export type Frequency = 'monthly' | 'quarterly' | 'semiannual' | 'annual' | 'biennial';

/** Calendar months between one look and the next. */
export const monthsOf: Readonly<Record<Frequency, number>> = {
  monthly: 1,
  quarterly: 3,
  semiannual: 6,
  annual: 12,
  biennial: 24,
};
