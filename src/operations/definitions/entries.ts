/** What operations on lists of dated entries take: reports, observations, what was withheld, amounts used and delivered. */
import type * as z from 'zod';
import type { EntryKind } from '../../messages/operations.js';
import { observationSchema, withheldSchema } from '../../model/measure.js';
import { amountSchema, reportSchema } from '../../model/milestone.js';
import { daySchema } from '../../model/shape.js';
import { kindsChangedBy } from '../applying.js';
import { at, defineOperation, type IllustratedDefinition, idOf, nouns } from '../definition.js';
import { type EntryOperations, kindsWithdrawnBy, type RecordType, recordings } from '../entries.js';

const schemaOfEntry: Readonly<Record<EntryKind, z.ZodType>> = {
  report: reportSchema,
  observation: observationSchema,
  withheld: withheldSchema,
  amount: amountSchema,
};

/** What each operation that enters something changes. */
const recorded: Readonly<Record<RecordType, { readonly changes: string; readonly example?: string }>> = {
  reportMilestone: { changes: 'Reports how far a milestone is.' },
  reportAction: {
    changes: 'Reports how far an action is.',
    example: `const report = { date: '2026-10-01', percentComplete: 10 };
const reported = reportAction(examplePlan, { id: 'action-cycles', report });
if (reported.ok) reported.value.inverse; // [{ type: 'withdrawReport', id: 'action-cycles', report: { date: '2026-10-01', percentComplete: 10 }, at: 0 }]`,
  },
  recordObservation: { changes: 'Records what was observed of a measure, or of a group of students.' },
  recordWithheld: {
    changes: 'Records that a measure, or a group of students, was observed on a day but is not shown.',
  },
  recordUse: { changes: 'Records how much of an input was used.' },
  recordDelivery: { changes: 'Records how much of an output was delivered.' },
};

const records = ({ record, entry }: EntryOperations): IllustratedDefinition =>
  defineOperation({
    type: record,
    input: () => ({
      id: idOf(`the ${nouns(kindsChangedBy(record))}`),
      [entry]: schemaOfEntry[entry].describe(`The new ${entry}`),
      at,
    }),
    refusals: ['unknown-id', 'wrong-kind'],
    ...recorded[record],
  });

/** What withdraws an entry that is equal to one that is given. */
const withdraws = (type: string, entry: EntryKind, changes: string): IllustratedDefinition =>
  defineOperation({
    type,
    input: () => ({
      id: idOf(`the ${nouns(kindsWithdrawnBy(type))}`),
      [entry]: schemaOfEntry[entry].describe(`The ${entry}, as it stands`),
      at,
    }),
    changes,
    refusals: ['unknown-id', 'wrong-kind', `no-such-${entry}`],
  });

const series = nouns(kindsChangedBy('recordObservation'));

export const entriesOperations: readonly IllustratedDefinition[] = [
  ...recordings.map(records),
  withdraws('withdrawReport', 'report', 'Takes back a report of an action or a milestone.'),
  withdraws('withdrawWithheld', 'withheld', 'Takes back that an observation is withheld.'),
  withdraws('withdrawAmount', 'amount', 'Takes back an amount used or delivered.'),
  defineOperation({
    type: 'correctObservation',
    input: () => ({
      id: idOf(`the ${series}`),
      date: daySchema.describe('The day of the observation as it stands'),
      observation: observationSchema.describe('The observation as it should be'),
      at,
    }),
    changes: 'Puts another observation in the place of the one of a day.',
    refusals: ['unknown-id', 'wrong-kind', 'no-such-observation', 'several-observations'],
  }),
  defineOperation({
    type: 'removeObservation',
    input: () => ({ id: idOf(`the ${series}`), date: daySchema.describe('The day of the observation'), at }),
    changes: 'Removes the observation of a day.',
    refusals: ['unknown-id', 'wrong-kind', 'no-such-observation', 'several-observations'],
  }),
];
