/** What a change bears on: a check of what changed and of what that affects finds what a check of the whole finds. */
import fc from 'fast-check';
import { apply, checkPlan, findEntity, type Issue, type Plan, walkPlan } from 'spm-model';
import { aGoal, aMeasure, aMilestone, anAction, aPlan, aStrategy } from 'spm-model/testing';
import { arbitraryOperation, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { isEqual } from '../../src/model/equal.js';
import { freezePlain } from '../../src/model/frozen.js';
import { structure } from '../../src/model/generated/structure.js';
import { affectedBy } from '../../src/rules/affected.js';
import { checkEntities } from '../../src/rules/check.js';
import { readShape } from '../../src/rules/read.js';
import { actionOf, milestoneOf, present, soundPlan, strategyOf } from '../fixtures/sound-plan.js';
import { valueIn } from '../support/results.js';

const AS_OF = { asOf: '2026-06-30' };
const keyOf = ({ code, id, path }: Issue) =>
  `${code} ${id} ${path.filter((step) => typeof step === 'string').join('.')}`;

/** What an edit changed, and what that bears on, by comparing the two plans. */
function touchedBetween(before: Plan, after: Plan): ReadonlySet<string> {
  const touched = new Set<string>();
  const touch = (ids: Iterable<string>) => {
    for (const id of ids) touched.add(id);
  };
  const placeOf = (plan: Plan, id: string) => findEntity(plan, id)?.parentId;
  for (const [one, other] of [
    [before, after],
    [after, before],
  ] as const) {
    for (const { kind, entity } of walkPlan(one)) {
      const found = findEntity(other, entity.id);
      if (found?.kind !== kind || placeOf(one, entity.id) !== placeOf(other, entity.id)) {
        touch([entity.id, ...affectedBy(kind, entity, null, one)]);
        continue;
      }
      const fields = Object.keys(structure[kind].fields).filter(
        (field) =>
          structure[kind].fields[field]?.merge !== 'owned' &&
          !isEqual(
            (entity as unknown as Record<string, unknown>)[field],
            (found.entity as unknown as Record<string, unknown>)[field],
          ),
      );
      if (fields.length > 0) touch([entity.id, ...affectedBy(kind, entity, fields, one)]);
    }
  }
  return touched;
}

/** Holds the issues that an edit brings and takes, found by what it touched, to those that checks of the whole find. */
function expectSameFindings(before: Plan, after: Plan): void {
  const touched = touchedBetween(before, after);
  const ofTouched = (issues: readonly Issue[]) => issues.map(keyOf).sort();
  const [all, some] = [checkPlan(after, AS_OF), checkEntities(after, touched, AS_OF)];
  expect(ofTouched(some)).toEqual(ofTouched(all.filter(({ id }) => touched.has(id as string))));
  const untouched = (plan: Plan) => ofTouched(checkPlan(plan, AS_OF).filter(({ id }) => !touched.has(id as string)));
  expect(untouched(after)).toEqual(untouched(before));
}

it('after any operation, what is not touched breaks the rules that it broke before', () => {
  fc.assert(
    fc.property(
      arbitraryPlan({ faults: 'some' }).chain((plan) => fc.tuple(fc.constant(plan), arbitraryOperation(plan))),
      ([plan, operation]) => {
        if (checkPlan(plan).some(({ code }) => code === 'duplicate-id')) return;
        const change = apply(plan, operation);
        if (change.ok) expectSameFindings(plan, change.value.plan);
      },
    ),
    { numRuns: 300 },
  );
});

const milestone = (id: string, year: number, more: Parameters<typeof aMilestone>[0] = {}) =>
  aMilestone({
    id,
    period: { start: `${year}-01-01`, end: `${year}-12-31` },
    actions: [anAction({ id: `${id}-action`, period: { start: `${year}-01-01`, end: `${year}-06-30` } })],
    ...more,
  });
const planWith = (milestones: ReturnType<typeof milestone>[], more: Parameters<typeof aStrategy>[0] = {}) =>
  aPlan({
    goals: [
      aGoal({ strategies: [aStrategy({ milestones, ...more })] }),
      aGoal({ id: 'goal-2', measures: [aMeasure({ id: 'measure-3' })], strategies: [] }),
    ],
  });
const done = [{ date: '2026-06-01', percentComplete: 100 }];

describe('a change of one entity is felt by the rules of another', () => {
  it.each<[string, Plan, Plan]>([
    [
      'a goal loses the strategy that also served it',
      planWith([milestone('m', 2026)], { alsoServes: ['goal-2'] }),
      planWith([milestone('m', 2026)]),
    ],
    [
      'a circle of dependencies closes over three milestones',
      planWith([
        milestone('a', 2026),
        milestone('b', 2027, { dependsOn: ['a'] }),
        milestone('c', 2028, { dependsOn: ['b'] }),
      ]),
      planWith([
        milestone('a', 2026, { dependsOn: ['c'] }),
        milestone('b', 2027, { dependsOn: ['a'] }),
        milestone('c', 2028, { dependsOn: ['b'] }),
      ]),
    ],
    [
      'what another waits for is moved',
      planWith([milestone('a', 2026), milestone('b', 2027, { dependsOn: ['a'] })]),
      planWith([
        milestone('a', 2026, { period: { start: '2026-07-01', end: '2027-06-30' } }),
        milestone('b', 2027, { dependsOn: ['a'] }),
      ]),
    ],
    [
      'an action completes the milestone that another continues',
      planWith([milestone('a', 2026), milestone('b', 2027, { continues: 'a' })]),
      planWith([
        milestone('a', 2026, {
          actions: [anAction({ id: 'a-action', period: { start: '2026-01-01', end: '2026-06-30' }, reports: done })],
        }),
        milestone('b', 2027, { continues: 'a' }),
      ]),
    ],
    [
      'a strategy gets a period that is over before its milestones are',
      planWith([milestone('a', 2027)]),
      planWith([milestone('a', 2027)], { period: { start: '2026-01-01', end: '2026-12-31' } }),
    ],
    [
      'what another refers to is taken out',
      planWith([milestone('a', 2026), milestone('b', 2027, { dependsOn: ['a'] })]),
      planWith([milestone('b', 2027, { dependsOn: ['a'] })]),
    ],
  ])('%s', (_what, before, after) => {
    const keys = (plan: Plan) => checkPlan(plan, AS_OF).map(keyOf);
    expect(keys(after)).not.toEqual(keys(before));
    expectSameFindings(freezePlain(before), freezePlain(after));
    expectSameFindings(freezePlain(after), freezePlain(before));
  });

  it.each<[string, string[] | null, string[]]>([
    ['plan', ['period'], ['milestone', 'later', 'strategy', 'other']],
    // What refers to the plan, and its goals, which may be aligned to one of them.
    ['plan', ['id'], ['goal', 'goal-2', 'about-plan']],
    ['agency', ['kind'], ['goal', 'goal-2']],
    ['measure-goal', ['direction'], ['subgroup']],
    ['subgroup', ['observations'], ['measure-goal']],
    ['strategy', ['discontinued'], ['milestone', 'later']],
    ['strategy', ['alsoServes'], ['goal-2']],
    ['milestone', ['period'], ['action-1', 'action-2', 'action-3', 'strategy', 'later']],
    ['milestone', ['reports'], ['later']],
    ['milestone', ['dependsOn'], ['later']],
    ['later', ['dependsOn'], ['milestone']],
    ['action-1', ['reports'], ['action-2', 'later']],
    ['action-1', ['dependsOn'], []],
    ['action-1', null, ['milestone', 'action-2', 'later']],
    ['goal-2', null, ['plan', 'strategy']],
    ['unit-1', null, ['division', 'action-1', 'coordination', 'team']],
  ])('of %s in %j: those that look at it, and no others', (id, fields, expected) => {
    const plan = valueIn(
      readShape(
        'Plan',
        soundPlan((draft) => {
          const measures: never[] = [];
          const strategies = [{ id: 'other', title: 'Other', measures, milestones: [] }];
          draft.goals.push({ id: 'goal-2', statement: 'Writing', focus: 'student', measures, strategies });
          const period = { start: '2027-01-01', end: '2027-12-31' };
          present(strategyOf(draft).milestones).push({ id: 'later', title: 'Later', period, dependsOn: ['milestone'] });
          milestoneOf(draft).dependsOn = ['later'];
          strategyOf(draft).alsoServes = ['goal-2'];
          actionOf(draft, 1).dependsOn = ['action-1'];
          draft.adjustments = [{ id: 'about-plan', date: '2026-01-01', rationale: 'All', entityIds: ['plan'] }];
        }),
      ),
    );
    const found = present(findEntity(plan, id));
    expect([...affectedBy(found.kind, found.entity, fields, plan)].sort()).toEqual(expected.sort());
  });

  it('that is not in the plan reaches nothing there', () => {
    const elsewhere = anAction({ id: 'elsewhere' });
    expect([...affectedBy('action', elsewhere, null, planWith([milestone('a', 2026)]))]).toEqual([]);
  });

  it('and costs nothing where nothing else looks at what changed', () => {
    const plan = planWith([milestone('a', 2026)]);
    const found = findEntity(plan, 'a');
    if (found?.kind !== 'milestone') throw new Error('the fixture lacks its milestone');
    expect([...affectedBy('milestone', found.entity, ['title', 'description', 'codes'], plan)]).toEqual([]);
  });
});
