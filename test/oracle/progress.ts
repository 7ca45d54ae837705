/**
 * The formulas of progress and rollup, written a second time from the design, in exact arithmetic and with a
 * calendar of their own. Nothing of src/progress is imported but types: what the two agree on, they agree on
 * independently.
 */
import type { Action, Goal, Measure, Milestone, Plan, Policy, Strategy } from 'spm-model';
import {
  approximately,
  clamp,
  compare,
  exactly,
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

/** A comparison so near its threshold that rounding may decide it either way. */
export class TooClose extends Error {}

const SLACK = ratio(1n, 1_000_000_000n);
const HAIR = ratio(1n, 1_000_000_000_000n);

/** value ≥ threshold, with the slack of the design. */
function reaches(value: Rational, threshold: Rational): boolean {
  const distance = minus(value, minus(threshold, SLACK));
  if (compare(distance, HAIR) < 0 && compare(distance, minus(zero, HAIR)) > 0) throw new TooClose();
  return sign(distance) >= 0;
}
const within = (value: Rational, limit: Rational) => reaches(minus(zero, value), minus(zero, limit));

/** Days since the first of March of the year 0, by the length of eras. */
export function serial(day: string): number {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const shifted = month <= 2 ? year - 1 : year;
  const march = (month + 9) % 12;
  return (
    365 * shifted +
    Math.floor(shifted / 4) -
    Math.floor(shifted / 100) +
    Math.floor(shifted / 400) +
    Math.floor((153 * march + 2) / 5) +
    date
  );
}

function monthsBefore(day: string, months: number): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  const total = year * 12 + month - 1 - months;
  const [toYear, toMonth] = [Math.floor(total / 12), (total % 12) + 1];
  if (toYear < 1) return '0001-01-01';
  const leap = (toYear % 4 === 0 && toYear % 100 !== 0) || toYear % 400 === 0;
  const length = toMonth === 2 ? (leap ? 29 : 28) : [4, 6, 9, 11].includes(toMonth) ? 30 : 31;
  const two = (n: number) => `${n}`.padStart(2, '0');
  return `${`${toYear}`.padStart(4, '0')}-${two(toMonth)}-${two(Math.min(date, length))}`;
}

const months = { monthly: 1, quarterly: 3, semiannual: 6, annual: 12, biennial: 24 } as const;

type Bound = { readonly value?: number; readonly low?: number; readonly high?: number };
type Direction = Measure['direction'];

export const distance = (x: Rational, { low, high }: Bound): Rational => {
  if (low !== undefined && compare(x, exactly(low)) < 0) return minus(exactly(low), x);
  if (high !== undefined && compare(x, exactly(high)) > 0) return minus(x, exactly(high));
  return zero;
};

/** What is aimed at: a value in exact terms, or a band. */
type Aim = { readonly value: Rational; readonly between?: true } | { readonly band: Bound };

/** A value between two targets is rounded: whether another reaches it is then a matter of the last digit. */
export function isHairApart(a: Rational, b: Rational): boolean {
  const apart = minus(a, b);
  const size = plus(times(a, whole(sign(a))), times(b, whole(sign(b))));
  return sign(apart) !== 0 && compare(times(apart, whole(sign(apart))), times(size, HAIR)) < 0;
}

export function isMet(v: Rational, aim: Aim, direction: Direction): boolean {
  if ('band' in aim) return sign(distance(v, aim.band)) === 0;
  if (aim.between && isHairApart(v, aim.value)) throw new TooClose();
  return direction === 'increase' ? compare(v, aim.value) >= 0 : compare(v, aim.value) <= 0;
}

function attainment(v: Rational, b: Rational, aim: Aim, direction: Direction): Rational {
  if ('band' in aim) {
    if (isMet(v, aim, direction)) return one;
    const from = distance(b, aim.band);
    return sign(from) === 0 ? zero : minus(one, over(distance(v, aim.band), from));
  }
  if (isMet(b, aim, direction)) return isMet(v, aim, direction) ? one : zero;
  return over(minus(v, b), minus(aim.value, b));
}

export interface ExpectedMeasure {
  readonly value: number | null;
  readonly observedOn: string | null;
  readonly attainment: number | null;
  readonly progress: number | null;
  readonly expected: number | Bound | null;
  readonly expectedProgress: number | null;
  readonly pace: number | null;
  readonly shortfall: number | null;
  readonly status: string;
  readonly nextDate: string | null;
  readonly nextAttainment: number | null;
}

interface Standing {
  readonly status: string;
  readonly progress: Rational | null;
  readonly expectedProgress: Rational | null;
}

const shown = (value: Rational): number | null => {
  const double = approximately(value);
  return Number.isFinite(double) ? double : null;
};

export const fits = (target: Bound, direction: Direction) => {
  if (direction !== 'maintain')
    return target.value !== undefined && target.low === undefined && target.high === undefined;
  if (target.value !== undefined || (target.low === undefined && target.high === undefined)) return false;
  return target.low === undefined || target.high === undefined || target.low <= target.high;
};

function statusByPace(pace: Rational, shortfall: Rational, policy: Policy): string {
  const tolerance = exactly(policy.tolerance);
  if (reaches(pace, exactly(policy.onTrack)) || within(shortfall, tolerance)) return 'on-track';
  if (reaches(pace, exactly(policy.atRisk)) || within(shortfall, times(whole(2), tolerance))) return 'at-risk';
  return 'off-track';
}

/** Section 5: a measure. */
export function measureByDesign(
  measure: Measure,
  asOf: string,
  policy: Policy,
): { readonly shown: ExpectedMeasure; readonly standing: Standing } {
  const { baseline, direction, accumulation, trajectory } = measure;
  // Of two targets on a day, the later in the list stands.
  const targets = measure.targets
    .filter((target) => fits(target, direction))
    .filter((target, index, all) => !all.slice(index + 1).some(({ date }) => date === target.date))
    .sort((a, b) => serial(a.date) - serial(b.date));
  const last = targets.at(-1);
  const upcoming = targets.find(({ date }) => date >= asOf);

  let value: Rational | null = null;
  let observedOn: string | null = null;
  for (const observation of measure.observations) {
    const tooEarly =
      baseline !== undefined &&
      (accumulation === 'sum' ? observation.date <= baseline.date : observation.date < baseline.date);
    if (observation.date > asOf || tooEarly) continue;
    if (accumulation === 'sum') value = plus(value ?? written(baseline?.value ?? 0), written(observation.value));
    else if (observedOn === null || observation.date >= observedOn) value = exactly(observation.value);
    if (observedOn === null || observation.date > observedOn) observedOn = observation.date;
  }
  if (value !== null && accumulation === 'sum') {
    const double = nearest(value);
    value = Number.isFinite(double) ? exactly(double) : null;
    if (value === null) observedOn = null;
  }
  const aimOf = (target: Bound): Aim =>
    direction === 'maintain' ? { band: target } : { value: exactly(target.value as number) };
  const b = baseline === undefined ? null : exactly(baseline.value);
  const next = {
    nextDate: upcoming?.date ?? null,
    nextAttainment:
      upcoming === undefined || value === null || b === null
        ? null
        : shown(attainment(value, b, aimOf(upcoming), direction)),
  };
  if (b === null || baseline === undefined || last === undefined || value === null || observedOn === null) {
    const status = b === null || last === undefined ? 'not-measurable' : 'no-data';
    const nothing = {
      attainment: null,
      progress: null,
      expected: null,
      expectedProgress: null,
      pace: null,
      shortfall: null,
    };
    return {
      shown: { value: value === null ? null : shown(value), observedOn, ...nothing, status, ...next },
      standing: { status, progress: null, expectedProgress: null },
    };
  }

  const toward = attainment(value, b, aimOf(last), direction);
  const due = targets.filter(({ date }) => date <= observedOn);
  const newest = due.at(-1);
  const following = targets[due.length];
  let expected: Aim;
  if (direction === 'maintain') {
    const { low, high } = newest ?? (targets[0] as Bound);
    expected = { band: { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) } };
  } else if (observedOn < baseline.date) {
    expected = { value: b };
  } else if (trajectory === 'step' || following === undefined) {
    expected = newest === undefined ? { value: b } : aimOf(newest);
  } else {
    const start = newest !== undefined && newest.date >= baseline.date ? newest : baseline;
    const from = exactly(start.value as number);
    const to = exactly(following.value as number);
    const share = ratio(
      BigInt(serial(observedOn) - serial(start.date)),
      BigInt(serial(following.date) - serial(start.date)),
    );
    expected = { value: plus(from, times(minus(to, from), share)), between: true };
  }
  const expectedToward = 'band' in expected ? one : attainment(expected.value, b, aimOf(last), direction);
  const pace = attainment(value, b, expected, direction);
  const shortfall = minus(expectedToward, toward);
  const standing = {
    progress: clamp(toward),
    expectedProgress: clamp(expectedToward),
    status: statusByDesign(),
  };
  function statusByDesign(): string {
    const v = value as Rational;
    const aim = aimOf(last as Bound);
    if (isMet(v, aim, direction)) {
      return 'band' in aim || compare(v, aim.value) === 0 ? 'met' : 'exceeded';
    }
    if ((observedOn as string) >= (last as { date: string }).date) return 'missed';
    const worse = isMet(b as Rational, aim, direction);
    if (worse || !reaches(toward, minus(zero, exactly(policy.tolerance)))) return 'regressing';
    return statusByPace(pace, shortfall, policy);
  }
  return {
    shown: {
      value: shown(value),
      observedOn,
      attainment: shown(toward),
      progress: shown(standing.progress),
      expected: 'band' in expected ? expected.band : shown(expected.value),
      expectedProgress: shown(standing.expectedProgress),
      pace: shown(pace),
      shortfall: shown(shortfall),
      status: standing.status,
      ...next,
    },
    standing,
  };
}

/** The double nearest to a decimal, as its written form is read. */
function nearest(value: Rational): number {
  // Every value here is a decimal with a power of ten below; find one that makes it whole.
  let scale = 0n;
  let digits = value;
  while (digits.over % digits.under !== 0n) {
    digits = times(digits, whole(10));
    scale += 1n;
  }
  return Number(`${digits.over / digits.under}e-${scale}`);
}

interface Step {
  readonly completion: Rational | null;
  readonly expected: Rational | null;
  readonly due: Rational | null;
  readonly state: string;
}

function shareGone(period: { start: string; end: string }, day: string): Rational {
  if (day < period.start) return zero;
  if (day >= period.end) return one;
  const days = serial(period.end) - serial(period.start) + 1;
  return ratio(BigInt(serial(day) - serial(period.start) + 1), BigInt(days));
}

export const isOnSchedule = (completion: Rational, due: Rational, policy: Policy) =>
  reaches(completion, times(due, exactly(policy.onTrack))) || within(minus(due, completion), exactly(policy.tolerance));

function stateOver(period: { end: string }, completion: Rational, due: Rational, asOf: string, policy: Policy): string {
  if (compare(completion, one) === 0) return 'complete';
  if (asOf > period.end) return 'overdue';
  if (sign(completion) === 0 && sign(due) === 0) return 'not-started';
  return isOnSchedule(completion, due, policy) ? 'on-schedule' : 'behind-schedule';
}

function byReports(
  { period, reports }: Pick<Action, 'period' | 'reports'>,
  asOf: string,
  policy: Policy,
  cadence: 'action' | 'milestone',
): Step & { completion: Rational; expected: Rational; due: Rational } {
  let last: Action['reports'][number] | undefined;
  for (const report of reports) {
    if (report.date <= asOf && (last === undefined || report.date >= last.date)) last = report;
  }
  const completion = last === undefined ? zero : over(exactly(last.percentComplete), whole(100));
  const silent = monthsBefore(asOf, months[policy.cadence[cadence]]);
  const due = shareGone(period, last !== undefined && last.date > silent ? last.date : silent);
  return {
    completion,
    expected: shareGone(period, asOf),
    due,
    state: stateOver(period, completion, due, asOf, policy),
  };
}

/** Section 5: an action. */
export function actionByDesign(action: Action, asOf: string, policy: Policy) {
  const step = byReports(action, asOf, policy, 'action');
  const given = action.discontinued !== undefined && action.discontinued.date <= asOf;
  return { ...step, state: given ? 'discontinued' : step.state };
}

interface Weighted<T> {
  readonly weight: Rational;
  readonly part: T;
}

const weighted = <T>(entities: readonly { readonly weight?: number }[], parts: readonly T[]): Weighted<T>[] =>
  parts.map((part, index) => ({ part, weight: exactly(entities[index]?.weight ?? 1) }));

/** Section 6: the weighted mean over the parts that have a value, or over all where missing counts as zero. */
function mean<T>(
  parts: readonly Weighted<T>[],
  valueIn: (part: T) => Rational | null,
  policy: Policy,
): Rational | null {
  const having = parts.filter(({ part }) => valueIn(part) !== null);
  if (having.length === 0) return null;
  const counted = policy.missing === 'zero' ? parts : having;
  return over(
    sum(counted.map(({ part, weight }) => times(weight, valueIn(part) ?? zero))),
    sum(counted.map(({ weight }) => weight)),
  );
}

function coverage<T>(parts: readonly Weighted<T>[], valueIn: (part: T) => Rational | null): number {
  if (parts.length === 0) return 0;
  const having = parts.filter(({ part }) => valueIn(part) !== null);
  return approximately(over(sum(having.map(({ weight }) => weight)), sum(parts.map(({ weight }) => weight))));
}

export interface ExpectedNode {
  readonly id: string;
  readonly implementation: {
    completion: number | null;
    expected: number | null;
    due: number | null;
    state: string;
    coverage: number;
  };
  readonly performance?: {
    progress: number | null;
    expectedProgress: number | null;
    pace: number | null;
    status: string;
    coverage: number;
  };
  readonly diagnosis?: string;
  readonly children: readonly ExpectedNode[];
}

type Implementation = Step & { readonly coverage: number };
type Performance = Standing & { readonly pace: Rational | null; readonly coverage: number };

function combineSteps(
  parts: readonly Weighted<Step>[],
  policy: Policy,
  stateOf: (completion: Rational, due: Rational) => string,
): Implementation {
  const completion = mean(parts, (part) => part.completion, policy);
  const expected = mean(parts, (part) => part.expected, policy);
  const due = mean(parts, (part) => part.due, policy);
  const state = completion === null || due === null ? 'no-data' : stateOf(completion, due);
  return { completion, expected, due, state, coverage: coverage(parts, (part) => part.completion) };
}

function combineWholes(parts: readonly Weighted<Step>[], policy: Policy): Implementation {
  return combineSteps(parts, policy, (completion, due) => {
    for (const state of ['complete', 'not-started']) if (parts.every(({ part }) => part.state === state)) return state;
    return isOnSchedule(completion, due, policy) ? 'on-schedule' : 'behind-schedule';
  });
}

function combineStandings(parts: readonly Weighted<Standing>[], policy: Policy): Performance {
  const progress = mean(parts, (part) => part.progress, policy);
  const expectedProgress = mean(parts, (part) => part.expectedProgress, policy);
  const covered = coverage(parts, (part) => part.progress);
  if (progress === null || expectedProgress === null) {
    return { progress: null, expectedProgress: null, pace: null, status: 'no-data', coverage: covered };
  }
  const pace = sign(expectedProgress) === 0 ? null : over(progress, expectedProgress);
  const all = parts.map(({ part }) => part.status);
  const withData = parts.filter(({ part }) => part.progress !== null).map(({ part }) => part.status);
  const complete = withData.length === all.length;
  const status = () => {
    if (complete && all.every((one) => one === 'exceeded')) return 'exceeded';
    if (complete && all.every((one) => one === 'exceeded' || one === 'met')) return 'met';
    if (withData.every((one) => one === 'missed')) return 'missed';
    if (withData.every((one) => one === 'regressing')) return 'regressing';
    return statusByPace(pace ?? whole(-1), minus(expectedProgress, progress), policy);
  };
  return { progress, expectedProgress, pace, status: status(), coverage: covered };
}

const showImplementation = ({ completion, expected, due, state, coverage }: Implementation) => ({
  completion: completion === null ? null : shown(completion),
  expected: expected === null ? null : shown(expected),
  due: due === null ? null : shown(due),
  state,
  coverage,
});
const showPerformance = ({ progress, expectedProgress, pace, status, coverage }: Performance) => ({
  progress: progress === null ? null : shown(progress),
  expectedProgress: expectedProgress === null ? null : shown(expectedProgress),
  pace: pace === null ? null : shown(pace),
  status,
  coverage,
});

function diagnose(state: string, status: string): string {
  if (state === 'no-data' || status === 'no-data') return 'unknown';
  const implemented = ['complete', 'on-schedule'].includes(state);
  const performing = ['exceeded', 'met', 'on-track'].includes(status);
  if (implemented) return performing ? 'theory-holding' : 'theory-in-doubt';
  return performing ? 'results-without-implementation' : 'not-yet-tested';
}

/** Section 6: the whole plan. */
export function planByDesign(plan: Plan, asOf: string, policy: Policy): ExpectedNode {
  const ofMilestone = (milestone: Milestone): Implementation => {
    const going = milestone.actions.filter((action) => actionByDesign(action, asOf, policy).state !== 'discontinued');
    if (going.length === 0) return { ...byReports(milestone, asOf, policy, 'milestone'), coverage: 1 };
    const parts = weighted(
      going,
      going.map((action): Step => actionByDesign(action, asOf, policy)),
    );
    return combineSteps(parts, policy, (completion, due) => stateOver(milestone.period, completion, due, asOf, policy));
  };
  const ofMeasures = (measures: readonly Measure[]) =>
    combineStandings(
      weighted(
        measures,
        measures.map((measure) => measureByDesign(measure, asOf, policy).standing),
      ),
      policy,
    );
  const ofStrategy = (strategy: Strategy) => {
    const milestones = strategy.milestones.map(ofMilestone);
    const implementation = combineWholes(weighted(strategy.milestones, milestones), policy);
    const performance = ofMeasures(strategy.measures);
    const node: ExpectedNode = {
      id: strategy.id,
      implementation: showImplementation(implementation),
      performance: showPerformance(performance),
      diagnosis: diagnose(implementation.state, performance.status),
      children: strategy.milestones.map(({ id }, index) => ({
        id,
        implementation: showImplementation(milestones[index] as Implementation),
        children: [],
      })),
    };
    return { implementation, node };
  };
  const ofGoal = (goal: Goal) => {
    const strategies = goal.strategies.map(ofStrategy);
    const implementation = combineWholes(
      weighted(
        goal.strategies,
        strategies.map((found) => found.implementation),
      ),
      policy,
    );
    const performance = ofMeasures(goal.measures);
    const node: ExpectedNode = {
      id: goal.id,
      implementation: showImplementation(implementation),
      performance: showPerformance(performance),
      children: strategies.map((found) => found.node),
    };
    return { implementation, performance, node };
  };
  const goals = plan.goals.map(ofGoal);
  return {
    id: plan.id,
    implementation: showImplementation(
      combineWholes(
        weighted(
          plan.goals,
          goals.map((goal) => goal.implementation),
        ),
        policy,
      ),
    ),
    performance: showPerformance(
      combineStandings(
        weighted(
          plan.goals,
          goals.map((goal) => goal.performance),
        ),
        policy,
      ),
    ),
    children: goals.map((goal) => goal.node),
  };
}
