/** How work grows with what it is done on, measured side by side. */
import { expect } from 'vitest';
import { spent } from '../support/measuring.js';

/** What is done again may collect garbage or compile; the least of many rounds does neither. */
const ROUNDS = 15;

/** Milliseconds that a round of the small work lasts at least, so that the clock's steps and a chance pause weigh little. */
const LONG_ENOUGH = 20;

/**
 * Expects that work on `times` as much costs less than `times` to the power of 1.5: half way, as powers go, between
 * what grows in step and what grows with the square. Both are done by turns, and no longer than it takes: what grows
 * in step soon shows it, and what grows with the square never does, however often it is tried.
 */
export function expectInStep(times: number, small: () => unknown, large: () => unknown, what?: string): void {
  const bound = times ** 1.5;
  let turns = 1;
  const smallRound = () =>
    spent(() => {
      for (let turn = 0; turn < turns; turn += 1) small();
    });
  while (smallRound() < LONG_ENOUGH) turns *= 2;
  let [least, most] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < ROUNDS; round += 1) {
    least = Math.min(least, smallRound() / turns);
    most = Math.min(most, spent(large));
    if (round > 0 && most / least < bound) return;
  }
  expect(most / least, what).toBeLessThan(bound);
}
