/** Text of a plan, made fit for a sentence. */
import { expect, it } from 'vitest';
import { inBrief, oneLine } from '../../src/model/text.js';

it('text in brief is one line of so many characters', () => {
  expect(inBrief(' a\n\t b  ')).toBe('a b');
  expect(inBrief('x'.repeat(80))).toBe('x'.repeat(80));
  expect(inBrief('x'.repeat(81))).toBe(`${'x'.repeat(79)}…`);
  expect(inBrief('abcdef', 3)).toBe('ab…');
  expect(inBrief('abc', 3)).toBe('abc');
});

it('text in brief never ends in half a character', () => {
  expect(inBrief('ab😀cd', 4)).toBe('ab…');
  expect(inBrief('a😀bcd', 4)).toBe('a😀…');
});

it('text on one line is without what turns it or hides in it', () => {
  expect(oneLine(' a\n\u2028b\u0085c\td \u202Ee\u2066f\u0000 ')).toBe('a b c d ef');
  expect(oneLine('\uD800x\uDC00')).toBe('\uFFFDx\uFFFD');
  expect(oneLine('😀')).toBe('😀');
  expect(oneLine(' \u0000 ')).toBe('');
});
