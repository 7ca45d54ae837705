/**
 * Ways to break each rule somewhere in a plan that may be of any size: the place is chosen by number, and made
 * where the plan has none.
 */
import { type Day, plusDays, plusMonths } from '../model/calendar.js';
import type { GoalInput, StrategyInput } from '../model/goal.js';
import type { MeasureInput } from '../model/measure.js';
import type { ActionInput, MilestoneInput } from '../model/milestone.js';
import type { PlanInput, ValueInput } from '../model/plan.js';
import type { RuleCode } from '../rules/catalogue.js';
import { aCoordination, aGoal, aValue } from './builders.js';

/** Plain data that a fault may change in place. */
export type Loose<T> = T extends readonly (infer Item)[]
  ? Loose<Item>[]
  : T extends object
    ? { -readonly [Key in keyof T]: Loose<T[Key]> }
    : T;

/** A copy of plain data that a fault may change in place. */
export const loosened = <T>(value: T): Loose<T> => JSON.parse(JSON.stringify(value)) as Loose<T>;

/** A plan that a fault may change in place. */
export type LoosePlan = Loose<PlanInput>;

type Goal = Loose<GoalInput>;
type Strategy = Loose<StrategyInput>;
type Milestone = Loose<MilestoneInput>;
type Action = Loose<ActionInput>;
type Measure = Loose<MeasureInput>;

const nth = <T>(items: readonly T[], at: number): T | undefined => items[at % Math.max(1, items.length)];

const goalsOf = (plan: LoosePlan): Goal[] => {
  plan.goals ??= [];
  return plan.goals;
};
const strategiesOf = (plan: LoosePlan): Strategy[] => goalsOf(plan).flatMap((goal) => goal.strategies ?? []);
const milestonesOf = (plan: LoosePlan): Milestone[] =>
  strategiesOf(plan).flatMap((strategy) => strategy.milestones ?? []);
const actionsOf = (plan: LoosePlan): Action[] => milestonesOf(plan).flatMap((milestone) => milestone.actions ?? []);
const measuresOf = (plan: LoosePlan): Measure[] =>
  [...goalsOf(plan), ...strategiesOf(plan)].flatMap((holder) => holder.measures ?? []);

/** A goal with one entity of each kind below it, under ids of its own, and no unit that the plan may lack. */
function addGoal(plan: LoosePlan): void {
  const goal: Goal = loosened(aGoal());
  for (const entity of [
    goal,
    ...(goal.measures ?? []),
    ...(goal.strategies ?? []),
    ...(goal.strategies ?? []).flatMap((strategy) => [...(strategy.measures ?? []), ...(strategy.milestones ?? [])]),
    ...(goal.strategies ?? []).flatMap(({ milestones }) => (milestones ?? []).flatMap(({ actions }) => actions ?? [])),
  ]) {
    entity.id = `added-${entity.id}`;
  }
  for (const strategy of goal.strategies ?? [])
    for (const milestone of strategy.milestones ?? []) delete milestone.unitId;
  goalsOf(plan).push(goal);
}

/** The entity of a kind at a place, made where the plan has none. */
function somewhere<T>(plan: LoosePlan, all: (plan: LoosePlan) => readonly T[], at: number): T {
  if (all(plan).length === 0) addGoal(plan);
  return nth(all(plan), at) as T;
}

type Fault = (plan: LoosePlan, at: number) => void;

const toGoal =
  (change: (goal: Goal) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, goalsOf, at));
const toStrategy =
  (change: (strategy: Strategy) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, strategiesOf, at));
const toMilestone =
  (change: (milestone: Milestone, plan: LoosePlan) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, milestonesOf, at), plan);
const toAction =
  (change: (action: Action) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, actionsOf, at));
const toMeasure =
  (change: (measure: Measure) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, measuresOf, at));

/** A measure without groups in a unit of any number, so that one fault is not several. */
function plainly(measure: Measure): { start: Day; measure: Measure } {
  measure.subgroups = [];
  measure.unit = { kind: 'score' };
  measure.direction = 'increase';
  measure.accumulation = 'latest';
  measure.observations = [];
  const start = measure.baseline?.date ?? '2025-06-30';
  measure.baseline = { date: start, value: 40 };
  measure.targets = [{ date: plusDays(start, 365), value: 60 }];
  return { start, measure };
}

/** Breaks a rule at a place, chosen by number among all that the plan has. */
export const faultOf: Readonly<Record<RuleCode, Fault>> = {
  'duplicate-id': (plan) => {
    const value: Loose<ValueInput> = loosened(aValue({ id: plan.id }));
    plan.values = [...(plan.values ?? []), value];
  },
  'unknown-reference': toMilestone((milestone) => {
    milestone.unitId = 'no-such-unit';
  }),
  'period-order': toAction((action) => {
    action.period = { start: '2026-06-30', end: '2026-01-01' };
  }),
  'action-duration': toAction((action) => {
    action.period.end = plusDays(action.period.start, 5);
  }),
  'action-in-milestone': (plan, at) => {
    const milestone = somewhere(
      plan,
      (whole) => milestonesOf(whole).filter(({ actions }) => (actions ?? []).length > 0),
      at,
    );
    const start = plusMonths(milestone.period.end, 1);
    for (const action of milestone.actions?.slice(0, 1) ?? []) {
      action.period = { start, end: plusDays(plusMonths(start, 3), -1) };
    }
  },
  'milestone-in-plan': toMilestone((milestone, plan) => {
    milestone.period = { start: plan.period.end, end: plusMonths(plan.period.end, 6) };
  }),
  'milestone-year': toMilestone((milestone) => {
    milestone.period.end = plusMonths(milestone.period.start, 24);
  }),
  'milestone-descriptive': toMilestone((milestone) => {
    milestone.title = 'Coaching reaches at least 40 schools';
  }),
  'milestone-team': toMilestone((milestone) => {
    delete milestone.teamId;
    delete milestone.unitId;
  }),
  'milestone-actions': toMilestone((milestone) => {
    milestone.actions = [];
  }),
  'team-inter-unit': (plan) => {
    const coordination = loosened(aCoordination({ id: 'added-coordination', unitIds: [] }));
    plan.organization.coordinations = [...(plan.organization.coordinations ?? []), coordination];
  },
  'goal-focus': (plan, at) => {
    plan.organization.kind = 'sea';
    somewhere(plan, goalsOf, at).focus = 'agency';
  },
  'goal-measures': toGoal((goal) => {
    goal.measures = [];
  }),
  'goal-strategies': toGoal((goal) => {
    goal.strategies = [];
  }),
  'strategy-measures': toStrategy((strategy) => {
    strategy.measures = [];
  }),
  'strategy-milestones': toStrategy((strategy) => {
    strategy.milestones = [];
  }),
  'theory-clauses': toStrategy((strategy) => {
    strategy.theory.then = [''];
  }),
  'measure-baseline': toMeasure((measure) => {
    delete measure.baseline;
  }),
  'measure-targets': toMeasure((measure) => {
    measure.targets = [];
  }),
  'target-shape': toMeasure((measure) => {
    const { start } = plainly(measure);
    measure.targets = [...(measure.targets ?? []), { date: plusDays(start, 500), low: 3 }];
  }),
  'target-dates': toMeasure((measure) => {
    const { start } = plainly(measure);
    measure.targets = [{ date: start, value: 50 }, ...(measure.targets ?? [])];
  }),
  'target-direction': toMeasure((measure) => {
    plainly(measure).measure.direction = 'decrease';
  }),
  'value-range': toMeasure((measure) => {
    plainly(measure).measure.unit = { kind: 'percent' };
    measure.observations = [{ date: '2026-06-30', value: 101 }];
  }),
  'observation-dates': toMeasure((measure) => {
    const { start } = plainly(measure);
    measure.observations = [
      { date: start, value: 41 },
      { date: start, value: 42 },
    ];
  }),
  'report-order': toAction((action) => {
    const { start } = action.period;
    action.reports = [
      { date: start, percentComplete: 60 },
      { date: plusDays(start, 20), percentComplete: 50 },
    ];
  }),
  'report-in-future': toAction((action) => {
    action.reports = [{ date: '9999-12-31', percentComplete: 100 }];
  }),
  'discontinued-reason': toAction((action) => {
    action.discontinued = { date: action.period.start, reason: ' ' };
  }),
};

/** The codes of all rules that can be broken so: every rule. */
export const faultCodes = Object.keys(faultOf) as readonly RuleCode[];
