/**
 * What a Descriptor says of a result: that it is the baseline, or the group that it is about. One that judges the
 * result ("Status: Completed"), dates it or says nothing is about the whole.
 */
import { isVisible } from '../model/json.js';
import { readDays } from '../model/written-day.js';
import { childOf, childrenOf, childText, type Element, saysSomething } from './element.js';
import { isPlaceholder } from './reading.js';
import { readNumber } from './written-number.js';

/** A group that results are about. */
export interface GroupName {
  readonly dimension: string;
  readonly name: string;
}

/** What the descriptors of a result say. */
export interface Described {
  readonly isBaseline: boolean;
  readonly group: GroupName | undefined;
  /** Whether they say more than that, so that they are kept. */
  readonly saysMore: boolean;
}

/** The name of the descriptor under which a baseline is written. */
export const BASELINE = 'Baseline';

const SAYS_BASELINE =
  /\bbase[ -]?lines?\b|\bl[ií]nea(?: de)? base\b|\bligne de base\b|\bausgangswert\b|\blinha de base\b|базов|基线|基準|خط الأساس|आधार रेखा/i;
/** Compared with the baseline, not the baseline itself. */
const COMPARES =
  /\b(?:above|below|over|under|from|since|against|compared|relative|than|vs\.?|versus|exceed\w*|change|improve\w*|increase\w*|decrease\w*)\b/i;

const saysBaseline = (text: string) => SAYS_BASELINE.test(text) && !COMPARES.test(text);

/** Names of descriptors that judge, date or sort a result. */
const JUDGING =
  /^(?:status|stage|state|phase|rating|rank|grade|score|progress|result|outcome|approval|assessment|evaluation|trend|quality|performance|verdict|type|kind|category of result|year|date|day|month|quarter|period|fiscal year|time|timeframe|note|comment|source|unit|estado|statut|stand)$/i;
/** Values that judge a result. */
const JUDGEMENT =
  /^(?:complet(?:e|ed|ion)|adopted|achieved|attained|met|not met|partially met|missed|exceeded|improv(?:ed|ing)|increas(?:ed|ing)|reduced|decreas(?:ed|ing)|maintained|approved|published|republished|implemented|established|updated|reviewed|delivered|acquired|secured|invested|activated|identified|assessed|protected|participated|integrated|amended|measures|rescinded|registered|on[ -]track|off[ -]track|at risk|behind|ahead|ongoing|in progress|not started|planned|pending|unknown|yes|no|true|false|high|medium|moderate|low|good|fair|poor|excellent|satisfactory|unsatisfactory|final|preliminary|provisional|estimated?|projected|projection|forecast|actual|target|green|yellow|amber|red|fast|slow|growing|usage|creation|publication|consensus|[a-f][+-]?)$/i;

const isTime = (text: string) =>
  readNumber(text) !== undefined ||
  readDays(text, { fiscalYearStart: '07-01', order: undefined, years: 'calendar' }) !== undefined;

/** A group named by a descriptor; none where it judges, dates or says nothing. */
function groupIn(name: string, value: string): GroupName | undefined {
  const text = value === '' ? name : value;
  if (!isVisible(text) || isPlaceholder(text) || JUDGEMENT.test(text) || isTime(text)) return undefined;
  if (JUDGING.test(name)) return undefined;
  return { dimension: value === '' || isPlaceholder(name) ? '' : name, name: text };
}

/** What is left of a text that says baseline, once that is taken off: "Baseline: girls" is about girls. */
const withoutBaseline = (text: string) => text.replace(SAYS_BASELINE, '').replace(/^[\s:,()/-]+|[\s:,()/-]+$/g, '');

/** Whether a descriptor says more than the text of its first name and its first value. */
export function saysMoreThanText(descriptor: Element): boolean {
  const read = [childOf(descriptor, 'DescriptorName'), childOf(descriptor, 'DescriptorValue')];
  const children = descriptor.children.map((child) => (read.includes(child) ? { ...child, text: '' } : child));
  return saysSomething({ ...descriptor, attributes: {}, children });
}

/** Reads the descriptors of a result. */
export function describedBy(result: Element): Described {
  let isBaseline = false;
  let saysMore = false;
  const groups: GroupName[] = [];
  for (const descriptor of childrenOf(result, 'Descriptor')) {
    if (saysMoreThanText(descriptor)) saysMore = true;
    const [name, value] = [childText(descriptor, 'DescriptorName'), childText(descriptor, 'DescriptorValue')];
    if (saysBaseline(name) || saysBaseline(value)) {
      isBaseline = true;
      const others = [name, value].map((text) => (saysBaseline(text) ? withoutBaseline(text) : text));
      const group = groupIn(others[0] as string, others[1] as string);
      if (group !== undefined) groups.push(group);
      if (others.some((text) => text !== '')) saysMore = true;
      continue;
    }
    const group = groupIn(name, value);
    if (group !== undefined) groups.push(group);
    else if (name !== '' || value !== '') saysMore = true;
  }
  return { isBaseline, group: joined(groups), saysMore };
}

/** Several groups of one result are the group of what they have in common. */
function joined(groups: readonly GroupName[]): GroupName | undefined {
  if (groups.length < 2) return groups[0];
  return {
    dimension: groups
      .map(({ dimension }) => dimension)
      .filter((dimension) => dimension !== '')
      .join(', '),
    name: groups.map(({ name }) => name).join(', '),
  };
}

/** A group as one text, to find it by. */
export const groupKey = ({ dimension, name }: GroupName): string => JSON.stringify([dimension, name]);
