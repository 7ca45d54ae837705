/**
 * Holding a plan against the rules: one walk in document order, in which each entity meets the checks of its
 * kind. Paths are written only where something is found.
 */
import type { Day } from '../model/calendar.js';
import { findEntity, isRepeated } from '../model/entity-index.js';
import { entityKinds, ownedEntities, ownedLists, walkPlan } from '../model/find.js';
import type { EntityKind, EntityOfKind, Plan } from '../model/generated/types.js';
import { defaultPolicy, type Policy } from '../model/policy.js';
import type { Issue, Severity } from '../model/result.js';
import { type RuleCode, rules } from './catalogue.js';
import type { ReportIssue, Scene } from './rule.js';

/** How a plan is checked. */
export interface CheckOptions {
  /** How much rules weigh and how long things last; the default policy where it is left out. */
  readonly policy?: Policy;
  /** The day after which nothing can have been reported; left out, `report-in-future` finds nothing. */
  readonly asOf?: Day;
}

type AnyEntity = EntityOfKind[EntityKind];
type AnyCheck = (entity: AnyEntity, report: ReportIssue, scene: Scene, parent: AnyEntity | null) => void;

interface WeighedCheck {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly check: AnyCheck;
}

type ChecksInForce = Readonly<Record<EntityKind, readonly WeighedCheck[]>>;

/** By the severities that a policy sets; policies are few and made once. */
const inForceUnder = new WeakMap<object, ChecksInForce>();

/** The checks in force under a policy, by the kind of entity that they look at. */
function checksInForce(policy: Policy): ChecksInForce {
  const known = inForceUnder.get(policy.severity);
  if (known !== undefined) return known;
  const byKind = Object.fromEntries(entityKinds.map((kind) => [kind, [] as WeighedCheck[]]));
  for (const { code, severity: byDefault, checks } of rules) {
    const severity = policy.severity[code] ?? byDefault;
    if (severity === 'off') continue;
    for (const [kind, check] of Object.entries(checks)) {
      byKind[kind]?.push({ code, severity, check: check as AnyCheck });
    }
  }
  const inForce = byKind as Record<EntityKind, WeighedCheck[]>;
  if (Object.isFrozen(policy.severity)) inForceUnder.set(policy.severity, inForce);
  return inForce;
}

/** What each id names, and which entities have an id that another had before them. */
interface Names {
  kindOf(id: string): EntityKind | undefined;
  readonly repeated: ReadonlySet<object>;
}

/** Nearly all entities of a plan are of these kinds, and references hardly ever lead to them. */
const ABUNDANT: ReadonlySet<EntityKind> = new Set([
  'measure',
  'subgroup',
  'strategy',
  'milestone',
  'action',
  'input',
  'output',
]);

/**
 * Collected in a walk of its own, since references look ahead. A set of all ids costs half of a map of them, so
 * kinds are noted for the few that are referred to, and for all only where that is not enough.
 */
function namesOf(plan: Plan): Names {
  const ids = new Set<string>();
  const kinds = new Map<string, EntityKind>();
  const repeated = new Set<object>();
  const enter = (kind: EntityKind, entity: AnyEntity): void => {
    const { size } = ids;
    ids.add(entity.id);
    if (ids.size === size) repeated.add(entity);
    else if (!ABUNDANT.has(kind)) kinds.set(entity.id, kind);
    if (kind === 'plan') enter('organization', plan.organization);
    const lists = ownedLists(kind);
    for (let list = 0; list < lists.length; list += 1) {
      const { key, kind: childKind } = lists[list] as (typeof lists)[number];
      const children = ownedEntities(entity, key);
      for (let index = 0; index < children.length; index += 1) enter(childKind, children[index] as AnyEntity);
    }
  };
  enter('plan', plan);
  let all: Map<string, EntityKind> | undefined;
  const kindOfAny = (id: string): EntityKind | undefined => {
    if (all === undefined) {
      all = new Map();
      for (const { kind, entity } of walkPlan(plan)) if (!all.has(entity.id)) all.set(entity.id, kind);
    }
    return all.get(id);
  };
  return { kindOf: (id) => (ids.has(id) ? (kinds.get(id) ?? kindOfAny(id)) : undefined), repeated };
}

/**
 * Holds a plan against the rules. Issues come in document order, and for one entity in the catalogue's order.
 *
 * Never throws; a plan that keeps every rule gives none.
 *
 * @example
 * ```ts
 * const overdue = checkPlan(examplePlan, { asOf: '2026-08-03' });
 * overdue.filter((issue) => issue.severity === 'error'); // []
 * ```
 */
export function checkPlan(plan: Plan, options: CheckOptions = {}): readonly Issue[] {
  const policy = { ...defaultPolicy, ...options.policy };
  const inForce = checksInForce(policy);
  const { kindOf, repeated } = namesOf(plan);
  const scene: Scene = {
    plan,
    policy,
    asOf: options.asOf,
    kindOf,
    isRepeated: (entity) => repeated.size > 0 && repeated.has(entity),
  };
  const issues: Issue[] = [];
  const path: (string | number)[] = [];
  let entity: AnyEntity = plan;
  let weighed: WeighedCheck | undefined;
  const report = (rest: readonly (string | number)[], message: string): void => {
    const { code, severity } = weighed as WeighedCheck;
    issues.push({ code, severity, path: [...path, ...rest], id: entity.id, message, params: {} });
  };
  const visit = (kind: EntityKind, visited: AnyEntity, parent: AnyEntity | null): void => {
    entity = visited;
    for (weighed of inForce[kind]) weighed.check(visited, report, scene, parent);
    if (kind === 'plan') {
      path.push('organization');
      visit('organization', plan.organization, plan);
      path.pop();
    }
    for (const { key, kind: childKind } of ownedLists(kind)) {
      const children = ownedEntities(visited, key);
      if (children.length === 0) continue;
      const depth = path.length;
      path.push(key, 0);
      for (let index = 0; index < children.length; index += 1) {
        path[depth + 1] = index;
        visit(childKind, children[index] as AnyEntity, visited);
      }
      path.length = depth;
    }
  };
  visit('plan', plan, null);
  return issues;
}

/**
 * Holds some entities of a plan against the rules, without a walk over the rest. Issues come entity by entity in the
 * order given; ids that the plan does not have are passed over.
 */
export function checkEntities(plan: Plan, ids: Iterable<string>, options: CheckOptions = {}): readonly Issue[] {
  const policy = { ...defaultPolicy, ...options.policy };
  const inForce = checksInForce(policy);
  const scene: Scene = {
    plan,
    policy,
    asOf: options.asOf,
    kindOf: (id) => findEntity(plan, id)?.kind,
    isRepeated: (entity) => isRepeated(plan, entity),
  };
  const issues: Issue[] = [];
  for (const id of ids) {
    const found = findEntity(plan, id);
    if (found === undefined) continue;
    const { kind, entity, path, parentId } = found;
    const parent = parentId === null ? null : (findEntity(plan, parentId)?.entity ?? null);
    for (const { code, severity, check } of inForce[kind]) {
      const report: ReportIssue = (rest, message) => {
        issues.push({ code, severity, path: [...path, ...rest], id, message, params: {} });
      };
      check(entity, report, scene, parent);
    }
  }
  return issues;
}
