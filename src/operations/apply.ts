/**
 * Carrying operations out: read them, step through them, look at the rules where something could have broken, and
 * either give the new plan with what takes it back, or the issues and nothing else.
 */

import { hasUniqueIds } from '../model/entity-index.js';
import { freezePlain, isDeepFrozen } from '../model/frozen.js';
import type { Plan } from '../model/generated/types.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import { type CheckOptions, checkEntities, checkPlan } from '../rules/check.js';
import { quoted, readShape } from '../rules/read.js';
import { ADJUST_COURSE, type CarriedDefinition, carried, operations as catalogue } from './catalogue.js';
import type { Change, Operation, OperationInputs, OperationType } from './operation.js';
import { add } from './structure.js';
import type { Outcome, Work } from './work.js';

const definitions = new Map<string, (typeof catalogue)[number]>(
  catalogue.map((definition) => [definition.type, definition]),
);

/** An adjustment of course within one within one … is read this deep. */
const MAX_DEPTH = 32;

const unknownOperation = (type: unknown, path: Path): Issue => ({
  code: 'unknown-operation',
  severity: 'error',
  params: {},
  path: [...path, 'type'],
  message: `There is no operation ${quoted(type)}; see the catalogue of operations.`,
});

/** An operation read from anything, with its defaults filled in. */
function readOperation(input: unknown): Result<Operation> {
  const fields: Record<string, unknown> = {};
  try {
    if (typeof input !== 'object' || input === null) return fail([unknownOperation(input, [])]);
    for (const key of Object.keys(input)) {
      if (key === '__proto__')
        return fail([
          {
            ...unknownOperation(key, []),
            code: 'unknown-key',
            path: [key],
            message: 'No operation has a field "__proto__".',
          },
        ]);
      fields[key] = (input as Readonly<Record<string, unknown>>)[key];
    }
  } catch {
    return fail([unknownOperation(undefined, [])]);
  }
  const { type, ...rest } = fields;
  const definition = definitions.get(type as string);
  if (definition === undefined) return fail([unknownOperation(type, [])]);
  const read = readShape(definition.input, rest);
  return read.ok ? succeed({ type, ...read.value } as unknown as Operation) : read;
}

/** Carries out one read operation. */
function carryOut(work: Work, operation: Operation, depth = 0): Outcome {
  if (operation.type !== ADJUST_COURSE) {
    const { type, ...input } = operation;
    const { carry } = carried.get(type) as CarriedDefinition;
    return (carry as (work: Work, input: object) => Outcome)(work, input);
  }
  const { adjustment, operations } = operation;
  const steps: Operation[] = [];
  for (const [index, step] of operations.entries()) {
    const outcome: Outcome =
      depth < MAX_DEPTH
        ? carryOut(work, step, depth + 1)
        : {
            refused: [
              {
                code: 'too-long',
                severity: 'error',
                params: {},
                path: [],
                message: `Changes of course nest deeper than ${MAX_DEPTH}.`,
              },
            ],
          };
    if ('refused' in outcome)
      return { refused: outcome.refused.map((issue) => at(issue, ['operations', index], step.type)) };
    steps.unshift(...outcome.inverse);
  }
  const added = add('adjustment')(work, { adjustment });
  return 'refused' in added ? added : { inverse: [...added.inverse, ...steps] };
}

/** An issue of one operation of a list. */
function at(issue: Issue, path: Path, type?: string): Issue {
  const index = path.at(-1) as number;
  const name = type === undefined ? '' : ` (${type})`;
  return { ...issue, path: [...path, ...issue.path], message: `Operation ${index + 1}${name}: ${issue.message}` };
}

/** What is worse after than before: of each rule and entity, the issues that there are more of. */
function worsened(before: readonly Issue[], after: readonly Issue[]): readonly Issue[] {
  if (after.length === 0) return after;
  const keyOf = ({ code, id }: Issue) => `${code} ${id}`;
  const known = new Map<string, Issue[]>();
  for (const issue of before) known.set(keyOf(issue), [...(known.get(keyOf(issue)) ?? []), issue]);
  const fresh: Issue[] = [];
  const unmatched: Issue[] = [];
  for (const issue of after) {
    const same = known.get(keyOf(issue))?.findIndex(({ message }) => message === issue.message) ?? -1;
    if (same === -1) unmatched.push(issue);
    else known.get(keyOf(issue))?.splice(same, 1);
  }
  // An error that reads otherwise now is still the one that was there.
  for (const issue of unmatched) if (known.get(keyOf(issue))?.pop() === undefined) fresh.push(issue);
  return fresh;
}

/** Carries out a list of operations that fit their shapes. */
export const applyAll = (plan: Plan, steps: readonly Operation[], options: CheckOptions): Result<Change> =>
  change(plan, steps, options, false);

const isError = ({ severity }: Issue) => severity === 'error';

/** Carries out read operations as one change. */
function change(
  plan: Plan,
  steps: readonly Operation[],
  options: CheckOptions,
  single: boolean,
  tolerated: readonly Issue[] = [],
): Result<Change> {
  const start = isDeepFrozen(plan) ? plan : (freezePlain(structuredCopy(plan)) as Plan);
  const work: Work = { plan: start, touched: new Set() };
  const inverse: Operation[][] = [];
  for (const [index, step] of steps.entries()) {
    const outcome = carryOut(work, step);
    if ('refused' in outcome) {
      return fail(single ? outcome.refused : outcome.refused.map((issue) => at(issue, [index], step.type)));
    }
    inverse.push([...outcome.inverse]);
  }
  // Where ids repeat, an id does not tell which entity is meant: then all of the plan is looked at, and put back.
  const isPlain = hasUniqueIds(start) && hasUniqueIds(work.plan);
  const check = (each: Plan) => (isPlain ? checkEntities(each, work.touched, options) : checkPlan(each, options));
  const [before, after] = [check(start), check(work.plan)];
  const worse = worsened([...before, ...tolerated], after);
  if (worse.some(isError)) return fail(worse.filter(isError));
  const warnings = Object.freeze(worse);
  const mended = Object.freeze(worsened(after, before).filter(isError));
  const back: Operation[] = hasUniqueIds(start) ? inverse.reverse().flat() : [{ type: 'replacePlan', plan: start }];
  const operation = single ? (steps[0] as Operation) : Object.freeze([...steps]);
  return succeed(
    Object.freeze({ plan: work.plan, operation, inverse: Object.freeze(back), warnings, mended }),
    warnings,
  );
}

/** A copy of plain data, without what JSON does not have. */
function structuredCopy<T>(value: T): T {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(structuredCopy) as T;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, structuredCopy(item)])) as T;
}

/**
 * Carries out an operation, or a list of them as one: all or nothing. Operations may come from JSON.
 *
 * The given plan is never touched; branches that nothing changed stay the same objects, and the new plan is deeply
 * frozen. An operation may not make a plan worse: it fails where an error appears that was not there before, and
 * errors that were there do not block it. Each operation of a list must be possible where it stands; the rules are
 * looked at once, at the end of the list.
 *
 * Errors: `unknown-operation`, the codes of the shape, the refusals of each operation (see `operations`), and those
 * of the rules. An issue of a list begins its path with the index of the operation.
 *
 * @example
 * ```ts
 * const changed = apply(examplePlan, [
 *   { type: 'reportAction', id: 'action-cycles', report: { date: '2026-10-01', percentComplete: 10 } },
 *   { type: 'assignUnit', id: 'action-cycles', unitId: 'unit-regional' },
 * ]);
 * if (changed.ok) changed.value.inverse.length; // 2
 * ```
 */
export function apply(
  plan: Plan,
  operation: Operation | readonly Operation[],
  options: CheckOptions = {},
): Result<Change> {
  const read = readOperations(operation);
  return read.ok ? change(plan, read.value, options, !Array.isArray(operation)) : read;
}

/** One operation or a list of them, read from anything. */
function readOperations(operation: unknown): Result<readonly Operation[]> {
  if (!Array.isArray(operation)) {
    const read = readOperation(operation);
    return read.ok ? succeed([read.value]) : read;
  }
  const steps: Operation[] = [];
  const issues: Issue[] = [];
  for (const [index, each] of operation.entries()) {
    const read = readOperation(each);
    if (read.ok) steps.push(read.value);
    else for (const issue of read.issues) issues.push(at(issue, [index]));
  }
  return issues.length > 0 ? fail(issues) : succeed(steps);
}

/** An operation as a function of a plan and what the operation takes. */
export type OperationFunction<Type extends OperationType> = (
  plan: Plan,
  input: OperationInputs[Type],
  options?: CheckOptions,
) => Result<Change>;

/** The function of an operation: the same definition, called by name. */
export const operationNamed =
  <Type extends OperationType>(type: Type): OperationFunction<Type> =>
  (plan, input, options) =>
    apply(plan, { ...(input as object), type } as unknown as Operation, options);

/**
 * Takes a change back, also from a plan that has moved on since: applies its inverse. Errors that the change mended may
 * come back.
 *
 * Errors: where the plan has moved on so far that the inverse is not possible, or would break a rule.
 *
 * @example
 * ```ts
 * const changed = reviseDirection(examplePlan, { mission: 'We serve schools' });
 * const back = changed.ok ? revert(changed.value.plan, changed.value) : changed;
 * if (back.ok) back.value.plan.mission === examplePlan.mission; // true
 * ```
 */
export function revert(plan: Plan, { inverse, mended }: Change, options: CheckOptions = {}): Result<Change> {
  const read = readOperations(inverse);
  return read.ok ? change(plan, read.value, options, false, mended) : read;
}
