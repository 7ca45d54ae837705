/**
 * What the organization wants for those it serves, and how it means to get there: goals, and the strategies
 * that each put a theory of action to work (Redding & Layland 2015: goal, strategy).
 */
import * as z from 'zod';
import { codesSchema, discontinuation, period, responsibleSchema } from './common.js';
import { defineKind, defineValue, field, schemaOf } from './entity.js';
import type { Alignment, AlignmentInput, Goal, GoalInput, Strategy, StrategyInput } from './generated/types.js';
import { measure } from './measure.js';
import { milestone } from './milestone.js';
import { choice, idSchema, listOf, name, optionalListOf, text, weightSchema } from './shape.js';
import { theoryOfAction } from './theory.js';

export const strategy = defineKind({
  kind: 'strategy',
  type: 'Strategy',
  noun: 'strategy',
  table: 'strategies',
  title: 'title',
  meaning: 'What the organization will do to come closer to a goal, put as a theory of action',
  fields: {
    title: name('What the organization will do'),
    description: text('More about it').optional(),
    theory: field(theoryOfAction.schema.optional().describe('Why it should work: if we do this, then that follows'), {
      changedBy: 'reviseTheory',
    }),
    rationale: text('Why this strategy: need, evidence, fit').optional(),
    period: field(period.schema.optional().describe("The time that it runs; the plan's when absent"), {
      changedBy: 'rescheduleStrategy',
    }),
    alsoServes: field(optionalListOf(idSchema, 'Further goals of this plan that it serves, by id'), {
      refersTo: ['goal'],
      set: true,
    }),
    measures: listOf(measure.schema, "The measures of the agency's direct effect"),
    milestones: listOf(milestone.schema, 'The steps of about a year that carry it out'),
    responsible: responsibleSchema,
    codes: codesSchema,
    discontinued: field(discontinuation.schema.optional().describe('When and why it was given up'), {
      changedBy: 'discontinueStrategy',
    }),
    weight: weightSchema,
  },
});

/** The shape of {@link Strategy}. */
export const strategySchema = schemaOf<Strategy, StrategyInput>(strategy);

export const alignment = defineValue({
  type: 'Alignment',
  schema: z
    .strictObject({
      planId: idSchema.describe('The other plan, by id'),
      goalId: field(idSchema.describe('Its goal, by id'), { refersTo: ['goal'], within: 'planId' }),
    })
    .describe("A goal of another plan, such as a state's, that a goal serves"),
});

/** The shape of {@link Alignment}. */
export const alignmentSchema = schemaOf<Alignment, AlignmentInput>(alignment);

export const goal = defineKind({
  kind: 'goal',
  type: 'Goal',
  noun: 'goal',
  table: 'goals',
  title: 'statement',
  meaning: 'An ambitious outcome, usually aspirational: the desired state of those served',
  fields: {
    statement: name('The desired state of those served'),
    description: text('More about it').optional(),
    focus: choice(['student', 'agency'], "Whom it is about; a state education agency's goals are about students"),
    measures: listOf(measure.schema, 'The measures of the outcome'),
    strategies: listOf(strategy.schema, 'The ways toward it'),
    responsible: responsibleSchema,
    teamId: field(idSchema.optional().describe('The team that champions it, by id'), {
      refersTo: ['team'],
      changedBy: 'assignTeam',
    }),
    codes: codesSchema,
    weight: weightSchema,
    alignsTo: field(optionalListOf(alignment.schema, 'The goals of other plans that it serves'), { set: true }),
  },
});

/** The shape of {@link Goal}. */
export const goalSchema = schemaOf<Goal, GoalInput>(goal);
