/** What is lost, and how it is told in brief. */
import { describe, expect, it } from 'vitest';
import { type Loss, lossOf, summarizeLosses } from '../../src/stratml/loss.js';

const lossIn = (element: string, value = 'x', title = 'T', code: 'kept' | 'text-between' = 'kept'): Loss =>
  lossOf(code, { path: ['goals', 0], title }, element, value, {});

describe('a loss', () => {
  it('tells place, element and value', () => {
    expect(
      lossOf('unsaid-day', { path: ['a'], id: 'i', title: 'A\n title' }, 'EndDate', '', { day: '2026-06-30' }),
    ).toStrictEqual({
      code: 'unsaid-day',
      path: ['a'],
      id: 'i',
      title: 'A title',
      element: 'EndDate',
      value: '',
      reason: 'The document does not state it; 2026-06-30 stands for it.',
      params: { day: '2026-06-30' },
    });
    expect(Object.keys(lossIn('Goal'))).not.toContain('id');
  });

  it.each<[unknown, string]>([
    ['a\n b', 'a b'],
    [{ a: [1] }, '{"a":[1]}'],
    [7, '7'],
    [undefined, ''],
    ['x'.repeat(200), 'x'.repeat(200)],
    ['x'.repeat(201), `${'x'.repeat(199)}…`],
  ])('tells the value %j as text', (value, text) => {
    expect(lossOf('kept', { path: [], title: 'T' }, 'Goal', value, {}).value).toBe(text);
    if (typeof value === 'string') expect(lossIn('Goal', '', value).title).toBe(text);
  });
});

describe('losses in brief', () => {
  it('are counted by element and code, the most frequent first', () => {
    const losses = [
      lossIn('Role', 'a', 'One'),
      lossIn('Goal', 'b', 'Two'),
      lossIn('Goal', 'c', 'Two'),
      lossIn('Goal', 'd', 'Two', 'text-between'),
      ...['Three', 'Four', 'Five'].map((title) => lossIn('Goal', 'e', title)),
      lossIn('Value', 'f', 'One'),
    ];
    const kept = 'A plan has no place for it; it is kept in extensions.stratml and put back when the plan is written.';
    const between =
      'Text between elements, which the standard does not have; it is kept in extensions.stratml and put back when the plan is written.';
    expect(summarizeLosses(losses)).toEqual([
      { element: 'Goal', code: 'kept', count: 5, example: 'b', titles: 'Two; Three; Four', reason: kept },
      { element: 'Role', code: 'kept', count: 1, example: 'a', titles: 'One', reason: kept },
      { element: 'Goal', code: 'text-between', count: 1, example: 'd', titles: 'Two', reason: between },
      { element: 'Value', code: 'kept', count: 1, example: 'f', titles: 'One', reason: kept },
    ]);
    expect(summarizeLosses([])).toEqual([]);
  });

  it('are told by so much of element, value and title', () => {
    const [row] = summarizeLosses([lossIn('E'.repeat(41), 'v'.repeat(61), 't'.repeat(31))]);
    expect(row).toMatchObject({
      element: `${'E'.repeat(39)}…`,
      example: `${'v'.repeat(59)}…`,
      titles: `${'t'.repeat(29)}…`,
    });
    const many = Array.from({ length: 51 }, (_, index) => lossIn('Goal', 'x', index < 50 ? 'Same' : 'Other'));
    expect(summarizeLosses(many)).toMatchObject([{ count: 51, titles: 'Same' }]);
  });

  it('have thirty rows, and one for the rest', () => {
    const of = (count: number) => Array.from({ length: count }, (_, index) => lossIn(`E${index}`));
    expect(summarizeLosses(of(30)).map(({ element }) => element)).toEqual(of(30).map(({ element }) => element));
    const rows = summarizeLosses([...of(32), lossIn('E31')]);
    expect(rows).toHaveLength(31);
    expect([rows[0]?.element, rows[0]?.count]).toEqual(['E31', 2]);
    expect(rows.at(-1)).toEqual({ element: '…', code: '…', count: 2, example: '', titles: '', reason: '' });
  });
});
