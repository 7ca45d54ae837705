/** Every rule, in the order of the design: the one list from which checks and docs are made. */
import { duplicateId, unknownReference } from './identity.js';
import {
  measureBaseline,
  measureTargets,
  observationDates,
  targetDates,
  targetDirection,
  targetShape,
  valueRange,
} from './measures.js';
import { milestoneActions, milestoneDescriptive, milestoneTeam } from './milestones.js';
import { discontinuedReason, reportInFuture, reportOrder } from './reports.js';
import type { Rule } from './rule.js';
import {
  goalFocus,
  goalMeasures,
  goalStrategies,
  strategyMeasures,
  strategyMilestones,
  teamInterUnit,
  theoryClauses,
} from './structure.js';
import { actionDuration, actionInMilestone, milestoneInPlan, milestoneYear, periodOrder } from './timing.js';

const catalogue = [
  duplicateId,
  unknownReference,
  periodOrder,
  actionDuration,
  actionInMilestone,
  milestoneInPlan,
  milestoneYear,
  milestoneDescriptive,
  milestoneTeam,
  milestoneActions,
  teamInterUnit,
  goalFocus,
  goalMeasures,
  goalStrategies,
  strategyMeasures,
  strategyMilestones,
  theoryClauses,
  measureBaseline,
  measureTargets,
  targetShape,
  targetDates,
  targetDirection,
  valueRange,
  observationDates,
  reportOrder,
  reportInFuture,
  discontinuedReason,
] as const;

/** The code of a rule. */
export type RuleCode = (typeof catalogue)[number]['code'];

/**
 * Every rule of the method and of the document, with its default severity.
 *
 * @example
 * ```ts
 * rules.find((rule) => rule.code === 'action-duration')?.severity; // 'error'
 * ```
 */
export const rules: readonly Rule<RuleCode>[] = Object.freeze([...catalogue]);
