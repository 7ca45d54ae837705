/**
 * Ways to break each rule somewhere in a plan that may be of any size: the place is chosen by number, and made
 * where the plan has none.
 */

import { type Day, plusDays, plusMonths } from '../model/calendar.js';
import type { Action, Goal, Measure, Milestone, Plan, Strategy } from '../model/generated/types.js';
import { GROUPS, type Group } from '../model/groups.js';
import type { RuleCode } from '../rules/rule.js';
import { aGoal, aMilestone, anAction, aTeam, aValue } from './builders.js';

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

/** A fault in one of some parts of a plan. */
const faultIn =
  <Part>(all: (plan: LoosePlan) => readonly Part[]) =>
  (change: (part: Part, plan: LoosePlan) => void): Fault =>
  (plan, at) =>
    change(somewhere(plan, all, at), plan);
const toGoal = faultIn(goalsOf);
const toStrategy = faultIn(strategiesOf);
const toMilestone = faultIn(milestonesOf);
const toAction = faultIn(actionsOf);
const toMeasure = faultIn(measuresOf);

/** One more action in the milestone of another. */
function addAfter(plan: LoosePlan, action: LooseAction): LooseAction {
  const added = loosened(anAction({ id: `added-after-${action.id}` }));
  milestonesOf(plan)
    .find(({ actions }) => actions.includes(action))
    ?.actions.push(added);
  return added;
}

/** A group of students that nothing is wrong with, in a measure of any unit. */
const aGroup = (measureId: string): Loose<Group> => ({
  id: `added-group-${measureId}`,
  name: 'English learners',
  targets: [],
  observations: [],
  withheld: [],
  revisions: [],
});

/** A measure without groups in a unit of any number, so that one fault is not several. */
function plainly(measure: LooseMeasure): { start: Day; measure: LooseMeasure } {
  measure[GROUPS] = [];
  measure.unit = { kind: 'score' };
  measure.direction = 'increase';
  measure.accumulation = 'latest';
  measure.observations = [];
  measure.withheld = [];
  measure.revisions = [];
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
    for (const strategy of strategiesOf(plan)) if (strategy.milestones.includes(milestone)) delete strategy.period;
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
    delete milestone.responsible;
  }),
  'milestone-actions': toMilestone((milestone) => {
    milestone.actions = [];
  }),
  'dependency-cycle': toAction((action) => {
    action.dependsOn = [action.id];
  }),
  'dependency-order': toAction((action, plan) => {
    const added = addAfter(plan, action);
    added.period = { ...action.period };
    added.dependsOn = [action.id];
  }),
  'continues-earlier': toAction((action, plan) => {
    const added = addAfter(plan, action);
    added.period = { ...action.period };
    added.continues = action.id;
  }),
  'team-inter-unit': (plan) => {
    plan.teams.push(loosened(aTeam({ id: 'added-team', unitIds: [] })));
  },
  'plan-direction': (plan) => {
    delete plan.vision;
    delete plan.purpose;
  },
  'goal-focus': (plan, at) => {
    plan.organization.kind = 'sea';
    somewhere(plan, goalsOf, at).focus = 'agency';
  },
  'goal-measures': toGoal((goal) => {
    goal.measures = [];
  }),
  'goal-strategies': toGoal((goal, plan) => {
    goal.strategies = [];
    for (const strategy of strategiesOf(plan)) delete strategy.alsoServes;
  }),
  'strategy-theory': toStrategy((strategy) => {
    delete strategy.theory;
  }),
  'strategy-measures': toStrategy((strategy) => {
    strategy.measures = [];
  }),
  'strategy-milestones': toStrategy((strategy) => {
    strategy.milestones = [];
  }),
  // Shows from one year after the plan's start to three.
  'strategy-planned': toStrategy((strategy, plan) => {
    const { start } = plan.period;
    const milestone = loosened(aMilestone({ id: `added-milestone-${strategy.id}`, actions: [] }));
    delete milestone.unitId;
    milestone.period = { start, end: plusDays(plusMonths(start, 12), -1) };
    strategy.milestones = [milestone];
    strategy.period = { start, end: plusMonths(start, 36) };
    delete strategy.discontinued;
  }),
  'theory-clauses': toStrategy((strategy) => {
    strategy.theory = { if: ['we coach teachers'], then: [''], and: [] };
  }),
  'measure-baseline': toMeasure((measure) => {
    delete measure.baseline;
    if (measure.accumulation === 'period') measure.accumulation = 'latest';
  }),
  'measure-targets': toMeasure((measure) => {
    measure.targets = [];
  }),
  'measure-accumulation': toMeasure((measure) => {
    plainly(measure).measure.accumulation = 'sum';
  }),
  'sum-targets': toMeasure((measure) => {
    const { start } = plainly(measure);
    measure.unit = { kind: 'count' };
    measure.accumulation = 'sum';
    measure.targets = [...measure.targets, { date: plusDays(start, 730), value: 60 }];
  }),
  'group-baseline': toMeasure((measure) => {
    const { start } = plainly(measure);
    const group = aGroup(measure.id);
    delete group.baseline;
    group.targets = [{ date: plusDays(start, 365), value: 50 }];
    group.observations = [{ date: plusDays(start, 30), value: 41 }];
    measure[GROUPS] = [group];
  }),
  'group-size': toMeasure((measure) => {
    const { start } = plainly(measure);
    const date = plusDays(start, 30);
    const group = aGroup(measure.id);
    group.baseline = { date: start, value: 30 };
    group.targets = [{ date: plusDays(start, 365), value: 50 }];
    group.observations = [{ date, value: 41, n: 11 }];
    measure.observations = [{ date, value: 41, n: 10 }];
    measure[GROUPS] = [group];
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
  'revision-order': toMeasure((measure) => {
    const { start } = plainly(measure);
    const until = plusDays(start, 90);
    measure.revisions = [
      { until, targets: [] },
      { until, targets: [] },
    ];
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
  'report-twice': toAction((action) => {
    const report = { date: action.period.start, percentComplete: 10 };
    action.reports = [report, { ...report }];
  }),
  'report-in-future': toAction((action) => {
    action.reports = [{ date: '9999-12-31', percentComplete: 100 }];
  }),
  'report-after-end': toAction((action) => {
    const { start } = action.period;
    action.reports = [{ date: plusDays(start, 20), percentComplete: 10 }];
    action.discontinued = { date: start, reason: 'The grant ended' };
  }),
  'discontinued-reason': toAction((action) => {
    action.discontinued = { date: action.period.start, reason: ' ' };
  }),
};

/** The codes of all rules that can be broken so: every rule. */
export const faultCodes = Object.keys(faultOf) as readonly RuleCode[];
