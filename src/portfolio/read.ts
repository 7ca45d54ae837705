/** What a summary says: means and pooled values, with how much they rest on. */
import type { Day } from '../model/calendar.js';
import { type Exact, exact, quotient } from './exact.js';
import type { CodeSummary, GoalSummary, KindSummary, Pool, Summary, Tally } from './summary.js';

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
  /** Whether the value and the size are withheld, because all together are too few. */
  readonly isWithheld: boolean;
}

/** A summary in figures. */
export interface PortfolioReport {
  readonly plans: number;
  readonly from: Day | null;
  readonly to: Day | null;
  readonly completion: MeanOf;
  readonly progress: MeanOf;
  readonly diagnoses: Summary['diagnoses'];
  readonly kinds: readonly {
    readonly kind: KindSummary['kind'];
    readonly completion: MeanOf;
    readonly progress: MeanOf;
    readonly states: KindSummary['states'];
    readonly statuses: KindSummary['statuses'];
  }[];
  readonly codes: readonly {
    readonly code: string;
    readonly progress: MeanOf;
    readonly value: MeanOf;
    readonly pooled: PooledValue;
    readonly statuses: CodeSummary['statuses'];
  }[];
  readonly goals: readonly {
    readonly planId: string;
    readonly goalId: string;
    readonly completion: MeanOf;
    readonly progress: MeanOf;
    readonly statuses: GoalSummary['statuses'];
  }[];
}

/** How to read. */
export interface ReadSummaryOptions {
  /** Values of fewer students than this, all groups together, are withheld, with the mean of the values. */
  readonly minimum?: number;
}

const meanOf = ({ count, valued, sum }: Tally): MeanOf => ({ mean: quotient(sum, exact(valued)), valued, count });

const asNumber = (sum: Exact): number => quotient(sum, exact(1)) ?? Number.MAX_VALUE;

function pooledValue({ pooled, n, weighted }: Pool, { count }: Tally, minimum: number): PooledValue {
  const size = asNumber(n);
  const isWithheld = pooled > 0 && size < minimum;
  return {
    value: isWithheld ? null : quotient(weighted, n),
    pooled,
    of: count,
    n: isWithheld ? null : size,
    isWithheld,
  };
}

const withheld = (mean: MeanOf): MeanOf => ({ ...mean, mean: null });

/** The tallies of all kinds as one. */
function overall(kinds: readonly { readonly mean: MeanOf }[]): MeanOf {
  const valued = kinds.reduce((sum, { mean }) => sum + mean.valued, 0);
  const count = kinds.reduce((sum, { mean }) => sum + mean.count, 0);
  if (valued === 0) return { mean: null, valued, count };
  return { mean: kinds.reduce((sum, { mean }) => sum + (mean.mean ?? 0) * mean.valued, 0) / valued, valued, count };
}

/**
 * What a summary says, in figures: means over plans, goals and measures with how many they rest on, and percentages
 * pooled by the size of their groups where it is known, with how much was pooled. With `minimum`, values that rest on
 * fewer students in all are withheld.
 *
 * @example
 * ```ts
 * const report = readSummary(summarize(examplePlan, { asOf: '2026-08-03' }));
 * report.codes[0]?.pooled; // { value: 27.3, pooled: 1, of: 1, n: 812400, isWithheld: false }
 * ```
 */
export function readSummary(summary: Summary, { minimum = 0 }: ReadSummaryOptions = {}): PortfolioReport {
  const kinds = summary.kinds.map(({ kind, completion, progress, states, statuses }) => ({
    kind,
    completion: meanOf(completion),
    progress: meanOf(progress),
    states,
    statuses,
  }));
  return {
    plans: summary.plans,
    from: summary.from,
    to: summary.to,
    completion: overall(kinds.map(({ completion }) => ({ mean: completion }))),
    progress: overall(kinds.map(({ progress }) => ({ mean: progress }))),
    diagnoses: summary.diagnoses,
    kinds,
    codes: summary.codes.map(({ code, progress, value, pool, statuses }) => {
      const pooled = pooledValue(pool, value, minimum);
      // What a value is shows in the mean and in the progress of one measure as well.
      const shown = pooled.isWithheld ? withheld : (mean: MeanOf) => mean;
      return {
        code,
        progress: shown(meanOf(progress)),
        value: shown(meanOf(value)),
        pooled,
        statuses: pooled.isWithheld ? {} : statuses,
      };
    }),
    goals: summary.goals.map(({ planId, goalId, completion, progress, statuses }) => ({
      planId,
      goalId,
      completion: meanOf(completion),
      progress: meanOf(progress),
      statuses,
    })),
  };
}
