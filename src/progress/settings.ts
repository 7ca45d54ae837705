/**
 * The day and the policy under which progress is computed, made ready once for a whole computation. Equal days
 * and policies give the same settings object, so that what is remembered can be compared by identity.
 */

import { type Day, requireDayIn } from '../model/calendar.js';
import { canonicalText } from '../model/equal.js';
import { defaultPolicy, type Policy } from '../model/policy.js';

/** As of which day, and under which policy, progress is computed. */
export interface ProgressOptions {
  /** The day as of which to compute, `YYYY-MM-DD`, past or future. */
  readonly asOf: Day;
  /** Thresholds and habits of the host; the default policy where it is left out. */
  readonly policy?: Policy | undefined;
}

/** A day and a policy, complete. */
export interface Settings extends Policy {
  readonly asOf: Day;
  /** The policy as it came, the defaults filled in. */
  readonly policy: Policy;
  /** The last day of the plan, for strategies that have no period of their own; empty for what stands alone. */
  readonly planEnd: Day;
}

/** How many different days and policies are kept in mind. */
const REMEMBERED = 64;
const remembered = new Map<string, Settings>();

/** A frozen copy of plain data. */
function frozenCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, item] of Object.entries(value)) if (item !== undefined) copy[key] = frozenCopy(item);
  return Object.freeze(copy) as T;
}

const defaultKey = canonicalText(defaultPolicy);

/**
 * The settings for a day and a policy. A day that is none is the caller's slip and no fault of the plan: it is
 * the one thing that progress functions throw at, because every number would be wrong.
 */
export function settingsOf(options: ProgressOptions, planEnd: Day = ''): Settings {
  const asOf = requireDayIn('asOf', options);
  const { policy } = options;
  const given = policy === undefined || policy === defaultPolicy ? undefined : { ...defaultPolicy, ...policy };
  const key = asOf + planEnd + (given === undefined ? defaultKey : canonicalText(given));
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const complete = given === undefined ? defaultPolicy : frozenCopy(given);
  const settings: Settings = Object.freeze({ ...complete, asOf, policy: complete, planEnd });
  if (remembered.size >= REMEMBERED) remembered.clear();
  remembered.set(key, settings);
  return settings;
}

/** Thresholds are compared with this much slack, so that rounding in the last digits decides nothing. */
const SLACK = 1e-9;

/** Whether a value reaches a threshold. */
export const reaches = (value: number, threshold: number) => value >= threshold - SLACK;

/** Whether a value stays within a limit. */
export const within = (value: number, limit: number) => value <= limit + SLACK;

/** What counts as on track: a measure's own, else the policy's. */
export type Thresholds = Pick<Policy, 'onTrack' | 'atRisk' | 'tolerance'>;

/** The status by pace and shortfall, for measures and for what they roll up to. */
export function standingByPace(
  pace: number | null,
  shortfall: number,
  { onTrack, atRisk, tolerance }: Thresholds,
): 'on-track' | 'at-risk' | 'off-track' {
  if ((pace !== null && reaches(pace, onTrack)) || within(shortfall, tolerance)) return 'on-track';
  return (pace !== null && reaches(pace, atRisk)) || within(shortfall, 2 * tolerance) ? 'at-risk' : 'off-track';
}
