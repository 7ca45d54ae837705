/**
 * Puts the playground into the documentation site: a page, its style and two scripts, which ask for nothing else.
 * Run by `npm run docs`, after typedoc.
 */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
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

// The site's link to the playground is written as it stands in the navigation; pages in folders need a way up.
const site = here('../site/');
for (const folder of readdirSync(site, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
  if (folder.name === 'playground') continue;
  for (const file of readdirSync(`${site}${folder.name}`).filter((name) => name.endsWith('.html'))) {
    const path = `${site}${folder.name}/${file}`;
    const page = readFileSync(path, 'utf8');
    writeFileSync(path, page.replaceAll('href="playground/index.html"', 'href="../playground/index.html"'));
  }
}
