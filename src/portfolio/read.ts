/** What a summary says: means and pooled values, with how much they rest on. */
import type { Day } from '../model/calendar.js';
import { requireMinimum } from '../model/require.js';
import { type Exact, exact, quotient } from './exact.js';
import {
  addTallies,
  type CodeSummary,
  type GoalSummary,
  type KindSummary,
  NO_TALLY,
  type Pool,
  type PracticeSummary,
  requireSummary,
  type Summary,
  type Tally,
} from './summary.js';

/** A mean, and what it rests on. */
export interface MeanOf {
  /** The mean of those that had a value; null where none had. */
  readonly mean: number | null;
  readonly valued: number;
  readonly count: number;
}

/** A value of all groups put together. */
export interface PooledValue {
  /** The mean of the values, each counting as its group is large; null where no size was known, or it is withheld. */
  readonly value: number | null;
  /** How many values had a size and are pooled, of how many. */
  readonly pooled: number;
  readonly of: number;
  /** The size of all groups together; null where it is withheld. */
  readonly n: number | null;
  /** Whether the value and the size are withheld, because all together are too few, or for another's sake. */
  readonly isWithheld: boolean;
}

/** Plans of one kind of organization, in figures. */
export interface KindReport {
  readonly kind: KindSummary['kind'];
  readonly completion: MeanOf;
  readonly progress: MeanOf;
  readonly states: KindSummary['states'];
  readonly statuses: KindSummary['statuses'];
  readonly groups: KindSummary['groups'];
}

/** Measures that share a code, in figures. */
export interface CodeReport {
  readonly code: string;
  readonly progress: MeanOf;
  readonly value: MeanOf;
  readonly pooled: PooledValue;
  readonly statuses: CodeSummary['statuses'];
  readonly groups: CodeSummary['groups'];
}

/** The work that carries out one practice, in figures. */
export interface PracticeReport {
  readonly code: string;
  readonly plans: number;
  readonly strategies: number;
  readonly completion: MeanOf;
  readonly progress: MeanOf;
  readonly states: PracticeSummary['states'];
  readonly statuses: PracticeSummary['statuses'];
  readonly groups: PracticeSummary['groups'];
}

/** Goals that serve one goal of another plan, in figures. */
export interface GoalReport {
  readonly planId: string;
  readonly goalId: string;
  readonly completion: MeanOf;
  readonly progress: MeanOf;
  readonly statuses: GoalSummary['statuses'];
  readonly groups: GoalSummary['groups'];
}

/** A summary in figures. */
export interface PortfolioReport {
  readonly plans: number;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly completion: MeanOf;
  readonly progress: MeanOf;
  readonly measures: Summary['measures'];
  readonly groups: Summary['groups'];
  readonly diagnoses: Summary['diagnoses'];
  readonly contributions: Summary['contributions'];
  readonly kinds: readonly KindReport[];
  readonly codes: readonly CodeReport[];
  readonly practices: readonly PracticeReport[];
  readonly goals: readonly GoalReport[];
}

/** How to read. */
export interface ReadSummaryOptions {
  /**
   * Values of fewer students than this, all groups together, are withheld, with the mean of the values. A whole number
   * from 1; when it is not given, nothing is withheld.
   */
  readonly minimum?: number | undefined;
}

const meanOf = ({ count, valued, sum }: Tally): MeanOf => ({ mean: quotient(sum, exact(valued)), valued, count });

const asNumber = (sum: Exact): number => quotient(sum, exact(1)) ?? Number.MAX_VALUE;

function pooledValue({ pooled, n, weighted }: Pool, { count }: Tally, isWithheld: boolean): PooledValue {
  return {
    value: isWithheld ? null : quotient(weighted, n),
    pooled,
    of: count,
    n: isWithheld ? null : asNumber(n),
    isWithheld,
  };
}

/**
 * The codes whose values are withheld: those of few students and, where that is only one, that of the next fewest, since
 * the statuses of all codes together are shown.
 */
function withheldCodes({ codes }: Summary, minimum: number): ReadonlySet<string> {
  const sized = codes
    .filter(({ pool }) => pool.pooled > 0)
    .map(({ code, pool }) => ({ code, size: asNumber(pool.n) }))
    .filter(({ size }) => size >= 1)
    .sort((a, b) => a.size - b.size);
  const few = sized.filter(({ size }) => size < minimum).length;
  return new Set(sized.slice(0, few === 1 ? 2 : few).map(({ code }) => code));
}

const withheld = (mean: MeanOf): MeanOf => ({ ...mean, mean: null });

/** What rests on one measure's progress alone tells of its value; it is withheld where some value is. */
function careful<Of extends { readonly progress: Tally; readonly statuses: object; readonly groups: object }>(
  { progress, statuses, groups }: Of,
  isAnyWithheld: boolean,
  isForAnother = false,
) {
  const mean = meanOf(progress);
  return isAnyWithheld && (isForAnother || mean.valued < 2)
    ? { progress: withheld(mean), statuses: {}, groups: {} }
    : { progress: mean, statuses, groups };
}

/** What rests on work and on measures: its means, carefully. */
const told = <Of extends Parameters<typeof careful>[0] & { readonly completion: Tally }>(
  each: Of,
  isAny: boolean,
  isForAnother = false,
) => ({
  ...each,
  completion: meanOf(each.completion),
  ...careful(each, isAny, isForAnother),
});

/**
 * The kind of organization that is withheld for another's sake: where one alone rests on one measure, that on the next
 * fewest, since the kinds make up the whole that is shown.
 */
function besideAlone(kinds: Summary['kinds']): KindSummary | undefined {
  const valued = kinds.filter(({ progress }) => progress.valued > 0);
  const [alone, other] = valued.filter(({ progress }) => progress.valued === 1);
  if (alone === undefined || other !== undefined) return undefined;
  return valued.filter((kind) => kind !== alone).sort((a, b) => a.progress.valued - b.progress.valued)[0];
}

/** Tallies as one. */
const overall = (tallies: readonly Tally[]): MeanOf => meanOf(tallies.reduce(addTallies, NO_TALLY));

/**
 * What a summary says, in figures: means over plans, goals and measures with how many they rest on, and percentages
 * pooled by the size of their groups where it is known, with how much was pooled. With `minimum`, values that rest on
 * fewer students in all are withheld and, where one is, that of the next fewest, and what rests on one measure alone,
 * with the kind of organization that is next; where there is no next, the counts of all together as well.
 *
 * @throws TypeError where it is no summary.
 * @throws RangeError where `minimum` is given and is no whole number from 1: values of few students would be shown.
 *
 * @example
 * ```ts
 * const report = readSummary(summarize(examplePlan, { asOf: '2026-08-03' }));
 * report.codes[0]?.pooled; // { value: 27.3, pooled: 1, of: 1, n: 812400, isWithheld: false }
 * ```
 */
export function readSummary(summary: Summary, { minimum }: ReadSummaryOptions = {}): PortfolioReport {
  requireSummary(summary);
  const { plans, from, to, measures, groups: allGroups, diagnoses, contributions, kinds } = summary;
  const hidden: ReadonlySet<string> =
    minimum === undefined ? new Set() : withheldCodes(summary, requireMinimum(minimum));
  const isAny = hidden.size > 0;
  const progressOfAll = overall(kinds.map(({ progress }) => progress));
  const beside = besideAlone(kinds);
  // Of a value that no other is withheld beside, the counts of all together tell as well.
  const tells = hidden.size === 1;
  return {
    plans,
    from,
    to,
    completion: overall(kinds.map(({ completion }) => completion)),
    progress: isAny && progressOfAll.valued < 2 ? withheld(progressOfAll) : progressOfAll,
    measures: tells ? {} : measures,
    groups: tells ? {} : allGroups,
    diagnoses: tells ? {} : diagnoses,
    contributions: tells ? {} : contributions,
    kinds: kinds.map((each) => told(each, isAny, each === beside)),
    codes: summary.codes.map(({ code, progress, value, pool, statuses, groups }) => {
      const pooled = pooledValue(pool, value, hidden.has(code));
      // What a value is shows in the mean and in the progress of one measure as well.
      const shown = pooled.isWithheld ? withheld : (mean: MeanOf) => mean;
      return {
        code,
        progress: shown(meanOf(progress)),
        value: shown(meanOf(value)),
        pooled,
        statuses: pooled.isWithheld ? {} : statuses,
        groups: pooled.isWithheld ? {} : groups,
      };
    }),
    practices: summary.practices.map((each) => told(each, isAny)),
    goals: summary.goals.map((each) => told(each, isAny)),
  };
}
