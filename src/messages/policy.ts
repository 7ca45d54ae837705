/** What issues about a policy, and about the place of an entity that is checked alone, name by code. */

/** The values of each code. */
export interface PolicyParams {
  readonly 'bad-policy':
    | { readonly reason: 'no-rule'; readonly rule: string; readonly nearest: string | null }
    | {
        readonly reason: 'months';
        readonly field: string;
        readonly min: number;
        readonly max: number;
        readonly most: number;
      }
    | { readonly reason: 'thresholds'; readonly onTrack: number; readonly atRisk: number }
    | {
        readonly reason: 'range';
        readonly field: string;
        readonly value: number;
        readonly least: number;
        /** Null where there is no upper bound. */
        readonly most: number | null;
      }
    | { readonly reason: 'not-above'; readonly field: string; readonly value: number; readonly bound: number }
    | { readonly reason: 'not-whole'; readonly field: string; readonly value: number }
    | { readonly reason: 'month-day'; readonly field: string; readonly value: string };
  readonly 'unknown-holder': {
    readonly parentId: string;
    readonly kind: string;
    /** The kind of what has the id; null where nothing has. */
    readonly foundKind: string | null;
  };
}
