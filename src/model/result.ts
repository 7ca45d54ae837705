/**
 * What a fallible function gives back: a value with its warnings, or the issues that stood in its way.
 * Nothing here knows what a plan is.
 */

/** How much an issue weighs: an error stands in the way, a warning asks to be looked at. */
export type Severity = 'error' | 'warning';

/** Steps from the root of a document down to the place meant: `['goals', 0, 'measures', 2, 'unit']`. */
export type Path = readonly (string | number)[];

/**
 * One thing that is wrong, or may be, with a document.
 *
 * @example
 * ```ts
 * const parsed = parsePlan({});
 * if (!parsed.ok) parsed.issues[0]?.code; // 'missing'
 * ```
 */
export interface Issue {
  /** A stable name for programs, such as `missing` or `action-duration`. */
  readonly code: string;
  /** Errors make the result not ok. */
  readonly severity: Severity;
  /** Leads from the root of what was given to the place: from the plan, the operation, the table or the sheet. */
  readonly path: Path;
  /** The id of the nearest entity that has one. */
  readonly id?: string;
  /** An English sentence for a planner: what is wrong, with the values involved, and what would be right. */
  readonly message: string;
  /** The values in the sentence, by name: `formatIssue` says them in another language. */
  readonly params: IssueParams;
  /** Where a list of operations was given, the index of the operation. */
  readonly at?: number;
}

/** The values that a sentence names. */
export type IssueParams = Readonly<Record<string, string | number | boolean | null>>;

/**
 * The outcome of a function that may fail. No exception is thrown for bad data.
 *
 * @example
 * ```ts
 * const parsed = parsePlan(JSON.parse('{"title":"Our plan"}'));
 * const sentences = parsed.ok
 *   ? parsed.warnings.map((issue) => issue.message)
 *   : parsed.issues.map((issue) => issue.message);
 * ```
 */
export type Result<T> =
  | { readonly ok: true; readonly value: T; readonly warnings: readonly Issue[] }
  | { readonly ok: false; readonly issues: readonly Issue[] };

/** A value reached, with what is worth a look on the way. */
export function succeed<T>(value: T, warnings: readonly Issue[] = []): Result<T> {
  return { ok: true, value, warnings };
}

/** No value: these issues stand in its way. */
export function fail(issues: readonly Issue[]): { readonly ok: false; readonly issues: readonly Issue[] } {
  return { ok: false, issues };
}
