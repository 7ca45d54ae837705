/**
 * The free edit: a recipe that changes a draft of the plan, under the same checks as every operation. What it did is
 * found by comparison and told in the domain's words.
 */
import { produce } from 'immer';
import * as z from 'zod';
import { findEntity } from '../model/entity-index.js';
import { ownedLists } from '../model/find.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import { organizationSchema } from '../model/organization.js';
import { planSchema } from '../model/plan.js';
import { fail, type Issue, type Path, type Result } from '../model/result.js';
import { listOf } from '../model/shape.js';
import { MAX_LIST_LENGTH } from '../model/json.js';
import type { CheckOptions } from '../rules/check.js';
import { readShape } from '../rules/read.js';
import { applyAll } from './apply.js';
import { schemaOfKind } from './catalogue.js';
import { diffPlans } from './diff.js';
import type { Change } from './operation.js';

/** A plan that a recipe may change in place. */
export type PlanDraft = Draft<Plan>;

/** Plain data that may be changed in place. */
export type Draft<T> = T extends readonly (infer Item)[]
  ? Draft<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Draft<T[Key]> }
    : T;

const own = new Map<EntityKind, z.ZodType>();

/** The shape of a kind without a look into what it owns. */
function ownShape(kind: EntityKind): z.ZodType {
  const known = own.get(kind);
  if (known !== undefined) return known;
  const whole = (kind === 'plan'
    ? planSchema
    : kind === 'organization'
      ? organizationSchema
      : schemaOfKind[kind]) as unknown as z.ZodObject;
  const lists = Object.fromEntries(ownedLists(kind).map(({ key }) => [key, listOf(z.unknown(), `The list of ${key}`)]));
  const shape = whole.extend(kind === 'plan' ? { ...lists, organization: z.unknown() } : lists);
  own.set(kind, shape);
  return shape;
}

/** Reads what a recipe made, all of it: entities that are those of the plan are taken as they are. */
function readEdited(plan: Plan, kind: EntityKind, edited: unknown, path: Path, issues: Issue[]): unknown {
  const id = (edited as { readonly id?: unknown } | null)?.id;
  if (typeof id === 'string' && findEntity(plan, id)?.entity === edited) return edited;
  const read = readShape(ownShape(kind), edited);
  if (!read.ok) for (const issue of read.issues) issues.push({ ...issue, path: [...path, ...issue.path] });
  if (typeof edited !== 'object' || edited === null) return edited;
  const entity: Record<string, unknown> = { ...(read.ok ? (read.value as object) : edited) };
  if (kind === 'plan') {
    entity['organization'] = readEdited(
      plan,
      'organization',
      (edited as Plan).organization,
      [...path, 'organization'],
      issues,
    );
  }
  for (const { key, kind: childKind } of ownedLists(kind)) {
    // The children as the recipe left them, so that those that it did not touch are known again.
    const children = (edited as Readonly<Record<string, unknown>>)[key];
    // What is no list, or too long a one, was told of by the shape.
    if (!Array.isArray(children) || children.length > MAX_LIST_LENGTH) continue;
    entity[key] = Array.from(children, (child: unknown, index) =>
      readEdited(plan, childKind, child, [...path, key, index], issues),
    );
  }
  return entity;
}

/**
 * Changes a plan freely: the recipe gets a draft and changes it in place. The result is held to the shape and the rules
 * as any operation is; `change.operation` is the list of operations that does the same.
 *
 * Errors: the codes of the shape, and those of the rules. What the recipe itself throws is thrown.
 *
 * @example
 * ```ts
 * const changed = edit(examplePlan, (draft) => {
 *   for (const goal of draft.goals) goal.weight = 1;
 * });
 * if (changed.ok) changed.value.operation; // [{ type: 'reviseGoal', id: 'goal-reading', changes: { weight: 1 } }, { type: 'reviseGoal', id: 'goal-present', changes: { weight: 1 } }, { type: 'reviseGoal', id: 'goal-ready', changes: { weight: 1 } }]
 * ```
 */
export function edit(plan: Plan, recipe: (draft: PlanDraft) => void, options: CheckOptions = {}): Result<Change> {
  let isOfRecipe = false;
  let edited: unknown;
  try {
    edited = produce(plan as PlanDraft, (draft) => {
      isOfRecipe = true;
      recipe(draft as PlanDraft);
      isOfRecipe = false;
    });
  } catch (error) {
    if (isOfRecipe) throw error;
    const message =
      'What the recipe put into the plan could not be read: it is no plain data; give what JSON can hold.';
    return fail([{ code: 'wrong-type', severity: 'error', params: {}, path: [], message }]);
  }
  const issues: Issue[] = [];
  const read = readEdited(plan, 'plan', edited, [], issues);
  if (issues.length > 0) return fail(issues);
  return applyAll(plan, diffPlans(plan, read as Plan), options);
}
