/** The library against the oracle, on plans that no one would think of. */
import fc from 'fast-check';
import {
  actionProgress,
  defaultPolicy,
  type Measure,
  type MeasureProgress,
  measureProgress,
  type Plan,
  type PlanRollup,
  type Policy,
  practiceRollup,
  rollup,
} from 'spm-model';
import { arbitraryDay, arbitraryMeasure, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { measureByDesign } from './measure.js';
import { actionByDesign, type ExpectedNode, planByDesign, practicesByDesign } from './progress.js';
import { approximately, exactly } from './rational.js';
import { verdicts } from './thresholds.js';
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

/** Equal within 1e-9 of the greater. */
function near(actual: number | null | undefined, expected: number | null, what: string): void {
  if (actual === null || actual === undefined || expected === null) {
    // At the very end of the doubles one side may say infinite, which is shown as null, and the other not.
    const other = Math.abs(actual ?? expected ?? 0);
    if (other < 1e300) expect(actual ?? null, what).toBe(expected);
    return;
  }
  const scale = Math.max(1, Math.abs(actual), Math.abs(expected));
  expect(Math.abs(actual / scale - expected / scale), `${what}: ${actual}, by design ${expected}`).toBeLessThan(1e-9);
}

function compareMeasure(measure: Measure, asOf: string, policy: Policy): void {
  unlessTooClose(() => {
    const { shown, groups } = measureByDesign(measure, asOf, policy);
    const found = measureProgress(measure, { asOf, policy });
    for (const key of ['value', 'attainment', 'progress', 'expectedProgress', 'credit', 'pace', 'shortfall'] as const) {
      near(found[key], shown[key], key);
    }
    if (typeof shown.expected === 'number') near(found.expected as number, shown.expected, 'expected');
    else expect(found.expected).toEqual(shown.expected);
    near(found.next?.attainment ?? null, shown.nextAttainment, 'next');
    expect(found.next?.target.date ?? null).toBe(shown.nextDate);
    for (const key of ['observedOn', 'nextDue', 'withinMargin', 'statusAsObserved', 'status'] as const) {
      expect(found[key], key).toBe(shown[key]);
    }
    const { interim } = found;
    expect(
      interim && { date: interim.target.date, value: interim.value, on: interim.observedOn, met: interim.met },
      'interim',
    ).toEqual(shown.interim);
    expect(found.change?.from.date ?? null, 'change').toBe(shown.change?.date ?? null);
    near(found.change?.amount ?? null, shown.change?.amount ?? null, 'change');
    if (groups.length === 0) expect(found.groups).toBeNull();
    else compareGroups(groups, found);
  });
}

function compareGroups(groups: readonly { readonly id: string; readonly status: string }[], found: MeasureProgress) {
  for (const [status, count] of Object.entries(found.groups?.counts ?? {})) {
    expect(groups.filter((group) => group.status === status).length, status).toBe(count);
  }
  const judged = groups.filter(({ status }) => verdicts.includes(status));
  const worst = found.groups?.worst ?? null;
  expect(worst === null).toBe(judged.length === 0);
  if (worst === null) return;
  expect(groups.find(({ id }) => id === worst.id)?.status).toBe(worst.status);
  const least = Math.min(...judged.map(({ status }) => verdicts.indexOf(status)));
  expect(verdicts.indexOf(worst.status)).toBe(least);
}

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

type Node = Pick<PlanRollup, 'id' | 'implementation'> & {
  readonly performance?: PlanRollup['performance'];
  readonly diagnosis?: string;
  readonly waitsFor?: readonly string[];
  readonly goals?: readonly Node[];
  readonly strategies?: readonly Node[];
  readonly milestones?: readonly Node[];
};

function compareNodes(expected: ExpectedNode, found: Node): void {
  const { id } = expected;
  expect(found.id).toBe(id);
  for (const key of ['completion', 'expected', 'due', 'credit', 'coverage', 'discontinued'] as const) {
    near(found.implementation[key], expected.work[key], `${id} ${key}`);
  }
  for (const key of ['state', 'overdue', 'plannedThrough'] as const) {
    expect(found.implementation[key], `${id} ${key}`).toBe(expected.work[key]);
  }
  const shares = found.implementation.parts.reduce((total, { share }) => total + share, 0);
  if (found.implementation.parts.length > 0) near(shares, found.implementation.completion ?? 0, 'shares of completion');
  const { results } = expected;
  if (results !== undefined && found.performance !== undefined) {
    for (const key of ['progress', 'expectedProgress', 'credit', 'pace', 'coverage'] as const) {
      near(found.performance[key], results[key], `${id} ${key}`);
    }
    expect(found.performance.status, id).toBe(results.status);
    const groups = Object.entries(found.performance.groups ?? {}).filter(([, count]) => count > 0);
    expect(Object.fromEntries(groups), `${id} groups`).toEqual(results.groups);
    const gained = found.performance.parts.reduce((total, { share }) => total + share, 0);
    near(gained, found.performance.progress ?? 0, 'shares of progress');
  }
  expect(found.diagnosis, id).toBe(expected.diagnosis);
  if (expected.waitsFor !== undefined) expect(found.waitsFor, id).toEqual(expected.waitsFor);
  const children = found.goals ?? found.strategies ?? found.milestones ?? [];
  expect(children.length).toBe(expected.children.length);
  for (const [index, child] of expected.children.entries()) compareNodes(child, children[index] as Node);
}
