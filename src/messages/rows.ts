/** What issues about tables name, by code. Rows are counted from one. */

/** The values of each code. */
export interface RowsParams {
  readonly 'unknown-table': { readonly table: string; readonly nearest: string | null };
  readonly 'unknown-column': {
    readonly table: string;
    readonly column: string;
    readonly nearest: string | null;
  };
  readonly 'missing-row': { readonly table: string };
  readonly 'second-row': { readonly table: string; readonly row: number };
  readonly 'unknown-parent': { readonly table: string; readonly row: number; readonly parent: string };
  readonly 'bad-cell': {
    readonly table: string;
    readonly row: number;
    readonly column: string;
    readonly value: string;
    readonly expected: 'number' | 'integer' | 'json';
  };
  readonly 'not-a-row': { readonly table: string; readonly row: number };
  readonly 'not-rows': { readonly table: string | null };
}
