/**
 * What a report on a plan says, for a leadership team: first where the plan stands in a few sentences, what to look at,
 * then each goal with its strategies, measures, groups of students, milestones and actions. How it is written down is
 * the business of `markdown.ts` and `html.ts`.
 */

import { reportInEnglish } from '../messages/en/report.js';
import type { Messages } from '../messages/messages.js';
import type { ReportWords } from '../messages/report.js';
import { coursesOf } from '../model/course.js';
import { findEntity } from '../model/entity-index.js';
import { titleOf } from '../model/find.js';
import type { Action, Goal, Measure, Milestone, Person, Plan, Strategy } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { leadershipTeam } from '../model/leadership.js';
import { formatTheory } from '../model/sentence.js';
import type { ActionProgress } from '../progress/action.js';
import { gaps, progressOfGroups } from '../progress/groups.js';
import type { Implementation } from '../progress/implementation.js';
import type { MeasureProgress } from '../progress/measure.js';
import type { Performance } from '../progress/performance.js';
import {
  type GoalRollup,
  type MilestoneRollup,
  type PlanRollup,
  rollup,
  type StrategyRollup,
} from '../progress/rollup.js';
import { type ProgressOptions, settingsOf } from '../progress/settings.js';
import { attention } from '../steering/attention.js';
import type { AttentionItem } from '../steering/attention-item.js';
import type { Block, Inline, Line, ReportDocument, TableRow } from './document.js';
import { lookOf, type Standing } from './looks.js';
import { saidOf, summaryOf } from './summary.js';
import { aim, dated, inUnit, oneLine } from './text.js';

/** What a report is made for. */
export interface ReportOptions extends ProgressOptions {
  /** The language; English where it is left out. */
  readonly messages?: Messages | undefined;
}

/** How many of the most urgent matters the report lists. */
const MOST_MATTERS = 12;

const plan = (text: string): Inline => ({ plan: text });
const titled = (entity: AnyEntity): Inline => plan(titleOf(entity));
const standing = (word: string, of: Standing): Inline => ({ standing: word, look: lookOf[of] });
const paragraph = (...line: readonly Inline[]): Block => ({ kind: 'paragraph', line });

/** A report under way. */
interface Run {
  readonly plan: Plan;
  readonly words: ReportWords;
  readonly messages: Messages | undefined;
  readonly options: ProgressOptions;
  readonly asOf: string;
  readonly minimumGroup: number;
}

/** Parts of a line with marks between them, empty ones left out. */
function joined(parts: readonly (Line | null)[], between: string): Line {
  const line: Inline[] = [];
  for (const part of parts) {
    if (part === null || part.length === 0 || (part.length === 1 && part[0] === '')) continue;
    if (line.length > 0) line.push(between);
    line.push(...part);
  }
  return line;
}

function workLine(
  { words }: Run,
  { completion, due, state, overdue, discontinued, plannedThrough }: Implementation,
): Line {
  return joined(
    [
      [{ strong: [`${words.labels.work}.`] }, ' ', standing(words.work({ completion, due, state }), state)],
      overdue === 0 ? null : [words.overdue(overdue)],
      discontinued === 0 || state === 'discontinued' ? null : [words.givenUp(discontinued)],
      plannedThrough === null ? null : [words.plannedThrough(plannedThrough)],
    ],
    '; ',
  );
}

function resultsLine(
  { words }: Run,
  { progress, expectedProgress: expected, status }: Performance,
  measures: readonly MeasureProgress[],
): Line {
  const known = measures.filter(({ progress: reached, status: each }) => reached !== null && each !== 'stale').length;
  return joined(
    [
      [{ strong: [`${words.labels.results}.`] }, ' ', standing(words.results({ progress, expected, status }), status)],
      measures.length === 0 ? null : [words.coverage(known, measures.length)],
    ],
    '; ',
  );
}

const personLine = ({ name, title }: Person): Line =>
  title === undefined ? [plan(name)] : [plan(name), ' (', plan(title), ')'];

/** What to know of a measure beside its figures: a target on the way, how old its data are, what is withheld. */
function notesOf({ words, asOf }: Run, measure: Measure, { interim, status, observedOn }: MeasureProgress): Line {
  const { unit } = measure;
  const withheld = measure.withheld.filter(({ date }) => date <= asOf && date > (observedOn ?? '')).at(-1);
  return joined(
    [
      interim === null
        ? null
        : [plan(words.interim(interim.met, aim(interim.target, unit, words), interim.target.date))],
      status === 'stale' && observedOn !== null ? [words.staleSince(observedOn)] : null,
      withheld === undefined ? null : [words.withheld(withheld.date)],
    ],
    '; ',
  );
}

function measuresTable(run: Run, measures: readonly Measure[], stands: readonly MeasureProgress[]): Block[] {
  if (measures.length === 0) return [];
  const { words } = run;
  const { labels } = words;
  const rows = measures.map((measure, index): TableRow => {
    const found = stands[index] as MeasureProgress;
    const { unit } = measure;
    const latest =
      found.value === null
        ? labels.nothing
        : `${inUnit(found.value, unit, words)} (${words.day(found.observedOn ?? '')})`;
    const notes = notesOf(run, measure, found);
    return {
      cells: [
        [titled(measure)],
        [plan(dated(found.baseline, unit, words))],
        [plan(latest)],
        [plan(aim(found.expected, unit, words))],
        [plan(dated(found.target, unit, words))],
        [words.percent(found.progress)],
        joined([[standing(words.status(found.status), found.status)], notes], '; '),
      ],
    };
  });
  const head = [
    labels.measure,
    labels.baseline,
    labels.latest,
    labels.expectedThen,
    labels.lastTarget,
    labels.ofTheWay,
    labels.status,
  ];
  return [
    { kind: 'table', head: head.map((each) => [each]), rows },
    ...measures.flatMap((measure): Block[] => [{ kind: 'picture', id: measure.id, title: titleOf(measure) }]),
    ...groupsTable(run, measures),
  ];
}

/** The groups of students of some measures, with their gaps to the whole. */
function groupsTable({ words, options, minimumGroup }: Run, measures: readonly Measure[]): Block[] {
  const { labels } = words;
  const rows = measures.flatMap((measure) => {
    const found = gaps(measure, options);
    return progressOfGroups(measure, settingsOf(options)).map((group, index): TableRow => {
      const gap = found[index];
      const size =
        gap?.now == null
          ? labels.nothing
          : inUnit(gap.now.gap, measure.unit.kind === 'level' ? { kind: 'score' } : measure.unit, words);
      return {
        cells: [
          [plan(group.name), ...(group.dimension === null ? [] : [' (', plan(group.dimension), ')'])],
          [titled(measure)],
          [
            plan(
              group.value === null
                ? labels.nothing
                : `${inUnit(group.value, measure.unit, words)} (${words.day(group.observedOn ?? '')})`,
            ),
          ],
          [plan(dated(group.target, measure.unit, words))],
          [
            group.status === 'too-small'
              ? standing(words.tooSmall(minimumGroup), 'too-small')
              : standing(words.status(group.status), group.status),
          ],
          [plan(gap === undefined ? labels.nothing : words.gap(size, gap.trend, gap.because))],
        ],
      };
    });
  });
  if (rows.length === 0) return [];
  const head = [labels.group, labels.measure, labels.latest, labels.lastTarget, labels.status, labels.gap];
  return [{ kind: 'table', head: head.map((each) => [each]), rows }];
}

/** Who carries a step: a person, else its unit, else its team. */
function whoLine(
  run: Run,
  {
    responsible,
    unitId,
    teamId,
  }: {
    readonly responsible?: Person | undefined;
    readonly unitId?: string | undefined;
    readonly teamId?: string | undefined;
  },
): Line {
  if (responsible !== undefined) return [plan(responsible.name)];
  for (const id of [unitId, teamId]) {
    const found = id === undefined ? undefined : findEntity(run.plan, id);
    if (found !== undefined) return [titled(found.entity)];
  }
  return [run.words.labels.nothing];
}

function stepsTable(run: Run, milestones: readonly Milestone[], stands: readonly MilestoneRollup[]): Block[] {
  if (milestones.length === 0) return [];
  const { words } = run;
  const { labels } = words;
  const figures = ({
    completion,
    due,
    state,
  }: Pick<ActionProgress, 'due' | 'state'> & { readonly completion: number | null }): Line[] => [
    [words.percent(completion)],
    [words.percent(due)],
    [standing(words.state(state), state)],
  ];
  const rows = milestones.flatMap((milestone, index): TableRow[] => {
    const { implementation, actions } = stands[index] as MilestoneRollup;
    const { completion, due, state } = implementation;
    const own: TableRow = {
      leading: true,
      cells: [
        [{ strong: [titled(milestone)] }],
        [words.period(milestone.period.start, milestone.period.end)],
        whoLine(run, milestone),
        [words.percent(completion)],
        [words.percent(due)],
        [standing(words.state(state), state)],
      ],
    };
    const ofActions = milestone.actions.map((action: Action, place): TableRow => {
      const who = whoLine(run, {
        responsible: action.responsible,
        unitId: action.unitId ?? milestone.unitId,
        teamId: milestone.teamId,
      });
      return {
        cells: [
          [titled(action)],
          [words.period(action.period.start, action.period.end)],
          who,
          ...figures(actions[place] as ActionProgress),
        ],
      };
    });
    return [own, ...ofActions];
  });
  const head = [
    `${labels.milestone}, ${labels.action.toLowerCase()}`,
    labels.when,
    labels.who,
    labels.done,
    labels.due,
    labels.state,
  ];
  return [{ kind: 'table', head: head.map((each) => [each]), rows }];
}

const described = (
  run: Run,
  {
    responsible,
    description,
  }: { readonly responsible?: Person | undefined; readonly description?: string | undefined },
): Block[] => [
  ...(description === undefined || oneLine(description) === '' ? [] : [paragraph(plan(description))]),
  ...(responsible === undefined
    ? []
    : [paragraph({ strong: [`${run.words.labels.responsible}.`] }, ' ', ...personLine(responsible))]),
];

function strategySection(run: Run, strategy: Strategy, found: StrategyRollup, place: string): Block[] {
  const { words } = run;
  return [
    {
      kind: 'heading',
      level: 3,
      line: [`${words.labels.strategy} ${place}: `, titled(strategy)],
      id: `s${place.replace('.', '-')}`,
    },
    ...(strategy.theory === undefined ? [] : [{ kind: 'quote', line: [plan(formatTheory(strategy.theory))] } as const]),
    ...described(run, strategy),
    ...(strategy.rationale === undefined || oneLine(strategy.rationale) === ''
      ? []
      : [paragraph({ strong: [`${words.labels.rationale}.`] }, ' ', plan(strategy.rationale))]),
    {
      kind: 'list',
      ordered: false,
      items: [
        workLine(run, found.implementation),
        resultsLine(run, found.performance, found.measures),
        [words.diagnoses[found.diagnosis]],
      ],
    },
    ...measuresTable(run, strategy.measures, found.measures),
    ...stepsTable(run, strategy.milestones, found.milestones),
  ];
}

function goalSection(run: Run, goal: Goal, found: GoalRollup, place: number): Block[] {
  const { words } = run;
  return [
    { kind: 'heading', level: 2, line: [`${words.labels.goal} ${place}: `, titled(goal)], id: `g${place}` },
    ...described(run, goal),
    {
      kind: 'list',
      ordered: false,
      items: [
        workLine(run, found.implementation),
        resultsLine(run, found.performance, found.measures),
        [words.goalDiagnoses[found.diagnosis]],
      ],
    },
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
  const said = (label: string, text: string | undefined): Block[] =>
    text === undefined || oneLine(text) === '' ? [] : [paragraph({ strong: [`${label}.`] }, ' ', plan(text))];
  return [
    ...said(labels.vision, vision),
    ...said(labels.mission, mission),
    ...said(labels.purpose, purpose),
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

function coursesSection({ plan: whole, words, asOf }: Run): Block[] {
  const made = coursesOf(whole)
    .filter(({ date }) => date <= asOf)
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  if (made.length === 0) return [];
  const items = made.map(({ date, rationale, entityIds }): Line => {
    const about = entityIds.flatMap((id): Line[] => {
      const found = findEntity(whole, id);
      return found === undefined ? [] : [['“', titled(found.entity), '”']];
    });
    const named: Line = about.length === 0 ? [] : [' (', ...joined(about, ', '), ')'];
    return [`${words.day(date)}: `, plan(rationale), ...named];
  });
  return [
    { kind: 'heading', level: 2, line: [words.labels.courses], id: 'courses' },
    { kind: 'list', ordered: false, items },
  ];
}

function glance(run: Run, found: PlanRollup): Block[] {
  const { words, plan: whole } = run;
  if (whole.goals.length === 0) return [];
  const rows = whole.goals.map((goal, index): TableRow => {
    const { implementation, performance } = found.goals[index] as GoalRollup;
    const { completion, due, state } = implementation;
    const { progress, expectedProgress: expected, status } = performance;
    return {
      cells: [
        [`${index + 1}. `, titled(goal)],
        [standing(words.work({ completion, due, state }), state)],
        [standing(words.results({ progress, expected, status }), status)],
      ],
    };
  });
  const { labels } = words;
  return [{ kind: 'table', head: [[labels.goal], [labels.work], [labels.results]], rows }];
}

/** The report on a plan, as plain data. */
export function reportOf(whole: Plan, { messages, ...options }: ReportOptions): ReportDocument {
  const words = messages?.report ?? reportInEnglish;
  const found = rollup(whole, options);
  const items = attention(whole, options);
  const { asOf, policy } = found;
  const run: Run = { plan: whole, words, messages, options, asOf, minimumGroup: policy.minimumGroup };
  // As in the summary, what was given up asks for nothing more.
  const ownMeasures = found.goals.flatMap((goal) => [
    ...goal.measures,
    ...goal.strategies.flatMap(({ measures, implementation }) =>
      implementation.state === 'discontinued' ? [] : measures,
    ),
  ]);
  return {
    locale: words.locale,
    title: titleOf(whole),
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
      { kind: 'picture', id: whole.id, title: titleOf(whole) },
      {
        kind: 'list',
        ordered: false,
        items: [workLine(run, found.implementation), resultsLine(run, found.performance, ownMeasures)],
      },
      ...glance(run, found),
      ...attentionSection(run, items),
      ...directionSection(run),
      ...whole.goals.flatMap((goal, index) => goalSection(run, goal, found.goals[index] as GoalRollup, index + 1)),
      ...coursesSection(run),
    ],
  };
}
