/**
 * Two plans that come from one, made one again: by id and by field. What only one side changed is taken; what both
 * changed alike is taken once; what both changed otherwise is a conflict, in which ours stays.
 *
 * - Fields: each on its own. Lists of ids: what either added or took away. Reports, observations and targets: by
 *   day.
 * - Additions of both sides stand beside each other, theirs after the sibling that it came after.
 * - An edit against a removal is a conflict; so are two moves to different places, and two new orders of one list.
 * - Where the merged plan breaks a rule that neither side broke, that is a conflict too.
 */

import { findEntity, hasUniqueIds } from '../model/entity-index.js';
import { isEqual } from '../model/equal.js';
import { ownedEntities, ownedLists } from '../model/find.js';
import { freezePlain } from '../model/frozen.js';
import type { EntityKind, EntityOfKind, Plan } from '../model/generated/types.js';
import type { Issue, Path } from '../model/result.js';
import { checkPlan } from '../rules/check.js';

type AnyEntity = EntityOfKind[EntityKind];
type Fields = Readonly<Record<string, unknown>>;

/** Something that both sides changed otherwise; in the merged plan, ours stays. What is not there is undefined. */
export interface Conflict {
  /** Where it is: in our plan where we have the entity, else in theirs. */
  readonly path: Path;
  /** The id of the entity. */
  readonly id: string;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
  /** The rule that the merged plan breaks and neither side did, where that is the conflict. */
  readonly issue?: Issue;
}

/** A merged plan, and what to look at. */
export interface Merge {
  readonly plan: Plan;
  readonly conflicts: readonly Conflict[];
}

/** An entity where it stands on one side. */
interface Standing {
  readonly kind: EntityKind;
  readonly entity: AnyEntity;
  /** The id of what holds it; null for the plan. */
  readonly holder: string | null;
  readonly path: Path;
}

type Side = ReadonlyMap<string, Standing>;

/** Plan and organisation are one on all sides, whatever their ids. */
const PLAN = '\u0000plan';
const ORGANIZATION = '\u0000organization';

function sideOf(plan: Plan): Side {
  const side = new Map<string, Standing>();
  const enter = (kind: EntityKind, entity: AnyEntity, name: string, holder: string | null, path: Path): void => {
    side.set(name, { kind, entity, holder, path });
    for (const { key, kind: childKind } of ownedLists(kind)) {
      for (const [index, child] of ownedEntities(entity, key).entries()) {
        enter(childKind, child, child.id, name, [...path, key, index]);
      }
    }
  };
  enter('plan', plan, PLAN, null, []);
  enter('organization', plan.organization, ORGANIZATION, PLAN, ['organization']);
  return side;
}

/** Lists whose entries are known by their day. */
const DATED = new Set(['observations', 'reports', 'targets']);
/** Lists that are sets of ids, or of alignments. */
const SETS = new Set(['functionIds', 'unitIds', 'entityIds', 'alignsTo']);

interface Merging {
  readonly base: Side;
  readonly ours: Side;
  readonly theirs: Side;
  readonly conflicts: Conflict[];
}

const idOf = (name: string, { entity }: Standing) => (name === PLAN || name === ORGANIZATION ? entity.id : name);

function conflict(merging: Merging, name: string, rest: Path, base: unknown, ours: unknown, theirs: unknown): void {
  const where = merging.ours.get(name) ?? merging.theirs.get(name) ?? (merging.base.get(name) as Standing);
  merging.conflicts.push({ path: [...where.path, ...rest], id: idOf(name, where), base, ours, theirs });
}

/** A value of three: what only one side changed, or what both changed alike; ours, and a word, where they differ. */
function ofThree<T>(base: T, ours: T, theirs: T, differ: () => void): T {
  if (isEqual(ours, theirs) || isEqual(theirs, base)) return ours;
  if (isEqual(ours, base)) return theirs;
  differ();
  return ours;
}

type Dated = { readonly date: string };

/** Dated entries of three: those of a day are merged as one value. */
function datedOfThree(
  merging: Merging,
  name: string,
  key: string,
  base: readonly Dated[],
  ours: readonly Dated[],
  theirs: readonly Dated[],
): readonly Dated[] {
  if (isEqual(ours, theirs) || isEqual(theirs, base)) return ours;
  if (isEqual(ours, base)) return theirs;
  const [b, o, t] = [base, ours, theirs].map(groupedByDay) as [Days, Days, Days];
  const merged: Dated[] = [];
  const done = new Set<string>();
  const mergeDay = (date: string): void => {
    if (done.has(date)) return;
    done.add(date);
    const [was, our, their] = [b.get(date) ?? [], o.get(date) ?? [], t.get(date) ?? []];
    merged.push(
      ...ofThree(was, our, their, () => conflict(merging, name, [key, date], one(was), one(our), one(their))),
    );
  };
  for (const { date } of ours) mergeDay(date);
  for (const { date } of theirs) mergeDay(date);
  return merged;
}

type Days = ReadonlyMap<string, readonly Dated[]>;

function groupedByDay(entries: readonly Dated[]): Days {
  const days = new Map<string, Dated[]>();
  for (const entry of entries) days.set(entry.date, [...(days.get(entry.date) ?? []), entry]);
  return days;
}

const one = (entries: readonly unknown[]): unknown => (entries.length < 2 ? entries[0] : entries);

/** A set of three, as a list: ours with what they added, without what they took away. */
function setOfThree(
  base: readonly unknown[],
  ours: readonly unknown[],
  theirs: readonly unknown[],
): readonly unknown[] {
  if (isEqual(ours, theirs) || isEqual(theirs, base)) return ours;
  if (isEqual(ours, base)) return theirs;
  const has = (list: readonly unknown[], item: unknown) => list.some((each) => isEqual(each, item));
  const kept = ours.filter((item) => has(theirs, item) || !has(base, item));
  return [...kept, ...theirs.filter((item) => !has(base, item) && !has(ours, item))];
}

/** The own fields of an entity, merged; what it owns comes later. */
function fieldsOfThree(merging: Merging, name: string, kind: EntityKind): Record<string, unknown> {
  const [base, ours, theirs] = [merging.base, merging.ours, merging.theirs].map(
    (side) => side.get(name)?.entity as unknown as Fields | undefined,
  );
  if (ours === undefined || theirs === undefined) return { ...(ours ?? theirs) };
  const owned = new Set(ownedLists(kind).map(({ key }) => key));
  const merged: Record<string, unknown> = {};
  for (const key of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    if (owned.has(key) || (kind === 'plan' && key === 'organization')) continue;
    const [b, o, t] = [base?.[key], ours[key], theirs[key]];
    let value: unknown;
    if (DATED.has(key)) value = datedOfThree(merging, name, key, (b ?? []) as Dated[], o as Dated[], t as Dated[]);
    else if (Array.isArray(o) && Array.isArray(t) && SETS.has(key)) value = setOfThree((b ?? []) as unknown[], o, t);
    else value = ofThree(b, o, t, () => conflict(merging, name, [key], b, o, t));
    if (value !== undefined) merged[key] = value;
  }
  return merged;
}

/** The outermost of the entities around one, itself included, that a side has removed. */
function removedRoot(base: Side, side: Side, name: string): string {
  let root = name;
  for (let holder = base.get(name)?.holder; holder != null && !side.has(holder); holder = base.get(holder)?.holder) {
    root = holder;
  }
  return root;
}

/** Which entities the merged plan has, and what holds each. */
function placesOfThree(merging: Merging): ReadonlyMap<string, string | null> {
  const { base, ours, theirs } = merging;
  const isUntouched = new Map<string, boolean>();
  /** Whether a side left an entity, with all that it owned, where and as it was. */
  const leftAlone = (side: Side, root: string): boolean => {
    const key = `${side === ours ? 'ours' : 'theirs'} ${root}`;
    const known = isUntouched.get(key);
    if (known !== undefined) return known;
    const [was, now] = [base.get(root), side.get(root)];
    const alone =
      was !== undefined && now !== undefined && was.holder === now.holder && isEqual(was.entity, now.entity);
    isUntouched.set(key, alone);
    if (!alone) conflict(merging, root, [], was?.entity, ours.get(root)?.entity, theirs.get(root)?.entity);
    return alone;
  };
  const isThere = new Map<string, boolean>();
  for (const name of ours.keys()) {
    isThere.set(name, theirs.has(name) || !base.has(name) || !leftAlone(ours, removedRoot(base, theirs, name)));
  }
  for (const name of theirs.keys()) {
    if (ours.has(name)) continue;
    // What we removed and they changed stays removed, with a word.
    if (base.has(name)) leftAlone(theirs, removedRoot(base, ours, name));
    isThere.set(name, !base.has(name));
  }
  const places = new Map<string, string | null>();
  const placeOf = (name: string): string | null | undefined => {
    const known = places.get(name);
    if (known !== undefined || name === PLAN) return known ?? null;
    if (isThere.get(name) !== true) return undefined;
    const [b, o, t] = [base.get(name)?.holder, ours.get(name)?.holder, theirs.get(name)?.holder];
    let holder = o ?? t;
    if (o != null && t != null) {
      holder = ofThree(b, o, t, () => conflict(merging, name, [], b, o, t));
      // They moved it into what we removed: that is told of what we removed.
      if (placeOf(holder as string) === undefined) holder = o;
    }
    if (holder == null || (holder !== PLAN && placeOf(holder) === undefined)) return undefined;
    places.set(name, holder);
    return holder;
  };
  for (const name of isThere.keys()) placeOf(name);
  places.set(PLAN, null);
  return places;
}

/** The order of the entities in a list: the one that only one side changed, with the additions of the other. */
function orderOfThree(merging: Merging, holder: string, key: string, members: ReadonlySet<string>): readonly string[] {
  const listOn = (side: Side): readonly string[] => {
    const standing = side.get(holder);
    return standing === undefined ? [] : ownedEntities(standing.entity, key).map(({ id }) => id);
  };
  const [base, ours, theirs] = [listOn(merging.base), listOn(merging.ours), listOn(merging.theirs)];
  const onAll = new Set(base.filter((id) => ours.includes(id) && theirs.includes(id) && members.has(id)));
  const common = (list: readonly string[]) => list.filter((id) => onAll.has(id));
  const [b, o, t] = [common(base), common(ours), common(theirs)];
  const isTheirs = isEqual(o, b) && !isEqual(t, b);
  if (!isEqual(o, b) && !isEqual(t, b) && !isEqual(o, t)) conflict(merging, holder, [key], b, o, t);
  const [first, second] = isTheirs ? [theirs, ours] : [ours, theirs];
  const order = first.filter((id) => members.has(id));
  const placed = new Set(order);
  for (const [index, id] of second.entries()) {
    if (!members.has(id) || placed.has(id)) continue;
    let at = 0;
    for (let back = index - 1; back >= 0; back -= 1) {
      const place = order.indexOf(second[back] as string);
      if (place === -1) continue;
      at = place + 1;
      break;
    }
    order.splice(at, 0, id);
    placed.add(id);
  }
  // What a move left without a list on either side comes last.
  for (const id of members) if (!placed.has(id)) order.push(id);
  return order;
}

function assemble(merging: Merging, places: ReadonlyMap<string, string | null>): Plan {
  const { ours, theirs } = merging;
  const below = new Map<string, Map<string, Set<string>>>();
  for (const [name, holder] of places) {
    if (holder === null || name === ORGANIZATION) continue;
    const { kind } = (ours.get(name) ?? theirs.get(name)) as Standing;
    const { kind: holderKind } = (ours.get(holder) ?? theirs.get(holder)) as Standing;
    const key = ownedLists(holderKind).find((list) => list.kind === kind)?.key as string;
    const lists = below.get(holder) ?? new Map<string, Set<string>>();
    below.set(holder, lists.set(key, (lists.get(key) ?? new Set()).add(name)));
  }
  const build = (name: string): AnyEntity => {
    const [our, their] = [ours.get(name), theirs.get(name)];
    const { kind } = (our ?? their) as Standing;
    const entity = fieldsOfThree(merging, name, kind);
    if (kind === 'plan') entity['organization'] = build(ORGANIZATION);
    for (const { key } of ownedLists(kind)) {
      entity[key] = orderOfThree(merging, name, key, below.get(name)?.get(key) ?? new Set()).map(build);
    }
    // A side that the merge is equal to keeps its very object.
    for (const side of [our, their]) if (side !== undefined && isEqual(side.entity, entity)) return side.entity;
    return entity as unknown as AnyEntity;
  };
  return build(PLAN) as Plan;
}

/** What a plan has where an issue of the merged plan is; undefined where it has nothing there. */
function valueAt(plan: Plan, { id, path }: Issue, merged: Plan): unknown {
  const found = id === undefined ? undefined : findEntity(plan, id);
  const there = id === undefined ? undefined : findEntity(merged, id);
  let value: unknown = found?.entity;
  for (const step of path.slice(there?.path.length)) value = (value as Fields | undefined)?.[step];
  return value;
}

/**
 * Merges two plans that come from one. Pure data in, pure data out: the plan with ours kept where the sides conflict,
 * and the conflicts to resolve. Merging with an unchanged side gives the other side.
 *
 * Where an id names several entities on any side, nothing can be matched: a side that did not change gives way, and
 * otherwise the whole plan is one conflict.
 *
 * @example
 * ```ts
 * const ours = reviseDirection(examplePlan, { vision: 'Joy in learning' });
 * const theirs = reviseDirection(examplePlan, { mission: 'We serve schools' });
 * if (ours.ok && theirs.ok) mergePlans(examplePlan, ours.value.plan, theirs.value.plan).conflicts; // []
 * ```
 */
export function mergePlans(base: Plan, ours: Plan, theirs: Plan): Merge {
  if (isEqual(ours, theirs) || isEqual(theirs, base)) return { plan: ours, conflicts: [] };
  if (isEqual(ours, base)) return { plan: theirs, conflicts: [] };
  if (![base, ours, theirs].every(hasUniqueIds)) {
    return { plan: ours, conflicts: [{ path: [], id: ours.id, base, ours, theirs }] };
  }
  const merging: Merging = { base: sideOf(base), ours: sideOf(ours), theirs: sideOf(theirs), conflicts: [] };
  const crossed = crossedKinds(merging);
  if (crossed !== undefined) {
    const whole = [base, ours, theirs].map((side) => findEntity(side, crossed)?.entity);
    return {
      plan: ours,
      conflicts: [
        { path: merging.ours.get(crossed)?.path ?? [], id: crossed, base: whole[0], ours: whole[1], theirs: whole[2] },
      ],
    };
  }
  const plan = freezePlain(assemble(merging, placesOfThree(merging))) as Plan;
  const known = new Set([...checkPlan(ours), ...checkPlan(theirs)].map(({ code, id }) => `${code} ${id}`));
  for (const issue of checkPlan(plan)) {
    if (issue.severity !== 'error' || known.has(`${issue.code} ${issue.id}`)) continue;
    const [b, o, t] = [base, ours, theirs].map((side) => valueAt(side, issue, plan));
    merging.conflicts.push({ path: issue.path, id: issue.id ?? plan.id, base: b, ours: o, theirs: t, issue });
  }
  return { plan, conflicts: merging.conflicts };
}

/** An id that names things of different kinds on different sides: these cannot be matched. */
function crossedKinds({ base, ours, theirs }: Merging): string | undefined {
  for (const [name, { kind }] of ours) {
    for (const side of [theirs, base]) {
      const other = side.get(name);
      if (other !== undefined && other.kind !== kind) return name;
    }
  }
  for (const [name, { kind }] of theirs) {
    const other = base.get(name);
    if (other !== undefined && other.kind !== kind) return name;
  }
  return undefined;
}
