/**
 * The verdict on a measure: the words for it, their order, and which applies. Two caps come last: a target on the way
 * that was missed, and, where a policy says so, a group of students that is left behind.
 */

import type { Target } from '../model/generated/types.js';
import type { GroupStatus, MeasureStatus } from '../model/standing.js';
import { type Direction, meets } from '../model/target.js';
import { type Comparison, compare, type Yardstick } from './attainment.js';
import { type JudgedTarget, judge } from './judging.js';
import type { Standing, Tally } from './series.js';
import { reaches, type Settings, standingByPace, type Thresholds } from './settings.js';

/** How a measure stands, in the order in which the cases are tried. */
export const measureStatuses = [
  'not-measurable',
  'no-data',
  'exceeded',
  'met',
  'missed',
  'stale',
  'regressing',
  'on-track',
  'at-risk',
  'off-track',
] as const satisfies readonly MeasureStatus[];

/** How many groups of students stand how. */
export type GroupCounts = Readonly<Record<GroupStatus, number>>;

/** How the groups of students of a measure stand. */
export interface MeasureGroups {
  readonly counts: GroupCounts;
  /** The one whose status is worst, among those that are judged by fresh data. */
  readonly worst: { readonly id: string; readonly status: MeasureStatus } | null;
}

/** Statuses from worst to best; those without a place say nothing of how well it goes. */
export const statusesFromWorst = [
  'missed',
  'regressing',
  'off-track',
  'at-risk',
  'on-track',
  'met',
  'exceeded',
] as const satisfies readonly MeasureStatus[];

/** A status that says how well it goes. */
export type Verdict = (typeof statusesFromWorst)[number];

const ranks: Readonly<Record<string, number>> = Object.fromEntries(
  statusesFromWorst.map((status, index) => [status, index]),
);

/** The place of a status from worst to best; −1 where it says nothing of how well it goes. */
export const rankOf = (status: string): number => ranks[status] ?? -1;

/** The place of `on-track`: what is below gives reason to look. */
export const ON_TRACK = rankOf('on-track');
/** The place of `at-risk`: what is below fails. */
export const AT_RISK = rankOf('at-risk');

/** How many groups stand how, before any is counted. */
export const noGroups = (): Record<GroupStatus, number> => ({
  'not-measurable': 0,
  'no-data': 0,
  exceeded: 0,
  met: 0,
  missed: 0,
  stale: 0,
  regressing: 0,
  'on-track': 0,
  'at-risk': 0,
  'off-track': 0,
  'too-small': 0,
});

/** `met` or `exceeded` where a value meets a target that fits the direction, else null. */
function reached(value: number, target: Target, direction: Direction): 'met' | 'exceeded' | null {
  if (!meets(value, target, direction)) return null;
  return direction === 'maintain' || value === target.value ? 'met' : 'exceeded';
}

/** The verdict while nothing is closed, by a value alone. */
function openVerdict(
  value: number,
  { attainment, pace }: Comparison,
  shortfall: number,
  yardstick: Yardstick,
  isJudged: boolean,
  thresholds: Thresholds,
): Verdict {
  const { direction, target, anew, base, expected } = yardstick;
  // An amount to stay under is met only once its time is over.
  const verdict = anew && direction === 'decrease' && !isJudged ? null : reached(value, target, direction);
  if (verdict !== null) return verdict;
  if (!anew) {
    const due = typeof expected.value === 'number' ? { value: expected.value } : expected.value;
    // Where the baseline already meets the target, an attainment of a half is half of what the tolerance allows twice.
    const least = meets(base, target, direction) ? 0.5 : -thresholds.tolerance;
    if (!meets(value, { date: '', ...due }, direction) && !reaches(attainment, least)) return 'regressing';
  }
  return standingByPace(pace, shortfall, thresholds);
}

/** A value improved by its margin, not beyond what was expected; null where there is no margin to speak of. */
function improved(tally: Tally, { value, last }: Standing, { direction, expected }: Yardstick): number | null {
  const { margin } = last;
  if (margin === undefined || tally.accumulation !== 'latest' || typeof expected.value !== 'number') return null;
  if (direction === 'increase') return value >= expected.value ? null : Math.min(value + margin, expected.value);
  return value <= expected.value ? null : Math.max(value - margin, expected.value);
}

/** The statuses of groups of students that make a measure look at them first. */
export const isFailing = (status: MeasureStatus) => rankOf(status) >= 0 && rankOf(status) < AT_RISK;

/** The verdict on what was observed, however old. */
export function verdictOf(
  tally: Tally,
  found: Standing,
  yardstick: Yardstick,
  comparison: Comparison,
  expectedShare: number,
  interim: JudgedTarget | null,
  closed: JudgedTarget | null,
  groups: MeasureGroups | null,
  thresholds: Thresholds,
  settings: Settings,
): { readonly status: Verdict; readonly withinMargin: boolean; readonly reached: number } {
  const { direction } = yardstick;
  const groupFails = settings.groups === 'cap' && groups?.worst != null && isFailing(groups.worst.status);
  const interimFails = interim !== null && !interim.met && found.observedOn <= interim.observedOn;
  // The caps come last of all, and leave what is met as it is.
  const capped = (status: Verdict) => (status === 'on-track' && (groupFails || interimFails) ? 'at-risk' : status);
  if (closed !== null) {
    const verdict = reached(closed.value, closed.target, direction) ?? 'missed';
    return { status: verdict, withinMargin: false, reached: comparison.attainment };
  }
  const isJudged = yardstick.anew && judge(tally, found.current, found.current, settings) !== null;
  const byValue = (value: number, compared: Comparison) =>
    openVerdict(value, compared, expectedShare - compared.attainment, yardstick, isJudged, thresholds);
  const plain = byValue(found.value, comparison);
  const better = rankOf(plain) < ON_TRACK ? improved(tally, found, yardstick) : null;
  if (better !== null) {
    const compared = compare(better, yardstick);
    const verdict = byValue(better, compared);
    const atMost = rankOf(verdict) > ON_TRACK ? 'on-track' : verdict;
    if (rankOf(capped(atMost)) > rankOf(capped(plain))) {
      return { status: capped(atMost), withinMargin: true, reached: compared.attainment };
    }
  }
  return { status: capped(plain), withinMargin: false, reached: comparison.attainment };
}
