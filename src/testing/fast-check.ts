/**
 * Arbitraries for property tests: plans of any size, valid or with chosen faults, and measures with every kind of
 * history. A plan is drawn as plain numbers and choices and put together afterwards, so that a counterexample
 * shrinks to few entities with small ids and near days. Needs fast-check, an optional peer.
 *
 * @packageDocumentation
 */
import fc from 'fast-check';
import type { Measure, Plan } from '../model/generated/types.js';
import { readShape, type ShapeName } from '../rules/read.js';
import type { RuleCode } from '../rules/rule.js';
import type { FieldOptions } from './arbitrary/fields.js';
import { arbitraryTree, assemble } from './arbitrary/plan.js';
import { faultCodes, faultOf, loosened } from './faults.js';

export { arbitraryDay } from './arbitrary/fields.js';
export { arbitraryOperation } from './operations.js';
export type { FieldOptions };

/** What measures to draw. */
export interface ArbitraryMeasureOptions extends FieldOptions {
  /** Whether measures may have groups of students; true. */
  readonly subgroups?: boolean | undefined;
}

/** What plans to draw. */
export interface ArbitraryPlanOptions extends ArbitraryMeasureOptions {
  /** How many of each kind something may hold: 2, 3 or 6; `small`. */
  readonly size?: 'small' | 'medium' | 'large' | undefined;
  /** Rules that each drawn plan breaks, some of them (`some`) or none; none. */
  readonly faults?: readonly RuleCode[] | 'some' | undefined;
}

const MOST = { small: 2, medium: 3, large: 6 } as const;

function shaped<Name extends ShapeName>(name: Name, input: unknown) {
  const read = readShape(name, input);
  if (read.ok) return read.value;
  throw new Error(`an arbitrary drew what does not fit its shape: ${read.issues[0]?.message}`);
}

/**
 * A measure that keeps every rule that weighs as an error: in any direction and unit, with any accumulation, with
 * targets, observations and revisions in any order, also before the baseline.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(arbitraryMeasure(), (measure) => {
 *   const { progress } = measureProgress(measure, { asOf: '2026-06-30' });
 *   return progress === null || (progress >= 0 && progress <= 1);
 * }));
 * ```
 */
export function arbitraryMeasure(options: ArbitraryMeasureOptions = {}): fc.Arbitrary<Measure> {
  return arbitraryTree('measure', { ...options, groups: options.subgroups, most: 2 }).map((tree) =>
    shaped('Measure', assemble(tree)),
  );
}

/**
 * A plan that breaks no rule that weighs as an error, or, with `faults`, one that breaks those rules. It uses every
 * field of every kind. Ids are numbered by kind in document order (`action-1`, `action-2` …), so that two plans drawn
 * apart share ids. It shrinks to fewer entities, nearer days and smaller numbers.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(arbitraryPlan(), (plan) => {
 *   expect(parsePlan(JSON.parse(JSON.stringify(plan))).ok).toBe(true);
 * }));
 * ```
 */
export function arbitraryPlan(options: ArbitraryPlanOptions = {}): fc.Arbitrary<Plan> {
  const { faults, size = 'small' } = options;
  const sound = arbitraryTree('plan', { ...options, groups: options.subgroups, most: MOST[size] }).map((tree) =>
    shaped('Plan', assemble(tree)),
  );
  if (faults === undefined) return sound;
  const codes = faults === 'some' ? fc.subarray([...faultCodes], { maxLength: 4 }) : fc.constant([...faults]);
  return fc.tuple(sound, codes, fc.nat({ max: 50 })).map(([drawn, broken, at]) => {
    const plan = loosened(drawn);
    for (const code of broken) faultOf[code](plan, at);
    return shaped('Plan', plan);
  });
}
