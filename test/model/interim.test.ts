import fc from 'fast-check';
import { checkPlan, type InterimOptions, interimTargets, type Target } from 'spm-model';
import { aGoal, aMeasure, aPlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

const baseline = { date: '2025-06-30', value: 50 };
const valuesOf = (targets: readonly Target[]) => targets.map(({ value }) => value);
const daysOf = (targets: readonly Target[]) => targets.map(({ date }) => date);

describe('interim targets', () => {
  it('step evenly from the baseline to the last, year by year', () => {
    const targets = interimTargets(baseline, { by: { date: '2030-06-30', value: 60 }, every: 'year' });
    expect(daysOf(targets)).toEqual(['2026-06-30', '2027-06-30', '2028-06-30', '2029-06-30', '2030-06-30']);
    expect(valuesOf(targets)).toEqual([52, 54, 56, 58, 60]);
  });

  it('close half of the gap to 100 by the last: from 50 to 75 in five steps of 5', () => {
    const by = { date: '2030-06-30', value: 100 };
    expect(valuesOf(interimTargets(baseline, { by, every: 'year', shape: 'halve-the-gap' }))).toEqual([
      55, 60, 65, 70, 75,
    ]);
  });

  it('close half of the gap to 0 where less is better: chronic absence from 24 to 12', () => {
    const by = { date: '2029-06-30', value: 0 };
    const from = { date: '2025-06-30', value: 24 };
    expect(valuesOf(interimTargets(from, { by, every: 'year', shape: 'halve-the-gap' }))).toEqual([21, 18, 15, 12]);
  });

  it('by quarter stay on the last days of months', () => {
    const targets = interimTargets(baseline, { by: { date: '2026-06-30', value: 54 }, every: 'quarter' });
    expect(daysOf(targets)).toEqual(['2025-09-30', '2025-12-31', '2026-03-31', '2026-06-30']);
    expect(valuesOf(targets)).toEqual([51, 52, 53, 54]);
  });

  it('by half on a leap day stay on the last of February', () => {
    const targets = interimTargets(
      { date: '2023-02-28', value: 0 },
      { by: { date: '2024-02-29', value: 1 }, every: 'half' },
    );
    expect(daysOf(targets)).toEqual(['2023-08-31', '2024-02-29']);
  });

  it('show one digit more than baseline and last target', () => {
    const targets = interimTargets(baseline, { by: { date: '2028-06-30', value: 51 }, every: 'year' });
    expect(valuesOf(targets)).toEqual([50.3, 50.7, 51]);
  });

  it('are the last alone where it comes within one step, and none where it is not after the baseline', () => {
    const by = { date: '2025-12-31', value: 60, note: 'Agreed' };
    expect(interimTargets(baseline, { by, every: 'year' })).toEqual([by]);
    expect(interimTargets(baseline, { by: { date: '2025-06-30', value: 60 }, every: 'year' })).toEqual([]);
  });

  it('step to the end of a band that the baseline lies beyond', () => {
    const by = { date: '2027-06-30', low: 60, high: 70 };
    expect(interimTargets(baseline, { by, every: 'year' })).toEqual([
      { date: '2026-06-30', low: 55, high: 70 },
      { date: '2027-06-30', low: 60, high: 70 },
    ]);
  });

  it('step down to the end of a band that the baseline lies above, and leave a band that it lies in', () => {
    const toBand = (low: number, high: number) =>
      interimTargets(baseline, { by: { date: '2027-06-30', low, high }, every: 'year' }).map((target) => [
        target.low,
        target.high,
      ]);
    expect(toBand(40, 45)).toEqual([
      [40, 47.5],
      [40, 45],
    ]);
    for (const [low, high] of [
      [40, 60],
      [50, 60],
      [40, 50],
    ] as const) {
      expect(toBand(low, high)).toEqual([
        [low, high],
        [low, high],
      ]);
    }
  });

  it('halve the gap to 100 where the last target is the baseline', () => {
    const by = { date: '2027-06-30', value: 50 };
    expect(interimTargets(baseline, { by, every: 'year', shape: 'halve-the-gap' })).toEqual([
      { date: '2026-06-30', value: 62.5 },
      { date: '2027-06-30', value: 75 },
    ]);
  });

  it('halve no gap that there is not: of a band, or of a baseline that lies beyond where it should go', () => {
    const halving = (from: number, by: object) =>
      interimTargets(
        { date: '2025-06-30', value: from },
        { by: { date: '2026-06-30', ...by }, every: 'year', shape: 'halve-the-gap' },
      );
    const refused: [number, object, string][] = [
      [50, { low: 60, high: 70 }, 'by is "a band"; give a value'],
      [120, { value: 150 }, 'baseline.value is 120; give no more than 100'],
      [-1, { value: -20 }, 'baseline.value is -1; give no less than 0'],
    ];
    for (const [from, by, said] of refused) {
      expect(() => halving(from, by)).toThrow(RangeError);
      expect(() => halving(from, by)).toThrow(`${said}, or the shape "even".`);
    }
    // Where half of the gap is what counts, only the day need be said.
    expect(valuesOf(halving(50, {}))).toEqual([75]);
    expect(valuesOf([halving(120, { value: 90 }), halving(-20, { value: 0 })].flat())).toEqual([60, 40]);
    expect(valuesOf([halving(100, { value: 100 }), halving(0, { value: -5 })].flat())).toEqual([100, 0]);
  });

  it.each([
    [{ every: 'month' }, 'every is "month"; give "year" or "half" or "quarter".'],
    [{ every: undefined }, 'every is undefined; give "year" or "half" or "quarter".'],
    [{ shape: 'halve' }, 'shape is "halve"; give "even" or "halve-the-gap".'],
    [{ by: { date: '2030', value: 60 } }, 'by.date is "2030"; give a calendar day as YYYY-MM-DD, such as 2026-06-30.'],
  ])('are none by %j', (given, said) => {
    const options = { by: { date: '2030-06-30', value: 60 }, every: 'year', ...given } as InterimOptions;
    expect(() => interimTargets(baseline, options)).toThrow(RangeError);
    expect(() => interimTargets(baseline, options)).toThrow(said);
  });

  it('say only of the last what was said of it', () => {
    const by = { date: '2027-06-30', value: 60, start: '2026-07-01', note: 'Agreed', extensions: { by: 'board' } };
    expect(interimTargets(baseline, { by, every: 'year' })).toEqual([{ date: '2026-06-30', value: 55 }, by]);
  });

  it('show no more than twelve decimals', () => {
    const from = { date: '2025-06-30', value: 0.123_456_789_012_3 };
    const targets = interimTargets(from, { by: { date: '2028-06-30', value: 1 }, every: 'year' });
    expect(valuesOf(targets)).toEqual([0.415_637_859_342, 0.707_818_929_671, 1]);
    // The last is as it was set.
    const by = { date: '2027-06-30', value: 0.123_456_789_012_3 };
    expect(valuesOf(interimTargets({ date: '2025-06-30', value: 0 }, { by, every: 'year' }))).toEqual([
      0.061_728_394_506, 0.123_456_789_012_3,
    ]);
  });

  it('are a thousand at most, the last of them', () => {
    const from = { date: '2000-12-31', value: 0 };
    const targets = interimTargets(from, { by: { date: '9999-12-31', value: 1_000 }, every: 'quarter' });
    expect([targets.length, targets[0], targets.at(-1)]).toEqual([
      1_000,
      { date: '9750-03-31', value: 1 },
      { date: '9999-12-31', value: 1_000 },
    ]);
  });

  it('are bounded, and keep the rules of targets, for any baseline and last target', () => {
    fc.assert(
      fc.property(
        fc.record({
          from: fc.integer({ min: 0, max: 99 }),
          to: fc.integer({ min: 1, max: 100 }),
          years: fc.integer({ min: 1, max: 8000 - 26 }),
        }),
        fc.constantFrom('year' as const, 'half' as const, 'quarter' as const),
        ({ from, to, years }, every) => {
          const targets = interimTargets(
            { date: '2025-06-30', value: from },
            { by: { date: `${2025 + Math.min(years, 7974)}-06-30`, value: to }, every },
          );
          expect(targets.length).toBeLessThanOrEqual(1_000);
          expect(targets.at(-1)).toEqual({ date: `${2025 + years}-06-30`, value: to });
          const measure = aMeasure({ baseline: { date: '2025-06-30', value: from }, targets });
          const codes = checkPlan(aPlan({ goals: [aGoal({ measures: [measure], strategies: [] })] })).map(
            ({ code }) => code,
          );
          expect(codes.filter((code) => code !== 'goal-strategies' && code !== 'target-direction')).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
