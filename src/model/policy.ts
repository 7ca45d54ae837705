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
  /** Whether a whole stands as the mean of its parts does, or as its worst part. */
  readonly rollup: 'mean' | 'worst';
  /** Whether milestones and actions without a weight count alike, or by the days of their period. */
  readonly weighting: 'equal' | 'duration';
  /** Whether groups of students are shown beside a measure, or also cap its status. */
  readonly groups: 'apart' | 'cap';
  /** The smallest group of students that is judged, 10. */
  readonly minimumGroup: number;
  /** After how many reporting periods without an observation a measure is stale, 2. */
  readonly staleAfter: number;
  /** How often each is looked at and reported. */
  readonly cadence: Cadence;
  /** The month and day on which a fiscal year begins, `MM-DD`; a year is named for the one in which it ends. */
  readonly fiscalYearStart: string;
}

/** How often each is looked at and reported. */
export interface Cadence {
  readonly action: Frequency;
  readonly milestone: Frequency;
  readonly measure: Frequency;
  readonly goal: Frequency;
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
  rollup: 'mean',
  weighting: 'equal',
  groups: 'apart',
  minimumGroup: 10,
  staleAfter: 2,
  cadence: Object.freeze({ action: 'monthly', milestone: 'monthly', measure: 'annual', goal: 'annual' }),
  fiscalYearStart: '07-01',
});

/** For a plan still being written: what is not yet there is a warning, not an error. */
export const draftPolicy: Policy = Object.freeze({
  ...defaultPolicy,
  severity: Object.freeze({
    'strategy-theory': 'warning',
    'measure-baseline': 'warning',
    'measure-targets': 'warning',
  }),
});
