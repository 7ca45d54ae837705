/** Which entities an entity refers to by id. Rules, indexes and removals all follow the structure of its kind. */
import { structure } from './generated/structure.js';
import type { EntityKind } from './generated/types.js';
import type { AnyEntity, Reference } from './kind.js';
import type { Path } from './result.js';

/** Told of one reference: where it stands in the entity, the id, and the kinds that it may lead to; null for any. */
export type VisitReference = (path: Path, id: string, kinds: readonly EntityKind[] | null) => void;

type Fields = Readonly<Record<string, unknown>>;

/** Visits every reference that an entity makes within its own plan. */
export function eachReference(kind: EntityKind, entity: AnyEntity, planId: string, visit: VisitReference): void {
  const { references } = structure[kind];
  for (let index = 0; index < references.length; index += 1) {
    const reference = references[index] as Reference;
    const { path } = reference;
    const first = (entity as unknown as Fields)[path[0] as string];
    if (first === undefined) continue;
    if (path.length === 1) visit(path, first as string, reference.kinds);
    else follow(first, [path[0] as string], reference, planId, visit);
  }
}

/** Follows the way to the ids from a value on. */
function follow(value: unknown, path: Path, reference: Reference, planId: string, visit: VisitReference): void {
  const step = reference.path[path.length];
  if (step === undefined) {
    visit(path, value as string, reference.kinds);
    return;
  }
  if (step === '*') {
    const list = value as readonly unknown[];
    for (let index = 0; index < list.length; index += 1)
      follow(list[index], [...path, index], reference, planId, visit);
    return;
  }
  const fields = value as Fields;
  // What lies in another plan cannot be looked up.
  if (reference.within !== null && fields[reference.within] !== planId) return;
  if (fields[step] !== undefined) follow(fields[step], [...path, step], reference, planId, visit);
}
