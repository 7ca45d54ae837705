/** What came of an operation, and how operations are called. */
import type { Plan } from '../model/generated/types.js';
import type { Issue, Result } from '../model/result.js';
import type { CheckOptions } from '../rules/check.js';
import type { Operation } from './generated/operations.js';

/** What an operation did. All but `before` and `plan` is plain JSON. */
export interface Change {
  /** The plan that it was applied to. */
  readonly before: Plan;
  /** The new plan; deeply frozen. */
  readonly plan: Plan;
  /** What was done. */
  readonly operation: Operation | readonly Operation[];
  /** What takes it back, in the order in which to apply it. */
  readonly inverse: readonly Operation[];
  /** What is worth a look at the entities concerned, and was not before. */
  readonly warnings: readonly Issue[];
  /** The errors that it mended: taking it back may bring them back. Their paths lead into the plan before. */
  readonly mended: readonly Issue[];
  /**
   * The ids of the entities that were added, changed, moved or removed, and of those whose list of others changed: for
   * permissions and caches.
   */
  readonly touched: readonly string[];
  /**
   * The same in operations that hold all that was written, where `operation` copied some of it from the plan
   * (`carryOver`): what a change read from JSON is taken back by.
   */
  readonly written?: readonly Operation[];
}

/** A change that may have been read from JSON: without its plans. */
export type StoredChange = Omit<Change, 'before' | 'plan'> & { readonly before?: Plan; readonly plan?: Plan };

/** An operation as a function of a plan and what the operation takes. */
export type OperationFunction<One extends Operation> = (
  plan: Plan,
  input: Omit<One, 'type'>,
  options?: CheckOptions | undefined,
) => Result<Change>;
