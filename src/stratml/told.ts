/** What a document adds in words, joined with what its elements say; and the other way round, what words must add. */
import { isEqual } from '../model/equal.js';
import type { Json } from '../model/generated/types.js';
import { GROUPS } from '../model/groups.js';
import { isRecord } from './element.js';
import { joined, listTold } from './kept-list.js';
import { dense, type Told } from './words.js';

/** The names whose values are joined key by key, and those whose lists are joined end to end. */
const isJoined = (name: string) => name === 'extensions' || name === 'stratml' || name === 'attributes';
const isAppended = (name: string) => name === 'elements' || name === 'results';

const NONE: ReadonlySet<string> = new Set();

/**
 * Native data with what words add: a value told takes the place of one there, and `none` takes it away. `parent` is the
 * element that kept ones stood in.
 */
export function merged(native: Told, told: Told, parent: string, except: ReadonlySet<string> = NONE): Told {
  const result: Record<string, Json | undefined> = { ...native };
  for (const [name, value] of Object.entries(told)) {
    if (except.has(name)) continue;
    const there = result[name];
    if (value === undefined) delete result[name];
    else if (isJoined(name) && isRecord(value))
      result[name] = merged(isRecord(there) ? there : {}, value, parent) as Json;
    else if (isAppended(name) && Array.isArray(there) && Array.isArray(value))
      result[name] = joined(there as readonly Json[], dense(value) as readonly Json[], parent);
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
  const byDate = new Map<Json | undefined, { readonly indexes: number[]; from: number }>();
  // Gaps stand for entries that elements hold and words say nothing of.
  for (const [key, entry] of Array.isArray(given) ? Object.entries(given) : []) {
    if (!isRecord(entry)) continue;
    const index = Number(key);
    entries.set(index, entry);
    const { date } = entry;
    const there = byDate.get(date);
    if (there === undefined) byDate.set(date, { indexes: [index], from: 0 });
    else there.indexes.push(index);
  }
  /** The first of a day that is not taken: what is taken is passed over once. */
  const firstOf = (date: string): number | undefined => {
    const there = byDate.get(date);
    if (there === undefined) return undefined;
    while (there.from < there.indexes.length && !entries.has(there.indexes[there.from] as number)) there.from += 1;
    return there.indexes[there.from];
  };
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
      return date === undefined ? undefined : taken(firstOf(date));
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

/** What was kept, its names in order: which were read from elements, and which from words, does not show in it. */
export const byName = (kept: Told): Told =>
  Object.fromEntries(Object.entries(kept).toSorted(([a], [b]) => (a < b ? -1 : 1)));

/** What words must add to what elements say, so that reading gives the wanted data. */
export function additions(native: Told, wanted: Told, parent: string, except: ReadonlySet<string> = NONE): Told {
  const told: Record<string, Json | undefined> = {};
  for (const [name, value] of Object.entries(wanted)) {
    const there = native[name];
    if (except.has(name) || isEqual(there, value)) continue;
    if (isJoined(name) && isRecord(value) && there !== undefined) {
      const added = additions((there ?? {}) as Told, value as Told, parent);
      if (Object.keys(added).length > 0) told[name] = byName(added) as Json;
    } else if (isAppended(name) && Array.isArray(value)) {
      const list = listTold((Array.isArray(there) ? there : []) as readonly Json[], value, parent);
      if (list.length > 0) told[name] = list;
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
export function additionsTo(
  native: readonly unknown[],
  wanted: readonly unknown[],
  parent: string,
): readonly Json[] | undefined {
  const told: Json[] = [];
  const days = new Set<string>();
  const entries = wanted as readonly { readonly date: string }[];
  for (const [index, entry] of entries.entries()) {
    const added = additions((native[index] ?? {}) as Told, entry as unknown as Told, parent);
    if (Object.keys(added).length === 0) continue;
    told[index] = { date: entry.date, ...added } as Json;
    days.add(entry.date);
  }
  for (const [index, { date }] of entries.entries()) if (days.has(date)) told[index] ??= { date };
  return told.length === 0 ? undefined : told;
}
