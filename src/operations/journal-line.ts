/**
 * How a journal holds its entries. Journals that come from one another share one line of entries, and each knows how
 * much of it is its own; what continues an earlier journal otherwise begins a line of its own. So appending costs no
 * more for a long journal, and an earlier journal stays as it was.
 */
import type { Plan } from '../model/generated/types.js';
import { type Instant, isBefore } from '../model/instant.js';
import type { Operation } from './generated/operations.js';

/** What was done at an instant, and by whom. */
export interface JournalEntry {
  /** When: ISO 8601 with an offset. */
  readonly at: Instant;
  readonly by?: string;
  readonly note?: string;
  /** What the host calls the request, so that one that is sent again is known. */
  readonly operationId?: string;
  readonly operations: readonly Operation[];
}

/** Entries that grow at their end. */
interface Line {
  /** What the line continues. */
  readonly from: Extent | null;
  readonly depth: number;
  readonly entries: JournalEntry[];
  readonly indexes: Map<string, number>;
  /** The plan after so many entries. */
  readonly checkpoints: Map<number, Plan>;
  /** The plans that were asked for last, by the number of entries before them. */
  readonly recent: Map<number, Plan>;
}

/** As much of a line as belongs to a journal. */
export interface Extent {
  readonly line: Line;
  readonly length: number;
}

/** A plan is kept after each so many entries: no more need be replayed for any instant. */
export const BETWEEN_CHECKPOINTS = 1_000;
const MOST_RECENT = 8;
/** Lines that continue lines are written out as one beyond this. */
const MOST_DEPTH = 32;

const newLine = (from: Extent | null): Line => ({
  from,
  depth: from === null ? 0 : from.line.depth + 1,
  entries: [],
  indexes: new Map(),
  checkpoints: new Map(),
  recent: new Map(),
});

/** Before the first entry. */
export const emptyExtent = (): Extent => ({ line: newLine(null), length: 0 });

const startOf = ({ from }: Line): number => from?.length ?? 0;

/** The lines that an extent is made of, the last first, each with the end of its part. */
function* partsOf({ line, length }: Extent): Generator<Extent, void, undefined> {
  let end = length;
  for (let part: Line | undefined = line; part !== undefined; part = part.from?.line) {
    yield { line: part, length: end };
    end = Math.min(end, startOf(part));
  }
}

/** All entries, the oldest first. */
export function entriesOf(extent: Extent): JournalEntry[] {
  const parts = [...partsOf(extent)].reverse();
  return parts.flatMap(({ line, length }) => line.entries.slice(0, Math.max(0, length - startOf(line))));
}

/** The entry at an index. */
export function entryAt(extent: Extent, index: number): JournalEntry {
  let { line } = extent;
  while (index < startOf(line)) line = (line.from as Extent).line;
  return line.entries[index - startOf(line)] as JournalEntry;
}

/** The index of the entry with an `operationId`. */
export function indexOfOperation(extent: Extent, operationId: string): number | undefined {
  for (const { line, length } of partsOf(extent)) {
    const index = line.indexes.get(operationId);
    if (index !== undefined && index < length) return index;
  }
  return undefined;
}

/** The extent with an entry more. */
export function extended(extent: Extent, entry: JournalEntry): Extent {
  const isEnd = extent.length === startOf(extent.line) + extent.line.entries.length;
  const line = isEnd ? extent.line : continuing(extent);
  const index = extent.length;
  line.entries.push(entry);
  const { operationId } = entry;
  if (operationId !== undefined && !line.indexes.has(operationId)) line.indexes.set(operationId, index);
  return { line, length: index + 1 };
}

/** Keeps the plan after the last entry, where it is time for a checkpoint. */
export function keepPlan({ line, length }: Extent, plan: Plan): void {
  if (length % BETWEEN_CHECKPOINTS === 0) line.checkpoints.set(length, plan);
}

function continuing(extent: Extent): Line {
  if (extent.line.depth < MOST_DEPTH) return newLine(extent);
  const line = newLine(null);
  for (const entry of entriesOf(extent)) line.entries.push(entry);
  for (const [index, { operationId }] of line.entries.entries()) {
    if (operationId !== undefined) line.indexes.set(operationId, index);
  }
  for (const part of partsOf(extent)) {
    for (const [count, plan] of part.line.checkpoints) if (count <= extent.length) line.checkpoints.set(count, plan);
  }
  return line;
}

/** How many entries lie at an instant or before it. */
export function countUntil(extent: Extent, at: Instant): number {
  let [low, high] = [0, extent.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(at, entryAt(extent, middle).at)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The nearest plan that is remembered, not after so many entries; undefined where only the base is. */
export function nearestPlan(
  extent: Extent,
  count: number,
): { readonly count: number; readonly plan: Plan } | undefined {
  let nearest: { count: number; plan: Plan } | undefined;
  for (const { line, length } of partsOf(extent)) {
    const last = Math.min(count, length);
    const checkpoint = last - (last % BETWEEN_CHECKPOINTS);
    for (const [at, plan] of [...line.recent, [checkpoint, line.checkpoints.get(checkpoint)] as const]) {
      if (plan !== undefined && at <= last && at > (nearest?.count ?? 0)) nearest = { count: at, plan };
    }
  }
  return nearest;
}

/** Remembers a plan that was asked for, in the line that holds the entry before it; the oldest is forgotten. */
export function rememberPlan(extent: Extent, count: number, plan: Plan): void {
  let { line } = extent;
  while (count <= startOf(line) && line.from !== null) line = line.from.line;
  line.recent.delete(count);
  line.recent.set(count, plan);
  const oldest = line.recent.keys().next().value;
  if (line.recent.size > MOST_RECENT && oldest !== undefined) line.recent.delete(oldest);
}
