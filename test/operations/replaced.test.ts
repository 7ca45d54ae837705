/** Targets, baselines and milestones that replace others as of a day: what is kept of those, by hand. */
import { apply, findEntity, type Operation, type Plan } from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { issuesOf, valueIn } from '../support/results.js';

const target = (value: number) => [{ date: '2030-06-30', value }];
const base = (value: number) => ({ date: '2025-06-30', value });
const measured = (more: object = {}): Plan =>
  aPlan({
    goals: [
      aGoal({
        measures: [aMeasure({ id: 'm', baseline: base(50), targets: target(60), observations: [], ...more })],
        strategies: [],
      }),
    ],
  });
const aim = (value: number, from?: string, reason?: string): Operation => ({
  type: 'setTargets',
  id: 'm',
  targets: target(value),
  ...(from === undefined ? {} : { from }),
  ...(reason === undefined ? {} : { reason }),
});
const rebase = (value: number | null, from?: string, reason?: string): Operation => ({
  type: 'rebaseline',
  id: 'm',
  baseline: value === null ? null : base(value),
  ...(from === undefined ? {} : { from }),
  ...(reason === undefined ? {} : { reason }),
});
const revise = (revisions: object[]): Operation => ({ type: 'setRevisions', id: 'm', revisions }) as Operation;
const SPRING = { start: '2027-01-01', end: '2027-06-30' };
const JULY = '2026-07-01';
const UNTIL = '2026-06-30';
const revisionsAfter = (...list: Operation[]) => {
  const found = findEntity(valueIn(apply(measured(), list)).plan, 'm');
  return found?.kind === 'measure' ? found.entity.revisions : [];
};

describe('what was in force is kept', () => {
  it.each<[string, Operation[], object[]]>([
    ['nothing of what is corrected', [aim(70), rebase(51)], []],
    ['the targets until the day before', [aim(70, JULY)], [{ until: UNTIL, targets: target(60) }]],
    ['with a reason', [aim(70, JULY, 'Too low')], [{ until: UNTIL, targets: target(60), reason: 'Too low' }]],
    [
      'the baseline with the targets that went by it',
      [rebase(55, JULY, 'New test')],
      [{ until: UNTIL, targets: target(60), baseline: base(50), reason: 'New test' }],
    ],
    [
      'one day’s as one, with both reasons',
      [aim(70, JULY, 'Too low'), rebase(55, JULY, 'New test')],
      [{ until: UNTIL, targets: target(60), baseline: base(50), reason: 'Too low; New test' }],
    ],
    [
      'one day’s as one, in either order',
      [rebase(55, JULY), aim(70, JULY)],
      [{ until: UNTIL, targets: target(60), baseline: base(50) }],
    ],
    [
      'a reason that is given twice, once',
      [aim(70, JULY, 'Too low'), rebase(55, JULY, 'Too low')],
      [{ until: UNTIL, targets: target(60), baseline: base(50), reason: 'Too low' }],
    ],
    [
      'the reason that only the second has',
      [aim(70, JULY), rebase(55, JULY, 'New test')],
      [{ until: UNTIL, targets: target(60), baseline: base(50), reason: 'New test' }],
    ],
    [
      'the reason that only the first has',
      [aim(70, JULY, 'Too low'), rebase(55, JULY)],
      [{ until: UNTIL, targets: target(60), baseline: base(50), reason: 'Too low' }],
    ],
    [
      'the baseline by which each earlier revision went',
      [
        revise([
          { until: '2025-12-31', targets: target(40), baseline: base(30) },
          { until: '2026-03-31', targets: target(45), reason: 'Too low' },
        ]),
        rebase(55, JULY, 'New test'),
      ],
      [
        { until: '2025-12-31', targets: target(40), baseline: base(30) },
        { until: '2026-03-31', targets: target(45), reason: 'Too low', baseline: base(50) },
        { until: UNTIL, targets: target(60), baseline: base(50), reason: 'New test' },
      ],
    ],
    [
      'no other baseline where only targets are replaced',
      [revise([{ until: '2026-03-31', targets: target(45) }]), aim(70, JULY)],
      [
        { until: '2026-03-31', targets: target(45) },
        { until: UNTIL, targets: target(60) },
      ],
    ],
    [
      'what is replaced day by day',
      [aim(70, JULY), aim(80, '2026-07-02'), aim(90, '2026-08-01')],
      [
        { until: UNTIL, targets: target(60) },
        { until: '2026-07-01', targets: target(70) },
        { until: '2026-07-31', targets: target(80) },
      ],
    ],
  ])('%s', (_name, list, revisions) => {
    expect(revisionsAfter(...list)).toEqual(revisions);
  });

  it('without a baseline where there was none', () => {
    const group = aSubgroup({ id: 'g', baseline: undefined, targets: target(55), observations: [] });
    const grouped = measured({ subgroups: [group] });
    const later: Operation = { type: 'rebaseline', id: 'g', baseline: base(40), from: JULY };
    const changed = valueIn(apply(grouped, later));
    const found = findEntity(changed.plan, 'g');
    expect(found?.kind === 'subgroup' && found.entity.revisions).toEqual([{ until: UNTIL, targets: target(55) }]);
    expect(changed.inverse).toEqual([
      { type: 'rebaseline', id: 'g', baseline: null },
      { type: 'setRevisions', id: 'g', revisions: [] },
    ]);
    expect(valueIn(apply(changed.plan, changed.inverse)).plan).toEqual(grouped);
  });
});

describe('what leads back', () => {
  it('sets what was set, and the revisions that there were, where there is one more', () => {
    const back = (operation: Operation) => valueIn(apply(measured(), operation)).inverse;
    expect(back(aim(70))).toEqual([aim(60)]);
    expect(back(aim(70, JULY))).toEqual([aim(60), revise([])]);
    expect(back(rebase(55, JULY))).toEqual([rebase(50), revise([])]);
  });
});

describe('targets as of a day before what was revised', () => {
  it('are refused, and those of the day after are not', () => {
    const revised = valueIn(apply(measured(), aim(70, JULY))).plan;
    const [issue, ...more] = issuesOf(apply(revised, aim(80, '2026-06-30')));
    expect(more).toEqual([]);
    expect(issue).toMatchObject({ code: 'revised-later', path: ['from'], id: 'm' });
    expect(issue?.message).toContain('2026-06-30');
    expect(issue?.params).toEqual({
      kind: 'measure',
      title: 'Students who read well in grade 4',
      from: '2026-06-30',
      until: '2026-06-30',
    });
    for (const from of [JULY, '2026-07-02']) expect(apply(revised, aim(80, from)).ok).toBe(true);
    expect(issuesOf(apply(revised, [rebase(55), rebase(56, '2026-01-01')]))).toMatchObject([
      { code: 'revised-later', at: 1 },
    ]);
  });
});

describe('a milestone that cannot be carried over', () => {
  const period = { start: '2026-07-01', end: '2026-12-31' };
  const carry = (id: string, action?: string): string[] => {
    const milestone = { id: 'milestone-next', period: { start: '2027-07-01', end: '2028-06-30' } };
    const actions = action === undefined ? {} : { actions: [{ id: action, newId: 'action-next', period }] };
    const result = apply(examplePlan, { type: 'carryOver', id, on: '2026-06-30', milestone, ...actions });
    return issuesOf(result).map(({ path, message }) => `${path.join('.')}: ${message}`);
  };

  it.each<[string, string | undefined, string]>([
    [
      'milestone-coaches',
      'nobody',
      'actions.0.id: Nothing in this plan has the id "nobody"; give the id of an action.',
    ],
    [
      'milestone-coaches',
      'unit-data',
      'actions.0.id: "unit-data" is not an action of the milestone "A trained coach works in every region"; leave it out.',
    ],
    [
      'milestone-coaches',
      'action-recruit',
      'actions.0.id: The action "Recruit and place regional coaches" was reported complete on 2026-01-12; leave it out, or add a new one.',
    ],
    [
      'milestone-review',
      'action-fair',
      'actions.0.id: The action "Hold a fair of materials" was discontinued on 2026-03-15; take it up again first, or leave it out.',
    ],
    [
      'milestone-meetings',
      undefined,
      'id: The milestone "Every region has met over reading materials" was discontinued on 2026-06-30; take it up again first, or leave it out.',
    ],
  ])('%s with %s says why', (id, action, message) => {
    expect(carry(id, action)).toEqual([message]);
  });
});

it('a milestone that is carried over leads on what depends on its actions, and leaves what is complete', () => {
  const milestone = { id: 'milestone-next', period: { start: '2027-07-01', end: '2028-06-30' } };
  const depending: Operation[] = [
    { type: 'reviseAction', id: 'action-cycles', changes: { dependsOn: ['action-calendar', 'action-train'] } },
    { type: 'reportAction', id: 'action-calendar', report: { date: '2027-06-30', percentComplete: 99 } },
    { type: 'addAction', to: 'milestone-cycles', action: { id: 'action-done', title: 'Say thanks', period: SPRING } },
    { type: 'reportAction', id: 'action-done', report: { date: '2027-06-30', percentComplete: 100 } },
  ];
  const carried: Operation = { type: 'carryOver', id: 'milestone-cycles', on: '2027-06-30', milestone };
  const found = findEntity(valueIn(apply(examplePlan, [...depending, carried])).plan, 'milestone-next');
  expect(found?.entity).toMatchObject({
    continues: 'milestone-cycles',
    dependsOn: ['milestone-coaches'],
    actions: [
      { id: 'action-calendar~milestone-next', continues: 'action-calendar' },
      { id: 'action-cycles~milestone-next', dependsOn: ['action-calendar~milestone-next', 'action-train'] },
    ],
  });
  expect(found?.kind === 'milestone' && found.entity.actions[0]).not.toHaveProperty('dependsOn');
});
