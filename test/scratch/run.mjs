/**
 * Proves that an entity is described once. In a scratch copy it adds a field to one kind, in one file, and a whole new
 * kind, in its own file, the table of kinds, its owner and the messages; generates what follows; and runs the laws of
 * operations, differences, merges, tables and JSON Schema on both. Run by `npm run test:scratch`.
 */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const scratch = mkdtempSync(join(tmpdir(), 'spm-model-scratch-'));
const files = execFileSync(
  'git',
  [
    'ls-files',
    '-co',
    '--exclude-standard',
    'src',
    'test',
    '.build',
    '*.json',
    '.biome.json',
    '*.config.ts',
    'docs/examples/north-carolina',
  ],
  {
    cwd: root,
    encoding: 'utf8',
  },
)
  .split('\n')
  .filter((file) => file !== '' && file !== 'node_modules');

/** @type {Set<string>} */
const changed = new Set();

/**
 * Changes a file of the copy, once.
 *
 * @param {string} file
 * @param {string} before
 * @param {string} after
 */
function edit(file, before, after) {
  const path = join(scratch, file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(before)) throw new Error(`${file} no longer holds ${JSON.stringify(before)}`);
  writeFileSync(path, text.replace(before, after));
  changed.add(file);
}

/** @param {string} command @param {string[]} args */
function run(command, args) {
  console.log(`\n> ${command} ${args.join(' ')}`);
  execFileSync(command, args, { cwd: scratch, stdio: 'inherit', env: { ...process.env, SCRATCH: '1' } });
}

try {
  for (const file of files) cpSync(join(root, file), join(scratch, file), { recursive: true });
  symlinkSync(join(root, 'node_modules'), join(scratch, 'node_modules'));
  execFileSync('git', ['init', '-q'], { cwd: scratch });

  // A field: one file.
  edit(
    'src/model/goal.ts',
    "    statement: name('The desired state of those served'),",
    `    statement: name('The desired state of those served'),
    motto: text('What people say when they speak of it').optional(),
    nicknames: field(optionalListOf(text('A nickname'), 'What else it is called'), { set: true }),`,
  );
  console.log(`a field is added in ${[...changed].join(', ')}`);
  if (changed.size !== 1) throw new Error('a field takes more than one file');

  // A kind: its own file, the table, its owner, the messages.
  changed.clear();
  writeFileSync(
    join(scratch, 'src/model/risk.ts'),
    `/** What may go wrong on the way of a strategy. */
import { defineKind, field, schemaOf } from './entity.js';
import type { Risk, RiskInput } from './generated/types.js';
import { choice, daySchema, idSchema, listOf, name, text } from './shape.js';

export const risk = defineKind({
  kind: 'risk',
  type: 'Risk',
  noun: 'risk',
  table: 'risks',
  title: 'title',
  meaning: 'What may go wrong on the way of a strategy',
  fields: {
    title: name('What may go wrong'),
    likelihood: choice(['low', 'medium', 'high'], 'How likely it is').optional(),
    reviewOn: daySchema.optional().describe('When it is looked at again'),
    response: text('What is done about it').optional(),
    watcherIds: field(listOf(idSchema, 'The units that watch it, by id'), { refersTo: ['unit'], set: true }),
  },
});

/** The shape of {@link Risk}. */
export const riskSchema = schemaOf<Risk, RiskInput>(risk);
`,
  );
  changed.add('src/model/risk.ts');
  edit(
    'src/model/goal.ts',
    'import { theoryOfAction }',
    "import { risk } from './risk.js';\nimport { theoryOfAction }",
  );
  edit(
    'src/model/goal.ts',
    "    milestones: listOf(milestone.schema, 'The steps of about a year that carry it out'),",
    `    milestones: listOf(milestone.schema, 'The steps of about a year that carry it out'),
    risks: listOf(risk.schema, 'What may go wrong'),`,
  );
  edit(
    'src/model/entities.ts',
    'import { theoryOfAction }',
    "import { risk } from './risk.js';\nimport { theoryOfAction }",
  );
  edit('src/model/entities.ts', '  milestone,\n  action,', '  risk,\n  milestone,\n  action,');
  edit('src/messages/es/words.ts', '  milestone: ', "  risk: { one: 'riesgo', many: 'riesgos' },\n  milestone: ");
  console.log(`a kind is added in ${[...changed].join(', ')}`);

  run('node', ['.build/generate.mjs', '--root', scratch]);
  run('npx', ['tsc', '-p', 'tsconfig.json']);
  run('npx', [
    'vitest',
    'run',
    '--config',
    'test/vitest.config.ts',
    '--reporter',
    'dot',
    'test/scratch/scratch.test.ts',
    'test/laws/operations.test.ts',
    'test/laws/merge.test.ts',
    'test/interchange',
    'test/model/readers.test.ts',
  ]);
  console.log('\nthe laws hold for a new field and a new kind');
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
