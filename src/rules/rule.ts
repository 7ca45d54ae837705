/**
 * What a rule is: a statement about a plan with the check that finds where it does not hold. A check looks at one
 * entity and names the values that break the rule; the sentence is made from them by the catalog of messages.
 */
import type { RuleFindings } from '../messages/rules.js';
import type { Day } from '../model/calendar.js';
import type { EntityKind, EntityOfKind, ParentOfKind, Plan } from '../model/generated/types.js';
import type { AnyEntity } from '../model/kind.js';
import type { Policy } from '../model/policy.js';
import type { Path, Severity } from '../model/result.js';

/** The code of a rule. */
export type RuleCode = keyof RuleFindings;

/** An entity that an id leads to. */
export interface Referred {
  readonly kind: EntityKind;
  readonly entity: AnyEntity;
}

/** What a check may look at besides the entity itself. */
export interface CheckContext {
  readonly plan: Plan;
  readonly policy: Policy;
  /** The day up to which things may have happened; unknown where it is undefined. */
  readonly asOf: Day | undefined;
  /** What the id names in this plan; undefined where it names nothing. */
  kindOf(id: string): EntityKind | undefined;
  /** What the id names in this plan, with the entity; undefined where it names nothing that could be read. */
  find(id: string): Referred | undefined;
  /** Whether an id is known although what it names could not be read, or cannot be looked up. */
  isUnread(id: string): boolean;
  /** Whether entries of the entity's lists could not be read: of one list, where it is named. */
  isPartlyRead(entity: object, list?: string): boolean;
  /** Whether an entity before this one, in document order, has the same id. */
  isRepeated(entity: object): boolean;
  /** Whether a strategy of another goal also serves this one. */
  isServed(goalId: string): boolean;
  /** The first of the entity's dependencies that depends, over others or not, on the entity itself. */
  circularDependency(entity: AnyEntity): string | undefined;
}

/** Says that a rule does not hold: where, from the entity on, and by which values. */
export type ReportIssue<Code extends RuleCode = RuleCode> = (path: Path, finding: RuleFindings[Code]) => void;

/** Looks at one entity. */
export type Check<Kind extends EntityKind, Code extends RuleCode = RuleCode> = (
  entity: EntityOfKind[Kind],
  report: ReportIssue<Code>,
  context: CheckContext,
  parent: ParentOfKind[Kind],
) => void;

/** The checks of a rule, by the kind of entity that each looks at. */
export type Checks<Code extends RuleCode = RuleCode> = { readonly [Kind in EntityKind]?: Check<Kind, Code> };

/** A statement that should hold for a plan. */
export interface Rule<Code extends RuleCode = RuleCode> {
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
  readonly checks: Checks<Code>;
}

/** Holds a rule to its form, and its findings to the values that its sentence needs. */
export function defineRule<const Code extends RuleCode>(rule: Rule<Code>): Rule<Code> {
  return rule;
}

/** The manuals in which the method is written down. */
export const SPM = 'Redding & Layland, Strategic Performance Management (2015)';
/** For what a consistent document needs, whatever the method. */
export const DOCUMENT = 'The plan document';
/** For what is good practice in keeping plans and data, and this library's own choice. */
export const LIBRARY = "This library's own rule";
