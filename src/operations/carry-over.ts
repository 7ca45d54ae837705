/**
 * The end-of-year step of the method (Layland & Redding, *Strategic Performance Management: A Journey in
 * Organizational Effectiveness*): a milestone that is not done is carried over into one of the next year.
 */

import { plusDays, plusMonths } from '../model/calendar.js';
import { titleOf } from '../model/find.js';
import { freezePlain } from '../model/frozen.js';
import type { Action, Discontinuation, Milestone, Period, Report } from '../model/generated/types.js';
import { MAX_ID_LENGTH } from '../model/json.js';
import { capital } from '../model/nouns.js';
import { lastReport } from '../model/step.js';
import { type Appliers, named, type Outcome, operation, type Refusal, refuse } from './applying.js';
import { entityNow, type Node } from './draft.js';
import type { CarryOver } from './generated/operations.js';
import { inverseOfAdding, refuseTakenIds } from './structural.js';
import { add, find, setFields, type Transaction } from './transaction.js';

/** An action that is carried over: under which id, and when. */
interface Carried {
  readonly action: Action;
  readonly newId: string;
  readonly period: Period;
}

const isComplete = (reports: readonly Report[], on: string) => (lastReport(reports, on)?.percentComplete ?? 0) >= 100;

/** Calendar months from the month of one day to that of another. */
function monthsBetween(start: string, later: string): number {
  const [year = 0, month = 0] = start.split('-').map(Number);
  const [laterYear = 0, laterMonth = 0] = later.split('-').map(Number);
  return (laterYear - year) * 12 + laterMonth - month;
}

/** A period some months on, which lasts as many months: its end is the day before the one that follows it, as shifted. */
const shifted = ({ start, end }: Period, months: number): Period => ({
  start: plusMonths(start, months),
  end: plusDays(plusMonths(plusDays(end, 1), months), -1),
});

type Input = Omit<CarryOver, 'type'>;

/** The actions to be carried over: those that are named, else all that are not finished. */
function carriedBy(transaction: Transaction, old: Milestone, input: Input): readonly Carried[] | Refusal {
  const { on, milestone, actions } = input;
  if (actions === undefined) {
    const months = monthsBetween(old.period.start, milestone.period.start);
    return old.actions
      .filter(({ reports, discontinued }) => discontinued === undefined && !isComplete(reports, on))
      .map((action) => ({
        action,
        newId: `${action.id}~${milestone.id}`,
        period: shifted(action.period, months),
      }));
  }
  const byId = new Map(old.actions.map((action) => [action.id, action]));
  const carried: Carried[] = [];
  for (const [index, { id, newId, period }] of actions.entries()) {
    const path = ['actions', index, 'id'];
    const action = byId.get(id);
    if (action === undefined) {
      return find(transaction, id) === undefined
        ? refuse('unknown-id', path, { id, kinds: 'action', child: null })
        : refuse('not-in-milestone', path, { id, title: titleOf(old) }, id);
    }
    const facts = { kind: 'action', title: titleOf(action) } as const;
    if (action.discontinued !== undefined) {
      return refuse('already-discontinued', path, { ...facts, date: action.discontinued.date }, id);
    }
    const last = lastReport(action.reports, on);
    if (last !== null && last.percentComplete >= 100) {
      return refuse('already-complete', path, { ...facts, date: last.date }, id);
    }
    byId.delete(id);
    carried.push({ action, newId, period });
  }
  return carried;
}

/** An action as it goes on: with its inputs and outputs, without reports and amounts. */
function continued({ action, newId, period }: Carried, milestoneId: string, idNow: (id: string) => string): Action {
  const { id, inputs, outputs, dependsOn, discontinued: _, extensions: __, ...kept } = action;
  const idOn = (old: string) => `${old}~${milestoneId}`;
  return {
    ...kept,
    id: newId,
    period,
    inputs: inputs.map(({ extensions: _own, ...input }) => ({ ...input, id: idOn(input.id), used: [] })),
    outputs: outputs.map(({ extensions: _own, ...output }) => ({ ...output, id: idOn(output.id), delivered: [] })),
    reports: [],
    ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map(idNow) }),
    continues: id,
  };
}

function applyCarryOver(transaction: Transaction, input: Input): Outcome {
  const { id, on, milestone: next } = input;
  const found = named(transaction, id, ['milestone']);
  if ('refused' in found) return found;
  const old = entityNow(found);
  if (old.discontinued !== undefined) {
    const params = { kind: 'milestone', title: titleOf(old), date: old.discontinued.date } as const;
    return refuse('already-discontinued', ['id'], params, id);
  }
  const carried = carriedBy(transaction, old, input);
  if ('refused' in carried) return carried;
  const newIds = new Map(carried.map(({ action, newId }) => [action.id, newId]));
  const { actions: _, reports: __, discontinued: ___, extensions: ____, dependsOn, ...kept } = old;
  const idNow = (other: string) => newIds.get(other) ?? other;
  const entity = freezePlain<Milestone>({
    ...kept,
    id: next.id,
    title: next.title ?? old.title,
    period: next.period,
    actions: carried.map((each) => continued(each, next.id, idNow)),
    reports: [],
    ...(dependsOn === undefined ? {} : { dependsOn: dependsOn.map(idNow) }),
    continues: id,
  });
  for (const { id: made } of entity.actions.flatMap((action) => [action, ...action.inputs, ...action.outputs])) {
    if (made.length > MAX_ID_LENGTH)
      return refuse('id-too-long', ['milestone', 'id'], { id: made, most: MAX_ID_LENGTH });
  }
  const { id: to } = (found.parent as Node).entity;
  const written = [operation('addMilestone', { to, milestone: entity })];
  const refusal = refuseTakenIds(transaction, 'milestone', entity, ['milestone', 'id']);
  if (refusal !== undefined) return refusal;
  const inverse = inverseOfAdding(transaction, 'milestone', entity);
  add(transaction, found.parent as Node, 'milestone', entity, undefined, null);
  const reason = `Carried over to "${entity.title}"`;
  const discontinue = (discontinued: Node, carriedOverTo: string): void => {
    const value: Discontinuation = freezePlain({ date: on, reason, carriedOverTo });
    setFields(transaction, discontinued, { discontinued: value }, () => ['on']);
    const { kind, entity: given } = discontinued;
    written.push(operation(`discontinue${capital(kind)}`, { id: given.id, discontinued: value }));
  };
  discontinue(found as Node, next.id);
  inverse.unshift(operation('discontinueMilestone', { id, discontinued: null }));
  for (const { action, newId } of carried) {
    discontinue(find(transaction, action.id) as Node, newId);
    inverse.unshift(operation('discontinueAction', { id: action.id, discontinued: null }));
  }
  return { inverse, written };
}

export const carryOverAppliers: Appliers<'carryOver'> = { carryOver: applyCarryOver };
