/**
 * The whole plan's standing as of a day, mirroring its tree. What was computed about a branch is remembered by
 * the branch's identity, so that after an edit only the changed path is computed again.
 */

import type { Day } from '../model/calendar.js';
import type { Action, Goal, Measure, Milestone, Plan, Strategy } from '../model/generated/types.js';
import type { Policy } from '../model/policy.js';
import { noPlan } from '../model/require.js';
import type { Diagnosis, GoalDiagnosis, ImplementationState } from '../model/standing.js';
import { isDiscontinued } from '../model/step.js';
import { type ActionProgress, progressOfAction, reportedProgress, scheduleState } from './action.js';
import { isMilestoneComplete, waitsFor } from './dependencies.js';
import { couldShow, diagnosis, goalDiagnosis } from './diagnosis.js';
import {
  combineImplementation,
  type Figures,
  givenUp,
  type Implementation,
  implementationOfItself,
  stateByCredit,
  stateOfParts,
  withOwnEnd,
} from './implementation.js';
import { type MeasureProgress, progressOfMeasure } from './measure.js';
import { about, isRemembered, type Run } from './memory.js';
import { weightsOf, weightsOfSteps } from './parts.js';
import { combinePerformance, type Performance } from './performance.js';
import { type ProgressOptions, type Settings, settingsOf } from './settings.js';

/** A milestone's standing, with its actions'. */
export interface MilestoneRollup {
  readonly id: string;
  readonly implementation: Implementation;
  /** The ids of what it depends on that is not complete. */
  readonly waitsFor: readonly string[];
  readonly actions: readonly ActionProgress[];
}

/** A strategy's standing, with what the comparison of effort and results says of its theory of action. */
export interface StrategyRollup {
  readonly id: string;
  readonly implementation: Implementation;
  readonly performance: Performance;
  readonly diagnosis: Diagnosis;
  readonly measures: readonly MeasureProgress[];
  readonly milestones: readonly MilestoneRollup[];
}

/** A goal's standing. */
export interface GoalRollup {
  readonly id: string;
  readonly implementation: Implementation;
  readonly performance: Performance;
  /** What the strategies that serve it and its own measures say of their contribution. */
  readonly diagnosis: GoalDiagnosis;
  readonly measures: readonly MeasureProgress[];
  /** Its own strategies; those that also serve it stand under their own goals, and count among its parts. */
  readonly strategies: readonly StrategyRollup[];
}

/** The plan's standing as of a day. */
export interface PlanRollup {
  readonly id: string;
  readonly asOf: Day;
  /** The policy that it was made with. */
  readonly policy: Policy;
  readonly implementation: Implementation;
  readonly performance: Performance;
  readonly goals: readonly GoalRollup[];
}

function eachOf<Branch extends object, Result extends object>(
  branches: readonly Branch[],
  run: Run,
  compute: (branch: Branch, run: Run) => Result,
): readonly Result[] {
  const results: Result[] = [];
  for (let index = 0; index < branches.length; index += 1) {
    results.push(about(branches[index] as Branch, run, compute));
  }
  return Object.freeze(results);
}

/** Actions are not remembered one by one: to find one again takes as long as to compute it. */
function ofEachAction(actions: readonly Action[], run: Run): readonly ActionProgress[] {
  const found: ActionProgress[] = [];
  for (let index = 0; index < actions.length; index += 1) {
    const action = actions[index] as Action;
    found.push(progressOfAction(action, run.settings, waitsFor(action, run)));
  }
  return Object.freeze(found);
}

const ofMeasure = (measure: Measure, { settings }: Run): MeasureProgress => progressOfMeasure(measure, settings);

function ofMilestone(milestone: Milestone, run: Run): MilestoneRollup {
  const { settings } = run;
  const actions = ofEachAction(milestone.actions, run);
  const implementation = ofActions(milestone, actions, settings);
  return Object.freeze({ id: milestone.id, implementation, waitsFor: waitsFor(milestone, run), actions });
}

/** A milestone by its actions, or, where it has none, by its own reports. */
function ofActions(milestone: Milestone, actions: readonly ActionProgress[], settings: Settings): Implementation {
  const { asOf } = settings;
  const { period } = milestone;
  const isGivenUp = isDiscontinued(milestone, asOf) && !isMilestoneComplete(milestone, asOf);
  if (actions.length === 0) {
    if (isGivenUp) return givenUp();
    const own = reportedProgress(milestone, settings, 'milestone');
    return implementationOfItself(
      own,
      period.end,
      own.completion === 1 ? 'complete' : scheduleState(own, period, settings),
    );
  }
  const weights = weightsOfSteps(milestone.actions, settings);
  const found = combineImplementation(actions, itself, weights, settings, true, (figures) =>
    stateOfMilestone(figures, milestone, settings),
  );
  return isGivenUp || found.state === 'discontinued' ? givenUp(found.counts) : withOwnEnd(found, period.end);
}

function stateOfMilestone(figures: Figures, { period }: Milestone, settings: Settings): ImplementationState {
  // By count, since a mean rounds: a part of little weight that is not done must not be lost.
  if (figures.counts.complete === figures.parts.length) return 'complete';
  const state = scheduleState(figures, period, settings);
  if (state === 'overdue' || (state === 'not-started' && figures.overdue === 0)) return state;
  return stateByCredit(figures, settings);
}

function ofStrategy(strategy: Strategy, run: Run): StrategyRollup {
  const { settings } = run;
  const milestones = eachOf(strategy.milestones, run, ofMilestone);
  const measures = eachOf(strategy.measures, run, ofMeasure);
  const weights = weightsOfSteps(strategy.milestones, settings);
  const end = strategy.period?.end ?? settings.planEnd;
  const found = combineImplementation(milestones, work, weights, settings, true, stateOfParts(settings, end));
  const implementation = isDiscontinued(strategy, settings.asOf) ? givenUp(found.counts) : found;
  const performance = combinePerformance(measures, itself, weightsOf(strategy.measures), settings);
  const isTooEarly = implementation.due === 0 || !couldShow(strategy, measures, settings.asOf);
  return Object.freeze({
    id: strategy.id,
    implementation,
    performance,
    diagnosis: diagnosis(implementation, performance, isTooEarly),
    measures,
    milestones,
  });
}

const itself = <T>(part: T): T => part;
const work = ({ implementation }: { readonly implementation: Implementation }) => implementation;
const results = ({ performance }: { readonly performance: Performance }) => performance;

/** A strategy and its standing. */
interface Serving {
  readonly strategy: Strategy;
  readonly found: StrategyRollup;
}

/** A goal by its own strategies and those that also serve it. */
const ofGoal =
  (serving: readonly Serving[]) =>
  (goal: Goal, run: Run): GoalRollup => {
    const { settings } = run;
    const strategies = eachOf(goal.strategies, run, ofStrategy);
    const measures = eachOf(goal.measures, run, ofMeasure);
    const all = [...strategies, ...serving.map(({ found }) => found)];
    const weights = weightsOf([...goal.strategies, ...serving.map(({ strategy }) => strategy)]);
    const performance = combinePerformance(measures, itself, weightsOf(goal.measures), settings);
    return Object.freeze({
      id: goal.id,
      implementation: combineImplementation(all, work, weights, settings, false, stateOfParts(settings, null)),
      performance,
      diagnosis: contribution(all, weights, performance, settings),
      measures,
      strategies,
    });
  };

/** What a goal's strategies that go on, and its own measures, say of their contribution. */
function contribution(
  strategies: readonly StrategyRollup[],
  weights: readonly number[],
  own: Performance,
  settings: Settings,
): GoalDiagnosis {
  if (own.progress === null) return 'unknown';
  const goesOn = ({ implementation }: StrategyRollup) => implementation.state !== 'discontinued';
  const goingOn = strategies.filter(goesOn);
  const theirs = combinePerformance(
    goingOn,
    results,
    weights.filter((_, index) => goesOn(strategies[index] as StrategyRollup)),
    settings,
  );
  return goalDiagnosis(
    theirs,
    own,
    goingOn.every((strategy) => strategy.diagnosis === 'too-early'),
  );
}

/** The strategies of a goal that also serve others, by the goal; most have none. */
const outgoing = new WeakMap<Goal, readonly Strategy[]>();

function servesOthers(goal: Goal): readonly Strategy[] {
  const known = outgoing.get(goal);
  if (known !== undefined) return known;
  const found = goal.strategies.filter(({ alsoServes }) => alsoServes !== undefined && alsoServes.length > 0);
  if (isRemembered(goal)) outgoing.set(goal, found);
  return found;
}

/** What is found of the strategies of other goals that also serve each goal, in the order of the plan. */
export function servingOf<Found>(
  plan: Plan,
  find: (strategy: Strategy, goal: Goal) => Found,
): ReadonlyMap<string, readonly Found[]> {
  const serving = new Map<string, Found[]>();
  for (const goal of plan.goals) {
    for (const strategy of servesOthers(goal)) {
      const found = find(strategy, goal);
      for (const id of new Set(strategy.alsoServes)) {
        if (id === goal.id) continue;
        const list = serving.get(id);
        if (list === undefined) serving.set(id, [found]);
        else list.push(found);
      }
    }
  }
  return serving;
}

const NONE: readonly never[] = [];

function ofPlan(plan: Plan, run: Run): PlanRollup {
  const { settings } = run;
  const serving = servingOf(plan, (strategy): Serving => ({ strategy, found: about(strategy, run, ofStrategy) }));
  let twice = 0;
  const goals: GoalRollup[] = [];
  for (const goal of plan.goals) {
    const also = serving.get(goal.id) ?? NONE;
    const rollups = also.length === 0 ? NONE : also.map(({ found }) => found);
    for (const { implementation } of rollups) twice += implementation.overdue;
    goals.push(about(goal, run, ofGoal(also), rollups));
  }
  Object.freeze(goals);
  const weights = weightsOf(plan.goals);
  const implementation = combineImplementation(goals, work, weights, settings, false, stateOfParts(settings, null));
  return Object.freeze({
    id: plan.id,
    asOf: settings.asOf,
    policy: settings.policy,
    // What serves two goals is overdue once.
    implementation:
      twice === 0 ? implementation : Object.freeze({ ...implementation, overdue: implementation.overdue - twice }),
    performance: combinePerformance(goals, results, weights, settings),
    goals,
  });
}

/**
 * The standing of a plan, its goals, strategies, milestones and actions, and of their measures, as of a day.
 *
 * Implementation (is the work being done?) goes up from actions through milestones, strategies and goals; a strategy
 * that also serves other goals counts in each. Performance (do the measures move?) is that of the own measures of goals
 * and strategies; the plan's comes from its goals. Both are weighted means over the parts that have a value, and are
 * never mixed. States and statuses compare credit, the smaller of what was reached and what was expected, so that being
 * ahead in one place never hides being behind in another.
 *
 * Frozen branches are remembered: for the same plan, day and policy the same object comes back, and after an
 * edit only the changed path is computed again. Never throws on a well-shaped plan, whatever rules it breaks;
 * an `asOf` that is no calendar day is a `RangeError`, and what is no plan a `TypeError`.
 *
 * Source: Redding & Layland 2015: performance management of goals, strategies, milestones and actions.
 *
 * @example
 * ```ts
 * const standing = rollup(examplePlan, { asOf: '2026-08-03' });
 * standing.goals[0]?.strategies[0]?.diagnosis;
 * ```
 */
export function rollup(plan: Plan, options: ProgressOptions): PlanRollup {
  if (!Array.isArray((plan as Partial<Plan> | null | undefined)?.goals)) throw noPlan(plan);
  const settings = settingsOf(options, plan.period.end);
  return about(plan, { plan, settings, frozen: false, places: undefined, dependencies: undefined }, ofPlan);
}
