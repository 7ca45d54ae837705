/** Numbers as people write them: "1,234.50", "$1.2 million", "12k", "45 %", "−3", "≥ 90", "at most 5 days", "5 or fewer". */

import { timesTen } from '../model/decimal.js';
import { westernDigits } from '../model/digits.js';

/** A number that was written, with what was said around it. */
export interface WrittenNumber {
  readonly value: number;
  /** Whether it is a least ("≥ 90", "at least") or a most ("≤ 5", "fewer than"). */
  readonly bound: 'least' | 'most' | undefined;
  readonly isPercent: boolean;
  /** The sign or code of a currency. */
  readonly currency: string | undefined;
  /** Whether it is nothing but a number: no bound, no approximation, no scale, no words. */
  readonly isBare: boolean;
}

/** Longer text is no number. */
const MOST_CHARACTERS = 200;

const LEAST =
  /^(?:≥|⩾|>=|=>|>|at least|no (?:fewer|less) than|not less than|minimum(?: of)?|min\.?|more than|over|above|al menos|como mínimo|más de|au moins|mindestens|pelo menos)\s*/i;
const MOST =
  /^(?:≤|⩽|<=|=<|<|at most|no more than|not more than|maximum(?: of)?|max\.?|up to|less than|fewer than|under|below|a lo sumo|como máximo|menos de|au plus|höchstens|no máximo)\s*/i;
const ABOUT =
  /^(?:~|≈|about|approximately|approx\.?|around|nearly|almost|circa|ca\.?|some|aprox\.?|unos|environ|rund)\s*/i;
const CURRENCY =
  /^(US\$|C\$|A\$|R\$|[$€£¥₹₩₽₺₪₫₱₦₡¢]|(?:USD|EUR|GBP|JPY|CAD|AUD|CHF|INR|MXN|BRL|CNY|ZAR)(?![A-Za-z]))\s*/i;
const NUMBER =
  /^(?:\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?|\d{1,3}(?:[,'’ \u00a0\u202f\u2009]\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}(?:,\d+)?|\d{1,3}(?:\.\d{3})+,\d+|\d+,\d+|\d+(?:\.\d*)?(?:e[+-]?\d{1,3})?|\.\d+(?:e[+-]?\d{1,3})?)(?![\d.,]*\d)/i;
/** Powers of ten, and whether they are so of money alone: elsewhere these are tonnes, meters and millimeters. */
const SCALES: readonly (readonly [pattern: RegExp, power: number, isOfMoney?: boolean])[] = [
  [/^\s*(?:trillions?|trn|billones|billón|billionen|trilhões|trilhão|триллион\p{L}*|трлн)(?!\p{L})\.?/iu, 12],
  [
    /^\s*(?:billions?|bn|thousand million|mil millones|milliards?|milliarden?|mrd|bilhões|bilhão|миллиард\p{L}*|млрд)(?!\p{L})\.?/iu,
    9,
  ],
  [/^\s*(?:crores?|करोड़)(?![\p{L}\p{M}])/iu, 7],
  [/^\s*(?:millions?|mn|mio|millones|millón|milhões|milhão|millionen|миллион\p{L}*|млн)(?!\p{L})\.?/iu, 6],
  [/^\s*(?:lakhs?|लाख)(?![\p{L}\p{M}])/iu, 5],
  [/^\s*(?:thousand|tsd|mil|mille|tausend|тысяч\p{L}*|тыс)(?!\p{L})\.?/iu, 3],
  [/^\s*[万萬][亿億]/, 12],
  [/^\s*[亿億]/, 8],
  [/^\s*[万萬]/, 4],
  [/^[Kk](?!\p{L})/u, 3],
  [/^(?:M|\s*MM)(?!\p{L})/u, 6],
  [/^B(?!\p{L})/u, 9],
  [/^\s*tn(?!\p{L})\.?/iu, 12, true],
  [/^\s*mm?(?!\p{L})\.?/iu, 6, true],
];
const PERCENT = /^\s*(?:%|٪|per ?cent(?:age)?(?: points?)?|pct\.?|por ciento|pour ?cent|prozent)(?![A-Za-z])/i;
/** Words after a number that make it a least or a most. */
const OR_MORE = /^(?:(?:or|and) (?:more|greater|higher|above|over)|[oy] más|ou (?:plus|mais)|oder mehr)(?!\p{L})/iu;
const OR_LESS = /^(?:(?:or|and) (?:fewer|less|lower|below|under)|o menos|ou (?:moins|menos)|oder weniger)(?!\p{L})/iu;
/** Words that may follow, without another number among them. */
const WORDS = /^(?:\s+|(?=[-/]))[^\d]*$/;

/** Digits and marks as a number; a single comma before three digits groups, before others it is a decimal mark. */
function numberOf(text: string): number {
  if (/^\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?$/.test(text)) return Number(text.replaceAll(',', ''));
  if (/^\d{1,3}(?:[,'’ \u00a0\u202f\u2009]\d{3})+(?:\.\d+)?$/.test(text))
    return Number(text.replace(/[,'’ \u00a0\u202f\u2009]/g, ''));
  if (/^\d+(?:\.\d{3})*,\d+$/.test(text)) return Number(text.replaceAll('.', '').replace(',', '.'));
  if (/^\d{1,3}(?:\.\d{3}){2,}$/.test(text)) return Number(text.replaceAll('.', ''));
  return Number(text);
}

/** Reads a number as people write it; undefined where the text is none, or more than one. */
export function readNumber(text: string): WrittenNumber | undefined {
  if (text.length > MOST_CHARACTERS && !/^[+-]?\d+(?:\.\d+)?$/.test(text)) return undefined;
  let rest = westernDigits(text.normalize('NFKC').trim())
    .replace(/[\u2212\u2012\u2013\uff0d]/g, '-')
    .replace(/(?<=\d)\u066c(?=\d)/g, ',')
    .replace(/(?<=\d)\u066b(?=\d)/g, '.');
  let bound: 'least' | 'most' | undefined;
  let isBare = true;
  const take = (pattern: RegExp): string | undefined => {
    const found = pattern.exec(rest);
    if (found === null) return undefined;
    rest = rest.slice(found[0].length);
    return found[0].trim();
  };
  if (take(ABOUT) !== undefined) isBare = false;
  if (take(LEAST) !== undefined) bound = 'least';
  else if (take(MOST) !== undefined) bound = 'most';
  const inBrackets = /^\((.+)\)$/.exec(rest);
  let sign = inBrackets === null ? 1 : -1;
  if (inBrackets !== null) rest = inBrackets[1] as string;
  if (take(/^-\s*/) !== undefined) sign = -1;
  else take(/^\+\s*/);
  let currency = take(CURRENCY);
  if (take(/^-\s*/) !== undefined) sign = -1;
  const digits = take(NUMBER);
  if (digits === undefined) return undefined;
  let scale = 0;
  const isMoney = (pattern: RegExp) =>
    currency !== undefined || CURRENCY.test(rest.slice(pattern.exec(rest)?.[0].length).trim());
  for (const [pattern, power, isOfMoney = false] of SCALES) {
    if (scale === 0 && (!isOfMoney || isMoney(pattern)) && take(pattern) !== undefined) scale = power;
  }
  const isPercent = take(PERCENT) !== undefined;
  const after = rest.trim();
  if (currency === undefined && CURRENCY.test(after)) {
    rest = after;
    currency = take(CURRENCY);
  }
  const left = rest.trim();
  if (left === '+') bound ??= 'least';
  else if (left !== '' && left !== '.') {
    if (!WORDS.test(rest)) return undefined;
    isBare = false;
    if (OR_MORE.test(left)) bound ??= 'least';
    else if (OR_LESS.test(left)) bound ??= 'most';
  }
  const written = numberOf(digits);
  const value = Number.isFinite(written) ? sign * timesTen(written, scale) : written;
  if (!Number.isFinite(value)) return undefined;
  // Adding 0 turns −0 into 0.
  return { value: value + 0, bound, isPercent, currency, isBare: isBare && bound === undefined && scale === 0 };
}

/** Whether text stands for a number that is not shown, or for all below or above a bound, as small groups are masked. */
export const isMasked = (text: string): boolean =>
  /^(?:\*+|†|‡|s|(?:n\s*)?[<>]\s*\d+(?:[.,]\d+)?\s*%?|\[?(?:suppressed|masked|withheld|redacted|not shown|confidential|suprimido|omitido)\]?)$/i.test(
    text.trim(),
  );
