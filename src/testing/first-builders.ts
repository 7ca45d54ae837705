/**
 * The builders by themselves, for tests that need one of a kind: each always gives the first, such as `goal-1`. What
 * they build is said in `builders.ts`.
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
import { type Builder, buildersWith } from './builders.js';

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
