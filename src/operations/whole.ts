/** Operations on the plan as a whole: itself, its organization, its direction, and the host's own data. */
import type * as z from 'zod';
import { entityKinds } from '../model/find.js';
import type { Extensions } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { planSchema } from '../model/plan.js';
import { extensionsSchema, text } from '../model/shape.js';
import { defineOperation, fieldsOf, idOf, named, type Outcome, operation, refuseTakenId } from './definition.js';
import type { Node } from './draft.js';
import { applyChanges, changesOfKind } from './structural.js';
import { find, organizationOf, planNow, replace, setFields, type Transaction } from './transaction.js';

/** Revises the plan or its organization, which alone may change their ids: to one that nothing else has. */
function applyToRoot(
  transaction: Transaction,
  type: string,
  revised: Node,
  changes: Readonly<Record<string, unknown>>,
): Outcome {
  const id = changes['id'];
  if (typeof id === 'string' && id !== revised.entity.id) {
    const other = find(transaction, id);
    if (other !== undefined) {
      return refuseTakenId(['changes', 'id'], revised.kind, { ...revised.entity, id } as AnyEntity, other.kind);
    }
  }
  return { inverse: applyChanges(transaction, revised, type, {}, changes) };
}

const direction = (what: string) => text(`${what}; null for none`).nullable().optional();

export const wholeOperations = [
  defineOperation({
    type: 'revisePlan',
    input: { changes: changesOfKind.plan },
    changes: 'Changes title, period, id or extensions of the plan.',
    refusals: ['duplicate-id'],
    applyTo: (transaction, { changes }) => applyToRoot(transaction, 'revisePlan', transaction.root, changes),
  }),
  defineOperation({
    type: 'reviseOrganization',
    input: { changes: changesOfKind.organization },
    changes: 'Changes name, kind, chief, id or extensions of the organization.',
    refusals: ['duplicate-id'],
    applyTo: (transaction, { changes }) =>
      applyToRoot(transaction, 'reviseOrganization', organizationOf(transaction), changes),
  }),
  defineOperation({
    type: 'replacePlan',
    input: { plan: planSchema.describe('The plan to put in its place') },
    changes: 'Puts another plan in the place of this one: for plans in which ids repeat, so that nothing can be named.',
    refusals: [],
    applyTo: (transaction, { plan }) => {
      const before = planNow(transaction);
      replace(transaction, plan);
      return { inverse: [operation('replacePlan', { plan: before })] };
    },
  }),
  defineOperation({
    type: 'reviseDirection',
    input: {
      vision: direction('The vision: the organization, and the greater good it serves, at their best'),
      mission: direction('The mission: what it does, for whom, toward the vision'),
      purpose: direction('The purpose of a plan for one branch of an agency'),
    },
    changes: 'Restates vision, mission or purpose; what is left out stays, and null takes it away.',
    refusals: [],
    example: "reviseDirection(examplePlan, { mission: 'We serve schools' }).ok; // true",
    applyTo: (transaction, given) => {
      const { root } = transaction;
      const named = Object.entries(given).filter(([, value]) => value !== undefined);
      const before = named.map(([field]) => [field, fieldsOf(root.entity)[field] ?? null]);
      if (named.length > 0) {
        const fields = Object.fromEntries(named.map(([field, value]) => [field, value ?? undefined]));
        setFields(transaction, root, fields, (field) => [field]);
      }
      return { inverse: [operation('reviseDirection', Object.fromEntries(before))] };
    },
  }),
  defineOperation({
    type: 'setExtensions',
    input: {
      id: idOf('any entity'),
      extensions: (extensionsSchema.unwrap() as z.ZodType<Extensions, Extensions>)
        .nullable()
        .describe("All of the host's own data; null for none"),
    },
    changes:
      "Replaces the host's own data of an entity as a whole. Where no key of it should hold null, `revise` merges it key by key.",
    refusals: ['unknown-id'],
    applyTo: (transaction, { id, extensions }) => {
      const found = named(transaction, id, entityKinds);
      if ('refused' in found) return found;
      const before = fieldsOf(found.entity)['extensions'] ?? null;
      setFields(transaction, found as Node, { extensions: extensions ?? undefined }, () => ['extensions']);
      return { inverse: [operation('setExtensions', { id, extensions: before })] };
    },
  }),
];
