/**
 * Where each id of a plan stands, kept across edits. All plans that come from one another by operations share one
 * book of hints: which entity may hold an id, and which entities may refer to it. A hint is followed through the plan
 * at hand and counts only where it proves true, so no edit needs to rewrite the book; it adds what is new.
 */
import { type EntityKind, type EntityOfKind, type FoundEntity, ownedEntities, ownedLists, walkPlan } from './find.js';
import { isDeepFrozen } from './frozen.js';
import type { Plan } from './plan.js';
import { eachReference } from './references.js';
import type { Path } from './result.js';

type AnyEntity = EntityOfKind[EntityKind];

/** The plan and its organisation may change their ids, so places under them name them so. */
const PLAN = Symbol('plan');
const ORGANIZATION = Symbol('organization');
type Holder = string | typeof PLAN | typeof ORGANIZATION;

/** A place where an id has stood. */
interface Place {
  readonly kind: EntityKind;
  readonly holder: Holder;
  readonly key: string;
  /** Where in the list it was last seen. */
  index: number;
}

interface Book {
  /** Nearly every id has stood in one place only. */
  readonly places: Map<string, Place | Place[]>;
  /** Which ids have referred to an id. */
  readonly referrers: Map<string, Set<string>>;
  /** How many entities the plan had that the book was made from. */
  readonly size: number;
  /** How many entities have been removed since. */
  removed: number;
}

const books = new WeakMap<Plan, Book>();
/** Plans in which an id names several entities are looked up in a list of their own. */
const lists = new WeakMap<Plan, ReadonlyMap<string, FoundEntity>>();

const holderOf = (kind: EntityKind, id: string): Holder =>
  kind === 'plan' ? PLAN : kind === 'organization' ? ORGANIZATION : id;

function enter(book: Book, id: string, place: Place): void {
  const known = book.places.get(id);
  if (known === undefined) book.places.set(id, place);
  else if (Array.isArray(known)) {
    if (!known.some(({ holder, key }) => holder === place.holder && key === place.key)) known.push(place);
  } else if (known.holder !== place.holder || known.key !== place.key) book.places.set(id, [known, place]);
}

function enterReferences(book: Book, kind: EntityKind, entity: AnyEntity, planId: string): void {
  eachReference(kind, entity, planId, (_path, id) => {
    const known = book.referrers.get(id);
    if (known === undefined) book.referrers.set(id, new Set([entity.id]));
    else known.add(entity.id);
  });
}

function enterChildren(book: Book, kind: EntityKind, entity: AnyEntity, planId: string): void {
  enterReferences(book, kind, entity, planId);
  const holder = holderOf(kind, entity.id);
  for (const { key, kind: childKind } of ownedLists[kind]) {
    const children = ownedEntities(entity, key);
    for (let index = 0; index < children.length; index += 1) {
      const child = children[index] as AnyEntity;
      enter(book, child.id, { kind: childKind, holder, key, index });
      enterChildren(book, childKind, child, planId);
    }
  }
}

function bookFor(plan: Plan): Book | undefined {
  const known = books.get(plan);
  if (known !== undefined) return known;
  if (lists.has(plan)) return undefined;
  const ids = new Set<string>();
  let size = 0;
  for (const { entity } of walkPlan(plan)) {
    ids.add(entity.id);
    size += 1;
  }
  if (ids.size < size) return undefined;
  const book: Book = { places: new Map(), referrers: new Map(), size, removed: 0 };
  enterChildren(book, 'plan', plan, plan.id);
  enterChildren(book, 'organization', plan.organization, plan.id);
  if (isDeepFrozen(plan)) books.set(plan, book);
  return book;
}

function listFor(plan: Plan): ReadonlyMap<string, FoundEntity> {
  const known = lists.get(plan);
  if (known !== undefined) return known;
  const list = new Map<string, FoundEntity>();
  for (const found of walkPlan(plan)) if (!list.has(found.entity.id)) list.set(found.entity.id, found);
  if (isDeepFrozen(plan)) lists.set(plan, list);
  return list;
}

function follow(plan: Plan, book: Book, place: Place, id: string): FoundEntity | undefined {
  const { kind, holder, key } = place;
  let parent: AnyEntity = plan;
  let path: Path = [];
  if (holder === ORGANIZATION) {
    parent = plan.organization;
    path = ['organization'];
  } else if (holder !== PLAN) {
    const found = lookUp(plan, book, holder);
    if (found === undefined) return undefined;
    parent = found.entity;
    path = found.path;
  }
  // A holder of another kind than it was has no such list.
  const siblings = (parent as unknown as Readonly<Record<string, readonly AnyEntity[] | undefined>>)[key];
  if (siblings === undefined) return undefined;
  if (siblings[place.index]?.id !== id) {
    const index = siblings.findIndex((sibling) => sibling.id === id);
    if (index === -1) return undefined;
    place.index = index;
  }
  const entity = siblings[place.index] as AnyEntity;
  return { kind, entity, path: [...path, key, place.index], parentId: parent.id } as FoundEntity;
}

function lookUp(plan: Plan, book: Book, id: string): FoundEntity | undefined {
  if (id === plan.id) return { kind: 'plan', entity: plan, path: [], parentId: null };
  if (id === plan.organization.id) {
    return { kind: 'organization', entity: plan.organization, path: ['organization'], parentId: plan.id };
  }
  const places = book.places.get(id);
  if (places === undefined) return undefined;
  if (!Array.isArray(places)) return follow(plan, book, places, id);
  for (const place of places) {
    const found = follow(plan, book, place, id);
    if (found !== undefined) return found;
  }
  return undefined;
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
  const book = bookFor(plan);
  return book === undefined ? listFor(plan).get(id) : lookUp(plan, book, id);
}

/** Whether an entity before this one, in document order, has the same id. */
export function isRepeated(plan: Plan, entity: object): boolean {
  return bookFor(plan) === undefined && listFor(plan).get((entity as AnyEntity).id)?.entity !== entity;
}

/** Whether every id of the plan names one entity. */
export const hasUniqueIds = (plan: Plan): boolean => bookFor(plan) !== undefined;

/** The entities that refer to an id, without those that no longer do. */
export function referrersOf(plan: Plan, id: string): readonly FoundEntity[] {
  const refers = ({ kind, entity }: FoundEntity): boolean => {
    let found = false;
    eachReference(kind, entity, plan.id, (_path, referred) => {
      found ||= referred === id;
    });
    return found;
  };
  const book = bookFor(plan);
  if (book === undefined) return [...walkPlan(plan)].filter(refers);
  const referrers: FoundEntity[] = [];
  for (const referrer of book.referrers.get(id) ?? []) {
    const found = lookUp(plan, book, referrer);
    if (found !== undefined && refers(found)) referrers.push(found);
  }
  return referrers;
}

/** What an edit changed, as far as the book must know of it. */
export interface PlacesChange {
  /** Entities that are new, or stand elsewhere, or refer to something new; with all that they own. */
  readonly entered: readonly string[];
  /** How many entities went. */
  readonly removed: number;
}

/** Lets a plan made by an edit share the book of the plan before it. */
export function sharePlaces(before: Plan, after: Plan, { entered, removed }: PlacesChange): void {
  const book = books.get(before);
  if (book === undefined) return;
  book.removed += removed;
  // A book full of what is gone is made anew when it is next asked for: it must not grow with the number of edits.
  if (book.removed > book.size / 2 + 1_000) return;
  books.set(after, book);
  for (const id of entered) {
    const found = lookUp(after, book, id);
    if (found !== undefined) enterChildren(book, found.kind, found.entity, after.id);
  }
}

/** Notes where an entity that an edit has just put into a plan stands. */
export function enterPlace(before: Plan, entityId: string, kind: EntityKind, holder: FoundEntity, key: string): void {
  const book = books.get(before);
  if (book !== undefined)
    enter(book, entityId, { kind, holder: holderOf(holder.kind, holder.entity.id), key, index: 0 });
}
