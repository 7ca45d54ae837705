/**
 * Arbitraries for what measures and groups of students hold: baselines, targets, observations, revisions. They keep
 * the rules that weigh as errors: targets fit the direction and lie after the baseline, values are possible in their
 * unit, a latest value is observed once a day.
 */
import fc from 'fast-check';
import { type Day, plusDays } from '../../model/calendar.js';
import type { Measure, MeasureUnit, Observation, Revision, Target } from '../../model/generated/types.js';
import type { Direction } from '../../model/target.js';
import { arbitraryStart, arbitraryText, type FieldOptions, optional, present } from './fields.js';

const LEVELS = ['none', 'emerging', 'developing', 'sustaining'];

/** What the numbers of a measure count. */
const arbitraryUnit: fc.Arbitrary<MeasureUnit> = fc.constantFrom<MeasureUnit>(
  { kind: 'percent' },
  { kind: 'count', label: 'schools' },
  { kind: 'score' },
  { kind: 'rate' },
  { kind: 'currency', label: 'US dollars' },
  { kind: 'level', levels: LEVELS },
);

function arbitraryNumber(unit: MeasureUnit, extreme: boolean): fc.Arbitrary<number> {
  if (unit.kind === 'percent') return fc.integer({ min: 0, max: 1000 }).map((tenths) => tenths / 10);
  if (unit.kind === 'level') return fc.nat({ max: LEVELS.length - 1 });
  const usual = fc.integer({ min: unit.kind === 'count' ? 0 : -2000, max: 4000 }).map((halves) => halves / 2);
  const whole = unit.kind === 'count' ? usual.map(Math.round) : usual;
  if (!extreme) return whole;
  const lowest = unit.kind === 'count' ? 0 : -Number.MAX_VALUE;
  return fc.oneof(whole, fc.double({ min: lowest, noDefaultInfinity: true, noNaN: true }));
}

/** What the series of a measure and of its groups have in common. */
export interface Frame {
  readonly unit: MeasureUnit;
  readonly direction: Direction;
  readonly accumulation: Measure['accumulation'];
  readonly trajectory: Measure['trajectory'];
  readonly start: Day;
}

/** A frame for a measure and its groups. */
export const arbitraryFrame = (options: FieldOptions): fc.Arbitrary<Frame> =>
  fc.record({
    unit: arbitraryUnit,
    direction: fc.constantFrom<Direction>('increase', 'decrease', 'maintain'),
    accumulation: fc.constantFrom<Measure['accumulation'][]>('latest', 'latest', 'latest', 'sum', 'period'),
    trajectory: fc.constantFrom<Measure['trajectory'][]>('linear', 'linear', 'step'),
    start: arbitraryStart(options),
  });

/** One of several on a day is kept: the rule is one target, and one latest observation, a day. */
function oneADay<T extends { readonly date: Day }>(entries: readonly T[]): T[] {
  const days = new Set<Day>();
  return entries.filter(({ date }) => !days.has(date) && days.add(date));
}

interface TargetDraw {
  readonly gap: number;
  readonly value: number;
  readonly other: number;
  readonly open: number;
  readonly covers: number | undefined;
}

function targetsFrom(draws: readonly TargetDraw[], start: Day, direction: Direction): Target[] {
  let day = start;
  const targets = draws.map(({ gap, value, other, open, covers }): Target => {
    const first = covers === undefined ? undefined : plusDays(day, Math.min(covers, gap));
    day = plusDays(day, gap);
    const from = first === undefined ? {} : { start: first < day ? first : day };
    if (direction !== 'maintain') return { date: day, value, ...from };
    const [low, high] = value <= other ? [value, other] : [other, value];
    if (open === 3) return { date: day, low, ...from };
    return open === 4 ? { date: day, high, ...from } : { date: day, low, high, ...from };
  });
  return oneADay(targets);
}

/** A draw with its values put on a usual way: a step for each target, and what is observed by its pace. */
function usual<
  Draw extends {
    readonly step: number;
    readonly paces: readonly number[];
    readonly targets: readonly TargetDraw[];
    readonly observations: readonly { readonly offset: number; readonly value: number }[];
  },
>(draw: Draw, direction: Direction): Draw {
  const step = direction === 'increase' ? draw.step : -draw.step;
  const base = 50;
  const days = draw.targets.reduce((sum, { gap }) => sum + gap, 0);
  const way = step * draw.targets.length;
  return {
    ...draw,
    baseline: base,
    targets: draw.targets.map((target, index) => ({ ...target, value: base + step * (index + 1) })),
    observations: draw.observations.map((observation, index) => {
      const pace = (draw.paces[index % draw.paces.length] as number) / 100;
      const value = base + Math.round(way * Math.min(1.2, Math.max(0, observation.offset / days)) * pace);
      return { ...observation, value };
    }),
  };
}

/** What a series holds. */
export interface Series {
  readonly baseline?: { readonly date: Day; readonly value: number };
  readonly targets: readonly Target[];
  readonly observations: readonly Observation[];
  readonly revisions: readonly Revision[];
}

/** A series in a frame. */
export function arbitrarySeries(
  { unit, direction, accumulation, start }: Frame,
  { extremeNumbers = false }: FieldOptions,
): fc.Arbitrary<Series> {
  const number = arbitraryNumber(unit, extremeNumbers);
  const target = fc.record({
    gap: fc.integer({ min: 1, max: 800 }),
    value: number,
    other: number,
    open: fc.nat({ max: 4 }),
    covers: optional(fc.nat({ max: 370 }), 4),
  });
  const targets = fc.array(target, { minLength: 1, maxLength: 4 });
  const observation = fc.record({
    offset: fc.integer({ min: -200, max: 1800 }),
    value: number,
    covers: optional(fc.nat({ max: 370 }), 4),
    n: optional(fc.integer({ min: 0, max: 400 })),
    margin: optional(
      fc.integer({ min: 0, max: 40 }).map((tenths) => tenths / 10),
      4,
    ),
    note: optional(arbitraryText, 8),
  });
  return fc
    .record({
      baseline: number,
      hasBaseline: fc.nat({ max: 3 }),
      // Half of the series are as agencies have them: targets that rise step by step, values not far from the way to them.
      isUsual: fc.boolean(),
      step: fc.integer({ min: 1, max: 8 }),
      paces: fc.array(fc.integer({ min: 0, max: 130 }), { minLength: 5, maxLength: 5 }),
      targets,
      observations: fc.array(observation, { maxLength: 5 }),
      revisions: fc.array(
        fc.record({
          until: fc.integer({ min: 1, max: 1500 }),
          baseline: optional(number),
          targets,
          reason: optional(fc.constantFrom('New state assessment', 'Targets were out of reach')),
        }),
        { maxLength: 2 },
      ),
    })
    .map((drawn): Series => {
      const draw = drawn.isUsual && direction !== 'maintain' && unit.kind !== 'level' ? usual(drawn, direction) : drawn;
      const observations = draw.observations.map(({ offset, covers, ...rest }): Observation => {
        const date = plusDays(start, offset);
        return present({
          date,
          ...rest,
          start: covers === undefined ? undefined : plusDays(date, -covers),
        }) as Observation;
      });
      const revisions = draw.revisions.map(({ until, baseline, targets: earlier, reason }) => ({
        date: plusDays(start, until),
        revision: present({
          until: plusDays(start, until),
          baseline: baseline === undefined ? undefined : { date: start, value: baseline },
          targets: targetsFrom(earlier, start, direction),
          reason,
        }) as Revision,
      }));
      return {
        ...(accumulation === 'period' && draw.hasBaseline === 0
          ? {}
          : { baseline: { date: start, value: draw.baseline } }),
        targets: targetsFrom(draw.targets, start, direction),
        observations: accumulation === 'latest' ? oneADay(observations) : observations,
        revisions: oneADay(revisions).map(({ revision }) => revision),
      };
    });
}
