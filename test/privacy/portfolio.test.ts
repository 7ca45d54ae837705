/** Summaries of many plans withhold by the same rules: values of few students, one more for its sake, and what tells them. */
import { combine, emptySummary, readSummary, summarize } from 'spm-model/portfolio';
import { aGoal, aMeasure, anOrganization, aPlan, aStrategy } from 'spm-model/testing';
import { expect, it } from 'vitest';

const school = (codes: Readonly<Record<string, readonly [value: number, n: number]>>) =>
  aPlan({
    goals: [
      aGoal({
        strategies: [],
        measures: Object.entries(codes).map(([code, [value, n]]) =>
          aMeasure({ code, observations: [{ date: '2026-06-30', value, n }] }),
        ),
      }),
    ],
  });

const report = (plans: readonly ReturnType<typeof school>[], minimum?: number) =>
  readSummary(plans.map((plan) => summarize(plan, { asOf: '2026-08-03' })).reduce(combine, emptySummary), { minimum });

it('withholds the value of the next fewest students with that of one code, and shows the others', () => {
  const { codes } = report([school({ art: [41.7, 7], music: [52.3, 12], reading: [63.9, 90] })], 10);
  expect(codes.map(({ pooled }) => pooled.value)).toEqual([null, null, 63.9]);
  expect(codes.map(({ statuses }) => Object.keys(statuses).length)).toEqual([0, 0, 1]);
});

it('shows the values of few students nowhere, not in a mean of one', () => {
  const text = JSON.stringify(report([school({ art: [41.7, 7] })], 10));
  for (const secret of ['41.7', '"n":7']) expect(text).not.toContain(secret);
  // From 40 to 60, 41.7 is 0.085 of the way.
  expect(text).not.toContain('0.085');
  expect(JSON.stringify(report([school({ art: [41.7, 7] })]))).toContain('0.085');
});

it('shows no counts of all together where they are those of what is withheld', () => {
  const { measures, groups, diagnoses, contributions, plans } = report([school({ art: [38, 7] })], 10);
  expect({ measures, groups, diagnoses, contributions, plans }).toEqual({
    measures: {},
    groups: {},
    diagnoses: {},
    contributions: {},
    plans: 1,
  });
  expect(report([school({ art: [38, 7] })]).measures).toEqual({ regressing: 1 });
  // Of two that are withheld, nobody can say whose verdict is whose.
  expect(report([school({ art: [38, 7], music: [52.3, 12] })], 10).measures).toEqual({ regressing: 1, 'on-track': 1 });
});

it('shows no kind of organization that, taken from the whole, leaves what rests on one measure', () => {
  const of = (kind: 'lea' | 'school' | 'sea' | 'other', value: number, n: number, code: string) => ({
    ...school({ [code]: [value, n] }),
    organization: anOrganization({ kind }),
  });
  const plans = [
    of('lea', 45, 120, 'a'),
    of('lea', 50, 90, 'b'),
    of('school', 38, 7, 'c'),
    ...['d', 'e', 'f'].map((code) => of('sea', 50, 80, code)),
  ];
  const told = (minimum?: number) =>
    report(plans, minimum).kinds.map(({ kind, progress: { mean }, statuses }) => [
      kind,
      mean,
      Object.keys(statuses).length > 0,
    ]);
  expect(told()).toEqual([
    ['lea', 0.375, true],
    ['school', expect.any(Number), true],
    ['sea', 0.5, true],
  ]);
  expect(told(10)).toEqual([
    ['lea', null, false],
    ['school', null, false],
    ['sea', 0.5, true],
  ]);
  // Two that rest on one measure each hide one another.
  const four = [...plans, of('other', 50, 80, 'g')];
  expect(report(four, 10).kinds.map(({ progress: { mean } }) => mean)).toEqual([0.375, null, null, 0.5]);
});

it('shows values of nobody, and all where nothing is small', () => {
  const plans = [school({ art: [0, 0], reading: [63.9, 90] })];
  expect(report(plans, 10)).toEqual(report(plans));
});

it('takes codes by how few their students are, however they are named, and no more than it must', () => {
  const withheldOf = (codes: Parameters<typeof school>[0]) =>
    report([school(codes)], 10)
      .codes.filter(({ pooled }) => pooled.isWithheld)
      .map(({ code }) => code);
  expect(withheldOf({ a: [63.9, 90], b: [41.7, 7], c: [52.3, 12] })).toEqual(['b', 'c']);
  expect(withheldOf({ a: [63.9, 90], b: [41.7, 7], c: [52.3, 8] })).toEqual(['b', 'c']);
  expect(withheldOf({ a: [63.9, 90], b: [52.3, 80], c: [41.7, 1] })).toEqual(['b', 'c']);
  expect(withheldOf({ a: [63.9, 10], b: [52.3, 11] })).toEqual([]);
});

it('withholds what rests on one measure of goals, practices and kinds of organizations, and shows what rests on two', () => {
  const plan = (code: string, n: number, observed = 44) =>
    aPlan({
      goals: [
        aGoal({
          alignsTo: [{ planId: 'state', goalId: 'reading' }],
          measures: [aMeasure({ code, observations: [{ date: '2026-06-30', value: observed, n }] })],
          strategies: [
            aStrategy({
              codes: ['coaching'],
              measures: [aMeasure({ id: 'measure-2', observations: [{ date: '2026-06-30', value: observed }] })],
            }),
          ],
        }),
      ],
    });
  const shown = (plans: readonly ReturnType<typeof plan>[], minimum?: number) => {
    const { goals, practices, kinds, progress } = report(plans, minimum);
    return [...goals, ...practices, ...kinds]
      .map((each) => [typeof each.progress.mean === 'number' ? 'mean' : null, Object.keys(each.statuses).length])
      .concat([[typeof progress.mean === 'number' ? 'mean' : null, -1]]);
  };
  const all = [
    ['mean', 1],
    ['mean', 1],
    ['mean', 1],
    ['mean', -1],
  ];
  const none = [
    [null, 0],
    [null, 0],
    [null, 0],
    [null, -1],
  ];
  expect(shown([plan('art', 7)])).toEqual(all);
  expect(shown([plan('art', 90)], 10)).toEqual(all);
  expect(shown([plan('art', 7)], 10)).toEqual(none);
  expect(shown([plan('art', 7), plan('art', 2)], 10)).toEqual(all);
});
