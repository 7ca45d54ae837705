/** What is removed on the way from one plan to another: what refers goes before what it refers to. */

import { findEntity, possibleReferrers } from '../model/entity-index.js';
import { entityKinds, holdersOf } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { capital } from '../model/nouns.js';
import { eachReference } from '../model/references.js';
import { fieldsOf, operation } from './applying.js';
import type { Operation } from './generated/operations.js';
import { fieldOperation } from './structural.js';

/** An entity where it stands. */
export interface Standing {
  readonly kind: EntityKind;
  readonly entity: AnyEntity;
  readonly holder: string;
  readonly key: string;
}

/** Whether entities of a kind are held by those of another, at any depth. */
const isBelow = (kind: EntityKind, holder: EntityKind): boolean =>
  holdersOf(kind).some((each) => each === holder || (each !== kind && isBelow(each, holder)));

let known: ReadonlyMap<EntityKind, number> | undefined;

/** Where each kind comes in an order in which what holds, and as far as can be what is referred to, comes first. */
export function ranks(): ReadonlyMap<EntityKind, number> {
  if (known !== undefined) return known;
  const order = new Set<EntityKind>();
  const begun = new Set<EntityKind>();
  const visit = (kind: EntityKind): void => {
    if (begun.has(kind)) return;
    begun.add(kind);
    for (const holder of holdersOf(kind)) visit(holder);
    for (const { kinds } of structure[kind].references) {
      for (const referred of kinds ?? entityKinds) if (!isBelow(referred, kind)) visit(referred);
    }
    order.add(kind);
  };
  for (const kind of entityKinds) visit(kind);
  known = new Map([...order].map((kind, index) => [kind, index]));
  return known;
}

/** The operations that remove what only the one plan has; references that stay, though they lead nowhere, are put back. */
export function removals(
  a: Plan,
  b: Plan,
  before: ReadonlyMap<string, Standing>,
  after: ReadonlyMap<string, Standing>,
  isKept: (id: string) => boolean,
): Operation[] {
  const roots = [...before].filter(([id, { holder }]) => !isKept(id) && (isKept(holder) || !before.has(holder)));
  if (roots.length === 0) return [];
  const rank = ranks();
  roots.sort(([, one], [, other]) => (rank.get(other.kind) as number) - (rank.get(one.kind) as number));
  const turn = turns(roots, before, isKept);
  const cascading = new Set<number>();
  const restored: Operation[] = [];
  /** Notes where a reference stands in the way of a removal; gives the fields with one. */
  const note = (kind: EntityKind, entity: AnyEntity, lasts: number): Set<string> => {
    const fields = new Set<string>();
    eachReference(kind, entity, b.id, ([field], id) => {
      const removed = turn.get(id);
      if (removed === undefined || removed >= lasts) return;
      cascading.add(removed);
      fields.add(field as string);
    });
    return fields;
  };
  for (const [id, { kind, entity }] of before) {
    if (!isKept(id)) note(kind, entity, turn.get(id) as number);
  }
  for (const { kind, entity } of referrersIn(a, b, after, new Set(turn.keys()))) {
    for (const field of note(kind, entity, Number.POSITIVE_INFINITY)) {
      restored.push(fieldOperation(kind, entity.id, field, fieldsOf(entity)[field]));
    }
  }
  return [
    ...roots.map(([id, { kind }], index) =>
      operation(`remove${capital(kind)}`, { id, ...(cascading.has(index) ? { cascade: true } : {}) }),
    ),
    ...restored,
  ];
}

/** When each entity goes: the index of the removal that it goes with. */
function turns(
  roots: readonly (readonly [string, Standing])[],
  before: ReadonlyMap<string, Standing>,
  isKept: (id: string) => boolean,
): ReadonlyMap<string, number> {
  const turn = new Map(roots.map(([id], index) => [id, index]));
  // What holds comes before what it holds.
  for (const [id, { holder }] of before) {
    const along = turn.get(holder);
    if (!isKept(id) && along !== undefined && !turn.has(id)) turn.set(id, along);
  }
  return turn;
}

/** The entities of the plan to come that may refer to some ids. */
function* referrersIn(
  a: Plan,
  b: Plan,
  after: ReadonlyMap<string, Standing>,
  ids: ReadonlySet<string>,
): Generator<{ readonly kind: EntityKind; readonly entity: AnyEntity }> {
  // Whose references depend on the plan's id are goals: where one is gone, all others are among these.
  yield* after.values();
  for (const id of possibleReferrers(a, ids)) {
    const found = after.has(id) ? undefined : findEntity(b, id);
    if (found !== undefined) yield found;
  }
}
