/**
 * How a goal or a strategy is judged: the measure with its unit, baseline, targets and observations, and the
 * same indicator for groups of students (Redding & Layland 2015, performance measure: indicator, data source,
 * baseline, targets).
 */
import * as z from 'zod';
import type { Frequency } from './calendar.js';
import {
  daySchema,
  extensionsSchema,
  type Immutable,
  idSchema,
  listOf,
  numberSchema,
  type Writable,
  weightSchema,
} from './shape.js';

/** The shape of {@link MeasureUnit}: which fields it has, and what each may hold. */
export const measureUnitSchema = z
  .strictObject({
    kind: z
      .enum(['percent', 'count', 'currency', 'score', 'rate', 'level'])
      .describe('What the numbers are; percents are 0 to 100, not fractions'),
    label: z.string().optional().describe('What one of it is called: schools, US dollars, scale points'),
    levels: z.array(z.string()).optional().describe('For a level: its names from 0 up; a value is an index into them'),
  })
  .describe('What the numbers of a measure count');

/** What the numbers of a measure count; percents are 0 to 100, not fractions. */
export type MeasureUnit = Immutable<z.output<typeof measureUnitSchema>>;

/** The shape of {@link Baseline}: which fields it has, and what each may hold. */
export const baselineSchema = z
  .strictObject({
    date: daySchema.describe('The day from which progress counts'),
    value: numberSchema.describe('The value on that day'),
    extensions: extensionsSchema,
  })
  .describe('Where a measure stood at the start');

/** Where a measure stood at the start. */
export type Baseline = Immutable<z.output<typeof baselineSchema>>;

/** The shape of {@link Target}: which fields it has, and what each may hold. */
export const targetSchema = z
  .strictObject({
    date: daySchema.describe('The day on which it is due'),
    value: numberSchema.optional().describe('The value to reach, for a measure that should increase or decrease'),
    low: numberSchema.optional().describe('The lowest value of the band, for a measure to maintain'),
    high: numberSchema.optional().describe('The highest value of the band, for a measure to maintain'),
    extensions: extensionsSchema,
  })
  .describe('What a measure should reach by a day: a value, or a band to stay in');

/** What a measure should reach by a day: a value, or a band to stay in. */
export type Target = Immutable<z.output<typeof targetSchema>>;

/** The shape of {@link Observation}: which fields it has, and what each may hold. */
export const observationSchema = z
  .strictObject({
    date: daySchema.describe('The day for which the value holds'),
    value: numberSchema.describe('The value observed'),
    n: z
      .number()
      .int('is not a whole number; it counts the group observed')
      .nonnegative('is below 0; it counts the group observed')
      .optional()
      .describe('How many were observed'),
    note: z.string().optional().describe('What to know about it'),
    extensions: extensionsSchema,
  })
  .describe('A value observed on a day');

/** A value observed on a day. */
export type Observation = Immutable<z.output<typeof observationSchema>>;

const series = {
  baseline: baselineSchema.optional().describe('Where it stood at the start'),
  targets: listOf(targetSchema, 'What it should reach, and when'),
  observations: listOf(observationSchema, 'What was observed, in any order'),
};

/** The shape of {@link Subgroup}: which fields it has, and what each may hold. */
export const subgroupSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().describe('The group of students'),
    ...series,
    extensions: extensionsSchema,
  })
  .describe('The same indicator for a group of students');

/** The same indicator for a group of students. */
export type Subgroup = Immutable<z.output<typeof subgroupSchema>>;
/** A subgroup as it may be written. */
export type SubgroupInput = Writable<z.input<typeof subgroupSchema>>;

/** The shape of {@link Frequency}: which fields it has, and what each may hold. */
export const frequencySchema = z.enum([
  'monthly',
  'quarterly',
  'semiannual',
  'annual',
  'biennial',
] satisfies Frequency[]);

/** The shape of {@link Measure}: which fields it has, and what each may hold. */
export const measureSchema = z
  .strictObject({
    id: idSchema,
    code: z.string().optional().describe('A code that many plans share for the same measure'),
    indicator: z.string().describe('What is looked at'),
    dataSource: z.string().describe('Where the numbers come from'),
    unit: measureUnitSchema,
    direction: z.enum(['increase', 'decrease', 'maintain']).describe('Which way is better'),
    ...series,
    accumulation: z
      .enum(['latest', 'sum'])
      .default('latest')
      .describe('Whether the latest observation counts, or baseline and all observations since are summed'),
    trajectory: z
      .enum(['linear', 'step'])
      .default('linear')
      .describe('Whether it is expected to move in straight lines between targets, or in steps on their days'),
    frequency: frequencySchema.optional().describe('How often it is observed'),
    subgroups: listOf(subgroupSchema, 'The same indicator for groups of students'),
    weight: weightSchema,
    extensions: extensionsSchema,
  })
  .describe('How a goal or a strategy is judged: indicator, data source, baseline, targets');

/** How a goal or a strategy is judged: on a goal it looks at students, on a strategy at the agency's direct effect. */
export type Measure = Immutable<z.output<typeof measureSchema>>;
/** A measure as it may be written. */
export type MeasureInput = Writable<z.input<typeof measureSchema>>;
