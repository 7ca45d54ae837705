/** The operations that planners speak of by name: direction, schedule, reports, observations, targets, teams. */

import { findEntity } from '../model/entity-index.js';
import { isEqual } from '../model/equal.js';
import type { FoundEntity } from '../model/find.js';
import { markFrozen } from '../model/frozen.js';
import type {
  Baseline,
  Discontinuation,
  Observation,
  Period,
  Plan,
  Report,
  Target,
  TheoryOfAction,
} from '../model/generated/types.js';
import { reviseFound } from './structure.js';
import { eachBelow, named, type Outcome, refuse, setFields, type Work } from './work.js';

const frozenList = <T>(items: readonly T[]): readonly T[] => markFrozen(Object.freeze(items));

const insertedAt = <T>(list: readonly T[], at: number, item: T): readonly T[] =>
  frozenList([...list.slice(0, at), item, ...list.slice(at)]);
const without = <T>(list: readonly T[], at: number): readonly T[] =>
  frozenList([...list.slice(0, at), ...list.slice(at + 1)]);
const replacedAt = <T>(list: readonly T[], at: number, item: T): readonly T[] =>
  frozenList(list.map((each, index) => (index === at ? item : each)));

interface RootInput {
  readonly changes: Readonly<Record<string, unknown>>;
}

/** Revises the plan or its organisation, which alone may change their ids: to one that nothing else has. */
function reviseRoot(work: Work, type: 'revisePlan' | 'reviseOrganization', found: FoundEntity, { changes }: RootInput) {
  const id = changes['id'] as string | undefined;
  if (id !== undefined && id !== found.entity.id && findEntity(work.plan, id) !== undefined) {
    return refuse('duplicate-id', ['changes', 'id'], `The id "${id}" is taken; give the ${found.kind} its own.`, id);
  }
  return { inverse: [{ type, changes: reviseFound(work, found, changes) }] };
}

export function revisePlan(work: Work, input: RootInput): Outcome {
  return reviseRoot(work, 'revisePlan', { kind: 'plan', entity: work.plan, path: [], parentId: null }, input);
}

export function reviseOrganization(work: Work, input: RootInput): Outcome {
  const { id, organization } = work.plan;
  const found: FoundEntity = { kind: 'organization', entity: organization, path: ['organization'], parentId: id };
  return reviseRoot(work, 'reviseOrganization', found, input);
}

/** For plans in which an id names several entities, so that nothing can be named. */
export function replacePlan(work: Work, { plan }: { readonly plan: Plan }): Outcome {
  const before = work.plan;
  work.plan = plan;
  eachBelow('plan', plan, (_kind, { id }) => work.touched.add(id));
  eachBelow('organization', plan.organization, (_kind, { id }) => work.touched.add(id));
  return { inverse: [{ type: 'replacePlan', plan: before }] };
}

export function reviseDirection(
  work: Work,
  direction: { readonly vision?: string; readonly mission?: string },
): Outcome {
  const found: FoundEntity = { kind: 'plan', entity: work.plan, path: [], parentId: null };
  return { inverse: [{ type: 'reviseDirection', ...reviseFound(work, found, direction) }] };
}

export function reviseTheory(
  work: Work,
  { id, theory }: { readonly id: string; readonly theory: TheoryOfAction },
): Outcome {
  const found = named(work, id, ['strategy']);
  if ('refused' in found) return found;
  setFields(work, found, { theory });
  return { inverse: [{ type: 'reviseTheory', id, theory: found.entity.theory }] };
}

export function reschedule(kind: 'action' | 'milestone') {
  const type = kind === 'action' ? 'rescheduleAction' : 'rescheduleMilestone';
  return (work: Work, { id, period }: { readonly id: string; readonly period: Period }): Outcome => {
    const found = named(work, id, [kind]);
    if ('refused' in found) return found;
    setFields(work, found, { period });
    return { inverse: [{ type, id, period: found.entity.period }] };
  };
}

interface ReportInput {
  readonly id: string;
  readonly report: Report;
  readonly at?: number;
}

export function report(kind: 'action' | 'milestone') {
  return (work: Work, { id, report, at }: ReportInput): Outcome => {
    const found = named(work, id, [kind]);
    if ('refused' in found) return found;
    const { reports } = found.entity;
    const place = Math.min(at ?? reports.length, reports.length);
    setFields(work, found, { reports: insertedAt(reports, place, report) });
    return { inverse: [{ type: 'withdrawReport', id, report, at: place }] };
  };
}

export function withdrawReport(work: Work, { id, report, at }: ReportInput): Outcome {
  const found = named(work, id, ['action', 'milestone']);
  if ('refused' in found) return found;
  const { reports } = found.entity;
  const isIt = (place: number | undefined) => place !== undefined && isEqual(reports[place], report);
  const place = isIt(at) ? (at as number) : reports.findLastIndex((each) => isEqual(each, report));
  if (place === -1) {
    const kept = reports.some(({ date }) => date === report.date) ? 'another report' : 'no report';
    return refuse(
      'no-such-report',
      ['report'],
      `The ${found.kind} "${id}" has ${kept} on ${report.date}; give one that it has.`,
      id,
    );
  }
  setFields(work, found, { reports: without(reports, place) });
  const type = found.kind === 'action' ? 'reportAction' : 'reportMilestone';
  return { inverse: [{ type, id, report: reports[place] as Report, at: place }] };
}

export function discontinueAction(
  work: Work,
  { id, discontinued }: { readonly id: string; readonly discontinued: Discontinuation | null },
): Outcome {
  const found = named(work, id, ['action']);
  if ('refused' in found) return found;
  setFields(work, found, { discontinued: discontinued ?? undefined });
  return { inverse: [{ type: 'discontinueAction', id, discontinued: found.entity.discontinued ?? null }] };
}

/** What has a series of observations: a measure, or a group within one. */
const SERIES = ['measure', 'subgroup'] as const;

export function recordObservation(
  work: Work,
  { id, observation, at }: { readonly id: string; readonly observation: Observation; readonly at?: number },
): Outcome {
  const found = named(work, id, SERIES);
  if ('refused' in found) return found;
  const { observations } = found.entity;
  const place = Math.min(at ?? observations.length, observations.length);
  setFields(work, found, { observations: insertedAt(observations, place, observation) });
  return { inverse: [{ type: 'removeObservation', id, date: observation.date, at: place }] };
}

/** The one observation of a day; where several are, that at the place given. */
function placeOn(
  observations: readonly Observation[],
  date: string,
  at: number | undefined,
): number | 'none' | 'several' {
  if (at !== undefined && observations[at]?.date === date) return at;
  const first = observations.findIndex((observation) => observation.date === date);
  if (first === -1) return 'none';
  return observations.slice(first + 1).some((observation) => observation.date === date) ? 'several' : first;
}

function observationOn(
  work: Work,
  id: string,
  date: string,
  at: number | undefined,
):
  | Extract<Outcome, { readonly refused: unknown }>
  | { readonly found: Extract<FoundEntity, { readonly kind: 'measure' | 'subgroup' }>; readonly place: number } {
  const found = named(work, id, SERIES);
  if ('refused' in found) return found;
  const place = placeOn(found.entity.observations, date, at);
  if (place === 'none') {
    return refuse(
      'no-such-observation',
      ['date'],
      `The ${found.kind} "${id}" has no observation on ${date}; record one first.`,
      id,
    );
  }
  if (place === 'several') {
    return refuse(
      'several-observations',
      ['date'],
      `The ${found.kind} "${id}" has several observations on ${date}; say at which place in the list.`,
      id,
    );
  }
  return { found, place };
}

export function correctObservation(
  work: Work,
  input: { readonly id: string; readonly date: string; readonly observation: Observation; readonly at?: number },
): Outcome {
  const { id, date, observation, at } = input;
  const there = observationOn(work, id, date, at);
  if ('refused' in there) return there;
  const { found, place } = there;
  const { observations } = found.entity;
  setFields(work, found, { observations: replacedAt(observations, place, observation) });
  const before = observations[place] as Observation;
  return { inverse: [{ type: 'correctObservation', id, date: observation.date, observation: before, at: place }] };
}

export function removeObservation(
  work: Work,
  { id, date, at }: { readonly id: string; readonly date: string; readonly at?: number },
): Outcome {
  const there = observationOn(work, id, date, at);
  if ('refused' in there) return there;
  const { found, place } = there;
  const { observations } = found.entity;
  setFields(work, found, { observations: without(observations, place) });
  return { inverse: [{ type: 'recordObservation', id, observation: observations[place] as Observation, at: place }] };
}

export function setTargets(
  work: Work,
  { id, targets }: { readonly id: string; readonly targets: readonly Target[] },
): Outcome {
  const found = named(work, id, SERIES);
  if ('refused' in found) return found;
  setFields(work, found, { targets });
  return { inverse: [{ type: 'setTargets', id, targets: found.entity.targets }] };
}

export function rebaseline(
  work: Work,
  { id, baseline }: { readonly id: string; readonly baseline: Baseline | null },
): Outcome {
  const found = named(work, id, SERIES);
  if ('refused' in found) return found;
  setFields(work, found, { baseline: baseline ?? undefined });
  return { inverse: [{ type: 'rebaseline', id, baseline: found.entity.baseline ?? null }] };
}

export function assignTeam(
  work: Work,
  { id, teamId }: { readonly id: string; readonly teamId: string | null },
): Outcome {
  const found = named(work, id, ['milestone']);
  if ('refused' in found) return found;
  setFields(work, found, { teamId: teamId ?? undefined });
  return { inverse: [{ type: 'assignTeam', id, teamId: found.entity.teamId ?? null }] };
}

export function assignUnit(
  work: Work,
  { id, unitId }: { readonly id: string; readonly unitId: string | null },
): Outcome {
  const found = named(work, id, ['milestone', 'action']);
  if ('refused' in found) return found;
  setFields(work, found, { unitId: unitId ?? undefined });
  return { inverse: [{ type: 'assignUnit', id, unitId: found.entity.unitId ?? null }] };
}
