/** Summaries of many plans withhold by the same rules: values of few students, one more for its sake, and what tells them. */
import { combine, emptySummary, readSummary, summarize } from 'spm-model/portfolio';
import { aGoal, aMeasure, aPlan } from 'spm-model/testing';
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

it('shows values of nobody, and all where nothing is small', () => {
  const plans = [school({ art: [0, 0], reading: [63.9, 90] })];
  expect(report(plans, 10)).toEqual(report(plans));
});
