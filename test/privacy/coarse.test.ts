/** Percents shown as bounds, and what would give them back by subtraction: small tables, worked by hand. */
import { describe, expect, it } from 'vitest';
import { type Kind, shownOf, type Table, type Told } from './shown.js';

/** How many are counted of how many, as percents. */
const of = ([n, counted]: Told): Told => [n, Number(((100 * counted) / (n ?? 0)).toFixed(2))];
const percents = (table: Table): Table =>
  Object.fromEntries(Object.entries(table).map(([name, told]) => [name, of(told)]));
const mirrored = (table: Table): Table =>
  Object.fromEntries(Object.entries(table).map(([name, [n, counted]]) => [name, [n, (n ?? 0) - counted]]));

/** Whose values are withheld, and whose are coarse, as `a c | b`. */
function shown(tables: readonly Table[], kind: Kind = {}): string {
  const { few, others, coarse } = shownOf(tables, { topBottom: { low: 5, high: 95 }, ...kind });
  return `${few} ${others} | ${coarse}`.trim();
}

const atFifths = { topBottom: { low: 20, high: 80 } };

/** The same of those who are counted and of those who are not. */
function bothWays(table: Table, kind: Kind): string[] {
  const { low, high } = kind.topBottom ?? { low: 5, high: 95 };
  const other = { ...kind, topBottom: { low: 100 - high, high: 100 - low } };
  return [shown([percents(table)], kind), shown([percents(mirrored(table))], other)];
}

describe('a percent shown as a bound', () => {
  it.each<[says: string, table: Table, kind: Kind, expected: string]>([
    // 39 = 50 − 6 − 5.
    [
      'that follows from two others takes them with it, the smallest and one more for its sake',
      { W: [100, 50], a1: [40, 39], a2: [30, 6], a3: [30, 5] },
      {},
      'a2 a3 | a1',
    ],
    [
      'takes the smallest, and the next smallest for its sake',
      { W: [100, 50], a1: [40, 39], a2: [28, 6], a3: [22, 4], a4: [10, 1] },
      {},
      'a3 a4 | a1',
    ],
    // 3 are left for 10 and 6 of whom bounds leave 2 and 1 at most. Neither can help the other: a1 must, by the least of all.
    [
      'is told by another at its end, so that one that is not coarse is withheld',
      { W: [49, 16], a0: [21, 6], a1: [12, 7], a2: [10, 2], a3: [6, 1] },
      atFifths,
      'a1 a3 |',
    ],
    // One is equal to a bound: A2 is withheld for its sake, and it for the sake of A2, as it is the smallest that is left.
    [
      'is itself withheld where it is the smallest that protects the one withheld for its sake',
      { W: [19, 9], A0: [10, 5], A1: [5, 1], A2: [4, 3] },
      atFifths,
      'A1 A2 |',
    ],
    // With one less of W, and of a1, and of the 44 who are not b, all that is shown is the same.
    [
      'is free beside others of whom nothing is said',
      { W: [53, 52], a1: [41, 41], a2: [12, 11], b: [9, 8] },
      {},
      '| a1 W',
    ],
    // a0 and b1 are told by what is known of a1 and b0: all help to protect W.
    [
      'of the whole is free where all of its groups are withheld',
      { W: [11, 2], a0: [6, 0], a1: [5, 2], b0: [8, 2], b1: [3, 0] },
      atFifths,
      'a0 a1 b0 b1 | W',
    ],
    // None of a2 is counted, so that it cannot be fewer; a3 can, and a2 is the smallest to protect that.
    [
      'takes one that can have fewer and more, not the smallest that cannot',
      { W: [100, 50], a1: [40, 39], a2: [20, 0], a3: [40, 11] },
      { topBottom: { low: 0, high: 95 } },
      'a2 a3 | a1',
    ],
    // What is withheld for b0 and b2 is withheld but once, and W is left coarse.
    [
      'takes one after the other, of each dimension, until it is free',
      { W: [59, 57], a1: [31, 29], a2: [28, 28], b0: [16, 16], b1: [22, 20], b2: [21, 21] },
      { minimum: 10 },
      'a1 a2 b0 b1 | b2 W',
    ],
    ['that is free to begin with takes nobody', { W: [200, 8], a1: [100, 4], a2: [100, 4] }, {}, '| a1 a2 W'],
  ])('%s', (_, table, kind, expected) => {
    expect(bothWays(table, kind)).toEqual([expected, expected]);
  });
});

describe('a bound', () => {
  it.each<[says: string, table: Table, expected: string]>([
    [
      'of 19 says that it is none of them, who are withheld',
      { W: [60, 30], a1: [19, 0], a2: [20, 9], a3: [21, 21] },
      'a1 a2 | a3',
    ],
    ['of 20 leaves two counts', { W: [60, 30], A: [20, 0] }, '| A'],
    ['of nobody is no bound', { W: [60, 30], a1: [60, 30], a2: [0, 0] }, '|'],
    ['that none is counted of a whole of 19 withholds it', { W: [19, 0] }, 'W |'],
  ])('%s', (_, table, expected) => {
    const all = Object.fromEntries(
      Object.entries(table).map(([name, told]) => [name, told[0] === 0 ? told : of(told)]),
    );
    const other = Object.fromEntries(
      Object.entries(all).map(([name, [n, value]]) => [name, [n, 100 - value] as const]),
    );
    expect([shown([all]), shown([other])]).toEqual([expected, expected]);
  });

  it('of 19 says so in one measure of two, and so they are withheld in both', () => {
    const tables: Table[] = [
      { W: [60, 30], A: [19, 0] },
      { W: [60, 20], A: [19, 9] },
    ];
    expect(shown(tables.map(percents))).toBe('A A1 |');
    expect(shown(tables.map(percents).reverse())).toBe('A A1 |');
    const unsized = tables.map(({ A }): Table => ({ W: [null, 50], A: of(A ?? [1, 0]) }));
    expect(shown(unsized)).toBe('A A1 |');
  });

  it('can be shown of no group without a size whose whole has one', () => {
    expect(shown([{ W: [60, 50], A: [null, 3] }])).toBe('A |');
    expect(shown([{ W: [60, 50], A: [null, 97] }])).toBe('A |');
    expect(shown([{ W: [60, 50], A: [null, 50] }])).toBe('|');
    expect(shown([{ W: [null, 50], A: [null, 3] }])).toBe('| A');
    expect(shown([{ W: [null, 50], A: [null, 97] }])).toBe('| A');
  });

  it('is for percents alone', () => {
    const table: Table = { W: [60, 4], a1: [19, 0], a2: [20, 1], a3: [21, 3] };
    for (const unit of ['count', 'score'] as const)
      expect(shown([table, { W: [60, 50], A: [null, 3] }], { unit })).toBe('|');
  });
});
