/**
 * What the generated readers have in common: each reads a value that fits, copied and frozen, or gives `MISFIT`. What
 * does not fit is found out and named elsewhere (`rules/read.ts`); here, the first misfit ends the reading.
 */
import { isDay } from './calendar.js';
import { freezePlain, NOTHING } from './frozen.js';
import type { Extensions } from './generated/types.js';
import { copyJson, MAX_ID_LENGTH, MAX_LIST_LENGTH, VISIBLE } from './json.js';

/** Stands for a value that does not fit. */
export const MISFIT: unique symbol = Symbol('misfit');
export type Misfit = typeof MISFIT;

/** Whether a value is a plain object; others are looked at more closely than readers do. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether an object has no other keys than some. */
export function hasOnly(value: object, keys: ReadonlySet<string>): boolean {
  for (const key of Object.keys(value)) if (!keys.has(key)) return false;
  return true;
}

export const readText = (value: unknown): string | Misfit => (typeof value === 'string' ? value : MISFIT);

export const readName = (value: unknown): string | Misfit =>
  typeof value === 'string' && VISIBLE.test(value) ? value : MISFIT;

export const readId = (value: unknown): string | Misfit =>
  typeof value === 'string' && value !== '' && value.length <= MAX_ID_LENGTH ? value : MISFIT;

export const readDay = (value: unknown): string | Misfit => (isDay(value) ? value : MISFIT);

/** A finite number within bounds. Adding 0 turns −0, which JSON does not have, into 0. */
export function readNumber(
  value: unknown,
  isWhole: boolean,
  min: number | undefined,
  max: number | undefined,
  above: number | undefined,
): number | Misfit {
  if (typeof value !== 'number' || !Number.isFinite(value)) return MISFIT;
  if (isWhole && !Number.isSafeInteger(value)) return MISFIT;
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) return MISFIT;
  return above !== undefined && value <= above ? MISFIT : value + 0;
}

export const choiceOf = <Choice>(value: unknown, choices: readonly Choice[]): Choice | Misfit =>
  choices.includes(value as Choice) ? (value as Choice) : MISFIT;

/** A list, each entry read. */
export function listOf<Item>(
  value: unknown,
  read: (item: unknown) => Item | Misfit,
  least: number,
): readonly Item[] | Misfit {
  if (!Array.isArray(value) || value.length < least || value.length > MAX_LIST_LENGTH) return MISFIT;
  if (value.length === 0) return NOTHING;
  const list: Item[] = [];
  for (let index = 0; index < value.length; index += 1) {
    const item = read(value[index]);
    if (item === MISFIT) return MISFIT;
    list.push(item as Item);
  }
  return Object.freeze(list);
}

/** The host's own data, copied. */
export function copyExtensions(value: unknown): Extensions | Misfit {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return MISFIT;
  const outcome = copyJson(value);
  return 'copy' in outcome ? (freezePlain(outcome.copy) as Extensions) : MISFIT;
}
