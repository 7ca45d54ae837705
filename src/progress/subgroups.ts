/** For whom it works: the progress of each group of students in a measure, and its gap to the whole. */
import type { Measure } from '../model/generated/types.js';
import { distanceToBand, fittingTargets } from '../model/target.js';
import { type GroupProgress, progressOfGroup } from './measure.js';
import { seriesOfGroup, standing, tallyOf } from './series.js';
import { type ProgressOptions, type Settings, settingsOf } from './settings.js';

/** How far a group has come, by its own baseline and targets. */
export type SubgroupProgress = GroupProgress;

/** How a gap moves. */
export type GapTrend = 'closing' | 'steady' | 'widening';

/** A group against the whole. Gaps are in the measure's unit: above 0 the group is worse off, below 0 better. */
export interface Gap {
  readonly id: string;
  readonly name: string;
  /** At the baselines; null where one is missing. */
  readonly baseline: number | null;
  /** By the day; null where one of the two was not observed. */
  readonly now: number | null;
  /** Whether the gap's size falls or grows by more than the tolerance; null where one of the two is missing. */
  readonly trend: GapTrend | null;
  /** Up to how much, in the measure's unit, a change of the gap counts as steady. */
  readonly tolerance: number;
}

/**
 * How far each group of students has come in a measure, by its own baseline, targets and observations, in the measure's
 * direction. Total: never throws on a well-shaped measure.
 *
 * @example
 * ```ts
 * const reading = examplePlan.goals[0]?.measures[0];
 * const groups = reading === undefined ? [] : subgroupProgress(reading, { asOf: '2026-08-03' });
 * groups.map(({ name, status }) => `${name}: ${status}`);
 * // ['English learners: off-track', 'Students with disabilities: on-track']
 * ```
 */
export function subgroupProgress(measure: Measure, options: ProgressOptions): readonly SubgroupProgress[] {
  const settings = settingsOf(options);
  return Object.freeze(measure.subgroups.map((subgroup) => progressOfGroup(measure, subgroup, settings)));
}

/** How much worse one value is than another, in the measure's direction. */
function behind(group: number, whole: number, measure: Measure): number {
  if (measure.direction === 'increase') return whole - group;
  if (measure.direction === 'decrease') return group - whole;
  const band = fittingTargets(measure.targets, 'maintain').at(-1);
  return band === undefined ? whole - group : distanceToBand(group, band) - distanceToBand(whole, band);
}

/**
 * The gap of each group of students to the whole, at the baselines and now. A change by no more than
 * `policy.tolerance` (0.02) of the gap at the baseline, or of the whole's baseline where there was none, is steady.
 *
 * Total: never throws on a well-shaped measure.
 *
 * @example
 * ```ts
 * const reading = examplePlan.goals[0]?.measures[0];
 * const found = reading === undefined ? [] : gaps(reading, { asOf: '2026-08-03' });
 * found.map(({ name, trend }) => `${name}: ${trend}`);
 * // ['English learners: steady', 'Students with disabilities: closing']
 * ```
 */
export function gaps(measure: Measure, options: ProgressOptions): readonly Gap[] {
  const settings = settingsOf(options);
  const whole = standing(tallyOf(measure, settings.asOf))?.value;
  return Object.freeze(measure.subgroups.map((subgroup) => gapOf(measure, subgroup, whole, settings)));
}

function gapOf(
  measure: Measure,
  subgroup: Measure['subgroups'][number],
  whole: number | undefined,
  { asOf, tolerance: share }: Settings,
): Gap {
  const group = standing(tallyOf(seriesOfGroup(measure, subgroup), asOf))?.value;
  const hasBoth = measure.baseline !== undefined && subgroup.baseline !== undefined;
  const baseline = hasBoth ? finite(behind(subgroup.baseline.value, measure.baseline.value, measure)) : null;
  const now = group === undefined || whole === undefined ? null : finite(behind(group, whole, measure));
  const tolerance = share * Math.abs(baseline === null || baseline === 0 ? (measure.baseline?.value ?? 0) : baseline);
  return Object.freeze({
    id: subgroup.id,
    name: subgroup.name,
    baseline,
    now,
    trend: trendOf(baseline, now, tolerance),
    tolerance,
  });
}

const finite = (value: number) => (Number.isFinite(value) ? value + 0 : null);

function trendOf(baseline: number | null, now: number | null, tolerance: number): GapTrend | null {
  if (baseline === null || now === null) return null;
  const grown = Math.abs(now) - Math.abs(baseline);
  if (Math.abs(grown) <= tolerance + 1e-9) return 'steady';
  return grown < 0 ? 'closing' : 'widening';
}
