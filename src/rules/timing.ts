/** Rules about periods: their order, their length, how they lie within one another, and what follows on what. */

import { type DayRange, durationOf, lastsAtLeast, lastsAtMost, plusMonths } from '../model/calendar.js';
import { titleOf } from '../model/find.js';
import type { Action, EntityKind, Milestone, Target } from '../model/generated/types.js';
import type { Path } from '../model/result.js';
import { isDiscontinued, lastReport } from '../model/step.js';
import { inBrief } from '../model/text.js';
import { dependenciesOf } from './dependencies.js';
import { type CheckContext, DOCUMENT, defineRule, LIBRARY, type Referred, type ReportIssue, SPM } from './rule.js';
import { ofEachSeries, type Series } from './series.js';

const isOrdered = (period: DayRange) => period.start <= period.end;

/** Whether one period lies in another; a period in disorder is the business of `period-order` alone. */
const liesWithin = (inner: DayRange, outer: DayRange) =>
  !isOrdered(inner) || !isOrdered(outer) || (inner.start >= outer.start && inner.end <= outer.end);

function checkPeriod({ period }: { readonly period?: DayRange }, report: ReportIssue<'period-order'>): void {
  if (period === undefined || isOrdered(period)) return;
  report(['period'], { what: 'period', start: period.start, end: period.end });
}

function checkSpans(series: Series, report: ReportIssue<'period-order'>): void {
  const look = (
    entries: readonly { readonly date: string; readonly start?: string }[],
    what: 'target' | 'observation',
    path: Path,
  ): void => {
    for (let index = 0; index < entries.length; index += 1) {
      const { date, start = date } = entries[index] as Target;
      if (start > date) report([...path, index, 'start'], { what, start, end: date });
    }
  };
  look(series.targets, 'target', ['targets']);
  look(series.observations, 'observation', ['observations']);
  for (const [index, { targets }] of series.revisions.entries())
    look(targets, 'target', ['revisions', index, 'targets']);
}

export const periodOrder = defineRule({
  code: 'period-order',
  severity: 'error',
  title: 'First the start, then the end',
  statement: 'No period, observation or target ends before it starts.',
  source: DOCUMENT,
  checks: {
    plan: checkPeriod,
    strategy: checkPeriod,
    milestone: checkPeriod,
    action: checkPeriod,
    ...ofEachSeries<'period-order'>(checkSpans),
  },
});

export const actionDuration = defineRule({
  code: 'action-duration',
  severity: 'error',
  title: 'An action takes one to twelve months',
  statement:
    'An action lasts at least one month, its last day counted, and ends no later than the same day twelve months on (1 July to 30 June, and 1 January to 1 January, are fine). The policy may set other bounds.',
  source: `${SPM}: action; one to twelve months, ends included, is this library's rule`,
  checks: {
    action({ period }, report, { policy }) {
      const { min, max } = policy.actionMonths;
      if (!isOrdered(period)) return;
      const long = period.end > plusMonths(period.start, max);
      if (!long && lastsAtLeast(period, min)) return;
      const { start, end } = period;
      report(['period'], { start, end, ...durationOf(period), min, max, reason: long ? 'long' : 'short' });
    },
  },
});

/** The values of a period beside the one that it should lie in. */
const beside = ({ start, end }: DayRange, kind: EntityKind, title: string, outer: DayRange) => ({
  start,
  end,
  outerKind: kind,
  outerTitle: inBrief(title),
  outerStart: outer.start,
  outerEnd: outer.end,
});

export const actionInMilestone = defineRule({
  code: 'action-in-milestone',
  severity: 'warning',
  title: 'Actions lie within their milestone',
  statement: "An action lies within its milestone's period.",
  source: `${SPM}: action, a step toward a milestone`,
  checks: {
    action({ period }, report, _context, { title, period: outer }) {
      if (!liesWithin(period, outer)) report(['period'], beside(period, 'milestone', title, outer));
    },
  },
});

export const milestoneInPlan = defineRule({
  code: 'milestone-in-plan',
  severity: 'warning',
  title: 'Milestones lie within the strategy and the plan',
  statement: "A milestone lies within its strategy's period, or within the plan's where the strategy has none.",
  source: `${SPM}: milestone, a step in carrying out a strategy`,
  checks: {
    milestone({ period }, report, { plan }, strategy) {
      const own = strategy.period;
      if (liesWithin(period, own ?? plan.period)) return;
      report(
        ['period'],
        own === undefined
          ? beside(period, 'plan', plan.title, plan.period)
          : beside(period, 'strategy', strategy.title, own),
      );
    },
  },
});

export const milestoneYear = defineRule({
  code: 'milestone-year',
  severity: 'warning',
  title: 'A milestone takes about a year',
  statement: 'A milestone lasts 6 to 12 months, its last day counted. The policy may set other bounds.',
  source: `${SPM}: milestone, usually a year long`,
  checks: {
    milestone({ period }, report, { policy }) {
      const { min, max } = policy.milestoneMonths;
      if (!isOrdered(period)) return;
      const long = !lastsAtMost(period, max);
      if (!long && lastsAtLeast(period, min)) return;
      const { start, end } = period;
      report(['period'], { start, end, ...durationOf(period), min, max, reason: long ? 'long' : 'short' });
    },
  },
});

/** A step of the work, and others of which it is said that they come before it. */
type Step = Milestone | Action;

const otherValues = ({ kind, entity }: Referred) => ({ otherKind: kind, otherTitle: inBrief(titleOf(entity)) });
/** The step that an id leads to; undefined where it leads to none, which is the business of `unknown-reference`. */
function stepOf(context: CheckContext, id: string): { readonly step: Step; readonly referred: Referred } | undefined {
  const referred = context.find(id);
  if (referred?.kind !== 'milestone' && referred?.kind !== 'action') return undefined;
  return { step: referred.entity as Step, referred };
}

function checkCycle(step: Step, report: ReportIssue<'dependency-cycle'>, context: CheckContext): void {
  const id = context.circularDependency(step);
  if (id === undefined) return;
  report(['dependsOn', dependenciesOf(step).indexOf(id)], {
    // What leads back is there.
    ...otherValues(context.find(id) as Referred),
    reason: id === step.id ? 'itself' : 'over',
  });
}

export const dependencyCycle = defineRule({
  code: 'dependency-cycle',
  severity: 'error',
  title: 'Nothing waits for itself',
  statement: 'Nothing depends, over others or not, on itself.',
  source: LIBRARY,
  checks: { milestone: checkCycle, action: checkCycle },
});

function checkDependencies(step: Step, report: ReportIssue<'dependency-order'>, context: CheckContext): void {
  const { dependsOn, period } = step;
  if (dependsOn === undefined || !isOrdered(period)) return;
  for (const [index, id] of dependsOn.entries()) {
    const other = id === step.id ? undefined : stepOf(context, id);
    if (other === undefined) continue;
    const earlier = other.step.period;
    if (!isOrdered(earlier) || period.start >= earlier.end) continue;
    report(['dependsOn', index], { ...otherValues(other.referred), start: period.start, otherEnd: earlier.end });
  }
}

export const dependencyOrder = defineRule({
  code: 'dependency-order',
  severity: 'warning',
  title: 'First what others wait for',
  statement: 'Nothing starts before what it depends on ends.',
  source: LIBRARY,
  checks: { milestone: checkDependencies, action: checkDependencies },
});

/** Whether the last report on or before a day, or at all, says that all is done. */
const isReportedComplete = ({ reports }: Step, asOf: string | undefined): boolean =>
  lastReport(reports, asOf)?.percentComplete === 100;

/** Whether a step is complete or discontinued, or may be, where some of it could not be read. */
function isClosed(step: Step, context: CheckContext): boolean {
  const { asOf } = context;
  if (isDiscontinued(step, asOf) || isReportedComplete(step, asOf) || context.isPartlyRead(step)) return true;
  return (
    'actions' in step &&
    step.actions.length > 0 &&
    step.actions.every(
      (action) =>
        isDiscontinued(action, asOf) || isReportedComplete(action, asOf) || context.isPartlyRead(action, 'reports'),
    )
  );
}

function checkContinued(step: Step, report: ReportIssue<'continues-earlier'>, context: CheckContext): void {
  const other = step.continues === undefined ? undefined : stepOf(context, step.continues);
  // A milestone that continues an action is the business of `unknown-reference`.
  if (other === undefined || 'actions' in step !== 'actions' in other.step) return;
  const { start } = step.period;
  const otherStart = other.step.period.start;
  const values = { ...otherValues(other.referred), start, otherStart };
  if (start <= otherStart) report(['continues'], { ...values, reason: 'starts-before' });
  if (!isClosed(other.step, context)) report(['continues'], { ...values, reason: 'still-open' });
}

export const continuesEarlier = defineRule({
  code: 'continues-earlier',
  severity: 'warning',
  title: 'What is continued came before, and is closed',
  statement:
    'What continues another starts after the other started, and the other is complete or discontinued (as of the day of the check, where one is given).',
  source: `${SPM}: at the end of the year each milestone is done, carried over or dropped`,
  checks: { milestone: checkContinued, action: checkContinued },
});
