/** What parts are to a whole: their weights, and what each adds to the mean. */
import { daysIn } from '../model/calendar.js';
import type { Period } from '../model/generated/types.js';
import type { Settings } from './settings.js';

/** What one part adds to a whole. */
export interface Part {
  readonly id: string;
  /** How much it counts. */
  readonly weight: number;
  /** Its completion or progress, 0 to 1; null where it has none. */
  readonly value: number | null;
  /** What it adds to the whole; the shares add up to the whole. */
  readonly share: number;
}

/** Something with an id, whose standing is found in it. */
export interface Identified {
  readonly id: string;
}

/** How much each entity counts among its siblings: 1 where it does not say. */
export function weightsOf(entities: readonly { readonly weight?: number }[]): readonly number[] {
  const weights: number[] = [];
  for (let index = 0; index < entities.length; index += 1) weights.push(entities[index]?.weight ?? 1);
  return weights;
}

/** How much each milestone or action counts: as it says, else 1, or the days of its period where a policy says so. */
export function weightsOfSteps(
  steps: readonly { readonly weight?: number; readonly period: Period }[],
  { weighting }: Settings,
): readonly number[] {
  if (weighting === 'equal') return weightsOf(steps);
  return steps.map(({ weight, period }) => weight ?? Math.max(1, daysIn(period)));
}

/** Sums outside these bounds lose digits or overflow; weights are then scaled, which changes no mean. */
const LEAST_SUM = 2 ** -960;
const GREATEST_SUM = 2 ** 960;

/** What weights are multiplied by, so that sums of extreme weights stay finite. */
export function scaleOf(weights: readonly number[]): number {
  let all = 0;
  let heaviest = 0;
  for (let index = 0; index < weights.length; index += 1) {
    const weight = weights[index] as number;
    all += weight;
    if (weight > heaviest) heaviest = weight;
  }
  if (weights.length === 0 || (all > LEAST_SUM && all < GREATEST_SUM)) return 1;
  // The heaviest part becomes 1 (in steps that do not overflow for the smallest numbers there are).
  return Math.min(1 / heaviest, 2 ** 1000);
}

export const partOf = (id: string, weight: number, value: number | null, share: number): Part =>
  Object.freeze({ id, weight, value, share });
