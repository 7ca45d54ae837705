/**
 * What an operation is: plain data that says how a plan changes, in the domain's words. The names, the inputs of all
 * of them and their types are written here; how each is carried out stands beside its subject.
 */
import type { EntityKind, EntityOfKind } from '../model/find.js';
import type { GoalInput, StrategyInput } from '../model/goal.js';
import type { Baseline, MeasureInput, Observation, SubgroupInput, Target } from '../model/measure.js';
import type { ActionInput, Discontinuation, Input, MilestoneInput, Output, Report } from '../model/milestone.js';
import type {
  CollaborativeTeamInput,
  CoordinationInput,
  DivisionInput,
  OrganizationFunctionInput,
  UnitInput,
} from '../model/organization.js';
import type { CourseAdjustmentInput, Plan, PlanInput, ValueInput } from '../model/plan.js';
import type { Issue } from '../model/result.js';
import type { Period, Writable } from '../model/shape.js';
import type { TheoryOfActionInput } from '../model/theory.js';

/** Each kind that can be added, moved and removed, and what may be written of it. */
export interface EntityInputOfKind {
  readonly value: ValueInput;
  readonly goal: GoalInput;
  readonly strategy: StrategyInput;
  readonly milestone: MilestoneInput;
  readonly action: ActionInput;
  readonly input: Writable<Input>;
  readonly output: Writable<Output>;
  readonly measure: MeasureInput;
  readonly subgroup: SubgroupInput;
  readonly function: OrganizationFunctionInput;
  readonly division: DivisionInput;
  readonly unit: UnitInput;
  readonly coordination: CoordinationInput;
  readonly team: CollaborativeTeamInput;
  readonly adjustment: CourseAdjustmentInput;
}

/** A kind that can be added, moved and removed. */
export type OwnedKind = keyof EntityInputOfKind;

/** The kinds of which there is one place in a plan, so that an operation need not say where they go. */
export const ROOTED_KINDS = ['value', 'goal', 'team', 'adjustment', 'function', 'division', 'coordination'] as const;

/** A kind that belongs to the plan or its organisation. */
export type RootedKind = (typeof ROOTED_KINDS)[number];

/**
 * The fields of each kind that `revise` may change. What has an operation of its own (a theory, a period, reports,
 * targets …) is changed by that.
 */
export const revisableFields = {
  plan: ['id', 'title', 'period', 'extensions'],
  organization: ['id', 'name', 'kind', 'chief', 'extensions'],
  function: ['name', 'description', 'extensions'],
  division: ['name', 'leader', 'functionIds', 'extensions'],
  unit: ['name', 'leader', 'functionIds', 'extensions'],
  coordination: ['purpose', 'unitIds', 'extensions'],
  value: ['name', 'description', 'extensions'],
  goal: ['statement', 'focus', 'weight', 'alignsTo', 'extensions'],
  measure: [
    'code',
    'indicator',
    'dataSource',
    'unit',
    'direction',
    'accumulation',
    'trajectory',
    'frequency',
    'weight',
    'extensions',
  ],
  subgroup: ['name', 'extensions'],
  strategy: ['title', 'weight', 'extensions'],
  milestone: ['title', 'description', 'weight', 'extensions'],
  action: ['title', 'description', 'responsible', 'weight', 'extensions'],
  input: ['kind', 'description', 'planned', 'used', 'unit', 'extensions'],
  output: ['description', 'planned', 'delivered', 'unit', 'deliveredOn', 'extensions'],
  team: ['name', 'purpose', 'unitIds', 'leader', 'extensions'],
  adjustment: ['date', 'rationale', 'entityIds', 'extensions'],
} as const satisfies { readonly [Kind in EntityKind]: readonly (keyof EntityOfKind[Kind])[] };

type RevisableField<Kind extends EntityKind> = (typeof revisableFields)[Kind][number] & keyof EntityOfKind[Kind];

/** What `revise` may change of a kind: a field left out stays as it is, and null clears an optional one. */
export type ChangesOf<Kind extends EntityKind> = {
  readonly [Field in RevisableField<Kind>]?: Record<never, never> extends Pick<EntityOfKind[Kind], Field>
    ? EntityOfKind[Kind][Field] | null
    : EntityOfKind[Kind][Field];
};

/** Where an entity goes: into which, by id, and at which place in the list, from 0; the end where it is left out. */
type Into<Kind extends OwnedKind> = Kind extends RootedKind
  ? { readonly to?: string; readonly at?: number }
  : { readonly to: string; readonly at?: number };

type StructuralInputs = {
  readonly [Kind in OwnedKind as `add${Capitalize<Kind>}`]: Into<Kind> & {
    readonly [Key in Kind]: EntityInputOfKind[Kind];
  };
} & {
  readonly [Kind in OwnedKind as `revise${Capitalize<Kind>}`]: {
    readonly id: string;
    readonly changes: ChangesOf<Kind>;
  };
} & {
  readonly [Kind in OwnedKind as `move${Capitalize<Kind>}`]: {
    readonly id: string;
    readonly to?: string;
    readonly at?: number;
  };
} & {
  readonly [Kind in OwnedKind as `remove${Capitalize<Kind>}`]: { readonly id: string; readonly cascade?: boolean };
};

/** The operations of the domain, and what each takes. */
interface DomainInputs {
  readonly revisePlan: { readonly changes: ChangesOf<'plan'> };
  readonly reviseOrganization: { readonly changes: ChangesOf<'organization'> };
  readonly replacePlan: { readonly plan: PlanInput };
  readonly reviseDirection: { readonly vision?: string; readonly mission?: string };
  readonly reviseTheory: { readonly id: string; readonly theory: TheoryOfActionInput };
  readonly rescheduleAction: { readonly id: string; readonly period: Period };
  readonly rescheduleMilestone: { readonly id: string; readonly period: Period };
  readonly reportAction: { readonly id: string; readonly report: Report; readonly at?: number };
  readonly reportMilestone: { readonly id: string; readonly report: Report; readonly at?: number };
  readonly withdrawReport: { readonly id: string; readonly report: Report; readonly at?: number };
  readonly discontinueAction: { readonly id: string; readonly discontinued: Discontinuation | null };
  readonly recordObservation: { readonly id: string; readonly observation: Observation; readonly at?: number };
  readonly correctObservation: {
    readonly id: string;
    readonly date: string;
    readonly observation: Observation;
    readonly at?: number;
  };
  readonly removeObservation: { readonly id: string; readonly date: string; readonly at?: number };
  readonly setTargets: { readonly id: string; readonly targets: readonly Target[] };
  readonly rebaseline: { readonly id: string; readonly baseline: Baseline | null };
  readonly assignTeam: { readonly id: string; readonly teamId: string | null };
  readonly assignUnit: { readonly id: string; readonly unitId: string | null };
  readonly adjustCourse: { readonly adjustment: CourseAdjustmentInput; readonly operations: readonly Operation[] };
}

/** What each operation takes, by its name. */
export type OperationInputs = StructuralInputs & DomainInputs;

/** The name of an operation. */
export type OperationType = keyof OperationInputs;

/** The operation of one name, as data. */
export type OperationOf<Type extends OperationType> = { readonly type: Type } & OperationInputs[Type];

/** A change of a plan as plain data, in the domain's words. */
export type Operation = { [Type in OperationType]: OperationOf<Type> }[OperationType];

/** What an operation did. All but the plan is plain JSON. */
export interface Change {
  /** The new plan; deeply frozen. */
  readonly plan: Plan;
  /** What was done. */
  readonly operation: Operation | readonly Operation[];
  /** What takes it back, in the order in which to apply it. */
  readonly inverse: readonly Operation[];
  /** What is worth a look at the entities concerned, and was not before. */
  readonly warnings: readonly Issue[];
  /** The errors that it mended: taking it back may bring them back. */
  readonly mended: readonly Issue[];
}
