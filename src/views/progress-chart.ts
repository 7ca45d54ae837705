/** Work and results side by side, for the plan, its goals and its strategies. */
import type { Messages } from '../messages/messages.js';
import { finderIn } from '../model/entity-index.js';
import { titleOf } from '../model/find.js';
import type { Plan } from '../model/generated/types.js';
import { oneLine } from '../model/text.js';
import type { Implementation } from '../progress/implementation.js';
import type { Performance } from '../progress/performance.js';
import type { PlanRollup } from '../progress/rollup.js';
import { mostPressing, type Standing, worseOf } from './looks.js';
import { cut } from './text.js';
import {
  BLACK,
  BLUE,
  type ChartSpecification,
  LONGEST_IN_WORDS,
  LONGEST_TITLE,
  localeOf,
  PALE,
  titleText,
  VEGA_LITE,
} from './vega-lite.js';
import { type ViewWords, wordsIn } from './words.js';

/** How many goals and strategies a chart shows; of more, goals alone, the worst first, and the rest is counted. */
const MOST_PLACES = 40;

/** How long a label beside its two bars may be, in characters: it is broken into two lines. */
const LONGEST_LABEL = 64;
const LONGEST_LINE = 34;

/** A label broken between words where it is long; a word that fills a line is left whole. */
function inTwoLines(label: string): string {
  const blank = label.lastIndexOf(' ', LONGEST_LINE);
  return label.length <= LONGEST_LINE || blank < 1 ? label : `${label.slice(0, blank)}\n${label.slice(blank + 1)}`;
}

/** What a chart of progress may be given besides. */
export interface ProgressChartOptions {
  /** The plan that was rolled up, for the titles of goals and strategies; without it their ids are shown. */
  readonly plan?: Plan | undefined;
  /** The language; English where it is left out. */
  readonly messages?: Messages | undefined;
}

/** A goal, a strategy or the plan itself, with where it stands. */
interface Place {
  readonly number: string;
  readonly id: string;
  readonly implementation: Implementation;
  readonly performance: Performance;
}

/** What is drawn, and what is left out in words; null where nothing is. */
function placesOf(
  standing: PlanRollup,
  { pictures }: ViewWords,
): { readonly places: readonly Place[]; readonly left: string | null } {
  const whole = { number: '', ...standing };
  const goals = standing.goals.map((goal, g) => ({ number: `${g + 1}`, ...goal }));
  const all = goals.flatMap((goal): readonly Place[] => [
    goal,
    ...goal.strategies.map((strategy, s) => ({ number: `${goal.number}.${s + 1}`, ...strategy })),
  ]);
  if (all.length <= MOST_PLACES) return { places: [whole, ...all], left: null };
  const shown = mostPressing(goals, MOST_PLACES, ({ implementation, performance }) =>
    worseOf(implementation.state, performance.status),
  ).map(([, goal]) => goal);
  const without = [
    ...(shown.length < goals.length ? [pictures.counted(goals.length - shown.length, 'goal')] : []),
    ...(all.length > goals.length ? [pictures.counted(all.length - goals.length, 'strategy')] : []),
  ];
  return { places: [whole, ...shown], left: pictures.without(without) };
}

/**
 * How far the plan, its goals and its strategies are, as a Vega-Lite specification: for each a bar of the work done and
 * a bar of the way its measures have come, each with a tick where it should be and its state in words.
 *
 * The specification is plain JSON and carries its data; its `description` says the same in words, for screen readers.
 * Of more than forty goals and strategies goals alone are shown, of more than forty goals the worst, and the chart says
 * how many are left out.
 *
 * @example
 * ```ts
 * import { progressChart } from 'spm-model/views';
 * const chart = progressChart(rollup(examplePlan, { asOf: '2026-08-03' }), { plan: examplePlan });
 * chart.description.split('. ')[1]; // 'Whole plan: work 55%, on schedule; results 18%, off track'
 * ```
 */
export function progressChart(standing: PlanRollup, { plan, messages }: ProgressChartOptions = {}): ChartSpecification {
  const words = wordsIn(messages);
  const { labels, ...pictures } = words.pictures;
  const { percent } = words.report;
  const asOf = words.report.asOf(standing.asOf);
  const { places, left } = placesOf(standing, words);
  const find = plan === undefined ? undefined : finderIn(plan);
  const titleAt = (id: string): string => {
    const found = find?.(id);
    return oneLine(found === undefined ? id : titleOf(found.entity));
  };
  const labelOf = ({ number, id }: Place, most: number) =>
    number === '' ? labels.wholePlan : `${number} ${cut(titleAt(id), most)}`;
  const stood = (share: number | null, standing: Standing) =>
    share === null ? words.stood(standing) : `${percent(share)}, ${words.stood(standing)}`;
  const values = places.flatMap((place) => {
    const { implementation, performance } = place;
    const label = inTwoLines(labelOf(place, LONGEST_LABEL));
    const row = (shows: string, share: number | null, expected: number | null, standing: Standing) => ({
      label,
      shows,
      share: share ?? 0,
      expected,
      state: stood(share, standing),
    });
    return [
      row(labels.work, implementation.completion, implementation.due, implementation.state),
      row(labels.results, performance.progress, performance.expectedProgress, performance.status),
    ];
  });
  const heading = plan === undefined ? labels.progress : pictures.progressOf(cut(titleAt(standing.id), LONGEST_TITLE));
  const axis = { labelLimit: 0, ticks: false, labelPadding: 6, labelExpr: `split(datum.label, '\\n')` };
  const y = { field: 'label', type: 'nominal', sort: null, title: null, axis };
  const both = [labels.work, labels.results];
  const yOffset = { field: 'shows', type: 'nominal', sort: both };
  const shows = { domain: both, range: [BLUE, PALE] };
  const subtitle = [left === null ? asOf : `${asOf}, ${left}`, labels.ticks];
  return {
    $schema: VEGA_LITE,
    ...localeOf(messages),
    description: [
      pictures.chartOfProgress(asOf, left),
      ...places.map((place) => {
        const { implementation, performance } = place;
        const work = `${labels.work} ${percent(implementation.completion)}, ${words.stood(implementation.state)}`;
        const results = `${labels.results} ${percent(performance.progress)}, ${words.stood(performance.status)}`;
        return `${labelOf(place, LONGEST_IN_WORDS)}: ${work}; ${results}`;
      }),
    ].join('. '),
    title: { text: titleText(heading), subtitle, anchor: 'start', limit: 0, offset: 10 },
    width: 420,
    height: { step: 17 },
    data: { values },
    encoding: { y, yOffset },
    layer: [
      {
        mark: { type: 'bar', stroke: BLUE, strokeWidth: 1 },
        encoding: {
          x: { field: 'share', type: 'quantitative', scale: { domain: [0, 1] }, axis: { format: '%', title: null } },
          color: { field: 'shows', type: 'nominal', scale: shows, legend: { title: null, orient: 'top' } },
        },
      },
      {
        transform: [{ filter: { field: 'expected', valid: true } }],
        mark: { type: 'tick', color: BLACK, thickness: 3, height: 15, opacity: 1 },
        encoding: { x: { field: 'expected', type: 'quantitative' } },
      },
      {
        mark: { type: 'text', align: 'left', dx: 8, fontSize: 10 },
        encoding: { x: { datum: 1, type: 'quantitative' }, text: { field: 'state' } },
      },
    ],
  };
}
