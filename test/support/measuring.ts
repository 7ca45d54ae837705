/**
 * Tests that measure time, memory or how often draws come to something. They judge the library as it is; a run of
 * mutants, of which thousands run slowed down beside each other, leaves them out.
 */
import { expect, it } from 'vitest';

export const isMutantRun = process.env['STRYKER_MUTATOR_WORKER'] !== undefined;

export const itMeasures = it.skipIf(isMutantRun);

/** Milliseconds of the processor, which other work on the machine lengthens least. */
export function spent(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}

/** What is done again may collect garbage or compile; the least of many rounds does neither. */
const ROUNDS = 15;

/**
 * Expects that work on `times` as much costs less than `times` to the power of 1.5: half way, as powers go, between
 * what grows in step and what grows with the square. Both are done by turns, and no longer than it takes: what grows
 * in step soon shows it, and what grows with the square never does, however often it is tried.
 */
export function expectInStep(times: number, small: () => unknown, large: () => unknown, what?: string): void {
  const bound = times ** 1.5;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round += 1) {
    least = Math.min(least, spent(small));
    most = Math.min(most, spent(large));
    if (round > 0 && most / Math.max(least, 1) < bound) return;
  }
  expect(most / Math.max(least, 1), what).toBeLessThan(bound);
}

/** Expects an end in twenty seconds of the processor. What this guards against would take hours, or all memory. */
export function soon<T>(work: () => T): T {
  const result: { value?: T } = {};
  const time = spent(() => {
    result.value = work();
  });
  expect(isMutantRun ? 0 : time).toBeLessThan(20_000);
  return result.value as T;
}

/** Expects that draws came to something more than so often; a run of mutants draws too few to tell. */
export function expectOften(times: number, least: number): void {
  if (!isMutantRun) expect(times).toBeGreaterThan(least);
}
