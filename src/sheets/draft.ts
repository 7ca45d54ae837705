/**
 * The plan while it is read from lines: goals, strategies, milestones, actions and measures by their ids, or by their
 * names under what holds them; where each stands in the sheets; and ids made from names, the same for the same names.
 */
import type { ActionInput, GoalInput, MeasureInput, MilestoneInput, StrategyInput } from '../model/generated/types.js';
import { GROUPS, type GroupInput } from '../model/groups.js';
import type { Line } from './line.js';
import { type Findings, headerOf, tellConflict } from './lines.js';
import type { SheetTable } from './recognize.js';
import type { SheetField } from './sheet.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
/** A list that grows while a plan is read. */
type Growing<T, Lists extends keyof T> = Omit<Mutable<T>, Lists> & {
  [Key in Lists]-?: T[Key] extends readonly (infer Item)[] | undefined ? Item[] : never;
};

/** An action while it is read. */
export type ActionDraft = Growing<ActionInput, 'reports'>;
/** A milestone while it is read. */
export type MilestoneDraft = Growing<Omit<MilestoneInput, 'actions'>, 'reports'> & { readonly actions: ActionDraft[] };
/** What holds values on days. */
export type SeriesDraft = Growing<GroupInput, 'targets' | 'observations' | 'withheld'>;
/** A measure while it is read. */
export type MeasureDraft = Growing<Omit<MeasureInput, typeof GROUPS>, 'targets' | 'observations' | 'withheld'> & {
  readonly [GROUPS]: SeriesDraft[];
};
/** A strategy while it is read. */
export type StrategyDraft = Mutable<Omit<StrategyInput, 'measures' | 'milestones'>> & {
  readonly measures: MeasureDraft[];
  readonly milestones: MilestoneDraft[];
};
/** A goal while it is read. */
export type GoalDraft = Mutable<Omit<GoalInput, 'measures' | 'strategies'>> & {
  readonly measures: MeasureDraft[];
  readonly strategies: StrategyDraft[];
};

/** Where something stands in a sheet: its line, and for a value the column. */
export interface Place {
  readonly line: Line;
  readonly column?: string;
}

/** The plan while it is read. */
export interface Book extends Findings {
  readonly title: string;
  /** The goals that tables are about by the names of their sheets. */
  readonly ownGoals: ReadonlyMap<SheetTable, string>;
  readonly goals: GoalDraft[];
  readonly places: Map<object, Place>;
  readonly ids: Set<string>;
  /** How many ids were made from each name that is taken. */
  readonly counts: Map<string, number>;
  /** What is known under each name of what holds it, and under its id. */
  readonly known: Map<object, Map<string, object>>;
  /** The line that first said each field of each thing, and what it said. */
  readonly said: Map<object, Map<string, { readonly line: Line; readonly value: string | number }>>;
  /** The goal of each strategy, and what holds each measure. */
  readonly holders: Map<object, object>;
}

/** A plan of which nothing is read. */
export const newBook = (
  title: string,
  ownGoals: Book['ownGoals'],
  taken: Iterable<string>,
  findings: Findings,
): Book => ({
  ...findings,
  title,
  ownGoals,
  goals: [],
  places: new Map(),
  ids: new Set(taken),
  counts: new Map(),
  known: new Map(),
  said: new Map(),
  holders: new Map(),
});

/** A name by which lines of several sheets mean the same thing. */
export const nameKey = (text: string): string => text.slice(0, 2_000).toLowerCase().replace(/\s+/g, ' ').trim();

const NUMBERING = /^(?:(?:goal|strategy|objective|milestone|action)\s+)?\d+(?:\.\d+)*[.):]?\s+/i;

function slugOf(text: string, kind: string): string {
  const words = text
    .slice(0, 200)
    .replace(NUMBERING, '')
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');
  const slug = words.length <= 60 ? words : words.slice(0, 60).replace(/-[^-]*$/, '');
  return slug === '' ? kind : slug;
}

/** An id made from a name, and where that is taken, from the name of what holds it as well. */
export function idFor(book: Book, kind: string, text: string, holderId: string): string {
  const slug = slugOf(text, kind);
  const within = `${holderId.slice(0, 100)}/${slug}`;
  let id = book.ids.has(slug) ? within : slug;
  let count = book.counts.get(within) ?? 1;
  while (book.ids.has(id)) {
    count += 1;
    id = `${within}-${count}`;
  }
  book.counts.set(within, count);
  book.ids.add(id);
  return id;
}

/** Whether a line is the first to say a field of something; where it says otherwise than the first, that is told. */
export function isFirstToSay(
  line: Line,
  draft: object,
  field: SheetField,
  value: string | number,
  book: Book,
): boolean {
  const said = book.said.get(draft) ?? new Map<string, { readonly line: Line; readonly value: string | number }>();
  book.said.set(draft, said);
  const first = said.get(field);
  if (first === undefined) said.set(field, { line, value });
  else if (first.value !== value) {
    const [column, cell] = [headerOf(line.table, field), line.cell(field)];
    tellConflict(line, column, cell, { line: first.line, cell: first.line.cell(field) }, book);
  }
  return first === undefined;
}

/** Finds something by its id, or, where none is given, by its name under what holds it; makes it where it is new. */
export function findOrMake<T extends { readonly id: string }>(
  book: Book,
  holder: object,
  list: T[],
  { kind, id, text, holderId }: { kind: string; id: string; text: string; holderId: string },
  line: Line,
  make: (id: string) => T,
): { readonly found: T; readonly isNew: boolean } {
  let names = book.known.get(holder);
  if (names === undefined) {
    names = new Map();
    book.known.set(holder, names);
  }
  const key = id !== '' ? `id ${id}` : `${kind} ${nameKey(text)}`;
  const known = names.get(key);
  if (known !== undefined) {
    isFirstToSay(line, known, kind as SheetField, nameKey(text), book);
    return { found: known as T, isNew: false };
  }
  if (id !== '') book.ids.add(id);
  const made = make(id !== '' ? id : idFor(book, kind, text, holderId));
  names.set(key, made);
  // Lines that name it without its id mean it as well.
  const byName = `${kind} ${nameKey(text)}`;
  if (!names.has(byName)) names.set(byName, made);
  list.push(made);
  isFirstToSay(line, made, kind as SheetField, nameKey(text), book);
  book.places.set(made, { line });
  book.holders.set(made, holder);
  return { found: made, isNew: true };
}

/** A measure of which only the name is known. */
export const newMeasureDraft = (id: string, indicator: string): MeasureDraft => ({
  id,
  indicator,
  dataSource: '',
  unit: { kind: 'count' },
  direction: 'increase',
  targets: [],
  observations: [],
  withheld: [],
  [GROUPS]: [],
});

interface Grouped {
  readonly [GROUPS]: readonly unknown[];
}

/** A measure and its groups: whatever holds values on days. */
export const seriesOf = <Measure extends Grouped>(
  measure: Measure,
): readonly (Measure | Measure[typeof GROUPS][number])[] => [measure, ...measure[GROUPS]];
