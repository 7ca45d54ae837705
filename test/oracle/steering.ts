/**
 * Forecasts, gaps and who carries the plan, written a second time: from what their documentation says, in exact
 * arithmetic. Nothing of src is imported but types.
 */
import type { Measure, Plan, Policy } from 'spm-model';
import {
  actionByDesign,
  distance,
  fits,
  isHairApart,
  isMet,
  isOnSchedule,
  measureByDesign,
  serial,
  TooClose,
} from './progress.js';
import {
  approximately,
  clamp,
  compare,
  exactly,
  greatest,
  least,
  minus,
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

type Target = Measure['targets'][number];
type Point = readonly [day: number, value: Rational];

const middle = (values: readonly Rational[]): Rational => {
  const sorted = [...values].sort(compare);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return over(plus(low as Rational, high as Rational), whole(2));
};

/** Baseline, then what is known of each day from it on, up to the day; days as serial numbers. */
function pointsByDesign({ baseline, observations, accumulation }: Measure, asOf: string): readonly Point[] {
  const days = [...new Set([...(baseline ? [baseline.date] : []), ...observations.map(({ date }) => date)])].sort();
  const points: Point[] = [];
  for (const day of days) {
    if (day > asOf && day !== baseline?.date) continue;
    if (baseline !== undefined && day < baseline.date) continue;
    if (accumulation === 'latest') {
      const on = observations.filter(({ date }) => date === day && date <= asOf).at(-1);
      points.push([serial(day), exactly((on ?? baseline)?.value as number)]);
      continue;
    }
    // Where amounts add up, the baseline's own day is part of the baseline.
    const until = observations.filter(
      ({ date }) => date <= day && date <= asOf && (baseline === undefined || date > baseline.date),
    );
    points.push([serial(day), plus(written(baseline?.value ?? 0), sum(until.map(({ value }) => written(value))))]);
  }
  return points;
}

const lastTarget = ({ targets, direction }: Measure): Target | undefined =>
  targets
    .filter((target) => fits(target, direction))
    .reduce<Target | undefined>(
      (last, each) => (last === undefined || each.date >= last.date ? each : last),
      undefined,
    );

const YEAR = ratio(1461n, 4n);

/** Whether a value that was rounded on its way meets a target; where that may turn on the last digit, it is too close. */
function meetsRounded(value: Rational, target: Target, direction: Measure['direction']): boolean {
  const bounds = [target.value, target.low, target.high].flatMap((bound) =>
    bound === undefined ? [] : [exactly(bound)],
  );
  if (bounds.some((bound) => isHairApart(value, bound))) throw new TooClose();
  return isMet(
    value,
    direction === 'maintain' ? { band: target } : { value: exactly(target.value as number) },
    direction,
  );
}

export interface ExpectedForecast {
  readonly points: number;
  readonly currentRate: number | null;
  readonly requiredRate: number | null;
  readonly projected: number | null;
  readonly projectedOn: string | null;
  readonly reaches: boolean | null;
  /** A serial day; where it may turn on the last digit, undefined. */
  readonly metOn: number | null | undefined;
}

export function forecastByDesign(measure: Measure, asOf: string, policy: Policy): ExpectedForecast {
  const { direction, unit, baseline } = measure;
  const points = pointsByDesign(measure, asOf);
  const target = lastTarget(measure);
  const { shown } = measureByDesign(measure, asOf, policy);
  // Unobserved, a measure stands at its baseline.
  const value = shown.value === null ? (baseline === undefined ? null : exactly(baseline.value)) : exactly(shown.value);
  const lastDay = shown.observedOn ?? baseline?.date ?? null;
  const aimFrom = (from: Rational, { value: aim, low, high }: Target): Rational => {
    if (aim !== undefined) return exactly(aim);
    if (low !== undefined && compare(from, exactly(low)) < 0) return exactly(low);
    return high !== undefined && compare(from, exactly(high)) > 0 ? exactly(high) : from;
  };
  const met = target !== undefined && value !== null && meetsRounded(value, target, direction);
  let requiredRate: number | null = null;
  if (met) requiredRate = 0;
  else if (target !== undefined && value !== null && lastDay !== null && target.date > lastDay) {
    const days = whole(serial(target.date) - serial(lastDay));
    requiredRate = approximately(times(over(minus(aimFrom(value, target), value), days), YEAR));
  }
  const rest = { points: points.length, requiredRate, projectedOn: target?.date ?? null };
  const serialLast = lastDay === null ? null : serial(lastDay);
  if (points.length < 3) {
    return { ...rest, currentRate: null, projected: null, reaches: null, metOn: met ? serialLast : null };
  }
  const slope = middle(
    points.flatMap(([x, y], i) => points.slice(i + 1).map(([u, v]) => over(minus(v, y), whole(u - x)))),
  );
  const start = middle(points.map(([x, y]) => minus(y, times(slope, whole(x)))));
  const lineOn = (day: number) => plus(start, times(slope, whole(day)));
  const currentRate = approximately(times(slope, YEAR));
  if (target === undefined) return { ...rest, currentRate, projected: null, reaches: null, metOn: null };
  let projected = lineOn(serial(target.date));
  if (unit.kind === 'percent') projected = times(whole(100), clamp(over(projected, whole(100))));
  if (unit.kind === 'count') projected = greatest(zero, projected);
  if (unit.kind === 'level') projected = greatest(zero, least(whole((unit.levels?.length ?? 1) - 1), projected));
  return {
    ...rest,
    currentRate,
    projected: approximately(projected),
    reaches: meetsRounded(projected, target, direction),
    metOn: met ? serialLast : metByDesign(),
  };

  function metByDesign(): number | null | undefined {
    const first = serialLast as number;
    const now = lineOn(first);
    if (meetsRounded(now, target as Target, direction)) return first;
    if (sign(slope) === 0) return null;
    const exact = over(minus(aimFrom(now, target as Target), start), slope);
    const day = Math.ceil(approximately(exact) - 1e-7);
    // A line that crosses within the rounding of a midnight may be said to cross on either day; one on the day is not.
    const apart = minus(exact, whole(day));
    const isOnDay = sign(apart) === 0;
    if (!isOnDay && Math.abs(approximately(apart)) < 1e-5) return undefined;
    if (!isOnDay && Math.abs(approximately(apart) + 1) < 1e-5) return undefined;
    return day < first || day > serial('9999-12-31') ? null : day;
  }
}

export interface ExpectedGap {
  readonly baseline: number | null;
  readonly now: number | null;
  readonly trend: string | null;
}

export function gapsByDesign(measure: Measure, asOf: string, policy: Policy): readonly ExpectedGap[] {
  const valueBy = (each: Measure) => {
    const { value } = measureByDesign(each, asOf, policy).shown;
    return value === null ? null : exactly(value);
  };
  const band = lastTarget(measure);
  const behind = (group: Rational, all: Rational): Rational => {
    if (measure.direction === 'decrease') return minus(group, all);
    if (measure.direction === 'increase' || band === undefined) return minus(all, group);
    return minus(distance(group, band), distance(all, band));
  };
  return measure.subgroups.map((subgroup) => {
    const { direction, accumulation, trajectory } = measure;
    const series = { ...measure, baseline: undefined, ...subgroup, direction, accumulation, trajectory } as Measure;
    const [group, all] = [valueBy(series), valueBy(measure)];
    const baseline =
      subgroup.baseline === undefined || measure.baseline === undefined
        ? null
        : behind(exactly(subgroup.baseline.value), exactly(measure.baseline.value));
    const now = group === null || all === null ? null : behind(group, all);
    const size = (gap: Rational) => times(gap, whole(sign(gap)));
    let trend: string | null = null;
    if (baseline !== null && now !== null) {
      const from = sign(baseline) === 0 ? exactly(measure.baseline?.value ?? 0) : baseline;
      const room = plus(times(exactly(policy.tolerance), size(from)), ratio(1n, 1_000_000_000n));
      const grown = minus(size(now), size(baseline));
      const apart = minus(size(grown), room);
      if (sign(apart) !== 0 && compare(size(apart), ratio(1n, 10_000_000_000n)) < 0) throw new TooClose();
      trend = sign(apart) <= 0 ? 'steady' : sign(grown) < 0 ? 'closing' : 'widening';
    }
    return {
      baseline: baseline === null ? null : approximately(baseline),
      now: now === null ? null : approximately(now),
      trend,
    };
  });
}

export interface ExpectedCarried {
  readonly actions: Rational;
  readonly counts: Readonly<Record<string, Rational>>;
  readonly completion: number | null;
  readonly expected: number | null;
  readonly due: number | null;
  readonly state: string;
}

type Share = { readonly share: Rational; readonly step: ReturnType<typeof actionByDesign> };

function carriedByDesign(shares: readonly Share[], policy: Policy): ExpectedCarried {
  const counts: Record<string, Rational> = {};
  for (const { share, step } of shares) counts[step.state] = plus(counts[step.state] ?? zero, share);
  const actions = sum(shares.map(({ share }) => share));
  const going = shares.filter(({ step }) => step.state !== 'discontinued');
  if (going.length === 0) return { actions, counts, completion: null, expected: null, due: null, state: 'no-data' };
  const mean = (key: 'completion' | 'expected' | 'due') =>
    over(sum(going.map(({ share, step }) => times(share, step[key]))), sum(going.map(({ share }) => share)));
  const all = (state: string) => going.every(({ step }) => step.state === state);
  const state = () => {
    for (const each of ['complete', 'not-started']) if (all(each)) return each;
    return isOnSchedule(mean('completion'), mean('due'), policy) ? 'on-schedule' : 'behind-schedule';
  };
  const [completion, expected, due] = [mean('completion'), mean('expected'), mean('due')].map(approximately);
  return {
    actions,
    counts,
    completion: completion as number,
    expected: expected as number,
    due: due as number,
    state: state(),
  };
}

/** What each unit, division and team carries, and what nobody does. */
export interface ExpectedCarriers {
  readonly partsPerAction: number;
  of(id: string): ExpectedCarried;
  readonly withoutUnit: ExpectedCarried;
  readonly withoutTeam: ExpectedCarried;
}

export function carriersByDesign(plan: Plan, asOf: string, policy: Policy): ExpectedCarriers {
  const { divisions } = plan.organization;
  const units = divisions.flatMap((division) => division.units.map(({ id }) => ({ id, division: division.id })));
  const divisionOf = (id: string) => units.find((unit) => unit.id === id)?.division as string;
  const isUnit = (id: string | undefined): id is string => units.some((unit) => unit.id === id);
  const unitsOf = (teamId: string | undefined) =>
    [...new Set(plan.teams.findLast(({ id }) => id === teamId)?.unitIds ?? [])].filter(isUnit);
  const shares = new Map<string, Share[]>();
  const give = (id: string, share: Share) => shares.set(id, [...(shares.get(id) ?? []), share]);
  for (const goal of plan.goals) {
    for (const strategy of goal.strategies) {
      for (const milestone of strategy.milestones) {
        for (const action of milestone.actions) {
          const step = actionByDesign(action, asOf, policy);
          const one = [action.unitId, milestone.unitId].find(isUnit);
          const carriers = one === undefined ? unitsOf(milestone.teamId) : [one];
          for (const id of carriers) {
            const share = { step, share: ratio(1n, BigInt(carriers.length)) };
            give(`unit ${id}`, share);
            give(`division ${divisionOf(id)}`, share);
          }
          if (carriers.length === 0) give('no unit', { step, share: whole(1) });
          const team = plan.teams.some(({ id }) => id === milestone.teamId) ? `team ${milestone.teamId}` : 'no team';
          give(team, { step, share: whole(1) });
        }
      }
    }
  }
  // The least number of parts that every team's units can share evenly.
  const sizes = plan.teams.map(({ id }) => unitsOf(id).length).filter((size) => size > 0);
  let partsPerAction = 1;
  while (sizes.some((size) => partsPerAction % size !== 0)) partsPerAction += 1;
  const of = (name: string) => carriedByDesign(shares.get(name) ?? [], policy);
  return { partsPerAction, of, withoutUnit: of('no unit'), withoutTeam: of('no team') };
}
