/**
 * Puts the playground into the documentation site: a page, its style and two scripts, which ask for nothing else.
 * Run by `npm run docs`, after typedoc.
 */
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = (/** @type {string} */ path) => fileURLToPath(new URL(path, import.meta.url));
const out = here('../site/playground/');

mkdirSync(out, { recursive: true });
await build({
  entryPoints: { playground: here('page.tsx'), drawing: here('drawing.ts') },
  tsconfig: here('tsconfig.json'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  charset: 'utf8',
  legalComments: 'external',
  logLevel: 'error',
  outdir: out,
});
for (const file of ['index.html', 'style.css']) copyFileSync(here(file), `${out}${file}`);
