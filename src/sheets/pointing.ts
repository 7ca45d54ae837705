/** Issues of a plan that was read from sheets, pointing to the cells that it was read from. */
import type { Issue, Path } from '../model/result.js';
import { placeOf } from '../rules/misfits.js';
import { innermost, movedTo } from '../rules/pointing.js';
import type { Book } from './draft.js';

/** The column that a field of the plan is read from. */
const FIELD_OF: Readonly<Record<string, string>> = {
  statement: 'goal',
  indicator: 'measure',
  name: 'group',
  reports: 'percentComplete',
  discontinued: 'discontinuedOn',
};

/** Where in the sheets a place of the plan stands; as it is, under `plan`, where it was not read from a sheet. */
function placeInSheets(path: Path, input: unknown, book: Book): Path {
  const found = innermost(path, input, book.places);
  if (found === undefined) return ['plan', ...path];
  const { known: place, rest } = found;
  const { line, column } = place;
  const [sheet, row] = [line.table.sheet.name, line.row];
  if (column !== undefined) return [sheet, row, column];
  const [first, second] = rest;
  if (first === undefined) return [sheet, row];
  const field =
    first === 'period'
      ? String(second ?? 'start')
      : first === 'title'
        ? titleField(path)
        : (FIELD_OF[first] ?? String(first));
  const header = line.table.columns.find(({ role }) => role === field)?.header;
  return header === undefined ? [sheet, row] : [sheet, row, header];
}

/** A title is read from the column of the innermost thing on its way. */
function titleField(path: Path): string {
  const lists = path.filter((step) => typeof step === 'string');
  return lists.includes('actions') ? 'action' : lists.includes('milestones') ? 'milestone' : 'strategy';
}

/** An issue of the plan, pointing into the sheets. */
export function pointed(found: Issue, input: unknown, book: Book): Issue {
  if (found.code === 'more-issues') return found;
  const path = placeInSheets(found.path, input, book);
  // Rows are numbered already; sentences count from one.
  return movedTo(found, path, () =>
    placeOf(path.map((step, index) => (index === 1 && typeof step === 'number' ? step - 1 : step))),
  );
}
