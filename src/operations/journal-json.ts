/** A journal as plain JSON, and read back from it: each entry is replayed, and one that does not fit is named. */

import { journalInEnglish } from '../messages/en/journal.js';
import { shapeInEnglish } from '../messages/en/shape.js';
import { issueMaker } from '../messages/issue.js';
import type { FieldShape } from '../model/field-shape.js';
import type { Plan } from '../model/generated/types.js';
import { MAX_LIST_LENGTH } from '../model/json.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import { givenBy, misfitsOf, placeOf, unreadable } from '../rules/misfits.js';
import { readShape } from '../rules/read.js';
import { applyUnchecked } from './apply.js';
import type { Operation } from './generated/operations.js';
import { type Journal, journalOf, requireJournal } from './journal.js';
import {
  BETWEEN_CHECKPOINTS,
  type Extent,
  emptyExtent,
  entryAt,
  extended,
  indexOfOperation,
  type JournalEntry,
  keepPlan,
} from './journal-line.js';
import { readFacts } from './journal-shape.js';
import { readOperations } from './read-operation.js';

/** A journal as plain JSON. */
export interface JournalJson {
  readonly version: 1;
  readonly base: Plan;
  readonly entries: readonly JournalEntry[];
}

const NEWEST_VERSION = 1;

/** The keys of a journal; what they hold is read apart. */
const journalShape: FieldShape = {
  is: 'object',
  of: { version: { is: 'anything' }, base: { is: 'anything' }, entries: { is: 'anything' } },
};

const issue = issueMaker(journalInEnglish);
const shapeIssue = issueMaker(shapeInEnglish);

/**
 * A journal as plain JSON, to be stored; `readJournal` reads it. A host that stores entry by entry keeps the base once
 * and each entry as it comes, and puts them together as `{ version: 1, base, entries }`.
 *
 * @throws TypeError where it is no journal.
 *
 * @example
 * ```ts
 * const stored = JSON.stringify(journalToJson(startJournal(examplePlan)));
 * readJournal(JSON.parse(stored)).ok; // true
 * ```
 */
export function journalToJson(journal: Journal): JournalJson {
  const { base, entries } = requireJournal(journal);
  return { version: 1, base, entries };
}

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
    return fail([unreadable()]);
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
      // A file may begin with a mark of its byte order.
      parsed = JSON.parse(json.replace(/^\uFEFF/, ''));
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
  const strangers = misfitsOf(journalShape, json).filter(({ code }) => code === 'unknown-key');
  if (strangers.length > 0) return fail(strangers);
  const base = readShape('Plan', givenBase);
  if (!base.ok) return fail(under(['base'], base.issues));
  if (!Array.isArray(entries)) return wrongType(['entries'], entries, 'list');
  if (entries.length > MAX_LIST_LENGTH) {
    const most = { reason: 'entries', most: MAX_LIST_LENGTH } as const;
    return fail([shapeIssue('too-long', ['entries'], { place: 'entries', ...most })]);
  }
  return replay(base.value, entries);
}

/** What does not fit: which entry, and why. */
interface Misfit {
  readonly index: number;
  readonly issues: readonly Issue[];
}

/** Replays entries, as many at once as lie between two checkpoints. */
function replay(base: Plan, entries: readonly unknown[]): Result<Journal> {
  let extent: Extent = emptyExtent();
  let plan = base;
  for (let from = 0; from < entries.length; from += BETWEEN_CHECKPOINTS) {
    const steps: Operation[] = [];
    /** Of which entry each step is, and which of its operations. */
    const origins: (readonly [number, number])[] = [];
    let misfit: Misfit | undefined;
    for (let index = from; index < Math.min(from + BETWEEN_CHECKPOINTS, entries.length); index += 1) {
      const last = index === 0 ? undefined : entryAt(extent, index - 1);
      const entry = readEntry(entries[index], last, extent);
      if (!entry.ok) {
        misfit = { index, issues: entry.issues };
        break;
      }
      extent = extended(extent, entry.value);
      for (const [step, operation] of entry.value.operations.entries()) {
        steps.push(operation);
        origins.push([index, step]);
      }
    }
    const applied = applyUnchecked(plan, steps);
    if (!applied.ok) {
      // What is not possible stands before what cannot be read.
      const [index, step] = origins[applied.issues[0]?.at ?? 0] as readonly [number, number];
      misfit = { index, issues: applied.issues.map((found) => ({ ...found, at: step })) };
    }
    if (misfit !== undefined) return fail(misfitting(misfit, entries));
    if (!applied.ok) return applied;
    plan = applied.value.plan;
    keepPlan(extent, plan);
  }
  return succeed(journalOf(base, plan, extent));
}

/** An entry that does not fit, named, and what is wrong with it. */
function misfitting({ index, issues }: Misfit, entries: readonly unknown[]): readonly Issue[] {
  const path = ['entries', index];
  const named = { entry: index + 1, of: entries.length, ...told(entries[index]) };
  return [issue('journal-entry', path, named), ...under(path, issues)];
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
