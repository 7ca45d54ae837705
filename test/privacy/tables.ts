/** Random tables of students, made honestly: each student is counted or not, and values are published rounded. */
import fc from 'fast-check';
import type { Plan, SubgroupInput } from 'spm-model';
import { aGoal, aMeasure, aPlan, aSubgroup } from 'spm-model/testing';

/** A table, its plan, and what everybody knows of it. */
export interface Table {
  readonly plan: Plan;
  readonly sets: readonly (readonly string[])[];
  readonly digits: number;
  readonly days: readonly string[];
  readonly baselineDays: readonly string[];
  readonly minimum: number;
  readonly bounds: { readonly low: number; readonly high: number } | undefined;
  readonly cells: number;
}

/** Numbers from 0 up to, but not including, 1. */
export type Draw = () => number;

const DAYS = ['2025-06-30', '2026-06-30'];

/** The numbers that a seed gives. */
export function drawFrom(seed: number): Draw {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What may vary from table to table. */
export interface TableKinds {
  readonly withBounds?: boolean;
  readonly maxGroups?: number;
  readonly maxDimensions?: number;
  readonly maxMeasures?: number;
  readonly maxDays?: number;
}

/** A table from a seed. */
export function tableOf(seed: number, kinds: TableKinds = {}): Table {
  const { withBounds = false, maxGroups = 5, maxDimensions = 3, maxMeasures = 2, maxDays = 2 } = kinds;
  const draw = drawFrom(seed);
  const upTo = (most: number) => 1 + Math.floor(draw() * most);
  const chance = (share: number) => draw() < share;
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(draw() * items.length)] as Item;
  const dimensions = upTo(maxDimensions);
  const isNamed = chance(0.7);
  const digits = pick([0, 1, 2]);
  const minimum = 2 + upTo(9);
  const days = DAYS.slice(0, upTo(maxDays));
  const hasBaseline = chance(0.4);
  const measures = upTo(maxMeasures);
  const offset = chance(0.15);
  const total = minimum + Math.floor(draw() * (chance(0.5) ? 60 : 20));
  const groups = Array.from({ length: dimensions }, () => Math.max(2, upTo(maxGroups)));
  const kindOf = Array.from({ length: measures }, () => (chance(0.75) ? 'percent' : 'count'));
  const rateOf = Array.from({ length: measures }, () => pick([0.5, 0.5, 0.8, 0.1, 0.03, 0.97, 1, 0]));
  const sizeSkew = pick([1, 2, 3]);
  const names = groups.map((count, dimension) => Array.from({ length: count }, (_, index) => `d${dimension}g${index}`));
  /** Each student's group in each dimension, and whether each measure counts them. */
  const census = () =>
    Array.from({ length: total }, () => ({
      groups: groups.map((count) => Math.floor(draw() ** sizeSkew * count)),
      counted: rateOf.map((rate) => draw() < rate),
    }));
  const times = days.map(() => census());
  const before = census();
  const shareOf = (measure: number, students: ReturnType<typeof census>): number => {
    const counted = students.filter((each) => each.counted[measure]).length;
    if (kindOf[measure] === 'count') return counted;
    return students.length === 0 ? 0 : Number(((100 * counted) / students.length).toFixed(digits));
  };
  const members = (students: ReturnType<typeof census>, dimension: number, group: number) =>
    students.filter((each) => each.groups[dimension] === group);
  const later = (day: string) => (offset ? `${day.slice(0, 4)}-07-01` : day);
  const groupOf = (measure: number, dimension: number, group: number): SubgroupInput => ({
    id: `m${measure}d${dimension}g${group}`,
    name: `d${dimension}g${group}`,
    ...(isNamed ? { dimension: `dimension ${dimension}` } : {}),
    baseline: hasBaseline
      ? { date: '2024-06-30', value: shareOf(measure, members(before, dimension, group)) }
      : undefined,
    targets: [],
    observations: days.map((day, time) => {
      const students = members(times[time] ?? [], dimension, group);
      return { date: later(day), value: shareOf(measure, students), n: students.length };
    }),
  });
  const plan = aPlan({
    goals: [
      aGoal({
        measures: kindOf.map((kind, measure) =>
          aMeasure({
            id: `m${measure}`,
            unit: { kind },
            frequency: 'annual',
            baseline: hasBaseline ? { date: '2024-06-30', value: shareOf(measure, before) } : undefined,
            targets: [],
            observations: days.map((date, time) => ({ date, value: shareOf(measure, times[time] ?? []), n: total })),
            subgroups: groups.flatMap((count, dimension) =>
              Array.from({ length: count }, (_, group) => aSubgroup(groupOf(measure, dimension, group))),
            ),
          }),
        ),
      }),
    ],
  });
  return {
    plan,
    sets: names,
    digits,
    days,
    baselineDays: hasBaseline ? ['2024-06-30'] : [],
    minimum,
    bounds: withBounds
      ? pick([
          { low: 5, high: 95 },
          { low: 10, high: 90 },
        ])
      : undefined,
    cells: measures * days.length * (1 + groups.reduce((sum, each) => sum + each, 0)),
  };
}

/** Seeds of tables. */
export const arbitrarySeed = fc.integer({ min: 0, max: 2 ** 31 - 1 });
