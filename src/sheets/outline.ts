/**
 * Tables with one column of tasks, as project tools write them: levels by number, by WBS code or by indent. The lowest
 * levels are milestones and actions, those above them goals and strategies.
 */
import { isNothing, textOf } from './cells.js';
import {
  type Above,
  goalAbove,
  milestoneAbove,
  newAction,
  newGoal,
  newMilestone,
  newStrategy,
  readBand,
  readCommon,
  readDirection,
  readPeriod,
  readStrategyPeriod,
  strategyAbove,
} from './containers.js';
import type { ActionDraft, Book, MilestoneDraft } from './draft.js';
import type { Line } from './line.js';
import { headerOf, lose, loseSwitchedOff } from './lines.js';
import { bandOf } from './own-goals.js';
import type { SheetField } from './sheet.js';
import { readStatus, timesIn, type WorkReading } from './work.js';

/** A task with its depth, 1 at the top. */
interface Task {
  readonly line: Line;
  readonly depth: number;
  readonly title: string;
  readonly isSummary: boolean;
}

/** How far in a line stands, in whatever its table counts. */
function rawLevel(line: Line): number {
  const level = line.text('level');
  if (/^\d{1,3}$/.test(level)) return Number(level);
  const number = line.text('outlineNumber');
  if (/^\d+(?:\.\d+){0,20}$/.test(number)) return number.split('.').length;
  const cell = line.cell('task');
  return typeof cell === 'string' ? (/^[\s\u00a0]{0,200}/.exec(cell)?.[0] ?? '').replaceAll('\t', '    ').length : 0;
}

function tasksOf(lines: readonly Line[]): readonly Task[] {
  const open: number[] = [];
  const placed = lines.map((line) => {
    const raw = rawLevel(line);
    while (open.length > 0 && (open.at(-1) as number) >= raw) open.pop();
    open.push(raw);
    return { line, depth: open.length, title: line.text('task') };
  });
  return placed.map((task, index) => ({ ...task, isSummary: (placed[index + 1]?.depth ?? 0) > task.depth }));
}

/** The lines that are no tasks but name the goal of those below them, each with its column. */
const bandsIn = (lines: readonly Line[]) =>
  new Map(
    lines.flatMap((line) => {
      const band = bandOf(line);
      return band !== undefined && /^\S/.test(String(line.cellAt(band))) ? [[line, band] as const] : [];
    }),
  );

/** Reads the tasks of a table. */
export function readOutline(
  lines: readonly Line[],
  above: Above,
  work: WorkReading,
  enter: (line: Line, draft: ActionDraft | MilestoneDraft) => void,
  book: Book,
): void {
  const bands = bandsIn(lines);
  let tasks = tasksOf(lines.filter((line) => !bands.has(line) && line.text('task') !== ''));
  const deepest = () => tasks.reduce((most, { depth }) => Math.max(most, depth), 0);
  const [root] = tasks;
  if (root !== undefined && deepest() > 4 && tasks.every(({ depth }, index) => index === 0 || depth > 1)) {
    // The one task over all others is the project itself.
    lose(root.line, headerOf(root.line.table, 'task'), root.title, 'no-place', book);
    tasks = tasks.slice(1).map((task) => ({ ...task, depth: task.depth - 1 }));
  }
  const offset = Math.max(0, 4 - deepest());
  const over = [...bands];
  for (const { line, depth, title, isSummary } of tasks) {
    for (const [band, column] of over.splice(0, over.findLastIndex(([band]) => band.row < line.row) + 1))
      readBand(band, above, book, column);
    const place = Math.min(depth + offset, 4);
    if (place === 1) {
      Object.assign(above, { goal: newGoal(book, line, title), strategy: undefined, milestone: undefined });
    } else if (place === 2) {
      above.strategy = newStrategy(book, line, goalAbove(book, line, above), title);
      above.milestone = undefined;
    }
    if (place <= 2) {
      if (isSummary) readSummary(line, above, book);
      else readDirection(line, above, timesIn(line, book), book);
      continue;
    }
    if (place === 4 && isSummary) {
      lose(line, headerOf(line.table, 'task'), textOf(title), 'no-place', book);
      continue;
    }
    const draft =
      place === 3
        ? newMilestone(book, line, strategyAbove(book, line, above), title)
        : newAction(book, line, milestoneAbove(book, line, above), title);
    if (place === 3) above.milestone = draft as MilestoneDraft;
    readPeriod(line, draft, timesIn(line, book), book);
    readCommon(line, draft, book);
    if (isSummary) loseSummary(line, DERIVED, book);
    else readStatus(line, draft, work, book);
    enter(line, draft);
  }
  for (const [band, column] of over) readBand(band, above, book, column);
}

const DERIVED: readonly SheetField[] = ['percentComplete', 'status', 'health'];

/** Enters what the lines below say already. */
function loseSummary(line: Line, fields: readonly SheetField[], book: Book): void {
  for (const field of fields) {
    if (!isNothing(line.text(field))) lose(line, headerOf(line.table, field), line.cell(field), 'summary', book);
  }
  loseSwitchedOff(line, 'summary', book);
}

/** A line over others: how far it is comes from those. */
function readSummary(line: Line, above: Above, book: Book): void {
  const draft = above.strategy ?? above.goal;
  if (draft !== undefined) readCommon(line, draft, book);
  if (above.strategy !== undefined) readStrategyPeriod(line, above.strategy, timesIn(line, book), book);
  loseSummary(line, above.strategy === undefined ? [...DERIVED, 'start', 'end'] : DERIVED, book);
}
