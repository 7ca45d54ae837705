/**
 * The building blocks of every entity's shape: ids, days, periods, numbers, people and the host's own data.
 * A shape says what may be written; it never computes.
 */
import * as z from 'zod';
import { isDay } from './calendar.js';
import type { Extensions } from './generated/types.js';
import { copyJson, MAX_ID_LENGTH, MAX_LIST_LENGTH, type ShapeCode, VISIBLE } from './json.js';

/** Plain data as it is held: deeply readonly, and what is optional is there or not, never undefined. */
export type Immutable<T> = T extends readonly (infer Item)[]
  ? readonly Immutable<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: Immutable<Exclude<T[Key], undefined>> }
    : T;

/** A check of our own names its code; zod's checks are named in `read.ts`. */
const failing = (code: ShapeCode) => ({ params: { code } });

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
