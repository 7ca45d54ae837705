/** What comparing effort with results says of a theory of action, which is what SPM is for. */

import type { ImplementationState } from './combine.js';
import type { MeasureStatus } from './verdict.js';

/** What implementation and performance together say of a strategy's theory of action. */
export type Diagnosis =
  | 'too-early'
  | 'theory-holding'
  | 'theory-in-doubt'
  | 'results-without-implementation'
  | 'not-yet-tested'
  | 'unknown';

/** What a goal's strategies and the goal's own measures together say: do students benefit? */
export type GoalDiagnosis =
  | 'too-early'
  | 'contribution-holding'
  | 'contribution-in-doubt'
  | 'results-without-contribution'
  | 'not-yet-tested'
  | 'unknown';

/**
 * Compares whether a strategy is carried out with whether its measures move.
 *
 * - `theory-holding`: implementation complete or on schedule, performance on track or better;
 * - `theory-in-doubt`: carried out so, but performance is not;
 * - `results-without-implementation`: performance is, without being carried out so;
 * - `not-yet-tested`: neither;
 * - `unknown`: there is no data of one or the other.
 *
 * Source: Redding & Layland 2015: implementation and performance are never blended, and a strategy can be
 * carried out well and still be wrong.
 *
 * @example
 * ```ts
 * diagnosis({ state: 'on-schedule' }, { status: 'regressing' }); // 'theory-in-doubt'
 * ```
 */
export function diagnosis(
  implementation: { readonly state: ImplementationState },
  performance: { readonly status: MeasureStatus },
): Diagnosis {
  const { state } = implementation;
  const { status } = performance;
  if (state === 'no-data' || status === 'no-data' || status === 'not-measurable') return 'unknown';
  const implemented = state === 'complete' || state === 'on-schedule';
  const performing = status === 'exceeded' || status === 'met' || status === 'on-track';
  if (implemented) return performing ? 'theory-holding' : 'theory-in-doubt';
  return performing ? 'results-without-implementation' : 'not-yet-tested';
}
