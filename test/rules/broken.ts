/** For each rule, a plan that breaks it and it alone, and what the message must name. */
import type { PlanInput, RuleCode } from 'spm-model';
import {
  actionOf,
  continueMilestone,
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
      ['An online handbook', '"x"'],
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
    broken(
      (plan) => {
        actionOf(plan).dependsOn = ['unit-1'];
      },
      `${MILESTONE}.actions.0.dependsOn.0`,
      'action-1',
      ['milestone or action "unit-1"', 'that is a unit'],
    ),
    broken(
      (plan) => {
        strategyOf(plan).alsoServes = ['elsewhere'];
      },
      'goals.0.strategies.0.alsoServes.0',
      'strategy',
      ['goal "elsewhere"'],
    ),
    broken(
      (plan) => {
        milestoneOf(plan).continues = 'action-1';
      },
      `${MILESTONE}.continues`,
      'milestone',
      ['milestone "action-1"', 'that is an action'],
    ),
    broken(
      (plan) => {
        present(actionOf(plan, 2).discontinued).carriedOverTo = 'milestone';
      },
      `${MILESTONE}.actions.2.discontinued.carriedOverTo`,
      'action-3',
      ['action "milestone"'],
    ),
    broken(
      (plan) => {
        goalOf(plan).teamId = 'unit-1';
      },
      'goals.0.teamId',
      'goal',
      ['team "unit-1"', 'that is a unit'],
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
    broken(
      (plan) => {
        strategyOf(plan).period = { start: '2027-01-01', end: '2025-01-01' };
      },
      'goals.0.strategies.0.period',
      'strategy',
      ['Coach teachers', '2027-01-01'],
    ),
    broken(
      (plan) => {
        present(measureOf(plan).observations?.[0]).start = '2026-07-01';
      },
      'goals.0.measures.0.observations.0.start',
      'measure-goal',
      ['the observation of 2026-06-30', '2026-07-01'],
    ),
    broken(
      (plan) => {
        present(measureOf(plan).targets?.[1]).start = '2028-07-01';
      },
      'goals.0.measures.0.targets.1.start',
      'measure-goal',
      ['the target of 2028-06-30', '2028-07-01'],
    ),
    broken(
      (plan) => {
        measureOf(plan).revisions = [
          { until: '2025-12-31', targets: [{ date: '2026-06-30', value: 50, start: '2026-07-01' }] },
        ];
      },
      'goals.0.measures.0.revisions.0.targets.0.start',
      'measure-goal',
      ['the target of 2026-06-30'],
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
    broken(
      (plan) => {
        strategyOf(plan).period = { start: '2026-02-01', end: '2028-06-30' };
      },
      `${MILESTONE}.period`,
      'milestone',
      ['strategy "Coach teachers of reading"', '2026-02-01 to 2028-06-30', 'lengthen the strategy'],
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
      ['Coaching is established', 'no team, no unit and no one responsible'],
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
  'dependency-cycle': [
    broken(
      (plan) => {
        actionOf(plan).dependsOn = ['action-1'];
      },
      `${MILESTONE}.actions.0.dependsOn.0`,
      'action-1',
      ['Train coaches', 'depends on itself'],
    ),
  ],
  'dependency-order': [
    broken(
      (plan) => {
        actionOf(plan, 1).dependsOn = ['action-3', 'action-1'];
        actionOf(plan, 1).period.start = '2026-06-29';
      },
      `${MILESTONE}.actions.1.dependsOn.1`,
      'action-2',
      ['Visit schools', '2026-06-29', 'action "Train coaches"', '2026-06-30'],
    ),
  ],
  'continues-earlier': [
    broken(
      (plan) => {
        continueMilestone(plan);
      },
      'goals.0.strategies.0.milestones.1.continues',
      'milestone-2',
      [
        'Coaching is deepened',
        'milestone "Coaching is established in every region"',
        'neither complete nor discontinued',
      ],
    ),
    broken(
      (plan) => {
        actionOf(plan).reports = [{ date: '2026-05-01', percentComplete: 100 }];
        actionOf(plan, 1).period = { start: '2026-01-01', end: '2026-06-30' };
        actionOf(plan, 1).continues = 'action-1';
      },
      `${MILESTONE}.actions.1.continues`,
      'action-2',
      ['Visit schools', '2026-01-01', 'Start it after'],
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
  'plan-direction': [
    broken(
      (plan) => {
        delete plan.vision;
      },
      'vision',
      'plan',
      ['Plan of a small state', 'no vision.'],
    ),
    broken(
      (plan) => {
        plan.mission = ' ';
      },
      'mission',
      'plan',
      ['no mission.'],
    ),
    broken(
      (plan) => {
        delete plan.vision;
        delete plan.mission;
      },
      'vision',
      'plan',
      ['no vision and no mission', 'purpose'],
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
  'strategy-theory': [
    broken(
      (plan) => {
        delete strategyOf(plan).theory;
      },
      'goals.0.strategies.0.theory',
      'strategy',
      ['Coach teachers', 'no theory of action'],
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
  'strategy-planned': [
    broken(
      () => {},
      'goals.0.strategies.0.milestones',
      'strategy',
      ['2030-06-30', '2027-01-01', 'the last ended on 2026-12-31'],
      '2027-01-01',
    ),
    broken(
      (plan) => {
        strategyOf(plan).period = { start: '2026-01-01', end: '2027-06-30' };
        milestoneOf(plan).discontinued = { date: '2026-05-01', reason: 'The grant ended' };
      },
      'goals.0.strategies.0.milestones',
      'strategy',
      ['2027-06-30', 'as of 2026-06-30 no milestone is running'],
      '2026-06-30',
    ),
  ],
  'theory-clauses': [
    broken(
      (plan) => {
        present(strategyOf(plan).theory).if = [' \t'];
      },
      'goals.0.strategies.0.theory.if.0',
      'strategy',
      ['Coach teachers', 'blank'],
    ),
    broken(
      (plan) => {
        present(strategyOf(plan).theory).and = ['They teach reading WELL.'];
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
  'measure-accumulation': [
    broken(
      (plan) => {
        measureOf(plan).accumulation = 'sum';
      },
      'goals.0.measures.0.accumulation',
      'measure-goal',
      ['unit "percent"', '"sum"'],
    ),
    broken(
      (plan) => {
        const measure = measureOf(plan);
        measure.unit = { kind: 'count' };
        measure.accumulation = 'period';
        measure.direction = 'maintain';
        measure.targets = [{ date: '2028-06-30', low: 60 }];
        measure.subgroups = [];
      },
      'goals.0.measures.0.accumulation',
      'measure-goal',
      ['to be maintained'],
    ),
  ],
  'sum-targets': [
    broken(
      (plan) => {
        present(strategyOf(plan).measures?.[0]).targets = [
          { date: '2028-06-30', value: 300 },
          { date: '2027-06-30', value: 300 },
        ];
      },
      'goals.0.strategies.0.measures.0.targets.0.value',
      'measure-strategy',
      ['2028-06-30 (300)', '2027-06-30 (300)'],
    ),
  ],
  'group-baseline': [
    broken(
      (plan) => {
        delete measureOf(plan).subgroups?.[0]?.baseline;
      },
      'goals.0.measures.0.subgroups.0.baseline',
      'subgroup',
      ['English learners', 'Students who read well', 'withheld on 2025-06-30'],
    ),
    broken(
      (plan) => {
        present(measureOf(plan).subgroups?.[0]).targets = [];
      },
      'goals.0.measures.0.subgroups.0.targets',
      'subgroup',
      ['English learners', 'no target'],
    ),
  ],
  'group-size': [
    broken(
      (plan) => {
        present(measureOf(plan).subgroups?.[0]?.observations?.[0]).n = 1201;
      },
      'goals.0.measures.0.subgroups.0.observations.0.n',
      'subgroup',
      ['English learners', '1201', '1200', '2026-06-30'],
    ),
    broken(
      (plan) => {
        for (const [index, name] of ['Girls', 'Boys'].entries()) {
          measureOf(plan).subgroups?.push({
            id: name,
            name,
            dimension: 'gender',
            baseline: { date: '2025-06-30', value: 20 },
            targets: [{ date: '2028-06-30', value: 50 }],
            observations: [{ date: '2026-06-30', value: 24, n: 600 + index }],
          });
        }
      },
      'goals.0.measures.0.observations.0.n',
      'measure-goal',
      ['"gender"', '1201', '1200', '2026-06-30'],
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
      ['has no value'],
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
      ['has no band'],
    ),
    broken(
      (plan) => {
        present(measureOf(plan).subgroups?.[0]).targets = [{ date: '2027-06-30', low: 3 }];
      },
      'goals.0.measures.0.subgroups.0.targets.0',
      'subgroup',
      ['English learners'],
    ),
    broken(
      (plan) => {
        measureOf(plan).revisions = [{ until: '2025-12-31', targets: [{ date: '2026-06-30' }] }];
      },
      'goals.0.measures.0.revisions.0.targets.0',
      'measure-goal',
      ['has no value'],
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
    broken(
      (plan) => {
        measureOf(plan).revisions = [
          {
            until: '2025-12-31',
            baseline: { date: '2026-06-30', value: 40 },
            targets: [{ date: '2026-06-30', value: 50 }],
          },
        ];
      },
      'goals.0.measures.0.revisions.0.targets.0.date',
      'measure-goal',
      ['not after the baseline of 2026-06-30'],
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
  'revision-order': [
    broken(
      (plan) => {
        measureOf(plan).revisions = [{ until: '2025-12-31', reason: ' ' }];
      },
      'goals.0.measures.0.revisions.0.reason',
      'measure-goal',
      ['2025-12-31', 'blank reason'],
    ),
    broken(
      (plan) => {
        measureOf(plan).revisions = [{ until: '2025-12-31' }, { until: '2025-12-31' }];
      },
      'goals.0.measures.0.revisions.1.until',
      'measure-goal',
      ['two revisions until 2025-12-31'],
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
    broken(
      (plan) => {
        present(measureOf(plan).observations?.[0]).margin = -0.1;
      },
      'goals.0.measures.0.observations.0.margin',
      'measure-goal',
      ['the margin of the observation of 2026-06-30 is -0.1', 'not negative'],
    ),
    broken(
      (plan) => {
        measureOf(plan).revisions = [{ until: '2025-12-31', baseline: { date: '2024-06-30', value: 101 } }];
      },
      'goals.0.measures.0.revisions.0.baseline.value',
      'measure-goal',
      ['the baseline of 2024-06-30 is 101'],
    ),
    broken(
      (plan) => {
        measureOf(plan).revisions = [{ until: '2025-12-31', targets: [{ date: '2026-06-30', value: 101 }] }];
      },
      'goals.0.measures.0.revisions.0.targets.0.value',
      'measure-goal',
      ['the target of 2026-06-30 is 101'],
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
      ['Train coaches', '30%', '10%', '2026-04-01'],
    ),
    broken(
      (plan) => {
        milestoneOf(plan).reports?.push({ date: '2026-04-01', percentComplete: 19 });
      },
      `${MILESTONE}.reports.1.percentComplete`,
      'milestone',
      ['20%', '19%'],
    ),
    broken(
      (plan) => {
        actionOf(plan).reports?.push({ date: '2026-05-01', percentComplete: 70 });
      },
      `${MILESTONE}.actions.0.reports.2.percentComplete`,
      'action-1',
      ['two reports on 2026-05-01 that differ (60% and 70%)'],
    ),
    broken(
      (plan) => {
        actionOf(plan).reports?.push({ date: '2026-05-01', percentComplete: 60, judgement: 'behind-schedule' });
      },
      `${MILESTONE}.actions.0.reports.2.percentComplete`,
      'action-1',
      ['differ'],
    ),
  ],
  'report-twice': [
    broken(
      (plan) => {
        actionOf(plan).reports?.push({ percentComplete: 60, date: '2026-05-01' });
      },
      `${MILESTONE}.actions.0.reports.2`,
      'action-1',
      ['Train coaches', 'a report of 2026-05-01 twice'],
    ),
    broken(
      (plan) => {
        present(strategyOf(plan).measures?.[0]).observations?.push({ date: '2026-06-30', value: 70 });
      },
      'goals.0.strategies.0.measures.0.observations.2',
      'measure-strategy',
      ['an observation of 2026-06-30 twice'],
    ),
    broken(
      (plan) => {
        actionOf(plan).inputs?.[0]?.used?.push({ date: '2026-03-01', amount: 4000 });
      },
      `${MILESTONE}.actions.0.inputs.0.used.1`,
      'input',
      ['Fees', 'an amount used of 2026-03-01 twice'],
    ),
    broken(
      (plan) => {
        actionOf(plan).outputs?.[0]?.delivered?.push({ date: '2026-05-01', amount: 8 });
      },
      `${MILESTONE}.actions.0.outputs.0.delivered.1`,
      'output',
      ['Coaches trained', 'an amount delivered of 2026-05-01 twice'],
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
    broken(
      (plan) => {
        present(actionOf(plan).inputs?.[0]).used = [{ date: '2026-07-01', amount: 1 }];
      },
      `${MILESTONE}.actions.0.inputs.0.used.0.date`,
      'input',
      ['Fees', 'an amount used of 2026-07-01'],
      '2026-06-30',
    ),
    broken(
      (plan) => {
        present(actionOf(plan).outputs?.[0]).delivered = [{ date: '2026-07-01', amount: 1 }];
      },
      `${MILESTONE}.actions.0.outputs.0.delivered.0.date`,
      'output',
      ['Coaches trained', 'an amount delivered of 2026-07-01'],
      '2026-06-30',
    ),
    broken(
      (plan) => {
        measureOf(plan).withheld = [{ date: '2026-07-01' }];
      },
      'goals.0.measures.0.withheld.0.date',
      'measure-goal',
      ['a withheld observation of 2026-07-01'],
      '2026-06-30',
    ),
  ],
  'report-after-end': [
    broken(
      (plan) => {
        present(actionOf(plan, 2)).reports = [
          { date: '2026-02-15', percentComplete: 10 },
          { date: '2026-02-16', percentComplete: 20 },
        ];
      },
      `${MILESTONE}.actions.2.reports.1.date`,
      'action-3',
      ['Print a handbook', '2026-02-15', '2026-02-16'],
    ),
    broken(
      (plan) => {
        milestoneOf(plan).discontinued = { date: '2026-04-15', reason: 'The grant ended' };
      },
      `${MILESTONE}.actions.0.reports.1.date`,
      'action-1',
      [
        'Train coaches',
        '2026-05-01',
        'milestone "Coaching is established in every region" was discontinued on 2026-04-15',
      ],
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
    broken(
      (plan) => {
        milestoneOf(plan).discontinued = { date: '2026-05-15', reason: '' };
      },
      `${MILESTONE}.discontinued.reason`,
      'milestone',
      ['Coaching is established', '2026-05-15'],
    ),
    broken(
      (plan) => {
        strategyOf(plan).discontinued = { date: '2026-05-15', reason: '' };
      },
      'goals.0.strategies.0.discontinued.reason',
      'strategy',
      ['Coach teachers', '2026-05-15'],
    ),
  ],
};
