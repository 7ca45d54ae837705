/**
 * Folds many small plans over worker threads: `node run.mjs [plans] [threads]`. Prints how many plans a second, how much
 * faster than one thread, and how much memory. Each plan is parsed from text, checked, rolled up and summed up.
 */
import { availableParallelism } from 'node:os';
import cliProgress from 'cli-progress';
import fc from 'fast-check';
import Piscina from 'piscina';
import { combine, emptySummary, readSummary } from 'spm-model/portfolio';
import { arbitraryPlan } from 'spm-model/testing/fast-check';

const count = Number(process.argv[2] ?? 100_000);
const threads = Number(process.argv[3] ?? availableParallelism());
const SHARE = 500;
const asOf = '2026-08-03';

// A thousand different plans, over and over: about as large as a school's.
const texts = fc.sample(arbitraryPlan(), { numRuns: 1_000, seed: 2026 }).map((plan) => JSON.stringify(plan));
const bytes = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;

/** @param {number} maxThreads @param {number} plans */
async function fold(maxThreads, plans) {
  const pool = new Piscina({
    filename: new URL('./worker.mjs', import.meta.url).href,
    maxThreads,
    minThreads: maxThreads,
    workerData: { texts, asOf },
  });
  const bar = new cliProgress.SingleBar({
    format: `${maxThreads} thread${maxThreads === 1 ? ' ' : 's'} {bar} {value}/{total} plans, {eta} s left`,
    noTTYOutput: true,
    notTTYSchedule: 2_000,
  });
  // The first share wakes the threads and is not timed.
  await Promise.all(Array.from({ length: maxThreads }, () => pool.run({ from: 0, to: SHARE }, { name: 'fold' })));
  bar.start(plans, 0);
  const start = performance.now();
  let all = emptySummary;
  const shares = Array.from({ length: Math.ceil(plans / SHARE) }, (_, index) => ({
    from: index * SHARE,
    to: Math.min(plans, (index + 1) * SHARE),
  }));
  await Promise.all(
    shares.map(async (share) => {
      // In whatever order they come: the result is the same to the last bit.
      const part = await pool.run(share, { name: 'fold' });
      all = combine(all, part);
      bar.increment(share.to - share.from);
    }),
  );
  const seconds = (performance.now() - start) / 1_000;
  bar.stop();
  const memory = process.memoryUsage.rss() / 2 ** 20;
  await pool.destroy();
  return { all, plansASecond: plans / seconds, memory };
}

const one = await fold(1, Math.max(SHARE, Math.round(count / 5)));
const many = await fold(threads, count);
const { plans, completion, progress } = readSummary(many.all);
console.log(`${plans} plans of ${Math.round(bytes)} bytes on average, ${threads} threads`);
console.log(
  `${Math.round(many.plansASecond)} plans a second, ${(many.plansASecond / one.plansASecond).toFixed(2)} × one thread (${Math.round(one.plansASecond)})`,
);
console.log(`${Math.round(many.memory)} MB of memory, all threads together`);
console.log(
  `${((completion.mean ?? 0) * 100).toFixed(1)}% done, ${((progress.mean ?? 0) * 100).toFixed(1)}% of the way`,
);
