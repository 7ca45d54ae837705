/**
 * Whether the measures move: how measures make the performance of a goal or strategy, and goals that of the plan.
 * Surplus in one part never hides a shortfall in another, and old data are never taken for new.
 */
import type { GroupStatus, MeasureStatus } from '../model/standing.js';
import { type Identified, type Part, partOf, scaleOf } from './parts.js';
import { type Settings, standingByPace } from './settings.js';
import {
  AT_RISK,
  type GroupCounts,
  measureStatuses,
  noGroups,
  ON_TRACK,
  rankOf,
  statusesFromWorst,
} from './verdict.js';

/** Whether the measures move. */
export interface Performance {
  /** The share of the way, 0 to 1. */
  readonly progress: number | null;
  /** The share of the way that was expected, 0 to 1. */
  readonly expectedProgress: number | null;
  /** What counts of progress: surplus in one part never hides a shortfall in another, 0 to 1. */
  readonly credit: number | null;
  /** Credit over expected progress; null where none was expected. */
  readonly pace: number | null;
  readonly status: MeasureStatus;
  /** The weight with data over all weight, 0 to 1; a part counts by its own coverage. */
  readonly coverage: number;
  /** How many parts stand how. */
  readonly counts: Readonly<Record<MeasureStatus, number>>;
  /** How the groups of students below stand; null without any. */
  readonly groups: GroupCounts | null;
  /** The id of the part furthest behind; null without data. */
  readonly worst: string | null;
  readonly parts: readonly Part[];
}

/** One part's standing: a performance, or the progress of a measure. */
export interface PerformanceStanding
  extends Pick<Performance, 'progress' | 'expectedProgress' | 'credit' | 'status'>,
    Partial<Pick<Performance, 'coverage'>> {
  /** How much of its whole way is missing; what was expected less the credit, where it is not given. */
  readonly shortfall?: number | null;
  /** Whether its shortfall is within the margin of error. */
  readonly withinMargin?: boolean;
  readonly statusAsObserved?: MeasureStatus;
  readonly groups: GroupCounts | { readonly counts: GroupCounts } | null;
}

/** Every status of a group. */
const groupStatuses: readonly GroupStatus[] = [...measureStatuses, 'too-small'];

/** Counts by status, before any is counted. */
const noMeasures = (): Record<MeasureStatus, number> => {
  const { 'too-small': _, ...counts } = noGroups();
  return counts;
};

/** The means of a whole, and the verdict on them; null where no part has a value. */
interface Means extends Pick<Performance, 'progress' | 'expectedProgress' | 'credit' | 'pace' | 'status'> {
  readonly coverage: number;
}

/** What a performance would be if old observations were as good as new ones, where that makes a difference. */
const asObserved = new WeakMap<object, Means>();

/** What of a part goes into the means. */
type Counted = Omit<PerformanceStanding, 'groups'>;

/** A part's standing with old observations taken as they are. */
function observed(part: PerformanceStanding): Counted {
  const { statusAsObserved } = part;
  if (statusAsObserved === undefined) return asObserved.get(part) ?? part;
  return part.status === statusAsObserved ? part : { ...part, status: statusAsObserved };
}

const freshValue = ({ status, progress }: Pick<PerformanceStanding, 'status' | 'progress'>) =>
  status === 'stale' ? null : progress;

/** The sums of the parts that have a value. */
function meansOf(standings: readonly Counted[], weights: readonly number[], settings: Settings, scale: number) {
  let all = 0;
  let valued = 0;
  let covered = 0;
  let progress = 0;
  let expectedProgress = 0;
  let credit = 0;
  let least = Number.POSITIVE_INFINITY;
  let best = -1;
  let count = 0;
  for (let index = 0; index < standings.length; index += 1) {
    const part = standings[index] as Counted;
    const weight = (weights[index] as number) * scale;
    all += weight;
    const value = freshValue(part);
    if (value === null) continue;
    count += 1;
    valued += weight;
    covered += weight * (part.coverage ?? 1);
    progress += weight * value;
    expectedProgress += weight * (part.expectedProgress as number);
    credit += weight * (part.credit as number);
    const rank = rankOf(part.status);
    if (rank < least) least = rank;
    if (rank > best) best = rank;
  }
  const counted = settings.missing === 'zero' ? all : valued;
  const coverage = all === 0 ? 0 : covered / all;
  if (count === 0) {
    const means: Means = {
      progress: null,
      expectedProgress: null,
      credit: null,
      pace: null,
      status: 'no-data',
      coverage,
    };
    return { means, counted };
  }
  progress /= counted;
  expectedProgress /= valued;
  credit /= counted;
  const quotient = credit / expectedProgress;
  const pace = Number.isFinite(quotient) ? quotient : null;
  const isWhole = count === standings.length && coverage === 1;
  const status = verdictOn(least, best, isWhole, pace, expectedProgress - credit, settings);
  const means: Means = { progress, expectedProgress, credit, pace, status, coverage };
  return { means, counted };
}

const MISSED = rankOf('missed');
const REGRESSING = rankOf('regressing');
const MET = rankOf('met');
const EXCEEDED = rankOf('exceeded');

/** The verdict on a whole whose parts with a value stand from one rank to another. */
function verdictOn(
  least: number,
  best: number,
  isWhole: boolean,
  pace: number | null,
  shortfall: number,
  settings: Settings,
): MeasureStatus {
  const named = (rank: number) => statusesFromWorst[rank] as MeasureStatus;
  if (settings.rollup === 'worst') return named(least);
  if (isWhole && least >= MET) return least === EXCEEDED ? 'exceeded' : 'met';
  if (best === MISSED || (least === REGRESSING && best === REGRESSING)) return named(best);
  // Never worse than the worst part nor better than the best, and at best at risk where a part fails.
  const lower = Math.min(least, ON_TRACK);
  const upper = Math.min(best, least < AT_RISK ? AT_RISK : ON_TRACK);
  return named(Math.min(upper, Math.max(lower, rankOf(standingByPace(pace, shortfall, settings)))));
}

const isStale = (part: PerformanceStanding) => part.status === 'stale' || asObserved.has(part);

/** Performance of a whole from its parts: measures, or, for the plan, goals. */
export function combinePerformance<T extends Identified>(
  parts: readonly T[],
  standingOf: (part: T) => PerformanceStanding,
  weights: readonly number[],
  settings: Settings,
): Performance {
  const standings: PerformanceStanding[] = [];
  const counts = noMeasures();
  let groups: Record<GroupStatus, number> | null = null;
  let anyStale = false;
  let worst: string | null = null;
  let furthestBehind = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < parts.length; index += 1) {
    const { id } = parts[index] as T;
    const part = standingOf(parts[index] as T);
    standings.push(part);
    counts[part.status] += 1;
    anyStale ||= isStale(part);
    if (part.groups !== null) {
      groups ??= noGroups();
      const below = 'counts' in part.groups ? part.groups.counts : part.groups;
      for (const status of groupStatuses) groups[status] += below[status];
    }
    if (freshValue(part) !== null && behind(part) > furthestBehind) {
      worst = id;
      furthestBehind = behind(part);
    }
  }
  const scale = scaleOf(weights);
  const { means, counted } = meansOf(standings, weights, settings, scale);
  let { status } = means;
  let then: Means | null = null;
  if (anyStale) {
    then = meansOf(standings.map(observed), weights, settings, scale).means;
    // Where some parts are stale, the worse of what is found without them and with them as observed.
    if (means.progress === null) status = 'stale';
    else if (rankOf(then.status) < rankOf(status)) status = then.status;
  }
  const shown: Part[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const value = freshValue(standings[index] as PerformanceStanding);
    const weight = weights[index] as number;
    shown.push(partOf((parts[index] as T).id, weight, value, value === null ? 0 : (weight * scale * value) / counted));
  }
  const found: Performance = Object.freeze({
    progress: means.progress,
    expectedProgress: means.expectedProgress,
    credit: means.credit,
    pace: means.pace,
    status,
    coverage: means.coverage,
    counts: Object.freeze(counts),
    groups: groups === null ? null : Object.freeze(groups),
    worst,
    parts: Object.freeze(shown),
  });
  if (then !== null) asObserved.set(found, then);
  return found;
}

/** How far a part is behind; a shortfall that cannot be computed is one beyond all numbers. */
function behind({ credit, expectedProgress, shortfall, withinMargin }: PerformanceStanding): number {
  if (shortfall === undefined || withinMargin === true) return (expectedProgress as number) - (credit as number);
  return shortfall ?? Number.POSITIVE_INFINITY;
}
