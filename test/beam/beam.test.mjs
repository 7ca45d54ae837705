/**
 * The Beam example on ten thousand generated plans: its result is, bit for bit, that of a fold in this process. Run by
 * `npm run test:beam`, which installs the example's own dependencies.
 */
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { combine, emptySummary, summarize } from 'spm-model/portfolio';
import { arbitraryPlan } from 'spm-model/testing/fast-check';

const example = fileURLToPath(new URL('../../docs/examples/portfolio-beam/', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'spm-model-beam-'));
after(() => rmSync(folder, { recursive: true, force: true }));

const STATES = ['AL', 'DE', 'NC', 'NY', 'WI'];
const AS_OF = '2026-08-03';

describe('the portfolio on Beam', () => {
  it('sums up 10,000 plans as a fold does, and sets bad lines aside with their numbers', () => {
    // A few hundred different plans, each many times: what counts is that they are many and go any way.
    const plans = fc.sample(arbitraryPlan({ extremeNumbers: true }), { numRuns: 400, seed: 2026 });
    const lines = Array.from({ length: 10_000 }, (_, index) => ({
      state: STATES[(index * 7) % 5],
      plan: plans[index % plans.length],
    }));
    const texts = lines.map((line) => JSON.stringify(line));
    texts.splice(
      5_000,
      0,
      '{"state": "NC", "plan"',
      JSON.stringify({ state: 'NC', plan: { title: 7 } }),
      JSON.stringify({ plan: plans[0] }),
    );
    const [input, output] = [join(folder, 'plans.ndjson'), join(folder, 'result.json')];
    writeFileSync(input, texts.join('\n'));
    const run = spawnSync(process.execPath, ['run.cjs', input, output], {
      cwd: example,
      encoding: 'utf8',
      env: { ...process.env, AS_OF },
    });
    assert.equal(run.status, 0, run.stderr);
    const result = JSON.parse(readFileSync(output, 'utf8'));
    assert.deepEqual(
      result.bad.map((/** @type {{ number: number }} */ { number }) => number),
      [5_001, 5_002, 5_003],
    );
    assert.match(run.stderr, /line 5002 set aside/);
    assert.match(run.stderr, /10003 lines, 10000 plans, 5 states/);
    const summaries = plans.map((plan) => summarize(plan, { asOf: AS_OF }));
    for (const state of STATES) {
      const folded = lines.reduce(
        (all, line, index) =>
          line.state === state ? combine(all, summaries[index % plans.length] ?? emptySummary) : all,
        emptySummary,
      );
      assert.equal(JSON.stringify(result.states[state]), JSON.stringify(folded));
    }
  });
});
