/** Where ids stand and who refers to them, as operations move things about. */
import { apply, findEntity, type Operation, type Plan, walkPlan } from 'spm-model';
import { aStrategy, brokenPlans, examplePlan } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { hasUniqueIds, isRepeated, possibleReferrers, referrersOf } from '../../src/model/entity-index.js';
import { eachReference } from '../../src/model/references.js';
import { valueIn } from '../support/results.js';

const planAfter = (plan: Plan, ...operations: Operation[]) => valueIn(apply(plan, operations)).plan;
const idsOf = (found: readonly { readonly entity: { readonly id: string } }[]) => found.map(({ entity }) => entity.id);
const unit = { id: 'arts', name: 'Arts' };

/** Every id is found where a walk finds it, and referred to by those whom a walk finds to do so. */
function expectRight(plan: Plan): void {
  const all = [...walkPlan(plan)];
  const referrers = new Map<string, Set<string>>();
  for (const { kind, entity } of all) {
    eachReference(kind, entity, plan.id, (_path, id) => {
      referrers.set(id, (referrers.get(id) ?? new Set()).add(entity.id));
    });
  }
  for (const found of all) {
    expect(findEntity(plan, found.entity.id)).toEqual(found);
    const expected = [...(referrers.get(found.entity.id) ?? [])].sort();
    expect(idsOf(referrersOf(plan, found.entity.id)).sort()).toEqual(expected);
  }
}

describe('an id', () => {
  it('is found after it went elsewhere, came back, and went for good', () => {
    // The first look makes the index that all plans made from this one share.
    expect(findEntity(examplePlan, 'arts')).toBeUndefined();
    const added = planAfter(examplePlan, { type: 'addUnit', to: 'division-learning', unit, at: 1 });
    const moved = planAfter(added, { type: 'moveUnit', id: 'arts', to: 'division-support', at: 0 });
    const back = planAfter(moved, { type: 'moveUnit', id: 'arts', to: 'division-learning', at: 0 });
    const gone = planAfter(back, { type: 'removeUnit', id: 'arts' });
    const other = planAfter(gone, { type: 'addValue', value: { id: 'arts', name: 'Arts' } });
    for (const plan of [examplePlan, added, moved, back, gone, other]) expectRight(plan);
    expect(findEntity(added, 'arts')?.path).toEqual(['organization', 'divisions', 0, 'units', 1]);
    expect(findEntity(moved, 'arts')?.path).toEqual(['organization', 'divisions', 1, 'units', 0]);
    expect(findEntity(back, 'arts')?.path).toEqual(['organization', 'divisions', 0, 'units', 0]);
    expect(findEntity(gone, 'arts')).toBeUndefined();
    expect(findEntity(other, 'arts')?.path).toEqual(['values', 3]);
  });

  it('is found with all that came along with it', () => {
    const strategy = aStrategy({ id: 'new', milestones: [] });
    const added = planAfter(examplePlan, { type: 'addStrategy', to: 'goal-ready', strategy });
    const moved = planAfter(
      added,
      { type: 'moveMilestone', id: 'milestone-cycles', to: 'new' },
      { type: 'moveStrategy', id: 'new', to: 'goal-reading', at: 0 },
      { type: 'removeGoal', id: 'goal-ready', cascade: true },
    );
    expectRight(moved);
    expect(findEntity(moved, 'action-cycles')?.path).toEqual([
      ...['goals', 0, 'strategies', 0, 'milestones', 0, 'actions', 1],
    ]);
    expect(findEntity(moved, 'measure-graduation')).toBeUndefined();
    expect(findEntity(examplePlan, 'action-cycles')?.path).toEqual([
      ...['goals', 0, 'strategies', 0, 'milestones', 1, 'actions', 1],
    ]);
  });

  it('of the plan and of its organization may change, and all below stay found', () => {
    const renamed = planAfter(
      examplePlan,
      { type: 'revisePlan', changes: { id: 'other' } },
      { type: 'reviseOrganization', changes: { id: 'agency' } },
    );
    expectRight(renamed);
    expect(findEntity(renamed, 'other')).toMatchObject({ kind: 'plan', path: [], parentId: null });
    expect(findEntity(renamed, 'agency')).toMatchObject({ path: ['organization'], parentId: 'other' });
    expect(findEntity(renamed, 'unit-data')?.parentId).toBe('division-support');
    expect(findEntity(renamed, 'division-support')?.parentId).toBe('agency');
    expect(findEntity(renamed, 'lakeland-doe')).toBeUndefined();
  });

  it('that comes and goes often is still found, and old plans keep theirs', () => {
    let plan = examplePlan;
    const kept: Plan[] = [];
    for (let round = 0; round < 600; round += 1) {
      plan = planAfter(plan, { type: 'addUnit', to: 'division-learning', unit: { id: `u${round}`, name: 'Arts' } });
      if (round % 150 === 0) kept.push(plan);
      plan = planAfter(plan, { type: 'removeUnit', id: `u${round}` });
    }
    expectRight(plan);
    for (const [index, each] of kept.entries()) {
      expect(findEntity(each, `u${150 * index}`)?.kind).toBe('unit');
      expect(findEntity(each, `u${150 * index + 1}`)).toBeUndefined();
    }
  });
});

describe('an id that stood elsewhere', () => {
  /** What has the id in each of the plans, by where it stands. */
  const places = (plans: readonly Plan[], id: string) => plans.map((plan) => findEntity(plan, id)?.path.join('.'));

  it('is found in each list that it was in, of one holder or of several', () => {
    expect(findEntity(examplePlan, 'arts')).toBeUndefined();
    const named = { id: 'arts', name: 'Arts' };
    const remove = (type: 'removeValue' | 'removeFunction' | 'removeDivision') => ({ type, id: 'arts' }) as const;
    const value = planAfter(examplePlan, { type: 'addValue', value: named, at: 0 });
    const theFunction = planAfter(value, remove('removeValue'), { type: 'addFunction', function: named, at: 0 });
    const division = planAfter(theFunction, remove('removeFunction'), { type: 'addDivision', division: named, at: 0 });
    const again = planAfter(division, remove('removeDivision'), { type: 'addFunction', function: named, at: 1 });
    const last = planAfter(again, remove('removeFunction'), { type: 'addValue', value: named, at: 2 });
    const gone = planAfter(last, remove('removeValue'));
    expect(places([examplePlan, value, theFunction, division, again, last, gone], 'arts')).toEqual([
      undefined,
      'values.0',
      'organization.functions.0',
      'organization.divisions.0',
      'organization.functions.1',
      'values.2',
      undefined,
    ]);
  });

  it('is found in another list of the holder that it was in before', () => {
    const named = { id: 'music', name: 'Music' };
    const added = planAfter(examplePlan, { type: 'addFunction', function: named, at: 0 });
    expect(findEntity(added, 'music')?.kind).toBe('function');
    const after = planAfter(added, { type: 'removeFunction', id: 'music' }, { type: 'addDivision', division: named });
    expect(places([added, after], 'music')).toEqual(['organization.functions.0', 'organization.divisions.2']);
  });

  it('is found under each of three holders of one kind', () => {
    const third = { type: 'addDivision', division: { id: 'third', name: 'Third', units: [] } } as const;
    const added = planAfter(examplePlan, third, { type: 'addUnit', to: 'division-learning', unit, at: 0 });
    const moved = planAfter(added, { type: 'moveUnit', id: 'arts', to: 'division-support', at: 1 });
    const again = planAfter(moved, { type: 'moveUnit', id: 'arts', to: 'third' });
    const home = planAfter(again, { type: 'moveUnit', id: 'arts', to: 'division-learning', at: 1 });
    expect(places([added, moved, again, home], 'arts')).toEqual([
      'organization.divisions.0.units.0',
      'organization.divisions.1.units.1',
      'organization.divisions.2.units.0',
      'organization.divisions.0.units.1',
    ]);
  });

  it('is not found when what held it went, or is of another kind now', () => {
    const division = { id: 'arts', name: 'Arts', units: [{ id: 'dance', name: 'Dance' }] };
    const added = planAfter(examplePlan, { type: 'addDivision', division });
    const gone = planAfter(added, { type: 'removeDivision', id: 'arts', cascade: true });
    const other = planAfter(gone, { type: 'addValue', value: { id: 'arts', name: 'Arts' } });
    expect(findEntity(added, 'dance')?.kind).toBe('unit');
    expect(findEntity(gone, 'dance')).toBeUndefined();
    expect(findEntity(other, 'dance')).toBeUndefined();
    expect(findEntity(other, 'arts')?.kind).toBe('value');
  });

  it('is found near and far from where it was in a long list, and not after it went', () => {
    const ids = Array.from({ length: 40 }, (_, index) => `v${index}`);
    const long = planAfter(
      examplePlan,
      ...examplePlan.values.map(({ id }) => ({ type: 'removeValue', id }) as const),
      ...ids.map((id) => ({ type: 'addValue', value: { id, name: id } }) as const),
    );
    const placeOf = (plan: Plan, id: string) => findEntity(plan, id)?.path[1];
    for (const [from, to] of [
      [20, 21],
      [20, 19],
      [20, 28],
      [20, 12],
      [20, 29],
      [20, 11],
      [0, 39],
      [39, 0],
    ] as const) {
      const moved = planAfter(long, { type: 'moveValue', id: `v${from}`, at: to });
      expect(ids.map((id) => placeOf(moved, id))).toEqual(
        ids.map((id) => moved.values.findIndex((each) => each.id === id)),
      );
    }
    const removed = planAfter(long, ...ids.slice(0, 12).map((id) => ({ type: 'removeValue', id }) as const));
    expect(ids.map((id) => placeOf(removed, id))).toEqual([
      ...ids.slice(0, 12).map(() => undefined),
      ...ids.slice(12).map((_, index) => index),
    ]);
  });
});

describe('who refers to an id', () => {
  it('is known of every kind that refers', () => {
    const referrers = (id: string) => idsOf(referrersOf(examplePlan, id)).sort();
    expect(referrers('function-data')).toEqual(['division-support', 'unit-data']);
    expect(referrers('unit-data')).toEqual(['action-dashboard', 'action-onboard', 'team-attendance', 'team-reading']);
    expect(referrers('team-pathways')).toEqual(['milestone-advising', 'milestone-compacts']);
    expect(referrers('strategy-materials')).toEqual(['adjustment-fair']);
    expect(referrers('goal-ready')).toEqual([]);
    expect(referrers('nobody')).toEqual([]);
  });

  it('follows assignments, and leaves out those that no longer refer', () => {
    const assigned = planAfter(
      examplePlan,
      { type: 'assignUnit', id: 'action-cycles', unitId: 'unit-data' },
      { type: 'assignUnit', id: 'action-onboard', unitId: null },
      { type: 'removeAction', id: 'action-dashboard' },
    );
    expect(idsOf(referrersOf(assigned, 'unit-data')).sort()).toEqual([
      'action-cycles',
      'team-attendance',
      'team-reading',
    ]);
    expect(idsOf(referrersOf(assigned, 'unit-literacy'))).not.toContain('action-cycles');
    expectRight(assigned);
  });

  it('may be whoever did so, and nobody else', () => {
    expect([...possibleReferrers(examplePlan, new Set(['function-data', 'goal-ready', 'nobody']))].sort()).toEqual([
      'division-support',
      'unit-data',
    ]);
  });

  it('counts a goal served in this plan, and not one of another', () => {
    const alignsTo = [
      { planId: examplePlan.id, goalId: 'goal-reading' },
      { planId: 'nation', goalId: 'goal-present' },
    ];
    const aligned = planAfter(examplePlan, { type: 'reviseGoal', id: 'goal-ready', changes: { alignsTo } });
    expect(idsOf(referrersOf(aligned, 'goal-reading'))).toEqual(['strategy-attendance', 'goal-ready']);
    expect(referrersOf(aligned, 'goal-present')).toEqual([]);
  });
});

describe('a plan in which an id names two things', () => {
  const twice = brokenPlans['duplicate-id'];

  it('is known as one, and the first has the id', () => {
    expect(hasUniqueIds(examplePlan)).toBe(true);
    expect(hasUniqueIds(twice)).toBe(false);
    const all = [...walkPlan(twice)];
    for (const { entity } of all) {
      const first = all.find((each) => each.entity.id === entity.id);
      expect(findEntity(twice, entity.id)).toEqual(first);
      expect(isRepeated(twice, entity)).toBe(first?.entity !== entity);
    }
    for (const { entity } of walkPlan(examplePlan)) expect(isRepeated(examplePlan, entity)).toBe(false);
  });

  it('has its referrers found by a walk', () => {
    const all = idsOf([...walkPlan(twice)]);
    const referred = all.flatMap((id) => idsOf(referrersOf(twice, id)).map((from) => `${from} to ${id}`));
    expect(referred.length).toBeGreaterThan(0);
    const copy = JSON.parse(JSON.stringify(twice)) as Plan;
    expect(all.flatMap((id) => idsOf(referrersOf(copy, id)).map((from) => `${from} to ${id}`))).toEqual(referred);
    for (const id of all) {
      const from = referred
        .filter((each) => each.endsWith(` to ${id}`))
        .map((each) => each.slice(0, -` to ${id}`.length));
      expect([...possibleReferrers(twice, new Set([id]))]).toEqual([...new Set(from)]);
    }
  });
});
