/**
 * For other people's test suites: a complete example plan, builders for every entity, and for every rule a plan
 * that breaks it. Deterministic, and free of any test framework; arbitraries are in `spm-model/testing/fast-check`.
 *
 * @packageDocumentation
 */
export { brokenPlans } from './broken.js';
export * from './builders.js';
export { examplePlan } from './example.js';
