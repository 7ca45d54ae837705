/** Cells as people fill them in: text, numbers in any style, percents, amounts of money, nothing, and what is masked. */

import { timesTen } from '../model/decimal.js';

/** Text longer than this is no number, day or status word. */
const LONGEST = 80;

/** How numbers are written in a sheet: which sign divides the whole from the parts. */
export type DecimalSign = '.' | ',';

/**
 * A Date that a reader made of a cell: the day, where it is midnight UTC. Any other instant may be midnight elsewhere, on
 * another day, and is written such that nothing takes it for a day.
 */
function textOfDate(date: Date): string {
  if (Number.isNaN(date.getTime())) return '';
  const [day = '', time] = date.toISOString().split('T');
  return time === '00:00:00.000Z' ? day : `Date ${date.toISOString()}`;
}

/** A cell as text without surrounding white space. */
export function textOf(cell: unknown): string {
  switch (typeof cell) {
    case 'string':
      return unguarded(cell.trim()).trim();
    case 'number':
      return Number.isFinite(cell) ? String(cell) : '';
    case 'boolean':
      return cell ? 'TRUE' : 'FALSE';
    default:
      return cell instanceof Date ? textOfDate(cell) : '';
  }
}

const FORMULA = /^['\s]*[=+\-@]|^'*[\t\r]/;

/**
 * Text that a spreadsheet would take for a formula, with an apostrophe before it, which makes it text; other text as it
 * is. Reading a sheet takes the apostrophe away again.
 *
 * @example guardCell('=HYPERLINK("x")') // '\'=HYPERLINK("x")'
 * @example guardCell('Coach teachers') // 'Coach teachers'
 */
export const guardCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);

const unguarded = (text: string): string => (text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text);

const NOTHING =
  /^(?:|n\/?\s?a\.?|#n\/a|tb[dac]|to be (?:determined|decided|announced)|none|null|nil|not (?:available|applicable|reported)|pending|[-–—.]+|\?+)$/i;

/** Whether a mark says that something is not so. */
export const isNo = (text: string): boolean => /^(?:no?|false|non)$/i.test(text);

/** A mark that something is so or not, as project tools have one for milestones. */
export const isFlag = (text: string): boolean => isNo(text) || /^(?:yes|y|true|sí|si|oui)$/i.test(text);

/** Whether a cell says that there is nothing: blank, "n/a", "TBD", a dash. */
export const isNothing = (text: string): boolean => text.length <= LONGEST && NOTHING.test(text);

const ERROR =
  /^#(?:ref|value|name|div\/0|null|num|spill|calc|error|field|connect|blocked|unknown|circular reference|unparseable|overflow|no match|invalid [a-z ]{1,30}|incorrect [a-z ]{1,30})[!?]?$/i;

/** Whether a cell says that a formula of the spreadsheet has failed: "#REF!", "#DIV/0!". */
export const isFailed = (text: string): boolean => text.length <= LONGEST && ERROR.test(text);

const MASKED =
  /^(?:\*+\s?%?|[<>≤≥]=?\s*\d+(?:[.,]\d+)?\s*%?|n\s*[<≤]=?\s*\d+|s|ds|\(d\)|suppressed|masked|redacted|withheld|not shown|too (?:few|small))$/i;

/** Whether a value was observed but is masked: `*`, `<5`, "suppressed". */
export const isMasked = (text: string): boolean => text.length <= LONGEST && MASKED.test(text);

/** A number as it was written. */
export interface WrittenNumber {
  readonly value: number;
  readonly percent: boolean;
  readonly currency: string | null;
}

const CURRENCY = /^(?:US\$|USD|EUR|GBP|CAD|[$€£¥])\s*|\s*(?:US\$|USD|EUR|GBP|CAD|[$€£¥])$/i;
const PERCENT = /\s*%$|\s+(?:percent|pct\.?)$/i;
/** Powers of ten. */
const SCALES: Readonly<Record<string, number>> = { k: 3, thousand: 3, m: 6, million: 6, bn: 9, billion: 9 };
const PLAIN = /^\d+(?:\.\d+)?(?:e[+-]?\d+)?$|^\.\d+$/i;
/** Groups of thousands, two or more, which no decimal sign divides. */
const GROUPS = /^[1-9]\d{0,2}(?:(?:\.\d{3}){2,}|(?:,\d{3}){2,})$/;
const grouped = { '.': /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/, ',': /^\d{1,3}(?:\.\d{3})+(?:,\d+)?$/ } as const;

/** A number as people write it, or undefined: "1,204", "$1,250.00", "48.2%", "(1,000)", "1.2 million". */
export function readNumber(cell: unknown, decimal: DecimalSign): WrittenNumber | undefined {
  if (typeof cell === 'number') {
    return Number.isFinite(cell) ? { value: cell, percent: false, currency: null } : undefined;
  }
  let text = textOf(cell);
  if (text === '' || text.length > LONGEST) return undefined;
  text = text.replace(/[\s\u00a0\u202f]+/g, ' ').replace(/^[−–]/, '-');
  let currency = /^[^\d(-]{1,4}(?=\()/.test(text) ? (CURRENCY.exec(text)?.[0].trim() ?? null) : null;
  if (currency !== null) text = text.replace(CURRENCY, '');
  let sign = 1;
  if (text.startsWith('(') && text.endsWith(')')) {
    sign = -1;
    text = text.slice(1, -1).trim();
  }
  const minus = /^[+-]\s*/.exec(text)?.[0];
  if (minus !== undefined) {
    if (minus.startsWith('-')) sign = -sign;
    text = text.slice(minus.length);
  }
  currency ??= CURRENCY.exec(text)?.[0].trim() ?? null;
  if (currency !== null) text = text.replace(CURRENCY, '');
  const percent = PERCENT.test(text);
  if (percent) text = text.replace(PERCENT, '');
  const scale = /(?<=\d)\s*(k|thousand|m|million|bn|billion)$/i.exec(text);
  if (scale !== null) text = text.slice(0, scale.index);
  const value = digitsOf(text, decimal);
  if (value === undefined) return undefined;
  const scaled = scale === null ? value : timesTen(value, SCALES[(scale[1] as string).toLowerCase()] as number);
  return { value: scaled === 0 ? 0 : sign * scaled, percent, currency };
}

function digitsOf(text: string, decimal: DecimalSign): number | undefined {
  let digits = text.replace(/(?<=\d)[ '’](?=\d{3}(?:\D|$))/g, '');
  if (GROUPS.test(digits)) digits = digits.replace(/[.,]/g, '');
  else if (grouped[decimal].test(digits)) digits = digits.replaceAll(decimal === '.' ? ',' : '.', '');
  if (decimal === ',') digits = digits.replace(',', '.');
  if (!PLAIN.test(digits)) return undefined;
  const value = Number(digits);
  return Number.isFinite(value) ? value : undefined;
}

const COMMA_DECIMAL = /^\D{0,4}(?:\d{1,3}(?:\.\d{3})+,\d+|\d+,(?:\d{1,2}|\d{4,}))\D{0,4}$/;
const POINT_DECIMAL = /^\D{0,4}(?:\d{1,3}(?:,\d{3})+\.\d+|\d*\.(?:\d{1,2}|\d{4,}))\D{0,4}$/;

/** The decimal sign of a column of cells, by those that can be read in one way only; a point where none tells. */
export function decimalSignOf(cells: Iterable<unknown>): DecimalSign {
  let [commas, points] = [0, 0];
  for (const cell of cells) {
    if (typeof cell !== 'string' || cell.length > LONGEST) continue;
    const text = cell.trim();
    if (COMMA_DECIMAL.test(text)) commas += 1;
    else if (POINT_DECIMAL.test(text)) points += 1;
  }
  return commas > 0 && points === 0 ? ',' : '.';
}

/** Text for an issue or a loss: short, on one line. */
export function shown(cell: unknown): string {
  const text = (typeof cell === 'string' ? cell.slice(0, 200).trim() : textOf(cell)).replace(/\s+/g, ' ');
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
