/** The shape of a plan as JSON Schema, for those who do not speak TypeScript. */
import * as z from 'zod';
import { planSchema } from '../model/plan.js';

/** A schema of JSON Schema 2020-12, as plain JSON. */
export type JsonSchema = { readonly [key: string]: unknown };

/**
 * The shape of a plan as JSON Schema 2020-12, made from the same schemas as everything else: what it accepts is what
 * `parsePlan` takes as the shape of a plan. Rules are not in it: ids that repeat, periods in disorder and the like fit
 * the shape. Descriptions are those of the documents.
 *
 * Lengths count UTF-16 units, as JavaScript does; validators that count characters (ajv: set `unicode: false`) differ
 * for ids of more than 200 units.
 *
 * Source: JSON Schema, draft 2020-12.
 *
 * @example
 * ```ts
 * const schema = planJsonSchema();
 * schema['$schema']; // 'https://json-schema.org/draft/2020-12/schema'
 * ```
 */
export function planJsonSchema(): JsonSchema {
  return z.toJSONSchema(planSchema, {
    target: 'draft-2020-12',
    io: 'input',
    unrepresentable: 'any',
    override({ zodSchema, jsonSchema }) {
      const { def } = zodSchema._zod;
      // The host's own data is any object; a calendar day is one from the year 1 on.
      if (def.type === 'custom') jsonSchema.type = 'object';
      if (def.type === 'string' && jsonSchema.format === 'date') jsonSchema.pattern = '^(?!0000)\\d{4}-\\d{2}-\\d{2}$';
    },
  }) as JsonSchema;
}
