/**
 * Withholding what would tell of single students: observations of small groups, and as many more as it takes that they
 * cannot be had by subtraction. The copy simply does not have what is withheld, so no function can tell it.
 *
 * What it does not protect against: what the host keeps in `extensions` and notes elsewhere, earlier publications,
 * other sources about the same students, and knowledge of single students that somebody has.
 */
import type { Day } from '../model/calendar.js';
import { markFrozen } from '../model/frozen.js';
import type { Baseline, Measure, Observation, Plan, Subgroup } from '../model/generated/types.js';

/** How to withhold. */
export interface SuppressionOptions {
  /** The least size of a group that is shown: groups with a smaller `n` are withheld. */
  readonly minimum: number;
  /** Whether to withhold more where what is hidden could be had by subtraction from the whole. */
  readonly complementary: boolean;
  /** Percents below `low` are shown as `low`, those above `high` as `high`. */
  readonly topBottom?: { readonly low: number; readonly high: number };
}

/** Why something is not shown as it is. */
export type SuppressionReason = 'small-group' | 'complementary' | 'coarsened';

/** What is not shown as it is. */
export interface Suppression {
  readonly measureId: string;
  /** The group; null for the whole. */
  readonly subgroupId: string | null;
  /** The day of the observation, or of the baseline. */
  readonly date: Day;
  /** The value, its group's size with it; only the size; or a coarser value in its place. */
  readonly what: 'observation' | 'size' | 'baseline' | 'value';
  readonly reason: SuppressionReason;
}

/** A copy that can be shown, and what is not in it. */
export interface SuppressedPlan {
  readonly plan: Plan;
  readonly withheld: readonly Suppression[];
}

/** A group's observation on a day, as far as hiding it goes. */
interface Cell {
  readonly subgroup: Subgroup;
  readonly n: number | undefined;
  hidden: SuppressionReason | null;
}

/** What is hidden of one measure on one day. */
interface DayPlan {
  readonly cells: readonly Cell[];
  wholeHidden: SuppressionReason | null;
  sizeHidden: boolean;
}

const isSmall = (n: number | undefined, minimum: number) => n !== undefined && n < minimum;

/** The smallest and the largest that the size of a hidden group can be, for one who knows the rules and the rest. */
function boundsOf(cell: Cell, minimum: number, smallestShown: number): readonly [least: number, most: number] {
  if (cell.hidden === 'small-group') return [0, minimum - 1];
  return cell.n === undefined ? [0, Number.POSITIVE_INFINITY] : [minimum, smallestShown];
}

/**
 * Whether one who knows the whole, all that is shown and these rules could work out a hidden size or value: the sizes
 * leave but one number for a group, or all of what is left of the students are counted, or none.
 */
function isPinned(measure: Measure, whole: Observation, cells: readonly Cell[], date: Day, minimum: number): boolean {
  const hidden = cells.filter((cell) => cell.hidden !== null);
  if (hidden.length === 0 || whole.n === undefined) return false;
  const shown = cells.filter((cell) => cell.hidden === null);
  // A group that is shown without its size leaves more than one way.
  if (shown.some(({ n }) => n === undefined)) return false;
  const rest = whole.n - shown.reduce((sum, { n }) => sum + (n as number), 0);
  // Groups that overlap do not add up to the whole, so nothing follows from it.
  if (rest < 0) return false;
  const smallest = Math.min(...shown.map(({ n }) => n as number), Number.POSITIVE_INFINITY);
  const bounds = hidden.map((cell) => boundsOf(cell, minimum, smallest));
  const [least, most] = [0, 1].map((end) => bounds.reduce((sum, bound) => sum + (bound[end] as number), 0)) as [
    number,
    number,
  ];
  // Groups that cannot add up to the whole are not all of it, so nothing follows from it either.
  if (rest < least || rest > most) return false;
  const pinsSize = bounds.some(
    ([low, high]) => Math.min(high, rest - (least - low)) - Math.max(low, rest - (most - high)) < 1,
  );
  if (pinsSize || measure.unit.kind !== 'percent') return pinsSize;
  const counted = (value: number, n: number) => (value * n) / 100;
  const left =
    counted(whole.value, whole.n) -
    shown.reduce((sum, { subgroup, n }) => sum + counted(valueOn(subgroup, date), n as number), 0);
  // Percents are rounded, so the count is known to within half a student or so.
  return left < 1 || left > rest - 1;
}

const valueOn = ({ observations }: Subgroup, date: Day) =>
  observations.findLast((each) => each.date === date)?.value ?? 0;

/** Decides what to hide of a measure on a day. */
function planDay(measure: Measure, date: Day, { minimum, complementary }: SuppressionOptions): DayPlan {
  const whole = measure.observations.findLast((each) => each.date === date);
  const cells = measure.subgroups.flatMap((subgroup): Cell[] => {
    const found = subgroup.observations.findLast((each) => each.date === date);
    return found === undefined
      ? []
      : [{ subgroup, n: found.n, hidden: isSmall(found.n, minimum) ? 'small-group' : null }];
  });
  const day: DayPlan = { cells, wholeHidden: isSmall(whole?.n, minimum) ? 'small-group' : null, sizeHidden: false };
  const hiddenCount = () => cells.filter(({ hidden }) => hidden !== null).length;
  if (!complementary || hiddenCount() === 0 || whole === undefined || day.wholeHidden !== null) return day;
  // Shown groups from the smallest up; one of unknown size could be any.
  const next = () => cells.filter(({ hidden }) => hidden === null).sort((a, b) => (a.n ?? 0) - (b.n ?? 0))[0];
  while (hiddenCount() < 2 || isPinned(measure, whole, cells, date, minimum)) {
    const cell = next();
    if (cell === undefined) break;
    cell.hidden = 'complementary';
  }
  if (!isPinned(measure, whole, cells, date, minimum)) {
    // A single group cannot be told from the whole by its size, but by what all have in common it can.
    const isAlone =
      hiddenCount() === cells.length && measure.unit.kind === 'percent' && (whole.value <= 0 || whole.value >= 100);
    if (isAlone) day.wholeHidden = 'complementary';
    return day;
  }
  // No group is left to hide: the whole's own size, or where that is not enough the whole, is.
  day.sizeHidden = true;
  const isExtreme =
    measure.unit.kind === 'percent' &&
    whole.n !== undefined &&
    Math.min(whole.value, 100 - whole.value) * whole.n < 100;
  if (isExtreme) day.wholeHidden = 'complementary';
  return day;
}

function suppressMeasure(measure: Measure, options: SuppressionOptions, withheld: Suppression[]): Measure {
  const { minimum, topBottom } = options;
  const days = new Map<Day, DayPlan>();
  for (const series of [measure, ...measure.subgroups]) {
    for (const { date } of series.observations) if (!days.has(date)) days.set(date, planDay(measure, date, options));
  }
  const note = (subgroupId: string | null, date: Day, what: Suppression['what'], reason: SuppressionReason) =>
    withheld.push({ measureId: measure.id, subgroupId, date, what, reason });

  const coarsened = (value: number, subgroupId: string | null, date: Day): number => {
    if (topBottom === undefined || measure.unit.kind !== 'percent') return value;
    const kept = Math.min(topBottom.high, Math.max(topBottom.low, value));
    if (kept !== value) note(subgroupId, date, 'value', 'coarsened');
    return kept;
  };
  const coarse = <Entry extends Observation | Baseline>(entry: Entry, subgroupId: string | null): Entry => {
    const value = coarsened(entry.value, subgroupId, entry.date);
    return value === entry.value ? entry : (Object.freeze({ ...entry, value }) as unknown as Entry);
  };
  const keep = (observation: Observation, subgroupId: string | null): Observation[] => {
    const day = days.get(observation.date) as DayPlan;
    const cell = day.cells.find(({ subgroup }) => subgroup.id === subgroupId);
    // Several on a day may each be small, also where the last, which was planned for, is not.
    const reason =
      (subgroupId === null ? day.wholeHidden : (cell?.hidden ?? null)) ??
      (isSmall(observation.n, minimum) ? 'small-group' : null);
    if (reason !== null) {
      note(subgroupId, observation.date, 'observation', reason);
      return [];
    }
    if (subgroupId !== null || !day.sizeHidden || observation.n === undefined) return [coarse(observation, subgroupId)];
    note(null, observation.date, 'size', 'complementary');
    const { n: _, ...rest } = observation;
    return [coarse(Object.freeze(rest), null)];
  };
  const subgroups = measure.subgroups.map((subgroup): Subgroup => {
    const observations = subgroup.observations.flatMap((observation) => keep(observation, subgroup.id));
    const { baseline, ...rest } = subgroup;
    // A baseline has no size of its own: that of a group that was ever small is taken to be of few as well.
    const isFew = subgroup.observations.some(({ n }) => isSmall(n, minimum));
    if (baseline !== undefined && isFew) note(subgroup.id, baseline.date, 'baseline', 'small-group');
    const shown = baseline === undefined || isFew ? {} : { baseline: coarse(baseline, subgroup.id) };
    return sameOr(subgroup, { ...rest, ...shown, observations });
  });
  const observations = measure.observations.flatMap((observation) => keep(observation, null));
  const baseline = measure.baseline === undefined ? {} : { baseline: coarse(measure.baseline, null) };
  return sameOr(measure, { ...measure, ...baseline, observations, subgroups });
}

/** The entity itself where nothing in the copy is new, else the copy, frozen. */
function sameOr<Entity extends object>(entity: Entity, copy: Entity): Entity {
  const isSame = (a: unknown, b: unknown): boolean =>
    a === b ||
    (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => item === b[index]));
  const keys = new Set([...Object.keys(entity), ...Object.keys(copy)]) as Set<keyof Entity>;
  if ([...keys].every((key) => isSame(entity[key], copy[key]))) return entity;
  for (const value of Object.values(copy)) if (Array.isArray(value)) markFrozen(Object.freeze(value));
  return markFrozen(Object.freeze(copy));
}

/**
 * A copy of a plan that can be shown: observations of groups smaller than `minimum` are withheld, sizes, notes and all;
 * with `complementary`, so are the next smallest groups, until neither sizes nor values of what is hidden can be worked
 * out from the whole, and at the last the whole's size or the whole itself; with `topBottom`, extreme percents are
 * shown as the bounds. What was withheld and why is listed. Branches without such observations stay the same objects.
 *
 * Total: never throws on a well-shaped plan. Groups are taken to make up the whole where their sizes allow it.
 *
 * Source: the published rules of state agencies, such as Delaware (15 or fewer withheld, percents above 95 and below 5
 * coarsened), Wisconsin (5 or fewer), California community colleges (1 to 9, and a second group with a single one), New
 * York (fewer than 5, and the next smallest group).
 *
 * @example
 * ```ts
 * const { withheld } = suppressSmallGroups(examplePlan, { minimum: 10_000, complementary: false });
 * withheld.filter(({ what }) => what === 'observation').map(({ subgroupId }) => subgroupId);
 * // ['group-english-learners', 'group-disabilities', null, null, 'group-foster']
 * ```
 */
export function suppressSmallGroups(plan: Plan, options: SuppressionOptions): SuppressedPlan {
  const withheld: Suppression[] = [];
  const each = (measures: readonly Measure[]) => measures.map((measure) => suppressMeasure(measure, options, withheld));
  const goals = plan.goals.map((goal) => {
    const measures = each(goal.measures);
    const strategies = goal.strategies.map((strategy) =>
      sameOr(strategy, { ...strategy, measures: each(strategy.measures) }),
    );
    return sameOr(goal, { ...goal, measures, strategies });
  });
  return Object.freeze({ plan: sameOr(plan, { ...plan, goals }), withheld: Object.freeze(withheld) });
}
