/** Issues about broken rules, in English. */
import type { Sentences } from '../issue.js';
import type { EntryWord, RuleParams, RuleSubject } from '../rules.js';
import { aKind, capital, counted, duration, either, inPercent, kind } from './words.js';

/** How sentences begin: `Action "Train coaches"`. */
const subject = ({ kind: name, title }: RuleSubject) => `${capital(kind(name))} "${title}"`;
const other = (name: string, title: string) => `${kind(name)} "${title}"`;
const days = (start: string, end: string) => `${start} to ${end}`;
const range = (min: number, max: number) =>
  min === max ? counted(min, 'month') : `${min} to ${counted(max, 'month')}`;

const anEntry: Readonly<Record<EntryWord, string>> = {
  report: 'a report',
  observation: 'an observation',
  withheld: 'a withheld observation',
  used: 'an amount used',
  delivered: 'an amount delivered',
};

/** The sentences. */
export const rulesInEnglish: Sentences<RuleParams> = {
  'duplicate-id': ({ id, firstKind }) =>
    `The id "${id}" is taken: ${aKind(firstKind)} before it has the same id. Give each its own id.`,
  'unknown-reference': ({ id, expectedKinds, foundKind, ...about }) => {
    if (expectedKinds === null) {
      return `${subject(about)} concerns "${id}", but nothing in this plan has that id. Correct the id, or take it out.`;
    }
    const kinds = expectedKinds.split(', ');
    const found = foundKind === null ? 'nothing in this plan has that id' : `that is ${aKind(foundKind)}`;
    return `${subject(about)} refers to the ${either(kinds.map(kind))} "${id}", but ${found}. Name ${either(kinds.map(aKind))} of this plan, or add it.`;
  },
  'period-order': ({ what, start, end, ...about }) =>
    what === 'period'
      ? `${subject(about)} ends on ${end}, before it starts on ${start}. Exchange the two days, or correct one.`
      : `${subject(about)}: the ${what} of ${end} covers the time from ${start}, which is after it. Exchange the two days, or correct one.`,
  'action-duration': ({ start, end, months, days: rest, min, max, reason, ...about }) =>
    `${subject(about)} runs ${duration(months, rest)} (${days(start, end)}); an action lasts ${range(min, max)}. ${reason === 'long' ? 'Shorten it, or make it a milestone.' : 'Lengthen it, or make it part of another action.'}`,
  'action-in-milestone': ({ start, end, outerTitle, outerStart, outerEnd, ...about }) =>
    `${subject(about)} (${days(start, end)}) reaches outside its milestone "${outerTitle}" (${days(outerStart, outerEnd)}). Move the action, or lengthen the milestone.`,
  'milestone-in-plan': ({ start, end, outerKind, outerTitle, outerStart, outerEnd, ...about }) =>
    `${subject(about)} (${days(start, end)}) reaches outside its ${other(outerKind, outerTitle)} (${days(outerStart, outerEnd)}). Move the milestone, or lengthen the ${kind(outerKind)}.`,
  'milestone-year': ({ start, end, months, days: rest, min, max, reason, ...about }) =>
    `${subject(about)} runs ${duration(months, rest)} (${days(start, end)}); a milestone lasts ${range(min, max)}. ${reason === 'long' ? 'Divide it into steps of about a year.' : 'Lengthen it, or make it an action.'}`,
  'milestone-descriptive': ({ quantity, ...about }) =>
    `${subject(about)} states a quantity ("${quantity}"). Describe what will have been done, and put the number in a measure or in an output.`,
  'milestone-team': (about) => `${subject(about)} has no team, no unit and no one responsible. Name who completes it.`,
  'milestone-actions': (about) => `${subject(about)} has no action. Add the steps that complete it.`,
  'dependency-cycle': ({ otherKind, otherTitle, reason, ...about }) =>
    reason === 'itself'
      ? `${subject(about)} depends on itself, so it can never start. Remove the dependency.`
      : `${subject(about)} depends on the ${other(otherKind, otherTitle)}, which in turn depends on it, so neither can start. Remove one of the dependencies.`,
  'dependency-order': ({ otherKind, otherTitle, start, otherEnd, ...about }) =>
    `${subject(about)} starts on ${start}, before the ${other(otherKind, otherTitle)} that it depends on ends on ${otherEnd}. Start it later, or remove the dependency.`,
  'continues-earlier': ({ otherKind, otherTitle, reason, start, otherStart, ...about }) =>
    reason === 'starts-before'
      ? `${subject(about)} starts on ${start} and continues the ${other(otherKind, otherTitle)}, which starts on ${otherStart}. Start it after the one that it continues, or correct what it continues.`
      : `${subject(about)} continues the ${other(otherKind, otherTitle)}, which is neither complete nor discontinued. Complete the earlier one, or discontinue it and say why.`,
  'team-inter-unit': ({ count, unitId, ...about }) =>
    `${subject(about)} joins ${count === 0 ? 'no unit' : `one unit ("${unitId}")`}; it joins two or more different units. Add the others.`,
  'plan-direction': ({ missing, ...about }) =>
    `${subject(about)} has no ${missing === 'both' ? 'vision and no mission' : missing}. Write ${missing === 'both' ? 'both' : 'it'}, or give the purpose of the plan if it is for one branch of an agency.`,
  'goal-focus': (about) =>
    `${subject(about)} is about the agency; a state education agency's goals say what becomes true for students. Make it a strategy of such a goal, or restate it.`,
  'goal-measures': (about) => `${subject(about)} has no measure. Add the indicator that shows whether it is reached.`,
  'goal-strategies': (about) =>
    `${subject(about)} has no strategy. Say what the organization does to reach it, or which other strategy also serves it.`,
  'strategy-theory': (about) =>
    `${subject(about)} has no theory of action. Write why it should work, such as "If we do this, then that follows, and that".`,
  'strategy-measures': (about) => `${subject(about)} has no measure. Add one of its direct effect.`,
  'strategy-milestones': (about) =>
    `${subject(about)} has no milestone. Add the steps of about a year that carry it out.`,
  'strategy-planned': ({ lastEnd, end, asOf, ...about }) =>
    `${subject(about)} runs until ${end}, but as of ${asOf} no milestone is running or still to come${lastEnd === '' ? '' : ` (the last ended on ${lastEnd})`}. Plan the next milestone, or discontinue the strategy.`,
  'theory-clauses': ({ reason, part, clause, ...about }) =>
    reason === 'blank'
      ? `${subject(about)} has a blank clause under "${part}" in its theory of action. Write it out, or take it out.`
      : `${subject(about)} says "${clause}" twice in its theory of action. Say it once.`,
  'measure-baseline': (about) => `${subject(about)} has no baseline. Give the baseline value and its date.`,
  'measure-targets': (about) => `${subject(about)} has no target. Give the value to reach and its date.`,
  'measure-accumulation': ({ reason, accumulation, unit, ...about }) =>
    reason === 'maintain'
      ? `${subject(about)} is to be maintained, so its amounts do not add up by period. Set the accumulation to "latest".`
      : `${subject(about)} adds up values in the unit "${unit}" (accumulation "${accumulation}"); only counts and amounts of money add up. Set the accumulation to "latest", or correct the unit.`,
  'sum-targets': ({ date, value, beforeDate, beforeValue, ...about }) =>
    `${subject(about)} is a running total, but its target of ${date} (${value}) is not above that of ${beforeDate} (${beforeValue}). Give the total to reach by each date, or set the accumulation to "period" for equal amounts each time.`,
  'group-baseline': ({ missing, measure, date, ...about }) =>
    missing === 'target'
      ? `${subject(about)} of the measure "${measure}" has observations but no target. Give the value that the group should reach and its date.`
      : `${subject(about)} of the measure "${measure}" has observations but no baseline. Give its baseline value${date === null ? '' : `, or say that it is withheld on ${date}`}.`,
  'group-size': ({ reason, measure, dimension, date, size, whole, ...about }) =>
    reason === 'group'
      ? `${subject(about)} has ${size} observed on ${date}, more than the ${whole} of the whole measure "${measure}". Correct one of the sizes.`
      : `${subject(about)}: on ${date} the groups by "${dimension}" have ${size} observed together, more than the ${whole} of the whole. Correct the sizes, or give groups that overlap different dimensions.`,
  'target-shape': ({ date, direction, reason, value, low, high, ...about }) => {
    const target = `${subject(about)}: the target of ${date}`;
    switch (reason) {
      case 'no-value':
        return `${target} has no value; to ${direction}, a target needs one.`;
      case 'band-beside-value':
        return `${target} has a band beside its value ${value}; to ${direction}, a target needs the value alone.`;
      case 'value-to-maintain':
        return `${target} has the value ${value}; to maintain, a target needs a low, a high, or both.`;
      case 'no-band':
        return `${target} has no band; to maintain, a target needs a low, a high, or both.`;
      default:
        return `${target} has its low ${low} above its high ${high}; exchange them.`;
    }
  },
  'target-dates': ({ reason, date, baselineDate, ...about }) =>
    reason === 'same-day'
      ? `${subject(about)} has two targets on ${date}. Keep one of them.`
      : `${subject(about)}: the target of ${date} is not after the baseline of ${baselineDate}. Correct one of the dates.`,
  'target-direction': ({ direction, value, date, baseline, ...about }) =>
    `${subject(about)} should ${direction}, but its last target ${value} (${date}) is no better than its baseline ${baseline}. Set a target beyond the baseline, or correct the direction.`,
  'revision-order': ({ reason, until, ...about }) =>
    reason === 'same-day'
      ? `${subject(about)} has two revisions until ${until}. Keep one of them, or correct the dates.`
      : `${subject(about)}: the revision until ${until} has a blank reason. Say why the targets were replaced, or leave the reason out.`,
  'value-range': ({ what, date, value, reason, lastLevel, firstLevelName, ...about }) => {
    const of = what === 'margin' ? `the margin of the observation of ${date}` : `the ${what} of ${date}`;
    const found = `${subject(about)}: ${of} is ${value}`;
    switch (reason) {
      case 'percent':
        return `${found}; a percent lies in 0 to 100.`;
      case 'count':
        return `${found}; a count is not negative.`;
      case 'margin':
        return `${found}; a margin is not negative.`;
      case 'no-levels':
        return `${found}, but its unit names no levels. Name the levels.`;
      default:
        return `${found}; a level is a whole number from 0 ("${firstLevelName}") to ${lastLevel}.`;
    }
  },
  'observation-dates': ({ date, ...about }) =>
    `${subject(about)} has two observations on ${date}. Keep the right one; where amounts add up, set the accumulation to "sum" or "period".`,
  'report-order': ({ reason, date, percent, beforeDate, beforePercent, ...about }) =>
    reason === 'differ'
      ? `${subject(about)} has two reports on ${date} that differ${percent === beforePercent ? '' : ` (${inPercent(beforePercent)} and ${inPercent(percent)})`}. Keep one of them.`
      : `${subject(about)} was reported ${inPercent(beforePercent)} complete on ${beforeDate} and ${inPercent(percent)} on ${date}. Correct one of them, unless it did fall.`,
  'report-twice': ({ what, date, ...about }) =>
    `${subject(about)} has ${anEntry[what]} of ${date} twice, the same in all. Take one out, or note how they differ.`,
  'report-in-future': ({ what, date, asOf, ...about }) =>
    `${subject(about)} has ${anEntry[what]} of ${date}, which is after ${asOf}. Correct the date.`,
  'report-after-end': ({ date, endedOn, endedKind, endedTitle, own, ...about }) =>
    own
      ? `${subject(about)} was discontinued on ${endedOn}, but has a report of ${date}. Correct one of the dates.`
      : `${subject(about)} has a report of ${date}, but its ${other(endedKind, endedTitle)} was discontinued on ${endedOn}. Correct one of the dates.`,
  'discontinued-reason': ({ date, ...about }) =>
    `${subject(about)} was discontinued on ${date} without a reason. Say why.`,
};
