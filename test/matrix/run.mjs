/**
 * The package wherever its users run and build it: packed once, then on Bun and Deno, under every minor version of
 * TypeScript from 5.5 on, and in pages that Vite and esbuild made, under a content security policy without
 * `unsafe-eval`. All of them are fetched from the registry, so it needs a network: what cannot be fetched is a failure.
 * Run by `npm run test:matrix`, after a build; with names of parts (`bun`, `deno`, `typescript`, `pages`), only those.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { chromium } from 'playwright-core';

const root = fileURLToPath(new URL('../..', import.meta.url));
const project = mkdtempSync(join(tmpdir(), 'spm-model-matrix-'));
const bin = (/** @type {string} */ name) => join(project, 'node_modules/.bin', name);

/** Minor versions of TypeScript, the oldest that is promised first; `latest` is whatever the registry calls so. */
const compilers = ['5.5', '5.6', '5.7', '5.8', '5.9', '6', 'latest'];
const resolutions = [
  ['node16', 'node16'],
  ['nodenext', 'nodenext'],
  ['esnext', 'bundler'],
];

/** @param {string} command @param {string[]} args */
function run(command, args, cwd = project) {
  try {
    return execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  } catch (error) {
    const { stdout = '', stderr = '', message } = /** @type {Error & { stdout?: string, stderr?: string }} */ (error);
    throw new Error(`${stdout}${stderr}`.trim() || message);
  }
}

/** Fetches packages beside the one under test. @param {string[]} names */
function fetchAll(...names) {
  try {
    run('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--prefer-offline', '--ignore-scripts', ...names]);
  } catch (error) {
    throw new Error(`could not be fetched, so nothing is proved: ${/** @type {Error} */ (error).message}`);
  }
}

const tarball = () => {
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], root),
  );
  return join(project, filename);
};

/** Every entry point, imported and required. @param {string[]} command */
function runsOn(...command) {
  const [program = '', ...args] = command;
  for (const file of ['esm.mjs', 'cjs.cjs']) assert.equal(run(program, [...args, file]), 'ok', file);
}

function onTypeScript() {
  const names = compilers.map((version) => [version, `typescript-${version.replace('.', '-')}`]);
  fetchAll(packed, ...names.map(([version, name]) => `${name}@npm:typescript@${version}`));
  // The same code as a module and as CommonJS, so that both sets of types are read.
  cpSync(join(project, 'strict.ts'), join(project, 'strict.mts'));
  cpSync(join(project, 'strict.ts'), join(project, 'strict.cts'));
  for (const [, name = ''] of names) {
    const home = join(project, 'node_modules', name);
    const { version, bin: bins } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8'));
    for (const [module, moduleResolution] of resolutions) {
      const options = {
        ...{ target: 'ES2022', module, moduleResolution, types: [], noEmit: true, skipLibCheck: false },
        ...{ strict: true, exactOptionalPropertyTypes: true, noUncheckedIndexedAccess: true },
      };
      const config = join(project, `tsconfig.${moduleResolution}.json`);
      writeFileSync(config, JSON.stringify({ compilerOptions: options, files: ['strict.mts', 'strict.cts'] }));
      run(process.execPath, [join(home, bins.tsc), '-p', config]);
    }
    console.log(`  TypeScript ${version}: ${resolutions.map(([, name]) => name).join(', ')}`);
  }
}

/** What a page does with every entry point: what the consumer does, with zod told that it is under a policy. */
const PAGE = '<!doctype html><meta charset="utf-8"><body><script type="module" src="./main.js"></script>';
const POLICY = "default-src 'none'; script-src 'self'; connect-src 'self'";

async function inPages() {
  assert.ok(existsSync('/usr/bin/chromium'), 'no /usr/bin/chromium, so nothing is proved');
  fetchAll(packed, 'vite');
  const pages = join(project, 'pages');
  mkdirSync(pages);
  writeFileSync(join(pages, 'strict.js'), `import { z } from 'zod';\nz.config({ jitless: true });\n`);
  // What the consumer would print is the title of the page.
  const consumer = readFileSync(join(project, 'esm.mjs'), 'utf8').replace("console.log('ok')", "document.title = 'ok'");
  writeFileSync(join(pages, 'main.js'), `import './strict.js';\n${consumer}`);
  writeFileSync(join(pages, 'index.html'), PAGE);
  const made = { esbuild: join(project, 'by-esbuild'), Vite: join(project, 'by-vite') };
  await build({
    entryPoints: [join(pages, 'main.js')],
    outdir: made.esbuild,
    ...{ bundle: true, minify: true, format: 'esm', logLevel: 'error' },
  });
  writeFileSync(join(made.esbuild, 'index.html'), PAGE);
  run(process.execPath, [
    join(project, 'node_modules/vite/bin/vite.js'),
    ...['build', pages, '--outDir', made.Vite, '--logLevel', 'error'],
  ]);
  for (const [builder, folder] of Object.entries(made)) {
    assert.deepEqual(await visit(folder), { title: 'ok', wrongs: [] }, builder);
    console.log(`  a page made by ${builder}, under ${POLICY}`);
  }
}

/** Opens a page under the policy: its title, and what went wrong. @param {string} folder */
async function visit(folder) {
  const server = createServer(({ url = '/' }, response) => {
    const path = join(folder, url === '/' ? 'index.html' : url);
    if (!existsSync(path)) return response.writeHead(url === '/favicon.ico' ? 204 : 404).end();
    const type = path.endsWith('.html') ? 'text/html' : 'text/javascript';
    return response.writeHead(200, { 'content-type': type, 'content-security-policy': POLICY }).end(readFileSync(path));
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', () => done(undefined)));
  const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    /** @type {string[]} */
    const wrongs = [];
    page.on('console', (message) => wrongs.push(message.text()));
    page.on('pageerror', ({ message }) => wrongs.push(message));
    const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction("document.title === 'ok'", undefined, { timeout: 20_000 }).catch(() => undefined);
    return { title: await page.title(), wrongs };
  } finally {
    await browser.close();
    server.close();
  }
}

/** @type {Readonly<Record<string, () => void | Promise<void>>>} */
const parts = {
  bun() {
    fetchAll(packed, 'bun');
    // The binary itself, which the package's install script would put in place.
    const program = join(project, `node_modules/@oven/bun-${process.platform}-${process.arch}/bin/bun`);
    console.log(`  Bun ${run(program, ['--version'])}`);
    runsOn(program, 'run');
  },
  deno() {
    fetchAll(packed, 'deno');
    console.log(`  ${run(bin('deno'), ['--version']).split('\n')[0]}`);
    // Immer asks whether this is production; nothing else is asked for.
    runsOn(bin('deno'), 'run', '--no-prompt', '--allow-env=NODE_ENV', '--node-modules-dir=manual');
  },
  typescript: onTypeScript,
  pages: inPages,
};

const chosen = process.argv.length > 2 ? process.argv.slice(2) : Object.keys(parts);
let failed = 0;
let packed = '';
try {
  packed = tarball();
  cpSync(new URL('../package/consumer', import.meta.url), project, { recursive: true });
  for (const name of chosen) {
    console.log(name);
    try {
      const part = parts[name];
      assert.ok(part !== undefined, `no such part; there are ${Object.keys(parts).join(', ')}`);
      await part();
    } catch (error) {
      failed += 1;
      console.error(`FAILED ${name}: ${/** @type {Error} */ (error).message}`);
    }
  }
} finally {
  rmSync(project, { recursive: true, force: true });
}
if (failed > 0) {
  console.error(`${failed} of ${chosen.length} parts failed`);
  process.exit(1);
}
