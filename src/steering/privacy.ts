/**
 * Withholding what would tell of single students: cell suppression as statistics offices do it. The copy simply does not
 * have what is withheld, so no function can tell it.
 *
 * What it does not protect against: what the host keeps in `extensions` and in texts elsewhere, earlier publications, other
 * sources about the same students, and what somebody knows of single students.
 */
import type { Plan } from '../model/generated/types.js';
import { requireMinimum, requireProtection, requireTopBottom } from '../model/require.js';
import { chooseSecondary, type TopBottom } from './privacy-choice.js';
import { copyWithout, type Suppression } from './privacy-copy.js';
import { readFigures, type Students } from './privacy-figures.js';
import { readRows } from './privacy-rows.js';
import { findSmall } from './privacy-small.js';

export type { Suppression, SuppressionReason } from './privacy-copy.js';

/** How to withhold. */
export interface SuppressionOptions {
  /**
   * The least size of a group that is shown, a whole number from 1: groups with a smaller `n` are withheld, but for those
   * of nobody.
   */
  readonly minimum: number;
  /** Whether to withhold more where what is withheld could be worked out from the rest. */
  readonly complementary: boolean;
  /**
   * How wide the feasibility interval of what is withheld must be at least, in students: of its size, and of how many of
   * them a percent or a count is of; at least 1. When it is not given: `minimum` for sizes, 1 for counts, which is two
   * different ones.
   */
  readonly protection?: number | undefined;
  /** Percents below `low` are shown as `low`, those above `high` as `high`: 0 ≤ `low` < `high` ≤ 100. */
  readonly topBottom?: TopBottom | undefined;
}

/** A copy that can be shown, and what is not in it. */
export interface SuppressedPlan {
  readonly plan: Plan;
  /** For the agency alone: it tells of what is withheld who is few, and who is not. */
  readonly withheld: readonly Suppression[];
}

/**
 * A copy of a plan that can be shown. Observations of groups of fewer than `minimum` students are withheld, sizes, notes
 * and all (primary suppression). With `complementary`, so are more groups, the smallest first, until whatever the copy
 * shows leaves the size of each withheld group, and how many of its students a percent or a count is of, free over a
 * feasibility interval as wide as `protection` asks (secondary suppression); where no group is left, the whole is withheld
 * with all its groups. With `topBottom`, extreme percents are shown as the bounds; with `complementary` as well, those of
 * which a bound would leave but one number of students are withheld. A day whose observation or baseline is
 * withheld stays as a `Withheld` without a reason. `withheld` lists what is not shown, and why; it is for the agency alone.
 *
 * No plan of the right shape makes it throw, whatever rules it breaks. The groups of a dimension make up the whole where
 * their sizes add up to it; of groups without a dimension every set is taken that does. Branches without such groups stay
 * the same objects.
 *
 * Source: L. Willenborg and T. de Waal, Elements of Statistical Disclosure Control (2001); A. Hundepool and others,
 * Statistical Disclosure Control (2012); and the published rules of state agencies, named in the guide on privacy.
 *
 * @throws RangeError naming the option, where `minimum`, `protection` or `topBottom` is outside what it may be, or
 * `minimum` is missing: with such a one, small groups would be shown, or false figures, without a word.
 *
 * @example
 * ```ts
 * const { plan, withheld } = suppressSmallGroups(examplePlan, { minimum: 8_000, complementary: false });
 * withheld.filter(({ what }) => what === 'observation').map(({ date, reason }) => `${date} ${reason}`);
 * // ['2026-06-30 small-group', '2026-06-30 small-group']
 * ```
 */
export function suppressSmallGroups(plan: Plan, options: SuppressionOptions): SuppressedPlan {
  // A caller in plain JavaScript may forget the options.
  const { complementary, ...given } = (options ?? {}) as SuppressionOptions;
  const minimum = requireMinimum(given.minimum);
  const protection = given.protection === undefined ? undefined : requireProtection(given.protection);
  const topBottom = given.topBottom === undefined ? undefined : requireTopBottom(given.topBottom);
  const figures = readFigures(plan);
  const rows = readRows(figures.measures);
  const found = findSmall(figures.students, rows, minimum);
  const secondary: ReadonlySet<Students> = complementary
    ? chooseSecondary(figures.students, rows, found, {
        protection: { size: protection ?? minimum, count: protection ?? 1 },
        bounds: topBottom,
      })
    : new Set();
  const reasonOf = (students: Students) =>
    found.small.has(students) ? 'small-group' : secondary.has(students) ? 'complementary' : null;
  const { plan: copy, withheld } = copyWithout(plan, figures, reasonOf, topBottom);
  return Object.freeze({ plan: copy, withheld: Object.freeze(withheld) });
}
