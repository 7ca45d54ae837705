/** Figures as English says them: what explanations and messages have in common. */
import { numberIn } from './figures.js';
import type { FigureWords } from './in-unit.js';
import { inPercent } from './nouns.js';

const number = numberIn('en-US');

export const figuresInEnglish: FigureWords = {
  number,
  inPercent: (value, digits) => inPercent(number(value, digits)),
  points: (size) => `${number(size)} ${size === 1 ? 'point' : 'points'}`,
  levels: (size) => `${number(size)} ${size === 1 ? 'level' : 'levels'}`,
  atLeast: (value) => `at least ${value}`,
  atMost: (value) => `at most ${value}`,
  between: (low, high) => `${low} to ${high}`,
};

/** The same within a sentence, where the name of a level is set off. */
export const toldInEnglish: FigureWords = { ...figuresInEnglish, level: (name) => `"${name}"` };
