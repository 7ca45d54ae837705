/**
 * Finding one's way in a plan: every entity in document order, and what each owns. The order follows the structure of
 * the kinds; rules, indexes and rows follow it.
 */
import { structure } from './generated/structure.js';
import type { EntityKind, EntityOfKind, Plan } from './generated/types.js';
import type { AnyEntity, OwnedList } from './kind.js';
import type { Path } from './result.js';

/** An entity with its place in the plan. */
export type FoundEntity = { readonly [Kind in EntityKind]: FoundEntityOf<Kind> }[EntityKind];

/** An entity of one kind with its place in the plan. */
export interface FoundEntityOf<Kind extends EntityKind> {
  readonly kind: Kind;
  readonly entity: EntityOfKind[Kind];
  /** Leads from the plan to the entity. */
  readonly path: Path;
  /** The id of the entity that holds it; null for the plan. */
  readonly parentId: string | null;
}

/** Every kind, in document order. */
export const entityKinds = Object.keys(structure) as readonly EntityKind[];

/** What a kind owns, in the order of its fields. The plan's one organization is no list. */
export const ownedLists = (kind: EntityKind): readonly OwnedList[] => structure[kind].owns;

/** The entities of one owned list. */
export function ownedEntities(entity: AnyEntity, key: string): readonly AnyEntity[] {
  return (entity as unknown as Readonly<Record<string, readonly AnyEntity[]>>)[key] as readonly AnyEntity[];
}

/** The name of the list in which an entity of one kind holds those of another; undefined where it holds none. */
export function listKey(holder: EntityKind, kind: EntityKind): string | undefined {
  return ownedLists(holder).find((list) => list.kind === kind)?.key;
}

/** The kind of the entities in a list that an entity of one kind holds; undefined where it holds no such list. */
export const kindInList = (holder: EntityKind, key: string): EntityKind | undefined =>
  ownedLists(holder).find((list) => list.key === key)?.kind;

/** The kinds of entity that hold lists of a kind. */
export const holdersOf = (kind: EntityKind): readonly EntityKind[] =>
  entityKinds.filter((holder) => listKey(holder, kind) !== undefined);

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
  for (const { key, kind: childKind } of ownedLists(kind)) {
    let index = 0;
    for (const child of ownedEntities(entity, key)) {
      yield* walkFrom(childKind, child, [...path, key, index], entity.id);
      index += 1;
    }
  }
}

/**
 * Calls back for an entity and everything below it, in document order, without saying where each stands: quicker than
 * {@link walkPlan}.
 */
export function eachBelow(
  kind: EntityKind,
  entity: AnyEntity,
  visit: (kind: EntityKind, entity: AnyEntity) => void,
): void {
  visit(kind, entity);
  if (kind === 'plan') eachBelow('organization', (entity as Plan).organization, visit);
  const lists = ownedLists(kind);
  for (let list = 0; list < lists.length; list += 1) {
    const { key, kind: childKind } = lists[list] as OwnedList;
    const children = ownedEntities(entity, key);
    for (let index = 0; index < children.length; index += 1) eachBelow(childKind, children[index] as AnyEntity, visit);
  }
}

/** The fields that are the title of some kind, in document order. No kind has two of which the later is its own. */
const titleFields = [...new Set(entityKinds.map((kind) => structure[kind].title))];

/**
 * What an entity is called: its title, statement, name, indicator, purpose, description or rationale, as it is
 * written; its id where that is blank.
 *
 * @example
 * ```ts
 * examplePlan.goals.map(titleOf)[0]; // 'Every child reads with understanding by the end of grade 3'
 * ```
 */
export function titleOf(entity: AnyEntity): string {
  const fields = entity as unknown as Readonly<Record<string, unknown>>;
  for (const field of titleFields) {
    const title = fields[field];
    if (typeof title === 'string' && title.trim() !== '') return title;
  }
  return entity.id;
}
