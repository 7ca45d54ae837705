/**
 * Options that a caller gives wrongly. They are slips in code, not faults of a plan: where every result would be wrong, or
 * would show what should be withheld, they are the one thing that this library throws at.
 */

/** A value in a sentence, short. */
export function inWords(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(value.slice(0, 40));
    case 'object':
      return value === null ? 'null' : 'an object';
    case 'symbol':
      return 'a symbol';
    case 'function':
      return 'a function';
    default:
      return String(value);
  }
}

/** The error for an option: its name, what was given, and what to give. */
export const slip = (name: string, value: unknown, give: string): RangeError =>
  new RangeError(`${name} is ${inWords(value)}; give ${give}.`);

/** What is said of what is no plan; most often it is the result that holds one. */
export const isNoPlan = (given: string): string => `${given} is no plan; give the \`value\` of what parsePlan returns.`;

/** The error for it. */
export const noPlan = (value: unknown): TypeError => new TypeError(isNoPlan(inWords(value)));

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

/** The least number of students of what is shown; anything but a whole number above 0 would withhold nothing. */
export function requireMinimum(value: unknown): number {
  if (isNumber(value) && Number.isInteger(value) && value >= 1) return value;
  throw slip('minimum', value, 'a whole number of students from 1, such as 10');
}

/** How wide an interval must be, in students. */
export function requireProtection(value: unknown): number {
  if (isNumber(value) && value >= 1) return value;
  throw slip('protection', value, 'a number of students from 1, such as 3');
}

/** Bounds that percents are coarsened to: exchanged, they would turn every percent into a false one. */
export function requireTopBottom(value: { readonly low: number; readonly high: number }): typeof value {
  const { low, high } = (value ?? {}) as Partial<typeof value>;
  if (isNumber(low) && isNumber(high) && 0 <= low && low < high && high <= 100) return value;
  const given = typeof value === 'object' && value !== null ? `{ low: ${inWords(low)}, high: ${inWords(high)} }` : null;
  throw new RangeError(
    `topBottom is ${given ?? inWords(value)}; give percents from 0 to 100, low below high, such as { low: 5, high: 95 }.`,
  );
}

/** One of a few words; undefined and null are none. */
export function requireChoice<Word extends string>(
  name: string,
  value: Word | null | undefined,
  words: readonly Word[],
): Word | undefined {
  if (value === undefined || value === null) return undefined;
  if (words.includes(value)) return value;
  throw slip(name, value, words.map((word) => `"${word}"`).join(' or '));
}
