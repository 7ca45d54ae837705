/**
 * A plan's standing as lines of text for a terminal: a bar for completion or progress, a mark where it should be, the
 * state, and what to know beside it. Color only repeats the words. Titles are wrapped between words, so nothing is cut.
 */

import { english } from 'spm-model';

/** @import { Measure, MeasureProgress, Performance, Plan, PlanRollup, StrategyRollup } from 'spm-model' */

const GREEN = 32;
const YELLOW = 33;
const RED = 31;
const MAGENTA = 35;
const GRAY = 90;

/** @type {Record<string, number>} */
const colorOf = {
  complete: GREEN,
  'complete-to-date': GREEN,
  met: GREEN,
  exceeded: GREEN,
  'on-track': GREEN,
  'on-schedule': GREEN,
  'theory-holding': GREEN,
  'at-risk': YELLOW,
  'behind-schedule': YELLOW,
  'results-without-implementation': YELLOW,
  'not-yet-tested': YELLOW,
  stale: MAGENTA,
  overdue: RED,
  missed: RED,
  regressing: RED,
  'off-track': RED,
  'theory-in-doubt': RED,
};

/** The longest state, and a percent with the blanks around it. */
const STATE = 'complete to date'.length;
const PERCENT = 6;

/** @param {string} code */
const said = (code) => code.replaceAll('-', ' ');

/** @param {number | null} share */
const percent = (share) => (share === null ? '   –' : `${Math.round(share * 100)}%`.padStart(4));

/** @param {number} count @param {string} noun */
const counted = (count, noun) => `${count} ${noun}${count === 1 ? '' : 's'}`;

/**
 * Words in lines of at most so many characters; a word that is longer than a line has a line of its own.
 *
 * @param {string} text
 * @param {number} width
 */
function linesOf(text, width) {
  /** @type {string[]} */
  const lines = [];
  for (const word of text.split(' ')) {
    const last = lines.at(-1);
    if (last !== undefined && [...last].length + 1 + [...word].length <= width) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  return lines;
}

/**
 * Text in lines no wider than a terminal, each line after the first indented a little further.
 *
 * @param {string} text
 * @param {number} width
 */
export function wrapped(text, width) {
  const indent = ' '.repeat(text.length - text.trimStart().length);
  const [first = '', ...rest] = linesOf(text.trim(), width - indent.length - 4);
  return [`${indent}${first}`, ...rest.map((line) => `${indent}    ${line}`)].join('\n');
}

/**
 * A bar from 0 to 1, with a mark where it should be. What rests on old data is drawn in a tone of its own.
 *
 * @param {number | null} share
 * @param {number | null} expected
 * @param {string} state
 * @param {number} length
 */
function bar(share, expected, state, length) {
  if (share === null) return '·'.repeat(length);
  const full = Math.round(share * length);
  const tone = state === 'stale' ? '▒' : '█';
  /** @type {string[]} */
  const cells = Array.from({ length }, (_, cell) => (cell < full ? tone : '░'));
  if (expected !== null) cells[Math.min(length - 1, Math.round(expected * length))] = '|';
  return cells.join('');
}

/** @param {readonly MeasureProgress[]} measures */
const coverageOf = (measures) => ({
  withData: measures.filter(({ progress, status }) => progress !== null && status !== 'stale').length,
  all: measures.length,
});

/** How many groups of students are behind. @param {Performance['groups']} groups */
function groupsOf(groups) {
  if (groups === null) return '';
  const all = Object.values(groups).reduce((sum, count) => sum + count, 0);
  const behind = groups.missed + groups.regressing + groups['off-track'] + groups['at-risk'];
  return all === 0 ? '' : `${behind} of ${counted(all, 'group')} of students ${behind === 1 ? 'is' : 'are'} behind`;
}

/**
 * @param {Plan} plan
 * @param {PlanRollup} standing
 * @param {{ color: boolean, width: number }} options
 * @returns {string[]}
 */
export function drawPlan(plan, standing, { color, width }) {
  const length = width < 90 ? 10 : 20;
  const step = width < 90 ? 1 : 2;
  // On a wide terminal a bar stays near the words that it belongs to.
  const room = Math.min(90, width - length - PERCENT - STATE - 1);
  /** @param {string} state */
  const painted = (state, words = said(state)) =>
    color ? `\u001b[${colorOf[state] ?? GRAY}m${words}\u001b[0m` : words;
  /** @type {string[]} */
  const lines = [];
  /** @param {number} depth @param {string} text */
  const words = (depth, text) => lines.push(...wrapped(`${' '.repeat(depth * step)}${text}`, width).split('\n'));
  /**
   * @param {number} depth
   * @param {string} name
   * @param {number | null} share
   * @param {number | null} expected
   * @param {string} state
   */
  const line = (depth, name, share, expected, state) => {
    const indent = ' '.repeat(depth * step);
    const [first = '', ...rest] = linesOf(name, room - indent.length - 2);
    const title = `${indent}${first}`;
    const gap = ' '.repeat(Math.max(0, room - [...title].length));
    lines.push(`${title}${gap} ${bar(share, expected, state, length)} ${percent(share)} ${painted(state)}`);
    for (const more of rest) lines.push(`${indent}  ${more}`);
  };
  /** @param {number} depth @param {string} text */
  const note = (depth, text) => words(depth, `  (${text})`);
  /**
   * @param {number} depth
   * @param {PlanRollup['implementation']} work
   */
  const drawWork = (depth, { completion, due, state, overdue }) => {
    line(depth, 'work', completion, due, state);
    if (overdue > 0) note(depth, `${overdue} overdue`);
  };
  /**
   * @param {number} depth
   * @param {Performance} results
   * @param {string} coverage
   */
  const drawResults = (depth, { progress, expectedProgress, status, groups }, coverage) => {
    line(depth, 'results', progress, expectedProgress, status);
    for (const each of [coverage, groupsOf(groups)]) if (each !== '') note(depth, each);
  };
  /** @param {readonly MeasureProgress[]} measures */
  const coverageIn = (measures) => {
    const { withData, all } = coverageOf(measures);
    return english.report.coverage(withData, all);
  };
  /**
   * @param {number} depth
   * @param {readonly Measure[]} measures
   * @param {readonly MeasureProgress[]} found
   */
  const drawMeasures = (depth, measures, found) => {
    for (const [index, { indicator }] of measures.entries()) {
      const { progress = null, expectedProgress = null, status = 'no-data' } = found[index] ?? {};
      line(depth, `◆ ${indicator}`, progress, expectedProgress, status);
    }
  };
  /**
   * @param {Plan['goals'][number]['strategies'][number]} strategy
   * @param {StrategyRollup} found
   */
  const drawStrategy = (strategy, found) => {
    words(1, `Strategy: ${strategy.title}`);
    lines.push(`${' '.repeat(2 * step)}${painted(found.diagnosis, english.pictures.diagnoses[found.diagnosis])}`);
    drawWork(2, found.implementation);
    if (strategy.measures.length > 0) drawResults(2, found.performance, coverageIn(found.measures));
    drawMeasures(3, strategy.measures, found.measures);
    for (const [index, milestone] of strategy.milestones.entries()) {
      const { implementation, actions = [] } = found.milestones[index] ?? {};
      if (implementation === undefined) continue;
      line(3, milestone.title, implementation.completion, implementation.due, implementation.state);
      for (const [place, action] of milestone.actions.entries()) {
        const { completion = null, due = null, state = 'no-data' } = actions[place] ?? {};
        line(4, `- ${action.title}`, completion, due, state);
      }
    }
  };

  const ofGoals = coverageOf(standing.goals.flatMap(({ measures }) => measures));
  const ofStrategies = coverageOf(
    standing.goals.flatMap(({ strategies }) => strategies.flatMap(({ measures }) => measures)),
  );
  const { coverage } = standing.performance;
  words(0, `${plan.title}, ${english.report.asOf(standing.asOf)}`);
  words(0, '█ done or reached   ▒ on old data   | due or expected by now   · no data');
  lines.push('');
  drawWork(0, standing.implementation);
  drawResults(0, standing.performance, english.report.planCoverage(ofGoals, coverage, ofStrategies));
  for (const [index, goal] of plan.goals.entries()) {
    const found = standing.goals[index];
    if (found === undefined) continue;
    lines.push('');
    words(0, `Goal: ${goal.statement}`);
    drawWork(1, found.implementation);
    drawResults(1, found.performance, coverageIn(found.measures));
    drawMeasures(2, goal.measures, found.measures);
    for (const [place, strategy] of goal.strategies.entries()) {
      const each = found.strategies[place];
      if (each !== undefined) drawStrategy(strategy, each);
    }
  }
  return lines;
}
