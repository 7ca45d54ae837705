/** Numbers with a point before three digits: "1.204" is 1204 where thousands are grouped by points, and 1.204 elsewhere. */
import { textOf } from './cells.js';
import type { SheetTable } from './recognize.js';

const NUMBERS = /\d[\d.,]*\d/g;
const GROUPED = /^[1-9]\d{0,2}(?:\.\d{3})+$/;

/** The numbers with a point that a cell of text holds; a number of a spreadsheet has no style. */
const pointedIn = (cell: unknown): readonly string[] =>
  typeof cell === 'string' ? (textOf(cell).slice(0, 80).match(NUMBERS) ?? []).filter((each) => each.includes('.')) : [];

/** The numbers of a cell that may be of thousands, as they are written. */
export const groupedIn = (cell: unknown): readonly string[] =>
  pointedIn(cell).filter((each) => GROUPED.test(each) && each.indexOf('.') === each.lastIndexOf('.'));

/** Whether all numbers with a point may be of thousands. */
export const mayBeGrouped = (cells: Iterable<unknown>): boolean =>
  [...cells].every((cell) => pointedIn(cell).every((each) => GROUPED.test(each)));

/** Finds, once for each column of each table, whether all its numbers with a point may be of thousands. */
export function groupedColumns(): (table: SheetTable, header: string) => boolean {
  const known = new Map<SheetTable, Map<string, boolean>>();
  return (table, header) => {
    const columns = known.get(table) ?? new Map<string, boolean>();
    known.set(table, columns);
    const index = table.columns.find((column) => column.header === header)?.index ?? -1;
    const found = columns.get(header) ?? mayBeGrouped(table.body.map(({ cells }) => cells[index]));
    columns.set(header, found);
    return found;
  };
}
