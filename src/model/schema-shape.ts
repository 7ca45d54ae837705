/**
 * What a zod schema says of a field, as plain data: what readers and the search for misfits work from. Only what plans
 * and operations are made of is known here.
 */
import * as z from 'zod';
import { kinds, values } from './entities.js';
import type { FieldShape, ObjectShape } from './field-shape.js';

/** Fields that have an operation of their own, by the schema of what `revise` may change. */
export const fieldsWithOperations = z.registry<{ readonly operations: Readonly<Record<string, string>> }>();

type Def = z.core.$ZodTypeDef & {
  readonly innerType?: z.ZodType;
  readonly element?: z.ZodType;
  readonly valueType?: z.ZodType;
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly (string | number)[];
  readonly defaultValue?: string | boolean | readonly never[];
  readonly checks?: readonly z.core.$ZodCheck[];
};
const defOf = (schema: z.ZodType) => schema._zod.def as Def;

/** What a check asks for. */
interface CheckDef {
  readonly check: string;
  readonly format?: string;
  readonly inclusive?: boolean;
  readonly value?: number;
  readonly maximum?: number;
  readonly minimum?: number;
}

const checksOf = (schema: z.ZodType): readonly CheckDef[] =>
  (defOf(schema).checks ?? []).map((check) => check._zod.def as unknown as CheckDef);

/** A schema as it was first written, before it was given another description. */
function originOf(schema: z.ZodType): z.ZodType {
  let first = schema;
  while (first._zod.parent !== undefined) first = first._zod.parent as z.ZodType;
  return first;
}

/** The names of the shapes that have one. */
const names = new Map<z.ZodType, string>(
  [...values, ...kinds].map(({ type, schema }) => [originOf(schema as unknown as z.ZodType), type]),
);

const known = new WeakMap<z.ZodType, FieldShape>();

/** What a schema says of a field. */
export function shapeOf(schema: z.ZodType): FieldShape {
  const found = known.get(schema);
  if (found !== undefined) return found;
  const made = shapeAnew(schema);
  known.set(schema, made);
  return made;
}

function shapeAnew(schema: z.ZodType): FieldShape {
  const { type, innerType, defaultValue } = defOf(schema);
  const inner = innerType === undefined ? undefined : shapeOf(innerType);
  if (inner === undefined) return valueShape(schema);
  if (type === 'optional') return inner.default === undefined ? { ...inner, optional: true } : inner;
  if (type === 'nullable') return { ...inner, nullable: true };
  if (type === 'default' && defaultValue !== undefined) return { ...inner, default: defaultValue };
  throw new TypeError(`no shape is known for a schema of type ${type}`);
}

function valueShape(schema: z.ZodType): FieldShape {
  const { type, element, valueType, entries, values: choices } = defOf(schema);
  const checks = checksOf(schema);
  switch (type) {
    case 'string': {
      if (schema.meta()?.['format'] === 'date') return { is: 'day' };
      if (checks.some(({ format }) => format === 'regex')) return { is: 'name' };
      const most = checks.find(({ check }) => check === 'max_length')?.maximum;
      return most === undefined ? { is: 'text' } : { is: 'id', most };
    }
    case 'number':
      return numberShape((schema as z.ZodNumber).format === 'safeint', checks);
    case 'boolean':
      return { is: 'boolean' };
    case 'enum':
      return { is: 'choice', of: Object.values(entries ?? {}) };
    case 'literal':
      return { is: 'choice', of: choices ?? [] };
    case 'unknown':
      return { is: 'extensions' };
    case 'array': {
      const least = checks.find(({ check }) => check === 'min_length')?.minimum;
      return { is: 'list', of: shapeOf(element as z.ZodType), ...(least === undefined ? {} : { least }) };
    }
    case 'object': {
      const elsewhere = fieldsWithOperations.get(schema as z.ZodObject)?.operations;
      return {
        is: 'object',
        of: names.get(originOf(schema)) ?? fieldsOf(schema as z.ZodObject),
        ...(elsewhere === undefined ? {} : { elsewhere }),
      };
    }
    case 'record':
      return { is: 'record', of: shapeOf(valueType as z.ZodType) };
    case 'lazy':
    case 'union':
      return { is: 'operation' };
    default:
      throw new TypeError(`no shape is known for a schema of type ${type}`);
  }
}

function numberShape(isWhole: boolean, checks: readonly CheckDef[]): FieldShape {
  const bound = (check: string, inclusive: boolean) =>
    checks.find((each) => each.check === check && (each.inclusive ?? false) === inclusive)?.value;
  const [above, min, max] = [bound('greater_than', false), bound('greater_than', true), bound('less_than', true)];
  return {
    is: isWhole ? 'integer' : 'number',
    ...(above === undefined ? {} : { above }),
    ...(min === undefined ? {} : { min }),
    ...(max === undefined ? {} : { max }),
  };
}

/** What a schema says of each field of an object. */
export const fieldsOf = (schema: z.ZodObject): ObjectShape =>
  Object.fromEntries(Object.entries(schema.shape).map(([key, field]) => [key, shapeOf(field as z.ZodType)]));
