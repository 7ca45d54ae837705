/** Who is withheld for the sake of others: small tables, worked by hand. */
import { describe, expect, it } from 'vitest';
import { type Kind, shownOf, type Table, type Told } from './shown.js';

/** Groups of such sizes, of whom half are counted, or whatever is. */
const sizes = (of: Readonly<Record<string, number>>): Table =>
  Object.fromEntries(Object.entries(of).map(([name, n]): [string, Told] => [name, [n, 50]]));

/** Who is few, and who is withheld for their sake. */
function withheldOf(table: Table, kind: Kind) {
  const { few, others } = shownOf([table], kind);
  return [few, others];
}

const score = (minimum: number): Kind => ({ minimum, unit: 'score' });

describe('for the sake of one who is few', () => {
  it.each<[says: string, table: Table, kind: Kind, few: string, others: string]>([
    // 1 and 2 can be 1 to 2 each, 1 and 3 can be 1 to 3: as wide as two.
    [
      'goes one who is enough, not two who are smaller',
      sizes({ W: 8, a: 1, aa: 2, aaa: 2, aaaa: 3 }),
      score(2),
      'a',
      'aaaa',
    ],
    // 1 and 5 can be 1 to 5 each, which is not as wide as five.
    [
      'go the first two where no one is enough',
      sizes({ W: 16, a: 1, aa: 5, aaa: 5, aaaa: 5 }),
      score(5),
      'a',
      'aa aaa',
    ],
    [
      'goes the first in the plan of two that are as small',
      sizes({ W: 20, a: 2, aa: 5, aaa: 5, aaaa: 8 }),
      score(4),
      'a',
      'aa',
    ],
    [
      'go one of each dimension',
      sizes({ W: 23, a: 11, aa: 2, aaa: 5, aaaa: 5, b: 15, bb: 6, bbb: 2 }),
      score(5),
      'aa bbb',
      'aaa bb',
    ],
    // 15, 6 and the other two make up the whole as well.
    [
      'so also where none is named',
      sizes({ W: 23, A: 11, B: 2, C: 5, D: 5, E: 15, F: 6, G: 2 }),
      score(5),
      'B G',
      'C F',
    ],
    // One more of C takes one less of F and of one of the others. All are withheld one after the other until that can be two;
    // but A is enough for it by itself, so that B and D are shown again.
    [
      'go one of each set, and nobody whom those made needless',
      sizes({ W: 10, A: 4, B: 2, C: 1, D: 3, F: 9 }),
      score(2),
      'C',
      'A F',
    ],
    // Nobody can tell the five others of whom nothing is said, but they need not be withheld, as nothing is shown of them.
    [
      'so also beside one who is alone in a dimension',
      sizes({ W: 10, A: 4, B: 2, C: 1, D: 3, F: 9, g: 5 }),
      score(2),
      'C',
      'A F',
    ],
  ])('%s', (_, table, kind, few, others) => {
    expect(withheldOf(table, kind)).toEqual([few, others]);
  });
});

describe('where all of the whole are counted, or none', () => {
  it.each<[says: string, of: (n: number) => number]>([
    ['all', (n) => n],
    ['none', () => 0],
  ])('(%s) it is withheld with its groups, but for those of nobody', (_, of) => {
    const table = (groups: Readonly<Record<string, number>>): Table =>
      Object.fromEntries(Object.entries(groups).map(([name, n]): [string, Told] => [name, [n, of(n)]]));
    const kind = (minimum: number): Kind => ({ minimum, unit: 'count' });
    expect(withheldOf(table({ W: 4, a: 0, aa: 1 }), kind(2))).toEqual(['aa', 'W']);
    expect(withheldOf(table({ W: 8, a: 4, aa: 0, b: 5 }), kind(5))).toEqual(['a', 'b W']);
  });
});

it('nobody is shown again who has come to protect another', () => {
  const counted = { A: [20, 15], B: [4, 4], C: [5, 2], D: [21, 18], E: [8, 3], F: [26, 17], G: [3, 4] } as const;
  // A, as large as it is, is needless at last. C is not: without A and C, 29 − 20 − 5 would tell B.
  const table: Table = { W: [29, 21], ...counted };
  expect(withheldOf(table, { minimum: 5, unit: 'count' })).toEqual(['B G', 'C D E F']);
});

it('all groups go where more sets of them make up the whole than are looked at', () => {
  // 924 sets of six of twelve tens are 60, and 495 of four with five and fifteen.
  const tens = Object.fromEntries([...'ABCDEFGHIJKL'].map((name) => [name, 10]));
  expect(withheldOf(sizes({ W: 60, ...tens, M: 5, N: 15 }), score(10))).toEqual(['M', 'A B C D E F G H I J K L N W']);
  expect(withheldOf(sizes({ W: 60, ...tens, N: 15 }), score(10))).toEqual(['', '']);
});
