/** What a report says besides the text of the plan: headings, labels, and sentences made from figures. */
import type { ResultStatus, WorkState } from './attention.js';

/** A share from 0 to 1, or null where it is not known. */
type Share = number | null;

/** How the work of something stands. */
export interface WorkFigures {
  readonly completion: Share;
  readonly due: Share;
  readonly state: WorkState;
}

/** How the results of something stand. */
export interface ResultFigures {
  readonly progress: Share;
  readonly expected: Share;
  readonly status: ResultStatus;
}

/** How a gap between a group and the whole moves. */
export type GapMovement = 'closing' | 'steady' | 'widening' | 'unknown';

/** What moved a gap. */
export type GapReason = 'group-gained' | 'group-lost' | 'whole-gained' | 'whole-lost';

/** What comparing work with results says of a strategy. */
export type StrategyVerdict =
  | 'too-early'
  | 'theory-holding'
  | 'theory-in-doubt'
  | 'results-without-implementation'
  | 'not-yet-tested'
  | 'unknown';

/** What comparing its strategies' results with its own says of a goal. */
export type GoalVerdict =
  | 'too-early'
  | 'contribution-holding'
  | 'contribution-in-doubt'
  | 'results-without-contribution'
  | 'not-yet-tested'
  | 'unknown';

/** The words of a report in a language. */
export interface ReportWords {
  /** The language, as a BCP 47 tag: what `lang` says on a page. */
  readonly locale: string;
  readonly labels: Readonly<
    Record<
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
      | 'nothing'
      | 'charts',
      string
    >
  >;
  day(day: string): string;
  number(value: number): string;
  percent(share: Share): string;
  period(start: string, end: string): string;
  asOf(day: string): string;
  moreItems(count: number): string;
  state(state: WorkState): string;
  status(status: ResultStatus): string;
  work(figures: WorkFigures): string;
  results(figures: ResultFigures): string;
  /** "1 of 5 measures has data", or an empty text where all have. */
  coverage(withData: number, all: number): string;
  overdue(count: number): string;
  /** What was given up: a share of the weight. */
  givenUp(share: number): string;
  plannedThrough(day: string): string;
  staleSince(day: string): string;
  withheld(day: string): string;
  tooSmall(minimum: number): string;
  interim(met: boolean, target: string, day: string): string;
  gap(size: string, movement: GapMovement, because: GapReason | null): string;
  readonly diagnoses: Readonly<Record<StrategyVerdict, string>>;
  readonly goalDiagnoses: Readonly<Record<GoalVerdict, string>>;
  atLeast(value: string): string;
  atMost(value: string): string;
  between(low: string, high: string): string;
  /** The sentences of the summary. */
  readonly summary: {
    stands(work: WorkFigures, results: ResultFigures, day: string): string;
    /** `what` is a measure, with the goal or strategy that it judges. */
    behind(title: string, of: string, status: ResultStatus): string;
    nothingBehind(): string;
    decisions(overdue: number, toDispose: number, atTop: string | null): string;
    unknown(withoutData: number, stale: number, all: number): string;
    allKnown(all: number): string;
    groups(behind: number, judged: number, unknown: number): string;
  };
}
