/**
 * Why a number is what it is, from the plan down to single observations and reports. It computes nothing anew; it shows
 * how the rollup came about.
 */

import { finderIn } from '../model/entity-index.js';
import { rounded } from '../model/figures.js';
import { type FoundEntity, titleOf } from '../model/find.js';
import type { EntityKind, Goal, Measure, Plan, Strategy } from '../model/generated/types.js';
import { GROUP } from '../model/groups.js';
import { capital, counted } from '../model/nouns.js';
import type { ActionProgress } from './action.js';
import { sayDiagnosis, sayGoalDiagnosis } from './explain-diagnosis.js';
import { ofGroup, ofMeasure } from './explain-group.js';
import { groupsStep } from './explain-measure.js';
import { decidingWork, implementationStep, type NameOf, ofAction, ofMilestone, type WorkPart } from './explain-work.js';
import {
  deciding,
  type Explanation,
  figure,
  meanOf,
  measuresStand,
  percent,
  stands,
  step,
  told,
  weightsByPart,
  withoutData,
} from './explanation.js';
import { type MeasureProgress, progressOfMeasure } from './measure.js';
import type { Performance } from './performance.js';
import {
  type GoalRollup,
  type MilestoneRollup,
  type PlanRollup,
  rollup,
  type StrategyRollup,
  servingOf,
} from './rollup.js';
import { type ProgressOptions, type Settings, settingsOf } from './settings.js';
import { ON_TRACK, statusesFromWorst } from './verdict.js';

/** One part of a whole: what it is called, and how its measures move. */
interface ResultPart {
  readonly name: string;
  readonly standing: Pick<Performance, 'progress' | 'expectedProgress' | 'credit' | 'status'> &
    Partial<Pick<MeasureProgress, 'statusAsObserved'>>;
}

/** Old data count for nothing in a whole. */
const fresh = ({ standing }: ResultPart, key: 'progress' | 'expectedProgress' | 'credit') =>
  standing.status === 'stale' ? null : standing[key];

/** The statuses that stand badly, from worst to best. */
const BAD: readonly string[] = [...statusesFromWorst.slice(0, ON_TRACK), 'stale'];

/** The parts that decide how the results of a whole stand, in words. */
const whyResults = (status: string, parts: readonly ResultPart[]) =>
  deciding(
    status,
    parts.map(({ name, standing }) => {
      return { name, standing: standing.status, asObserved: seenBadly(standing) };
    }),
    BAD,
  );

/** How work and results stand, each with the parts that decide it. */
function answer(
  { implementation, performance }: Pick<PlanRollup, 'implementation' | 'performance'>,
  work: readonly WorkPart[],
  results: readonly ResultPart[],
): string {
  const because = (named: string) => (named === '' ? '' : ` (${named})`);
  const { state } = implementation;
  const { status } = performance;
  return `the work ${stands(state)}${because(decidingWork(implementation, work))}, ${measuresStand(status)}${because(whyResults(status, results))}`;
}

/** What was last seen of a stale measure, where that was bad. */
const seenBadly = ({ status, statusAsObserved }: ResultPart['standing']) =>
  status === 'stale' && statusAsObserved !== undefined && BAD.includes(statusAsObserved) ? statusAsObserved : undefined;

/** How much of the way is gone, and how much of what was expected by then. */
function gone(progress: number, expectedProgress: number, credit: number): string {
  const all = `${percent(progress)} of the way`;
  if (expectedProgress === 0) return `${all}; nothing was expected yet`;
  const [wanted, counted] = [percent(expectedProgress), percent(credit)];
  if (counted === percent(progress)) return `${all}, ${wanted} expected by now`;
  if (counted === wanted) return `${all}; all of the ${wanted} expected by now is reached`;
  return `${all}; of the ${wanted} expected by now, ${counted} is reached`;
}

function performanceStep(
  id: string,
  performance: Performance,
  settings: Settings,
  noun: string,
  all: readonly ResultPart[],
  steps: readonly Explanation[],
): Explanation {
  const { progress, expectedProgress, credit, pace, status, parts, coverage, worst, groups } = performance;
  const withData = all.filter((part) => fresh(part, 'progress') !== null).length;
  if (progress === null || expectedProgress === null || credit === null) {
    const why =
      status === 'stale'
        ? `Nothing fresh is known: every ${noun} that was observed has gone stale.`
        : `Nothing can be said: there is no ${noun} with data.`;
    return step(id, 'performance', why, null, null, { status }, steps);
  }
  const { missing } = settings;
  const of = (key: 'expectedProgress' | 'credit') =>
    parts.map(({ weight }, index) => ({ weight, value: fresh(all[index] as ResultPart, key) }));
  const mean = `the weighted mean of its ${counted(parts.length, noun)}, each counted from 0 to 1.${withoutData(parts, settings)}`;
  const weights = weightsByPart(parts);
  const found = [
    step(id, 'progress', `${percent(progress)} of the way: ${mean}`, progress, meanOf(parts, missing), weights, steps),
    step(
      id,
      'expectedProgress',
      `${percent(expectedProgress)} was expected: ${mean}`,
      expectedProgress,
      meanOf(of('expectedProgress'), 'exclude'),
      weights,
    ),
    step(
      id,
      'credit',
      `${percent(credit)} is credited, each part with no more than was expected of it, so that surplus in one hides nothing in another: ${mean}`,
      credit,
      meanOf(of('credit'), missing),
      weights,
    ),
  ];
  if (pace !== null) {
    const formula = `${figure(credit)} ÷ ${figure(expectedProgress)}`;
    found.push(
      step(id, 'pace', `Its pace is ${told.number(rounded(pace))}; 1 is as planned.`, pace, formula, {
        credit,
        expectedProgress,
      }),
    );
  }
  if (groups !== null) found.push(groupsStep(id, groups));
  const why = whyResults(status, all);
  return step(
    id,
    'performance',
    `${capital(measuresStand(status))}${why === '' ? '' : why.startsWith('though ') ? `, ${why}` : `: ${why}`}. ${withData} of ${counted(all.length, noun)} ${withData === 1 || all.length === 1 ? 'has' : 'have'} data to judge by; ${gone(progress, expectedProgress, credit)}.`,
    progress,
    figure(progress),
    { progress, expectedProgress, credit, pace, status, coverage, worst },
    found,
  );
}

const ofMeasures = (measures: readonly Measure[], progresses: readonly MeasureProgress[], settings: Settings) =>
  measures.map((measure, index) => ofMeasure(measure, progresses[index] as MeasureProgress, settings));
const partsOfMeasures = (measures: readonly Measure[], progresses: readonly MeasureProgress[]) =>
  measures.map(({ indicator }, index): ResultPart => {
    return { name: `measure "${indicator}"`, standing: progresses[index] as MeasureProgress };
  });

function ofStrategy(strategy: Strategy, found: StrategyRollup, settings: Settings, nameOf: NameOf): Explanation {
  const { id, title } = strategy;
  const milestones = strategy.milestones.map((milestone, index) =>
    ofMilestone(milestone, found.milestones[index] as MilestoneRollup, settings, nameOf),
  );
  const work = strategy.milestones.map(({ title: called }, index): WorkPart => {
    return { name: `milestone "${called}"`, standing: (found.milestones[index] as MilestoneRollup).implementation };
  });
  const results = partsOfMeasures(strategy.measures, found.measures);
  const { implementation, performance, diagnosis } = found;
  return step(
    id,
    'strategy',
    `Strategy "${title}": ${answer(found, work, results)}. ${sayDiagnosis(diagnosis, strategy.theory, found)}`,
    diagnosis,
    null,
    { implementation: implementation.state, performance: performance.status },
    [
      implementationStep(found, settings, 'milestone', work, milestones),
      performanceStep(
        id,
        performance,
        settings,
        'measure',
        results,
        ofMeasures(strategy.measures, found.measures, settings),
      ),
    ],
  );
}

/** Strategies of other goals, by the goal that they also serve. */
type AlsoServing = ReadonlyMap<string, readonly { readonly strategy: Strategy; readonly rolled: StrategyRollup }[]>;

function alsoServing(plan: Plan, { goals }: PlanRollup): AlsoServing {
  const rolledUp = new Map(plan.goals.map((goal, index) => [goal, goals[index]]));
  return servingOf(plan, (strategy, goal) => {
    const rolled = rolledUp.get(goal)?.strategies[goal.strategies.indexOf(strategy)] as StrategyRollup;
    return { strategy, rolled };
  });
}

/** The strategies that count in a goal, its own first, then those that also serve it. */
function strategiesOf(goal: Goal, found: GoalRollup, also: AlsoServing) {
  const own = goal.strategies.map((strategy, index) => ({
    strategy,
    rolled: found.strategies[index] as StrategyRollup,
  }));
  return { own, all: [...own, ...(also.get(goal.id) ?? [])] };
}

function ofGoal(goal: Goal, found: GoalRollup, also: AlsoServing, settings: Settings, nameOf: NameOf): Explanation {
  const { id, statement } = goal;
  const { implementation, performance, diagnosis } = found;
  const { own, all } = strategiesOf(goal, found, also);
  const work = all.map(({ strategy, rolled }): WorkPart => {
    return { name: `strategy "${strategy.title}"`, standing: rolled.implementation };
  });
  const results = partsOfMeasures(goal.measures, found.measures);
  // What was given up contributes nothing more.
  const goingOn = all.filter(({ rolled }) => rolled.implementation.state !== 'discontinued');
  return step(
    id,
    'goal',
    `Goal "${statement}": ${answer(found, work, results)}. ${sayGoalDiagnosis(diagnosis, goingOn, found)}`,
    performance.status,
    null,
    { implementation: implementation.state, performance: performance.status, diagnosis },
    [
      implementationStep(
        found,
        settings,
        'strategy',
        work,
        own.map(({ strategy, rolled }) => ofStrategy(strategy, rolled, settings, nameOf)),
      ),
      performanceStep(
        id,
        performance,
        settings,
        'measure',
        results,
        ofMeasures(goal.measures, found.measures, settings),
      ),
    ],
  );
}

function ofPlan(plan: Plan, found: PlanRollup, settings: Settings, nameOf: NameOf): Explanation {
  const { implementation, performance } = found;
  const also = alsoServing(plan, found);
  const goals = plan.goals.map((goal, index) => ofGoal(goal, found.goals[index] as GoalRollup, also, settings, nameOf));
  const name = ({ statement }: Goal) => `goal "${statement}"`;
  const work = plan.goals.map((goal, index): WorkPart => {
    return { name: name(goal), standing: (found.goals[index] as GoalRollup).implementation };
  });
  const results = plan.goals.map((goal, index): ResultPart => {
    return { name: name(goal), standing: (found.goals[index] as GoalRollup).performance };
  });
  return step(
    plan.id,
    'plan',
    `Plan "${plan.title}" as of ${found.asOf}: ${answer(found, work, results)}.`,
    performance.status,
    null,
    { implementation: implementation.state, performance: performance.status },
    [
      implementationStep(found, settings, 'goal', work, goals),
      performanceStep(plan.id, performance, settings, 'goal', results, goals.map(performanceOnly)),
    ],
  );
}

/** What the entities of a plan are called. */
const namesBy =
  (find: (id: string) => FoundEntity | undefined): NameOf =>
  (id) => {
    const found = find(id);
    return found === undefined ? `"${id}"` : `${found.kind} "${titleOf(found.entity)}"`;
  };

/** A goal's performance alone: what it carries out stands under the plan's implementation already. */
const performanceOnly = (goal: Explanation): Explanation =>
  step(goal.id, goal.name, goal.sentence, goal.result, goal.formula, goal.inputs, goal.steps.slice(1));

/** The entity that holds one in a list, by its place: of two with one id, the right one. */
const holderOf = (plan: Plan, { path }: FoundEntity): unknown =>
  path.slice(0, -2).reduce((holder: unknown, key) => (holder as Readonly<Record<string, unknown>>)[key], plan);

const WORK = ': how the work that it carries stands, rollupOrganization says';
const AMOUNTS = ': what was planned and came, productivity says';

/** Where to look for what has no progress of its own. */
const elsewhere: Partial<Readonly<Record<EntityKind, string>>> = {
  organization: WORK,
  division: WORK,
  unit: WORK,
  team: WORK,
  input: AMOUNTS,
  output: AMOUNTS,
};

/**
 * Why the numbers about an entity are what they are, as of a day: a tree of steps with sentences, formulas
 * and results, from a plan, goal, strategy, milestone, action, measure or group of students down to single
 * observations and reports. About other entities, and ids that the plan does not have, it says so.
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
  const find = finderIn(plan);
  const found = find(id);
  if (found === undefined) return step(id, 'unknown', `Nothing in this plan has the id "${id}".`, null);
  // A measure stands for itself: the rest of the plan need not be rolled up.
  if (found.kind === 'measure') return ofMeasure(found.entity, progressOfMeasure(found.entity, settings), settings);
  if (found.kind === GROUP) return ofGroup(holderOf(plan, found) as Measure, found.entity, settings);
  const standing = rollup(plan, options);
  const nameOf = namesBy(find);
  const [, goalIndex = 0, , secondIndex = 0, , milestoneIndex = 0, , actionIndex = 0] = found.path as readonly number[];
  const goal = standing.goals[goalIndex];
  const strategy = goal?.strategies[secondIndex];
  switch (found.kind) {
    case 'plan':
      return ofPlan(found.entity, standing, settings, nameOf);
    case 'goal':
      return ofGoal(found.entity, goal as GoalRollup, alsoServing(plan, standing), settings, nameOf);
    case 'strategy':
      return ofStrategy(found.entity, strategy as StrategyRollup, settings, nameOf);
    case 'milestone':
      return ofMilestone(found.entity, strategy?.milestones[milestoneIndex] as MilestoneRollup, settings, nameOf);
    case 'action':
      return ofAction(
        found.entity,
        strategy?.milestones[milestoneIndex]?.actions[actionIndex] as ActionProgress,
        settings,
        nameOf,
      );
    default:
      return step(
        id,
        found.kind,
        `${capital(found.kind)} "${titleOf(found.entity)}" has no progress of its own${elsewhere[found.kind] ?? ''}.`,
        null,
      );
  }
}
