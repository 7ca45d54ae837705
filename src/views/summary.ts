/** The first sentences of a report: where the plan stands, what is behind, what waits for a decision, what is not known. */
import type { Messages } from '../messages/messages.js';
import type { ReportWords } from '../messages/report.js';
import { titleOf } from '../model/find.js';
import type { Measure, Plan } from '../model/generated/types.js';
import { isLate, type MeasureProgress } from '../progress/measure.js';
import type { GoalRollup, PlanRollup, StrategyRollup } from '../progress/rollup.js';
import { type AttentionItem, formatAttention } from '../steering/attention-item.js';
import type { Line } from './document.js';
import { leftOpenOf } from './left-open.js';
import { lookOf, looks } from './looks.js';

/** A measure with what it judges, and how it stands. */
interface Judged {
  readonly measure: Measure;
  readonly found: MeasureProgress;
  readonly of: string;
}

function measuresOf(plan: Plan, rolled: PlanRollup): readonly Judged[] {
  const judged: Judged[] = [];
  const add = (measures: readonly Measure[], found: readonly MeasureProgress[], of: string) => {
    for (const [index, measure] of measures.entries())
      judged.push({ measure, found: found[index] as MeasureProgress, of });
  };
  for (const [g, goal] of plan.goals.entries()) {
    const goalFound = rolled.goals[g] as GoalRollup;
    add(goal.measures, goalFound.measures, titleOf(goal));
    for (const [s, strategy] of goal.strategies.entries()) {
      const { measures, implementation } = goalFound.strategies[s] as StrategyRollup;
      // What was given up asks for nothing more.
      if (implementation.state !== 'discontinued') add(strategy.measures, measures, titleOf(strategy));
    }
  }
  return judged;
}

/** The measure that stands worst; of several alike, the one with the greatest shortfall. */
function worstOf(judged: readonly Judged[]): Judged | undefined {
  let worst: Judged | undefined;
  const rank = ({ found }: Judged) => looks.indexOf(lookOf[found.status]);
  for (const each of judged) {
    if (rank(each) > looks.indexOf('watch')) continue;
    const isWorse =
      worst === undefined ||
      rank(each) < rank(worst) ||
      (rank(each) === rank(worst) && (each.found.shortfall ?? 0) > (worst.found.shortfall ?? 0));
    if (isWorse) worst = each;
  }
  return worst;
}

/** What an item of attention says, in the language of the report. */
export const saidOf = (item: AttentionItem, messages: Messages | undefined): string =>
  messages === undefined ? item.sentence : formatAttention(item, messages);

/** Whether an item is a milestone to close or carry over; what is left open in work that was given up is counted apart. */
const isDisposable = ({ reason, params }: AttentionItem) =>
  (reason === 'milestone-overdue' && params['givenUp'] === null) || reason === 'milestone-ending-soon';

/** Three to five sentences, each a line of its own words and of text of the plan. */
export function summaryOf(
  plan: Plan,
  rolled: PlanRollup,
  items: readonly AttentionItem[],
  words: ReportWords,
  messages: Messages | undefined,
): readonly Line[] {
  const { summary } = words;
  const { completion, due, state, overdue } = rolled.implementation;
  const { progress, expectedProgress: expected, status, groups } = rolled.performance;
  const judged = measuresOf(plan, rolled);
  const worst = worstOf(judged);
  const withoutData = judged.filter(
    ({ found }) => found.status === 'no-data' || found.status === 'not-measurable',
  ).length;
  const isMeasured = plan.goals.some(({ measures }) => measures.length > 0);
  const stale = judged.filter(({ found }) => found.status === 'stale').length;
  const waiting = judged.filter(({ found }) => isLate(found, rolled.asOf));
  const never = waiting.filter(({ found }) => found.value === null).length;
  const late = { judged: waiting.length - never, never };
  const isAllKnown = withoutData + stale === 0;
  const [first] = items;
  const atTop = first === undefined ? null : saidOf(first, messages);
  const groupCount = groups === null ? 0 : Object.values(groups).reduce((sum, count) => sum + count, 0);
  // What is withheld, too small, old or without data stands neither well nor badly.
  const unknown =
    groups === null ? 0 : groups['no-data'] + groups['not-measurable'] + groups['too-small'] + groups.stale;
  const decisions = { overdue, toDispose: items.filter(isDisposable).length, leftOpen: leftOpenOf(plan, rolled) };
  const behind = groups === null ? 0 : groups.missed + groups.regressing + groups['off-track'] + groups['at-risk'];
  const said = (sentence: string): Line => [{ plan: sentence }];
  if (plan.goals.length === 0) {
    return [said(summary.noGoals(rolled.asOf)), ...(atTop === null ? [] : [said(summary.decisions(decisions, atTop))])];
  }
  return [
    said(summary.stands({ completion, due, state }, { progress, expected, status, isMeasured }, rolled.asOf)),
    // Of measures that nothing is known of, it is not said that none is behind.
    ...(worst !== undefined
      ? [said(summary.behind(titleOf(worst.measure), worst.of, worst.found.status))]
      : withoutData + stale < judged.length
        ? [said(summary.nothingBehind(isAllKnown))]
        : []),
    ...(groupCount === 0 ? [] : [said(summary.groups(behind, groupCount - unknown, unknown))]),
    said(summary.decisions(decisions, atTop)),
    said(
      isAllKnown && waiting.length === 0
        ? summary.allKnown(judged.length)
        : summary.unknown(withoutData, stale, judged.length, late),
    ),
  ];
}
