/** How lists of dated entries are changed: reports, observations, what was withheld, amounts used and delivered. */
import type { EntryKind } from '../messages/operations.js';
import { isEqual } from '../model/equal.js';
import { entityKinds, titleOf } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind } from '../model/generated/types.js';
import {
  type Applier,
  type Appliers,
  fieldsOf,
  kindsChangedBy,
  named,
  operation,
  type Refusal,
  refuse,
} from './applying.js';
import type { Node } from './draft.js';
import { editValues, type Transaction } from './transaction.js';

/** An operation that enters something. */
export type RecordType =
  | 'reportMilestone'
  | 'reportAction'
  | 'recordObservation'
  | 'recordWithheld'
  | 'recordUse'
  | 'recordDelivery';

/** An operation that takes out an entry that is equal to one that is given. */
type WithdrawType = 'withdrawReport' | 'withdrawWithheld' | 'withdrawAmount';

/** How the entries of a list are entered and taken out. */
export interface EntryOperations {
  /** The operation that enters one. */
  readonly record: RecordType;
  /** The operation that takes one out. */
  readonly withdraw: WithdrawType | 'removeObservation';
  /** What the operations call it. */
  readonly entry: EntryKind;
}

/** The operations that enter something, each with what takes it out. */
export const recordings: readonly EntryOperations[] = [
  { record: 'reportMilestone', withdraw: 'withdrawReport', entry: 'report' },
  { record: 'reportAction', withdraw: 'withdrawReport', entry: 'report' },
  { record: 'recordObservation', withdraw: 'removeObservation', entry: 'observation' },
  { record: 'recordWithheld', withdraw: 'withdrawWithheld', entry: 'withheld' },
  { record: 'recordUse', withdraw: 'withdrawAmount', entry: 'amount' },
  { record: 'recordDelivery', withdraw: 'withdrawAmount', entry: 'amount' },
];

/** An entry of a list by day; a revision stands for the last day on which it was in force. */
export type DatedEntry = { readonly date: string } | { readonly until: string };

/** The day of an entry. */
export const dayOfEntry = (entry: DatedEntry): string => ('until' in entry ? entry.until : entry.date);

const recordingOf = new Map<string, EntryOperations>(recordings.map((each) => [each.record, each]));

/** How the entries of a field are entered and taken out; undefined for a field that is no such list. */
export const entryOperations = (kind: EntityKind, field: string): EntryOperations | undefined =>
  recordingOf.get(structure[kind].fields[field]?.changedBy ?? '');

/** The list of an entity whose entries an operation enters. */
const fieldOf = (kind: EntityKind, isIt: (operations: EntryOperations) => boolean) =>
  Object.keys(structure[kind].fields).find((field) => {
    const operations = entryOperations(kind, field);
    return operations !== undefined && isIt(operations);
  }) as string;

/** An entry that stands for a day of its own. */
interface Entry {
  readonly date: string;
}

const entriesOf = (holder: Node, field: string) => fieldsOf(holder.entity)[field] as readonly Entry[];

/** Lists whose days are known never to fall: where many entries of one list are changed, each is found soon. */
const inOrder = new WeakSet<readonly Entry[]>();

const isInOrder = (list: readonly Entry[], from = 1, to = list.length) => {
  for (let at = Math.max(from, 1); at < Math.min(to, list.length); at += 1) {
    if ((list[at] as Entry).date < (list[at - 1] as Entry).date) return false;
  }
  return true;
};

/** The first place of a list in order, from 0, at which the day is not before the given one; or is after it. */
function firstPlace(list: readonly Entry[], date: string, isAfter: boolean): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const day = (list[middle] as Entry).date;
    if (day < date || (isAfter && day === date)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The first and the last place of a day; −1 where it has none. Between them, other days may stand as well. */
function placesOn(list: readonly Entry[], date: string): readonly [number, number] {
  if (!inOrder.has(list)) {
    if (!isInOrder(list)) {
      return [list.findIndex((each) => each.date === date), list.findLastIndex((each) => each.date === date)];
    }
    inOrder.add(list);
  }
  const last = firstPlace(list, date, true) - 1;
  return list[last]?.date === date ? [firstPlace(list, date, false), last] : [-1, -1];
}

/** Puts an entry, or nothing, in the place of as many as are taken out. */
function exchange(list: Entry[], place: number, taken: 0 | 1, ...entered: readonly Entry[]): Entry | undefined {
  const [before] = list.splice(place, taken, ...entered);
  if (!isInOrder(list, place, place + entered.length + 1)) inOrder.delete(list);
  return before;
}

/** The kinds of entity that an operation takes entries out of. */
export const kindsWithdrawnBy = (withdraw: string): readonly EntityKind[] =>
  entityKinds.filter((kind) =>
    recordings.some((each) => each.withdraw === withdraw && kindsChangedBy(each.record).includes(kind)),
  );

function records({ record, withdraw, entry }: EntryOperations): Applier {
  const kinds = kindsChangedBy(record);
  return (transaction, input) => {
    const { id, at: given, [entry]: entered } = input as Readonly<Record<string, unknown>> & { readonly id: string };
    const found = named(transaction, id, kinds);
    if ('refused' in found) return found;
    const field = fieldOf(found.kind, (each) => each.record === record);
    const list = editValues<Entry>(transaction, found as Node, field, [entry]);
    const place = Math.min((given as number | undefined) ?? list.length, list.length);
    exchange(list, place, 0, entered as Entry);
    const { date } = entered as Entry;
    const what = withdraw === 'removeObservation' ? { date } : { [entry]: entered };
    return { inverse: [operation(withdraw, { id, ...what, at: place })] };
  };
}

/** The last place of an entry that is equal to one that is given; −1 where there is none. */
function lastEqual(list: readonly Entry[], gone: Entry): number {
  const [first, last] = placesOn(list, gone.date);
  for (let place = last; place >= first && place >= 0; place -= 1) if (isEqual(list[place], gone)) return place;
  return -1;
}

/** Withdraws an entry that is equal to one that is given. */
function withdraws(withdraw: WithdrawType, entry: EntryKind): Applier {
  const kinds = kindsWithdrawnBy(withdraw);
  return (transaction, input) => {
    const { id, at: given, [entry]: gone } = input as Readonly<Record<string, unknown>> & { readonly id: string };
    const found = named(transaction, id, kinds);
    if ('refused' in found) return found;
    const field = fieldOf(found.kind, (each) => each.withdraw === withdraw);
    const entries = entriesOf(found as Node, field);
    const hint = given as number | undefined;
    const isThere = hint !== undefined && isEqual(entries[hint], gone);
    const place = isThere ? hint : lastEqual(entries, gone as Entry);
    if (place === -1) return noSuch(entry, found as Node, field, (gone as Entry).date, [entry]);
    exchange(editValues<Entry>(transaction, found as Node, field, [entry]), place, 1);
    const { record } = entryOperations(found.kind, field) as EntryOperations;
    return { inverse: [operation(record, { id, [entry]: gone, at: place })] };
  };
}

function noSuch(entry: EntryKind, holder: Node, field: string, date: string, path: readonly string[]): Refusal {
  const { kind, entity } = holder;
  const hasOther = placesOn(entriesOf(holder, field), date)[0] !== -1;
  return refuse(`no-such-${entry}`, path, { kind, title: titleOf(entity), date, hasOther }, entity.id);
}

const observed = kindsChangedBy('recordObservation');

/** The one observation of a day; where several are, that at the place given. */
function observationOn(
  transaction: Transaction,
  { id, date, at: given }: { readonly id: string; readonly date: string; readonly at?: number | undefined },
): { readonly found: Node; readonly field: string; readonly place: number } | Refusal {
  const found = named(transaction, id, observed);
  if ('refused' in found) return found;
  const holder = found as Node;
  const field = fieldOf(holder.kind, ({ record }) => record === 'recordObservation');
  const entries = entriesOf(holder, field);
  if (given !== undefined && entries[given]?.date === date) return { found: holder, field, place: given };
  const [place, last] = placesOn(entries, date);
  if (place === -1) return noSuch('observation', holder, field, date, ['date']);
  if (last === place) return { found: holder, field, place };
  const { kind, entity } = holder;
  return refuse('several-observations', ['date'], { kind, title: titleOf(entity), date, hasOther: true }, id);
}

export const entryAppliers = {
  ...(Object.fromEntries(recordings.map((each) => [each.record, records(each)])) as unknown as Appliers<RecordType>),
  withdrawReport: withdraws('withdrawReport', 'report'),
  withdrawWithheld: withdraws('withdrawWithheld', 'withheld'),
  withdrawAmount: withdraws('withdrawAmount', 'amount'),
  correctObservation: (transaction, input) => {
    const there = observationOn(transaction, input);
    if ('refused' in there) return there;
    const { found, field, place } = there;
    const list = editValues<Entry>(transaction, found, field, ['observation']);
    const before = exchange(list, place, 1, input.observation);
    const back = { id: input.id, date: input.observation.date, observation: before, at: place };
    return { inverse: [operation('correctObservation', back)] };
  },
  removeObservation: (transaction, input) => {
    const there = observationOn(transaction, input);
    if ('refused' in there) return there;
    const { found, field, place } = there;
    const observation = exchange(editValues<Entry>(transaction, found, field, ['date']), place, 1);
    return { inverse: [operation('recordObservation', { id: input.id, observation, at: place })] };
  },
} satisfies Appliers<RecordType | WithdrawType | 'correctObservation' | 'removeObservation'>;
