/**
 * Data in words: what StratML has no element for is written into OtherInformation, a line for each value
 * (`direction: decrease`, `targets 2, low: 85`), and read back from there. Names are those of the model, split into
 * words; lists are counted from one; text that would read as something else stands in quotation marks.
 */
import type { Json } from '../model/generated/types.js';

/** The line after which data in words begins. */
export const MARKER = 'What StratML has no element for, in words:';

/** Data as it is read from words: lists may have gaps, where words name only some of their entries. */
export type Told = { readonly [name: string]: Json | undefined };

/** Stands for a field that is absent. */
export const ABSENT = undefined;

const NAME = /^[a-z]+(?:[A-Z][a-z]+)*$/;
const wordsOf = (name: string) =>
  NAME.test(name) ? name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`) : quote(name);
const nameOf = (words: string) => words.replace(/ ([a-z])/g, (_all, letter: string) => letter.toUpperCase());

/** JSON text of nothing but characters that XML can hold on one line. */
const quote = (text: string) =>
  JSON.stringify(text).replace(
    /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const LITERALS: ReadonlySet<string> = new Set(['none', 'null', 'true', 'false', '[]', '{}']);
const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]?\d+)?$/i;
const PLAIN =
  /^[^\s"\p{Cc}\p{Cs}\ufffe\uffff\u2028\u2029](?:[^\p{Cc}\p{Cs}\ufffe\uffff\u2028\u2029]*[^\s\p{Cc}\p{Cs}\ufffe\uffff\u2028\u2029])?$/u;
const isPlain = (text: string) => !LITERALS.has(text) && !NUMBER.test(text) && PLAIN.test(text);

function valueToWords(value: Json | undefined): string {
  if (value === undefined) return 'none';
  if (typeof value === 'string') return isPlain(value) ? value : quote(value);
  return typeof value === 'object' && value !== null ? (Array.isArray(value) ? '[]' : '{}') : String(value);
}

/** Writes data in words, a line for each value. Gaps in lists are passed over. */
export function toWords(data: Told): readonly string[] {
  const lines: string[] = [];
  const write = (label: string, value: Json | undefined): void => {
    if (Array.isArray(value) && value.length > 0) {
      // Gaps are passed over, however long they are.
      for (const [index, item] of Object.entries(value as readonly Json[]))
        write(`${label} ${Number(index) + 1}`, item);
    } else if (typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length > 0) {
      for (const [name, item] of Object.entries(value)) write(`${label}, ${wordsOf(name)}`, item);
    } else lines.push(`${label}: ${valueToWords(value)}`);
  };
  for (const [name, value] of Object.entries(data)) write(wordsOf(name), value);
  return lines;
}

/** A label is names with the places in lists, between commas; then a colon. */
const STEP = /^(?:([a-z]+(?: [a-z]+)*)|("(?:[^"\\]|\\.)*"))((?: [1-9]\d{0,6})*)(, |: )/;

interface Line {
  readonly steps: readonly (string | number)[];
  readonly value: Json | undefined;
}

/** Text in quotation marks. */
function unquoted(text: string): string | undefined {
  try {
    return JSON.parse(text) as string;
  } catch {
    return undefined;
  }
}

function valueIn(text: string): Json | undefined {
  switch (text) {
    case 'none':
      return ABSENT;
    case 'null':
      return null;
    case 'true':
      return true;
    case 'false':
      return false;
    case '[]':
      return [];
    case '{}':
      return {};
    default:
      if (NUMBER.test(text)) return Number(text);
      return text.startsWith('"') ? (unquoted(text) ?? text) : text;
  }
}

/** The deepest label that is read. */
const MOST_STEPS = 200;

function lineFrom(line: string): Line | undefined {
  const steps: (string | number)[] = [];
  let rest = line;
  while (steps.length < MOST_STEPS) {
    const found = STEP.exec(rest);
    if (found === null) return undefined;
    const [all, words, quoted, places = '', end] = found;
    const name = words === undefined ? unquoted(quoted as string) : nameOf(words);
    if (name === undefined || name === '__proto__') return undefined;
    steps.push(
      name,
      ...places
        .split(' ')
        .slice(1)
        .map((place) => Number(place) - 1),
    );
    rest = rest.slice(all.length);
    if (end === ': ') return { steps, value: valueIn(rest.trim()) };
  }
  return undefined;
}

type Branch = { [name: string]: unknown } | unknown[];
const isBranch = (value: unknown): value is Branch => typeof value === 'object' && value !== null;

/** Enters a value at the end of its steps; false where a value stands in the way. */
function enter(root: Branch, { steps, value }: Line): boolean {
  let at = root;
  for (const [index, step] of steps.entries()) {
    const isLast = index === steps.length - 1;
    if (Array.isArray(at) !== (typeof step === 'number')) return false;
    const holder = at as Record<string | number, unknown>;
    if (isLast) {
      holder[step] = value;
      return true;
    }
    if (!Object.hasOwn(holder, step)) holder[step] = typeof steps[index + 1] === 'number' ? [] : {};
    const next = holder[step];
    if (!isBranch(next)) return false;
    at = next;
  }
  return false;
}

/** Where the last line is that is the marker and nothing else; -1 where there is none. */
function lastMarker(text: string): number {
  let at = text.lastIndexOf(MARKER);
  const isLine = (start: number) =>
    /(?:^|\n)[ \t\r]*$/.test(text.slice(Math.max(0, start - 80), start)) &&
    /^[ \t\r]*(?:\n|$)/.test(text.slice(start + MARKER.length, start + MARKER.length + 80));
  while (at > 0 && !isLine(at)) at = text.lastIndexOf(MARKER, at - 1);
  return isLine(at) ? at : -1;
}

/** Text, with the data in words at its end taken off. */
export function fromWords(text: string): { readonly text: string; readonly told: Told } {
  const start = lastMarker(text);
  if (start === -1) return { text, told: {} };
  const told: { [name: string]: Json } = {};
  const others: string[] = [];
  for (const line of text.slice(start + MARKER.length).split('\n')) {
    const read = lineFrom(line.trim());
    if (read === undefined || !enter(told, read)) others.push(line.trim());
  }
  return { text: [text.slice(0, start).trim(), ...others].filter((each) => each !== '').join('\n'), told };
}

/** Text with data in words at its end. */
export function withWords(text: string, told: Told): string {
  const lines = toWords(told);
  // Text that holds words of its own is closed by a marker, so that they are not read for the words of today.
  if (lines.length === 0) return text.includes(MARKER) ? `${text}\n\n${MARKER}` : text;
  return `${text === '' ? '' : `${text}\n\n`}${MARKER}\n${lines.join('\n')}`;
}

/** Data without gaps in its lists. */
export function dense(value: Json | undefined): Json | undefined {
  if (Array.isArray(value)) return Object.values(value).map((item: Json) => dense(item) ?? null);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, item]): [string, Json | undefined] => [name, dense(item)]);
  return Object.fromEntries(entries.filter((entry): entry is [string, Json] => entry[1] !== undefined));
}
