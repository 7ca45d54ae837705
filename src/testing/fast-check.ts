/**
 * Arbitraries for property tests: plans of any size, valid or with chosen faults, and measures with every kind of
 * history. A plan is drawn as plain numbers and choices and put together afterwards, so that a counterexample
 * shrinks to few entities with small ids and near days. Needs fast-check, an optional peer.
 *
 * @packageDocumentation
 */
import fc from 'fast-check';
import type * as z from 'zod';
import { type Day, type Frequency, plusDays, plusMonths } from '../model/calendar.js';
import type {
  ActionInput,
  Extensions,
  GoalInput,
  Measure,
  MeasureInput,
  MeasureUnit,
  MilestoneInput,
  Observation,
  Period,
  Person,
  Plan,
  PlanInput,
  Report,
  StrategyInput,
  SubgroupInput,
  Target,
} from '../model/generated/types.js';
import { measureSchema } from '../model/measure.js';
import { planSchema } from '../model/plan.js';
import type { Direction } from '../model/target.js';
import type { RuleCode } from '../rules/catalogue.js';
import { readShape } from '../rules/read.js';
import { faultCodes, faultOf, loosened } from './faults.js';

/** What plans, or measures, to draw. */
export interface ArbitraryMeasureOptions {
  /** Whether measures may have groups of students; true. */
  readonly subgroups?: boolean;
  /** Whether days may lie at the ends of the calendar and on leap days; false. */
  readonly edgeDates?: boolean;
  /** Whether numbers may be tiny or huge, where the unit allows it; false. */
  readonly extremeNumbers?: boolean;
}

/** What plans to draw. */
export interface ArbitraryPlanOptions extends ArbitraryMeasureOptions {
  /** How many of each kind something may hold: 2, 3 or 6; `small`. */
  readonly size?: 'small' | 'medium' | 'large';
  /** Rules that each drawn plan breaks, some of them (`some`) or none; none. */
  readonly faults?: readonly RuleCode[] | 'some';
}

const EDGE_DAYS: readonly Day[] = ['2024-02-29', '2025-02-28', '2000-02-29', '2025-12-31', '2026-01-31', '2011-12-30'];
const ENDS_OF_TIME: readonly Day[] = ['0001-01-01', '0001-01-31', '9999-12-31', '9998-12-31'];

/**
 * A calendar day, most from 2024 to 2031; with `edgeDates` also leap days, and the first and last of the calendar.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(arbitraryDay(), (day) => isDay(day)));
 * ```
 */
export function arbitraryDay({
  edgeDates = false,
}: Pick<ArbitraryMeasureOptions, 'edgeDates'> = {}): fc.Arbitrary<Day> {
  const near = fc.integer({ min: -730, max: 2190 }).map((days) => plusDays('2026-01-01', days));
  if (!edgeDates) return near;
  return fc.oneof(
    { arbitrary: near, weight: 6 },
    { arbitrary: fc.constantFrom(...EDGE_DAYS), weight: 3 },
    { arbitrary: fc.constantFrom(...ENDS_OF_TIME), weight: 1 },
  );
}

/** A day after which there is room for years to come before the calendar ends. */
const arbitraryStart = (options: Pick<ArbitraryMeasureOptions, 'edgeDates'>): fc.Arbitrary<Day> =>
  arbitraryDay(options).map((day) => (day > '9900-01-01' ? '9900-01-01' : day));

const optional = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(arbitrary, { nil: undefined, freq: 2 });

/** The fields that are there, without those that are undefined. */
function present<T extends object>(fields: T): { [Key in keyof T]: Exclude<T[Key], undefined> } {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as {
    [Key in keyof T]: Exclude<T[Key], undefined>;
  };
}

const arbitraryText: fc.Arbitrary<string> = fc.oneof(
  { arbitrary: fc.constantFrom('Coach teachers', 'Visit schools', 'Read daily', 'Share what works'), weight: 4 },
  { arbitrary: fc.string({ maxLength: 12 }), weight: 1 },
  { arbitrary: fc.string({ unit: 'grapheme', maxLength: 8 }), weight: 1 },
);

const arbitraryWeight = optional(fc.oneof(fc.integer({ min: 1, max: 5 }), fc.constantFrom(0.5, 0.1, 2.5)));
const arbitraryPerson: fc.Arbitrary<Person> = fc
  .record({ name: arbitraryText, title: optional(arbitraryText) })
  .map(present);
const arbitraryExtensions: fc.Arbitrary<Extensions | undefined> = fc.option(
  fc.dictionary(
    fc.constantFrom('code', 'owner', 'tags'),
    fc.oneof(fc.string({ maxLength: 5 }), fc.integer(), fc.constant(null), fc.array(fc.boolean(), { maxLength: 2 })),
  ),
  { nil: undefined, freq: 5 },
) as fc.Arbitrary<Extensions | undefined>;

const LEVELS = ['none', 'emerging', 'developing', 'sustaining'];

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

interface SeriesDraw {
  readonly baseline: number;
  readonly targets: readonly {
    readonly gap: number;
    readonly value: number;
    readonly other: number;
    readonly open: number;
  }[];
  readonly observations: readonly {
    readonly offset: number;
    readonly value: number;
    readonly n: number | undefined;
    readonly note: string | undefined;
  }[];
}

const arbitrarySeries = (number: fc.Arbitrary<number>): fc.Arbitrary<SeriesDraw> =>
  fc.record({
    baseline: number,
    targets: fc.array(
      fc.record({ gap: fc.integer({ min: 1, max: 800 }), value: number, other: number, open: fc.nat({ max: 4 }) }),
      { minLength: 1, maxLength: 4 },
    ),
    observations: fc.array(
      fc.record({
        offset: fc.integer({ min: -200, max: 1800 }),
        value: number,
        n: optional(fc.integer({ min: 0, max: 400 })),
        note: fc.option(arbitraryText, { nil: undefined, freq: 8 }),
      }),
      { maxLength: 5 },
    ),
  });

/** One of several on a day is kept: the rule is one target, and one latest observation, a day. */
function oneADay<T extends { readonly date: Day }>(entries: readonly T[]): T[] {
  const days = new Set<Day>();
  return entries.filter(({ date }) => !days.has(date) && days.add(date));
}

interface Series {
  readonly baseline: { readonly date: Day; readonly value: number };
  readonly targets: readonly Target[];
  readonly observations: readonly Observation[];
}

function seriesOf(draw: SeriesDraw, start: Day, direction: Direction, accumulation: Measure['accumulation']): Series {
  let day = start;
  const targets = draw.targets.map(({ gap, value, other, open }): Target => {
    day = plusDays(day, gap);
    if (direction !== 'maintain') return { date: day, value };
    const [low, high] = value <= other ? [value, other] : [other, value];
    if (open === 3) return { date: day, low };
    return open === 4 ? { date: day, high } : { date: day, low, high };
  });
  const observations = draw.observations.map(
    ({ offset, value, n, note }): Observation =>
      present({ date: plusDays(start, offset), value, n, note }) as Observation,
  );
  return {
    baseline: { date: start, value: draw.baseline },
    targets: oneADay(targets),
    observations: accumulation === 'latest' ? oneADay(observations) : observations,
  };
}

const frequencies: readonly Frequency[] = ['monthly', 'quarterly', 'semiannual', 'annual', 'biennial'];

interface MeasureDraw {
  readonly measure: Omit<MeasureInput, 'id' | 'subgroups'>;
  readonly subgroups: readonly Omit<SubgroupInput, 'id'>[];
}

function arbitraryMeasureDraw({
  subgroups = true,
  edgeDates = false,
  extremeNumbers = false,
}: ArbitraryMeasureOptions): fc.Arbitrary<MeasureDraw> {
  const start = arbitraryStart({ edgeDates });
  return fc
    .record({
      unit: arbitraryUnit,
      direction: fc.constantFrom<Direction>('increase', 'decrease', 'maintain'),
      accumulation: fc.constantFrom<Measure['accumulation'][]>('latest', 'latest', 'sum'),
      trajectory: fc.constantFrom<Measure['trajectory'][]>('linear', 'linear', 'step'),
    })
    .chain(({ unit, direction, accumulation, trajectory }) => {
      const number = arbitraryNumber(unit, extremeNumbers);
      return fc
        .record({
          indicator: arbitraryText,
          dataSource: arbitraryText,
          code: optional(fc.constantFrom('graduation', 'reading', 'attendance')),
          start,
          series: arbitrarySeries(number),
          frequency: optional(fc.constantFrom(...frequencies)),
          weight: arbitraryWeight,
          extensions: arbitraryExtensions,
          groups: fc.array(fc.record({ name: arbitraryText, series: arbitrarySeries(number) }), {
            maxLength: subgroups ? 2 : 0,
          }),
        })
        .map(({ indicator, dataSource, code, start, series, frequency, weight, extensions, groups }) => ({
          measure: present({
            code,
            indicator,
            dataSource,
            unit,
            direction,
            ...seriesOf(series, start, direction, accumulation),
            accumulation,
            trajectory,
            frequency,
            weight,
            extensions,
          }),
          subgroups: groups.map((group) => ({
            name: group.name,
            ...seriesOf(group.series, start, direction, accumulation),
          })),
        }));
    });
}

/**
 * A measure that keeps every rule that weighs as an error: in any direction and unit, summed or latest, with
 * targets and observations in any order, also before the baseline.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(arbitraryMeasure(), (measure) => {
 *   const { progress } = measureProgress(measure, { asOf: '2026-06-30' });
 *   return progress === null || (progress >= 0 && progress <= 1);
 * }));
 * ```
 */
export function arbitraryMeasure(options: ArbitraryMeasureOptions = {}): fc.Arbitrary<Measure> {
  return arbitraryMeasureDraw(options).map(({ measure, subgroups }) =>
    shaped(measureSchema, {
      id: 'measure-1',
      ...measure,
      subgroups: subgroups.map((subgroup, index) => ({ id: `subgroup-${index + 1}`, ...subgroup })),
    }),
  );
}

function shaped<Output>(schema: z.ZodType<Output>, input: unknown): Output {
  const read = readShape(schema, input);
  if (read.ok) return read.value;
  throw new Error(`an arbitrary drew what does not fit its shape: ${read.issues[0]?.message}`);
}

interface StepDraw {
  readonly start: Day;
  readonly months: number;
  readonly spare: number;
  readonly reports: readonly Omit<Report, 'date'>[];
  readonly reportedOn: readonly number[];
}

/** A period of some months, and reports from its start on whose completion does not fall. */
function stepOf({ start, months, spare, reports, reportedOn }: StepDraw): { period: Period; reports: Report[] } {
  const end = plusDays(plusMonths(start, months), -1 + (months < 12 ? spare : 0));
  const days = [...reportedOn].sort((a, b) => a - b);
  return {
    period: { start, end },
    reports: rising(
      reports
        .slice(0, days.length)
        .map((report, index) => ({ date: plusDays(start, days[index] as number), ...report })),
    ),
  };
}

const arbitraryReports: fc.Arbitrary<Omit<Report, 'date'>[]> = fc.array(
  fc
    .record({
      percentComplete: fc.oneof(fc.integer({ min: 0, max: 100 }), fc.constant(100)),
      judgement: fc.option(fc.constantFrom('on-schedule' as const, 'behind-schedule' as const), {
        nil: undefined,
        freq: 3,
      }),
      note: fc.option(arbitraryText, { nil: undefined, freq: 8 }),
    })
    .map(present),
  { maxLength: 3 },
) as fc.Arbitrary<Omit<Report, 'date'>[]>;

const arbitraryStep = (options: ArbitraryMeasureOptions): fc.Arbitrary<StepDraw> =>
  fc.record({
    start: arbitraryStart(options),
    months: fc.integer({ min: 1, max: 12 }),
    spare: fc.integer({ min: 0, max: 27 }),
    reports: arbitraryReports,
    reportedOn: fc.array(fc.nat({ max: 400 }), { maxLength: 3 }),
  });

/** An entity as drawn: its own fields, ids of others as numbers, and what it owns. */
interface ActionDraw {
  readonly step: StepDraw;
  readonly title: string;
  readonly unit: number | undefined;
  readonly responsible: Person | undefined;
  readonly discontinued: { readonly date: Day; readonly reason: string } | undefined;
  readonly weight: number | undefined;
  readonly inputs: readonly { readonly planned: number; readonly kind: 'money' | 'staff-time' }[];
  readonly outputs: readonly { readonly planned: number; readonly deliveredOn: Day | undefined }[];
  readonly extensions: Extensions | undefined;
}

interface MilestoneDraw {
  readonly step: StepDraw;
  readonly title: string;
  readonly team: number | undefined;
  readonly unit: number | undefined;
  readonly weight: number | undefined;
  readonly actions: readonly ActionDraw[];
}

interface StrategyDraw {
  readonly title: string;
  readonly clauses: readonly [number, number, number];
  readonly weight: number | undefined;
  readonly measures: readonly MeasureDraw[];
  readonly milestones: readonly MilestoneDraw[];
}

interface GoalDraw {
  readonly statement: string;
  readonly focus: 'student' | 'agency';
  readonly weight: number | undefined;
  readonly alignsTo: boolean;
  readonly measures: readonly MeasureDraw[];
  readonly strategies: readonly StrategyDraw[];
}

interface PlanDraw {
  readonly title: string;
  readonly start: Day;
  readonly years: number;
  readonly kind: 'sea' | 'lea' | 'school' | 'other';
  readonly chief: Person | undefined;
  readonly functions: number;
  readonly divisions: readonly { readonly name: string; readonly leader: Person | undefined; readonly units: number }[];
  readonly coordinations: readonly (readonly [number, number])[];
  readonly values: readonly string[];
  readonly teams: readonly {
    readonly name: string;
    readonly units: readonly [number, number];
    readonly leading: boolean;
  }[];
  readonly goals: readonly GoalDraw[];
  readonly adjustments: readonly { readonly date: Day; readonly entity: number }[];
  readonly extensions: Extensions | undefined;
}

const MOST = { small: 2, medium: 3, large: 6 } as const;

function arbitraryPlanDraw(options: ArbitraryPlanOptions): fc.Arbitrary<PlanDraw> {
  const maxLength = MOST[options.size ?? 'small'];
  const many = <T>(item: fc.Arbitrary<T>) => fc.array(item, { maxLength, size: 'max' });
  const reference = optional(fc.nat({ max: 20 }));
  const measures = fc.array(arbitraryMeasureDraw(options), { maxLength: Math.min(2, maxLength) });
  const action: fc.Arbitrary<ActionDraw> = fc.record({
    step: arbitraryStep(options),
    title: arbitraryText,
    unit: reference,
    responsible: optional(arbitraryPerson),
    discontinued: fc.option(
      fc.record({ date: arbitraryDay(options), reason: fc.constantFrom('Merged into another', 'No longer needed') }),
      { nil: undefined, freq: 6 },
    ),
    weight: arbitraryWeight,
    inputs: fc.array(
      fc.record({ planned: fc.nat({ max: 900 }), kind: fc.constantFrom('money' as const, 'staff-time' as const) }),
      { maxLength: 1 },
    ),
    outputs: fc.array(fc.record({ planned: fc.nat({ max: 90 }), deliveredOn: optional(arbitraryDay(options)) }), {
      maxLength: 1,
    }),
    extensions: arbitraryExtensions,
  });
  const milestone: fc.Arbitrary<MilestoneDraw> = fc.record({
    step: arbitraryStep(options),
    title: arbitraryText,
    team: reference,
    unit: reference,
    weight: arbitraryWeight,
    actions: many(action),
  });
  const strategy: fc.Arbitrary<StrategyDraw> = fc.record({
    title: arbitraryText,
    clauses: fc.tuple(fc.integer({ min: 1, max: 2 }), fc.integer({ min: 1, max: 2 }), fc.integer({ min: 0, max: 1 })),
    weight: arbitraryWeight,
    measures,
    milestones: many(milestone),
  });
  const goal: fc.Arbitrary<GoalDraw> = fc.record({
    statement: arbitraryText,
    focus: fc.constantFrom('student', 'agency'),
    weight: arbitraryWeight,
    alignsTo: fc.boolean(),
    measures,
    strategies: many(strategy),
  });
  return fc.record({
    title: arbitraryText,
    start: arbitraryStart(options),
    years: fc.integer({ min: 1, max: 6 }),
    kind: fc.constantFrom('sea', 'lea', 'school', 'other'),
    chief: optional(arbitraryPerson),
    functions: fc.nat({ max: 2 }),
    divisions: fc.array(
      fc.record({ name: arbitraryText, leader: optional(arbitraryPerson), units: fc.nat({ max: maxLength }) }),
      { maxLength: 2 },
    ),
    coordinations: fc.array(fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })), { maxLength: 1 }),
    values: fc.array(arbitraryText, { maxLength: 2 }),
    teams: fc.array(
      fc.record({
        name: arbitraryText,
        units: fc.tuple(fc.nat({ max: 9 }), fc.nat({ max: 9 })),
        leading: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    goals: many(goal),
    adjustments: fc.array(fc.record({ date: arbitraryDay(options), entity: fc.nat({ max: 20 }) }), { maxLength: 1 }),
    extensions: arbitraryExtensions,
  });
}

/** Puts a drawn plan together: ids numbered by kind in document order, references led to what is there. */
function planOf(draw: PlanDraw): PlanInput {
  const counts = new Map<string, number>();
  const idFor = (kind: string): string => {
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return `${kind}-${count}`;
  };
  const functionIds = Array.from({ length: draw.functions }, () => idFor('function'));
  const divisions = draw.divisions.map(({ name, leader, units }, index) =>
    present({
      id: idFor('division'),
      name,
      leader,
      functionIds: functionIds.slice(0, index),
      units: Array.from({ length: units }, (_, place) => ({
        id: idFor('unit'),
        name: `Unit ${place + 1}`,
        functionIds: functionIds.slice(place),
      })),
    }),
  );
  const unitIds = divisions.flatMap(({ units }) => units.map(({ id }) => id));
  const oneOf = (ids: readonly string[], at: number | undefined) =>
    at === undefined || ids.length === 0 ? undefined : ids[at % ids.length];
  const twoUnits = ([first, second]: readonly [number, number]): string[] => {
    const one = oneOf(unitIds, first) as string;
    const other = oneOf(
      unitIds.filter((id) => id !== one),
      second,
    ) as string;
    return [one, other];
  };
  const teams =
    unitIds.length < 2
      ? []
      : draw.teams.map(({ name, units, leading }) => ({
          id: idFor('team'),
          name,
          purpose: leading ? ('leading-developing-innovating' as const) : ('managing-performing' as const),
          unitIds: twoUnits(units),
        }));
  const teamIds = teams.map(({ id }) => id);
  const measureOf = ({ measure, subgroups }: MeasureDraw): MeasureInput => ({
    id: idFor('measure'),
    ...measure,
    subgroups: subgroups.map((subgroup) => ({ id: idFor('subgroup'), ...subgroup })),
  });
  const actionOf = (action: ActionDraw): ActionInput =>
    present({
      id: idFor('action'),
      title: action.title,
      ...stepOf(action.step),
      unitId: oneOf(unitIds, action.unit),
      responsible: action.responsible,
      inputs: action.inputs.map((input) => ({ id: idFor('input'), description: 'Fees', ...input })),
      outputs: action.outputs.map(({ planned }) => ({ id: idFor('output'), description: 'Guides', planned })),
      discontinued: action.discontinued,
      weight: action.weight,
      extensions: action.extensions,
    }) as ActionInput;
  const milestoneOf = (milestone: MilestoneDraw): MilestoneInput =>
    present({
      id: idFor('milestone'),
      title: milestone.title,
      ...stepOf(milestone.step),
      teamId: oneOf(teamIds, milestone.team),
      unitId: oneOf(unitIds, milestone.unit),
      weight: milestone.weight,
      actions: milestone.actions.map(actionOf),
    }) as MilestoneInput;
  const strategyOf = ({ title, clauses, weight, measures, milestones }: StrategyDraw): StrategyInput =>
    present({
      id: idFor('strategy'),
      title,
      theory: {
        if: ['we coach teachers', 'we visit schools'].slice(0, clauses[0]),
        then: ['teaching improves', 'schools share what works'].slice(0, clauses[1]),
        and: ['students learn more'].slice(0, clauses[2]),
      },
      weight,
      measures: measures.map(measureOf),
      milestones: milestones.map(milestoneOf),
    }) as StrategyInput;
  const goals = draw.goals.map(
    ({ statement, focus, weight, alignsTo, measures, strategies }) =>
      present({
        id: idFor('goal'),
        statement,
        focus,
        weight,
        alignsTo: alignsTo ? [{ planId: 'state-plan', goalId: 'goal-1' }] : undefined,
        measures: measures.map(measureOf),
        strategies: strategies.map(strategyOf),
      }) as GoalInput,
  );
  return present({
    schemaVersion: 1,
    id: 'plan-1',
    title: draw.title,
    period: { start: draw.start, end: plusDays(plusMonths(draw.start, draw.years * 12), -1) },
    vision: 'Every student thrives',
    mission: 'We support every school',
    organization: present({
      id: 'organization-1',
      name: 'Agency',
      kind: draw.kind,
      chief: draw.chief,
      functions: functionIds.map((id) => ({ id, name: id })),
      divisions,
      coordinations:
        unitIds.length < 2
          ? []
          : draw.coordinations.map((units) => ({
              id: idFor('coordination'),
              purpose: 'Share',
              unitIds: twoUnits(units),
            })),
    }),
    values: draw.values.map((name) => ({ id: idFor('value'), name })),
    goals,
    teams,
    adjustments: draw.adjustments.map(({ date, entity }) => ({
      id: idFor('adjustment'),
      date,
      rationale: 'We learned something',
      entityIds: [oneOf(['plan-1', ...goals.map(({ id }) => id), ...teamIds, ...unitIds], entity) as string],
    })),
    extensions: draw.extensions,
  }) as PlanInput;
}

/** Completion that does not fall from report to report. */
function rising(reports: readonly Report[]): Report[] {
  const percents = reports.map(({ percentComplete }) => percentComplete).sort((a, b) => a - b);
  return reports.map((report, index) => ({ ...report, percentComplete: percents[index] as number }));
}

/**
 * A plan that breaks no rule that weighs as an error, or, with `faults`, one that breaks those rules. Ids are
 * numbered by kind in document order (`action-1`, `action-2` …), so that two plans drawn apart share ids. It
 * shrinks to fewer entities, nearer days and smaller numbers.
 *
 * @example
 * ```ts
 * fc.assert(fc.property(arbitraryPlan(), (plan) => {
 *   expect(parsePlan(JSON.parse(JSON.stringify(plan))).ok).toBe(true);
 * }));
 * ```
 */
export function arbitraryPlan(options: ArbitraryPlanOptions = {}): fc.Arbitrary<Plan> {
  const { faults } = options;
  const draw = arbitraryPlanDraw(options);
  if (faults === undefined) return draw.map((drawn) => shaped(planSchema, planOf(drawn)) as Plan);
  const codes = faults === 'some' ? fc.subarray([...faultCodes], { maxLength: 4 }) : fc.constant([...faults]);
  return fc.tuple(draw, codes, fc.nat({ max: 50 })).map(([drawn, broken, at]) => {
    const plan = loosened(shaped(planSchema, planOf(drawn)) as Plan);
    for (const code of broken) faultOf[code](plan, at);
    return shaped(planSchema, plan) as Plan;
  });
}

export { arbitraryOperation } from './operations.js';
