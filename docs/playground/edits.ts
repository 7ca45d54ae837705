/** Edits of single fields and lists as the operations of the library. `apply` reads what it is given, so data will do. */
import type { EntityKind, Operation } from 'spm-model';
import { holdersOf } from '../../src/model/find.js';
import { structure } from '../../src/model/generated/structure.js';
import { capital } from './labels';

/** An operation put together from its name; `apply` checks its shape. */
export const operation = (type: string, input: object): Operation => ({ type, ...input }) as unknown as Operation;

/** Since when new targets or a new baseline are in force, and why; null for a correction of what was written. */
export type Revising = { readonly from: string; readonly reason: string } | null;

/** Gives a field a value; undefined takes it away. */
export function setField(kind: EntityKind, id: string, field: string, value: unknown, revising: Revising = null) {
  const given = value === undefined ? null : value;
  const changedBy = structure[kind].fields[field]?.changedBy ?? null;
  if (changedBy === 'reviseDirection') return operation(changedBy, { [field]: given });
  if (kind === 'plan' || kind === 'organization') {
    return operation(`revise${capital(kind)}`, { changes: { [field]: given } });
  }
  if (changedBy === null) return operation(`revise${capital(kind)}`, { id, changes: { [field]: given } });
  const how = revising === null || (field !== 'targets' && field !== 'baseline') ? {} : inForce(revising);
  return operation(changedBy, { id, [field]: given, ...how });
}

const inForce = ({ from, reason }: NonNullable<Revising>) => ({ from, ...(reason === '' ? {} : { reason }) });

type Entry = Readonly<Record<string, unknown>>;

/** A copy of an entry, or of a draft of one, with a field set or taken away. */
export function withField(entry: Entry, name: string, value: unknown): Entry {
  const { [name]: _, ...rest } = entry;
  return value === undefined ? rest : { ...rest, [name]: value };
}

/** How the entries of a list are added, changed and taken out. */
export interface ListEdits {
  readonly add: (entry: Entry) => readonly Operation[];
  readonly replace: (at: number, entry: Entry) => readonly Operation[];
  readonly remove: (at: number) => readonly Operation[];
}

/** The names under which the operations take an entry. */
const entryNames: Readonly<Record<string, readonly [entry: string, withdraw: string]>> = {
  reportAction: ['report', 'withdrawReport'],
  reportMilestone: ['report', 'withdrawReport'],
  recordUse: ['amount', 'withdrawAmount'],
  recordDelivery: ['amount', 'withdrawAmount'],
  recordWithheld: ['withheld', 'withdrawWithheld'],
};

/** The edits of a list of dated entries. */
export function listEdits(
  kind: EntityKind,
  id: string,
  field: string,
  entries: readonly Entry[],
  revising: Revising,
): ListEdits {
  const record = structure[kind].fields[field]?.changedBy ?? '';
  if (record === 'recordObservation') {
    return {
      add: (observation) => [operation(record, { id, observation })],
      replace: (at, observation) => [
        operation('correctObservation', { id, date: entries[at]?.['date'], observation, at }),
      ],
      remove: (at) => [operation('removeObservation', { id, date: entries[at]?.['date'], at })],
    };
  }
  const names = entryNames[record];
  if (names !== undefined) {
    const [entry, withdraw] = names;
    return {
      add: (given) => [operation(record, { id, [entry]: given })],
      replace: (at, given) => [
        operation(withdraw, { id, [entry]: entries[at], at }),
        operation(record, { id, [entry]: given, at }),
      ],
      remove: (at) => [operation(withdraw, { id, [entry]: entries[at], at })],
    };
  }
  const set = (list: readonly Entry[]) => [setField(kind, id, field, list, revising)];
  return {
    add: (entry) => set([...entries, entry]),
    replace: (at, given) => set(entries.map((entry, place) => (place === at ? given : entry))),
    remove: (at) => set(entries.filter((_entry, place) => place !== at)),
  };
}

/** The kinds of entity that an entity of a kind may hold. */
export const addable = (kind: EntityKind): readonly EntityKind[] => structure[kind].owns.map((list) => list.kind);

/** The name of the list in which an entity of one kind holds those of another. */
export const listOf = (holder: EntityKind, kind: EntityKind): string | undefined =>
  structure[holder].owns.find((list) => list.kind === kind)?.key;

/** Whether there is one place in a plan for a kind. */
const isRooted = (kind: EntityKind): boolean =>
  holdersOf(kind).every((each) => each === 'plan' || each === 'organization');

/** What names the holder where several can be. */
export const into = (kind: EntityKind, to: string): object => (isRooted(kind) ? {} : { to });

export { holdersOf, isRooted };
