/**
 * The shapes of what crosses a wire as JSON Schema, for those who do not speak TypeScript: plans, operations,
 * journals, rollups and issues, made from the same schemas as everything else.
 */
import * as z from 'zod';
import { kinds, values } from '../model/entities.js';
import { planSchema } from '../model/plan.js';
import { daySchema } from '../model/shape.js';
import { operationSchema } from '../operations/catalogue.js';
import { entryFactsShape } from '../operations/definitions/journal-entry.js';
import { dayPattern, draftUri, type JsonSchema, type JsonSchemaOptions } from './json-schema-parts.js';
import { resultShapes } from './result-shapes.js';

export type { JsonSchema, JsonSchemaOptions } from './json-schema-parts.js';

type Schema = z.core.JSONSchema.JSONSchema;

/** The names of the parts that schemas share: those of the types. */
function partNames(root: z.ZodType): Map<z.ZodType, string> {
  const names = new Map<z.ZodType, string>();
  const definitions: readonly { readonly type: string; readonly schema: z.ZodType }[] = [
    ...Object.values(kinds),
    ...Object.values(values),
  ];
  for (const definition of definitions) names.set(definition.schema, definition.type);
  names.set(operationSchema, 'Operation');
  names.set(daySchema, 'Day');
  for (const [name, schema] of Object.entries(resultShapes().shared)) names.set(schema, name);
  names.delete(root);
  return names;
}

/** What validators of all makes take: no formats, no defaults, and null beside a type in a list of types. */
function plain(schema: Schema): void {
  delete schema.default;
  delete schema.format;
  delete schema.propertyNames;
  const [first, second] = schema.anyOf ?? [];
  if (second?.type !== 'null' || typeof first?.type !== 'string' || first.type === 'object') return;
  delete schema.anyOf;
  Object.assign(schema, { ...first, type: [first.type, 'null'] });
  if (schema.enum !== undefined) schema.enum = [...schema.enum, null];
}

/**
 * One of several objects that are told apart by their `type`, as conditions on it. So a validator looks at one of
 * them only: its findings are about that one, and one that removes or converts values leaves the others alone.
 */
function byType(schema: Schema): void {
  const options = (schema.oneOf ?? []) as Schema[];
  const types = options.map((option) => (option.properties?.['type'] as Schema | undefined)?.const as string);
  delete schema.oneOf;
  Object.assign(schema, {
    type: 'object',
    properties: { type: { type: 'string', enum: types, description: 'The name of the operation' } },
    required: ['type'],
    allOf: options.map((option, index) => ({
      if: { type: 'object', properties: { type: { const: types[index] } }, required: ['type'] },
      then: option,
    })),
  });
}

function jsonSchemaOf(root: z.ZodType, { target = 'draft-2020-12' }: JsonSchemaOptions): JsonSchema {
  const names = partNames(root);
  const registry = { get: (schema: z.ZodType) => ({ ...z.globalRegistry.get(schema), id: names.get(schema) }) };
  const made = z.toJSONSchema(root, {
    target,
    io: 'input',
    metadata: registry as unknown as NonNullable<Parameters<typeof z.toJSONSchema>[1]>['metadata'] & object,
    override({ jsonSchema }) {
      // Where it only leads to the shared day, there is no type.
      if (jsonSchema.type === 'string' && jsonSchema.format === 'date') jsonSchema.pattern = dayPattern;
      if (jsonSchema.oneOf !== undefined) byType(jsonSchema as Schema);
      plain(jsonSchema as Schema);
    },
  });
  const plainRoot = { ...(JSON.parse(JSON.stringify(made)) as JsonSchema), $schema: draftUri[target] };
  return root === operationSchema ? named('Operation', plainRoot, target) : plainRoot;
}

/** A schema that refers to itself, under a name: Fastify's validator does not find what leads to the root. */
function named(name: string, { $schema, ...schema }: JsonSchema, target: keyof typeof draftUri): JsonSchema {
  const key = target === 'draft-7' ? 'definitions' : '$defs';
  const { [key]: parts, ...body } = JSON.parse(
    JSON.stringify(schema).replaceAll('"$ref":"#"', `"$ref":"#/${key}/${name}"`),
  ) as JsonSchema & { readonly [Key in typeof key]: object };
  const { description, type } = body;
  return { $schema, description, type, allOf: [{ $ref: `#/${key}/${name}` }], [key]: { ...parts, [name]: body } };
}

/**
 * The shape of a plan as JSON Schema: what it accepts is what `parsePlan` takes as the shape of a plan. Rules are not
 * in it: ids that repeat, periods in disorder and the like fit the shape. Descriptions are those of the documents;
 * the kinds of entities stand under `$defs` by the names of their types.
 *
 * JSON Schema 2020-12, or draft 7 for tools that need it (`{ target: 'draft-7' }`, with `definitions`). No formats
 * are used, so that a validator needs no plug-in: days are held by a pattern. What may be left out is not filled in.
 *
 * Lengths count UTF-16 units, as JavaScript does; validators that count characters (ajv: set `unicode: false`) differ
 * for ids of more than 200 units.
 *
 * Source: JSON Schema, drafts 2020-12 and 7.
 *
 * @example
 * ```ts
 * const schema = planJsonSchema();
 * schema['$schema']; // 'https://json-schema.org/draft/2020-12/schema'
 * ```
 */
export const planJsonSchema = (options: JsonSchemaOptions = {}): JsonSchema => jsonSchemaOf(planSchema, options);

/**
 * The shape of an operation as JSON Schema: what `apply` takes as the shape of one. By `type` it says what else there
 * is. Options as for `planJsonSchema`.
 *
 * @example
 * ```ts
 * operationJsonSchema({ target: 'draft-7' })['$schema']; // 'http://json-schema.org/draft-07/schema#'
 * ```
 */
export const operationJsonSchema = (options: JsonSchemaOptions = {}): JsonSchema =>
  jsonSchemaOf(operationSchema, options);

const journalSchema = () =>
  z
    .strictObject({
      version: z.literal(1).describe('The version of the form of a journal'),
      base: (planSchema as unknown as z.ZodType).describe('The plan before the first entry'),
      entries: z
        .array(
          z
            .strictObject({
              ...entryFactsShape,
              operations: z.array(operationSchema).describe('What was done, in order'),
            })
            .describe('What was done at an instant'),
        )
        .describe('The entries, the oldest first'),
    })
    .describe('A plan with everything that was done to it');

/**
 * The shape of a journal as `journalToJson` gives it and `readJournal` takes it, as JSON Schema. That entries are in
 * order of time and fit the plan is not in it. Options as for `planJsonSchema`.
 *
 * @example
 * ```ts
 * journalJsonSchema()['description']; // 'A plan with everything that was done to it'
 * ```
 */
export const journalJsonSchema = (options: JsonSchemaOptions = {}): JsonSchema =>
  jsonSchemaOf(journalSchema(), options);

/**
 * The shape of what `rollup` gives, as JSON Schema: for whoever reads rollups from an API or a store. Options as for
 * `planJsonSchema`.
 *
 * @example
 * ```ts
 * rollupJsonSchema()['description']; // "A plan's standing as of a day"
 * ```
 */
export const rollupJsonSchema = (options: JsonSchemaOptions = {}): JsonSchema =>
  jsonSchemaOf(resultShapes().rollup, options);

/**
 * The shape of an issue, as JSON Schema: for whoever shows issues that an API answers with. Options as for
 * `planJsonSchema`.
 *
 * @example
 * ```ts
 * issueJsonSchema()['required']; // ['code', 'severity', 'path', 'message', 'params']
 * ```
 */
export const issueJsonSchema = (options: JsonSchemaOptions = {}): JsonSchema =>
  jsonSchemaOf(resultShapes().issue, options);
