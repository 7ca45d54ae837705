/**
 * What milestones and actions wait for. It may stand anywhere in the plan, so that a result that names it rests on more
 * than its own branch: such a result holds as long as what it waits for is as complete, or not, as it was.
 */

import type { Day } from '../model/calendar.js';
import type { Action, Milestone, Plan } from '../model/generated/types.js';
import { isReportedComplete, NOTHING } from './action.js';
import type { Settings } from './settings.js';

/** Where a milestone or an action stands: the places of goal, strategy, milestone and action in their lists. */
type Place = readonly number[];

/** What something waits for, or need not wait for any longer. */
export interface Dependency {
  readonly id: string;
  readonly complete: boolean;
  /** Where it stood when last looked for; undefined where it is nowhere. */
  place: Place | undefined;
}

/** The plan in which dependencies are looked for. */
export interface Surroundings {
  readonly plan: Plan;
  readonly settings: Settings;
  /** Where every milestone and action stands, once something was not where it had been. */
  places: ReadonlyMap<string, Place> | undefined;
  /** What the branch at hand waits for. */
  dependencies: Dependency[] | undefined;
}

function placesIn({ goals }: Plan): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  goals.forEach(({ strategies }, g) => {
    strategies.forEach(({ milestones }, s) => {
      milestones.forEach(({ id, actions }, m) => {
        places.set(id, [g, s, m]);
        actions.forEach((action, a) => {
          places.set(action.id, [g, s, m, a]);
        });
      });
    });
  });
  return places;
}

/** What stands on the way to a place, from the goal down. */
function onTheWay({ goals }: Plan, [g = -1, s = -1, m = -1, a]: Place): readonly (object | undefined)[] {
  const goal = goals[g];
  const strategy = goal?.strategies[s];
  const milestone = strategy?.milestones[m];
  return a === undefined ? [goal, strategy, milestone] : [goal, strategy, milestone, milestone?.actions[a]];
}

/** The milestone or action that a dependency names; remembers where it stands. */
function find(dependency: { readonly id: string; place: Place | undefined }, around: Surroundings) {
  const { id, place } = dependency;
  const step = (at: Place) => onTheWay(around.plan, at).at(-1) as Milestone | Action | undefined;
  const expected = place === undefined ? undefined : step(place);
  if (expected?.id === id) return expected;
  around.places ??= placesIn(around.plan);
  dependency.place = around.places.get(id);
  return dependency.place === undefined ? undefined : step(dependency.place);
}

/** Whether a milestone or an action is complete by a day. */
function isDone(step: Milestone | Action, { asOf }: Settings): boolean {
  if (!('actions' in step)) return isReportedComplete(step, asOf);
  return isMilestoneComplete(step, asOf);
}

/** Whether an action was given up by a day, and while its milestone went on. */
const wasDropped = ({ discontinued }: Action, asOf: Day, until: Day | undefined): boolean =>
  discontinued !== undefined && discontinued.date <= asOf && (until === undefined || discontinued.date < until);

/**
 * Whether a milestone is complete by a day: every action that goes on is, or it is reported so itself where it has
 * none; and it was so before it was given up. Work that was given up with it, as a carry-over does, was left undone.
 */
export function isMilestoneComplete(milestone: Milestone, asOf: Day): boolean {
  const { actions } = milestone;
  if (actions.length === 0) return isReportedComplete(milestone, asOf);
  const until = milestone.discontinued?.date;
  let done = 0;
  for (const action of actions) {
    if (isReportedComplete(action, asOf, until)) done += 1;
    else if (!wasDropped(action, asOf, until)) return false;
  }
  return done > 0;
}

/** Whether what a dependency names is complete now. */
export function isComplete(dependency: Dependency, around: Surroundings): boolean {
  const step = find(dependency, around);
  return step !== undefined && isDone(step, around.settings);
}

/** Whether what a dependency names lies in a branch, or is it. */
export const liesIn = ({ place }: Dependency, branch: object, { plan }: Surroundings): boolean =>
  place !== undefined && onTheWay(plan, place).includes(branch);

/** The ids of what a step depends on that is not complete. */
export function waitsFor({ dependsOn }: Milestone | Action, around: Surroundings): readonly string[] {
  if (dependsOn === undefined || dependsOn.length === 0) return NOTHING;
  const waiting: string[] = [];
  around.dependencies ??= [];
  for (const id of dependsOn) {
    const looked: { readonly id: string; place: Place | undefined } = { id, place: undefined };
    const step = find(looked, around);
    const complete = step !== undefined && isDone(step, around.settings);
    if (!complete) waiting.push(id);
    around.dependencies.push({ id, complete, place: looked.place });
  }
  return Object.freeze(waiting);
}
