/** Wholes worked by hand: what serves two goals, what is old, what was given up, and what a theory of action comes to. */
import {
  apply,
  defaultPolicy,
  type GoalInput,
  type MeasureInput,
  type MilestoneInput,
  type Operation,
  type Plan,
  type Policy,
  reviewAgenda,
  rollup,
  type StrategyInput,
} from 'spm-model';
import { aPlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';

const on = (date: string, value: number) => ({ date, value });

/** From 50 on 30 June 2025 to 60 on 30 June 2030, 1,826 days. */
const measure = (id: string, observations: { date: string; value: number }[], rest: Partial<MeasureInput> = {}) =>
  ({
    id,
    indicator: id,
    dataSource: 'State assessment',
    unit: { kind: 'percent' },
    direction: 'increase',
    baseline: on('2025-06-30', 50),
    targets: [on('2030-06-30', 60)],
    observations,
    ...rest,
  }) satisfies MeasureInput;

const YEAR = { start: '2026-01-01', end: '2026-12-31' };
const HALF = { start: '2026-01-01', end: '2026-06-30' };

const milestone = (id: string, percent: number | null, day: string, rest: Partial<MilestoneInput> = {}) =>
  ({
    id,
    title: id,
    period: YEAR,
    reports: percent === null ? [] : [{ date: day, percentComplete: percent }],
    ...rest,
  }) satisfies MilestoneInput;

const action = (id: string, percent: number | null, rest: object = {}) => ({
  id,
  title: id,
  period: HALF,
  reports: percent === null ? [] : [{ date: '2026-06-30', percentComplete: percent }],
  ...rest,
});

const strategy = (id: string, rest: Partial<StrategyInput>): StrategyInput => ({
  id,
  title: id,
  theory: { if: ['we coach'], then: ['teaching improves'], and: ['students read'] },
  ...rest,
});

const goal = (id: string, rest: Partial<GoalInput>): GoalInput => ({ id, statement: id, focus: 'student', ...rest });

const planOf = (...goals: GoalInput[]): Plan => aPlan({ period: { start: '2025-07-01', end: '2030-06-30' }, goals });

const GIVEN_UP = { discontinued: { date: '2026-03-01', reason: 'Merged' } };

describe('a strategy that also serves another goal', () => {
  // Reported on 2 July, the 183rd of 365 days: 50% and 20% done.
  const plan = (weight?: number) =>
    planOf(
      goal('one', {
        strategies: [
          strategy('shared', {
            alsoServes: ['two'],
            milestones: [milestone('m1', 50, '2026-07-02')],
            ...(weight === undefined ? {} : { weight }),
          }),
        ],
      }),
      goal('two', { strategies: [strategy('own', { milestones: [milestone('m2', 20, '2026-07-02')] })] }),
    );

  it('counts in each of its goals, by its weight', () => {
    const standing = rollup(plan(), { asOf: '2026-07-15' });
    expect(standing.goals.map(({ implementation }) => implementation.completion)).toEqual([0.5, 0.35]);
    expect(standing.implementation.completion).toBeCloseTo(0.425, 12);
    expect(standing.implementation.due).toBeCloseTo(183 / 365, 12);
    const [, two] = rollup(plan(3), { asOf: '2026-07-15' }).goals;
    expect(two?.implementation.completion).toBeCloseTo((3 * 0.5 + 0.2) / 4, 12);
    expect(two?.implementation.parts.map(({ id }) => id)).toEqual(['own', 'shared']);
  });

  it('is overdue in each of them, and once in the plan', () => {
    const standing = rollup(plan(), { asOf: '2027-01-01' });
    expect(standing.goals.map(({ implementation }) => implementation.overdue)).toEqual([1, 2]);
    expect(standing.implementation.overdue).toBe(2);
  });
});

describe('old data', () => {
  const standingOf = (a: [string, number], b: [string, number]) => {
    const measures = [measure('a', [on(...a)]), measure('b', [on(...b)])];
    return rollup(planOf(goal('g', { measures })), { asOf: '2028-07-01' });
  };

  it('of all parts leave a whole stale, without figures', () => {
    const { performance, goals } = standingOf(['2026-06-30', 59], ['2026-06-30', 53]);
    for (const found of [performance, goals[0]?.performance]) {
      expect(found).toMatchObject({ status: 'stale', progress: null, credit: null, pace: null, coverage: 0 });
    }
  });

  it('of one part count for nothing in the figures, yet hide nothing that was seen', () => {
    // The fresh one has 6 of the 10 points after 1,096 of 1,826 days; the old one stood 2 below its baseline.
    const found = standingOf(['2028-06-30', 57], ['2026-06-30', 48]).goals[0]?.performance;
    expect(found).toMatchObject({ coverage: 0.5, counts: { 'on-track': 1, stale: 1 }, status: 'at-risk' });
    expect(found?.progress).toBeCloseTo(0.7, 12);
    expect(found?.expectedProgress).toBeCloseTo(1096 / 1826, 12);
    expect(found?.pace).toBeCloseTo(1, 12);
  });

  it('of one part that stood well do not better a whole either', () => {
    expect(standingOf(['2028-06-30', 48], ['2026-06-30', 59]).goals[0]?.performance.status).toBe('regressing');
  });
});

describe('the first link of a theory, if → then', () => {
  /** Begun on 15 February, 60% on 1 August: on schedule on 20 August, 213 of 365 days being due. */
  const found = (observedOn: string, lagMonths?: number) =>
    rollup(
      planOf(
        goal('g', {
          strategies: [
            strategy('s', {
              measures: [measure('m', [on(observedOn, 53)], lagMonths === undefined ? {} : { lagMonths })],
              milestones: [
                milestone('ms', null, '', {
                  reports: [
                    { date: '2026-01-15', percentComplete: 0 },
                    { date: '2026-02-15', percentComplete: 30 },
                    { date: '2026-08-01', percentComplete: 60 },
                  ],
                }),
              ],
            }),
          ],
        }),
      ),
      { asOf: '2026-08-20' },
    ).goals[0]?.strategies[0]?.diagnosis;

  it('is tested by what was observed once the work had begun, not by a report of nothing', () => {
    expect(found('2026-02-14')).toBe('too-early');
    expect(found('2026-02-15')).toBe('theory-holding');
  });

  it('is tested only after the time that an effect takes to show', () => {
    expect(found('2026-08-14', 6)).toBe('too-early');
    expect(found('2026-08-15', 6)).toBe('theory-holding');
  });

  it('is tested by no measure that cannot be measured, and begins on the very day of the first report', () => {
    const tested = (asOf: string, ...measures: MeasureInput[]) =>
      rollup(
        planOf(
          goal('g', {
            strategies: [
              strategy('s', {
                measures,
                milestones: [
                  milestone('ms', null, '', {
                    reports: [
                      { date: '2026-08-20', percentComplete: 60 },
                      { date: '2026-09-01', percentComplete: 70 },
                    ],
                  }),
                ],
              }),
            ],
          }),
        ),
        { asOf },
      ).goals[0]?.strategies[0]?.diagnosis;
    const before = measure('m', [on('2026-08-19', 53)]);
    expect(tested('2026-08-20', before)).toBe('too-early');
    expect(tested('2026-08-20', before, measure('n', [on('2026-08-20', 53)], { targets: [] }))).toBe('too-early');
    expect(tested('2026-08-20', before, measure('n', []))).toBe('too-early');
    expect(tested('2026-08-20', before, measure('n', [on('2026-08-20', 53)]))).toBe('theory-holding');
  });

  it('is not tested by work that was begun before its time', () => {
    const next = { period: { start: '2026-10-01', end: '2026-12-31' } };
    const begun = strategy('s', {
      measures: [measure('m', [on('2026-08-15', 53)])],
      milestones: [milestone('ms', 10, '2026-02-15', next)],
    });
    const [found] = rollup(planOf(goal('g', { strategies: [begun] })), { asOf: '2026-08-20' }).goals;
    expect(found?.strategies[0]).toMatchObject({
      diagnosis: 'too-early',
      implementation: { due: 0, state: 'on-schedule' },
    });
  });
});

describe('the second link of a theory, then → and', () => {
  // After 365 of 1,826 days 52 is expected: 53 is on track, 50 is off track.
  const WELL = [on('2026-06-30', 53)];
  const BADLY = [on('2026-06-30', 50)];
  const BEFORE = [on('2026-02-14', 53)];
  const diagnosisOf = (theirs: { date: string; value: number }[][], own: { date: string; value: number }[][]) =>
    rollup(
      planOf(
        goal('g', {
          measures: own.map((observations, index) => measure(`own-${index}`, observations)),
          strategies: theirs.map((observations, index) =>
            strategy(`s-${index}`, {
              measures: [measure(`theirs-${index}`, observations)],
              milestones: [milestone(`ms-${index}`, 100, '2026-02-15')],
            }),
          ),
        }),
      ),
      { asOf: '2026-08-03' },
    ).goals[0]?.diagnosis;

  it.each([
    ['contribution-holding', [WELL], [WELL]],
    ['contribution-in-doubt', [WELL], [BADLY]],
    ['results-without-contribution', [BADLY], [WELL]],
    ['not-yet-tested', [BADLY], [BADLY]],
    ['too-early', [BEFORE], [WELL]],
    ['unknown', [WELL], []],
    ['unknown', [[]], [WELL]],
    ['unknown', [], [WELL]],
    // One of two strategies fails: theirs are at risk at best.
    ['results-without-contribution', [WELL, BADLY], [WELL]],
    // It is too early for one of two only.
    ['contribution-holding', [WELL, BEFORE], [WELL]],
  ])('is %s', (expected, theirs, own) => {
    expect(diagnosisOf(theirs, own)).toBe(expected);
  });

  it('is tested by those of its strategies that go on, each by its own weight', () => {
    const theirs = (id: string, value: number, rest: Partial<StrategyInput>) =>
      strategy(id, {
        measures: [measure(`${id}-m`, [on('2026-06-30', value)])],
        milestones: [milestone(`${id}-ms`, 100, '2026-02-15')],
        ...rest,
      });
    // A pace of 1 and one of 0.75: 0.975 by nine to one, 0.775 by one to nine.
    const found = (well: number, less: number) =>
      rollup(
        planOf(
          goal('g', {
            measures: [measure('own', WELL)],
            strategies: [
              theirs('dropped', 40, GIVEN_UP),
              theirs('well', 53, { weight: well }),
              theirs('less', 51.5, { weight: less }),
            ],
          }),
        ),
        { asOf: '2026-08-03' },
      ).goals[0]?.diagnosis;
    expect(found(9, 1)).toBe('contribution-holding');
    expect(found(1, 9)).toBe('results-without-contribution');
  });
});

describe('policies', () => {
  it('by duration, steps without a weight weigh their days, those with one their weight', () => {
    const milestones = [
      milestone('half', 100, '2026-06-30', { period: HALF }),
      milestone('year', 50, '2026-06-30', { weight: 219 }),
    ];
    const plan = planOf(goal('g', { strategies: [strategy('s', { milestones })] }));
    const completion = (policy: Policy) => rollup(plan, { asOf: '2026-07-15', policy }).implementation.completion;
    // 181 days and a weight of 219.
    expect(completion({ ...defaultPolicy, weighting: 'duration' })).toBeCloseTo((181 + 219 / 2) / 400, 12);
    expect(completion(defaultPolicy)).toBeCloseTo((1 + 219 / 2) / 220, 12);
  });

  it('with groups as caps, a group that falls behind is felt up to the plan', () => {
    const group = {
      id: 'group',
      name: 'English learners',
      baseline: on('2025-06-30', 30),
      targets: [on('2030-06-30', 50)],
      observations: [{ date: '2026-06-30', value: 20, n: 500 }],
    };
    const plan = planOf(goal('g', { measures: [measure('m', [on('2026-06-30', 53)], { subgroups: [group] })] }));
    const found = (groups: 'apart' | 'cap') =>
      rollup(plan, { asOf: '2026-08-03', policy: { ...defaultPolicy, groups } }).performance;
    expect(found('apart').status).toBe('on-track');
    expect(found('cap').status).toBe('at-risk');
    expect(found('apart').groups?.regressing).toBe(1);
  });
});

describe('what was given up', () => {
  it('shows as a share of all weight, carried up', () => {
    const actions = [action('a1', 100), action('a2', 100), action('a3', 100), action('a4', null, GIVEN_UP)];
    const milestones = [
      milestone('kept', null, '', { period: HALF, actions }),
      milestone('cut', null, '', { weight: 3, ...GIVEN_UP }),
    ];
    const standing = rollup(
      planOf(
        goal('g', {
          strategies: [
            strategy('s', { milestones }),
            strategy('whole', { milestones: [milestone('m', 100, '2026-06-30')] }),
          ],
        }),
      ),
      { asOf: '2026-07-15' },
    );
    const found = standing.goals[0]?.strategies[0];
    expect(found?.milestones[0]?.implementation.discontinued).toBe(0.25);
    expect(found?.implementation.discontinued).toBe((1 * 0.25 + 3) / 4);
    expect(standing.goals[0]?.implementation.discontinued).toBe(0.8125 / 2);
    expect(standing.implementation.discontinued).toBe(0.40625);
    // What goes on is done.
    expect(found?.implementation.completion).toBe(1);
  });

  it('was left undone where it was given up with its milestone, as a carry-over does', () => {
    const planWith = (rest: object) =>
      planOf(
        goal('g', {
          strategies: [
            strategy('s', {
              milestones: [milestone('m', null, '', { actions: [action('done', 100), action('open', 40, rest)] })],
            }),
          ],
        }),
      );
    const standing = (plan: Plan) =>
      rollup(plan, { asOf: '2027-01-15' }).goals[0]?.strategies[0]?.milestones[0]?.implementation;
    const changed = (plan: Plan, operation: Operation) => {
      const applied = apply(plan, operation);
      if (!applied.ok) throw new Error(applied.issues[0]?.message);
      return applied.value.plan;
    };
    const carried = changed(planWith({}), {
      type: 'carryOver',
      id: 'm',
      on: '2026-12-31',
      milestone: { id: 'next', period: { start: '2027-01-01', end: '2027-12-31' } },
    });
    expect(standing(carried)).toMatchObject({ state: 'discontinued', completion: null });
    expect(reviewAgenda(carried, { asOf: '2026-12-31' }).dispositions).toEqual([
      { milestoneId: 'm', state: 'discontinued', suggested: 'carry-over' },
    ]);
    // Dropped a day before, while its milestone went on, it leaves nothing undone.
    const reason = 'Not needed';
    const dropped = planWith({ discontinued: { date: '2026-12-30', reason } });
    const ended = changed(dropped, {
      type: 'discontinueMilestone',
      id: 'm',
      discontinued: { date: '2026-12-31', reason },
    });
    expect(standing(ended)).toMatchObject({ state: 'complete', completion: 1 });
  });

  it('holds nothing up from the day on which it was dropped', () => {
    const actions = [action('done', 100), action('open', 40, { discontinued: { date: '2026-12-30', reason: 'No' } })];
    const plan = planOf(
      goal('g', {
        strategies: [
          strategy('s', {
            milestones: [milestone('m', null, '', { actions }), milestone('next', null, '', { dependsOn: ['m'] })],
          }),
        ],
      }),
    );
    const waitsFor = (asOf: string) => rollup(plan, { asOf }).goals[0]?.strategies[0]?.milestones[1]?.waitsFor;
    expect(waitsFor('2026-12-29')).toEqual(['m']);
    expect(waitsFor('2026-12-30')).toEqual([]);
  });

  it('is planned through no day; a goal is planned through the earliest day of its strategies', () => {
    const until = (end: string) => ({ period: { start: '2026-01-01', end } });
    const standing = rollup(
      planOf(
        goal('one', {
          strategies: [
            strategy('s1', {
              milestones: [
                milestone('m1', 10, '2026-03-01', until('2026-06-30')),
                milestone('m2', 10, '2026-03-01', until('2026-09-30')),
                milestone('m3', null, '', { ...until('2026-12-31'), ...GIVEN_UP }),
              ],
            }),
            strategy('s2', { milestones: [milestone('m4', 10, '2026-03-01', until('2026-11-30'))] }),
          ],
        }),
        goal('two', { strategies: [strategy('s3', { milestones: [milestone('m5', 10, '2026-03-01')] })] }),
        goal('three', {}),
      ),
      { asOf: '2026-04-01' },
    );
    const [one, two, three] = standing.goals;
    expect(one?.strategies.map(({ implementation }) => implementation.plannedThrough)).toEqual([
      '2026-09-30',
      '2026-11-30',
    ]);
    expect(one?.implementation.plannedThrough).toBe('2026-09-30');
    expect(two?.implementation.plannedThrough).toBe('2026-12-31');
    expect(three?.implementation.plannedThrough).toBeNull();
    expect(standing.implementation.plannedThrough).toBe('2026-09-30');
  });
});

describe('what is overdue', () => {
  it('is counted below, actions and milestones, each once', () => {
    const milestones = [
      // Over, with two actions over and one done.
      milestone('late', null, '', { period: HALF, actions: [action('a1', 90), action('a2', null), action('a3', 100)] }),
      // Still running, with one action over.
      milestone('running', null, '', { actions: [action('a4', 50)] }),
      // Over, by its own reports.
      milestone('alone', 91, '2026-06-30', { period: HALF }),
      // Over and done.
      milestone('done', 100, '2026-06-30', { period: HALF }),
    ];
    const standing = rollup(planOf(goal('g', { strategies: [strategy('s', { milestones })] })), {
      asOf: '2026-07-15',
    });
    const found = standing.goals[0]?.strategies[0];
    expect(found?.milestones.map(({ implementation }) => implementation.overdue)).toEqual([3, 1, 1, 0]);
    expect(found?.milestones.map(({ implementation }) => implementation.state)).toEqual([
      'overdue',
      'behind-schedule',
      'overdue',
      'complete',
    ]);
    expect(found?.implementation).toMatchObject({ overdue: 5, state: 'behind-schedule' });
    expect(standing.implementation.overdue).toBe(5);
  });
});
