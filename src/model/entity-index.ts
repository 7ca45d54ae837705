/**
 * An index of entities by id, kept across edits. All plans that come from one another by operations share one index:
 * where an id may stand, and which entities may refer to it. An entry is checked against the plan at hand and counts
 * only where it holds, so no edit needs to rewrite the index; it adds what is new.
 */
import { eachBelow, type FoundEntity, kindInList, ownedEntities, ownedLists, walkPlan } from './find.js';
import { isDeepFrozen } from './frozen.js';
import type { EntityKind, Plan } from './generated/types.js';
import type { AnyEntity } from './kind.js';
import { eachReference } from './references.js';
import type { Path } from './result.js';

/** The plan and its organization may change their ids, so positions under them name them so. */
const PLAN = Symbol('plan');
const ORGANIZATION = Symbol('organization');
type Holder = string | typeof PLAN | typeof ORGANIZATION;

/** Where an id has stood. */
interface Position {
  readonly kind: EntityKind;
  readonly holder: Holder;
  readonly key: string;
  /** Where in the list it was last seen. */
  index: number;
}

interface EntityIndex {
  /** Nearly every id has stood in one position only. */
  readonly positions: Map<string, Position | Position[]>;
  /** Which ids have referred to an id. */
  readonly referrers: Map<string, Set<string>>;
  /** How many entities the plan had that the index was made from. */
  readonly size: number;
  /** How many entities have been removed since. */
  removed: number;
}

const indexes = new WeakMap<Plan, EntityIndex>();
/** Plans in which an id names several entities are looked up in a list of their own. */
const lists = new WeakMap<Plan, ReadonlyMap<string, FoundEntity>>();

const holderOf = (kind: EntityKind, id: string): Holder =>
  kind === 'plan' ? PLAN : kind === 'organization' ? ORGANIZATION : id;

function enter(entries: EntityIndex, id: string, position: Position): void {
  const known = entries.positions.get(id);
  if (known === undefined) entries.positions.set(id, position);
  else if (Array.isArray(known)) {
    if (!known.some(({ holder, key }) => holder === position.holder && key === position.key)) known.push(position);
  } else if (known.holder !== position.holder || known.key !== position.key)
    entries.positions.set(id, [known, position]);
}

function enterReferences(entries: EntityIndex, kind: EntityKind, entity: AnyEntity, planId: string): void {
  eachReference(kind, entity, planId, (_path, id) => {
    const known = entries.referrers.get(id);
    if (known === undefined) entries.referrers.set(id, new Set([entity.id]));
    else known.add(entity.id);
  });
}

function enterChildren(entries: EntityIndex, kind: EntityKind, entity: AnyEntity, planId: string): void {
  enterReferences(entries, kind, entity, planId);
  const holder = holderOf(kind, entity.id);
  for (const { key, kind: childKind } of ownedLists(kind)) {
    const children = ownedEntities(entity, key);
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index] as AnyEntity;
      enter(entries, child.id, { kind: childKind, holder, key, index });
      enterChildren(entries, childKind, child, planId);
    }
  }
}

function indexFor(plan: Plan): EntityIndex | undefined {
  const known = indexes.get(plan);
  if (known !== undefined) return known;
  if (lists.has(plan)) return undefined;
  const ids = new Set<string>();
  let size = 0;
  eachBelow('plan', plan, (_kind, { id }) => {
    ids.add(id);
    size += 1;
  });
  if (ids.size < size) return undefined;
  const entries: EntityIndex = { positions: new Map(), referrers: new Map(), size, removed: 0 };
  enterChildren(entries, 'plan', plan, plan.id);
  enterChildren(entries, 'organization', plan.organization, plan.id);
  if (isDeepFrozen(plan)) indexes.set(plan, entries);
  return entries;
}

function listFor(plan: Plan): ReadonlyMap<string, FoundEntity> {
  const known = lists.get(plan);
  if (known !== undefined) return known;
  const list = new Map<string, FoundEntity>();
  for (const found of walkPlan(plan)) if (!list.has(found.entity.id)) list.set(found.entity.id, found);
  if (isDeepFrozen(plan)) lists.set(plan, list);
  return list;
}

/** How far from where it was last seen an entity is looked for before the whole list is. */
const NEAR = 8;
/** A list that was searched through this often gets an index of its own. */
const SEARCHED_OFTEN = 4;

/** Lists that were searched through: how often, and then where each id stands. */
const searched = new WeakMap<readonly AnyEntity[], number | ReadonlyMap<string, number>>();

/** Where in a list an id stands that is no longer where it was last seen; -1 where it does not. */
function placeAmong(siblings: readonly AnyEntity[], id: string, lastSeen: number): number {
  for (let distance = 1; distance <= NEAR; distance += 1) {
    if (siblings[lastSeen - distance]?.id === id) return lastSeen - distance;
    if (siblings[lastSeen + distance]?.id === id) return lastSeen + distance;
  }
  const known = searched.get(siblings) ?? 0;
  if (typeof known === 'object') return known.get(id) ?? -1;
  if (known < SEARCHED_OFTEN || !Object.isFrozen(siblings)) {
    searched.set(siblings, known + 1);
    return siblings.findIndex((sibling) => sibling.id === id);
  }
  const places = new Map<string, number>();
  for (let index = siblings.length - 1; index >= 0; index -= 1) places.set((siblings[index] as AnyEntity).id, index);
  searched.set(siblings, places);
  return places.get(id) ?? -1;
}

/** An entity where it stands in a plan; its path is only written when somebody asks. */
export interface Located {
  readonly kind: EntityKind;
  readonly entity: AnyEntity;
  /** What holds it; null for the plan. */
  readonly holder: Located | null;
  /** The list that holds it, and its place there; a place of -1 where it is in no list. */
  readonly key: string;
  readonly index: number;
}

const planItself = (plan: Plan): Located => ({ kind: 'plan', entity: plan, holder: null, key: '', index: -1 });

const organizationIn = (plan: Plan): Located => ({
  kind: 'organization',
  entity: plan.organization,
  holder: planItself(plan),
  key: 'organization',
  index: -1,
});

/** The path from the plan. */
export function pathTo({ holder, key, index }: Located): Path {
  if (holder === null) return [];
  return index === -1 ? [...pathTo(holder), key] : [...pathTo(holder), key, index];
}

function follow(plan: Plan, entries: EntityIndex, position: Position, id: string): Located | undefined {
  const { kind, key } = position;
  const holder =
    position.holder === PLAN
      ? planItself(plan)
      : position.holder === ORGANIZATION
        ? organizationIn(plan)
        : lookUp(plan, entries, position.holder);
  // A holder of another kind than it was has no such list.
  const siblings = (holder?.entity as unknown as Readonly<Record<string, readonly AnyEntity[] | undefined>>)?.[key];
  if (holder === undefined || siblings === undefined) return undefined;
  if (siblings[position.index]?.id !== id) {
    const index = placeAmong(siblings, id, position.index);
    if (index === -1) return undefined;
    position.index = index;
  }
  const { index } = position;
  return { kind, entity: siblings[index] as AnyEntity, holder, key, index };
}

function lookUp(plan: Plan, entries: EntityIndex, id: string): Located | undefined {
  if (id === plan.id) return planItself(plan);
  if (id === plan.organization.id) return organizationIn(plan);
  const positions = entries.positions.get(id);
  if (positions === undefined) return undefined;
  if (!Array.isArray(positions)) return follow(plan, entries, positions, id);
  for (const position of positions) {
    const found = follow(plan, entries, position, id);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** What stands at a path of a plan. */
function at(plan: Plan, path: Path): Located {
  let found = planItself(plan);
  for (let depth = 0; depth < path.length; depth += 1) {
    const key = path[depth] as string;
    if (key === 'organization') found = organizationIn(plan);
    else {
      depth += 1;
      const index = path[depth] as number;
      const kind = kindInList(found.kind, key) as EntityKind;
      found = { kind, entity: ownedEntities(found.entity, key)[index] as AnyEntity, holder: found, key, index };
    }
  }
  return found;
}

/** The entity with this id where it stands, as `findEntity` finds it. */
export function locate(plan: Plan, id: string): Located | undefined {
  return locatorIn(plan)(id);
}

/**
 * Finds entities of a plan, as `locate` does. A plan that is not frozen is walked once for all that is found, not for
 * each: it must stay as it is meanwhile.
 */
export function locatorIn(plan: Plan): (id: string) => Located | undefined {
  const entries = indexFor(plan);
  if (entries !== undefined) return (id) => lookUp(plan, entries, id);
  const list = listFor(plan);
  return (id) => {
    const found = list.get(id);
    return found && at(plan, found.path);
  };
}

/**
 * The entity with this id, its kind, its path from the plan, and the id of what holds it; undefined where no
 * entity has the id. Where several do (rule `duplicate-id`), the first in document order.
 *
 * The first look into a frozen plan walks it once; later ones, also into plans that operations made from it, do not.
 *
 * @example
 * ```ts
 * findEntity(examplePlan, 'no such id'); // undefined
 * ```
 */
export function findEntity(plan: Plan, id: string): FoundEntity | undefined {
  return finderIn(plan)(id);
}

/** Finds entities of a plan that stays as it is meanwhile, as `findEntity` does. */
export function finderIn(plan: Plan): (id: string) => FoundEntity | undefined {
  const locateIn = locatorIn(plan);
  return (id) => {
    const found = locateIn(id);
    if (found === undefined) return undefined;
    const { kind, entity, holder } = found;
    return { kind, entity, path: pathTo(found), parentId: holder === null ? null : holder.entity.id } as FoundEntity;
  };
}

/** Whether an entity before this one, in document order, has the same id. */
export function isRepeated(plan: Plan, entity: object): boolean {
  return indexFor(plan) === undefined && listFor(plan).get((entity as AnyEntity).id)?.entity !== entity;
}

/** Whether every id of the plan names one entity. */
export const hasUniqueIds = (plan: Plan): boolean => indexFor(plan) !== undefined;

/** The ids of the entities that may refer to some ids: all that do, and perhaps some that no longer do. */
export function possibleReferrers(plan: Plan, ids: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  const entries = indexFor(plan);
  if (entries !== undefined) {
    for (const id of ids) for (const referrer of entries.referrers.get(id) ?? []) found.add(referrer);
    return found;
  }
  eachBelow('plan', plan, (kind, entity) =>
    eachReference(kind, entity, plan.id, (_path, id) => {
      if (ids.has(id)) found.add(entity.id);
    }),
  );
  return found;
}

/** The entities that refer to an id, without those that no longer do. */
export function referrersOf(plan: Plan, id: string): readonly Located[] {
  const referrers: Located[] = [];
  for (const referrer of possibleReferrers(plan, new Set([id]))) {
    const found = locate(plan, referrer);
    if (found === undefined) continue;
    let refers = false;
    eachReference(found.kind, found.entity, plan.id, (_path, referred) => {
      refers ||= referred === id;
    });
    if (refers) referrers.push(found);
  }
  return referrers;
}

/** An entity that an edit put into a list: itself as it is now, and where it stands. */
export interface Placed {
  readonly kind: EntityKind;
  readonly entity: AnyEntity;
  readonly holderKind: EntityKind;
  readonly holderId: string;
  readonly key: string;
  readonly index: number;
  /** Whether it is new, with all that it owns, rather than moved. */
  readonly isNew: boolean;
}

/** What an edit changed, as far as the index must know of it. */
export interface IndexChange {
  /** Entities that are new or stand elsewhere. */
  readonly placed: readonly Placed[];
  /** Entities that may refer to something new. */
  readonly changed: readonly { readonly kind: EntityKind; readonly entity: AnyEntity }[];
  /** How many entities went. */
  readonly removed: number;
}

/** Lets a plan made by an edit share the index of the plan before it. */
export function shareIndex(before: Plan, after: Plan, { placed, changed, removed }: IndexChange): void {
  const entries = indexes.get(before);
  if (entries === undefined) return;
  entries.removed += removed;
  // An index full of what is gone is made anew when it is next asked for: it must not grow with the number of edits.
  if (entries.removed > entries.size / 2 + 1_000) return;
  indexes.set(after, entries);
  for (const { kind, entity, holderKind, holderId, key, index, isNew } of placed) {
    enter(entries, entity.id, { kind, holder: holderOf(holderKind, holderId), key, index });
    if (isNew) enterChildren(entries, kind, entity, after.id);
  }
  for (const { kind, entity } of changed) enterReferences(entries, kind, entity, after.id);
}
