/**
 * What plain JavaScript may give that is no plan, change, journal or history. One rule holds for all that takes one: a
 * function that returns a `Result` answers with an issue, and any other throws a `TypeError` that says the same.
 */
import { operationsInEnglish } from '../messages/en/operations.js';
import { issueMaker } from '../messages/issue.js';
import type { OperationParams } from '../messages/operations.js';
import { ownedLists } from '../model/find.js';
import { isDeepFrozen } from '../model/frozen.js';
import type { Plan } from '../model/generated/types.js';
import { inWords } from '../model/require.js';
import { fail } from '../model/result.js';
import { readShape } from '../rules/read.js';

type Expected = OperationParams['wrong-argument']['expected'];

const issue = issueMaker(operationsInEnglish);

/** The answer to a value that is not what is expected. */
export const notGiven = (expected: Expected, value: unknown) =>
  fail([issue('wrong-argument', [], { expected, given: inWords(value) })]);

/** The error for such a value, where a function returns no result. */
export const wrongArgument = (expected: Expected, value: unknown): TypeError =>
  new TypeError(operationsInEnglish['wrong-argument']({ expected, given: inWords(value) }));

/** What is found in a value that may not bear looking at: one that throws (a getter, a proxy) has nothing. */
export function lookedAt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}

/** Whether a value has the lists of a plan, and those of its organization. What is in them is not looked at. */
export function isPlan(value: unknown): value is Plan {
  try {
    const { organization } = value as Plan;
    const hasLists = (kind: 'plan' | 'organization', entity: object) =>
      ownedLists(kind).every(({ key }) => Array.isArray((entity as Readonly<Record<string, unknown>>)[key]));
    return hasLists('plan', value as Plan) && hasLists('organization', organization);
  } catch {
    return false;
  }
}

/** A plan that nobody can change: itself, or a copy of one that was built by hand; undefined where it is no plan. */
export function frozenPlan(given: unknown): Plan | undefined {
  try {
    if (isDeepFrozen(given)) return isPlan(given) ? given : undefined;
  } catch {
    return undefined;
  }
  const read = readShape('Plan', given);
  return read.ok ? read.value : undefined;
}

/** The same for a function that returns no result. */
export function requirePlan(given: unknown): Plan {
  const plan = frozenPlan(given);
  if (plan === undefined) throw wrongArgument('plan', given);
  return plan;
}
