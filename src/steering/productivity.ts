/** What it took and what came of it: inputs and outputs of actions, added up by kind and by what they count. */

import type { Day } from '../model/calendar.js';
import { decimalSum } from '../model/decimal.js';
import type { Action, Amount, Input, Plan, Strategy } from '../model/generated/types.js';
import type { ActionProgress } from '../progress/action.js';
import type { Implementation } from '../progress/implementation.js';
import { type GoalRollup, type MilestoneRollup, rollup, type StrategyRollup } from '../progress/rollup.js';
import { type ProgressOptions, settingsOf } from '../progress/settings.js';

/** Inputs of one kind, counted in one unit. */
export interface InputTotal {
  readonly kind: Input['kind'];
  /** What the numbers count; null where the inputs do not say. */
  readonly unit: string | null;
  readonly planned: number;
  /** What was used by the day. */
  readonly used: number;
}

/** Outputs counted in one unit. */
export interface OutputTotal {
  readonly unit: string | null;
  readonly planned: number;
  /** What was delivered by the day. */
  readonly delivered: number;
}

/** Inputs and outputs, added up. */
export interface Totals {
  readonly inputs: readonly InputTotal[];
  readonly outputs: readonly OutputTotal[];
}

/** What went in and what came out, of the work that goes on and, apart, of what was given up by the day. */
export interface Yield extends Totals {
  readonly discontinued: Totals;
}

/** What went in and came out of a plan, its goals and its strategies. */
export interface Productivity extends Yield {
  readonly id: string;
  readonly goals: readonly (Yield & {
    readonly id: string;
    readonly strategies: readonly (Yield & { readonly id: string })[];
  })[];
}

/** A sum as near as a number comes to it, where it is beyond all numbers. */
const sumOf = (values: readonly number[]): number =>
  Math.min(Number.MAX_VALUE, Math.max(-Number.MAX_VALUE, decimalSum(values)));

/** What a list of amounts comes to by a day. */
const amountBy = (amounts: readonly Amount[], asOf: Day): number =>
  sumOf(amounts.filter(({ date }) => date <= asOf).map(({ amount }) => amount));

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
      planned: sumOf(planned),
      used: sumOf(used),
    })),
    outputs: [...outputs.values()].map(({ unit, planned, delivered }) => ({
      unit,
      planned: sumOf(planned),
      delivered: sumOf(delivered),
    })),
  };
}

/** Actions that go on, and those that were given up by a day, with what holds them. */
interface Work {
  readonly goingOn: readonly Action[];
  readonly givenUp: readonly Action[];
}

const isGivenUp = ({ state }: Pick<Implementation, 'state'>) => state === 'discontinued';

function workOf(strategy: Strategy, found: StrategyRollup): Work {
  const work = { goingOn: [] as Action[], givenUp: [] as Action[] };
  for (const [m, milestone] of strategy.milestones.entries()) {
    const { implementation, actions } = found.milestones[m] as MilestoneRollup;
    const isOver = isGivenUp(found.implementation) || isGivenUp(implementation);
    for (const [a, action] of milestone.actions.entries()) {
      (isOver || isGivenUp(actions[a] as ActionProgress) ? work.givenUp : work.goingOn).push(action);
    }
  }
  return work;
}

const yieldOf = (work: readonly Work[], asOf: Day): Yield => ({
  ...totalsOf(
    work.flatMap(({ goingOn }) => goingOn),
    asOf,
  ),
  discontinued: totalsOf(
    work.flatMap(({ givenUp }) => givenUp),
    asOf,
  ),
});

/**
 * Inputs planned and used by the day, by kind and unit of count, and outputs planned and delivered, of the plan, each
 * goal and each strategy. Numbers in different units are never added up. What belongs to work that a rollup of the day
 * calls discontinued, an action, its milestone or its strategy, stands apart; what was complete before it was given up
 * does not. A strategy that serves several goals counts once, under its own.
 *
 * Total: never throws on a well-shaped plan; an `asOf` that is no calendar day is a `RangeError`.
 *
 * Source: Redding & Layland 2015: productivity; actions with their inputs and outputs.
 *
 * @example
 * ```ts
 * const { inputs } = productivity(examplePlan, { asOf: '2026-08-03' });
 * inputs.map(({ kind, unit }) => `${kind} in ${unit}`);
 * ```
 */
export function productivity(plan: Plan, options: ProgressOptions): Productivity {
  const { asOf } = settingsOf(options);
  const standing = rollup(plan, options);
  const all: Work[] = [];
  const goals = plan.goals.map((goal, g) => {
    const found = (standing.goals[g] as GoalRollup).strategies;
    const work = goal.strategies.map((strategy, s) => workOf(strategy, found[s] as StrategyRollup));
    for (const each of work) all.push(each);
    return {
      id: goal.id,
      ...yieldOf(work, asOf),
      strategies: goal.strategies.map(({ id }, index) => ({ id, ...yieldOf([work[index] as Work], asOf) })),
    };
  });
  return Object.freeze({ id: plan.id, ...yieldOf(all, asOf), goals });
}
