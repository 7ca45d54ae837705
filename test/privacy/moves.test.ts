/** How far what is withheld can differ, and what adds up: small systems, worked by hand. */
import type { MeasureInput } from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { type Figure, readFigures, type Students } from '../../src/steering/privacy-figures.js';
import {
  findExposed,
  hiddenPool,
  indexEquations,
  isCoarseFree,
  isProtected,
  isProtectedByMoves,
  isSizedClass,
  pooledWith,
} from '../../src/steering/privacy-intervals.js';
import { figuresIn, linkRows, type Row, readRows, singles } from '../../src/steering/privacy-rows.js';
import { type Amount, countsOf, type Equation, findSets, setsAddingUp } from '../../src/steering/privacy-sets.js';

const ANY = Number.POSITIVE_INFINITY;
const some = (index: number, size: number | null, least: 0 | 1 = 1): Students => ({
  index,
  isWhole: false,
  least,
  size,
  figures: [],
});
const counts = (counted: number, rest: number): Amount => ({ counted, rest });

describe('the counts of a percent', () => {
  it.each<[value: number, size: number, rounding: number, least: number, most: number]>([
    [50, 10, 0.5, 5, 5],
    [33.3, 3, 0.05, 1, 1],
    [50, 1_000, 0.5, 495, 505],
    [0, 1_000, 0.5, 0, 5],
    [100, 1_000, 0.5, 995, 1_000],
    // 50 % of 3 are neither 1 nor 2; the nearest are taken.
    [50, 3, 0.5, 1, 2],
    [99.9, 1, 0.05, 0, 1],
    // Exact where binary fractions are not.
    [1.1, 3_000, 0, 33, 33],
    [0.57, 10_000, 0, 57, 57],
    [20, 5, 20, 0, 2],
  ])('%s %% of %s, rounded by %s, are %s to %s', (value, size, rounding, least, most) => {
    expect(countsOf(value, size, rounding)).toEqual([least, most]);
  });
});

describe('what values count of a whole and its groups', () => {
  type Told = readonly [n: number, value: number];
  const amountsOf = (unit: MeasureInput['unit'], ...told: readonly Told[]) => {
    const [whole, ...groups] = told.map(([n, value]) => ({
      baseline: undefined,
      targets: [],
      observations: [{ date: '2026-06-30', n, value }],
    }));
    const subgroups = groups.map((group, place) => aSubgroup({ id: `${place}`, name: `${place}`, ...group }));
    const { measures, students } = readFigures(
      aPlan({ goals: [aGoal({ measures: [aMeasure({ ...whole, unit, subgroups })], strategies: [] })] }),
    );
    const [equation] = findSets(readRows(measures), new Set()).equations;
    const amounts = equation?.amounts.get(0);
    return students.map((each) => [amounts?.get(each)?.counted, amounts?.get(each)?.rest]);
  };

  it.each<[says: string, unit: MeasureInput['unit'], told: readonly Told[], expected: readonly (readonly number[])[]]>([
    [
      'percents',
      { kind: 'percent' },
      [
        [20, 50],
        [8, 25],
        [12, 66.7],
      ],
      [
        [10, 10],
        [2, 6],
        [8, 4],
      ],
    ],
    [
      'all',
      { kind: 'percent' },
      [
        [20, 100],
        [8, 100],
        [12, 100],
      ],
      [
        [20, 0],
        [8, 0],
        [12, 0],
      ],
    ],
    [
      'all, whatever is said',
      { kind: 'percent' },
      [
        [20, 100],
        [8, 75],
        [12, 100],
      ],
      [
        [20, 0],
        [6, 0],
        [12, 0],
      ],
    ],
    [
      'none, whatever is said',
      { kind: 'percent' },
      [
        [20, 0],
        [8, 25],
        [12, 0],
      ],
      [
        [0, 20],
        [0, 6],
        [0, 12],
      ],
    ],
    [
      'counts',
      { kind: 'count' },
      [
        [20, 9],
        [8, 0],
        [12, 9],
      ],
      [
        [9, 11],
        [0, 8],
        [9, 3],
      ],
    ],
    [
      'counts of all',
      { kind: 'count' },
      [
        [20, 20],
        [8, 8],
        [12, 12],
      ],
      [
        [20, 0],
        [8, 0],
        [12, 0],
      ],
    ],
    [
      'events, of which one can have several',
      { kind: 'count' },
      [
        [20, 30],
        [8, 10],
        [12, 20],
      ],
      [
        [30, ANY],
        [10, ANY],
        [20, ANY],
      ],
    ],
    [
      'what can be below 0',
      { kind: 'count' },
      [
        [20, -1],
        [8, -3],
        [12, 2],
      ],
      [
        [ANY, ANY],
        [ANY, ANY],
        [2, 10],
      ],
    ],
    [
      'money',
      { kind: 'currency' },
      [
        [20, 500],
        [8, 0],
        [12, 500],
      ],
      [
        [ANY, ANY],
        [0, ANY],
        [ANY, ANY],
      ],
    ],
    [
      'scores',
      { kind: 'score' },
      [
        [20, 5],
        [8, 0],
        [12, 9],
      ],
      [
        [ANY, ANY],
        [0, ANY],
        [ANY, ANY],
      ],
    ],
    [
      'levels',
      { kind: 'level', levels: ['a', 'b', 'c'] },
      [
        [20, 1],
        [8, 0],
        [12, 2],
      ],
      [
        [ANY, ANY],
        [0, ANY],
        [ANY, 0],
      ],
    ],
    [
      'levels without names',
      { kind: 'level' },
      [
        [20, 1],
        [8, 0],
        [12, 2],
      ],
      [
        [ANY, ANY],
        [0, ANY],
        [ANY, ANY],
      ],
    ],
  ])('%s', (_, unit, told, expected) => {
    expect(amountsOf(unit, ...told)).toEqual(expected);
  });
});

describe('sets that add up', () => {
  it('are all that do, each once', () => {
    const sorted = (numbers: readonly number[], total: number) =>
      setsAddingUp(numbers, total)
        ?.map((set) => [...set].sort((a, b) => a - b).join())
        .sort();
    expect(sorted([1, 2, 3], 3)).toEqual(['0,1', '2']);
    expect(sorted([1, 2, 3], 6)).toEqual(['0,1,2']);
    expect(sorted([1, 2, 3], 7)).toEqual([]);
    expect(sorted([2, 4, 6], 5)).toEqual([]);
    for (const numbers of [
      [3, 1, 4, 1, 5, 9, 2, 6],
      [7, 7, 7, 7, 7],
      [10, 20, 30, 40, 50, 60],
    ]) {
      for (const total of [7, 14, 60, 100]) {
        const all: string[] = [];
        for (let mask = 1; mask < 2 ** numbers.length; mask += 1) {
          const places = [...numbers.keys()].filter((place) => ((mask >> place) & 1) === 1);
          if (places.reduce((sum, place) => sum + (numbers[place] ?? 0), 0) === total) all.push(places.join());
        }
        expect(sorted(numbers, total)).toEqual(all.sort());
      }
    }
  });

  it('are not told where there are more than a thousand, or more than twenty numbers', () => {
    // Of 12 ones 924 sets make six, of 13 there are 1,716.
    expect(setsAddingUp(Array<number>(12).fill(1), 6)).toHaveLength(924);
    expect(setsAddingUp(Array<number>(13).fill(1), 6)).toBeNull();
    expect(setsAddingUp(Array<number>(20).fill(2), 3)).toEqual([]);
    expect(setsAddingUp(Array<number>(21).fill(2), 3)).toBeNull();
    expect(setsAddingUp(Array<number>(21).fill(2), 42)).toHaveLength(1);
    expect(setsAddingUp(Array<number>(21).fill(2), 43)).toEqual([]);
  });
});

describe('some who are withheld together', () => {
  const pool = (members: number, size: number, ...amounts: readonly Amount[]) => ({
    members,
    least: members,
    size,
    amounts: new Map(amounts.entries()),
  });

  it.each<[says: string, pool: ReturnType<typeof pool>, isSized: boolean, size: number, count: number, is: boolean]>([
    ['one', pool(1, 100), true, 1, 1, false],
    ['two of 12 who can be 1 to 11', pool(2, 12), true, 10, 1, true],
    ['and not 12', pool(2, 12), true, 11, 1, false],
    ['by values alone', pool(2, 12), false, 100, 1, true],
    ['by values alone, which do not tell who is not counted', pool(2, 12, counts(3, 0)), false, 100, 3, true],
    ['none who are counted', pool(2, 12, counts(0, 12)), true, 5, 1, false],
    ['all who are counted', pool(2, 12, counts(12, 0)), true, 5, 1, false],
    ['five of twelve', pool(2, 12, counts(5, 7)), true, 5, 5, true],
    ['five of twelve, who are not six', pool(2, 12, counts(5, 7)), true, 5, 6, false],
    ['seven of twelve', pool(2, 12, counts(7, 5)), true, 5, 5, true],
    ['two of three, one each at least', pool(2, 3, counts(2, 1)), true, 1, 1, true],
    ['two of three, by two', pool(2, 3, counts(2, 1)), true, 1, 2, false],
    // All but one have at least one of those who are not counted, so that at most one count is open.
    ['eleven of twelve', pool(2, 12, counts(11, 1)), true, 5, 1, true],
    ['eleven of twelve, by two', pool(2, 12, counts(11, 1)), true, 5, 2, false],
    // One has two at most, as the others have one each at least. Of three who are counted it is sure of one or two.
    ['three of five and a sixth', pool(5, 6, counts(3, 3)), true, 1, 1, true],
    ['three of five and a sixth, by two', pool(5, 6, counts(3, 3)), true, 1, 2, false],
    ['as rounding leaves it open', pool(2, 12, counts(4, 3)), true, 5, 3, true],
    ['as rounding leaves it open, not more', pool(2, 12, counts(4, 3)), true, 5, 4, false],
    ['the worse of two rows', pool(2, 12, counts(5, 7), counts(1, 11)), true, 5, 2, false],
    ['money', pool(2, 12, counts(ANY, ANY)), true, 5, 100, true],
    ['nothing of money', pool(2, 12, counts(0, ANY)), true, 5, 1, false],
    ['money by values alone', pool(2, ANY, counts(3, ANY)), false, 5, 3, true],
    ['less money by values alone', pool(2, ANY, counts(3, ANY)), false, 5, 4, false],
  ])('%s', (_, each, isSized, size, count, is) => {
    expect(isProtected(each, isSized, { size, count })).toBe(is);
  });
});

/** Equations of a whole and its parts, with what a row of the same number counts of each. */
const equation = (
  index: number,
  whole: Students,
  parts: readonly Students[],
  amounts: ReadonlyMap<Students, Amount> = new Map(),
  isSized = true,
): Equation => ({ index, wholes: [whole], parts, isSized, amounts: new Map([[index, amounts]]) });

describe('what is withheld moves', () => {
  const [whole, a, b, c] = [some(0, 20), some(1, 5), some(2, 7), some(3, 9)];
  const amounts = new Map([
    [whole, counts(10, 10)],
    [a, counts(2, 3)],
    [b, counts(3, 4)],
  ]);
  const wide = { size: 1, count: 1 };
  const protects = (equations: readonly Equation[], hidden: readonly Students[], size: number, count = 1) =>
    isProtectedByMoves(
      a,
      indexEquations(equations, new Set(hidden), (row) => row),
      { size, count },
    );

  it('as far as another can have more or less', () => {
    const one = [equation(0, whole, [a, b], amounts)];
    // 12 together, one each at least: 1 to 11.
    expect([protects(one, [a, b], 10), protects(one, [a, b], 11)]).toEqual([true, false]);
    // Of 5 and 7, 2 and 3 are counted: up by 3, down by 2.
    expect([protects(one, [a, b], 1, 5), protects(one, [a, b], 1, 6)]).toEqual([true, false]);
    expect(protects(one, [a], 1)).toBe(false);
    // Where the whole is withheld, all can be more.
    expect(protects(one, [a, whole], 100, 2)).toBe(true);
    expect(protects([equation(0, whole, [a, b], amounts, false)], [a, b], 100, 5)).toBe(true);
  });

  it('across several that hang together, by those who leave both', () => {
    const other = some(4, 30);
    const second = new Map([
      [other, counts(15, 15)],
      [a, counts(2, 3)],
      [c, counts(7, 2)],
    ]);
    const first = new Map([...amounts, [b, counts(1, 6)]]);
    const link = () => 0;
    const joined = new Map([...second, [b, counts(1, 6)]]);
    const two = [equation(0, whole, [a, b], first), equation(1, other, [a, c], joined)];
    const sizes = (size: number) =>
      isProtectedByMoves(a, indexEquations(two, new Set([a, b, c]), link), { size, count: 1 });
    // Up: as b and c lose whom both count (1), or neither does (2): 3. Down: 4, to one. 7 in all.
    expect([sizes(7), sizes(8)]).toEqual([true, false]);
    expect(isProtectedByMoves(a, indexEquations(two, new Set([a, b]), link), wide)).toBe(false);
  });

  it('by several others, one after the other', () => {
    const three = [equation(0, whole, [a, b, c])];
    // 21 together: 1 to 19.
    expect([protects(three, [a, b, c], 18), protects(three, [a, b, c], 19)]).toEqual([true, false]);
  });

  it('where the whole is withheld, as all can be more, whoever is counted', () => {
    const all = new Map([
      [whole, counts(20, 0)],
      [a, counts(5, 0)],
    ]);
    expect(protects([equation(0, whole, [a, b], all)], [a, whole], 100, 100)).toBe(true);
  });

  it('only so far as both its size and what values add up to let it', () => {
    const values = equation(1, whole, [a, b], new Map(), false);
    expect(protects([equation(0, whole, [a, c]), values], [a, b], 1)).toBe(false);
    expect(protects([equation(0, whole, [a, b]), values], [a, b], 1)).toBe(true);
  });

  it('as far as the one who leaves fewest, of several who must', () => {
    const [other, one, d] = [some(4, 30), some(5, 1), some(6, 7)];
    const across = (first: readonly Students[], size: number) =>
      protects([equation(0, whole, first), equation(1, other, [a, c])], [...first, a, c], size);
    // 7 can lose six and 9 eight: up by six, down by four.
    expect([across([a, b], 10), across([a, b], 11)]).toEqual([true, false]);
    // Who is but one stays.
    expect([across([a, one, d], 10), across([a, one, d], 11)]).toEqual([true, false]);
    expect(across([a, one], 5)).toBe(false);
  });

  it('up from one, and by all that another can lose, counted or not', () => {
    const [one, many] = [some(5, 1), some(6, 20)];
    const up = (of: Students, size: number, known: ReadonlyMap<Students, Amount> = new Map()) =>
      isProtectedByMoves(
        of,
        indexEquations([equation(0, whole, [of, many], known)], new Set([of, many]), (row) => row),
        { size, count: 1 },
      );
    expect([up(one, 19), up(one, 20)]).toEqual([true, false]);
    // Of twenty, five are counted and five are not, as far as rounding tells.
    const rough = new Map([[many, counts(5, 5)]]);
    expect([up(a, 23, rough), up(a, 24, rough)]).toEqual([true, false]);
  });

  it('in what is counted by each of the others once, and of those who can', () => {
    const counted = (of: Amount, ...others: readonly Amount[]) => {
      const known = new Map([[a, of]]);
      for (const [place, each] of others.entries()) known.set([b, c][place] as Students, each);
      const widths = [1, 2, 3, 4, 5, 6, 7].map((count) =>
        protects([equation(0, whole, [a, b, c], known)], [a, b, c], 1, count),
      );
      return widths.filter((is) => is).length;
    };
    // Up as one or the other has one less, but down by no more than one of them takes at once.
    expect(counted(counts(0, 5), counts(1, 6), counts(1, 8))).toBe(2);
    expect(counted(counts(5, 0), counts(6, 1), counts(8, 1))).toBe(1);
    // All of b are counted: it cannot have more, but c can.
    expect(counted(counts(3, 0), counts(7, 0), counts(5, 2))).toBe(2);
    // Of whom nothing is counted, nothing moves.
    expect(counted(counts(2, 3), counts(0, 0))).toBe(0);
    expect(counted(counts(2, 3))).toBe(0);
    expect(counted(counts(2, 3), counts(3, 4))).toBe(5);
  });

  it('in all rows that share figures by the least', () => {
    const first = new Map([
      [a, counts(2, 3)],
      [b, counts(3, 4)],
    ]);
    const second = new Map([
      [a, counts(1, 4)],
      [b, counts(6, 1)],
    ]);
    const both: Equation = {
      ...equation(0, whole, [a, b]),
      amounts: new Map([
        [0, first],
        [1, second],
      ]),
    };
    const system = indexEquations([both], new Set([a, b]), () => 0);
    // Up by the least of 3, 3, 4 and 6, down by that of 2, 4, 1 and 1.
    const widths = [4, 5].map((count) => isProtectedByMoves(a, system, { size: 1, count }));
    expect(widths).toEqual([true, false]);
  });

  it('unless it takes more than 400 steps to find', () => {
    /** One that can take from others who cannot be fewer, and from one who can: after so many steps in vain. */
    const found = (steps: number) => {
      let index = 10;
      const next = () => some(index++, 9);
      const last = next();
      const inVain: Equation[] = [];
      const first: Students[] = [];
      for (let left = steps; left > 0; left -= Math.min(left, 40)) {
        const [own, stuck] = [next(), Array.from({ length: Math.min(left, 40) - 1 }, next)];
        first.push(own);
        const closed = stuck.map((each, place) => equation(100 * index + place + 1, next(), [each]));
        inVain.push(equation(100 * index, next(), [own, ...stuck]), ...closed);
      }
      const equations = [equation(0, whole, [a, ...first, last]), ...inVain];
      const hidden = new Set([a, last, ...first, ...inVain.flatMap(({ parts }) => parts)]);
      return isProtectedByMoves(
        a,
        indexEquations(equations, hidden, (row) => row),
        { size: 8, count: 1 },
      );
    };
    expect([found(399), found(400)]).toEqual([true, false]);
  });

  it('unless it takes more steps than are left for all', () => {
    const system = indexEquations([equation(0, whole, [a, b])], new Set([a, b]), (row) => row);
    const withLeft = (left: number) => {
      system.patience.left = left;
      return isProtectedByMoves(a, system, { size: 6, count: 1 });
    };
    expect([withLeft(1), withLeft(0)]).toEqual([true, false]);
  });

  it('and those who do not are told', () => {
    const one = [equation(0, whole, [a, b, c], amounts)];
    const told = (...hidden: Students[]) => {
      const system = indexEquations(one, new Set(hidden), (row) => row);
      return findExposed(system.classOf(a), system, { size: 10, count: 1 }).map(({ index }) => index);
    };
    expect(told(a)).toEqual([1]);
    expect(told(a, b)).toEqual([]);
    expect(told()).toEqual([]);
    const system = indexEquations(one, new Set([a, c]), (row) => row);
    expect(system.classOf(c).map(({ index }) => index)).toEqual([1, 2, 3]);
    expect(system.classOf(whole)).toEqual([whole]);
    expect(isSizedClass(system.classOf(a), system)).toBe(true);
    expect(isSizedClass([], system)).toBe(false);
    const values = equation(1, whole, [a, b], amounts, false);
    const isSizedIn = (...equations: readonly Equation[]) => {
      const its = indexEquations(equations, new Set(), (row) => row);
      return isSizedClass(its.classOf(a), its);
    };
    expect([isSizedIn(equation(0, whole, [a, b]), values), isSizedIn(values)]).toEqual([true, false]);
    expect(hiddenPool(system.classOf(a), system)).toEqual({
      members: 2,
      least: 2,
      size: 14,
      amounts: new Map([[0, counts(2, 3)]]),
    });
    const more = pooledWith(hiddenPool(system.classOf(a), system), b, system);
    expect(more).toEqual({ members: 3, least: 3, size: 21, amounts: new Map([[0, counts(5, 7)]]) });
    expect(pooledWith(more, some(9, null, 0), system)).toMatchObject({ members: 4, least: 3, size: ANY });
  });

  it('with those who stand in the same equations on the same side, smallest first, then as in the plan', () => {
    const [twin, other] = [some(4, 5), some(5, 9)];
    const system = indexEquations(
      [equation(0, whole, [c, twin, a]), equation(1, other, [b]), equation(2, a, [some(6, 4)])],
      new Set(),
      (row) => row,
    );
    const classes = [whole, c, twin, a, b, other].map((each) =>
      system
        .classOf(each)
        .map(({ index }) => index)
        .join(),
    );
    expect(classes).toEqual(['0', '4,3', '4,3', '1', '2', '5']);
    const unsized = indexEquations([equation(0, whole, [c, twin, a, some(6, null)])], new Set(), (row) => row);
    expect(unsized.classOf(a).map(({ index }) => index)).toEqual([6, 1, 4, 3]);
  });

  it('for their own sake alone: others of whom nothing is said need no protection', () => {
    const other = some(4, 15, 0);
    const system = indexEquations([equation(0, whole, [a, other])], new Set([other]), (row) => row);
    expect(findExposed(system.classOf(other), system, { size: 10, count: 1 })).toEqual([]);
  });

  it('of a bound only where something else does', () => {
    const one = [equation(0, whole, [a, b], amounts)];
    const system = indexEquations(one, new Set(), (row) => row);
    const free = (...movable: readonly Students[]) =>
      isCoarseFree(a, 0, system, (students) => (movable.includes(students) ? 1 : 0));
    expect(free(a)).toBe(false);
    expect(free(a, b)).toBe(true);
    expect(free(b, whole)).toBe(false);
    expect(isCoarseFree(a, 0, system, (students, sign) => (students === a ? Number(sign < 0) : Number(sign > 0)))).toBe(
      true,
    );
    expect(isCoarseFree(a, 0, system, (_, sign) => Number(sign > 0))).toBe(true);
    expect(isCoarseFree(c, 0, system, () => 0)).toBe(true);
  });
});

describe('rows', () => {
  const figure = () => ({}) as Figure;
  const row = (index: number, wholes: readonly Figure[], ...groups: readonly (readonly Figure[])[]) =>
    ({ index, wholes, groups: groups.map((figures) => ({ figures })) }) as unknown as Row;
  const [f, g, h, i, j, k] = Array.from({ length: 6 }, figure) as [Figure, Figure, Figure, Figure, Figure, Figure];

  it('hang together by the figures that they share, over however many others', () => {
    const rows = [row(0, [f]), row(1, [g]), row(2, [h], [i]), row(3, [j], [g, i]), row(4, [k], [f]), row(5, [j], [f])];
    const linked = (count: number) => {
      const linkOf = linkRows(rows.slice(0, count), figuresIn);
      const places = [...rows.slice(0, count).keys()];
      return places.map((place) => places.findIndex((other) => linkOf(other) === linkOf(place))).join('');
    };
    expect(linked(3)).toBe('012');
    // The fourth joins the second and the third; the fifth joins the first; the last joins all.
    expect(linked(4)).toBe('0111');
    expect(linked(5)).toBe('01110');
    expect(linked(6)).toBe('000000');
  });

  it('are of one whole and of one figure of each group, or of several', () => {
    const found = (wholes: readonly Figure[], ...groups: readonly (readonly Figure[])[]) => {
      const each = row(0, wholes, ...groups);
      return singles(each, each.groups);
    };
    const one = found([f], [g], [h]);
    expect(one?.whole).toBe(f);
    expect(one?.parts).toHaveLength(2);
    expect(found([f, i], [g], [h])).toBeNull();
    expect(found([f], [g, i], [h])).toBeNull();
    expect(found([f], [], [h])).toBeNull();
    expect(found([], [g], [h])).toBeNull();
  });
});
