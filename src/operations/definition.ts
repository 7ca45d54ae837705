/**
 * What is told of an operation: its name, the schema of what it takes, what it changes, what can go wrong. The
 * definitions stand in `definitions`, by subject; `catalogue.ts` lists them all. How operations are applied knows
 * nothing of them: what is read is read by shapes that are generated from these schemas.
 */
import * as z from 'zod';
import { structure } from '../model/generated/structure.js';
import type { EntityKind } from '../model/generated/types.js';
import { idSchema } from '../model/shape.js';
import { whenAsked } from '../model/when-asked.js';
import type { OperationType } from './generated/operations.js';

/** One operation, as the catalog tells of it. */
export interface OperationDefinition {
  readonly type: OperationType;
  /** What it takes, besides its type. */
  readonly input: z.ZodObject;
  /** What it changes, in a sentence. */
  readonly changes: string;
  /** The codes of what can go wrong, besides those of the shape and the rules. */
  readonly refusals: readonly string[];
}

/** A definition with an example. */
export interface IllustratedDefinition extends OperationDefinition {
  /** How it is called, for its documentation: statements of TypeScript. */
  readonly example?: string;
}

/** Defines an operation. Its schema is made when it is first asked for: operations are read and applied without. */
export function defineOperation({
  input: fields,
  ...definition
}: {
  readonly type: string;
  readonly input: () => Readonly<Record<string, z.ZodType>>;
  readonly changes: string;
  readonly refusals: readonly string[];
  readonly example?: string;
}): IllustratedDefinition {
  // The types of operations are generated from these definitions, so that what is defined is one.
  const type = definition.type as OperationType;
  const input = whenAsked(() => z.strictObject(fields()));
  return {
    ...definition,
    type,
    get input() {
      return input();
    },
  };
}

/** The place in a list, from 0. */
export const at = z
  .number()
  .int()
  .nonnegative()
  .max(Number.MAX_SAFE_INTEGER)
  .optional()
  .describe('The place in the list, from 0; the end where it is left out');

/** The id of something. */
export const idOf = (what: string) => idSchema.describe(`The id of ${what}`);

/** Kinds as the descriptions of inputs name them: "action or milestone". */
export const nouns = (kinds: readonly EntityKind[]) => kinds.map((kind) => structure[kind].noun).join(' or ');
