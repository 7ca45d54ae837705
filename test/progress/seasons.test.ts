/** The times of year by which values are compared, and the interval of a slope among tied values. */
import { describe, expect, it } from 'vitest';
import { type Point, seasonsOf, theilSen } from '../../src/progress/trend.js';

const MONTH = 365.25 / 12;
const at = (...days: number[]): Point[] => days.map((day) => ({ day, value: day }));
const every = (distance: number, count: number, from = 0) =>
  at(...Array.from({ length: count }, (_, index) => from + index * distance));
const months = (...ranges: readonly (readonly [from: number, to: number])[]) =>
  at(...ranges.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, index) => (from + index) * MONTH)));
const timesOf = (points: readonly Point[]) => seasonsOf(points).all.length;

describe('times of year', () => {
  it.each([
    [30, 12],
    [45, 12],
    [46, 4],
    [135, 4],
    [136, 2],
    [270, 2],
    [271, 1],
    [365, 1],
  ])('of values every %i days are %i', (distance, times) => {
    expect(timesOf(every(distance, Math.ceil(1500 / distance)))).toBe(times);
  });

  it('go by the usual distance, wherever the unusual ones lie', () => {
    expect(timesOf(months([0, 11], [15, 26]))).toBe(12);
  });

  it('take two years, to the end of the last month, quarter or half', () => {
    expect([23, 24].map((count) => timesOf(every(MONTH, count)))).toEqual([1, 12]);
    expect([7, 8].map((count) => timesOf(every(3 * MONTH, count)))).toEqual([1, 4]);
    expect([3, 4].map((count) => timesOf(every(6 * MONTH, count)))).toEqual([1, 2]);
    // Wherever days are counted from.
    expect([23, 24].map((count) => timesOf(every(MONTH, count, 1_000)))).toEqual([1, 12]);
    expect(timesOf(at(0, 250, 500))).toBe(2);
  });

  it('are told apart only where more than half of the values have one of the same time', () => {
    // The winter of one year and the summer of another; then with three and with four months in common, of twelve.
    expect(timesOf(months([0, 5], [30, 35]))).toBe(1);
    expect(timesOf(months([0, 5], [27, 32]))).toBe(1);
    expect(timesOf(months([0, 5], [26, 31]))).toBe(12);
  });

  it('hold the values of that time, or all where it was never observed', () => {
    const points = months([0, 5], [26, 31]);
    const { of } = seasonsOf(points);
    expect(of(26 * MONTH)).toEqual(at(2 * MONTH, 26 * MONTH));
    expect(of(50 * MONTH + 4)).toEqual(at(2 * MONTH, 26 * MONTH));
    expect(of(12 * MONTH)).toEqual(at(0));
    expect(of(9 * MONTH)).toEqual(points);
  });
});

describe('the interval of a slope', () => {
  it.each<[says: string, values: number[], low: number, high: number]>([
    // Of ten values 45 slopes: with the variance of ties from rank 14 to rank 32, without from 13 to 33.
    ['among ties of the greatest value is narrower', [1, 9, 9, 4, 9, 2, 9, 9, 3, 9], 0, 8 / 9],
    ['among ties of the least value is narrower', [0, 0, 0, 4, 0, 9, 0, 2, 7, 1], 0, 1],
    ['among ties in the middle is narrower', [5, 1, 5, 2, 5, 3, 5, 4, 5, 6], 0, 0.6],
    ['reaches on both sides of none', [8, 1, 8, 3, 8, 8, 2, 8], -1 / 3, 7 / 6],
  ])('%s', (_, values, low, high) => {
    const found = theilSen(values.map((value, day) => ({ day, value })));
    expect(found?.low).toBeCloseTo(low, 12);
    expect(found?.high).toBeCloseTo(high, 12);
  });
});
