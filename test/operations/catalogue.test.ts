/** The catalogue of operations as hosts read it: what each takes, changes and may be refused for. */
import { operations } from 'spm-model';
import { describe } from 'vitest';
import * as z from 'zod';
import { itTells } from '../support/telling.js';

/** What is said of a value, though it may be left out or cleared. */
const described = (schema: z.ZodType): string => {
  if (schema.description !== undefined) return schema.description;
  const isWrapped = schema instanceof z.ZodOptional || schema instanceof z.ZodNullable;
  return isWrapped ? described(schema.unwrap() as z.ZodType) : 'not described';
};

/** What a value consists of, though there may be many of it, or none. */
const partsOf = (schema: z.ZodType): z.ZodType => {
  if (schema instanceof z.ZodOptional) return partsOf(schema.unwrap() as z.ZodType);
  return schema instanceof z.ZodArray ? partsOf(schema.element as z.ZodType) : schema;
};

/** Each field in a line: whether it may be left out or cleared, and what it is. */
const fieldsOf = (schema: z.ZodObject, inner: readonly string[]): string[] =>
  Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([name, field]) => {
    const told = `  ${name}${field.safeParse(undefined).success ? '?' : ''}${field.safeParse(null).success ? ' or null' : ''}: ${described(field)}`;
    if (!inner.includes(name)) return [told];
    const part = partsOf(field) as z.ZodObject;
    const each = described(part) === described(field) ? [] : [`    each: ${described(part)}`];
    return [told, ...each, ...fieldsOf(part, []).map((line) => `  ${line}`)];
  });

/** The fields that are of no kind that is told of elsewhere. */
const innerOf = (type: string) => (type === 'carryOver' ? ['milestone', 'actions'] : ['changes']);

describe('the catalogue tells of', () => {
  itTells(
    new URL('catalogue.txt', import.meta.url),
    operations.map((operation) => ({
      name: operation.type,
      tell: () => {
        // Its input is made when it is first asked for.
        const { type, input, changes, refusals } = operation;
        const refused = `  refused: ${refusals.join(', ') || 'by rules alone'}`;
        return [`${type}: ${changes}`, ...fieldsOf(input, innerOf(type)), refused].join('\n');
      },
    })),
  );
});
