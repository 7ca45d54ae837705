/** Every rule, in the order of the design: the one list from which checks and docs are made. */
import { groupBaseline, groupSize } from './groups.js';
import { duplicateId, unknownReference } from './identity.js';
import {
  measureAccumulation,
  measureBaseline,
  measureTargets,
  observationDates,
  revisionOrder,
  sumTargets,
  targetDates,
  targetDirection,
  targetShape,
  valueRange,
} from './measures.js';
import { milestoneActions, milestoneDescriptive, milestoneTeam } from './milestones.js';
import { discontinuedReason, reportAfterEnd, reportInFuture, reportOrder, reportTwice } from './reports.js';
import type { Rule } from './rule.js';
import {
  goalFocus,
  goalMeasures,
  goalStrategies,
  planDirection,
  strategyMeasures,
  strategyMilestones,
  strategyPlanned,
  strategyTheory,
  teamInterUnit,
  theoryClauses,
} from './structure.js';
import {
  actionDuration,
  actionInMilestone,
  continuesEarlier,
  dependencyCycle,
  dependencyOrder,
  milestoneInPlan,
  milestoneYear,
  periodOrder,
} from './timing.js';

/** What each rule is, whichever values its issues name. */
const ofAnyCode = (rule: unknown) => rule as Rule;

/**
 * Every rule of the method and of the document, with its default severity.
 *
 * @example
 * ```ts
 * rules.find((rule) => rule.code === 'action-duration')?.severity; // 'error'
 * ```
 */
export const rules: readonly Rule[] = Object.freeze(
  [
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
    dependencyCycle,
    dependencyOrder,
    continuesEarlier,
    teamInterUnit,
    planDirection,
    goalFocus,
    goalMeasures,
    goalStrategies,
    strategyTheory,
    strategyMeasures,
    strategyMilestones,
    strategyPlanned,
    theoryClauses,
    measureBaseline,
    measureTargets,
    measureAccumulation,
    sumTargets,
    groupBaseline,
    groupSize,
    targetShape,
    targetDates,
    targetDirection,
    revisionOrder,
    valueRange,
    observationDates,
    reportOrder,
    reportTwice,
    reportInFuture,
    reportAfterEnd,
    discontinuedReason,
  ].map(ofAnyCode),
);
