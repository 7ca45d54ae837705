/**
 * A transaction: a plan while operations change it. Each step copies what it changes once, on the path from the root,
 * and edits its own copies from then on; at the end the copies are frozen into a plan that shares all else with the one
 * before. Nothing here knows the operations.
 */

import { type Located, locate, type Placed, possibleReferrers, shareIndex } from '../model/entity-index.js';
import { eachBelow, kindInList, listKey, ownedEntities, ownedLists, walkPlan } from '../model/find.js';
import { markFrozen } from '../model/frozen.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, EntityOfKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { eachReference } from '../model/references.js';
import type { Path } from '../model/result.js';
import { childAt, editedList, entityNow, forget, type Node, node, ownCopy, type Slot } from './draft.js';
import { insertAt, placeIn, takeFrom } from './long-list.js';

/** What in a list of operations changed something: which of them, and where in it. */
export interface Origin {
  /** The index of the operation. */
  readonly step: number;
  /** Leads from the operation to what changed. */
  readonly path: Path;
  /**
   * How many steps into the entity the path stands for: the field, or the field and the entry; null where it only leads
   * to what caused the change.
   */
  readonly depth: 1 | 2 | null;
}

/** What happened to an entity. */
export interface Touch {
  readonly kind: EntityKind;
  /** What changed its fields, by field. */
  readonly fields: Map<string, Origin>;
  /** What added, moved or removed it, or something in a list of its own; undefined where only fields changed. */
  whole: Origin | undefined;
  /** The way from the entity that was added to this one below it; undefined where it was not added. */
  below: Path | undefined;
}

/** A plan on its way from one state to the next. */
export interface Transaction {
  /** The plan that the copies are made from. */
  base: Plan;
  root: Node<'plan'>;
  /** Entities that were looked at, by id. */
  readonly nodes: Map<string, Node>;
  /** What came along with an entity that was added: who holds it, and where. */
  readonly entered: Map<string, { readonly parentId: string; readonly key: string; readonly index: number }>;
  /** The ids of entities that went. */
  readonly gone: Set<string>;
  /** What may refer to an id because of this transaction. */
  readonly referrers: Map<string, Set<string>>;
  /** Entities that were put into a list, and whether they are new. */
  readonly placed: Map<Node, boolean>;
  /** Entities whose references changed. */
  readonly referring: Set<Node>;
  /** How many entities went. */
  removed: number;
  /** What happened, by id. */
  readonly touched: Map<string, Touch>;
  /** The index of the operation that is being applied, and the way to the one within it. */
  step: number;
  within: Path;
}

const rootOf = (plan: Plan) => node('plan', plan, null, '', 0);

/** Begins to change a plan, which is deeply frozen. */
export const begin = (plan: Plan): Transaction => ({
  base: plan,
  root: rootOf(plan),
  nodes: new Map(),
  entered: new Map(),
  gone: new Set(),
  referrers: new Map(),
  placed: new Map(),
  referring: new Set(),
  removed: 0,
  touched: new Map(),
  step: 0,
  within: [],
});

/** Begins anew from another plan, with what was noted of the steps so far. */
export function rebase(transaction: Transaction, plan: Plan): void {
  transaction.base = plan;
  transaction.root = rootOf(plan);
  for (const known of [transaction.nodes, transaction.entered, transaction.gone, transaction.referrers]) known.clear();
  transaction.placed.clear();
  transaction.referring.clear();
  transaction.removed = 0;
}

/** The organization of the plan. */
export const organizationOf = (transaction: Transaction) =>
  childAt(transaction.root, 'organization', 'organization', 0) as Node<'organization'>;

/** The entity of the base that stands there. */
function nodeAt(transaction: Transaction, { kind, holder, key, index }: Located): Node {
  if (holder === null) return transaction.root;
  return childAt(nodeAt(transaction, holder), kind, key, Math.max(0, index));
}

/** The entity that an id names now; where several have it, the first in document order. */
export function find(transaction: Transaction, id: string): Node | undefined {
  const known = transaction.nodes.get(id);
  if (known !== undefined) return known;
  let found: Node;
  const entered = transaction.entered.get(id);
  if (entered !== undefined) {
    const parent = find(transaction, entered.parentId) as Node;
    const kind = kindInList(parent.kind, entered.key) as EntityKind;
    found = childAt(parent, kind, entered.key, entered.index);
  } else {
    if (transaction.gone.has(id)) return undefined;
    const inBase = locate(transaction.base, id);
    if (inBase === undefined) return undefined;
    found = nodeAt(transaction, inBase);
  }
  transaction.nodes.set(id, found);
  return found;
}

/** Notes that something happened to an entity, because of a place in the operation that is being applied. */
function touch(
  { touched, step, within }: Transaction,
  id: string,
  kind: EntityKind,
  path: Path,
  field?: string,
  isEntry = false,
): Touch {
  let known = touched.get(id);
  if (known === undefined) {
    known = { kind, fields: new Map(), whole: undefined, below: undefined };
    touched.set(id, known);
  }
  const depth = isEntry ? 2 : path.at(-1) === field ? 1 : null;
  const origin: Origin = { step, path: [...within, ...path], depth };
  if (field === undefined) known.whole = origin;
  else known.fields.set(field, origin);
  return known;
}

const holdsReferences = (kind: EntityKind, field: string) =>
  structure[kind].references.some(({ path }) => path[0] === field);

function noteReferences(transaction: Transaction, kind: EntityKind, entity: AnyEntity): void {
  eachReference(kind, entity, transaction.root.entity.id, (_path, id) => {
    const known = transaction.referrers.get(id);
    if (known === undefined) transaction.referrers.set(id, new Set([entity.id]));
    else known.add(entity.id);
  });
}

/**
 * Sets fields of an entity to values that are frozen already; undefined takes a field away. `pathOf` leads from the
 * operation to the new value of a field.
 */
export function setFields(
  transaction: Transaction,
  changed: Node,
  fields: Readonly<Record<string, unknown>>,
  pathOf: (field: string) => Path,
): void {
  const copy = ownCopy(changed);
  const { kind } = changed;
  const before = changed.entity.id;
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) delete copy[field];
    else copy[field] = value;
    changed.ownFields?.delete(field);
  }
  forget(changed);
  const { id } = changed.entity;
  if (id !== before) {
    transaction.nodes.delete(before);
    transaction.gone.add(before);
    transaction.gone.delete(id);
    transaction.nodes.set(id, changed);
    touch(transaction, before, kind, pathOf('id'));
  }
  for (const field of Object.keys(fields)) touch(transaction, id, kind, pathOf(field), field);
  if (Object.keys(fields).some((field) => holdsReferences(kind, field))) {
    noteReferences(transaction, kind, changed.entity);
    transaction.referring.add(changed);
  }
}

/** A field as a copy of this transaction, which may be changed in place. */
function own<Value>(changed: Node, field: string, copied: (value: Value) => Value): Value {
  const copy = ownCopy(changed);
  changed.ownFields ??= new Set();
  if (!changed.ownFields.has(field)) {
    copy[field] = copied(copy[field] as Value);
    changed.ownFields.add(field);
  }
  forget(changed);
  return copy[field] as Value;
}

/**
 * A list of values of an entity, to be changed in place. `path` leads from the operation to the entry that changes, or to
 * what causes the change.
 */
export function editValues<Entry>(
  transaction: Transaction,
  changed: Node,
  field: string,
  path: Path,
  isEntry = true,
): Entry[] {
  touch(transaction, changed.entity.id, changed.kind, path, field, isEntry);
  return own<Entry[] | undefined>(changed, field, (list) => list?.slice() ?? []) as Entry[];
}

/** The host's own data of an entity, to be changed in place. `path` leads from the operation to the changes. */
export function editOwnData(transaction: Transaction, changed: Node, path: Path): Record<string, unknown> {
  const field = 'extensions';
  touch(transaction, changed.entity.id, changed.kind, path, field);
  return own<Record<string, unknown>>(changed, field, (data) => ({ ...data }));
}

/** Puts a slot into the list of what is to hold it; says at which place. */
function put(
  transaction: Transaction,
  holder: Node,
  key: string,
  moved: Node,
  at: number | undefined,
  isNew: boolean,
): number {
  const { list } = editedList(holder, key);
  const place = Math.min(at ?? list.length, list.length);
  const slot: Slot = moved.slot ?? { chunk: null, entity: moved.entity, node: moved };
  moved.slot = slot;
  moved.parent = holder;
  moved.key = key;
  insertAt(list, place, slot);
  forget(holder);
  transaction.placed.set(moved, isNew || transaction.placed.get(moved) === true);
  return place;
}

function pull(moved: Node): number {
  const holder = moved.parent as Node;
  const { list } = editedList(holder, moved.key);
  forget(holder);
  return takeFrom(list, moved.slot as Slot);
}

/**
 * Adds an entity, frozen, with all that it owns, to a list of what is to hold it. `path` leads from the operation to
 * the entity; null where the operation does not hold it.
 */
export function add(
  transaction: Transaction,
  holder: Node,
  kind: EntityKind,
  entity: AnyEntity,
  at: number | undefined,
  path: Path | null,
): void {
  const key = listKey(holder.kind, kind) as string;
  const added = node(kind, entity as EntityOfKind[EntityKind], holder, key, 0);
  put(transaction, holder, key, added, at, true);
  transaction.nodes.set(entity.id, added);
  touch(transaction, holder.entity.id, holder.kind, ['to']);
  const enter = (below: EntityKind, child: AnyEntity, way: Path): void => {
    touch(transaction, child.id, below, path ?? ['id']).below = path === null ? undefined : way;
    transaction.gone.delete(child.id);
    noteReferences(transaction, below, child);
    for (const { key: list, kind: childKind } of ownedLists(below)) {
      for (const [index, each] of ownedEntities(child, list).entries()) {
        transaction.entered.set(each.id, { parentId: child.id, key: list, index });
        enter(childKind, each, [...way, list, index]);
      }
    }
  };
  enter(kind, entity, []);
}

/** Moves an entity to a place in the list of what is to hold it; says from which place. */
export function move(transaction: Transaction, moved: Node, holder: Node, at: number | undefined): number {
  const from = moved.parent as Node;
  const place = pull(moved);
  touch(transaction, from.entity.id, from.kind, ['id']);
  // What came along with what was added is as new as that, with all that it owns.
  const isNew = transaction.entered.has(moved.entity.id);
  put(transaction, holder, listKey(holder.kind, moved.kind) as string, moved, at, isNew);
  touch(transaction, holder.entity.id, holder.kind, ['to']);
  touch(transaction, moved.entity.id, moved.kind, ['id']);
  return place;
}

/** Removes an entity with all that it owns; says from which place. */
export function remove(transaction: Transaction, removed: Node): number {
  const whole = entityNow(removed);
  const place = pull(removed);
  const holder = removed.parent as Node;
  touch(transaction, holder.entity.id, holder.kind, ['id']);
  eachBelow(removed.kind, whole, (kind, { id }) => {
    touch(transaction, id, kind, ['id']).below = undefined;
    transaction.nodes.delete(id);
    transaction.entered.delete(id);
    transaction.gone.add(id);
    transaction.removed += 1;
  });
  transaction.placed.delete(removed);
  return place;
}

/** Puts another plan in the place of the whole. */
export function replace(transaction: Transaction, plan: Plan): void {
  const before = planNow(transaction);
  rebase(transaction, plan);
  const touchOne = (kind: EntityKind, { id }: AnyEntity, below?: Path): void => {
    touch(transaction, id, kind, ['plan']).below = below;
  };
  eachBelow('plan', before, touchOne);
  for (const { kind, entity, path } of walkPlan(plan)) touchOne(kind, entity, path);
}

/** What refers, from outside of them, to some entities: each with the ids that it refers to. */
export function referrersTo(
  transaction: Transaction,
  ids: ReadonlySet<string>,
): { readonly referrer: Node; readonly ids: ReadonlySet<string> }[] {
  const candidates = new Set<string>(possibleReferrers(transaction.base, ids));
  for (const id of ids) for (const referrer of transaction.referrers.get(id) ?? []) candidates.add(referrer);
  const found: { referrer: Node; ids: Set<string> }[] = [];
  for (const id of candidates) {
    if (ids.has(id)) continue;
    const referrer = find(transaction, id);
    if (referrer === undefined) continue;
    const named = new Set<string>();
    eachReference(referrer.kind, referrer.entity, transaction.root.entity.id, (_path, referred) => {
      if (ids.has(referred)) named.add(referred);
    });
    if (named.size > 0) found.push({ referrer, ids: named });
  }
  return found;
}

/** The plan as it is now; known to be frozen, and so is all of it, for who asks about a part looks at its plan first. */
export const planNow = ({ root }: Transaction): Plan => markFrozen(entityNow(root));

/** The plan that came of it, found through as the one before was. */
export function finish(transaction: Transaction): Plan {
  const plan = planNow(transaction);
  const { base, placed, referring, removed } = transaction;
  const places: Placed[] = [];
  for (const [each, isNew] of placed) {
    const { kind, parent, key } = each;
    const { kind: holderKind, entity: holder } = parent as Node;
    if (transaction.gone.has(each.entity.id)) continue;
    const index = placeIn(editedList(parent as Node, key).list, each.slot as Slot);
    places.push({ kind, entity: entityNow(each), holderKind, holderId: holder.id, key, index, isNew });
  }
  const changed = [...referring].map(({ kind, entity }) => ({ kind, entity }));
  shareIndex(base, plan, { placed: places, changed, removed });
  return plan;
}
