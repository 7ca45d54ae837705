/** Explanations word for word, as a planner reads them: what they say, compute and rest on. */
import {
  defaultPolicy,
  type Explanation,
  explain,
  formatExplanation,
  type MeasureInput,
  type Plan,
  walkPlan,
} from 'spm-model';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy, examplePlan } from 'spm-model/testing';
import { expect, it } from 'vitest';

/** A step on a line of its own, with all that it carries. */
function inFull({ id, name, sentence, formula, inputs, result, steps }: Explanation, depth = 0): string {
  const carried = `${id} ${name}: ${sentence} | ${formula} | ${JSON.stringify(inputs)} | ${JSON.stringify(result)}`;
  return [`${'  '.repeat(depth)}${carried}`, ...steps.map((next) => inFull(next, depth + 1))].join('\n');
}

const about = (plan: Plan, id: string, asOf: string) => inFull(explain(plan, id, { asOf }));

it('the example plan is explained in these words', async () => {
  const text = formatExplanation(explain(examplePlan, examplePlan.id, { asOf: '2026-08-03' }));
  await expect(`${text}\n`).toMatchFileSnapshot('explained-plan.txt');
});

it('a goal of the example plan is explained with all that it rests on', async () => {
  await expect(`${about(examplePlan, 'goal-present', '2026-08-03')}\n`).toMatchFileSnapshot('explained-goal.txt');
});

/** Measures at the edges: each said, computed and carried in another way. */
const measures: Readonly<Record<string, Partial<MeasureInput>>> = {
  'on its way between two targets': {
    baseline: { date: '2024-06-30', value: 87 },
    targets: [
      { date: '2026-06-30', value: 88 },
      { date: '2030-06-30', value: 92 },
    ],
    observations: [
      { date: '2024-12-31', value: 87.2 },
      { date: '2025-06-30', value: 87.7, n: 120, note: 'Record high' },
    ],
  },
  'by steps': {
    trajectory: 'step',
    targets: [
      { date: '2026-01-31', value: 50 },
      { date: '2028-06-30', value: 60 },
    ],
    observations: [{ date: '2026-06-30', value: 49 }],
  },
  'by steps, before the first target': { trajectory: 'step', observations: [{ date: '2026-02-28', value: 41.5 }] },
  'after the last target': {
    targets: [{ date: '2026-01-31', value: 60 }],
    observations: [{ date: '2026-06-30', value: 59 }],
  },
  'over the way': { observations: [{ date: '2026-06-30', value: 75 }] },
  'back behind the baseline': { observations: [{ date: '2026-06-30', value: 30 }] },
  'added up': {
    unit: { kind: 'count' },
    accumulation: 'sum',
    baseline: { date: '2025-06-30', value: 10 },
    targets: [{ date: '2028-06-30', value: 110 }],
    observations: [
      { date: '2025-01-31', value: 99 },
      { date: '2025-12-31', value: 15 },
      { date: '2026-06-30', value: 20.5, n: 1 },
      { date: '2027-06-30', value: 30 },
    ],
  },
  'in a band': { direction: 'maintain', targets: [{ date: '2028-06-30', low: 40, high: 60 }] },
  'below a band': { direction: 'maintain', targets: [{ date: '2028-06-30', low: 60 }] },
  'above a band in which it began': { direction: 'maintain', targets: [{ date: '2028-06-30', high: 42 }] },
  'with a baseline as good as the target': { targets: [{ date: '2028-06-30', value: 38 }] },
  'fallen behind a target no better than the baseline': {
    targets: [{ date: '2028-06-30', value: 38 }],
    observations: [{ date: '2026-06-30', value: 35 }],
  },
  'toward less': {
    direction: 'decrease',
    baseline: { date: '2025-06-30', value: 12 },
    targets: [{ date: '2028-06-30', value: 4 }],
    observations: [{ date: '2026-06-30', value: 9 }],
  },
  'through zero': {
    unit: { kind: 'score' },
    baseline: { date: '2025-06-30', value: -3 },
    targets: [{ date: '2028-06-30', value: 2 }],
    observations: [{ date: '2026-06-30', value: -1.5 }],
  },
  'too extreme': {
    unit: { kind: 'score' },
    baseline: { date: '2025-06-30', value: 0 },
    targets: [{ date: '2028-06-30', value: 1e-300 }],
    observations: [{ date: '2026-06-30', value: -1e300 }],
  },
  'observed twice on a day': {
    observations: [
      { date: '2026-06-30', value: 44 },
      { date: '2026-06-30', value: 46, n: 7 },
    ],
  },
  'added up from the day after its baseline to the very day': {
    unit: { kind: 'count' },
    accumulation: 'sum',
    observations: [
      { date: '2025-06-30', value: 99 },
      { date: '2025-07-01', value: 1 },
      { date: '2026-08-03', value: 2 },
      { date: '2026-08-04', value: 99 },
    ],
  },
  'with a target on the day of its baseline': {
    targets: [
      { date: '2025-06-30', value: 44 },
      { date: '2028-06-30', value: 60 },
    ],
  },
  'with a target before its baseline': {
    targets: [
      { date: '2025-06-29', value: 44 },
      { date: '2028-06-30', value: 60 },
    ],
  },
  'never observed': { observations: [] },
  'without a target': { targets: [] },
  'without a baseline': { baseline: undefined },
};

it('measures at the edges are explained in these words', async () => {
  const texts = Object.entries(measures).map(([name, fields]) => {
    const usual = {
      baseline: { date: '2025-06-30', value: 40 },
      targets: [{ date: '2028-06-30', value: 60 }],
      observations: [{ date: '2026-06-30', value: 50 }],
    };
    const plan = aPlan({ goals: [aGoal({ measures: [aMeasure({ ...usual, ...fields } as Partial<MeasureInput>)] })] });
    return `${name}\n${about(plan, 'measure-1', '2026-08-03')}`;
  });
  await expect(`${texts.join('\n\n')}\n`).toMatchFileSnapshot('explained-measures.txt');
});

it('work at the edges is explained in these words', async () => {
  const period = { start: '2026-01-01', end: '2026-06-30' };
  const reports = [
    { date: '2026-02-01', percentComplete: 20 },
    {
      date: '2026-04-01',
      percentComplete: 45,
      judgement: 'behind-schedule' as const,
      note: 'A coach fell ill',
    },
  ];
  const plan = aPlan({
    goals: [
      aGoal({
        measures: [],
        strategies: [
          aStrategy({
            measures: [],
            milestones: [
              aMilestone({
                actions: [
                  anAction({
                    id: 'given-up',
                    period,
                    weight: 7,
                    discontinued: { date: '2026-03-01', reason: 'Merged' },
                  }),
                  anAction({ id: 'reported', period, reports, weight: 2 }),
                  anAction({ id: 'silent', period }),
                  anAction({ id: 'one-day', period: { start: '2026-03-01', end: '2026-03-01' } }),
                ],
              }),
              aMilestone({ id: 'by-itself', actions: [], reports }),
              aMilestone({
                id: 'all-given-up',
                actions: [
                  anAction({ id: 'given-up-too', period, discontinued: { date: '2026-03-01', reason: 'Merged' } }),
                ],
              }),
            ],
          }),
          aStrategy({ id: 'bare', measures: [], milestones: [] }),
        ],
      }),
    ],
  });
  const texts = ['2025-12-01', '2026-04-20', '2027-01-01'].map(
    (asOf) => `as of ${asOf}\n${about(plan, 'plan-1', asOf)}`,
  );
  texts.push(about(plan, 'nobody', '2026-04-20'), about(plan, plan.organization.id, '2026-04-20'));
  await expect(`${texts.join('\n\n')}\n`).toMatchFileSnapshot('explained-work.txt');
});

it('each part of a goal is explained alone as within the goal', () => {
  const options = { asOf: '2026-08-03' };
  const within = new Map<string, Explanation>();
  const collect = (found: Explanation): void => {
    within.set(`${found.name} ${found.id}`, found);
    found.steps.forEach(collect);
  };
  for (const { id } of examplePlan.goals) collect(explain(examplePlan, id, options));
  const explained = ['strategy', 'milestone', 'action', 'measure'];
  const seen = new Set<string>();
  for (const { kind, entity } of walkPlan(examplePlan)) {
    if (!explained.includes(kind)) continue;
    seen.add(kind);
    expect(explain(examplePlan, entity.id, options)).toEqual(within.get(`${kind} ${entity.id}`));
  }
  expect([...seen].sort()).toEqual([...explained].sort());
});

it('means are taken over all parts where what is missing counts as nothing', () => {
  const observed = aMeasure({ observations: [{ date: '2026-06-30', value: 45 }] });
  const missing = aMeasure({ id: 'unobserved', observations: [], weight: 3 });
  const plan = aPlan({ goals: [aGoal({ measures: [observed, missing], strategies: [] })] });
  const progressUnder = (missing: 'exclude' | 'zero', each = plan) => {
    const found = explain(each, 'goal-1', { asOf: '2026-08-03', policy: { ...defaultPolicy, missing } });
    const performance = found.steps.find(({ name }) => name === 'performance');
    return performance?.steps.map(({ name, formula }) => `${name}: ${formula}`) ?? performance;
  };
  const bare = aPlan({ goals: [aGoal({ measures: [missing], strategies: [] })] });
  expect([
    progressUnder('exclude'),
    progressUnder('zero'),
    progressUnder('exclude', bare),
    progressUnder('zero', bare),
  ]).toMatchInlineSnapshot(`
    [
      [
        "progress: (1 × 0.25) ÷ (1)",
        "expectedProgress: (1 × 0.33302919708) ÷ (1)",
        "credit: (1 × 0.25) ÷ (1)",
        "pace: 0.25 ÷ 0.33302919708",
      ],
      [
        "progress: (1 × 0.25 + 3 × 0) ÷ (1 + 3)",
        "expectedProgress: (1 × 0.33302919708) ÷ (1)",
        "credit: (1 × 0.25 + 3 × 0) ÷ (1 + 3)",
        "pace: 0.0625 ÷ 0.33302919708",
      ],
      [
        "measure: null",
      ],
      [
        "measure: null",
      ],
    ]
  `);
});
