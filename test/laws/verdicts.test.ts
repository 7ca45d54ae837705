/** Laws of verdicts, on arbitrary plans: what a leadership team may rely on, whatever the figures are. */
import fc from 'fast-check';
import {
  defaultPolicy,
  type Measure,
  measureProgress,
  type Plan,
  type PlanRollup,
  type Policy,
  rollup,
  walkPlan,
} from 'spm-model';
import { aGoal, aMeasure, aPlan } from 'spm-model/testing';
import { arbitraryDay, arbitraryMeasure, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/model/calendar.js';
import { freezePlain } from '../../src/model/frozen.js';

const days = arbitraryDay();
const measures = arbitraryMeasure();
const plans = arbitraryPlan({ size: 'medium', faults: 'some' });
const policies: fc.Arbitrary<Policy> = fc
  .record({
    missing: fc.constantFrom('exclude', 'zero'),
    rollup: fc.constantFrom('mean', 'worst'),
    weighting: fc.constantFrom('equal', 'duration'),
    groups: fc.constantFrom('apart', 'cap'),
  })
  .map((partial): Policy => ({ ...defaultPolicy, ...partial }));

/** From worst to best; what says nothing of how well it goes has no place. */
const order = ['missed', 'regressing', 'off-track', 'at-risk', 'on-track', 'met', 'exceeded'];
const rank = (status: string) => order.indexOf(status);

describe('what is dated later', () => {
  it('never changes the result of an earlier day', () => {
    fc.assert(
      fc.property(
        measures,
        days,
        fc.integer({ min: 1, max: 900 }),
        fc.double({ min: 0, max: 100, noNaN: true }),
        (measure, asOf, gap, value) => {
          const date = plusDays(asOf, gap);
          fc.pre(date > asOf);
          const later: Measure = {
            ...measure,
            observations: [{ date, value }, ...measure.observations],
            withheld: [...measure.withheld, { date }],
            subgroups: measure.subgroups.map((group) => ({
              ...group,
              observations: [...group.observations, { date, value }],
            })),
          };
          expect(measureProgress(later, { asOf })).toEqual(measureProgress(measure, { asOf }));
        },
      ),
    );
  });

  it('never changes the rollup of an earlier day either', () => {
    fc.assert(
      fc.property(plans, days, fc.integer({ min: 1, max: 400 }), (plan, asOf, gap) => {
        const date = plusDays(asOf, gap);
        fc.pre(date > asOf);
        const later = rewritten(plan, (key, value) => {
          if (key === 'reports') return [...(value as object[]), { date, percentComplete: 100 }];
          return key === 'observations' ? [...(value as object[]), { date, value: 1 }] : value;
        });
        expect(rollup(later, { asOf })).toEqual(rollup(plan, { asOf }));
      }),
    );
  });

  it('holds of a revision too: new targets leave the days before them as they were', () => {
    fc.assert(
      fc.property(measures, days, fc.nat({ max: 900 }), fc.integer({ min: -50, max: 50 }), (measure, asOf, gap, by) => {
        const until = plusDays(asOf, gap);
        // What is in force when the new targets come is that of the day after the last revision.
        fc.pre(measure.revisions.every((revision) => revision.until < until));
        const { baseline, targets } = measure;
        const revision = { until, targets, ...(baseline === undefined ? {} : { baseline }) };
        const revised: Measure = {
          ...measure,
          targets: targets.map((target) =>
            target.value === undefined ? target : { ...target, value: target.value + by },
          ),
          revisions: [...measure.revisions, revision],
        };
        expect(measureProgress(revised, { asOf })).toEqual(measureProgress(measure, { asOf }));
      }),
    );
  });
});

describe('time that passes without data', () => {
  it('never betters the status of a measure, but for an amount to stay under, whose year ends', () => {
    fc.assert(
      fc.property(measures, days, fc.integer({ min: 1, max: 2_000 }), policies, (measure, asOf, gap, policy) => {
        fc.pre(measure.accumulation !== 'period' || measure.direction !== 'decrease');
        // Targets that are replaced meanwhile are no passing of time alone.
        const one = { ...measure, revisions: [], subgroups: [] };
        const later = plusDays(asOf, gap);
        fc.pre(one.observations.every(({ date }) => date <= asOf || date > later));
        const before = measureProgress(one, { asOf, policy });
        const after = measureProgress(one, { asOf: later, policy });
        if (before.status === 'stale') expect(rank(after.status)).toBeLessThanOrEqual(rank(before.statusAsObserved));
        else if (rank(before.status) >= 0 && after.status !== 'stale') {
          expect(rank(after.status)).toBeLessThanOrEqual(rank(before.status));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('never betters a whole because a part went stale', () => {
    fc.assert(
      fc.property(plans, days, policies, (plan, asOf, policy) => {
        const patient = rollup(plan, { asOf, policy: { ...policy, staleAfter: 1_000 } });
        const found = rollup(plan, { asOf, policy });
        for (const [index, goal] of found.goals.entries()) {
          notBetter(goal.performance.status, patient.goals[index]?.performance.status ?? '');
          for (const [at, strategy] of goal.strategies.entries()) {
            notBetter(strategy.performance.status, patient.goals[index]?.strategies[at]?.performance.status ?? '');
          }
        }
        notBetter(found.performance.status, patient.performance.status);
      }),
      { numRuns: 100 },
    );
  });
});

function notBetter(status: string, than: string): void {
  if (rank(status) >= 0) expect(rank(status)).toBeLessThanOrEqual(rank(than));
}

describe('improving one observation', () => {
  it('never worsens the status of a measure', () => {
    fc.assert(
      fc.property(measures, days, fc.nat(), fc.double({ min: 0, max: 40, noNaN: true }), (measure, asOf, at, by) => {
        fc.pre(measure.observations.length > 0 && measure.direction !== 'maintain');
        const place = at % measure.observations.length;
        const better: Measure = {
          ...measure,
          observations: measure.observations.map((observation, index) =>
            index === place
              ? { ...observation, value: observation.value + (measure.direction === 'increase' ? by : -by) }
              : observation,
          ),
        };
        const before = measureProgress(measure, { asOf });
        const after = measureProgress(better, { asOf });
        expect(rank(after.status)).toBeGreaterThanOrEqual(rank(before.status));
      }),
      { numRuns: 300 },
    );
  });

  it('never worsens the state of an action: a higher report stands no worse', () => {
    fc.assert(
      fc.property(plans, days, fc.integer({ min: 1, max: 60 }), (plan, asOf, by) => {
        const better = rewritten(plan, (key, value) =>
          key === 'percentComplete' ? Math.min(100, (value as number) + by) : value,
        );
        const states = ['overdue', 'behind-schedule', 'on-schedule', 'complete'];
        const [before, after] = [actionsOf(rollup(plan, { asOf })), actionsOf(rollup(better, { asOf }))];
        for (const [index, { state }] of before.entries()) {
          expect(states.indexOf(after[index]?.state ?? '')).toBeGreaterThanOrEqual(states.indexOf(state));
        }
      }),
    );
  });
});

const actionsOf = (standing: PlanRollup) =>
  standing.goals.flatMap(({ strategies }) =>
    strategies.flatMap(({ milestones }) => milestones.flatMap(({ actions }) => actions)),
  );

/** The place of a status among parts: what is met or exceeded counts as on track. */
const place = (status: string) => Math.min(rank(status), rank('on-track'));

describe('a whole', () => {
  it('is never better than its best nor worse than its worst part', () => {
    fc.assert(
      fc.property(plans, days, policies, (plan, asOf, policy) => {
        const standing = rollup(plan, { asOf, policy });
        for (const goal of standing.goals) within(goal.performance.status, goal.measures);
        within(
          standing.performance.status,
          standing.goals.map(({ performance }) => performance),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('is at best at risk where a part fails', () => {
    fc.assert(
      fc.property(plans, days, (plan, asOf) => {
        for (const goal of rollup(plan, { asOf }).goals) {
          const fails = goal.measures.some(({ status }) => rank(status) >= 0 && rank(status) < rank('at-risk'));
          if (fails) expect(rank(goal.performance.status)).toBeLessThanOrEqual(rank('at-risk'));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('with something overdue directly under it is never on schedule', () => {
    fc.assert(
      fc.property(plans, days, policies, (plan, asOf, policy) => {
        for (const { strategies } of rollup(plan, { asOf, policy }).goals) {
          const nodes = strategies.flatMap((strategy) => [strategy, ...strategy.milestones]);
          for (const { implementation } of nodes) {
            if (implementation.state === 'discontinued' || implementation.counts.overdue === 0) continue;
            expect(['behind-schedule', 'overdue']).toContain(implementation.state);
          }
        }
      }),
      { numRuns: 100 },
    );
  });

  it('is not helped by what one part has beyond what was expected of it', () => {
    // From 50 to 60 in ten years, 51 expected after one: the first has that, or more; the second what it has.
    const observed = (id: string, value: number) =>
      aMeasure({
        id,
        baseline: { date: '2025-06-30', value: 50 },
        targets: [{ date: '2035-06-30', value: 60 }],
        observations: [{ date: '2026-07-01', value }],
      });
    const found = (first: number, second: number) => {
      const measures = [observed('a', first), observed('b', second)];
      return rollup(aPlan({ goals: [aGoal({ measures })] }), { asOf: '2026-08-03' }).goals[0]?.performance;
    };
    fc.assert(
      fc.property(fc.integer({ min: 52, max: 59 }), fc.integer({ min: 45, max: 55 }), (first, second) => {
        const [least, more] = [found(52, second), found(first, second)];
        expect(more?.credit).toBeCloseTo(least?.credit ?? Number.NaN, 12);
        expect(more?.status).toBe(least?.status);
      }),
    );
  });
});

function within(status: string, parts: readonly { readonly status: string }[]): void {
  const judged = parts.map((part) => place(part.status)).filter((each) => each >= 0);
  if (rank(status) < 0 || judged.length === 0 || parts.some((part) => part.status === 'stale')) return;
  expect(place(status)).toBeLessThanOrEqual(Math.max(...judged));
  expect(place(status)).toBeGreaterThanOrEqual(Math.min(...judged));
}

describe('what is remembered', () => {
  it('never differs from what is computed anew, after any edit anywhere', () => {
    fc.assert(
      fc.property(plans, days, fc.nat(), (plan, asOf, at) => {
        rollup(plan, { asOf });
        const steps = [...walkPlan(plan)].filter(({ kind }) => kind === 'action' || kind === 'milestone');
        fc.pre(steps.length > 0);
        const chosen = steps[at % steps.length]?.entity.id;
        // The changed path is copied, all else keeps its identity, as an operation does it.
        const edited = shared(plan, (value) =>
          'id' in value && value.id === chosen && 'reports' in value
            ? { ...value, reports: [{ date: asOf, percentComplete: 100 }] }
            : value,
        );
        const anew = freezePlain(JSON.parse(JSON.stringify(edited))) as Plan;
        expect(rollup(edited, { asOf })).toEqual(rollup(anew, { asOf }));
      }),
      { numRuns: 100 },
    );
  });
});

/** A copy that shares with the original whatever does not change; frozen. */
function shared<T>(value: T, change: (value: object) => object): T {
  if (typeof value !== 'object' || value === null) return value;
  const changed = change(value);
  if (changed !== value) return freezePlain(JSON.parse(JSON.stringify(changed))) as T;
  const entries = Object.entries(value).map(([key, item]) => [key, shared(item, change)] as const);
  if (entries.every(([key, item]) => item === (value as Record<string, unknown>)[key])) return value;
  const copy = Array.isArray(value) ? entries.map(([, item]) => item) : Object.fromEntries(entries);
  return Object.freeze(copy) as T;
}

/** A deep copy in which each object may be changed on the way; frozen again, as plans are. */
function rewritten(plan: Plan, change: (key: string, value: unknown) => unknown): Plan {
  return freezePlain(JSON.parse(JSON.stringify(plan, (key, value) => change(key, value)))) as Plan;
}
