/** The summary of one plan: what it adds to the sum of many. */

import type { Measure, Plan, Strategy } from '../model/generated/types.js';
import type { Diagnosis, GoalDiagnosis, GroupStatus, MeasureStatus } from '../model/standing.js';
import { standingWithin } from '../progress/given-up.js';
import type { Implementation } from '../progress/implementation.js';
import type { MeasureProgress } from '../progress/measure.js';
import type { Performance } from '../progress/performance.js';
import { type PlanRollup, rollup, type StrategyRollup } from '../progress/rollup.js';
import type { ProgressOptions } from '../progress/settings.js';
import { exact, times, ZERO } from './exact.js';
import {
  addCodes,
  addCounts,
  addGoals,
  addPractices,
  type CodeSummary,
  type Counts,
  codeOf,
  type GoalSummary,
  goalKey,
  NO_TALLY,
  type PracticeSummary,
  type Summary,
  type Tally,
} from './summary.js';

const tallyOf = (value: number | null): Tally => ({
  count: 1,
  valued: value === null ? 0 : 1,
  sum: value === null ? ZERO : exact(value),
});

/** Counts without those of which there are none, their names in order. */
function met<Name extends string>(counts: Readonly<Record<Name, number>> | null): Counts<Name> {
  if (counts === null) return {} as Counts<Name>;
  const names = (Object.keys(counts) as Name[]).filter((name) => counts[name] > 0).sort();
  return Object.fromEntries(names.map((name) => [name, counts[name]])) as Counts<Name>;
}

/** A measure's part in the summary of its code. */
function ofMeasure(
  { observations, accumulation }: Measure,
  code: string,
  { value, observedOn, progress, status, groups }: MeasureProgress,
): CodeSummary {
  // Only a value that is one observation has a size.
  const observed = accumulation === 'latest' ? observations.findLast(({ date }) => date === observedOn) : undefined;
  const n = value === null ? undefined : observed?.n;
  const pool =
    n === undefined || value === null
      ? { pooled: 0, n: ZERO, weighted: ZERO }
      : { pooled: 1, n: exact(n), weighted: times(exact(value), exact(n)) };
  const counts = { statuses: { [status]: 1 }, groups: met(groups?.counts ?? null) };
  return { code, progress: tallyOf(progress), value: tallyOf(value), pool, ...counts };
}

/** The practices that a piece of work carries out; a strategy's with its results. */
function ofWork(
  codes: readonly string[] | undefined,
  { completion, state }: Pick<Implementation, 'state'> & { readonly completion: number | null },
  results?: Performance,
): readonly PracticeSummary[] {
  return [...new Set(codes)].map((code) => ({
    code,
    plans: 0,
    strategies: results === undefined ? 0 : 1,
    completion: tallyOf(completion),
    progress: results === undefined ? NO_TALLY : tallyOf(results.progress),
    states: { [state]: 1 },
    statuses: results === undefined ? {} : { [results.status]: 1 },
    groups: met(results?.groups ?? null),
  }));
}

function practicesOf(strategy: Strategy, found: StrategyRollup): readonly PracticeSummary[] {
  const practices = [...ofWork(strategy.codes, found.implementation, found.performance)];
  for (const [m, milestone] of strategy.milestones.entries()) {
    const standing = found.milestones[m];
    if (standing === undefined) continue;
    const above = [found.implementation, standing.implementation];
    const work = standingWithin(standing.implementation, ...above);
    for (const each of ofWork(milestone.codes, work)) practices.push(each);
    for (const [a, { codes }] of milestone.actions.entries()) {
      const action = standing.actions[a];
      if (action === undefined) continue;
      for (const each of ofWork(codes, standingWithin(action, ...above))) practices.push(each);
    }
  }
  return practices;
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

/** What the goals of a plan add to its summary, one by one. */
interface Found {
  readonly codes: CodeSummary[];
  readonly practices: PracticeSummary[];
  readonly goals: GoalSummary[];
  measures: Counts<MeasureStatus>;
  groups: Counts<GroupStatus>;
  diagnoses: Counts<Diagnosis>;
  contributions: Counts<GoalDiagnosis>;
}

function takeMeasures(all: readonly Measure[], standings: readonly MeasureProgress[], found: Found): void {
  for (const [index, measure] of all.entries()) {
    const standing = standings[index] as MeasureProgress;
    found.measures = addCounts(found.measures, { [standing.status]: 1 });
    found.groups = addCounts(found.groups, met(standing.groups?.counts ?? null));
    if (measure.code !== undefined) found.codes.push(ofMeasure(measure, measure.code, standing));
  }
}

function takeGoals(plan: Plan, standing: PlanRollup, found: Found): void {
  for (const [g, goal] of plan.goals.entries()) {
    const stands = standing.goals[g] as PlanRollup['goals'][number];
    const { implementation, performance } = stands;
    takeMeasures(goal.measures, stands.measures, found);
    found.contributions = addCounts(found.contributions, { [stands.diagnosis]: 1 });
    for (const { planId, goalId } of goal.alignsTo ?? []) {
      found.goals.push({
        planId,
        goalId,
        completion: tallyOf(implementation.completion),
        progress: tallyOf(performance.progress),
        statuses: { [performance.status]: 1 },
        groups: met(performance.groups),
      });
    }
    for (const [s, strategy] of goal.strategies.entries()) {
      const standsOf = stands.strategies[s] as StrategyRollup;
      takeMeasures(strategy.measures, standsOf.measures, found);
      for (const practice of practicesOf(strategy, standsOf)) found.practices.push(practice);
      found.diagnoses = addCounts(found.diagnoses, { [standsOf.diagnosis]: 1 });
    }
  }
}

/**
 * The summary of one plan, as of a day: its implementation and performance by kind of organization, its measures by
 * their `code`, its work by the codes of practices, its goals by those that they serve, and how many measures, groups of
 * students, theories and contributions stand how. Measures without a code are only counted.
 *
 * Total: never throws on a well-shaped plan; an `asOf` that is no calendar day is a `RangeError`.
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
  const found: Found = {
    codes: [],
    practices: [],
    goals: [],
    measures: {},
    groups: {},
    diagnoses: {},
    contributions: {},
  };
  takeGoals(plan, standing, found);
  const { implementation, performance, asOf } = standing;
  const { measures, groups, diagnoses, contributions } = found;
  return {
    version: 1,
    plans: 1,
    from: asOf,
    to: asOf,
    measures,
    groups,
    diagnoses,
    contributions,
    kinds: [
      {
        kind: plan.organization.kind,
        completion: tallyOf(implementation.completion),
        progress: tallyOf(performance.progress),
        states: { [implementation.state]: 1 },
        statuses: { [performance.status]: 1 },
        groups: met(performance.groups),
      },
    ],
    codes: inOrder(found.codes, codeOf, addCodes),
    // However often a practice is carried out in it, the plan is one.
    practices: inOrder(found.practices, codeOf, addPractices).map((practice) => ({ ...practice, plans: 1 })),
    goals: inOrder(found.goals, goalKey, addGoals),
  };
}
