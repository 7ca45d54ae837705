/** What lines say of work: when it is done, by whom, how far it is, and what it waits for. */
import type { Day } from '../model/calendar.js';
import { edgeOf } from '../model/written-day.js';
import type { WrittenDays } from '../model/written-year.js';
import { isFlag, isNothing, readNumber, shown, textOf } from './cells.js';
import { readRange, readTime } from './days.js';
import type { ActionDraft, Book, MilestoneDraft } from './draft.js';
import type { Line } from './line.js';
import { headerOf, lose, switchedOff, tellAssumed, tellTwoReadings, tellUnread } from './lines.js';
import { type SheetTable, sheetIssue } from './recognize.js';
import type { SheetField } from './sheet.js';

/** What status words say. */
interface StatusWords {
  readonly complete?: true;
  readonly started?: boolean;
  readonly judgement?: 'on-schedule' | 'behind-schedule';
  readonly discontinued?: true;
  /** How far it is, where the status says that too. */
  readonly percent?: number;
}

const statuses: readonly (readonly [RegExp, StatusWords])[] = [
  [
    /^(?:completed?|done|finished|closed|achieved|accomplished|met|complet(?:ad)?[oa]|terminad[oa]|finalizad[oa]|hech[oa]|conclu[ií]d[oa]|cumplid[oa])$/,
    { complete: true, started: true },
  ],
  [
    /^(?:not (?:yet )?(?:started|begun)|to ?do|planned|upcoming|future(?: task)?|not due|no (?:iniciad[oa]|comenzad[oa])|sin iniciar|por iniciar|pendiente)$/,
    { started: false },
  ],
  [
    /^(?:on[ -]?(?:track|schedule|target)|green|ahead(?: of schedule)?|a tiempo|en plazo|al d[ií]a)$/,
    { judgement: 'on-schedule' },
  ],
  [
    /^(?:behind(?:[ -]schedule)?|delayed|late|off[ -]?track|at[ -]?risk|overdue|red|yellow|amber|stalled|stuck|needs attention|atrasad[oa]|retrasad[oa]|en riesgo|con retraso)$/,
    { judgement: 'behind-schedule' },
  ],
  [
    /^(?:in[ -]?progress|under ?way|started|ongoing|on-?going|active|wip|begun|working on it|en (?:curso|proceso|progreso|marcha|ejecuci[oó]n|desarrollo)|iniciad[oa])$/,
    { started: true },
  ],
  [
    /^(?:cancell?ed|discontinued|dropped|abandoned|stopped|cancelad[oa]|anulad[oa]|descontinuad[oa])$/,
    { discontinued: true },
  ],
];

const PERCENT_IN_STATUS = /(\d{1,3}(?:[.,]\d{1,4})?)\s*(?:%|per ?cent\b)(?:\s*(?:completed?|done)\b)?/i;

/** Whether a percent is not what a status says. */
const contradicts = (percent: number, { complete, started, percent: said }: StatusWords): boolean =>
  (complete === true && percent < 100) ||
  (started === false && percent > 0) ||
  (started === true && complete !== true && percent === 100) ||
  (said !== undefined && said !== percent);

/** What a status says; marks and colored dots around the words say nothing more. */
function statusOf(text: string): StatusWords | undefined {
  if (text.length > 40) return undefined;
  const [said, digits = ''] = PERCENT_IN_STATUS.exec(text) ?? [];
  const words = text
    .replace(said ?? '', '')
    .toLowerCase()
    .replace(/^[^\p{L}]+|[^\p{L}]+$/gu, '');
  const known = statuses.find(([pattern]) => pattern.test(words))?.[1];
  if (said === undefined) return known;
  const percent = Number(digits.replace(',', '.'));
  const rest = words === '' ? {} : known;
  if (rest === undefined || percent > 100 || contradicts(percent, rest)) return undefined;
  return { ...rest, percent };
}

/** How the numbers of a column of percents are meant. */
interface PercentScale {
  /** What a header says that they are: 0 to 100, or 0 to 1. */
  readonly said: 'points' | 'fractions' | undefined;
  /** Whether one of them is above 1, so that they are points. */
  readonly exceedsOne: boolean;
  /** Whether one of them lies between 0 and 1, so that they are fractions. */
  readonly hasFraction: boolean;
}

/** The scale of a column of percents: by its header, else by its numbers without a percent sign. */
function scaleOf(table: SheetTable, field: 'percentComplete' | 'status'): PercentScale {
  const column = table.columns.find(({ role }) => role === field);
  const header = (column?.header ?? '').slice(0, 80);
  if (/0\s*(?:to|-|–)\s*100/.test(header)) return { said: 'points', exceedsOne: true, hasFraction: false };
  if (/0\s*(?:to|-|–)\s*1\b/.test(header)) return { said: 'fractions', exceedsOne: false, hasFraction: true };
  const values = table.body.flatMap(({ cells }) => {
    const number = readNumber(cells[column?.index ?? -1], '.');
    return number === undefined || number.percent ? [] : [number.value];
  });
  return {
    said: undefined,
    exceedsOne: values.some((value) => value > 1),
    hasFraction: values.some((value) => value > 0 && value < 1),
  };
}

const inPoints = (fraction: number) => Number((fraction * 100).toPrecision(12));

/** What is known of a line's status before its day is. */
interface PendingReport {
  readonly draft: ActionDraft | MilestoneDraft;
  readonly line: Line;
  readonly percent: number | undefined;
  readonly words: StatusWords | undefined;
  readonly date: Day | undefined;
  readonly note: string;
  readonly reason: string;
}

/** What is read of the work in one table. */
export interface WorkReading {
  readonly scale: PercentScale;
  /** Whether the numbers in the column of statuses are fractions. */
  readonly hasFractions: boolean;
  /** Whether it was said that 1 is read as 100 percent. */
  isOneTold: boolean;
  readonly pending: PendingReport[];
  /** What had begun, without saying how far it is. */
  readonly begun: (ActionDraft | MilestoneDraft)[];
  /** The day that a line above the header gives; the number of its row, from 1, where that says nothing else. */
  readonly dated: { readonly day: Day; readonly row: number | undefined } | undefined;
}

/** Lines above a header that date it, the surest first: what is updated on a day may be of an earlier one. */
const TITLE_DAYS = [
  /\b(?:as of:?|a fecha de|al(?= \d))\s+([^()]{4,40}?)\s*[).]?$/i,
  /\b(?:updated?(?: on)?|actualizad[oa](?: el)?):?\s+([^()]{4,40}?)\s*[).]?$/i,
];

/** What may date a table in the rows above its header, the surest words first. */
export const datesAbove = ({ above }: SheetTable) =>
  TITLE_DAYS.map((pattern) =>
    above.flatMap(({ row, cells }) => {
      const texts = cells.map(textOf);
      return texts.flatMap((text) => {
        const [said, written] = pattern.exec(text.slice(0, 200)) ?? [];
        if (said === undefined || written === undefined) return [];
        const rest = texts.map((each) => (each === text ? each.replace(said, '') : each)).join('');
        return [{ text, written, row, isAll: !/[\p{L}\p{N}]/u.test(rest) }];
      });
    }),
  );

/** Makes ready to read the work of a table. */
export function workOf(table: SheetTable): WorkReading {
  const [dated] = datesAbove(table).flatMap((dates) => {
    const days = dates.flatMap(({ written, row, isAll }) => {
      const time = readTime(written, table.style);
      const [day, other] = time === undefined ? [] : edgeOf(time, 'end');
      return day === undefined || other !== undefined ? [] : [{ day, row: isAll ? row : undefined }];
    });
    return days.slice(-1);
  });
  const { exceedsOne, hasFraction } = scaleOf(table, 'status');
  return {
    scale: scaleOf(table, 'percentComplete'),
    hasFractions: hasFraction && !exceedsOne,
    isOneTold: false,
    pending: [],
    begun: [],
    dated,
  };
}

/** Tells of a cell that names no day; callers in plain JavaScript may give a Date. */
const tellNoDay = (line: Line, column: string, cell: unknown, book: Book): void =>
  tellUnread(line, column, cell, cell instanceof Date ? 'day-not-instant' : 'day', book);

/** The first or the last day of a time in a cell; none where it may be two days, which is told. */
function edgeIn(line: Line, field: SheetField, time: WrittenDays, edge: 'start' | 'end', book: Book): Day | undefined {
  const [day, other] = edgeOf(time, edge);
  const [cell, column] = [line.cell(field), headerOf(line.table, field)];
  if (other !== undefined) {
    tellTwoReadings(line, column, cell, [day, other], book);
    return undefined;
  }
  const byCalendar = time.byCalendar?.[edge];
  if (byCalendar !== undefined && byCalendar !== day) {
    const place = { sheet: line.table.sheet.name, row: line.row, column };
    tellAssumed(place, 'fiscal', textOf(cell), day, book, byCalendar);
  }
  return day;
}

/** The time in the cell of a field, as `read` reads it; undefined where it names none, which is told. */
function timeIn(line: Line, field: SheetField, read: typeof readTime, book: Book): WrittenDays | undefined {
  const cell = line.cell(field);
  const text = textOf(cell);
  if (isNothing(text)) return undefined;
  const time = read(typeof cell === 'number' ? cell : text, line.table.style);
  if (time === undefined) tellNoDay(line, headerOf(line.table, field), cell, book);
  return time;
}

/** The day that a line gives for a field; undefined where it gives none. */
export function dayIn(line: Line, field: SheetField, edge: 'start' | 'end', book: Book): Day | undefined {
  const time = timeIn(line, field, readTime, book);
  return time === undefined ? undefined : edgeIn(line, field, time, edge, book);
}

/** When work is done, as far as a line says. */
export function timesIn(line: Line, book: Book): { readonly start: Day | undefined; readonly end: Day | undefined } {
  const start = dayIn(line, 'start', 'start', book);
  const end = dayIn(line, 'end', 'end', book);
  const range = timeIn(line, 'period', readRange, book);
  if (range === undefined) return { start, end };
  const edges = { start, end } as const;
  const other = (['start', 'end'] as const).find((edge) => {
    const day = edges[edge];
    return day !== undefined && !edgeOf(range, edge).includes(day);
  });
  if (other !== undefined) tellOther(line, 'period', other, book);
  return {
    start: start ?? edgeIn(line, 'period', range, 'start', book),
    end: end ?? edgeIn(line, 'period', range, 'end', book),
  };
}

/** Tells of a cell that another of its line contradicts, which is taken. */
function tellOther(line: Line, field: SheetField, taken: SheetField, book: Book): void {
  const [sheet, row, column] = [line.table.sheet.name, line.row, headerOf(line.table, field)];
  const params = {
    sheet,
    row,
    column,
    cell: shown(line.cell(field)),
    taken: headerOf(line.table, taken),
    takenCell: shown(line.cell(taken)),
  };
  book.issues.push(sheetIssue('sheet-contradiction', [sheet, row, column], params, { severity: 'warning' }));
  lose(line, column, line.cell(field), 'contradicted', book);
}

/** The percent of a cell; undefined where there is none. */
function percentIn(line: Line, work: WorkReading, words: StatusWords | undefined, book: Book): number | undefined {
  const { scale } = work;
  const cell = line.cell('percentComplete');
  const text = textOf(cell);
  if (isNothing(text)) return undefined;
  if (/^(?:true|yes|x|✓|✔)$/i.test(text)) return 100;
  if (/^(?:false|no)$/i.test(text)) return 0;
  const column = headerOf(line.table, 'percentComplete');
  const number = readNumber(cell, /^\d+,\d{1,2}\s*%?$/.test(text) ? ',' : '.');
  const value = number?.value ?? Number.NaN;
  if (!(value >= 0 && value <= 100)) {
    tellUnread(line, column, cell, 'percent', book);
    return undefined;
  }
  if (number?.percent) return value;
  if (scale.said !== undefined) return scale.said === 'fractions' ? inPoints(value) : value;
  if (value > 1 || value === 0) return value;
  if (value < 1 || (scale.hasFraction && !scale.exceedsOne)) return inPoints(value);
  if (words?.complete) return 100;
  if (scale.exceedsOne && words !== undefined) return value;
  if (scale.exceedsOne || words?.started !== undefined) {
    tellTwoReadings(line, column, cell, ['1%', '100%'], book);
    return undefined;
  }
  if (!work.isOneTold)
    tellAssumed({ sheet: line.table.sheet.name, row: line.row, column }, 'one', column, '100%', book, '1%');
  work.isOneTold = true;
  return 100;
}

/** What a line says of how far work is, without what other cells of it contradict. */
interface Said {
  readonly words: StatusWords | undefined;
  readonly percent: number | undefined;
  /** The mark that says that work was switched off. */
  readonly off: string | undefined;
}

/**
 * Tells what contradicts something else that a line says. A percent says more than a status, but for what was given up; a
 * status says more than a mark whether work goes on, which may mean that it is done.
 */
function withoutContradictions(line: Line, { words, percent, off }: Said, isGivenUp: boolean, book: Book): Said {
  if (words?.discontinued && percent === 100) {
    tellOther(line, 'percentComplete', 'status', book);
    return withoutContradictions(line, { words, percent: undefined, off }, isGivenUp, book);
  }
  if (words !== undefined && percent !== undefined && contradicts(percent, words)) {
    tellOther(line, 'status', 'percentComplete', book);
    const { judgement } = words;
    return withoutContradictions(line, { words: judgement && { judgement }, percent, off }, isGivenUp, book);
  }
  if (off === undefined) {
    const over = words?.discontinued ? 'status' : isGivenUp ? 'discontinuedOn' : undefined;
    const isOn = isFlag(line.text('active'));
    if (over !== undefined && isOn) tellOther(line, 'active', over, book);
    return { words, percent, off };
  }
  if (isGivenUp) return { words, percent, off };
  const isDone = words?.complete === true || percent === 100;
  if (isDone) {
    tellOther(line, 'active', words?.complete ? 'status' : 'percentComplete', book);
    return { words, percent, off: undefined };
  }
  if (words?.started !== true && words?.judgement !== 'on-schedule') return { words, percent, off };
  tellOther(line, 'status', 'active', book);
  return { words: undefined, percent: percent ?? words.percent, off };
}

/** Adds the judgement in a column of its own, "Health" beside "Status", to what a status says. */
function withHealth(line: Line, words: StatusWords | undefined, book: Book): StatusWords | undefined {
  const text = line.text('health');
  if (isNothing(text)) return words;
  const judgement = statusOf(text)?.judgement;
  const isOther = words?.judgement !== undefined && words.judgement !== judgement;
  if (judgement === undefined) {
    // A color that judges nothing.
    if (statusOf(text) !== undefined || /^(?:gr[ae]y|blue)$/i.test(text)) loseSaid(line, 'health', book);
    else tellUnread(line, headerOf(line.table, 'health'), text, 'status', book);
  } else if (isOther) tellOther(line, 'health', 'status', book);
  return judgement === undefined || isOther ? words : { ...words, judgement };
}

/** Reads what a line says of how far work is; its day is found when the whole table is read. */
export function readStatus(line: Line, draft: ActionDraft | MilestoneDraft, work: WorkReading, book: Book): void {
  const text = line.text('status');
  const fraction = work.hasFractions ? readNumber(line.cell('status'), '.') : undefined;
  const said = fraction === undefined || fraction.percent ? statusOf(text) : { percent: inPoints(fraction.value) };
  const mark = line.cell('active');
  if (!isNothing(textOf(mark)) && !isFlag(textOf(mark)))
    tellUnread(line, headerOf(line.table, 'active'), mark, 'choice', book);
  if (said === undefined && !isNothing(text)) tellUnread(line, headerOf(line.table, 'status'), text, 'status', book);
  const written = percentIn(line, work, said, book);
  const on = dayIn(line, 'discontinuedOn', 'start', book);
  const consistent = withoutContradictions(
    line,
    { words: said, percent: written, off: switchedOff(line) },
    on !== undefined,
    book,
  );
  const { off } = consistent;
  const judged = withHealth(line, consistent.words, book);
  const words = off === undefined ? judged : { ...judged, discontinued: true as const };
  const percent =
    consistent.percent ?? words?.percent ?? (words?.complete ? 100 : words?.started === false ? 0 : undefined);
  const note = line.text('note');
  const date = dayIn(line, 'statusDate', 'end', book);
  const reason = line.text('reason');
  if (on !== undefined) {
    const status = said === undefined || said.discontinued ? text : '';
    draft.discontinued = {
      date: on,
      reason: reason === '' ? `"${off ?? (status || 'Discontinued')}" in the sheet` : reason,
    };
  }
  const isDropped = words?.discontinued === true && on === undefined;
  // A judgement of what has no percent has no report to stand in.
  if (isDropped && percent === undefined && words.judgement !== undefined) loseJudgement(line, said, book);
  if (percent !== undefined || isDropped) {
    if (percent !== undefined && !isDropped && on === undefined) loseSaid(line, 'reason', book);
    const [noted, because] = [note, reason].map((text) => (isNothing(text) ? '' : text)) as [string, string];
    work.pending.push({ draft, line, percent, words, date, note: noted, reason: because });
    return;
  }
  loseSaid(line, 'statusDate', book);
  if (on === undefined) loseSaid(line, 'reason', book);
  if (words?.started) work.begun.push(draft);
  if (words !== undefined && !(on !== undefined && said?.discontinued)) loseJudgement(line, said, book);
  if (!isNothing(note)) {
    if (draft.description === undefined) draft.description = note;
    else lose(line, headerOf(line.table, 'note'), note, 'no-place', book);
  }
}

/** Enters the status of a line, and its judgement in a column of its own, where there is no report that holds them. */
function loseJudgement(line: Line, said: StatusWords | undefined, book: Book): void {
  if (said !== undefined) loseSaid(line, 'status', book);
  if (statusOf(line.text('health'))?.judgement !== undefined) loseSaid(line, 'health', book);
}

/** Enters what a line says in a field that has no place without another. */
export function loseSaid(line: Line, field: SheetField, book: Book): void {
  if (!isNothing(line.text(field))) lose(line, headerOf(line.table, field), line.cell(field), 'no-place', book);
}

/**
 * The day of statuses that give none: the latest day by which, as the table says, something had begun or was complete;
 * where nothing had, the earliest start.
 */
function dayOfStatuses({ pending, begun }: WorkReading): { readonly day?: Day | undefined; readonly isBegun: boolean } {
  const latest = [
    ...pending.map(({ draft: { period }, percent = 0 }) =>
      percent === 100 ? period.end : percent > 0 ? period.start : '',
    ),
    ...begun.map(({ period }) => period.start),
  ].reduce((day, other) => (other > day ? other : day), '');
  if (latest !== '') return { day: latest, isBegun: true };
  const starts = pending.map(({ draft }) => draft.period.start).filter((start) => start !== '');
  const earliest = starts.reduce<Day | undefined>(
    (day, other) => (day !== undefined && day < other ? day : other),
    undefined,
  );
  return { day: earliest, isBegun: false };
}

/** Enters the reports of a table, now that all its lines are read. */
export function enterReports(table: SheetTable, work: WorkReading, asOf: Day | undefined, book: Book): void {
  const given = work.dated?.day ?? asOf;
  const { day: found, isBegun } = dayOfStatuses(work);
  const assumed = given ?? found;
  let isTold = false;
  for (const { draft, line, percent, words, date, note, reason } of work.pending) {
    const { end } = draft.period;
    const ended = percent === 100 && end !== '' && (assumed === undefined || end < assumed) ? end : undefined;
    const day = date ?? ended ?? assumed;
    const field = percent === undefined || isNothing(line.text('percentComplete')) ? 'status' : 'percentComplete';
    const column = headerOf(table, field);
    if (day === undefined) {
      lose(line, column, line.cell(field), 'no-day', book);
      if (note !== '') loseSaid(line, 'note', book);
      if (reason !== '') loseSaid(line, 'reason', book);
      continue;
    }
    if (date === undefined && given === undefined && !isTold) {
      isTold = true;
      tellAssumed(
        { sheet: table.sheet.name, row: null },
        isBegun ? 'status-day' : 'status-day-earliest',
        '',
        day === ended ? (assumed ?? day) : day,
        book,
      );
    }
    if (words?.discontinued && draft.discontinued === undefined) {
      const because = [reason, note, `"${switchedOff(line) ?? line.text('status')}" in the sheet`].find(
        (text) => text !== '',
      ) as string;
      draft.discontinued = { date: day, reason: because };
      if (reason !== '' && percent === undefined) loseSaid(line, 'note', book);
    }
    if (percent === undefined) continue;
    const judgement = words?.judgement;
    const report = {
      date: day,
      percentComplete: percent,
      ...(judgement === undefined ? {} : { judgement }),
      ...(note === '' ? {} : { note }),
    };
    draft.reports.push(report);
    book.places.set(report, { line, column });
  }
}
