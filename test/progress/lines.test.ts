/** Lines and gaps where numbers are extreme, points many and days apart; which group is worst, and what is late. */
import {
  defaultPolicy,
  forecast,
  gaps,
  type Measure,
  type MeasureInput,
  measureProgress,
  rollupOrganization,
  subgroupProgress,
} from 'spm-model';
import {
  aDivision,
  aGoal,
  aMeasure,
  aMilestone,
  anAction,
  anOrganization,
  aPlan,
  aStrategy,
  aSubgroup,
} from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/model/calendar.js';
import { trendOf } from '../../src/progress/forecast.js';
import { isLate } from '../../src/progress/measure.js';

const on = (date: string, value: number, more: object = {}) => ({ date, value, ...more });
const score = (overrides: Partial<MeasureInput>) =>
  aMeasure({
    unit: { kind: 'score' },
    baseline: on('2020-06-30', 0),
    targets: [on('2030-06-30', 10)],
    ...overrides,
  } as Partial<MeasureInput>);
const yearly = (...values: number[]) => values.map((value, index) => on(`${2021 + index}-06-30`, value));
const AS_OF = { asOf: '2026-01-01' };

describe('a line', () => {
  it('through numbers beyond all bounds is none, and one that leaves them comes to nothing', () => {
    const jump = score({
      baseline: undefined,
      observations: [
        on('2021-01-01', -1e308),
        on('2021-01-02', 1e308),
        on('2021-01-03', 1e308),
        on('2021-01-04', -1e308),
      ],
    });
    expect(trendOf(jump, AS_OF).slope).toBeNull();
    expect(trendOf(jump, AS_OF).valueOn('2022-01-01')).toBeNull();
    expect(forecast(jump, AS_OF)).toMatchObject({ points: 4, currentRate: null, projected: null, metOn: null });
    // The middle of the slopes is 1 a year; the highest that may be is beyond all numbers by 2030.
    const wild = forecast(score({ observations: yearly(1, 2, 3, 1.7e308) }), AS_OF);
    expect(wild.currentRate).toBeCloseTo(1, 2);
    expect(wild).toMatchObject({ points: 5, projected: null, low: null, high: null, reaches: null, likelihood: null });
  });

  it('of too few points has no slope; what lies in their middle it has', () => {
    const few = trendOf(score({ observations: yearly(4) }), AS_OF);
    expect(few.slope).toBeNull();
    expect(few.valueOn('2022-06-30')).toBeNull();
    expect(few.projectionOn('2022-06-30')).toEqual({ value: null, low: null, high: null });
    expect(few.interceptFor('2022-06-30')).toBe(2);
  });

  it('has a value on any day', () => {
    const line = trendOf(score({ observations: yearly(1, 2, 3) }), AS_OF);
    expect(line.from).toBe('2020-06-30');
    expect(line.valueOn('2021-06-30')).toBeCloseTo(1, 9);
    expect(line.valueOn('2026-06-30')).toBeCloseTo(6, 1);
    expect(line.valueOn('2026-06-30')).toBe(line.projectionOn('2026-06-30').value);
  });

  it('is drawn through the latest five hundred points', () => {
    // It falls for 400 days and rises for 500 by 1 a day.
    const observations = Array.from({ length: 900 }, (_, day) => on(plusDays('2020-07-01', day), Math.abs(400 - day)));
    const long = score({ observations });
    expect(forecast(long, AS_OF)).toMatchObject({ points: 500, currentRate: 365.25 });
    expect(trendOf(long, AS_OF).points).toHaveLength(500);
  });

  it('through amounts leaves out times of another length, and those of which nothing tells the end', () => {
    const amounts = (observations: Measure['observations'], first: string) =>
      forecast(
        score({
          accumulation: 'period',
          baseline: undefined,
          targets: [
            on(first, 50),
            on('2022-06-30', 100),
            on('2023-06-30', 100),
            on('2024-06-30', 100),
            on('2027-06-30', 100, { start: '2026-07-01' }),
          ],
          observations,
        }),
        AS_OF,
      );
    const observations = [on('2020-09-30', 40), on('2021-09-30', 90), on('2022-09-30', 95), on('2024-06-30', 99)];
    // Three years that are over, each seen in September at last, and a later one begun; the first has a year, too.
    expect(amounts(observations, '2021-06-30').points).toBe(4);
    // A time of nine months, from after September on, is not held against those of twelve.
    expect(amounts([on('2021-09-15', 40), on('2022-06-30', 90), on('2023-06-30', 95)], '2021-09-30').points).toBe(2);
    // The last year is not seen to its end, and nothing later is.
    expect(amounts(observations.slice(0, 3), '2021-06-30').points).toBe(2);
  });
});

describe('a gap', () => {
  const gap = (
    whole: readonly [date: string, value: number][],
    group: readonly [date: string, value: number, n?: number][],
    overrides: Partial<MeasureInput> = {},
    ofGroup: Parameters<typeof aSubgroup>[0] = {},
  ) =>
    gaps(
      score({
        baseline: on('2025-06-30', 40),
        targets: [on('2028-06-30', 50)],
        observations: whole.map(([date, value]) => on(date, value)),
        subgroups: [
          aSubgroup({
            baseline: on('2025-06-30', 30),
            targets: [],
            observations: group.map(([date, value, n]) => on(date, value, n === undefined ? {} : { n })),
            ...ofGroup,
          }),
        ],
        ...overrides,
      }),
      { asOf: '2028-12-31' },
    )[0];

  it('is taken between the observations that are nearest, of two equally near the later', () => {
    const now = (...whole: [string, number][]) => gap(whole, [['2026-06-30', 33]])?.now;
    expect(now(['2026-01-31', 41], ['2026-07-15', 42])).toEqual({ date: '2026-07-15', gap: 9 });
    expect(now(['2026-06-15', 41], ['2026-12-15', 42])).toEqual({ date: '2026-06-30', gap: 8 });
    expect(now(['2026-06-20', 41], ['2026-07-10', 42])).toEqual({ date: '2026-07-10', gap: 9 });
    expect(now(['2026-07-10', 42], ['2026-07-20', 41])).toEqual({ date: '2026-07-10', gap: 9 });
  });

  it('has a trend where the baselines are half a year apart, or the group is of the least size, and not beyond', () => {
    const from = (date: string) =>
      gap([['2026-06-30', 42]], [['2026-06-30', 38]], {}, { baseline: on(date, 30) })?.trend;
    expect(['2024-12-29', '2024-12-28'].map(from)).toEqual(['closing', 'unknown']);
    const of = (n: number) => gap([['2026-06-30', 42]], [['2026-06-30', 38, n]])?.trend;
    expect([10, 9].map(of)).toEqual(['closing', 'unknown']);
  });

  it('grows and shrinks by its size from where there was none, and to where there is none', () => {
    const trend = (before: number, now: number) =>
      gap([['2026-06-30', 40]], [['2026-06-30', now]], {}, { baseline: on('2025-06-30', before) })?.trend;
    expect([trend(40, 45), trend(40, 35), trend(45, 40), trend(35, 40)]).toEqual([
      'widening',
      'widening',
      'closing',
      'closing',
    ]);
    expect([trend(45, 44), trend(35, 36), trend(45, 36), trend(35, 44)]).toEqual([
      'closing',
      'closing',
      'widening',
      'closing',
    ]);
  });

  it('of which both moved as much is put down to the group', () => {
    expect(gap([['2026-06-30', 35]], [['2026-06-30', 35]])?.because).toBe('group-gained');
    expect(gap([['2026-06-30', 45]], [['2026-06-30', 25]])?.because).toBe('group-lost');
  });

  it('of amounts is one of the group’s own times where it has them, else of those of the whole', () => {
    const times = [on('2026-06-30', 50), on('2027-06-30', 50)];
    const seen: [string, number][] = [
      ['2026-03-31', 20],
      ['2026-06-30', 20],
      ['2026-09-30', 5],
      ['2026-12-31', 7],
      ['2027-06-30', 8],
    ];
    const amounts = (targets: MeasureInput['targets']) =>
      gap(seen, seen, { accumulation: 'period', targets: times }, { targets: targets ?? [] })?.now;
    // The school year of the whole holds 20 from the summer on.
    expect(amounts([])).toEqual({ date: '2027-06-30', gap: 0 });
    // A calendar year of the group holds 52, and ends nearer to the end of the second school year.
    expect(amounts([on('2026-12-31', 50, { start: '2026-01-01' })])).toEqual({ date: '2027-06-30', gap: -32 });
  });
});

describe('the worst group', () => {
  const worst = (...groups: [id: string, value: number | null, n?: number][]) =>
    measureProgress(
      score({
        observations: [on('2025-06-30', 5)],
        subgroups: groups.map(([id, value, n]) =>
          aSubgroup({
            id,
            name: id,
            baseline: on('2020-06-30', 0),
            targets: [on('2030-06-30', 10)],
            observations: value === null ? [] : [on('2025-06-30', value, n === undefined ? {} : { n })],
          }),
        ),
      }),
      AS_OF,
    ).groups?.worst;

  it('is that of the worst status, of these the one that lacks most, of these the first', () => {
    expect(worst(['a', 5], ['b', 4], ['c', 6])).toEqual({ id: 'b', status: 'at-risk' });
    expect(worst(['a', 2], ['b', 1], ['c', 2])).toEqual({ id: 'b', status: 'off-track' });
    expect(worst(['a', 1], ['b', 2])).toEqual({ id: 'a', status: 'off-track' });
    expect(worst(['a', 2], ['b', 2])?.id).toBe('a');
    expect(worst(['a', -1], ['b', -3], ['c', 1])).toEqual({ id: 'b', status: 'regressing' });
  });

  it('is none of those that are too small, or of which nothing is known', () => {
    expect(worst(['a', null], ['b', -3, 9], ['c', 5])).toEqual({ id: 'c', status: 'on-track' });
    expect(worst(['a', null], ['b', -3, 9])).toBeNull();
    expect(worst()).toBeUndefined();
  });

  it('may have missed its last target', () => {
    const missed = (id: string, value: number) =>
      aSubgroup({
        id,
        baseline: on('2020-06-30', 0),
        targets: [on('2025-06-30', 10)],
        observations: [on('2025-06-30', value)],
      });
    const subgroups = [missed('a', 11), missed('b', 9), missed('c', 8)];
    const found = measureProgress(score({ observations: [on('2025-06-30', 5)], subgroups }), AS_OF);
    expect(found.groups?.worst).toEqual({ id: 'c', status: 'missed' });
    expect(found.status).toBe('on-track');
    const policy = { ...defaultPolicy, groups: 'cap' as const };
    const capped = measureProgress(score({ observations: [on('2025-06-30', 5)], subgroups }), { ...AS_OF, policy });
    expect(capped.status).toBe('at-risk');
    expect(subgroupProgress(score({ subgroups }), AS_OF).map(({ status }) => status)).toEqual([
      'exceeded',
      'missed',
      'missed',
    ]);
  });
});

describe('an observation', () => {
  const late = (overrides: Partial<MeasureInput>, asOf: string) =>
    isLate(measureProgress(score({ frequency: 'annual', ...overrides }), { asOf }), asOf);

  it('is late from the day after it is due, until the measure is stale', () => {
    const observations = [on('2024-06-30', 4)];
    expect(
      ['2025-06-30', '2025-07-01', '2026-06-30', '2026-07-01'].map((asOf) => late({ observations }, asOf)),
    ).toEqual([false, true, true, false]);
    expect(late({ baseline: undefined, observations: [] }, '2026-06-30')).toBe(false);
    // The first is due a year after the baseline, and late however long the target is over.
    expect(late({ targets: [on('2024-06-30', 4)], observations: [] }, '2025-12-31')).toBe(true);
  });

  it('is not late once the last target is judged, but is where it is met before its day', () => {
    const judged = (value: number) =>
      late({ targets: [on('2024-06-30', 4)], observations: [on('2024-06-30', value)] }, '2025-12-31');
    expect([3, 4, 5].map(judged)).toEqual([false, false, false]);
    const ahead = { targets: [on('2025-12-31', 4)], observations: [on('2024-06-30', 5)] };
    expect(late(ahead, '2025-12-30')).toBe(true);
    expect(late({ ...ahead, observations: [on('2024-06-30', 4)] }, '2025-12-30')).toBe(true);
    expect(late({ targets: [on('2024-06-29', 4)], observations: [on('2024-06-29', 4)] }, '2025-12-30')).toBe(false);
    const settled = {
      targets: [on('2025-06-30', 4)],
      observations: [on('2025-06-30', 4)],
      frequency: 'monthly' as const,
    };
    expect(late(settled, '2025-08-01')).toBe(false);
  });
});

describe('what a unit carries', () => {
  const stateOf = (...actions: ('well' | 'behind' | 'ahead')[]) => {
    const kinds = {
      well: {
        period: { start: '2026-01-01', end: '2026-12-31' },
        reports: [{ date: '2026-06-30', percentComplete: 50 }],
      },
      behind: {
        period: { start: '2026-01-01', end: '2026-12-31' },
        reports: [{ date: '2026-06-30', percentComplete: 43 }],
      },
      ahead: { period: { start: '2026-09-01', end: '2026-12-31' }, reports: [] },
    };
    const plan = aPlan({
      organization: anOrganization({ divisions: [aDivision()] }),
      goals: [
        aGoal({
          strategies: [
            aStrategy({
              milestones: [
                aMilestone({
                  actions: actions.map((kind, index) =>
                    anAction({ ...kinds[kind], id: `a${index}`, unitId: 'unit-1' }),
                  ),
                }),
              ],
            }),
          ],
        }),
      ],
    });
    return rollupOrganization(plan, { asOf: '2026-07-15', policy: defaultPolicy }).divisions[0]?.units[0]?.state;
  };
  it('is on schedule or behind where all of it is, else by what is credited of what is due', () => {
    expect(stateOf('well', 'ahead')).toBe('on-schedule');
    expect(stateOf('ahead', 'ahead')).toBe('not-started');
    expect(stateOf('behind', 'behind')).toBe('behind-schedule');
    // 43% is done of 49.6% due, which is behind: half of such work is near enough, seven parts of eight are not.
    expect(stateOf('behind', 'well')).toBe('on-schedule');
    expect(stateOf('behind', 'behind', 'behind', 'behind', 'behind', 'behind', 'behind', 'well')).toBe(
      'behind-schedule',
    );
  });
});
