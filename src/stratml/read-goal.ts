/** From StratML's goals and objectives to goals and strategies. */

import type { GoalInput, MeasureInput, StrategyInput, TheoryOfActionInput } from '../model/generated/types.js';
import { isVisible } from '../model/json.js';
import type { Path } from '../model/result.js';
import { parseTheory } from '../rules/parse-theory.js';
import { childrenOf, childText, type Element, leaf, saysSomething } from './element.js';
import type { Place } from './loss.js';
import { measureFrom } from './read-measure.js';
import { responsibleFrom } from './read-organization.js';
import { idFor, keep, nameFrom, type Reading, sourceOf, takeAll, takeOne, takeText, takeWords } from './reading.js';
import { merged } from './told.js';
import { fromWords, type Told, toWords } from './words.js';

/** The name of the goal that the standard asks for in a plan that has none. */
export const NO_GOAL = '(no goal yet)';
/** The name of the objective under which the measures of a goal itself are written. */
export const GOAL_MEASURES = 'Measures of the goal';
/** What words say of that objective. */
export const MEASURES_OF_GOAL = { measuresOf: 'goal' } as const;

/** What words tell of a strategy and is joined apart. */
const TOLD_APART: ReadonlySet<string> = new Set(['id', 'theory']);

/** A goal that stands for none. */
export const standsForNone = (goal: Element): boolean =>
  childText(goal, 'Name') === NO_GOAL && goal.children.filter(saysSomething).length === 1;

/** The theory of action that a text tells; undefined where it tells none. */
export function theoryIn(text: string): TheoryOfActionInput | undefined {
  const read = parseTheory(text);
  return read.ok ? read.value : undefined;
}

/** The theory as words tell it: a sentence, or its clauses one by one. */
function theoryFrom(told: Told, description: string): { theory?: TheoryOfActionInput } {
  const inWords = told['theory'];
  if ('theory' in told && inWords === undefined) return {};
  const theory =
    typeof inWords === 'string'
      ? theoryIn(inWords)
      : ((inWords as unknown as TheoryOfActionInput | undefined) ?? theoryIn(description));
  return theory === undefined ? {} : { theory };
}

/** A theory told as a sentence that is none. */
const unreadTheory = ({ theory }: Told): readonly Path[] =>
  typeof theory === 'string' && theoryIn(theory) === undefined ? [['theory']] : [];

/** A list that words tell though elements hold it: its entities would be gone. */
const unreadList = (told: Told, name: 'measures' | 'strategies', held: readonly Element[]): readonly Path[] =>
  held.length > 0 && name in told ? [[name]] : [];

const measuresIn = (
  reading: Reading,
  elements: readonly Element[],
  path: Path,
  id: string,
  title: string,
): MeasureInput[] =>
  elements.map((indicator, index) =>
    measureFrom(reading, indicator, [...path, 'measures', index], `${id}.indicator-${index + 1}`, title),
  );

/** What goals and objectives say alike, first of all. */
function headOf(
  reading: Reading,
  element: Element,
  path: Path,
  fallback: string,
  titleField: 'statement' | 'title',
  unfitIn: (told: Told) => readonly Path[],
) {
  const source = sourceOf(element);
  const told = takeWords(reading, source, path, unfitIn);
  const [name, description] = [takeText(source, 'Name'), takeText(source, 'Description')];
  const inWords = told[titleField];
  const named = typeof inWords === 'string' ? inWords : name;
  const title = nameFrom(reading, { path }, element.name, [named, description], numbered(element, path));
  const id = idFor(reading, takeText(source, 'Identifier'), told['id'], fallback, { path, title });
  const described = isVisible(description) && title !== description ? { description } : {};
  return { source, told, title, description, described, id, place: { path, title, id } satisfies Place };
}

/** Reads an objective as a strategy. */
export function strategyFrom(reading: Reading, element: Element, path: Path, fallback: string): StrategyInput {
  const indicators = childrenOf(element, 'PerformanceIndicator');
  const head = headOf(reading, element, path, fallback, 'title', (words) => [
    ...unreadTheory(words),
    ...unreadList(words, 'measures', indicators),
  ]);
  const { source, told, title, id } = head;
  takeAll(source, 'PerformanceIndicator');
  const measures = measuresIn(reading, indicators, path, id, title);
  const native = {
    id,
    title,
    ...head.described,
    ...theoryFrom(told, head.description),
    ...responsibleFrom(reading, source),
    ...(measures.length === 0 ? {} : { measures }),
    ...keep(reading, head.place, source),
  };
  return merged(native as unknown as Told, told, 'Objective', TOLD_APART) as unknown as StrategyInput;
}

/** A name by number for what has none: as the document numbers it, else by its place. */
function numbered(element: Element, path: Path): string {
  const given = childText(element, 'SequenceIndicator');
  return `${element.name} ${given === '' ? Number(path.at(-1)) + 1 : given}`;
}

/** Whether an objective holds the measures of the goal itself. */
function holdsGoalMeasures(reading: Reading, objective: Element): boolean {
  if (!reading.readsWords || !childText(objective, 'OtherInformation').includes('measures of: goal')) return false;
  return fromWords(childText(objective, 'OtherInformation')).told['measuresOf'] === MEASURES_OF_GOAL.measuresOf;
}

/** What else is said by the objective that holds the measures of a goal: it is kept with the goal. */
function saidBesides(own: Element): readonly Element[] {
  const source = sourceOf(own);
  takeAll(source, 'PerformanceIndicator');
  const name = takeText(source, 'Name');
  const other = takeOne(source, 'OtherInformation') as Element;
  const { text, told } = fromWords(other.text);
  const { measuresOf: _, ...others } = told;
  return [
    ...(name === GOAL_MEASURES ? [] : [leaf('Name', name)]),
    ...own.children.filter((child) => source.left.has(child)),
    ...source.scraps,
    { ...other, text: [text, ...toWords(others)].filter((line) => line !== '').join('\n') },
    { ...own, children: [] },
  ];
}

/** Reads a goal, with its objectives. */
export function goalFrom(reading: Reading, element: Element, path: Path, fallback: string): GoalInput {
  const objectives = childrenOf(element, 'Objective');
  const own = objectives.find((objective) => holdsGoalMeasures(reading, objective));
  const others = objectives.filter((objective) => objective !== own);
  const indicators = [...childrenOf(own, 'PerformanceIndicator'), ...childrenOf(element, 'PerformanceIndicator')];
  const head = headOf(reading, element, path, fallback, 'statement', (words) => [
    ...unreadList(words, 'measures', indicators),
    ...unreadList(words, 'strategies', others),
  ]);
  const { source, told, title: statement, id } = head;
  for (const name of ['Objective', 'PerformanceIndicator']) takeAll(source, name);
  if (own !== undefined) source.scraps.push(...saidBesides(own));
  const measures = measuresIn(reading, indicators, path, id, statement);
  const strategies = others.map((objective, index) =>
    strategyFrom(reading, objective, [...path, 'strategies', index], `${id}.objective-${index + 1}`),
  );
  const native = {
    id,
    statement,
    ...head.described,
    focus: 'agency',
    ...(measures.length === 0 ? {} : { measures }),
    ...responsibleFrom(reading, source),
    ...(strategies.length === 0 ? {} : { strategies }),
    ...keep(reading, head.place, source),
  };
  return merged(native as unknown as Told, told, 'Goal', new Set(['id'])) as unknown as GoalInput;
}
