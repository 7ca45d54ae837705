/**
 * What waits for what, and where that leads back to itself. A whole plan is looked at once, in proportion to its
 * dependencies; for one entity, only what lies ahead of it or behind it is followed, whichever ends sooner.
 */
import { entityKinds } from '../model/find.js';
import { structure } from '../model/generated/structure.js';
import type { EntityKind } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';

const KINDS: ReadonlySet<EntityKind> = new Set(
  entityKinds.filter((kind) => Object.hasOwn(structure[kind].fields, 'dependsOn')),
);

/** Whether entities of a kind may depend on others. */
export const mayDepend = (kind: EntityKind): boolean => KINDS.has(kind);

const NONE: readonly string[] = [];

/** The ids that an entity depends on. */
export const dependenciesOf = (entity: AnyEntity | undefined): readonly string[] =>
  (entity as { readonly dependsOn?: readonly string[] } | undefined)?.dependsOn ?? NONE;

/** Finds the first dependency of an entity that depends on the entity itself; undefined where none does. */
export type CircularDependency = (entity: AnyEntity) => string | undefined;

/**
 * For a whole plan: the entities that depend on one another are found in one walk over all dependencies (Tarjan's
 * strongly connected components, without recursion, so that a chain may be of any length).
 */
export function circularAmong(dependents: readonly AnyEntity[]): CircularDependency {
  const indexOf = new Map<string, number>();
  const nodes: AnyEntity[] = [];
  for (const entity of dependents) {
    if (indexOf.has(entity.id)) continue;
    indexOf.set(entity.id, nodes.length);
    nodes.push(entity);
  }
  // What depends on nothing leads nowhere, so only dependencies on other dependents matter.
  const ahead = nodes.map((node) =>
    dependenciesOf(node).flatMap((id) => {
      const index = indexOf.get(id);
      return index === undefined ? [] : [index];
    }),
  );
  const circleOf = new Int32Array(nodes.length).fill(-1);
  const sizeOf: number[] = [];
  const order = new Int32Array(nodes.length).fill(-1);
  const lowest = new Int32Array(nodes.length);
  const next = new Int32Array(nodes.length);
  const open: number[] = [];
  const way: number[] = [];
  let visited = 0;
  const enter = (node: number): void => {
    order[node] = visited;
    lowest[node] = visited;
    visited += 1;
    open.push(node);
    way.push(node);
  };
  for (let root = 0; root < nodes.length; root += 1) {
    if (order[root] !== -1) continue;
    enter(root);
    while (way.length > 0) {
      const node = way[way.length - 1] as number;
      const step = ahead[node]?.[next[node] as number];
      if (step !== undefined) {
        next[node] = (next[node] as number) + 1;
        if (order[step] === -1) enter(step);
        else if (circleOf[step] === -1) lowest[node] = Math.min(lowest[node] as number, order[step] as number);
        continue;
      }
      way.pop();
      const before = way[way.length - 1];
      if (before !== undefined) lowest[before] = Math.min(lowest[before] as number, lowest[node] as number);
      if (lowest[node] !== order[node]) continue;
      let size = 0;
      for (let member = -1; member !== node; size += 1) {
        member = open.pop() as number;
        circleOf[member] = sizeOf.length;
      }
      sizeOf.push(size);
    }
  }
  return (entity) => {
    const own = circleOf[indexOf.get(entity.id) as number] as number;
    return dependenciesOf(entity).find((id) => {
      if (id === entity.id) return true;
      const index = indexOf.get(id);
      return index !== undefined && circleOf[index] === own && (sizeOf[own] as number) > 1;
    });
  };
}

/** How to get from an entity to what it depends on, and to what depends on it. */
export interface Neighbors {
  ahead(id: string): readonly string[];
  behind(id: string): readonly string[];
}

/** Follows the ids that lie one way, one at a time; says whether there are more. */
function explorer(start: readonly string[], nextOf: (id: string) => readonly string[]) {
  const seen = new Set(start);
  const waiting = [...start];
  return {
    seen,
    step(): boolean {
      const id = waiting.pop();
      if (id === undefined) return false;
      for (const next of nextOf(id)) {
        if (seen.has(next)) continue;
        seen.add(next);
        waiting.push(next);
      }
      return true;
    },
  };
}

/** All that depends, over others or not, on an id; the id itself only where it depends on itself. */
function allBehind(id: string, neighbors: Neighbors): ReadonlySet<string> {
  const behind = explorer(neighbors.behind(id), neighbors.behind);
  while (behind.step());
  return behind.seen;
}

/** Whether an entity depends on itself: looked for both ways at once, so that the shorter way decides. */
function isCircular(id: string, neighbors: Neighbors): boolean {
  const ahead = explorer(neighbors.ahead(id), neighbors.ahead);
  const behind = explorer(neighbors.behind(id), neighbors.behind);
  for (;;) {
    if (ahead.seen.has(id) || behind.seen.has(id)) return true;
    if (!ahead.step() || !behind.step()) return ahead.seen.has(id) || behind.seen.has(id);
  }
}

/** For one entity of a plan: the first of its dependencies that depends on it. */
export function circularDependency(entity: AnyEntity, neighbors: Neighbors): string | undefined {
  const dependencies = dependenciesOf(entity);
  if (dependencies.length === 0 || !isCircular(entity.id, neighbors)) return undefined;
  const behind = allBehind(entity.id, neighbors);
  return dependencies.find((id) => id === entity.id || behind.has(id));
}

/** The ids that depend on one another with an id, itself included; none where nothing leads back to it. */
export function circleOf(id: string, neighbors: Neighbors): readonly string[] {
  if (!isCircular(id, neighbors)) return [];
  const behind = allBehind(id, neighbors);
  const ahead = explorer(neighbors.ahead(id), neighbors.ahead);
  while (ahead.step());
  return [...ahead.seen].filter((each) => behind.has(each));
}
