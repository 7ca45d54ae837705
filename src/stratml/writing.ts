/**
 * One document being written: identifiers that XML allows, elements that conform to the standard, and in words what
 * there is no element for. What an element says is found by reading it as any reader would, so that words add exactly
 * what is missing.
 */

import { isEqual } from '../model/equal.js';
import { walkPlan } from '../model/find.js';
import type { Extensions, Json, Plan } from '../model/generated/types.js';
import { KEPT } from '../model/kept.js';
import type { Path } from '../model/result.js';
import { conformChildren } from './conform.js';
import {
  asJson,
  attributesFrom,
  type Element,
  element,
  elementsFrom,
  isRecord,
  leaf,
  saysSomething,
} from './element.js';
import { type Loss, lossOf, type Place } from './loss.js';
import { childrenIn, choicesFor, fitsIn, identifierFrom, type StratmlPart } from './standard.js';
import { byName } from './told.js';
import type { Told } from './words.js';
import { withWords } from './words.js';
import { writable } from './xml.js';

/** One document being written. */
export interface Writing {
  readonly part: StratmlPart;
  readonly losses: Loss[];
  /** Identifiers that were kept: none is made that is one of them. */
  readonly kept: Set<string>;
  /** The identifier of each id. */
  readonly identifiers: Map<string, string>;
  /** The identifier of each kept one that XML does not allow. */
  readonly ofKept: Map<string, string>;
  /** Kept identifiers that stand somewhere already. */
  readonly placed: Set<string>;
  readonly taken: Set<string>;
  readonly nextNumber: Map<string, number>;
}

/** An identifier that nothing else in the document has. */
function unusedIdentifier({ kept, taken, nextNumber }: Writing, id: string): string {
  const stem = identifierFrom(id);
  let written = stem;
  let number = nextNumber.get(stem) ?? 2;
  for (; taken.has(written) || (written !== id && kept.has(written)); number += 1) written = `${stem}-${number}`;
  nextNumber.set(stem, number);
  taken.add(written);
  return written;
}

/** What has an identifier in each part. */
const NAMED: Readonly<Record<StratmlPart, ReadonlySet<string>>> = {
  1: new Set(['organization', 'goal', 'strategy']),
  2: new Set(['plan', 'organization', 'goal', 'strategy', 'measure']),
};

/** Starts to write a plan: whatever has an identifier has it from the start, so that it can be referred to. */
export function startWriting(plan: Plan, part: StratmlPart): Writing {
  const writing: Writing = {
    part,
    losses: [],
    kept: new Set(),
    identifiers: new Map(),
    ofKept: new Map(),
    placed: new Set(),
    taken: new Set(),
    nextNumber: new Map(),
  };
  const collect = ({ name, text, children }: Element): void => {
    if (name === 'Identifier' && writable(text) !== '') writing.kept.add(writable(text));
    children.forEach(collect);
  };
  const named = new Set<string>();
  for (const { kind, entity } of walkPlan(plan)) {
    // Part 1 has measures in words alone, as they are.
    if (part === 1 && kind === 'measure') continue;
    if (NAMED[part].has(kind)) named.add(entity.id);
    const { elements, fields } = keptIn(entity.extensions);
    for (const each of [...elements, ...elementsFrom(fields['results'])]) collect(each);
  }
  for (const id of named) writing.identifiers.set(id, unusedIdentifier(writing, id));
  for (const text of writing.kept) {
    if (identifierFrom(text) !== text) writing.ofKept.set(text, unusedIdentifier(writing, text));
  }
  return writing;
}

/** The identifier of an entity; one that is not its id is a loss. */
export function identifierOf(writing: Writing, place: Place): Element {
  const id = place.id ?? '';
  const written = writing.identifiers.get(id) ?? unusedIdentifier(writing, id);
  writing.identifiers.set(id, written);
  if (written !== id) {
    const because = identifierFrom(id) === id ? 'repeated' : 'not-xml';
    writing.losses.push(lossOf('renamed', place, 'Identifier', id, { given: id, id: written, because }));
  }
  return leaf('Identifier', written);
}

/** Text as an element, without what XML cannot hold. */
export const textElement = (name: string, text: string): Element => leaf(name, writable(text));

/** Text as an element, where the standard lets it stand there. */
export const leafIf = ({ part }: Writing, name: string, text: string): readonly Element[] =>
  fitsIn(part, name, text) ? [leaf(name, text)] : [];

/** What a reading kept of an entity. */
export interface KeptParts {
  readonly elements: readonly Element[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, unknown>>;
}

const keptFields = (extensions: Extensions | undefined): KeptParts['fields'] => {
  const own: unknown = extensions?.[KEPT];
  return isRecord(own) ? own : {};
};

/** What a reading kept of an entity. */
export function keptIn(extensions: Extensions | undefined): KeptParts {
  const fields = keptFields(extensions);
  return { elements: elementsFrom(fields['elements']), attributes: attributesFrom(fields['attributes']), fields };
}

/**
 * Kept elements with identifiers that are valid and unique, and references to others as this document has them; blank
 * ones go.
 */
export function putBack(writing: Writing, place: Place, elements: readonly Element[]): readonly Element[] {
  return elements.flatMap((each): Element[] => {
    const text = writable(each.text);
    const put: Element = { ...each, text, children: putBack(writing, place, each.children) };
    if (each.name === 'Identifier') {
      if (text !== '') return [{ ...put, text: keptIdentifier(writing, place, text) }];
      return saysSomething(put) ? [put] : [];
    }
    if (each.name !== 'ReferentIdentifier') return [put];
    return [{ ...put, text: writing.identifiers.get(text) ?? writing.ofKept.get(text) ?? text }];
  });
}

/** A kept identifier as this document has it; another than it was is a loss. */
function keptIdentifier(writing: Writing, place: Place, text: string): string {
  const reserved = writing.placed.has(text) ? undefined : writing.ofKept.get(text);
  writing.placed.add(text);
  const written = reserved ?? unusedIdentifier(writing, text);
  if (written !== text) {
    const because = identifierFrom(text) === text ? 'repeated' : 'kept';
    writing.losses.push(lossOf('renamed', place, 'Identifier', text, { given: text, id: written, because }));
  }
  return written;
}

/** The text of OtherInformation, apart from the other elements; what more there is of it has no place. */
export function otherApart(elements: readonly Element[]): {
  readonly other: string;
  readonly others: readonly Element[];
  readonly misfits: readonly Element[];
} {
  const [first, ...more] = elements.filter(({ name }) => name === 'OtherInformation');
  // One that says more than its text is told as a whole: words take the place of what of it an element could hold.
  const saysMore = first !== undefined && saysSomething({ ...first, text: '' });
  return {
    other: first?.text ?? '',
    others: elements.filter(({ name }) => name !== 'OtherInformation'),
    misfits: [...(saysMore ? [first] : []), ...more.filter(saysSomething)],
  };
}

/** An entity to be written. */
export interface Written {
  readonly name: string;
  readonly place: Place;
  readonly extensions: Extensions | undefined;
  /** The elements that say what the entity is; they conform. */
  readonly made: readonly Element[];
  /** Further kept elements. */
  readonly kept?: readonly Element[];
}

/** An element with what was kept put back, and what did not fit. */
export interface Assembled {
  readonly element: Element;
  /** The text of OtherInformation. */
  readonly other: string;
  readonly misfits: Told;
  /** All that was kept, as this document has it. */
  readonly kept: readonly Json[];
}

/** Puts an element together, without its words. */
export function assembled(writing: Writing, { name, place, extensions, made, kept = [] }: Written): Assembled {
  const parts = keptIn(extensions);
  const back = putBack(writing, place, parts.elements);
  const hasOther = childrenIn(writing.part, name)?.some(([child]) => child === 'OtherInformation') === true;
  const { other, others, misfits: scraps } = hasOther ? otherApart(back) : { other: '', others: back, misfits: [] };
  const conformed = conformChildren(writing.part, name, made, [...others, ...kept]);
  const misfits = [...scraps, ...conformed.unfit];
  const [fitting, unfit]: [Record<string, string>, Record<string, string>] = [{}, {}];
  for (const [key, value] of Object.entries(parts.attributes)) {
    if (choicesFor(name, key)?.includes(value) === true) fitting[key] = value;
    else unfit[key] = value;
  }
  return {
    element: element(name, conformed.children, fitting),
    other,
    kept: back.filter(saysSomething).map(asJson),
    misfits: {
      ...(misfits.length === 0 ? {} : { elements: misfits.map(asJson) }),
      ...(Object.keys(unfit).length === 0 ? {} : { attributes: unfit }),
    },
  };
}

/** An element with text and words in its OtherInformation. */
export function withOther({ part }: Writing, given: Element, other: string, told: Told): Element {
  const text = withWords(other, told);
  if (text === '') return given;
  const { children } = conformChildren(part, given.name, [...given.children, leaf('OtherInformation', text)], []);
  return { ...given, children };
}

/**
 * An element with its words. Where what was kept would not be read back in its order, words tell all of it;
 * `keptOnReading` finds what a reader keeps.
 */
export function worded(
  writing: Writing,
  { element: given, other, misfits, kept }: Assembled,
  wordsWith: (misfits: Told) => Told,
  keptOnReading: (written: Element) => unknown,
): { readonly written: Element; readonly words: Told } {
  const words = wordsWith(misfits);
  const written = withOther(writing, given, other, words);
  if (kept.length === 0 || isEqual(keptOnReading(written), kept)) return { written, words };
  const all = wordsWith({ ...misfits, elements: kept });
  return { written: withOther(writing, given, other, all), words: all };
}

/** The kept elements of an entity that was read. */
export const elementsKept = ({ extensions }: { readonly extensions?: unknown }): unknown =>
  keptFields(extensions as Extensions | undefined)['elements'] ?? [];

/** Extensions that words must tell: the host's own, and what was kept and does not fit. */
export function extensionsTold(extensions: Extensions | undefined, misfits: Told, known: ReadonlySet<string>): Told {
  const { [KEPT]: own, ...others } = extensions ?? {};
  const rest = Object.entries(isRecord(own) ? own : {}).filter(([name]) => !known.has(name));
  const kept = byName({ ...Object.fromEntries(rest as [string, Json][]), ...misfits });
  const isForeign = own !== undefined && !isRecord(own);
  const all = {
    ...others,
    ...(isForeign ? { [KEPT]: own } : Object.keys(kept).length === 0 ? {} : { [KEPT]: kept as Json }),
  };
  if (Object.keys(all).length > 0) return { extensions: all as Json };
  const isEmpty = extensions !== undefined && (own === undefined || Object.keys(own as object).length === 0);
  return isEmpty ? { extensions } : {};
}

/** Lists what is told in words: StratML has no element for it. */
export function loseToWords(
  { losses }: Writing,
  place: Place,
  element: string,
  told: Told,
  except: ReadonlySet<string>,
): void {
  const list = (path: Path, value: unknown) => losses.push(lossOf('in-words', { ...place, path }, element, value, {}));
  for (const [name, value] of Object.entries(told)) {
    if (!except.has(name) && value !== undefined) list([...place.path, name], value);
  }
}
