import { type FoundEntity, findEntity, type Plan, titleOf, walkPlan } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { eachBelow, entityKinds, holdersOf, kindInList, listKey } from '../../src/model/find.js';
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

describe('what a kind holds', () => {
  it('is in a list that has a name', () => {
    expect(listKey('division', 'unit')).toBe('units');
    expect(listKey('plan', 'unit')).toBeUndefined();
    expect(listKey('plan', 'organization')).toBeUndefined();
    expect(kindInList('plan', 'goals')).toBe('goal');
    expect(kindInList('plan', 'units')).toBeUndefined();
    expect(kindInList('goal', 'title')).toBeUndefined();
  });

  it('may be held by several kinds, or by none', () => {
    expect(holdersOf('measure')).toEqual(['goal', 'strategy']);
    expect(holdersOf('unit')).toEqual(['division']);
    expect(holdersOf('plan')).toEqual([]);
    expect(entityKinds.slice(0, 3)).toEqual(['plan', 'organization', 'function']);
  });

  it('is visited as a walk yields it, from the plan or from any entity', () => {
    const all = [...walkPlan(plan)];
    const below = (kind: FoundEntity['kind'], entity: FoundEntity['entity']) => {
      const found: string[] = [];
      eachBelow(kind, entity, (each, { id }) => found.push(`${each} ${id}`));
      return found;
    };
    expect(below('plan', plan)).toEqual(all.map(({ kind, entity }) => `${kind} ${entity.id}`));
    const milestone = findEntity(plan, 'milestone') as FoundEntity;
    expect(below('milestone', milestone.entity)).toEqual([
      'milestone milestone',
      'action action-1',
      'input input',
      'output output',
      'action action-2',
      'action action-3',
    ]);
  });
});

describe('what an entity is called', () => {
  const called = (id: string) => titleOf((findEntity(plan, id) as FoundEntity).entity);

  it('is its title, statement, name, indicator, purpose, description or rationale', () => {
    const fields = ['title', 'statement', 'name', 'indicator', 'purpose', 'description', 'rationale'];
    for (const { entity } of walkPlan(plan)) {
      const said = fields.flatMap((field) => (entity as unknown as Record<string, string | undefined>)[field] ?? []);
      expect(said, entity.id).toContain(called(entity.id));
    }
    expect(['team', 'coordination', 'adjustment', 'input'].map(called)).toEqual([
      'Reading team',
      'One calendar of visits',
      'An online handbook costs less and is read more',
      'Fees',
    ]);
  });

  it('is its id where that is blank, and as it is written where not', () => {
    const { goals } = plan;
    expect(titleOf({ ...(goals[0] as (typeof goals)[0]), statement: ' \n' })).toBe('goal');
    expect(titleOf({ ...(goals[0] as (typeof goals)[0]), statement: ' Read\n' })).toBe(' Read\n');
  });
});
