/**
 * Years as people write them, fiscal, federal, of schools and of the calendar, with their halves, quarters and seasons:
 * "FY26", "FFY 2026", "SY25-26", "2025-26", "Q3 FY26", "1H26", "first half of 2026", "Spring 2026".
 */
import { type Day, type DayRange, isDay, plusDays, plusMonths } from './calendar.js';

/** How years are read. */
export interface YearStyle {
  /** The first day of the fiscal year, as `MM-DD`. */
  readonly fiscalYearStart: string;
  /** What a year, half or quarter is of that does not say. */
  readonly years: 'fiscal' | 'calendar';
}

/** What was written, from its first day to its last; a day is both. */
export interface WrittenDays {
  /** One time, or two that it may be as well. */
  readonly readings: readonly [DayRange] | readonly [DayRange, DayRange];
  /** What a year, or a part of one, is by the calendar, where it is read by the fiscal year and does not say so. */
  readonly byCalendar?: DayRange | undefined;
}

/** The time of so many months from a day. */
export function monthsFrom(start: Day, months: number): DayRange | undefined {
  if (!isDay(start)) return undefined;
  const next = plusMonths(start, months);
  // The last day of the calendar has no day after it.
  return { start, end: next === '9999-12-31' ? next : plusDays(next, -1) };
}

const firstDay = (year: number, monthAndDay: string): Day => `${String(year).padStart(4, '0')}-${monthAndDay}`;

/** The year of two or four digits. */
export const fullYear = (digits: string): number =>
  digits.length > 2 ? Number(digits) : Number(digits) + (Number(digits) < 70 ? 2000 : 1900);

/** The first days that a year may have: one, or two that are as good. */
interface Year {
  readonly starts: readonly Day[];
  /** Its first day by the calendar, where it is read by the fiscal year and does not say so. */
  readonly byCalendar?: Day | undefined;
}

/** The US federal fiscal year, and the school year as the US Department of Education reports it. */
const [FEDERAL, SCHOOL, CALENDAR] = ['10-01', '07-01', '01-01'];

type YearKind = 'fiscal' | 'federal' | 'school' | 'calendar';
const LABELS: readonly (readonly [YearKind, string])[] = [
  ['federal', 'ffy|federal (?:fiscal year|fy)'],
  ['fiscal', 's?fy|f\\.y\\.|(?:state )?fiscal year|py|program year'],
  ['school', 'sy|ay|school year|academic year'],
  ['calendar', 'cy|calendar year'],
];
const DIGITS = "'?(\\d{4}|\\d{2})(?: ?[-–/] ?(\\d{4}|\\d{2}))?";
const labelled = LABELS.map(
  ([kind, label]) =>
    [kind, new RegExp(`^(?:${label})[ -]*${DIGITS}$`), new RegExp(`^${DIGITS} (?:${label})$`)] as const,
);
const BARE = /^((?:19|20|21)\d{2})(?:[-–/](\d{4}|\d{2}))?$/;

/** A year of a kind, named for that in which it ends, or by both that it touches. */
function yearOf(kind: YearKind, first: string, second: string | undefined, style: YearStyle): Year | undefined {
  const { fiscalYearStart } = style;
  const ends = fullYear(second ?? first);
  if (second !== undefined && ends !== fullYear(first) + 1) return undefined;
  const crossing = (monthAndDay: string) => firstDay(ends - 1, monthAndDay);
  switch (kind) {
    case 'calendar':
      return second === undefined ? { starts: [firstDay(ends, CALENDAR)] } : undefined;
    case 'federal':
      return { starts: [crossing(FEDERAL)] };
    case 'school':
      // Where the fiscal year is the calendar's, a school year of one number may be so as well.
      return second === undefined && fiscalYearStart === CALENDAR
        ? { starts: [crossing(SCHOOL), firstDay(ends, CALENDAR)] }
        : { starts: [crossing(SCHOOL)] };
    default:
      if (fiscalYearStart !== CALENDAR) return { starts: [crossing(fiscalYearStart)] };
      // Where the fiscal year is the calendar's, two numbers are a school year, or the second of two years.
      return { starts: [...(second === undefined ? [] : [crossing(SCHOOL)]), firstDay(ends, CALENDAR)] };
  }
}

/** A year without a word before it. */
function bareYear(first: string, second: string | undefined, style: YearStyle): Year | undefined {
  if (second !== undefined) return yearOf('fiscal', first, second, style);
  if (style.years === 'calendar') return yearOf('calendar', first, undefined, style);
  const [byCalendar] = yearOf('calendar', first, undefined, style)?.starts ?? [];
  const fiscal = yearOf('fiscal', first, undefined, style);
  return fiscal === undefined || style.fiscalYearStart === CALENDAR ? fiscal : { ...fiscal, byCalendar };
}

function readYear(text: string, style: YearStyle): Year | undefined {
  for (const [kind, before, after] of labelled) {
    const [, first, second] = before.exec(text) ?? after.exec(text) ?? [];
    if (first !== undefined) return yearOf(kind, first, second, style);
  }
  const [, first, second] = BARE.exec(text) ?? [];
  return first === undefined ? undefined : bareYear(first, second, style);
}

/** A part of a year: so many months after so many. */
interface Part {
  readonly after: number;
  readonly months: number;
}
const WHOLE: Part = { after: 0, months: 12 };
const ORDINALS = ['1st|first', '2nd|second', '3rd|third', '4th|fourth'];
const PART = `(?:q([1-4])|([1-4])q|(?:quarter|qtr\\.?) ([1-4])|(${ORDINALS.join('|')}) (?:quarter|qtr\\.?)|h([12])|([12])h|(${ORDINALS.slice(0, 2).join('|')}) half)`;
const PART_FIRST = new RegExp(`^(?:the )?${PART}(?:[ ,/-]*(?:of |in )?(?:the )?)(.+)$`);
const PART_LAST = new RegExp(`^(.+?)[ ,/-]*${PART}$`);

const ordinal = (word: string) => ORDINALS.findIndex((words) => words.split('|').includes(word)) + 1;

function partOf([q, qAfter, quarter, inWords, h, hAfter, half]: readonly (string | undefined)[]): Part {
  const fourth = Number(q ?? qAfter ?? quarter ?? (inWords === undefined ? 0 : ordinal(inWords)));
  if (fourth > 0) return { after: 3 * (fourth - 1), months: 3 };
  return { after: 6 * (Number(h ?? hAfter ?? ordinal(half ?? '')) - 1), months: 6 };
}

const inYear = (start: Day, { after, months }: Part): DayRange | undefined =>
  isDay(start) ? monthsFrom(plusMonths(start, after), months) : undefined;

/** Times of one or two readings; undefined where there is none. */
function written(ranges: readonly (DayRange | undefined)[], byCalendar?: DayRange): WrittenDays | undefined {
  const [first, second] = ranges.filter((range) => range !== undefined);
  if (first === undefined) return undefined;
  return {
    readings: second === undefined ? [first] : [first, second],
    ...(byCalendar === undefined ? {} : { byCalendar }),
  };
}

function partIn(year: Year | undefined, part: Part): WrittenDays | undefined {
  if (year === undefined) return undefined;
  const { starts, byCalendar } = year;
  return written(
    starts.map((start) => inYear(start, part)),
    byCalendar === undefined ? undefined : inYear(byCalendar, part),
  );
}

const SEASON =
  /^(spring|summer|fall|autumn|winter)(?:( semester)| term)?,? (?:of )?'?(\d{4}|\d{2})(?: ?[-–/] ?(\d{4}|\d{2}))?$/;
const SEASON_LAST = /^(\d{4}) (spring|summer|fall|autumn|winter)(?:( semester)| term)?$/;

/**
 * A season is three months of the calendar. In schools, spring and fall are the halves of the school year as well, and
 * a winter of one year may be either that it touches.
 */
function readSeason(text: string): WrittenDays | undefined {
  const [, name, semester, first, second] = SEASON.exec(text) ?? [];
  const [, year, named, semesterToo] = SEASON_LAST.exec(text) ?? [];
  const season = name ?? named;
  if (season === undefined) return undefined;
  const from = fullYear(first ?? (year as string));
  const quarter = (start: string, of = from) => monthsFrom(firstDay(of, start), 3);
  if (season === 'winter') {
    if (second !== undefined) return fullYear(second) === from + 1 ? written([quarter('12-01')]) : undefined;
    return written([quarter('12-01', from - 1), quarter('12-01')]);
  }
  if (second !== undefined) return undefined;
  if (season === 'summer') return written([quarter('06-01')]);
  const [of, half] = season === 'spring' ? ['03-01', '01-01'] : ['09-01', '07-01'];
  const semesters = monthsFrom(firstDay(from, half as string), 6);
  return (semester ?? semesterToo) === undefined ? written([quarter(of as string), semesters]) : written([semesters]);
}

/** The time that a year, or a part of one, names; undefined where the text names none. */
export function readYears(text: string, style: YearStyle): WrittenDays | undefined {
  // "2026-06" is a month; "2011-12" may be a month or a year.
  const [, y = '', m = ''] = /^(\d{4})[-/](0[1-9]|1[0-2])$/.exec(text) ?? [];
  const month = y === '' ? undefined : monthsFrom(`${y}-${m}-01`, 1);
  const whole = partIn(readYear(text, style), WHOLE);
  if (month !== undefined) return written([...(whole?.readings ?? []), month]);
  if (whole !== undefined) return whole;
  const [, ...before] = PART_FIRST.exec(text) ?? [];
  const [, after, ...parts] = PART_LAST.exec(text) ?? [];
  const [rest, part] = before.length > 0 ? [before[7], before] : [after, parts];
  if (rest === undefined) return readSeason(text);
  // Beside a half or a quarter, two digits are a year.
  const full = rest.replace(/^'?(\d{2})$/, (_, digits: string) => String(fullYear(digits)));
  return partIn(readYear(full, style), partOf(part)) ?? readSeason(text);
}
