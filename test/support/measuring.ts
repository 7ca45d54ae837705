/**
 * Tests that measure time, memory or how often draws come to something. They judge the library as it is; a run of
 * mutants, of which thousands run slowed down beside each other, leaves them out.
 */
import { it } from 'vitest';

export const isMutantRun = process.env['STRYKER_MUTATOR_WORKER'] !== undefined;

export const itMeasures = it.skipIf(isMutantRun);
