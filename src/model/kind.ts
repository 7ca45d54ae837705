/**
 * What the structure of a kind of entity says, free of zod: what it owns, what it refers to, how its fields change.
 * The structures themselves are generated from the descriptions (`generated/structure.ts`).
 */
import type { EntityKind, EntityOfKind } from './generated/types.js';

/** A list that an entity owns: under which name, and what is in it. */
export interface OwnedList {
  readonly key: string;
  readonly kind: EntityKind;
}

/** Where ids stand in an entity that lead to others. */
export interface Reference {
  /** The way to the ids: names of fields, and `*` for each entry of a list. */
  readonly path: readonly string[];
  /** What the id may name; null for anything. */
  readonly kinds: readonly EntityKind[] | null;
  /** The field beside the id that names the plan in which it is to be found; null where that is this plan. */
  readonly within: string | null;
}

/** How a field is held and changed. */
export interface FieldStructure {
  readonly optional: boolean;
  /** The operation that changes it; null where `revise` does, or where nothing does. */
  readonly changedBy: string | null;
  /**
   * How two versions of it become one: as a `value`, as a `set`, by the `keys` of an object, or as a list of `dated`
   * entries; `owned` are entities of their own.
   */
  readonly merge: 'value' | 'set' | 'keys' | 'dated' | 'owned';
  /** For a list of values, the name of their type. */
  readonly entries?: string;
}

/** What follows from the description of a kind. */
export interface KindStructure {
  /** The name of its type: `CollaborativeTeam`. */
  readonly type: string;
  /** What one is called in a sentence. */
  readonly noun: string;
  /** The name of its table. */
  readonly table: string;
  /** The field that says what it is called. */
  readonly title: string;
  /** What it owns, in the order of its fields. The plan's one organization is no list. */
  readonly owns: readonly OwnedList[];
  readonly references: readonly Reference[];
  readonly fields: Readonly<Record<string, FieldStructure>>;
  /** The fields that `revise` changes. */
  readonly revisable: readonly string[];
}

/** Any entity. */
export type AnyEntity = EntityOfKind[EntityKind];
