/** Issues about merging, and about taking back, in English. */
import type { Sentences } from '../issue.js';
import type { MergeParams } from '../merge.js';
import { kind } from './words.js';

/** The sentences. */
export const mergeInEnglish: Sentences<MergeParams> = {
  unresolvable: ({ id, parentId }) =>
    parentId === null
      ? `The plan no longer holds "${id}", so the conflict over it cannot be resolved. Merge again.`
      : `The plan no longer holds "${parentId}", where "${id}" would go. Put that back first, or merge again.`,
  'no-side': ({ given }) => `${given} is no side of a merge; decide for "ours" or "theirs".`,
  'changed-since': ({ kind: name, title, since, reason, field, left, now }) => {
    const what = `The ${kind(name)} "${title}"`;
    const doing = since === 'merge' ? 'Deciding the conflict' : 'Taking the change back';
    switch (reason) {
      case 'field':
        return `${what} has another ${field} since: ${now ?? 'none'}, where the ${since} left ${left ?? 'none'}. ${doing} would lose that.`;
      case 'entry-added':
        return `${what} has since got ${now} among its ${field}. ${doing} would lose that.`;
      case 'entry-removed':
        return `${what} has since lost ${left} from its ${field}. ${doing} would undo that.`;
      case 'added-below':
        return `${what} has since been added below ${field}. ${doing} would remove it.`;
      case 'removed':
        return `${what} has since been removed. ${doing} would bring it back.`;
      case 'moved':
        return `${what} has since been moved to ${now}, where the ${since} left it in ${left}. ${doing} would lose that.`;
      case 'order':
        return `${what} has since been put at another place among its siblings. ${doing} would lose that.`;
      default:
        return `${what} has changed since in such a way that the ${since} cannot be told from what came after it.`;
    }
  },
};
