import fc from 'fast-check';
import { type Plan, practiceRollup, rollup, subgroupProgress } from 'spm-model';
import { combine, emptySummary, portfolioCombineFn, readSummary, type Summary, summarize } from 'spm-model/portfolio';
import {
  aGoal,
  aMeasure,
  aMilestone,
  anAction,
  anObservation,
  anOrganization,
  aPlan,
  aStrategy,
  examplePlan,
} from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { exact, plus, quotient, times } from '../../src/portfolio/exact.js';
import { approximately, exactly, over, plus as ratioPlus, times as ratioTimes } from '../oracle/rational.js';

const AS_OF = { asOf: '2026-08-03' };
const doubles = fc.double({ noNaN: true, noDefaultInfinity: true });

describe('exact sums', () => {
  it('are those of fractions', () => {
    fc.assert(
      fc.property(doubles, doubles, doubles, (a, b, c) => {
        const expected = ratioPlus(ratioTimes(exactly(a), exactly(b)), exactly(c));
        const found = quotient(plus(times(exact(a), exact(b)), exact(c)), exact(1));
        const double = approximately(expected);
        if (Number.isFinite(double) && Math.abs(double) > 1e-290)
          expect(Math.abs((found as number) / double - 1)).toBeLessThan(1e-15);
        if (c !== 0) {
          const ratio = approximately(over(exactly(a), exactly(c)));
          const value = quotient(exact(a), exact(c));
          if (Number.isFinite(ratio) && Math.abs(ratio) > 1e-290)
            expect(Math.abs((value as number) / ratio - 1)).toBeLessThan(1e-15);
        }
      }),
      { numRuns: 1_000 },
    );
  });

  it('are the same in any order, and written in one way', () => {
    fc.assert(
      fc.property(
        fc
          .array(doubles, { maxLength: 8 })
          .chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const sum = (values: readonly number[]) => values.map(exact).reduce(plus, '0');
          expect(sum(shuffled)).toBe(sum(all));
        },
      ),
    );
    expect(exact(6)).toBe(plus(exact(2.5), exact(3.5)));
    expect(plus(exact(1e308), exact(-1e308))).toBe('0');
    expect(quotient(exact(1), '0')).toBeNull();
    expect(quotient(plus(exact(1.7e308), exact(1.7e308)), exact(1))).toBeNull();
  });
});

const kinds = ['sea', 'lea', 'school', 'other'] as const;
const plans = fc.array(
  fc.tuple(arbitraryPlan({ size: 'medium', extremeNumbers: true }), fc.constantFrom('2026-08-03', '2026-12-31')),
  { maxLength: 7 },
);
const text = (summary: Summary) => JSON.stringify(summary);

/** Combines in an arbitrary tree: again and again two neighbours become one. */
function inTree(summaries: readonly Summary[], picks: readonly number[]): Summary {
  const all = [...summaries];
  for (let step = 0; all.length > 1; step += 1) {
    const at = (picks[step % Math.max(1, picks.length)] ?? 0) % (all.length - 1);
    all.splice(at, 2, combine(all[at] as Summary, all[at + 1] as Summary));
  }
  return all[0] ?? emptySummary;
}

describe('combining summaries', () => {
  it('is equal to the last bit in any order and any tree, also after JSON, and has a unit', () => {
    const cases = plans.chain((all) =>
      fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }), fc.array(fc.nat({ max: 9 }))),
    );
    fc.assert(
      fc.property(cases, ([all, shuffled, picks]) => {
        const of = ([plan, asOf]: [Plan, string]) => summarize(plan, { asOf });
        const folded = all.map(of).reduce(combine, emptySummary);
        expect(text(inTree(shuffled.map(of), picks))).toBe(text(folded));
        expect(
          text(
            inTree(
              shuffled.map((each) => JSON.parse(text(of(each))) as Summary),
              picks,
            ),
          ),
        ).toBe(text(folded));
        expect(text(combine(folded, emptySummary))).toBe(text(folded));
        expect(text(combine(emptySummary, folded))).toBe(text(folded));
        expect(
          text(
            portfolioCombineFn.extractOutput(
              portfolioCombineFn.mergeAccumulators(
                shuffled.map((each) => portfolioCombineFn.addInput(portfolioCombineFn.createAccumulator(), of(each))),
              ),
            ),
          ),
        ).toBe(text(folded));
      }),
      { numRuns: 40 },
    );
  });

  it('says what a single pass over all plans says', () => {
    fc.assert(
      fc.property(plans, (all) => {
        const report = readSummary(all.map(([plan]) => summarize(plan, AS_OF)).reduce(combine, emptySummary));
        const standings = all.map(([plan]) => ({ plan, standing: rollup(plan, AS_OF) }));
        const mean = (values: (number | null)[]) => {
          const valued = values.filter((value) => value !== null);
          return valued.length === 0 ? null : valued.reduce((sum, value) => sum + value / valued.length, 0);
        };
        const near = (found: number | null, expected: number | null) => {
          if (found === null || expected === null) expect(found).toBe(expected);
          else expect(Math.abs(found - expected) / Math.max(1, Math.abs(expected))).toBeLessThan(1e-12);
        };
        expect(report.plans).toBe(all.length);
        near(report.completion.mean, mean(standings.map(({ standing }) => standing.implementation.completion)));
        near(report.progress.mean, mean(standings.map(({ standing }) => standing.performance.progress)));
        for (const kind of kinds) {
          const of = standings.filter(({ plan }) => plan.organization.kind === kind);
          const found = report.kinds.find((each) => each.kind === kind);
          expect(found?.completion.count ?? 0).toBe(of.length);
          if (found !== undefined)
            near(found.completion.mean, mean(of.map(({ standing }) => standing.implementation.completion)));
        }
        for (const { code, progress, statuses } of report.codes) {
          const measures = standings.flatMap(({ plan, standing }) =>
            plan.goals.flatMap((goal, g) => [
              ...goal.measures.map((measure, m) => ({ measure, found: standing.goals[g]?.measures[m] })),
              ...goal.strategies.flatMap((strategy, s) =>
                strategy.measures.map((measure, m) => ({
                  measure,
                  found: standing.goals[g]?.strategies[s]?.measures[m],
                })),
              ),
            ]),
          );
          const of = measures.filter(({ measure }) => measure.code === code);
          near(progress.mean, mean(of.map(({ found }) => found?.progress ?? null)));
          expect(Object.values(statuses).reduce((sum, count) => sum + count, 0)).toBe(of.length);
        }
      }),
      { numRuns: 40 },
    );
  });

  it('counts every measure, group, theory and practice as a pass over all plans counts them', () => {
    fc.assert(
      fc.property(plans, (all) => {
        const summary = all.map(([plan]) => summarize(plan, AS_OF)).reduce(combine, emptySummary);
        const expected = {
          measures: [] as string[],
          groups: [] as string[],
          theories: [] as string[],
          goals: [] as string[],
        };
        const practices = new Map<string, { plans: Set<number>; strategies: number; states: string[] }>();
        for (const [index, [plan]] of all.entries()) {
          const standing = rollup(plan, AS_OF);
          const practice = (codes: readonly string[] | undefined, state: string, isStrategy: boolean) => {
            for (const code of new Set(codes)) {
              const found = practices.get(code) ?? { plans: new Set(), strategies: 0, states: [] };
              practices.set(code, found);
              found.plans.add(index);
              found.strategies += isStrategy ? 1 : 0;
              found.states.push(state);
            }
          };
          for (const [g, goal] of plan.goals.entries()) {
            const ofGoal = standing.goals[g];
            expected.goals.push(ofGoal?.diagnosis ?? '');
            expected.measures.push(...(ofGoal?.measures ?? []).map(({ status }) => status));
            expected.groups.push(
              ...goal.measures.flatMap((each) => subgroupProgress(each, AS_OF).map(({ status }) => status)),
            );
            for (const [s, strategy] of goal.strategies.entries()) {
              const ofStrategy = ofGoal?.strategies[s];
              expected.theories.push(ofStrategy?.diagnosis ?? '');
              expected.measures.push(...(ofStrategy?.measures ?? []).map(({ status }) => status));
              expected.groups.push(
                ...strategy.measures.flatMap((each) => subgroupProgress(each, AS_OF).map(({ status }) => status)),
              );
              practice(strategy.codes, ofStrategy?.implementation.state ?? '', true);
              for (const [m, milestone] of strategy.milestones.entries()) {
                const ofMilestone = ofStrategy?.milestones[m];
                const above = [ofStrategy?.implementation.state, ofMilestone?.implementation.state];
                // What is open in what was given up is given up with it.
                const within = (state = '') =>
                  state !== 'complete' && above.includes('discontinued') ? 'discontinued' : state;
                practice(milestone.codes, within(ofMilestone?.implementation.state), false);
                for (const [a, { codes }] of milestone.actions.entries()) {
                  practice(codes, within(ofMilestone?.actions[a]?.state), false);
                }
              }
            }
          }
        }
        const counted = (names: readonly string[]) =>
          Object.fromEntries([...new Set(names)].map((name) => [name, names.filter((each) => each === name).length]));
        expect(summary.measures).toEqual(counted(expected.measures));
        expect(summary.groups).toEqual(counted(expected.groups));
        expect(summary.diagnoses).toEqual(counted(expected.theories));
        expect(summary.contributions).toEqual(counted(expected.goals));
        expect(summary.practices.map(({ code }) => code)).toEqual([...practices.keys()].sort());
        for (const { code, plans: inPlans, strategies, completion, states } of summary.practices) {
          const found = practices.get(code);
          expect([inPlans, strategies, completion.count]).toEqual([
            found?.plans.size,
            found?.strategies,
            found?.states.length,
          ]);
          expect(states).toEqual(counted(found?.states ?? []));
        }
        // The means are those of the rollup over the same plans: what was given up is in neither.
        const rolledUp = practiceRollup(
          all.map(([plan]) => plan),
          AS_OF,
        );
        for (const [index, { completion, progress }] of readSummary(summary).practices.entries()) {
          const { implementation, performance } = rolledUp[index] as (typeof rolledUp)[number];
          for (const [mean, expectedMean] of [
            [completion.mean, implementation.completion],
            [progress.mean, performance.progress],
          ] as const) {
            if (mean === null || expectedMean === null) expect(mean).toBe(expectedMean);
            else expect(mean).toBeCloseTo(expectedMean, 12);
          }
        }
      }),
      { numRuns: 40 },
    );
  });

  it('is as large as the codes are many, not the plans', () => {
    const one = summarize(examplePlan, AS_OF);
    let all = emptySummary;
    for (let plan = 0; plan < 2_000; plan += 1) all = combine(all, one);
    expect(all.plans).toBe(2_000);
    expect(text(all).length).toBeLessThan(text(one).length * 1.3);
    expect(readSummary(all).progress.mean).toBeCloseTo(readSummary(one).progress.mean ?? 0, 12);
  });

  it('of many workers looks at each code a few times, however many there are', () => {
    const [of] = summarize(examplePlan, AS_OF).codes;
    let looks = 0;
    const ofCode = (code: string): Summary => ({
      ...emptySummary,
      codes: [
        {
          ...(of as Summary['codes'][number]),
          get code() {
            looks += 1;
            return code;
          },
        },
      ],
    });
    const codes = Array.from({ length: 1_000 }, (_, index) => `code-${String(index).padStart(4, '0')}`);
    const merged = portfolioCombineFn.mergeAccumulators(codes.map(ofCode));
    // Two for each of the ten levels of pairs; copied once for each worker, they would be a million.
    expect(looks).toBeLessThan(20 * codes.length);
    expect(merged.codes.map(({ code }) => code)).toEqual(codes);
  });
});

describe('a summary of one plan', () => {
  it('pools by size the values that are one observation, and no others', () => {
    const pooledOf = (measure: Parameters<typeof aMeasure>[0]) =>
      readSummary(summarize(aPlan({ goals: [aGoal({ strategies: [], measures: [aMeasure(measure)] })] }), AS_OF))
        .codes[0]?.pooled;
    const observations = [
      anObservation({ date: '2026-03-31', value: 41, n: 100 }),
      anObservation({ value: 44, n: 90 }),
    ];
    expect(pooledOf({ code: 'c', observations })).toMatchObject({ value: 44, n: 90, pooled: 1 });
    const amounts = {
      unit: { kind: 'count' },
      accumulation: 'sum',
      targets: [{ date: '2028-06-30', value: 900 }],
    } as const;
    expect(pooledOf({ code: 'c', observations, ...amounts })).toMatchObject({ value: null, n: 0, pooled: 0, of: 1 });
    expect(pooledOf({ code: 'c' })).toMatchObject({ value: null, n: 0, pooled: 0 });
  });

  it('counts the practices of milestones and actions by their work, and those of strategies by results, too', () => {
    const period = { start: '2026-01-01', end: '2026-12-31' };
    const action = anAction({ codes: ['of-action'], period, reports: [{ date: '2026-07-01', percentComplete: 100 }] });
    const plan = aPlan({
      goals: [
        aGoal({
          strategies: [
            aStrategy({
              codes: ['of-strategy'],
              measures: [aMeasure({ id: 'measure-2', observations: [anObservation({ value: 60 })] })],
              milestones: [aMilestone({ codes: ['of-milestone'], period, actions: [action] })],
            }),
          ],
        }),
      ],
    });
    const { practices, goals, kinds } = summarize(plan, AS_OF);
    const none = { progress: { count: 0, valued: 0 }, statuses: {}, plans: 1 };
    expect(practices).toMatchObject([
      { code: 'of-action', strategies: 0, states: { complete: 1 }, completion: { count: 1, valued: 1 }, ...none },
      { code: 'of-milestone', strategies: 0, states: { complete: 1 }, ...none },
      { code: 'of-strategy', strategies: 1, statuses: { met: 1 }, progress: { count: 1, valued: 1 } },
    ]);
    const { implementation, performance } = rollup(plan, AS_OF);
    expect(kinds).toMatchObject([
      { kind: 'sea', states: { [implementation.state]: 1 }, statuses: { [performance.status]: 1 } },
    ]);
    expect(goals).toEqual([]);
  });

  it('leaves out of the mean of a practice what was given up, by itself or with what held it', () => {
    const period = { start: '2026-01-01', end: '2026-03-31' };
    const reports = [{ date: '2026-02-01', percentComplete: 40 }];
    const discontinued = { date: '2026-03-01', reason: 'Other needs came first' };
    const action = (id: string, rest: object) => anAction({ id, codes: ['coaching'], period, reports, ...rest });
    const plan = aPlan({
      goals: [
        aGoal({
          strategies: [
            aStrategy({
              milestones: [
                aMilestone({ period, actions: [action('open', {}), action('dropped', { discontinued })] }),
                aMilestone({
                  id: 'given-up',
                  period,
                  codes: ['coaching'],
                  discontinued,
                  actions: [
                    action('left-over', {}),
                    action('done', { reports: [{ date: '2026-02-01', percentComplete: 100 }] }),
                  ],
                }),
              ],
            }),
          ],
        }),
      ],
    });
    const [practice] = readSummary(summarize(plan, { asOf: '2026-04-30' })).practices;
    expect(practice?.states).toEqual({ complete: 1, discontinued: 3, overdue: 1 });
    expect(practice?.completion).toEqual({ mean: (0.4 + 1) / 2, valued: 2, count: 5 });
    expect(practiceRollup([plan], { asOf: '2026-04-30' })[0]?.implementation).toMatchObject({
      completion: (0.4 + 1) / 2,
      counts: { complete: 1, discontinued: 3, overdue: 1 },
      overdue: 1,
    });
  });

  it('names counts in one order, so that equal summaries read alike', () => {
    const { groups, kinds, codes } = summarize(examplePlan, { asOf: '2027-08-03' });
    const counted = [groups, ...kinds.map((each) => each.groups), ...codes.map((each) => each.groups)].map(Object.keys);
    expect(Math.max(...counted.map(({ length }) => length))).toBeGreaterThan(1);
    for (const names of counted) expect(names).toEqual([...names].sort());
  });
});

describe('a report', () => {
  const school = (value: number, n?: number) =>
    aPlan({
      organization: anOrganization({ kind: 'school' }),
      goals: [
        aGoal({
          alignsTo: [{ planId: 'state', goalId: 'reading' }],
          measures: [
            aMeasure({ code: 'reading', observations: [anObservation({ value, ...(n === undefined ? {} : { n }) })] }),
          ],
        }),
      ],
    });
  const report = (all: Plan[], options = {}) =>
    readSummary(all.map((plan) => summarize(plan, AS_OF)).reduce(combine, emptySummary), options);

  it('pools percentages by the size of their groups, and says how much was pooled', () => {
    const found = report([school(50, 300), school(80, 100), school(90)]);
    expect(found.codes[0]).toMatchObject({
      code: 'reading',
      value: { count: 3, valued: 3 },
      pooled: { value: 57.5, n: 400, pooled: 2, of: 3 },
    });
    expect(found.codes[0]?.value.mean).toBeCloseTo(220 / 3, 12);
    expect(found.goals).toMatchObject([
      { planId: 'state', goalId: 'reading', progress: { count: 3 }, statuses: { exceeded: 2, 'on-track': 1 } },
    ]);
  });

  it('withholds values that rest on few students', () => {
    const [code] = report([school(50, 3), school(80, 4)], { minimum: 10 }).codes;
    expect(code).toMatchObject({
      pooled: { value: null, n: null, isWithheld: true },
      value: { mean: null },
      progress: { mean: null },
      statuses: {},
    });
    expect(report([school(50, 6), school(80, 4)], { minimum: 10 }).codes[0]?.pooled.isWithheld).toBe(false);
  });

  it.each([
    ['an empty object', {}, 'an object'],
    ['a plan', examplePlan, 'an object'],
    ['its text', '{"version":1}', JSON.stringify('{"version":1}')],
    ['null', null, 'null'],
    ['nothing', undefined, 'undefined'],
  ])('of %s is none', (_, given, said) => {
    const wrong = given as unknown as Summary;
    for (const use of [
      () => readSummary(wrong),
      () => combine(wrong, emptySummary),
      () => combine(emptySummary, wrong),
    ]) {
      expect(use).toThrow(TypeError);
      expect(use).toThrow(`${said} is no summary; give what summarize or combine returns.`);
    }
  });

  it('of nothing says nothing', () => {
    expect(readSummary(emptySummary)).toMatchObject({
      plans: 0,
      completion: { mean: null, count: 0 },
      codes: [],
      from: null,
    });
  });

  it('keeps codes that are names of objects', () => {
    const odd = aPlan({
      goals: [
        aGoal({ measures: ['__proto__', 'constructor', ''].map((code, index) => aMeasure({ id: `m${index}`, code })) }),
      ],
    });
    expect(summarize(odd, AS_OF).codes.map(({ code }) => code)).toEqual(['', '__proto__', 'constructor']);
  });
});
