/** A measure over time: what was observed, what is expected and aimed at, and where it is heading. */
import type { ChartSeries } from '../messages/pictures.js';
import { type Day, plusDays, requireDayIn } from '../model/calendar.js';
import { rounded } from '../model/figures.js';
import type { Measure, Target } from '../model/generated/types.js';
import { type Aimed, aimInUnit, expectedFigure, numbersIn } from '../model/in-unit.js';
import { oneLine } from '../model/text.js';
import { type Forecast, forecast, trendOf } from '../progress/forecast.js';
import { type MeasureProgress, measureProgress } from '../progress/measure.js';
import { inForce } from '../progress/series.js';
import type { ProgressOptions } from '../progress/settings.js';
import { cut, dated, numbersOf, unitName } from './text.js';
import {
  BLACK,
  BLUE,
  type ChartJson,
  type ChartSpecification,
  DAYS,
  GREY,
  LONGEST_IN_WORDS,
  LONGEST_TITLE,
  localeOf,
  ORANGE,
  PALE,
  titleText,
  VEGA_LITE,
} from './vega-lite.js';
import { type ViewOptions, type ViewWords, wordsIn } from './words.js';

/** Areas as the legend shows them, as paths: a strip, and what opens from a point. */
const BAND = 'M-1,-0.5L1,-0.5L1,0.5L-1,0.5Z';
const FAN = 'M-1,0L1,-0.8L1,0.8Z';

/** What a chart of a measure may show, in the order of its legend: a color, a shape of points, a dash of lines. */
const looks: Readonly<
  Record<ChartSeries, { readonly color: string; readonly shape: string; readonly dash: readonly number[] }>
> = {
  baseline: { color: BLACK, shape: 'square', dash: [1, 0] },
  observed: { color: BLUE, shape: 'circle', dash: [1, 0] },
  target: { color: ORANGE, shape: 'diamond', dash: [1, 0] },
  'expected path': { color: GREY, shape: 'stroke', dash: [6, 4] },
  'target band': { color: GREY, shape: BAND, dash: [6, 4] },
  forecast: { color: BLUE, shape: 'stroke', dash: [2, 3] },
  'forecast range': { color: PALE, shape: FAN, dash: [1, 0] },
  margin: { color: BLUE, shape: 'stroke', dash: [1, 0] },
};

/** A point of a series. */
type Row = { series: ChartSeries; date: Day; value: number };
/** A stretch of a band: from a day to a day, from a value to a value. */
type Stretch = { series: 'target band'; date: Day; until: Day; low: number; high: number };
/** How far a value may lie off, on a day: the margin of an observation, or the range of the forecast. */
type Range = { series: 'margin' | 'forecast range'; date: Day; low: number; high: number };

interface Drawn {
  readonly rows: Row[];
  readonly bands: Stretch[];
  readonly ranges: Range[];
  /** The values that the axis spans. */
  readonly domain: readonly [number, number];
}

/** The values to span, with a little air; a single value gets some room on either side. */
function domainOf(values: readonly number[]): readonly [number, number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  if (low > high) return [0, 1];
  const span = high - low;
  const air = span === 0 ? Math.abs(low) / 10 || 1 : span / 12;
  const [from, to] = [low - air, high + air];
  return Number.isFinite(span) && Number.isFinite(from) && Number.isFinite(to) ? [from, to] : [low, high];
}

const endOf = (days: readonly Day[]): Day => days.reduce((last, day) => (day > last ? day : last));

/** The band of each target, from its day (the first: from the start) to the next one's. */
function bandsOf(
  targets: readonly Target[],
  from: Day,
  until: Day,
  [lowest, highest]: readonly [number, number],
): Stretch[] {
  return targets.map(
    ({ date, low, high }, index): Stretch => ({
      series: 'target band',
      date: index === 0 && from < date ? from : date,
      until: targets[index + 1]?.date ?? until,
      low: low ?? lowest,
      high: high ?? highest,
    }),
  );
}

function drawn(
  measure: Measure,
  { projected, projectedOn, low: least, high: most }: Forecast,
  options: ProgressOptions,
): Drawn {
  const { direction } = measure;
  const { asOf } = options;
  const { baseline, targets } = inForce(measure, asOf);
  const ranges: Range[] = [];
  const rows: Row[] = [];
  const add = (series: ChartSeries, date: Day, value: number | null | undefined) => {
    if (typeof value === 'number') rows.push({ series, date, value });
  };
  const trend = trendOf(measure, { asOf });
  if (baseline != null) add('baseline', baseline.date, baseline.value);
  for (const { day, value } of trend.points) {
    const date = plusDays(trend.from, day);
    // The trend starts at the baseline, which has a mark of its own.
    if (baseline == null || date !== baseline.date || value !== baseline.value) add('observed', date, value);
  }
  for (const { date, value } of targets) add('target', date, value);
  if (baseline != null && direction !== 'maintain' && targets.length > 0) {
    add('expected path', baseline.date, baseline.value);
    for (const { date, value } of targets) if (date > baseline.date) add('expected path', date, value);
  }
  const lastPoint = trend.points.at(-1);
  if (projected !== null && projectedOn !== null && lastPoint !== undefined) {
    const lastDay = plusDays(trend.from, lastPoint.day);
    const start = trend.valueOn(lastDay);
    if (projectedOn > lastDay && start !== null) {
      add('forecast', lastDay, start);
      add('forecast', projectedOn, projected);
      if (least !== null && most !== null) {
        ranges.push({ series: 'forecast range', date: lastDay, low: start, high: start });
        ranges.push({ series: 'forecast range', date: projectedOn, low: least, high: most });
      }
    }
  }
  if (measure.accumulation === 'latest') {
    for (const { date, value, margin } of measure.observations) {
      if (margin === undefined || date > asOf || date < (baseline?.date ?? '')) continue;
      ranges.push({ series: 'margin', date, low: value - margin, high: value + margin });
    }
  }
  const ends = targets.flatMap(({ low, high }) => [low, high].filter((end): end is number => end !== undefined));
  const domain = domainOf([
    ...rows.map(({ value }) => value),
    ...ends,
    ...ranges.flatMap(({ low, high }) => [low, high].filter(Number.isFinite)),
  ]);
  const until = endOf([asOf, ...rows.map(({ date }) => date), ...targets.map(({ date }) => date)]);
  const first = baseline?.date ?? targets[0]?.date ?? asOf;
  return { rows, bands: direction === 'maintain' ? bandsOf(targets, first, until, domain) : [], ranges, domain };
}

/** The chart in words. */
function description(
  measure: Measure,
  found: MeasureProgress,
  { projected, projectedOn, low, high }: Forecast,
  { report, pictures, stood }: ViewWords,
  asOf: Day,
): string {
  const { unit } = measure;
  const { value, observedOn } = found;
  const expected = expectedFigure(found.expected, value);
  const beside = [...numbersOf(found), ...numbersIn(expected)];
  const said = (aimed: Aimed) => aimInUnit(aimed, unit, report, beside);
  // A forecast is no observation of a level: it is said by the nearest.
  const computed = (ahead: number) => (unit.kind === 'level' ? Math.round(ahead) : rounded(ahead, beside));
  const [least, most] = [low, high].map((end) => (end === null ? null : computed(end))) as [
    number | null,
    number | null,
  ];
  // A range of which both ends look alike is none to a reader.
  const range = least === null || most === null || said(least) === said(most) ? null : said({ low: least, high: most });
  const sentences = [
    pictures.chartOf(
      cut(oneLine(measure.indicator), LONGEST_IN_WORDS),
      unitName(unit, pictures),
      report.asOf(asOf),
      stood(found.status),
    ),
    ...(found.baseline === null ? [] : [pictures.baseline(dated(found.baseline, unit, report, beside))]),
    ...(observedOn === null ? [] : [pictures.lastObserved(`${said(value)} (${report.day(observedOn)})`)]),
    ...(expected === null ? [] : [pictures.expectedThen(said(expected))]),
    ...(found.target === null ? [] : [pictures.lastTarget(dated(found.target, unit, report, beside))]),
    ...(projected === null || projectedOn === null
      ? []
      : [pictures.headingFor(said(computed(projected)), range, report.day(projectedOn))]),
  ];
  return sentences.map((sentence) => `${sentence}.`).join(' ');
}

/** The vertical axis; the names of levels stand for their numbers. */
function axis(measure: Measure, { pictures }: ViewWords): ChartJson {
  const { kind, levels } = measure.unit;
  if (kind !== 'level' || levels === undefined) return { title: titleText(unitName(measure.unit, pictures)) };
  // The names are data of the chart, never part of an expression.
  return {
    title: titleText(unitName(measure.unit, pictures)),
    values: levels.map((_, index) => index),
    labelExpr: `levels[datum.value] || ''`,
  };
}

/**
 * A measure over time as a Vega-Lite specification: baseline, observations by the day, targets or the band to stay in,
 * the path expected between them, margins of error, the forecast with its range where there is one, and a line at the
 * day itself. Baseline and targets are those in force on the day. Values that accumulate
 * are shown as their running sum.
 *
 * The specification is plain JSON and carries its data; its `description` says the same in words, for screen readers.
 * Text of the plan is in it as text only, never in an expression. Never throws on a well-shaped measure, whatever rules
 * it breaks.
 *
 * @example
 * ```ts
 * import { measureChart } from 'spm-model/views';
 * const [reading] = examplePlan.goals.flatMap(({ measures }) => measures);
 * const chart = reading && measureChart(reading, { asOf: '2026-08-03' });
 * chart?.description.split('. ')[1]; // 'Baseline 48.2% (Jun 30, 2025)'
 * ```
 */
export function measureChart(measure: Measure, given: ViewOptions): ChartSpecification {
  requireDayIn('asOf', given);
  const { messages, ...options } = given;
  const words = wordsIn(messages);
  const { report, pictures } = words;
  const { labels } = pictures;
  const asOf = report.asOf(options.asOf);
  const found = measureProgress(measure, options);
  const ahead = forecast(measure, options);
  const { rows, bands, ranges, domain } = drawn(measure, ahead, options);
  const present = new Set<ChartSeries>([...rows, ...bands, ...ranges].map(({ series }) => series));
  const names = (Object.keys(looks) as ChartSeries[]).filter((name) => present.has(name));
  const told = <Shown extends { readonly series: ChartSeries }>(shown: readonly Shown[]) =>
    shown.map((each) => ({ ...each, series: pictures.series[each.series] }));
  const scaleOf = (look: 'color' | 'shape' | 'dash'): ChartJson => ({
    domain: names.map((name) => pictures.series[name]),
    range: names.map((name) => {
      const value = looks[name][look];
      return typeof value === 'string' ? value : [...value];
    }),
  });
  const legend = { title: null, orient: 'bottom', columns: 3, symbolSize: 110, symbolOpacity: 1, labelLimit: 0 };
  const color = { field: 'series', type: 'nominal', scale: scaleOf('color'), legend };
  const shape = { field: 'series', type: 'nominal', scale: scaleOf('shape'), legend };
  const strokeDash = { field: 'series', type: 'nominal', scale: scaleOf('dash'), legend };
  const x = { field: 'date', ...DAYS, axis: { format: '%b %Y', labelOverlap: true, tickCount: 6 } };
  const y = {
    field: 'value',
    type: 'quantitative',
    scale: { domain: [...domain], nice: true },
    axis: axis(measure, words),
  };
  const tooltip = [
    { field: 'series', type: 'nominal', title: labels.shows },
    { field: 'date', type: 'temporal', title: labels.day, format: '%Y-%m-%d' },
    { field: 'value', type: 'quantitative', title: labels.value },
  ];
  const only = (...series: readonly ChartSeries[]): ChartJson => [
    {
      filter: {
        field: 'series',
        oneOf: series.filter((name) => present.has(name)).map((name) => pictures.series[name]),
      },
    },
  ];
  const has = (...series: readonly ChartSeries[]) => series.some((name) => present.has(name));
  const layers: ChartJson[] = [];
  if (bands.length > 0) {
    const y2 = { field: 'high' };
    layers.push({
      data: { values: told(bands) },
      mark: { type: 'rect', opacity: 0.22, stroke: GREY },
      encoding: { x, x2: { field: 'until' }, y: { ...y, field: 'low' }, y2, color },
    });
  }
  if (has('forecast range')) {
    layers.push({
      data: { values: told(ranges.filter(({ series }) => series === 'forecast range')) },
      mark: { type: 'area', opacity: 0.35 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
    });
  }
  if (has('expected path')) {
    const interpolate = measure.trajectory === 'step' ? 'step-after' : 'linear';
    layers.push({
      transform: only('expected path'),
      mark: { type: 'line', interpolate },
      encoding: { x, y, color, strokeDash },
    });
  }
  if (has('forecast')) {
    layers.push({ transform: only('forecast'), mark: { type: 'line' }, encoding: { x, y, color, strokeDash } });
  }
  if (has('observed')) {
    layers.push({
      transform: only('observed', 'baseline'),
      mark: { type: 'line', color: BLUE, strokeWidth: 1.5 },
      encoding: { x, y },
    });
  }
  if (has('margin')) {
    layers.push({
      data: { values: told(ranges.filter(({ series }) => series === 'margin')) },
      mark: { type: 'rule', strokeWidth: 3, opacity: 0.5 },
      encoding: { x, y: { ...y, field: 'low' }, y2: { field: 'high' }, color },
    });
  }
  if (has('baseline', 'observed')) {
    layers.push({
      transform: only('baseline', 'observed'),
      mark: { type: 'point', filled: true, size: 70, opacity: 1 },
      encoding: { x, y, color, shape, tooltip },
    });
  }
  if (has('target')) {
    layers.push({
      transform: only('target'),
      mark: { type: 'point', filled: false, size: 90, strokeWidth: 2, opacity: 1 },
      encoding: { x, y, color, shape, tooltip },
    });
  }
  const today = { data: { values: [{ date: options.asOf, label: asOf }] }, encoding: { x } };
  layers.push(
    { ...today, mark: { type: 'rule', color: GREY, strokeWidth: 1 } },
    {
      ...today,
      mark: { type: 'text', align: 'left', baseline: 'top', dx: 4, y: 2, color: GREY, clip: false },
      encoding: { x, text: { field: 'label' } },
    },
  );
  if (names.length === 0) {
    layers.push({
      ...today,
      mark: { type: 'text', align: 'right', dx: -8, y: { expr: 'height / 2' }, color: GREY, fontSize: 12 },
      encoding: { x, text: { value: labels.nothingObserved } },
    });
  }
  return {
    $schema: VEGA_LITE,
    ...localeOf(messages),
    description: description(measure, found, ahead, words, options.asOf),
    title: {
      text: titleText(cut(oneLine(measure.indicator), LONGEST_TITLE)),
      subtitle: [
        words.stood(found.status),
        ...(found.status === 'stale' && found.observedOn !== null ? [report.staleSince(found.observedOn)] : []),
        asOf,
      ].join(', '),
      anchor: 'start',
      limit: 0,
    },
    width: 560,
    // A chart of nothing leaves its room to others.
    height: names.length === 0 ? 60 : 200,
    ...(measure.unit.levels === undefined
      ? {}
      : { params: [{ name: 'levels', value: measure.unit.levels.map(oneLine) }] }),
    data: { values: told(rows) },
    layer: layers,
  };
}
