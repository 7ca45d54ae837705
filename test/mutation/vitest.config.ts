import { fileURLToPath } from 'node:url';
import { mergeConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';
import suite from '../vitest.config.js';

/** Worked examples first: most mutants die of them, and the first test that fails ends a mutant's run. */
class QuickFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification) =>
      /laws|oracle|interchange|explain|testing/.test(moduleId) ? 1 : 0;
    return [...files].sort((a, b) => rank(a) - rank(b) || (a.moduleId < b.moduleId ? -1 : 1));
  }
}

/**
 * The tests that judge mutants: all that look at the model, its rules, progress and operations, but for those that
 * measure (memory, growth, coverage of draws), which say nothing of a single mutant.
 */
export default mergeConfig(suite, {
  resolve: {
    alias: [{ find: /^fast-check$/, replacement: fileURLToPath(new URL('fast-check.ts', import.meta.url)) }],
  },
  test: {
    exclude: [
      'test/{browser,docs,hostile,portfolio,stratml,views}/**',
      'test/operations/memory.test.ts',
      'test/steering/privacy.test.ts',
      'test/model/jitless.test.ts',
      'test/types.test.ts',
      'test/interchange/**',
    ],
    isolate: false,
    sequence: { sequencer: QuickFirst },
  },
});
