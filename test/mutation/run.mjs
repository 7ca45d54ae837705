/**
 * Changes the library bit by bit and sees whether a test fails. `npm run mutation` takes an hour or two for everything;
 * folders (`src/rules`) and files named after it are mutated alone, and `--changed` takes files that the last commit
 * touched (`--changed REF`: since REF). Each file must keep the score that floors.json says it has; `--update` writes the
 * scores found.
 *
 * survivors.json lists, by file and line of code, what was seen to survive and why (see REASONS); what survives beside that
 * is named.
 *
 * A mutant is held against the tests that reached its code when nothing was changed, of those that know its folder best
 * (see in-process.mjs): others may kill it, too, so that scores are lower bounds.
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

const FOLDERS = ['model', 'rules', 'progress', 'operations', 'steering', 'interchange', 'stratml', 'portfolio'];

/** The folder of what is named, where it is mutated. @param {string} path */
const folderOf = (path) => FOLDERS.find((folder) => path === `src/${folder}` || path.startsWith(`src/${folder}/`));

/** What is mutated, by folder. @param {readonly string[]} paths */
const byFolder = (paths) => {
  /** @type {Map<string, string[]>} */
  const found = new Map();
  for (const path of paths) {
    const folder = folderOf(path);
    if (folder === undefined || path.includes('/generated/')) continue;
    found.set(folder, [...(found.get(folder) ?? []), path.endsWith('.ts') ? path : `${path}/**/*.ts`]);
  }
  return found;
};

const args = process.argv.slice(2);
const at = args.indexOf('--changed');
const named = args.filter((arg) => arg.startsWith('src/'));
let mutated = byFolder(named.length > 0 ? named : FOLDERS.map((folder) => `src/${folder}`));
if (at !== -1) {
  const since = args[at + 1] ?? 'HEAD~1';
  try {
    execFileSync('git', ['rev-parse', '--verify', '--quiet', since], { cwd: root });
  } catch {
    console.log(`there is no ${since} to compare with`);
    process.exit(0);
  }
  const changed = execFileSync('git', ['diff', '--name-only', '--diff-filter=AM', since], {
    cwd: root,
    encoding: 'utf8',
  });
  mutated = byFolder(changed.split('\n').filter((path) => path.endsWith('.ts') && existsSync(`${root}/${path}`)));
  if (mutated.size === 0) {
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

/**
 * @typedef {{ status: string, mutatorName: string, replacement?: string, location: { start: { line: number } } }} Mutant
 * @type {Record<string, { source: string, mutants: Mutant[] }>}
 */
const found = {};
const stryker = fileURLToPath(new URL('../../node_modules/.bin/stryker', import.meta.url));
for (const [folder, paths] of mutated) {
  const mutate = [...paths, '!src/*/generated/*.ts'].join(',');
  execFileSync(stryker, ['run', 'test/mutation/stryker.config.json', '--mutate', mutate], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, TRIED_FOLDER: folder },
  });
  Object.assign(found, JSON.parse(readFileSync(`${root}/coverage/mutation.json`, 'utf8')).files);
}

for (const [path, byReason] of Object.entries(survivors)) {
  for (const reason of Object.keys(byReason)) {
    if (!REASONS.has(reason)) throw new Error(`${path} has a survivor for no known reason: ${reason}`);
  }
}

/** Of each folder, how many were killed and how many there are. @type {Map<string, [killed: number, all: number]>} */
const byPart = new Map();
let fallen = 0;
for (const [path, { source, mutants }] of Object.entries(found)) {
  const count = (/** @type {string[]} */ ...statuses) =>
    mutants.filter(({ status }) => statuses.includes(status)).length;
  const killed = count('Killed', 'Timeout');
  const all = killed + count('Survived', 'NoCoverage');
  if (all === 0) continue;
  const part = folderOf(path) ?? '';
  const [killedBefore, allBefore] = byPart.get(part) ?? [0, 0];
  byPart.set(part, [killedBefore + killed, allBefore + all]);
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
for (const [part, [killed, all]] of byPart) {
  console.log(`src/${part}: ${killed} of ${all}, ${Math.floor((1000 * killed) / all) / 10} %`);
}
if (args.includes('--update')) {
  writeFileSync(floorsPath, `${JSON.stringify(Object.fromEntries(Object.entries(floors).sort()), null, 2)}\n`);
}
if (fallen > 0) {
  console.error(`${fallen} files fell below their floor: see coverage/mutation.json for what survived.`);
  process.exit(1);
}
