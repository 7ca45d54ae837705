/** How entities are added, revised, moved and removed: four operations for every kind, by its structure. */

import { eachBelow, entityKinds, holdersOf, titleOf } from '../model/find.js';
import { frozenObject } from '../model/frozen.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Extensions, OwnedKind } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { capital } from '../model/nouns.js';
import { eachReference } from '../model/references.js';
import type { Issue, Path } from '../model/result.js';
import { MOST_ISSUES, moreIssues } from '../rules/issue-list.js';
import {
  type Applier,
  type Appliers,
  fieldsOf,
  named,
  type Outcome,
  operation,
  type Refusal,
  refuse,
  refuseTakenId,
} from './applying.js';
import { entityNow, fieldNow, type Node } from './draft.js';
import type { Operation } from './generated/operations.js';
import {
  add,
  editOwnData,
  find,
  move,
  organizationOf,
  referrersTo,
  remove,
  setFields,
  type Transaction,
} from './transaction.js';

/** Whether there is one place in a plan for a kind, so that nobody need say where it goes. */
export function isRooted(kind: EntityKind): boolean {
  const holders = holdersOf(kind);
  return holders.length === 1 && (holders[0] === 'plan' || holders[0] === 'organization');
}

/** What an entity goes into: what `to` names, or the one place there is for its kind. */
function holderFor(transaction: Transaction, kind: EntityKind, to: string | undefined): Node | Refusal {
  const holders = holdersOf(kind);
  if (to === undefined) return holders[0] === 'plan' ? transaction.root : organizationOf(transaction);
  const found = find(transaction, to);
  if (found === undefined) return refuse('unknown-id', ['to'], { id: to, kinds: holders.join(), child: kind });
  if (!holders.includes(found.kind)) {
    return refuse('wrong-parent', ['to'], { id: to, kind: found.kind, kinds: holders.join(), child: kind }, to);
  }
  return found;
}

/** A refusal where an id of the entity, or of what it owns, is taken already. */
export function refuseTakenIds(
  transaction: Transaction,
  kind: EntityKind,
  entity: AnyEntity,
  path: Path,
): Refusal | undefined {
  const own = new Map<string, EntityKind>();
  let refusal: Refusal | undefined;
  eachBelow(kind, entity, (below, each) => {
    if (refusal !== undefined) return;
    const first = own.get(each.id) ?? find(transaction, each.id)?.kind;
    if (first !== undefined) refusal = refuseTakenId(path, below, each, first);
    own.set(each.id, below);
  });
  return refusal;
}

const idsBelow = (kind: EntityKind, entity: AnyEntity): ReadonlySet<string> => {
  const ids = new Set<string>();
  eachBelow(kind, entity, (_kind, { id }) => ids.add(id));
  return ids;
};

/** The fields of an entity in which it refers to some ids. */
function referringFields(transaction: Transaction, { kind, entity }: Node, ids: ReadonlySet<string>): Set<string> {
  const fields = new Set<string>();
  eachReference(kind, entity, transaction.root.entity.id, ([field], referred) => {
    if (ids.has(referred)) fields.add(field as string);
  });
  return fields;
}

/**
 * What takes back the addition of an entity that is about to be added. What refers to its ids already, and led nowhere,
 * does so again afterwards.
 */
export function inverseOfAdding(transaction: Transaction, kind: OwnedKind, entity: AnyEntity): Operation[] {
  const ids = idsBelow(kind, entity);
  const type = `remove${capital(kind)}`;
  const dangling = referrersTo(transaction, ids);
  if (dangling.length === 0) return [operation(type, { id: entity.id })];
  const restored = dangling.flatMap(({ referrer }) =>
    [...referringFields(transaction, referrer, ids)].map((field) =>
      fieldOperation(referrer.kind, referrer.entity.id, field, fieldsOf(referrer.entity)[field]),
    ),
  );
  return [operation(type, { id: entity.id, cascade: true }), ...restored];
}

function applyAdd(kind: OwnedKind) {
  return (transaction: Transaction, input: object): Outcome => {
    const { to, at: place, [kind]: entity } = input as Readonly<Record<string, unknown>>;
    const added = entity as AnyEntity;
    const holder = holderFor(transaction, kind, to as string | undefined);
    if ('refused' in holder) return holder;
    const refusal = refuseTakenIds(transaction, kind, added, [kind, 'id']);
    if (refusal !== undefined) return refusal;
    const inverse = inverseOfAdding(transaction, kind, added);
    add(transaction, holder, kind, added, place as number | undefined, [kind]);
    return { inverse };
  };
}

/** What own data hold under a key that may be that of what every object has, such as `constructor`. */
export const ownValue = (own: Extensions | undefined, key: string) =>
  own !== undefined && Object.hasOwn(own, key) ? own[key] : undefined;

/** How many keys own data have that are changed in place; of others they are counted. */
const sizes = new WeakMap<object, number>();

const sizeOf = (own: Extensions): number => sizes.get(own) ?? Object.keys(own).length;

/** What leads back to own data from what they are after changes; undefined where only all of them at once do. */
function extensionsBack(before: Extensions | undefined, changes: Extensions | null): Extensions | null | undefined {
  if (before === undefined) return null;
  if (changes === null) return Object.values(before).includes(null) ? undefined : frozenObject({ ...before });
  const keys = Object.keys(changes);
  // A null would take away what held null, and the last key that goes takes all away.
  if (keys.length > 0 && sizeOf(before) === 0) return undefined;
  if (keys.some((key) => ownValue(before, key) === null)) return undefined;
  return Object.fromEntries(keys.map((key) => [key, ownValue(before, key) ?? null]));
}

/** Changes own data, key by key; a null takes a key away, and the last one takes all away. */
function changeExtensions(transaction: Transaction, revised: Node, changes: Extensions | null): void {
  const path = ['changes', 'extensions'];
  const takeAllAway = () => setFields(transaction, revised, { extensions: undefined }, () => path);
  if (changes === null) {
    takeAllAway();
    return;
  }
  const given = Object.entries(changes);
  const before = fieldsOf(revised.entity)['extensions'] as Extensions | undefined;
  let size = before === undefined ? 0 : sizeOf(before);
  const own = editOwnData(transaction, revised, path);
  for (const [key, value] of given) {
    size += (value === null ? 0 : 1) - (Object.hasOwn(own, key) ? 1 : 0);
    if (value === null) delete own[key];
    else own[key] = value;
  }
  sizes.set(own, size);
  if (size === 0 && given.length > 0) takeAllAway();
}

/** Changes fields of an entity; a null takes a field away. Gives what changes them back, by an operation's name. */
export function applyChanges(
  transaction: Transaction,
  revised: Node,
  type: string,
  named: object,
  changes: Readonly<Record<string, unknown>>,
): Operation[] {
  const given = Object.keys(changes).filter((field) => changes[field] !== undefined);
  if (given.length === 0) return [operation(type, { ...named, changes: {} })];
  const back: Record<string, unknown> = {};
  const fields: Record<string, unknown> = {};
  const inverse: Operation[] = [];
  for (const field of given) {
    if (field === 'extensions') continue;
    fields[field] = changes[field] ?? undefined;
    back[field] = fieldNow(revised, field) ?? null;
  }
  if (changes['extensions'] !== undefined) {
    const own = fieldsOf(revised.entity)['extensions'] as Extensions | undefined;
    const backward = extensionsBack(own, changes['extensions'] as Extensions | null);
    if (backward !== undefined) back['extensions'] = backward;
    else {
      const { id } = revised.entity;
      inverse.push(operation('setExtensions', { id, extensions: fieldNow(revised, 'extensions') ?? null }));
    }
  }
  setFields(transaction, revised, fields, (field) => ['changes', field]);
  if (changes['extensions'] !== undefined) {
    changeExtensions(transaction, revised, changes['extensions'] as Extensions | null);
  }
  if (Object.keys(back).length > 0) inverse.push(operation(type, { ...named, changes: back }));
  return inverse;
}

function applyRevise(kind: OwnedKind) {
  return (transaction: Transaction, input: object): Outcome => {
    const { id, changes } = input as { readonly id: string; readonly changes: Readonly<Record<string, unknown>> };
    const found = named(transaction, id, [kind]);
    if ('refused' in found) return found;
    return { inverse: applyChanges(transaction, found as Node, `revise${capital(kind)}`, { id }, changes) };
  };
}

function applyMove(kind: OwnedKind) {
  const rooted = isRooted(kind);
  return (transaction: Transaction, input: object): Outcome => {
    const { id, to, at: place } = input as { readonly id: string; readonly to?: string; readonly at?: number };
    const found = named(transaction, id, [kind]);
    if ('refused' in found) return found;
    if (to === id) return refuse('into-itself', ['to'], { id }, id);
    const from = found.parent as Node;
    const holder = to === undefined ? from : holderFor(transaction, kind, to);
    if ('refused' in holder) return holder;
    const before = move(transaction, found as Node, holder, place);
    const back = rooted ? {} : { to: from.entity.id };
    return { inverse: [operation(`move${capital(kind)}`, { id, ...back, at: before })] };
  };
}

/** The operation that gives a field a value; null for none. */
export function fieldOperation(kind: EntityKind, id: string, field: string, value: unknown): Operation {
  const changedBy = structure[kind].fields[field]?.changedBy ?? null;
  if (changedBy !== null) return operation(changedBy, { id, [field]: value ?? null });
  return operation(`revise${capital(kind)}`, { id, changes: { [field]: value ?? null } });
}

/** Takes references away; gives the operations that put them back. */
function dropReferences(transaction: Transaction, referrer: Node, ids: ReadonlySet<string>): Operation[] {
  const { kind, entity } = referrer;
  const dropped = new Map<string, Set<string | number | undefined>>();
  eachReference(kind, entity, transaction.root.entity.id, ([field, part], id) => {
    if (!ids.has(id)) return;
    const parts = dropped.get(field as string) ?? new Set();
    dropped.set(field as string, parts.add(part));
  });
  const fields: Record<string, unknown> = {};
  for (const [field, parts] of dropped) {
    const now = fieldsOf(entity)[field];
    if (parts.has(undefined)) fields[field] = undefined;
    else if (Array.isArray(now)) fields[field] = frozenObject(now.filter((_, at) => !parts.has(at)));
    else {
      // An object with an id in it, which may go without.
      const rest = Object.entries(now as object).filter(([key]) => !parts.has(key));
      fields[field] = frozenObject(Object.fromEntries(rest));
    }
  }
  const back = Object.keys(fields).map((field) => fieldOperation(kind, entity.id, field, fieldsOf(entity)[field]));
  setFields(transaction, referrer, fields, () => ['id']);
  return back;
}

function stillReferenced(removed: Node, referrers: ReturnType<typeof referrersTo>): Refusal {
  const { kind, entity } = removed;
  const refused: Issue[] = [];
  for (const { referrer, ids } of referrers) {
    for (const id of ids) {
      if (refused.length === MOST_ISSUES) return { refused: [...refused, moreIssues()] };
      const params = {
        kind,
        id: entity.id,
        title: titleOf(entity),
        withinId: id === entity.id ? null : id,
        referrerKind: referrer.kind,
        referrerTitle: titleOf(referrer.entity),
        referrerId: referrer.entity.id,
      };
      refused.push(...refuse('still-referenced', ['id'], params, referrer.entity.id).refused);
    }
  }
  return { refused };
}

function applyRemove(kind: OwnedKind) {
  const rooted = isRooted(kind);
  return (transaction: Transaction, input: object): Outcome => {
    const { id, cascade = false } = input as { readonly id: string; readonly cascade?: boolean };
    const found = named(transaction, id, [kind]);
    if ('refused' in found) return found;
    const removed = found as Node;
    const entity = entityNow(removed);
    const referrers = referrersTo(transaction, idsBelow(kind, entity));
    if (referrers.length > 0 && !cascade) return stillReferenced(removed, referrers);
    const restored = referrers.flatMap(({ referrer, ids }) => dropReferences(transaction, referrer, ids));
    const { id: to } = (removed.parent as Node).entity;
    const place = remove(transaction, removed);
    const back = { ...(rooted ? {} : { to }), at: place, [kind]: entity };
    return { inverse: [operation(`add${capital(kind)}`, back), ...restored.reverse()] };
  };
}

/** The kinds that can be added, moved and removed. */
export const ownedKinds = entityKinds.filter((kind) => holdersOf(kind).length > 0) as OwnedKind[];

/** How the operations of all kinds are applied. */
export const structuralAppliers = Object.fromEntries(
  ownedKinds.flatMap((kind): [string, Applier][] => [
    [`add${capital(kind)}`, applyAdd(kind)],
    [`revise${capital(kind)}`, applyRevise(kind)],
    [`move${capital(kind)}`, applyMove(kind)],
    [`remove${capital(kind)}`, applyRemove(kind)],
  ]),
) as unknown as Appliers<`${'add' | 'revise' | 'move' | 'remove'}${Capitalize<OwnedKind>}`>;
