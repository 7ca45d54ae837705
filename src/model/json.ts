/**
 * Bounds of what a plan may hold, and the copying of a host's own plain JSON within them. Free of zod, for readers and
 * schemas alike.
 */

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

/** A character that leaves something to see: neither space nor control nor format character. */
export const VISIBLE = /[^\s\p{Z}\p{Cc}\p{Cf}\p{Cs}\p{Cn}]/u;

/** Whether text leaves something to see. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** What is wrong with data that should be plain JSON. */
export interface Fault {
  readonly code: ShapeCode;
  readonly path: (string | number)[];
  /** What is wrong, where the code says several things. */
  readonly reason: string;
}

/**
 * Copies plain JSON, reading each place once. The depth is bounded, and so is the number of places, because
 * objects that share their branches can spell a tree of any size in a few lines.
 */
export function copyJson(root: unknown): { readonly copy: unknown } | { readonly fault: Fault } {
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
