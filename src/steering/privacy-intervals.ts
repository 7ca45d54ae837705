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

/** What adds up, looked up by students; which of them are withheld changes while more are chosen. */
export interface System {
  readonly equationsOf: (students: Students) => readonly Equation[];
  /** What the values of each row count of some students. */
  readonly amountsOf: (students: Students) => ReadonlyMap<number, Amount>;
  /** The equations over what values count that must hold together with those of a row. */
  readonly countsOf: (students: Students, row: number) => readonly Equation[];
  /** The rows in which some students stand of those that share figures with a row. */
  readonly rowsOf: (students: Students, row: number) => readonly number[];
  /**
   * Those who stand in the same equations, smallest first: what one of them has more another can have less. Each is of
   * one such class.
   */
  readonly classOf: (students: Students) => readonly Students[];
  readonly hidden: ReadonlySet<Students>;
  /** How many more steps of searches for moves are taken before they are given up. */
  readonly patience: { left: number };
}

/** How many steps of a search for one move are taken before it is given up. */
const PATIENCE = 400;
/** How many steps are taken for each of the students of a system, all searches together. */
const PATIENCE_EACH = 400;

const NO_EQUATIONS: readonly Equation[] = [];
const NO_STUDENTS: readonly Students[] = [];
const NO_ROWS: readonly number[] = [];
const NO_AMOUNTS: ReadonlyMap<number, Amount> = new Map();

/** Smallest first; a size that nobody knows could be any. */
export const bySize = (a: Students, b: Students) => (a.size ?? 0) - (b.size ?? 0) || a.index - b.index;

const signIn = (equation: Equation, students: Students) => (equation.wholes.includes(students) ? -1 : 1);

/** Looks up what adds up. */
export function indexEquations(
  equations: readonly Equation[],
  hidden: ReadonlySet<Students>,
  linkOf: (row: number) => number,
): System {
  const found = new Map<Students, Equation[]>();
  const amounts = new Map<Students, Map<number, Amount>>();
  for (const equation of equations) {
    for (const students of [...equation.wholes, ...equation.parts]) {
      const known = found.get(students);
      if (known === undefined) found.set(students, [equation]);
      else known.push(equation);
    }
    for (const [row, each] of equation.amounts) {
      for (const [students, amount] of each) {
        const known = amounts.get(students);
        if (known === undefined) amounts.set(students, new Map([[row, amount]]));
        else if (!known.has(row)) known.set(row, amount);
      }
    }
  }
  const links = new Map(equations.map((each) => [each, new Set([...each.amounts.keys()].map(linkOf))]));
  const countsByLink = new Map<Students, Map<number, Equation[]>>();
  for (const [students, its] of found) {
    const byLink = new Map<number, Equation[]>();
    for (const equation of its) {
      for (const link of links.get(equation) ?? []) {
        const known = byLink.get(link);
        if (known === undefined) byLink.set(link, [equation]);
        else known.push(equation);
      }
    }
    countsByLink.set(students, byLink);
  }
  const rowsByLink = new Map<Students, Map<number, number[]>>();
  for (const [students, byRow] of amounts) {
    const rows = new Map<number, number[]>();
    for (const row of byRow.keys()) rows.set(linkOf(row), [...(rows.get(linkOf(row)) ?? []), row]);
    rowsByLink.set(students, rows);
  }
  const byPattern = new Map<string, Students[]>();
  const classes = new Map<Students, Students[]>();
  for (const [students, its] of found) {
    const pattern = its.map((equation) => signIn(equation, students) * (equation.index + 1)).join();
    const members = byPattern.get(pattern) ?? [];
    byPattern.set(pattern, members);
    members.push(students);
    classes.set(students, members);
  }
  for (const members of byPattern.values()) members.sort(bySize);
  return {
    equationsOf: (students) => found.get(students) ?? NO_EQUATIONS,
    amountsOf: (students) => amounts.get(students) ?? NO_AMOUNTS,
    countsOf: (students, row) => countsByLink.get(students)?.get(linkOf(row)) ?? NO_EQUATIONS,
    rowsOf: (students, row) => rowsByLink.get(students)?.get(linkOf(row)) ?? NO_ROWS,
    classOf: (students) => classes.get(students) ?? NO_STUDENTS,
    hidden,
    patience: { left: PATIENCE + PATIENCE_EACH * found.size },
  };
}

/**
 * How far a count can differ among one of the members of a class, when so many students hold so many that are counted, and
 * all members have at least `least`.
 */
function widthOfShare(counted: number, size: number, least: number): number {
  const most = size - least + 1;
  if (counted === Number.POSITIVE_INFINITY || most === Number.POSITIVE_INFINITY) return counted;
  return Math.min(counted, most) - Math.max(0, counted - most);
}

/** What some students of one pattern come to together. */
export interface Pool {
  readonly members: number;
  /** The least that all can be together. */
  readonly least: number;
  readonly size: number;
  readonly amounts: ReadonlyMap<number, Amount>;
}

/** Puts students into a pool. */
export function pooledWith(pool: Pool, students: Students, { amountsOf }: System): Pool {
  const amounts = new Map(pool.amounts);
  for (const [row, { counted, rest }] of amountsOf(students)) {
    const before = amounts.get(row) ?? { counted: 0, rest: 0 };
    amounts.set(row, { counted: before.counted + counted, rest: before.rest + rest });
  }
  return {
    members: pool.members + 1,
    least: pool.least + students.least,
    size: pool.size + (students.size ?? Number.POSITIVE_INFINITY),
    amounts,
  };
}

const EMPTY_POOL: Pool = { members: 0, least: 0, size: 0, amounts: new Map() };

/** Whether each of a pool's students is protected by the others: what one has more, the others have less. */
export function isProtected(
  { members, least, size, amounts }: Pool,
  isSized: boolean,
  protection: Protection,
): boolean {
  if (members < 2) return false;
  if (isSized && size - least < protection.size) return false;
  for (const { counted, rest } of amounts.values()) {
    const all = isSized && rest !== Number.POSITIVE_INFINITY ? size : Number.POSITIVE_INFINITY;
    // How many are counted is known to within the rounding of what is withheld.
    const ends = all === Number.POSITIVE_INFINITY ? [counted] : [counted, rest, all - rest, all - counted];
    if (ends.some((each) => widthOfShare(each, all, least) < protection.count)) return false;
  }
  return true;
}

type Move = ReadonlyMap<Students, 1 | -1>;

/** A change by ones, from `start` on, that keeps every equation; null where none is found. */
function findMove(
  start: Students,
  sign: 1 | -1,
  { equationsOf, patience: all }: Pick<System, 'equationsOf' | 'patience'>,
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
      all.left -= 1;
      if (patience < 0 || all.left < 0) return false;
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
  system: Pick<System, 'equationsOf' | 'patience'>,
  canGo: (students: Students, sign: 1 | -1) => boolean,
  stepsOf: (move: Move) => number,
  enough: number,
): number {
  let width = 0;
  for (const sign of [1, -1] as const) {
    const used = new Set<Students>();
    while (width < enough) {
      const move = findMove(start, sign, system, (students, step) => !used.has(students) && canGo(students, step));
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
export function isProtectedByMoves(students: Students, system: System, protection: Protection): boolean {
  const { equationsOf, amountsOf, hidden } = system;
  // Where the whole is withheld, all can be more.
  if (findMove(students, 1, system, (each, sign) => sign > 0 && hidden.has(each)) !== null) return true;
  if (equationsOf(students).some(({ isSized }) => isSized)) {
    const sizeSteps = (move: Move) => {
      const fewer = [...move].filter(([, sign]) => sign < 0).map(([each]) => each);
      let steps = Math.min(...fewer.map(({ size, least }) => (size ?? least) - least));
      if (fewer.length < 2) return steps;
      for (const row of new Set(fewer.flatMap((each) => [...amountsOf(each).keys()]))) {
        const found = fewer.flatMap((each) => amountsOf(each).get(row) ?? []);
        // Those who leave are counted in all of them, or in none.
        const [counted, rest] = [found.map((each) => each.counted), found.map((each) => each.rest)];
        steps = Math.min(steps, Math.min(...counted) + Math.min(...rest));
      }
      return steps;
    };
    const canGo = (each: Students, sign: 1 | -1) =>
      hidden.has(each) && (sign > 0 || (each.size ?? each.least) > each.least);
    if (widthByMoves(students, system, canGo, sizeSteps, protection.size) < protection.size) return false;
  }
  return [...amountsOf(students).keys()].every((row) => isCountProtected(students, row, system, protection.count));
}

/** How far a count can go up or down in a row. */
export type RoomIn = (students: Students, sign: 1 | -1, row: number) => number;

/** How far a count can go up or down in a row and in all that share figures with it. */
const roomWith =
  (row: number, { rowsOf }: System, roomIn: RoomIn) =>
  (students: Students, sign: 1 | -1): number => {
    const rows = rowsOf(students, row);
    return rows.length === 0 ? 0 : Math.min(...rows.map((each) => roomIn(students, sign, each)));
  };

/** The equations over counts that a row belongs to. */
const countsIn = (row: number, { countsOf, patience }: System) => ({
  equationsOf: (students: Students) => countsOf(students, row),
  patience,
});

function isCountProtected(students: Students, row: number, system: System, enough: number): boolean {
  const room = roomWith(row, system, (each, sign, its) => {
    const amount = system.hidden.has(each) ? system.amountsOf(each).get(its) : undefined;
    return amount === undefined ? 0 : sign > 0 ? amount.rest : amount.counted;
  });
  const canGo = (each: Students, sign: 1 | -1) => room(each, sign) >= 1;
  const steps = (move: Move) => Math.min(...[...move].map(([each, sign]) => room(each, sign)));
  return widthByMoves(students, countsIn(row, system), canGo, steps, enough) >= enough;
}

/** The withheld students of a class, put together. */
export function hiddenPool(members: readonly Students[], system: System): Pool {
  return members.reduce((pool, each) => (system.hidden.has(each) ? pooledWith(pool, each, system) : pool), EMPTY_POOL);
}

/** Whether the sizes of a class add up, or only what values count does. */
export const isSizedClass = (members: readonly Students[], { equationsOf }: System): boolean =>
  members[0] !== undefined && equationsOf(members[0]).some(({ isSized }) => isSized);

/** The withheld students of a class whose size, or count in some row, is known too narrowly. */
export function findExposed(members: readonly Students[], system: System, protection: Protection): Students[] {
  if (isProtected(hiddenPool(members, system), isSizedClass(members, system), protection)) return [];
  return members.filter(
    (each) => each.least > 0 && system.hidden.has(each) && !isProtectedByMoves(each, system, protection),
  );
}

/** Whether what a coarse value counts can differ, within what it is shown as. */
export function isCoarseFree(students: Students, row: number, system: System, roomIn: RoomIn): boolean {
  if (system.countsOf(students, row).length === 0) return true;
  const room = roomWith(row, system, roomIn);
  const canGo = (each: Students, sign: 1 | -1) => room(each, sign) >= 1;
  return ([1, -1] as const).some((sign) => findMove(students, sign, countsIn(row, system), canGo) !== null);
}
