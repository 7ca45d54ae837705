/**
 * What leads from one plan to another, as operations in the domain's words. Entities are matched by id and kind:
 * what is new is added, what stands elsewhere is moved, what changed is changed by the operation for it, and what is
 * gone is removed.
 *
 * The order makes every step possible: siblings are put in order; what is new is added, in document order; what
 * moved goes there; fields and references change; what is gone is removed, what refers before what is referred to.
 */

import { hasUniqueIds, type Located, locate } from '../model/entity-index.js';
import { isEqual } from '../model/equal.js';
import { ownedEntities, ownedLists, walkPlan } from '../model/find.js';
import { freezePlain } from '../model/frozen.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { capital } from '../model/nouns.js';
import { operation } from './applying.js';
import { fieldsDiff, longestRise, rootsDiff } from './diff-entity.js';
import { type EditedIds, editedIds } from './diff-lists.js';
import { ranks, removals, type Standing } from './diff-removals.js';
import type { Operation } from './generated/operations.js';
import { requirePlan } from './given.js';

const PLAN = '\u0000plan';
const ORGANIZATION = '\u0000organization';
const holderName = (kind: EntityKind, id: string) =>
  kind === 'plan' ? PLAN : kind === 'organization' ? ORGANIZATION : id;

/**
 * Where each entity of a plan stands, but for what lies below an entity that is the same object at the same place in
 * the other plan; undefined where an id is met twice.
 */
function standingsOf(plan: Plan, other: Plan): Map<string, Standing> | undefined {
  const same = new Set<object>();
  const collectSame = (a: AnyEntity, b: AnyEntity, kind: EntityKind): void => {
    if (a === b) {
      same.add(a);
      return;
    }
    for (const { key, kind: childKind } of ownedLists(kind)) {
      const [left, right] = [ownedEntities(a, key), ownedEntities(b, key)];
      if (left === right) for (const child of left) same.add(child);
      else {
        const byId = new Map(right.map((child) => [child.id, child]));
        for (const child of left) {
          const twin = byId.get(child.id);
          if (twin !== undefined) collectSame(child, twin, childKind);
        }
      }
    }
  };
  collectSame(plan, other, 'plan');
  collectSame(plan.organization, other.organization, 'organization');
  const standings = new Map<string, Standing>();
  let met = 0;
  const enter = (kind: EntityKind, entity: AnyEntity): void => {
    for (const { key, kind: childKind } of ownedLists(kind)) {
      for (const child of ownedEntities(entity, key)) {
        met += 1;
        standings.set(child.id, { kind: childKind, entity: child, holder: holderName(kind, entity.id), key });
        if (!same.has(child)) enter(childKind, child);
      }
    }
  };
  enter('plan', plan);
  enter('organization', plan.organization);
  const isUnique = standings.size === met && !standings.has(plan.id) && !standings.has(plan.organization.id);
  return isUnique && plan.id !== plan.organization.id ? standings : undefined;
}

/**
 * The operations that lead from one plan to another: `apply(a, diffPlans(a, b))` gives a plan equal to `b`. For equal
 * plans there are none. They are in the domain's words, so that a list of them reads as a log: a rescheduled action
 * is `rescheduleAction`, and what moved is moved.
 *
 * Where an id names several entities in either plan, nothing can be named, and the one operation is `replacePlan`.
 *
 * @throws TypeError where one of the two is no plan.
 *
 * @example
 * ```ts
 * const later = reviseDirection(examplePlan, { mission: 'We serve schools' });
 * if (later.ok) diffPlans(examplePlan, later.value.plan); // [{ type: 'reviseDirection', mission: 'We serve schools' }]
 * ```
 */
export function diffPlans(from: Plan, to: Plan): Operation[] {
  const [a, b] = [requirePlan(from), requirePlan(to)];
  if (isEqual(a, b)) return [];
  const before = standingsOf(a, b);
  const after = standingsOf(b, a);
  const untold = [operation('replacePlan', { plan: b })];
  if (!hasUniqueIds(a) || before === undefined || after === undefined || isRootTaken(a, b)) return untold;
  const isKept = (id: string): boolean => {
    const [old, now] = [before.get(id), after.get(id)];
    return old !== undefined && now !== undefined && old.kind === now.kind;
  };
  for (const [id, { kind }] of after) {
    const old = before.get(id);
    // Where an id passes from one kind to another, the old must go before the new comes: too tangled to be told. And
    // what is new here but stands below something unchanged is there twice.
    if (old === undefined ? locate(a, id) !== undefined : old.kind !== kind) return untold;
  }
  const differing: Differing = {
    before,
    after,
    isKept,
    wanted: listsOf(b, after),
    lists: editedIds((holder, key) => idsIn(a, holder, key)),
    newcomers: new Set(),
  };
  const fields = [...after].flatMap(([id, { kind, entity }]) =>
    isKept(id) ? fieldsDiff(kind, (before.get(id) as Standing).entity, entity) : [],
  );
  return [
    ...siblingsInOrder(differing),
    ...additions(differing),
    ...movesElsewhere(differing),
    ...rootsDiff(a, b),
    ...fields,
    ...removals(a, b, before, after, isKept),
  ];
}

/** Two plans as they are compared. The steps follow each other: each leaves the lists as its operations do. */
interface Differing {
  readonly before: ReadonlyMap<string, Standing>;
  readonly after: ReadonlyMap<string, Standing>;
  /** Whether an id names an entity of the same kind in both. */
  isKept(id: string): boolean;
  /** The lists as they shall be. */
  readonly wanted: readonly WantedList[];
  /** The lists as they are by now. */
  readonly lists: EditedIds;
  /** What was added, with all that came along with it. */
  readonly newcomers: Set<string>;
}

const into = (holder: string) => (holder === PLAN || holder === ORGANIZATION ? {} : { to: holder });

/** Puts what stays with its holder in order, moving as few as can be. */
function siblingsInOrder({ before, after, isKept, wanted, lists }: Differing): Operation[] {
  const found: Operation[] = [];
  for (const { holder, key, ids } of wanted) {
    const staying = ids.filter((id) => isKept(id) && before.get(id)?.holder === holder);
    if (staying.length < 2) continue;
    const places = new Map(lists.get(holder, key).map((id, index) => [id, index]));
    const rise = longestRise(staying.map((id) => places.get(id) as number));
    for (const [index, id] of staying.entries()) {
      if (rise.has(places.get(id) as number)) continue;
      lists.takeOut(holder, key, id);
      const at = lists.insertAfter(holder, key, id, staying[index - 1]);
      found.push(operation(`move${capital((after.get(id) as Standing).kind)}`, { id, at }));
    }
  }
  return found;
}

/** Adds what is new, what is referred to before what refers to it, each with what is new below it. */
function additions({ after, isKept, wanted, lists, newcomers }: Differing): Operation[] {
  const found: Operation[] = [];
  const rank = ranks();
  const ordered = [...wanted].sort((one, other) => (rank.get(one.kind) as number) - (rank.get(other.kind) as number));
  for (const { holder, key, ids } of ordered) {
    const comesAlong = newcomers.has(holder);
    // The nearest of the siblings before it that is there already.
    let previous: string | undefined;
    for (const id of ids) {
      if (isKept(id)) {
        if (!comesAlong && lists.has(holder, key, id)) previous = id;
        continue;
      }
      newcomers.add(id);
      // What holds it is new, and brings along what is new below it.
      if (comesAlong) continue;
      const { kind, entity } = after.get(id) as Standing;
      const at = lists.insertAfter(holder, key, id, previous);
      previous = id;
      const place = at === lists.lengthOf(holder, key) - 1 ? {} : { at };
      found.push(
        operation(`add${capital(kind)}`, { ...into(holder), ...place, [kind]: withoutKept(kind, entity, isKept) }),
      );
    }
  }
  return found;
}

/** Moves what now stands with another holder. */
function movesElsewhere({ before, after, isKept, wanted, lists, newcomers }: Differing): Operation[] {
  const found: Operation[] = [];
  for (const { holder, key, ids } of wanted) {
    if (newcomers.has(holder)) {
      lists.begin(
        holder,
        key,
        ids.filter((id) => newcomers.has(id)),
      );
    }
    let previous: string | undefined;
    for (const id of ids) {
      const old = before.get(id);
      if (old !== undefined && isKept(id) && old.holder !== holder) {
        lists.takeOut(old.holder, old.key, id);
        const at = lists.insertAfter(holder, key, id, previous);
        found.push(operation(`move${capital((after.get(id) as Standing).kind)}`, { id, ...into(holder), at }));
      }
      previous = id;
    }
  }
  return found;
}

/** Whether the id of the plan, or of its organization, names something else in the other plan. */
function isRootTaken(a: Plan, b: Plan): boolean {
  const roots = [a.id, a.organization.id, b.id, b.organization.id];
  const crossed = a.id === b.organization.id || b.id === a.organization.id;
  const others = (plan: Plan) =>
    [...walkPlan(plan)].some(
      ({ kind, entity }) => kind !== 'plan' && kind !== 'organization' && roots.includes(entity.id),
    );
  const moved = a.id !== b.id || a.organization.id !== b.organization.id;
  return crossed || (moved && (others(a) || others(b)));
}

/** An owned list: whose, under which name, of what, and the ids in it. */
interface WantedList {
  readonly holder: string;
  readonly key: string;
  readonly kind: EntityKind;
  readonly ids: readonly string[];
}

/** Every owned list of a plan that may differ, in document order. */
function listsOf(plan: Plan, standings: ReadonlyMap<string, Standing>): WantedList[] {
  const found: WantedList[] = [];
  const visit = (kind: EntityKind, entity: AnyEntity, holder: string): void => {
    for (const { key, kind: childKind } of ownedLists(kind)) {
      const children = ownedEntities(entity, key);
      if (children.length > 0 && !standings.has((children[0] as AnyEntity).id)) continue;
      found.push({ holder, key, kind: childKind, ids: children.map(({ id }) => id) });
      for (const child of children) visit(childKind, child, child.id);
    }
  };
  visit('plan', plan, PLAN);
  visit('organization', plan.organization, ORGANIZATION);
  return found;
}

/** The ids in a list of what the plan holds. */
function idsIn(plan: Plan, holder: string, key: string): readonly string[] {
  const entity =
    holder === PLAN ? plan : holder === ORGANIZATION ? plan.organization : (locate(plan, holder) as Located).entity;
  return ownedEntities(entity, key).map(({ id }) => id);
}

/**
 * An entity of a frozen plan without some of those below it, such as those that are moved into it afterwards; frozen.
 * Nothing is looked for below what does not lead there.
 */
export function withoutKept(
  kind: EntityKind,
  entity: AnyEntity,
  isKept: (id: string) => boolean,
  leadsThere: (id: string) => boolean = () => true,
): AnyEntity {
  const changed: Record<string, unknown> = {};
  for (const { key, kind: childKind } of ownedLists(kind)) {
    const children = ownedEntities(entity, key);
    const rest = children
      .filter(({ id }) => !isKept(id))
      .map((child) => (leadsThere(child.id) ? withoutKept(childKind, child, isKept, leadsThere) : child));
    if (rest.length < children.length || rest.some((child, index) => child !== children[index])) changed[key] = rest;
  }
  return Object.keys(changed).length === 0 ? entity : freezePlain({ ...entity, ...changed });
}
