/**
 * The lines of a table, each with its cells by role. Blank rows, totals and notes below are told from lines that say
 * something.
 */

import type { AssumedInSheet, ExpectedInSheet } from '../messages/sheets.js';
import type { Issue } from '../model/result.js';
import { isNo, isNothing, shown, textOf } from './cells.js';
import { headerKindOf } from './headers-below.js';
import type { Line } from './line.js';
import { cellsOf, isUpperRow, roleName, rowsOf, type SheetTable, sheetIssue, type TableColumn } from './recognize.js';
import type { SheetCell, SheetField, SheetLoss, SheetLossReason } from './sheet.js';
import { Named, PLACES, totalIn } from './totals.js';

/** What reading sheets finds on the way. */
export interface Findings {
  readonly issues: Issue[];
  readonly losses: SheetLoss[];
}

const IDS: readonly SheetField[] = ['goalId', 'strategyId', 'milestoneId', 'actionId', 'measureId', 'groupId'];
const NOTE = /^(?:notes?|sources?|prepared by|legend|\*+)\s*[:.*]?(?:\s|$)/i;

/** The first column of each field. */
function columnsByField({ columns }: SheetTable): ReadonlyMap<string, TableColumn> {
  const byField = new Map<string, TableColumn>();
  for (const column of columns) {
    const name = roleName(column.role);
    if (!byField.has(name)) byField.set(name, column);
  }
  return byField;
}

/** The header of a field's column; the name of the field where there is none. */
export const headerOf = (table: SheetTable, field: string): string =>
  table.columns.find(({ role }) => roleName(role) === field)?.header ?? field;

/** Enters a cell that is not in the plan. */
export function lose(line: Line, column: string, cell: unknown, reason: SheetLossReason, { losses }: Findings): void {
  losses.push({ path: [line.table.sheet.name, line.row, column], value: shown(cell), reason });
}

/** Of work that a project tool has switched off, the column and the mark that say so; undefined of all other. */
export function switchedOff(line: Line): string | undefined {
  const mark = line.text('active');
  return isNo(mark) ? `${headerOf(line.table, 'active')}: ${mark}` : undefined;
}

/** Enters that something was switched off which the plan has no place for. */
export function loseSwitchedOff(line: Line, reason: SheetLossReason, findings: Findings): void {
  if (switchedOff(line) !== undefined)
    lose(line, headerOf(line.table, 'active'), line.cell('active'), reason, findings);
}

/** Tells of a cell that cannot be read, and enters it as lost. */
export function tellUnread(
  line: Line,
  column: string,
  cell: unknown,
  expected: ExpectedInSheet,
  findings: Findings,
): void {
  const [sheet, row] = [line.table.sheet.name, line.row];
  const params = { sheet, row, column, cell: shown(cell), expected };
  findings.issues.push(sheetIssue('sheet-cell', [sheet, row, column], params, { severity: 'warning' }));
  lose(line, column, cell, 'unreadable', findings);
}

/** Tells of a cell with two readings, neither of which is taken. */
export function tellTwoReadings(
  line: Line,
  column: string,
  cell: unknown,
  [first, second]: readonly [string, string],
  findings: Findings,
): void {
  const [sheet, row] = [line.table.sheet.name, line.row];
  const params = { sheet, row, column, cell: shown(cell), first, second };
  findings.issues.push(sheetIssue('sheet-cell-two-readings', [sheet, row, column], params, { severity: 'warning' }));
  lose(line, column, cell, 'two-readings', findings);
}

/** Tells of a cell that says otherwise than an earlier line about the same thing, and enters it as lost. */
export function tellConflict(
  line: Line,
  column: string,
  cell: unknown,
  first: { readonly line: Line; readonly cell: unknown },
  findings: Findings,
): void {
  const [sheet, row] = [line.table.sheet.name, line.row];
  const { table, row: firstRow } = first.line;
  const firstSheet = table.sheet.name;
  const params = { sheet, row, column, cell: shown(cell), firstSheet, firstRow, first: shown(first.cell) };
  findings.issues.push(sheetIssue('sheet-conflict', [sheet, row, column], params, { severity: 'warning' }));
  lose(line, column, cell, 'contradicted', findings);
}

/** Tells what was assumed. */
export function tellAssumed(
  place: { readonly sheet: string; readonly row: number | null; readonly column?: string },
  what: AssumedInSheet,
  name: string,
  value: string,
  { issues }: Findings,
  other = '',
): void {
  const { sheet, row, column } = place;
  const path = [sheet, ...(row === null ? [] : [row]), ...(column === undefined ? [] : [column])];
  const params = { sheet, row, what, name: shown(name), value: shown(value), other };
  issues.push(sheetIssue('sheet-assumed', path, params, { severity: 'warning' }));
}

/** The lines of a table, in their order. */
export function linesOf(table: SheetTable, findings: Findings): readonly Line[] {
  const byField = columnsByField(table);
  const values = table.columns.filter(({ role }) => typeof role === 'object');
  const read = table.columns.filter(({ role }) => role !== 'ignore');
  const rows = rowsOf(table.sheet).slice(table.headerRow);
  const filledIn = (cells: readonly SheetCell[]) => read.filter(({ index }) => textOf(cells[index]) !== '');
  const filled = rows.map((row) => filledIn(cellsOf(row)));
  // Below the last line with two cells or more stand notes.
  const last = filled.findLastIndex((columns) => columns.length > 1);
  const lines: Line[] = [];
  const named = new Named();
  let isOther = false;
  for (const [index, row] of rows.entries()) {
    const cells = cellsOf(row);
    const columns = filled[index] as readonly TableColumn[];
    const [first] = columns;
    const kind = headerKindOf(cells, table);
    if (kind !== undefined) isOther = kind === 'other';
    if (kind !== undefined || isOther) {
      loseHeader(cells, table, index, kind, findings);
      continue;
    }
    if (first === undefined) {
      tellAside(cells, table, index, findings);
      continue;
    }
    const asked = new Set<number>();
    const cellAt = ({ index: at }: { readonly index: number }): SheetCell => {
      asked.add(at);
      return cells[at] ?? null;
    };
    const cell = (field: SheetField) => cellAt(byField.get(field) ?? { index: -1 });
    const line: Line = {
      table,
      row: table.headerRow + index + 1,
      cell,
      text: (field) => textOf(cell(field)),
      values,
      cellAt,
      unasked: () => columns.filter(({ index: at }) => !asked.has(at)),
    };
    const text = textOf(cells[first.index]);
    const hasId = IDS.some((field) => line.text(field) !== '');
    const isNote =
      !hasId && columns.length === 1 && ((index > last && lines.length > 0) || NOTE.test(text.slice(0, 80)));
    const total = hasId ? undefined : totalIn(line, columns, named);
    if (total !== undefined) lose(line, total.header, line.cellAt(total), 'total', findings);
    else if (isNote) lose(line, first.header, text, 'note', findings);
    else {
      named.add(line);
      asked.clear();
      lines.push(line);
    }
  }
  return lines;
}

/** Enters the cells that nothing asked for: what such a line is about has no place for them. */
export function loseUnasked(lines: readonly Line[], findings: Findings): void {
  for (const line of lines) {
    for (const column of line.unasked()) {
      if (PLACES.includes(column.role)) continue;
      const cell = line.cellAt(column);
      if (!isNothing(textOf(cell))) lose(line, column.header, cell, 'no-place', findings);
    }
  }
}

/** Enters all of a line that is not read, but for a cell that is entered already. */
export function loseLine(line: Line, reason: SheetLossReason, findings: Findings): void {
  const { sheet, columns } = line.table;
  const isLost = (header: string) =>
    findings.losses.at(-1)?.path.join('\n') === [sheet.name, line.row, header].join('\n');
  const rest = columns.filter(({ role, header }) => role !== 'ignore' && !PLACES.includes(role) && !isLost(header));
  for (const column of rest) {
    const cell = line.cellAt(column);
    if (!isNothing(textOf(cell))) lose(line, column.header, cell, reason, findings);
  }
}

/** Enters a header below that of a table, or a line below the header of another table, which is told. */
function loseHeader(
  cells: readonly SheetCell[],
  table: SheetTable,
  index: number,
  kind: 'same' | 'other' | undefined,
  { issues, losses }: Findings,
): void {
  const at = cells.findIndex((cell) => textOf(cell) !== '');
  if (at === -1) return;
  const [sheet, row, column] = [table.sheet.name, table.headerRow + index + 1, table.columns[at]?.header ?? ''];
  const path = [sheet, row, column];
  const cell = shown(cells[at]);
  losses.push({ path, value: cell, reason: kind === 'same' ? 'header' : 'other-table' });
  if (kind !== 'other') return;
  const params = { sheet, row, column, cell, expected: 'own-sheet' as const };
  issues.push(sheetIssue('sheet-cell', path, params, { severity: 'warning' }));
}

/** Text in columns that are not read, in a row without anything else. */
function tellAside(cells: readonly SheetCell[], table: SheetTable, index: number, { losses }: Findings): void {
  const at = cells.findIndex((cell) => textOf(cell) !== '');
  if (at === -1) return;
  const header = table.columns[at]?.header ?? '';
  losses.push({
    path: [table.sheet.name, table.headerRow + index + 1, header],
    value: shown(cells[at]),
    reason: 'note',
  });
}

/** The first text of each row above the header that holds something, but for the upper row of a header of two. */
export function linesAbove({
  sheet,
  headerRow,
}: SheetTable): readonly { readonly row: number; readonly text: string }[] {
  return rowsOf(sheet)
    .slice(0, headerRow - 1)
    .flatMap((row, index) => {
      const texts = cellsOf(row).map(textOf);
      const filled = texts.flatMap((text, at) => (text === '' ? [] : [at]));
      const isHeader = index === headerRow - 2 && isUpperRow(cellsOf(row));
      const text = texts[filled[0] ?? -1];
      return text === undefined || isHeader ? [] : [{ row: index + 1, text }];
    });
}

/** Enters each row above the header that holds something, but for one that says no more than the day of the table. */
export function loseAbove(table: SheetTable, datingRow: number | undefined, { losses }: Findings): void {
  for (const { row, text } of linesAbove(table)) {
    if (row !== datingRow) losses.push({ path: [table.sheet.name, row], value: shown(text), reason: 'note' });
  }
}

/** Enters each column that is not read and holds something. */
export function loseColumns(table: SheetTable, { losses }: Findings): void {
  const rows = rowsOf(table.sheet).slice(table.headerRow);
  for (const { role, header, index } of table.columns) {
    if (role !== 'ignore') continue;
    const row = rows.findIndex((each) => !['', header].includes(textOf(cellsOf(each)[index])));
    if (row === -1) continue;
    const value = shown(cellsOf(rows[row])[index]);
    losses.push({ path: [table.sheet.name, table.headerRow, header], value, reason: 'column-ignored' });
  }
}
