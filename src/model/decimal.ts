/**
 * Sums as a planner writes them: of the decimals as they stand, not of the binary fractions behind them. 0.7 and 0.1
 * are 0.8, in whatever order, and a thousand of them take a thousand steps.
 */

/** A number that JSON can hold: null where it is none or infinite; adding 0 turns −0, which JSON does not have, into 0. */
export const finite = (value: number): number | null => (Number.isFinite(value) ? value + 0 : null);

/** Up to so many places, decimals are added as whole numbers of their smallest unit. */
const MOST_PLACES = 9;
/** Decimals of no more than fifteen digits and the numbers that hold them go one to one. */
const MOST_UNITS = 1e15;

/** How many of the smallest unit make 1, where all values are whole numbers of it and their sum stays exact; else 0. */
function unitsIn(values: readonly number[]): number {
  let units = 1;
  let most = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] as number;
    while (Math.round(value * units) / units !== value) {
      units *= 10;
      if (units > 10 ** MOST_PLACES) return 0;
    }
    most += Math.abs(value);
  }
  return most * units < MOST_UNITS ? units : 0;
}

/** A number by the digits that it is written with. */
function decimalOf(value: number): { readonly digits: bigint; readonly exponent: number } {
  const [mantissa = '0', exponent = '0'] = value.toString().split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { digits: BigInt(whole + fraction), exponent: Number(exponent) - fraction.length };
}

/**
 * How many decimals a number is written with.
 *
 * @example decimalsOf(87.08) // 2
 */
export const decimalsOf = (value: number): number => Math.max(0, -decimalOf(value).exponent);

/**
 * A number times a power of ten, without the rounding of a product: 8.2 million is 8200000.
 *
 * @example timesTen(8.2, 6) // 8200000
 */
export function timesTen(value: number, power: number): number {
  const { digits, exponent } = decimalOf(value);
  return Number(`${digits}e${exponent + power}`);
}

/**
 * The sums of the first, the first two, … and all of the values, each as exact as a number can hold it.
 *
 * @example decimalSums([0.7, 0.1, 0.1]) // [0.7, 0.8, 0.9]
 */
export function decimalSums(values: readonly number[]): readonly number[] {
  const units = unitsIn(values);
  if (units !== 0) {
    let sum = 0;
    return values.map((value) => {
      sum += Math.round(value * units);
      return sum / units;
    });
  }
  const decimals = values.map(decimalOf);
  const smallest = decimals.reduce((least, { exponent }) => Math.min(least, exponent), 0);
  let sum = 0n;
  return decimals.map(({ digits, exponent }) => {
    sum += digits * 10n ** BigInt(exponent - smallest);
    return Number(`${sum}e${smallest}`);
  });
}

/**
 * The sum of the values as decimals; 0 for none.
 *
 * @example decimalSum([0.1, 0.2]) // 0.3
 */
export function decimalSum(values: readonly number[]): number {
  const units = unitsIn(values);
  if (units === 0) return decimalSums(values).at(-1) ?? 0;
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += Math.round((values[index] as number) * units);
  return sum / units;
}

/**
 * How much more one number is than another, as decimals.
 *
 * @example decimalDifference(0.3, 0.1) // 0.2
 */
export function decimalDifference(value: number, less: number): number {
  const units = unitsIn([value, less]);
  // Adding 0 turns −0, which JSON does not have, into 0.
  return units === 0 ? value - less + 0 : (Math.round(value * units) - Math.round(less * units)) / units + 0;
}

/**
 * How many significant digits it takes to tell two numbers apart, and no fewer than `least`.
 *
 * @example digitsApart(59.996, 60, 4) // 5
 */
export function digitsApart(value: number, other: number, least: number): number {
  let digits = least;
  // Seventeen digits tell any two numbers apart.
  if (value !== other) while (digits < 17 && value.toPrecision(digits) === other.toPrecision(digits)) digits += 1;
  return digits;
}
