/**
 * Section 5 of the design, measures: written a second time from its sentences, in exact arithmetic and with a calendar
 * of its own. Nothing of the library is imported but types.
 */
import type { Measure, Policy, Target } from 'spm-model';
import { halfOf, monthsIn, monthsOn, serial } from './calendar.js';
import {
  approximately,
  clamp,
  compare,
  exactly,
  greatest,
  least,
  minus,
  one,
  over,
  plus,
  type Rational,
  ratio,
  sign,
  sum,
  times,
  whole,
  written,
  zero,
} from './rational.js';
import { betterOf, isHairApart, reaches, statusByPace, TooClose } from './thresholds.js';

type Bound = { readonly value?: number; readonly low?: number; readonly high?: number };
type Direction = Measure['direction'];

export const distance = (x: Rational, { low, high }: Bound): Rational => {
  if (low !== undefined && compare(x, exactly(low)) < 0) return minus(exactly(low), x);
  if (high !== undefined && compare(x, exactly(high)) > 0) return minus(x, exactly(high));
  return zero;
};

/** What is aimed at: a value in exact terms, or a band. */
export type Aim = { readonly value: Rational; readonly between?: true } | { readonly band: Bound };

export function isMet(v: Rational, aim: Aim, direction: Direction): boolean {
  if ('band' in aim) return sign(distance(v, aim.band)) === 0;
  if (aim.between && isHairApart(v, aim.value)) throw new TooClose();
  return direction === 'increase' ? compare(v, aim.value) >= 0 : compare(v, aim.value) <= 0;
}

const size = (a: Rational) => times(a, whole(sign(a)));

/** max(0, 1 − dist ÷ s): how much is left of what the tolerance allows twice. */
function kept(dist: Rational, t: Rational, b: Rational, tolerance: Rational): Rational {
  const s = times(times(whole(2), tolerance), sign(t) !== 0 ? size(t) : sign(b) !== 0 ? size(b) : one);
  return sign(s) === 0 ? zero : greatest(zero, minus(one, over(dist, s)));
}

export function attainment(v: Rational, b: Rational, aim: Aim, direction: Direction, tolerance: Rational): Rational {
  if ('band' in aim) {
    if (isMet(v, aim, direction)) return one;
    const from = distance(b, aim.band);
    if (sign(from) !== 0) return minus(one, over(distance(v, aim.band), from));
    const { low, high } = aim.band;
    const end = low !== undefined && compare(v, exactly(low)) < 0 ? low : (high as number);
    return kept(distance(v, aim.band), exactly(end), b, tolerance);
  }
  const isBetter = direction === 'increase' ? compare(aim.value, b) > 0 : compare(aim.value, b) < 0;
  if (isBetter) return over(minus(v, b), minus(aim.value, b));
  if (isMet(v, aim, direction)) return one;
  return kept(size(minus(v, aim.value)), aim.value, b, tolerance);
}

export const fits = (target: Bound, direction: Direction) => {
  if (direction !== 'maintain')
    return target.value !== undefined && target.low === undefined && target.high === undefined;
  if (target.value !== undefined || (target.low === undefined && target.high === undefined)) return false;
  return target.low === undefined || target.high === undefined || target.low <= target.high;
};

/** The double nearest to a decimal, as its written form is read. */
function nearest(value: Rational): number {
  let scale = 0n;
  let digits = value;
  while (digits.over % digits.under !== 0n) {
    digits = times(digits, whole(10));
    scale += 1n;
  }
  return Number(`${digits.over / digits.under}e-${scale}`);
}

/** A sum of decimals, as the number that it is shown as; null beyond all numbers. */
function total(values: readonly number[]): Rational | null {
  const double = nearest(sum(values.map(written)));
  return Number.isFinite(double) ? exactly(double) : null;
}

const shown = (value: Rational | null): number | null => {
  if (value === null) return null;
  const double = approximately(value);
  return Number.isFinite(double) ? double : null;
};

export interface ExpectedMeasure {
  readonly value: number | null;
  readonly observedOn: string | null;
  readonly attainment: number | null;
  readonly progress: number | null;
  readonly expected: number | Bound | null;
  readonly expectedProgress: number | null;
  readonly credit: number | null;
  readonly pace: number | null;
  readonly shortfall: number | null;
  readonly status: string;
  readonly statusAsObserved: string;
  readonly withinMargin: boolean;
  readonly interim: {
    readonly date: string;
    readonly value: number;
    readonly on: string;
    readonly met: boolean;
  } | null;
  readonly change: { readonly date: string; readonly amount: number } | null;
  readonly nextDue: string | null;
  readonly nextDate: string | null;
  readonly nextAttainment: number | null;
}

export interface MeasureStanding {
  readonly status: string;
  readonly asObserved: string;
  readonly progress: Rational | null;
  readonly expectedProgress: Rational | null;
  readonly credit: Rational | null;
  readonly shortfall: Rational | null;
}

type Series = Pick<Measure, 'targets' | 'observations' | 'withheld' | 'revisions'> & {
  readonly baseline?: Measure['baseline'] | undefined;
};
type Manner = Pick<Measure, 'unit' | 'direction' | 'accumulation' | 'trajectory' | 'frequency' | 'thresholds'>;

/** A series judged in the manner of its measure; `groupFails` where the policy lets groups cap. */
export function seriesByDesign(
  series: Series,
  manner: Manner,
  asOf: string,
  policy: Policy,
  groupFails = false,
): { readonly shown: ExpectedMeasure; readonly standing: MeasureStanding; readonly size: number | null } {
  const { direction, trajectory } = manner;
  const thresholds = { ...policy, ...manner.thresholds };
  const tolerance = exactly(thresholds.tolerance);
  const mode = manner.accumulation === 'period' && direction === 'maintain' ? 'latest' : manner.accumulation;
  const frequency = manner.frequency ?? policy.cadence.measure;
  const half = mode !== 'latest' && manner.frequency === undefined ? 15 : halfOf[frequency];

  // In force.
  const revision = series.revisions
    .filter(({ until }) => until >= asOf)
    .reduce<Series['revisions'][number] | null>(
      (first, next) => (first === null || next.until < first.until ? next : first),
      null,
    );
  const baseline = revision?.baseline ?? series.baseline;
  const targets = (revision?.targets ?? series.targets)
    .filter((target) => fits(target, direction))
    .filter((target, index, all) => !all.slice(index + 1).some(({ date }) => date === target.date))
    .sort((a, b) => serial(a.date) - serial(b.date));
  const T = targets.at(-1);
  const b = baseline === undefined ? null : exactly(baseline.value);
  const aimOf = (target: Bound): Aim =>
    direction === 'maintain' ? { band: target } : { value: exactly(target.value as number) };

  // What counts.
  const counted = series.observations
    .filter(({ date }) => date <= asOf)
    .filter(({ date }) => {
      if (baseline === undefined || mode === 'period') return true;
      return mode === 'sum' ? date > baseline.date : date >= baseline.date;
    })
    .map((observation, place) => ({ ...observation, place }))
    .sort((x, y) => serial(x.date) - serial(y.date) || x.place - y.place);
  const LAST = serial('9999-12-31');
  const after = (day: string) => Math.min(serial(day) + 1, LAST);
  const startOf = (index: number): number => {
    const target = targets[index] as Target;
    if (target.start !== undefined) return serial(target.start);
    if (index > 0) return after((targets[index - 1] as Target).date);
    return after(baseline?.date ?? monthsOn(target.date, -12));
  };
  const inTarget = (index: number) =>
    counted.filter(({ date }) => serial(date) >= startOf(index) && date <= (targets[index] as Target).date);

  /** What it had come to with an observation. */
  const withObservation = (date: string, value: number): Rational | null =>
    mode === 'latest'
      ? exactly(value)
      : total([baseline?.value ?? 0, ...counted.filter((each) => each.date <= date).map((each) => each.value)]);

  let v: Rational | null = null;
  let observedOn: string | null = null;
  let last: (typeof counted)[number] | undefined;
  let current = targets.length - 1;
  let change: { date: string; from: Rational | null } | null = null;
  if (mode === 'period') {
    last = counted
      .filter(({ date }) => targets.some((target, index) => serial(date) >= startOf(index) && date <= target.date))
      .at(-1);
    if (last !== undefined) {
      const { date } = last;
      current = targets.findIndex((target, index) => serial(date) >= startOf(index) && date <= target.date);
      const these = inTarget(current);
      v = total(these.map(({ value }) => value));
      last = these.at(-1);
      const previous = these.at(-2);
      const earlier = current > 0 ? inTarget(current - 1) : [];
      if (previous !== undefined) {
        change = { date: previous.date, from: total(these.slice(0, -1).map(({ value }) => value)) };
      } else if (current === 0) change = baseline === undefined ? null : { date: baseline.date, from: b };
      else if (earlier.length > 0) {
        change = { date: earlier.at(-1)?.date as string, from: total(earlier.map(({ value }) => value)) };
      }
    }
  } else {
    last = counted.at(-1);
    if (last !== undefined) {
      v = withObservation(last.date, last.value);
      const previous = counted.at(-2);
      if (previous !== undefined) {
        const from =
          mode === 'latest'
            ? exactly(previous.value)
            : total([baseline?.value ?? 0, ...counted.slice(0, -1).map(({ value }) => value)]);
        change = { date: previous.date, from };
      } else if (baseline !== undefined) change = { date: baseline.date, from: b };
    }
  }
  if (v === null) {
    last = undefined;
    change = null;
  }
  observedOn = last?.date ?? null;

  // Freshness.
  const days = series.withheld.map(({ date }) => date).filter((date) => date <= asOf);
  const stood = observedOn ?? baseline?.date;
  const seenOn = [...days, ...(stood === undefined ? [] : [stood])].sort().at(-1) ?? null;
  const months = monthsIn[frequency];
  const upcoming = targets.find(({ date }) => date >= asOf);

  const amount = change === null || change.from === null || v === null ? null : shown(minus(v, change.from));
  const base = {
    value: shown(v),
    observedOn,
    change: change === null || amount === null ? null : { date: change.date, amount },
    nextDue: seenOn === null ? null : monthsOn(seenOn, months),
    nextDate: upcoming?.date ?? null,
  };
  const isMeasurable = T !== undefined && (b !== null || mode === 'period');
  if (!isMeasurable || v === null || observedOn === null || last === undefined) {
    const status = isMeasurable ? 'no-data' : 'not-measurable';
    return {
      shown: {
        ...base,
        attainment: null,
        progress: null,
        expected: null,
        expectedProgress: null,
        credit: null,
        pace: null,
        shortfall: null,
        status,
        statusAsObserved: status,
        withinMargin: false,
        interim: null,
        nextAttainment: null,
      },
      standing: { status, asObserved: status, progress: null, expectedProgress: null, credit: null, shortfall: null },
      size: last?.n ?? null,
    };
  }

  // Expected, on the day the value was last observed.
  const t = targets[current] as Target;
  const due = targets.filter(({ date }) => date <= (observedOn as string));
  const newest = due.at(-1);
  const following = targets[due.length];
  let E: Aim;
  if (mode === 'period') {
    const start = startOf(current);
    const share = ratio(BigInt(serial(observedOn) - start + 1), BigInt(serial(t.date) - start + 1));
    const exact = times(exactly(t.value as number), share);
    E = { value: manner.unit.kind === 'count' ? inWholeOnes(exact, direction) : exact };
  } else if (direction === 'maintain') {
    const { low, high } = newest ?? (targets[0] as Bound);
    E = { band: { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) } };
  } else if (observedOn < (baseline as { date: string }).date) {
    E = { value: b as Rational };
  } else if (trajectory === 'step' || following === undefined) {
    E = newest === undefined ? { value: b as Rational } : aimOf(newest);
  } else {
    const known = baseline as { date: string; value: number };
    const start = newest !== undefined && newest.date >= known.date ? newest : known;
    const from = exactly(start.value as number);
    const to = exactly(following.value as number);
    const share = ratio(
      BigInt(serial(observedOn) - serial(start.date)),
      BigInt(serial(following.date) - serial(start.date)),
    );
    E = { value: plus(from, times(minus(to, from), share)), between: true };
  }

  // Attainment, pace, shortfall of any value.
  const figures = (x: Rational): { readonly toward: Rational; readonly pace: Rational } => {
    if (mode === 'period' && 'value' in E) {
      const aim = exactly(t.value as number);
      if (direction === 'increase') return { toward: amountOf(x, aim), pace: amountOf(x, E.value) };
      const isUnder = compare(x, E.value) <= 0;
      const beyond = sign(aim) > 0 ? greatest(zero, minus(one, over(minus(x, E.value), aim))) : zero;
      return {
        toward: isUnder ? one : beyond,
        pace: isUnder ? one : sign(x) === 0 ? zero : greatest(zero, over(E.value, x)),
      };
    }
    return {
      toward: attainment(x, b as Rational, aimOf(T), direction, tolerance),
      pace: attainment(x, b as Rational, E, direction, tolerance),
    };
  };
  let expectedToward: Rational;
  if ('band' in E) {
    let point = b as Rational;
    if (E.band.low !== undefined) point = greatest(point, exactly(E.band.low));
    if (E.band.high !== undefined) point = least(point, exactly(E.band.high));
    expectedToward = attainment(point, b as Rational, aimOf(T), direction, tolerance);
  } else if (mode === 'period') {
    expectedToward = direction === 'increase' ? amountOf(E.value, exactly(t.value as number)) : one;
  } else {
    const isBetween = E.between && isHairApart(E.value, (aimOf(T) as { value: Rational }).value);
    if (isBetween) throw new TooClose();
    expectedToward = attainment(E.value, b as Rational, aimOf(T), direction, tolerance);
  }
  const { toward, pace } = figures(v);

  // Judged targets.
  interface Judgement {
    readonly date: string;
    readonly value: Rational;
    readonly on: string;
    readonly met: boolean;
  }
  const judgement = (index: number, value: Rational | null, on: string): Judgement | null => {
    const target = targets[index] as Target;
    return value === null ? null : { date: target.date, value, on, met: isMet(value, aimOf(target), direction) };
  };
  const judged = (index: number): Judgement | null => {
    const { date } = targets[index] as Target;
    if (date > asOf) return null;
    if (mode === 'period') {
      const these = inTarget(index);
      const end = these.at(-1);
      if (end === undefined || (direction === 'decrease' && date === asOf)) return null;
      if (current <= index && serial(date) - serial(end.date) > half) return null;
      return judgement(index, total(these.map(({ value }) => value)), end.date);
    }
    let best: (typeof counted)[number] | null = null;
    for (const each of counted) {
      const apart = Math.abs(serial(each.date) - serial(date));
      if (apart > half) continue;
      if (best === null || apart <= Math.abs(serial(best.date) - serial(date))) best = each;
    }
    return best === null ? null : judgement(index, withObservation(best.date, best.value), best.date);
  };
  const interim = targets
    .slice(0, -1)
    .map((_, index) => judged(index))
    .filter((each) => each !== null)
    .at(-1);
  let closed: Judgement | null = null;
  if (T.date <= asOf) {
    closed = judged(targets.length - 1);
    if (closed === null && mode !== 'period') {
      const first = counted.find(({ date }) => date > T.date)?.date;
      const then = counted.filter(({ date }) => date === first).at(-1);
      if (then !== undefined) {
        closed = judgement(targets.length - 1, withObservation(then.date, then.value), then.date);
      }
    }
  }

  // Status.
  const reached = (x: Rational, target: Target): string | null => {
    const aim = aimOf(target);
    if (!isMet(x, aim, direction)) return null;
    return 'band' in aim || compare(x, aim.value) === 0 ? 'met' : 'exceeded';
  };
  const isOpen = mode === 'period' && direction === 'decrease' && judged(current) === null;
  const verdict = (x: Rational): string => {
    const met = isOpen ? null : reached(x, t);
    if (met !== null) return met;
    const found = figures(x);
    if (mode !== 'period' && !isMet(x, E, direction)) {
      const baselineMeets = isMet(b as Rational, aimOf(T), direction);
      // Worse than T by more than s ÷ 2 is an attainment under a half.
      const limit = baselineMeets ? ratio(1n, 2n) : minus(zero, tolerance);
      if (!reaches(found.toward, limit)) return 'regressing';
    }
    return statusByPace(found.pace, minus(expectedToward, found.toward), thresholds);
  };
  const isCapped =
    groupFails || (interim !== undefined && !interim.met && !counted.some(({ date }) => date > interim.on));
  const cap = (status: string) => (isCapped && status === 'on-track' ? 'at-risk' : status);
  let asObserved: string;
  let withinMargin = false;
  let creditable = toward;
  if (closed !== null) asObserved = reached(closed.value, T) ?? 'missed';
  else {
    const plain = cap(verdict(v));
    asObserved = plain;
    if (mode === 'latest' && direction !== 'maintain' && last.margin !== undefined && 'value' in E) {
      const margin = exactly(last.margin);
      const better = direction === 'increase' ? least(plus(v, margin), E.value) : greatest(minus(v, margin), E.value);
      const isBetter = direction === 'increase' ? compare(better, v) > 0 : compare(better, v) < 0;
      if (isBetter && E.between && isHairApart(v, E.value)) throw new TooClose();
      if (isBetter) {
        // At E itself it is as expected: rounding must not decide.
        const atE = compare(better, E.value) === 0;
        const raw = atE ? 'on-track' : verdict(better);
        const atMost = raw === 'met' || raw === 'exceeded' ? 'on-track' : raw;
        asObserved = betterOf(plain, cap(atMost));
        withinMargin = asObserved !== plain;
        if (withinMargin) creditable = atE ? expectedToward : figures(better).toward;
      }
    }
  }
  const isStale =
    closed === null &&
    asOf > monthsOn(seenOn as string, Math.ceil(policy.staleAfter * months)) &&
    !(mode === 'sum' && isMet(v, aimOf(T), direction));
  const status = isStale ? 'stale' : asObserved;
  const expectedProgress = clamp(expectedToward);
  const credit = least(clamp(creditable), expectedProgress);
  let nextAttainment: number | null = null;
  if (upcoming !== undefined) {
    if (mode !== 'period') {
      nextAttainment = shown(attainment(v, b as Rational, aimOf(upcoming), direction, tolerance));
    } else if (upcoming === t) nextAttainment = shown(toward);
  }
  return {
    shown: {
      ...base,
      attainment: shown(toward),
      progress: shown(clamp(toward)),
      expected: 'band' in E ? E.band : shown(E.value),
      expectedProgress: shown(expectedProgress),
      credit: shown(credit),
      pace: shown(pace),
      shortfall: shown(minus(expectedToward, toward)),
      status,
      statusAsObserved: asObserved,
      withinMargin,
      interim:
        interim === undefined
          ? null
          : { date: interim.date, value: approximately(interim.value), on: interim.on, met: interim.met },
      nextAttainment,
    },
    standing: {
      status,
      asObserved,
      progress: clamp(toward),
      expectedProgress,
      credit,
      shortfall: withinMargin ? minus(expectedProgress, credit) : minus(expectedToward, toward),
    },
    size: last.n ?? null,
  };
}

/** An amount that should reach its target: v ÷ t; 1 where t is 0. Below 0 nothing is an amount. */
function amountOf(x: Rational, t: Rational): Rational {
  if (sign(t) > 0) return over(x, t);
  return sign(t) === 0 || compare(x, t) >= 0 ? one : zero;
}

/** Of a count, whole ones to the measure's favor: down to reach, up to stay under. */
function inWholeOnes(exact: Rational, direction: Direction): Rational {
  const floor = exact.over / exact.under - (exact.over % exact.under < 0n ? 1n : 0n);
  const down = whole(floor);
  if (compare(down, exact) === 0) return exact;
  const up = whole(floor + 1n);
  // A double cannot tell what lies so near a whole number from it.
  if (isHairApart(exact, down) || isHairApart(exact, up)) throw new TooClose();
  if (compare(size(minus(exact, down)), ratio(1n, 100_000_000n)) < 0) throw new TooClose();
  if (compare(size(minus(up, exact)), ratio(1n, 100_000_000n)) < 0) throw new TooClose();
  return direction === 'increase' ? down : up;
}

/** Groups of students by their own baselines and targets. */
export function groupsByDesign(measure: Measure, asOf: string, policy: Policy) {
  return measure.subgroups.map((group) => {
    const { shown: found, size: n } = seriesByDesign(group, measure, asOf, policy);
    const status = n !== null && n < policy.minimumGroup ? 'too-small' : found.status;
    return { id: group.id, status };
  });
}

/** Section 5: a measure. */
export function measureByDesign(measure: Measure, asOf: string, policy: Policy) {
  const groups = groupsByDesign(measure, asOf, policy);
  const fails = groups.some(({ status }) => ['missed', 'regressing', 'off-track'].includes(status));
  return { groups, ...seriesByDesign(measure, measure, asOf, policy, policy.groups === 'cap' && fails) };
}
