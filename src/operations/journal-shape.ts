/** What an entry of a journal says besides its operations, read from anything. */
import { journalInEnglish } from '../messages/en/journal.js';
import { issueMaker } from '../messages/issue.js';
import { type Instant, isBefore, isInstant } from '../model/instant.js';
import { fail, type Result, succeed } from '../model/result.js';
import { quoted } from '../rules/misfits.js';
import { readAs } from '../rules/read.js';
import { entryFacts } from './generated/shapes.js';
import type { JournalEntry } from './journal-line.js';

const issue = issueMaker(journalInEnglish);

const entryFactsShape = { is: 'object', of: entryFacts } as const;

/** The facts of an entry; its instant is not before the last. */
export function readFacts(input: unknown, last: Instant | undefined): Result<Omit<JournalEntry, 'operations'>> {
  const read = readAs(entryFactsShape, input) as Result<Omit<JournalEntry, 'operations'>>;
  if (!read.ok) return read;
  const { at } = read.value;
  if (!isInstant(at)) return fail([issue('bad-instant', ['at'], { value: quoted(at) })]);
  if (last !== undefined && isBefore(at, last)) return fail([issue('instant-order', ['at'], { at, last })]);
  return succeed(read.value);
}
