/** Sheets read as one plan, and what is asked of such a reading. */
import { planFromSheets, type SheetCell, type SheetOptions } from 'spm-model/sheets';
import { valueIn } from './results.js';

export type Rows = readonly (readonly SheetCell[])[];
export const read = (rows: Rows, options: SheetOptions = {}) => planFromSheets([{ name: 'Plan', rows }], options);
export type Reading = ReturnType<typeof read>;

/** What was not read: row, column, cell and reason. */
export const lossesOf = (result: Reading) =>
  valueIn(result).losses.map(({ path, value, reason }) => [path[1], path[2], value, reason]);

export const told = (result: Reading, code: string) =>
  (result.ok ? result.warnings : result.issues).filter((issue) => issue.code === code);
export const assumed = (result: Reading, what: string) =>
  told(result, 'sheet-assumed').filter(({ params }) => params['what'] === what);

/** The plan by titles: goals with their measures, and strategies with their actions and measures. */
export const outlineOf = (result: Reading) =>
  valueIn(result).plan.goals.map(({ statement, strategies, measures }) => [
    statement,
    ...measures.map(({ indicator }) => indicator),
    ...strategies.map((strategy) => [
      strategy.title,
      ...strategy.milestones.flatMap(({ actions }) => actions.map(({ title }) => title)),
      ...strategy.measures.map(({ indicator }) => indicator),
    ]),
  ]);
