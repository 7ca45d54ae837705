/**
 * Secondary suppression: which more are withheld, until nobody who is withheld can be worked out. Each part of a plan that
 * hangs together is secured by itself: the smallest groups go first, and the whole, with all its groups, only when no
 * group is left.
 */
import type { Students } from './privacy-figures.js';
import {
  amountsByRow,
  EMPTY_POOL,
  findExposed,
  indexEquations,
  isCoarseFree,
  isProtected,
  type Pool,
  type Protection,
  patternOf,
  pooledWith,
} from './privacy-intervals.js';
import { type Amount, type Equation, findSets, type Row } from './privacy-sets.js';
import type { Small } from './privacy-small.js';

/** Percents below `low` are shown as `low`, those above `high` as `high`. */
export interface Bounds {
  readonly low: number;
  readonly high: number;
}

/** What to secure, and how well. */
export interface ChoiceOptions {
  readonly protection: Protection;
  readonly bounds: Bounds | undefined;
}

/** Rows that hang together by their students. */
function componentsOf(rows: readonly Row[]): Row[][] {
  const parents = new Map<Students, Students>();
  const rootOf = (students: Students): Students => {
    let root = students;
    for (let next = parents.get(root); next !== undefined && next !== root; next = parents.get(root)) root = next;
    for (let each = students; each !== root; ) {
      const next = parents.get(each) ?? root;
      parents.set(each, root);
      each = next;
    }
    return root;
  };
  const firstOf = ({ wholes }: Row) => wholes[0]?.students;
  for (const row of rows) {
    const first = firstOf(row);
    if (first === undefined) continue;
    for (const { students } of [...row.wholes, ...row.groups.flatMap(({ figures }) => figures)]) {
      const [one, other] = [rootOf(first), rootOf(students)];
      if (one !== other) parents.set(other, one);
    }
  }
  const components = new Map<Students, Row[]>();
  for (const row of rows) {
    const first = firstOf(row);
    if (first === undefined) continue;
    const root = rootOf(first);
    const found = components.get(root);
    if (found === undefined) components.set(root, [row]);
    else found.push(row);
  }
  return [...components.values()];
}

const studentsIn = (row: Row): Students[] =>
  [...row.wholes, ...row.groups.flatMap(({ figures }) => figures)].map(({ students }) => students);

/** Smallest first; a size that nobody knows could be any. */
const bySize = (a: Students, b: Students) => (a.size ?? 0) - (b.size ?? 0) || a.index - b.index;

/** The range of counts that a percent shown as a bound leaves; null for one that is shown as it is. */
function coarseRange(
  value: number | null,
  size: number,
  { low, high }: Bounds,
): readonly [least: number, most: number] | null {
  if (value === null || (value >= low && value <= high)) return null;
  return value < low ? [0, Math.floor((low * size) / 100 + 1e-9)] : [Math.ceil((high * size) / 100 - 1e-9), size];
}

/** What is coarse in some rows: the range of counts of students in a row. */
function coarseIn(
  rows: readonly Row[],
  bounds: Bounds | undefined,
): Map<Students, Map<number, readonly [number, number]>> {
  const found = new Map<Students, Map<number, readonly [number, number]>>();
  if (bounds === undefined) return found;
  for (const row of rows) {
    if (row.measure.unit.kind !== 'percent') continue;
    for (const { students, value } of [...row.wholes, ...row.groups.flatMap(({ figures }) => figures)]) {
      const range = students.size === null ? null : coarseRange(value, students.size, bounds);
      if (range === null) continue;
      const known = found.get(students) ?? new Map();
      found.set(students, known.set(row.index, range));
    }
  }
  return found;
}

/** One part of a plan that hangs together. */
interface Component {
  readonly rows: readonly Row[];
  readonly equations: readonly Equation[];
  readonly equationsOf: (students: Students) => readonly Equation[];
  readonly bundles: readonly (readonly Students[])[];
  readonly groupsOf: ReadonlyMap<Students, readonly Students[]>;
  readonly hidden: Set<Students>;
  readonly secondary: Set<Students>;
}

function hide(component: Component, students: Students): void {
  if (students.size === 0 || component.hidden.has(students)) return;
  component.hidden.add(students);
  component.secondary.add(students);
  // All groups of a whole that is withheld are withheld.
  for (const each of component.groupsOf.get(students) ?? []) hide(component, each);
}

/** Those whose pattern is the same, so that what one has more another can have less. */
function alike(component: Component, students: Students): Students[] {
  const equations = component.equationsOf(students);
  const pattern = patternOf(students, component);
  const [first] = equations;
  return (first?.parts ?? []).filter((each) => patternOf(each, component) === pattern);
}

/** Withholds one more for the sake of somebody who is exposed; false where nobody is left. */
function hideOneFor(component: Component, exposed: Students, protection: Protection): boolean {
  const { hidden, equationsOf } = component;
  const equations = equationsOf(exposed);
  const isOpen = (each: Students) => !hidden.has(each) && each.size !== 0;
  const same = alike(component, exposed);
  const open = same.filter(isOpen).sort(bySize);
  const pool = same
    .filter((each) => hidden.has(each))
    .reduce((before: Pool, each) => pooledWith(before, each, equations), EMPTY_POOL);
  const isSized = equations.some((equation) => equation.isSized);
  const [next] = [
    ...open.filter((each) => isProtected(pooledWith(pool, each, equations), isSized, protection)),
    ...open,
    ...equations.flatMap(({ parts }) => parts.filter(isOpen)).sort(bySize),
    ...equations.flatMap(({ wholes }) => wholes.filter(isOpen)),
  ];
  if (next === undefined) return false;
  hide(component, next);
  return true;
}

/** Withholds more until everybody who is withheld is protected, as far as there is anybody left to withhold. */
function secure(component: Component, protection: Protection): void {
  const { hidden, bundles, equationsOf } = component;
  const isHidden = (each: Students) => hidden.has(each);
  const givenUp = new Set<Students>();
  for (;;) {
    for (const bundle of bundles) if (bundle.some(isHidden)) for (const each of bundle) hide(component, each);
    const exposed = findExposed(hidden, { equationsOf, isHidden }, protection).find((each) => !givenUp.has(each));
    if (exposed === undefined) return;
    if (!hideOneFor(component, exposed, protection)) givenUp.add(exposed);
  }
}

/** The most work, in equations looked at, that is spent on showing again what need not be withheld. */
const MOST_PRUNING = 200_000;

/** Shows again what others made needless, the largest first. */
function prune(component: Component, protection: Protection): void {
  const { hidden, secondary, equationsOf, equations, bundles } = component;
  if ([...secondary].some(({ isWhole }) => isWhole) || bundles.length > 0) return;
  const isHidden = (each: Students) => hidden.has(each);
  const terms = equations.reduce((total, { parts }) => total + parts.length, 0);
  let work = 0;
  for (const each of [...secondary].sort(bySize).reverse()) {
    work += terms;
    if (work > MOST_PRUNING) return;
    hidden.delete(each);
    if (findExposed(hidden, { equationsOf, isHidden }, protection).length > 0) hidden.add(each);
    else secondary.delete(each);
  }
}

/** Withholds more until no percent that is shown as a bound can be told within it. */
function secureCoarse(component: Component, { protection, bounds }: ChoiceOptions): void {
  const { hidden, equationsOf, rows } = component;
  const coarse = coarseIn(rows, bounds);
  if (coarse.size === 0) return;
  const amounts = new Map<Students, Map<number, Amount>>();
  const room = (row: number) => (students: Students, sign: 1 | -1) => {
    let known = amounts.get(students);
    if (known === undefined) {
      known = amountsByRow(students, equationsOf(students));
      amounts.set(students, known);
    }
    const amount = known.get(row);
    if (amount === undefined) return 0;
    if (hidden.has(students)) return sign > 0 ? amount.rest : amount.counted;
    const range = coarse.get(students)?.get(row);
    if (range === undefined || students.size === null) return 0;
    return sign > 0 ? range[1] - (students.size - amount.rest) : amount.counted - range[0];
  };
  for (const [students, byRow] of coarse) {
    for (const row of byRow.keys()) {
      while (!hidden.has(students) && !isCoarseFree(students, row, equationsOf, room(row))) {
        const open = equationsOf(students)
          .flatMap(({ parts }) => parts)
          .filter((each) => each !== students && !hidden.has(each) && each.size !== 0);
        const [next] = [
          ...open.filter((each) => {
            const amount = amountsByRow(each, equationsOf(each)).get(row);
            return amount !== undefined && amount.counted >= 1 && amount.rest >= 1 && !coarse.get(each)?.has(row);
          }),
          students,
        ].sort((a, b) => Number(a === students) - Number(b === students) || bySize(a, b));
        hide(component, next ?? students);
        secure(component, protection);
      }
    }
  }
}

/** Chooses who is withheld besides those who are so to begin with. */
export function chooseSecondary(rows: readonly Row[], { small, atSource, guessed }: Small, options: ChoiceOptions) {
  const secondary = new Set<Students>();
  for (const some of componentsOf(rows)) {
    const students = new Set(some.flatMap(studentsIn));
    const hidden = new Set([...students].filter((each) => small.has(each) || atSource.has(each)));
    if (hidden.size === 0 && coarseIn(some, options.bounds).size === 0) continue;
    const { equations, bundles } = findSets(some, guessed);
    const groupsOf = new Map<Students, Students[]>();
    for (const { wholes, groups } of some) {
      for (const { students: whole } of wholes) {
        const found = groupsOf.get(whole) ?? [];
        for (const { figures } of groups) for (const each of figures) found.push(each.students);
        groupsOf.set(whole, found);
      }
    }
    const component: Component = {
      rows: some,
      equations,
      equationsOf: indexEquations(equations),
      bundles,
      groupsOf,
      hidden,
      secondary: new Set(),
    };
    secure(component, options.protection);
    prune(component, options.protection);
    secureCoarse(component, options);
    for (const each of component.secondary) secondary.add(each);
  }
  return secondary;
}
