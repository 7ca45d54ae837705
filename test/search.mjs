/**
 * Goes on searching: runs every test that draws its cases with twenty times as many draws in all, each time from a new
 * seed; `--runs N` sets how often. Files named after it are run alone. A run that fails tells its seed: `FC_SEED=… npm test` repeats it.
 */
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const test = fileURLToPath(new URL('.', import.meta.url));
const args = process.argv.slice(2);
const at = args.indexOf('--runs');
// Each run draws four times as many as `npm test` does.
const runs = at === -1 ? 5 : Number(args[at + 1]);
const named = args.filter((arg, index) => !arg.startsWith('--') && (at === -1 || index !== at + 1));
const drawn = readdirSync(test, { recursive: true, encoding: 'utf8' }).filter(
  (path) =>
    path.endsWith('.test.ts') &&
    !path.startsWith('browser') &&
    /fc\.(assert|sample)/.test(readFileSync(`${test}${path}`, 'utf8')),
);
const files = named.length > 0 ? named : drawn.map((path) => `test/${path}`);

/** @type {number[]} */
const failed = [];
for (let run = 1; run <= runs; run += 1) {
  const seed = randomInt(2 ** 31);
  console.log(`\nrun ${run} of ${runs}, seed ${seed}`);
  const vitest = ['vitest', 'run', '--config', 'test/vitest.config.ts', '--reporter', 'dot', ...files];
  const { status } = spawnSync('npx', vitest, {
    stdio: 'inherit',
    env: { ...process.env, FC_SEED: `${seed}`, DRAWS: '1' },
  });
  if (status !== 0) failed.push(seed);
}
if (failed.length > 0) {
  console.error(`\nfailed with seeds ${failed.join(', ')}; repeat one with FC_SEED=… npm test`);
  process.exit(1);
}
console.log(`\nnothing found in ${runs} runs of ${files.length} files`);
