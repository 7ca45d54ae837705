/** Which entities an entity refers to by id. Rules, indexes and removals all follow this one list. */
import type { EntityKind, EntityOfKind } from './find.js';
import type { Path } from './result.js';

type AnyEntity = EntityOfKind[EntityKind];

/** Told of one reference: where it stands in the entity, the id, and the kind that it must lead to; null for any. */
export type VisitReference = (path: Path, id: string, kind: EntityKind | null) => void;

function each(key: string, ids: readonly string[], kind: EntityKind | null, visit: VisitReference): void {
  for (let index = 0; index < ids.length; index += 1) visit([key, index], ids[index] as string, kind);
}

const UNIT_ID = ['unitId'] as const;
const TEAM_ID = ['teamId'] as const;

type VisitorOfKind = {
  readonly [Kind in EntityKind]?: (entity: EntityOfKind[Kind], visit: VisitReference, planId: string) => void;
};

const referencesOfKind: VisitorOfKind = {
  division: ({ functionIds }, visit) => each('functionIds', functionIds, 'function', visit),
  unit: ({ functionIds }, visit) => each('functionIds', functionIds, 'function', visit),
  coordination: ({ unitIds }, visit) => each('unitIds', unitIds, 'unit', visit),
  team: ({ unitIds }, visit) => each('unitIds', unitIds, 'unit', visit),
  milestone({ teamId, unitId }, visit) {
    if (teamId !== undefined) visit(TEAM_ID, teamId, 'team');
    if (unitId !== undefined) visit(UNIT_ID, unitId, 'unit');
  },
  action({ unitId }, visit) {
    if (unitId !== undefined) visit(UNIT_ID, unitId, 'unit');
  },
  goal({ alignsTo }, visit, planId) {
    // What a goal serves lies in other plans; only what lies in its own can be looked up.
    for (const [index, aligned] of (alignsTo ?? []).entries()) {
      if (aligned.planId === planId) visit(['alignsTo', index, 'goalId'], aligned.goalId, 'goal');
    }
  },
  adjustment: ({ entityIds }, visit) => each('entityIds', entityIds, null, visit),
};

/** Visits every reference that an entity makes within its own plan. */
export function eachReference(kind: EntityKind, entity: AnyEntity, planId: string, visit: VisitReference): void {
  const visitor = referencesOfKind[kind] as
    | ((entity: AnyEntity, visit: VisitReference, planId: string) => void)
    | undefined;
  visitor?.(entity, visit, planId);
}
