/**
 * The open, typed model of Strategic Performance Management: plans with their rules, and their progress as of
 * any day. Pure: no clock, no file, no network.
 *
 * @packageDocumentation
 */

export { type Cell, type Column, type ColumnType, columnsOf, type Row, TABLES } from './interchange/columns.js';
export {
  issueJsonSchema,
  type JsonSchema,
  type JsonSchemaOptions,
  journalJsonSchema,
  operationJsonSchema,
  planJsonSchema,
  rollupJsonSchema,
} from './interchange/json-schema.js';
export { type PlanRows, planRows } from './interchange/plan-rows.js';
export { planFromRows, type RowsOptions } from './interchange/read-rows.js';
export { type RollupRows, rollupRows } from './interchange/rollup-rows.js';
export {
  type Aim,
  type AttentionParams,
  figuresOf,
  type InUnit,
  type LeftOpen,
  type ResultAttentionParams,
  type SeenMeasure,
  type SeenRegressing,
  type StandingWords,
  type StepKind,
  type WorkAttentionParams,
} from './messages/attention.js';
export { english } from './messages/en/index.js';
export { dayIn, type Percents, percentIn } from './messages/figures-in.js';
export { formatIssue } from './messages/format.js';
export type { Sentences } from './messages/issue.js';
export type { JournalParams } from './messages/journal.js';
export type { ListedEntry, MergeParams } from './messages/merge.js';
export type { IssueSentences, MessageParams, Messages, MessageWords } from './messages/messages.js';
export type { NoSuchEntry, OperationParams } from './messages/operations.js';
export type { ChartSeries, PictureLabel, PictureWords } from './messages/pictures.js';
export type { PolicyParams } from './messages/policy.js';
export type {
  Coverage,
  DecisionFigures,
  GapSaid,
  ReportLabel,
  ReportWords,
  ResultFigures,
  SummaryWords,
  Uncompared,
  WorkFigures,
} from './messages/report.js';
export type { RowsParams } from './messages/rows.js';
export type {
  EntryWord,
  MeasureFindings,
  OtherEntity,
  PeriodBeside,
  PeriodLength,
  ReportFindings,
  RuleFindings,
  RuleParams,
  RuleSubject,
  StructureFindings,
  TargetFindings,
  TimingFindings,
} from './messages/rules.js';
export type { ExpectedShape, GivenShape, ShapeParams } from './messages/shape.js';
export type { AssumedInSheet, ExpectedInSheet, SheetCellParams, SheetsParams } from './messages/sheets.js';
export type { StratmlIssueParams, StratmlLossParams } from './messages/stratml.js';
export type { NamedEntity, TellingParams } from './messages/telling.js';
export { type Day, type DayRange, dayOf, type Frequency, isDay } from './model/calendar.js';
export { findEntity } from './model/entity-index.js';
export { type Beside, numberIn } from './model/figures.js';
export { type FoundEntity, type FoundEntityOf, titleOf, walkPlan } from './model/find.js';
export * from './model/generated/schemas.js';
export type * from './model/generated/types.js';
export type { FigureWords } from './model/in-unit.js';
export type { Instant } from './model/instant.js';
export { type InterimFrequency, type InterimOptions, interimTargets } from './model/interim.js';
export type { ShapeCode } from './model/json.js';
export type { AnyEntity } from './model/kind.js';
export { leadershipTeam } from './model/leadership.js';
export { type Cadence, defaultPolicy, draftPolicy, type MonthRange, type Policy } from './model/policy.js';
export type { Issue, IssueParams, Path, Result, Severity } from './model/result.js';
export { formatTheory } from './model/sentence.js';
export type { Immutable } from './model/shape.js';
export type {
  ActionState,
  Diagnosis,
  GapCause,
  GapTrend,
  GoalDiagnosis,
  GroupStatus,
  ImplementationState,
  MeasureStatus,
} from './model/standing.js';
export type { Direction } from './model/target.js';
export { apply } from './operations/apply.js';
export { operationSchema, operations } from './operations/catalogue.js';
export type { Change, OperationFunction, StoredChange } from './operations/change.js';
export type { OperationDefinition } from './operations/definition.js';
export { describeOperation, type TellingOptions } from './operations/describe.js';
export { diffPlans } from './operations/diff.js';
export { type Draft, type DraftOf, edit, type PlanDraft } from './operations/edit.js';
export * from './operations/generated/functions.js';
export type * from './operations/generated/operations.js';
export { canRedo, canUndo, commit, type History, redo, startHistory, undo } from './operations/history.js';
export {
  changeAt,
  describeJournal,
  type Journal,
  type JournalEntry,
  planAt,
  type Recorded,
  type RecordOptions,
  record,
  startJournal,
} from './operations/journal.js';
export { type JournalJson, journalToJson, readJournal } from './operations/journal-json.js';
export {
  type Conflict,
  type ConflictKind,
  type ConflictPlace,
  type Merge,
  type MergeOptions,
  type MergeSide,
  mergePlans,
} from './operations/merge.js';
export { resolveConflict } from './operations/resolve.js';
export { type RevertOptions, revert } from './operations/revert.js';
export { type ActionProgress, actionProgress, actionStates } from './progress/action.js';
export type { Band } from './progress/attainment.js';
export { diagnosis, goalDiagnosis } from './progress/diagnosis.js';
export { explain } from './progress/explain.js';
export { type Explanation, type FormatOptions, formatExplanation } from './progress/explanation.js';
export { type Forecast, forecast, type Likelihood } from './progress/forecast.js';
export {
  type DatedGap,
  type Gap,
  gaps,
  type SubgroupProgress,
  subgroupProgress,
} from './progress/groups.js';
export type { Implementation } from './progress/implementation.js';
export type { JudgedTarget } from './progress/judging.js';
export { type GroupProgress, type MeasureProgress, measureProgress } from './progress/measure.js';
export { type Carried, type Carrier, type OrganizationRollup, rollupOrganization } from './progress/organization.js';
export type { Part } from './progress/parts.js';
export type { Performance } from './progress/performance.js';
export {
  type GoalRollup,
  type MilestoneRollup,
  type PlanRollup,
  rollup,
  type StrategyRollup,
} from './progress/rollup.js';
export type { DatedValue } from './progress/series.js';
export type { ProgressOptions } from './progress/settings.js';
export {
  type GroupCounts,
  type MeasureGroups,
  measureStatuses,
} from './progress/verdict.js';
export { rules } from './rules/catalogue.js';
export { type CheckOptions, checkPlan } from './rules/check.js';
export { type CheckEntityOptions, checkEntity } from './rules/check-entity.js';
export { parsePlan } from './rules/parse.js';
export { parseTheory } from './rules/parse-theory.js';
export { type CadenceInput, definePolicy, type MonthRangeInput, type PolicyInput } from './rules/policy.js';
export type { Check, CheckContext, Checks, Referred, ReportIssue, Rule, RuleCode } from './rules/rule.js';
export { type ActionPlanRow, actionPlan } from './steering/action-plan.js';
export { attention } from './steering/attention.js';
export {
  type AttentionItem,
  type AttentionReason,
  attentionReasons,
  formatAttention,
  type Who,
} from './steering/attention-item.js';
export {
  attributeChange,
  type Contribution,
  type Difference,
  type Movement,
} from './steering/change.js';
export { type PracticeRollup, practiceRollup } from './steering/practice.js';
export {
  type SuppressedPlan,
  type Suppression,
  type SuppressionOptions,
  type SuppressionReason,
  suppressSmallGroups,
} from './steering/privacy.js';
export type { TopBottom } from './steering/privacy-choice.js';
export {
  type InputTotal,
  type OutputTotal,
  type Productivity,
  productivity,
  type Totals,
  type Yield,
} from './steering/productivity.js';
export type { Reported, Reporting } from './steering/reporting.js';
export { type Disposition, type ReviewAgenda, type ReviewOptions, reviewAgenda } from './steering/review.js';
export {
  type FiscalPeriod,
  type FiscalPeriodOptions,
  fiscalPeriods,
  progressSeries,
  type SeriesOptions,
  type SeriesPoint,
  type SeriesStep,
} from './steering/series.js';
