/** What sentences about what needs attention name, by reason, and the words for how things stand. */

/** A step of the work that reports for itself. */
export type Step = 'action' | 'milestone';

/** How work stands. */
export type WorkState =
  | 'complete'
  | 'complete-to-date'
  | 'discontinued'
  | 'overdue'
  | 'not-started'
  | 'on-schedule'
  | 'behind-schedule'
  | 'no-data';

/** How results stand. */
export type ResultStatus =
  | 'not-measurable'
  | 'no-data'
  | 'exceeded'
  | 'met'
  | 'missed'
  | 'stale'
  | 'regressing'
  | 'on-track'
  | 'at-risk'
  | 'off-track'
  | 'too-small';

/** How often something is looked at. */
export type Often = 'monthly' | 'quarterly' | 'semiannual' | 'annual' | 'biennial';

/** What is aimed at: a value, or a band with one end or both; null for what is not said. */
export interface Aim {
  readonly aim: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What is seen of a measure, or of a group of students in it. */
export interface Seen {
  readonly title: string;
  /** The group of students; null for all of them. */
  readonly group: string | null;
  readonly value: number;
  readonly observedOn: string;
}

/** The values of each reason. Titles are short enough for a sentence; shares are 0 to 1. */
export interface AttentionParams {
  readonly 'action-overdue': { readonly title: string; readonly end: string; readonly completion: number };
  readonly 'milestone-overdue': { readonly title: string; readonly end: string; readonly completion: number };
  readonly 'measure-missed': Seen & Aim & { readonly due: string };
  readonly 'interim-missed': Seen & Aim & { readonly due: string };
  readonly 'measure-regressing': Seen & { readonly baseline: number; readonly baselineOn: string };
  readonly 'group-regressing': Seen & { readonly baseline: number; readonly baselineOn: string };
  readonly 'measure-off-track': Seen & Aim;
  readonly 'group-off-track': Seen & Aim;
  readonly 'gap-widening': {
    readonly title: string;
    readonly group: string;
    readonly before: number;
    readonly beforeOn: string;
    readonly gap: number;
    readonly date: string;
    readonly because: 'group-gained' | 'group-lost' | 'whole-gained' | 'whole-lost';
  };
  readonly 'theory-in-doubt': {
    readonly title: string;
    readonly state: WorkState;
    readonly status: ResultStatus;
    /** The clauses of the theory that are tested; null where there is none. */
    readonly if: string | null;
    readonly then: string | null;
  };
  readonly 'contribution-in-doubt': {
    readonly title: string;
    readonly status: ResultStatus;
    /** The clause of a theory that is tested; null where none says it. */
    readonly and: string | null;
  };
  readonly blocked: {
    readonly step: Step;
    readonly title: string;
    readonly start: string;
    /** The title of the first that it waits for, and how many there are. */
    readonly waitsFor: string;
    readonly count: number;
  };
  readonly 'action-late-start': { readonly step: Step; readonly title: string; readonly start: string };
  readonly 'judgement-disagrees': {
    readonly step: Step;
    readonly title: string;
    readonly date: string;
    readonly judged: 'on-schedule' | 'behind-schedule';
    readonly found: 'on-schedule' | 'behind-schedule';
  };
  readonly 'action-behind-schedule': {
    readonly step: Step;
    readonly title: string;
    readonly completion: number;
    readonly due: number;
  };
  readonly 'milestone-ending-soon': { readonly title: string; readonly end: string; readonly completion: number };
  readonly 'nothing-planned': { readonly title: string; readonly through: string | null; readonly end: string };
  readonly 'measure-stale': Seen & { readonly status: ResultStatus };
  readonly 'measure-at-risk': Seen & Aim;
  readonly 'forecast-unlikely': Aim & {
    readonly title: string;
    readonly due: string;
    readonly projected: number;
    readonly least: number;
    readonly most: number;
  };
  readonly 'report-late': {
    readonly step: Step;
    readonly title: string;
    readonly last: string | null;
    readonly often: Often;
  };
  readonly 'observation-late': { readonly title: string; readonly last: string | null; readonly often: Often };
}

/** The words for how things stand, and for why something needs attention. */
export interface StandingWords {
  readonly states: Readonly<Record<WorkState, string>>;
  readonly statuses: Readonly<Record<ResultStatus, string>>;
  /** Headings of the reasons, `rule-broken` among them. */
  readonly reasons: Readonly<Record<keyof AttentionParams | 'rule-broken', string>>;
}
