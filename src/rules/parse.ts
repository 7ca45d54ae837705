/** The door: unknown data becomes a plan that fits its shape and breaks no rule that weighs as an error. */

import type { Plan } from '../model/generated/types.js';
import { planSchema } from '../model/plan.js';
import { fail, type Result, succeed } from '../model/result.js';
import { type CheckOptions, checkPlan } from './check.js';
import { readShape } from './read.js';

/**
 * Reads a plan from data of any origin: its shape first, then the rules. The plan is a frozen copy with its
 * defaults filled in; the input is left as it is.
 *
 * Errors: the codes of the shape (`missing`, `wrong-type`, `unknown-key`, `bad-date`, `bad-number`, `bad-id`,
 * `not-a-choice`, `too-long`, `theory-incomplete`), or, where the shape fits, those of the rules. Rules that
 * weigh as warnings come with the value. Nothing is thrown, whatever the input is.
 *
 * @example
 * ```ts
 * const parsed = parsePlan({ title: 'Our plan' });
 * if (!parsed.ok) parsed.issues[0]?.message; // 'schemaVersion is missing; give 1.'
 * ```
 */
export function parsePlan(input: unknown, options: CheckOptions = {}): Result<Plan> {
  const read = readShape(planSchema, input);
  if (!read.ok) return read;
  const issues = checkPlan(read.value, options);
  if (issues.some((issue) => issue.severity === 'error')) return fail(issues);
  return succeed(read.value, issues);
}
