/** The copy of a plan without what is withheld, and the list of what that is. */
import type { Day } from '../model/calendar.js';
import { freezePlain, frozenObject } from '../model/frozen.js';
import type { Baseline, Measure, Observation, Plan, Revision, Target, Withheld } from '../model/generated/types.js';
import { KEPT } from '../model/kept.js';
import { boundOf, type TopBottom } from './privacy-choice.js';
import type { Figure, FigureSeries, MeasureFigures, PlanFigures, Students } from './privacy-figures.js';

/** Why something is not shown as it is. */
export type SuppressionReason = 'small-group' | 'complementary' | 'coarsened';

/** What is not shown as it is. */
export interface Suppression {
  readonly measureId: string;
  /** The group; null for the whole. */
  readonly subgroupId: string | null;
  /** The day of the observation, or of the baseline. */
  readonly date: Day;
  /** An observation or a baseline; a coarser value in its place; or targets from which the baseline would follow. */
  readonly what: 'observation' | 'baseline' | 'value' | 'targets';
  readonly reason: SuppressionReason;
}

/** Why students are withheld; null for those who are shown. */
export type ReasonOf = (students: Students) => 'small-group' | 'complementary' | null;

/** What measures and groups of students have alike. */
type Series = Pick<Measure, 'baseline' | 'targets' | 'observations' | 'withheld' | 'revisions'>;

/** The entity itself where nothing in the copy is new, else the copy, frozen. */
function sameOr<Entity extends object>(entity: Entity, copy: Entity): Entity {
  const isSame = (a: unknown, b: unknown): boolean =>
    a === b ||
    (Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((item, index) => item === b[index]));
  const keys = new Set([...Object.keys(entity), ...Object.keys(copy)]) as Set<keyof Entity>;
  if ([...keys].every((key) => isSame(entity[key], copy[key]))) return entity;
  for (const value of Object.values(copy)) if (Array.isArray(value)) frozenObject(value);
  return frozenObject(copy);
}

/** How far, in shares of the value, a baseline worked out from targets may be off and still tell of it. */
const NEAR = 0.05;

/**
 * Whether a baseline can be worked out from the targets set for it: by going on evenly from the first two to before them,
 * or where the first goes half of the way to 0 or to 100.
 */
export function tellsBaseline(targets: readonly Target[], { value }: Baseline): boolean {
  const isNear = (guess: number) => Math.abs(guess - value) <= Math.max(1, NEAR * Math.abs(value));
  const aimOf = (target: Target | undefined) => target?.value ?? target?.low ?? target?.high;
  const sorted = [...targets].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const [first, second] = [aimOf(sorted[0]), aimOf(sorted[1])];
  if (first === undefined) return false;
  const last = aimOf(sorted.at(-1)) ?? first;
  const steps = sorted.length - 1;
  const guesses = [2 * first, 2 * first - 100, first];
  if (second !== undefined) guesses.push(2 * first - second, first - (last - first) / steps);
  return guesses.some(isNear);
}

/** What is done to the figures of one measure. */
interface Editing {
  readonly reasonOf: ReasonOf;
  readonly bounds: TopBottom | undefined;
  readonly isPercent: boolean;
  readonly note: (figure: Figure, what: Suppression['what'], reason: SuppressionReason) => void;
}

function editSeries(of: Series, series: FigureSeries, editing: Editing): Series {
  const { reasonOf, bounds, isPercent, note } = editing;
  const gone = new Set<Day>();
  /** Takes out what is withheld, and says so. */
  const isWithheld = (figure: Figure, what: 'observation' | 'baseline'): boolean => {
    const reason = reasonOf(figure.students);
    if (reason === null) return false;
    note(figure, what, reason);
    gone.add(figure.date);
    return true;
  };
  const boundFor = ({ value }: Observation | Baseline, { n }: Figure) =>
    bounds === undefined || !isPercent || n === 0 ? null : boundOf(value, bounds);
  const coarse = <Entry extends Observation | Baseline>(entry: Entry, figure: Figure): Entry => {
    const bound = boundFor(entry, figure);
    if (bounds === undefined || bound === null) return entry;
    const value = bounds[bound];
    const tells = 'margin' in entry || 'note' in entry || entry.extensions !== undefined;
    if (value === entry.value && !tells) return entry;
    note(figure, 'value', 'coarsened');
    // A margin or a note may tell the value, or that it is the bound itself.
    const { margin: _, note: __, extensions: ___, ...rest } = entry as Observation;
    return freezePlain({ ...rest, value }) as Entry;
  };
  const observations = of.observations.flatMap((entry, index) => {
    const figure = series.observations[index] as Figure;
    return isWithheld(figure, 'observation') ? [] : [coarse(entry, figure)];
  });
  /** The targets, but those from which a baseline that is not shown as it is would follow. */
  const targetsWithout = (targets: readonly Target[], baseline: Baseline, figure: Figure): readonly Target[] => {
    if (!tellsBaseline(targets, baseline)) return targets;
    note(figure, 'targets', reasonOf(figure.students) ?? 'coarsened');
    return [];
  };
  const ownFigure = series.baseline;
  const isOwnWithheld = ownFigure !== null && isWithheld(ownFigure, 'baseline');
  const own = of.baseline;
  const shownOwn = own === undefined || isOwnWithheld ? undefined : coarse(own, ownFigure as Figure);
  /** The targets, but those that tell the baseline in force last. */
  const targetsWithoutOwn = (targets: readonly Target[]): readonly Target[] => {
    if (own === undefined) return targets;
    const figure = ownFigure as Figure;
    return isOwnWithheld || boundFor(own, figure) !== null ? targetsWithout(targets, own, figure) : targets;
  };
  const targets = targetsWithoutOwn(of.targets);
  const revisions = of.revisions.map((revision, index): Revision => {
    const figure = series.revised[index] as Figure;
    const { baseline, ...without } = revision;
    if (baseline === undefined) {
      const kept = targetsWithoutOwn(revision.targets);
      return kept === revision.targets ? revision : freezePlain({ ...revision, targets: kept });
    }
    const isGone = isWithheld(figure, 'baseline');
    if (!isGone && boundFor(baseline, figure) === null) return revision;
    // The reason why it was replaced may tell it.
    const { reason: _, extensions: __, ...rest } = without;
    const shown = isGone ? rest : { ...rest, baseline: coarse(baseline, figure) };
    return freezePlain({ ...shown, targets: targetsWithout(revision.targets, baseline, figure) });
  });
  const days = new Set(of.withheld.map(({ date }) => date));
  const added = [...gone].filter((date) => !days.has(date)).map((date): Withheld => freezePlain({ date }));
  const withheld =
    added.length === 0
      ? of.withheld
      : [...of.withheld, ...added].sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  const shown = shownOwn === undefined ? {} : { baseline: shownOwn };
  return { ...shown, observations, targets, revisions, withheld };
}

/** The copy of what is shown otherwise than it is, without what a document said of it besides, which may tell it. */
function withoutKept<Entity extends Measure | Measure['subgroups'][number]>(entity: Entity, copy: Entity): Entity {
  if (copy === entity || copy.extensions === undefined || !Object.hasOwn(copy.extensions, KEPT)) return copy;
  const { extensions, ...rest } = copy;
  const { [KEPT]: _, ...own } = extensions;
  return frozenObject(Object.keys(own).length === 0 ? rest : { ...rest, extensions: freezePlain(own) }) as Entity;
}

/** The measure without what is withheld; the list of that grows. */
function editMeasure(
  { measure, whole, groups }: MeasureFigures,
  reasonOf: ReasonOf,
  bounds: TopBottom | undefined,
  withheld: Suppression[],
): Measure {
  const editing: Editing = {
    reasonOf,
    bounds,
    isPercent: measure.unit.kind === 'percent',
    note: ({ groupId, date }, what, reason) =>
      withheld.push({ measureId: measure.id, subgroupId: groupId, date, what, reason }),
  };
  const subgroups = measure.subgroups.map((group, index) => {
    const { baseline: _, ...rest } = group;
    return withoutKept(group, sameOr(group, { ...rest, ...editSeries(group, groups[index] as FigureSeries, editing) }));
  });
  const { baseline: _, ...rest } = measure;
  return withoutKept(measure, sameOr(measure, { ...rest, ...editSeries(measure, whole, editing), subgroups }));
}

/** A copy of a plan without what is withheld, and the list of that. */
export function copyWithout(
  plan: Plan,
  figures: PlanFigures,
  reasonOf: ReasonOf,
  bounds: TopBottom | undefined,
): { readonly plan: Plan; readonly withheld: readonly Suppression[] } {
  const withheld: Suppression[] = [];
  const next = figures.measures.values();
  const each = (measures: readonly Measure[]) =>
    measures.map(() => editMeasure(next.next().value as MeasureFigures, reasonOf, bounds, withheld));
  const goals = plan.goals.map((goal) => {
    const measures = each(goal.measures);
    const strategies = goal.strategies.map((strategy) =>
      sameOr(strategy, { ...strategy, measures: each(strategy.measures) }),
    );
    return sameOr(goal, { ...goal, measures, strategies });
  });
  return { plan: sameOr(plan, { ...plan, goals }), withheld };
}
