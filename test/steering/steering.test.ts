import fc from 'fast-check';
import {
  actionPlan,
  apply,
  attributeChange,
  type Contribution,
  defaultPolicy,
  fiscalPeriods,
  type Plan,
  practiceRollup,
  productivity,
  progressSeries,
  rollup,
  rollupOrganization,
  walkPlan,
} from 'spm-model';
import {
  aGoal,
  aMeasure,
  aMilestone,
  anAction,
  anOrganization,
  aPlan,
  aStrategy,
  aTeam,
  examplePlan,
} from 'spm-model/testing';
import { arbitraryDay, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/model/calendar.js';
import { arbitraryOperationDraw, operationFor } from '../../src/testing/operations.js';

const AS_OF = { asOf: '2026-08-03' };
const plans = arbitraryPlan({ size: 'medium', faults: 'some', edgeDates: true });
const days = arbitraryDay({ edgeDates: true });
const withMilestone = (overrides: Parameters<typeof aMilestone>[0]) =>
  aPlan({
    goals: [
      aGoal({
        measures: [aMeasure({ frequency: undefined })],
        strategies: [aStrategy({ milestones: [aMilestone(overrides)] })],
      }),
    ],
  });

describe('who carries the plan', () => {
  it('counts an action for its unit, else its milestone’s, else in equal parts for its team’s units', () => {
    const plan = aPlan({
      organization: anOrganization(),
      teams: [aTeam()],
      goals: [
        aGoal({
          strategies: [
            aStrategy({
              milestones: [
                aMilestone({ actions: [anAction(), anAction({ id: 'own', unitId: 'unit-2' })] }),
                aMilestone({
                  id: 'm2',
                  unitId: undefined,
                  teamId: 'team-1',
                  actions: [anAction({ id: 'shared', reports: [{ date: '2026-06-01', percentComplete: 50 }] })],
                }),
                aMilestone({ id: 'm3', unitId: undefined, actions: [anAction({ id: 'nobody' })] }),
              ],
            }),
          ],
        }),
      ],
    });
    const found = rollupOrganization(plan, { asOf: '2026-06-15' });
    expect(found).toMatchObject({
      actions: 4,
      partsPerAction: 2,
      withoutUnit: { parts: 2, actions: 1 },
      withoutTeam: { actions: 3 },
    });
    expect(found.divisions[0]?.units.map(({ id, parts, completion }) => ({ id, parts, completion }))).toEqual([
      { id: 'unit-1', parts: 3, completion: 0.5 / 3 },
      { id: 'unit-2', parts: 3, completion: 0.5 / 3 },
    ]);
    expect(found.divisions[0]).toMatchObject({
      actions: 3,
      counts: { 'behind-schedule': 6 },
      state: 'behind-schedule',
    });
    expect(found.teams[0]).toMatchObject({ actions: 1, completion: 0.5 });
  });

  it('counts an action for who is responsible, and what was given up as given up', () => {
    const discontinued = { date: '2026-05-01', reason: 'Other needs came first' };
    const done = { reports: [{ date: '2026-04-01', percentComplete: 100 }] };
    const period = { start: '2026-01-01', end: '2026-12-31' };
    const plan = aPlan({
      goals: [
        aGoal({
          strategies: [
            aStrategy({
              milestones: [
                aMilestone({
                  responsible: { name: 'Ann' },
                  discontinued,
                  actions: [anAction({ period }), anAction({ id: 'done', period, ...done })],
                }),
                aMilestone({
                  id: 'm2',
                  actions: [
                    anAction({ id: 'bens', period, responsible: { name: 'Ben' }, ...done }),
                    anAction({
                      id: 'late',
                      period: { start: '2026-01-01', end: '2026-06-30' },
                      responsible: { name: 'Ben' },
                      reports: [{ date: '2026-06-30', percentComplete: 95 }],
                    }),
                    anAction({ id: 'nobodys', period }),
                  ],
                }),
              ],
            }),
          ],
        }),
      ],
    });
    const { people, withoutPerson } = rollupOrganization(plan, { asOf: '2026-07-01' });
    expect(people).toMatchObject([
      { id: 'Ann', name: 'Ann', actions: 2, counts: { discontinued: 1, complete: 1 }, state: 'complete' },
      { id: 'Ben', actions: 2, counts: { complete: 1, overdue: 1 }, completion: 0.975, state: 'behind-schedule' },
    ]);
    expect(withoutPerson).toMatchObject({ actions: 1, completion: 0 });
    // What was done ahead counts as far as it was due: 0.25 of the year, by 1 April, and not 1.
    expect(people[1]?.credit).toBeLessThan(0.975);
  });

  it('keeps its numbers where teams of very many sizes share the work', () => {
    const units = Array.from({ length: 60 }, (_, index) => ({ id: `u${index}`, name: 'x', functionIds: [] }));
    const plan = aPlan({
      organization: anOrganization({ divisions: [{ id: 'd', name: 'D', functionIds: [], units }] }),
      teams: units
        .slice(2)
        .map((_, size) => aTeam({ id: `t${size}`, unitIds: units.slice(0, size + 2).map(({ id }) => id) })),
      goals: [
        aGoal({
          strategies: [
            aStrategy({
              milestones: units.slice(2).map((_, size) =>
                aMilestone({
                  id: `m${size}`,
                  unitId: undefined,
                  teamId: `t${size}`,
                  actions: [anAction({ id: `a${size}` })],
                }),
              ),
            }),
          ],
        }),
      ],
    });
    const { actions, divisions, partsPerAction } = rollupOrganization(plan, AS_OF);
    expect(Number.isSafeInteger(partsPerAction)).toBe(true);
    expect(divisions[0]?.actions).toBeCloseTo(actions, 9);
  });

  it('adds up to the plan’s actions exactly, whatever is assigned where', () => {
    fc.assert(
      fc.property(plans, days, (plan, asOf) => {
        const found = rollupOrganization(plan, { asOf });
        const all = [...walkPlan(plan)].filter(({ kind }) => kind === 'action').length;
        const sum = (carried: readonly { readonly parts: number }[]) =>
          carried.reduce((total, { parts }) => total + parts, 0);
        expect(found.actions).toBe(all);
        expect(sum(found.divisions) + found.withoutUnit.parts).toBe(all * found.partsPerAction);
        expect(sum(found.divisions.flatMap(({ units }) => units)) + found.withoutUnit.parts).toBe(
          all * found.partsPerAction,
        );
        expect(sum(found.teams) + found.withoutTeam.parts).toBe(all * found.partsPerAction);
        expect(sum(found.people) + found.withoutPerson.parts).toBe(all * found.partsPerAction);
        for (const { counts, parts } of [...found.divisions, ...found.teams, found.withoutUnit]) {
          expect(Object.values(counts).reduce((total, count) => total + count, 0)).toBe(parts);
        }
      }),
    );
  });
});

describe('productivity', () => {
  it('adds up like with like, and counts deliveries by the day', () => {
    const found = productivity(examplePlan, AS_OF);
    expect(found.inputs).toEqual([
      { kind: 'money', unit: 'US dollars', planned: 1_296_000, used: 1_185_000 },
      { kind: 'staff-time', unit: 'hours', planned: 320, used: 355 },
    ]);
    expect(found.outputs).toEqual([{ unit: 'coaches', planned: 48, delivered: 45 }]);
    expect(productivity(examplePlan, { asOf: '2026-01-12' }).outputs).toEqual([
      { unit: 'coaches', planned: 48, delivered: 24 },
    ]);
    expect(productivity(examplePlan, { asOf: '2026-01-11' }).outputs[0]?.delivered).toBe(0);
    expect(found.goals[0]?.strategies.map(({ id, inputs }) => `${id} ${inputs.length}`)).toEqual([
      'strategy-coaching 2',
      'strategy-materials 0',
    ]);
    const discontinued = { date: '2026-05-01', reason: 'Other needs came first' };
    const bought = (id: string, amount: number) => ({
      id,
      kind: 'money' as const,
      unit: 'US dollars',
      description: 'x',
      planned: 100,
      used: [
        { date: '2026-03-01', amount },
        { date: '2026-06-01', amount },
      ],
    });
    const given = aPlan({
      goals: [
        aGoal({
          strategies: [
            aStrategy({
              alsoServes: ['goal-2'],
              milestones: [
                aMilestone({
                  actions: [
                    anAction({ inputs: [bought('i1', 0.1)] }),
                    anAction({ id: 'a2', discontinued, inputs: [bought('i2', 0.2)] }),
                  ],
                }),
                aMilestone({ id: 'm2', discontinued, actions: [anAction({ id: 'a3', inputs: [bought('i3', 0.4)] })] }),
              ],
            }),
          ],
        }),
        aGoal({ id: 'goal-2', strategies: [] }),
      ],
    });
    const dollars = (planned: number, used: number) => [{ kind: 'money', unit: 'US dollars', planned, used }];
    // Used by the day only; what belongs to work that was given up stands apart from the day on which it was.
    expect(productivity(given, { asOf: '2026-04-30' })).toMatchObject({
      inputs: dollars(300, 0.7),
      discontinued: { inputs: [] },
    });
    const after = productivity(given, { asOf: '2026-06-01' });
    expect(after).toMatchObject({ inputs: dollars(100, 0.2), discontinued: { inputs: dollars(200, 1.2) } });
    // A strategy that serves two goals counts once.
    expect(after.goals.map(({ inputs }) => inputs.length)).toEqual([1, 0]);
    const tenths = withMilestone({
      actions: [
        anAction({
          inputs: [0.1, 0.2].map((planned, index) => ({ id: `i${index}`, kind: 'other', description: 'x', planned })),
        }),
      ],
    });
    expect(productivity(tenths, AS_OF).inputs).toEqual([{ kind: 'other', unit: null, planned: 0.3, used: 0 }]);
  });

  it('tells apart what a rollup calls discontinued, and not what was complete before it was given up', () => {
    const period = { start: '2026-01-01', end: '2026-12-31' };
    const discontinued = { date: '2026-05-01', reason: 'Other needs came first' };
    const reports = [{ date: '2026-04-01', percentComplete: 100 }];
    const action = (id: string, rest: object) =>
      anAction({ id, period, outputs: [{ id: `${id}-output`, description: 'x', planned: 1 }], ...rest });
    const dropped = { ...discontinued, date: '2026-04-30' };
    const given = aPlan({
      goals: [
        aGoal({
          strategies: [
            aStrategy({
              milestones: [
                aMilestone({ id: 'goes-on', period, actions: [action('a', { reports, discontinued })] }),
                aMilestone({
                  id: 'complete',
                  period,
                  discontinued,
                  actions: [action('b', { reports }), action('c', { discontinued: dropped })],
                }),
                // As a carry-over leaves it: the milestone was given up with work undone.
                aMilestone({
                  id: 'carried-over',
                  period,
                  discontinued,
                  actions: [action('d', { reports }), action('e', { discontinued })],
                }),
              ],
            }),
          ],
        }),
      ],
    });
    const asOf = '2026-06-01';
    expect(
      rollup(given, { asOf }).goals[0]?.strategies[0]?.milestones.map(({ implementation: { state } }) => state),
    ).toEqual(['complete', 'complete', 'discontinued']);
    const { outputs, discontinued: apart } = productivity(given, { asOf });
    expect([outputs[0]?.planned, apart.outputs[0]?.planned]).toEqual([2, 3]);
  });

  it('adds up to the greatest number where amounts are beyond all numbers', () => {
    const used = [1, 2].map((day) => ({ date: `2026-01-0${day}`, amount: Number.MAX_VALUE }));
    const huge = withMilestone({
      actions: [anAction({ inputs: [{ id: 'i', kind: 'money', description: 'x', planned: 1, used }] })],
    });
    expect(productivity(huge, AS_OF).inputs).toEqual([
      { kind: 'money', unit: null, planned: 1, used: Number.MAX_VALUE },
    ]);
  });
});

describe('an action plan', () => {
  it('is rows in the order of their timelines', () => {
    const rows = actionPlan(examplePlan, 'milestone-signals', AS_OF);
    expect(
      rows.map(({ action, unit, responsible, state }) => [action, unit, responsible?.name ?? null, state]),
    ).toEqual([
      ['Build the weekly signal', 'Data and Reporting', null, 'complete'],
      ['Bring districts onto the signal', 'Data and Reporting', null, 'on-schedule'],
      ['Coach school teams in talking with families', 'Student Wellbeing', 'Paul Winter', 'on-schedule'],
    ]);
    const period = { start: '2026-01-01', end: '2026-06-30' };
    const plan = withMilestone({
      actions: [
        anAction({ id: 'late', period: { start: '2026-03-01', end: '2026-06-30' }, unitId: 'unit-2' }),
        anAction({ id: 'long', period: { start: '2026-01-01', end: '2026-12-31' } }),
        anAction({ id: 'lost', period, unitId: 'nowhere' }),
        anAction({ id: 'again', period }),
      ],
    });
    const units = actionPlan(plan, 'milestone-1', AS_OF).map(({ id, unit }) => `${id} ${unit}`);
    expect(units).toEqual(['lost Reading', 'again Reading', 'long Reading', 'late Mathematics']);
    expect(actionPlan(withMilestone({ unitId: undefined }), 'milestone-1', AS_OF)[0]?.unit).toBeNull();
    const waiting = withMilestone({
      actions: [anAction({ title: 'Hire coaches' }), anAction({ id: 'next', dependsOn: ['action-1', 'nowhere'] })],
    });
    expect(actionPlan(waiting, 'milestone-1', AS_OF)[1]?.waitsFor).toEqual(['Hire coaches', 'nowhere']);
    for (const id of ['goal-ready', 'strategy-coaching', 'action-train', 'unit-literacy']) {
      expect(actionPlan(examplePlan, id, AS_OF)).toEqual([]);
    }
    expect(actionPlan(examplePlan, 'nobody', AS_OF)).toEqual([]);
  });

  it('shows what was used and delivered up to the day, and not what is dated later', () => {
    const amounts = [
      { date: '2026-09-01', amount: 5 },
      { date: '2026-08-03', amount: 7 },
      { date: '2026-08-04', amount: 9 },
    ];
    const inputs = [
      { id: 'money', kind: 'money', description: 'Grant', used: amounts },
      { id: 'rooms', kind: 'other', description: 'Rooms', used: amounts.slice(1, 2) },
    ] as const;
    const outputs = [{ id: 'guide', description: 'Guides', delivered: amounts }];
    const plan = withMilestone({ actions: [anAction({ inputs, outputs })] });
    const [row] = actionPlan(plan, 'milestone-1', AS_OF);
    expect(row?.inputs.map(({ id, used }) => [id, used])).toEqual([
      ['money', amounts.slice(1, 2)],
      ['rooms', amounts.slice(1, 2)],
    ]);
    expect(row?.outputs.map(({ id, delivered }) => [id, delivered])).toEqual([['guide', amounts.slice(1, 2)]]);
    const action = plan.goals[0]?.strategies[0]?.milestones[0]?.actions[0];
    expect(row?.inputs[1]).toBe(action?.inputs[1]);
    const [last] = actionPlan(plan, 'milestone-1', { asOf: '2026-09-01' });
    expect([last?.inputs, last?.outputs]).toEqual([action?.inputs, action?.outputs]);
    expect(last?.inputs).toBe(action?.inputs);
  });
});

describe('a series', () => {
  it('goes by month, quarter or year from the first day, and ends on the last', () => {
    const dayList = (from: string, to: string, every: 'month' | 'quarter' | 'year') =>
      progressSeries(examplePlan, { from, to, every }).map(({ asOf }) => asOf);
    expect(dayList('2026-01-31', '2026-04-15', 'month')).toEqual([
      '2026-01-31',
      '2026-02-28',
      '2026-03-31',
      '2026-04-15',
    ]);
    expect(dayList('2026-01-31', '2026-01-31', 'month')).toEqual(['2026-01-31']);
    expect(dayList('2026-02-01', '2026-01-31', 'month')).toEqual([]);
    expect(dayList('2024-02-29', '2027-03-01', 'year')).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2026-02-28',
      '2027-02-28',
      '2027-03-01',
    ]);
    for (const every of ['weekly', 'toString', undefined, null]) {
      expect(() => dayList('2026-02-01', '2026-03-01', every as 'month')).toThrow(/^every is .*; give "month" or/);
    }
    expect(() => dayList('2026-02-30', '2026-03-01', 'month')).toThrow(/^from is "2026-02-30"/);
    expect(() => dayList('2026-02-01', '2026-3-1', 'month')).toThrow(/^to is "2026-3-1"/);
  });

  it('of more days than can be told is of the latest, without a hole before the last', () => {
    const empty = aPlan({ goals: [] });
    const dayList = (from: string, to: string) =>
      progressSeries(empty, { from, to, every: 'month' }).map(({ asOf }) => asOf);
    const latest = dayList('1900-01-31', '2026-01-31');
    expect(latest).toHaveLength(1_200);
    expect([latest[0], ...latest.slice(-2)]).toEqual(['1926-02-28', '2025-12-31', '2026-01-31']);
    expect(dayList('9900-01-01', '9999-12-31')).toHaveLength(1_200);
    expect(dayList('9999-11-30', '9999-12-31')).toEqual(['9999-11-30', '9999-12-31']);
  });

  it('is, of two with one id, of the first', () => {
    const goal = (value: number) => aGoal({ measures: [aMeasure({ observations: [{ date: '2026-06-30', value }] })] });
    const plan = aPlan({ goals: [goal(45), goal(55)] });
    const ids = ['measure-1', 'goal-1'];
    const found = progressSeries(plan, { from: '2026-07-01', to: '2026-07-01', every: 'year', ids });
    // From 40 to 60, 45 is a quarter of the way.
    expect(found.map(({ id, value, progress }) => [id, value, progress])).toEqual([
      ['measure-1', 45, 0.25],
      ['goal-1', null, 0.25],
    ]);
  });

  it('that begins on the last day of a month stays on last days', () => {
    const quarters = progressSeries(examplePlan, { from: '2026-06-30', to: '2027-06-30', every: 'quarter' });
    expect(quarters.map(({ asOf }) => asOf)).toEqual([
      '2026-06-30',
      '2026-09-30',
      '2026-12-31',
      '2027-03-31',
      '2027-06-30',
    ]);
  });

  it('is of the goals, strategies and measures that are asked for', () => {
    const ids = ['measure-absence', 'goal-reading', 'strategy-coaching', 'action-train'];
    const found = progressSeries(examplePlan, { from: '2026-06-30', to: '2026-08-03', every: 'year', ids });
    expect(found.map(({ id, asOf }) => `${id} ${asOf}`)).toEqual(
      ids.slice(0, 3).flatMap((id) => [`${id} 2026-06-30`, `${id} 2026-08-03`]),
    );
    const { goals } = rollup(examplePlan, AS_OF);
    expect(found[1]).toMatchObject({ value: 27.3, status: 'regressing', completion: null, state: null });
    expect(found[3]).toMatchObject({ status: goals[0]?.performance.status, state: goals[0]?.implementation.state });
    expect(found[5]?.completion).toBe(goals[0]?.strategies[0]?.implementation.completion);
  });

  it('is the rollup of each day', () => {
    for (const { asOf, completion, status } of progressSeries(examplePlan, {
      from: '2025-07-01',
      to: '2027-07-01',
      every: 'quarter',
    })) {
      const { implementation, performance } = rollup(examplePlan, { asOf });
      expect(completion).toBe(implementation.completion);
      expect(status).toBe(performance.status);
    }
  });
});

describe('fiscal periods', () => {
  const named = (from: string, to: string, every: 'month' | 'quarter' | 'year', fiscalYearStart?: string) =>
    fiscalPeriods({ from, to, every, fiscalYearStart }).map(({ name, start, end }) => `${name} ${start} ${end}`);

  it('are named for the year in which they end', () => {
    expect(named('2025-06-30', '2025-07-01', 'year')).toEqual([
      'FY2025 2024-07-01 2025-06-30',
      'FY2026 2025-07-01 2026-06-30',
    ]);
    expect(named('2025-12-31', '2026-01-01', 'quarter')).toEqual([
      'FY2026 Q2 2025-10-01 2025-12-31',
      'FY2026 Q3 2026-01-01 2026-03-31',
    ]);
    expect(named('2026-02-28', '2026-02-28', 'month')).toEqual(['FY2026 M08 2026-02-01 2026-02-28']);
    expect(named('2026-02-28', '2026-02-28', 'year', '01-01')).toEqual(['FY2026 2026-01-01 2026-12-31']);
    // The federal year.
    expect(named('2026-09-30', '2026-10-01', 'quarter', '10-01')).toEqual([
      'FY2026 Q4 2026-07-01 2026-09-30',
      'FY2027 Q1 2026-10-01 2026-12-31',
    ]);
    expect(named('2026-02-02', '2026-02-01', 'month')).toEqual([]);
    expect(named('0002-01-01', '0002-01-01', 'year')).toEqual(['FY0002 0001-07-01 0002-06-30']);
  });

  it('follow each other without a gap, and hold the days that are asked for', () => {
    const starts = fc.constantFrom('01-01', '07-01', '09-01', '10-15', '08-31');
    const steps = fc.constantFrom('month', 'quarter', 'year' as const);
    fc.assert(
      fc.property(arbitraryDay(), fc.nat({ max: 900 }), steps, starts, (from, length, every, fiscalYearStart) => {
        const to = plusDays(from, length);
        const periods = fiscalPeriods({ from, to, every, fiscalYearStart });
        expect(periods[0]?.start.localeCompare(from)).not.toBe(1);
        expect(periods.at(-1)?.end.localeCompare(to)).not.toBe(-1);
        for (const [index, { start, end }] of periods.entries()) {
          expect(start <= end).toBe(true);
          const next = periods[index + 1];
          if (next !== undefined) expect(next.start).toBe(plusDays(end, 1));
        }
        expect(new Set(periods.map(({ name }) => name)).size).toBe(periods.length);
      }),
    );
    const years = fiscalPeriods({ from: '0001-01-01', to: '9998-12-31', every: 'year' });
    expect(years).toHaveLength(1_200);
    expect(years.at(-1)?.name).toBe('FY9999');
    expect(() => fiscalPeriods({ from: '2026-01-01', to: '2026-12-31', every: 'week' as 'year' })).toThrow(
      new RangeError('every is "week"; give "month" or "quarter" or "year".'),
    );
    expect(fiscalPeriods({ from: '9999-12-31', to: '9999-12-31', every: 'quarter' }).at(-1)?.name).toMatch(/^FY/);
  });

  it('refuse days that are none', () => {
    expect(() => named('2026-2-1', '2026-02-01', 'month')).toThrow(RangeError);
    expect(() => named('2026-02-01', '2026-02-30', 'month')).toThrow(RangeError);
    expect(() => named('2026-02-01', '2026-02-01', 'month', '02-29')).toThrow(
      /^fiscalYearStart is "02-29"; give a month and a day/,
    );
  });
});

describe('practices over many plans', () => {
  const period = { start: '2026-01-01', end: '2026-12-31' };
  const reported = (percentComplete: number) => ({ period, reports: [{ date: '2026-12-31', percentComplete }] });
  const measured = (value: number) =>
    aMeasure({
      unit: { kind: 'score' },
      baseline: { date: '2025-12-31', value: 0 },
      targets: [{ date: '2027-12-31', value: 100 }],
      observations: [{ date: '2026-12-31', value }],
    });

  it('combine strategies, milestones and actions of a code as parts of equal weight', () => {
    const strategyPlan = aPlan({
      id: 'a',
      goals: [
        aGoal({
          strategies: [
            aStrategy({
              codes: ['coaching', 'coaching'],
              weight: 7,
              measures: [measured(50)],
              milestones: [aMilestone({ period, codes: ['other'], actions: [anAction(reported(40))] })],
            }),
          ],
        }),
      ],
    });
    const actionsPlan = aPlan({
      id: 'b',
      goals: [
        aGoal({
          strategies: [
            aStrategy({
              milestones: [
                aMilestone({
                  period,
                  actions: [
                    anAction({ codes: ['coaching'], weight: 9, ...reported(100) }),
                    anAction({ id: 'a2', codes: ['coaching'], ...reported(70) }),
                  ],
                }),
              ],
            }),
          ],
        }),
      ],
    });
    const found = practiceRollup([strategyPlan, actionsPlan], { asOf: '2026-12-31' });
    expect(found.map(({ code }) => code)).toEqual(['coaching', 'other']);
    expect(found[0]).toMatchObject({
      plans: 2,
      strategies: 1,
      implementation: { completion: (0.4 + 1 + 0.7) / 3, due: 1, state: 'behind-schedule', counts: { complete: 1 } },
      performance: { progress: 0.5, status: 'on-track' },
    });
    expect(found[1]).toMatchObject({ plans: 1, strategies: 0, performance: { status: 'no-data' } });
    // In the order of the codes, and planned through the earliest end of what carries them out.
    const short = aMilestone({
      id: 'm2',
      period: { ...period, end: '2026-09-30' },
      codes: ['b'],
      actions: [anAction()],
    });
    const several = aPlan({
      goals: [
        aGoal({
          strategies: [aStrategy({ codes: ['c'], milestones: [aMilestone({ period, codes: ['b', 'a'] }), short] })],
        }),
      ],
    });
    const sorted = practiceRollup([several], AS_OF);
    expect(sorted.map(({ code, implementation }) => `${code} ${implementation.plannedThrough}`)).toEqual([
      'a 2026-12-31',
      'b 2026-09-30',
      'c 2026-12-31',
    ]);
    expect(practiceRollup([], AS_OF)).toEqual([]);
    expect(() => practiceRollup([], { asOf: 'today' })).toThrow(RangeError);
  });
});

describe('the attribution of a change', () => {
  const addsUp = (amount: number, parts: readonly Contribution[]): void => {
    if (parts.length === 0) return;
    expect(Math.abs(parts.reduce((total, part) => total + part.amount, 0) - amount)).toBeLessThan(1e-12);
    for (const part of parts) if (part.parts.length > 0) addsUp(part.amount - part.byWeight, part.parts);
  };
  const check = (before: Plan, after: Plan, from: string, to: string, missing: 'exclude' | 'zero') => {
    const policy = { ...defaultPolicy, missing };
    const change = attributeChange(rollup(before, { asOf: from, policy }), rollup(after, { asOf: to, policy }));
    for (const { difference, parts } of [change.implementation, change.performance]) {
      if (difference !== 0) expect(parts.length).toBeGreaterThan(0);
      addsUp(difference, parts);
    }
  };

  it('adds up over time', () => {
    fc.assert(
      fc.property(plans, days, days, fc.constantFrom('exclude', 'zero'), (plan, from, to, missing) =>
        check(plan, plan, from, to, missing),
      ),
    );
  });

  it('adds up where parts come, go and weigh otherwise', () => {
    fc.assert(
      fc.property(
        arbitraryPlan({ size: 'medium' }),
        fc.array(arbitraryOperationDraw, { maxLength: 15 }),
        days,
        fc.constantFrom('exclude', 'zero'),
        (plan, draws, asOf, missing) => {
          let current = plan;
          for (const draw of draws) {
            const changed = apply(current, operationFor(current, draw));
            if (changed.ok) current = changed.value.plan;
          }
          check(plan, current, asOf, asOf, missing);
        },
      ),
    );
    fc.assert(fc.property(plans, plans, days, (a, b, asOf) => check(a, b, asOf, asOf, 'exclude')));
  });

  it('starts from nothing where nothing was', () => {
    const empty = rollup(aPlan({ goals: [] }), AS_OF);
    const full = rollup(
      aPlan({ goals: [aGoal({ measures: [aMeasure({ observations: [{ date: '2026-06-30', value: 50 }] })] })] }),
      AS_OF,
    );
    const { performance } = attributeChange(empty, full);
    expect(performance).toMatchObject({
      before: null,
      after: 0.5,
      difference: 0.5,
      parts: [{ id: 'goal-1', amount: 0.5, byWeight: 0.5 }],
    });
    expect(attributeChange(full, empty).performance).toMatchObject({ difference: -0.5, parts: [{ amount: -0.5 }] });
    expect(attributeChange(empty, empty).performance).toMatchObject({ difference: 0, parts: [] });
  });

  /** What parts do, down to the last. */
  const told = (parts: readonly Contribution[]): unknown[] =>
    parts.map(({ id, amount, parts: own }) => [id, Math.round(amount * 1e9) / 1e9, ...told(own)]);
  const year = { start: '2026-01-01', end: '2026-12-31' };
  const reported = (id: string, percentComplete: number) =>
    anAction({ id, period: year, reports: [{ date: '2026-06-01', percentComplete }] });
  const change = (before: Plan, after: Plan) => attributeChange(rollup(before, AS_OF), rollup(after, AS_OF));

  it('goes down to actions and measures, and counts none that has no value', () => {
    const observed = (id: string, value: number) => aMeasure({ id, observations: [{ date: '2026-06-30', value }] });
    const plan = (percent: number, value: number) =>
      aPlan({
        goals: [
          aGoal({
            measures: [observed('m1', value), observed('m2', 50), aMeasure({ id: 'never' })],
            strategies: [
              aStrategy({
                measures: [],
                milestones: [aMilestone({ period: year, actions: [reported('a', percent)] })],
              }),
              aStrategy({ id: 'unplanned', measures: [], milestones: [] }),
            ],
          }),
        ],
      });
    const { implementation, performance } = change(plan(20, 42), plan(60, 50));
    expect(told(implementation.parts)).toEqual([
      ['goal-1', 0.4, ['strategy-1', 0.4, ['milestone-1', 0.4, ['a', 0.4]]]],
    ]);
    // From 40 to 60, 42 is a tenth of the way and 50 is half of it; of two that count, each counts half.
    expect(told(performance.parts)).toEqual([['goal-1', 0.2, ['m1', 0.2], ['m2', 0]]]);
  });

  it('of a strategy that serves another goal as well goes down there, too', () => {
    const plan = (percent: number) => {
      const strategy = (id: string, more: object) =>
        aStrategy({
          id,
          measures: [],
          milestones: [aMilestone({ id: `of-${id}`, period: year, actions: [reported(`a-${id}`, percent)] })],
          ...more,
        });
      return aPlan({
        goals: [
          aGoal({ strategies: [strategy('s1', { alsoServes: ['g2'] })] }),
          aGoal({ id: 'g2', strategies: [] }),
          // Of two with one id, the first is meant.
          aGoal({ id: 'g3', strategies: [strategy('s1', { milestones: [] })] }),
        ],
      });
    };
    const { parts } = change(plan(20), plan(60)).implementation;
    expect(told(parts).slice(0, 2)).toEqual(
      ['goal-1', 'g2'].map((goal) => [goal, 0.2, ['s1', 0.2, ['of-s1', 0.2, ['a-s1', 0.2]]]]),
    );
  });

  it('of a milestone that reported for itself before, or does so now, is not divided', () => {
    const ofActions = withMilestone({ period: year, actions: [reported('a', 60)] });
    const ofItself = withMilestone({
      period: year,
      actions: [],
      reports: [{ date: '2026-06-01', percentComplete: 20 }],
    });
    const milestone = (before: Plan, after: Plan) =>
      change(before, after).implementation.parts[0]?.parts[0]?.parts[0] as Contribution;
    for (const [found, amount] of [
      [milestone(ofItself, ofActions), 0.4],
      [milestone(ofActions, ofItself), -0.4],
    ] as const) {
      expect(found.amount).toBeCloseTo(amount, 12);
      expect(found.parts).toEqual([]);
    }
  });

  it('tells apart what has one id', () => {
    const plan = (...percents: number[]) =>
      withMilestone({ period: year, actions: percents.map((percent) => reported('a', percent)) });
    const [goal] = change(plan(10, 20, 30), plan(40, 20, 60)).implementation.parts;
    expect(told(goal?.parts[0]?.parts[0]?.parts ?? [])).toEqual([
      ['a', 0.1],
      ['a', 0],
      ['a', 0.1],
    ]);
  });

  it('lays the fall of a mean on the newcomer that pulls it down', () => {
    const half = {
      period: { start: '2026-01-01', end: '2026-12-31' },
      reports: [{ date: '2026-06-01', percentComplete: 60 }],
    };
    const before = rollup(withMilestone({ actions: [anAction(half)] }), AS_OF);
    const after = rollup(
      withMilestone({ actions: [anAction(half), anAction({ id: 'new', period: half.period })] }),
      AS_OF,
    );
    const { implementation } = attributeChange(before, after);
    expect(implementation.difference).toBeCloseTo(-0.3, 12);
    const milestone = implementation.parts[0]?.parts[0]?.parts[0];
    expect(milestone?.parts.map(({ id, amount }) => [id, Math.round(amount * 1e9) / 1e9])).toEqual([
      ['action-1', -0.075],
      ['new', -0.225],
    ]);
  });
});
