/**
 * The tables of a plan and their columns, made from the descriptions of the kinds: a table for each kind of entity, and
 * one for each value that entities hold lists of. A nested object's fields are columns of their own (`period_start`);
 * other lists, objects that may be empty, and the host's own data are JSON text.
 */
import * as z from 'zod';
import { kinds, values } from '../model/entities.js';
import { structure, valueTables } from '../model/generated/structure.js';
import type { EntityKind, TableName } from '../model/generated/types.js';

/** A value of a column. */
export type Cell = string | number | boolean | null;

/** A row: columns by name, always all of its table's. */
export type Row = { readonly [column: string]: Cell };

/** What a column holds. */
export type ColumnType = 'text' | 'number' | 'integer' | 'date' | 'json';

/** A column of a table. */
export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly description: string;
}

/** A column, and where its value stands in an entity. */
export interface Field extends Column {
  readonly path: readonly string[];
  /** Whether the value must be there where what holds it is. */
  readonly required: boolean;
}

/** A list that becomes rows of another table. */
export interface RowList {
  readonly key: string;
  readonly table: TableName;
}

const tableOf = (kind: EntityKind) => structure[kind].table as TableName;

/** The names of the tables of a plan: those of the kinds of entity in document order, then those of what they hold. */
export const TABLES: readonly TableName[] = [
  ...kinds.map(({ kind }) => tableOf(kind)),
  ...(Object.values(valueTables) as TableName[]),
];

/** The table of the plan, and that of its organization. */
export const [PLAN_TABLE, ORGANIZATION_TABLE] = [tableOf('plan'), tableOf('organization')];

/** The columns that say where a row belongs, before those of its entity. */
export const PLACE: readonly Column[] = [
  { name: 'plan_id', type: 'text', description: 'The plan that the row is of' },
  { name: 'parent_id', type: 'text', description: 'The id of what holds it; null for the plan' },
  { name: 'position', type: 'integer', description: 'Its place among its siblings, from 0' },
];

const kindOfTable = new Map(kinds.map((kind) => [tableOf(kind.kind), kind] as const));
const valueOfTable = new Map(
  values.flatMap((value) => (value.table === undefined ? [] : [[value.table, value] as const])),
);

function listsOf(table: TableName): readonly RowList[] {
  const kind = kindOfTable.get(table)?.kind;
  if (kind === undefined) return [];
  const { fields, owns } = structure[kind];
  return Object.entries(fields).flatMap(([key, { entries }]): RowList[] => {
    const owned = owns.find((list) => list.key === key);
    if (owned !== undefined) return [{ key, table: tableOf(owned.kind) }];
    const held = entries === undefined ? undefined : valueTables[entries];
    return held === undefined ? [] : [{ key, table: held as TableName }];
  });
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function inner(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodOptional || schema instanceof z.ZodDefault
    ? inner(schema.unwrap() as z.ZodType)
    : schema;
}

function typeOf(schema: z.ZodType): ColumnType {
  if (schema instanceof z.ZodNumber) return schema.format === 'safeint' ? 'integer' : 'number';
  if (schema instanceof z.ZodLiteral) return 'integer';
  if (schema instanceof z.ZodEnum) return 'text';
  if (schema instanceof z.ZodString) return schema.meta()?.['format'] === 'date' ? 'date' : 'text';
  return 'json';
}

/** Whether an object holds something wherever it is, so that columns of its fields tell it from none. */
const holdsSomething = (schema: z.ZodObject) =>
  Object.values(schema.shape).some((field) => inner(field as z.ZodType) === field);

function fieldsOf(schema: z.ZodObject, apart: ReadonlySet<string>, path: readonly string[] = []): Field[] {
  return Object.entries(schema.shape).flatMap(([key, field]): Field[] => {
    if (path.length === 0 && apart.has(key)) return [];
    const written = field as z.ZodType;
    const core = inner(written);
    const at = [...path, key];
    if (core instanceof z.ZodObject && holdsSomething(core)) return fieldsOf(core, apart, at);
    const description = written.description ?? core.description ?? '';
    return [{ name: at.map(snake).join('_'), type: typeOf(core), description, path: at, required: core === written }];
  });
}

/** What is known of a table. */
export interface TableStructure {
  readonly fields: readonly Field[];
  /** The lists that hold rows of other tables. */
  readonly lists: readonly RowList[];
  readonly columns: readonly Column[];
}

function structureOf(table: TableName): TableStructure {
  const { schema } = (kindOfTable.get(table) ?? valueOfTable.get(table)) as { readonly schema: z.ZodType };
  const lists = listsOf(table);
  // The organization is no list, but has a table of its own.
  const apart = new Set([...lists.map(({ key }) => key), ...(table === PLAN_TABLE ? ['organization'] : [])]);
  const fields = fieldsOf(schema as z.ZodObject, apart);
  const own = fields.map(({ name, type, description }) => ({ name, type, description }));
  return { fields, lists, columns: [...PLACE, ...own] };
}

const known = new Map<TableName, TableStructure>();

/** The structure of a table, made when it is first asked for. */
export function tableStructure(table: TableName): TableStructure {
  const found = known.get(table) ?? structureOf(table);
  known.set(table, found);
  return found;
}

/**
 * The columns of a table, in their order, with what each holds: the same for every plan.
 *
 * @example
 * ```ts
 * columnsOf('targets').map(({ name, type }) => `${name} ${type}`).slice(0, 7);
 * // ['plan_id text', 'parent_id text', 'position integer', 'date date', 'value number', 'low number', 'high number']
 * ```
 */
export function columnsOf(table: TableName): readonly Column[] {
  return tableStructure(table).columns;
}
