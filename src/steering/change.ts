/** How a plan's standing moves: as a series over time, and which parts account for a difference. */
import { type Day, monthsOf, plusMonths } from '../model/calendar.js';
import type { Plan } from '../model/generated/types.js';
import type { ImplementationState } from '../progress/implementation.js';
import type { Part } from '../progress/parts.js';
import { type PlanRollup, rollup } from '../progress/rollup.js';
import { type ProgressOptions, settingsOf } from '../progress/settings.js';
import type { MeasureStatus } from '../progress/verdict.js';

/** A plan's standing on one day. */
export interface SeriesPoint {
  readonly asOf: Day;
  readonly completion: number | null;
  readonly due: number | null;
  readonly state: ImplementationState;
  readonly progress: number | null;
  readonly expectedProgress: number | null;
  readonly status: MeasureStatus;
}

/** From when to when, and how often. */
export interface SeriesOptions extends Pick<ProgressOptions, 'policy'> {
  readonly from: Day;
  readonly to: Day;
  readonly every: 'month' | 'quarter' | 'year';
}

/** A century of months: more points tell nothing more. */
const MOST_POINTS = 1_200;
const STEP = { month: monthsOf.monthly, quarter: monthsOf.quarterly, year: monthsOf.annual } as const;

/**
 * The plan's standing on a row of days: `from`, then a month, quarter or year on, and `to` as the last. At most 1,200
 * points; none where `to` lies before `from`.
 *
 * @example
 * ```ts
 * const series = progressSeries(examplePlan, { from: '2025-12-31', to: '2026-06-30', every: 'quarter' });
 * series.map(({ asOf }) => asOf); // ['2025-12-31', '2026-03-31', '2026-06-30']
 * ```
 */
export function progressSeries(plan: Plan, { from, to, every, policy }: SeriesOptions): readonly SeriesPoint[] {
  const options = (asOf: Day) => ({ asOf, ...(policy === undefined ? {} : { policy }) });
  for (const day of [from, to]) settingsOf(options(day));
  const days: Day[] = [];
  for (let step = 0; days.length < MOST_POINTS - 1; step += 1) {
    // Counted from the first day, so that the last of a month does not creep forward.
    const day = plusMonths(from, step * STEP[every]);
    if (day >= to || day === days.at(-1)) break;
    days.push(day);
  }
  if (from <= to) days.push(to);
  return Object.freeze(
    days.map((asOf) => {
      const { implementation, performance } = rollup(plan, options(asOf));
      const { completion, due, state } = implementation;
      const { progress, expectedProgress, status } = performance;
      return Object.freeze({ asOf, completion, due, state, progress, expectedProgress, status });
    }),
  );
}

/** What a part accounts for of a difference. */
export interface Contribution {
  readonly id: string;
  /** How much of the plan's difference it accounts for; what its parts do, and `byWeight`, add up to it. */
  readonly amount: number;
  /** Of that, how much comes from its counting more or less than before, as where it is new, gone, or weighs otherwise. */
  readonly byWeight: number;
  /** The same of its own parts. */
  readonly parts: readonly Contribution[];
}

/** A difference, and which parts account for it. */
export interface Difference {
  readonly before: number | null;
  readonly after: number | null;
  /** After less before; what has no value counts as 0. */
  readonly difference: number;
  readonly parts: readonly Contribution[];
}

/** A whole with its parts, as rollups have them. */
interface Whole {
  readonly value: number | null;
  readonly parts: readonly Part[];
  /** The whole that one of the parts is, by its key. */
  readonly below: (key: string) => Whole | undefined;
}

const EMPTY: Whole = { value: null, parts: [], below: () => undefined };

/** What tells parts apart also where an id names several: the id, and how many before it have the same. */
function keysOf(parts: readonly { readonly id: string }[]): readonly string[] {
  const met = new Map<string, number>();
  return parts.map(({ id }) => {
    const times = met.get(id) ?? 0;
    met.set(id, times + 1);
    return `${times} ${id}`;
  });
}

const idOfKey = (key: string) => key.slice(key.indexOf(' ') + 1);

/** How much each part counts: its weight over all that count. */
function normalized({ value, parts }: Whole): Map<string, { weight: number; value: number }> {
  const valued = parts.filter((part) => part.value !== null);
  let heaviest = 0;
  for (const { weight } of parts) heaviest = Math.max(heaviest, weight);
  const sum = (of: readonly Part[], by: (part: Part) => number) =>
    of.reduce((total, part) => total + (part.weight / heaviest) * by(part), 0);
  const [counted, all] = [sum(valued, () => 1), sum(parts, () => 1)];
  // Whether parts without data counted as 0 shows in the whole's own value.
  const gained = sum(valued, (part) => part.value as number);
  const isZero =
    value !== null &&
    valued.length < parts.length &&
    Math.abs(gained / all - value) < Math.abs(gained / counted - value);
  const found = new Map<string, { weight: number; value: number }>();
  const keys = keysOf(parts);
  for (const [index, part] of parts.entries()) {
    if (part.value === null && !isZero) continue;
    found.set(keys[index] as string, {
      weight: part.weight / heaviest / (isZero ? all : counted),
      value: part.value ?? 0,
    });
  }
  return found;
}

/** The contributions of the parts of a whole to `scale` times its difference. */
function contributions(before: Whole, after: Whole, scale: number): readonly Contribution[] {
  const [was, is] = [normalized(before), normalized(after)];
  // A side that has a value without parts, as a milestone by its own reports has, cannot be divided.
  const isDivisible = ({ value, parts }: Whole) => value === null || parts.length > 0;
  if (!isDivisible(before) || !isDivisible(after)) return [];
  // A part that counts more pulls the mean toward itself: its pull is measured from the middle of both means.
  const middle = was.size === 0 || is.size === 0 ? 0 : ((before.value ?? 0) + (after.value ?? 0)) / 2;
  const found: Contribution[] = [];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(key), is.get(key)];
    const [oldWeight, newWeight] = [old?.weight ?? 0, now?.weight ?? 0];
    const [oldValue, newValue] = [old?.value ?? now?.value, now?.value ?? old?.value] as [number, number];
    const byWeight = scale * (newWeight - oldWeight) * ((oldValue + newValue) / 2 - middle);
    const moved = scale * ((oldWeight + newWeight) / 2);
    const change = newValue - oldValue;
    const parts = change === 0 ? [] : contributions(before.below(key) ?? EMPTY, after.below(key) ?? EMPTY, moved);
    found.push({ id: idOfKey(key), amount: byWeight + moved * change, byWeight, parts });
  }
  return found;
}

type Implemented = { readonly implementation: { readonly completion: number | null; readonly parts: readonly Part[] } };

function implementationOf(node: Implemented | undefined): Whole {
  if (node === undefined) return EMPTY;
  const children =
    (node as { goals?: readonly (Implemented & { id: string })[] }).goals ??
    (node as { strategies?: readonly (Implemented & { id: string })[] }).strategies ??
    (node as { milestones?: readonly (Implemented & { id: string })[] }).milestones ??
    [];
  const { completion, parts } = node.implementation;
  return { value: completion, parts, below: (key) => implementationOf(children[keysOf(children).indexOf(key)]) };
}

function performanceOf({ performance, goals }: PlanRollup): Whole {
  const below = (key: string): Whole | undefined => {
    const goal = goals[keysOf(goals).indexOf(key)];
    return goal === undefined
      ? undefined
      : { value: goal.performance.progress, parts: goal.performance.parts, below: () => undefined };
  };
  return { value: performance.progress, parts: performance.parts, below };
}

const differenceOf = (before: Whole, after: Whole): Difference => ({
  before: before.value,
  after: after.value,
  difference: (after.value ?? 0) - (before.value ?? 0),
  parts: contributions(before, after, 1),
});

/**
 * Which parts account for how much of the difference between two rollups: of implementation through goals, strategies,
 * milestones and actions, of performance through goals and measures. The amounts add up to the difference, also where
 * parts came, went, or weigh otherwise: what a part does by counting more or less is told apart (`byWeight`).
 *
 * @example
 * ```ts
 * const [june, august] = ['2026-06-30', '2026-08-03'].map((asOf) => rollup(examplePlan, { asOf }));
 * const { implementation } = attributeChange(june, august);
 * const sum = implementation.parts.reduce((total, { amount }) => total + amount, 0);
 * Math.abs(sum - implementation.difference) < 1e-12; // true
 * ```
 */
export function attributeChange(
  before: PlanRollup,
  after: PlanRollup,
): { readonly implementation: Difference; readonly performance: Difference } {
  return {
    implementation: differenceOf(implementationOf(before), implementationOf(after)),
    performance: differenceOf(performanceOf(before), performanceOf(after)),
  };
}
