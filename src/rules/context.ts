/** What checks look at besides one entity: the rest of the plan, by walks over all of it or by the index of its ids. */
import type { Day } from '../model/calendar.js';
import { isRepeated, locate, referrersOf } from '../model/entity-index.js';
import { eachBelow, ownedLists } from '../model/find.js';
import type { EntityKind, Plan, Strategy } from '../model/generated/types.js';
import type { Policy } from '../model/policy.js';
import { type Circles, circlesAhead, circlesNear, circularDependency, dependenciesOf, NONE } from './dependencies.js';
import type { CheckContext, Referred } from './rule.js';

/** What of a document could not be read. */
export interface Unread {
  /** The ids of what could not be read; null where some of it has an id that cannot be told. */
  readonly ids: ReadonlySet<unknown> | null;
  /** The lists of which entries could not be read, by the entity that has them. */
  readonly lists: ReadonlyMap<object, ReadonlySet<string>>;
  /** Whether what could not be read may say that a strategy serves further goals. */
  readonly mayServe: boolean;
}

/** Everything could be read. */
export const NOTHING_UNREAD: Unread = { ids: new Set(), lists: new Map(), mayServe: false };

/** What is the same for a whole check. */
export interface CheckSettings {
  readonly plan: Plan;
  readonly policy: Policy;
  readonly asOf: Day | undefined;
}

const partsOf = (unread: Unread): Pick<CheckContext, 'isUnread' | 'isPartlyRead'> => ({
  isUnread: (id) => unread.ids === null || unread.ids.has(id),
  isPartlyRead: (entity, list) => {
    const lists = unread.lists.get(entity);
    return lists !== undefined && (list === undefined || lists.has(list));
  },
});

/** Nearly all entities of a plan are of kinds to which references hardly ever lead. */
const ABUNDANT: ReadonlySet<EntityKind> = new Set([
  'measure',
  'strategy',
  'milestone',
  'action',
  ...ownedLists('measure').map(({ kind }) => kind),
  ...ownedLists('action').map(({ kind }) => kind),
] satisfies EntityKind[]);

/**
 * For a check of the whole plan. Ids are collected in a walk of their own, since references look ahead. A set of all
 * ids costs half of a map of them, so entities are noted for the few kinds that are referred to often, and for all
 * only where that is not enough.
 */
export function contextOfAll(settings: CheckSettings, unread: Unread = NOTHING_UNREAD): CheckContext {
  const { plan } = settings;
  const ids = new Set<string>();
  const few = new Map<string, Referred>();
  const repeated = new Set<object>();
  const dependents = new Map<string, readonly string[]>();
  eachBelow('plan', plan, (kind, entity) => {
    const { size } = ids;
    ids.add(entity.id);
    if (ids.size === size) {
      repeated.add(entity);
      return;
    }
    if (!ABUNDANT.has(kind)) few.set(entity.id, { kind, entity });
    const ahead = dependenciesOf(entity);
    if (ahead.length > 0) dependents.set(entity.id, ahead);
  });
  let all: Map<string, Referred> | undefined;
  const find = (id: string): Referred | undefined => {
    if (!ids.has(id)) return undefined;
    const known = few.get(id);
    if (known !== undefined) return known;
    if (all === undefined) {
      const entered = new Map<string, Referred>();
      eachBelow('plan', plan, (kind, entity) => {
        if (!entered.has(entity.id)) entered.set(entity.id, { kind, entity });
      });
      all = entered;
    }
    return all.get(id);
  };
  let served: Set<string> | undefined;
  const circles = circlesAhead((id) => dependents.get(id) ?? NONE);
  return {
    ...settings,
    ...partsOf(unread),
    find,
    kindOf: (id) => find(id)?.kind,
    isRepeated: (entity) => repeated.has(entity),
    isServed(goalId) {
      served ??= new Set(
        plan.goals.flatMap(({ strategies }) => strategies.flatMap(({ alsoServes }) => alsoServes ?? NONE)),
      );
      return unread.mayServe || served.has(goalId);
    },
    circularDependency: (entity) => circularDependency(entity, circles),
  };
}

const circlesOfPlan = new WeakMap<Plan, Circles>();

/** What depends on itself in a plan, by the index of its ids; what was found of it is remembered. */
export function circlesIn(plan: Plan): Circles {
  const known = circlesOfPlan.get(plan);
  if (known !== undefined) return known;
  const circles = circlesNear({
    ahead: (id) => dependenciesOf(locate(plan, id)?.entity),
    behind: (id) =>
      referrersOf(plan, id).flatMap(({ entity }) => (dependenciesOf(entity).includes(id) ? [entity.id] : NONE)),
  });
  circlesOfPlan.set(plan, circles);
  return circles;
}

const allRead = partsOf(NOTHING_UNREAD);

/**
 * For a check of some entities of a plan, which costs no walk over the rest. Each operation makes two: written out,
 * since spreading costs more than the checks themselves.
 */
export function contextOfSome({ plan, policy, asOf }: CheckSettings): CheckContext {
  return {
    plan,
    policy,
    asOf,
    isUnread: allRead.isUnread,
    isPartlyRead: allRead.isPartlyRead,
    find: (id) => locate(plan, id) as Referred | undefined,
    kindOf: (id) => locate(plan, id)?.kind,
    isRepeated: (entity) => isRepeated(plan, entity),
    isServed: (goalId) =>
      referrersOf(plan, goalId).some(
        ({ entity }) => (entity as Partial<Strategy>).alsoServes?.includes(goalId) === true,
      ),
    circularDependency: (entity) => circularDependency(entity, circlesIn(plan)),
  };
}
