/**
 * Sheets whose name is their goal: workbooks often have a sheet for each goal, "Goal 1 - Reading" and "Goal 2 - Math",
 * and no column that says it again.
 */
import { textOf } from './cells.js';
import { readTime } from './days.js';
import type { Line } from './line.js';
import { cellsOf, rowsOf, type SheetTable, type TableColumn } from './recognize.js';
import type { SheetRole } from './sheet.js';

/** Words for what sheets hold, not for what a plan is about. */
const GENERIC =
  /^(?:(?:our|the|of|and|strategic|actions?|work|plans?|measures?|kpis?|metrics?|indicators?|performance|data|results?|tasks?|sheet|tracker|dashboard|strateg(?:y|ies)|milestones?|lists?|table|steps?|hoja|medidas?|indicadores|acciones|tareas|estrategias?|hitos?|de|y|\d+)(?:[\s_&-]+|(?=\d)|$))+$/i;

const has = ({ columns }: SheetTable, roles: readonly SheetRole[]) => columns.some(({ role }) => roles.includes(role));

/** Rows of one cell over the lines of a goal: "GOAL 1: READING". */
const BAND = /^(goal|objective|priority|pillar|meta|objetivo)\s*#?\s*\d{1,3}(?:\.\d{1,3})*(?=$|[\s:.)–—-])/i;

/** Whether a cell that stands alone in its row names a goal; under a header of the same word it is what that says. */
const isBand = (text: string, header: string): boolean => {
  const [, word] = BAND.exec(text.slice(0, 80)) ?? [];
  return word !== undefined && !header.toLowerCase().includes(word.toLowerCase());
};

const hasGoals = (table: SheetTable): boolean => has(table, ['goal', 'goalId', 'goalOrStrategy']);

/** The column of a line of one cell that names a goal, in a table without a column of goals. */
export function bandOf({ table, row, unasked }: Line): TableColumn | undefined {
  const [column, ...more] = unasked();
  if (column === undefined || more.length > 0 || hasGoals(table)) return undefined;
  return isBand(textOf(cellsOf(rowsOf(table.sheet)[row - 1])[column.index]), column.header) ? column : undefined;
}

/** The row over the header of a table without a column of goals that names the goal of its lines. */
export function bandAbove(table: SheetTable): { readonly row: number; readonly text: string } | undefined {
  if (hasGoals(table)) return undefined;
  const last = table.above.findLast(({ cells }) => cells.some((cell) => textOf(cell) !== ''));
  const [text = '', ...more] = (last?.cells ?? []).map(textOf).filter((each) => each !== '');
  return last !== undefined && more.length === 0 && isBand(text, '') ? { row: last.row, text } : undefined;
}

const banded = new WeakMap<SheetTable, boolean>();

/** Whether a table has rows of one cell that name goals. */
function hasBands(table: SheetTable): boolean {
  const known = banded.get(table);
  if (known !== undefined) return known;
  const read = table.columns.filter(({ role }) => role !== 'ignore');
  const isOver = bandAbove(table) !== undefined;
  const isIn = table.body.some(({ cells }) => {
    const [column, ...more] = read.filter(({ index }) => textOf(cells[index]) !== '');
    return column !== undefined && more.length === 0 && isBand(textOf(cells[column.index]), column.header);
  });
  banded.set(table, isOver || isIn);
  return isOver || isIn;
}

/** Whether a table says of its lines which goal they are about, in a column or in rows above them. */
export const namesGoals = (table: SheetTable): boolean => hasGoals(table) || hasBands(table);

/** Whether a table is of measures alone: such tables often name strategies of others. */
export const isOfMeasuresAlone = (table: SheetTable): boolean =>
  has(table, ['measure']) && !has(table, ['action', 'milestone', 'task']);

/** The goals of tables that have no column of goals, and stand beside others of their kind that have none either. */
export function ownGoalsOf(tables: readonly SheetTable[]): ReadonlyMap<SheetTable, string> {
  const own = tables.flatMap((table) => {
    const name = table.sheet.name.trim().slice(0, 200);
    const isName = name !== '' && !GENERIC.test(name.slice(0, 60)) && readTime(name, table.style) === undefined;
    return isName && !namesGoals(table) ? [{ table, name, isOfMeasures: isOfMeasuresAlone(table) }] : [];
  });
  return new Map(
    own
      .filter(({ table, isOfMeasures }) =>
        own.some((other) => other.isOfMeasures === isOfMeasures && other.table.sheet !== table.sheet),
      )
      .map(({ table, name }) => [table, name]),
  );
}
