/**
 * Operations are read by shapes that are generated from the schemas of their definitions: the same verdict, the same
 * places in the same order, the same value. And what is defined is what can be applied.
 */
import fc from 'fast-check';
import { operationSchema, operations } from 'spm-model';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { fieldsOf } from '../../src/model/schema-shape.js';
import { ADJUST_COURSE, appliers } from '../../src/operations/appliers.js';
import { entryFactsShape } from '../../src/operations/definitions/journal-entry.js';
import { entryFacts, operationShapes } from '../../src/operations/generated/shapes.js';
import { readOperations } from '../../src/operations/read-operation.js';
import { arbitraryOperationDraw, operationFor } from '../../src/testing/operations.js';
import { expectOften, itMeasures } from '../support/measuring.js';
import { mutated } from '../support/mutated.js';

/** Plain data as JSON has it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** Whether there is a date somewhere: zod looks for its fields, as in any object, where readers say at once what it is. */
const holdsDate = (value: unknown): boolean =>
  value instanceof Date ||
  (typeof value === 'object' && value !== null && Object.values(value).some((each) => holdsDate(each)));

/** The places where a schema finds something wrong, in its order. */
const placesIn = (error: z.ZodError): string[] =>
  error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => JSON.stringify([...issue.path, key]))
      : [JSON.stringify(issue.path)],
  );

describe('shapes of operations', () => {
  it('say of every operation what its schema says, in the order of its fields', () => {
    const said = operations.map(({ type, input }) => [type, fieldsOf(input)]);
    expect(JSON.stringify(Object.entries(operationShapes))).toBe(JSON.stringify(said));
    expect(said.length).toBeGreaterThan(80);
  });

  it('and that of a journal’s entry say what its schema says', () => {
    expect(JSON.stringify(entryFacts)).toBe(JSON.stringify(fieldsOf(z.strictObject(entryFactsShape))));
  });

  itMeasures('and schemas give the same verdict, places and value on mutated operations', () => {
    let [refused, taken] = [0, 0];
    const types = new Set<string>();
    fc.assert(
      fc.property(
        arbitraryPlan({ size: 'medium' }),
        arbitraryOperationDraw,
        fc.array(fc.nat(), { maxLength: 6 }),
        (plan, draw, draws) => {
          const document = mutated(plain(operationFor(plan, draw)), draws);
          fc.pre(!holdsDate(document));
          const parsed = operationSchema.safeParse(document);
          const read = readOperations(document);
          expect(read.ok).toBe(parsed.success);
          if (read.ok) {
            taken += 1;
            types.add((document as { readonly type: string }).type);
            expect(plain(read.value.steps[0])).toEqual(plain(parsed.data));
          } else {
            refused += 1;
            const places = read.issues.map(({ path }) => JSON.stringify(path));
            expect([...new Set(places)]).toEqual([...new Set(placesIn(parsed.error as z.ZodError))]);
          }
        },
      ),
      { numRuns: 1_200 },
    );
    expectOften(refused, 60);
    expectOften(taken, 60);
    expect(types.size).toBeGreaterThan(25);
  });
});

describe('the operations that are applied', () => {
  it('are those that are defined, and the one that is made of others', () => {
    const defined = operations.map(({ type }) => type).filter((type) => type !== ADJUST_COURSE);
    expect(Object.keys(appliers).sort()).toEqual([...defined].sort());
  });
});
