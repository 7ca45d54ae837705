/** How operations that set one field are applied: theory, period, discontinuation, team, unit, the record of what was revised. */
import { entityKinds } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import { type Applier, type Appliers, kindsChangedBy, named, operation } from './applying.js';
import { fieldNow, type Node } from './draft.js';
import type { OperationType } from './generated/operations.js';
import { setFields } from './transaction.js';

const FIELD_OPERATIONS = [
  'reviseTheory',
  'rescheduleStrategy',
  'rescheduleMilestone',
  'rescheduleAction',
  'discontinueStrategy',
  'discontinueMilestone',
  'discontinueAction',
  'assignTeam',
  'assignUnit',
  'setRevisions',
] as const satisfies readonly OperationType[];

/** An operation that sets one field. */
export type FieldOperationType = (typeof FIELD_OPERATIONS)[number];

/** The field that says it is changed by an operation, and whether null clears it. */
export function fieldChangedBy(type: FieldOperationType): { readonly field: string; readonly optional: boolean } {
  const facing = entityKinds.flatMap((kind) =>
    Object.entries(structure[kind].fields).filter(([, { changedBy }]) => changedBy === type),
  );
  const [field, { optional }] = facing[0] as (typeof facing)[number];
  return { field, optional };
}

function setsField(type: FieldOperationType): Applier {
  const kinds = kindsChangedBy(type);
  const { field } = fieldChangedBy(type);
  return (transaction, input) => {
    const { id, [field]: given } = input as Readonly<Record<string, unknown>> & { readonly id: string };
    const found = named(transaction, id, kinds);
    if ('refused' in found) return found;
    const before = fieldNow(found as Node, field) ?? null;
    setFields(transaction, found as Node, { [field]: given ?? undefined }, () => [field]);
    return { inverse: [operation(type, { id, [field]: before })] };
  };
}

export const fieldAppliers = Object.fromEntries(
  FIELD_OPERATIONS.map((type) => [type, setsField(type)]),
) as unknown as Appliers<FieldOperationType>;
