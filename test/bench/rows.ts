/** The rows of the report, by the group that `--only` names. */
import type { Row } from './measure.js';
import { bundleRows } from './rows/bundles.js';
import { naiveRows } from './rows/filters.js';
import { growthRows } from './rows/growth.js';
import { memoryRows } from './rows/memory.js';
import { journalRows, listRows, operationRows } from './rows/operations.js';
import { privacyRows } from './rows/privacy.js';
import { parseRows, shapeRows, sheetRows, stratmlRows } from './rows/reading.js';
import { rollingRows, tableRows } from './rows/rollup.js';
import { ruleRows, rulesEngineRows } from './rows/rules.js';
import { spreadsheetRows } from './rows/spreadsheets.js';
import { startRows } from './rows/start.js';

export const groups: Readonly<Record<string, () => Row[] | Promise<Row[]>>> = {
  operations: operationRows,
  rollup: rollingRows,
  tables: tableRows,
  parse: parseRows,
  journal: journalRows,
  start: startRows,
  spreadsheet: spreadsheetRows,
  bundle: bundleRows,
  growth: growthRows,
  stratml: stratmlRows,
  privacy: privacyRows,
  sheets: sheetRows,
  lists: listRows,
  rules: ruleRows,
  engine: rulesEngineRows,
  shape: shapeRows,
  filters: naiveRows,
  memory: memoryRows,
};
