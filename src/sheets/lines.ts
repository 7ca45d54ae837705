/**
 * The lines of a table, each with its cells by role. Blank rows, totals and notes below are told from lines that say
 * something.
 */

import type { AssumedInSheet, ExpectedInSheet } from '../messages/sheets.js';
import type { Issue } from '../model/result.js';
import { isFailed, isNo, isNothing, readNumber, shown, textOf } from './cells.js';
import { readRange } from './days.js';
import type { Line } from './line.js';
import { bandAbove } from './own-goals.js';
import {
  isUpperRow,
  nameBelow,
  roleName,
  type SheetTable,
  sheetIssue,
  type TableColumn,
  type TableRow,
} from './recognize.js';
import type { SheetCell, SheetField, SheetLoss, SheetLossReason } from './sheet.js';
import { Named, PLACES, totalIn } from './totals.js';

/** How remarks begin that may run over several cells. */
const REMARK =
  /^(?:(?:notes?|sources?|legend|key|notas?|fuentes?|leyenda)\s*:|(?:prepared by|elaborado por)\s|\*+\s|[†‡§¹²³⁰⁴-⁹])/i;

/** Whether a line is a remark below the others, whatever its cells hold but numbers and days. */
const isRemarkIn = (line: Line, columns: readonly TableColumn[], text: string): boolean =>
  REMARK.test(text.slice(0, 80)) &&
  columns.slice(1).every((column) => {
    const cell = line.cellAt(column);
    const isNumber = readNumber(cell, '.') !== undefined || readNumber(cell, ',') !== undefined;
    return !isNumber && readRange(typeof cell === 'number' ? cell : textOf(cell), line.table.style) === undefined;
  });

/** What reading sheets finds on the way. */
export interface Findings {
  readonly issues: Issue[];
  readonly losses: SheetLoss[];
}

const IDS: readonly SheetField[] = ['goalId', 'strategyId', 'milestoneId', 'actionId', 'measureId', 'groupId'];
const NOTE =
  /^(?:notes?|sources?|prepared by|legend|notas?|fuentes?|leyenda|elaborado por|\*+)\s*[:.*]?(?:\s|$)|^[†‡§¹²³⁰⁴-⁹]|^key:/i;

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
export function lose(
  line: Pick<Line, 'table' | 'row'>,
  column: string,
  cell: unknown,
  reason: SheetLossReason,
  { losses }: Findings,
): void {
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
  line: Pick<Line, 'table' | 'row'>,
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

/** The cells of a row without those of formulas that have failed, which are told. */
function withoutFailed(
  { row, cells }: TableRow,
  read: readonly TableColumn[],
  table: SheetTable,
  findings: Findings,
): readonly SheetCell[] {
  const failed = read.filter(({ index }) => isFailed(textOf(cells[index])));
  for (const { header, index } of failed) tellUnread({ table, row }, header, cells[index], 'formula', findings);
  return failed.length === 0
    ? cells
    : cells.map((cell, at) => (failed.some(({ index }) => index === at) ? null : cell));
}

/** The lines of a table, in their order. */
export function linesOf(table: SheetTable, findings: Findings): readonly Line[] {
  const byField = columnsByField(table);
  const values = table.columns.filter(({ role }) => typeof role === 'object');
  const read = table.columns.filter(({ role }) => role !== 'ignore');
  loseOthers(table, findings);
  const rows = table.body
    .filter(({ isHeader }) => !isHeader)
    .map((row) => ({ ...row, cells: withoutFailed(row, read, table, findings) }));
  const filled = rows.map(({ cells }) => read.filter(({ index }) => textOf(cells[index]) !== ''));
  // Below the last line with two cells or more stand notes.
  const last = filled.findLastIndex((columns) => columns.length > 1);
  const lines: Line[] = [];
  const named = new Named();
  for (const [index, { row, cells }] of rows.entries()) {
    const columns = filled[index] as readonly TableColumn[];
    const [first] = columns;
    if (first === undefined) {
      tellAside(cells, table, row, findings);
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
      row,
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
    const isRemark = !hasId && isRemarkIn(line, columns, text);
    const total = hasId ? undefined : totalIn(line, columns, named);
    if (total !== undefined) lose(line, total.header, line.cellAt(total), 'total', findings);
    else if (isRemark) for (const column of columns) lose(line, column.header, line.cellAt(column), 'note', findings);
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

/** Enters each header below that of a table, and each row of another table that is not read, which is told. */
function loseOthers(table: SheetTable, { issues, losses }: Findings): void {
  const sheet = table.sheet.name;
  const again = table.body.filter(({ isHeader }) => isHeader).map((each) => ({ ...each, isOther: false }));
  const others = table.others.map((each) => ({ ...each, isOther: true }));
  for (const { row, cells, isHeader, isOther } of [...again, ...others].sort((a, b) => a.row - b.row)) {
    const at = cells.findIndex((cell) => textOf(cell) !== '');
    if (at === -1) continue;
    const column = table.columns[at]?.header ?? '';
    const path = [sheet, row, column];
    const cell = shown(cells[at]);
    losses.push({ path, value: cell, reason: isOther ? 'other-table' : 'header' });
    if (!isOther || !isHeader) continue;
    const params = { sheet, row, column, cell, expected: 'own-sheet' as const, table: nameBelow(table.sheet, row, at) };
    issues.push(sheetIssue('sheet-cell', path, params, { severity: 'warning' }));
  }
}

/** Text in columns that are not read, in a row without anything else. */
function tellAside(cells: readonly SheetCell[], table: SheetTable, row: number, { losses }: Findings): void {
  const at = cells.findIndex((cell) => textOf(cell) !== '');
  if (at === -1) return;
  const header = table.columns[at]?.header ?? '';
  losses.push({
    path: [table.sheet.name, row, header],
    value: shown(cells[at]),
    reason: 'note',
  });
}

/** The first text of each row above the header that holds something, but for the upper row of a header of two. */
export function linesAbove({
  above,
  headerRow,
}: SheetTable): readonly { readonly row: number; readonly text: string }[] {
  return above.flatMap(({ row, cells }) => {
    const text = cells.map(textOf).find((each) => each !== '');
    return text === undefined || (row === headerRow - 1 && isUpperRow(cells)) ? [] : [{ row, text }];
  });
}

/** Enters each row above the header that holds something, but for one that says no more than the day of the table. */
export function loseAbove(table: SheetTable, datingRow: number | undefined, { losses }: Findings): void {
  const band = bandAbove(table)?.row;
  for (const { row, text } of linesAbove(table)) {
    if (row !== datingRow && row !== band)
      losses.push({ path: [table.sheet.name, row], value: shown(text), reason: 'note' });
  }
}

/** Enters each column that is not read and holds something. */
export function loseColumns(table: SheetTable, { losses }: Findings): void {
  const rows = table.body.filter(({ isHeader }) => !isHeader);
  for (const { role, header, index } of table.columns) {
    if (role !== 'ignore') continue;
    const row = rows.find(({ cells }) => !['', header].includes(textOf(cells[index])));
    if (row === undefined) continue;
    const value = shown(row.cells[index]);
    losses.push({ path: [table.sheet.name, table.headerRow, header], value, reason: 'column-ignored' });
  }
}
