/** Report cards and other plans as agencies have them, and all that the library makes of their copies. */
import {
  explain,
  forecast,
  gaps,
  type Measure,
  type MeasureInput,
  measureProgress,
  type Plan,
  planRows,
  rollup,
  rollupRows,
  type SubgroupInput,
  subgroupProgress,
  suppressSmallGroups,
} from 'spm-model';
import { readSummary, summarize } from 'spm-model/portfolio';
import { toSheets } from 'spm-model/sheets';
import { toStratml } from 'spm-model/stratml';
import { aGoal, aMeasure, aPlan, aSubgroup } from 'spm-model/testing';
import { groupChart, measureChart, toHtml, toMarkdown } from 'spm-model/views';
import { describe, expect, it } from 'vitest';
import { attack } from './attacker.js';

const DAY = '2026-06-30';
const options = { minimum: 10, complementary: true };

const planOf = (...measures: Measure[]): Plan => aPlan({ goals: [aGoal({ measures })] });
const measureOf = (plan: Plan): Measure => {
  const [measure] = plan.goals[0]?.measures ?? [];
  if (measure === undefined) throw new Error('There is no measure.');
  return measure;
};
const group = (name: string, more: SubgroupInput | object): SubgroupInput =>
  aSubgroup({ id: name, name, baseline: undefined, targets: [], ...more });
const percent = (counted: number, n: number) => Number(((100 * counted) / n).toFixed(1));

/** A school's report card: how many of each group are counted, of how many. */
const SCHOOL: Readonly<Record<string, Readonly<Record<string, readonly [counted: number, n: number]>>>> = {
  race: { white: [61, 98], Black: [19, 40], Hispanic: [22, 47], Asian: [3, 6], 'two or more': [5, 9] },
  gender: { female: [58, 104], male: [52, 96] },
  'English proficiency': { 'English learners': [4, 13], proficient: [106, 187] },
  disability: { 'with disabilities': [5, 8], without: [105, 192] },
  economy: { 'economically disadvantaged': [40, 91], 'not disadvantaged': [70, 109] },
};

function reportCard(isNamed: boolean): Plan {
  const subgroups = Object.entries(SCHOOL).flatMap(([dimension, groups]) =>
    Object.entries(groups).map(([name, [counted, n]]) =>
      group(name, {
        ...(isNamed ? { dimension } : {}),
        observations: [{ date: DAY, n, value: percent(counted, n), note: `${counted} of ${n}` }],
      }),
    ),
  );
  return planOf(aMeasure({ observations: [{ date: DAY, n: 200, value: percent(110, 200) }], subgroups }));
}

const withheldIn = (plan: Plan) =>
  [measureOf(plan), ...measureOf(plan).subgroups].flatMap((series) =>
    series.withheld.length === 0 ? [] : ['name' in series ? series.name : 'all'],
  );

describe('a report card with race, gender, English learners, disabilities and economy at once', () => {
  const sets = Object.values(SCHOOL).map((groups) => Object.keys(groups));

  it('withholds the two small races, which hide each other but for their number, and partners', () => {
    const { plan: copy } = suppressSmallGroups(reportCard(true), options);
    // Asian (6) and two or more (9) are 15 together; with disabilities (8) needs those without.
    expect(withheldIn(copy)).toEqual(['Asian', 'two or more', 'with disabilities', 'without']);
  });

  it('is withheld altogether where no dimension is named: of thirteen groups too many sets add up', () => {
    const { plan: copy } = suppressSmallGroups(reportCard(false), options);
    expect(withheldIn(copy)).toEqual(['all', ...sets.flat()]);
  });

  it.each([true, false])('leaves every interval as wide as promised (dimensions named: %s)', (isNamed) => {
    const { plan: copy } = suppressSmallGroups(reportCard(isNamed), options);
    const intervals = attack(copy, { sets, digits: 1, days: [DAY], baselineDays: [] }, { size: 10 });
    expect(intervals.length).toBeGreaterThan(6);
    expect(intervals.filter(({ what, least, greatest }) => greatest - least < (what === 'size' ? 10 : 1))).toEqual([]);
  });
});

describe('other ways to the same figures', () => {
  const counted = (observations: MeasureInput['observations'], more: MeasureInput | object = {}) => ({
    baseline: undefined,
    targets: [],
    observations: observations ?? [],
    ...more,
  });

  it('withholds a group in every measure that shows its size', () => {
    const measure = (id: string) =>
      aMeasure({
        id,
        observations: [{ date: DAY, n: 60, value: 50 }],
        subgroups: ['a', 'b', 'c'].map((name, place) =>
          group(name, {
            id: `${id}-${name}`,
            dimension: 'race',
            observations: [{ date: DAY, n: [4, 16, 40][place], value: 50 }],
          }),
        ),
      });
    const { withheld } = suppressSmallGroups(planOf(measure('reading'), measure('writing')), options);
    expect(withheld.map(({ subgroupId }) => subgroupId)).toEqual(['reading-a', 'reading-b', 'writing-a', 'writing-b']);
  });

  it('takes a running total day by day: what a group adds does not follow from what the whole adds', () => {
    const plan = planOf(
      aMeasure({
        unit: { kind: 'count' },
        accumulation: 'sum',
        ...counted([
          { date: '2026-03-31', value: 12, n: 90 },
          { date: DAY, value: 20, n: 90 },
        ]),
        subgroups: [
          group('small', { observations: [{ date: DAY, value: 5, n: 5 }] }),
          group('large', {
            observations: [
              { date: '2026-03-31', value: 12, n: 85 },
              { date: DAY, value: 9, n: 85 },
              { date: DAY, value: 6, n: 85 },
            ],
          }),
        ],
      }),
    );
    const { plan: copy } = suppressSmallGroups(plan, options);
    const [small, large] = measureOf(copy).subgroups;
    expect(small?.observations).toEqual([]);
    // 20 − (9 + 6) is what the small group adds on the day.
    expect(large?.observations.map(({ date }) => date)).not.toContain(DAY);
  });

  describe('of counts whose wholes have no size', () => {
    type Dated = readonly (readonly [date: string, value: number])[];
    const at = (dates: Dated, n?: number) =>
      dates.map(([day, value]) => ({ date: `2026-${day}`, value, ...(n === undefined ? {} : { n }) }));
    const withheldOf = (accumulation: 'sum' | 'latest', whole: Dated, small: Dated, other: SubgroupInput | object) => {
      const subgroups = [group('small', { observations: at(small, 4) }), group('other', other)];
      const bare = { baseline: undefined, targets: [], unit: { kind: 'count' as const }, accumulation };
      const plan = planOf(aMeasure({ ...bare, observations: at(whole), subgroups }));
      const { withheld } = suppressSmallGroups(plan, options);
      return withheld.map(({ subgroupId, date, what }) => `${subgroupId} ${date.slice(5)} ${what}`);
    };
    const own = 'small 06-30 observation';
    const quarters: Dated = [
      ['03-31', 10],
      ['06-30', 10],
    ];

    it.each<[says: string, whole: Dated, other: Dated, withheld: readonly string[]]>([
      ['one who is told by the same day', [['06-30', 10]], [['06-30', 7]], ['other 06-30 observation']],
      ['none where that does not add up', [['06-30', 10]], [['06-30', 8]], []],
      ['one who is told by two days together', quarters, [['06-30', 17]], ['other 06-30 observation']],
      ['none where they do not, either', quarters, [['06-30', 16]], []],
      ['one within half a month', [['06-30', 10]], [['07-15', 7]], ['other 07-15 observation']],
      [
        'one who is told by what came since the day before',
        quarters,
        [
          ['03-31', 10],
          ['04-20', 7],
        ],
        ['other 04-20 observation'],
      ],
      [
        'all that together tell',
        quarters,
        [
          ['03-31', 10],
          ['06-25', 3],
          ['06-30', 4],
        ],
        ['other 06-25 observation', 'other 06-30 observation'],
      ],
    ])('withholds of running totals %s', (_, whole, other, withheld) => {
      expect(withheldOf('sum', whole, [['06-30', 3]], { observations: at(other, 85) })).toEqual([own, ...withheld]);
    });

    it('withholds a baseline that tells an observation, and the other way round', () => {
      const baseline = (value: number, date = '2026-06-30') => ({ observations: [], baseline: { date, value } });
      expect(withheldOf('latest', [['06-30', 10]], [['06-30', 3]], baseline(7))).toEqual([own, 'other 06-30 baseline']);
      expect(withheldOf('latest', [['06-30', 10]], [['06-30', 3]], baseline(8))).toEqual([own]);
      expect(withheldOf('latest', [['06-30', 10]], [['06-30', 3]], baseline(7, '2026-07-15'))).toHaveLength(2);
      expect(withheldOf('latest', [['06-30', 10]], [['06-30', 3]], baseline(7, '2026-07-16'))).toEqual([own]);
    });

    it('takes the figure that is nearest, in whatever order they are', () => {
      for (const other of [
        [
          ['02-28', 1],
          ['06-28', 7],
        ],
        [
          ['06-28', 7],
          ['02-28', 1],
        ],
      ] as const) {
        expect(withheldOf('latest', [['06-30', 10]], [['06-30', 3]], { observations: at(other, 85) })).toEqual([
          own,
          'other 06-28 observation',
        ]);
      }
    });
  });

  it('withholds baselines that were replaced, and targets that start from a baseline', () => {
    const few = group('few', {
      baseline: { date: '2025-06-30', value: 30 },
      targets: [2026, 2027, 2028].map((year) => ({ date: `${year}-06-30`, value: 30 + 5 * (year - 2025) })),
      observations: [{ date: DAY, n: 4, value: 25 }],
      revisions: [
        {
          until: '2025-12-31',
          baseline: { date: '2024-06-30', value: 66.6 },
          targets: [{ date: '2028-06-30', value: 90 }],
          reason: 'The baseline of 66.6 was of two of three students',
        },
      ],
    });
    const { plan: copy, withheld } = suppressSmallGroups(planOf(aMeasure({ subgroups: [few] })), options);
    const [shown] = measureOf(copy).subgroups;
    expect(shown?.baseline).toBeUndefined();
    expect(shown?.targets).toEqual([]);
    expect(JSON.stringify(shown)).not.toContain('66.6');
    expect(shown?.withheld.map(({ date }) => date)).toEqual(['2024-06-30', '2025-06-30', DAY]);
    expect(withheld.map(({ what }) => what)).toEqual(['observation', 'baseline', 'targets', 'baseline']);
  });

  it('shows a group of nobody as it is', () => {
    const plan = planOf(
      aMeasure({
        observations: [{ date: DAY, n: 60, value: 50 }],
        subgroups: [
          group('nobody', { dimension: 'race', observations: [{ date: DAY, n: 0, value: 0 }] }),
          group('all', { dimension: 'race', observations: [{ date: DAY, n: 60, value: 50 }] }),
        ],
      }),
    );
    expect(suppressSmallGroups(plan, options).plan).toBe(plan);
  });

  it('is the same for a copy: nothing more is withheld from it', () => {
    const { plan: copy } = suppressSmallGroups(reportCard(true), options);
    expect(suppressSmallGroups(copy, options).plan).toBe(copy);
  });
});

/** All that is made of a plan, as text. */
const makers: Readonly<Record<string, (plan: Plan) => unknown>> = {
  plan: (plan) => plan,
  rollup: (plan) => rollup(plan, { asOf: '2026-08-03' }),
  explain: (plan) => explain(plan, measureOf(plan).id, { asOf: '2026-08-03' }),
  measureProgress: (plan) => measureProgress(measureOf(plan), { asOf: '2026-08-03' }),
  subgroupProgress: (plan) => subgroupProgress(measureOf(plan), { asOf: '2026-08-03' }),
  gaps: (plan) => gaps(measureOf(plan), { asOf: '2026-08-03' }),
  forecast: (plan) => forecast(measureOf(plan), { asOf: '2026-08-03' }),
  planRows: (plan) => planRows(plan),
  rollupRows: (plan) => rollupRows(rollup(plan, { asOf: '2026-08-03' })),
  toMarkdown: (plan) => toMarkdown(plan, { asOf: '2026-08-03' }),
  toHtml: (plan) => toHtml(plan, { asOf: '2026-08-03' }),
  measureChart: (plan) => measureChart(measureOf(plan), { asOf: '2026-08-03' }),
  groupChart: (plan) => groupChart(measureOf(plan), { asOf: '2026-08-03' }),
  toStratml: (plan) => toStratml(plan),
  toSheets: (plan) => toSheets(plan, { asOf: '2026-08-03' }),
  readSummary: (plan) => readSummary(summarize(plan, { asOf: '2026-08-03' })),
};

describe('what the library makes of a copy', () => {
  // 3 of 7 and 11 of 19; what is left of 327 and 164 for the third is told.
  const secrets = ['42.9', '57.9', '42,9', '57,9', '3 of 7', '11 of 19', '"n":7,', '"n":19,'];
  const plan = planOf(
    aMeasure({
      code: 'reading',
      observations: [{ date: DAY, n: 327, value: percent(164, 327) }],
      subgroups: (
        [
          ['a', 3, 7],
          ['b', 11, 19],
          ['c', 150, 301],
        ] as const
      ).map(([name, of, n]) =>
        group(name, {
          dimension: 'race',
          baseline: { date: '2025-06-30', value: name === 'a' ? 57.9 : 40 },
          observations: [{ date: DAY, n, value: percent(of, n), note: `${of} of ${n}` }],
        }),
      ),
    }),
  );

  it.each(Object.entries(makers))('tells nothing withheld: %s', (_, make) => {
    const { plan: copy } = suppressSmallGroups(plan, options);
    const text = JSON.stringify(make(copy));
    for (const secret of secrets) expect(text).not.toContain(secret);
  });

  it('would tell it of the plan itself', () => {
    expect(JSON.stringify(makers['planRows']?.(plan))).toContain('42.9');
    expect(JSON.stringify(makers['subgroupProgress']?.(plan))).toContain('57.9');
  });
});
