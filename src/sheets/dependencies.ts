/** What work waits for: by ids, or by row numbers as project tools write predecessors ("3", "4FS+2 days; 7SS"). */
import { isNothing } from './cells.js';
import type { ActionDraft, Book, MilestoneDraft } from './draft.js';
import { headerOf, type Line, lose, tellUnread } from './lines.js';
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

const PREDECESSOR = /^(\d+)\s*(FS|SS|FF|SF)?\s*([+-].{1,20})?$/i;

/** Enters what each waits for, now that all of it is read. */
export function enterDependencies({ byId, byRow, pending }: DependenciesReading, book: Book): void {
  for (const { line, draft } of pending) {
    const text = line.text('dependsOn');
    const column = headerOf(line.table, 'dependsOn');
    const ids = new Set<string>();
    for (const part of byId.has(text) ? [text] : text.slice(0, 10_000).split(/[;,]/)) {
      const name = part.trim();
      if (name === '') continue;
      const [, number, type = 'FS', lag] = PREDECESSOR.exec(name) ?? [];
      const found = byId.get(name) ?? byRow.get(line.table)?.get(number ?? name);
      if (found === undefined || found === draft) {
        tellUnread(line, column, name, 'predecessor', book);
        continue;
      }
      const waits = byId.has(name) || type.toUpperCase() === 'FS';
      if (waits) ids.add(found.id);
      // Only that one ends before the other starts can be said.
      if (!waits || (lag !== undefined && !byId.has(name))) lose(line, column, name, 'no-place', book);
    }
    if (ids.size > 0) draft.dependsOn = [...ids];
  }
}
