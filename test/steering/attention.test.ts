/** What a review looks at: every reason by an example, and the promise that nothing that stands badly is left out. */
import fc from 'fast-check';
import {
  type Action,
  type AttentionItem,
  attention,
  attentionReasons,
  checkPlan,
  defaultPolicy,
  explain,
  forecast,
  formatAttention,
  formatIssue,
  type Measure,
  type Plan,
  type PlanRollup,
  type Policy,
  reviewAgenda,
  rollup,
  subgroupProgress,
  type TheoryOfActionInput,
} from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import {
  aGoal,
  aMeasure,
  aMilestone,
  anAction,
  aPlan,
  aStrategy,
  aSubgroup,
  brokenPlans,
  examplePlan,
} from 'spm-model/testing';
import { arbitraryDay, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { english } from '../../src/messages/en/index.js';
import { plusDays } from '../../src/model/calendar.js';

const AS_OF = { asOf: '2026-08-03' };
const plans = arbitraryPlan({ size: 'medium', faults: 'some', edgeDates: true });
const days = arbitraryDay({ edgeDates: true });
const policies: fc.Arbitrary<Policy> = fc
  .record({
    missing: fc.constantFrom('exclude', 'zero' as const),
    rollup: fc.constantFrom('mean', 'worst' as const),
    weighting: fc.constantFrom('equal', 'duration' as const),
    groups: fc.constantFrom('apart', 'cap' as const),
    minimumGroup: fc.constantFrom(1, 10, 100),
    staleAfter: fc.constantFrom(1, 2),
  })
  .map((part) => ({ ...defaultPolicy, ...part }) as Policy);

/** A plan of one goal and one strategy, sound but for what is given. */
const planOf = ({
  goal = {},
  strategy = {},
  milestones = [],
}: {
  goal?: Parameters<typeof aGoal>[0];
  strategy?: Parameters<typeof aStrategy>[0];
  milestones?: readonly Parameters<typeof aMilestone>[0][];
}) =>
  aPlan({
    period: { start: '2025-07-01', end: '2030-06-30' },
    goals: [
      aGoal({
        measures: [],
        strategies: [
          aStrategy({
            measures: [],
            period: { start: '2025-07-01', end: '2026-12-31' },
            milestones: milestones.map((each) => aMilestone(each)),
            ...strategy,
          }),
        ],
        ...goal,
      }),
    ],
  });
const YEAR = { start: '2026-01-01', end: '2026-12-31' };
const FIRST_HALF = { start: '2026-01-01', end: '2026-06-30' };
const discontinued = { date: '2026-05-01', reason: 'Other needs came first' };
/** A milestone of the year, with one action more that is done. */
const inYear = (action: Action) => ({
  period: YEAR,
  actions: [action, anAction({ id: 'done', reports: [{ date: '2026-01-01', percentComplete: 100 }] })],
});
const LATER = { start: '2026-06-01', end: '2026-12-31' };
const reportedEarly = inYear(anAction({ period: LATER, reports: [{ date: '2026-01-01', percentComplete: 10 }] }));
const waiting = inYear(anAction({ period: LATER, dependsOn: ['nowhere'] }));
const judgedAfter = (judgement: 'on-schedule' | 'behind-schedule') =>
  inYear(anAction({ period: FIRST_HALF, reports: [{ date: '2026-07-05', percentComplete: 80, judgement }] }));
const kept = (items: readonly AttentionItem[]) => items.filter(({ reason }) => reason !== 'rule-broken');
const reasons = (plan: Plan, asOf: string, policy?: Policy) =>
  kept(attention(plan, { asOf, policy })).map(({ reason, id }) => `${reason} ${id}`);
const itemOf = (plan: Plan, asOf: string, reason: string) =>
  attention(plan, { asOf }).find((item) => item.reason === reason);

describe('attention to the work', () => {
  it('notices late starts, late reports by cadence, and milestones that end before the next look', () => {
    const started = planOf({ milestones: [{ period: YEAR, actions: [anAction({ period: YEAR })] }] });
    expect(reasons(started, '2025-12-31')).toEqual([]);
    expect(reasons(started, '2026-01-20')).toEqual([]);
    expect(reasons(started, '2026-03-15')).toEqual(['action-late-start action-1', 'report-late action-1']);
    const policy = { ...defaultPolicy, cadence: { ...defaultPolicy.cadence, action: 'annual' as const } };
    expect(reasons(started, '2026-03-15', policy)).toEqual([]);
    expect(itemOf(started, '2026-03-15', 'report-late')).toMatchObject({
      since: '2026-02-02',
      sentence: 'Action "Train coaches" has never been reported on; reports are due every month.',
    });
    const reported = planOf({
      milestones: [
        { period: YEAR, actions: [anAction({ period: YEAR, reports: [{ date: '2026-11-30', percentComplete: 92 }] })] },
      ],
    });
    expect(reasons(reported, '2026-11-30')).toEqual([]);
    expect(reasons(reported, '2026-12-01')).toEqual(['milestone-ending-soon milestone-1']);
  });

  it('lets a milestone without actions speak for itself', () => {
    const behind = planOf({
      milestones: [{ period: YEAR, actions: [], reports: [{ date: '2026-06-30', percentComplete: 10 }] }],
    });
    expect(reasons(behind, '2026-07-10')).toEqual(['action-behind-schedule milestone-1']);
    expect(itemOf(behind, '2026-07-10', 'action-behind-schedule')).toMatchObject({
      kind: 'milestone',
      since: '2026-06-30',
    });
    expect(reasons(behind, '2027-01-05')).toEqual(['milestone-overdue milestone-1', 'report-late milestone-1']);
  });

  it('says who: the nearest who is responsible, the unit and the team', () => {
    const plan = planOf({
      strategy: { responsible: { name: 'Ann' } },
      milestones: [
        {
          period: YEAR,
          unitId: 'unit-1',
          teamId: 'team-1',
          responsible: { name: 'Ben' },
          actions: [
            anAction({ period: YEAR }),
            anAction({ id: 'own', period: YEAR, unitId: 'unit-2', responsible: { name: 'Cleo' } }),
          ],
        },
      ],
    });
    const late = attention(plan, { asOf: '2026-04-01' }).filter(({ reason }) => reason === 'action-late-start');
    expect(late.map(({ who }) => who)).toEqual([
      { unitId: 'unit-1', teamId: 'team-1', person: { name: 'Ben' } },
      { unitId: 'unit-2', teamId: 'team-1', person: { name: 'Cleo' } },
    ]);
  });

  it('holds a judgement against the figures of its own day', () => {
    const judged = (percentComplete: number, judgement: 'on-schedule' | 'behind-schedule') =>
      planOf({
        milestones: [
          {
            period: YEAR,
            actions: [anAction({ period: YEAR, reports: [{ date: '2026-06-30', percentComplete, judgement }] })],
          },
        ],
      });
    expect(reasons(judged(50, 'on-schedule'), '2026-07-01')).toEqual([]);
    expect(reasons(judged(50, 'behind-schedule'), '2026-07-01')).toEqual(['judgement-disagrees action-1']);
    expect(reasons(judged(20, 'on-schedule'), '2026-07-01')).toEqual([
      'judgement-disagrees action-1',
      'action-behind-schedule action-1',
    ]);
    // What is complete is nobody's matter any more.
    expect(reasons(judged(100, 'behind-schedule'), '2026-07-01')).toEqual([]);
  });

  it('names what should have started and waits for something', () => {
    const early = { start: '2026-01-01', end: '2026-06-30' };
    const late = { start: '2026-07-01', end: '2026-12-31' };
    const plan = planOf({
      milestones: [
        {
          period: YEAR,
          actions: [
            anAction({ id: 'first', period: early, reports: [{ date: '2026-07-01', percentComplete: 99.6 }] }),
            anAction({ id: 'second', period: late, dependsOn: ['first', 'third'] }),
            anAction({ id: 'third', period: early, reports: [{ date: '2026-06-30', percentComplete: 100 }] }),
          ],
        },
      ],
    });
    expect(reasons(plan, '2026-06-30')).not.toContain('blocked second');
    expect(reasons(plan, '2026-07-10')).toEqual(['action-overdue first', 'blocked second']);
    expect(itemOf(plan, '2026-07-10', 'blocked')?.sentence).toBe(
      'Action "Train coaches" should have started on Jul 1, 2026 and waits for "Train coaches".',
    );
    // What is nearly done is not said to be done.
    expect(itemOf(plan, '2026-07-10', 'action-overdue')?.sentence).toBe(
      'Action "Train coaches" should have been done by Jun 30, 2026 and is 99.6% done.',
    );
  });

  it('asks for the next milestone one look ahead, and for the first', () => {
    const strategy = { period: { start: '2025-07-01', end: '2028-06-30' } };
    const done = { actions: [], reports: [{ date: '2026-06-30', percentComplete: 100 }] };
    const plan = planOf({ strategy, milestones: [{ ...done, period: { start: '2025-07-01', end: '2026-06-30' } }] });
    expect(reasons(plan, '2026-05-29')).not.toContain('nothing-planned strategy-1');
    expect(reasons(plan, '2026-05-30')).toContain('nothing-planned strategy-1');
    expect(reasons(plan, '2028-07-01')).not.toContain('nothing-planned strategy-1');
    const last = { ...done, id: 'last', period: { start: '2027-07-01', end: '2028-05-31' } };
    expect(reasons(planOf({ strategy, milestones: [last] }), '2028-05-20')).not.toContain('nothing-planned strategy-1');
    expect(itemOf(planOf({ strategy }), '2025-06-01', 'nothing-planned')).toMatchObject({
      since: '2025-06-01',
      params: { through: null, end: '2028-06-30' },
    });
    const discontinued = { date: '2026-07-01', reason: 'Other needs came first' };
    expect(reasons(planOf({ strategy: { ...strategy, discontinued } }), '2026-07-01')).toEqual([]);
  });

  it('asks for no milestone after the last of what is complete, also where months are of unequal length', () => {
    for (const [through, end, isWhole] of [
      ['2026-06-30', '2026-07-31', true],
      ['2026-02-28', '2026-03-31', true],
      ['2026-05-30', '2026-06-30', true],
      ['2026-05-29', '2026-06-30', false],
    ] as const) {
      const reports = [{ date: through, percentComplete: 100 }];
      const milestones = [{ actions: [], period: { start: '2025-07-01', end: through }, reports }];
      const plan = planOf({ strategy: { period: { start: '2025-07-01', end } }, milestones });
      const { state } = rollup(plan, { asOf: through }).implementation;
      expect(state, through).toBe(isWhole ? 'complete' : 'complete-to-date');
      expect(reasons(plan, through), through).toEqual(isWhole ? [] : ['nothing-planned strategy-1']);
    }
  });

  it('asks nothing more of what was given up, but shows what was left open in it', () => {
    const discontinued = { date: '2026-05-01', reason: 'Other needs came first' };
    const action = anAction({ period: { start: '2026-01-01', end: '2026-06-30' } });
    const open = planOf({ milestones: [{ period: YEAR, discontinued, actions: [action] }] });
    expect(reasons(open, '2026-07-01')).toEqual(['action-overdue action-1']);
    const item = itemOf(open, '2026-07-01', 'action-overdue') as AttentionItem;
    expect(item.sentence).toBe(
      'Action "Train coaches" should have been done by Jun 30, 2026 and is 0% done. It was left open in "Coaching is established in every region", which was given up: discontinue it as well, or carry it over.',
    );
    expect(formatAttention(item, spanish)).toBe(
      'La acción «Train coaches» debía terminar el 30 de junio de 2026 y lleva el 0 %. Quedó abierta en «Coaching is established in every region», que se descontinuó: descontinúela también, o trasládela.',
    );
    // As an earlier version wrote it.
    const { givenUp: _, ...params } = item.params;
    expect(formatAttention({ ...item, params }, spanish)).toMatch(/ lleva el 0 %\.$/);
    const shut = planOf({ milestones: [{ period: YEAR, discontinued, actions: [{ ...action, discontinued }] }] });
    expect(reasons(shut, '2026-07-01')).toEqual([]);
  });

  it('says of all that is left open in a strategy that was given up what to do about it', () => {
    const milestones = [
      { period: FIRST_HALF, actions: [anAction({ id: 'late', period: FIRST_HALF, dependsOn: ['nowhere'] })] },
      { id: 'bare', period: YEAR, actions: [], reports: [{ date: '2026-06-30', percentComplete: 10 }] },
      { id: 'silent', period: YEAR, actions: [] },
    ];
    const plan = planOf({ strategy: { discontinued }, milestones });
    const found = kept(attention(plan, { asOf: '2026-07-15' }));
    expect(found.map(({ reason, id }) => `${reason} ${id}`)).toEqual([
      'action-overdue late',
      'milestone-overdue milestone-1',
      'action-late-start silent',
      'action-behind-schedule bare',
    ]);
    for (const item of found) {
      expect(item.params['givenUp']).toBe('Coach teachers of reading');
      expect(item.sentence).toMatch(
        / done(?: where \d+% was due)?\. It was left open in "Coach teachers of reading", which/,
      );
      const isAction = item.kind === 'action';
      expect(formatAttention(item, spanish)).toMatch(
        isAction
          ? /Quedó abierta .*: descontinúela también, o trasládela\.$/
          : /Quedó abierto .*: descontinúelo también, o trasládelo\.$/,
      );
    }
  });

  it('asks no observation of the measures of what was given up', () => {
    const measures = [
      aMeasure({
        baseline: { date: '2025-06-30', value: 50 },
        targets: [{ date: '2030-06-30', value: 60 }],
        observations: [],
      }),
    ];
    const goesOn = planOf({ strategy: { measures, period: FIRST_HALF } });
    expect(reasons(goesOn, '2026-08-01')).toEqual(['observation-late measure-1']);
    const givenUp = planOf({ strategy: { measures, period: FIRST_HALF, discontinued } });
    expect(reasons(givenUp, '2026-08-01')).toEqual([]);
    expect(reviewAgenda(givenUp, { asOf: '2026-08-01', since: '2026-05-15' }).reporting.due).toBe(0);
  });

  it('finds what is continued still open only once the next has begun', () => {
    const next = aMilestone({
      id: 'next',
      continues: 'milestone-1',
      period: { start: '2026-07-01', end: '2026-12-31' },
    });
    const plan = planOf({ milestones: [{ period: FIRST_HALF, actions: [] }, next] });
    const rules = (asOf: string) =>
      attention(plan, { asOf })
        .filter(({ rule }) => rule === 'continues-earlier')
        .map(({ id }) => id);
    expect(rules('2026-06-30')).toEqual([]);
    expect(rules('2026-07-01')).toEqual(['next']);
    // That it starts before what it continues is wrong on any day.
    const early = { ...next, period: { start: '2025-12-01', end: '2026-05-31' } };
    const wrong = planOf({ milestones: [{ period: FIRST_HALF, actions: [] }, early] });
    const found = attention(wrong, { asOf: '2025-09-01' }).filter(({ rule }) => rule === 'continues-earlier');
    expect(found.map(({ params }) => params['reason'])).toEqual(['starts-before']);
  });

  it.each<[says: string, milestone: Parameters<typeof aMilestone>[0], asOf: string, expected: readonly string[]]>([
    [
      'nothing of an action that was given up',
      inYear(anAction({ period: FIRST_HALF, discontinued })),
      '2026-07-01',
      [],
    ],
    ['no report due to the day', inYear(anAction({ period: YEAR })), '2026-02-01', []],
    ['no report due before the start', reportedEarly, '2026-04-01', []],
    ['a report due on the start', reportedEarly, '2026-06-01', ['report-late action-1']],
    ['what waits, from its start on', waiting, '2026-06-01', ['blocked action-1']],
    ['no waiting before its start', waiting, '2026-05-31', []],
    [
      'a judgement after the end that is rosy',
      judgedAfter('on-schedule'),
      '2026-07-05',
      ['action-overdue action-1', 'judgement-disagrees action-1'],
    ],
    ['no fault with one that is not', judgedAfter('behind-schedule'), '2026-07-05', ['action-overdue action-1']],
  ])('names %s', (_, milestone, asOf, expected) => {
    expect(reasons(planOf({ milestones: [milestone] }), asOf)).toEqual(expected);
  });

  it.each([
    ['2026-01-10', '2026-01-25', '2026-01-09', false],
    ['2026-01-10', '2026-01-25', '2026-01-10', true],
    ['2026-01-01', '2026-06-30', '2026-06-30', true],
    ['2026-01-01', '2026-12-30', '2026-11-30', true],
    ['2026-01-01', '2026-12-30', '2026-11-29', false],
  ])('names that a milestone from %s to %s ends soon, as of %s: %s', (start, end, asOf, isSoon) => {
    const milestones = [{ period: { start, end }, actions: [] }];
    const soon = 'milestone-ending-soon milestone-1';
    expect(reasons(planOf({ milestones }), asOf).includes(soon)).toBe(isSoon);
    const givenUp = { discontinued: { ...discontinued, date: start } };
    if (asOf >= start) expect(reasons(planOf({ strategy: givenUp, milestones }), asOf)).not.toContain(soon);
  });

  it('says of each item what it is of, since when, who and how much', () => {
    const ann = { name: 'Ann' };
    const ben = { name: 'Ben' };
    const plan = planOf({
      strategy: { responsible: ann, period: { start: '2025-07-01', end: '2028-06-30' } },
      milestones: [
        {
          period: FIRST_HALF,
          unitId: undefined,
          responsible: ben,
          actions: [anAction({ period: FIRST_HALF, reports: [{ date: '2026-05-15', percentComplete: 40 }] })],
        },
      ],
    });
    const found = (asOf: string, reason: string) => {
      const { kind, since, who, params } = itemOf(plan, asOf, reason) as AttentionItem;
      return { kind, since, who, params };
    };
    const [title, called] = ['Coaching is established in every region', 'Train coaches'];
    const [end, completion] = ['2026-06-30', 0.4];
    const since = '2026-07-01';
    expect(found('2026-07-10', 'milestone-overdue')).toStrictEqual({
      kind: 'milestone',
      since,
      who: { person: ben },
      params: { title, end, completion, givenUp: null },
    });
    expect(found('2026-07-10', 'action-overdue')).toStrictEqual({
      kind: 'action',
      since,
      who: { person: ben },
      params: { title: called, end, completion, givenUp: null },
    });
    expect(found('2026-06-20', 'milestone-ending-soon')).toMatchObject({ kind: 'milestone', since: '2026-05-30' });
    // Due is the share of the days through the last report: 135 of 181.
    expect(found('2026-06-10', 'action-behind-schedule')).toMatchObject({
      since: '2026-05-15',
      params: { step: 'action', title: called, completion, due: 135 / 181 },
    });
    expect(found('2028-06-30', 'nothing-planned')).toStrictEqual({
      kind: 'strategy',
      since: '2026-05-30',
      who: { person: ann },
      params: { title: 'Coach teachers of reading', through: end, end: '2028-06-30' },
    });
    const nobodys = planOf({ milestones: [inYear(anAction({ period: FIRST_HALF }))] });
    expect(itemOf(nobodys, '2026-07-10', 'action-overdue')?.who).toStrictEqual({ unitId: 'unit-1' });
  });
});

describe('attention to the results', () => {
  const score = { kind: 'score' as const };
  const measured = (overrides: Parameters<typeof aMeasure>[0]) =>
    planOf({
      goal: {
        measures: [
          aMeasure({
            unit: score,
            baseline: { date: '2025-06-30', value: 50 },
            targets: [{ date: '2030-06-30', value: 60 }],
            ...overrides,
          }),
        ],
      },
      strategy: { period: { start: '2025-07-01', end: '2025-12-31' } },
    });
  const seen = (...values: readonly (readonly [date: string, value: number])[]) =>
    values.map(([date, value]) => ({ date, value }));
  /** At a standstill since the baseline. */
  const FLAT = [2026, 2027, 2028].map((year) => [`${year}-06-30`, 50] as const);

  it('names what was missed, on the way and in the end', () => {
    const missed = measured({ observations: seen(['2030-05-15', 59]) });
    expect(reasons(missed, '2030-06-29')).toEqual([]);
    expect(reasons(missed, '2035-01-01')).toEqual(['measure-missed measure-1']);
    expect(itemOf(missed, '2035-01-01', 'measure-missed')).toMatchObject({
      since: '2030-06-30',
      sentence:
        'Measure "Students who read well in grade 4" stood at 59 on May 15, 2030 and missed its last target of 60 for Jun 30, 2030.',
    });
    const targets = [52, 54, 56, 58, 60].map((value, index) => ({ date: `${2026 + index}-06-30`, value }));
    const interim = measured({ targets, observations: seen(['2026-06-30', 51.9]) });
    expect(reasons(interim, '2026-07-15')).toEqual(['interim-missed measure-1', 'measure-at-risk measure-1']);
    const since = measured({ targets, observations: seen(['2026-06-30', 51.9], ['2027-02-15', 54]) });
    expect(reasons(since, '2027-03-01')).toEqual([]);
  });

  it('names the band that a measure has left', () => {
    const kept = measured({
      direction: 'maintain',
      baseline: { date: '2025-06-30', value: 85 },
      targets: [{ date: '2030-06-30', low: 80, high: 90 }],
      observations: seen(['2026-06-30', 93]),
    });
    const item = itemOf(kept, '2026-07-15', 'measure-regressing') as AttentionItem;
    expect(item.sentence).toBe(
      'Measure "Students who read well in grade 4" stood at 93 on Jun 30, 2026, outside its band of 80 to 90.',
    );
    expect(formatAttention(item, spanish)).toContain(
      'estaba en 93 el 30 de junio de 2026, fuera de su franja, de 80 a 90.',
    );
  });

  it('never shows alike a value and a target that differ', () => {
    const nearly = measured({ observations: seen(['2030-06-30', 59.996]) });
    const { sentence } = itemOf(nearly, '2035-01-01', 'measure-missed') as AttentionItem;
    expect(sentence).toContain('stood at 59.996 on Jun 30, 2030 and missed its last target of 60 for');
    const item = itemOf(nearly, '2035-01-01', 'measure-missed') as AttentionItem;
    expect(formatAttention(item, spanish)).toContain('estaba en 59,996 el');
    const why = explain(nearly, 'measure-1', { asOf: '2035-01-01' }).sentence;
    expect(why).toContain('it came to 59.996 on 2030-06-30, short of the last target, 60 by 2030-06-30');
    const large = { targets: [{ date: '2030-06-30', value: 1_300_000.4 }] };
    const missed = measured({ ...large, observations: seen(['2030-06-30', 1_300_000.1]) });
    expect((itemOf(missed, '2035-01-01', 'measure-missed') as AttentionItem).sentence).toContain(
      'stood at 1,300,000.1 on Jun 30, 2030 and missed its last target of 1,300,000.4 for',
    );
  });

  it('names what falls behind, and data that are old', () => {
    expect(reasons(measured({ observations: seen(['2026-06-30', 48]) }), '2026-07-15')).toEqual([
      'measure-regressing measure-1',
    ]);
    expect(reasons(measured({ observations: seen(['2026-06-30', 50.5]) }), '2026-07-15')).toEqual([
      'measure-off-track measure-1',
    ]);
    const old = measured({ observations: seen(['2026-06-30', 52]) });
    expect(reasons(old, '2027-06-30')).toEqual([]);
    expect(reasons(old, '2027-07-01')).toEqual(['observation-late measure-1']);
    expect(reasons(old, '2028-06-30')).toEqual(['observation-late measure-1']);
    expect(reasons(old, '2028-07-01')).toEqual(['measure-stale measure-1']);
    expect(itemOf(old, '2040-01-01', 'measure-stale')).toMatchObject({
      since: '2027-07-01',
      sentence:
        'Measure "Students who read well in grade 4" stood at 52 on Jun 30, 2026 (then on track) and nothing newer is known: too long ago to judge by.',
    });
  });

  it('counts what was withheld as observed', () => {
    const plan = measured({
      observations: seen(['2026-06-30', 52]),
      withheld: [{ date: '2027-06-30' }],
    });
    expect(reasons(plan, '2028-06-30')).toEqual([]);
    expect(itemOf(plan, '2028-07-15', 'observation-late')?.params).toMatchObject({ last: '2027-06-30' });
  });

  it.each<[says: string, measure: Parameters<typeof aMeasure>[0], asOf: string, reason: string, sentence: string]>([
    [
      'a value expected',
      { observations: seen(['2026-06-30', 50.5]) },
      '2026-07-15',
      'measure-off-track',
      'stood at 50.5 on Jun 30, 2026, where 52 was expected: off track.',
    ],
    [
      'a value worse than the baseline',
      { observations: seen(['2026-06-30', 48]) },
      '2026-07-15',
      'measure-regressing',
      'stood at 48 on Jun 30, 2026, worse than its baseline of 50 on Jun 30, 2025.',
    ],
    [
      'a band',
      {
        direction: 'maintain',
        targets: [{ date: '2026-06-30', low: 80, high: 90 }],
        observations: seen(['2026-06-30', 93]),
      },
      '2027-07-15',
      'measure-missed',
      'stood at 93 on Jun 30, 2026 and missed its last target of 80 to 90 for Jun 30, 2026.',
    ],
    [
      'a band with one end',
      { direction: 'maintain', targets: [{ date: '2026-06-30', low: 80 }], observations: seen(['2026-06-30', 70]) },
      '2027-07-15',
      'measure-missed',
      'stood at 70 on Jun 30, 2026 and missed its last target of at least 80 for Jun 30, 2026.',
    ],
    [
      'a unit',
      {
        unit: { kind: 'count', label: 'schools' },
        targets: [{ date: '2026-06-30', value: 60 }],
        observations: seen(['2026-06-30', 55]),
      },
      '2027-07-15',
      'measure-missed',
      'stood at 55 schools on Jun 30, 2026 and missed its last target of 60 for Jun 30, 2026.',
    ],
    [
      'levels',
      {
        unit: { kind: 'level', levels: ['new', 'able', 'expert'] },
        baseline: { date: '2025-06-30', value: 0 },
        targets: [{ date: '2026-06-30', value: 2 }],
        observations: seen(['2026-06-30', 1]),
      },
      '2027-07-15',
      'measure-missed',
      'stood at "able" on Jun 30, 2026 and missed its last target of "expert" for Jun 30, 2026.',
    ],
  ])('says %s in the unit of the measure', (_, measure, asOf, reason, sentence) => {
    const item = itemOf(measured(measure), asOf, reason);
    expect(item?.sentence).toBe(`Measure "Students who read well in grade 4" ${sentence}`);
    expect(item?.kind).toBe('measure');
  });

  it('calls what is settled missed or not, whatever was missed on the way', () => {
    const settled = (interim: number, last: number, observed: number) =>
      measured({
        targets: [
          { date: '2026-06-30', value: interim },
          { date: '2026-10-31', value: last },
        ],
        observations: seen(['2026-08-31', observed]),
      });
    expect(reasons(settled(52, 53, 51), '2026-11-15')).toEqual(['measure-missed measure-1']);
    // Met, and exceeded, though more was asked for on the way.
    expect(reasons(settled(56, 53, 53), '2026-11-15')).toEqual([]);
    expect(reasons(settled(56, 53, 54), '2026-11-15')).toEqual([]);
    const group = (n: number) =>
      aSubgroup({
        baseline: { date: '2025-06-30', value: 50 },
        targets: [52, 60].map((value, index) => ({ date: `${2026 + index}-06-30`, value })),
        observations: [{ date: '2026-06-30', value: 51.9, n }],
      });
    const withGroup = (n: number) => measured({ observations: seen(['2026-06-30', 52]), subgroups: [group(n)] });
    expect(reasons(withGroup(10), '2026-07-15')).toContain('interim-missed subgroup-1');
    expect(reasons(withGroup(9), '2026-07-15')).toEqual([]);
  });

  it('names groups by their name, and no gap by which one is ahead', () => {
    const subgroups = [
      aSubgroup({
        baseline: { date: '2025-06-30', value: 60 },
        targets: [{ date: '2030-06-30', value: 90 }],
        observations: seen(['2026-06-30', 62]),
      }),
      aSubgroup({
        id: 'ahead',
        baseline: { date: '2025-06-30', value: 60 },
        targets: [{ date: '2030-06-30', value: 90 }],
        observations: seen(['2026-06-30', 70]),
      }),
    ];
    const plan = measured({ observations: seen(['2026-06-30', 53]), subgroups });
    expect(reasons(plan, '2026-07-15')).toEqual(['group-off-track subgroup-1']);
    expect(itemOf(plan, '2026-07-15', 'group-off-track')).toMatchObject({
      kind: 'subgroup',
      sentence:
        '"English learners" in measure "Students who read well in grade 4" stood at 62 on Jun 30, 2026, where 66 was expected: off track.',
    });
  });

  it('says of what lies ahead the range, and nothing of data that are old', () => {
    const observations = seen(['2026-06-30', 51], ['2027-06-30', 53], ['2028-06-30', 52]);
    const plan = measured({ observations });
    const measure = plan.goals[0]?.measures[0] as Measure;
    const { low, high, projected } = forecast(measure, { asOf: '2028-07-01' });
    const { kind, params, since } = itemOf(plan, '2028-07-01', 'forecast-unlikely') as AttentionItem;
    expect(low).toBeLessThan(projected as number);
    expect(high).toBeGreaterThan(projected as number);
    expect({ kind, params, since }).toMatchObject({
      kind: 'measure',
      since: '2028-06-30',
      params: { due: '2030-06-30', aim: 60, projected, least: low, most: high },
    });
    const old = measured({ targets: [{ date: '2035-06-30', value: 60 }], observations: seen(...FLAT) });
    expect(reasons(old, '2030-06-30')).toContain('forecast-unlikely measure-1');
    expect(reasons(old, '2030-07-01')).toEqual(['measure-stale measure-1']);
  });

  it('takes the last that was observed, shown or withheld, for the last', () => {
    const last = (observations: readonly { date: string; value: number }[], ...withheld: string[]) =>
      itemOf(measured({ observations, withheld: withheld.map((date) => ({ date })) }), '2029-12-31', 'observation-late')
        ?.params['last'];
    expect(last([], '2028-06-30')).toBe('2028-06-30');
    expect(last(seen(['2028-06-30', 56]), '2027-06-30')).toBe('2028-06-30');
    expect(last([], '2028-06-30', '2027-06-30')).toBe('2028-06-30');
    expect(last([])).toBeNull();
    const quarterly = measured({ frequency: 'quarterly', observations: seen(['2026-06-30', 52]) });
    expect(itemOf(quarterly, '2026-10-15', 'observation-late')?.params['often']).toBe('quarterly');
  });

  it('says who answers for a measure: its own, else those of what holds it', () => {
    const [ann, ben, cleo] = ['Ann', 'Ben', 'Cleo'].map((name) => ({ name }));
    const missed = (id: string, responsible?: { name: string }) =>
      aMeasure({
        id,
        responsible,
        targets: [{ date: '2026-06-30', value: 60 }],
        observations: seen(['2026-06-30', 41]),
      });
    const whoOf = (goal: object, strategy: object) =>
      attention(
        planOf({
          goal: { ...goal, measures: [missed('g'), missed('own', cleo)] },
          strategy: { ...strategy, measures: [missed('s')] },
        }),
        { asOf: '2026-12-31' },
      )
        .filter(({ reason }) => reason === 'measure-missed')
        .map(({ id, who }) => [id, who]);
    expect(whoOf({ responsible: ann, teamId: 'team-1' }, {})).toStrictEqual([
      ['g', { teamId: 'team-1', person: ann }],
      ['own', { teamId: 'team-1', person: cleo }],
      ['s', { person: ann }],
    ]);
    expect(whoOf({ responsible: ann }, { responsible: ben })[2]).toStrictEqual(['s', { person: ben }]);
    expect(whoOf({}, {})[2]).toStrictEqual(['s', {}]);
  });

  it('tests theories by the clauses that there are, since they were last observed', () => {
    const ann = { name: 'Ann' };
    const done = { reports: [{ date: '2026-01-31', percentComplete: 100 }] };
    const at = (id: string, value: number, date: string) => aMeasure({ id, observations: seen([date, value]) });
    /** A strategy that is carried out, with measures of which some stand badly. */
    const carriedOut = (theory: TheoryOfActionInput | undefined, value: number, goal: object = {}) =>
      planOf({
        goal: { responsible: ann, measures: [at('g1', 30, '2026-06-30'), at('g2', 30, '2026-05-31')], ...goal },
        strategy: {
          theory,
          responsible: ann,
          measures: [at('s1', value, '2026-05-31'), at('s2', value, '2026-06-30'), aMeasure({ id: 's3' })],
        },
        milestones: [{ period: YEAR, actions: [anAction({ period: FIRST_HALF, ...done })] }],
      });
    const said = (plan: Plan, reason: string) => {
      const { kind, sentence, since, who } = itemOf(plan, '2026-07-15', reason) ?? {};
      return { kind, sentence, since, who };
    };
    const theory = { if: ['we coach'], then: ['they teach'], and: ['students read'] };
    const doubt =
      'Strategy "Coach teachers of reading" is carried out (complete), but its measures do not move as planned (regressing)';
    const of = { since: '2026-06-30', who: { person: ann } };
    const inTheory = (each: TheoryOfActionInput | undefined) => said(carriedOut(each, 30), 'theory-in-doubt');
    expect(inTheory(theory)).toStrictEqual({
      kind: 'strategy',
      sentence: `${doubt}: is it true that if we coach, then they teach?`,
      ...of,
    });
    expect(inTheory(undefined).sentence).toBe(`${doubt}.`);
    // A plan built by hand may have a theory without clauses.
    const written = JSON.stringify(carriedOut(theory, 30))
      .replace('["we coach"]', '[]')
      .replace('["they teach"]', '[]');
    expect(said(JSON.parse(written), 'theory-in-doubt').sentence).toBe(`${doubt}.`);
    const contribution =
      'The strategies of goal "Every student reads well", taken together, have the effect that was planned, but the goal\'s own measures do not follow (regressing)';
    const inGoal = (each: TheoryOfActionInput | undefined, goal?: object) =>
      said(carriedOut(each, 50, goal), 'contribution-in-doubt');
    expect(inGoal(theory)).toStrictEqual({
      kind: 'goal',
      sentence: `${contribution}: is it true that then students read?`,
      ...of,
    });
    expect(inGoal(undefined).sentence).toBe(`${contribution}.`);
    // The clause is that of the first strategy that has one.
    const [goal] = carriedOut(undefined, 50).goals;
    const others = [aStrategy({ id: 'other', theory, measures: [], milestones: [] })];
    expect(inGoal(undefined, { strategies: [...(goal?.strategies ?? []), ...others] }).sentence).toContain(
      'is it true that then students read?',
    );
  });

  it('takes no gap of old data for one of new', () => {
    const subgroups = [
      aSubgroup({
        id: 'falls',
        name: 'falls',
        baseline: { date: '2025-06-30', value: 40 },
        targets: [{ date: '2030-06-30', value: 55 }],
        observations: seen(['2026-06-30', 41]),
      }),
    ];
    const whole = seen(['2026-06-30', 54]);
    const plan = measured({ observations: whole, subgroups });
    const gapsOn = (each: Plan, asOf: string) => reasons(each, asOf).filter((reason) => reason.startsWith('gap'));
    expect(gapsOn(plan, '2028-06-30')).toEqual(['gap-widening falls']);
    expect(gapsOn(plan, '2028-07-01')).toEqual([]);
    expect(reasons(plan, '2028-07-01')).toContain('measure-stale falls');
    const goesOn = measured({ observations: [...whole, ...seen(['2028-06-30', 57])], subgroups });
    expect(gapsOn(goesOn, '2028-07-01')).toEqual([]);
    expect(reasons(goesOn, '2028-07-01')).toContain('measure-stale falls');
    const groupGoesOn = subgroups.map((group) => ({
      ...group,
      observations: [...group.observations, ...seen(['2028-06-30', 42])],
    }));
    expect(gapsOn(measured({ observations: whole, subgroups: groupGoesOn }), '2028-07-01')).toEqual([]);
  });

  it('never lets the average hide a group', () => {
    const group = (name: string, value: number, n = 500) =>
      aSubgroup({
        id: name,
        name,
        baseline: { date: '2025-06-30', value: 30 },
        targets: [{ date: '2030-06-30', value: 50 }],
        observations: [{ date: '2026-06-30', value, n }],
      });
    const plan = measured({
      observations: seen(['2026-06-30', 53]),
      subgroups: [group('falls', 20), group('stalls', 30), group('few', 10, 9), group('rises', 35)],
    });
    expect(reasons(plan, '2026-07-15')).toEqual([
      'group-regressing falls',
      'group-off-track stalls',
      'gap-widening falls',
      'gap-widening stalls',
    ]);
    // The gap of 20 grew by 13: ten points lost, three gained by the whole.
    expect(itemOf(plan, '2026-07-15', 'gap-widening')).toMatchObject({
      kind: 'subgroup',
      params: { before: 20, gap: 33, because: 'group-lost' },
    });
  });

  it('names theories and contributions in doubt, by the clauses that are tested', () => {
    const item = itemOf(examplePlan, AS_OF.asOf, 'theory-in-doubt');
    expect(item?.sentence).toMatch(/is it true that if we review materials openly, then /);
    const contribution = itemOf(examplePlan, AS_OF.asOf, 'contribution-in-doubt');
    expect(contribution).toMatchObject({ id: 'goal-present', kind: 'goal' });
  });

  it('says when not even a good turn reaches the target', () => {
    const plan = measured({
      targets: [{ date: '2030-06-30', value: 60 }],
      observations: seen(['2026-06-30', 51], ['2027-06-30', 52], ['2028-06-30', 53]),
    });
    // One a year leads to 55 by 2030, whichever two observations are looked at.
    expect(reasons(plan, '2028-07-01')).toContain('forecast-unlikely measure-1');
    expect(itemOf(plan, '2028-07-01', 'forecast-unlikely')?.sentence).toBe(
      'Measure "Students who read well in grade 4" heads for 55 by Jun 30, 2030, and its target is 60.',
    );
  });
});

describe('the agenda', () => {
  it('has an item for whatever a rollup calls worse than on track or on schedule, on any plan and policy', () => {
    fc.assert(
      fc.property(plans, days, policies, (plan, asOf, policy) => {
        const standing = rollup(plan, { asOf, policy });
        const named = new Set(kept(attention(plan, { asOf, policy })).map(({ id }) => id));
        for (const { id, below, standings } of standingsIn(plan, standing, { asOf, policy })) {
          const bad = standings.find((each) => BAD.has(each));
          if (bad === undefined) continue;
          const found = named.has(id) || below.some((each) => named.has(each));
          expect(found, `${bad} ${id} as of ${asOf}`).toBe(true);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives the same items in the documented order, whatever the plan', () => {
    fc.assert(
      fc.property(plans, days, (plan, asOf) => {
        const items = attention(plan, { asOf });
        expect(attention(JSON.parse(JSON.stringify(plan)) as Plan, { asOf })).toEqual(items);
        const keys = items.map(
          ({ reason, since }) => `${`${attentionReasons.indexOf(reason)}`.padStart(2, '0')} ${since ?? '9999-12-31'}`,
        );
        expect(keys).toEqual([...keys].sort());
        for (const { sentence, since } of items) {
          expect(sentence).not.toMatch(/undefined|NaN|null/);
          if (since !== null) expect(since.length).toBe(10);
        }
      }),
    );
  });

  it('is said in every language from the values alone', () => {
    fc.assert(
      fc.property(plans, days, (plan, asOf) => {
        for (const item of attention(plan, { asOf })) {
          const read = JSON.parse(JSON.stringify(item)) as AttentionItem;
          expect(formatAttention(read, english)).toBe(item.sentence);
          expect(formatAttention(read, spanish)).not.toMatch(/undefined|NaN|null|\[object/);
        }
      }),
    );
    const [first] = attention(examplePlan, AS_OF);
    expect(first && formatAttention(first, spanish)).toBe(
      'La acción «Train the coaches together» debía terminar el 30 de junio de 2026 y lleva el 90 %.',
    );
    expect(first && formatAttention({ ...first, reason: 'new' as never }, spanish)).toBe(first?.sentence);
    expect(first && formatAttention({ ...first, params: null as never }, spanish)).toBe(first?.sentence);
    for (const reason of attentionReasons) {
      expect(english.words.reasons[reason]).toMatch(/^[A-Z]/);
      expect(spanish.words.reasons[reason]).toMatch(/^[A-Z]/);
    }
  });

  it('as of an earlier day, is what it was before anything later was entered', () => {
    const action = anAction({ period: { start: '2026-01-01', end: '2026-12-31' } });
    const planWith = (...dates: string[]) => {
      const reports = dates.map((date, index) => ({ date, percentComplete: 20 * (index + 1) }));
      const milestone = aMilestone({ period: action.period, actions: [{ ...action, reports }] });
      return aPlan({ goals: [aGoal({ strategies: [aStrategy({ milestones: [milestone] })] })] });
    };
    const [before, after] = [planWith('2026-02-01'), planWith('2026-02-01', '2026-09-01')];
    const seen = (plan: Plan) => attention(plan, { asOf: '2026-03-01' }).map(({ sentence }) => sentence);
    expect(seen(after)).toEqual(seen(before));
    // What a check of that day finds is a slip of the pen then, and no business of a review.
    expect(checkPlan(after, { asOf: '2026-03-01' }).map(({ code }) => code)).toContain('report-in-future');
  });

  it('as of an earlier day, finds no fault with what is entered later, on any plan', () => {
    fc.assert(
      fc.property(plans, days, fc.integer({ min: 1, max: 400 }), fc.nat({ max: 100 }), (plan, asOf, gap, value) => {
        const date = plusDays(asOf, gap);
        fc.pre(date > asOf);
        const entries: Readonly<Record<string, object>> = {
          reports: { date, percentComplete: value, judgement: 'on-schedule' },
          observations: { date, start: plusDays(date, 1), value: -value, n: value + 1, margin: -1 },
          withheld: { date },
          used: { date, amount: value },
          delivered: { date, amount: value },
        };
        const later = JSON.parse(
          JSON.stringify(plan, (key, list) => {
            const entry = entries[key];
            // Twice: what stands twice breaks a rule as well. Groups without any have rules of their own.
            return entry === undefined || list.length === 0 ? list : [...list, entry, entry];
          }),
        ) as Plan;
        expect(attention(later, { asOf })).toEqual(attention(plan, { asOf }));
      }),
      { numRuns: 100 },
    );
  });

  it('finds fault with what is entered by the day, and with what is planned for later', () => {
    const broken = (plan: Plan, code: string, asOf: string) =>
      attention(plan, { asOf }).filter(({ rule }) => rule === code).length;
    const report = { date: '2026-03-01', percentComplete: 10 };
    const twice = planOf({ milestones: [inYear(anAction({ period: YEAR, reports: [report, report] }))] });
    expect(['2026-02-28', '2026-03-01', '2026-03-02'].map((asOf) => broken(twice, 'report-twice', asOf))).toEqual([
      0, 1, 1,
    ]);
    const targets = ['2028-06-30', '2028-06-30'].map((date) => ({ date, value: 60 }));
    const planned = planOf({ goal: { measures: [aMeasure({ targets })] } });
    expect(broken(planned, 'target-dates', '2026-03-01')).toBe(1);
  });

  it('says what breaks a rule in the language of the rule, and what no catalogue says as it is', () => {
    const item = attention(brokenPlans['goal-measures'], AS_OF).find(({ rule }) => rule === 'goal-measures');
    const { issue } = item as AttentionItem;
    expect(item && formatAttention(item, spanish)).toBe(issue && formatIssue(issue, spanish));
    expect(issue && formatIssue(issue, spanish)).not.toBe(issue?.message);
    const [first] = attention(examplePlan, AS_OF);
    // Every object has a function of this name, which is no message.
    expect(first && formatAttention({ ...first, reason: 'toString' as never }, spanish)).toBe(first?.sentence);
  });

  it('names first what has waited longest, and of what has waited as long what comes first in the plan', () => {
    const late = (id: string, start: string) => anAction({ id, period: { start, end: '2026-12-31' } });
    const plan = planOf({
      milestones: [
        { period: YEAR, actions: [late('b', '2026-02-01'), late('c', '2026-02-01'), late('a', '2026-01-01')] },
      ],
    });
    expect(reasons(plan, '2026-06-01').slice(0, 3)).toEqual(['a', 'b', 'c'].map((id) => `action-late-start ${id}`));
  });

  it('names what is waited for by its id where the plan does not have it', () => {
    const plan = planOf({ milestones: [waiting] });
    expect(itemOf(plan, '2026-07-01', 'blocked')).toMatchObject({ params: { waitsFor: 'nowhere', count: 1 } });
  });

  it('names each rule that is broken, and refuses a day that is none', () => {
    const item = attention(brokenPlans['goal-measures'], AS_OF).find(({ rule }) => rule === 'goal-measures');
    expect(item).toMatchObject({ reason: 'rule-broken', kind: 'goal', since: null, issue: { code: 'goal-measures' } });
    for (const asOf of ['2026-8-3', '2026-02-30', ''])
      expect(() => attention(examplePlan, { asOf })).toThrow(RangeError);
  });
});

const BAD: ReadonlySet<string> = new Set([
  'missed',
  'stale',
  'regressing',
  'at-risk',
  'off-track',
  'overdue',
  'behind-schedule',
]);

interface Standings {
  readonly id: string;
  /** What makes it so: what stands below it. */
  readonly below: readonly string[];
  readonly standings: readonly string[];
}

/** Whatever a rollup judges, with what lies below it. */
function standingsIn(plan: Plan, standing: PlanRollup, options: { asOf: string; policy: Policy }): Standings[] {
  const found: Standings[] = [];
  const measures = (all: readonly Measure[], standings: readonly { status: string }[]) =>
    all.flatMap((measure, index) => {
      found.push({ id: measure.id, below: [], standings: [standings[index]?.status ?? ''] });
      for (const { id, status } of subgroupProgress(measure, options))
        found.push({ id, below: [], standings: [status] });
      return [measure.id];
    });
  const ofStrategies = new Map<string, string[]>();
  const ofGoals = plan.goals.map((goal, g) => {
    const stands = standing.goals[g] as PlanRollup['goals'][number];
    const below = measures(goal.measures, stands.measures);
    for (const [s, strategy] of goal.strategies.entries()) {
      const at = stands.strategies[s] as (typeof stands.strategies)[number];
      const work: string[] = [];
      for (const [m, milestone] of strategy.milestones.entries()) {
        const of = at.milestones[m] as (typeof at.milestones)[number];
        for (const { id, state } of of.actions) found.push({ id, below: [], standings: [state] });
        const actions = milestone.actions.map(({ id }) => id);
        found.push({ id: of.id, below: actions, standings: [of.implementation.state] });
        work.push(of.id, ...actions);
      }
      const results = measures(strategy.measures, at.measures);
      found.push({ id: at.id, below: [...work], standings: [at.implementation.state] });
      found.push({ id: at.id, below: results, standings: [at.performance.status] });
      ofStrategies.set(at.id, [...(ofStrategies.get(at.id) ?? []), at.id, ...work]);
    }
    return { goal, stands, below };
  });
  for (const { goal, stands, below } of ofGoals) {
    const serving = plan.goals.flatMap(({ strategies }) =>
      strategies.filter(({ alsoServes = [] }) => alsoServes.includes(goal.id)),
    );
    const work = [...goal.strategies, ...serving].flatMap(({ id }) => ofStrategies.get(id) ?? []);
    found.push({ id: goal.id, below: work, standings: [stands.implementation.state] });
    found.push({ id: goal.id, below, standings: [stands.performance.status] });
  }
  const everything = found.map(({ id }) => id);
  found.push({
    id: standing.id,
    below: everything,
    standings: [standing.implementation.state, standing.performance.status],
  });
  return found;
}
