/**
 * What a target asks of a value: whether it fits its measure's direction, whether it is met, which is the last.
 * Rules and formulas both stand on these, so they are written once, and without zod.
 */
import type { Day } from './calendar.js';
import type { Measure, Target } from './generated/types.js';

/** Which way is better. */
export type Direction = Measure['direction'];

/**
 * Whether a target has the shape its direction calls for: a value alone to increase or decrease toward; to
 * maintain, a band alone, with a low, a high, or both, the low not above the high.
 */
export function fitsDirection(target: Target, direction: Direction): boolean {
  const { value, low, high } = target;
  if (direction !== 'maintain') return value !== undefined && low === undefined && high === undefined;
  if (value !== undefined || (low === undefined && high === undefined)) return false;
  return low === undefined || high === undefined || low <= high;
}

/** How far a value lies outside a band; 0 inside, ends included. */
export function distanceToBand(value: number, band: Pick<Target, 'low' | 'high'>): number {
  if (band.low !== undefined && value < band.low) return band.low - value;
  if (band.high !== undefined && value > band.high) return value - band.high;
  return 0;
}

/** Whether a value meets a target that fits the direction: compared on the values themselves, ends included. */
export function meets(value: number, target: Target, direction: Direction): boolean {
  if (direction === 'maintain') return distanceToBand(value, target) === 0;
  const aim = target.value as number;
  return direction === 'increase' ? value >= aim : value <= aim;
}

/**
 * The targets that fit the direction, in the order of their days. Of two on one day only the later in the
 * list counts (rule `target-dates` forbids the pair).
 */
export function fittingTargets(targets: readonly Target[], direction: Direction): readonly Target[] {
  let inOrder = true;
  let previous: Day = '';
  for (const target of targets) {
    if (target.date <= previous || !fitsDirection(target, direction)) inOrder = false;
    previous = target.date;
  }
  if (inOrder) return targets;
  const byDay = new Map<Day, Target>();
  for (const target of targets) if (fitsDirection(target, direction)) byDay.set(target.date, target);
  return [...byDay.values()].sort((a, b) => (a.date < b.date ? -1 : 1));
}
