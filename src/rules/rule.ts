/**
 * What a rule is: a statement about a plan with the check that finds where it does not hold. A rule looks, and
 * never changes anything.
 */
import type { Day } from '../model/calendar.js';
import type {
  Action,
  Division,
  EntityKind,
  EntityOfKind,
  Goal,
  Measure,
  Milestone,
  Organization,
  Plan,
  Strategy,
} from '../model/generated/types.js';
import type { Policy } from '../model/policy.js';
import type { Path, Severity } from '../model/result.js';
import { inBrief } from '../model/words.js';

/** What holds an entity of each kind. */
export interface ParentOfKind {
  readonly plan: null;
  readonly organization: Plan;
  readonly function: Organization;
  readonly division: Organization;
  readonly unit: Division;
  readonly coordination: Organization;
  readonly value: Plan;
  readonly goal: Plan;
  readonly measure: Goal | Strategy;
  readonly subgroup: Measure;
  readonly strategy: Goal;
  readonly milestone: Strategy;
  readonly action: Milestone;
  readonly input: Action;
  readonly output: Action;
  readonly team: Plan;
  readonly adjustment: Plan;
}

/** What a check may look at besides the entity itself. */
export interface Scene {
  readonly plan: Plan;
  readonly policy: Policy;
  /** The day up to which things may have happened; unknown where it is undefined. */
  readonly asOf: Day | undefined;
  /** What the id names in this plan; undefined where it names nothing. */
  kindOf(id: string): EntityKind | undefined;
  /** Whether an entity before this one, in document order, has the same id. */
  isRepeated(entity: object): boolean;
}

/** Says that a rule does not hold: where, from the entity on, and why, in a sentence. */
export type ReportIssue = (path: Path, message: string) => void;

/** Looks at one entity. */
export type Check<Kind extends EntityKind> = (
  entity: EntityOfKind[Kind],
  report: ReportIssue,
  scene: Scene,
  parent: ParentOfKind[Kind],
) => void;

/** The checks of a rule, by the kind of entity that each looks at. */
export type Checks = { readonly [Kind in EntityKind]?: Check<Kind> };

/** A statement that should hold for a plan. */
export interface Rule<Code extends string = string> {
  /** A stable name for programs. */
  readonly code: Code;
  /** Its weight where the policy sets no other. */
  readonly severity: Severity;
  readonly title: string;
  /** What holds when the rule is kept. */
  readonly statement: string;
  /** Where it comes from. */
  readonly source: string;
  /** How it is found out. */
  readonly checks: Checks;
}

/** Holds a rule to its form, and keeps its code as a type. */
export function defineRule<const Code extends string>(rule: Rule<Code>): Rule<Code> {
  return rule;
}

/** The manuals in which the method is written down. */
export const SPM = 'Redding & Layland, Strategic Performance Management (2015)';
/** For what a consistent document needs, whatever the method. */
export const DOCUMENT = 'The plan document';

/** The kind of thing, and what it is called, as sentences begin. */
export function named(noun: string, name: string): string {
  return `${noun} "${inBrief(name)}"`;
}
