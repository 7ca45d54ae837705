/**
 * What is asked of a field and a kind that were added in a scratch copy (`npm run test:scratch`); elsewhere there is
 * neither, and nothing is asked.
 */
import fc from 'fast-check';
import {
  apply,
  describeOperation,
  diffPlans,
  mergePlans,
  operationJsonSchema,
  operations,
  type Plan,
  parsePlan,
  planFromRows,
  planJsonSchema,
  planRows,
  walkPlan,
} from 'spm-model';
import { examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';

/** Plain data of a kind that only the copy has. */
const loose = (operation: object) => operation as Parameters<typeof apply>[1];
const fieldsOf = (plan: Plan, kind: string) =>
  [...walkPlan(plan)]
    .filter((found) => (found.kind as string) === kind)
    .map(({ entity }) => entity as unknown as Record<string, unknown>);

describe.runIf(process.env['SCRATCH'] === '1')('what was added in a scratch copy', () => {
  it('is drawn by arbitraries', () => {
    const plans = fc.sample(arbitraryPlan({ size: 'large' }), 40);
    expect(plans.some((plan) => fieldsOf(plan, 'goal').some((goal) => 'motto' in goal))).toBe(true);
    expect(plans.some((plan) => fieldsOf(plan, 'risk').length > 0)).toBe(true);
  });

  it('has operations, by name, with sentences', () => {
    const types = operations.map(({ type }) => type as string);
    expect(types).toEqual(expect.arrayContaining(['addRisk', 'reviseRisk', 'moveRisk', 'removeRisk']));
    const added = valueIn(
      apply(
        examplePlan,
        loose({
          type: 'addRisk',
          to: 'strategy-coaching',
          risk: { id: 'r', title: 'Coaches leave', watcherIds: ['unit-literacy'] },
        }),
      ),
    );
    expect(fieldsOf(added.plan, 'risk')).toEqual([{ id: 'r', title: 'Coaches leave', watcherIds: ['unit-literacy'] }]);
    expect(describeOperation(loose({ type: 'removeRisk', id: 'r' }) as never, added.plan)).toContain(
      'risk "Coaches leave"',
    );
    const revised = valueIn(
      apply(added.plan, loose({ type: 'reviseGoal', id: 'goal-reading', changes: { motto: 'Read!' } })),
    );
    expect(fieldsOf(revised.plan, 'goal')[0]?.['motto']).toBe('Read!');
    expect(valueIn(apply(revised.plan, [...revised.inverse, ...added.inverse])).plan).toEqual(examplePlan);
  });

  it('is refused where it refers to nothing, as any reference is', () => {
    const refused = apply(
      examplePlan,
      loose({ type: 'addRisk', to: 'strategy-coaching', risk: { id: 'r', title: 'x', watcherIds: ['nobody'] } }),
    );
    expect(refused.ok ? [] : refused.issues.map(({ code }) => code)).toEqual(['unknown-reference']);
  });

  it('differs, merges, and goes through tables and JSON', () => {
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium' }), arbitraryPlan({ size: 'medium' }), (a, b) => {
        expect(valueIn(apply(a, diffPlans(a, b))).plan).toEqual(b);
        expect(mergePlans(a, a, b).plan).toEqual(b);
        expect(valueIn(planFromRows(planRows(a)))).toEqual(a);
        expect(valueIn(parsePlan(JSON.parse(JSON.stringify(a))))).toEqual(a);
      }),
      { numRuns: 60 },
    );
  });

  it('is in the tables, and in both schemas', () => {
    expect(Object.keys(planRows(examplePlan))).toContain('risks');
    expect(JSON.stringify(planJsonSchema())).toContain('What may go wrong on the way of a strategy');
    expect(JSON.stringify(operationJsonSchema())).toContain('addRisk');
  });
});
