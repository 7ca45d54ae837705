/** The strategy map: goals, strategies, measures and milestones as a flowchart. */
import type { Plan } from '../model/plan.js';
import { counted } from '../model/words.js';
import type { ImplementationState } from '../progress/combine.js';
import type { MeasureProgress, MeasureStatus } from '../progress/measure.js';
import { type GoalRollup, type MilestoneRollup, rollup, type StrategyRollup } from '../progress/rollup.js';
import type { ProgressOptions } from '../progress/settings.js';
import {
  BOX,
  escapeMermaid,
  FLAG,
  flowchart,
  lookOf,
  MOST_NODES,
  markOf,
  mostOfEach,
  ROUND,
  titled,
} from './diagram.js';
import { asOfDay, inUnit, inWords, percent } from './text.js';

/** The map as Mermaid text, as finely as fits into one drawing. */
export function strategyMap(plan: Plan, options: ProgressOptions): string {
  const standing = rollup(plan, options);
  const strategies = plan.goals.flatMap((goal) => goal.strategies);
  const measures = [...plan.goals, ...strategies].reduce((sum, holder) => sum + holder.measures.length, 0);
  const milestones = strategies.reduce((sum, { milestones }) => sum + milestones.length, 0);
  const withMeasures = 1 + plan.goals.length + strategies.length + measures <= MOST_NODES;
  const withMilestones =
    withMeasures && 1 + plan.goals.length + strategies.length + measures + milestones <= MOST_NODES;
  const goals = plan.goals.slice(0, MOST_NODES / 2);
  const each = mostOfEach(
    goals.map((goal) => goal.strategies.length),
    MOST_NODES - goals.length,
  );
  const left = [
    ...(withMeasures || measures === 0 ? [] : [counted(measures, 'measure')]),
    ...(withMilestones || milestones === 0 ? [] : [counted(milestones, 'milestone')]),
  ];
  const { implementation, performance } = standing;
  const chart = flowchart(
    'LR',
    `Strategy map of ${titled(plan)}`,
    `${counted(plan.goals.length, 'goal')} and ${counted(strategies.length, 'strategy')}, ${asOfDay(standing.asOf)}${left.length === 0 ? '' : `, without ${left.join(' and ')}`}`,
  );
  const stands = (work: ImplementationState, results: MeasureStatus): string[] => [
    `work ${markOf(work)} ${inWords(work)}`,
    `results ${markOf(results)} ${inWords(results)}`,
  ];
  chart.node(
    'plan',
    BOX,
    [titled(plan), ...stands(implementation.state, performance.status)],
    lookOf[performance.status],
  );
  const drawMeasures = (of: string, drawn: Plan['goals'][number]['measures'], found: readonly MeasureProgress[]) => {
    if (!withMeasures) return;
    for (const [index, measure] of drawn.entries()) {
      const { value, status } = found[index] as MeasureProgress;
      const id = `${of}m${index + 1}`;
      const stood = value === null ? '' : `${escapeMermaid(inUnit(value, measure.unit))}, `;
      chart.node(id, ROUND, [titled(measure), `${stood}${markOf(status)} ${inWords(status)}`], lookOf[status]);
      chart.edge(of, '-.-', id);
    }
  };
  for (const [g, goal] of goals.entries()) {
    const goalStands = standing.goals[g] as GoalRollup;
    const goalId = `g${g + 1}`;
    const { status } = goalStands.performance;
    const lines = [`Goal ${g + 1}`, titled(goal), ...stands(goalStands.implementation.state, status)];
    chart.node(goalId, BOX, lines, lookOf[status]);
    chart.edge('plan', '-->', goalId);
    drawMeasures(goalId, goal.measures, goalStands.measures);
    for (const [s, strategy] of goal.strategies.slice(0, each).entries()) {
      const found = goalStands.strategies[s] as StrategyRollup;
      const id = `${goalId}s${s + 1}`;
      const shown = stands(found.implementation.state, found.performance.status);
      const look = lookOf[found.performance.status];
      chart.node(id, BOX, [`Strategy ${g + 1}.${s + 1}`, titled(strategy), ...shown, inWords(found.diagnosis)], look);
      chart.edge(goalId, '-->', id);
      drawMeasures(id, strategy.measures, found.measures);
      if (!withMilestones) continue;
      for (const [m, milestone] of strategy.milestones.entries()) {
        const { completion, state } = (found.milestones[m] as MilestoneRollup).implementation;
        const stood = `${percent(completion)}, ${markOf(state)} ${inWords(state)}`;
        chart.node(`${id}t${m + 1}`, FLAG, [titled(milestone), stood], lookOf[state]);
        chart.edge(id, '-->', `${id}t${m + 1}`);
      }
    }
    const more = goal.strategies.length - Math.min(each, goal.strategies.length);
    if (more > 0) {
      chart.node(`${goalId}more`, BOX, [`and ${more} more`], 'quiet');
      chart.edge(goalId, '-->', `${goalId}more`);
    }
  }
  if (plan.goals.length > goals.length) {
    chart.node('more', BOX, [`and ${counted(plan.goals.length - goals.length, 'more goal')}`], 'quiet');
    chart.edge('plan', '-->', 'more');
  }
  return chart.text();
}
