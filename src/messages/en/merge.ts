/** Issues about merging, and about taking back, in English. */
import type { Sentences } from '../issue.js';
import type { ListedEntry, MergeParams } from '../merge.js';
import { inPercent, kind } from './words.js';

/** Entries of a day, with their value where they have one. */
const entries: Readonly<Record<ListedEntry, (date: string, figure: number | null) => string>> = {
  report: (date, figure) => `the report of ${date}${figure === null ? '' : ` (${inPercent(figure)} complete)`}`,
  observation: (date, figure) => `the observation of ${date}${figure === null ? '' : ` (${figure})`}`,
  withheld: (date) => `the withheld observation of ${date}`,
  used: (date, figure) => `the amount used on ${date}${figure === null ? '' : ` (${figure})`}`,
  delivered: (date, figure) => `the amount delivered on ${date}${figure === null ? '' : ` (${figure})`}`,
  target: (date, figure) => `the target of ${date}${figure === null ? '' : ` (${figure})`}`,
  revision: (date) => `the revision until ${date}`,
};

/** The sentences. */
export const mergeInEnglish: Sentences<MergeParams> = {
  unresolvable: ({ id, parentId }) =>
    parentId === null
      ? `The plan no longer holds "${id}", so the conflict over it cannot be resolved. Merge again.`
      : `The plan no longer holds "${parentId}", where "${id}" would go. Put that back first, or merge again.`,
  'no-side': ({ given }) => `${given} is no side of a merge; decide for "ours" or "theirs".`,
  'changed-since': ({ kind: name, title, since, reason, field, left, now, entry, date, figure }) => {
    const what = `The ${kind(name)} "${title}"`;
    const doing = since === 'merge' ? 'Deciding the conflict' : 'Taking the change back';
    const listed = (value: string | null) => {
      if (entry !== null && date !== null) return entries[entry](date, figure);
      return `${value}${field === null ? '' : ` among its ${field}`}`;
    };
    switch (reason) {
      case 'field':
        return `${what} has another ${field} since: ${now ?? 'none'}, where the ${since} left ${left ?? 'none'}. ${doing} would lose that.`;
      case 'entry-added':
        return `${what} has since got ${listed(now)}. ${doing} would lose that.`;
      case 'entry-removed':
        return `${what} has since lost ${listed(left)}. ${doing} would undo that.`;
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
