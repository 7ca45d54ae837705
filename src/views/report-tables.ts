/** The tables of a report: the goals at a glance, measures, groups of students, milestones and actions. */

import type { ReportWords } from '../messages/report.js';
import type { Day } from '../model/calendar.js';
import type { Beside } from '../model/figures.js';
import type { Action, Measure, MeasureUnit, Milestone, Person } from '../model/generated/types.js';
import { type Group, groupsOf } from '../model/groups.js';
import { aimInUnit, expectedFigure, inUnit, numbersIn } from '../model/in-unit.js';
import type { ActionProgress } from '../progress/action.js';
import { gapsOf, progressOfGroups } from '../progress/groups.js';
import type { Implementation } from '../progress/implementation.js';
import type { MeasureProgress } from '../progress/measure.js';
import type { GoalRollup, MilestoneRollup, PlanRollup } from '../progress/rollup.js';
import type { Block, Line, TableRow } from './document.js';
import { formatGap } from './gap.js';
import { joined, pictureOf, plan, type Run, standing, titled } from './report-lines.js';
import { dated, numbersOf } from './text.js';

/** Where each goal stands, in a line. */
export function glance(run: Run, found: PlanRollup): Block[] {
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

/** What was withheld last, after the last value that is shown. */
const withheldSince = ({ withheld }: Pick<Measure, 'withheld'>, observedOn: Day | null, asOf: Day) =>
  withheld.filter(({ date }) => date <= asOf && date > (observedOn ?? '')).at(-1);

/** What to know of a measure beside its figures: a target on the way, how old its data are, what is withheld. */
function notesOf({ words, settings: { asOf } }: Run, measure: Measure, found: MeasureProgress): Line {
  const { interim, status, observedOn } = found;
  const { unit } = measure;
  const beside = numbersOf(found);
  const withheld = withheldSince(measure, observedOn, asOf);
  return joined(
    [
      interim === null
        ? null
        : [plan(words.interim(interim.met, aimInUnit(interim.target, unit, words, beside), interim.target.date))],
      status === 'stale' && observedOn !== null ? [words.staleSince(observedOn)] : null,
      withheld === undefined ? null : [words.withheld(withheld.date)],
    ],
    '; ',
  );
}

/** The value last observed, and when. */
const lastSeen = (
  { value, observedOn }: Pick<MeasureProgress, 'value' | 'observedOn'>,
  unit: MeasureUnit,
  words: ReportWords,
  beside: Beside,
): string =>
  value === null ? words.labels.nothing : `${inUnit(value, unit, words, beside)} (${words.day(observedOn ?? '')})`;

/** The measures of a goal or strategy, their pictures, and their groups of students. */
export function measuresTable(run: Run, measures: readonly Measure[], stands: readonly MeasureProgress[]): Block[] {
  if (measures.length === 0) return [];
  const { words } = run;
  const { labels } = words;
  const rows = measures.map((measure, index): TableRow => {
    const found = stands[index] as MeasureProgress;
    const { unit } = measure;
    const notes = notesOf(run, measure, found);
    const numbers = numbersOf(found);
    const expected = expectedFigure(found.expected, found.value);
    const beside = [...numbers, ...numbersIn(expected)];
    return {
      cells: [
        [titled(measure)],
        [plan(dated(found.baseline, unit, words, beside))],
        [plan(lastSeen(found, unit, words, beside))],
        [plan(aimInUnit(expected, unit, words, beside))],
        [plan(dated(found.target, unit, words, beside))],
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
    ...measures.map((measure) => pictureOf(measure, true)),
    ...groupsTable(run, measures),
  ];
}

/** The groups of students of some measures, with their gaps to the whole. */
function groupsTable({ words, messages, settings }: Run, measures: readonly Measure[]): Block[] {
  const { labels } = words;
  const { asOf, minimumGroup } = settings;
  const rows = measures.flatMap((measure) => {
    const found = gapsOf(measure, settings);
    return progressOfGroups(measure, settings).map((group, index): TableRow => {
      const gap = found[index];
      const withheld = withheldSince(groupsOf(measure)[index] as Group, group.observedOn, asOf);
      const beside = numbersOf(group);
      return {
        cells: [
          [plan(group.name), ...(group.dimension === null ? [] : [' (', plan(group.dimension), ')'])],
          [titled(measure)],
          [plan(lastSeen(group, measure.unit, words, beside))],
          [plan(dated(group.target, measure.unit, words, beside))],
          joined(
            [
              [
                group.status === 'too-small'
                  ? standing(words.tooSmall(minimumGroup), 'too-small')
                  : standing(words.status(group.status), group.status),
              ],
              withheld === undefined ? null : [words.withheld(withheld.date)],
            ],
            '; ',
          ),
          [plan(gap === undefined ? labels.nothing : formatGap(gap, measure.unit, messages))],
        ],
      };
    });
  });
  if (rows.length === 0) return [];
  const head = [labels.group, labels.measure, labels.latest, labels.lastTarget, labels.status, labels.gap];
  return [{ kind: 'table', head: head.map((each) => [each]), rows }];
}

/** Who carries a step: a person, else its unit, else its team, else who answers for what it is part of. */
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
  above?: Person,
): Line {
  if (responsible !== undefined) return [plan(responsible.name)];
  for (const id of [unitId, teamId]) {
    const found = id === undefined ? undefined : run.find(id);
    if (found !== undefined) return [titled(found.entity)];
  }
  return [above === undefined ? run.words.labels.nothing : plan(above.name)];
}

/** Milestones, each with its actions. */
export function stepsTable(run: Run, milestones: readonly Milestone[], stands: readonly MilestoneRollup[]): Block[] {
  if (milestones.length === 0) return [];
  const { words } = run;
  const { labels } = words;
  const figures = ({
    completion,
    due,
    state,
  }: Pick<ActionProgress | Implementation, 'completion' | 'due' | 'state'>) => [
    [words.percent(completion)],
    // Of what was given up nothing is due any more.
    [words.percent(state === 'discontinued' ? null : due)],
    [standing(words.state(state), state)],
  ];
  const rows = milestones.flatMap((milestone, index): TableRow[] => {
    const { implementation, actions } = stands[index] as MilestoneRollup;
    const own: TableRow = {
      leading: true,
      cells: [
        [{ strong: [titled(milestone)] }],
        [words.period(milestone.period.start, milestone.period.end)],
        whoLine(run, milestone),
        ...figures(implementation),
      ],
    };
    const ofActions = milestone.actions.map((action: Action, place): TableRow => {
      const { responsible, unitId = milestone.unitId } = action;
      const who = whoLine(run, { responsible, unitId, teamId: milestone.teamId }, milestone.responsible);
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
