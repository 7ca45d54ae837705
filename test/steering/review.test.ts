/** The agenda of the method's meetings, worked by hand. */
import fc from 'fast-check';
import { attention, attributeChange, defaultPolicy, type Plan, reviewAgenda, rollup } from 'spm-model';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy, examplePlan } from 'spm-model/testing';
import { arbitraryDay, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';

const plans = arbitraryPlan({ size: 'medium', faults: 'some', edgeDates: true });
const days = arbitraryDay({ edgeDates: true });
const YEAR = { start: '2026-01-01', end: '2026-12-31' };
const withMilestones = (...milestones: readonly Parameters<typeof aMilestone>[0][]) =>
  aPlan({
    goals: [
      aGoal({
        measures: [],
        strategies: [aStrategy({ measures: [], milestones: milestones.map((m) => aMilestone(m)) })],
      }),
    ],
  });
const withMeasure = (overrides: Parameters<typeof aMeasure>[0]) =>
  aPlan({ goals: [aGoal({ strategies: [], measures: [aMeasure(overrides)] })] });
const reportingOf = (plan: Plan, asOf: string, since?: string) => {
  const { due, came } = reviewAgenda(plan, { asOf, since }).reporting;
  return [due, came];
};
const reports = (...dates: readonly string[]) => dates.map((date) => ({ date, percentComplete: 10 }));

describe('the agenda of the meetings', () => {
  it('gives each item of attention to the meeting whose matter it is', () => {
    fc.assert(
      fc.property(plans, days, (plan, asOf) => {
        const { monthly, quarterly, yearly } = reviewAgenda(plan, { asOf });
        const inText = (items: readonly object[]) => items.map((item) => JSON.stringify(item)).sort();
        expect(inText([...monthly, ...quarterly, ...yearly])).toEqual(inText(attention(plan, { asOf })));
      }),
      { numRuns: 40 },
    );
    const { monthly, quarterly, yearly } = reviewAgenda(examplePlan, { asOf: '2026-08-03' });
    const ids = (items: readonly { id: string }[]) => new Set(items.map(({ id }) => id));
    expect(ids(monthly)).toContain('milestone-coaches');
    expect(ids(quarterly)).toContain('strategy-materials');
    expect(ids(quarterly)).toContain('measure-adopted');
    expect(ids(yearly)).toContain('measure-absence');
    expect(ids(yearly)).toContain('group-english-learners');
  });

  it('says what became of each milestone that ends within the fiscal year', () => {
    const half = { actions: [], reports: [{ date: '2026-05-01', percentComplete: 50 }] };
    const ends = (id: string, end: string, rest: object = half) => ({
      id,
      period: { start: '2025-09-01', end },
      ...rest,
    });
    const discontinued = { date: '2026-05-01', reason: 'Other needs came first' };
    const plan = withMilestones(
      ends('done', '2026-06-30', { actions: [], reports: [{ date: '2026-05-01', percentComplete: 100 }] }),
      ends('half', '2026-06-30'),
      ends('untouched', '2026-06-01', { actions: [] }),
      ends('given-up', '2026-06-30', { ...half, discontinued }),
      ends('carried', '2026-06-30', { ...half, discontinued: { ...discontinued, carriedOverTo: 'next' } }),
      ends('next', '2026-07-01'),
      ends('before', '2025-06-30', { ...half, period: { start: '2024-09-01', end: '2025-06-30' } }),
    );
    const suggested = (asOf: string, policy = defaultPolicy) =>
      reviewAgenda(plan, { asOf, policy }).dispositions.map((each) => `${each.milestoneId} ${each.suggested}`);
    expect(suggested('2026-06-15')).toEqual([
      'done done',
      'half carry-over',
      'untouched drop',
      'given-up drop',
      'carried carry-over',
    ]);
    // Given up by all its actions, it was not carried over on a day before it was.
    const givenUp = withMilestones(
      ends('later', '2026-06-30', {
        actions: [anAction({ discontinued })],
        discontinued: { ...discontinued, date: '2026-06-20', carriedOverTo: 'next' },
      }),
      ends('next', '2026-07-01'),
    );
    const laterIs = (asOf: string) => reviewAgenda(givenUp, { asOf }).dispositions[0];
    expect(laterIs('2026-06-19')).toEqual({ milestoneId: 'later', state: 'discontinued', suggested: 'drop' });
    expect(laterIs('2026-06-20')?.suggested).toBe('carry-over');
    // A policy that definePolicy would refuse is a slip in code, and named.
    for (const fiscalYearStart of ['02-29', '7-1']) {
      expect(() => suggested('2026-06-15', { ...defaultPolicy, fiscalYearStart })).toThrow(
        `fiscalYearStart is "${fiscalYearStart}"; give a month and a day of every year`,
      );
    }
    // Until it is over, nothing done is no reason to drop it.
    expect(suggested('2026-06-01')[2]).toBe('untouched carry-over');
    expect(suggested('2026-06-02')[2]).toBe('untouched drop');
    // What is over and half done goes on.
    expect(suggested('2026-12-31', { ...defaultPolicy, fiscalYearStart: '01-01' })[1]).toBe('half carry-over');
    expect(suggested('2026-07-01')).toEqual(['next carry-over']);
    expect(suggested('2026-07-01', { ...defaultPolicy, fiscalYearStart: '01-01' })).toHaveLength(6);
  });

  it('says what changed since the last review, where there was one', () => {
    const options = { asOf: '2026-08-03', since: '2026-05-03' };
    const { changed } = reviewAgenda(examplePlan, options);
    const at = (asOf: string) => rollup(examplePlan, { asOf });
    expect(changed).toEqual(attributeChange(at(options.since), at(options.asOf)));
    expect(reviewAgenda(examplePlan, { asOf: '2026-08-03' }).changed).toBeNull();
    expect(() => reviewAgenda(examplePlan, { asOf: '2026-08-03', since: '2026-5-3' })).toThrow(/^since is "2026-5-3"/);
    expect(() => reviewAgenda(examplePlan, { asOf: '2026-08-32' })).toThrow(RangeError);
  });
});

describe('the reporting rate', () => {
  it('counts, month by month, the report that is nearest to the day on which one was due', () => {
    const plan = (...dates: readonly string[]) =>
      withMilestones({ period: YEAR, actions: [anAction({ period: YEAR, reports: reports(...dates) })] });
    // Due on 1 February, 1 March and 1 April.
    expect(reportingOf(plan(), '2026-01-31')).toEqual([0, 0]);
    expect(reportingOf(plan(), '2026-04-01')).toEqual([3, 0]);
    expect(reportingOf(plan('2026-01-30', '2026-02-03', '2026-03-28'), '2026-04-01')).toEqual([3, 2]);
    expect(reportingOf(plan('2026-02-04', '2026-03-04', '2026-04-01'), '2026-04-01')).toEqual([3, 3]);
    // Since a day, only what fell due after it.
    expect(reportingOf(plan('2026-02-01'), '2026-04-01', '2026-02-01')).toEqual([2, 0]);
    expect(reportingOf(plan('2026-02-01'), '2026-04-01', '2026-01-31')).toEqual([3, 1]);
    expect(reportingOf(plan('2026-02-01'), '2026-04-01', '2027-01-01')).toEqual([0, 0]);
    // Of two that are equally near, it is for the later; what is near to one that is not yet due is for none.
    expect(reportingOf(plan('2026-02-15', '2026-03-01'), '2026-03-01')).toEqual([2, 1]);
    expect(reportingOf(plan('2026-02-01', '2026-03-28'), '2026-03-30')).toEqual([2, 1]);
    // What came before the start, or on it, was not due.
    expect(reportingOf(plan('2025-06-15', '2026-01-01'), '2026-02-01')).toEqual([1, 0]);
    // By default within a year.
    expect(reportingOf(plan(), '2028-01-01')).toEqual([12, 0]);
  });

  it('ends with completion or with giving up, and asks milestones that have no actions', () => {
    const done = { date: '2026-02-27', percentComplete: 100 };
    const complete = withMilestones({ period: YEAR, actions: [anAction({ period: YEAR, reports: [done] })] });
    expect(reportingOf(complete, '2026-12-31')).toEqual([2, 1]);
    const again = { ...done, date: '2026-05-01' };
    for (const both of [
      [done, again],
      [again, done],
      [done, { ...done }],
    ]) {
      const twice = withMilestones({ period: YEAR, actions: [anAction({ period: YEAR, reports: both })] });
      expect(reportingOf(twice, '2026-12-31')[0]).toBe(2);
    }
    expect(reportingOf(complete, '2026-02-15')).toEqual([1, 0]);
    const early = [{ ...done, date: '2025-12-15' }];
    const never = withMilestones({ period: YEAR, actions: [anAction({ period: YEAR, reports: early })] });
    expect(reportingOf(never, '2026-12-31')).toEqual([0, 0]);
    const discontinued = { date: '2026-03-15', reason: 'Other needs came first' };
    const over = withMilestones({ period: YEAR, actions: [anAction({ period: YEAR, discontinued })] });
    expect(reportingOf(over, '2026-12-31')).toEqual([2, 0]);
    const own = withMilestones({ period: YEAR, actions: [], reports: reports('2026-02-02') });
    expect(reportingOf(own, '2026-03-01')).toEqual([2, 1]);
  });

  it('counts what fell due of what was in a milestone or a strategy until that was given up', () => {
    const discontinued = { date: '2026-04-15', reason: 'Other needs came first' };
    const actions = [anAction({ period: YEAR, reports: reports('2026-02-01', '2026-03-02') })];
    // Due on 1 February, 1 March and 1 April, and no more.
    expect(reportingOf(withMilestones({ period: YEAR, actions, discontinued }), '2026-08-15')).toEqual([3, 2]);
    const given = aStrategy({
      measures: [aMeasure({ frequency: 'quarterly', baseline: { date: '2025-12-31', value: 50 }, observations: [] })],
      milestones: [aMilestone({ period: YEAR, actions }), aMilestone({ id: 'own', period: YEAR, actions: [] })],
      discontinued,
    });
    const plan = aPlan({ goals: [aGoal({ measures: [], strategies: [given] })] });
    // Of the milestone without actions three more, and of the measure the one of 31 March.
    expect(reportingOf(plan, '2026-08-15')).toEqual([7, 2]);
    expect(reportingOf(plan, '2026-03-01')).toEqual([4, 1]);
  });

  it('counts observations by the frequency of the measure, and those that are withheld', () => {
    const baseline = { date: '2024-06-30', value: 50 };
    const observation = (date: string) => ({ date, value: 51 });
    const annual = withMeasure({ baseline, observations: [observation('2025-07-15')] });
    expect(reportingOf(annual, '2026-06-30', '2024-06-30')).toEqual([2, 1]);
    const withheld = withMeasure({ baseline, observations: [], withheld: [{ date: '2026-06-01' }] });
    expect(reportingOf(withheld, '2026-06-30', '2024-06-30')).toEqual([2, 1]);
    const quarterly = withMeasure({ baseline, frequency: 'quarterly', observations: [observation('2026-03-31')] });
    expect(reportingOf(quarterly, '2026-06-30')).toEqual([4, 1]);
    expect(reportingOf(withMeasure({ baseline: undefined, observations: [] }), '2026-06-30')).toEqual([0, 0]);
    // The baseline is no observation that was due.
    const own = withMeasure({ baseline, observations: [observation('2024-06-30')] });
    expect(reportingOf(own, '2025-06-30', '2024-06-29')).toEqual([1, 0]);
    // Nothing falls due after the last target, until which something does.
    const targets = [2025, 2026, 2027].map((year) => ({ date: `${year}-06-30`, value: 60 }));
    expect(reportingOf(withMeasure({ baseline, targets, observations: [] }), '2029-12-31', '2024-06-30')).toEqual([
      3, 0,
    ]);
    expect(reportingOf(withMeasure({ baseline, targets, observations: [] }), '2026-12-31', '2024-06-30')).toEqual([
      2, 0,
    ]);
  });

  it('is told by unit, team and person, what is missing most first', () => {
    const action = (id: string, name: string, ...dates: readonly string[]) =>
      anAction({ id, period: YEAR, responsible: { name }, reports: reports(...dates) });
    const plan = withMilestones({
      period: YEAR,
      unitId: 'unit-1',
      teamId: 'team-1',
      actions: [action('a1', 'Ann', '2026-02-01', '2026-03-01'), action('a2', 'Ben')],
    });
    expect(reviewAgenda(plan, { asOf: '2026-03-01' }).reporting).toEqual({
      due: 4,
      came: 2,
      rate: 0.5,
      by: [
        { kind: 'unit', key: 'unit-1', due: 4, came: 2 },
        { kind: 'team', key: 'team-1', due: 4, came: 2 },
        { kind: 'person', key: 'Ben', due: 2, came: 0 },
        { kind: 'person', key: 'Ann', due: 2, came: 2 },
      ],
    });
    expect(reviewAgenda(aPlan({ goals: [] }), { asOf: '2026-03-01' }).reporting).toMatchObject({ rate: null, by: [] });
    // What is missing counts, not what is due; of whom nothing was due, nothing is said.
    const mixed = withMilestones({
      period: YEAR,
      unitId: undefined,
      actions: [
        action('a2', 'Ben'),
        action('a1', 'Ann', '2026-02-01', '2026-03-01'),
        anAction({ id: 'a3', period: { start: '2026-02-01', end: '2026-12-31' }, responsible: { name: 'Ann' } }),
        anAction({ id: 'a4', period: { start: '2026-06-01', end: '2026-12-31' }, responsible: { name: 'Cleo' } }),
        anAction({ id: 'a5', period: YEAR }),
      ],
    });
    expect(reviewAgenda(mixed, { asOf: '2026-03-01' }).reporting.by).toEqual([
      { kind: 'person', key: 'Ben', due: 2, came: 0 },
      { kind: 'person', key: 'Ann', due: 3, came: 2 },
    ]);
  });

  it('is of whoever answers: for a measure its own person, else that of the strategy or the goal', () => {
    const [ann, ben, cleo, dan] = ['Ann', 'Ben', 'Cleo', 'Dan'].map((name) => ({ name }));
    const by = (goal: object, strategy: object, milestone: object = {}) => {
      const measure = (id: string, responsible?: object) =>
        aMeasure({
          id,
          responsible: responsible as typeof ann,
          baseline: { date: '2025-01-01', value: 40 },
          observations: [],
        });
      const plan = aPlan({
        goals: [
          aGoal({
            ...goal,
            measures: [measure('g'), measure('own', dan)],
            strategies: [
              aStrategy({
                ...strategy,
                measures: [measure('s'), measure('of-strategy', dan)],
                milestones: [aMilestone({ period: YEAR, actions: [], unitId: 'unit-1', ...milestone })],
              }),
            ],
          }),
        ],
      });
      const found = reviewAgenda(plan, { asOf: '2026-02-01', since: '2025-12-31' }).reporting.by;
      return found.map(({ kind, key, due }) => `${kind} ${key} ${due}`).sort();
    };
    expect(by({ responsible: ann, teamId: 'team-1' }, {})).toEqual([
      'person Ann 2',
      'person Dan 2',
      'team team-1 2',
      'unit unit-1 1',
    ]);
    expect(by({ responsible: ann }, { responsible: ben }, { teamId: 'team-2' })).toEqual([
      'person Ann 1',
      'person Ben 2',
      'person Dan 2',
      'team team-2 1',
      'unit unit-1 1',
    ]);
    expect(by({}, { responsible: ben }, { responsible: cleo })).toEqual([
      'person Ben 1',
      'person Cleo 1',
      'person Dan 2',
      'unit unit-1 1',
    ]);
  });

  it('never counts more than were due, and no report that came later', () => {
    fc.assert(
      fc.property(plans, days, days, (plan, asOf, since) => {
        const { due, came, rate, by } = reviewAgenda(plan, { asOf, since }).reporting;
        expect(came).toBeLessThanOrEqual(due);
        expect(rate === null).toBe(due === 0);
        for (const each of by) expect(each.came).toBeLessThanOrEqual(each.due);
      }),
      { numRuns: 60 },
    );
  });
});
