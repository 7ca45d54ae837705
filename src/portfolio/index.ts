/**
 * Many plans as one summary: plans of a state's districts, of a country's schools. Summaries combine in whatever order
 * and grouping, to the last bit, so any engine with a combiner can make them.
 *
 * @packageDocumentation
 */
export { type CombineFn, portfolioCombineFn } from './combine-fn.js';
export type { Exact } from './exact.js';
export {
  type CodeReport,
  type GoalReport,
  type KindReport,
  type MeanOf,
  type PooledValue,
  type PortfolioReport,
  type PracticeReport,
  type ReadSummaryOptions,
  readSummary,
} from './read.js';
export { summarize } from './summarize.js';
export {
  type CodeSummary,
  type Counts,
  combine,
  emptySummary,
  type GoalSummary,
  type KindSummary,
  type Pool,
  type PracticeSummary,
  type Summary,
  type Tally,
} from './summary.js';
