/** What sentences about what needs attention name, by reason, and the words for how things stand. */

import type { Frequency } from '../model/calendar.js';
import { type Beside, rounded } from '../model/figures.js';
import type { MeasureUnit } from '../model/generated/types.js';
import {
  type Aimed,
  again,
  aimInUnit,
  apartInUnit,
  expectedFigure,
  type FigureWords,
  inUnit,
  numbersIn,
} from '../model/in-unit.js';
import type { GapCause, GroupStatus, ImplementationState } from '../model/standing.js';

/** A step of the work that reports for itself. */
export type StepKind = 'action' | 'milestone';

/** In which unit values are, as plain values. */
export interface InUnit {
  readonly unit: MeasureUnit['kind'];
  /** What one of it is called; null where the plan does not say. */
  readonly label: string | null;
  /** The names of the levels, one on each line; null where there are none. */
  readonly levels: string | null;
}

/** What is aimed at: a value, or a band with one end or both; null for what is not said. */
export interface Aim {
  readonly aim: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

/** The unit that values are in; items that an earlier version wrote name none. */
const unitOf = ({ unit, label, levels }: Partial<InUnit>): MeasureUnit => ({
  kind: unit ?? 'score',
  ...(label == null ? {} : { label }),
  ...(levels == null ? {} : { levels: levels.split('\n') }),
});

const aimed = ({ aim, low, high }: Aim): Aimed =>
  aim ?? { ...(low === null ? {} : { low }), ...(high === null ? {} : { high }) };

/**
 * How the sentences of a language say the figures in them: values in their unit, told apart from what they are held against.
 *
 * @example
 * ```ts
 * const { seen, target } = figuresOf(english.report);
 * const params = { unit: 'percent', label: null, levels: null, aim: 60, low: null, high: null } as const;
 * [seen(params, 59.996, [60]), target(params)]; // ['59.996%', '60%']
 * ```
 */
export const figuresOf = (words: FigureWords) => ({
  /** What was observed, told apart from what it is held against. */
  seen: (params: InUnit, value: number, against: Beside = []) => inUnit(value, unitOf(params), words, against),
  /** Where it began, which it is held against. */
  began: (params: InUnit, value: number, against: Beside = []) => inUnit(value, again(unitOf(params)), words, against),
  /** A target, or a band to stay in. */
  target: (params: InUnit & Aim, against: Beside = []) =>
    aimInUnit(aimed(params), again(unitOf(params)), words, against),
  /** What is computed, and from where to where it may lie. */
  computed: (params: InUnit, value: number, against: Beside = []) =>
    inUnit(rounded(value, against), unitOf(params), words, against),
  /** In brackets, after a blank; nothing where both ends look alike. */
  range: (params: InUnit, low: number, high: number, against: Beside = []) => {
    const [least, most] = [rounded(low, against), rounded(high, against)];
    const unit = again(unitOf(params));
    if (inUnit(least, unit, words, against) === inUnit(most, unit, words, against)) return '';
    return ` (${aimInUnit({ low: least, high: most }, unit, words, against)})`;
  },
  /** How far a group of students is from the whole. */
  gap: (params: InUnit, size: number) => apartInUnit(size, unitOf(params), words),
});

/** The numbers of what is aimed at, which a value is told apart from. */
export const numbersOf = (params: Aim): Beside => numbersIn(aimed(params));

/** What was expected of a value, as a sentence shows it. */
export const expectedOf = <Params extends SeenMeasure & Aim>(params: Params): Params => ({
  ...params,
  aim: expectedFigure(params.aim, params.value),
});

/** What is seen of a measure, or of a group of students in it. */
export interface SeenMeasure extends InUnit {
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

/** What may be left open in something that was given up. */
export interface LeftOpen {
  /** The title of the milestone or strategy around it that was given up; null where all around it goes on. */
  readonly givenUp: string | null;
}

/** The values of reasons about the work. Titles are short enough for a sentence; shares are 0 to 1. */
export interface WorkAttentionParams {
  readonly 'action-overdue': LeftOpen & { readonly title: string; readonly end: string; readonly completion: number };
  readonly 'milestone-overdue': LeftOpen & {
    readonly title: string;
    readonly end: string;
    readonly completion: number;
  };
  readonly blocked: {
    readonly step: StepKind;
    readonly title: string;
    readonly start: string;
    /** The title of the first that it waits for, and how many there are. */
    readonly waitsFor: string;
    readonly count: number;
  };
  readonly 'action-late-start': LeftOpen & { readonly step: StepKind; readonly title: string; readonly start: string };
  readonly 'judgement-disagrees': {
    readonly step: StepKind;
    readonly title: string;
    readonly date: string;
    readonly judged: 'on-schedule' | 'behind-schedule';
    readonly found: 'on-schedule' | 'behind-schedule';
  };
  readonly 'action-behind-schedule': LeftOpen & {
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
  readonly 'gap-widening': InUnit & {
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
  readonly 'forecast-unlikely': Aim &
    InUnit & {
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
