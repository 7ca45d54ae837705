/** Words that sentences have in common. */
import { expect, it } from 'vitest';
import { ownedLists } from '../../src/model/find.js';
import { counted, inBrief, withArticle } from '../../src/model/words.js';

it('one of a kind is a unit, an action', () => {
  const all = (Object.keys(ownedLists) as (keyof typeof ownedLists)[]).map(withArticle);
  expect(all.filter((words) => words.startsWith('an '))).toEqual([
    'an organization',
    'an action',
    'an input',
    'an output',
    'an adjustment',
  ]);
  expect(all).toContain('a unit');
});

it('many are goals, strategies and days', () => {
  expect(['goal', 'strategy', 'day', 'yearly look'].map((noun) => counted(2, noun))).toEqual([
    '2 goals',
    '2 strategies',
    '2 days',
    '2 yearly looks',
  ]);
  expect([0, 1].map((count) => counted(count, 'strategy'))).toEqual(['0 strategies', '1 strategy']);
});

it('text in brief is one line of so many characters', () => {
  expect(inBrief(' a\n\t b  ')).toBe('a b');
  expect(inBrief('x'.repeat(80))).toBe('x'.repeat(80));
  expect(inBrief('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
  expect(inBrief('abcdef', 3)).toBe('ab…');
  expect(inBrief('abc', 3)).toBe('abc');
});
