/**
 * Builders: an entity that is valid as it comes, changed where a test cares. Always the same for the same
 * overrides: no clock, no random. Those of a set of `builders()` count their ids up, so that several of a kind can
 * stand in one plan; those by themselves, at the end, always give the first, such as `goal-1`.
 */
import type {
  Action,
  ActionInput,
  Amount,
  AmountInput,
  Baseline,
  BaselineInput,
  CollaborativeTeam,
  CollaborativeTeamInput,
  Coordination,
  CoordinationInput,
  CourseAdjustment,
  CourseAdjustmentInput,
  Discontinuation,
  DiscontinuationInput,
  Division,
  DivisionInput,
  Goal,
  GoalInput,
  Input,
  InputInput,
  Measure,
  MeasureInput,
  Milestone,
  MilestoneInput,
  Observation,
  ObservationInput,
  Organization,
  OrganizationFunction,
  OrganizationFunctionInput,
  OrganizationInput,
  Output,
  OutputInput,
  Person,
  PersonInput,
  Plan,
  PlanInput,
  Report,
  ReportInput,
  Revision,
  RevisionInput,
  Strategy,
  StrategyInput,
  Subgroup,
  SubgroupInput,
  Target,
  TargetInput,
  TheoryOfAction,
  TheoryOfActionInput,
  Unit,
  UnitInput,
  Value,
  ValueInput,
  Withheld,
  WithheldInput,
} from '../model/generated/types.js';
import { readShape, type ShapeName } from '../rules/read.js';

/**
 * Builds an entity from its defaults and what a test says otherwise. A field overridden with undefined is left out.
 * What does not fit the shape is a slip in a test, so it is thrown, with every issue in the message.
 */
export type Builder<Input, Output> = (overrides?: Partial<Input>) => Output;

function builder<Input extends object, Output>(name: ShapeName, fields: () => Input): Builder<Input, Output> {
  return (overrides) => {
    const read = readShape(name, { ...fields(), ...overrides });
    if (read.ok) return read.value as Output;
    throw new TypeError(read.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  };
}

/** Builders of every kind of entity, and of the values that entities hold. */
export interface Builders {
  /** Someone who answers for something. */
  readonly aPerson: Builder<PersonInput, Person>;
  /** A use or a delivery of 10 on 1 March 2026. */
  readonly anAmount: Builder<AmountInput, Amount>;
  /** A baseline of 40 on 30 June 2025. */
  readonly aBaseline: Builder<BaselineInput, Baseline>;
  /** Something observed on 30 June 2026 and not shown. */
  readonly aWithheld: Builder<WithheldInput, Withheld>;
  /** A target of 55 by 30 June 2028 that was in force until 31 December 2025. */
  readonly aRevision: Builder<RevisionInput, Revision>;
  /** Given up on 1 April 2026, with a reason. */
  readonly aDiscontinuation: Builder<DiscontinuationInput, Discontinuation>;
  /** A report of half the work, on 1 April 2026. */
  readonly aReport: Builder<ReportInput, Report>;
  /** An observation of 45 on 30 June 2026. */
  readonly anObservation: Builder<ObservationInput, Observation>;
  /** A target of 60 by 30 June 2028. */
  readonly aTarget: Builder<TargetInput, Target>;
  /** A theory of action with one clause of each kind. */
  readonly aTheory: Builder<TheoryOfActionInput, TheoryOfAction>;
  /** Means for an action: 40 hours of staff time, of which 10 are used. */
  readonly anInput: Builder<InputInput, Input>;
  /** A yield of an action: 20 coaches trained, of which 8 are. */
  readonly anOutput: Builder<OutputInput, Output>;
  /** An action over the first half of 2026, not yet reported on. */
  readonly anAction: Builder<ActionInput, Action>;
  /** A milestone of 2026, completed by unit-1, with one action. */
  readonly aMilestone: Builder<MilestoneInput, Milestone>;
  /** English learners within a measure: from 20 toward 50. */
  readonly aSubgroup: Builder<SubgroupInput, Subgroup>;
  /** A percentage that should rise from 40 (30 June 2025) to 60 (30 June 2028), not yet observed. */
  readonly aMeasure: Builder<MeasureInput, Measure>;
  /** A strategy with a measure and a milestone. */
  readonly aStrategy: Builder<StrategyInput, Strategy>;
  /** A student-focused goal with a measure and a strategy. */
  readonly aGoal: Builder<GoalInput, Goal>;
  /** A belief. */
  readonly aValue: Builder<ValueInput, Value>;
  /** A kind of work. */
  readonly aFunction: Builder<OrganizationFunctionInput, OrganizationFunction>;
  /** A unit without functions. */
  readonly aUnit: Builder<UnitInput, Unit>;
  /** A division with two units, unit-1 and unit-2. */
  readonly aDivision: Builder<DivisionInput, Division>;
  /** Standing coordination of unit-1 and unit-2. */
  readonly aCoordination: Builder<CoordinationInput, Coordination>;
  /** A state agency with one division. */
  readonly anOrganization: Builder<OrganizationInput, Organization>;
  /** A team drawn from unit-1 and unit-2. */
  readonly aTeam: Builder<CollaborativeTeamInput, CollaborativeTeam>;
  /** A change of course that concerns goal-1. */
  readonly anAdjustment: Builder<CourseAdjustmentInput, CourseAdjustment>;
  /**
   * A small plan that keeps every rule: one goal with a measure, one strategy with a measure, one milestone with
   * one action, one division with two units.
   *
   * @example
   * ```ts
   * const plan = aPlan({ goals: [aGoal({ strategies: [] })] });
   * checkPlan(plan).map((issue) => issue.code); // ['goal-strategies']
   * ```
   */
  readonly aPlan: Builder<PlanInput, Plan>;
}

/** Gives an id of a kind: `goal-1`, or, where one entity holds two of a kind, the second. */
type IdFor = (kind: string, ordinal?: number) => string;

/** Builders whose ids are given as asked. */
function buildersWith(idFor: IdFor): Builders {
  const aPerson = builder<PersonInput, Person>('Person', () => ({ name: 'Ana Ruiz', title: 'Reading consultant' }));
  const anAmount = builder<AmountInput, Amount>('Amount', () => ({ date: '2026-03-01', amount: 10 }));
  const aBaseline = builder<BaselineInput, Baseline>('Baseline', () => ({ date: '2025-06-30', value: 40 }));
  const aWithheld = builder<WithheldInput, Withheld>('Withheld', () => ({ date: '2026-06-30' }));
  const aRevision = builder<RevisionInput, Revision>('Revision', () => ({
    until: '2025-12-31',
    targets: [{ date: '2028-06-30', value: 55 }],
    reason: 'The state board set a higher target',
  }));
  const aDiscontinuation = builder<DiscontinuationInput, Discontinuation>('Discontinuation', () => ({
    date: '2026-04-01',
    reason: 'Merged into the coaching of new teachers',
  }));
  const aReport = builder<ReportInput, Report>('Report', () => ({ date: '2026-04-01', percentComplete: 50 }));
  const anObservation = builder<ObservationInput, Observation>('Observation', () => ({
    date: '2026-06-30',
    value: 45,
  }));
  const aTarget = builder<TargetInput, Target>('Target', () => ({ date: '2028-06-30', value: 60 }));
  const aTheory = builder<TheoryOfActionInput, TheoryOfAction>('TheoryOfAction', () => ({
    if: ['we coach teachers of reading'],
    then: ['they teach reading well'],
    and: ['students read more'],
  }));
  const anInput = builder<InputInput, Input>('Input', () => ({
    id: idFor('input'),
    kind: 'staff-time',
    description: 'Time of the reading consultants',
    planned: 40,
    used: [{ date: '2026-03-01', amount: 10 }],
    unit: 'hours',
  }));
  const anOutput = builder<OutputInput, Output>('Output', () => ({
    id: idFor('output'),
    description: 'Coaches trained',
    planned: 20,
    delivered: [{ date: '2026-03-01', amount: 8 }],
    unit: 'coaches',
  }));
  const anAction = builder<ActionInput, Action>('Action', () => ({
    id: idFor('action'),
    title: 'Train coaches',
    period: { start: '2026-01-01', end: '2026-06-30' },
  }));
  const aMilestone = builder<MilestoneInput, Milestone>('Milestone', () => ({
    id: idFor('milestone'),
    title: 'Coaching is established in every region',
    period: { start: '2026-01-01', end: '2026-12-31' },
    unitId: 'unit-1',
    actions: [anAction()],
  }));
  const aSubgroup = builder<SubgroupInput, Subgroup>('Subgroup', () => ({
    id: idFor('subgroup'),
    name: 'English learners',
    baseline: { date: '2025-06-30', value: 20 },
    targets: [{ date: '2028-06-30', value: 50 }],
    observations: [],
  }));
  const aMeasure = builder<MeasureInput, Measure>('Measure', () => ({
    id: idFor('measure'),
    indicator: 'Students who read well in grade 4',
    dataSource: 'State assessment',
    unit: { kind: 'percent' },
    direction: 'increase',
    baseline: { date: '2025-06-30', value: 40 },
    targets: [aTarget()],
  }));
  const aStrategy = builder<StrategyInput, Strategy>('Strategy', () => ({
    id: idFor('strategy'),
    title: 'Coach teachers of reading',
    theory: aTheory(),
    measures: [aMeasure({ id: idFor('measure', 2), indicator: 'Teachers of reading who are coached' })],
    milestones: [aMilestone()],
  }));
  const aGoal = builder<GoalInput, Goal>('Goal', () => ({
    id: idFor('goal'),
    statement: 'Every student reads well',
    focus: 'student',
    measures: [aMeasure()],
    strategies: [aStrategy()],
  }));
  const aValue = builder<ValueInput, Value>('Value', () => ({ id: idFor('value'), name: 'Fairness' }));
  const aFunction = builder<OrganizationFunctionInput, OrganizationFunction>('OrganizationFunction', () => ({
    id: idFor('function'),
    name: 'Support of teaching',
  }));
  const aUnit = builder<UnitInput, Unit>('Unit', () => ({ id: idFor('unit'), name: 'Reading' }));
  const aDivision = builder<DivisionInput, Division>('Division', () => ({
    id: idFor('division'),
    name: 'Teaching',
    units: [aUnit(), aUnit({ id: idFor('unit', 2), name: 'Mathematics' })],
  }));
  const aCoordination = builder<CoordinationInput, Coordination>('Coordination', () => ({
    id: idFor('coordination'),
    purpose: 'One calendar of school visits',
    unitIds: ['unit-1', 'unit-2'],
  }));
  const anOrganization = builder<OrganizationInput, Organization>('Organization', () => ({
    id: idFor('organization'),
    name: 'State education agency',
    kind: 'sea',
    divisions: [aDivision()],
  }));
  const aTeam = builder<CollaborativeTeamInput, CollaborativeTeam>('CollaborativeTeam', () => ({
    id: idFor('team'),
    name: 'Reading team',
    purpose: 'leading-developing-innovating',
    unitIds: ['unit-1', 'unit-2'],
  }));
  const anAdjustment = builder<CourseAdjustmentInput, CourseAdjustment>('CourseAdjustment', () => ({
    id: idFor('adjustment'),
    date: '2026-02-15',
    rationale: 'Coaching reached too few schools',
    entityIds: ['goal-1'],
  }));
  const aPlan = builder<PlanInput, Plan>('Plan', () => ({
    schemaVersion: 1,
    id: idFor('plan'),
    title: 'Plan of a small state',
    period: { start: '2025-07-01', end: '2030-06-30' },
    vision: 'Every student thrives',
    mission: 'The agency supports every school',
    organization: anOrganization(),
    goals: [aGoal()],
  }));
  return Object.freeze({
    aPerson,
    anAmount,
    aBaseline,
    aWithheld,
    aRevision,
    aDiscontinuation,
    aReport,
    anObservation,
    aTarget,
    aTheory,
    anInput,
    anOutput,
    anAction,
    aMilestone,
    aSubgroup,
    aMeasure,
    aStrategy,
    aGoal,
    aValue,
    aFunction,
    aUnit,
    aDivision,
    aCoordination,
    anOrganization,
    aTeam,
    anAdjustment,
    aPlan,
  });
}

/**
 * A set of builders whose ids count up: `goal-1`, `goal-2` … The same calls in the same order give the same entities.
 * What refers to a unit or a goal names the first of the set: `unit-1`, `goal-1`.
 *
 * @example
 * ```ts
 * const { aGoal, aPlan } = builders();
 * const plan = aPlan({ goals: [aGoal(), aGoal({ statement: 'Every student graduates' })] });
 * plan.goals.map(({ id }) => id); // ['goal-1', 'goal-2']
 * ```
 */
export function builders(): Builders {
  const counts = new Map<string, number>();
  return buildersWith((kind) => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind}-${count}`;
  });
}

/** The builders by themselves, for tests that need one of a kind. */
const first = buildersWith((kind, ordinal = 1) => `${kind}-${ordinal}`);
/** Someone who answers for something. */
export const aPerson: Builder<PersonInput, Person> = first.aPerson;
/** A use or a delivery of 10 on 1 March 2026. */
export const anAmount: Builder<AmountInput, Amount> = first.anAmount;
/** A baseline of 40 on 30 June 2025. */
export const aBaseline: Builder<BaselineInput, Baseline> = first.aBaseline;
/** Something observed on 30 June 2026 and not shown. */
export const aWithheld: Builder<WithheldInput, Withheld> = first.aWithheld;
/** A target of 55 by 30 June 2028 that was in force until 31 December 2025. */
export const aRevision: Builder<RevisionInput, Revision> = first.aRevision;
/** Given up on 1 April 2026, with a reason. */
export const aDiscontinuation: Builder<DiscontinuationInput, Discontinuation> = first.aDiscontinuation;
/** A report of half the work, on 1 April 2026. */
export const aReport: Builder<ReportInput, Report> = first.aReport;
/** An observation of 45 on 30 June 2026. */
export const anObservation: Builder<ObservationInput, Observation> = first.anObservation;
/** A target of 60 by 30 June 2028. */
export const aTarget: Builder<TargetInput, Target> = first.aTarget;
/** A theory of action with one clause of each kind. */
export const aTheory: Builder<TheoryOfActionInput, TheoryOfAction> = first.aTheory;
/** Means for an action: 40 hours of staff time, of which 10 are used. */
export const anInput: Builder<InputInput, Input> = first.anInput;
/** A yield of an action: 20 coaches trained, of which 8 are. */
export const anOutput: Builder<OutputInput, Output> = first.anOutput;
/** An action over the first half of 2026, not yet reported on. */
export const anAction: Builder<ActionInput, Action> = first.anAction;
/** A milestone of 2026, completed by unit-1, with one action. */
export const aMilestone: Builder<MilestoneInput, Milestone> = first.aMilestone;
/** English learners within a measure: from 20 toward 50. */
export const aSubgroup: Builder<SubgroupInput, Subgroup> = first.aSubgroup;
/** A percentage that should rise from 40 (30 June 2025) to 60 (30 June 2028), not yet observed. */
export const aMeasure: Builder<MeasureInput, Measure> = first.aMeasure;
/** A strategy with a measure and a milestone. */
export const aStrategy: Builder<StrategyInput, Strategy> = first.aStrategy;
/** A student-focused goal with a measure and a strategy. */
export const aGoal: Builder<GoalInput, Goal> = first.aGoal;
/** A belief. */
export const aValue: Builder<ValueInput, Value> = first.aValue;
/** A kind of work. */
export const aFunction: Builder<OrganizationFunctionInput, OrganizationFunction> = first.aFunction;
/** A unit without functions. */
export const aUnit: Builder<UnitInput, Unit> = first.aUnit;
/** A division with two units, unit-1 and unit-2. */
export const aDivision: Builder<DivisionInput, Division> = first.aDivision;
/** Standing coordination of unit-1 and unit-2. */
export const aCoordination: Builder<CoordinationInput, Coordination> = first.aCoordination;
/** A state agency with one division. */
export const anOrganization: Builder<OrganizationInput, Organization> = first.anOrganization;
/** A team drawn from unit-1 and unit-2. */
export const aTeam: Builder<CollaborativeTeamInput, CollaborativeTeam> = first.aTeam;
/** A change of course that concerns goal-1. */
export const anAdjustment: Builder<CourseAdjustmentInput, CourseAdjustment> = first.anAdjustment;
/**
 * A small plan that keeps every rule: one goal with a measure, one strategy with a measure, one milestone with
 * one action, one division with two units.
 *
 * @example
 * ```ts
 * const plan = aPlan({ goals: [aGoal({ strategies: [] })] });
 * checkPlan(plan).map((issue) => issue.code); // ['goal-strategies']
 * ```
 */
export const aPlan: Builder<PlanInput, Plan> = first.aPlan;
