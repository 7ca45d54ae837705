/** Generated readers and the schemas that they are made from: the same verdict and the same value, on any document. */
import fc from 'fast-check';
import { type Plan, planSchema } from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { kinds, values } from '../../src/model/entities.js';
import { isDeepFrozen } from '../../src/model/frozen.js';
import { readers } from '../../src/model/generated/readers.js';
import { MISFIT } from '../../src/model/reading.js';
import { mutated } from '../support/mutated.js';

/** Plain data as JSON has it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('generated readers', () => {
  it('are there for every kind, and for every value that entities hold', () => {
    expect(Object.keys(readers)).toEqual([...values, ...kinds].map(({ type }) => type));
  });

  it('read the example plan to an equal, frozen copy', () => {
    const read = readers.Plan(plain(examplePlan));
    expect(read).toEqual(examplePlan);
    expect(isDeepFrozen(read)).toBe(true);
  });

  it('and schemas give the same verdict, and the same value, on any plan', () => {
    fc.assert(
      fc.property(arbitraryPlan({ faults: 'some', edgeDates: true, extremeNumbers: true }), (plan) => {
        expect(readers.Plan(plain(plan))).toEqual(planSchema.parse(plain(plan)));
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
          const read = readers.Plan(document);
          if (!parsed.success) refused += 1;
          expect(read !== MISFIT).toBe(parsed.success);
          if (parsed.success) expect(plain(read)).toEqual(plain(parsed.data));
        },
      ),
      { numRuns: 600 },
    );
    expect(refused).toBeGreaterThan(60);
  });
});
