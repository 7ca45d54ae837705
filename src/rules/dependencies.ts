/**
 * What waits for what, and where that leads back to itself. A whole plan is looked at once, in proportion to its
 * dependencies; for a few entities, only what lies near them.
 */
import type { AnyEntity } from '../model/kind.js';

export const NONE: readonly string[] = [];

/** The ids that an entity depends on. */
export const dependenciesOf = (entity: AnyEntity | undefined): readonly string[] =>
  (entity as { readonly dependsOn?: readonly string[] } | undefined)?.dependsOn ?? NONE;

/** The ids that depend on one another with an id, itself included; none where nothing leads back to it. */
export type Circles = (id: string) => ReadonlySet<string>;

const NO_CIRCLE: ReadonlySet<string> = new Set();

/** The first dependency of an entity that depends, over others or not, on the entity itself. */
export function circularDependency(entity: AnyEntity, circles: Circles): string | undefined {
  return dependenciesOf(entity).find((id) => circles(entity.id).has(id));
}

/** An id in the walk over dependencies. */
interface Visit {
  readonly id: string;
  readonly ahead: readonly string[];
  /** The place among `ahead` of what is to be followed next. */
  next: number;
  /** When it was reached, and the earliest that was reached from it and is on the way still. */
  readonly order: number;
  lowest: number;
  /** Undefined while that is being found out. */
  circle: ReadonlySet<string> | undefined;
}

/**
 * Circles, each id looked at once however many are asked for (Tarjan's strongly connected components, without recursion,
 * so that a chain may be of any length). What is asked for first may lead far.
 */
export function circlesAhead(aheadOf: (id: string) => readonly string[]): Circles {
  const visits = new Map<string, Visit>();
  const open: Visit[] = [];
  const enter = (id: string): Visit => {
    const order = visits.size;
    const visit: Visit = { id, ahead: aheadOf(id), next: 0, order, lowest: order, circle: undefined };
    visits.set(id, visit);
    open.push(visit);
    return visit;
  };
  const close = (first: Visit): void => {
    const members = open.splice(open.lastIndexOf(first));
    const isCircle = members.length > 1 || first.ahead.includes(first.id);
    const circle = isCircle ? new Set(members.map(({ id }) => id)) : NO_CIRCLE;
    for (const member of members) member.circle = circle;
  };
  const follow = (root: Visit): void => {
    const way = [root];
    for (let visit = way.at(-1); visit !== undefined; visit = way.at(-1)) {
      const id = visit.ahead[visit.next];
      if (id !== undefined) {
        visit.next += 1;
        const reached = visits.get(id);
        if (reached === undefined) way.push(enter(id));
        else if (reached.circle === undefined) visit.lowest = Math.min(visit.lowest, reached.order);
        continue;
      }
      way.pop();
      const before = way.at(-1);
      if (before !== undefined) before.lowest = Math.min(before.lowest, visit.lowest);
      if (visit.lowest === visit.order) close(visit);
    }
  };
  return (id) => {
    const visit = visits.get(id) ?? enter(id);
    if (visit.circle === undefined) follow(visit);
    return visit.circle ?? NO_CIRCLE;
  };
}

/** How to get from an id to what it depends on, and to what depends on it. */
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

/** After so many steps, it is quicker to look at each id once than to look both ways from each. */
const MANY_STEPS = 256;

/**
 * Circles where one is asked for, or a few: only what lies ahead of an id or behind it is followed, whichever ends
 * sooner. Where many are asked for, all that lies ahead is looked at once.
 */
export function circlesNear({ ahead, behind }: Neighbors): Circles {
  const settled = circlesAhead(ahead);
  let steps = 0;
  return (id) => {
    if (steps >= MANY_STEPS) return settled(id);
    const onward = explorer(ahead(id), ahead);
    const back = explorer(behind(id), behind);
    const isCircular = () => onward.seen.has(id) || back.seen.has(id);
    while (steps < MANY_STEPS && !isCircular()) {
      if (!onward.step() || !back.step()) return isCircular() ? settled(id) : NO_CIRCLE;
      steps += 1;
    }
    return settled(id);
  };
}
