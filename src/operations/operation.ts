/**
 * What an operation is: plain data that says how a plan changes, in the domain's words. The names, the inputs of all
 * of them and their types are written here; how each is carried out stands beside its subject.
 */

import { entityKinds } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type {
  ActionInput,
  Baseline,
  ChangesOfKind,
  CollaborativeTeamInput,
  CoordinationInput,
  CourseAdjustmentInput,
  Discontinuation,
  DivisionInput,
  EntityInputOfKind,
  EntityKind,
  GoalInput,
  Input,
  MeasureInput,
  MilestoneInput,
  Observation,
  OrganizationFunctionInput,
  Output,
  OwnedKind,
  Period,
  Plan,
  PlanInput,
  Report,
  RootedKind,
  StrategyInput,
  SubgroupInput,
  Target,
  TheoryOfActionInput,
  UnitInput,
  ValueInput,
} from '../model/generated/types.js';
import type { Issue } from '../model/result.js';

/** The kinds of which there is one place in a plan, so that an operation need not say where they go. */
export const ROOTED_KINDS = ['value', 'goal', 'team', 'adjustment', 'function', 'division', 'coordination'] as const;

/**
 * The fields of each kind that `revise` may change. What has an operation of its own (a theory, a period, reports,
 * targets …) is changed by that.
 */
export const revisableFields = Object.fromEntries(
  entityKinds.map((kind) => [kind, structure[kind].revisable]),
) as unknown as Readonly<Record<EntityKind, readonly string[]>>;

/** What `revise` may change of a kind: a field left out stays as it is, and null clears an optional one. */
export type ChangesOf<Kind extends EntityKind> = ChangesOfKind[Kind];

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
