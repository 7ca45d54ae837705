/** What a target asks of a value: its form, whether it is met, and which of several counts. */
import { describe, expect, it } from 'vitest';
import { distanceToBand, fitsDirection, fittingTargets, meets } from '../../src/model/target.js';

const target = (fields: { date?: string; value?: number; low?: number; high?: number }) => ({
  date: '2028-06-30',
  ...fields,
});

describe('a target', () => {
  it('to increase or decrease toward is a value alone', () => {
    for (const direction of ['increase', 'decrease'] as const) {
      expect(fitsDirection(target({ value: 1 }), direction)).toBe(true);
      for (const fields of [{}, { low: 1 }, { high: 1 }, { value: 1, low: 0 }, { value: 1, high: 2 }]) {
        expect(fitsDirection(target(fields), direction), JSON.stringify(fields)).toBe(false);
      }
    }
  });

  it('to maintain is a low, a high, or both in order', () => {
    for (const fields of [{ low: 1 }, { high: 1 }, { low: 1, high: 2 }, { low: 1, high: 1 }]) {
      expect(fitsDirection(target(fields), 'maintain'), JSON.stringify(fields)).toBe(true);
    }
    for (const fields of [{}, { value: 1 }, { value: 1, low: 0 }, { value: 1, low: 0, high: 2 }, { low: 2, high: 1 }]) {
      expect(fitsDirection(target(fields), 'maintain'), JSON.stringify(fields)).toBe(false);
    }
  });

  it('is met at its value, and from it on', () => {
    const met = (direction: 'increase' | 'decrease') =>
      [4, 5, 6].map((value) => meets(value, target({ value: 5 }), direction));
    expect(met('increase')).toEqual([false, true, true]);
    expect(met('decrease')).toEqual([true, true, false]);
  });

  it('that is a band is met within it, ends included', () => {
    const met = (band: { low?: number; high?: number }) =>
      [3, 4, 5, 6, 7].map((value) => meets(value, target(band), 'maintain'));
    expect(met({ low: 4, high: 6 })).toEqual([false, true, true, true, false]);
    expect(met({ low: 4 })).toEqual([false, true, true, true, true]);
    expect(met({ high: 6 })).toEqual([true, true, true, true, false]);
    expect([1, 4, 6, 9].map((value) => distanceToBand(value, { low: 4, high: 6 }))).toEqual([3, 0, 0, 3]);
  });
});

describe('of several targets', () => {
  const [early, late] = [target({ date: '2026-06-30', value: 1 }), target({ date: '2028-06-30', value: 2 })];

  it('all that fit count, in the order of their days', () => {
    expect(fittingTargets([], 'increase')).toEqual([]);
    expect(fittingTargets([late, early], 'increase')).toEqual([early, late]);
    const misfit = target({ date: '2027-06-30', low: 1 });
    expect(fittingTargets([early, misfit, late], 'increase')).toEqual([early, late]);
    expect(fittingTargets([early, misfit, late], 'maintain')).toEqual([misfit]);
  });

  it('that are in order already, the very list is given', () => {
    const list = [early, late];
    expect(fittingTargets(list, 'decrease')).toBe(list);
  });

  it('on one day, the later in the list counts', () => {
    const again = target({ date: '2026-06-30', value: 3 });
    expect(fittingTargets([early, again, late], 'increase')).toEqual([again, late]);
    expect(fittingTargets([early, late, again], 'increase')).toEqual([again, late]);
  });
});
