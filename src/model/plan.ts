/**
 * The plan: one immutable document of plain JSON in which ownership nests and association refers by id.
 */
import * as z from 'zod';
import { period } from './common.js';
import { defineKind, field, schemaOf } from './entity.js';
import type { CourseAdjustment, CourseAdjustmentInput, Plan, PlanInput, Value, ValueInput } from './generated/types.js';
import { goal } from './goal.js';
import { organization, team } from './organization.js';
import { daySchema, idSchema, listOf, name, text } from './shape.js';

export const value = defineKind({
  kind: 'value',
  type: 'Value',
  noun: 'value',
  table: 'values',
  title: 'name',
  meaning: "A belief under the organization's conduct",
  fields: { name: name('The value in a word or two'), description: text('The belief behind it').optional() },
});

/** The shape of {@link Value}. */
export const valueSchema = schemaOf<Value, ValueInput>(value);

export const adjustment = defineKind({
  kind: 'adjustment',
  type: 'CourseAdjustment',
  noun: 'course adjustment',
  table: 'adjustments',
  title: 'rationale',
  meaning: 'A change of course in a living system, with its reason',
  fields: {
    date: daySchema.describe('The day of the decision'),
    rationale: text('What was learned, and why the course changes'),
    entityIds: field(listOf(idSchema, 'What it concerns, by id'), { refersTo: 'any', set: true }),
  },
});

/** The shape of {@link CourseAdjustment}. */
export const courseAdjustmentSchema = schemaOf<CourseAdjustment, CourseAdjustmentInput>(adjustment);

const direction = { changedBy: 'reviseDirection' };

export const plan = defineKind({
  kind: 'plan',
  type: 'Plan',
  noun: 'plan',
  table: 'plans',
  title: 'title',
  meaning: 'A strategic performance management plan',
  fields: {
    schemaVersion: z.literal(1).describe('The version of this shape'),
    title: name('The title of the plan'),
    period: period.schema.describe('The time that the plan covers'),
    organization: organization.schema,
    vision: field(text('The organization, and the greater good it serves, at their best').optional(), direction),
    mission: field(text('What it does, for whom, toward the vision').optional(), direction),
    purpose: field(text('What a plan for one branch of an agency is for').optional(), direction),
    values: listOf(value.schema, "The beliefs under the organization's conduct"),
    goals: listOf(goal.schema, 'What should become true for those served'),
    teams: listOf(team.schema, 'The collaborative teams that complete milestones'),
    adjustments: listOf(adjustment.schema, 'The changes of course so far'),
  },
});

/** The shape of {@link Plan}. */
export const planSchema = schemaOf<Plan, PlanInput>(plan);
