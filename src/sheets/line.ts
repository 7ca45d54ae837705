/** What the lines of a table offer to those who read them. */
import type { SheetTable, TableColumn } from './recognize.js';
import type { SheetCell, SheetField } from './sheet.js';

/** A line of a table. */
export interface Line {
  readonly table: SheetTable;
  /** The number of the row, from 1. */
  readonly row: number;
  /** The cell of a field as it is; null where there is no such column. */
  readonly cell: (field: SheetField) => SheetCell;
  /** The cell of a field as text without surrounding white space. */
  readonly text: (field: SheetField) => string;
  /** The columns of values on days: their roles are objects. */
  readonly values: readonly TableColumn[];
  readonly cellAt: (column: TableColumn) => SheetCell;
  /** The columns with a cell that nothing has asked for. */
  readonly unasked: () => readonly TableColumn[];
}
