/** What waits for what: circles of any length are found, chains of any length are followed, and soon. */
import fc from 'fast-check';
import { apply, checkPlan, type Operation, type Plan } from 'spm-model';
import { aGoal, aMilestone, anAction, aPlan, aStrategy } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { checkEntities } from '../../src/rules/check.js';
import { expectInStep, itMeasures, soon } from '../support/measuring.js';

/** A plan with as many actions as there are lists of what each depends on, by index. */
function planOf(dependencies: readonly (readonly number[])[]): Plan {
  const template = anAction();
  const actions = dependencies.map((on, index) => ({
    ...template,
    id: `a-${index}`,
    ...(on.length === 0 ? {} : { dependsOn: on.map((each) => `a-${each}`) }),
  }));
  const plan = aPlan({ goals: [aGoal({ strategies: [aStrategy({ milestones: [aMilestone({ actions: [] })] })] })] });
  const copy = JSON.parse(JSON.stringify(plan)) as {
    goals: { strategies: { milestones: { actions: unknown[] }[] }[] }[];
  };
  const milestone = copy.goals[0]?.strategies[0]?.milestones[0];
  if (milestone !== undefined) milestone.actions = actions;
  return copy as unknown as Plan;
}

const circular = (issues: ReturnType<typeof checkPlan>) =>
  issues.filter(({ code }) => code === 'dependency-cycle').map(({ id, path }) => `${id} ${path.at(-1)}`);

/** By following every dependency from each action, as long as that leads to something new. */
function circularByHand(dependencies: readonly (readonly number[])[]): string[] {
  const reaches = (from: number, to: number): boolean => {
    const seen = new Set<number>();
    const waiting = [from];
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (at === to) return true;
      if (seen.has(at)) continue;
      seen.add(at);
      waiting.push(...(dependencies[at] ?? []));
    }
    return false;
  };
  return dependencies.flatMap((on, index) => {
    const first = on.findIndex((each) => reaches(each, index));
    return first === -1 ? [] : [`a-${index} ${first}`];
  });
}

describe('dependencies', () => {
  it('that lead back are found as by following each of them, for the whole plan and for each entity', () => {
    // Where many are asked for, each is looked at once: so there must be more than a few.
    const graphs = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 40, max: 80 })).chain((size) =>
      fc.array(fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: size < 10 ? 3 : 1 }), {
        minLength: size,
        maxLength: size,
      }),
    );
    fc.assert(
      fc.property(graphs, (dependencies) => {
        const plan = planOf(dependencies);
        const expected = circularByHand(dependencies);
        expect(circular(checkPlan(plan))).toEqual(expected);
        const ids = dependencies.map((_, index) => `a-${index}`);
        expect(circular(checkEntities(plan, ids))).toEqual(expected);
      }),
    );
  });

  it('on what is not there, or depends on nothing, lead nowhere', () => {
    expect(circular(checkPlan(planOf([[1], [], [7]])))).toEqual([]);
  });

  itMeasures('in a chain of a hundred thousand are followed to their end, and round a circle as long', () => {
    const size = 100_000;
    const chain = Array.from({ length: size }, (_, index) => (index === 0 ? [] : [index - 1]));
    expect(circular(soon(() => checkPlan(planOf(chain))))).toEqual([]);
    const circle = planOf([[size - 1], ...chain.slice(1)]);
    const issues = soon(() => checkPlan(circle, { policy: undefined }));
    expect(issues).toHaveLength(1_001);
    expect(issues.some(({ code }) => code === 'dependency-cycle')).toBe(true);
  });

  itMeasures.each<[string, (index: number, size: number) => Operation]>([
    [
      'reported on',
      (index) => ({ type: 'reportAction', id: `a-${index}`, report: { date: '2026-01-31', percentComplete: 1 } }),
    ],
    [
      'made to wait for more',
      (index) => ({
        type: 'reviseAction',
        id: `a-${index}`,
        changes: { dependsOn: index < 2 ? [] : [`a-${index - 1}`, `a-${index - 2}`] },
      }),
    ],
    ['moved', (index) => ({ type: 'moveAction', id: `a-${index}`, at: 0 })],
    ['removed', (index, size) => ({ type: 'removeAction', id: `a-${size - 1 - index}` })],
  ])('in a chain, all %s in one list, cost in step with its length', (_, operation) => {
    const work = (size: number) => {
      const plan = planOf(Array.from({ length: size }, (_, index) => (index === 0 ? [] : [index - 1])));
      const list = Array.from({ length: size }, (_, index) => operation(index, size));
      return () => expect(apply(plan, list).ok).toBe(true);
    };
    expectInStep(4, work(500), work(2_000));
  });
});
