/** Shares and days as a language writes them. The language is always named: none is taken from the host. */
import { whenAsked } from '../model/when-asked.js';

/** How a language writes shares. */
export interface Percents {
  /** A number with its percent sign: "30%" in English, "30 %" in Spanish. */
  inPercent(value: number): string;
  /** What is less than 1 of 100, and not none. */
  under(bound: string): string;
  /** What is more than 99 of 100, and not all. */
  over(bound: string): string;
}

/**
 * Writes shares as whole percentages in a language; a part is never shown as none of it, nor as all.
 *
 * @example
 * ```ts
 * const percent = percentIn({ inPercent: (value) => `${value} %`, under: (one) => `unter ${one}`, over: (all) => `über ${all}` });
 * [0.304, 0.004, 0.996].map(percent); // ['30 %', 'unter 1 %', 'über 99 %']
 * ```
 */
export function percentIn({ inPercent, under, over }: Percents): (share: number | null) => string {
  return (share) => {
    if (share === null) return '–';
    const rounded = Math.round(share * 100);
    if (rounded === 0 && share > 0) return under(inPercent(1));
    if (rounded === 100 && share < 1) return over(inPercent(99));
    return inPercent(rounded);
  };
}

/**
 * Writes days as a language does: "Jun 30, 2026".
 *
 * @throws RangeError where the locale is no BCP 47 tag, when the first day is written.
 *
 * @example dayIn('de-DE')('2026-06-30') // '30.06.2026'
 */
export function dayIn(locale: string): (day: string) => string {
  const format = whenAsked(
    () => new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC', calendar: 'gregory' }),
  );
  // Narrow blanks that some versions of the tables hold are written as plain ones.
  return (day) =>
    format()
      .format(Date.parse(day))
      .replace(/[\u202F\u00A0]/g, ' ');
}
