/** What single steps of explanations say and compute, in the cases that the texts in full leave out. */
import { defaultPolicy, type Explanation, explain, type MeasureInput, type Policy } from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

const on = (date: string, value: number, more: object = {}) => ({ date, value, ...more });

function* allSteps(explanation: Explanation): Generator<Explanation> {
  yield explanation;
  for (const step of explanation.steps) yield* allSteps(step);
}

/** A measure from 40% on 30 June 2025 toward 60% on 30 June 2028, called "X". */
const planOf = (overrides: Partial<MeasureInput>) =>
  aPlan({ goals: [aGoal({ measures: [aMeasure({ indicator: 'X', ...overrides } as Partial<MeasureInput>)] })] });

const explained = (overrides: Partial<MeasureInput>, asOf: string, policy: Partial<Policy> = {}) =>
  explain(planOf(overrides), 'measure-1', { asOf, policy: { ...defaultPolicy, ...policy } });

/** What the steps of some names say, with their formulas. */
const told = (explanation: Explanation, ...names: string[]) =>
  [...allSteps(explanation)]
    .filter(({ name }) => names.includes(name))
    .map(({ name, sentence, formula }) => `${name}: ${sentence}${formula === null ? '' : ` [${formula}]`}`);

const answer = (...given: Parameters<typeof explained>) => explained(...given).sentence.replace('Measure "X" ', '');

describe('an amount that begins anew', () => {
  const ofAmount = ['value', 'attainment', 'expected', 'expectedProgress', 'pace', 'change'];
  /** Placements by school year: 500 are due in each. */
  const placements = (overrides: Partial<MeasureInput>, asOf = '2026-10-15') => {
    const found = explained(
      {
        unit: { kind: 'count' },
        accumulation: 'period',
        baseline: on('2025-06-30', 400),
        targets: [on('2026-06-30', 500), on('2027-06-30', 500)],
        ...overrides,
      },
      asOf,
    );
    return [found.sentence.replace('Measure "X" ', ''), ...told(found, ...ofAmount)];
  };

  it('is what came in of the current time', () => {
    const observations = [on('2026-06-30', 520), on('2026-07-31', 90), on('2026-09-30', 30)];
    expect(placements({ observations })).toMatchInlineSnapshot(`
      [
        "is on track: it stood at 120 on 2026-09-30, where 126 was expected, after 400 in the time before, toward 500 by 2027-06-30.",
        "value: All that was observed toward the target of 2027-06-30 is added up. [90 + 30]",
        "attainment: 24% of the target of 500. [120 ÷ 500]",
        "expected: 126 was expected on 2026-09-30: 92 of the 365 days of the target of 500 were gone, rounded down to whole ones. [126]",
        "expectedProgress: 25.2% of the way was expected by then. [0.252]",
        "pace: 95.2% of what was expected by then. [120 ÷ 126]",
        "change: It has risen by 30 since 2026-07-31. [120 − 90]",
      ]
    `);
    expect(placements({ observations, unit: { kind: 'currency' } }).slice(1, 4)).toMatchInlineSnapshot(`
      [
        "value: All that was observed toward the target of 2027-06-30 is added up. [90 + 30]",
        "attainment: 24% of the target of $500. [120 ÷ 500]",
        "expected: $126 was expected on 2026-09-30: 92 of the 365 days of the target of $500 were gone. [500 × 92 ÷ 365]",
      ]
    `);
  });

  it('to stay under is held against what was allowed by then', () => {
    const under = (value: number, overrides: Partial<MeasureInput> = {}, asOf = '2026-10-15') =>
      placements({ direction: 'decrease', observations: [on('2026-09-30', value)], ...overrides }, asOf);
    expect(under(126)).toMatchInlineSnapshot(`
      [
        "is on track: it stood at 126 on 2026-09-30, where 127 was expected, after 400 in the time before, toward 500 by 2027-06-30.",
        "value: All that was observed toward the target of 2027-06-30 is added up. [126]",
        "attainment: It is within what was allowed by then, 127. [1]",
        "expected: 127 was expected on 2026-09-30: 92 of the 365 days of the target of 500 were gone, rounded up to whole ones. [127]",
        "expectedProgress: 100% of the way was expected by then. [1]",
        "pace: It is within what was allowed by then, 127. [1]",
      ]
    `);
    const money = { unit: { kind: 'currency' as const } };
    expect(under(126.03, money)[2]).toMatchInlineSnapshot(
      `"attainment: It is over what was allowed by then, $126.027. [max(0, 1 − (126.03 − 126.027397260274) ÷ 500)]"`,
    );
    expect(under(127)[2]).toBe('attainment: It is within what was allowed by then, 127. [1]');
    expect(under(150).slice(2)).toMatchInlineSnapshot(`
      [
        "attainment: It is over what was allowed by then, 127. [max(0, 1 − (150 − 127) ÷ 500)]",
        "expected: 127 was expected on 2026-09-30: 92 of the 365 days of the target of 500 were gone, rounded up to whole ones. [127]",
        "expectedProgress: 100% of the way was expected by then. [1]",
        "pace: It is over what was allowed by then, 127. [max(0, 127 ÷ 150)]",
      ]
    `);
  });

  it('of which nothing may come, or nothing need come, has no quotient', () => {
    const targets = [on('2027-06-30', 0)];
    const observations = [on('2026-09-30', 5)];
    expect(placements({ direction: 'decrease', targets, observations })).toMatchInlineSnapshot(`
      [
        "is off track: it stood at 5 on 2026-09-30, where 0 was expected, after 400 in the time before, toward 0 by 2027-06-30, which it is over already.",
        "value: All that was observed toward the target of 2027-06-30 is added up. [5]",
        "attainment: It is over what was allowed by then, 0. [0]",
        "expected: 0 was expected on 2026-09-30: 457 of the 730 days of the target of 0 were gone, rounded up to whole ones. [0]",
        "expectedProgress: 100% of the way was expected by then. [1]",
        "pace: It is over what was allowed by then, 0. [max(0, 0 ÷ 5)]",
        "change: It has fallen by 395 since 2025-06-30. [5 − 400]",
      ]
    `);
    expect(placements({ targets, observations })).toMatchInlineSnapshot(`
      [
        "has exceeded its target: it stood at 5 on 2026-09-30, where 0 was expected, after 400 in the time before, toward 0 by 2027-06-30.",
        "value: All that was observed toward the target of 2027-06-30 is added up. [5]",
        "attainment: 100% of the target of 0. [1]",
        "expected: 0 was expected on 2026-09-30: 457 of the 730 days of the target of 0 were gone, rounded down to whole ones. [0]",
        "expectedProgress: 100% of the way was expected by then. [1]",
        "pace: 100% of what was expected by then. [1]",
        "change: It has fallen by 395 since 2025-06-30. [5 − 400]",
      ]
    `);
  });

  it('is over already while its time runs, the last day included, and where it is to stay under', () => {
    const over = (asOf: string, direction: 'increase' | 'decrease' = 'decrease') =>
      placements({ direction, baseline: undefined, observations: [on('2026-03-31', 560)] }, asOf)[0];
    expect(over('2026-06-29')).toMatch(/, which it is over already\.$/);
    expect(over('2026-06-30')).toMatch(/, which it is over already\.$/);
    expect(over('2026-07-01')).toMatchInlineSnapshot(
      `"is off track: it stood at 560 on 2026-03-31, where 376 was expected, toward 500 by 2026-06-30."`,
    );
    expect(over('2026-06-30', 'increase')).toMatchInlineSnapshot(
      `"has exceeded its target: it stood at 560 on 2026-03-31, where 375 was expected, toward 500 by 2026-06-30."`,
    );
  });

  it('without a time before is told without it', () => {
    const observations = [on('2026-07-31', 90), on('2026-09-30', 30)];
    expect(placements({ baseline: undefined, observations })[0]).toMatchInlineSnapshot(
      `"is on track: it stood at 120 on 2026-09-30, where 126 was expected, toward 500 by 2027-06-30."`,
    );
    const [one] = observations;
    expect(placements({ baseline: undefined, observations: one === undefined ? [] : [one] }).join(' ')).not.toContain(
      'change',
    );
    expect(placements({ baseline: undefined, observations: [] })).toEqual(['was not observed by 2026-10-15.']);
    expect(placements({ baseline: undefined, targets: [], observations })).toEqual([
      'cannot be measured: it lacks a target.',
    ]);
  });

  it('holds nothing of what was withheld in its time, and names no other day', () => {
    const value = (withheld: string, asOf: string) =>
      placements(
        { observations: [on('2026-03-31', 100)], withheld: [{ date: '2025-06-30' }, { date: withheld }] },
        asOf,
      )[1]?.replace('value: All that was observed toward the target of 2026-06-30 is added up.', '…');
    const named = (day: string) => `… What was observed on ${day} is withheld. [100]`;
    expect(value('2025-07-01', '2026-10-15')).toBe(named('2025-07-01'));
    expect(value('2026-06-30', '2026-10-15')).toBe(named('2026-06-30'));
    expect(value('2026-07-01', '2026-10-15')).toBe('… [100]');
    expect(value('2026-05-31', '2026-05-31')).toBe(named('2026-05-31'));
    expect(value('2026-05-31', '2026-05-30')).toBe('… [100]');
  });
});

describe('what decides a verdict', () => {
  it('is how old the data are, with what was last seen', () => {
    const seen = (value: number) =>
      answer({ observations: [on('2026-06-30', value)] }, '2028-06-29', { staleAfter: 1 });
    expect([46, 30, 61].map(seen)).toMatchInlineSnapshot(`
      [
        "has gone stale: the next observation was due on 2027-06-30; when last seen, it was on track: it stood at 46% on 2026-06-30, where 46.7% was expected, from 40% on 2025-06-30, toward 60% by 2028-06-30.",
        "has gone stale: the next observation was due on 2027-06-30; when last seen, it was regressing: it stood at 30% on 2026-06-30, where 46.7% was expected, from 40% on 2025-06-30, toward 60% by 2028-06-30.",
        "has gone stale: the next observation was due on 2027-06-30; when last seen, it had exceeded its target: it stood at 61% on 2026-06-30, where 46.7% was expected, from 40% on 2025-06-30, toward 60% by 2028-06-30.",
      ]
    `);
  });

  it('is the target on the way that was missed, until something newer is seen', () => {
    const targets = [on('2026-06-30', 50), on('2028-06-30', 60)];
    const missed = { targets, observations: [on('2026-06-30', 48.3)] };
    expect(answer(missed, '2026-12-31')).toMatchInlineSnapshot(
      `"is at risk: the target of 50% for 2026-06-30 was missed with 48.3%, and nothing newer is known; it stood at 48.3% on 2026-06-30, where 50% was expected, from 40% on 2025-06-30, toward 60% by 2028-06-30."`,
    );
    expect(
      answer({ ...missed, observations: [...missed.observations, on('2026-12-31', 49.5)] }, '2026-12-31'),
    ).toMatchInlineSnapshot(
      `"is at risk: it stood at 49.5% on 2026-12-31, where 52.5% was expected, from 40% on 2025-06-30, toward 60% by 2028-06-30."`,
    );
  });

  it('is a group of students where a policy says so, and nothing else is worse', () => {
    const group = (id: string, value: number) =>
      aSubgroup({
        id,
        name: id.toUpperCase(),
        baseline: on('2025-06-30', 30),
        targets: [on('2028-06-30', 50)],
        observations: [on('2026-06-30', value)],
      });
    const said = (value: number, groups: Policy['groups'], ...others: [string, number][]) =>
      answer(
        { observations: [on('2026-06-30', value)], subgroups: others.map((each) => group(...each)) },
        '2026-08-03',
        { groups },
      );
    expect(said(47, 'cap', ['a', 37], ['b', 25])).toBe(
      'is at risk: the group of students "B" is regressing; it stood at 47% on 2026-06-30, where 46.7% was expected, from 40% on 2025-06-30, toward 60% by 2028-06-30.',
    );
    // Six parts in seven of what was expected is a pace at risk by itself.
    expect(said(45.5, 'apart', ['b', 25])).toMatch(/^is at risk: it stood at 45\.5%/);
    expect(said(41, 'cap', ['b', 25])).toMatch(/^is off track: it stood at 41%/);
    expect(said(47, 'cap', ['a', 37])).toMatch(/^is on track: it stood at 47%/);
    // A group that is only at risk, 5.5 of the 6.7 expected, caps nothing.
    expect(said(47, 'cap', ['a', 35.5])).toMatch(/^is on track: it stood at 47%/);
  });

  it('may lie within the margin of the observation, with which it is credited', () => {
    const found = explained({ observations: [on('2026-06-30', 44, { margin: 2.5 })] }, '2026-08-03');
    expect([found.sentence, ...told(found, 'observation', 'shortfall', 'credit')]).toMatchInlineSnapshot(`
      [
        "Measure "X" is on track: it stood at 44% on 2026-06-30, where 46.7% was expected, from 40% on 2025-06-30, toward 60% by 2028-06-30; what is missing lies within the margin of the observation.",
        "observation: 44%, give or take 2.5 points on 2026-06-30.",
        "shortfall: 13.3% of the whole way is missing. [0.33302919708 − 0.2]",
        "credit: 32.5% is credited in a whole: the smaller of what was reached, with its margin, and what was expected. [min(0.325, 0.33302919708)]",
      ]
    `);
  });

  it('is told with as many digits as tell apart what differs', () => {
    const near = (overrides: Partial<MeasureInput>, asOf = '2026-08-03') => answer(overrides, asOf);
    expect(near({ baseline: on('2025-06-30', 39.996), observations: [on('2026-06-30', 40)] })).toMatchInlineSnapshot(
      `"is off track: it stood at 40% on 2026-06-30, where 46.7% was expected, from 39.996% on 2025-06-30, toward 60% by 2028-06-30."`,
    );
    expect(near({ targets: [on('2028-06-30', 59.996)], observations: [on('2026-06-30', 60)] })).toMatchInlineSnapshot(
      `"has exceeded its target: it stood at 60% on 2026-06-30, where 46.7% was expected, from 40% on 2025-06-30, toward 59.996% by 2028-06-30."`,
    );
    const targets = [on('2026-06-30', 50.004), on('2028-06-30', 60)];
    const missed = explained({ targets, observations: [on('2026-06-30', 50)] }, '2026-08-03');
    expect([missed.sentence, ...told(missed, 'interim')]).toMatchInlineSnapshot(`
      [
        "Measure "X" is at risk: the target of 50.004% for 2026-06-30 was missed with 50%, and nothing newer is known; it stood at 50% on 2026-06-30, where 50.004% was expected, from 40% on 2025-06-30, toward 60% by 2028-06-30.",
        "interim: The newest target on the way, 50.004% for 2026-06-30, was missed with 50% on 2026-06-30.",
      ]
    `);
    const band = explained(
      {
        direction: 'maintain',
        targets: [{ date: '2028-06-30', low: 45.004, high: 60 }],
        baseline: on('2025-06-30', 50),
        observations: [on('2026-07-31', 45)],
      },
      '2026-08-03',
    );
    expect([band.sentence, ...told(band, 'attainment')]).toMatchInlineSnapshot(`
      [
        "Measure "X" is on track: it stood at 45% on 2026-07-31, where 45.004 to 60% was expected, from 50% on 2025-06-30, toward 45.004 to 60% by 2028-06-30.",
        "attainment: Outside the band (45.004 to 60%), where the baseline lay inside: what it is off by counts against twice the tolerance. [max(0, 1 − 0.00399999999999778 ÷ (2 × 0.02 × 45.004))]",
      ]
    `);
    const nearly = explained({ observations: [on('2026-06-30', 46.66)] }, '2026-08-03');
    expect([nearly.sentence, ...told(nearly, 'expected')]).toMatchInlineSnapshot(`
      [
        "Measure "X" is on track: it stood at 46.66% on 2026-06-30, where 46.661% was expected, from 40% on 2025-06-30, toward 60% by 2028-06-30.",
        "expected: 46.661% was expected on 2026-06-30: 365 of the 1096 days from 40% (2025-06-30) to 60% (2028-06-30) were gone. [40 + (60 − 40) × 365 ÷ 1096]",
      ]
    `);
    const closed = near({ targets: [on('2026-06-30', 60.004)], observations: [on('2026-06-30', 60)] });
    expect(closed).toMatchInlineSnapshot(
      `"has missed its target: it came to 60% on 2026-06-30, short of the last target, 60.004% by 2026-06-30."`,
    );
  });
});

describe('a step', () => {
  it('says that nothing has moved', () => {
    const moved = (value: number) =>
      told(explained({ observations: [on('2026-01-31', 44), on('2026-06-30', value)] }, '2026-08-03'), 'change');
    expect([43, 44, 45].flatMap(moved)).toEqual([
      'change: It has fallen by 1 point since 2026-01-31. [43 − 44]',
      'change: It has not moved since 2026-01-31. [44 − 44]',
      'change: It has risen by 1 point since 2026-01-31. [45 − 44]',
    ]);
  });

  it('without any tolerance credits nothing of what has fallen behind', () => {
    const kept = { targets: [on('2028-06-30', 40)], observations: [on('2026-06-30', 39.9)] };
    expect(told(explained(kept, '2026-08-03', { tolerance: 0 }), 'attainment')).toEqual([
      'attainment: The baseline is already as good as the target; the value is not: what it is off by counts against twice the tolerance. [0]',
    ]);
    expect(
      told(explained({ ...kept, thresholds: { tolerance: 0.1 } }, '2026-08-03', { tolerance: 0 }), 'attainment')[0],
    ).toMatch(/ \[max\(0, 1 − 0\.1\d* ÷ \(2 × 0\.1 × 40\)\)\]$/);
  });

  it('of a total names what was withheld since the baseline, and only that', () => {
    const value = (...withheld: string[]) =>
      told(
        explained(
          {
            unit: { kind: 'count' },
            accumulation: 'sum',
            observations: [on('2025-12-31', 3), on('2026-06-30', 4)],
            withheld: withheld.map((date) => ({ date })),
          },
          '2026-08-03',
        ),
        'value',
      )[0]?.replace('value: The baseline and all observations since are added up.', '…');
    expect(value('2025-06-30', '2025-06-01', '2026-08-04')).toBe('… [40 + 3 + 4]');
    expect(value('2025-07-01', '2026-08-03')).toBe(
      '… What was observed on 2025-07-01 and 2026-08-03 is withheld. [40 + 3 + 4]',
    );
    expect(value('2026-05-01', '2026-03-01', '2026-04-01')).toBe(
      '… What was observed on 2026-03-01, 2026-04-01 and 2026-05-01 is withheld. [40 + 3 + 4]',
    );
  });
});

it('a measure that cannot be judged lacks what it lacks, or what is withheld', () => {
  const reasons = (...given: (string | undefined)[]) =>
    answer(
      {
        observations: [],
        withheld: given.map((reason, day) => ({
          date: `2026-06-1${day}`,
          ...(reason === undefined ? {} : { reason }),
        })),
      },
      '2026-08-03',
    );
  expect(answer({ baseline: undefined, targets: [], observations: [on('2026-06-30', 1)] }, '2026-08-03')).toBe(
    'cannot be measured: it lacks a baseline and a target.',
  );
  expect(answer({ targets: [] }, '2026-08-03')).toBe('cannot be measured: it lacks a target.');
  expect(reasons('masked', 'masked')).toBe(
    'has no value that is shown: what was observed on 2026-06-10 and 2026-06-11 is withheld (masked).',
  );
  expect(reasons('masked', 'few')).toMatch(/2026-06-11 is withheld\.$/);
  expect(reasons('masked', undefined)).toMatch(/2026-06-11 is withheld\.$/);
});

describe('the gap of a group', () => {
  const gap = (overrides: Parameters<typeof aSubgroup>[0], whole = 50) => {
    const subgroups = [aSubgroup({ id: 'learners', observations: [on('2026-06-30', 45)], ...overrides })];
    const plan = planOf({ observations: [on('2026-06-30', whole)], subgroups });
    const found = [...allSteps(explain(plan, 'learners', { asOf: '2026-08-03' }))].find(({ name }) => name === 'gap');
    return [found?.sentence, found?.formula, found?.result, found?.inputs];
  };
  it('is told with what it was and why it moves, as far as that is known', () => {
    expect(gap({ baseline: on('2025-06-30', 30) })).toMatchInlineSnapshot(`
      [
        "On 2026-06-30 it was 5 points worse off than the whole. At the baselines it was 10 points worse off than the whole. The gap is closing, because the group has gained.",
        "50 − 45",
        5,
        {
          "baseline": 10,
          "trend": "closing",
        },
      ]
    `);
    expect(gap({ baseline: on('2025-06-30', 40), observations: [on('2026-06-30', 50)] })).toMatchInlineSnapshot(`
      [
        "On 2026-06-30 it was level with the whole. At the baselines it was level with the whole. The gap is steady.",
        "50 − 50",
        0,
        {
          "baseline": 0,
          "trend": "steady",
        },
      ]
    `);
    expect(gap({ baseline: undefined })).toMatchInlineSnapshot(`
      [
        "On 2026-06-30 it was 5 points worse off than the whole. How the gap moves is not known.",
        "50 − 45",
        5,
        {
          "baseline": null,
          "trend": "unknown",
        },
      ]
    `);
    expect(gap({ baseline: on('2025-06-30', 40), observations: [on('2025-12-15', 45)] })).toMatchInlineSnapshot(`
      [
        "Its gap to the whole is not known: there is no day near which both were observed.",
        null,
        null,
        {
          "trend": "unknown",
        },
      ]
    `);
    expect(gap({ baseline: on('2025-06-30', 42), observations: [on('2026-06-30', 42)] }, 38)).toMatchInlineSnapshot(`
      [
        "On 2026-06-30 it was 4 points better off than the whole. At the baselines it was 2 points better off than the whole. The gap is widening, because the whole has lost ground.",
        "38 − 42",
        -4,
        {
          "baseline": -2,
          "trend": "widening",
        },
      ]
    `);
    expect(gap({ observations: [] })).toMatchInlineSnapshot(`
      [
        "Its gap to the whole is not known: there is no day near which both were observed.",
        null,
        null,
        {
          "trend": "unknown",
        },
      ]
    `);
  });

  it('that is too small carries what it was', () => {
    const subgroups = [aSubgroup({ id: 'few', observations: [on('2026-06-30', 45, { n: 9 })] })];
    expect(explain(planOf({ subgroups }), 'few', { asOf: '2026-08-03' }).inputs).toEqual({
      status: 'too-small',
      value: 45,
    });
  });
});
