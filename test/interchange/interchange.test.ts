import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import fc from 'fast-check';
import { planJsonSchema, planSchema } from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { readShape } from '../../src/rules/read.js';

const ajv = new Ajv2020({ strict: true, unicode: false, allErrors: false });
(addFormats as unknown as (instance: Ajv2020) => void)(ajv);
const validate = ajv.compile(planJsonSchema());
const fitsShape = (input: unknown) => readShape(planSchema, input).ok;

describe('the JSON Schema', () => {
  it('is of draft 2020-12, with the descriptions of the documents', () => {
    const schema = planJsonSchema() as {
      $schema: string;
      description: string;
      properties: Record<string, { description?: string }>;
    };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.description).toBe('A strategic performance management plan');
    for (const [name, property] of Object.entries(schema.properties)) expect(property.description, name).toBeTruthy();
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  it('accepts plans that fit the shape', () => {
    expect(validate(examplePlan)).toBe(true);
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium', faults: 'some', edgeDates: true, extremeNumbers: true }), (plan) => {
        expect(validate(JSON.parse(JSON.stringify(plan)))).toBe(true);
      }),
    );
  });

  it('accepts and refuses what the shape does, on single mutations', () => {
    const junk: fc.Arbitrary<unknown> = fc.oneof(
      fc.constantFrom<unknown>(
        null,
        '',
        'x',
        0,
        -1,
        0.5,
        101,
        1e300,
        true,
        [],
        {},
        ['x'],
        [{}],
        '2026-02-29',
        '2024-02-29',
        '0000-01-01',
        '2026-06-30T00:00:00Z',
        'x'.repeat(201),
        { start: '2026-01-01', end: '2026-02-01' },
      ),
      fc.jsonValue({ maxDepth: 2 }),
    );
    const places = (value: unknown, path: (string | number)[] = []): (string | number)[][] =>
      typeof value !== 'object' || value === null
        ? [path]
        : [
            path,
            ...Object.entries(value).flatMap(([key, item]) =>
              places(item, [...path, Array.isArray(value) ? Number(key) : key]),
            ),
          ];
    let [accepted, refused] = [0, 0];
    fc.assert(
      fc.property(arbitraryPlan(), fc.nat(), fc.constantFrom('set', 'delete', 'add'), junk, (plan, at, how, value) => {
        const input = JSON.parse(JSON.stringify(plan));
        const all = places(input).filter((path) => path.length > 0 && !path.includes('extensions'));
        const path = all[at % all.length] as (string | number)[];
        const holder = path.slice(0, -1).reduce((each, step) => each[step], input);
        const key = path.at(-1) as string | number;
        if (how === 'set') holder[key] = value;
        else if (how === 'add' && !Array.isArray(holder)) holder['novel'] = value;
        else if (Array.isArray(holder)) holder.splice(key as number, 1);
        else delete holder[key];
        const expected = fitsShape(input);
        if (expected) accepted += 1;
        else refused += 1;
        expect(validate(input), `${how} ${path.join('.')} ${JSON.stringify(value)}`).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
    expect(Math.min(accepted, refused)).toBeGreaterThan(200);
  });
});
