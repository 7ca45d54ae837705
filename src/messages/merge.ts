/** What issues about merging, and about taking back, name, by code. */
import type { EntityKind } from '../model/generated/types.js';
import type { EntryWord } from './rules.js';

/** What a dated entry is that was put into a list, or taken out of it. */
export type ListedEntry = EntryWord | 'target' | 'revision';

/** The values of each code. */
export interface MergeParams {
  /** A conflict whose entity, or what should hold it, is no longer in the plan. */
  readonly unresolvable: { readonly id: string; readonly parentId: string | null };
  /** A side that is none; `given` is what was given. */
  readonly 'no-side': { readonly given: string };
  /** Something that taking a change back, or deciding a conflict, would lose. */
  readonly 'changed-since': {
    readonly kind: EntityKind;
    readonly id: string;
    readonly title: string;
    /** What it was changed since: the change that is taken back, or the merge that left the conflict. */
    readonly since: 'change' | 'merge';
    readonly reason:
      | 'field'
      | 'entry-added'
      | 'entry-removed'
      | 'added-below'
      | 'removed'
      | 'moved'
      | 'order'
      | 'other';
    /** The field; of what was added below, the title of what holds it. */
    readonly field: string | null;
    /** What the change, or the merge, left. */
    readonly left: string | null;
    /** What is there now. */
    readonly now: string | null;
    /** Of an entry that was added or removed: what it is, of which day, and its value; null of one without a day. */
    readonly entry: ListedEntry | null;
    readonly date: string | null;
    readonly figure: number | null;
  };
}
