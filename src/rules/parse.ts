/** The door: unknown data becomes a plan that fits its shape and breaks no rule that weighs as an error. */
import { requireDay } from '../model/calendar.js';
import type { Plan } from '../model/generated/types.js';
import { fail, type Result, succeed } from '../model/result.js';
import { type CheckOptions, checkPlan, checkRead } from './check.js';
import { issueList } from './issue-list.js';
import { readShape } from './read.js';
import { recoverPlan } from './recovery.js';

/**
 * Reads a plan from data of any origin: its shape first, then the rules. The plan is a frozen copy with its
 * defaults filled in; the input is left as it is.
 *
 * Errors: the codes of the shape (`missing`, `wrong-type`, `unknown-key`, `bad-date`, `bad-number`, `bad-id`,
 * `not-a-choice`, `too-long`, `theory-incomplete`, `blank`, `later-version`), then those of the rules. Where the shape
 * fails in one place, the rules are still checked everywhere else: the nearest list entry that does not fit is left
 * out, and no rule speaks of its absence. Where what does not fit is in no list, the issues of the shape stand alone.
 * After a thousand issues comes one `more-issues`. Rules that weigh as warnings come with the value.
 *
 * Nothing is thrown, whatever the input is, but a `RangeError` where `asOf` is no calendar day.
 *
 * @example
 * ```ts
 * const parsed = parsePlan({ title: 'Our plan' });
 * if (!parsed.ok) parsed.issues[0]?.message; // 'id is missing; give text.'
 * ```
 */
export function parsePlan(input: unknown, options?: CheckOptions | undefined): Result<Plan> {
  if (options?.asOf !== undefined) requireDay('asOf', options.asOf);
  const read = readShape('Plan', input);
  if (!read.ok) {
    const recovered = recoverPlan(input, read.issues);
    if (recovered === undefined) return read;
    const { plan, unread, originalPath } = recovered;
    const found = issueList();
    checkRead(plan, options, found, unread);
    const issues = issueList(read.issues);
    for (const issue of found.toArray())
      issues.add(issue.severity, () => ({ ...issue, path: originalPath(issue.path) }));
    return fail(issues.toArray());
  }
  const issues = checkPlan(read.value, options);
  if (issues.some((issue) => issue.severity === 'error')) return fail(issues);
  return succeed(read.value, issues);
}
