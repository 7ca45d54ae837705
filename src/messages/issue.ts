/**
 * How issues are said: each code has a sentence in each language, made from the values that the issue names. Whoever
 * finds an issue names its code and values; the English sentence comes with it, others are made from the same values.
 */
import type { Issue, IssueParams, Path, Severity } from '../model/result.js';

/** The sentence of each code, made from the values that its issues name. */
export type Sentences<Params> = { readonly [Code in keyof Params]: (params: Params[Code]) => string };

/** What an issue has besides its code, place and values. */
export interface IssueFacts {
  readonly severity?: Severity;
  readonly id?: string | undefined;
  /** The index of the operation in a list. */
  readonly at?: number | undefined;
}

/** Makes issues of some codes, said by the sentences of those codes. */
export function issueMaker<Params extends { readonly [Code in keyof Params]: object }>(sentences: Sentences<Params>) {
  return <Code extends keyof Params & string>(
    code: Code,
    path: Path,
    params: Params[Code],
    { severity = 'error', id, at }: IssueFacts = {},
  ): Issue => ({
    code,
    severity,
    path,
    ...(id === undefined ? {} : { id }),
    message: sentences[code](params),
    params: params as IssueParams,
    ...(at === undefined ? {} : { at }),
  });
}
