/**
 * Who carries the plan: its actions by unit, division and team. An action counts for its unit, else for its
 * milestone's unit, else in equal parts for the units of its milestone's team. Parts are counted in whole numbers, so
 * that all of them add up to the plan's actions exactly.
 */
import type { Action, Milestone, Plan } from '../model/generated/types.js';
import {
  type ActionProgress,
  type ActionState,
  actionStates,
  isOnSchedule,
  NOTHING,
  progressOfAction,
} from './action.js';
import type { ImplementationState } from './implementation.js';
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
  readonly state: ImplementationState;
}

/** What a unit, a division or a team carries. */
export interface Carrier extends Carried {
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
  /** Actions that no unit of the organisation carries; with the divisions they make up the plan's actions. */
  readonly withoutUnit: Carried;
  /** Actions of milestones without a team; with the teams they make up the plan's actions. */
  readonly withoutTeam: Carried;
}

interface Tally {
  parts: number;
  going: number;
  completion: number;
  expected: number;
  due: number;
  readonly counts: Record<ActionState, number>;
}

const emptyTally = (): Tally => ({
  parts: 0,
  going: 0,
  completion: 0,
  expected: 0,
  due: 0,
  counts: Object.fromEntries(actionStates.map((state) => [state, 0])) as Record<ActionState, number>,
});

function count(tally: Tally, { state, completion, expected, due }: ActionProgress, parts: number): void {
  tally.parts += parts;
  tally.counts[state] += parts;
  if (state === 'discontinued') return;
  tally.going += parts;
  tally.completion += parts * completion;
  tally.expected += parts * expected;
  tally.due += parts * due;
}

function carriedBy(
  { parts, going, completion, expected, due, counts }: Tally,
  partsPerAction: number,
  settings: Settings,
): Carried {
  const told = { parts, actions: parts / partsPerAction, counts: Object.freeze({ ...counts }) };
  if (going === 0) return { ...told, completion: null, expected: null, due: null, state: 'no-data' };
  const means = { completion: completion / going, expected: expected / going, due: due / going };
  return { ...told, ...means, state: stateOf(means, counts, going, settings) };
}

function stateOf(
  { completion, due }: { readonly completion: number; readonly due: number },
  counts: Readonly<Record<ActionState, number>>,
  going: number,
  settings: Settings,
): ImplementationState {
  if (counts.complete === going) return 'complete';
  if (counts['not-started'] === going) return 'not-started';
  return isOnSchedule(completion, due, settings) ? 'on-schedule' : 'behind-schedule';
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b));

/**
 * Implementation by division, unit and team: how much each carries, and how far it is. What all carry, with what nobody
 * does, adds up to the plan's actions exactly, in parts of an action.
 *
 * Total: never throws on a well-shaped plan, whatever refers to what.
 *
 * Source: Redding & Layland 2015: units carry out functions to complete milestones; teams are drawn from units.
 *
 * @example
 * ```ts
 * const { divisions } = rollupOrganization(examplePlan, { asOf: '2026-08-03' });
 * divisions.map(({ name, actions }) => `${name}: ${actions}`); // ['Teaching and Learning: 7', 'School Support: 6']
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
    if (length > 0) partsPerAction = (partsPerAction / divisor(partsPerAction, length)) * length;
  }
  const byUnit = new Map<string, Tally>();
  const byTeam = new Map<string, Tally>();
  const tallyOf = (tallies: Map<string, Tally>, id: string) => {
    const known = tallies.get(id) ?? emptyTally();
    tallies.set(id, known);
    return known;
  };
  const [withoutUnit, withoutTeam] = [emptyTally(), emptyTally()];
  let actions = 0;
  const take = (action: Action, { unitId, teamId }: Milestone): void => {
    actions += 1;
    const progress = progressOfAction(action, settings);
    const team = teamId === undefined ? undefined : unitsOfTeam.get(teamId);
    const one = [action.unitId, unitId].find((id) => id !== undefined && unitIds.has(id));
    const carriers = one === undefined ? (team ?? []) : [one];
    if (carriers.length === 0) count(withoutUnit, progress, partsPerAction);
    for (const id of carriers) count(tallyOf(byUnit, id), progress, partsPerAction / carriers.length);
    count(team === undefined ? withoutTeam : tallyOf(byTeam, teamId as string), progress, partsPerAction);
  };
  for (const goal of plan.goals) {
    for (const strategy of goal.strategies) {
      for (const milestone of strategy.milestones) for (const action of milestone.actions) take(action, milestone);
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
    withoutUnit: told(withoutUnit),
    withoutTeam: told(withoutTeam),
  });
}

function add(whole: Tally, part: Tally | undefined): void {
  if (part === undefined) return;
  for (const key of ['parts', 'going', 'completion', 'expected', 'due'] as const) whole[key] += part[key];
  for (const state of actionStates) whole.counts[state] += part.counts[state];
}
