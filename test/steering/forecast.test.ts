import fc from 'fast-check';
import { forecast, type Measure } from 'spm-model';
import { aMeasure } from 'spm-model/testing';
import { arbitraryDay, arbitraryMeasure } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { daysBetween, plusDays } from '../../src/model/calendar.js';
import { type Point, theilSen } from '../../src/progress/forecast.js';

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

  it('meets a target on the day on which the line does, no later and no earlier than it was observed', () => {
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
    expect(forecast(wavering, AS_OF).metOn).toBe('2027-01-01');
    const inBand = {
      ...wavering,
      direction: 'maintain',
      targets: [{ date: '2028-01-01', low: 50, high: 60 }],
    } as const;
    expect(forecast(inBand, AS_OF).metOn).toBe('2027-01-01');
  });

  it('never meets what lies beyond the calendar', () => {
    expect(forecast(measure({ observations: yearly(40.001, 40.002, 40.003) }), AS_OF)).toMatchObject({
      metOn: null,
      reaches: false,
    });
  });

  it('rests on the observation of the baseline’s own day, and on a thousand points at most', () => {
    const own = measure({ observations: [{ date: '2024-01-01', value: 44 }, ...yearly(45, 50)] });
    expect(forecast(own, AS_OF)).toEqual(
      forecast(measure({ baseline: { date: '2024-01-01', value: 44 }, observations: yearly(45, 50) }), AS_OF),
    );
    const daily = Array.from({ length: 1_200 }, (_, day) => ({ date: plusDays('2024-01-02', day), value: day }));
    expect(forecast(measure({ observations: daily }), { asOf: '2028-01-01' }).points).toBe(1_000);
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

  it('is the same when a measure and its days are shifted, and mirrored when it is mirrored', () => {
    const simple = arbitraryMeasure({ subgroups: false });
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
        expect(b.projected).toBe(a.projected);
        expect(b.currentRate).toBe(a.currentRate);
        if (a.metOn !== null && b.metOn !== null) expect(daysBetween(a.metOn, b.metOn)).toBe(days);
      }),
    );
  });
});
