/**
 * A plan from spreadsheets as planners keep them. The columns are recognized first, then the lines are read into a
 * draft, and what only all lines together tell (days of statuses, fractions, periods) is entered at the end.
 */

import { type Day, requireDay } from '../model/calendar.js';
import { structure } from '../model/generated/structure.js';
import type { Plan, PlanInput } from '../model/generated/types.js';
import { nearest } from '../model/nearest.js';
import { defaultPolicy, type Policy } from '../model/policy.js';
import { requireChoice } from '../model/require.js';
import { fail, type Issue, type Result, succeed } from '../model/result.js';
import type { DateOrder, DayStyle } from '../model/written-day.js';
import { bounded } from '../rules/issue-list.js';
import { parsePlan } from '../rules/parse.js';
import { isNothing, shown, textOf } from './cells.js';
import {
  type Above,
  aboveFirst,
  actionIn,
  measureIn,
  milestoneAbove,
  newAction,
  newGroup,
  newMeasure,
  readBand,
  readCommon,
  readContainers,
  readDirection,
  readPeriod,
  readResponsible,
  readWeight,
} from './containers.js';
import { settleOrders } from './date-order.js';
import { type DependenciesReading, enterDependencies, enterWork } from './dependencies.js';
import { type ActionDraft, type Book, idFor, type MilestoneDraft, newBook } from './draft.js';
import type { Line } from './line.js';
import { headerOf, linesAbove, linesOf, lose, loseAbove, loseColumns, loseUnasked, tellAssumed } from './lines.js';
import { decimalSignIn, enterMeasures, type MeasuresReading, namesWhole, readMeasure, readValues } from './measures.js';
import { readOutline } from './outline.js';
import { ownGoalsOf } from './own-goals.js';
import { enterPeriods } from './periods.js';
import { pointed } from './pointing.js';
import { cellsOf, MOST_NEAREST, mappingOf, rowsOf, type SheetTable, sheetIssue } from './recognize.js';
import type { Sheet, SheetLoss, SheetMapping, SheetMappingInput, SheetRole } from './sheet.js';
import { type ReadTable, readAgain, tablesOf } from './tables.js';
import { enterReports, readStatus, timesIn, type WorkReading, workOf } from './work.js';

/** How sheets are read. */
export interface SheetOptions {
  /**
   * What the plan has besides its goals: id, title, period and organization, and whatever else it says of itself. A
   * whole plan may be given; its goals and changes of course are left out.
   */
  readonly plan?: Partial<PlanInput> | undefined;
  /** What columns hold, where that is not recognized or not rightly. */
  readonly mapping?: SheetMappingInput | undefined;
  /**
   * Whether days in numbers begin with the month (`mdy`) or the day; without it, the US order, or with points the day
   * first, unless a day shows otherwise.
   */
  readonly dateOrder?: DateOrder | undefined;
  /** Rules and the first day of the fiscal year; rules that spreadsheets cannot keep are warnings unless it says otherwise. */
  readonly policy?: Policy | undefined;
  /** The day of statuses that give none. */
  readonly asOf?: Day | undefined;
}

/** What was read. */
export interface SheetReading {
  readonly plan: Plan;
  /** How each table was read: give it back, corrected, to read it otherwise. */
  readonly mapping: SheetMapping;
  /** What is in the sheets and not in the plan. */
  readonly losses: readonly SheetLoss[];
}

/** The rules that weigh as warnings, because a spreadsheet has no place for what they ask, or its people keep it otherwise. */
const LENIENT: Policy['severity'] = Object.fromEntries(
  [
    'strategy-theory',
    'measure-baseline',
    'measure-targets',
    'action-duration',
    'target-dates',
    'observation-dates',
  ].map((code) => [code, 'warning' as const]),
);

const policyOf = ({ policy }: SheetOptions): Policy => {
  const base = policy ?? defaultPolicy;
  return { ...base, severity: { ...LENIENT, ...base.severity } };
};

const ORDERS: readonly DateOrder[] = ['mdy', 'dmy'];

/** The sheets that were recognized, and what stood in the way. */
interface Found {
  readonly tables: readonly SheetTable[];
  readonly issues: readonly Issue[];
  readonly losses: readonly SheetLoss[];
}

function findTables(sheets: readonly Sheet[], options: SheetOptions): Found {
  const issues: Issue[] = [];
  const losses: SheetLoss[] = [];
  const tables: ReadTable[] = [];
  // A caller in plain JavaScript may give null for what is not given.
  const mapping = options.mapping ?? {};
  const dateOrder = options.dateOrder ?? undefined;
  const policy = options.policy ?? defaultPolicy;
  const { fiscalYearStart } = policy;
  const style: DayStyle = { order: dateOrder ?? 'mdy', dotted: dateOrder, fiscalYearStart, years: 'fiscal' };
  const givenFor = (name: string) => (Object.hasOwn(mapping, name) ? mapping[name] : undefined);
  for (const sheet of sheets) {
    const found = tablesOf(sheet, givenFor, style);
    for (const table of found.tables) tables.push(table);
    for (const each of found.issues) issues.push(each);
    if (found.tables.length > 0) continue;
    const first = rowsOf(sheet)
      .flatMap((row) => cellsOf(row).slice(0, 20))
      .find((cell) => textOf(cell) !== '');
    if (first === undefined) continue;
    issues.push(sheetIssue('sheet-skipped', [sheet.name], { sheet: sheet.name }, { severity: 'warning' }));
    losses.push({ path: [sheet.name], value: shown(first), reason: 'sheet-skipped' });
  }
  const names = [...sheets.map(({ name }) => name), ...tables.map(({ table }) => table.name)];
  const misfits = misfitsIn(mapping, names);
  if (tables.length === 0) misfits.unshift(sheetIssue('sheet-nothing', [], {}));
  const settled = settleOrders(
    tables.map(({ table }) => table),
    dateOrder,
  );
  // Days in headers are read in the order that is known now.
  const read = settled.tables.map((table, index) => {
    const first = tables[index] as ReadTable;
    return table.headerDays.length === 0 ? { ...first, table } : readAgain(table, givenFor);
  });
  const told = read.flatMap((each) => each.issues);
  return {
    tables: read.map(({ table }) => table),
    issues: [...misfits, ...issues, ...told, ...settled.issues],
    losses,
  };
}

/** What a mapping names that is not there. */
function misfitsIn(mapping: SheetMappingInput, names: readonly string[]): Issue[] {
  const known = new Set(names);
  const misfits = Object.keys(mapping).filter((name) => !known.has(name));
  return misfits.map((name, index) => {
    const near = index < MOST_NEAREST ? nearest(name, names) : undefined;
    return sheetIssue('sheet-mapping', [name], {
      sheet: name,
      reason: 'sheet',
      name: shown(name),
      nearest: near ?? null,
    });
  });
}

const isSheets = (sheets: unknown): sheets is readonly Sheet[] =>
  Array.isArray(sheets) &&
  sheets.every(
    (sheet: unknown) =>
      typeof sheet === 'object' &&
      sheet !== null &&
      typeof (sheet as Sheet).name === 'string' &&
      Array.isArray((sheet as Sheet).rows),
  );

/**
 * How sheets would be read: the header row and the role of each column, and the issues that stand in the way. What a
 * dialog needs in which people confirm or correct the reading before it is made. A `dateOrder` that is none is a
 * `RangeError`; nothing else throws.
 *
 * @example
 * ```ts
 * const rows = [['Goal', 'Action Step', 'Start Date', 'Due'], ['Read', 'Coach', '7/1/2026', '6/30/2027']];
 * const { mapping } = recognizeSheets([{ name: 'Actions', rows }]);
 * mapping['Actions']?.columns['Due']; // 'end'
 * ```
 */
export function recognizeSheets(
  sheets: readonly Sheet[],
  options: SheetOptions = {},
): { readonly mapping: SheetMapping; readonly issues: readonly Issue[] } {
  requireChoice('dateOrder', options.dateOrder, ORDERS);
  try {
    if (!isSheets(sheets)) return { mapping: {}, issues: [sheetIssue('not-sheets', [], {})] };
    const { tables, issues } = findTables(sheets, options);
    return { mapping: mappingOfAll(tables), issues: bounded(issues) };
  } catch {
    return { mapping: {}, issues: [sheetIssue('not-sheets', [], {})] };
  }
}

const mappingOfAll = (tables: readonly SheetTable[]): SheetMapping =>
  Object.fromEntries(tables.map((table) => [table.name, mappingOf(table)]));

/**
 * A plan from spreadsheets as planners keep them: rows of cells under a header, one sheet or several. A line is an
 * action with its goal, strategy and milestone, repeated or merged; a measure with its baseline and yearly columns of
 * targets and actual values; or a task in an outline, as project tools write them. Columns are recognized by common
 * names; `mapping` sets or corrects that, and comes back as it was used. Nothing is guessed where two readings are as
 * good, and what is assumed is a warning `sheet-assumed`; what is not in the plan is in `losses`.
 *
 * Ids come from columns ("Action ID"), else from names, the same for the same names. Milestones without days span their
 * actions. The day of a status is that of its line's "Status date", else of a line above the header ("As of 3/1/2026"),
 * else `asOf`, else the latest day by which, as the sheet says, something had begun; what is complete, at the latest its
 * last day. Every strategy lacks a theory of action unless a column has it: rules that sheets cannot keep are warnings.
 *
 * Errors: `not-sheets`, `sheet-nothing`, `sheet-mapping`, `sheet-two-columns`, `sheet-two-readings`, and those of
 * {@link parsePlan}; all point to `[sheet, row number, column name]`. Formulas are text. An `asOf` that
 * is no calendar day and a `dateOrder` that is none are a `RangeError`; nothing else throws.
 *
 * @example
 * ```ts
 * const rows = [
 *   ['Goal', 'Strategy', 'Milestone', 'Action', 'Start', 'End', '% Complete', 'Owner'],
 *   ['All read', 'Coach teachers', 'Coaches at work', 'Recruit coaches', '7/1/2026', '12/31/2026', '40%', 'Ann Lee'],
 *   ['', '', '', 'Train coaches', 'Jan 2027', 'Jun 2027', '', 'Ann Lee'],
 * ];
 * const read = planFromSheets([{ name: 'Our plan', rows }], { asOf: '2026-10-01' });
 * if (read.ok) read.value.plan.goals[0]?.strategies[0]?.milestones[0]?.period.end; // '2027-06-30'
 * ```
 */
export function planFromSheets(sheets: readonly Sheet[], options: SheetOptions = {}): Result<SheetReading> {
  if (options.asOf !== undefined) requireDay('asOf', options.asOf);
  requireChoice('dateOrder', options.dateOrder, ORDERS);
  try {
    return isSheets(sheets) ? readSheets(sheets, options) : fail([sheetIssue('not-sheets', [], {})]);
  } catch {
    return fail([sheetIssue('not-sheets', [], {})]);
  }
}

function readSheets(sheets: readonly Sheet[], options: SheetOptions): Result<SheetReading> {
  const found = findTables(sheets, options);
  if (found.issues.some(({ severity }) => severity === 'error')) return fail(bounded(found.issues));
  const given = options.plan ?? {};
  const [{ sheet }] = found.tables as readonly [SheetTable, ...SheetTable[]];
  const title = given.title ?? (sheet.name.trim() === '' ? 'Plan' : sheet.name.trim());
  const findings = { issues: [...found.issues], losses: [...found.losses] };
  const book = newBook(title, ownGoalsOf(found.tables), takenIds(given), findings);
  if (given.title === undefined) tellTitle(title, found.tables, book);
  const id = given.id ?? idFor(book, 'plan', title, 'plan');
  const organization = given.organization ?? organizationOf(title, sheet.name, book);
  readTables(found.tables, options, book);
  const period = enterPeriods(given.period, sheet.name, book);
  const input = { ...besideGoals(given), schemaVersion: 1, id, title, period, organization, goals: book.goals };
  const parsed = parsePlan(input, {
    policy: policyOf(options),
    ...(options.asOf === undefined ? {} : { asOf: options.asOf }),
  });
  const more = (parsed.ok ? parsed.warnings : parsed.issues).map((issue) => pointed(issue, input, book));
  if (!parsed.ok) return fail(bounded(more));
  const mapping = mappingOfAll(found.tables);
  return succeed({ plan: parsed.value, mapping, losses: book.losses }, bounded([...book.issues, ...more]));
}

/** Tells that the plan is called after the sheet, and what stands above the first header, which may be its title. */
function tellTitle(title: string, tables: readonly SheetTable[], book: Book): void {
  const [{ sheet, text, row }] = [
    ...tables.slice(0, 1).flatMap((table) => linesAbove(table).map((line) => ({ ...line, sheet: table.sheet.name }))),
    { sheet: (tables[0] as SheetTable).sheet.name, text: '', row: null },
  ] as const;
  tellAssumed({ sheet, row }, 'title', text, title, book);
}

function organizationOf(title: string, sheet: string, book: Book): PlanInput['organization'] {
  book.issues.push(
    sheetIssue(
      'sheet-assumed',
      [sheet],
      { sheet, row: null, what: 'organization', name: '', value: title, other: '' },
      { severity: 'warning' },
    ),
  );
  return { id: idFor(book, 'organization', 'organization', 'plan'), name: title, kind: 'other' };
}

/** What may name anything in the plan, and so names what the sheets do not hold. */
const NAMES_ANYTHING = structure.plan.owns
  .filter(({ kind }) => structure[kind].references.some(({ kinds }) => kinds === null))
  .map(({ key }) => key);

/** What is given of the plan besides its goals. */
const besideGoals = (given: Partial<PlanInput>): Partial<PlanInput> =>
  Object.fromEntries(Object.entries(given).filter(([key]) => key !== 'goals' && !NAMES_ANYTHING.includes(key)));

/** The ids that the plan has already. */
function takenIds(given: Partial<PlanInput>): readonly string[] {
  const ids: string[] = [];
  const visit = (value: unknown, depth: number): void => {
    if (typeof value !== 'object' || value === null || depth > 8) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === 'id' && typeof inner === 'string') ids.push(inner);
      else visit(inner, depth + 1);
    }
  };
  const { extensions: _extensions, ...rest } = besideGoals(given);
  visit(rest, 0);
  return ids;
}

function readTables(tables: readonly SheetTable[], { asOf }: SheetOptions, book: Book): void {
  const measures: MeasuresReading = new Map();
  const dependencies: DependenciesReading = { byId: new Map(), byRow: new Map(), pending: [] };
  const works = new Map<SheetTable, WorkReading>();
  const read: Line[] = [];
  // What sheets of measures only name is known when they are read.
  const isOfMeasures = ({ columns }: SheetTable) => columns.some(({ role }) => role === 'measure');
  for (const table of [...tables].sort((a, b) => Number(isOfMeasures(a)) - Number(isOfMeasures(b)))) {
    const work = workOf(table);
    works.set(table, work);
    loseAbove(table, work.dated?.row, book);
    const lines = linesOf(table, book);
    loseColumns(table, book);
    const enter = (line: Line, draft: ActionDraft | MilestoneDraft) => enterWork(line, draft, dependencies);
    if (table.columns.some(({ role }) => role === 'task'))
      readOutline(lines, aboveFirst(table, book), work, enter, book);
    else readLines(lines, aboveFirst(table, book), { work, enter, measures, sign: decimalSignIn(table, book) }, book);
    for (const each of lines) read.push(each);
  }
  // What dates a sheet dates the tables below its first as well.
  const dates = new Map(tables.map((table) => [table.name, works.get(table)?.dated?.day]));
  for (const [table, work] of works) enterReports(table, work, dates.get(table.sheet.name) ?? asOf, book);
  enterMeasures(measures, book);
  enterDependencies(dependencies, book);
  loseUnasked(read, book);
}

/** What lines of a table are read with. */
interface Readings {
  readonly work: WorkReading;
  readonly enter: (line: Line, draft: ActionDraft | MilestoneDraft) => void;
  readonly measures: MeasuresReading;
  readonly sign: '.' | ',';
}

const VALUES = ['baseline', 'target', 'actual'] as const;
const VALUES_AND_GROUP: readonly SheetRole[] = [...VALUES, 'baselineDate', 'targetDate', 'actualDate', 'group'];

function readLines(lines: readonly Line[], above: Above, readings: Readings, book: Book): void {
  for (const line of lines) {
    if (readBand(line, above, book)) continue;
    const measure = measureIn(line);
    const group = line.text('group');
    const isMeasure =
      measure.text !== '' ||
      group !== '' ||
      line.values.some((column) => !isNothing(textOf(line.cellAt(column)))) ||
      VALUES.some((field) => !isNothing(line.text(field)));
    if (!readContainers(line, above, measure.text !== '', book)) continue;
    if (isMeasure) readMeasureLine(line, above, { measure, group }, readings, book);
    const action = actionIn(line);
    if (action.text !== '') readAction(line, above, action, readings, book);
    else if (line.text('milestone') !== '' || line.text('milestoneId') !== '')
      readMilestone(line, above, readings, book);
    else if (!isMeasure) readDirectionLine(line, above, book);
  }
}

function readMeasureLine(
  line: Line,
  above: Above,
  { measure, group }: { readonly measure: { readonly text: string; readonly id: string }; readonly group: string },
  { measures, sign }: Readings,
  book: Book,
): void {
  if (measure.text !== '') above.measure = newMeasure(book, line, above, measure);
  const draft = above.measure;
  if (draft === undefined) {
    for (const column of [
      ...line.values,
      ...line.table.columns.filter(({ role }) => VALUES_AND_GROUP.includes(role)),
    ]) {
      const cell = line.cellAt(column);
      if (!isNothing(textOf(cell))) lose(line, column.header, cell, 'no-place', book);
    }
    return;
  }
  readMeasure(line, draft, measures, book);
  const groupId = line.text('groupId');
  const isWhole = groupId === '' && namesWhole(group);
  const series = isWhole ? draft : newGroup(book, line, draft, group === '' ? groupId : group, groupId);
  readValues(line, draft, series, sign, measures, book);
  if (!isWhole || actionIn(line).text !== '') return;
  readResponsible(line, draft, book);
  readWeight(line, draft, book);
  if (!isNothing(line.text('note'))) lose(line, headerOf(line.table, 'note'), line.text('note'), 'no-place', book);
}

function readAction(
  line: Line,
  above: Above,
  { text, id }: { text: string; id: string },
  readings: Readings,
  book: Book,
): void {
  const draft = newAction(book, line, milestoneAbove(book, line, above), text, id);
  const { start = '', end = '' } = timesIn(line, book);
  draft.period = { start, end };
  readWork(line, draft, readings, book);
}

function readMilestone(line: Line, above: Above, readings: Readings, book: Book): void {
  const draft = above.milestone;
  if (draft === undefined) return;
  readPeriod(line, draft, timesIn(line, book), book);
  readWork(line, draft, readings, book);
}

/** What actions and milestones say alike. */
function readWork(line: Line, draft: ActionDraft | MilestoneDraft, { work, enter }: Readings, book: Book): void {
  readCommon(line, draft, book);
  readStatus(line, draft, work, book);
  enter(line, draft);
}

function readDirectionLine(line: Line, above: Above, book: Book): void {
  const isNamed = (['goal', 'goalId', 'strategy', 'strategyId', 'goalOrStrategy'] as const).some(
    (field) => line.text(field) !== '',
  );
  const times = timesIn(line, book);
  if (isNamed) {
    readDirection(line, above, times, book);
    return;
  }
  for (const column of line.table.columns) {
    const cell = column.role === 'ignore' ? null : line.cellAt(column);
    if (!isNothing(textOf(cell))) lose(line, column.header, cell, 'no-place', book);
  }
}
