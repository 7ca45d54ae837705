/**
 * fast-check as the suite sees it: the same, with a share of the draws that a property asks for, so that the suite is
 * quick. `DRAWS` sets the share; `npm run test:search` draws twenty times as many from new seeds.
 */
import * as fc from '../../node_modules/fast-check/lib/fast-check.js';

/** What `npm test` draws of what properties ask for, and the fewest. */
const SHARE = 0.25;
const FEWEST = 20;

const share = Number(process.env['DRAWS'] ?? SHARE);

export * from '../../node_modules/fast-check/lib/fast-check.js';

export const assert = ((property: fc.IRawProperty<unknown>, parameters?: fc.Parameters<unknown>) => {
  const runs = parameters?.numRuns ?? 100;
  const drawn = Math.max(Math.min(runs, FEWEST), Math.round(runs * share));
  return fc.assert(property, { ...parameters, numRuns: drawn });
}) as typeof fc.assert;

export default { ...fc, assert };
