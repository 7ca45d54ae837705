/** The strategy map: goals, strategies, measures and milestones as a flowchart. */

import { counted } from '../messages/en/words.js';
import type { Goal, Measure, Plan, Strategy } from '../model/generated/types.js';
import type { ImplementationState, MeasureStatus } from '../model/standing.js';
import type { MeasureProgress } from '../progress/measure.js';
import {
  type GoalRollup,
  type MilestoneRollup,
  type PlanRollup,
  rollup,
  type StrategyRollup,
} from '../progress/rollup.js';
import type { ProgressOptions } from '../progress/settings.js';
import {
  BOX,
  escapeMermaid,
  FLAG,
  type Flowchart,
  flowchart,
  MOST_NODES,
  mostOfEach,
  ROUND,
  titled,
} from './diagram.js';
import { type Look, lookOf, markOf, mostPressing, worseOf } from './looks.js';
import { asOfDay, inUnit, inWords, percent } from './text.js';

/** How finely a plan is drawn, so that it fits into one drawing. */
interface Extent {
  /** The goals that are drawn, with their places. */
  readonly goals: readonly (readonly [number, Goal])[];
  /** Of each goal, so many strategies at most. */
  readonly strategies: number;
  readonly withMeasures: boolean;
  readonly withMilestones: boolean;
  /** What is not drawn at all, in words; empty where nothing is left out. */
  readonly without: string;
  /** What there is, and what is left out. */
  describe(asOf: string): string;
}

const lookOfPart = (found: GoalRollup | StrategyRollup | undefined): Look =>
  found === undefined ? 'none' : worseOf(found.implementation.state, found.performance.status);

function extentOf(plan: Plan, found: PlanRollup): Extent {
  const all = plan.goals.flatMap((goal) => goal.strategies);
  const measures = [...plan.goals, ...all].reduce((sum, holder) => sum + holder.measures.length, 0);
  const milestones = all.reduce((sum, strategy) => sum + strategy.milestones.length, 0);
  const least = 1 + plan.goals.length + all.length;
  const withMeasures = least + measures <= MOST_NODES;
  const withMilestones = least + measures + milestones <= MOST_NODES;
  const left = [
    ...(withMeasures || measures === 0 ? [] : [counted(measures, 'measure')]),
    ...(withMilestones || milestones === 0 ? [] : [counted(milestones, 'milestone')]),
  ];
  const without = left.length === 0 ? '' : `without ${left.join(' and ')}`;
  const drawn = `${counted(plan.goals.length, 'goal')} and ${counted(all.length, 'strategy')}`;
  const goals = mostPressing(plan.goals, MOST_NODES / 2, (_goal, index) => lookOfPart(found.goals[index]));
  const lengths = goals.map(([, goal]) => goal.strategies.length);
  const strategies = mostOfEach(lengths, MOST_NODES - goals.length);
  const describe = (asOf: string) => [drawn, asOfDay(asOf), ...(without === '' ? [] : [without])].join(', ');
  return { goals, strategies, withMeasures, withMilestones, without, describe };
}

/** How work and results stand, a line each. */
const stands = (work: ImplementationState, results: MeasureStatus): readonly string[] => [
  `work ${markOf(work)} ${inWords(work)}`,
  `results ${markOf(results)} ${inWords(results)}`,
];

/** Draws measures beside what they judge. */
function drawMeasures(
  chart: Flowchart,
  of: string,
  measures: readonly Measure[],
  found: readonly MeasureProgress[],
): void {
  for (const [index, measure] of measures.entries()) {
    const { value, status } = found[index] as MeasureProgress;
    const id = `${of}m${index + 1}`;
    const stood = value === null ? '' : `${escapeMermaid(inUnit(value, measure.unit))}, `;
    chart.node(id, ROUND, [titled(measure), `${stood}${markOf(status)} ${inWords(status)}`], lookOf[status]);
    chart.edge(of, '-.-', id);
  }
}

/** Draws a strategy below its goal, with its measures and milestones as far as there is room. */
function drawStrategy(
  chart: Flowchart,
  [g, s]: readonly [goal: number, strategy: number],
  strategy: Strategy,
  found: StrategyRollup,
  { withMeasures, withMilestones }: Extent,
): void {
  const id = `g${g}s${s}`;
  const { implementation, performance, diagnosis } = found;
  const lines = [...stands(implementation.state, performance.status), inWords(diagnosis)];
  chart.node(
    id,
    BOX,
    [`Strategy ${g}.${s}`, titled(strategy), ...lines],
    worseOf(implementation.state, performance.status),
  );
  chart.edge(`g${g}`, '-->', id);
  if (withMeasures) drawMeasures(chart, id, strategy.measures, found.measures);
  if (!withMilestones) return;
  for (const [index, milestone] of strategy.milestones.entries()) {
    const { completion, state } = (found.milestones[index] as MilestoneRollup).implementation;
    const stood = `${percent(completion)}, ${markOf(state)} ${inWords(state)}`;
    chart.node(`${id}t${index + 1}`, FLAG, [titled(milestone), stood], lookOf[state]);
    chart.edge(id, '-->', `${id}t${index + 1}`);
  }
}

/** Draws a goal below the plan, with as many of its strategies as there is room for. */
function drawGoal(chart: Flowchart, number: number, goal: Goal, found: GoalRollup, extent: Extent): void {
  const id = `g${number}`;
  const { implementation, performance } = found;
  const lines = [`Goal ${number}`, titled(goal), ...stands(implementation.state, performance.status)];
  chart.node(id, BOX, lines, worseOf(implementation.state, performance.status));
  chart.edge('plan', '-->', id);
  if (extent.withMeasures) drawMeasures(chart, id, goal.measures, found.measures);
  const shown = mostPressing(goal.strategies, extent.strategies, (_strategy, index) =>
    lookOfPart(found.strategies[index]),
  );
  for (const [index, strategy] of shown) {
    drawStrategy(chart, [number, index + 1], strategy, found.strategies[index] as StrategyRollup, extent);
  }
  const more = goal.strategies.length - shown.length;
  if (more > 0) drawRest(chart, id, `and ${more} more`);
}

/** Says how many there was no room for. */
function drawRest(chart: Flowchart, of: string, text: string, id = of === 'plan' ? 'more' : `${of}more`): void {
  chart.node(id, BOX, [text], 'none');
  chart.edge(of, '-->', id);
}

/** The map as Mermaid text, as finely as fits into one drawing. */
export function strategyMap(plan: Plan, options: ProgressOptions): string {
  const found = rollup(plan, options);
  const extent = extentOf(plan, found);
  const chart = flowchart('LR', `Strategy map of ${titled(plan)}`, extent.describe(found.asOf));
  const { implementation, performance } = found;
  const lines = [titled(plan), ...stands(implementation.state, performance.status)];
  chart.node('plan', BOX, lines, worseOf(implementation.state, performance.status));
  for (const [index, goal] of extent.goals) {
    drawGoal(chart, index + 1, goal, found.goals[index] as GoalRollup, extent);
  }
  const more = plan.goals.length - extent.goals.length;
  if (more > 0) drawRest(chart, 'plan', `and ${counted(more, 'more goal')}`);
  if (extent.without !== '') drawRest(chart, 'plan', extent.without, 'left');
  return chart.text();
}
