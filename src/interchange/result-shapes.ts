/**
 * The shapes of what the library gives back, for those who read it elsewhere: issues and rollups. Their fields are held
 * to those of their types.
 */

import * as z from 'zod';
import { baselineSchema, frequencySchema, targetSchema } from '../model/measure.js';
import type { Cadence, MonthRange, Policy } from '../model/policy.js';
import type { Issue } from '../model/result.js';
import { daySchema } from '../model/shape.js';
import type { Diagnosis, GoalDiagnosis } from '../model/standing.js';
import { whenAsked } from '../model/when-asked.js';
import { type ActionProgress, actionStates } from '../progress/action.js';
import type { Band } from '../progress/attainment.js';
import type { Implementation } from '../progress/implementation.js';
import type { JudgedTarget } from '../progress/judging.js';
import type { MeasureProgress } from '../progress/measure.js';
import type { Part } from '../progress/parts.js';
import type { Performance } from '../progress/performance.js';
import type { GoalRollup, MilestoneRollup, PlanRollup, StrategyRollup } from '../progress/rollup.js';
import { type MeasureGroups, measureStatuses } from '../progress/verdict.js';

/** The shape of an object of a type: exactly its fields. */
const shapeOf = <T>(description: string, fields: { readonly [Field in keyof Required<T>]: z.ZodType }) =>
  z.strictObject(fields as Record<string, z.ZodType>).describe(description);

/**
 * The shapes, made when they are first asked for: whoever starts without writing JSON Schema does not wait for them. Those
 * that others share stand by the names of their types.
 */
export const resultShapes = whenAsked(() => {
  const id = z.string().describe('The id of the entity');
  const share = (description: string) => z.number().min(0).max(1).describe(description);
  const count = (description: string) => z.number().int().min(0).describe(description);
  const number = (description: string) => z.number().describe(description);
  const ids = (description: string) => z.array(z.string()).describe(description);
  const each = (schema: z.ZodType, description: string) => z.array(schema).describe(description);

  /** How many there are of each word. */
  const counts = (words: readonly string[], description: string) =>
    z
      .strictObject(Object.fromEntries(words.map((word) => [word, count(`How many are ${word}`)])))
      .describe(description);

  const measureStatus = z.enum(measureStatuses);
  const implementationStates = [...actionStates, 'complete-to-date', 'no-data'] as const;
  const groupStatuses = [...measureStatuses, 'too-small'] as const;

  /** Says every word of a type, and no other. */
  const words = <Word extends string>(all: { readonly [Each in Word]: true }) =>
    z.enum(Object.keys(all) as [Word, ...Word[]]);

  const diagnosis = words<Diagnosis>({
    unknown: true,
    'too-early': true,
    'theory-holding': true,
    'theory-in-doubt': true,
    'results-without-implementation': true,
    'not-yet-tested': true,
  });

  const goalDiagnosis = words<GoalDiagnosis>({
    unknown: true,
    'too-early': true,
    'contribution-holding': true,
    'contribution-in-doubt': true,
    'results-without-contribution': true,
    'not-yet-tested': true,
  });

  const part = shapeOf<Part>('A part of a whole', {
    id,
    weight: number('How much it counts'),
    value: share('Its completion or progress').nullable(),
    share: share('What it adds to the whole'),
  });

  const implementation = shapeOf<Implementation>('Whether the work is being done', {
    completion: share('The share done').nullable(),
    expected: share('The share of time gone').nullable(),
    due: share('The share that reporting could fairly show').nullable(),
    credit: share('What counts of completion').nullable(),
    state: z.enum(implementationStates).describe('How it stands'),
    coverage: share('The weight with data over all weight that goes on'),
    counts: counts(implementationStates, 'How many parts stand how'),
    overdue: count('How many actions and milestones are overdue'),
    discontinued: share('The weight that was given up over all weight'),
    plannedThrough: daySchema.nullable().describe('The last day of the last milestone that goes on'),
    parts: each(part, 'The parts that go on'),
  });

  const performance = shapeOf<Performance>('Whether the measures move', {
    progress: share('The share of the way').nullable(),
    expectedProgress: share('The share of the way that was expected').nullable(),
    credit: share('What counts of progress').nullable(),
    pace: number('Credit over expected progress').nullable(),
    status: measureStatus.describe('How it stands'),
    coverage: share('The weight with data over all weight'),
    counts: counts(measureStatuses, 'How many parts stand how'),
    groups: counts(groupStatuses, 'How the groups of students below stand').nullable(),
    worst: z.string().nullable().describe('The id of the part furthest behind'),
    parts: each(part, 'The parts'),
  });

  const band = shapeOf<Band>('A band to be in', {
    low: number('Its lower end').optional(),
    high: number('Its upper end').optional(),
  });

  const judged = shapeOf<JudgedTarget>('A target whose day has come', {
    target: targetSchema as z.ZodType,
    value: number('The value that judges it'),
    observedOn: daySchema.describe('The day of that value'),
    met: z.boolean().describe('Whether it was met'),
  });

  const dated = z.strictObject({ date: daySchema, value: z.number() });

  const groups = shapeOf<MeasureGroups>('How the groups of students of a measure stand', {
    counts: counts(groupStatuses, 'How many stand how'),
    worst: z
      .strictObject({ id: z.string(), status: measureStatus })
      .nullable()
      .describe('The one whose status is worst'),
  });

  const measure = shapeOf<MeasureProgress>('How far a measure has come', {
    id,
    value: number("The value by the day, in the measure's unit").nullable(),
    observedOn: daySchema.nullable().describe('The day of the last observation that counts'),
    baseline: (baselineSchema as z.ZodType).nullable().describe('The baseline in force'),
    target: (targetSchema as z.ZodType).nullable().describe('The last target in force'),
    attainment: number('The share of the way from baseline to last target, unclamped').nullable(),
    progress: share('The attainment, 0 to 1').nullable(),
    expected: z.union([z.number().nullable(), band]).describe('What was expected on the day of the last observation'),
    expectedProgress: share('The attainment that was expected').nullable(),
    pace: number('Attainment toward what was expected').nullable(),
    status: measureStatus.describe('How it stands'),
    statusAsObserved: measureStatus.describe('What the status would be if old observations were as good as new ones'),
    credit: share('The share of the way that it is credited with in a whole').nullable(),
    shortfall: number('How much of the whole way is missing').nullable(),
    next: z
      .strictObject({ target: targetSchema as z.ZodType, attainment: z.number().nullable() })
      .nullable()
      .describe('The first target due on or after the day'),
    interim: judged.nullable().describe('The newest target before the last that is judged'),
    change: z.strictObject({ from: dated, amount: z.number() }).nullable().describe('Against the observation before'),
    nextDue: daySchema.nullable().describe('The day by which the next observation is due'),
    withinMargin: z.boolean().describe('Whether the margin of the last observation makes the status better'),
    groups: groups.nullable(),
  });

  const action = shapeOf<ActionProgress>('How far an action has come', {
    id,
    reportedOn: daySchema.nullable().describe('The day of the last report that counts'),
    completion: share('The share done'),
    expected: share('The share of its days gone'),
    due: share('The share of its days gone that reporting could fairly show'),
    credit: share('The smaller of completion and due'),
    shortfall: share('What is missing of what is due'),
    state: z.enum(actionStates).describe('How it stands'),
    waitsFor: ids('What it depends on that is not complete'),
  });

  const milestone = shapeOf<MilestoneRollup>("A milestone's standing", {
    id,
    implementation,
    waitsFor: ids('What it depends on that is not complete'),
    actions: each(action, 'Its actions'),
  });

  const strategy = shapeOf<StrategyRollup>("A strategy's standing", {
    id,
    implementation,
    performance,
    diagnosis: diagnosis.describe('What effort and results say of its theory of action'),
    measures: each(measure, 'Its measures'),
    milestones: each(milestone, 'Its milestones'),
  });

  const goal = shapeOf<GoalRollup>("A goal's standing", {
    id,
    implementation,
    performance,
    diagnosis: goalDiagnosis.describe('What its strategies and its own measures say of their contribution'),
    measures: each(measure, 'Its measures'),
    strategies: each(strategy, 'Its own strategies'),
  });

  const months = (description: string) => shapeOf<MonthRange>(description, { min: z.number(), max: z.number() });
  const often = (description: string) => frequencySchema.describe(description);

  const policy = shapeOf<Policy>('The settings of the host', {
    severity: z
      .record(z.string(), z.enum(['error', 'warning', 'off']))
      .describe('Rules, by code, that weigh otherwise than by default'),
    actionMonths: months('How many months an action lasts, both ends included'),
    milestoneMonths: months('How many months a milestone lasts, both ends included'),
    onTrack: number(
      'The least pace of a measure that is on track, and the least share of what is due of work that is on schedule',
    ),
    atRisk: number('The least pace of a measure that is at risk; below it is off track'),
    tolerance: number('The shortfall, as a share of the whole way, that is no matter; up to twice as much is at risk'),
    missing: z.enum(['exclude', 'zero']).describe('Whether parts without data are left out of a mean, or count as 0'),
    rollup: z
      .enum(['mean', 'worst'])
      .describe('Whether results stand as the mean of their parts does, or as the worst'),
    weighting: z
      .enum(['equal', 'duration'])
      .describe('Whether milestones and actions without a weight count alike, or by the days of their period'),
    groups: z
      .enum(['apart', 'cap'])
      .describe('Whether groups of students are shown beside a measure, or also cap its status'),
    minimumGroup: number('The smallest group of students that is judged'),
    staleAfter: number('After how many reporting periods without an observation a measure is stale'),
    cadence: shapeOf<Cadence>('How often each is looked at and reported', {
      action: often('How often an action is reported on'),
      milestone: often('How often milestones are looked at, and reported on where they have no actions'),
      measure: often('How often a measure is observed that names no frequency of its own'),
      goal: often('How often goals are looked at: for calendars of the host, nothing is computed from it'),
    }),
    fiscalYearStart: z
      .string()
      .describe('The month and day on which a fiscal year begins; a year is named for the one in which it ends'),
  });

  const rollup = shapeOf<PlanRollup>("A plan's standing as of a day", {
    id,
    asOf: daySchema.describe('The day'),
    policy: policy.describe('The policy that it was made with'),
    implementation,
    performance,
    goals: each(goal, 'Its goals'),
  });

  const issue = shapeOf<Issue>('One thing that is wrong, or may be, with a document', {
    code: z.string().describe('A stable name for programs'),
    severity: z.enum(['error', 'warning']).describe('An error stands in the way; a warning asks to be looked at'),
    path: z.array(z.union([z.number().int().min(0), z.string()])).describe('Leads from what was given to the place'),
    id: z.string().optional().describe('The id of the nearest entity that has one'),
    message: z.string().describe('A sentence for a planner'),
    // A list of types is questioned by strict validators, and converted by others.
    params: z
      .record(z.string(), z.unknown())
      .describe('The values in the sentence, by name: text, numbers, true, false or null'),
    at: z.number().int().min(0).optional().describe('Where a list of operations was given, the index of the operation'),
  });

  const shared: Readonly<Record<string, z.ZodType>> = {
    Part: part,
    Implementation: implementation,
    Performance: performance,
    JudgedTarget: judged,
    MeasureGroups: groups,
    MeasureProgress: measure,
    ActionProgress: action,
    MilestoneRollup: milestone,
    StrategyRollup: strategy,
    GoalRollup: goal,
    Policy: policy,
  };
  return { rollup, issue, shared };
});
