/**
 * What a process costs that reads a plan and looks at it: whole processes, which take turns.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { build } from 'esbuild';
import { examplePlan } from 'spm-model/testing';
import { digits, medianOf, type Row, ratioRow } from '../measure.js';
import { AS_OF } from '../plans.js';

const TURNS = 21;

const reading = `import { readFileSync, writeSync } from 'node:fs';
const input = JSON.parse(readFileSync('plan.json', 'utf8'));
`;
const rolling = `import { parsePlan, rollup } from 'spm-model';
const read = parsePlan(input);
if (!read.ok || rollup(read.value, { asOf: '${AS_OF}' }).goals.length === 0) process.exit(1);
`;

/** What each process does. Imports are carried out first, wherever they stand. */
const programs = {
  /** Node alone, and the text of the plan. */
  nothing: reading,
  /** The shape of a plan, built with zod as the library describes it, in one file. */
  zod: `${reading}import { planSchema } from './shape.mjs';
if (!planSchema.safeParse(input).success) process.exit(1);
`,
  ours: `${reading}${rolling}`,
  testing: `${reading}${rolling}import 'spm-model/testing';
`,
} as const;

type Program = keyof typeof programs;

/** The last line of each: what the process has spent since it began. */
const telling = `const { user, system } = process.cpuUsage();
writeSync(1, String((user + system) / 1_000));
`;

/** Starting here, beside starting with zod alone, and with the plans for tests as well. */
export async function startRows(): Promise<Row[]> {
  const folder = resolve('coverage/start');
  mkdirSync(folder, { recursive: true });
  await build({
    entryPoints: ['src/model/plan.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    packages: 'external',
    outfile: `${folder}/shape.mjs`,
    logLevel: 'error',
  });
  writeFileSync(`${folder}/plan.json`, JSON.stringify(examplePlan));
  const names = Object.keys(programs) as Program[];
  for (const name of names) writeFileSync(`${folder}/${name}.mjs`, `${programs[name]}${telling}`);
  const times: Record<Program, number[]> = { nothing: [], zod: [], ours: [], testing: [] };
  const turn = (name: Program): number => {
    const options = { cwd: folder, encoding: 'utf8' } as const;
    const { status, stdout, stderr } = spawnSync(process.execPath, [`${name}.mjs`], options);
    if (status !== 0) throw new Error(`starting ${name} failed: ${stderr}`);
    return Number(stdout);
  };
  // The first of each brings its files into the memory of the system.
  for (const name of names) turn(name);
  for (let taken = 0; taken < TURNS; taken += 1) for (const name of names) times[name].push(turn(name));
  const spent = (name: Program) => medianOf(times[name]);
  const inWords = (name: Program) => `${digits(spent(name))} ms`;
  const figures = Object.fromEntries(names.map((name) => [name, spent(name)]));
  return [
    ratioRow(
      'a process that imports spm-model, reads the example plan and rolls it up, against one that builds the same shape with zod and reads it',
      '',
      spent('ours') / spent('zod'),
      `${inWords('ours')} against ${inWords('zod')}; Node alone ${inWords('nothing')}`,
      { atMost: 1.3 },
      figures,
    ),
    ratioRow(
      'the same with spm-model/testing imported as well, against without',
      '',
      spent('testing') / spent('ours'),
      `${inWords('testing')} against ${inWords('ours')}`,
      { atMost: 1.1 },
      figures,
    ),
  ];
}
