/** Who is too few to be shown, where sizes are not said or nothing is: worked by hand; and whom that takes along. */
import { type Plan, suppressSmallGroups } from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

const DAY = '2026-06-30';

/** A size, null where it is unsaid, and a value; 'withheld' at the source. */
type Told = readonly [n: number | null, value: number] | 'withheld';
interface Kind {
  readonly unit?: 'percent' | 'score' | 'count' | 'currency';
  /** Null where groups are not said to be of one. */
  readonly dimension?: string | null;
  readonly minimum?: number;
  readonly complementary?: boolean;
}

const seriesOf = (told: Told) =>
  told === 'withheld'
    ? { observations: [], withheld: [{ date: DAY }] }
    : { observations: [{ date: DAY, value: told[1], ...(told[0] === null ? {} : { n: told[0] }) }] };

/** Which groups, by their place, are withheld; the whole is W. */
function hidden(
  whole: Told,
  groups: readonly Told[],
  { unit = 'percent', dimension = 'race', minimum = 10, complementary = false }: Kind = {},
) {
  const bare = { baseline: undefined, targets: [] };
  const subgroups = groups.map((told, place) =>
    aSubgroup({
      id: `${place}`,
      name: `${place}`,
      ...(dimension === null ? {} : { dimension }),
      ...bare,
      ...seriesOf(told),
    }),
  );
  const measure = aMeasure({ unit: { kind: unit }, ...bare, ...seriesOf(whole), subgroups });
  const plan = aPlan({ goals: [aGoal({ measures: [measure] })] });
  const { withheld } = suppressSmallGroups(plan, { minimum, complementary });
  return withheld.map(({ subgroupId }) => subgroupId ?? 'W').join('');
}

const half = (n: number | null): Told => [n, 50];
const NONE: Kind = { dimension: null };

// 24 and 5 are the whole of 29, so that what is shown of the 24 and of the whole tells the 5.
it.each<[says: string, groups: readonly Told[]]>([
  ['of known size', [half(24), half(5), half(12)]],
  ['without a size', [half(24), half(5), half(null)]],
])('what adds up is withheld together beside another group %s', (_, groups) => {
  expect(hidden(half(29), groups, { dimension: null, complementary: true })).toMatch(/^(?=.*1).*[0W]/);
});

describe('a group without a size', () => {
  it.each<[says: string, whole: Told, groups: readonly Told[], kind: Kind, expected: string]>([
    ['that has what the others leave is few', half(40), [half(31), half(null)], {}, '1'],
    ['or is not', half(40), [half(30), half(null)], {}, ''],
    ['so also where no dimension is named', half(40), [half(31), half(null)], { dimension: null }, '1'],
    ['to which nothing is left is of another grouping', half(40), [half(40), half(null)], {}, ''],
    ['by itself is not the whole', half(40), [half(null)], {}, ''],
    ['with another that leaves one each', half(40), [half(38), half(null), half(null)], {}, '12'],
    ['with another, four left', half(40), [half(36), half(null), half(null)], {}, '12'],
    ['where one of nobody is said to be so', half(40), [half(0), half(31), half(null)], {}, '2'],
    ['of nobody', half(0), [half(null), half(null)], {}, ''],
    ['of a whole of unknown size', half(null), [half(31), half(null)], {}, ''],
    ['beside overlapping ones of its dimension', half(40), [half(35), half(30), half(null)], {}, ''],
    [
      'beside overlapping ones of no dimension, where the whole has no size',
      half(null),
      [half(31), half(null)],
      NONE,
      '',
    ],
    ['or is of nobody', half(0), [half(31), half(null)], NONE, ''],
    ['beside others without one, of no dimension', half(40), [half(null), half(null)], NONE, '01'],
    ['beside one that is withheld', half(200), [half(160), 'withheld', [null, 70]], {}, '2'],
  ])('%s', (_, whole, groups, kind, expected) => {
    expect(hidden(whole, groups, kind)).toBe(expected);
  });

  // 160 of 200 have 50.0, so that 40 others have 50.0 together, as far as rounding by 0.05 leaves it open: between 1,982 and
  // 2,018 in all. Of x with 30.0, the others need 56.4 at least: (40 × 56.35 − 2,018) ÷ 26.4 ≤ 9 ≤ x. With 56.5 it takes 10.
  it.each<[one: number, other: number, expected: string]>([
    [30, 56.4, '12'],
    [56.4, 30, '12'],
    [30, 56.5, ''],
    // 236 ÷ 26.3 ≤ 9, but 236 ÷ 26.2 is more.
    [30.1, 56.4, '12'],
    [30.2, 56.4, ''],
    [69.9, 43.6, '12'],
    [69.8, 43.6, ''],
    [56.5, 30, ''],
    [70, 43.6, '12'],
    [70, 43.5, ''],
    [43.5, 70, ''],
    // As many as there are have 50.0: any of them can be few.
    [50, 50, '12'],
    // No number of students has it so: neither can be.
    [60.1, 70.1, ''],
    [40, 40, ''],
    [60, 60, ''],
  ])('with %s beside one with %s can be few, as values tell: %s', (one, other, expected) => {
    const groups: Told[] = [half(160), [null, one], [null, other]];
    expect(hidden(half(200), [...groups, [0, 0.1]])).toBe(expected);
    expect(hidden(half(200), [...groups, [0, 0.1]], { unit: 'score' })).toBe(expected);
  });

  // 40 others have 50.0: 44.0 and 53.0 leave few to 45.0, and 45.0 and 53.0 to 44.0; but of one of those, 13 at least.
  it.each([
    [45, 44, 53],
    [55, 56, 47],
  ])('with %s, %s or %s can be few beside two whose values lie on both sides', (...values) => {
    const groups = (some: readonly number[]): Told[] => [
      half(160),
      [0, 0.1],
      ...some.map((value): Told => [null, value]),
    ];
    expect(hidden(half(200), groups(values))).toBe('234');
    const [one, other, across] = values;
    expect(hidden(half(200), groups([one, across]))).toBe('');
    expect(hidden(half(200), groups([other, across]))).toBe('');
  });

  it('is few where so few are left that it must be, whatever values say', () => {
    // Of four, two groups can have three at most, though no two such groups have 50 together.
    const groups: Told[] = [half(36), [null, 30], [null, 30]];
    expect(hidden(half(40), groups)).toBe('12');
    expect(hidden(half(46), groups)).toBe('12');
    expect(hidden(half(47), groups)).toBe('');
    expect(hidden(half(40), groups, { minimum: 1 })).toBe('');
  });

  it('can be few where values are not means, and where one that is known is few', () => {
    const groups: Told[] = [
      [160, 80],
      [null, 6],
      [null, 14],
    ];
    for (const unit of ['count', 'currency'] as const) {
      expect(hidden([200, 100], groups, { unit })).toBe('12');
      expect(hidden([200, 100], groups, { unit, minimum: 2 })).toBe('12');
      expect(hidden([200, 100], groups, { unit, minimum: 1 })).toBe('');
    }
    const beside = (n: number): Told[] => [half(160 - n), half(n), [null, 30.1], [null, 60.3]];
    expect(hidden(half(200), beside(10))).toBe('');
    expect(hidden(half(200), beside(9))).toBe('123');
  });

  it.each<[says: string, sizes: readonly number[], expected: string]>([
    ['leave 9 of 40', [31, 25], 'x'],
    ['leave 10 of 40', [30, 25], ''],
    ['leave 9 of 40 together', [16, 15, 14, 33], 'x'],
    ['make up the whole', [25, 15], ''],
    ['make up the whole, and more', [25, 15, 33], ''],
    ['of 15 each leave 10 at least, twelve of them', Array<number>(12).fill(15), ''],
    // 1,001 sets of four of fourteen tens are 40.
    ['make up the whole in more ways than are looked at', Array<number>(14).fill(10), ''],
    ['are more than are looked at one by one', Array<number>(13).fill(15), 'x'],
  ])('and without a dimension is few where some of the others %s', (_, sizes, expected) => {
    const found = hidden(half(40), [...sizes.map(half), half(null)], { dimension: null });
    expect(found).toBe(expected === '' ? '' : `${sizes.length}`);
  });
});

describe('a whole that is withheld', () => {
  it.each<[says: string, whole: Told]>([
    ['as it is of few', half(9)],
    ['at the source', 'withheld'],
  ])('%s takes its groups with it, but for those of nobody', (_, whole) => {
    const small = whole === 'withheld' ? '' : 'W';
    expect(hidden(whole, [half(20), half(null), half(0), 'withheld'])).toBe(`01${small}`);
  });

  it('is of one student or more', () => {
    expect(hidden(half(1), [])).toBe('W');
    expect(hidden(half(0), [])).toBe('');
    expect(hidden(half(40), [half(1), half(39)])).toBe('0');
  });
});

describe('a baseline', () => {
  const withheldOf = (observations: readonly (readonly [date: string, n: number])[], other: number) => {
    const group = (id: string, of: readonly (readonly [date: string, n: number])[]) =>
      aSubgroup({
        id,
        name: id,
        targets: [],
        baseline: { date: '2025-06-30', value: 50 },
        observations: of.map(([date, n]) => ({ date, n, value: 50 })),
      });
    const subgroups = [group('a', observations), group('b', [['2025-07-31', other]])];
    const plan: Plan = aPlan({ goals: [aGoal({ measures: [aMeasure({ targets: [], subgroups })] })] });
    const { withheld } = suppressSmallGroups(plan, { minimum: 10, complementary: false });
    return withheld.map(({ subgroupId, what, date }) => `${subgroupId} ${what} ${date}`);
  };

  it('of a group that was ever few is withheld, though it was of more when it was nearest', () => {
    expect(
      withheldOf(
        [
          ['2025-07-31', 40],
          ['2026-06-30', 4],
        ],
        40,
      ),
    ).toEqual(['a observation 2026-06-30', 'a baseline 2025-06-30']);
  });

  it('of a group that was of nobody then is shown', () => {
    expect(
      withheldOf(
        [
          ['2025-07-31', 0],
          ['2026-06-30', 4],
        ],
        40,
      ),
    ).toEqual(['a observation 2026-06-30']);
  });

  const [then, later, now] = ['2025-06-30', '2025-07-31', '2026-06-30'] as const;
  /** Of measures with a group each, by their observations; whose baselines are of the same day. */
  const baselinesOf = (...of: readonly (readonly (readonly [date: string, n: number])[])[]) => {
    const measures = of.map((sizes, place) =>
      aMeasure({
        id: `${place}`,
        targets: [],
        observations: [then, later, now].map((date) => ({ date, n: 90, value: 50 })),
        subgroups: [
          aSubgroup({
            id: `a${place}`,
            name: 'a',
            targets: [],
            baseline: { date: '2025-06-30', value: 50 },
            observations: sizes.map(([date, n]) => ({ date, n, value: 50 })),
          }),
        ],
      }),
    );
    const plan = aPlan({ goals: [aGoal({ measures, strategies: [] })] });
    const { withheld } = suppressSmallGroups(plan, { minimum: 10, complementary: false });
    return withheld.filter(({ what }) => what === 'baseline').map(({ subgroupId }) => subgroupId);
  };

  it('of the same students as one of a group that was ever few is withheld with it', () => {
    expect(
      baselinesOf(
        [
          [later, 40],
          [now, 4],
        ],
        [[later, 40]],
      ),
    ).toEqual(['a0', 'a1']);
    expect(
      baselinesOf(
        [
          [later, 40],
          [now, 14],
        ],
        [[later, 40]],
      ),
    ).toEqual([]);
  });

  it('of students who were observed then, and were not few, is shown', () => {
    expect(
      baselinesOf(
        [
          [then, 40],
          [now, 4],
        ],
        [],
      ),
    ).toEqual([]);
  });
});

it('groups go with every whole that they are summed with', () => {
  const bare = { baseline: undefined, targets: [] };
  const at = (...of: readonly (readonly [day: string, n: number])[]) => ({
    ...bare,
    observations: of.map(([day, n]) => ({ date: `2026-${day}`, n, value: n })),
  });
  const withheldOf = (first: number) => {
    const subgroups = [
      aSubgroup({ id: 'a', name: 'a', ...at(['06-30', 20]) }),
      aSubgroup({ id: 'b', name: 'b', ...at(['03-31', 15], ['06-30', 20]) }),
    ];
    const whole = at(['03-31', first], ['06-30', 40]);
    const measure = aMeasure({ unit: { kind: 'count' }, accumulation: 'sum', ...whole, subgroups });
    const { withheld } = suppressSmallGroups(aPlan({ goals: [aGoal({ measures: [measure] })] }), {
      minimum: 10,
      complementary: false,
    });
    return withheld.map(({ subgroupId, date }) => `${subgroupId ?? 'W'} ${date.slice(5)}`);
  };
  // What a has in June is of the whole of both.
  expect(withheldOf(9)).toEqual(['a 06-30', 'b 03-31', 'b 06-30', 'W 03-31']);
  expect(withheldOf(15)).toEqual([]);
});
