/**
 * The building blocks of every entity's shape: ids, days, periods, numbers, people and the host's own data.
 * A shape says what may be written; it never computes.
 */
import * as z from 'zod';
import { isDay } from './calendar.js';

/** An entity as it is held: deeply readonly, and what is optional is there or not, never undefined. */
export type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<Exclude<T[Key], undefined>> }
    : T;

/** An entity as it may be written: readonly or not, and what is optional may be undefined. */
export type Writable<T> = T extends readonly (infer Item)[]
  ? readonly Writable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Writable<T[Key]> }
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
  | 'theory-incomplete';

/** Ids are at most this long. */
export const MAX_ID_LENGTH = 200;

/** No list is longer than this: a guard against hostile input, far above any real plan. */
export const MAX_LIST_LENGTH = 1_000_000;

/** The host's own data nests at most this deep. */
export const MAX_EXTENSION_DEPTH = 100;

/** A check of our own names its code; zod's own checks are named in `readShape`. */
const failing = (code: ShapeCode, message: string) => ({ params: { code }, error: message });

/** Names an entity, uniquely in its plan. */
export const idSchema = z
  .string()
  .min(1, 'is empty; give it an id that no other entity of the plan has')
  .max(MAX_ID_LENGTH, `is longer than ${MAX_ID_LENGTH} characters; choose a shorter id`)
  .describe('Names the entity: 1 to 200 characters, unique in the whole plan');

/** A calendar day. */
export const daySchema = z
  .string()
  .refine(isDay, failing('bad-date', 'is not a calendar day; write it as YYYY-MM-DD, such as 2026-06-30'))
  .describe('A calendar day, YYYY-MM-DD')
  .meta({ format: 'date' });

/** Both ends belong to the period. */
export const periodSchema = z
  .strictObject({
    start: daySchema.describe('The first day'),
    end: daySchema.describe('The last day; it belongs to the period'),
  })
  .describe('From one day to another, both included');

/** From one day to another, both included. */
export type Period = Immutable<z.output<typeof periodSchema>>;

/** Any finite number. */
export const numberSchema = z.number();

/** How much an entity counts among its siblings: positive, 1 when absent. */
export const weightSchema = z
  .number()
  .positive('is not above 0; a weight is a positive number, and 1 when left out')
  .optional()
  .describe('How much it counts among its siblings: a positive number, 1 when absent');

/** Someone named. */
export const personSchema = z
  .strictObject({
    name: z.string().describe('The name'),
    title: z.string().optional().describe('The post held'),
  })
  .describe('Someone with a name and perhaps a post');

/** Someone with a name and perhaps a post. */
export type Person = Immutable<z.output<typeof personSchema>>;

/** Plain JSON. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** The host's own data: plain JSON under names of its choosing. */
export type Extensions = { readonly [key: string]: Json };

/** A list that may be left out, which means an empty one. */
export function listOf<Item extends z.ZodType>(item: Item, description: string) {
  return z
    .array(item)
    .max(MAX_LIST_LENGTH, `has more than ${MAX_LIST_LENGTH} entries`)
    .default([])
    .describe(description);
}

/** A list with one entry or more, where an empty one is not yet a theory of action. */
export function clausesOf(description: string, refusal: string) {
  return z
    .array(z.string())
    .min(1, { error: refusal })
    .max(MAX_LIST_LENGTH, `has more than ${MAX_LIST_LENGTH} entries`)
    .describe(description);
}

interface Fault {
  readonly code: ShapeCode;
  readonly path: (string | number)[];
  readonly message: string;
}

/**
 * Copies plain JSON, reading each place once. The depth is bounded, and so is the number of places, because
 * objects that share their branches can spell a tree of any size in a few lines.
 */
function copyJson(root: unknown): { readonly copy: unknown } | { readonly fault: Fault } {
  let places = 0;
  let fault: Fault | undefined;
  const ancestors = new Set<object>();
  const refuse = (code: ShapeCode, path: (string | number)[], message: string): undefined => {
    fault ??= { code, path, message };
  };
  const copyOf = (value: unknown, path: (string | number)[]): unknown => {
    places += 1;
    if (places > MAX_LIST_LENGTH) return refuse('too-long', [], `holds more than ${MAX_LIST_LENGTH} values`);
    if (value === null || typeof value === 'string' || typeof value === 'boolean') return value;
    if (typeof value === 'number') {
      // Adding 0 turns −0, which JSON does not have, into 0.
      return Number.isFinite(value) ? value + 0 : refuse('bad-number', path, 'is not a finite number');
    }
    if (typeof value !== 'object') return refuse('wrong-type', path, 'is not plain JSON');
    if (ancestors.has(value)) return refuse('wrong-type', path, 'contains itself, so it is not plain JSON');
    if (path.length > MAX_EXTENSION_DEPTH) {
      return refuse('too-long', [], `nests deeper than ${MAX_EXTENSION_DEPTH} levels`);
    }
    ancestors.add(value);
    const copy = Array.isArray(value) ? copyOfList(value, path) : copyOfRecord(value, path);
    ancestors.delete(value);
    return copy;
  };
  const copyOfList = (list: readonly unknown[], path: (string | number)[]): unknown => {
    if (list.length > MAX_LIST_LENGTH) return refuse('too-long', path, `has more than ${MAX_LIST_LENGTH} entries`);
    const copy: unknown[] = [];
    for (let index = 0; index < list.length && fault === undefined; index += 1) {
      copy.push(copyOf(list[index], [...path, index]));
    }
    return copy;
  };
  const copyOfRecord = (record: object, path: (string | number)[]): unknown => {
    const prototype: unknown = Object.getPrototypeOf(record);
    if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
      return refuse('wrong-type', path, 'is an instance of a class, not plain JSON');
    }
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(record)) {
      if (fault !== undefined) break;
      if (key === '__proto__') {
        return refuse('unknown-key', [...path, key], 'is a name that no object may safely have; rename it');
      }
      copy[key] = copyOf(item, [...path, key]);
    }
    return copy;
  };
  const copy = copyOf(root, []);
  return fault === undefined ? { copy } : { fault };
}

/** The host's own data, kept as it comes: plain JSON under names of its choosing. */
export const extensionsSchema = z
  .custom<Extensions>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
    ...failing('wrong-type', 'is not an object; keep your own data under names of your choosing'),
    abort: true,
  })
  .check((context) => {
    const outcome = copyJson(context.value);
    if ('copy' in outcome) {
      context.value = outcome.copy as Extensions;
      return;
    }
    const { code, path, message } = outcome.fault;
    context.issues.push({ code: 'custom', input: context.value, path, message, params: { code } });
  })
  .optional()
  .describe("The host's own data: plain JSON under names of its choosing, kept as it comes");
