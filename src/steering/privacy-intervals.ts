/**
 * Feasibility intervals: how far what is withheld can differ, for one who knows all that is shown. They are bounded from
 * below by moves: changes of sizes and counts that leave everything shown as it is, made from what is true. So an interval
 * is at least as wide as said here.
 */
import type { Students } from './privacy-figures.js';
import type { Amount, Equation } from './privacy-sets.js';

/** How wide the intervals must be. */
export interface Protection {
  readonly size: number;
  readonly count: number;
}

/** The equations of some students, and which of them are withheld. */
export interface System {
  readonly equationsOf: (students: Students) => readonly Equation[];
  readonly isHidden: (students: Students) => boolean;
}

const NO_EQUATIONS: readonly Equation[] = [];

/** Looks up the equations of students. */
export function indexEquations(equations: readonly Equation[]): (students: Students) => readonly Equation[] {
  const found = new Map<Students, Equation[]>();
  for (const equation of equations) {
    for (const students of [...equation.wholes, ...equation.parts]) {
      const known = found.get(students);
      if (known === undefined) found.set(students, [equation]);
      else known.push(equation);
    }
  }
  return (students) => found.get(students) ?? NO_EQUATIONS;
}

const signIn = (equation: Equation, students: Students) => (equation.wholes.includes(students) ? -1 : 1);

/** Students with the same pattern stand in the same equations, so that what one has more another can have less. */
export function patternOf(students: Students, { equationsOf }: Pick<System, 'equationsOf'>): string {
  return equationsOf(students)
    .map((equation) => signIn(equation, students) * (equation.index + 1))
    .join();
}

/** How far a count can differ in one of `members` bins, when so many students hold so many that are counted. */
function widthOfShare(counted: number, size: number, members: number): number {
  const most = size - members + 1;
  if (counted === Number.POSITIVE_INFINITY || most === Number.POSITIVE_INFINITY) return counted;
  return Math.min(counted, most) - Math.max(0, counted - most);
}

/** What some students of one pattern come to together. */
export interface Pool {
  readonly members: number;
  readonly size: number;
  readonly amounts: ReadonlyMap<number, Amount>;
}

/** The amounts that the values of each row count of some students. */
export function amountsByRow(students: Students, equations: readonly Equation[]): Map<number, Amount> {
  const found = new Map<number, Amount>();
  for (const { amounts } of equations) {
    for (const [row, each] of amounts) {
      const amount = each.get(students);
      if (amount !== undefined && !found.has(row)) found.set(row, amount);
    }
  }
  return found;
}

/** Puts students into a pool. */
export function pooledWith(pool: Pool, students: Students, equations: readonly Equation[]): Pool {
  const amounts = new Map(pool.amounts);
  for (const [row, { counted, rest }] of amountsByRow(students, equations)) {
    const before = amounts.get(row) ?? { counted: 0, rest: 0 };
    amounts.set(row, { counted: before.counted + counted, rest: before.rest + rest });
  }
  return { members: pool.members + 1, size: pool.size + (students.size ?? Number.POSITIVE_INFINITY), amounts };
}

export const EMPTY_POOL: Pool = { members: 0, size: 0, amounts: new Map() };

/** Whether each of a pool's students is protected by the others: what one has more, the others have less. */
export function isProtected({ members, size, amounts }: Pool, isSized: boolean, protection: Protection): boolean {
  if (members < 2) return false;
  if (isSized && size - members < protection.size) return false;
  for (const { counted, rest } of amounts.values()) {
    const all = isSized && rest !== Number.POSITIVE_INFINITY ? size : Number.POSITIVE_INFINITY;
    // How many are counted is known to within the rounding of what is withheld.
    const ends = all === Number.POSITIVE_INFINITY ? [counted] : [counted, rest, all - rest, all - counted];
    if (ends.some((each) => widthOfShare(each, all, members) < protection.count)) return false;
  }
  return true;
}

type Move = ReadonlyMap<Students, 1 | -1>;

/** How many steps of a search for a move are taken before it is given up. */
const PATIENCE = 400;

/** A change by ones, from `start` on, that keeps every equation; null where none is found. */
function findMove(
  start: Students,
  sign: 1 | -1,
  equationsOf: (students: Students) => readonly Equation[],
  canGo: (students: Students, sign: 1 | -1) => boolean,
): Move | null {
  const move = new Map<Students, 1 | -1>();
  const balance = new Map<Equation, number>();
  let patience = PATIENCE;
  const put = (students: Students, step: 1 | -1, times: 1 | -1) => {
    for (const equation of equationsOf(students)) {
      balance.set(equation, (balance.get(equation) ?? 0) + signIn(equation, students) * step * times);
    }
  };
  const settle = (): boolean => {
    let open: Equation | undefined;
    for (const [equation, off] of balance) {
      if (off !== 0) {
        open = equation;
        break;
      }
    }
    if (open === undefined) return true;
    const off = balance.get(open) ?? 0;
    for (const students of [...open.parts, ...open.wholes]) {
      const step = off * signIn(open, students) < 0 ? 1 : -1;
      if (move.has(students) || !canGo(students, step)) continue;
      patience -= 1;
      if (patience < 0) return false;
      move.set(students, step);
      put(students, step, 1);
      if (settle()) return true;
      move.delete(students);
      put(students, step, -1);
    }
    return false;
  };
  if (!canGo(start, sign)) return null;
  move.set(start, sign);
  put(start, sign, 1);
  return settle() ? move : null;
}

/** How far something of some students can go, one way and the other, by moves that share nobody else. */
function widthByMoves(
  start: Students,
  equationsOf: (students: Students) => readonly Equation[],
  canGo: (students: Students, sign: 1 | -1) => boolean,
  stepsOf: (move: Move) => number,
  enough: number,
): number {
  let width = 0;
  for (const sign of [1, -1] as const) {
    const used = new Set<Students>();
    while (width < enough) {
      const move = findMove(start, sign, equationsOf, (students, step) => !used.has(students) && canGo(students, step));
      if (move === null) break;
      width += stepsOf(move);
      // What goes down from where it is can do so but once.
      if (sign === -1) break;
      for (const students of move.keys()) if (students !== start) used.add(students);
    }
  }
  return width;
}

/** Whether withheld students are protected by moves that cross several equations. */
function isProtectedByMoves(students: Students, { equationsOf, isHidden }: System, protection: Protection): boolean {
  const equations = equationsOf(students);
  // Where the whole is withheld, all can be more.
  if (findMove(students, 1, equationsOf, (each, sign) => sign > 0 && isHidden(each)) !== null) return true;
  const amounts = new Map<Students, Map<number, Amount>>();
  const amountIn = (each: Students, row: number) => {
    let known = amounts.get(each);
    if (known === undefined) {
      known = amountsByRow(each, equationsOf(each));
      amounts.set(each, known);
    }
    return known.get(row);
  };
  if (equations.some(({ isSized }) => isSized)) {
    const sizeSteps = (move: Move) => {
      const fewer = [...move].filter(([, sign]) => sign < 0).map(([each]) => each);
      let steps = Math.min(...fewer.map(({ size }) => (size ?? 1) - 1));
      const rows = new Set(fewer.flatMap((each) => [...amountsByRow(each, equationsOf(each)).keys()]));
      for (const row of rows) {
        const found = fewer.flatMap((each) => amountIn(each, row) ?? []);
        // Those who leave are counted in all of them, or in none.
        const [counted, rest] = [found.map((each) => each.counted), found.map((each) => each.rest)];
        if (found.length > 1) steps = Math.min(steps, Math.min(...counted) + Math.min(...rest));
      }
      return steps;
    };
    const canGo = (each: Students, sign: 1 | -1) => isHidden(each) && (sign > 0 || (each.size ?? 1) > 1);
    if (widthByMoves(students, equationsOf, canGo, sizeSteps, protection.size) < protection.size) return false;
  }
  for (const row of amountsByRow(students, equations).keys()) {
    if (!isCountProtected(students, row, { equationsOf, isHidden }, amountIn, protection.count)) return false;
  }
  return true;
}

function isCountProtected(
  students: Students,
  row: number,
  { equationsOf, isHidden }: System,
  amountIn: (students: Students, row: number) => Amount | undefined,
  enough: number,
): boolean {
  const ofRow = (each: Students) => equationsOf(each).filter(({ amounts }) => amounts.has(row));
  const room = (each: Students, sign: 1 | -1) => {
    const amount = isHidden(each) ? amountIn(each, row) : undefined;
    return amount === undefined ? 0 : sign > 0 ? amount.rest : amount.counted;
  };
  const canGo = (each: Students, sign: 1 | -1) => room(each, sign) >= 1;
  const steps = (move: Move) => Math.min(...[...move].map(([each, sign]) => room(each, sign)));
  return widthByMoves(students, ofRow, canGo, steps, enough) >= enough;
}

/** The withheld students of a system whose size, or count in some row, is known too narrowly. */
export function findExposed(hidden: Iterable<Students>, system: System, protection: Protection): Students[] {
  const byPattern = new Map<string, Students[]>();
  for (const students of hidden) {
    if (system.equationsOf(students).length === 0) continue;
    const pattern = patternOf(students, system);
    const same = byPattern.get(pattern);
    if (same === undefined) byPattern.set(pattern, [students]);
    else same.push(students);
  }
  const exposed: Students[] = [];
  for (const members of byPattern.values()) {
    const equations = system.equationsOf(members[0] as Students);
    const isSized = equations.some((equation) => equation.isSized);
    const pool = members.reduce((before, each) => pooledWith(before, each, equations), EMPTY_POOL);
    if (isProtected(pool, isSized, protection)) continue;
    exposed.push(...members.filter((each) => !isProtectedByMoves(each, system, protection)));
  }
  return exposed;
}

/** Whether what a coarse value counts can differ, within what it is shown as. */
export function isCoarseFree(
  students: Students,
  row: number,
  equationsOf: System['equationsOf'],
  room: (students: Students, sign: 1 | -1) => number,
): boolean {
  const ofRow = (each: Students) => equationsOf(each).filter(({ amounts }) => amounts.has(row));
  if (ofRow(students).length === 0) return true;
  const canGo = (each: Students, sign: 1 | -1) => room(each, sign) >= 1;
  return ([1, -1] as const).some((sign) => findMove(students, sign, ofRow, canGo) !== null);
}
