/**
 * A plan's standing as lines of text for a terminal: a bar for completion or progress, a mark where it should
 * be, the state, and for strategies the diagnosis. Meaning never hangs on colour: it only repeats the words.
 */

/** @import { Plan, PlanRollup, StrategyRollup } from 'spm-model' */

const BAR = 20;
const GREEN = 32;
const YELLOW = 33;
const RED = 31;
const GREY = 90;

/** @type {Record<string, number>} */
const colourOf = {
  complete: GREEN,
  met: GREEN,
  exceeded: GREEN,
  'on-track': GREEN,
  'on-schedule': GREEN,
  'theory-holding': GREEN,
  'at-risk': YELLOW,
  'results-without-implementation': YELLOW,
  'not-yet-tested': YELLOW,
  overdue: RED,
  missed: RED,
  regressing: RED,
  'off-track': RED,
  'behind-schedule': RED,
  'theory-in-doubt': RED,
};

/**
 * A bar from 0 to 1, with a mark where it should be.
 *
 * @param {number | null} share
 * @param {number | null} expected
 */
function bar(share, expected) {
  if (share === null) return '·'.repeat(BAR);
  const full = Math.round(share * BAR);
  /** @type {string[]} */
  const cells = Array.from({ length: BAR }, (_, cell) => (cell < full ? '█' : '░'));
  if (expected !== null) cells[Math.min(BAR - 1, Math.round(expected * BAR))] = '|';
  return cells.join('');
}

/**
 * Text in lines no wider than a terminal, each line after the first indented a little further.
 *
 * @param {string} text
 * @param {number} width
 */
export function wrapped(text, width) {
  const indent = ' '.repeat(text.length - text.trimStart().length);
  /** @type {string[]} */
  const lines = [];
  let line = indent;
  for (const word of text.trim().split(' ')) {
    if (line.trim() !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = `${indent}    `;
    }
    line += line.trim() === '' ? word : ` ${word}`;
  }
  return [...lines, line].join('\n');
}

/** @param {number | null} share */
const percent = (share) => (share === null ? '   –' : `${Math.round(share * 100)}%`.padStart(4));

/**
 * @param {Plan} plan
 * @param {PlanRollup} standing
 * @param {{ colour: boolean, width: number }} options
 * @returns {string[]}
 */
export function drawPlan(plan, standing, { colour, width }) {
  /** @param {string} word */
  const painted = (word) => (colour ? `\u001b[${colourOf[word] ?? GREY}m${word}\u001b[0m` : word);
  /** @type {string[]} */
  const lines = [];
  /**
   * @param {number} depth
   * @param {string} name
   * @param {number | null} share
   * @param {number | null} expected
   * @param {string} word
   */
  const line = (depth, name, share, expected, word) => {
    const room = width - BAR - 5 - 2 - 16;
    const indented = `${'  '.repeat(depth)}${name}`;
    const title = indented.length > room ? `${indented.slice(0, room - 1)}…` : indented.padEnd(room);
    lines.push(`${title} ${bar(share, expected)} ${percent(share)} ${painted(word)}`);
  };
  lines.push(`${plan.title}, as of ${standing.asOf}`);
  lines.push('█ done or reached   | due or expected by now   · no data', '');
  line(
    0,
    'Implementation',
    standing.implementation.completion,
    standing.implementation.due,
    standing.implementation.state,
  );
  line(
    0,
    'Performance',
    standing.performance.progress,
    standing.performance.expectedProgress,
    standing.performance.status,
  );
  for (const [goalIndex, goal] of plan.goals.entries()) {
    const found = standing.goals[goalIndex];
    if (found === undefined) continue;
    lines.push('', `Goal: ${goal.statement}`);
    line(1, 'work', found.implementation.completion, found.implementation.due, found.implementation.state);
    line(1, 'results', found.performance.progress, found.performance.expectedProgress, found.performance.status);
    for (const [index, measure] of goal.measures.entries()) {
      const { progress = null, expectedProgress = null, status = 'no-data' } = found.measures[index] ?? {};
      line(2, `◆ ${measure.indicator}`, progress, expectedProgress, status);
    }
    for (const [index, strategy] of goal.strategies.entries()) {
      const standing = found.strategies[index];
      if (standing !== undefined) drawStrategy(strategy, standing, lines, line, painted);
    }
  }
  return lines;
}

/**
 * @param {Plan['goals'][number]['strategies'][number]} strategy
 * @param {StrategyRollup} found
 * @param {string[]} lines
 * @param {(depth: number, name: string, share: number | null, expected: number | null, word: string) => void} line
 * @param {(word: string) => string} painted
 */
function drawStrategy(strategy, found, lines, line, painted) {
  lines.push(`  Strategy: ${strategy.title} (${painted(found.diagnosis)})`);
  line(2, 'work', found.implementation.completion, found.implementation.due, found.implementation.state);
  if (strategy.measures.length > 0) {
    line(2, 'results', found.performance.progress, found.performance.expectedProgress, found.performance.status);
  }
  for (const [index, measure] of strategy.measures.entries()) {
    const { progress = null, expectedProgress = null, status = 'no-data' } = found.measures[index] ?? {};
    line(3, `◆ ${measure.indicator}`, progress, expectedProgress, status);
  }
  for (const [index, milestone] of strategy.milestones.entries()) {
    const { implementation, actions = [] } = found.milestones[index] ?? {};
    if (implementation === undefined) continue;
    line(3, milestone.title, implementation.completion, implementation.due, implementation.state);
    for (const [place, action] of milestone.actions.entries()) {
      const { completion = null, due = null, state = 'no-data' } = actions[place] ?? {};
      line(4, `- ${action.title}`, completion, due, state);
    }
  }
}
