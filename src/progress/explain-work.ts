/** Why the work stands where it does: actions and milestones by their reports, and wholes by their parts. */

import { type Day, type DayRange, daysGone, daysIn } from '../model/calendar.js';
import type { Action, Milestone, Report } from '../model/generated/types.js';
import { counted } from '../model/nouns.js';
import { isDiscontinued, lastReport } from '../model/step.js';
import { type ActionProgress, dueDay } from './action.js';
import {
  deciding,
  type Explanation,
  figure,
  meanOf,
  noted,
  percent,
  reasoned,
  stands,
  step,
  told,
  weightsByPart,
  withoutData,
} from './explanation.js';
import type { Implementation } from './implementation.js';
import type { MilestoneRollup } from './rollup.js';
import type { Settings } from './settings.js';

/** How the time share of a period comes about. */
function shareStep(
  id: string,
  name: string,
  sentence: string,
  period: DayRange,
  day: Day,
  result: number,
): Explanation {
  const gone = daysGone(period, day);
  const days = daysIn(period);
  const formula = days === 0 ? figure(result) : `${gone} ÷ ${days}`;
  return step(id, name, sentence, result, formula, { day, start: period.start, end: period.end, gone, days });
}

function reportStep(id: string, report: Report | null, asOf: Day): Explanation {
  if (report === null) return step(id, 'report', `Nothing was reported by ${asOf}.`, 0);
  const judged = report.judgement === undefined ? '' : ` and judged ${report.judgement.replace('-', ' ')}`;
  return step(
    id,
    'report',
    `On ${report.date}, ${told.inPercent(report.percentComplete)} was reported complete${judged}.${noted(report.note)}`,
    report.percentComplete,
  );
}

/** Whether something is overdue of which no report could yet say that all of it was due. */
const isPastDue = (state: string, due: number | null) => state === 'overdue' && due !== null && due < 1;
const TIME_IS_OVER = ', and its time is over';

/**
 * How much is done, and how much of what is due. What is overdue so short a time that no report could say so is due all
 * the same.
 */
function done({
  completion,
  due,
  credit,
  overdue,
  state,
}: Pick<Implementation, 'completion' | 'due' | 'credit' | 'overdue' | 'state'>): string {
  const all = `${percent(completion)} done`;
  if (due === 0) return `${all}; ${overdue === 0 ? 'nothing is due yet' : 'no report was due yet'}`;
  // Its parts may go on beyond its end.
  if (isPastDue(state, due)) return `${all}${TIME_IS_OVER}`;
  const [wanted, counted] = [percent(due), percent(credit)];
  if (counted === percent(completion)) return `${all}, ${wanted} due by now`;
  if (counted === wanted) return `${all}; all of the ${wanted} due by now is done`;
  return `${all}, some of it ahead of time; of the ${wanted} due by now, ${counted} is done`;
}

/** The steps of what reports for itself: an action, or a milestone without actions. */
function reportedSteps(
  { id, period, reports }: Pick<Action, 'id' | 'period' | 'reports'>,
  { completion, expected, due }: Pick<ActionProgress, 'completion' | 'expected' | 'due'>,
  settings: Settings,
  cadence: 'action' | 'milestone',
): readonly Explanation[] {
  const { asOf } = settings;
  const report = lastReport(reports, asOf);
  const dueOn = dueDay(report?.date ?? null, settings, cadence);
  const percentComplete = report?.percentComplete ?? 0;
  const why =
    dueOn === report?.date
      ? `its last report is of ${dueOn}`
      : `reports are ${settings.cadence[cadence]}, so it could fairly show ${dueOn}`;
  return [
    step(
      id,
      'completion',
      report === null ? 'Nothing is reported, so nothing counts as done.' : `${percent(completion)} is done.`,
      completion,
      `${figure(percentComplete)} ÷ 100`,
      { percentComplete },
      [reportStep(id, report, asOf)],
    ),
    shareStep(id, 'expected', `${percent(expected)} of its days are gone by ${asOf}.`, period, asOf, expected),
    shareStep(id, 'due', `${percent(due)} is due: ${why}.`, period, dueOn, due),
  ];
}

/** How an entity is called, by its id. */
export type NameOf = (id: string) => string;

const listed = (names: readonly string[]) =>
  names.length < 2 ? names.join() : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;

/** What it waits for; what is complete waits for nothing any longer. */
const waiting = (waitsFor: readonly string[], state: string, nameOf: NameOf) =>
  waitsFor.length === 0 || state === 'complete' ? '' : ` It waits for ${listed(waitsFor.map(nameOf))}.`;

export function ofAction(action: Action, progress: ActionProgress, settings: Settings, nameOf: NameOf): Explanation {
  const { id, title, period, discontinued } = action;
  const { completion, due, credit, shortfall, state, waitsFor } = progress;
  if (state === 'discontinued' && discontinued !== undefined) {
    const why = reasoned(`Action "${title}" was discontinued on ${discontinued.date}`, discontinued.reason);
    return step(id, 'action', `${why} It is left out of its milestone.`, state);
  }
  return step(
    id,
    'action',
    `Action "${title}" (${period.start} to ${period.end}) ${stands(state)}: ${percent(completion)} done${isPastDue(state, due) ? TIME_IS_OVER : `, ${percent(due)} due`}.${waiting(waitsFor, state, nameOf)}`,
    completion,
    figure(completion),
    { completion, due, credit, shortfall, state },
    [...reportedSteps(action, progress, settings, 'action'), creditStep(id, completion, due, credit)],
  );
}

const creditStep = (id: string, completion: number, due: number, credit: number) =>
  step(
    id,
    'credit',
    `${percent(credit)} is credited: the smaller of what is done and what is due.`,
    credit,
    `min(${figure(completion)}, ${figure(due)})`,
    { completion, due },
  );

/** One part of a whole: what it is called, and how its work stands. */
export interface WorkPart {
  readonly name: string;
  readonly standing: Pick<ActionProgress, 'expected' | 'due' | 'credit' | 'state'> | Implementation;
}

/** The states that stand badly, from worst to best. */
const BAD = ['overdue', 'behind-schedule'];

/** Completion, expected, due and credit of a whole, each from its parts. */
function implementationSteps(
  id: string,
  implementation: Implementation,
  settings: Settings,
  noun: string,
  all: readonly WorkPart[],
  steps: readonly Explanation[],
): readonly Explanation[] {
  const { completion, expected, due, credit, parts } = implementation;
  const goingOn = all.filter(({ standing }) => standing.state !== 'discontinued');
  const partsOf = (key: 'expected' | 'due' | 'credit') =>
    parts.map(({ weight }, index) => ({ weight, value: goingOn[index]?.standing[key] ?? null }));
  const mean = `the weighted mean of its ${counted(parts.length, noun)}.${withoutData(parts, settings)}`;
  const { missing } = settings;
  const weights = weightsByPart(parts);
  return [
    step(id, 'completion', `${percent(completion)} done: ${mean}`, completion, meanOf(parts, missing), weights, steps),
    step(
      id,
      'expected',
      `${percent(expected)} of the time gone: ${mean}`,
      expected,
      meanOf(partsOf('expected'), 'exclude'),
      weights,
    ),
    step(id, 'due', `${percent(due)} due: ${mean}`, due, meanOf(partsOf('due'), 'exclude'), weights),
    step(
      id,
      'credit',
      `${percent(credit)} credited, each part with no more than was due of it, so that being ahead in one hides nothing in another: ${mean}`,
      credit,
      meanOf(partsOf('credit'), missing),
      weights,
    ),
  ];
}

/** What was given up, and what is overdue, below. */
function lost({ overdue, discontinued }: Implementation): string {
  const late =
    overdue === 0 ? '' : ` ${overdue} of the actions and milestones below ${overdue === 1 ? 'is' : 'are'} overdue.`;
  return `${late}${discontinued === 0 ? '' : ` ${percent(discontinued)} of the work was discontinued.`}`;
}

/** The parts that decide how the work of a whole stands, in words. */
export const decidingWork = ({ state }: Implementation, all: readonly WorkPart[]): string =>
  deciding(
    state,
    all.map(({ name, standing }) => ({ name, standing: standing.state })),
    BAD,
  );

/** Why it stands so: the parts that decide. */
function whyWork(implementation: Implementation, all: readonly WorkPart[]): string {
  const named = decidingWork(implementation, all);
  return named === '' ? '' : `; ${named}`;
}

export function implementationStep(
  { id, implementation }: { readonly id: string; readonly implementation: Implementation },
  settings: Settings,
  noun: string,
  all: readonly WorkPart[],
  steps: readonly Explanation[],
): Explanation {
  const { completion, due, credit, state, plannedThrough } = implementation;
  if (state === 'discontinued')
    return step(id, 'implementation', 'The work was discontinued.', null, null, { state }, steps);
  if (completion === null)
    return step(id, 'implementation', `Nothing can be said: there is no ${noun} with data.`, null);
  const until = state === 'complete-to-date' ? ` All that is planned, through ${plannedThrough}, is done.` : '';
  return step(
    id,
    'implementation',
    `The work ${stands(state)}: ${done(implementation)}${whyWork(implementation, all)}.${until}${lost(implementation)}`,
    completion,
    figure(completion),
    { completion, due, credit, state },
    implementationSteps(id, implementation, settings, noun, all, steps),
  );
}

export function ofMilestone(
  milestone: Milestone,
  { implementation, actions, waitsFor }: MilestoneRollup,
  settings: Settings,
  nameOf: NameOf,
): Explanation {
  const { id, title, period, discontinued } = milestone;
  const { completion, expected, due, credit, state, parts } = implementation;
  const explained = milestone.actions.map((action, index) =>
    ofAction(action, actions[index] as ActionProgress, settings, nameOf),
  );
  const about = `Milestone "${title}" (${period.start} to ${period.end})`;
  if (completion === null || expected === null || due === null || credit === null) {
    const why =
      discontinued !== undefined && isDiscontinued({ discontinued }, settings.asOf)
        ? reasoned(`was discontinued on ${discontinued.date}`, discontinued.reason)
        : 'is discontinued: every action of it was.';
    return step(id, 'milestone', `${about} ${why} It is left out of its strategy.`, state, null, {}, explained);
  }
  const all = milestone.actions.map(({ title: called }, index): WorkPart => {
    return { name: `action "${called}"`, standing: actions[index] as ActionProgress };
  });
  const inputs = { completion, due, credit, state };
  const sentence = `${about} ${stands(state)}: ${done(implementation)}${whyWork(implementation, all)}.${waiting(waitsFor, state, nameOf)}`;
  if (parts.length === 0) {
    const steps = [
      ...reportedSteps(milestone, { completion, expected, due }, settings, 'milestone'),
      creditStep(id, completion, due, credit),
    ];
    return step(
      id,
      'milestone',
      `${sentence} It goes by its own reports.`,
      completion,
      figure(completion),
      inputs,
      steps,
    );
  }
  const steps = implementationSteps(id, implementation, settings, 'action', all, explained);
  return step(id, 'milestone', sentence, completion, figure(completion), inputs, steps);
}
