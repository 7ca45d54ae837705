/**
 * Holding a plan against the rules: one walk in document order, in which each entity meets the checks of its
 * kind. Paths and sentences are written only where something is found.
 */
import { rulesInEnglish } from '../messages/en/rules.js';
import { type Day, requireDay } from '../model/calendar.js';
import { locate, pathTo } from '../model/entity-index.js';
import { entityKinds, ownedEntities, ownedLists, titleOf } from '../model/find.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { defaultPolicy, type Policy } from '../model/policy.js';
import type { Issue, IssueParams, Path, Severity } from '../model/result.js';
import { inBrief } from '../model/text.js';
import { rules } from './catalogue.js';
import { type CheckSettings, contextOfAll, contextOfSome, NOTHING_UNREAD, type Unread } from './context.js';
import { comparedList, type IssueList, issueList } from './issue-list.js';
import type { CheckContext, ReportIssue, RuleCode } from './rule.js';

/** How a plan is checked. */
export interface CheckOptions {
  /** How much rules weigh and how long things last; the default policy where it is left out. */
  readonly policy?: Policy | undefined;
  /** The day after which nothing can have been reported; rules that ask for a day find nothing without it. */
  readonly asOf?: Day | undefined;
}

type AnyCheck = (entity: AnyEntity, report: ReportIssue, context: CheckContext, parent: AnyEntity | null) => void;

interface WeighedCheck {
  readonly code: RuleCode;
  readonly severity: Severity;
  readonly check: AnyCheck;
}

type ChecksByKind = Readonly<Record<EntityKind, readonly WeighedCheck[]>>;

/** The checks in force, and those among them whose issues are errors. */
interface ChecksInForce {
  readonly all: ChecksByKind;
  readonly errors: ChecksByKind;
}

/** By the severities that a policy sets; policies are few and made once. */
const inForceUnder = new WeakMap<object, ChecksInForce>();

/** The checks in force under a policy, by the kind of entity that they look at. */
function checksInForce({ severity: severities }: Policy): ChecksInForce {
  const known = inForceUnder.get(severities);
  if (known !== undefined) return known;
  const byKind = (checksOf: (kind: EntityKind) => readonly WeighedCheck[]) =>
    Object.fromEntries(entityKinds.map((kind) => [kind, checksOf(kind)])) as ChecksByKind;
  const all = byKind((kind) =>
    rules.flatMap(({ code, severity: byDefault, checks }) => {
      const severity = severities[code] ?? byDefault;
      const check = checks[kind] as AnyCheck | undefined;
      return severity === 'off' || check === undefined ? [] : [{ code, severity, check }];
    }),
  );
  const inForce = { all, errors: byKind((kind) => all[kind].filter(({ severity }) => severity === 'error')) };
  if (Object.isFrozen(severities)) inForceUnder.set(severities, inForce);
  return inForce;
}

/** The settings of a check. An `asOf` that is no day is a slip in code, and thrown. */
export function settingsOf(plan: Plan, options: CheckOptions | null | undefined): CheckSettings {
  // Who writes plain JavaScript may give null for nothing, here and in a policy.
  const { policy, asOf } = options ?? {};
  return {
    plan,
    policy: policy === undefined ? defaultPolicy : { ...defaultPolicy, ...policy },
    asOf: asOf === undefined ? undefined : requireDay('asOf', asOf),
  };
}

/** Writes an issue: its sentence is made from the values that it names. */
function issueOf(
  { code, severity }: WeighedCheck,
  path: Path,
  kind: EntityKind,
  entity: AnyEntity,
  finding: object,
): Issue {
  const params = { kind, title: inBrief(titleOf(entity)), ...finding };
  const say = rulesInEnglish[code] as (params: object) => string;
  return { code, severity, path, id: entity.id, message: say(params), params: params as unknown as IssueParams };
}

/** Meets entities with the checks of their kind, one after another, and enters what they find in a list. */
function checker(context: CheckContext, issues: IssueList) {
  const inForce = checksInForce(context.policy);
  let kind: EntityKind;
  let entity: AnyEntity;
  let pathOf: () => Path;
  let weighed: WeighedCheck;
  const report: ReportIssue = (rest, finding) => {
    const found = weighed;
    // What is said of a list as a whole rests on all of its entries.
    if (rest.length === 1 && context.isPartlyRead(entity, rest[0] as string)) return;
    issues.add(found.severity, () => issueOf(found, [...pathOf(), ...rest], kind, entity, finding));
  };
  return (visitedKind: EntityKind, visited: AnyEntity, at: () => Path, parent: AnyEntity | null): void => {
    kind = visitedKind;
    entity = visited;
    pathOf = at;
    const checks = (issues.takesErrorsOnly() ? inForce.errors : inForce.all)[kind];
    for (let index = 0; index < checks.length; index += 1) {
      weighed = checks[index] as WeighedCheck;
      weighed.check(visited, report, context, parent);
    }
  };
}

/** Holds an entity and all that it owns against the rules. */
export function checkBelow(
  kind: EntityKind,
  entity: AnyEntity,
  parent: AnyEntity | null,
  context: CheckContext,
  issues: IssueList,
): void {
  const check = checker(context, issues);
  const path: (string | number)[] = [];
  const pathHere = () => path;
  const visit = (visitedKind: EntityKind, visited: AnyEntity, holder: AnyEntity | null): void => {
    if (issues.isFull()) return;
    check(visitedKind, visited, pathHere, holder);
    if (visitedKind === 'plan') {
      path.push('organization');
      visit('organization', (visited as Plan).organization, visited);
      path.pop();
    }
    const lists = ownedLists(visitedKind);
    for (let list = 0; list < lists.length; list += 1) {
      const { key, kind: childKind } = lists[list] as (typeof lists)[number];
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
  visit(kind, entity, parent);
}

/** Holds a plan, of which some could not be read, against the rules; enters what is found in a list. */
export function checkRead(
  plan: Plan,
  options: CheckOptions | undefined,
  issues: IssueList,
  unread: Unread = NOTHING_UNREAD,
): void {
  checkBelow('plan', plan, null, contextOfAll(settingsOf(plan, options), unread), issues);
}

/**
 * Holds a plan against the rules. Issues come in document order, and for one entity in the catalog's order; after
 * a thousand comes one `more-issues`, and errors go before warnings where there is not room for all.
 *
 * Throws a `RangeError` where `asOf` is no calendar day, and nothing else; a plan that keeps every rule gives none.
 *
 * @example
 * ```ts
 * const overdue = checkPlan(examplePlan, { asOf: '2026-08-03' });
 * overdue.filter((issue) => issue.severity === 'error'); // []
 * ```
 */
export function checkPlan(plan: Plan, options: CheckOptions = {}): readonly Issue[] {
  const issues = issueList();
  checkRead(plan, options, issues);
  return issues.toArray();
}

/** All that is found in a plan, to be compared with what is found in another. */
export function checkToCompare(plan: Plan, options: CheckOptions | undefined): readonly Issue[] {
  const issues = comparedList();
  checkRead(plan, options, issues);
  return issues.toArray();
}

/**
 * Holds some entities of a plan against the rules, without a walk over the rest, to compare what is found. Issues come
 * entity by entity in the order given; ids that the plan does not have are passed over. Which entities an edit bears on,
 * `affectedBy` says.
 */
export function checkEntities(plan: Plan, ids: Iterable<string>, options: CheckOptions = {}): readonly Issue[] {
  const issues = comparedList();
  const check = checker(contextOfSome(settingsOf(plan, options)), issues);
  for (const id of ids) {
    if (issues.isFull()) break;
    const found = locate(plan, id);
    if (found !== undefined) check(found.kind, found.entity, () => pathTo(found), found.holder?.entity ?? null);
  }
  return issues.toArray();
}
