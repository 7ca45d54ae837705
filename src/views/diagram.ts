/**
 * What the diagrams share: how text of the plan is escaped for Mermaid, how a standing looks, and a flowchart under way.
 * A diagram says in words and marks how things stand, and colors only repeat it.
 */
import { titleOf } from '../model/find.js';
import type { ImplementationState, MeasureStatus } from '../model/standing.js';
import { oneLine } from '../model/text.js';
import { colors, type Look, looks, markOf, marks, meaningsIn } from './looks.js';
import { cut } from './text.js';
import type { ViewWords } from './words.js';

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

/** How the boxes of each look are drawn: the line tells them apart without color. */
const strokes: Readonly<Record<Look, string>> = {
  bad: 'stroke-width:4px',
  watch: 'stroke-width:2px,stroke-dasharray:6 3',
  old: 'stroke-width:2px,stroke-dasharray:2 3',
  good: 'stroke-width:2px',
  new: 'stroke-width:1px,stroke-dasharray:6 3',
  none: 'stroke-width:1px,stroke-dasharray:1 3',
  gone: 'stroke-width:1px',
};

const CLASSES: readonly string[] = looks.map(
  (look) => `  classDef ${look} fill:${colors[look].fill},stroke:${colors[look].line},${strokes[look]},color:#000000`,
);

/** How a box looks that does not stand anyhow, such as a count of what is left out. */
const PLAIN = '  classDef plain fill:none,stroke:#808080,stroke-width:1px';

/** A flowchart under way: nodes, edges, and which node looks how. */
export interface Flowchart {
  /** Lines of a label are escaped by whoever gives them; empty ones are left out. Null looks like nothing judged. */
  node(id: string, shape: readonly [string, string], lines: readonly string[], look: Look | null): void;
  edge(from: string, arrow: '-->' | '-.-', to: string): void;
  text(): string;
}

export function flowchart(
  direction: 'TB' | 'LR',
  title: string,
  description: string,
  { standings }: ViewWords,
): Flowchart {
  const meanings = meaningsIn(standings);
  const drawn = [`flowchart ${direction}`, `accTitle: ${title}`, `accDescr: ${description}`];
  let root: string | undefined;
  const nodesOf = new Map<Look, string[]>(looks.map((look) => [look, []]));
  const plain: string[] = [];
  return {
    node(id, [open, close], lines, look) {
      root ??= id;
      drawn.push(`  ${id}${open}"${lines.filter((line) => line !== '').join('<br/>')}"${close}`);
      (look === null ? plain : nodesOf.get(look))?.push(id);
    },
    edge(from, arrow, to) {
      drawn.push(`  ${from} ${arrow} ${to}`);
    },
    text() {
      const used = [...nodesOf].filter(([, ids]) => ids.length > 0);
      const legend = used.map(([look]) => `    key${look}["${marks[look]} ${meanings[look]}"]`);
      for (const [look, ids] of used) ids.push(`key${look}`);
      const classes = [
        ...used.map(([look, ids]) => `  class ${ids.join(',')} ${look}`),
        ...(plain.length === 0 ? [] : [PLAIN, `  class ${plain.join(',')} plain`]),
      ];
      // An edge that is not drawn keeps the legend out of the way of those that are: it stands one step from the root.
      const placed = root === undefined ? [] : [`  ${root} ~~~ legend`];
      const key = ['  subgraph legend [" "]', '    direction LR', ...legend, '  end', ...placed];
      const frame = '  style legend fill:none,stroke:#808080';
      return `${[...drawn, ...key, frame, ...CLASSES, ...classes].join('\n')}\n`;
    },
  };
}

/** How work and results stand, a line each. */
export const standingLines = (
  work: ImplementationState,
  results: MeasureStatus,
  { pictures: { labels }, stood }: ViewWords,
): readonly string[] => [
  `${labels.work} ${markOf(work)} ${stood(work)}`,
  `${labels.results} ${markOf(results)} ${stood(results)}`,
];

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
