/** What steps of work, actions and milestones, have in common: their reports, and that they may be given up. */
import type { Day } from './calendar.js';
import type { Report } from './generated/types.js';

/** The last report, of those on or before a day if one is given; of two on one day, the later in the list. */
export function lastReport(reports: readonly Report[], asOf?: Day): Report | null {
  let last: Report | null = null;
  for (let index = 0; index < reports.length; index += 1) {
    const report = reports[index] as Report;
    if (asOf !== undefined && report.date > asOf) continue;
    if (last === null || report.date >= last.date) last = report;
  }
  return last;
}

/** What may be given up. */
export interface Discontinuable {
  readonly discontinued?: { readonly date: Day };
}

/** Whether something was given up, by a day if one is given. */
export const isDiscontinued = ({ discontinued }: Discontinuable, asOf?: Day): boolean =>
  discontinued !== undefined && (asOf === undefined || discontinued.date <= asOf);
