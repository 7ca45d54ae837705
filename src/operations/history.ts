/**
 * What was done to a plan, with undo and redo. A history holds the earlier plans themselves: they share all that did
 * not change, so that undoing costs nothing and what was remembered about them stays valid.
 */
import type { Plan } from '../model/generated/types.js';
import type { Change } from './operation.js';

/** A change with the plan that it was made to. */
export interface HistoryEntry {
  readonly before: Plan;
  readonly change: Change;
}

/** The present plan, what led to it, and what was undone. */
export interface History {
  readonly present: Plan;
  /** What was done, the latest last. */
  readonly past: readonly HistoryEntry[];
  /** What was undone, the latest undone first. */
  readonly future: readonly HistoryEntry[];
  /** How many changes are kept. */
  readonly limit: number;
}

const DEFAULT_LIMIT = 100;

const history = (
  present: Plan,
  past: readonly HistoryEntry[],
  future: readonly HistoryEntry[],
  limit: number,
): History => Object.freeze({ present, past: Object.freeze(past), future: Object.freeze(future), limit });

/**
 * A history that begins with a plan. `limit` says how many changes can be undone; 100 where it is left out.
 *
 * @example
 * ```ts
 * const begun = startHistory(examplePlan);
 * const changed = reviseDirection(begun.present, { mission: 'We serve schools' });
 * const after = changed.ok ? commit(begun, changed.value) : begun;
 * undo(after).present === examplePlan; // true
 * ```
 */
export function startHistory(plan: Plan, { limit = DEFAULT_LIMIT }: { readonly limit?: number } = {}): History {
  return history(plan, [], [], Math.max(0, Math.floor(limit)) || 0);
}

/**
 * A history in which a change was made to the present plan. What had been undone is gone; the oldest change goes
 * where there are more than the limit.
 *
 * @example
 * ```ts
 * const changed = reviseDirection(examplePlan, { mission: 'We serve schools' });
 * if (changed.ok) commit(startHistory(examplePlan), changed.value).past.length; // 1
 * ```
 */
export function commit({ present, past, limit }: History, change: Change): History {
  const kept = [...past, Object.freeze({ before: present, change })];
  return history(change.plan, kept.slice(Math.max(0, kept.length - limit)), [], limit);
}

/**
 * The history before its latest change, which can be redone; the same history where there is nothing to undo.
 *
 * @example
 * ```ts
 * const begun = startHistory(examplePlan);
 * undo(begun) === begun; // true
 * ```
 */
export function undo(given: History): History {
  const latest = given.past.at(-1);
  if (latest === undefined) return given;
  return history(latest.before, given.past.slice(0, -1), [latest, ...given.future], given.limit);
}

/**
 * The history with its latest undone change made again; the same history where nothing was undone.
 *
 * @example
 * ```ts
 * const begun = startHistory(examplePlan);
 * redo(begun) === begun; // true
 * ```
 */
export function redo(given: History): History {
  const [next, ...rest] = given.future;
  if (next === undefined) return given;
  return history(next.change.plan, [...given.past, next], rest, given.limit);
}
