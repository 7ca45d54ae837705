/** What the sentences of a log of operations name, and the sentences that a language has for them. */
import type { EntityKind } from '../model/generated/types.js';

/** Something that an operation names: by its title, or by its id where the plan does not have it. */
export interface Named {
  readonly kind: EntityKind | null;
  /** Short enough for a sentence. */
  readonly title: string;
}

/** The values of each sentence. Text of the plan is short enough for a sentence. */
export interface TellingParams {
  readonly add: { readonly what: Named; readonly to: Named | null };
  readonly revise: { readonly what: Named; readonly fields: readonly string[] };
  readonly move: { readonly what: Named; readonly to: Named | null };
  readonly remove: { readonly what: Named };
  readonly replacePlan: { readonly title: string };
  readonly reviseDirection: { readonly fields: readonly string[] };
  readonly setExtensions: { readonly what: Named };
  readonly reviseTheory: { readonly what: Named; readonly theory: string | null };
  readonly reschedule: { readonly what: Named; readonly start: string | null; readonly end: string | null };
  readonly discontinue: { readonly what: Named; readonly date: string | null; readonly reason: string };
  readonly carryOver: { readonly what: Named; readonly title: string; readonly start: string; readonly end: string };
  readonly report: { readonly what: Named; readonly percent: number; readonly date: string };
  readonly withdrawReport: { readonly what: Named; readonly date: string };
  readonly recordObservation: { readonly what: Named; readonly value: number; readonly date: string };
  readonly correctObservation: {
    readonly what: Named;
    readonly date: string;
    readonly value: number;
    /** The day of the observation now, where that is another. */
    readonly newDate: string | null;
  };
  readonly removeObservation: { readonly what: Named; readonly date: string };
  readonly recordWithheld: { readonly what: Named; readonly date: string };
  readonly withdrawWithheld: { readonly what: Named; readonly date: string };
  readonly recordUse: { readonly what: Named; readonly amount: number; readonly date: string };
  readonly recordDelivery: { readonly what: Named; readonly amount: number; readonly date: string };
  readonly withdrawAmount: { readonly what: Named; readonly amount: number; readonly date: string };
  readonly setTargets: {
    readonly what: Named;
    readonly count: number;
    /** The last target; null where there is none. */
    readonly last: {
      readonly date: string;
      readonly value: number | null;
      readonly low: number | null;
      readonly high: number | null;
    } | null;
    readonly from: string | null;
  };
  readonly rebaseline: {
    readonly what: Named;
    readonly baseline: { readonly date: string; readonly value: number } | null;
    readonly from: string | null;
  };
  readonly setRevisions: { readonly what: Named; readonly count: number };
  readonly assignTeam: { readonly what: Named; readonly assigned: Named | null };
  readonly assignUnit: { readonly what: Named; readonly assigned: Named | null };
  readonly adjustCourse: { readonly date: string; readonly count: number; readonly rationale: string };
}

/** The sentences of a language. */
export type Telling = { readonly [Name in keyof TellingParams]: (params: TellingParams[Name]) => string };
