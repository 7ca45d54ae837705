/**
 * A report as plain data: headings, paragraphs, lists and tables made of our words and of text of the plan, kept apart,
 * so that each way of writing it down (Markdown, HTML) escapes the plan's text as it must.
 */
import type { Look } from './looks.js';

/** A piece of a line: our own words, text of the plan, or how something stands. */
export type Inline =
  | string
  | { readonly plan: string }
  | { readonly strong: readonly Inline[] }
  | { readonly standing: string; readonly look: Look };

/** One line of text. */
export type Line = readonly Inline[];

/** A row of a table; a leading row is set off from those that follow it. */
export interface TableRow {
  readonly cells: readonly Line[];
  readonly leading?: boolean;
}

/** A part of a report. */
export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2 | 3 | 4; readonly line: Line; readonly id?: string }
  | { readonly kind: 'paragraph'; readonly line: Line }
  | { readonly kind: 'quote'; readonly line: Line }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly items: readonly Line[] }
  | { readonly kind: 'table'; readonly head: readonly Line[]; readonly rows: readonly TableRow[] }
  /** What colors and marks mean, where there are colors. */
  | { readonly kind: 'legend' }
  /** A place for a picture of an entity, where the host has one. */
  | { readonly kind: 'picture'; readonly id: string; readonly title: string; readonly isOfMeasure: boolean };

/** A report: its language, its title, and its parts in order. */
export interface ReportDocument {
  readonly locale: string;
  readonly title: string;
  /** As of which day it speaks, in words. */
  readonly asOf: string;
  readonly blocks: readonly Block[];
}
