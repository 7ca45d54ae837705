/**
 * Two plans that come from one, made one again, by id and by field. What only one side changed is taken; what both
 * changed alike is taken once; what both changed otherwise is a conflict, in which the preferred side stays.
 *
 * Everything that a side changed is in the merged plan or in a conflict. Which entities there are and where is decided
 * in `merge-places.ts`, their fields in `merge-fields.ts`.
 */
import { requireDay } from '../model/calendar.js';
import { findEntity, hasUniqueIds } from '../model/entity-index.js';
import { isEqual } from '../model/equal.js';
import { eachBelow, type FoundEntity, ownedLists } from '../model/find.js';
import { freezePlain } from '../model/frozen.js';
import { structure } from '../model/generated/structure.js';
import type { Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { eachReference } from '../model/references.js';
import { requireChoice } from '../model/require.js';
import type { Issue, Path } from '../model/result.js';
import { whenAsked } from '../model/when-asked.js';
import { type CheckOptions, checkToCompare } from '../rules/check.js';
import { keyOf, worsened } from './compare-issues.js';
import {
  type Conflict,
  type ConflictKind,
  kindAt,
  type Merge,
  type MergeSide,
  mergeSides,
  placeOf,
} from './conflict.js';
import { isPlan, requirePlan, wrongArgument } from './given.js';
import { type Fields, mergeFields, type Three } from './merge-fields.js';
import { type Merging, mergeOrder, mergePlaces, ORGANIZATION, PLAN, type Standing, sideOf } from './merge-places.js';
import {
  type Company,
  companyFinder,
  referredIn,
  type Sides,
  settleReferences,
  wantedBy,
  withCompany,
} from './merge-references.js';
import { withField, withValueAt } from './with-value.js';

export type { Conflict, ConflictKind, ConflictPlace, Merge, MergeSide } from './conflict.js';

/** How two plans are merged, and by which policy and day the merged plan is checked. */
export interface MergeOptions extends CheckOptions {
  /** Whose version stays where the sides conflict; `ours` where it is left out. */
  readonly prefer?: MergeSide | undefined;
}

/** A conflict as it is found. */
interface Told {
  readonly kind: ConflictKind;
  readonly name: string;
  readonly rest: readonly string[];
  readonly values: Three<unknown>;
  readonly lost: string | undefined;
}

/** The merged plan from the places of its entities. */
function assemble(merging: Merging, places: ReadonlyMap<string, string | null>): Plan {
  const { base, preferred, other } = merging;
  const standingOf = (name: string) => (preferred.get(name) ?? other.get(name)) as Standing;
  const members = new Map<string | null, Map<string, Set<string>>>();
  for (const [name, holder] of places) {
    const { list } = standingOf(name);
    const lists = members.get(holder) ?? new Map<string, Set<string>>();
    members.set(holder, lists);
    const inList = lists.get(list);
    if (inList === undefined) lists.set(list, new Set([name]));
    else inList.add(name);
  }
  const build = (name: string): AnyEntity => {
    const [our, their] = [preferred.get(name), other.get(name)];
    // Nothing below differs between the sides.
    if (our !== undefined && our.entity === their?.entity) return our.entity;
    const { kind, entity } = (our ?? their) as Standing;
    const merged: Record<string, unknown> =
      our === undefined || their === undefined
        ? { ...entity }
        : mergeFields(
            kind,
            {
              base: base.get(name)?.entity as Fields | undefined,
              preferred: our.entity as unknown as Fields,
              other: their.entity as unknown as Fields,
            } as Three<Fields>,
            isSum(merging, name),
            (conflictKind, rest, values) => merging.tell(conflictKind, name, rest as readonly string[], values),
          );
    if (kind === 'plan') merged['organization'] = build(ORGANIZATION);
    for (const { key } of ownedLists(kind)) {
      const inList = members.get(name)?.get(key) ?? new Set<string>();
      merged[key] = mergeOrder(merging, name, key, inList).map(build);
    }
    for (const side of [our, their]) if (side !== undefined && isEqual(side.entity, merged)) return side.entity;
    const fields = new Set([...Object.keys(structure[kind].fields), ...Object.keys(merged)]);
    const inOrder = [...fields].filter((field) => Object.hasOwn(merged, field)).map((field) => [field, merged[field]]);
    return Object.fromEntries(inOrder) as unknown as AnyEntity;
  };
  return build(PLAN) as Plan;
}

/** Whether the observations of an entity that both sides have, or of what holds it, add up on either side. */
function isSum({ preferred, other }: Merging, name: string): boolean {
  return [preferred, other].some((side) => {
    const standing = side.get(name) as Standing;
    const accumulation = [standing, side.get(standing.holder as string)]
      .map((each) => (each?.entity as Fields | undefined)?.['accumulation'])
      .find((each) => each !== undefined);
    return accumulation !== undefined && accumulation !== 'latest';
  });
}

/** Merges plans of which no id is repeated; undefined where their entities cannot be matched. */
function mergeMatched(
  sides: Three<Plan>,
): { readonly plan: Plan; readonly told: readonly Told[]; readonly merging: Merging } | undefined {
  const told: Told[] = [];
  const merging: Merging = {
    base: sideOf(sides.base),
    preferred: sideOf(sides.preferred),
    other: sideOf(sides.other),
    tell: (kind, name, rest, values, lost) => told.push({ kind, name, rest, values, lost }),
  };
  const places = mergePlaces(merging);
  if (places === undefined) return undefined;
  return { plan: freezePlain(assemble(merging, places)), told, merging };
}

/** A conflict as it is given, with its place in the merged plan. */
function conflictOf(
  { kind, name, rest, values, lost }: Told,
  { plans, entities: { preferred, other }, kept }: Sides,
  plan: Plan,
  companyOf: (standing: Standing, kind: ConflictKind, rest: Path, values: Three<unknown>) => readonly Company[],
): Conflict {
  const standing = (preferred.get(name) ?? other.get(name)) as Standing;
  const root = name === PLAN ? plan : name === ORGANIZATION ? plan.organization : standing.entity;
  const held = findEntity(plan, root.id);
  const found = held?.kind === standing.kind ? held : undefined;
  const where = (found ?? findEntity(preferred.has(name) ? plans.preferred : plans.other, root.id)) as FoundEntity;
  const isWhole = kind === 'removed' || lost !== undefined;
  const isMixed = isWhole && found !== undefined && !isEqual(found.entity, values.preferred);
  const gone = lost === undefined ? standing : (other.get(lost) as Standing);
  const holder = other.get(gone.holder as string) ?? preferred.get(gone.holder as string);
  const place =
    lost === undefined && found !== undefined
      ? placeOf(found)
      : holder && { parentId: holder.entity.id, list: gone.list, at: gone.at };
  const along = companyOf(standing, kind, rest, values);
  return conflict(kind, [...where.path, ...rest], root.id, values, kept, {
    ...(isWhole && place !== undefined ? { place } : {}),
    ...(isMixed ? { merged: found.entity } : {}),
    ...(along.length > 0 ? { along } : {}),
  });
}

const conflict = (
  kind: ConflictKind,
  path: Path,
  id: string,
  { base, preferred, other }: Three<unknown>,
  kept: MergeSide,
  rest: Pick<Conflict, 'place' | 'merged' | 'issue' | 'along'> = {},
): Conflict =>
  kept === 'ours'
    ? { kind, path, id, base, ours: preferred, theirs: other, kept, ...rest }
    : { kind, path, id, base, ours: other, theirs: preferred, kept, ...rest };

/**
 * Conflicts in an order in which they can be decided one after the other: what the other side removed comes after what
 * stands in it, which would go with it, and after what refers to it.
 */
function inTurn(told: readonly Conflict[], rules: readonly Conflict[], kept: MergeSide): readonly Conflict[] {
  const goes = ({ kind, ...sides }: Conflict) => kind === 'removed' && sides[kept] !== undefined;
  const going = told.filter(goes);
  return [...told.filter((each) => !goes(each)), ...rules, ...referrersFirst(going, kept)];
}

/** Of entities that may go, those first that refer to others of them. */
function referrersFirst(going: readonly Conflict[], kept: MergeSide): readonly Conflict[] {
  if (going.length < 2) return going;
  const holderOf = new Map<string, Conflict>();
  const referredBy = new Map<Conflict, ReadonlySet<string>>();
  for (const each of going) {
    const { own, referred } = idsIn({ kind: kindAt(each), entity: each[kept] as AnyEntity }, '');
    for (const id of own) holderOf.set(id, each);
    referredBy.set(each, referred);
  }
  const inTurn = new Set<Conflict>();
  const begun = new Set<Conflict>();
  // On a list instead of by calls, since what refers to one another may be a long chain.
  const open = [...going];
  for (let each = open.at(-1); each !== undefined; each = open.at(-1)) {
    if (begun.has(each)) {
      inTurn.add(each);
      open.pop();
      continue;
    }
    begun.add(each);
    const referred = [...(referredBy.get(each) ?? [])].map((id) => holderOf.get(id));
    for (const other of referred.reverse()) if (other !== undefined && !begun.has(other)) open.push(other);
  }
  return [...inTurn].reverse();
}

/** The ids of an entity and all that it holds, and those that these refer to. */
function idsIn({ kind, entity }: Pick<Standing, 'kind' | 'entity'>, planId: string) {
  const [own, referred] = [new Set<string>(), new Set<string>()];
  eachBelow(kind, entity, (below, each) => {
    own.add(each.id);
    eachReference(below, each, planId, (_path, id) => referred.add(id));
  });
  return { own, referred };
}

function issueCounts(plan: Plan, options: CheckOptions): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const issue of checkToCompare(plan, options)) {
    const key = keyOf(issue);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/** The errors of a merged plan that do not come from either side. */
function freshErrors({ plans }: Sides, plan: Plan, options: CheckOptions): readonly Issue[] {
  const errors = checkToCompare(plan, options).filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [];
  const [base, preferred, other] = [plans.base, plans.preferred, plans.other].map((side) =>
    issueCounts(side, options),
  ) as [ReadonlyMap<string, number>, ReadonlyMap<string, number>, ReadonlyMap<string, number>];
  const met = new Map<string, number>();
  return errors.filter((issue) => {
    const key = keyOf(issue);
    met.set(key, (met.get(key) ?? 0) + 1);
    const [was, our, their] = [base.get(key) ?? 0, preferred.get(key) ?? 0, other.get(key) ?? 0];
    return (met.get(key) as number) > Math.max(our, their, our + their - was);
  });
}

/** An error as a conflict over the field that has it, or over its entity. */
function ruleConflict(
  { plans, kept }: Sides,
  plan: Plan,
  issue: Issue,
  findCompany: ReturnType<typeof companyFinder>,
): Conflict {
  const id = issue.id ?? plan.id;
  const there = findEntity(plan, id) as FoundEntity;
  const entityOn = (side: Plan) => findEntity(side, id)?.entity as Fields | undefined;
  const step = issue.path[there.path.length];
  const isRequired = structure[there.kind].fields[step as string]?.optional === false;
  const isMissing = entityOn(plans.preferred) === undefined || entityOn(plans.other) === undefined;
  // Without a field that it must have, a side can only want that the entity goes.
  const field = isRequired && isMissing ? undefined : step;
  const valueOn = (side: Plan): unknown => (field === undefined ? entityOn(side) : entityOn(side)?.[field]);
  const values = { base: valueOn(plans.base), preferred: valueOn(plans.preferred), other: valueOn(plans.other) };
  const path = [...there.path, ...(field === undefined ? [] : [field])];
  // What the version of a side refers to, and the other removed.
  const along = (['preferred', 'other'] as const).flatMap((role) => {
    const own = findEntity(plans[role], id);
    return own === undefined || field === undefined ? [] : findCompany(role, referredIn(own, field, plan.id));
  });
  return conflict('rule', path, id, values, kept, {
    merged: valueOn(plan),
    issue,
    ...(along.length > 0 ? { along } : {}),
  });
}

/** The merged plan with errors settled for the preferred side as far as can be, and the conflicts over them. */
function settleRules(sides: Sides, raw: Plan, told: readonly Told[], options: CheckOptions) {
  const rawErrors = freshErrors(sides, raw, options);
  const removed = told.flatMap(({ kind, name, values }) =>
    kind === 'removed' && values.preferred !== undefined
      ? [(sides.entities.preferred.get(name) as Standing).entity.id]
      : [],
  );
  const references = settleReferences(sides, raw, rawErrors, new Set(removed), options);
  let { plan } = references;
  let errors = plan === raw ? rawErrors : freshErrors(sides, plan, options);
  const untold = errors.filter((issue) => !references.isTold(issue));
  const findCompany = whenAsked(() => companyFinder(sides, plan));
  const others = untold.map((issue) => ruleConflict(sides, plan, issue, findCompany()));
  const settled = withKept(plan, others);
  if (settled !== plan) {
    const left = freshErrors(sides, settled, options);
    if (left.length < errors.length && worsened(errors, left).length === 0) [plan, errors] = [settled, left];
  }
  const merged = ({ id, path }: Conflict): unknown => {
    const { entity, path: way } = findEntity(plan, id) as FoundEntity;
    return path.length === way.length ? entity : (entity as unknown as Fields)[path.at(-1) as string];
  };
  return {
    plan,
    alongWith: references.alongWith,
    conflicts: [...references.conflictsIn(plan), ...others.map((each) => ({ ...each, merged: merged(each) }))],
  };
}

/** The plan with the preferred version of each field that conflicts are over. */
function withKept(plan: Plan, conflicts: readonly Conflict[]): Plan {
  let settled = plan;
  for (const { path, kept, merged, ...sides } of conflicts) {
    const field = path.at(-1);
    const isOwn =
      typeof field === 'string' && structure[kindAt({ path: path.slice(0, -1) })].fields[field]?.merge !== 'owned';
    if (!isOwn || isEqual(merged, sides[kept])) continue;
    settled = withValueAt(settled, path.slice(0, -1), (entity) => withField(entity as Fields, field, sides[kept]));
  }
  if (settled === plan) return plan;
  const company = new Map<string, Company>();
  for (const { kept, along = [] } of conflicts) {
    for (const each of along) if (each.side === kept) company.set((each.entity as AnyEntity).id, each);
  }
  return freezePlain(company.size === 0 ? settled : withCompany(plan, settled, company.values()));
}

/**
 * Merges two plans that come from one. Gives the plan, in which the preferred side stays where the two conflict, and
 * the conflicts to look at (see `resolveConflict`). Merging with an unchanged side gives the other side.
 *
 * - Each field is merged on its own. Lists of ids and codes are sets; reports, observations, targets and the like are
 *   merged by day; `extensions` by name.
 * - Additions of both sides stand beside each other. Amounts, and observations that add up, do so too; equal ones of
 *   one day may be one or two, so one is kept, as a conflict.
 * - What one side gave up and the other reported complete, or reported on at a later day, is a conflict over
 *   `discontinued`.
 * - What one side removed and the other changed, two moves to different places, and two new orders of one list are
 *   conflicts. So is an error that putting the two together makes and neither side has, of which the version of the
 *   preferred side stays: where ours refers to what theirs removed, that comes back for ours, and the reference goes for
 *   theirs.
 *
 * Where an id names several entities on one side, nothing can be matched: the whole plan is one conflict then.
 *
 * @throws RangeError where `prefer` is neither side, or `asOf` is no calendar day.
 * @throws TypeError where one of the three is no plan.
 *
 * @example
 * ```ts
 * const ours = reviseDirection(examplePlan, { vision: 'Joy in learning' });
 * const theirs = reviseDirection(examplePlan, { mission: 'We serve schools' });
 * if (ours.ok && theirs.ok) mergePlans(examplePlan, ours.value.plan, theirs.value.plan).conflicts; // []
 * ```
 */
export function mergePlans(base: Plan, ours: Plan, theirs: Plan, options?: MergeOptions | undefined): Merge {
  const { prefer, policy, asOf } = options ?? {};
  if (asOf !== undefined) requireDay('asOf', asOf);
  const kept = requireChoice('prefer', prefer, mergeSides) ?? 'ours';
  for (const each of [base, ours, theirs]) if (!isPlan(each)) throw wrongArgument('plan', each);
  if (ours === theirs || isEqual(theirs, base)) return { plan: ours, conflicts: [] };
  if (isEqual(ours, base)) return { plan: theirs, conflicts: [] };
  const [first, second] = kept === 'ours' ? [ours, theirs] : [theirs, ours];
  const sides = { base: requirePlan(base), preferred: requirePlan(first), other: requirePlan(second) };
  const isMatchable = [sides.base, sides.preferred, sides.other].every(hasUniqueIds);
  const merged = isMatchable ? mergeMatched(sides) : undefined;
  if (merged === undefined) {
    if (isEqual(ours, theirs)) return { plan: first, conflicts: [] };
    return {
      plan: first,
      conflicts: [conflict('field', [], first.id, { base, preferred: first, other: second }, kept)],
    };
  }
  const { plan: raw, told, merging } = merged;
  const back = whenAsked(() => {
    const ids = new Set<string>();
    for (const { kind, name, values } of told) {
      if (kind !== 'removed' || values.preferred !== undefined) continue;
      for (const id of idsIn(merging.other.get(name) as Standing, second.id).own) ids.add(id);
    }
    return ids;
  });
  const both: Sides = { plans: sides, entities: merging, kept, back };
  const { plan, conflicts, alongWith } = settleRules(both, raw, told, { policy, asOf });
  const findCompany = companyFinder(both, plan);
  const companyOf = (removed: Standing, kind: ConflictKind, [field]: Path, { preferred }: Three<unknown>) => {
    if (kind === 'field') {
      const own = findEntity(second, removed.entity.id);
      return own === undefined ? [] : findCompany('other', referredIn(own, field, second.id));
    }
    if (kind !== 'removed') return [];
    if (preferred !== undefined) return alongWith(removed.entity.id);
    const { own, referred } = idsIn(removed, second.id);
    const wanted = wantedBy(removed.kind, removed.entity, second.id, base);
    // What is to be decided on its own comes along where it is referred to.
    for (const id of referred) if (back().has(id)) wanted.add(id);
    return findCompany('other', wanted, own);
  };
  return {
    plan,
    conflicts: inTurn(
      told.map((each) => conflictOf(each, both, plan, companyOf)),
      conflicts,
      kept,
    ),
  };
}
