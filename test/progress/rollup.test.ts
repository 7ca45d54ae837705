import { defaultPolicy, diagnosis, type Plan, parsePlan, rollup } from 'spm-model';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { isDeepFrozen } from '../../src/model/frozen.js';
import { present } from '../fixtures/sound-plan.js';
import { valueIn } from '../support/results.js';

const AS_OF = { asOf: '2026-07-01' };
const reported = (id: string, percentComplete: number, rest: object = {}) =>
  anAction({
    id,
    period: { start: '2026-01-01', end: '2026-12-31' },
    reports: [{ date: '2026-06-30', percentComplete }],
    ...rest,
  });
const measured = (id: string, value: number | null, rest: object = {}) =>
  aMeasure({
    id,
    baseline: { date: '2025-06-30', value: 0 },
    targets: [{ date: '2027-06-30', value: 100 }],
    observations: value === null ? [] : [{ date: '2026-06-30', value }],
    ...rest,
  });
const planWith = (strategy: Parameters<typeof aStrategy>[0]): Plan =>
  aPlan({ goals: [aGoal({ strategies: [aStrategy(strategy)] })] });
const strategyIn = (plan: Plan, options: Parameters<typeof rollup>[1] = AS_OF) =>
  present(rollup(plan, options).goals[0]?.strategies[0]);

describe('implementation', () => {
  it('of a milestone is the weighted mean of its actions, with each one’s share in it', () => {
    const plan = planWith({
      milestones: [aMilestone({ actions: [reported('a', 40), reported('b', 70, { weight: 2 })] })],
    });
    const { implementation } = present(strategyIn(plan).milestones[0]);
    expect(implementation.completion).toBeCloseTo((0.4 + 2 * 0.7) / 3, 12);
    expect(implementation.due).toBeCloseTo(181 / 365, 12);
    expect(implementation.expected).toBeCloseTo(182 / 365, 12);
    expect(implementation.state).toBe('on-schedule');
    expect(implementation.parts.map(({ id, weight }) => [id, weight])).toEqual([
      ['a', 1],
      ['b', 2],
    ]);
    expect(implementation.parts[0]?.share).toBeCloseTo(0.4 / 3, 12);
    expect(implementation.counts).toMatchObject({ 'behind-schedule': 1, 'on-schedule': 1 });
  });

  it('leaves discontinued actions out', () => {
    const given = reported('b', 0, { discontinued: { date: '2026-02-01', reason: 'Merged' } });
    const { implementation } = present(
      strategyIn(planWith({ milestones: [aMilestone({ actions: [reported('a', 50), given] })] })).milestones[0],
    );
    expect(implementation.completion).toBe(0.5);
    expect(implementation.parts.map(({ id }) => id)).toEqual(['a']);
  });

  it('of a milestone without actions is what it reports of itself', () => {
    const milestone = aMilestone({ actions: [], reports: [{ date: '2026-06-01', percentComplete: 45 }] });
    const { implementation } = present(strategyIn(planWith({ milestones: [milestone] })).milestones[0]);
    expect(implementation).toMatchObject({ completion: 0.45, coverage: 1, parts: [] });
    // Milestones are reported quarterly: by 2026-07-01 the report of 1 June is the later of the two days.
    expect(implementation.due).toBeCloseTo(152 / 365, 12);
    expect(implementation.expected).toBeCloseTo(182 / 365, 12);
    expect(implementation.state).toBe('on-schedule');
  });

  it('above milestones is complete or not started where all is, and judged by what is due otherwise', () => {
    const whole = (percents: number[]) =>
      strategyIn(
        planWith({
          milestones: percents.map((percent, index) =>
            aMilestone({ id: `m${index}`, actions: [reported(`a${index}`, percent)] }),
          ),
        }),
      ).implementation.state;
    // The plan runs on beyond the milestones: nothing more is planned yet.
    expect(whole([100, 100])).toBe('complete-to-date');
    // Being ahead in one hides nothing in the other.
    expect(whole([100, 0])).toBe('behind-schedule');
    expect(whole([40, 0])).toBe('behind-schedule');
    expect(strategyIn(planWith({}), { asOf: '2025-12-01' }).implementation.state).toBe('not-started');
  });

  it('of nothing is no data', () => {
    const { implementation, diagnosis: found } = strategyIn(planWith({ milestones: [] }));
    expect(implementation).toMatchObject({
      completion: null,
      expected: null,
      due: null,
      credit: null,
      state: 'no-data',
      coverage: 0,
      overdue: 0,
      discontinued: 0,
      plannedThrough: null,
      parts: [],
    });
    expect(found).toBe('unknown');
    const empty = rollup(aPlan({ goals: [] }), AS_OF);
    expect(empty.implementation.state).toBe('no-data');
    expect(empty.performance.status).toBe('no-data');
  });
});

describe('performance', () => {
  const performance = (measures: ReturnType<typeof aMeasure>[], policy = defaultPolicy) =>
    strategyIn(planWith({ measures }), { ...AS_OF, policy }).performance;

  it('counts each measure with its progress from 0 to 1: surplus hides no shortfall', () => {
    const found = performance([measured('a', 300), measured('b', 10)]);
    expect(found.progress).toBeCloseTo((1 + 0.1) / 2, 12);
    expect(found.parts.map(({ value }) => value)).toEqual([1, 0.1]);
    expect(found.worst).toBe('b');
    expect(found.counts).toMatchObject({ exceeded: 1, 'off-track': 1 });
  });

  it('leaves out measures without data, or counts them as nothing, and says how much is covered', () => {
    const measures = [measured('a', 50), measured('b', null, { weight: 3 })];
    expect(performance(measures)).toMatchObject({ progress: 0.5, coverage: 0.25, status: 'on-track' });
    expect(performance(measures, { ...defaultPolicy, missing: 'zero' })).toMatchObject({
      progress: 0.125,
      credit: 0.125,
      expectedProgress: 0.5,
      coverage: 0.25,
    });
  });

  it('is exceeded or met only where every part is, with full coverage', () => {
    expect(performance([measured('a', 200), measured('b', 101)]).status).toBe('exceeded');
    expect(performance([measured('a', 200), measured('b', 100)]).status).toBe('met');
    expect(performance([measured('a', 200), measured('b', null)]).status).toBe('on-track');
  });

  it('is missed or regressing only where every part with data is', () => {
    const missed = { targets: [{ date: '2026-06-30', value: 100 }] };
    expect(performance([measured('a', 90, missed), measured('b', 80, missed), measured('c', null)]).status).toBe(
      'missed',
    );
    expect(performance([measured('a', -10), measured('b', -20)]).status).toBe('regressing');
    expect(performance([measured('a', -10), measured('b', 40)]).status).toBe('off-track');
  });

  it('of the plan comes from its goals', () => {
    const goals = [
      aGoal({ id: 'g1', measures: [measured('a', 50)], strategies: [], weight: 3 }),
      aGoal({ id: 'g2', measures: [measured('b', 10)], strategies: [] }),
      aGoal({ id: 'g3', measures: [], strategies: [] }),
    ];
    const found = rollup(aPlan({ goals }), AS_OF).performance;
    expect(found.progress).toBeCloseTo((3 * 0.5 + 0.1) / 4, 12);
    expect(found.coverage).toBe(0.8);
    expect(found.worst).toBe('g2');
    expect(found.counts).toMatchObject({ 'on-track': 1, 'off-track': 1, 'no-data': 1 });
  });
});

describe('weights', () => {
  it.each([1e-300, 1e300, 5e-324, Number.MAX_VALUE])('of %s change no mean', (weight) => {
    const plan = planWith({
      milestones: [aMilestone({ actions: [reported('a', 40, { weight }), reported('b', 60, { weight })] })],
    });
    const { implementation } = present(strategyIn(plan).milestones[0]);
    expect(implementation.completion).toBeCloseTo(0.5, 12);
    expect(implementation.coverage).toBe(1);
  });
});

describe('the diagnosis', () => {
  const table: [string, string, string][] = [
    ['complete', 'met', 'theory-holding'],
    ['on-schedule', 'on-track', 'theory-holding'],
    ['complete', 'at-risk', 'theory-in-doubt'],
    ['on-schedule', 'missed', 'theory-in-doubt'],
    ['overdue', 'exceeded', 'results-without-implementation'],
    ['not-started', 'on-track', 'results-without-implementation'],
    ['behind-schedule', 'regressing', 'not-yet-tested'],
    ['no-data', 'met', 'unknown'],
    ['complete', 'no-data', 'unknown'],
    ['complete', 'not-measurable', 'unknown'],
  ];
  it.each(table)('of %s and %s is %s', (state, status, expected) => {
    expect(diagnosis({ state } as Parameters<typeof diagnosis>[0], { status } as Parameters<typeof diagnosis>[1])).toBe(
      expected,
    );
  });
});

describe('what is remembered', () => {
  it('is given back for the same plan, day and policy, equal in value', () => {
    const first = rollup(examplePlan, { asOf: '2026-08-03' });
    expect(rollup(examplePlan, { asOf: '2026-08-03' })).toBe(first);
    expect(rollup(examplePlan, { asOf: '2026-08-03', policy: structuredClone(defaultPolicy) })).toBe(first);
    expect(rollup(examplePlan, { asOf: '2026-08-04' })).not.toBe(first);
    expect(rollup(examplePlan, { asOf: '2026-08-03', policy: { ...defaultPolicy, onTrack: 0.95 } })).not.toBe(first);
  });

  it('is kept for the few latest days only', () => {
    const first = rollup(examplePlan, { asOf: '2027-01-01' });
    for (let day = 10; day < 16; day += 1) rollup(examplePlan, { asOf: `2027-01-${day}` });
    expect(rollup(examplePlan, { asOf: '2027-01-01' })).not.toBe(first);
    expect(rollup(examplePlan, { asOf: '2027-01-01' })).toEqual(first);
  });

  it('never answers about a plan that was changed in place', () => {
    const loose = structuredClone(examplePlan) as unknown as {
      goals: { strategies: { title: string; milestones: unknown[] }[] }[];
    };
    const before = rollup(loose as unknown as Plan, AS_OF);
    for (const goal of loose.goals) for (const strategy of goal.strategies) strategy.milestones = [];
    const after = rollup(loose as unknown as Plan, AS_OF);
    expect(before.implementation.state).not.toBe('no-data');
    expect(after.implementation.state).toBe('no-data');
  });

  it('also not where a frozen shell holds what is loose', () => {
    const loose = structuredClone(aGoal()) as unknown as { strategies: unknown[] };
    const shell = Object.freeze({ ...aPlan(), goals: Object.freeze([loose]) }) as unknown as Plan;
    expect(rollup(shell, AS_OF).goals[0]?.strategies).toHaveLength(1);
    loose.strategies = [];
    expect(rollup(shell, AS_OF).goals[0]?.strategies).toHaveLength(0);
  });

  it('is plain, frozen JSON', () => {
    const found = rollup(examplePlan, { asOf: '2026-08-03' });
    expect(isDeepFrozen(found)).toBe(true);
    expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  });

  it('is one object for an unchanged branch after an edit elsewhere', () => {
    const before = rollup(examplePlan, { asOf: '2026-08-03' });
    const [first, ...others] = examplePlan.goals;
    const edited = Object.freeze({
      ...examplePlan,
      goals: Object.freeze([Object.freeze({ ...first, statement: 'Every child reads' }), ...others]),
    }) as Plan;
    const after = rollup(edited, { asOf: '2026-08-03' });
    expect(after.goals[0]).not.toBe(before.goals[0]);
    expect(after.goals[0]?.strategies[0]).toBe(before.goals[0]?.strategies[0]);
    expect(after.goals[1]).toBe(before.goals[1]);
  });
});

describe('a plan that breaks every rule', () => {
  it('rolls up all the same', () => {
    const parsed = parsePlan(examplePlan);
    const plan = valueIn(parsed);
    const broken = {
      ...plan,
      goals: plan.goals.map((goal) => ({
        ...goal,
        id: 'same',
        measures: goal.measures.map(({ baseline: _, ...rest }) => rest),
      })),
    } as unknown as Plan;
    expect(rollup(broken, AS_OF).performance.status).toBe('no-data');
  });
});
