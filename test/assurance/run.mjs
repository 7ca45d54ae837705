/**
 * Tries each claim: with the code changed so that the claim is false, its test must fail, and without the change it must
 * pass. Writes docs/assurance.md. Run by `npm run assurance` (five minutes; words after `--` try only the claims that hold
 * one of them); nothing of the project itself is changed.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { claims } from './claims.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const wanted = process.argv.slice(2);
const tried = claims.filter(
  ({ claim }) => wanted.length === 0 || wanted.some((word) => claim.toLowerCase().includes(word.toLowerCase())),
);
const copy = mkdtempSync(join(tmpdir(), 'spm-model-assurance-'));
for (const part of ['src', 'test', 'docs', 'package.json', 'tsconfig.json', 'README.md', 'CHANGELOG.md']) {
  cpSync(join(root, part), join(copy, part), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

const vitest = join(root, 'node_modules/.bin/vitest');
/** @param {readonly string[]} tests */
const passes = (tests) =>
  spawnSync(
    vitest,
    ['run', '--config', 'test/vitest.config.ts', '--bail', '1', ...tests.map((test) => `test/${test}`)],
    {
      cwd: copy,
      // What fails must fail by what is changed, so that all draw from one seed.
      env: { ...process.env, CI: 'true' },
      stdio: 'ignore',
      // A change may make a loop endless: that, too, is a test that does not pass.
      timeout: 900_000,
    },
  ).status === 0;

let wrong = 0;
/** @param {string} message */
const complain = (message) => {
  wrong += 1;
  console.error(message);
};

try {
  if (!passes([...new Set(tried.map(({ test }) => test))])) complain('The tests fail even with nothing changed.');
  for (const { claim, test, file, find, replace, change } of tried) {
    const path = join(copy, 'src', file);
    const code = readFileSync(path, 'utf8');
    if (code.split(find).length !== 2) {
      complain(`${file} does not say once: ${find}`);
      continue;
    }
    writeFileSync(
      path,
      code.replace(find, () => replace),
    );
    if (passes([test])) complain(`${test} passes though ${change}: it does not prove "${claim}".`);
    else console.log(`${test} fails when ${change}`);
    writeFileSync(path, code);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}

const rows = claims.map(
  ({ section, claim, test, file, change }) =>
    `| ${section} | ${claim} | \`test/${test}\` | ${change} (\`src/${file}\`) |`,
);
writeFileSync(
  join(root, 'docs/assurance.md'),
  `---
title: Assurance
group: Running
---

# Assurance

What the library claims, the test that would fail if the claim were false, and a change to the code that makes it false.
\`npm run assurance\` makes each change in a copy and sees the test fail; it writes this page.

That a kind of entity is described once is proven apart: \`npm run test:scratch\` adds a field and a whole kind in a copy,
and runs the laws of operations, differences, merges, tables and JSON Schema on both.

| section | claim | test | change that makes the test fail |
| --- | --- | --- | --- |
${rows.join('\n')}
`,
);
if (wrong > 0) process.exit(1);
console.log(`${tried.length} claims are proven by tests that can fail`);
