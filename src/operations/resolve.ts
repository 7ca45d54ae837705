/**
 * Deciding what a merge left open: a conflict becomes a change of the plan. What a side had is put in place, and the
 * operations that lead there are carried out under the rules, as any others.
 */

import { mergeInEnglish } from '../messages/en/merge.js';
import { issueMaker } from '../messages/issue.js';
import { findEntity, hasUniqueIds, type Located, locate, possibleReferrers } from '../model/entity-index.js';
import { canonicalText, isEqual } from '../model/equal.js';
import { eachBelow, type FoundEntity, kindInList, listKey, ownedEntities, ownedLists } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Organization, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { eachReference } from '../model/references.js';
import { inWords } from '../model/require.js';
import { fail, type Path, type Result, succeed } from '../model/result.js';
import { misfitsOf, unreadable } from '../rules/misfits.js';
import { readAs, readShape } from '../rules/read.js';
import { applyUnchecked } from './apply.js';
import { fieldsOf } from './applying.js';
import type { Change } from './change.js';
import {
  type Conflict,
  type ConflictPlace,
  conflictShape,
  kindAt,
  type MergeSide,
  mergeSides,
  placeOf,
} from './conflict.js';
import { diffPlans, withoutKept } from './diff.js';
import { fieldsDiff, rootsDiff } from './diff-entity.js';
import { ownShape, readChanged } from './edit.js';
import { type DatedEntry, dayOfEntry } from './entries.js';
import type { Operation } from './generated/operations.js';
import { frozenPlan, notGiven } from './given.js';
import { applyGuarded } from './guard.js';
import type { Fields } from './merge-fields.js';
import { readOperations } from './read-operation.js';
import type { RevertOptions } from './revert.js';
import { valueAt, withField, withValueAt } from './with-value.js';
import { withoutReferences } from './without-references.js';

const issue = issueMaker(mergeInEnglish);

const asList = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? value : [value];

const dayOf = (entry: unknown): string => dayOfEntry(entry as DatedEntry);

/** A list with other entries of a day: where those of the day stood, else before what is of a later day. */
function withDay(list: readonly unknown[], day: string, entries: readonly unknown[]): readonly unknown[] {
  const others = list.filter((entry) => dayOf(entry) !== day);
  const place = list.findIndex((entry) => dayOf(entry) === day);
  const next = place === -1 ? list.findIndex((entry) => dayOf(entry) > day) : place;
  return others.toSpliced(next === -1 ? others.length : next, 0, ...entries);
}

/** A list with an entry so many times: those that are there stay in their places, and what is missing comes after them. */
function counted(list: readonly unknown[], isMeant: (entry: unknown) => boolean, count: number, entry: unknown) {
  let met = 0;
  const kept = list.filter((each) => !isMeant(each) || ++met <= count);
  const last = kept.findLastIndex(isMeant);
  const missing = Array<unknown>(Math.max(0, count - met)).fill(entry);
  return kept.toSpliced(last === -1 ? kept.length : last + 1, 0, ...missing);
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
    return withField(entity, field, withDay(asList(entity[field]), part, asList(value)));
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

/**
 * The path to an entity in a plan that others were taken out of, found by where it was before: an index of the new plan
 * would cost a walk over all of it. Undefined where it is gone.
 */
function pathAfter(before: Plan, now: Plan, id: string): Path | undefined {
  if (!hasUniqueIds(before)) return findEntity(now, id)?.path;
  const follow = (located: Located | undefined): readonly [AnyEntity, Path] | undefined => {
    if (located === undefined) return undefined;
    const { kind, entity, holder, key } = located;
    if (holder === null) return [now, []];
    if (kind === 'organization') return [now.organization, [key]];
    const [parent, path] = follow(holder) ?? [];
    const siblings = parent === undefined ? [] : ownedEntities(parent, key);
    const at = siblings.findIndex((sibling) => sibling.id === entity.id);
    return path && at !== -1 ? [siblings[at] as AnyEntity, [...path, key, at]] : undefined;
  };
  return follow(locate(before, id))?.[1];
}

/** A plan with an entity in a list of what holds it; undefined where that is gone. `before` is it as it was given. */
function withEntity(
  before: Plan,
  plan: Plan,
  entity: AnyEntity,
  { parentId, list, at }: ConflictPlace,
): Plan | undefined {
  const path = pathAfter(before, plan, parentId);
  if (path === undefined) return undefined;
  return withValueAt(plan, [...path, list], (siblings) => (siblings as readonly unknown[]).toSpliced(at, 0, entity));
}

/**
 * The plan with a version of an entity at a place, in the stead of what has its id. What is elsewhere in the plan but in
 * the version comes from there, as it is now. Undefined where the plan has no such place.
 */
function withEntityAt(plan: Plan, version: AnyEntity, place: ConflictPlace | undefined): Plan | undefined {
  if (place === undefined) return undefined;
  const parent = findEntity(plan, place.parentId);
  const kind = parent && kindInList(parent.kind, place.list);
  if (kind === undefined) return undefined;
  const current = findEntity(plan, version.id);
  const own = new Set<string>();
  if (current !== undefined) eachBelow(current.kind, current.entity, (_kind, { id }) => own.add(id));
  const elsewhere = new Map<string, AnyEntity>();
  const crossed = new Set<string>();
  const lookBelow = (holder: EntityKind, entity: AnyEntity): void => {
    for (const { key, kind: childKind } of ownedLists(holder)) {
      for (const child of ownedEntities(entity, key)) {
        const found = own.has(child.id) ? undefined : findEntity(plan, child.id);
        if (found === undefined) lookBelow(childKind, child);
        else if (found.kind === childKind) elsewhere.set(child.id, found.entity);
        // Its id names another thing by now, which is a conflict of its own.
        else crossed.add(child.id);
      }
    }
  };
  lookBelow(kind, version);
  const isElsewhere = (id: string) => elsewhere.has(id);
  const restored = (holder: EntityKind, entity: AnyEntity): AnyEntity => {
    const fields: Record<string, unknown> = { ...entity };
    for (const { key, kind: childKind } of ownedLists(holder)) {
      const children = ownedEntities(entity, key).filter(({ id }) => !crossed.has(id));
      fields[key] = children.map((child) => {
        const found = elsewhere.get(child.id);
        return found === undefined ? restored(childKind, child) : withoutKept(childKind, found, isElsewhere);
      });
    }
    return fields as unknown as AnyEntity;
  };
  let rest = current === undefined ? plan : without(plan, current);
  if (elsewhere.size > 0) {
    const above = new Set<string>();
    for (const id of elsewhere.keys()) {
      for (let at = locate(plan, id)?.holder; at != null; at = at.holder) above.add(at.entity.id);
    }
    const leadsThere = (id: string) => above.has(id) || !hasUniqueIds(plan);
    rest = withoutKept('plan', rest, isElsewhere, leadsThere) as Plan;
    const organization = withoutKept('organization', rest.organization, isElsewhere, leadsThere) as Organization;
    rest = { ...rest, organization };
  }
  return withEntity(plan, rest, restored(kind, version), place);
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

/** What is wanted of a plan: another version of one entity's own fields, or another plan. */
type Wanted = Revised | Plan;

interface Revised {
  readonly found: FoundEntity;
  readonly version: Fields;
}

/** What a version of that which a conflict about a rule or a field is about comes to; undefined where the entity is gone. */
function withValue(plan: Plan, conflict: Conflict, value: unknown): Wanted | undefined {
  const found = findEntity(plan, conflict.id);
  if (found === undefined) return undefined;
  const rest = restOf(conflict, found.kind);
  const [field] = rest;
  if (field === undefined && value === undefined) return without(plan, found);
  const version = withVersion(found.kind, fieldsOf(found.entity), rest, value);
  if (field === undefined || !isOwned(found.kind, field)) return { found, version };
  const entity = version as unknown as AnyEntity;
  const place = placeOf(found);
  return place === undefined ? withValueAt(plan, found.path, () => entity) : withEntityAt(plan, entity, place);
}

/** An entity that was removed, without what was in it before and was moved out of it. */
function withoutMoved(plan: Plan, kind: EntityKind, base: unknown, entity: AnyEntity): AnyEntity {
  const before = new Set<string>();
  if (base !== undefined) eachBelow(kind, base as AnyEntity, (_kind, { id }) => before.add(id));
  return withoutKept(kind, entity, (id) => before.has(id) && findEntity(plan, id) !== undefined);
}

/** An entity without references to what neither the plan, nor itself, nor what comes along with it has. */
function spared(plan: Plan, kind: EntityKind, entity: AnyEntity, { along = [] }: Conflict): AnyEntity {
  const comes = new Set<string>();
  eachBelow(kind, entity, (_kind, { id }) => comes.add(id));
  for (const { parentId, list, entity: other } of along) {
    const holder = findEntity(plan, parentId);
    const kindAlong = holder && kindInList(holder.kind, list);
    if (kindAlong !== undefined) eachBelow(kindAlong, other as AnyEntity, (_kind, { id }) => comes.add(id));
  }
  return withoutReferences(kind, entity, plan.id, (id) => !comes.has(id) && findEntity(plan, id) === undefined);
}

/** What a side wants of the plan, as far as the conflict goes; undefined where the plan no longer has what it takes. */
function resolved(plan: Plan, conflict: Conflict, side: MergeSide): Wanted | undefined {
  const { kind, id, kept, place } = conflict;
  const value = conflict[side];
  if (isAboutAll(conflict)) return value as Plan;
  const found = findEntity(plan, id);
  if (kind === 'removed') {
    const ownKind = kindAt(conflict);
    const isThere = found?.kind === ownKind;
    if (value === undefined) return isThere ? without(plan, found) : plan;
    if (isThere) return plan;
    const version = withoutMoved(plan, ownKind, conflict.base, value as AnyEntity);
    return withEntityAt(plan, spared(plan, ownKind, version, conflict), place);
  }
  if (found === undefined) return undefined;
  const [field] = restOf(conflict, found.kind);
  if (kind === 'moved') {
    if (field !== undefined) {
      return withValueAt(plan, [...found.path, field], (list) => inOrder(list as AnyEntity[], value as string[]));
    }
    const parent = findEntity(plan, value as string);
    const list = parent && listKey(parent.kind, found.kind);
    if (parent === undefined || list === undefined) return undefined;
    if (found.parentId === parent.entity.id) return plan;
    const at = ownedEntities(parent.entity, list).length;
    return withEntity(plan, without(plan, found), found.entity, { parentId: parent.entity.id, list, at });
  }
  if (kind === 'both-added') {
    if (side === kept && field === undefined) return plan;
    if (field === undefined) return withEntityAt(plan, value as AnyEntity, place);
    const [base, ours, theirs] = [conflict.base, conflict.ours, conflict.theirs].map(asList) as [
      unknown[],
      unknown[],
      unknown[],
    ];
    const count = side === kept ? Math.max(ours.length, theirs.length) : ours.length + theirs.length - base.length;
    const text = canonicalText(ours[0]);
    const isMeant = (entry: unknown) => canonicalText(entry) === text;
    const fields = fieldsOf(found.entity);
    return { found, version: { ...fields, [field]: counted(fields[field] as unknown[], isMeant, count, ours[0]) } };
  }
  return withValue(plan, conflict, value);
}

/** What is wanted, as a plan. */
const planOf = (plan: Plan, wanted: Wanted): Plan =>
  'found' in wanted ? withValueAt(plan, wanted.found.path, () => wanted.version) : wanted;

/**
 * What is wanted for a side, with what comes along with its version, and without what came along with that of the other
 * and nothing else refers to. Undefined where the plan no longer has a place for it.
 */
function inCompany(plan: Plan, conflict: Conflict, side: MergeSide, wanted: Wanted): Wanted | undefined {
  const { along = [] } = conflict;
  if (along.length === 0) return wanted;
  let next = planOf(plan, wanted);
  for (const { side: whose, entity, ...place } of along) {
    const { id } = entity as AnyEntity;
    if (whose !== side || findEntity(plan, id) !== undefined) continue;
    const parent = findEntity(plan, place.parentId);
    const kind = parent && kindInList(parent.kind, place.list);
    const pruned = kind && withoutKept(kind, entity as AnyEntity, (each) => findEntity(plan, each) !== undefined);
    const grown = pruned && withEntity(plan, next, spared(plan, kind, pruned, conflict), place);
    if (grown === undefined) return undefined;
    next = grown;
  }
  const isDone = 'found' in wanted ? isEqual(wanted.found.entity, wanted.version) : wanted === plan;
  if (!isDone) {
    const others = along.filter(({ side: whose }) => whose !== side).map(({ entity }) => (entity as AnyEntity).id);
    for (const id of unreferred(plan, next, others)) next = withoutId(plan, next, id);
  }
  return next === plan ? plan : next;
}

/** The plan without an entity, found by where it was before. */
function withoutId(before: Plan, now: Plan, id: string): Plan {
  const path = pathAfter(before, now, id);
  const at = path?.at(-1);
  return path === undefined
    ? now
    : withValueAt(now, path.slice(0, -1), (list) => (list as readonly unknown[]).filter((_, index) => index !== at));
}

/** Those of some entities to which, and to what is in which, nothing but they themselves refers in the plan to come. */
function unreferred(before: Plan, now: Plan, ids: readonly string[]): ReadonlySet<string> {
  const rootOf = new Map<string, string>();
  for (const id of ids) {
    const found = findEntity(before, id);
    if (found !== undefined) eachBelow(found.kind, found.entity, (_kind, each) => rootOf.set(each.id, id));
  }
  const referred = new Map<string | undefined, Set<string>>();
  const rootsFrom = (kind: EntityKind, entity: AnyEntity) => {
    const roots = new Set<string>();
    eachReference(kind, entity, now.id, (_path, id) => {
      const root = rootOf.get(id);
      if (root !== undefined && root !== rootOf.get(entity.id)) roots.add(root);
    });
    return roots;
  };
  for (const referrer of possibleReferrers(before, new Set(rootOf.keys()))) {
    const located = locate(before, referrer);
    const from = rootOf.get(referrer);
    const known = referred.get(from) ?? new Set();
    // To find where something stands by now costs more than to see that it tells nothing new.
    if (located === undefined || [...rootsFrom(located.kind, located.entity)].every((root) => known.has(root)))
      continue;
    const path = pathAfter(before, now, referrer);
    if (path === undefined) continue;
    for (const root of rootsFrom(located.kind, valueAt(now, path) as AnyEntity)) known.add(root);
    referred.set(from, known);
  }
  const held = new Set<string>(referred.get(undefined));
  for (const id of held) for (const each of referred.get(id) ?? []) held.add(each);
  return new Set(ids.filter((id) => rootOf.has(id) && !held.has(id)));
}

/** Whether nothing could be matched, so that the conflict is about the plan as a whole. */
const isAboutAll = ({ kind, path }: Conflict): boolean => kind === 'field' && path.length === 0;

/** The plan as the merge left what a conflict is about, all else as it is now; undefined where that cannot be told. */
function leftByMerge(plan: Plan, conflict: Conflict, side: MergeSide): Wanted | undefined {
  const left = leftAlone(plan, conflict);
  if (left === undefined || conflict.along === undefined) return left;
  let next = planOf(plan, left);
  for (const { side: whose, entity, ...place } of conflict.along) {
    const version = entity as AnyEntity;
    const found = findEntity(plan, version.id);
    if (whose !== conflict.kept) {
      // Where it is wanted, it is left alone if it is there.
      if (whose !== side) next = withoutId(plan, next, version.id);
      continue;
    }
    const own = new Set<string>();
    if (found !== undefined) eachBelow(found.kind, found.entity, (_kind, { id }) => own.add(id));
    const kind = found?.kind ?? kindInList(findEntity(plan, place.parentId)?.kind ?? 'plan', place.list);
    if (kind === undefined) return undefined;
    const pruned = withoutKept(kind, version, (id) => !own.has(id) && findEntity(plan, id) !== undefined);
    const path = found && pathAfter(plan, next, version.id);
    const grown = path ? withValueAt(next, path, () => pruned) : withEntity(plan, next, pruned, place);
    if (grown === undefined) return undefined;
    next = grown;
  }
  return next;
}

/** The same, of what the conflict is about itself. */
function leftAlone(plan: Plan, conflict: Conflict): Wanted | undefined {
  const { kind, id, kept, merged, place } = conflict;
  const found = findEntity(plan, id);
  const isField = typeof conflict.path.at(-1) === 'string';
  const version = (merged ?? conflict[kept]) as AnyEntity | undefined;
  if (kind === 'removed') {
    return version === undefined ? resolved(plan, conflict, kept) : withEntityAt(plan, version, place);
  }
  if (kind === 'rule' && isField) return withValue(plan, conflict, merged);
  if (kind !== 'rule' && (kind !== 'both-added' || isField)) return resolved(plan, conflict, kept);
  // A whole entity, wherever it stands by now.
  if (found === undefined || version === undefined || found.kind !== kindAt(conflict)) return undefined;
  const now = placeOf(found);
  return now === undefined ? withValue(plan, conflict, version) : withEntityAt(plan, version, now);
}

/**
 * The operations that lead to what is wanted. Of one entity's own fields nothing else is looked at; of another plan, what
 * is not the same object. Undefined where what is wanted does not fit.
 */
function stepsTo(plan: Plan, wanted: Wanted): readonly Operation[] | undefined {
  if (!('found' in wanted)) {
    const read = readChanged(plan, wanted);
    return read && diffPlans(plan, read);
  }
  const { found, version } = wanted;
  const { kind, entity } = found;
  if (version['id'] !== entity.id || !hasUniqueIds(plan)) {
    return stepsTo(
      plan,
      withValueAt(plan, found.path, () => version as unknown as AnyEntity),
    );
  }
  const own = Object.fromEntries(Object.entries(version).filter(([field]) => !isOwned(kind, field)));
  const read = readAs(ownShape(kind), own);
  if (!read.ok) return undefined;
  const { organization } = plan;
  if (kind === 'plan') return rootsDiff(plan, { ...(read.value as Plan), organization });
  if (kind === 'organization') return rootsDiff(plan, { ...plan, organization: read.value as Organization });
  return fieldsDiff(kind, entity, read.value as AnyEntity);
}

/** The plan as the merge left it, made by operations, so that what is looked up in it costs no walk over all of it. */
function planLeft(plan: Plan, conflict: Conflict, side: MergeSide): Plan | undefined {
  if (isAboutAll(conflict)) {
    const read = readShape('Plan', conflict[conflict.kept]);
    return read.ok ? read.value : undefined;
  }
  const left = leftByMerge(plan, conflict, side);
  const steps = left && stepsTo(plan, left);
  const applied = steps && applyUnchecked(plan, steps);
  return applied?.ok ? applied.value.plan : undefined;
}

/** The operations that decide a conflict, and the plan as the merge left it. */
interface Decision {
  readonly steps: readonly Operation[];
  readonly left: Plan | undefined;
}

function decision(plan: Plan, conflict: Conflict, side: MergeSide): Result<Decision> {
  const { id, place } = conflict;
  try {
    const alone = resolved(plan, conflict, side);
    const wanted = alone && inCompany(plan, conflict, side, alone);
    if (wanted === undefined)
      return fail([issue('unresolvable', [], { id, parentId: place?.parentId ?? null }, { id })]);
    const found = isAboutAll(conflict) ? [{ type: 'replacePlan', plan: wanted }] : stepsTo(plan, wanted);
    if (found === undefined) return fail([unreadable()]);
    const steps = readOperations(found);
    if (!steps.ok) return steps;
    return succeed({ steps: steps.value.steps, left: planLeft(plan, conflict, side) });
  } catch {
    // Its values are none that a merge gives.
    return fail([unreadable()]);
  }
}

/**
 * Decides a conflict of a merge for one side: puts the version of that side into the plan, by the operations that it
 * takes. The plan may have changed since the merge; deciding for the side that was kept changes nothing. Of a conflict
 * about a rule, whose field the merge itself may have put together, the field is given the value of the side. What the
 * version of a side refers to, and the other removed, comes back with it; it goes again with the decision for the other
 * side, unless something else refers to it.
 *
 * Decided in the order given, all for one side, conflicts give what `mergePlans` gives where that side is preferred.
 *
 * Deciding never takes others' work along: where something that it would change or remove was changed since the merge (a
 * second edit of the field, a report or an action added below what is to go), it is refused with `changed-since`, an
 * issue for each, as by `revert`. With `overwrite: true` it is done all the same.
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
  const now = frozenPlan(plan);
  if (now === undefined) return notGiven('plan', plan);
  const decided = decision(now, conflict, side);
  if (!decided.ok) return decided;
  const { steps, left } = decided.value;
  // Ids where it is about an order; of what else is listed, the merge left the order that is there now.
  const isOrder = conflict.kind === 'moved' && Array.isArray(conflict[side]);
  const ordered = isOrder ? (conflict[side] as readonly string[]) : [];
  return applyGuarded(now, steps, overwrite ? undefined : { since: 'merge', leftBy: () => left, ordered }, options);
}
