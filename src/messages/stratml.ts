/** What reading and writing StratML name in their issues and losses, by code. */

/** The values of each issue. */
export interface StratmlIssueParams {
  readonly 'not-xml':
    | { readonly reason: 'empty' | 'no-element' | 'depth' | 'other'; readonly detail: string }
    | { readonly reason: 'malformed'; readonly detail: string; readonly line: number; readonly column: number };
  readonly 'not-stratml': { readonly root: string; readonly roots: string };
  readonly 'unsupported-version': { readonly namespace: string };
  readonly 'direction-assumed': {
    readonly indicator: string;
    readonly direction: string;
    readonly because: 'falling-targets' | 'nothing-said';
  };
  readonly 'baseline-assumed': { readonly indicator: string; readonly value: number; readonly date: string };
  readonly 'period-assumed': {
    readonly start: string;
    readonly end: string;
    readonly because: 'days-named' | 'no-days';
  };
  readonly unnamed: { readonly element: string; readonly name: string };
  readonly 'other-structure': { readonly element: string; readonly count: number };
  readonly 'other-attribute': { readonly attribute: string; readonly count: number };
  readonly 'blank-choice': { readonly attribute: string; readonly count: number };
  readonly 'broken-reference': { readonly reference: string };
  readonly 'words-misfit':
    | { readonly reason: 'piece'; readonly words: string; readonly count: number }
    | { readonly reason: 'all'; readonly count: number };
}

/** The values of each loss. */
export interface StratmlLossParams {
  /** An element that a plan has no place for. */
  readonly kept: Record<never, never>;
  readonly attribute: { readonly attribute: string };
  readonly 'text-between': Record<never, never>;
  /** A comment, a processing instruction, a document type. */
  readonly aside: Record<never, never>;
  readonly 'no-character': Record<never, never>;
  /** A result that is neither target nor observation. */
  readonly prose: { readonly lacks: 'day' | 'number' | 'both' };
  readonly 'two-days': { readonly text: string; readonly first: string; readonly second: string };
  readonly 'number-as-text': { readonly text: string; readonly number: number };
  readonly 'day-as-text': { readonly text: string; readonly day: string };
  readonly 'no-day': { readonly text: string };
  readonly 'unsaid-day': { readonly day: string };
  readonly renamed: {
    readonly given: string;
    readonly id: string;
    readonly because: 'repeated' | 'too-long' | 'not-xml' | 'kept';
  };
  /** What StratML has no element for: it is written in words, and read back. */
  readonly 'in-words': Record<never, never>;
}
