/** What explanations say of strategies, goals and work, and how they are written out. */
import {
  type ActionInput,
  defaultPolicy,
  type Explanation,
  explain,
  formatExplanation,
  type GoalInput,
  type MeasureInput,
  type MilestoneInput,
  type Policy,
  type StrategyInput,
} from 'spm-model';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy, aSubgroup } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

const AS_OF = '2026-08-03';
const on = (date: string, value: number) => ({ date, value });
const YEAR = { start: '2026-01-01', end: '2026-12-31' };

/** From 40 on 30 June 2025 toward 60 on 30 June 2028: by 30 June 2026, 46.7 is expected. */
const measure = (id: string, value: number | null, rest: Partial<MeasureInput> = {}) =>
  aMeasure({
    id,
    indicator: id,
    observations: value === null ? [] : [on('2026-06-30', value)],
    ...rest,
  } as Partial<MeasureInput>);
const milestone = (percentComplete: number | null, rest: Partial<MilestoneInput> = {}) =>
  aMilestone({
    id: 'm',
    title: 'M',
    period: YEAR,
    actions: [],
    reports: percentComplete === null ? [] : [{ date: '2026-02-15', percentComplete }],
    ...rest,
  } as Partial<MilestoneInput>);

const explained = (goals: readonly Partial<GoalInput>[], id: string, policy: Partial<Policy> = {}, asOf = AS_OF) =>
  explain(aPlan({ goals: goals.map((goal) => aGoal(goal as GoalInput)) }), id, {
    asOf,
    policy: { ...defaultPolicy, ...policy },
  });

function* allSteps(explanation: Explanation): Generator<Explanation> {
  yield explanation;
  for (const step of explanation.steps) yield* allSteps(step);
}
/** What the steps of some names say about something, with their formulas. */
const told = (explanation: Explanation, about: string, ...names: string[]) =>
  [...allSteps(explanation)]
    .filter(({ id, name }) => id === about && names.includes(name))
    .map(({ name, sentence, formula }) => `${name}: ${sentence}${formula === null ? '' : ` [${formula}]`}`);

describe('a theory of action', () => {
  const diagnosed = (done: number | null, theirs: MeasureInput, own: MeasureInput, theory: StrategyInput['theory']) => {
    const strategy = aStrategy({ id: 's', theory, measures: [theirs], milestones: [milestone(done)] });
    return ['s', 'g'].map((id) =>
      explained([{ id: 'g', measures: [own], strategies: [strategy] }], id).sentence.replace(
        /^.*?(?<!")\. (?=[A-Z])/,
        '',
      ),
    );
  };
  const theory = { if: ['we coach', 'we buy books'], then: ['teaching improves'], and: ['students read'] };
  const early = measure('then', 50, { observations: [on('2026-02-14', 50)] });

  it('is spoken of clause by clause, whatever its test comes to', () => {
    const [well, badly] = [50, 30];
    const both = (done: number, theirs: number, own: number) =>
      diagnosed(done, measure('then', theirs), measure('and', own), theory);
    expect(both(100, well, well)).toMatchInlineSnapshot(`
      [
        "The theory holds so far: what it does ("we coach; we buy books") is carried out, and what should follow ("teaching improves") happens.",
        "The strategies contribute so far: what its strategies should bring about ("teaching improves") happens, and what should follow for those served ("students read") happens too.",
      ]
    `);
    expect(both(100, badly, well)).toMatchInlineSnapshot(`
      [
        "The theory is in doubt: what it does ("we coach; we buy books") is carried out, but what should follow ("teaching improves") does not happen as planned.",
        "There are results that the strategies do not explain: what should follow for those served ("students read") happens, though what its strategies should bring about ("teaching improves") does not happen as planned.",
      ]
    `);
    expect(both(10, well, badly)).toMatchInlineSnapshot(`
      [
        "There are results without the work: what should follow ("teaching improves") happens, though what it does ("we coach; we buy books") is not carried out as planned.",
        "The contribution is in doubt: what its strategies should bring about ("teaching improves") happens, but what should follow for those served ("students read") does not happen as planned.",
      ]
    `);
    expect(both(10, badly, badly)).toMatchInlineSnapshot(`
      [
        "The theory is not yet tested: what it does ("we coach; we buy books") is not carried out as planned, and what should follow ("teaching improves") does not happen as planned either.",
        "The contribution is not yet tested: what its strategies should bring about ("teaching improves") does not happen as planned, and what should follow for those served ("students read") does not either.",
      ]
    `);
    expect(diagnosed(100, early, measure('and', well), theory)).toMatchInlineSnapshot(`
      [
        "It is too early to say whether what should follow ("teaching improves") happens: no work is due yet, or nothing was observed since the work could show an effect.",
        "It is too early to say whether what its strategies should bring about ("teaching improves") leads to what should follow for those served ("students read").",
      ]
    `);
    expect(diagnosed(100, measure('then', null), measure('and', null), theory)).toMatchInlineSnapshot(`
      [
        "Nothing can be said of its theory: fresh data are lacking on what should follow ("teaching improves").",
        "Nothing can be said of the contribution: fresh data are lacking on what its strategies should bring about ("teaching improves") and on what should follow for those served ("students read").",
      ]
    `);
  });

  it('is quoted, of several strategies taken together, by what is true of those', () => {
    const strategies = [
      { then: 'teaching improves', value: 50 },
      { then: 'schools adopt good books', value: 45 },
    ].map(({ then, value }, index) =>
      aStrategy({
        id: `s${index}`,
        theory: { if: ['we act'], then: [then], and: ['students read'] },
        measures: [measure(`then ${index}`, value)],
        milestones: [milestone(100, { id: `m${index}` })],
      }),
    );
    const of = (id: string, weights: readonly number[], own = 50) =>
      explained(
        [
          {
            id: 'g',
            measures: [measure('and', own)],
            strategies: strategies.map((strategy, index) => ({ ...strategy, weight: weights[index] as number })),
          },
        ],
        id,
      ).sentence;
    expect(of('s1', [9, 1])).toContain('"schools adopt good books") does not happen as planned');
    // The whole is on track by the first, or fails by the second: each time only what is so is said to be so.
    expect(of('g', [99, 1])).toContain(
      'what its strategies should bring about together (such as "teaching improves") happens',
    );
    expect(of('g', [1, 99])).toContain(
      'what its strategies should bring about together (such as "schools adopt good books") does not happen as planned',
    );
    expect(of('g', [99, 1], 30)).toMatch(
      /^.*in doubt: what its strategies should bring about together \(such as "teaching improves"\) happens, but/,
    );
    expect(of('g', [1, 99], 30)).toMatch(
      /not yet tested: what its strategies should bring about together \(such as "schools adopt good books"\) does not/,
    );
  });

  it('is tested by any of its strategies of which there are data', () => {
    const strategies = [null, 50].map((value, index) =>
      aStrategy({
        id: `s${index}`,
        theory,
        measures: [measure(`x${index}`, value)],
        milestones: [milestone(100, { id: `m${index}` })],
      }),
    );
    expect(explained([{ id: 'g', measures: [measure('own', null)], strategies }], 'g').sentence).toMatch(
      /fresh data are lacking on what should follow for those served \("students read"\)\.$/,
    );
  });

  it('is said not to be written where it is not', () => {
    const unwritten = diagnosed(100, measure('then', 50), measure('and', 50), undefined);
    expect(unwritten).toMatchInlineSnapshot(`
      [
        "The theory holds so far: what it does (its theory is not written) is carried out, and what should follow (its theory is not written) happens.",
        "The strategies contribute so far: what its strategies should bring about (not written) happens, and what should follow for those served (not written) happens too.",
      ]
    `);
  });
});

describe('a whole', () => {
  it('of which some data are old leaves them out, says so, and says what was seen then', () => {
    const old = { observations: [on('2025-09-30', 30)], frequency: 'quarterly' as const };
    const goal = { id: 'g', strategies: [], measures: [measure('fresh', 45), measure('old', 30, old)] };
    const found = explained([goal], 'g', { missing: 'zero' });
    expect(found.sentence).toMatchInlineSnapshot(
      `"Goal "Every student reads well": the work has no data, the measures are off track (measure "old" has gone stale (regressing when last seen), and measure "fresh" is at risk). Nothing can be said of the contribution: no strategy serves the goal."`,
    );
    expect(told(found, 'g', 'performance', 'progress', 'expectedProgress', 'credit')).toMatchInlineSnapshot(`
      [
        "performance: The measures are off track: measure "old" has gone stale (regressing when last seen), and measure "fresh" is at risk. 1 of 2 measures has data to judge by; 12.5% of the way, 33.3% expected by now. [0.125]",
        "progress: 12.5% of the way: the weighted mean of its 2 measures, each counted from 0 to 1. 1 part without data counted as 0. [(1 × 0.25 + 1 × 0) ÷ (1 + 1)]",
        "expectedProgress: 33.3% was expected: the weighted mean of its 2 measures, each counted from 0 to 1. 1 part without data counted as 0. [(1 × 0.33302919708) ÷ (1)]",
        "credit: 12.5% is credited, each part with no more than was expected of it, so that surplus in one hides nothing in another: the weighted mean of its 2 measures, each counted from 0 to 1. 1 part without data counted as 0. [(1 × 0.25 + 1 × 0) ÷ (1 + 1)]",
      ]
    `);
    const fine = { observations: [on('2025-09-30', 42)], frequency: 'quarterly' as const };
    expect(explained([{ ...goal, measures: [measure('fresh', 50), measure('old', 42, fine)] }], 'g').sentence).toMatch(
      /\(though measure "old" has gone stale\)/,
    );
  });

  it('of which nothing is expected yet says so', () => {
    const early = measure('early', 40, { observations: [on('2025-06-30', 40)] });
    const found = explained([{ id: 'g', strategies: [], measures: [early] }], 'g', {}, '2025-08-01');
    expect(told(found, 'g', 'performance')).toMatchInlineSnapshot(`
      [
        "performance: The measures are on track. 1 of 1 measure has data to judge by; 0% of the way; nothing was expected yet. [0]",
      ]
    `);
  });

  it('counts how its groups of students stand, those without data among them', () => {
    const subgroups = [
      aSubgroup({ id: 'a', observations: [on('2026-06-30', 10)] }),
      aSubgroup({ id: 'b', observations: [] }),
      aSubgroup({ id: 'c', observations: [] }),
    ];
    const found = explained([{ id: 'g', strategies: [], measures: [measure('x', 50, { subgroups })] }], 'g');
    expect(told(found, 'g', 'groups')).toEqual([
      'groups: Of its groups of students: 2 groups without data, 1 group regressing.',
    ]);
  });

  it('counts a strategy once that says that it serves its own goal', () => {
    const strategies = [
      aStrategy({ id: 's', title: 'S', alsoServes: ['g'], measures: [], milestones: [milestone(10)] }),
    ];
    const found = explained([{ id: 'g', measures: [], strategies }], 'g');
    expect(found.sentence).toContain('the work is behind schedule (strategy "S" is behind schedule), ');
    expect(told(found, 'g', 'completion')).toEqual([
      'completion: 10% done: the weighted mean of its 1 strategy. [(1 × 0.1) ÷ (1)]',
    ]);
  });

  it('that is nearly done is not said to be', () => {
    const report = (id: string, percentComplete: number, weight: number): ActionInput =>
      anAction({ id, weight, period: YEAR, reports: [{ date: '2026-06-01', percentComplete }] });
    const actions = [report('most', 100, 99_999), report('rest', 0, 1)];
    const strategies = [
      aStrategy({ measures: [], milestones: [aMilestone({ id: 'm', title: 'M', period: YEAR, actions })] }),
    ];
    expect(explained([{ measures: [], strategies }], 'm').sentence).toMatch(/: 99\.999% done; /);
  });
});

describe('work', () => {
  const strategyWith = (...milestones: MilestoneInput[]) => [
    { id: 'g', measures: [], strategies: [aStrategy({ id: 's', title: 'S', measures: [], milestones })] },
  ];

  it('that is all done, as far as it is planned, is told to what day', () => {
    expect(told(explained(strategyWith(milestone(100)), 's'), 's', 'implementation')).toMatchInlineSnapshot(`
      [
        "implementation: The work is complete to date: 100% done; all of the 50.4% due by now is done. All that is planned, through 2026-12-31, is done. [1]",
      ]
    `);
  });

  it('that was given up leaves its state, and what was done', () => {
    const discontinued = { date: '2026-06-30', reason: 'No. 5 was merged into No. 7' };
    const strategies = [aStrategy({ id: 's', measures: [], milestones: [milestone(40)], discontinued })];
    const found = explained([{ measures: [], strategies }], 's');
    const [work] = found.steps;
    expect({ ...work, steps: work?.steps.map(({ sentence }) => sentence) }).toMatchInlineSnapshot(`
      {
        "formula": null,
        "id": "s",
        "inputs": {
          "state": "discontinued",
        },
        "name": "implementation",
        "result": null,
        "sentence": "The work was discontinued.",
        "steps": [
          "Milestone "M" (2026-01-01 to 2026-12-31) is behind schedule: 40% done, 50.4% due by now. It goes by its own reports.",
        ],
      }
    `);
    expect(explained(strategyWith(milestone(40, { discontinued })), 'm').sentence).toMatchInlineSnapshot(
      `"Milestone "M" (2026-01-01 to 2026-12-31) was discontinued on 2026-06-30: No. 5 was merged into No. 7. It is left out of its strategy."`,
    );
  });

  it('that is to be given up later is not yet; but all its actions may be', () => {
    const discontinued = { date: '2026-09-30', reason: 'Done by others' };
    const actions = [anAction({ id: 'a', title: 'A', discontinued: { date: '2026-06-30', reason: 'Why not?' } })];
    expect(explained(strategyWith(milestone(null, { actions, discontinued })), 'm').sentence).toMatchInlineSnapshot(
      `"Milestone "M" (2026-01-01 to 2026-12-31) is discontinued: every action of it was. It is left out of its strategy."`,
    );
    expect(explained(strategyWith(milestone(null, { actions })), 'a').sentence).toMatchInlineSnapshot(
      `"Action "A" was discontinued on 2026-06-30: Why not? It is left out of its milestone."`,
    );
  });

  it('says of what was given up without a reason no more than that, and of a blank note nothing', () => {
    const discontinued = { date: '2026-06-30', reason: ' ' };
    expect(explained(strategyWith(milestone(40, { discontinued })), 'm').sentence).toBe(
      'Milestone "M" (2026-01-01 to 2026-12-31) was discontinued on 2026-06-30. It is left out of its strategy.',
    );
    const actions = [anAction({ id: 'a', title: 'A', discontinued })];
    expect(explained(strategyWith(milestone(null, { actions })), 'a').sentence).toBe(
      'Action "A" was discontinued on 2026-06-30. It is left out of its milestone.',
    );
    const reported = (note: string) =>
      told(
        explained(strategyWith(milestone(null, { reports: [{ date: '2026-02-15', percentComplete: 40, note }] })), 'm'),
        'm',
        'report',
      );
    expect(reported(' ')).toEqual(['report: On 2026-02-15, 40% was reported complete.']);
    expect(reported('On the\n way')).toEqual(['report: On 2026-02-15, 40% was reported complete. Note: On the way']);
  });

  it('that is overdue is not said to have all done that was due, nor less due than all', () => {
    // Its only action goes on beyond its end.
    const late = anAction({
      id: 'a',
      title: 'A',
      period: { start: '2026-01-01', end: '2026-12-31' },
      reports: [{ date: '2026-07-31', percentComplete: 60 }],
    });
    const past = milestone(null, { period: { start: '2026-01-01', end: '2026-06-30' }, actions: [late] });
    expect(explained(strategyWith(past), 'm').sentence).toBe(
      'Milestone "M" (2026-01-01 to 2026-06-30) is overdue: 60% done, and its time is over.',
    );
    const short = anAction({ ...late, period: { start: '2026-01-01', end: '2026-08-02' }, reports: [] });
    expect(explained(strategyWith(milestone(null, { actions: [short] })), 'a').sentence).toBe(
      'Action "A" (2026-01-01 to 2026-08-02) is overdue: 0% done, and its time is over.',
    );
  });

  it('names all that it waits for, known or not', () => {
    const waiting = milestone(10, { id: 'w', title: 'W', dependsOn: ['m', 'gone'] });
    expect(explained(strategyWith(milestone(20), waiting), 'w').sentence).toMatch(
      /\. It waits for milestone "M" and "gone"\. It goes by its own reports\.$/,
    );
    const waitingFor = (...dependsOn: readonly string[]) =>
      explained(strategyWith(milestone(20), { ...waiting, dependsOn: [...dependsOn] }), 'w').sentence;
    expect(waitingFor('m')).toContain('. It waits for milestone "M". ');
    expect(waitingFor('m', 'gone', 'lost')).toContain('. It waits for milestone "M", "gone" and "lost". ');
  });

  it('that was given up contributes to no goal any more', () => {
    const discontinued = { date: '2026-06-30', reason: 'No' };
    const strategy = aStrategy({
      id: 's',
      measures: [measure('then', 50)],
      milestones: [milestone(100)],
      discontinued,
    });
    const found = explained([{ id: 'g', measures: [measure('and', 50)], strategies: [strategy] }], 'g');
    expect(found.sentence).toMatch(
      /\. The contribution is tested no further: the work of its strategies was given up\.$/,
    );
  });
});

describe('what is withheld, too small or old', () => {
  it('is said in words that agree, and without brackets around nothing', () => {
    const withheld = [{ date: '2026-06-30', reason: ' ' }];
    expect(explained([{ measures: [measure('X', null, { withheld })], strategies: [] }], 'X').sentence).toBe(
      'Measure "X" has no value that is shown: what was observed on 2026-06-30 is withheld.',
    );
    const small = (n: number) => {
      const subgroups = [aSubgroup({ id: 'few', name: 'Few', observations: [{ date: '2026-06-30', value: 45, n }] })];
      return explained([{ measures: [measure('X', 45, { subgroups })], strategies: [] }], 'few').sentence;
    };
    expect(small(1)).toMatch(/ is too small to be judged: 1 was observed on 2026-06-30, fewer than 10\.$/);
    expect(small(2)).toMatch(/: 2 were observed on /);
    const old = measure('old', 46, { observations: [on('2026-06-30', 46)] });
    const goal = {
      id: 'g',
      measures: [old, measure('new', 55, { observations: [on('2028-06-15', 59)] })],
      strategies: [],
    };
    const found = explained([goal], 'g', { staleAfter: 1 }, '2028-06-20');
    expect(told(found, 'g', 'performance')[0]).toMatch(
      /^performance: The measures are on track, though measure "old" has gone stale\. 1 of 2 /,
    );
  });
});

describe('an explanation is written out', () => {
  const tiny = { unit: { kind: 'score' as const }, baseline: on('2025-06-30', 0), targets: [on('2028-06-30', 1)] };
  const goals = [{ measures: [measure('X', 45)], strategies: [] }];

  it('with formulas in short, in full, or without', () => {
    const found = explained(goals, 'X');
    const lines = (formulas: 'short' | 'full' | 'none') =>
      formatExplanation(found, { formulas })
        .split('\n')
        .filter((line) => /^ {2}(?:25%|33\.3%|75\.1%|It has)/.test(line));
    expect(lines('short')).toMatchInlineSnapshot(`
      [
        "  25% of the way from the baseline to the target.  [attainment = (45 − 40) ÷ (60 − 40) = 0.25]",
        "  33.3% of the way was expected by then.  [expectedProgress = min(1, max(0, (46.66 − 40) ÷ (60 − 40))) ≈ 0.333]",
        "  75.1% of the way from the baseline to what was expected.  [pace = (45 − 40) ÷ (46.66 − 40) ≈ 0.7507]",
        "  25% is credited in a whole: the smaller of what was reached and what was expected.  [credit = min(0.25, 0.333) ≈ 0.25]",
        "  It has risen by 5 points since 2025-06-30.  [change = 45 − 40 = 5]",
      ]
    `);
    expect(lines('full')).toMatchInlineSnapshot(`
      [
        "  25% of the way from the baseline to the target.  [attainment = (45 − 40) ÷ (60 − 40) = 0.25]",
        "  33.3% of the way was expected by then.  [expectedProgress = min(1, max(0, (46.6605839416058 − 40) ÷ (60 − 40))) = 0.33302919708]",
        "  75.1% of the way from the baseline to what was expected.  [pace = (45 − 40) ÷ (46.6605839416058 − 40) = 0.750684931507]",
        "  25% is credited in a whole: the smaller of what was reached and what was expected.  [credit = min(0.25, 0.33302919708) = 0.25]",
        "  It has risen by 5 points since 2025-06-30.  [change = 45 − 40 = 5]",
      ]
    `);
    expect(lines('none')).toMatchInlineSnapshot(`
      [
        "  25% of the way from the baseline to the target.",
        "  33.3% of the way was expected by then.",
        "  75.1% of the way from the baseline to what was expected.",
        "  25% is credited in a whole: the smaller of what was reached and what was expected.",
        "  It has risen by 5 points since 2025-06-30.",
      ]
    `);
    expect(formatExplanation(found)).toBe(formatExplanation(found, { formulas: 'short' }));
  });

  it('as deep as is asked', () => {
    const found = explained(goals, 'X');
    const depths = (depth?: number) => {
      const indents = formatExplanation(found, { depth })
        .split('\n')
        .map((line) => line.search(/\S/) / 2);
      return Math.max(...indents);
    };
    expect([0, 1, 2, undefined].map(depths)).toEqual([0, 1, 2, 2]);
  });

  it('with very small and very large numbers as they are', () => {
    const lines = (value: number) =>
      formatExplanation(explained([{ measures: [measure('X', value, tiny)], strategies: [] }], 'X'))
        .split('\n')
        .filter((line) => line.includes('[attainment') || line.includes('[change'));
    expect([1.23456789e-10, 1234567.891, 1.23456789e22].flatMap(lines)).toMatchInlineSnapshot(`
      [
        "  0% of the way from the baseline to the target.  [attainment = (1.235e-10 − 0) ÷ (1 − 0) ≈ 1.235e-10]",
        "  It has risen by 1.235E−10 since 2025-06-30.  [change = 1.235e-10 − 0 ≈ 1.235e-10]",
        "  123,456,789.1% of the way from the baseline to the target.  [attainment = (1234567.89 − 0) ÷ (1 − 0) ≈ 1234567.89]",
        "  It has risen by 1,234,567.89 since 2025-06-30.  [change = 1234567.89 − 0 ≈ 1234567.89]",
        "  1.235E24% of the way from the baseline to the target.  [attainment = (1.23456789e+22 − 0) ÷ (1 − 0) = 1.23456789e+22]",
        "  It has risen by 1.235E22 since 2025-06-30.  [change = 1.23456789e+22 − 0 = 1.23456789e+22]",
      ]
    `);
  });
});
