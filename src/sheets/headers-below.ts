/** Rows below a header that are headers as well: the same again, as on each printed page, or that of another table. */
import { textOf } from './cells.js';
import { readingsOf, valueKindsIn } from './headers.js';
import { cellsOf, roleName, rowsOf, type SheetTable, SUBJECTS } from './recognize.js';
import type { SheetCell } from './sheet.js';

/** What may name a goal, an action and their like; it spares most cells a closer look. */
const SHORT = /^[\p{L}\p{M} /&#.-]{2,40}$/u;

/** A cell of a row, with what it says as a header. */
interface HeaderCell {
  readonly index: number;
  readonly text: string;
  readonly roles: readonly string[];
  readonly isName: boolean;
}

/** The cells of a row that hold something, each as a header; a time alone may be a cell of any line. */
function asHeader(cells: readonly SheetCell[], table: SheetTable): readonly HeaderCell[] {
  return cells.slice(0, 500).flatMap((cell, index) => {
    const text = textOf(cell);
    if (text === '') return [];
    const { roles, known } = readingsOf(text, '', table.style);
    const isName =
      roles.some((role) => typeof role === 'string') ||
      (known && (roles.length === 0 || valueKindsIn(text).length > 0));
    return [{ index, text, roles: roles.map(roleName), isName }];
  });
}

/** What a row is as a header: the table's own again, that of another table, or, as most are, none. */
export function headerKindOf(cells: readonly SheetCell[], table: SheetTable): 'same' | 'other' | undefined {
  const own = cellsOf(rowsOf(table.sheet)[table.headerRow - 1]);
  const filled = cells.filter((cell) => textOf(cell) !== '').length;
  if (filled < 2) return undefined;
  // Of a header of two rows, the upper stands again as well.
  const upper = cellsOf(rowsOf(table.sheet)[table.headerRow - 2]);
  const isEqual = [own, upper].some((header) =>
    cells.every((cell, index) => textOf(cell) === '' || textOf(cell) === textOf(header[index])),
  );
  if (isEqual) return 'same';
  const mayBe = cells.some((cell) => {
    if (typeof cell !== 'string' || !SHORT.test(cell.trim())) return false;
    return readingsOf(cell.trim(), '', table.style).roles.some((role) => SUBJECTS.includes(role));
  });
  if (!mayBe) return undefined;
  const header = asHeader(cells, table);
  const names = header.filter(({ isName }) => isName);
  // Two of three cells that are names of columns make a header.
  if (names.length < 2 || names.length * 3 < header.length * 2) return undefined;
  const saysSame = ({ index, text, roles }: HeaderCell) => {
    const column = table.columns[index];
    return text === textOf(own[index]) || (column !== undefined && roles.includes(roleName(column.role)));
  };
  return header.every(saysSame) ? 'same' : 'other';
}
