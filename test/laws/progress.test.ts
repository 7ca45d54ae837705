/** Laws of progress, on arbitrary plans: what must stay the same when something that should not matter changes. */
import fc from 'fast-check';
import { defaultPolicy, type Measure, measureProgress, type Plan, type PlanRollup, rollup, walkPlan } from 'spm-model';
import { arbitraryDay, arbitraryMeasure, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/model/calendar.js';
import { freezePlain } from '../../src/model/frozen.js';

const plans = arbitraryPlan({ size: 'medium', faults: 'some' });
const days = arbitraryDay();

/** A deep copy in which each object may be changed on the way; frozen again, as plans are. */
function rewritten(plan: Plan, change: (key: string, value: unknown) => unknown): Plan {
  return freezePlain(JSON.parse(JSON.stringify(plan, (key, value) => change(key, value)))) as Plan;
}

/** Results without the weights and shares that name the scale of weights. */
const unscaled = (standing: PlanRollup) =>
  JSON.parse(JSON.stringify(standing, (key, value) => (key === 'weight' ? 0 : value)));

function expectNear(actual: unknown, expected: unknown, path = ''): void {
  if (typeof actual === 'number' && typeof expected === 'number') {
    expect(Math.abs(actual - expected), path).toBeLessThan(1e-9);
    return;
  }
  if (typeof actual !== 'object' || actual === null || typeof expected !== 'object' || expected === null) {
    expect(actual, path).toEqual(expected);
    return;
  }
  expect(Object.keys(actual), path).toEqual(Object.keys(expected));
  for (const [key, value] of Object.entries(actual))
    expectNear(value, (expected as Record<string, unknown>)[key], `${path}.${key}`);
}

describe('an unchanged branch', () => {
  it('keeps its rollup object when another changes', () => {
    fc.assert(
      fc.property(plans, days, fc.nat(), (plan, asOf, at) => {
        fc.pre(plan.goals.length > 0);
        const chosen = at % plan.goals.length;
        const before = rollup(plan, { asOf });
        const goals = plan.goals.map((goal, index) =>
          index === chosen ? Object.freeze({ ...goal, weight: 77 }) : goal,
        );
        const after = rollup(Object.freeze({ ...plan, goals: Object.freeze(goals) }) as Plan, { asOf });
        for (const [index, goal] of after.goals.entries()) {
          if (index !== chosen) expect(goal).toBe(before.goals[index]);
          for (const [place, strategy] of goal.strategies.entries()) {
            expect(strategy).toBe(before.goals[index]?.strategies[place]);
          }
        }
      }),
    );
  });
});

describe('moving the day', () => {
  it('over a time without data changes no value, attainment or completion', () => {
    fc.assert(
      fc.property(plans, days, fc.integer({ min: 1, max: 400 }), (plan, asOf, gap) => {
        const later = plusDays(asOf, gap);
        const isIn = (date: string) => date > asOf && date <= later;
        for (const { kind, entity } of walkPlan(plan)) {
          if (kind === 'measure') {
            fc.pre(!entity.observations.some(({ date }) => isIn(date)));
            // Nor may other targets come into force, or what is old become too old to count.
            fc.pre(entity.revisions.length === 0);
          }
          if (kind === 'action' || kind === 'milestone' || kind === 'strategy') {
            fc.pre(entity.discontinued === undefined || !isIn(entity.discontinued.date));
          }
          if (kind === 'action' || kind === 'milestone') fc.pre(!entity.reports.some(({ date }) => isIn(date)));
        }
        const policy = { ...defaultPolicy, staleAfter: 1_000 };
        const [before, after] = [rollup(plan, { asOf, policy }), rollup(plan, { asOf: later, policy })];
        const told = (standing: PlanRollup) =>
          standing.goals.map((goal) => ({
            measures: [...goal.measures, ...goal.strategies.flatMap(({ measures }) => measures)].map(
              ({ value, attainment, observedOn, expected, pace }) => ({
                value,
                attainment,
                observedOn,
                expected,
                pace,
              }),
            ),
            completion: goal.strategies.map(({ implementation }) => implementation.completion),
          }));
        expect(told(after)).toEqual(told(before));
        expect(after.performance.progress).toBe(before.performance.progress);
      }),
    );
  });
});

describe('weights', () => {
  it('count against each other: scaling all of them changes nothing', () => {
    fc.assert(
      fc.property(plans, days, fc.constantFrom(2, 3, 0.1, 1000, 1e-6), (plan, asOf, factor) => {
        const weighty = new Set(['goals', 'strategies', 'milestones', 'actions', 'measures']);
        const scaled = rewritten(plan, (key, value) =>
          weighty.has(key)
            ? (value as { weight?: number }[]).map((entity) => ({ ...entity, weight: (entity.weight ?? 1) * factor }))
            : value,
        );
        expectNear(unscaled(rollup(scaled, { asOf })), unscaled(rollup(plan, { asOf })));
      }),
    );
  });
});

describe('a measure', () => {
  const measures = arbitraryMeasure({ edgeDates: true });

  it('mirrored, with its direction mirrored, stands where it stood', () => {
    const opposite = { increase: 'decrease', decrease: 'increase', maintain: 'maintain' } as const;
    const mirroredBaseline = ({ baseline }: Pick<Measure, 'baseline'>) =>
      baseline === undefined ? {} : { baseline: { ...baseline, value: -baseline.value } };
    const mirroredTargets = (targets: Measure['targets']) =>
      targets.map(({ date, value, low, high }) => ({
        date,
        ...(value === undefined ? {} : { value: -value }),
        ...(high === undefined ? {} : { low: -high }),
        ...(low === undefined ? {} : { high: -low }),
      }));
    const mirror = (measure: Measure): Measure => ({
      ...measure,
      direction: opposite[measure.direction],
      ...mirroredBaseline(measure),
      targets: mirroredTargets(measure.targets),
      revisions: measure.revisions.map((revision) => ({
        ...revision,
        ...mirroredBaseline(revision),
        targets: mirroredTargets(revision.targets),
      })),
      observations: measure.observations.map((observation) => ({ ...observation, value: -observation.value })),
    });
    fc.assert(
      fc.property(measures, days, (measure, asOf) => {
        // An amount begins at nothing: less of it is no mirror image of more.
        fc.pre(measure.accumulation !== 'period');
        const told = ({
          attainment,
          progress,
          expectedProgress,
          pace,
          shortfall,
          status,
        }: ReturnType<typeof measureProgress>) => ({
          attainment,
          progress,
          expectedProgress,
          pace,
          shortfall,
          status,
        });
        expectNear(told(measureProgress(mirror(measure), { asOf })), told(measureProgress(measure, { asOf })));
      }),
    );
  });

  it('stands where it stood when its entries are shuffled', () => {
    const shuffled = measures.chain((measure) =>
      fc.tuple(
        fc.constant(measure),
        fc.shuffledSubarray([...measure.observations], { minLength: measure.observations.length }),
        fc.shuffledSubarray([...measure.targets], { minLength: measure.targets.length }),
      ),
    );
    fc.assert(
      fc.property(shuffled, days, ([measure, observations, targets], asOf) => {
        expect(measureProgress({ ...measure, observations, targets }, { asOf })).toEqual(
          measureProgress(measure, { asOf }),
        );
      }),
    );
  });

  it('never has NaN or an infinite number in its result', () => {
    fc.assert(
      fc.property(
        arbitraryMeasure({ extremeNumbers: true, edgeDates: true }),
        arbitraryDay({ edgeDates: true }),
        (measure, asOf) => {
          const found = measureProgress(measure, { asOf });
          expect(JSON.parse(JSON.stringify(found))).toEqual(found);
          if (found.progress !== null) expect(found.progress).toBe(Math.min(1, Math.max(0, found.progress)));
        },
      ),
      { numRuns: 500 },
    );
  });
});

describe('the order of keys', () => {
  it('matters to nothing', () => {
    fc.assert(
      fc.property(plans, days, (plan, asOf) => {
        const reversed = rewritten(plan, (_key, value) =>
          typeof value === 'object' && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).reverse())
            : value,
        );
        expect(rollup(reversed, { asOf })).toEqual(rollup(plan, { asOf }));
      }),
    );
  });
});
