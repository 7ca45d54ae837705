/**
 * The whole plan's standing as of a day, mirroring its tree. What was computed about a branch is remembered by
 * the branch's identity, so that after an edit only the changed path is computed again.
 */
import type { Day } from '../model/calendar.js';
import { isDeepFrozen } from '../model/frozen.js';
import type { Action, Goal, Measure, Milestone, Plan, Strategy } from '../model/generated/types.js';
import type { Policy } from '../model/policy.js';
import { type ActionProgress, type ActionState, progressOfAction, reportedProgress, scheduleState } from './action.js';
import {
  combineImplementation,
  combinePerformance,
  type Implementation,
  implementationOfItself,
  type Performance,
  stateOfParts,
  weightsOf,
} from './combine.js';
import { type Diagnosis, diagnosis, type GoalDiagnosis } from './diagnosis.js';
import { type MeasureProgress, progressOfMeasure } from './measure.js';
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
  /** Its own strategies; those that also serve it stand under their own goals. */
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

/** What is computed about each kind of branch. */
type Remembered = ActionProgress | MeasureProgress | MilestoneRollup | StrategyRollup | GoalRollup | PlanRollup;

/** One branch's results under the few latest days and policies; most have one. */
type Memory = { settings: Settings; result: Remembered; older: Memory | undefined };

/** How many results a branch keeps. */
const KEPT = 4;

const memories = new WeakMap<object, Memory>();

/** Puts a new result before the older ones, of which only a few stay. */
function keep(branch: object, memory: Memory | undefined, settings: Settings, result: Remembered): void {
  if (memory === undefined) {
    memories.set(branch, { settings, result, older: undefined });
    return;
  }
  memory.older = { ...memory };
  memory.settings = settings;
  memory.result = result;
  let last = memory;
  for (let count = 1; count < KEPT && last.older !== undefined; count += 1) last = last.older;
  last.older = undefined;
}

/** One rollup under way. */
interface Run {
  readonly settings: Settings;
  /** Whether the branch at hand is known to be frozen, because what holds it is. */
  frozen: boolean;
}

/** The remembered result about a branch, or a new one, remembered if nobody can change the branch in place. */
function about<Branch extends object, Result extends Remembered>(
  branch: Branch,
  run: Run,
  compute: (branch: Branch, run: Run) => Result,
): Result {
  const memory = memories.get(branch);
  for (let known = memory; known !== undefined; known = known.older) {
    if (known.settings === run.settings) return known.result as Result;
  }
  const outside = run.frozen;
  run.frozen ||= isDeepFrozen(branch, memories);
  const result = compute(branch, run);
  if (run.frozen) keep(branch, memory, run.settings, result);
  run.frozen = outside;
  return result;
}

function eachOf<Branch extends object, Result extends Remembered>(
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

const ofAction = (action: Action, { settings }: Run): ActionProgress => progressOfAction(action, settings);
const ofMeasure = (measure: Measure, { settings }: Run): MeasureProgress => progressOfMeasure(measure, settings);

function ofMilestone(milestone: Milestone, run: Run): MilestoneRollup {
  const { settings } = run;
  const actions = eachOf(milestone.actions, run, ofAction);
  return Object.freeze({
    id: milestone.id,
    implementation: ofActions(milestone, actions, settings),
    waitsFor: [],
    actions,
  });
}

type GoingOn = ActionProgress & { readonly state: Exclude<ActionState, 'discontinued'> };
const goesOn = (action: ActionProgress): action is GoingOn => action.state !== 'discontinued';

/** Discontinued actions are left out; where none goes on, the milestone's own reports count. */
function ofActions(milestone: Milestone, actions: readonly ActionProgress[], settings: Settings): Implementation {
  let parts = actions as readonly GoingOn[];
  let weights = weightsOf(milestone.actions);
  if (!actions.every(goesOn)) {
    weights = weights.filter((_, index) => goesOn(actions[index] as ActionProgress));
    parts = actions.filter(goesOn);
  }
  if (parts.length === 0) return ofItself(milestone, settings);
  return combineImplementation(parts, itself, weights, settings, (completion, due) =>
    scheduleState(completion, due, milestone.period, settings),
  );
}

/** A milestone by its own reports. */
function ofItself(milestone: Milestone, settings: Settings): Implementation {
  const own = reportedProgress(milestone, settings, 'milestone');
  return implementationOfItself(own, scheduleState(own.completion, own.due, milestone.period, settings));
}

function ofStrategy(strategy: Strategy, run: Run): StrategyRollup {
  const milestones = eachOf(strategy.milestones, run, ofMilestone);
  const measures = eachOf(strategy.measures, run, ofMeasure);
  const implementation = implementationOf(strategy.milestones, milestones, run.settings);
  const performance = combinePerformance(measures, itself, weightsOf(strategy.measures), run.settings);
  return Object.freeze({
    id: strategy.id,
    implementation,
    performance,
    diagnosis: diagnosis(implementation, performance),
    measures,
    milestones,
  });
}

function ofGoal(goal: Goal, run: Run): GoalRollup {
  const strategies = eachOf(goal.strategies, run, ofStrategy);
  const measures = eachOf(goal.measures, run, ofMeasure);
  return Object.freeze({
    id: goal.id,
    implementation: implementationOf(goal.strategies, strategies, run.settings),
    performance: combinePerformance(measures, itself, weightsOf(goal.measures), run.settings),
    diagnosis: 'unknown',
    measures,
    strategies,
  });
}

function ofPlan(plan: Plan, run: Run): PlanRollup {
  const { settings } = run;
  const goals = eachOf(plan.goals, run, ofGoal);
  return Object.freeze({
    id: plan.id,
    asOf: settings.asOf,
    policy: settings.policy,
    implementation: implementationOf(plan.goals, goals, settings),
    performance: combinePerformance(goals, ({ performance }) => performance, weightsOf(plan.goals), settings),
    goals,
  });
}

const itself = <T>(part: T): T => part;

function implementationOf(
  branches: readonly { readonly weight?: number }[],
  rollups: readonly { readonly id: string; readonly implementation: Implementation }[],
  settings: Settings,
): Implementation {
  const standingOf = ({ implementation }: { readonly implementation: Implementation }) => implementation;
  return combineImplementation(rollups, standingOf, weightsOf(branches), settings, stateOfParts(settings));
}

/**
 * The standing of a plan, its goals, strategies, milestones and actions, and of their measures, as of a day.
 *
 * Implementation (is the work being done?) goes up from actions through milestones, strategies and goals.
 * Performance (do the measures move?) is that of the own measures of goals and strategies; the plan's comes
 * from its goals. Both are weighted means over the parts that have a value, and are never mixed.
 *
 * Frozen branches are remembered: for the same plan, day and policy the same object comes back, and after an
 * edit only the changed path is computed again. Never throws on a well-shaped plan, whatever rules it breaks;
 * an `asOf` that is no calendar day is a `RangeError`.
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
  return about(plan, { settings: settingsOf(options), frozen: false }, ofPlan);
}
