/** What an item of an agenda is, in which order items come, and how one is said in a language. */

import type { AttentionParams } from '../messages/attention.js';
import { attentionInEnglish } from '../messages/en/attention.js';
import { formatIssue } from '../messages/format.js';
import type { Messages } from '../messages/messages.js';
import type { Day } from '../model/calendar.js';
import type { EntityKind, Person } from '../model/generated/types.js';
import type { Issue, IssueParams } from '../model/result.js';
import { inBrief } from '../model/text.js';
import type { Settings } from '../progress/settings.js';

/**
 * Why something asks for attention, the most urgent first: this is the order of the items. Within a reason, what has
 * waited longest comes first, and then the order of the plan.
 */
export const attentionReasons = [
  'action-overdue',
  'milestone-overdue',
  'measure-missed',
  'interim-missed',
  'measure-regressing',
  'group-regressing',
  'measure-off-track',
  'group-off-track',
  'gap-widening',
  'theory-in-doubt',
  'contribution-in-doubt',
  'blocked',
  'action-late-start',
  'judgement-disagrees',
  'action-behind-schedule',
  'milestone-ending-soon',
  'nothing-planned',
  'measure-stale',
  'measure-at-risk',
  'forecast-unlikely',
  'report-late',
  'observation-late',
  'rule-broken',
] as const satisfies readonly AttentionReason[];

/** Why something asks for attention. */
export type AttentionReason = keyof AttentionParams | 'rule-broken';

/** Who can do something about it, as far as the plan says. */
export interface Who {
  readonly unitId?: string;
  readonly teamId?: string;
  /** The person responsible, or the nearest above who is. */
  readonly person?: Person;
}

/** Something that a review should look at. */
export interface AttentionItem {
  readonly id: string;
  readonly kind: EntityKind;
  readonly reason: AttentionReason;
  /** What is the matter, in English; `formatAttention` says it in another language. */
  readonly sentence: string;
  /** The values in the sentence, by name. */
  readonly params: IssueParams;
  /** Since when it has asked for attention; null where no day can be named. */
  readonly since: Day | null;
  readonly who: Who;
  /** The code of the rule, where the reason is a broken rule. */
  readonly rule?: string;
  /** What breaks it, where the reason is a broken rule. */
  readonly issue?: Issue;
}

/** Whom an item concerns. */
export interface Concerned {
  readonly kind: EntityKind;
  readonly id: string;
  readonly who: Who;
}

/** Looks at a plan as of a day, and notes what asks for attention. */
export interface Look {
  readonly settings: Settings;
  /** What an entity is called, short enough for a sentence. */
  titled(id: string): string;
  note<Reason extends keyof AttentionParams>(
    concerned: Concerned,
    reason: Reason,
    since: Day | null,
    params: AttentionParams[Reason],
  ): void;
}

/** An item of a reason, with its English sentence. */
export function itemOf<Reason extends keyof AttentionParams>(
  { kind, id, who }: Concerned,
  reason: Reason,
  since: Day | null,
  params: AttentionParams[Reason],
): AttentionItem {
  const sentence = attentionInEnglish[reason](params);
  return Object.freeze({ id, kind, reason, sentence, params: Object.freeze({ ...params }) as IssueParams, since, who });
}

/** Who answers for something, with the fields that nobody fills left out. */
export function whoOf(
  people: readonly (Person | undefined)[],
  { unitId, teamId }: { readonly unitId?: string | undefined; readonly teamId?: string | undefined } = {},
): Who {
  const person = people.find((each) => each !== undefined);
  return {
    ...(unitId === undefined ? {} : { unitId }),
    ...(teamId === undefined ? {} : { teamId }),
    ...(person === undefined ? {} : { person }),
  };
}

/** A title in a sentence. */
export const title = (text: string) => inBrief(text);

/**
 * What an item says, in the language of a catalog of messages. A reason that the catalog does not know is said as it
 * is, in English.
 *
 * @example
 * ```ts
 * import { spanish } from 'spm-model/messages/es';
 * const [first] = attention(examplePlan, { asOf: '2026-08-03' });
 * if (first) formatAttention(first, spanish); // 'La acción «Train the coaches together» debía terminar el 30 de junio de 2026 y lleva el 90 %.'
 * ```
 */
export function formatAttention({ reason, issue, params, sentence }: AttentionItem, messages: Messages): string {
  if (issue !== undefined) return formatIssue(issue, messages);
  if (!Object.hasOwn(messages.attention, reason)) return sentence;
  const say = messages.attention[reason as keyof Messages['attention']] as (params: object) => string;
  try {
    return say(params);
  } catch {
    // The item comes from another version, and has not the values that this one names.
    return sentence;
  }
}
