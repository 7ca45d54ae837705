/**
 * What adds up in the figures of a plan: the groups of a dimension, or any groups of no dimension, that make up the
 * whole at some time. Each is a linear equation over sizes, and over how many of those students a value counts.
 */
import type { Measure } from '../model/generated/types.js';
import type { Figure, Students } from './privacy-figures.js';
import { byDimension, type Row, type RowGroup, singles } from './privacy-rows.js';

/** How many of some students a value counts at least, and how many at least it does not. */
export interface Amount {
  readonly counted: number;
  readonly rest: number;
}

/** Students who are others together: the sum of the parts is the sum of the wholes. */
export interface Equation {
  readonly index: number;
  readonly wholes: readonly Students[];
  readonly parts: readonly Students[];
  /** Whether their sizes add up; else only what values count does. */
  readonly isSized: boolean;
  /** What the values of each row count. */
  readonly amounts: Map<number, ReadonlyMap<Students, Amount>>;
}

/** What adds up in some rows. */
export interface Sets {
  readonly equations: readonly Equation[];
  /** Students of whom so many sets add up that they are shown or withheld together. */
  readonly bundles: readonly (readonly Students[])[];
  /** Those of a whole of whom nothing is said: they are never shown. */
  readonly others: readonly Students[];
}

/** The most sets of a row's groups that are looked at one by one. */
const MOST_SETS = 1_000;
/** The most groups of no dimension whose sets are looked for. */
const MOST_GROUPS = 20;

const ANY = Number.POSITIVE_INFINITY;

const isAdditive = ({ unit }: Measure) => unit.kind === 'count' || unit.kind === 'currency';
/** What numbers come to together. */
export const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
const isNear = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(1, Math.abs(a), Math.abs(b));

/** The least and the most that a percent of so many can count, as it is rounded. */
export function countsOf(value: number, size: number, rounding: number): readonly [least: number, most: number] {
  const [low, high] = [value - rounding, value + rounding].map((percent) => (percent * size) / 100) as [number, number];
  const [least, most] = [Math.ceil(low - 1e-9), Math.floor(high + 1e-9)];
  // What no whole number fits is taken to lie between the two nearest.
  if (least > most) return [Math.max(0, most), Math.min(size, least)];
  return [Math.max(0, least), Math.min(size, most)];
}

/** What some figures count of their students; null where that cannot be told. */
function amountOf(figures: readonly Figure[], size: number | null, { measure, rounding }: Row): Amount | null {
  const values = figures.map(({ value }) => value);
  if (values.some((value) => value === null)) return null;
  const value = sum(values as number[]);
  const { kind, levels } = measure.unit;
  if (kind === 'count') {
    const isOfStudents = size !== null && value >= 0 && value <= size;
    return { counted: value < 0 ? ANY : value, rest: isOfStudents ? size - value : ANY };
  }
  if (kind === 'percent') {
    if (size === null) return null;
    const [least, most] = countsOf(value, size, rounding);
    return { counted: least, rest: size - most };
  }
  if (kind !== 'currency' && size === null) return null;
  // Means and money: whatever is neither the least nor the most that there is leaves room both ways.
  const top = kind === 'level' && levels !== undefined ? levels.length - 1 : ANY;
  return { counted: value === 0 ? 0 : ANY, rest: value >= top ? 0 : ANY };
}

/** Students of a row's set, with what they show; those whose size or value is not known take what the others leave. */
interface Part {
  readonly students: Students;
  readonly figures: readonly Figure[];
  readonly isGuess: boolean;
}

/** What the values of a row count of a whole and its parts; null where the whole's own value does not tell. */
function amountsOf(row: Row, whole: Part, parts: readonly Part[]): Map<Students, Amount> | null {
  const total = amountOf(whole.figures, whole.students.size, row);
  if (total === null) return null;
  const amounts = new Map([[whole.students, total]]);
  const guesses: Part[] = [];
  for (const part of parts) {
    const amount = part.isGuess && !isAdditive(row.measure) ? null : amountOf(part.figures, part.students.size, row);
    if (amount === null) guesses.push(part);
    else amounts.set(part.students, amount);
  }
  // Where all of the whole are counted, or none, so it is with every part, whatever is said of it.
  const { size } = whole.students;
  for (const { students } of parts) {
    const amount = amounts.get(students);
    if (amount === undefined) continue;
    if (total.counted === size) amounts.set(students, { counted: amount.counted, rest: 0 });
    else if (total.rest === size) amounts.set(students, { counted: 0, rest: amount.rest });
  }
  if (guesses.length === 0) return amounts;
  let left = total.counted;
  for (const { students } of parts) left -= amounts.get(students)?.counted ?? 0;
  for (const { students } of guesses) {
    if (row.measure.unit.kind !== 'percent' && row.measure.unit.kind !== 'count') {
      amounts.set(students, { counted: ANY, rest: ANY });
      continue;
    }
    const size = students.size ?? ANY;
    const counted = Math.min(Math.max(0, left), size);
    left -= counted;
    amounts.set(students, { counted, rest: size - counted });
  }
  return amounts;
}

/** The sets of places whose numbers, all positive, add up to a total; null where there are too many to tell. */
export function setsAddingUp(numbers: readonly number[], total: number): number[][] | null {
  const all = sum(numbers);
  if (all === total) return [numbers.map((_, place) => place)];
  if (all < total) return [];
  if (numbers.length > MOST_GROUPS) return null;
  const middle = numbers.length >> 1;
  const sums = (from: number, to: number) => {
    const found = [{ sum: 0, places: [] as number[] }];
    for (let place = from; place < to; place += 1) {
      const number = numbers[place] ?? 0;
      for (const each of [...found]) {
        if (each.sum + number <= total) found.push({ sum: each.sum + number, places: [...each.places, place] });
      }
    }
    return found;
  };
  const bySum = new Map<number, number[][]>();
  for (const { sum: each, places } of sums(0, middle)) {
    const same = bySum.get(each);
    if (same === undefined) bySum.set(each, [places]);
    else same.push(places);
  }
  const sets: number[][] = [];
  for (const second of sums(middle, numbers.length)) {
    for (const first of bySum.get(total - second.sum) ?? []) {
      if (sets.length === MOST_SETS) return null;
      sets.push([...first, ...second.places]);
    }
  }
  return sets;
}

/** Finds what adds up in some rows; `guessed` are students whose size was made up from what the others leave. */
export function findSets(rows: readonly Row[], guessed: ReadonlySet<Students>): Sets {
  const byKey = new Map<string, Equation>();
  const bundles: Students[][] = [];
  const others: Students[] = [];
  const add = (row: Row, wholes: readonly Students[], parts: readonly Students[], isSized: boolean) => {
    const places = (of: readonly Students[]) => of.map(({ index }) => index).sort((a, b) => a - b);
    const key = `${isSized ? '' : row.index}=${places(wholes).join()}=${places(parts).join()}`;
    const found = byKey.get(key);
    if (found !== undefined) return found;
    const made = { index: byKey.size, wholes, parts, isSized, amounts: new Map() };
    byKey.set(key, made);
    return made;
  };
  const addSized = (row: Row, whole: Figure, figures: readonly Figure[]) => {
    const parts = figures.map((figure): Part => {
      const { students } = figure;
      return { students, figures: [figure], isGuess: guessed.has(students) };
    });
    const equation = add(
      row,
      [whole.students],
      parts.map(({ students }) => students),
      true,
    );
    const amounts = amountsOf(row, { students: whole.students, figures: [whole], isGuess: false }, parts);
    if (amounts !== null) equation.amounts.set(row.index, amounts);
  };
  /** Groups that do not overlap and are not all of the whole: with others of whom nothing is said they are. */
  const addWithOthers = (row: Row, whole: Figure, figures: readonly Figure[]) => {
    const sized = figures.filter(({ students }) => students.size !== null);
    const size = whole.students.size ?? 0;
    const left = size - sum(sized.map(({ students }) => students.size ?? 0));
    if (sized.length === 0 || left < 0) return;
    const rest: Students = { index: -1 - others.length, isWhole: false, least: 0, size: left, figures: [] };
    others.push(rest);
    const parts = sized.map(({ students }) => students);
    const equation = add(row, [whole.students], [...parts, rest], true);
    const total = amountOf([whole], size, row);
    const amounts = new Map(sized.map((figure) => [figure.students, amountOf([figure], figure.students.size, row)]));
    if (total === null || [...amounts.values()].some((amount) => amount === null)) return;
    const most = (of: 'counted' | 'rest') => {
      const other = of === 'counted' ? 'rest' : 'counted';
      return sum(sized.map(({ students }) => (students.size ?? 0) - (amounts.get(students)?.[other] ?? 0)));
    };
    const leave = (of: 'counted' | 'rest') => (total[of] === ANY ? ANY : Math.max(0, total[of] - most(of)));
    const known = [...amounts].flatMap(([students, amount]) => (amount === null ? [] : [[students, amount] as const]));
    equation.amounts.set(
      row.index,
      new Map([[whole.students, total], ...known, [rest, { counted: leave('counted'), rest: leave('rest') }]]),
    );
  };
  /** Values of amounts add up whether sizes are known or not. */
  const addValues = (row: Row, groups: readonly RowGroup[]) => {
    if (!isAdditive(row.measure)) return;
    const total = (figures: readonly Figure[]) => sum(figures.map(({ value }) => value ?? Number.NaN));
    const parts = groups.flatMap(({ figures }) => figures);
    if (!isNear(total(row.wholes), total(parts))) return;
    const gather = (figures: readonly Figure[]) => {
      const byStudents = new Map<Students, Figure[]>();
      for (const figure of figures) {
        const same = byStudents.get(figure.students);
        if (same === undefined) byStudents.set(figure.students, [figure]);
        else same.push(figure);
      }
      return byStudents;
    };
    const [wholes, each] = [gather(row.wholes), gather(parts)];
    const equation = add(row, [...wholes.keys()], [...each.keys()], false);
    const amounts = new Map<Students, Amount>();
    for (const [students, figures] of [...wholes, ...each]) {
      const amount = amountOf(figures, figures.length === 1 ? students.size : null, row);
      if (amount !== null) amounts.set(students, amount);
    }
    equation.amounts.set(row.index, amounts);
  };
  for (const row of rows) {
    for (const [dimension, groups] of byDimension(row)) {
      const single = singles(row, groups);
      const size = single?.whole.students.size ?? null;
      if (single === null || size === null || size === 0) {
        addValues(row, groups);
        continue;
      }
      const { whole } = single;
      const parts = single.parts.filter(({ students }) => students.size !== 0);
      // Of groups of no dimension any may make up the whole, whatever is not known of the others.
      const known = dimension === null ? parts.filter(({ students }) => students.size !== null) : parts;
      const sizes = known.map(({ students }) => students.size ?? Number.NaN);
      const sets = dimension === null || sum(sizes) === size ? setsAddingUp(sizes, size) : [];
      if (sets === null) {
        bundles.push([whole.students, ...parts.map(({ students }) => students)]);
        continue;
      }
      const inSets = new Set<Figure>();
      for (const places of sets) {
        const set = places.flatMap((place) => known[place] ?? []);
        for (const part of set) inSets.add(part);
        addSized(row, whole, set);
      }
      if (sets.length === 0) addValues(row, groups);
      const outside = parts.filter((part) => !inSets.has(part));
      if (dimension !== null && sum(outside.map(({ students }) => students.size ?? 0)) <= size) {
        addWithOthers(row, whole, outside);
      } else for (const part of outside) addWithOthers(row, whole, [part]);
    }
  }
  return { equations: [...byKey.values()], bundles, others };
}
