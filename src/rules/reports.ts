/** Rules about what was reported, observed, used and delivered, and about what was discontinued. */

import type { EntryWord } from '../messages/rules.js';
import { canonicalText, isEqual } from '../model/equal.js';
import type {
  Action,
  Discontinuation,
  EntityKind,
  Input,
  Milestone,
  Output,
  Report,
  Strategy,
} from '../model/generated/types.js';
import { inBrief } from '../model/text.js';
import { type CheckContext, DOCUMENT, defineRule, LIBRARY, type ReportIssue, SPM } from './rule.js';
import { ofEachSeries } from './series.js';

type Step = Milestone | Action;
type Dated = readonly { readonly date: string }[];

/** Whether reports come day by day, none below the one before. */
function isInOrder(reports: readonly Report[]): boolean {
  for (let index = 1; index < reports.length; index += 1) {
    const [before, report] = [reports[index - 1] as Report, reports[index] as Report];
    if (report.date <= before.date || report.percentComplete < before.percentComplete) return false;
  }
  return true;
}

function checkOrder({ reports }: Step, report: ReportIssue<'report-order'>): void {
  if (isInOrder(reports)) return;
  const inOrder = reports.map((entry, index) => ({ entry, index }));
  inOrder.sort(({ entry: a }, { entry: b }) => Number(a.date > b.date) - Number(a.date < b.date));
  for (const [place, { entry, index }] of inOrder.entries()) {
    const before = inOrder[place - 1]?.entry;
    if (before === undefined) continue;
    const sameDay = entry.date === before.date;
    if (sameDay ? isEqual(entry, before) : entry.percentComplete >= before.percentComplete) continue;
    report(['reports', index, 'percentComplete'], {
      reason: sameDay ? 'differ' : 'falls',
      date: entry.date,
      percent: entry.percentComplete,
      beforeDate: before.date,
      beforePercent: before.percentComplete,
    });
  }
}

export const reportOrder = defineRule({
  code: 'report-order',
  severity: 'warning',
  title: 'What is done stays done',
  statement: 'Reported completion never falls, and no two reports of one day differ.',
  source: DOCUMENT,
  checks: { milestone: checkOrder, action: checkOrder },
});

/** Reports each entry that stands in the list already. */
function checkTwice(entries: Dated, list: string, what: EntryWord, report: ReportIssue<'report-twice'>): void {
  if (entries.length < 2) return;
  const days = new Set<string>();
  const shared = new Set<string>();
  for (const { date } of entries) (days.has(date) ? shared : days).add(date);
  if (shared.size === 0) return;
  const said = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    if (!shared.has(entry.date)) continue;
    const text = canonicalText(entry);
    if (said.has(text)) report([list, index], { what, date: entry.date });
    said.add(text);
  }
}

const twiceReported = ({ reports }: Step, report: ReportIssue<'report-twice'>) =>
  checkTwice(reports, 'reports', 'report', report);

export const reportTwice = defineRule({
  code: 'report-twice',
  severity: 'warning',
  title: 'Nothing is entered twice',
  statement: 'No report, observation of a sum, or amount stands twice, equal in all.',
  source: LIBRARY,
  checks: {
    milestone: twiceReported,
    action: twiceReported,
    ...ofEachSeries<'report-twice'>(({ observations }, report, _context, { accumulation }) => {
      if (accumulation !== 'latest') checkTwice(observations, 'observations', 'observation', report);
    }),
    input: ({ used }, report) => checkTwice(used, 'used', 'used', report),
    output: ({ delivered }, report) => checkTwice(delivered, 'delivered', 'delivered', report),
  },
});

/** Nothing lies after it. */
const LAST_DAY = '9999-12-31';

/** Reports each entry of a list that lies after the day of the check. */
function checkFuture(
  entries: Dated,
  list: string,
  what: EntryWord,
  report: ReportIssue<'report-in-future'>,
  { asOf = LAST_DAY }: CheckContext,
): void {
  for (let index = 0; index < entries.length; index += 1) {
    const { date } = entries[index] as Report;
    if (date > asOf) report([list, index, 'date'], { what, date, asOf });
  }
}

const reportedBy = ({ reports }: Step, report: ReportIssue<'report-in-future'>, context: CheckContext) =>
  checkFuture(reports, 'reports', 'report', report, context);

export const reportInFuture = defineRule({
  code: 'report-in-future',
  severity: 'warning',
  title: 'Reports look back',
  statement: 'When the check is made as of a day, nothing observed, reported, used or delivered lies after it.',
  source: DOCUMENT,
  checks: {
    milestone: reportedBy,
    action: reportedBy,
    ...ofEachSeries<'report-in-future'>(({ observations, withheld }, report, context) => {
      checkFuture(observations, 'observations', 'observation', report, context);
      checkFuture(withheld, 'withheld', 'withheld', report, context);
    }),
    input: ({ used }: Input, report, context) => checkFuture(used, 'used', 'used', report, context),
    output: ({ delivered }: Output, report, context) =>
      checkFuture(delivered, 'delivered', 'delivered', report, context),
  },
});

/** Reports what was reported after the step, or what holds it, was discontinued. */
function checkEnd(
  kind: EntityKind,
  { title, reports, discontinued }: Step,
  holderKind: EntityKind,
  holder: Milestone | Strategy,
  report: ReportIssue<'report-after-end'>,
): void {
  const outer = holder.discontinued;
  const own = discontinued !== undefined && (outer === undefined || discontinued.date <= outer.date);
  const ended = own ? discontinued : outer;
  if (ended === undefined) return;
  for (const [index, { date }] of reports.entries()) {
    if (date <= ended.date) continue;
    const [endedKind, endedTitle] = own ? [kind, title] : [holderKind, holder.title];
    report(['reports', index, 'date'], { date, endedOn: ended.date, endedKind, endedTitle: inBrief(endedTitle), own });
  }
}

export const reportAfterEnd = defineRule({
  code: 'report-after-end',
  severity: 'warning',
  title: 'What is discontinued is not reported on',
  statement: 'Nothing is reported after its discontinuation, or after that of what holds it.',
  source: LIBRARY,
  checks: {
    milestone: (milestone, report, _context, strategy) =>
      checkEnd('milestone', milestone, 'strategy', strategy, report),
    action: (action, report, _context, milestone) => checkEnd('action', action, 'milestone', milestone, report),
  },
});

function checkReason(
  { discontinued }: { readonly discontinued?: Discontinuation },
  report: ReportIssue<'discontinued-reason'>,
): void {
  if (discontinued?.reason.trim() === '') report(['discontinued', 'reason'], { date: discontinued.date });
}

export const discontinuedReason = defineRule({
  code: 'discontinued-reason',
  severity: 'error',
  title: 'Giving up has a reason',
  statement: 'What is discontinued says why.',
  source: `${SPM}: what is given up has a stated reason`,
  checks: { strategy: checkReason, milestone: checkReason, action: checkReason },
});
