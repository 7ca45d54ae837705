/**
 * Days as people write them: days in numbers and words, months, and "by" or "as of" before either. Longer times (years
 * of all kinds, halves, quarters, seasons) are read in `written-year`. What may as well be another time has two
 * readings, and who asked says so: nothing is guessed.
 */
import { type Day, type DayRange, isDay } from './calendar.js';
import { westernDigits } from './digits.js';
import { fullYear, monthsFrom, readYears, type WrittenDays, type YearStyle } from './written-year.js';

/** Which comes first in a day written in numbers: the month, as in the US, or the day. */
export type DateOrder = 'mdy' | 'dmy';

/** How days are read. */
export interface DayStyle extends YearStyle {
  /** Undefined where nothing tells: then 3/4/2026 is two days. */
  readonly order: DateOrder | undefined;
  /** The order of days with points, where an order is known: without it, the day comes first there. */
  readonly dotted?: DateOrder | undefined;
}

/** Longer text is no day. */
const LONGEST = 60;

const MONTHS = [
  'jan(?:uary)?|enero|ene',
  'feb(?:ruary)?|febrero',
  'mar(?:ch)?|marzo',
  'apr(?:il)?|abril|abr',
  'may|mayo',
  'june?|junio',
  'july?|julio',
  'aug(?:ust)?|agosto|ago',
  'sept?(?:ember)?|septiembre|setiembre|set',
  'oct(?:ober)?|octubre',
  'nov(?:ember)?|noviembre',
  'dec(?:ember)?|diciembre|dic',
];
const MONTH = `((?:${MONTHS.join('|')}))\\.?`;
const YEAR = "'?(\\d{4}|\\d{2})";
const months = MONTHS.map((month) => new RegExp(`^(?:${month})$`));

const monthNamed = (name: string) => months.findIndex((month) => month.test(name)) + 1;

const dayIn = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const one = (range: DayRange | undefined): WrittenDays | undefined =>
  range === undefined ? undefined : { readings: [range] };

const single = (day: Day): WrittenDays | undefined => (isDay(day) ? one({ start: day, end: day }) : undefined);

const monthIn = (year: number, month: number) => one(monthsFrom(dayIn(year, month, 1), 1));

/** A day in numbers; one with points is read in the other order where it can be a day in that alone. */
function inNumbers(
  first: number,
  mark: string,
  second: number,
  year: number,
  { order, dotted = 'dmy' }: DayStyle,
): WrittenDays | undefined {
  const [american, other] = [dayIn(year, first, second), dayIn(year, second, first)];
  if (order !== undefined && mark !== '.') return single(order === 'dmy' ? other : american);
  if (order !== undefined)
    return dotted === 'dmy' ? (single(other) ?? single(american)) : (single(american) ?? single(other));
  if (!isDay(american) || !isDay(other) || american === other) return single(isDay(american) ? american : other);
  return {
    readings: [
      { start: american, end: american },
      { start: other, end: other },
    ],
  };
}

type Reader = (groups: readonly string[], style: DayStyle) => WrittenDays | undefined;

const forms: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([y, m, d]) => single(dayIn(Number(y), Number(m), Number(d)))],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y, m, d]) => single(dayIn(Number(y), Number(m), Number(d)))],
  [/^(\d{4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?日$/, ([y, m, d]) => single(dayIn(Number(y), Number(m), Number(d)))],
  [
    /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4}|\d{2})$/,
    ([first, mark = '', second, y = ''], style) => inNumbers(Number(first), mark, Number(second), fullYear(y), style),
  ],
  [
    new RegExp(`^${MONTH}[ -](\\d{1,2})(?:st|nd|rd|th)?(?:, ?| )${YEAR}$`),
    ([m = '', d, y = '']) => single(dayIn(fullYear(y), monthNamed(m), Number(d))),
  ],
  [
    // What is read is normalized, so that "1.º" is "1.o".
    new RegExp(`^(\\d{1,2})(?:st|nd|rd|th|\\.?o|\\.)?[- ]?(?:of |de )?${MONTH}(?: del? |[- ,]*)${YEAR}$`),
    ([d, m = '', y = '']) => single(dayIn(fullYear(y), monthNamed(m), Number(d))),
  ],
  [
    // "Jun-26" and "Jun '26" are months; "Jun 26" may be a day of a year that is not said.
    new RegExp(`^${MONTH}(?:(?: del? |[- ,/]*)(\\d{4})|(?:[-/]| ?')(\\d{2}))$`),
    ([m = '', y, short]) => monthIn(fullYear(y ?? short ?? ''), monthNamed(m)),
  ],
  [new RegExp(`^(\\d{4})[- ]${MONTH}$`), ([y, m = '']) => monthIn(Number(y), monthNamed(m))],
  [/^(\d{1,2})\/(\d{4})$/, ([m, y]) => monthIn(Number(y), Number(m))],
  [/^(\d{4}) ?年 ?(\d{1,2}) ?月$/, ([y, m]) => monthIn(Number(y), Number(m))],
];

/** The ends of times, each a day. */
const endsOf = ({ readings, byCalendar }: WrittenDays, edge: 'start' | 'end'): WrittenDays => {
  const at = (range: DayRange): DayRange => ({ start: range[edge], end: range[edge] });
  const [first, second] = readings;
  return {
    readings: second === undefined ? [at(first)] : [at(first), at(second)],
    ...(byCalendar === undefined ? {} : { byCalendar: at(byCalendar) }),
  };
};

const BY = /^(?:by|as of|no later than|not later than|on or before|due(?: by)?|until|through)(?: the)?:? (.+)$/;
const EDGE = /^(?:the )?(end|close|beginning|start) of (?:the )?(.+)$|^(year[- ]?end|eoy),? (.+)$/;

function readPlain(text: string, style: DayStyle): WrittenDays | undefined {
  for (const [form, read] of forms) {
    const found = form.exec(text);
    if (found === null) continue;
    const days = read(found.slice(1), style);
    if (days !== undefined) return days;
  }
  return readYears(text, style);
}

function readAll(text: string, style: DayStyle): WrittenDays | undefined {
  const [, by] = BY.exec(text) ?? [];
  if (by !== undefined) {
    const days = readAll(by, style);
    return days === undefined ? undefined : endsOf(days, 'end');
  }
  const [, edge, whole, yearEnd, year] = EDGE.exec(text) ?? [];
  const within = readPlain(whole ?? year ?? text, style);
  if (within === undefined || (edge ?? yearEnd) === undefined) return within;
  const days = endsOf(within, /^(?:begin|start)/.test(edge ?? '') ? 'start' : 'end');
  // Of a year that does not say so, people mean the end in December as well.
  const { readings, byCalendar } = days;
  return byCalendar === undefined || !/^\d{4}$/.test(whole ?? year ?? '')
    ? days
    : { readings: [readings[0], byCalendar] };
}

/**
 * The days that a text means: "2026-06-30", "6/30/2026", "June 30, 2026", "Jun 2026", "FY26 Q3", "by the end of FFY 2026",
 * with the time of day, zone and weekday that go with a day left aside, in the digits of any script. Undefined where it
 * means none.
 */
export function readDays(text: string, style: DayStyle): WrittenDays | undefined {
  if (text.length > LONGEST) return undefined;
  const plain = westernDigits(text.normalize('NFKC'))
    .replace(/\p{Cf}/gu, '')
    .replace(/[’‘]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
    .toLowerCase()
    .replace(/(?<=^\d{4}-\d{2}-\d{2})(?:[t ]\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?)?(?:z|[+-]\d{2}:?\d{2})?$/, '')
    .replace(/(?<=\d),? \d{1,2}:\d{2}(?::\d{2})?(?: ?[ap]\.?m\.?)?$/, '')
    .replace(/^(?:mon|tues?|wed|wednes|thu|thurs?|fri|sat|satur|sun)(?:day)?[.,]* (?=\S)/, '');
  return readAll(plain, style);
}

/** The first or the last day of what was written: two, where its readings differ in that. */
export function edgeOf({ readings }: WrittenDays, edge: 'start' | 'end'): readonly [Day] | readonly [Day, Day] {
  const [first, second] = readings;
  return second === undefined || second[edge] === first[edge] ? [first[edge]] : [first[edge], second[edge]];
}

/** Whether a text is a day as the standard writes it, YYYY-MM-DD. */
export const isStandardDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text.trim());
