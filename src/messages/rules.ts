/** What issues about broken rules name, by the code of the rule. */
import type { EntityKind } from '../model/generated/types.js';

/** The entity that breaks a rule: every issue of a rule names it. `title` is short enough for a sentence. */
export interface RuleSubject {
  readonly kind: EntityKind;
  readonly title: string;
}

/** A period beside the one that it should lie in. */
export interface PeriodBeside {
  readonly start: string;
  readonly end: string;
  readonly outerKind: EntityKind;
  readonly outerTitle: string;
  readonly outerStart: string;
  readonly outerEnd: string;
}

/** A period and the months that it may last. */
export interface PeriodLength {
  readonly start: string;
  readonly end: string;
  /** How long it lasts: whole months, and the days left over. */
  readonly months: number;
  readonly days: number;
  readonly min: number;
  readonly max: number;
  readonly reason: 'long' | 'short';
}

/** Another entity that an entity refers to. */
export interface OtherEntity {
  readonly otherKind: EntityKind;
  readonly otherTitle: string;
}

/** What a dated entry of a list is. */
export type EntryWord = 'report' | 'observation' | 'withheld' | 'used' | 'delivered';

/** The values of rules about what a plan is made of: ids, references, and what each part must have. */
export interface StructureFindings {
  readonly 'duplicate-id': { readonly id: string; readonly firstKind: EntityKind };
  readonly 'unknown-reference': {
    readonly id: string;
    /** The kinds that the reference asks for, divided by commas; null where it may lead to anything. */
    readonly expectedKinds: string | null;
    /** The kind that it leads to; null where it leads nowhere. */
    readonly foundKind: EntityKind | null;
  };
  readonly 'milestone-descriptive': { readonly quantity: string };
  readonly 'milestone-team': object;
  readonly 'milestone-actions': object;
  readonly 'team-inter-unit': { readonly count: number; readonly unitId: string | null };
  readonly 'plan-direction': { readonly missing: 'vision' | 'mission' | 'both' };
  readonly 'goal-focus': object;
  readonly 'goal-measures': object;
  readonly 'goal-strategies': object;
  readonly 'strategy-theory': object;
  readonly 'strategy-measures': object;
  readonly 'strategy-milestones': object;
  readonly 'strategy-planned': { readonly lastEnd: string; readonly end: string; readonly asOf: string };
  readonly 'theory-clauses': {
    readonly reason: 'blank' | 'twice';
    readonly part: 'if' | 'then' | 'and';
    readonly clause: string;
  };
}

/** The values of rules about periods, and about what comes before what. */
export interface TimingFindings {
  readonly 'period-order': {
    readonly what: 'period' | 'target' | 'observation';
    readonly start: string;
    readonly end: string;
  };
  readonly 'action-duration': PeriodLength;
  readonly 'action-in-milestone': PeriodBeside;
  readonly 'milestone-in-plan': PeriodBeside;
  readonly 'milestone-year': PeriodLength;
  readonly 'dependency-cycle': OtherEntity & { readonly reason: 'itself' | 'over' };
  readonly 'dependency-order': OtherEntity & { readonly start: string; readonly otherEnd: string };
  readonly 'continues-earlier': OtherEntity & {
    readonly reason: 'starts-before' | 'still-open';
    readonly start: string;
    readonly otherStart: string;
  };
}

/** The values of rules about targets. */
export interface TargetFindings {
  readonly 'sum-targets': {
    readonly date: string;
    readonly value: number;
    readonly beforeDate: string;
    readonly beforeValue: number;
  };
  readonly 'target-shape': {
    readonly date: string;
    readonly direction: 'increase' | 'decrease' | 'maintain';
    readonly reason: 'no-value' | 'band-beside-value' | 'value-to-maintain' | 'no-band' | 'low-above-high';
    readonly value: number | null;
    readonly low: number | null;
    readonly high: number | null;
  };
  readonly 'target-dates': {
    readonly reason: 'before-baseline' | 'same-day';
    readonly date: string;
    readonly baselineDate: string | null;
  };
  readonly 'target-direction': {
    readonly direction: 'increase' | 'decrease' | 'maintain';
    readonly value: number;
    readonly date: string;
    readonly baseline: number;
  };
  readonly 'revision-order': { readonly reason: 'same-day' | 'blank-reason'; readonly until: string };
}

/** The values of rules about measures otherwise: baselines, observations, groups of students. */
export interface MeasureFindings {
  readonly 'measure-baseline': object;
  readonly 'measure-targets': object;
  readonly 'measure-accumulation': {
    readonly reason: 'unit' | 'maintain';
    readonly accumulation: 'sum' | 'period';
    readonly unit: string;
  };
  readonly 'group-baseline': {
    readonly missing: 'target' | 'baseline';
    readonly measure: string;
    /** The day of the whole's baseline, where there is one. */
    readonly date: string | null;
  };
  readonly 'group-size': {
    readonly reason: 'group' | 'together';
    readonly measure: string;
    readonly dimension: string | null;
    readonly date: string;
    readonly size: number;
    readonly whole: number;
  };
  readonly 'value-range': {
    readonly what: 'baseline' | 'target' | 'observation' | 'margin';
    readonly date: string;
    readonly value: number;
    readonly reason: 'percent' | 'count' | 'level' | 'no-levels' | 'margin';
    readonly lastLevel: number | null;
    readonly firstLevelName: string | null;
  };
  readonly 'observation-dates': { readonly date: string };
}

/** The values of rules about reports, and about work that was discontinued. */
export interface ReportFindings {
  readonly 'report-order': {
    readonly reason: 'falls' | 'differ';
    readonly date: string;
    readonly percent: number;
    readonly beforeDate: string;
    readonly beforePercent: number;
  };
  readonly 'report-twice': { readonly what: EntryWord; readonly date: string };
  readonly 'report-in-future': { readonly what: EntryWord; readonly date: string; readonly asOf: string };
  readonly 'report-after-end': {
    readonly date: string;
    readonly endedOn: string;
    readonly endedKind: EntityKind;
    readonly endedTitle: string;
    readonly own: boolean;
  };
  readonly 'discontinued-reason': { readonly date: string };
}

/** The values of each code, besides the subject. */
export type RuleFindings = StructureFindings & TimingFindings & TargetFindings & MeasureFindings & ReportFindings;

/** The values that the sentence of each rule is made from. */
export type RuleParams = { readonly [Code in keyof RuleFindings]: RuleSubject & RuleFindings[Code] };
