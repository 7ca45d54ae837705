/** What tests ask of results: the value, or a failure that shows the issues. */
import { type Issue, type Plan, type PlanInput, parsePlan, type Result } from 'spm-model';

/** The value of a result that should be one. */
export function valueIn<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  throw new Error(
    result.issues.map(({ code, path, message }) => `${code} at ${path.join('.')}: ${message}`).join('\n'),
  );
}

/** The issues of a result that should have none to give. */
export function issuesOf(result: Result<unknown>): readonly Issue[] {
  if (!result.ok) return result.issues;
  throw new Error('the result is ok');
}

/** A parsed plan, whatever warnings it has. */
export function planOf(input: PlanInput): Plan {
  return valueIn(parsePlan(input));
}

/** The codes of issues, in order. */
export const codesOf = (issues: readonly Issue[]) => issues.map((issue) => issue.code);
