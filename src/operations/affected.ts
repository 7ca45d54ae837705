/** Which entities the rules must look at again after a transaction. */
import { locate } from '../model/entity-index.js';
import type { Plan } from '../model/generated/types.js';
import { affectedBy } from '../rules/affected.js';
import type { Touch } from './transaction.js';

/** Adds the ids of the entities of a plan that were touched, and of those whose rules look at them. */
export function addAffected(affected: Set<string>, plan: Plan, touched: ReadonlyMap<string, Touch>): void {
  const swept = new Set<unknown>();
  for (const [id, { fields, whole }] of touched) {
    affected.add(id);
    const found = locate(plan, id);
    if (found === undefined) continue;
    const changed = whole === undefined ? [...fields.keys()] : null;
    for (const other of affectedBy(found.kind, found.entity, changed, plan, swept)) affected.add(other);
  }
}
