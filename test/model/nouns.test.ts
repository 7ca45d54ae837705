/** Nouns and their forms in English. */
import { expect, it } from 'vitest';
import { capital, counted, inPercent, plural, withArticle } from '../../src/model/nouns.js';

it.each([
  ['unit', 'a unit', 'units'],
  ['union', 'a union', 'unions'],
  ['action', 'an action', 'actions'],
  ['Indicator', 'an Indicator', 'Indicators'],
  ['umbrella', 'an umbrella', 'umbrellas'],
  ['strategy', 'a strategy', 'strategies'],
  ['day', 'a day', 'days'],
  ['system', 'a system', 'systems'],
  ['group of students', 'a group of students', 'groups of students'],
  ['theory of action', 'a theory of action', 'theories of action'],
  ['team', 'a team', 'teams'],
])('%s: %s, %s', (noun, one, several) => {
  expect(withArticle(noun)).toBe(one);
  expect(plural(noun)).toBe(several);
});

it('so many of something are one of it or several', () => {
  expect([0, 1, 2].map((count) => counted(count, 'strategy'))).toEqual(['0 strategies', '1 strategy', '2 strategies']);
});

it('a capital is the first letter alone, and a percent sign follows its number', () => {
  expect(capital('on track')).toBe('On track');
  expect(capital('')).toBe('');
  expect(inPercent(87.5)).toBe('87.5%');
});
