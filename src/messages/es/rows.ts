/** Avisos sobre tablas, en español. */
import type { Sentences } from '../issue.js';
import type { RowsParams } from '../rows.js';

const near = (name: string | null, otherwise: string) => (name === null ? otherwise : `¿Quiso decir «${name}»?`);
const expectedWords = { number: 'un número', integer: 'un número entero', json: 'texto JSON' } as const;

/** The sentences. */
export const rowsInSpanish: Sentences<RowsParams> = {
  'unknown-table': ({ table, nearest }) =>
    `No existe la tabla «${table}». ${near(nearest, 'Corrija el nombre u omita la tabla.')}`,
  'unknown-column': ({ table, column, nearest }) =>
    `La tabla ${table} no tiene la columna «${column}». ${near(nearest, 'Corrija el nombre u omita la columna.')}`,
  'missing-row': ({ table }) => `La tabla ${table} no tiene ninguna fila; un plan tiene una.`,
  'second-row': ({ table, row }) => `La fila ${row} de ${table} sobra; un plan tiene una sola. Omítala.`,
  'unknown-parent': ({ table, row, parent }) =>
    `La fila ${row} de ${table} indica ${parent} en parent_id, y ninguna fila que pueda contenerla lleva ese id. Corríjalo o añada esa fila.`,
  'bad-cell': ({ table, row, column, value, expected }) =>
    `La fila ${row} de ${table} tiene ${value} en ${column}; escriba ${expectedWords[expected]}.`,
  'not-a-row': ({ table, row }) =>
    `La fila ${row} de ${table} no es un objeto simple; dé un objeto con las celdas por columna.`,
  'not-rows': ({ table }) =>
    table === null
      ? 'No se pudieron leer las tablas; dé un objeto con una lista de filas por tabla.'
      : `La tabla ${table} no es una lista; dé una lista de filas.`,
};
