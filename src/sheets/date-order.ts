/**
 * Which comes first in the days of a workbook that are written in numbers, the month or the day: as the host says, else as
 * a day shows that can be read in one order only. What one sheet shows holds for sheets that show nothing.
 */
import type { Issue } from '../model/result.js';
import type { DateOrder } from '../model/written-day.js';
import { shown } from './cells.js';
import { numbersOfDay } from './days.js';
import { type SheetTable, sheetIssue } from './recognize.js';
import type { SheetRole } from './sheet.js';
import { datesAbove } from './work.js';

const DATED: readonly SheetRole[] = [
  'start',
  'end',
  'period',
  'statusDate',
  'discontinuedOn',
  'baselineDate',
  'targetDate',
  'actualDate',
];

/** How an order is called in a sentence. */
const CALLED = { mdy: 'month/day/year', dmy: 'day/month/year' } as const;

/** A day in numbers, and where it stands. */
interface DayCell {
  readonly table: SheetTable;
  readonly row: number;
  /** Undefined above the header. */
  readonly column: string | undefined;
  readonly cell: unknown;
  readonly isDotted: boolean;
  /** The only order in which it is a day; undefined where it is one in both. */
  readonly only: DateOrder | undefined;
}

/** The days in numbers of a table, in its rows, its headers and above them, but for those that are the same in either order. */
function daysIn(table: SheetTable): readonly DayCell[] {
  const dayCell = (row: number, column: string | undefined, cell: unknown, day = cell): readonly DayCell[] => {
    const { numbers: [first, second] = [0, 0], mark } = numbersOfDay(day) ?? {};
    if (first === second) return [];
    const only = first > 12 ? 'dmy' : second > 12 ? 'mdy' : undefined;
    return [{ table, row, column, cell, isDotted: mark === '.', only }];
  };
  const dated = table.columns.filter(({ role }) => DATED.includes(role));
  const above = datesAbove(table).flat();
  return [
    ...above.flatMap(({ text, written, row }) => dayCell(row, undefined, text, written)),
    ...table.headerDays.flatMap(({ column, text, day }) => dayCell(table.headerRow, column, text, day)),
    ...table.body.flatMap(({ row, cells }) => dated.flatMap(({ header, index }) => dayCell(row, header, cells[index]))),
  ];
}

/** The first day that shows each order. */
const evidenceIn = (days: readonly DayCell[]): readonly DayCell[] =>
  (['dmy', 'mdy'] as const).flatMap((order) => days.find(({ only }) => only === order) ?? []);

/** Tells in which order the days of a table are read, and the day that shows it, which may stand in another table. */
function tell(
  { table: { sheet: shownIn }, row, column, cell }: DayCell,
  { sheet: { name: sheet } }: SheetTable,
  what: 'date-order' | 'dotted-days',
  value: string,
  other: string,
): Issue {
  const isElsewhere = shownIn.name !== sheet;
  const params = { sheet, row: isElsewhere ? null : row, what, name: shown(cell), value, other };
  const path = [shownIn.name, row, ...(column === undefined ? [] : [column])];
  return sheetIssue('sheet-assumed', path, params, { severity: 'warning' });
}

/** Gives each table the order of its days, and tells what was found or assumed. */
export function settleOrders(
  tables: readonly SheetTable[],
  dateOrder: DateOrder | undefined,
): { readonly tables: readonly SheetTable[]; readonly issues: readonly Issue[] } {
  if (dateOrder !== undefined) return { tables, issues: [] };
  const issues: Issue[] = [];
  const all = tables.map((table) => ({ table, days: daysIn(table) }));
  const shownByAny = evidenceIn(all.flatMap(({ days }) => days));
  const settled = all.map(({ table, days }) => {
    const own = evidenceIn(days);
    const [first, second] = own.length > 0 ? own : shownByAny;
    const open = days.filter(({ only }) => only === undefined);
    const dotted = open.find(({ isDotted }) => isDotted);
    // Where days of both orders are found, one that may be of either is not read.
    if (second !== undefined) return { ...table, style: { ...table.style, order: undefined } };
    if (first === undefined) {
      if (dotted !== undefined) issues.push(tell(dotted, table, 'dotted-days', 'day.month.year', 'month.day.year'));
      return table;
    }
    const order = first.only as DateOrder;
    const isOwn = first.table === table;
    // That days are in US order is said only where points suggest otherwise; of days that are in no doubt, nothing.
    const isTold = dotted !== undefined || (order === 'dmy' && (isOwn || open.length > 0));
    if (isTold) issues.push(tell(first, table, 'date-order', CALLED[order], isOwn ? '' : first.table.sheet.name));
    return { ...table, style: { ...table.style, order, dotted: order } };
  });
  return { tables: settled, issues };
}
