/** The strategy map: goals, strategies, measures and milestones as a flowchart. */
import type { Goal, Measure, Plan, Strategy } from '../model/generated/types.js';
import { inUnit } from '../model/in-unit.js';
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
  standingLines,
  titled,
} from './diagram.js';
import { type Look, lookOf, markOf, mostPressing, worseOf } from './looks.js';
import { numbersOf } from './text.js';
import type { ViewWords } from './words.js';

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

function extentOf(
  plan: Plan,
  found: PlanRollup,
  { pictures: { counted, several, without: leftOut } }: ViewWords,
): Extent {
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
  const without = left.length === 0 ? '' : leftOut(left);
  const drawn = several([counted(plan.goals.length, 'goal'), counted(all.length, 'strategy')]);
  const goals = mostPressing(plan.goals, MOST_NODES / 2, (_goal, index) => lookOfPart(found.goals[index]));
  const lengths = goals.map(([, goal]) => goal.strategies.length);
  const strategies = mostOfEach(lengths, MOST_NODES - goals.length);
  const describe = (asOf: string) => [drawn, asOf, ...(without === '' ? [] : [without])].join(', ');
  return { goals, strategies, withMeasures, withMilestones, without, describe };
}

/** Draws measures beside what they judge. */
function drawMeasures(
  chart: Flowchart,
  of: string,
  measures: readonly Measure[],
  found: readonly MeasureProgress[],
  { report, stood }: ViewWords,
): void {
  for (const [index, measure] of measures.entries()) {
    const each = found[index] as MeasureProgress;
    const { value, status } = each;
    const id = `${of}m${index + 1}`;
    const seen = value === null ? '' : `${escapeMermaid(inUnit(value, measure.unit, report, numbersOf(each)))}, `;
    chart.node(id, ROUND, [titled(measure), `${seen}${markOf(status)} ${stood(status)}`], lookOf[status]);
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
  words: ViewWords,
): void {
  const id = `g${g}s${s}`;
  const { implementation, performance, diagnosis } = found;
  const lines = [
    ...standingLines(implementation.state, performance.status, words),
    // Of what was given up, no theory is tested any more.
    ...(implementation.state === 'discontinued' ? [] : [words.pictures.diagnoses[diagnosis]]),
  ];
  chart.node(
    id,
    BOX,
    [`${words.report.labels.strategy} ${g}.${s}`, titled(strategy), ...lines],
    worseOf(implementation.state, performance.status),
  );
  chart.edge(`g${g}`, '-->', id);
  if (withMeasures) drawMeasures(chart, id, strategy.measures, found.measures, words);
  if (!withMilestones) return;
  for (const [index, milestone] of strategy.milestones.entries()) {
    const { completion, state } = (found.milestones[index] as MilestoneRollup).implementation;
    const stands = `${words.report.percent(completion)}, ${markOf(state)} ${words.stood(state)}`;
    chart.node(`${id}t${index + 1}`, FLAG, [titled(milestone), stands], lookOf[state]);
    chart.edge(id, '-->', `${id}t${index + 1}`);
  }
}

/** Draws a goal below the plan, with as many of its strategies as there is room for. */
function drawGoal(
  chart: Flowchart,
  number: number,
  goal: Goal,
  found: GoalRollup,
  extent: Extent,
  words: ViewWords,
): void {
  const id = `g${number}`;
  const { implementation, performance } = found;
  const lines = [
    `${words.report.labels.goal} ${number}`,
    titled(goal),
    ...standingLines(implementation.state, performance.status, words),
  ];
  chart.node(id, BOX, lines, worseOf(implementation.state, performance.status));
  chart.edge('plan', '-->', id);
  if (extent.withMeasures) drawMeasures(chart, id, goal.measures, found.measures, words);
  const shown = mostPressing(goal.strategies, extent.strategies, (_strategy, index) =>
    lookOfPart(found.strategies[index]),
  );
  for (const [index, strategy] of shown) {
    drawStrategy(chart, [number, index + 1], strategy, found.strategies[index] as StrategyRollup, extent, words);
  }
  const more = goal.strategies.length - shown.length;
  if (more > 0) drawRest(chart, id, words.pictures.andMore(more, 'strategy'));
}

/** Says how many there was no room for. */
function drawRest(chart: Flowchart, of: string, text: string, id = of === 'plan' ? 'more' : `${of}more`): void {
  chart.node(id, BOX, [text], null);
  chart.edge(of, '-->', id);
}

/** The map as Mermaid text, as finely as fits into one drawing. */
export function strategyMap(plan: Plan, options: ProgressOptions, words: ViewWords): string {
  const found = rollup(plan, options);
  const { pictures, report } = words;
  const extent = extentOf(plan, found, words);
  const chart = flowchart('LR', pictures.mapOf(titled(plan)), extent.describe(report.asOf(found.asOf)), words);
  const { implementation, performance } = found;
  const lines = [titled(plan), ...standingLines(implementation.state, performance.status, words)];
  chart.node('plan', BOX, lines, worseOf(implementation.state, performance.status));
  for (const [index, goal] of extent.goals) {
    drawGoal(chart, index + 1, goal, found.goals[index] as GoalRollup, extent, words);
  }
  const more = plan.goals.length - extent.goals.length;
  if (more > 0) drawRest(chart, 'plan', pictures.andMore(more, 'goal'));
  if (extent.without !== '') drawRest(chart, 'plan', extent.without, 'left');
  return chart.text();
}
