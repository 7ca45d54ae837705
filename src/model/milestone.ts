/**
 * How a strategy is carried out: milestones of about a year, made of actions of one to twelve months, with what
 * goes in, what comes out, and what was reported on the way (Redding & Layland 2015: milestone, action,
 * timeline, inputs, outputs).
 */
import * as z from 'zod';
import { codesSchema, continuesSchema, dependsOnSchema, discontinuation, period, responsibleSchema } from './common.js';
import { defineKind, defineValue, field, schemaOf } from './entity.js';
import type {
  Action,
  ActionInput,
  Amount,
  AmountInput,
  Input,
  InputInput,
  Milestone,
  MilestoneInput,
  Output,
  OutputInput,
  Report,
  ReportInput,
} from './generated/types.js';
import { choice, daySchema, extensionsSchema, idSchema, listOf, name, number, text, weightSchema } from './shape.js';

export const report = defineValue({
  type: 'Report',
  table: 'reports',
  schema: z
    .strictObject({
      date: daySchema.describe('The day of the report'),
      percentComplete: z.number().min(0).max(100).describe('How much is done, 0 to 100'),
      judgement: choice(
        ['on-schedule', 'behind-schedule'],
        "The reporter's own judgement; kept beside what is computed, never mixed into it",
      ).optional(),
      note: text('What to know about it').optional(),
      extensions: extensionsSchema,
    })
    .describe('Status as reported on a day'),
});

/** The shape of {@link Report}. */
export const reportSchema = schemaOf<Report, ReportInput>(report);

export const amount = defineValue({
  type: 'Amount',
  table: 'amounts',
  schema: z
    .strictObject({
      date: daySchema.describe('The day on which it was used or delivered'),
      amount: number('How much'),
      note: text('What to know about it').optional(),
      extensions: extensionsSchema,
    })
    .describe('How much was used or delivered on a day'),
});

/** The shape of {@link Amount}. */
export const amountSchema = schemaOf<Amount, AmountInput>(amount);

export const input = defineKind({
  kind: 'input',
  type: 'Input',
  noun: 'input',
  table: 'inputs',
  title: 'description',
  meaning: 'What an action needs',
  fields: {
    kind: choice(['staff-time', 'money', 'material', 'partner', 'other'], 'What kind of resource it is'),
    description: text('What it is'),
    planned: number('How much is planned').optional(),
    used: field(listOf(amount.schema, 'How much was used, and when'), { changedBy: 'recordUse' }),
    unit: text('What the numbers count: hours, US dollars').optional(),
  },
});

/** The shape of {@link Input}. */
export const inputSchema = schemaOf<Input, InputInput>(input);

export const output = defineKind({
  kind: 'output',
  type: 'Output',
  noun: 'output',
  table: 'outputs',
  title: 'description',
  meaning: 'What an action yields',
  fields: {
    description: text('What it is'),
    planned: number('How much is planned').optional(),
    delivered: field(listOf(amount.schema, 'How much was delivered, and when'), { changedBy: 'recordDelivery' }),
    unit: text('What the numbers count: guides, coaches trained').optional(),
  },
});

/** The shape of {@link Output}. */
export const outputSchema = schemaOf<Output, OutputInput>(output);

export const action = defineKind({
  kind: 'action',
  type: 'Action',
  noun: 'action',
  table: 'actions',
  title: 'title',
  meaning: 'A step that helps to complete a milestone, with timeline, inputs and outputs',
  fields: {
    title: name('What is done'),
    description: text('More about it').optional(),
    period: field(period.schema.describe('Its timeline: one to twelve months'), { changedBy: 'rescheduleAction' }),
    unitId: field(idSchema.optional().describe('The unit that carries it out, by id'), {
      refersTo: ['unit'],
      changedBy: 'assignUnit',
    }),
    responsible: responsibleSchema,
    codes: codesSchema,
    inputs: listOf(input.schema, 'What it needs'),
    outputs: listOf(output.schema, 'What it yields'),
    reports: field(listOf(report.schema, 'What was reported, in any order'), { changedBy: 'reportAction' }),
    dependsOn: dependsOnSchema,
    continues: continuesSchema,
    discontinued: field(discontinuation.schema.optional().describe('When and why it was given up'), {
      changedBy: 'discontinueAction',
    }),
    weight: weightSchema,
  },
});

/** The shape of {@link Action}. */
export const actionSchema = schemaOf<Action, ActionInput>(action);

export const milestone = defineKind({
  kind: 'milestone',
  type: 'Milestone',
  noun: 'milestone',
  table: 'milestones',
  title: 'title',
  meaning: 'A step of about a year in carrying out a strategy, descriptive rather than a number; also called objective',
  fields: {
    title: name('What will have been done'),
    description: text('More about it, in words rather than numbers').optional(),
    period: field(period.schema.describe('About a year'), { changedBy: 'rescheduleMilestone' }),
    teamId: field(idSchema.optional().describe('The collaborative team that completes it, by id'), {
      refersTo: ['team'],
      changedBy: 'assignTeam',
    }),
    unitId: field(idSchema.optional().describe('The unit that completes it, by id'), {
      refersTo: ['unit'],
      changedBy: 'assignUnit',
    }),
    responsible: responsibleSchema,
    codes: codesSchema,
    actions: listOf(action.schema, 'The steps that complete it'),
    reports: field(listOf(report.schema, 'What was reported of the milestone itself, in any order'), {
      changedBy: 'reportMilestone',
    }),
    dependsOn: dependsOnSchema,
    continues: continuesSchema,
    discontinued: field(discontinuation.schema.optional().describe('When and why it was given up'), {
      changedBy: 'discontinueMilestone',
    }),
    weight: weightSchema,
  },
});

/** The shape of {@link Milestone}. */
export const milestoneSchema = schemaOf<Milestone, MilestoneInput>(milestone);
