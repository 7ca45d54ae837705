/** An operation in a sentence, for a log that people read. */

import { tellingInEnglish } from '../messages/en/telling.js';
import type { Sentences } from '../messages/issue.js';
import type { ReportWords } from '../messages/report.js';
import type { NamedEntity, TellingParams } from '../messages/telling.js';
import { COURSE } from '../model/course.js';
import { findEntity } from '../model/entity-index.js';
import { holdersOf, titleOf } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type {
  DiscontinuationInput,
  EntityKind,
  PeriodInput,
  Plan,
  ReportInput,
  TheoryOfAction,
} from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import { formatTheory } from '../model/sentence.js';
import { inBrief } from '../model/text.js';
import type { Operation, OperationOf, OperationType } from './generated/operations.js';
import { lookedAt, wrongArgument } from './given.js';

const shortened = (text: string) => inBrief(text, 60);

/** A sentence and what it names. */
type Told = { readonly [Name in keyof TellingParams]: readonly [Name, TellingParams[Name]] }[keyof TellingParams];

type Teller<Type extends OperationType> = (
  operation: OperationOf<Type>,
  name: (id: string) => NamedEntity,
  theoryOf: (theory: TheoryOfAction) => string,
) => Told;

const reschedule = (
  { id, period }: { readonly id: string; readonly period: PeriodInput | null },
  name: (id: string) => NamedEntity,
): Told => ['reschedule', { what: name(id), start: period?.start ?? null, end: period?.end ?? null }];

const discontinue = (
  { id, discontinued }: { readonly id: string; readonly discontinued: DiscontinuationInput | null },
  name: (id: string) => NamedEntity,
): Told => [
  'discontinue',
  { what: name(id), date: discontinued?.date ?? null, reason: shortened(discontinued?.reason ?? '') },
];

const report = (
  { id, report: { percentComplete, date } }: { readonly id: string; readonly report: ReportInput },
  name: (id: string) => NamedEntity,
): Told => ['report', { what: name(id), percent: percentComplete, date }];

/** The operations of the domain; those that each kind has are told alike. */
const tellers: { readonly [Type in OperationType]?: Teller<Type> } = {
  replacePlan: ({ plan }) => ['replacePlan', { title: shortened(plan.title) }],
  reviseDirection: (direction) => [
    'reviseDirection',
    { fields: Object.keys(direction).filter((field) => field !== 'type') },
  ],
  setExtensions: ({ id }, name) => ['setExtensions', { what: name(id) }],
  reviseTheory: ({ id, theory }, name, theoryOf) => {
    const said = theory === null ? null : shortened(theoryOf({ and: [], ...theory } as TheoryOfAction));
    return ['reviseTheory', { what: name(id), theory: said }];
  },
  rescheduleStrategy: reschedule,
  rescheduleMilestone: reschedule,
  rescheduleAction: reschedule,
  discontinueStrategy: discontinue,
  discontinueMilestone: discontinue,
  discontinueAction: discontinue,
  carryOver: ({ id, milestone }, name) => {
    const what = name(id);
    const title = milestone.title === undefined ? what.title : shortened(milestone.title);
    return ['carryOver', { what, title, start: milestone.period.start, end: milestone.period.end }];
  },
  reportMilestone: report,
  reportAction: report,
  withdrawReport: ({ id, report: { date } }, name) => ['withdrawReport', { what: name(id), date }],
  recordObservation: ({ id, observation: { value, date } }, name) => [
    'recordObservation',
    { what: name(id), value, date },
  ],
  correctObservation: ({ id, date, observation }, name) => {
    const newDate = observation.date === date ? null : observation.date;
    return ['correctObservation', { what: name(id), date, value: observation.value, newDate }];
  },
  removeObservation: ({ id, date }, name) => ['removeObservation', { what: name(id), date }],
  recordWithheld: ({ id, withheld: { date } }, name) => ['recordWithheld', { what: name(id), date }],
  withdrawWithheld: ({ id, withheld: { date } }, name) => ['withdrawWithheld', { what: name(id), date }],
  recordUse: ({ id, amount: { amount, date } }, name) => ['recordUse', { what: name(id), amount, date }],
  recordDelivery: ({ id, amount: { amount, date } }, name) => ['recordDelivery', { what: name(id), amount, date }],
  withdrawAmount: ({ id, amount: { amount, date } }, name) => ['withdrawAmount', { what: name(id), amount, date }],
  setTargets: ({ id, targets, from = null }, name) => {
    const last = targets.at(-1);
    const { value = null, low = null, high = null } = last ?? {};
    const lastTarget = last === undefined ? null : { date: last.date, value, low, high };
    return ['setTargets', { what: name(id), count: targets.length, last: lastTarget, from }];
  },
  rebaseline: ({ id, baseline, from = null }, name) => [
    'rebaseline',
    { what: name(id), baseline: baseline === null ? null : { date: baseline.date, value: baseline.value }, from },
  ],
  setRevisions: ({ id, revisions }, name) => ['setRevisions', { what: name(id), count: revisions.length }],
  assignTeam: ({ id, teamId }, name) => [
    'assignTeam',
    { what: name(id), assigned: teamId === null ? null : name(teamId) },
  ],
  assignUnit: ({ id, unitId }, name) => [
    'assignUnit',
    { what: name(id), assigned: unitId === null ? null : name(unitId) },
  ],
  adjustCourse: ({ [COURSE]: { date, rationale }, operations }) => [
    'adjustCourse',
    { date, count: operations.length, rationale: shortened(rationale) },
  ],
};

interface StructuralParts {
  readonly verb: string;
  readonly kind: EntityKind;
}

/** What the name of an operation that every kind has is made of; undefined where it is none. */
function structuralParts(type: string): StructuralParts | undefined {
  const [, verb = '', capital = ''] = /^(add|revise|move|remove)(.+)$/.exec(type) ?? [];
  const kind = capital.charAt(0).toLowerCase() + capital.slice(1);
  if (!Object.hasOwn(structure, kind)) return undefined;
  // What nothing holds, the plan and its organization, is always there.
  const isThere = verb !== 'revise' && holdersOf(kind as EntityKind).length === 0;
  return isThere ? undefined : { verb, kind: kind as EntityKind };
}

/** What the entities that operations name are found in. */
export interface Where {
  /** The id of the plan or of its organization. */
  rootId(kind: EntityKind): string;
  find(id: string): { readonly kind: EntityKind; readonly entity: AnyEntity } | undefined;
}

/** Adding, revising, moving and removing, which every kind has. */
function tellStructural(operation: Operation, where: Where, name: (id: string) => NamedEntity): Told {
  const { verb, kind } = structuralParts(operation.type) as StructuralParts;
  const input = operation as unknown as Readonly<Record<string, unknown>>;
  const to = typeof input['to'] === 'string' ? name(input['to']) : null;
  if (verb === 'add') return ['add', { what: { kind, title: shortened(titleOf(input[kind] as AnyEntity)) }, to }];
  if (verb === 'revise') {
    const fields = Object.keys(input['changes'] as object);
    return ['revise', { what: name((input['id'] as string | undefined) ?? where.rootId(kind)), fields }];
  }
  const what = name(input['id'] as string);
  return verb === 'move' ? ['move', { what, to }] : ['remove', { what }];
}

/** How an operation is told. */
export interface TellingOptions {
  /** The sentences of a language, with `report` to say theories of action in it; English where they are left out. */
  readonly messages?:
    | { readonly operations: Sentences<TellingParams>; readonly report?: Pick<ReportWords, 'theory'> | undefined }
    | undefined;
}

/**
 * An operation in a sentence, for a log: what was done, to what, by its title where the plan has it. Give the plan as it
 * was before the operation, or as it is after.
 *
 * @throws TypeError where it is no operation.
 *
 * @example
 * ```ts
 * describeOperation({ type: 'assignTeam', id: 'milestone-review', teamId: 'team-reading' }, examplePlan);
 * // 'Assigned team "Reading team" to milestone "The review of reading materials is published".'
 * ```
 */
export function describeOperation(operation: Operation, plan: Plan, options?: TellingOptions | undefined): string {
  const rootId = (kind: EntityKind) => (kind === 'plan' ? plan : plan.organization).id;
  return describeIn({ rootId, find: (id) => findEntity(plan, id) }, operation, options);
}

/** The same, by whatever finds what the operation names. */
export function describeIn(where: Where, operation: Operation, options?: TellingOptions | undefined): string {
  const { messages } = options ?? {};
  const name = (id: string): NamedEntity => {
    const found = where.find(id);
    return found === undefined
      ? { kind: null, title: shortened(id) }
      : { kind: found.kind, title: shortened(titleOf(found.entity)) };
  };
  const type: unknown = lookedAt(() => operation.type);
  const isKnown = typeof type === 'string' && (Object.hasOwn(tellers, type) || structuralParts(type) !== undefined);
  if (!isKnown) throw wrongArgument('operation', operation);
  const teller = tellers[operation.type] as Teller<OperationType> | undefined;
  const [sentence, params] =
    teller === undefined
      ? tellStructural(operation, where, name)
      : teller(operation, name, messages?.report?.theory ?? formatTheory);
  const tell = (messages?.operations ?? tellingInEnglish)[sentence] as (params: object) => string;
  return tell(params);
}
