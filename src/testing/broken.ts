/** For every rule, a smallest plan that breaks it and no other: what a host shows when things are wrong. */
import type { Plan } from '../model/generated/types.js';
import type { RuleCode } from '../rules/rule.js';
import {
  aCoordination,
  aGoal,
  aMeasure,
  aMilestone,
  anAction,
  anObservation,
  anOrganization,
  aPlan,
  aReport,
  aStrategy,
  aTarget,
  aTheory,
  aValue,
} from './builders.js';

type Strategy = Parameters<typeof aStrategy>[0];
type Milestone = Parameters<typeof aMilestone>[0];
type Action = Parameters<typeof anAction>[0];
type Measure = Parameters<typeof aMeasure>[0];

const withStrategy = (overrides: Strategy): Plan => aPlan({ goals: [aGoal({ strategies: [aStrategy(overrides)] })] });
const withMilestone = (overrides: Milestone): Plan => withStrategy({ milestones: [aMilestone(overrides)] });
const withAction = (overrides: Action): Plan => withMilestone({ actions: [anAction(overrides)] });
const withMeasure = (overrides: Measure): Plan => aPlan({ goals: [aGoal({ measures: [aMeasure(overrides)] })] });

/**
 * For every rule, a smallest plan that breaks it, and no other rule. `report-in-future` shows only where
 * `checkPlan` is given an `asOf` before 2099.
 *
 * @example
 * ```ts
 * checkPlan(brokenPlans['action-duration']).map((issue) => issue.code); // ['action-duration']
 * ```
 */
export const brokenPlans: Readonly<Record<RuleCode, Plan>> = Object.freeze({
  'duplicate-id': aPlan({ values: [aValue({ id: 'goal-1' })] }),
  'unknown-reference': withMilestone({ unitId: 'unit-9' }),
  'period-order': withAction({ period: { start: '2026-06-30', end: '2026-01-01' } }),
  'action-duration': withAction({ period: { start: '2026-01-01', end: '2026-01-20' } }),
  'action-in-milestone': withAction({ period: { start: '2025-12-01', end: '2026-06-30' } }),
  'milestone-in-plan': aPlan({ period: { start: '2026-02-01', end: '2030-06-30' } }),
  'milestone-year': withMilestone({ period: { start: '2026-01-01', end: '2027-12-31' } }),
  'milestone-descriptive': withMilestone({ title: 'Coaching reaches at least 40 schools' }),
  'milestone-team': withMilestone({ unitId: undefined }),
  'milestone-actions': withMilestone({ actions: [] }),
  'team-inter-unit': aPlan({
    organization: anOrganization({ coordinations: [aCoordination({ unitIds: ['unit-1'] })] }),
  }),
  'goal-focus': aPlan({ goals: [aGoal({ focus: 'agency' })] }),
  'goal-measures': aPlan({ goals: [aGoal({ measures: [] })] }),
  'goal-strategies': aPlan({ goals: [aGoal({ strategies: [] })] }),
  'strategy-measures': withStrategy({ measures: [] }),
  'strategy-milestones': withStrategy({ milestones: [] }),
  'theory-clauses': withStrategy({ theory: aTheory({ then: [' '] }) }),
  'measure-baseline': withMeasure({ baseline: undefined }),
  'measure-targets': withMeasure({ targets: [] }),
  'target-shape': withMeasure({ targets: [aTarget(), { date: '2029-06-30', low: 60 }] }),
  'target-dates': withMeasure({ targets: [aTarget(), aTarget()] }),
  'target-direction': withMeasure({ direction: 'decrease' }),
  'value-range': withMeasure({ observations: [anObservation({ value: 101 })] }),
  'observation-dates': withMeasure({ observations: [anObservation(), anObservation()] }),
  'report-order': withAction({
    reports: [aReport({ percentComplete: 60 }), aReport({ date: '2026-05-01', percentComplete: 50 })],
  }),
  'report-in-future': withAction({ reports: [aReport({ date: '2099-01-01' })] }),
  'discontinued-reason': withAction({ discontinued: { date: '2026-03-01', reason: '' } }),
});
