/**
 * What the diagrams share: how text of the plan is escaped for Mermaid, how a standing looks, and a flowchart under way.
 * A diagram says in words and marks how things stand, and colours only repeat it.
 */
import { titleOf } from '../model/find.js';
import type { ActionState } from '../progress/action.js';
import type { ImplementationState } from '../progress/implementation.js';
import type { MeasureStatus } from '../progress/verdict.js';
import { cut, oneLine } from './text.js';

/** Mermaid refuses texts of more than 50,000 characters and charts of more than 500 edges: drawings stay well below. */
export const MOST_NODES = 120;
/** How long a label may be, in characters and once escaped. */
const LONGEST_LABEL = 80;
const LONGEST_ESCAPED = 240;

/** Characters that mean something to Mermaid somewhere, as opposed to letters, digits, blanks and quiet punctuation. */
const MEANINGFUL = /[!-~ﬂ]/g;
const QUIET = /[A-Za-z0-9 ,'()?!/]/;

/**
 * Text of the plan where Mermaid may stand: what could end a label, open markup or a directive, or be taken for an
 * entity is written as Mermaid's own entity, `#58;` for a colon. Cut to what a label can hold.
 */
export function escapeMermaid(text: string, longest = LONGEST_LABEL): string {
  const escaped = (short: string) =>
    short.replace(MEANINGFUL, (character) => (QUIET.test(character) ? character : `#${character.codePointAt(0)};`));
  const line = oneLine(text);
  let label = escaped(cut(line, longest));
  for (let most = longest; label.length > LONGEST_ESCAPED; most -= 10) label = escaped(cut(line, most));
  return label;
}

export const titled = (entity: Parameters<typeof titleOf>[0], longest?: number): string =>
  escapeMermaid(titleOf(entity), longest);

export type Standing = ActionState | ImplementationState | MeasureStatus;

/** Four looks, told apart by line as well as by colour (Okabe and Ito's, safe for the colour-blind). */
export type Look = 'good' | 'watch' | 'bad' | 'quiet';

export const lookOf: Readonly<Record<Standing, Look>> = {
  complete: 'good',
  exceeded: 'good',
  met: 'good',
  'on-schedule': 'good',
  'on-track': 'good',
  'at-risk': 'watch',
  'behind-schedule': 'watch',
  overdue: 'bad',
  missed: 'bad',
  regressing: 'bad',
  'off-track': 'bad',
  'not-started': 'quiet',
  'no-data': 'quiet',
  'not-measurable': 'quiet',
  discontinued: 'quiet',
};

/** A mark that shows without colour how something stands. */
const marks: Readonly<Record<Look, string>> = { good: '✓', watch: '△', bad: '✕', quiet: '○' };

export const markOf = (state: Standing): string => marks[lookOf[state]];

const CLASSES: readonly string[] = [
  '  classDef good fill:#d9f0e6,stroke:#00664d,stroke-width:2px,color:#000000',
  '  classDef watch fill:#fdf0cc,stroke:#8a5a00,stroke-width:2px,stroke-dasharray:6 3,color:#000000',
  '  classDef bad fill:#fbe0d3,stroke:#a63c00,stroke-width:4px,color:#000000',
  '  classDef quiet fill:#f2f2f2,stroke:#595959,stroke-width:1px,color:#000000',
];

/** A flowchart under way: nodes, edges, and which node looks how. */
export interface Flowchart {
  /** Lines of a label are escaped by whoever gives them; empty ones are left out. */
  node(id: string, shape: readonly [string, string], lines: readonly string[], look: Look): void;
  edge(from: string, arrow: '-->' | '-.-', to: string): void;
  text(): string;
}

export function flowchart(direction: 'TB' | 'LR', title: string, description: string): Flowchart {
  const drawn = [`flowchart ${direction}`, `accTitle: ${title}`, `accDescr: ${description}`];
  const looks: Record<Look, string[]> = { good: [], watch: [], bad: [], quiet: [] };
  return {
    node(id, [open, close], lines, look) {
      drawn.push(`  ${id}${open}"${lines.filter((line) => line !== '').join('<br/>')}"${close}`);
      looks[look].push(id);
    },
    edge(from, arrow, to) {
      drawn.push(`  ${from} ${arrow} ${to}`);
    },
    text() {
      const classes = Object.entries(looks)
        .filter(([, ids]) => ids.length > 0)
        .map(([look, ids]) => `  class ${ids.join(',')} ${look}`);
      return `${[...drawn, ...CLASSES, ...classes].join('\n')}\n`;
    },
  };
}

export const BOX = ['[', ']'] as const;
export const ROUND = ['([', '])'] as const;
export const SIX_SIDED = ['{{', '}}'] as const;
export const FLAG = ['[/', '/]'] as const;

/** How many of each list may be shown so that all lists together fit; the rest of a list is told by its number. */
export function mostOfEach(lengths: readonly number[], room: number): number {
  let most = Math.max(1, ...lengths);
  while (most > 1 && lengths.reduce((sum, length) => sum + Math.min(length, most), 0) > room) {
    most = Math.floor(most / 2);
  }
  return most;
}
