/**
 * Primary suppression: which students are too few to be shown. Those who are said to be; those of whom the rest tells that
 * they can be; and all groups of a whole that is withheld.
 */
import type { Students } from './privacy-figures.js';
import { byDimension, type Row, singles } from './privacy-rows.js';
import { setsAddingUp, sum } from './privacy-sets.js';

/** Who is withheld to begin with. */
export interface Small {
  /** Too few to be shown. */
  readonly small: ReadonlySet<Students>;
  /** Withheld in the plan itself. */
  readonly atSource: ReadonlySet<Students>;
  /** Whose size is made up: one of those that the rest leaves open. */
  readonly guessed: ReadonlySet<Students>;
}

/** A part of a row's set: its students, and the value that is shown of them. */
interface Unsized {
  readonly students: Students;
  readonly value: number | null;
}

/** Whether some of the numbers, or none, leave between 1 and less than `below` of a total. */
function canLeaveFew(numbers: readonly number[], total: number, below: number): boolean {
  if (numbers.length > 12) return true;
  let sums = [0];
  for (const number of numbers) sums = [...sums, ...sums.map((each) => each + number).filter((each) => each < total)];
  return sums.some((each) => total - each < below);
}

/**
 * Whether one of some groups without a size can have less than `minimum` students: all together are `left`, and their
 * values and those of the rest must give the value of the whole.
 */
function canBeSmall(group: Unsized, others: readonly Unsized[], left: Left, minimum: number): boolean {
  const most = minimum - 1;
  if (most < 1) return false;
  // However many the others are, it has no more: values that do not fit say nothing against that.
  if (left.size - others.length <= most) return true;
  const values = others.map(({ value }) => value);
  if (left.total === null || group.value === null || values.some((value) => value === null)) return true;
  const known = values as number[];
  const [low, high] = [Math.min(...known) - left.rounding, Math.max(...known) + left.rounding];
  const { value } = group;
  // Of x students: low (size − x) ≤ total − value x ≤ high (size − x), each as far as rounding leaves it open.
  let [from, to] = [1, most];
  const require = (room: number, slope: number) => {
    if (slope > 0) to = Math.min(to, room / slope);
    else if (slope < 0) from = Math.max(from, room / slope);
    else if (room < 0) to = 0;
  };
  require(left.total + left.slack - low * left.size, value - left.rounding - low);
  require(high * left.size - (left.total - left.slack), high - value - left.rounding);
  return Math.ceil(from - 1e-9) <= Math.floor(to + 1e-9);
}

/** What a whole leaves to its groups without a size. */
interface Left {
  readonly size: number;
  /** Their values, each times its size; null where values are not means. */
  readonly total: number | null;
  readonly slack: number;
  readonly rounding: number;
}

const isMean = ({ measure }: Row) => measure.unit.kind !== 'count' && measure.unit.kind !== 'currency';

/** Finds the groups without a size of a row that can be small, and gives those a size whose size the rest tells. */
function readUnsized(row: Row, minimum: number, isHidden: (students: Students) => boolean, found: Found): void {
  for (const [dimension, groups] of byDimension(row)) {
    const single = singles(row, groups);
    const size = single?.whole.students.size ?? null;
    if (single === null || size === null || size === 0) continue;
    const unsized = single.parts.filter(({ students }) => students.size === null);
    if (unsized.length === 0) continue;
    const sized = single.parts.filter(({ students }) => (students.size ?? 0) > 0);
    const sizes = sized.map(({ students }) => students.size ?? 0);
    const left = size - sum(sizes);
    // A single group is not by itself the whole.
    if (unsized.length + sized.length === 1) continue;
    if (dimension === null) {
      const sets = sizes.length > 0 ? setsAddingUp(sizes, size) : [];
      if (sets?.length !== 0) continue;
      if (left < 0 && canLeaveFew(sizes, size, minimum)) for (const { students } of unsized) found.small.add(students);
    }
    if (left < unsized.length) continue;
    const [only] = unsized;
    if (only !== undefined && unsized.length === 1) {
      // Groups of no dimension need not make up the whole.
      if (dimension === null && left >= minimum) continue;
      only.students.size = left;
      if (left < minimum) found.small.add(only.students);
      continue;
    }
    const weight = ({ value, students }: Unsized) => (value ?? Number.NaN) * (students.size ?? 0);
    const total = weight(single.whole) - sum(sized.map(weight));
    const rest: Left = {
      size: left,
      total: isMean(row) && !Number.isNaN(total) ? total : null,
      slack: row.rounding * (size + sum(sizes)),
      rounding: row.rounding,
    };
    const isOpen =
      sized.some(({ students }) => isHidden(students)) ||
      unsized.some(
        (each) =>
          isHidden(each.students) ||
          canBeSmall(
            each,
            unsized.filter((other) => other !== each),
            rest,
            minimum,
          ),
      );
    if (!isOpen) continue;
    for (const [place, { students }] of unsized.entries()) {
      students.size = place === 0 ? left - unsized.length + 1 : 1;
      found.guessed.add(students);
      found.small.add(students);
    }
  }
}

interface Found {
  readonly small: Set<Students>;
  readonly guessed: Set<Students>;
}

/** Finds who is too few to be shown. */
export function findSmall(students: readonly Students[], rows: readonly Row[], minimum: number): Small {
  const found: Found = { small: new Set(), guessed: new Set() };
  const atSource = new Set<Students>();
  const isFew = ({ size }: Students) => size !== null && size >= 1 && size < minimum;
  const few = new Set<string>();
  const seriesOf = (each: Students) => each.figures.map(({ groupId, measure }) => groupId ?? measure.id);
  for (const each of students) {
    if (each.figures.some(({ what }) => what === 'withheld')) atSource.add(each);
    else if (isFew(each)) found.small.add(each);
  }
  const isHidden = (each: Students) => found.small.has(each) || atSource.has(each);
  for (const row of rows) readUnsized(row, minimum, isHidden, found);
  for (const each of found.small) for (const series of seriesOf(each)) few.add(series);
  // A baseline has no size of its own: that of a group that was ever small is taken to be of few as well.
  for (const each of students) {
    if (each.size === 0 || !each.figures.every(({ what }) => what === 'baseline')) continue;
    if (each.figures.some(({ groupId }) => groupId !== null && few.has(groupId))) found.small.add(each);
  }
  for (const { wholes, groups } of rows) {
    if (!wholes.some((whole) => isHidden(whole.students))) continue;
    for (const { figures } of groups) {
      for (const each of figures) {
        if (each.students.size !== 0 && !atSource.has(each.students)) found.small.add(each.students);
      }
    }
  }
  return { small: found.small, atSource, guessed: found.guessed };
}
