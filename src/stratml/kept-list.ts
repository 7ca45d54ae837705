/**
 * Lists of kept elements, those that a document holds joined with those that its words tell. Each takes time in step
 * with the length of its lists, whatever they hold.
 */
import { canonicalText, isEqual } from '../model/equal.js';
import type { Json } from '../model/generated/types.js';
import { isRecord } from './element.js';
import { placeIn } from './standard.js';

type List = readonly Json[];

/** What an element may be looked up by, the most telling last: its name, its text, what its children say. */
function keysOf(element: Json): readonly string[] {
  if (!isRecord(element)) return [''];
  const { name, text, children } = element;
  const leaves = Array.isArray(children) ? (children as List).filter(isRecord) : [];
  const keys: Json[] = [name as Json];
  if (text !== undefined) keys.push([name as Json, text]);
  for (const leaf of leaves) if ('text' in leaf) keys.push([name, leaf['name'], leaf['text']] as Json);
  return keys.map((key) => JSON.stringify(key));
}

/** So many are looked at for one, so that a hostile document is read in bounded time. */
const MOST_TRIED = 50;

/** Elements that are found by what they say, each once: the first that fits, as its place in the list. */
function finderIn(list: List): (element: Json) => number {
  const byKey = new Map<string, { readonly places: number[]; from: number }>();
  for (const [place, each] of list.entries()) {
    for (const key of new Set(keysOf(each))) {
      const alike = byKey.get(key);
      if (alike === undefined) byKey.set(key, { places: [place], from: 0 });
      else alike.places.push(place);
    }
  }
  const taken = new Set<number>();
  return (element) => {
    const alike = byKey.get(keysOf(element).at(-1) as string);
    if (alike === undefined) return -1;
    const { places } = alike;
    for (let at = alike.from; at < Math.min(places.length, alike.from + MOST_TRIED); at += 1) {
      const place = places[at] as number;
      const isTaken = taken.has(place);
      if (!isTaken && !isPartOf(element, list[place])) continue;
      // Those before it move up, so that what is left to look at stands together.
      places.copyWithin(alike.from + 1, alike.from, at);
      alike.from += 1;
      if (isTaken) continue;
      taken.add(place);
      return place;
    }
    return -1;
  };
}

/** Whether an element says nothing that another does not say. */
function isPartOf(part: Json | undefined, whole: Json | undefined): boolean {
  if (Array.isArray(part)) {
    if (!Array.isArray(whole) || whole.length < part.length) return false;
    const find = finderIn(whole as List);
    return (part as List).every((each) => find(each) !== -1);
  }
  if (!isRecord(part)) return part === whole;
  return isRecord(whole) && Object.entries(part).every(([name, value]) => isPartOf(value, whole[name]));
}

/**
 * Kept elements of a parent with those that words tell: one told takes the place of what of it an element could hold.
 * Where words tell all of them, they stand as told; else in the standard's order.
 */
export function joined(native: List, told: List, parent: string): List {
  const find = finderIn(told);
  const found = native.map(find);
  if (!found.includes(-1)) return told;
  const placed = new Set(found);
  const all = [
    ...native.map((each, index) => (found[index] === -1 ? each : (told[found[index] as number] as Json))),
    ...told.filter((_, place) => !placed.has(place)),
  ];
  return inPlaces(parent, all);
}

/** Kept elements in the order that the standard has for children of their parent. */
export function inPlaces(parent: string, list: List): List {
  const place = (each: Json) => placeIn(parent, isRecord(each) ? String(each['name']) : '');
  return list.toSorted((a, b) => place(a) - place(b));
}

/** Entries of a list that another does not hold. */
function missingIn(native: List, wanted: List): List {
  const left = new Map<string, number>();
  for (const each of native) left.set(canonicalText(each), (left.get(canonicalText(each)) ?? 0) + 1);
  return wanted.filter((each) => {
    const key = canonicalText(each);
    const times = left.get(key) ?? 0;
    left.set(key, times - 1);
    return times <= 0;
  });
}

/** What words must tell of kept elements: those that are missing, or all where only so they come back in their order. */
export function listTold(native: List, wanted: List, parent: string): List {
  const missing = missingIn(native, wanted);
  const isEnough = (told: List) => isEqual(joined(native, told, parent), wanted);
  return isEnough(missing) || !isEnough(wanted) ? missing : wanted;
}
