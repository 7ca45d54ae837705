/**
 * Finding one's way in a plan: what each entity owns, and every entity in document order. The order in which
 * entities nest is written here once; rules, indexes and rows follow it.
 */
import type { Goal, Strategy } from './goal.js';
import type { Measure, Subgroup } from './measure.js';
import type { Action, Input, Milestone, Output } from './milestone.js';
import type {
  CollaborativeTeam,
  Coordination,
  Division,
  Organization,
  OrganizationFunction,
  Unit,
} from './organization.js';
import type { CourseAdjustment, Plan, Value } from './plan.js';
import type { Path } from './result.js';

/** Each kind of entity, and its type. */
export interface EntityOfKind {
  readonly plan: Plan;
  readonly organization: Organization;
  readonly function: OrganizationFunction;
  readonly division: Division;
  readonly unit: Unit;
  readonly coordination: Coordination;
  readonly value: Value;
  readonly goal: Goal;
  readonly measure: Measure;
  readonly subgroup: Subgroup;
  readonly strategy: Strategy;
  readonly milestone: Milestone;
  readonly action: Action;
  readonly input: Input;
  readonly output: Output;
  readonly team: CollaborativeTeam;
  readonly adjustment: CourseAdjustment;
}

/** What an entity is. */
export type EntityKind = keyof EntityOfKind;

/** An entity with its place in the plan. */
export type FoundEntity = {
  readonly [Kind in EntityKind]: {
    readonly kind: Kind;
    readonly entity: EntityOfKind[Kind];
    /** Leads from the plan to the entity. */
    readonly path: Path;
    /** The id of the entity that holds it; null for the plan. */
    readonly parentId: string | null;
  };
}[EntityKind];

/** A list that an entity owns: under which name, and what is in it. */
interface OwnedList {
  readonly key: string;
  readonly kind: EntityKind;
}

/** What each kind owns, in the order of its fields. The plan's one organisation is no list; see `childrenOf`. */
export const ownedLists: { readonly [Kind in EntityKind]: readonly OwnedList[] } = {
  plan: [
    { key: 'values', kind: 'value' },
    { key: 'goals', kind: 'goal' },
    { key: 'teams', kind: 'team' },
    { key: 'adjustments', kind: 'adjustment' },
  ],
  organization: [
    { key: 'functions', kind: 'function' },
    { key: 'divisions', kind: 'division' },
    { key: 'coordinations', kind: 'coordination' },
  ],
  function: [],
  division: [{ key: 'units', kind: 'unit' }],
  unit: [],
  coordination: [],
  value: [],
  goal: [
    { key: 'measures', kind: 'measure' },
    { key: 'strategies', kind: 'strategy' },
  ],
  measure: [{ key: 'subgroups', kind: 'subgroup' }],
  subgroup: [],
  strategy: [
    { key: 'measures', kind: 'measure' },
    { key: 'milestones', kind: 'milestone' },
  ],
  milestone: [{ key: 'actions', kind: 'action' }],
  action: [
    { key: 'inputs', kind: 'input' },
    { key: 'outputs', kind: 'output' },
  ],
  input: [],
  output: [],
  team: [],
  adjustment: [],
};

type AnyEntity = EntityOfKind[EntityKind];

/** The entities of one owned list. */
export function ownedEntities(entity: AnyEntity, key: string): readonly AnyEntity[] {
  return (entity as unknown as Readonly<Record<string, readonly AnyEntity[]>>)[key] as readonly AnyEntity[];
}

/**
 * Every entity of the plan, the plan first, in document order: what owns comes before what it owns.
 *
 * @example
 * ```ts
 * for (const { kind, entity, path } of walkPlan(examplePlan)) {
 *   if (kind === 'action') console.log(path.join('.'), entity.title);
 * }
 * ```
 */
export function* walkPlan(plan: Plan): Generator<FoundEntity, void, undefined> {
  yield* walkFrom('plan', plan, [], null);
}

function* walkFrom(
  kind: EntityKind,
  entity: AnyEntity,
  path: Path,
  parentId: string | null,
): Generator<FoundEntity, void, undefined> {
  yield { kind, entity, path, parentId } as FoundEntity;
  if (kind === 'plan') yield* walkFrom('organization', (entity as Plan).organization, ['organization'], entity.id);
  for (const { key, kind: childKind } of ownedLists[kind]) {
    let index = 0;
    for (const child of ownedEntities(entity, key)) {
      yield* walkFrom(childKind, child, [...path, key, index], entity.id);
      index += 1;
    }
  }
}
