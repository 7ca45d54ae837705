/** Laws of operations, on arbitrary plans and sequences of arbitrary operations. */
import fc from 'fast-check';
import {
  apply,
  commit,
  describeOperation,
  diffPlans,
  edit,
  findEntity,
  type Operation,
  operationSchema,
  type Plan,
  parsePlan,
  redo,
  revert,
  rollup,
  startHistory,
  undo,
  walkPlan,
} from 'spm-model';
import { arbitraryDay, arbitraryOperation, arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { isEqual } from '../../src/model/equal.js';
import { arbitraryOperationDraw, type OperationDraw, operationFor } from '../../src/testing/operations.js';
import { lostOf } from '../support/lost.js';
import { expectOften, itMeasures } from '../support/measuring.js';
import { errorsOf, provesItself } from '../support/operations.js';
import { valueIn } from '../support/results.js';

const plans = arbitraryPlan({ size: 'medium' });
const messy = arbitraryPlan({ size: 'medium', faults: 'some' });
const draws = fc.array(arbitraryOperationDraw, { minLength: 20, maxLength: 30, size: 'max' });
const someDraws = fc.array(arbitraryOperationDraw, { maxLength: 6 });

/** What came of operations fitted one by one to the plan as it changed: those that were possible. */
function carriedOut(plan: Plan, all: readonly OperationDraw[]) {
  let current = plan;
  const done: Operation[] = [];
  const changes = [];
  for (const draw of all) {
    const operation = operationFor(current, draw);
    const changed = apply(current, operation);
    if (!changed.ok) continue;
    done.push(operation);
    changes.push(changed.value);
    current = changed.value.plan;
  }
  return { plan: current, done, changes };
}

describe('a successful operation', () => {
  it('proves itself: replay from JSON, revert, no new error, the rollup of a cold plan', () => {
    fc.assert(
      fc.property(fc.oneof(plans, messy), arbitraryOperationDraw, (plan, draw) => {
        const changed = apply(plan, operationFor(plan, draw));
        if (changed.ok) provesItself(plan, changed.value);
      }),
      { numRuns: 400 },
    );
  });

  itMeasures('is what most arbitrary operations are, of every kind', () => {
    const types = new Set<string>();
    let [succeeded, all] = [0, 0];
    fc.assert(
      fc.property(
        plans.chain((plan) => fc.tuple(fc.constant(plan), arbitraryOperation(plan))),
        ([plan, operation]) => {
          all += 1;
          expect(operationSchema.safeParse(operation).success).toBe(true);
          const changed = apply(plan, operation);
          if (changed.ok) {
            succeeded += 1;
            types.add(operation.type);
          }
        },
      ),
      { numRuns: 1_500 },
    );
    expectOften(succeeded / all, 0.7);
    expect(types.size).toBeGreaterThan(45);
  });

  it('leaves untouched branches the same objects', () => {
    fc.assert(
      fc.property(plans, fc.nat(), fc.nat({ max: 100 }), (plan, pick, percentComplete) => {
        const actions = [...walkPlan(plan)].flatMap((found) => (found.kind === 'action' ? [found] : []));
        fc.pre(actions.length > 0);
        const chosen = actions[pick % actions.length] as (typeof actions)[number];
        const report = { date: '2026-05-01', percentComplete };
        const { plan: changed } = valueIn(apply(plan, { type: 'reportAction', id: chosen.entity.id, report }));
        for (const { entity, path } of walkPlan(plan)) {
          const isOnPath = path.every((step, index) => chosen.path[index] === step);
          const now = findEntity(changed, entity.id)?.entity;
          if (isOnPath) expect(now).not.toBe(entity);
          else expect(now).toBe(entity);
        }
      }),
    );
  });
});

describe('a sequence of twenty operations and more', () => {
  it('leaves a plan that parses, is found through as a fresh one is, and can be taken back step by step', () => {
    fc.assert(
      fc.property(plans, draws, (plan, all) => {
        const { plan: last, changes } = carriedOut(plan, all);
        expect(valueIn(parsePlan(JSON.parse(JSON.stringify(last))))).toEqual(last);
        for (const found of walkPlan(last)) expect(findEntity(last, found.entity.id)).toEqual(found);
        for (const { entity } of walkPlan(plan)) {
          if (![...walkPlan(last)].some((found) => found.entity.id === entity.id))
            expect(findEntity(last, entity.id)).toBeUndefined();
        }
        let back = last;
        for (const change of changes.toReversed()) back = valueIn(revert(back, change)).plan;
        expect(back).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });

  it('is the same as one list where each step alone succeeds', () => {
    fc.assert(
      fc.property(plans, draws, (plan, all) => {
        const { plan: last, done } = carriedOut(plan, all);
        const listed = valueIn(apply(plan, done));
        expect(listed.plan).toEqual(last);
        expect(valueIn(revert(listed.plan, listed)).plan).toEqual(plan);
      }),
      { numRuns: 60 },
    );
  });

  it('makes no messy plan worse', () => {
    fc.assert(
      fc.property(messy, draws, (plan, all) => {
        const known = errorsOf(plan);
        for (const error of errorsOf(carriedOut(plan, all).plan)) expect(known).toContain(error);
      }),
      { numRuns: 60 },
    );
  });

  it('rolls up after each step as from nothing', () => {
    fc.assert(
      fc.property(plans, draws, arbitraryDay(), (plan, all, asOf) => {
        rollup(plan, { asOf });
        for (const { plan: each } of carriedOut(plan, all).changes) {
          expect(rollup(each, { asOf })).toEqual(rollup(JSON.parse(JSON.stringify(each)) as Plan, { asOf }));
        }
      }),
      { numRuns: 20 },
    );
  });

  it('is undone to the very plans before, and redone to those after', () => {
    fc.assert(
      fc.property(plans, draws, fc.integer({ min: 0, max: 40 }), (plan, all, limit) => {
        const { changes } = carriedOut(plan, all);
        let history = startHistory(plan, { limit });
        for (const change of changes) history = valueIn(commit(history, change));
        // What leaves the plan as it is adds no step.
        const states = [plan, ...changes.map((change) => change.plan)].filter(
          (state, index, all) => !isEqual(state, all[index - 1]),
        );
        const kept = Math.min(limit, states.length - 1);
        expect(history.past.length).toBe(kept);
        for (let step = 1; step <= kept; step += 1) {
          history = undo(history);
          expect(history.present).toEqual(states.at(-1 - step));
        }
        expect(undo(history)).toBe(history);
        for (let step = kept - 1; step >= 0; step -= 1) {
          history = redo(history);
          expect(history.present).toEqual(states.at(-1 - step));
        }
        expect(redo(history)).toBe(history);
      }),
      { numRuns: 40 },
    );
  });

  it('can be told in sentences', () => {
    fc.assert(
      fc.property(plans, draws, (plan, all) => {
        for (const operation of carriedOut(plan, all).done) {
          expect(describeOperation(operation, plan)).toMatch(/^[A-Z].*\.$/);
          expect(describeOperation(operation, plan)).not.toMatch(/undefined|\[object|NaN/);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('the difference of two plans', () => {
  it('leads from one to the other, related or not', () => {
    fc.assert(
      fc.property(plans, plans, (a, b) => {
        expect(valueIn(apply(a, diffPlans(a, b))).plan).toEqual(b);
      }),
      { numRuns: 200 },
    );
    fc.assert(
      fc.property(plans, draws, (plan, all) => {
        const { plan: last, done } = carriedOut(plan, all);
        const found = diffPlans(plan, last);
        expect(valueIn(apply(plan, found)).plan).toEqual(last);
        expect(found.map(({ type }) => type)).not.toContain('replacePlan');
        // A plan that was read again shares no object, and differs by the same.
        expect(diffPlans(plan, valueIn(parsePlan(JSON.parse(JSON.stringify(last)))))).toEqual(found);
        expect(found.length).toBeLessThanOrEqual(3 * done.length + 3);
      }),
      { numRuns: 100 },
    );
  });

  it('is nothing for equal plans', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(diffPlans(plan, plan)).toEqual([]);
        expect(diffPlans(plan, JSON.parse(JSON.stringify(plan)) as Plan)).toEqual([]);
      }),
    );
  });

  it('leads from a messy plan to a sound one, also where ids repeat', () => {
    fc.assert(
      fc.property(messy, plans, (a, b) => {
        expect(valueIn(apply(a, diffPlans(a, b))).plan).toEqual(b);
      }),
      { numRuns: 100 },
    );
  });
});

describe('taking back', () => {
  const edits = fc.oneof(plans, messy);

  it('gives back the plan before, of each list and each edit, of plans sound or broken, related or not', () => {
    fc.assert(
      fc.property(edits, edits, someDraws, (a, b, all) => {
        const edited = edit(a, () => b);
        if (edited.ok) provesItself(a, edited.value);
        const listed = apply(
          a,
          all.map((draw) => operationFor(a, draw)),
        );
        if (listed.ok) provesItself(a, listed.value);
      }),
      { numRuns: 60 },
    );
  });

  it('without overwrite loses nothing that a later operation wrote, also from JSON', () => {
    let [refused, taken] = [0, 0];
    fc.assert(
      fc.property(fc.oneof(plans, messy), someDraws, someDraws, fc.boolean(), (plan, first, later, isStored) => {
        const listed = apply(
          plan,
          first.map((draw) => operationFor(plan, draw)),
        );
        fc.pre(listed.ok);
        const change = valueIn(listed);
        const { plan: last } = carriedOut(change.plan, later);
        const { before: _before, plan: _plan, ...stored } = JSON.parse(JSON.stringify(change)) as typeof change;
        const back = revert(last, isStored ? stored : change);
        if (back.ok) {
          taken += 1;
          expect(lostOf(change.plan, last, back.value.plan)).toEqual([]);
        } else {
          refused += 1;
          for (const issue of back.issues) expect(issue.message).toMatch(/\.$/);
        }
        const forced = revert(last, change, { overwrite: true });
        if (!forced.ok) expect(forced.issues.map(({ code }) => code)).not.toContain('changed-since');
      }),
      { numRuns: 250 },
    );
    expectOften(taken, 25);
    expectOften(refused, 5);
  });
});
