/** Plans with many observations of groups, in the two shapes that data comes in. */
import type { Plan, SubgroupInput } from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup } from 'spm-model/testing';

/** Dates 20 days apart, so that each is a time of its own. */
const dateOf = (place: number) => new Date(Date.UTC(2000, 0, 1 + 20 * place)).toISOString().slice(0, 10);

/** How many of so many pass, as a percent to one digit: few, most, or near to all. */
const percentOf = (seed: number, size: number) => {
  const passed = Math.min(size, Math.round(size * ([0.03, 0.45, 0.7, 0.97, 1][seed % 5] ?? 0.5)));
  return Number(((100 * passed) / size).toFixed(1));
};

/** A measure on so many days, with groups of some dimensions, each of the sizes given and some more from day to day. */
function measureOf(seed: number, days: number, dimensions: readonly (readonly number[])[]) {
  const extra = (place: number) => (seed + place) % 7;
  const observationsOf = (size: number, shift: number) =>
    Array.from({ length: days }, (_, place) => {
      const n = size + extra(place);
      return { date: dateOf(place), n, value: percentOf(seed + place + shift, n) };
    });
  const all = dimensions[0]?.reduce((sum, size) => sum + size, 0) ?? 0;
  return aMeasure({
    id: `m${seed}`,
    frequency: 'monthly',
    baseline: undefined,
    targets: [],
    observations: observationsOf(all, 1),
    subgroups: dimensions.flatMap((sizes, dimension) =>
      sizes.map((size, group): SubgroupInput => {
        const observations = observationsOf(size, group).map((each, place) =>
          // The largest group takes what the days add, so that each dimension makes up the whole.
          group === 0 ? each : { ...each, n: size, value: percentOf(seed + place + group, size) },
        );
        const id = `m${seed}d${dimension}g${group}`;
        return aSubgroup({
          id,
          name: `g${group}`,
          dimension: `d${dimension}`,
          baseline: undefined,
          targets: [],
          observations,
        });
      }),
    ),
  });
}

const CARD = [
  [61, 37, 19, 6],
  [63, 60],
  [114, 9],
] as const;

/** One measure on many days. */
export const longPlan = (observations: number): Plan =>
  aPlan({ goals: [aGoal({ measures: [measureOf(0, Math.round(observations / 5), [[61, 37, 19, 6]])] })] });

/** Report cards of many schools: three dimensions that cross, on ten days. */
export const widePlan = (observations: number): Plan =>
  aPlan({
    goals: [
      aGoal({
        measures: Array.from({ length: Math.round(observations / 90) }, (_, school) =>
          measureOf(
            school,
            10,
            CARD.map(([first, ...others]) => [first + (school % 40), ...others]),
          ),
        ),
      }),
    ],
  });
