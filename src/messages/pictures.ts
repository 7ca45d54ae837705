/** What charts and diagrams say besides the text of the plan. */
import type { CollaborativeTeam, EntityKind, MeasureUnit } from '../model/generated/types.js';
import type { Diagnosis, GoalDiagnosis } from '../model/standing.js';

/** What a chart of a measure may show. */
export type ChartSeries =
  | 'baseline'
  | 'observed'
  | 'target'
  | 'expected path'
  | 'target band'
  | 'forecast'
  | 'forecast range'
  | 'margin';

/** Words that stand by themselves in a picture. */
export type PictureLabel =
  | 'work'
  | 'results'
  | 'wholePlan'
  | 'progress'
  /** What says what the ticks are: they stand beside bars, not in the legend. */
  | 'ticks'
  | 'groups'
  /** The same where groups stand beside all students. */
  | 'groupTicks'
  | 'noGroups'
  | 'allStudents'
  | 'notObserved'
  | 'nothingObserved'
  | 'noMilestones'
  | 'nothingToDraw'
  /** What a tooltip names. */
  | 'shows'
  | 'day'
  | 'value';

/** The words of charts and diagrams in a language. */
export interface PictureWords {
  readonly labels: Readonly<Record<PictureLabel, string>>;
  readonly series: Readonly<Record<ChartSeries, string>>;
  /** What numbers are, where a unit has no label. */
  readonly units: Readonly<Record<MeasureUnit['kind'], string>>;
  /** What comparing work with results says, in few words. */
  readonly diagnoses: Readonly<Record<Diagnosis | GoalDiagnosis, string>>;
  readonly purposes: Readonly<Record<CollaborativeTeam['purpose'], string>>;
  /** What one of a kind is called. */
  noun(kind: EntityKind): string;
  /** So many of a kind. */
  counted(count: number, kind: EntityKind): string;
  /** How many of a kind are left out beside those that are drawn. */
  andMore(count: number, kind: EntityKind): string;
  /** What is left out, each with its number. */
  without(left: readonly string[]): string;
  /** Several things, each with its number. */
  several(counts: readonly string[]): string;
  /** The title of a strategy map. */
  mapOf(title: string): string;
  /** The title of a timeline. */
  timelineOf(title: string): string;
  /** The title of a diagram of an organization. */
  organizationOf(title: string): string;
  /** The title of a chart of progress. */
  progressOf(title: string): string;
  /** What a chart of a measure shows; this and the next are sentences without their full stops. */
  chartOf(title: string, unit: string, asOf: string, status: string): string;
  /** What the baseline is. */
  baseline(value: string): string;
  /** What was observed last. */
  lastObserved(value: string): string;
  /** What was expected by then. */
  expectedThen(value: string): string;
  /** What the last target is. */
  lastTarget(value: string): string;
  /** Where a measure is heading; `range` is from where to where it may come, where that is known. */
  headingFor(value: string, range: string | null, day: string): string;
  /** What a chart of groups of students shows. */
  groupsIn(title: string, asOf: string): string;
  /** What a chart of progress shows; `left` says what is left out. */
  chartOfProgress(asOf: string, left: string | null): string;
}
