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

/**
 * Expects an end in a hundred seconds of the processor. What this guards against would take hours, or all memory; how
 * work grows is measured by `npm run growth`.
 */
export function soon<T>(work: () => T): T {
  const result: { value?: T } = {};
  const time = spent(() => {
    result.value = work();
  });
  expect(isMutantRun ? 0 : time).toBeLessThan(100_000);
  return result.value as T;
}

/** Expects that draws came to something more than so often; a run of mutants draws too few to tell. */
export function expectOften(times: number, least: number): void {
  if (!isMutantRun) expect(times).toBeGreaterThan(least);
}
