/** Names every test that a run skipped at its end, so that none is left out without anyone noticing. */
import { relative } from 'node:path';
import type { Reporter, TestModule } from 'vitest/node';

const nameOf = (module: TestModule) => relative(process.cwd(), module.moduleId);

export const skipped: Reporter = {
  onTestRunEnd(modules) {
    const found = modules.flatMap((module) => {
      // Those that a pattern leaves out were not asked for.
      if (module.project.config.testNamePattern !== undefined) return [];
      return [...module.children.allTests('skipped')].map((test) => `  ${nameOf(module)} > ${test.fullName}`);
    });
    if (found.length > 0) console.warn(`\nSKIPPED, ${found.length} of the tests:\n${found.join('\n')}`);
  },
};
