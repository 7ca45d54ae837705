/**
 * The record of a plan: the plan that it began with and everything that was done to it, by instant. A host stores it,
 * and asks what was known on any day. A journal is immutable and shares its entries with those that it came from.
 */
import { journalInEnglish } from '../messages/en/journal.js';
import { issueMaker } from '../messages/issue.js';
import { isEqual } from '../model/equal.js';
import type { Plan } from '../model/generated/types.js';
import { type Instant, requireInstant } from '../model/instant.js';
import { counted } from '../model/nouns.js';
import { inWords } from '../model/require.js';
import { fail, type Issue, type Result, succeed } from '../model/result.js';
import { inBrief } from '../model/text.js';
import type { CheckOptions } from '../rules/check.js';
import { apply, applyUnchecked, stepper } from './apply.js';
import type { Change } from './change.js';
import { describeIn, type TellingOptions, type Where } from './describe.js';
import type { Operation } from './generated/operations.js';
import { isPlan, lookedAt, notGiven, requirePlan, wrongArgument } from './given.js';
import {
  BETWEEN_CHECKPOINTS,
  countUntil,
  type Extent,
  emptyExtent,
  entriesOf,
  entryAt,
  extended,
  indexOfOperation,
  type JournalEntry,
  keepPlan,
  nearestPlan,
  rememberPlan,
} from './journal-line.js';

import { readFacts } from './journal-shape.js';
import { readOperations } from './read-operation.js';

const issue = issueMaker(journalInEnglish);

export type { JournalEntry } from './journal-line.js';

/** A plan with everything that was done to it. */
export interface Journal {
  /** The plan before the first entry. */
  readonly base: Plan;
  /** The plan after the last entry. */
  readonly present: Plan;
  /** How many entries there are. */
  readonly length: number;
  /** The entries, the oldest first. The list is made when it is first asked for, in proportion to its length. */
  readonly entries: readonly JournalEntry[];
}

/** When, by whom and why something is done, and how it is checked. */
export interface RecordOptions extends CheckOptions {
  /** When: ISO 8601 with an offset, not before the last entry. */
  readonly at: Instant;
  readonly by?: string | undefined;
  readonly note?: string | undefined;
  /** What the host calls the request: one that is recorded already changes nothing. */
  readonly operationId?: string | undefined;
}

/** What recording gave. */
export interface Recorded {
  readonly journal: Journal;
  /** The new entry, or the one that was there. */
  readonly entry: JournalEntry;
  readonly change: Change;
  /** Whether the `operationId` was recorded already, so that nothing was done. */
  readonly repeated: boolean;
}

const extents = new WeakMap<Journal, Extent>();
const lists = new WeakMap<Journal, readonly JournalEntry[]>();

/** A journal of as many entries as its extent has. */
export function journalOf(base: Plan, present: Plan, extent: Extent): Journal {
  const journal: Journal = Object.freeze({
    base,
    present,
    length: extent.length,
    get entries(): readonly JournalEntry[] {
      const known = lists.get(journal);
      if (known !== undefined) return known;
      const list = Object.freeze(entriesOf(extent));
      lists.set(journal, list);
      return list;
    },
  });
  extents.set(journal, extent);
  return journal;
}

/** Whether a value is a journal: one of this library, or a copy of one. */
function isJournal(given: unknown): given is Journal {
  if (extents.has(given as Journal)) return true;
  return (
    lookedAt(() => {
      const { base, present, entries, length } = given as Journal;
      return isPlan(base) && isPlan(present) && Array.isArray(entries) && entries.length === length;
    }) ?? false
  );
}

/** The same journal; another value is a slip in code. */
export function requireJournal(given: unknown): Journal {
  if (isJournal(given)) return given;
  throw wrongArgument('journal', given);
}

/** The extent of a journal; one that was copied is entered anew. */
export function extentOf(journal: Journal): Extent {
  const known = extents.get(journal);
  if (known !== undefined) return known;
  requireJournal(journal);
  let extent = emptyExtent();
  let plan = journal.base;
  let operations: Operation[] = [];
  for (const entry of journal.entries) {
    for (const each of entry.operations) operations.push(each);
    extent = extended(extent, entry);
    if (extent.length % BETWEEN_CHECKPOINTS > 0) continue;
    plan = after(plan, operations);
    operations = [];
    keepPlan(extent, plan);
  }
  after(plan, operations);
  extents.set(journal, extent);
  return extent;
}

/** The plan after operations that were possible when they were recorded. */
function after(plan: Plan, operations: readonly Operation[]): Plan {
  const applied = applyUnchecked(plan, operations);
  if (applied.ok) return applied.value.plan;
  throw unfitting(applied.issues[0] as Issue);
}

const unfitting = ({ message }: Issue) => new TypeError(`The entries do not fit the base of the journal: ${message}`);

/** The plan after so many entries. */
function planAfter(journal: Journal, count: number): Plan {
  if (count === 0) return journal.base;
  if (count === journal.length) return journal.present;
  const extent = extentOf(journal);
  const { count: from, plan } = nearestPlan(extent, count) ?? { count: 0, plan: journal.base };
  if (from === count) return plan;
  const operations: Operation[] = [];
  for (let index = from; index < count; index += 1) {
    for (const each of entryAt(extent, index).operations) operations.push(each);
  }
  const found = after(plan, operations);
  rememberPlan(extent, count, found);
  return found;
}

/**
 * A journal that begins with a plan.
 *
 * @throws TypeError where it is no plan.
 *
 * @example
 * ```ts
 * const begun = startJournal(examplePlan);
 * begun.present === examplePlan; // true
 * begun.length; // 0
 * ```
 */
export function startJournal(plan: Plan): Journal {
  const base = requirePlan(plan);
  return journalOf(base, base, emptyExtent());
}

/**
 * Carries out an operation, or a list of them as one, on the present plan and enters it. The given journal stays as it
 * is; appending costs no more for a long one.
 *
 * Where the `operationId` is recorded already, as when a request is sent again, the entry that is there is given and
 * nothing is done. With another operation, that id is refused: nothing is dropped without a word.
 *
 * Errors: `wrong-argument`, where it is no journal; `bad-instant` and `instant-order`, where `at` is no instant or before the last entry; `other-operation`, where
 * the `operationId` is that of another operation; and those of `apply`.
 *
 * @example
 * ```ts
 * const recorded = record(
 *   startJournal(examplePlan),
 *   { type: 'reviseDirection', mission: 'We serve schools' },
 *   { at: '2026-08-03T09:00:00-04:00', by: 'Dana Reyes', operationId: 'request-1' },
 * );
 * if (recorded.ok) recorded.value.journal.length; // 1
 * ```
 */
export function record(
  journal: Journal,
  operation: Operation | readonly Operation[],
  options: RecordOptions,
): Result<Recorded> {
  // Without options, what they lack is named as of any that lack it.
  const { at, by, note, operationId, policy, asOf } = (options ?? {}) as Partial<RecordOptions>;
  if (!isJournal(journal)) return notGiven('journal', journal);
  const extent = extentOf(journal);
  const index = typeof operationId === 'string' ? indexOfOperation(extent, operationId) : undefined;
  if (index !== undefined) {
    const entry = entryAt(extent, index);
    const read = readOperations(operation);
    if (!read.ok) return read;
    if (!isEqual(read.value.steps, entry.operations)) {
      return fail([
        issue('other-operation', ['operationId'], {
          operationId: inBrief(operationId as string),
          entry: index + 1,
          at: entry.at,
        }),
      ]);
    }
    return succeed({ journal, entry, change: changeAt(journal, index), repeated: true });
  }
  const last = journal.length === 0 ? undefined : entryAt(extent, journal.length - 1).at;
  const facts = readFacts({ at, by, note, operationId }, last);
  if (!facts.ok) return facts;
  const applied = apply(journal.present, operation, { policy, asOf });
  if (!applied.ok) return applied;
  const change = applied.value;
  const operations = Object.freeze(Array.isArray(change.operation) ? change.operation : [change.operation]);
  const entry: JournalEntry = Object.freeze({ ...facts.value, operations });
  const longer = extended(extent, entry);
  keepPlan(longer, change.plan);
  const next = journalOf(journal.base, change.plan, longer);
  return succeed({ journal: next, entry, change, repeated: false }, change.warnings);
}

/**
 * The plan as it was recorded at an instant: with every entry up to then, that instant included; the base before the
 * first. `rollup(planAt(journal, at), { asOf })` is what was known then, corrections and moves not yet made.
 *
 * Replays the entries since the nearest checkpoint, at most a thousand.
 *
 * @throws TypeError where it is no journal.
 * @throws RangeError where `at` is no ISO 8601 date and time with an offset.
 *
 * @example
 * ```ts
 * planAt(startJournal(examplePlan), '2026-08-03T13:00:00Z') === examplePlan; // true
 * ```
 */
export function planAt(journal: Journal, at: Instant): Plan {
  requireJournal(journal);
  return planAfter(journal, countUntil(extentOf(journal), requireInstant('at', at)));
}

/**
 * The change that an entry made, with the plan before and after it, to look at or to take back (`revert`). Rules are
 * not looked at again, so it has no warnings.
 *
 * @throws TypeError where it is no journal.
 * @throws RangeError where there is no such entry.
 *
 * @example
 * ```ts
 * const recorded = record(
 *   startJournal(examplePlan),
 *   { type: 'reviseDirection', mission: 'We serve schools' },
 *   { at: '2026-08-03T13:00:00Z' },
 * );
 * if (recorded.ok) changeAt(recorded.value.journal, 0).before === examplePlan; // true
 * ```
 */
export function changeAt(journal: Journal, index: number): Change {
  requireJournal(journal);
  if (!Number.isInteger(index) || index < 0 || index >= journal.length) {
    throw new RangeError(
      `index is ${inWords(index)}; the journal has ${counted(journal.length, 'entry')}, counted from 0.`,
    );
  }
  const { operations } = entryAt(extentOf(journal), index);
  const applied = applyUnchecked(planAfter(journal, index), operations);
  if (!applied.ok) throw new TypeError(`Entry ${index + 1} does not fit: ${applied.issues[0]?.message}`);
  const { before, plan, inverse, touched, written } = applied.value;
  const nothing: readonly Issue[] = Object.freeze([]);
  return Object.freeze({
    before,
    plan,
    operation: operations,
    inverse: Object.freeze(inverse),
    warnings: nothing,
    mended: nothing,
    touched: Object.freeze([...touched.keys()]),
    ...(written === undefined ? {} : { written: Object.freeze(written) }),
  });
}

/**
 * The journal as people read it: a line for each entry, with its instant, who did it, what was done in sentences, and
 * the note. As {@link describeOperation}, it takes the messages of a language.
 *
 * @throws TypeError where it is no journal.
 *
 * @example
 * ```ts
 * const recorded = record(
 *   startJournal(examplePlan),
 *   { type: 'assignTeam', id: 'milestone-review', teamId: 'team-reading' },
 *   { at: '2026-08-03T13:00:00Z', by: 'Dana Reyes' },
 * );
 * if (recorded.ok) describeJournal(recorded.value.journal)[0]?.slice(0, 33); // '2026-08-03T13:00:00Z, Dana Reyes:'
 * ```
 */
export function describeJournal(journal: Journal, options?: TellingOptions | undefined): string[] {
  const { find, root, step } = stepper(requirePlan(requireJournal(journal).base));
  const where: Where = { find, rootId: (kind) => root(kind).entity.id };
  return journal.entries.map(({ at, by, note, operations }) => {
    const sentences = operations.map((operation) => {
      const sentence = describeIn(where, operation, options);
      const [refused] = step(operation);
      if (refused !== undefined) throw unfitting(refused);
      return sentence;
    });
    const who = by === undefined ? at : `${at}, ${by}`;
    return `${who}: ${sentences.join(' ')}${note === undefined ? '' : ` (${note})`}`;
  });
}
