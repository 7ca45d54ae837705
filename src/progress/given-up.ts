/** How a piece of work stands within what holds it, where both may have been given up. */
import { givenUp, type Implementation } from './implementation.js';

/**
 * How a piece of work stands: as it does by itself, but for what was given up with the milestone or the strategy that
 * holds it. What is complete stays so.
 */
export function standingWithin<Own extends Pick<Implementation, 'state'>>(
  own: Own,
  ...holders: readonly Pick<Implementation, 'state'>[]
): Own | Implementation {
  const isGivenUp = [own, ...holders].some(({ state }) => state === 'discontinued');
  return isGivenUp && own.state !== 'complete' ? givenUp() : own;
}
