/**
 * What a host may set for itself: how much rules weigh, where thresholds lie, how often things are looked at.
 * The defaults live here without zod, so that a rollup carries none; `definePolicy` checks a host's own.
 */
import type { Frequency } from './calendar.js';
import type { Severity } from './result.js';

/** From this many calendar months to that many, both included. */
export interface MonthRange {
  readonly min: number;
  readonly max: number;
}

/** A host's settings, as plain JSON. */
export interface Policy {
  /** Rules, by code, that weigh otherwise than by default. */
  readonly severity: Readonly<Record<string, Severity | 'off'>>;
  /** How long an action lasts, in months; 1 to 12. */
  readonly actionMonths: MonthRange;
  /** How long a milestone lasts, in months; 6 to 12. */
  readonly milestoneMonths: MonthRange;
  /** The least pace that is on track, 0.9. */
  readonly onTrack: number;
  /** The least pace that is at risk rather than off track, 0.7. */
  readonly atRisk: number;
  /** The shortfall, as a share of the whole way, that is no matter, 0.02. */
  readonly tolerance: number;
  /** Whether parts without data are left out of a mean, or count as 0. */
  readonly missing: 'exclude' | 'zero';
  /** How often each is looked at and reported. */
  readonly cadence: { readonly action: Frequency; readonly milestone: Frequency; readonly goal: Frequency };
}

/** The policy where a host sets none. Source: the rhythm of SPM, and thresholds common in status reporting. */
export const defaultPolicy: Policy = Object.freeze({
  severity: Object.freeze({}),
  actionMonths: Object.freeze({ min: 1, max: 12 }),
  milestoneMonths: Object.freeze({ min: 6, max: 12 }),
  onTrack: 0.9,
  atRisk: 0.7,
  tolerance: 0.02,
  missing: 'exclude',
  cadence: Object.freeze({ action: 'monthly', milestone: 'quarterly', goal: 'annual' }),
});

/** For a plan still being written: a measure without baseline or targets is a warning, not an error. */
export const draftPolicy: Policy = Object.freeze({
  ...defaultPolicy,
  severity: Object.freeze({ 'measure-baseline': 'warning', 'measure-targets': 'warning' }),
});
