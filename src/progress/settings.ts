/**
 * The day and the policy under which progress is computed, made ready once for a whole computation. Equal days
 * and policies give the same settings object, so that what is remembered can be compared by identity.
 */
import { type Day, isDay } from '../model/calendar.js';
import { defaultPolicy, type Policy } from '../model/policy.js';

/** As of which day, and under which policy, progress is computed. */
export interface ProgressOptions {
  /** The day as of which to compute, `YYYY-MM-DD`, past or future. */
  readonly asOf: Day;
  /** Thresholds and habits of the host; the default policy where it is left out. */
  readonly policy?: Policy;
}

/** A day and what of a policy bears on progress. */
export interface Settings extends Pick<Policy, 'onTrack' | 'atRisk' | 'tolerance' | 'missing' | 'cadence'> {
  readonly asOf: Day;
}

/** How many different days and policies are kept in mind. */
const REMEMBERED = 64;
const remembered = new Map<string, Settings>();

/**
 * The settings for a day and a policy. A day that is none is the caller's slip and no fault of the plan: it is
 * the one thing that progress functions throw at, because every number would be wrong.
 */
export function settingsOf({ asOf, policy }: ProgressOptions): Settings {
  if (typeof asOf !== 'string' || !isDay(asOf)) {
    throw new RangeError(`asOf is ${JSON.stringify(asOf)}; give a calendar day as YYYY-MM-DD, such as 2026-06-30.`);
  }
  const { onTrack, atRisk, tolerance, missing, cadence } = { ...defaultPolicy, ...policy };
  const key = [asOf, onTrack, atRisk, tolerance, missing, cadence.action, cadence.milestone, cadence.goal].join(' ');
  const known = remembered.get(key);
  if (known !== undefined) return known;
  const settings: Settings = Object.freeze({ asOf, onTrack, atRisk, tolerance, missing, cadence });
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

/** The status by pace and shortfall, for measures and for what they roll up to. */
export function standingByPace(
  pace: number | null,
  shortfall: number,
  { onTrack, atRisk, tolerance }: Settings,
): 'on-track' | 'at-risk' | 'off-track' {
  if ((pace !== null && reaches(pace, onTrack)) || within(shortfall, tolerance)) return 'on-track';
  return (pace !== null && reaches(pace, atRisk)) || within(shortfall, 2 * tolerance) ? 'at-risk' : 'off-track';
}
