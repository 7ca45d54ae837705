/**
 * A plan being changed: each step copies the path from the root to what it changes and nothing else, and notes
 * which entities the rules must look at again. Nothing here knows the operations.
 */

import { findEntity, indexEntity, shareIndex } from '../model/entity-index.js';
import { type FoundEntity, ownedEntities, ownedLists } from '../model/find.js';
import { markFrozen } from '../model/frozen.js';
import type { EntityKind, EntityOfKind, Plan } from '../model/generated/types.js';
import type { Issue, Path } from '../model/result.js';
import { withArticle } from '../model/words.js';
import type { Operation } from './operation.js';

type AnyEntity = EntityOfKind[EntityKind];

/** A plan on its way from one state to the next. */
export interface Work {
  plan: Plan;
  /** The ids of entities that were added or changed, and of those whose rules look at them. */
  readonly touched: Set<string>;
}

/** What carrying out a step came to: what takes it back, or why it cannot be. */
export type Outcome = { readonly inverse: readonly Operation[] } | { readonly refused: readonly Issue[] };

/** A refusal, with its place in the operation. */
export function refuse(code: string, path: Path, message: string, id?: string): { readonly refused: readonly Issue[] } {
  return { refused: [{ code, severity: 'error', params: {}, path, message, ...(id === undefined ? {} : { id }) }] };
}

/** A found entity of one of some kinds. */
type FoundOf<Kind extends EntityKind> = Extract<FoundEntity, { readonly kind: Kind }>;

/** The entity that an operation names, of a kind that it is for; or a refusal. */
export function named<Kind extends EntityKind>(
  work: Work,
  id: string,
  kinds: readonly Kind[],
  path: Path = ['id'],
): FoundOf<Kind> | { readonly refused: readonly Issue[] } {
  const found = findEntity(work.plan, id);
  const wanted = kinds.map(withArticle).join(' or ');
  if (found === undefined) {
    return refuse('unknown-id', path, `Nothing in this plan has the id "${id}"; give the id of ${wanted}.`);
  }
  if (!(kinds as readonly EntityKind[]).includes(found.kind)) {
    return refuse('wrong-kind', path, `"${id}" is ${withArticle(found.kind)}; give the id of ${wanted}.`, id);
  }
  return found as FoundOf<Kind>;
}

/** A frozen copy of what holds a place, with another value at it, down a path. */
function withAt<T>(holder: T, path: Path, depth: number, value: unknown): T {
  if (depth === path.length) return value as T;
  const step = path[depth] as keyof T;
  const copy = (Array.isArray(holder) ? holder.slice() : { ...holder }) as T;
  copy[step] = withAt(holder[step], path, depth + 1, value);
  return markFrozen(Object.freeze(copy as object)) as T;
}

function put(work: Work, path: Path, value: unknown, entered: readonly string[], removed: number): void {
  const before = work.plan;
  work.plan = withAt(before, path, 0, value);
  shareIndex(before, work.plan, { entered, removed });
}

/** An entity with some fields set, and those that are undefined left out. */
export function withFields<Entity extends object>(entity: Entity, fields: Readonly<Record<string, unknown>>): Entity {
  const copy: Record<string, unknown> = { ...(entity as Readonly<Record<string, unknown>>) };
  for (const [key, value] of Object.entries(fields)) {
    if (value === undefined) delete copy[key];
    else copy[key] = value;
  }
  return markFrozen(Object.freeze(copy)) as unknown as Entity;
}

/** Fields whose change bears on the rules of entities further down. */
const FELT_BELOW: { readonly [Kind in EntityKind]?: readonly string[] } = {
  measure: ['direction', 'unit', 'accumulation'],
  milestone: ['period'],
  plan: ['period', 'id'],
  organization: ['kind'],
};

/** Sets fields of an entity. The values are frozen already. */
export function setFields(work: Work, found: FoundEntity, fields: Readonly<Record<string, unknown>>): void {
  const { kind, entity, path } = found;
  const changed = withFields(entity, fields);
  put(work, path, changed, [changed.id], 0);
  work.touched.add(changed.id);
  const felt = FELT_BELOW[kind]?.some((field) => field in fields);
  if (felt) touchBelow(work, kind, changed);
}

/** What a rule looks at together with what holds it. */
function touchBelow(work: Work, kind: EntityKind, entity: AnyEntity): void {
  const { goals } = work.plan;
  if (kind === 'measure') for (const { id } of (entity as EntityOfKind['measure']).subgroups) work.touched.add(id);
  if (kind === 'milestone') for (const { id } of (entity as EntityOfKind['milestone']).actions) work.touched.add(id);
  if (kind !== 'plan' && kind !== 'organization') return;
  for (const goal of goals) {
    work.touched.add(goal.id);
    if (kind === 'organization') continue;
    for (const { milestones } of goal.strategies) for (const { id } of milestones) work.touched.add(id);
  }
}

/** Calls back for an entity and everything that it owns. */
export function eachBelow(
  kind: EntityKind,
  entity: AnyEntity,
  visit: (kind: EntityKind, entity: AnyEntity) => void,
): void {
  visit(kind, entity);
  for (const { key, kind: childKind } of ownedLists(kind)) {
    for (const child of ownedEntities(entity, key)) eachBelow(childKind, child, visit);
  }
}

/** The name of the list in which an entity of one kind holds those of another; undefined where it holds none. */
export function listKey(holder: EntityKind, kind: EntityKind): string | undefined {
  return ownedLists(holder).find((list) => list.kind === kind)?.key;
}

/** Puts an entity into the list of what is to hold it; says at which place. */
export function insert(
  work: Work,
  holder: FoundEntity,
  kind: EntityKind,
  entity: AnyEntity,
  at: number | undefined,
  isNew: boolean,
): number {
  const key = listKey(holder.kind, kind) as string;
  const list = ownedEntities(holder.entity, key);
  const place = Math.min(at ?? list.length, list.length);
  const inserted = markFrozen(Object.freeze([...list.slice(0, place), entity, ...list.slice(place)]));
  indexEntity(work.plan, entity.id, kind, holder, key);
  // What an entity owns moves with it: its places and its rules stay as they are.
  put(work, [...holder.path, key], inserted, isNew ? [entity.id] : [], 0);
  work.touched.add(holder.entity.id).add(entity.id);
  if (isNew) eachBelow(kind, entity, (_kind, below) => work.touched.add(below.id));
  return place;
}

/** Takes an entity out of the list that holds it, for good or to put it elsewhere; says from which place. */
export function takeOut(work: Work, { kind, entity, path, parentId }: FoundEntity, forGood: boolean): number {
  const place = path.at(-1) as number;
  const listPath = path.slice(0, -1);
  const list = ownedEntities(findEntity(work.plan, parentId as string)?.entity as AnyEntity, listPath.at(-1) as string);
  const rest = markFrozen(Object.freeze([...list.slice(0, place), ...list.slice(place + 1)]));
  let gone = 0;
  if (forGood) {
    eachBelow(kind, entity, (_kind, { id }) => {
      gone += 1;
      // What was wrong with it is mended by its going.
      work.touched.add(id);
    });
  }
  put(work, listPath, rest, [], gone);
  work.touched.add(parentId as string);
  return place;
}
