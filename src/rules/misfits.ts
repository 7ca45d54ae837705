/**
 * How what does not fit a shape is found and named, in a planner's words. No more is looked at than it takes to name the
 * first thousand misfits.
 */
import { shapeInEnglish } from '../messages/en/shape.js';
import { issueMaker } from '../messages/issue.js';
import { type ExpectedShape, type GivenShape, type ShapeParams, WHOLE_DOCUMENT } from '../messages/shape.js';
import { isDay } from '../model/calendar.js';
import type { FieldShape, ObjectShape } from '../model/field-shape.js';
import { shapes } from '../model/generated/structure.js';
import { copyJson, type Fault, MAX_EXTENSION_DEPTH, MAX_LIST_LENGTH, VISIBLE } from '../model/json.js';
import { nearest } from '../model/nearest.js';
import type { Issue, Path } from '../model/result.js';
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
  return place === '' ? WHOLE_DOCUMENT : place;
}

/** What was found at a place, in words. */
export function givenBy(value: unknown): { given: GivenShape; value: string | null } {
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
      return { given: typeof value as GivenShape, value: shortened(String(value)) };
    case 'function':
    case 'symbol':
      return { given: typeof value as GivenShape, value: null };
    default:
      return { given: 'object', value: null };
  }
}

/** The shapes of operations, by the name of the operation: what reads operations says what they are. */
export type OperationShapes = Readonly<Record<string, ObjectShape>>;

/** A shape of the table, by name. */
export const shapeNamed = (of: string | ObjectShape): ObjectShape =>
  typeof of === 'string' ? ((shapes as Readonly<Record<string, ObjectShape>>)[of] as ObjectShape) : of;

/** What is expected of a field, in a word. */
function expectedBy({ is }: FieldShape): ExpectedShape {
  switch (is) {
    case 'name':
    case 'id':
      return 'text';
    case 'day':
      return 'date';
    case 'record':
      return 'object';
    case 'anything':
      return 'json';
    default:
      return is;
  }
}

const choicesOf = (choices: readonly unknown[]): string => choices.map(quoted).join(', ');

/** The shape of what tells operations apart. */
const TYPE: FieldShape = { is: 'text' };

/** Thrown when enough has been found, and caught where the search began. */
const ENOUGH = Symbol('enough');

/** The values of an issue, but for its place. */
type Beside<Params> = Params extends unknown ? Omit<Params, 'place'> : never;

/** Finds every way in which a value does not fit, and enters it in a list; throws `ENOUGH` when that is full. */
function search(issues: Issue[], root: FieldShape, input: unknown, operations: OperationShapes): void {
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

  const wrongType = (shape: FieldShape, value: unknown, way: Way | undefined): void =>
    report('wrong-type', way, { reason: 'type', ...givenBy(value), expected: expectedBy(shape) });

  /** Looks at a value that may be absent. */
  function look(shape: FieldShape, value: unknown, way: Way | undefined): void {
    if (value === undefined) {
      if (shape.optional === true || shape.default !== undefined) return;
      report('missing', way, {
        expected: expectedBy(shape),
        choices: shape.is === 'choice' ? choicesOf(shape.of) : null,
      });
      return;
    }
    if (value === null && shape.nullable === true) return;
    switch (shape.is) {
      case 'object':
        lookInObject(shapeNamed(shape.of), shape, value, way);
        return;
      case 'list':
        lookInList(shape, value, way);
        return;
      case 'record':
        lookInRecord(shape.of, shape, value, way);
        return;
      case 'operation':
        lookAtOperation(shape, value, way);
        return;
      case 'choice':
        lookAtChoice(shape, value, way);
        return;
      case 'number':
      case 'integer':
        lookAtNumber(shape, value, way);
        return;
      case 'anything':
        return;
      case 'extensions':
        lookAtExtensions(value, way);
        return;
      case 'boolean':
        if (typeof value !== 'boolean') wrongType(shape, value, way);
        return;
      default:
        lookAtText(shape, value, way);
    }
  }

  function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof Date);
  }

  function lookInObject(fields: ObjectShape, shape: FieldShape, value: unknown, way: Way | undefined): void {
    if (!isObject(value)) {
      wrongType(shape, value, way);
      return;
    }
    for (const key in fields) {
      // What a prototype holds is no field of the document.
      const field = Object.hasOwn(value, key) ? value[key] : undefined;
      look(fields[key] as FieldShape, field, { step: key, from: way, holder: value });
    }
    for (const key of Object.keys(value)) {
      if (!Object.hasOwn(fields, key)) reportUnknown(fields, shape, key, { step: key, from: way, holder: value });
    }
  }

  function reportUnknown(fields: ObjectShape, shape: FieldShape, key: string, way: Way): void {
    const operation =
      shape.is === 'object' && shape.elsewhere !== undefined && Object.hasOwn(shape.elsewhere, key)
        ? shape.elsewhere[key]
        : undefined;
    const reason =
      operation !== undefined
        ? 'own-operation'
        : key === '__proto__'
          ? 'proto'
          : Object.hasOwn(fields, 'extensions')
            ? 'field-or-extension'
            : 'field';
    report('unknown-key', way, {
      key: shortened(key),
      reason,
      nearest: nearest(key, Object.keys(fields)) ?? null,
      operation: operation ?? null,
    });
  }

  function lookInList(shape: FieldShape & { readonly is: 'list' }, value: unknown, way: Way | undefined): void {
    if (!Array.isArray(value)) {
      wrongType(shape, value, way);
      return;
    }
    if (value.length > MAX_LIST_LENGTH) {
      report('too-long', way, { reason: 'entries', most: MAX_LIST_LENGTH });
      return;
    }
    if (value.length < (shape.least ?? 0)) {
      report('theory-incomplete', way, { part: way?.step === 'if' ? 'if' : 'then' });
      return;
    }
    for (let index = 0; index < value.length; index += 1) {
      look(shape.of, value[index], { step: index, from: way, holder: value });
    }
  }

  function lookInRecord(of: FieldShape, shape: FieldShape, value: unknown, way: Way | undefined): void {
    if (!isObject(value)) {
      wrongType(shape, value, way);
      return;
    }
    for (const [key, item] of Object.entries(value)) look(of, item, { step: key, from: way, holder: value });
  }

  /** One of several operations, told apart by their types. */
  function lookAtOperation(shape: FieldShape, value: unknown, way: Way | undefined): void {
    if (!isObject(value)) {
      wrongType(shape, value, way);
      return;
    }
    const type = Object.hasOwn(value, 'type') ? value['type'] : undefined;
    if (typeof type === 'string' && Object.hasOwn(operations, type)) {
      const fields = operations[type] as ObjectShape;
      lookInObject({ type: TYPE, ...fields }, shape, value, way);
      return;
    }
    const at: Way = { step: 'type', from: way, holder: value };
    if (type === undefined) report('missing', at, { expected: 'operation', choices: null });
    else if (typeof type !== 'string') wrongType(TYPE, type, at);
    else {
      const names = Object.keys(operations);
      report('not-a-choice', at, { value: quoted(type), choices: quoted(nearest(type, names) ?? names[0]) });
    }
  }

  function lookAtChoice(shape: FieldShape & { readonly is: 'choice' }, value: unknown, way: Way | undefined): void {
    if (shape.of.includes(value as string)) return;
    if (way?.step === 'schemaVersion' && typeof value === 'number' && value > NEWEST_VERSION) {
      report('later-version', way, { version: value, newest: NEWEST_VERSION });
      return;
    }
    report('not-a-choice', way, { value: quoted(value), choices: choicesOf(shape.of) });
  }

  function lookAtNumber(
    shape: FieldShape & { readonly is: 'number' | 'integer' },
    value: unknown,
    way: Way | undefined,
  ): void {
    if (typeof value !== 'number') {
      wrongType(shape, value, way);
      return;
    }
    const bad = (reason: ShapeParams['bad-number']['reason'], bound: number | null) =>
      report('bad-number', way, { value: String(value), reason, bound });
    const { min = value, max = value, above = Number.NEGATIVE_INFINITY } = shape;
    if (!Number.isFinite(value)) bad('not-finite', null);
    else if (shape.is === 'integer' && !Number.isSafeInteger(value)) bad('not-whole', null);
    else if (value < min) bad('below', min);
    else if (value > max) bad('above', max);
    else if (value <= above) bad('not-above', above);
  }

  function lookAtText(shape: FieldShape, value: unknown, way: Way | undefined): void {
    if (typeof value !== 'string') wrongType(shape, value, way);
    else if (shape.is === 'day' && !isDay(value)) report('bad-date', way, { value: quoted(value) });
    else if (shape.is === 'name' && !VISIBLE.test(value)) report('blank', way, {});
    else if (shape.is === 'id' && value === '') report('bad-id', way, {});
    else if (shape.is === 'id' && value.length > shape.most)
      report('too-long', way, { reason: 'text', most: shape.most });
  }

  function lookAtExtensions(value: unknown, way: Way | undefined): void {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      report('wrong-type', way, { reason: 'extensions' });
      return;
    }
    const outcome = copyJson(value);
    if ('fault' in outcome) reportFault(outcome.fault, way);
  }

  /** What is wrong with data that should be plain JSON. */
  function reportFault({ code, path, reason }: Fault, way: Way | undefined): void {
    if (code === 'too-long') {
      const most = reason === 'depth' ? MAX_EXTENSION_DEPTH : MAX_LIST_LENGTH;
      report('too-long', way, { reason: reason as 'depth', most }, path);
    } else if (code === 'bad-number') {
      report('bad-number', way, { value: 'NaN or infinite', reason: 'not-finite', bound: null }, path);
    } else if (code === 'unknown-key') {
      report('unknown-key', way, { key: String(path.at(-1)), reason: 'proto', nearest: null, operation: null }, path);
    } else report('wrong-type', way, { reason: reason as 'not-json' }, path);
  }

  look(root, input, undefined);
}

/** The issue of what throws when it is looked at. */
export const unreadable = (): Issue => issue('wrong-type', [], { place: placeOf([]), reason: 'unreadable' });

/**
 * Every way in which a value does not fit a shape, in the order of the shape's fields; after a thousand, one
 * `more-issues`. None where it fits.
 */
export function misfitsOf(shape: FieldShape, input: unknown, operations: OperationShapes = {}): readonly Issue[] {
  const issues: Issue[] = [];
  try {
    search(issues, shape, input, operations);
  } catch (error) {
    issues.push(error === ENOUGH ? moreIssues() : unreadable());
  }
  return issues;
}
