/**
 * The building blocks of every entity's shape: ids, days, periods, numbers, people and the host's own data.
 * A shape says what may be written; it never computes.
 */
import * as z from 'zod';
import { isDay } from './calendar.js';
import type { Extensions } from './generated/types.js';

/** Plain data as it is held: deeply readonly, and what is optional is there or not, never undefined. */
export type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<Exclude<T[Key], undefined>> }
    : T;

/** The code that an issue gets when a check of the shape fails (see `readShape`). */
export type ShapeCode =
  | 'missing'
  | 'wrong-type'
  | 'unknown-key'
  | 'bad-date'
  | 'bad-number'
  | 'bad-id'
  | 'not-a-choice'
  | 'too-long'
  | 'theory-incomplete'
  | 'blank'
  | 'later-version'
  | 'more-issues';

/** Ids are at most this long. */
export const MAX_ID_LENGTH = 200;

/** No list is longer than this: a guard against hostile input, far above any real plan. */
export const MAX_LIST_LENGTH = 1_000_000;

/** The host's own data nests at most this deep. */
export const MAX_EXTENSION_DEPTH = 100;

/** A check of our own names its code, and where the code says several things, which; zod's checks are named in `read.ts`. */
const failing = (code: ShapeCode, reason?: string) => ({ params: reason === undefined ? { code } : { code, reason } });

/** A character that leaves something to see: neither space nor control nor format character. */
export const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Cn}]/u;

/** Text of any kind. */
export const text = (description: string) => z.string().describe(description);

/** Text that says what something is called: never blank. */
export const name = (description: string) => z.string().regex(VISIBLE).describe(description);

/** A choice among words. */
export const choice = <const Words extends readonly [string, ...string[]]>(words: Words, description: string) =>
  z.enum(words).describe(description);

/** Names an entity, uniquely in its plan. */
export const idSchema = z
  .string()
  .min(1)
  .max(MAX_ID_LENGTH)
  .describe('Names the entity: 1 to 200 characters, unique in the whole plan');

/** A calendar day. */
export const daySchema = z
  .string()
  .refine(isDay, failing('bad-date'))
  .describe('A calendar day, YYYY-MM-DD')
  .meta({ format: 'date' });

/** Any finite number. */
export const number = (description: string) => z.number().describe(description);

/** How much an entity counts among its siblings: positive, 1 when absent. */
export const weightSchema = z
  .number()
  .positive()
  .optional()
  .describe('How much it counts among its siblings: a positive number, 1 when absent');

/** A list that may be left out, which means an empty one. */
export const listOf = <Item extends z.ZodType>(item: Item, description: string) =>
  z.array(item).max(MAX_LIST_LENGTH).default([]).describe(description);

/** A list that may be left out, which is not the same as an empty one. */
export const optionalListOf = <Item extends z.ZodType>(item: Item, description: string) =>
  z.array(item).max(MAX_LIST_LENGTH).optional().describe(description);

/** A list with one entry or more. */
export const someOf = <Item extends z.ZodType>(item: Item, description: string) =>
  z.array(item).min(1).max(MAX_LIST_LENGTH).describe(description);

interface Fault {
  readonly code: ShapeCode;
  readonly path: (string | number)[];
  /** What is wrong, where the code says several things. */
  readonly reason: string;
}

/**
 * Copies plain JSON, reading each place once. The depth is bounded, and so is the number of places, because
 * objects that share their branches can spell a tree of any size in a few lines.
 */
function copyJson(root: unknown): { readonly copy: unknown } | { readonly fault: Fault } {
  let places = 0;
  let fault: Fault | undefined;
  const ancestors = new Set<object>();
  const refuse = (code: ShapeCode, path: (string | number)[], reason: string): undefined => {
    fault ??= { code, path, reason };
  };
  const copyOf = (value: unknown, path: (string | number)[]): unknown => {
    places += 1;
    if (places > MAX_LIST_LENGTH) return refuse('too-long', [], 'values');
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      // Adding 0 turns −0, which JSON does not have, into 0.
      return Number.isFinite(value) ? value + 0 : refuse('bad-number', path, 'not-finite');
    }
    if (typeof value !== 'object') return refuse('wrong-type', path, 'not-json');
    if (ancestors.has(value)) return refuse('wrong-type', path, 'circular');
    if (path.length > MAX_EXTENSION_DEPTH) return refuse('too-long', [], 'depth');
    ancestors.add(value);
    const copy = Array.isArray(value) ? copyOfList(value, path) : copyOfRecord(value, path);
    ancestors.delete(value);
    return copy;
  };
  const copyOfList = (list: readonly unknown[], path: (string | number)[]): unknown => {
    if (list.length > MAX_LIST_LENGTH) return refuse('too-long', path, 'entries');
    const copy: unknown[] = [];
    for (let index = 0; index < list.length && fault === undefined; index += 1) {
      copy.push(copyOf(list[index], [...path, index]));
    }
    return copy;
  };
  const copyOfRecord = (record: object, path: (string | number)[]): unknown => {
    const prototype: unknown = Object.getPrototypeOf(record);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      return refuse('wrong-type', path, 'class');
    }
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(record)) {
      if (fault !== undefined) break;
      if (key === '__proto__') return refuse('unknown-key', [...path, key], 'proto');
      copy[key] = copyOf(item, [...path, key]);
    }
    return copy;
  };
  const copy = copyOf(root, []);
  return fault === undefined ? { copy } : { fault };
}

/** The host's own data, kept as it comes: plain JSON under names of its choosing. */
export const extensionsSchema = (z.unknown() as unknown as z.ZodType<Extensions, Extensions>)
  .check((context) => {
    const { value } = context;
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      context.issues.push({ code: 'custom', input: value, params: { code: 'wrong-type', reason: 'extensions' } });
      return;
    }
    const outcome = copyJson(value);
    if ('copy' in outcome) {
      context.value = outcome.copy as Extensions;
      return;
    }
    const { code, path, reason } = outcome.fault;
    context.issues.push({ code: 'custom', input: value, path, params: { code, reason } });
  })
  .meta({
    type: 'object',
    description: "The host's own data: plain JSON under names of its choosing, kept as it comes",
  })
  .optional();
