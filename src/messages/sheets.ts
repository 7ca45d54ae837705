/** What issues about spreadsheets name, by code. Rows are numbered as the spreadsheet does. */

/** What was not said in a sheet and had to be assumed. */
export type AssumedInSheet =
  | 'fiscal'
  | 'date-order'
  | 'dotted-days'
  | 'decimal-comma'
  | 'fractions'
  | 'one'
  | 'focus'
  | 'goal'
  | 'strategy'
  | 'milestone'
  | 'period'
  | 'unit'
  | 'direction'
  | 'data-source'
  | 'baseline-day'
  | 'status-day'
  | 'status-day-earliest'
  | 'plan-period'
  | 'organization'
  | 'title'
  | 'table';

/** What a cell was expected to hold. */
export type ExpectedInSheet =
  | 'day'
  | 'day-not-instant'
  | 'number'
  | 'percent'
  | 'status'
  | 'theory'
  | 'choice'
  | 'predecessor'
  | 'direction'
  | 'unit'
  | 'own-sheet'
  | 'formula';

/** A cell of a sheet, and what it says, shortened. */
export interface SheetCellParams {
  readonly sheet: string;
  readonly row: number;
  readonly column: string;
  readonly cell: string;
}

/** The values of each code. */
export interface SheetsParams {
  readonly 'not-sheets': object;
  readonly 'sheet-nothing': object;
  readonly 'sheet-skipped': { readonly sheet: string };
  readonly 'sheet-mapping': {
    readonly sheet: string;
    readonly reason: 'sheet' | 'column' | 'role' | 'header-row';
    readonly name: string;
    readonly nearest: string | null;
  };
  readonly 'sheet-two-columns': {
    readonly sheet: string;
    readonly role: string;
    readonly first: string;
    readonly second: string;
  };
  readonly 'sheet-two-readings': {
    readonly sheet: string;
    readonly column: string;
    readonly first: string;
    readonly second: string;
  };
  readonly 'sheet-cell': SheetCellParams & {
    readonly expected: ExpectedInSheet;
    /** What a table that begins here is called in a mapping. */
    readonly table?: string;
  };
  readonly 'sheet-cell-two-readings': SheetCellParams & {
    readonly first: string;
    readonly second: string;
  };
  /** A number of at most 1 among percents above 1, read as the percent that it is. */
  readonly 'sheet-percent': SheetCellParams & {
    readonly taken: string;
    readonly other: string;
  };
  /** A status that the percent of its line contradicts; the percent is taken. */
  readonly 'sheet-contradiction': SheetCellParams & {
    readonly taken: string;
    readonly takenCell: string;
  };
  /** A cell that says otherwise than one of an earlier line about the same thing, which is taken. */
  readonly 'sheet-conflict': SheetCellParams & {
    readonly firstSheet: string;
    readonly firstRow: number;
    readonly first: string;
  };
  readonly 'sheet-assumed': {
    readonly sheet: string;
    readonly row: number | null;
    readonly what: AssumedInSheet;
    /** What it is about: a title, or a header. */
    readonly name: string;
    /** What is assumed. */
    readonly value: string;
    /** Another reading, where there is one; of an order of days, the sheet that shows it, where it is another; else blank. */
    readonly other: string;
  };
}
