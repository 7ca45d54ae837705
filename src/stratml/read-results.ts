/**
 * The results of an indicator: each with a day and a number becomes a target, an observation or the baseline, of the
 * whole or of a group. Results that are told in prose alone are handed back.
 */
import type { Day, DayRange } from '../model/calendar.js';
import type { BaselineInput, Json, ObservationInput, TargetInput, WithheldInput } from '../model/generated/types.js';
import { KEPT } from '../model/kept.js';
import { edgeOf, isStandardDay } from '../model/written-day.js';
import { BASELINE, describedBy, type GroupName, groupKey, saysMoreThanText } from './descriptor.js';
import { asJson, childOf, childText, type Element, element, saysSomething, textOf } from './element.js';
import type { Place } from './loss.js';
import { daysIn, extensionsWith, inOrder, isPlaceholder, lose, type Reading } from './reading.js';
import { merged, type ToldEntries, toldEntries, toldGroups } from './told.js';
import type { Told } from './words.js';
import { isMasked, readNumber, type WrittenNumber } from './written-number.js';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** What a measure or a group holds alike. */
export interface Series {
  baseline?: BaselineInput;
  readonly targets: TargetInput[];
  readonly observations: ObservationInput[];
  readonly withheld: WithheldInput[];
}

/** What the results of an indicator came to. */
export interface Results {
  readonly whole: Series;
  readonly groups: Map<string, { readonly group: GroupName; readonly series: Series }>;
  /** Measurement instances with the results that only prose tells. */
  readonly prose: readonly Element[];
  /** The numbers as they were written. */
  readonly numbers: readonly WrittenNumber[];
  /** Whether the last target is written as a least or a most. */
  readonly bound: 'least' | 'most' | undefined;
}

const emptySeries = (): Series => ({ targets: [], observations: [], withheld: [] });

/** A result, read as far as it goes. */
interface Entry {
  date?: string;
  start?: string;
  value?: number;
  note?: string;
  extensions?: { readonly [key: string]: Json };
}

interface Read {
  readonly entry: Entry;
  readonly number: WrittenNumber | undefined;
  /** The texts that are no standard number or day, with what they came to: a day, two that are as good, or none. */
  readonly asText: readonly { readonly element: string; readonly text: string; readonly days?: readonly Day[] }[];
}

/** Digits without those that say nothing: zeros at both ends. */
const significant = (text: string) =>
  text
    .replace(/^\+/, '')
    .replace(/^(-?)0+(?=\d)/, '$1')
    .replace(/\.0*$|(\.\d*[1-9])0+$/, '$1');

/** Whether a number in plain digits has no more of them than can be counted with. */
const isExact = (text: string, value: number): boolean =>
  !/^[+-]?\d+(?:\.\d*)?$/.test(text) || significant(text) === String(value);

/** Reads the days, number and description of a result; what else it says is kept in its extensions. */
function entryFrom(reading: Reading, result: Element, keepsDescriptor: boolean): Read {
  const [startText, endText, numberText] = ['StartDate', 'EndDate', 'NumberOfUnits'].map((name) =>
    childText(result, name),
  ) as [string, string, string];
  const asText: Read['asText'][number][] = [];
  const kept: Record<string, Json> = {};
  const daysOf = (name: string, text: string): DayRange | undefined => {
    if (text === '') return undefined;
    const found = daysIn(reading, text);
    if (found === undefined || !isStandardDay(text)) {
      const days = found === undefined ? [] : edgeOf(found, name === 'StartDate' ? 'start' : 'end');
      asText.push({ element: name, text, days });
      kept[name] = text;
    }
    return found?.readings.length === 1 ? found.readings[0] : undefined;
  };
  const [starts, ends] = [daysOf('StartDate', startText), daysOf('EndDate', endText)];
  const number = readNumber(numberText);
  if (number !== undefined && !(number.isBare && isExact(numberText, number.value))) {
    asText.push({ element: 'NumberOfUnits', text: numberText });
    kept['NumberOfUnits'] = numberText;
  } else if (number === undefined && isMasked(numberText)) kept['NumberOfUnits'] = numberText;
  const last = ends ?? (endText === '' ? starts : undefined);
  const start =
    ends === undefined
      ? last?.start === last?.end
        ? undefined
        : last?.start
      : (starts?.start ?? (ends.start === ends.end ? undefined : ends.start));
  const description = childOf(result, 'Description');
  const note = description === undefined ? '' : textOf(description);
  const taken = new Set([
    'StartDate',
    'EndDate',
    'NumberOfUnits',
    'Description',
    ...(keepsDescriptor ? [] : ['Descriptor']),
  ]);
  const met = new Set<string>();
  const rest = result.children.flatMap((child): Element[] => {
    const isTaken = taken.has(child.name) && !(met.has(child.name) && child.name !== 'Descriptor');
    met.add(child.name);
    if (!isTaken) return [child];
    return [{ ...child, text: '', children: child.name === 'Descriptor' ? [] : child.children }];
  });
  const elements = inOrder({ ...result, children: rest.filter(saysSomething) }).children;
  const entry: Entry = {
    ...(last === undefined ? {} : { date: last.end }),
    ...(number === undefined ? {} : { value: number.value }),
    ...(start === undefined ? {} : { start }),
    ...(note === '' ? {} : { note }),
    ...extensionsWith({
      ...kept,
      ...(elements.length === 0 ? {} : { elements: elements.map(asJson) }),
      ...(Object.keys(result.attributes).length === 0 ? {} : { attributes: { ...result.attributes } }),
      ...(result.text === '' ? {} : { text: result.text }),
    }),
  };
  return { entry, number, asText };
}

/** What was kept of a result, with the day on which it starts where its entry has no place for that. */
const withStart = ({ extensions, start }: Entry) =>
  extensionsWith({
    ...((extensions?.[KEPT] ?? {}) as Readonly<Record<string, Json>>),
    ...(start === undefined ? {} : { start }),
  });

/** A baseline holds a day and a value; what else was said is kept. */
function baselineFrom({
  date,
  value,
  start,
  note,
  extensions,
}: Entry & { date: string; value: number }): BaselineInput {
  const kept = { ...((extensions?.['stratml'] ?? {}) as Readonly<Record<string, Json>>) };
  return {
    date,
    value,
    ...extensionsWith({ ...kept, ...(start === undefined ? {} : { start }), ...(note === undefined ? {} : { note }) }),
  };
}

/** Groups that words tell of come first, in their order. */
function groupsTold(told: Told): Results['groups'] {
  const groups: Results['groups'] = new Map();
  for (const { name, dimension } of toldGroups(told)) {
    const group = { name: String(name ?? ''), dimension: String(dimension ?? '') };
    const key = groupKey(group);
    // Of groups of the same name, all but the first are told in words alone.
    groups.set(groups.has(key) ? `${key} ${groups.size}` : key, { group, series: emptySeries() });
  }
  return groups;
}

/** The groups that words tell of, to find them by what descriptors say, and what words tell of each. */
function indexOf(groups: Results['groups'], told: Told) {
  const entries = toldGroups(told);
  const index = {
    byKey: new Map<string, Series>(),
    byName: new Map<string, Series>(),
    told: new Map<Series, Told>(),
    lists: new Map<Series, { targets?: ToldEntries; observations?: ToldEntries }>(),
  };
  for (const [place, [key, { group, series }]] of [...groups].entries()) {
    index.byKey.set(key, series);
    if (!index.byName.has(group.name)) index.byName.set(group.name, series);
    index.told.set(series, entries[place] ?? {});
  }
  return index;
}

/** Reads the measurement instances of an indicator. */
export function resultsFrom(reading: Reading, place: Place, instances: readonly Element[], told: Told): Results {
  const whole = emptySeries();
  const groups = groupsTold(told);
  const inWords = indexOf(groups, told);
  const numbers: WrittenNumber[] = [];
  const prose: Element[] = [];
  let bound: Results['bound'];
  const all = instances
    .flatMap(({ children }) => children)
    .filter(({ name }) => name === 'TargetResult' || name === 'ActualResult');
  const known = new Map<string, GroupName>();
  for (const result of all) {
    const { isBaseline, group } = describedBy(result);
    if (group !== undefined && !isBaseline && !known.has(group.name)) known.set(group.name, group);
  }

  const toldOf = (series: Series): Told => (series === whole ? told : (inWords.told.get(series) ?? {}));
  const entriesOf = (series: Series, list: 'targets' | 'observations'): ToldEntries => {
    const lists = inWords.lists.get(series) ?? {};
    const there = lists[list] ?? toldEntries(toldOf(series), list);
    lists[list] = there;
    inWords.lists.set(series, lists);
    return there;
  };
  const seriesOf = (group: GroupName | undefined): Series => {
    if (group === undefined) return whole;
    const key = groupKey(group);
    const there = groups.get(key) ?? { group, series: emptySeries() };
    groups.set(key, there);
    return there.series;
  };
  /** The group of a result, and whether it is a baseline. */
  const about = (result: Element) => {
    const descriptor = result.children.find(({ name }) => name === 'Descriptor');
    const [name, value] = [childText(descriptor, 'DescriptorName'), childText(descriptor, 'DescriptorValue')];
    const named = inWords.byKey.get(groupKey({ dimension: name, name: value }));
    if (descriptor !== undefined && named !== undefined)
      return { isBaseline: false, series: named, keeps: saysMoreThanText(descriptor) };
    const described = describedBy(result);
    if (!described.isBaseline)
      return { isBaseline: false, series: seriesOf(described.group), keeps: described.saysMore };
    const { group } = described;
    const ofGroup = name === BASELINE ? inWords.byName.get(value) : undefined;
    if (descriptor !== undefined && ofGroup !== undefined)
      return { isBaseline: true, series: ofGroup, keeps: saysMoreThanText(descriptor) };
    const isOfGroup = group !== undefined && (known.has(group.name) || whole.baseline !== undefined);
    return {
      isBaseline: true,
      series: isOfGroup ? seriesOf(known.get(group.name) ?? group) : whole,
      keeps: described.saysMore || (group !== undefined && !isOfGroup),
    };
  };

  /** Enters a result; whether it is one with a day and a number. */
  const enter = (result: Element): boolean => {
    const { isBaseline, series, keeps } = about(result);
    const isTarget = result.name === 'TargetResult';
    const isWithheld = !isTarget && isMasked(childText(result, 'NumberOfUnits'));
    const becomesBaseline = isBaseline && !isWithheld && series.baseline === undefined;
    const read = entryFrom(reading, result, keeps || (isBaseline && !becomesBaseline));
    let entry: Entry = read.entry;
    const list = becomesBaseline || isWithheld ? undefined : isTarget ? series.targets : series.observations;
    if (list !== undefined) {
      const added = entriesOf(series, isTarget ? 'targets' : 'observations').take(list.length, entry.date);
      if (added !== undefined) entry = merged(entry as Told, added, result.name) as Entry;
    }
    const { date, value } = entry;
    if (date !== undefined && isWithheld) {
      for (const { element: name, text, days } of read.asText) if (days !== undefined) tellDays(name, text, days);
      series.withheld.push({
        date,
        ...(entry.note === undefined ? {} : { reason: entry.note }),
        ...withStart(entry),
      });
      return true;
    }
    const isBand = isTarget && ('low' in entry || 'high' in entry);
    if (date === undefined || (value === undefined && !isBand)) {
      if (saysSomething(result)) tellProse(result, read, date, value);
      return false;
    }
    if (read.number !== undefined) numbers.push(read.number);
    if (isTarget && read.number?.bound !== undefined) bound = read.number.bound;
    for (const { element: name, text, days } of read.asText) {
      if (days === undefined) lose(reading, 'number-as-text', place, name, text, { text, number: value as number });
      else tellDays(name, text, days);
    }
    if (becomesBaseline) series.baseline = baselineFrom({ ...entry, date, value: value as number });
    else list?.push(entry as Mutable<TargetInput> & Mutable<ObservationInput>);
    return true;
  };
  const tellDays = (name: string, text: string, [first, second]: readonly Day[]) => {
    if (first === undefined) lose(reading, 'no-day', place, name, text, { text });
    else if (second === undefined) lose(reading, 'day-as-text', place, name, text, { text, day: first });
    else lose(reading, 'two-days', place, name, text, { text, first, second });
  };
  const tellProse = (result: Element, { asText }: Read, date: string | undefined, value: number | undefined) => {
    const text = textOf(result);
    if (isPlaceholder(text)) return;
    for (const { element: name, text: written, days } of asText) if (days?.length === 2) tellDays(name, written, days);
    const lacks = date === undefined && value === undefined ? 'both' : date === undefined ? 'day' : 'number';
    lose(reading, 'prose', place, result.name, text, { lacks });
  };

  for (const instance of instances) {
    const untold = instance.children.filter((child) => {
      const isResult = child.name === 'TargetResult' || child.name === 'ActualResult';
      if (isResult && enter(child)) return false;
      if (!isResult && saysSomething(child)) lose(reading, 'kept', place, child.name, textOf(child), {});
      return saysSomething(child);
    });
    const rest = { ...element('MeasurementInstance', untold, instance.attributes), text: instance.text };
    if (saysSomething(rest)) prose.push(inOrder(rest));
  }
  for (const series of [whole, ...[...groups.values()].map((each) => each.series)]) {
    const inWordsAlone = {
      targets: entriesOf(series, 'targets').rest(series.targets.length),
      observations: entriesOf(series, 'observations').rest(series.observations.length),
      withheld: toldEntries(toldOf(series), 'withheld').rest(0),
    };
    for (const each of inWordsAlone.targets) series.targets.push(each as unknown as TargetInput);
    for (const each of inWordsAlone.observations) series.observations.push(each as unknown as ObservationInput);
    for (const each of inWordsAlone.withheld) series.withheld.push(each as unknown as WithheldInput);
  }
  for (const [key, { series }] of groups) {
    const isEmpty =
      series.baseline === undefined &&
      series.targets.length + series.observations.length + series.withheld.length === 0;
    if (isEmpty && !inWords.told.has(series)) groups.delete(key);
  }
  return { whole, groups, prose, numbers, bound };
}
