/**
 * The plan: one immutable document of plain JSON in which ownership nests and association refers by id.
 */
import * as z from 'zod';
import { goalSchema } from './goal.js';
import { collaborativeTeamSchema, organizationSchema } from './organization.js';
import { daySchema, extensionsSchema, type Immutable, idSchema, listOf, periodSchema, type Writable } from './shape.js';

/** The shape of {@link Value}: which fields it has, and what each may hold. */
export const valueSchema = z
  .strictObject({
    id: idSchema,
    name: z.string().describe('The value in a word or two'),
    description: z.string().optional().describe('The belief behind it'),
    extensions: extensionsSchema,
  })
  .describe("A belief under the organisation's conduct");

/** A belief under the organisation's conduct. */
export type Value = Immutable<z.output<typeof valueSchema>>;
/** A value as it may be written. */
export type ValueInput = Writable<z.input<typeof valueSchema>>;

/** The shape of {@link CourseAdjustment}: which fields it has, and what each may hold. */
export const courseAdjustmentSchema = z
  .strictObject({
    id: idSchema,
    date: daySchema.describe('The day of the decision'),
    rationale: z.string().describe('What was learned, and why the course changes'),
    entityIds: listOf(idSchema, 'What it concerns, by id'),
    extensions: extensionsSchema,
  })
  .describe('A change of course in a living system, with its reason');

/** A change of course in a living system, with its reason. */
export type CourseAdjustment = Immutable<z.output<typeof courseAdjustmentSchema>>;
/** A course adjustment as it may be written. */
export type CourseAdjustmentInput = Writable<z.input<typeof courseAdjustmentSchema>>;

/** The shape of {@link Plan}: which fields it has, and what each may hold. */
export const planSchema = z
  .strictObject({
    schemaVersion: z.literal(1).describe('The version of this shape'),
    id: idSchema,
    title: z.string().describe('The title of the plan'),
    period: periodSchema.describe('The time that the plan covers'),
    organization: organizationSchema,
    vision: z.string().describe('The organisation, and the greater good it serves, at their best'),
    mission: z.string().describe('What it does, for whom, toward the vision'),
    values: listOf(valueSchema, "The beliefs under the organisation's conduct"),
    goals: listOf(goalSchema, 'What should become true for those served'),
    teams: listOf(collaborativeTeamSchema, 'The collaborative teams that complete milestones'),
    adjustments: listOf(courseAdjustmentSchema, 'The changes of course so far'),
    extensions: extensionsSchema,
  })
  .describe('A strategic performance management plan');

/** A strategic performance management plan. */
export type Plan = Immutable<z.output<typeof planSchema>>;
/** A plan as it may be written: what defaults may be left out. */
export type PlanInput = Writable<z.input<typeof planSchema>>;
