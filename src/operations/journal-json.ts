/** A journal as plain JSON, and read back from it: each entry is replayed, and one that does not fit is named. */
import { journalInEnglish } from '../messages/en/journal.js';
import { shapeInEnglish } from '../messages/en/shape.js';
import { issueMaker } from '../messages/issue.js';
import type { Plan } from '../model/generated/types.js';
import { MAX_LIST_LENGTH } from '../model/json.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import { givenBy, placeOf } from '../rules/misfits.js';
import { readShape } from '../rules/read.js';
import { applyUnchecked } from './apply.js';
import { type Journal, journalOf } from './journal.js';
import { type Extent, emptyExtent, extended, indexOfOperation, type JournalEntry } from './journal-line.js';
import { readFacts } from './journal-shape.js';
import { readOperations } from './read-operation.js';

/** A journal as plain JSON. */
export interface JournalJson {
  readonly version: 1;
  readonly base: Plan;
  readonly entries: readonly JournalEntry[];
}

const NEWEST_VERSION = 1;

const issue = issueMaker(journalInEnglish);
const shapeIssue = issueMaker(shapeInEnglish);

/**
 * A journal as plain JSON, to be stored; `readJournal` reads it. A host that stores entry by entry keeps the base once
 * and each entry as it comes, and puts them together as `{ version: 1, base, entries }`.
 *
 * @example
 * ```ts
 * const stored = JSON.stringify(journalToJson(startJournal(examplePlan)));
 * readJournal(JSON.parse(stored)).ok; // true
 * ```
 */
export const journalToJson = ({ base, entries }: Journal): JournalJson => ({ version: 1, base, entries });

/**
 * Reads a journal from plain JSON, or from its text, and replays it. Each entry must be possible where it stands; the
 * rules are not looked at, since they may have changed since.
 *
 * Errors: the codes of the shape; `journal-text` where text is no JSON, as when it is cut off; `journal-version` where
 * a later version of the library wrote it; `journal-entry`, naming the first entry that does not fit, followed by what
 * is wrong with it (`bad-instant`, `instant-order`, `repeated-operation`, or the codes of `apply`). Paths lead from the
 * root of what was given. The entries before the one named can be read without it.
 *
 * @example
 * ```ts
 * const cutOff = readJournal('{"version":1,"base":{"id":');
 * if (!cutOff.ok) cutOff.issues[0]?.code; // 'journal-text'
 * ```
 */
export function readJournal(json: unknown): Result<Journal> {
  try {
    return read(json);
  } catch {
    return fail([shapeIssue('wrong-type', [], { place: placeOf([]), reason: 'unreadable' })]);
  }
}

/** The issues of a part, with the way to it. */
const under = (path: Path, issues: readonly Issue[]): Issue[] =>
  issues.map(({ at: index, ...found }) => ({
    ...found,
    path: [...path, ...(index === undefined ? [] : ['operations', index]), ...found.path],
  }));

function read(json: unknown): Result<Journal> {
  if (typeof json === 'string') {
    let parsed: unknown;
    try {
      parsed = JSON.parse(json);
    } catch {
      return fail([issue('journal-text', [], { characters: json.length })]);
    }
    return typeof parsed === 'string' ? wrongType([], parsed, 'object') : read(parsed);
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return wrongType([], json, 'object');
  const { version, base: givenBase, entries } = json as Readonly<Record<string, unknown>>;
  if (typeof version === 'number' && version > NEWEST_VERSION) {
    return fail([issue('journal-version', ['version'], { version, newest: NEWEST_VERSION })]);
  }
  if (version !== 1) {
    const expected = { place: 'version', choices: '1' };
    return fail([
      version === undefined
        ? shapeIssue('missing', ['version'], { ...expected, expected: 'choice' })
        : shapeIssue('not-a-choice', ['version'], { ...expected, value: String(givenBy(version).value) }),
    ]);
  }
  const base = readShape('Plan', givenBase);
  if (!base.ok) return fail(under(['base'], base.issues));
  if (!Array.isArray(entries)) return wrongType(['entries'], entries, 'list');
  if (entries.length > MAX_LIST_LENGTH) {
    const most = { reason: 'entries', most: MAX_LIST_LENGTH } as const;
    return fail([shapeIssue('too-long', ['entries'], { place: 'entries', ...most })]);
  }
  return replay(base.value, entries);
}

function replay(base: Plan, entries: readonly unknown[]): Result<Journal> {
  let extent: Extent = emptyExtent();
  let plan = base;
  let last: JournalEntry | undefined;
  for (let index = 0; index < entries.length; index += 1) {
    const found = readEntry(entries[index], last, extent);
    const applied = found.ok ? applyUnchecked(plan, found.value.operations) : found;
    if (!found.ok || !applied.ok) {
      const path = ['entries', index];
      const named = { entry: index + 1, of: entries.length, ...told(entries[index]) };
      return fail([issue('journal-entry', path, named), ...under(path, applied.ok ? [] : applied.issues)]);
    }
    plan = applied.value.plan;
    last = found.value;
    extent = extended(extent, last, plan);
  }
  return succeed(journalOf(base, plan, extent));
}

function readEntry(given: unknown, last: JournalEntry | undefined, extent: Extent): Result<JournalEntry> {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) return wrongType([], given, 'object');
  const { operations: givenOperations, ...rest } = given as Readonly<Record<string, unknown>>;
  const facts = readFacts(rest, last?.at);
  if (!facts.ok) return facts;
  const { operationId } = facts.value;
  const first = operationId === undefined ? undefined : indexOfOperation(extent, operationId);
  if (operationId !== undefined && first !== undefined) {
    return fail([issue('repeated-operation', ['operationId'], { operationId, first: first + 1 })]);
  }
  if (!Array.isArray(givenOperations)) return wrongType(['operations'], givenOperations, 'list');
  const operations = readOperations(givenOperations);
  if (!operations.ok) return operations;
  return succeed(Object.freeze({ ...facts.value, operations: Object.freeze(operations.value.steps) }));
}

/** When and by whom an entry says it was, as far as it does. */
function told(entry: unknown): { readonly at: string | null; readonly by: string | null } {
  const { at, by } = (entry ?? {}) as Readonly<Record<string, unknown>>;
  const short = (value: unknown) => (typeof value === 'string' ? value.slice(0, 60) : null);
  return { at: short(at), by: short(by) };
}

function wrongType(path: Path, value: unknown, expected: 'object' | 'list') {
  const place = placeOf(path);
  return fail([
    value === undefined
      ? shapeIssue('missing', path, { place, expected, choices: null })
      : shapeIssue('wrong-type', path, { place, reason: 'type', ...givenBy(value), expected }),
  ]);
}
