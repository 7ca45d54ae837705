/** What asks for attention in the results: measures, the groups of students in them, and what they say of theories. */

import type { Aim, InUnit, SeenMeasure } from '../messages/attention.js';
import { type Day, plusDays } from '../model/calendar.js';
import type { Goal, Measure, MeasureUnit, Strategy } from '../model/generated/types.js';
import { GROUP } from '../model/groups.js';
import type { GroupStatus } from '../model/standing.js';
import { oneLine } from '../model/text.js';
import type { Band } from '../progress/attainment.js';
import { forecastOf } from '../progress/forecast.js';
import { gapsOf, progressOfGroups } from '../progress/groups.js';
import type { JudgedTarget } from '../progress/judging.js';
import { isLate, type MeasureProgress } from '../progress/measure.js';
import type { GoalRollup, StrategyRollup } from '../progress/rollup.js';
import { type Concerned, type Look, title, type Who, whoOf } from './attention-item.js';

/** What a target, or an expectation, aims at. */
function aimOf(aim: number | (Band & { readonly value?: number })): Aim {
  if (typeof aim === 'number') return { aim, low: null, high: null };
  return { aim: aim.value ?? null, low: aim.low ?? null, high: aim.high ?? null };
}

/** The unit of a measure, as plain values. */
const unitIn = ({ kind, label, levels }: MeasureUnit): InUnit => ({
  unit: kind,
  label: label ?? null,
  levels: levels === undefined ? null : levels.map(oneLine).join('\n'),
});

/** What the values in question are called, and their unit. */
type Called = InUnit & { readonly title: string; readonly group: string | null };

/** The standing of a measure, or of a group of students in it. */
interface Standing extends Omit<MeasureProgress, 'status' | 'statusAsObserved'> {
  readonly status: GroupStatus;
  readonly statusAsObserved: GroupStatus;
}

/** Whether a target that was judged was missed, and nothing has been observed since. */
const isStillMissed = (interim: JudgedTarget | null, observedOn: Day): interim is JudgedTarget =>
  interim !== null && !interim.met && observedOn <= interim.observedOn;

/** What stands badly, of a measure or of a group of students in it. */
function lookAtStanding(standing: Standing, concerned: Concerned, called: Called, look: Look): void {
  const { status, value, observedOn, baseline, target, expected, interim, nextDue } = standing;
  if (value === null || observedOn === null) return;
  const seen: SeenMeasure = { ...called, value, observedOn };
  const isGroup = called.group !== null;
  if (status === 'missed' && target !== null) {
    look.note(concerned, 'measure-missed', target.date, { ...seen, ...aimOf(target), due: target.date });
  }
  const isOpen = status !== 'missed' && status !== 'met' && status !== 'exceeded';
  if (isOpen && isStillMissed(interim, observedOn)) {
    const { target: missed, value: judged, observedOn: judgedOn } = interim;
    const params = { ...seen, value: judged, observedOn: judgedOn, ...aimOf(missed), due: missed.date };
    look.note(concerned, 'interim-missed', missed.date, params);
  }
  if (status === 'regressing' && baseline !== null && expected !== null) {
    const { low, high } = aimOf(expected);
    const params = { ...seen, baseline: baseline.value, baselineOn: baseline.date, low, high };
    look.note(concerned, isGroup ? 'group-regressing' : 'measure-regressing', observedOn, params);
  }
  if (status === 'off-track' && expected !== null) {
    const reason = isGroup ? 'group-off-track' : 'measure-off-track';
    look.note(concerned, reason, observedOn, { ...seen, ...aimOf(expected) });
  }
  if (status === 'at-risk' && expected !== null) {
    look.note(concerned, 'measure-at-risk', observedOn, { ...seen, ...aimOf(expected) });
  }
  if (status === 'stale') {
    const params = { ...seen, status: standing.statusAsObserved };
    look.note(concerned, 'measure-stale', plusDays(nextDue as Day, 1), params);
  }
}

/**
 * Looks at a measure, and at the groups of students in it. Of a measure of what was given up nothing more is asked, but
 * how it stands is still said.
 */
export function lookAtMeasure(
  measure: Measure,
  progress: MeasureProgress,
  who: Who,
  goesOn: boolean,
  look: Look,
): void {
  const concerned: Concerned = { kind: 'measure', id: measure.id, who };
  const called = { title: title(measure.indicator), ...unitIn(measure.unit) };
  lookAtStanding(progress, concerned, { ...called, group: null }, look);
  const groups = progressOfGroups(measure, look.settings);
  for (const group of groups) {
    const member: Concerned = { kind: GROUP, id: group.id, who };
    lookAtStanding(group, member, { ...called, group: title(group.name) }, look);
  }
  for (const [index, { id, name, baseline, now, trend, because }] of gapsOf(measure, look.settings).entries()) {
    // Old data are never taken for new: that they are old is said of the measure, or of the group.
    if (progress.status === 'stale' || (groups[index] as Standing).status === 'stale') continue;
    // A group that is ahead and draws further ahead is no worry here; the others have their own entries.
    if (trend !== 'widening' || baseline === null || now === null || because === null || now.gap <= 0) continue;
    look.note({ kind: GROUP, id, who }, 'gap-widening', now.date, {
      ...called,
      group: title(name),
      before: baseline.gap,
      beforeOn: baseline.date,
      gap: now.gap,
      date: now.date,
      because,
    });
  }
  if (goesOn) lookAhead(measure, progress, concerned, look);
}

/** What is expected of a measure that goes on: that its target can be reached, and that it is observed. */
function lookAhead(measure: Measure, progress: MeasureProgress, concerned: Concerned, look: Look): void {
  const { status, observedOn, nextDue, target } = progress;
  const { settings } = look;
  const { asOf } = settings;
  const called = title(measure.indicator);
  if (status !== 'stale') {
    const { likelihood, projected, low, high, projectedOn } = forecastOf(measure, settings);
    if (likelihood === 'unlikely' && target !== null && projectedOn !== null && projected !== null) {
      look.note(concerned, 'forecast-unlikely', observedOn, {
        title: called,
        ...unitIn(measure.unit),
        ...aimOf(target),
        due: projectedOn,
        projected,
        least: low ?? projected,
        most: high ?? projected,
      });
    }
  }
  if (!isLate(progress, asOf)) return;
  let last = observedOn;
  // What was observed and is not shown was observed.
  for (const { date } of measure.withheld) if (date <= asOf && (last === null || date > last)) last = date;
  const often = measure.frequency ?? settings.cadence.measure;
  look.note(concerned, 'observation-late', plusDays(nextDue as Day, 1), { title: called, last, often });
}

/** Whether a strategy is carried out without the effect that it should have. */
export function lookAtTheory(strategy: Strategy, standing: StrategyRollup, look: Look): void {
  const { diagnosis, implementation, performance, measures } = standing;
  if (diagnosis !== 'theory-in-doubt') return;
  const concerned: Concerned = { kind: 'strategy', id: strategy.id, who: whoOf([strategy.responsible]) };
  const { theory } = strategy;
  look.note(concerned, 'theory-in-doubt', lastObserved(measures), {
    title: title(strategy.title),
    state: implementation.state,
    status: performance.status,
    if: theory?.if[0] === undefined ? null : title(theory.if[0]),
    then: theory?.then[0] === undefined ? null : title(theory.then[0]),
  });
}

/** Whether the strategies of a goal have their effect without students being better off. */
export function lookAtContribution(goal: Goal, { diagnosis, performance, measures }: GoalRollup, look: Look): void {
  if (diagnosis !== 'contribution-in-doubt') return;
  const concerned: Concerned = { kind: 'goal', id: goal.id, who: whoOf([goal.responsible], goal) };
  const clause = goal.strategies.find(({ theory }) => theory?.and[0] !== undefined)?.theory?.and[0];
  look.note(concerned, 'contribution-in-doubt', lastObserved(measures), {
    title: title(goal.statement),
    status: performance.status,
    and: clause === undefined ? null : title(clause),
  });
}

function lastObserved(measures: readonly MeasureProgress[]) {
  let last: string | null = null;
  for (const { observedOn } of measures)
    if (observedOn !== null && (last === null || observedOn > last)) last = observedOn;
  return last;
}
