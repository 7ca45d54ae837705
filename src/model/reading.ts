/**
 * What the generated readers have in common: each reads a value that fits, copied and frozen, or throws `MISFIT`, which
 * `attempt` catches. What does not fit is found out and named elsewhere (`rules/read.ts`); here, the first misfit ends
 * the reading.
 */
import { isDay } from './calendar.js';
import type { ObjectShape } from './field-shape.js';
import { freezePlain, NOTHING } from './frozen.js';
import type { Extensions } from './generated/types.js';
import { copyJson, MAX_ID_LENGTH, MAX_LIST_LENGTH, VISIBLE } from './json.js';

/** Stands for a value that does not fit. */
export const MISFIT: unique symbol = Symbol('misfit');

/** What a reader reads, or `MISFIT`. */
export function attempt<Value>(read: (input: unknown) => Value, input: unknown): Value | typeof MISFIT {
  try {
    return read(input);
  } catch (error) {
    if (error === MISFIT) return MISFIT;
    throw error;
  }
}

/** Whether a value is a plain object; others are looked at more closely than readers do. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** Whether an object has no other keys than those of a shape. */
export function hasOnly(value: object, shape: ObjectShape): boolean {
  for (const key of Object.keys(value)) if (!Object.hasOwn(shape, key)) return false;
  return true;
}

export function readText(value: unknown): string {
  if (typeof value !== 'string') throw MISFIT;
  return value;
}

export function readName(value: unknown): string {
  if (typeof value !== 'string' || !VISIBLE.test(value)) throw MISFIT;
  return value;
}

export function readId(value: unknown): string {
  if (typeof value !== 'string' || value === '' || value.length > MAX_ID_LENGTH) throw MISFIT;
  return value;
}

export function readDay(value: unknown): string {
  if (!isDay(value)) throw MISFIT;
  return value;
}

/** A finite number within bounds. Adding 0 turns −0, which JSON does not have, into 0. */
export function readNumber(
  value: unknown,
  isWhole: boolean,
  min: number | undefined,
  max: number | undefined,
  above: number | undefined,
): number {
  if (typeof value !== 'number' || !Number.isFinite(value)) throw MISFIT;
  if (isWhole && !Number.isSafeInteger(value)) throw MISFIT;
  if ((min !== undefined && value < min) || (max !== undefined && value > max)) throw MISFIT;
  if (above !== undefined && value <= above) throw MISFIT;
  return value + 0;
}

export function choiceOf<Choice>(value: unknown, choices: readonly Choice[]): Choice {
  if (!choices.includes(value as Choice)) throw MISFIT;
  return value as Choice;
}

/** A list, each entry read. */
export function listOf<Item>(value: unknown, read: (item: unknown) => Item, least: number): readonly Item[] {
  if (!Array.isArray(value) || value.length < least || value.length > MAX_LIST_LENGTH) throw MISFIT;
  if (value.length === 0) return NOTHING;
  const list: Item[] = [];
  for (let index = 0; index < value.length; index += 1) list.push(read(value[index]));
  return Object.freeze(list);
}

/** The host's own data, copied. */
export function copyExtensions(value: unknown): Extensions {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw MISFIT;
  const outcome = copyJson(value);
  if ('fault' in outcome) throw MISFIT;
  return freezePlain(outcome.copy) as Extensions;
}
