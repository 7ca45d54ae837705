/** From StratML's performance indicators to measures: units, and results with a day and a number. */
import { isDay } from '../model/calendar.js';
import type { MeasureInput, MeasureUnit, Observation, Target } from '../model/generated/types.js';
import type { Path } from '../model/result.js';
import { idFor, keep, lose, type Reading, type Source, sourceOf, takeAll, takeText, textOf } from './taking.js';
import { asJson, BASELINE, type Element, KEPT, saysSomething } from './vocabulary.js';

/** A number as documents write them: with signs, group separators, a percent or currency sign. */
function numberIn(text: string): number | undefined {
  const plain = text.replace(/[\s\u00a0\u202f]/g, '').replace(/^[$€£]|%$/g, '');
  const grouped = /^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(plain) ? plain.replaceAll(',', '') : plain;
  if (!/^[+-]?(?:\d{1,400}(?:\.\d{0,400})?|\.\d{1,400})(?:e[+-]?\d{1,3})?$/i.test(grouped)) return undefined;
  const value = Number(grouped);
  return Number.isFinite(value) ? value + 0 : undefined;
}

function unitOf(text: string): MeasureUnit {
  if (/^(?:%|per ?cent\w*|pct)$/i.test(text))
    return text === 'percent' ? { kind: 'percent' } : { kind: 'percent', label: text };
  if (/^(?:\$|usd|us dollars?|dollars?)$/i.test(text)) return { kind: 'currency', label: text };
  return text === '' ? { kind: 'score' } : { kind: 'score', label: text };
}

/** The day of a result: its end, else its start, where that is a calendar day. */
function dayIn(source: Source): string | undefined {
  const [start, end] = [takeText(source, 'StartDate'), takeText(source, 'EndDate')];
  const given = end === '' ? start : end;
  return isDay(given) ? given : undefined;
}

/** What the results of a measure came to. */
interface Results {
  baseline?: { date: string; value: number };
  readonly targets: Target[];
  readonly observations: Observation[];
  /** Instances with the results that have no day or no number, or say more than those: only prose tells them. */
  readonly prose: Element[];
}

/** The text of a result's descriptors, such as the group that it is about. */
const descriptorsOf = (result: Element): readonly string[] =>
  result.children
    .filter(({ name }) => name === 'Descriptor')
    .map(({ children }) =>
      children
        .map(({ text }) => text)
        .join(' ')
        .trim(),
    )
    .filter((text) => text !== '');

/** Enters a result that is a day and a number, and says nothing more; whether it is one. */
function enterResult(results: Results, result: Element): boolean {
  const source = sourceOf(result);
  const textIn = (name: string) => result.children.find((child) => child.name === name)?.text ?? '';
  const [start, end] = [textIn('StartDate'), textIn('EndDate')];
  const date = dayIn(source);
  const value = numberIn(takeText(source, 'NumberOfUnits'));
  const note = takeText(source, 'Description');
  const saysNoMore = [...source.left].every((child) => !saysSomething(child) || child.name === 'Descriptor');
  const isOfOneDay = start === '' || end === '' || start === end;
  if (date === undefined || value === undefined || !saysNoMore || !isOfOneDay || result.text !== '') return false;
  const described = descriptorsOf(result);
  const isActual = result.name === 'ActualResult';
  if (isActual && described.length === 0) {
    results.observations.push({ date, value, ...(note === '' ? {} : { note }) });
    return true;
  }
  if (note !== '') return false;
  if (isActual && described.length === 1 && described[0] === BASELINE && results.baseline === undefined) {
    results.baseline = { date, value };
    return true;
  }
  if (result.name !== 'TargetResult' || described.length > 0) return false;
  results.targets.push({ date, value });
  return true;
}

function resultsOf(instances: readonly Element[]): Results {
  const results: Results = { targets: [], observations: [], prose: [] };
  for (const instance of instances) {
    const untold = instance.children.filter((result) => !enterResult(results, result) && saysSomething(result));
    if (untold.length > 0) results.prose.push({ ...instance, children: untold });
  }
  return results;
}

/** The way to go, which StratML does not say: down where the last target lies below where it began. */
function directionOf({ baseline, targets, observations }: Results): 'increase' | 'decrease' {
  const last = targets.toSorted((a, b) => (a.date < b.date ? -1 : 1)).at(-1)?.value;
  const first = baseline?.value ?? observations.toSorted((a, b) => (a.date < b.date ? -1 : 1))[0]?.value;
  return last !== undefined && first !== undefined && last < first ? 'decrease' : 'increase';
}

export function measureFrom(reading: Reading, element: Element, path: Path, fallback: string): MeasureInput {
  const source = sourceOf(element);
  const id = idFor(reading, takeText(source, 'Identifier'), fallback, path);
  const indicator = takeText(source, 'MeasurementDimension');
  const unit = unitOf(takeText(source, 'UnitOfMeasurement'));
  const results = resultsOf(takeAll(source, 'MeasurementInstance'));
  for (const instance of results.prose) {
    for (const result of instance.children) {
      lose(
        reading,
        path,
        `${result.name}: ${textOf(result)}`,
        `A result takes a day and a number to be a target or an observation; kept in extensions.${KEPT}.`,
      );
    }
  }
  const { baseline, targets, observations, prose } = results;
  return {
    id,
    indicator,
    dataSource: '',
    unit,
    direction: directionOf(results),
    ...(baseline === undefined ? {} : { baseline }),
    targets,
    observations,
    ...keep(reading, path, [source], prose.length === 0 ? {} : { results: prose.map(asJson) }),
  };
}
