/** Issues about tables, in English. */
import type { Sentences } from '../issue.js';
import type { RowsParams } from '../rows.js';

const near = (name: string | null, otherwise: string) => (name === null ? otherwise : `Did you mean "${name}"?`);
const expectedWords = { number: 'a number', integer: 'a whole number', json: 'JSON text' } as const;

/** The sentences. */
export const rowsInEnglish: Sentences<RowsParams> = {
  'unknown-table': ({ table, nearest }) =>
    `There is no table "${table}". ${near(nearest, 'Correct the name, or leave the table out.')}`,
  'unknown-column': ({ table, column, nearest }) =>
    `The table ${table} has no column "${column}". ${near(nearest, 'Correct the name, or leave the column out.')}`,
  'missing-row': ({ table }) => `The table ${table} has no row; a plan has one.`,
  'second-row': ({ table, row }) => `Row ${row} of ${table} is one too many; a plan has one. Leave it out.`,
  'unknown-parent': ({ table, row, parent }) =>
    `Row ${row} of ${table} names ${parent} as its parent_id, which no row has that can hold it. Correct it, or add that row.`,
  'bad-cell': ({ table, row, column, value, expected }) =>
    `Row ${row} of ${table} has ${value} in ${column}; give ${expectedWords[expected]}.`,
  'not-a-row': ({ table, row }) => `Row ${row} of ${table} is not a plain object; give an object of cells by column.`,
  'not-rows': ({ table }) =>
    table === null
      ? 'The tables could not be read; give an object with a list of rows for each table.'
      : `The table ${table} is not a list; give a list of rows.`,
};
