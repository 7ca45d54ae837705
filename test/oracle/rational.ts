/** Exact rational arithmetic, so that the oracle rounds nowhere before its last step. */

export interface Rational {
  readonly over: bigint;
  /** Always positive. */
  readonly under: bigint;
}

const magnitude = (n: bigint) => (n < 0n ? -n : n);
const bits = (n: bigint) => magnitude(n).toString(16).length * 4;

function divisor(a: bigint, b: bigint): bigint {
  let [x, y] = [magnitude(a), magnitude(b)];
  while (y !== 0n) [x, y] = [y, x % y];
  return x;
}

export function ratio(over: bigint, under: bigint): Rational {
  if (under === 0n) throw new RangeError('the oracle divided by zero');
  const signed = under < 0n ? { over: -over, under: -under } : { over, under };
  if (bits(under) < 2000) return signed;
  const common = divisor(signed.over, signed.under);
  return { over: signed.over / common, under: signed.under / common };
}

export const whole = (n: number | bigint): Rational => ({ over: BigInt(n), under: 1n });
export const zero = whole(0);
export const one = whole(1);

/** A double as the number that it exactly is. */
export function exactly(value: number): Rational {
  let [number, exponent] = [value, 0];
  while (!Number.isInteger(number)) {
    // Doubling is exact, except near the largest doubles, which are integers already.
    number *= 2;
    exponent += 1;
  }
  return ratio(BigInt(number), 1n << BigInt(exponent));
}

/** A double as the decimal that it is written as. */
export function written(value: number): Rational {
  const [mantissa = '0', exponent = '0'] = value.toString().split('e');
  const [units = '0', fraction = ''] = mantissa.split('.');
  const power = Number(exponent) - fraction.length;
  const digits = BigInt(units + fraction);
  return power >= 0 ? whole(digits * 10n ** BigInt(power)) : ratio(digits, 10n ** BigInt(-power));
}

export const plus = (a: Rational, b: Rational) => ratio(a.over * b.under + b.over * a.under, a.under * b.under);
export const minus = (a: Rational, b: Rational) => ratio(a.over * b.under - b.over * a.under, a.under * b.under);
export const times = (a: Rational, b: Rational) => ratio(a.over * b.over, a.under * b.under);
export const over = (a: Rational, b: Rational) => ratio(a.over * b.under, a.under * b.over);
export const sign = (a: Rational) => (a.over > 0n ? 1 : a.over < 0n ? -1 : 0);
export const compare = (a: Rational, b: Rational) => sign(minus(a, b));
export const least = (a: Rational, b: Rational) => (compare(a, b) <= 0 ? a : b);
export const greatest = (a: Rational, b: Rational) => (compare(a, b) >= 0 ? a : b);
export const clamp = (a: Rational) => least(one, greatest(zero, a));
export const sum = (all: readonly Rational[]) => all.reduce(plus, zero);

/** The nearest double or the one beside it; infinite where doubles end. */
export function approximately(a: Rational): number {
  if (a.over === 0n) return 0;
  const shift = 70 - (bits(a.over) - bits(a.under));
  const quotient = shift >= 0 ? (a.over << BigInt(shift)) / a.under : a.over / (a.under << BigInt(-shift));
  const half = Math.trunc(-shift / 2);
  return Number(quotient) * 2 ** half * 2 ** (-shift - half);
}
