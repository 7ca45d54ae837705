/**
 * The plan as a report in Markdown (CommonMark with GitHub's tables), for a leadership team to read: where the plan
 * stands, what to look at first, and each goal with its strategies, measures, milestones and actions.
 */

import { findEntity } from '../model/entity-index.js';
import { titleOf } from '../model/find.js';
import type { Action, Goal, Measure, Milestone, Person, Plan, Strategy } from '../model/generated/types.js';
import { leadershipTeam } from '../model/leadership.js';
import { formatTheory } from '../model/sentence.js';
import type { ActionProgress } from '../progress/action.js';
import type { Implementation } from '../progress/implementation.js';
import type { MeasureProgress } from '../progress/measure.js';
import type { Performance } from '../progress/performance.js';
import { type GoalRollup, type MilestoneRollup, rollup, type StrategyRollup } from '../progress/rollup.js';
import type { ProgressOptions } from '../progress/settings.js';
import { type AttentionItem, attention } from '../steering/attention.js';
import { aim, asOfDay, dated, diagnosisSentences, inUnit, inWords, NOTHING, oneLine, percent, period } from './text.js';

/** How many of the most urgent matters the report lists. */
const MOST_MATTERS = 12;

/**
 * Text of the plan where Markdown may stand: what could open markup, a link, a mention, an emoji, a formula or a cell is
 * escaped, so that it reads as it was written.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]{}<>&|~#$@^]/g, '\\$&')
    .replace(/:(?=\S)/g, '\\:')
    .replace(/\b(www)\./gi, '$1\\.')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

const titled = (entity: Parameters<typeof titleOf>[0]): string => escapeMarkdown(titleOf(entity));

function table(head: readonly string[], rows: readonly (readonly string[])[]): string[] {
  if (rows.length === 0) return [];
  return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
}

/** Blocks with a blank line between them, empty ones left out. */
const blocks = (...parts: readonly (string | readonly string[])[]): string =>
  parts
    .map((part) => (typeof part === 'string' ? part : part.join('\n')))
    .filter((part) => part !== '')
    .join('\n\n');

const work = ({ completion, due, state }: Implementation): string =>
  state === 'no-data' ? 'no data' : `${percent(completion)} done of ${percent(due)} due: ${inWords(state)}`;

const results = ({ progress, expectedProgress, status }: Performance): string =>
  progress === null
    ? inWords(status)
    : `${percent(progress)} of the way, ${percent(expectedProgress)} expected: ${inWords(status)}`;

const personName = ({ name, title }: Person): string =>
  title === undefined ? escapeMarkdown(name) : `${escapeMarkdown(name)} (${escapeMarkdown(title)})`;

function measuresTable(measures: readonly Measure[], stands: readonly MeasureProgress[]): string[] {
  const rows = measures.map((measure, index) => {
    const { baseline, value, observedOn, expected, target, progress, status } = stands[index] as MeasureProgress;
    const { unit } = measure;
    const latest = value === null ? NOTHING : `${inUnit(value, unit)} (${observedOn})`;
    const cells = [dated(baseline, unit), latest, aim(expected, unit), dated(target, unit)].map(escapeMarkdown);
    return [titled(measure), ...cells, percent(progress), inWords(status)];
  });
  return table(['measure', 'baseline', 'latest', 'expected then', 'last target', 'of the way', 'status'], rows);
}

/** Who carries a step, by name: its unit, else its team. */
function carrier(plan: Plan, { unitId, teamId }: { unitId?: string | undefined; teamId?: string | undefined }): string {
  for (const id of [unitId, teamId]) {
    const found = id === undefined ? undefined : findEntity(plan, id);
    if (found !== undefined) return titled(found.entity);
  }
  return NOTHING;
}

function stepsTable(plan: Plan, milestones: readonly Milestone[], stands: readonly MilestoneRollup[]): string[] {
  const rows = milestones.flatMap((milestone, m) => {
    const { implementation, actions } = stands[m] as MilestoneRollup;
    const { completion, due, state } = implementation;
    const own = [`**${titled(milestone)}**`, period(milestone.period), carrier(plan, milestone)];
    const ofActions = milestone.actions.map((action: Action, a) => {
      const found = actions[a] as ActionProgress;
      const who = carrier(plan, { unitId: action.unitId ?? milestone.unitId, teamId: milestone.teamId });
      const cells = [percent(found.completion), percent(found.due), inWords(found.state)];
      return [titled(action), period(action.period), who, ...cells];
    });
    return [[...own, percent(completion), percent(due), inWords(state)], ...ofActions];
  });
  return table(['**milestone**, action', 'when', 'who', 'done', 'due', 'state'], rows);
}

function strategySection(plan: Plan, strategy: Strategy, stands: StrategyRollup, place: string): string {
  const { implementation, performance, diagnosis, measures, milestones } = stands;
  return blocks(
    `### Strategy ${place}: ${titled(strategy)}`,
    `> ${escapeMarkdown(formatTheory(strategy.theory))}`,
    [`- Work: ${work(implementation)}`, `- Results: ${results(performance)}`, `- ${diagnosisSentences[diagnosis]}`],
    measuresTable(strategy.measures, measures),
    stepsTable(plan, strategy.milestones, milestones),
  );
}

function goalSection(plan: Plan, goal: Goal, stands: GoalRollup, place: number): string {
  return blocks(
    `## Goal ${place}: ${titled(goal)}`,
    [`- Work: ${work(stands.implementation)}`, `- Results: ${results(stands.performance)}`],
    measuresTable(goal.measures, stands.measures),
    ...goal.strategies.map((strategy, index) =>
      strategySection(plan, strategy, stands.strategies[index] as StrategyRollup, `${place}.${index + 1}`),
    ),
  );
}

function attentionSection(items: readonly AttentionItem[]): string {
  const shown = items.slice(0, MOST_MATTERS);
  const more = items.length - shown.length;
  const lines = shown.map(({ reason, sentence }) => `1. ${inWords(reason)}: ${escapeMarkdown(sentence)}`);
  return blocks(
    '## What to look at first',
    lines.length === 0 ? 'Nothing asks for attention.' : lines,
    more === 0 ? '' : `And ${more} more.`,
  );
}

function directionSection(plan: Plan): string {
  const { organization, vision, mission, values } = plan;
  const team = leadershipTeam(organization).map(personName).join(', ');
  const said = (word: string, text: string) => (oneLine(text) === '' ? '' : `**${word}.** ${escapeMarkdown(text)}`);
  return blocks(
    said('Vision', vision),
    said('Mission', mission),
    values.map((value) => {
      const why = value.description === undefined ? '' : `: ${escapeMarkdown(value.description)}`;
      return `- **${titled(value)}**${why}`;
    }),
    team === '' ? '' : `**Leadership team.** ${team}`,
  );
}

function adjustmentsSection(plan: Plan, asOf: string): string {
  const made = plan.adjustments.filter(({ date }) => date <= asOf);
  if (made.length === 0) return '';
  const lines = made
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0))
    .map(({ date, rationale, entityIds }) => {
      const about = entityIds
        .map((id) => findEntity(plan, id))
        .flatMap((found) => (found === undefined ? [] : [`“${titled(found.entity)}”`]));
      return `- ${date}: ${escapeMarkdown(rationale)}${about.length === 0 ? '' : ` (${about.join(', ')})`}`;
    });
  return blocks('## Course adjustments', lines);
}

/**
 * The plan's standing as a report in Markdown: direction, goals at a glance, what to look at first, then each goal with
 * its measures and strategies, their theories of action and what comparing work with results says of them, milestones
 * and actions, and course adjustments made by the day.
 *
 * Text of the plan is escaped: a title can neither break a table nor inject markup, and reads as it was written, on one
 * line. Never throws on a well-shaped plan, whatever rules it breaks.
 *
 * Source: Redding & Layland 2015: what standing reviews of plan, strategies, milestones and actions look at.
 *
 * @example
 * ```ts
 * import { toMarkdown } from 'spm-model/views';
 * const report = toMarkdown(examplePlan, { asOf: '2026-08-03' });
 * report.split('\n')[0]; // '# Lakeland: every learner on the way, 2025 to 2030'
 * ```
 */
export function toMarkdown(plan: Plan, options: ProgressOptions): string {
  const standing = rollup(plan, options);
  const glance = plan.goals.map((goal, index) => {
    const { implementation, performance } = standing.goals[index] as GoalRollup;
    return [`${index + 1}. ${titled(goal)}`, work(implementation), results(performance)];
  });
  return `${blocks(
    `# ${titled(plan)}`,
    `${titled(plan.organization)}, ${period(plan.period)}, ${asOfDay(standing.asOf)}`,
    [`- Work: ${work(standing.implementation)}`, `- Results: ${results(standing.performance)}`],
    directionSection(plan),
    table(['goal', 'work', 'results'], glance),
    attentionSection(attention(plan, options)),
    ...plan.goals.map((goal, index) => goalSection(plan, goal, standing.goals[index] as GoalRollup, index + 1)),
    adjustmentsSection(plan, standing.asOf),
  )}\n`;
}
