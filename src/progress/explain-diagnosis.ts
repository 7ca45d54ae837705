/** What a diagnosis says, by the clauses of the theory of action that it tests. */

import type { Strategy, TheoryOfAction } from '../model/generated/types.js';
import type { Diagnosis, GoalDiagnosis } from '../model/standing.js';
import { isPerforming } from './diagnosis.js';
import type { StrategyRollup } from './rollup.js';

const clauses = (list: readonly string[], otherwise: string) =>
  list.length === 0 ? otherwise : `"${list.join('; ')}"`;

/** How many clauses of all its strategies a sentence about a goal quotes; the rest is counted. */
const MOST_CLAUSES = 3;

/** Clauses of several strategies, each once. */
function clausesOf(strategies: readonly Serving[], key: 'then' | 'and'): string {
  const all = [...new Set(strategies.flatMap(({ strategy }) => strategy.theory?.[key] ?? []))];
  const more = all.length - MOST_CLAUSES;
  return `${clauses(all.slice(0, MOST_CLAUSES), 'not written')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** How a strategy or a goal stands, as far as what cannot be said of it goes. */
type Standing = Pick<StrategyRollup, 'implementation' | 'performance'>;

/** A strategy that serves a goal, and how it stands. */
export interface Serving {
  readonly strategy: Strategy;
  readonly rolled: Standing;
}

/** On what there are no fresh data, of two sides. */
const lacking = (sides: readonly (readonly [name: string, progress: number | null])[]) =>
  sides
    .filter(([, progress]) => progress === null)
    .map(([name]) => `on ${name}`)
    .join(' and ');

/** A strategy's diagnosis: *if* → *then*. */
export function sayDiagnosis(
  diagnosis: Diagnosis,
  theory: TheoryOfAction | undefined,
  { implementation, performance }: Standing,
): string {
  const work = `what it does (${clauses(theory?.if ?? [], 'its theory is not written')})`;
  const effect = `what should follow (${clauses(theory?.then ?? [], 'its theory is not written')})`;
  switch (diagnosis) {
    case 'theory-holding':
      return `The theory holds so far: ${work} is carried out, and ${effect} happens.`;
    case 'theory-in-doubt':
      return `The theory is in doubt: ${work} is carried out, but ${effect} does not happen as planned.`;
    case 'results-without-implementation':
      return `There are results without the work: ${effect} happens, though ${work} is not carried out as planned.`;
    case 'not-yet-tested':
      return `The theory is not yet tested: ${work} is not carried out as planned, and ${effect} does not happen as planned either.`;
    case 'too-early':
      return `It is too early to say whether ${effect} happens: no work is due yet, or nothing was observed since the work could show an effect.`;
    default: {
      if (implementation.state === 'discontinued') return `Its theory is tested no further: ${work} was given up.`;
      const sides = [[work, implementation.completion] as const, [effect, performance.progress] as const];
      return `Nothing can be said of its theory: fresh data are lacking ${lacking(sides)}.`;
    }
  }
}

/**
 * A goal's diagnosis: *then* → *and*. Its strategies are judged together; what is said to happen, or not to, is quoted of
 * those of which it is true.
 */
export function sayGoalDiagnosis(diagnosis: GoalDiagnosis, strategies: readonly Serving[], own: Standing): string {
  const happens = diagnosis === 'contribution-holding' || diagnosis === 'contribution-in-doubt';
  const failsToHappen = diagnosis === 'results-without-contribution' || diagnosis === 'not-yet-tested';
  const fitting = strategies.filter(({ rolled: { performance } }) => {
    if (!happens && !failsToHappen) return true;
    return performance.progress !== null && isPerforming(performance.status) === happens;
  });
  const quoted = fitting.length === 0 ? strategies : fitting;
  const effect =
    quoted.length === strategies.length
      ? `what its strategies should bring about (${clausesOf(quoted, 'then')})`
      : `what its strategies should bring about together (such as ${clausesOf(quoted, 'then')})`;
  const benefit = `what should follow for those served (${clausesOf(strategies, 'and')})`;
  switch (diagnosis) {
    case 'contribution-holding':
      return `The strategies contribute so far: ${effect} happens, and ${benefit} happens too.`;
    case 'contribution-in-doubt':
      return `The contribution is in doubt: ${effect} happens, but ${benefit} does not happen as planned.`;
    case 'results-without-contribution':
      return `There are results that the strategies do not explain: ${benefit} happens, though ${effect} does not happen as planned.`;
    case 'not-yet-tested':
      return `The contribution is not yet tested: ${effect} does not happen as planned, and ${benefit} does not either.`;
    case 'too-early':
      return `It is too early to say whether ${effect} leads to ${benefit}.`;
    default: {
      if (own.implementation.state === 'discontinued')
        return 'The contribution is tested no further: the work of its strategies was given up.';
      if (strategies.length === 0) return 'Nothing can be said of the contribution: no strategy serves the goal.';
      const theirs =
        strategies.find(({ rolled }) => rolled.performance.progress !== null)?.rolled.performance.progress ?? null;
      const sides = [[effect, theirs] as const, [benefit, own.performance.progress] as const];
      return `Nothing can be said of the contribution: fresh data are lacking ${lacking(sides)}.`;
    }
  }
}
