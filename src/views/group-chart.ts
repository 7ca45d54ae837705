/** Groups of students beside each other: where each stands, where it should be, and where students as a whole are. */
import { requireDayIn } from '../model/calendar.js';
import type { Measure } from '../model/generated/types.js';
import { GROUP } from '../model/groups.js';
import { inUnit } from '../model/in-unit.js';
import { capital } from '../model/nouns.js';
import { oneLine } from '../model/text.js';
import { progressOfGroups } from '../progress/groups.js';
import { measureProgress } from '../progress/measure.js';
import { settingsOf } from '../progress/settings.js';
import { colors, type Look, lookOf, looks, marks } from './looks.js';
import { cut, numbersOf, unitName } from './text.js';
import {
  BLACK,
  type ChartSpecification,
  GREY,
  LONGEST_IN_WORDS,
  LONGEST_TITLE,
  localeOf,
  titleText,
  VEGA_LITE,
} from './vega-lite.js';
import { type ViewOptions, wordsIn } from './words.js';

/** How many groups a chart shows; of more, the worst first, and the rest is counted. */
const MOST_GROUPS = 40;

/** A group as it is drawn. */
interface Row {
  readonly label: string;
  readonly value: number | null;
  readonly expected: number | null;
  readonly look: Look;
  readonly text: string;
}

const pressing = ({ look }: Row) => looks.indexOf(look);

/**
 * The groups of students of a measure as a Vega-Lite specification: for each a point where it stands, a tick where it
 * should be by its own targets, its status in words, and a line where students as a whole stand. The worst come first,
 * and of more than forty groups the rest is counted. Groups that are too small to be judged are named without a value.
 *
 * The specification is plain JSON and carries its data; its `description` says the same in words, for screen readers.
 * Never throws on a well-shaped measure; an `asOf` that is no calendar day is a `RangeError`.
 *
 * @example
 * ```ts
 * import { groupChart } from 'spm-model/views';
 * const [reading] = examplePlan.goals.flatMap(({ measures }) => measures);
 * const chart = reading && groupChart(reading, { asOf: '2026-08-03' });
 * chart?.description.startsWith('Groups of students in Students proficient in reading'); // true
 * ```
 */
export function groupChart(measure: Measure, given: ViewOptions): ChartSpecification {
  requireDayIn('asOf', given);
  const { messages, ...options } = given;
  const words = wordsIn(messages);
  const { labels, ...pictures } = words.pictures;
  const asOf = words.report.asOf(options.asOf);
  const whole = measureProgress(measure, options);
  const { unit } = measure;
  const rows = progressOfGroups(measure, settingsOf(options)).map((group): Row => {
    const { name, dimension, value, expected, status } = group;
    const look = lookOf[status];
    const shown = status === 'too-small' ? null : value;
    const label = dimension === null ? oneLine(name) : `${oneLine(name)} (${oneLine(dimension)})`;
    return {
      label: cut(label, 48),
      value: shown,
      expected: status === 'too-small' || typeof expected !== 'number' ? null : expected,
      look,
      text: `${shown === null ? '' : `${inUnit(shown, unit, words.report, numbersOf(group))}, `}${marks[look]} ${words.stood(status)}`,
    };
  });
  const ordered = [...rows].sort((a, b) => pressing(a) - pressing(b));
  const shown = ordered.slice(0, MOST_GROUPS);
  const more = ordered.length - shown.length;
  const rest = more === 0 ? null : pictures.andMore(more, GROUP);
  const present = looks.filter((look) => shown.some((row) => row.look === look));
  const stands = whole.value === null ? labels.notObserved : inUnit(whole.value, unit, words.report);
  const indicator = oneLine(measure.indicator);
  const y = { field: 'label', type: 'nominal', sort: null, title: null, axis: { labelLimit: 0, ticks: false } };
  const x = {
    field: 'value',
    type: 'quantitative',
    scale: { zero: false, padding: 10 },
    title: titleText(unitName(unit, words.pictures)),
  };
  const color = {
    field: 'look',
    type: 'nominal',
    legend: null,
    scale: { domain: [...present], range: present.map((look) => colors[look].line) },
  };
  return {
    $schema: VEGA_LITE,
    ...localeOf(messages),
    description: [
      pictures.groupsIn(cut(indicator, LONGEST_IN_WORDS), asOf),
      `${capital(labels.allStudents)}: ${stands}`,
      ...shown.map(({ label, text }) => `${label}: ${text}`),
      ...(rest === null ? [] : [capital(rest)]),
    ].join('. '),
    title: {
      text: titleText(cut(indicator, LONGEST_TITLE)),
      subtitle: [
        [shown.length === 0 ? labels.noGroups : labels.groups, asOf, ...(rest === null ? [] : [rest])].join(', '),
        ...(shown.length === 0 ? [] : [labels.groupTicks]),
      ],
      anchor: 'start',
      limit: 0,
    },
    width: 420,
    height: { step: 26 },
    data: { values: shown.map((row) => ({ ...row })) },
    layer: [
      ...(whole.value === null
        ? []
        : [
            {
              data: { values: [{ value: whole.value, label: `${labels.allStudents} ${stands}` }] },
              mark: { type: 'rule', color: GREY, strokeDash: [6, 4] },
              encoding: { x },
            },
          ]),
      {
        mark: { type: 'tick', color: BLACK, thickness: 2, size: 16 },
        encoding: { y, x: { ...x, field: 'expected' } },
      },
      {
        mark: { type: 'point', filled: true, size: 90, opacity: 1 },
        encoding: { y, x, color },
      },
      {
        mark: { type: 'text', align: 'left', dx: 8, color: BLACK },
        encoding: { y, x: { value: 'width' }, text: { field: 'text' } },
      },
    ],
  };
}
