/**
 * Steps that were worked out from an earlier plan, carried out on one that may have moved on: taking a change back, and
 * deciding a conflict. What they would undo or remove must be as it was left then; else they are refused, an issue for
 * each thing that would be lost.
 */
import { mergeInEnglish } from '../messages/en/merge.js';
import { issueMaker } from '../messages/issue.js';
import type { ListedEntry, MergeParams } from '../messages/merge.js';
import { findEntity, hasUniqueIds } from '../model/entity-index.js';
import { canonicalText, isEqual } from '../model/equal.js';
import { type FoundEntity, ownedEntities, titleOf } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Extensions, Plan, Revision } from '../model/generated/types.js';
import { fail, type Issue, type Path, type Result } from '../model/result.js';
import { inBrief } from '../model/text.js';
import type { CheckOptions } from '../rules/check.js';
import { MOST_ISSUES, moreIssues } from '../rules/issue-list.js';
import { type Applied, applyUnchecked, judged } from './apply.js';
import { fieldsOf } from './applying.js';
import type { Change } from './change.js';
import { longestRise } from './diff-entity.js';
import { type DatedEntry, dayOfEntry } from './entries.js';
import type { Operation } from './generated/operations.js';

const issue = issueMaker(mergeInEnglish);

type Params = MergeParams['changed-since'];

/** What was changed since: how, and between which values. */
interface Finding {
  readonly found: FoundEntity;
  readonly reason: Params['reason'];
  readonly rest?: Path;
  readonly field?: string;
  readonly left?: unknown;
  readonly now?: unknown;
}

/** What an object comes to, said without its keys: a period as its two days. */
const partsOf = (value: unknown): string =>
  typeof value === 'object' && value !== null ? Object.values(value).map(partsOf).join(', ') : `${value}`;

/** A value, short enough for a sentence. */
const brief = (value: unknown): string | null =>
  value === undefined || value === null
    ? null
    : inBrief(typeof value === 'string' || typeof value === 'object' ? `"${partsOf(value)}"` : `${value}`, 80);

/** What an entry of a list is, of which day, and its value. */
function entryParams(kind: EntityKind, field: string | undefined, entry: unknown) {
  const { entries, merge } = structure[kind].fields[field ?? ''] ?? {};
  if (merge !== 'dated' || entry === undefined) return { entry: null, date: null, figure: null };
  const { percentComplete, value, amount } = entry as Readonly<Record<string, number | undefined>>;
  return {
    entry: (entries === 'Amount' ? field : entries?.toLowerCase()) as ListedEntry,
    date: dayOfEntry(entry as DatedEntry),
    figure: percentComplete ?? value ?? amount ?? null,
  };
}

/** That something has changed since, at an entity. */
function changedSince({ found, reason, rest = [], field, left, now }: Finding, since: Params['since']): Issue {
  const { kind, entity, path } = found;
  const params = {
    kind,
    id: entity.id,
    title: inBrief(titleOf(entity), 60),
    since,
    reason,
    field: field ?? null,
    left: brief(left),
    now: brief(now),
    ...entryParams(kind, field, /^entry-/.test(reason) ? (now ?? left) : undefined),
  };
  return issue('changed-since', [...path, ...rest], params, { id: entity.id });
}

/** The entries of a list that another does not have, counted. */
function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  const counts = new Map<string, number>();
  for (const entry of other) {
    const text = canonicalText(entry);
    counts.set(text, (counts.get(text) ?? 0) + 1);
  }
  return list.filter((entry) => {
    const text = canonicalText(entry);
    const count = counts.get(text) ?? 0;
    if (count > 0) counts.set(text, count - 1);
    return count === 0;
  });
}

const listOf = (value: unknown) => (value ?? []) as readonly unknown[];

/** A finding about a field, apart from whose it is. */
type FieldFinding = Omit<Finding, 'found' | 'rest'>;

/**
 * What of a field was changed since: `now` is what stands there, `left` what was left there, `after` what the steps
 * would make of it; undefined where they remove the entity.
 */
function* fieldChanges(
  merge: string,
  field: string,
  now: unknown,
  left: unknown,
  after: unknown,
): Generator<FieldFinding> {
  if (isEqual(now, after) || isEqual(now, left)) return;
  if (merge === 'dated' || merge === 'set') {
    for (const entry of without(without(listOf(now), listOf(after)), listOf(left))) {
      yield { reason: 'entry-added', field, now: entry };
    }
    const lost = without(listOf(left), listOf(now));
    const back = without(listOf(after), listOf(now));
    // What was taken out comes back as it was, or another comes in its place.
    const alike = without(back, without(back, lost));
    const instead = merge === 'dated' ? without(lost, alike).filter(onDaysOf(back, listOf(now))) : [];
    for (const entry of [...alike, ...instead]) {
      yield { reason: 'entry-removed', field, left: entry };
    }
    return;
  }
  if (merge !== 'keys') {
    yield { reason: 'field', field, left, now };
    return;
  }
  const valuesOf = (own: unknown): ReadonlyMap<string, unknown> => new Map(Object.entries((own ?? {}) as Extensions));
  const [own, of, then] = [valuesOf(now), valuesOf(left), valuesOf(after)];
  for (const key of new Set([...own.keys(), ...then.keys()])) {
    const value = own.get(key);
    if (!isEqual(value, then.get(key)) && !isEqual(value, of.get(key))) {
      yield { reason: 'field', field: `${field}.${key}`, left: of.get(key), now: value };
    }
  }
}

/** Whether an entry is of a day on which some entries are, and others are not. */
function onDaysOf(entries: readonly unknown[], others: readonly unknown[]): (entry: unknown) => boolean {
  const dayOf = (entry: unknown) => dayOfEntry(entry as DatedEntry);
  const days = new Set(entries.map(dayOf));
  for (const other of others) days.delete(dayOf(other));
  return (entry) => days.has(dayOf(entry));
}

/**
 * What was changed since on top of a revision that the steps take away: without it, it would hold for the time before as
 * well.
 */
function* revisedSince(found: FoundEntity, left: FoundEntity, after: FoundEntity): Generator<Finding> {
  const [now, was, then] = [fieldsOf(found.entity), fieldsOf(left.entity), fieldsOf(after.entity)];
  const gone = without(listOf(now['revisions']), listOf(then['revisions'])) as readonly Revision[];
  for (const field of ['targets', 'baseline'] as const) {
    if (!gone.some((revision) => revision[field] !== undefined)) continue;
    if (isEqual(now[field], was[field]) || !isEqual(now[field], then[field])) continue;
    yield { found, rest: [field], reason: 'field', field, left: was[field], now: now[field] };
  }
}

/** What of the fields of an entity was changed since, of those that the steps would change or remove. */
function* entityChanges(found: FoundEntity, left: FoundEntity, after: FoundEntity | undefined): Generator<Finding> {
  for (const [field, { merge }] of Object.entries(structure[found.kind].fields)) {
    if (merge === 'owned') continue;
    const [now, was] = [fieldsOf(found.entity)[field], fieldsOf(left.entity)[field]];
    const then = after === undefined ? undefined : fieldsOf(after.entity)[field];
    const changes = [...fieldChanges(merge, field, now, was, then)];
    for (const change of changes) yield { found, rest: [field], ...change };
    // What is removed as a whole is lost also where something was taken out of it.
    if (after === undefined && changes.length === 0 && !isEqual(now, was)) {
      yield { found, rest: [field], reason: 'field', field, left: was, now };
    }
  }
  if (after !== undefined) yield* revisedSince(found, left, after);
}

/** The plans that tell what came after an earlier one. */
interface Plans {
  readonly now: Plan;
  /** As it was left then. */
  readonly left: Plan;
  /** As the steps would leave it. */
  readonly after: Plan;
}

/** The title of what holds an entity; empty for the plan itself. */
const holderTitle = (plan: Plan, { parentId }: FoundEntity) => {
  const holder = parentId === null ? undefined : findEntity(plan, parentId);
  return holder === undefined ? '' : titleOf(holder.entity);
};

/** What holds an entity: by id, but that the plan and its organization are the same whatever their ids. */
const holderIn = (plan: Plan, { parentId }: FoundEntity) =>
  parentId === plan.id ? 0 : parentId === plan.organization.id ? 1 : parentId;

/** What was changed since at an entity that the steps would change, bring back or remove. */
function* changesAt(id: string, plans: Plans): Generator<Finding> {
  const [now, left, then] = [findEntity(plans.now, id), findEntity(plans.left, id), findEntity(plans.after, id)];
  if (now === undefined) {
    if (then !== undefined && left !== undefined) yield { found: then, reason: 'removed' };
    return;
  }
  // Something of another kind under its id takes its place.
  const after = then?.kind === now.kind ? then : undefined;
  if (left === undefined || left.kind !== now.kind) {
    if (after === undefined) yield { found: now, reason: 'added-below', field: holderTitle(plans.now, now) };
    else yield* entityChanges(now, { ...now, entity: { id } } as FoundEntity, after);
    return;
  }
  const holder = holderIn(plans.now, now);
  if (holder !== holderIn(plans.left, left) && !(after && holder === holderIn(plans.after, after))) {
    const [from, to] = [holderTitle(plans.left, left), holderTitle(plans.now, now)];
    yield { found: now, reason: 'moved', left: from, now: to };
  }
  yield* entityChanges(now, left, after);
}

/** The siblings of an entity, by id. */
function siblingsOf(plan: Plan, { path, parentId }: FoundEntity): readonly string[] {
  const holder = parentId === null ? undefined : findEntity(plan, parentId);
  return holder === undefined ? [] : ownedEntities(holder.entity, path.at(-2) as string).map(({ id }) => id);
}

/** What was put at another place among its siblings since, of what the steps would move. */
function* orderChanges(moved: ReadonlySet<string>, { now, left }: Plans): Generator<Finding> {
  /** Of each list, the siblings that still stand in the order that was left. */
  const inOrder = new Map<string, ReadonlySet<string>>();
  for (const id of moved) {
    const [found, was] = [findEntity(now, id), findEntity(left, id)];
    if (found === undefined || was === undefined || found.parentId !== was.parentId) continue;
    const name = JSON.stringify(found.path.slice(0, -1));
    let kept = inOrder.get(name);
    if (kept === undefined) {
      const places = new Map(siblingsOf(now, found).map((sibling, place) => [sibling, place]));
      const common = siblingsOf(left, was).filter((sibling) => places.has(sibling));
      const rise = longestRise(common.map((sibling) => places.get(sibling) as number));
      kept = new Set(common.filter((sibling) => rise.has(places.get(sibling) as number)));
      inOrder.set(name, kept);
    }
    if (!kept.has(id)) yield { found, reason: 'order' };
  }
}

/** How steps are guarded. */
export interface Guard {
  /** What left the plan as it was then. */
  readonly since: Params['since'];
  /**
   * The plan as it was left then, as far as the steps go; undefined where that cannot be told. `after` is the plan that
   * the steps make.
   */
  leftBy(after: Plan): Plan | undefined;
  /** What the steps put in order, beside what they move. */
  readonly ordered?: readonly string[];
}

/** What came after an earlier plan and would be lost by steps. */
function* losses(
  { before: now, plan: after, touched }: Applied,
  steps: readonly Operation[],
  { leftBy, ordered = [] }: Guard,
): Generator<Finding> {
  if (isEqual(after, now)) return;
  const left = leftBy(after);
  if (isEqual(left, now)) return;
  if (left === undefined || ![now, left, after].every(hasUniqueIds)) {
    yield { found: { kind: 'plan', entity: now, path: [], parentId: null }, reason: 'other' };
    return;
  }
  const plans: Plans = { now, left, after };
  for (const id of touched.keys()) yield* changesAt(id, plans);
  const moved = steps.flatMap((step) => (/^move[A-Z]/.test(step.type) && 'id' in step ? [step.id] : []));
  yield* orderChanges(new Set([...ordered, ...moved]), plans);
}

/**
 * Carries out steps under the rules, unless that would lose what came after the plan that they were worked out from.
 * Without a guard, they are carried out all the same.
 */
export function applyGuarded(
  plan: Plan,
  steps: readonly Operation[],
  guard: Guard | undefined,
  options: CheckOptions,
  tolerated: readonly Issue[] = [],
): Result<Change> {
  const applied = applyUnchecked(plan, steps);
  if (!applied.ok) return applied;
  if (guard !== undefined) {
    const found: Issue[] = [];
    for (const finding of losses(applied.value, steps, guard)) {
      if (found.length === MOST_ISSUES) return fail([...found, moreIssues()]);
      found.push(changedSince(finding, guard.since));
    }
    if (found.length > 0) return fail(found);
  }
  return judged(applied.value, steps, options, { isList: true, tolerated });
}
