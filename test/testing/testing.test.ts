import fc from 'fast-check';
import {
  actionProgress,
  checkPlan,
  type Plan,
  parsePlan,
  type Rule,
  type RuleCode,
  rollup,
  rules,
  walkPlan,
} from 'spm-model';
import { aGoal, aMilestone, anAction, aPlan, brokenPlans, examplePlan } from 'spm-model/testing';
import { arbitraryDay, arbitraryMeasure, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { isDay, plusMonths } from '../../src/model/calendar.js';
import { kinds, values } from '../../src/model/entities.js';
import { entityKinds } from '../../src/model/find.js';
import { isDeepFrozen } from '../../src/model/frozen.js';
import { structure } from '../../src/model/generated/structure.js';
import { actionStates } from '../../src/progress/action.js';
import { measureStatuses } from '../../src/progress/verdict.js';
import { readShape } from '../../src/rules/read.js';
import * as exported from '../../src/testing/builders.js';
import { itMeasures } from '../support/measuring.js';
import { codesOf } from '../support/results.js';

const LATE = '2098-12-31';
const codes = rules.map((rule: Rule) => rule.code) as RuleCode[];

describe('the example plan', () => {
  it('keeps every rule, and holds every kind of entity', () => {
    expect(checkPlan(examplePlan, { asOf: '2026-08-03' })).toEqual([]);
    const kinds = new Set([...walkPlan(examplePlan)].map(({ kind }) => kind));
    expect(kinds.size).toBe(entityKinds.length);
  });

  it('uses every field of every kind, and of every value that entities hold', () => {
    const used = new Map<string, Set<string>>();
    const note = (name: string, value: object) => {
      const fields = used.get(name) ?? new Set<string>();
      used.set(name, fields);
      for (const key of Object.keys(value)) fields.add(key);
    };
    for (const { kind, entity } of walkPlan(examplePlan)) {
      note(kind, entity);
      for (const [key, { entries }] of Object.entries(structure[kind].fields)) {
        if (entries === undefined) continue;
        const held = (entity as unknown as Readonly<Record<string, readonly object[] | undefined>>)[key];
        for (const entry of held ?? []) note(entries, entry);
      }
    }
    const missing = [
      ...kinds.map(({ kind, schema }) => [kind, schema] as const),
      ...values.map(({ type, schema }) => [type, schema] as const),
    ]
      .filter(([name]) => used.has(name))
      .flatMap(([name, { shape }]) =>
        Object.keys(shape)
          .filter((key) => key !== 'extensions' && !used.get(name)?.has(key))
          .map((key) => `${name}.${key}`),
      );
    expect(missing).toEqual([]);
    expect(used.size).toBeGreaterThan(entityKinds.length + 5);
  });

  it('survives a round trip through JSON', () => {
    const parsed = parsePlan(JSON.parse(JSON.stringify(examplePlan)));
    expect(parsed.ok && parsed.value).toEqual(examplePlan);
  });

  it('shows much of what there is to see on 2026-08-03', () => {
    const standing = rollup(examplePlan, { asOf: '2026-08-03' });
    const strategies = standing.goals.flatMap((goal) => goal.strategies);
    expect(new Set(strategies.map(({ diagnosis }) => diagnosis))).toEqual(
      new Set(['theory-holding', 'theory-in-doubt', 'results-without-implementation', 'unknown']),
    );
    const states = strategies.flatMap(({ milestones }) => milestones.flatMap(({ actions }) => actions));
    expect(new Set(states.map(({ state }) => state))).toEqual(new Set(actionStates));
  });
});

const { builders, ...byName } = exported;

describe('builders', () => {
  it.each(Object.entries(byName))('%s builds a frozen entity, the same each time', (_name, build) => {
    const built = (build as () => object)();
    expect(isDeepFrozen(built)).toBe(true);
    expect((build as () => object)()).toEqual(built);
  });

  it('of one set give ids that differ from call to call, the same in each set', () => {
    const [one, other] = [builders(), builders()];
    const goals = [one.aGoal(), one.aGoal(), one.aGoal()];
    expect(new Set(goals.map(({ id }) => id)).size).toBe(3);
    expect([other.aGoal(), other.aGoal(), other.aGoal()]).toEqual(goals);
    expect(codesOf(checkPlan(one.aPlan({ goals })))).toEqual([]);
  });

  it('build a plan that keeps every rule', () => {
    expect(checkPlan(aPlan())).toEqual([]);
  });

  it('take what a test says otherwise, and leave out what it sets to undefined', () => {
    expect(anAction({ id: 'x', weight: 3 })).toMatchObject({ id: 'x', weight: 3, title: 'Train coaches' });
    expect('unitId' in aMilestone({ unitId: undefined })).toBe(false);
    expect(aGoal({ strategies: [] }).strategies).toEqual([]);
    expect(actionProgress(anAction(), { asOf: '2026-01-20' }).state).toBe('not-started');
  });

  it('refuse what does not fit the shape, with every issue named', () => {
    expect(() => anAction({ weight: -1, period: { start: 'x', end: '2026-01-01' } })).toThrow(
      /period\.start.*\n.*weight/s,
    );
  });
});

describe('broken plans', () => {
  it('are there for every rule of the catalogue', () => {
    expect(Object.keys(brokenPlans)).toEqual(codes);
  });

  it.each(codes)('break %s and no other rule', (code) => {
    const asOf = code === 'strategy-planned' ? '2026-06-30' : LATE;
    expect(codesOf(checkPlan(brokenPlans[code], { asOf }))).toEqual([code]);
  });
});

describe('an arbitrary plan', () => {
  it('keeps every rule that weighs as an error, also at the edges', () => {
    for (const options of [
      {},
      { size: 'medium' },
      { edgeDates: true, extremeNumbers: true, subgroups: false },
    ] as const) {
      fc.assert(
        fc.property(arbitraryPlan(options), (plan) => {
          expect(codesOf(checkPlan(plan).filter(({ severity }) => severity === 'error'))).toEqual([]);
        }),
      );
    }
  });

  it.each(codes)('breaks %s where it is asked to', (code) => {
    fc.assert(
      fc.property(arbitraryPlan({ faults: [code] }), (plan) => {
        const asOf = code === 'strategy-planned' ? plusMonths(plan.period.start, 24) : LATE;
        expect(codesOf(checkPlan(plan, { asOf }))).toContain(code);
      }),
      { numRuns: 30 },
    );
  });

  it('fits its shape with any faults', () => {
    fc.assert(
      fc.property(arbitraryPlan({ faults: 'some', size: 'large' }), (plan) => {
        expect(readShape('Plan', JSON.parse(JSON.stringify(plan))).ok).toBe(true);
      }),
      { numRuns: 30 },
    );
  });

  it('shrinks to one action where one action is what it takes', () => {
    const found = fc.check(
      fc.property(
        arbitraryPlan({ size: 'large' }),
        (plan) => ![...walkPlan(plan)].some(({ kind }) => kind === 'action'),
      ),
      { seed: 7 },
    );
    const [smallest] = found.counterexample ?? [];
    const kinds = [...walkPlan(smallest ?? aPlan())].map(({ kind }) => kind);
    expect(kinds.sort()).toEqual(['action', 'goal', 'milestone', 'organization', 'plan', 'strategy']);
  });

  itMeasures('covers every status, state and diagnosis', () => {
    const all = [
      ...measureStatuses.map((status) => `measure ${status}`),
      // A whole has no status of its own for measures that cannot be measured: that is no data.
      ...measureStatuses.filter((status) => status !== 'not-measurable').map((status) => `performance ${status}`),
      ...actionStates.map((state) => `action ${state}`),
      ...[...actionStates, 'no-data', 'complete-to-date'].map((state) => `implementation ${state}`),
      ...[
        'too-early',
        'theory-holding',
        'theory-in-doubt',
        'results-without-implementation',
        'not-yet-tested',
        'unknown',
      ].map((diagnosis) => `diagnosis ${diagnosis}`),
    ];
    const seen = new Set<string>();
    const large = arbitraryPlan({ size: 'large', faults: 'some', edgeDates: true });
    const plans = fc.oneof({ arbitrary: large, weight: 1 }, { arbitrary: arbitraryPlan(), weight: 9 });
    const note = ([plan, asOf]: readonly [Plan, string]) => {
      for (const goal of rollup(plan, { asOf }).goals) {
        for (const measure of goal.measures) seen.add(`measure ${measure.status}`);
        seen.add(`performance ${goal.performance.status}`).add(`implementation ${goal.implementation.state}`);
        for (const { diagnosis, milestones } of goal.strategies) {
          seen.add(`diagnosis ${diagnosis}`);
          for (const { actions, implementation } of milestones) {
            seen.add(`implementation ${implementation.state}`);
            for (const action of actions) seen.add(`action ${action.state}`);
          }
        }
      }
    };
    // Within 1,200 draws, of which no more are made than it takes.
    for (let seed = 1; seed <= 12 && seen.size < all.length; seed += 1) {
      fc.sample(fc.tuple(plans, arbitraryDay()), { numRuns: 100, seed }).forEach(note);
      console.log(
        'ROUND',
        seed,
        all.filter((each) => !seen.has(each)),
      );
    }
    expect([...seen].sort()).toEqual(all.sort());
  });
});

describe('an arbitrary measure, and an arbitrary day', () => {
  it('are what they say', () => {
    fc.assert(
      fc.property(
        arbitraryMeasure({ edgeDates: true, extremeNumbers: true }),
        arbitraryDay({ edgeDates: true }),
        (measure, day) => {
          expect(isDay(day)).toBe(true);
          expect(codesOf(checkPlan(aPlan({ goals: [aGoal({ measures: [measure], strategies: [] })] })))).not.toContain(
            'value-range',
          );
        },
      ),
    );
  });
});
