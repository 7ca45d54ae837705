/** A list of issues: no longer than anyone reads, and errors before warnings where there is not room for all. */
import type { Issue, Severity } from 'spm-model';
import { describe, expect, it } from 'vitest';
import {
  bounded,
  comparedList,
  issueList,
  MOST_COMPARED,
  MOST_ISSUES,
  moreIssues,
} from '../../src/rules/issue-list.js';
import { present } from '../fixtures/sound-plan.js';

const issue = (severity: Severity, message = ''): Issue => ({ code: 'blank', severity, path: [], message, params: {} });
const many = (severity: Severity, count: number) => Array.from({ length: count }, () => issue(severity));
const refused = (): Issue => {
  throw new Error('there is no room');
};

/** How a list ends: the message of the last, and what `more-issues` says. */
function endOf(list: ReturnType<typeof issueList>) {
  const all = list.toArray();
  expect(all).toHaveLength(MOST_ISSUES + 1);
  const { code, severity, params } = present(all.at(-1));
  expect([code, params]).toEqual(['more-issues', { shown: MOST_ISSUES }]);
  return { last: present(all.at(-2)).message, more: severity, isFull: list.isFull(), only: list.takesErrorsOnly() };
}

describe('a list of issues', () => {
  it('holds a thousand as they came, and says nothing of more', () => {
    const list = issueList();
    const all = [...many('warning', 500), ...many('error', 500)];
    for (const each of all) list.add(each.severity, () => each);
    expect(list.toArray()).toEqual(all);
    expect([list.isFull(), list.takesErrorsOnly()]).toEqual([false, false]);
  });

  it('of warnings takes no further warning, and then errors only', () => {
    const list = issueList(many('warning', MOST_ISSUES));
    list.add('warning', refused);
    expect(endOf(list)).toEqual({ last: '', more: 'warning', isFull: false, only: true });
    list.add('error', () => issue('error', 'the error'));
    expect(endOf(list)).toEqual({ last: 'the error', more: 'warning', isFull: false, only: true });
  });

  it('of errors is full with the next error', () => {
    const list = issueList(many('error', MOST_ISSUES));
    list.add('warning', refused);
    expect(endOf(list)).toEqual({ last: '', more: 'warning', isFull: false, only: true });
    list.add('error', refused);
    expect(endOf(list)).toEqual({ last: '', more: 'error', isFull: true, only: true });
    list.add('warning', refused);
    expect(endOf(list)).toEqual({ last: '', more: 'error', isFull: true, only: true });
  });

  it('gives the place of its last warning to an error, until there is none', () => {
    const early = [issue('warning', 'first'), issue('error', 'second'), issue('warning', 'third')];
    const list = issueList([...early, ...many('error', MOST_ISSUES - 4)]);
    list.add('error', () => issue('error', 'room'));
    list.add('error', () => issue('error', 'for the third'));
    expect(endOf(list)).toEqual({ last: 'for the third', more: 'warning', isFull: false, only: true });
    expect(list.toArray().slice(0, 2)).toEqual(early.slice(0, 2));
    list.add('error', () => issue('error', 'for the first'));
    expect(endOf(list)).toEqual({ last: 'for the first', more: 'warning', isFull: false, only: true });
    expect(list.toArray()[0]).toEqual(early[1]);
    list.add('error', refused);
    expect(endOf(list)).toEqual({ last: 'for the first', more: 'error', isFull: true, only: true });
  });

  it('counts the warnings that it was given as they came', () => {
    const list = issueList();
    for (const each of [issue('warning', 'the one'), ...many('error', MOST_ISSUES - 1)]) {
      list.add(each.severity, () => each);
    }
    list.add('error', () => issue('error', 'in its place'));
    list.add('error', refused);
    expect(endOf(list)).toEqual({ last: 'in its place', more: 'error', isFull: true, only: true });
  });
});

describe('a list to compare with another', () => {
  it('holds more errors than are told, and of warnings one more', () => {
    const list = comparedList();
    const all = [...many('warning', MOST_ISSUES), ...many('error', MOST_ISSUES), issue('error', 'more')];
    for (const each of all) list.add(each.severity, () => each);
    expect(list.takesErrorsOnly()).toBe(false);
    list.add('warning', () => issue('warning', 'more'));
    expect([list.takesErrorsOnly(), list.isFull()]).toEqual([true, false]);
    list.add('warning', refused);
    list.add('error', () => issue('error', 'last'));
    expect(list.toArray()).toEqual([...all, issue('warning', 'more'), issue('error', 'last')]);
  });

  it('ends somewhere', () => {
    const list = comparedList();
    const error = issue('error');
    for (let count = 1; count < MOST_COMPARED; count += 1) list.add('error', () => error);
    expect(list.isFull()).toBe(false);
    list.add('error', () => error);
    expect(list.isFull()).toBe(true);
    list.add('error', refused);
    expect(list.toArray()).toHaveLength(MOST_COMPARED);
  });
});

it('issues that were found already are cut after a thousand', () => {
  const fitting = many('error', MOST_ISSUES);
  expect(bounded(fitting)).toEqual(fitting);
  const cut = bounded(many('error', MOST_ISSUES + 1));
  expect(cut).toHaveLength(MOST_ISSUES + 1);
  expect(cut.at(-1)).toMatchObject({ code: 'more-issues', severity: 'error', params: { shown: MOST_ISSUES } });
  // What is warned of stays a warning.
  const endOfCut = (...left: Severity[]) =>
    bounded([...many('warning', MOST_ISSUES), ...left.map((severity) => issue(severity))]).at(-1);
  expect(endOfCut('warning')).toMatchObject({ code: 'more-issues', severity: 'warning' });
  expect(endOfCut('warning', 'error', 'warning')).toMatchObject({ code: 'more-issues', severity: 'error' });
  expect(bounded([...fitting, issue('warning')]).at(-1)).toEqual({ ...moreIssues(), severity: 'warning' });
  expect(moreIssues()).toMatchObject({ code: 'more-issues', severity: 'error', path: [] });
});
