/** What work waits for: by ids, or by row numbers as project tools write predecessors ("3", "4FS+2 days; 7SS"). */
import { isNothing } from './cells.js';
import type { ActionDraft, Book, MilestoneDraft } from './draft.js';
import type { Line } from './line.js';
import { headerOf, lose, tellUnread } from './lines.js';
import type { SheetTable } from './recognize.js';

type Work = ActionDraft | MilestoneDraft;

/** What is read of dependencies in all sheets. */
export interface DependenciesReading {
  readonly byId: Map<string, Work>;
  /** Work by its row number, in each table. */
  readonly byRow: Map<SheetTable, Map<string, Work>>;
  readonly pending: { readonly line: Line; readonly draft: Work }[];
}

/** Enters work under its id and its row number. */
export function enterWork(line: Line, draft: Work, { byId, byRow, pending }: DependenciesReading): void {
  byId.set(draft.id, draft);
  const rows = byRow.get(line.table) ?? new Map<string, Work>();
  byRow.set(line.table, rows);
  const number = line.text('row');
  rows.set(number === '' ? String(line.row - line.table.headerRow) : number, draft);
  if (!isNothing(line.text('dependsOn'))) pending.push({ line, draft });
}

/** A row number with what must be over for what (in Spanish: FC, CC, FF, CF), and a lag. */
const PREDECESSOR = /^(\d+)\s*(FS|SS|FF|SF|FC|CC|CF)?\s*([+-].{1,20})?$/i;

/** What a cell names, one by one: between semicolons, a comma may belong to a number or an id. */
function partsOf(text: string, isKnown: (name: string) => boolean): readonly string[] {
  const whole = text
    .slice(0, 10_000)
    .split(';')
    .map((part) => part.trim());
  const isDecimal = (part: string) => /[+-]\s*\d+,\d+\s*\p{L}/u.test(part.slice(0, 40));
  const parts = whole.flatMap((part) =>
    isKnown(part) || (whole.length > 1 && isDecimal(part)) ? [part] : part.split(','),
  );
  return parts.map((part) => part.trim()).filter((part) => part !== '');
}

/** Enters what each waits for, now that all of it is read. */
export function enterDependencies({ byId, byRow, pending }: DependenciesReading, book: Book): void {
  for (const { line, draft } of pending) {
    const text = line.text('dependsOn');
    const column = headerOf(line.table, 'dependsOn');
    const ids = new Set<string>();
    for (const name of byId.has(text) ? [text] : partsOf(text, (part) => byId.has(part))) {
      const [, number, type = 'FS', lag] = PREDECESSOR.exec(name) ?? [];
      const found = byId.get(name) ?? byRow.get(line.table)?.get(number ?? name);
      if (found === undefined || found === draft) {
        tellUnread(line, column, name, 'predecessor', book);
        continue;
      }
      const waits = byId.has(name) || /^F[SC]$/i.test(type);
      if (waits) ids.add(found.id);
      // Only that one ends before the other starts can be said.
      if (!waits || (lag !== undefined && !byId.has(name))) lose(line, column, name, 'no-place', book);
    }
    if (ids.size > 0) draft.dependsOn = [...ids];
  }
}
