/**
 * fast-check as the mutation run sees it: the same, with ten draws. A mutant that only one draw in a thousand meets is met
 * by the unmutated suite's full runs; here each of thousands of mutants runs the properties anew. The first draw that
 * fails is enough: none smaller is looked for.
 */
import * as fc from 'fast-check';

const DRAWS = 10;

export * from 'fast-check';

export const assert = ((property: fc.IRawProperty<unknown>, parameters?: fc.Parameters<unknown>) => {
  const numRuns = Math.min(parameters?.numRuns ?? DRAWS, DRAWS);
  return fc.assert(property, { ...parameters, numRuns, endOnFailure: true });
}) as typeof fc.assert;

export default { ...fc, assert };
