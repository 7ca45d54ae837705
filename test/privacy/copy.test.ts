/** Published rules of state agencies, and the copy: what is in it, and what is not. */
import {
  definePolicy,
  explain,
  gaps,
  type Measure,
  measureProgress,
  type Plan,
  type Policy,
  parsePlan,
  rollup,
  type SuppressionOptions,
  subgroupProgress,
  suppressSmallGroups,
  type Target,
} from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { isDeepFrozen } from '../../src/model/frozen.js';
import { tellsBaseline } from '../../src/steering/privacy-copy.js';
import { present } from '../fixtures/sound-plan.js';
import { valueIn } from '../support/results.js';

const DAY = '2026-06-30';

/** A plan with one measure whose groups make up the whole: each with its size, and how many of it are counted. */
function planOf(
  groups: readonly (readonly [n: number, counted: number])[],
  kind: 'percent' | 'score' = 'percent',
): Plan {
  const percent = (counted: number, n: number) => (n === 0 ? 0 : (100 * counted) / n);
  const [n, counted] = groups.reduce(([size, sum], [each, of]) => [size + each, sum + of], [0, 0]);
  const measure = aMeasure({
    unit: { kind },
    observations: [{ date: DAY, value: percent(counted, n), n }],
    subgroups: groups.map(([size, of], index) =>
      aSubgroup({
        id: `g${index}`,
        name: `Group ${index}`,
        baseline: undefined,
        targets: [],
        observations: [{ date: DAY, value: percent(of, size), n: size, note: `${size} students` }],
      }),
    ),
  });
  return aPlan({ goals: [aGoal({ measures: [measure] })] });
}

const measureOf = (plan: Plan): Measure => present(plan.goals[0]?.measures[0]);
const hiddenIn = (plan: Plan): string[] =>
  measureOf(plan)
    .subgroups.filter(({ observations }) => observations.length === 0)
    .map(({ id }) => id);
const hidden = (groups: readonly (readonly [number, number])[], options: SuppressionOptions) =>
  hiddenIn(suppressSmallGroups(planOf(groups), options).plan);

describe('published rules', () => {
  it('Delaware: groups of 15 or fewer are withheld; percents above 95 and below 5 are coarsened', () => {
    const options = { minimum: 16, complementary: false, topBottom: { low: 5, high: 95 } };
    const { plan, withheld } = suppressSmallGroups(
      planOf([
        [15, 7],
        [16, 8],
        [100, 98],
        [100, 2],
      ]),
      options,
    );
    expect(hiddenIn(plan)).toEqual(['g0']);
    expect(measureOf(plan).subgroups.map(({ observations }) => observations[0]?.value)).toEqual([undefined, 50, 95, 5]);
    expect(withheld.map(({ subgroupId, what, reason }) => `${subgroupId} ${what} ${reason}`)).toEqual([
      'g0 observation small-group',
      'g2 value coarsened',
      'g3 value coarsened',
    ]);
  });

  it('Wisconsin: groups of 5 or fewer are withheld', () => {
    expect(
      hidden(
        [
          [5, 2],
          [6, 3],
          [80, 40],
        ],
        { minimum: 6, complementary: false },
      ),
    ).toEqual(['g0']);
  });

  it('California community colleges: 1 to 9 are withheld, and where a single group is masked another is too', () => {
    expect(
      hidden(
        [
          [9, 4],
          [40, 20],
          [60, 30],
        ],
        { minimum: 10, complementary: true },
      ),
    ).toEqual(['g0', 'g1']);
    expect(
      hidden(
        [
          [9, 4],
          [8, 4],
          [60, 30],
        ],
        { minimum: 10, complementary: true },
      ),
    ).toEqual(['g0', 'g1']);
    expect(
      hidden(
        [
          [10, 4],
          [40, 20],
        ],
        { minimum: 10, complementary: true },
      ),
    ).toEqual([]);
  });

  it('New York: fewer than 5 are withheld, and the next smallest group', () => {
    expect(
      hidden(
        [
          [60, 30],
          [4, 2],
          [21, 10],
          [33, 11],
        ],
        { minimum: 5, complementary: true },
      ),
    ).toEqual(['g1', 'g2']);
    expect(
      hidden(
        [
          [60, 30],
          [5, 2],
        ],
        { minimum: 5, complementary: true },
      ),
    ).toEqual([]);
  });
});

/** Everything that the library gives about a plan, as one text in which nothing withheld may stand. */
function everythingAbout(plan: Plan): string {
  const asOf = '2026-08-03';
  return JSON.stringify([
    plan,
    rollup(plan, { asOf }),
    explain(plan, 'measure-1', { asOf }),
    measureProgress(measureOf(plan), { asOf }),
    subgroupProgress(measureOf(plan), { asOf }),
    gaps(measureOf(plan), { asOf }),
  ]);
}

describe('what the library says of a copy', () => {
  it('finds nothing withheld in anything that the library says of the copy', () => {
    const { plan: shown } = suppressSmallGroups(
      planOf([
        [7, 3],
        [19, 11],
        [301, 150],
      ]),
      { minimum: 10, complementary: true },
    );
    const text = everythingAbout(shown);
    // 3 of 7 and 11 of 19, and the sizes as notes.
    for (const secret of ['42.857', '57.894', '7 students', '19 students', '"n":7,', '"n":19,'])
      expect(text).not.toContain(secret);
    expect(
      everythingAbout(
        planOf([
          [7, 3],
          [19, 11],
          [301, 150],
        ]),
      ),
    ).toContain('42.857');
  });

  it('learns nothing from what all students have in common', () => {
    for (const groups of [
      [
        [3, 3],
        [20, 20],
        [30, 30],
      ],
      [
        [3, 0],
        [20, 0],
        [30, 0],
      ],
    ] as const) {
      const { plan: shown } = suppressSmallGroups(planOf(groups), { minimum: 5, complementary: true });
      expect(measureOf(shown).observations).toEqual([]);
    }
  });
});

describe('protection', () => {
  // Of 4 and 5 students together each can be 1 to 8: seven wide, of whom 4 are counted and 5 are not.
  it.each<[protection: number | undefined, expected: readonly string[]]>([
    [3, ['g0', 'g1']],
    [4, ['g0', 'g1']],
    [5, ['g0', 'g1', 'g2']],
    [undefined, ['g0', 'g1', 'g2']],
  ])('of %s asks for as many more as it takes', (protection, expected) => {
    const groups = [
      [4, 2],
      [5, 2],
      [60, 30],
      [70, 30],
    ] as const;
    expect(hidden(groups, { minimum: 10, complementary: true, protection })).toEqual(expected);
  });
});

describe('the copy', () => {
  it('is the same plan where nothing is small', () => {
    const { plan, withheld } = suppressSmallGroups(examplePlan, { minimum: 10, complementary: true });
    expect(plan).toBe(examplePlan);
    expect(withheld).toEqual([]);
  });

  it('is frozen, shares what did not change, and leaves the plan as it is', () => {
    const before = JSON.stringify(examplePlan);
    const { plan } = suppressSmallGroups(examplePlan, { minimum: 8_000, complementary: true });
    expect(isDeepFrozen(plan)).toBe(true);
    expect(JSON.stringify(examplePlan)).toBe(before);
    expect(plan.goals[2]).toBe(examplePlan.goals[2]);
    expect(plan.goals[0]?.strategies[0]?.milestones).toBe(examplePlan.goals[0]?.strategies[0]?.milestones);
  });

  it('withholds a small whole, and the baseline of a group that was ever small', () => {
    const whole = suppressSmallGroups(
      planOf([
        [2, 1],
        [1, 1],
      ]),
      { minimum: 5, complementary: true },
    );
    expect(measureOf(whole.plan).observations).toEqual([]);
    const group = aSubgroup({ observations: [{ date: DAY, value: 30, n: 4 }] });
    const plan = aPlan({ goals: [aGoal({ measures: [aMeasure({ subgroups: [group] })] })] });
    const { plan: shown, withheld } = suppressSmallGroups(plan, { minimum: 5, complementary: false });
    expect(measureOf(shown).subgroups[0]).not.toHaveProperty('baseline');
    expect(withheld.map(({ what }) => what)).toEqual(['observation', 'baseline']);
  });

  it('hides averages as well as percents', () => {
    const { plan } = suppressSmallGroups(
      planOf(
        [
          [3, 1],
          [20, 10],
          [30, 15],
        ],
        'score',
      ),
      { minimum: 5, complementary: true },
    );
    expect(hiddenIn(plan)).toEqual(['g0', 'g1']);
  });

  it('goes by what it knows: sizes unknown, groups that overlap, groups without data, days of a group alone', () => {
    const options = { minimum: 10, complementary: true };
    const groups = (whole: object | undefined, ...each: (object | undefined)[]) =>
      aPlan({
        goals: [
          aGoal({
            measures: [
              aMeasure({
                baseline: undefined,
                observations: whole === undefined ? [] : [{ date: DAY, value: 50, ...whole }],
                subgroups: each.map((group, index) =>
                  aSubgroup({
                    id: `g${index}`,
                    baseline: undefined,
                    observations: group === undefined ? [] : [{ date: DAY, value: 50, ...group }],
                  }),
                ),
              }),
            ],
          }),
        ],
      });
    const hiddenOf = (plan: Plan) =>
      suppressSmallGroups(plan, options).withheld.map(({ subgroupId, what }) => `${subgroupId} ${what}`);
    // Without the size of the whole nothing can be subtracted.
    expect(hiddenOf(groups({}, { n: 4 }, { n: 30 }))).toEqual(['g0 observation']);
    // A group of unknown size leaves the sizes of the others open.
    expect(hiddenOf(groups({ n: 100 }, { n: 4 }, {}, { n: 30 }))).toEqual(['g0 observation']);
    expect(hiddenOf(groups({ n: 100 }, { n: 4 }, { n: 6 }, {}))).toEqual(['g0 observation', 'g1 observation']);
    // Groups that overlap do not add up to the whole.
    expect(hiddenOf(groups({ n: 100 }, { n: 4 }, { n: 90 }, { n: 80 }, { n: 70 }))).toEqual(['g0 observation']);
    expect(hiddenOf(groups({ n: 100 }, { n: 4 }, undefined))).toEqual(['g0 observation']);
    expect(hiddenOf(groups(undefined, { n: 4 }, { n: 30 }))).toEqual(['g0 observation']);
    // What all have in common tells of the one group as well.
    expect(hiddenOf(groups({ n: 100, value: 100 }, { n: 4, value: 100 }))).toEqual([
      'g0 observation',
      'null observation',
    ]);
  });

  it('has each day that is withheld once, in order, and targets that were replaced only where they do not tell', () => {
    const few = aSubgroup({
      baseline: { date: '2025-06-30', value: 30 },
      targets: [],
      observations: [{ date: DAY, value: 30, n: 4 }],
      withheld: [{ date: '2025-12-31', reason: 'few' }, { date: DAY }],
      revisions: [
        // Even steps from 30.
        {
          until: '2025-12-31',
          targets: [35, 40].map((value, place) => ({ date: `${2026 + place}-06-30`, value })),
          reason: 'x',
        },
        { until: '2026-01-31', targets: [{ date: '2027-06-30', value: 90 }], reason: 'y' },
      ],
    });
    const plan = aPlan({ goals: [aGoal({ measures: [aMeasure({ subgroups: [few] })] })] });
    const { plan: copy } = suppressSmallGroups(plan, { minimum: 5, complementary: false });
    const [shown] = measureOf(copy).subgroups;
    expect(shown?.withheld).toEqual([{ date: '2025-06-30' }, { date: '2025-12-31', reason: 'few' }, { date: DAY }]);
    expect(shown?.revisions.map(({ reason, targets }) => [reason, targets.length])).toEqual([
      ['x', 0],
      ['y', 1],
    ]);
    expect(shown?.revisions[1]).toBe(measureOf(plan).subgroups[0]?.revisions[1]);
    for (const list of [copy.goals, copy.goals[0]?.measures, measureOf(copy).subgroups, shown?.withheld]) {
      expect(Object.isFrozen(list)).toBe(true);
    }
  });

  it('withholds each small one of several on a day', () => {
    const group = aSubgroup({
      baseline: undefined,
      observations: [
        { date: DAY, value: 30, n: 4 },
        { date: DAY, value: 31, n: 40 },
      ],
    });
    const plan = aPlan({ goals: [aGoal({ measures: [aMeasure({ subgroups: [group] })] })] });
    const { plan: shown } = suppressSmallGroups(plan, { minimum: 5, complementary: false });
    expect(measureOf(shown).subgroups[0]?.observations.map(({ n }) => n)).toEqual([40]);
  });
});

describe('percents shown as a bound', () => {
  const topBottom = { low: 5, high: 95 };
  const options = { minimum: 10, complementary: true, topBottom };
  const copyOf = (measure: Parameters<typeof aMeasure>[0], more: object = {}) => {
    const plan = aPlan({ goals: [aGoal({ measures: [aMeasure({ baseline: undefined, targets: [], ...measure })] })] });
    const { plan: copy, withheld } = suppressSmallGroups(plan, { ...options, ...more });
    return { shown: measureOf(copy), withheld: withheld.map(({ what, reason }) => `${what} ${reason}`) };
  };

  it('are withheld where the bound leaves but one count', () => {
    // Of 19 students at most 5 percent is none; of 20 it is none or one.
    const of = (n: number) => copyOf({ observations: [{ date: DAY, n, value: 0 }], subgroups: [] });
    expect(of(19).shown.observations).toEqual([]);
    expect(of(19).withheld).toEqual(['observation complementary']);
    expect(of(20).shown.observations.map(({ value }) => value)).toEqual([5]);
  });

  it('are withheld where the whole has a size and they have none', () => {
    const unsized = (id: string, value: number) =>
      aSubgroup({
        id,
        name: id,
        dimension: 'race',
        baseline: undefined,
        targets: [],
        observations: [{ date: DAY, value }],
      });
    const { shown } = copyOf({
      observations: [{ date: DAY, n: 400, value: 40 }],
      subgroups: [unsized('a', 79), unsized('b', 1)],
    });
    expect(shown.subgroups[1]?.observations).toEqual([]);
  });

  it('look alike whether they are equal to the bound or beyond it', () => {
    const of = (value: number) =>
      copyOf({ observations: [{ date: DAY, n: 200, value, margin: 1, note: 'Checked' }], subgroups: [] }).shown
        .observations;
    expect(of(5)).toEqual([{ date: DAY, n: 200, value: 5 }]);
    expect(of(2)).toEqual(of(5));
    expect(of(97)).toEqual(of(95));
  });

  it.each([
    [{}, false],
    [{ margin: 1 }, true],
    [{ note: 'Checked' }, true],
    [{ extensions: { x: 1 } }, true],
  ])('are shown as they are where they are the bound, but for what may tell so: %o', (more, isCoarsened) => {
    const { shown, withheld } = copyOf({ observations: [{ date: DAY, n: 200, value: 5, ...more }], subgroups: [] });
    expect(shown.observations).toStrictEqual([{ date: DAY, n: 200, value: 5 }]);
    expect(withheld).toEqual(isCoarsened ? ['value coarsened'] : []);
  });

  it('are those of percents alone', () => {
    const { withheld } = copyOf({
      unit: { kind: 'score' },
      observations: [{ date: DAY, n: 200, value: 2 }],
      subgroups: [],
    });
    expect(withheld).toEqual([]);
  });

  it('have nothing beyond bounds of 0 and 100', () => {
    const of = (value: number) =>
      copyOf({ observations: [{ date: DAY, n: 20, value }], subgroups: [] }, { topBottom: { low: 0, high: 100 } });
    expect(of(0).withheld).toEqual([]);
    expect(of(100).withheld).toEqual([]);
  });

  it('of a baseline are not told by targets, nor by why it was replaced', () => {
    const { shown, withheld } = copyOf({
      baseline: { date: '2024-06-30', value: 3 },
      observations: [{ date: DAY, n: 200, value: 20 }],
      targets: [
        { date: '2026-06-30', value: 6 },
        { date: '2027-06-30', value: 9 },
      ],
      revisions: [
        {
          until: '2025-06-30',
          baseline: { date: '2023-06-30', value: 2 },
          targets: [
            { date: '2024-06-30', value: 22 },
            { date: '2025-06-30', value: 30 },
          ],
          reason: 'It was 2 percent by a count of few schools',
        },
      ],
      subgroups: [],
    });
    expect(shown.baseline?.value).toBe(5);
    expect(shown.targets).toEqual([]);
    expect(shown.revisions[0]?.baseline?.value).toBe(5);
    expect(shown.revisions[0]).not.toHaveProperty('reason');
    expect(shown.revisions[0]?.targets).toHaveLength(2);
    expect(withheld).toEqual(['value coarsened', 'targets coarsened', 'value coarsened']);
  });
});

describe('targets tell a baseline', () => {
  const target = (value: number, year: number) => ({ date: `${year}-06-30`, value });
  it.each<[says: string, baseline: number, targets: readonly Target[], tells: boolean]>([
    ['none', 40, [], false],
    ['half of the way to 0', 40, [target(20, 2027)], true],
    ['half of the way to 100', 40, [target(70, 2027)], true],
    ['the same', 40, [target(40, 2027)], true],
    ['anywhere else', 40, [target(55, 2027)], false],
    ['even from the first two', 40, [target(50, 2027), target(60, 2028), target(99, 2029)], true],
    ['the same, in another order', 40, [target(60, 2028), target(50, 2027)], true],
    ['even over all', 40, [target(50, 2027), target(90, 2028), target(70, 2029)], true],
    ['the low end of a band', 40, [{ date: '2027-06-30', low: 40, high: 90 }], true],
    ['the high end of a band', 40, [{ date: '2027-06-30', high: 40 }], true],
    // Near is to within 1, or 5 percent.
    ['1 off', 10, [target(11, 2027)], true],
    ['more than 1 off', 10, [target(11.1, 2027)], false],
    ['5 of 100 off', 100, [target(105, 2027)], true],
    ['more than 5 of 100 off', 100, [target(105.1, 2027)], false],
  ])('%s, from %s', (_, value, targets, tells) => {
    expect(tellsBaseline(targets, { date: '2025-06-30', value })).toBe(tells);
  });
});

describe('what a document said besides', () => {
  const kept = (title: string) => ({ stratml: { results: [title] }, host: 1 });
  const measure = aMeasure({
    targets: [{ date: '2030-06-30', value: 60 }],
    observations: [{ date: DAY, value: 44, n: 100 }],
    extensions: kept('71 of 72 girls'),
    subgroups: [
      aSubgroup({
        id: 'girls',
        observations: [{ date: DAY, value: 41, n: 7 }],
        extensions: { stratml: { elements: ['7 girls'] } },
      }),
      aSubgroup({ id: 'boys', observations: [{ date: DAY, value: 46, n: 93 }], extensions: kept('93 boys') }),
    ],
  });
  const plan = aPlan({
    goals: [aGoal({ measures: [measure, aMeasure({ id: 'other', extensions: kept('all is well') })] })],
  });

  it('is left out of what is shown otherwise than it is, and the host’s own data stay', () => {
    const { plan: copy } = suppressSmallGroups(plan, { minimum: 10, complementary: false });
    const [shown, other] = copy.goals[0]?.measures ?? [];
    expect(shown?.extensions).toEqual({ host: 1 });
    expect(shown?.subgroups[0]).not.toHaveProperty('extensions');
    // What nothing was taken from is as it was.
    expect(shown?.subgroups[1]?.extensions).toEqual(kept('93 boys'));
    expect(other).toBe(plan.goals[0]?.measures[1]);
    expect(JSON.stringify(copy)).not.toMatch(/7 girls|71 of 72/);
  });
});

describe('a copy that is read back', () => {
  const readBack = (plan: Plan, policy?: Policy) => parsePlan(JSON.parse(JSON.stringify(plan)), { policy });
  const errorsOf = (result: ReturnType<typeof readBack>) =>
    result.ok ? [] : result.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code);

  it('needs a policy where the baseline of a whole measure is withheld, and targets with it', () => {
    const options = { minimum: 10, complementary: true };
    const planWith = (target: number) => {
      const measure = aMeasure({
        baseline: { date: '2025-06-30', value: 40 },
        targets: [{ date: '2028-06-30', value: target }],
        observations: [{ date: DAY, value: 44, n: 7 }],
      });
      return suppressSmallGroups(aPlan({ goals: [aGoal({ measures: [measure] })] }), options).plan;
    };
    expect(errorsOf(readBack(planWith(75)))).toEqual(['measure-baseline']);
    // A target that closes half of the gap to 100 tells the baseline.
    expect(errorsOf(readBack(planWith(70)))).toEqual(['measure-baseline', 'measure-targets']);
    const policy = valueIn(definePolicy({ severity: { 'measure-baseline': 'off', 'measure-targets': 'off' } }));
    expect(readBack(planWith(70), policy).ok).toBe(true);
    const { plan: copy } = suppressSmallGroups(examplePlan, { ...options, minimum: 10_000_000 });
    expect(new Set(errorsOf(readBack(copy)))).toEqual(new Set(['measure-baseline', 'measure-targets']));
    expect(readBack(copy, policy).ok).toBe(true);
  });
});
