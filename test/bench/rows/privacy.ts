/** What it costs to withhold small groups, and how it grows. */
import { type Plan, suppressSmallGroups } from 'spm-model';
import { longPlan, widePlan } from '../../support/shown-plans.js';
import { contextRow, digits, leastSeconds, type Row } from '../measure.js';

/** A hundred thousand observations, beside a quarter of them. */
export function privacyRows(): Row[] {
  const [few, many] = [25_000, 100_000];
  return (
    [
      ['one measure on many days', longPlan],
      ['report cards of many schools', widePlan],
    ] as const
  ).map(([shape, planOf]) => {
    const spent = (plan: Plan) =>
      leastSeconds(() => suppressSmallGroups(plan, { minimum: 10, complementary: true }).withheld, 2);
    const [less, more] = [spent(planOf(few)), spent(planOf(many))];
    const exponent = Math.log(more / less) / Math.log(many / few);
    return contextRow(
      `suppressSmallGroups, 100,000 observations, ${shape}`,
      '',
      `${digits(more)} s; ${digits(less)} s for 25,000, an exponent of ${exponent.toFixed(2)}`,
      { less, more, exponent },
    );
  });
}
