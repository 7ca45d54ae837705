/** What asks for attention in the work: actions, milestones that report for themselves, and what is planned next. */

import type { StepKind } from '../messages/attention.js';
import { type Day, type DayRange, monthsOf, plusDays, plusMonths } from '../model/calendar.js';
import type { Action, Milestone, Plan, Report, Strategy } from '../model/generated/types.js';
import type { ImplementationState } from '../model/standing.js';
import { isDiscontinued, lastReport } from '../model/step.js';
import { type ActionProgress, reportedProgress, scheduleState } from '../progress/action.js';
import { reachesEnd } from '../progress/implementation.js';
import type { MilestoneRollup, StrategyRollup } from '../progress/rollup.js';
import { type Concerned, type Look, title, type Who, whoOf } from './attention-item.js';

/** A step that reports for itself, with its standing. */
interface Reporting {
  readonly step: StepKind;
  readonly concerned: Concerned;
  readonly title: string;
  readonly period: DayRange;
  readonly reports: readonly Report[];
  readonly state: ImplementationState;
  readonly completion: number;
  readonly due: number;
  readonly waitsFor: readonly string[];
  /**
   * The title of what was given up that it stands in, null where it goes on: its own reports still say how it stands,
   * nothing more is asked.
   */
  readonly givenUp: string | null;
}

const isOver = (state: ImplementationState) => state === 'discontinued' || state === 'complete';

const givenUpAround = (strategy: Strategy, asOf: Day) =>
  isDiscontinued(strategy, asOf) ? title(strategy.title) : null;

/** Looks at an action. */
export function lookAtAction(
  action: Action,
  progress: ActionProgress,
  milestone: Milestone,
  strategy: Strategy,
  look: Look,
): void {
  const { asOf } = look.settings;
  const givenUp = isDiscontinued(milestone, asOf) ? title(milestone.title) : givenUpAround(strategy, asOf);
  const who = whoOf([action.responsible, milestone.responsible, strategy.responsible], {
    unitId: action.unitId ?? milestone.unitId,
    teamId: milestone.teamId,
  });
  const concerned: Concerned = { kind: 'action', id: action.id, who };
  const { state, completion } = progress;
  if (isOver(state)) return;
  const { end } = action.period;
  if (state === 'overdue') {
    const params = { title: title(action.title), end, completion, givenUp };
    look.note(concerned, 'action-overdue', plusDays(end, 1), params);
  }
  const called = title(action.title);
  lookAtStep({ ...action, ...progress, step: 'action', concerned, title: called, givenUp }, look);
}

/** Looks at a milestone; one without actions reports for itself. */
export function lookAtMilestone(
  milestone: Milestone,
  { implementation, waitsFor }: MilestoneRollup,
  strategy: Strategy,
  look: Look,
): void {
  const { id, period } = milestone;
  const { state, completion, due } = implementation;
  const { asOf, cadence } = look.settings;
  const who: Who = whoOf([milestone.responsible, strategy.responsible], milestone);
  const concerned: Concerned = { kind: 'milestone', id, who };
  if (isOver(state) || completion === null || due === null) return;
  const said = { title: title(milestone.title), end: period.end, completion };
  const givenUp = givenUpAround(strategy, asOf);
  if (state === 'overdue') look.note(concerned, 'milestone-overdue', plusDays(period.end, 1), { ...said, givenUp });
  // Soon is before the next look at milestones.
  const months = monthsOf[cadence.milestone];
  if (givenUp === null && period.start <= asOf && asOf <= period.end && period.end <= plusMonths(asOf, months)) {
    look.note(concerned, 'milestone-ending-soon', plusMonths(period.end, -months), said);
  }
  const reporting: Reporting = {
    step: 'milestone',
    concerned,
    title: said.title,
    period,
    reports: milestone.reports,
    state,
    completion,
    due,
    waitsFor,
    givenUp,
  };
  if (implementation.parts.length === 0) lookAtStep(reporting, look);
  else lookAtWaiting(reporting, look);
}

/** What is due of a step, and what it waits for. */
function lookAtStep(reporting: Reporting, look: Look): void {
  const { step, concerned, title: called, period, reports, state, completion, due, givenUp } = reporting;
  const { asOf } = look.settings;
  lookAtWaiting(reporting, look);
  const report = lastReport(reports, asOf);
  if (state === 'behind-schedule' && completion === 0) {
    look.note(concerned, 'action-late-start', period.start, { step, title: called, start: period.start, givenUp });
  } else if (state === 'behind-schedule') {
    const params = { step, title: called, completion, due, givenUp };
    look.note(concerned, 'action-behind-schedule', (report as Report).date, params);
  }
  if (givenUp !== null) return;
  if (report?.judgement !== undefined) lookAtJudgement(reporting, report, report.judgement, look);
  const often = look.settings.cadence[step];
  const last = report?.date ?? null;
  const nextReport = plusMonths(last ?? period.start, monthsOf[often]);
  if (asOf >= period.start && nextReport < asOf) {
    look.note(concerned, 'report-late', plusDays(nextReport, 1), { step, title: called, last, often });
  }
}

function lookAtWaiting({ step, concerned, title: called, period, waitsFor, givenUp }: Reporting, look: Look): void {
  const [first] = waitsFor;
  if (givenUp !== null || first === undefined || period.start > look.settings.asOf) return;
  look.note(concerned, 'blocked', period.start, {
    step,
    title: called,
    start: period.start,
    waitsFor: look.titled(first),
    count: waitsFor.length,
  });
}

/** Holds a judgement against the figures of its own day: what has happened since is no fault of the judgement. */
function lookAtJudgement(
  { step, concerned, title: called, period, reports }: Reporting,
  { date }: Report,
  judged: NonNullable<Report['judgement']>,
  look: Look,
): void {
  const then = { ...look.settings, asOf: date };
  const own = reportedProgress({ period, reports }, then, step);
  const state = scheduleState(own, period, then);
  const found = state === 'behind-schedule' || state === 'overdue' ? 'behind-schedule' : 'on-schedule';
  if (judged === found) return;
  look.note(concerned, 'judgement-disagrees', date, { step, title: called, date, judged, found });
}

/** Whether a strategy goes on after what is planned of it ends. */
export function lookAtPlanning(strategy: Strategy, { implementation }: StrategyRollup, plan: Plan, look: Look): void {
  const { asOf, cadence } = look.settings;
  const { start, end } = strategy.period ?? plan.period;
  const { state, plannedThrough: through } = implementation;
  if (state === 'discontinued' || asOf > end || reachesEnd(through, end)) return;
  const since: Day = plusMonths(through ?? start, -monthsOf[cadence.milestone]);
  if (asOf < since) return;
  const concerned: Concerned = { kind: 'strategy', id: strategy.id, who: whoOf([strategy.responsible]) };
  look.note(concerned, 'nothing-planned', since, { title: title(strategy.title), through, end });
}
