/**
 * What a header may mean: the common names of each field, and headers that name a time ("FY26 target", "Actual 2024-25",
 * "Baseline (2023-24)"). A header that may mean several things gives them all; the columns beside it decide.
 */
import type { Day } from '../model/calendar.js';
import { type DayStyle, edgeOf } from '../model/written-day.js';
import type { WrittenDays } from '../model/written-year.js';
import { readTime } from './days.js';
import { fieldNames } from './field-names.js';
import type { SheetField, SheetRole } from './sheet.js';

/** Headers longer than this are sentences, not names. */
const LONGEST = 80;

/** Names of a percent of whatever: how far work is, where nothing else in its table says that. */
const barePercents = new Set(['percent', 'pct', 'percentage', '%']);

/** Columns of project tools that say what was, or follows from others. */
const passedOver = new Set([
  'actual start',
  'actual finish',
  'baseline start',
  'baseline finish',
  'unique id',
  'duration',
  'ancestors',
  'children',
  'actual start date',
  'actual end date',
  'actual completion date',
  'completed at',
  'subitems',
]);

const fieldsByName = new Map<string, SheetField[]>();
for (const [field, known] of fieldNames) {
  for (const name of known) {
    const fields = fieldsByName.get(name);
    if (fields === undefined) fieldsByName.set(name, [field]);
    else fields.push(field);
  }
}

/** Marks of notes that stand below a table. */
const MARKS = /[\s*†‡§¹²³⁰⁴-⁹]+$/;

const unmarked = (header: string): string => (header.length > LONGEST ? header : header.replace(MARKS, ''));

/** A part of a year without the year, which a merged header above may say. */
const PART =
  /^(?:q[1-4]|[1-4]q|h[12]|[12]h|(?:1st|2nd|3rd|4th|first|second|third|fourth) (?:quarter|half)|[a-z]{3,9}\.?)$/i;

/** A header as the table of names has it. */
const plain = (header: string) =>
  header
    .normalize('NFD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}%#]+/gu, ' ')
    .trim();

/** What a header may mean. */
export interface HeaderReadings {
  /** Roles, the likeliest first; none where the header is not known. */
  readonly roles: readonly SheetRole[];
  /** The last day of the time in it by the calendar, where it is read by the fiscal year and does not say so. */
  readonly byCalendar?: Day | undefined;
  /** Whether it is known, also where it is not read. */
  readonly known: boolean;
}

const kindWords = {
  baseline: /\bbase ?lines?\b|\bl[ií]nea (?:de )?base\b/i,
  target: /\b(?:targets?|goals?|planned|plan|projected|benchmarks?|expected|tgt|metas?|previst[oa]s?)\b/i,
  actual:
    /\b(?:actuals?|results?|observed|achieved|performance|values?|reported|real(?:es)?|resultados?|logrados?|valor(?:es)?)\b/i,
  // Of how many students a value is: "N 2025-26", "2025-26 N tested".
  n: /\bn[- ](?:size|count|tested)\b|(?:\b(?:number|no|count)\b\.?|#) (?:of students )?(?:tested|observed|assessed)\b|\bstudents (?:tested|assessed)\b|\bdenominators?\b|^n\b|\bn$/i,
} as const;
type ValueKind = keyof typeof kindWords;
const kindsOfValue = Object.keys(kindWords) as ValueKind[];

/** The kinds of value that words name: a group header over several columns may say it. */
export const valueKindsIn = (text: string): readonly ValueKind[] =>
  text.length > LONGEST
    ? []
    : kindWords.n.test(text)
      ? ['n']
      : kindsOfValue.filter((kind) => kindWords[kind].test(text));

const roleOf = (kind: ValueKind, day: string): SheetRole =>
  ({ baseline: { baseline: day }, target: { target: day }, actual: { actual: day }, n: { n: day } })[kind];

const UNKNOWN: HeaderReadings = { roles: [], known: false };

/** The year that a merged header says, without the kind of its values: "FY26" of "FY26 Actual". */
function yearIn(above: string): string {
  let rest = above;
  for (const kind of kindsOfValue) rest = rest.replace(new RegExp(kindWords[kind], 'gi'), ' ');
  return rest.replace(/\s+/g, ' ').trim();
}

/** Values on the last day of a time: two roles each, where that may be two days. */
const datedRoles = (kinds: readonly ValueKind[], time: WrittenDays): HeaderReadings => ({
  roles: kinds.flatMap((kind) => edgeOf(time, 'end').map((day) => roleOf(kind, day))),
  byCalendar: time.byCalendar?.end,
  known: true,
});

const IN_NUMBERS = /(?<![\d./-])\d{1,2}[-/.]\d{1,2}[-/.](?:\d{4}|\d{2})(?![\d./-])/;

/** The day in numbers by which the values below a header are dated, in either order; undefined where there is none. */
export function dayInHeader(header: string, above: string, style: DayStyle): string | undefined {
  const [day] = [header, above].flatMap((text) => IN_NUMBERS.exec(text.slice(0, LONGEST))?.[0] ?? []);
  if (day === undefined) return undefined;
  const isDated = (['mdy', 'dmy'] as const).some((order) =>
    readingsOf(header, above, { ...style, order, dotted: order }).roles.some((role) => typeof role === 'object'),
  );
  return isDated ? day : undefined;
}

/**
 * What a header may mean.
 *
 * @param marked - The header, with marks of notes or without.
 * @param over - What a merged header above it says, if anything.
 */
export function readingsOf(marked: string, over: string, style: DayStyle): HeaderReadings {
  const [header, above] = [unmarked(marked), unmarked(over)];
  if (header === '' || header.length > LONGEST) return UNKNOWN;
  const name = plain(header.replace(/\((?:0|1)[^)]*\)/g, ''));
  const fields = fieldsByName.get(name);
  const [value] = kindsOfValue.filter((kind) => kind === fields?.[0]);
  if (value !== undefined && above.length <= LONGEST) {
    // A merged header above says of which time the values are.
    const time = readTime(above, style);
    if (time !== undefined) return datedRoles([value], time);
  }
  if (fields !== undefined) return { roles: fields, known: true };
  if (barePercents.has(name)) return { roles: ['percentComplete', 'ignore'], known: true };
  if (passedOver.has(name)) return { roles: [], known: true };
  const own = valueKindsIn(header);
  const kinds = own.length > 0 ? own : valueKindsIn(above);
  let rest = header;
  for (const kind of own) rest = rest.replace(new RegExp(kindWords[kind], 'gi'), ' ');
  rest = rest
    .replace(/[():,;]|\bvalues?\b|\bas of\b|\bby\b|\bin\b|\bfor\b/gi, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[ \-–/]+|[ \-–/]+$/g, '');
  const year = PART.test(rest) && above.length <= LONGEST ? yearIn(above) : '';
  const time =
    readTime(/^\d{5}$/.test(rest) ? Number(rest) : rest, style) ??
    (year === '' ? undefined : readTime(`${rest} ${year}`, style));
  if (time === undefined) {
    const beside = fieldsByName.get(plain(header.replace(/\([^)]*\)/g, '')));
    return beside === undefined ? UNKNOWN : { roles: beside, known: true };
  }
  return datedRoles(kinds.length > 0 ? kinds : ['target', 'actual'], time);
}
