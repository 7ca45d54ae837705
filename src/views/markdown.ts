/** The report in Markdown (CommonMark with GitHub's tables), with text of the plan escaped wherever markup may stand. */
import type { Plan } from '../model/generated/types.js';
import { oneLine } from '../model/text.js';
import type { Block, Inline, Line } from './document.js';
import { marks } from './looks.js';
import { type ReportOptions, reportOf } from './report.js';

/**
 * Text of the plan where Markdown may stand: what could open markup, a link, a mention, an emoji, a formula or a cell is
 * escaped, so that it reads as it was written.
 */
export function escapeMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[\\`*_[\]{}<>&|~#$@^]/g, '\\$&')
    .replace(/:(?=\S)/g, '\\:')
    .replace(/(www)\./gi, '$1\\.')
    .replace(/^([-+=])/, '\\$1')
    .replace(/^(\d+)([.)])(?=\s|$)/, '$1\\$2');
}

function inline(piece: Inline): string {
  if (typeof piece === 'string') return piece;
  if ('plan' in piece) return escapeMarkdown(piece.plan);
  if ('strong' in piece) return `**${line(piece.strong)}**`;
  return `${escapeMarkdown(marks[piece.look])} ${piece.standing}`;
}

const line = (pieces: Line): string => pieces.map(inline).join('');

const row = (cells: readonly Line[]): string => `| ${cells.map(line).join(' | ')} |`;

function block(part: Block): string {
  switch (part.kind) {
    case 'heading':
      return `${'#'.repeat(part.level)} ${line(part.line)}`;
    case 'paragraph':
      return line(part.line);
    case 'quote':
      return `> ${line(part.line)}`;
    case 'list':
      return part.items.map((item) => `${part.ordered ? '1.' : '-'} ${line(item)}`).join('\n');
    case 'table':
      return [row(part.head), row(part.head.map(() => ['---'])), ...part.rows.map(({ cells }) => row(cells))].join(
        '\n',
      );
    default:
      return '';
  }
}

/**
 * The plan's standing as a report in Markdown that a leadership team can read: first a summary of three to five
 * sentences (where the plan stands, what is furthest behind, what needs a decision, what is not known), then what to
 * look at first, direction, and goal by goal its measures with groups and gaps, strategies, theories of action and what
 * comparing work with results says of them, milestones and actions, and changes of course made by the day.
 *
 * Text of the plan is escaped: a title can neither break a table nor inject markup, and reads as it was written, on one
 * line. Never throws on a well-shaped plan, whatever rules it breaks; an `asOf` that is no calendar day is a
 * `RangeError`.
 *
 * Source: Redding & Layland 2015: what standing reviews of plan, strategies, milestones and actions look at.
 *
 * @example
 * ```ts
 * import { toMarkdown } from 'spm-model/views';
 * const report = toMarkdown(examplePlan, { asOf: '2026-08-03' });
 * report.split('\n')[0]; // '# Lakeland: every learner on the way, 2025 to 2030'
 * ```
 */
export function toMarkdown(plan: Plan, options: ReportOptions): string {
  const parts = reportOf(plan, options).blocks.map(block);
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}
