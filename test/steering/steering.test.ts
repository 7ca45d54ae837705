import fc from 'fast-check';
import {
  actionPlan,
  apply,
  attention,
  attentionReasons,
  attributeChange,
  type Contribution,
  defaultPolicy,
  gaps,
  type Plan,
  productivity,
  progressSeries,
  rollup,
  rollupOrganization,
  subgroupProgress,
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
  aSubgroup,
  aTeam,
  examplePlan,
} from 'spm-model/testing';
import { arbitraryDay, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryOperationDraw, operationFor } from '../../src/testing/operations.js';
import { present } from '../fixtures/sound-plan.js';

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
const reasons = (plan: Plan, asOf: string) => attention(plan, { asOf }).map(({ reason, id }) => `${reason} ${id}`);

describe('attention', () => {
  it('lists the most urgent first, with sentence, day and who', () => {
    const items = attention(examplePlan, AS_OF);
    expect(items.map(({ reason, id }) => `${reason} ${id}`)).toEqual([
      'action-overdue action-train',
      'milestone-overdue milestone-coaches',
      'measure-regressing measure-absence',
      'theory-in-doubt strategy-materials',
      'judgement-disagrees action-compacts',
      'action-behind-schedule action-compacts',
      'action-behind-schedule action-standards',
      'milestone-ending-soon milestone-review',
      'milestone-ending-soon milestone-signals',
      'report-late action-train',
      'report-late action-compacts',
      'observation-late measure-naep-4',
    ]);
    expect(items.find(({ id }) => id === 'action-family')).toBeUndefined();
    expect(items[4]).toMatchObject({
      sentence:
        'Action "Negotiate the compacts" was judged on schedule on 2026-06-30, but by its figures it was behind schedule.',
      since: '2026-06-30',
      who: { unitId: 'unit-careers', teamId: 'team-pathways' },
    });
    for (const { sentence } of items) expect(sentence).toMatch(/^[A-Z].*[.?]$/);
  });

  it('notices late starts, late reports by cadence, and milestones that end before the next look', () => {
    const started = withMilestone({ actions: [anAction({ period: { start: '2026-01-01', end: '2026-12-31' } })] });
    expect(reasons(started, '2025-12-31')).toEqual([]);
    expect(reasons(started, '2026-01-20')).toEqual([]);
    expect(reasons(started, '2026-03-15')).toEqual(['action-late-start action-1', 'report-late action-1']);
    const policy = { ...defaultPolicy, cadence: { ...defaultPolicy.cadence, action: 'annual' as const } };
    expect(attention(started, { asOf: '2026-03-15', policy })).toEqual([]);
    const [, late] = attention(started, { asOf: '2026-03-15' });
    expect(late).toMatchObject({
      since: '2026-02-02',
      sentence: 'Action "Train coaches" has never been reported on; reports are monthly.',
    });
    const reported = withMilestone({
      actions: [
        anAction({
          period: { start: '2026-01-01', end: '2026-12-31' },
          reports: [{ date: '2026-09-30', percentComplete: 80 }],
        }),
      ],
    });
    expect(reasons(reported, '2026-09-30')).toEqual([]);
    expect(reasons(reported, '2026-10-01')).toEqual(['milestone-ending-soon milestone-1']);
  });

  it('notices measures late for their frequency, missed ones, and broken rules', () => {
    const measure = aMeasure({
      frequency: 'annual',
      targets: [{ date: '2026-06-30', value: 60 }],
      observations: [{ date: '2026-06-30', value: 50 }],
    });
    const plan = aPlan({ goals: [aGoal({ measures: [measure], strategies: [], focus: 'agency' })] });
    expect(reasons(plan, '2026-07-01')).toEqual([
      'measure-missed measure-1',
      'rule-broken goal-1',
      'rule-broken goal-1',
    ]);
    expect(reasons(plan, '2027-07-01')).toContain('observation-late measure-1');
    expect(attention(plan, { asOf: '2026-07-01' })[1]).toMatchObject({ rule: 'goal-focus', kind: 'goal', since: null });
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
          if (since !== null) expect(since <= asOf || since.length === 10).toBe(true);
        }
      }),
    );
  });
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
    expect(productivity(examplePlan, { asOf: '2026-01-11' }).outputs).toEqual([
      { unit: 'coaches', planned: 48, delivered: 21 },
    ]);
    expect(found.goals[0]?.strategies.map(({ id, inputs }) => `${id} ${inputs.length}`)).toEqual([
      'strategy-coaching 2',
      'strategy-materials 0',
    ]);
    const tenths = withMilestone({
      actions: [
        anAction({
          inputs: [0.1, 0.2].map((planned, index) => ({ id: `i${index}`, kind: 'other', description: 'x', planned })),
        }),
      ],
    });
    expect(productivity(tenths, AS_OF).inputs).toEqual([{ kind: 'other', unit: null, planned: 0.3, used: 0 }]);
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
    expect(actionPlan(examplePlan, 'goal-ready', AS_OF)).toEqual([]);
    expect(actionPlan(examplePlan, 'nobody', AS_OF)).toEqual([]);
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
    expect(dayList('0001-01-01', '9999-12-31', 'month')).toHaveLength(1_200);
    expect(() => dayList('2026-02-30', '2026-03-01', 'month')).toThrow(RangeError);
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

describe('groups of students', () => {
  const measure = (direction: 'increase' | 'decrease' | 'maintain', whole: [number, number], group: [number, number]) =>
    aMeasure({
      direction,
      unit: { kind: 'score' },
      baseline: { date: '2025-06-30', value: whole[0] },
      targets:
        direction === 'maintain' ? [{ date: '2028-06-30', low: 40, high: 60 }] : [{ date: '2028-06-30', value: 50 }],
      observations: [{ date: '2026-06-30', value: whole[1] }],
      subgroups: [
        aSubgroup({
          baseline: { date: '2025-06-30', value: group[0] },
          targets: [],
          observations: [{ date: '2026-06-30', value: group[1] }],
        }),
      ],
    });
  const gap = (...args: Parameters<typeof measure>) => present(gaps(measure(...args), { asOf: '2026-07-01' })[0]);

  it('have a gap above 0 where they are worse off, in either direction', () => {
    expect(gap('increase', [40, 45], [30, 37])).toMatchObject({
      baseline: 10,
      now: 8,
      trend: 'closing',
      tolerance: 0.2,
    });
    expect(gap('increase', [40, 45], [30, 34])).toMatchObject({ baseline: 10, now: 11, trend: 'widening' });
    expect(gap('increase', [40, 45], [30, 35.2])).toMatchObject({ trend: 'steady' });
    expect(gap('increase', [40, 45], [30, 35.21])).toMatchObject({ trend: 'closing' });
    expect(gap('decrease', [20, 15], [30, 24])).toMatchObject({ baseline: 10, now: 9, trend: 'closing' });
    expect(gap('increase', [40, 45], [50, 60])).toMatchObject({ baseline: -10, now: -15, trend: 'widening' });
    expect(gap('maintain', [50, 50], [30, 35])).toMatchObject({ baseline: 10, now: 5, trend: 'closing' });
    expect(gap('increase', [40, 45], [40, 44])).toMatchObject({
      baseline: 0,
      now: 1,
      tolerance: 0.8,
      trend: 'widening',
    });
  });

  it('of a measure to maintain without a band, and of numbers beyond bounds, are told as far as they go', () => {
    const bandless = { ...measure('maintain', [50, 50], [30, 35]), targets: [] };
    expect(gaps(bandless, AS_OF)[0]).toMatchObject({ baseline: 20, now: 15 });
    expect(gap('increase', [1e308, 1e308], [-1e308, 0])).toMatchObject({ baseline: null, now: 1e308, trend: null });
  });

  it('without a baseline or an observation have no trend', () => {
    const bare = aMeasure({ subgroups: [aSubgroup({ baseline: undefined })] });
    expect(gaps(bare, AS_OF)[0]).toMatchObject({ baseline: null, now: null, trend: null });
  });

  it('progress by their own baseline and targets, in the measure’s way', () => {
    const [group] = subgroupProgress(measure('decrease', [20, 15], [30, 24]), AS_OF);
    expect(group).toMatchObject({ id: 'subgroup-1', name: 'English learners', value: 24, status: 'not-measurable' });
    const summed = aMeasure({
      accumulation: 'sum',
      subgroups: [
        aSubgroup({
          observations: [
            { date: '2026-01-31', value: 5 },
            { date: '2026-02-28', value: 6 },
          ],
        }),
      ],
    });
    expect(subgroupProgress(summed, AS_OF)[0]?.value).toBe(31);
  });

  it('never give NaN', () => {
    fc.assert(
      fc.property(plans, days, (plan, asOf) => {
        for (const found of walkPlan(plan)) {
          if (found.kind !== 'measure') continue;
          for (const result of [gaps(found.entity, { asOf }), subgroupProgress(found.entity, { asOf })]) {
            expect(JSON.parse(JSON.stringify(result))).toEqual(result);
          }
        }
      }),
    );
  });
});
