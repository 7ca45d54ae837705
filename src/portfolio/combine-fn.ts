/** The summary as a combiner of an engine: the shape that Apache Beam asks for, and others alike. */
import { combine, emptySummary, type Summary } from './summary.js';

/** What an engine calls to combine: the shape of Apache Beam's CombineFn. */
export interface CombineFn<Input, Accumulator, Output> {
  /** What combining begins with. */
  createAccumulator(): Accumulator;
  /** What was combined so far with one input more. */
  addInput(accumulator: Accumulator, input: Input): Accumulator;
  /** What several workers have combined, as one. */
  mergeAccumulators(accumulators: Iterable<Accumulator>): Accumulator;
  /** What it comes to. */
  extractOutput(accumulator: Accumulator): Output;
}

/**
 * Combines summaries on any engine with a combiner. Accumulators are summaries, plain JSON, so they travel between
 * workers as they are.
 *
 * @example
 * ```ts
 * const one = summarize(examplePlan, { asOf: '2026-08-03' });
 * const all = [one, one].reduce(portfolioCombineFn.addInput, portfolioCombineFn.createAccumulator());
 * portfolioCombineFn.extractOutput(all).plans; // 2
 * ```
 */
export const portfolioCombineFn: CombineFn<Summary, Summary, Summary> = Object.freeze({
  createAccumulator: () => emptySummary,
  addInput: combine,
  mergeAccumulators(accumulators: Iterable<Summary>): Summary {
    // In pairs, and pairs of pairs: one by one, each would copy all that those before it came to.
    const waiting: Summary[] = [];
    let taken = 0;
    for (const accumulator of accumulators) {
      let all = accumulator;
      taken += 1;
      for (let rest = taken; rest % 2 === 0; rest /= 2) all = combine(waiting.pop() as Summary, all);
      waiting.push(all);
    }
    return waiting.reduceRight((all, before) => combine(before, all), emptySummary);
  },
  extractOutput: (accumulator: Summary) => accumulator,
});
