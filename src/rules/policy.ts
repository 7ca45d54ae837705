/** A host's own policy, checked before it is used. */
import { policyInEnglish } from '../messages/en/policy.js';
import { issueMaker } from '../messages/issue.js';
import type { PolicyParams } from '../messages/policy.js';
import { type Frequency, isDay, monthsOf } from '../model/calendar.js';
import type { FieldShape } from '../model/field-shape.js';
import { nearest } from '../model/nearest.js';
import { type Cadence, defaultPolicy, type MonthRange, type Policy } from '../model/policy.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import { inBrief } from '../model/text.js';
import { rules } from './catalogue.js';
import { issueList } from './issue-list.js';
import { readAs } from './read.js';

const optional = (shape: FieldShape): FieldShape => ({ ...shape, optional: true });
const choice = (...of: readonly string[]): FieldShape => optional({ is: 'choice', of });
const share = optional({ is: 'number' });
const months = optional({ is: 'object', of: { min: share, max: share } });
const frequency = choice(...(Object.keys(monthsOf) as Frequency[]));

/** The shape of {@link PolicyInput}. */
const policyShape = {
  severity: optional({ is: 'record', of: { is: 'choice', of: ['error', 'warning', 'off'] } }),
  actionMonths: months,
  milestoneMonths: months,
  onTrack: share,
  atRisk: share,
  tolerance: share,
  missing: choice('exclude', 'zero'),
  rollup: choice('mean', 'worst'),
  weighting: choice('equal', 'duration'),
  groups: choice('apart', 'cap'),
  minimumGroup: share,
  staleAfter: share,
  cadence: optional({
    is: 'object',
    of: { action: frequency, milestone: frequency, measure: frequency, goal: frequency },
  }),
  fiscalYearStart: optional({ is: 'text' }),
} satisfies { readonly [Field in keyof Policy]: FieldShape };

/** A hundred years: beyond it, a bound on a period bounds nothing. */
const MOST_MONTHS = 1_200;

/** Some of the fields of an object, each of which may also be undefined. */
type Some<T> = { readonly [Field in keyof T]?: T[Field] | undefined };

/** A policy of which anything may be left out. */
export interface PolicyInput extends Some<Omit<Policy, 'actionMonths' | 'milestoneMonths' | 'cadence'>> {
  readonly actionMonths?: Some<MonthRange> | undefined;
  readonly milestoneMonths?: Some<MonthRange> | undefined;
  readonly cadence?: Some<Cadence> | undefined;
}

const issue = issueMaker(policyInEnglish);

/** A month and a day that every year has. */
const isMonthDay = (text: string) => /^\d\d-\d\d$/.test(text) && isDay(`2025-${text}`);

/** Says what makes no sense in a policy. */
function checkPolicy(policy: Policy, refuse: (path: Path, params: PolicyParams['bad-policy']) => void): void {
  const codes: readonly string[] = rules.map((rule) => rule.code);
  for (const code of Object.keys(policy.severity)) {
    if (codes.includes(code)) continue;
    refuse(['severity', code], { reason: 'no-rule', rule: inBrief(code), nearest: nearest(code, codes) ?? null });
  }
  for (const field of ['actionMonths', 'milestoneMonths'] as const) {
    const { min, max } = policy[field];
    if (Number.isInteger(min) && Number.isInteger(max) && min >= 0 && min <= max && max <= MOST_MONTHS) continue;
    refuse([field], { reason: 'months', field, min, max, most: MOST_MONTHS });
  }
  for (const field of ['onTrack', 'atRisk', 'tolerance'] as const) {
    const value = policy[field];
    if (!(value >= 0 && value <= 1)) refuse([field], { reason: 'range', field, value, least: 0, most: 1 });
  }
  const { onTrack, atRisk, minimumGroup, staleAfter, fiscalYearStart } = policy;
  if (atRisk > onTrack) refuse(['atRisk'], { reason: 'thresholds', onTrack, atRisk });
  if (minimumGroup < 1) {
    refuse(['minimumGroup'], { reason: 'range', field: 'minimumGroup', value: minimumGroup, least: 1, most: null });
  } else if (!Number.isInteger(minimumGroup)) {
    refuse(['minimumGroup'], { reason: 'not-whole', field: 'minimumGroup', value: minimumGroup });
  }
  if (!(staleAfter > 0))
    refuse(['staleAfter'], { reason: 'not-above', field: 'staleAfter', value: staleAfter, bound: 0 });
  if (!isMonthDay(fiscalYearStart)) {
    refuse(['fiscalYearStart'], { reason: 'month-day', field: 'fiscalYearStart', value: inBrief(fiscalYearStart) });
  }
}

/**
 * A policy of one's own: what is left out is filled in from the default policy, and nonsense is refused: thresholds
 * out of order or out of range, month ranges upside down, codes of no rule, a group smaller than 1, a fiscal year
 * that begins on a day that not every year has.
 *
 * Errors: `bad-policy` for values that make no sense, and the codes of the shape (`unknown-key` names the nearest
 * field). Never throws.
 *
 * @example
 * ```ts
 * const policy = definePolicy({ onTrack: 0.95, severity: { 'goal-focus': 'off' } });
 * if (policy.ok) policy.value.atRisk; // 0.7
 * ```
 */
export function definePolicy(partial: PolicyInput = {}): Result<Policy> {
  const read = readAs({ is: 'object', of: policyShape }, partial);
  if (!read.ok) return read;
  const given = read.value as PolicyInput;
  const policy = Object.freeze({
    ...defaultPolicy,
    ...given,
    severity: Object.freeze({ ...given.severity }),
    actionMonths: Object.freeze({ ...defaultPolicy.actionMonths, ...given.actionMonths }),
    milestoneMonths: Object.freeze({ ...defaultPolicy.milestoneMonths, ...given.milestoneMonths }),
    cadence: Object.freeze({ ...defaultPolicy.cadence, ...given.cadence }),
  }) as Policy;
  const issues = issueList();
  checkPolicy(policy, (path, params) => issues.add('error', (): Issue => issue('bad-policy', path, params)));
  const found = issues.toArray();
  return found.length > 0 ? fail(found) : succeed(policy);
}
