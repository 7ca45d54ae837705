/**
 * fast-check as the mutation run sees it: the same, with fewer draws. A mutant that only one draw in a hundred meets is
 * met by the unmutated suite's full runs; here each of thousands of mutants runs the properties anew.
 */
import * as fc from '../../node_modules/fast-check/lib/fast-check.js';

const MOST_RUNS = 10;

export * from '../../node_modules/fast-check/lib/fast-check.js';

export const assert = ((property: fc.IRawProperty<unknown>, parameters?: fc.Parameters<unknown>) =>
  fc.assert(property, {
    ...parameters,
    numRuns: Math.min(MOST_RUNS, parameters?.numRuns ?? MOST_RUNS),
  })) as typeof fc.assert;

export default { ...fc, assert };
