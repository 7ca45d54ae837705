/**
 * What a plan shows of groups of students, as cell suppression sees it: each observation, baseline and withheld day is a
 * figure, and each figure is of some students. Figures of the same group, of the same size, at the same time are of the
 * same students, whatever measure they belong to.
 */
import { type Day, dayNumber } from '../model/calendar.js';
import { decimalsOf } from '../model/decimal.js';
import type { Measure, Plan } from '../model/generated/types.js';
import { type Group, groupsOf } from '../model/groups.js';

/** Some students at some time: a group, or the whole. */
export interface Students {
  /** Their place in the order of the plan. */
  readonly index: number;
  readonly isWhole: boolean;
  /** The least that they can be: one where they were observed, none for those of whom nothing is said. */
  readonly least: 0 | 1;
  /** How many they are; null where neither the plan nor what adds up tells. */
  size: number | null;
  readonly figures: Figure[];
}

/** A value in the plan, and whose it is. */
export interface Figure {
  readonly measure: Measure;
  /** The group; null for the whole. */
  readonly groupId: string | null;
  readonly what: 'observation' | 'baseline' | 'withheld';
  readonly date: Day;
  readonly day: number;
  /** Null where the plan withholds it. */
  readonly value: number | null;
  /** How many are said to be observed; null where it is unsaid. */
  readonly n: number | null;
  students: Students;
}

/** All figures of a group, or of the whole, in one measure, in the order of the plan. */
export interface FigureSeries {
  readonly groupId: string | null;
  /** By what students are grouped; null where it is unsaid. */
  readonly dimension: string | null;
  /** Tells the groups of a plan apart, across its measures. */
  readonly key: string;
  readonly observations: readonly Figure[];
  /** The baseline in force last, and those of the revisions, by their place; null for one without. */
  readonly baseline: Figure | null;
  readonly revised: readonly (Figure | null)[];
  readonly withheld: readonly Figure[];
}

/** The figures of one measure. */
export interface MeasureFigures {
  readonly measure: Measure;
  readonly whole: FigureSeries;
  readonly groups: readonly FigureSeries[];
}

/** All figures of a plan. */
export interface PlanFigures {
  readonly measures: readonly MeasureFigures[];
  readonly students: readonly Students[];
}

/** How many days apart two figures of the same students can be dated. */
export const SAME_TIME = 15;
/** How many days from the whole a group's figure can be and still be of that whole. */
const SAME_YEAR = 400;

const NOBODY: Students = { index: -1, isWhole: false, least: 0, size: null, figures: [] };

function seriesOf(measure: Measure, group: Group | null, namesakes = 0): FigureSeries {
  const of = group ?? measure;
  const groupId = group === null ? null : group.id;
  const figure = (
    what: Figure['what'],
    { date, value = null, n = null }: { date: Day; value?: number | null; n?: number | null | undefined },
  ): Figure => ({ measure, groupId, what, date, day: dayNumber(date), value, n: n ?? null, students: NOBODY });
  return {
    groupId,
    dimension: group?.dimension ?? null,
    key: group === null ? '' : JSON.stringify([group.dimension ?? null, group.name, namesakes]),
    observations: of.observations.map((each) => figure('observation', each)),
    baseline: of.baseline === undefined ? null : figure('baseline', of.baseline),
    revised: of.revisions.map(({ baseline }) => (baseline === undefined ? null : figure('baseline', baseline))),
    withheld: of.withheld.map((each) => figure('withheld', each)),
  };
}

/** In the order of days. */
export const byDay = (a: Figure, b: Figure) => a.day - b.day;

/** The baselines of a series, those of its revisions first. */
export const baselinesOf = ({ revised, baseline }: FigureSeries): Figure[] =>
  [...revised, baseline].filter((each) => each !== null);

/** The place of the first of some figures, sorted by day, that is dated after a day. */
export function placeAfter(figures: readonly Figure[], day: number): number {
  let [low, high] = [0, figures.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((figures[middle]?.day ?? 0) <= day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The place of the one of some figures, sorted by day, that is nearest to a day: of several equally near, the last. */
export function placeNearestTo(figures: readonly Figure[], day: number): number {
  const place = placeAfter(figures, day);
  const [before, after] = [figures[place - 1], figures[place]];
  if (after === undefined || (before !== undefined && day - before.day < after.day - day)) return place - 1;
  return placeAfter(figures, after.day) - 1;
}

/** The one of some figures, sorted by day, that is nearest to a day; of several equally near, the last. */
export const nearestTo = (figures: readonly Figure[], day: number): Figure | undefined =>
  figures[placeNearestTo(figures, day)];

/** Gives figures their students: those of the same key and size at the same time are the same. Wants them by day. */
function takeCensus() {
  const students: Students[] = [];
  const newest = new Map<string, { readonly day: number; readonly students: Students }>();
  const join = (figure: Figure, of: Students) => {
    figure.students = of;
    of.figures.push(figure);
  };
  const count = (figure: Figure, key: string, size: number | null): void => {
    const full = `${key}\u0000${size ?? ''}`;
    let found = newest.get(full);
    if (found === undefined || figure.day - found.day > SAME_TIME) {
      const isWhole = figure.groupId === null;
      const counted: Students = { index: students.length, isWhole, least: 1, size, figures: [] };
      students.push(counted);
      found = { day: figure.day, students: counted };
      newest.set(full, found);
    }
    join(figure, found.students);
  };
  return { students, count, join };
}

function figuresOf(measure: Measure): MeasureFigures {
  const namesakes = new Map<string, number>();
  const groups = groupsOf(measure).map((group) => {
    const name = JSON.stringify([group.dimension ?? null, group.name]);
    const before = namesakes.get(name) ?? 0;
    namesakes.set(name, before + 1);
    return seriesOf(measure, group, before);
  });
  return { measure, whole: seriesOf(measure, null), groups };
}

/**
 * Reads the figures of a plan. Figures without a size of their own, as baselines are, take that of the same group in
 * another measure at the same time, and baselines else that of the group's observation nearest in time.
 */
export function readFigures(plan: Plan): PlanFigures {
  const measures = plan.goals.flatMap(({ measures: own, strategies }) =>
    [...own, ...strategies.flatMap((strategy) => strategy.measures)].map(figuresOf),
  );
  const census = takeCensus();
  const knownByKey = new Map<string, Figure[]>();
  const all = measures.flatMap(({ whole, groups }) => {
    const wholes = whole.observations.filter(({ n }) => n !== null).sort(byDay);
    // Groups of the same size are the same students where their wholes are of the same size as well.
    const populationAt = (day: number) => {
      const near = nearestTo(wholes, day);
      return near === undefined || Math.abs(near.day - day) > SAME_YEAR ? null : near.n;
    };
    return [whole, ...groups].map((series) => ({ series, populationAt }));
  });
  const sized = all.flatMap(({ series: { key, observations }, populationAt }) =>
    observations.filter(({ n }) => n !== null).map((figure) => ({ key, figure, population: populationAt(figure.day) })),
  );
  sized.sort((a, b) => Number(a.population === null) - Number(b.population === null) || byDay(a.figure, b.figure));
  for (const { key, figure, population } of sized) {
    const alike = `${key} ${figure.n}`;
    const near = population === null ? nearestTo(knownByKey.get(alike) ?? [], figure.day) : undefined;
    if (near !== undefined && Math.abs(near.day - figure.day) <= SAME_TIME) census.join(figure, near.students);
    else census.count(figure, `${key} of ${population}`, figure.n);
    if (population === null) continue;
    for (const each of [key, alike]) {
      const known = knownByKey.get(each);
      if (known === undefined) knownByKey.set(each, [figure]);
      else known.push(figure);
    }
  }
  const unsized = all.flatMap(({ series, populationAt }) => {
    const { key, observations, withheld, groupId } = series;
    const own = observations.filter(({ n }) => n !== null).sort(byDay);
    const baselines = baselinesOf(series);
    return [...observations.filter(({ n }) => n === null), ...withheld, ...baselines].map((figure) => {
      const known = groupId === null ? own : (knownByKey.get(key) ?? []);
      const near = figure.what === 'withheld' ? undefined : nearestTo(known, figure.day);
      const isSameTime = near !== undefined && Math.abs(near.day - figure.day) <= SAME_TIME;
      const size = figure.what === 'baseline' ? (nearestTo(own, figure.day)?.n ?? null) : null;
      return {
        key: `${key} of ${populationAt(figure.day)} ${figure.what}`,
        figure,
        students: isSameTime ? near.students : null,
        size,
      };
    });
  });
  unsized.sort((a, b) => byDay(a.figure, b.figure));
  for (const [index, { key, figure, students, size }] of unsized.entries()) {
    if (students !== null) census.join(figure, students);
    // Wholes of unknown size may be of different students.
    else census.count(figure, figure.groupId === null && size === null ? `whole ${index}` : key, size);
  }
  return { measures, students: census.students };
}

/** Half of the last digit that a measure is published with: how far its values can be rounded. */
export function roundingOf({ whole, groups }: MeasureFigures): number {
  let decimals = 0;
  for (const series of [whole, ...groups]) {
    for (const { value } of [...series.observations, ...baselinesOf(series)]) {
      if (value !== null) decimals = Math.max(decimals, decimalsOf(value));
    }
  }
  return 0.5 * 10 ** -Math.min(decimals, 9);
}
