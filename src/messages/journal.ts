/** What issues about a journal name, by code. */

/** The values of each code. */
export interface JournalParams {
  /** A date and time that is none, or has no offset. */
  readonly 'bad-instant': { readonly value: string };
  /** An entry that would stand before the last. */
  readonly 'instant-order': { readonly at: string; readonly last: string };
  /** A stored journal in which two entries have one `operationId`; entries are counted from 1. */
  readonly 'repeated-operation': { readonly operationId: string; readonly first: number };
  /** An `operationId` that was recorded with another operation; entries are counted from 1. */
  readonly 'other-operation': { readonly operationId: string; readonly entry: number; readonly at: string };
  /** A journal written by a later version of the library. */
  readonly 'journal-version': { readonly version: number; readonly newest: number };
  /** Text that is no JSON. */
  readonly 'journal-text': { readonly characters: number };
  /** An entry that does not fit, counted from 1; what is wrong with it follows. */
  readonly 'journal-entry': {
    readonly entry: number;
    readonly of: number;
    readonly at: string | null;
    readonly by: string | null;
  };
}
