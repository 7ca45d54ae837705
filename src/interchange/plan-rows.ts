/**
 * A plan as flat tables, for warehouses and CSV. Every row says which plan it is of, what holds it, and at which place
 * it stands; the way back is in `read-rows.ts`.
 */
import type { Plan, TableName } from '../model/generated/types.js';
import { type Cell, type Field, ORGANIZATION_TABLE, PLAN_TABLE, type Row, TABLES, tableStructure } from './columns.js';

/** A plan as flat tables. */
export type PlanRows = { readonly [Table in TableName]: readonly Row[] };

type Fields = Readonly<Record<string, unknown>>;

function cellOf(entity: Fields, { path, type }: Field): Cell {
  let value: unknown = entity;
  for (const step of path) value = (value as Fields | undefined)?.[step];
  if (value === undefined) return null;
  return type === 'json' ? JSON.stringify(value) : (value as Cell);
}

/**
 * A plan as flat tables: a list of rows for each kind of entity and for each value that entities hold lists of, with
 * `plan_id`, `parent_id` and `position`. The columns are those of {@link columnsOf}, all of them in every row, null
 * where there is no value. The targets of a revision are JSON text in its own row: the table `targets` holds those of
 * the measure itself.
 *
 * Total: never throws on a well-shaped plan.
 *
 * @example
 * ```ts
 * const { actions } = planRows(examplePlan);
 * actions[0]?.['period_start']; // '2025-07-01'
 * ```
 */
export function planRows(plan: Plan): PlanRows {
  const rows = Object.fromEntries(TABLES.map((table) => [table, [] as Row[]])) as unknown as Record<TableName, Row[]>;
  const add = (table: TableName, entity: Fields, parentId: string | null, position: number): void => {
    const { fields, lists } = tableStructure(table);
    const row: Record<string, Cell> = { plan_id: plan.id, parent_id: parentId, position };
    for (const field of fields) row[field.name] = cellOf(entity, field);
    rows[table].push(row);
    for (const list of lists) {
      let index = 0;
      for (const held of entity[list.key] as readonly Fields[]) {
        add(list.table, held, entity['id'] as string, index);
        index += 1;
      }
    }
  };
  add(PLAN_TABLE, plan as unknown as Fields, null, 0);
  add(ORGANIZATION_TABLE, plan.organization as unknown as Fields, plan.id, 0);
  return rows;
}
