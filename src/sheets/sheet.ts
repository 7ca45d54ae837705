/**
 * What a sheet is, and what its columns may be read as. A role is what a column says of a line: the name of a field, a
 * value of a measure on a day, or nothing that is read.
 */
import type { Day } from '../model/calendar.js';

/**
 * A cell as a reader of CSV or XLSX gives it. A date may be text, or the serial number of a spreadsheet; of a Date, write
 * the day as text before.
 */
export type SheetCell = string | number | boolean | null;

/** A sheet: its name, and its rows as they stand, titles and notes included. */
export interface Sheet {
  readonly name: string;
  readonly rows: readonly (readonly SheetCell[])[];
}

/** The names of the fields that a column may hold: what a dialog offers in which people correct a mapping. */
export const sheetFields = [
  'goal',
  'strategy',
  'goalOrStrategy',
  'milestone',
  'action',
  'task',
  'measure',
  'group',
  'goalId',
  'strategyId',
  'milestoneId',
  'actionId',
  'measureId',
  'groupId',
  'level',
  'outlineNumber',
  'row',
  'start',
  'end',
  'period',
  'percentComplete',
  'status',
  'health',
  'statusDate',
  'active',
  'discontinuedOn',
  'reason',
  'responsible',
  'dependsOn',
  'description',
  'note',
  'weight',
  'focus',
  'theory',
  'code',
  'dataSource',
  'unit',
  'unitLabel',
  'levels',
  'direction',
  'accumulation',
  'trajectory',
  'frequency',
  'dimension',
  'baseline',
  'baselineDate',
  'target',
  'targetDate',
  'actual',
  'actualDate',
  'n',
] as const;

/** The name of a field that a column may hold. */
export type SheetField = (typeof sheetFields)[number];

/** What a column is read as: a field; a baseline, target or actual value on a day, or of how many it is; or not at all. */
export type SheetRole =
  | SheetField
  | { readonly baseline: Day }
  | { readonly target: Day }
  | { readonly actual: Day }
  | { readonly n: Day }
  | 'ignore';

/** How a sheet is read: the number of its header row, counted from 1, and the role of each column by its header. */
export interface SheetColumns {
  readonly headerRow: number;
  readonly columns: { readonly [header: string]: SheetRole };
}

/** How sheets are read, by their names; a table below the first of its sheet by the cell where it begins, `Plan!A12`. */
export interface SheetMapping {
  readonly [sheet: string]: SheetColumns;
}

/** A mapping to read by: what it leaves out is recognized. */
export interface SheetMappingInput {
  readonly [sheet: string]: {
    readonly headerRow?: number | undefined;
    readonly columns?: { readonly [header: string]: SheetRole } | undefined;
  };
}

/** Why something in a sheet is not in the plan. */
export type SheetLossReason =
  | 'column-ignored'
  | 'unreadable'
  | 'two-readings'
  | 'contradicted'
  | 'no-place'
  | 'no-day'
  | 'total'
  /** What project tools work out for a task from those below it. */
  | 'summary'
  | 'note'
  /** The header again, below it. */
  | 'header'
  /** A line of a table that stands below the one that is read. */
  | 'other-table'
  | 'sheet-skipped';

/** Something in a sheet that is not in the plan. */
export interface SheetLoss {
  /** `[sheet, row number, column name]`, as far as it goes. */
  readonly path: readonly (string | number)[];
  /** What the cell says, shortened. */
  readonly value: string;
  /** Why, as a code for programs: losses of sheets have no sentence. */
  readonly reason: SheetLossReason;
}
