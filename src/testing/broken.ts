/** For every rule, a smallest plan that breaks it and no other: what a host shows when things are wrong. */

import type { Plan } from '../model/generated/types.js';
import { GROUPS } from '../model/groups.js';
import { whenAsked } from '../model/when-asked.js';
import type { RuleCode } from '../rules/rule.js';
import {
  aGoal,
  aMeasure,
  aMilestone,
  anAction,
  anObservation,
  aPlan,
  aReport,
  aStrategy,
  aTarget,
  aTeam,
  aTheory,
  aValue,
} from './builders.js';

type Strategy = Parameters<typeof aStrategy>[0];
type Milestone = Parameters<typeof aMilestone>[0];
type Action = Parameters<typeof anAction>[0];
type Measure = Parameters<typeof aMeasure>[0];

/** A group of students with a target, and no baseline. */
const aGroup = { id: 'group-1', name: 'English learners', targets: [{ date: '2028-06-30', value: 50 }] };

const withStrategy = (overrides: Strategy): Plan => aPlan({ goals: [aGoal({ strategies: [aStrategy(overrides)] })] });
const withMilestone = (overrides: Milestone): Plan => withStrategy({ milestones: [aMilestone(overrides)] });
const withAction = (overrides: Action): Plan => withMilestone({ actions: [anAction(overrides)] });
const withMilestones = (...milestones: readonly Milestone[]): Plan =>
  withStrategy({ milestones: milestones.map((each) => aMilestone(each)) });
const withActions = (...actions: readonly Action[]): Plan =>
  withMilestone({ actions: actions.map((each) => anAction(each)) });
const withMeasure = (overrides: Measure): Plan => aPlan({ goals: [aGoal({ measures: [aMeasure(overrides)] })] });

/** A measure whose baseline and target are amounts of a count. */
const amounts = { unit: { kind: 'count' }, baseline: { date: '2025-06-30', value: 0 } } as const;

const makers: Readonly<Record<RuleCode, () => Plan>> = {
  'duplicate-id': () => aPlan({ values: [aValue({ id: 'goal-1' })] }),
  'unknown-reference': () => withMilestone({ unitId: 'unit-9' }),
  'period-order': () => withAction({ period: { start: '2026-06-30', end: '2026-01-01' } }),
  'action-duration': () => withAction({ period: { start: '2026-01-01', end: '2026-01-20' } }),
  'action-in-milestone': () => withAction({ period: { start: '2025-12-01', end: '2026-06-30' } }),
  'milestone-in-plan': () => aPlan({ period: { start: '2026-02-01', end: '2030-06-30' } }),
  'milestone-year': () => withMilestone({ period: { start: '2026-01-01', end: '2027-12-31' } }),
  'milestone-descriptive': () => withMilestone({ title: 'Coaching reaches at least 40 schools' }),
  'milestone-team': () => withMilestone({ unitId: undefined }),
  'milestone-actions': () => withMilestone({ actions: [] }),
  'dependency-cycle': () => withActions({ dependsOn: ['action-1'] }),
  'dependency-order': () =>
    withActions({}, { id: 'action-2', title: 'Send coaches to schools', dependsOn: ['action-1'] }),
  'continues-earlier': () =>
    withMilestones(
      {},
      {
        id: 'milestone-2',
        title: 'Coaching is deepened in every region',
        period: { start: '2027-01-01', end: '2027-12-31' },
        actions: [anAction({ id: 'action-2', period: { start: '2027-01-01', end: '2027-06-30' } })],
        continues: 'milestone-1',
      },
    ),
  'team-inter-unit': () =>
    aPlan({
      teams: [aTeam({ unitIds: ['unit-1'] })],
    }),
  'plan-direction': () => aPlan({ vision: undefined }),
  'goal-focus': () => aPlan({ goals: [aGoal({ focus: 'agency' })] }),
  'goal-measures': () => aPlan({ goals: [aGoal({ measures: [] })] }),
  'goal-strategies': () => aPlan({ goals: [aGoal({ strategies: [] })] }),
  'strategy-theory': () => withStrategy({ theory: undefined }),
  'strategy-measures': () => withStrategy({ measures: [] }),
  'strategy-milestones': () => withStrategy({ milestones: [] }),
  'strategy-planned': () =>
    withMilestone({
      period: { start: '2025-07-01', end: '2025-12-31' },
      actions: [anAction({ period: { start: '2025-07-01', end: '2025-12-31' } })],
    }),
  'theory-clauses': () => withStrategy({ theory: aTheory({ then: [' '] }) }),
  'measure-baseline': () => withMeasure({ baseline: undefined }),
  'measure-targets': () => withMeasure({ targets: [] }),
  'measure-accumulation': () => withMeasure({ accumulation: 'sum' }),
  'sum-targets': () =>
    withMeasure({
      ...amounts,
      accumulation: 'sum',
      targets: [aTarget({ date: '2026-06-30' }), aTarget({ date: '2027-06-30' })],
    }),
  'group-baseline': () =>
    withMeasure({
      [GROUPS]: [{ ...aGroup, observations: [anObservation()] }],
    }),
  'group-size': () =>
    withMeasure({
      observations: [anObservation({ n: 100 })],
      [GROUPS]: [{ ...aGroup, baseline: { date: '2025-06-30', value: 20 }, observations: [anObservation({ n: 101 })] }],
    }),
  'target-shape': () => withMeasure({ targets: [aTarget(), { date: '2029-06-30', low: 60 }] }),
  'target-dates': () => withMeasure({ targets: [aTarget(), aTarget()] }),
  'target-direction': () => withMeasure({ direction: 'decrease' }),
  'revision-order': () => withMeasure({ revisions: [{ until: '2025-12-31', targets: [aTarget()], reason: ' ' }] }),
  'value-range': () => withMeasure({ observations: [anObservation({ value: 101 })] }),
  'observation-dates': () => withMeasure({ observations: [anObservation(), anObservation()] }),
  'report-order': () =>
    withAction({
      reports: [aReport({ percentComplete: 60 }), aReport({ date: '2026-05-01', percentComplete: 50 })],
    }),
  'report-twice': () => withAction({ reports: [aReport(), aReport()] }),
  'report-in-future': () => withAction({ reports: [aReport({ date: '2099-01-01' })] }),
  'report-after-end': () =>
    withAction({
      reports: [aReport()],
      discontinued: { date: '2026-03-01', reason: 'The grant ended' },
    }),
  'discontinued-reason': () => withAction({ discontinued: { date: '2026-03-01', reason: '' } }),
};

/** The plans by their rules, each built when it is first asked for: whoever imports this pays for none of them. */
function builtWhenAsked(): Readonly<Record<RuleCode, Plan>> {
  const plans = {} as Record<RuleCode, Plan>;
  for (const code of Object.keys(makers) as RuleCode[]) {
    Object.defineProperty(plans, code, { enumerable: true, get: whenAsked(makers[code]) });
  }
  return Object.freeze(plans);
}

/**
 * For every rule, a smallest plan that breaks it, and no other rule. `report-in-future` and `strategy-planned` show
 * only where `checkPlan` is given an `asOf`, such as 2026-06-30.
 *
 * @example
 * ```ts
 * checkPlan(brokenPlans['action-duration']).map((issue) => issue.code); // ['action-duration']
 * ```
 */
export const brokenPlans: Readonly<Record<RuleCode, Plan>> = /* @__PURE__ */ builtWhenAsked();
