/** The library against the oracle, on plans that no one would think of. */
import fc from 'fast-check';
import { actionProgress, defaultPolicy, type Measure, type Plan, type Policy, practiceRollup, rollup } from 'spm-model';
import { arbitraryDay, arbitraryMeasure, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { compareMeasure, compareNodes, near } from './compare.js';
import { actionByDesign, planByDesign, practicesByDesign } from './progress.js';
import { approximately, exactly } from './rational.js';
import { unlessTooClose } from './too-close.js';

const cadences = fc.constantFrom('monthly', 'quarterly', 'semiannual', 'annual', 'biennial');
const arbitraryPolicy: fc.Arbitrary<Policy> = fc.oneof(
  fc.constant(defaultPolicy),
  fc
    .record({
      onTrack: fc.double({ min: 0.5, max: 1, noNaN: true }),
      atRisk: fc.double({ min: 0, max: 0.5, noNaN: true }),
      tolerance: fc.constantFrom(0, 0.02, 0.1),
      missing: fc.constantFrom('exclude', 'zero'),
      rollup: fc.constantFrom('mean', 'worst'),
      weighting: fc.constantFrom('equal', 'duration'),
      groups: fc.constantFrom('apart', 'cap'),
      minimumGroup: fc.constantFrom(1, 10, 40),
      staleAfter: fc.constantFrom(1, 1.5, 2, 4),
      cadence: fc.record({ action: cadences, milestone: cadences, measure: cadences, goal: cadences }),
    })
    .map((partial): Policy => ({ ...defaultPolicy, ...partial })),
);

/** A measure with anything in it that fits the shape, lawful or not. */
const lawless: fc.Arbitrary<Measure> = fc
  .tuple(
    arbitraryMeasure({ extremeNumbers: true, edgeDates: true }),
    fc.array(
      fc.constantFrom<(measure: Measure) => Measure>(
        (measure) => ({ ...measure, targets: [...measure.targets].reverse() }),
        (measure) => ({ ...measure, observations: [...measure.observations, ...measure.observations].reverse() }),
        (measure) => {
          const { baseline: _, ...rest } = measure;
          return rest;
        },
        (measure) => ({ ...measure, targets: [] }),
        (measure) => ({
          ...measure,
          targets: measure.targets.map((target) => ({ ...target, value: measure.baseline?.value ?? 0 })),
        }),
        (measure) => ({
          ...measure,
          targets: measure.targets.map((target) => ({ ...target, date: measure.baseline?.date ?? target.date })),
        }),
        (measure) => ({ ...measure, direction: 'decrease' }),
        (measure) => ({ ...measure, direction: 'maintain' }),
        (measure) => ({ ...measure, accumulation: 'sum' }),
        (measure) => ({ ...measure, accumulation: 'period' }),
        (measure) => ({ ...measure, frequency: 'monthly' }),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([measure, changes]) => changes.reduce((changed, change) => change(changed), measure));

describe('the oracle itself', () => {
  it('turns doubles into fractions and back', () => {
    for (const value of [0, 0.1, -1 / 3, 1e-320, 5e-324, 1.7e308, -Number.MAX_VALUE, 2 ** 53, 123456.789]) {
      expect(approximately(exactly(value))).toBe(value);
    }
  });
});

describe('by the design', () => {
  it('a measure stands where the oracle says', () => {
    fc.assert(fc.property(arbitraryMeasure(), arbitraryDay(), arbitraryPolicy, compareMeasure), { numRuns: 3_000 });
  });

  it('so does one with extreme numbers, edge days and broken rules', () => {
    fc.assert(fc.property(lawless, arbitraryDay({ edgeDates: true }), arbitraryPolicy, compareMeasure), {
      numRuns: 3_000,
    });
  });

  it('so does an action', () => {
    fc.assert(
      fc.property(
        arbitraryPlan({ edgeDates: true }),
        arbitraryDay({ edgeDates: true }),
        arbitraryPolicy,
        (plan, asOf, policy) => {
          for (const action of actionsOf(plan)) {
            unlessTooClose(() => {
              const expected = actionByDesign(action, asOf, policy);
              const found = actionProgress(action, { asOf, policy });
              for (const key of ['completion', 'expected', 'due', 'credit'] as const)
                near(found[key], approximately(expected[key]), key);
              near(
                found.shortfall,
                Math.max(0, approximately(expected.due) - approximately(expected.completion)),
                'shortfall',
              );
              expect(found.state).toBe(expected.state);
            });
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it.each([
    ['lawful', {}],
    ['faulty, extreme', { faults: 'some', edgeDates: true, extremeNumbers: true }],
    ['of some size', { size: 'large' }],
  ] as const)('so does a whole plan (%s)', (_name, options) => {
    fc.assert(
      fc.property(
        arbitraryPlan(options),
        arbitraryDay({ edgeDates: 'edgeDates' in options }),
        arbitraryPolicy,
        (plan, asOf, policy) => {
          unlessTooClose(() => compareNodes(planByDesign(plan, asOf, policy), rollup(plan, { asOf, policy })));
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('by the design, over many plans,', () => {
  it.each([
    ['lawful', {}],
    ['faulty, extreme', { faults: 'some', edgeDates: true, extremeNumbers: true }],
  ] as const)('a practice is carried out, and yields, what the oracle says (%s)', (_name, options) => {
    fc.assert(
      fc.property(
        fc.array(arbitraryPlan({ size: 'medium', ...options }), { minLength: 1, maxLength: 4 }),
        arbitraryDay(),
        arbitraryPolicy,
        (plans, asOf, policy) => {
          unlessTooClose(() => {
            const expected = practicesByDesign(plans, asOf, policy);
            const found = practiceRollup(plans, { asOf, policy });
            const counts = ({ code, plans: many, strategies }: (typeof expected)[number] | (typeof found)[number]) => {
              return { code, plans: many, strategies };
            };
            expect(found.map(counts)).toEqual(expected.map(counts));
            for (const [index, { code, work, results }] of expected.entries()) {
              const { implementation, performance } = found[index] as (typeof found)[number];
              compareNodes({ id: code, work, results, children: [] }, { id: code, implementation, performance });
            }
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});

const actionsOf = (plan: Plan) =>
  plan.goals.flatMap(({ strategies }) =>
    strategies.flatMap(({ milestones }) => milestones.flatMap(({ actions }) => actions)),
  );
