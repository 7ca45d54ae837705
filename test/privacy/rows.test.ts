/** Which figures are of the same students, and which are of the same time: by their dates, worked by hand. */
import type { MeasureInput } from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { type Figure, readFigures } from '../../src/steering/privacy-figures.js';
import { readRows } from '../../src/steering/privacy-rows.js';

/**
 * What a series shows, in the order of the plan: `06-30`, `06-30 of 20` with a size, and `base 06-30`, `was 06-30` for a
 * baseline that was replaced, or `gone 06-30` for one withheld; of several alike, one may be marked.
 */
type Shown = readonly string[];
/** The whole, W, and its groups, by name, and dimension where one is named: `race: a`. */
type Dated = Readonly<Record<string, Shown>>;

function seriesOf(shown: Shown) {
  const dated = (start: string) =>
    shown.flatMap((text, value) => {
      const [, kind = '', day = '', n] = /^(?:(\w+) )?((?:\d{4}-)?\d\d-\d\d)(?: of (\d+))?/.exec(text) ?? [];
      return kind === start
        ? [{ date: day.length < 10 ? `2026-${day}` : day, value, n: n === undefined ? undefined : Number(n) }]
        : [];
    });
  const bare = ({ date, value }: { date: string; value: number }) => ({ date, value });
  return {
    baseline: dated('base').map(bare)[0],
    targets: [],
    observations: dated('').map(({ n, ...rest }) => (n === undefined ? rest : { ...rest, n })),
    withheld: dated('gone').map(({ date }) => ({ date })),
    revisions: dated('was').map((each) => ({
      until: each.date,
      baseline: bare(each),
      targets: [],
      reason: 'It was new',
    })),
  };
}

function figuresOf(tables: readonly Dated[], of: Partial<MeasureInput>) {
  const measures = tables.map(({ W = [], ...groups }, index) =>
    aMeasure({
      ...of,
      id: `W${index || ''}`,
      ...seriesOf(W),
      subgroups: Object.entries(groups).map(([name, shown]) => {
        const [own = '', dimension] = name.split(': ').reverse();
        return aSubgroup({
          id: `${name}${index || ''}`,
          name: own,
          ...(dimension === undefined ? {} : { dimension }),
          ...seriesOf(shown),
        });
      }),
    }),
  );
  const found = readFigures(aPlan({ goals: [aGoal({ measures, strategies: [] })] }));
  const told = ({ measure, groupId, value, what, date }: Figure) => {
    const place = measures.findIndex(({ id }) => id === measure.id);
    const name = groupId ?? measure.id;
    const shown = tables[place]?.[groupId?.replace(/\d+$/, '') ?? 'W'] ?? [];
    return `${name} ${what === 'withheld' ? `gone ${date.slice(5)}` : shown[value ?? 0]}`;
  };
  return { ...found, told };
}

describe('figures are of the same students', () => {
  /** Those who are the same, with their size. */
  const studentsOf = (...tables: readonly Dated[]) => {
    const { students, told } = figuresOf(tables, { unit: { kind: 'percent' } });
    return students.map(({ size, figures }) => `${size ?? '?'}: ${figures.map(told).join(', ')}`);
  };
  const base: Dated = { W: ['06-30 of 90'], a: ['06-30 of 20'] };
  const [whole, own] = ['90: W 06-30 of 90', '20: a 06-30 of 20'];

  it.each<[says: string, other: Dated, students: readonly string[]]>([
    ['of the same size on the same day', base, [`${whole}, W1 06-30 of 90`, `${own}, a1 06-30 of 20`]],
    [
      'of the same size half a month later',
      { W: ['07-15 of 90'], a: ['07-15 of 20'] },
      [`${whole}, W1 07-15 of 90`, `${own}, a1 07-15 of 20`],
    ],
    [
      'but not a day later',
      { W: ['07-16 of 90'], a: ['07-16 of 20'] },
      [whole, own, '90: W1 07-16 of 90', '20: a1 07-16 of 20'],
    ],
    [
      'nor of another size',
      { W: ['06-30 of 90'], a: ['06-30 of 21'] },
      [`${whole}, W1 06-30 of 90`, own, '21: a1 06-30 of 21'],
    ],
    [
      'nor of another whole',
      { W: ['06-30 of 91'], a: ['06-30 of 20'] },
      [whole, own, '91: W1 06-30 of 91', '20: a1 06-30 of 20'],
    ],
    [
      'but of a whole of unknown size',
      { W: ['06-30'], a: ['07-15 of 20'] },
      [whole, `${own}, a1 07-15 of 20`, '?: W1 06-30'],
    ],
    [
      'which is not of the same size',
      { W: ['06-30'], a: ['06-30 of 21'] },
      [whole, own, '21: a1 06-30 of 21', '?: W1 06-30'],
    ],
    [
      'nor of another size long before',
      { W: ['2025-05-26 of 91'], a: ['06-30 of 20'] },
      ['91: W1 2025-05-26 of 91', whole, own, '20: a1 06-30 of 20'],
    ],
    [
      'but of one that was too long before to tell',
      { W: ['2025-05-25 of 91'], a: ['06-30 of 20'] },
      ['91: W1 2025-05-25 of 91', whole, `${own}, a1 06-30 of 20`],
    ],
    [
      'nor of another size, said half a year later',
      { W: ['12-31 of 91', '06-30'], a: ['06-30 of 20'] },
      [whole, own, '20: a1 06-30 of 20', '91: W1 12-31 of 91', '?: W1 06-30'],
    ],
    ['within half a month', { W: ['06-30'], a: ['07-16 of 20'] }, [whole, own, '20: a1 07-16 of 20', '?: W1 06-30']],
    ['without a size', { W: ['06-30'], a: ['07-15'] }, [whole, `${own}, a1 07-15`, '?: W1 06-30']],
    ['within half a month, too', { W: ['06-30'], a: ['07-16'] }, [whole, own, '?: W1 06-30', '?: a1 07-16']],
    ['of a baseline', { a: ['base 07-15'] }, [whole, `${own}, a1 base 07-15`]],
    ['not of what is withheld', { a: ['gone 06-30'] }, [whole, own, '?: a1 gone 06-30']],
  ])('of two measures: %s', (_, other, students) => {
    expect(studentsOf(base, other)).toEqual(students);
  });

  it.each<[says: string, tables: readonly Dated[], students: readonly string[]]>([
    [
      'not of groups of the same name that are of different dimensions',
      [{ 'race: other': ['06-30 of 20'], 'gender: other': ['06-30 of 20'], other: ['06-30 of 20'] }],
      ['20: race: other 06-30 of 20', '20: gender: other 06-30 of 20', '20: other 06-30 of 20'],
    ],
    ['not of two wholes of unknown size', [{ W: ['06-30'] }, { W: ['06-30'] }], ['?: W 06-30', '?: W1 06-30']],
    [
      'but of their baselines, where those are of one size',
      [{ W: ['06-30 of 90', 'base 01-31'] }, { W: ['06-30 of 90', 'base 01-31'] }],
      [`${whole}, W1 06-30 of 90`, '90: W base 01-31, W1 base 01-31'],
    ],
    [
      'and a baseline is of the size of the nearest observation',
      [{ a: ['base 01-31', '06-30 of 20', '07-31 of 25'] }],
      ['20: a 06-30 of 20', '25: a 07-31 of 25', '20: a base 01-31'],
    ],
    [
      'whatever their order',
      [{ a: ['07-31 of 25', '06-30 of 20', 'base 12-31'] }],
      ['20: a 06-30 of 20', '25: a 07-31 of 25', '25: a base 12-31'],
    ],
    [
      'those of groups of a whole of unknown size with those of one of known size, whichever comes first',
      [{ W: ['06-30'], a: ['06-30 of 20'] }, base],
      ['90: W1 06-30 of 90', '20: a1 06-30 of 20, a 06-30 of 20', '?: W 06-30'],
    ],
    [
      'of the nearest time',
      [
        { W: ['03-31 of 90', '06-30 of 90'], a: ['03-31 of 20', '06-30 of 20'] },
        { W: ['03-31'], a: ['03-31 of 20'] },
      ],
      [
        '90: W 03-31 of 90',
        '20: a 03-31 of 20, a1 03-31 of 20',
        '90: W 06-30 of 90',
        '20: a 06-30 of 20',
        '?: W1 03-31',
      ],
    ],
    [
      'of the whole that is nearest, in whatever order wholes are',
      [
        { W: ['03-31 of 90'], a: ['01-31 of 20'] },
        { W: ['12-31 of 91', '03-31 of 90'], a: ['01-31 of 20'] },
      ],
      ['20: a 01-31 of 20, a1 01-31 of 20', '90: W 03-31 of 90, W1 03-31 of 90', '91: W1 12-31 of 91'],
    ],
    [
      'in whatever order dimensions are',
      [
        { 'race: other': ['06-30 of 20'], 'gender: other': ['06-30 of 20'] },
        { 'gender: other': ['06-30 of 20'], 'race: other': ['06-30 of 20'] },
      ],
      [
        '20: race: other 06-30 of 20, race: other1 06-30 of 20',
        '20: gender: other 06-30 of 20, gender: other1 06-30 of 20',
      ],
    ],
    ['but an observation is not', [{ a: ['01-31 of 20', '06-30'] }], ['20: a 01-31 of 20', '?: a 06-30']],
    ['in whatever order they are', [{ a: ['06-30', '01-31', '06-25'] }], ['?: a 01-31', '?: a 06-25, a 06-30']],
  ])('%s', (_, tables, students) => {
    expect(studentsOf(...tables)).toEqual(students);
  });
});

describe('rows', () => {
  const rowsOf = (dated: Dated, of: Partial<MeasureInput> = {}) => {
    const { measures, told } = figuresOf([dated], { unit: { kind: 'count' }, frequency: 'quarterly', ...of });
    return readRows(measures).map(({ wholes, groups }) =>
      [wholes, ...groups.map(({ figures }) => figures)].map((figures) => figures.map(told).join(', ')).join(' | '),
    );
  };

  it.each<[says: string, dated: Dated, rows: readonly string[]]>([
    [
      'pair figures by day, in whatever order, and those of one day in theirs',
      { W: ['06-30', '03-31', '06-30 again'], a: ['06-30', '06-30 again', '03-31'] },
      ['W 03-31 | a 03-31', 'W 06-30 | a 06-30', 'W 06-30 again | a 06-30 again'],
    ],
    [
      'pair what is too few with the first of the day, not with the day before',
      { W: ['06-30', '06-30 again', '06-30 third'], a: ['06-20', '06-30', '06-30 again'] },
      ['W 06-30 | a 06-30', 'W 06-30 again | a 06-30', 'W 06-30 third | a 06-30 again'],
    ],
    ['take the later of two that are equally near', { W: ['06-23'], a: ['06-16', '06-30'] }, ['W 06-23 | a 06-30']],
    [
      'pair baselines with the nearest, and else with what was observed within half a month',
      { W: ['base 06-30'], a: ['was 06-30', 'base 03-31'], b: ['06-30'], c: ['07-15'], d: ['07-16'] },
      ['W base 06-30 | a was 06-30 | b 06-30 | c 07-15'],
    ],
    [
      'pair observations within half a quarter, and else with a baseline within half a month',
      { W: ['06-30'], a: ['base 06-30'], b: ['08-15'], c: ['08-16'], d: ['base 07-15'], e: ['base 07-16'] },
      ['W 06-30 | a base 06-30 | b 08-15 | d base 07-15'],
    ],
  ])('%s', (_, dated, rows) => {
    expect(rowsOf(dated)).toEqual(rows);
  });

  it.each<[says: string, dated: Dated, rows: readonly string[]]>([
    [
      'go with what the whole adds next, and by themselves where every group has something',
      { W: ['03-31', '06-30', '09-30'], a: ['03-31', '06-30', '09-30'], b: ['03-31', '06-30'], c: [] },
      ['W 03-31 | a 03-31 | b 03-31', 'W 06-30 | a 06-30 | b 06-30', 'W 09-30 | a 09-30'],
    ],
    [
      'go with all until one has something that had nothing',
      {
        W: ['03-31', '06-30', '09-30', '12-31'],
        a: ['03-31', '05-31', '06-30', '09-30', '12-31'],
        b: ['06-30', '12-31'],
        c: [],
      },
      [
        'W 03-31 | a 03-31',
        'W 06-30 | a 05-31, a 06-30 | b 06-30',
        'W 03-31, W 06-30 | a 03-31, a 05-31, a 06-30 | b 06-30',
        'W 09-30 | a 09-30',
        'W 12-31 | a 12-31 | b 12-31',
        'W 09-30, W 12-31 | a 09-30, a 12-31 | b 12-31',
      ],
    ],
    ['are none without a whole', { a: ['03-31'] }, []],
    [
      'leave out what came half a month after the last',
      { W: ['03-31'], a: ['04-15'], b: ['04-16'] },
      ['W 03-31 | a 04-15'],
    ],
    [
      'are of several that are dated alike, withheld or not, beside the baselines',
      { W: ['06-30', 'gone 06-30', 'base 01-31'], a: ['06-30', 'base 01-31'], b: ['gone 07-01'] },
      ['W base 01-31 | a base 01-31', 'W 06-30, W gone 06-30 | a 06-30 | b gone 07-01'],
    ],
  ])('of amounts that add up over time %s', (_, dated, rows) => {
    expect(rowsOf(dated, { accumulation: 'sum' })).toEqual(rows);
  });
});
