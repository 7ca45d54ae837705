/** A host's own policy, checked before it is used. */
import * as z from 'zod';
import type { Frequency } from '../model/calendar.js';
import { frequencySchema } from '../model/measure.js';
import { defaultPolicy, type MonthRange, type Policy } from '../model/policy.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import { rules } from './catalogue.js';
import { readShape } from './read.js';

const monthsSchema = z.strictObject({ min: z.number().optional(), max: z.number().optional() }).optional();

const policyInputSchema = z.strictObject({
  severity: z.record(z.string(), z.enum(['error', 'warning', 'off'])).optional(),
  actionMonths: monthsSchema,
  milestoneMonths: monthsSchema,
  onTrack: z.number().optional(),
  atRisk: z.number().optional(),
  tolerance: z.number().optional(),
  missing: z.enum(['exclude', 'zero']).optional(),
  cadence: z
    .strictObject({
      action: frequencySchema.optional(),
      milestone: frequencySchema.optional(),
      goal: frequencySchema.optional(),
    })
    .optional(),
});

/** A hundred years: beyond it, a bound on a period bounds nothing. */
const MOST_MONTHS = 1_200;

/** A policy of which anything may be left out. */
export interface PolicyInput {
  readonly severity?: Policy['severity'];
  readonly actionMonths?: Partial<MonthRange>;
  readonly milestoneMonths?: Partial<MonthRange>;
  readonly onTrack?: number;
  readonly atRisk?: number;
  readonly tolerance?: number;
  readonly missing?: 'exclude' | 'zero';
  readonly cadence?: { readonly action?: Frequency; readonly milestone?: Frequency; readonly goal?: Frequency };
}

/**
 * A policy of one's own: what is left out is filled in from the default policy, and nonsense is refused:
 * thresholds out of order or out of range, month ranges upside down, codes of no rule.
 *
 * Errors: `bad-policy` for values that make no sense together, and the codes of the shape.
 *
 * @example
 * ```ts
 * const policy = definePolicy({ onTrack: 0.95, severity: { 'goal-focus': 'off' } });
 * if (policy.ok) policy.value.atRisk; // 0.7
 * ```
 */
export function definePolicy(partial: PolicyInput = {}): Result<Policy> {
  const read = readShape(policyInputSchema, partial);
  if (!read.ok) return read;
  const given = read.value;
  const policy = Object.freeze({
    ...defaultPolicy,
    ...given,
    severity: Object.freeze({ ...given.severity }),
    actionMonths: Object.freeze({ ...defaultPolicy.actionMonths, ...given.actionMonths }),
    milestoneMonths: Object.freeze({ ...defaultPolicy.milestoneMonths, ...given.milestoneMonths }),
    cadence: Object.freeze({ ...defaultPolicy.cadence, ...given.cadence }),
  }) as Policy;
  const issues: Issue[] = [];
  const refuse = (path: Path, message: string): void => {
    issues.push({ code: 'bad-policy', severity: 'error', path, message, params: {} });
  };
  const codes = new Set<string>(rules.map((rule) => rule.code));
  for (const code of Object.keys(policy.severity)) {
    if (!codes.has(code)) refuse(['severity', code], `No rule has the code "${code}"; see the catalogue of rules.`);
  }
  for (const key of ['actionMonths', 'milestoneMonths'] as const) {
    const { min, max } = policy[key];
    if (Number.isInteger(min) && Number.isInteger(max) && min >= 0 && min <= max && max <= MOST_MONTHS) continue;
    refuse(
      [key],
      `${key} is ${min} to ${max}; give whole months, at least 0 and at most ${MOST_MONTHS}, the first no more than the second.`,
    );
  }
  const { onTrack, atRisk, tolerance } = policy;
  if (!(atRisk >= 0 && atRisk <= onTrack && onTrack <= 1)) {
    refuse(
      ['onTrack'],
      `On track from a pace of ${onTrack} and at risk from ${atRisk}: give 0 ≤ atRisk ≤ onTrack ≤ 1.`,
    );
  }
  if (!(tolerance >= 0 && tolerance <= 1)) refuse(['tolerance'], `The tolerance is ${tolerance}; give 0 to 1.`);
  return issues.length > 0 ? fail(issues) : succeed(policy);
}
