/** Entities without references that would lead nowhere. */
import { ownedEntities, ownedLists } from '../model/find.js';
import { freezePlain } from '../model/frozen.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { eachReference } from '../model/references.js';
import { fieldsOf } from './applying.js';
import { withField } from './with-value.js';

/** Where references stand in the value of a field; undefined where one is all of it. */
export type Parts = ReadonlySet<string | number | undefined>;

/** Whether a field may go without what it refers to. */
export const maySpare = (kind: EntityKind, field: unknown): boolean =>
  structure[kind].fields[field as string]?.optional === true;

/** Where in the fields of an entity references stand that are meant, by field. */
export function partsOf(
  kind: EntityKind,
  entity: AnyEntity,
  planId: string,
  isMeant: (field: string, id: string) => boolean,
): ReadonlyMap<string, Parts> {
  const found = new Map<string, Set<string | number | undefined>>();
  eachReference(kind, entity, planId, ([field, part], id) => {
    if (!isMeant(field as string, id)) return;
    const parts = found.get(field as string) ?? new Set();
    found.set(field as string, parts.add(part));
  });
  return found;
}

/** A value of a field without references. */
export function withoutParts(value: unknown, parts: Parts): unknown {
  if (parts.has(undefined)) return undefined;
  if (!Array.isArray(value)) {
    return Object.fromEntries(Object.entries(value as object).filter(([key]) => !parts.has(key)));
  }
  const rest = value.filter((_, at) => !parts.has(at));
  return rest.length === 0 ? undefined : rest;
}

/** An entity and all in it, without what it may spare of references that are meant. */
export function withoutReferences(
  kind: EntityKind,
  entity: AnyEntity,
  planId: string,
  isMeant: (id: string) => boolean,
): AnyEntity {
  let fields = fieldsOf(entity);
  const parts = partsOf(kind, entity, planId, (field, id) => maySpare(kind, field) && isMeant(id));
  for (const [field, each] of parts) fields = withField(fields, field, withoutParts(fields[field], each));
  for (const { key, kind: childKind } of ownedLists(kind)) {
    const children = ownedEntities(entity, key);
    const rest = children.map((child) => withoutReferences(childKind, child, planId, isMeant));
    if (rest.some((child, index) => child !== children[index])) fields = withField(fields, key, rest);
  }
  return fields === fieldsOf(entity) ? entity : (freezePlain(fields) as unknown as AnyEntity);
}
