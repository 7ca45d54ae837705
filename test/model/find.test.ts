import { type FoundEntity, findEntity, type Plan, walkPlan } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { soundPlan } from '../fixtures/sound-plan.js';
import { planOf } from '../support/results.js';

const plan = planOf(soundPlan());

const at = (found: FoundEntity) =>
  found.path.reduce<unknown>((value, step) => (value as Record<string | number, unknown>)[step], plan);

describe('walking a plan', () => {
  it('yields every entity once, what owns before what it owns, in document order', () => {
    expect([...walkPlan(plan)].map(({ kind, entity }) => `${kind} ${entity.id}`)).toEqual([
      'plan plan',
      'organization agency',
      'function function',
      'division division',
      'unit unit-1',
      'unit unit-2',
      'coordination coordination',
      'value value',
      'goal goal',
      'measure measure-goal',
      'subgroup subgroup',
      'strategy strategy',
      'measure measure-strategy',
      'milestone milestone',
      'action action-1',
      'input input',
      'output output',
      'action action-2',
      'action action-3',
      'team team',
      'adjustment adjustment',
    ]);
  });

  it('gives each entity the path that leads to it and the id of what holds it', () => {
    for (const found of walkPlan(plan)) {
      expect(at(found)).toBe(found.entity);
      if (found.parentId === null) expect(found.kind).toBe('plan');
      else expect(findEntity(plan, found.parentId)).toBeDefined();
    }
    expect(findEntity(plan, 'unit-2')?.parentId).toBe('division');
    expect(findEntity(plan, 'action-1')?.parentId).toBe('milestone');
  });
});

describe('finding an entity', () => {
  it('finds each by its id, with its kind and path', () => {
    for (const found of walkPlan(plan)) expect(findEntity(plan, found.entity.id)).toEqual(found);
    expect(findEntity(plan, 'nobody')).toBeUndefined();
    expect(findEntity(plan, '__proto__')).toBeUndefined();
  });

  it('finds the first in document order where an id is taken twice', () => {
    const twice = { ...plan, teams: [...plan.teams, ...plan.teams] } as Plan;
    expect(findEntity(twice, 'team')?.path).toEqual(['teams', 0]);
  });

  it('never answers from memory about a plan that can be changed in place', () => {
    const loose = structuredClone(plan) as { id: string };
    expect(findEntity(loose as Plan, 'plan')?.kind).toBe('plan');
    loose.id = 'renamed';
    expect(findEntity(loose as Plan, 'plan')).toBeUndefined();
    expect(findEntity(loose as Plan, 'renamed')?.kind).toBe('plan');
  });
});
