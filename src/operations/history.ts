/**
 * What was done to a plan, with undo and redo, for one person. A history holds the earlier plans themselves: they share
 * all that did not change, so that undoing costs nothing and what was remembered about them stays valid.
 */
import { isEqual } from '../model/equal.js';
import type { Plan } from '../model/generated/types.js';
import { type Result, succeed } from '../model/result.js';
import type { CheckOptions } from '../rules/check.js';
import { apply } from './apply.js';
import type { Change, StoredChange } from './change.js';
import { isPlan, lookedAt, notGiven, requirePlan, wrongArgument } from './given.js';

/** The present plan, what led to it, and what was undone. */
export interface History {
  readonly present: Plan;
  /** What was done, the latest last. */
  readonly past: readonly Change[];
  /** What was undone, the latest undone first. */
  readonly future: readonly Change[];
  /** How many changes are kept. */
  readonly limit: number;
}

const DEFAULT_LIMIT = 100;

function isHistory(given: unknown): given is History {
  return (
    lookedAt(() => {
      const { present, past, future } = given as History;
      return isPlan(present) && Array.isArray(past) && Array.isArray(future);
    }) ?? false
  );
}

/** A history; another value is a slip in code. */
function requireHistory(given: unknown): History {
  if (isHistory(given)) return given;
  throw wrongArgument('history', given);
}

const history = (present: Plan, past: readonly Change[], future: readonly Change[], limit: number): History =>
  Object.freeze({ present, past: Object.freeze(past), future: Object.freeze(future), limit });

/**
 * A history that begins with a plan. `limit` says how many changes can be undone; 100 where it is left out.
 *
 * @throws TypeError where it is no plan.
 *
 * @example
 * ```ts
 * const begun = startHistory(examplePlan);
 * const changed = reviseDirection(begun.present, { mission: 'We serve schools' });
 * const after = changed.ok ? commit(begun, changed.value) : changed;
 * if (after.ok) undo(after.value).present === examplePlan; // true
 * ```
 */
export function startHistory(plan: Plan, options?: { readonly limit?: number | undefined } | undefined): History {
  const { limit = DEFAULT_LIMIT } = options ?? {};
  return history(requirePlan(plan), [], [], Math.max(0, Math.floor(limit)) || 0);
}

/**
 * A history in which a change was made to the present plan. What had been undone is gone; the oldest change goes
 * where there are more than the limit. A change that was made to another plan is applied to the present anew, so that
 * two changes made from one plan are both kept. A change that leaves the plan as it is adds no step.
 *
 * Errors: `wrong-argument` where it is no history or no change; where the change was made to another plan, those of
 * applying its operation to the present.
 *
 * @example
 * ```ts
 * const begun = startHistory(examplePlan);
 * const one = reviseDirection(begun.present, { mission: 'We serve schools' });
 * const other = reviseDirection(begun.present, { vision: 'Every child thrives' });
 * const first = one.ok ? commit(begun, one.value) : one;
 * const both = first.ok && other.ok ? commit(first.value, other.value) : first;
 * if (both.ok) both.value.present.mission; // 'We serve schools'
 * if (both.ok) both.value.past.length; // 2
 * ```
 */
export function commit(given: History, change: StoredChange, options?: CheckOptions | undefined): Result<History> {
  if (!isHistory(given)) return notGiven('history', given);
  const { present, past, limit } = given;
  // Read once: what it is made of may answer otherwise the next time.
  const made = lookedAt(() => ({ before: change.before, plan: change.plan, operation: change.operation }));
  if (typeof made?.operation !== 'object' || made.operation === null) return notGiven('change', change);
  const isOfPresent = made.before === present && isPlan(made.plan);
  // One that is of the present has both of its plans.
  const fitting: Result<Change> = isOfPresent ? succeed(change as Change) : apply(present, made.operation, options);
  if (!fitting.ok) return fitting;
  const whole = fitting.value;
  if (isEqual(present, whole.plan)) return succeed(given, whole.warnings);
  const kept = [...past, whole];
  return succeed(history(whole.plan, kept.slice(Math.max(0, kept.length - limit)), [], limit), whole.warnings);
}

/**
 * Whether there is something to undo.
 *
 * @throws TypeError where it is no history.
 *
 * @example
 * ```ts
 * canUndo(startHistory(examplePlan)); // false
 * ```
 */
export const canUndo = (given: History): boolean => requireHistory(given).past.length > 0;

/**
 * Whether there is something to redo.
 *
 * @throws TypeError where it is no history.
 *
 * @example
 * ```ts
 * canRedo(startHistory(examplePlan)); // false
 * ```
 */
export const canRedo = (given: History): boolean => requireHistory(given).future.length > 0;

/**
 * The history before its latest change, which can be redone; the same history where there is nothing to undo.
 *
 * @throws TypeError where it is no history.
 *
 * @example
 * ```ts
 * const begun = startHistory(examplePlan);
 * undo(begun) === begun; // true
 * ```
 */
export function undo(given: History): History {
  const latest = requireHistory(given).past.at(-1);
  if (latest === undefined) return given;
  return history(latest.before, given.past.slice(0, -1), [latest, ...given.future], given.limit);
}

/**
 * The history with its latest undone change made again; the same history where nothing was undone.
 *
 * @throws TypeError where it is no history.
 *
 * @example
 * ```ts
 * const begun = startHistory(examplePlan);
 * redo(begun) === begun; // true
 * ```
 */
export function redo(given: History): History {
  const [next, ...rest] = requireHistory(given).future;
  if (next === undefined) return given;
  return history(next.plan, [...given.past, next], rest, given.limit);
}
