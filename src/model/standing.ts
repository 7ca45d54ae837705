/**
 * The words for how work and results stand: what progress finds, and what every language has words for. Which one
 * applies is found in `progress`.
 */

/** How an action stands. */
export type ActionState = 'complete' | 'discontinued' | 'overdue' | 'not-started' | 'on-schedule' | 'behind-schedule';

/** How implementation stands. */
export type ImplementationState = ActionState | 'complete-to-date' | 'no-data';

/** How a measure stands. */
export type MeasureStatus =
  | 'not-measurable'
  | 'no-data'
  | 'exceeded'
  | 'met'
  | 'missed'
  | 'stale'
  | 'regressing'
  | 'on-track'
  | 'at-risk'
  | 'off-track';

/** How a group of students stands: like a measure, or too small to be judged. */
export type GroupStatus = MeasureStatus | 'too-small';

/** What implementation and performance together say of a strategy's theory of action: *if* → *then*. */
export type Diagnosis =
  | 'unknown'
  | 'too-early'
  | 'theory-holding'
  | 'theory-in-doubt'
  | 'results-without-implementation'
  | 'not-yet-tested';

/** What a goal's strategies and its own measures together say: *then* → *and*. */
export type GoalDiagnosis =
  | 'unknown'
  | 'too-early'
  | 'contribution-holding'
  | 'contribution-in-doubt'
  | 'results-without-contribution'
  | 'not-yet-tested';

/** How a gap moves; `unknown` where either end is missing, or the group is too small to tell. */
export type GapTrend = 'closing' | 'steady' | 'widening' | 'unknown';

/** Which movement moved a gap: the larger of the group's and the whole's. */
export type GapCause = 'group-gained' | 'group-lost' | 'whole-gained' | 'whole-lost';
