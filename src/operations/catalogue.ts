/**
 * Every operation: what it takes, what it changes, what can go wrong, how it is carried out. Functions, schemas and
 * documents are made from this one list.
 */
import * as z from 'zod';
import { discontinuationSchema, periodSchema } from '../model/common.js';
import type { EntityKind, OwnedKind } from '../model/generated/types.js';
import { goalSchema, strategySchema } from '../model/goal.js';
import { baselineSchema, measureSchema, observationSchema, subgroupSchema, targetSchema } from '../model/measure.js';
import { actionSchema, inputSchema, milestoneSchema, outputSchema, reportSchema } from '../model/milestone.js';
import {
  collaborativeTeamSchema,
  coordinationSchema,
  divisionSchema,
  organizationFunctionSchema,
  organizationSchema,
  unitSchema,
} from '../model/organization.js';
import { courseAdjustmentSchema, planSchema, valueSchema } from '../model/plan.js';
import { daySchema, idSchema } from '../model/shape.js';
import { MAX_LIST_LENGTH } from '../model/json.js';
import { theoryOfActionSchema } from '../model/theory.js';
import { withArticle } from '../model/words.js';
import * as domain from './domain.js';
import { type Operation, type OperationType, ROOTED_KINDS, revisableFields } from './operation.js';
import { add, capitalized, move, remove, revise } from './structure.js';
import type { Outcome, Work } from './work.js';

type AnyObject = z.ZodObject<Record<string, z.ZodType>, z.core.$strict>;

/** One operation. */
export interface OperationDefinition {
  readonly type: OperationType;
  /** What it takes, besides its type. */
  readonly input: z.ZodObject;
  /** What it changes, in a sentence. */
  readonly changes: string;
  /** The codes of what can go wrong, besides the rules. */
  readonly refusals: readonly string[];
}

/** Carries out an operation whose input fits its shape. */
export type Carry = (work: Work, input: never) => Outcome;

export interface CarriedDefinition extends OperationDefinition {
  readonly carry: Carry;
}

/** The shape of each kind that can be added. */
export const schemaOfKind: Readonly<Record<OwnedKind, AnyObject>> = {
  value: valueSchema,
  goal: goalSchema,
  strategy: strategySchema,
  milestone: milestoneSchema,
  action: actionSchema,
  input: inputSchema,
  output: outputSchema,
  measure: measureSchema,
  subgroup: subgroupSchema,
  function: organizationFunctionSchema,
  division: divisionSchema,
  unit: unitSchema,
  coordination: coordinationSchema,
  team: collaborativeTeamSchema,
  adjustment: courseAdjustmentSchema,
} as unknown as Readonly<Record<OwnedKind, AnyObject>>;

const places = z.number().int('is no whole number; it counts from 0').nonnegative('is below 0').max(MAX_LIST_LENGTH);
const at = places.optional().describe('The place in the list, from 0; at the end where it is left out');
const idOf = (what: string) => idSchema.describe(`The id of ${what}`);

/** What may be changed of a kind: each field may be left out, and null clears an optional one. */
function changesOf(kind: EntityKind, schema: AnyObject): z.ZodObject {
  const fields = revisableFields[kind].map((field) => {
    const written = schema.shape[field] as z.ZodType;
    const description = written.description as string;
    const inner =
      written instanceof z.ZodDefault || written instanceof z.ZodOptional ? (written.unwrap() as z.ZodType) : written;
    const changed = written instanceof z.ZodOptional ? inner.nullable() : inner;
    return [field, changed.optional().describe(description)] as const;
  });
  return z
    .strictObject(Object.fromEntries(fields))
    .describe(`What changes of the ${kind}; null clears an optional field`);
}

const define = (
  type: string,
  shape: Readonly<Record<string, z.ZodType>>,
  changes: string,
  refusals: readonly string[],
  carry: Carry,
): CarriedDefinition => ({
  type: type as OperationType,
  input: z.strictObject(shape),
  changes,
  refusals,
  carry,
});

function structural(kind: OwnedKind): CarriedDefinition[] {
  const schema = schemaOfKind[kind];
  const isRooted = (ROOTED_KINDS as readonly OwnedKind[]).includes(kind);
  const a = withArticle(kind);
  const name = capitalized(kind);
  const into = idSchema.describe(`The id of what the ${kind} goes into`);
  return [
    define(
      `add${name}`,
      { to: isRooted ? into.optional() : into, at, [kind]: schema },
      `Adds ${a}, with all that it holds.`,
      ['unknown-id', 'wrong-parent', 'duplicate-id'],
      add(kind) as Carry,
    ),
    define(
      `revise${name}`,
      { id: idOf(`the ${kind}`), changes: changesOf(kind, schema) },
      `Changes fields of ${a}: ${revisableFields[kind].join(', ')}.`,
      ['unknown-id', 'wrong-kind'],
      revise(kind) as Carry,
    ),
    define(
      `move${name}`,
      { id: idOf(`the ${kind}`), to: into.optional(), at },
      `Moves ${a} among its siblings${isRooted ? '' : ', or elsewhere'}.`,
      ['unknown-id', 'wrong-kind', 'wrong-parent', 'into-itself'],
      move(kind) as Carry,
    ),
    define(
      `remove${name}`,
      { id: idOf(`the ${kind}`), cascade: z.boolean().optional().describe('Whether references to it go as well') },
      `Removes ${a}, with all that it holds.`,
      ['unknown-id', 'wrong-kind', 'still-referenced'],
      remove(kind) as Carry,
    ),
  ];
}

const SERIES = 'the measure, or of the group of students';

const ofDomain: CarriedDefinition[] = [
  define(
    'revisePlan',
    { changes: changesOf('plan', planSchema as unknown as AnyObject) },
    'Changes title, period, id or extensions of the plan.',
    ['duplicate-id'],
    domain.revisePlan as Carry,
  ),
  define(
    'reviseOrganization',
    { changes: changesOf('organization', organizationSchema as unknown as AnyObject) },
    'Changes fields of the organisation.',
    ['duplicate-id'],
    domain.reviseOrganization as Carry,
  ),
  define(
    'replacePlan',
    { plan: planSchema },
    'Puts another plan in the place of this one: for plans in which ids repeat, so that nothing can be named.',
    [],
    domain.replacePlan as Carry,
  ),
  define(
    'reviseDirection',
    { vision: z.string().optional().describe('The vision'), mission: z.string().optional().describe('The mission') },
    'Restates vision, mission, or both.',
    [],
    domain.reviseDirection as Carry,
  ),
  define(
    'reviseTheory',
    { id: idOf('the strategy'), theory: theoryOfActionSchema },
    "Restates a strategy's theory of action.",
    ['unknown-id', 'wrong-kind'],
    domain.reviseTheory as Carry,
  ),
  define(
    'rescheduleAction',
    { id: idOf('the action'), period: periodSchema },
    'Sets when an action takes place.',
    ['unknown-id', 'wrong-kind'],
    domain.reschedule('action') as Carry,
  ),
  define(
    'rescheduleMilestone',
    { id: idOf('the milestone'), period: periodSchema },
    'Sets when a milestone takes place.',
    ['unknown-id', 'wrong-kind'],
    domain.reschedule('milestone') as Carry,
  ),
  define(
    'reportAction',
    { id: idOf('the action'), report: reportSchema, at },
    'Reports how far an action is.',
    ['unknown-id', 'wrong-kind'],
    domain.report('action') as Carry,
  ),
  define(
    'reportMilestone',
    { id: idOf('the milestone'), report: reportSchema, at },
    'Reports how far a milestone is.',
    ['unknown-id', 'wrong-kind'],
    domain.report('milestone') as Carry,
  ),
  define(
    'withdrawReport',
    { id: idOf('the action or milestone'), report: reportSchema, at },
    'Takes a report back.',
    ['unknown-id', 'wrong-kind', 'no-such-report'],
    domain.withdrawReport as Carry,
  ),
  define(
    'discontinueAction',
    {
      id: idOf('the action'),
      discontinued: discontinuationSchema.nullable().describe('When and why; null takes the action up again'),
    },
    'Gives an action up, with the reason, or takes it up again.',
    ['unknown-id', 'wrong-kind'],
    domain.discontinueAction as Carry,
  ),
  define(
    'recordObservation',
    { id: idOf(SERIES), observation: observationSchema, at },
    'Records what was observed.',
    ['unknown-id', 'wrong-kind'],
    domain.recordObservation as Carry,
  ),
  define(
    'correctObservation',
    {
      id: idOf(SERIES),
      date: daySchema.describe('The day of the observation as it stands'),
      observation: observationSchema,
      at,
    },
    'Puts another observation in the place of one.',
    ['unknown-id', 'wrong-kind', 'no-such-observation', 'several-observations'],
    domain.correctObservation as Carry,
  ),
  define(
    'removeObservation',
    { id: idOf(SERIES), date: daySchema.describe('The day of the observation'), at },
    'Removes an observation.',
    ['unknown-id', 'wrong-kind', 'no-such-observation', 'several-observations'],
    domain.removeObservation as Carry,
  ),
  define(
    'setTargets',
    { id: idOf(SERIES), targets: z.array(targetSchema).max(MAX_LIST_LENGTH).describe('All targets') },
    'Sets the targets of a measure, or of a group.',
    ['unknown-id', 'wrong-kind'],
    domain.setTargets as Carry,
  ),
  define(
    'rebaseline',
    { id: idOf(SERIES), baseline: baselineSchema.nullable().describe('The baseline; null for none') },
    'Sets the baseline of a measure, or of a group.',
    ['unknown-id', 'wrong-kind'],
    domain.rebaseline as Carry,
  ),
  define(
    'assignTeam',
    { id: idOf('the milestone'), teamId: idSchema.nullable().describe('The team; null for none') },
    'Says which team completes a milestone.',
    ['unknown-id', 'wrong-kind'],
    domain.assignTeam as Carry,
  ),
  define(
    'assignUnit',
    { id: idOf('the milestone or action'), unitId: idSchema.nullable().describe('The unit; null for none') },
    'Says which unit completes a milestone or carries out an action.',
    ['unknown-id', 'wrong-kind'],
    domain.assignUnit as Carry,
  ),
];

/** The one operation that is made of others. */
export const ADJUST_COURSE = 'adjustCourse';

const adjustCourse: OperationDefinition = {
  type: ADJUST_COURSE,
  input: z.strictObject({
    adjustment: courseAdjustmentSchema,
    operations: z
      .array(z.lazy((): z.ZodType => operationSchema))
      .max(MAX_LIST_LENGTH)
      .describe('What changes, in order'),
  }),
  changes: 'Carries out several operations as one change of course, and keeps its rationale among the adjustments.',
  refusals: ['duplicate-id'],
};

const kinds = Object.keys(schemaOfKind) as OwnedKind[];

/** The operations that are carried out by themselves, by name. */
export const carried: ReadonlyMap<string, CarriedDefinition> = new Map(
  [...kinds.flatMap(structural), ...ofDomain].map((definition) => [definition.type, definition]),
);

/**
 * Every operation, with what it takes, what it changes and what can go wrong.
 *
 * @example
 * ```ts
 * operations.find(({ type }) => type === 'reportAction')?.changes; // 'Reports how far an action is.'
 * ```
 */
export const operations: readonly OperationDefinition[] = Object.freeze([...carried.values(), adjustCourse]);

/**
 * Reads an operation from JSON. `apply` does so by itself.
 *
 * @example
 * ```ts
 * operationSchema.safeParse({ type: 'assignTeam', id: 'milestone-1', teamId: null }).success; // true
 * ```
 */
export const operationSchema: z.ZodType<Operation> = z.discriminatedUnion(
  'type',
  operations.map(({ type, input }) => input.extend({ type: z.literal(type) })) as unknown as [
    z.ZodObject,
    ...z.ZodObject[],
  ],
) as unknown as z.ZodType<Operation>;
