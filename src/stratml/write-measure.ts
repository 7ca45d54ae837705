/** From measures to StratML's performance indicators. */
import { isEqual } from '../model/equal.js';
import type { Baseline, Json, Measure, Observation, Target } from '../model/generated/types.js';
import { GROUPS, type Group, groupsOf } from '../model/groups.js';
import { readShape } from '../rules/read.js';
import { conform, conformChildren } from './conform.js';
import { BASELINE } from './descriptor.js';
import { asJson, type Element, element, elementsFrom, leaf, saysSomething } from './element.js';
import type { Place } from './loss.js';
import { measureFrom } from './read-measure.js';
import { startReading } from './reading.js';
import { additions, additionsTo } from './told.js';
import { unitText } from './unit.js';
import type { Told } from './words.js';
import {
  assembled,
  extensionsTold,
  identifierOf,
  keptIn,
  leafIf,
  loseToWords,
  putBack,
  textElement,
  type Writing,
  withOther,
} from './writing.js';
import { writable } from './xml.js';

/** A number as xsd:decimal: without an exponent. */
export function decimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [units = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const sign = value < 0 ? '-' : '';
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - units.length)}${units}${fraction}`;
  return `${sign}${units}${fraction.padEnd(shift, '0')}`;
}

/** A band, for people; words tell it to this library. */
const bandText = ({ low, high }: Target): string =>
  low === undefined ? `at most ${high}` : high === undefined ? `at least ${low}` : `${low} to ${high}`;

interface Result {
  readonly date: string;
  readonly value?: number | undefined;
  readonly start?: string | undefined;
  readonly note?: string | undefined;
  readonly kept: readonly Element[];
  readonly descriptor: Element | undefined;
}

function resultElement(writing: Writing, name: 'TargetResult' | 'ActualResult', result: Result): Element {
  const { date, value, start, note, kept, descriptor } = result;
  const made = [
    ...(start === undefined ? [] : leafIf(writing, 'StartDate', start)),
    ...leafIf(writing, 'EndDate', date),
    ...(value === undefined ? [] : [leaf('NumberOfUnits', decimal(value))]),
    ...(descriptor === undefined ? [] : [descriptor]),
    ...(note === undefined || note === '' ? [] : [textElement('Description', note)]),
  ];
  return element(name, conformChildren(writing.part, name, made, kept).children);
}

const descriptorOf = (name: string, value: string): Element =>
  element('Descriptor', [
    ...(name === '' ? [] : [leaf('DescriptorName', name)]),
    ...(value === '' ? [] : [leaf('DescriptorValue', value)]),
  ]);

/** What a result's own extensions kept of it. */
const keptOf = (writing: Writing, place: Place, entry: Baseline | Target | Observation) => {
  const { elements, fields } = keptIn(entry.extensions);
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  return { elements: putBack(writing, place, elements), start: text('start'), note: text('note') };
};

/** A series as measurement instances. */
function instanceOf(
  writing: Writing,
  place: Place,
  series: Measure | Group,
  group: Element | undefined,
  baseline: Element,
): readonly Element[] {
  const targets = series.targets.map((target) =>
    resultElement(writing, 'TargetResult', {
      ...target,
      note: target.note ?? (target.value === undefined ? bandText(target) : undefined),
      kept: keptOf(writing, place, target).elements,
      descriptor: group,
    }),
  );
  const observations = series.observations.map((observation) =>
    resultElement(writing, 'ActualResult', {
      ...observation,
      kept: keptOf(writing, place, observation).elements,
      descriptor: group,
    }),
  );
  const starts: Element[] = [];
  if (series.baseline !== undefined) {
    const { elements, start, note } = keptOf(writing, place, series.baseline);
    const hasOwn = elements.some(({ name }) => name === 'Descriptor');
    starts.push(
      resultElement(writing, 'ActualResult', {
        ...series.baseline,
        start,
        note,
        kept: elements,
        descriptor: hasOwn ? undefined : baseline,
      }),
    );
  }
  // The baseline comes first: of several results that say baseline, the first is it.
  return [starts, [...targets, ...observations]]
    .filter((results) => results.length > 0)
    .map((results) => element('MeasurementInstance', results));
}

/** The bands among targets: no element can tell them. */
function bandsTold(targets: readonly Target[]): readonly Json[] | undefined {
  const told: Json[] = [];
  for (const [index, { low, high, value }] of targets.entries()) {
    if (value === undefined)
      told[index] = { ...(low === undefined ? {} : { low }), ...(high === undefined ? {} : { high }) };
  }
  return told.length === 0 ? undefined : told;
}

/** Groups that descriptors can name: each by a name of its own that XML can hold. */
function describable(groups: readonly Group[]): ReadonlySet<Group> {
  const times = new Map<string, number>();
  for (const { name } of groups) times.set(name, (times.get(name) ?? 0) + 1);
  return new Set(
    groups.filter(
      ({ name, dimension = '-' }) =>
        times.get(name) === 1 && writable(name) === name && dimension !== '' && writable(dimension) === dimension,
    ),
  );
}

/** What words tell before anything is read: what decides how elements are read. */
function toldFirst(measure: Measure, named: ReadonlySet<Group>): Told {
  const lists = (series: Measure | Group) => {
    const targets = bandsTold(series.targets);
    return targets === undefined ? {} : { targets };
  };
  return {
    direction: measure.direction,
    ...lists(measure),
    ...(groupsOf(measure).length === 0
      ? {}
      : {
          [GROUPS]: groupsOf(measure).map((group) =>
            named.has(group)
              ? {
                  id: group.id,
                  name: group.name,
                  ...(group.dimension === undefined ? {} : { dimension: group.dimension }),
                  ...lists(group),
                }
              : (group as unknown as Json),
          ),
        }),
  } as Told;
}

/** An indicator read as any reader would, with its defaults. */
function readBack(given: Element): Measure | undefined {
  const read = readShape('Measure', measureFrom(startReading(), given, [], 'x', 'x'));
  return read.ok ? read.value : undefined;
}

/** Fields of a series that words add to entry by entry. */
const BY_ENTRY: ReadonlySet<string> = new Set([
  'baseline',
  'targets',
  'observations',
  GROUPS,
  'extensions',
  'direction',
]);
const KNOWN: ReadonlySet<string> = new Set(['elements', 'attributes', 'results']);
const UNLISTED: ReadonlySet<string> = new Set(['id', 'direction', GROUPS]);

/** What words add to a series. */
function seriesTold(native: Measure | Group, wanted: Measure | Group, first: Told): Told {
  const lists: Record<string, Json> = {};
  if (wanted.baseline !== undefined) {
    const baseline = additions((native.baseline ?? {}) as Told, wanted.baseline as unknown as Told, 'ActualResult');
    if (Object.keys(baseline).length > 0) lists['baseline'] = baseline as Json;
  }
  for (const name of ['targets', 'observations'] as const) {
    const added = additionsTo(native[name], wanted[name], name === 'targets' ? 'TargetResult' : 'ActualResult') ?? [];
    const all: Json[] = [];
    for (const told of [(first[name] ?? []) as readonly Json[], added]) {
      told.forEach((entry, index) => {
        all[index] = { ...((all[index] ?? {}) as object), ...(entry as object) } as Json;
      });
    }
    if (all.length > 0) lists[name] = all;
  }
  return lists;
}

/** All that words must add to the elements of a measure. */
function measureTold(native: Measure, measure: Measure, first: Told): Told {
  const groups = groupsOf(measure).map((group, index): Json => {
    const there = groupsOf(native)[index];
    const told = ((first[GROUPS] ?? []) as readonly Told[])[index] ?? {};
    if (there === undefined) return group as unknown as Json;
    return {
      ...told,
      ...additions(
        there as unknown as Told,
        group as unknown as Told,
        '',
        new Set(['baseline', 'targets', 'observations']),
      ),
      ...seriesTold(there, group, told),
    } as Json;
  });
  return {
    direction: measure.direction,
    ...additions(native as unknown as Told, measure as unknown as Told, 'PerformanceIndicator', BY_ENTRY),
    ...seriesTold(native, measure, first),
    ...(groups.length === 0 ? {} : { [GROUPS]: groups }),
  };
}

/** A measure without what was kept of the document that it was read from: its order may differ. */
function withoutKept(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([name]) => name !== 'stratml');
  const rest = entries
    .map(([name, item]) => [name, withoutKept(item)] as const)
    .filter(([name, item]) => name !== 'extensions' || Object.keys(item ?? {}).length > 0);
  return Object.fromEntries(rest);
}

/** Writes a measure as an indicator. */
export function indicatorElement(writing: Writing, measure: Measure, path: Place['path']): Element {
  const place: Place = { path, id: measure.id, title: measure.indicator };
  const named = describable(groupsOf(measure));
  const identifier = identifierOf(writing, place);
  const made = [
    textElement('MeasurementDimension', measure.indicator),
    textElement('UnitOfMeasurement', unitText(measure.unit)),
    identifier,
  ];
  const instances = [
    ...instanceOf(writing, place, measure, undefined, descriptorOf(BASELINE, '')),
    ...groupsOf(measure)
      .filter((group) => named.has(group))
      .flatMap((group) =>
        instanceOf(
          writing,
          place,
          group,
          descriptorOf(group.dimension ?? '', group.name),
          descriptorOf(BASELINE, group.name),
        ),
      ),
  ];
  const { fields } = keptIn(measure.extensions);
  const prose = putBack(writing, place, elementsFrom(fields['results']));
  // Prose that does not fit would be read otherwise once a part of it is gone: it goes into words as a whole.
  const unfit = prose.filter((instance) => conform(writing.part, instance).misfit !== undefined);
  const fitting = prose.filter((instance) => !unfit.includes(instance));
  const { extensions } = measure;
  const parts = assembled(writing, {
    name: 'PerformanceIndicator',
    place,
    extensions,
    made: [...made, ...instances],
    kept: fitting,
  });
  const first = toldFirst(measure, named);
  const native = readBack(withOther(writing, parts.element, '', first));
  const ownTold = (results: readonly Element[], misfits = parts.misfits) =>
    extensionsTold(
      extensions,
      { ...misfits, ...(results.length === 0 ? {} : { results: results.map(asJson) }) },
      KNOWN,
    );
  let all = { ...(native === undefined ? wholly(measure) : measureTold(native, measure, first)), ...ownTold(unfit) };
  let written = withOther(writing, parts.element, parts.other, all);
  let back = readBack(written);
  if (!isEqual(withoutKept(back), withoutKept(measure))) {
    // What cannot be told entry by entry is told as a whole, without elements that would be read besides.
    all = { ...wholly(measure), ...ownTold(prose) };
    const children = parts.element.children.filter(({ name }) => name !== 'MeasurementInstance');
    written = withOther(writing, { ...parts.element, children }, parts.other, all);
    back = readBack(written);
  }
  const { elements, results } = keptIn(back?.extensions).fields;
  if (!isEqual(elements ?? [], parts.kept) || !isEqual(results ?? [], prose.filter(saysSomething).map(asJson))) {
    all = {
      ...all,
      ...ownTold(prose, { ...parts.misfits, ...(parts.kept.length === 0 ? {} : { elements: parts.kept }) }),
    };
    const others = written.children.filter(({ name }) => name !== 'OtherInformation');
    written = withOther(writing, { ...written, children: others }, parts.other, all);
  }
  const listed = groupsOf(measure).some((_, index) => isMoreThanNamed(all, index));
  loseToWords(writing, place, 'PerformanceIndicator', all, listed ? new Set(['id', 'direction']) : UNLISTED);
  return written;
}

const isMoreThanNamed = (told: Told, index: number): boolean =>
  Object.keys(((told[GROUPS] ?? []) as readonly object[])[index] ?? {}).some(
    (name) => name !== 'id' && name !== 'name' && name !== 'dimension',
  );

/** A measure in words alone. */
const wholly = (measure: Measure): Told => {
  const { extensions, ...fields } = measure;
  return fields as unknown as Told;
};
