/**
 * Which entities a change bears on besides the one that changes: those whose rules look at it. This is the one table
 * of what rules look at beyond the entity itself; a rule that looks further is entered here.
 */
import { locate, referrersOf } from '../model/entity-index.js';
import { ownedEntities, ownedLists } from '../model/find.js';
import type { EntityKind, EntityOfKind, Plan } from '../model/generated/types.js';
import { GROUP } from '../model/groups.js';
import type { AnyEntity } from '../model/kind.js';
import { eachReference } from '../model/references.js';
import { circlesIn } from './context.js';

/** Calls back for the entities, by id, that are to be looked at again. */
type Reach = (
  entity: AnyEntity,
  kind: EntityKind,
  plan: Plan,
  touch: (id: string) => void,
  once: (what: unknown) => boolean,
) => void;

/** Whether entities of a kind are found below those of another, at any depth. */
const holds = (holder: EntityKind, kind: EntityKind): boolean =>
  ownedLists(holder).some((list) => list.kind === kind || holds(list.kind, kind));

/** Everything of a kind that an entity owns, at any depth. */
function below(wanted: EntityKind): Reach {
  const reach: Reach = (entity, kind, plan, touch, once) => {
    for (const { key, kind: childKind } of ownedLists(kind)) {
      const isWanted = childKind === wanted;
      const isOnTheWay = holds(childKind, wanted);
      if (!isWanted && !isOnTheWay) continue;
      for (const child of ownedEntities(entity, key)) {
        if (isWanted) touch(child.id);
        if (isOnTheWay) reach(child, childKind, plan, touch, once);
      }
    }
  };
  return reach;
}

/** Everything that an entity owns itself. */
const children: Reach = (entity, kind, _plan, touch) => {
  for (const { key } of ownedLists(kind)) for (const child of ownedEntities(entity, key)) touch(child.id);
};

/** What holds the entity. */
const holder: Reach = ({ id }, _kind, plan, touch) => {
  const parent = locate(plan, id)?.holder;
  if (parent) touch(parent.entity.id);
};

/** What refers to the entity; not what other plans remember of it, which would tell of an issue elsewhere. */
const referrers: Reach = ({ id }, _kind, plan, touch) => {
  for (const { entity } of referrersOf(plan, id)) touch(entity.id);
};

/** What refers to the entity that holds this one: it may look at its parts. */
const referrersOfHolder: Reach = ({ id }, _kind, plan, touch, once) => {
  const parent = locate(plan, id)?.holder;
  if (!parent || !once(parent.entity.id)) return;
  for (const { entity } of referrersOf(plan, parent.entity.id)) touch(entity.id);
};

/** What the entity refers to. */
const referred: Reach = (entity, kind, plan, touch) => eachReference(kind, entity, plan.id, (_path, id) => touch(id));

/** What depends on the entity and is depended on by it. */
const circle: Reach = ({ id }, _kind, plan, touch, once) => {
  const members = circlesIn(plan)(id);
  if (once(members)) for (const member of members) touch(member);
};

const goals: Reach = (_entity, _kind, plan, touch) => {
  for (const { id } of plan.goals) touch(id);
};

/** Fields of a kind, and what a change of them reaches. */
interface Row {
  readonly fields: readonly string[];
  readonly reaches: readonly Reach[];
}

/** For an entity that is added, removed or moved, and for one whose id changes. */
const ANY: Row = { fields: ['id'], reaches: [holder, referrers] };

const TABLE: { readonly [Kind in EntityKind]?: readonly Row[] } = {
  plan: [
    // milestone-in-plan, strategy-planned
    { fields: ['period'], reaches: [below('milestone'), below('strategy')] },
    // unknown-reference: whether a goal is aligned to one of this plan
    { fields: ['id'], reaches: [goals] },
  ],
  // goal-focus
  organization: [{ fields: ['kind'], reaches: [goals] }],
  measure: [
    // target-shape, value-range, observation-dates, group-baseline, group-size and others of each group
    { fields: ['direction', 'unit', 'accumulation', 'baseline', 'observations'], reaches: [children] },
  ],
  // group-size
  [GROUP]: [{ fields: ['dimension', 'observations'], reaches: [holder] }],
  strategy: [
    // milestone-in-plan, report-after-end
    { fields: ['period', 'discontinued'], reaches: [below('milestone')] },
    // goal-strategies
    { fields: ['alsoServes'], reaches: [referred] },
  ],
  milestone: [
    // action-in-milestone, report-after-end; strategy-planned; dependency-order, continues-earlier
    { fields: ['period', 'discontinued'], reaches: [children, holder, referrers] },
    { fields: ['reports'], reaches: [referrers] },
    { fields: ['dependsOn'], reaches: [circle] },
  ],
  action: [
    // dependency-order, continues-earlier of the action and of its milestone
    { fields: ['period', 'discontinued', 'reports'], reaches: [referrers, referrersOfHolder] },
    { fields: ['dependsOn'], reaches: [circle] },
  ],
} satisfies { readonly [Kind in keyof EntityOfKind]?: readonly Row[] };

/**
 * The ids of the entities, besides the changed one, whose rules must be looked at again: where an entity's fields
 * change, or where it is added, removed or moved (`changed` is null). Ask with the entity and the plan as they were and
 * again as they are, since what is no longer there, or no longer refers to something, matters as well. Its cost is
 * that of what the change bears on, never that of the plan. Asked for many entities of one plan, with one set for
 * `swept`, it gives what several of them reach, such as all that waits for their milestone, for the first alone.
 */
export function affectedBy(
  kind: EntityKind,
  entity: AnyEntity,
  changed: readonly string[] | null,
  plan: Plan,
  swept: Set<unknown> = new Set(),
): ReadonlySet<string> {
  const affected = new Set<string>();
  const touch = (id: string): void => {
    if (id !== entity.id) affected.add(id);
  };
  const once = (what: unknown): boolean => swept.size < swept.add(what).size;
  for (const { fields, reaches } of [ANY, ...(TABLE[kind] ?? [])]) {
    if (changed !== null && !fields.some((field) => changed.includes(field))) continue;
    for (const reach of reaches) reach(entity, kind, plan, touch, once);
  }
  return affected;
}
