/**
 * The one table of all kinds of entity, in document order, and of the values that they hold. A new kind is described
 * in a file of its own and entered here; what owns it lists it among its fields.
 */
import { discontinuation, period, person } from './common.js';
import { alignment, goal, strategy } from './goal.js';
import {
  baseline,
  measure,
  measureUnit,
  observation,
  revision,
  subgroup,
  target,
  thresholds,
  withheld,
} from './measure.js';
import { action, amount, input, milestone, output, report } from './milestone.js';
import { coordination, division, organization, organizationFunction, team, unit } from './organization.js';
import { adjustment, plan, value } from './plan.js';
import { theoryOfAction } from './theory.js';

/** Every kind of entity. */
export const kinds = [
  plan,
  organization,
  organizationFunction,
  division,
  unit,
  coordination,
  value,
  goal,
  measure,
  subgroup,
  strategy,
  milestone,
  action,
  input,
  output,
  team,
  adjustment,
] as const;

/** Every value without an id that has a name. */
export const values = [
  period,
  person,
  discontinuation,
  theoryOfAction,
  alignment,
  measureUnit,
  baseline,
  target,
  observation,
  withheld,
  revision,
  thresholds,
  report,
  amount,
] as const;
