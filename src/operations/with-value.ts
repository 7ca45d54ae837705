/** Plain data with one part of it replaced; only what lies on the way is copied. */
import type { Path } from '../model/result.js';
import type { Fields } from './merge-fields.js';

/** What stands at a place in plain data. */
export const valueAt = (node: unknown, path: Path): unknown =>
  path.reduce((at, step) => (at as Readonly<Record<string | number, unknown>>)[step], node);

/** A copy of plain data with another value at a place. */
export function withValueAt<T>(node: T, [step, ...rest]: Path, change: (value: unknown) => unknown): T {
  if (step === undefined) return change(node) as T;
  if (Array.isArray(node)) {
    return node.map((item, index) => (index === step ? withValueAt(item, rest, change) : item)) as T;
  }
  const fields = node as unknown as Record<string, unknown>;
  return { ...fields, [step]: withValueAt(fields[step], rest, change) } as T;
}

/** The fields with one set; a value that is undefined takes the field away. */
export function withField(fields: Fields, field: string, value: unknown): Fields {
  const { [field]: _replaced, ...others } = fields;
  return value === undefined ? others : { ...fields, [field]: value };
}
