/** Days in cells: as people write them, as serial numbers of spreadsheets, and as times from one day to another. */
import { type Day, type DayRange, plusDays } from '../model/calendar.js';
import { type DayStyle, readDays } from '../model/written-day.js';
import type { WrittenDays } from '../model/written-year.js';

/** Text longer than this is no day. */
const LONGEST = 60;

/** Serial numbers of spreadsheets from 1954 to 2119; smaller numbers are more likely to be something else. */
const SERIALS = { first: 20_000, last: 80_000 };

/** The day from which spreadsheets count, such that 1 is 1900-01-01 for days after February 1900. */
const SERIAL_ORIGIN = '1899-12-30';

/** The day of a serial number; undefined where it is none. */
function serialDay(serial: number): WrittenDays | undefined {
  if (!(serial >= SERIALS.first && serial < SERIALS.last)) return undefined;
  const day: Day = plusDays(SERIAL_ORIGIN, Math.floor(serial));
  return { readings: [{ start: day, end: day }] };
}

/** The time that a cell names; undefined where it names none. */
export function readTime(cell: string | number, style: DayStyle): WrittenDays | undefined {
  if (typeof cell === 'number') {
    return serialDay(cell) ?? (Number.isInteger(cell) ? readDays(String(cell), style) : undefined);
  }
  return /^\d{5}(?:\.\d+)?$/.test(cell) ? serialDay(Number(cell)) : readDays(cell, style);
}

/** What may stand between the first and the last day: without blanks around it only what days themselves do not hold. */
const BETWEEN = [/\s+(?:-|to|through|until)\s+|\s*[–—]\s*/i, /\s*-\s*/];

/** The readings of a time from one to another, as far as the first does not come after the last. */
function fromTo(first: WrittenDays, last: WrittenDays): WrittenDays | undefined {
  const ranges = first.readings.flatMap(({ start }) => last.readings.map(({ end }): DayRange => ({ start, end })));
  const [range, ...more] = ranges.filter(({ start, end }) => start <= end);
  if (range === undefined) return undefined;
  const other = more.at(-1);
  const isOpen = first.byCalendar !== undefined || last.byCalendar !== undefined;
  const byCalendar = {
    start: (first.byCalendar ?? first.readings[0]).start,
    end: (last.byCalendar ?? last.readings[0]).end,
  };
  return { readings: other === undefined ? [range] : [range, other], ...(isOpen ? { byCalendar } : {}) };
}

/** A time that is written from one day to another: "7/1/2025 - 6/30/2026", "Sep 2026 to Jun 2027", "Jan-Mar 2026". */
export function readRange(cell: string | number, style: DayStyle): WrittenDays | undefined {
  const whole = readTime(cell, style);
  if (whole !== undefined || typeof cell === 'number' || cell.length > 2 * LONGEST) return whole;
  for (const between of BETWEEN) {
    const [first, second, ...more] = cell
      .trim()
      .replace(/^from /i, '')
      .split(between);
    if (first === undefined || second === undefined || more.length > 0) continue;
    const end = readTime(second.trim(), style);
    // Of two months of one year, the second says which.
    const [year = ''] = /\s*(?:[sf]?fy|[acs]y)?\s*'?(?:\d{4}|\d{2})$/i.exec(second.slice(-20)) ?? [];
    const start = readTime(first.trim(), style) ?? readTime(`${first.trim()}${year}`, style);
    if (start !== undefined && end !== undefined) return fromTo(start, end);
  }
  return undefined;
}

/** The two numbers that a day in numbers begins with, and what stands between them; undefined for any other cell. */
export function numbersOfDay(
  cell: unknown,
): { readonly numbers: readonly [number, number]; readonly mark: string } | undefined {
  if (typeof cell !== 'string' || cell.length > LONGEST) return undefined;
  const found = /^(?:[a-z]+\.?,? )?(\d{1,2})([-/.])(\d{1,2})[-/.](?:\d{4}|\d{2})(?: |$)/i.exec(cell.trim());
  return found === null ? undefined : { numbers: [Number(found[1]), Number(found[3])], mark: found[2] as string };
}
