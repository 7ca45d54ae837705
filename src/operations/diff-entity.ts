/**
 * What leads from one entity to another of the same id and kind, without what they own: field by field, each by the
 * operation that changes it.
 */

import { canonicalText, isEqual } from '../model/equal.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Extensions, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { capital } from '../model/nouns.js';
import { fieldsOf, operation } from './applying.js';
import { type EntryOperations, entryOperations } from './entries.js';
import type { Operation } from './generated/operations.js';
import { fieldOperation, ownValue } from './structural.js';

type Fields = Readonly<Record<string, unknown>>;

/** The longest rising run through numbers, as the set of its values: what need not move. */
export function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const number of numbers) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    before.set(number, tails[low - 1]);
    tails[low] = number;
  }
  const run = new Set<number>();
  for (let last = tails.at(-1); last !== undefined; last = before.get(last)) run.add(last);
  return run;
}

/** A list of entries turned into another: what to take out and what to put in, keeping as many as can be. */
function entriesDiff<T>(
  before: readonly T[],
  after: readonly T[],
): { readonly out: readonly number[]; readonly into: readonly number[] } {
  const places = new Map<string, number[]>();
  for (let index = after.length - 1; index >= 0; index -= 1) {
    const text = canonicalText(after[index]);
    const known = places.get(text);
    if (known === undefined) places.set(text, [index]);
    else known.push(index);
  }
  // Each entry is paired with an equal one, first with first; of the pairs, the longest run in order stays.
  const twins = before.map((entry) => places.get(canonicalText(entry))?.pop());
  const kept = longestRise(twins.filter((twin) => twin !== undefined));
  const indexes = (entries: readonly T[]) => [...entries.keys()];
  return {
    out: indexes(before).filter((index) => !kept.has(twins[index] ?? -1)),
    into: indexes(after).filter((index) => !kept.has(index)),
  };
}

interface Entry {
  readonly date: string;
}

/** The operations that turn a list of dated entries into another. */
function datedDiff(
  id: string,
  { record, withdraw, entry }: EntryOperations,
  before: readonly Entry[],
  after: readonly Entry[],
): Operation[] {
  const isByDay = withdraw === 'removeObservation';
  const onSameDays = before.length === after.length && before.every(({ date }, index) => date === after[index]?.date);
  if (isByDay && onSameDays) {
    return after.flatMap((corrected, at) =>
      isEqual(corrected, before[at])
        ? []
        : [operation('correctObservation', { id, date: corrected.date, [entry]: corrected, at })],
    );
  }
  const { out, into } = entriesDiff(before, after);
  return [
    ...out.toReversed().map((at) => {
      const gone = before[at] as Entry;
      return operation(withdraw, { id, ...(isByDay ? { date: gone.date } : { [entry]: gone }), at });
    }),
    ...into.map((at) => {
      // At the end, which is where entries are made, the place goes without saying.
      const atEnd = at === after.length - 1 && out.length === 0;
      return operation(record, { id, [entry]: after[at], ...(atEnd ? {} : { at }) });
    }),
  ];
}

/** What `revise` must change of the host's own data, key by key; undefined where only all at once will do. */
function extensionChanges(
  before: Extensions | undefined,
  after: Extensions | undefined,
): Extensions | null | undefined {
  if (after === undefined) return null;
  const keys = new Set([...Object.keys(before ?? {}), ...Object.keys(after)]);
  const changes: Record<string, unknown> = {};
  for (const key of keys) {
    const [was, is] = [ownValue(before, key), ownValue(after, key)];
    if (is === null && was !== null) return undefined;
    if (!isEqual(was, is)) changes[key] = is ?? null;
  }
  // Taking the last key away takes all away.
  return Object.keys(after).length === 0 && before !== undefined ? undefined : (changes as Extensions);
}

/** The changes that `revise` makes from one entity to another, and what it cannot change. */
function revisions(kind: EntityKind, before: Fields, after: Fields) {
  const changes: Record<string, unknown> = {};
  const others: Operation[] = [];
  for (const field of structure[kind].revisable) {
    if (isEqual(before[field], after[field])) continue;
    if (field !== 'extensions') {
      changes[field] = after[field] ?? null;
      continue;
    }
    const own = after[field] as Extensions | undefined;
    const changed = extensionChanges(before[field] as Extensions | undefined, own);
    if (changed !== undefined) changes[field] = changed;
    else others.push(operation('setExtensions', { id: after['id'], extensions: own ?? null }));
  }
  return { changes: Object.keys(changes).length === 0 ? undefined : changes, others };
}

/** What leads from one entity to another of the same id and kind, without what they own. */
export function fieldsDiff(kind: EntityKind, before: AnyEntity, after: AnyEntity): Operation[] {
  if (before === after) return [];
  const { id } = after;
  const [old, now] = [fieldsOf(before), fieldsOf(after)];
  const { changes, others } = revisions(kind, old, now);
  const found = changes === undefined ? others : [operation(`revise${capital(kind)}`, { id, changes }), ...others];
  for (const [field, { changedBy }] of Object.entries(structure[kind].fields)) {
    if (changedBy === null || isEqual(old[field], now[field])) continue;
    const entries = entryOperations(kind, field);
    if (entries === undefined) found.push(fieldOperation(kind, id, field, now[field]));
    else {
      const dated = datedDiff(id, entries, old[field] as readonly Entry[], now[field] as readonly Entry[]);
      for (const each of dated) found.push(each);
    }
  }
  return found;
}

/** The plan's own fields and its organization's. */
export function rootsDiff(a: Plan, b: Plan): Operation[] {
  const found: Operation[] = [];
  const [old, now] = [fieldsOf(a), fieldsOf(b)];
  const direction = Object.entries(structure.plan.fields)
    .filter(([field, { changedBy }]) => changedBy === 'reviseDirection' && old[field] !== now[field])
    .map(([field]) => [field, now[field] ?? null]);
  if (direction.length > 0) found.push(operation('reviseDirection', Object.fromEntries(direction)));
  for (const [type, kind, before, after] of [
    ['revisePlan', 'plan', old, now],
    ['reviseOrganization', 'organization', fieldsOf(a.organization), fieldsOf(b.organization)],
  ] as const) {
    const { changes, others } = revisions(kind, before, after);
    if (changes !== undefined) found.push(operation(type, { changes }));
    for (const each of others) found.push(each);
  }
  return found;
}
