/** What one side has no place for: losses, said by code, and counted by element. */
import { lossesInEnglish } from '../messages/en/stratml.js';
import type { Messages } from '../messages/messages.js';
import type { StratmlLossParams } from '../messages/stratml.js';
import type { IssueParams, Path } from '../model/result.js';
import { inBrief } from '../model/text.js';

/** The code of a loss. */
export type LossCode = keyof StratmlLossParams;

/** Something that one side has no place for, or that was read or written otherwise than it stood. */
export interface Loss {
  /** A stable name for programs. */
  readonly code: LossCode;
  /** Where it is in the plan, or would be. */
  readonly path: Path;
  /** The id of the entity that it belongs to. */
  readonly id?: string;
  /** What that entity is called. */
  readonly title: string;
  /** The element of StratML. */
  readonly element: string;
  /** What it is, as text. */
  readonly value: string;
  /** Why it is lost, and where it is kept if it is: an English sentence. For programs there is `code`. */
  readonly reason: string;
  /** The values in the reason, by name. */
  readonly params: IssueParams;
}

/** A loss is told by this much of what was lost. */
const MOST_SHOWN = 200;

/** Where a loss belongs: the entity, and the element. */
export interface Place {
  readonly path: Path;
  readonly id?: string | undefined;
  readonly title: string;
}

/** A loss, said in English. */
export function lossOf<Code extends LossCode>(
  code: Code,
  { path, id, title }: Place,
  element: string,
  value: unknown,
  params: StratmlLossParams[Code],
): Loss {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  return {
    code,
    path,
    ...(id === undefined ? {} : { id }),
    title: inBrief(title, MOST_SHOWN),
    element,
    value: inBrief(text, MOST_SHOWN),
    reason: lossesInEnglish[code](params),
    params: params as IssueParams,
  };
}

/**
 * The reason of a loss, in the language of a catalog of messages.
 *
 * @example
 * ```ts
 * import { spanish } from 'spm-model/messages/es';
 * const [loss] = toStratml(examplePlan).losses;
 * if (loss) formatLoss(loss, spanish).startsWith('StratML no tiene'); // true
 * ```
 */
export function formatLoss({ code, params }: Loss, { losses }: Messages): string {
  return (losses[code] as (params: object) => string)(params);
}

/** How many losses of one code an element has, with some of what was lost. */
export interface LossSummary {
  /** The element of StratML; `…` for the elements beyond the thirty that have the most. */
  readonly element: string;
  readonly code: LossCode | '…';
  readonly count: number;
  /** The first value. */
  readonly example: string;
  /** The titles of the first three entities. */
  readonly titles: string;
  /** The reason of the first. */
  readonly reason: string;
}

const MOST_ROWS = 30;

/**
 * Losses as a table by element and code, the most frequent first: short enough for a page, however many there are.
 *
 * @example
 * ```ts
 * const read = fromStratml('<StrategicPlan><Name>Our plan</Name><Description>Draft</Description></StrategicPlan>');
 * if (read.ok) summarizeLosses(read.value.losses).map(({ element }) => element); // ['StartDate', 'EndDate', 'Description']
 * ```
 */
export function summarizeLosses(losses: readonly Loss[]): readonly LossSummary[] {
  const groups = new Map<string, Loss[]>();
  for (const loss of losses) {
    const key = `${loss.code} ${loss.element}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [loss]);
    else group.push(loss);
  }
  const sorted = [...groups.values()].toSorted((a, b) => b.length - a.length);
  const rows = sorted.slice(0, MOST_ROWS).map((group): LossSummary => {
    const first = group[0] as Loss;
    const titles = [...new Set(group.slice(0, 50).map(({ title }) => inBrief(title, 30)))];
    return {
      element: inBrief(first.element, 40),
      code: first.code,
      count: group.length,
      example: inBrief(first.value, 60),
      titles: titles.slice(0, 3).join('; '),
      reason: inBrief(first.reason, 160),
    };
  });
  const rest = sorted.slice(MOST_ROWS);
  if (rest.length === 0) return rows;
  const count = rest.reduce((sum, group) => sum + group.length, 0);
  return [...rows, { element: '…', code: '…', count, example: '', titles: '', reason: '' }];
}
