/**
 * What applying an operation has to do with: what it comes to, how it is refused, and the entity that it names. How each
 * operation is applied stands by subject, and `appliers.ts` lists all; what they take stands in `definitions`.
 */
import { operationsInEnglish } from '../messages/en/operations.js';
import { rulesInEnglish } from '../messages/en/rules.js';
import { issueMaker } from '../messages/issue.js';
import type { OperationParams } from '../messages/operations.js';
import { entityKinds, titleOf } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import type { Issue, Path } from '../model/result.js';
import { inBrief } from '../model/text.js';
import type { Node } from './draft.js';
import type { Operation, OperationInputs, OperationType } from './generated/operations.js';
import { find, type Transaction } from './transaction.js';

/** What applying an operation came to: what takes it back, or why it cannot be. */
export type Outcome = Possible | Refusal;

/** What takes an operation back. */
export interface Possible {
  readonly inverse: readonly Operation[];
  /** Operations that do the same and hold all that it wrote, where it copied some of it from the plan. */
  readonly written?: readonly Operation[] | undefined;
}

/** Why an operation is not possible. */
export interface Refusal {
  readonly refused: readonly Issue[];
}

/** Applies an operation; what it takes was read by its shape, so that defaults are filled in. */
export type Applier<Input extends object = object> = (transaction: Transaction, input: Input) => Outcome;

/** How some operations are applied, by name. */
export type Appliers<Type extends OperationType> = { readonly [Each in Type]: Applier<OperationInputs[Each]> };

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

/** An operation that is put together from its name. */
export const operation = (type: string, input: object): Operation => ({ type, ...input }) as unknown as Operation;

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
