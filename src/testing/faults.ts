/**
 * Ways to break each rule somewhere in a plan that may be of any size: the place is chosen by number, and made
 * where the plan has none.
 */
import { type Day, plusDays, plusMonths } from '../model/calendar.js';
import type { Action, Goal, Measure, Milestone, Plan, Strategy } from '../model/generated/types.js';
import type { RuleCode } from '../rules/rule.js';
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
export type LoosePlan = Loose<Plan>;

type LooseGoal = Loose<Goal>;
type LooseStrategy = Loose<Strategy>;
type LooseMilestone = Loose<Milestone>;
type LooseAction = Loose<Action>;
type LooseMeasure = Loose<Measure>;

const goalsOf = (plan: LoosePlan): LooseGoal[] => plan.goals;
const strategiesOf = (plan: LoosePlan): LooseStrategy[] => plan.goals.flatMap((goal) => goal.strategies);
const milestonesOf = (plan: LoosePlan): LooseMilestone[] => strategiesOf(plan).flatMap(({ milestones }) => milestones);
const actionsOf = (plan: LoosePlan): LooseAction[] => milestonesOf(plan).flatMap(({ actions }) => actions);
const measuresOf = (plan: LoosePlan): LooseMeasure[] =>
  [...plan.goals, ...strategiesOf(plan)].flatMap(({ measures }) => measures);

/** A goal with one entity of each kind below it, under ids of its own, and no unit that the plan may lack. */
function addGoal(plan: LoosePlan): void {
  const goal = loosened(aGoal());
  const only: LoosePlan = { ...plan, goals: [goal] };
  for (const entity of [goal, ...strategiesOf(only), ...milestonesOf(only), ...actionsOf(only), ...measuresOf(only)]) {
    entity.id = `added-${entity.id}`;
  }
  for (const milestone of milestonesOf(only)) delete milestone.unitId;
  plan.goals.push(goal);
}

/** The entity of a kind at a place, made where the plan has none. */
function somewhere<T>(plan: LoosePlan, all: (plan: LoosePlan) => readonly T[], at: number): T {
  if (all(plan).length === 0) addGoal(plan);
  const found = all(plan);
  return found[at % found.length] as T;
}

type Fault = (plan: LoosePlan, at: number) => void;

const toGoal =
  (change: (goal: LooseGoal) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, goalsOf, at));
const toStrategy =
  (change: (strategy: LooseStrategy) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, strategiesOf, at));
const toMilestone =
  (change: (milestone: LooseMilestone, plan: LoosePlan) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, milestonesOf, at), plan);
const toAction =
  (change: (action: LooseAction) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, actionsOf, at));
const toMeasure =
  (change: (measure: LooseMeasure) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, measuresOf, at));

/** A measure without groups in a unit of any number, so that one fault is not several. */
function plainly(measure: LooseMeasure): { start: Day; measure: LooseMeasure } {
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
    plan.values.push(loosened(aValue({ id: plan.id })));
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
    const milestone = somewhere(plan, (whole) => milestonesOf(whole).filter(({ actions }) => actions.length > 0), at);
    const start = plusMonths(milestone.period.end, 1);
    for (const action of milestone.actions.slice(0, 1)) {
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
    plan.organization.coordinations.push(loosened(aCoordination({ id: 'added-coordination', unitIds: [] })));
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
    if (strategy.theory !== undefined) strategy.theory.then = [''];
  }),
  'measure-baseline': toMeasure((measure) => {
    delete measure.baseline;
  }),
  'measure-targets': toMeasure((measure) => {
    measure.targets = [];
  }),
  'target-shape': toMeasure((measure) => {
    const { start } = plainly(measure);
    measure.targets = [...measure.targets, { date: plusDays(start, 500), low: 3 }];
  }),
  'target-dates': toMeasure((measure) => {
    const { start } = plainly(measure);
    measure.targets = [{ date: start, value: 50 }, ...measure.targets];
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
