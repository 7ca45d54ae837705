/** Why the work stands where it does: actions and milestones by their reports, and wholes by their parts. */
import { type Day, type DayRange, daysGone, daysIn } from '../model/calendar.js';
import type { Action, Milestone, Report } from '../model/generated/types.js';
import { counted } from '../model/words.js';
import { type ActionProgress, dueDay, isDiscontinued, lastReport } from './action.js';
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
  const gone = day < period.start ? 0 : day >= period.end ? daysIn(period) : daysGone(period, day);
  const days = daysIn(period);
  const formula = days === 0 ? figure(result) : `${gone} ÷ ${days}`;
  return step(id, name, sentence, result, formula, { day, start: period.start, end: period.end, gone, days });
}

function reportStep(id: string, report: Report | null, asOf: Day): Explanation {
  if (report === null) return step(id, 'report', `Nothing was reported by ${asOf}.`, 0);
  const judged = report.judgement === undefined ? '' : ` and judged ${report.judgement.replace('-', ' ')}`;
  const note = report.note === undefined ? '' : ` Note: ${report.note}`;
  return step(
    id,
    'report',
    `On ${report.date}, ${rounded(report.percentComplete)} % was reported complete${judged}.${note}`,
    report.percentComplete,
  );
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

export function ofAction(action: Action, progress: ActionProgress, settings: Settings): Explanation {
  const { id, title, period, discontinued } = action;
  const { completion, due, shortfall, state } = progress;
  if (isDiscontinued(action, settings.asOf) && discontinued !== undefined) {
    const why = `Action "${title}" was discontinued on ${discontinued.date}: ${discontinued.reason}`;
    return step(id, 'action', `${why}. It is left out of its milestone.`, state);
  }
  return step(
    id,
    'action',
    `Action "${title}" (${period.start} to ${period.end}) is ${spoken(state)}: ${percent(completion)} done, ${percent(due)} due.`,
    completion,
    figure(completion),
    { completion, due, shortfall, state },
    reportedSteps(action, progress, settings, 'action'),
  );
}

/** Completion, expected and due of a whole, each from its parts. */
function implementationSteps(
  id: string,
  implementation: Implementation,
  settings: Settings,
  noun: string,
  others: readonly { readonly id: string; readonly expected: number | null; readonly due: number | null }[],
  steps: readonly Explanation[],
): readonly Explanation[] {
  const { completion, expected, due, parts } = implementation;
  const partsOf = (key: 'expected' | 'due') =>
    parts.map(({ weight }, index) => ({ weight, value: others[index]?.[key] ?? null }));
  const mean = `the weighted mean of its ${counted(parts.length, noun)}.${withoutData(parts, settings)}`;
  return [
    step(
      id,
      'completion',
      `${percent(completion)} done: ${mean}`,
      completion,
      meanOf(parts, settings),
      weightsByPart(parts),
      steps,
    ),
    step(
      id,
      'expected',
      `${percent(expected)} of the time gone: ${mean}`,
      expected,
      meanOf(partsOf('expected'), settings),
      weightsByPart(parts),
    ),
    step(id, 'due', `${percent(due)} due: ${mean}`, due, meanOf(partsOf('due'), settings), weightsByPart(parts)),
  ];
}

export function implementationStep(
  { id, implementation }: { readonly id: string; readonly implementation: Implementation },
  settings: Settings,
  noun: string,
  others: readonly { readonly id: string; readonly expected: number | null; readonly due: number | null }[],
  steps: readonly Explanation[],
): Explanation {
  const { completion, due, state } = implementation;
  if (completion === null)
    return step(id, 'implementation', `Nothing can be said: there is no ${noun} with data.`, null);
  return step(
    id,
    'implementation',
    `It is ${spoken(state)}: ${percent(completion)} done, ${percent(due)} due.`,
    completion,
    figure(completion),
    { completion, due, state },
    implementationSteps(id, implementation, settings, noun, others, steps),
  );
}

export function ofMilestone(
  milestone: Milestone,
  { implementation, actions }: MilestoneRollup,
  settings: Settings,
): Explanation {
  const { id, title, period } = milestone;
  const { completion, expected, due, state, parts } = implementation;
  const sentence = `Milestone "${title}" (${period.start} to ${period.end}) is ${spoken(state)}: ${percent(completion)} done, ${percent(due)} due.`;
  const explained = milestone.actions.map((action, index) =>
    ofAction(action, actions[index] as ActionProgress, settings),
  );
  if (parts.length === 0) {
    // By its own reports, a milestone always has all three.
    const own = { completion: completion as number, expected: expected as number, due: due as number };
    const steps = [...reportedSteps(milestone, own, settings, 'milestone'), ...explained];
    return step(
      id,
      'milestone',
      `${sentence} It goes by its own reports.`,
      completion,
      figure(own.completion),
      { completion, due, state },
      steps,
    );
  }
  const goingOn = actions.filter((action) => action.state !== 'discontinued');
  const steps = implementationSteps(id, implementation, settings, 'action', goingOn, explained);
  return step(id, 'milestone', sentence, completion, figure(completion as number), { completion, due, state }, steps);
}
