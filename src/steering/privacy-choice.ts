/**
 * Secondary suppression: which more are withheld, until nobody who is withheld can be worked out. Each part of a plan that
 * hangs together is secured by itself: the smallest groups go first, and the whole, with all its groups, only when no
 * group is left.
 */
import type { Students } from './privacy-figures.js';
import {
  bySize,
  findExposed,
  hiddenPool,
  indexEquations,
  isCoarseFree,
  isProtected,
  isProtectedByMoves,
  isSizedClass,
  type Protection,
  pooledWith,
  type RoomIn,
  type System,
} from './privacy-intervals.js';
import { figuresIn, linkRows, type Row } from './privacy-rows.js';
import { findSets } from './privacy-sets.js';
import type { Small } from './privacy-small.js';

/** Percents below `low` are shown as `low`, those above `high` as `high`. */
export interface TopBottom {
  readonly low: number;
  readonly high: number;
}

/**
 * Which of the bounds a percent is shown as; null for one that is shown as it is. One that is equal to a bound looks like
 * all that are beyond, and so must be treated like them. Bounds of 0 and 100 have nothing beyond.
 */
export function boundOf(value: number, { low, high }: TopBottom): 'low' | 'high' | null {
  if (value <= low && low > 0) return 'low';
  return value >= high && high < 100 ? 'high' : null;
}

/** What to secure, and how well. */
export interface ChoiceOptions {
  readonly protection: Protection;
  readonly bounds: TopBottom | undefined;
}

const studentsIn = (row: Row): Students[] => figuresIn(row).map(({ students }) => students);

/** Rows that hang together by their students. */
function componentsOf(rows: readonly Row[]): Row[][] {
  const linkOf = linkRows(rows, studentsIn);
  const components = new Map<number, Row[]>();
  for (const row of rows) {
    const link = linkOf(row.index);
    const found = components.get(link);
    if (found === undefined) components.set(link, [row]);
    else found.push(row);
  }
  return [...components.values()];
}

/** The range of counts that a percent shown as a bound leaves; null for one that is shown as it is. */
function coarseRange(
  value: number | null,
  size: number,
  bounds: TopBottom,
): readonly [least: number, most: number] | null {
  const bound = size === 0 || value === null ? null : boundOf(value, bounds);
  if (bound === null) return null;
  return bound === 'low'
    ? [0, Math.floor((bounds.low * size) / 100 + 1e-9)]
    : [Math.ceil((bounds.high * size) / 100 - 1e-9), size];
}

/** Of whom a percent shown as a bound leaves but one count: of so few, the bound says as much as the value. */
function isToldByBound({ size, figures }: Students, bounds: TopBottom): boolean {
  if (size === null) return false;
  return figures.some(({ measure, value }) => {
    const range = measure.unit.kind === 'percent' ? coarseRange(value, size, bounds) : null;
    return range !== null && range[0] >= range[1];
  });
}

/**
 * Whose bound cannot protect them: those of whom it leaves but one count, and those of a whole of known size whose own size
 * is not known, as no interval can be shown for them.
 */
function findTold(all: readonly Students[], rows: readonly Row[], bounds: TopBottom | undefined): Set<Students> {
  if (bounds === undefined) return new Set();
  const found = new Set(all.filter((each) => isToldByBound(each, bounds)));
  for (const { measure, wholes, groups } of rows) {
    if (measure.unit.kind !== 'percent' || wholes.every(({ students }) => students.size === null)) continue;
    for (const { value, students } of groups.flatMap(({ figures }) => figures)) {
      if (students.size === null && value !== null && boundOf(value, bounds) !== null) found.add(students);
    }
  }
  return found;
}

/** What is coarse in some rows: the range of counts of students in a row. */
function coarseIn(
  rows: readonly Row[],
  bounds: TopBottom | undefined,
): Map<Students, Map<number, readonly [number, number]>> {
  const found = new Map<Students, Map<number, readonly [number, number]>>();
  if (bounds === undefined) return found;
  for (const row of rows) {
    if (row.measure.unit.kind !== 'percent') continue;
    for (const { students, value } of figuresIn(row)) {
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
  readonly system: System;
  /** Students who are withheld together. */
  readonly bundlesOf: ReadonlyMap<Students, readonly Students[]>;
  readonly groupsOf: ReadonlyMap<Students, ReadonlySet<Students>>;
  readonly hidden: Set<Students>;
  readonly secondary: Set<Students>;
  /** Those withheld since who may need others to protect them. */
  readonly unsecured: Students[];
}

function hide(component: Component, students: Students): void {
  if (students.size === 0 || component.hidden.has(students)) return;
  component.hidden.add(students);
  component.secondary.add(students);
  component.unsecured.push(students);
  hideWith(component, students);
}

/** Withholds those who go with somebody who is withheld: all groups of a whole, and all of a bundle. */
function hideWith(component: Component, students: Students): void {
  for (const each of component.groupsOf.get(students) ?? []) hide(component, each);
  for (const each of component.bundlesOf.get(students) ?? []) hide(component, each);
}

/** The most groups that are tried as the one that is enough by itself. */
const MOST_TRIED = 64;

/** Withholds one more for the sake of somebody who is exposed; false where nobody is left. */
function hideOneFor(component: Component, exposed: Students, protection: Protection): boolean {
  const { hidden, system } = component;
  const isOpen = (each: Students) => !hidden.has(each) && each.size !== 0;
  const members = system.classOf(exposed);
  const open = members.filter(isOpen);
  const pool = hiddenPool(members, system);
  const isSized = isSizedClass(members, system);
  const equations = system.equationsOf(exposed);
  const next =
    open.slice(0, MOST_TRIED).find((each) => isProtected(pooledWith(pool, each, system), isSized, protection)) ??
    open[0] ??
    equations.flatMap(({ parts }) => parts.filter(isOpen)).sort(bySize)[0] ??
    equations.flatMap(({ wholes }) => wholes.filter(isOpen))[0];
  if (next === undefined) return false;
  hide(component, next);
  return true;
}

/**
 * Withholds more until everybody who is withheld is protected, as far as there is anybody left to withhold. Whoever is
 * protected remains so when more is withheld, so that only those withheld since are looked at again.
 */
function secure(component: Component, protection: Protection): void {
  const { system, unsecured } = component;
  const done = new Map<readonly Students[], number>();
  const countHidden = (members: readonly Students[]) => members.filter((each) => system.hidden.has(each)).length;
  for (let next = unsecured.shift(); next !== undefined; next = unsecured.shift()) {
    const members = system.classOf(next);
    if (done.get(members) === countHidden(members)) continue;
    for (let [exposed] = findExposed(members, system, protection); exposed !== undefined; ) {
      if (!hideOneFor(component, exposed, protection)) break;
      [exposed] = findExposed(members, system, protection);
    }
    done.set(members, countHidden(members));
  }
}

/** The most work, in equations looked at, that is spent on showing again what need not be withheld. */
const MOST_PRUNING = 20_000;

/** Shows again what others made needless, the largest first. */
function prune(component: Component, protection: Protection): void {
  const { hidden, secondary, system, bundlesOf } = component;
  if (bundlesOf.size > 0 || [...secondary].some(({ isWhole }) => isWhole)) return;
  const isClassProtected = (members: readonly Students[]) =>
    isProtected(hiddenPool(members, system), isSizedClass(members, system), protection);
  // Who is protected across classes may need anybody.
  const byMoves = new Set(
    [...hidden].filter(
      (each) => each.least > 0 && system.equationsOf(each).length > 0 && !isClassProtected(system.classOf(each)),
    ),
  );
  let work = 0;
  for (const each of [...secondary].sort(bySize).reverse()) {
    const members = system.classOf(each);
    work += members.length + byMoves.size;
    if (work > MOST_PRUNING) return;
    hidden.delete(each);
    const isNeedless =
      [...byMoves].every((other) => !hidden.has(other) || isProtectedByMoves(other, system, protection)) &&
      findExposed(members, system, protection).length === 0;
    if (!isNeedless) {
      hidden.add(each);
      continue;
    }
    secondary.delete(each);
    // Whom the class no longer protects, others across classes do from now on.
    if (isClassProtected(members)) continue;
    for (const other of members) if (other.least > 0 && hidden.has(other)) byMoves.add(other);
  }
}

/** Withholds more until no percent that is shown as a bound can be told within it. */
function secureCoarse(component: Component, { protection, bounds }: ChoiceOptions): void {
  const { hidden, system, rows } = component;
  const coarse = coarseIn(rows, bounds);
  const room: RoomIn = (students, sign, row) => {
    const amount = system.amountsOf(students).get(row);
    if (amount === undefined) return 0;
    if (hidden.has(students)) return sign > 0 ? amount.rest : amount.counted;
    const range = coarse.get(students)?.get(row);
    if (range === undefined || students.size === null) return 0;
    return sign > 0 ? range[1] - (students.size - amount.rest) : amount.counted - range[0];
  };
  for (const [students, byRow] of coarse) {
    for (const row of byRow.keys()) {
      while (!hidden.has(students) && !isCoarseFree(students, row, system, room)) {
        const isUseful = (each: Students) => {
          const amount = system.amountsOf(each).get(row);
          return amount !== undefined && amount.counted >= 1 && amount.rest >= 1 && !coarse.get(each)?.has(row);
        };
        const [next = students] = system
          .equationsOf(students)
          .flatMap(({ parts }) => parts)
          .filter((each) => each !== students && !hidden.has(each) && each.size !== 0 && isUseful(each))
          .sort(bySize);
        hide(component, next);
        secure(component, protection);
      }
    }
  }
}

/** Chooses who of all is withheld besides those who are so to begin with. */
export function chooseSecondary(
  all: readonly Students[],
  rows: readonly Row[],
  { small, atSource, guessed }: Small,
  options: ChoiceOptions,
): Set<Students> {
  const told = findTold(all, rows, options.bounds);
  const linkOf = linkRows(rows, figuresIn);
  const secondary = new Set([...told].filter((each) => !small.has(each) && !atSource.has(each)));
  for (const some of componentsOf(rows)) {
    const students = new Set(some.flatMap(studentsIn));
    const hidden = new Set([...students].filter((each) => small.has(each) || atSource.has(each) || told.has(each)));
    if (hidden.size === 0 && coarseIn(some, options.bounds).size === 0) continue;
    const { equations, bundles, others } = findSets(some, guessed);
    const groupsOf = new Map<Students, Set<Students>>();
    for (const { wholes, groups } of some) {
      for (const { students: whole } of wholes) {
        const found = groupsOf.get(whole) ?? new Set();
        for (const { figures } of groups) for (const each of figures) found.add(each.students);
        groupsOf.set(whole, found);
      }
    }
    const bundlesOf = new Map<Students, Students[]>();
    for (const bundle of bundles) {
      for (const each of bundle) bundlesOf.set(each, [...(bundlesOf.get(each) ?? []), ...bundle]);
    }
    const component: Component = {
      rows: some,
      system: indexEquations(equations, hidden, linkOf),
      bundlesOf,
      groupsOf,
      hidden,
      secondary: new Set(),
      unsecured: [...hidden].sort((a, b) => a.index - b.index),
    };
    for (const each of others) hidden.add(each);
    for (const each of component.unsecured.slice()) hideWith(component, each);
    secure(component, options.protection);
    prune(component, options.protection);
    secureCoarse(component, options);
    for (const each of component.secondary) secondary.add(each);
  }
  return secondary;
}
