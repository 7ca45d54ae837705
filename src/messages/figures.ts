/** Figures as sentences show them: no more digits than a reader can use, in the way of a language. */

import { digitsApart } from '../model/decimal.js';

/** A computed value with no more digits than a reader can use. */
export function rounded(value: number): number {
  const size = Math.abs(value);
  const places = size >= 1_000 ? 0 : size >= 10 ? 1 : size >= 0.1 ? 2 : 4;
  // Beyond what has places at all, text of a fixed length is text with an exponent.
  return size >= 1e21 ? value : Number(value.toFixed(places)) + 0;
}

/** A share in percent. What is not all is never shown as 100, and what is not nothing never as 0. */
export function percentOf(share: number): number {
  const whole = Math.round(share * 100);
  const isMisleading = (whole === 100 && share < 1) || (whole === 0 && share > 0);
  if (!isMisleading) return whole + 0;
  const tenths = Math.round(share * 1_000) / 10;
  return Math.min(99.9, Math.max(0.1, tenths));
}

/**
 * A computed value as a sentence shows it, by how a language writes numbers. Beside one that it is held against it gets
 * as many digits as it takes to tell them apart: 59.996 misses 60.
 */
export const figureIn =
  (number: (value: number, digits?: number) => string) =>
  (value: number, beside: number | null = null): string => {
    const plain = number(rounded(value));
    if (beside === null || value === beside || plain !== number(rounded(beside))) return plain;
    const digits = digitsApart(value, beside, 4);
    return number(Number(value.toPrecision(digits)), digits);
  };
