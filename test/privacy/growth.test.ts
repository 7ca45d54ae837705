/** Cost grows with what is shown, not with its square. */
import { type Plan, suppressSmallGroups } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { expectInStep } from '../support/measuring.js';
import { longPlan, widePlan } from './shown-plans.js';

const bounds = { low: 5, high: 95 };

describe('the cost of withholding', () => {
  for (const [shape, planOf] of [
    ['one measure on many days', longPlan],
    ['report cards of many schools', widePlan],
  ] as const) {
    for (const topBottom of [undefined, bounds]) {
      it(`grows in step with ${shape}, ${topBottom === undefined ? 'as they are' : 'extreme percents coarsened'}`, () => {
        const [small, large] = [planOf(4_000), planOf(16_000)];
        const withheldIn = (plan: Plan) =>
          expect(
            suppressSmallGroups(plan, { minimum: 10, complementary: true, topBottom }).withheld.length,
          ).toBeGreaterThan(0);
        // In step it is 4 times as much, by n log n 4.7 times, by the square 16 times.
        expectInStep(
          4,
          () => withheldIn(small),
          () => withheldIn(large),
        );
      }, 240_000);
    }
  }
});
