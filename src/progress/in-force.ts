/** Which baseline and targets count on a day, where some were replaced. */
import type { Day } from '../model/calendar.js';
import type { Baseline, Revision, Target } from '../model/generated/types.js';

/** A baseline with targets, and those that they replaced. */
export interface Revised {
  readonly baseline?: Baseline;
  readonly targets: readonly Target[];
  readonly revisions: readonly Revision[];
}

/**
 * The series with the baseline and targets in force on a day: those of the earliest revision whose `until` is on or
 * after it (a revision without a baseline leaves the series' own in force); without one, its own.
 */
export function inForce<Series extends Revised>(series: Series, asOf: Day): Series {
  let found: Revision | undefined;
  for (const revision of series.revisions) {
    if (revision.until >= asOf && (found === undefined || revision.until < found.until)) found = revision;
  }
  if (found === undefined) return series;
  const { baseline = series.baseline, targets } = found;
  return { ...series, ...(baseline === undefined ? {} : { baseline }), targets };
}
