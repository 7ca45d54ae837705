/** What carrying a milestone over takes. */
import * as z from 'zod';
import { periodSchema } from '../../model/common.js';
import { MAX_LIST_LENGTH } from '../../model/json.js';
import { daySchema, idSchema, name } from '../../model/shape.js';
import { defineOperation, type IllustratedDefinition, idOf } from '../definition.js';

export const carryOverOperation: IllustratedDefinition = defineOperation({
  type: 'carryOver',
  input: () => ({
    id: idOf('the milestone that ends'),
    on: daySchema.describe('The day on which it, and the actions carried over, are discontinued'),
    milestone: z
      .strictObject({
        id: idSchema,
        title: name('What will have been done; as before where it is left out').optional(),
        period: periodSchema,
      })
      .describe('The milestone of the next year'),
    actions: z
      .array(
        z
          .strictObject({
            id: idOf('the action'),
            newId: idSchema.describe('The id of the action that goes on'),
            period: periodSchema.describe('When it goes on'),
          })
          .describe('An action that goes on'),
      )
      .max(MAX_LIST_LENGTH)
      .optional()
      .describe(
        'The actions that go on; left out, all that are not complete by that day, shifted by the months between the two milestones, under the ids `<old>~<new milestone>`',
      ),
  }),
  changes:
    'Carries a milestone over into one of the next year, which continues it in the same strategy with its unfinished actions; the old ones are discontinued.',
  refusals: [
    'unknown-id',
    'wrong-kind',
    'already-discontinued',
    'already-complete',
    'not-in-milestone',
    'duplicate-id',
    'id-too-long',
  ],
  example: `const carried = carryOver(examplePlan, {
  id: 'milestone-cycles',
  on: '2027-06-30',
  milestone: { id: 'milestone-cycles-2028', period: { start: '2027-07-01', end: '2028-06-30' } },
});
if (carried.ok) findEntity(carried.value.plan, 'action-cycles~milestone-cycles-2028')?.kind; // 'action'`,
});
