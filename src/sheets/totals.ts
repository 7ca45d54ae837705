/** Rows that sum up others: what they say follows from the lines above, and they are no goals. */
import { isNothing, readNumber, textOf } from './cells.js';
import { readRange } from './days.js';
import type { Line } from './line.js';
import type { TableColumn } from './recognize.js';
import type { SheetRole } from './sheet.js';

/** Longer text is a name of its own. */
const LONGEST = 200;

const WORD = '(?:totals?|totales|sums?|sumas?|averages?|avg\\.?|means?|counts?|promedios?)';
const PREFIX = '(?:grand |overall |sub-?)?';

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
/** A level of a plan with its number. */
const NUMBERED =
  /^(?:goals?|strateg(?:y|ies)|objectives?|priorit(?:y|ies)|pillars?|milestones?|metas?|objetivos?|estrategias?|hitos?)\s*#?\d+(?:\.\d+)*$/i;

const CONTAINERS: readonly SheetRole[] = ['goal', 'strategy', 'goalOrStrategy', 'milestone'];

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

/** Whether a line has neither days nor a title besides; a count is no title. */
const isAlone = (line: Line, first: TableColumn): boolean =>
  (['start', 'end'] as const).every((field) => line.text(field) === '') && hasNoTitle(line, first);

const hasNoTitle = (line: Line, first: TableColumn): boolean =>
  (['action', 'milestone', 'strategy', 'measure'] as const).every(
    (field) => first.role === field || /^\d{0,9}$/.test(line.text(field)),
  );

/** Whether all that a line says besides are numbers and days, such as the first start and the last end of others. */
const isOfNumbers = (line: Line, first: TableColumn): boolean =>
  line.table.columns.every((column) => {
    if (column === first || column.role === 'ignore') return true;
    const cell = line.cellAt(column);
    const text = textOf(cell);
    if (isNothing(text) || readNumber(cell, '.') !== undefined || readNumber(cell, ',') !== undefined) return true;
    return readRange(typeof cell === 'number' ? cell : text, line.table.style) !== undefined;
  });

/** Whether a line, whose first cell is given, sums up others. */
export function isTotal(line: Line, first: TableColumn, named: Named): boolean {
  const text = textOf(line.cellAt(first));
  if (text.length > LONGEST) return false;
  const isWord = ALONE.test(text);
  if (isWord && isAlone(line, first)) return true;
  // Measures, groups of students and tasks have such names of their own.
  if (!CONTAINERS.includes(first.role) && first.role !== 'action') return false;
  const isOf = OF.map((pattern) => pattern.exec(text)?.[1]).some(
    (what) => what !== undefined && (NUMBERED.test(what) || named.has(what)),
  );
  const isSum = isWord || isOf || OVERALL.test(text) || SUBTOTAL.test(text);
  return isSum && hasNoTitle(line, first) && isOfNumbers(line, first);
}
