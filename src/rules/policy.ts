/** A host's own policy, checked before it is used. */
import { policyInEnglish } from '../messages/en/policy.js';
import { issueMaker } from '../messages/issue.js';
import type { PolicyParams } from '../messages/policy.js';
import { type Frequency, isDay, monthsOf } from '../model/calendar.js';
import type { FieldShape } from '../model/field-shape.js';
import { nearest } from '../model/nearest.js';
import { defaultPolicy, type Policy } from '../model/policy.js';
import { fail, type Issue, type Path, type Result, type Severity, succeed } from '../model/result.js';
import { inBrief } from '../model/text.js';
import { rules } from './catalogue.js';
import { bounded } from './issue-list.js';
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

/** A policy of which anything may be left out: what is left out is as in the default policy. */
export interface PolicyInput {
  /** Rules, by code, that weigh otherwise than by default. */
  readonly severity?: Readonly<Record<string, Severity | 'off'>> | undefined;
  /** How long an action lasts, in months; 1 to 12. */
  readonly actionMonths?: MonthRangeInput | undefined;
  /** How long a milestone lasts, in months; 6 to 12. */
  readonly milestoneMonths?: MonthRangeInput | undefined;
  /** The least pace that is on track, 0.9. */
  readonly onTrack?: number | undefined;
  /** The least pace that is at risk rather than off track, 0.7. */
  readonly atRisk?: number | undefined;
  /** The shortfall, as a share of the whole way, that is no matter, 0.02. */
  readonly tolerance?: number | undefined;
  /** Whether parts without data are left out of a mean, or count as 0. */
  readonly missing?: 'exclude' | 'zero' | undefined;
  /** Whether a whole stands as the mean of its parts does, or as its worst part. */
  readonly rollup?: 'mean' | 'worst' | undefined;
  /** Whether milestones and actions without a weight count alike, or by the days of their period. */
  readonly weighting?: 'equal' | 'duration' | undefined;
  /** Whether groups of students are shown beside a measure, or also cap its status. */
  readonly groups?: 'apart' | 'cap' | undefined;
  /** The smallest group of students that is judged, 10. */
  readonly minimumGroup?: number | undefined;
  /** After how many reporting periods without an observation a measure is stale, 2. */
  readonly staleAfter?: number | undefined;
  /** How often each is looked at and reported. */
  readonly cadence?: CadenceInput | undefined;
  /** The month and day on which a fiscal year begins, `MM-DD`; a year is named for the one in which it ends. */
  readonly fiscalYearStart?: string | undefined;
}

/** A range of months of which one end may be left out. */
export interface MonthRangeInput {
  readonly min?: number | undefined;
  readonly max?: number | undefined;
}

/** How often each is looked at and reported, where that is not as by default. */
export interface CadenceInput {
  readonly action?: Frequency | undefined;
  readonly milestone?: Frequency | undefined;
  readonly measure?: Frequency | undefined;
  readonly goal?: Frequency | undefined;
}

const issue = issueMaker(policyInEnglish);

/** A month and a day that every year has. */
const isMonthDay = (text: string) => isDay(`2025-${text}`);

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
  const found: Issue[] = [];
  checkPolicy(policy, (path, params) => found.push(issue('bad-policy', path, params)));
  return found.length > 0 ? fail(bounded(found)) : succeed(policy);
}
