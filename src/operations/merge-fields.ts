/**
 * The fields of one entity, merged: what one side changed is taken, what both changed alike is taken once, and what
 * both changed otherwise is told, the preferred side kept. How a field merges is written in the structure of its kind.
 */
import { canonicalText, isEqual } from '../model/equal.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Report } from '../model/generated/types.js';
import type { Path } from '../model/result.js';
import type { Discontinuable } from '../model/step.js';
import { whenAsked } from '../model/when-asked.js';
import type { ConflictKind } from './conflict.js';
import { type DatedEntry, dayOfEntry } from './entries.js';

/** The fields of an entity, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** One value on the three sides of a merge. */
export interface Three<T> {
  readonly base: T;
  readonly preferred: T;
  readonly other: T;
}

/** Tells of a conflict: at which field, and further. */
export type Tell = (kind: ConflictKind, rest: Path, values: Three<unknown>) => void;

/** A value of three: what only one side changed, or what both changed alike; else the preferred one, told. */
export function mergeValue<T>({ base, preferred, other }: Three<T>, differ: () => void): T {
  if (isEqual(preferred, other) || isEqual(other, base)) return preferred;
  if (isEqual(preferred, base)) return other;
  differ();
  return preferred;
}

/** The side that alone changed a value, or both alike by being one object; undefined where both changed it. */
function changedByOne<T>({ base, preferred, other }: Three<T>): { readonly value: T } | undefined {
  if (preferred === other || isEqual(other, base)) return { value: preferred };
  return isEqual(preferred, base) ? { value: other } : undefined;
}

/** How often each entry is in a list, by its canonical text. */
function countsOf(entries: readonly unknown[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const entry of entries) {
    const text = canonicalText(entry);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return counts;
}

/** As many of each entry as said: those of the first list in their order, then what only the second has. */
function pick(first: readonly unknown[], second: readonly unknown[], wanted: ReadonlyMap<string, number>): unknown[] {
  const left = new Map(wanted);
  return [...first, ...second].filter((entry) => {
    const text = canonicalText(entry);
    const count = left.get(text) ?? 0;
    left.set(text, count - 1);
    return count > 0;
  });
}

/** A list as a set: the preferred one, with what the other added, without what it took away. */
function mergeSet({ base, preferred, other }: Three<readonly unknown[]>): readonly unknown[] {
  const [b, p, o] = [countsOf(base), countsOf(preferred), countsOf(other)];
  const wanted = new Map<string, number>();
  for (const text of new Set([...p.keys(), ...o.keys()])) {
    const [was, our, their] = [b.get(text) ?? 0, p.get(text) ?? 0, o.get(text) ?? 0];
    wanted.set(text, our === was ? their : their === was ? our : Math.max(our, their));
  }
  return pick(preferred, other, wanted);
}

/** An object of the host's own data, name by name. */
function mergeKeys(field: string, { base, preferred, other }: Three<Fields | undefined>, tell: Tell): unknown {
  const names = new Set([...Object.keys(preferred ?? {}), ...Object.keys(other ?? {})]);
  const at = (from: Fields | undefined, name: string) =>
    from !== undefined && Object.hasOwn(from, name) ? from[name] : undefined;
  const merged: [string, unknown][] = [];
  for (const name of names) {
    const values = { base: at(base, name), preferred: at(preferred, name), other: at(other, name) };
    const value = mergeValue<unknown>(values, () => tell('field', [field, name], values));
    if (value !== undefined) merged.push([name, value]);
  }
  const isCleared = merged.length === 0 && (preferred === undefined || other === undefined);
  return isCleared ? undefined : Object.fromEntries(merged);
}

function byDay(entries: readonly DatedEntry[]): ReadonlyMap<string, readonly DatedEntry[]> {
  const days = new Map<string, DatedEntry[]>();
  for (const entry of entries) {
    const day = days.get(dayOfEntry(entry));
    if (day === undefined) days.set(dayOfEntry(entry), [entry]);
    else day.push(entry);
  }
  return days;
}

const inOrder = (entries: readonly DatedEntry[]): boolean =>
  entries.every((entry, index) => index === 0 || dayOfEntry(entries[index - 1] as DatedEntry) <= dayOfEntry(entry));

/** One entry as itself, several as a list, none as undefined. */
const one = (entries: readonly unknown[]): unknown => (entries.length < 2 ? entries[0] : entries);

/** Entries with those that are equal to them. */
function byText(entries: readonly DatedEntry[]): ReadonlyMap<string, readonly DatedEntry[]> {
  const found = new Map<string, DatedEntry[]>();
  for (const entry of entries) {
    const text = canonicalText(entry);
    const equal = found.get(text);
    if (equal === undefined) found.set(text, [entry]);
    else equal.push(entry);
  }
  return found;
}

/** Whether a side has fewer of some entry than the base. */
const tookAway = (base: ReadonlyMap<string, number>, side: ReadonlyMap<string, number>): boolean =>
  [...base].some(([text, count]) => (side.get(text) ?? 0) < count);

/**
 * Amounts of one day, which add up: what either side recorded stands beside the other's. Equal ones of both sides may
 * be one or two, and are told. Where both took something away, the day is one value.
 */
function mergeAmounts(rest: Path, values: Three<readonly DatedEntry[]>, tell: Tell): readonly unknown[] {
  const { base, preferred, other } = values;
  const [b, p, o] = [countsOf(base), countsOf(preferred), countsOf(other)];
  if (tookAway(b, p) && tookAway(b, o)) {
    return mergeValue(values, () =>
      tell('field', rest, { base: one(base), preferred: one(preferred), other: one(other) }),
    );
  }
  const grouped = whenAsked(() => [base, preferred, other].map(byText));
  const wanted = new Map<string, number>();
  for (const text of new Set([...p.keys(), ...o.keys()])) {
    const [was, our, their] = [b.get(text) ?? 0, p.get(text) ?? 0, o.get(text) ?? 0];
    const bothAdded = our > was && their > was;
    wanted.set(text, bothAdded ? Math.max(our, their) : our + their - was);
    if (!bothAdded) continue;
    const [ofBase, ofPreferred, ofOther] = grouped().map((entries) => one(entries.get(text) ?? []));
    tell('both-added', rest, { base: ofBase, preferred: ofPreferred, other: ofOther });
  }
  return pick(preferred, other, wanted);
}

/** A list of dated entries, day by day. */
function mergeDated(
  field: string,
  lists: Three<readonly DatedEntry[]>,
  addsUp: boolean,
  tell: Tell,
): readonly unknown[] {
  const [base, preferred, other] = [byDay(lists.base), byDay(lists.preferred), byDay(lists.other)];
  const merged: DatedEntry[] = [];
  for (const day of new Set([...preferred.keys(), ...other.keys()])) {
    const values = { base: base.get(day) ?? [], preferred: preferred.get(day) ?? [], other: other.get(day) ?? [] };
    const entries = addsUp
      ? mergeAmounts([field, day], values, tell)
      : mergeValue<readonly unknown[]>(values, () =>
          tell('field', [field, day], {
            base: one(values.base),
            preferred: one(values.preferred),
            other: one(values.other),
          }),
        );
    for (const entry of entries as readonly DatedEntry[]) merged.push(entry);
  }
  if (!inOrder(lists.preferred) || !inOrder(lists.other)) return merged;
  return merged.sort((a, b) => (dayOfEntry(a) < dayOfEntry(b) ? -1 : dayOfEntry(a) > dayOfEntry(b) ? 1 : 0));
}

/**
 * Whether one side gave up what the other reported complete, or reported on at a later day, without knowing of it. To
 * hold both would tell a reader that it is done, or goes on, and is given up.
 */
function isGivenUpUnseen(base: Fields | undefined, giver: Fields, worker: Fields): boolean {
  const { discontinued } = giver as Discontinuable;
  if (discontinued === undefined || isEqual(discontinued, base?.['discontinued'])) return false;
  if (!isEqual(worker['discontinued'], base?.['discontinued'])) return false;
  const reportsOf = (side: Fields | undefined) => (side?.['reports'] ?? []) as readonly Report[];
  const seen = new Set([...reportsOf(base), ...reportsOf(giver)].map(canonicalText));
  return reportsOf(worker).some(
    (report) => (report.percentComplete === 100 || report.date > discontinued.date) && !seen.has(canonicalText(report)),
  );
}

/**
 * The own fields of an entity that both sides have, merged; what it owns comes later. `isSum` says whether the
 * observations in it add up. Where the base has no such entity, both sides added it.
 */
export function mergeFields(
  kind: EntityKind,
  { base, preferred, other }: Three<Fields> | (Omit<Three<Fields>, 'base'> & { readonly base: undefined }),
  isSum: boolean,
  tell: Tell,
): Record<string, unknown> {
  const merged: [string, unknown][] = [];
  for (const field of new Set([...Object.keys(preferred), ...Object.keys(other)])) {
    const { merge = 'value', entries } = structure[kind].fields[field] ?? {};
    if (merge === 'owned') continue;
    const values = { base: base?.[field], preferred: preferred[field], other: other[field] };
    if (
      field === 'discontinued' &&
      (isGivenUpUnseen(base, preferred, other) || isGivenUpUnseen(base, other, preferred))
    ) {
      tell('field', [field], values);
      if (values.preferred !== undefined) merged.push([field, values.preferred]);
      continue;
    }
    const value = (changedByOne(values) ?? { value: bothChanged() }).value;
    if (value !== undefined) merged.push([field, value]);

    function bothChanged(): unknown {
      // An entity that both sides added with equal fields is one.
      if (base === undefined && isEqual(values.preferred, values.other)) return values.preferred;
      const lists = { base: values.base ?? [], preferred: values.preferred ?? [], other: values.other ?? [] };
      switch (merge) {
        case 'keys':
          return mergeKeys(field, values as Three<Fields | undefined>, tell);
        case 'set': {
          const list = mergeSet(lists as Three<readonly unknown[]>);
          const isCleared = list.length === 0 && (values.preferred === undefined || values.other === undefined);
          return isCleared ? undefined : list;
        }
        case 'dated': {
          const addsUp = entries === 'Amount' || (entries === 'Observation' && isSum);
          return mergeDated(field, lists as Three<readonly DatedEntry[]>, addsUp, tell);
        }
        default:
          return mergeValue<unknown>(values, () => tell('field', [field], values));
      }
    }
  }
  return Object.fromEntries(merged);
}
