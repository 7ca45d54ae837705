/**
 * From unknown data to frozen plain data, or to issues in a planner's words. This is the only place that reads zod's
 * findings. Whatever the input does, nothing is thrown, and no more is looked at than it takes to name the first
 * thousand issues.
 */
import * as z from 'zod';
import { shapeInEnglish } from '../messages/en/shape.js';
import { issueMaker } from '../messages/issue.js';
import type { Expected, Given, ShapeParams } from '../messages/shape.js';
import { freezePlain } from '../model/frozen.js';
import { MAX_EXTENSION_DEPTH, MAX_ID_LENGTH, MAX_LIST_LENGTH } from '../model/json.js';
import { nearest } from '../model/nearest.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import { MOST_ISSUES, moreIssues } from './issue-list.js';
import { nearestId, pathOf, type Way } from './way.js';

/** The newest version of the shape of a plan that this library reads. */
const NEWEST_VERSION = 1;

const issue = issueMaker(shapeInEnglish);

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** A value from the input, short enough for a sentence. */
export function quoted(value: unknown): string {
  if (typeof value === 'string') return `"${shortened(value)}"`;
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  if (typeof value === 'function' || typeof value === 'symbol') return `a ${typeof value}`;
  return String(value);
}

/** A path as a planner reads it: `goals 1, measures 3, unit`, counted from one. */
export function placeOf(path: Path): string {
  let place = '';
  for (const step of path) {
    if (typeof step === 'number') place += ` ${step + 1}`;
    else place += `${place === '' ? '' : ', '}${shortened(step)}`;
  }
  return place === '' ? 'The document' : place;
}

/** What was found at a place, in words. */
export function givenBy(value: unknown): { given: Given; value: string | null } {
  if (value === null) return { given: 'null', value: null };
  try {
    if (Array.isArray(value)) return { given: 'list', value: null };
    if (value instanceof Date) return { given: 'date', value: null };
  } catch {
    // A proxy that was revoked does not even say whether it is a list.
    return { given: 'object', value: null };
  }
  switch (typeof value) {
    case 'string':
      return { given: 'text', value: shortened(value) };
    case 'number':
    case 'boolean':
    case 'bigint':
      return { given: typeof value as Given, value: shortened(String(value)) };
    case 'function':
    case 'symbol':
      return { given: typeof value as Given, value: null };
    default:
      return { given: 'object', value: null };
  }
}

type AnyDef = z.core.$ZodTypeDef & {
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly getter?: () => z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly discriminator?: string;
  readonly options?: readonly z.ZodObject[];
};
const defOf = (schema: z.ZodType) => schema._zod.def as AnyDef;

/** What a schema asks for, in a word. */
function expectedBy(schema: z.ZodType): Expected {
  const { type } = defOf(schema);
  if (type === 'string') return schema.meta()?.['format'] === 'date' ? 'date' : 'text';
  if (type === 'number') return (schema as z.ZodNumber).format === 'safeint' ? 'integer' : 'number';
  if (type === 'array') return 'list';
  if (type === 'object') return 'object';
  if (type === 'boolean') return 'boolean';
  if (type === 'enum' || type === 'literal') return 'choice';
  if (type === 'union') return 'operation';
  return type === 'unknown' ? 'extensions' : 'json';
}

function choicesOf(schema: z.ZodType): string | null {
  const { type, entries, values } = defOf(schema);
  if (type === 'enum')
    return Object.values(entries ?? {})
      .map(quoted)
      .join(', ');
  return type === 'literal' ? (values ?? []).map(quoted).join(', ') : null;
}

/** Fields that have an operation of their own, by the schema of what `revise` may change. */
export const fieldsWithOperations = z.registry<{ readonly operations: Readonly<Record<string, string>> }>();

/** Thrown when enough has been found, and caught where the search began. */
const ENOUGH = Symbol('enough');

/** The values of an issue, but for its place. */
type Beside<Params> = Params extends unknown ? Omit<Params, 'place'> : never;

/** Finds every way in which a value does not fit a schema, and enters it in a list; throws `ENOUGH` when that is full. */
function search(issues: Issue[], root: z.ZodType, input: unknown): void {
  function report<Code extends keyof ShapeParams>(
    code: Code,
    way: Way | undefined,
    params: Beside<ShapeParams[Code]>,
    rest: Path = [],
  ): void {
    if (issues.length >= MOST_ISSUES) throw ENOUGH;
    const path = [...pathOf(way), ...rest];
    const named = { place: placeOf(path), ...params } as unknown as ShapeParams[Code];
    issues.push(issue(code, path, named, { id: nearestId(way) }));
  }

  /** Looks at a value that may be absent. */
  function look(schema: z.ZodType, value: unknown, way: Way | undefined): void {
    let inner = schema;
    for (;;) {
      const { type, innerType, getter } = defOf(inner);
      if (type === 'optional' || type === 'default' || type === 'prefault') {
        if (value === undefined) return;
        inner = innerType as z.ZodType;
      } else if (type === 'nullable') {
        if (value === null) return;
        inner = innerType as z.ZodType;
      } else if (type === 'lazy') inner = (getter as () => z.ZodType)();
      else break;
    }
    if (value === undefined) {
      report('missing', way, { expected: expectedBy(inner), choices: choicesOf(inner) });
      return;
    }
    const { type } = defOf(inner);
    if (type === 'object') lookInObject(inner as z.ZodObject, value, way);
    else if (type === 'array') lookInList(inner as z.ZodArray<z.ZodType>, value, way);
    else if (type === 'record') lookInRecord(inner as z.ZodRecord, value, way);
    else if (type === 'union') lookInUnion(inner, value, way);
    else lookAtLeaf(inner, value, way);
  }

  function lookInObject(schema: z.ZodObject, value: unknown, way: Way | undefined): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof Date) {
      report('wrong-type', way, { reason: 'type', ...givenBy(value), expected: 'object' });
      return;
    }
    const { shape } = schema;
    const fields = value as Readonly<Record<string, unknown>>;
    for (const key in shape) {
      // What a prototype holds is no field of the document.
      const field = Object.hasOwn(fields, key) ? fields[key] : undefined;
      look(shape[key] as z.ZodType, field, { step: key, from: way, holder: value });
    }
    for (const key of Object.keys(value)) {
      if (Object.hasOwn(shape, key)) continue;
      const operation = fieldsWithOperations.get(schema)?.operations[key];
      const reason =
        operation !== undefined
          ? 'own-operation'
          : key === '__proto__'
            ? 'proto'
            : Object.hasOwn(shape, 'extensions')
              ? 'field-or-extension'
              : 'field';
      report(
        'unknown-key',
        { step: key, from: way, holder: value },
        {
          key: shortened(key),
          reason,
          nearest: nearest(key, Object.keys(shape)) ?? null,
          operation: operation ?? null,
        },
      );
    }
  }

  function lookInList(schema: z.ZodArray<z.ZodType>, value: unknown, way: Way | undefined): void {
    if (!Array.isArray(value)) {
      report('wrong-type', way, { reason: 'type', ...givenBy(value), expected: 'list' });
      return;
    }
    if (value.length > MAX_LIST_LENGTH) {
      report('too-long', way, { reason: 'entries', most: MAX_LIST_LENGTH });
      return;
    }
    if (value.length === 0) {
      if (!schema.safeParse(value).success) {
        report('theory-incomplete', way, { part: String(way?.step ?? '') });
      }
      return;
    }
    for (let index = 0; index < value.length; index += 1) {
      look(schema.element, value[index], { step: index, from: way, holder: value });
    }
  }

  function lookInRecord(schema: z.ZodRecord, value: unknown, way: Way | undefined): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report('wrong-type', way, { reason: 'type', ...givenBy(value), expected: 'object' });
      return;
    }
    for (const [key, item] of Object.entries(value)) {
      look(schema.valueType as unknown as z.ZodType, item, { step: key, from: way, holder: value });
    }
  }

  /** One of several objects, told apart by a field of theirs. */
  function lookInUnion(schema: z.ZodType, value: unknown, way: Way | undefined): void {
    const { discriminator, options } = defOf(schema);
    if (discriminator === undefined || typeof value !== 'object' || value === null || Array.isArray(value)) {
      report('wrong-type', way, { reason: 'type', ...givenBy(value), expected: 'operation' });
      return;
    }
    const given = Object.hasOwn(value, discriminator)
      ? (value as Readonly<Record<string, unknown>>)[discriminator]
      : undefined;
    const option = options?.find(({ shape }) => defOf(shape[discriminator] as z.ZodType).values?.[0] === given);
    if (option !== undefined) {
      lookInObject(option, value, way);
      return;
    }
    const at: Way = { step: discriminator, from: way, holder: value };
    if (given === undefined) report('missing', at, { expected: 'operation', choices: null });
    else if (typeof given !== 'string')
      report('wrong-type', at, { reason: 'type', ...givenBy(given), expected: 'text' });
    else {
      const names = (options ?? []).map(({ shape }) => String(defOf(shape[discriminator] as z.ZodType).values?.[0]));
      report('not-a-choice', at, { value: quoted(given), choices: quoted(nearest(given, names) ?? names[0]) });
    }
  }

  /** What holds nothing else: zod judges it, and its findings are put in our words. */
  function lookAtLeaf(schema: z.ZodType, value: unknown, way: Way | undefined): void {
    const parsed = schema.safeParse(value);
    if (parsed.success) return;
    for (const found of parsed.error.issues) reportFinding(found, schema, value, way);
  }

  function reportFinding(found: z.core.$ZodIssue, schema: z.ZodType, value: unknown, way: Way | undefined): void {
    const rest = found.path as Path;
    switch (found.code) {
      case 'invalid_type':
        if (typeof value === 'number' && (found.expected === 'number' || found.expected === 'int')) {
          const reason = found.expected === 'int' ? 'not-whole' : 'not-finite';
          report('bad-number', way, { value: String(value), reason, bound: null }, rest);
          return;
        }
        report('wrong-type', way, { reason: 'type', ...givenBy(value), expected: expectedBy(schema) }, rest);
        return;
      case 'invalid_value':
        if (way?.step === 'schemaVersion' && typeof value === 'number' && value > NEWEST_VERSION) {
          report('later-version', way, { version: value, newest: NEWEST_VERSION }, rest);
          return;
        }
        report('not-a-choice', way, { value: quoted(value), choices: choicesOf(schema) ?? '' }, rest);
        return;
      case 'invalid_format':
        report('blank', way, {}, rest);
        return;
      case 'too_small':
      case 'too_big':
        reportSize(found, value, way, rest);
        return;
      case 'custom':
        reportOwn(found.params as OwnFinding, value, way, rest);
        return;
      default:
        report('wrong-type', way, { reason: 'other' }, rest);
    }
  }

  function reportSize(
    found: z.core.$ZodIssueTooSmall | z.core.$ZodIssueTooBig,
    value: unknown,
    way: Way | undefined,
    rest: Path,
  ): void {
    const isSmall = found.code === 'too_small';
    if (found.origin === 'string') {
      if (isSmall) report('bad-id', way, {}, rest);
      else report('too-long', way, { reason: 'text', most: MAX_ID_LENGTH }, rest);
      return;
    }
    const bound = Number(isSmall ? found.minimum : found.maximum);
    const reason = isSmall ? (found.inclusive === false ? 'not-above' : 'below') : 'above';
    report('bad-number', way, { value: String(value), reason, bound }, rest);
  }

  function reportOwn({ code, reason }: OwnFinding, value: unknown, way: Way | undefined, rest: Path): void {
    if (code === 'bad-date') report('bad-date', way, { value: quoted(value) }, rest);
    else if (code === 'too-long') {
      const most = reason === 'depth' ? MAX_EXTENSION_DEPTH : MAX_LIST_LENGTH;
      report('too-long', way, { reason: reason as 'depth', most }, rest);
    } else if (code === 'bad-number') {
      report('bad-number', way, { value: 'NaN or infinite', reason: 'not-finite', bound: null }, rest);
    } else if (code === 'unknown-key') {
      const key = String(rest.at(-1));
      report('unknown-key', way, { key, reason: 'proto', nearest: null, operation: null }, rest);
    } else report('wrong-type', way, { reason: (reason ?? 'other') as 'other' }, rest);
  }

  look(root, input, undefined);
}

/** A finding of one of our own checks (see `shape.ts`). */
interface OwnFinding {
  readonly code: string;
  readonly reason?: string;
}

/** The issue of what throws when it is looked at. */
const unreadable = (): Issue => issue('wrong-type', [], { place: placeOf([]), reason: 'unreadable' });

/**
 * Every way in which a value does not fit a schema, in the order of the schema's fields; after a thousand, one
 * `more-issues`. None where it fits.
 */
export function misfitsOf(schema: z.ZodType, input: unknown): readonly Issue[] {
  const issues: Issue[] = [];
  try {
    search(issues, schema, input);
  } catch (error) {
    issues.push(error === ENOUGH ? moreIssues() : unreadable());
  }
  return issues;
}

/** What reads a schema quickly, or tells that a value does not fit. */
type Reader = (input: unknown) => unknown;

/** Readers, each made when it is first used; null where code cannot be generated. */
const readers = new WeakMap<z.ZodType, Reader | null>();

/**
 * The schema as generated code, which reads valid data about twice as fast and stops at the first misfit. A host whose
 * security policy forbids generated code says so with zod's own `z.config({ jitless: true })`, before it loads this
 * library.
 */
function readerOf(schema: z.ZodType): Reader | null {
  if (z.config().jitless === true) return null;
  const known = readers.get(schema);
  if (known !== undefined) return known;
  let made: Reader | null;
  try {
    made = z.core.compileFn(schema);
  } catch {
    made = null;
  }
  readers.set(schema, made);
  return made;
}

/**
 * Reads data of unknown origin as a shape: copied, its defaults filled in, frozen; or every way in which it
 * does not fit. The input itself is left as it is.
 */
export function readShape<Output>(schema: z.ZodType<Output>, input: unknown): Result<Output> {
  try {
    const read = readerOf(schema)?.(input) ?? z.core.INVALID;
    if (read !== z.core.INVALID) return succeed(freezePlain(read) as Output);
    const misfits = misfitsOf(schema, input);
    if (misfits.length > 0) return fail(misfits);
    const parsed = schema.safeParse(input);
    return parsed.success ? succeed(freezePlain(parsed.data) as Output) : fail([unreadable()]);
  } catch {
    return fail([unreadable()]);
  }
}
