/** What a report says besides the text of the plan: headings, labels, and sentences made from figures. */

import type { TheoryOfAction } from '../model/generated/types.js';
import type { FigureWords } from '../model/in-unit.js';
import type {
  Diagnosis,
  GapCause,
  GapTrend,
  GoalDiagnosis,
  GroupStatus,
  ImplementationState,
} from '../model/standing.js';

/** How the work of something stands. */
export interface WorkFigures {
  readonly completion: number | null;
  readonly due: number | null;
  readonly state: ImplementationState;
}

/** How the results of something stand. */
export interface ResultFigures {
  readonly progress: number | null;
  readonly expected: number | null;
  readonly status: GroupStatus;
}

/** How many of some measures have data that are not too old to judge by. */
export interface Coverage {
  readonly withData: number;
  readonly all: number;
}

/** The headings and labels of a report. */
export type ReportLabel =
  | 'vision'
  | 'mission'
  | 'purpose'
  | 'values'
  | 'leadership'
  | 'summary'
  | 'attention'
  | 'courses'
  | 'goals'
  | 'goal'
  | 'strategy'
  | 'milestone'
  | 'action'
  | 'measure'
  | 'group'
  | 'baseline'
  | 'latest'
  | 'expectedThen'
  | 'lastTarget'
  | 'ofTheWay'
  | 'status'
  | 'when'
  | 'who'
  | 'done'
  | 'due'
  | 'state'
  | 'work'
  | 'results'
  | 'gap'
  | 'responsible'
  | 'rationale'
  | 'groups'
  | 'legend'
  | 'noAttention'
  | 'notMadeUpFor'
  | 'nothing'
  | 'charts';

/** Why work and results are not compared where the reason is not that data are lacking. */
export type Uncompared =
  | 'work-given-up'
  | 'no-milestone'
  | 'no-measure'
  | 'strategies-given-up'
  | 'no-strategy'
  | 'no-own-measure'
  | 'no-strategy-measure';

/** What asks for a decision in the work. */
export interface DecisionFigures {
  /** How many milestones and actions that go on are overdue. */
  readonly overdue: number;
  /** How many milestones are to be closed or carried over. */
  readonly toDispose: number;
  /** How many milestones and actions are open in work that was given up. */
  readonly leftOpen: number;
}

/** The sentences of a report's summary. */
export interface SummaryWords {
  /** That the plan has no goal. */
  noGoals(day: string): string;
  /** Where the plan stands. Its results are those of its goals: of measures of their own. */
  stands(work: WorkFigures, results: ResultFigures & { readonly isMeasured: boolean }, day: string): string;
  /** `what` is a measure, with the goal or strategy that it judges. */
  behind(title: string, of: string, status: GroupStatus): string;
  /** That nothing is behind, as far as there are data. */
  nothingBehind(isAllKnown: boolean): string;
  /** What needs a decision in the work, and the first of what needs attention. */
  decisions(figures: DecisionFigures, atTop: string | null): string;
  /**
   * What is not known: of how many measures, observed or not, nothing can be said. `late` are further measures whose
   * observation is late: those whose last one stands until then, and those that were never observed.
   */
  unknown(
    withoutData: number,
    stale: number,
    all: number,
    late: { readonly judged: number; readonly never: number },
  ): string;
  /** That all measures have data, and no observation is late. */
  allKnown(all: number): string;
  /** How groups of students stand. */
  groups(behind: number, judged: number, unknown: number): string;
}

/** A gap between a group and the whole, as a reader takes it in: which way it goes is said in words, never by a sign. */
export interface GapSaid {
  /** How far apart the two are, with its unit. */
  readonly size: string;
  readonly side: 'behind' | 'ahead' | 'level';
  readonly movement: GapTrend;
  /** Whether the group was on the other side at the baseline. */
  readonly crossed: boolean;
  readonly because: GapCause | null;
}

/** The words of a report in a language. */
export interface ReportWords extends FigureWords {
  /** The language, as a BCP 47 tag: what `lang` says on a page. */
  readonly locale: string;
  readonly labels: Readonly<Record<ReportLabel, string>>;
  /** A day, written out. */
  day(day: string): string;
  /** A share as percent; what stands for an unknown one. */
  percent(share: number | null): string;
  /** From one day to another. */
  period(start: string, end: string): string;
  /** A theory of action as a sentence. */
  theory(theory: TheoryOfAction): string;
  /** As of which day the report is. */
  asOf(day: string): string;
  /** How many items are not shown. */
  moreItems(count: number): string;
  /** How work stands. */
  state(state: ImplementationState): string;
  /** How results stand. */
  status(status: GroupStatus): string;
  /** How far the work is. */
  work(figures: WorkFigures): string;
  /** How far the results are. */
  results(figures: ResultFigures): string;
  /** How many measures have data that are not too old to judge by, or an empty text where all have. */
  coverage(withData: number, all: number): string;
  /**
   * The same of a plan: of the measures of goals, on which its results rest, and beside them of those of strategies.
   * `byWeight` is the coverage of its results, 0 to 1: goals by weight, one without a measure as one without data.
   */
  planCoverage(goals: Coverage, byWeight: number, strategies: Coverage): string;
  /** How many parts are overdue. */
  overdue(count: number): string;
  /** What was given up: a share of the weight. */
  givenUp(share: number): string;
  /** How many milestones and actions are open in what was given up. */
  leftOpen(count: number): string;
  /** The day up to which work is planned; of several parts, the first up to which one is. */
  plannedThrough(day: string, isFirst: boolean): string;
  /** Since when data are out of date. */
  staleSince(day: string): string;
  /** That what was observed on a day is withheld. */
  withheld(day: string): string;
  /** That a group is smaller than the least that is judged. */
  tooSmall(minimum: number): string;
  /** Whether a target on the way was met. */
  interim(met: boolean, target: string, day: string): string;
  /** A title within our own words. */
  quoted(title: string): string;
  /** How large a gap is, on which side, how it moves and why. */
  gap(gap: GapSaid): string;
  readonly diagnoses: Readonly<Record<Diagnosis, string>>;
  readonly goalDiagnoses: Readonly<Record<GoalDiagnosis, string>>;
  /** Why work and results are not compared, where it is not that data are lacking. */
  readonly uncompared: Readonly<Record<Uncompared, string>>;
  readonly summary: SummaryWords;
}
