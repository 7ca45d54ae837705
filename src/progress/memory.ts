/**
 * What was computed about a branch of a plan, remembered by the branch's identity, so that after an edit only the
 * changed path is computed again. Only what nobody can change in place is remembered, and only a few days and policies.
 */
import { isDeepFrozen } from '../model/frozen.js';
import { type Dependency, isComplete, liesIn, type Surroundings } from './dependencies.js';
import type { Settings } from './settings.js';

/** One rollup under way. */
export interface Run extends Surroundings {
  /** Whether the branch at hand is known to be frozen, because what holds it is. */
  frozen: boolean;
}

/** One branch's results under the few latest days and policies; most have one. */
interface Memory {
  settings: Settings;
  result: object;
  /** What the result says of other branches, and of those that serve this one. */
  outside: Outside | undefined;
  older: Memory | undefined;
}

/** What a result rests on besides its branch. */
interface Outside {
  readonly dependencies: readonly Dependency[];
  readonly serving: readonly object[];
}

/** How many results a branch keeps. */
const KEPT = 4;

const memories = new WeakMap<object, Memory>();

/** Whether something is remembered about a branch: nobody can change it in place. */
export const isRemembered = (branch: object): boolean => memories.has(branch);

/** Puts a new result before the older ones, of which only a few stay. */
function keep(branch: object, settings: Settings, result: object, outside: Outside | undefined): void {
  const memory = memories.get(branch);
  if (memory === undefined) {
    memories.set(branch, { settings, result, outside, older: undefined });
    return;
  }
  memory.older = { ...memory };
  memory.settings = settings;
  memory.result = result;
  memory.outside = outside;
  let last = memory;
  for (let count = 1; count < KEPT && last.older !== undefined; count += 1) last = last.older;
  last.older = undefined;
}

const NONE: readonly never[] = [];

/** The remembered result about a branch, or a new one, remembered if nobody can change the branch in place. */
export function about<Branch extends object, Result extends object>(
  branch: Branch,
  run: Run,
  compute: (branch: Branch, run: Run) => Result,
  serving: readonly object[] = NONE,
): Result {
  for (let known = memories.get(branch); known !== undefined; known = known.older) {
    if (known.settings === run.settings && stillHolds(known.outside, run, serving)) return known.result as Result;
  }
  const { frozen, dependencies } = run;
  run.dependencies = undefined;
  run.frozen ||= isDeepFrozen(branch, memories);
  const result = compute(branch, run);
  // What lies within the branch changes only with it.
  const beyond = run.dependencies === undefined ? NONE : beyondOf(run.dependencies, branch, run);
  if (run.frozen) {
    const outside = beyond.length === 0 && serving.length === 0 ? undefined : { dependencies: beyond, serving };
    keep(branch, run.settings, result, outside);
  }
  run.frozen = frozen;
  run.dependencies = dependencies;
  restOn(beyond, run);
  return result;
}

const beyondOf = (dependencies: readonly Dependency[], branch: object, run: Run) =>
  dependencies.filter((each) => !liesIn(each, branch, run));

/** Whoever asks for a result rests on what it rests on. */
function restOn(dependencies: readonly Dependency[], run: Run): void {
  if (dependencies.length === 0) return;
  run.dependencies ??= [];
  for (const each of dependencies) run.dependencies.push(each);
}

/** Whether what a result says of other branches is still so. */
function stillHolds(outside: Outside | undefined, run: Run, serving: readonly object[]): boolean {
  if (outside === undefined) return serving.length === 0;
  if (outside.serving.length !== serving.length) return false;
  if (!outside.serving.every((each, index) => each === serving[index])) return false;
  if (!outside.dependencies.every((each) => isComplete(each, run) === each.complete)) return false;
  restOn(outside.dependencies, run);
  return true;
}
