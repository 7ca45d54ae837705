/**
 * How parts make a whole: the weighted mean over the parts that have a value, with each part's share in it, how
 * many parts stand how, and which is furthest behind. Implementation and performance combine alike, and never
 * with each other.
 */

import type { Day } from '../model/calendar.js';
import type { ActionState } from './action.js';
import { isOnSchedule } from './action.js';
import { type Settings, standingByPace } from './settings.js';
import type { GroupCounts, MeasureStatus } from './verdict.js';

/** How implementation stands. */
export type ImplementationState = ActionState | 'complete-to-date' | 'no-data';

/** What one part adds to a whole. */
export interface Part {
  readonly id: string;
  /** How much it counts. */
  readonly weight: number;
  /** Its completion or progress, 0 to 1; null where it has none. */
  readonly value: number | null;
  /** What it adds to the whole; the shares add up to the whole. */
  readonly share: number;
}

/** Whether the work is being done. */
export interface Implementation {
  /** The share done, 0 to 1; null where nothing can be said. */
  readonly completion: number | null;
  /** The share of time gone, 0 to 1. */
  readonly expected: number | null;
  /** The share that reporting could fairly show, 0 to 1. */
  readonly due: number | null;
  /** What counts of completion: ahead in one part never hides behind in another, 0 to 1. */
  readonly credit: number | null;
  readonly state: ImplementationState;
  /** The weight with data over all weight, 0 to 1; a part counts by its own coverage. */
  readonly coverage: number;
  /** How many parts stand how, what is discontinued included. */
  readonly counts: Readonly<Record<ImplementationState, number>>;
  /** How many actions and milestones below are overdue, a milestone itself included. */
  readonly overdue: number;
  /** The weight that was given up over all weight, 0 to 1. */
  readonly discontinued: number;
  /** The last day of the last milestone that goes on; of goals and the plan, the earliest among their parts. */
  readonly plannedThrough: Day | null;
  readonly parts: readonly Part[];
}

/** Whether the measures move. */
export interface Performance {
  /** The share of the way, 0 to 1. */
  readonly progress: number | null;
  /** The share of the way that was expected, 0 to 1. */
  readonly expectedProgress: number | null;
  /** What counts of progress: surplus in one part never hides a shortfall in another, 0 to 1. */
  readonly credit: number | null;
  /** Credit over expected progress; null where none was expected. */
  readonly pace: number | null;
  readonly status: MeasureStatus;
  /** The weight with data over all weight, 0 to 1; a part counts by its own coverage. */
  readonly coverage: number;
  /** How many parts stand how. */
  readonly counts: Readonly<Record<MeasureStatus, number>>;
  /** How the groups of students below stand; null without any. */
  readonly groups: GroupCounts | null;
  /** The id of the part furthest behind; null without data. */
  readonly worst: string | null;
  readonly parts: readonly Part[];
}

/** One part's standing in implementation. */
export interface ImplementationStanding {
  readonly completion: number | null;
  readonly expected: number | null;
  readonly due: number | null;
  readonly state: ImplementationState;
}

/** One part's standing in performance. */
export interface PerformanceStanding {
  readonly progress: number | null;
  readonly expectedProgress: number | null;
  readonly status: MeasureStatus;
  /** How much of its whole way is missing; what was expected less what was reached, where it is not given. */
  readonly shortfall?: number | null;
}

/** Something with an id, whose standing is found in it. */
interface Identified {
  readonly id: string;
}

/** The weights of all parts, and of those that count in the means. */
interface Basis {
  /** What a weight is multiplied by, so that sums of extreme weights stay finite. */
  readonly scale: number;
  /** Over what the means are taken. */
  readonly counted: number;
  readonly coverage: number;
}

/** Sums outside these bounds lose digits or overflow; weights are then scaled, which changes no mean. */
const LEAST_SUM = 2 ** -960;
const GREATEST_SUM = 2 ** 960;

function basisOf(
  weights: readonly number[],
  hasData: (index: number) => boolean,
  missing: Settings['missing'],
  scale = 1,
): Basis {
  let all = 0;
  let withData = 0;
  let heaviest = 0;
  for (let index = 0; index < weights.length; index += 1) {
    const weight = (weights[index] as number) * scale;
    all += weight;
    if (weight > heaviest) heaviest = weight;
    if (hasData(index)) withData += weight;
  }
  if (scale === 1 && weights.length > 0 && !(all > LEAST_SUM && all < GREATEST_SUM)) {
    // The heaviest part becomes 1 (in steps that do not overflow for the smallest numbers there are).
    return basisOf(weights, hasData, missing, Math.min(1 / heaviest, 2 ** 1000));
  }
  return { scale, counted: missing === 'zero' ? all : withData, coverage: all === 0 ? 0 : withData / all };
}

/** How much each entity counts among its siblings: 1 where it does not say. */
export function weightsOf(entities: readonly { readonly weight?: number }[]): readonly number[] {
  const weights: number[] = [];
  for (let index = 0; index < entities.length; index += 1) weights.push(entities[index]?.weight ?? 1);
  return weights;
}

const provisional = { overdue: 0, discontinued: 0, plannedThrough: null } as const;

const noSteps = (): Record<ImplementationState, number> => ({
  complete: 0,
  overdue: 0,
  'not-started': 0,
  'on-schedule': 0,
  'behind-schedule': 0,
  'no-data': 0,
  'complete-to-date': 0,
  discontinued: 0,
});

const noMeasures = (): Record<MeasureStatus, number> => ({
  'not-measurable': 0,
  'no-data': 0,
  exceeded: 0,
  met: 0,
  missed: 0,
  stale: 0,
  regressing: 0,
  'on-track': 0,
  'at-risk': 0,
  'off-track': 0,
});

const partOf = (id: string, weight: number, value: number | null, share: number): Part =>
  Object.freeze({ id, weight, value, share });

/**
 * Implementation of a whole from its parts. The state is found by `stateOf`: a milestone's like an action's,
 * over its own period; above it, by `stateOfParts`.
 */
export function combineImplementation<T extends Identified>(
  parts: readonly T[],
  standingOf: (part: T) => ImplementationStanding,
  weights: readonly number[],
  settings: Settings,
  stateOf: (
    completion: number,
    due: number,
    counts: Readonly<Record<ImplementationState, number>>,
  ) => ImplementationState,
): Implementation {
  const { scale, counted, coverage } = basisOf(
    weights,
    (index) => standingOf(parts[index] as T).completion !== null,
    settings.missing,
  );
  const counts = noSteps();
  const shown: Part[] = [];
  let completion = 0;
  let expected = 0;
  let due = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const { id } = parts[index] as T;
    const part = standingOf(parts[index] as T);
    const { state } = part;
    const weight = weights[index] as number;
    counts[state] += 1;
    const scaled = weight * scale;
    const done = scaled * (part.completion ?? 0);
    completion += done;
    expected += scaled * (part.expected ?? 0);
    due += scaled * (part.due ?? 0);
    shown.push(partOf(id, weight, part.completion, coverage === 0 ? 0 : done / counted));
  }
  const rest = { coverage, counts: Object.freeze(counts), parts: Object.freeze(shown) };
  if (coverage === 0)
    return Object.freeze({
      completion: null,
      expected: null,
      due: null,
      credit: null,
      state: 'no-data',
      ...rest,
      ...provisional,
    });
  completion /= counted;
  expected /= counted;
  due /= counted;
  return Object.freeze({
    completion,
    expected,
    due,
    credit: Math.min(completion, due),
    state: stateOf(completion, due, counts),
    ...provisional,
    coverage,
    counts: rest.counts,
    parts: rest.parts,
  });
}

/** Above milestones: complete or not started where every part is, else by completion against what is due. */
export function stateOfParts(settings: Settings) {
  return (
    completion: number,
    due: number,
    counts: Readonly<Record<ImplementationState, number>>,
  ): ImplementationState => {
    let all = 0;
    for (const state in counts) all += counts[state as ImplementationState];
    if (counts.complete === all) return 'complete';
    if (counts['not-started'] === all) return 'not-started';
    return isOnSchedule(completion, due, settings) ? 'on-schedule' : 'behind-schedule';
  };
}

/** Implementation where there are no parts: what a milestone without actions reports of itself. */
export function implementationOfItself(
  own: { readonly completion: number; readonly expected: number; readonly due: number },
  state: ImplementationState,
): Implementation {
  const { completion, expected, due } = own;
  return Object.freeze({
    completion,
    expected,
    due,
    credit: Math.min(completion, due),
    state,
    ...provisional,
    coverage: 1,
    counts: Object.freeze(noSteps()),
    parts: Object.freeze([]),
  });
}

/** Performance of a whole from its parts: measures, or, for the plan, goals. */
export function combinePerformance<T extends Identified>(
  parts: readonly T[],
  standingOf: (part: T) => PerformanceStanding,
  weights: readonly number[],
  settings: Settings,
): Performance {
  const { scale, counted, coverage } = basisOf(
    weights,
    (index) => standingOf(parts[index] as T).progress !== null,
    settings.missing,
  );
  const counts = noMeasures();
  const shown: Part[] = [];
  let progress = 0;
  let expectedProgress = 0;
  let worst: string | null = null;
  let furthestBehind = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < parts.length; index += 1) {
    const { id } = parts[index] as T;
    const part = standingOf(parts[index] as T);
    const { status } = part;
    const weight = weights[index] as number;
    counts[status] += 1;
    const scaled = weight * scale;
    const gained = scaled * (part.progress ?? 0);
    progress += gained;
    expectedProgress += scaled * (part.expectedProgress ?? 0);
    if (part.progress !== null && behind(part) > furthestBehind) {
      worst = id;
      furthestBehind = behind(part);
    }
    shown.push(partOf(id, weight, part.progress, coverage === 0 ? 0 : gained / counted));
  }
  const rest = { coverage, counts: Object.freeze(counts), worst, parts: Object.freeze(shown) };
  if (coverage === 0) {
    return Object.freeze({
      progress: null,
      expectedProgress: null,
      credit: null,
      pace: null,
      status: 'no-data',
      groups: null,
      ...rest,
    });
  }
  progress /= counted;
  expectedProgress /= counted;
  const quotient = progress / expectedProgress;
  const pace = Number.isFinite(quotient) ? quotient : null;
  return Object.freeze({
    progress,
    expectedProgress,
    credit: Math.min(progress, expectedProgress),
    pace,
    groups: null,
    status: statusOfParts(counts, parts.length, expectedProgress - progress, pace, settings),
    coverage,
    counts: rest.counts,
    worst: rest.worst,
    parts: rest.parts,
  });
}

/** How far a part is behind; a shortfall that cannot be computed is one beyond all numbers. */
function behind({ progress, expectedProgress, shortfall }: PerformanceStanding): number {
  if (shortfall === undefined) return (expectedProgress as number) - (progress as number);
  return shortfall ?? Number.POSITIVE_INFINITY;
}

function statusOfParts(
  counts: Readonly<Record<MeasureStatus, number>>,
  all: number,
  shortfall: number,
  pace: number | null,
  settings: Settings,
): MeasureStatus {
  if (counts.exceeded === all) return 'exceeded';
  if (counts.exceeded + counts.met === all) return 'met';
  const withData = all - counts['no-data'] - counts['not-measurable'];
  if (counts.missed === withData) return 'missed';
  if (counts.regressing === withData) return 'regressing';
  return standingByPace(pace, shortfall, settings);
}
