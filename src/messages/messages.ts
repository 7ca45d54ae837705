/**
 * All that the library says in one language. A translation is an object of this type: one that lacks a message, or
 * asks for a value that a message does not have, does not compile.
 */
import type { EntityKind } from '../model/generated/types.js';
import type { AttentionParams, StandingWords } from './attention.js';
import type { Sentences } from './issue.js';
import type { JournalParams } from './journal.js';
import type { MergeParams } from './merge.js';
import type { OperationParams } from './operations.js';
import type { PictureWords } from './pictures.js';
import type { PolicyParams } from './policy.js';
import type { ReportWords } from './report.js';
import type { RowsParams } from './rows.js';
import type { RuleParams } from './rules.js';
import type { ShapeParams } from './shape.js';
import type { SheetsParams } from './sheets.js';
import type { StratmlIssueParams, StratmlLossParams } from './stratml.js';
import type { TellingParams } from './telling.js';

/** The values of every issue, by its code. */
export type MessageParams = ShapeParams &
  RuleParams &
  PolicyParams &
  OperationParams &
  MergeParams &
  JournalParams &
  RowsParams &
  SheetsParams &
  StratmlIssueParams;

/** The sentence of every issue, by its code. */
export type IssueSentences = Sentences<MessageParams>;

/** Words that are said by themselves. */
export interface MessageWords extends StandingWords {
  /** What each kind of entity is called: one of it, and several. */
  readonly kinds: Readonly<Record<EntityKind, { readonly one: string; readonly many: string }>>;
}

/** A language. */
export interface Messages {
  /**
   * The language, as a BCP 47 tag: charts write the numbers and days of their axes by it. Sentences are functions and write
   * their own: {@link dayIn} and {@link numberIn} give them the way of a locale.
   */
  readonly locale: string;
  readonly issues: IssueSentences;
  /** The sentence of every reason for attention. */
  readonly attention: Sentences<AttentionParams>;
  /** The reasons of what is lost in reading and writing StratML. */
  readonly losses: Sentences<StratmlLossParams>;
  readonly words: MessageWords;
  /** What reports say. */
  readonly report: ReportWords;
  /** What charts and diagrams say. */
  readonly pictures: PictureWords;
  /** How operations are told in a log. */
  readonly operations: Sentences<TellingParams>;
}
