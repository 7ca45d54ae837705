import {
  addAction,
  addGoal,
  addMeasure,
  addTeam,
  addUnit,
  adjustCourse,
  apply,
  assignTeam,
  assignUnit,
  type Change,
  correctObservation,
  describeOperation,
  diffPlans,
  discontinueAction,
  edit,
  findEntity,
  moveAction,
  moveGoal,
  moveMeasure,
  moveStrategy,
  type Operation,
  operationSchema,
  operations,
  type Plan,
  type Result,
  rebaseline,
  recordObservation,
  removeAction,
  removeDivision,
  removeObservation,
  removeTeam,
  removeUnit,
  reportAction,
  rescheduleAction,
  rescheduleMilestone,
  revert,
  reviseAction,
  reviseDirection,
  reviseGoal,
  reviseMeasure,
  reviseOrganization,
  revisePlan,
  reviseTeam,
  reviseTheory,
  setTargets,
  walkPlan,
  withdrawReport,
} from 'spm-model';
import { aGoal, aMeasure, anAction, aPlan, brokenPlans, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { itMeasures } from '../support/measuring.js';
import { planAfter, provesItself } from '../support/operations.js';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

const plan = examplePlan;
const action = (of: Plan, id: string) => {
  const found = findEntity(of, id);
  if (found?.kind !== 'action') throw new Error(`no action ${id}`);
  return found.entity;
};
const measure = (of: Plan, id: string) => {
  const found = findEntity(of, id);
  if (found?.kind !== 'measure') throw new Error(`no measure ${id}`);
  return found.entity;
};
/** The plan after a change, which proves itself. */
const done = (result: Result<Change>, before: Plan = plan): Plan => {
  const change = valueIn(result);
  provesItself(before, change);
  return change.plan;
};
/** The one issue of a refusal. */
const refusal = (result: Result<unknown>) => {
  const [issue, ...more] = issuesOf(result);
  expect(more).toEqual([]);
  expect(issue?.message).toMatch(/^[\w"].*\.$/);
  return issue;
};

describe('adding', () => {
  it('puts an entity at the end, or at a place, with its defaults filled in', () => {
    const added = done(
      addAction(plan, {
        to: 'milestone-cycles',
        action: { id: 'new', title: 'Share films', period: { start: '2026-10-01', end: '2026-12-31' } },
        at: 1,
      }),
    );
    const found = findEntity(added, 'new');
    expect(found?.path.at(-1)).toBe(1);
    expect(found?.entity).toMatchObject({ inputs: [], outputs: [], reports: [] });
    expect(
      valueIn(addGoal(plan, { goal: { id: 'g', statement: 'Every child sings', focus: 'student' } })).warnings.map(
        ({ code }) => code,
      ),
    ).toEqual(['goal-measures', 'goal-strategies']);
  });

  it('refuses an id in use, anywhere in what is added', () => {
    expect(refusal(addGoal(plan, { goal: aGoal({ id: 'goal-reading', measures: [], strategies: [] }) }))?.code).toBe(
      'duplicate-id',
    );
    expect(
      refusal(addGoal(plan, { goal: aGoal({ id: 'x', measures: [aMeasure({ id: 'unit-data' })], strategies: [] }) }))
        ?.message,
    ).toContain('"unit-data" is taken');
    expect(
      refusal(addGoal(plan, { goal: aGoal({ id: 'x', measures: [aMeasure({ id: 'x' })], strategies: [] }) }))?.code,
    ).toBe('duplicate-id');
    expect(refusal(addGoal(plan, { goal: aGoal({ id: plan.id, measures: [], strategies: [] }) }))?.code).toBe(
      'duplicate-id',
    );
  });

  it('refuses a parent that is not there, or of the wrong kind', () => {
    expect(refusal(addAction(plan, { to: 'nowhere', action: anAction({ id: 'x' }) }))).toMatchObject({
      code: 'unknown-id',
      path: ['to'],
    });
    expect(refusal(addAction(plan, { to: 'goal-ready', action: anAction({ id: 'x' }) }))).toMatchObject({
      code: 'wrong-parent',
      path: ['to'],
    });
    expect(refusal(addMeasure(plan, { to: 'milestone-coaches', measure: aMeasure({ id: 'x' }) }))?.message).toContain(
      'a measure goes into a goal or a strategy',
    );
  });

  it('fails with the rule’s own issue where a new error would appear', () => {
    const short = anAction({ id: 'x', period: { start: '2026-07-01', end: '2026-07-05' } });
    const issue = refusal(addAction(plan, { to: 'milestone-cycles', action: short }));
    expect(issue).toMatchObject({
      code: 'action-duration',
      id: 'x',
      path: ['action', 'period'],
    });
    expect(
      refusal(addMeasure(plan, { to: 'goal-ready', measure: aMeasure({ id: 'x', baseline: undefined }) }))?.code,
    ).toBe('measure-baseline');
    expect(
      refusal(
        addTeam(plan, { team: { id: 'x', name: 'Alone', purpose: 'managing-performing', unitIds: ['unit-data'] } }),
      )?.code,
    ).toBe('team-inter-unit');
  });

  it('refuses what does not fit the shape, with the place', () => {
    const issues = issuesOf(addAction(plan, { to: 'milestone-cycles', action: { id: 'x', title: 7 } as never }));
    expect(issues.map(({ code, path }) => `${code} ${path.join('.')}`)).toEqual([
      'wrong-type action.title',
      'missing action.period',
    ]);
  });
});

describe('revising', () => {
  it('changes fields, and clears optional ones with null', () => {
    const revised = done(
      reviseAction(plan, { id: 'action-recruit', changes: { title: 'Recruit coaches', responsible: null } }),
    );
    expect(action(revised, 'action-recruit')).toMatchObject({ title: 'Recruit coaches', unitId: 'unit-regional' });
    expect('responsible' in action(revised, 'action-recruit')).toBe(false);
  });

  it('refuses to clear a required field, and fields the entity lacks or that have an operation of their own', () => {
    expect(refusal(reviseGoal(plan, { id: 'goal-ready', changes: { statement: null } as never }))).toMatchObject({
      code: 'wrong-type',
      path: ['changes', 'statement'],
    });
    const unknown = { title: 'x' } as object;
    expect(refusal(reviseGoal(plan, { id: 'goal-ready', changes: unknown }))?.code).toBe('unknown-key');
    const period = { period: { start: '2026-01-01', end: '2026-06-30' } } as object;
    expect(refusal(reviseAction(plan, { id: 'action-recruit', changes: period }))?.code).toBe('unknown-key');
  });

  it('looks again at the groups of a measure, the actions of a milestone, and the goals of an organisation', () => {
    expect(
      codesOf(issuesOf(reviseMeasure(plan, { id: 'measure-grade-3', changes: { direction: 'maintain' } }))),
    ).toContain('target-shape');
    expect(
      valueIn(
        rescheduleMilestone(plan, { id: 'milestone-coaches', period: { start: '2025-09-01', end: '2026-06-30' } }),
      ).warnings.map(({ code, id }) => `${code} ${id}`),
    ).toEqual(['action-in-milestone action-recruit']);
    const district = valueIn(reviseOrganization(plan, { changes: { kind: 'lea' } })).plan;
    const agency = valueIn(reviseGoal(district, { id: 'goal-ready', changes: { focus: 'agency' } })).plan;
    expect(valueIn(reviseOrganization(agency, { changes: { kind: 'sea' } })).warnings.map(({ code }) => code)).toEqual([
      'goal-focus',
    ]);
    const shorter = valueIn(revisePlan(plan, { changes: { period: { start: '2025-07-01', end: '2027-06-30' } } }));
    expect(shorter.warnings.map(({ id }) => id)).toEqual(['milestone-advising']);
  });

  it('of the plan’s own id keeps everything found', () => {
    const renamed = done(revisePlan(plan, { changes: { id: 'other', title: 'Other' } }));
    expect(findEntity(renamed, 'goal-ready')?.parentId).toBe('other');
    expect(findEntity(renamed, plan.id)).toBeUndefined();
    done(reviseDirection(plan, { vision: 'Joy' }));
    done(reviseTheory(plan, { id: 'strategy-pathways', theory: { if: ['a'], then: ['b'] } }));
  });
});

describe('moving', () => {
  it('among siblings leaves the siblings the same objects, and so does taking it back', () => {
    const change = valueIn(moveGoal(plan, { id: 'goal-ready', at: 0 }));
    provesItself(plan, change);
    expect(change.plan.goals.map(({ id }) => id)).toEqual(['goal-ready', 'goal-reading', 'goal-present']);
    for (const goal of plan.goals) expect(change.plan.goals).toContain(goal);
    const back = valueIn(revert(change.plan, change)).plan;
    for (const [index, goal] of plan.goals.entries()) expect(back.goals[index]).toBe(goal);
  });

  it('into another parent takes what it owns along', () => {
    const moved = done(moveStrategy(plan, { id: 'strategy-attendance', to: 'goal-ready' }));
    expect(findEntity(moved, 'action-family')?.path.slice(0, 4)).toEqual(['goals', 2, 'strategies', 2]);
    expect(findEntity(moved, 'action-family')?.entity).toBe(findEntity(plan, 'action-family')?.entity);
    done(moveMeasure(plan, { id: 'measure-graduation', to: 'strategy-pathways', at: 0 }));
  });

  it('refuses a wrong parent, and to go into itself', () => {
    expect(refusal(moveAction(plan, { id: 'action-family', to: 'goal-ready' }))?.code).toBe('wrong-parent');
    expect(refusal(moveAction(plan, { id: 'action-family', to: 'action-family' }))?.code).toBe('into-itself');
    expect(refusal(moveAction(plan, { id: 'goal-ready' }))?.code).toBe('wrong-kind');
    expect(refusal(moveAction(plan, { id: 'x' }))?.code).toBe('unknown-id');
  });
});

describe('removing', () => {
  it('takes away what it owns, and gives it back in its place', () => {
    const removed = done(removeAction(plan, { id: 'action-criteria' }));
    expect(findEntity(removed, 'action-criteria')).toBeUndefined();
    const siblings = findEntity(removed, 'milestone-review');
    expect(siblings?.kind === 'milestone' && siblings.entity.actions[0]).toBe(action(plan, 'action-panels'));
  });

  it('refuses what others refer to, naming each', () => {
    const issues = issuesOf(removeUnit(plan, { id: 'unit-wellbeing' }));
    expect(codesOf(issues)).toEqual(['still-referenced', 'still-referenced']);
    expect(issues.map(({ id }) => id).sort()).toEqual(['action-family', 'team-attendance']);
    expect(issues[0]?.message).toContain('refers to the unit "Student Wellbeing"');
    expect(refusal(removeAction(plan, { id: 'action-fair' }))?.id).toBe('adjustment-fair');
    // The division is not referred to, but its units are.
    expect(issuesOf(removeDivision(plan, { id: 'division-support' }))[0]?.message).toContain(
      'in the division "School Support"',
    );
  });

  it('with cascade takes the references away too, and gives them back', () => {
    const removed = done(removeTeam(plan, { id: 'team-reading', cascade: true }));
    expect(JSON.stringify(removed)).not.toContain('"team-reading"');
    const fair = done(removeAction(plan, { id: 'action-fair', cascade: true }));
    expect(fair.adjustments[0]?.entityIds).toEqual(['strategy-materials']);
  });

  it('with cascade still breaks no rule: a team of two needs both', () => {
    expect(refusal(removeUnit(plan, { id: 'unit-careers', cascade: true }))).toMatchObject({
      code: 'team-inter-unit',
      id: 'team-pathways',
    });
  });
});

describe('the operations of the domain', () => {
  it('reschedule, report, discontinue and take up again', () => {
    expect(
      action(
        done(rescheduleAction(plan, { id: 'action-train', period: { start: '2025-12-01', end: '2026-06-30' } })),
        'action-train',
      ).period.start,
    ).toBe('2025-12-01');
    expect(
      refusal(rescheduleAction(plan, { id: 'action-train', period: { start: '2026-01-01', end: '2027-06-30' } }))?.code,
    ).toBe('action-duration');
    const report = { date: '2026-08-01', percentComplete: 50 };
    expect(action(done(reportAction(plan, { id: 'action-cycles', report })), 'action-cycles').reports).toEqual([
      report,
    ]);
    const given = done(
      discontinueAction(plan, { id: 'action-cycles', discontinued: { date: '2026-09-01', reason: 'Merged' } }),
    );
    expect(
      action(done(discontinueAction(given, { id: 'action-cycles', discontinued: null }), given), 'action-cycles'),
    ).toEqual(action(plan, 'action-cycles'));
    expect(
      refusal(discontinueAction(plan, { id: 'action-cycles', discontinued: { date: '2026-09-01', reason: ' ' } }))
        ?.code,
    ).toBe('discontinued-reason');
  });

  it('withdraw a report, wherever it now stands', () => {
    const [, report] = action(plan, 'action-train').reports;
    const withdrawn = done(withdrawReport(plan, { id: 'action-train', report: report as never }));
    expect(action(withdrawn, 'action-train').reports).toHaveLength(1);
    expect(
      refusal(withdrawReport(plan, { id: 'action-train', report: { date: '2026-06-15', percentComplete: 1 } }))
        ?.message,
    ).toContain('another report on 2026-06-15');
    expect(
      refusal(withdrawReport(plan, { id: 'action-train', report: { date: '2026-01-01', percentComplete: 1 } }))?.code,
    ).toBe('no-such-report');
  });

  it('record, correct and remove observations of measures and of groups', () => {
    const observation = { date: '2027-06-30', value: 53.1, n: 60_000 };
    expect(
      measure(done(recordObservation(plan, { id: 'measure-grade-3', observation })), 'measure-grade-3').observations.at(
        -1,
      ),
    ).toEqual(observation);
    done(recordObservation(plan, { id: 'group-english-learners', observation: { date: '2027-06-30', value: 27 } }));
    const corrected = done(
      correctObservation(plan, {
        id: 'measure-grade-3',
        date: '2026-06-30',
        observation: { date: '2026-06-30', value: 50.6 },
      }),
    );
    expect(measure(corrected, 'measure-grade-3').observations).toEqual([{ date: '2026-06-30', value: 50.6 }]);
    expect(
      measure(done(removeObservation(plan, { id: 'measure-grade-3', date: '2026-06-30' })), 'measure-grade-3')
        .observations,
    ).toEqual([]);
  });

  it('refuse two observations on a day where the latest counts, and days that have none', () => {
    expect(
      refusal(recordObservation(plan, { id: 'measure-grade-3', observation: { date: '2026-06-30', value: 1 } }))?.code,
    ).toBe('observation-dates');
    expect(
      refusal(
        correctObservation(plan, {
          id: 'measure-grade-3',
          date: '2026-01-01',
          observation: { date: '2026-01-01', value: 1 },
        }),
      )?.code,
    ).toBe('no-such-observation');
    expect(
      refusal(recordObservation(plan, { id: 'measure-grade-3', observation: { date: '2027-06-30', value: 101 } }))
        ?.code,
    ).toBe('value-range');
  });

  it('on a day with several summed observations ask for the place', () => {
    const twice = done(
      recordObservation(plan, { id: 'measure-coached', observation: { date: '2026-06-30', value: 5 } }),
    );
    expect(refusal(removeObservation(twice, { id: 'measure-coached', date: '2026-06-30' }))?.code).toBe(
      'several-observations',
    );
    expect(
      measure(
        done(removeObservation(twice, { id: 'measure-coached', date: '2026-06-30', at: 3 }), twice),
        'measure-coached',
      ),
    ).toEqual(measure(plan, 'measure-coached'));
  });

  it('set targets and baselines, teams and units', () => {
    done(setTargets(plan, { id: 'measure-graduation', targets: [{ date: '2030-06-30', value: 92 }] }));
    expect(refusal(setTargets(plan, { id: 'measure-graduation', targets: [] }))?.code).toBe('measure-targets');
    done(rebaseline(plan, { id: 'measure-graduation', baseline: { date: '2025-07-01', value: 86.2 } }));
    expect(refusal(rebaseline(plan, { id: 'measure-graduation', baseline: null }))?.code).toBe('measure-baseline');
    done(rebaseline(plan, { id: 'group-foster', baseline: null }));
    done(assignTeam(plan, { id: 'milestone-review', teamId: 'team-reading' }));
    expect(refusal(assignTeam(plan, { id: 'milestone-review', teamId: 'unit-data' }))?.code).toBe('unknown-reference');
    done(assignUnit(plan, { id: 'action-advisors', unitId: null }));
    expect(refusal(assignUnit(plan, { id: 'goal-ready', unitId: null }))?.message).toContain(
      'a milestone or an action',
    );
  });

  it('adjust course: a batch with its reason', () => {
    const adjusted = done(
      adjustCourse(plan, {
        adjustment: {
          id: 'adjustment-2',
          date: '2026-08-03',
          rationale: 'Districts adopt too slowly',
          entityIds: ['strategy-materials'],
        },
        operations: [
          { type: 'rescheduleAction', id: 'action-panels', period: { start: '2026-01-01', end: '2026-10-31' } },
          {
            type: 'addAction',
            to: 'milestone-review',
            action: { id: 'meetings', title: 'Meet districts', period: { start: '2026-03-15', end: '2026-08-31' } },
          },
        ],
      }),
    );
    expect(adjusted.adjustments).toHaveLength(plan.adjustments.length + 1);
    const failed = adjustCourse(plan, {
      adjustment: { id: 'adjustment-2', date: '2026-08-03', rationale: 'x' },
      operations: [{ type: 'removeAction', id: 'nobody' }],
    });
    expect(refusal(failed)).toMatchObject({ code: 'unknown-id', path: ['operations', 0, 'id'] });
  });
});

describe('a list', () => {
  it('is all or nothing, and names the operation at fault', () => {
    const list: Operation[] = [
      { type: 'reviseDirection', vision: 'Joy' },
      { type: 'removeAction', id: 'nobody' },
    ];
    expect(refusal(apply(plan, list))).toMatchObject({ code: 'unknown-id', at: 1, path: ['id'] });
    expect(plan.vision).toContain('joy');
  });

  it('may pass through what a rule forbids, and is judged at its end', () => {
    const swapped = planAfter(plan, [
      { type: 'rescheduleAction', id: 'action-train', period: { start: '2027-01-01', end: '2026-06-30' } },
      { type: 'rescheduleAction', id: 'action-train', period: { start: '2026-01-01', end: '2026-06-30' } },
    ]);
    expect(action(swapped, 'action-train').period.start).toBe('2026-01-01');
  });

  it('of nothing changes nothing', () => {
    expect(valueIn(apply(plan, [])).plan).toBe(plan);
    expect(valueIn(reviseGoal(plan, { id: 'goal-ready', changes: {} })).plan).toBe(plan);
  });
});

describe('a messy plan', () => {
  const messy = brokenPlans['action-duration'];

  it('can be changed where it is sound, and mended step by step', () => {
    done(reviseDirection(messy, { vision: 'Joy' }), messy);
    // Still too short: the same error, which was there.
    const longer = done(
      rescheduleAction(messy, { id: 'action-1', period: { start: '2026-01-01', end: '2026-01-25' } }),
      messy,
    );
    const mended = valueIn(
      rescheduleAction(longer, { id: 'action-1', period: { start: '2026-01-01', end: '2026-03-31' } }),
    );
    expect(codesOf(mended.mended)).toEqual(['action-duration']);
    provesItself(longer, mended);
    done(removeAction(messy, { id: 'action-1' }), messy);
  });

  it('does not take another error of the same rule', () => {
    const second = anAction({ id: 'second', period: { start: '2026-01-01', end: '2026-01-03' } });
    expect(refusal(addAction(messy, { to: 'milestone-1', action: second }))?.id).toBe('second');
    const twice = brokenPlans['target-dates'];
    expect(
      codesOf(
        issuesOf(
          setTargets(twice, {
            id: 'measure-1',
            targets: [1, 2, 3].map((value) => ({ date: '2028-06-30', value: 60 + value })),
          }),
        ),
      ),
    ).toEqual(['target-dates']);
  });

  it('in which an id names two things is changed at the first, and replaced where nothing can be named', () => {
    const twice = brokenPlans['duplicate-id'];
    const revised = valueIn(reviseDirection(twice, { vision: 'Joy' }));
    expect(valueIn(revert(revised.plan, revised)).plan).toEqual(twice);
    const mended = valueIn(
      edit(twice, (draft) => {
        for (const value of draft.values) value.id = 'fairness';
      }),
    );
    expect(mended.operation).toMatchObject([{ type: 'replacePlan' }]);
    expect(valueIn(revert(mended.plan, mended)).plan).toEqual(twice);
  });

  it('written by hand, without freezing, is left alone', () => {
    const loose = structuredClone(aPlan()) as Plan;
    const change = valueIn(reviseDirection(loose, { vision: 'Joy' }));
    expect(Object.isFrozen(loose)).toBe(false);
    provesItself(loose, change);
  });
});

describe('operations from anywhere', () => {
  it.each<[string, unknown, string]>([
    ['an unknown type', { type: 'explode' }, 'not-a-choice'],
    ['no type', { id: 'x' }, 'missing'],
    ['a type that is an object', { type: {} }, 'wrong-type'],
    ['an inherited name', { type: 'constructor' }, 'not-a-choice'],
    ['null', null, 'wrong-type'],
    ['text', 'removeGoal', 'wrong-type'],
    ['an unknown field', { type: 'removeGoal', id: 'goal-ready', force: true }, 'unknown-key'],
    ['a missing id', { type: 'removeGoal' }, 'missing'],
    ['a place below 0', { type: 'moveGoal', id: 'goal-ready', at: -1 }, 'bad-number'],
    ['a broken place', { type: 'moveGoal', id: 'goal-ready', at: 0.5 }, 'bad-number'],
    [
      'a __proto__ field',
      JSON.parse('{"type": "removeGoal", "id": "goal-ready", "__proto__": {"cascade": true}}'),
      'unknown-key',
    ],
  ])('with %s are refused', (_name, operation, code) => {
    for (const given of [operation, [operation]]) {
      const issues = issuesOf(apply(plan, given as Operation));
      expect(codesOf(issues)).toEqual([code]);
      expect(issues[0]?.at).toBe(Array.isArray(given) ? 0 : undefined);
    }
  });

  it('that throw when read, or nest without end, are refused', () => {
    const throwing = {
      get type(): string {
        throw new Error('no');
      },
    };
    expect(codesOf(issuesOf(apply(plan, throwing as Operation)))).toEqual(['wrong-type']);
    const cyclic: { type: 'adjustCourse'; adjustment: object; operations: unknown[] } = {
      type: 'adjustCourse',
      adjustment: { id: 'a', date: '2026-01-01', rationale: 'x' },
      operations: [],
    };
    cyclic.operations.push(cyclic);
    expect(apply(plan, cyclic as never).ok).toBe(false);
    let deep: Operation = { type: 'reviseDirection', vision: 'x' };
    for (let level = 0; level < 40; level += 1)
      deep = {
        type: 'adjustCourse',
        adjustment: { id: `a${level}`, date: '2026-01-01', rationale: 'x' },
        operations: [deep],
      };
    expect(codesOf(issuesOf(apply(plan, deep)))).toEqual(['too-long']);
  });

  it('are all in the catalogue, each with a schema that reads it', () => {
    expect(operations.length).toBe(90);
    for (const { type, changes, input } of operations) {
      expect(changes).toMatch(/^[A-Z].*\.$/);
      expect(Object.keys(input.shape).length).toBeGreaterThan(0);
      expect(operationSchema.safeParse({ type, nonsense: 1 }).success).toBe(false);
    }
  });
});

describe('a free edit', () => {
  it('is held to the rules and told in the domain’s words', () => {
    const change = valueIn(
      edit(plan, (draft) => {
        const [goal] = draft.goals;
        if (goal === undefined) return;
        goal.statement = 'Every child reads';
        goal.strategies.reverse();
        goal.strategies[1]?.milestones[1]?.actions.pop();
        draft.values.push({ id: 'value-joy', name: 'Joy' });
      }),
    );
    provesItself(plan, change);
    expect((change.operation as Operation[]).map(({ type }) => type)).toEqual([
      'moveStrategy',
      'addValue',
      'reviseGoal',
      'removeAction',
    ]);
    expect(findEntity(change.plan, 'goal-ready')?.entity).toBe(findEntity(plan, 'goal-ready')?.entity);
  });

  it('is refused where shape or rules are broken, with the place', () => {
    const shape = edit(plan, (draft) => {
      (draft.goals[1] as unknown as { focus: string }).focus = 'pupil';
    });
    expect(refusal(shape)).toMatchObject({ code: 'not-a-choice', path: ['goals', 1, 'focus'] });
    const rule = edit(plan, (draft) => {
      const found = draft.goals[2]?.measures[0];
      if (found !== undefined) found.targets = [];
    });
    expect(refusal(rule)?.code).toBe('measure-targets');
    for (const spoil of [{ goals: 'none' }, { goals: [null] }, { organization: 7 }, { goals: [[]] }]) {
      expect(edit(plan, (draft) => void Object.assign(draft, spoil)).ok).toBe(false);
    }
  });

  it('fills in defaults, and of nothing changes nothing', () => {
    const added = valueIn(
      edit(plan, (draft) => {
        draft.goals.push({ id: 'new', statement: 'Every child sings', focus: 'student' } as never);
      }),
    );
    expect(added.plan.goals[3]).toMatchObject({ measures: [], strategies: [] });
    const none = valueIn(edit(plan, () => {}));
    expect(none.plan).toBe(plan);
    expect(none.operation).toEqual([]);
  });
});

describe('descriptions', () => {
  it.each<[Operation, string]>([
    [
      { type: 'reportAction', id: 'action-cycles', report: { date: '2026-10-01', percentComplete: 30 } },
      'Reported action "Run three coaching cycles" 30% complete on 2026-10-01.',
    ],
    [
      { type: 'moveStrategy', id: 'strategy-coaching', to: 'goal-ready' },
      'Moved strategy "Coach every teacher of early reading" to goal "Every graduate is ready for college, a career and civic life".',
    ],
    [
      { type: 'reviseAction', id: 'action-cycles', changes: { title: 'x', weight: 3 } },
      'Changed title and weight of action "Run three coaching cycles".',
    ],
    [
      { type: 'addUnit', to: 'division-learning', unit: { id: 'u', name: 'Arts' } },
      'Added unit "Arts" to division "Teaching and Learning".',
    ],
    [{ type: 'removeGoal', id: 'gone' }, 'Removed "gone".'],
    [
      { type: 'setTargets', id: 'measure-ratio', targets: [{ date: '2028-06-30', low: 200, high: 280 }] },
      'Set 1 target for measure "Students per school counselor", 200 to 280 by 2028-06-30.',
    ],
    [
      { type: 'discontinueAction', id: 'action-cycles', discontinued: null },
      'Took action "Run three coaching cycles" up again.',
    ],
  ])('say what was done', (operation, sentence) => {
    expect(describeOperation(operation, plan)).toBe(sentence);
  });
});

describe('finding, after edits', () => {
  it('does not go astray when an id moves, goes and comes back', () => {
    let current = plan;
    const step = (operation: Operation) => {
      current = valueIn(apply(current, operation)).plan;
      for (const found of walkPlan(current)) expect(findEntity(current, found.entity.id)).toEqual(found);
    };
    const unit = { id: 'u', name: 'Arts' };
    step({ type: 'addUnit', to: 'division-learning', unit });
    step({ type: 'moveUnit', id: 'u', to: 'division-support', at: 0 });
    step({ type: 'removeUnit', id: 'u' });
    expect(findEntity(current, 'u')).toBeUndefined();
    step({ type: 'addUnit', to: 'division-learning', unit, at: 0 });
    step({ type: 'removeUnit', id: 'u' });
    step({ type: 'addGoal', goal: { id: 'u', statement: 'Now a goal', focus: 'student' } });
    expect(findEntity(current, 'u')?.kind).toBe('goal');
    expect(findEntity(plan, 'u')).toBeUndefined();
  });

  itMeasures('keeps a bounded book however often things come and go', () => {
    let current = plan;
    for (let round = 0; round < 2_500; round += 1) {
      current = valueIn(addUnit(current, { to: 'division-learning', unit: { id: `u${round}`, name: 'Arts' } })).plan;
      current = valueIn(removeUnit(current, { id: `u${round}` })).plan;
    }
    expect(current).toEqual(plan);
    for (const found of walkPlan(current)) expect(findEntity(current, found.entity.id)).toEqual(found);
  });

  it('of referrers knows what revised lists name', () => {
    const wider = valueIn(
      reviseTeam(plan, {
        id: 'team-pathways',
        changes: { unitIds: ['unit-careers', 'unit-mathematics', 'unit-data'] },
      }),
    ).plan;
    expect(issuesOf(removeUnit(wider, { id: 'unit-data' })).map(({ id }) => id)).toContain('team-pathways');
  });
});

describe('every operation of the domain', () => {
  const report = { date: '2026-01-01', percentComplete: 1 };
  const observation = { date: '2026-01-01', value: 1 };
  const period = { start: '2026-01-01', end: '2026-06-30' };
  const named: Operation[] = [
    { type: 'reviseTheory', id: 'x', theory: { if: ['a'], then: ['b'] } },
    { type: 'rescheduleAction', id: 'x', period },
    { type: 'rescheduleMilestone', id: 'x', period },
    { type: 'reportAction', id: 'x', report },
    { type: 'reportMilestone', id: 'x', report },
    { type: 'withdrawReport', id: 'x', report },
    { type: 'discontinueAction', id: 'x', discontinued: { date: '2026-01-01', reason: 'Merged' } },
    { type: 'recordObservation', id: 'x', observation },
    { type: 'correctObservation', id: 'x', date: '2026-01-01', observation },
    { type: 'correctObservation', id: 'x', date: '2026-01-01', observation: { ...observation, date: '2026-01-02' } },
    { type: 'removeObservation', id: 'x', date: '2026-01-01' },
    { type: 'setTargets', id: 'x', targets: [{ date: '2026-01-01', value: 1 }] },
    { type: 'setTargets', id: 'x', targets: [] },
    {
      type: 'setTargets',
      id: 'x',
      targets: [
        { date: '2026-01-01', low: 1 },
        { date: '2027-01-01', high: 2 },
      ],
    },
    { type: 'rebaseline', id: 'x', baseline: { date: '2026-01-01', value: 1 } },
    { type: 'rebaseline', id: 'x', baseline: null },
    { type: 'assignTeam', id: 'x', teamId: null },
    { type: 'assignTeam', id: 'x', teamId: 'y' },
    { type: 'assignUnit', id: 'x', unitId: null },
    { type: 'assignUnit', id: 'x', unitId: 'y' },
    { type: 'reviseGoal', id: 'x', changes: {} },
    { type: 'moveGoal', id: 'x', at: 0 },
  ];

  it.each(named.map((operation) => [operation.type, operation] as const))(
    '%s needs an entity that is there, of its kind',
    (_type, operation) => {
      expect(refusal(apply(plan, operation))).toMatchObject({ code: 'unknown-id', path: ['id'] });
      expect(refusal(apply(plan, { ...operation, id: 'value-candor' } as Operation))).toMatchObject({
        code: 'wrong-kind',
        path: ['id'],
        id: 'value-candor',
      });
    },
  );

  it('is told in a sentence, also about what the plan does not have', () => {
    const others: Operation[] = [
      { type: 'revisePlan', changes: { title: 'x', period } },
      { type: 'reviseOrganization', changes: { name: 'x' } },
      { type: 'replacePlan', plan },
      { type: 'reviseDirection', vision: 'a', mission: 'b' },
      { type: 'reviseDirection' },
      {
        type: 'adjustCourse',
        adjustment: { id: 'a', date: '2026-01-01', rationale: 'Too slow' },
        operations: named.slice(0, 2),
      },
      { type: 'addSubgroup', to: 'measure-grade-3', subgroup: { id: 'g', name: 'Girls' } },
      { type: 'addValue', value: { id: 'v', name: ' ' } },
    ];
    const sentences = [...named, ...others].map((operation) => describeOperation(operation, plan));
    for (const sentence of sentences) expect(sentence).toMatch(/^[A-Z][^\n]{3,300}\.$/);
    expect(sentences).toContain('Restated the vision and the mission.');
    expect(sentences).toContain(
      'Added group of students "Girls" to measure "Students proficient in reading at the end of grade 3".',
    );
    expect(sentences).toContain('Added value "v".');
    expect(sentences).toContain('Corrected the observation of 2026-01-01 for "x" to 1 on 2026-01-02.');
    expect(sentences).toContain('Set 2 targets for "x", the last at most 2 by 2027-01-01.');
  });
});

describe('the edges of operations', () => {
  it('an adjustment whose id is taken is refused, and so is an inverse that is no operation', () => {
    const adjustment = { id: 'goal-ready', date: '2026-01-01', rationale: 'x' };
    expect(refusal(adjustCourse(plan, { adjustment, operations: [] }))?.code).toBe('duplicate-id');
    const change = valueIn(reviseDirection(plan, { vision: 'Joy' }));
    const spoiled = { ...change, inverse: [{ type: 'explode' }] } as unknown as Change;
    expect(codesOf(issuesOf(revert(change.plan, spoiled)))).toEqual(['not-a-choice']);
  });
});

describe('goals that serve goals of the same plan', () => {
  const aligned = valueIn(
    apply(plan, [
      {
        type: 'reviseGoal',
        id: 'goal-ready',
        changes: {
          alignsTo: [
            { planId: plan.id, goalId: 'goal-reading' },
            { planId: 'nation', goalId: 'goal-reading' },
          ],
        },
      },
      { type: 'reviseGoal', id: 'goal-reading', changes: { alignsTo: [{ planId: plan.id, goalId: 'goal-ready' }] } },
    ]),
  ).plan;

  it('are named when one is to go, and let go with cascade, those of other plans untouched', () => {
    expect(issuesOf(apply(aligned, { type: 'removeGoal', id: 'goal-ready' })).map(({ id }) => id)).toContain(
      'goal-reading',
    );
    const removed = planAfter(aligned, { type: 'removeGoal', id: 'goal-reading', cascade: true });
    expect(findEntity(removed, 'goal-ready')?.entity).toMatchObject({
      alignsTo: [{ planId: 'nation', goalId: 'goal-reading' }],
    });
  });

  it('can both go, as a comparison finds', () => {
    const [, present] = aligned.goals as [unknown, Plan['goals'][number]];
    const strategies = present.strategies.map(({ alsoServes: _, ...strategy }) => strategy);
    const goals = [{ ...present, strategies }];
    const without = { ...aligned, goals, adjustments: [] } as unknown as Plan;
    const found = diffPlans(aligned, without);
    expect(found.filter(({ type }) => type === 'removeGoal')).toEqual([
      { type: 'removeGoal', id: 'goal-reading', cascade: true },
      { type: 'removeGoal', id: 'goal-ready' },
    ]);
    expect(valueIn(apply(aligned, found)).plan).toEqual(without);
  });
});

describe('comparing plans', () => {
  it('whose own id is something else in the other replaces the plan', () => {
    const other = valueIn(revisePlan(plan, { changes: { id: 'other' } })).plan;
    const taken = valueIn(
      apply(other, { type: 'addValue', value: { id: plan.id, name: 'Name of the old plan' } }),
    ).plan;
    for (const [a, b] of [
      [plan, taken],
      [taken, plan],
    ] as const) {
      expect(diffPlans(a, b).map(({ type }) => type)).toEqual(['replacePlan']);
      expect(valueIn(apply(a, diffPlans(a, b))).plan).toEqual(b);
    }
  });

  it('in which an id passes to another kind replaces the plan', () => {
    const other = valueIn(
      apply(plan, [
        { type: 'removeValue', id: 'value-local' },
        { type: 'addGoal', goal: { id: 'value-local', statement: 'x', focus: 'student' } },
      ]),
    ).plan;
    expect(diffPlans(plan, other).map(({ type }) => type)).toEqual(['replacePlan']);
  });

  it('finds lists of entries changed in the middle, and keys that come and go', () => {
    const other = structuredClone(plan) as unknown as {
      goals: {
        strategies: {
          measures: { observations: unknown[] }[];
          milestones: { actions: { reports: unknown[]; description?: string }[] }[];
        }[];
      }[];
    };
    const strategy = other.goals[0]?.strategies[0];
    strategy?.measures[0]?.observations.splice(
      1,
      1,
      { date: '2026-02-28', value: 1 },
      { date: '2026-03-31', value: 260 },
    );
    const action = strategy?.milestones[0]?.actions[0];
    action?.reports.splice(0, 1);
    if (action !== undefined) action.description = 'In all regions';
    const found = diffPlans(plan, other as unknown as Plan);
    expect(found.map(({ type }) => type)).toEqual(['recordObservation', 'reviseAction', 'withdrawReport']);
    expect(valueIn(apply(plan, found)).plan).toEqual(other);
  });
});
