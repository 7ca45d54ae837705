/**
 * Which goal, strategy, milestone and action a line is about. Blank cells below a name mean the same name, as merged
 * cells do; what a line needs and nobody named is named after what holds it, and said.
 */
import type { Day, DayRange } from '../model/calendar.js';
import { groupsOf } from '../model/groups.js';
import { parseTheory } from '../rules/parse-theory.js';
import { isNothing, readNumber, shown, textOf } from './cells.js';
import {
  type ActionDraft,
  type Book,
  findOrMake,
  type GoalDraft,
  isFirstToSay,
  type MeasureDraft,
  type MilestoneDraft,
  nameKey,
  newMeasureDraft,
  type Place,
  type SeriesDraft,
  type StrategyDraft,
} from './draft.js';
import type { Line } from './line.js';
import { headerOf, lose, loseLine, loseSwitchedOff, tellAssumed, tellTwoReadings, tellUnread } from './lines.js';
import { bandAbove, bandOf, isOfMeasuresAlone, namesGoals } from './own-goals.js';
import type { SheetTable } from './recognize.js';
import type { SheetField } from './sheet.js';

/** What the lines above were about. */
export interface Above {
  goal: GoalDraft | undefined;
  strategy: StrategyDraft | undefined;
  milestone: MilestoneDraft | undefined;
  measure: MeasureDraft | undefined;
  /** Whether it is in doubt which strategy they are about; a line that names none is about the same. */
  isInDoubt: boolean;
}

export const nothingAbove = (): Above => ({
  goal: undefined,
  strategy: undefined,
  milestone: undefined,
  measure: undefined,
  isInDoubt: false,
});

const nameOf = (line: Line, field: SheetField, idField: SheetField): { text: string; id: string } => {
  const [text, id] = [line.text(field), line.text(idField)];
  return { text: id === '' && isNothing(text) ? '' : text === '' ? id : text, id };
};

/** The numbers before a name: 1 of "1. Reading", 1 and 2 of "1.2 Coaching". */
const numberOf = (text: string) => /^\s*(?:goal\s+|strategy\s+)?(\d+)(?:\.(\d+))?[.):]?\s/i.exec(text.slice(0, 60));

/** The goal of a name or id, made where it is new. */
export function newGoal(book: Book, line: Line, text: string, id = ''): GoalDraft {
  const { found, isNew } = findOrMake(
    book,
    book,
    book.goals,
    { kind: 'goal', id, text, holderId: 'goal' },
    line,
    (made): GoalDraft => ({ id: made, statement: text, focus: 'student', measures: [], strategies: [] }),
  );
  const [, major] = numberOf(text) ?? [];
  const names = book.known.get(book);
  if (isNew && major !== undefined && !names?.has(`number ${major}`)) names?.set(`number ${major}`, found);
  return found;
}

export const newStrategy = (book: Book, line: Line, goal: GoalDraft, text: string, id = ''): StrategyDraft => {
  const { found, isNew } = findOrMake(
    book,
    goal,
    goal.strategies,
    { kind: 'strategy', id, text, holderId: goal.id },
    line,
    (made): StrategyDraft => ({ id: made, title: text, measures: [], milestones: [] }),
  );
  if (isNew) remember(book, found, text);
  return found;
};

/** Strategies by their names anywhere: sheets of measures often name no goal beside them. */
function remember(book: Book, strategy: StrategyDraft, text: string): void {
  const names = book.known.get(book.ids) ?? new Map<string, object>();
  book.known.set(book.ids, names);
  const known = names.get(nameKey(text)) as StrategyDraft[] | undefined;
  if (known === undefined) names.set(nameKey(text), [strategy]);
  else known.push(strategy);
}

/** The strategies that a line of a table may mean by a name alone: those of the goal above, else of all goals. */
function strategiesCalled(book: Book, { table }: Line, { goal }: Above, text: string): readonly StrategyDraft[] {
  const all = (book.known.get(book.ids)?.get(nameKey(text)) ?? []) as readonly StrategyDraft[];
  const ownGoal = book.ownGoals.get(table);
  const holder = ownGoal === undefined ? (namesGoals(table) ? goal : undefined) : goalCalled(book, ownGoal);
  const within = all.filter((strategy) => goalOf(book, strategy) === holder);
  if (within.length > 0) return within;
  // Below a goal, and in sheets for a goal each, equal names mean a strategy of each.
  const isBelow = holder !== undefined && table.columns.every(({ role }) => role !== 'goalOrStrategy');
  if (!isOfMeasuresAlone(table)) return isBelow || ownGoal !== undefined ? [] : all;
  // Measures may be of strategies in other sheets; other sheets of measures have their own.
  return ownGoal === undefined ? all : all.filter((each) => !isOfMeasuresAlone(tableOf(book, each)));
}

const tableOf = (book: Book, strategy: StrategyDraft) => (book.places.get(strategy) as Place).line.table;

/** Tells of a name that strategies of several goals have. */
function tellSeveral(
  line: Line,
  field: SheetField,
  strategies: readonly StrategyDraft[],
  above: Above,
  book: Book,
): void {
  const [first = '', second = ''] = strategies.map(
    (strategy) => `${shown(goalOf(book, strategy).statement)} › ${shown(strategy.title)}`,
  );
  tellTwoReadings(line, headerOf(line.table, field), line.text(field), [first, second], book);
  setGoal(above, undefined);
  above.isInDoubt = true;
}

const goalCalled = (book: Book, text: string) =>
  book.known.get(book)?.get(`goal ${nameKey(text)}`) as GoalDraft | undefined;
const goalOf = (book: Book, strategy: StrategyDraft) => book.holders.get(strategy) as GoalDraft;

export const newMilestone = (book: Book, line: Line, strategy: StrategyDraft, text: string, id = ''): MilestoneDraft =>
  findOrMake(
    book,
    strategy,
    strategy.milestones,
    { kind: 'milestone', id, text, holderId: strategy.id },
    line,
    (made): MilestoneDraft => ({ id: made, title: text, period: { start: '', end: '' }, actions: [], reports: [] }),
  ).found;

/** A line of an action is an action, also where another has its name. */
export function newAction(book: Book, line: Line, milestone: MilestoneDraft, text: string, id = ''): ActionDraft {
  return findOrMake(
    book,
    {},
    milestone.actions,
    { kind: 'action', id, text, holderId: milestone.id },
    line,
    (made): ActionDraft => ({ id: made, title: text, period: { start: '', end: '' }, reports: [] }),
  ).found;
}

const assume = (book: Book, line: Line, what: 'goal' | 'strategy' | 'milestone', name: string): string => {
  tellAssumed({ sheet: line.table.sheet.name, row: line.row }, what, '', name, book);
  return name;
};

/** The goal of a line that names none: by the name of its sheet, the only one of the tables above it, or the plan's. */
function goalNameFor(book: Book, { table }: Line): string {
  const { sheet, name, headerRow } = table;
  const isAbove = (goal: GoalDraft) => {
    const { line } = book.places.get(goal) as Place;
    return line.table.sheet === sheet && line.row < headerRow;
  };
  const [only, ...more] = name === sheet.name ? [] : book.goals.filter(isAbove);
  const named = only === undefined || more.length > 0 ? undefined : only.statement;
  return book.ownGoals.get(table) ?? named ?? book.title;
}

/** The goal that a line is about, else one named after the plan. */
export function goalAbove(book: Book, line: Line, above: Above): GoalDraft {
  above.goal ??= newGoal(book, line, assume(book, line, 'goal', goalNameFor(book, line)));
  return above.goal;
}
/** The strategy that a line is about, else one named after its goal. */
export function strategyAbove(book: Book, line: Line, above: Above): StrategyDraft {
  if (above.strategy === undefined) {
    const goal = goalAbove(book, line, above);
    above.strategy = newStrategy(book, line, goal, assume(book, line, 'strategy', goal.statement));
  }
  return above.strategy;
}
/** The milestone that a line is about, else one named after its strategy. */
export function milestoneAbove(book: Book, line: Line, above: Above): MilestoneDraft {
  if (above.milestone === undefined) {
    const strategy = strategyAbove(book, line, above);
    above.milestone = newMilestone(book, line, strategy, assume(book, line, 'milestone', strategy.title));
  }
  return above.milestone;
}

/** A column that holds goals and strategies alike: told apart by what is known, else by numbers such as 1. and 1.1. */
function readEither(line: Line, above: Above, book: Book): boolean {
  const text = line.text('goalOrStrategy');
  if (isNothing(text)) return true;
  const strategies = strategiesCalled(book, line, above, text);
  const [goal, strategy] = [goalCalled(book, text), strategies[0]];
  if (goal === undefined && strategies.length > 1) {
    tellSeveral(line, 'goalOrStrategy', strategies, above, book);
    return false;
  }
  const [, major, minor] = numberOf(text) ?? [];
  if (strategy !== undefined && goal === undefined) setStrategy(above, strategy, goalOf(book, strategy));
  else if (goal !== undefined && strategy === undefined) setGoal(above, goal);
  else if (goal === undefined && minor !== undefined) {
    const holder = book.known.get(book)?.get(`number ${major}`) as GoalDraft | undefined;
    setGoal(above, holder ?? above.goal);
    const held = goalAbove(book, line, above);
    setStrategy(above, newStrategy(book, line, held, text), held);
  } else if (strategy === undefined && major !== undefined) setGoal(above, newGoal(book, line, text));
  else {
    tellTwoReadings(line, headerOf(line.table, 'goalOrStrategy'), text, ['a goal', 'a strategy'], book);
    return false;
  }
  return true;
}

function setGoal(above: Above, goal: GoalDraft | undefined): void {
  Object.assign(above, { ...nothingAbove(), goal });
}

function setStrategy(above: Above, strategy: StrategyDraft, goal: GoalDraft): void {
  if (above.strategy !== strategy) Object.assign(above, { ...nothingAbove(), goal, strategy });
}

/** Reads a line that names the goal of those below it; false where it is no such line. */
export function readBand(line: Line, above: Above, book: Book, band = bandOf(line)): boolean {
  if (band === undefined) return false;
  setGoal(above, newGoal(book, line, textOf(line.cellAt(band))));
  return true;
}

/** What stands above the first line of a table: nothing, or the goal that a row over its header names. */
export function aboveFirst(table: SheetTable, book: Book): Above {
  const above = nothingAbove();
  const band = bandAbove(table);
  if (band === undefined) return above;
  const [nothing, none] = [() => null, () => []];
  const line = { table, row: band.row, cell: nothing, text: () => '', values: [], cellAt: nothing, unasked: none };
  setGoal(above, newGoal(book, line, band.text));
  return above;
}

/** Reads which goal, strategy and milestone a line names; false where that has two readings, and the line is lost. */
export function readContainers(line: Line, above: Above, isMeasure: boolean, book: Book): boolean {
  const isRead = readNames(line, above, isMeasure, book);
  if (!isRead) loseLine(line, 'two-readings', book);
  return isRead;
}

function readNames(line: Line, above: Above, isMeasure: boolean, book: Book): boolean {
  const goal = nameOf(line, 'goal', 'goalId');
  if (goal.text !== '') {
    const made = newGoal(book, line, goal.text, goal.id);
    // A measure whose line names its goal and no strategy is the goal's own.
    if (made !== above.goal || isMeasure) setGoal(above, made);
  }
  if (!readEither(line, above, book)) return false;
  const strategy = nameOf(line, 'strategy', 'strategyId');
  if (strategy.text !== '') {
    const isBare = goal.text === '' && strategy.id === '';
    const [elsewhere, ...others] = isBare ? strategiesCalled(book, line, above, strategy.text) : [];
    if (elsewhere !== undefined && others.length > 0) {
      tellSeveral(line, 'strategy', [elsewhere, ...others], above, book);
      return false;
    }
    const holder = elsewhere === undefined ? goalAbove(book, line, above) : goalOf(book, elsewhere);
    setStrategy(above, elsewhere ?? newStrategy(book, line, holder, strategy.text, strategy.id), holder);
  }
  if (above.isInDoubt) return false;
  const milestone = nameOf(line, 'milestone', 'milestoneId');
  if (milestone.text !== '') {
    above.milestone = newMilestone(book, line, strategyAbove(book, line, above), milestone.text, milestone.id);
  }
  return true;
}

/** The action that a line names. */
export const actionIn = (line: Line) => nameOf(line, 'action', 'actionId');
/** The measure that a line names. */
export const measureIn = (line: Line) => nameOf(line, 'measure', 'measureId');

/** The measure of a line, under the strategy or goal that it names. */
export function newMeasure(
  book: Book,
  line: Line,
  above: Above,
  { text, id }: { text: string; id: string },
): MeasureDraft {
  const holder = above.strategy ?? goalAbove(book, line, above);
  return findOrMake(book, holder, holder.measures, { kind: 'measure', id, text, holderId: holder.id }, line, (made) =>
    newMeasureDraft(made, text),
  ).found;
}

/** The group of students of a line. */
export function newGroup(book: Book, line: Line, measure: MeasureDraft, text: string, id: string): SeriesDraft {
  const dimension = line.text('dimension');
  const { found } = findOrMake(
    book,
    measure,
    groupsOf(measure),
    { kind: 'group', id, text, holderId: measure.id },
    line,
    (made): SeriesDraft => ({ id: made, name: text, targets: [], observations: [], withheld: [] }),
  );
  if (!isNothing(dimension) && isFirstToSay(line, found, 'dimension', dimension, book)) found.dimension = dimension;
  return found;
}

type Responsible = { responsible?: { readonly name: string } | undefined; weight?: number | undefined };

/** The resources of project tools: people between commas, with how much of them is needed in brackets. */
const RESOURCES = /^(?:resources?(?: names?)?|nombres? de (?:los )?recursos?)$/i;

/** Reads who is responsible. Of the resources of project tools it is the first; a plan has no place for the others. */
export function readResponsible(line: Line, draft: Responsible, book: Book): void {
  const text = line.text('responsible');
  if (isNothing(text) || !isFirstToSay(line, draft, 'responsible', text, book)) return;
  const column = headerOf(line.table, 'responsible');
  const all = RESOURCES.test(column) ? (text.match(/(?:[^,;[]|\[[^\]]*\]?)+/g) ?? []).map((each) => each.trim()) : [];
  const [first = '', ...others] = all.filter((each) => each !== '');
  const from = first.endsWith(']') ? first.lastIndexOf('[') : -1;
  const name = from === -1 ? first : first.slice(0, from).trim();
  draft.responsible = { name: name === '' ? text : name };
  if (name === '') return;
  for (const each of name === first ? others : [first, ...others]) lose(line, column, each, 'no-place', book);
}

/** Reads who is responsible for what a line is about, and how much it counts. */
export function readCommon(line: Line, draft: Responsible & { description?: string | undefined }, book: Book): void {
  readResponsible(line, draft, book);
  readWeight(line, draft, book);
  const description = line.text('description');
  if (!isNothing(description) && isFirstToSay(line, draft, 'description', description, book))
    draft.description = description;
}

/** Reads when something is done, of which several lines may tell. */
export function readPeriod(
  line: Line,
  draft: { period?: DayRange | undefined },
  { start, end }: { readonly start: Day | undefined; readonly end: Day | undefined },
  book: Book,
): void {
  const { start: first = '', end: last = '' } = draft.period ?? {};
  const says = (edge: 'start' | 'end', day: Day) =>
    isFirstToSay(line, draft, line.text(edge) === '' ? 'period' : edge, `${edge} ${day}`, book);
  draft.period = {
    start: start !== undefined && says('start', start) ? start : first,
    end: end !== undefined && says('end', end) ? end : last,
  };
}

/** Reads how much something counts. */
export function readWeight(line: Line, draft: Responsible, book: Book): void {
  const cell = line.cell('weight');
  if (isNothing(textOf(cell))) return;
  const weight = readNumber(cell, '.')?.value;
  if (weight === undefined || weight <= 0) tellUnread(line, headerOf(line.table, 'weight'), cell, 'number', book);
  else if (isFirstToSay(line, draft, 'weight', weight, book)) draft.weight = weight;
}

const WORK_FIELDS: readonly SheetField[] = ['percentComplete', 'status', 'health', 'note'];
const PERIOD_FIELDS: readonly SheetField[] = ['start', 'end', 'period'];

/** A strategy has both days of its period, or none. */
export function readStrategyPeriod(
  line: Line,
  strategy: StrategyDraft,
  times: { readonly start: Day | undefined; readonly end: Day | undefined },
  book: Book,
): void {
  if (times.start !== undefined && times.end !== undefined) {
    readPeriod(line, strategy, times, book);
    return;
  }
  if (times.start === undefined && times.end === undefined) return;
  for (const field of PERIOD_FIELDS) {
    if (!isNothing(line.text(field))) lose(line, headerOf(line.table, field), line.cell(field), 'no-place', book);
  }
}

/** Reads a line about a goal or a strategy itself. */
export function readDirection(
  line: Line,
  above: Above,
  times: { readonly start: Day | undefined; readonly end: Day | undefined },
  book: Book,
): void {
  const { goal, strategy } = above;
  const draft = strategy ?? goal;
  if (draft === undefined) return;
  readCommon(line, draft, book);
  if (strategy !== undefined) {
    readStrategyPeriod(line, strategy, times, book);
    const text = line.text('theory');
    const theory = isNothing(text) ? undefined : parseTheory(text);
    if (theory?.ok) {
      if (isFirstToSay(line, strategy, 'theory', text, book)) strategy.theory = theory.value;
    } else if (theory !== undefined) tellUnread(line, headerOf(line.table, 'theory'), text, 'theory', book);
  } else if (goal !== undefined) {
    const focus = line.text('focus').toLowerCase();
    if (/^(?:student|agency)s?$/.test(focus)) {
      if (isFirstToSay(line, goal, 'focus', focus, book))
        goal.focus = focus.startsWith('student') ? 'student' : 'agency';
    } else if (!isNothing(focus)) tellUnread(line, headerOf(line.table, 'focus'), focus, 'choice', book);
  }
  loseSwitchedOff(line, 'no-place', book);
  for (const field of strategy === undefined ? [...WORK_FIELDS, ...PERIOD_FIELDS] : WORK_FIELDS) {
    if (!isNothing(line.text(field))) lose(line, headerOf(line.table, field), line.cell(field), 'no-place', book);
  }
}
