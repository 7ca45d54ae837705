/**
 * Applying operations: read them, step through them, look at the rules where something could have broken, and either
 * give the new plan with what takes it back, or the issues and nothing else.
 */

import { shapeInEnglish } from '../messages/en/shape.js';
import { issueMaker } from '../messages/issue.js';
import { COURSE } from '../model/course.js';
import { hasUniqueIds } from '../model/entity-index.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import { type CheckOptions, checkEntities, checkToCompare } from '../rules/check.js';
import { bounded } from '../rules/issue-list.js';
import { placeOf } from '../rules/misfits.js';
import { addAffected } from './affected.js';
import { ADJUST_COURSE, appliers } from './appliers.js';
import type { Applier, Outcome, Possible, Refusal } from './applying.js';
import { blameOf } from './blame.js';
import type { Change, OperationFunction } from './change.js';
import { worsened } from './compare-issues.js';
import type { Node } from './draft.js';
import type { Operation, OperationOf, OperationType } from './generated/operations.js';
import { frozenPlan, notGiven } from './given.js';
import { readOperations } from './read-operation.js';
import { begin, find, finish, organizationOf, planNow, rebase, type Transaction } from './transaction.js';

/** A change of course within one within one … is read this deep. */
const MAX_DEPTH = 32;

const shapeIssue = issueMaker(shapeInEnglish);
const tooDeep = (path: Path): Issue =>
  shapeIssue('too-long', path, { place: placeOf(path), reason: 'depth', most: MAX_DEPTH });

/** Applies one operation that fits its shape. */
function applyStep(transaction: Transaction, operation: Operation, hasUnique: boolean, depth = 0): Outcome {
  if (operation.type === ADJUST_COURSE) return applyCourse(transaction, operation, hasUnique, depth);
  const { type, ...input } = operation;
  const outcome = (appliers[type] as Applier)(transaction, input);
  // Where ids repeat, which entity an id names is found out anew after each step.
  if (!hasUnique && !('refused' in outcome)) rebase(transaction, planNow(transaction));
  return outcome;
}

/** Applies the operations of a change of course, and enters it. */
function applyCourse(
  transaction: Transaction,
  { [COURSE]: course, operations }: OperationOf<typeof ADJUST_COURSE>,
  hasUnique: boolean,
  depth: number,
): Outcome {
  const { within } = transaction;
  if (depth >= MAX_DEPTH) return { refused: [tooDeep(within)] };
  const done: Possible[] = [];
  for (const [index, step] of operations.entries()) {
    transaction.within = [...within, 'operations', index];
    const outcome = applyStep(transaction, step, hasUnique, depth + 1);
    if ('refused' in outcome) return step.type === ADJUST_COURSE ? outcome : refusedAt(transaction.within, outcome);
    done.push(outcome);
  }
  transaction.within = within;
  const added = appliers.addAdjustment(transaction, { [COURSE]: course });
  if ('refused' in added) return refusedAt(within, added);
  if (!hasUnique) rebase(transaction, planNow(transaction));
  const { inverse, written } = together(operations, done);
  return {
    inverse: [...added.inverse, ...inverse],
    written: written && [{ type: ADJUST_COURSE, [COURSE]: course, operations: written }],
  };
}

/** A refusal whose issues lead on from a place. */
const refusedAt = (place: Path, { refused }: Refusal): Refusal => ({
  refused: refused.map((issue) => ({ ...issue, path: [...place, ...issue.path] })),
});

/** What operations came to, one after the other: what they wrote only where some of them hold a part of it. */
const together = (steps: readonly Operation[], done: readonly Possible[]) => ({
  inverse: done
    .map(({ inverse }) => inverse)
    .reverse()
    .flat(),
  written: done.some(({ written }) => written !== undefined)
    ? steps.flatMap((step, index) => done[index]?.written ?? [step])
    : undefined,
});

/** What came of operations that were applied, before any rule was looked at. */
export interface Applied {
  readonly before: Plan;
  readonly plan: Plan;
  readonly inverse: readonly Operation[];
  readonly touched: Transaction['touched'];
  readonly written: readonly Operation[] | undefined;
}

/** Applies operations that fit their shapes, whatever the rules say; issues say at which index of the list they arose. */
export function applyUnchecked(plan: Plan, steps: readonly Operation[]): Result<Applied> {
  const before = frozenPlan(plan);
  if (before === undefined) return notGiven('plan', plan);
  const transaction = begin(before);
  const hasUnique = hasUniqueIds(before);
  const done: Possible[] = [];
  for (const [index, step] of steps.entries()) {
    transaction.step = index;
    transaction.within = [];
    const outcome = applyStep(transaction, step, hasUnique);
    if ('refused' in outcome) return fail(outcome.refused.map((issue) => ({ ...issue, at: index })));
    done.push(outcome);
  }
  const after = finish(transaction);
  const { inverse, written } = together(steps, done);
  // Where ids repeat, what takes a step back could name the wrong entity: then the plan is put back as it was.
  const back = hasUnique ? inverse : after === before ? [] : [{ type: 'replacePlan', plan: before } as const];
  return succeed({ before, plan: after, inverse: back, touched: transaction.touched, written });
}

/** Applies operations one by one to a plan that is only made where somebody asks; gives why one is not possible. */
export interface Stepper {
  /** The entity that an id names by now, with its own fields as they are. */
  find(id: string): Pick<Node, 'kind' | 'entity'> | undefined;
  /** The plan itself, or its organization. */
  root(kind: EntityKind): Pick<Node, 'entity'>;
  step(operation: Operation): readonly Issue[];
}

/** Begins to apply operations to a plan that is frozen. */
export function stepper(plan: Plan): Stepper {
  let transaction = begin(plan);
  let hasUnique = hasUniqueIds(plan);
  return {
    find: (id) => find(transaction, id),
    root: (kind) => (kind === 'plan' ? transaction.root : organizationOf(transaction)),
    step(operation) {
      const { base } = transaction;
      const outcome = applyStep(transaction, operation, hasUnique);
      if ('refused' in outcome) return outcome.refused;
      // Another plan came in the place of the whole.
      if (transaction.base !== base) {
        transaction = begin(transaction.base);
        hasUnique = hasUniqueIds(transaction.base);
      }
      return [];
    },
  };
}

/** What else is said of how operations are applied. */
interface Manner {
  /** Whether the operations were given as a list. */
  readonly isList: boolean;
  /** Errors that may come about: those that the change now taken back had mended. */
  readonly tolerated?: readonly Issue[];
  /** Whether the plan itself was given rather than operations, so that issues lead into it. */
  readonly isOfPlan?: boolean;
}

const withoutIndex = ({ at: _, ...issue }: Issue): Issue => issue;

const isError = ({ severity }: Issue) => severity === 'error';

/** Applies read operations as one change, and holds it to the rules. */
export function applySteps(
  plan: Plan,
  steps: readonly Operation[],
  options: CheckOptions | undefined,
  manner: Manner,
): Result<Change> {
  const applied = applyUnchecked(plan, steps);
  if (!applied.ok) return manner.isList ? applied : fail(applied.issues.map(withoutIndex));
  return judged(applied.value, steps, options, manner);
}

/** Holds applied operations to the rules: the change that they are, or the errors that they would bring. */
export function judged(
  applied: Applied,
  steps: readonly Operation[],
  options: CheckOptions | undefined,
  { isList, tolerated = [], isOfPlan = false }: Manner,
): Result<Change> {
  const { before, plan: after, inverse, touched, written } = applied;
  // Where ids repeat, an id does not tell which entity is meant: then all of the plan is looked at.
  const isPlain = hasUniqueIds(before) && hasUniqueIds(after);
  const check = (each: Plan) => (isPlain ? checkEntities(each, affected, options) : checkToCompare(each, options));
  const affected = new Set<string>();
  if (isPlain) for (const each of [before, after]) addAffected(affected, each, touched);
  const [known, found] = [check(before), check(after)];
  const blame = blameOf(applied, steps.length - 1);
  const placed = (issue: Issue): Issue => {
    if (isOfPlan) return issue;
    const { path, at } = blame(issue);
    return isList ? { ...issue, path, at } : { ...issue, path };
  };
  const worse = worsened([...known, ...tolerated], found);
  const errors = worse.filter(isError);
  if (errors.length > 0) return fail(bounded(errors).map(placed));
  const warnings = Object.freeze(bounded(worse).map(placed));
  const mended = Object.freeze(worsened(found, known).filter(isError));
  return succeed(
    Object.freeze({
      before,
      plan: after,
      operation: isList ? Object.freeze([...steps]) : (steps[0] as Operation),
      inverse: Object.freeze(inverse),
      warnings,
      mended,
      touched: Object.freeze([...touched.keys()]),
      ...(written === undefined ? {} : { written: Object.freeze(written) }),
    }),
    warnings,
  );
}

/**
 * Applies an operation, or a list of them as one: all or nothing. Operations may come from JSON.
 *
 * The given plan is never touched; branches that nothing changed stay the same objects, and the new plan is deeply
 * frozen. What is handed in is copied, never frozen. An operation may not make a plan worse: it fails where an error
 * appears that was not there before, and errors that were there do not block it. Each operation of a list must be
 * possible where it stands; the rules are looked at once, at the end of the list.
 *
 * Errors: `wrong-argument` where it is no plan, the codes of the shape, the refusals of each operation (see `operations`),
 * and those of the rules. The path of
 * an issue leads into the operation, `[]` where no place in it is to blame; of a list, `at` is the index of the operation.
 *
 * @throws RangeError where `asOf` is no calendar day.
 *
 * @example
 * ```ts
 * const changed = apply(examplePlan, [
 *   { type: 'reportAction', id: 'action-cycles', report: { date: '2026-10-01', percentComplete: 10 } },
 *   { type: 'assignUnit', id: 'action-cycles', unitId: 'unit-regional' },
 * ]);
 * if (changed.ok) changed.value.inverse.length; // 2
 * ```
 */
export function apply(
  plan: Plan,
  operation: Operation | readonly Operation[],
  options?: CheckOptions | undefined,
): Result<Change> {
  const read = readOperations(operation);
  return read.ok ? applySteps(plan, read.value.steps, options, { isList: read.value.isList }) : read;
}

/** The function of an operation: the same definition, called by name. */
export const operationFunction =
  <Type extends OperationType>(type: Type): OperationFunction<OperationOf<Type>> =>
  (plan, input, options) => {
    const read = readOperations(namedInput(type, input));
    return read.ok ? applySteps(plan, read.value.steps, options, { isList: false }) : read;
  };

/** What an operation takes, with its name; what cannot be looked at stays as it is, to be refused. */
function namedInput(type: string, input: unknown): unknown {
  try {
    return typeof input === 'object' && input !== null && !Array.isArray(input) ? { ...input, type } : { type, input };
  } catch {
    return { type, input };
  }
}
