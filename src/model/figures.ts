/**
 * Figures as a reader sees them: in the way of a language, with no more digits than a reader can use. The language is
 * always named: none is taken from the host. Formats are dear to make, and most who import them write nothing.
 */
import { decimalsOf } from './decimal.js';
import { whenAsked } from './when-asked.js';

/**
 * Writes numbers as a language does: to two decimals; small ones to three digits, those of fifteen digits and more in
 * powers of ten; to so many digits where they are given.
 *
 * @throws RangeError where the locale is no BCP 47 tag, when the first number is written.
 *
 * @example numberIn('de-DE')(61840.5) // '61.840,5'
 */
export function numberIn(locale: string): (value: number, digits?: number) => string {
  const plain = whenAsked(() => new Intl.NumberFormat(locale, { maximumFractionDigits: 2 }));
  const small = whenAsked(() => new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 }));
  const vast = whenAsked(() => new Intl.NumberFormat(locale, { notation: 'scientific', maximumSignificantDigits: 4 }));
  return (value, digits) => {
    if (digits !== undefined) return new Intl.NumberFormat(locale, { maximumSignificantDigits: digits }).format(value);
    const size = Math.abs(value);
    if (size >= 1e15 || (size > 0 && size < 1e-6)) return vast().format(value);
    return (size > 0 && size < 0.1 ? small : plain)().format(value);
  };
}

/** Numbers that a figure stands beside; what is not known is passed over. */
export type Beside = readonly (number | null | undefined)[];

/** As many decimals as any observed value is shown with. */
const MOST_PLACES = 2;

/**
 * A computed value with no more digits than a reader can use, and with as many as the values that it stands beside: what
 * lies below one of them is never shown as the same or as more. The noise of binary fractions goes.
 */
export function rounded(value: number, beside: Beside = []): number {
  const size = Math.abs(value);
  // Beyond what has places at all, text of a fixed length is text with an exponent.
  if (size >= 1e21) return value;
  let places = size >= 1_000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
  for (const other of beside) {
    if (other != null) places = Math.max(places, Math.min(MOST_PLACES, decimalsOf(other)));
  }
  const exact = Number(value.toPrecision(12));
  const shown = Number(exact.toFixed(places)) + 0;
  return shown !== exact && beside.includes(shown) ? exact : shown;
}

/** What binary fractions add to a share, or take from it. */
const HAIR = 1e-7;

/** Whether a percent hides what a share is: what is not all is never shown as 100, and what is not nothing never as 0. */
export const isHiddenBy = (percent: number, share: number): boolean =>
  (percent === 100 && share < 1 - HAIR) || (percent === 0 && Math.abs(share) > HAIR);

/** A share in percent, from 99 to 100 and from 0 to 1 with a tenth where a whole number would hide it. */
export function percentOf(share: number): number {
  const whole = Math.round(share * 100);
  if (!isHiddenBy(whole, share)) return whole + 0;
  const tenths = Math.round(share * 1_000) / 10;
  return Math.min(99.9, Math.max(0.1, tenths));
}
