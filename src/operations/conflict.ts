/** What a merge could not decide: conflicts as plain data, and the merged plan that they come with. */
import type { FieldShape } from '../model/field-shape.js';
import { type FoundEntity, kindInList } from '../model/find.js';
import type { EntityKind, Plan } from '../model/generated/types.js';
import type { Issue, Path } from '../model/result.js';

/** Whose version: ours or theirs. */
export type MergeSide = 'ours' | 'theirs';
export const mergeSides = ['ours', 'theirs'] as const satisfies readonly MergeSide[];

/**
 * How two sides are at odds.
 *
 * - `field`: both gave one field, or the entries of one day, different values. `base`, `ours` and `theirs` are these.
 *   Also over `discontinued`, where one side gave up what the other reported complete or reported on at a later day.
 * - `removed`: one side removed an entity that the other changed, moved, or put something into. The values are the
 *   entity, undefined where it was removed.
 * - `moved`: both moved an entity to different places, or put one list in different orders. The values are the ids of
 *   what holds the entity, or of the entities in the list.
 * - `both-added`: both recorded equal amounts on one day, which may be one or two; or both gave one id to different
 *   kinds of things. The values are the entries, or the entities.
 * - `rule`: putting the two together makes an error that neither side has. The values are those of the field concerned;
 *   of a field that cannot be left out, where a side has no such entity, they are the entity. Of a reference to what
 *   the other side removed, they are what the merge makes of the field with the reference and without it.
 */
export type ConflictKind = 'field' | 'removed' | 'moved' | 'both-added' | 'rule';
export const conflictKinds = [
  'field',
  'removed',
  'moved',
  'both-added',
  'rule',
] as const satisfies readonly ConflictKind[];

/** Where an entity stands in the merged plan, or stood where that does not hold it. */
export interface ConflictPlace {
  /** The id of what holds it, or held it. */
  readonly parentId: string;
  /** The field of the list. */
  readonly list: string;
  /** Its place in the list, from 0. */
  readonly at: number;
}

/** Where an entity stands; undefined for the plan and its organization, which are in no list. */
export const placeOf = ({ path, parentId }: FoundEntity): ConflictPlace | undefined =>
  path.length < 2
    ? undefined
    : { parentId: parentId as string, list: path.at(-2) as string, at: path.at(-1) as number };

/** Something that both sides changed otherwise. All of it is plain JSON, but that what is not there is undefined. */
export interface Conflict {
  readonly kind: ConflictKind;
  /**
   * Leads to the entity in the merged plan, and on to the field, and the day or the name in it, that is meant. Where
   * the merged plan has no such entity, the path is that of the side that has it.
   */
  readonly path: Path;
  /** The id of the entity. */
  readonly id: string;
  readonly base: unknown;
  readonly ours: unknown;
  readonly theirs: unknown;
  /** Whose version the merged plan holds. */
  readonly kept: MergeSide;
  /**
   * For `removed`, where the entity stands in the merged plan, or stood where that does not hold it; for two entities of
   * `both-added`, where the one stood that gave way.
   */
  readonly place?: ConflictPlace;
  /**
   * What the merged plan holds, where that may be put together of both sides: for `rule` the field concerned, as far as
   * the version of `kept` did not mend it, and for a whole entity that is as neither side has it. Elsewhere it holds the
   * version of `kept`.
   */
  readonly merged?: unknown;
  /** The error that putting the two together makes and neither side has; for `rule` only. */
  readonly issue?: Issue;
  /**
   * What comes back with the version of a side, which refers to it though the other side removed it. It goes again
   * with that version, unless something else refers to it.
   */
  readonly along?: readonly (ConflictPlace & { readonly side: MergeSide; readonly entity: unknown })[];
}

/** The kind of the entity that the path of a conflict leads to. */
export function kindAt({ path }: Pick<Conflict, 'path'>): EntityKind {
  let kind: EntityKind = path[0] === 'organization' ? 'organization' : 'plan';
  for (const step of path) kind = kindInList(kind, step as string) ?? kind;
  return kind;
}

/** A merged plan, and what to look at. */
export interface Merge {
  readonly plan: Plan;
  readonly conflicts: readonly Conflict[];
}

/** What a conflict that was stored must look like. What its sides hold is looked at where it is decided. */
export const conflictShape: FieldShape = {
  is: 'object',
  of: {
    kind: { is: 'choice', of: conflictKinds },
    path: { is: 'list', of: { is: 'anything' } },
    id: { is: 'text' },
    base: { is: 'anything', optional: true },
    ours: { is: 'anything', optional: true },
    theirs: { is: 'anything', optional: true },
    kept: { is: 'choice', of: mergeSides },
    place: {
      is: 'object',
      of: { parentId: { is: 'text' }, list: { is: 'text' }, at: { is: 'integer', min: 0 } },
      optional: true,
    },
    merged: { is: 'anything', optional: true },
    issue: { is: 'anything', optional: true },
    along: {
      is: 'list',
      of: {
        is: 'object',
        of: {
          side: { is: 'choice', of: mergeSides },
          entity: { is: 'anything' },
          parentId: { is: 'text' },
          list: { is: 'text' },
          at: { is: 'integer', min: 0 },
        },
      },
      optional: true,
    },
  },
};
