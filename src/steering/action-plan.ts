/** The action plan that a collaborative team writes and carries out, as rows. */

import type { Day } from '../model/calendar.js';
import { finderIn } from '../model/entity-index.js';
import { titleOf } from '../model/find.js';
import type { Amount, Input, Output, Person, Plan } from '../model/generated/types.js';
import type { ActionState } from '../model/standing.js';
import type { ActionProgress } from '../progress/action.js';
import { rollup } from '../progress/rollup.js';
import type { ProgressOptions } from '../progress/settings.js';

/** One action of an action plan. */
export interface ActionPlanRow {
  readonly id: string;
  readonly action: string;
  /** The timeline. */
  readonly start: Day;
  readonly end: Day;
  /** The name of the unit: the action's, else its milestone's; null where neither has one. */
  readonly unit: string | null;
  /** Who answers for the action, else for the milestone. */
  readonly responsible: Person | null;
  /** What it takes, with what was used up to that day. */
  readonly inputs: readonly Input[];
  /** What it gives, with what was delivered up to that day. */
  readonly outputs: readonly Output[];
  readonly completion: number;
  readonly due: number;
  readonly state: ActionState;
  /** The day of the last report that counts. */
  readonly reportedOn: Day | null;
  /** What it depends on that is not complete, by name. */
  readonly waitsFor: readonly string[];
}

/** The things of a list, each with its amounts up to a day; those of which none is cut off as they are. */
function knownBy<Field extends string, Item extends { readonly [Key in Field]: readonly Amount[] }>(
  items: readonly Item[],
  field: Field,
  asOf: Day,
): readonly Item[] {
  const isLater = ({ date }: Amount) => date > asOf;
  if (!items.some((item) => item[field].some(isLater))) return items;
  return items.map((item) =>
    item[field].some(isLater)
      ? Object.freeze({ ...item, [field]: Object.freeze(item[field].filter((amount) => !isLater(amount))) })
      : item,
  );
}

/**
 * The action plan of a milestone as rows, in the order of their timelines: action, timeline, unit, responsible, inputs,
 * outputs, state, what it waits for. No rows where the id names no milestone.
 *
 * Source: Redding & Layland 2015: the collaborative team writes the action plan: actions, timelines, inputs, outputs.
 *
 * @example
 * ```ts
 * const rows = actionPlan(examplePlan, 'milestone-coaches', { asOf: '2026-08-03' });
 * rows.map(({ action, unit, state }) => `${action} (${unit}): ${state}`);
 * // ['Recruit and place regional coaches (Regional Support): complete', 'Train the coaches together (Literacy): overdue']
 * ```
 */
export function actionPlan(plan: Plan, milestoneId: string, options: ProgressOptions): readonly ActionPlanRow[] {
  const find = finderIn(plan);
  const found = find(milestoneId);
  const [, goal, , strategy, , milestone] = found?.path ?? [];
  const standing = rollup(plan, options).goals[Number(goal)]?.strategies[Number(strategy)]?.milestones[
    Number(milestone)
  ];
  if (found?.kind !== 'milestone' || standing === undefined) return [];
  const nameOf = (id: string | undefined): string | null => {
    const unit = id === undefined ? undefined : find(id);
    return unit?.kind === 'unit' ? unit.entity.name : null;
  };
  const titled = (id: string) => {
    const other = find(id);
    return other === undefined ? id : titleOf(other.entity);
  };
  const rows = found.entity.actions.map((action, index): ActionPlanRow => {
    const { completion, due, state, reportedOn, waitsFor } = standing.actions[index] as ActionProgress;
    return Object.freeze({
      id: action.id,
      action: action.title,
      start: action.period.start,
      end: action.period.end,
      unit: nameOf(action.unitId) ?? nameOf(found.entity.unitId),
      responsible: action.responsible ?? found.entity.responsible ?? null,
      inputs: knownBy(action.inputs, 'used', options.asOf),
      outputs: knownBy(action.outputs, 'delivered', options.asOf),
      completion,
      due,
      state,
      reportedOn,
      waitsFor: waitsFor.map(titled),
    });
  });
  const before = (a: ActionPlanRow, b: ActionPlanRow) => (a.start === b.start ? a.end < b.end : a.start < b.start);
  return Object.freeze(rows.sort((a, b) => (before(a, b) ? -1 : before(b, a) ? 1 : 0)));
}
