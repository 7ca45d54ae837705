/**
 * How a strategy is carried out: milestones of about a year, made of actions of one to twelve months, with what
 * goes in, what comes out, and what was reported on the way (Redding & Layland 2015: milestone, action,
 * timeline, inputs, outputs).
 */
import * as z from 'zod';
import {
  daySchema,
  extensionsSchema,
  type Immutable,
  idSchema,
  listOf,
  numberSchema,
  periodSchema,
  personSchema,
  type Writable,
  weightSchema,
} from './shape.js';

/** The shape of {@link Report}: which fields it has, and what each may hold. */
export const reportSchema = z
  .strictObject({
    date: daySchema.describe('The day of the report'),
    percentComplete: z
      .number()
      .min(0, 'is below 0; completion is 0 to 100 percent')
      .max(100, 'is above 100; completion is 0 to 100 percent')
      .describe('How much is done, 0 to 100'),
    judgement: z
      .enum(['on-schedule', 'behind-schedule'])
      .optional()
      .describe("The reporter's own judgement; kept beside what is computed, never mixed into it"),
    note: z.string().optional().describe('What to know about it'),
    extensions: extensionsSchema,
  })
  .describe('Status as reported on a day');

/** Status as reported on a day. */
export type Report = Immutable<z.output<typeof reportSchema>>;

/** The shape of {@link Input}: which fields it has, and what each may hold. */
export const inputSchema = z
  .strictObject({
    id: idSchema,
    kind: z.enum(['staff-time', 'money', 'material', 'partner', 'other']).describe('What kind of means it is'),
    description: z.string().describe('What it is'),
    planned: numberSchema.optional().describe('How much is planned'),
    used: numberSchema.optional().describe('How much was used'),
    unit: z.string().optional().describe('What the numbers count: hours, US dollars'),
    extensions: extensionsSchema,
  })
  .describe('What an action needs');

/** What an action needs. */
export type Input = Immutable<z.output<typeof inputSchema>>;

/** The shape of {@link Output}: which fields it has, and what each may hold. */
export const outputSchema = z
  .strictObject({
    id: idSchema,
    description: z.string().describe('What it is'),
    planned: numberSchema.optional().describe('How much is planned'),
    delivered: numberSchema.optional().describe('How much was delivered'),
    unit: z.string().optional().describe('What the numbers count: guides, coaches trained'),
    deliveredOn: daySchema.optional().describe('The day of delivery'),
    extensions: extensionsSchema,
  })
  .describe('What an action yields');

/** What an action yields. */
export type Output = Immutable<z.output<typeof outputSchema>>;

/** The shape of {@link Discontinuation}: which fields it has, and what each may hold. */
export const discontinuationSchema = z
  .strictObject({
    date: daySchema.describe('The day from which the action no longer counts'),
    reason: z.string().describe('Why'),
  })
  .describe('When and why an action was given up');

/** When and why an action was given up. */
export type Discontinuation = Immutable<z.output<typeof discontinuationSchema>>;

/** The shape of {@link Action}: which fields it has, and what each may hold. */
export const actionSchema = z
  .strictObject({
    id: idSchema,
    title: z.string().describe('What is done'),
    description: z.string().optional().describe('More about it'),
    period: periodSchema.describe('Its timeline: one to twelve months'),
    unitId: idSchema.optional().describe('The unit that carries it out, by id'),
    responsible: personSchema.optional().describe('Who answers for it'),
    inputs: listOf(inputSchema, 'What it needs'),
    outputs: listOf(outputSchema, 'What it yields'),
    reports: listOf(reportSchema, 'What was reported, in any order'),
    discontinued: discontinuationSchema.optional().describe('When and why it was given up'),
    weight: weightSchema,
    extensions: extensionsSchema,
  })
  .describe('A step that helps to complete a milestone, with timeline, inputs and outputs');

/** A step that helps to complete a milestone. */
export type Action = Immutable<z.output<typeof actionSchema>>;
/** An action as it may be written. */
export type ActionInput = Writable<z.input<typeof actionSchema>>;

/** The shape of {@link Milestone}: which fields it has, and what each may hold. */
export const milestoneSchema = z
  .strictObject({
    id: idSchema,
    title: z.string().describe('What will have been done'),
    description: z.string().optional().describe('More about it, in words rather than numbers'),
    period: periodSchema.describe('About a year'),
    teamId: idSchema.optional().describe('The collaborative team that completes it, by id'),
    unitId: idSchema.optional().describe('The unit that completes it, by id'),
    actions: listOf(actionSchema, 'The steps that complete it'),
    reports: listOf(reportSchema, 'What was reported of the milestone itself, in any order'),
    weight: weightSchema,
    extensions: extensionsSchema,
  })
  .describe('An incremental step in carrying out a strategy, about a year long and descriptive; also called objective');

/** An incremental step in carrying out a strategy, about a year long and descriptive. */
export type Milestone = Immutable<z.output<typeof milestoneSchema>>;
/** A milestone as it may be written. */
export type MilestoneInput = Writable<z.input<typeof milestoneSchema>>;
