/** What a merge makes of references between things that one side removed and the other worked on, in a small plan. */
import {
  apply,
  checkPlan,
  findEntity,
  type MergeSide,
  type MilestoneInput,
  mergePlans,
  type Operation,
  type Plan,
  resolveConflict,
} from 'spm-model';
import { aGoal, aMilestone, anAction, aPlan, aStrategy } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

const milestone = (id: string, rest: Partial<MilestoneInput> = {}) =>
  aMilestone({ id, title: id, actions: [], ...rest } as Partial<MilestoneInput>);
const strategy = (id: string, ...milestones: ReturnType<typeof milestone>[]) =>
  aStrategy({ id, title: id, measures: [], milestones });

/** Three goals; `m1` has two actions, the second waiting for the first. */
const planWith = (rest: Readonly<Record<string, Partial<MilestoneInput>>> = {}): Plan => {
  const of = (id: string, own: Partial<MilestoneInput> = {}) => milestone(id, { ...own, ...rest[id] });
  const actions = [anAction({ id: 'a1', title: 'a1' }), anAction({ id: 'a2', title: 'a2', dependsOn: ['a1'] })];
  return aPlan({
    goals: [
      aGoal({ id: 'g0', measures: [], strategies: [strategy('s0', of('m0'))] }),
      aGoal({ id: 'g1', measures: [], strategies: [strategy('s1', of('m1', { actions }), of('m2'))] }),
      aGoal({ id: 'g2', measures: [], strategies: [strategy('s2', of('m3')), strategy('s3', of('m4'))] }),
    ],
  });
};

const later = (plan: Plan, ...operations: Operation[]): Plan => valueIn(apply(plan, operations)).plan;
const gone = (kind: 'Goal' | 'Strategy' | 'Milestone' | 'Action', id: string) =>
  ({ type: `remove${kind}`, id, cascade: true }) as Operation;
const renamed = (id: string): Operation => ({ type: 'reviseMilestone', id, changes: { title: `${id} anew` } });
const waits = (id: string, ...dependsOn: string[]): Operation => ({
  type: 'reviseMilestone',
  id,
  changes: { dependsOn },
});
const found = (plan: Plan, id: string) => findEntity(plan, id)?.entity as unknown as Readonly<Record<string, unknown>>;
const order = (plan: Plan) => plan.goals.map(({ id, strategies }) => [id, ...strategies.map((each) => each.id)]);

/** The merge of both sides, which has no error, and comes to theirs where all is decided for them. */
function merged(start: Plan, ours: readonly Operation[], theirs: readonly Operation[]) {
  const sides = { ours: later(start, ...ours), theirs: later(start, ...theirs) };
  const { plan, conflicts } = mergePlans(start, sides.ours, sides.theirs);
  const decided = (side: MergeSide) =>
    conflicts.reduce((now, conflict) => valueIn(resolveConflict(now, conflict, side)).plan, plan);
  const errors = (of: Plan) => checkPlan(of).filter(({ severity }) => severity === 'error');
  expect(errors(plan)).toEqual([]);
  expect(decided('ours')).toEqual(plan);
  return { plan, sides, told: conflicts.map(({ kind, id }) => `${kind} ${id}`), theirs: decided('theirs') };
}

describe('what ours worked on and theirs removed', () => {
  const removing = [gone('Strategy', 's1'), gone('Milestone', 'm3')];

  it('goes without an old reference to what was removed besides, the rest of the list kept', () => {
    const start = planWith({ m2: { dependsOn: ['m3', 'm4'] } });
    const { plan, told, theirs, sides } = merged(start, [renamed('m2')], removing);
    expect(told).toEqual(['removed s1']);
    expect(found(plan, 'm2')).toMatchObject({ title: 'm2 anew', dependsOn: ['m4'] });
    expect(found(plan, 'm3')).toBeUndefined();
    expect(theirs).toEqual(sides.theirs);
  });

  it('goes without the field where that was all of it', () => {
    const { plan } = merged(planWith({ m2: { dependsOn: ['m3'] } }), [renamed('m2')], removing);
    expect(found(plan, 'm2')).not.toHaveProperty('dependsOn');
  });

  it('keeps why it was given up without what carries it on', () => {
    const discontinued = { date: '2026-12-31', reason: 'Later', carriedOverTo: 'm3' };
    const { plan } = merged(planWith({ m2: { discontinued } }), [renamed('m2')], removing);
    expect(found(plan, 'm2')['discontinued']).toEqual({ date: '2026-12-31', reason: 'Later' });
  });

  it('keeps the reference where something else brings back what it leads to', () => {
    const start = planWith({ m2: { dependsOn: ['m3'] } });
    const { plan, told, theirs, sides } = merged(start, [renamed('m2'), waits('m4', 'm3')], removing);
    expect(told).toEqual(['rule m4', 'removed s1']);
    expect(found(plan, 'm2')['dependsOn']).toEqual(['m3']);
    expect(found(plan, 'm4')['dependsOn']).toEqual(['m3']);
    expect(theirs).toEqual(sides.theirs);
  });

  it('brings back what it refers to anew', () => {
    const { plan, told, theirs, sides } = merged(planWith(), [waits('m2', 'm3')], removing);
    expect(told).toEqual(['removed s1']);
    expect(found(plan, 'm2')['dependsOn']).toEqual(['m3']);
    expect(found(plan, 'm3')).toBeDefined();
    expect(theirs).toEqual(sides.theirs);
  });

  it('holds up nothing that was moved into it and still is elsewhere for theirs', () => {
    const moving: Operation = { type: 'moveMilestone', id: 'm4', to: 's1' };
    const { told, theirs } = merged(planWith(), [moving, waits('m0', 'm4')], removing);
    // What waits for it waits for it wherever it stands.
    expect(told.filter((each) => each.startsWith('rule'))).toEqual([]);
    expect(found(theirs, 'm0')['dependsOn']).toEqual(['m4']);
    expect(found(theirs, 'm4')).toBeDefined();
    expect(found(theirs, 's1')).toBeUndefined();
  });

  it('holds up nothing that was moved into it beside other work, with what is in that', () => {
    const start = planWith({ m4: { actions: [anAction({ id: 'a4', title: 'a4' })] } });
    const moving: Operation = { type: 'moveMilestone', id: 'm4', to: 's1' };
    const into: Operation = { type: 'addAction', to: 'm4', action: anAction({ id: 'a5', title: 'a5' }) };
    const waiting: Operation = { type: 'reviseAction', id: 'a4', changes: { dependsOn: ['a5'] } };
    const { plan, told, theirs } = merged(start, [moving, into, waiting, renamed('m2'), waits('m0', 'm4')], removing);
    expect(told).toEqual(['moved m4', 'removed s1']);
    expect(found(plan, 'm0')['dependsOn']).toEqual(['m4']);
    expect(found(theirs, 'm0')['dependsOn']).toEqual(['m4']);
    expect(found(theirs, 'a4')['dependsOn']).toEqual(['a5']);
    expect(found(theirs, 's1')).toBeUndefined();
  });

  it('goes from what refers to it and to what was moved into it, which stays', () => {
    const moving: Operation = { type: 'moveMilestone', id: 'm4', to: 's1' };
    const { plan, told, theirs } = merged(planWith(), [moving, renamed('m2'), waits('m0', 'm4', 'm2')], removing);
    expect(told).toEqual(['moved m4', 'rule m0', 'removed s1']);
    expect(found(plan, 'm0')['dependsOn']).toEqual(['m4', 'm2']);
    expect(found(theirs, 'm0')['dependsOn']).toEqual(['m4']);
    expect(theirs.goals[2]?.strategies[1]?.milestones.map(({ id }) => id)).toEqual(['m4']);
  });

  it('leaves what referred to it as it was, an empty list as one', () => {
    const { plan, told, theirs, sides } = merged(planWith({ m0: { dependsOn: [] } }), [waits('m0', 'm3')], removing);
    expect(told).toEqual(['rule m0']);
    expect(found(plan, 'm0')['dependsOn']).toEqual(['m3']);
    expect(theirs).toEqual(sides.theirs);
  });

  it('and what theirs worked on and ours removed are told of one field, each side with its own', () => {
    const { plan, told, theirs } = merged(
      planWith(),
      [waits('m0', 'm3', 'm1'), gone('Milestone', 'm4')],
      [waits('m0', 'm4', 'm1'), gone('Milestone', 'm3')],
    );
    expect(told).toEqual(['rule m0']);
    expect(found(plan, 'm0')['dependsOn']).toEqual(['m3', 'm1']);
    expect([found(plan, 'm3') !== undefined, found(plan, 'm4') !== undefined]).toEqual([true, false]);
    expect([found(theirs, 'm3') !== undefined, found(theirs, 'm4') !== undefined]).toEqual([false, true]);
    expect(new Set(found(theirs, 'm0')['dependsOn'] as string[])).toEqual(new Set(['m4', 'm1']));
  });

  it('is referred to from elsewhere only as long as it stays', () => {
    const { plan, told, theirs, sides } = merged(planWith(), [renamed('m2'), waits('m0', 'm2')], removing);
    expect(told).toEqual(['rule m0', 'removed s1']);
    expect(found(plan, 'm0')['dependsOn']).toEqual(['m2']);
    expect(theirs).toEqual(sides.theirs);
  });
});

describe('what comes back', () => {
  it('has all that is in it, with what that refers to within and elsewhere', () => {
    const start = planWith({ m1: { dependsOn: ['m2'] } });
    const { plan, told, sides, theirs } = merged(start, [waits('m0', 'm1')], [gone('Milestone', 'm1')]);
    expect(told).toEqual(['rule m0']);
    expect(found(plan, 'm1')).toEqual(found(start, 'm1'));
    expect(order(plan)).toEqual(order(start));
    expect(theirs).toEqual(sides.theirs);
  });

  it('is without what in it leads nowhere, at any depth', () => {
    const start = planWith({ m3: { actions: [anAction({ id: 'a3', title: 'a3', dependsOn: ['a2', 'a1'] })] } });
    const { plan } = merged(start, [waits('m0', 'm3')], [gone('Milestone', 'm3'), gone('Action', 'a2')]);
    expect(found(plan, 'a3')['dependsOn']).toEqual(['a1']);
    const both = merged(start, [waits('m0', 'm3')], [gone('Milestone', 'm3'), gone('Milestone', 'm1')]);
    expect(found(both.plan, 'a3')).not.toHaveProperty('dependsOn');
    expect(found(both.plan, 'm1')).toBeUndefined();
  });

  it('stands where it stood, though something before it comes back as well', () => {
    const start = planWith();
    const serving: Operation = { type: 'reviseStrategy', id: 's3', changes: { alsoServes: ['g0'] } };
    const { plan, told, theirs, sides } = merged(
      start,
      [serving, waits('m4', 'm2')],
      [gone('Goal', 'g0'), gone('Milestone', 'm2')],
    );
    expect(told).toEqual(['rule s3', 'rule m4']);
    expect(order(plan)).toEqual(order(start));
    expect(plan.goals[1]?.strategies[0]?.milestones.map(({ id }) => id)).toEqual(['m1', 'm2']);
    expect(theirs).toEqual(sides.theirs);
  });
});
