/**
 * The operations as functions: each takes a plan and what its operation takes, and gives a change or the issues in
 * its way. They are made from the catalogue; the errors of each are listed there.
 */
import { type OperationFunction, operationNamed } from './apply.js';

/** Adds a value with all that it holds; `at` says at which place. */
export const addValue: OperationFunction<'addValue'> = /* @__PURE__ */ operationNamed('addValue');

/** Changes fields of a value; null clears an optional one. */
export const reviseValue: OperationFunction<'reviseValue'> = /* @__PURE__ */ operationNamed('reviseValue');

/** Moves a value to the place `at` among its siblings. */
export const moveValue: OperationFunction<'moveValue'> = /* @__PURE__ */ operationNamed('moveValue');

/** Removes a value with all that it holds; what others refer to only with `cascade`. */
export const removeValue: OperationFunction<'removeValue'> = /* @__PURE__ */ operationNamed('removeValue');

/** Adds a goal with all that it holds; `at` says at which place. */
export const addGoal: OperationFunction<'addGoal'> = /* @__PURE__ */ operationNamed('addGoal');

/** Changes fields of a goal; null clears an optional one. */
export const reviseGoal: OperationFunction<'reviseGoal'> = /* @__PURE__ */ operationNamed('reviseGoal');

/** Moves a goal to the place `at` among its siblings. */
export const moveGoal: OperationFunction<'moveGoal'> = /* @__PURE__ */ operationNamed('moveGoal');

/** Removes a goal with all that it holds; what others refer to only with `cascade`. */
export const removeGoal: OperationFunction<'removeGoal'> = /* @__PURE__ */ operationNamed('removeGoal');

/** Adds a strategy to a goal, named by `to`, with all that it holds; `at` says at which place. */
export const addStrategy: OperationFunction<'addStrategy'> = /* @__PURE__ */ operationNamed('addStrategy');

/** Changes fields of a strategy; null clears an optional one. */
export const reviseStrategy: OperationFunction<'reviseStrategy'> = /* @__PURE__ */ operationNamed('reviseStrategy');

/** Moves a strategy to the place `at` among its siblings, or into another that `to` names. */
export const moveStrategy: OperationFunction<'moveStrategy'> = /* @__PURE__ */ operationNamed('moveStrategy');

/** Removes a strategy with all that it holds; what others refer to only with `cascade`. */
export const removeStrategy: OperationFunction<'removeStrategy'> = /* @__PURE__ */ operationNamed('removeStrategy');

/** Adds a milestone to a strategy, named by `to`, with all that it holds; `at` says at which place. */
export const addMilestone: OperationFunction<'addMilestone'> = /* @__PURE__ */ operationNamed('addMilestone');

/** Changes fields of a milestone; null clears an optional one. */
export const reviseMilestone: OperationFunction<'reviseMilestone'> = /* @__PURE__ */ operationNamed('reviseMilestone');

/** Moves a milestone to the place `at` among its siblings, or into another that `to` names. */
export const moveMilestone: OperationFunction<'moveMilestone'> = /* @__PURE__ */ operationNamed('moveMilestone');

/** Removes a milestone with all that it holds; what others refer to only with `cascade`. */
export const removeMilestone: OperationFunction<'removeMilestone'> = /* @__PURE__ */ operationNamed('removeMilestone');

/** Adds an action to a milestone, named by `to`, with all that it holds; `at` says at which place. */
export const addAction: OperationFunction<'addAction'> = /* @__PURE__ */ operationNamed('addAction');

/** Changes fields of an action; null clears an optional one. */
export const reviseAction: OperationFunction<'reviseAction'> = /* @__PURE__ */ operationNamed('reviseAction');

/** Moves an action to the place `at` among its siblings, or into another that `to` names. */
export const moveAction: OperationFunction<'moveAction'> = /* @__PURE__ */ operationNamed('moveAction');

/** Removes an action with all that it holds; what others refer to only with `cascade`. */
export const removeAction: OperationFunction<'removeAction'> = /* @__PURE__ */ operationNamed('removeAction');

/** Adds an input to an action, named by `to`, with all that it holds; `at` says at which place. */
export const addInput: OperationFunction<'addInput'> = /* @__PURE__ */ operationNamed('addInput');

/** Changes fields of an input; null clears an optional one. */
export const reviseInput: OperationFunction<'reviseInput'> = /* @__PURE__ */ operationNamed('reviseInput');

/** Moves an input to the place `at` among its siblings, or into another that `to` names. */
export const moveInput: OperationFunction<'moveInput'> = /* @__PURE__ */ operationNamed('moveInput');

/** Removes an input with all that it holds; what others refer to only with `cascade`. */
export const removeInput: OperationFunction<'removeInput'> = /* @__PURE__ */ operationNamed('removeInput');

/** Adds an output to an action, named by `to`, with all that it holds; `at` says at which place. */
export const addOutput: OperationFunction<'addOutput'> = /* @__PURE__ */ operationNamed('addOutput');

/** Changes fields of an output; null clears an optional one. */
export const reviseOutput: OperationFunction<'reviseOutput'> = /* @__PURE__ */ operationNamed('reviseOutput');

/** Moves an output to the place `at` among its siblings, or into another that `to` names. */
export const moveOutput: OperationFunction<'moveOutput'> = /* @__PURE__ */ operationNamed('moveOutput');

/** Removes an output with all that it holds; what others refer to only with `cascade`. */
export const removeOutput: OperationFunction<'removeOutput'> = /* @__PURE__ */ operationNamed('removeOutput');

/** Adds a measure to a goal or a strategy, named by `to`, with all that it holds; `at` says at which place. */
export const addMeasure: OperationFunction<'addMeasure'> = /* @__PURE__ */ operationNamed('addMeasure');

/** Changes fields of a measure; null clears an optional one. */
export const reviseMeasure: OperationFunction<'reviseMeasure'> = /* @__PURE__ */ operationNamed('reviseMeasure');

/** Moves a measure to the place `at` among its siblings, or into another that `to` names. */
export const moveMeasure: OperationFunction<'moveMeasure'> = /* @__PURE__ */ operationNamed('moveMeasure');

/** Removes a measure with all that it holds; what others refer to only with `cascade`. */
export const removeMeasure: OperationFunction<'removeMeasure'> = /* @__PURE__ */ operationNamed('removeMeasure');

/** Adds a group of students to a measure, named by `to`, with all that it holds; `at` says at which place. */
export const addSubgroup: OperationFunction<'addSubgroup'> = /* @__PURE__ */ operationNamed('addSubgroup');

/** Changes fields of a group of students; null clears an optional one. */
export const reviseSubgroup: OperationFunction<'reviseSubgroup'> = /* @__PURE__ */ operationNamed('reviseSubgroup');

/** Moves a group of students to the place `at` among its siblings, or into another that `to` names. */
export const moveSubgroup: OperationFunction<'moveSubgroup'> = /* @__PURE__ */ operationNamed('moveSubgroup');

/** Removes a group of students with all that it holds; what others refer to only with `cascade`. */
export const removeSubgroup: OperationFunction<'removeSubgroup'> = /* @__PURE__ */ operationNamed('removeSubgroup');

/** Adds a function with all that it holds; `at` says at which place. */
export const addFunction: OperationFunction<'addFunction'> = /* @__PURE__ */ operationNamed('addFunction');

/** Changes fields of a function; null clears an optional one. */
export const reviseFunction: OperationFunction<'reviseFunction'> = /* @__PURE__ */ operationNamed('reviseFunction');

/** Moves a function to the place `at` among its siblings. */
export const moveFunction: OperationFunction<'moveFunction'> = /* @__PURE__ */ operationNamed('moveFunction');

/** Removes a function with all that it holds; what others refer to only with `cascade`. */
export const removeFunction: OperationFunction<'removeFunction'> = /* @__PURE__ */ operationNamed('removeFunction');

/** Adds a division with all that it holds; `at` says at which place. */
export const addDivision: OperationFunction<'addDivision'> = /* @__PURE__ */ operationNamed('addDivision');

/** Changes fields of a division; null clears an optional one. */
export const reviseDivision: OperationFunction<'reviseDivision'> = /* @__PURE__ */ operationNamed('reviseDivision');

/** Moves a division to the place `at` among its siblings. */
export const moveDivision: OperationFunction<'moveDivision'> = /* @__PURE__ */ operationNamed('moveDivision');

/** Removes a division with all that it holds; what others refer to only with `cascade`. */
export const removeDivision: OperationFunction<'removeDivision'> = /* @__PURE__ */ operationNamed('removeDivision');

/** Adds a unit to a division, named by `to`, with all that it holds; `at` says at which place. */
export const addUnit: OperationFunction<'addUnit'> = /* @__PURE__ */ operationNamed('addUnit');

/** Changes fields of a unit; null clears an optional one. */
export const reviseUnit: OperationFunction<'reviseUnit'> = /* @__PURE__ */ operationNamed('reviseUnit');

/** Moves a unit to the place `at` among its siblings, or into another that `to` names. */
export const moveUnit: OperationFunction<'moveUnit'> = /* @__PURE__ */ operationNamed('moveUnit');

/** Removes a unit with all that it holds; what others refer to only with `cascade`. */
export const removeUnit: OperationFunction<'removeUnit'> = /* @__PURE__ */ operationNamed('removeUnit');

/** Adds a coordination with all that it holds; `at` says at which place. */
export const addCoordination: OperationFunction<'addCoordination'> = /* @__PURE__ */ operationNamed('addCoordination');

/** Changes fields of a coordination; null clears an optional one. */
export const reviseCoordination: OperationFunction<'reviseCoordination'> =
  /* @__PURE__ */ operationNamed('reviseCoordination');

/** Moves a coordination to the place `at` among its siblings. */
export const moveCoordination: OperationFunction<'moveCoordination'> =
  /* @__PURE__ */ operationNamed('moveCoordination');

/** Removes a coordination with all that it holds; what others refer to only with `cascade`. */
export const removeCoordination: OperationFunction<'removeCoordination'> =
  /* @__PURE__ */ operationNamed('removeCoordination');

/** Adds a team with all that it holds; `at` says at which place. */
export const addTeam: OperationFunction<'addTeam'> = /* @__PURE__ */ operationNamed('addTeam');

/** Changes fields of a team; null clears an optional one. */
export const reviseTeam: OperationFunction<'reviseTeam'> = /* @__PURE__ */ operationNamed('reviseTeam');

/** Moves a team to the place `at` among its siblings. */
export const moveTeam: OperationFunction<'moveTeam'> = /* @__PURE__ */ operationNamed('moveTeam');

/** Removes a team with all that it holds; what others refer to only with `cascade`. */
export const removeTeam: OperationFunction<'removeTeam'> = /* @__PURE__ */ operationNamed('removeTeam');

/** Adds a course adjustment with all that it holds; `at` says at which place. */
export const addAdjustment: OperationFunction<'addAdjustment'> = /* @__PURE__ */ operationNamed('addAdjustment');

/** Changes fields of a course adjustment; null clears an optional one. */
export const reviseAdjustment: OperationFunction<'reviseAdjustment'> =
  /* @__PURE__ */ operationNamed('reviseAdjustment');

/** Moves a course adjustment to the place `at` among its siblings. */
export const moveAdjustment: OperationFunction<'moveAdjustment'> = /* @__PURE__ */ operationNamed('moveAdjustment');

/** Removes a course adjustment with all that it holds; what others refer to only with `cascade`. */
export const removeAdjustment: OperationFunction<'removeAdjustment'> =
  /* @__PURE__ */ operationNamed('removeAdjustment');

/** Changes title, period, id or extensions of the plan. */
export const revisePlan: OperationFunction<'revisePlan'> = /* @__PURE__ */ operationNamed('revisePlan');

/** Changes name, kind, chief, id or extensions of the organisation. */
export const reviseOrganization: OperationFunction<'reviseOrganization'> =
  /* @__PURE__ */ operationNamed('reviseOrganization');

/** Puts another plan in the place of this one: for plans in which ids repeat, so that nothing can be named. */
export const replacePlan: OperationFunction<'replacePlan'> = /* @__PURE__ */ operationNamed('replacePlan');

/** Restates vision, mission, or both. */
export const reviseDirection: OperationFunction<'reviseDirection'> = /* @__PURE__ */ operationNamed('reviseDirection');

/** Restates a strategy's theory of action. */
export const reviseTheory: OperationFunction<'reviseTheory'> = /* @__PURE__ */ operationNamed('reviseTheory');

/** Sets when an action takes place. */
export const rescheduleAction: OperationFunction<'rescheduleAction'> =
  /* @__PURE__ */ operationNamed('rescheduleAction');

/** Sets when a milestone takes place. */
export const rescheduleMilestone: OperationFunction<'rescheduleMilestone'> =
  /* @__PURE__ */ operationNamed('rescheduleMilestone');

/** Reports how far an action is. */
export const reportAction: OperationFunction<'reportAction'> = /* @__PURE__ */ operationNamed('reportAction');

/** Reports how far a milestone is. */
export const reportMilestone: OperationFunction<'reportMilestone'> = /* @__PURE__ */ operationNamed('reportMilestone');

/** Takes back a report of an action or a milestone. */
export const withdrawReport: OperationFunction<'withdrawReport'> = /* @__PURE__ */ operationNamed('withdrawReport');

/** Gives an action up, with the reason; null takes it up again. */
export const discontinueAction: OperationFunction<'discontinueAction'> =
  /* @__PURE__ */ operationNamed('discontinueAction');

/** Records what was observed of a measure or a group of students. */
export const recordObservation: OperationFunction<'recordObservation'> =
  /* @__PURE__ */ operationNamed('recordObservation');

/** Puts another observation in the place of the one of a day. */
export const correctObservation: OperationFunction<'correctObservation'> =
  /* @__PURE__ */ operationNamed('correctObservation');

/** Removes the observation of a day. */
export const removeObservation: OperationFunction<'removeObservation'> =
  /* @__PURE__ */ operationNamed('removeObservation');

/** Sets all targets of a measure or a group of students. */
export const setTargets: OperationFunction<'setTargets'> = /* @__PURE__ */ operationNamed('setTargets');

/** Sets the baseline of a measure or a group of students. */
export const rebaseline: OperationFunction<'rebaseline'> = /* @__PURE__ */ operationNamed('rebaseline');

/** Says which team completes a milestone; null for none. */
export const assignTeam: OperationFunction<'assignTeam'> = /* @__PURE__ */ operationNamed('assignTeam');

/** Says which unit completes a milestone or carries out an action; null for none. */
export const assignUnit: OperationFunction<'assignUnit'> = /* @__PURE__ */ operationNamed('assignUnit');

/** Carries out several operations as one change of course, and keeps its rationale among the adjustments. */
export const adjustCourse: OperationFunction<'adjustCourse'> = /* @__PURE__ */ operationNamed('adjustCourse');
