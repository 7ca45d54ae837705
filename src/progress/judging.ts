/**
 * Which targets are judged, and by what: a target that was published and missed is called missed, by the observation
 * nearest to its day, and stays so whatever is observed later.
 */
import { type Day, daysBetween, type Frequency } from '../model/calendar.js';
import { decimalSum } from '../model/decimal.js';
import type { Observation, Target } from '../model/generated/types.js';
import { meets } from '../model/target.js';
import { lastBy, observedIn, type Series, type Tally, valueAt } from './series.js';
import type { Settings } from './settings.js';

/** A target whose day has come, and what it was judged by. */
export interface JudgedTarget {
  readonly target: Target;
  /** The value that judges it: of the nearest observation, or the sum by then. */
  readonly value: number;
  readonly observedOn: Day;
  readonly met: boolean;
}

/** Half of a reporting period, in days. */
export const HALF: Readonly<Record<Frequency, number>> = {
  monthly: 15,
  quarterly: 46,
  semiannual: 92,
  annual: 183,
  biennial: 366,
};

/** How often a series is observed, where nothing is said of it as the policy says. */
export const frequencyOf = ({ frequency }: Series, { cadence }: Settings): Frequency => frequency ?? cadence.measure;

/**
 * Within how many days of a target's day an observation judges it: half a reporting period. A total says nothing of its
 * end before that, so that of a series that does not say how often it is observed is judged within half a month.
 */
function windowOf({ series, accumulation }: Tally, settings: Settings): number {
  if (accumulation !== 'latest' && series.frequency === undefined) return HALF.monthly;
  return HALF[frequencyOf(series, settings)];
}

/** The place of the observation nearest to a day, of two equally near the later; −1 where none lies in the window. */
function nearestTo(counted: readonly Observation[], day: Day, window: number): number {
  const before = lastBy(counted, day);
  const next = counted[before + 1];
  const previous = counted[before];
  const distance = previous === undefined ? Number.POSITIVE_INFINITY : daysBetween(previous.date, day);
  if (next !== undefined) {
    const after = daysBetween(day, next.date);
    if (after <= window && after <= distance) return lastBy(counted, next.date);
  }
  return distance <= window ? before : -1;
}

function judgedBy({ series, targets }: Tally, place: number, value: number, observedOn: Day): JudgedTarget | null {
  const target = targets[place] as Target;
  if (!Number.isFinite(value)) return null;
  return { target, value, observedOn, met: meets(value, target, series.direction) };
}

/** An amount that begins anew is judged once it is seen to its end, or a later one has begun. */
function judgeAmount(tally: Tally, place: number, current: number, settings: Settings): JudgedTarget | null {
  const { series, targets, asOf } = tally;
  const { date } = targets[place] as Target;
  if (series.direction === 'decrease' && asOf === date) return null;
  const observed = observedIn(tally, place);
  const last = observed.at(-1);
  if (last === undefined) return null;
  if (current <= place && daysBetween(last.date, date) > windowOf(tally, settings)) return null;
  return judgedBy(tally, place, decimalSum(observed.map(({ value }) => value)), last.date);
}

/**
 * A target judged, or null: its day must have come, and something must have been observed within half a reporting
 * period of it. `current` is the place of the target that the value counts toward.
 */
export function judge(tally: Tally, place: number, current: number, settings: Settings): JudgedTarget | null {
  const { targets, asOf, counted, accumulation } = tally;
  const { date } = targets[place] as Target;
  if (date > asOf) return null;
  if (accumulation === 'period') return judgeAmount(tally, place, current, settings);
  const nearest = nearestTo(counted, date, windowOf(tally, settings));
  return nearest < 0 ? null : judgedBy(tally, place, valueAt(tally, nearest), (counted[nearest] as Observation).date);
}

/** The newest judged target before the last. */
export function newestInterim(tally: Tally, current: number, settings: Settings): JudgedTarget | null {
  const { targets, asOf } = tally;
  for (let place = Math.min(targets.length - 2, lastBy(targets, asOf)); place >= 0; place -= 1) {
    const judged = judge(tally, place, current, settings);
    if (judged !== null) return judged;
  }
  return null;
}

/**
 * The last target, settled: by what judges it, else, but for an amount that begins anew, by the first observation
 * after its day. Null before its day, and until something settles it.
 */
export function settled(tally: Tally, current: number, settings: Settings): JudgedTarget | null {
  const { targets, counted, accumulation, asOf } = tally;
  const place = targets.length - 1;
  const { date } = targets[place] as Target;
  if (date > asOf) return null;
  const judged = judge(tally, place, current, settings);
  if (judged !== null || accumulation === 'period') return judged;
  const next = counted[lastBy(counted, date) + 1];
  return next === undefined ? null : judgedBy(tally, place, valueAt(tally, lastBy(counted, next.date)), next.date);
}
