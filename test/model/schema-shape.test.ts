/** What a zod schema says of a field, as plain data. */
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { period } from '../../src/model/common.js';
import { measure } from '../../src/model/measure.js';
import { fieldsOf, fieldsWithOperations, shapeOf } from '../../src/model/schema-shape.js';
import {
  daySchema,
  extensionsSchema,
  idSchema,
  listOf,
  name,
  someOf,
  text,
  weightSchema,
} from '../../src/model/shape.js';

describe('the shape of a field', () => {
  it.each([
    ['text', text('More'), { is: 'text' }],
    ['a name', name('What it is called'), { is: 'name' }],
    ['an id', idSchema, { is: 'id', most: 200 }],
    ['a day', daySchema.describe('The day'), { is: 'day' }],
    ['a yes or no', z.boolean(), { is: 'boolean' }],
    ['a choice', z.enum(['sea', 'lea']), { is: 'choice', of: ['sea', 'lea'] }],
    ['one word or another', z.literal(['now', 1]), { is: 'choice', of: ['now', 1] }],
    ['a number', z.number(), { is: 'number' }],
    ['a whole number', z.number().int(), { is: 'integer' }],
    ['a number of bounds', z.number().min(0).max(100), { is: 'number', min: 0, max: 100 }],
    ['a number above one', z.number().gt(2.5), { is: 'number', above: 2.5 }],
    ['a whole number of bounds', z.number().int().nonnegative().max(9), { is: 'integer', min: 0, max: 9 }],
    ['a number above and up to', z.number().positive().lte(5), { is: 'number', above: 0, max: 5 }],
    ['a list', z.array(z.boolean()), { is: 'list', of: { is: 'boolean' } }],
    ['a list of one or more', someOf(idSchema, 'Some'), { is: 'list', of: { is: 'id', most: 200 }, least: 1 }],
    ['a record', z.record(z.string(), z.number()), { is: 'record', of: { is: 'number' } }],
    ['an operation among others', z.union([z.boolean(), z.number()]), { is: 'operation' }],
    ['an operation within one', z.lazy(() => z.boolean()), { is: 'operation' }],
    ['the host’s own data', extensionsSchema, { is: 'extensions', optional: true }],
    ['what may be left out', weightSchema, { is: 'number', above: 0, optional: true }],
    ['what may be null', idSchema.nullable(), { is: 'id', most: 200, nullable: true }],
    [
      'what may be null or left out',
      idSchema.nullable().optional(),
      { is: 'id', most: 200, nullable: true, optional: true },
    ],
    ['what has a default', z.boolean().default(false), { is: 'boolean', default: false }],
    ['a list that may be left out', listOf(z.boolean(), 'Some'), { is: 'list', of: { is: 'boolean' }, default: [] }],
    // What is filled in is there, whether or not it was given.
    ['a default that may be left out', z.boolean().default(true).optional(), { is: 'boolean', default: true }],
  ])('that holds %s', (_what, schema, expected) => {
    expect(shapeOf(schema)).toEqual(expected);
    // A description changes nothing.
    expect(shapeOf(schema.describe('Something else'))).toEqual(expected);
  });

  it('that holds an object is its name, or its fields where it has none', () => {
    expect(shapeOf(period.schema)).toEqual({ is: 'object', of: 'Period' });
    expect(shapeOf(period.schema.describe('When').optional())).toEqual({ is: 'object', of: 'Period', optional: true });
    expect(shapeOf(measure.schema)).toEqual({ is: 'object', of: 'Measure' });
    expect(shapeOf(z.strictObject({ day: daySchema, n: z.number().optional() }))).toEqual({
      is: 'object',
      of: { day: { is: 'day' }, n: { is: 'number', optional: true } },
    });
  });

  it('that has an operation of its own elsewhere says which', () => {
    const schema = z.strictObject({ title: text('A title') });
    fieldsWithOperations.add(schema, { operations: { reports: 'reportAction' } });
    expect(shapeOf(schema)).toEqual({
      is: 'object',
      of: { title: { is: 'text' } },
      elsewhere: { reports: 'reportAction' },
    });
  });

  it('is the same each time, and that of every field in order', () => {
    const schema = z.strictObject({ b: z.boolean(), a: period.schema });
    expect(shapeOf(schema)).toBe(shapeOf(schema));
    expect(Object.entries(fieldsOf(schema))).toEqual([
      ['b', { is: 'boolean' }],
      ['a', { is: 'object', of: 'Period' }],
    ]);
  });

  it.each([
    ['date', z.date()],
    ['bigint', z.bigint()],
    ['readonly', z.boolean().readonly()],
    ['default', z.boolean().default(undefined as never)],
  ])('of type %s is not known', (type, schema) => {
    expect(() => shapeOf(schema)).toThrow(new TypeError(`no shape is known for a schema of type ${type}`));
  });
});
