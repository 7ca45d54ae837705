/** Which way is better for an indicator: as the host says, as the words say, as the targets run, else upward. */
import type { MeasureInput } from '../model/generated/types.js';

type Direction = MeasureInput['direction'];

/** Words after which less is better, whatever the numbers are; lower secondary schools are none. */
const LESS =
  /\b(?:fewer|lower(?![- ](?:moderate|middle|income|secondary|primary|grade|school|elementary|house|court|basin|level))(?:ing)?|at most|no more than|not more than|not (?:to )?exceed|rank(?:s|ed|ing|ings)?|minimi[sz]e|eliminate|shorten\w*|a lo sumo|höchstens|au plus)\b|≤|以下|не более/i;
/** Words of falling; a reduction may itself be what is measured, and then more of it is better. */
const FALL =
  /\b(?:reduc\w*|decreas\w*|declin\w*|diminish\w*|cut(?:ting)?|drop(?:s|ped)? (?:in|of|by|to)|reducir|reducci[oó]n|disminu\w*|réduire|réduction|diminuer|baisser|senk\w*|verringer\w*|reduzier\w*|reduzir|redução|diminuir)\b|сниз|сниж|сокра|уменьш|减少|降低|下降|削減|減ら|감소|तक कम|تخفيض|خفض|تقليل/i;
/** Words after which more is better. */
const MORE =
  /\b(?:increas\w*|improv\w*|rais(?:e|es|ed|ing)|grow(?:s|th|ing)?|more(?! than)|higher(?! education)|meets? or exceeds?|exceed(?:s|ed|ing)?|expand\w*|gain\w*|maximi[sz]e|aument\w*|increment\w*|mejor\w*|augment\w*|améliorer|steiger\w*|erhöh\w*|melhorar)\b|увелич|повыс|повыш|增加|提高|增长|向上|増や|증가|زيادة|تحسين/i;

/** How a target is bounded, in words: of an indicator the same words may only say what is counted. */
const LEAST = /\b(?:at least|no (?:fewer|less) than|minimum of|more than|al menos|au moins|mindestens|pelo menos)\b|≥/i;
const MOST = /\b(?:less than|fewer than|maximum of|up to|below|menos de|moins de|weniger als)\b/i;

/** What a text says of the way: nothing where it says both or neither. */
function saidIn(text: string): 'less' | 'fall' | 'more' | undefined {
  const [less, fall, more] = [LESS.test(text), FALL.test(text), MORE.test(text)];
  if (more && (less || fall)) return undefined;
  return less ? 'less' : fall ? 'fall' : more ? 'more' : undefined;
}

const boundIn = (text: string) => (MOST.test(text) ? 'less' : LEAST.test(text) ? 'more' : undefined);

/** What is known of an indicator. */
export interface Indications {
  /** Texts that may say which way is better, the closest to the indicator first. */
  readonly texts: readonly string[];
  /** The descriptions of its targets. */
  readonly targets: readonly string[];
  /** Whether the target is written as a least or a most. */
  readonly bound: 'least' | 'most' | undefined;
  /** The last target, and where it began: the baseline, else the first target or observation before it. */
  readonly last: number | undefined;
  readonly first: number | undefined;
}

/** Which way is better, and where the document does not say, from what that was taken. */
export function directionFrom({ texts, targets, bound, last, first }: Indications): {
  readonly direction: Direction;
  readonly assumedBecause: 'falling-targets' | 'nothing-said' | undefined;
} {
  const change = (last ?? Number.NaN) - (first ?? Number.NaN);
  if (bound !== undefined) return { direction: bound === 'least' ? 'increase' : 'decrease', assumedBecause: undefined };
  for (const text of [...texts, ...targets]) {
    const said = saidIn(text) ?? (targets.includes(text) ? boundIn(text) : undefined);
    if (said === 'more') return { direction: 'increase', assumedBecause: undefined };
    if (said === 'less') return { direction: 'decrease', assumedBecause: undefined };
    if (said === 'fall')
      return change > 0
        ? { direction: 'increase', assumedBecause: 'nothing-said' }
        : { direction: 'decrease', assumedBecause: undefined };
  }
  return change < 0
    ? { direction: 'decrease', assumedBecause: 'falling-targets' }
    : { direction: 'increase', assumedBecause: 'nothing-said' };
}
