/**
 * One document being read: its elements are taken apart one by one, and what a plan has no place for is kept under
 * `extensions.stratml` of what it belongs to, and listed. Ids are made unique here.
 */

import { stratmlInEnglish } from '../messages/en/stratml.js';
import { issueMaker } from '../messages/issue.js';
import type { StratmlIssueParams, StratmlLossParams } from '../messages/stratml.js';
import type { Extensions, Json, UnitInput } from '../model/generated/types.js';
import { isVisible, MAX_ID_LENGTH } from '../model/json.js';
import { KEPT } from '../model/kept.js';
import type { Issue, Path } from '../model/result.js';
import type { Direction } from '../model/target.js';
import { readDays } from '../model/written-day.js';
import type { WrittenDays } from '../model/written-year.js';
import { asJson, type Element, saysSomething, textOf } from './element.js';
import { type Loss, type LossCode, lossOf, type Place } from './loss.js';
import { keyOf, takeOut, type Words } from './misfit.js';
import { choicesFor, placeIn } from './standard.js';
import type { Told } from './words.js';
import { fromWords } from './words.js';

export const issueOf = issueMaker(stratmlInEnglish);

/** Says which way is better for an indicator; undefined where it does not know. */
export type DirectionOf = (indicator: string) => Direction | undefined;

/** One document being read. */
export interface Reading {
  readonly losses: Loss[];
  readonly warnings: Issue[];
  /** How often each thing that is warned of once was found. */
  readonly counts: Map<
    string,
    { code: 'other-structure' | 'other-attribute' | 'blank-choice'; name: string; count: number }
  >;
  readonly ids: Set<string>;
  /** Identifiers of the document: no id is made that one of them has. */
  readonly reserved: ReadonlySet<string>;
  /** For an id that repeats, the number to try next. */
  readonly nextNumber: Map<string, number>;
  /** The first and the last day named so far. */
  days: { first: string; last: string } | undefined;
  /** Those that perform, by name. */
  readonly performers: Map<string, UnitInput>;
  readonly fiscalYearStart: string;
  readonly direction: DirectionOf | undefined;
  /** Whether what the document adds in words is read. */
  readonly readsWords: boolean;
  /** The words of each entity, by its place; those of an earlier reading of the document, without what did not fit. */
  readonly words: Map<string, Words>;
  /** Whether the first observation stands for a baseline that is not stated. */
  readonly assumesBaseline: boolean;
}

/** A document to read, or part of one. */
export function startReading(
  options: Partial<
    Pick<Reading, 'reserved' | 'fiscalYearStart' | 'direction' | 'readsWords' | 'words' | 'assumesBaseline'>
  > = {},
): Reading {
  return {
    losses: [],
    warnings: [],
    counts: new Map(),
    ids: new Set(),
    reserved: options.reserved ?? new Set(),
    nextNumber: new Map(),
    days: undefined,
    performers: new Map(),
    fiscalYearStart: options.fiscalYearStart ?? '07-01',
    direction: options.direction,
    readsWords: options.readsWords ?? true,
    words: options.words ?? new Map(),
    assumesBaseline: options.assumesBaseline ?? false,
  };
}

/** Warns of something. */
export function warn<Code extends keyof StratmlIssueParams & string>(
  { warnings }: Reading,
  code: Code,
  { path, id }: Pick<Place, 'path' | 'id'>,
  params: StratmlIssueParams[Code],
): void {
  warnings.push(issueOf(code, path, params, { severity: 'warning', id }));
}

/** Counts what is warned of once, however often it is found. */
export function count(
  { counts }: Reading,
  code: 'other-structure' | 'other-attribute' | 'blank-choice',
  name: string,
): void {
  const key = `${code} ${name}`;
  const known = counts.get(key);
  if (known === undefined) counts.set(key, { code, name, count: 1 });
  else known.count += 1;
}

/** The warnings of what was counted. */
export function warnOfCounts(reading: Reading): void {
  const top = { path: [] };
  for (const { code, name, count: times } of reading.counts.values()) {
    if (code === 'other-structure') warn(reading, code, top, { element: name, count: times });
    else warn(reading, code, top, { attribute: name, count: times });
  }
}

/** Lists what the plan has no place for. */
export function lose<Code extends LossCode>(
  { losses }: Reading,
  code: Code,
  place: Place,
  element: string,
  value: unknown,
  params: StratmlLossParams[Code],
): void {
  losses.push(lossOf(code, place, element, value, params));
}

/** An element whose children are taken one by one; what is left over is kept. */
export interface Source {
  readonly element: Element;
  readonly left: Set<Element>;
  /** What is left of children that were taken: their attributes, and elements in text. */
  readonly scraps: Element[];
  /** The children that such scraps are left of. */
  readonly scrapOf: Map<Element, Element>;
}

/** An element to take from; nothing can be taken from one that is not there. */
export const sourceOf = (element: Element = { name: '', attributes: {}, text: '', children: [] }): Source => ({
  element,
  left: new Set(element.children),
  scraps: [],
  scrapOf: new Map(),
});

/** All children of a name. */
export function takeAll({ element, left }: Source, name: string): readonly Element[] {
  const found = element.children.filter((child) => child.name === name && left.has(child));
  for (const child of found) left.delete(child);
  return found;
}

/** The first child of a name. */
export function takeOne({ element, left }: Source, name: string): Element | undefined {
  const found = element.children.find((child) => child.name === name && left.has(child));
  if (found !== undefined) left.delete(found);
  return found;
}

/** Leaves something over of a child that was taken. */
function leaveOver({ scraps, scrapOf }: Source, child: Element, scrap: Element): void {
  scraps.push(scrap);
  scrapOf.set(child, scrap);
}

/** The text of a child. Its attributes, and what elements there are in the text, are left over. */
export function takeText(source: Source, name: string): string {
  const found = takeOne(source, name);
  if (found === undefined) return '';
  if (found.children.length > 0 || Object.keys(found.attributes).length > 0)
    leaveOver(source, found, { ...found, text: '' });
  return textOf(found);
}

/** Whether words tell an id that can be one. */
const isId = (told: unknown): told is string => typeof told === 'string' && told !== '' && told.length <= MAX_ID_LENGTH;

/** An id that words tell and that cannot be one. */
export const unreadId = (told: Told, within: Path = []): readonly Path[] =>
  'id' in told && !isId(told['id']) ? [[...within, 'id']] : [];

/** The words of an entity, as they were read before or are read now. */
function wordsAt(reading: Reading, path: Path, text: string, unfitIn: (told: Told) => readonly Path[]): Words {
  const key = keyOf(path);
  const known = reading.words.get(key);
  if (known !== undefined) return known;
  const words: Words = { ...fromWords(text), unfit: [], renamed: [] };
  for (const steps of [...unreadId(words.told), ...unfitIn(words.told)]) takeOut(words, steps);
  reading.words.set(key, words);
  return words;
}

/**
 * The data in words in the OtherInformation of the entity at a place. The text before them is left over, to be kept,
 * with what of the words does not fit; `unfitIn` finds what would be passed over.
 */
export function takeWords(
  reading: Reading,
  source: Source,
  path: Path,
  unfitIn: (told: Told) => readonly Path[] = () => [],
): Told {
  const found = source.element.children.find((child) => child.name === 'OtherInformation' && source.left.has(child));
  if (found === undefined || !reading.readsWords) return {};
  const words = wordsAt(reading, path, found.text, unfitIn);
  const text = [words.text, ...words.unfit.flat()].filter((each) => each !== '').join('\n');
  if (text === found.text) return {};
  source.left.delete(found);
  leaveOver(source, found, { ...found, text });
  return words.told;
}

/** An element with its children, and theirs, in the standard's order. */
export function inOrder(element: Element): Element {
  const place = ({ name }: Element) => placeIn(element.name, name);
  return { ...element, children: element.children.map(inOrder).toSorted((a, b) => place(a) - place(b)) };
}

/** Counts the attributes that the standard does not have, or that are blank. */
function countAttributes(reading: Reading, { name, attributes }: Element): void {
  for (const [key, value] of Object.entries(attributes)) {
    if (choicesFor(name, key) === undefined) count(reading, 'other-attribute', key);
    else if (value.trim() === '') count(reading, 'blank-choice', key);
  }
}

/** Counts them in an element and all below. */
export function countAllAttributes(reading: Reading, element: Element): void {
  countAttributes(reading, element);
  for (const child of element.children) countAllAttributes(reading, child);
}

/** What is left over of an element as plain JSON, each piece listed as a loss. */
export function keptOf(
  reading: Reading,
  place: Place,
  { element, left, scraps, scrapOf }: Source,
  more: Readonly<Record<string, Json>> = {},
): Record<string, Json> {
  const inPlace = element.children.flatMap((child) => (left.has(child) ? [child] : (scrapOf.get(child) ?? [])));
  const leftovers = [...new Set([...inPlace, ...scraps])].filter(saysSomething);
  const elements = inOrder({ ...element, children: leftovers }).children;
  for (const child of elements) {
    const attributes = Object.entries(child.attributes).map(([name, value]) => `${name}="${value}"`);
    lose(reading, 'kept', place, child.name, textOf(child) || attributes.join(' ') || child.name, {});
  }
  const attributes = Object.entries(element.attributes).filter(([, value]) => value.trim() !== '');
  for (const [attribute, value] of attributes)
    lose(reading, 'attribute', place, element.name, `${attribute}="${value}"`, { attribute });
  if (element.text !== '') lose(reading, 'text-between', place, element.name, element.text, {});
  return {
    ...more,
    ...(elements.length === 0 ? {} : { elements: elements.map(asJson) }),
    ...(attributes.length === 0 ? {} : { attributes: Object.fromEntries(attributes) }),
    ...(element.text === '' ? {} : { text: element.text }),
  };
}

/** What was kept, as extensions; none where nothing was. */
export const extensionsWith = (kept: Readonly<Record<string, Json>>): { extensions?: Extensions } =>
  Object.keys(kept).length === 0 ? {} : { extensions: { [KEPT]: kept } };

/** What is left over of an element, kept in extensions and listed. */
export const keep = (reading: Reading, place: Place, source: Source) => extensionsWith(keptOf(reading, place, source));

/** An id that nothing has yet: the wanted one, or one with a number after it. */
function unusedId(reading: Reading, wanted: string, avoids: (id: string) => boolean): string {
  if (!avoids(wanted)) return wanted;
  const stem = wanted.slice(0, MAX_ID_LENGTH - 12);
  let number = reading.nextNumber.get(stem) ?? 2;
  while (avoids(`${stem}-${number}`)) number += 1;
  reading.nextNumber.set(stem, number + 1);
  return `${stem}-${number}`;
}

/**
 * An id of the plan: the one that the document tells in words, else its identifier, else one made from `fallback`.
 * One that repeats or is too long becomes another, with a loss.
 */
export function idFor(reading: Reading, given: string, told: unknown, fallback: string, place: Place): string {
  const inWords = isId(told) ? told : undefined;
  if (inWords !== undefined && !reading.ids.has(inWords)) {
    reading.ids.add(inWords);
    return inWords;
  }
  if (given === '') {
    const made = unusedId(
      reading,
      fallback.slice(0, MAX_ID_LENGTH),
      (id) => reading.ids.has(id) || reading.reserved.has(id),
    );
    reading.ids.add(made);
    return made;
  }
  const wanted = given.length > MAX_ID_LENGTH ? given.slice(0, MAX_ID_LENGTH - 20) : given;
  const id = unusedId(
    reading,
    wanted,
    (each) => reading.ids.has(each) || (each !== given && reading.reserved.has(each)),
  );
  reading.ids.add(id);
  if (id !== given)
    lose(reading, 'renamed', { ...place, id }, 'Identifier', given, {
      given: given.slice(0, MAX_ID_LENGTH),
      id,
      because: wanted === given ? 'repeated' : 'too-long',
    });
  return id;
}

/** A name, else another that is not blank; what stands for a missing name is warned of. */
export function nameFrom(
  reading: Reading,
  place: Pick<Place, 'path'>,
  element: string,
  names: readonly string[],
  fallback: string,
): string {
  const [first] = names;
  if (first !== undefined && isVisible(first)) return first;
  const other = names.find(isVisible);
  const name = other ?? fallback;
  warn(reading, 'unnamed', place, { element, name: name.slice(0, 100) });
  return name;
}

/** Whether text stands for one that is not written yet. */
export const isPlaceholder = (text: string): boolean =>
  /^(?:\[.*\]|tbd|to be determined\.?|n\/?a|not applicable|none|unspecified|-+)$/is.test(text.trim());

/** Remembers that a day was named. */
export function remember(reading: Reading, ...days: readonly (string | undefined)[]): void {
  for (const day of days) {
    if (day === undefined) continue;
    const { first, last } = reading.days ?? { first: day, last: day };
    reading.days = { first: day < first ? day : first, last: day > last ? day : last };
  }
}

/** The time that text means, remembered where it can be but one; an order of days in numbers is not stated. */
export function daysIn(reading: Reading, text: string): WrittenDays | undefined {
  const { fiscalYearStart } = reading;
  const days = readDays(text, { fiscalYearStart, order: undefined, years: 'calendar' });
  if (days?.readings.length === 1) remember(reading, days.readings[0].start, days.readings[0].end);
  return days;
}
