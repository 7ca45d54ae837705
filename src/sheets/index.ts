/**
 * Spreadsheets as planners keep them: read as a plan, and written from one. Reading and writing the files themselves,
 * CSV or XLSX, is left to a library of the host's choice.
 *
 * @packageDocumentation
 */
export type { DateOrder } from '../model/written-day.js';
export { guardCell } from './cells.js';
export { planFromSheets, recognizeSheets, type SheetOptions, type SheetReading } from './read.js';
export {
  type Sheet,
  type SheetCell,
  type SheetColumns,
  type SheetField,
  type SheetLoss,
  type SheetLossReason,
  type SheetMapping,
  type SheetMappingInput,
  type SheetRole,
  sheetFields,
} from './sheet.js';
export { type ToSheetsOptions, toSheets } from './write.js';
