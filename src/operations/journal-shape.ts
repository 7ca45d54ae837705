/** The shape of an entry of a journal, besides its operations. */
import * as z from 'zod';
import { journalInEnglish } from '../messages/en/journal.js';
import { issueMaker } from '../messages/issue.js';
import { INSTANT_PATTERN, type Instant, isBefore, isInstant } from '../model/instant.js';
import { fail, type Result, succeed } from '../model/result.js';
import { fieldsOf } from '../model/schema-shape.js';
import { text } from '../model/shape.js';
import { quoted } from '../rules/misfits.js';
import { readAs } from '../rules/read.js';
import type { JournalEntry } from './journal-line.js';

const issue = issueMaker(journalInEnglish);

/** What an entry says besides its operations. */
export const entryFactsShape = {
  at: z.string().meta({ description: 'When: ISO 8601 with an offset', pattern: INSTANT_PATTERN }),
  by: text('Who did it').optional(),
  note: text('Why, or what else is worth knowing').optional(),
  operationId: text('What the host calls the request').optional(),
} as const;

const entryFacts = { is: 'object', of: fieldsOf(z.strictObject(entryFactsShape)) } as const;

/** What an entry says besides its operations, read from anything; its instant is not before the last. */
export function readFacts(input: unknown, last: Instant | undefined): Result<Omit<JournalEntry, 'operations'>> {
  const read = readAs(entryFacts, input) as Result<Omit<JournalEntry, 'operations'>>;
  if (!read.ok) return read;
  const { at } = read.value;
  if (!isInstant(at)) return fail([issue('bad-instant', ['at'], { value: quoted(at) })]);
  if (last !== undefined && isBefore(at, last)) return fail([issue('instant-order', ['at'], { at, last })]);
  return succeed(read.value);
}
