/** Which operation of a list an issue names, and which place in it. */
import { apply, type CheckOptions, type Issue, type Operation, type Plan } from 'spm-model';
import { aMilestone, anAction, aStrategy, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

/** What an operation, or a list, is warned of or refused for: each issue once, with its place. */
function blamed(
  operation: Operation | readonly Operation[],
  plan: Plan = examplePlan,
  options: CheckOptions = {},
): string[] {
  const result = apply(plan, operation, options);
  const issues: readonly Issue[] = result.ok ? result.value.warnings : result.issues;
  const told = issues.map(({ code, id, at, path }) => {
    const place = [...(at === undefined ? [] : [`${at}:`]), path.join('.') || 'no place'];
    return `${code} of ${id}, ${place.join(' ')}`;
  });
  return [...new Set(told)];
}

const joy: Operation = { type: 'reviseDirection', vision: 'Joy' };
const later = (id: string, end: string): Operation => ({
  type: 'rescheduleAction',
  id,
  period: { start: '2026-01-01', end },
});

describe('an issue of what an operation changed', () => {
  it.each<[string, Operation, string]>([
    [
      'one target of several',
      {
        type: 'setTargets',
        id: 'measure-grade-3',
        targets: [
          { date: '2027-06-30', value: 53 },
          { date: '2028-06-30', value: 120 },
        ],
      },
      'value-range of measure-grade-3, targets.1.value',
    ],
    [
      'one clause of a theory',
      { type: 'reviseTheory', id: 'strategy-pathways', theory: { if: ['we ask', ' '], then: ['they answer'] } },
      'theory-clauses of strategy-pathways, theory.if.1',
    ],
    [
      'an entry, wherever it comes to stand',
      { type: 'recordObservation', id: 'measure-coached', observation: { date: '2025-09-30', value: -1 }, at: 0 },
      'value-range of measure-coached, observation.value',
    ],
    [
      'an entry within what is added',
      {
        type: 'addSubgroup',
        to: 'measure-grade-3',
        subgroup: { id: 'girls', name: 'Girls', observations: [{ date: '2026-06-30', value: 120 }] },
      },
      'value-range of girls, subgroup.observations.0.value',
    ],
    [
      'the day from which a revision without a reason is kept',
      {
        type: 'setTargets',
        id: 'measure-grade-3',
        targets: [{ date: '2030-06-30', value: 65 }],
        from: '2026-07-01',
        reason: ' ',
      },
      'revision-order of measure-grade-3, from',
    ],
    [
      'the value of an entry that takes the place of another',
      {
        type: 'correctObservation',
        id: 'measure-coached',
        date: '2026-06-30',
        observation: { date: '2026-06-30', value: -1 },
      },
      'value-range of measure-coached, observation.value',
    ],
    [
      'what a move left without something',
      { type: 'moveMeasure', id: 'measure-graduation', to: 'goal-reading' },
      'goal-measures of goal-ready, id',
    ],
    [
      'a reference that a removal took away',
      { type: 'removeUnit', id: 'unit-careers', cascade: true },
      'team-inter-unit of team-pathways, id',
    ],
    [
      'what is moved to where it does not fit',
      { type: 'moveAction', id: 'action-family', to: 'milestone-advising' },
      'action-in-milestone of action-family, id',
    ],
    [
      'what is left without something',
      { type: 'removeMeasure', id: 'measure-graduation' },
      'goal-measures of goal-ready, id',
    ],
  ])('leads to %s', (_name, operation, place) => {
    expect(blamed(operation)).toEqual([place]);
    // Of a list, it names the operation as well.
    expect(blamed([joy, operation, joy])).toEqual([place.replace(', ', ', 1: ')]);
  });

  it('leads to what something is put into, where that is wrong from then on', () => {
    const strategy = aStrategy({ id: 'strategy-new', measures: [], milestones: [] });
    const { plan } = valueIn(apply(examplePlan, { type: 'addStrategy', to: 'goal-ready', strategy }));
    const milestone = aMilestone({
      id: 'milestone-past',
      unitId: 'unit-data',
      actions: [],
      period: { start: '2025-07-01', end: '2026-06-30' },
    });
    const add: Operation = { type: 'addMilestone', to: 'strategy-new', milestone };
    const planned = 'strategy-planned of strategy-new, to';
    const asOf = '2026-09-01';
    expect(blamed(add, plan, { asOf })).toEqual([planned, 'milestone-actions of milestone-past, milestone.actions']);
    const elsewhere = valueIn(apply(plan, { ...add, to: 'strategy-coaching' })).plan;
    expect(blamed({ type: 'moveMilestone', id: 'milestone-past', to: 'strategy-new' }, elsewhere, { asOf })).toEqual([
      planned,
    ]);
  });

  it('leads to what is carried over, where what goes on does not fit', () => {
    const carry = (milestone: { id: string; period: { start: string; end: string } }): Operation => ({
      type: 'carryOver',
      id: 'milestone-cycles',
      on: '2027-06-30',
      milestone,
      actions: [],
    });
    const far = { start: '2032-07-01', end: '2033-06-30' };
    expect(blamed([joy, carry({ id: 'milestone-far', period: far })])).toEqual([
      'milestone-in-plan of milestone-far, 1: id',
      'milestone-actions of milestone-far, 1: id',
    ]);
  });

  it('leads into a plan that takes the place of the whole', () => {
    const goals = examplePlan.goals.map((goal, index) =>
      index === 1 ? { ...goal, measures: goal.measures.map((measure) => ({ ...measure, targets: [] })) } : goal,
    );
    expect(blamed([joy, { type: 'replacePlan', plan: { ...examplePlan, goals } }])).toEqual([
      'measure-targets of measure-absence, 1: plan.goals.1.measures.0.targets',
      'measure-targets of measure-ratio, 1: plan.goals.1.measures.1.targets',
    ]);
  });

  it('leads into the operations of a change of course, one within the other', () => {
    const course = (id: string, ...operations: Operation[]): Operation => ({
      type: 'adjustCourse',
      adjustment: { id, date: '2026-08-03', rationale: 'Too slow' },
      operations,
    });
    const observation = { date: '2027-06-30', value: 101 };
    const high: Operation = { type: 'recordObservation', id: 'measure-grade-3', observation };
    expect(blamed(course('one', joy, course('other', high)))).toEqual([
      'value-range of measure-grade-3, operations.1.operations.0.observation.value',
    ]);
    expect(blamed([joy, course('one', joy, course('other', joy, { type: 'removeGoal', id: 'nobody' }))])).toEqual([
      'unknown-id of undefined, 1: operations.1.operations.1.id',
    ]);
    expect(blamed(course('one', course('unit-data')))).toEqual([
      'duplicate-id of unit-data, operations.0.adjustment.id',
    ]);
    // What stands in the outer one is told where it stands, though one within it went before.
    const referring: Operation = {
      type: 'adjustCourse',
      adjustment: { id: 'one', date: '2026-08-03', rationale: 'Too slow', entityIds: ['nobody'] },
      operations: [course('other', joy)],
    };
    expect(blamed(referring)).toEqual(['unknown-reference of one, adjustment.entityIds.0']);
    // And so is an operation that follows it.
    expect(blamed(course('one', course('other', joy), high))).toEqual([
      'value-range of measure-grade-3, operations.1.observation.value',
    ]);
  });
});

describe('an issue of what no operation changed', () => {
  it('leads to the one field that bears on it, whatever else changed', () => {
    const shorter: Operation = {
      type: 'rescheduleMilestone',
      id: 'milestone-coaches',
      period: { start: '2025-09-01', end: '2026-06-30' },
    };
    const retitled: Operation = { type: 'reviseMilestone', id: 'milestone-coaches', changes: { title: 'Coaches' } };
    expect(blamed(shorter)).toEqual(['action-in-milestone of action-recruit, period']);
    expect(blamed([retitled, shorter])).toEqual(['action-in-milestone of action-recruit, 1: period']);
    expect(blamed([shorter, retitled])).toEqual(['action-in-milestone of action-recruit, 0: period']);
    const plan = { title: 'Lakeland', period: { start: '2025-07-01', end: '2027-06-30' } };
    expect(blamed({ type: 'revisePlan', changes: plan })).toEqual([
      'milestone-in-plan of milestone-advising, changes.period',
    ]);
    // The goal that is added changes what the plan holds, which has nothing to do with it.
    const value: Operation = { type: 'addValue', value: { id: 'value-joy', name: 'Joy' } };
    expect(blamed([{ type: 'revisePlan', changes: plan }, value])).toEqual([
      'milestone-in-plan of milestone-advising, 0: changes.period',
    ]);
  });

  it('leads to what it depends on', () => {
    const late = later('action-train', '2026-10-31');
    const found = (...place: string[]) => [
      `action-in-milestone of action-train, ${place.join(' ')}`,
      `dependency-order of action-cycles, ${place.join(' ')}`,
    ];
    expect(blamed(late)).toEqual(found('period'));
    expect(blamed([late, joy])).toEqual(found('0:', 'period'));
    expect(blamed([joy, late, joy])).toEqual(found('1:', 'period'));
    const circle: Operation = { type: 'reviseAction', id: 'action-train', changes: { dependsOn: ['action-cycles'] } };
    expect(blamed([joy, circle])).toEqual([
      'dependency-cycle of action-train, 1: changes.dependsOn.0',
      'dependency-cycle of action-cycles, 1: changes.dependsOn',
    ]);
  });

  it('leads to the entry that was taken out, where another field or group needed it', () => {
    const id = 'group-foster';
    const withheld = { date: '2025-06-30' };
    const judged = valueIn(
      apply(examplePlan, [
        { type: 'recordWithheld', id, withheld },
        { type: 'rebaseline', id, baseline: null },
      ]),
    ).plan;
    expect(blamed({ type: 'withdrawWithheld', id, withheld }, judged)).toEqual([`group-baseline of ${id}, withheld`]);
    // On one day, 100 teachers in spring and 50 in fall, of whom 80 are new.
    const [to, date] = ['measure-coached', '2026-09-30'];
    const ofSize = (n: number): Operation => ({
      type: 'recordObservation',
      id: to,
      observation: { date, value: n, n },
    });
    const subgroup = {
      id: 'new-teachers',
      name: 'New teachers',
      baseline: { date: '2025-06-30', value: 0 },
      targets: [{ date: '2027-06-30', value: 500 }],
      observations: [{ date, value: 80, n: 80 }],
    };
    const counted = valueIn(apply(examplePlan, [ofSize(100), ofSize(50), { type: 'addSubgroup', to, subgroup }])).plan;
    expect(blamed({ type: 'removeObservation', id: to, date, at: 3 }, counted)).toEqual([
      'group-size of new-teachers, date',
    ]);
    expect(blamed({ type: 'removeObservation', id: to, date, at: 4 }, counted)).toEqual([]);
  });

  it('that several changes bear on names the last of them, and no place', () => {
    const levels = { kind: 'level' as const, levels: ['few', 'many'] };
    const both: Operation = {
      type: 'reviseMeasure',
      id: 'measure-grade-3',
      changes: { unit: levels, direction: 'increase' },
    };
    const ids = ['measure-grade-3', 'group-english-learners', 'group-disabilities'];
    expect(blamed(both)).toEqual(ids.map((id) => `value-range of ${id}, no place`));
    const [unit, direction]: Operation[] = [
      { type: 'reviseMeasure', id: 'measure-grade-3', changes: { unit: levels } },
      { type: 'reviseMeasure', id: 'measure-grade-3', changes: { direction: 'increase' } },
    ];
    expect(blamed([unit, joy, direction, joy] as Operation[])).toEqual(
      ids.map((id) => `value-range of ${id}, 2: no place`),
    );
    expect(blamed([joy, direction, unit, joy] as Operation[])).toEqual(
      ids.map((id) => `value-range of ${id}, 2: no place`),
    );
  });

  it('that one change of each of two operations bears on names the later, and no place', () => {
    const films = { id: 'action-films', title: 'Share films', dependsOn: ['action-train', 'action-recruit'] };
    const period = { start: '2026-10-01', end: '2026-12-31' };
    const add: Operation = { type: 'addAction', to: 'milestone-cycles', action: { ...films, period } };
    const waiting = valueIn(apply(examplePlan, add)).plan;
    const [train, recruit] = [later('action-train', '2026-11-30'), later('action-recruit', '2026-11-30')];
    // Either of them makes an action late that waits for both.
    const ofFilms = (...operations: Operation[]) =>
      blamed(operations, waiting).filter((told) => told.includes('action-films'));
    expect(ofFilms(joy, train)).toEqual(['dependency-order of action-films, 1: period']);
    expect(ofFilms(train, recruit)).toEqual(['dependency-order of action-films, 1: no place']);
    expect(ofFilms(recruit, joy, train, joy)).toEqual(['dependency-order of action-films, 2: no place']);
  });

  it('leads to the one place that several changes came from', () => {
    // What is carried over ends on a day, with its milestone; what is not, and waits for it, was reported on later.
    const [id, waiting] = ['action-train', 'action-recruit'];
    const plan = valueIn(
      apply(examplePlan, [
        { type: 'reviseAction', id: waiting, changes: { dependsOn: [id] } },
        { type: 'reportAction', id: waiting, report: { date: '2026-07-15', percentComplete: 100 } },
      ]),
    ).plan;
    const period = { start: '2026-07-01', end: '2027-06-30' };
    const carry: Operation = {
      type: 'carryOver',
      id: 'milestone-coaches',
      on: '2026-06-30',
      milestone: { id: 'milestone-next', period },
      actions: [{ id, newId: 'action-next', period }],
    };
    const told = (...operations: Operation[]) => blamed(operations, plan).filter((each) => each.includes(waiting));
    expect(told(carry)).toEqual([`report-after-end of ${waiting}, 0: on`]);
    expect(told(joy, carry, joy)).toEqual([`report-after-end of ${waiting}, 1: on`]);
  });

  it('leads to what is taken out of the milestone that another goes on with', () => {
    const period = { start: '2025-07-01', end: '2026-06-30' };
    const done = anAction({ id: 'action-done', period, reports: [{ date: '2026-06-30', percentComplete: 100 }] });
    const milestone = aMilestone({ id: 'milestone-first', unitId: 'unit-data', period, actions: [done] });
    const { plan } = valueIn(
      apply(examplePlan, [
        { type: 'addMilestone', to: 'strategy-coaching', milestone },
        {
          type: 'addMilestone',
          to: 'strategy-coaching',
          milestone: aMilestone({
            id: 'milestone-second',
            unitId: 'unit-data',
            period: { start: '2026-07-01', end: '2027-06-30' },
            continues: 'milestone-first',
          }),
        },
      ]),
    );
    for (const operation of [
      { type: 'removeAction', id: 'action-done' },
      { type: 'moveAction', id: 'action-done', to: 'milestone-coaches' },
    ] as const) {
      const told = (given: Operation | readonly Operation[]) =>
        blamed(given, plan).filter((each) => each.startsWith('continues-earlier'));
      expect(told(operation)).toEqual(['continues-earlier of milestone-second, id']);
      expect(told([joy, operation])).toEqual(['continues-earlier of milestone-second, 1: id']);
    }
  });

  it('leads there whatever was done with other plans', () => {
    const period = { start: '2025-07-01', end: '2026-06-30' };
    const done = anAction({ id: 'action-done', period, reports: [{ date: '2026-06-30', percentComplete: 100 }] });
    const milestone = { ...aMilestone({ id: 'milestone-first', period, actions: [done] }), unitId: 'unit-data' };
    const next = aMilestone({ id: 'milestone-third', period: { start: '2026-07-01', end: '2027-06-30' } });
    const adding = (continues: string): Operation => ({
      type: 'addMilestone',
      to: 'strategy-coaching',
      milestone: { ...next, unitId: 'unit-data', continues },
    });
    const start = valueIn(apply(examplePlan, { type: 'addMilestone', to: 'strategy-coaching', milestone })).plan;
    const { plan } = valueIn(apply(start, adding('milestone-first')));
    const move: Operation = { type: 'moveAction', id: 'action-done', to: 'milestone-coaches' };
    const told = blamed(move, plan);
    expect(told).toContain('continues-earlier of milestone-third, id');
    // Another plan, in which the same goes on with the milestone that the action is moved to.
    valueIn(apply(start, adding('milestone-coaches')));
    expect(blamed(move, plan)).toEqual(told);
  });

  it('names the operation that adds what something waited for', () => {
    const waiting = JSON.parse(
      JSON.stringify(examplePlan).replace('"dependsOn":["action-train"]', '"dependsOn":["action-films"]'),
    ) as Plan;
    const action = { id: 'action-films', title: 'Share films', period: { start: '2026-07-01', end: '2026-12-31' } };
    const add: Operation = { type: 'addAction', to: 'milestone-cycles', action };
    expect(blamed(add, waiting)).toEqual(['dependency-order of action-cycles, no place']);
    expect(blamed([joy, add, joy], waiting)).toEqual(['dependency-order of action-cycles, 1: no place']);
    // Whatever else is said of what holds them.
    const retitled: Operation = { type: 'reviseMilestone', id: 'milestone-cycles', changes: { title: 'Coach' } };
    for (const operations of [
      [joy, add, retitled],
      [retitled, add, joy],
    ]) {
      expect(blamed(operations, waiting)).toEqual(['dependency-order of action-cycles, 1: no place']);
    }
  });
});
