/**
 * References that a merge would leave leading nowhere: one side refers to what the other removed. Of each such field the
 * version of the preferred side stays: the reference, with what it leads to brought back, or the field without it.
 */
import { findEntity, finderIn, possibleReferrers } from '../model/entity-index.js';
import { isEqual } from '../model/equal.js';
import { eachBelow, type FoundEntity, kindInList } from '../model/find.js';
import { freezePlain } from '../model/frozen.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { eachReference } from '../model/references.js';
import type { Issue, Path } from '../model/result.js';
import { type CheckOptions, checkEntities } from '../rules/check.js';
import { fieldsOf } from './applying.js';
import { keyOf, pathWithin } from './compare-issues.js';
import type { Conflict, MergeSide } from './conflict.js';
import { withoutKept } from './diff.js';
import type { Fields, Three } from './merge-fields.js';
import { nameOf, ORGANIZATION, PLAN, type Side, type Standing } from './merge-places.js';
import { valueAt, withField, withValueAt } from './with-value.js';
import { maySpare, type Parts, partsOf, withoutParts, withoutReferences } from './without-references.js';

/** What comes back with the version of a side. */
export type Company = NonNullable<Conflict['along']>[number];

/** The plans of a merge, by whose version stays, and the entities of the two sides. */
export interface Sides {
  readonly plans: Three<Plan>;
  readonly entities: Pick<Three<Side>, 'preferred' | 'other'>;
  readonly kept: MergeSide;
  /** The ids of all that may come back because a conflict over a removal is decided for the other side. */
  back(): ReadonlySet<string>;
}

const roles = ['preferred', 'other'] as const;
type Role = (typeof roles)[number];

export const sideIn = (role: Role, kept: MergeSide): MergeSide =>
  role === 'preferred' ? kept : kept === 'ours' ? 'theirs' : 'ours';

const isRoot = (kind: EntityKind) => kind === 'plan' || kind === 'organization';

/** The plan without some entities. */
function withoutAll(plan: Plan, ids: ReadonlySet<string>): Plan {
  const rest = withoutKept('plan', plan, (id) => ids.has(id)) as Plan;
  const organization = withoutKept('organization', rest.organization, (id) => ids.has(id)) as Plan['organization'];
  return organization === rest.organization ? rest : freezePlain({ ...rest, organization });
}

/**
 * Finds what must come along with references of a side to what a plan does not have: the outermost thing around each
 * that is missing, without what the plan has elsewhere, and what that refers to in turn.
 */
export function companyFinder({ plans, entities, kept, back }: Sides, plan: Plan) {
  const find = finderIn(plan);
  const holds = (name: string | null, { kind, entity }: Standing) =>
    name === PLAN || name === ORGANIZATION || find(entity.id)?.kind === kind;
  return (role: Role, ids: Iterable<string>, without: ReadonlySet<string> = new Set()): Company[] => {
    const side = entities[role];
    const findThere = finderIn(plans[role]);
    const found: (Company & { readonly kind: EntityKind })[] = [];
    const comes = new Set(without);
    const wanted = new Set(ids);
    for (const id of wanted) {
      const there = findThere(id);
      if (there === undefined || isRoot(there.kind) || comes.has(id) || find(id) !== undefined) continue;
      let root = side.get(nameOf(there.kind, there.entity)) as Standing;
      for (;;) {
        const holder = side.get(root.holder as string) as Standing;
        if (holds(root.holder, holder)) break;
        root = holder;
      }
      const entity = withoutKept(root.kind, root.entity, (each) => find(each) !== undefined);
      const holder = side.get(root.holder as string) as Standing;
      const parentId =
        root.holder === PLAN ? plan.id : root.holder === ORGANIZATION ? plan.organization.id : holder.entity.id;
      found.push({ kind: root.kind, side: sideIn(role, kept), entity, parentId, list: root.list, at: root.at });
      eachBelow(root.kind, entity, (kind, each) => {
        comes.add(each.id);
        eachReference(kind, each, plan.id, ([field], referred) => {
          if (!maySpare(kind, field)) wanted.add(referred);
        });
      });
    }
    const mayCome = (id: string) => comes.has(id) || (role === 'other' && back().has(id));
    const isNowhere = (id: string) => !mayCome(id) && find(id) === undefined;
    return found.map(({ kind, entity, ...rest }) => ({
      ...rest,
      entity: withoutReferences(kind, entity as AnyEntity, plan.id, isNowhere),
    }));
  };
}

/**
 * What an entity, and all in it, refers to and does not want to spare: what a side refers to anew, or a field must hold.
 * What was referred to before goes with the removal of what it led to, as anywhere.
 */
export function wantedBy(kind: EntityKind, entity: AnyEntity, planId: string, base: Plan): Set<string> {
  const find = finderIn(base);
  const wanted = new Set<string>();
  eachBelow(kind, entity, (below, each) => {
    const isWanted = wantedIn(below, planId, find(each.id));
    eachReference(below, each, planId, ([field], id) => {
      if (isWanted(field, id)) wanted.add(id);
    });
  });
  return wanted;
}

/** What a field of an entity refers to. */
export function referredIn({ kind, entity }: FoundEntity, field: unknown, planId: string): string[] {
  const ids: string[] = [];
  eachReference(kind, entity, planId, ([first], id) => {
    if (first === field) ids.push(id);
  });
  return ids;
}

/** The same of one entity, by field and id. */
function wantedIn(kind: EntityKind, planId: string, was: FoundEntity | undefined) {
  const before = new Set<string>();
  if (was?.kind === kind) eachReference(kind, was.entity, planId, ([field], id) => before.add(fieldKey(id, field)));
  return (field: unknown, id: string) => !maySpare(kind, field) || !before.has(fieldKey(id, field));
}

/** A field that refers to what one side removed. */
interface Dangling {
  readonly id: string;
  readonly field: string;
  readonly ids: Set<string>;
  readonly issue: Issue;
}

type Finder = ReturnType<typeof finderIn>;

const fieldKey = (id: string, field: unknown) => JSON.stringify([id, field]);

/** Errors that are references to what a side has, field by field. */
function danglingIn(errors: readonly Issue[], { plans }: Sides, plan: Plan): Map<string, Dangling> {
  const [find, preferred, other] = [plan, plans.preferred, plans.other].map(finderIn) as [Finder, Finder, Finder];
  const found = new Map<string, Dangling>();
  for (const issue of errors) {
    if (issue.code !== 'unknown-reference' || issue.params['foundKind'] !== null || issue.id === undefined) continue;
    const way = pathWithin(issue.path);
    const referred = valueAt(find(issue.id)?.entity, way) as string;
    const there = preferred(referred) ?? other(referred);
    if (there === undefined || isRoot(there.kind)) continue;
    const field = String(way[0]);
    const key = fieldKey(issue.id, field);
    const known = found.get(key);
    if (known === undefined) found.set(key, { id: issue.id, field, ids: new Set([referred]), issue });
    else known.ids.add(referred);
  }
  return found;
}

/** Something that stands elsewhere for the other side. */
interface Moved {
  readonly entity: AnyEntity;
  readonly there: FoundEntity;
}

/** The plan with entities at the end of the lists in which they stand elsewhere, as far as it has what holds them. */
function withAll(plan: Plan, moved: readonly Moved[]): Plan {
  const find = finderIn(plan);
  const [lists, waiting] = [new Map<string, { path: Path; entities: AnyEntity[] }>(), [] as Moved[]];
  for (const each of moved) {
    const { entity, there } = each;
    if (find(entity.id) !== undefined) continue;
    const holder = find(there.parentId as string);
    if (holder === undefined) {
      waiting.push(each);
      continue;
    }
    const path = [...holder.path, there.path.at(-2) as string];
    const known = lists.get(path.join());
    if (known === undefined) lists.set(path.join(), { path, entities: [entity] });
    else known.entities.push(entity);
  }
  if (lists.size === 0) return plan;
  let grown = plan;
  for (const { path, entities } of lists.values()) {
    grown = withValueAt(grown, path, (siblings) => [...(siblings as readonly unknown[]), ...entities]);
  }
  return withAll(freezePlain(grown), waiting);
}

/** Errors that come of it where what the preferred side kept, and the other removed, goes. */
function errorsWithout(ids: ReadonlySet<string>, { plans }: Sides, plan: Plan, options: CheckOptions): Issue[] {
  if (ids.size === 0) return [];
  const find = finderIn(plan);
  const [there, gone] = [finderIn(plans.other), new Set<string>()];
  const moved: Moved[] = [];
  const held = new Set<string>();
  for (const id of ids) {
    const { kind, entity } = find(id) as FoundEntity;
    eachBelow(kind, entity, (below, each) => {
      const stays = there(each.id);
      if (stays?.kind !== below) return;
      moved.push({ entity: each, there: stays });
      eachBelow(below, each, (_kind, inner) => held.add(inner.id));
    });
    eachBelow(kind, entity, (_kind, each) => {
      if (!held.has(each.id)) gone.add(each.id);
    });
  }
  // What was moved into it stays, with all in it, where the other side has it.
  const without = withAll(withoutAll(plan, ids), moved);
  const referrers = possibleReferrers(plan, gone);
  const known = new Set(checkEntities(plans.other, referrers, options).map(keyOf));
  return checkEntities(without, referrers, options).filter(
    (issue) => issue.severity === 'error' && !known.has(keyOf(issue)),
  );
}

const isAfter = (a: Path, b: Path): boolean => {
  for (const [index, step] of a.entries()) {
    const other = b[index];
    if (other === undefined) return true;
    if (step !== other) return step > other;
  }
  return false;
};

/** The plan with what comes along put in place. In the plan before, all that it holds stands where it does in it. */
export function withCompany(before: Plan, plan: Plan, company: Iterable<Company>): Plan {
  const find = finderIn(before);
  const places: { readonly path: Path; readonly entity: unknown }[] = [];
  for (const { entity, parentId, list, at } of company) {
    places.push({ path: [...(find(parentId) as FoundEntity).path, list, at], entity });
  }
  // What comes later in the document first, so that it stands in the way of no path.
  places.sort((a, b) => (isAfter(a.path, b.path) ? -1 : 1));
  return places.reduce(
    (now, { path, entity }) =>
      withValueAt(now, path.slice(0, -1), (list) => (list as unknown[]).toSpliced(path.at(-1) as number, 0, entity)),
    plan,
  );
}

/** A merged plan in which no reference leads nowhere, and the conflicts about them. */
export interface Settled {
  readonly plan: Plan;
  /** Whether an error is of a field that is told of already. */
  isTold(issue: Issue): boolean;
  /** What came back because something in one of the removed refers to it. */
  alongWith(removed: string): readonly Company[];
  /** The conflicts as they stand in the plan to come. */
  conflictsIn(plan: Plan): Conflict[];
}

/**
 * Settles for the preferred side what `errors` say of a merged plan, and tells of what would be the matter without
 * the entities in `removed`, which that side kept.
 */
export function settleReferences(
  sides: Sides,
  plan: Plan,
  errors: readonly Issue[],
  removed: ReadonlySet<string>,
  options: CheckOptions,
): Settled {
  const { plans, kept } = sides;
  const dangling = danglingIn([...errors, ...errorsWithout(removed, sides, plan, options)], sides, plan);
  const companyOf = companyFinder(sides, plan);
  const find = finderIn(plan);
  const known = new Map<string, readonly Company[]>();
  const along = (role: Role, id: string): readonly Company[] => {
    const key = `${role} ${id}`;
    const found = known.get(key) ?? companyOf(role, [id]);
    known.set(key, found);
    return found;
  };
  const base = finderIn(plans.base);
  const brought = new Map<string, Company>();
  const within = new Map<string, string>();
  for (const id of removed) {
    const { kind, entity } = find(id) as FoundEntity;
    // What was moved into it from where the other side still has it is told of on its own.
    eachBelow(kind, entity, (below, each) => {
      if (findEntity(plans.other, each.id)?.kind !== below) within.set(each.id, id);
    });
  }
  const withRemoved = new Map<string, Map<string, Company>>();
  /** What goes without what nothing else brings back. */
  const sparing: ((isBrought: (id: string) => boolean) => void)[] = [];
  let settled = plan;
  const told = [...dangling.values()].flatMap(({ id, field, ids, issue }) => {
    const { kind, entity, path } = find(id) as FoundEntity;
    const now = fieldsOf(entity)[field];
    const root = within.get(id);
    if (root !== undefined) {
      const company = withRemoved.get(root) ?? new Map<string, Company>();
      withRemoved.set(root, company);
      const wanted = wantedIn(kind, plan.id, base(id));
      const bring = (each: string) => {
        for (const one of along('preferred', each)) company.set((one.entity as AnyEntity).id, one);
      };
      sparing.push((isBrought) => {
        // What something else brings back may go again with the last of both.
        for (const each of ids) if (isBrought(each)) bring(each);
        const isSpared = (id: string) => ids.has(id) && !wanted(field, id) && !isBrought(id);
        const parts = partsOf(kind, entity, plan.id, (of, each) => of === field && isSpared(each)).get(field);
        if (parts === undefined) return;
        settled = withValueAt(settled, path, (each) => withField(each as Fields, field, withoutParts(now, parts)));
      });
      for (const each of ids) {
        if (!wanted(field, each)) continue;
        bring(each);
        for (const one of along('preferred', each)) brought.set((one.entity as AnyEntity).id, one);
      }
      return [];
    }
    const company = new Map<string, Company>();
    const addAll = (more: readonly Company[]) => {
      for (const one of more) {
        const { id: name } = one.entity as AnyEntity;
        if (!company.has(name)) company.set(name, one);
      }
    };
    const [preferred, other] = roles.map((role) => {
      const there = finderIn(plans[role]);
      const lacking = new Set([...ids].filter((each) => there(each) === undefined));
      for (const each of ids) {
        if (lacking.has(each)) continue;
        addAll(along(role, each));
      }
      if (lacking.size === 0) return now;
      const own = there(id);
      const isValue = structure[kind].fields[field]?.merge === 'value';
      if (own?.kind === kind && (isValue || !maySpare(kind, field))) {
        for (const each of referredIn(own, field, plan.id)) addAll(along(role, each));
        return fieldsOf(own.entity)[field];
      }
      const parts = partsOf(kind, entity, plan.id, (of, each) => of === field && lacking.has(each)).get(field);
      const rest = withoutParts(now, parts as Parts);
      const isList = !maySpare(kind, field) || (own !== undefined && fieldsOf(own.entity)[field] !== undefined);
      return rest === undefined && isList && Array.isArray(now) ? [] : rest;
    });
    const mine = [...company.values()].filter(({ side }) => side === kept);
    for (const each of mine) brought.set((each.entity as AnyEntity).id, each);
    if (!isEqual(now, preferred)) {
      settled = withValueAt(settled, path, (each) => withField(each as Fields, field, preferred));
    }
    return [{ id, field, issue, preferred, other, along: [...company.values()] }];
  });
  const comes = new Set<string>();
  for (const { entity, parentId, list } of brought.values()) {
    const kind = kindInList((find(parentId) as FoundEntity).kind, list) as EntityKind;
    eachBelow(kind, entity as AnyEntity, (_kind, { id }) => comes.add(id));
  }
  for (const spare of sparing) spare((id) => comes.has(id));
  if (brought.size > 0) settled = withCompany(plan, settled, brought.values());
  return {
    plan: settled === plan ? plan : freezePlain(settled),
    isTold: ({ code, id = '', path }) =>
      code === 'unknown-reference' && dangling.has(fieldKey(id, pathWithin(path)[0])),
    alongWith: (id) => [...(withRemoved.get(id)?.values() ?? [])],
    conflictsIn: (final) =>
      told.map(({ id, field, issue, preferred, other, along: company }) => {
        const { entity, path } = finderIn(final)(id) as FoundEntity;
        const was = base(id);
        return {
          kind: 'rule',
          path: [...path, field],
          id,
          base: was && fieldsOf(was.entity)[field],
          ours: kept === 'ours' ? preferred : other,
          theirs: kept === 'ours' ? other : preferred,
          kept,
          merged: fieldsOf(entity)[field],
          issue,
          ...(company.length > 0 ? { along: company } : {}),
        };
      }),
  };
}
