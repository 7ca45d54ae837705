/** What adding, revising, moving and removing take: four operations for every kind of entity, made from its description. */

import * as z from 'zod';
import { either } from '../../messages/en/words.js';
import { kinds } from '../../model/entities.js';
import { holdersOf } from '../../model/find.js';
import { structure } from '../../model/generated/structure.js';
import type { EntityKind, OwnedKind } from '../../model/generated/types.js';
import { capital, withArticle } from '../../model/nouns.js';
import { fieldsWithOperations } from '../../model/schema-shape.js';
import { idSchema } from '../../model/shape.js';
import { whenAsked } from '../../model/when-asked.js';
import { at, defineOperation, type IllustratedDefinition, idOf } from '../definition.js';
import { isRooted, ownedKinds } from '../structural.js';

/** The schema of each kind, as it is described. */
export const schemaOfKind = Object.fromEntries(kinds.map(({ kind, schema }) => [kind, schema])) as unknown as Readonly<
  Record<EntityKind, z.ZodObject>
>;

/** What of a field there is besides its being optional or having a default. */
function bare(schema: z.ZodType): z.ZodType {
  return schema instanceof z.ZodDefault || schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
}

/** Fields that are not changed by `revise`, with the operation that does. */
function otherwiseChanged(kind: EntityKind): Record<string, string> {
  const operations: Record<string, string> = {};
  for (const { key, kind: child } of structure[kind].owns) operations[key] = `add${capital(child)}`;
  for (const [field, { changedBy }] of Object.entries(structure[kind].fields)) {
    if (changedBy !== null) operations[field] = changedBy;
  }
  if (kind === 'plan') operations['organization'] = 'reviseOrganization';
  return operations;
}

/** What may be changed of a kind: each field may be left out, and null clears an optional one. */
function changesOf(kind: EntityKind): z.ZodObject {
  const { shape } = schemaOfKind[kind];
  const fields = structure[kind].revisable.map((field) => {
    const written = shape[field] as z.ZodType;
    const inner = bare(written);
    const changed = structure[kind].fields[field]?.optional === true ? inner.nullable() : inner;
    return [field, changed.optional().describe(written.description ?? inner.description ?? field)] as const;
  });
  const schema = z
    .strictObject(Object.fromEntries(fields))
    .describe(`What changes of the ${structure[kind].noun}; null clears an optional field`);
  fieldsWithOperations.add(schema, { operations: otherwiseChanged(kind) });
  return schema;
}

/** What `revise` may change of each kind. */
export const changesOfKind = whenAsked(
  () =>
    Object.fromEntries(kinds.map(({ kind }) => [kind, changesOf(kind)])) as Readonly<Record<EntityKind, z.ZodObject>>,
);

function structural(kind: OwnedKind): IllustratedDefinition[] {
  const { noun, owns, revisable } = structure[kind];
  const rooted = isRooted(kind);
  const a = withArticle(noun);
  const name = capital(kind);
  const holders = holdersOf(kind);
  const into = () => idSchema.describe(`The id of the ${either(holders)} that it goes into`);
  const along = owns.length === 0 ? '' : ', with all that it holds';
  return [
    defineOperation({
      type: `add${name}`,
      input: () => ({
        to: rooted ? into().optional() : into(),
        at,
        [kind]: schemaOfKind[kind].describe(`The new ${noun}`),
      }),
      changes: `Adds ${a}${rooted ? '' : ` to ${either(holders.map((holder) => withArticle(structure[holder].noun)))}`}${along}.`,
      refusals: ['unknown-id', 'wrong-parent', 'duplicate-id'],
    }),
    defineOperation({
      type: `revise${name}`,
      input: () => ({ id: idOf(`the ${noun}`), changes: changesOfKind()[kind] }),
      changes: `Changes fields of ${a}: ${revisable.join(', ')}.`,
      refusals: ['unknown-id', 'wrong-kind'],
    }),
    defineOperation({
      type: `move${name}`,
      input: () => ({ id: idOf(`the ${noun}`), to: into().optional(), at }),
      changes: `Moves ${a} among its siblings${rooted ? '' : `, or into another ${either(holders.map((holder) => structure[holder].noun))}`}.`,
      refusals: ['unknown-id', 'wrong-kind', 'wrong-parent', 'into-itself'],
    }),
    defineOperation({
      type: `remove${name}`,
      input: () => ({
        id: idOf(`the ${noun}`),
        cascade: z.boolean().optional().describe('Whether references to it go as well'),
      }),
      changes: `Removes ${a}${along}; what others refer to only with \`cascade\`.`,
      refusals: ['unknown-id', 'wrong-kind', 'still-referenced'],
    }),
  ];
}

/** The operations of all kinds. */
export const structuralOperations: readonly IllustratedDefinition[] = ownedKinds.flatMap(structural);
