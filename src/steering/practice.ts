/** How practices are carried out, and what they yield, over plans of several organizations. */
import type { Plan } from '../model/generated/types.js';
import type { ActionProgress } from '../progress/action.js';
import { standingWithin } from '../progress/given-up.js';
import {
  combineImplementation,
  type Implementation,
  type ImplementationStanding,
  stateOfParts,
} from '../progress/implementation.js';
import { combinePerformance, type Performance } from '../progress/performance.js';
import { rollup, type StrategyRollup } from '../progress/rollup.js';
import { type ProgressOptions, type Settings, settingsOf } from '../progress/settings.js';

/** One practice over all plans. */
export interface PracticeRollup {
  readonly code: string;
  /** In how many of the plans it is carried out. */
  readonly plans: number;
  /** How many strategies carry it out. */
  readonly strategies: number;
  /** Of the strategies, milestones and actions with the code, each of equal weight. */
  readonly implementation: Implementation;
  /** Of the strategies with the code, which alone have results of their own, each of equal weight. */
  readonly performance: Performance;
}

/** A piece of work that carries out a practice. */
interface Work {
  readonly id: string;
  readonly standing: ImplementationStanding;
}

/** What carries out one practice. */
interface Found {
  readonly plans: Set<Plan>;
  readonly work: Work[];
  readonly strategies: StrategyRollup[];
}

const results = ({ performance }: StrategyRollup) => performance;
const ones = (parts: readonly unknown[]) => parts.map(() => 1);

function practiceOf(code: string, { plans, work, strategies }: Found, settings: Settings): PracticeRollup {
  const stateOf = stateOfParts(settings, null);
  return Object.freeze({
    code,
    plans: plans.size,
    strategies: strategies.length,
    implementation: combineImplementation(work, ({ standing }) => standing, ones(work), settings, false, stateOf),
    performance: combinePerformance(strategies, results, ones(strategies), settings),
  });
}

/**
 * How each practice is carried out, and what it yields, over plans of several organizations: the strategies, milestones
 * and actions that bear its code, combined as parts of equal weight. What is open in work that was given up is given up
 * with it. A plan that carries out a practice in several places is one plan. In the order of the codes.
 *
 * Total: never throws on well-shaped plans; an `asOf` that is no calendar day is a `RangeError`.
 *
 * Source: that a state, its districts and schools see together how a practice is carried out is the method's (Layland &
 * Redding, *A Journey in Organizational Effectiveness*); equal weights are this library's own choice.
 *
 * @example
 * ```ts
 * const practices = practiceRollup([examplePlan], { asOf: '2026-08-03' });
 * practices.every(({ plans }) => plans === 1); // true
 * ```
 */
export function practiceRollup(plans: readonly Plan[], options: ProgressOptions): readonly PracticeRollup[] {
  const settings = settingsOf(options);
  const practices = new Map<string, Found>();
  const take = (plan: Plan, codes: readonly string[] | undefined, work: Work, strategy?: StrategyRollup) => {
    for (const code of new Set(codes)) {
      const found = practices.get(code) ?? { plans: new Set(), work: [], strategies: [] };
      practices.set(code, found);
      found.plans.add(plan);
      found.work.push(work);
      if (strategy !== undefined) found.strategies.push(strategy);
    }
  };
  for (const plan of plans) {
    const { goals } = rollup(plan, options);
    for (const [g, goal] of plan.goals.entries()) {
      for (const [s, strategy] of goal.strategies.entries()) {
        const ofStrategy = goals[g]?.strategies[s] as StrategyRollup;
        take(plan, strategy.codes, { id: strategy.id, standing: ofStrategy.implementation }, ofStrategy);
        for (const [m, milestone] of strategy.milestones.entries()) {
          const ofMilestone = ofStrategy.milestones[m] as StrategyRollup['milestones'][number];
          const above = [ofStrategy.implementation, ofMilestone.implementation];
          take(plan, milestone.codes, {
            id: milestone.id,
            standing: standingWithin(ofMilestone.implementation, ...above),
          });
          for (const [a, { id, codes }] of milestone.actions.entries()) {
            take(plan, codes, { id, standing: standingWithin(ofMilestone.actions[a] as ActionProgress, ...above) });
          }
        }
      }
    }
  }
  const inOrder = [...practices].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.freeze(inOrder.map(([code, found]) => practiceOf(code, found, settings)));
}
