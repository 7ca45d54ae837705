/** Small tables of a whole and its groups, and what is withheld of them, in short. */
import { suppressSmallGroups } from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup } from 'spm-model/testing';

/** A size, null where it is unsaid, and a value. */
export type Told = readonly [n: number | null, value: number];
/** The whole, W, and its groups, by name: those of one letter are of one dimension; capitals are of none. */
export type Table = Readonly<Record<string, Told>>;

export interface Kind {
  readonly topBottom?: { readonly low: number; readonly high: number };
  readonly minimum?: number;
  readonly unit?: 'percent' | 'score' | 'count';
}

/** Of whom something is withheld, or coarse, by name; those of the second table with a 1, and so on. */
export interface Shown {
  readonly few: string;
  readonly others: string;
  readonly coarse: string;
}

/** What is withheld of the tables, as measures of one plan. */
export function shownOf(tables: readonly Table[], { topBottom, minimum = 3, unit = 'percent' }: Kind = {}): Shown {
  const seriesOf = ([n, value]: Told = [null, 0]) => ({
    baseline: undefined,
    targets: [],
    observations: [{ date: '2026-06-30', value, ...(n === null ? {} : { n }) }],
  });
  const measures = tables.map(({ W, ...groups }, index) =>
    aMeasure({
      unit: { kind: unit },
      id: `W${index || ''}`,
      ...seriesOf(W),
      subgroups: Object.entries(groups).map(([name, told]) => {
        const dimension = /[A-Z]/.test(name) ? {} : { dimension: name.charAt(0) };
        return aSubgroup({ id: `${name}${index || ''}`, name, ...dimension, ...seriesOf(told) });
      }),
    }),
  );
  const plan = aPlan({ goals: [aGoal({ measures, strategies: [] })] });
  const { withheld } = suppressSmallGroups(plan, { minimum, complementary: true, topBottom });
  const idsOf = (wanted: string) =>
    withheld
      .flatMap(({ reason, subgroupId, measureId }) => (reason === wanted ? [subgroupId ?? measureId] : []))
      .join(' ');
  return { few: idsOf('small-group'), others: idsOf('complementary'), coarse: idsOf('coarsened') };
}
