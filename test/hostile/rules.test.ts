/** Checks and policies that are handed what nobody should hand them: an issue in bounded time, or a right answer. */
import { checkEntity, definePolicy, type PlanInput, type PolicyInput, parsePlan, parseTheory } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { soundPlan } from '../fixtures/sound-plan.js';
import { soon } from '../support/measuring.js';
import { codesOf, issuesOf } from '../support/results.js';

type Spoilt = Record<string, unknown>;

const revoked = () => {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
};

/** The sound plan with one place overwritten. */
function planWith(path: readonly (string | number)[], value: unknown): PlanInput {
  const plan = soundPlan();
  let holder = plan as unknown as Spoilt;
  for (const step of path.slice(0, -1)) holder = holder[step] as Spoilt;
  holder[path.at(-1) as string] = value;
  return plan;
}

const GOAL = ['goals', 0] as const;
const MEASURE = [...GOAL, 'measures', 0] as const;
const STRATEGY = [...GOAL, 'strategies', 0] as const;
const ACTION = [...STRATEGY, 'milestones', 0, 'actions', 0] as const;

describe('a list that says that it is endless', () => {
  const endless = () => new Array(4_294_967_295);

  it.each([
    [[...MEASURE, 'unit', 'levels']],
    [[...MEASURE, 'targets']],
    [[...MEASURE, 'revisions']],
    [[...MEASURE, 'withheld']],
    [[...GOAL, 'alignsTo']],
    [[...GOAL, 'codes']],
    [[...STRATEGY, 'alsoServes']],
    [[...STRATEGY, 'theory', 'if']],
    [[...ACTION, 'dependsOn']],
    [[...ACTION, 'inputs', 0, 'used']],
    [['teams', 0, 'unitIds']],
    [['goals']],
  ])('at %j is refused', (path) => {
    const issues = soon(() => issuesOf(parsePlan(planWith(path, endless()))));
    expect(codesOf(issues)).toContain('too-long');
  });
});

describe('what cannot be read', () => {
  it('is refused wherever it stands, and nothing is thrown', () => {
    for (const path of [['goals'], GOAL, [...GOAL, 'extensions'], MEASURE, [...MEASURE, 'unit'], ['period', 'start']]) {
      expect(issuesOf(parsePlan(planWith(path, revoked()))).length).toBeGreaterThan(0);
    }
    expect(codesOf(issuesOf(parsePlan(revoked())))).toEqual(['wrong-type']);
    expect(codesOf(issuesOf(definePolicy({ cadence: revoked() } as PolicyInput)))).toEqual(['wrong-type']);
    expect(codesOf(issuesOf(parseTheory(revoked() as unknown as string)))).toEqual(['wrong-type']);
    expect(codesOf(issuesOf(checkEntity('goal', planWith(GOAL, revoked()).goals?.[0])))).toEqual(['wrong-type']);
  });

  it('is refused where it reads otherwise each time that it is read', () => {
    let reads = 0;
    const fickle = {
      get id() {
        reads += 1;
        if (reads > 1) throw new Error('no');
        return 7;
      },
    };
    expect(issuesOf(parsePlan({ ...soundPlan(), values: [fickle] })).length).toBeGreaterThan(0);
  });
});

describe('a document of many broken rules', () => {
  it('is answered soon, by the first thousand', () => {
    const values = Array.from({ length: 200_000 }, () => ({ id: 'one', name: 'One' }));
    const issues = soon(() => issuesOf(parsePlan({ ...soundPlan(), values })));
    expect(issues).toHaveLength(1_001);
    expect(issues.at(-1)).toMatchObject({ code: 'more-issues', severity: 'error' });
  });

  it('is answered soon where one place does not fit its shape, and the rest breaks rules', () => {
    const values = [{ id: 7 }, ...Array.from({ length: 100_000 }, () => ({ id: 'one', name: 'One' }))];
    const issues = soon(() => issuesOf(parsePlan({ ...soundPlan(), values } as unknown as PlanInput)));
    expect(issues).toHaveLength(1_001);
    expect(issues[0]?.path).toEqual(['values', 0, 'id']);
    expect(issues[2]?.path).toEqual(['values', 2, 'id']);
  });

  it('within one entity is answered soon', () => {
    const reports = Array.from({ length: 100_000 }, () => ({ date: '2026-05-01', percentComplete: 50 }));
    const parsed = soon(() => parsePlan(planWith([...ACTION, 'reports'], reports)));
    expect(parsed.ok && parsed.warnings).toHaveLength(1_001);
  });
});

it('a policy with a field named like one of every object is refused, and pollutes nothing', () => {
  const partial = JSON.parse('{"__proto__": {"polluted": true}, "severity": {"__proto__": "off"}}') as PolicyInput;
  expect(definePolicy(partial).ok).toBe(false);
  expect(({} as Spoilt)['polluted']).toBeUndefined();
});
