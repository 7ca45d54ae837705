/**
 * From unknown data to frozen plain data, or to issues in a planner's words. Whatever the input does, nothing is thrown.
 * No code is made at run time: what reads quickly was generated from the schemas.
 */
import type { FieldShape, ObjectShape } from '../model/field-shape.js';
import { freezePlain, markFrozen } from '../model/frozen.js';
import { readers } from '../model/generated/readers.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind, EntityOfKind } from '../model/generated/types.js';
import { copyJson } from '../model/json.js';
import { attempt, MISFIT } from '../model/reading.js';
import { fail, type Result, succeed } from '../model/result.js';
import { misfitsOf, type OperationShapes, shapeNamed, unreadable } from './misfits.js';

/** The name of a shape: of a kind of entity, or of a value that entities hold. */
export type ShapeName = keyof typeof readers;

/** What each shape reads. */
type Read<Name extends ShapeName> = ReturnType<(typeof readers)[Name]>;

/**
 * Reads data of unknown origin as an entity, or as a value that entities hold: copied, its defaults filled in, frozen;
 * or every way in which it does not fit. The input itself is left as it is.
 */
export function readShape<Name extends ShapeName>(name: Name, input: unknown): Result<Read<Name>> {
  try {
    const read = attempt<unknown>(readers[name], input);
    // The readers freeze what they make, all the way down.
    if (read !== MISFIT) return succeed(markFrozen(read as Read<Name> & object));
  } catch {
    // What cannot be read is named below, as all that does not fit.
  }
  return readAs({ is: 'object', of: name }, input) as Result<Read<Name>>;
}

/** The same by the name of a kind. */
export const readKind = <Kind extends EntityKind>(kind: Kind, input: unknown): Result<EntityOfKind[Kind]> =>
  readShape(structure[kind].type as ShapeName, input) as Result<unknown> as Result<EntityOfKind[Kind]>;

/** The same for a shape that has no name: slower, and as exact. */
export function readAs(shape: FieldShape, input: unknown, operations: OperationShapes = {}): Result<unknown> {
  const misfits = misfitsOf(shape, input, operations);
  if (misfits.length > 0) return fail(misfits);
  try {
    return succeed(freezePlain(copyAs(shape, input, operations)));
  } catch {
    return fail([unreadable()]);
  }
}

/** A copy of a value that fits, with defaults for what is absent. */
function copyAs(shape: FieldShape, value: unknown, operations: OperationShapes): unknown {
  if (value === undefined) return shape.default;
  if (value === null) return null;
  switch (shape.is) {
    case 'object': {
      const read = typeof shape.of === 'string' ? attempt<unknown>(readers[shape.of as ShapeName], value) : MISFIT;
      return read === MISFIT ? copyObject(shapeNamed(shape.of), value, operations) : read;
    }
    case 'list':
      return (value as readonly unknown[]).map((item) => copyAs(shape.of, item, operations));
    case 'record':
      return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, copyAs(shape.of, item, operations)]));
    case 'operation': {
      const { type } = value as { readonly type: string };
      return { type, ...copyObject(operations[type] as ObjectShape, value, operations) };
    }
    case 'extensions': {
      const outcome = copyJson(value);
      if ('fault' in outcome) throw new TypeError(outcome.fault.reason);
      return outcome.copy;
    }
    default:
      return value;
  }
}

function copyObject(fields: ObjectShape, value: unknown, operations: OperationShapes): Record<string, unknown> {
  const copy: Record<string, unknown> = {};
  for (const key in fields) {
    const given = Object.hasOwn(value as object, key) ? (value as Readonly<Record<string, unknown>>)[key] : undefined;
    const field = copyAs(fields[key] as FieldShape, given, operations);
    if (field !== undefined) copy[key] = field;
  }
  return copy;
}
