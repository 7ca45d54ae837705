/**
 * Why a number is what it is, from the plan down to single observations and reports. It computes nothing anew; it shows
 * how the rollup came about.
 */

import { findEntity } from '../model/entity-index.js';
import type { Goal, Measure, Plan, Strategy } from '../model/generated/types.js';
import { counted } from '../model/words.js';
import { actionProgress } from './action.js';
import { ofMeasure } from './explain-measure.js';
import { implementationStep, ofAction, ofMilestone } from './explain-work.js';
import {
  type Explanation,
  figure,
  meanOf,
  percent,
  rounded,
  spoken,
  step,
  weightsByPart,
  withoutData,
} from './explanation.js';
import type { Implementation } from './implementation.js';
import { type MeasureProgress, progressOfMeasure } from './measure.js';
import type { Performance } from './performance.js';
import { type GoalRollup, type MilestoneRollup, type PlanRollup, rollup, type StrategyRollup } from './rollup.js';
import { type ProgressOptions, type Settings, settingsOf } from './settings.js';

const standings = (rollups: readonly { readonly id: string; readonly implementation: Implementation }[]) =>
  rollups.map(({ id, implementation }) => ({ id, expected: implementation.expected, due: implementation.due }));

function performanceStep(
  id: string,
  performance: Performance,
  settings: Settings,
  noun: string,
  expectations: readonly (number | null)[],
  steps: readonly Explanation[],
): Explanation {
  const { progress, expectedProgress, pace, status, parts, coverage, worst } = performance;
  if (progress === null || expectedProgress === null) {
    return step(
      id,
      'performance',
      `Nothing can be said: there is no ${noun} with data.`,
      null,
      null,
      { status },
      steps,
    );
  }
  const expectedParts = parts.map(({ weight }, index) => ({ weight, value: expectations[index] ?? null }));
  const mean = `the weighted mean of its ${counted(parts.length, noun)}, each counted from 0 to 1.${withoutData(parts, settings)}`;
  const found = [
    step(
      id,
      'progress',
      `${percent(progress)} of the way: ${mean}`,
      progress,
      meanOf(parts, settings),
      weightsByPart(parts),
      steps,
    ),
    step(
      id,
      'expectedProgress',
      `${percent(expectedProgress)} was expected: ${mean}`,
      expectedProgress,
      meanOf(expectedParts, settings),
      weightsByPart(parts),
    ),
  ];
  if (pace !== null) {
    const formula = `${figure(progress)} ÷ ${figure(expectedProgress)}`;
    found.push(
      step(id, 'pace', `Its pace is ${rounded(pace)}; 1 is as planned.`, pace, formula, { progress, expectedProgress }),
    );
  }
  return step(
    id,
    'performance',
    `It is ${spoken(status)}: ${percent(progress)} of the way, ${percent(expectedProgress)} expected.`,
    progress,
    figure(progress),
    { progress, expectedProgress, pace, status, coverage, worst },
    found,
  );
}

const ofMeasures = (measures: readonly Measure[], progresses: readonly MeasureProgress[], settings: Settings) =>
  measures.map((measure, index) => ofMeasure(measure, progresses[index] as MeasureProgress, settings));
const expectationsOf = (progresses: readonly { readonly expectedProgress: number | null }[]) =>
  progresses.map(({ expectedProgress }) => expectedProgress);

function ofStrategy(strategy: Strategy, found: StrategyRollup, settings: Settings): Explanation {
  const { id, title } = strategy;
  const milestones = strategy.milestones.map((milestone, index) =>
    ofMilestone(milestone, found.milestones[index] as MilestoneRollup, settings),
  );
  const { implementation, performance, diagnosis } = found;
  return step(
    id,
    'strategy',
    `Strategy "${title}": ${spoken(diagnosis)}. Implementation is ${spoken(implementation.state)}, performance is ${spoken(performance.status)}.`,
    diagnosis,
    null,
    { implementation: implementation.state, performance: performance.status },
    [
      implementationStep(found, settings, 'milestone', standings(found.milestones), milestones),
      performanceStep(
        id,
        performance,
        settings,
        'measure',
        expectationsOf(found.measures),
        ofMeasures(strategy.measures, found.measures, settings),
      ),
    ],
  );
}

function ofGoal(goal: Goal, found: GoalRollup, settings: Settings): Explanation {
  const { id, statement } = goal;
  const { implementation, performance } = found;
  const strategies = goal.strategies.map((strategy, index) =>
    ofStrategy(strategy, found.strategies[index] as StrategyRollup, settings),
  );
  return step(
    id,
    'goal',
    `Goal "${statement}": implementation is ${spoken(implementation.state)}, performance is ${spoken(performance.status)}.`,
    performance.status,
    null,
    { implementation: implementation.state, performance: performance.status },
    [
      implementationStep(found, settings, 'strategy', standings(found.strategies), strategies),
      performanceStep(
        id,
        performance,
        settings,
        'measure',
        expectationsOf(found.measures),
        ofMeasures(goal.measures, found.measures, settings),
      ),
    ],
  );
}

function ofPlan(plan: Plan, found: PlanRollup, settings: Settings): Explanation {
  const { implementation, performance } = found;
  const goals = plan.goals.map((goal, index) => ofGoal(goal, found.goals[index] as GoalRollup, settings));
  const expectations = expectationsOf(found.goals.map((goal) => goal.performance));
  return step(
    plan.id,
    'plan',
    `Plan "${plan.title}" as of ${found.asOf}: implementation is ${spoken(implementation.state)}, performance is ${spoken(performance.status)}.`,
    performance.status,
    null,
    { implementation: implementation.state, performance: performance.status },
    [
      implementationStep(found, settings, 'goal', standings(found.goals), goals),
      performanceStep(plan.id, performance, settings, 'goal', expectations, goals.map(performanceOnly)),
    ],
  );
}

/** A goal's performance alone: what it carries out stands under the plan's implementation already. */
const performanceOnly = (goal: Explanation): Explanation =>
  step(goal.id, goal.name, goal.sentence, goal.result, goal.formula, goal.inputs, goal.steps.slice(1));

/**
 * Why the numbers about an entity are what they are, as of a day: a tree of steps with sentences, formulas
 * and results, from a plan, goal, strategy, milestone, action or measure down to single observations and
 * reports. About other entities, and ids that the plan does not have, it says so.
 *
 * Never throws on a well-shaped plan; an `asOf` that is no calendar day is a `RangeError`.
 *
 * @example
 * ```ts
 * const why = explain(examplePlan, examplePlan.id, { asOf: '2026-08-03' });
 * why.steps.map((step) => step.name); // ['implementation', 'performance']
 * ```
 */
export function explain(plan: Plan, id: string, options: ProgressOptions): Explanation {
  const settings = settingsOf(options);
  const found = findEntity(plan, id);
  if (found === undefined) return step(id, 'unknown', `Nothing in this plan has the id "${id}".`, null);
  const standing = rollup(plan, options);
  const [, goalIndex = 0, , secondIndex = 0, , milestoneIndex = 0] = found.path as readonly number[];
  const goal = standing.goals[goalIndex];
  const strategy = goal?.strategies[secondIndex];
  switch (found.kind) {
    case 'plan':
      return ofPlan(found.entity, standing, settings);
    case 'goal':
      return ofGoal(found.entity, goal as GoalRollup, settings);
    case 'strategy':
      return ofStrategy(found.entity, strategy as StrategyRollup, settings);
    case 'milestone':
      return ofMilestone(found.entity, strategy?.milestones[milestoneIndex] as MilestoneRollup, settings);
    case 'action':
      return ofAction(found.entity, actionProgress(found.entity, options), settings);
    case 'measure':
      return ofMeasure(found.entity, progressOfMeasure(found.entity, settings), settings);
    default:
      return step(id, found.kind, `The ${found.kind} "${id}" has no progress of its own.`, null);
  }
}
