/** Figures as Spanish says them. */
import { numberIn } from '../../model/figures.js';
import type { FigureWords } from '../../model/in-unit.js';

const number = numberIn('es');

export const figuresInSpanish: FigureWords = {
  number,
  inPercent: (value, digits) => `${number(value, digits)} %`,
  points: (size) => `${number(size)} ${size === 1 ? 'punto porcentual' : 'puntos porcentuales'}`,
  levels: (size) => `${number(size)} ${size === 1 ? 'nivel' : 'niveles'}`,
  atLeast: (value) => `al menos ${value}`,
  atMost: (value) => `como máximo ${value}`,
  between: (low, high) => `de ${low} a ${high}`,
};

/** The same within a sentence, where percents have their article and the name of a level is set off. */
export const toldInSpanish: FigureWords = {
  ...figuresInSpanish,
  inPercent: (value, digits) => `el ${figuresInSpanish.inPercent(value, digits)}`,
  between: (low, high) =>
    high.startsWith('el ') ? `del ${low} al ${high.slice('el '.length)}` : figuresInSpanish.between(low, high),
  level: (name) => `«${name}»`,
};
