/** A calendar of the oracle's own. */

/** Days since the first of March of the year 0, by the length of eras. */
export function serial(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const shifted = month <= 2 ? year - 1 : year;
  const march = (month + 9) % 12;
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((153 * march + 2) / 5) +
    date
  );
}

/** The same day some months on, or before for a negative number; kept within the years 1 to 9999. */
export function monthsOn(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const total = year * 12 + month - 1 + months;
  const toYear = Math.floor(total / 12);
  const toMonth = total - toYear * 12 + 1;
  if (toYear < 1) return '0001-01-01';
  if (toYear > 9999) return '9999-12-31';
  const leap = (toYear % 4 === 0 && toYear % 100 !== 0) || toYear % 400 === 0;
  const length = toMonth === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(toMonth) ? 30 : 31;
  const two = (n: number) => `${n}`.padStart(2, '0');
  return `${`${toYear}`.padStart(4, '0')}-${two(toMonth)}-${two(Math.min(date, length))}`;
}

export const monthsIn = { monthly: 1, quarterly: 3, semiannual: 6, annual: 12, biennial: 24 } as const;
/** Half of a reporting period, in days. */
export const halfOf = { monthly: 15, quarterly: 46, semiannual: 92, annual: 183, biennial: 366 } as const;
