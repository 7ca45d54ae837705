/** Operations on lists of dated entries: reports, observations, what was withheld, amounts used and delivered. */
import type * as z from 'zod';
import type { EntryKind } from '../messages/operations.js';
import { isEqual } from '../model/equal.js';
import { entityKinds, titleOf } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, Observation } from '../model/generated/types.js';
import { observationSchema, withheldSchema } from '../model/measure.js';
import { amountSchema, reportSchema } from '../model/milestone.js';
import { daySchema } from '../model/shape.js';
import {
  type AppliedDefinition,
  at,
  defineOperation,
  fieldsOf,
  idOf,
  kindsChangedBy,
  named,
  nouns,
  operation,
  type Refusal,
  refuse,
} from './definition.js';
import type { Node } from './draft.js';
import { editValues, type Transaction } from './transaction.js';

/** How the entries of a list are entered and taken out. */
export interface EntryOperations {
  /** The operation that enters one. */
  readonly record: string;
  /** The operation that takes one out. */
  readonly withdraw: string;
  /** What the operations call it. */
  readonly entry: EntryKind;
}

interface Recording extends EntryOperations {
  readonly schema: z.ZodType;
  readonly changes: string;
  readonly example?: string;
}

const recordings: readonly Recording[] = [
  {
    record: 'reportMilestone',
    withdraw: 'withdrawReport',
    entry: 'report',
    schema: reportSchema,
    changes: 'Reports how far a milestone is.',
  },
  {
    record: 'reportAction',
    withdraw: 'withdrawReport',
    entry: 'report',
    schema: reportSchema,
    changes: 'Reports how far an action is.',
    example: `const report = { date: '2026-10-01', percentComplete: 10 };
const reported = reportAction(examplePlan, { id: 'action-cycles', report });
if (reported.ok) reported.value.inverse; // [{ type: 'withdrawReport', id: 'action-cycles', report: { date: '2026-10-01', percentComplete: 10 }, at: 0 }]`,
  },
  {
    record: 'recordObservation',
    withdraw: 'removeObservation',
    entry: 'observation',
    schema: observationSchema,
    changes: 'Records what was observed of a measure, or of a group of students.',
  },
  {
    record: 'recordWithheld',
    withdraw: 'withdrawWithheld',
    entry: 'withheld',
    schema: withheldSchema,
    changes: 'Records that a measure, or a group of students, was observed on a day but is not shown.',
  },
  {
    record: 'recordUse',
    withdraw: 'withdrawAmount',
    entry: 'amount',
    schema: amountSchema,
    changes: 'Records how much of an input was used.',
  },
  {
    record: 'recordDelivery',
    withdraw: 'withdrawAmount',
    entry: 'amount',
    schema: amountSchema,
    changes: 'Records how much of an output was delivered.',
  },
];

const recordingOf = new Map(recordings.map((each) => [each.record, each]));

/** How the entries of a field are entered and taken out; undefined for a field that is no such list. */
export const entryOperations = (kind: EntityKind, field: string): EntryOperations | undefined =>
  recordingOf.get(structure[kind].fields[field]?.changedBy ?? '');

/** The list of an entity whose entries an operation enters. */
const fieldOf = (kind: EntityKind, isIt: (operations: EntryOperations) => boolean) =>
  Object.keys(structure[kind].fields).find((field) => {
    const operations = entryOperations(kind, field);
    return operations !== undefined && isIt(operations);
  }) as string;

const entriesOf = (holder: Node, field: string) =>
  fieldsOf(holder.entity)[field] as readonly { readonly date: string }[];

function records({ record, withdraw, entry, schema, changes, example }: Recording): AppliedDefinition {
  const kinds = kindsChangedBy(record);
  return defineOperation({
    type: record,
    input: { id: idOf(`the ${nouns(kinds)}`), [entry]: schema.describe(`The new ${entry}`), at },
    changes,
    refusals: ['unknown-id', 'wrong-kind'],
    ...(example === undefined ? {} : { example }),
    applyTo: (transaction, input) => {
      const { id, at: given, [entry]: entered } = input as Readonly<Record<string, unknown>> & { readonly id: string };
      const found = named(transaction, id, kinds);
      if ('refused' in found) return found;
      const field = fieldOf(found.kind, (each) => each.record === record);
      const list = editValues<{ readonly date: string }>(transaction, found as Node, field, [entry]);
      const place = Math.min((given as number | undefined) ?? list.length, list.length);
      list.splice(place, 0, entered as { readonly date: string });
      const { date } = entered as { readonly date: string };
      const what = withdraw === 'removeObservation' ? { date } : { [entry]: entered };
      return { inverse: [operation(withdraw, { id, ...what, at: place })] };
    },
  });
}

/** What withdraws an entry that is equal to one that is given. */
function withdraws(withdraw: string, changes: string): AppliedDefinition {
  const some = recordings.filter((each) => each.withdraw === withdraw);
  const { entry, schema } = some[0] as Recording;
  const kinds = entityKinds.filter((kind) => some.some(({ record }) => kindsChangedBy(record).includes(kind)));
  return defineOperation({
    type: withdraw,
    input: { id: idOf(`the ${nouns(kinds)}`), [entry]: schema.describe(`The ${entry}, as it stands`), at },
    changes,
    refusals: ['unknown-id', 'wrong-kind', `no-such-${entry}`],
    applyTo: (transaction, input) => {
      const { id, at: given, [entry]: gone } = input as Readonly<Record<string, unknown>> & { readonly id: string };
      const found = named(transaction, id, kinds);
      if ('refused' in found) return found;
      const field = fieldOf(found.kind, (each) => each.withdraw === withdraw);
      const entries = entriesOf(found as Node, field);
      const hint = given as number | undefined;
      const isThere = hint !== undefined && isEqual(entries[hint], gone);
      const place = isThere ? hint : entries.findLastIndex((each) => isEqual(each, gone));
      if (place === -1) return noSuch(entry, found as Node, field, (gone as { readonly date: string }).date, [entry]);
      editValues(transaction, found as Node, field, [entry]).splice(place, 1);
      const { record } = entryOperations(found.kind, field) as EntryOperations;
      return { inverse: [operation(record, { id, [entry]: gone, at: place })] };
    },
  });
}

function noSuch(entry: EntryKind, holder: Node, field: string, date: string, path: readonly string[]): Refusal {
  const { kind, entity } = holder;
  const hasOther = entriesOf(holder, field).some((each) => each.date === date);
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
  const place = entries.findIndex((each) => each.date === date);
  if (place === -1) return noSuch('observation', holder, field, date, ['date']);
  if (entries.findLastIndex((each) => each.date === date) === place) return { found: holder, field, place };
  const { kind, entity } = holder;
  return refuse('several-observations', ['date'], { kind, title: titleOf(entity), date, hasOther: true }, id);
}

const series = nouns(observed);

export const entriesOperations: readonly AppliedDefinition[] = [
  ...recordings.map(records),
  withdraws('withdrawReport', 'Takes back a report of an action or a milestone.'),
  withdraws('withdrawWithheld', 'Takes back that an observation is withheld.'),
  withdraws('withdrawAmount', 'Takes back an amount used or delivered.'),
  defineOperation({
    type: 'correctObservation',
    input: {
      id: idOf(`the ${series}`),
      date: daySchema.describe('The day of the observation as it stands'),
      observation: observationSchema.describe('The observation as it should be'),
      at,
    },
    changes: 'Puts another observation in the place of the one of a day.',
    refusals: ['unknown-id', 'wrong-kind', 'no-such-observation', 'several-observations'],
    applyTo: (transaction, input) => {
      const there = observationOn(transaction, input);
      if ('refused' in there) return there;
      const { found, field, place } = there;
      const list = editValues<Observation>(transaction, found, field, ['observation']);
      const [before] = list.splice(place, 1, input.observation);
      const back = { id: input.id, date: input.observation.date, observation: before, at: place };
      return { inverse: [operation('correctObservation', back)] };
    },
  }),
  defineOperation({
    type: 'removeObservation',
    input: { id: idOf(`the ${series}`), date: daySchema.describe('The day of the observation'), at },
    changes: 'Removes the observation of a day.',
    refusals: ['unknown-id', 'wrong-kind', 'no-such-observation', 'several-observations'],
    applyTo: (transaction, input) => {
      const there = observationOn(transaction, input);
      if ('refused' in there) return there;
      const { found, field, place } = there;
      const [observation] = editValues<Observation>(transaction, found, field, ['date']).splice(place, 1);
      return { inverse: [operation('recordObservation', { id: input.id, observation, at: place })] };
    },
  }),
];
