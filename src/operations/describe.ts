/** An operation in a sentence, for a log that people read. */

import { findEntity } from '../model/entity-index.js';
import { titleOf } from '../model/find.js';
import type { EntityKind, EntityOfKind, Plan, TheoryOfAction } from '../model/generated/types.js';
import { formatTheory } from '../model/sentence.js';
import { counted, inBrief } from '../model/words.js';
import type { Operation, OperationOf, OperationType } from './operation.js';

type Fields = Readonly<Record<string, unknown>>;

const shortened = (text: string) => inBrief(text, 60);

const words = (name: string) => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
const listed = (items: readonly string[]) =>
  items.length < 2 ? (items[0] ?? 'nothing') : `${items.slice(0, -1).join(', ')} and ${items.at(-1)}`;
const changed = (changes: object) => listed(Object.keys(changes).map(words));
/** Text of the plan as the end of a sentence, which may have its own full stop. */
const closing = (text: string) => shortened(text).replace(/(?<![.…!?])$/, '.');
const period = ({ start, end }: { readonly start: string; readonly end: string }) => `${start} to ${end}`;

type Teller<Type extends OperationType> = (operation: OperationOf<Type>, name: (id: string) => string) => string;

const tellers: { readonly [Type in OperationType]?: Teller<Type> } = {
  revisePlan: ({ changes }) => `Changed ${changed(changes)} of the plan.`,
  reviseOrganization: ({ changes }) => `Changed ${changed(changes)} of the organisation.`,
  replacePlan: ({ plan }) => `Replaced the whole plan by "${shortened(plan.title)}".`,
  reviseDirection: ({ vision, mission }) =>
    `Restated ${listed([...(vision === undefined ? [] : ['the vision']), ...(mission === undefined ? [] : ['the mission'])])}.`,
  reviseTheory: ({ id, theory }, name) =>
    `Restated the theory of action of ${name(id)}: ${shortened(formatTheory({ and: [], ...theory } as TheoryOfAction))}`,
  rescheduleAction: ({ id, period: days }, name) => `Rescheduled ${name(id)} to ${period(days)}.`,
  rescheduleMilestone: ({ id, period: days }, name) => `Rescheduled ${name(id)} to ${period(days)}.`,
  reportAction: ({ id, report }, name) =>
    `Reported ${name(id)} ${report.percentComplete} % complete on ${report.date}.`,
  reportMilestone: ({ id, report }, name) =>
    `Reported ${name(id)} ${report.percentComplete} % complete on ${report.date}.`,
  withdrawReport: ({ id, report }, name) => `Withdrew the report of ${report.date} on ${name(id)}.`,
  discontinueAction: ({ id, discontinued }, name) =>
    discontinued === null
      ? `Took ${name(id)} up again.`
      : `Discontinued ${name(id)} on ${discontinued.date}: ${closing(discontinued.reason)}`,
  recordObservation: ({ id, observation }, name) =>
    `Recorded ${observation.value} on ${observation.date} for ${name(id)}.`,
  correctObservation: ({ id, date, observation }, name) =>
    `Corrected the observation of ${date} for ${name(id)} to ${observation.value}${observation.date === date ? '' : ` on ${observation.date}`}.`,
  removeObservation: ({ id, date }, name) => `Removed the observation of ${date} from ${name(id)}.`,
  setTargets: ({ id, targets }, name) => {
    const last = targets.at(-1);
    if (last === undefined) return `Removed the targets of ${name(id)}.`;
    const aim = last.value ?? `${last.low ?? '…'} to ${last.high ?? '…'}`;
    return `Set ${counted(targets.length, 'target')} for ${name(id)}, the last ${aim} by ${last.date}.`;
  },
  rebaseline: ({ id, baseline }, name) =>
    baseline === null
      ? `Removed the baseline of ${name(id)}.`
      : `Set the baseline of ${name(id)} to ${baseline.value} on ${baseline.date}.`,
  assignTeam: ({ id, teamId }, name) =>
    teamId === null ? `Took the team off ${name(id)}.` : `Assigned ${name(teamId)} to ${name(id)}.`,
  assignUnit: ({ id, unitId }, name) =>
    unitId === null ? `Took the unit off ${name(id)}.` : `Assigned ${name(unitId)} to ${name(id)}.`,
  adjustCourse: ({ adjustment, operations }) =>
    `Adjusted course on ${adjustment.date}, with ${counted(operations.length, 'change')}: ${closing(adjustment.rationale)}`,
};

/** Whose words a kind is spoken of in. */
const nounOf = (kind: EntityKind | string) => (kind === 'subgroup' ? 'group' : kind);

/**
 * An operation in a sentence, for a log: what was done, to what, by its title where the plan has it. Give the plan as it
 * was before the operation, or as it is after.
 *
 * @example
 * ```ts
 * describeOperation({ type: 'assignTeam', id: 'milestone-review', teamId: 'team-reading' }, examplePlan);
 * // 'Assigned team "Reading team" to milestone "The review of reading materials is published".'
 * ```
 */
export function describeOperation(operation: Operation, plan: Plan): string {
  const name = (id: string): string => {
    const found = findEntity(plan, id);
    return found === undefined ? `"${shortened(id)}"` : `${nounOf(found.kind)} "${shortened(titleOf(found.entity))}"`;
  };
  const teller = tellers[operation.type] as
    | ((operation: Operation, name: (id: string) => string) => string)
    | undefined;
  if (teller !== undefined) return teller(operation, name);
  const [, verb = '', capital = ''] = /^(add|revise|move|remove)(.+)$/.exec(operation.type) as RegExpExecArray;
  const kind = capital.charAt(0).toLowerCase() + capital.slice(1);
  const input = operation as unknown as Fields & {
    readonly id: string;
    readonly to?: string;
    readonly changes: object;
  };
  if (verb === 'add') {
    const into = input.to === undefined ? '' : ` to ${name(input.to)}`;
    return `Added ${nounOf(kind)} "${shortened(titleOf(input[kind] as EntityOfKind[EntityKind]))}"${into}.`;
  }
  if (verb === 'revise') return `Changed ${changed(input.changes)} of ${name(input.id)}.`;
  if (verb === 'move')
    return `Moved ${name(input.id)}${input.to === undefined ? ' among its siblings' : ` to ${name(input.to)}`}.`;
  return `Removed ${name(input.id)}.`;
}
