/** Issues of what was made from something else point to where they stand there. */
import type { Issue } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { innermost, movedTo } from '../../src/rules/pointing.js';

describe('the innermost object on the way that something is known of', () => {
  const leaf = { d: null, e: 'text' };
  const root = { a: [{ b: leaf }] };
  const known = new Map<object, string>([
    [root, 'the root'],
    [leaf, 'the leaf'],
  ]);

  it.each<[(string | number)[], string, (string | number)[]]>([
    [[], 'the root', []],
    [['a', 0], 'the root', ['a', 0]],
    [['a', 0, 'b'], 'the leaf', []],
    [['a', 0, 'b', 'd'], 'the leaf', ['d']],
    // What is missing, null or text leads no further.
    [['a', 0, 'b', 'd', 'x'], 'the leaf', ['d', 'x']],
    [['a', 0, 'b', 'e', 'length', 'x'], 'the leaf', ['e', 'length', 'x']],
    [['a', 1, 'b', 'x'], 'the root', ['a', 1, 'b', 'x']],
  ])('to %j is found with the rest of the way', (path, name, rest) => {
    expect(innermost(path, root, known)).toEqual({ known: name, rest });
  });

  it('may be none', () => {
    expect(innermost(['a', 0], root, new Map())).toBeUndefined();
    expect(innermost([], 'text', known)).toBeUndefined();
  });
});

describe('an issue that is moved', () => {
  const found = { severity: 'error', path: ['goals', 0, 'title'], id: 'g' } as const;
  const blank: Issue = {
    ...found,
    code: 'blank',
    message: 'goals 1, title is blank.',
    params: { place: 'goals 1, title' },
  };

  it('says its place anew', () => {
    expect(movedTo(blank, ['rows', 4])).toEqual({
      ...blank,
      path: ['rows', 4],
      message: 'rows 5 is blank; write what it is called.',
      params: { place: 'rows 5' },
    });
    expect(movedTo(blank, ['rows', 4], () => 'Cell B6').message).toBe('Cell B6 is blank; write what it is called.');
  });

  it('keeps a sentence that names no place, or that is none of the shape’s', () => {
    const more: Issue = { ...found, code: 'more-issues', message: 'There are more.', params: { shown: 7 } };
    const rule: Issue = { ...found, code: 'goal-focus', message: 'It is said there.', params: { place: 'there' } };
    for (const each of [more, rule]) expect(movedTo(each, ['rows', 4])).toEqual({ ...each, path: ['rows', 4] });
  });
});
