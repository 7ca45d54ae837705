/** The summary of plans, how one comes of a plan, and how two become one. */
import type { Day } from '../model/calendar.js';
import type { Measure, Plan } from '../model/generated/types.js';
import type { Diagnosis } from '../progress/diagnosis.js';
import type { ImplementationState } from '../progress/implementation.js';
import type { MeasureProgress } from '../progress/measure.js';
import { rollup } from '../progress/rollup.js';
import type { ProgressOptions } from '../progress/settings.js';
import type { MeasureStatus } from '../progress/verdict.js';
import { type Exact, exact, plus, times, ZERO } from './exact.js';

/** How often something was met, and what it came to, exactly. */
export interface Tally {
  /** How many there were. */
  readonly count: number;
  /** How many of them had a value. */
  readonly valued: number;
  readonly sum: Exact;
}

/** Values of groups of known size, put together as if of one group. */
export interface Pool {
  /** How many of the values had a size, and are in the pool. */
  readonly pooled: number;
  /** The size of all, together. */
  readonly n: Exact;
  /** Each value times the size of its group, added up. */
  readonly weighted: Exact;
}

/** How often each name was met; those that were not are left out. */
export type Counts<Name extends string> = Readonly<Partial<Record<Name, number>>>;

/** Measures that share a code. */
export interface CodeSummary {
  readonly code: string;
  readonly progress: Tally;
  readonly value: Tally;
  readonly pool: Pool;
  readonly statuses: Counts<MeasureStatus>;
}

/** Goals that serve one goal of another plan. */
export interface GoalSummary {
  readonly planId: string;
  readonly goalId: string;
  readonly completion: Tally;
  readonly progress: Tally;
  readonly statuses: Counts<MeasureStatus>;
}

/** Plans of one kind of organisation. */
export interface KindSummary {
  readonly kind: Plan['organization']['kind'];
  readonly completion: Tally;
  readonly progress: Tally;
  readonly states: Counts<ImplementationState>;
  readonly statuses: Counts<MeasureStatus>;
}

/**
 * Any number of plans, summed up: plain JSON, in one form only, as large as the codes and goals are many and no larger
 * for more plans. Read it with `readSummary`.
 */
export interface Summary {
  readonly version: 1;
  readonly plans: number;
  /** The earliest and the latest day as of which a plan was summed up; null for none. */
  readonly from: Day | null;
  readonly to: Day | null;
  readonly diagnoses: Counts<Diagnosis>;
  /** By kind of organisation, in the order of the names. */
  readonly kinds: readonly KindSummary[];
  /** By code, in the order of the codes. */
  readonly codes: readonly CodeSummary[];
  /** By the goal served, in the order of plans and goals. */
  readonly goals: readonly GoalSummary[];
}

/** The summary of no plan: combining with it changes nothing. */
export const emptySummary: Summary = Object.freeze({
  version: 1,
  plans: 0,
  from: null,
  to: null,
  diagnoses: Object.freeze({}),
  kinds: Object.freeze([]),
  codes: Object.freeze([]),
  goals: Object.freeze([]),
});

const tallyOf = (value: number | null): Tally => ({
  count: 1,
  valued: value === null ? 0 : 1,
  sum: value === null ? ZERO : exact(value),
});

const addTallies = (a: Tally, b: Tally): Tally => ({
  count: a.count + b.count,
  valued: a.valued + b.valued,
  sum: plus(a.sum, b.sum),
});

const addPools = (a: Pool, b: Pool): Pool => ({
  pooled: a.pooled + b.pooled,
  n: plus(a.n, b.n),
  weighted: plus(a.weighted, b.weighted),
});

/** Counts added up, their names in order, so that equal counts are written alike. */
function addCounts<Name extends string>(a: Counts<Name>, b: Counts<Name>): Counts<Name> {
  const names = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort() as Name[];
  return Object.fromEntries(names.map((name) => [name, (a[name] ?? 0) + (b[name] ?? 0)])) as Counts<Name>;
}

/** Two lists in the order of their keys as one, those of a key put together. */
function merge<Item>(
  a: readonly Item[],
  b: readonly Item[],
  keyOf: (item: Item) => string,
  add: (a: Item, b: Item) => Item,
): readonly Item[] {
  const merged: Item[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (right === undefined || (left !== undefined && keyOf(left) < keyOf(right))) {
      merged.push(left as Item);
      i += 1;
    } else if (left === undefined || keyOf(right) < keyOf(left)) {
      merged.push(right);
      j += 1;
    } else {
      merged.push(add(left, right));
      i += 1;
      j += 1;
    }
  }
  return merged;
}

const goalKey = ({ planId, goalId }: GoalSummary) => JSON.stringify([planId, goalId]);

const addKinds = (a: KindSummary, b: KindSummary): KindSummary => ({
  kind: a.kind,
  completion: addTallies(a.completion, b.completion),
  progress: addTallies(a.progress, b.progress),
  states: addCounts(a.states, b.states),
  statuses: addCounts(a.statuses, b.statuses),
});

const addCodes = (a: CodeSummary, b: CodeSummary): CodeSummary => ({
  code: a.code,
  progress: addTallies(a.progress, b.progress),
  value: addTallies(a.value, b.value),
  pool: addPools(a.pool, b.pool),
  statuses: addCounts(a.statuses, b.statuses),
});

const addGoals = (a: GoalSummary, b: GoalSummary): GoalSummary => ({
  planId: a.planId,
  goalId: a.goalId,
  completion: addTallies(a.completion, b.completion),
  progress: addTallies(a.progress, b.progress),
  statuses: addCounts(a.statuses, b.statuses),
});

const earlier = (a: Day | null, b: Day | null) => (a === null || (b !== null && b < a) ? b : a);
const later = (a: Day | null, b: Day | null) => (a === null || (b !== null && b > a) ? b : a);

/**
 * Two summaries as one. Commutative and associative to the last bit, with `emptySummary` as its unit: in whatever order
 * and tree summaries are combined, also after JSON, the result is equal.
 *
 * @example
 * ```ts
 * const [a, b] = ['2026-06-30', '2026-08-03'].map((asOf) => summarize(examplePlan, { asOf }));
 * JSON.stringify(combine(a, b)) === JSON.stringify(combine(b, a)); // true
 * ```
 */
export function combine(a: Summary, b: Summary): Summary {
  return {
    version: 1,
    plans: a.plans + b.plans,
    from: earlier(a.from, b.from),
    to: later(a.to, b.to),
    diagnoses: addCounts(a.diagnoses, b.diagnoses),
    kinds: merge(a.kinds, b.kinds, ({ kind }) => kind, addKinds),
    codes: merge(a.codes, b.codes, ({ code }) => code, addCodes),
    goals: merge(a.goals, b.goals, goalKey, addGoals),
  };
}

/** A measure's part in the summary of its code. */
function ofMeasure(
  { observations, accumulation }: Measure,
  code: string,
  { value, observedOn, progress, status }: MeasureProgress,
): CodeSummary {
  // Only a value that is one observation has a size.
  const observed = accumulation === 'latest' ? observations.findLast(({ date }) => date === observedOn) : undefined;
  const n = value === null ? undefined : observed?.n;
  const pool =
    n === undefined || value === null
      ? { pooled: 0, n: ZERO, weighted: ZERO }
      : { pooled: 1, n: exact(n), weighted: times(exact(value), exact(n)) };
  return { code, progress: tallyOf(progress), value: tallyOf(value), pool, statuses: { [status]: 1 } };
}

/** Items one by one as a list in the order of their keys. */
function inOrder<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  add: (a: Item, b: Item) => Item,
): readonly Item[] {
  const sorted = [...items].sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : keyOf(a) > keyOf(b) ? 1 : 0));
  const merged: Item[] = [];
  for (const item of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && keyOf(last) === keyOf(item)) merged[merged.length - 1] = add(last, item);
    else merged.push(item);
  }
  return merged;
}

/**
 * The summary of one plan, as of a day: its implementation and performance by kind of organisation, its measures by
 * their `code`, its goals by those that they serve, its diagnoses. Measures without a code are not in it.
 *
 * Total: never throws on a well-shaped plan.
 *
 * @example
 * ```ts
 * const { codes } = summarize(examplePlan, { asOf: '2026-08-03' });
 * codes.map(({ code }) => code);
 * // ['chronic-absence', 'cohort-graduation', 'naep-reading-4', 'reading-proficiency-3']
 * ```
 */
export function summarize(plan: Plan, options: ProgressOptions): Summary {
  const standing = rollup(plan, options);
  const codes: CodeSummary[] = [];
  const goals: GoalSummary[] = [];
  let diagnoses: Counts<Diagnosis> = {};
  const take = (measures: readonly Measure[], found: readonly MeasureProgress[]): void => {
    for (const [index, measure] of measures.entries()) {
      if (measure.code !== undefined) codes.push(ofMeasure(measure, measure.code, found[index] as MeasureProgress));
    }
  };
  for (const [g, goal] of plan.goals.entries()) {
    const stands = standing.goals[g] as (typeof standing.goals)[number];
    const { implementation, performance } = stands;
    take(goal.measures, stands.measures);
    for (const { planId, goalId } of goal.alignsTo ?? []) {
      goals.push({
        planId,
        goalId,
        completion: tallyOf(implementation.completion),
        progress: tallyOf(performance.progress),
        statuses: { [performance.status]: 1 },
      });
    }
    for (const [s, strategy] of goal.strategies.entries()) {
      const found = stands.strategies[s] as (typeof stands.strategies)[number];
      take(strategy.measures, found.measures);
      diagnoses = addCounts(diagnoses, { [found.diagnosis]: 1 });
    }
  }
  const { implementation, performance, asOf } = standing;
  return {
    version: 1,
    plans: 1,
    from: asOf,
    to: asOf,
    diagnoses,
    kinds: [
      {
        kind: plan.organization.kind,
        completion: tallyOf(implementation.completion),
        progress: tallyOf(performance.progress),
        states: { [implementation.state]: 1 },
        statuses: { [performance.status]: 1 },
      },
    ],
    codes: inOrder(codes, ({ code }) => code, addCodes),
    goals: inOrder(goals, goalKey, addGoals),
  };
}
