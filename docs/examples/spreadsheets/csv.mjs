/** Sheets from and to CSV, by csv-parse and csv-stringify. */
import { parse } from 'csv-parse/sync';
import { stringify } from 'csv-stringify/sync';

/**
 * The delimiter of a CSV text: the one that its longest early line has most of.
 *
 * @param {string} text
 */
function delimiterOf(text) {
  const lines = text.split('\n', 10);
  const count = (/** @type {string} */ mark) => Math.max(...lines.map((line) => line.split(mark).length));
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/**
 * A sheet from the text of a CSV file: every cell is text, as it stands.
 *
 * @param {string} name
 * @param {string} text
 * @returns {import('spm-model/sheets').Sheet}
 */
export const sheetFromCsv = (name, text) => ({
  name,
  rows: parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true }),
});

/**
 * The text of a CSV file. The sheets of `toSheets` hold nothing that a spreadsheet would take for a formula.
 *
 * @param {import('spm-model/sheets').Sheet} sheet
 */
export const csvOf = ({ rows }) =>
  stringify(
    rows.map((row) => row.map((cell) => cell ?? '')),
    { bom: true },
  );
