/**
 * Taking a change back without taking others' work along: what the inverse would undo or remove must be as the change
 * left it.
 */
import { operationsInEnglish } from '../messages/en/operations.js';
import { issueMaker } from '../messages/issue.js';
import type { OperationParams } from '../messages/operations.js';
import { findEntity, hasUniqueIds } from '../model/entity-index.js';
import { canonicalText, isEqual } from '../model/equal.js';
import { type FoundEntity, ownedEntities, titleOf } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { Extensions, Plan } from '../model/generated/types.js';
import { fail, type Issue, type Path, type Result } from '../model/result.js';
import { inBrief } from '../model/text.js';
import type { CheckOptions } from '../rules/check.js';
import { MOST_ISSUES, moreIssues } from '../rules/issue-list.js';

import { type Applied, applyUnchecked, judged } from './apply.js';
import { fieldsOf } from './applying.js';
import type { Change, StoredChange } from './change.js';
import { longestRise } from './diff-entity.js';
import type { Operation } from './generated/operations.js';
import { readOperations } from './read-operation.js';

/** How a change is taken back. */
export interface RevertOptions extends CheckOptions {
  /** Whether to take it back though that loses what came after it. */
  readonly overwrite?: boolean | undefined;
}

const issue = issueMaker(operationsInEnglish);

type Reason = OperationParams['changed-since']['reason'];

interface Finding {
  readonly reason: Reason;
  readonly field?: string;
  readonly left?: unknown;
  readonly now?: unknown;
}

/** A value, short enough for a sentence. */
const brief = (value: unknown): string | null =>
  value === undefined || value === null
    ? null
    : inBrief(typeof value === 'string' ? `"${value}"` : JSON.stringify(value), 80);

/** That something has changed since, at an entity. */
export function changedSince(
  { kind, entity, path }: FoundEntity,
  { reason, field, left, now }: Finding,
  rest: Path = [],
): Issue {
  const params = {
    kind,
    id: entity.id,
    title: inBrief(titleOf(entity), 60),
    reason,
    field: field ?? null,
    left: brief(left),
    now: brief(now),
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

/**
 * What of a field was changed since: `now` is what stands there, `left` what the change left, `after` what taking it
 * back would make of it; undefined where that removes the entity.
 */
function* fieldChanges(merge: string, field: string, now: unknown, left: unknown, after: unknown): Generator<Finding> {
  if (isEqual(now, after) || isEqual(now, left)) return;
  if (merge === 'dated' || merge === 'set') {
    for (const entry of without(without(listOf(now), listOf(after)), listOf(left))) {
      yield { reason: 'entry-added', field, now: entry };
    }
    const lost = without(listOf(left), listOf(now));
    const back = without(listOf(after), listOf(now));
    for (const entry of without(back, without(back, lost))) yield { reason: 'entry-removed', field, left: entry };
    return;
  }
  if (merge !== 'keys') {
    yield { reason: 'field', field, left, now };
    return;
  }
  const [own, of, then] = [now, left, after].map((each) => (each ?? {}) as Extensions) as [
    Extensions,
    Extensions,
    Extensions,
  ];
  for (const key of new Set([...Object.keys(own), ...Object.keys(then)])) {
    if (!isEqual(own[key], then[key]) && !isEqual(own[key], of[key])) {
      yield { reason: 'field', field: `${field}.${key}`, left: of[key], now: own[key] };
    }
  }
}

/** What of the fields of an entity was changed since, of those that taking back would change or remove. */
function* entityChanges(now: FoundEntity, left: FoundEntity, after: FoundEntity | undefined): Generator<Issue> {
  for (const [field, { merge }] of Object.entries(structure[now.kind].fields)) {
    if (merge === 'owned') continue;
    const [value, was] = [fieldsOf(now.entity)[field], fieldsOf(left.entity)[field]];
    const then = after === undefined ? undefined : fieldsOf(after.entity)[field];
    const found = [...fieldChanges(merge, field, value, was, then)];
    for (const finding of found) yield changedSince(now, finding, [field]);
    // What is removed as a whole is lost also where something was taken out of it.
    if (after === undefined && found.length === 0 && !isEqual(value, was)) {
      yield changedSince(now, { reason: 'field', field, left: was, now: value }, [field]);
    }
  }
}

/** The plans that tell what came after a change. */
interface Plans {
  readonly now: Plan;
  /** As the change left it. */
  readonly left: Plan;
  /** As taking it back would leave it. */
  readonly after: Plan;
}

const titleIn = (plan: Plan, id: string | null) => {
  const found = id === null ? undefined : findEntity(plan, id);
  return found === undefined ? (id ?? '') : titleOf(found.entity);
};

/** What was changed since at an entity that taking back would change, bring back or remove. */
function* changesAt(id: string, plans: Plans): Generator<Issue> {
  const [now, left, after] = [findEntity(plans.now, id), findEntity(plans.left, id), findEntity(plans.after, id)];
  if (now === undefined) {
    if (after !== undefined && left !== undefined) yield changedSince(after, { reason: 'removed' });
    return;
  }
  if (after !== undefined && after.entity === now.entity && after.parentId === now.parentId) return;
  if (left === undefined || left.kind !== now.kind) {
    if (after === undefined)
      yield changedSince(now, { reason: 'added-below', field: titleIn(plans.now, now.parentId) });
    else yield* entityChanges(now, { ...now, entity: { id } } as FoundEntity, after);
    return;
  }
  if (now.parentId !== left.parentId && now.parentId !== after?.parentId && now.kind !== 'organization') {
    const [from, to] = [titleIn(plans.left, left.parentId), titleIn(plans.now, now.parentId)];
    yield changedSince(now, { reason: 'moved', left: from, now: to });
  }
  yield* entityChanges(now, left, after);
}

/** The siblings of an entity, by id. */
function siblingsOf(plan: Plan, { path, parentId }: FoundEntity): readonly string[] {
  const holder = parentId === null ? undefined : findEntity(plan, parentId);
  return holder === undefined ? [] : ownedEntities(holder.entity, path.at(-2) as string).map(({ id }) => id);
}

/** What was put at another place among its siblings since, of what taking back would move. */
function* orderChanges(steps: readonly Operation[], { now, left }: Plans): Generator<Issue> {
  const moved = steps.flatMap((step) => (/^move[A-Z]/.test(step.type) && 'id' in step ? [step.id] : []));
  /** Of each list, the siblings that still stand in the order that the change left. */
  const inOrder = new Map<string, ReadonlySet<string>>();
  for (const id of new Set(moved)) {
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
    if (!kept.has(id)) yield changedSince(found, { reason: 'order' });
  }
}

/** The plan as the change left it: the one it holds, else found by applying it anew to what it is taken back from. */
function leftBy(change: StoredChange, after: Plan): Plan | undefined {
  if (change.plan !== undefined) return change.plan;
  const read = readOperations(change.operation);
  const anew = read.ok ? applyUnchecked(after, read.value.steps) : read;
  return anew.ok ? anew.value.plan : undefined;
}

/** What came after a change and would be lost by taking it back. */
function* losses(
  change: StoredChange,
  { before: now, plan: after, touched }: Applied,
  steps: readonly Operation[],
): Generator<Issue> {
  const left = leftBy(change, after);
  if (left !== undefined && (left === now || isEqual(left, now))) return;
  if (left === undefined || ![now, left, after].every(hasUniqueIds)) {
    yield changedSince({ kind: 'plan', entity: now, path: [], parentId: null }, { reason: 'other' });
    return;
  }
  const plans: Plans = { now, left, after };
  for (const id of touched.keys()) yield* changesAt(id, plans);
  yield* orderChanges(steps, plans);
}

/** With `overwrite`, references to what is removed go as well. */
const withCascade = (step: Operation): Operation =>
  /^remove[A-Z]/.test(step.type) && step.type !== 'removeObservation'
    ? ({ ...step, cascade: true } as unknown as Operation)
    : step;

/**
 * Takes a change back, also from a plan that has moved on since, and also a change that was read from JSON without its
 * plans: applies its inverse. Errors that the change mended may come back.
 *
 * Taking back never takes others' work along: where something that it would undo or remove was changed since (a report
 * on an action that the change added, a second edit of the same field, a target added to the list), it is refused with
 * `changed-since`, an issue for each, naming what and by which values. With `overwrite: true` it is done all the same,
 * and references to what is removed go as well.
 *
 * Errors: `changed-since`; the refusals of the operations of the inverse, where they are no longer possible; and the
 * rules that the plan would break. Paths lead into the plan; `at` is the index of an operation of the inverse.
 *
 * @throws RangeError where `asOf` is no calendar day.
 *
 * @example
 * ```ts
 * const changed = reviseDirection(examplePlan, { mission: 'We serve schools' });
 * const back = changed.ok ? revert(changed.value.plan, changed.value) : changed;
 * if (back.ok) back.value.plan.mission === examplePlan.mission; // true
 *
 * const again = changed.ok ? reviseDirection(changed.value.plan, { mission: 'We serve children' }) : changed;
 * const refused = changed.ok && again.ok ? revert(again.value.plan, changed.value) : again;
 * if (!refused.ok) refused.issues[0]?.code; // 'changed-since'
 * ```
 */
export function revert(plan: Plan, change: StoredChange, given?: RevertOptions | undefined): Result<Change> {
  const { overwrite = false, ...options } = given ?? {};
  const read = readOperations((change as StoredChange | null | undefined)?.inverse);
  if (!read.ok) return read;
  const steps = overwrite ? read.value.steps.map(withCascade) : read.value.steps;
  const applied = applyUnchecked(plan, steps);
  if (!applied.ok) return applied;
  if (!overwrite) {
    const found: Issue[] = [];
    for (const loss of losses(change, applied.value, steps)) {
      if (found.length === MOST_ISSUES) return fail([...found, moreIssues()]);
      found.push(loss);
    }
    if (found.length > 0) return fail(found);
  }
  return judged(applied.value, steps, options, { isList: true, tolerated: change.mended ?? [] });
}
