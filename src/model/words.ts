/** Words that sentences about a plan have in common. */
import type { EntityKind } from './generated/types.js';

/** A kind as sentences speak of one of it: "a unit", "an action". */
export const withArticle = (kind: EntityKind) => `${/^(?!unit)[aeiou]/.test(kind) ? 'an' : 'a'} ${kind}`;

/** So many of something: "1 goal", "2 strategies". */
export const counted = (count: number, noun: string) =>
  `${count} ${count === 1 ? noun : `${noun.replace(/(?<![aeiou])y$/, 'ie')}s`}`;

/** Text of the plan on one line, short enough for a sentence. */
export function inBrief(text: string, most = 80): string {
  // Nobody reads on after that, so what lies beyond need not be looked at.
  const line = text
    .slice(0, 5 * most)
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > most ? `${line.slice(0, most - 1)}…` : line;
}
