/** Forecasts, gaps and who carries the plan, against their second writing. */
import fc from 'fast-check';
import { defaultPolicy, forecast, gaps, type Measure, type Plan, rollupOrganization } from 'spm-model';
import { aMeasure, aSubgroup } from 'spm-model/testing';
import { arbitraryDay, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { plusDays } from '../../src/model/calendar.js';
import { serial } from './progress.js';
import { approximately } from './rational.js';
import { carriersByDesign, type ExpectedCarried, forecastByDesign, gapsByDesign } from './steering.js';
import { unlessTooClose } from './too-close.js';

const near = (found: number | null, expected: number | null, what: string) => {
  if (found === null || expected === null) expect(found, what).toBe(expected);
  else expect(Math.abs(found - expected) / Math.max(1, Math.abs(expected)), what).toBeLessThan(1e-9);
};

/** Few days and round numbers, so that days and values coincide often. */
const dayWithin = fc.nat({ max: 40 }).map((steps) => plusDays('2025-12-01', 31 * steps));
const value = fc.oneof(
  fc.integer({ min: -4, max: 12 }),
  fc.integer({ min: 0, max: 50 }).map((tenths) => tenths / 10),
);
const dated = fc.record({ date: dayWithin, value });
const target = (direction: Measure['direction']): fc.Arbitrary<Measure['targets'][number]> =>
  direction === 'maintain'
    ? fc
        .tuple(dayWithin, value, fc.nat({ max: 4 }), fc.constantFrom('low', 'high', 'both'))
        .map(([date, low, width, ends]) => ({
          date,
          ...(ends === 'high' ? {} : { low }),
          ...(ends === 'low' ? {} : { high: low + width }),
        }))
    : dated;
const measures: fc.Arbitrary<Measure> = fc
  .constantFrom('increase', 'decrease', 'maintain' as const)
  .chain((direction) =>
    fc.record({
      direction: fc.constant(direction),
      accumulation: fc.constantFrom('latest', 'sum', 'period' as const),
      frequency: fc.constantFrom(undefined, 'monthly', 'quarterly', 'annual' as const),
      revisions: fc.array(
        fc
          .record({
            until: dayWithin,
            baseline: fc.option(dated, { nil: undefined }),
            targets: fc.array(target(direction), { maxLength: 2 }),
          })
          .map(({ baseline, ...rest }) => ({ ...rest, ...(baseline === undefined ? {} : { baseline }) })),
        { maxLength: 1 },
      ),
      unit: fc.constantFrom<Measure['unit']>(
        { kind: 'score' },
        { kind: 'count' },
        { kind: 'percent' },
        { kind: 'level', levels: ['none', 'some', 'all'] },
        { kind: 'level' },
      ),
      baseline: fc.option(dated, { nil: undefined }),
      targets: fc.array(target(direction), { maxLength: 4 }),
      observations: fc.array(dated, { maxLength: 10 }),
      subgroups: fc.array(
        fc.record({
          baseline: fc.option(dated, { nil: undefined }),
          targets: fc.array(target(direction), { maxLength: 2 }),
          observations: fc.array(
            fc
              .tuple(dated, fc.constantFrom(undefined, 3, 30))
              .map(([each, n]) => (n === undefined ? each : { ...each, n })),
            { maxLength: 3 },
          ),
        }),
        { maxLength: 2 },
      ),
    }),
  )
  .map(({ subgroups, ...rest }) =>
    aMeasure({
      ...rest,
      subgroups: subgroups.map((group, index) => aSubgroup({ ...group, id: `group-${index}` })),
    } as Parameters<typeof aMeasure>[0]),
  );

describe('by the oracle', () => {
  it('a measure is heading where it says', () => {
    fc.assert(
      fc.property(measures, dayWithin, (measure, asOf) => {
        unlessTooClose(() => {
          const expected = forecastByDesign(measure, asOf);
          const found = forecast(measure, { asOf });
          expect(found.points).toBe(expected.points);
          expect(found.projectedOn).toBe(expected.projectedOn);
          for (const key of ['currentRate', 'requiredRate', 'projected', 'low', 'high'] as const) {
            near(found[key], expected[key], key);
          }
          expect(found.reaches).toBe(expected.reaches);
          expect(found.likelihood).toBe(expected.likelihood);
          if (expected.metOn !== undefined) {
            expect(found.metOn === null ? null : serial(found.metOn), 'met on').toBe(expected.metOn);
          }
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('groups of students are as far from the whole as it says', () => {
    fc.assert(
      fc.property(measures, dayWithin, (measure, asOf) => {
        unlessTooClose(() => {
          const expected = gapsByDesign(measure, asOf, defaultPolicy);
          const found = gaps(measure, { asOf });
          expect(found).toHaveLength(expected.length);
          for (const [index, gap] of expected.entries()) {
            for (const key of ['baseline', 'now'] as const) {
              expect(found[index]?.[key]?.date ?? null, key).toBe(gap[key]?.[0] ?? null);
              near(found[index]?.[key]?.gap ?? null, gap[key]?.[1] ?? null, key);
            }
            expect(found[index]?.because).toBe(gap.because);
            expect(found[index]?.trend).toBe(gap.trend);
          }
        });
      }),
      { numRuns: 1_500 },
    );
  });

  it('units, divisions and teams carry what it says', () => {
    // Often no unit, so that the units of a team share the work.
    const named = fc.oneof(
      { weight: 2, arbitrary: fc.constant(undefined) },
      { weight: 1, arbitrary: fc.constantFrom('unit-1', 'unit-2', 'unit-3', 'nobody') },
    );
    const assignments = fc.array(
      fc.record({ unit: named, own: named, team: fc.constantFrom('team-1', 'team-2', 'nobody', undefined) }),
      { minLength: 1, maxLength: 4 },
    );
    const joined = fc.array(fc.constantFrom('unit-1', 'unit-2', 'unit-3', 'nobody'), { maxLength: 4 });
    fc.assert(
      fc.property(
        arbitraryPlan({ size: 'medium' }),
        arbitraryDay(),
        assignments,
        joined,
        joined,
        (drawn, asOf, assigned, first, second) => {
          const plan = assignedTo(drawn, assigned, [first, second]);
          unlessTooClose(() => {
            const expected = carriersByDesign(plan, asOf, defaultPolicy);
            const found = rollupOrganization(plan, { asOf });
            expect(found.partsPerAction).toBe(expected.partsPerAction);
            compareCarried(found.withoutUnit, expected.withoutUnit, expected.partsPerAction);
            compareCarried(found.withoutTeam, expected.withoutTeam, expected.partsPerAction);
            compareCarried(found.withoutPerson, expected.withoutPerson, expected.partsPerAction);
            for (const person of found.people) {
              compareCarried(person, expected.of(`person ${person.name}`), expected.partsPerAction);
            }
            for (const division of found.divisions) {
              compareCarried(division, expected.of(`division ${division.id}`), expected.partsPerAction);
              for (const unit of division.units) {
                compareCarried(unit, expected.of(`unit ${unit.id}`), expected.partsPerAction);
              }
            }
            for (const team of found.teams)
              compareCarried(team, expected.of(`team ${team.id}`), expected.partsPerAction);
          });
        },
      ),
      { numRuns: 300 },
    );
  });
});

type Assigned = { unit: string | undefined; own: string | undefined; team: string | undefined };

/** The goals of a plan, carried out by three units and two teams as they are assigned in turn. */
function assignedTo(plan: Plan, assigned: readonly Assigned[], [first, second]: readonly [string[], string[]]): Plan {
  const team = (id: string, unitIds: readonly string[]) =>
    ({ id, name: id, purpose: 'managing-performing', unitIds }) as const;
  const unit = (id: string) => ({ id, name: id, functionIds: [] });
  let turn = 0;
  const next = () => {
    turn += 1;
    return assigned[turn % assigned.length] as Assigned;
  };
  const only = <T extends object>(fields: T) =>
    Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
  return {
    ...plan,
    organization: {
      ...plan.organization,
      divisions: [
        { id: 'division-1', name: 'One', functionIds: [], units: [unit('unit-1'), unit('unit-2')] },
        { id: 'division-2', name: 'Two', functionIds: [], units: [unit('unit-3')] },
      ],
    },
    teams: [team('team-1', first), team('team-2', second)],
    goals: plan.goals.map((goal) => ({
      ...goal,
      strategies: goal.strategies.map((strategy) => ({
        ...strategy,
        milestones: strategy.milestones.map(({ unitId: _, teamId: __, ...milestone }) => {
          const { unit: unitId, team: teamId } = next();
          return {
            ...milestone,
            ...only({ unitId, teamId }),
            actions: milestone.actions.map(({ unitId: ___, ...action }) => ({
              ...action,
              ...only({ unitId: next().own }),
            })),
          };
        }),
      })),
    })),
  } as Plan;
}

type Found = ReturnType<typeof rollupOrganization>['withoutUnit'];

function compareCarried(found: Found, expected: ExpectedCarried, partsPerAction: number): void {
  near(found.actions, approximately(expected.actions), 'actions');
  expect(found.parts).toBe(Math.round(approximately(expected.actions) * partsPerAction));
  for (const [state, count] of Object.entries(found.counts)) {
    const share = expected.counts[state];
    near(count, share === undefined ? 0 : approximately(share) * partsPerAction, state);
  }
  for (const key of ['completion', 'expected', 'due', 'credit'] as const) near(found[key], expected[key], key);
  expect(found.state).toBe(expected.state);
}
