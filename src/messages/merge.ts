/** What issues about merging name, by code. */

/** The values of each code. */
export interface MergeParams {
  /** A conflict whose entity, or what should hold it, is no longer in the plan. */
  readonly unresolvable: { readonly id: string; readonly parentId: string | null };
  /** A side that is none; `given` is what was given. */
  readonly 'no-side': { readonly given: string };
}
