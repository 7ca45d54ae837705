/**
 * From unknown data to a frozen entity, or to issues in a planner's words. This is the only place that reads
 * zod's findings; whatever the input does, nothing is thrown.
 */
import * as z from 'zod';
import { markFrozen } from './frozen.js';
import { fail, type Issue, type Path, type Result, succeed } from './result.js';
import type { Immutable, ShapeCode } from './shape.js';

/** Nobody reads more than this many issues; what is beyond is left out. */
const MOST_ISSUES = 1_000;

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 60)}…` : text);

/** Text from the input, short enough for a sentence. */
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

/** What lies at a path of unknown data; undefined where there is nothing, or where looking fails. */
function valueAt(root: unknown, path: Path): unknown {
  let value = root;
  for (const step of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, step)) return undefined;
    value = (value as Readonly<Record<string | number, unknown>>)[step];
  }
  return value;
}

/** The id of the nearest object on the way to a path that has one. */
function nearestId(root: unknown, path: Path): string | undefined {
  for (let length = path.length; length >= 0; length -= 1) {
    const id = valueAt(root, [...path.slice(0, length), 'id']);
    if (typeof id === 'string' && id !== '' && path[length] !== 'id') return id;
  }
  return undefined;
}

const nounOf: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'an object',
  boolean: 'true or false',
};

function finding(code: ShapeCode, path: Path, message: string): Issue {
  return { code, severity: 'error', path, message: `${placeOf(path)} ${message}.` };
}

/** One of zod's issues in our codes and words. */
function findingsOf(issue: z.core.$ZodIssue, root: unknown): readonly Issue[] {
  const path = issue.path as Path;
  const value = valueAt(root, path);
  switch (issue.code) {
    case 'invalid_type': {
      const noun = nounOf[issue.expected] ?? issue.expected;
      if (value === undefined) return [finding('missing', path, `is missing; give ${noun}`)];
      if (typeof value === 'number' && (issue.expected === 'number' || issue.expected === 'int')) {
        return [
          finding('bad-number', path, `is ${value}; give ${issue.expected === 'int' ? noun : 'a finite number'}`),
        ];
      }
      return [finding('wrong-type', path, `is ${quoted(value)}; give ${noun}`)];
    }
    case 'unrecognized_keys':
      return issue.keys
        .slice(0, MOST_ISSUES)
        .map((key) =>
          finding(
            'unknown-key',
            [...path, key],
            'is no field of this model; correct the name, or keep your own data under "extensions"',
          ),
        );
    case 'invalid_value': {
      const choices = issue.values.map((choice) => quoted(choice)).join(', ');
      const several = issue.values.length > 1;
      if (value === undefined)
        return [finding('missing', path, `is missing; give ${several ? 'one of ' : ''}${choices}`)];
      return [finding('not-a-choice', path, `is ${quoted(value)}; ${several ? 'choose one of' : 'give'} ${choices}`)];
    }
    case 'too_small':
    case 'too_big': {
      const code = sizeCode(issue.code, issue.origin);
      return [finding(code, path, code === 'bad-number' ? `(${quoted(value)}) ${issue.message}` : issue.message)];
    }
    case 'custom': {
      const code = (issue.params as { readonly code: ShapeCode }).code;
      if (value === undefined && code !== 'unknown-key') return [finding('missing', path, 'is missing')];
      return [finding(code, path, code === 'bad-date' ? `(${quoted(value)}) ${issue.message}` : issue.message)];
    }
    default:
      return [finding('wrong-type', path, issue.message)];
  }
}

function sizeCode(code: 'too_small' | 'too_big', origin: string): ShapeCode {
  if (origin === 'string') return code === 'too_small' ? 'bad-id' : 'too-long';
  if (origin === 'array') return code === 'too_small' ? 'theory-incomplete' : 'too-long';
  return 'bad-number';
}

/** Most lists of a plan are empty, and one empty list is as good as another: this one stands for all. */
const NOTHING: readonly never[] = Object.freeze([]);

/**
 * Freezes an entity through and through, drops keys whose value is undefined, and makes −0 a 0: a plan is plain
 * JSON, which has neither. What is frozen already is taken to be so all the way down.
 */
export function settle<T>(value: T): Immutable<T> {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value as Immutable<T>;
  if (Array.isArray(value)) {
    for (let index = 0; index < value.length; index += 1) settle(value[index]);
  } else {
    const record = value as Record<string, unknown>;
    for (const key in record) {
      const item = record[key];
      if (item === undefined) delete record[key];
      else if (typeof item === 'object') {
        if (Array.isArray(item) && item.length === 0) record[key] = NOTHING;
        else settle(item);
      } else if (item === 0) record[key] = 0;
    }
  }
  return Object.freeze(value) as Immutable<T>;
}

/** Compiled schemas, each made when it is first used. */
const compiled = new WeakMap<z.ZodType, z.ZodType>();

/**
 * The schema as generated code, which reads valid data about twice as fast. Where code cannot be generated, zod
 * gives the plain schema back. A host whose security policy forbids the very attempt says so with zod's own
 * `z.config({ jitless: true })`, before it loads this library.
 */
function quick<Schema extends z.ZodType>(schema: Schema): Schema {
  if (z.config().jitless === true) return schema;
  const known = compiled.get(schema);
  if (known !== undefined) return known as Schema;
  const made = z.compile(schema);
  compiled.set(schema, made);
  return made;
}

/** Settles a value, and makes it known that nobody can change it. */
function settledWhole<T>(value: T): Immutable<T> {
  const settled = settle(value);
  if (typeof settled === 'object' && settled !== null) markFrozen(settled);
  return settled;
}

/**
 * Reads data of unknown origin as a shape: copied, its defaults filled in, frozen; or every way in which it
 * does not fit. The input itself is left as it is.
 */
export function readShape<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
): Result<Immutable<z.output<Schema>>> {
  try {
    const parsed = quick(schema).safeParse(input);
    if (parsed.success) return succeed(settledWhole(parsed.data));
    const issues: Issue[] = [];
    for (const found of parsed.error.issues) {
      for (const issue of findingsOf(found, input)) {
        if (issues.length >= MOST_ISSUES) return fail(issues);
        const id = nearestId(input, issue.path);
        issues.push(id === undefined ? issue : { ...issue, id });
      }
    }
    return fail(issues);
  } catch {
    return fail([finding('wrong-type', [], 'could not be read: it is no plain data; give what JSON can hold')]);
  }
}
