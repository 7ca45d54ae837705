/** What adds up in a table, and what its values count of whom: worked by hand. */
import type { MeasureInput } from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { readFigures, type Students } from '../../src/steering/privacy-figures.js';
import { readRows } from '../../src/steering/privacy-rows.js';
import { findSets } from '../../src/steering/privacy-sets.js';
import { findSmall } from '../../src/steering/privacy-small.js';

/** A size, null where it is unsaid, and a value; 'withheld' at the source. */
type Told = readonly [n: number | null, value: number] | 'withheld';

/** The whole, W, and its groups, by name: of one dimension, but for those whose names are capitals. */
type Table = Readonly<Record<string, Told | readonly Told[]>>;

const DAY = '2026-06-30';

/** Sets as `W = a + b`, those of values alone as `W ~ a + b`, others of whom nothing is said as `?` and their number. */
function setsOf(tables: readonly Table[], of: Partial<MeasureInput>, minimum = 0) {
  const seriesOf = (told: Told | readonly Told[] = []) => {
    const all = (told === 'withheld' || !Array.isArray(told[0]) ? [told] : told) as readonly Told[];
    return {
      baseline: undefined,
      targets: [],
      observations: all.flatMap((each) =>
        each === 'withheld' ? [] : [{ date: DAY, value: each[1], ...(each[0] === null ? {} : { n: each[0] }) }],
      ),
      withheld: all.includes('withheld') ? [{ date: DAY }] : [],
    };
  };
  const measures = tables.map(({ W, ...groups }, index) =>
    aMeasure({
      ...of,
      ...seriesOf(W),
      subgroups: Object.entries(groups).map(([name, told]) => {
        const dimension = /[A-Z]/.test(name) ? {} : { dimension: 'race' };
        return aSubgroup({ id: `${name}${index}`, name, ...dimension, ...seriesOf(told) });
      }),
    }),
  );
  const figures = readFigures(aPlan({ goals: [aGoal({ measures, strategies: [] })] }));
  const rows = readRows(figures.measures);
  const { guessed } = findSmall(figures.students, rows, minimum);
  const { equations, bundles, others } = findSets(rows, guessed);
  const nameOf = ({ figures: [first], size }: Students) =>
    first === undefined ? `?${size}` : (first.measure.subgroups.find(({ id }) => id === first.groupId)?.name ?? 'W');
  return {
    bundles: bundles.map((bundle) => bundle.map(nameOf).join(' ')),
    others,
    sets: equations.map(({ wholes, parts, isSized }) => {
      const named = (all: readonly Students[]) => all.map(nameOf).join(' + ');
      return `${named(wholes)} ${isSized ? '=' : '~'} ${named(parts)}`;
    }),
    /** Of each set and row, how many are counted, and how many are not. */
    amounts: equations.flatMap(({ amounts }) =>
      [...amounts.values()].map((each) =>
        [...each].map(([students, { counted, rest }]) => `${nameOf(students)} ${counted}/${rest}`).join(', '),
      ),
    ),
  };
}

const percent: Partial<MeasureInput> = { unit: { kind: 'percent' } };
const count: Partial<MeasureInput> = { unit: { kind: 'count' } };
const money: Partial<MeasureInput> = { unit: { kind: 'currency' } };
const half = (n: number | null): Told => [n, 50];
const halves = (table: Readonly<Record<string, number | null>>): Table =>
  Object.fromEntries(Object.entries(table).map(([name, n]) => [name, half(n)]));

describe('sizes add up', () => {
  it.each<[says: string, sizes: Readonly<Record<string, number | null>>, sets: readonly string[]]>([
    ['of groups of a dimension that are all of the whole', { W: 30, a: 10, b: 20 }, ['W = a + b']],
    ['but for those of nobody', { W: 30, a: 10, b: 20, c: 0 }, ['W = a + b']],
    ['with others where groups of a dimension are fewer', { W: 30, a: 10, b: 12 }, ['W = a + b + ?8']],
    ['of each with others where they are more', { W: 30, a: 10, b: 22 }, ['W = a + ?20', 'W = b + ?8']],
    [
      'of no part of a dimension, though it is as large',
      { W: 30, a: 10, b: 20, c: 5 },
      ['W = a + ?20', 'W = b + ?10', 'W = c + ?25'],
    ],
    ['with nobody else where the size of one more is unsaid', { W: 30, a: 10, b: 20, c: null }, ['W = a + b + ?0']],
    ['of any groups of no dimension that do', { W: 30, A: 10, B: 20, C: 14, D: 16 }, ['W = A + B', 'W = C + D']],
    ['of each of the rest with others', { W: 30, A: 10, B: 20, C: 7 }, ['W = A + B', 'W = C + ?23']],
    ['of each by itself where none do', { W: 30, A: 10, B: 12 }, ['W = A + ?20', 'W = B + ?18']],
    ['of nobody with one who are more, or of whom nothing is said', { W: 30, A: 40, B: null }, []],
    ['in each grouping', { W: 30, a: 10, b: 20, A: 10, B: 20 }, ['W = a + b', 'W = A + B']],
    ['of none where the whole is of nobody', { W: 0, a: 0, b: 0 }, []],
    ['of none where the size of the whole is unsaid', { W: null, a: 10, b: 20 }, []],
  ])('%s', (_, sizes, sets) => {
    expect(setsOf([halves(sizes)], percent).sets).toEqual(sets);
    expect(setsOf([halves(sizes)], percent).bundles).toEqual([]);
  });

  it('so often that they go together, where more than a thousand sets do', () => {
    const names = [...'ABCDEFGHIJKLM'];
    // 1,716 sets of six of thirteen groups of ten are 60.
    const many = halves({ W: 60, ...Object.fromEntries(names.map((name) => [name, 10])) });
    expect(setsOf([many], percent)).toMatchObject({ bundles: ['W A B C D E F G H I J K L M'], sets: [] });
    const { M: _, ...fewer } = many;
    expect(setsOf([fewer as Table], percent).bundles).toEqual([]);
    expect(setsOf([fewer as Table], percent).sets).toHaveLength(924);
  });

  it('of all groups of no dimension, however many, whatever is not said of another', () => {
    const names = [...'ABCDEFGHIJKLMNOPQRSTU'];
    const all = halves({ W: 210, ...Object.fromEntries(names.map((name) => [name, 10])), X: null });
    expect(setsOf([all], percent)).toMatchObject({ bundles: [], sets: [`W = ${names.join(' + ')}`] });
  });

  it('once for all measures that show it, in whatever order, each with what it counts', () => {
    const tables: Table[] = [
      { W: [30, 50], a: [10, 20], b: [20, 65] },
      { W: [30, 10], b: [20, 5], a: [10, 20] },
    ];
    const { sets, amounts } = setsOf(tables, percent);
    expect(sets).toEqual(['W = a + b']);
    expect(amounts).toEqual(['W 15/15, a 2/8, b 13/7', 'W 3/27, b 1/19, a 2/8']);
  });

  it('with others who are nobody of the plan', () => {
    const other = { isWhole: false, least: 0, figures: [] };
    expect(setsOf([halves({ W: 30, A: 10, B: 12 })], percent).others).toEqual([
      { ...other, index: -1, size: 20 },
      { ...other, index: -2, size: 18 },
    ]);
    expect(setsOf([halves({ W: 30, a: 10, b: 20 })], percent).others).toEqual([]);
  });
});

describe('values add up', () => {
  it.each<[says: string, table: Table, sets: readonly string[]]>([
    ['where the size of the whole is unsaid', { W: [null, 12], a: [null, 2], b: [null, 10] }, ['W ~ a + b']],
    ['or that of two groups', { W: [30, 12], a: [null, 2], b: [null, 10] }, ['W ~ a + b']],
    ['beside sizes', { W: [30, 12], a: [9, 2], b: [null, 6], c: [null, 4] }, ['W ~ a + b + c', 'W = a + ?21']],
    ['not for themselves where sizes do', { W: [30, 12], a: [10, 2], b: [20, 10] }, ['W = a + b']],
    ['only where they do', { W: [null, 12], a: [null, 2], b: [null, 9] }, []],
    ['of nobody, too', { W: [0, 0], a: [0, 0] }, ['W ~ a']],
    ['as far as binary fractions do', { W: [null, 0.3], a: [null, 0.1], b: [null, 0.2] }, ['W ~ a + b']],
    [
      'of billions as well',
      { W: [null, 30_000_000_000.3], a: [null, 10_000_000_000.1], b: [null, 20_000_000_000.2] },
      ['W ~ a + b'],
    ],
  ])('%s', (_, table, sets) => {
    expect(setsOf([table], count).sets).toEqual(sets);
    expect(setsOf([table], money).sets).toEqual(sets);
  });

  it('not of percents', () => {
    expect(setsOf([{ W: [null, 50], a: [null, 20], b: [null, 30] }], percent).sets).toEqual([]);
  });

  it('and count what is known of whom: without a size, nobody knows who is not counted', () => {
    const table: Table = { W: [null, 12], a: [10, 2], b: [null, 10], c: [null, 0] };
    expect(setsOf([table], count).amounts).toEqual(['W 12/Infinity, a 2/8, b 10/Infinity, c 0/Infinity']);
    const any = 'Infinity/Infinity';
    expect(setsOf([table], money).amounts).toEqual([`W ${any}, a ${any}, b ${any}, c 0/Infinity`]);
  });

  it('of several of the same students, of whom the same ones may be counted twice', () => {
    const twice: Table = {
      W: [null, 12],
      a: [
        [10, 2],
        [10, 3],
      ],
      b: [20, 7],
    };
    const { sets, amounts } = setsOf([twice], { ...count, accumulation: 'sum' });
    expect(sets).toEqual(['W ~ a + b']);
    expect(amounts).toEqual(['W 12/Infinity, a 5/Infinity, b 7/13']);
  });
});

describe('what values count', () => {
  it('of others is what the groups, as far as they are known, leave at least', () => {
    // Of 15 who are counted, a has 2 and b has 9, so that 8 others have 4; of 15 who are not, they have 4 as well.
    const few: Table = { W: [30, 50], a: [10, 20], b: [12, 75] };
    expect(setsOf([few], percent).amounts).toEqual(['W 15/15, a 2/8, b 9/3, ?8 4/4']);
    // 30 % of 10,000 are 2,950 to 3,050, and of 9,000 are 2,655 to 2,745: 2,950 − 2,745 are others at least, and of those
    // who are not counted 6,950 − 6,345.
    const many: Table = { W: [10_000, 30], a: [9_000, 30] };
    expect(setsOf([many], percent).amounts).toEqual(['W 2950/6950, a 2655/6255, ?1000 205/605']);
    expect(setsOf([{ W: [30, 20], a: [10, 9], b: [12, 8] }], count).amounts).toEqual(['W 20/10, a 9/1, b 8/4, ?8 3/5']);
    expect(setsOf([{ W: [30, 5], a: [10, 0] }], money).amounts).toEqual([
      'W Infinity/Infinity, a 0/Infinity, ?20 Infinity/Infinity',
    ]);
  });

  it('of those withheld at the source is what the others leave', () => {
    const withheld = (W: Told, a: Told, of: Partial<MeasureInput>) => setsOf([{ W, a, b: 'withheld' }], of, 10).amounts;
    expect(withheld([40, 50], [31, 48.4], percent)).toEqual(['W 20/20, a 15/16, b 5/4']);
    expect(withheld([40, 20], [31, 15], count)).toEqual(['W 20/20, a 15/16, b 5/4']);
    // Made-up figures may leave more than there are, or less than none.
    expect(withheld([40, 35], [31, 15], count)).toEqual(['W 35/5, a 15/16, b 9/0']);
    expect(withheld([40, 10], [31, 15], count)).toEqual(['W 10/30, a 15/16, b 0/9']);
    const any = 'Infinity/Infinity';
    expect(withheld([40, 20], [31, 15], money)).toEqual([`W ${any}, a ${any}, b ${any}`]);
    expect(withheld([40, 20], [31, 15], { unit: { kind: 'score' } })).toEqual([`W ${any}, a ${any}, b ${any}`]);
  });

  it('is not told of others beside one that is withheld', () => {
    const tables: Table[] = [
      { W: [40, 50], a: [31, 48.4], b: 'withheld' },
      { W: [40, 50], c: [20, 50], b: 'withheld' },
    ];
    // That b are 9 follows from the first, and leaves 11 others in the second.
    const { sets, amounts } = setsOf(tables, percent, 10);
    expect(sets).toEqual(['W = a + b', 'W = c + b + ?11']);
    expect(amounts).toEqual(['W 20/20, a 15/16, b 5/4']);
  });

  it('of those whose sizes are made up is what the others leave, unless amounts tell', () => {
    // Four are left for two groups: 3 and 1, of whom 2 are counted.
    const table = (...values: readonly [number, number, number, number]): Table => ({
      W: [40, values[0]],
      a: [36, values[1]],
      b: [null, values[2]],
      c: [null, values[3]],
    });
    expect(setsOf([table(50, 50, 40, 60)], percent, 10).amounts).toEqual(['W 20/20, a 18/18, b 2/1, c 0/1']);
    expect(setsOf([table(20, 18, 1, 1)], count, 10).amounts).toEqual(['W 20/20, a 18/18, b 1/2, c 1/0']);
    const any = 'Infinity/Infinity';
    expect(setsOf([table(5, 5, 0, 5)], { unit: { kind: 'score' } }, 10).amounts).toEqual([
      `W ${any}, a ${any}, b ${any}, c ${any}`,
    ]);
  });
});
