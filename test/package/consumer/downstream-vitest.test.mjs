import fc from 'fast-check';
import { rollup } from 'spm-model';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { expect, test } from 'vitest';

test('our dashboard never shows more than a hundred percent', () => {
  fc.assert(
    fc.property(arbitraryPlan(), (plan) => {
      expect(rollup(plan, { asOf: '2026-07-01' }).performance.progress ?? 0).toBeLessThanOrEqual(1);
    }),
  );
});
