/**
 * Changes the library bit by bit and sees whether a test fails. `npm run mutation` takes an hour or two for everything; files
 * named after it are mutated alone, and `--changed` takes those that the last commit touched (`--changed REF`: since
 * REF). Each file must keep the score that floors.json says it has; `--update` writes the scores found.
 *
 * survivors.json lists, by file and line of code, what was seen to survive and why (see REASONS); what survives beside that
 * is named.
 *
 * A mutant is held against the tests that reached its code when nothing was changed; what is remembered of a frozen
 * plan is forgotten between tests, so that each test that looks at a result reaches the code it comes from. With
 * TRIED_FOLDER (a folder of src) set, only the tests that know that folder best judge: quicker, and
 * the score is then a lower bound.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const floorsPath = fileURLToPath(new URL('floors.json', import.meta.url));
/** @type {Record<string, number>} */
const floors = JSON.parse(readFileSync(floorsPath, 'utf8'));
/** @type {Record<string, Record<string, string[]>>} By file and reason, the lines of code. */
const survivors = JSON.parse(readFileSync(fileURLToPath(new URL('survivors.json', import.meta.url)), 'utf8'));

/** Why a mutant may live on. All but the last are no fault of the tests: nobody could see a difference. */
const REASONS = new Set([
  // Without it the same is found, by a longer way.
  'short cut',
  // Asked for by the compiler: what is reached there is of the type already, or undefined compares alike.
  'type guard',
  // Both ways lead to the same, as at a tie.
  'same',
  // Only what is kept in memory changes, or for how long.
  'memory',
  // Nothing that is exported leads there.
  'unreached',
  // What is put there is overwritten, or cancels out, before anyone looks.
  'overwritten',
  // There is a difference, and no test of it yet.
  'unseen',
]);

const MUTATED =
  /^src\/(?:model|rules|progress|operations|steering|interchange|stratml|portfolio)\/(?!generated).+\.ts$/;

const args = process.argv.slice(2);
const at = args.indexOf('--changed');
/** @type {string[]} */
let files = args.filter((arg) => MUTATED.test(arg));
if (at !== -1) {
  const since = args[at + 1] ?? 'HEAD~1';
  try {
    execFileSync('git', ['rev-parse', '--verify', '--quiet', since], { cwd: root });
  } catch {
    console.log(`there is no ${since} to compare with`);
    process.exit(0);
  }
  files = execFileSync('git', ['diff', '--name-only', '--diff-filter=AM', since], { cwd: root, encoding: 'utf8' })
    .split('\n')
    .filter((path) => MUTATED.test(path) && existsSync(`${root}/${path}`));
  if (files.length === 0) {
    console.log('nothing that is mutated has changed');
    process.exit(0);
  }
}

// Stryker copies the tree into a folder of .stryker; the documents that tests read beside the tree stand beside it there.
const [documents, beside] = [`${root}/../shared`, `${root}/.stryker/shared`];
if (existsSync(documents) && !existsSync(beside)) {
  mkdirSync(`${root}/.stryker`, { recursive: true });
  symlinkSync(documents, beside);
}

const stryker = fileURLToPath(new URL('../../node_modules/.bin/stryker', import.meta.url));
const mutate = files.length === 0 ? [] : ['--mutate', files.join(',')];
execFileSync(stryker, ['run', 'test/mutation/stryker.config.json', ...mutate], { cwd: root, stdio: 'inherit' });

for (const [path, byReason] of Object.entries(survivors)) {
  for (const reason of Object.keys(byReason)) {
    if (!REASONS.has(reason)) throw new Error(`${path} has a survivor for no known reason: ${reason}`);
  }
}

/**
 * @typedef {{ status: string, mutatorName: string, replacement?: string, location: { start: { line: number } } }} Mutant
 * @type {{ files: Record<string, { source: string, mutants: Mutant[] }> }}
 */
const report = JSON.parse(readFileSync(`${root}/coverage/mutation.json`, 'utf8'));
let fallen = 0;
for (const [path, { source, mutants }] of Object.entries(report.files)) {
  const count = (/** @type {string[]} */ ...statuses) =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const all = killed + count('Survived', 'NoCoverage');
  if (all === 0) continue;
  const score = Math.floor((1000 * killed) / all) / 10;
  const floor = floors[path] ?? 0;
  console.log(`${path}: ${score} % of ${all} mutants killed (floor ${floor})`);
  const listed = new Set(Object.values(survivors[path] ?? {}).flat());
  const lines = source.split('\n');
  for (const { status, mutatorName, replacement, location } of mutants) {
    const line = lines[location.start.line - 1]?.trim() ?? '';
    if (!['Survived', 'NoCoverage'].includes(status) || listed.has(line)) continue;
    console.log(`  survived, and is not listed: line ${location.start.line}, ${mutatorName}: ${replacement ?? line}`);
  }
  if (args.includes('--update')) floors[path] = Math.floor(score);
  // One mutant may go either way on a busy machine.
  else if (killed + 1 < (floor / 100) * all) fallen += 1;
}
if (args.includes('--update')) {
  writeFileSync(floorsPath, `${JSON.stringify(Object.fromEntries(Object.entries(floors).sort()), null, 2)}\n`);
}
if (fallen > 0) {
  console.error(`${fallen} files fell below their floor: see coverage/mutation.json for what survived.`);
  process.exit(1);
}
