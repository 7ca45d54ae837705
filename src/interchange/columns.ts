/**
 * The tables of a plan and their columns, made from the shapes of the kinds: a table for each kind of entity, and one
 * for each value that entities hold lists of. A nested object's fields are columns of their own (`period_start`);
 * other lists, objects that may be empty, and the host's own data are JSON text.
 */
import type { FieldShape, ObjectShape } from '../model/field-shape.js';
import { entityKinds } from '../model/find.js';
import { descriptions, shapes, structure, valueTables } from '../model/generated/structure.js';
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
export interface Field {
  readonly name: string;
  readonly type: ColumnType;
  readonly path: readonly string[];
  /** Whether the value must be there where what holds it is. */
  readonly required: boolean;
  /** The name of the type that has the field: the entity's own, or that of an object in it. */
  readonly of: string;
}

/** A list that becomes rows of another table. */
export interface RowList {
  readonly key: string;
  readonly table: TableName;
}

const tableOf = (kind: EntityKind) => structure[kind].table as TableName;

/** The names of the tables of a plan: those of the kinds of entity in document order, then those of what they hold. */
export const TABLES: readonly TableName[] = [
  ...entityKinds.map(tableOf),
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

const kindOfTable = new Map(entityKinds.map((kind) => [tableOf(kind), kind]));
const typeOfTable = new Map<TableName, string>([
  ...entityKinds.map((kind) => [tableOf(kind), structure[kind].type] as const),
  ...Object.entries(valueTables).map(([type, table]) => [table as TableName, type] as const),
]);

function listsOf(table: TableName): readonly RowList[] {
  const kind = kindOfTable.get(table);
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

function columnType(shape: FieldShape): ColumnType {
  switch (shape.is) {
    case 'number':
    case 'integer':
      return shape.is;
    case 'choice':
      return typeof shape.of[0] === 'number' ? 'integer' : 'text';
    case 'day':
      return 'date';
    case 'text':
    case 'name':
    case 'id':
      return 'text';
    default:
      return 'json';
  }
}

const isRequired = ({ optional, default: instead }: FieldShape) => optional !== true && instead === undefined;

const shapeOf = (type: string) => (shapes as Readonly<Record<string, ObjectShape>>)[type] as ObjectShape;

/** Whether an object holds something wherever it is, so that columns of its fields tell it from none. */
const holdsSomething = (type: string) => Object.values(shapeOf(type)).some(isRequired);

function fieldsOf(type: string, apart: ReadonlySet<string>, path: readonly string[] = []): Field[] {
  return Object.entries(shapeOf(type)).flatMap(([key, shape]): Field[] => {
    if (path.length === 0 && apart.has(key)) return [];
    const at = [...path, key];
    const inner = shape.is === 'object' && typeof shape.of === 'string' ? shape.of : undefined;
    if (inner !== undefined && holdsSomething(inner)) return fieldsOf(inner, apart, at);
    const name = at.map(snake).join('_');
    return [{ name, type: columnType(shape), path: at, required: isRequired(shape), of: type }];
  });
}

/** What is known of a table. */
export interface TableStructure {
  /** The columns of its entity, after those that say where a row belongs. */
  readonly fields: readonly Field[];
  /** The lists that hold rows of other tables. */
  readonly lists: readonly RowList[];
}

function structureOf(table: TableName): TableStructure {
  const lists = listsOf(table);
  // The organization is no list, but has a table of its own.
  const apart = new Set([...lists.map(({ key }) => key), ...(table === PLAN_TABLE ? ['organization'] : [])]);
  return { fields: fieldsOf(typeOfTable.get(table) as string, apart), lists };
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
  const own = tableStructure(table).fields.map(({ name, type, path, of }) => {
    const description = descriptions[of]?.[path.at(-1) as string] as string;
    return { name, type, description };
  });
  return [...PLACE, ...own];
}
