/**
 * Words and numbers as several views show them. What a view's own language makes of such text (Markdown, Mermaid) is
 * escaped in that view.
 */
import type { PictureWords } from '../messages/pictures.js';
import type { ReportWords } from '../messages/report.js';
import type { Beside } from '../model/figures.js';
import type { Baseline, MeasureUnit, Target } from '../model/generated/types.js';
import { aimInUnit, NOTHING, numbersIn } from '../model/in-unit.js';
import { oneLine } from '../model/text.js';
import type { MeasureProgress } from '../progress/measure.js';

/** Text cut to a number of characters, the last an ellipsis where something is left out. */
export function cut(text: string, most: number): string {
  // Twice as many units hold at least as many characters; what lies beyond need not be split up.
  const characters = Array.from(text.slice(0, 2 * most + 2));
  if (characters.length <= most) return text;
  const kept = characters
    .slice(0, most - 1)
    .join('')
    .trimEnd();
  // Marks that belong to the character before them go with it.
  return `${kept.replace(/[\p{M}\u200D]+$/u, '')}…`;
}

/** A baseline or a target, with its day. */
export function dated(
  entry: Baseline | Target | null,
  unit: MeasureUnit,
  words: ReportWords,
  beside: Beside = [],
): string {
  return entry === null ? NOTHING : `${aimInUnit(entry, unit, words, beside)} (${words.day(entry.date)})`;
}

/** The numbers that a measure, or a group of students in it, is judged by: what differs among them looks different. */
export const numbersOf = ({
  value,
  baseline,
  target,
  interim,
}: Pick<MeasureProgress, 'value' | 'baseline' | 'target' | 'interim'>): Beside =>
  numbersIn(value, baseline, target, interim?.target);

/** What the numbers of a measure are, for an axis. */
export function unitName({ kind, label }: MeasureUnit, { units }: PictureWords): string {
  const text = oneLine(label ?? '');
  return text === '' ? units[kind] : text;
}
