/**
 * A plan from its tables: the way back from `planRows`, also where every cell is text, as a reader of CSV gives it.
 * What does not fit is pointed to by table, row and column, whether it was found in the tables or in the plan.
 */

import { rowsInEnglish } from '../messages/en/rows.js';
import { issueMaker } from '../messages/issue.js';
import { requireDay } from '../model/calendar.js';
import type { Plan, TableName } from '../model/generated/types.js';
import { nearest } from '../model/nearest.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import type { CheckOptions } from '../rules/check.js';
import { bounded } from '../rules/issue-list.js';
import { quoted } from '../rules/misfits.js';
import { parsePlan } from '../rules/parse.js';
import { innermost, movedTo } from '../rules/pointing.js';
import { type Field, ORGANIZATION_TABLE, PLACE, PLAN_TABLE, TABLES, tableStructure } from './columns.js';
import type { PlanRows } from './plan-rows.js';

/** How tables are read. */
export interface RowsOptions extends CheckOptions {
  /** What an unknown table or column is: an `error`, or, with `ignore`, a warning. */
  readonly unknown?: 'error' | 'ignore' | undefined;
}

const issue = issueMaker(rowsInEnglish);

type Fields = Record<string, unknown>;

/** A row at hand: its table, its index there, and its cells. */
interface GivenRow {
  readonly table: TableName;
  readonly index: number;
  readonly cells: Readonly<Fields>;
}

/** One reading of tables. */
interface Reading {
  readonly issues: Issue[];
  readonly warnings: Issue[];
  /** Whether an empty cell is empty text, as in CSV, so that empty text means absent. */
  readonly emptyIsText: boolean;
  /** The row of each entity, and of each value in a list, that was made. */
  readonly rowOf: Map<object, GivenRow>;
}

const isObject = (value: unknown): value is Readonly<Fields> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The lists of rows, without what is none. */
function listsIn(tables: Readonly<Fields>, reading: Reading): Map<TableName, GivenRow[]> {
  const lists = new Map<TableName, GivenRow[]>();
  for (const table of TABLES) {
    const given = Object.hasOwn(tables, table) ? tables[table] : undefined;
    const rows: GivenRow[] = [];
    lists.set(table, rows);
    if (given === undefined) continue;
    if (!Array.isArray(given)) {
      reading.issues.push(issue('not-rows', [table], { table }));
      continue;
    }
    for (let index = 0; index < given.length; index += 1) {
      const cells: unknown = given[index];
      if (isObject(cells)) rows.push({ table, index, cells });
      else reading.issues.push(issue('not-a-row', [table, index], { table, row: index + 1 }));
    }
  }
  return lists;
}

/** Tells what no table or column is called, each once. */
function tellUnknown(
  tables: Readonly<Fields>,
  lists: ReadonlyMap<TableName, readonly GivenRow[]>,
  { unknown = 'error' }: RowsOptions,
  reading: Reading,
): void {
  const severity = unknown === 'ignore' ? 'warning' : 'error';
  const found = unknown === 'ignore' ? reading.warnings : reading.issues;
  const near = (name: string, names: readonly string[]) => nearest(name, names) ?? null;
  for (const table of Object.keys(tables)) {
    if (lists.has(table as TableName)) continue;
    const params = { table: table.slice(0, 60), nearest: near(table, TABLES) };
    found.push(issue('unknown-table', [table], params, { severity }));
  }
  for (const [table, rows] of lists) {
    const names = [...PLACE, ...tableStructure(table).fields].map(({ name }) => name);
    const known = new Set(names);
    for (const { cells, index } of rows) {
      for (const column of Object.keys(cells)) {
        if (known.has(column)) continue;
        known.add(column);
        const params = { table, column: column.slice(0, 60), nearest: near(column, names) };
        found.push(issue('unknown-column', [table, index, column], params, { severity }));
      }
    }
  }
}

const cellIn = (cells: Readonly<Fields>, column: string): unknown =>
  Object.hasOwn(cells, column) ? cells[column] : undefined;

/** A cell of a text column as text: readers of CSV that guess types make numbers of ids. */
const asText = (cell: unknown): unknown =>
  typeof cell === 'number' || typeof cell === 'boolean' || typeof cell === 'bigint' ? String(cell) : cell;

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;

/** What a cell holds, by the type of its column; undefined where it is empty, or told why it cannot be read. */
function cellValue(row: GivenRow, field: Pick<Field, 'name' | 'type'>, reading: Reading): unknown {
  const { name, type } = field;
  const cell = cellIn(row.cells, name);
  if (cell == null) return undefined;
  if (cell === '') return type === 'text' && !reading.emptyIsText ? '' : undefined;
  if (type === 'text' || type === 'date') return asText(cell);
  if (typeof cell !== 'string') return cell;
  if (type === 'json') {
    try {
      return JSON.parse(cell);
    } catch {}
  } else if (NUMBER.test(cell.trim())) return Number(cell);
  const params = { table: row.table, row: row.index + 1, column: name, value: quoted(cell), expected: type };
  reading.issues.push(issue('bad-cell', [row.table, row.index, name], params));
  return undefined;
}

/** What a row says, without what it holds. */
function entityOf(row: GivenRow, reading: Reading): Fields {
  const entity: Fields = {};
  for (const field of tableStructure(row.table).fields) {
    const value = cellValue(row, field, reading);
    if (value !== undefined) setAt(entity, field.path, value);
  }
  // Where empty cells are empty text, what must be there and is empty is empty text.
  if (!reading.emptyIsText) return entity;
  for (const { name, type, path, required } of tableStructure(row.table).fields) {
    if (!required || type !== 'text' || cellIn(row.cells, name) !== '') continue;
    const holder = path.slice(0, -1).reduce<unknown>((at, step) => (at as Fields | undefined)?.[step], entity);
    if (holder !== undefined) setAt(entity, path, '');
  }
  return entity;
}

function setAt(entity: Fields, path: readonly string[], value: unknown): void {
  let holder = entity;
  for (const step of path.slice(0, -1)) {
    holder[step] ??= {};
    holder = holder[step] as Fields;
  }
  holder[path.at(-1) as string] = value;
}

/** Rows by what holds them, each list in the order of its positions; a row without one comes first. */
function heldIn(rows: readonly GivenRow[], reading: Reading): Map<string, readonly GivenRow[]> {
  const held = new Map<string, GivenRow[]>();
  for (const row of rows) {
    const parent = String(cellIn(row.cells, 'parent_id'));
    const siblings = held.get(parent);
    if (siblings === undefined) held.set(parent, [row]);
    else siblings.push(row);
  }
  const positions = new Map(
    rows.map((row) => [row, Number(cellValue(row, { name: 'position', type: 'integer' }, reading)) || 0]),
  );
  const position = (row: GivenRow) => positions.get(row) ?? 0;
  for (const siblings of held.values()) siblings.sort((a, b) => position(a) - position(b));
  return held;
}

/** The plan that the rows make up; undefined where there is no row for it. */
function build(lists: ReadonlyMap<TableName, readonly GivenRow[]>, reading: Reading): unknown {
  const held = new Map([...lists].map(([table, rows]) => [table, heldIn(rows, reading)] as const));
  // A row belongs to one holder, also where ids repeat.
  const take = (table: TableName, id: string): readonly GivenRow[] => {
    const rows = held.get(table)?.get(id) ?? [];
    held.get(table)?.delete(id);
    return rows;
  };
  const used = new Set<GivenRow>();
  const make = (row: GivenRow): Fields => {
    used.add(row);
    const entity = entityOf(row, reading);
    reading.rowOf.set(entity, row);
    for (const { key, table } of tableStructure(row.table).lists) {
      entity[key] = take(table, String(cellIn(row.cells, 'id'))).map(make);
    }
    return entity;
  };
  const roots = [PLAN_TABLE, ORGANIZATION_TABLE].map((table) => {
    const [row, ...more] = lists.get(table) ?? [];
    if (row === undefined) reading.issues.push(issue('missing-row', [table], { table }));
    for (const { index } of more) {
      reading.issues.push(issue('second-row', [table, index], { table, row: index + 1 }));
    }
    return row;
  });
  const [plan, organization] = roots;
  if (plan === undefined || organization === undefined) return undefined;
  const built = make(plan);
  built['organization'] = make(organization);
  for (const [table, rows] of lists) {
    if (table === PLAN_TABLE || table === ORGANIZATION_TABLE) continue;
    for (const row of rows) {
      if (used.has(row)) continue;
      const params = { table, row: row.index + 1, parent: quoted(cellIn(row.cells, 'parent_id')) };
      reading.issues.push(issue('unknown-parent', [table, row.index, 'parent_id'], params));
    }
  }
  return built;
}

/** Where in the tables a place of the plan stands: its row, its column, and the rest of the way inside a cell. */
function placeInRows(path: Path, plan: unknown, { rowOf }: Reading): Path {
  // The plan itself has a row.
  const { known, rest } = innermost(path, plan, rowOf) as { readonly known: GivenRow; readonly rest: Path };
  const { table, index } = known;
  if (rest.length === 0) return [table, index];
  const leadsTo = (field: Field) => field.path.every((step, place) => place >= rest.length || step === rest[place]);
  const field = tableStructure(table).fields.find(leadsTo);
  if (field === undefined) return [table, index, ...rest];
  return [table, index, field.name, ...rest.slice(field.path.length)];
}

/** An issue of the plan, pointing into the tables. */
const pointed = (found: Issue, plan: unknown, reading: Reading): Issue =>
  found.code === 'more-issues' ? found : movedTo(found, placeInRows(found.path, plan, reading));

/**
 * A plan from its tables: the way back from {@link planRows}. Missing tables and columns count as empty. Cells may be
 * text throughout, as a reader of CSV gives them: each is read by the type of its column. How the source writes an empty
 * cell is seen from the `parent_id` of the plan's own row: where that is null, empty text elsewhere is text that is
 * empty; where it is empty text, or not there, an empty cell is absent.
 *
 * Errors: `unknown-table` and `unknown-column`, naming the nearest known name (warnings with `unknown: 'ignore'`),
 * `missing-row` and `second-row` where there is not one row each of the plan and the organization, `bad-cell` for text
 * that is no number or no JSON, `unknown-parent`, and those of {@link parsePlan}. All point to
 * `[table, row index, column]`. Nothing is thrown, whatever the rows are.
 *
 * @example
 * ```ts
 * const back = planFromRows(planRows(examplePlan));
 * if (back.ok) back.value.title === examplePlan.title; // true
 * const misspelled = planFromRows({ ...planRows(examplePlan), gaols: [] } as never);
 * if (!misspelled.ok) misspelled.issues[0]?.message; // 'There is no table "gaols". Did you mean "goals"?'
 * ```
 */
export function planFromRows(rows: Partial<PlanRows>, given?: RowsOptions | undefined): Result<Plan> {
  const options = given ?? {};
  if (options.asOf !== undefined) requireDay('asOf', options.asOf);
  try {
    return read(rows, options);
  } catch {
    return fail([issue('not-rows', [], { table: null })]);
  }
}

function read(rows: Partial<PlanRows>, options: RowsOptions): Result<Plan> {
  if (!isObject(rows)) return fail([issue('not-rows', [], { table: null })]);
  const [planRow] = Array.isArray(rows[PLAN_TABLE]) ? (rows[PLAN_TABLE] as readonly unknown[]) : [];
  const emptyIsText = !isObject(planRow) || cellIn(planRow, 'parent_id') !== null;
  const reading: Reading = { issues: [], warnings: [], emptyIsText, rowOf: new Map() };
  const lists = listsIn(rows, reading);
  tellUnknown(rows, lists, options, reading);
  const built = build(lists, reading);
  if (built === undefined) return fail(bounded(reading.issues));
  const parsed = parsePlan(built, options);
  // A cell that cannot be read is told once, not as missing besides.
  const told = new Set(reading.issues.map(({ path }) => JSON.stringify(path)));
  const found = (parsed.ok ? parsed.warnings : parsed.issues)
    .map((each) => pointed(each, built, reading))
    .filter(({ code, path }) => code !== 'missing' || !told.has(JSON.stringify(path)));
  if (parsed.ok && reading.issues.length === 0) return succeed(parsed.value, bounded([...reading.warnings, ...found]));
  return fail(bounded([...reading.issues, ...(parsed.ok ? [] : found)]));
}
