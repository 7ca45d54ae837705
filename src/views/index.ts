/**
 * Pictures and reports of a plan as text and plain data: Markdown, HTML, Mermaid diagrams, Vega-Lite charts. Nothing is drawn
 * here; hosts hand these to the renderer that they have.
 *
 * @packageDocumentation
 */
export { formatGap } from './gap.js';
export { groupChart } from './group-chart.js';
export { type HtmlOptions, toHtml } from './html.js';
export {
  colors,
  type Look,
  lookOf,
  looks,
  markOf,
  marks,
  meanings,
  meaningsIn,
  type Standing,
  worseOf,
} from './looks.js';
export { toMarkdown } from './markdown.js';
export { measureChart } from './measure-chart.js';
export { type Diagram, type MermaidOptions, toMermaid } from './mermaid.js';
export { type ProgressChartOptions, progressChart } from './progress-chart.js';
export type { ReportOptions } from './report.js';
export type { ChartJson, ChartSpecification } from './vega-lite.js';
export type { ViewOptions } from './words.js';
