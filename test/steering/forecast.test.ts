import fc from 'fast-check';
import { defaultPolicy, forecast, type Measure } from 'spm-model';
import { aMeasure } from 'spm-model/testing';
import { arbitraryDay, arbitraryMeasure } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, plusDays } from '../../src/model/calendar.js';
import { type Point, theilSen } from '../../src/progress/trend.js';

const points = (xs: number[], ys: number[]): Point[] => xs.map((day, index) => ({ day, value: ys[index] as number }));

/** A second implementation: the slope at which as many pairs rise above the line as fall below it, found by ranks. */
function slopeByRanks(all: readonly Point[]): number | null {
  const slopes = all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b) => (a.day === b.day ? [] : [(a.value - b.value) / (a.day - b.day)])),
  );
  if (slopes.length === 0) return null;
  const rank = (slope: number) => slopes.filter((other) => other < slope).length;
  const half = (slopes.length - 1) / 2;
  const at = (place: number) =>
    slopes.find(
      (slope) => rank(slope) <= place && rank(slope) + slopes.filter((other) => other === slope).length > place,
    ) as number;
  return (at(Math.floor(half)) + at(Math.ceil(half))) / 2;
}

describe('the Theil–Sen line', () => {
  it('has the slope of Sen’s own example (1968): 4', () => {
    expect(theilSen(points([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78]))?.slope).toBe(4);
  });

  it('has the slope of the cloud seeding example of Hollander & Wolfe: −0.056', () => {
    expect(theilSen(points([1, 2, 3, 4, 5], [1.26, 1.27, 1.12, 1.16, 1.03]))?.slope).toBeCloseTo(-0.05625, 10);
  });

  it('has the 90% interval that SciPy gives for Sen’s example: 3.75 to 46/11', () => {
    const found = theilSen(points([1, 2, 3, 4, 10, 12, 18], [9, 15, 19, 20, 45, 55, 78]));
    expect(found?.low).toBe(3.75);
    expect(found?.high).toBeCloseTo(46 / 11, 12);
  });

  it('compares within each season only', () => {
    // Winter rises by 1 in 10 days, summer by 3; across, everything falls.
    const [winter, summer] = [points([0, 10, 20], [50, 51, 52]), points([5, 15, 25], [0, 3, 6])];
    expect(theilSen(winter, summer)).toMatchObject({ low: 0.1, high: 0.3 });
    expect(theilSen(winter, summer)?.slope).toBeCloseTo(0.2, 12);
  });

  it('agrees with a second implementation', () => {
    const point = fc.record({ day: fc.integer({ min: 0, max: 60 }), value: fc.integer({ min: -50, max: 50 }) });
    fc.assert(
      fc.property(fc.array(point, { minLength: 2, maxLength: 12 }), (all) => {
        const [line, slope] = [theilSen(all), slopeByRanks(all)];
        if (slope === null) expect(line).toBeNull();
        else expect(line?.slope).toBeCloseTo(slope, 9);
      }),
    );
  });

  it('is not tilted by one wild point among seven', () => {
    const straight = points([0, 1, 2, 3, 4, 5, 6], [0, 2, 4, 6, 8, 10, 12]);
    fc.assert(
      fc.property(
        fc.nat({ max: 6 }),
        fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
        (index, wild) => {
          const spoiled = straight.map((each, place) => (place === index ? { ...each, value: wild } : each));
          expect(theilSen(spoiled)?.slope).toBeCloseTo(2, 9);
        },
      ),
    );
  });
});

const measure = (overrides: Parameters<typeof aMeasure>[0]): Measure =>
  aMeasure({
    unit: { kind: 'score' },
    baseline: { date: '2024-01-01', value: 40 },
    targets: [{ date: '2028-01-01', value: 60 }],
    ...overrides,
  });
const yearly = (...values: number[]) => values.map((value, index) => ({ date: `${2025 + index}-01-01`, value }));
const AS_OF = { asOf: '2027-06-30' };

describe('a forecast', () => {
  it('carries the line on to the last target', () => {
    const found = forecast(measure({ observations: yearly(45, 50, 55) }), AS_OF);
    expect(found.points).toBe(4);
    expect(found.currentRate).toBeCloseTo(5, 1);
    expect(found.projected).toBeCloseTo(60, 1);
    expect(found.projectedOn).toBe('2028-01-01');
    expect(found.requiredRate).toBeCloseTo(5, 1);
    expect(found.metOn?.slice(0, 7)).toMatch(/2027-12|2028-01/);
  });

  it('of a falling measure that stalls never meets its target', () => {
    const stalled = measure({
      direction: 'decrease',
      targets: [{ date: '2028-01-01', value: 20 }],
      observations: yearly(40, 41, 41),
    });
    expect(forecast(stalled, AS_OF)).toMatchObject({ metOn: null, reaches: false });
    const falling = measure({
      direction: 'decrease',
      targets: [{ date: '2028-01-01', value: 20 }],
      observations: yearly(34, 28, 22),
    });
    expect(forecast(falling, AS_OF)).toMatchObject({ reaches: true });
    expect(forecast(falling, AS_OF).metOn?.slice(0, 4)).toBe('2027');
  });

  it('of a band goes to its nearer end', () => {
    const band = measure({
      direction: 'maintain',
      baseline: { date: '2024-01-01', value: 400 },
      targets: [{ date: '2028-01-01', low: 200, high: 300 }],
      observations: yearly(370, 340, 310),
    });
    const found = forecast(band, AS_OF);
    expect(found.metOn?.slice(0, 7)).toBe('2027-05');
    expect(found.reaches).toBe(true);
    expect(found.requiredRate).toBeCloseTo(-10, 0);
  });

  it('of a met measure was met on the day it was last observed', () => {
    expect(forecast(measure({ observations: yearly(61) }), AS_OF)).toMatchObject({
      metOn: '2025-01-01',
      requiredRate: 0,
      points: 2,
      projected: null,
    });
  });

  it('under three points says so, and projects nothing', () => {
    for (const observations of [[], yearly(45)]) {
      const found = forecast(measure({ observations }), AS_OF);
      expect(found).toMatchObject({
        points: observations.length + 1,
        currentRate: null,
        projected: null,
        reaches: null,
      });
    }
    expect(forecast(measure({ baseline: undefined, targets: [], observations: yearly(1, 2, 3) }), AS_OF)).toMatchObject(
      { points: 3, projected: null, projectedOn: null, requiredRate: null },
    );
  });

  it('keeps to what the unit allows, and to what was summed', () => {
    const percent = measure({
      unit: { kind: 'percent' },
      baseline: { date: '2024-01-01', value: 70 },
      targets: [{ date: '2030-01-01', value: 95 }],
      observations: yearly(80, 90),
    });
    expect(forecast(percent, AS_OF).projected).toBe(100);
    const levels = measure({
      unit: { kind: 'level', levels: ['a', 'b', 'c'] },
      baseline: { date: '2024-01-01', value: 0 },
      targets: [{ date: '2034-01-01', value: 2 }],
      observations: yearly(1, 2),
    });
    expect(forecast(levels, AS_OF).projected).toBe(2);
    const summed = measure({
      unit: { kind: 'count' },
      accumulation: 'sum',
      baseline: { date: '2024-01-01', value: 0 },
      targets: [{ date: '2028-01-01', value: 39 }],
      observations: [...yearly(10, 10, 10), { date: '2024-01-01', value: 99 }],
    });
    expect(forecast(summed, AS_OF)).toMatchObject({ points: 4, reaches: true });
  });

  it('takes several of a day as one, sums of a day as one, and no baseline as zero', () => {
    const twice = measure({ observations: [...yearly(45, 50, 54), { date: '2027-01-01', value: 55 }] });
    expect(forecast(twice, AS_OF)).toEqual(forecast(measure({ observations: yearly(45, 50, 55) }), AS_OF));
    const summed = { accumulation: 'sum' as const, baseline: undefined, targets: [] };
    expect(forecast(measure({ ...summed, observations: [...yearly(1, 2, 3), ...yearly(1, 2, 3)] }), AS_OF).points).toBe(
      3,
    );
    expect(
      theilSen([
        { day: 1, value: 2 },
        { day: 1, value: 3 },
      ]),
    ).toBeNull();
    const levels = measure({
      unit: { kind: 'level' },
      baseline: { date: '2024-01-01', value: 0 },
      observations: yearly(1, 2),
    });
    expect(forecast(levels, AS_OF).projected).toBe(0);
    const inside = measure({
      direction: 'maintain',
      targets: [{ date: '2028-01-01', low: 50 }],
      observations: yearly(44, 47, 49),
    });
    expect(forecast(inside, AS_OF).requiredRate).toBeCloseTo(1, 1);
  });

  it('meets a target on the day on which the line does, and, unmet, after the last observation', () => {
    const daily = measure({
      baseline: { date: '2026-01-01', value: 0 },
      targets: [{ date: '2026-12-31', value: 30 }],
      observations: [
        { date: '2026-01-11', value: 10 },
        { date: '2026-01-21', value: 20 },
      ],
    });
    expect(forecast(daily, AS_OF).metOn).toBe('2026-01-31');
    // The line has passed 50 already, though what was observed last lies below it.
    const wavering = measure({
      targets: [{ date: '2028-01-01', value: 50 }],
      observations: [
        { date: '2025-01-01', value: 45 },
        { date: '2026-01-01', value: 50 },
        { date: '2027-01-01', value: 49 },
      ],
    });
    expect(forecast(wavering, AS_OF).metOn).toBe('2027-01-02');
    const inBand = {
      ...wavering,
      direction: 'maintain',
      targets: [{ date: '2028-01-01', low: 50, high: 60 }],
    } as const;
    expect(forecast(inBand, AS_OF).metOn).toBe('2027-01-02');
  });

  // The line rises by 1 a day from 0 on the first of the year, or falls from 100; the last observation is of day 20.
  type Band = { readonly low?: number; readonly high?: number };
  it.each<[from: number, step: number, band: Band, metOn: string | null, reaches: boolean, aDay: number]>([
    [0, 1, { low: 30 }, '2026-01-31', true, 1],
    [0, 1, { low: 30, high: 31 }, '2026-01-31', true, 1],
    [0, 1, { low: 29, high: 30 }, '2026-01-30', true, 0.9],
    [0, 1, { high: 25 }, '2026-01-21', false, 0],
    [0, 1, { low: 25, high: 29 }, '2026-01-26', false, 0.5],
    [0, 1, { low: 21, high: 40 }, '2026-01-22', true, 0.1],
    [0, 1, { low: 22, high: 40 }, '2026-01-23', true, 0.2],
    [0, 1, { low: 20, high: 20 }, '2026-01-21', false, 0],
    [0, 1, { low: 10, high: 19 }, null, false, -0.1],
    [100, -1, { high: 75 }, '2026-01-26', true, -0.5],
    [100, -1, { low: 75, high: 79 }, '2026-01-22', false, -0.1],
    [100, -1, { low: 10, high: 70 }, '2026-01-31', true, -1],
    [100, -1, { low: 71, high: 72 }, '2026-01-29', false, -0.8],
  ])('from %d by %d a day meets the band %j on %s', (from, step, band, metOn, reaches, aDay) => {
    const kept = measure({
      direction: 'maintain',
      baseline: { date: '2026-01-01', value: from },
      targets: [{ date: '2026-01-31', ...band }],
      observations: [
        { date: '2026-01-11', value: from + 10 * step },
        { date: '2026-01-21', value: from + 20 * step },
      ],
    });
    const found = forecast(kept, { asOf: '2026-01-25' });
    expect(found).toMatchObject({ metOn, reaches, likelihood: reaches ? 'likely' : 'unlikely' });
    expect(found.requiredRate).toBeCloseTo(365.25 * aDay, 9);
  });

  it('stays where the unit ends: no count falls below 0, no percent goes above 100', () => {
    const falling = measure({ unit: { kind: 'count' }, observations: yearly(30, 15), baseline: undefined });
    const [first, second, third] = yearly(30, 15, 5).map(({ date }) => date) as [string, string, string];
    const observations = [first, second, third].map((date, index) => ({ date, value: [30, 15, 0][index] as number }));
    const target = { date: '2030-01-01', value: 10 };
    const asOf = { asOf: third };
    const count = forecast({ ...falling, observations, targets: [target], direction: 'decrease' }, asOf);
    expect(count).toMatchObject({ projected: 0, low: 0, high: 0, reaches: true });
    const rising = observations.map(({ date, value }) => ({ date, value: 100 - value }));
    const percent = forecast({ ...falling, unit: { kind: 'percent' }, observations: rising, targets: [target] }, asOf);
    expect(percent).toMatchObject({ projected: 100, low: 100, high: 100 });
  });

  it('never meets what lies beyond the calendar', () => {
    expect(forecast(measure({ observations: yearly(40.001, 40.002, 40.003) }), AS_OF)).toMatchObject({
      metOn: null,
      reaches: false,
    });
  });

  it('rests on the observation of the baseline’s own day, and on five hundred points at most', () => {
    const own = measure({ observations: [{ date: '2024-01-01', value: 44 }, ...yearly(45, 50)] });
    expect(forecast(own, AS_OF)).toEqual(
      forecast(measure({ baseline: { date: '2024-01-01', value: 44 }, observations: yearly(45, 50) }), AS_OF),
    );
    const daily = Array.from({ length: 1_200 }, (_, day) => ({ date: plusDays('2024-01-02', day), value: day }));
    expect(forecast(measure({ observations: daily }), { asOf: '2028-01-01' }).points).toBe(500);
  });

  it('never says a day before the last observation, and never NaN', () => {
    fc.assert(
      fc.property(
        arbitraryMeasure({ extremeNumbers: true, edgeDates: true }),
        arbitraryDay({ edgeDates: true }),
        (each, asOf) => {
          const found = forecast(each, { asOf });
          expect(JSON.parse(JSON.stringify(found))).toEqual(found);
          const last = each.observations
            .map(({ date }) => date)
            .filter((date) => date <= asOf && date >= (each.baseline?.date ?? ''))
            .sort()
            .at(-1);
          if (found.metOn !== null && last !== undefined && each.accumulation === 'latest')
            expect(found.metOn >= last).toBe(true);
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('is the same when a measure and its days are shifted', () => {
    const simple = arbitraryMeasure({ subgroups: false }).filter(
      ({ accumulation, revisions }) => accumulation !== 'period' && revisions.length === 0,
    );
    fc.assert(
      fc.property(simple, fc.integer({ min: 1, max: 900 }), (each, days) => {
        const shift = <T extends { readonly date: string }>(entry: T): T => ({
          ...entry,
          date: plusDays(entry.date, days),
        });
        const later = {
          ...each,
          targets: each.targets.map(shift),
          observations: each.observations.map(shift),
          ...(each.baseline === undefined ? {} : { baseline: shift(each.baseline) }),
        };
        const [a, b] = [
          forecast(each, { asOf: '2030-01-01' }),
          forecast(later, { asOf: plusDays('2030-01-01', days) }),
        ];
        for (const key of ['currentRate', 'projected', 'low', 'high', 'likelihood'] as const)
          expect(b[key]).toBe(a[key]);
        if (a.metOn !== null && b.metOn !== null) expect(daysBetween(a.metOn, b.metOn)).toBe(days);
      }),
    );
  });
});

describe('the range of a forecast', () => {
  const june = (first: number, ...values: number[]) =>
    values.map((value, index) => ({ date: `${first + index}-06-30`, value }));
  const from = (first: number, [base = 0, ...values]: number[], target: number) =>
    measure({
      baseline: { date: `${first}-06-30`, value: base },
      targets: [{ date: '2030-06-30', value: target }],
      observations: june(first + 1, ...values),
    });
  const near = (found: ReturnType<typeof forecast>, expected: readonly [number, number, number]) => {
    for (const [index, key] of (['low', 'projected', 'high'] as const).entries()) {
      expect(found[key]).toBeCloseTo(expected[index] as number, 9);
    }
  };

  // Slopes and their intervals are those of SciPy 1.17, theilslopes(alpha = 0.9), carried on through the median of what is
  // left of each point.
  it('is that of Sen’s interval of the slope', () => {
    const ten = from(2016, [50, 51.5, 51, 53, 52.5, 55, 56, 55.5, 57, 58], 62);
    near(forecast(ten, { asOf: '2025-12-31' }), [61.243844049247606, 62.444174018862185, 63.50684931506849]);
    expect(forecast(ten, { asOf: '2025-12-31' })).toMatchObject({ points: 10, likelihood: 'uncertain', reaches: true });
  });

  it('tells how little a standstill with one leap at the end says', () => {
    const leap = from(2020, [50, 50, 50, 50, 59], 70);
    near(forecast(leap, { asOf: '2024-12-31' }), [50, 50, 76.99178832116789]);
    expect(forecast(leap, { asOf: '2024-12-31' })).toMatchObject({ reaches: false, likelihood: 'uncertain' });
  });

  it('makes a target likely, uncertain or unlikely: all, some or none of it reaches it', () => {
    const values = [50, 51.5, 51, 53, 52.5, 55, 56, 55.5, 57, 58];
    const likelihoods = (target: number) => forecast(from(2016, values, target), { asOf: '2025-12-31' }).likelihood;
    expect([61, 61.3, 63.4, 63.6].map(likelihoods)).toEqual(['likely', 'uncertain', 'uncertain', 'unlikely']);
    const falling = measure({
      direction: 'decrease',
      baseline: { date: '2022-06-30', value: 30 },
      targets: [{ date: '2026-06-30', value: 22.5 }],
      observations: june(2023, 28, 26, 24),
    });
    expect(forecast(falling, { asOf: '2025-12-31' })).toMatchObject({ likelihood: 'likely' });
    const band = (low: number, high: number) =>
      measure({
        direction: 'maintain',
        baseline: { date: '2016-06-30', value: 50 },
        targets: [{ date: '2030-06-30', low, high }],
        observations: june(2017, ...values.slice(1)),
      });
    const inBand = (low: number, high: number) => forecast(band(low, high), { asOf: '2025-12-31' }).likelihood;
    expect([inBand(60, 65), inBand(62, 65), inBand(62, 63), inBand(70, 80), inBand(40, 50)]).toEqual([
      'likely',
      'uncertain',
      'uncertain',
      'unlikely',
      'unlikely',
    ]);
  });

  it('is open until the target’s day, from which on the target is judged', () => {
    const each = from(2026, [50, 51, 52, 53], 60);
    expect(forecast(each, { asOf: '2030-06-29' }).likelihood).toBe('unlikely');
    expect(forecast(each, { asOf: '2030-06-30' })).toMatchObject({ likelihood: null, reaches: false });
  });
});

describe('the points of a forecast', () => {
  it('are those of the series in force', () => {
    const revised = measure({
      baseline: { date: '2026-01-01', value: 10 },
      targets: [{ date: '2030-01-01', value: 20 }],
      revisions: [
        {
          until: '2026-12-31',
          baseline: { date: '2024-01-01', value: 40 },
          targets: [{ date: '2028-01-01', value: 60 }],
          reason: 'The test was replaced',
        },
      ],
      observations: [
        { date: '2025-01-01', value: 45 },
        { date: '2026-01-01', value: 50 },
        { date: '2027-01-01', value: 12 },
        { date: '2028-01-01', value: 14 },
      ],
    });
    const before = forecast(revised, { asOf: '2026-12-31' });
    expect(before).toMatchObject({ points: 3, projectedOn: '2028-01-01' });
    expect(before.projected).toBeCloseTo(60, 1);
    // What was observed on the new baseline's day stands in its place.
    expect(forecast(revised, { asOf: '2028-06-30' })).toMatchObject({ points: 3, projectedOn: '2030-01-01' });
  });

  it('of a sum are running totals, to the decimal', () => {
    const summed = measure({
      unit: { kind: 'currency' },
      accumulation: 'sum',
      baseline: { date: '2024-01-01', value: 0.1 },
      targets: [{ date: '2024-01-11', value: 1 }],
      observations: [
        { date: '2024-01-02', value: 0.1 },
        { date: '2024-01-03', value: 0.1 },
        { date: '2024-01-04', value: 0.1 },
      ],
    });
    // A tenth a day from a tenth: 1.1 on the tenth day after.
    const found = forecast(summed, { asOf: '2024-01-05' });
    expect(found.projected).toBeCloseTo(1.1, 12);
    expect(found.metOn).toBe('2024-01-10');
  });

  it('of an amount that begins anew are the amounts of the periods that are over', () => {
    const placements = measure({
      unit: { kind: 'count' },
      accumulation: 'period',
      baseline: { date: '2023-06-30', value: 400 },
      targets: [2024, 2025, 2026, 2027].map((year) => ({ date: `${year}-06-30`, value: 600 })),
      observations: [
        { date: '2023-12-31', value: 220 },
        { date: '2024-06-30', value: 220 },
        { date: '2024-12-31', value: 240 },
        { date: '2025-06-30', value: 240 },
        { date: '2025-12-31', value: 260 },
      ],
    });
    // 400, 440 and 480 lie on a line (of years of 366 and 365 days); the running year is no point yet.
    const found = forecast(placements, { asOf: '2026-01-31' });
    expect(found.points).toBe(3);
    expect(found.projected).toBeCloseTo(560, 0);
    expect(forecast(placements, { asOf: '2024-06-29' }).points).toBe(1);
    expect(forecast(placements, { asOf: '2024-06-30' }).points).toBe(2);
  });

  it('of each time of year are compared with each other where there are two years of them', () => {
    // Autumn is always 10 above spring; from year to year nothing moves.
    const seasonal = (years: number, spring: (year: number) => number) =>
      Array.from({ length: years }, (_, year) => [
        { date: `${2024 + year}-03-31`, value: spring(year) },
        { date: `${2024 + year}-09-30`, value: spring(year) + 10 },
      ]).flat();
    const each = (observations: Measure['observations'], target = '2029-03-31') =>
      measure({ baseline: undefined, frequency: 'semiannual', targets: [{ date: target, value: 80 }], observations });
    const flat = forecast(each(seasonal(2, () => 50)), { asOf: '2025-12-31' });
    expect(flat).toMatchObject({ points: 4, currentRate: 0, projected: 50 });
    // In autumn the target's time of year is the higher one.
    expect(
      forecast(
        each(
          seasonal(2, () => 50),
          '2029-09-30',
        ),
        { asOf: '2025-12-31' },
      ).projected,
    ).toBe(60);
    const rising = forecast(each(seasonal(3, (year) => 50 + 2 * year)), { asOf: '2026-12-31' });
    expect(rising.currentRate).toBeCloseTo(2, 2);
    expect(rising.projected).toBeCloseTo(60, 1);
    // Under two years of them the season cannot be told from the trend.
    const short = forecast(each(seasonal(2, () => 50).slice(1)), { asOf: '2025-12-31' });
    expect([flat.low, flat.high]).toEqual([50, 50]);
    expect((short.high ?? 0) - (short.low ?? 0)).toBeGreaterThan(50);
  });

  it('refuse a day that is none', () => {
    expect(() => forecast(measure({}), { asOf: '2026-8-3', policy: defaultPolicy })).toThrow(RangeError);
    expect(forecast(measure({}), { asOf: '2026-08-03', policy: undefined }).points).toBe(1);
  });
});
