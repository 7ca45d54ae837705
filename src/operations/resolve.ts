/**
 * Deciding what a merge left open: a conflict becomes a change of the plan. What a side had is put in place, and the
 * operations that lead there are carried out under the rules, as any others.
 */

import { mergeInEnglish } from '../messages/en/merge.js';
import { issueMaker } from '../messages/issue.js';
import { findEntity } from '../model/entity-index.js';
import { canonicalText, isEqual } from '../model/equal.js';
import type { FieldShape } from '../model/field-shape.js';
import { type FoundEntity, kindInList, listKey, ownedEntities, ownedLists } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { inWords } from '../model/require.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import { misfitsOf, unreadable } from '../rules/misfits.js';
import { apply } from './apply.js';
import type { Change } from './change.js';
import { type Conflict, type ConflictPlace, conflictKinds, type MergeSide, mergeSides } from './conflict.js';
import { diffPlans } from './diff.js';
import type { Operation } from './generated/operations.js';
import type { Fields } from './merge-fields.js';
import { changedSince, type RevertOptions } from './revert.js';

const issue = issueMaker(mergeInEnglish);

/** A copy of plain data with another value at a place; only what lies on the way is copied. */
function withValueAt<T>(node: T, [step, ...rest]: Path, change: (value: unknown) => unknown): T {
  if (step === undefined) return change(node) as T;
  if (Array.isArray(node)) {
    return node.map((item, index) => (index === step ? withValueAt(item, rest, change) : item)) as T;
  }
  const fields = node as unknown as Record<string, unknown>;
  return { ...fields, [step]: withValueAt(fields[step], rest, change) } as T;
}

/** The fields with one set; a value that is undefined takes the field away. */
function withField(fields: Fields, field: string, value: unknown): Fields {
  const { [field]: _replaced, ...others } = fields;
  return value === undefined ? others : { ...fields, [field]: value };
}

const asList = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const dayOfEntry = (entry: unknown): unknown => (entry as Fields)['until'] ?? (entry as Fields)['date'];

/** A list in which other entries stand where those meant stood; at the end where there were none. */
function replaced(list: readonly unknown[], isMeant: (entry: unknown) => boolean, entries: readonly unknown[]) {
  const place = list.findIndex(isMeant);
  const others = (part: readonly unknown[]) => part.filter((entry) => !isMeant(entry));
  return place === -1 ? [...list, ...entries] : [...list.slice(0, place), ...entries, ...others(list.slice(place))];
}

/** The entity with the version that a side has of what the conflict is about. */
function withVersion(kind: EntityKind, entity: Fields, rest: readonly string[], value: unknown): Fields {
  const [field, part] = rest;
  if (field === undefined) {
    const own = Object.entries((value ?? {}) as Fields).filter(([key]) => !isOwned(kind, key));
    const kept = Object.entries(entity).filter(([key]) => isOwned(kind, key));
    return Object.fromEntries([...own, ...kept]);
  }
  if (part === undefined) return withField(entity, field, value);
  if (structure[kind].fields[field]?.merge === 'dated') {
    return withField(
      entity,
      field,
      replaced(asList(entity[field]), (entry) => dayOfEntry(entry) === part, asList(value)),
    );
  }
  const before = (entity[field] ?? {}) as Fields;
  const held = withField(before, part, value);
  const isCleared = Object.keys(held).length === 0 && Object.hasOwn(before, part);
  return withField(entity, field, isCleared || (value === undefined && entity[field] === undefined) ? undefined : held);
}

const isOwned = (kind: EntityKind, field: string) => structure[kind].fields[field]?.merge === 'owned';

/** The steps of a conflict's path from its entity on. */
function restOf({ path }: Conflict, kind: EntityKind): readonly string[] {
  const last = path.findLastIndex((step) => typeof step === 'number');
  return path.slice(last + 1 + (kind === 'organization' ? 1 : 0)) as readonly string[];
}

const without = (plan: Plan, { path }: FoundEntity): Plan =>
  withValueAt(plan, path.slice(0, -1), (list) => (list as readonly unknown[]).filter((_, at) => at !== path.at(-1)));

/** The plan with an entity in a list of what holds it; undefined where that is gone. */
function withEntity(plan: Plan, entity: AnyEntity, { parentId, list, at }: ConflictPlace): Plan | undefined {
  const parent = findEntity(plan, parentId);
  if (parent === undefined || kindInList(parent.kind, list) === undefined) return undefined;
  return withValueAt(plan, [...parent.path, list], (siblings) =>
    (siblings as readonly unknown[]).toSpliced(at, 0, entity),
  );
}

/** An entity as a side had it, but that what is elsewhere in the plan comes from there, as it is now. */
function restored(
  plan: Plan,
  kind: EntityKind,
  entity: AnyEntity,
): { readonly entity: AnyEntity; readonly plan: Plan } {
  let rest = plan;
  const fields: Record<string, unknown> = { ...entity };
  for (const { key, kind: childKind } of ownedLists(kind)) {
    fields[key] = ownedEntities(entity, key).map((child) => {
      const elsewhere = findEntity(rest, child.id);
      if (elsewhere?.kind === childKind) {
        rest = without(rest, elsewhere);
        return elsewhere.entity;
      }
      const below = restored(rest, childKind, child);
      rest = below.plan;
      return below.entity;
    });
  }
  return { entity: fields as unknown as AnyEntity, plan: rest };
}

/** The plan with an entity that it lost put back. */
function putBack(plan: Plan, value: unknown, place: ConflictPlace | undefined): Plan | undefined {
  const parent = place === undefined ? undefined : findEntity(plan, place.parentId);
  const kind = place && parent && kindInList(parent.kind, place.list);
  if (place === undefined || kind === undefined) return undefined;
  const { entity, plan: rest } = restored(plan, kind, value as AnyEntity);
  return withEntity(rest, entity, place);
}

/** The ids in another order, in the places that they have among their siblings. */
function inOrder(siblings: readonly AnyEntity[], ids: readonly string[]): readonly AnyEntity[] {
  const byId = new Map(siblings.map((sibling) => [sibling.id, sibling]));
  const wanted = ids.filter((id) => byId.has(id));
  const meant = new Set(wanted);
  let next = 0;
  return siblings.map((sibling) =>
    meant.has(sibling.id) ? (byId.get(wanted[next++] as string) as AnyEntity) : sibling,
  );
}

/** The plan as a side wants it, as far as the conflict goes; undefined where the plan no longer has what it takes. */
function resolved(plan: Plan, conflict: Conflict, side: MergeSide): Plan | undefined {
  const { kind, id, kept, place } = conflict;
  const value = conflict[side];
  const found = findEntity(plan, id);
  if (kind === 'removed') {
    if (value === undefined) return found === undefined ? plan : without(plan, found);
    return found === undefined ? putBack(plan, value, place) : plan;
  }
  if (found === undefined) return undefined;
  const rest = restOf(conflict, found.kind);
  const [field, day] = rest;
  if (kind === 'moved') {
    if (field !== undefined) {
      return withValueAt(plan, [...found.path, field], (list) => inOrder(list as AnyEntity[], value as string[]));
    }
    const parent = findEntity(plan, value as string);
    const list = parent && listKey(parent.kind, found.kind);
    if (parent === undefined || list === undefined) return undefined;
    if (found.parentId === parent.entity.id) return plan;
    const at = ownedEntities(parent.entity, list).length;
    return withEntity(without(plan, found), found.entity, { parentId: parent.entity.id, list, at });
  }
  if (kind === 'both-added') {
    if (side === kept && field === undefined) return plan;
    if (field === undefined) return putBack(without(plan, found), value, place);
    const [base, ours, theirs] = [conflict.base, conflict.ours, conflict.theirs].map(asList) as [
      unknown[],
      unknown[],
      unknown[],
    ];
    const count = side === kept ? Math.max(ours.length, theirs.length) : ours.length + theirs.length - base.length;
    const text = canonicalText(ours[0]);
    const entries = Array.from({ length: count }, () => ours[0]);
    const isMeant = (entry: unknown) => dayOfEntry(entry) === day && canonicalText(entry) === text;
    return withValueAt(plan, [...found.path, field], (list) => replaced(list as unknown[], isMeant, entries));
  }
  if (field === undefined && value === undefined) return without(plan, found);
  return withValueAt(plan, found.path, (entity) => withVersion(found.kind, entity as Fields, rest, value));
}

const conflictShape: FieldShape = {
  is: 'object',
  of: {
    kind: { is: 'choice', of: conflictKinds },
    path: { is: 'list', of: { is: 'anything' } },
    id: { is: 'text' },
    base: { is: 'anything', optional: true },
    ours: { is: 'anything', optional: true },
    theirs: { is: 'anything', optional: true },
    kept: { is: 'choice', of: mergeSides },
    place: {
      is: 'object',
      of: { parentId: { is: 'text' }, list: { is: 'text' }, at: { is: 'integer', min: 0 } },
      optional: true,
    },
    issue: { is: 'anything', optional: true },
  },
};

/** Whether an entity is not as a side of the merge had it. What it owns may be of both sides, and tells nothing. */
function isChangedSince({ kind, entity }: FoundEntity, had: unknown): boolean {
  const own = (each: unknown) =>
    Object.fromEntries(Object.entries(each as Fields).filter(([key]) => !isOwned(kind, key)));
  return !isEqual(own(entity), own(had));
}

/** What deciding a conflict would lose of what came after the merge. */
function lossIn(plan: Plan, conflict: Conflict, wanted: Plan, isPlan: boolean): Issue | undefined {
  const { kind, id, kept } = conflict;
  const found = findEntity(plan, id);
  // The value that the merge itself put in place of both is not part of a conflict about a rule.
  if (kind === 'rule' || found === undefined || wanted === plan || isEqual(wanted, plan)) return undefined;
  const rest = restOf(conflict, found.kind);
  const [field, part] = rest;
  const left = conflict[kept];
  const isWhole = field === undefined && (kind === 'removed' || kind === 'both-added');
  const asMerged = isPlan ? left : isWhole ? plan : resolved(plan, conflict, kept);
  if (isWhole ? !isChangedSince(found, left) : asMerged === undefined || isEqual(asMerged, plan)) return undefined;
  const isPlain = kind === 'field' && field !== undefined && part === undefined;
  const finding = isPlain ? { field, left, now: (found.entity as unknown as Fields)[field] } : {};
  return changedSince(found, { reason: 'merged', ...finding }, rest);
}

/** The operations that decide a conflict. */
function stepsTo(plan: Plan, conflict: Conflict, side: MergeSide, overwrite: boolean): Result<readonly Operation[]> {
  const { id, place, path, kind } = conflict;
  try {
    const isPlan =
      path.length === 0 && kind === 'field' && conflict[side] !== null && typeof conflict[side] === 'object';
    const wanted = isPlan ? (conflict[side] as Plan) : resolved(plan, conflict, side);
    if (wanted === undefined)
      return fail([issue('unresolvable', [], { id, parentId: place?.parentId ?? null }, { id })]);
    const loss = overwrite ? undefined : lossIn(plan, conflict, wanted, isPlan);
    if (loss !== undefined) return fail([loss]);
    return succeed(isPlan ? [{ type: 'replacePlan', plan: wanted }] : diffPlans(plan, wanted));
  } catch {
    // Its values are none that a merge gives.
    return fail([unreadable()]);
  }
}

/**
 * Decides a conflict of a merge for one side: puts the version of that side into the plan, by the operations that it
 * takes. The plan may have changed since the merge; deciding for the side that was kept changes nothing. Where what the
 * conflict is about was changed since, deciding would lose that: it is refused with `changed-since`, as by `revert`, and
 * `overwrite: true` does it all the same. What an entity owns goes with it where it is decided that it goes. Of a conflict about a rule, whose field the merge itself may have put together,
 * the field is given the value of the side.
 *
 * Amounts that `both-added`, where one is kept: deciding for the other side records its own as well.
 *
 * Errors: `unresolvable` where the plan no longer holds the entity, or what it should go into; `changed-since`; `no-side`
 * where the side is neither; the codes of the shape where the conflict is none; and those of the rules, as for any
 * operation.
 *
 * @example
 * ```ts
 * const ours = reviseDirection(examplePlan, { vision: 'Joy in learning' });
 * const theirs = reviseDirection(examplePlan, { vision: 'Every child reads' });
 * if (ours.ok && theirs.ok) {
 *   const { plan, conflicts } = mergePlans(examplePlan, ours.value.plan, theirs.value.plan);
 *   const decided = conflicts[0] && resolveConflict(plan, conflicts[0], 'theirs');
 *   if (decided?.ok) decided.value.plan.vision; // 'Every child reads'
 * }
 * ```
 */
export function resolveConflict(
  plan: Plan,
  conflict: Conflict,
  side: MergeSide,
  given?: RevertOptions | undefined,
): Result<Change> {
  const { overwrite = false, ...options } = given ?? {};
  if (!mergeSides.includes(side)) return fail([issue('no-side', [], { given: inWords(side) })]);
  const misfits = misfitsOf(conflictShape, conflict);
  if (misfits.length > 0) return fail(misfits);
  const decided = stepsTo(plan, conflict, side, overwrite);
  return decided.ok ? apply(plan, decided.value, options) : decided;
}
