/** The end of the year: milestones carried over, targets and baselines replaced as of a day, worked by hand. */
import fc from 'fast-check';
import {
  apply,
  carryOver,
  type EntityKind,
  type EntityOfKind,
  findEntity,
  type Operation,
  type Plan,
  type Result,
  rebaseline,
  recordDelivery,
  recordUse,
  revert,
  type StoredChange,
  setTargets,
  withdrawAmount,
} from 'spm-model';
import { aGoal, aMeasure, aMilestone, anAction, anInput, anOutput, aPlan, aStrategy } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/model/calendar.js';
import { provesItself } from '../support/operations.js';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

const entity = <Kind extends EntityKind>(plan: Plan, kind: Kind, id: string): EntityOfKind[Kind] => {
  const found = findEntity(plan, id);
  if (found?.kind !== kind) throw new Error(`${id} is no ${kind}`);
  return found.entity as EntityOfKind[Kind];
};
const done = (before: Plan, result: Result<Parameters<typeof provesItself>[1]>): Plan => {
  const change = valueIn(result);
  provesItself(before, change);
  return change.plan;
};

/** Says that the operations that are possible come to the same in one list as one by one, and can be taken back. */
const sameOneByOne = (before: Plan, steps: readonly Operation[]): void => {
  let now = before;
  const taken: Operation[] = [];
  for (const each of steps) {
    const result = apply(now, each);
    if (!result.ok) continue;
    now = result.value.plan;
    taken.push(each);
  }
  expect(done(before, apply(before, taken))).toEqual(now);
};

const action = (id: string, percents: readonly (readonly [string, number])[], more: object = {}) =>
  anAction({
    id,
    period: { start: '2025-09-01', end: '2026-02-28' },
    inputs: [anInput({ id: `${id}-money`, used: [{ date: '2025-10-01', amount: 5 }] })],
    outputs: [anOutput({ id: `${id}-guide`, delivered: [{ date: '2025-10-01', amount: 1 }] })],
    reports: percents.map(([date, percentComplete]) => ({ date, percentComplete })),
    ...more,
  });

const plan = aPlan({
  goals: [
    aGoal({
      measures: [],
      strategies: [
        aStrategy({
          measures: [],
          milestones: [
            aMilestone({
              id: 'year-1',
              title: 'Coaches work in every region',
              period: { start: '2025-07-01', end: '2026-06-30' },
              responsible: { name: 'Ana Ruiz' },
              codes: ['coaching'],
              weight: 2,
              unitId: undefined,
              reports: [{ date: '2026-03-31', percentComplete: 40 }],
              actions: [
                action('done', [['2026-06-30', 100]]),
                action('late', [['2026-07-01', 100]]),
                action('half', [['2026-05-31', 50]], { dependsOn: ['done', 'late'] }),
                action('given-up', [], { discontinued: { date: '2026-01-01', reason: 'Merged' } }),
              ],
            }),
          ],
        }),
      ],
    }),
  ],
});
const year2 = { id: 'year-2', period: { start: '2026-07-01', end: '2027-06-30' } };

describe('carrying a milestone over', () => {
  const carried = done(plan, carryOver(plan, { id: 'year-1', on: '2026-06-30', milestone: year2 }));

  it('makes a milestone that continues it, with what was unfinished by that day', () => {
    const milestone = entity(carried, 'milestone', 'year-2');
    expect(milestone).toMatchObject({
      title: 'Coaches work in every region',
      period: year2.period,
      responsible: { name: 'Ana Ruiz' },
      codes: ['coaching'],
      weight: 2,
      continues: 'year-1',
      reports: [],
    });
    expect(milestone.actions.map(({ id }) => id)).toEqual(['late~year-2', 'half~year-2']);
    expect(findEntity(carried, 'year-2')?.parentId).toBe(findEntity(carried, 'year-1')?.parentId);
  });

  it('shifts the actions by the months between the starts, so that each lasts as long as it did', () => {
    // 1 September 2025 to 28 February 2026 are six months; so are 1 September 2026 to 28 February 2027.
    expect(entity(carried, 'action', 'half~year-2')).toMatchObject({
      period: { start: '2026-09-01', end: '2027-02-28' },
      continues: 'half',
      dependsOn: ['done', 'late~year-2'],
      reports: [],
      inputs: [{ id: 'half-money~year-2', used: [] }],
      outputs: [{ id: 'half-guide~year-2', delivered: [] }],
    });
    const leap = { id: 'year-3', period: { start: '2027-07-01', end: '2028-06-30' } };
    const later = done(plan, carryOver(plan, { id: 'year-1', on: '2026-06-30', milestone: leap }));
    expect(entity(later, 'action', 'half~year-3').period).toEqual({ start: '2027-09-01', end: '2028-02-29' });
  });

  it('discontinues the old, each with what carries it on', () => {
    const reason = 'Carried over to "Coaches work in every region"';
    for (const [kind, id] of [
      ['milestone', 'year-1'],
      ['action', 'late'],
      ['action', 'half'],
    ] as const) {
      const carriedOverTo = kind === 'milestone' ? 'year-2' : `${id}~year-2`;
      expect(entity(carried, kind, id).discontinued).toEqual({ date: '2026-06-30', reason, carriedOverTo });
    }
    expect(entity(carried, 'action', 'done').discontinued).toBeUndefined();
    expect(entity(carried, 'action', 'given-up').discontinued?.reason).toBe('Merged');
  });

  it('takes the actions that are named, under their new ids', () => {
    const actions = [{ id: 'half', newId: 'half-2', period: { start: '2026-07-01', end: '2026-12-31' } }];
    const some = done(
      plan,
      carryOver(plan, { id: 'year-1', on: '2026-06-30', milestone: { ...year2, title: 'And stay' }, actions }),
    );
    expect(entity(some, 'milestone', 'year-2')).toMatchObject({ title: 'And stay' });
    expect(entity(some, 'milestone', 'year-2').actions.map(({ id }) => id)).toEqual(['half-2']);
    expect(entity(some, 'action', 'late').discontinued).toBeUndefined();
  });

  it('is refused where there is nothing to carry over, or ids are taken', () => {
    const period = { start: '2026-07-01', end: '2026-12-31' };
    const naming = (id: string) =>
      carryOver(plan, { id: 'year-1', on: '2026-06-30', milestone: year2, actions: [{ id, newId: 'x', period }] });
    const refusals: [Result<unknown>, string, string][] = [
      [carryOver(carried, { id: 'year-1', on: '2026-06-30', milestone: year2 }), 'already-discontinued', 'id'],
      [naming('done'), 'already-complete', 'actions.0.id'],
      [naming('given-up'), 'already-discontinued', 'actions.0.id'],
      [naming('done-money'), 'not-in-milestone', 'actions.0.id'],
      [naming('nobody'), 'unknown-id', 'actions.0.id'],
      [carryOver(plan, { id: 'half', on: '2026-06-30', milestone: year2 }), 'wrong-kind', 'id'],
      [
        carryOver(plan, { id: 'year-1', on: '2026-06-30', milestone: { ...year2, id: 'done' } }),
        'duplicate-id',
        'milestone.id',
      ],
      [
        carryOver(plan, { id: 'year-1', on: '2026-06-30', milestone: { ...year2, id: 'y'.repeat(198) } }),
        'id-too-long',
        'milestone.id',
      ],
    ];
    for (const [result, code, path] of refusals) {
      expect(issuesOf(result).map((issue) => `${issue.code} at ${issue.path.join('.')}`)).toEqual([
        `${code} at ${path}`,
      ]);
    }
  });
});

describe('a carrying over that was read from JSON', () => {
  const change = valueIn(carryOver(plan, { id: 'year-1', on: '2026-06-30', milestone: year2 }));
  const { before: _before, plan: _plan, ...rest } = change;
  const stored = JSON.parse(JSON.stringify(rest)) as StoredChange;
  const revise = (id: string, changes: object): Operation =>
    ({ type: id.startsWith('year') ? 'reviseMilestone' : 'reviseAction', id, changes }) as Operation;
  const report = (id: string): Operation => ({
    type: 'reportAction',
    id,
    report: { date: '2026-06-15', percentComplete: 100 },
  });
  const addInput = (to: string): Operation => ({
    type: 'addInput',
    to,
    input: { id: 'cameras', kind: 'material', description: 'Cameras' },
  });
  const period = { start: '2025-10-01', end: '2026-01-31' };

  it.each<[string, Operation]>([
    ['the milestone has another title', revise('year-1', { title: 'Other' })],
    ['the milestone weighs more', revise('year-1', { weight: 9 })],
    ['an action has another title', revise('half', { title: 'Other' })],
    ['an action weighs more', revise('half', { weight: 9 })],
    ['an action waits for no other', revise('half', { dependsOn: [] })],
    ['an action was rescheduled', { type: 'rescheduleAction', id: 'half', period }],
    ['an action was reported on', report('half')],
    ['an action got an input', addInput('half')],
    ['an action lost an input', { type: 'removeInput', id: 'half-money' }],
  ])('is taken back where, of the old, %s', (_, later) => {
    const now = valueIn(apply(change.plan, later)).plan;
    const own = revert(now, change);
    expect(valueIn(revert(now, stored)).plan).toEqual(valueIn(own).plan);
    expect(findEntity(valueIn(own).plan, 'year-2')).toBeUndefined();
  });

  it.each<[string, Operation]>([
    ['the milestone has another title', revise('year-2', { title: 'Other' })],
    ['the milestone weighs more', revise('year-2', { weight: 9 })],
    ['an action has another title', revise('half~year-2', { title: 'Other' })],
    ['an action was rescheduled', { type: 'rescheduleAction', id: 'half~year-2', period }],
    ['an action was reported on', report('half~year-2')],
    ['an action got an input', addInput('half~year-2')],
  ])('is not taken back where, of the new, %s', (_, later) => {
    const now = valueIn(apply(change.plan, [revise('year-1', { weight: 9 }), later])).plan;
    const own = issuesOf(revert(now, change));
    expect(codesOf(own)).toEqual(['changed-since']);
    expect(issuesOf(revert(now, stored))).toEqual(own);
  });

  it('is so within a change of course, too', () => {
    const course: Operation = {
      type: 'adjustCourse',
      adjustment: { id: 'course', date: '2026-06-30', rationale: 'Late', entityIds: ['year-1'] },
      operations: [{ type: 'carryOver', id: 'year-1', on: '2026-06-30', milestone: year2 }],
    };
    const { before: _was, plan: adjusted, ...told } = valueIn(apply(plan, course));
    const now = valueIn(apply(adjusted, revise('year-1', { weight: 9 }))).plan;
    const back = valueIn(revert(now, JSON.parse(JSON.stringify(told)) as StoredChange)).plan;
    expect(back).toEqual(valueIn(apply(plan, revise('year-1', { weight: 9 }))).plan);
  });
});

describe('targets and baseline replaced as of a day', () => {
  const baseline = { date: '2025-06-30', value: 50 };
  const targets = [{ date: '2030-06-30', value: 60 }];
  const measured = aPlan({
    goals: [aGoal({ measures: [aMeasure({ id: 'm', baseline, targets, observations: [] })], strategies: [] })],
  });
  const higher = [{ date: '2030-06-30', value: 70 }];

  it('keep what was in force until the day before', () => {
    const set = done(
      measured,
      setTargets(measured, { id: 'm', targets: higher, from: '2027-07-01', reason: 'Too low' }),
    );
    expect(entity(set, 'measure', 'm')).toMatchObject({
      targets: higher,
      revisions: [{ until: '2027-06-30', targets, reason: 'Too low' }],
    });
    expect(entity(set, 'measure', 'm').revisions[0]).not.toHaveProperty('baseline');
  });

  it('of one day are one revision, and earlier ones keep the baseline that they went by', () => {
    const first = done(measured, setTargets(measured, { id: 'm', targets: higher, from: '2026-07-01' }));
    const second = done(first, setTargets(first, { id: 'm', targets, from: '2027-07-01', reason: 'Too high' }));
    const rebased = { date: '2027-06-30', value: 55 };
    const both = done(
      second,
      rebaseline(second, { id: 'm', baseline: rebased, from: '2027-07-01', reason: 'New test' }),
    );
    expect(entity(both, 'measure', 'm')).toMatchObject({ baseline: rebased, targets });
    expect(entity(both, 'measure', 'm').revisions).toEqual([
      { until: '2026-06-30', targets, baseline },
      { until: '2027-06-30', targets: higher, reason: 'Too high; New test', baseline },
    ]);
    expect(codesOf(issuesOf(setTargets(both, { id: 'm', targets: higher, from: '2027-01-01' })))).toEqual([
      'revised-later',
    ]);
  });

  it('come to the same in one list as one by one, in any mixture, and are taken back', () => {
    const day = fc.integer({ min: 0, max: 12 }).map((days) => plusDays('2027-06-28', days));
    const from = fc.record({ from: day, reason: fc.constantFrom('one', 'two') }, { requiredKeys: [] });
    const value = fc.integer({ min: 60, max: 64 });
    const step: fc.Arbitrary<Operation> = fc.oneof(
      fc.tuple(value, from).map(([to, as]) => ({
        type: 'setTargets' as const,
        id: 'm',
        targets: [{ date: '2030-06-30', value: to }],
        ...as,
      })),
      fc.tuple(value, from).map(([to, as]) => ({
        type: 'rebaseline' as const,
        id: 'm',
        baseline: { date: '2025-06-30', value: to - 20 },
        ...as,
      })),
      fc
        .constantFrom(
          [],
          [
            { until: '2026-06-30', targets },
            { until: '2026-05-31', targets },
          ],
        )
        .map((revisions) => ({
          type: 'setRevisions' as const,
          id: 'm',
          revisions,
        })),
    );
    fc.assert(fc.property(fc.array(step, { minLength: 2, maxLength: 12 }), (steps) => sameOneByOne(measured, steps)));
  });

  it('are refused before the latest revision, in whatever order these stand', () => {
    const revisions = [
      { until: '2027-06-30', targets },
      { until: '2026-06-30', targets },
    ];
    const unsorted = valueIn(apply(measured, { type: 'setRevisions', id: 'm', revisions })).plan;
    const [issue] = issuesOf(setTargets(unsorted, { id: 'm', targets: higher, from: '2027-01-01' }));
    expect([issue?.code, issue?.params['until']]).toEqual(['revised-later', '2027-06-30']);
  });

  it('keep no baseline where there was none', () => {
    const bare = aPlan({
      goals: [aGoal({ measures: [aMeasure({ id: 'm', baseline: undefined, targets, observations: [] })] })],
    });
    const first = valueIn(rebaseline(bare, { id: 'm', baseline, from: '2026-07-01' })).plan;
    expect(entity(first, 'measure', 'm').revisions).toStrictEqual([{ until: '2026-06-30', targets }]);
    const second = done(
      first,
      rebaseline(first, { id: 'm', baseline: { ...baseline, value: 51 }, from: '2027-07-01' }),
    );
    // In a revision, no baseline means the one that was in force next.
    expect(entity(second, 'measure', 'm').revisions).toStrictEqual([
      { until: '2026-06-30', targets, baseline },
      { until: '2027-06-30', targets, baseline },
    ]);
  });

  it('are corrected without a day, and nothing is kept', () => {
    const corrected = done(measured, setTargets(measured, { id: 'm', targets: higher }));
    expect(entity(corrected, 'measure', 'm')).toMatchObject({ targets: higher, revisions: [] });
  });
});

describe('amounts', () => {
  it('are recorded and withdrawn, of inputs used and outputs delivered', () => {
    const amount = { date: '2026-01-31', amount: 7 };
    const used = done(plan, recordUse(plan, { id: 'half-money', amount, at: 0 }));
    expect(entity(used, 'input', 'half-money').used).toEqual([amount, { date: '2025-10-01', amount: 5 }]);
    expect(done(used, withdrawAmount(used, { id: 'half-money', amount }))).toEqual(plan);
    const delivered = done(plan, recordDelivery(plan, { id: 'half-guide', amount }));
    expect(entity(delivered, 'output', 'half-guide').delivered).toHaveLength(2);
    expect(codesOf(issuesOf(withdrawAmount(plan, { id: 'half-money', amount })))).toEqual(['no-such-amount']);
    expect(codesOf(issuesOf(recordUse(plan, { id: 'half-guide', amount })))).toEqual(['wrong-kind']);
  });
});

describe('the host’s own data', () => {
  const withData = done(plan, apply(plan, { type: 'revisePlan', changes: { extensions: { a: 1, b: { c: [2] } } } }));

  it('are merged key by key; null takes a key away, and the last one takes all away', () => {
    const merged = done(withData, apply(withData, { type: 'revisePlan', changes: { extensions: { a: null, d: 3 } } }));
    expect(merged.extensions).toEqual({ b: { c: [2] }, d: 3 });
    const none = done(merged, apply(merged, { type: 'revisePlan', changes: { extensions: { b: null, d: null } } }));
    expect(none).not.toHaveProperty('extensions');
  });

  it('come back exactly, also where a key held null or there were none in them', () => {
    const holding = done(
      withData,
      apply(withData, { type: 'setExtensions', id: plan.id, extensions: { kept: null, note: 'x' } }),
    );
    const gone = done(holding, apply(holding, { type: 'revisePlan', changes: { extensions: { kept: null } } }));
    expect(gone.extensions).toEqual({ note: 'x' });
    const empty = done(plan, apply(plan, { type: 'setExtensions', id: plan.id, extensions: {} }));
    done(empty, apply(empty, { type: 'revisePlan', changes: { extensions: { a: 1 } } }));
  });

  it('come to the same in one list as one by one, in any mixture, and are taken back', () => {
    const value = fc.constantFrom(null, 1, 'x', [2]);
    const own = fc.dictionary(fc.constantFrom('a', 'b', 'c', '1', 'constructor'), value, { noNullPrototype: true });
    const step: fc.Arbitrary<Operation> = fc.oneof(
      fc.option(own).map((extensions) => ({ type: 'revisePlan' as const, changes: { extensions } })),
      fc.option(own).map((extensions) => ({ type: 'setExtensions' as const, id: plan.id, extensions })),
    );
    const holding = done(
      plan,
      apply(plan, { type: 'setExtensions', id: plan.id, extensions: { kept: null, note: 'x' } }),
    );
    fc.assert(
      fc.property(fc.constantFrom(plan, holding), fc.array(step, { minLength: 2, maxLength: 12 }), sameOneByOne),
    );
    // What was there is put back, though it was changed in place before it was replaced.
    sameOneByOne(holding, [
      { type: 'revisePlan', changes: { extensions: { a: 1 } } },
      { type: 'setExtensions', id: plan.id, extensions: { b: 2 } },
      { type: 'revisePlan', changes: { extensions: { b: null } } },
    ]);
  });
});

it('a field that has an operation of its own says which', () => {
  const changes = { period: { start: '2026-01-01', end: '2026-02-28' } } as never;
  const [issue] = issuesOf(apply(plan, { type: 'reviseAction', id: 'half', changes }));
  expect(issue?.message).toContain('use rescheduleAction');
});
