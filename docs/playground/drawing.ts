/**
 * Charts and diagrams into elements of the page, without code made from text and without a request. A script of its own,
 * which comes after the page's: the renderers are ten times as large as all the rest.
 */
import mermaid from 'mermaid';
import readXlsxFile from 'read-excel-file/browser';
import type { Sheet, SheetCell } from 'spm-model/sheets';
import { type ChartJson, type ChartSpecification, colors } from 'spm-model/views';
import { type Loader, parse, View } from 'vega';
import { expressionInterpreter } from 'vega-interpreter';
import { compile, type TopLevelSpec } from 'vega-lite';
import writeXlsxFile from 'write-excel-file/browser';
import { DRAWING_IS_HERE, type Drawing, dark } from './scheme';

const refused = () => Promise.reject(new Error('The playground loads nothing.'));
const loader = { load: refused, sanitize: refused, http: refused, file: refused } as unknown as Loader;

/** Ink that reads on the page's own ground, light or dark. */
function inks() {
  const ink = dark.matches ? '#e8e8e8' : '#1b1b1b';
  const line = dark.matches ? '#5c5c5c' : '#d0d0d0';
  return {
    background: 'transparent',
    font: 'system-ui, sans-serif',
    title: { color: ink, subtitleColor: ink, fontSize: 14 },
    axis: { labelColor: ink, titleColor: ink, gridColor: line, domainColor: ink, tickColor: ink },
    legend: { labelColor: ink },
    text: { color: ink },
    view: { stroke: line },
  };
}

/** On a dark ground the darkest inks of a chart turn light; hues stay. */
const onDark = {
  '#222222': '#f4f4f4',
  '#6b6b6b': '#b8b8b8',
  '#000000': '#ffffff',
  '#0072B2': '#56B4E9',
  '#8fc7e8': '#2a5674',
};

/** Draws a chart as wide as its holder allows, and gives what takes it away again. */
async function drawChart(holder: HTMLElement, chart: ChartSpecification): Promise<() => void> {
  let json = JSON.stringify(chart);
  if (dark.matches) for (const [ink, light] of Object.entries(onDark)) json = json.replaceAll(`"${ink}"`, `"${light}"`);
  const spec = JSON.parse(json) as ChartSpecification;
  const room = holder.clientWidth;
  if (typeof spec['height'] === 'number') {
    spec['width'] = Math.min(760, Math.max(220, room));
    spec['autosize'] = { type: 'fit-x', contains: 'padding' };
    spec['title'] = { ...(spec['title'] as Record<string, ChartJson>), limit: spec['width'] };
  } else {
    // Beside the bars of progress stand titles and states.
    spec['width'] = Math.min(560, Math.max(160, room - 450));
  }
  const { spec: compiled } = compile(spec as unknown as TopLevelSpec, { config: inks() });
  const view = new View(parse(compiled, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'svg',
    loader,
    hover: true,
  });
  view.initialize(holder);
  await view.runAsync();
  return () => {
    view.finalize();
    holder.replaceChildren();
  };
}

/** A chart as SVG text for a page that prints: on white, whatever the page itself looks like. */
async function chartSvg(chart: ChartSpecification): Promise<string> {
  // Beside the bars of progress stand titles and states: the whole picture is as wide as the text of a page.
  const width = typeof chart['height'] === 'number' ? 620 : 260;
  const { spec } = compile({ ...chart, width } as unknown as TopLevelSpec);
  const view = new View(parse(spec, undefined, { ast: true }), {
    expr: expressionInterpreter,
    renderer: 'none',
    loader,
  });
  const svg = await view.toSVG();
  view.finalize();
  return svg;
}

/** Cells as a reader of sheets takes them: a day as it is written. */
const cellOf = (cell: unknown): SheetCell => {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  return typeof cell === 'string' || typeof cell === 'number' || typeof cell === 'boolean' ? cell : null;
};

async function readWorkbook(file: Blob): Promise<readonly Sheet[]> {
  const sheets = await readXlsxFile(file);
  return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
}

async function writeWorkbook(sheets: readonly Sheet[]): Promise<Blob> {
  const written = sheets.map(({ name, rows }) => ({ sheet: name, data: rows.map((row) => [...row]) }));
  return writeXlsxFile(written).toBlob();
}

let drawn = 0;

/** The bars of the timeline in the colors of what they stand for. */
const onTimeline = {
  taskBkgColor: colors.new.fill,
  taskBorderColor: colors.new.line,
  taskTextColor: '#000000',
  taskTextLightColor: '#000000',
  taskTextDarkColor: '#000000',
  taskTextOutsideColor: '#000000',
  activeTaskBkgColor: colors.good.fill,
  activeTaskBorderColor: colors.good.line,
  doneTaskBkgColor: '#a9dcc8',
  doneTaskBorderColor: colors.good.line,
  critBkgColor: colors.bad.fill,
  critBorderColor: colors.bad.line,
  todayLineColor: '#000000',
  vertLineColor: '#000000',
  sectionBkgColor: '#f2f2f2',
  altSectionBkgColor: '#ffffff',
  sectionBkgColor2: '#f2f2f2',
};

/** A diagram as SVG text; Mermaid cleans it of anything that could run. */
async function drawDiagram(text: string): Promise<string> {
  const isTimeline = text.startsWith('gantt');
  mermaid.initialize({
    startOnLoad: false,
    securityLevel: 'strict',
    theme: isTimeline ? 'base' : dark.matches ? 'dark' : 'neutral',
    // The timeline stands on white in the dark as well, in the colors of the looks.
    ...(isTimeline ? { themeVariables: onTimeline } : {}),
    fontFamily: 'system-ui, sans-serif',
    flowchart: { htmlLabels: true, wrappingWidth: 260 },
    gantt: { useWidth: 1500, leftPadding: 240, barHeight: 22, fontSize: 12, sectionFontSize: 12 },
  });
  drawn += 1;
  const { svg } = await mermaid.render(`diagram-${drawn}`, text);
  return svg;
}

document.dispatchEvent(
  new CustomEvent<Drawing>(DRAWING_IS_HERE, {
    detail: { drawChart, chartSvg, drawDiagram, readWorkbook, writeWorkbook },
  }),
);
