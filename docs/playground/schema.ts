/**
 * From the model's own schemas to the fields of a form: what each holds, whether it may be left out, and what it means.
 * So the page can edit every field of every kind, and a new field appears by itself.
 */
import { type EntityKind, operations, organizationSchema, planSchema, subgroupSchema } from 'spm-model';
import * as z from 'zod';
import { structure } from '../../src/model/generated/structure.js';
import { capital, labelOf } from './labels';

/** What a field holds. */
export type Shape =
  | { readonly type: 'text'; readonly long: boolean }
  | { readonly type: 'day' }
  | { readonly type: 'number' }
  | { readonly type: 'choice'; readonly words: readonly string[] }
  | { readonly type: 'lines' }
  | { readonly type: 'reference'; readonly kinds: readonly EntityKind[] | null }
  | { readonly type: 'references'; readonly kinds: readonly EntityKind[] | null }
  | { readonly type: 'object'; readonly fields: readonly Field[] }
  | { readonly type: 'json' };

/** A field of a form. */
export interface Field {
  readonly name: string;
  readonly label: string;
  /** What it means, in the words of the model. */
  readonly help: string;
  /** Whether it may be left out when something is added, and taken away. */
  readonly optional: boolean;
  readonly shape: Shape;
}

const LONG = new Set(['description', 'rationale', 'vision', 'mission', 'purpose', 'reason', 'note', 'statement']);

function bare(schema: z.ZodType): z.ZodType {
  let inner = schema;
  while (
    inner instanceof z.ZodOptional ||
    inner instanceof z.ZodNullable ||
    inner instanceof z.ZodDefault ||
    inner instanceof z.ZodReadonly
  ) {
    inner = inner.unwrap() as z.ZodType;
  }
  return inner;
}

/** Ids in a field lead to entities of these kinds: a list of kinds, null for any, undefined where it holds no ids. */
type Kinds = (path: readonly string[]) => readonly EntityKind[] | null | undefined;

const referencesOf =
  (kind: EntityKind): Kinds =>
  (path) =>
    structure[kind].references.find((reference) => reference.path.join() === path.join())?.kinds;

function shapeOf(name: string, schema: z.ZodType, path: readonly string[], kinds: Kinds): Shape {
  const inner = bare(schema);
  const one = kinds(path);
  if (one !== undefined) return { type: 'reference', kinds: one };
  if (inner instanceof z.ZodEnum) return { type: 'choice', words: inner.options.map(String) };
  if (inner instanceof z.ZodNumber) return { type: 'number' };
  if (inner instanceof z.ZodString) {
    return inner.meta()?.['format'] === 'date' ? { type: 'day' } : { type: 'text', long: LONG.has(name) };
  }
  if (inner instanceof z.ZodObject) return { type: 'object', fields: fieldsIn(inner, path, kinds) };
  if (inner instanceof z.ZodArray && bare(inner.element as z.ZodType) instanceof z.ZodString) {
    const many = kinds([...path, '*']);
    return many === undefined ? { type: 'lines' } : { type: 'references', kinds: many };
  }
  return { type: 'json' };
}

function fieldsIn(schema: z.ZodObject, path: readonly string[], kinds: Kinds): readonly Field[] {
  return Object.entries(schema.shape as Readonly<Record<string, z.ZodType>>).map(([name, inner]) => ({
    name,
    label: labelOf(name),
    help: inner.description ?? bare(inner).description ?? '',
    optional: inner instanceof z.ZodOptional || inner instanceof z.ZodDefault,
    shape: shapeOf(name, inner, [...path, name], kinds),
  }));
}

const asObject = (schema: unknown): z.ZodObject => {
  if (schema instanceof z.ZodObject) return schema;
  throw new TypeError('The schema of an entity is an object.');
};

/** The schema of a kind, as the operation that adds one takes it. */
function schemaOf(kind: EntityKind): z.ZodObject {
  if (kind === 'plan') return asObject(planSchema);
  if (kind === 'organization') return asObject(organizationSchema);
  const adding = operations.find(({ type }) => type === `add${capital(kind)}`);
  return asObject(adding?.input.shape[kind] ?? subgroupSchema);
}

const known = new Map<EntityKind, readonly Field[]>();

/** The fields of a kind. */
export function fieldsOf(kind: EntityKind): readonly Field[] {
  const found = known.get(kind) ?? fieldsIn(schemaOf(kind), [], referencesOf(kind));
  known.set(kind, found);
  return found;
}

/** The field of a kind by its name. */
export const fieldOf = (kind: EntityKind, name: string): Field | undefined =>
  fieldsOf(kind).find((field) => field.name === name);

/** The fields of each entry of a list that is no list of entities: reports, targets, amounts. */
export function entryFields(kind: EntityKind, name: string): readonly Field[] {
  const list = bare((schemaOf(kind).shape as Readonly<Record<string, z.ZodType>>)[name] as z.ZodType);
  const entry = list instanceof z.ZodArray ? bare(list.element as z.ZodType) : list;
  return entry instanceof z.ZodObject ? fieldsIn(entry, [name], referencesOf(kind)) : [];
}

/** A field that no kind has: of a dialog. */
export const fieldFor = (name: string, shape: Shape, facts: Partial<Field> = {}): Field => ({
  name,
  label: labelOf(name),
  help: '',
  optional: false,
  shape,
  ...facts,
});
