/** A list of issues that stays short enough to read: after a thousand, one `more-issues` stands for the rest. */
import { shapeInEnglish } from '../messages/en/shape.js';
import { issueMaker } from '../messages/issue.js';
import type { Issue, Severity } from '../model/result.js';

/** Nobody reads more issues than this. */
export const MOST_ISSUES = 1_000;

const issue = issueMaker(shapeInEnglish);

/** What a list of issues ends with where there were more. */
export const moreIssues = (shown = MOST_ISSUES, severity: Severity = 'error'): Issue =>
  issue('more-issues', [], { shown }, { severity });

/** Issues that were found already, a list of them that is short enough. What is left out weighs as much as it did. */
export function bounded(issues: readonly Issue[]): readonly Issue[] {
  if (issues.length <= MOST_ISSUES) return issues;
  const hasErrors = issues.slice(MOST_ISSUES).some(({ severity }) => severity === 'error');
  return [...issues.slice(0, MOST_ISSUES), moreIssues(MOST_ISSUES, hasErrors ? 'error' : 'warning')];
}

/** Issues as they are found. */
export interface IssueList {
  /** Enters an issue, which is only written out where there is room. An error takes the place of a warning. */
  add(severity: Severity, write: () => Issue): void;
  /** Whether nothing more can be entered. */
  isFull(): boolean;
  /** Whether only errors can be entered. */
  takesErrorsOnly(): boolean;
  /** The issues in the order in which they were entered, with `more-issues` where some had no room. */
  toArray(): readonly Issue[];
}

/** Nobody works on a plan with more errors than this: among them a new one may go unseen, so that time is bounded. */
export const MOST_COMPARED = 10_000;

/**
 * A list to compare with another: what is new is seen also among more errors than are told. Of warnings it takes one more
 * than are told. Nothing takes the place of another, and nothing is said of more.
 */
export function comparedList(): IssueList {
  const issues: Issue[] = [];
  let [errors, warnings] = [0, 0];
  const takesErrorsOnly = () => warnings > MOST_ISSUES;
  const isFull = () => errors >= MOST_COMPARED;
  return {
    add(severity, write) {
      if (severity === 'error' ? isFull() : takesErrorsOnly()) return;
      if (severity === 'error') errors += 1;
      else warnings += 1;
      issues.push(write());
    },
    isFull,
    takesErrorsOnly,
    toArray: () => issues,
  };
}

/** A list that begins with what was found already. */
export function issueList(found: readonly Issue[] = []): IssueList {
  const issues: Issue[] = [...found];
  let warnings = issues.filter(({ severity }) => severity === 'warning').length;
  let more: Severity | undefined;
  return {
    add(severity, write) {
      if (issues.length < MOST_ISSUES) {
        issues.push(write());
        if (severity === 'warning') warnings += 1;
        return;
      }
      if (severity === 'warning' || warnings === 0) {
        if (more !== 'error') more = severity;
        return;
      }
      more ??= 'warning';
      issues.splice(
        issues.findLastIndex((each) => each.severity === 'warning'),
        1,
      );
      warnings -= 1;
      issues.push(write());
    },
    isFull: () => more === 'error',
    takesErrorsOnly: () => more !== undefined,
    toArray: () => (more === undefined ? issues : [...issues, moreIssues(issues.length, more)]),
  };
}
