/**
 * Sections 5 and 6 of the design, actions and the rollup, written a second time from their sentences, in exact
 * arithmetic. Nothing of the library is imported but types: what the two agree on, they agree on independently.
 */
import type { Action, Discontinuation, Goal, Measure, Milestone, Plan, Policy, Strategy } from 'spm-model';
import { monthsIn, monthsOn, serial } from './calendar.js';
import { groupsByDesign, measureByDesign } from './measure.js';
import {
  approximately,
  compare,
  exactly,
  least,
  minus,
  one,
  over,
  type Rational,
  ratio,
  sign,
  sum,
  times,
  whole,
  zero,
} from './rational.js';
import { reaches, statusByPace, TooClose, verdicts, within, worseOf } from './thresholds.js';

export { serial } from './calendar.js';
export { distance, fits, isMet, measureByDesign } from './measure.js';
export { isHairApart, TooClose } from './thresholds.js';

const shown = (value: Rational | null): number | null => {
  if (value === null) return null;
  const double = approximately(value);
  return Number.isFinite(double) ? double : null;
};

function shareGone(period: { start: string; end: string }, day: string): Rational {
  if (day < period.start) return zero;
  if (day >= period.end) return one;
  const days = serial(period.end) - serial(period.start) + 1;
  return ratio(BigInt(serial(day) - serial(period.start) + 1), BigInt(days));
}

export const isOnSchedule = (credit: Rational, due: Rational, policy: Policy) =>
  reaches(credit, times(due, exactly(policy.onTrack))) || within(minus(due, credit), exactly(policy.tolerance));

type Reports = Action['reports'];

function lastBy(reports: Reports, day: string): Reports[number] | undefined {
  let last: Reports[number] | undefined;
  for (const report of reports) {
    if (report.date <= day && (last === undefined || report.date >= last.date)) last = report;
  }
  return last;
}

interface Done {
  readonly completion: Rational;
  readonly expected: Rational;
  readonly due: Rational;
  readonly credit: Rational;
}

function byReports(
  { period, reports }: Pick<Action, 'period' | 'reports'>,
  asOf: string,
  policy: Policy,
  cadence: 'action' | 'milestone',
): Done {
  const last = lastBy(reports, asOf);
  const completion = last === undefined ? zero : over(exactly(last.percentComplete), whole(100));
  const silent = monthsOn(asOf, -monthsIn[policy.cadence[cadence]]);
  const due = shareGone(period, last !== undefined && last.date > silent ? last.date : silent);
  return { completion, expected: shareGone(period, asOf), due, credit: least(completion, due) };
}

function overPeriod(end: string, { completion, credit, due }: Done, asOf: string, policy: Policy): string {
  if (asOf > end) return 'overdue';
  if (sign(completion) === 0 && sign(due) === 0) return 'not-started';
  return isOnSchedule(credit, due, policy) ? 'on-schedule' : 'behind-schedule';
}

type GivenUp = { readonly discontinued?: { readonly date: string } };
const isGivenUp = ({ discontinued }: GivenUp, asOf: string) => discontinued !== undefined && discontinued.date <= asOf;

/** Complete: reported so by the day, and on or before each of the days on which it was given up. */
function isComplete(reports: Reports, asOf: string, givenUp: readonly (string | undefined)[]): boolean {
  return [asOf, ...givenUp].every(
    (day) => day === undefined || day > asOf || lastBy(reports, day)?.percentComplete === 100,
  );
}

/** Section 5: an action. */
export function actionByDesign(action: Action, asOf: string, policy: Policy) {
  const done = byReports(action, asOf, policy, 'action');
  let state = overPeriod(action.period.end, done, asOf, policy);
  if (isGivenUp(action, asOf)) state = 'discontinued';
  if (isComplete(action.reports, asOf, [action.discontinued?.date])) state = 'complete';
  return { ...done, state };
}

interface Work {
  readonly completion: Rational | null;
  readonly expected: Rational | null;
  readonly due: Rational | null;
  readonly credit: Rational | null;
  readonly state: string;
  readonly coverage: Rational;
  readonly overdue: number;
  readonly discontinued: Rational;
  readonly plannedThrough: string | null;
}

interface Weighted<T> {
  readonly id: string;
  readonly weight: Rational;
  readonly part: T;
}

interface Weighable {
  readonly id: string;
  readonly weight?: number;
  readonly period?: { readonly start: string; readonly end: string };
}

function weighted<T>(
  entities: readonly Weighable[],
  parts: readonly T[],
  policy: Policy,
  isStep = false,
): Weighted<T>[] {
  return parts.map((part, index) => {
    const { id, weight, period } = entities[index] as Weighable;
    let counts = exactly(weight ?? 1);
    if (isStep && weight === undefined && policy.weighting === 'duration' && period !== undefined) {
      counts = whole(Math.max(1, serial(period.end) - serial(period.start) + 1));
    }
    return { id, weight: counts, part };
  });
}

const weightOf = (parts: readonly Weighted<unknown>[]) => sum(parts.map(({ weight }) => weight));
const sumOf = <T>(parts: readonly Weighted<T>[], valueIn: (part: T) => Rational) =>
  sum(parts.map(({ part, weight }) => times(weight, valueIn(part))));

/** Divides, where there is something to divide by. */
const share = (part: Rational, all: Rational) => (sign(all) === 0 ? zero : over(part, all));

const givenUpWork: Work = {
  completion: null,
  expected: null,
  due: null,
  credit: null,
  state: 'discontinued',
  coverage: zero,
  overdue: 0,
  discontinued: one,
  plannedThrough: null,
};

/** Section 6: work combined; `stateOf` is asked where every part that goes on may have data. */
function combineWork(
  all: readonly Weighted<Work>[],
  policy: Policy,
  through: 'latest' | 'earliest',
  stateOf: (done: Done, states: readonly string[], plannedThrough: string | null) => string,
): Work {
  const goingOn = all.filter(({ part }) => part.state !== 'discontinued');
  if (all.length > 0 && goingOn.length === 0) return givenUpWork;
  const valued = goingOn.filter(({ part }) => part.completion !== null);
  const days = goingOn.flatMap(({ part }) => (part.plannedThrough === null ? [] : [part.plannedThrough])).sort();
  const rest = {
    coverage: share(
      sumOf(valued, ({ coverage }) => coverage),
      weightOf(goingOn),
    ),
    overdue: goingOn.reduce((count, { part }) => count + part.overdue, 0),
    discontinued: share(
      sumOf(all, ({ discontinued }) => discontinued),
      weightOf(all),
    ),
    plannedThrough: (through === 'latest' ? days.at(-1) : days[0]) ?? null,
  };
  if (valued.length === 0) {
    return { completion: null, expected: null, due: null, credit: null, state: 'no-data', ...rest };
  }
  const counted = policy.missing === 'zero' ? goingOn : valued;
  const done: Done = {
    completion: over(
      sumOf(counted, ({ completion }) => completion ?? zero),
      weightOf(counted),
    ),
    credit: over(
      sumOf(counted, ({ credit }) => credit ?? zero),
      weightOf(counted),
    ),
    expected: over(
      sumOf(valued, ({ expected }) => expected as Rational),
      weightOf(valued),
    ),
    due: over(
      sumOf(valued, ({ due }) => due as Rational),
      weightOf(valued),
    ),
  };
  const states = goingOn.map(({ part }) => part.state);
  return { ...done, ...rest, state: stateOf(done, states, rest.plannedThrough) };
}

const WELL = ['complete', 'complete-to-date', 'on-schedule', 'not-started'];
const BEHIND = ['behind-schedule', 'overdue'];

/** On schedule or behind. */
function byCredit({ credit, due }: Done, states: readonly string[], policy: Policy): string {
  const known = states.filter((state) => state !== 'no-data');
  if (states.includes('overdue') || known.every((state) => BEHIND.includes(state))) return 'behind-schedule';
  if (known.every((state) => WELL.includes(state))) return 'on-schedule';
  return isOnSchedule(credit, due, policy) ? 'on-schedule' : 'behind-schedule';
}

const aboveMilestones =
  (policy: Policy, end: string | null) =>
  (done: Done, states: readonly string[], plannedThrough: string | null): string => {
    const isThrough = end === null || (plannedThrough !== null && plannedThrough >= monthsOn(end, -1));
    if (isThrough && states.every((state) => state === 'complete')) return 'complete';
    if (states.every((state) => state === 'complete' || state === 'complete-to-date')) return 'complete-to-date';
    if (states.every((state) => state === 'not-started')) return 'not-started';
    return byCredit(done, states, policy);
  };

/** An action as a part of a whole. */
function ofAction(action: Action, asOf: string, policy: Policy): Work {
  const found = actionByDesign(action, asOf, policy);
  const isLost = found.state === 'discontinued';
  const overdue = found.state === 'overdue' ? 1 : 0;
  return { ...found, coverage: one, overdue, discontinued: isLost ? one : zero, plannedThrough: null };
}

function ofMilestone(milestone: Milestone, asOf: string, policy: Policy): Work {
  const { actions, period, discontinued } = milestone;
  const own = byReports(milestone, asOf, policy, 'milestone');
  if (actions.length === 0) {
    const complete = isComplete(milestone.reports, asOf, [discontinued?.date]);
    if (isGivenUp(milestone, asOf) && !complete) return givenUpWork;
    const state = complete ? 'complete' : overPeriod(period.end, own, asOf, policy);
    const overdue = state === 'overdue' ? 1 : 0;
    return { ...own, state, coverage: one, overdue, discontinued: zero, plannedThrough: period.end };
  }
  const steps = actions.map((action) => ofAction(action, asOf, policy));
  const found = combineWork(weighted(actions, steps, policy, true), policy, 'latest', (done, states) => {
    if (states.every((state) => state === 'complete')) return 'complete';
    const state = overPeriod(period.end, done, asOf, policy);
    if (state === 'overdue' || (state === 'not-started' && !states.includes('overdue'))) return state;
    return byCredit(done, states, policy);
  });
  if (found.state === 'discontinued') return found;
  if (isGivenUp(milestone, asOf)) {
    const inTime = actions.every(
      (action, index) =>
        // Given up with its milestone, or after it, an action was left undone.
        ((steps[index] as Work).state === 'discontinued' &&
          (action.discontinued as Discontinuation).date < (discontinued as Discontinuation).date) ||
        isComplete(action.reports, asOf, [action.discontinued?.date, discontinued?.date]),
    );
    if (!inTime) return givenUpWork;
  }
  const overdue = found.overdue + (found.state === 'overdue' ? 1 : 0);
  return { ...found, overdue, plannedThrough: period.end };
}

interface Results {
  readonly status: string;
  readonly progress: Rational | null;
  readonly expectedProgress: Rational | null;
  readonly credit: Rational | null;
  readonly coverage: Rational;
  /** With old observations taken as they are. */
  readonly observed: Omit<Results, 'observed'> | null;
  readonly pace?: Rational | null;
}

/** Exact is 1, or clearly not: a sum of doubles may round to it. */
function isOne(value: Rational): boolean {
  const apart = minus(one, value);
  if (sign(apart) !== 0 && compare(apart, ratio(1n, 1_000_000_000_000n)) < 0) throw new TooClose();
  return sign(apart) === 0;
}

/** Section 6: results combined, of the parts that have a value. */
function means(parts: readonly Weighted<Omit<Results, 'observed'>>[], policy: Policy): Omit<Results, 'observed'> {
  const valued = parts.filter(({ part }) => part.progress !== null && part.status !== 'stale');
  const coverage = share(
    sumOf(valued, (part) => part.coverage),
    weightOf(parts),
  );
  if (valued.length === 0) {
    return { status: 'no-data', progress: null, expectedProgress: null, credit: null, pace: null, coverage };
  }
  const counted = policy.missing === 'zero' ? weightOf(parts) : weightOf(valued);
  const progress = over(
    sumOf(valued, (part) => part.progress as Rational),
    counted,
  );
  const credit = over(
    sumOf(valued, (part) => part.credit as Rational),
    counted,
  );
  const expectedProgress = over(
    sumOf(valued, (part) => part.expectedProgress as Rational),
    weightOf(valued),
  );
  const pace = sign(expectedProgress) === 0 ? null : over(credit, expectedProgress);
  const states = valued.map(({ part }) => part.status);
  const every = (...some: string[]) => states.every((state) => some.includes(state));
  const status = () => {
    const worst = states.reduce(worseOf);
    if (policy.rollup === 'worst') return worst;
    if (valued.length === parts.length && every('met', 'exceeded') && isOne(coverage)) {
      return every('exceeded') ? 'exceeded' : 'met';
    }
    if (every('missed')) return 'missed';
    if (every('regressing')) return 'regressing';
    const asTrack = states.map((state) => (state === 'met' || state === 'exceeded' ? 'on-track' : state));
    const best = asTrack.reduce((a, b) => (worseOf(a, b) === a ? b : a));
    const least = asTrack.reduce(worseOf);
    let found: string = statusByPace(pace, minus(expectedProgress, credit), policy);
    if (verdicts.indexOf(found) < verdicts.indexOf(least)) found = least;
    if (states.some((state) => ['missed', 'regressing', 'off-track'].includes(state)))
      found = worseOf(found, 'at-risk');
    return worseOf(found, best);
  };
  return { status: status(), progress, expectedProgress, credit, pace, coverage };
}

function combineResults(parts: readonly Weighted<Results>[], policy: Policy): Results {
  const fresh = means(parts, policy);
  if (!parts.some(({ part }) => part.observed !== null)) return { ...fresh, observed: null };
  const then = means(
    parts.map(({ id, weight, part }) => ({ id, weight, part: part.observed ?? part })),
    policy,
  );
  const status = fresh.progress === null ? 'stale' : worseOf(fresh.status, then.status);
  return { ...fresh, status, observed: then };
}

export interface ExpectedNode {
  readonly id: string;
  readonly work: {
    readonly [key in 'completion' | 'expected' | 'due' | 'credit' | 'coverage' | 'discontinued']: number | null;
  } & { readonly state: string; readonly overdue: number; readonly plannedThrough: string | null };
  readonly results?: {
    readonly [key in 'progress' | 'expectedProgress' | 'credit' | 'pace' | 'coverage']: number | null;
  } & { readonly status: string; readonly groups: Readonly<Record<string, number>> };
  readonly diagnosis?: string;
  readonly waitsFor?: readonly string[];
  readonly children: readonly ExpectedNode[];
}

const showWork = (work: Work): ExpectedNode['work'] => ({
  completion: shown(work.completion),
  expected: shown(work.expected),
  due: shown(work.due),
  credit: shown(work.credit),
  coverage: shown(work.coverage),
  discontinued: shown(work.discontinued),
  state: work.state,
  overdue: work.overdue,
  plannedThrough: work.plannedThrough,
});

const showResults = (found: Results, groups: Readonly<Record<string, number>>) => ({
  progress: shown(found.progress),
  expectedProgress: shown(found.expectedProgress),
  credit: shown(found.credit),
  pace: shown(found.pace ?? null),
  coverage: shown(found.coverage),
  status: found.status,
  groups,
});

const performing = (status: string) => ['on-track', 'met', 'exceeded'].includes(status);

function addCounts(all: readonly Readonly<Record<string, number>>[]): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const one of all) for (const [key, count] of Object.entries(one)) counts[key] = (counts[key] ?? 0) + count;
  return counts;
}

/** Section 6: the strategies of a plan, by goal, and what is made of measures. */
function partsByDesign(plan: Plan, asOf: string, policy: Policy) {
  const steps = new Map<string, boolean>();
  for (const { strategies } of plan.goals) {
    for (const { milestones } of strategies) {
      for (const milestone of milestones) {
        steps.set(milestone.id, ofMilestone(milestone, asOf, policy).state === 'complete');
        for (const action of milestone.actions) {
          steps.set(action.id, actionByDesign(action, asOf, policy).state === 'complete');
        }
      }
    }
  }
  const waitsFor = ({ dependsOn = [] }: Milestone | Action) => dependsOn.filter((id) => steps.get(id) !== true);

  const ofMeasures = (measures: readonly Measure[]) => {
    const found = measures.map((measure) => measureByDesign(measure, asOf, policy).standing);
    const parts = found.map((standing): Results => {
      const { status, asObserved, progress, expectedProgress, credit } = standing;
      const figures = { progress, expectedProgress, credit, coverage: one };
      return { ...figures, status, observed: status === 'stale' ? { ...figures, status: asObserved } : null };
    });
    const groups = measures.flatMap((measure) => groupsByDesign(measure, asOf, policy));
    return {
      found: combineResults(weighted(measures, parts, policy), policy),
      groups: addCounts(groups.map(({ status }) => ({ [status]: 1 }))),
      observedOn: measures.map((measure, index) => ({
        lag: measure.lagMonths ?? 0,
        on: (found[index]?.progress ?? null) === null ? null : measureByDesign(measure, asOf, policy).shown.observedOn,
      })),
    };
  };

  const ofStrategy = (strategy: Strategy) => {
    const milestones = strategy.milestones.map((milestone) => ofMilestone(milestone, asOf, policy));
    const end = strategy.period?.end ?? plan.period.end;
    let work = combineWork(
      weighted(strategy.milestones, milestones, policy, true),
      policy,
      'latest',
      aboveMilestones(policy, end),
    );
    if (isGivenUp(strategy, asOf)) work = givenUpWork;
    const { found, groups, observedOn } = ofMeasures(strategy.measures);
    const efforts = strategy.milestones
      .flatMap(({ reports, actions }) => [reports, ...actions.map((action) => action.reports)])
      .flat()
      .filter(({ date, percentComplete }) => percentComplete > 0 && date <= asOf)
      .map(({ date }) => date)
      .sort();
    const first = efforts[0];
    const couldShow = observedOn.some(
      ({ lag, on }) => on !== null && first !== undefined && on >= monthsOn(first, lag),
    );
    const diagnose = () => {
      if (work.completion === null || found.progress === null || work.due === null) return 'unknown';
      if (sign(work.due) === 0 || !couldShow) return 'too-early';
      const implemented = ['complete', 'complete-to-date', 'on-schedule'].includes(work.state);
      if (implemented) return performing(found.status) ? 'theory-holding' : 'theory-in-doubt';
      return performing(found.status) ? 'results-without-implementation' : 'not-yet-tested';
    };
    const diagnosis = diagnose();
    const node: ExpectedNode = {
      id: strategy.id,
      work: showWork(work),
      results: showResults(found, groups),
      diagnosis,
      children: strategy.milestones.map((milestone, index) => ({
        id: milestone.id,
        work: showWork(milestones[index] as Work),
        waitsFor: waitsFor(milestone),
        children: [],
      })),
    };
    return { strategy, work, found, groups, diagnosis, node, milestones };
  };
  return { ofMeasures, strategies: plan.goals.map((goal) => goal.strategies.map(ofStrategy)) };
}

/** Section 6: the whole plan. */
export function planByDesign(plan: Plan, asOf: string, policy: Policy): ExpectedNode {
  const { ofMeasures, strategies } = partsByDesign(plan, asOf, policy);
  const ofGoal = (goal: Goal, index: number) => {
    const own = strategies[index] ?? [];
    const also = strategies
      .filter((_, place) => place !== index)
      .flat()
      .filter(({ strategy }) => strategy.alsoServes?.includes(goal.id));
    const serving = [...own, ...also];
    const entities = serving.map(({ strategy }): Weighable => {
      const { id, weight } = strategy;
      return weight === undefined ? { id } : { id, weight };
    });
    const work = combineWork(
      weighted(
        entities,
        serving.map((each) => each.work),
        policy,
      ),
      policy,
      'earliest',
      aboveMilestones(policy, null),
    );
    const { found, groups } = ofMeasures(goal.measures);
    const goingOn = serving.filter((each) => each.work.state !== 'discontinued');
    const theirs = combineResults(
      weighted(
        goingOn.map(({ strategy: { id, weight } }): Weighable => (weight === undefined ? { id } : { id, weight })),
        goingOn.map((each) => each.found),
        policy,
      ),
      policy,
    );
    const diagnose = () => {
      if (theirs.progress === null || found.progress === null) return 'unknown';
      if (goingOn.every(({ diagnosis }) => diagnosis === 'too-early')) return 'too-early';
      if (performing(theirs.status)) return performing(found.status) ? 'contribution-holding' : 'contribution-in-doubt';
      return performing(found.status) ? 'results-without-contribution' : 'not-yet-tested';
    };
    const node: ExpectedNode = {
      id: goal.id,
      work: showWork(work),
      results: showResults(found, groups),
      diagnosis: diagnose(),
      children: own.map((each) => each.node),
    };
    const ownOverdue = own.reduce((count, each) => count + each.work.overdue, 0);
    return { work, found, groups, node, ownOverdue };
  };
  const goals = plan.goals.map(ofGoal);
  const work = combineWork(
    weighted(
      plan.goals,
      goals.map((goal) => goal.work),
      policy,
    ),
    policy,
    'earliest',
    aboveMilestones(policy, null),
  );
  const results = combineResults(
    weighted(
      plan.goals,
      goals.map((goal) => goal.found),
      policy,
    ),
    policy,
  );
  return {
    id: plan.id,
    // What serves two goals is overdue once.
    work: showWork({ ...work, overdue: goals.reduce((count, { ownOverdue }) => count + ownOverdue, 0) }),
    results: showResults(results, addCounts(goals.map(({ groups }) => groups))),
    children: goals.map(({ node }) => node),
  };
}

export interface ExpectedPractice {
  readonly code: string;
  readonly plans: number;
  readonly strategies: number;
  readonly work: ExpectedNode['work'];
  readonly results: NonNullable<ExpectedNode['results']>;
}

/** What is open in what was given up is given up with it. */
const heldBy = (work: Work, ...holders: readonly Work[]): Work =>
  work.state !== 'complete' && holders.some(({ state }) => state === 'discontinued') ? givenUpWork : work;

/** Section 10: the strategies, milestones and actions of each code over many plans, as parts of equal weight. */
export function practicesByDesign(plans: readonly Plan[], asOf: string, policy: Policy): readonly ExpectedPractice[] {
  const bearers = plans.flatMap((plan, number) =>
    partsByDesign(plan, asOf, policy)
      .strategies.flat()
      .flatMap((found) => [
        { number, of: found.strategy as { codes?: readonly string[] }, work: found.work, found },
        ...found.strategy.milestones.flatMap((milestone, index) => [
          {
            number,
            of: milestone as { codes?: readonly string[] },
            work: heldBy(found.milestones[index] as Work, found.work),
            found: null,
          },
          ...milestone.actions.map((action) => ({
            number,
            of: action as { codes?: readonly string[] },
            work: heldBy(ofAction(action, asOf, policy), found.work, found.milestones[index] as Work),
            found: null,
          })),
        ]),
      ]),
  );
  const codes = [...new Set(bearers.flatMap(({ of }) => of.codes ?? []))].sort();
  return codes.map((code) => {
    const bearing = bearers.filter(({ of }) => of.codes?.includes(code));
    const equal = <T>(parts: readonly T[]) => parts.map((part) => ({ id: '', weight: one, part }));
    const strategies = bearing.flatMap(({ found }) => (found === null ? [] : [found]));
    const work = combineWork(
      equal(bearing.map((each) => each.work)),
      policy,
      'earliest',
      aboveMilestones(policy, null),
    );
    const results = combineResults(equal(strategies.map(({ found }) => found)), policy);
    return {
      code,
      plans: new Set(bearing.map(({ number }) => number)).size,
      strategies: strategies.length,
      work: showWork(work),
      results: showResults(results, addCounts(strategies.map(({ groups }) => groups))),
    };
  });
}
