/**
 * Runs mutants in the process that is there, where Vitest would load all modules anew for each: some fifty times as
 * many a second. Library and tests are bundled once, and what the library remembers is forgotten before each test, so
 * that a mutant is held against all that look at it, and not against the first alone. What lives though a test or two
 * reach it is tried once more in modules loaded anew, since it may be in what is made but once, and was made before; and
 * so is what dies of a test that also fails when nothing is mutated any more, since a former mutant left something behind.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Script } from 'node:vm';
import { commonTokens, declareFactoryPlugin, PluginKind, tokens } from '@stryker-mutator/api/plugin';
import { build } from 'esbuild';
import { makeSuite } from './suite.mjs';

/** Those that know the mutants of a folder best, by folder and the beginnings of their paths; all where none is named. */
const JUDGES = {
  rules: /^(?:rules|hostile\/rules|model\/(?:parse|shape|theory)|interchange\/rows|operations\/operations)/,
  progress: /^(?:progress|oracle|laws\/progress|steering)/,
  operations: /^operations/,
  model: /^model/,
  steering: /^(?:steering|privacy)/,
  // Validators compile each schema once, before a mutant is there to be seen.
  interchange: /^interchange\/(?!json-schema)/,
  stratml: /^stratml/,
  portfolio: /^(?:portfolio|privacy\/portfolio)/,
};

/** What measures (memory, growth, the hardness of withholding), or looks at the tree and not at what it does. */
const APART =
  /^(?:assurance|bench|beam|browser|docs|fuzz|growth|hostile\/(?!rules)|imports|matrix|mutation|package|recipes|scratch|sheets|testing|types|views)|operations\/memory|privacy\/(?:intervals|optimum)|model\/(?:generated|jitless)/;

const aliases = {
  'fast-check': 'test/mutation/fast-check.ts',
  'spm-model': 'src/index.ts',
  'spm-model/testing/fast-check': 'src/testing/fast-check.ts',
  'spm-model/messages/es': 'src/messages/es/index.ts',
};

/** Where what is remembered is forgotten: a sheet's headers are known from the start. */
const FORGETTING = /\/src\/(?!sheets\/)/;

/** The code of a module that forgets: see forget.ts. */
const forgetting = (code) =>
  code
    .replace(/new Weak(?:Map|Set)\b/g, 'new Forgetful')
    .replace(/^(const \w+(?:: .*)? = new )Map(<.*>\(\);)$/gm, '$1ForgetfulMap$2')
    .replace(/^ *let (made|known): .* \| undefined;$/gm, '$& forgettable(() => { $1 = undefined; });');

/** How the modules of the suite are bundled. */
const reading = {
  name: 'reading',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^(?:fast-check|spm-model)(?:\/.*)?$/ }, ({ path, importer }) =>
      importer === resolve(aliases['fast-check'])
        ? { path, external: true }
        : { path: resolve(aliases[path] ?? `src/${path.slice('spm-model/'.length)}/index.ts`) },
    );
    onLoad({ filter: /\/(?:src|test)\/.*\.ts$/ }, ({ path }) => {
      const code = readFileSync(path, 'utf8').replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href));
      return { loader: 'ts', contents: FORGETTING.test(path) ? forgetting(code) : code };
    });
  },
};

/**
 * Milliseconds of work that a test may take to judge a mutant that others judge, too: what lives goes through all of
 * them. Nearly all of the model is met by the properties of its readers, whatever else looks at it, and a schema of all
 * operations takes its time.
 */
const LONG = { model: 100, interchange: 1_500 }[process.env['TRIED_FOLDER']] ?? 500;

/** Tests of bounds, by what they say: each takes ten seconds where code is instrumented, and judges nothing. */
const OF_BOUNDS = /hold a million values|more than a thousand (?:issues|faults)/;

/** Tests that reach what is made but once: those that came first. */
const FEW = 2;

class InProcessRunner {
  static inject = tokens(commonTokens.options);
  #script;
  #suite;
  #times = new Map();
  #stryker = {};

  /** Mutants that are reached while modules load are left out (`ignoreStatic`); what else asks for it is loaded anew. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  async init() {
    globalThis.__stryker__ = this.#stryker;
    const judges = JUDGES[process.env['TRIED_FOLDER']] ?? /./;
    const files = readdirSync('test', { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.test.ts') && judges.test(path) && !APART.test(path))
      .sort();
    const contents = [
      `require('./test/support/seed.ts');`,
      `const { forgetAll } = require('./test/mutation/forget.ts');`,
      ...files.map((path) => `startFile(${JSON.stringify(resolve('test', path))}); require('./test/${path}');`),
      'module.exports = { forgetAll };',
    ].join('\n');
    const { outputFiles } = await build({
      stdin: { contents, resolveDir: process.cwd() },
      bundle: true,
      write: false,
      platform: 'node',
      format: 'cjs',
      packages: 'external',
      plugins: [reading],
      logLevel: 'error',
    });
    // Modules are strict, and a bundle of them does not say so.
    this.#script = new Script(`(function (require, module, startFile) {'use strict';${outputFiles[0].text}\n})`);
    this.#load();
  }

  /** Loads all modules anew. */
  #load() {
    const requires = createRequire(join(process.cwd(), 'test', 'mutation', 'in-process.mjs'));
    const { vitest, tests, run } = makeSuite();
    const module = { exports: {} };
    this.#stryker.currentTestId = undefined;
    this.#script.runInThisContext()((name) => (name === 'vitest' ? vitest : requires(name)), module, vitest.startFile);
    this.#suite = {
      tests,
      run: (id) => {
        module.exports.forgetAll();
        return run(id);
      },
    };
  }

  /** What a test fails with; undefined where it passes. */
  async #faultOf(id) {
    try {
      await this.#suite.run(id);
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  }

  async dryRun() {
    const found = [];
    for (const { id, isSkipped } of this.#suite.tests.values()) {
      if (isSkipped || OF_BOUNDS.test(id)) continue;
      this.#stryker.currentTestId = id;
      const [start, before] = [performance.now(), process.cpuUsage()];
      const failureMessage = await this.#faultOf(id);
      const timeSpentMs = performance.now() - start;
      const { user, system } = process.cpuUsage(before);
      this.#times.set(id, (user + system) / 1000);
      found.push({ id, name: id, timeSpentMs, status: failureMessage === undefined ? 0 : 1, failureMessage });
    }
    this.#stryker.currentTestId = undefined;
    return { status: 'complete', tests: found, mutantCoverage: this.#stryker.mutantCoverage };
  }

  async mutantRun({ activeMutant: { id: mutant }, testFilter, hitLimit, reloadEnvironment }) {
    if (reloadEnvironment) this.#load();
    const ids = [...(testFilter ?? this.#times.keys())].sort(
      (one, other) => this.#times.get(one) - this.#times.get(other),
    );
    const long = ids.findIndex((id) => this.#times.get(id) > LONG);
    if (long > 0) ids.splice(long);
    const survived = { status: 'survived', nrOfTests: ids.length };
    const found = (await this.#killed(mutant, ids, hitLimit)) ?? survived;
    const isSure =
      found.status === 'killed'
        ? (await this.#faultOf(found.killedBy[0])) === undefined
        : found.status === 'survived' && ids.length > FEW;
    if (isSure) return found;
    this.#load();
    return (await this.#killed(mutant, ids, hitLimit)) ?? survived;
  }

  /** Runs tests with a mutant until one fails. */
  async #killed(mutant, ids, hitLimit) {
    const stryker = this.#stryker;
    Object.assign(stryker, { activeMutant: mutant, hitCount: 0, hitLimit });
    try {
      for (const [index, id] of ids.entries()) {
        const failureMessage = await this.#faultOf(id);
        if (stryker.hitCount > hitLimit) return { status: 'timeout', reason: 'the mutant was met too often' };
        if (failureMessage !== undefined)
          return { status: 'killed', killedBy: [id], failureMessage, nrOfTests: index + 1 };
      }
      return undefined;
    } finally {
      Object.assign(stryker, { activeMutant: undefined, hitCount: undefined });
    }
  }
}

export const strykerPlugins = [
  declareFactoryPlugin(
    PluginKind.TestRunner,
    'in-process',
    Object.assign(() => new InProcessRunner(), { inject: [] }),
  ),
];
