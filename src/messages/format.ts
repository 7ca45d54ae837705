/** Saying an issue in another language. */
import type { Issue } from '../model/result.js';
import type { Messages } from './messages.js';

/**
 * What an issue says, in the language of a catalog of messages. An issue whose code the catalog does not know, such
 * as one that a host made, is said as it is.
 *
 * @example
 * ```ts
 * import { spanish } from 'spm-model/messages/es';
 * const [issue] = checkPlan(brokenPlans['milestone-actions']);
 * if (issue) formatIssue(issue, spanish);
 * // 'El hito «Coaching is established in every region» no tiene acciones. Añada los pasos que lo completan.'
 * ```
 */
export function formatIssue(issue: Issue, messages: Messages): string {
  const { code, params, message } = issue;
  if (!Object.hasOwn(messages.issues, code)) return message;
  const say = messages.issues[code as keyof Messages['issues']] as (params: object) => string;
  try {
    return say(params);
  } catch {
    // The issue comes from another version, and has not the values that this one names.
    return message;
  }
}
