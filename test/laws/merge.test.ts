/** Laws of merging, on arbitrary plans, related and unrelated, sound and broken. */
import fc from 'fast-check';
import {
  type Conflict,
  checkPlan,
  type Merge,
  type MergeSide,
  mergePlans,
  type Plan,
  parsePlan,
  resolveConflict,
  walkPlan,
} from 'spm-model';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { arbitraryOperationDraw } from '../../src/testing/operations.js';
import { after } from '../support/drawn.js';
import { lostOf } from '../support/lost.js';
import { expectOften } from '../support/measuring.js';
import { errorsOf } from '../support/operations.js';
import { textOf, untold } from '../support/told.js';

const plans = arbitraryPlan({ size: 'medium' });
const messy = arbitraryPlan({ size: 'medium', faults: 'some' });
const draws = fc.array(arbitraryOperationDraw, { maxLength: 6 });

/** Two sides that come from one plan, which may do the same first; and now and then two that have nothing to do with it. */
const sides = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.oneof(plans, messy), fc.array(arbitraryOperationDraw, { maxLength: 2 }), draws, draws)
      .map(
        ([base, both, left, right]) =>
          [base, after(base, [...both, ...left]), after(base, [...both, ...right])] as const,
      ),
  },
  { weight: 1, arbitrary: fc.tuple(plans, plans, plans) },
  { weight: 1, arbitrary: fc.tuple(messy, messy, messy) },
);

/** Plans as sets of entries, since either side may put what it adds first. */
const unordered = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map((item) => textOf(unordered(item))).sort();
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, unordered(item)]));
};

const otherThan = (side: MergeSide): MergeSide => (side === 'ours' ? 'theirs' : 'ours');

const mirrored = ({ plan, conflicts }: Merge): Merge => ({
  plan,
  conflicts: conflicts.map(({ ours, theirs, kept, along, ...rest }) => ({
    ...rest,
    ours: theirs,
    theirs: ours,
    kept: otherThan(kept),
    ...(along && { along: along.map((each) => ({ ...each, side: otherThan(each.side) })) }),
  })),
});

describe('merging', () => {
  it('loses nothing without a word', () => {
    fc.assert(
      fc.property(sides, fc.constantFrom('ours', 'theirs'), ([base, ours, theirs], prefer) => {
        expect(untold(base, ours, theirs, mergePlans(base, ours, theirs, { prefer }), prefer)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('with an unchanged side gives the very plan of the other side', () => {
    fc.assert(
      fc.property(sides, ([base, side]) => {
        const copy = JSON.parse(JSON.stringify(base)) as Plan;
        for (const prefer of ['ours', 'theirs'] as const) {
          for (const unchanged of [base, copy]) {
            const [one, other] = [
              mergePlans(base, side, unchanged, { prefer }),
              mergePlans(base, unchanged, side, { prefer }),
            ];
            expect([one.conflicts, other.conflicts]).toEqual([[], []]);
            expect(one.plan).toEqual(side);
            expect(other.plan).toEqual(side);
          }
          expect(mergePlans(base, side, side, { prefer })).toEqual({ plan: side, conflicts: [] });
        }
        if (JSON.stringify(side) !== JSON.stringify(base)) {
          expect(mergePlans(base, side, base).plan).toBe(side);
          expect(mergePlans(base, base, side).plan).toBe(side);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is symmetric, but for who is preferred', () => {
    const factsOf = (conflicts: readonly Conflict[], side: 'ours' | 'theirs') =>
      conflicts
        .filter(({ kind }) => kind === 'field' || kind === 'moved' || kind === 'removed')
        .map((conflict) =>
          textOf([
            conflict.kind,
            conflict.id,
            conflict.base,
            conflict[side],
            conflict[side === 'ours' ? 'theirs' : 'ours'],
          ]),
        )
        .sort();
    fc.assert(
      fc.property(sides, ([base, ours, theirs]) => {
        const one = mergePlans(base, ours, theirs);
        const other = mergePlans(base, theirs, ours);
        expect(mergePlans(base, theirs, ours, { prefer: 'theirs' })).toEqual(mirrored(one));
        if (one.conflicts.length === 0) {
          expect(other.conflicts).toEqual([]);
          expect(unordered(other.plan)).toEqual(unordered(one.plan));
        }
        if (!one.conflicts.some(({ path }) => path.length === 0)) {
          expect(factsOf(other.conflicts, 'theirs')).toEqual(factsOf(one.conflicts, 'ours'));
        }
      }),
      { numRuns: 60 },
    );
  });

  it('never breaks a rule that neither side broke, unless that is a conflict', () => {
    fc.assert(
      fc.property(sides, ([base, ours, theirs]) => {
        const { plan, conflicts } = mergePlans(base, ours, theirs);
        const broken = conflicts.map(({ issue }) => `${issue?.code} ${issue?.id}`);
        const known = [...errorsOf(ours), ...errorsOf(theirs), ...broken];
        for (const error of errorsOf(plan)) expect(known).toContain(error);
        if (errorsOf(plan).length === 0) expect(parsePlan(JSON.parse(JSON.stringify(plan))).ok).toBe(true);
        const isSound = [base, ours, theirs].every((side) => errorsOf(side).length === 0);
        if (isSound) expect(checkPlan(plan).filter(({ code }) => code === 'duplicate-id')).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves conflicts that can be decided either way', () => {
    fc.assert(
      fc.property(sides, fc.constantFrom('ours', 'theirs'), ([base, ours, theirs], prefer) => {
        const { plan, conflicts } = mergePlans(base, ours, theirs, { prefer });
        for (const conflict of conflicts) {
          const kept = resolveConflict(plan, conflict, conflict.kept);
          if (conflict.kind !== 'rule') {
            expect(kept.ok && kept.value.plan).toEqual(plan);
          }
          const side = conflict.kept === 'ours' ? 'theirs' : 'ours';
          const decided = resolveConflict(plan, conflict, side);
          if (!decided.ok) {
            // Nothing was done since the merge.
            expect(decided.issues.map(({ code }) => code)).not.toContain('changed-since');
            continue;
          }
          const entity = [...walkPlan(decided.value.plan)].find((found) => found.entity.id === conflict.id);
          if (conflict.kind === 'removed') expect(entity !== undefined).toBe(conflict[side] !== undefined);
          if (conflict.kind === 'moved' && typeof conflict[side] === 'string')
            expect(entity?.parentId).toBe(conflict[side]);
          const [holder, field] = conflict.path.slice(-2);
          if (
            conflict.kind === 'field' &&
            typeof holder === 'number' &&
            typeof field === 'string' &&
            entity !== undefined
          ) {
            expect((entity.entity as unknown as Record<string, unknown>)[field]).toEqual(conflict[side]);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leaves conflicts of which no decision loses what was done since', () => {
    let [refused, decided] = [0, 0];
    fc.assert(
      fc.property(sides, draws, fc.boolean(), ([base, ours, theirs], later, isStored) => {
        const { plan, conflicts } = mergePlans(base, ours, theirs);
        const now = after(plan, later);
        for (const each of conflicts) {
          const conflict = isStored ? (JSON.parse(JSON.stringify(each)) as Conflict) : each;
          for (const side of ['ours', 'theirs'] as const) {
            const done = resolveConflict(now, conflict, side);
            if (done.ok) {
              decided += 1;
              expect(lostOf(plan, now, done.value.plan)).toEqual([]);
            } else if (done.issues.some(({ code }) => code === 'changed-since')) refused += 1;
            const forced = resolveConflict(now, conflict, side, { overwrite: true });
            if (!forced.ok) expect(forced.issues.map(({ code }) => code)).not.toContain('changed-since');
          }
        }
      }),
      { numRuns: 200 },
    );
    expectOften(decided, 50);
    expectOften(refused, 5);
  });
});
