/**
 * Taking a change back without taking others' work along: what the inverse would undo or remove must be as the change
 * left it.
 */
import type { Plan } from '../model/generated/types.js';
import type { Result } from '../model/result.js';
import type { CheckOptions } from '../rules/check.js';
import { applyUnchecked } from './apply.js';
import type { Change, StoredChange } from './change.js';
import type { Operation } from './generated/operations.js';
import { lookedAt, notGiven } from './given.js';
import { applyGuarded } from './guard.js';
import { readOperations } from './read-operation.js';

/** How a change is taken back. */
export interface RevertOptions extends CheckOptions {
  /** Whether to take it back though that loses what came after it. */
  readonly overwrite?: boolean | undefined;
}

/** The plan that operations lead to; undefined where they are not possible. */
function planAfter(plan: Plan, operations: readonly Operation[]): Plan | undefined {
  const applied = applyUnchecked(plan, operations);
  return applied.ok ? applied.value.plan : undefined;
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
 * Errors: `changed-since`; `wrong-argument` where it is no change, such as one without its `operation`; the refusals of the operations of the inverse, where they are no longer possible; and the
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
  const inverse = lookedAt(() => (Array.isArray(change.inverse) ? change.inverse : undefined));
  if (inverse === undefined) return notGiven('change', change);
  const read = readOperations(inverse);
  if (!read.ok) return read;
  const { steps } = read.value;
  if (overwrite) return applyGuarded(plan, steps.map(withCascade), undefined, options, change.mended);
  const operations = change.plan === undefined ? lookedAt(() => change.written ?? change.operation) : [];
  if (operations === undefined) return notGiven('change', change);
  const done = readOperations(operations);
  if (!done.ok) return done;
  // As the change left the plan: the one it holds, else found by applying it anew to what it is taken back from.
  const leftBy = (after: Plan) => change.plan ?? planAfter(after, done.value.steps);
  return applyGuarded(plan, steps, { since: 'change', leftBy }, options, change.mended);
}
