/** Checks of series: what a measure and the groups of students below it hold alike. */
import type { Measure } from '../model/generated/types.js';
import { GROUP, type Group } from '../model/groups.js';
import type { Check, CheckContext, ReportIssue, RuleCode } from './rule.js';

/** What a measure and a group's series of it have in common. */
export type Series = Measure | Group;

/** One check for a measure's own series and for that of each of its groups. */
export function ofEachSeries<Code extends RuleCode>(
  check: (series: Series, report: ReportIssue<Code>, context: CheckContext, measure: Measure) => void,
): { readonly measure: Check<'measure', Code>; readonly [GROUP]: Check<typeof GROUP, Code> } {
  return {
    measure: (measure, report, context) => check(measure, report, context, measure),
    [GROUP]: check,
  };
}

/** A check of each group of students. */
export const ofEachGroup = <Code extends RuleCode>(
  check: (group: Group, report: ReportIssue<Code>, context: CheckContext, measure: Measure) => void,
): { readonly [GROUP]: Check<typeof GROUP, Code> } => ({ [GROUP]: check });
