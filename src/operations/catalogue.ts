/**
 * Every operation: what it takes, what it changes, what can go wrong. Functions, types, schemas and documents are made
 * from this one list.
 */

import * as z from 'zod';
import { COURSE } from '../model/course.js';
import { MAX_LIST_LENGTH } from '../model/json.js';
import { fieldsOf } from '../model/schema-shape.js';
import type { OperationShapes } from '../rules/misfits.js';
import { carryOverOperation } from './carry-over.js';
import type { AppliedDefinition, OperationDefinition } from './definition.js';
import { entriesOperations } from './entries.js';
import { fieldOperations } from './fields.js';
import type { Operation } from './generated/operations.js';
import { schemaOfKind, structuralOperations } from './structural.js';
import { targetOperations } from './targets.js';
import { wholeOperations } from './whole.js';

/** The operations that are applied by themselves, by name. */
export const appliedOperations: ReadonlyMap<string, AppliedDefinition> = new Map(
  [
    ...structuralOperations,
    ...wholeOperations,
    ...fieldOperations,
    carryOverOperation,
    ...entriesOperations,
    ...targetOperations,
  ].map((definition) => [definition.type, definition]),
);

/** The one operation that is made of others. */
export const ADJUST_COURSE = 'adjustCourse';

/** Any operation, for lists of operations within one. */
export const anyOperation: z.ZodType = z.lazy((): z.ZodType => operationSchema);

const adjustCourse: OperationDefinition & { readonly example?: string } = {
  type: ADJUST_COURSE,
  input: z.strictObject({
    [COURSE]: schemaOfKind[COURSE].describe('The change of course, with its rationale'),
    operations: z.array(anyOperation).max(MAX_LIST_LENGTH).describe('What changes, in order'),
  }),
  changes: 'Applies several operations as one change of course, and keeps its rationale in the plan.',
  refusals: ['duplicate-id', 'too-long'],
};

/**
 * Every operation, with what it takes, what it changes and what can go wrong.
 *
 * @example
 * ```ts
 * operations.find(({ type }) => type === 'reportAction')?.changes; // 'Reports how far an action is.'
 * ```
 */
export const operations: readonly OperationDefinition[] = Object.freeze([...appliedOperations.values(), adjustCourse]);

let shapes: OperationShapes | undefined;

/** The fields of each operation besides its type, by name. */
export function operationShapes(): OperationShapes {
  shapes ??= Object.fromEntries(operations.map(({ type, input }) => [type, fieldsOf(input)]));
  return shapes;
}

/** The schema of each operation. */
const schemas = operations.map(({ type, input, changes }) =>
  z.strictObject({ type: z.literal(type), ...input.shape }).describe(changes),
);

/**
 * Reads an operation from JSON. `apply` does so by itself.
 *
 * @example
 * ```ts
 * operationSchema.safeParse({ type: 'assignTeam', id: 'milestone-1', teamId: null }).success; // true
 * ```
 */
export const operationSchema: z.ZodType<Operation> = z
  .discriminatedUnion('type', schemas as unknown as [z.ZodObject, ...z.ZodObject[]])
  .describe('A change of a plan, in the domain’s words') as unknown as z.ZodType<Operation>;
