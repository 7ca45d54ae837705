import { fileURLToPath } from 'node:url';
import { mergeConfig, type Plugin } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import suite from '../vitest.config.js';

/**
 * The tests that know the mutants of a folder best. Where TRIED_FOLDER names one, they alone judge, since a mutant that
 * lives runs through all tests there are; what lives is still to be held against the others.
 */
const tests: Readonly<Record<string, string[]>> = {
  rules: [
    'test/rules/*.test.ts',
    'test/model/{parse,shape}.test.ts',
    'test/interchange/rows.test.ts',
    'test/operations/operations.test.ts',
  ],
  progress: [
    'test/progress/*.test.ts',
    'test/oracle/*.test.ts',
    'test/laws/progress.test.ts',
    'test/steering/forecast.test.ts',
    'test/steering/steering.test.ts',
  ],
  operations: ['test/operations/*.test.ts'],
  model: ['test/model/*.test.ts', 'test/rules/*.test.ts', 'test/operations/operations.test.ts'],
  steering: ['test/steering/*.test.ts', 'test/privacy/{copy,cases,portfolio}.test.ts'],
  interchange: ['test/interchange/*.test.ts'],
  stratml: ['test/stratml/*.test.ts'],
  portfolio: ['test/portfolio/*.test.ts', 'test/privacy/portfolio.test.ts'],
};
const tried = process.env['TRIED_FOLDER'];

/** Worked examples first: most mutants die of them, and the first test that fails ends a mutant's run. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) => (/laws|oracle|explain|merges|diff/.test(moduleId) ? 1 : 0);
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/** What src remembers is forgotten before each test: see forget.ts. */
const forgetting: Plugin = {
  name: 'forgetting',
  enforce: 'pre',
  transform: (code, id) => (/\/src\/.*\.ts$/.test(id) ? code.replace(/new Weak(?:Map|Set)\b/g, 'new Forgetful') : null),
};

/**
 * The tests that judge mutants: all that look at the model, its rules, progress and operations, but for those that
 * measure (memory, growth, coverage of draws), which say nothing of a single mutant.
 */
const config = mergeConfig(suite, {
  plugins: [forgetting],
  resolve: {
    alias: [{ find: /^fast-check$/, replacement: fileURLToPath(new URL('fast-check.ts', import.meta.url)) }],
  },
  test: {
    exclude: [
      'test/{browser,docs,hostile,recipes,scratch,sheets,views}/**',
      'test/operations/memory.test.ts',
      'test/privacy/{intervals,optimum}.test.ts',
      'test/model/{generated,jitless}.test.ts',
      'test/types.test.ts',
      'test/imports.test.ts',
      'test/assurance/**',
      'test/testing/**',
    ],
    setupFiles: [fileURLToPath(new URL('forget.ts', import.meta.url))],
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
});
// A list given to mergeConfig would be added to the suite's own.
if (tried !== undefined) config.test.include = tests[tried];

export default config;
