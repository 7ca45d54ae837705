/** What a document adds in words, joined with what its elements say; and the other way round, what words must add. */
import { isEqual } from '../model/equal.js';
import type { Json } from '../model/generated/types.js';
import { GROUPS } from '../model/groups.js';
import { dense, type Told } from './words.js';

/** Whether a value is an object and no list. */
export const isRecord = (value: unknown): value is Readonly<Record<string, Json>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The names whose values are joined key by key, and those whose lists are joined end to end. */
const isJoined = (name: string) => name === 'extensions' || name === 'stratml' || name === 'attributes';
const isAppended = (name: string) => name === 'elements' || name === 'results';

/** Whether an element says nothing that another does not say. */
function isPartOf(part: Json | undefined, whole: Json | undefined): boolean {
  if (Array.isArray(part)) {
    const left = Array.isArray(whole) ? [...(whole as readonly Json[])] : [];
    return (part as readonly Json[]).every((each) => {
      const at = left.findIndex((other) => isPartOf(each, other));
      if (at === -1) return false;
      left.splice(at, 1);
      return true;
    });
  }
  if (!isRecord(part)) return part === whole;
  return isRecord(whole) && Object.entries(part).every(([name, value]) => isPartOf(value, whole[name]));
}

/** What an element is looked up by: its name, and what its children say that hold text. */
function keysOf(element: Json): readonly string[] {
  if (!isRecord(element)) return [''];
  const { name, children } = element;
  const leaves = Array.isArray(children) ? (children as readonly Json[]).filter(isRecord) : [];
  return [name, ...leaves.filter((leaf) => 'text' in leaf).map((leaf) => [name, leaf['name'], leaf['text']])].map(
    (key) => JSON.stringify(key),
  );
}

/** So many are looked at for one, so that a hostile document is read in bounded time. */
const MOST_TRIED = 50;

/** Elements with those that words tell: one told takes the place of what of it an element could hold. */
function joined(native: readonly Json[], told: readonly Json[]): readonly Json[] {
  const byKey = new Map<string, Json[]>();
  for (const each of told) {
    for (const key of new Set(keysOf(each))) {
      const alike = byKey.get(key);
      if (alike === undefined) byKey.set(key, [each]);
      else alike.push(each);
    }
  }
  const placed = new Set<Json>();
  const inPlace = native.map((each) => {
    const alike = byKey.get(keysOf(each).at(-1) as string) ?? [];
    const at = alike.slice(0, MOST_TRIED).findIndex((other) => !placed.has(other) && isPartOf(each, other));
    if (at === -1) return each;
    const [found] = alike.splice(at, 1) as [Json];
    placed.add(found);
    return found;
  });
  return [...inPlace, ...told.filter((each) => !placed.has(each))];
}

/** Native data with what words add: a value told takes the place of one there, and `none` takes it away. */
export function merged(native: Told, told: Told, except: ReadonlySet<string> = new Set()): Told {
  const result: Record<string, Json | undefined> = { ...native };
  for (const [name, value] of Object.entries(told)) {
    if (except.has(name)) continue;
    const there = result[name];
    if (value === undefined) delete result[name];
    else if (isJoined(name) && isRecord(value)) result[name] = merged(isRecord(there) ? there : {}, value) as Json;
    else if (isAppended(name) && Array.isArray(there) && Array.isArray(value))
      result[name] = joined(there as readonly Json[], dense(value) as readonly Json[]);
    else result[name] = dense(value) as Json;
  }
  return result;
}

/** The groups that words tell of, in their order, without gaps. */
export const toldGroups = (told: Told): readonly Told[] => {
  const list: unknown = told[GROUPS];
  return Array.isArray(list) ? list.filter(isRecord) : [];
};

/** The entries of a list that words tell of, each taken once. */
export interface ToldEntries {
  /** What words tell of the entry at an index: the one told there, or, where results were added or taken away since, one of its day. */
  take(index: number, date: string | undefined): Told | undefined;
  /** Entries that words alone tell, beyond the ones that elements hold. */
  rest(from: number): readonly Told[];
}

/** The entries of a list that words tell of. */
export function toldEntries(told: Told, list: string): ToldEntries {
  const given: unknown = told[list];
  const entries = new Map<number, Told>();
  const byDate = new Map<Json | undefined, number[]>();
  // Gaps stand for entries that elements hold and words say nothing of.
  for (const [key, entry] of Array.isArray(given) ? Object.entries(given) : []) {
    if (!isRecord(entry)) continue;
    const index = Number(key);
    entries.set(index, entry);
    const { date } = entry;
    const there = byDate.get(date);
    if (there === undefined) byDate.set(date, [index]);
    else there.push(index);
  }
  const taken = (index = -1): Told | undefined => {
    const entry = entries.get(index);
    entries.delete(index);
    return entry;
  };
  return {
    take(index, date) {
      const there = entries.get(index);
      const told = there?.['date'];
      if (there !== undefined && (date === undefined || told === undefined || told === date)) return taken(index);
      return date === undefined ? undefined : taken(byDate.get(date)?.find((each) => entries.has(each)));
    },
    rest: (from) =>
      [...entries]
        .filter(
          ([index, entry]) =>
            index >= from && (list === 'withheld' || 'value' in entry || 'low' in entry || 'high' in entry),
        )
        .map(([, entry]) => dense(entry as Json) as Told),
  };
}

/** Entries of a list that another does not hold. */
function missingIn(native: readonly unknown[], wanted: readonly Json[]): readonly Json[] {
  const left = [...native];
  return wanted.filter((entry) => {
    const at = left.findIndex((each) => isEqual(each, entry));
    if (at === -1) return true;
    left.splice(at, 1);
    return false;
  });
}

const NONE: ReadonlySet<string> = new Set();

/** What words must add to what elements say, so that reading gives the wanted data. */
export function additions(native: Told, wanted: Told, except: ReadonlySet<string> = NONE): Told {
  const told: Record<string, Json | undefined> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const there = native[name];
    if (except.has(name) || isEqual(there, value)) continue;
    if (isJoined(name) && isRecord(value) && there !== undefined) {
      const added = additions((there ?? {}) as Told, value as Told);
      if (Object.keys(added).length > 0) told[name] = added as Json;
    } else if (isAppended(name) && Array.isArray(value)) {
      const missing = missingIn(Array.isArray(there) ? there : [], value);
      if (missing.length > 0) told[name] = missing;
    } else if (!(Array.isArray(value) && value.length === 0 && there === undefined)) told[name] = value;
  }
  for (const name of Object.keys(native)) {
    if (!except.has(name) && !isAppended(name) && native[name] !== undefined && wanted[name] === undefined)
      told[name] = undefined;
  }
  return told;
}

/**
 * What words add to the dated entries of a list; those that read as wanted are gaps, but for their day where words add
 * to another of that day and would be taken for theirs.
 */
export function additionsTo(native: readonly unknown[], wanted: readonly unknown[]): readonly Json[] | undefined {
  const told: Json[] = [];
  const days = new Set<string>();
  const entries = wanted as readonly { readonly date: string }[];
  for (const [index, entry] of entries.entries()) {
    const added = additions((native[index] ?? {}) as Told, entry as unknown as Told);
    if (Object.keys(added).length === 0) continue;
    told[index] = { date: entry.date, ...added } as Json;
    days.add(entry.date);
  }
  for (const [index, { date }] of entries.entries()) if (days.has(date)) told[index] ??= { date };
  return told.length === 0 ? undefined : told;
}
