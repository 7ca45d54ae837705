/** English words and their forms: kinds of entity, counts, lists. */
import { structure } from '../../model/generated/structure.js';
import type { EntityKind } from '../../model/generated/types.js';
import { withArticle as a, counted } from '../../model/nouns.js';
import { dayIn } from '../figures-in.js';

export { capital, counted, inPercent, plural, withArticle as a } from '../../model/nouns.js';

/** A day in words: "Jun 30, 2026". */
export const day = dayIn('en-US');

/** What a kind is called. */
export const kind = (name: EntityKind | string): string =>
  (structure as Record<string, { noun: string } | undefined>)[name]?.noun ?? name;

/** A kind with its article. */
export const aKind = (name: EntityKind | string) => a(kind(name));

/** "a, b or c". */
export const either = (items: readonly string[]) =>
  items.length < 2 ? items.join() : `${items.slice(0, -1).join(', ')} or ${items.at(-1)}`;

/** "a, b and c". */
export const all = (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? 'nothing') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;

/** How long something lasts: "14 months", "12 months and 1 day", "20 days". */
export function duration(months: number, days: number): string {
  if (months === 0) return counted(days, 'day');
  return days === 0 ? counted(months, 'month') : `${counted(months, 'month')} and ${counted(days, 'day')}`;
}
