/**
 * Days as documents write them: xsd:date with or without a zone, and what people write in its place ("2026",
 * "2026-06", "FY2026", "2025-26", "2023-Q1", "6/30/2026", "June 30, 2026").
 */
import { type Day, isDay, plusDays, plusMonths } from '../model/calendar.js';

/** From the first day to the last that the text may mean; a day is both. */
export interface WrittenDays {
  readonly start: Day;
  readonly end: Day;
  /** Whether the text is a plain day, YYYY-MM-DD. */
  readonly isStandard: boolean;
}

/** What the text came to. `two` where it may be two different days. */
export type ReadDays = WrittenDays | 'two' | undefined;

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'] as const;

const monthNamed = (name: string) => MONTHS.findIndex((month) => name.toLowerCase().startsWith(month)) + 1;

const written = (year: number, month: number, day: number): Day =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

/** So many months from a day. */
function monthsFrom(start: Day, months: number): ReadDays {
  if (!isDay(start)) return undefined;
  // The last days of the calendar have no day after them.
  const next = start.startsWith('9999') ? undefined : plusMonths(start, months);
  if (next === undefined) {
    const end = `${start.slice(0, 5)}${String(Number(start.slice(5, 7)) + months - 1).padStart(2, '0')}-31`;
    return isDay(end) ? { start, end, isStandard: false } : undefined;
  }
  return { start, end: plusDays(next, -1), isStandard: false };
}

const oneDay = (day: Day, isStandard = false): ReadDays =>
  isDay(day) ? { start: day, end: day, isStandard } : undefined;

/** The fiscal year that ends in a calendar year, or is that year, where it begins on 1 January. */
function fiscalYear(endsIn: number, fiscalYearStart: string): ReadDays {
  const beginsIn = fiscalYearStart === '01-01' ? endsIn : endsIn - 1;
  return monthsFrom(`${String(beginsIn).padStart(4, '0')}-${fiscalYearStart}`, 12);
}

const fullYear = (text: string) => (text.length === 2 ? 2000 + Number(text) : Number(text));

/** Two numbers and a year, in American order or another: only where they can mean but one day. */
function numericDay(first: number, second: number, year: number): ReadDays {
  const [american, other] = [written(year, first, second), written(year, second, first)];
  if (isDay(american) && isDay(other) && american !== other) return 'two';
  return oneDay(isDay(american) ? american : other);
}

type Reader = (groups: readonly string[], fiscalYearStart: string) => ReadDays;

const forms: readonly (readonly [RegExp, Reader])[] = [
  [/^(\d{4}-\d{2}-\d{2})$/, ([day = '']) => oneDay(day, true)],
  [/^(\d{4}-\d{2}-\d{2})(?:Z|[+-]\d{2}:\d{2})$/, ([day = '']) => oneDay(day)],
  [/^(\d{4}-\d{2}-\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})?$/, ([day = '']) => oneDay(day)],
  [/^(\d{4})(\d{2})(\d{2})$/, ([y = '', m = '', d = '']) => oneDay(`${y}-${m}-${d}`)],
  [/^(\d{4})[/.](\d{1,2})[/.](\d{1,2})$/, ([y, m, d]) => oneDay(written(Number(y), Number(m), Number(d)))],
  [/^(?:(?:CY|calendar year)\s*)?(\d{4})$/i, ([year]) => monthsFrom(`${year}-01-01`, 12)],
  [/^(\d{4})-(0[1-9]|1[0-2])$/, ([year, month]) => monthsFrom(`${year}-${month}-01`, 1)],
  [
    /^(?:FY|F\.Y\.|fiscal year|SY|school year)[\s'’-]*(\d{4}|\d{2})$/i,
    ([year = ''], fiscalYearStart) => fiscalYear(fullYear(year), fiscalYearStart),
  ],
  [
    /^(?:(?:FY|F\.Y\.|fiscal year|SY|school year)\s*)?(\d{4})\s*[-/–]\s*(\d{4}|\d{2})$/i,
    ([from = '', to = ''], fiscalYearStart) =>
      Number(from) + 1 === (to.length === 2 ? Number(from.slice(0, 2) + to) : Number(to)) ||
      (from.endsWith('99') && to === '00')
        ? fiscalYear(Number(from) + 1, fiscalYearStart)
        : undefined,
  ],
  [/^(\d{4})[\s-]*Q([1-4])$/i, ([year, quarter]) => quarterOf(Number(year), Number(quarter))],
  [/^Q([1-4])[\s-]*(\d{4})$/i, ([quarter, year]) => quarterOf(Number(year), Number(quarter))],
  [
    /^FY\s*'?(\d{4}|\d{2})[\s-]*Q([1-4])$/i,
    ([year = '', quarter], fiscalYearStart) => {
      const whole = fiscalYear(fullYear(year), fiscalYearStart);
      if (whole === undefined || whole === 'two') return undefined;
      return monthsFrom(plusMonths(whole.start, 3 * (Number(quarter) - 1)), 3);
    },
  ],
  [
    /^([A-Za-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/,
    ([month = '', day, year]) => oneDay(written(Number(year), monthNamed(month), Number(day))),
  ],
  [
    /^(\d{1,2})(?:st|nd|rd|th)?\.?[\s-]+([A-Za-z]{3,9})\.?,?[\s-]+(\d{4}|\d{2})$/,
    ([day, month = '', year = '']) => oneDay(written(fullYear(year), monthNamed(month), Number(day))),
  ],
  [
    /^([A-Za-z]{3,9})\.?,?\s+(\d{4})$/,
    ([month = '', year]) => monthsFrom(written(Number(year), monthNamed(month), 1), 1),
  ],
  [
    /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/,
    ([first, second, year]) => numericDay(Number(first), Number(second), Number(year)),
  ],
];

const quarterOf = (year: number, quarter: number) => monthsFrom(written(year, 3 * quarter - 2, 1), 3);

/** Reads the days that a text means; undefined where it means none. */
export function readDays(text: string, fiscalYearStart: string): ReadDays {
  const plain = text.trim();
  if (plain.length > 40) return undefined;
  for (const [form, read] of forms) {
    const found = form.exec(plain);
    if (found !== null) return read(found.slice(1), fiscalYearStart);
  }
  return undefined;
}
