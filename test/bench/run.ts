/**
 * Measures the budgets side by side in this one run, prints them, and writes them into docs/performance.md.
 * `--json` prints the figures instead; `--only NAME` measures one group and writes nothing.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { consumed, type Row } from './measure.js';
import { groups } from './rows.js';

const asJson = process.argv.includes('--json');
const only = process.argv.includes('--only') ? process.argv[process.argv.indexOf('--only') + 1] : undefined;

const rows: Row[] = [];
if (only !== undefined && !(only in groups))
  throw new Error(`no group ${only}; there are ${Object.keys(groups).join(', ')}`);
for (const [name, measure] of Object.entries(groups)) {
  if (only !== undefined && only !== name) continue;
  if (!asJson) console.error(`measuring ${name} …`);
  rows.push(...(await measure()));
}

const version = (name: string) =>
  (JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8')) as { version: string }).version;
const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}; zod ${version('zod')}, immer ${version('immer')}, date-fns ${version('date-fns')}`;
const verdict = ({ met }: Row) => (met === null ? '' : met ? 'yes' : '**no**');
const table = [
  '| work | entities | measured | budget | met |',
  '| --- | --- | --- | --- | --- |',
  ...rows.map((row) => `| ${row.work} | ${row.entities} | ${row.measured} | ${row.budget} | ${verdict(row)} |`),
].join('\n');

if (asJson) {
  console.log(JSON.stringify({ machine, rows }, null, 2));
} else {
  console.log(`${machine}\n`);
  for (const row of rows) {
    console.log(`${row.work}${row.entities === '' ? '' : `, ${row.entities} entities`}\n    ${row.measured}`);
    if (row.budget !== '') console.log(`    budget: ${row.budget}${row.met === false ? '  MISSED' : ''}`);
  }
}

const page = 'docs/performance.md';
if (!asJson && only === undefined) {
  const text = readFileSync(page, 'utf8');
  const marked = /(<!-- table: budgets -->\n).*?(\n<!-- end of table -->)/s;
  writeFileSync(page, text.replace(marked, `$1\n${machine}.\n\n${table}\n$2`));
}
if (only === undefined && consumed() === 0) throw new Error('nothing was computed');
