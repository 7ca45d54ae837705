/**
 * What the charts share: what a Vega-Lite specification is here, and the looks of their marks. Looks are told apart by
 * shape, dash and lightness as well as by hue (Okabe and Ito's, safe for the color-blind), so that a chart reads in
 * black and white.
 */

/** Plain JSON, as a specification is made of it. */
export type ChartJson = string | number | boolean | null | ChartJson[] | { [key: string]: ChartJson };

/**
 * A Vega-Lite specification (version 6) as plain JSON, its data inside. It is made anew for each call and may be
 * changed: a host may set `width`, `height`, `background` or `config` before it hands the chart to Vega.
 */
export interface ChartSpecification {
  $schema: string;
  /** The chart in words, for those who do not see it. */
  description: string;
  [key: string]: ChartJson;
}

/** The version of Vega-Lite that the charts are written for. */
export const VEGA_LITE = 'https://vega.github.io/schema/vega-lite/v6.json';

export const BLUE = '#0072B2';
export const ORANGE = '#D55E00';
export const BLACK = '#222222';
export const GREY = '#6b6b6b';
export const PALE = '#8fc7e8';

/** How long a chart's title or label may be, in characters. */
export const LONGEST_TITLE = 90;
/** How long a title within a description may be, in characters. */
export const LONGEST_IN_WORDS = 300;

/** Calendar days are drawn at midnight UTC, so that a chart is the same in every time zone. */
export const DAYS = { type: 'temporal', scale: { type: 'utc' }, title: null } as const;

/**
 * Text as a title. Vega looks titles up in an object, and takes one that is called as a method of every object is
 * (`toString`) for that method: such text gets a blank without width.
 */
export const titleText = (text: string): string => (text in {} ? `${text}\u200B` : text);
