/**
 * How a goal or a strategy is judged: the measure with its unit, baseline, targets and observations, and the
 * same indicator for groups of students (Redding & Layland 2015, performance measure: indicator, data source,
 * baseline, targets).
 */
import * as z from 'zod';
import type { Frequency } from './calendar.js';
import { responsibleSchema } from './common.js';
import { defineKind, defineValue, field, schemaOf } from './entity.js';
import type {
  Baseline,
  BaselineInput,
  Measure,
  MeasureInput,
  MeasureThresholds,
  MeasureThresholdsInput,
  MeasureUnit,
  MeasureUnitInput,
  Observation,
  ObservationInput,
  Revision,
  RevisionInput,
  Subgroup,
  SubgroupInput,
  Target,
  TargetInput,
  Withheld,
  WithheldInput,
} from './generated/types.js';
import {
  choice,
  daySchema,
  extensionsSchema,
  listOf,
  name,
  number,
  optionalListOf,
  text,
  weightSchema,
} from './shape.js';

export const measureUnit = defineValue({
  type: 'MeasureUnit',
  schema: z
    .strictObject({
      kind: choice(
        ['percent', 'count', 'currency', 'score', 'rate', 'level'],
        'What the numbers are; percents are 0 to 100, not fractions',
      ),
      label: text('What one of it is called: schools, US dollars, scale points').optional(),
      levels: optionalListOf(text('A level'), 'For a level: its names from 0 up; a value is an index into them'),
    })
    .describe('What the numbers of a measure count'),
});

/** The shape of {@link MeasureUnit}. */
export const measureUnitSchema = schemaOf<MeasureUnit, MeasureUnitInput>(measureUnit);

export const baseline = defineValue({
  type: 'Baseline',
  schema: z
    .strictObject({
      date: daySchema.describe('The day from which progress counts'),
      value: number('The value on that day'),
      extensions: extensionsSchema,
    })
    .describe('Where a measure stood at the start'),
});

/** The shape of {@link Baseline}. */
export const baselineSchema = schemaOf<Baseline, BaselineInput>(baseline);

export const target = defineValue({
  type: 'Target',
  table: 'targets',
  schema: z
    .strictObject({
      date: daySchema.describe('The day on which it is due'),
      value: number('The value to reach, for a measure that should increase or decrease').optional(),
      low: number('The lowest value of the band, for a measure to maintain').optional(),
      high: number('The highest value of the band, for a measure to maintain').optional(),
      start: daySchema.optional().describe('The first day of the time that it covers'),
      note: text('What to know about it').optional(),
      extensions: extensionsSchema,
    })
    .describe('What a measure should reach by a day: a value, or a band to stay in'),
});

/** The shape of {@link Target}. */
export const targetSchema = schemaOf<Target, TargetInput>(target);

export const observation = defineValue({
  type: 'Observation',
  table: 'observations',
  schema: z
    .strictObject({
      date: daySchema.describe('The day for which the value holds: the last of the time that it covers'),
      value: number('The value observed'),
      start: daySchema.optional().describe('The first day of the time that it covers'),
      n: z.number().int().nonnegative().optional().describe('How many were observed'),
      margin: number('Half the width of its confidence interval, in the unit of the measure').optional(),
      note: text('What to know about it').optional(),
      extensions: extensionsSchema,
    })
    .describe('A value observed on a day'),
});

/** The shape of {@link Observation}. */
export const observationSchema = schemaOf<Observation, ObservationInput>(observation);

export const withheld = defineValue({
  type: 'Withheld',
  table: 'withheld',
  schema: z
    .strictObject({
      date: daySchema.describe('The day of the observation'),
      reason: text('Why it is not shown').optional(),
      extensions: extensionsSchema,
    })
    .describe('Observed, but not shown: masked at its source, or to protect the privacy of a small group'),
});

/** The shape of {@link Withheld}. */
export const withheldSchema = schemaOf<Withheld, WithheldInput>(withheld);

export const revision = defineValue({
  type: 'Revision',
  table: 'revisions',
  schema: z
    .strictObject({
      until: daySchema.describe('The last day on which they were in force'),
      baseline: baseline.schema.optional().describe('The baseline then in force, where it was another'),
      targets: listOf(target.schema, 'The targets then in force'),
      reason: text('Why they were replaced').optional(),
      extensions: extensionsSchema,
    })
    .describe('A baseline and targets that were in force until a day, when they were replaced'),
});

/** The shape of {@link Revision}. */
export const revisionSchema = schemaOf<Revision, RevisionInput>(revision);

/** What measures and groups of students hold alike. */
const series = {
  baseline: field(baseline.schema.optional().describe('Where it stood at the start'), { changedBy: 'rebaseline' }),
  targets: field(listOf(target.schema, 'What it should reach, and when'), { changedBy: 'setTargets' }),
  observations: field(listOf(observation.schema, 'What was observed, in any order'), {
    changedBy: 'recordObservation',
  }),
  withheld: field(listOf(withheld.schema, 'The days on which it was observed but is not shown'), {
    changedBy: 'recordWithheld',
  }),
  revisions: field(listOf(revision.schema, 'The baselines and targets that were replaced'), {
    changedBy: 'setRevisions',
  }),
};

export const subgroup = defineKind({
  kind: 'subgroup',
  type: 'Subgroup',
  noun: 'group of students',
  table: 'subgroups',
  title: 'name',
  meaning: 'The same indicator for a group of students',
  fields: {
    name: name('The group of students'),
    dimension: text(
      'By what students are grouped: race, gender, program. The groups of one dimension do not overlap',
    ).optional(),
    ...series,
  },
});

/** The shape of {@link Subgroup}. */
export const subgroupSchema = schemaOf<Subgroup, SubgroupInput>(subgroup);

/** How often something is observed. */
export const frequencySchema = z.enum([
  'monthly',
  'quarterly',
  'semiannual',
  'annual',
  'biennial',
] satisfies Frequency[]);

export const thresholds = defineValue({
  type: 'MeasureThresholds',
  schema: z
    .strictObject({
      onTrack: z.number().min(0).max(1).optional().describe('The least pace that is on track'),
      atRisk: z.number().min(0).max(1).optional().describe('The least pace that is at risk rather than off track'),
      tolerance: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .describe('The shortfall, as a share of the whole way, that does not matter'),
    })
    .describe('What counts as on track for a measure, where it is not what the policy says'),
});

/** The shape of {@link MeasureThresholds}. */
export const measureThresholdsSchema = schemaOf<MeasureThresholds, MeasureThresholdsInput>(thresholds);

export const measure = defineKind({
  kind: 'measure',
  type: 'Measure',
  noun: 'measure',
  table: 'measures',
  title: 'indicator',
  meaning: "How a goal or a strategy is judged: on a goal by its students, on a strategy by the agency's direct effect",
  fields: {
    code: text('A code that many plans share for the same measure').optional(),
    indicator: name('What is looked at'),
    dataSource: text('Where the numbers come from'),
    unit: measureUnit.schema,
    direction: choice(['increase', 'decrease', 'maintain'], 'Which way is better'),
    ...series,
    accumulation: z
      .enum(['latest', 'sum', 'period'])
      .default('latest')
      .describe(
        'Whether the latest observation counts, or a running total since the baseline, or an amount that begins anew with each target',
      ),
    trajectory: z
      .enum(['linear', 'step'])
      .default('linear')
      .describe('Whether it is expected to move in straight lines between targets, or in steps on their days'),
    frequency: frequencySchema.optional().describe('How often it is observed'),
    lagMonths: z
      .number()
      .nonnegative()
      .max(1_200)
      .int()
      .optional()
      .describe('How many months after the work begins an effect can be seen'),
    thresholds: thresholds.schema.optional().describe('What counts as on track, where it is not what the policy says'),
    subgroups: listOf(subgroup.schema, 'The same indicator for groups of students'),
    responsible: responsibleSchema,
    weight: weightSchema,
  },
});

/** The shape of {@link Measure}. */
export const measureSchema = schemaOf<Measure, MeasureInput>(measure);
