/**
 * The tables of a sheet: the first, and those whose headers stand below it, each with its rows. A table below is read
 * where it stands apart, after a blank row or under a title of its own, and its columns are in no doubt.
 */
import type { Issue } from '../model/result.js';
import type { DayStyle } from '../model/written-day.js';
import { textOf } from './cells.js';
import { headerKindOf } from './headers-below.js';
import { nameBelow, recognize, type SheetTable, SUBJECTS, sheetIssue, type TableRow } from './recognize.js';
import type { Sheet, SheetMappingInput } from './sheet.js';

/** What is given of a table by its name. */
export type Given = (name: string) => SheetMappingInput[string] | undefined;

/** A header below that of the first table, with what stands between it and the next. */
interface Block {
  readonly header: TableRow;
  /** Where the header begins. */
  readonly column: number;
  /** Rows of one cell over the header: its title. */
  readonly above: readonly TableRow[];
  /** Whether a blank row or a title is between it and what stands above. */
  readonly isApart: boolean;
  readonly rows: TableRow[];
}

const filledIn = ({ cells }: TableRow): readonly number[] =>
  cells.flatMap((cell, index) => (textOf(cell) === '' ? [] : [index]));

/** Takes from the end of some rows the title of a table that begins below them: rows of one cell, apart from the others. */
function takeTitle(rows: TableRow[]): Pick<Block, 'above' | 'isApart'> {
  let from = rows.length;
  let titles = 0;
  let isApart = false;
  for (let at = rows.length - 1; at >= 0; at -= 1) {
    const filled = filledIn(rows[at] as TableRow);
    if (filled.length > 1) break;
    const [column] = filled;
    // A cell of another column belongs to the line above it.
    if (column !== undefined && (column > 0 || titles === 3)) break;
    if (column === undefined) isApart = true;
    else [titles, from] = [titles + 1, at];
  }
  const above = rows.splice(from);
  return { above, isApart: isApart || titles > 0 };
}

/** The first header of a legend, which says what marks mean. */
const LEGEND = /^(?:status|health|colou?rs?|codes?|legend|key|symbols?|ratings?|rag|estado|leyenda|s[ií]mbolos?)$/i;

/** Whether a row after a blank one is the header of a legend. */
function isLegend(row: TableRow, previous: TableRow | undefined): boolean {
  const [first, ...more] = filledIn(row);
  const isShort = first !== undefined && more.length > 0 && more.length < 3;
  return isShort && previous !== undefined && filledIn(previous).length === 0 && LEGEND.test(textOf(row.cells[first]));
}

/** Divides the rows of a table by the headers below its own. */
function divide(table: SheetTable): { readonly own: readonly TableRow[]; readonly blocks: readonly Block[] } {
  const own: TableRow[] = [];
  const blocks: Block[] = [];
  let block: Block | undefined;
  const isAgain = ({ cells }: TableRow, { header }: Block) =>
    filledIn(header).length === filledIn({ ...header, cells }).length &&
    header.cells.every((cell, index) => textOf(cell) === textOf(cells[index]));
  // Below the subitems of an item, the next item begins in their first column.
  const isOfOwn = ({ cells }: TableRow, { header, column }: Block) =>
    /^subitems?$/i.test(textOf(header.cells[column])) && textOf(cells[column]) !== '';
  for (const [index, row] of table.body.entries()) {
    if (block !== undefined && isOfOwn(row, block)) block = undefined;
    const isSame = block !== undefined && isAgain(row, block);
    const found = isSame ? undefined : headerKindOf(row.cells, table);
    const kind = found ?? (isLegend(row, table.body[index - 1]) ? 'other' : undefined);
    if (kind === 'other') {
      const title = takeTitle(block === undefined ? own : block.rows);
      block = { header: row, column: filledIn(row)[0] ?? 0, ...title, rows: [] };
      blocks.push(block);
    } else if (kind === 'same') {
      block = undefined;
      own.push({ ...row, isHeader: true });
    } else (block?.rows ?? own).push(isSame ? { ...row, isHeader: true } : row);
  }
  return { own, blocks };
}

/** A table, and what stood in the way of recognizing it. */
export interface ReadTable {
  readonly table: SheetTable;
  readonly issues: readonly Issue[];
}

/** What tables are found in a sheet. */
export interface FoundTables {
  readonly tables: readonly ReadTable[];
  /** What stood in the way where none is found. */
  readonly issues: readonly Issue[];
}

/** Finds the tables of a sheet. Of the first are the rows of those that are not read. */
export function tablesOf(sheet: Sheet, given: Given, style: DayStyle): FoundTables {
  const { table, issues } = recognize(sheet, given(sheet.name), style);
  if (table === undefined) return { tables: [], issues };
  const { own, blocks } = divide(table);
  if (blocks.length === 0 && own.every(({ isHeader }) => !isHeader)) return { tables: [{ table, issues }], issues: [] };
  const unread: Block[] = [];
  const more: ReadTable[] = [];
  for (const block of blocks) {
    const read = readBlock(sheet, block, given, style);
    if (read === undefined) unread.push(block);
    else more.push(read);
  }
  const others = unread.flatMap(({ above, header, rows }) => [
    ...above,
    { ...header, isHeader: true },
    ...rows.map((row) => ({ ...row, isHeader: false })),
  ]);
  return { tables: [readAgain({ ...table, body: own, others }, given), ...more], issues: [] };
}

/** Reads a table below the first; undefined where it does not stand apart, or its columns are in doubt. */
function readBlock(sheet: Sheet, block: Block, given: Given, style: DayStyle): ReadTable | undefined {
  const { header, column, above, isApart, rows } = block;
  const name = nameBelow(sheet, header.row, column);
  const set = given(name);
  const { table, issues } = recognize(sheet, set, style, { name, headerRow: header.row, above, body: rows });
  if (table === undefined) return undefined;
  const isSure =
    isApart &&
    issues.every(({ severity }) => severity !== 'error') &&
    table.columns.some(({ role }) => SUBJECTS.includes(role));
  if (set === undefined && !isSure) return undefined;
  const params = { sheet: sheet.name, row: header.row, what: 'table' as const, name: '', value: name, other: '' };
  const told = sheetIssue('sheet-assumed', [sheet.name, header.row], params, { severity: 'warning' });
  return { table, issues: [...(set === undefined ? [told] : []), ...issues] };
}

/** Reads the columns of a table again, of other rows or in another style. */
export function readAgain(table: SheetTable, given: Given): ReadTable {
  const { sheet, name, style, others } = table;
  const { table: read = table, issues } = recognize(sheet, given(name), style, table);
  return { table: { ...read, others }, issues };
}
