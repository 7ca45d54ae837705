/**
 * What the charts share: what a Vega-Lite specification is here, and the looks of their marks. Looks are told apart by
 * shape, dash and lightness as well as by hue (Okabe and Ito's, safe for the color-blind), so that a chart reads in
 * black and white.
 */

import type { Messages } from '../messages/messages.js';

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

/** The months and weekdays of a language, in order. */
function namesIn(locale: string, unit: 'month' | 'weekday', style: 'long' | 'short', count: number): string[] {
  const format = new Intl.DateTimeFormat(locale, { [unit]: style, timeZone: 'UTC', calendar: 'gregory' });
  // 1 January 2023 was a Sunday, with which weeks begin in Vega.
  return Array.from({ length: count }, (_, index) =>
    format.format(unit === 'month' ? Date.UTC(2023, index, 1) : Date.UTC(2023, 0, 1 + index)),
  );
}

/**
 * How Vega writes the numbers and days on its axes in a language: part of a specification, which a host that sets a
 * `config` of its own keeps. Nothing in English, which is what Vega speaks.
 */
export function localeOf(messages: Messages | undefined): { config?: ChartJson } {
  const locale = messages?.locale ?? 'en';
  if (/^en\b/.test(locale)) return {};
  const parts = new Intl.NumberFormat(locale, { style: 'percent', minimumFractionDigits: 1 }).formatToParts(1_234_567);
  const textOf = (type: Intl.NumberFormatPartTypes, usual: string) =>
    parts.find((part) => part.type === type)?.value ?? usual;
  const last = parts.findLastIndex(({ type }) => type === 'fraction');
  const percent = parts.slice(last + 1).map(({ value }) => value);
  const number = {
    decimal: textOf('decimal', '.'),
    thousands: textOf('group', ','),
    grouping: [3],
    currency: ['$', ''],
    percent: percent.join(''),
  };
  const time = {
    dateTime: '%Y-%m-%d %H:%M',
    date: '%Y-%m-%d',
    time: '%H:%M',
    periods: ['AM', 'PM'],
    days: namesIn(locale, 'weekday', 'long', 7),
    shortDays: namesIn(locale, 'weekday', 'short', 7),
    months: namesIn(locale, 'month', 'long', 12),
    shortMonths: namesIn(locale, 'month', 'short', 12),
  };
  return { config: { locale: { number, time } } };
}
