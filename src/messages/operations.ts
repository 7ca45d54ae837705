/** What refusals of operations name, by code; and what the sentences of a log of operations name. */
import type { EntityKind } from '../model/generated/types.js';

/** A list whose entries have a day. */
export type EntryKind = 'report' | 'observation' | 'withheld' | 'amount';

/** A dated entry that an operation asks for and that is not there. */
export interface NoSuchEntry {
  readonly kind: EntityKind;
  readonly title: string;
  readonly date: string;
  /** Whether there is another on that day. */
  readonly hasOther: boolean;
}

/** The values of each code. Kinds are divided by commas. */
export interface OperationParams {
  readonly 'unknown-id': {
    readonly id: string;
    /** What may be named. */
    readonly kinds: string;
    /** What was to go into it, where that is so. */
    readonly child: EntityKind | null;
  };
  readonly 'wrong-kind': { readonly id: string; readonly kind: EntityKind; readonly kinds: string };
  readonly 'wrong-parent': {
    readonly id: string;
    readonly kind: EntityKind;
    readonly kinds: string;
    readonly child: EntityKind;
  };
  readonly 'into-itself': { readonly id: string };
  readonly 'still-referenced': {
    readonly kind: EntityKind;
    readonly title: string;
    readonly id: string;
    /** What is referred to within it; null where that is itself. */
    readonly withinId: string | null;
    readonly referrerKind: EntityKind;
    readonly referrerTitle: string;
    readonly referrerId: string;
  };
  readonly 'no-such-report': NoSuchEntry;
  readonly 'no-such-observation': NoSuchEntry;
  readonly 'no-such-withheld': NoSuchEntry;
  readonly 'no-such-amount': NoSuchEntry;
  readonly 'several-observations': NoSuchEntry;
  readonly 'already-discontinued': { readonly kind: EntityKind; readonly title: string; readonly date: string };
  readonly 'already-complete': { readonly kind: EntityKind; readonly title: string; readonly date: string };
  readonly 'not-in-milestone': { readonly id: string; readonly title: string };
  readonly 'id-too-long': { readonly id: string; readonly most: number };
  readonly 'revised-later': {
    readonly kind: EntityKind;
    readonly title: string;
    readonly from: string;
    readonly until: string;
  };
  /** An argument that is not what it should be; `given` is what was given. */
  readonly 'wrong-argument': {
    readonly expected: 'plan' | 'operation' | 'change' | 'journal' | 'history';
    readonly given: string;
  };
  readonly 'async-recipe': Readonly<Record<never, never>>;
}
