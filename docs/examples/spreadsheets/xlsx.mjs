/** Sheets from and to XLSX, by read-excel-file and write-excel-file. */
import readExcelFile from 'read-excel-file/node';
import writeExcelFile from 'write-excel-file/node';

/**
 * A cell as sheets have it: the reader makes Dates of days, at midnight UTC.
 *
 * @param {unknown} cell
 * @returns {import('spm-model/sheets').SheetCell}
 */
const cellOf = (cell) =>
  cell instanceof Date ? cell.toISOString().slice(0, 10) : /** @type {string | number | boolean | null} */ (cell);

/**
 * The sheets of an XLSX file.
 *
 * @param {string | Buffer} file
 * @returns {Promise<import('spm-model/sheets').Sheet[]>}
 */
export async function sheetsFromXlsx(file) {
  const sheets = await readExcelFile(file);
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
}

/**
 * An XLSX file of some sheets, its header rows in bold. Text is written as text, never as a formula.
 *
 * @param {readonly import('spm-model/sheets').Sheet[]} sheets
 * @returns {Promise<Buffer>}
 */
export const xlsxOf = (sheets) =>
  writeExcelFile(
    sheets.map(({ name, rows }) => ({
      sheet: name,
      data: rows.map((row, index) =>
        row.map((value) => (value === null ? null : { value, ...(index === 0 ? { fontWeight: 'bold' } : {}) })),
      ),
      stickyRowsCount: 1,
    })),
  ).toBuffer();
