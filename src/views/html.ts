/** The report as one self-contained page of HTML that prints on US Letter, in color and in black and white. */
import { finderIn } from '../model/entity-index.js';
import { titleOf } from '../model/find.js';
import type { Plan } from '../model/generated/types.js';
import { slip } from '../model/require.js';
import { oneLine } from '../model/text.js';
import type { Block, Inline, Line, TableRow } from './document.js';
import { colors, type Look, looks, marks, meaningsIn } from './looks.js';
import { type ReportOptions, reportOf } from './report.js';
import { cut } from './text.js';
import { type ViewWords, wordsIn } from './words.js';

/** What a page is made for. */
export interface HtmlOptions extends ReportOptions {
  /**
   * Pictures as inline SVG, by the id of what they show. Those of the plan, its goals, strategies and measures stand where
   * these do, those of anything else in the plan at the end. They stand in the page as they are given, so give only what a
   * renderer made.
   */
  readonly charts?: Readonly<Record<string, string>> | undefined;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text in HTML, in elements and in quoted attributes. */
export const escapeHtml = (text: string): string =>
  oneLine(text).replace(/[&<>"']/g, (character) => entities[character] as string);

/** Numbers with their percent sign, and days ("Jun 30, 2026", "30 jun 2026"), are not broken over two lines. */
const kept = (text: string): string =>
  text
    .replace(/(\d) %/g, '$1\u00a0%')
    .replace(/\b(\p{Lu}\p{Ll}{2}) (\d{1,2}), (\d{4})\b/gu, '$1\u00a0$2,\u00a0$3')
    .replace(/\b(\d{1,2}) (\p{Ll}{3,4}) (\d{4})\b/gu, '$1\u00a0$2\u00a0$3');

/** How long words beside a mark may be to stay on one line with it, in characters. */
const ON_ONE_LINE = 18;

/** Our own words keep the blanks at their ends, which join them to what stands beside them. */
const escapeWords = (text: string): string =>
  kept(text.replace(/[&<>"']/g, (character) => entities[character] as string));

function inline(piece: Inline): string {
  if (typeof piece === 'string') return escapeWords(piece);
  if ('plan' in piece) return `<bdi>${kept(escapeHtml(piece.plan))}</bdi>`;
  if ('strong' in piece) return `<strong>${line(piece.strong)}</strong>`;
  const short = piece.standing.length > ON_ONE_LINE ? '' : ' short';
  return `<span class="standing ${piece.look}${short}"><span aria-hidden="true">${marks[piece.look]}</span> ${escapeWords(piece.standing)}</span>`;
}

const line = (pieces: Line): string => pieces.map(inline).join('');

function row({ cells, leading = false }: TableRow): string {
  const [first = [], ...rest] = cells;
  const head = `<th scope="row">${line(first)}</th>`;
  return `<tr${leading ? ' class="leading"' : ''}>${head}${rest.map((cell) => `<td>${line(cell)}</td>`).join('')}</tr>`;
}

/** A table of so many rows is printed on one page. */
const FEW_ROWS = 4;

function block(part: Block, charts: Readonly<Record<string, string>>, words: ViewWords): string {
  switch (part.kind) {
    case 'heading': {
      const id = part.id === undefined ? '' : ` id="${part.id}"`;
      return `<h${part.level}${id}>${line(part.line)}</h${part.level}>`;
    }
    case 'paragraph':
      return `<p>${line(part.line)}</p>`;
    case 'quote':
      return `<blockquote><p>${line(part.line)}</p></blockquote>`;
    case 'list': {
      const tag = part.ordered ? 'ol' : 'ul';
      return `<${tag}>${part.items.map((item) => `<li>${line(item)}</li>`).join('')}</${tag}>`;
    }
    case 'table':
      return `<div class="table${part.rows.length > FEW_ROWS ? '' : ' short'}"><table><thead><tr>${part.head.map((cell) => `<th scope="col">${line(cell)}</th>`).join('')}</tr></thead><tbody>${part.rows.map(row).join('')}</tbody></table></div>`;
    case 'legend':
      return legend(words);
    default: {
      const chart = Object.hasOwn(charts, part.id) ? charts[part.id] : undefined;
      return chart === undefined ? '' : figure(chart, part.title, part.isOfMeasure);
    }
  }
}

function figure(chart: string, title: string, isOfMeasure = false): string {
  // Most renderers write the title into the picture: it is not said twice.
  const caption = chart.includes(escapeHtml(title)) ? '' : `<figcaption>${escapeHtml(title)}</figcaption>`;
  return `<figure${isOfMeasure ? ' class="measure"' : ''} aria-label="${escapeHtml(title)}">${chart}${caption}</figure>`;
}

/** The pictures of what has no place of its own in the report, at its end. */
function further(
  plan: Plan,
  blocks: readonly Block[],
  charts: Readonly<Record<string, string>>,
  title: string,
): readonly string[] {
  const placed = new Set(blocks.flatMap((part) => (part.kind === 'picture' ? [part.id] : [])));
  const left = Object.entries(charts).filter(([id]) => !placed.has(id));
  // A plan that is not frozen is walked to be searched.
  if (left.length === 0) return [];
  const find = finderIn(plan);
  const figures = left.map(([id, chart]) => {
    const found = find(id);
    if (found === undefined) throw slip('an id in charts', id, 'the id of the plan, or of something in it');
    return figure(chart, titleOf(found.entity));
  });
  return [`<h2 id="charts">${escapeHtml(title)}</h2>`, ...figures];
}

const rule = (look: Look) => {
  const { fill, line: border, text } = colors[look];
  const dashes: Readonly<Partial<Record<Look, string>>> = {
    watch: 'dashed',
    old: 'dotted',
    new: 'dashed',
    none: 'dotted',
  };
  return `.standing.${look}{background:${fill};border-color:${border};color:${text};border-style:${dashes[look] ?? 'solid'}}`;
};

const STYLE = `
:root{color-scheme:light}
*{box-sizing:border-box}
body{font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Helvetica Neue",Arial,sans-serif;color:#1c1c1c;background:#fff;margin:0 auto;max-width:60rem;padding:2rem 1.25rem 3rem}
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}
h2{font-size:1.35rem;line-height:1.3;margin:2.25rem 0 .5rem;padding-top:.75rem;border-top:2px solid #1c1c1c}
h3{font-size:1.1rem;line-height:1.3;margin:1.75rem 0 .4rem}
p,ul,ol,blockquote{margin:.5rem 0}
ul{padding-left:1.4rem}
ol{padding-left:2rem}
blockquote{border-left:4px solid #9a9a9a;padding-left:1rem;color:#333}
.table{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%;font-size:.85rem}
th,td{text-align:left;vertical-align:top;padding:.35rem .5rem;border-bottom:1px solid #c8c8c8}
thead th{border-bottom:2px solid #1c1c1c;font-size:.75rem}
tbody th{font-weight:400;min-width:11rem}
tr.leading th{font-weight:600}
tr.leading td,tr.leading th{border-top:2px solid #9a9a9a}
.standing{display:inline-block;border:1px solid;border-radius:.3rem;padding:0 .4rem}
.standing.short{white-space:nowrap}
li .standing{display:inline;-webkit-box-decoration-break:clone;box-decoration-break:clone}
figure{margin:1rem 0;break-inside:avoid}
figure svg{max-width:100%;height:auto}
figcaption{font-size:.8rem;color:#4d4d4d}
.legend{display:flex;flex-wrap:wrap;gap:.35rem .75rem;font-size:.8rem;padding:0;margin:.75rem 0;list-style:none}
${looks.map(rule).join('\n')}
@media (max-width:30rem){body{padding:1.25rem 1rem 2rem}tbody th{min-width:7rem}}
@media screen and (max-width:40rem){figure{overflow-x:auto}figure svg{min-width:36rem}}
@page{size:letter;margin:.75in}
@media print{body{max-width:none;padding:0;font-size:10.5pt}table{font-size:8.5pt}h1,h2,h3,thead,tr.leading{break-after:avoid}tr,li,blockquote,.short{break-inside:avoid}p,li{orphans:3;widows:3}thead{display:table-header-group}.table{overflow:visible}tbody th{min-width:1.15in}td:last-child{min-width:1.25in}.standing{color:#000}ul:not(.legend)>li:first-child,:not(.legend)>li:nth-last-child(2),blockquote,h2+p,h3+p,blockquote+p{break-after:avoid}.legend{font-size:8pt;gap:.2rem .6rem;break-inside:avoid}figure{text-align:center;margin:.5rem 0}figure svg{max-height:6in}figure.measure svg{max-height:2.5in}a{color:inherit}}
`.trim();

/** Text in a string of a style sheet: whatever is no letter, digit or blank is written as its number. */
const escapeStyle = (text: string): string =>
  oneLine(text).replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${(character.codePointAt(0) ?? 0).toString(16)} `);

/** How long a title may be at the foot of a page, in characters. */
const LONGEST_FOOT = 80;

/** What stands at the foot of every page that is printed: what this is, and which page of how many. */
const foot = (text: string): string =>
  `@page{@bottom-left{content:"${escapeStyle(text)}";font:8pt system-ui,sans-serif;color:#4d4d4d;white-space:nowrap}@bottom-right{content:counter(page) " / " counter(pages);font:8pt system-ui,sans-serif;color:#4d4d4d}}`;

function legend({ report, standings }: ViewWords): string {
  const meanings = meaningsIn(standings);
  const items = looks.map(
    (look) =>
      `<li><span class="standing ${look}"><span aria-hidden="true">${marks[look]}</span></span> ${escapeWords(meanings[look])}</li>`,
  );
  return `<ul class="legend" aria-label="${escapeHtml(report.labels.legend)}">${items.join('')}</ul>`;
}

/**
 * The report of `toMarkdown` as one self-contained page: no script, no font, nothing fetched. It prints on US Letter, in
 * color and in black and white, and reads in a screen reader: how things stand is said in words and marks, never by
 * color alone. `charts` puts pictures of the host's renderer beside what they show.
 *
 * Text of the plan is escaped: a title can inject no markup. Never throws on a well-shaped plan; an `asOf` that is no
 * calendar day is a `RangeError`, and so is a chart of what is not in the plan.
 *
 * @example
 * ```ts
 * import { toHtml } from 'spm-model/views';
 * const page = toHtml(examplePlan, { asOf: '2026-08-03' });
 * page.startsWith('<!doctype html>'); // true
 * ```
 */
export function toHtml(plan: Plan, options: HtmlOptions): string {
  const report = reportOf(plan, options);
  const { charts = {}, messages } = options;
  const words = wordsIn(messages);
  const body = [
    ...report.blocks.map((part) => block(part, charts, words)).filter((part) => part !== ''),
    ...further(plan, report.blocks, charts, words.report.labels.charts),
  ];
  return `<!doctype html>
<html lang="${escapeHtml(report.locale)}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(report.title)}</title>
<style>
${STYLE}
${foot(`${cut(report.title, LONGEST_FOOT)}, ${report.asOf}`)}
</style>
</head>
<body>
<main>
${body.join('\n')}
</main>
</body>
</html>
`;
}
