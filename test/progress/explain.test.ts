import fc from 'fast-check';
import {
  defaultPolicy,
  type Explanation,
  explain,
  formatExplanation,
  type MeasureInput,
  type Plan,
  rollup,
  suppressSmallGroups,
  walkPlan,
} from 'spm-model';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy, aSubgroup, examplePlan } from 'spm-model/testing';
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
    expect(stepNamed(why, 'observation').sentence).toBe('87.7% on 2025-06-30 (120 observed). Note: Record high');
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
    expect(text).toContain('On 2026-03-01, 30% was reported complete and judged on schedule. Note: Two coaches hired');
    expect(text).toContain('reports are monthly, so it could fairly show 2026-04-15');
    expect(text).toContain('[due = 105 ÷ 181 ≈ 0.5801]');
  });

  it('names ids that the plan does not have', () => {
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
  const kinds = new Set(['plan', 'goal', 'strategy', 'milestone', 'action', 'measure', 'subgroup']);
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

  it('says on which side of the last target a value came out', () => {
    const settledAt = (direction: 'increase' | 'decrease' | 'maintain', value: number) => {
      const target = direction === 'maintain' ? { low: 40, high: 60 } : { value: 50 };
      const why = withMeasure({
        direction,
        baseline: { date: '2025-06-30', value: direction === 'increase' ? 30 : 70 },
        targets: [{ date: '2026-06-30', ...target }],
        observations: [{ date: '2026-06-30', value }],
      });
      return /on 2026-06-30, (.*) the last target/.exec(why.sentence)?.[1];
    };
    expect([49, 50, 51].map((value) => settledAt('increase', value))).toEqual(['short of', 'at', 'better than']);
    expect([49, 50, 51].map((value) => settledAt('decrease', value))).toEqual(['better than', 'at', 'above']);
    expect([39, 40, 61].map((value) => settledAt('maintain', value))).toEqual(['outside', 'within', 'outside']);
  });

  it('writes whole numbers in full, and no share as all or nothing that is not', () => {
    const teachers = withMeasure({
      unit: { kind: 'count' },
      baseline: { date: '2025-06-30', value: 12_345 },
      targets: [{ date: '2030-06-30', value: 112_345 }],
      observations: [{ date: '2026-06-30', value: 32_318 }],
    });
    expect(teachers.sentence).toContain('it stood at 32,318 on 2026-06-30, where 32,334 was expected, from 12,345');
    expect(stepNamed(teachers, 'change').sentence).toBe('It has risen by 19,973 since 2025-06-30.');
    // 365 of 1,826 days were gone: 19,989.05 of the way of 100,000, and 19,973 come.
    expect(stepNamed(teachers, 'shortfall').sentence).toBe('0.01605% of the whole way is missing.');
    const report = (id: string, percentComplete: number, weight: number) =>
      anAction({
        id,
        weight,
        period: { start: '2025-07-01', end: '2026-06-30' },
        reports: [{ date: '2026-06-01', percentComplete }],
      });
    const milestone = aMilestone({ actions: [report('most', 100, 9_999), report('rest', 0, 1)] });
    const plan = aPlan({ goals: [aGoal({ strategies: [aStrategy({ milestones: [milestone] })] })] });
    expect(explain(plan, 'milestone-1', AS_OF).sentence).toContain('99.99% done');
  });

  it('names the levels of a band, and tells a value from the end that it misses', () => {
    const kept = (value: number, unit: MeasureInput['unit'], target: { low?: number; high?: number }) =>
      withMeasure({
        unit,
        direction: 'maintain',
        baseline: { date: '2025-06-30', value: 0 },
        targets: [{ date: '2026-06-30', ...target }],
        observations: [{ date: '2026-06-30', value }],
      }).sentence;
    const levels = { kind: 'level' as const, levels: ['none', 'some', 'most', 'all'] };
    expect(kept(1, levels, { low: 2, high: 3 })).toContain(
      'it came to "some" on 2026-06-30, outside the last target, "most" to "all" by',
    );
    expect(kept(1, levels, { low: 2 })).toContain('at least "most" by');
    const percent = { kind: 'percent' as const };
    expect(kept(84.996, percent, { low: 85, high: 95 })).toContain(
      'it came to 84.996% on 2026-06-30, outside the last target, 85 to 95% by',
    );
    expect(kept(95.004, percent, { low: 85, high: 95 })).toContain('it came to 95.004% on');
  });

  it('says of no work at once that nothing is due and that it is overdue, nor that what is complete waits', () => {
    const period = { start: '2026-01-31', end: '2026-02-27' };
    const milestone = aMilestone({ period, actions: [], reports: [], dependsOn: ['other'] });
    const plan = (done: boolean) => {
      const one = done ? { ...milestone, reports: [{ date: '2026-02-20', percentComplete: 100 }] } : milestone;
      const milestones = [one, aMilestone({ id: 'other', actions: [] })];
      return aPlan({ goals: [aGoal({ strategies: [aStrategy({ milestones })] })] });
    };
    const said = (done: boolean) => explain(plan(done), 'milestone-1', { asOf: '2026-02-28' }).sentence;
    expect(said(false)).toMatch(/ is overdue: 0% done; no report was due yet\. It waits for milestone/);
    expect(said(true)).toMatch(/ is complete: 100% done; .* is done\. It goes by its own reports\.$/);
  });

  it('says of an amount to stay under that it is over already, before the verdict on it', () => {
    const spent = (value: number) =>
      withMeasure({
        unit: { kind: 'count' },
        direction: 'decrease',
        accumulation: 'period',
        baseline: { date: '2026-06-30', value: 120 },
        targets: [{ date: '2027-06-30', value: 100 }],
        observations: [{ date: '2026-12-31', value }],
      }).sentence;
    expect(spent(101)).toMatch(/ is off track: .* toward 100 by 2027-06-30, which it is over already\.$/);
    expect(spent(100)).toMatch(/ is off track: .* toward 100 by 2027-06-30\.$/);
  });

  it('quotes three clauses of the theories of a goal, and counts the others', () => {
    const strategies = ['a', 'b'].map((name) =>
      aStrategy({ id: name, theory: { if: ['we act'], then: [`${name} 1`, `${name} 2`], and: ['students read'] } }),
    );
    const { sentence } = explain(aPlan({ goals: [aGoal({ strategies })] }), 'goal-1', AS_OF);
    expect(sentence).toContain('("a 1; a 2; b 1" and 1 more)');
    expect(sentence).toContain('("students read")');
  });

  it('names a group of students as the cause only where it fails', () => {
    const group = (value: number) =>
      aSubgroup({
        name: 'English learners',
        baseline: { date: '2025-06-30', value: 30 },
        targets: [{ date: '2030-06-30', value: 50 }],
        observations: [{ date: '2026-06-30', value }],
      });
    const whole = (value: number, ofGroup: number) =>
      aMeasure({
        baseline: { date: '2025-06-30', value: 50 },
        targets: [{ date: '2030-06-30', value: 60 }],
        observations: [{ date: '2026-06-30', value }],
        subgroups: [group(ofGroup)],
      });
    const said = (...values: [number, number]) => {
      const plan = aPlan({ goals: [aGoal({ measures: [whole(...values)] })] });
      const policy = { ...defaultPolicy, groups: 'cap' as const };
      return explain(plan, 'measure-1', { asOf: '2026-08-03', policy }).sentence;
    };
    // Expected are 52 and 34. Behind itself, with a group on track; on track, with a group that has fallen.
    expect(said(51.5, 34)).toMatch(/ is at risk: it stood at 51\.5%/);
    expect(said(52, 20)).toMatch(
      / is at risk: the group of students "English learners" is regressing; it stood at 52%/,
    );
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

describe('what is withheld', () => {
  const shown = (overrides: Parameters<typeof aMeasure>[0], asOf = '2026-08-03') => {
    const plan = aPlan({ goals: [aGoal({ measures: [aMeasure(overrides)] })] });
    return explain(plan, 'measure-1', { asOf });
  };
  const saidOf = (...given: Parameters<typeof shown>) => shown(...given).sentence.replace(/^Measure "[^"]*" /, '');
  const targets = [{ date: '2028-06-30', value: 60 }];
  const baseline = { date: '2025-06-30', value: 40 };

  it('is said to be withheld, not to be lacking', () => {
    const whole = aMeasure({
      baseline,
      targets: [{ date: '2028-06-30', value: 75 }],
      observations: [{ date: '2026-06-30', value: 55, n: 7 }],
    });
    const plan = aPlan({ goals: [aGoal({ measures: [whole] })] });
    const { plan: copy } = suppressSmallGroups(plan, { minimum: 10, complementary: true });
    expect(explain(copy, 'measure-1', { asOf: '2026-08-03' }).sentence).toBe(
      'Measure "Students who read well in grade 4" cannot be judged by what is shown: it has no baseline, and what was observed on 2025-06-30 and 2026-06-30 is withheld.',
    );
    const days = ['2026-06-30', '2022-06-30', '2023-06-30', '2024-06-30', '2023-06-30'];
    const withheld = days.map((date) => ({ date, reason: 'fewer than 10' }));
    expect(saidOf({ baseline: undefined, targets: [], withheld })).toBe(
      'cannot be judged by what is shown: it has no baseline and no target, and what was observed on 4 days, the last 2026-06-30 is withheld (fewer than 10).',
    );
  });

  it('is no lack of observations', () => {
    const withheld = [{ date: '2026-06-30', reason: 'masked' }];
    expect(saidOf({ baseline, targets, observations: [], withheld })).toBe(
      'has no value that is shown: what was observed on 2026-06-30 is withheld (masked).',
    );
    expect(saidOf({ baseline, targets, observations: [], withheld }, '2026-06-29')).toBe(
      'was not observed from 2025-06-30 to 2026-06-29.',
    );
  });

  it('after the last value that is shown, or within a total, is named beside it', () => {
    const withheld = [{ date: '2026-06-30' }];
    const observations = [{ date: '2025-12-31', value: 44 }];
    const explained = (overrides: Parameters<typeof aMeasure>[0]) => stepNamed(shown(overrides), 'value').sentence;
    expect(explained({ baseline, targets, observations, withheld })).toBe(
      'The latest observation that is shown counts. What was observed on 2026-06-30 is withheld.',
    );
    const added = { baseline, targets, observations, withheld, unit: { kind: 'count' as const } };
    expect(explained({ ...added, accumulation: 'sum' })).toBe(
      'The baseline and all observations since are added up. What was observed on 2026-06-30 is withheld.',
    );
    expect(explained({ ...added, accumulation: 'period' })).toBe(
      'All that was observed toward the target of 2028-06-30 is added up. What was observed on 2026-06-30 is withheld.',
    );
  });
});

describe('a group of students', () => {
  const [measure, learners] = ['measure-grade-3', 'group-english-learners'];

  it('is explained by its own baseline and targets, and by its gap to the whole', () => {
    const why = explain(examplePlan, learners, AS_OF);
    expect(why.name).toBe('subgroup');
    expect(why.sentence).toBe(
      'Group "English learners" of measure "Students proficient in reading at the end of grade 3" is off track: it stood at 24.3% on 2026-06-30, where 26% was expected, from 22.1% on 2025-06-30, toward 52% by 2030-06-30.',
    );
    expect(stepNamed(why, 'pace').formula).toBe('(24.3 − 22.1) ÷ (26 − 22.1)');
    const gap = stepNamed(why, 'gap');
    expect(gap.formula).toBe('50.4 − 24.3');
    expect(gap.result).toBe(26.1);
    expect(gap.sentence).toBe(
      'On 2026-06-30 it was 26.1 points worse off than the whole. At the baselines it was 26.1 points worse off than the whole. The gap is steady.',
    );
  });

  it('stands among those of its measure by name', () => {
    const [first] = stepNamed(explain(examplePlan, measure, AS_OF), 'groups').steps;
    expect(first?.id).toBe(learners);
    expect(first?.sentence).toMatch(/^Group "English learners" is off track: it stood at 24\.3%/);
  });

  it('that is too small, withheld or without a match says so', () => {
    const day = '2026-06-30';
    const group = (id: string, overrides: Parameters<typeof aSubgroup>[0]) => aSubgroup({ id, name: id, ...overrides });
    const subgroups = [
      group('few', { observations: [{ date: day, value: 90, n: 9 }] }),
      group('masked', { observations: [], withheld: [{ date: day }] }),
      group('ahead', { observations: [{ date: day, value: 65, n: 10 }] }),
      group('apart', { observations: [{ date: '2023-06-30', value: 65 }], baseline: undefined }),
    ];
    const observations = [{ date: day, value: 60.5 }];
    const plan = aPlan({ goals: [aGoal({ measures: [aMeasure({ observations, subgroups })] })] });
    const of = (id: string) => explain(plan, id, AS_OF);
    expect(of('few').sentence).toMatch(/ is too small to be judged: 9 were observed on 2026-06-30, fewer than 10\.$/);
    expect([...allSteps(of('few'))].map(({ name }) => name)).toEqual(['subgroup', 'observation']);
    expect(of('masked').sentence).toMatch(/ has no value that is shown: .* on 2026-06-30 is withheld\.$/);
    expect(stepNamed(of('masked'), 'gap').sentence).toMatch(/^Its gap to the whole is not known/);
    expect(stepNamed(of('ahead'), 'gap').sentence).toMatch(/^On 2026-06-30 it was 4\.5 points better off/);
    expect(of('apart').sentence).toMatch(/ cannot be measured: it lacks a baseline\.$/);
  });

  it('that caps its measure is named', () => {
    const policy = { ...defaultPolicy, groups: 'cap' as const };
    const why = explain(examplePlan, measure, { ...AS_OF, policy });
    expect(why.sentence).toContain('is at risk: the group of students "English learners" is off track; it stood at');
  });
});

it('what has no progress of its own says where to look', () => {
  const said = (id: string) => explain(examplePlan, id, AS_OF).sentence;
  expect(said('unit-literacy')).toBe(
    'Unit "Literacy" has no progress of its own: how the work that it carries stands, rollupOrganization says.',
  );
  const [value] = examplePlan.values;
  expect(said(present(value).id)).toBe(`Value "${present(value).name}" has no progress of its own.`);
});

it('an amount that has exceeded its target is told of that target', () => {
  const sentence = explain(examplePlan, 'measure-placements', AS_OF).sentence;
  expect(sentence).toContain(
    'has exceeded its target: it stood at 6,140 placements on 2026-06-30, where 6,000 was expected',
  );
  expect(sentence).toContain('toward 6,000 by 2026-06-30');
});

describe('the answer', () => {
  const first = (id: string) => explain(examplePlan, id, AS_OF).sentence;

  it('names the parts that decide, of the work and of the results', () => {
    expect(first('strategy-materials')).toMatch(
      /the work is on schedule, the measures are off track \(measure "Districts that use reviewed materials in kindergarten to grade 3" is off track\)\. The theory is in doubt/,
    );
    expect(first('goal-present')).toContain(
      'the measures are off track (measure "Students who miss a tenth of school days or more" is regressing, and measure "Students per school counselor" is off track).',
    );
    expect(first(examplePlan.id)).toContain(
      'the work is on schedule (though goal "Every graduate is ready for college, a career and civic life" is behind schedule), the measures are off track (goal "Every student is in school, safe and known" is off track).',
    );
  });

  it('says of a target that was missed within the margin both', () => {
    const measure = aMeasure({
      baseline: { date: '2024-06-30', value: 50 },
      targets: [
        { date: '2026-06-30', value: 54 },
        { date: '2030-06-30', value: 60 },
      ],
      observations: [{ date: '2026-06-30', value: 52, margin: 3 }],
    });
    const { sentence } = explain(aPlan({ goals: [aGoal({ measures: [measure] })] }), 'measure-1', AS_OF);
    expect(sentence).toContain('the target of 54% for 2026-06-30 was missed with 52%, and nothing newer is known;');
    expect(sentence).toMatch(/what is missing lies within the margin of the observation\.$/);
  });

  it('speaks of no theory that was given up, and says on which side data are lacking', () => {
    expect(first('strategy-fairs')).toMatch(
      /Its theory is tested no further: what it does \("employers come to fairs in every region"\) was given up\.$/,
    );
    expect(first('goal-ready')).toContain(
      'what its strategies should bring about ("every student finds a pathway worth following") happens',
    );
    const observations = [{ date: '2026-06-30', value: 50 }];
    const sidesOf = (goal: boolean, strategy: boolean) => {
      const strategies = [aStrategy({ measures: [aMeasure({ id: 'm', observations: strategy ? observations : [] })] })];
      const measures = [aMeasure({ observations: goal ? observations : [] })];
      const plan = aPlan({ goals: [aGoal({ measures, strategies })] });
      return ['goal-1', 'strategy-1'].map((id) => explain(plan, id, AS_OF).sentence.split('data are lacking ')[1]);
    };
    const [effect, benefit] = ['("they teach reading well")', '("students read more")'];
    expect(sidesOf(true, false)).toEqual([
      `on what its strategies should bring about ${effect}.`,
      `on what should follow ${effect}.`,
    ]);
    expect(sidesOf(false, true)).toEqual([`on what should follow for those served ${benefit}.`, undefined]);
    expect(sidesOf(false, false)[0]).toBe(
      `on what its strategies should bring about ${effect} and on what should follow for those served ${benefit}.`,
    );
  });
});
