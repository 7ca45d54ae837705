/**
 * Days as people write them: US or European order, months in words, serial numbers of spreadsheets, fiscal years and
 * quarters. What names a longer time is its first day at the start of something, and its last at the end.
 */
import { type Day, type DayRange, isDay, plusDays, plusMonths } from '../model/calendar.js';

/** Which comes first in a day written in numbers: the month, as in the US, or the day. */
export type DateOrder = 'mdy' | 'dmy';

/** How days are read. */
export interface DayStyle {
  readonly order: DateOrder;
  /** The first day of the fiscal year, as `MM-DD`. */
  readonly fiscalYearStart: string;
}

/** A time as it was written. */
export interface WrittenTime extends DayRange {
  /** Whether it could as well be a year or quarter of the calendar, which starts on 1 January. */
  readonly asFiscal: boolean;
}

/** Text longer than this is no day. */
const LONGEST = 40;

/** Serial numbers of spreadsheets from 1954 to 2119; smaller numbers are more likely to be something else. */
const SERIALS = { first: 20_000, last: 80_000 };

/** The day from which spreadsheets count, such that 1 is 1900-01-01 for days after February 1900. */
const SERIAL_ORIGIN = '1899-12-30';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const MONTH = '(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?';

const monthOf = (word: string) => MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const yearOf = (digits: string) =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900);

function dayIn(year: number, month: number, day: number): Day | undefined {
  const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? text : undefined;
}

const single = (day: Day | undefined): WrittenTime | undefined =>
  day === undefined ? undefined : { start: day, end: day, asFiscal: false };

function monthIn(year: number, month: number): WrittenTime | undefined {
  const start = dayIn(year, month, 1);
  return start === undefined ? undefined : { start, end: plusDays(plusMonths(start, 1), -1), asFiscal: false };
}

/** A fiscal year, named for the year in which it ends. */
function fiscalYear(year: number, { fiscalYearStart }: DayStyle): DayRange | undefined {
  const first = fiscalYearStart === '01-01' ? year : year - 1;
  const start = `${String(first).padStart(4, '0')}-${fiscalYearStart}`;
  return isDay(start) ? { start, end: plusDays(plusMonths(start, 12), -1) } : undefined;
}

function quarterOf(year: DayRange | undefined, quarter: number): DayRange | undefined {
  if (year === undefined) return undefined;
  const start = plusMonths(year.start, 3 * (quarter - 1));
  return { start, end: plusDays(plusMonths(start, 3), -1) };
}

/** Whether two years follow each other as in "2025-26". */
const follows = (first: string, second: string) => yearOf(second) === yearOf(first) + 1;

const time = (range: DayRange | undefined, asFiscal: boolean): WrittenTime | undefined =>
  range === undefined ? undefined : { ...range, asFiscal };

const FISCAL = '(?:fiscal year|school year|academic year|program year|fy|sy|ay|py)';
const patterns: readonly [RegExp, (groups: readonly string[], style: DayStyle) => WrittenTime | undefined][] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[t ].*)?$/, ([y, m, d]) => single(dayIn(Number(y), Number(m), Number(d)))],
  [
    /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})(?: .*)?$/,
    ([first, mark, second, y], { order }) => {
      const [day, month] = order === 'dmy' || mark === '.' ? [first, second] : [second, first];
      return single(dayIn(yearOf(y as string), Number(month), Number(day)));
    },
  ],
  [
    new RegExp(`^${MONTH} (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4}|\\d{2})$`),
    ([m, d, y]) => single(dayIn(yearOf(y as string), monthOf(m as string), Number(d))),
  ],
  [
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th)?[- ]${MONTH}[- ,]+(\\d{4}|\\d{2})$`),
    ([d, m, y]) => single(dayIn(yearOf(y as string), monthOf(m as string), Number(d))),
  ],
  [new RegExp(`^${MONTH}[- ,/]*'?(\\d{4}|\\d{2})$`), ([m, y]) => monthIn(yearOf(y as string), monthOf(m as string))],
  [new RegExp(`^(\\d{4})[- ]${MONTH}$`), ([y, m]) => monthIn(Number(y), monthOf(m as string))],
  [/^(\d{1,2})\/(\d{4})$/, ([m, y]) => monthIn(Number(y), Number(m))],
  [
    /^(\d{4})[-–/](\d{4}|\d{2})$/,
    ([first, second], style) => {
      if (follows(first as string, second as string)) return time(fiscalYear(yearOf(second as string), style), false);
      return (second as string).length === 2 ? monthIn(Number(first), Number(second)) : undefined;
    },
  ],
  [
    new RegExp(`^${FISCAL}[ -]*'?(\\d{4}|\\d{2})[-–/](\\d{4}|\\d{2})$`),
    ([first, second], style) =>
      follows(first as string, second as string) ? time(fiscalYear(yearOf(second as string), style), false) : undefined,
  ],
  [
    new RegExp(`^${FISCAL}[ -]*'?(\\d{4}|\\d{2})$`),
    ([y], style) => time(fiscalYear(yearOf(y as string), style), false),
  ],
  [
    new RegExp(`^${FISCAL}[ -]*'?(\\d{4}|\\d{2})[ ,-]*q([1-4])$`),
    ([y, q], style) => time(quarterOf(fiscalYear(yearOf(y as string), style), Number(q)), false),
  ],
  [
    new RegExp(`^q([1-4])[ ,-]*(?:of )?${FISCAL}[ -]*'?(\\d{4}|\\d{2})$`),
    ([q, y], style) => time(quarterOf(fiscalYear(yearOf(y as string), style), Number(q)), false),
  ],
  [
    /^q([1-4])[ ,/-]*'?(\d{4}|\d{2})$/,
    ([q, y], style) =>
      time(quarterOf(fiscalYear(yearOf(y as string), style), Number(q)), style.fiscalYearStart !== '01-01'),
  ],
  [
    /^(\d{4})[ ,/-]*q([1-4])$/,
    ([y, q], style) => time(quarterOf(fiscalYear(Number(y), style), Number(q)), style.fiscalYearStart !== '01-01'),
  ],
  [/^((?:19|20)\d{2})$/, ([y], style) => time(fiscalYear(Number(y), style), style.fiscalYearStart !== '01-01')],
];

const serialDay = (serial: number): Day | undefined =>
  serial >= SERIALS.first && serial < SERIALS.last ? plusDays(SERIAL_ORIGIN, Math.floor(serial)) : undefined;

/** The time that a cell names; undefined where it names none. */
export function readTime(cell: string | number, style: DayStyle): WrittenTime | undefined {
  if (typeof cell === 'number') {
    return single(serialDay(cell)) ?? (Number.isInteger(cell) ? readTime(String(cell), style) : undefined);
  }
  if (cell.length > LONGEST || cell === '') return undefined;
  if (/^\d{5}(?:\.\d+)?$/.test(cell)) return single(serialDay(Number(cell)));
  const text = cell
    .toLowerCase()
    .replace(/[\s\u00a0]+/g, ' ')
    .replace(/(?<=\d),? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?$/, '')
    .replace(/^(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?[.,]* (?=\S)/, '');
  for (const [pattern, read] of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const found = read(match.slice(1) as string[], style);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A time that is written from one day to another: "7/1/2025 - 6/30/2026", "Sep 2026 to Jun 2027". */
export function readRange(cell: string | number, style: DayStyle): DayRange | undefined {
  const whole = readTime(cell, style);
  if (whole !== undefined || typeof cell === 'number' || cell.length > 2 * LONGEST) return whole;
  const between = cell.includes('/')
    ? /\s*(?:-|–|—|\bto\b|\bthrough\b)\s*/i
    : /\s+(?:-|to|through|until)\s+|\s*[–—]\s*/i;
  const [first, second, ...more] = cell.split(between);
  if (first === undefined || second === undefined || more.length > 0) return undefined;
  const [start, end] = [readTime(first.trim(), style), readTime(second.trim(), style)];
  return start === undefined || end === undefined ? undefined : { start: start.start, end: end.end };
}

/** The order of days written in numbers, by those that can be read in one way only; undefined where none tells. */
export function dateOrderOf(cells: Iterable<unknown>): DateOrder | undefined {
  let [days, months] = [0, 0];
  for (const cell of cells) {
    if (typeof cell !== 'string' || cell.length > LONGEST) continue;
    const [, first, second] =
      /^(?:[a-z]+\.?,? )?(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})(?: |$)/i.exec(cell.trim()) ?? [];
    if (Number(first) > 12) days += 1;
    else if (Number(second) > 12) months += 1;
  }
  if (days > 0 && months === 0) return 'dmy';
  return months > 0 && days === 0 ? 'mdy' : undefined;
}
