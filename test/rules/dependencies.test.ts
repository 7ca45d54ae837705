/** What waits for what: circles of any length are found, chains of any length are followed, and soon. */
import fc from 'fast-check';
import { checkPlan } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { checkEntities } from '../../src/rules/check.js';
import { circlesNear } from '../../src/rules/dependencies.js';
import { itMeasures, soon } from '../support/measuring.js';
import { planOf } from '../support/waiting.js';

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

  it.each<[string, number[][], string[]]>([
    ['a circle of all', [[2], [0], [1]], ['a-0 0', 'a-1 0', 'a-2 0']],
    ['a circle further on', [[1], [2], [3], [1]], ['a-1 0', 'a-2 0', 'a-3 0']],
    ['a circle with a way out to what was looked at before', [[], [0], [3], [0, 2]], ['a-2 0', 'a-3 1']],
    ['two circles, one ahead of the other', [[1], [0, 2], [3], [2]], ['a-0 0', 'a-1 0', 'a-2 0', 'a-3 0']],
    ['itself', [[0], [0]], ['a-0 0']],
    ['a fork that meets again', [[1, 2], [3], [3], []], []],
  ])('lead round %s', (_what, dependencies, expected) => {
    const plan = planOf(dependencies);
    expect(circular(checkPlan(plan))).toEqual(expected);
    expect(
      circular(
        checkEntities(
          plan,
          dependencies.map((_, index) => `a-${index}`),
        ),
      ),
    ).toEqual(expected);
  });

  it('on what is not there, or depends on nothing, lead nowhere', () => {
    expect(circular(checkPlan(planOf([[1], [], [7]])))).toEqual([]);
  });

  it('near one of them are followed the way that ends sooner, and no further', () => {
    const size = 20_000;
    /** How often it is asked what lies ahead or behind, of ids that are numbers. */
    const asked = (ahead: (id: number) => number[], behind: (id: number) => number[], ids: readonly number[]) => {
      let times = 0;
      const counted = (next: (id: number) => number[]) => (id: string) => {
        times += 1;
        return next(Number(id)).map(String);
      };
      const circles = circlesNear({ ahead: counted(ahead), behind: counted(behind) });
      for (const id of ids) expect(circles(String(id)).size).toBe(0);
      return times;
    };
    const down = (id: number) => (id === 0 ? [] : [id - 1]);
    const up = (id: number) => (id === size - 1 ? [] : [id + 1]);
    for (const id of [5, size - 6]) {
      // Six that way, its end included, and as many the other way.
      expect(asked(down, up, [id])).toBeLessThan(20);
      expect(asked(up, down, [id])).toBeLessThan(20);
    }
    // Where many are asked for, each is looked at once, and no more than a few hundred before.
    const all = Array.from({ length: size }, (_, index) => index);
    expect(asked(down, up, all)).toBeLessThan(size + 1_000);
    expect(asked(down, up, [size / 2, size / 2 + 1])).toBeLessThan(size / 2 + 1_000);
    // Twenty rungs of two, each of which leads to both of the next: forty in all, however many ways there are.
    const rungs = (id: number) => (id >= 38 ? [] : [id - (id % 2) + 2, id - (id % 2) + 3]);
    expect(asked(rungs, up, [0])).toBeLessThan(100);
  });

  it('near one of them that lead back to it are told where that is found', () => {
    const ring = (size: number, by: number) => (id: string) => [`${(Number(id) + size + by) % size}`];
    for (const size of [1, 2, 3, 1_000]) {
      let times = 0;
      const counted = (next: (id: string) => string[]) => (id: string) => {
        times += 1;
        return next(id);
      };
      const circles = circlesNear({ ahead: counted(ring(size, -1)), behind: counted(ring(size, 1)) });
      expect(circles('0').size).toBe(size);
      // Both ways, and then once round.
      expect(times).toBeLessThan(3 * size + 3);
    }
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
});
