/** How many milestones and actions are open in what was given up: neither done nor given up themselves. */
import type { Goal, Plan, Strategy } from '../model/generated/types.js';
import type { ImplementationState } from '../model/standing.js';
import { isDiscontinued } from '../model/step.js';
import type { GoalRollup, MilestoneRollup, PlanRollup, StrategyRollup } from '../progress/rollup.js';

const isOpen = (state: ImplementationState) => state !== 'complete' && state !== 'discontinued';

export function leftOpenIn(strategy: Strategy, { milestones }: StrategyRollup, asOf: string): number {
  const isOver = isDiscontinued(strategy, asOf);
  let count = 0;
  for (const [index, milestone] of strategy.milestones.entries()) {
    const { implementation, actions } = milestones[index] as MilestoneRollup;
    if (isOver && isOpen(implementation.state)) count += 1;
    if (isOver || isDiscontinued(milestone, asOf)) count += actions.filter(({ state }) => isOpen(state)).length;
  }
  return count;
}

const leftOpenBelow = (goal: Goal, { strategies }: GoalRollup, asOf: string): number =>
  goal.strategies.reduce(
    (sum, strategy, index) => sum + leftOpenIn(strategy, strategies[index] as StrategyRollup, asOf),
    0,
  );

export const leftOpenOf = (plan: Plan, { goals, asOf }: PlanRollup): number =>
  plan.goals.reduce((sum, goal, index) => sum + leftOpenBelow(goal, goals[index] as GoalRollup, asOf), 0);
