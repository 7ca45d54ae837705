/** Operations that set one field: theory, period, discontinuation, team, unit, the record of what was revised. */
import * as z from 'zod';
import { discontinuationSchema, periodSchema } from '../model/common.js';
import { entityKinds } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import { MAX_LIST_LENGTH } from '../model/json.js';
import { revisionSchema } from '../model/measure.js';
import { idSchema } from '../model/shape.js';
import { theoryOfActionSchema } from '../model/theory.js';
import {
  type AppliedDefinition,
  defineOperation,
  idOf,
  kindsChangedBy,
  named,
  nouns,
  operation,
} from './definition.js';
import { fieldNow, type Node } from './draft.js';
import { setFields } from './transaction.js';

interface FieldOperation {
  readonly type: string;
  readonly schema: z.ZodType;
  /** What the value is. */
  readonly means: string;
  readonly changes: string;
  readonly example?: string;
}

/** An operation that sets the field that says it is changed by it; null clears one that is optional. */
function setsField({ type, schema, means, ...facts }: FieldOperation): AppliedDefinition {
  const kinds = kindsChangedBy(type);
  const facing = entityKinds.flatMap((kind) =>
    Object.entries(structure[kind].fields).filter(([, { changedBy }]) => changedBy === type),
  );
  const [field, { optional }] = facing[0] as (typeof facing)[number];
  const value = optional ? schema.nullable().describe(`${means}; null for none`) : schema.describe(means);
  return defineOperation({
    type,
    input: { id: idOf(`the ${nouns(kinds)}`), [field]: value },
    refusals: ['unknown-id', 'wrong-kind'],
    ...facts,
    applyTo: (transaction, input) => {
      const { id, [field]: given } = input as Readonly<Record<string, unknown>> & { readonly id: string };
      const found = named(transaction, id, kinds);
      if ('refused' in found) return found;
      const before = fieldNow(found as Node, field) ?? null;
      setFields(transaction, found as Node, { [field]: given ?? undefined }, () => [field]);
      return { inverse: [operation(type, { id, [field]: before })] };
    },
  });
}

const reschedule = (type: string, whose: string): FieldOperation => ({
  type,
  schema: periodSchema,
  means: 'The first and the last day',
  changes: `Sets when ${whose} takes place.`,
});

const discontinue = (type: string, whose: string): FieldOperation => ({
  type,
  schema: discontinuationSchema,
  means: 'When and why it is given up',
  changes: `Gives up ${whose}, with the reason; null takes it up again.`,
});

export const fieldOperations: readonly AppliedDefinition[] = [
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
