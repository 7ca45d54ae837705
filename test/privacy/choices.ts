/** Small tables of several kinds, and what is chosen to be withheld of them, in short. */
import { type Measure, type Plan, type Subgroup, suppressSmallGroups } from 'spm-model';
import { drawFrom, type Table, tableOf } from './tables.js';

/** Tables that tell everything, and how others differ from them. */
export const twists = ['plain', 'bounds', 'unsized', 'atSource', 'partial', 'revised'] as const;
export type Twist = (typeof twists)[number];

type Change = <Each extends Measure | Subgroup>(series: Each, draw: () => number) => Each;

/** What a twist does to a measure, and to each group in it. */
const changes: Readonly<Partial<Record<Twist, Change>>> = {
  unsized: (series, draw) =>
    draw() < ('name' in series ? 0.4 : 0)
      ? { ...series, observations: series.observations.map(({ n: _, ...rest }) => rest) }
      : series,
  atSource: (series, draw) =>
    draw() < ('name' in series ? 0.2 : 0)
      ? { ...series, observations: [], withheld: series.observations.map(({ date }) => ({ date })) }
      : series,
  revised: (series, draw) =>
    series.baseline === undefined || draw() < 0.3
      ? series
      : {
          ...series,
          revisions: [
            { until: '2025-01-31', baseline: series.baseline, targets: [], reason: 'The test was replaced' },
            ...(draw() < 0.3 ? [{ until: '2025-02-28', targets: [], reason: 'It was set higher' }] : []),
          ],
        },
};

/** A table from a seed, with a twist. */
export function twisted(twist: Twist, seed: number): Table {
  const table = tableOf(seed, { withBounds: twist === 'bounds', maxDimensions: 2, maxGroups: 4 });
  const draw = drawFrom(seed + 1);
  const change: Change = changes[twist] ?? ((series) => series);
  const goals = table.plan.goals.map((goal) => ({
    ...goal,
    measures: goal.measures.map((measure) => {
      const groups = measure.subgroups.filter(() => twist !== 'partial' || draw() < 0.8);
      return { ...change(measure, draw), subgroups: groups.map((group) => change(group, draw)) };
    }),
  }));
  const plan: Plan = { ...table.plan, goals };
  return { ...table, plan };
}

/**
 * What is chosen of a table: whose figure, of which month, an observation, a baseline, a value or targets, and whether it
 * is small, complementary or coarse.
 */
export function choicesOf({ plan, minimum, bounds }: Table): string {
  const { withheld } = suppressSmallGroups(plan, { minimum, complementary: true, topBottom: bounds });
  const marks = { 'small-group': 's', complementary: 'c', coarsened: 'k' };
  return withheld
    .map((each) => {
      const { measureId, subgroupId, date, what, reason } = each;
      return `${subgroupId ?? measureId} ${date.slice(2, 7)}${what[0]}${marks[reason]}`;
    })
    .join(', ');
}
