/**
 * How far a measure has come from its baseline toward its targets, and whether that is as far as it should be: the
 * verdict that a leadership team reads. The formulas stand in `attainment.ts`, what is judged by what in `judging.ts`;
 * here the verdict is found.
 */

import { type Day, monthsOf, plusMonths } from '../model/calendar.js';
import { finite } from '../model/decimal.js';
import type { Baseline, Measure, Target } from '../model/generated/types.js';
import { type Group, groupsOf } from '../model/groups.js';
import type { GroupStatus, MeasureStatus } from '../model/standing.js';
import { meets } from '../model/target.js';
import {
  type Band,
  type Comparison,
  compare,
  type Expectation,
  expectation,
  expectedAmount,
  expectedAttainment,
  type Yardstick,
} from './attainment.js';
import { frequencyOf, type JudgedTarget, newestInterim, settled } from './judging.js';
import {
  changeOf,
  type DatedValue,
  type Series,
  type Standing,
  seriesOfGroup,
  standing,
  type Tally,
  tallyOf,
} from './series.js';
import { type ProgressOptions, type Settings, settingsOf } from './settings.js';
import { type MeasureGroups, noGroups, rankOf, verdictOf } from './verdict.js';

/** How far a series has come; what cannot be computed is null, never NaN or infinite. */
interface SeriesProgress<Status> {
  readonly id: string;
  /** The value by the day, in the measure's unit. */
  readonly value: number | null;
  /** The day for which the last observation that counts holds. */
  readonly observedOn: Day | null;
  /** The baseline in force. */
  readonly baseline: Baseline | null;
  /** The last target in force. */
  readonly target: Target | null;
  /**
   * The share of the way from baseline to last target, unclamped: 0 at the baseline, 1 at the target. Of an amount that
   * begins anew with each target, the share of the current one.
   */
  readonly attainment: number | null;
  /** The attainment, 0 to 1. */
  readonly progress: number | null;
  /** What was expected on the day of the last observation: a value, or the band to be in. */
  readonly expected: number | Band | null;
  /** The attainment that was expected, 0 to 1. */
  readonly expectedProgress: number | null;
  /** Attainment toward what was expected: 1 is exactly as planned. */
  readonly pace: number | null;
  readonly status: Status;
  /** What the status would be if old observations were as good as new ones. */
  readonly statusAsObserved: Status;
  /** The share of the way that it is credited with in a whole: the smaller of reached and expected, 0 to 1. */
  readonly credit: number | null;
  /** How much of the whole way is missing: expected less actual attainment; below 0 where it is ahead. */
  readonly shortfall: number | null;
  /** The first target due on or after the day, and the attainment toward it. */
  readonly next: { readonly target: Target; readonly attainment: number | null } | null;
  /** The newest target before the last that is judged. */
  readonly interim: JudgedTarget | null;
  /** Against the observation before the last, else the baseline. */
  readonly change: { readonly from: DatedValue; readonly amount: number } | null;
  /** The day by which the next observation is due. */
  readonly nextDue: Day | null;
  /** Whether the margin of the last observation makes the status better than its value alone would. */
  readonly withinMargin: boolean;
}

/** How far a measure has come. */
export interface MeasureProgress extends SeriesProgress<MeasureStatus> {
  /** How its groups of students stand, and which is worst; null without any. */
  readonly groups: MeasureGroups | null;
}

/** How far a group of students has come in a measure, by its own baseline and targets. */
export interface GroupProgress extends SeriesProgress<GroupStatus> {
  readonly name: string;
  readonly groups: null;
}

const clamped = (share: number) => Math.min(1, Math.max(0, share));
/** What the result shows of the plan is the plan's own object where that is frozen, else a frozen copy. */
const shown = <T extends object>(value: T): T => (Object.isFrozen(value) ? value : Object.freeze({ ...value }));
const shownJudged = (judged: JudgedTarget) => Object.freeze({ ...judged, target: shown(judged.target) });

/** What a series is compared with, as of a day. */
function yardstickOf(tally: Tally, found: Standing, tolerance: number): Yardstick {
  const { series, accumulation, baseline, targets } = tally;
  const anew = accumulation === 'period';
  const target = targets[found.current] as Target;
  const expected: Expectation = anew
    ? { value: expectedAmount(series, target, tally.starts[found.current] as Day, found.observedOn), lessBase: null }
    : expectation(series, baseline as Baseline, targets, found.observedOn);
  const base = anew ? 0 : (baseline as Baseline).value;
  return { direction: series.direction, tolerance, target, anew, base, expected };
}

/** The day of the last observation, shown or withheld, from d0 to D; of the baseline where there is none. */
function seenOn({ series, asOf, baseline }: Tally, observedOn: Day | undefined): Day | null {
  let seen = observedOn ?? baseline?.date ?? '';
  for (let index = 0; index < series.withheld.length; index += 1) {
    const date = series.withheld[index]?.date as Day;
    if (date > seen && date <= asOf) seen = date;
  }
  return seen || null;
}

/** What is judged of a series; all but the statuses is null where nothing can be. */
interface Judgement
  extends Pick<SeriesProgress<MeasureStatus>, 'attainment' | 'progress' | 'expected' | 'expectedProgress' | 'pace'>,
    Pick<SeriesProgress<MeasureStatus>, 'credit' | 'shortfall' | 'interim' | 'status' | 'statusAsObserved'> {
  readonly withinMargin: boolean;
  /** The attainment toward the next target. */
  readonly towardNext: number | null;
}

const notJudged = (status: 'not-measurable' | 'no-data'): Judgement => ({
  attainment: null,
  progress: null,
  expected: null,
  expectedProgress: null,
  pace: null,
  status,
  statusAsObserved: status,
  credit: null,
  shortfall: null,
  interim: null,
  withinMargin: false,
  towardNext: null,
});

const notMeasurable = /* @__PURE__ */ notJudged('not-measurable');
const noData = /* @__PURE__ */ notJudged('no-data');

/** Judges what was found of a series that can be measured. */
function judgement(
  tally: Tally,
  found: Standing,
  settings: Settings,
  groups: MeasureGroups | null,
  upcoming: Target | undefined,
  staleFrom: Day,
): Judgement {
  const { series, accumulation, targets, asOf } = tally;
  const thresholds = series.thresholds === undefined ? settings : { ...settings, ...series.thresholds };
  const yardstick = yardstickOf(tally, found, thresholds.tolerance);
  const comparison = compare(found.value, yardstick);
  const expectedShare = expectedAttainment(yardstick);
  const interim = newestInterim(tally, found.current, settings);
  const closed = settled(tally, found.current, settings);
  const verdict = verdictOf(
    tally,
    found,
    yardstick,
    comparison,
    expectedShare,
    interim,
    closed,
    groups,
    thresholds,
    settings,
  );
  const isTotalMet = accumulation === 'sum' && meets(found.value, targets.at(-1) as Target, series.direction);
  const isStale = closed === null && asOf > staleFrom && !isTotalMet;
  const expectedProgress = clamped(expectedShare);
  return {
    attainment: finite(comparison.attainment),
    progress: clamped(comparison.attainment),
    expected: Object.freeze(yardstick.expected.value),
    expectedProgress,
    pace: finite(comparison.pace),
    status: isStale ? 'stale' : verdict.status,
    statusAsObserved: verdict.status,
    credit: Math.min(clamped(verdict.reached), expectedProgress),
    shortfall: finite(expectedShare - comparison.attainment),
    interim: interim && shownJudged(interim),
    withinMargin: verdict.withinMargin,
    towardNext: upcoming === undefined ? null : towardNext(upcoming, found, yardstick, comparison),
  };
}

/** The progress of a series by its settings; a measure's groups may cap it. */
export function progressOfSeries(
  series: Series,
  settings: Settings,
  groups: MeasureGroups | null = null,
): MeasureProgress {
  const tally = tallyOf(series, settings.asOf);
  const { baseline, targets } = tally;
  const last = targets.at(-1);
  const found = standing(tally);
  const seen = seenOn(tally, found?.observedOn);
  const months = monthsOf[frequencyOf(series, settings)];
  const upcoming = targets.find(({ date }) => date >= settings.asOf);
  let judged: Judgement;
  if (last === undefined || (baseline === undefined && tally.accumulation !== 'period')) judged = notMeasurable;
  else if (found === null) judged = noData;
  else {
    // After more months than the calendar has, nothing is stale.
    const staleFrom = plusMonths(seen as Day, Math.ceil(Math.min(settings.staleAfter * months, 12e4)));
    judged = judgement(tally, found, settings, groups, upcoming, staleFrom);
  }
  // Written out, so that all results are of one hidden class: what reads them is the quicker for it.
  return Object.freeze({
    id: series.id,
    value: found?.value ?? null,
    observedOn: found?.observedOn ?? null,
    baseline: baseline === undefined ? null : shown(baseline),
    target: last === undefined ? null : shown(last),
    attainment: judged.attainment,
    progress: judged.progress,
    expected: judged.expected,
    expectedProgress: judged.expectedProgress,
    pace: judged.pace,
    status: judged.status,
    statusAsObserved: judged.statusAsObserved,
    credit: judged.credit,
    shortfall: judged.shortfall,
    next: upcoming === undefined ? null : Object.freeze({ target: shown(upcoming), attainment: judged.towardNext }),
    interim: judged.interim,
    change: found === null ? null : changeOf(found),
    nextDue: seen === null ? null : plusMonths(seen, months),
    withinMargin: judged.withinMargin,
    groups,
  });
}

/** Attainment toward the next target; of an amount that begins anew, unknown until something of it is observed. */
function towardNext(next: Target, { value }: Standing, yardstick: Yardstick, comparison: Comparison): number | null {
  if (next === yardstick.target) return finite(comparison.attainment);
  return yardstick.anew ? null : finite(compare(value, { ...yardstick, target: next }).attainment);
}

/** The progress of one group, with its settings made ready. */
export function progressOfGroup(measure: Measure, group: Group, settings: Settings): GroupProgress {
  const { groups: _, ...progress } = progressOfSeries(seriesOfGroup(measure, group), settings);
  const { name } = group;
  const size = group.observations.findLast(({ date }) => date === progress.observedOn)?.n;
  if (size === undefined || size >= settings.minimumGroup) return Object.freeze({ ...progress, name, groups: null });
  const status = 'too-small';
  return Object.freeze({ ...progress, status, statusAsObserved: status, name, groups: null });
}

function standingsOfGroups(measure: Measure, settings: Settings): MeasureGroups | null {
  const groups = groupsOf(measure);
  if (groups.length === 0) return null;
  const counts = noGroups();
  let worst: MeasureGroups['worst'] = null;
  let least = Number.POSITIVE_INFINITY;
  let behind = 0;
  for (const group of groups) {
    const { id, status, shortfall } = progressOfGroup(measure, group, settings);
    counts[status] += 1;
    const rank = rankOf(status);
    const missing = shortfall ?? Number.POSITIVE_INFINITY;
    if (status === 'too-small' || rank < 0 || rank > least || (rank === least && missing <= behind)) continue;
    worst = Object.freeze({ id, status });
    least = rank;
    behind = missing;
  }
  return Object.freeze({ counts: Object.freeze(counts), worst });
}

/** `measureProgress` with its settings made ready. */
export function progressOfMeasure(measure: Measure, settings: Settings): MeasureProgress {
  return progressOfSeries(measure, settings, standingsOfGroups(measure, settings));
}

/**
 * How far a measure has come by a day: its value, its attainment toward the last target, what was expected of
 * it when it was last observed, its pace, and its status. Total: never throws on a well-shaped measure,
 * whatever rules it breaks; an `asOf` that is no calendar day is a `RangeError`.
 *
 * Units: `value` and `expected` in the measure's unit; attainment, progress, pace, credit and shortfall are shares, 1
 * for the whole way. Status, first that applies: `not-measurable` (no baseline or no target), `no-data`, the verdict
 * on the last target once that is settled (`exceeded`, `met`, `missed`), `stale` (last observed more than
 * `policy.staleAfter` reporting periods ago), `exceeded` (better than the last target), `met`, `regressing` (worse
 * than expected, and than the baseline by more than the tolerance), `on-track`, `at-risk`, `off-track` by pace and
 * shortfall. A target on the way that was not met, and nothing observed since, makes it at best `at-risk`.
 *
 * Source: Redding & Layland 2015, performance measure. The formula (v − b) / (t − b) is the one that public OKR
 * systems use; the worked figures are those of the North Carolina Department of Public Instruction.
 *
 * @example
 * ```ts
 * const rate = aMeasure({
 *   indicator: 'Four-year graduation rate', unit: { kind: 'percent' }, direction: 'increase',
 *   baseline: { date: '2024-06-30', value: 87 },
 *   targets: [{ date: '2026-06-30', value: 88 }, { date: '2030-06-30', value: 92 }],
 *   observations: [{ date: '2025-06-30', value: 87.7 }],
 * });
 * const graduation = measureProgress(rate, { asOf: '2026-01-01' });
 * graduation.status; // 'on-track'
 * graduation.expected; // 87.5
 * ```
 */
export function measureProgress(measure: Measure, options: ProgressOptions): MeasureProgress {
  return progressOfMeasure(measure, settingsOf(options));
}

/** Whether an observation is late, though the last one is not yet too old to judge by and the matter is not closed. */
export function isLate(
  { status, target, nextDue }: Pick<MeasureProgress, 'status' | 'target' | 'nextDue'>,
  asOf: Day,
): boolean {
  const isSettled = status === 'missed' || status === 'met' || status === 'exceeded';
  const isClosed = isSettled && target !== null && target.date <= asOf;
  return nextDue !== null && nextDue < asOf && !isClosed && status !== 'stale';
}
