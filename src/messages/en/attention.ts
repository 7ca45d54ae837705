/** What needs attention, in English. */
import type { Frequency } from '../../model/calendar.js';
import { type Beside, percentOf } from '../../model/figures.js';
import { toldInEnglish } from '../../model/figures-in-english.js';
import {
  type Aim,
  type AttentionParams,
  expectedOf,
  figuresOf,
  numbersOf,
  type SeenMeasure,
  type SeenRegressing,
  type StandingWords,
  type StepKind,
} from '../attention.js';
import type { Sentences } from '../issue.js';
import { day, inPercent } from './words.js';

const often: Readonly<Record<Frequency, string>> = {
  monthly: 'every month',
  quarterly: 'every quarter',
  semiannual: 'twice a year',
  annual: 'every year',
  biennial: 'every other year',
};

export const standingInEnglish: StandingWords = {
  states: {
    complete: 'complete',
    'complete-to-date': 'complete to date',
    discontinued: 'discontinued',
    overdue: 'overdue',
    'not-started': 'not started',
    'on-schedule': 'on schedule',
    'behind-schedule': 'behind schedule',
    'no-data': 'no data',
  },
  statuses: {
    'not-measurable': 'not measurable',
    'no-data': 'no data',
    exceeded: 'exceeded',
    met: 'met',
    missed: 'missed',
    stale: 'stale',
    regressing: 'regressing',
    'on-track': 'on track',
    'at-risk': 'at risk',
    'off-track': 'off track',
    'too-small': 'too small to judge',
  },
  reasons: {
    'action-overdue': 'Action overdue',
    'milestone-overdue': 'Milestone overdue',
    'measure-missed': 'Target missed',
    'interim-missed': 'Interim target missed',
    'measure-regressing': 'Measure regressing',
    'group-regressing': 'Group regressing',
    'measure-off-track': 'Measure off track',
    'group-off-track': 'Group off track',
    'gap-widening': 'Gap widening',
    'theory-in-doubt': 'Theory of action in doubt',
    'contribution-in-doubt': 'Contribution in doubt',
    blocked: 'Waiting for something else',
    'action-late-start': 'Late start',
    'judgement-disagrees': 'Judgment and figures disagree',
    'action-behind-schedule': 'Behind schedule',
    'milestone-ending-soon': 'Milestone ending soon',
    'nothing-planned': 'Nothing planned',
    'measure-stale': 'Data are old',
    'measure-at-risk': 'Measure at risk',
    'forecast-unlikely': 'Target unlikely',
    'report-late': 'Report late',
    'observation-late': 'Observation late',
    'rule-broken': 'Rule broken',
  },
};

const { states, statuses } = standingInEnglish;
const { seen, began, target, computed, range, gap: apart } = figuresOf(toldInEnglish);
const percent = (share: number) => inPercent(percentOf(share));
const named = (step: StepKind, title: string) => `${step === 'action' ? 'Action' : 'Milestone'} "${title}"`;
/** What to do about what is left open; items that an earlier version wrote do not say so. */
const leftOpen = (givenUp: string | null | undefined) =>
  givenUp == null
    ? ''
    : ` It was left open in "${givenUp}", which was given up: discontinue it as well, or carry it over.`;
const measure = ({ title, group }: { readonly title: string; readonly group: string | null }) =>
  group === null ? `Measure "${title}"` : `"${group}" in measure "${title}"`;
const stood = (params: SeenMeasure, against: Beside = []) =>
  `${measure(params)} stood at ${seen(params, params.value, against)} on ${day(params.observedOn)}`;

const causes: Readonly<Record<AttentionParams['gap-widening']['because'], string>> = {
  'group-gained': 'the group gained',
  'group-lost': 'the group lost ground',
  'whole-gained': 'students as a whole gained',
  'whole-lost': 'students as a whole lost ground',
};

function pace(params: SeenMeasure & Aim, word: string): string {
  const due = expectedOf(params);
  return `${stood(params, numbersOf(due))}, where ${target(due, [params.value])} was expected: ${word}.`;
}

const regressing = (params: SeenRegressing) =>
  (params.low ?? params.high ?? null) === null
    ? `${stood(params, [params.baseline])}, worse than its baseline of ${began(params, params.baseline, [params.value])} on ${day(params.baselineOn)}.`
    : `${stood(params, [params.low, params.high])}, outside its band of ${target({ ...params, aim: null }, [params.value])}.`;

const short = (params: SeenMeasure & Aim & { readonly due: string }, which: string) =>
  `${stood(params, numbersOf(params))} and missed its ${which} of ${target(params, [params.value])} for ${day(params.due)}.`;

/** The sentences. */
export const attentionInEnglish: Sentences<AttentionParams> = {
  'action-overdue': ({ title, end, completion, givenUp }) =>
    `${named('action', title)} should have been done by ${day(end)} and is ${percent(completion)} done.${leftOpen(givenUp)}`,
  'milestone-overdue': ({ title, end, completion, givenUp }) =>
    `${named('milestone', title)} should have been completed by ${day(end)} and is ${percent(completion)} done.${leftOpen(givenUp)}`,
  'measure-missed': (params) => short(params, 'last target'),
  'interim-missed': (params) => short(params, 'target'),
  'measure-regressing': regressing,
  'group-regressing': regressing,
  'measure-off-track': (params) => pace(params, statuses['off-track']),
  'group-off-track': (params) => pace(params, statuses['off-track']),
  'gap-widening': ({ title, group, before, beforeOn, gap, date, because, ...unit }) =>
    `The gap between "${group}" and all students in measure "${title}" grew from ${apart(unit, before)} on ${day(beforeOn)} to ${apart(unit, gap)} on ${day(date)}: ${causes[because]}.`,
  'theory-in-doubt': ({ title, state, status, if: doing, then: following }) =>
    doing === null || following === null
      ? `Strategy "${title}" is carried out (${states[state]}), but its measures do not move as planned (${statuses[status]}).`
      : `Strategy "${title}" is carried out (${states[state]}), but its measures do not move as planned (${statuses[status]}): is it true that if ${doing}, then ${following}?`,
  'contribution-in-doubt': ({ title, status, and }) =>
    `The strategies of goal "${title}", taken together, have the effect that was planned, but the goal's own measures do not follow (${statuses[status]})${and === null ? '.' : `: is it true that then ${and}?`}`,
  blocked: ({ step, title, start, waitsFor, count }) =>
    `${named(step, title)} should have started on ${day(start)} and waits for "${waitsFor}"${count > 1 ? ` and ${count - 1} more` : ''}.`,
  'action-late-start': ({ step, title, start, givenUp }) =>
    `${named(step, title)} should have started on ${day(start)}, and nothing is reported done.${leftOpen(givenUp)}`,
  'judgement-disagrees': ({ step, title, date, judged, found }) =>
    `${named(step, title)} was judged ${states[judged]} on ${day(date)}, but by its figures it was ${states[found]}.`,
  'action-behind-schedule': ({ step, title, completion, due, givenUp }) =>
    `${named(step, title)} is ${percent(completion)} done where ${percent(due)} was due.${leftOpen(givenUp)}`,
  'milestone-ending-soon': ({ title, end, completion }) =>
    `${named('milestone', title)} ends on ${day(end)} and is ${percent(completion)} done.`,
  'nothing-planned': ({ title, through, end }) =>
    through === null
      ? `Strategy "${title}" runs until ${day(end)} and has no milestone. Plan one, or discontinue the strategy.`
      : `Strategy "${title}" runs until ${day(end)}, and its last milestone ends on ${day(through)}. Plan the next one.`,
  'measure-stale': (params) =>
    `${stood(params)} (then ${statuses[params.status]}) and nothing newer is known: too long ago to judge by.`,
  'measure-at-risk': (params) => pace(params, statuses['at-risk']),
  'forecast-unlikely': ({ title, due, projected, least, most, ...aim }) =>
    `Measure "${title}" heads for ${computed(aim, projected, numbersOf(aim))}${range(aim, least, most, numbersOf(aim))} by ${day(due)}, and its target is ${target(aim)}.`,
  'report-late': ({ step, title, last, often: every }) =>
    `${named(step, title)} ${last === null ? 'has never been reported on' : `was last reported on ${day(last)}`}; reports are due ${often[every]}.`,
  'observation-late': ({ title, last, often: every }) =>
    `Measure "${title}" ${last === null ? 'has never been observed' : `was last observed on ${day(last)}`}; observations are due ${often[every]}.`,
};
