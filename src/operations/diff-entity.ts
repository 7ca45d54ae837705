/**
 * What leads from one entity to another of the same id and kind, without what they own: its fields, and its lists of
 * reports, observations and targets.
 */
import { isEqual } from '../model/equal.js';
import type {
  Action,
  EntityKind,
  EntityOfKind,
  Measure,
  Milestone,
  Observation,
  Plan,
  Report,
  Subgroup,
} from '../model/generated/types.js';
import type { Operation } from './operation.js';
import { capitalized, fieldsOf } from './structure.js';

type AnyEntity = EntityOfKind[EntityKind];
type Fields = Readonly<Record<string, unknown>>;

/** An operation of a type that is put together. */
export const operation = (type: string, input: object): Operation => ({ type, ...input }) as unknown as Operation;

/** The longest rising run through numbers, as the set of its values: what need not move. */
export function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const before = new Map<number, number | undefined>();
  for (const number of numbers) {
    let [low, high] = [0, tails.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((tails[middle] as number) < number) low = middle + 1;
      else high = middle;
    }
    before.set(number, tails[low - 1]);
    tails[low] = number;
  }
  const run = new Set<number>();
  for (let last = tails.at(-1); last !== undefined; last = before.get(last)) run.add(last);
  return run;
}

/** A list of entries turned into another: what to take out and what to put in, keeping as many as can be. */
function entriesDiff<T>(
  before: readonly T[],
  after: readonly T[],
): { readonly out: readonly number[]; readonly into: readonly number[] } {
  const places = new Map<string, number[]>();
  for (let index = after.length - 1; index >= 0; index -= 1) {
    const text = canonical(after[index]);
    const known = places.get(text);
    if (known === undefined) places.set(text, [index]);
    else known.push(index);
  }
  // Each entry is paired with an equal one, first with first; of the pairs, the longest run in order stays.
  const twins = before.map((entry) => places.get(canonical(entry))?.pop());
  const kept = longestRise(twins.filter((twin) => twin !== undefined));
  const indexes = (entries: readonly T[]) => [...entries.keys()];
  return {
    out: indexes(before).filter((index) => !kept.has(twins[index] ?? -1)),
    into: indexes(after).filter((index) => !kept.has(index)),
  };
}

/** Plain JSON as text, whatever the order of its keys. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${JSON.stringify(key)}:${canonical((value as Fields)[key])}`).join(',')}}`;
}

function reportsDiff(
  type: 'reportAction' | 'reportMilestone',
  id: string,
  before: readonly Report[],
  after: readonly Report[],
): Operation[] {
  const { out, into } = entriesDiff(before, after);
  return [
    ...out.toReversed().map((at) => operation('withdrawReport', { id, report: before[at], at })),
    ...into.map((at) => {
      // At the end, which is where reports are made, the place goes without saying.
      const atEnd = at === after.length - 1 && out.length === 0;
      return operation(type, { id, report: after[at], ...(atEnd ? {} : { at }) });
    }),
  ];
}

function observationsDiff(id: string, before: readonly Observation[], after: readonly Observation[]): Operation[] {
  const onSameDays = before.length === after.length && before.every(({ date }, index) => date === after[index]?.date);
  if (onSameDays) {
    return after.flatMap((observation, at) =>
      isEqual(observation, before[at])
        ? []
        : [operation('correctObservation', { id, date: observation.date, observation, at })],
    );
  }
  const { out, into } = entriesDiff(before, after);
  return [
    ...out.toReversed().map((at) => operation('removeObservation', { id, date: before[at]?.date, at })),
    ...into.map((at) => {
      const atEnd = at === after.length - 1 && out.length === 0;
      return operation('recordObservation', { id, observation: after[at], ...(atEnd ? {} : { at }) });
    }),
  ];
}

/** The changes that `revise` makes from one entity to another; undefined where there are none. */
function changesBetween(kind: EntityKind, before: Fields, after: Fields): Fields | undefined {
  const changes: Record<string, unknown> = {};
  for (const field of fieldsOf(kind)) {
    if (!isEqual(before[field], after[field])) changes[field] = after[field] ?? null;
  }
  return Object.keys(changes).length === 0 ? undefined : changes;
}

function seriesDiff(id: string, before: Measure | Subgroup, after: Measure | Subgroup): Operation[] {
  return [
    ...(isEqual(before.baseline, after.baseline)
      ? []
      : [operation('rebaseline', { id, baseline: after.baseline ?? null })]),
    ...(isEqual(before.targets, after.targets) ? [] : [operation('setTargets', { id, targets: after.targets })]),
    ...observationsDiff(id, before.observations, after.observations),
  ];
}

/** What leads from one entity to another of the same id and kind, without what they own. */
export function fieldsDiff(kind: EntityKind, before: AnyEntity, after: AnyEntity): Operation[] {
  if (before === after) return [];
  const { id } = after;
  const found: Operation[] = [];
  const changes = changesBetween(kind, before as unknown as Fields, after as unknown as Fields);
  if (changes !== undefined) found.push(operation(`revise${capitalized(kind)}`, { id, changes }));
  if (kind === 'measure' || kind === 'subgroup') found.push(...seriesDiff(id, before as Measure, after as Measure));
  if (kind === 'strategy') {
    const { theory } = after as EntityOfKind['strategy'];
    if (!isEqual((before as EntityOfKind['strategy']).theory, theory))
      found.push(operation('reviseTheory', { id, theory }));
  }
  if (kind === 'milestone' || kind === 'action')
    found.push(...stepDiff(kind, before as Milestone | Action, after as Milestone | Action));
  return found;
}

function stepDiff(kind: 'milestone' | 'action', before: Milestone | Action, after: Milestone | Action): Operation[] {
  const { id } = after;
  const found: Operation[] = [];
  if (!isEqual(before.period, after.period)) {
    found.push(operation(`reschedule${capitalized(kind)}`, { id, period: after.period }));
  }
  if (before.unitId !== after.unitId) found.push(operation('assignUnit', { id, unitId: after.unitId ?? null }));
  if (kind === 'milestone') {
    const { teamId } = after as Milestone;
    if ((before as Milestone).teamId !== teamId) found.push(operation('assignTeam', { id, teamId: teamId ?? null }));
    found.push(...reportsDiff('reportMilestone', id, before.reports, after.reports));
    return found;
  }
  const { discontinued } = after as Action;
  if (!isEqual((before as Action).discontinued, discontinued)) {
    found.push(operation('discontinueAction', { id, discontinued: discontinued ?? null }));
  }
  found.push(...reportsDiff('reportAction', id, before.reports, after.reports));
  return found;
}

/** The plan's own fields and its organisation's. */
export function rootsDiff(a: Plan, b: Plan): Operation[] {
  const found: Operation[] = [];
  const direction = {
    ...(a.vision === b.vision ? {} : { vision: b.vision }),
    ...(a.mission === b.mission ? {} : { mission: b.mission }),
  };
  if (Object.keys(direction).length > 0) found.push(operation('reviseDirection', direction));
  const planChanges = changesBetween('plan', a as unknown as Fields, b as unknown as Fields);
  if (planChanges !== undefined) found.push(operation('revisePlan', { changes: planChanges }));
  const changes = changesBetween(
    'organization',
    a.organization as unknown as Fields,
    b.organization as unknown as Fields,
  );
  if (changes !== undefined) found.push(operation('reviseOrganization', { changes }));
  return found;
}
