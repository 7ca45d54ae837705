/**
 * What is withheld of small tables is what it was: an agency that publishes again withholds the same. That it is enough, an
 * exact solver finds in intervals.test.ts, by which the tables were taken: after a change of how cells are chosen, run that
 * with `CHOICES=write`.
 */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { choicesOf, type Twist, twisted } from './choices.js';

const chosen: Readonly<Record<Twist, Readonly<Record<string, string>>>> = JSON.parse(
  readFileSync(new URL('choices.json', import.meta.url), 'utf8'),
);

describe('what is withheld', () => {
  for (const [twist, tables] of Object.entries(chosen)) {
    it.each(Object.entries(tables))(`of the table ${twist} %s is what it was`, (seed, choices) => {
      expect(choicesOf(twisted(twist as Twist, Number(seed)))).toBe(choices);
    });
  }
});
