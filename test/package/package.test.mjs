/**
 * The package as its users get it: packed, installed into an empty project, imported from ESM, CommonJS and strict
 * TypeScript, bundled. Run by `npm run test:package`, after a build.
 */
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync } from 'node:zlib';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const binaries = join(root, 'node_modules/.bin');
const project = mkdtempSync(join(tmpdir(), 'spm-model-consumer-'));
/** @type {{ filename: string, size: number, unpackedSize: number, files: { path: string }[] }} */
let packed;

// A test runner inside a test runner must not know of it, or it speaks to the outer one.
const { NODE_TEST_CONTEXT: _, ...env } = process.env;

/** @param {string} command @param {string[]} args */
const run = (command, args, cwd = project) =>
  execFileSync(command, args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], env });

/** @param {string} code */
const bundled = async (code, external = /** @type {string[]} */ ([])) => {
  const result = await build({
    stdin: { contents: code, resolveDir: project },
    bundle: true,
    minify: true,
    format: 'esm',
    write: false,
    metafile: true,
    external,
    logLevel: 'error',
  });
  const inputs = Object.entries(Object.values(result.metafile.outputs)[0]?.inputs ?? {});
  return {
    text: result.outputFiles[0]?.text ?? '',
    size: brotliCompressSync(result.outputFiles[0]?.contents ?? '').length,
    packages: new Set(
      inputs
        .filter(([, { bytesInOutput }]) => bytesInOutput > 0)
        .map(([path]) => path.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1] ?? path),
    ),
  };
};

before(() => {
  [packed] = JSON.parse(run('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', project], root));
  cpSync(new URL('./consumer', import.meta.url), project, { recursive: true });
  run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', join(project, packed.filename)]);
});

after(() => rmSync(project, { recursive: true, force: true }));

describe('the tarball', () => {
  it('holds what users need and nothing else', () => {
    for (const { path } of packed.files)
      assert.match(
        path,
        /^(dist\/.*\.(js|cjs|mjs|d\.ts|d\.cts)|package\.json|README\.md|LICENSE|CHANGELOG\.md|docs\/.*\.(md|svg))$/,
      );
    const paths = new Set(packed.files.map(({ path }) => path));
    for (const path of ['package.json', 'README.md', 'LICENSE', 'CHANGELOG.md']) assert.ok(paths.has(path), path);
    assert.ok(packed.size < 1_000_000, `${packed.size} bytes`);
  });

  it('holds a module for each file of the source, and nothing of a file that is gone', () => {
    const sources = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts'))
      .map((path) => `dist/${path.replaceAll('\\', '/').replace(/\.ts$/, '.js')}`);
    const modules = packed.files.map(({ path }) => path).filter((path) => path.endsWith('.js'));
    assert.deepEqual(modules.sort(), sources.sort());
  });

  it('makes no code from strings, and names no machine', () => {
    for (const { path } of packed.files) {
      const text = readFileSync(join(root, path), 'utf8');
      if (path.startsWith('dist/')) assert.doesNotMatch(text, /\bnew Function\b|\beval\(/, path);
      assert.ok(!text.includes(root.replace(/\/$/, '')), path);
    }
  });

  it('names existing files under every condition of its exports', () => {
    const { exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    const paths = new Set(packed.files.map(({ path }) => `./${path}`));
    const check = (/** @type {unknown} */ target) => {
      if (typeof target === 'string') assert.ok(paths.has(target), target);
      else Object.values(/** @type {object} */ (target)).forEach(check);
    };
    check(exports);
  });

  it('brings along run-time dependencies under permissive licences only', () => {
    const permissive = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];
    const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
    const carried = Object.entries(packages).filter(
      ([path, { dev, optional, peer }]) => path !== '' && !dev && !optional && !peer,
    );
    assert.ok(carried.length >= 5, `${carried.length} packages`);
    for (const [path] of carried) {
      const { license } = JSON.parse(readFileSync(join(root, path, 'package.json'), 'utf8'));
      assert.ok(permissive.includes(license), `${path}: ${license}`);
    }
    assert.ok(carried.length <= 20, carried.map(([path]) => path).join(', '));
  });

  it('is clean for publint', () => {
    run(join(binaries, 'publint'), ['--strict', '--pack', 'npm'], root);
  });

  it('has types that fit its code, in ESM and CommonJS', () => {
    run(
      join(binaries, 'attw'),
      [join(project, packed.filename), '--profile', 'node16', '--no-emoji', '--no-color'],
      root,
    );
  });
});

describe('a consumer', () => {
  for (const file of ['esm.mjs', 'cjs.cjs']) {
    it(`imports every entry point from ${file}`, () => {
      assert.equal(run(process.execPath, [file]).trim(), 'ok');
    });
  }

  it('has the package once, imported and required', () => {
    assert.equal(run(process.execPath, ['once.mjs']).trim(), 'ok');
  });

  it('fails where a peer is missing in a way that can be caught', () => {
    const attempt = "await import('spm-model/testing/fast-check').catch(({ code }) => console.log(code))";
    assert.equal(run(process.execPath, ['--input-type=module', '--eval', attempt]).trim(), 'ERR_MODULE_NOT_FOUND');
  });

  it('works where code generation is forbidden, told or untold', () => {
    const flag = '--disallow-code-generation-from-strings';
    assert.equal(run(process.execPath, [flag, 'jitless.mjs']).trim(), 'ok');
    assert.equal(run(process.execPath, [flag, 'esm.mjs']).trim(), 'ok');
  });

  for (const [module, resolution] of [
    ['node16', 'node16'],
    ['esnext', 'bundler'],
  ]) {
    it(`compiles under strict TypeScript with ${resolution} resolution`, () => {
      writeFileSync(
        join(project, 'tsconfig.json'),
        JSON.stringify({
          compilerOptions: {
            target: 'ES2022',
            module,
            moduleResolution: resolution,
            strict: true,
            exactOptionalPropertyTypes: true,
            noUncheckedIndexedAccess: true,
            noEmit: true,
            skipLibCheck: false,
            types: [],
          },
          files: ['strict.ts'],
        }),
      );
      try {
        run(join(binaries, 'tsc'), ['-p', 'tsconfig.json']);
      } catch (error) {
        assert.fail(/** @type {{ stdout: string }} */ (error).stdout);
      }
    });
  }

  it('writes ten lines of test with node:test', () => {
    const output = run(process.execPath, ['--test', 'downstream.test.mjs']);
    assert.match(output, /pass 1/);
  });

  it('writes ten lines of test with vitest, and properties with fast-check', () => {
    // The downstream project's own copies, of the versions that this one has.
    const packages = ['vitest', 'fast-check'].map((name) => `${name}@${version(name)}`);
    run('npm', ['install', '--no-audit', '--no-fund', '--no-save', '--prefer-offline', ...packages]);
    const output = run(join(project, 'node_modules/.bin/vitest'), ['run', 'downstream-vitest']);
    assert.match(output, /1 passed/);
  });
});

/** @param {string} name */
const version = (name) => JSON.parse(readFileSync(join(root, 'node_modules', name, 'package.json'), 'utf8')).version;

describe('a bundle', () => {
  it('of rollup alone is at most 10 kB, without zod', async () => {
    const { size, packages } = await bundled(`export { rollup } from 'spm-model';`);
    assert.ok(size <= 10_000, `${size} bytes`);
    assert.ok(!packages.has('zod') && !packages.has('immer'), [...packages].join(', '));
  });

  it('of parsePlan alone is at most 23 kB, without zod and without code made from strings', async () => {
    const { size, packages, text } = await bundled(`export { parsePlan } from 'spm-model';`);
    assert.ok(size <= 23_000, `${size} bytes`);
    assert.ok(!packages.has('zod') && !packages.has('immer'), [...packages].join(', '));
    assert.doesNotMatch(text, /\bFunction\(|\beval\(/);
  });

  it('of parsePlan, rollup and apply is at most 42.4 kB, without zod and without immer', async () => {
    const { size, packages, text } = await bundled(`export { parsePlan, rollup, apply } from 'spm-model';`);
    assert.ok(size <= 42_400, `${size} bytes`);
    assert.ok(!packages.has('zod') && !packages.has('immer'), [...packages].join(', '));
    assert.doesNotMatch(text, /\bFunction\(|\beval\(/);
  });

  it('of a plan as rows is at most 4 kB, without zod', async () => {
    const { size, packages } = await bundled(`export { planRows } from 'spm-model';`);
    assert.ok(size <= 4_000, `${size} bytes`);
    assert.ok(!packages.has('zod'), [...packages].join(', '));
  });

  for (const [what, code] of [
    [
      'what looks at progress',
      `export { rollup, explain, formatExplanation, measureProgress, actionProgress, diagnosis, goalDiagnosis, findEntity, leadershipTeam, forecast, gaps, subgroupProgress, rollupOrganization } from 'spm-model';`,
    ],
    [
      'what a review needs',
      `export { attention, reviewAgenda, practiceRollup, productivity, actionPlan, progressSeries, fiscalPeriods, attributeChange, suppressSmallGroups } from 'spm-model';`,
    ],
    [
      'what reads and checks',
      `export { parsePlan, checkPlan, checkEntity, parseTheory, definePolicy, formatIssue, describeOperation } from 'spm-model';`,
    ],
    [
      'what changes plans',
      `export { apply, addGoal, adjustCourse, carryOver, edit, revert, startHistory, commit, undo, redo, startJournal, record, planAt, changeAt, describeJournal, journalToJson, readJournal, diffPlans, mergePlans, resolveConflict } from 'spm-model';`,
    ],
    ['tables of rows', `export { planRows, planFromRows, rollupRows, columnsOf, TABLES } from 'spm-model';`],
    ['the testing entry point', `export * from 'spm-model/testing';`],
    ['the portfolio', `export * from 'spm-model/portfolio';`],
    ['the views', `export * from 'spm-model/views';`],
    ['sheets', `export * from 'spm-model/sheets';`],
    ['StratML', `export * from 'spm-model/stratml';`],
    ['Spanish', `export * from 'spm-model/messages/es';`],
  ]) {
    it(`of ${what} carries no zod`, async () => {
      const { packages } = await bundled(code);
      assert.ok(!packages.has('zod'), [...packages].join(', '));
    });
  }

  it('of all but StratML carries no XML library', async () => {
    const { packages } = await bundled(
      `export * from 'spm-model'; export * as testing from 'spm-model/testing'; export * from 'spm-model/sheets';`,
    );
    assert.ok(!packages.has('fast-xml-parser'), [...packages].join(', '));
  });

  it('of the testing entry point carries no fast-check', async () => {
    const { packages } = await bundled(`export * from 'spm-model/testing';`);
    assert.ok(!packages.has('fast-check'), [...packages].join(', '));
  });

  it('carries Spanish only where it is imported', async () => {
    const { text } = await bundled(`export * from 'spm-model'; export * from 'spm-model/views';`);
    assert.ok(!/locale:\s*["']es["']/.test(text));
    assert.match((await bundled(`export * from 'spm-model/messages/es';`)).text, /locale:\s*["']es["']/);
  });
});
