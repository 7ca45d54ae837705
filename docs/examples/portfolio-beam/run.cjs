/**
 * Sums up a file of plans by state: `node run.cjs plans.ndjson result.json`. Runs on Beam's embedded direct runner, without
 * Java or Python; the README says how the same pipeline goes to Flink or Dataflow.
 */
const { createReadStream, writeFileSync } = require('node:fs');
const { createInterface } = require('node:readline');
const beam = require('apache-beam');
const { directRunner } = require('apache-beam/runners/direct_runner');
const { portfolio } = require('./pipeline.cjs');

/** Lines go through in bundles, so that progress shows and memory stays bounded. */
const BUNDLE = 1_000;

async function runBundle(lines) {
  const found = { states: [], bad: [] };
  globalThis.portfolioResult = found;
  await directRunner().run((root) => {
    const { byState, bad } = portfolio(root.apply(beam.create(lines)));
    byState.map((row) => globalThis.portfolioResult.states.push(row));
    bad.map((line) => globalThis.portfolioResult.bad.push(line));
  });
  return found;
}

async function main([input, output]) {
  const { combine, readSummary } = await import('spm-model/portfolio');
  const states = new Map();
  const bad = [];
  let [number, bundle] = [0, []];
  const flush = async () => {
    if (bundle.length === 0) return;
    const found = await runBundle(bundle);
    bundle = [];
    for (const { state, summary } of found.states) {
      states.set(state, states.has(state) ? combine(states.get(state), summary) : summary);
    }
    for (const line of found.bad) {
      bad.push(line);
      console.error(`line ${line.number} set aside: ${line.message}`);
    }
    console.error(`${number} lines, ${number - bad.length} plans, ${states.size} states`);
  };
  for await (const text of createInterface({ input: createReadStream(input), crlfDelay: Number.POSITIVE_INFINITY })) {
    number += 1;
    if (text.trim() !== '') bundle.push({ number, text });
    if (bundle.length >= BUNDLE) await flush();
  }
  await flush();
  const result = Object.fromEntries([...states].sort(([a], [b]) => (a < b ? -1 : 1)));
  writeFileSync(output, `${JSON.stringify({ states: result, bad: bad.sort((a, b) => a.number - b.number) })}\n`);
  for (const [state, summary] of Object.entries(result)) {
    const { plans, completion, progress } = readSummary(summary);
    console.log(
      `${state}: ${plans} plans, ${((completion.mean ?? 0) * 100).toFixed(1)} % done, ${((progress.mean ?? 0) * 100).toFixed(1)} % of the way`,
    );
  }
}

main(process.argv.slice(2)).then(
  () => process.exit(0),
  (error) => {
    console.error(error);
    process.exit(1);
  },
);
