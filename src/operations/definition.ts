/**
 * What an operation is made of: its name, the shape of what it takes, what it changes, what can go wrong, and how it
 * is applied to a transaction. The definitions themselves stand by subject; `catalogue.ts` lists them all.
 */
import * as z from 'zod';
import { operationsInEnglish } from '../messages/en/operations.js';
import { rulesInEnglish } from '../messages/en/rules.js';
import { issueMaker } from '../messages/issue.js';
import type { OperationParams } from '../messages/operations.js';
import { entityKinds, titleOf } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import type { Issue, Path } from '../model/result.js';
import { idSchema } from '../model/shape.js';
import { inBrief } from '../model/text.js';
import type { Node } from './draft.js';
import type { Operation, OperationType } from './generated/operations.js';
import { find, type Transaction } from './transaction.js';

/** One operation, as the catalogue tells of it. */
export interface OperationDefinition {
  readonly type: OperationType;
  /** What it takes, besides its type. */
  readonly input: z.ZodObject;
  /** What it changes, in a sentence. */
  readonly changes: string;
  /** The codes of what can go wrong, besides those of the shape and the rules. */
  readonly refusals: readonly string[];
}

/** What applying an operation came to: what takes it back, or why it cannot be. */
export type Outcome = { readonly inverse: readonly Operation[] } | Refusal;

/** Why an operation is not possible. */
export interface Refusal {
  readonly refused: readonly Issue[];
}

/** An operation with how it is applied. */
export interface AppliedDefinition extends OperationDefinition {
  /** Applies it; the input fits its shape. */
  readonly applyTo: (transaction: Transaction, input: object) => Outcome;
  /** How it is called, for its documentation: statements of TypeScript. */
  readonly example?: string | undefined;
}

type Shape = Readonly<Record<string, z.ZodType>>;

/** Defines an operation. */
export function defineOperation<const OwnShape extends Shape>(definition: {
  readonly type: string;
  readonly input: OwnShape;
  readonly changes: string;
  readonly refusals: readonly string[];
  readonly example?: string;
  readonly applyTo: (transaction: Transaction, input: z.output<z.ZodObject<OwnShape, z.core.$strict>>) => Outcome;
}): AppliedDefinition {
  const { type, input, applyTo, ...facts } = definition;
  return {
    ...facts,
    // The types of operations are generated from these definitions, so that what is defined is one.
    type: type as OperationType,
    input: z.strictObject(input),
    // What is applied was read by the shape of its input.
    applyTo: applyTo as (transaction: Transaction, input: object) => Outcome,
  };
}

const issue = issueMaker(operationsInEnglish);

/** A refusal, with its place in the operation. */
export const refuse = <Code extends keyof OperationParams>(
  code: Code,
  path: Path,
  params: OperationParams[Code],
  id?: string,
): Refusal => ({ refused: [issue(code, path, params, { id })] });

const ruleIssue = issueMaker(rulesInEnglish);

/** A refusal of an entity whose id something else has: what the rule says of it. */
export const refuseTakenId = (path: Path, kind: EntityKind, entity: AnyEntity, firstKind: EntityKind): Refusal => ({
  refused: [
    ruleIssue(
      'duplicate-id',
      path,
      { kind, title: inBrief(titleOf(entity)), id: entity.id, firstKind },
      { id: entity.id },
    ),
  ],
});

/** The place in a list, from 0. */
export const at = z
  .number()
  .int()
  .nonnegative()
  .max(Number.MAX_SAFE_INTEGER)
  .optional()
  .describe('The place in the list, from 0; the end where it is left out');

/** The id of something. */
export const idOf = (what: string) => idSchema.describe(`The id of ${what}`);

/** An operation that is put together from its name. */
export const operation = (type: string, input: object): Operation => ({ type, ...input }) as unknown as Operation;

/** Kinds as the descriptions of inputs name them: "action or milestone". */
export const nouns = (kinds: readonly EntityKind[]) => kinds.map((kind) => structure[kind].noun).join(' or ');

/** The kinds of entity with a field that an operation changes. */
export const kindsChangedBy = (type: string): readonly EntityKind[] =>
  entityKinds.filter((kind) => Object.values(structure[kind].fields).some(({ changedBy }) => changedBy === type));

/** The entity that an operation names, of a kind that it is for; or a refusal. */
export function named<Kind extends EntityKind>(
  transaction: Transaction,
  id: string,
  kinds: readonly Kind[],
  path: Path = ['id'],
): Node<Kind> | Refusal {
  const found = find(transaction, id);
  if (found === undefined) return refuse('unknown-id', path, { id, kinds: kinds.join(), child: null });
  if (!(kinds as readonly EntityKind[]).includes(found.kind)) {
    return refuse('wrong-kind', path, { id, kind: found.kind, kinds: kinds.join() }, id);
  }
  return found as Node as Node<Kind>;
}

/** The fields of an entity, by name. */
export const fieldsOf = (entity: AnyEntity) => entity as unknown as Readonly<Record<string, unknown>>;
