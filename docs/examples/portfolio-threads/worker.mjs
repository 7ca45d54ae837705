/** One thread's share: plans as text are parsed, summed up and folded into one summary. */
import { workerData } from 'node:worker_threads';
import { parsePlan } from 'spm-model';
import { combine, emptySummary, summarize } from 'spm-model/portfolio';

/** @type {{ texts: readonly string[], asOf: string }} */
const { texts, asOf } = workerData;

/** @param {{ from: number, to: number }} share */
export function fold({ from, to }) {
  let all = emptySummary;
  for (let index = from; index < to; index += 1) {
    const parsed = parsePlan(JSON.parse(/** @type {string} */ (texts[index % texts.length])));
    if (parsed.ok) all = combine(all, summarize(parsed.value, { asOf }));
  }
  return all;
}
