/** Progress at its very bounds: on the day itself, at the threshold itself, with numbers at the end of the doubles. */
import { actionProgress, defaultPolicy, explain, type Measure, measureProgress, type Plan, rollup } from 'spm-model';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { decimalSum } from '../../src/model/decimal.js';
import { attainmentToward, expectation } from '../../src/progress/attainment.js';
import { settingsOf } from '../../src/progress/settings.js';
import { present } from '../fixtures/sound-plan.js';

const MAX = Number.MAX_VALUE;
const score = (overrides: Parameters<typeof aMeasure>[0]) => aMeasure({ unit: { kind: 'score' }, ...overrides });

describe('sums', () => {
  it('are those of the decimals as they are written', () => {
    expect(decimalSum([])).toBe(0);
    expect(decimalSum([0.1, 0.2])).toBe(0.3);
    expect(decimalSum([1e-7, 2e-7])).toBe(3e-7);
    expect(decimalSum([1e21, 0.5, -1e21])).toBe(0.5);
    expect(decimalSum([2.5, 1e3, -0.25])).toBe(1002.25);
    // Beyond the safe integers, adding one by one would lose every one.
    expect(decimalSum([2 ** 53, 1, 1])).toBe(2 ** 53 + 2);
    expect(decimalSum([1, 1, 2 ** 53])).toBe(2 ** 53 + 2);
    expect(decimalSum([2 ** 54, 1, 1, 1])).toBe(2 ** 54 + 4);
  });
});

describe('numbers at the end of the doubles', () => {
  it('have the attainment that smaller ones in proportion have', () => {
    const toward = (value: number) => ({ value });
    expect(attainmentToward(0, -MAX, toward(MAX), 'increase', 0.02)).toBe(0.5);
    expect(attainmentToward(0, MAX, toward(-MAX), 'decrease', 0.02)).toBe(0.5);
    expect(attainmentToward(MAX, -MAX, toward(0), 'increase', 0.02)).toBe(2);
    expect(attainmentToward(-MAX, MAX, toward(MAX / 2), 'decrease', 0.02)).toBe(4);
    expect(attainmentToward(0, -MAX, { low: MAX / 2 }, 'maintain', 0.02)).toBeCloseTo(2 / 3, 12);
    expect(attainmentToward(MAX / 4, MAX, { high: -MAX }, 'maintain', 0.02)).toBeCloseTo(3 / 8, 12);
    expect(attainmentToward(-MAX, 0, { low: MAX }, 'maintain', 0.02)).toBe(-1);
    expect(attainmentToward(MAX, 0, { high: -MAX / 2 }, 'maintain', 0.02)).toBe(-2);
  });

  it('are expected on the line between targets, also where its rise is beyond all numbers', () => {
    const measure = { direction: 'increase', trajectory: 'linear' } as const;
    const baseline = { date: '2025-01-01', value: -MAX };
    const targets = [{ date: '2025-01-05', value: MAX }];
    const on = (day: string) => expectation(measure, baseline, targets, day).value;
    expect(on('2025-01-03')).toBe(0);
    expect((on('2025-01-02') as number) / MAX).toBeCloseTo(-0.5, 12);
    expect(on('2025-01-05')).toBe(MAX);
  });
});

describe('what is expected', () => {
  const measure = score({
    baseline: { date: '2025-06-30', value: 40 },
    targets: [
      { date: '2026-06-30', value: 50 },
      { date: '2027-06-30', value: 60 },
    ],
  });
  const on = (day: string, changes: Partial<Measure> = {}) => {
    const { baseline, targets, ...rest } = { ...measure, ...changes };
    return expectation(rest, present(baseline), targets, day).value;
  };

  it('is the baseline before its day and on it, and each target on its day', () => {
    expect(['2025-06-29', '2025-06-30', '2026-06-30', '2027-06-30', '2031-01-01'].map((day) => on(day))).toEqual([
      40, 40, 50, 60, 60,
    ]);
    expect(
      ['2025-06-29', '2026-06-29', '2026-06-30', '2027-06-29'].map((day) => on(day, { trajectory: 'step' })),
    ).toEqual([40, 40, 50, 50]);
  });

  it('goes on from a target on the day of the baseline, not from one before it', () => {
    const from = (date: string) =>
      on('2026-06-30', {
        targets: [
          { date, value: 50 },
          { date: '2027-06-30', value: 60 },
        ],
      });
    expect(from('2025-06-30')).toBe(55);
    expect(from('2025-06-29')).toBe(50);
  });

  it('of a band has the ends that the band has', () => {
    const band = (target: { low?: number; high?: number }) =>
      on('2026-01-01', { direction: 'maintain', targets: [{ date: '2026-06-30', ...target }] });
    expect(band({ low: 40 })).toStrictEqual({ low: 40 });
    expect(band({ high: 60 })).toStrictEqual({ high: 60 });
    expect(band({ low: 40, high: 60 })).toStrictEqual({ low: 40, high: 60 });
  });
});

describe('a measure', () => {
  it('counts what was observed on the day as of which it is asked, and on the day of its baseline', () => {
    const measure = score({
      observations: [{ date: '2026-06-30', value: 45 }],
      baseline: { date: '2025-06-30', value: 40 },
    });
    expect(measureProgress(measure, { asOf: '2026-06-30' }).value).toBe(45);
    expect(measureProgress(measure, { asOf: '2026-06-29' }).value).toBeNull();
    const onTheDay = { ...measure, observations: [{ date: '2025-06-30', value: 41 }] };
    expect(measureProgress(onTheDay, { asOf: '2026-06-30' }).value).toBe(41);
    const summed = { ...onTheDay, accumulation: 'sum' } as const;
    expect(measureProgress(summed, { asOf: '2026-06-30' }).value).toBeNull();
    const later = {
      ...summed,
      observations: [
        { date: '2026-06-30', value: 2 },
        { date: '2026-01-31', value: 1 },
      ],
    };
    expect(measureProgress(later, { asOf: '2026-06-30' })).toMatchObject({ value: 43, observedOn: '2026-06-30' });
    expect(measureProgress(later, { asOf: '2026-06-29' })).toMatchObject({ value: 41, observedOn: '2026-01-31' });
  });

  it('where nothing was expected yet is as planned at the baseline, and counts what it fell by against the tolerance', () => {
    const pace = (value: number, direction: 'increase' | 'decrease') =>
      measureProgress(
        score({
          direction,
          baseline: { date: '2025-06-30', value: 40 },
          targets: [{ date: '2028-06-30', value: direction === 'increase' ? 60 : 20 }],
          observations: [{ date: '2025-06-30', value }],
        }),
        { asOf: '2026-01-01' },
      ).pace;
    expect([39, 40, 41].map((value) => pace(value, 'increase'))).toEqual([0.375, 1, 1]);
    expect([39, 40, 41].map((value) => pace(value, 'decrease'))).toEqual([1, 1, 0.375]);
  });

  it('at its baseline has no negative zero', () => {
    const found = measureProgress(
      score({
        direction: 'decrease',
        baseline: { date: '2025-06-30', value: 40 },
        targets: [{ date: '2028-06-30', value: 20 }],
        observations: [{ date: '2026-06-30', value: 40 }],
      }),
      { asOf: '2026-06-30' },
    );
    for (const key of ['attainment', 'progress', 'pace'] as const) expect(Object.is(found[key], 0), key).toBe(true);
  });

  it('has as its next target that of the very day, and none after the last', () => {
    const measure = score({
      targets: [
        { date: '2026-06-30', value: 50 },
        { date: '2027-06-30', value: 60 },
      ],
    });
    const next = (asOf: string) => measureProgress(measure, { asOf }).next?.target.date;
    expect(['2026-06-30', '2026-07-01', '2027-06-30', '2027-07-01'].map(next)).toEqual([
      '2026-06-30',
      '2027-06-30',
      '2027-06-30',
      undefined,
    ]);
  });

  it('is expected in whole ones, also where division misses one by its last digit', () => {
    // 350 of 365 days of 21.9 are 21, which doubles make 20.999999999999996.
    const expected = (target: number) =>
      measureProgress(
        score({
          unit: { kind: 'count' },
          accumulation: 'period',
          baseline: { date: '2025-06-30', value: 20 },
          targets: [{ date: '2026-06-30', value: target }],
          observations: [{ date: '2026-06-15', value: 19 }],
        }),
        { asOf: '2026-06-20' },
      ).expected;
    expect([21.9, 21.8, 22.9].map(expected)).toEqual([21, 20, 21]);
  });

  it('is expected of an amount near the end of the doubles as of any other', () => {
    const found = (kind: 'score' | 'count') =>
      measureProgress(
        score({
          unit: { kind },
          accumulation: 'period',
          baseline: { date: '2025-06-30', value: 20 },
          targets: [{ date: '2026-06-30', value: 1.7e308 }],
          observations: [{ date: '2026-06-30', value: 1.7e308 }],
        }),
        { asOf: '2026-07-01' },
      );
    for (const kind of ['score', 'count'] as const) {
      expect(found(kind)).toMatchObject({ expected: 1.7e308, expectedProgress: 1, pace: 1, status: 'met' });
    }
  });

  it('is never stale where a policy lets it take longer than the calendar goes', () => {
    const measure = score({ observations: [{ date: '2026-06-30', value: 52 }] });
    const open = { ...measure, targets: [{ date: '9999-12-31', value: 60 }] };
    for (const staleAfter of [10_000, 1e9, Number.MAX_VALUE, Number.POSITIVE_INFINITY]) {
      const policy = { ...defaultPolicy, staleAfter };
      expect(measureProgress(open, { asOf: '9999-12-30', policy }).status, `${staleAfter}`).toBe('on-track');
    }
  });

  it('is on track where what is missing is the tolerance exactly, whatever rounding makes of it', () => {
    // A tenth of the way is expected: 10 of 100 days, toward 100.
    const status = (value: number) =>
      measureProgress(
        score({
          baseline: { date: '2025-01-01', value: 0 },
          targets: [{ date: '2025-04-11', value: 100 }],
          observations: [{ date: '2025-01-11', value }],
        }),
        { asOf: '2025-02-01' },
      ).status;
    expect([9, 8, 7.9, 6, 5.9].map(status)).toEqual(['on-track', 'on-track', 'at-risk', 'at-risk', 'off-track']);
  });
});

describe('an action', () => {
  const period = { start: '2026-01-01', end: '2026-06-30' };

  it('goes by the latest day of its reports, in whatever order they stand', () => {
    const action = anAction({
      period,
      reports: [
        { date: '2026-04-01', percentComplete: 60 },
        { date: '2026-02-01', percentComplete: 20 },
      ],
    });
    expect(actionProgress(action, { asOf: '2026-04-01' })).toMatchObject({ completion: 0.6, reportedOn: '2026-04-01' });
    expect(actionProgress(action, { asOf: '2026-03-31' })).toMatchObject({ completion: 0.2, reportedOn: '2026-02-01' });
  });

  it('that is ahead lacks nothing, and begun before its start is on schedule', () => {
    const ahead = anAction({ period, reports: [{ date: '2025-12-15', percentComplete: 10 }] });
    expect(actionProgress(ahead, { asOf: '2025-12-20' })).toMatchObject({
      due: 0,
      shortfall: 0,
      state: 'on-schedule',
    });
    const well = anAction({ period, reports: [{ date: '2026-02-01', percentComplete: 90 }] });
    expect(actionProgress(well, { asOf: '2026-02-01' }).shortfall).toBe(0);
  });

  it('whose period ends before it starts is expected in full from its start on, and not before', () => {
    const action = { ...anAction(), period: { start: '2026-06-30', end: '2026-01-01' } };
    const expected = (asOf: string) => actionProgress(action, { asOf }).expected;
    expect(['2025-12-31', '2026-01-01', '2026-06-29', '2026-06-30', '2026-07-01'].map(expected)).toEqual([
      0, 0, 0, 1, 1,
    ]);
  });
});

describe('a whole', () => {
  const AS_OF = { asOf: '2026-06-30' };
  const goalWith = (...measures: Measure[]) =>
    present(rollup(aPlan({ goals: [aGoal({ measures, strategies: [] })] }), AS_OF).goals[0]).performance;
  /** From 0 toward 100, expected at 50 when observed. */
  const at = (id: string, value: number | null, weight?: number): Measure =>
    score({
      id,
      ...(weight === undefined ? {} : { weight }),
      baseline: { date: '2025-06-30', value: 0 },
      targets: [{ date: '2027-06-30', value: 100 }],
      observations: value === null ? [] : [{ date: '2026-06-30', value }],
    });

  it('names as worst the first of those furthest behind, by the whole of what they lack', () => {
    expect(goalWith(at('a', 40), at('b', 30), at('c', 30), at('d', 60)).worst).toBe('b');
    expect(goalWith(at('a', null), at('b', 70), at('c', 80)).worst).toBe('b');
    expect(goalWith(at('a', null)).worst).toBeNull();
    // Both show no progress; the second has fallen further.
    expect(goalWith(at('a', -10), at('b', -90), at('c', -50)).worst).toBe('b');
    // What lies within the margin is not behind.
    const within = { ...at('a', 30), observations: [{ date: '2026-06-30', value: 30, margin: 25 }] };
    expect(goalWith(within, at('b', 45)).worst).toBe('b');
  });

  it('that lacks data of some is missed or regressing where all the others are', () => {
    const missed = { ...at('b', 10), targets: [{ date: '2026-01-01', value: 100 }] };
    const { baseline: _, ...unmeasured } = at('c', 10);
    expect(goalWith(at('a', null), missed, unmeasured as Measure).status).toBe('missed');
    expect(goalWith(at('a', null), at('b', -10), unmeasured as Measure).status).toBe('regressing');
    expect(goalWith(at('a', 100), at('b', null)).status).toBe('on-track');
    expect(goalWith(at('a', 100), at('b', 101)).status).toBe('met');
    expect(goalWith(at('a', 102), at('b', 101)).status).toBe('exceeded');
  });

  it('has no pace where nothing was expected, and is on track', () => {
    const early = { ...at('a', null), observations: [{ date: '2025-06-30', value: 5 }] };
    expect(goalWith(early)).toMatchObject({ progress: 0.05, expectedProgress: 0, pace: null, status: 'on-track' });
    const still = { ...early, observations: [{ date: '2025-06-30', value: 0 }] };
    expect(goalWith(still)).toMatchObject({ progress: 0, expectedProgress: 0, pace: null, status: 'on-track' });
  });

  it('is the mean whatever the weights are in size and order', () => {
    for (const weight of [5e-324, 1e-300, 1e300, MAX]) {
      expect(goalWith(at('a', 20, weight), at('b', 60, weight)).progress).toBeCloseTo(0.4, 12);
      expect(goalWith(at('a', 20, weight)).expectedProgress).toBeCloseTo(0.5, 12);
      const shares = goalWith(at('a', 20, weight), at('b', 60, weight)).parts.map(({ share }) => share);
      expect(shares[0], `${weight}`).toBeCloseTo(0.1, 12);
      expect(shares[1], `${weight}`).toBeCloseTo(0.3, 12);
    }
    expect(goalWith(at('a', 20, MAX), at('b', 60, MAX), at('c', 90, 1)).progress).toBeCloseTo(0.4, 12);
    expect(goalWith(at('c', 90, 1e-300), at('a', 20, MAX), at('b', 60, MAX), at('d', 90, 1)).progress).toBeCloseTo(
      0.4,
      12,
    );
    const half = (id: string, weight: number) =>
      anAction({ id, weight, reports: [{ date: '2026-03-01', percentComplete: 50 }] });
    const milestone = (...weights: number[]) =>
      present(
        rollup(
          aPlan({
            goals: [
              aGoal({
                measures: [],
                strategies: [
                  aStrategy({
                    measures: [],
                    milestones: [aMilestone({ actions: weights.map((weight, index) => half(`a${index}`, weight)) })],
                  }),
                ],
              }),
            ],
          }),
          { asOf: '2026-03-31' },
        ).goals[0]?.strategies[0]?.milestones[0],
      ).implementation;
    for (const weights of [[5e-324], [5e-324, 5e-324], [1, MAX, MAX], [MAX, MAX, 1]]) {
      expect(milestone(...weights).completion, `${weights}`).toBeCloseTo(0.5, 12);
      expect(milestone(...weights).expected, `${weights}`).toBeCloseTo(90 / 181, 12);
      expect(milestone(...weights).due, `${weights}`).toBeCloseTo(60 / 181, 12);
      const shares = milestone(...weights).parts.reduce((sum, { share }) => sum + share, 0);
      expect(shares, `${weights}`).toBeCloseTo(0.5, 12);
    }
  });
});

describe('what is remembered', () => {
  const first = { asOf: '2028-01-01' };
  const others = ['2028-01-02', '2028-01-03', '2028-01-04', '2028-01-05'];
  const fresh = () => Object.freeze({ ...examplePlan }) as Plan;

  it('are the four latest days, each with the very object that was given', () => {
    const plan = fresh();
    const given = rollup(plan, first);
    const days = others.slice(0, 3).map((asOf) => rollup(plan, { asOf }));
    expect(rollup(plan, first)).toBe(given);
    expect(others.slice(0, 3).map((asOf) => rollup(plan, { asOf }))).toEqual(days);
    for (const [index, day] of days.entries()) expect(rollup(plan, { asOf: present(others[index]) })).toBe(day);
    rollup(plan, { asOf: present(others[3]) });
    expect(rollup(plan, first)).not.toBe(given);
  });

  it('are the settings of a day and a policy, also among many', () => {
    const settings = settingsOf(first);
    for (let day = 10; day < 30; day += 1) settingsOf({ asOf: `2028-02-${day}` });
    expect(settingsOf(first)).toBe(settings);
  });
});

it.each([null, undefined, 20260101, new Date(0), ['2026-01-01']])('%o is no day as of which to compute', (asOf) => {
  expect(() => measureProgress(aMeasure(), { asOf: asOf as unknown as string })).toThrow(RangeError);
});

describe('the observation that judges a target', () => {
  // A date within the plan's years, so many days away.
  const away = (days: number) => new Date(Date.UTC(2027, 5, 30) + days * 86_400_000).toISOString().slice(0, 10);
  const judged = (days: number, changes: Partial<Measure>) =>
    measureProgress(
      score({
        direction: 'increase',
        baseline: { date: '2020-06-30', value: 40 },
        targets: [
          { date: '2027-06-30', value: 50 },
          { date: '2031-06-30', value: 60 },
        ],
        observations: [{ date: away(days), value: 55 }],
        ...changes,
      }),
      { asOf: '2028-07-31' },
    ).interim;

  it.each([
    ['monthly', 15],
    ['quarterly', 46],
    ['semiannual', 92],
    ['annual', 183],
    ['biennial', 366],
  ] as const)('of a measure that is observed %s lies at most %i days before or after its day', (frequency, window) => {
    for (const days of [-window, window]) {
      expect(judged(days, { frequency })).toMatchObject({ observedOn: away(days), met: true });
      expect(judged(days + Math.sign(days), { frequency })).toBeNull();
    }
  });

  it('is by the cadence of the policy, a year, where nothing is said of the measure', () => {
    expect(judged(-183, {})).not.toBeNull();
    expect(judged(-184, {})).toBeNull();
  });

  it('of a total lies at most half a month before its end, where nothing is said of it', () => {
    const period = { accumulation: 'period', observations: [{ date: away(-15), value: 55 }] } as const;
    expect(judged(0, period)).toMatchObject({ value: 55, met: true });
    expect(judged(0, { ...period, observations: [{ date: away(-16), value: 55 }] })).toBeNull();
    const running = { accumulation: 'sum' } as const;
    expect(judged(-15, running)).not.toBeNull();
    expect(judged(-16, running)).toBeNull();
  });

  it('is the nearest; of two equally near, the later', () => {
    const two = (before: number, after: number) => ({
      observations: [
        { date: away(-before), value: 45 },
        { date: away(after), value: 55 },
      ],
    });
    expect(judged(0, two(10, 10))).toMatchObject({ observedOn: away(10), met: true });
    expect(judged(0, two(10, 11))).toMatchObject({ observedOn: away(-10), met: false });
    expect(judged(0, two(11, 10))).toMatchObject({ observedOn: away(10), met: true });
  });
});

describe('why a strategy has no verdict', () => {
  const why = (observations: Measure['observations'], asOf: string) => {
    const measure = score({ observations, frequency: 'annual' });
    const strategy = aStrategy({ id: 'strategy-told', measures: [measure] });
    return present(
      explain(aPlan({ goals: [aGoal({ strategies: [strategy] })] }), 'strategy-told', { asOf }).steps.find(
        ({ name }) => name === 'performance',
      ),
    ).sentence;
  };

  it('is told apart: nothing was ever observed, or all has gone stale', () => {
    expect(why([], '2026-08-03')).toContain('there is no measure with data');
    expect(why([{ date: '2025-07-15', value: 50 }], '2030-08-03')).toContain(
      'every measure that was observed has gone stale',
    );
  });
});

it.each([
  ['a result', { ok: true, value: examplePlan }, 'an object'],
  ['text', JSON.stringify(examplePlan).slice(0, 20), '"{\\"id'],
  ['null', null, 'null'],
  ['nothing', undefined, 'undefined'],
])('%s is no plan to roll up', (_, given, said) => {
  const rolling = () => rollup(given as unknown as Plan, { asOf: '2026-08-03' });
  expect(rolling).toThrow(TypeError);
  expect(rolling).toThrow(said);
  expect(rolling).toThrow('is no plan; give the `value` of what parsePlan returns.');
});
