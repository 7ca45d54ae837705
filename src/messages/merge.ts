/** What issues about merging, and about taking back, name, by code. */
import type { EntityKind } from '../model/generated/types.js';

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
  };
}
