/**
 * A value of a measure in its unit, as reports, charts, explanations and reasons for attention all say it: 87.7%,
 * $1,200, 40 schools, the name of a level. How numbers are written is a language's to say.
 */
import { digitsApart } from './decimal.js';
import { type Beside, rounded } from './figures.js';
import type { MeasureUnit, Target } from './generated/types.js';
import { oneLine } from './text.js';

/** How a language says figures. */
export interface FigureWords {
  /** A number; to so many significant digits where they are given. */
  number(value: number, digits?: number): string;
  /** A number with its percent sign: "30%"; to so many significant digits where they are given. */
  inPercent(value: number, digits?: number): string;
  /** The name of a level within a sentence, where it is set off from it. */
  level?(name: string): string;
  /** How far apart two percentages are: "3 points", "1 punto porcentual". */
  points(size: number): string;
  /** How many levels of a scale apart two values are. */
  levels(size: number): string;
  /** A band without an upper end. */
  atLeast(value: string): string;
  /** A band without a lower end. */
  atMost(value: string): string;
  /** A band. */
  between(low: string, high: string): string;
}

/** What is aimed at, or expected: a value, or a band with one end or both. */
export type Aimed = Pick<Target, 'value' | 'low' | 'high'> | number | null;

/** What stands where nothing is known. */
export const NOTHING = '–';

/** A label that is written before the number: "$", "US$", "€". */
const SIGN = /^\p{L}{0,3}\p{Sc}$/u;

const labelOf = ({ kind, label }: MeasureUnit): string => {
  const text = oneLine(label ?? '');
  return text === '' && kind === 'currency' ? '$' : text;
};

const isBefore = (unit: MeasureUnit) => unit.kind === 'currency' && SIGN.test(labelOf(unit));

/** The unit as it is said of the second value in a sentence: signs and names of levels again, a label no more. */
export const again = (unit: MeasureUnit): MeasureUnit =>
  unit.kind === 'percent' || unit.kind === 'level' || isBefore(unit) ? unit : { kind: 'score' };

/** The name of a level; between two levels, both; undefined where the unit names none. */
function levelIn(value: number, { kind, levels }: MeasureUnit, words: FigureWords): string | undefined {
  if (kind !== 'level') return undefined;
  const nameOf = (index: number) => {
    const name = oneLine(levels?.[index] ?? '');
    return name === '' ? undefined : (words.level?.(name) ?? name);
  };
  const [low, high] = [nameOf(Math.floor(value)), nameOf(Math.ceil(value))];
  if (low === undefined || high === undefined) return undefined;
  return low === high ? low : words.between(low, high);
}

/** How many digits a value needs so as to look like none of the others that differ; undefined for those it has. */
function digitsBeside(value: number, beside: Beside, { number }: FigureWords): number | undefined {
  let digits: number | undefined;
  for (const other of beside) {
    if (other == null || other === value || number(other) !== number(value)) continue;
    digits = Math.max(digits ?? 0, digitsApart(value, other, 4));
  }
  return digits;
}

/**
 * A value in its unit. Beside values that it is held against it gets as many digits as it takes to tell them apart:
 * 59.996% misses 60%. Money without a label reads in dollars.
 */
export function inUnit(value: number | null, unit: MeasureUnit, words: FigureWords, beside: Beside = []): string {
  if (value === null) return NOTHING;
  const level = levelIn(value, unit, words);
  if (level !== undefined) return level;
  const digits = digitsBeside(value, beside, words);
  if (unit.kind === 'percent') return words.inPercent(value, digits);
  const written = words.number(value, digits);
  const label = labelOf(unit);
  if (isBefore(unit)) return written.replace(/^[-−]?/, (minus) => `${minus}${label}`);
  return label === '' ? written : `${written} ${label}`;
}

/** A target or a band in the unit; of a band the unit is said once where it stands behind the number. */
export function aimInUnit(aimed: Aimed, unit: MeasureUnit, words: FigureWords, beside: Beside = []): string {
  if (aimed === null || typeof aimed === 'number') return inUnit(aimed, unit, words, beside);
  const { value, low, high } = aimed;
  const said = (end: number) => inUnit(end, unit, words, beside);
  if (value !== undefined) return said(value);
  if (low === undefined) return high === undefined ? NOTHING : words.atMost(said(high));
  if (high === undefined) return words.atLeast(said(low));
  const isSaidOnce = unit.kind !== 'level' && !isBefore(unit);
  return words.between(isSaidOnce ? words.number(low, digitsBeside(low, beside, words)) : said(low), said(high));
}

/** What was expected of a value: a number is computed, and gets no more digits than a reader can use; a band is as agreed. */
export const expectedFigure = <Expected extends Aimed>(expected: Expected, value: number | null): Expected | number =>
  typeof expected === 'number' ? rounded(expected, [value]) : expected;

/** How far apart two values are: points between percentages, levels of a scale, else in the unit. */
export function apartInUnit(size: number, unit: MeasureUnit, words: FigureWords): string {
  if (unit.kind === 'percent') return words.points(size);
  return unit.kind === 'level' ? words.levels(size) : inUnit(size, unit, words);
}

/** The numbers in values, targets and bands: what stands beside each other, so that what differs looks different. */
export const numbersIn = (...aimed: readonly (Aimed | undefined)[]): Beside =>
  aimed.flatMap((each) => (each === null || typeof each !== 'object' ? [each] : [each.value, each.low, each.high]));
