/**
 * What a review should look at first. Each item says what, why, since when, and who can do something about it; the
 * order is fixed, so that the same plan gives the same agenda.
 */
import { type Day, monthsOf, plusDays, plusMonths } from '../model/calendar.js';
import { findEntity } from '../model/entity-index.js';
import type { FoundEntity } from '../model/find.js';
import type { Action, EntityKind, Measure, Milestone, Person, Plan } from '../model/generated/types.js';
import { type ActionProgress, lastReport, progressOfAction } from '../progress/action.js';
import type { MeasureProgress } from '../progress/measure.js';
import { type MilestoneRollup, rollup, type StrategyRollup } from '../progress/rollup.js';
import { type ProgressOptions, type Settings, settingsOf } from '../progress/settings.js';
import { checkPlan } from '../rules/check.js';

/**
 * Why something asks for attention, the most urgent first: this is the order of the items. Within a reason, what has
 * waited longest comes first, and then the order of the plan.
 */
export const attentionReasons = [
  'action-overdue',
  'milestone-overdue',
  'measure-missed',
  'measure-regressing',
  'theory-in-doubt',
  'action-late-start',
  'judgement-disagrees',
  'action-behind-schedule',
  'milestone-ending-soon',
  'report-late',
  'observation-late',
  'rule-broken',
] as const;

/** Why something asks for attention. */
export type AttentionReason = (typeof attentionReasons)[number];

/** Who can do something about it, as far as the plan says. */
export interface Who {
  readonly unitId?: string;
  readonly teamId?: string;
  readonly person?: Person;
}

/** Something that a review should look at. */
export interface AttentionItem {
  readonly id: string;
  readonly kind: EntityKind;
  readonly reason: AttentionReason;
  readonly sentence: string;
  /** Since when it has asked for attention; null where no day can be named. */
  readonly since: Day | null;
  readonly who: Who;
  /** The code of the rule, where the reason is a broken rule. */
  readonly rule?: string;
}

const nextDay = (day: Day) => plusDays(day, 1);
const whole = (share: number) => `${Math.round(share * 100)} %`;

/** Who carries an action: its own unit and person, else what its milestone names. */
function whoOf(action: Action | undefined, milestone: Milestone): Who {
  const unitId = action?.unitId ?? milestone.unitId;
  return {
    ...(unitId === undefined ? {} : { unitId }),
    ...(milestone.teamId === undefined ? {} : { teamId: milestone.teamId }),
    ...(action?.responsible === undefined ? {} : { person: action.responsible }),
  };
}

type Note = (
  reason: AttentionReason,
  kind: EntityKind,
  id: string,
  sentence: string,
  since: Day | null,
  who?: Who,
) => void;

function lookAtAction(
  action: Action,
  progress: ActionProgress,
  milestone: Milestone,
  settings: Settings,
  note: Note,
): void {
  const { id, title, period, reports } = action;
  const { state, completion, due } = progress;
  const { asOf, cadence } = settings;
  const who = whoOf(action, milestone);
  const tell: (reason: AttentionReason, sentence: string, since: Day | null) => void = (reason, sentence, since) =>
    note(reason, 'action', id, `Action "${title}" ${sentence}.`, since, who);
  if (state === 'discontinued' || state === 'complete') return;
  const report = lastReport(reports, asOf);
  if (state === 'overdue') {
    tell(
      'action-overdue',
      `should have been done by ${period.end} and is ${whole(completion)} done`,
      nextDay(period.end),
    );
  } else if (state === 'behind-schedule' && completion === 0) {
    tell('action-late-start', `should have started on ${period.start}, and nothing is reported done`, period.start);
  } else if (state === 'behind-schedule') {
    tell('action-behind-schedule', `is ${whole(completion)} done where ${whole(due)} was due`, report?.date ?? null);
  }
  const judged = report?.judgement;
  if (report !== null && judged !== undefined) {
    // Held against the figures of its own day: what has happened since is no fault of the judgement.
    const then = progressOfAction(action, { ...settings, asOf: report.date }).state;
    const computed = then === 'behind-schedule' || then === 'overdue' ? 'behind-schedule' : 'on-schedule';
    if (judged !== computed) {
      const [said, found] = [judged, computed].map((judgement) => judgement.replace('-', ' '));
      tell(
        'judgement-disagrees',
        `was judged ${said} on ${report.date}, but by its figures it was ${found}`,
        report.date,
      );
    }
  }
  const nextReport = plusMonths(report?.date ?? period.start, monthsOf[cadence.action]);
  if (asOf >= period.start && nextReport < asOf) {
    const last = report === null ? 'has never been reported on' : `was last reported on ${report.date}`;
    tell('report-late', `${last}; reports are ${cadence.action}`, nextDay(nextReport));
  }
}

function lookAtMilestone(
  milestone: Milestone,
  { implementation }: MilestoneRollup,
  settings: Settings,
  note: Note,
): void {
  const { id, title, period } = milestone;
  const { state, completion } = implementation;
  const { asOf, cadence } = settings;
  // A milestone always has a completion: of its actions, or of its own reports.
  const done = whole(completion as number);
  if (state === 'overdue') {
    const sentence = `Milestone "${title}" should have been completed by ${period.end} and is ${done} done.`;
    note('milestone-overdue', 'milestone', id, sentence, nextDay(period.end), whoOf(undefined, milestone));
    return;
  }
  // Soon is before the next look at milestones.
  const soon = plusMonths(asOf, monthsOf[cadence.milestone]);
  if (state === 'complete' || period.end < asOf || period.end > soon || period.start > asOf) return;
  const sentence = `Milestone "${title}" ends on ${period.end} and is ${done} done.`;
  note(
    'milestone-ending-soon',
    'milestone',
    id,
    sentence,
    plusMonths(period.end, -monthsOf[cadence.milestone]),
    whoOf(undefined, milestone),
  );
}

function lookAtMeasure(
  measure: Measure,
  { status, value, baseline, target, observedOn }: MeasureProgress,
  { asOf }: Settings,
  note: Note,
): void {
  const { id, indicator, frequency, observations } = measure;
  if (status === 'missed' && target !== null) {
    note(
      'measure-missed',
      'measure',
      id,
      `Measure "${indicator}" stood at ${value} on ${observedOn} and missed its last target of ${target.date}.`,
      target.date,
    );
  }
  if (status === 'regressing' && baseline !== null) {
    note(
      'measure-regressing',
      'measure',
      id,
      `Measure "${indicator}" stood at ${value} on ${observedOn}, worse than its baseline ${baseline.value} of ${baseline.date}.`,
      observedOn,
    );
  }
  if (frequency === undefined) return;
  const days = observations.map(({ date }) => date).filter((date) => date <= asOf);
  const last = [...days, ...(baseline === null || baseline.date > asOf ? [] : [baseline.date])].sort().at(-1);
  if (last === undefined) return;
  const next = plusMonths(last, monthsOf[frequency]);
  if (next >= asOf) return;
  note(
    'observation-late',
    'measure',
    id,
    `Measure "${indicator}" is observed ${said[frequency]}, and was last on ${last}.`,
    nextDay(next),
  );
}

const said = {
  monthly: 'every month',
  quarterly: 'every quarter',
  semiannual: 'twice a year',
  annual: 'every year',
  biennial: 'every other year',
} as const;

function lookAtTheory(
  { id, diagnosis, implementation, performance, measures }: StrategyRollup,
  title: string,
  note: Note,
): void {
  if (diagnosis !== 'theory-in-doubt') return;
  const days = measures.flatMap(({ observedOn }) => (observedOn === null ? [] : [observedOn])).sort();
  const [work, results] = [implementation.state, performance.status].map((name) => name.replaceAll('-', ' '));
  const sentence = `Strategy "${title}" is carried out (${work}), but its measures do not move as planned (${results}): is its theory of action right?`;
  note('theory-in-doubt', 'strategy', id, sentence, days.at(-1) ?? null);
}

/**
 * What a review should look at as of a day, the most urgent first: in the order of `attentionReasons`, then by how long
 * it has waited, then in the order of the plan. Actions are looked at monthly, milestones quarterly, or as
 * `policy.cadence` says, and measures by their own frequency.
 *
 * Total: never throws on a well-shaped plan, whatever rules it breaks; the same input gives the same order.
 *
 * Source: the rhythm of SPM (Redding & Layland 2015): performance is managed by standing reviews.
 *
 * @example
 * ```ts
 * const [first] = attention(examplePlan, { asOf: '2026-08-03' });
 * first?.sentence; // 'Action "Train the coaches together" should have been done by 2026-06-30 and is 90 % done.'
 * first?.who; // { unitId: 'unit-literacy', teamId: 'team-reading' }
 * ```
 */
export function attention(plan: Plan, options: ProgressOptions): readonly AttentionItem[] {
  const settings = settingsOf(options);
  const standing = rollup(plan, options);
  const items: AttentionItem[] = [];
  const note: Note = (reason, kind, id, sentence, since, who = {}) => {
    items.push({ id, kind, reason, sentence, since, who });
  };
  for (const [g, goal] of plan.goals.entries()) {
    const goalStands = standing.goals[g] as (typeof standing.goals)[number];
    for (const [index, measure] of goal.measures.entries()) {
      lookAtMeasure(measure, goalStands.measures[index] as MeasureProgress, settings, note);
    }
    for (const [s, strategy] of goal.strategies.entries()) {
      const stands = goalStands.strategies[s] as StrategyRollup;
      lookAtTheory(stands, strategy.title, note);
      for (const [index, measure] of strategy.measures.entries()) {
        lookAtMeasure(measure, stands.measures[index] as MeasureProgress, settings, note);
      }
      for (const [m, milestone] of strategy.milestones.entries()) {
        const milestoneStands = stands.milestones[m] as MilestoneRollup;
        lookAtMilestone(milestone, milestoneStands, settings, note);
        for (const [a, action] of milestone.actions.entries()) {
          lookAtAction(action, milestoneStands.actions[a] as ActionProgress, milestone, settings, note);
        }
      }
    }
  }
  const checked = checkPlan(plan, {
    asOf: settings.asOf,
    ...(options.policy === undefined ? {} : { policy: options.policy }),
  });
  for (const { code, id = plan.id, message } of checked) {
    const { kind } = findEntity(plan, id) as FoundEntity;
    items.push({ id, kind, reason: 'rule-broken', sentence: message, since: null, who: {}, rule: code });
  }
  const rank = new Map<AttentionReason, number>(attentionReasons.map((reason, index) => [reason, index]));
  const rankOf = ({ reason }: AttentionItem) => rank.get(reason) as number;
  const since = (item: AttentionItem) => item.since ?? '9999-12-31';
  // Sorting keeps the order of the plan among equals.
  items.sort((a, b) => rankOf(a) - rankOf(b) || (since(a) < since(b) ? -1 : since(a) > since(b) ? 1 : 0));
  return Object.freeze(items.map((item) => Object.freeze(item)));
}
