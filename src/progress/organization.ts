/**
 * Who carries the plan: its actions by unit, division, team and person. An action counts for its unit, else for its
 * milestone's unit, else in equal parts for the units of its milestone's team. Parts are counted in whole numbers, so
 * that all of them add up to the plan's actions exactly.
 */

import type { Action, Milestone, Plan, Strategy } from '../model/generated/types.js';
import type { ActionState, ImplementationState } from '../model/standing.js';
import { isDiscontinued } from '../model/step.js';
import { type ActionProgress, actionStates, isOnSchedule, progressOfAction } from './action.js';
import { type ProgressOptions, type Settings, settingsOf } from './settings.js';

/** What someone carries, and how far it is. Each action counts alike, whatever its weight among its siblings. */
export interface Carried {
  /** How much is carried, in parts of an action; `partsPerAction` of them make a whole one. */
  readonly parts: number;
  /** The same in actions. */
  readonly actions: number;
  /** Parts of actions by state. */
  readonly counts: Readonly<Record<ActionState, number>>;
  /** The share done of what was not given up, 0 to 1; null where nothing is carried. */
  readonly completion: number | null;
  /** The share of time gone, 0 to 1. */
  readonly expected: number | null;
  /** The share that reporting could fairly show, 0 to 1. */
  readonly due: number | null;
  /** What counts of completion: ahead in one action never hides behind in another, 0 to 1. */
  readonly credit: number | null;
  readonly state: ImplementationState;
}

/** What a unit, a division, a team or a person carries. */
export interface Carrier extends Carried {
  /** The id; of a person, who has none, the name. */
  readonly id: string;
  readonly name: string;
}

/** Implementation by who carries it. */
export interface OrganizationRollup {
  readonly id: string;
  /** How many actions the plan has, given up or not. */
  readonly actions: number;
  /** Into how many parts an action is divided, so that every share is a whole number of them. */
  readonly partsPerAction: number;
  readonly divisions: readonly (Carrier & { readonly units: readonly Carrier[] })[];
  readonly teams: readonly Carrier[];
  /** Those responsible for actions, else for their milestones, in the order in which the plan names them. */
  readonly people: readonly Carrier[];
  /** Actions that no unit of the organization carries; with the divisions they make up the plan's actions. */
  readonly withoutUnit: Carried;
  /** Actions of milestones without a team; with the teams they make up the plan's actions. */
  readonly withoutTeam: Carried;
  /** Actions for which nobody is responsible; with the people they make up the plan's actions. */
  readonly withoutPerson: Carried;
}

interface Tally {
  parts: number;
  going: number;
  completion: number;
  expected: number;
  due: number;
  credit: number;
  readonly counts: Record<ActionState, number>;
}

const emptyTally = (): Tally => ({
  parts: 0,
  going: 0,
  completion: 0,
  expected: 0,
  due: 0,
  credit: 0,
  counts: Object.fromEntries(actionStates.map((state) => [state, 0])) as Record<ActionState, number>,
});

function count(tally: Tally, { state, completion, expected, due, credit }: ActionProgress, parts: number): void {
  tally.parts += parts;
  tally.counts[state] += parts;
  if (state === 'discontinued') return;
  tally.going += parts;
  tally.completion += parts * completion;
  tally.expected += parts * expected;
  tally.due += parts * due;
  tally.credit += parts * credit;
}

function carriedBy(
  { parts, going, completion, expected, due, credit, counts }: Tally,
  partsPerAction: number,
  settings: Settings,
): Carried {
  const told = { parts, actions: parts / partsPerAction, counts: Object.freeze({ ...counts }) };
  if (going === 0) {
    const state = parts === 0 ? 'no-data' : 'discontinued';
    return { ...told, completion: null, expected: null, due: null, credit: null, state };
  }
  const means = {
    completion: completion / going,
    expected: expected / going,
    due: due / going,
    credit: credit / going,
  };
  return { ...told, ...means, state: stateOf(means, counts, going, settings) };
}

/** The state of what someone carries, by credit against what is due; what is overdue is never on schedule. */
function stateOf(
  { credit, due }: { readonly credit: number; readonly due: number },
  counts: Readonly<Record<ActionState, number>>,
  going: number,
  settings: Settings,
): ImplementationState {
  if (counts.complete === going) return 'complete';
  if (counts.overdue > 0) return 'behind-schedule';
  if (counts['not-started'] === going) return 'not-started';
  if (counts['behind-schedule'] === 0) return 'on-schedule';
  if (counts['behind-schedule'] === going) return 'behind-schedule';
  return isOnSchedule(credit, due, settings) ? 'on-schedule' : 'behind-schedule';
}

/** Beyond so many parts, where teams of very many sizes share actions, shares are no longer whole numbers of them. */
const MOST_PARTS = 2 ** 32;

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/**
 * Implementation by division, unit, team and person: how much each carries, and how far it is. What all carry, with
 * what nobody does, adds up to the plan's actions exactly, in parts of an action. What was given up by the day, an action,
 * its milestone or its strategy, counts as discontinued.
 *
 * Total: never throws on a well-shaped plan, whatever refers to what; an `asOf` that is no calendar day is a `RangeError`.
 *
 * Source: Redding & Layland 2015: units carry out functions to complete milestones; teams are drawn from units.
 *
 * @example
 * ```ts
 * const { divisions } = rollupOrganization(examplePlan, { asOf: '2026-08-03' });
 * divisions.map(({ name, actions }) => `${name}: ${actions}`); // ['Teaching and Learning: 8', 'School Support: 8']
 * ```
 */
export function rollupOrganization(plan: Plan, options: ProgressOptions): OrganizationRollup {
  const settings = settingsOf(options);
  const { divisions } = plan.organization;
  const unitIds = new Set(divisions.flatMap(({ units }) => units.map(({ id }) => id)));
  const unitsOfTeam = new Map(
    plan.teams.map(({ id, unitIds: joined }) => [id, [...new Set(joined)].filter((unit) => unitIds.has(unit))]),
  );
  let partsPerAction = 1;
  for (const { length } of unitsOfTeam.values()) {
    const finer = length === 0 ? partsPerAction : (partsPerAction / divisor(partsPerAction, length)) * length;
    if (finer <= MOST_PARTS) partsPerAction = finer;
  }
  const byUnit = new Map<string, Tally>();
  const byTeam = new Map<string, Tally>();
  const tallyOf = (tallies: Map<string, Tally>, id: string) => {
    const known = tallies.get(id) ?? emptyTally();
    tallies.set(id, known);
    return known;
  };
  const byPerson = new Map<string, Tally>();
  const [withoutUnit, withoutTeam, withoutPerson] = [emptyTally(), emptyTally(), emptyTally()];
  let actions = 0;
  const take = (action: Action, { unitId, teamId, responsible }: Milestone, isGivenUp: boolean): void => {
    actions += 1;
    const own = progressOfAction(action, settings);
    const progress: ActionProgress = isGivenUp && own.state !== 'complete' ? { ...own, state: 'discontinued' } : own;
    const team = teamId === undefined ? undefined : unitsOfTeam.get(teamId);
    const one = [action.unitId, unitId].find((id) => id !== undefined && unitIds.has(id));
    const carriers = one === undefined ? (team ?? []) : [one];
    if (carriers.length === 0) count(withoutUnit, progress, partsPerAction);
    for (const id of carriers) count(tallyOf(byUnit, id), progress, partsPerAction / carriers.length);
    count(team === undefined ? withoutTeam : tallyOf(byTeam, teamId as string), progress, partsPerAction);
    const person = (action.responsible ?? responsible)?.name;
    count(person === undefined ? withoutPerson : tallyOf(byPerson, person), progress, partsPerAction);
  };
  const isGivenUp = (work: Milestone | Strategy) => isDiscontinued(work, settings.asOf);
  for (const strategy of plan.goals.flatMap(({ strategies }) => strategies)) {
    for (const milestone of strategy.milestones) {
      const isOver = isGivenUp(strategy) || isGivenUp(milestone);
      for (const action of milestone.actions) take(action, milestone, isOver);
    }
  }
  const told = (tally: Tally | undefined) => carriedBy(tally ?? emptyTally(), partsPerAction, settings);
  return Object.freeze({
    id: plan.organization.id,
    actions,
    partsPerAction,
    divisions: divisions.map(({ id, name, units }) => {
      const whole = emptyTally();
      for (const unit of units) add(whole, byUnit.get(unit.id));
      return {
        id,
        name,
        ...told(whole),
        units: units.map((unit) => ({ id: unit.id, name: unit.name, ...told(byUnit.get(unit.id)) })),
      };
    }),
    teams: plan.teams.map(({ id, name }) => ({ id, name, ...told(byTeam.get(id)) })),
    people: [...byPerson].map(([name, tally]) => ({ id: name, name, ...told(tally) })),
    withoutUnit: told(withoutUnit),
    withoutTeam: told(withoutTeam),
    withoutPerson: told(withoutPerson),
  });
}

function add(whole: Tally, part: Tally | undefined): void {
  if (part === undefined) return;
  for (const key of ['parts', 'going', 'completion', 'expected', 'due', 'credit'] as const) whole[key] += part[key];
  for (const state of actionStates) whole.counts[state] += part.counts[state];
}
