/**
 * What an explanation is: a tree of steps, each with a sentence, the formula with the numbers in it, and the steps it
 * rests on. How numbers stand in formulas and sentences is said here once.
 */
import { digitsApart } from '../model/decimal.js';
import { isHiddenBy } from '../model/figures.js';
import { toldInEnglish } from '../model/figures-in-english.js';
import type { FigureWords } from '../model/in-unit.js';
import { counted } from '../model/nouns.js';
import { oneLine } from '../model/text.js';
import type { Implementation } from './implementation.js';
import type { Settings } from './settings.js';

/** One step of an explanation. */
export interface Explanation {
  /** The id of the entity that the step is about. */
  readonly id: string;
  /** What is found: `completion`, `attainment`, `status`. */
  readonly name: string;
  /** What it says, for a person. */
  readonly sentence: string;
  /** How it comes about, the numbers filled in, with + − × ÷ ( ) min max; null where nothing is computed. */
  readonly formula: string | null;
  /** The numbers that go into the formula, by name. */
  readonly inputs: Readonly<Record<string, number | string | null>>;
  /** What comes out. */
  readonly result: number | string | null;
  /** What it rests on. */
  readonly steps: readonly Explanation[];
}

type Inputs = Explanation['inputs'];

/** Makes a step. */
export function step(
  id: string,
  name: string,
  sentence: string,
  result: Explanation['result'],
  formula: string | null = null,
  inputs: Inputs = {},
  steps: readonly Explanation[] = [],
): Explanation {
  return Object.freeze({
    id,
    name,
    sentence,
    formula,
    inputs: Object.freeze(inputs),
    result,
    steps: Object.freeze(steps),
  });
}

/** A number as it stands in a formula, negatives in brackets. */
function inFormula(value: number, digits: number): string {
  return value < 0 ? `(−${Number(Math.abs(value).toPrecision(digits))})` : `${Number(value.toPrecision(digits))}`;
}
/** A share or a result: to twelve digits, which hides the noise of binary fractions. */
export const figure = (value: number) => inFormula(value, 12);
/** What a difference is taken of: to fifteen digits, since what two numbers have in common cancels. */
export const exactly = (value: number) => inFormula(value, 15);
/** Figures as they stand in a sentence, with the minus sign of formulas. */
export const told: FigureWords = {
  ...toldInEnglish,
  number: (value, digits) => toldInEnglish.number(value, digits).replace('-', '−'),
  inPercent: (value, digits) => toldInEnglish.inPercent(value, digits).replace('-', '−'),
};
/** A share as it stands in a sentence, with as many digits as it takes not to hide it. */
export const percent = (share: number | null) => {
  if (share === null) return 'unknown';
  const tenths = Math.round(share * 1000) / 10;
  return isHiddenBy(tenths, share)
    ? told.inPercent(share * 100, digitsApart(share * 100, tenths, 4))
    : told.inPercent(tenths);
};
/** A word of the model as it stands in a sentence: `behind schedule`. */
export const spoken = (name: string) => (name === 'no-data' ? 'without data' : name.replaceAll('-', ' '));

/** How one thing stands, as the verb of a sentence: "is behind schedule", "has no data". */
export function stands(standing: string): string {
  switch (standing) {
    case 'no-data':
      return 'has no data';
    case 'stale':
      return 'has gone stale';
    case 'not-started':
      return 'has not started';
    case 'missed':
      return 'has missed its target';
    case 'met':
      return 'has met its target';
    case 'exceeded':
      return 'has exceeded its target';
    default:
      return `is ${spoken(standing)}`;
  }
}

/** How the measures of a whole stand. */
export const measuresStand = (status: string) =>
  `the measures ${stands(status)
    .replace(/^is /, 'are ')
    .replace(/^has /, 'have ')
    .replace(/its target$/, 'their targets')}`;

/** The weighted mean of parts; those without a value count as 0 where a policy says so, else not at all. */
export function meanOf(
  parts: readonly { readonly weight: number; readonly value: number | null }[],
  missing: Settings['missing'],
): string {
  const taken = parts.filter((part) => part.value !== null || missing === 'zero');
  if (taken.length === 0) return '0';
  const above = taken.map(({ weight, value }) => `${figure(weight)} × ${figure(value ?? 0)}`).join(' + ');
  return `(${above}) ÷ (${taken.map(({ weight }) => figure(weight)).join(' + ')})`;
}

/** A part as it stands in a sentence about its whole. */
export interface NamedPart {
  readonly name: string;
  readonly standing: string;
  /** What it was when last seen, where that is old. */
  readonly asObserved?: string | undefined;
}

/**
 * The one or two parts that decide, by name: the worst of those that stand badly, from worst to best. Where the whole
 * stands well all the same, they are what it should not hide. Empty where no part stands badly.
 */
export function deciding(whole: string, parts: readonly NamedPart[], bad: readonly string[]): string {
  const rank = ({ standing, asObserved = standing }: NamedPart) => bad.indexOf(asObserved);
  const ranked = parts.filter((part) => rank(part) >= 0).sort((one, other) => rank(one) - rank(other));
  if (ranked.length === 0) return '';
  const named = ranked.slice(0, 2).map(({ name, standing, asObserved = standing }) => {
    const seen = asObserved === standing ? '' : ` (${spoken(asObserved)} when last seen)`;
    return `${name} ${stands(standing)}${seen}`;
  });
  const said = named.join(', and ');
  return bad.includes(whole) ? said : `though ${said}`;
}

/** What a person noted, on one line; nothing where it is blank. */
export function noted(note: string | undefined): string {
  const line = oneLine(note ?? '');
  return line === '' ? '' : ` Note: ${line}`;
}

/** After which sentence a reason that a person gave stands, if any was given. */
export function reasoned(sentence: string, reason: string): string {
  const line = oneLine(reason);
  if (line === '') return `${sentence}.`;
  return `${sentence}: ${line}${/[.…!?]$/.test(line) ? '' : '.'}`;
}

export const weightsByPart = (parts: Implementation['parts']): Inputs =>
  Object.fromEntries(parts.map(({ id, weight }) => [id, weight]));

export function withoutData(parts: Implementation['parts'], { missing }: Settings): string {
  const count = parts.filter((part) => part.value === null).length;
  if (count === 0) return '';
  return ` ${counted(count, 'part')} without data ${missing === 'zero' ? 'counted as 0' : 'left out'}.`;
}

/** How an explanation is written. */
export interface FormatOptions {
  /** How many levels of steps to write below the answer; all where it is left out. */
  readonly depth?: number | undefined;
  /** Formulas with as many digits as a reader can use (`short`), with all (`full`), or none; `short`. */
  readonly formulas?: 'short' | 'full' | 'none' | undefined;
}

/** A number to four digits, of which two at least stand after the point. */
const readable = (number: number) => Number(number.toPrecision(Math.max(4, 3 + Math.floor(Math.log10(number)))));

/** A formula with as many digits to a number as a reader can use, and whether anything was rounded. */
function shortened(formula: string): { readonly text: string; readonly isRounded: boolean } {
  let isRounded = false;
  const text = formula.replace(/\d+\.\d+(e[+-]?\d+)?/g, (number) => {
    const short = `${Number(number) > 1e15 ? number : readable(Number(number))}`;
    isRounded ||= short !== number;
    return short;
  });
  return { text, isRounded };
}

/**
 * An explanation as text: the answer, then a line a step, indented under what it explains, with its formula and result.
 * Where digits are left out of a formula, ≈ says so.
 *
 * @example
 * ```ts
 * formatExplanation(explain(examplePlan, 'no such id', { asOf: '2026-08-03' }));
 * // 'Nothing in this plan has the id "no such id".'
 * ```
 */
export function formatExplanation(explanation: Explanation, options: FormatOptions = {}): string {
  const { depth: deepest = Number.POSITIVE_INFINITY, formulas = 'short' } = options;
  const lines: string[] = [];
  const computed = (name: string, formula: string, found: string): string => {
    const result = found.replace(/^\((.*)\)$/, '$1');
    if (formulas === 'full') return `  [${name} = ${formula} = ${result}]`;
    const [from, to] = [shortened(formula), shortened(result)];
    return `  [${name} = ${from.text} ${from.isRounded || to.isRounded ? '≈' : '='} ${to.text}]`;
  };
  const write = ({ name, sentence, formula, result, steps }: Explanation, depth: number): void => {
    const shown = typeof result === 'number' ? figure(result) : result;
    const isPlain = formulas === 'none' || formula === null || shown === null || formula === shown;
    lines.push(`${'  '.repeat(depth)}${sentence}${isPlain ? '' : computed(name, formula, shown)}`);
    if (depth < deepest) for (const next of steps) write(next, depth + 1);
  };
  write(explanation, 0);
  return lines.join('\n');
}
