/** Whether the page is light or dark, and the script of renderers and file formats, once it has come. */
import type { Sheet } from 'spm-model/sheets';
import type { ChartSpecification } from 'spm-model/views';

export const dark = window.matchMedia('(prefers-color-scheme: dark)');

/** Calls back when the page turns light or dark, until it is told to stop. */
export function onSchemeChange(redraw: () => void): () => void {
  dark.addEventListener('change', redraw);
  return () => dark.removeEventListener('change', redraw);
}

/** What the drawing script offers. */
export interface Drawing {
  /** Draws a chart as wide as its holder allows, and gives what takes it away again. */
  drawChart(holder: HTMLElement, chart: ChartSpecification): Promise<() => void>;
  /** A chart as SVG text, for paper. */
  chartSvg(chart: ChartSpecification): Promise<string>;
  /** A diagram as SVG text. */
  drawDiagram(text: string): Promise<string>;
  /** The sheets of a workbook (XLSX). */
  readWorkbook(file: Blob): Promise<readonly Sheet[]>;
  /** Sheets as a workbook (XLSX). */
  writeWorkbook(sheets: readonly Sheet[]): Promise<Blob>;
}

/** The event by which the drawing script says that it is here. */
export const DRAWING_IS_HERE = 'drawing-is-here';

export const drawing = new Promise<Drawing>((resolve) => {
  document.addEventListener(DRAWING_IS_HERE, (event) => resolve((event as CustomEvent<Drawing>).detail), {
    once: true,
  });
});
