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
        for (const goal of standing.goals) {
          within(goal.performance.status, goal.measures);
          for (const strategy of goal.strategies) within(strategy.performance.status, strategy.measures);
        }
        within(
          standing.performance.status,
          standing.goals.map(({ performance }) => performance),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('of work is never better than its best nor worse than its worst part, by state', () => {
    fc.assert(
      fc.property(plans, days, policies, (plan, asOf, policy) => {
        const standing = rollup(plan, { asOf, policy });
        // All that is planned may be done though more is to be planned; above milestones nothing is overdue, but behind.
        const place = ({ implementation }: Worked) =>
          Math.max(1, Math.min(3, stateRanks[implementation.state] ?? Number.NaN));
        const between = (whole: Worked, parts: readonly Worked[]) => {
          const judged = parts.map(place).filter((each) => !Number.isNaN(each));
          if (Number.isNaN(place(whole)) || judged.length === 0) return;
          expect(place(whole)).toBeLessThanOrEqual(Math.max(...judged));
          expect(place(whole)).toBeGreaterThanOrEqual(Math.min(...judged));
        };
        // Without strategies that serve several goals, which count in each.
        const alone = plan.goals.every(({ strategies }) =>
          strategies.every(({ alsoServes = [] }) => alsoServes.length === 0),
        );
        if (alone) for (const goal of standing.goals) between(goal, goal.strategies);
        for (const goal of standing.goals)
          for (const strategy of goal.strategies) between(strategy, strategy.milestones);
        between(standing, standing.goals);
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

/** What stands in a rollup by the work that is done. */
type Worked = Pick<PlanRollup, 'implementation'>;

/** Between the best fresh part and the worst part, however old: old data may worsen a whole, never better it. */
function within(
  status: string,
  parts: readonly { readonly status: string; readonly statusAsObserved?: string }[],
): void {
  const ranked = (statuses: readonly string[]) => statuses.map(place).filter((each) => each >= 0);
  const fresh = ranked(parts.map((part) => part.status));
  const seen = ranked(parts.map((part) => part.statusAsObserved ?? part.status));
  const isKnown = parts.every((part) => part.status !== 'stale' || part.statusAsObserved !== undefined);
  if (rank(status) < 0 || fresh.length === 0) return;
  expect(place(status)).toBeLessThanOrEqual(Math.max(...fresh));
  if (isKnown) expect(place(status)).toBeGreaterThanOrEqual(Math.min(...fresh, ...seen));
}

/** The worst to the best state of work that goes on; what has not begun stands as well as what is on schedule. */
const stateRanks: Readonly<Record<string, number>> = {
  overdue: 0,
  'behind-schedule': 1,
  'not-started': 2,
  'on-schedule': 2,
  'complete-to-date': 3,
  complete: 4,
};

/** Every node of a rollup with its state and status. */
const nodesOf = (standing: PlanRollup) => [
  standing,
  ...standing.goals.flatMap((goal) => [
    goal,
    ...goal.strategies.flatMap((strategy) => [strategy, ...strategy.milestones]),
  ]),
];

describe('improving one entry', () => {
  const better = (plan: Plan, id: string, change: (entry: Entry) => Entry) =>
    rewritten(plan, (_key, value) => {
      const holder = value as { id?: string; reports?: Entry[]; observations?: Entry[] } | null;
      if (typeof holder !== 'object' || holder === null || holder.id !== id) return value;
      const improved = (list: Entry[]) => list.map((entry, index) => (index === 0 ? change(entry) : entry));
      if (holder.reports !== undefined) return { ...holder, reports: improved(holder.reports) };
      return holder.observations === undefined ? value : { ...holder, observations: improved(holder.observations) };
    });

  it('never worsens the status of any whole, but where a value no longer needs the credit that its margin lent', () => {
    fc.assert(
      fc.property(plans, days, policies, fc.nat(), fc.integer({ min: 1, max: 40 }), (plan, asOf, policy, at, by) => {
        const measured = plan.goals.flatMap((goal) => [
          ...goal.measures,
          ...goal.strategies.flatMap((strategy) => strategy.measures),
        ]);
        const able = measured.filter(
          ({ observations, direction }) => observations.length > 0 && direction !== 'maintain',
        );
        fc.pre(able.length > 0);
        const chosen = able[at % able.length] as Measure;
        const step = chosen.direction === 'increase' ? by : -by;
        const improved = better(plan, chosen.id, (entry) => ({ ...entry, value: (entry.value ?? 0) + step }));
        const [before, after] = [rollup(plan, { asOf, policy }), rollup(improved, { asOf, policy })];
        // A margin lends credit only where it makes the difference: a value on track without it has its own.
        fc.pre(!isLent(before, chosen.id) || isLent(after, chosen.id));
        const results = (standing: PlanRollup) => [
          standing.performance,
          ...standing.goals.flatMap((goal) => [
            goal.performance,
            ...goal.strategies.map((strategy) => strategy.performance),
          ]),
        ];
        const found = results(after);
        for (const [index, { status }] of results(before).entries()) {
          expect(rank(found[index]?.status ?? '')).toBeGreaterThanOrEqual(rank(status));
        }
      }),
      { numRuns: 150 },
    );
  });

  it('never worsens the state of any whole', () => {
    fc.assert(
      fc.property(plans, days, policies, fc.nat(), fc.integer({ min: 1, max: 100 }), (plan, asOf, policy, at, by) => {
        const steps = [...walkPlan(plan)].filter(({ kind }) => kind === 'action' || kind === 'milestone');
        fc.pre(steps.length > 0);
        const improved = better(plan, steps[at % steps.length]?.entity.id ?? '', (entry) => ({
          ...entry,
          percentComplete: Math.min(100, (entry.percentComplete ?? 0) + by),
        }));
        const after = nodesOf(rollup(improved, { asOf, policy }));
        for (const [index, { implementation }] of nodesOf(rollup(plan, { asOf, policy })).entries()) {
          const [was, is] = [implementation.state, after[index]?.implementation.state ?? ''];
          // What was given up, and was done after all, comes back: there is nothing to compare.
          if (was in stateRanks) expect(stateRanks[is]).toBeGreaterThanOrEqual(stateRanks[was] as number);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('betters no verdict of another part, and of the whole none beyond what was expected of it', () => {
    fc.assert(
      fc.property(plans, days, policies, fc.nat(), (plan, asOf, policy, at) => {
        const before = rollup(plan, { asOf, policy });
        const ahead = before.goals.flatMap((goal, index) =>
          goal.measures.flatMap(({ id, status, credit, expectedProgress, withinMargin }, place) => {
            const measure = plan.goals[index]?.measures[place] as Measure;
            const isAhead = credit !== null && credit === expectedProgress && rank(status) >= rank('on-track');
            return isAhead && !withinMargin && measure.direction !== 'maintain' ? [{ id, index, measure }] : [];
          }),
        );
        if (ahead.length === 0) return;
        const { id, index, measure } = ahead[at % ahead.length] as (typeof ahead)[number];
        const by = measure.direction === 'increase' ? 25 : -25;
        const after = rollup(
          rewritten(plan, (_key, value) => {
            const one = value as Measure | null;
            if (typeof one !== 'object' || one?.id !== id) return value;
            return { ...one, observations: one.observations.map((each) => ({ ...each, value: each.value + by })) };
          }),
          { asOf, policy },
        );
        const others = (standing: PlanRollup) =>
          standing.goals.flatMap((goal) => [
            ...goal.measures.filter((each) => each.id !== id).map(({ status }) => status),
            ...goal.strategies.map(({ performance }) => performance.status),
          ]);
        expect(others(after)).toEqual(others(before));
        const [was, is] = [before.goals[index]?.performance, after.goals[index]?.performance];
        expect(is?.credit).toBeCloseTo(was?.credit ?? Number.NaN, 9);
        if (policy.rollup === 'mean') expect(place(is?.status ?? '')).toBe(place(was?.status ?? ''));
      }),
      { numRuns: 150 },
    );
  });
});

/** Whether a margin makes the difference to a measure, and so lends it credit. */
const isLent = ({ goals }: PlanRollup, id: string) =>
  goals
    .flatMap(({ measures, strategies }) => [...measures, ...strategies.flatMap((strategy) => strategy.measures)])
    .some((measure) => measure.id === id && measure.withinMargin);

/** A report or an observation, as JSON has it. */
interface Entry {
  readonly date: string;
  readonly value?: number;
  readonly percentComplete?: number;
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
