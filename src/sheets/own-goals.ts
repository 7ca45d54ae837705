/**
 * Sheets whose name is their goal: workbooks often have a sheet for each goal, "Goal 1 - Reading" and "Goal 2 - Math",
 * and no column that says it again.
 */
import { readTime } from './days.js';
import type { SheetTable } from './recognize.js';
import type { SheetRole } from './sheet.js';

/** Words for what sheets hold, not for what a plan is about. */
const GENERIC =
  /^(?:(?:our|the|of|and|strategic|actions?|work|plans?|measures?|kpis?|metrics?|indicators?|performance|data|results?|tasks?|sheet|tracker|dashboard|strateg(?:y|ies)|milestones?|lists?|table|steps?|hoja|medidas?|indicadores|acciones|tareas|estrategias?|hitos?|de|y|\d+)(?:[\s_&-]+|(?=\d)|$))+$/i;

const has = ({ columns }: SheetTable, roles: readonly SheetRole[]) => columns.some(({ role }) => roles.includes(role));

/** Whether a table has a column of goals. */
export const namesGoals = (table: SheetTable): boolean => has(table, ['goal', 'goalId', 'goalOrStrategy']);

/** Whether a table is of measures alone: such tables often name strategies of others. */
export const isOfMeasuresAlone = (table: SheetTable): boolean =>
  has(table, ['measure']) && !has(table, ['action', 'milestone', 'task']);

/** The goals of tables that have no column of goals, and stand beside others of their kind that have none either. */
export function ownGoalsOf(tables: readonly SheetTable[]): ReadonlyMap<SheetTable, string> {
  const own = tables.flatMap((table) => {
    const name = table.sheet.name.trim().slice(0, 200);
    const isName = name !== '' && !GENERIC.test(name.slice(0, 60)) && readTime(name, table.style) === undefined;
    return isName && !namesGoals(table) ? [{ table, name, isOfMeasures: isOfMeasuresAlone(table) }] : [];
  });
  return new Map(
    own
      .filter(({ isOfMeasures }) => own.filter((other) => other.isOfMeasures === isOfMeasures).length > 1)
      .map(({ table, name }) => [table, name]),
  );
}
