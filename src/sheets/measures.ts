/**
 * What lines say of measures: unit, direction and source, and values on days. Values are entered when all lines are
 * read, because only all of them show whether percents are written as fractions.
 */
import { type Day, plusMonths } from '../model/calendar.js';
import type { MeasureUnit } from '../model/generated/types.js';
import {
  type DecimalSign,
  decimalSignOf,
  isMasked,
  isNothing,
  readNumber,
  shown,
  textOf,
  type WrittenNumber,
} from './cells.js';
import { type Book, isFirstToSay, type MeasureDraft, type SeriesDraft, seriesOf } from './draft.js';
import { groupedColumns, groupedIn, mayBeGrouped } from './grouping.js';
import type { Line } from './line.js';
import { headerOf, lose, tellAssumed, tellConflict, tellTwoReadings, tellUnread } from './lines.js';
import { ACCUMULATIONS, directions, FRACTIONS, FREQUENCIES, POINTS, TRAJECTORIES, unitOf } from './measure-words.js';
import { type SheetTable, sheetIssue } from './recognize.js';
import type { SheetCell, SheetField } from './sheet.js';
import { dayIn, loseSaid } from './work.js';

type Direction = MeasureDraft['direction'];
type ValueKind = 'baseline' | 'target' | 'actual';
/** What a column says of a day: a value, or of how many students it is. */
type DatedKind = ValueKind | 'n';

/** A value as it was written: a number, a band, or masked. */
type Written = WrittenNumber | 'masked' | { readonly low?: WrittenNumber; readonly high?: WrittenNumber };

/** A value on a day, before its unit is known. */
interface PendingValue {
  readonly series: SeriesDraft | MeasureDraft;
  readonly kind: ValueKind;
  readonly day: Day;
  readonly written: Written;
  readonly cell: SheetCell;
  readonly line: Line;
  readonly column: string;
  /** Of how many students it is. */
  n?: number;
}

/** A measure while its lines are read. */
interface PendingMeasure {
  readonly draft: MeasureDraft;
  readonly line: Line;
  readonly values: PendingValue[];
  unit: MeasureUnit | undefined;
  scale: 'points' | 'fractions' | undefined;
  direction: Direction | undefined;
}

interface Values {
  readonly values: readonly PendingValue[];
}

/** What is read of measures in all sheets. */
export type MeasuresReading = Map<MeasureDraft, PendingMeasure>;

/** The decimal sign of a table's values. */
export function decimalSignIn(table: SheetTable, book: Book): DecimalSign {
  const columns = table.columns.filter(
    ({ role }) => typeof role === 'object' || role === 'baseline' || role === 'target' || role === 'actual',
  );
  const cells = table.body
    .filter(({ isHeader }) => !isHeader)
    .flatMap((row) => columns.map(({ index }) => row.cells[index]));
  const sign = decimalSignOf(cells);
  if (sign === ',') {
    const example = cells.find((cell) => decimalSignOf([cell]) === ',');
    tellAssumed({ sheet: table.sheet.name, row: null }, 'decimal-comma', '', textOf(example), book);
  }
  return sign;
}

/** A field with a few words to choose from; undefined where it says nothing new, or nothing known. */
function choiceIn<Word extends string>(
  line: Line,
  draft: MeasureDraft,
  field: SheetField,
  words: Readonly<Record<string, Word>>,
  book: Book,
) {
  const text = line.text(field);
  if (isNothing(text)) return undefined;
  const word = Object.hasOwn(words, text.toLowerCase()) ? words[text.toLowerCase()] : undefined;
  if (word === undefined) tellUnread(line, headerOf(line.table, field), text, 'choice', book);
  return word !== undefined && isFirstToSay(line, draft, field, word, book) ? word : undefined;
}

/** Reads what a line says of a measure itself; of two lines, the first that says something counts. */
export function readMeasure(line: Line, draft: MeasureDraft, reading: MeasuresReading, book: Book): void {
  let pending = reading.get(draft);
  if (pending === undefined) {
    pending = { draft, line, values: [], unit: undefined, scale: undefined, direction: undefined };
    reading.set(draft, pending);
  }
  const unit = line.text('unit');
  const isNamed = !isNothing(unit) && isFirstToSay(line, draft, 'unit', unit, book);
  if (isNamed) {
    const label = line.text('unitLabel');
    const levels = line.text('levels');
    const read = unitOf(unit);
    // The text of a unit that is no known kind gives way to its label.
    if (label !== '' && read.label !== undefined && read.label !== label) loseSaid(line, 'unit', book);
    pending.unit = {
      ...read,
      ...(label === '' ? {} : { label }),
      ...(levels === '' ? {} : { levels: levels.split('|').map((level) => level.trim()) }),
    };
    pending.scale = POINTS.test(unit.slice(0, 80))
      ? 'points'
      : FRACTIONS.test(unit.slice(0, 80))
        ? 'fractions'
        : undefined;
  }
  for (const field of isNothing(unit) ? (['unitLabel', 'levels'] as const) : []) {
    const text = line.text(field);
    if (text !== '') lose(line, headerOf(line.table, field), text, 'no-place', book);
  }
  const direction = line.text('direction');
  const saysDirection = !isNothing(direction) && isFirstToSay(line, draft, 'direction', direction, book);
  if (saysDirection) {
    pending.direction =
      direction.length > 40 ? undefined : directions.find(([pattern]) => pattern.test(direction))?.[1];
    if (pending.direction === undefined) {
      tellUnread(line, headerOf(line.table, 'direction'), direction, 'direction', book);
    }
  }
  const source = line.text('dataSource');
  if (!isNothing(source) && isFirstToSay(line, draft, 'dataSource', source, book)) draft.dataSource = source;
  const code = line.text('code');
  if (!isNothing(code) && isFirstToSay(line, draft, 'code', code, book)) draft.code = code;
  draft.frequency = choiceIn(line, draft, 'frequency', FREQUENCIES, book) ?? draft.frequency;
  draft.accumulation = choiceIn(line, draft, 'accumulation', ACCUMULATIONS, book) ?? draft.accumulation;
  draft.trajectory = choiceIn(line, draft, 'trajectory', TRAJECTORIES, book) ?? draft.trajectory;
}

const BAND = /^(.{1,40}?)\s+(?:to|through)\s+(.{1,40})$|^([^-–]{1,40})\s*[–-]\s*([^-–]{1,40})$/i;
const LEAST = /^(?:≥|>=|>|at least|min(?:imum)?|no less than)\s*(.{1,40})$/i;
const MOST = /^(?:≤|<=|<|at most|max(?:imum)?|no more than|under|below)\s*(.{1,40})$/i;

/** A value as it is written; null for what says that there is none, undefined for what cannot be read. */
function writtenIn(cell: SheetCell, kind: ValueKind, sign: DecimalSign): Written | null | undefined {
  const text = textOf(cell);
  if (isNothing(text)) return null;
  if (kind !== 'target' && isMasked(text)) return 'masked';
  const number = readNumber(cell, sign);
  if (number !== undefined || kind !== 'target' || text.length > 90) return number;
  const [least, most] = [LEAST.exec(text)?.[1], MOST.exec(text)?.[1]];
  if (least !== undefined || most !== undefined) {
    const bound = readNumber(least ?? most ?? '', sign);
    return bound === undefined ? undefined : least === undefined ? { high: bound } : { low: bound };
  }
  const [, a, b, c, d] = BAND.exec(text) ?? [];
  const [low, high] = [readNumber(a ?? c ?? '', sign), readNumber(b ?? d ?? '', sign)];
  return low === undefined || high === undefined ? undefined : { low, high };
}

/** Whether a line is about a measure and no work, whose statuses have days as well. */
const isOnlyMeasure = (line: Line): boolean =>
  (['action', 'actionId', 'milestone', 'milestoneId'] as const).every((field) => line.text(field) === '');

/** Reads the values of a line, for its measure or for its group. */
export function readValues(
  line: Line,
  measure: MeasureDraft,
  series: SeriesDraft | MeasureDraft,
  sign: DecimalSign,
  reading: MeasuresReading,
  book: Book,
): void {
  const values = reading.get(measure)?.values ?? [];
  const before = values.length;
  const add = (kind: ValueKind, cell: SheetCell, day: Day | undefined, column: string): void => {
    const written = writtenIn(cell, kind, sign);
    if (written === null) return;
    if (written === undefined) tellUnread(line, column, cell, 'number', book);
    else if (day === undefined) lose(line, column, cell, 'no-day', book);
    else values.push({ series, kind, day, written, cell, line, column });
  };
  const dated: Day[] = [];
  for (const column of line.values) {
    const [kind, day] = Object.entries(column.role)[0] as [DatedKind, Day];
    if (kind === 'n') continue;
    if (kind !== 'baseline') dated.push(day);
    add(kind, line.cellAt(column), day, column.header);
  }
  const targetDay = dayIn(line, 'targetDate', 'end', book);
  const actualDay = dayIn(line, 'actualDate', 'end', book) ?? dayIn(line, 'statusDate', 'end', book);
  add('target', line.cell('target'), targetDay, headerOf(line.table, 'target'));
  add('actual', line.cell('actual'), actualDay, headerOf(line.table, 'actual'));
  readSizes(line, values.slice(before), sign, book);
  // A day without a value says nothing.
  if (isNothing(line.text('target'))) loseSaid(line, 'targetDate', book);
  if (isNothing(line.text('actual'))) loseSaid(line, 'actualDate', book);
  const isDated = actualDay !== undefined && isNothing(line.text('actualDate')) && !isNothing(line.text('actual'));
  if (!isDated && isOnlyMeasure(line)) loseSaid(line, 'statusDate', book);
  const baseline = line.cell('baseline');
  if (isNothing(textOf(baseline))) {
    loseSaid(line, 'baselineDate', book);
    return;
  }
  const column = headerOf(line.table, 'baseline');
  let day = dayIn(line, 'baselineDate', 'end', book);
  if (day === undefined) {
    const [first] = [...dated, ...[targetDay, actualDay].filter((each) => each !== undefined)].sort();
    day = first === undefined ? undefined : plusMonths(first, -12);
    if (day !== undefined) {
      tellAssumed(
        { sheet: line.table.sheet.name, row: line.row, column },
        'baseline-day',
        measure.indicator,
        day,
        book,
      );
    }
  }
  add('baseline', baseline, day, column);
}

/** Reads of how many students the actual values of a line are: of the one that there is, or of that of the same day. */
function readSizes(line: Line, values: readonly PendingValue[], sign: DecimalSign, book: Book): void {
  const shownIn = values.filter(({ kind, written }) => kind === 'actual' && written !== 'masked');
  const enter = (cell: SheetCell, column: string, of: readonly PendingValue[]): void => {
    if (isNothing(textOf(cell))) return;
    const size = readNumber(cell, sign);
    const [value, ...others] = of;
    if (size === undefined || size.percent || !Number.isInteger(size.value) || size.value < 0) {
      tellUnread(line, column, cell, 'number', book);
    } else if (value === undefined || others.length > 0) {
      lose(line, column, cell, value === undefined ? 'no-place' : 'two-readings', book);
    } else value.n = size.value;
  };
  enter(line.cell('n'), headerOf(line.table, 'n'), shownIn);
  for (const column of line.values) {
    const [kind, on] = Object.entries(column.role)[0] as [DatedKind, Day];
    if (kind !== 'n') continue;
    const ofDay = shownIn.filter(({ day, n }) => day === on && n === undefined);
    enter(line.cellAt(column), column.header, ofDay.slice(0, 1));
  }
}

const numbersIn = ({ written }: PendingValue): readonly WrittenNumber[] => {
  if (written === 'masked') return [];
  if ('value' in written) return [written];
  return [written.low, written.high].filter((each) => each !== undefined);
};

const round = (value: number) => Number(value.toPrecision(12));

/**
 * The values of a measure in percents, without those that may as well be fractions: a number of at most 1 beside larger
 * ones is a percent, which is said, unless a hundred times as much is nearer to what is usual in the measure.
 */
function withoutDoubts({ values }: Values, numbers: readonly WrittenNumber[], book: Book): readonly PendingValue[] {
  const above = numbers.map(({ value }) => Math.abs(value)).filter((value) => value > 1);
  const usual = above.sort((a, b) => a - b)[Math.floor(above.length / 2)];
  if (usual === undefined) return values;
  return values.filter((each) => {
    const { line, column, cell } = each;
    const small = numbersIn(each).filter(({ value, percent }) => !percent && value !== 0 && Math.abs(value) <= 1);
    const [first] = small;
    if (first === undefined) return true;
    // The middle between a number and a hundred times as much is, in proportion, ten times as much.
    const doubt = small.find(({ value }) => 10 * Math.abs(value) < usual);
    const { value } = doubt ?? first;
    const [percent, fraction] = [`${value}%`, `${round(value * 100)}%`] as const;
    if (doubt !== undefined) tellTwoReadings(line, column, cell, [percent, fraction], book);
    else {
      const [sheet, row] = [line.table.sheet.name, line.row];
      const params = { sheet, row, column, cell: shown(cell), taken: percent, other: fraction };
      book.issues.push(sheetIssue('sheet-percent', [sheet, row, column], params, { severity: 'warning' }));
    }
    return doubt === undefined;
  });
}

/**
 * The values of a measure that counts, without those that may be thousands grouped by points: where nothing in their
 * column and their measure shows that a point is the decimal sign, "1.204" may be 1204.
 */
function withoutGroups(
  { values }: Values,
  isGrouped: ReturnType<typeof groupedColumns>,
  book: Book,
): readonly PendingValue[] {
  if (!mayBeGrouped(values.map(({ cell }) => cell))) return values;
  return values.filter((each) => {
    const { line, column, cell } = each;
    const read = numbersIn(each).map(({ value }) => Math.abs(value));
    const [written] = groupedIn(cell).filter((text) => read.includes(Number(text)));
    if (written === undefined || !isGrouped(line.table, column)) return true;
    tellTwoReadings(line, column, cell, [String(Number(written)), written.replace('.', '')], book);
    return false;
  });
}

/** Enters unit, direction and values of each measure, now that all lines are read. */
export function enterMeasures(reading: MeasuresReading, book: Book): void {
  const isGrouped = groupedColumns();
  for (const pending of reading.values()) {
    const { draft, line, values } = pending;
    const place = { sheet: line.table.sheet.name, row: line.row };
    const numbers = values.flatMap(numbersIn);
    draft.unit = unitOfAll(pending, numbers) ?? unitByValues(pending, numbers, book);
    const unsigned = numbers.filter(({ percent }) => !percent).map(({ value }) => value);
    const looksFractional =
      unsigned.every((value) => Math.abs(value) <= 1) && unsigned.some((value) => value % 1 !== 0);
    const areFractions =
      draft.unit.kind === 'percent' &&
      (pending.scale === 'fractions' || (pending.scale === undefined && looksFractional));
    if (areFractions && pending.scale === undefined) {
      const [example = 0] = unsigned.filter((value) => value % 1 !== 0);
      tellAssumed(place, 'fractions', draft.indicator, `${example} is ${round(example * 100)}%`, book);
    }
    const numberOf = ({ value, percent }: WrittenNumber) => (areFractions && !percent ? round(value * 100) : value);
    const arePoints = draft.unit.kind === 'percent' && pending.scale === undefined && !areFractions;
    const isOfCounts = draft.unit.kind === 'count' || draft.unit.kind === 'currency';
    const fitting = withoutOthers(pending, draft.unit, book);
    const clear = isOfCounts ? withoutGroups({ values: fitting }, isGrouped, book) : fitting;
    const sure = arePoints ? withoutDoubts({ values: clear }, numbers, book) : clear;
    draft.direction = pending.direction ?? directionByValues(pending, sure, numberOf, book);
    for (const value of sure) enterValue(value, draft.direction, numberOf, book);
    for (const series of seriesOf(draft)) {
      for (const list of [series.targets, series.observations, series.withheld]) {
        list.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
      }
    }
    if (draft.dataSource === '') {
      draft.dataSource = 'Not stated';
      tellAssumed(place, 'data-source', draft.indicator, draft.dataSource, book);
    }
  }
}

/** The unit that a line names; of a kind that is not known, percents where all values are. */
function unitOfAll({ unit }: PendingMeasure, numbers: readonly WrittenNumber[]): MeasureUnit | undefined {
  const areAll = numbers.length > 0 && numbers.every(({ percent }) => percent);
  return unit?.kind === 'count' && unit.label !== undefined && areAll ? { ...unit, kind: 'percent' } : unit;
}

/** The currencies that a text may mean. */
const CURRENCIES = [/\$|usd|dollar|d[oó]lar|cad/i, /€|eur/i, /£|gbp|pound/i, /¥|jpy|yen|cny|yuan/i];
const currencyOf = (text: string) => CURRENCIES.findIndex((pattern) => pattern.test(text.slice(0, 80)));

/** The values of a measure without those of another unit than its own: percents among counts, euros among dollars. */
function withoutOthers({ values }: Values, { kind, label }: MeasureDraft['unit'], book: Book): readonly PendingValue[] {
  const [own] = values.flatMap(numbersIn).flatMap(({ currency }) => currency ?? []);
  const isMoney = kind === 'currency';
  const ownCurrency = currencyOf(label ?? '') === -1 ? currencyOf(own ?? '') : currencyOf(label ?? '');
  const isOtherMoney = (currency: string) => isMoney && currencyOf(currency) !== ownCurrency;
  return values.filter((each) => {
    const isOther = numbersIn(each).some(
      ({ percent, currency }) =>
        (percent && (kind === 'count' || isMoney)) || (currency !== null && isOtherMoney(currency)),
    );
    if (isOther) tellUnread(each.line, each.column, each.cell, 'number', book);
    return !isOther;
  });
}

function unitByValues({ draft, line }: PendingMeasure, numbers: readonly WrittenNumber[], book: Book): MeasureUnit {
  if (numbers.some(({ percent }) => percent)) return { kind: 'percent' };
  const currency = numbers.find((number) => number.currency !== null)?.currency;
  if (typeof currency === 'string') return { kind: 'currency', label: currency };
  const isShare = /%|\bpercent|\bproportion|\bshare of/i.test(draft.indicator.slice(0, 500));
  const kind = isShare ? 'percent' : 'count';
  tellAssumed({ sheet: line.table.sheet.name, row: line.row }, 'unit', draft.indicator, kind, book);
  return { kind };
}

function directionByValues(
  { draft, line }: PendingMeasure,
  values: readonly PendingValue[],
  numberOf: (number: WrittenNumber) => number,
  book: Book,
): Direction {
  const own = values.filter(({ series }) => series === draft);
  const inKind = (kind: ValueKind) =>
    own
      .filter((each) => each.kind === kind)
      .sort((a, b) => (a.day < b.day ? -1 : 1))
      .flatMap(numbersIn)
      .map(numberOf);
  const targets = inKind('target');
  const first = inKind('baseline')[0] ?? targets[0] ?? 0;
  const last = targets.at(-1) ?? first;
  const falls =
    last < first ||
    (last === first && /\b(?:reduc|decreas|fewer|lower|absen|dropout)/i.test(draft.indicator.slice(0, 500)));
  const direction = falls ? 'decrease' : 'increase';
  tellAssumed({ sheet: line.table.sheet.name, row: line.row }, 'direction', draft.indicator, direction, book);
  return direction;
}

function enterValue(
  { series, kind, day, written, cell, line, column, n }: PendingValue,
  direction: Direction,
  numberOf: (number: WrittenNumber) => number,
  book: Book,
): void {
  const placed = <Value extends object>(value: Value): Value => {
    book.places.set(value, { line, column });
    return value;
  };
  if (written === 'masked') {
    series.withheld.push(placed({ date: day }));
    return;
  }
  if (kind === 'target') {
    const { low, high } = 'value' in written ? { low: written, high: written } : written;
    const [least, most] = [low, high].map((each) => (each === undefined ? undefined : numberOf(each)));
    const single = least === undefined || most === undefined ? (least ?? most) : least === most ? least : undefined;
    const band = { ...(least === undefined ? {} : { low: least }), ...(most === undefined ? {} : { high: most }) };
    if (direction !== 'maintain' && single !== undefined) series.targets.push(placed({ date: day, value: single }));
    else series.targets.push(placed({ date: day, ...band }));
    return;
  }
  if (!('value' in written)) return;
  const value = numberOf(written);
  if (kind === 'actual') series.observations.push(placed({ date: day, value, ...(n === undefined ? {} : { n }) }));
  else if (series.baseline === undefined) series.baseline = placed({ date: day, value });
  else if (series.baseline.date !== day || series.baseline.value !== value) {
    const first = { line: book.places.get(series.baseline)?.line ?? line, cell: series.baseline.value };
    tellConflict(line, column, cell, first, book);
    if (column === headerOf(line.table, 'baseline')) loseSaid(line, 'baselineDate', book);
  }
}

/** Whether the text of a group column means all students. */
export const namesWhole = (text: string): boolean =>
  text.length <= 40 &&
  /^(?:|all|all students|total|overall|whole|state(?:wide)?|district(?:wide)?|everyone)$/i.test(text);
