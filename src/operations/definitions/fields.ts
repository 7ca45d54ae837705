/** What operations that set one field take: theory, period, discontinuation, team, unit, the record of what was revised. */
import * as z from 'zod';
import { discontinuationSchema, periodSchema } from '../../model/common.js';
import { MAX_LIST_LENGTH } from '../../model/json.js';
import { revisionSchema } from '../../model/measure.js';
import { idSchema } from '../../model/shape.js';
import { theoryOfActionSchema } from '../../model/theory.js';
import { kindsChangedBy } from '../applying.js';
import { defineOperation, type IllustratedDefinition, idOf, nouns } from '../definition.js';
import { type FieldOperationType, fieldChangedBy } from '../fields.js';

interface FieldOperation {
  readonly type: FieldOperationType;
  readonly schema: z.ZodType;
  /** What the value is. */
  readonly means: string;
  readonly changes: string;
  readonly example?: string;
}

/** An operation that sets the field that says it is changed by it; null clears one that is optional. */
function setsField({ type, schema, means, ...facts }: FieldOperation): IllustratedDefinition {
  const { field, optional } = fieldChangedBy(type);
  const value = optional ? schema.nullable().describe(`${means}; null for none`) : schema.describe(means);
  return defineOperation({
    type,
    input: () => ({ id: idOf(`the ${nouns(kindsChangedBy(type))}`), [field]: value }),
    refusals: ['unknown-id', 'wrong-kind'],
    ...facts,
  });
}

const reschedule = (type: FieldOperationType, whose: string): FieldOperation => ({
  type,
  schema: periodSchema,
  means: 'The first and the last day',
  changes: `Sets when ${whose} takes place.`,
});

const discontinue = (type: FieldOperationType, whose: string): FieldOperation => ({
  type,
  schema: discontinuationSchema,
  means: 'When and why it is given up',
  changes: `Gives up ${whose}, with the reason; null takes it up again.`,
});

export const fieldOperations: readonly IllustratedDefinition[] = [
  setsField({
    type: 'reviseTheory',
    schema: theoryOfActionSchema,
    means: 'If we do this, then that follows, and that',
    changes: "Restates a strategy's theory of action; null takes it away.",
  }),
  setsField({
    ...reschedule('rescheduleStrategy', 'a strategy'),
    changes: "Sets when a strategy runs; null for the plan's period.",
  }),
  setsField(reschedule('rescheduleMilestone', 'a milestone')),
  setsField({
    ...reschedule('rescheduleAction', 'an action'),
    example: `const later = rescheduleAction(examplePlan, {
  id: 'action-cycles',
  period: { start: '2026-11-01', end: '2027-05-31' },
});
later.ok; // true`,
  }),
  setsField(discontinue('discontinueStrategy', 'a strategy')),
  setsField(discontinue('discontinueMilestone', 'a milestone')),
  setsField(discontinue('discontinueAction', 'an action')),
  setsField({
    type: 'assignTeam',
    schema: idSchema,
    means: 'The team, by id',
    changes: 'Says which team completes a milestone, or champions a goal; null for none.',
  }),
  setsField({
    type: 'assignUnit',
    schema: idSchema,
    means: 'The unit, by id',
    changes: 'Says which unit completes a milestone or carries out an action; null for none.',
  }),
  setsField({
    type: 'setRevisions',
    schema: z.array(revisionSchema).max(MAX_LIST_LENGTH),
    means: 'All baselines and targets that were replaced, each with the last day on which they were in force',
    changes:
      'Sets the record of the baselines and targets that were replaced: for corrections and merges. `setTargets` and `rebaseline` keep it by themselves.',
  }),
];
