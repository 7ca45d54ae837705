/**
 * Which entities a merged plan holds, and where: what either side added stays, what one side removed goes unless the
 * other worked on it, and what one side moved stands there. Kinds nest in one order, so that two moves never close a
 * circle.
 */
import { isEqual } from '../model/equal.js';
import { kindInList, ownedEntities, ownedLists } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import type { ConflictKind } from './conflict.js';
import { type Fields, mergeValue, type Three } from './merge-fields.js';

/** An entity where it stands on one side. */
export interface Standing {
  readonly kind: EntityKind;
  readonly entity: AnyEntity;
  /** The name of what holds it; null for the plan. */
  readonly holder: string | null;
  readonly list: string;
  readonly at: number;
}

/** The entities of one side by name. */
export type Side = ReadonlyMap<string, Standing>;

/** Entities of two kinds are never one, whatever their ids. */
export const nameOf = (kind: EntityKind, { id }: AnyEntity) => `${kind}\u0000${id}`;

/** The plan and its organization are one on all sides, whatever their ids. */
export const PLAN = 'plan';
export const ORGANIZATION = 'organization';

/** The three sides, and where conflicts go. */
export interface Merging extends Three<Side> {
  /**
   * Tells of a conflict over the entity of a name: the field concerned, where it is one, and the values. `lost` names
   * an entity of the other side that gave way to it.
   */
  tell(kind: ConflictKind, name: string, rest: readonly string[], values: Three<unknown>, lost?: string): void;
}

/** The entities of a plan by name. */
export function sideOf(plan: Plan): Side {
  const side = new Map<string, Standing>();
  const enterLists = (kind: EntityKind, entity: AnyEntity, name: string): void => {
    for (const { key, kind: childKind } of ownedLists(kind)) {
      const children = ownedEntities(entity, key);
      for (let at = 0; at < children.length; at += 1) {
        const child = children[at] as AnyEntity;
        const childName = nameOf(childKind, child);
        side.set(childName, { kind: childKind, entity: child, holder: name, list: key, at });
        enterLists(childKind, child, childName);
      }
    }
  };
  side.set(PLAN, { kind: 'plan', entity: plan, holder: null, list: '', at: 0 });
  enterLists('plan', plan, PLAN);
  side.set(ORGANIZATION, { kind: 'organization', entity: plan.organization, holder: PLAN, list: '', at: 0 });
  enterLists('organization', plan.organization, ORGANIZATION);
  return side;
}

/** The names of the entities in a list, as the side knows them. */
function namesIn(side: Side, holder: string, list: string): readonly string[] {
  const standing = side.get(holder);
  if (standing === undefined) return [];
  const kind = kindInList(standing.kind, list) as EntityKind;
  return ownedEntities(standing.entity, list).map((entity) => nameOf(kind, entity));
}

/** Whether a side changed an entity that it kept: its fields, its place, or what was put into it, and in which order. */
function isTouched(was: Standing, now: Standing): boolean {
  if (was.holder !== now.holder) return true;
  if (was.entity === now.entity) return false;
  const [before, after] = [was.entity, now.entity] as unknown as [Fields, Fields];
  for (const field of new Set([...Object.keys(before), ...Object.keys(after)])) {
    if (structure[now.kind].fields[field]?.merge === 'owned') continue;
    if (!isEqual(before[field], after[field])) return true;
  }
  return ownedLists(now.kind).some(({ key }) => {
    const places = new Map(ownedEntities(was.entity, key).map(({ id }, index) => [id, index]));
    let last = -1;
    return ownedEntities(now.entity, key).some(({ id }) => {
      const place = places.get(id) ?? -1;
      const isNewOrMoved = place <= last;
      last = place;
      return isNewOrMoved;
    });
  });
}

/**
 * What goes because one side removed it. What the other side left as it was goes without a word. Where it worked on
 * something in it, that is told, and the preferred side decides over all of it. What the other side moved out is
 * looked at alone.
 */
function removals(merging: Merging, remover: 'preferred' | 'other'): Removals {
  const keeper = remover === 'preferred' ? 'other' : 'preferred';
  const [without, keeping] = [merging[remover], merging[keeper]];
  const roots = new Map<string, string | undefined>();
  /** The outermost removed entity around one, itself included, up to what both sides hold. */
  const rootOf = (name: string): string | undefined => {
    if (without.has(name)) return undefined;
    if (roots.has(name)) return roots.get(name);
    // Both sides have the plan itself, so that what only one has is in something.
    const { holder } = keeping.get(name) as Standing;
    const root = rootOf(holder as string) ?? (merging.base.has(name) ? name : undefined);
    roots.set(name, root);
    return root;
  };
  const contested = new Set<string>();
  for (const [name, now] of keeping) {
    const root = rootOf(name);
    const was = merging.base.get(name);
    if (root !== undefined && was !== undefined && isTouched(was, now)) contested.add(root);
  }
  for (const root of contested) {
    const [base, kept] = [merging.base, keeping].map((side) => (side.get(root) as Standing).entity);
    const values = { base, preferred: undefined, other: undefined, [keeper]: kept };
    merging.tell('removed', root, [], values);
  }
  const [gone, withContested] = [new Set<string>(), new Set<string>()];
  for (const [name, root] of roots) {
    if (root === undefined) continue;
    if (contested.has(root)) withContested.add(name);
    if (remover === 'preferred' || !contested.has(root)) gone.add(name);
  }
  return { gone, withContested };
}

/** What goes, and what is in that which one side removed and the other worked on. */
interface Removals {
  readonly gone: ReadonlySet<string>;
  readonly withContested: ReadonlySet<string>;
}

/** Where one id names things of two kinds, the other side's gives way, with what only that side has in it. */
function crossings(
  merging: Merging,
  gone: ReadonlySet<string>,
  withContested: ReadonlySet<string>,
): ReadonlySet<string> {
  const { base, preferred, other } = merging;
  const held = new Map<string, string>();
  for (const [name, { entity }] of preferred) {
    if (name !== PLAN && name !== ORGANIZATION && !gone.has(name)) held.set(entity.id, name);
  }
  const dropped = new Set<string>();
  for (const [name, { entity, holder }] of other) {
    // What went because the preferred side removed it may be wanted back.
    if (preferred.has(name) || (gone.has(name) && !withContested.has(name))) continue;
    const rival = held.get(entity.id);
    if (rival !== undefined) {
      dropped.add(name);
      const values = {
        base: (base.get(rival) ?? base.get(name))?.entity,
        preferred: (preferred.get(rival) as Standing).entity,
        other: entity,
      };
      merging.tell('both-added', rival, [], values, name);
    } else if (dropped.has(holder as string)) dropped.add(name);
  }
  return dropped;
}

/**
 * The entities of the merged plan, each with the name of what holds it; undefined where they cannot be put together,
 * which takes an id that changed its kind and a removal around what the other side moved.
 */
export function mergePlaces(merging: Merging): ReadonlyMap<string, string | null> | undefined {
  const { base, preferred, other } = merging;
  const ofOther = removals(merging, 'other');
  const ofPreferred = removals(merging, 'preferred');
  const gone = new Set([...ofOther.gone, ...ofPreferred.gone]);
  for (const name of crossings(merging, gone, ofPreferred.withContested)) gone.add(name);
  const places = new Map<string, string | null>();
  const isGone = (holder: string | null) => gone.has(holder as string);
  const isContested = (holder: string | null | undefined) =>
    ofOther.withContested.has(holder as string) || ofPreferred.withContested.has(holder as string);
  for (const name of new Set([...preferred.keys(), ...other.keys()])) {
    if (gone.has(name)) continue;
    const [was, our, their] = [base.get(name), preferred.get(name), other.get(name)];
    if (our === undefined || their === undefined) {
      // What holds it would have taken it along.
      places.set(name, ((our ?? their) as Standing).holder);
      continue;
    }
    const holders = { base: was?.holder, preferred: our.holder, other: their.holder };
    const idOn = (side: Side, holder: string | null | undefined) => side.get(holder as string)?.entity.id;
    const tell = () =>
      merging.tell('moved', name, [], {
        base: idOn(base, holders.base),
        preferred: idOn(preferred, holders.preferred),
        other: idOn(other, holders.other),
      });
    const isIntoRemoved = (mine: Standing, theirs: Standing) =>
      isContested(mine.holder) && was?.holder === theirs.holder;
    let isTold = false;
    let holder = mergeValue<string | null | undefined>(holders, () => {
      isTold = true;
      tell();
    }) as string | null;
    // Moved by one side into what the other removed: to remove that after all must not take it along.
    if (!isTold && our.holder !== their.holder && (isIntoRemoved(our, their) || isIntoRemoved(their, our))) tell();
    // Moved by the other side into what the preferred removed, which was told.
    if (isGone(holder)) holder = our.holder;
    if (isGone(holder)) return undefined;
    places.set(name, holder);
  }
  return places;
}

/**
 * The order of a list: that of the side that changed it, else the preferred one, with what only the other side has put
 * in after the sibling that it came after. Two new orders are told.
 */
export function mergeOrder(
  merging: Merging,
  holder: string,
  list: string,
  members: ReadonlySet<string>,
): readonly string[] {
  const [base, preferred, other] = [merging.base, merging.preferred, merging.other].map((side) =>
    namesIn(side, holder, list).filter((name) => members.has(name)),
  ) as [string[], string[], string[]];
  const [inBase, inPreferred, inOther] = [new Set(base), new Set(preferred), new Set(other)];
  const common = (names: readonly string[]) =>
    names.filter((name) => inBase.has(name) && inPreferred.has(name) && inOther.has(name));
  const orders = { base: common(base), preferred: common(preferred), other: common(other) };
  const order = mergeValue(orders, () => {
    const idsOf = (names: readonly string[]) =>
      names.map((name) => (merging.preferred.get(name) as Standing).entity.id);
    merging.tell('moved', holder, [list], {
      base: idsOf(orders.base),
      preferred: idsOf(orders.preferred),
      other: idsOf(orders.other),
    });
  });
  const [first, second, inFirst] =
    order === orders.other ? [other, preferred, inOther] : [preferred, other, inPreferred];
  const after = new Map<string | undefined, string[]>();
  let anchor: string | undefined;
  for (const name of second) {
    if (inFirst.has(name)) {
      anchor = name;
      continue;
    }
    const additions = after.get(anchor);
    if (additions === undefined) after.set(anchor, [name]);
    else additions.push(name);
  }
  const merged: string[] = [];
  let waiting = after.get(undefined) ?? [];
  const isAddition = (name: string) => !(inPreferred.has(name) && inOther.has(name));
  for (const name of first) {
    // Additions of both sides at one place: the first side's come first.
    if (!isAddition(name)) {
      for (const added of waiting) merged.push(added);
      waiting = after.get(name) ?? [];
    }
    merged.push(name);
  }
  for (const added of waiting) merged.push(added);
  return merged;
}
