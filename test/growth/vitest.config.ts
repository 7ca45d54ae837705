import { mergeConfig } from 'vitest/config';
import suite from '../vitest.config.js';

/**
 * What is measured, apart from what is tested: a busy machine lengthens one side or the other, and a change must not be
 * held up by that.
 */
const config = mergeConfig(suite, {});
// A list given to mergeConfig would be added to the suite's own.
config.test.include = ['test/growth/*.test.ts'];
config.test.exclude = [];
// One after the other, so that none is measured beside another.
config.test.fileParallelism = false;

export default config;
