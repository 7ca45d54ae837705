/**
 * Writes what follows from the descriptions of entities and operations and must be free of zod, or named and documented
 * one by one for editors: `src/model/generated` and `src/operations/generated`. Run by `npm run generate`; with
 * `--check` nothing is written, and a file that is out of date fails. `--root DIR` does it for a copy of the repository.
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { buildSync } from 'esbuild';
import { describe } from './describe.mjs';
import { modelFiles } from './generate-model.mjs';
import { operationFiles } from './generate-operations.mjs';
import { readerFiles, shapesOf } from './generate-readers.mjs';

const here = fileURLToPath(new URL('..', import.meta.url));
const at = process.argv.indexOf('--root');
const root = at === -1 ? here : /** @type {string} */ (process.argv[at + 1]);
const isCheck = process.argv.includes('--check');

/**
 * What some modules of `src` export, bundled as they are now.
 *
 * @param {string} exports
 */
async function load(exports) {
  const folder = mkdtempSync(join(here, 'node_modules/.generate-'));
  const outfile = join(folder, 'module.mjs');
  try {
    buildSync({
      stdin: { contents: exports, resolveDir: join(root, 'src'), loader: 'ts' },
      bundle: true,
      platform: 'node',
      format: 'esm',
      packages: 'external',
      logLevel: 'error',
      outfile,
    });
    return await import(pathToFileURL(outfile).href);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {string} code @param {string} name */
const formatted = (code, name) =>
  execFileSync(
    join(here, 'node_modules/.bin/biome'),
    ['check', '--write', `--stdin-file-path=${name}`, `--config-path=${here}`],
    {
      input: code,
      encoding: 'utf8',
      cwd: here,
      maxBuffer: 2 ** 28,
    },
  );

let outdated = 0;

/** @param {Record<string, string>} files */
function write(files) {
  for (const [path, code] of Object.entries(files)) {
    const file = join(root, 'src', path);
    const made = formatted(code, path);
    let known = '';
    try {
      known = readFileSync(file, 'utf8');
    } catch {}
    if (known === made) continue;
    outdated += 1;
    if (isCheck) console.error(`src/${path} is out of date; run npm run generate`);
    else {
      mkdirSync(join(file, '..'), { recursive: true });
      writeFileSync(file, made);
      console.log(`wrote src/${path}`);
    }
  }
}

const model = await load(`
  export { kinds, values } from './model/entities.ts';
  export { fieldFacts } from './model/entity.ts';
  export { frequencySchema } from './model/measure.ts';
  export { extensionsSchema } from './model/shape.ts';
  export { fieldsOf } from './model/schema-shape.ts';
`);
const described = describe(model);
const folder = join(root, 'src/model');
const sources = Object.fromEntries(
  readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .sort()
    .map((name) => [name, readFileSync(join(folder, name), 'utf8')]),
);
write(modelFiles(described, sources, shapesOf(described, model.fieldsOf)));
write(readerFiles(described, model.fieldsOf));
const catalogue = await load(`
  export { operations, operationSchema } from './operations/catalogue.ts';
  export { changesOfKind, structuralOperations } from './operations/definitions/structural.ts';
  export { entriesOperations } from './operations/definitions/entries.ts';
  export { fieldOperations } from './operations/definitions/fields.ts';
  export { targetOperations } from './operations/definitions/targets.ts';
  export { entryFactsShape } from './operations/definitions/journal-entry.ts';
  export { kinds, values } from './model/entities.ts';
  export { fieldFacts } from './model/entity.ts';
  export { frequencySchema } from './model/measure.ts';
  export { extensionsSchema } from './model/shape.ts';
  export { fieldsOf } from './model/schema-shape.ts';
`);
write(operationFiles(describe(catalogue), catalogue));
if (isCheck && outdated > 0) process.exit(1);
