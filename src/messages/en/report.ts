/** What a report says, in English. */

import { figuresInEnglish } from '../../model/figures-in-english.js';
import { formatTheory } from '../../model/sentence.js';
import type { GapCause } from '../../model/standing.js';
import { percentIn } from '../figures-in.js';
import type { GapSaid, ReportWords } from '../report.js';
import { standingInEnglish } from './attention.js';
import { all, counted, day, inPercent } from './words.js';

const percent = percentIn({ inPercent, under: (bound) => `under ${bound}`, over: (bound) => `over ${bound}` });

const because: Readonly<Record<GapCause, string>> = {
  'group-gained': 'because the group gained',
  'group-lost': 'because the group lost ground',
  'whole-gained': 'because students as a whole gained',
  'whole-lost': 'because students as a whole lost ground',
};

/** How a gap moves; of a group that has changed sides, where it was before. */
function movement({ side, movement: moves, crossed }: GapSaid): string {
  if (moves === 'unknown') return 'trend not known';
  if (side === 'level') return moves === 'closing' ? 'the gap has closed' : '';
  if (crossed && moves !== 'steady') return side === 'ahead' ? 'it was behind before' : 'it was ahead before';
  if (side === 'behind') return `the gap is ${moves}`;
  return `the lead is ${{ closing: 'shrinking', steady: 'steady', widening: 'growing' }[moves]}`;
}

const { states, statuses } = standingInEnglish;

/** The words of a report. */
export const reportInEnglish: ReportWords = {
  locale: 'en-US',
  labels: {
    vision: 'Vision',
    mission: 'Mission',
    purpose: 'Purpose',
    values: 'Values',
    leadership: 'Leadership team',
    summary: 'Where we stand',
    attention: 'What to look at first',
    courses: 'Changes of course',
    goals: 'Goals at a glance',
    goal: 'Goal',
    strategy: 'Strategy',
    milestone: 'Milestone',
    action: 'Action',
    measure: 'Measure',
    group: 'Group of students',
    baseline: 'Baseline',
    latest: 'Latest',
    expectedThen: 'Expected then',
    lastTarget: 'Last target',
    ofTheWay: 'Of the way',
    status: 'Status',
    when: 'When',
    who: 'Who',
    done: 'Done',
    due: 'Due',
    state: 'State',
    work: 'Work',
    results: 'Results',
    gap: 'Gap to all students',
    responsible: 'Responsible',
    rationale: 'Why this strategy',
    groups: 'Groups of students',
    legend: 'Colors and marks',
    noAttention: 'Nothing asks for attention.',
    notMadeUpFor: 'what is ahead does not make up for what is behind',
    nothing: '–',
    charts: 'Charts',
  },
  ...figuresInEnglish,
  day,
  percent,
  period: (start, end) => `${day(start)} to ${day(end)}`,
  theory: formatTheory,
  asOf: (asOf) => `as of ${day(asOf)}`,
  moreItems: (count) => `And ${count} more.`,
  state: (state) => states[state],
  status: (status) => statuses[status],
  work: ({ completion, due, state }) =>
    completion === null ? states[state] : `${percent(completion)} done, ${percent(due)} due: ${states[state]}`,
  results: ({ progress, expected, status }) =>
    progress === null
      ? statuses[status]
      : `${percent(progress)} of the way, ${percent(expected)} expected: ${statuses[status]}`,
  coverage: (withData, whole) =>
    withData === whole
      ? ''
      : `${withData} of ${counted(whole, 'measure')} ${withData === 1 || whole === 1 ? 'has' : 'have'} data to judge by`,
  planCoverage: (goals, byWeight, strategies) => {
    const isComplete = goals.withData === goals.all && byWeight === 1 && strategies.withData === strategies.all;
    if (isComplete || goals.all + strategies.all === 0) return '';
    const weight =
      goals.all === 0 || percent(byWeight) === percent(goals.withData / goals.all)
        ? ''
        : ` (${percent(byWeight)} of their weight)`;
    const ofGoals =
      goals.all === 0 ? 'no measure of goals' : `${goals.withData} of ${counted(goals.all, 'measure')} of goals`;
    const ofStrategies = strategies.all === 0 ? '' : ` and ${strategies.withData} of ${strategies.all} of strategies`;
    return `data to judge by for ${ofGoals}${weight}${ofStrategies}`;
  },
  overdue: (count) => `${count} overdue`,
  leftOpen: (count) => `${count} left open in what was given up`,
  givenUp: (share) => `${percent(share)} of the work given up`,
  plannedThrough: (last, isFirst) => `planned through ${isFirst ? 'at least ' : ''}${day(last)}`,
  staleSince: (last) => `last observed ${day(last)}`,
  withheld: (last) => `withheld for ${day(last)}`,
  tooSmall: (minimum) => `fewer than ${counted(minimum, 'student')}, not judged`,
  interim: (met, target, due) => `target of ${target} by ${day(due)} ${met ? 'met' : 'missed'}`,
  gap: (gap) => {
    const stands = gap.side === 'level' ? 'no gap' : `${gap.size} ${gap.side}`;
    const moves = movement(gap);
    return `${stands}${moves === '' ? '' : `; ${moves}`}${gap.because === null ? '' : ` ${because[gap.because]}`}`;
  },
  quoted: (title) => `“${title}”`,
  diagnoses: {
    'too-early': 'It is too early to tell whether the theory of action holds.',
    'theory-holding':
      'The work is done as planned, and the results are as good as planned: the theory of action holds so far.',
    'theory-in-doubt':
      'The work is done as planned, but the results are not as good as planned: the theory of action is in doubt.',
    'results-without-implementation':
      'The results are as good as planned, but the work is not done as planned: something else may be at work.',
    'not-yet-tested':
      'The work is not done as planned, and the results are not as good as planned: the theory of action is not yet tested.',
    unknown: 'There are not enough current data to compare work and results.',
  },
  goalDiagnoses: {
    'too-early': 'It is too early to tell whether the strategies help to reach the goal.',
    'contribution-holding':
      'The results of the strategies and those of the goal are both as good as planned: the strategies seem to help.',
    'contribution-in-doubt':
      'The results of the strategies are as good as planned, but those of the goal are not: whether the strategies help is in doubt.',
    'results-without-contribution':
      'The results of the goal are as good as planned, but those of its strategies are not: something else may be at work.',
    'not-yet-tested':
      'Neither the results of the strategies nor those of the goal are as good as planned: whether the strategies help is not yet tested.',
    unknown: 'There are not enough current data to compare the strategies with the goal.',
  },
  uncompared: {
    'work-given-up': 'The work was given up: the theory of action is tested no further.',
    'no-milestone': 'No milestone is planned: there is no work to compare with results.',
    'no-measure': 'The strategy has no measure: there are no results to compare the work with.',
    'strategies-given-up': 'The work of its strategies was given up: whether they help is tested no further.',
    'no-strategy': 'The goal has no strategy yet.',
    'no-own-measure': 'The goal has no measure of its own: whether its strategies help cannot be told.',
    'no-strategy-measure': 'Its strategies have no measure: whether they help cannot be told.',
  },
  summary: {
    stands: (work, results, asOf) => {
      const done =
        work.completion === null
          ? work.state === 'discontinued'
            ? states.discontinued
            : 'no milestone to report on'
          : `${states[work.state]} (${percent(work.completion)} done, ${percent(work.due)} due)`;
      const moved =
        results.progress === null
          ? results.isMeasured
            ? 'no current data'
            : 'no goal has a measure'
          : `${statuses[results.status]} (${percent(results.progress)} of the way to the last targets, ${percent(results.expected)} expected)`;
      return `As of ${day(asOf)}, work: ${done}; results: ${moved}.`;
    },
    behind: (title, of, status) => `Furthest behind is “${title}” (${of}): ${statuses[status]}.`,
    noGoals: (asOf) => `As of ${day(asOf)}, the plan has no goal yet.`,
    nothingBehind: (isAllKnown) => (isAllKnown ? 'No measure is behind.' : 'No measure with current data is behind.'),
    decisions: ({ overdue, toDispose, leftOpen }, atTop) => {
      const steps = (count: number) => (count === 1 ? '1 milestone or action' : `${count} milestones and actions`);
      const late =
        overdue > 0
          ? `${steps(overdue)} ${overdue === 1 ? 'is' : 'are'} overdue`
          : leftOpen === 0
            ? 'No work is overdue'
            : 'No work that goes on is overdue';
      const waiting = [
        late,
        ...(leftOpen === 0
          ? []
          : [`${steps(leftOpen)} ${leftOpen === 1 ? 'was' : 'were'} left open in work that was given up`]),
        ...(toDispose === 0
          ? []
          : [`${counted(toDispose, 'milestone')} ${toDispose === 1 ? 'is' : 'are'} to be closed or carried over`]),
      ];
      return `${waiting.join('; ')}.${atTop === null ? '' : ` Most urgent: ${atTop}`}`;
    },
    unknown: (withoutData, stale, whole, { judged, never }) => {
      const measures = (count: number) =>
        whole === 1 ? 'the only measure' : `${count} of ${counted(whole, 'measure')}`;
      const old = withoutData === 0 ? measures(stale) : `${stale}`;
      const parts = [
        ...(withoutData === 0 ? [] : [`${measures(withoutData)} cannot be judged`]),
        ...(stale === 0 ? [] : [`${old} ${stale === 1 ? 'rests' : 'rest'} on data too old to judge by`]),
      ];
      const known = parts.length === 0 ? 'No data are too old to judge by' : `Not known: ${all(parts)}`;
      if (judged + never === 0) return `${known}.`;
      const besides = stale === 0 ? 'An observation' : 'Apart from these old data, an observation';
      const late = `${known}. ${besides} is late for ${counted(judged + never, 'measure')}`;
      if (never === 0) return `${late}; the last one stands until then.`;
      if (judged === 0) return `${late}, never observed so far.`;
      return `${late}: for ${judged} the last one stands until then, ${never} never observed so far.`;
    },
    allKnown: (whole) => {
      if (whole === 0) return 'There is no measure yet.';
      if (whole === 1) return 'The only measure has current data.';
      return `${whole === 2 ? 'Both' : `All ${whole}`} measures have current data.`;
    },
    groups: (behind, judged, unknown) => {
      if (judged === 0)
        return `How ${counted(unknown, 'group')} of students ${unknown === 1 ? 'stands' : 'stand'} is not known.`;
      const known =
        behind === 0
          ? judged === 1
            ? 'The only group of students with data is not behind.'
            : `Of ${judged} groups of students with data, none is behind.`
          : `${behind} of ${counted(judged, 'group')} of students ${behind === 1 ? 'is' : 'are'} behind.`;
      return unknown === 0 ? known : `${known} How ${unknown} more ${unknown === 1 ? 'stands' : 'stand'} is not known.`;
    },
  },
};
