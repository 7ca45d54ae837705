/**
 * Forecasts, gaps and who carries the plan, written a second time: from what their documentation says, in exact
 * arithmetic. Nothing of src is imported but types.
 */
import type { Measure, Plan, Policy } from 'spm-model';
import { halfOf, monthsOn } from './calendar.js';
import { actionByDesign, distance, fits, isHairApart, isMet, isOnSchedule, serial, TooClose } from './progress.js';
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
type Dated = Measure['observations'][number];
type Point = readonly [day: number, value: Rational];
type Series = Pick<Measure, 'direction' | 'accumulation' | 'observations' | 'revisions' | 'targets'> & {
  readonly baseline?: Measure['baseline'] | undefined;
  readonly frequency?: Measure['frequency'] | undefined;
};

/** What is in force on a day: of the first revision that still held, else the series' own. */
function inForce({ baseline, targets, revisions, direction }: Series, asOf: string) {
  const [held] = revisions.filter(({ until }) => until >= asOf).sort((a, b) => serial(a.until) - serial(b.until));
  const byDay = new Map(
    (held?.targets ?? targets).filter((each) => fits(each, direction)).map((each) => [each.date, each]),
  );
  return {
    baseline: held?.baseline ?? baseline,
    targets: [...byDay.values()].sort((a, b) => serial(a.date) - serial(b.date)),
  };
}

const daysOf = (observations: readonly Dated[]) => [...new Set(observations.map(({ date }) => date))].sort();
const total = (observations: readonly Dated[]) => sum(observations.map(({ value }) => written(value)));
/** A total as the number that it is shown as. */
const shownTotal = (value: Rational) => exactly(approximately(value));

/** What a series came to on each day that it was observed on, by a day; its targets, or those of another series. */
function valuesByDesign(
  series: Series,
  asOf: string,
  { baseline, targets }: ReturnType<typeof inForce>,
  periods: ReturnType<typeof inForce> = { baseline, targets },
): readonly (readonly [string, Rational])[] {
  const { direction, accumulation, frequency } = series;
  const upTo = series.observations.filter(({ date }) => date <= asOf);
  if (accumulation === 'sum') {
    const added = upTo.filter(({ date }) => baseline === undefined || date > baseline.date);
    return daysOf(added).map((day) => {
      const until = added.filter(({ date }) => date <= day);
      return [day, shownTotal(plus(written(baseline?.value ?? 0), total(until)))];
    });
  }
  if (accumulation === 'latest' || direction === 'maintain') {
    const counted = upTo.filter(({ date }) => baseline === undefined || date >= baseline.date);
    return daysOf(counted).map((day) => [day, exactly(counted.findLast(({ date }) => date === day)?.value as number)]);
  }
  const within = periods.targets.map(({ date }, index) => {
    const before = periods.targets[index - 1]?.date ?? periods.baseline?.date ?? monthsOn(date, -12);
    return {
      date,
      length: serial(date) - serial(before),
      all: upTo.filter((each) => each.date > before && each.date <= date),
    };
  });
  const usual = within.at(-1)?.length ?? 0;
  return within.flatMap(({ date, length, all }, index): (readonly [string, Rational])[] => {
    const isOver = direction === 'decrease' ? date < asOf : date <= asOf;
    const near = halfOf[frequency ?? 'monthly'];
    const isSeen =
      all.some((each) => serial(date) - serial(each.date) <= near) ||
      (all.length > 0 && within.slice(index + 1).some((later) => later.all.length > 0));
    return isOver && isSeen && Math.abs(length - usual) * 10 <= usual ? [[date, shownTotal(total(all))]] : [];
  });
}

const middle = (values: readonly Rational[]): Rational => {
  const sorted = [...values].sort(compare);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[Math.floor(sorted.length / 2)]];
  return over(plus(low as Rational, high as Rational), whole(2));
};

/** Points by their time of year, where there are two years of values that come more often than yearly. */
function seasonsByDesign(points: readonly Point[]): (day: number) => string {
  const distances = points.slice(1).map(([day], index) => whole(day - (points[index] as Point)[0]));
  const usual = approximately(middle(distances));
  const times = usual <= 45 ? 12 : usual <= 135 ? 4 : usual <= 270 ? 2 : 1;
  const [first, last] = [(points[0] as Point)[0], (points.at(-1) as Point)[0]];
  if (times === 1 || last - first + (1.5 * 365.25) / times < 730.5) return () => 'all';
  const seasonOf = (day: number) => `${((Math.round(((day - last) * times) / 365.25) % times) + times) % times}`;
  const alone = points.filter(([day]) => points.every(([other]) => other === day || seasonOf(other) !== seasonOf(day)));
  return alone.length * 2 >= points.length ? () => 'all' : seasonOf;
}

/** The middle slope of all pairs of a season, and the slopes at the ends of Sen's interval. */
function slopesByDesign(points: readonly Point[], seasonOf: (day: number) => string): [Rational, Rational, Rational] {
  const slopes: Rational[] = [];
  let variance = 0;
  for (const season of new Set(points.map(([day]) => seasonOf(day)))) {
    const members = points.filter(([day]) => seasonOf(day) === season);
    members.forEach(([x, y], i) => {
      for (const [u, v] of members.slice(i + 1)) slopes.push(over(minus(v, y), whole(u - x)));
    });
    const spread = (n: number) => n * (n - 1) * (2 * n + 5);
    const tied = new Map<string, number>();
    for (const [, y] of members) tied.set(`${approximately(y)}`, (tied.get(`${approximately(y)}`) ?? 0) + 1);
    variance += spread(members.length);
    for (const count of tied.values()) variance -= spread(count);
  }
  const sorted = slopes.sort(compare);
  const reach = 1.6448536269514722 * Math.sqrt(variance / 18);
  const at = (rank: number) => {
    if (Math.abs(Math.abs(rank - Math.round(rank)) - 0.5) < 1e-6) throw new TooClose();
    return sorted[Math.min(Math.max(Math.round(rank), 1), sorted.length) - 1] as Rational;
  };
  return [at((sorted.length - reach) / 2), middle(sorted), at((sorted.length + reach) / 2 + 1)];
}

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
  readonly low: number | null;
  readonly high: number | null;
  readonly projectedOn: string | null;
  readonly reaches: boolean | null;
  readonly likelihood: string | null;
  /** A serial day; where it may turn on the last digit, undefined. */
  readonly metOn: number | null | undefined;
}

export function forecastByDesign(measure: Measure, asOf: string): ExpectedForecast {
  const { direction, unit } = measure;
  const current = inForce(measure, asOf);
  const values = valuesByDesign(measure, asOf, current);
  const points: Point[] = values.map(([date, value]) => [serial(date), value]);
  const { baseline } = current;
  if (baseline !== undefined && values[0]?.[0] !== baseline.date) {
    points.unshift([serial(baseline.date), exactly(baseline.value)]);
  }
  const target = current.targets.at(-1);
  const [lastDay, value] = points.at(-1) ?? [null, null];
  const aimFrom = (from: Rational, { value: aim, low, high }: Target): Rational => {
    if (aim !== undefined) return exactly(aim);
    if (low !== undefined && compare(from, exactly(low)) < 0) return exactly(low);
    return high !== undefined && compare(from, exactly(high)) > 0 ? exactly(high) : from;
  };
  const met = target !== undefined && value !== null && meetsRounded(value, target, direction);
  let requiredRate: number | null = null;
  if (met) requiredRate = 0;
  else if (target !== undefined && value !== null && lastDay !== null && serial(target.date) > lastDay) {
    const days = whole(serial(target.date) - lastDay);
    requiredRate = approximately(times(over(minus(aimFrom(value, target), value), days), YEAR));
  }
  const rest = { points: points.length, requiredRate, projectedOn: target?.date ?? null };
  const nothing = { projected: null, low: null, high: null, reaches: null, likelihood: null };
  if (points.length < 3) return { ...rest, ...nothing, currentRate: null, metOn: met ? lastDay : null };
  const seasonOf = seasonsByDesign(points);
  const [slow, slope, fast] = slopesByDesign(points, seasonOf);
  const currentRate = approximately(times(slope, YEAR));
  if (target === undefined) return { ...rest, ...nothing, currentRate, metOn: null };
  const alike = points.filter(([day]) => seasonOf(day) === seasonOf(serial(target.date)));
  const startOf = (rate: Rational) =>
    middle((alike.length === 0 ? points : alike).map(([x, y]) => minus(y, times(rate, whole(x)))));
  const possible = (found: Rational): Rational => {
    if (unit.kind === 'percent') return times(whole(100), clamp(over(found, whole(100))));
    if (unit.kind === 'count') return greatest(zero, found);
    if (unit.kind === 'level') return greatest(zero, least(whole((unit.levels?.length ?? 1) - 1), found));
    return found;
  };
  const lineOn = (rate: Rational, day: number) => plus(startOf(rate), times(rate, whole(day)));
  const [one, projected, other] = [slow, slope, fast].map((rate) => possible(lineOn(rate, serial(target.date)))) as [
    Rational,
    Rational,
    Rational,
  ];
  const [low, high] = [least(projected, least(one, other)), greatest(projected, greatest(one, other))];
  const ends = [low, high].map((end) => meetsRounded(end, target, direction));
  const isAround =
    target.low !== undefined &&
    target.high !== undefined &&
    compare(low, exactly(target.low)) < 0 &&
    compare(high, exactly(target.high)) > 0;
  const likelihood = ends.every(Boolean) ? 'likely' : ends.some(Boolean) || isAround ? 'uncertain' : 'unlikely';
  return {
    ...rest,
    currentRate,
    projected: approximately(projected),
    low: approximately(low),
    high: approximately(high),
    reaches: meetsRounded(projected, target, direction),
    likelihood: asOf < target.date ? likelihood : null,
    metOn: met ? lastDay : metByDesign(target, (lastDay as number) + 1),
  };

  function metByDesign(aim: Target, first: number): number | null | undefined {
    const then = lineOn(slope, first);
    if (meetsRounded(then, aim, direction)) return first;
    if (sign(slope) === 0) return null;
    const exact = over(minus(aimFrom(then, aim), startOf(slope)), slope);
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
  readonly baseline: readonly [date: string, gap: number] | null;
  readonly now: readonly [date: string, gap: number] | null;
  readonly trend: string;
  readonly because: string | null;
}

type Value = readonly [string, Rational];

export function gapsByDesign(measure: Measure, asOf: string, policy: Policy): readonly ExpectedGap[] {
  const all = inForce(measure, asOf);
  const ofAll = valuesByDesign(measure, asOf, all);
  const band = all.targets.at(-1);
  const most = halfOf[measure.frequency ?? policy.cadence.measure];
  /** How far a value is from where it should be. */
  const badness = (value: Rational): Rational => {
    if (measure.direction === 'decrease') return value;
    if (measure.direction === 'increase' || band === undefined) return minus(zero, value);
    return distance(value, band);
  };
  const apart = ([a]: Value, [b]: Value) => Math.abs(serial(a) - serial(b));
  const nearestTo = (value: Value, others: readonly Value[]) =>
    others.reduce((best, each) => (apart(each, value) <= apart(best, value) ? each : best));
  return measure.subgroups.map((group) => {
    const { direction, accumulation, frequency } = measure;
    const series: Series = { ...group, direction, accumulation, frequency };
    const own = inForce(series, asOf);
    const ofGroup = valuesByDesign(series, asOf, own, own.targets.length === 0 ? all : own);
    const pairs = ofGroup.flatMap((value): (readonly [Value, Value])[] => {
      if (ofAll.length === 0) return [];
      const other = nearestTo(value, ofAll);
      return nearestTo(other, ofGroup) === value && apart(value, other) <= most ? [[value, other]] : [];
    });
    const [then, now] = [baselinePair(), pairs.at(-1)];
    const gapOf = (pair: readonly [Value, Value] | undefined): readonly [string, Rational] | null =>
      pair === undefined
        ? null
        : [[pair[0][0], pair[1][0]].sort()[1] as string, minus(badness(pair[0][1]), badness(pair[1][1]))];
    const [before, after] = [gapOf(then), gapOf(now)];
    const shown = (gap: readonly [string, Rational] | null) =>
      gap === null ? null : ([gap[0], approximately(gap[1])] as const);
    const trend = before === null || after === null || isSmall() ? 'unknown' : trendOf(before[1], after[1]);
    return { baseline: shown(before), now: shown(after), trend, because: becauseOf(trend) };

    function baselinePair(): readonly [Value, Value] | undefined {
      if (own.baseline === undefined || all.baseline === undefined) return undefined;
      const value = ({ date, value: number }: { date: string; value: number }): Value => [date, exactly(number)];
      const pair = [value(own.baseline), value(all.baseline)] as const;
      return apart(...pair) <= most ? pair : undefined;
    }

    function isSmall(): boolean {
      const counted = group.observations.filter(({ date }) => {
        const isFrom = accumulation === 'sum' ? date > (own.baseline?.date ?? '') : date >= (own.baseline?.date ?? '');
        return date <= asOf && (isFrom || (accumulation === 'period' && direction !== 'maintain'));
      });
      const day = daysOf(counted).at(-1);
      const n = counted.findLast(({ date }) => date === day)?.n;
      return n !== undefined && n < policy.minimumGroup;
    }

    function trendOf(from: Rational, to: Rational): string {
      const size = (gap: Rational) => times(gap, whole(sign(gap)));
      const base = sign(from) === 0 ? exactly(all.baseline?.value ?? 0) : from;
      const room = plus(
        times(exactly(measure.thresholds?.tolerance ?? policy.tolerance), size(base)),
        ratio(1n, 1_000_000_000n),
      );
      const crosses = sign(from) * sign(to) < 0;
      const grown = crosses ? minus(to, from) : minus(size(to), size(from));
      const left = minus(size(grown), room);
      if (sign(left) !== 0 && compare(size(left), ratio(1n, 10_000_000_000n)) < 0) throw new TooClose();
      if (sign(left) <= 0) return 'steady';
      return sign(grown) < 0 ? 'closing' : 'widening';
    }

    function becauseOf(how: string): string | null {
      if ((how !== 'closing' && how !== 'widening') || then === undefined || now === undefined) return null;
      const gained = [0, 1].map((side) => minus(badness((then[side] as Value)[1]), badness((now[side] as Value)[1])));
      const [ofIt, ofOthers] = gained as [Rational, Rational];
      const size = (gap: Rational) => times(gap, whole(sign(gap)));
      if (isHairApart(size(ofIt), size(ofOthers))) throw new TooClose();
      const [who, by] =
        compare(size(ofIt), size(ofOthers)) >= 0 ? (['group', ofIt] as const) : (['whole', ofOthers] as const);
      return `${who}-${sign(by) > 0 ? 'gained' : 'lost'}`;
    }
  });
}

export interface ExpectedCarried {
  readonly actions: Rational;
  readonly counts: Readonly<Record<string, Rational>>;
  readonly completion: number | null;
  readonly expected: number | null;
  readonly due: number | null;
  readonly credit: number | null;
  readonly state: string;
}

type Share = { readonly share: Rational; readonly step: ReturnType<typeof actionByDesign> };

function carriedByDesign(shares: readonly Share[], policy: Policy): ExpectedCarried {
  const counts: Record<string, Rational> = {};
  for (const { share, step } of shares) counts[step.state] = plus(counts[step.state] ?? zero, share);
  const actions = sum(shares.map(({ share }) => share));
  const going = shares.filter(({ step }) => step.state !== 'discontinued');
  if (going.length === 0) {
    const state = shares.length === 0 ? 'no-data' : 'discontinued';
    return { actions, counts, completion: null, expected: null, due: null, credit: null, state };
  }
  const mean = (key: 'completion' | 'expected' | 'due' | 'credit') =>
    over(sum(going.map(({ share, step }) => times(share, step[key]))), sum(going.map(({ share }) => share)));
  const all = (...states: string[]) => going.every(({ step }) => states.includes(step.state));
  const state = () => {
    if (all('complete')) return 'complete';
    if (going.some(({ step }) => step.state === 'overdue')) return 'behind-schedule';
    if (all('not-started')) return 'not-started';
    if (all('complete', 'not-started', 'on-schedule')) return 'on-schedule';
    if (all('behind-schedule')) return 'behind-schedule';
    return isOnSchedule(mean('credit'), mean('due'), policy) ? 'on-schedule' : 'behind-schedule';
  };
  return {
    actions,
    counts,
    completion: approximately(mean('completion')),
    expected: approximately(mean('expected')),
    due: approximately(mean('due')),
    credit: approximately(mean('credit')),
    state: state(),
  };
}

/** What each unit, division and team carries, and what nobody does. */
export interface ExpectedCarriers {
  readonly partsPerAction: number;
  of(id: string): ExpectedCarried;
  readonly withoutUnit: ExpectedCarried;
  readonly withoutTeam: ExpectedCarried;
  readonly withoutPerson: ExpectedCarried;
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
          const own = actionByDesign(action, asOf, policy);
          const isGivenUp = [strategy, milestone].some(
            ({ discontinued }) => discontinued !== undefined && discontinued.date <= asOf,
          );
          const step = isGivenUp && own.state !== 'complete' ? { ...own, state: 'discontinued' } : own;
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
          const person = action.responsible ?? milestone.responsible;
          give(person === undefined ? 'nobody' : `person ${person.name}`, { step, share: whole(1) });
        }
      }
    }
  }
  // The least number of parts that every team's units can share evenly.
  const sizes = plan.teams.map(({ id }) => unitsOf(id).length).filter((size) => size > 0);
  let partsPerAction = 1;
  while (sizes.some((size) => partsPerAction % size !== 0)) partsPerAction += 1;
  const of = (name: string) => carriedByDesign(shares.get(name) ?? [], policy);
  return { partsPerAction, of, withoutUnit: of('no unit'), withoutTeam: of('no team'), withoutPerson: of('nobody') };
}
