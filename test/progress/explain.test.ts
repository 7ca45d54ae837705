import fc from 'fast-check';
import { defaultPolicy, type Explanation, explain, formatExplanation, type Plan, rollup, walkPlan } from 'spm-model';
import { aGoal, aMeasure, anAction, aPlan, examplePlan } from 'spm-model/testing';
import { arbitraryDay, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { isDeepFrozen } from '../../src/model/frozen.js';
import { present } from '../fixtures/sound-plan.js';
import { evaluate } from '../support/formula.js';

const AS_OF = { asOf: '2026-08-03' };

function* allSteps(explanation: Explanation): Generator<Explanation> {
  yield explanation;
  for (const step of explanation.steps) yield* allSteps(step);
}

const stepNamed = (explanation: Explanation, name: string) =>
  present([...allSteps(explanation)].find((step) => step.name === name));

describe('the evaluator of the tests', () => {
  it('computes, and refuses what is no formula', () => {
    expect(evaluate('(1 × 0.4 + 2 × 0.7) ÷ (1 + 2)')).toBeCloseTo(0.6, 12);
    expect(evaluate('min(1, max(0, (−0.5) − 2))')).toBe(0);
    expect(evaluate('1 − 3 ÷ 4')).toBe(0.25);
    for (const bad of ['1 +', '(1', '1 1', 'a', '1 ? 2']) expect(() => evaluate(bad)).toThrow(SyntaxError);
  });
});

describe('an explanation', () => {
  it('fills the formula of a measure with its numbers, down to the observation', () => {
    const plan = aPlan({
      goals: [
        aGoal({
          measures: [
            aMeasure({
              baseline: { date: '2024-06-30', value: 87 },
              targets: [
                { date: '2026-06-30', value: 88 },
                { date: '2030-06-30', value: 92 },
              ],
              observations: [{ date: '2025-06-30', value: 87.7, n: 120, note: 'Record high' }],
            }),
          ],
        }),
      ],
    });
    const why = explain(plan, 'measure-1', { asOf: '2026-01-01' });
    expect(stepNamed(why, 'attainment').formula).toBe('(87.7 − 87) ÷ (92 − 87)');
    expect(stepNamed(why, 'expected').formula).toBe('87 + (88 − 87) × 365 ÷ 730');
    expect(stepNamed(why, 'pace').formula).toBe('(87.7 − 87) ÷ (87.5 − 87)');
    expect(stepNamed(why, 'observation').sentence).toBe('87.7 on 2025-06-30 (120 observed). Note: Record high');
    expect(formatExplanation(why)).toContain('Measure "Students who read well in grade 4" is on track');
  });

  it('says of an action what was reported, and why so much is due', () => {
    const action = anAction({
      reports: [{ date: '2026-03-01', percentComplete: 30, judgement: 'on-schedule', note: 'Two coaches hired' }],
    });
    const plan = aPlan({
      goals: [
        aGoal({
          strategies: [
            {
              ...present(aGoal().strategies[0]),
              milestones: [{ ...present(aGoal().strategies[0]?.milestones[0]), actions: [action] }],
            },
          ],
        }),
      ],
    });
    const text = formatExplanation(explain(plan, 'action-1', { asOf: '2026-05-15' }));
    expect(text).toContain('On 2026-03-01, 30 % was reported complete and judged on schedule. Note: Two coaches hired');
    expect(text).toContain('reports are monthly, so it could fairly show 2026-04-15');
    expect(text).toContain('[due = 105 ÷ 181 ≈ 0.5801]');
  });

  it('names what has no progress of its own, and ids that the plan does not have', () => {
    expect(explain(examplePlan, 'unit-data', AS_OF).sentence).toBe('The unit "unit-data" has no progress of its own.');
    expect(explain(examplePlan, 'nobody', AS_OF).sentence).toBe('Nothing in this plan has the id "nobody".');
  });

  it('of discontinued actions, unobserved measures and empty wholes says so', () => {
    expect(explain(examplePlan, 'action-fair', AS_OF).sentence).toContain('was discontinued on 2026-03-15');
    expect(explain(examplePlan, 'measure-naep-4', AS_OF).sentence).toContain('was not observed from 2024-06-30');
    const empty = aPlan({ goals: [aGoal({ measures: [], strategies: [] })] });
    expect(formatExplanation(explain(empty, 'plan-1', AS_OF))).toContain('Nothing can be said: there is no');
    const draft = aPlan({ goals: [aGoal({ measures: [aMeasure({ baseline: undefined })] })] });
    expect(explain(draft, 'measure-1', AS_OF).sentence).toContain('it lacks a baseline');
  });

  it('is frozen, plain JSON', () => {
    const why = explain(examplePlan, examplePlan.id, AS_OF);
    expect(isDeepFrozen(why)).toBe(true);
    expect(JSON.parse(JSON.stringify(why))).toEqual(why);
  });
});

/** Every entity that has progress, explained. */
function explanationsOf(plan: Plan, asOf: string): Explanation[] {
  const kinds = new Set(['plan', 'goal', 'strategy', 'milestone', 'action', 'measure']);
  return [...walkPlan(plan)]
    .filter(({ kind }) => kinds.has(kind))
    .map(({ entity }) => explain(plan, entity.id, { asOf }));
}

describe('what is shown', () => {
  const computes = (plan: Plan, asOf: string) => {
    for (const explanation of explanationsOf(plan, asOf)) {
      for (const { id, name, formula, result } of allSteps(explanation)) {
        if (formula === null || typeof result !== 'number') continue;
        const value = evaluate(formula);
        const scale = Math.max(1, Math.abs(result), Math.abs(value));
        expect(Math.abs(value - result) / scale, `${id} ${name}: ${formula} = ${result}`).toBeLessThan(1e-9);
      }
    }
  };

  it('computes to the result beside it, on the example plan', () => {
    for (const asOf of ['2025-07-01', '2026-01-31', '2026-08-03', '2028-01-01']) computes(examplePlan, asOf);
  });

  it('computes to the result beside it, on any plan', () => {
    fc.assert(fc.property(arbitraryPlan({ faults: 'some' }), arbitraryDay({ edgeDates: true }), computes), {
      numRuns: 200,
    });
  });

  it('ends in the numbers of the rollup', () => {
    fc.assert(
      fc.property(arbitraryPlan(), arbitraryDay(), (plan, asOf) => {
        const why = explain(plan, plan.id, { asOf });
        const standing = rollup(plan, { asOf });
        expect(why.steps[0]?.result).toBe(standing.implementation.completion);
        expect(why.steps[1]?.result).toBe(standing.performance.progress);
        expect(why.result).toBe(standing.performance.status);
      }),
    );
  });

  it('says each sentence in full, without undefined, NaN or null', () => {
    fc.assert(
      fc.property(arbitraryPlan({ faults: 'some' }), arbitraryDay(), (plan, asOf) => {
        for (const explanation of explanationsOf(plan, asOf)) {
          for (const { sentence } of allSteps(explanation)) expect(sentence).not.toMatch(/undefined|NaN|\bnull\b/);
        }
      }),
    );
  });
});

describe('the edges of explaining', () => {
  const withMeasure = (overrides: Parameters<typeof aMeasure>[0]) => {
    const plan = aPlan({ goals: [aGoal({ measures: [aMeasure({ unit: { kind: 'score' }, ...overrides })] })] });
    return explain(plan, 'measure-1', { asOf: '2027-01-01' });
  };

  it('says where numbers are too extreme to compute with', () => {
    const why = withMeasure({
      baseline: { date: '2025-06-30', value: 0 },
      targets: [{ date: '2028-06-30', value: Number.MIN_VALUE }],
      direction: 'decrease',
      observations: [{ date: '2026-06-30', value: 1e300 }],
    });
    expect(stepNamed(why, 'attainment').result).toBe(0);
    const steep = withMeasure({
      baseline: { date: '2025-06-30', value: 0 },
      targets: [{ date: '2028-06-30', value: 1e-300 }],
      observations: [{ date: '2026-06-30', value: -1e300 }],
    });
    expect(stepNamed(steep, 'attainment').sentence).toBe('The numbers are too extreme to say.');
  });

  it('names bands with one open end, and a baseline that lay inside', () => {
    const band = (low: number | undefined, high: number | undefined, value: number) =>
      withMeasure({
        direction: 'maintain',
        baseline: { date: '2025-06-30', value: 50 },
        targets: [{ date: '2028-06-30', low, high }],
        observations: [{ date: '2026-06-30', value }],
      });
    expect(band(40, undefined, 45).sentence).toContain('toward at least 40 by 2028-06-30');
    expect(band(undefined, 60, 45).sentence).toContain('toward at most 60');
    expect(stepNamed(band(40, 60, 30), 'attainment').sentence).toContain('where the baseline lay inside');
    expect(stepNamed(band(60, 70, 55), 'attainment').formula).toBe('1 − 5 ÷ 10');
  });

  it('of a plan where parts without data count as nothing says so', () => {
    const goals = [
      aGoal({ measures: [aMeasure({ observations: [{ date: '2026-06-30', value: 50 }] }), aMeasure({ id: 'other' })] }),
    ];
    const policy = { ...defaultPolicy, missing: 'zero' as const };
    const text = formatExplanation(explain(aPlan({ goals }), 'goal-1', { asOf: '2026-08-03', policy }));
    expect(text).toContain('1 part without data counted as 0.');
  });
});
