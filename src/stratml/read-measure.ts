/** From StratML's performance indicators to measures. */

import type { Json, MeasureInput } from '../model/generated/types.js';
import { GROUPS, type GroupInput } from '../model/groups.js';
import { isVisible } from '../model/json.js';
import type { Path } from '../model/result.js';
import { directionFrom } from './direction.js';
import { asJson, childText, type Element, isRecord } from './element.js';
import type { Place } from './loss.js';
import { unfitIn } from './misfit.js';
import { type Results, resultsFrom, type Series } from './read-results.js';
import {
  extensionsWith,
  idFor,
  isPlaceholder,
  keptOf,
  nameFrom,
  type Reading,
  sourceOf,
  takeAll,
  takeText,
  takeWords,
  unreadId,
  warn,
} from './reading.js';
import { merged, toldGroups } from './told.js';
import { unitFrom } from './unit.js';
import type { Told } from './words.js';

/** An indicator's name is at most this long where it is taken from a description. */
const MOST_CHARACTERS = 200;

/** Fields of a series, which words add to entry by entry. */
const SERIES: ReadonlySet<string> = new Set(['baseline', 'targets', 'observations', 'withheld']);

/** The descriptions of results, targets first: what an indicator without a name is about. */
const descriptionsIn = (instances: readonly Element[]): readonly string[] => {
  const results = instances.flatMap(({ children }) => children);
  return ['TargetResult', 'ActualResult'].flatMap((name) =>
    results.filter((result) => result.name === name).map((result) => childText(result, 'Description')),
  );
};

const brief = (text: string) =>
  text.length <= MOST_CHARACTERS ? text : `${text.slice(0, MOST_CHARACTERS).replace(/\s+\S*$/, '')}…`;

/** A series with what words add to it. */
function seriesWith(series: Series, told: Told): Told {
  const baseline = told['baseline'];
  const native = series.baseline as Told | undefined;
  const whole = isRecord(baseline) ? merged(native ?? {}, baseline, 'ActualResult') : native;
  return {
    ...(whole === undefined ? {} : { baseline: whole }),
    targets: series.targets,
    observations: series.observations,
    withheld: series.withheld,
  } as unknown as Told;
}

function groupsFrom(reading: Reading, groups: Results['groups'], told: Told, id: string, path: Path): GroupInput[] {
  const list = toldGroups(told);
  return [...groups.values()].map(({ group, series }, index) => {
    const inWords = list[index] ?? {};
    const place: Place = { path: [...path, GROUPS, index], title: group.name };
    const native: Told = {
      id: idFor(reading, '', inWords['id'], `${id}.group-${index + 1}`, place),
      name: group.name,
      ...(group.dimension === '' ? {} : { dimension: group.dimension }),
      ...seriesWith(series, inWords),
    };
    return merged(native, inWords, '', new Set([...SERIES, 'id'])) as unknown as GroupInput;
  });
}

/** A value to reach as a band to stay in, for what is to be maintained. */
function asBands(series: Series, bound: Results['bound']): void {
  for (const [index, target] of series.targets.entries()) {
    const { value, ...others } = target;
    if (value === undefined) continue;
    series.targets[index] = {
      ...others,
      ...(bound === 'most' ? {} : { low: value }),
      ...(bound === 'least' ? {} : { high: value }),
    };
  }
}

/** Where the host wants it, the first observation stands for a baseline that is not stated. */
function assumeBaseline(reading: Reading, series: Series, place: Place): void {
  const first = firstOf(series.observations);
  if (!reading.assumesBaseline || series.baseline !== undefined || first === undefined) return;
  const { date, value } = first;
  if (!series.targets.some((target) => target.date > date)) return;
  series.baseline = { date, value };
  warn(reading, 'baseline-assumed', place, { indicator: place.title, value, date });
}

/** Which way the host says is better; undefined where it says nothing that is one. */
function directionSaid(reading: Reading, indicator: string): MeasureInput['direction'] | undefined {
  try {
    const said: unknown = reading.direction?.(indicator);
    return said === 'increase' || said === 'decrease' || said === 'maintain' ? said : undefined;
  } catch {
    return undefined;
  }
}

const lastOf = <Entry extends { readonly date: string }>(entries: readonly Entry[]): Entry | undefined =>
  entries.reduce<Entry | undefined>(
    (last, entry) => (last === undefined || entry.date >= last.date ? entry : last),
    undefined,
  );

const firstOf = <Entry extends { readonly date: string }>(entries: readonly Entry[]): Entry | undefined =>
  entries.reduce<Entry | undefined>(
    (first, entry) => (first === undefined || entry.date < first.date ? entry : first),
    undefined,
  );

/** The series that shows how the targets run: the whole's, else that of the first group that has targets. */
const shownBy = ({ whole, groups }: Results): Series =>
  whole.targets.length > 0
    ? whole
    : ([...groups.values()].find(({ series }) => series.targets.length > 0)?.series ?? whole);

/** Where the targets of a series began: its baseline, else the first target or else observation before the last target. */
function startBefore(day: string, { baseline, targets, observations }: Series): number | undefined {
  const isEarlier = ({ date }: { readonly date: string }) => date < day;
  return (baseline ?? firstOf(targets.filter(isEarlier)) ?? firstOf(observations.filter(isEarlier)))?.value;
}

/** What words tell of a measure that is no entry of its lists, no baseline and no group. */
const unreadEntries = (told: Told): readonly Path[] => {
  const unreadIn = (series: Told, within: Path): readonly Path[] => [
    ...['targets', 'observations', 'withheld'].flatMap((list) => unfitIn(series, list, within)),
    ...(series['baseline'] === undefined || isRecord(series['baseline']) ? [] : [[...within, 'baseline']]),
  ];
  const groups = Object.entries((told[GROUPS] ?? []) as object).filter((entry): entry is [string, Told] =>
    isRecord(entry[1]),
  );
  return [
    ...unreadIn(told, []),
    ...unfitIn(told, GROUPS),
    ...groups.flatMap(([index, group]) => [
      ...unreadId(group, [GROUPS, Number(index)]),
      ...unreadIn(group, [GROUPS, Number(index)]),
    ]),
  ];
};

/** Reads an indicator; `objective` is what it stands under. */
export function measureFrom(
  reading: Reading,
  element: Element,
  path: Path,
  fallback: string,
  objective: string,
): MeasureInput {
  const source = sourceOf(element);
  const told = takeWords(reading, source, path, unreadEntries);
  const [dimension, unitText] = [takeText(source, 'MeasurementDimension'), takeText(source, 'UnitOfMeasurement')];
  const instances = takeAll(source, 'MeasurementInstance');
  const descriptions = descriptionsIn(instances).filter((text) => isVisible(text) && !isPlaceholder(text));
  const named = typeof told['indicator'] === 'string' ? told['indicator'] : dimension;
  const indicator = nameFrom(
    reading,
    { path },
    'PerformanceIndicator',
    [named, ...descriptions.slice(0, 1).map(brief), objective],
    fallback,
  );
  const place: Place = { path, title: indicator };
  const id = idFor(reading, takeText(source, 'Identifier'), told['id'], fallback, place);
  const held: Place = { ...place, id };
  const results = resultsFrom(reading, held, instances, told);
  const all = [results.whole, ...[...results.groups.values()].map(({ series }) => series)];
  if (told['baseline'] === undefined) for (const series of all) assumeBaseline(reading, series, held);
  const shown = shownBy(results);
  const last = lastOf(shown.targets);
  const assumed = directionFrom({
    texts: [indicator, unitText, objective],
    targets: descriptions,
    bound: results.bound,
    last: last?.value,
    first: last === undefined ? undefined : startBefore(last.date, shown),
  });
  const said = directionSaid(reading, indicator) ?? (told['direction'] as MeasureInput['direction'] | undefined);
  const direction = said ?? assumed.direction;
  if (said === undefined && assumed.assumedBecause !== undefined)
    warn(reading, 'direction-assumed', held, { indicator, direction, because: assumed.assumedBecause });
  if (direction === 'maintain' && told['direction'] === undefined) {
    for (const series of all) asBands(series, results.bound);
  }
  const prose: Record<string, Json> = results.prose.length === 0 ? {} : { results: results.prose.map(asJson) };
  const groups = groupsFrom(reading, results.groups, told, id, path);
  const native = {
    id,
    indicator,
    dataSource: '',
    unit: unitFrom(unitText, results.numbers),
    direction,
    ...seriesWith(results.whole, told),
    ...(groups.length === 0 ? {} : { [GROUPS]: groups }),
    ...extensionsWith(keptOf(reading, held, source, prose)),
  };
  return merged(native as unknown as Told, told, 'PerformanceIndicator', TOLD_APART) as unknown as MeasureInput;
}

/** What words tell of a measure and is joined apart. */
const TOLD_APART: ReadonlySet<string> = new Set([...SERIES, 'id', 'direction', GROUPS]);
