/**
 * Sums of doubles without rounding, so that they are equal to the last bit in whatever order they are made. A sum is a
 * whole number times a power of two, as text: plain JSON, and written in one way only.
 */
import { finite } from '../model/decimal.js';

/** A number as `mantissa:exponent`, the mantissa odd and in base 32; `0` for none. */
export type Exact = string;

export const ZERO: Exact = '0';

const BASE = 32;

function read(text: string): bigint {
  const isNegative = text.startsWith('-');
  const digits = isNegative ? text.slice(1) : text;
  let value = 0n;
  // In steps that a double holds exactly.
  for (let at = 0; at < digits.length; at += 10) {
    const step = digits.slice(at, at + 10);
    value = value * BigInt(BASE) ** BigInt(step.length) + BigInt(Number.parseInt(step, BASE));
  }
  return isNegative ? -value : value;
}

function written(mantissa: bigint, exponent: number): Exact {
  if (mantissa === 0n) return ZERO;
  let [odd, power] = [mantissa, exponent];
  while ((odd & 0xffffffffn) === 0n) [odd, power] = [odd >> 32n, power + 32];
  while ((odd & 1n) === 0n) [odd, power] = [odd >> 1n, power + 1];
  return `${odd.toString(BASE)}:${power}`;
}

function parts(sum: Exact): readonly [mantissa: bigint, exponent: number] {
  if (sum === ZERO) return [0n, 0];
  const at = sum.indexOf(':');
  return [read(sum.slice(0, at)), Number(sum.slice(at + 1))];
}

/** A finite double as the number that it exactly is. */
export function exact(value: number): Exact {
  let [number, exponent] = [value, 0];
  while (!Number.isInteger(number)) {
    number *= 2;
    exponent -= 1;
  }
  return written(BigInt(number), exponent);
}

/** The sum of two, without rounding. */
export function plus(a: Exact, b: Exact): Exact {
  if (a === ZERO) return b;
  if (b === ZERO) return a;
  const [[m, e], [n, f]] = [parts(a), parts(b)];
  const least = Math.min(e, f);
  return written((m << BigInt(e - least)) + (n << BigInt(f - least)), least);
}

/** The product of two, without rounding. */
export function times(a: Exact, b: Exact): Exact {
  if (a === ZERO || b === ZERO) return ZERO;
  const [[m, e], [n, f]] = [parts(a), parts(b)];
  return written(m * n, e + f);
}

/** The quotient of two as a double; null where it is divided by zero, or too large for one. */
export function quotient(a: Exact, b: Exact): number | null {
  if (b === ZERO) return null;
  const [[m, e], [n, f]] = [parts(a), parts(b)];
  // Seventy bits are more than a double keeps, and few enough that it holds them.
  const shift = n.toString(2).length - m.toString(2).length + 70;
  const whole = shift >= 0 ? (m << BigInt(shift)) / n : m / (n << BigInt(-shift));
  const power = e - f - shift;
  const half = Math.trunc(power / 2);
  return finite(Number(whole) * 2 ** half * 2 ** (power - half));
}
