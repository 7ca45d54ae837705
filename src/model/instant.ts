/**
 * Instants as text: ISO 8601 with an offset. They are compared as instants, whatever their offsets, to the nanosecond.
 */
import { isDay } from './calendar.js';
import { inWords } from './require.js';

/** An instant as text: `2026-08-03T09:00:00-04:00` or `2026-08-03T13:00:00Z`. */
export type Instant = string;

/** The form of an instant; that its day exists is looked at apart. */
export const INSTANT_PATTERN =
  '^\\d{4}-\\d{2}-\\d{2}T([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d(\\.\\d{1,9})?)?(Z|[+-]([01]\\d|2[0-3]):[0-5]\\d)$';

const FORM = new RegExp(INSTANT_PATTERN);

/** Whether a value is an instant: a real day, a time of it, and an offset. */
export const isInstant = (value: unknown): value is Instant =>
  typeof value === 'string' && FORM.test(value) && isDay(value.slice(0, 10));

/** Text that sorts as the instant does: seconds since the year 0, counted up from a large number, and their fraction. */
function sortKey(instant: Instant): string {
  const [, minute = '', seconds = '00', fraction = '', offset = ''] =
    /^(.{16})(?::(\d\d))?(?:\.(\d+))?(.*)$/.exec(instant) ?? [];
  const since = Date.parse(`${minute}:${seconds}${offset}`) / 1000;
  return `${String(since + 1e11).padStart(12, '0')}.${fraction.replace(/0+$/, '')}`;
}

/** Whether one instant lies before another. */
export const isBefore = (one: Instant, other: Instant): boolean => sortKey(one) < sortKey(other);

/**
 * Holds an argument to be an instant; another value is a slip in code.
 *
 * @throws RangeError where it is none.
 */
export function requireInstant(name: string, value: unknown): Instant {
  if (isInstant(value)) return value;
  throw new RangeError(
    `${name} is ${inWords(value)}; give an ISO 8601 date and time with an offset, such as 2026-08-03T13:00:00Z.`,
  );
}
