/** What the numbers of an indicator count: UnitOfMeasurement, and where it says nothing, the numbers themselves. */
import type { MeasureUnit } from '../model/generated/types.js';
import type { WrittenNumber } from './written-number.js';

const PERCENT =
  /^(?:%|٪)|\bper ?cents?\b|\bpercentages?\b|\bpct\b|\bporcentajes?\b|\bpor ciento\b|\bpourcentages?\b|\bpour ?cent\b|\bprozent\b|\bpercentuale\b|процент|百分|パーセント|퍼센트|प्रतिशत|نسبة مئوية/i;
const CURRENCY =
  /^[$€£¥₹₩₽]|[$€£]$|\b(?:usd|eur|gbp|jpy|cad|aud|inr|mxn|brl|dollars?|euros?|pounds sterling|pesos?|rupees?|yen|dólares?)\b|доллар|рубл|円|元$/i;
const RATE = /\bper (?!cent)\S|\/\s?\d|\brates?\b|\bratios?\b|\bpro \d|\bpor (?:cada )?\d/i;
const SCORE =
  /\b(?:ranks?|rankings?|ratings?|scores?|points?|index|indices|gpa|grades?|scale|stars?|minutes?|hours?|days|weeks|months|years)\b/i;
const COUNT =
  /^#|\b(?:numbers?|no\.|counts?|total|quantity|número|numero|cantidad|nombre|anzahl|quantidade)\b|число|количество|数|عدد|संख्या/i;

/** The unit of an indicator. Where its text does not tell, whole numbers that are not negative are a count. */
export function unitFrom(text: string, numbers: readonly WrittenNumber[]): MeasureUnit {
  const kind = kindOf(text, numbers);
  return text === '' || text === kind ? { kind } : { kind, label: text };
}

function kindOf(text: string, numbers: readonly WrittenNumber[]): MeasureUnit['kind'] {
  if (PERCENT.test(text)) return 'percent';
  if (CURRENCY.test(text)) return 'currency';
  if (RATE.test(text)) return 'rate';
  const isCount = numbers.every(({ value }) => Number.isInteger(value) && value >= 0);
  if (COUNT.test(text) && numbers.every(({ value }) => value >= 0)) return 'count';
  if (SCORE.test(text)) return 'score';
  if (numbers.length > 0 && numbers.every(({ isPercent }) => isPercent)) return 'percent';
  if (numbers.length > 0 && numbers.every(({ currency }) => currency !== undefined)) return 'currency';
  return text !== '' && isCount ? 'count' : 'score';
}

/** The text that says a unit: its label, else its kind; a score without a label says nothing. */
export const unitText = ({ kind, label }: MeasureUnit): string => label ?? (kind === 'score' ? '' : kind);
