/** Issues about a journal, in English. */
import type { Sentences } from '../issue.js';
import type { JournalParams } from '../journal.js';

/** The sentences. */
export const journalInEnglish: Sentences<JournalParams> = {
  'bad-instant': ({ value }) =>
    `${value} is not a date and time with an offset; write it as 2026-08-03T09:00:00-04:00 or 2026-08-03T13:00:00Z.`,
  'instant-order': ({ at, last }) =>
    `${at} is before the last entry, of ${last}. Entries are written in order of time; give an instant that is not before it.`,
  'repeated-operation': ({ operationId, first }) =>
    `The operation "${operationId}" stands in entry ${first} already; take the second one out.`,
  'other-operation': ({ operationId, entry, at }) =>
    `"${operationId}" was recorded with another operation, in entry ${entry} of ${at}; nothing was done. Give each operation an operationId of its own.`,
  'journal-version': ({ version, newest }) =>
    `The journal was written by a later version of this library (version ${version}; this one reads up to ${newest}). Update the library to read it.`,
  'journal-text': ({ characters }) =>
    `The journal (${characters} characters) is not JSON; it may be cut off. Read it from its store again.`,
  'journal-entry': ({ entry, of, at, by }) =>
    `Entry ${entry} of ${of}${at === null ? '' : `, of ${at}`}${by === null ? '' : ` by ${by}`}${at === null && by === null ? '' : ','} does not fit; what is wrong follows. The entries before it do.`,
};
