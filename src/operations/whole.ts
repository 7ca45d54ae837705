/** How the plan as a whole is changed: itself, its organization, its direction, and the host's own data. */
import { entityKinds } from '../model/find.js';
import type { OrganizationChanges, Plan, PlanChanges } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { type Appliers, fieldsOf, named, type Outcome, operation, refuseTakenId } from './applying.js';
import { fieldNow, type Node } from './draft.js';
import { applyChanges } from './structural.js';
import { find, organizationOf, planNow, replace, setFields, type Transaction } from './transaction.js';

/** Revises the plan or its organization, which alone may change their ids: to one that nothing else has. */
function applyToRoot(
  transaction: Transaction,
  type: string,
  revised: Node,
  changes: PlanChanges | OrganizationChanges,
): Outcome {
  const { id } = changes;
  if (id !== undefined && id !== revised.entity.id) {
    const other = find(transaction, id);
    if (other !== undefined) {
      return refuseTakenId(['changes', 'id'], revised.kind, { ...revised.entity, id } as AnyEntity, other.kind);
    }
  }
  return { inverse: applyChanges(transaction, revised, type, {}, { ...changes }) };
}

export const wholeAppliers: Appliers<
  'revisePlan' | 'reviseOrganization' | 'replacePlan' | 'reviseDirection' | 'setExtensions'
> = {
  revisePlan: (transaction, { changes }) => applyToRoot(transaction, 'revisePlan', transaction.root, changes),
  reviseOrganization: (transaction, { changes }) =>
    applyToRoot(transaction, 'reviseOrganization', organizationOf(transaction), changes),
  replacePlan: (transaction, { plan }) => {
    const before = planNow(transaction);
    replace(transaction, plan as Plan);
    return { inverse: [operation('replacePlan', { plan: before })] };
  },
  reviseDirection: (transaction, given) => {
    const { root } = transaction;
    const named = Object.entries(given).filter(([, value]) => value !== undefined);
    const before = named.map(([field]) => [field, fieldsOf(root.entity)[field] ?? null]);
    if (named.length > 0) {
      const fields = Object.fromEntries(named.map(([field, value]) => [field, value ?? undefined]));
      setFields(transaction, root, fields, (field) => [field]);
    }
    return { inverse: [operation('reviseDirection', Object.fromEntries(before))] };
  },
  setExtensions: (transaction, { id, extensions }) => {
    const found = named(transaction, id, entityKinds);
    if ('refused' in found) return found;
    const before = fieldNow(found as Node, 'extensions') ?? null;
    setFields(transaction, found as Node, { extensions: extensions ?? undefined }, () => ['extensions']);
    return { inverse: [operation('setExtensions', { id, extensions: before })] };
  },
};
