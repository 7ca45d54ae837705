/**
 * Entities while a transaction changes them: each is copied when it is first changed, and edited in place from then on;
 * frozen entities are made of them when they are asked for. What is not looked at stays as it is.
 */
import { ownedEntities } from '../model/find.js';
import type { EntityKind, EntityOfKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { itemsOf, type ListItem, type LongList, longList } from './long-list.js';

/** An entity of the plan while it changes. */
export interface Node<Kind extends EntityKind = EntityKind> {
  readonly kind: Kind;
  /**
   * Its own fields as they are now; a copy of this transaction where it is not frozen. What it owns is as it was:
   * `entityNow` gives all of it.
   */
  entity: EntityOfKind[Kind];
  /** What holds it; null for the plan. */
  parent: Node | null;
  /** The list of the parent that holds it; `organization` for the one that is in no list. */
  key: string;
  /** Its place in that list while nothing was put in or taken out there. */
  readonly index: number;
  /** Its place in that list once something was. */
  slot: Slot | null;
  /** The entities that it owns and that were looked at, by list and place, while the list was not edited. */
  children: Map<string, Map<number, Node>> | null;
  /** Its owned lists that were edited. */
  lists: Map<string, EditedList> | null;
  /** Its fields, lists of values and the host's own data, that are copies of this transaction. */
  ownFields: Set<string> | null;
  /** The frozen entity as it is now; null where something changed in it or below. */
  frozen: AnyEntity | null;
}

export interface Slot extends ListItem {
  readonly entity: AnyEntity;
  node: Node | null;
}

export interface EditedList {
  readonly list: LongList<Slot>;
  /** The slots in the order in which they were found. */
  readonly original: readonly Slot[];
}

export const node = <Kind extends EntityKind>(
  kind: Kind,
  entity: EntityOfKind[Kind],
  parent: Node | null,
  key: string,
  index: number,
): Node<Kind> => ({
  kind,
  entity,
  parent,
  key,
  index,
  slot: null,
  children: null,
  lists: null,
  ownFields: null,
  frozen: entity,
});

/** The entity that stood at a place of a list. */
export function childAt(parent: Node, kind: EntityKind, key: string, index: number): Node {
  const edited = parent.lists?.get(key);
  if (edited !== undefined) {
    const slot = edited.original[index] as Slot;
    slot.node ??= inSlot(node(kind, slot.entity as EntityOfKind[EntityKind], parent, key, index), slot);
    return slot.node;
  }
  parent.children ??= new Map();
  let siblings = parent.children.get(key);
  if (siblings === undefined) {
    siblings = new Map();
    parent.children.set(key, siblings);
  }
  const known = siblings.get(index);
  if (known !== undefined) return known;
  const entity =
    kind === 'organization' ? (parent.entity as Plan).organization : ownedEntities(parent.entity, key)[index];
  const made = node(kind, entity as EntityOfKind[EntityKind], parent, key, index);
  siblings.set(index, made);
  return made;
}

function inSlot(made: Node, slot: Slot): Node {
  made.slot = slot;
  return made;
}

/** A list that an entity owns, to be edited. */
export function editedList(holder: Node, key: string): EditedList {
  const known = holder.lists?.get(key);
  if (known !== undefined) return known;
  const looked = holder.children?.get(key);
  const original = ownedEntities(holder.entity, key).map((entity, index): Slot => {
    const slot: Slot = { chunk: null, entity, node: looked?.get(index) ?? null };
    if (slot.node !== null) slot.node.slot = slot;
    return slot;
  });
  holder.children?.delete(key);
  const edited = { list: longList(original), original };
  holder.lists ??= new Map();
  holder.lists.set(key, edited);
  return edited;
}

/** Forgets the frozen copies of what changed, up to the root. */
export function forget(changed: Node): void {
  for (let at: Node | null = changed; at !== null && at.frozen !== null; at = at.parent) at.frozen = null;
}

/** The fields of an entity as a copy of this transaction, which may be changed in place. */
export function ownCopy(changed: Node): Record<string, unknown> {
  if (Object.isFrozen(changed.entity)) changed.entity = { ...changed.entity };
  return changed.entity as unknown as Record<string, unknown>;
}

/** The entities of an owned list that was not edited as they are now; that of the base where nothing changed in it. */
function listNow(before: readonly AnyEntity[], looked: ReadonlyMap<number, Node>): readonly AnyEntity[] {
  let after: AnyEntity[] | undefined;
  for (const [index, child] of looked) {
    const now = entityNow(child);
    if (now === before[index]) continue;
    after ??= before.slice();
    after[index] = now;
  }
  return after === undefined ? before : Object.freeze(after);
}

/** An entity as it is now, with all that it owns; frozen. What changes it later copies it anew. */
export function entityNow<Kind extends EntityKind>(changed: Node<Kind>): EntityOfKind[Kind] {
  if (changed.frozen !== null) return changed.frozen as EntityOfKind[Kind];
  const { children, lists, ownFields } = changed;
  const now = ownCopy(changed as Node);
  if (ownFields !== null) for (const field of ownFields) Object.freeze(now[field]);
  if (lists !== null) {
    for (const [key, { list }] of lists) {
      const entities = itemsOf(list).map((slot) => (slot.node === null ? slot.entity : entityNow(slot.node)));
      now[key] = Object.freeze(entities);
    }
  }
  if (children !== null) {
    for (const [key, nodes] of children) {
      if (key === 'organization') now[key] = entityNow(nodes.get(0) as Node);
      else now[key] = listNow(ownedEntities(changed.entity, key), nodes);
    }
  }
  changed.entity = Object.freeze(now) as unknown as EntityOfKind[Kind];
  changed.ownFields = null;
  changed.frozen = changed.entity;
  return changed.entity;
}

/** The value of a field as it is now; frozen. */
export function fieldNow(changed: Node, field: string): unknown {
  const value = (changed.entity as unknown as Readonly<Record<string, unknown>>)[field];
  if (changed.ownFields?.has(field) !== true) return value;
  return Object.freeze(Array.isArray(value) ? value.slice() : { ...(value as object) });
}
