/** The known name that a misspelled one was meant to be. */
import { describe, expect, it } from 'vitest';
import { nearest } from '../../src/model/nearest.js';

const known = ['id', 'title', 'statement', 'dataSource', 'percentComplete'];

describe('the name that was meant', () => {
  it.each([
    ['titel', 'title', 'two letters exchanged'],
    ['itle', 'title', 'one left out'],
    ['tittle', 'title', 'one added'],
    ['titla', 'title', 'one replaced'],
    ['ids', 'id', 'one added to a short name'],
    ['TITLE', 'title', 'other capitals'],
    ['data_source', 'dataSource', 'an underscore'],
    ['data-sorce', 'dataSource', 'a hyphen, and a letter left out'],
    ['percent compleet', 'percentComplete', 'a blank, and two letters'],
    ['stetemant', 'statement', 'two of nine replaced'],
    ['stitimint', 'statement', 'three of nine'],
  ])('by %s is %s: %s', (name, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });

  it.each(['', 'tables', 'ttl', 'stitimant s', 'sentence', 'owner', 'stitiminx', 'xy', 'elt it'])(
    'by %j is none',
    (name) => {
      expect(nearest(name, known)).toBeUndefined();
    },
  );

  it('is the nearest of several, and the first of those as near', () => {
    expect(nearest('mode', ['node', 'model', 'modes'])).toBe('node');
    expect(nearest('models', ['nodes', 'modes', 'model'])).toBe('modes');
    expect(nearest('models', ['nodes', 'model', 'modes'])).toBe('model');
    expect(nearest('title', ['titles', 'title'])).toBe('title');
  });

  it('is not looked for in names of more than forty letters', () => {
    expect(nearest(`${'x'.repeat(39)}y`, ['x'.repeat(40)])).toBe('x'.repeat(40));
    expect(nearest(`${'x'.repeat(40)}y`, ['x'.repeat(40)])).toBeUndefined();
  });

  it('counts letters that are exchanged as one, wherever they stand', () => {
    expect(nearest('ba', ['ab'])).toBe('ab');
    expect(nearest('abdc', ['abcd'])).toBe('abcd');
    // Three letters turned round are two changes, and one is all that three letters allow.
    expect(nearest('cab', ['abc'])).toBeUndefined();
    expect(nearest('ab', ['ca'])).toBeUndefined();
    expect(nearest('xb', ['bc'])).toBeUndefined();
    expect(nearest('ittel', known)).toBeUndefined();
  });

  it('is compared without blanks, underscores and hyphens on either side', () => {
    expect(nearest('dataSource', ['data_source'])).toBe('data_source');
    expect(nearest('data source', ['x', 'Data-Sources'])).toBe('Data-Sources');
  });
});
