/** Issues about merging, in English. */
import type { Sentences } from '../issue.js';
import type { MergeParams } from '../merge.js';

/** The sentences. */
export const mergeInEnglish: Sentences<MergeParams> = {
  unresolvable: ({ id, parentId }) =>
    parentId === null
      ? `The plan no longer holds "${id}", so the conflict over it cannot be resolved. Merge again.`
      : `The plan no longer holds "${parentId}", where "${id}" would go. Put that back first, or merge again.`,
  'no-side': ({ given }) => `${given} is no side of a merge; decide for "ours" or "theirs".`,
};
