/** From a StratML document, as elements, to a plan as it may be written. */

import type { Json, Period, Plan, PlanInput, ValueInput } from '../model/generated/types.js';
import { GROUPS } from '../model/groups.js';
import { isVisible } from '../model/json.js';
import type { Path } from '../model/result.js';
import { edgeOf, isStandardDay } from '../model/written-day.js';
import { childText, type Element, isRecord, saysSomething } from './element.js';
import { inPlaces } from './kept-list.js';
import type { Place } from './loss.js';
import { goalFrom, standsForNone } from './read-goal.js';
import { divisionsFrom, organizationFrom } from './read-organization.js';
import {
  daysIn,
  extensionsWith,
  idFor,
  keep,
  keptOf,
  lose,
  nameFrom,
  type Reading,
  type Source,
  sourceOf,
  takeAll,
  takeOne,
  takeText,
  takeWords,
  unreadId,
  warn,
} from './reading.js';
import { merged } from './told.js';
import { fromWords, MARKER, type Told } from './words.js';

/** The period of a plan that names no day: views leave such ends out. */
export const UNKNOWN_PERIOD: Period = Object.freeze({ start: '1900-01-01', end: '2199-12-31' });

/** What the host says of a plan. */
export interface PlanFacts {
  readonly kind: Plan['organization']['kind'];
  readonly period: Period | undefined;
}

/** Every id that the document has, in identifiers and in words: no id is made that is one of them. */
export function idsIn(root: Element): Set<string> {
  const ids = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    for (const [name, item] of Object.entries(value)) {
      if (name === 'id' && typeof item === 'string') ids.add(item);
      else collect(item);
    }
  };
  const visit = (element: Element): void => {
    if (element.name === 'Identifier' && element.text !== '') ids.add(element.text);
    if (element.name === 'OtherInformation' && element.text.includes(MARKER)) collect(fromWords(element.text).told);
    for (const child of element.children) visit(child);
  };
  visit(root);
  return ids;
}

/** Warns of references that lead to nothing in the document, each once. */
export function warnOfReferences(reading: Reading, root: Element): void {
  const broken = new Set<string>();
  const visit = (element: Element): void => {
    const isReference = element.name === 'ReferentIdentifier' && element.text !== '';
    if (isReference && !reading.reserved.has(element.text)) broken.add(element.text);
    for (const child of element.children) visit(child);
  };
  visit(root);
  for (const reference of broken)
    warn(reading, 'broken-reference', { path: [] }, { reference: reference.slice(0, 200) });
}

function valueFrom(reading: Reading, element: Element, index: number): ValueInput {
  const source = sourceOf(element);
  const path = ['values', index];
  const [given, description] = [takeText(source, 'Name'), takeText(source, 'Description')];
  const name = nameFrom(reading, { path }, 'Value', [given, description], `Value ${index + 1}`);
  const place: Place = { path, title: name };
  const id = idFor(reading, '', undefined, `value-${index + 1}`, place);
  return {
    id,
    name,
    ...(isVisible(description) && description !== name ? { description } : {}),
    ...keep(reading, { ...place, id }, source),
  };
}

/** A day of the plan's period, as AdministrativeInformation states it. */
function dayStated(reading: Reading, source: Source, place: Place, name: 'StartDate' | 'EndDate'): string | undefined {
  const text = childText(source.element, name);
  if (text === '') return undefined;
  const days = daysIn(reading, text);
  const [day, other] = days === undefined ? [] : edgeOf(days, name === 'StartDate' ? 'start' : 'end');
  if (day === undefined) {
    lose(reading, 'no-day', place, name, text, { text });
    return undefined;
  }
  if (other !== undefined) {
    lose(reading, 'two-days', place, name, text, { text, first: day, second: other });
    return undefined;
  }
  if (isStandardDay(text)) takeText(source, name);
  else lose(reading, 'day-as-text', place, name, text, { text, day });
  return day;
}

/** When the plan runs: as the document states, else as the host says, else as the days named in the document run. */
function periodFrom(reading: Reading, stated: Partial<Period>, facts: PlanFacts, place: Place): Period {
  const named = reading.days === undefined ? undefined : { start: reading.days.first, end: reading.days.last };
  const around = facts.period ?? named ?? UNKNOWN_PERIOD;
  const period = {
    start: stated.start ?? (stated.end !== undefined && stated.end < around.start ? stated.end : around.start),
    end: stated.end ?? (stated.start !== undefined && stated.start > around.end ? stated.start : around.end),
  };
  for (const [end, element] of [
    ['start', 'StartDate'],
    ['end', 'EndDate'],
  ] as const) {
    if (stated[end] === undefined)
      lose(reading, 'unsaid-day', { ...place, path: ['period', end] }, element, '', { day: period[end] });
  }
  const isUnsaid = stated.start === undefined || stated.end === undefined;
  if (isUnsaid && facts.period === undefined)
    warn(
      reading,
      'period-assumed',
      { path: ['period'] },
      { ...period, because: named === undefined ? 'no-days' : 'days-named' },
    );
  return period;
}

/** An element with what is left over of it; none where nothing is. */
const leftOver = (name: string, kept: Readonly<Record<string, Json>>): readonly Json[] => {
  const { elements: children, attributes, text } = kept;
  if (children === undefined && attributes === undefined && text === undefined) return [];
  return [
    {
      name,
      ...(attributes === undefined ? {} : { attributes }),
      ...(text === undefined ? {} : { text }),
      ...(children === undefined ? {} : { children }),
    },
  ];
};

/** The records of a list, where it is one: words may tell anything. */
const recordsIn = (list: unknown): readonly Told[] => (Array.isArray(list) ? list.filter(isRecord) : []);

/** What a document of Part 2 is, by what the plan has. */
export function typeOf({ goals }: PlanInput): 'Strategic_Plan' | 'Performance_Plan' | 'Performance_Report' {
  const owners = recordsIn(goals).flatMap((goal) => [goal, ...recordsIn(goal['strategies'])]);
  const measures = owners.flatMap((owner) => recordsIn(owner['measures']));
  const isObserved = measures.some((measure) =>
    [measure, ...recordsIn(measure[GROUPS])].some(({ observations }) => recordsIn(observations).length > 0),
  );
  if (isObserved) return 'Performance_Report';
  return measures.length > 0 ? 'Performance_Plan' : 'Strategic_Plan';
}

/** The root without its type, where the plan has what makes a document of that type. */
const withoutType = (root: Element, goals: PlanInput['goals']): Element => {
  const { Type, ...attributes } = root.attributes;
  return Type === typeOf({ goals } as PlanInput) ? { ...root, attributes } : root;
};

/** What words tell of a plan and is joined apart. */
const TOLD_APART: ReadonlySet<string> = new Set(['id', 'organization', 'goals']);

/** What words of a plan cannot tell: an organization that is none, and goals, which are elements. */
const unreadParts = ({ organization, goals }: Told): readonly Path[] => [
  ...(isRecord(organization)
    ? unreadId(organization, ['organization'])
    : organization === undefined
      ? []
      : [['organization']]),
  ...(goals === undefined ? [] : [['goals']]),
];

/** Reads the root of a document as a plan. */
export function planFrom(reading: Reading, root: Element, facts: PlanFacts): PlanInput {
  const document = sourceOf(root);
  const told = takeWords(reading, document, [], unreadParts);
  const organizationTold = (told['organization'] ?? {}) as Told;
  const administration = sourceOf(takeOne(document, 'AdministrativeInformation'));
  const core = sourceOf(takeOne(document, 'StrategicPlanCore'));
  const organizations = takeAll(core, 'Organization');
  const given = takeText(document, 'Name');
  const named = typeof told['title'] === 'string' ? told['title'] : given;
  const title = nameFrom(reading, { path: [] }, root.name, [named, childText(organizations[0], 'Name')], 'Plan');
  const place: Place = { path: [], title };
  const id = idFor(reading, takeText(administration, 'Identifier'), told['id'], 'plan', place);
  const held: Place = { ...place, id };
  const { organization, others } = organizationFrom(reading, organizations, facts.kind, organizationTold, title);
  const [vision, mission] = [sourceOf(takeOne(core, 'Vision')), sourceOf(takeOne(core, 'Mission'))];
  const [visionText, missionText] = [takeText(vision, 'Description'), takeText(mission, 'Description')];
  const values = takeAll(core, 'Value')
    .filter(saysSomething)
    .map((value, index) => valueFrom(reading, value, index));
  const goals = takeAll(core, 'Goal')
    .filter((goal) => !standsForNone(goal))
    .map((goal, index) => goalFrom(reading, goal, ['goals', index], `goal-${index + 1}`));
  const stated = {
    start: dayStated(reading, administration, held, 'StartDate'),
    end: dayStated(reading, administration, held, 'EndDate'),
  };
  daysIn(reading, childText(administration.element, 'PublicationDate'));
  const missing = (['start', 'end'] as const).filter((end) => stated[end] === undefined);
  const period = periodFrom(
    reading,
    {
      ...(stated.start === undefined ? {} : { start: stated.start }),
      ...(stated.end === undefined ? {} : { end: stated.end }),
    },
    facts,
    held,
  );
  const coreKept = keptOf(reading, held, core);
  const coreElements = [
    ...leftOver('Vision', keptOf(reading, held, vision)),
    ...leftOver('Mission', keptOf(reading, held, mission)),
    ...((coreKept['elements'] ?? []) as readonly Json[]),
  ];
  const { elements = [], ...kept } = keptOf(
    reading,
    held,
    { ...document, element: withoutType(root, goals) },
    missing.length === 0 ? {} : { missing },
  );
  const found = [
    ...(elements as readonly Json[]),
    ...leftOver('StrategicPlanCore', { ...coreKept, ...(coreElements.length === 0 ? {} : { elements: coreElements }) }),
    ...leftOver('AdministrativeInformation', keptOf(reading, held, administration)),
  ];
  const all = inPlaces(root.name, found);
  const native = {
    schemaVersion: 1,
    id,
    title,
    period,
    ...(isVisible(visionText) ? { vision: visionText } : {}),
    ...(isVisible(missionText) ? { mission: missionText } : {}),
    organization: merged(
      { ...organization, ...divisionsFrom(reading, others) } as unknown as Told,
      organizationTold,
      'Organization',
      new Set(['id']),
    ) as unknown as Json,
    values,
    goals,
    ...extensionsWith({ ...kept, ...(all.length === 0 ? {} : { elements: all }) }),
  };
  return merged(native as unknown as Told, told, root.name, TOLD_APART) as unknown as PlanInput;
}
