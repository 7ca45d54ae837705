/** The words in which sheets say what a measure counts, which way is better, and how often it is observed. */
import type { MeasureUnit } from '../model/generated/types.js';
import type { MeasureDraft } from './draft.js';

type Direction = MeasureDraft['direction'];

export const POINTS = /0\s*(?:to|-|–)\s*100/;
export const FRACTIONS = /0\s*(?:to|-|–)\s*1(?!\d)/;
const KINDS: readonly (readonly [RegExp, MeasureUnit['kind'], RegExp])[] = [
  [
    /^(?:%|percent|pct|percentage|porcentaje|por ?ciento)/i,
    'percent',
    /^(?:%|percent|pct\.?|percentage|porcentaje|por ?ciento)\s*(?:\(?\s*0.*)?$/i,
  ],
  [/^(?:count|numbers?|#|no\.?|n|headcount|n[uú]mero|cantidad)$/i, 'count', /./],
  [
    /^(?:currency|money|us\$|usd|us dollars?|dollars?|d[oó]lares|[$€£¥]|eur|euros?|gbp|cad)/i,
    'currency',
    /^(?:currency|money)$/i,
  ],
  [/^(?:score|scale score|points?|index|scale)\b/i, 'score', /^score$/i],
  [/^(?:rate|ratio|tasa)\b|\bper [\d,]+/i, 'rate', /^(?:rate|tasa)$/i],
  [/^levels?$/i, 'level', /./],
];

/** The unit that a cell names; what is no known kind is what is counted. */
export function unitOf(text: string): MeasureUnit {
  const known = text.length > 80 ? undefined : KINDS.find(([pattern]) => pattern.test(text));
  if (known === undefined) return { kind: 'count', label: text };
  const [, kind, bare] = known;
  return bare.test(text) ? { kind } : { kind, label: text };
}

export const directions: readonly (readonly [RegExp, Direction])[] = [
  [
    /^(?:increas(?:e|es|ing)|up(?:ward)?|higher(?: is better)?|rais(?:e|ing)|grow(?:th)?|more|positive|↑|▲|⬆️?|\+)$/i,
    'increase',
  ],
  [
    /^(?:decreas(?:e|es|ing)|down(?:ward)?|lower(?: is better)?|reduc(?:e|ing|tion)|less|fewer|negative|↓|▼|⬇️?|[-−])$/i,
    'decrease',
  ],
  [/^(?:maintain(?:ing)?|hold|stay|steady|keep|same|stable|=|→|↔️?)$/i, 'maintain'],
];

export const FREQUENCIES: Readonly<Record<string, NonNullable<MeasureDraft['frequency']>>> = {
  monthly: 'monthly',
  quarterly: 'quarterly',
  semiannual: 'semiannual',
  'semi-annual': 'semiannual',
  semiannually: 'semiannual',
  'twice a year': 'semiannual',
  annual: 'annual',
  annually: 'annual',
  yearly: 'annual',
  biennial: 'biennial',
  'every two years': 'biennial',
};

export const ACCUMULATIONS = { latest: 'latest', sum: 'sum', period: 'period' } as const;
export const TRAJECTORIES = { linear: 'linear', step: 'step' } as const;
