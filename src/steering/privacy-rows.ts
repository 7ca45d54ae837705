/**
 * Which figures are of the same time: the whole at some time in one measure, and what its groups show of it. Dates need not
 * be the same; the nearest go together, and amounts go with what the whole adds next.
 */
import { monthsOf } from '../model/calendar.js';
import type { Measure } from '../model/generated/types.js';
import {
  baselinesOf,
  byDay,
  type Figure,
  type FigureSeries,
  type MeasureFigures,
  nearestTo,
  placeAfter,
  placeNearestTo,
  roundingOf,
  SAME_TIME,
} from './privacy-figures.js';

/** The whole at some time in one measure, and what its groups show of that time. */
export interface Row {
  readonly index: number;
  readonly measure: Measure;
  readonly rounding: number;
  /** One, but for an amount of which several are dated alike. */
  readonly wholes: readonly Figure[];
  readonly groups: readonly RowGroup[];
}

/** What a group shows of the time of a row. */
export interface RowGroup {
  readonly series: FigureSeries;
  readonly figures: readonly Figure[];
}

/** The figures of each day, days in order. */
function daysOf(figures: readonly Figure[]): Figure[][] {
  const days: Figure[][] = [];
  for (const figure of [...figures].sort(byDay)) {
    const last = days.at(-1);
    if (last?.[0]?.day === figure.day) last.push(figure);
    else days.push([figure]);
  }
  return days;
}

const sortedObservations = ({ observations, withheld }: FigureSeries) => [...observations, ...withheld].sort(byDay);

/** Pairs each figure of the whole with the figures of the groups that are nearest in time, of several the latest. */
function pairedRows({ measure, whole, groups }: MeasureFigures, reach: number): Omit<Row, 'index' | 'rounding'>[] {
  const lists = groups.map((series) => ({
    series,
    observation: sortedObservations(series),
    baseline: baselinesOf(series).sort(byDay),
  }));
  const rowsFor = (days: readonly Figure[][], first: 'observation' | 'baseline') =>
    days.flatMap((day) =>
      day.map((figure, place) => {
        const fromLast = day.length - 1 - place;
        const found = lists.flatMap((list): RowGroup[] => {
          const other = first === 'observation' ? list.baseline : list.observation;
          for (const [sorted, within] of [
            [list[first], reach],
            [other, SAME_TIME],
          ] as const) {
            const last = placeNearestTo(sorted, figure.day);
            const near = sorted[last];
            if (near === undefined || Math.abs(near.day - figure.day) > within) continue;
            const start = placeAfter(sorted, near.day - 1);
            const chosen = sorted[Math.max(start, last - fromLast)];
            if (chosen !== undefined) return [{ series: list.series, figures: [chosen] }];
          }
          return [];
        });
        return { measure, wholes: [figure], groups: found };
      }),
    );
  return [
    ...(measure.accumulation === 'latest'
      ? rowsFor(daysOf([...whole.observations, ...whole.withheld]), 'observation')
      : []),
    ...rowsFor(daysOf(baselinesOf(whole)), 'baseline'),
  ];
}

/**
 * The rows of amounts that add up over time: what the groups show since the whole was observed before goes with the
 * whole's next, and where a group has nothing then, with what follows until it has.
 */
function summedRows({ measure, whole, groups }: MeasureFigures, reach: number): Omit<Row, 'index' | 'rounding'>[] {
  const days = daysOf([...whole.observations, ...whole.withheld]);
  const firsts = days.map(([figure]) => figure).filter((each) => each !== undefined);
  const placeOf = new Map(firsts.map((figure, place) => [figure, place]));
  const windows = groups.map((series) => {
    const found = new Map<number, Figure[]>();
    for (const figure of sortedObservations(series)) {
      const near = nearestTo(firsts, figure.day);
      if (near === undefined) continue;
      const nearest = placeOf.get(near) ?? 0;
      const isWithin = Math.abs(near.day - figure.day) <= reach;
      const place = isWithin || near.day > figure.day ? nearest : nearest + 1;
      const window = found.get(place);
      if (window === undefined) found.set(place, [figure]);
      else window.push(figure);
    }
    return { series, found };
  });
  const rows: Omit<Row, 'index' | 'rounding'>[] = [];
  let [pending, open]: [number[], Set<FigureSeries>] = [[], new Set()];
  const present = windows.filter(({ found }) => found.size > 0);
  const row = (places: readonly number[]) => ({
    measure,
    wholes: places.flatMap((place) => days[place] ?? []),
    groups: present.flatMap(({ series, found }): RowGroup[] => {
      const figures = places.flatMap((place) => found.get(place) ?? []);
      return figures.length === 0 ? [] : [{ series, figures }];
    }),
  });
  for (const place of days.keys()) {
    rows.push(row([place]));
    pending.push(place);
    for (const { series, found } of present) if (found.has(place)) open.add(series);
    if (open.size < present.length) continue;
    if (pending.length > 1) rows.push(row(pending));
    [pending, open] = [[], new Set()];
  }
  return rows;
}

/** The rows of all measures. */
export function readRows(measures: readonly MeasureFigures[]): Row[] {
  const rows: Row[] = [];
  for (const figures of measures) {
    if (figures.groups.length === 0) continue;
    const { frequency = 'quarterly', accumulation } = figures.measure;
    // Half of the time from one observation to the next.
    const reach = Math.round((monthsOf[frequency] * 365.25) / 24);
    const rounding = roundingOf(figures);
    const found = [
      ...pairedRows(figures, reach),
      ...(accumulation === 'latest' ? [] : summedRows(figures, Math.min(reach, SAME_TIME))),
    ];
    for (const row of found) rows.push({ ...row, index: rows.length, rounding });
  }
  return rows;
}

/** The groups of a row by dimension; those of none under null. */
export function byDimension({ groups }: Row): Map<string | null, RowGroup[]> {
  const found = new Map<string | null, RowGroup[]>();
  for (const group of groups) {
    const same = found.get(group.series.dimension);
    if (same === undefined) found.set(group.series.dimension, [group]);
    else same.push(group);
  }
  return found;
}

/** The one whole of a row and the single figure of each of some groups; null where there are several of one. */
export function singles(row: Row, groups: readonly RowGroup[]): { whole: Figure; parts: Figure[] } | null {
  const [whole, ...more] = row.wholes;
  if (whole === undefined || more.length > 0 || groups.some(({ figures }) => figures.length !== 1)) return null;
  return { whole, parts: groups.flatMap(({ figures }) => figures) };
}

/** All figures of a row. */
export const figuresIn = ({ wholes, groups }: Row): Figure[] => [
  ...wholes,
  ...groups.flatMap(({ figures }) => figures),
];

/** Tells which rows hang together by what they share, by a number for all of them. */
export function linkRows(rows: readonly Row[], shared: (row: Row) => readonly object[]): (row: number) => number {
  const links = rows.map(({ index }) => index);
  const rootOf = (row: number): number => {
    let root = row;
    while (links[root] !== root) {
      // What lies two steps up is one step away from now on.
      links[root] = links[links[root] as number] as number;
      root = links[root] as number;
    }
    return root;
  };
  const firsts = new Map<object, number>();
  for (const row of rows) {
    for (const each of shared(row)) {
      const first = firsts.get(each);
      if (first === undefined) firsts.set(each, row.index);
      else links[rootOf(row.index)] = rootOf(first);
    }
  }
  return rootOf;
}
