/**
 * The rollup as one would write it by hand for plans of the kind that `sized-plan.ts` makes: one loop over the tree, and
 * the same tree of results, nothing frozen and nothing remembered. It knows what those plans have and no more: values
 * to reach, the latest observation, straight lines between targets, yearly data, no groups, no revisions, no
 * dependencies, the default policy. `rows.ts` holds it to the numbers of the library before it races the two.
 */
import type { Plan } from 'spm-model';

type Goal = Plan['goals'][number];
type Strategy = Goal['strategies'][number];
type Milestone = Strategy['milestones'][number];
type Action = Milestone['actions'][number];
type Measure = Goal['measures'][number];

const DAY = 86_400_000;
const dayOf = (date: string) => Date.parse(date) / DAY;
const shareGone = (start: number, end: number, on: number) =>
  on < start ? 0 : on >= end ? 1 : (on - start + 1) / (end - start + 1);

function monthsOn(date: string, months: number): string {
  const [year, month, day] = [+date.slice(0, 4), +date.slice(5, 7) - 1 + months, +date.slice(8)];
  const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate();
  return new Date(Date.UTC(year, month, Math.min(day, last))).toISOString().slice(0, 10);
}

const clamp = (share: number) => Math.min(1, Math.max(0, share));
const onSchedule = (credit: number, due: number) => credit >= due * 0.9 - 1e-9 || due - credit <= 0.02 + 1e-9;

type State =
  | 'complete'
  | 'discontinued'
  | 'overdue'
  | 'not-started'
  | 'on-schedule'
  | 'behind-schedule'
  | 'complete-to-date'
  | 'no-data';
type Status =
  | 'not-measurable'
  | 'no-data'
  | 'exceeded'
  | 'met'
  | 'missed'
  | 'stale'
  | 'regressing'
  | 'on-track'
  | 'at-risk'
  | 'off-track';

interface Part {
  id: string;
  weight: number;
  value: number | null;
  share: number;
}

interface Work {
  completion: number | null;
  expected: number | null;
  due: number | null;
  credit: number | null;
  state: State;
  coverage: number;
  counts: Record<State, number>;
  overdue: number;
  discontinued: number;
  plannedThrough: string | null;
  parts: Part[];
}

const noWork = (): Record<State, number> => ({
  complete: 0,
  discontinued: 0,
  overdue: 0,
  'not-started': 0,
  'on-schedule': 0,
  'behind-schedule': 0,
  'complete-to-date': 0,
  'no-data': 0,
});

const noResults = (): Record<Status, number> => ({
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

const ranks: Partial<Record<Status, number>> = {
  missed: 0,
  regressing: 1,
  'off-track': 2,
  'at-risk': 3,
  'on-track': 4,
  met: 5,
  exceeded: 6,
};
const rank = (status: Status) => ranks[status] ?? -1;
const byPace = (pace: number | null, shortfall: number): Status => {
  if ((pace !== null && pace >= 0.9 - 1e-9) || shortfall <= 0.02 + 1e-9) return 'on-track';
  return (pace !== null && pace >= 0.7 - 1e-9) || shortfall <= 0.04 + 1e-9 ? 'at-risk' : 'off-track';
};

function actionByHand(action: Action, asOf: string, day: number, monthAgo: number) {
  const { id, period, reports, discontinued } = action;
  let last: (typeof reports)[number] | null = null;
  for (const report of reports) if (report.date <= asOf && (last === null || report.date >= last.date)) last = report;
  const [start, end] = [dayOf(period.start), dayOf(period.end)];
  const completion = last === null ? 0 : last.percentComplete / 100;
  const reportedOn = last === null ? null : last.date;
  const due = shareGone(start, end, reportedOn === null ? monthAgo : Math.max(monthAgo, dayOf(reportedOn)));
  const credit = Math.min(completion, due);
  const isGivenUp = discontinued !== undefined && discontinued.date <= asOf;
  let state: State;
  if (completion === 1 && (!isGivenUp || (reportedOn as string) <= discontinued.date)) state = 'complete';
  else if (isGivenUp) state = 'discontinued';
  else if (day > end) state = 'overdue';
  else if (completion === 0 && due === 0) state = 'not-started';
  else state = onSchedule(credit, due) ? 'on-schedule' : 'behind-schedule';
  const expected = shareGone(start, end, day);
  const shortfall = Math.max(0, due - completion);
  return { id, reportedOn, completion, expected, due, credit, shortfall, state, waitsFor: [] as string[] };
}

/** What each part brings to the work of a whole. */
interface Brought {
  readonly id: string;
  readonly completion: number | null;
  readonly expected: number | null;
  readonly due: number | null;
  readonly credit: number | null;
  readonly state: State;
}

/** The work of a whole; its state is found by whoever asks. */
function combined(weights: readonly number[], found: readonly Brought[], works: readonly Work[] | null): Work {
  const counts = noWork();
  const parts: Part[] = [];
  let [all, goingOn, valued, covered, lost, overdue] = [0, 0, 0, 0, 0, 0];
  let [completion, expected, due, credit] = [0, 0, 0, 0];
  for (let index = 0; index < found.length; index += 1) {
    const part = found[index] as Brought;
    const below = works === null ? null : (works[index] as Work);
    const weight = weights[index] as number;
    counts[part.state] += 1;
    all += weight;
    if (part.state === 'discontinued') {
      lost += weight;
      continue;
    }
    goingOn += weight;
    if (below !== null) lost += weight * below.discontinued;
    if (below !== null) overdue += below.overdue;
    else if (part.state === 'overdue') overdue += 1;
    parts.push({ id: part.id, weight, value: part.completion, share: 0 });
    if (part.completion === null) continue;
    valued += weight;
    covered += weight * (below === null ? 1 : below.coverage);
    completion += weight * part.completion;
    expected += weight * (part.expected as number);
    due += weight * (part.due as number);
    credit += weight * (part.credit as number);
  }
  for (const part of parts) part.share = part.value === null ? 0 : (part.weight * part.value) / valued;
  const hasData = valued > 0;
  return {
    completion: hasData ? completion / valued : null,
    expected: hasData ? expected / valued : null,
    due: hasData ? due / valued : null,
    credit: hasData ? credit / valued : null,
    state: hasData ? 'on-schedule' : 'no-data',
    coverage: goingOn === 0 ? 0 : covered / goingOn,
    counts,
    overdue,
    discontinued: all === 0 ? 0 : lost / all,
    plannedThrough: null,
    parts,
  };
}

const givenUp = (counts: Record<State, number>): Work => ({
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
  parts: [],
});

function bySchedule({ counts, credit, due }: Work): State {
  const behind = counts.overdue + counts['behind-schedule'];
  const wellOn = counts.complete + counts['complete-to-date'] + counts['on-schedule'] + counts['not-started'];
  if (counts.overdue > 0 || (behind > 0 && wellOn === 0)) return 'behind-schedule';
  if (behind === 0 && wellOn > 0) return 'on-schedule';
  return onSchedule(credit as number, due as number) ? 'on-schedule' : 'behind-schedule';
}

const weightOf = ({ weight }: { weight?: number }) => weight ?? 1;

function milestoneByHand(milestone: Milestone, asOf: string, day: number, monthAgo: number) {
  const actions = milestone.actions.map((action) => actionByHand(action, asOf, day, monthAgo));
  const work = combined(milestone.actions.map(weightOf), actions, null);
  const { period } = milestone;
  const { counts } = work;
  if (counts.discontinued === actions.length) {
    return { id: milestone.id, implementation: givenUp(counts), waitsFor: [] as string[], actions };
  }
  if (counts.complete === work.parts.length) work.state = 'complete';
  else if (asOf > period.end) work.state = 'overdue';
  else if (work.completion === 0 && work.due === 0 && work.overdue === 0) work.state = 'not-started';
  else work.state = bySchedule(work);
  if (work.state === 'overdue') work.overdue += 1;
  work.plannedThrough = period.end;
  return { id: milestone.id, implementation: work, waitsFor: [] as string[], actions };
}

/** The work of a strategy, a goal or the plan; `end` is given for a strategy. */
function workAbove(
  weights: readonly number[],
  below: readonly { id: string; implementation: Work }[],
  end: string | null,
): Work {
  const works = below.map(({ implementation }) => implementation);
  const found = below.map(({ id, implementation }) => ({
    id,
    completion: implementation.completion,
    expected: implementation.expected,
    due: implementation.due,
    credit: implementation.credit,
    state: implementation.state,
  }));
  const work = combined(weights, found, works);
  const { counts, parts } = work;
  if (works.length > 0 && counts.discontinued === works.length) return givenUp(counts);
  for (const { state, plannedThrough } of works) {
    if (state === 'discontinued' || plannedThrough === null) continue;
    const through = work.plannedThrough;
    if (through === null || (end === null ? plannedThrough < through : plannedThrough > through)) {
      work.plannedThrough = plannedThrough;
    }
  }
  if (work.completion === null) return work;
  const through = work.plannedThrough;
  if (counts.complete === parts.length && (end === null || (through !== null && through >= monthsOn(end, -1)))) {
    work.state = 'complete';
  } else if (counts.complete + counts['complete-to-date'] === parts.length) work.state = 'complete-to-date';
  else if (counts['not-started'] === parts.length) work.state = 'not-started';
  else work.state = bySchedule(work);
  return work;
}

const better = (value: number, than: number, direction: Measure['direction']) =>
  direction === 'increase' ? value >= than : value <= than;

/** The last observation by a day, and the one before it. */
function lastTwo(observations: Measure['observations'], from: string, asOf: string) {
  let last: Measure['observations'][number] | null = null;
  let before: Measure['observations'][number] | null = null;
  for (const observation of observations) {
    if (observation.date < from || observation.date > asOf) continue;
    before = last;
    last = observation;
  }
  return { last, before };
}

/** The observation that judges a target: the nearest to its day, within half a year. */
function judging(observations: Measure['observations'], target: string, asOf: string) {
  let nearest: Measure['observations'][number] | null = null;
  let least = 183;
  for (const observation of observations) {
    if (observation.date > asOf) continue;
    const distance = Math.abs(dayOf(observation.date) - dayOf(target));
    if (distance > least) continue;
    nearest = observation;
    least = distance;
  }
  return nearest;
}

function measureByHand(measure: Measure, asOf: string) {
  const { id, targets, observations, direction } = measure;
  const baseline = measure.baseline as { date: string; value: number };
  const target = targets[targets.length - 1] as { date: string; value: number };
  const { last, before } = lastTwo(observations, baseline.date, asOf);
  const nextDue = monthsOn(last?.date ?? baseline.date, 12);
  const upcoming = targets.find(({ date }) => date >= asOf) ?? null;
  if (last === null) {
    const next = upcoming === null ? null : { target: upcoming, attainment: null as number | null };
    return {
      id,
      value: null as number | null,
      observedOn: null as string | null,
      baseline,
      target,
      attainment: null as number | null,
      progress: null as number | null,
      expected: null as number | null,
      expectedProgress: null as number | null,
      pace: null as number | null,
      status: 'no-data' as Status,
      statusAsObserved: 'no-data' as Status,
      credit: null as number | null,
      shortfall: null as number | null,
      next,
      interim: null as null | { target: object; value: number; observedOn: string; met: boolean },
      change: null as null | { from: { date: string; value: number }; amount: number },
      nextDue,
      withinMargin: false,
      groups: null,
    };
  }
  const { value, date } = last;
  const way = target.value - baseline.value;
  let from: { date: string; value?: number } = baseline;
  let to: { date: string; value?: number } | null = null;
  for (const each of targets) {
    if (each.date > date) {
      to = each;
      break;
    }
    from = each;
  }
  const share = to === null ? 0 : (dayOf(date) - dayOf(from.date)) / (dayOf(to.date) - dayOf(from.date));
  const expected = (from.value as number) + (to === null ? 0 : ((to.value as number) - (from.value as number)) * share);
  const attainment = (value - baseline.value) / way;
  const expectedShare = (expected - baseline.value) / way;
  const pace =
    expected === baseline.value
      ? better(value, expected, direction)
        ? 1
        : Math.max(0, 1 - Math.abs(value - expected) / Math.abs(expected) / 0.04)
      : (value - baseline.value) / (expected - baseline.value);
  let interim: { target: object; value: number; observedOn: string; met: boolean } | null = null;
  for (let place = targets.length - 2; place >= 0 && interim === null; place -= 1) {
    const each = targets[place] as { date: string; value: number };
    const judge = each.date > asOf ? null : judging(observations, each.date, asOf);
    if (judge === null) continue;
    const met = better(judge.value, each.value, direction);
    interim = { target: each, value: judge.value, observedOn: judge.date, met };
  }
  const judge =
    target.date > asOf
      ? null
      : (judging(observations, target.date, asOf) ?? observations.find((each) => each.date > target.date) ?? null);
  let verdict: Status;
  const settling = judge ?? last;
  if (better(settling.value, target.value, direction)) verdict = settling.value === target.value ? 'met' : 'exceeded';
  else if (judge !== null) verdict = 'missed';
  else if (!better(value, expected, direction) && attainment < -0.02 - 1e-9) verdict = 'regressing';
  else verdict = byPace(pace, expectedShare - attainment);
  if (judge === null && verdict === 'on-track' && interim !== null && !interim.met && date <= interim.observedOn) {
    verdict = 'at-risk';
  }
  const isStale = judge === null && asOf > monthsOn(date, 24);
  const earlier = before ?? baseline;
  return {
    id,
    value,
    observedOn: date,
    baseline,
    target,
    attainment,
    progress: clamp(attainment),
    expected,
    expectedProgress: clamp(expectedShare),
    pace,
    status: isStale ? ('stale' as Status) : verdict,
    statusAsObserved: verdict,
    credit: Math.min(clamp(attainment), clamp(expectedShare)),
    shortfall: expectedShare - attainment,
    next:
      upcoming === null
        ? null
        : { target: upcoming, attainment: (value - baseline.value) / ((upcoming.value as number) - baseline.value) },
    interim,
    change: { from: { date: earlier.date, value: earlier.value }, amount: value - earlier.value },
    nextDue,
    withinMargin: false,
    groups: null,
  };
}

type MeasureFound = ReturnType<typeof measureByHand>;

/** What each part brings to the performance of a whole. */
interface Standing {
  readonly id: string;
  readonly progress: number | null;
  readonly expectedProgress: number | null;
  readonly credit: number | null;
  readonly status: Status;
  readonly coverage: number;
  readonly shortfall: number;
}

function meansOf(weights: readonly number[], standings: readonly Standing[]) {
  let [all, valued, covered, progress, expectedProgress, credit, count] = [0, 0, 0, 0, 0, 0, 0];
  let [least, best] = [Number.POSITIVE_INFINITY, -1];
  for (let index = 0; index < standings.length; index += 1) {
    const part = standings[index] as Standing;
    const weight = weights[index] as number;
    all += weight;
    if (part.progress === null || part.status === 'stale') continue;
    count += 1;
    valued += weight;
    covered += weight * part.coverage;
    progress += weight * part.progress;
    expectedProgress += weight * (part.expectedProgress as number);
    credit += weight * (part.credit as number);
    least = Math.min(least, rank(part.status));
    best = Math.max(best, rank(part.status));
  }
  const coverage = all === 0 ? 0 : covered / all;
  if (count === 0) {
    const status: Status = 'no-data';
    return { progress: null, expectedProgress: null, credit: null, pace: null, status, coverage, valued };
  }
  progress /= valued;
  expectedProgress /= valued;
  credit /= valued;
  const pace = expectedProgress === 0 ? null : credit / expectedProgress;
  const named = (place: number) =>
    (['missed', 'regressing', 'off-track', 'at-risk', 'on-track', 'met', 'exceeded'] as const)[place] as Status;
  let status: Status;
  if (count === standings.length && coverage === 1 && least >= 5) status = named(least);
  else if (best === 0 || (least === 1 && best === 1)) status = named(best);
  else {
    const found = rank(byPace(pace, expectedProgress - credit));
    status = named(Math.min(Math.min(best, least < 3 ? 3 : 4), Math.max(Math.min(least, 4), found)));
  }
  return { progress, expectedProgress, credit, pace, status, coverage, valued };
}

function performanceByHand(weights: readonly number[], standings: readonly Standing[], observed: readonly Standing[]) {
  const counts = noResults();
  let worst: string | null = null;
  let furthest = Number.NEGATIVE_INFINITY;
  let anyStale = false;
  for (let index = 0; index < standings.length; index += 1) {
    const part = standings[index] as Standing;
    counts[part.status] += 1;
    anyStale ||= part !== observed[index];
    if (part.progress === null || part.status === 'stale') continue;
    if (part.shortfall > furthest) {
      worst = part.id;
      furthest = part.shortfall;
    }
  }
  const means = meansOf(weights, standings);
  let { status } = means;
  const then = anyStale ? meansOf(weights, observed) : means;
  if (anyStale && means.progress === null) status = 'stale';
  else if (anyStale && rank(then.status) < rank(status)) status = then.status;
  const parts: Part[] = [];
  for (let index = 0; index < standings.length; index += 1) {
    const { id, progress, status: each } = standings[index] as Standing;
    const weight = weights[index] as number;
    const value = each === 'stale' ? null : progress;
    parts.push({ id, weight, value, share: value === null ? 0 : (weight * value) / means.valued });
  }
  const { progress, expectedProgress, credit, pace, coverage } = means;
  const found = { progress, expectedProgress, credit, pace, status, coverage, counts, groups: null, worst, parts };
  return { found, then };
}

function ofMeasures(measures: readonly Measure[], found: readonly MeasureFound[]) {
  const standings = found.map(
    ({ id, progress, expectedProgress, credit, status, shortfall }): Standing => ({
      id,
      progress,
      expectedProgress,
      credit,
      status,
      coverage: 1,
      shortfall: shortfall ?? 0,
    }),
  );
  const observed = standings.map((each, index) => {
    const { statusAsObserved } = found[index] as MeasureFound;
    return each.status === statusAsObserved ? each : { ...each, status: statusAsObserved };
  });
  return performanceByHand(measures.map(weightOf), standings, observed);
}

type Performed = ReturnType<typeof performanceByHand>;

/** Of what is made of measures: the standing, and the same with old observations as good as new ones. */
function standingsOf(found: readonly { id: string; performed: Performed }[]) {
  const standings: Standing[] = [];
  const observed: Standing[] = [];
  for (const { id, performed } of found) {
    const { progress, expectedProgress, credit, status, coverage } = performed.found;
    const shortfall = (expectedProgress ?? 0) - (credit ?? 0);
    const own: Standing = { id, progress, expectedProgress, credit, status, coverage, shortfall };
    standings.push(own);
    const { then } = performed;
    observed.push(
      then.valued === 0 && progress === null && status !== 'stale'
        ? own
        : performed.found.progress === then.progress && then.status === status && then.coverage === coverage
          ? own
          : {
              id,
              progress: then.progress,
              expectedProgress: then.expectedProgress,
              credit: then.credit,
              status: then.status,
              coverage: then.coverage,
              shortfall,
            },
    );
  }
  return { standings, observed };
}

const isImplemented = (state: State) => state === 'complete' || state === 'complete-to-date' || state === 'on-schedule';

function strategyByHand(strategy: Strategy, plan: Plan, asOf: string, day: number, monthAgo: number) {
  const milestones = strategy.milestones.map((milestone) => milestoneByHand(milestone, asOf, day, monthAgo));
  const measures = strategy.measures.map((measure) => measureByHand(measure, asOf));
  const end = strategy.period?.end ?? plan.period.end;
  const implementation = workAbove(strategy.milestones.map(weightOf), milestones, end);
  const performed = ofMeasures(strategy.measures, measures);
  let first: string | null = null;
  for (const { actions } of strategy.milestones) {
    for (const { reports } of actions) {
      for (const { date, percentComplete } of reports) {
        if (percentComplete > 0 && date <= asOf && (first === null || date < first)) first = date;
      }
    }
  }
  const couldShow = measures.some(({ observedOn }) => first !== null && observedOn !== null && observedOn >= first);
  const performing = rank(performed.found.status) >= 4;
  let diagnosis: string;
  if (implementation.completion === null || rank(performed.found.status) < 0) diagnosis = 'unknown';
  else if (implementation.due === 0 || !couldShow) diagnosis = 'too-early';
  else if (isImplemented(implementation.state)) diagnosis = performing ? 'theory-holding' : 'theory-in-doubt';
  else diagnosis = performing ? 'results-without-implementation' : 'not-yet-tested';
  const found = { id: strategy.id, implementation, performance: performed.found, diagnosis, measures, milestones };
  return { id: strategy.id, found, performed };
}

function goalByHand(goal: Goal, plan: Plan, asOf: string, day: number, monthAgo: number) {
  const all = goal.strategies.map((strategy) => strategyByHand(strategy, plan, asOf, day, monthAgo));
  const strategies = all.map(({ found }) => found);
  const measures = goal.measures.map((measure) => measureByHand(measure, asOf));
  const weights = goal.strategies.map(weightOf);
  const performed = ofMeasures(goal.measures, measures);
  const { standings, observed } = standingsOf(all);
  const theirs = performanceByHand(weights, standings, observed).found;
  let diagnosis: string;
  if (rank(theirs.status) < 0 || rank(performed.found.status) < 0) diagnosis = 'unknown';
  else if (strategies.every((strategy) => strategy.diagnosis === 'too-early')) diagnosis = 'too-early';
  else {
    const benefiting = rank(performed.found.status) >= 4;
    if (rank(theirs.status) >= 4) diagnosis = benefiting ? 'contribution-holding' : 'contribution-in-doubt';
    else diagnosis = benefiting ? 'results-without-contribution' : 'not-yet-tested';
  }
  const implementation = workAbove(weights, strategies, null);
  const found = { id: goal.id, implementation, performance: performed.found, diagnosis, measures, strategies };
  return { id: goal.id, found, performed };
}

/** The plan's rollup by hand. */
export function handWritten(plan: Plan, asOf: string) {
  const day = dayOf(asOf);
  const monthAgo = dayOf(monthsOn(asOf, -1));
  const all = plan.goals.map((goal) => goalByHand(goal, plan, asOf, day, monthAgo));
  const goals = all.map(({ found }) => found);
  const weights = plan.goals.map(weightOf);
  const { standings, observed } = standingsOf(all);
  return {
    id: plan.id,
    asOf,
    implementation: workAbove(weights, goals, null),
    performance: performanceByHand(weights, standings, observed).found,
    goals,
  };
}
