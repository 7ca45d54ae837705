/** What the sentences of a log of operations name, and the sentences that a language has for them. */
import type { EntityKind } from '../model/generated/types.js';

/** Something that an operation names: by its title, or by its id where the plan does not have it. */
export interface NamedEntity {
  readonly kind: EntityKind | null;
  /** Short enough for a sentence. */
  readonly title: string;
}

/** The values of each sentence. Text of the plan is short enough for a sentence. */
export interface TellingParams {
  readonly add: { readonly what: NamedEntity; readonly to: NamedEntity | null };
  readonly revise: { readonly what: NamedEntity; readonly fields: readonly string[] };
  readonly move: { readonly what: NamedEntity; readonly to: NamedEntity | null };
  readonly remove: { readonly what: NamedEntity };
  readonly replacePlan: { readonly title: string };
  readonly reviseDirection: { readonly fields: readonly string[] };
  readonly setExtensions: { readonly what: NamedEntity };
  readonly reviseTheory: { readonly what: NamedEntity; readonly theory: string | null };
  readonly reschedule: { readonly what: NamedEntity; readonly start: string | null; readonly end: string | null };
  readonly discontinue: { readonly what: NamedEntity; readonly date: string | null; readonly reason: string };
  readonly carryOver: {
    readonly what: NamedEntity;
    readonly title: string;
    readonly start: string;
    readonly end: string;
  };
  readonly report: { readonly what: NamedEntity; readonly percent: number; readonly date: string };
  readonly withdrawReport: { readonly what: NamedEntity; readonly date: string };
  readonly recordObservation: { readonly what: NamedEntity; readonly value: number; readonly date: string };
  readonly correctObservation: {
    readonly what: NamedEntity;
    readonly date: string;
    readonly value: number;
    /** The day of the observation now, where that is another. */
    readonly newDate: string | null;
  };
  readonly removeObservation: { readonly what: NamedEntity; readonly date: string };
  readonly recordWithheld: { readonly what: NamedEntity; readonly date: string };
  readonly withdrawWithheld: { readonly what: NamedEntity; readonly date: string };
  readonly recordUse: { readonly what: NamedEntity; readonly amount: number; readonly date: string };
  readonly recordDelivery: { readonly what: NamedEntity; readonly amount: number; readonly date: string };
  readonly withdrawAmount: { readonly what: NamedEntity; readonly amount: number; readonly date: string };
  readonly setTargets: {
    readonly what: NamedEntity;
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
    readonly what: NamedEntity;
    readonly baseline: { readonly date: string; readonly value: number } | null;
    readonly from: string | null;
  };
  readonly setRevisions: { readonly what: NamedEntity; readonly count: number };
  readonly assignTeam: { readonly what: NamedEntity; readonly assigned: NamedEntity | null };
  readonly assignUnit: { readonly what: NamedEntity; readonly assigned: NamedEntity | null };
  readonly adjustCourse: { readonly date: string; readonly count: number; readonly rationale: string };
}
