/**
 * The free edit: a recipe that changes a draft of the plan, under the same checks as every operation. What it did is
 * found by comparison and told in the domain's words.
 */

import { createDraft, isDraft, original } from 'immer';
import { shapeInEnglish } from '../messages/en/shape.js';
import { issueMaker } from '../messages/issue.js';
import type { ShapeParams } from '../messages/shape.js';
import type { FieldShape } from '../model/field-shape.js';
import { ownedLists } from '../model/find.js';
import { freezePlain } from '../model/frozen.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import { MAX_LIST_LENGTH, type ShapeCode } from '../model/json.js';
import { fail, type Issue, type Path, type Result } from '../model/result.js';
import type { CheckOptions } from '../rules/check.js';
import { bounded, MOST_ISSUES } from '../rules/issue-list.js';
import { misfitsOf, placeOf, shapeNamed, unreadable } from '../rules/misfits.js';
import { readAs } from '../rules/read.js';
import { applySteps } from './apply.js';
import { refuse } from './applying.js';
import type { Change } from './change.js';
import { diffPlans } from './diff.js';
import { holdsMoreThan, isOfPlan } from './edited.js';
import { frozenPlan, notGiven } from './given.js';
import type { Fields } from './merge-fields.js';

/** A plan that a recipe may change in place. */
export type PlanDraft = Draft<Plan>;

/** Plain data that may be changed in place. */
export type Draft<T> = { -readonly [Key in keyof T]: DraftOf<T[Key]> };

/** A value within it: lists and objects may be changed as well. */
export type DraftOf<T> = T extends readonly (infer Item)[] ? DraftOf<Item>[] : T extends object ? Draft<T> : T;

const shapeIssue = issueMaker(shapeInEnglish);
const own = new Map<EntityKind, FieldShape>();
const anyList: FieldShape = { is: 'list', of: { is: 'anything' } };

/** What an entity holds that is an entity itself, by key. */
const heldKeys = (kind: EntityKind): readonly string[] =>
  Object.entries(structure[kind].fields)
    .filter(([, { merge }]) => merge === 'owned')
    .map(([key]) => key);

/** The shape of a kind without what it owns. */
export function ownShape(kind: EntityKind): FieldShape {
  const known = own.get(kind);
  if (known !== undefined) return known;
  const held = heldKeys(kind);
  const fields = Object.entries(shapeNamed(structure[kind].type)).filter(([key]) => !held.includes(key));
  const shape: FieldShape = { is: 'object', of: Object.fromEntries(fields) };
  own.set(kind, shape);
  return shape;
}

/**
 * What a recipe left, without drafts: what it did not change is what it was before, and what it put in is copied only
 * where there are drafts in it.
 */
function undrafted(left: unknown, done: Map<object, unknown>): unknown {
  const isDrafted = isDraft(left);
  // What is no object is frozen, too.
  if (!isDrafted && Object.isFrozen(left)) return left;
  const value = left as object;
  // A list that no plan could hold is told of by the shape.
  if (Array.isArray(value) && value.length > MAX_LIST_LENGTH) return new Array(value.length);
  if (done.has(value)) return done.get(value);
  done.set(value, value);
  const before = (isDrafted ? original(value) : value) as Fields;
  const entries = Object.keys(value).map((key): [string, unknown] => {
    // The descriptor of a draft holds what it has now, without making a draft of it.
    const { value: held = Reflect.get(value, key) } = Object.getOwnPropertyDescriptor(value, key) as PropertyDescriptor;
    return [key, undrafted(held, done)];
  });
  const isUnchanged =
    entries.length === Object.keys(before).length &&
    entries.every(([key, held]) => Object.hasOwn(before, key) && held === before[key]) &&
    Reflect.get(value, 'length') === before['length'];
  const copy = () => Object.fromEntries(entries);
  const result = isUnchanged ? before : Array.isArray(value) ? Object.assign(new Array(value.length), copy()) : copy();
  done.set(value, result);
  return result;
}

/** What is known while a recipe's result is read. */
interface Reading {
  readonly plan: Plan;
  readonly issues: Issue[];
}

/** Reads what a recipe made, all of it: entities that are those of the plan are taken as they are. */
function readEdited(reading: Reading, kind: EntityKind, edited: unknown, path: Path): unknown {
  const { plan, issues } = reading;
  if (isOfPlan(plan, kind, edited)) return edited;
  const report = (found: readonly Issue[], rest: Path = []): void => {
    for (const issue of found) {
      const of = (edited as Fields | null | undefined)?.['id'];
      const id = issue.id ?? (typeof of === 'string' ? of : undefined);
      const at = [...path, ...rest, ...issue.path];
      // Read apart from what holds it, a value is called by its place in the plan all the same.
      const place = 'place' in issue.params ? { place: placeOf(at) } : {};
      const params = { ...issue.params, ...place } as unknown as ShapeParams[ShapeCode];
      issues.push(shapeIssue(issue.code as ShapeCode, at, params, { id }));
    }
  };
  if (typeof edited !== 'object' || edited === null || Array.isArray(edited)) {
    report(misfitsOf(ownShape(kind), edited));
    return edited;
  }
  const fields: Record<string, unknown> = { ...edited };
  const held = Object.fromEntries(heldKeys(kind).map((key) => [key, fields[key]]));
  for (const key of Object.keys(held)) delete fields[key];
  const read = readAs(ownShape(kind), fields);
  if (!read.ok) report(read.issues);
  const entity: Record<string, unknown> = read.ok ? { ...(read.value as object) } : {};
  if (kind === 'plan')
    entity['organization'] = readEdited(reading, 'organization', held['organization'], ['organization']);
  for (const { key, kind: childKind } of ownedLists(kind)) {
    const children = held[key];
    if (!Array.isArray(children) || children.length > MAX_LIST_LENGTH) {
      if (children !== undefined) report(misfitsOf(anyList, children), [key]);
      entity[key] = [];
      continue;
    }
    // The children as the recipe left them, so that those that it did not touch are known again.
    const entities: unknown[] = [];
    for (let index = 0; index < children.length && issues.length <= MOST_ISSUES; index += 1)
      entities.push(readEdited(reading, childKind, children[index], [...path, key, index]));
    entity[key] = entities;
  }
  return entity;
}

/** Reads a plan that was made from another by changes here and there, as costly as what is not that of the other. */
export function readChanged(plan: Plan, changed: Plan): Plan | undefined {
  const reading: Reading = { plan, issues: [] };
  if (holdsMoreThan(plan, changed as unknown as Fields, MAX_LIST_LENGTH)) return undefined;
  const read = readEdited(reading, 'plan', changed, []);
  return reading.issues.length > 0 ? undefined : (freezePlain(read) as Plan);
}

/** Whether a value is a promise, or like one; then it may fail without a word. */
function isPromise(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || isDraft(value)) return false;
  const { then } = value as { readonly then?: unknown };
  if (typeof then !== 'function') return false;
  Promise.resolve(value).catch(() => undefined);
  return true;
}

/** The plan that a recipe left: the one that it returned, else its draft. */
const leftBy = (draft: object, returned: unknown): unknown =>
  typeof returned === 'object' && returned !== null && !Array.isArray(returned) && !isDraft(returned)
    ? returned
    : draft;

/**
 * Changes a plan freely: the recipe gets a draft and changes it in place, or returns a plan that takes the draft's
 * place. The result is held to the shape and the rules as any operation is; `change.operation` is the list of
 * operations that does the same. Objects that the recipe puts in are copied, never frozen.
 *
 * Errors: the codes of the shape and those of the rules, with paths that lead into the plan as the recipe left it; and
 * `async-recipe` where the recipe returns a promise. What the recipe itself throws is thrown.
 *
 * @throws RangeError where `asOf` is no calendar day.
 *
 * @example
 * ```ts
 * const changed = edit(examplePlan, (draft) => {
 *   for (const goal of draft.goals) goal.weight = 1;
 * });
 * if (changed.ok) changed.value.operation; // [{ type: 'reviseGoal', id: 'goal-reading', changes: { weight: 1 } }, { type: 'reviseGoal', id: 'goal-present', changes: { weight: 1 } }, { type: 'reviseGoal', id: 'goal-ready', changes: { weight: 1 } }]
 * ```
 */
export function edit(
  given: Plan,
  recipe: (draft: PlanDraft) => unknown,
  options?: CheckOptions | undefined,
): Result<Change> {
  const plan = frozenPlan(given);
  if (plan === undefined) return notGiven('plan', given);
  const draft = createDraft(plan) as PlanDraft;
  const returned = recipe(draft);
  if (isPromise(returned)) return fail(refuse('async-recipe', [], {}).refused);
  const reading: Reading = { plan, issues: [] };
  let read: unknown;
  try {
    const left = undrafted(leftBy(draft, returned), new Map()) as Fields;
    if (holdsMoreThan(plan, left, MAX_LIST_LENGTH))
      return fail([shapeIssue('too-long', [], { place: placeOf([]), reason: 'values', most: MAX_LIST_LENGTH })]);
    read = readEdited(reading, 'plan', left, []);
  } catch {
    return fail([unreadable()]);
  }
  const { issues } = reading;
  if (issues.length > 0) return fail(bounded(issues));
  const steps = diffPlans(plan, freezePlain(read) as Plan);
  return applySteps(plan, steps, options, { isList: true, isOfPlan: true });
}
