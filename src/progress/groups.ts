/** For whom it works: the progress of each group of students in a measure, and its gap to the whole. */

import { type Day, daysBetween } from '../model/calendar.js';
import { decimalDifference } from '../model/decimal.js';
import type { Measure, Subgroup } from '../model/generated/types.js';
import type { GapCause, GapTrend } from '../model/standing.js';
import { distanceToBand } from '../model/target.js';
import { frequencyOf, HALF } from './judging.js';
import { type GroupProgress, progressOfGroup } from './measure.js';
import { type DatedValue, lastBy, seriesOfGroup, type Tally, tallyOf } from './series.js';
import { type ProgressOptions, type Settings, settingsOf, within } from './settings.js';
import { valuesOf } from './values.js';

/** How far a group has come, by its own baseline and targets. */
export interface SubgroupProgress extends GroupProgress {
  /** By what students are grouped: race, gender, program; null where the plan does not say. */
  readonly dimension: string | null;
}

/** A gap on a day, in the measure's unit: above 0 the group is worse off than the whole, below 0 better. */
export interface DatedGap {
  /** The day on which both are known: the later of the two days where they differ. */
  readonly date: Day;
  readonly gap: number;
}

/** A group of students against the whole. */
export interface Gap {
  readonly id: string;
  readonly name: string;
  readonly dimension: string | null;
  /** At the baselines; null where one is missing, or they are more than half a reporting period apart. */
  readonly baseline: DatedGap | null;
  /** On the latest day that both were observed on; null where there is none. */
  readonly now: DatedGap | null;
  readonly trend: GapTrend;
  /** Why it closes or widens; null where it does neither. */
  readonly because: GapCause | null;
  /** Up to how much, in the measure's unit, a change of the gap counts as steady. */
  readonly tolerance: number;
}

const NOT_JUDGED = {
  attainment: null,
  progress: null,
  expected: null,
  expectedProgress: null,
  pace: null,
  credit: null,
  shortfall: null,
  interim: null,
  withinMargin: false,
} as const;

function standingOf(measure: Measure, subgroup: Subgroup, settings: Settings): SubgroupProgress {
  const progress = progressOfGroup(measure, subgroup, settings);
  const dimension = subgroup.dimension ?? null;
  if (progress.status !== 'too-small') return Object.freeze({ ...progress, dimension });
  const next = progress.next && Object.freeze({ ...progress.next, attainment: null });
  return Object.freeze({ ...progress, ...NOT_JUDGED, next, dimension });
}

/**
 * How far each group of students has come in a measure, by its own baseline, targets and observations, in the measure's
 * direction. A group whose last observation has an `n` under `policy.minimumGroup` (10) is `too-small`: its value is
 * there, and it is not judged.
 *
 * Total: never throws on a well-shaped measure; an `asOf` that is no calendar day is a `RangeError`.
 *
 * @example
 * ```ts
 * const reading = examplePlan.goals[0]?.measures[0];
 * const groups = reading === undefined ? [] : subgroupProgress(reading, { asOf: '2026-08-03' });
 * groups.length; // 2
 * ```
 */
export function subgroupProgress(measure: Measure, options: ProgressOptions): readonly SubgroupProgress[] {
  return Object.freeze(progressOfGroups(measure, settingsOf(options)));
}

/** How far a value is from where it should be: the larger, the worse. Only differences of it mean anything. */
function badness(value: number, { series: { direction }, targets }: Tally): number {
  if (direction === 'increase') return -value;
  if (direction === 'decrease') return value;
  const band = targets.at(-1);
  return band === undefined ? -value : distanceToBand(value, band);
}

/** Two values, of the group and of the whole, that are compared. */
interface Pair {
  readonly group: DatedValue;
  readonly whole: DatedValue;
}

/** Of values in order, the one nearest to a day; of two equally near, the later. */
function nearest(values: readonly DatedValue[], day: Day): DatedValue | undefined {
  const place = lastBy(values, day);
  const [before, after] = [values[place], values[place + 1]];
  if (before === undefined || after === undefined) return before ?? after;
  return daysBetween(before.date, day) < daysBetween(day, after.date) ? before : after;
}

/** The latest two values that are each the other's nearest, and no more than half a reporting period apart. */
function latestPair(ofGroup: readonly DatedValue[], ofWhole: readonly DatedValue[], most: number): Pair | null {
  for (let index = ofGroup.length - 1; index >= 0; index -= 1) {
    const group = ofGroup[index] as DatedValue;
    const whole = nearest(ofWhole, group.date);
    if (whole === undefined) return null;
    const isMutual = nearest(ofGroup, whole.date) === group;
    if (isMutual && Math.abs(daysBetween(group.date, whole.date)) <= most) return { group, whole };
  }
  return null;
}

/**
 * The gap of each group of students to the whole: at the baselines, and on the latest day that both were observed on.
 * Observations are paired with those nearest in time, no more than half a reporting period apart, so that a group of one
 * year is never compared with the whole of another. A gap closes or widens where its size changes by more than the
 * tolerance (the measure's, else the policy's 0.02) of the gap at the baseline, or of the whole's baseline where there
 * was none; where the group was ahead and falls behind it widens, and the other way round it closes. `because` tells
 * whether the group's own movement made the difference or that of the whole: a gap that closes because the whole fell is
 * no gain for anyone.
 *
 * Total: never throws on a well-shaped measure; an `asOf` that is no calendar day is a `RangeError`.
 *
 * @example
 * ```ts
 * const reading = examplePlan.goals[0]?.measures[0];
 * const found = reading === undefined ? [] : gaps(reading, { asOf: '2026-08-03' });
 * found.map(({ name, trend, because }) => `${name}: ${trend}, ${because}`);
 * ```
 */
export function gaps(measure: Measure, options: ProgressOptions): readonly Gap[] {
  return Object.freeze(gapsOf(measure, settingsOf(options)));
}

/** A gap, and two numbers whose difference it is; null where there is none now. */
interface ComparedGap {
  readonly gap: Gap;
  readonly terms: readonly [number, number] | null;
}

function compared(
  measure: Measure,
  whole: Tally,
  ofWhole: readonly DatedValue[],
  subgroup: Subgroup,
  settings: Settings,
): ComparedGap {
  const { asOf } = settings;
  const group = tallyOf(seriesOfGroup(measure, subgroup), asOf);
  const most = HALF[frequencyOf(measure, settings)];
  const first = baselinePair(group, whole, most);
  // Amounts of a group that has no targets of its own are those of the whole's periods.
  const periods = group.targets.length === 0 ? { ...group, targets: whole.targets, starts: whole.starts } : group;
  const last = latestPair(valuesOf(periods, settings), ofWhole, most);
  const baseline = first === null ? null : gapOn(first, whole);
  const now = last === null ? null : gapOn(last, whole);
  const share = measure.thresholds?.tolerance ?? settings.tolerance;
  const base = baseline === null || baseline.gap === 0 ? (whole.baseline?.value ?? 0) : baseline.gap;
  const tolerance = share * Math.abs(base);
  const isKnown = baseline !== null && now !== null && !isTooSmall(group, settings);
  const trend = isKnown ? trendOf(baseline.gap, now.gap, tolerance) : 'unknown';
  const moves = trend === 'closing' || trend === 'widening';
  const gap = Object.freeze({
    id: subgroup.id,
    name: subgroup.name,
    dimension: subgroup.dimension ?? null,
    baseline,
    now,
    trend,
    because: moves ? causeOf(first as Pair, last as Pair, whole) : null,
    tolerance,
  });
  return { gap, terms: last === null ? null : termsOf(last, whole) };
}

/** Whether a group was last observed so small that its figures say little of it. */
function isTooSmall({ counted }: Tally, { minimumGroup }: Settings): boolean {
  const size = counted.at(-1)?.n;
  return size !== undefined && size < minimumGroup;
}

function baselinePair(group: Tally, whole: Tally, most: number): Pair | null {
  if (group.baseline === undefined || whole.baseline === undefined) return null;
  const apart = Math.abs(daysBetween(group.baseline.date, whole.baseline.date));
  return apart > most ? null : { group: group.baseline, whole: whole.baseline };
}

/** Two numbers whose difference is the gap: above 0 the group is worse off. */
function termsOf({ group, whole }: Pair, measure: Tally): readonly [number, number] {
  if (measure.series.direction === 'increase') return [whole.value, group.value];
  return [badness(group.value, measure), badness(whole.value, measure)];
}

function gapOn(pair: Pair, measure: Tally): DatedGap | null {
  const { group, whole } = pair;
  const gap = decimalDifference(...termsOf(pair, measure)) + 0;
  if (!Number.isFinite(gap)) return null;
  return Object.freeze({ date: group.date > whole.date ? group.date : whole.date, gap });
}

function trendOf(baseline: number, now: number, tolerance: number): GapTrend {
  const crosses = Math.sign(baseline) * Math.sign(now) < 0;
  // Across zero, what counts is on which side the group comes out.
  const grown = crosses ? now - baseline : Math.abs(now) - Math.abs(baseline);
  if (within(Math.abs(grown), tolerance)) return 'steady';
  return grown < 0 ? 'closing' : 'widening';
}

/** The larger of the two movements; of two equally large, the group's. */
function causeOf(first: Pair, last: Pair, measure: Tally): GapCause {
  const [group, whole] = (['group', 'whole'] as const).map(
    (key) => badness(first[key].value, measure) - badness(last[key].value, measure),
  ) as [number, number];
  if (Math.abs(group) >= Math.abs(whole)) return group > 0 ? 'group-gained' : 'group-lost';
  return whole > 0 ? 'whole-gained' : 'whole-lost';
}

/** How the groups of a measure stand, with its settings made ready. */
export const progressOfGroups = (measure: Measure, settings: Settings): readonly SubgroupProgress[] =>
  measure.subgroups.map((subgroup) => standingOf(measure, subgroup, settings));

/** The gaps of a measure, with its settings made ready. */
export function gapsOf(measure: Measure, settings: Settings): readonly Gap[] {
  if (measure.subgroups.length === 0) return [];
  const whole = tallyOf(measure, settings.asOf);
  const ofWhole = valuesOf(whole, settings);
  return measure.subgroups.map((subgroup) => compared(measure, whole, ofWhole, subgroup, settings).gap);
}

/** The gap of one group, with two numbers whose difference it is. */
export function comparedGap(measure: Measure, subgroup: Subgroup, settings: Settings): ComparedGap {
  const whole = tallyOf(measure, settings.asOf);
  return compared(measure, whole, valuesOf(whole, settings), subgroup, settings);
}
