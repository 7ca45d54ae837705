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
  /** Titles. */
  mapOf(title: string): string;
  timelineOf(title: string): string;
  organizationOf(title: string): string;
  progressOf(title: string): string;
  /** A chart in words: each a sentence without its full stop. */
  chartOf(title: string, unit: string, asOf: string, status: string): string;
  baseline(value: string): string;
  lastObserved(value: string): string;
  expectedThen(value: string): string;
  lastTarget(value: string): string;
  /** Where a measure is heading; `range` is from where to where it may come, where that is known. */
  headingFor(value: string, range: string | null, day: string): string;
  groupsIn(title: string, asOf: string): string;
  /** `left` says what is left out. */
  chartOfProgress(asOf: string, left: string | null): string;
}
