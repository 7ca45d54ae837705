import { findEntity, referrersOf } from '../model/entity-index.js';
/** Adding, revising, moving and removing entities of every kind: one way for all. */
import { entityKinds, type FoundEntity } from '../model/find.js';
import type { Alignment, EntityKind, EntityOfKind, OwnedKind } from '../model/generated/types.js';
import { eachReference } from '../model/references.js';
import type { Issue } from '../model/result.js';
import { withArticle } from '../model/words.js';
import { type Operation, ROOTED_KINDS, revisableFields } from './operation.js';
import { eachBelow, insert, listKey, named, type Outcome, refuse, setFields, takeOut, type Work } from './work.js';

type AnyEntity = EntityOfKind[EntityKind];

export const capitalized = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1);

/** An operation whose name is made from its verb and a kind. */
const operation = (verb: string, kind: EntityKind, input: object): Operation =>
  ({ type: `${verb}${capitalized(kind)}`, ...input }) as unknown as Operation;

/** The kinds that hold a kind. */
const holdersOf = (kind: EntityKind) => entityKinds.filter((holder) => listKey(holder, kind) !== undefined);

const isRooted = (kind: OwnedKind) => (ROOTED_KINDS as readonly OwnedKind[]).includes(kind);

/** What an entity goes into: what `to` names, or the one place there is for its kind. */
function holderFor(
  work: Work,
  kind: OwnedKind,
  to: string | undefined,
): FoundEntity | { readonly refused: readonly Issue[] } {
  const holders = holdersOf(kind);
  if (to === undefined) {
    const [only] = holders;
    return findEntity(work.plan, only === 'plan' ? work.plan.id : work.plan.organization.id) as FoundEntity;
  }
  const found = findEntity(work.plan, to);
  const wanted = holders.map(withArticle).join(' or ');
  if (found === undefined) {
    return refuse(
      'unknown-id',
      ['to'],
      `Nothing in this plan has the id "${to}"; ${withArticle(kind)} goes into ${wanted}.`,
    );
  }
  if (!holders.includes(found.kind)) {
    return refuse(
      'wrong-parent',
      ['to'],
      `"${to}" is ${withArticle(found.kind)}; ${withArticle(kind)} goes into ${wanted}.`,
      to,
    );
  }
  return found;
}

/** An id that is taken, among the entity and all that it owns. */
function takenId(work: Work, kind: EntityKind, entity: AnyEntity): string | undefined {
  const own = new Set<string>();
  let taken: string | undefined;
  eachBelow(kind, entity, (_kind, { id }) => {
    if (taken === undefined && (own.has(id) || findEntity(work.plan, id) !== undefined)) taken = id;
    own.add(id);
  });
  return taken;
}

/** Adds an entity, with all that it owns. */
export function add(kind: OwnedKind) {
  return (work: Work, input: Readonly<Record<string, unknown>>): Outcome => {
    const entity = input[kind] as AnyEntity;
    const holder = holderFor(work, kind, input['to'] as string | undefined);
    if ('refused' in holder) return holder;
    const taken = takenId(work, kind, entity);
    if (taken !== undefined) {
      return refuse(
        'duplicate-id',
        [kind, 'id'],
        `The id "${taken}" is taken; give the new ${kind} ids of its own.`,
        taken,
      );
    }
    insert(work, holder, kind, entity, input['at'] as number | undefined, true);
    return { inverse: [operation('remove', kind, { id: entity.id })] };
  };
}

/** The values that fields have now; null where they have none. */
function valuesNow(entity: AnyEntity, fields: Iterable<string>): Record<string, unknown> {
  const now: Record<string, unknown> = {};
  for (const field of fields) now[field] = (entity as unknown as Readonly<Record<string, unknown>>)[field] ?? null;
  return now;
}

/** Changes fields of a found entity; a null takes the field away. */
export function reviseFound(
  work: Work,
  found: FoundEntity,
  changes: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const given = Object.keys(changes);
  const before = valuesNow(found.entity, given);
  const fields = Object.fromEntries(given.map((field) => [field, changes[field] ?? undefined]));
  if (given.length > 0) setFields(work, found, fields);
  return before;
}

/** Revises fields of an entity. */
export function revise(kind: OwnedKind) {
  return (
    work: Work,
    { id, changes }: { readonly id: string; readonly changes: Readonly<Record<string, unknown>> },
  ): Outcome => {
    const found = named(work, id, [kind]);
    if ('refused' in found) return found;
    return { inverse: [operation('revise', kind, { id, changes: reviseFound(work, found, changes) })] };
  };
}

/** Moves an entity among its siblings, or into another holder. */
export function move(kind: OwnedKind) {
  return (work: Work, { id, to, at }: { readonly id: string; readonly to?: string; readonly at?: number }): Outcome => {
    const found = named(work, id, [kind]);
    if ('refused' in found) return found;
    const from = found.parentId as string;
    if (to === id) return refuse('into-itself', ['to'], `"${id}" cannot go into itself.`, id);
    const target = holderFor(work, kind, to ?? from);
    if ('refused' in target) return target;
    const place = takeOut(work, found, false);
    // What holds it may just have been copied.
    insert(work, findEntity(work.plan, target.entity.id) as FoundEntity, kind, found.entity, at, false);
    return { inverse: [operation('move', kind, { id, ...(isRooted(kind) ? {} : { to: from }), at: place })] };
  };
}

/** What refers, from outside, to an entity or to something that it owns. */
function outsideReferrers(
  work: Work,
  { kind, entity }: FoundEntity,
): { readonly id: string; readonly referrer: FoundEntity }[] {
  const inside = new Set<string>();
  eachBelow(kind, entity, (_kind, { id }) => inside.add(id));
  const found: { id: string; referrer: FoundEntity }[] = [];
  for (const id of inside) {
    for (const referrer of referrersOf(work.plan, id)) {
      if (!inside.has(referrer.entity.id)) found.push({ id, referrer });
    }
  }
  return found;
}

/** Whether an item of a list is the reference: an id, or a goal of this plan that is served. */
function isReference(item: unknown, id: string, planId: string): boolean {
  if (typeof item === 'string') return item === id;
  const aligned = item as Alignment;
  return aligned.goalId === id && aligned.planId === planId;
}

/** Takes a reference away; gives the operation that puts it back. */
function dropReference(work: Work, id: string, referrerId: string): Operation {
  const found = findEntity(work.plan, referrerId) as FoundEntity;
  const changes: Record<string, unknown> = {};
  eachReference(found.kind, found.entity, work.plan.id, ([field], referred) => {
    if (referred !== id || typeof field !== 'string') return;
    const now = (found.entity as unknown as Readonly<Record<string, unknown>>)[field];
    if (!Array.isArray(now)) changes[field] = null;
    else {
      changes[field] = Object.freeze(now.filter((item: unknown) => !isReference(item, id, work.plan.id)));
    }
  });
  const before = reviseFound(work, found, changes);
  if ('teamId' in before) return { type: 'assignTeam', id: referrerId, teamId: before['teamId'] as string };
  if ('unitId' in before) return { type: 'assignUnit', id: referrerId, unitId: before['unitId'] as string };
  return operation('revise', found.kind, { id: referrerId, changes: before });
}

/** Removes an entity with all that it owns; with `cascade`, references to it go as well. */
export function remove(kind: OwnedKind) {
  return (work: Work, { id, cascade = false }: { readonly id: string; readonly cascade?: boolean }): Outcome => {
    const found = named(work, id, [kind]);
    if ('refused' in found) return found;
    const referrers = outsideReferrers(work, found);
    if (referrers.length > 0 && !cascade) {
      const refused = referrers.map(({ id: referred, referrer }): Issue => {
        const what = referred === id ? `the ${kind} "${id}"` : `"${referred}" in the ${kind} "${id}"`;
        return {
          code: 'still-referenced',
          severity: 'error',
          params: {},
          path: referrer.path,
          id: referrer.entity.id,
          message: `The ${referrer.kind} "${referrer.entity.id}" refers to ${what}. Change that first, or remove with cascade.`,
        };
      });
      return { refused };
    }
    const restored = referrers.map(({ id: referred, referrer }) => dropReference(work, referred, referrer.entity.id));
    const place = takeOut(work, findEntity(work.plan, id) as FoundEntity, true);
    const back = operation('add', kind, {
      ...(isRooted(kind) ? {} : { to: found.parentId }),
      at: place,
      [kind]: found.entity,
    });
    return { inverse: [back, ...restored.reverse()] };
  };
}

/** The fields that revise may change, for documents and comparison. */
export const fieldsOf = (kind: EntityKind): readonly string[] => revisableFields[kind];
