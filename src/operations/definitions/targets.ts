/** What setting targets and baselines takes. */
import * as z from 'zod';
import { MAX_LIST_LENGTH } from '../../model/json.js';
import { baselineSchema, targetSchema } from '../../model/measure.js';
import { daySchema, text } from '../../model/shape.js';
import { kindsChangedBy } from '../applying.js';
import { defineOperation, type IllustratedDefinition, idOf, nouns } from '../definition.js';

const id = idOf(`the ${nouns(kindsChangedBy('setTargets'))}`);
const from = daySchema.optional().describe('The first day on which it is in force; left out, what stands is corrected');
const reason = text('Why what was in force is replaced').optional();

export const targetOperations: readonly IllustratedDefinition[] = [
  defineOperation({
    type: 'setTargets',
    input: () => ({ id, targets: z.array(targetSchema).max(MAX_LIST_LENGTH).describe('All targets'), from, reason }),
    changes:
      'Sets all targets of a measure or a group of students. With `from`, those in force until the day before are kept as a revision; without, they are corrected.',
    refusals: ['unknown-id', 'wrong-kind', 'revised-later'],
  }),
  defineOperation({
    type: 'rebaseline',
    input: () => ({ id, baseline: baselineSchema.nullable().describe('The baseline; null for none'), from, reason }),
    changes:
      'Sets the baseline of a measure or a group of students. With `from`, the one in force until the day before is kept as a revision; without, it is corrected.',
    refusals: ['unknown-id', 'wrong-kind', 'revised-later'],
  }),
];
