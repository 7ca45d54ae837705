/** For each rule, a plan that breaks it and it alone, and what the message must name. */
import type { PlanInput, RuleCode } from 'spm-model';
import {
  actionOf,
  type Draft,
  goalOf,
  measureOf,
  milestoneOf,
  present,
  soundPlan,
  strategyOf,
} from '../fixtures/sound-plan.js';

interface Broken {
  readonly plan: PlanInput;
  /** Where the issue points. */
  readonly path: string;
  readonly id: string;
  /** What a planner must find in the message. */
  readonly names: readonly string[];
  readonly asOf?: string;
}

const broken = (
  spoil: (plan: Draft) => void,
  path: string,
  id: string,
  names: readonly string[],
  asOf?: string,
): Broken => ({
  plan: soundPlan(spoil),
  path,
  id,
  names,
  ...(asOf === undefined ? {} : { asOf }),
});

const MILESTONE = 'goals.0.strategies.0.milestones.0';

export const brokenRules: Readonly<Record<RuleCode, readonly Broken[]>> = {
  'duplicate-id': [
    broken(
      (plan) => {
        present(plan.values?.[0]).id = 'goal';
      },
      'goals.0.id',
      'goal',
      ['"goal"', 'value'],
    ),
    broken(
      (plan) => {
        present(plan.adjustments?.[0]).id = 'plan';
      },
      'adjustments.0.id',
      'plan',
      ['"plan"'],
    ),
  ],
  'unknown-reference': [
    broken(
      (plan) => {
        milestoneOf(plan).teamId = 'nobody';
      },
      `${MILESTONE}.teamId`,
      'milestone',
      ['Coaching is established', '"nobody"', 'nothing in this plan'],
    ),
    broken(
      (plan) => {
        milestoneOf(plan).unitId = 'team';
      },
      `${MILESTONE}.unitId`,
      'milestone',
      ['"team"', 'that is a team'],
    ),
    broken(
      (plan) => {
        actionOf(plan).unitId = 'agency';
      },
      `${MILESTONE}.actions.0.unitId`,
      'action-1',
      ['Train coaches', 'that is an organization'],
    ),
    broken(
      (plan) => {
        present(plan.organization.divisions[0]).functionIds = ['unit-1'];
      },
      'organization.divisions.0.functionIds.0',
      'division',
      ['Teaching', '"unit-1"'],
    ),
    broken(
      (plan) => {
        present(plan.organization.divisions[0]?.units?.[0]).functionIds = ['x'];
      },
      'organization.divisions.0.units.0.functionIds.0',
      'unit-1',
      ['Reading', '"x"'],
    ),
    broken(
      (plan) => {
        present(plan.organization.coordinations?.[0]).unitIds = ['unit-1', 'x'];
      },
      'organization.coordinations.0.unitIds.1',
      'coordination',
      ['One calendar', '"x"'],
    ),
    broken(
      (plan) => {
        present(plan.teams[0]).unitIds = ['unit-1', 'x'];
      },
      'teams.0.unitIds.1',
      'team',
      ['Reading team', '"x"'],
    ),
    broken(
      (plan) => {
        present(plan.adjustments?.[0]).entityIds = ['x'];
      },
      'adjustments.0.entityIds.0',
      'adjustment',
      ['2026-02-15', '"x"'],
    ),
    broken(
      (plan) => {
        goalOf(plan).alignsTo = [
          { planId: 'elsewhere', goalId: 'x' },
          { planId: 'plan', goalId: 'unit-1' },
        ];
      },
      'goals.0.alignsTo.1.goalId',
      'goal',
      ['Every student reads well', '"unit-1"'],
    ),
  ],
  'period-order': [
    broken(
      (plan) => {
        plan.period = { start: '2030-06-30', end: '2025-07-01' };
      },
      'period',
      'plan',
      ['2030-06-30', '2025-07-01'],
    ),
    broken(
      (plan) => {
        milestoneOf(plan).period = { start: '2026-12-31', end: '2026-01-01' };
      },
      `${MILESTONE}.period`,
      'milestone',
      ['2026-12-31', '2026-01-01'],
    ),
    broken(
      (plan) => {
        actionOf(plan).period = { start: '2026-06-30', end: '2026-06-29' };
      },
      `${MILESTONE}.actions.0.period`,
      'action-1',
      ['Train coaches', '2026-06-30', '2026-06-29'],
    ),
  ],
  'action-duration': [
    broken(
      (plan) => {
        actionOf(plan).period = { start: '2026-01-31', end: '2026-02-26' };
      },
      `${MILESTONE}.actions.0.period`,
      'action-1',
      ['Train coaches', '27 days', '1 to 12 months'],
    ),
    broken(
      (plan) => {
        milestoneOf(plan).period = { start: '2026-01-01', end: '2026-12-31' };
        actionOf(plan).period = { start: '2026-01-01', end: '2026-01-30' };
      },
      `${MILESTONE}.actions.0.period`,
      'action-1',
      ['30 days', '2026-01-01', '2026-01-30'],
    ),
  ],
  'action-in-milestone': [
    broken(
      (plan) => {
        actionOf(plan).period = { start: '2025-12-31', end: '2026-06-30' };
      },
      `${MILESTONE}.actions.0.period`,
      'action-1',
      ['Train coaches', '2025-12-31', 'Coaching is established'],
    ),
    broken(
      (plan) => {
        actionOf(plan, 1).period = { start: '2026-07-01', end: '2027-01-01' };
      },
      `${MILESTONE}.actions.1.period`,
      'action-2',
      ['Visit schools', '2027-01-01', '2026-12-31'],
    ),
  ],
  'milestone-in-plan': [
    broken(
      (plan) => {
        plan.period = { start: '2026-01-02', end: '2030-06-30' };
      },
      `${MILESTONE}.period`,
      'milestone',
      ['Coaching is established', '2026-01-02'],
    ),
    broken(
      (plan) => {
        plan.period = { start: '2026-01-01', end: '2026-12-30' };
      },
      `${MILESTONE}.period`,
      'milestone',
      ['2026-12-31', '2026-12-30'],
    ),
  ],
  'milestone-year': [
    broken(
      (plan) => {
        milestoneOf(plan).period = { start: '2026-01-01', end: '2027-01-01' };
      },
      `${MILESTONE}.period`,
      'milestone',
      ['12 months and 1 day', '6 to 12'],
    ),
    broken(
      (plan) => {
        milestoneOf(plan).period = { start: '2026-01-01', end: '2026-06-29' };
        milestoneOf(plan).actions = [
          { id: 'action-3', title: 'Print', period: { start: '2026-02-01', end: '2026-03-31' } },
        ];
      },
      `${MILESTONE}.period`,
      'milestone',
      ['5 months', '6 to 12'],
    ),
  ],
  'milestone-descriptive': [
    broken(
      (plan) => {
        milestoneOf(plan).title = 'Coaching reaches at least 40 schools';
      },
      `${MILESTONE}.title`,
      'milestone',
      ['40 schools'],
    ),
    broken(
      (plan) => {
        milestoneOf(plan).description = 'By then 90 % of schools have a coach';
      },
      `${MILESTONE}.description`,
      'milestone',
      ['Coaching is established', '90 %'],
    ),
  ],
  'milestone-team': [
    broken(
      (plan) => {
        delete milestoneOf(plan).teamId;
      },
      MILESTONE,
      'milestone',
      ['Coaching is established', 'neither a team nor a unit'],
    ),
  ],
  'milestone-actions': [
    broken(
      (plan) => {
        milestoneOf(plan).actions = [];
        plan.adjustments = [];
      },
      `${MILESTONE}.actions`,
      'milestone',
      ['Coaching is established', 'no action'],
    ),
  ],
  'team-inter-unit': [
    broken(
      (plan) => {
        present(plan.teams[0]).unitIds = ['unit-1'];
      },
      'teams.0.unitIds',
      'team',
      ['Reading team', '"unit-1"'],
    ),
    broken(
      (plan) => {
        present(plan.teams[0]).unitIds = ['unit-1', 'unit-1'];
      },
      'teams.0.unitIds',
      'team',
      ['"unit-1"'],
    ),
    broken(
      (plan) => {
        present(plan.organization.coordinations?.[0]).unitIds = [];
      },
      'organization.coordinations.0.unitIds',
      'coordination',
      ['One calendar', 'no unit'],
    ),
  ],
  'goal-focus': [
    broken(
      (plan) => {
        goalOf(plan).focus = 'agency';
      },
      'goals.0.focus',
      'goal',
      ['Every student reads well'],
    ),
  ],
  'goal-measures': [
    broken(
      (plan) => {
        goalOf(plan).measures = [];
      },
      'goals.0.measures',
      'goal',
      ['Every student reads well'],
    ),
  ],
  'goal-strategies': [
    broken(
      (plan) => {
        goalOf(plan).strategies = [];
        plan.adjustments = [];
      },
      'goals.0.strategies',
      'goal',
      ['Every student reads well'],
    ),
  ],
  'strategy-measures': [
    broken(
      (plan) => {
        strategyOf(plan).measures = [];
      },
      'goals.0.strategies.0.measures',
      'strategy',
      ['Coach teachers'],
    ),
  ],
  'strategy-milestones': [
    broken(
      (plan) => {
        strategyOf(plan).milestones = [];
        plan.adjustments = [];
      },
      'goals.0.strategies.0.milestones',
      'strategy',
      ['Coach teachers'],
    ),
  ],
  'theory-clauses': [
    broken(
      (plan) => {
        strategyOf(plan).theory.if = [' \t'];
      },
      'goals.0.strategies.0.theory.if.0',
      'strategy',
      ['Coach teachers', 'blank'],
    ),
    broken(
      (plan) => {
        strategyOf(plan).theory.and = ['They teach reading WELL.'];
      },
      'goals.0.strategies.0.theory.and.0',
      'strategy',
      ['twice', 'They teach reading WELL.'],
    ),
  ],
  'measure-baseline': [
    broken(
      (plan) => {
        delete measureOf(plan).baseline;
      },
      'goals.0.measures.0.baseline',
      'measure-goal',
      ['Students who read well'],
    ),
  ],
  'measure-targets': [
    broken(
      (plan) => {
        measureOf(plan).targets = [];
      },
      'goals.0.measures.0.targets',
      'measure-goal',
      ['Students who read well'],
    ),
  ],
  'target-shape': [
    broken(
      (plan) => {
        present(measureOf(plan).targets?.[0]).low = 1;
      },
      'goals.0.measures.0.targets.0',
      'measure-goal',
      ['2026-06-30', 'a band beside its value 44'],
    ),
    broken(
      (plan) => {
        measureOf(plan).targets = [{ date: '2026-06-30' }, { date: '2028-06-30', value: 60 }];
      },
      'goals.0.measures.0.targets.0',
      'measure-goal',
      ['names no value'],
    ),
    broken(
      (plan) => {
        measureOf(plan).direction = 'maintain';
        measureOf(plan).subgroups = [];
        measureOf(plan).targets = [{ date: '2026-06-30', low: 50, high: 40 }];
      },
      'goals.0.measures.0.targets.0',
      'measure-goal',
      ['50', '40'],
    ),
    broken(
      (plan) => {
        measureOf(plan).direction = 'maintain';
        measureOf(plan).subgroups = [];
        measureOf(plan).targets = [{ date: '2026-06-30', value: 44 }];
      },
      'goals.0.measures.0.targets.0',
      'measure-goal',
      ['the value 44'],
    ),
    broken(
      (plan) => {
        measureOf(plan).direction = 'maintain';
        measureOf(plan).subgroups = [];
        measureOf(plan).targets = [{ date: '2026-06-30' }];
      },
      'goals.0.measures.0.targets.0',
      'measure-goal',
      ['names no band'],
    ),
    broken(
      (plan) => {
        present(measureOf(plan).subgroups?.[0]).targets = [{ date: '2027-06-30', low: 3 }];
      },
      'goals.0.measures.0.subgroups.0.targets.0',
      'subgroup',
      ['English learners'],
    ),
  ],
  'target-dates': [
    broken(
      (plan) => {
        present(measureOf(plan).targets?.[0]).date = '2025-06-30';
      },
      'goals.0.measures.0.targets.0.date',
      'measure-goal',
      ['2025-06-30'],
    ),
    broken(
      (plan) => {
        present(measureOf(plan).targets?.[0]).date = '2028-06-30';
      },
      'goals.0.measures.0.targets.1.date',
      'measure-goal',
      ['two targets on 2028-06-30'],
    ),
    broken(
      (plan) => {
        present(measureOf(plan).subgroups?.[0]?.targets?.[0]).date = '2024-01-01';
      },
      'goals.0.measures.0.subgroups.0.targets.0.date',
      'subgroup',
      ['2024-01-01'],
    ),
  ],
  'target-direction': [
    broken(
      (plan) => {
        present(measureOf(plan).targets?.[1]).value = 40;
      },
      'goals.0.measures.0.targets.1',
      'measure-goal',
      ['40', 'increase'],
    ),
    broken(
      (plan) => {
        present(measureOf(plan).subgroups?.[0]?.targets?.[0]).value = 10;
      },
      'goals.0.measures.0.subgroups.0.targets.0',
      'subgroup',
      ['10', '20'],
    ),
  ],
  'value-range': [
    broken(
      (plan) => {
        present(measureOf(plan).targets?.[1]).value = 100.5;
      },
      'goals.0.measures.0.targets.1.value',
      'measure-goal',
      ['100.5', '0 to 100'],
    ),
    broken(
      (plan) => {
        present(measureOf(plan).observations?.[0]).value = -0.5;
      },
      'goals.0.measures.0.observations.0.value',
      'measure-goal',
      ['-0.5'],
    ),
    broken(
      (plan) => {
        present(present(strategyOf(plan).measures?.[0]).baseline).value = -1;
      },
      'goals.0.strategies.0.measures.0.baseline.value',
      'measure-strategy',
      ['-1', 'not negative'],
    ),
    broken(
      (plan) => {
        present(measureOf(plan).subgroups?.[0]?.observations?.[0]).value = 101;
      },
      'goals.0.measures.0.subgroups.0.observations.0.value',
      'subgroup',
      ['101', 'English learners'],
    ),
    broken(
      (plan) => {
        const measure = measureOf(plan);
        measure.unit = { kind: 'level', levels: ['none', 'some', 'full'] };
        measure.baseline = { date: '2025-06-30', value: 0 };
        measure.targets = [{ date: '2028-06-30', value: 2 }];
        measure.observations = [{ date: '2026-06-30', value: 1.5 }];
        measure.subgroups = [];
      },
      'goals.0.measures.0.observations.0.value',
      'measure-goal',
      ['1.5', 'whole number', '"none"'],
    ),
    broken(
      (plan) => {
        const measure = measureOf(plan);
        measure.unit = { kind: 'level' };
        measure.direction = 'maintain';
        measure.baseline = { date: '2025-06-30', value: 0 };
        measure.targets = [];
        measure.targets = [{ date: '2028-06-30', low: -5 }];
        measure.unit = { kind: 'count' };
        measure.observations = [];
        measure.subgroups = [];
      },
      'goals.0.measures.0.targets.0.low',
      'measure-goal',
      ['-5'],
    ),
  ],
  'observation-dates': [
    broken(
      (plan) => {
        measureOf(plan).observations?.push({ date: '2026-06-30', value: 46 });
      },
      'goals.0.measures.0.observations.1.date',
      'measure-goal',
      ['2026-06-30'],
    ),
    broken(
      (plan) => {
        measureOf(plan).subgroups?.[0]?.observations?.push({ date: '2026-06-30', value: 46 });
      },
      'goals.0.measures.0.subgroups.0.observations.1.date',
      'subgroup',
      ['English learners', '2026-06-30'],
    ),
  ],
  'report-order': [
    broken(
      (plan) => {
        actionOf(plan).reports?.push({ date: '2026-04-01', percentComplete: 10 });
      },
      `${MILESTONE}.actions.0.reports.2.percentComplete`,
      'action-1',
      ['Train coaches', '30 %', '10 %', '2026-04-01'],
    ),
    broken(
      (plan) => {
        milestoneOf(plan).reports?.push({ date: '2026-04-01', percentComplete: 19 });
      },
      `${MILESTONE}.reports.1.percentComplete`,
      'milestone',
      ['20 %', '19 %'],
    ),
  ],
  'report-in-future': [
    broken(
      (plan) => {
        actionOf(plan).reports?.push(
          { date: '2026-06-30', percentComplete: 70 },
          { date: '2026-07-01', percentComplete: 80 },
        );
      },
      `${MILESTONE}.actions.0.reports.3.date`,
      'action-1',
      ['Train coaches', '2026-07-01', '2026-06-30'],
      '2026-06-30',
    ),
    broken(
      (plan) => {
        milestoneOf(plan).reports?.push({ date: '2026-07-01', percentComplete: 80 });
      },
      `${MILESTONE}.reports.1.date`,
      'milestone',
      ['2026-07-01'],
      '2026-06-30',
    ),
    broken(
      (plan) => {
        measureOf(plan).observations?.push({ date: '2026-07-01', value: 50 });
      },
      'goals.0.measures.0.observations.1.date',
      'measure-goal',
      ['an observation of 2026-07-01'],
      '2026-06-30',
    ),
    broken(
      (plan) => {
        measureOf(plan).subgroups?.[0]?.observations?.push({ date: '2026-07-01', value: 50 });
      },
      'goals.0.measures.0.subgroups.0.observations.1.date',
      'subgroup',
      ['English learners'],
      '2026-06-30',
    ),
  ],
  'discontinued-reason': [
    broken(
      (plan) => {
        present(actionOf(plan, 2).discontinued).reason = '  ';
      },
      `${MILESTONE}.actions.2.discontinued.reason`,
      'action-3',
      ['Print a handbook', '2026-02-15'],
    ),
  ],
};
