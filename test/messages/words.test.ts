/** Words and their forms, in English and in Spanish. */
import type { EntityKind } from 'spm-model';
import { describe, expect, it } from 'vitest';
import * as en from '../../src/messages/en/words.js';
import * as es from '../../src/messages/es/words.js';
import { entityKinds } from '../../src/model/find.js';

describe('in English', () => {
  it('one of a kind is a unit, an action, a course adjustment', () => {
    const all = entityKinds.map(en.aKind);
    expect(all.filter((words) => words.startsWith('an '))).toEqual([
      'an organization',
      'an action',
      'an input',
      'an output',
    ]);
    expect(all).toEqual(expect.arrayContaining(['a unit', 'a course adjustment', 'a group of students']));
  });

  it('many are goals, strategies, groups of students and days', () => {
    const nouns = ['goal', 'strategy', 'group of students', 'day'];
    expect(nouns.map((noun) => en.counted(2, noun))).toEqual([
      '2 goals',
      '2 strategies',
      '2 groups of students',
      '2 days',
    ]);
    expect([0, 1].map((count) => en.counted(count, 'strategy'))).toEqual(['0 strategies', '1 strategy']);
  });

  it.each([
    [14, 0, '14 months'],
    [12, 1, '12 months and 1 day'],
    [0, 20, '20 days'],
  ])('%i months and %i days last %s', (months, days, words) => {
    expect(en.duration(months, days)).toBe(words);
  });
});

describe('in Spanish', () => {
  it('kinds have the articles of their gender', () => {
    const said = (kind: EntityKind) => [es.theKind(kind), es.aKind(kind), es.ofTheKind(kind)];
    expect(said('action')).toEqual(['la acción', 'una acción', 'de la acción']);
    expect(said('milestone')).toEqual(['el hito', 'un hito', 'del hito']);
  });

  it('days and numbers are written as Spanish writes them', () => {
    expect(es.day('2026-06-30')).toBe('30 de junio de 2026');
    expect(es.day('2026-01-01')).toBe('1 de enero de 2026');
    expect(es.number(87.08)).toBe('87,08');
  });

  it.each([
    [14, 0, '14 meses'],
    [1, 1, '1 mes y 1 día'],
    [0, 20, '20 días'],
  ])('%i months and %i days last %s', (months, days, words) => {
    expect(es.duration(months, days)).toBe(words);
  });
});
