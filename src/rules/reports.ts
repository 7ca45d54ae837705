/** Rules about what was reported and observed, and about actions given up. */
import type { Measure, Report, Subgroup } from '../model/generated/types.js';
import { DOCUMENT, defineRule, named, type ReportIssue, type Scene, SPM } from './rule.js';

function neverFalls(noun: string, title: string, reports: readonly Report[], report: ReportIssue): void {
  const rises = reports.every(
    ({ date, percentComplete }, index) =>
      index === 0 ||
      (date >= (reports[index - 1] as Report).date &&
        percentComplete >= (reports[index - 1] as Report).percentComplete),
  );
  if (rises) return;
  const inOrder = reports.map((entry, index) => ({ entry, index }));
  inOrder.sort((a, b) => (a.entry.date < b.entry.date ? -1 : a.entry.date > b.entry.date ? 1 : a.index - b.index));
  for (const [place, { entry, index }] of inOrder.entries()) {
    const before = inOrder[place - 1]?.entry;
    if (before === undefined || entry.percentComplete >= before.percentComplete) continue;
    report(
      ['reports', index, 'percentComplete'],
      `${named(noun, title)} was reported ${before.percentComplete} % complete on ${before.date} and ${entry.percentComplete} % on ${entry.date}. Correct one of them, or note why it fell.`,
    );
  }
}

export const reportOrder = defineRule({
  code: 'report-order',
  severity: 'warning',
  title: 'What is done stays done',
  statement: 'Reported completion never falls.',
  source: DOCUMENT,
  checks: {
    milestone({ title, reports }, report) {
      neverFalls('Milestone', title, reports, report);
    },
    action({ title, reports }, report) {
      neverFalls('Action', title, reports, report);
    },
  },
});

function notAfter(
  noun: string,
  name: string,
  key: 'reports' | 'observations',
  entries: readonly { readonly date: string }[],
  report: ReportIssue,
  { asOf }: Scene,
): void {
  if (asOf === undefined) return;
  for (const [index, { date }] of entries.entries()) {
    if (date <= asOf) continue;
    const entry = key === 'reports' ? 'a report' : 'an observation';
    report(
      [key, index, 'date'],
      `${named(noun, name)} has ${entry} of ${date}, which lies after ${asOf}. Correct the day.`,
    );
  }
}

function observedBy(series: Measure | Subgroup, report: ReportIssue, scene: Scene): void {
  const [noun, name] = 'indicator' in series ? ['Measure', series.indicator] : ['Group', series.name];
  notAfter(noun as string, name as string, 'observations', series.observations, report, scene);
}

export const reportInFuture = defineRule({
  code: 'report-in-future',
  severity: 'warning',
  title: 'Reports look back',
  statement: 'When the check is made as of a day, no report or observation lies after it.',
  source: DOCUMENT,
  checks: {
    milestone({ title, reports }, report, scene) {
      notAfter('Milestone', title, 'reports', reports, report, scene);
    },
    action({ title, reports }, report, scene) {
      notAfter('Action', title, 'reports', reports, report, scene);
    },
    measure: observedBy,
    subgroup: observedBy,
  },
});

export const discontinuedReason = defineRule({
  code: 'discontinued-reason',
  severity: 'error',
  title: 'Giving up has a reason',
  statement: 'A discontinued action says why.',
  source: `${SPM}: course adjustment, with a stated reason`,
  checks: {
    action({ title, discontinued }, report) {
      if (discontinued === undefined || discontinued.reason.trim() !== '') return;
      report(
        ['discontinued', 'reason'],
        `${named('Action', title)} was discontinued on ${discontinued.date} without a reason. Say why.`,
      );
    },
  },
});
