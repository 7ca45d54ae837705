/**
 * Every operation: what it takes, what it changes, what can go wrong. Functions, types, schemas, documents, and the
 * shapes by which operations are read are made from this one list. How they are applied stands in `appliers.ts`.
 */

import * as z from 'zod';
import { COURSE } from '../model/course.js';
import { MAX_LIST_LENGTH } from '../model/json.js';
import { ADJUST_COURSE } from './appliers.js';
import { defineOperation, type IllustratedDefinition, type OperationDefinition } from './definition.js';
import { carryOverOperation } from './definitions/carry-over.js';
import { entriesOperations } from './definitions/entries.js';
import { fieldOperations } from './definitions/fields.js';
import { schemaOfKind, structuralOperations } from './definitions/structural.js';
import { targetOperations } from './definitions/targets.js';
import { wholeOperations } from './definitions/whole.js';
import type { Operation } from './generated/operations.js';

const adjustCourse = defineOperation({
  type: ADJUST_COURSE,
  input: () => ({
    [COURSE]: schemaOfKind[COURSE].describe('The change of course, with its rationale'),
    operations: z.array(operationSchema).max(MAX_LIST_LENGTH).describe('What changes, in order'),
  }),
  changes: 'Applies several operations as one change of course, and keeps its rationale in the plan.',
  refusals: ['duplicate-id', 'too-long'],
});

const definitions: readonly IllustratedDefinition[] = [
  ...structuralOperations,
  ...wholeOperations,
  ...fieldOperations,
  carryOverOperation,
  ...entriesOperations,
  ...targetOperations,
  adjustCourse,
];

/**
 * Every operation, with what it takes, what it changes and what can go wrong.
 *
 * @example
 * ```ts
 * operations.find(({ type }) => type === 'reportAction')?.changes; // 'Reports how far an action is.'
 * ```
 */
export const operations: readonly OperationDefinition[] = Object.freeze(definitions);

/**
 * Reads an operation from JSON. `apply` does so by itself.
 *
 * @example
 * ```ts
 * operationSchema.safeParse({ type: 'assignTeam', id: 'milestone-1', teamId: null }).success; // true
 * ```
 */
export const operationSchema: z.ZodType<Operation> = z
  .lazy(() => {
    const [first, ...others] = operations.map(({ type, input, changes }) =>
      z.strictObject({ type: z.literal(type), ...input.shape }).describe(changes),
    );
    return z.discriminatedUnion('type', [first as z.ZodObject, ...others]) as unknown as z.ZodType<Operation>;
  })
  .describe('A change of a plan, in the domain’s words');
