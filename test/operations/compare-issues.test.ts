/** When two issues are the same, and which of a plan's issues another has not. */
import type { Issue } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { keyOf, pathWithin, worsened } from '../../src/operations/compare-issues.js';

const issue = (message: string, more: Partial<Issue> = {}): Issue => ({
  code: 'value-range',
  severity: 'error',
  path: ['goals', 0, 'measures', 1, 'targets', 2, 'value'],
  id: 'measure',
  message,
  params: { kind: 'measure', value: 7 },
  ...more,
});

describe('a path within the entity that it leads into', () => {
  it.each<[Issue['path'], Issue['path']]>([
    [[], []],
    [['title'], ['title']],
    [['goals', 1], []],
    [['goals'], ['goals']],
    [
      ['goals', 'x'],
      ['goals', 'x'],
    ],
    [
      ['goals', 1, 'measures', 0, 'subgroups', 2, 'targets', 3, 'value'],
      ['targets', 3, 'value'],
    ],
    [
      ['goals', 1, 'theory', 'if', 0],
      ['theory', 'if', 0],
    ],
    [['organization'], []],
    [['organization', 'name'], ['name']],
    [
      ['organization', 'divisions', 0, 'units', 1, 'functionIds', 2],
      ['functionIds', 2],
    ],
    [
      ['goals', 1, 'organization', 'divisions'],
      ['organization', 'divisions'],
    ],
  ])('%j is %j', (path, within) => {
    expect(pathWithin(path)).toEqual(within);
  });
});

describe('two issues', () => {
  it('are the same whatever was measured, and wherever the entity and the entry stand', () => {
    const moved = issue('b', { path: ['goals', 3, 'measures', 0, 'targets', 0, 'value'], params: { value: 8 } });
    expect(keyOf(moved)).toBe(keyOf(issue('a')));
    const named = (params: Issue['params']) => keyOf(issue('a', { params }));
    expect(named({ otherId: 'x', id: 'y', title: 'one' })).toBe(named({ otherId: 'x', id: 'y', title: 'other' }));
  });

  it.each<[string, Partial<Issue>]>([
    ['code', { code: 'target-dates' }],
    ['entity', { id: 'other' }],
    ['field', { path: ['goals', 0, 'measures', 1, 'baseline', 'value'] }],
    ['id that it names', { params: { id: 'x' } }],
    ['id of another that it names', { params: { otherId: 'x' } }],
  ])('of another %s are not', (_name, more) => {
    expect(keyOf(issue('a', more))).not.toBe(keyOf(issue('a')));
  });

  it('that name something that only begins as an id does are the same', () => {
    expect(keyOf(issue('a', { params: { Idea: 'x', idea: 'y', identity: 'z' } }))).toBe(
      keyOf(issue('a', { params: {} })),
    );
  });
});

describe('what a plan has more of', () => {
  const messages = (before: readonly Issue[], after: readonly Issue[]) =>
    worsened(before, after).map(({ message }) => message);
  const other = (message: string) => issue(message, { id: 'other' });

  it.each<[string, Issue[], Issue[], string[]]>([
    ['is nothing, where nothing is wrong', [issue('a')], [], []],
    ['is all, where nothing was', [], [issue('a'), issue('b')], ['a', 'b']],
    ['is what was not there', [issue('a')], [issue('a'), other('b')], ['b']],
    ['is as many as there are more', [issue('a'), issue('a')], [issue('a'), issue('a'), issue('a')], ['a']],
    ['is nothing, where there are fewer', [issue('a'), issue('a')], [issue('a')], []],
    ['is what reads otherwise, where the others read as before', [issue('a')], [issue('b'), issue('a')], ['b']],
    ['is none that only reads otherwise', [issue('a'), issue('b')], [issue('c'), issue('d')], []],
    ['is the last of those that read otherwise', [issue('a')], [issue('b'), issue('c')], ['c']],
    [
      'is counted for each entity by itself',
      [issue('a'), issue('a'), other('x')],
      [issue('b'), other('y'), other('z'), issue('a')],
      ['z'],
    ],
  ])('%s', (_name, before, after, more) => {
    expect(messages(before, after)).toEqual(more);
  });
});
