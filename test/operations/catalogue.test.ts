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

/** Each field in a line: whether it may be left out or cleared, and what it is. */
const fieldsOf = (schema: z.ZodObject): string[] =>
  Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).flatMap(([name, field]) => [
    `  ${name}${field.safeParse(undefined).success ? '?' : ''}${field.safeParse(null).success ? ' or null' : ''}: ${described(field)}`,
    ...(name === 'changes' ? fieldsOf(field as z.ZodObject).map((line) => `  ${line}`) : []),
  ]);

describe('the catalogue tells of', () => {
  itTells(
    new URL('catalogue.txt', import.meta.url),
    operations.map(({ type, input, changes, refusals }) => ({
      name: type,
      tell: () =>
        [`${type}: ${changes}`, ...fieldsOf(input), `  refused: ${refusals.join(', ') || 'by rules alone'}`].join('\n'),
    })),
  );
});
