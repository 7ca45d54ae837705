/**
 * Whether the work is being done: how actions make a milestone, milestones a strategy, strategies a goal. What is
 * discontinued is left out, what is ahead never hides what is behind, and what is overdue is never on schedule.
 */

import { type Day, plusMonths } from '../model/calendar.js';
import type { ImplementationState } from '../model/standing.js';
import { isOnSchedule } from './action.js';
import { type Identified, type Part, partOf, scaleOf } from './parts.js';
import type { Settings } from './settings.js';

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
  /** The weight with data over all weight that goes on, 0 to 1; a part counts by its own coverage. */
  readonly coverage: number;
  /** How many parts stand how, what is discontinued included. */
  readonly counts: Readonly<Record<ImplementationState, number>>;
  /** How many actions and milestones are overdue that go on, anywhere below; a milestone itself included. */
  readonly overdue: number;
  /** The weight that was given up over all weight, 0 to 1. */
  readonly discontinued: number;
  /** The last day of the last milestone that goes on; of goals and the plan, the earliest among their parts. */
  readonly plannedThrough: Day | null;
  /** The parts that go on. */
  readonly parts: readonly Part[];
}

/** One part's standing: an implementation, or the progress of an action. */
export interface ImplementationStanding
  extends Pick<Implementation, 'completion' | 'expected' | 'due' | 'credit' | 'state'>,
    Partial<Pick<Implementation, 'coverage' | 'overdue' | 'discontinued' | 'plannedThrough'>> {}

/** The figures of a whole, from which its state is found. */
export interface Figures
  extends Pick<Implementation, 'counts' | 'overdue' | 'discontinued' | 'coverage' | 'plannedThrough' | 'parts'> {
  readonly completion: number;
  readonly expected: number;
  readonly due: number;
  readonly credit: number;
}

const noSteps = (): Record<ImplementationState, number> => ({
  complete: 0,
  discontinued: 0,
  overdue: 0,
  'not-started': 0,
  'on-schedule': 0,
  'behind-schedule': 0,
  'complete-to-date': 0,
  'no-data': 0,
});

const none: readonly Part[] = Object.freeze([]);

/** Implementation of what was given up: nothing of it counts. */
export const givenUp = (counts: Implementation['counts'] = Object.freeze(noSteps())): Implementation =>
  Object.freeze({
    completion: null,
    expected: null,
    due: null,
    credit: null,
    state: 'discontinued',
    coverage: 0,
    counts,
    overdue: 0,
    discontinued: 1,
    plannedThrough: null,
    parts: none,
  });

/**
 * Implementation of a whole from its parts: the weighted mean over those that go on and have a value. `latest` says
 * whether the whole is planned through the last day of its parts or through the earliest; `stateOf` finds its state.
 */
export function combineImplementation<T extends Identified>(
  parts: readonly T[],
  standingOf: (part: T) => ImplementationStanding,
  weights: readonly number[],
  settings: Settings,
  latest: boolean,
  stateOf: (figures: Figures) => ImplementationState,
): Implementation {
  const scale = scaleOf(weights);
  const counts = noSteps();
  let all = 0;
  let goingOn = 0;
  let valued = 0;
  let covered = 0;
  let lost = 0;
  let overdue = 0;
  let plannedThrough: Day | null = null;
  let completion = 0;
  let expected = 0;
  let due = 0;
  let credit = 0;
  for (let index = 0; index < parts.length; index += 1) {
    const part = standingOf(parts[index] as T);
    const { state } = part;
    const weight = (weights[index] as number) * scale;
    counts[state] += 1;
    all += weight;
    if (state === 'discontinued') {
      lost += weight;
      continue;
    }
    goingOn += weight;
    if (part.discontinued !== undefined) lost += weight * part.discontinued;
    overdue += part.overdue ?? (state === 'overdue' ? 1 : 0);
    const through = part.plannedThrough ?? null;
    if (through !== null && (plannedThrough === null || through > plannedThrough === latest)) plannedThrough = through;
    if (part.completion === null) continue;
    valued += weight;
    covered += weight * (part.coverage ?? 1);
    completion += weight * part.completion;
    expected += weight * (part.expected as number);
    due += weight * (part.due as number);
    credit += weight * (part.credit as number);
  }
  Object.freeze(counts);
  if (parts.length > 0 && counts.discontinued === parts.length) return givenUp(counts);
  const counted = settings.missing === 'zero' ? goingOn : valued;
  const shown: Part[] = [];
  for (let index = 0; index < parts.length; index += 1) {
    const part = standingOf(parts[index] as T);
    if (part.state === 'discontinued') continue;
    const { completion: value } = part;
    const weight = weights[index] as number;
    shown.push(partOf((parts[index] as T).id, weight, value, value === null ? 0 : (weight * scale * value) / counted));
  }
  const coverage = goingOn === 0 ? 0 : covered / goingOn;
  const discontinued = all === 0 ? 0 : lost / all;
  Object.freeze(shown);
  if (valued === 0) {
    const unknown = { completion: null, expected: null, due: null, credit: null, parts: shown };
    return withState({ ...unknown, coverage, counts, overdue, discontinued, plannedThrough }, 'no-data');
  }
  completion /= counted;
  expected /= valued;
  due /= valued;
  credit /= counted;
  const figures = {
    completion,
    expected,
    due,
    credit,
    coverage,
    counts,
    overdue,
    discontinued,
    plannedThrough,
    parts: shown,
  };
  return withState(figures, stateOf(figures));
}

const withState = (
  figures: Pick<Implementation, Exclude<keyof Implementation, 'state'>>,
  state: ImplementationState,
  overdue = figures.overdue,
  plannedThrough = figures.plannedThrough,
): Implementation =>
  Object.freeze({
    completion: figures.completion,
    expected: figures.expected,
    due: figures.due,
    credit: figures.credit,
    state,
    coverage: figures.coverage,
    counts: figures.counts,
    overdue,
    discontinued: figures.discontinued,
    plannedThrough,
    parts: figures.parts,
  });

/** Implementation of a milestone by its actions: it is planned through its own end, and may be overdue itself. */
export const withOwnEnd = (found: Implementation, end: Day): Implementation =>
  withState(found, found.state, found.overdue + (found.state === 'overdue' ? 1 : 0), end);

/** Implementation with figures of its own: of a milestone that has no actions. */
export function implementationOfItself(
  own: Pick<Figures, 'completion' | 'expected' | 'due' | 'credit'>,
  plannedThrough: Day,
  state: ImplementationState,
): Implementation {
  const counts = Object.freeze(noSteps());
  const overdue = state === 'overdue' ? 1 : 0;
  return withState({ ...own, coverage: 1, counts, overdue, discontinued: 0, plannedThrough, parts: none }, state);
}

/**
 * On schedule or behind, by credit against what is due. What has an overdue part is behind; what has only parts that
 * are on schedule or better is not, and what has only parts that are behind is.
 */
export function stateByCredit(
  { counts, credit, due }: Pick<Figures, 'counts' | 'credit' | 'due'>,
  settings: Settings,
): 'on-schedule' | 'behind-schedule' {
  const { complete, overdue } = counts;
  const behind = overdue + counts['behind-schedule'];
  const wellOn = complete + counts['complete-to-date'] + counts['on-schedule'] + counts['not-started'];
  if (overdue > 0 || (behind > 0 && wellOn === 0)) return 'behind-schedule';
  if (behind === 0 && wellOn > 0) return 'on-schedule';
  return isOnSchedule(credit, due, settings) ? 'on-schedule' : 'behind-schedule';
}

/** Whether what is planned through a day reaches to within a month of an end, so that it is the last. */
export const reachesEnd = (plannedThrough: Day | null, end: Day): boolean =>
  plannedThrough !== null && plannedThrough >= plusMonths(end, -1);

/**
 * The state of what stands above milestones. `end` is the last day of a strategy: complete is only what is planned
 * through to within a month of it; until then it is complete to date.
 */
export function stateOfParts(settings: Settings, end: Day | null) {
  return (figures: Figures): ImplementationState => {
    const { counts, parts, plannedThrough } = figures;
    const all = parts.length;
    if (counts.complete === all && (end === null || reachesEnd(plannedThrough, end))) return 'complete';
    if (counts.complete + counts['complete-to-date'] === all) return 'complete-to-date';
    if (counts['not-started'] === all) return 'not-started';
    return stateByCredit(figures, settings);
  };
}
