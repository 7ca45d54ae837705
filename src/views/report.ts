/**
 * What a report on a plan says, for a leadership team: first where the plan stands in a few sentences, what to look at,
 * then each goal with its strategies, measures, groups of students, milestones and actions. How it is written down is
 * the business of `markdown.ts` and `html.ts`.
 */

import { coursesOf } from '../model/course.js';
import { finderIn } from '../model/entity-index.js';
import { titleOf } from '../model/find.js';
import type { Goal, Plan, Strategy } from '../model/generated/types.js';
import { leadershipTeam } from '../model/leadership.js';
import { oneLine } from '../model/text.js';
import { type GoalRollup, rollup, type StrategyRollup } from '../progress/rollup.js';
import { settingsOf } from '../progress/settings.js';
import { attention } from '../steering/attention.js';
import type { AttentionItem } from '../steering/attention-item.js';
import type { Block, Line, ReportDocument } from './document.js';
import { leftOpenIn } from './left-open.js';
import {
  type Below,
  coverageOf,
  joined,
  nameOf,
  paragraph,
  personLine,
  pictureOf,
  plan,
  type Run,
  resultsLine,
  titled,
  workLine,
} from './report-lines.js';
import { glance, measuresTable, stepsTable } from './report-tables.js';
import { saidOf, summaryOf } from './summary.js';
import { type ViewOptions, wordsIn } from './words.js';

/** What a report is made for. */
export type ReportOptions = ViewOptions;

/** How many of the most urgent matters the report lists. */
const MOST_MATTERS = 12;

/** A text of the plan, after its label if it has one; nothing where nothing is written. */
const said = (text: string | undefined, label?: string): Block[] => {
  if (text === undefined || oneLine(text) === '') return [];
  return [label === undefined ? paragraph(plan(text)) : paragraph({ strong: [`${label}.`] }, ' ', plan(text))];
};

const described = ({ words }: Run, { responsible, description }: Goal | Strategy): Block[] => [
  ...said(description),
  ...(responsible === undefined
    ? []
    : [paragraph({ strong: [`${words.labels.responsible}.`] }, ' ', ...personLine(responsible))]),
];

/** How work and results stand, and what the one says of the other. */
function standings(run: Run, found: GoalRollup | StrategyRollup, below: Below, diagnosis: string): Block {
  const { withData, all } = coverageOf(found.measures);
  return {
    kind: 'list',
    ordered: false,
    items: [
      workLine(run, found.implementation, below),
      resultsLine(run, found.performance, all, run.words.coverage(withData, all)),
      [diagnosis],
    ],
  };
}

const sumOf = (counts: readonly number[]) => counts.reduce((sum, count) => sum + count, 0);

function belowStrategy({ settings: { asOf } }: Run, strategy: Strategy, found: StrategyRollup): Below {
  return {
    leftOpen: leftOpenIn(strategy, found, asOf),
    steps: sumOf(found.milestones.map(({ actions }) => Math.max(1, actions.length))),
    ends: [found.implementation.plannedThrough],
  };
}

const together = (parts: readonly Below[]): Below => ({
  leftOpen: sumOf(parts.map(({ leftOpen }) => leftOpen)),
  steps: sumOf(parts.map(({ steps }) => steps)),
  ends: parts.flatMap(({ ends }) => ends),
});

const belowGoal = (run: Run, goal: Goal, { strategies }: GoalRollup): Below =>
  together(goal.strategies.map((strategy, index) => belowStrategy(run, strategy, strategies[index] as StrategyRollup)));

/** What comparing work with results says; where they are not compared, why. */
function strategyDiagnosis({ words }: Run, strategy: Strategy, { diagnosis, implementation }: StrategyRollup): string {
  const { uncompared, diagnoses } = words;
  if (diagnosis !== 'unknown') return diagnoses[diagnosis];
  if (implementation.state === 'discontinued') return uncompared['work-given-up'];
  if (strategy.milestones.length === 0) return uncompared['no-milestone'];
  return strategy.measures.length === 0 ? uncompared['no-measure'] : diagnoses.unknown;
}

/** What comparing a goal's strategies with its own results says; where they are not compared, why. */
function goalDiagnosis({ plan: whole, words }: Run, goal: Goal, { diagnosis, implementation }: GoalRollup): string {
  const { uncompared, goalDiagnoses } = words;
  if (diagnosis !== 'unknown') return goalDiagnoses[diagnosis];
  if (implementation.state === 'discontinued') return uncompared['strategies-given-up'];
  const serving = whole.goals
    .filter(({ id }) => id !== goal.id)
    .flatMap(({ strategies }) => strategies.filter(({ alsoServes }) => alsoServes?.includes(goal.id)));
  const strategies = [...goal.strategies, ...serving];
  if (strategies.length === 0) return uncompared['no-strategy'];
  if (goal.measures.length === 0) return uncompared['no-own-measure'];
  const isMeasured = strategies.some(({ measures }) => measures.length > 0);
  return isMeasured ? goalDiagnoses.unknown : uncompared['no-strategy-measure'];
}

function strategySection(run: Run, strategy: Strategy, found: StrategyRollup, place: string): Block[] {
  const { words } = run;
  return [
    {
      kind: 'heading',
      level: 3,
      line: [`${words.labels.strategy} ${place}: `, titled(strategy)],
      id: `s${place.replace('.', '-')}`,
    },
    ...(strategy.theory === undefined ? [] : [{ kind: 'quote', line: [plan(words.theory(strategy.theory))] } as const]),
    ...described(run, strategy),
    ...said(strategy.rationale, words.labels.rationale),
    standings(run, found, belowStrategy(run, strategy, found), strategyDiagnosis(run, strategy, found)),
    pictureOf(strategy),
    ...measuresTable(run, strategy.measures, found.measures),
    ...stepsTable(run, strategy.milestones, found.milestones),
  ];
}

function goalSection(run: Run, goal: Goal, found: GoalRollup, place: number): Block[] {
  const { words } = run;
  return [
    { kind: 'heading', level: 2, line: [`${words.labels.goal} ${place}: `, titled(goal)], id: `g${place}` },
    ...described(run, goal),
    standings(run, found, belowGoal(run, goal, found), goalDiagnosis(run, goal, found)),
    pictureOf(goal),
    ...measuresTable(run, goal.measures, found.measures),
    ...goal.strategies.flatMap((strategy, index) =>
      strategySection(run, strategy, found.strategies[index] as StrategyRollup, `${place}.${index + 1}`),
    ),
  ];
}

function attentionSection({ words, messages }: Run, items: readonly AttentionItem[]): Block[] {
  // One line for each thing, its most urgent reason: what is missed need not be called off track as well.
  const met = new Set<string>();
  const matters = items.filter(({ id }) => !met.has(id) && met.add(id));
  const shown = matters.slice(0, MOST_MATTERS);
  const more = matters.length - shown.length;
  return [
    { kind: 'heading', level: 2, line: [words.labels.attention], id: 'attention' },
    shown.length === 0
      ? paragraph(words.labels.noAttention)
      : { kind: 'list', ordered: true, items: shown.map((item): Line => [plan(saidOf(item, messages))]) },
    ...(more === 0 ? [] : [paragraph(words.moreItems(more))]),
  ];
}

function directionSection({ plan: whole, words }: Run): Block[] {
  const { organization, vision, mission, purpose, values } = whole;
  const { labels } = words;
  const team = leadershipTeam(organization);
  return [
    ...said(vision, labels.vision),
    ...said(mission, labels.mission),
    ...said(purpose, labels.purpose),
    ...(values.length === 0
      ? []
      : [
          {
            kind: 'list',
            ordered: false,
            items: values.map(
              (value): Line => [
                { strong: [titled(value)] },
                ...(value.description === undefined ? [] : [': ', plan(value.description)]),
              ],
            ),
          } as const,
        ]),
    ...(team.length === 0
      ? []
      : [paragraph({ strong: [`${labels.leadership}.`] }, ' ', ...joined(team.map(personLine), ', '))]),
  ];
}

function coursesSection({ plan: whole, find, words, settings: { asOf } }: Run): Block[] {
  const made = coursesOf(whole)
    .filter(({ date }) => date <= asOf)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  if (made.length === 0) return [];
  const items = made.map(({ date, rationale, entityIds }): Line => {
    const about = entityIds.flatMap((id): Line[] => {
      const found = find(id);
      return found === undefined ? [] : [[plan(words.quoted(nameOf(found.entity)))]];
    });
    const named: Line = about.length === 0 ? [] : [' (', ...joined(about, ', '), ')'];
    return [`${words.day(date)}: `, plan(rationale), ...named];
  });
  return [
    { kind: 'heading', level: 2, line: [words.labels.courses], id: 'courses' },
    { kind: 'list', ordered: false, items },
  ];
}

/** The report on a plan, as plain data. */
export function reportOf(whole: Plan, given: ReportOptions): ReportDocument {
  const found = rollup(whole, given);
  const { messages, ...options } = given;
  const { report: words } = wordsIn(messages);
  const items = attention(whole, options);
  const { asOf } = found;
  const run: Run = { plan: whole, find: finderIn(whole), words, messages, settings: settingsOf(options) };
  // As in the summary, what was given up asks for nothing more.
  const ofStrategies = found.goals.flatMap((goal) =>
    goal.strategies.flatMap(({ measures, implementation }) =>
      implementation.state === 'discontinued' ? [] : measures,
    ),
  );
  const ofGoals = found.goals.flatMap(({ measures }) => measures);
  const below = together(whole.goals.map((goal, index) => belowGoal(run, goal, found.goals[index] as GoalRollup)));
  const coverage = words.planCoverage(coverageOf(ofGoals), found.performance.coverage, coverageOf(ofStrategies));
  return {
    locale: words.locale,
    title: titleOf(whole),
    asOf: words.asOf(asOf),
    blocks: [
      { kind: 'heading', level: 1, line: [titled(whole)] },
      paragraph(
        titled(whole.organization),
        ', ',
        words.period(whole.period.start, whole.period.end),
        ', ',
        words.asOf(asOf),
      ),
      { kind: 'heading', level: 2, line: [words.labels.summary], id: 'summary' },
      ...summaryOf(whole, found, items, words, messages).map((line) => paragraph(...line)),
      {
        kind: 'list',
        ordered: false,
        items: [
          workLine(run, found.implementation, below),
          resultsLine(run, found.performance, ofGoals.length, coverage),
        ],
      },
      ...glance(run, found),
      { kind: 'legend' },
      ...attentionSection(run, items),
      ...directionSection(run),
      pictureOf(whole),
      ...whole.goals.flatMap((goal, index) => goalSection(run, goal, found.goals[index] as GoalRollup, index + 1)),
      ...coursesSection(run),
    ],
  };
}
