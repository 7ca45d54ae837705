/** The summary of plans, and how two become one. */

import type { Day } from '../model/calendar.js';
import type { Plan } from '../model/generated/types.js';
import { inWords } from '../model/require.js';
import type { Diagnosis, GoalDiagnosis, GroupStatus, ImplementationState, MeasureStatus } from '../model/standing.js';
import { type Exact, plus, ZERO } from './exact.js';

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
  /** How the groups of students in these measures stand. */
  readonly groups: Counts<GroupStatus>;
}

/** Strategies, milestones and actions that carry out one practice. */
export interface PracticeSummary {
  readonly code: string;
  /** In how many plans. */
  readonly plans: number;
  /** How many of them are strategies; only these have results of their own. */
  readonly strategies: number;
  readonly completion: Tally;
  readonly progress: Tally;
  readonly states: Counts<ImplementationState>;
  readonly statuses: Counts<MeasureStatus>;
  readonly groups: Counts<GroupStatus>;
}

/** Goals that serve one goal of another plan. */
export interface GoalSummary {
  readonly planId: string;
  readonly goalId: string;
  readonly completion: Tally;
  readonly progress: Tally;
  readonly statuses: Counts<MeasureStatus>;
  readonly groups: Counts<GroupStatus>;
}

/** Plans of one kind of organization. */
export interface KindSummary {
  readonly kind: Plan['organization']['kind'];
  readonly completion: Tally;
  readonly progress: Tally;
  readonly states: Counts<ImplementationState>;
  readonly statuses: Counts<MeasureStatus>;
  readonly groups: Counts<GroupStatus>;
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
  /** How many measures stand how, with a code or without. */
  readonly measures: Counts<MeasureStatus>;
  /** How many groups of students stand how, in all measures. */
  readonly groups: Counts<GroupStatus>;
  /** What strategies say of their theories of action. */
  readonly diagnoses: Counts<Diagnosis>;
  /** What goals say of the contribution of their strategies. */
  readonly contributions: Counts<GoalDiagnosis>;
  /** By kind of organization, in the order of the names. */
  readonly kinds: readonly KindSummary[];
  /** Measures by their code, in the order of the codes. */
  readonly codes: readonly CodeSummary[];
  /** The work by the code of the practice that it carries out, in the order of the codes. */
  readonly practices: readonly PracticeSummary[];
  /** By the goal served, in the order of plans and goals. */
  readonly goals: readonly GoalSummary[];
}

/** The summary of no plan: combining with it changes nothing. */
export const emptySummary: Summary = Object.freeze({
  version: 1,
  plans: 0,
  from: null,
  to: null,
  measures: Object.freeze({}),
  groups: Object.freeze({}),
  diagnoses: Object.freeze({}),
  contributions: Object.freeze({}),
  kinds: Object.freeze([]),
  codes: Object.freeze([]),
  practices: Object.freeze([]),
  goals: Object.freeze([]),
});

/** The tally of nothing. */
export const NO_TALLY: Tally = { count: 0, valued: 0, sum: ZERO };

export const addTallies = (a: Tally, b: Tally): Tally => ({
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
export function addCounts<Name extends string>(a: Counts<Name>, b: Counts<Name>): Counts<Name> {
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

export const codeOf = ({ code }: { readonly code: string }) => code;
export const goalKey = ({ planId, goalId }: GoalSummary) => JSON.stringify([planId, goalId]);

const addKinds = (a: KindSummary, b: KindSummary): KindSummary => ({
  kind: a.kind,
  completion: addTallies(a.completion, b.completion),
  progress: addTallies(a.progress, b.progress),
  states: addCounts(a.states, b.states),
  statuses: addCounts(a.statuses, b.statuses),
  groups: addCounts(a.groups, b.groups),
});

export const addCodes = (a: CodeSummary, b: CodeSummary): CodeSummary => ({
  code: a.code,
  progress: addTallies(a.progress, b.progress),
  value: addTallies(a.value, b.value),
  pool: addPools(a.pool, b.pool),
  statuses: addCounts(a.statuses, b.statuses),
  groups: addCounts(a.groups, b.groups),
});

export const addPractices = (a: PracticeSummary, b: PracticeSummary): PracticeSummary => ({
  code: a.code,
  plans: a.plans + b.plans,
  strategies: a.strategies + b.strategies,
  completion: addTallies(a.completion, b.completion),
  progress: addTallies(a.progress, b.progress),
  states: addCounts(a.states, b.states),
  statuses: addCounts(a.statuses, b.statuses),
  groups: addCounts(a.groups, b.groups),
});

export const addGoals = (a: GoalSummary, b: GoalSummary): GoalSummary => ({
  planId: a.planId,
  goalId: a.goalId,
  completion: addTallies(a.completion, b.completion),
  progress: addTallies(a.progress, b.progress),
  statuses: addCounts(a.statuses, b.statuses),
  groups: addCounts(a.groups, b.groups),
});

/** A value that has the lists of a summary. What is in them is not looked at. */
export function requireSummary(value: Summary): void {
  const { kinds, codes, practices, goals } = (value ?? {}) as Partial<Summary>;
  if ([kinds, codes, practices, goals].every(Array.isArray)) return;
  throw new TypeError(`${inWords(value)} is no summary; give what summarize or combine returns.`);
}

const earlier = (a: Day | null, b: Day | null) => (a === null || (b !== null && b < a) ? b : a);
const later = (a: Day | null, b: Day | null) => (a === null || (b !== null && b > a) ? b : a);

/**
 * Two summaries as one. Commutative and associative to the last bit, with `emptySummary` as its unit: in whatever order
 * and tree summaries are combined, also after JSON, the result is equal.
 *
 * @throws TypeError where one of them is no summary.
 *
 * @example
 * ```ts
 * const [a, b] = ['2026-06-30', '2026-08-03'].map((asOf) => summarize(examplePlan, { asOf }));
 * JSON.stringify(combine(a, b)) === JSON.stringify(combine(b, a)); // true
 * ```
 */
export function combine(a: Summary, b: Summary): Summary {
  requireSummary(a);
  requireSummary(b);
  return {
    version: 1,
    plans: a.plans + b.plans,
    from: earlier(a.from, b.from),
    to: later(a.to, b.to),
    measures: addCounts(a.measures, b.measures),
    groups: addCounts(a.groups, b.groups),
    diagnoses: addCounts(a.diagnoses, b.diagnoses),
    contributions: addCounts(a.contributions, b.contributions),
    kinds: merge(a.kinds, b.kinds, ({ kind }) => kind, addKinds),
    codes: merge(a.codes, b.codes, codeOf, addCodes),
    practices: merge(a.practices, b.practices, codeOf, addPractices),
    goals: merge(a.goals, b.goals, goalKey, addGoals),
  };
}
