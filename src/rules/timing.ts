/** Rules about periods: their order, their length, and how they lie within one another. */

import { duration } from '../messages/en/words.js';
import { type DayRange, durationOf, lastsAtLeast, lastsAtMost, plusMonths } from '../model/calendar.js';
import type { MonthRange } from '../model/policy.js';
import { inBrief } from '../model/words.js';
import { DOCUMENT, defineRule, named, type ReportIssue, SPM } from './rule.js';

const isOrdered = (period: DayRange) => period.start <= period.end;
const inMonths = (period: DayRange) => {
  const { months, days } = durationOf(period);
  return duration(months, days);
};
const inWords = (period: DayRange) => `${period.start} to ${period.end}`;
const months = ({ min, max }: MonthRange) => (min === max ? `${min}` : `${min} to ${max}`);

/** Whether one period lies in another; a period in disorder is the business of `period-order` alone. */
const liesWithin = (inner: DayRange, outer: DayRange) =>
  !isOrdered(inner) || !isOrdered(outer) || (inner.start >= outer.start && inner.end <= outer.end);

function checkOrder(noun: string, name: string, period: DayRange, report: ReportIssue): void {
  if (isOrdered(period)) return;
  report(
    ['period'],
    `${named(noun, name)} ends on ${period.end}, before it starts on ${period.start}. Exchange the two days, or correct one.`,
  );
}

export const periodOrder = defineRule({
  code: 'period-order',
  severity: 'error',
  title: 'First the start, then the end',
  statement: 'No period ends before it starts.',
  source: DOCUMENT,
  checks: {
    plan(plan, report) {
      checkOrder('Plan', plan.title, plan.period, report);
    },
    milestone(milestone, report) {
      checkOrder('Milestone', milestone.title, milestone.period, report);
    },
    action(action, report) {
      checkOrder('Action', action.title, action.period, report);
    },
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
    action({ title, period }, report, { policy }) {
      const { min, max } = policy.actionMonths;
      if (!isOrdered(period)) return;
      const long = period.end > plusMonths(period.start, max);
      if (!long && lastsAtLeast(period, min)) return;
      const way = long ? 'Shorten it, or make it a milestone.' : 'Lengthen it, or make it part of another action.';
      report(
        ['period'],
        `${named('Action', title)} runs ${inMonths(period)} (${inWords(period)}); an action lasts ${months(policy.actionMonths)} months. ${way}`,
      );
    },
  },
});

export const actionInMilestone = defineRule({
  code: 'action-in-milestone',
  severity: 'warning',
  title: 'Actions lie within their milestone',
  statement: "An action lies within its milestone's period.",
  source: `${SPM}: action, a step toward a milestone`,
  checks: {
    action({ title, period }, report, _scene, milestone) {
      if (liesWithin(period, milestone.period)) return;
      report(
        ['period'],
        `${named('Action', title)} (${inWords(period)}) reaches outside its milestone "${inBrief(milestone.title)}" (${inWords(milestone.period)}). Move the action, or lengthen the milestone.`,
      );
    },
  },
});

export const milestoneInPlan = defineRule({
  code: 'milestone-in-plan',
  severity: 'warning',
  title: 'Milestones lie within the plan',
  statement: "A milestone lies within the plan's period.",
  source: `${SPM}: milestone, a step in carrying out a strategy`,
  checks: {
    milestone({ title, period }, report, { plan }) {
      if (liesWithin(period, plan.period)) return;
      report(
        ['period'],
        `${named('Milestone', title)} (${inWords(period)}) reaches outside the plan (${inWords(plan.period)}). Move the milestone, or lengthen the plan.`,
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
    milestone({ title, period }, report, { policy }) {
      const { min, max } = policy.milestoneMonths;
      if (!isOrdered(period)) return;
      const long = !lastsAtMost(period, max);
      if (!long && lastsAtLeast(period, min)) return;
      const way = long ? 'Divide it into steps of about a year.' : 'Lengthen it, or make it an action.';
      report(
        ['period'],
        `${named('Milestone', title)} runs ${inMonths(period)} (${inWords(period)}); a milestone lasts ${months(policy.milestoneMonths)} months. ${way}`,
      );
    },
  },
});
