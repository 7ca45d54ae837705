/** What it took and what came of it: inputs and outputs of actions, added up by kind and by what they count. */
import type { Day } from '../model/calendar.js';
import { decimalSum } from '../model/decimal.js';
import type { Action, Amount, Input, Plan } from '../model/generated/types.js';
import { type ProgressOptions, settingsOf } from '../progress/settings.js';

/** Inputs of one kind, counted in one unit. */
export interface InputTotal {
  readonly kind: Input['kind'];
  /** What the numbers count; null where the inputs do not say. */
  readonly unit: string | null;
  readonly planned: number;
  readonly used: number;
}

/** Outputs counted in one unit. */
export interface OutputTotal {
  readonly unit: string | null;
  readonly planned: number;
  /** What was delivered by the day; an output without a day of delivery counts as it is. */
  readonly delivered: number;
}

/** What went in and what came out. */
export interface Totals {
  readonly inputs: readonly InputTotal[];
  readonly outputs: readonly OutputTotal[];
}

/** What went in and came out of a plan, its goals and its strategies. */
export interface Productivity extends Totals {
  readonly id: string;
  readonly goals: readonly (Totals & {
    readonly id: string;
    readonly strategies: readonly (Totals & { readonly id: string })[];
  })[];
}

/** What a list of amounts comes to by a day. */
const amountBy = (amounts: readonly Amount[], asOf: Day): number =>
  decimalSum(amounts.filter(({ date }) => date <= asOf).map(({ amount }) => amount));

function totalsOf(actions: readonly Action[], asOf: Day): Totals {
  const inputs = new Map<string, { kind: Input['kind']; unit: string | null; planned: number[]; used: number[] }>();
  const outputs = new Map<string, { unit: string | null; planned: number[]; delivered: number[] }>();
  for (const action of actions) {
    for (const { kind, unit = null, planned = 0, used } of action.inputs) {
      const key = JSON.stringify([kind, unit]);
      const total = inputs.get(key) ?? { kind, unit, planned: [], used: [] };
      inputs.set(key, total);
      total.planned.push(planned);
      total.used.push(amountBy(used, asOf));
    }
    for (const { unit = null, planned = 0, delivered } of action.outputs) {
      const key = JSON.stringify(unit);
      const total = outputs.get(key) ?? { unit, planned: [], delivered: [] };
      outputs.set(key, total);
      total.planned.push(planned);
      total.delivered.push(amountBy(delivered, asOf));
    }
  }
  return {
    inputs: [...inputs.values()].map(({ kind, unit, planned, used }) => ({
      kind,
      unit,
      planned: decimalSum(planned),
      used: decimalSum(used),
    })),
    outputs: [...outputs.values()].map(({ unit, planned, delivered }) => ({
      unit,
      planned: decimalSum(planned),
      delivered: decimalSum(delivered),
    })),
  };
}

/**
 * Inputs planned and used by kind and unit of count, and outputs planned and delivered, of the plan, each goal and each
 * strategy. Numbers in different units are never added up. Outputs delivered after the day do not count yet.
 *
 * Total: never throws on a well-shaped plan.
 *
 * Source: Redding & Layland 2015: productivity; actions with their inputs and outputs.
 *
 * @example
 * ```ts
 * const { inputs } = productivity(examplePlan, { asOf: '2026-08-03' });
 * inputs[1]; // { kind: 'staff-time', unit: 'hours', planned: 320, used: 355 }
 * ```
 */
export function productivity(plan: Plan, options: ProgressOptions): Productivity {
  const { asOf } = settingsOf(options);
  const actionsOf = (strategy: Plan['goals'][number]['strategies'][number]) =>
    strategy.milestones.flatMap(({ actions }) => actions);
  const goals = plan.goals.map((goal) => ({
    id: goal.id,
    ...totalsOf(goal.strategies.flatMap(actionsOf), asOf),
    strategies: goal.strategies.map((strategy) => ({ id: strategy.id, ...totalsOf(actionsOf(strategy), asOf) })),
  }));
  const all = plan.goals.flatMap(({ strategies }) => strategies.flatMap(actionsOf));
  return Object.freeze({ id: plan.id, ...totalsOf(all, asOf), goals });
}
