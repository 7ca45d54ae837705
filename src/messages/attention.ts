/** What sentences about what needs attention name, by reason, and the words for how things stand. */

import type { Frequency } from '../model/calendar.js';
import type { GapCause, GroupStatus, ImplementationState } from '../model/standing.js';

/** A step of the work that reports for itself. */
export type StepKind = 'action' | 'milestone';

/** What is aimed at: a value, or a band with one end or both; null for what is not said. */
export interface Aim {
  readonly aim: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** What is seen of a measure, or of a group of students in it. */
export interface SeenMeasure {
  readonly title: string;
  /** The group of students; null for all of them. */
  readonly group: string | null;
  readonly value: number;
  readonly observedOn: string;
}

/** What regresses: of what should stay in a band, that it left it; else that it is worse than at the start. */
export interface SeenRegressing extends SeenMeasure, Pick<Aim, 'low' | 'high'> {
  readonly baseline: number;
  readonly baselineOn: string;
}

/** The values of reasons about the work. Titles are short enough for a sentence; shares are 0 to 1. */
export interface WorkAttentionParams {
  readonly 'action-overdue': { readonly title: string; readonly end: string; readonly completion: number };
  readonly 'milestone-overdue': { readonly title: string; readonly end: string; readonly completion: number };
  readonly blocked: {
    readonly step: StepKind;
    readonly title: string;
    readonly start: string;
    /** The title of the first that it waits for, and how many there are. */
    readonly waitsFor: string;
    readonly count: number;
  };
  readonly 'action-late-start': { readonly step: StepKind; readonly title: string; readonly start: string };
  readonly 'judgement-disagrees': {
    readonly step: StepKind;
    readonly title: string;
    readonly date: string;
    readonly judged: 'on-schedule' | 'behind-schedule';
    readonly found: 'on-schedule' | 'behind-schedule';
  };
  readonly 'action-behind-schedule': {
    readonly step: StepKind;
    readonly title: string;
    readonly completion: number;
    readonly due: number;
  };
  readonly 'milestone-ending-soon': { readonly title: string; readonly end: string; readonly completion: number };
  readonly 'nothing-planned': { readonly title: string; readonly through: string | null; readonly end: string };
  readonly 'report-late': {
    readonly step: StepKind;
    readonly title: string;
    readonly last: string | null;
    readonly often: Frequency;
  };
}

/** The values of reasons about results. Titles are short enough for a sentence; shares are 0 to 1. */
export interface ResultAttentionParams {
  readonly 'measure-missed': SeenMeasure & Aim & { readonly due: string };
  readonly 'interim-missed': SeenMeasure & Aim & { readonly due: string };
  readonly 'measure-regressing': SeenRegressing;
  readonly 'group-regressing': SeenRegressing;
  readonly 'measure-off-track': SeenMeasure & Aim;
  readonly 'group-off-track': SeenMeasure & Aim;
  readonly 'gap-widening': {
    readonly title: string;
    readonly group: string;
    readonly before: number;
    readonly beforeOn: string;
    readonly gap: number;
    readonly date: string;
    readonly because: GapCause;
  };
  readonly 'theory-in-doubt': {
    readonly title: string;
    readonly state: ImplementationState;
    readonly status: GroupStatus;
    /** The clauses of the theory that are tested; null where there is none. */
    readonly if: string | null;
    readonly then: string | null;
  };
  readonly 'contribution-in-doubt': {
    readonly title: string;
    readonly status: GroupStatus;
    /** The clause of a theory that is tested; null where none says it. */
    readonly and: string | null;
  };
  readonly 'measure-stale': SeenMeasure & { readonly status: GroupStatus };
  readonly 'measure-at-risk': SeenMeasure & Aim;
  readonly 'forecast-unlikely': Aim & {
    readonly title: string;
    readonly due: string;
    readonly projected: number;
    readonly least: number;
    readonly most: number;
  };
  readonly 'observation-late': { readonly title: string; readonly last: string | null; readonly often: Frequency };
}

/** The values of each reason. */
export type AttentionParams = WorkAttentionParams & ResultAttentionParams;

/** The words for how things stand, and for why something needs attention. */
export interface StandingWords {
  readonly states: Readonly<Record<ImplementationState, string>>;
  readonly statuses: Readonly<Record<GroupStatus, string>>;
  /** Headings of the reasons, `rule-broken` among them. */
  readonly reasons: Readonly<Record<keyof AttentionParams | 'rule-broken', string>>;
}
