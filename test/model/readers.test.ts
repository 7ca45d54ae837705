/** Generated readers and the schemas that they are made from: the same verdict and the same value, on any document. */
import fc from 'fast-check';
import { type Plan, planSchema } from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { kinds, values } from '../../src/model/entities.js';
import { isDeepFrozen } from '../../src/model/frozen.js';
import { readers } from '../../src/model/generated/readers.js';
import { attempt, MISFIT } from '../../src/model/reading.js';
import { expectOften } from '../support/measuring.js';
import { mutated } from '../support/mutated.js';

/** Plain data as JSON has it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

/** What hardly any field takes: of each type one, and those at the edges of what is taken. */
const UNFIT: readonly unknown[] = [
  null,
  '',
  ' ',
  'x'.repeat(201),
  '2026-02-30',
  -1,
  1.5,
  1e9,
  Number.NaN,
  true,
  {},
  [null],
  [''],
  [{}],
];

/** Every object within a document. */
const objectsIn = (value: unknown): object[] =>
  typeof value !== 'object' || value === null
    ? []
    : [...(Array.isArray(value) ? [] : [value]), ...Object.values(value).flatMap(objectsIn)];
const held = objectsIn(plain(examplePlan));

/** Whether a field was added in a scratch copy, of which the example plan knows nothing. */
const isAdded = (type: string, field: string) => type === 'Risk' || ['motto', 'nicknames'].includes(field);

describe('generated readers', () => {
  it('are there for every kind, and for every value that entities hold', () => {
    expect(Object.keys(readers)).toEqual([...values, ...kinds].map(({ type }) => type));
  });

  it('read the example plan to an equal, frozen copy', () => {
    const read = readers.Plan(plain(examplePlan));
    expect(read).toEqual(examplePlan);
    expect(isDeepFrozen(read)).toBe(true);
  });

  describe.each([...values, ...kinds])('$type', ({ type, schema }) => {
    const fields = Object.keys(schema.shape);
    /** One with every field: what the example plan has of it, taken together, with one entry in each list. */
    const one: Record<string, unknown> = {};
    for (const each of held.filter((object) => schema.safeParse(object).success)) {
      for (const [field, value] of Object.entries(each)) {
        if (!Array.isArray(value)) one[field] = value;
        else if (value.length > 0 || !Object.hasOwn(one, field)) one[field] = value.slice(0, 1);
      }
    }
    if ('extensions' in schema.shape) one['extensions'] = { source: 'survey' };
    /** Whether it fits; the reader says the same, and reads the same. */
    const fits = (document: unknown) => {
      const parsed = schema.safeParse(document);
      const read = attempt<unknown>(readers[type as keyof typeof readers], document);
      expect(read !== MISFIT, JSON.stringify(document)).toBe(parsed.success);
      if (parsed.success) expect(plain(read)).toEqual(plain(parsed.data));
      return parsed.success;
    };

    it('is read with each of its fields, or without those that may be absent, as its schema says', () => {
      const missing = fields.filter((field) => !Object.hasOwn(one, field));
      expect(missing.filter((field) => !isAdded(type, field))).toEqual([]);
      if (missing.length === 0) expect(fits(one)).toBe(true);
      for (const field of fields) {
        const { [field]: _without, ...rest } = one;
        expect(fits(rest)).toBe(fits({ ...rest, [field]: undefined }));
      }
    });

    it('is refused with anything in a field that does not fit, or a field too many', () => {
      for (const field of fields) {
        const refused = UNFIT.filter((value) => !fits({ ...one, [field]: value }));
        expect(refused.length, field).toBeGreaterThanOrEqual(UNFIT.length / 2);
      }
      expect(fits({ ...one, notAField: 1 })).toBe(false);
      expect([null, 'text', 1, true, []].filter(fits)).toEqual([]);
    });
  });

  it('and schemas give the same verdict, and the same value, on any plan', () => {
    fc.assert(
      fc.property(arbitraryPlan({ faults: 'some', edgeDates: true, extremeNumbers: true }), (plan) => {
        expect(attempt(readers.Plan, plain(plan))).toEqual(planSchema.parse(plain(plan)));
      }),
    );
  });

  it('and schemas give the same verdict on mutated plans', () => {
    let refused = 0;
    fc.assert(
      fc.property(
        arbitraryPlan({ size: 'medium' }),
        fc.array(fc.nat(), { minLength: 1, maxLength: 12 }),
        (plan, draws) => {
          const document = mutated(plain(plan), draws) as Plan;
          const parsed = planSchema.safeParse(document);
          const read = attempt(readers.Plan, document);
          if (!parsed.success) refused += 1;
          expect(read !== MISFIT).toBe(parsed.success);
          if (parsed.success) expect(plain(read)).toEqual(plain(parsed.data));
        },
      ),
      { numRuns: 300 },
    );
    expectOften(refused, 30);
  });
});
