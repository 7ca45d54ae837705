/** For whom it works: groups of students, and their gaps to the whole. */
import fc from 'fast-check';
import { defaultPolicy, gaps, type Measure, subgroupProgress, walkPlan } from 'spm-model';
import { aMeasure, aSubgroup, examplePlan } from 'spm-model/testing';
import { arbitraryDay, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../fixtures/sound-plan.js';

const AS_OF = { asOf: '2026-08-03' };
const plans = arbitraryPlan({ size: 'medium', faults: 'some', edgeDates: true });
const days = arbitraryDay({ edgeDates: true });

describe('groups of students', () => {
  const measure = (direction: 'increase' | 'decrease' | 'maintain', whole: [number, number], group: [number, number]) =>
    aMeasure({
      direction,
      unit: { kind: 'score' },
      baseline: { date: '2025-06-30', value: whole[0] },
      targets:
        direction === 'maintain' ? [{ date: '2028-06-30', low: 40, high: 60 }] : [{ date: '2028-06-30', value: 50 }],
      observations: [{ date: '2026-06-30', value: whole[1] }],
      subgroups: [
        aSubgroup({
          baseline: { date: '2025-06-30', value: group[0] },
          targets: [],
          observations: [{ date: '2026-06-30', value: group[1] }],
        }),
      ],
    });
  const gap = (...args: Parameters<typeof measure>) => present(gaps(measure(...args), { asOf: '2026-07-01' })[0]);

  it('have a gap above 0 where they are worse off, in either direction', () => {
    expect(gap('increase', [40, 45], [30, 37])).toMatchObject({
      dimension: null,
      baseline: { date: '2025-06-30', gap: 10 },
      now: { date: '2026-06-30', gap: 8 },
      trend: 'closing',
      because: 'group-gained',
      tolerance: 0.2,
    });
    expect(gap('increase', [40, 45], [30, 34])).toMatchObject({
      baseline: { gap: 10 },
      now: { gap: 11 },
      trend: 'widening',
    });
    expect(gap('increase', [40, 45], [30, 35.2])).toMatchObject({ trend: 'steady' });
    expect(gap('increase', [40, 45], [30, 35.21])).toMatchObject({ trend: 'closing' });
    expect(gap('decrease', [20, 15], [30, 24])).toMatchObject({
      baseline: { gap: 10 },
      now: { gap: 9 },
      trend: 'closing',
    });
    expect(gap('increase', [40, 45], [50, 60])).toMatchObject({
      baseline: { gap: -10 },
      now: { gap: -15 },
      trend: 'widening',
    });
    expect(gap('maintain', [50, 50], [30, 35])).toMatchObject({
      baseline: { gap: 10 },
      now: { gap: 5 },
      trend: 'closing',
    });
    expect(gap('increase', [40, 45], [40, 44])).toMatchObject({
      baseline: { gap: 0 },
      now: { gap: 1 },
      tolerance: 0.8,
      trend: 'widening',
    });
  });

  it('of a measure to maintain without a band, and of numbers beyond bounds, are told as far as they go', () => {
    const bandless = { ...measure('maintain', [50, 50], [30, 35]), targets: [] };
    expect(gaps(bandless, AS_OF)[0]).toMatchObject({ baseline: { gap: 20 }, now: { gap: 15 } });
    expect(gap('increase', [1e308, 1e308], [-1e308, 0])).toMatchObject({
      baseline: null,
      now: { gap: 1e308 },
      trend: 'unknown',
    });
  });

  it('without a baseline or an observation have no trend', () => {
    const bare = aMeasure({ subgroups: [aSubgroup({ baseline: undefined })] });
    expect(gaps(bare, AS_OF)[0]).toMatchObject({ baseline: null, now: null, trend: 'unknown', because: null });
  });

  it('close or widen because of what moved more, the group or the whole', () => {
    const because = (whole: [number, number], group: [number, number]) => {
      const { trend, because: cause } = gap('increase', whole, group);
      return `${trend}: ${cause}`;
    };
    expect(because([40, 41], [30, 35])).toBe('closing: group-gained');
    expect(because([40, 33], [30, 28])).toBe('closing: whole-lost');
    expect(because([40, 38], [30, 22])).toBe('widening: group-lost');
    expect(because([40, 48], [30, 33])).toBe('widening: whole-gained');
    expect(because([40, 45], [30, 35])).toBe('steady: null');
    // From ahead to behind by as much is no standstill.
    expect(because([40, 40], [45, 35])).toBe('widening: group-lost');
    expect(because([40, 40], [35, 45])).toBe('closing: group-gained');
    const { trend, because: cause } = gap('decrease', [20, 26], [30, 31]);
    expect([trend, cause]).toEqual(['closing', 'whole-lost']);
  });

  /** A whole of 40 and a group of 30 at the start, and what was observed since. */
  const observed = (
    whole: readonly (readonly [date: string, value: number])[],
    group: readonly (readonly [date: string, value: number, n?: number])[],
    overrides: Partial<Measure> = {},
  ): Measure => ({
    ...measure('increase', [40, 0], [30, 0]),
    ...overrides,
    observations: whole.map(([date, value]) => ({ date, value })),
    subgroups: [
      aSubgroup({
        baseline: { date: '2025-06-30', value: 30 },
        targets: [],
        observations: group.map(([date, value, n]) => ({ date, value, ...(n === undefined ? {} : { n }) })),
      }),
    ],
  });
  const nowOf = (each: Measure, asOf = '2028-12-31') => gaps(each, { asOf })[0];

  it('are compared on the latest day that both were observed on, never across years', () => {
    const later = observed(
      [
        ['2026-06-30', 42],
        ['2027-06-30', 60],
      ],
      [['2026-06-30', 33]],
    );
    expect(nowOf(later)).toMatchObject({ now: { date: '2026-06-30', gap: 9 }, trend: 'closing' });
    expect(nowOf(observed([['2027-06-30', 60]], [['2026-06-30', 33]]))).toMatchObject({ now: null, trend: 'unknown' });
    // Within half a year the one stands for the other; 183 days are, 184 are not.
    expect(nowOf(observed([['2026-12-30', 42]], [['2026-06-30', 33]]))?.now).toEqual({ date: '2026-12-30', gap: 9 });
    expect(nowOf(observed([['2026-12-31', 42]], [['2026-06-30', 33]]))?.now).toBeNull();
    const quarterly = { frequency: 'quarterly' as const };
    expect(nowOf(observed([['2026-08-15', 42]], [['2026-06-30', 33]], quarterly))?.now).toMatchObject({ gap: 9 });
    expect(nowOf(observed([['2026-08-16', 42]], [['2026-06-30', 33]], quarterly))?.now).toBeNull();
    // Of two observations near one of the whole, the nearest is its pair.
    const twice = observed(
      [['2026-06-30', 42]],
      [
        ['2026-06-30', 33],
        ['2026-09-30', 39],
      ],
    );
    expect(nowOf(twice)?.now).toEqual({ date: '2026-06-30', gap: 9 });
    // What is observed later changes nothing before.
    expect(nowOf(later, '2026-12-31')).toEqual(nowOf(observed([['2026-06-30', 42]], [['2026-06-30', 33]])));
  });

  it('have no trend where the group is too small, or its baseline is of another year', () => {
    const small = observed([['2026-06-30', 42]], [['2026-06-30', 38, 9]]);
    expect(nowOf(small)).toMatchObject({ now: { gap: 4 }, trend: 'unknown', because: null });
    const policy = { ...defaultPolicy, minimumGroup: 5 };
    expect(gaps(small, { asOf: '2028-12-31', policy })[0]?.trend).toBe('closing');
    const [group] = small.subgroups;
    const other = { ...small, subgroups: [{ ...present(group), baseline: { date: '2020-06-30', value: 30 } }] };
    expect(nowOf(other)).toMatchObject({ baseline: null, trend: 'unknown' });
  });

  it('of running totals are those by the day, of amounts those of a period', () => {
    const total = observed(
      [
        ['2025-12-31', 5],
        ['2026-06-30', 5],
      ],
      [
        ['2025-12-31', 1],
        ['2026-06-30', 2],
      ],
      { accumulation: 'sum' },
    );
    expect(nowOf(total)?.now).toEqual({ date: '2026-06-30', gap: 17 });
    const amounts = observed(
      [
        ['2025-12-31', 25],
        ['2026-06-30', 20],
        ['2026-12-31', 9],
      ],
      [
        ['2025-12-31', 15],
        ['2026-06-30', 12],
        ['2026-12-31', 1],
      ],
      {
        accumulation: 'period',
        targets: [
          { date: '2026-06-30', value: 50 },
          { date: '2027-06-30', value: 50 },
        ],
      },
    );
    // 45 less 27; what has come in of the running year is no amount of a year.
    expect(nowOf(amounts, '2027-01-31')?.now).toEqual({ date: '2026-06-30', gap: 18 });
  });

  it('are of decimals as they are written', () => {
    const [english] = gaps(present(examplePlan.goals[0]?.measures[0]), AS_OF);
    expect(english?.now).toEqual({ date: '2026-06-30', gap: 26.1 });
  });

  it('that are too small are not judged', () => {
    const groupOf = (n: number) => ({
      ...measure('increase', [40, 42], [30, 20]),
      subgroups: [
        aSubgroup({
          dimension: 'program',
          baseline: { date: '2025-06-30', value: 30 },
          targets: [{ date: '2028-06-30', value: 50 }],
          observations: [{ date: '2026-06-30', value: 20, n }],
        }),
      ],
    });
    expect(subgroupProgress(groupOf(9), AS_OF)[0]).toMatchObject({
      status: 'too-small',
      statusAsObserved: 'too-small',
      dimension: 'program',
      value: 20,
      attainment: null,
      pace: null,
      shortfall: null,
      next: { target: { date: '2028-06-30', value: 50 }, attainment: null },
    });
    expect(subgroupProgress(groupOf(10), AS_OF)[0]).toMatchObject({ status: 'regressing', attainment: -0.5 });
  });

  it('refuse a day that is none', () => {
    for (const each of [gaps, subgroupProgress]) {
      expect(() => each(observed([], []), { asOf: '2026-06-31' })).toThrow(RangeError);
    }
  });

  it('progress by their own baseline and targets, in the measure’s way', () => {
    const [group] = subgroupProgress(measure('decrease', [20, 15], [30, 24]), AS_OF);
    expect(group).toMatchObject({ id: 'subgroup-1', name: 'English learners', value: 24, status: 'not-measurable' });
    const summed = aMeasure({
      accumulation: 'sum',
      subgroups: [
        aSubgroup({
          observations: [
            { date: '2026-01-31', value: 5 },
            { date: '2026-02-28', value: 6 },
          ],
        }),
      ],
    });
    expect(subgroupProgress(summed, AS_OF)[0]?.value).toBe(31);
  });

  it('never give NaN', () => {
    fc.assert(
      fc.property(plans, days, (plan, asOf) => {
        for (const found of walkPlan(plan)) {
          if (found.kind !== 'measure') continue;
          for (const result of [gaps(found.entity, { asOf }), subgroupProgress(found.entity, { asOf })]) {
            expect(JSON.parse(JSON.stringify(result))).toEqual(result);
          }
        }
      }),
    );
  });
});
