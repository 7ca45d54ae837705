/** Rows that sum up others: what they say follows from the lines above, and they are no goals. */
import { isNothing, readNumber, textOf } from './cells.js';
import { readRange } from './days.js';
import type { Line } from './line.js';
import { SUBJECTS, type TableColumn } from './recognize.js';
import type { SheetRole } from './sheet.js';

/** Longer text is a name of its own. */
const LONGEST = 200;

const WORD =
  '(?:totals?|totales|sums?|sumas?|averages?|avg\\.?|means?|counts?|promedios?|gesamt(?:summe)?|insgesamt|summe|durchschnitt|somme|moyenne)';
const PREFIX = '(?:grand |overall |sub-?)?';
/** What a row of totals may count. */
const KIND =
  '(?:action (?:step|item)s?|actions?|activit(?:y|ies)|steps?|tasks?|items?|milestones?|deliverables?|goals?|strateg(?:y|ies)|objectives?|initiatives?|acci[oó]n(?:es)?|actividad(?:es)?|tareas?|hitos?|metas?|estrategias?|objetivos?)';
const STATE =
  '(?:(?:in )?total|completed?|done|finished|closed|open|remaining|planned|started|not started|in progress|on (?:track|schedule)|behind(?: schedule)?|delayed|late|overdue|at risk|complet(?:ad)?[oa]s?|terminad[oa]s?|en curso)';

/** Words for a sum alone. */
const ALONE = new RegExp(`^${PREFIX}${WORD}(?: general(?:es)?)?(?:\\s*[:(].*)?$`, 'i');
const OVERALL = /^overall(?: (?:progress|completion|status|score))?\s*:?$/i;
/** A sum with what it is of, before it or after it. */
const OF = [
  new RegExp(
    `^${PREFIX}${WORD}(?:\\s*[-–:]\\s*|\\s+)(?:(?:for|of|de|del|para)\\s+(?:(?:the|la|el)\\s+)?)?(\\S.*)$`,
    'i',
  ),
  new RegExp(`^(.*[^\\s–:,-])\\s*[-–:,]?\\s+(?:${PREFIX}${WORD}|overall)$`, 'i'),
];
const SUBTOTAL = /^sub-?total(?:es|s)?\b/i;
/** How many there are of a kind: "Total actions", "Number of actions: 3", "Actions, total". */
const OF_KIND = new RegExp(
  `^(?:${PREFIX}${WORD}(?: (?:number|no\\.?|#|n[uú]mero))?(?: (?:of|de))? ${KIND}|(?:number|no\\.|#|n[uú]mero) (?:of|de) ${KIND}|${KIND},? ${WORD})(?:\\s*[:=(].*)?$`,
  'i',
);
/** A level of a plan with its number. */
const NUMBERED =
  /^(?:goals?|strateg(?:y|ies)|objectives?|priorit(?:y|ies)|pillars?|milestones?|metas?|objetivos?|estrategias?|hitos?)\s*#?\d+(?:\.\d+)*$/i;

const NUMBER = '\\d{1,9}(?: ?(?:/|of|out of|de) ?\\d{1,9})?';
/** How many there are, of what, and how far they are: "3", "3 actions", "3 of 5 complete", "Actions: 3". */
const COUNT = new RegExp(`^(?:(?:${KIND}|n) ?[:=] ?)?${NUMBER}(?: ${KIND})?(?: ${STATE})?$`, 'i');
/** Such a count that says what it is of. */
const COUNT_OF_KIND = new RegExp(`^(?:${KIND} ?[:=] ?${NUMBER}|${NUMBER} ${KIND})(?: ${STATE})?$`, 'i');
/** Counts of whatever a column holds: "3 owners". */
const COUNT_OF_ANY = /^\d{1,9}(?: [\p{L}-]{1,30}){0,3}$/u;

const spaced = (text: string) => text.slice(0, LONGEST).replace(/\s+/g, ' ').trim();

/** Whether a text is one count or several: "1 complete, 2 on track". */
const isOfCounts = (text: string, count: RegExp): boolean =>
  text.length <= LONGEST &&
  text
    .split(/[,;]/)
    .map(spaced)
    .every((each) => count.test(each));

const CONTAINERS: readonly SheetRole[] = ['goal', 'strategy', 'goalOrStrategy', 'milestone'];
/** What says where a line stands, not what it is about. */
export const PLACES: readonly SheetRole[] = ['row', 'level', 'outlineNumber'];

const plain = (text: string) => text.slice(0, LONGEST).toLowerCase().replace(/\s+/g, ' ').trim();

/** The names that the lines of a table have given to goals, strategies and milestones so far. */
export class Named {
  readonly #names = new Set<string>();

  add(line: Line): void {
    for (const column of line.table.columns) {
      if (CONTAINERS.includes(column.role)) this.#names.add(plain(textOf(line.cellAt(column))));
    }
  }

  has(text: string): boolean {
    return this.#names.has(plain(text));
  }
}

/** Whether a line has no days besides. */
const hasNoDays = (line: Line): boolean => (['start', 'end'] as const).every((field) => line.text(field) === '');

/** Whether a line has no title besides; a count is none. */
const hasNoTitle = (line: Line, label: TableColumn): boolean =>
  (['action', 'milestone', 'strategy', 'measure', 'task'] as const).every((field) => {
    const text = line.text(field);
    return label.role === field || text === '' || isOfCounts(text, COUNT);
  });

/** Whether all that a line says besides are numbers, counts and days, such as the first start and the last end of others. */
const isOfNumbers = (line: Line, columns: readonly TableColumn[], label: TableColumn): boolean =>
  columns.every((column) => {
    const cell = line.cellAt(column);
    const text = textOf(cell);
    if (column === label || isNothing(text) || (CONTAINERS.includes(column.role) && column.index < label.index))
      return true;
    if (readNumber(cell, '.') !== undefined || readNumber(cell, ',') !== undefined) return true;
    if (isOfCounts(text, COUNT) || isOfCounts(text, COUNT_OF_ANY)) return true;
    return readRange(typeof cell === 'number' ? cell : text, line.table.style) !== undefined;
  });

/** What may call a line a sum: its first cell that says neither where it stands nor what lines above are about. */
function labelOf(line: Line, columns: readonly TableColumn[], named: Named): TableColumn | undefined {
  const said = columns.filter(({ role }) => !PLACES.includes(role));
  const label = said.find((column) => !(CONTAINERS.includes(column.role) && named.has(textOf(line.cellAt(column)))));
  // A measure below its goal has a name of its own.
  return label !== undefined && (CONTAINERS.includes(label.role) || label.role === 'action') ? label : said[0];
}

/** The cell beside the columns that are read which calls a line without any name a sum. */
function asideOf(line: Line, columns: readonly TableColumn[]): TableColumn | undefined {
  if (columns.some(({ role }) => role === 'group' || SUBJECTS.includes(role))) return undefined;
  return line.table.columns.find((column) => column.role === 'ignore' && ALONE.test(textOf(line.cellAt(column))));
}

/** The cell by which a line, whose columns with something in them are given, sums up others; undefined where it does not. */
export function totalIn(line: Line, columns: readonly TableColumn[], named: Named): TableColumn | undefined {
  const aside = asideOf(line, columns);
  if (aside !== undefined) return aside;
  const label = labelOf(line, columns, named) ?? columns[0];
  if (label === undefined || label.role === 'group') return undefined;
  const text = textOf(line.cellAt(label));
  if (text.length > LONGEST || !hasNoTitle(line, label)) return undefined;
  const isWord = ALONE.test(text);
  if (isWord && hasNoDays(line)) return label;
  // Measures, groups of students and tasks have such names of their own.
  const isOfWork = CONTAINERS.includes(label.role) || label.role === 'action';
  if (!isOfWork && label.role !== 'task') return undefined;
  const isBare = hasNoDays(line) && (OF_KIND.test(spaced(text)) || COUNT_OF_KIND.test(spaced(text)));
  const isOf = OF.map((pattern) => pattern.exec(text)?.[1]).some(
    (what) => what !== undefined && (NUMBERED.test(what) || named.has(what)),
  );
  const isSum = isBare || (isOfWork && (isWord || isOf || OVERALL.test(text) || SUBTOTAL.test(text)));
  return isSum && isOfNumbers(line, columns, label) ? label : undefined;
}
