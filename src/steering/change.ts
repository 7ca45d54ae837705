/** Which parts of a plan account for how much of the difference between two of its rollups. */
import type { Part } from '../progress/parts.js';
import type { PlanRollup } from '../progress/rollup.js';

/** What a part accounts for of a difference. */
export interface Contribution {
  readonly id: string;
  /** How much of the plan's difference it accounts for; what its parts do, and `byWeight`, add up to it. */
  readonly amount: number;
  /** Of that, how much comes from its counting more or less than before, as where it is new, gone, or weighs otherwise. */
  readonly byWeight: number;
  /** The same of its own parts. */
  readonly parts: readonly Contribution[];
}

/** How one figure of the plan moved, and which parts account for it. */
export interface Movement {
  readonly before: number | null;
  readonly after: number | null;
  /** After less before; what has no value counts as 0. */
  readonly difference: number;
  readonly parts: readonly Contribution[];
}

/** What moved between two rollups: how far the work is done, and how far the results have come. */
export interface Difference {
  readonly implementation: Movement;
  readonly performance: Movement;
}

/** A whole with its parts, as rollups have them. */
interface Whole {
  readonly value: number | null;
  readonly parts: readonly Part[];
  /** Whether a part without a value counts as 0. */
  readonly countsMissing: boolean;
  /** The whole that one of the parts is, by its key. */
  readonly below: (key: string) => Whole | undefined;
}

const EMPTY: Whole = { value: null, parts: [], countsMissing: false, below: () => undefined };

/** What tells parts apart also where an id names several: how many before it have the same id, and the id. */
function keysOf(parts: readonly { readonly id: string }[]): readonly string[] {
  const met = new Map<string, number>();
  return parts.map(({ id }) => {
    const count = met.get(id) ?? 0;
    met.set(id, count + 1);
    return `${count} ${id}`;
  });
}

const idOfKey = (key: string) => key.slice(key.indexOf(' ') + 1);

/** How much each part counts: its weight over all that count. */
function normalized({ value, parts, countsMissing }: Whole): Map<string, { weight: number; value: number }> {
  const found = new Map<string, { weight: number; value: number }>();
  if (value === null) return found;
  let heaviest = 0;
  for (const { weight } of parts) heaviest = Math.max(heaviest, weight);
  let counted = 0;
  for (const part of parts) if (countsMissing || part.value !== null) counted += part.weight / heaviest;
  const keys = keysOf(parts);
  for (const [index, part] of parts.entries()) {
    if (part.value === null && !countsMissing) continue;
    found.set(keys[index] as string, { weight: part.weight / heaviest / counted, value: part.value ?? 0 });
  }
  return found;
}

/** The contributions of the parts of a whole to `scale` times its difference. */
function contributions(before: Whole, after: Whole, scale: number): readonly Contribution[] {
  const [was, is] = [normalized(before), normalized(after)];
  // A side that has a value without parts, as a milestone by its own reports has, cannot be divided.
  const isDivisible = ({ value, parts }: Whole) => value === null || parts.length > 0;
  if (!isDivisible(before) || !isDivisible(after)) return [];
  // A part that counts more pulls the mean toward itself: its pull is measured from the middle of both means.
  const middle = was.size === 0 || is.size === 0 ? 0 : ((before.value ?? 0) + (after.value ?? 0)) / 2;
  const found: Contribution[] = [];
  for (const key of new Set([...was.keys(), ...is.keys()])) {
    const [old, now] = [was.get(key), is.get(key)];
    const [oldWeight, newWeight] = [old?.weight ?? 0, now?.weight ?? 0];
    const [oldValue, newValue] = [old?.value ?? now?.value, now?.value ?? old?.value] as [number, number];
    const byWeight = scale * (newWeight - oldWeight) * ((oldValue + newValue) / 2 - middle);
    const moved = scale * ((oldWeight + newWeight) / 2);
    const change = newValue - oldValue;
    const parts = change === 0 ? [] : contributions(before.below(key) ?? EMPTY, after.below(key) ?? EMPTY, moved);
    found.push({ id: idOfKey(key), amount: byWeight + moved * change, byWeight, parts });
  }
  return found;
}

/** Finds nodes by their key among their siblings, and, where another goal serves as well, by their id anywhere. */
function finder<Node extends { readonly id: string }>(
  nodes: readonly Node[],
  elsewhere: ReadonlyMap<string, Node> = new Map(),
): (key: string) => Node | undefined {
  const keys = keysOf(nodes);
  const byKey = new Map(nodes.map((node, index) => [keys[index] as string, node]));
  return (key) => byKey.get(key) ?? elsewhere.get(idOfKey(key));
}

type Worked = {
  readonly implementation: { readonly completion: number | null; readonly parts: readonly Part[] };
};

/** How far a plan's work is done, down to its actions. */
function workOf({ goals, policy, ...plan }: PlanRollup): Whole {
  const countsMissing = policy.missing === 'zero';
  const whole = ({ implementation: { completion, parts } }: Worked, below: Whole['below']): Whole => ({
    value: completion,
    parts,
    countsMissing,
    below,
  });
  const nothing = () => undefined;
  // Strategies that also serve a goal stand under their own; of two with one id, the first.
  const strategies = new Map<string, PlanRollup['goals'][number]['strategies'][number]>();
  for (const goal of goals) {
    for (const strategy of goal.strategies) if (!strategies.has(strategy.id)) strategies.set(strategy.id, strategy);
  }
  const down = <Node extends { readonly id: string } & Worked>(
    nodes: readonly Node[],
    below: (node: Node) => Whole['below'],
    elsewhere?: ReadonlyMap<string, Node>,
  ): Whole['below'] => {
    let find: ((key: string) => Node | undefined) | undefined;
    return (key) => {
      find ??= finder(nodes, elsewhere);
      const node = find(key);
      return node === undefined ? undefined : whole(node, below(node));
    };
  };
  const ofStrategy = ({ milestones }: PlanRollup['goals'][number]['strategies'][number]) =>
    down(milestones, () => nothing);
  const ofGoal = (goal: PlanRollup['goals'][number]) => down(goal.strategies, ofStrategy, strategies);
  return whole(plan, down(goals, ofGoal));
}

/** How far a plan's results have come, down to the measures of its goals. */
function resultsOf({ goals, policy, performance }: PlanRollup): Whole {
  const countsMissing = policy.missing === 'zero';
  const find = finder(goals);
  const below = (key: string): Whole | undefined => {
    const goal = find(key);
    if (goal === undefined) return undefined;
    const { progress, parts } = goal.performance;
    return { value: progress, parts, countsMissing, below: () => undefined };
  };
  return { value: performance.progress, parts: performance.parts, countsMissing, below };
}

const movementOf = (before: Whole, after: Whole): Movement => ({
  before: before.value,
  after: after.value,
  difference: (after.value ?? 0) - (before.value ?? 0),
  parts: contributions(before, after, 1),
});

/**
 * Which parts account for how much of the difference between two rollups: of implementation through goals, strategies,
 * milestones and actions, of performance through goals and measures. The amounts add up to the difference, also where
 * parts came, went, or weigh otherwise: what a part does by counting more or less is told apart (`byWeight`).
 *
 * @example
 * ```ts
 * const [june, august] = ['2026-06-30', '2026-08-03'].map((asOf) => rollup(examplePlan, { asOf }));
 * const { implementation } = attributeChange(june, august);
 * const sum = implementation.parts.reduce((total, { amount }) => total + amount, 0);
 * Math.abs(sum - implementation.difference) < 1e-12; // true
 * ```
 */
export function attributeChange(before: PlanRollup, after: PlanRollup): Difference {
  return {
    implementation: movementOf(workOf(before), workOf(after)),
    performance: movementOf(resultsOf(before), resultsOf(after)),
  };
}
