/**
 * What the organisation wants for those it serves, and how it means to get there: goals, and the strategies
 * that each put a theory of action to work (Redding & Layland 2015: goal, strategy).
 */
import * as z from 'zod';
import { measureSchema } from './measure.js';
import { milestoneSchema } from './milestone.js';
import { extensionsSchema, type Immutable, idSchema, listOf, type Writable, weightSchema } from './shape.js';
import { theoryOfActionSchema } from './theory.js';

/** The shape of {@link Strategy}: which fields it has, and what each may hold. */
export const strategySchema = z
  .strictObject({
    id: idSchema,
    title: z.string().describe('What the organisation will do'),
    theory: theoryOfActionSchema,
    measures: listOf(measureSchema, "The measures of the agency's direct effect"),
    milestones: listOf(milestoneSchema, 'The steps of about a year that carry it out'),
    weight: weightSchema,
    extensions: extensionsSchema,
  })
  .describe('What the organisation will do to come closer to a goal, put as a theory of action');

/** What the organisation will do to come closer to a goal, put as a theory of action. */
export type Strategy = Immutable<z.output<typeof strategySchema>>;
/** A strategy as it may be written. */
export type StrategyInput = Writable<z.input<typeof strategySchema>>;

/** The shape of {@link Alignment}: which fields it has, and what each may hold. */
export const alignmentSchema = z
  .strictObject({
    planId: idSchema.describe('The other plan, by id'),
    goalId: idSchema.describe('Its goal, by id'),
  })
  .describe("A goal of another plan, such as a state's, that this goal serves");

/** A goal of another plan that a goal serves. */
export type Alignment = Immutable<z.output<typeof alignmentSchema>>;

/** The shape of {@link Goal}: which fields it has, and what each may hold. */
export const goalSchema = z
  .strictObject({
    id: idSchema,
    statement: z.string().describe('The desired state of those served'),
    focus: z
      .enum(['student', 'agency'])
      .describe("Whom it is about; a state education agency's goals are about students"),
    measures: listOf(measureSchema, 'The measures of the outcome'),
    strategies: listOf(strategySchema, 'The ways toward it'),
    weight: weightSchema,
    alignsTo: z.array(alignmentSchema).optional().describe('The goals of other plans that it serves'),
    extensions: extensionsSchema,
  })
  .describe('An ambitious outcome, usually aspirational: the desired state of those served');

/** An ambitious outcome: the desired state of those served. */
export type Goal = Immutable<z.output<typeof goalSchema>>;
/** A goal as it may be written. */
export type GoalInput = Writable<z.input<typeof goalSchema>>;
