/**
 * Columns that name a level of the plan by words that agencies use for several: an objective is a goal here and a
 * strategy there. The columns beside them decide: from left to right a table goes from what is wide to what is narrow.
 */
import type { SheetField, SheetRole } from './sheet.js';

/** The levels of a plan, from wide to narrow. */
const LEVELS = ['goal', 'strategy', 'milestone', 'action'] as const satisfies readonly SheetField[];
type Level = (typeof LEVELS)[number];

/** A column, with the roles that its header may mean. */
interface LevelColumn {
  roles: readonly SheetRole[];
}

/** More columns than this are no levels of a plan. */
const MOST_COLUMNS = 8;

const isLevel = (role: SheetRole): role is Level => (LEVELS as readonly SheetRole[]).includes(role);
const place = (role: SheetRole) => (LEVELS as readonly SheetRole[]).indexOf(role);

/** The ways to give each column a level of its own, each below that of the column to its left. */
function waysOf(columns: readonly LevelColumn[]): readonly (readonly Level[])[] {
  const taken = new Set(columns.flatMap(({ roles }) => (roles.length === 1 ? roles : [])));
  let ways: readonly (readonly Level[])[] = [[]];
  for (const { roles } of columns) {
    const isSure = roles.length === 1;
    ways = ways.flatMap((way) =>
      roles.filter(isLevel).flatMap((role) => {
        const above = way.at(-1);
        const fits = (above === undefined || place(role) > place(above)) && (isSure || !taken.has(role));
        return fits ? [[...way, role]] : [];
      }),
    );
  }
  return ways;
}

/** The levels in the order in which a way should have them: what people do, then from the widest down. */
const PREFERRED = ['action', 'goal', 'strategy', 'milestone'] as const;

function isBetter(way: readonly Level[], other: readonly Level[]): boolean {
  const level = PREFERRED.find((each) => way.includes(each) !== other.includes(each));
  return level !== undefined && way.includes(level);
}

/** The roles of a column that lie below what stands to its left; all, where none does. */
function belowLeft(columns: readonly LevelColumn[], index: number): readonly SheetRole[] {
  const left = columns
    .slice(0, index)
    .flatMap(({ roles: [role], roles }) => (roles.length === 1 && role ? [role] : []));
  const { roles } = columns[index] as LevelColumn;
  const below = roles.filter((role) => left.every((above) => place(role) > place(above)));
  return below.length === 0 ? roles : below;
}

/**
 * Settles the columns whose words may mean several levels: of the ways that keep the order of columns, the one that
 * leaves out no level between. Where a single column stands above the actions, nothing says which level it is; where no
 * way keeps the order, nothing says which word is meant otherwise. Both are left as they are, to be told.
 */
export function settleLevels(candidates: readonly LevelColumn[]): void {
  const columns = candidates.filter(({ roles }) => roles.length > 0 && roles.every(isLevel));
  const open = columns.filter(({ roles }) => roles.length > 1);
  if (open.length === 0 || columns.length > MOST_COLUMNS) return;
  const [best, ...others] = [...waysOf(columns)].sort((a, b) => (isBetter(a, b) ? -1 : 1));
  const sure = best === undefined || others.some((way) => !isBetter(best, way)) ? undefined : best;
  const upper = columns.filter(({ roles }) => !roles.includes('action'));
  for (const [index, column] of columns.entries()) {
    if (column.roles.length < 2) continue;
    const level = sure?.[index];
    const isAlone = upper.length === 1 && upper[0] === column;
    if (column.roles.includes('action') && level === undefined) column.roles = ['action'];
    else if (level !== undefined && (!isAlone || others.length === 0)) column.roles = [level];
    else column.roles = belowLeft(columns, index);
  }
}
