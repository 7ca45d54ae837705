/** The groups of students within a measure: the same indicator, for some of those it looks at. */
import type { Subgroup, SubgroupInput } from './generated/types.js';

/** A group of students within a measure. */
export type Group = Subgroup;

/** A group as it may be written. */
export type GroupInput = SubgroupInput;

/** The kind of a group. */
export const GROUP = 'subgroup';

/** The field of a measure that holds its groups. */
export const GROUPS = 'subgroups';

/** The groups of a measure. */
export const groupsOf = <Held>(measure: { readonly subgroups: Held }): Held => measure.subgroups;
