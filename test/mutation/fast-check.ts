/**
 * fast-check as the mutation run sees it: the same, with a thirtieth of the draws, and ten at least. A mutant that only
 * one draw in a thousand meets is met by the unmutated suite's full runs; here each of thousands of mutants runs the
 * properties anew. The first draw that fails is enough: none smaller is looked for.
 */
import * as fc from 'fast-check';

const FEWEST = 10;
const SHARE = 30;

export * from 'fast-check';

export const assert = ((property: fc.IRawProperty<unknown>, parameters?: fc.Parameters<unknown>) => {
  const runs = parameters?.numRuns ?? 100;
  const fewer = Math.max(FEWEST, Math.floor(runs / SHARE));
  return fc.assert(property, { ...parameters, numRuns: Math.min(runs, fewer), endOnFailure: true });
}) as typeof fc.assert;

export default { ...fc, assert };
