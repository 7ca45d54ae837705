/**
 * What leads from one plan to another, as operations in the domain's words. Entities are matched by id and kind:
 * what is new is added, what stands elsewhere is moved, what changed is changed by the operation for it, and what is
 * gone is removed.
 *
 * The order makes every step possible: siblings are put in order; what is new is added, in document order; what
 * moved goes there; fields and references change; what is gone is removed, what refers before what is referred to.
 */
import { isEqual } from '../model/equal.js';
import { type EntityKind, type EntityOfKind, ownedEntities, ownedLists, walkPlan } from '../model/find.js';
import type { Measure, Observation, Subgroup } from '../model/measure.js';
import type { Action, Milestone, Report } from '../model/milestone.js';
import { findEntity, hasUniqueIds } from '../model/places.js';
import type { Plan } from '../model/plan.js';
import type { Operation } from './operation.js';
import { capitalized, fieldsOf } from './structure.js';

type AnyEntity = EntityOfKind[EntityKind];
type Fields = Readonly<Record<string, unknown>>;

/** An entity where it stands. */
interface Standing {
  readonly kind: EntityKind;
  readonly entity: AnyEntity;
  readonly holder: string;
  readonly key: string;
}

const PLAN = '\u0000plan';
const ORGANIZATION = '\u0000organization';
const holderName = (kind: EntityKind, id: string) =>
  kind === 'plan' ? PLAN : kind === 'organization' ? ORGANIZATION : id;

const operation = (type: string, input: object): Operation => ({ type, ...input }) as unknown as Operation;

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
    for (const { key, kind: childKind } of ownedLists[kind]) {
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
    for (const { key, kind: childKind } of ownedLists[kind]) {
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

/** The longest rising run through numbers, as the set of its values: what need not move. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const number of numbers) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    before.set(number, tails[low - 1]);
    tails[low] = number;
  }
  const run = new Set<number>();
  for (let last = tails.at(-1); last !== undefined; last = before.get(last)) run.add(last);
  return run;
}

/** A list of entries turned into another by taking out and putting in, keeping as many as can be in one pass. */
function entriesDiff<T>(
  before: readonly T[],
  after: readonly T[],
): { readonly out: readonly number[]; readonly into: readonly number[] } {
  let start = 0;
  while (start < before.length && start < after.length && isEqual(before[start], after[start])) start += 1;
  let end = 0;
  while (
    end < before.length - start &&
    end < after.length - start &&
    isEqual(before[before.length - 1 - end], after[after.length - 1 - end])
  ) {
    end += 1;
  }
  const texts = new Map<string, number[]>();
  for (let index = after.length - end - 1; index >= start; index -= 1) {
    const text = canonical(after[index]);
    texts.set(text, [...(texts.get(text) ?? []), index]);
  }
  // Each entry is paired with an equal one, first with first; of the pairs, the longest run in order stays.
  const pairs: (readonly [number, number])[] = [];
  for (let index = start; index < before.length - end; index += 1) {
    const twin = texts.get(canonical(before[index]))?.pop();
    if (twin !== undefined) pairs.push([index, twin]);
  }
  const rise = longestRise(pairs.map(([, twin]) => twin));
  const keptBefore = new Set(pairs.filter(([, twin]) => rise.has(twin)).map(([index]) => index));
  const range = (from: number, to: number) =>
    Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  return {
    out: range(start, before.length - end).filter((index) => !keptBefore.has(index)),
    into: range(start, after.length - end).filter((index) => !rise.has(index)),
  };
}

/** Plain JSON as text, whatever the order of its keys. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical((value as Fields)[key])}`).join(',')}}`;
}

function reportsDiff(
  type: 'reportAction' | 'reportMilestone',
  id: string,
  before: readonly Report[],
  after: readonly Report[],
): Operation[] {
  const { out, into } = entriesDiff(before, after);
  return [
    ...out.toReversed().map((at) => operation('withdrawReport', { id, report: before[at], at })),
    ...into.map((at) => {
      // At the end, which is where reports are made, the place goes without saying.
      const atEnd = at === after.length - 1 && out.length === 0 && into.length === after.length - before.length;
      return operation(type, { id, report: after[at], ...(atEnd ? {} : { at }) });
    }),
  ];
}

function observationsDiff(id: string, before: readonly Observation[], after: readonly Observation[]): Operation[] {
  const onSameDays = before.length === after.length && before.every(({ date }, index) => date === after[index]?.date);
  if (onSameDays) {
    return after.flatMap((observation, at) =>
      isEqual(observation, before[at])
        ? []
        : [operation('correctObservation', { id, date: observation.date, observation, at })],
    );
  }
  const { out, into } = entriesDiff(before, after);
  return [
    ...out.toReversed().map((at) => operation('removeObservation', { id, date: before[at]?.date, at })),
    ...into.map((at) => {
      const atEnd = at === after.length - 1 && out.length === 0 && into.length === after.length - before.length;
      return operation('recordObservation', { id, observation: after[at], ...(atEnd ? {} : { at }) });
    }),
  ];
}

/** The changes that `revise` makes from one entity to another; undefined where there are none. */
function changesBetween(kind: EntityKind, before: Fields, after: Fields): Fields | undefined {
  const changes: Record<string, unknown> = {};
  for (const field of fieldsOf(kind)) {
    if (!isEqual(before[field], after[field])) changes[field] = after[field] ?? null;
  }
  return Object.keys(changes).length === 0 ? undefined : changes;
}

function seriesDiff(id: string, before: Measure | Subgroup, after: Measure | Subgroup): Operation[] {
  return [
    ...(isEqual(before.baseline, after.baseline)
      ? []
      : [operation('rebaseline', { id, baseline: after.baseline ?? null })]),
    ...(isEqual(before.targets, after.targets) ? [] : [operation('setTargets', { id, targets: after.targets })]),
    ...observationsDiff(id, before.observations, after.observations),
  ];
}

/** What leads from one entity to another of the same id and kind, without what they own. */
function fieldsDiff(kind: EntityKind, before: AnyEntity, after: AnyEntity): Operation[] {
  if (before === after) return [];
  const { id } = after;
  const found: Operation[] = [];
  const changes = changesBetween(kind, before as unknown as Fields, after as unknown as Fields);
  if (changes !== undefined) found.push(operation(`revise${capitalized(kind)}`, { id, changes }));
  if (kind === 'measure' || kind === 'subgroup') found.push(...seriesDiff(id, before as Measure, after as Measure));
  if (kind === 'strategy') {
    const { theory } = after as EntityOfKind['strategy'];
    if (!isEqual((before as EntityOfKind['strategy']).theory, theory))
      found.push(operation('reviseTheory', { id, theory }));
  }
  if (kind === 'milestone' || kind === 'action')
    found.push(...stepDiff(kind, before as Milestone | Action, after as Milestone | Action));
  return found;
}

function stepDiff(kind: 'milestone' | 'action', before: Milestone | Action, after: Milestone | Action): Operation[] {
  const { id } = after;
  const found: Operation[] = [];
  if (!isEqual(before.period, after.period)) {
    found.push(operation(`reschedule${capitalized(kind)}`, { id, period: after.period }));
  }
  if (before.unitId !== after.unitId) found.push(operation('assignUnit', { id, unitId: after.unitId ?? null }));
  if (kind === 'milestone') {
    const { teamId } = after as Milestone;
    if ((before as Milestone).teamId !== teamId) found.push(operation('assignTeam', { id, teamId: teamId ?? null }));
    found.push(...reportsDiff('reportMilestone', id, before.reports, after.reports));
    return found;
  }
  const { discontinued } = after as Action;
  if (!isEqual((before as Action).discontinued, discontinued)) {
    found.push(operation('discontinueAction', { id, discontinued: discontinued ?? null }));
  }
  found.push(...reportsDiff('reportAction', id, before.reports, after.reports));
  return found;
}

/** What refers is removed before what it refers to. */
const REMOVAL_ORDER: readonly EntityKind[] = [
  'adjustment',
  'goal',
  'strategy',
  'milestone',
  'action',
  'input',
  'output',
  'measure',
  'subgroup',
  'team',
  'coordination',
  'value',
  'division',
  'unit',
  'function',
];

/** The plan's own fields and its organisation's. */
function rootsDiff(a: Plan, b: Plan): Operation[] {
  const found: Operation[] = [];
  const direction = {
    ...(a.vision === b.vision ? {} : { vision: b.vision }),
    ...(a.mission === b.mission ? {} : { mission: b.mission }),
  };
  if (Object.keys(direction).length > 0) found.push(operation('reviseDirection', direction));
  const planChanges = changesBetween('plan', a as unknown as Fields, b as unknown as Fields);
  if (planChanges !== undefined) found.push(operation('revisePlan', { changes: planChanges }));
  const changes = changesBetween(
    'organization',
    a.organization as unknown as Fields,
    b.organization as unknown as Fields,
  );
  if (changes !== undefined) found.push(operation('reviseOrganization', { changes }));
  return found;
}

/**
 * The operations that lead from plan `a` to plan `b`: `apply(a, diffPlans(a, b))` gives a plan equal to `b`. For equal
 * plans there are none. They are in the domain's words, so that a list of them reads as a log: a rescheduled action
 * is `rescheduleAction`, and what moved is moved.
 *
 * Where an id names several entities in either plan, nothing can be named, and the one operation is `replacePlan`.
 *
 * @example
 * ```ts
 * const later = reviseDirection(examplePlan, { mission: 'We serve schools' });
 * if (later.ok) diffPlans(examplePlan, later.value.plan); // [{ type: 'reviseDirection', mission: 'We serve schools' }]
 * ```
 */
export function diffPlans(a: Plan, b: Plan): Operation[] {
  if (a === b || isEqual(a, b)) return [];
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
    if (old === undefined ? findEntity(a, id) !== undefined : old.kind !== kind) return untold;
  }
  const lists = listsOfIds(a);
  const found: Operation[] = [];
  const into = (holder: string) => (holder === PLAN || holder === ORGANIZATION ? {} : { to: holder });

  for (const [holder, key, ids] of listsOf(b, after)) {
    const staying = ids.filter((id) => isKept(id) && before.get(id)?.holder === holder);
    if (staying.length < 2) continue;
    const places = new Map(lists.get(holder, key).map((id, index) => [id, index]));
    const rise = longestRise(staying.map((id) => places.get(id) as number));
    for (const [index, id] of staying.entries()) {
      if (rise.has(places.get(id) as number)) continue;
      const at = lists.moveAfter(holder, key, id, staying[index - 1]);
      found.push(operation(`move${capitalized((after.get(id) as Standing).kind)}`, { id, at }));
    }
  }

  /** Right after the nearest of the siblings before it that is there already. */
  const placeFor = (ids: readonly string[], index: number, holder: string, key: string): number => {
    const there = lists.get(holder, key);
    for (let back = index - 1; back >= 0; back -= 1) {
      const place = there.indexOf(ids[back] as string);
      if (place !== -1) return place + 1;
    }
    return 0;
  };
  const newcomers = new Set<string>();
  for (const [holder, key, ids] of listsOf(b, after)) {
    if (newcomers.has(holder)) {
      // What holds it is new, and brings along what is new below it.
      for (const id of ids) if (!isKept(id)) newcomers.add(id);
      continue;
    }
    for (const [index, id] of ids.entries()) {
      if (isKept(id)) continue;
      const { kind, entity } = after.get(id) as Standing;
      newcomers.add(id);
      const there = lists.get(holder, key);
      const at = placeFor(ids, index, holder, key);
      found.push(
        operation(`add${capitalized(kind)}`, {
          ...into(holder),
          ...(at === there.length ? {} : { at }),
          [kind]: withoutKept(kind, entity, isKept),
        }),
      );
      lists.insert(holder, key, at, id);
    }
  }
  for (const [holder, key, ids] of listsOf(b, after)) {
    for (const [index, id] of ids.entries()) {
      if (!isKept(id) || before.get(id)?.holder === holder) continue;
      const { kind } = after.get(id) as Standing;
      if (newcomers.has(holder))
        lists.begin(
          holder,
          key,
          ids.filter((each) => newcomers.has(each)),
        );
      const old = before.get(id) as Standing;
      lists.takeOut(old.holder, old.key, id);
      const at = placeFor(ids, index, holder, key);
      found.push(operation(`move${capitalized(kind)}`, { id, ...into(holder), at }));
      lists.insert(holder, key, at, id);
    }
  }
  found.push(...rootsDiff(a, b));
  for (const [id, { kind, entity }] of after) {
    if (isKept(id)) found.push(...fieldsDiff(kind, (before.get(id) as Standing).entity, entity));
  }
  found.push(...removals(before, isKept, a));
  return found;
}

/** Whether the id of the plan, or of its organisation, names something else in the other plan. */
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

/** Every owned list of a plan that may differ, with its holder and the ids in it, in document order. */
function listsOf(
  plan: Plan,
  standings: ReadonlyMap<string, Standing>,
): (readonly [holder: string, key: string, ids: readonly string[]])[] {
  const found: (readonly [string, string, readonly string[]])[] = [];
  const visit = (kind: EntityKind, entity: AnyEntity, holder: string): void => {
    for (const { key, kind: childKind } of ownedLists[kind]) {
      const children = ownedEntities(entity, key);
      if (children.length > 0 && !standings.has((children[0] as AnyEntity).id)) continue;
      found.push([holder, key, children.map(({ id }) => id)]);
      for (const child of children) visit(childKind, child, child.id);
    }
  };
  visit('plan', plan, PLAN);
  visit('organization', plan.organization, ORGANIZATION);
  return found;
}

/** An entity without those that it owns and that are moved into it afterwards. */
function withoutKept(kind: EntityKind, entity: AnyEntity, isKept: (id: string) => boolean): AnyEntity {
  const copy: Record<string, unknown> = { ...(entity as unknown as Fields) };
  for (const { key, kind: childKind } of ownedLists[kind]) {
    copy[key] = ownedEntities(entity, key)
      .filter(({ id }) => !isKept(id))
      .map((child) => withoutKept(childKind, child, isKept));
  }
  return copy as unknown as AnyEntity;
}

function removals(before: ReadonlyMap<string, Standing>, isKept: (id: string) => boolean, plan: Plan): Operation[] {
  const gone = [...before].filter(([id, { holder }]) => !isKept(id) && (isKept(holder) || !before.has(holder)));
  gone.sort(([, a], [, b]) => REMOVAL_ORDER.indexOf(a.kind) - REMOVAL_ORDER.indexOf(b.kind));
  return gone.map(([id, { kind, entity }], index) => {
    // Goals may serve each other: then one must go while the other still names it.
    const later = gone.slice(index + 1).map(([, standing]) => standing.entity);
    const serves = ({ alignsTo }: EntityOfKind['goal']) =>
      (alignsTo ?? []).some(({ planId, goalId }) => planId === plan.id && goalId === entity.id);
    const cascade =
      kind === 'goal' && later.some((other) => 'alignsTo' in other && serves(other as EntityOfKind['goal']));
    return operation(`remove${capitalized(kind)}`, { id, ...(cascade ? { cascade: true } : {}) });
  });
}

/** The lists of ids of a plan while operations are found, each copied when it is first asked for. */
function listsOfIds(plan: Plan) {
  const lists = new Map<string, string[]>();
  const nameOf = (holder: string, key: string) => `${holder}\u0000${key}`;
  const get = (holder: string, key: string): string[] => {
    const known = lists.get(nameOf(holder, key));
    if (known !== undefined) return known;
    const entity =
      holder === PLAN ? plan : holder === ORGANIZATION ? plan.organization : findEntity(plan, holder)?.entity;
    const list = entity === undefined ? [] : ownedEntities(entity, key).map(({ id }) => id);
    lists.set(nameOf(holder, key), list);
    return list;
  };
  return {
    get,
    /** The list of an entity that was just added holds those that came along with it. */
    begin(holder: string, key: string, ids: readonly string[]): void {
      if (!lists.has(nameOf(holder, key))) lists.set(nameOf(holder, key), [...ids]);
    },
    insert(holder: string, key: string, at: number, id: string): void {
      get(holder, key).splice(at, 0, id);
    },
    takeOut(holder: string, key: string, id: string): void {
      const list = get(holder, key);
      list.splice(list.indexOf(id), 1);
    },
    /** Moves an id to right after another, or to the front; says where it then stands. */
    moveAfter(holder: string, key: string, id: string, previous: string | undefined): number {
      const list = get(holder, key);
      list.splice(list.indexOf(id), 1);
      const at = previous === undefined ? 0 : list.indexOf(previous) + 1;
      list.splice(at, 0, id);
      return at;
    },
  };
}
