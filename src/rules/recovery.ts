/**
 * Reading a document of which some does not fit its shape: the nearest list entries that do not fit are left out, so
 * that the rules can be checked on the rest. What was left out is remembered, so that no rule speaks of its absence,
 * and paths can be told as they are in the document that was given.
 */
import { entityKinds, ownedLists } from '../model/find.js';
import type { Plan } from '../model/generated/types.js';
import type { Issue, Path } from '../model/result.js';
import type { Unread } from './context.js';
import { readShape } from './read.js';

/** The places of a document on the way to what is left out. */
interface Place {
  readonly below: Map<string | number, Place>;
  /** The entries of this list that are left out. */
  readonly leftOut: Set<number>;
}

const newPlace = (): Place => ({ below: new Map(), leftOut: new Set() });

/** Where on a path the nearest list entry stands; -1 where there is none. */
const entryOn = (path: Path): number => path.findLastIndex((step) => typeof step === 'number');

/** Marks the nearest list entry on a path as left out; says whether there is one. */
function leaveOut(root: Place, path: Path): boolean {
  const last = entryOn(path);
  if (last === -1) return false;
  let place = root;
  for (const step of path.slice(0, last)) {
    const next = place.below.get(step) ?? newPlace();
    place.below.set(step, next);
    place = next;
  }
  place.leftOut.add(path[last] as number);
  return true;
}

/** Which entries of a list stay, in order. */
const kept = (list: readonly unknown[], { leftOut }: Place): number[] => {
  const indexes: number[] = [];
  for (let index = 0; index < list.length; index += 1) if (!leftOut.has(index)) indexes.push(index);
  return indexes;
};

/** A copy of what leads to the places, without what is left out; everything else stays the same objects. */
function without(value: unknown, place: Place): unknown {
  if (Array.isArray(value)) {
    return kept(value, place).map((index) => {
      const next = place.below.get(index);
      return next === undefined ? value[index] : without(value[index], next);
    });
  }
  const copy = { ...(value as Record<string, unknown>) };
  for (const [step, next] of place.below) copy[step] = without(copy[step], next);
  return copy;
}

/** Ids are looked for this deep in what is left out: deeper than entities of a plan can stand. */
const DEEPEST = 20;

/** Every id in a value that is left out, of itself and of what is below it. */
function collectIds(value: unknown, ids: Set<unknown>, depth = 0): void {
  if (typeof value !== 'object' || value === null || depth > DEEPEST) return;
  // The keys of a list are its entries, however long it says that it is.
  for (const key of Object.keys(value)) {
    const item = (value as Readonly<Record<string, unknown>>)[key];
    if (key === 'id') ids.add(item);
    else if (key !== 'extensions') collectIds(item, ids, depth + 1);
  }
}

/** Lists of which an entry that could not be read may say that a goal is served. */
const SERVING: ReadonlySet<string> = new Set(['goals', 'strategies', 'alsoServes']);

/** Lists that hold entities, which have ids. */
const ENTITY_LISTS: ReadonlySet<string> = new Set(
  entityKinds.flatMap((kind) => ownedLists(kind).map(({ key }) => key)),
);

/** Whether what is left out at a path is an entity of which the id cannot be told. */
function isNameless(input: unknown, path: Path): boolean {
  const last = entryOn(path);
  if (!ENTITY_LISTS.has(String(path[last - 1]))) return false;
  let value = input;
  for (const step of path.slice(0, last + 1)) value = (value as Readonly<Record<string | number, unknown>>)[step];
  return typeof (value as { readonly id?: unknown } | null)?.id !== 'string';
}

/** A plan without what could not be read. */
export interface Recovered {
  readonly plan: Plan;
  readonly unread: Unread;
  /** A path in the plan as it is in the document that was given. */
  originalPath(path: Path): Path;
}

type Fields = Readonly<Record<string, unknown>>;

/** Notes the ids of what is left out, and which entities of the plan have lists that were not read in full. */
function unreadBelow(
  original: unknown,
  read: unknown,
  place: Place,
  key: string,
  holder: object,
  unread: { ids: Set<unknown>; lists: Map<object, Set<string>>; mayServe: boolean },
): void {
  if (Array.isArray(original)) {
    if (place.leftOut.size > 0) {
      const lists = unread.lists.get(holder) ?? new Set<string>();
      unread.lists.set(holder, lists.add(key));
      unread.mayServe ||= SERVING.has(key);
      for (const index of place.leftOut) collectIds(original[index], unread.ids);
    }
    for (const [at, index] of kept(original, place).entries()) {
      const next = place.below.get(index);
      if (next !== undefined) unreadBelow(original[index], (read as readonly unknown[])[at], next, key, holder, unread);
    }
    return;
  }
  const [given, known] = [original, read] as [Fields, Fields];
  // A period or a revision is no entity: its lists are its entity's.
  const isEntity = Object.hasOwn(known, 'id');
  for (const [step, next] of place.below)
    unreadBelow(given[step], known[step], next, isEntity ? String(step) : key, isEntity ? known : holder, unread);
}

/** A path of the plan that was read, counted as in the document that was given. */
function originalPathIn(root: Place, path: Path): Path {
  let place: Place | undefined = root;
  const original: (string | number)[] = [];
  for (const step of path) {
    let at = step;
    if (typeof step === 'number' && place !== undefined) {
      let index = step;
      for (const leftOut of [...place.leftOut].sort((a, b) => a - b)) if (leftOut <= index) index += 1;
      at = index;
    }
    original.push(at);
    place = place?.below.get(at);
  }
  return original;
}

/** How often entries are left out anew because what holds them does not fit without them. */
const MOST_ROUNDS = 8;

/**
 * The plan without what does not fit; undefined where something does not fit that is in no list, or where the
 * document is so strange that it cannot be read at all.
 */
export function recoverPlan(input: unknown, misfits: readonly Issue[]): Recovered | undefined {
  try {
    const root = newPlace();
    let paths: readonly Path[] = misfits.map(({ path }) => path);
    let isNamelessLeftOut = false;
    for (let round = 0; round < MOST_ROUNDS; round += 1) {
      if (!paths.every((path) => leaveOut(root, path))) return undefined;
      isNamelessLeftOut ||= paths.some((path) => isNameless(input, path));
      const read = readShape('Plan', without(input, root));
      if (read.ok) {
        const unread = { ids: new Set<unknown>(), lists: new Map<object, Set<string>>(), mayServe: false };
        unreadBelow(input, read.value, root, '', read.value, unread);
        return {
          plan: read.value,
          unread: isNamelessLeftOut ? { ...unread, ids: null } : unread,
          originalPath: (path) => originalPathIn(root, path),
        };
      }
      paths = read.issues.map(({ path }) => originalPathIn(root, path));
    }
  } catch {
    // It reads otherwise than it did when it was found not to fit.
  }
  return undefined;
}
