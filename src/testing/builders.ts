/**
 * Builders: an entity that is valid as it comes, changed where a test cares. Always the same for the same
 * overrides: no clock, no random, no counter; where two of a kind stand in one plan, give the second its own id.
 */
import type * as z from 'zod';
import { goalSchema, strategySchema } from '../model/goal.js';
import { measureSchema, observationSchema, subgroupSchema, targetSchema } from '../model/measure.js';
import { actionSchema, inputSchema, milestoneSchema, outputSchema, reportSchema } from '../model/milestone.js';
import {
  collaborativeTeamSchema,
  coordinationSchema,
  divisionSchema,
  organizationFunctionSchema,
  organizationSchema,
  unitSchema,
} from '../model/organization.js';
import { courseAdjustmentSchema, planSchema, valueSchema } from '../model/plan.js';
import { theoryOfActionSchema } from '../model/theory.js';
import { readShape } from '../rules/read.js';

/** Builds an entity from its defaults and what a test says otherwise. */
export type Builder<Schema extends z.ZodType> = (overrides?: Partial<z.input<Schema>>) => z.output<Schema>;

/**
 * A builder from a shape and the fields of a valid entity. A field overridden with undefined is left out. What
 * does not fit the shape is a slip in a test, so it is thrown, with every issue in the message.
 */
function builder<Schema extends z.ZodType>(schema: Schema, fields: () => z.input<Schema>): Builder<Schema> {
  return (overrides) => {
    const read = readShape(schema, { ...(fields() as object), ...overrides });
    if (read.ok) return read.value as z.output<Schema>;
    throw new TypeError(read.issues.map(({ path, message }) => `${path.join('.')}: ${message}`).join('\n'));
  };
}

/** A report of half the work, on 1 April 2026. */
export const aReport = builder(reportSchema, () => ({ date: '2026-04-01', percentComplete: 50 }));

/** An observation of 45 on 30 June 2026. */
export const anObservation = builder(observationSchema, () => ({ date: '2026-06-30', value: 45 }));

/** A target of 60 by 30 June 2028. */
export const aTarget = builder(targetSchema, () => ({ date: '2028-06-30', value: 60 }));

/** A theory of action with one clause of each kind. */
export const aTheory = builder(theoryOfActionSchema, () => ({
  if: ['we coach teachers of reading'],
  then: ['they teach reading well'],
  and: ['students read more'],
}));

/** Means for an action: 40 hours of staff time, of which 10 are used. */
export const anInput = builder(inputSchema, () => ({
  id: 'input-1',
  kind: 'staff-time' as const,
  description: 'Time of the reading consultants',
  planned: 40,
  used: [{ date: '2026-03-01', amount: 10 }],
  unit: 'hours',
}));

/** A yield of an action: 20 coaches trained, of which 8 are. */
export const anOutput = builder(outputSchema, () => ({
  id: 'output-1',
  description: 'Coaches trained',
  planned: 20,
  delivered: [{ date: '2026-03-01', amount: 8 }],
  unit: 'coaches',
}));

/** An action over the first half of 2026, not yet reported on. */
export const anAction = builder(actionSchema, () => ({
  id: 'action-1',
  title: 'Train coaches',
  period: { start: '2026-01-01', end: '2026-06-30' },
}));

/** A milestone of 2026, completed by unit-1, with one action. */
export const aMilestone = builder(milestoneSchema, () => ({
  id: 'milestone-1',
  title: 'Coaching is established in every region',
  period: { start: '2026-01-01', end: '2026-12-31' },
  unitId: 'unit-1',
  actions: [anAction()],
}));

/** English learners within a measure: from 20 toward 50. */
export const aSubgroup = builder(subgroupSchema, () => ({
  id: 'subgroup-1',
  name: 'English learners',
  baseline: { date: '2025-06-30', value: 20 },
  targets: [{ date: '2028-06-30', value: 50 }],
  observations: [],
}));

/** A percentage that should rise from 40 (30 June 2025) to 60 (30 June 2028), not yet observed. */
export const aMeasure = builder(measureSchema, () => ({
  id: 'measure-1',
  indicator: 'Students who read well in grade 4',
  dataSource: 'State assessment',
  unit: { kind: 'percent' as const },
  direction: 'increase' as const,
  baseline: { date: '2025-06-30', value: 40 },
  targets: [aTarget()],
}));

/** A strategy with a measure and a milestone. */
export const aStrategy = builder(strategySchema, () => ({
  id: 'strategy-1',
  title: 'Coach teachers of reading',
  theory: aTheory(),
  measures: [aMeasure({ id: 'measure-2', indicator: 'Teachers of reading who are coached' })],
  milestones: [aMilestone()],
}));

/** A student-focused goal with a measure and a strategy. */
export const aGoal = builder(goalSchema, () => ({
  id: 'goal-1',
  statement: 'Every student reads well',
  focus: 'student' as const,
  measures: [aMeasure()],
  strategies: [aStrategy()],
}));

/** A belief. */
export const aValue = builder(valueSchema, () => ({ id: 'value-1', name: 'Fairness' }));

/** A kind of work. */
export const aFunction = builder(organizationFunctionSchema, () => ({ id: 'function-1', name: 'Support of teaching' }));

/** A unit without functions. */
export const aUnit = builder(unitSchema, () => ({ id: 'unit-1', name: 'Reading' }));

/** A division with two units, unit-1 and unit-2. */
export const aDivision = builder(divisionSchema, () => ({
  id: 'division-1',
  name: 'Teaching',
  units: [aUnit(), aUnit({ id: 'unit-2', name: 'Mathematics' })],
}));

/** Standing coordination of unit-1 and unit-2. */
export const aCoordination = builder(coordinationSchema, () => ({
  id: 'coordination-1',
  purpose: 'One calendar of school visits',
  unitIds: ['unit-1', 'unit-2'],
}));

/** A state agency with one division. */
export const anOrganization = builder(organizationSchema, () => ({
  id: 'organization-1',
  name: 'State education agency',
  kind: 'sea' as const,
  divisions: [aDivision()],
}));

/** A team drawn from unit-1 and unit-2. */
export const aTeam = builder(collaborativeTeamSchema, () => ({
  id: 'team-1',
  name: 'Reading team',
  purpose: 'leading-developing-innovating' as const,
  unitIds: ['unit-1', 'unit-2'],
}));

/** A change of course that concerns goal-1. */
export const anAdjustment = builder(courseAdjustmentSchema, () => ({
  id: 'adjustment-1',
  date: '2026-02-15',
  rationale: 'Coaching reached too few schools',
  entityIds: ['goal-1'],
}));

/**
 * A small plan that keeps every rule: one goal with a measure, one strategy with a measure, one milestone with
 * one action, one division with two units.
 *
 * @example
 * ```ts
 * const plan = aPlan({ goals: [aGoal({ strategies: [] })] });
 * checkPlan(plan).map((issue) => issue.code); // ['goal-strategies']
 * ```
 */
export const aPlan = builder(planSchema, () => ({
  schemaVersion: 1 as const,
  id: 'plan-1',
  title: 'Plan of a small state',
  period: { start: '2025-07-01', end: '2030-06-30' },
  vision: 'Every student thrives',
  mission: 'The agency supports every school',
  organization: anOrganization(),
  goals: [aGoal()],
}));
