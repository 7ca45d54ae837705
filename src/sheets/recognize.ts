/**
 * Where the table of a sheet begins, and what its columns hold: found by their names, and set or corrected by a mapping.
 * Where two readings of a column are as good, neither is taken.
 */
import { sheetsInEnglish } from '../messages/en/sheets.js';
import { issueMaker } from '../messages/issue.js';
import { isDay } from '../model/calendar.js';
import { nearest } from '../model/nearest.js';
import type { Issue } from '../model/result.js';
import type { DayStyle } from '../model/written-day.js';
import { isFlag, isNothing, readNumber, shown, textOf } from './cells.js';
import { readTime } from './days.js';
import { dayInHeader, type HeaderReadings, readingsOf, valueKindsIn } from './headers.js';
import { settleLevels } from './levels.js';
import {
  type Sheet,
  type SheetCell,
  type SheetColumns,
  type SheetField,
  type SheetMappingInput,
  type SheetRole,
  sheetFields,
} from './sheet.js';

export const sheetIssue = issueMaker(sheetsInEnglish);

/** A header is among the first rows. */
const HEADER_WITHIN = 30;
/** So many cells tell what a column holds. */
const SAMPLE = 200;
/** For no more than so many misfits of a mapping is the nearest name looked for, among all that there are. */
export const MOST_NEAREST = 50;

/** A column of a table. */
export interface TableColumn {
  readonly index: number;
  readonly header: string;
  readonly role: SheetRole;
}

/** A row of a sheet. */
export interface TableRow {
  /** Its number, from 1. */
  readonly row: number;
  readonly cells: readonly SheetCell[];
  /** Whether it is a header that stands below that of its table. */
  readonly isHeader: boolean;
}

/** A table of a sheet. */
export interface SheetTable {
  readonly sheet: Sheet;
  /** The name of its sheet; of a table below the first with the cell where it begins, "Plan!A12". */
  readonly name: string;
  /** The number of the header row, from 1. */
  readonly headerRow: number;
  readonly columns: readonly TableColumn[];
  /** The rows above its header, and those below it. */
  readonly above: readonly TableRow[];
  readonly body: readonly TableRow[];
  /** The rows of tables below that are not read. */
  readonly others: readonly TableRow[];
  readonly style: DayStyle;
  /** The days in numbers in headers, which the columns are read by. */
  readonly headerDays: readonly { readonly column: string; readonly text: string; readonly day: string }[];
}

/** What recognizing a sheet found. */
export interface Recognized {
  readonly table: SheetTable | undefined;
  readonly issues: readonly Issue[];
}

/** The roles that make a line worth reading. */
export const SUBJECTS: readonly SheetRole[] = [
  'goal',
  'strategy',
  'goalOrStrategy',
  'milestone',
  'action',
  'task',
  'measure',
];

/** How a role is called in a sentence. */
export function roleName(role: SheetRole): string {
  if (typeof role === 'string') return role;
  const [kind, day] = Object.entries(role)[0] as [string, string];
  return `${kind} ${day}`;
}

/** Headers by their columns: a blank one over cells is named by its letter, one that is there twice is numbered. */
function headersOf(row: readonly SheetCell[], width: number): readonly string[] {
  const seen = new Map<string, number>();
  return Array.from({ length: width }, (_, index) => {
    const text = textOf(row[index]).slice(0, 200);
    const name = text === '' ? `Column ${letterOf(index)}` : text;
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return count === 1 ? name : `${name} (${count})`;
  });
}

function letterOf(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : letterOf(Math.floor(index / 26) - 1) + letter;
}

/** Whether a row above a header says something of columns: one cell at its beginning is a title. */
export const isUpperRow = (row: readonly SheetCell[]): boolean => row.findLastIndex((cell) => textOf(cell) !== '') > 0;

/** How a table below the first of its sheet is called: by the cell where it begins. */
export const nameBelow = ({ name }: Sheet, row: number, column: number): string => `${name}!${letterOf(column)}${row}`;

/** What merged headers above the columns say: a cell holds for the blank ones to its right. */
function aboveOf(row: readonly SheetCell[], width: number): readonly string[] {
  const says = isUpperRow(row);
  let last = '';
  return Array.from({ length: width }, (_, index) => {
    const text = says ? textOf(row[index]).slice(0, 200) : '';
    if (text !== '') last = text;
    return last;
  });
}

const rowsOf = (sheet: Sheet) => (Array.isArray(sheet.rows) ? sheet.rows : []);
const cellsOf = (row: unknown): readonly SheetCell[] => (Array.isArray(row) ? row : []);

/**
 * The index of the row with the most headers known, or of one of another table above it; undefined where none has two of
 * which one names a subject.
 */
function findHeader(sheet: Sheet, style: DayStyle): number | undefined {
  let [best, most] = [-1, 1];
  const clear: number[] = [];
  const rows = rowsOf(sheet).slice(0, HEADER_WITHIN);
  for (const [index, row] of rows.entries()) {
    const texts = cellsOf(row).slice(0, 500).map(textOf);
    const readings = texts.map((text) => readingsOf(text, '', style));
    if (!readings.some(({ roles }) => roles.some((role) => SUBJECTS.includes(role)))) continue;
    const known = readings.filter((each) => each.known).length;
    if (known > most) [best, most] = [index, known];
    const filled = texts.filter((text) => text !== '').length;
    if (known > 1 && known * 3 >= filled * 2) clear.push(index);
  }
  if (best === -1) return undefined;
  // A table has lines between its header and that of the next.
  const hasLines = (from: number) =>
    rows.slice(from + 1, best).some((row) => cellsOf(row).filter((cell) => textOf(cell) !== '').length > 1);
  return clear.find((index) => index < best && hasLines(index)) ?? best;
}

/** Whether a row below a header says of which times its values are ("Target" over "FY26", "FY27"), or of its times which. */
function isBelowHeader(sheet: Sheet, index: number, style: DayStyle): boolean {
  const row = cellsOf(rowsOf(sheet)[index]).slice(0, 500);
  const above = aboveOf(cellsOf(rowsOf(sheet)[index - 1]), row.length);
  const said = row.flatMap((cell, at) =>
    textOf(cell) === '' ? [] : [{ at, text: textOf(cell), above: above[at] ?? '' }],
  );
  if (said.length < 2) return false;
  const isOfTimes = said.every(({ text, above: header }) => {
    const [isKind, isTime] = [valueKindsIn(text).length > 0, readTime(text, style) !== undefined];
    return isTime ? valueKindsIn(header).length > 0 : isKind && readTime(header, style) !== undefined;
  });
  if (isOfTimes) return true;
  // "Start" and "End" below "Timeline", which is merged over both.
  const own = cellsOf(rowsOf(sheet)[index - 1]);
  const isNamed = (text: string) =>
    IS_TITLE.test(text) || readingsOf(text, '', style).roles.some((role) => typeof role === 'string');
  const isMerged = ({ at, above: header }: { readonly at: number; readonly above: string }) =>
    header !== '' && (textOf(own[at]) === '' || textOf(own[at + 1]) === '');
  return said.every((each) => isNamed(each.text) && isMerged(each)) && said.some(({ at }) => textOf(own[at]) === '');
}

/** Below a merged header, what is called by it. */
const IS_TITLE = /^(?:titles?|names?|t[ií]tulo|nombre)$/i;

/** The row of a header, the second of two where one of times stands below it; undefined where none is found. */
function headerWithin(sheet: Sheet, style: DayStyle): number | undefined {
  const index = findHeader(sheet, style);
  return index !== undefined && isBelowHeader(sheet, index + 1, style) ? index + 1 : index;
}

/** The cells of a header; blank ones of the second of two rows are merged with those above. */
function headerCells(sheet: Sheet, index: number, style: DayStyle): readonly SheetCell[] {
  const row = cellsOf(rowsOf(sheet)[index]);
  if (!isBelowHeader(sheet, index, style)) return row;
  const above = cellsOf(rowsOf(sheet)[index - 1]);
  const width = Math.max(row.length, above.length);
  const merged = aboveOf(above, width);
  return Array.from({ length: width }, (_, at) => {
    const text = textOf(row[at]);
    if (text === '') return above[at] ?? null;
    return IS_TITLE.test(text) ? (merged[at] ?? null) : (row[at] ?? null);
  });
}

/** A column while its role is sought. */
interface Candidate {
  readonly index: number;
  readonly header: string;
  readonly given: SheetRole | undefined;
  readonly readings: HeaderReadings;
  roles: readonly SheetRole[];
}

const isRole = (role: unknown): role is SheetRole => {
  if (typeof role === 'string') return role === 'ignore' || (sheetFields as readonly string[]).includes(role);
  if (typeof role !== 'object' || role === null) return false;
  const [entry, ...more] = Object.entries(role);
  return (
    entry !== undefined &&
    more.length === 0 &&
    ['baseline', 'target', 'actual', 'n'].includes(entry[0]) &&
    isDay(entry[1])
  );
};

/** What belongs to measures, and what to work, tells words apart that both use. */
const isWork = (has: ReadonlySet<SheetRole>) =>
  (['action', 'task', 'milestone', 'start', 'percentComplete'] as const).some((role) => has.has(role));

/** Whether a column says something, and all that it says is of a kind. */
function isAll(sample: Sheet['rows'], { index }: Candidate, test: (text: string) => boolean): boolean {
  const texts = sample.map((row) => textOf(cellsOf(row)[index])).filter((text) => !isNothing(text));
  return texts.length > 0 && texts.every(test);
}

const isPercent = (text: string): boolean => /^[\d.,]+\s*%?(?:\s*(?:completed?|done))?$/i.test(text.slice(0, 80));

const isUrgency = (text: string): boolean =>
  /^(?:high(?:est)?|med(?:ium)?|low(?:est)?|normal|critical|urgent|p?[0-9]|[0-9]\s*-\s*\w+)$/i.test(text.slice(0, 80));

/** What stands above tasks, so that they are no outline of their own. */
const isAboveTasks = (role: SheetRole): boolean =>
  role === 'goal' || role === 'strategy' || role === 'goalOrStrategy' || role === 'milestone';

/** Whether a column says when and how far something is done. */
const isOfWork = ({ roles }: Candidate): boolean =>
  (['start', 'end', 'percentComplete', 'status', 'action'] as const).some((role) => roles.includes(role));

/** Whether a column holds values of measures, or what only measures have. */
const isOfValues = ({ roles: [role] }: Candidate): boolean =>
  typeof role === 'object' || role === 'baseline' || role === 'target' || role === 'actual' || role === 'unit';

/** Narrows what may mean several things, by what the other columns are. */
function narrow(candidates: readonly Candidate[], body: readonly TableRow[]): void {
  const sample = body
    .filter(({ isHeader }) => !isHeader)
    .slice(0, SAMPLE)
    .map(({ cells }) => cells);
  for (const candidate of candidates) {
    // How urgent something is is no goal.
    const isPriority = candidate.given === undefined && /priorit/i.test(candidate.header);
    if (isPriority && isAll(sample, candidate, isUrgency)) candidate.roles = [];
    // Nor is a mark a name.
    const isName = candidate.given === undefined && candidate.roles.some((role) => SUBJECTS.includes(role));
    if (isName && isAll(sample, candidate, isFlag)) candidate.roles = [];
    // Nor is "N" the size of a group where nothing is measured.
    const isSize = candidate.given === undefined && candidate.roles[0] === 'n';
    if (isSize && !candidates.some(({ roles }) => roles.includes('measure'))) candidate.roles = [];
    const isOther = candidate.given === undefined && candidate.roles[0] === 'active';
    if (isOther && !sample.some((row) => isFlag(textOf(cellsOf(row)[candidate.index])))) candidate.roles = [];
  }
  const sure = new Set<SheetRole>();
  const settle = ({ roles: [role, ...more] }: Candidate) => {
    if (role !== undefined && more.length === 0) sure.add(role);
  };
  candidates.forEach(settle);
  const has = (role: SheetField) => sure.has(role);
  /** Of columns that may be both, drops the role that `choose` names. */
  const decide = (one: SheetRole, other: SheetRole, choose: (candidate: Candidate) => SheetRole | undefined): void => {
    for (const candidate of candidates) {
      if (!candidate.roles.includes(one) || !candidate.roles.includes(other)) continue;
      const dropped = choose(candidate);
      candidate.roles = candidate.roles.filter((role) => role !== dropped);
      settle(candidate);
    }
  };
  decide('task', 'action', (candidate) =>
    candidates.every((other) => other === candidate || !other.roles.some(isAboveTasks)) ? 'action' : 'task',
  );
  decide('percentComplete', 'status', (candidate) =>
    isAll(sample, candidate, isPercent) ? 'status' : 'percentComplete',
  );
  decide('status', 'health', () => (has('status') ? 'status' : 'health'));
  decide('goal', 'target', (candidate) => {
    // In a list of measures, a column of numbers under "Goal" is what they should reach.
    const isBare = has('measure') && !has('target') && !has('goalId');
    const isOfNumbers = isBare && isAll(sample, candidate, (text) => readNumber(text, '.') !== undefined);
    return isOfNumbers ? 'goal' : 'target';
  });
  decide('measure', 'milestone', (candidate) => {
    // A key result is a measure where it has values, and a milestone where it is done by a day.
    const others = candidates.filter((other) => other !== candidate);
    const [hasValues, hasWork] = [others.some(isOfValues), others.some(isOfWork)];
    if (hasValues !== hasWork) return hasValues ? 'milestone' : 'measure';
    return has('measure') ? 'measure' : undefined;
  });
  settleLevels(candidates);
  candidates.forEach(settle);
  // Where work has its end already, the date of a target is that of a measure.
  decide('end', 'targetDate', () => (isWork(sure) && !(has('end') && has('measure')) ? 'targetDate' : 'end'));
  decide('percentComplete', 'ignore', (candidate) =>
    isWork(sure) && !has('percentComplete') && isAll(sample, candidate, isPercent) ? 'ignore' : 'percentComplete',
  );
  const kinds = (kind: string) => (role: SheetRole) => typeof role === 'object' && kind in role;
  const values = [...sure];
  const [targets, actuals] = [values.some(kinds('target')), values.some(kinds('actual'))];
  if (targets === actuals) return;
  // Years alone are what the others are not.
  for (const candidate of candidates) {
    if (candidate.roles.length < 2 || !candidate.roles.every((role) => typeof role === 'object')) continue;
    candidate.roles = candidate.roles.filter(kinds(targets ? 'actual' : 'target'));
  }
}

/** Where a table of a sheet stands. */
export type Region = Pick<SheetTable, 'name' | 'headerRow' | 'above' | 'body'>;

const wholeSheet = (sheet: Sheet, headerIndex: number): Region => {
  const rows = rowsOf(sheet).map(
    (cells, index): TableRow => ({ row: index + 1, cells: cellsOf(cells), isHeader: false }),
  );
  return {
    name: sheet.name,
    headerRow: headerIndex + 1,
    above: rows.slice(0, headerIndex),
    body: rows.slice(headerIndex + 1),
  };
};

/** Finds a table of a sheet, the first where it is not said which, and the roles of its columns. */
export function recognize(
  sheet: Sheet,
  given: SheetMappingInput[string] | undefined,
  headerStyle: DayStyle,
  region?: Region,
): Recognized {
  const issues: Issue[] = [];
  const set = region?.headerRow ?? given?.headerRow;
  const headerIndex = set === undefined ? headerWithin(sheet, headerStyle) : set - 1;
  if (headerIndex === undefined) return { table: undefined, issues };
  if (!Number.isInteger(headerIndex) || rowsOf(sheet)[headerIndex] === undefined) {
    issues.push(
      sheetIssue('sheet-mapping', [sheet.name], {
        sheet: sheet.name,
        reason: 'header-row',
        name: String(given?.headerRow),
        nearest: null,
      }),
    );
    return { table: undefined, issues };
  }
  const row = headerCells(sheet, headerIndex, headerStyle);
  const { name, above: over, body } = region ?? wholeSheet(sheet, headerIndex);
  const width = body.reduce((most, { cells }) => Math.max(most, cells.length), row.length);
  const headers = headersOf(row, width);
  const above = aboveOf(cellsOf(rowsOf(sheet)[headerIndex - 1]), width);
  const wanted = new Map(Object.entries(given?.columns ?? {}));
  let misfits = 0;
  const misfit = (header: string, reason: 'role' | 'column', wrong: string, known: readonly string[]) => {
    misfits += 1;
    issues.push(
      sheetIssue('sheet-mapping', [sheet.name, headerIndex + 1, header], {
        sheet: sheet.name,
        reason,
        name: shown(wrong),
        nearest: (misfits <= MOST_NEAREST ? nearest(wrong, known) : undefined) ?? null,
      }),
    );
  };
  const candidates = headers.map((header, index): Candidate => {
    const asked = wanted.get(header);
    wanted.delete(header);
    const readings = readingsOf(textOf(row[index]), above[index] ?? '', headerStyle);
    if (asked !== undefined && !isRole(asked)) {
      misfit(header, 'role', typeof asked === 'string' ? asked : JSON.stringify(asked), sheetFields);
    }
    const role = isRole(asked) ? asked : undefined;
    return { index, header, given: role, readings, roles: role === undefined ? readings.roles : [role] };
  });
  for (const header of wanted.keys()) {
    misfit(header, 'column', header, headers);
  }
  narrow(candidates, body);
  tellDoubts(candidates, sheet, headerIndex, issues);
  const columns = candidates.map(
    ({ index, header, roles }): TableColumn => ({ index, header, role: roles[0] ?? 'ignore' }),
  );
  for (const { header, readings, roles, given: chosen } of candidates) {
    const [role] = roles;
    if (chosen !== undefined || readings.byCalendar === undefined || role === undefined) continue;
    const params = {
      sheet: sheet.name,
      row: null,
      what: 'fiscal' as const,
      name: header,
      value: roleName(role),
      other: readings.byCalendar,
    };
    issues.push(sheetIssue('sheet-assumed', [sheet.name, headerIndex + 1, header], params, { severity: 'warning' }));
  }
  const headerDays = candidates.flatMap(({ index, header, given: chosen }) => {
    if (chosen !== undefined) return [];
    const [text, over] = [textOf(row[index]), above[index] ?? ''];
    const day = dayInHeader(text, over, headerStyle);
    return day === undefined ? [] : [{ column: header, text: text.includes(day) ? text : over, day }];
  });
  const place = { sheet, name, headerRow: headerIndex + 1, above: over, body, others: [] };
  return { table: { ...place, columns, style: headerStyle, headerDays }, issues };
}

/** Tells of columns with two readings, and of two columns for one role; what was given by hand goes before. */
function tellDoubts(candidates: readonly Candidate[], sheet: Sheet, headerIndex: number, issues: Issue[]): void {
  const byRole = new Map<string, Candidate>();
  const order = [...candidates].sort((a, b) => Number(b.given !== undefined) - Number(a.given !== undefined));
  for (const candidate of order) {
    const { header, roles, given } = candidate;
    const path = [sheet.name, headerIndex + 1, header];
    const [role, second] = roles;
    if (role === undefined || role === 'ignore') continue;
    if (second !== undefined) {
      const params = { sheet: sheet.name, column: header, first: roleName(role), second: roleName(second) };
      issues.push(sheetIssue('sheet-two-readings', path, params));
      candidate.roles = [];
      continue;
    }
    const other = byRole.get(roleName(role));
    if (other === undefined) byRole.set(roleName(role), candidate);
    else if (given === undefined && other.given !== undefined) candidate.roles = [];
    else {
      const params = { sheet: sheet.name, role: roleName(role), first: other.header, second: header };
      issues.push(sheetIssue('sheet-two-columns', path, params));
    }
  }
}

/** The mapping by which a table was read. */
export const mappingOf = ({ headerRow, columns }: SheetTable): SheetColumns => ({
  headerRow,
  columns: Object.fromEntries(columns.map(({ header, role }) => [header, role])),
});

/** The cells of a row, and nothing for what is no row. */
export { cellsOf, rowsOf };
