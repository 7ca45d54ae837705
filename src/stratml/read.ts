/**
 * From StratML to a plan. Every element is either taken up by the plan or kept under `extensions.stratml` of what it
 * belongs to, and then listed among the losses.
 */
import { isDay } from '../model/calendar.js';
import type { GoalInput, StrategyInput } from '../model/goal.js';
import type { MeasureInput, MeasureUnit, Observation, Target } from '../model/measure.js';
import type { UnitInput } from '../model/organization.js';
import type { Plan, PlanInput } from '../model/plan.js';
import { defaultPolicy, type Policy } from '../model/policy.js';
import { quoted } from '../model/read.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import type { Json, Period } from '../model/shape.js';
import { rules } from '../rules/catalogue.js';
import { parsePlan } from '../rules/parse.js';
import {
  asJson,
  BASELINE,
  type Element,
  KEPT,
  type Loss,
  NAMESPACES,
  NO_GOAL,
  PERFORMERS,
  ROOTS,
  saysSomething,
  theoryTold,
} from './vocabulary.js';
import { readXml } from './xml.js';

/** How to read. */
export interface StratmlReadOptions {
  /** What kind of organisation it is, which StratML does not say; `other`. */
  readonly kind?: Plan['organization']['kind'];
  /** The plan's period where the document states none; all time. */
  readonly period?: Period;
  /** The rules' weights; those under which real documents come in: only ids and references must be right. */
  readonly policy?: Policy;
}

/** A plan read from StratML, with what the plan has no place for. */
export interface StratmlPlan {
  readonly plan: Plan;
  readonly losses: readonly Loss[];
}

/** Real documents lack baselines, dates and much else: only what would confuse the plan itself is an error. */
const lenient: Policy = Object.freeze({
  ...defaultPolicy,
  severity: Object.freeze(
    Object.fromEntries(
      rules
        .filter(({ code, severity }) => severity === 'error' && code !== 'duplicate-id' && code !== 'unknown-reference')
        .map(({ code }) => [code, 'warning' as const]),
    ),
  ),
});

const ALL_TIME: Period = Object.freeze({ start: '0001-01-01', end: '9999-12-31' });
const MOST_SHOWN = 200;

/** One document being read. */
interface Reading {
  readonly losses: Loss[];
  readonly ids: Set<string>;
}

/** An element whose children are taken one by one; what is left over is kept. */
interface Source {
  readonly element: Element;
  readonly left: Set<Element>;
}

const sourceOf = (element: Element): Source => ({ element, left: new Set(element.children) });

function takeAll({ element, left }: Source, name: string): readonly Element[] {
  const found = element.children.filter((child) => child.name === name && left.has(child));
  for (const child of found) left.delete(child);
  return found;
}

function takeOne({ element, left }: Source, name: string): Element | undefined {
  const found = element.children.find((child) => child.name === name && left.has(child));
  if (found !== undefined) left.delete(found);
  return found;
}

/** The text of a child that has nothing but text; others are left over. */
function takeText(source: Source, name: string): string {
  const found = source.element.children.find((child) => child.name === name && source.left.has(child));
  if (found === undefined || found.children.length > 0 || Object.keys(found.attributes).length > 0) return '';
  source.left.delete(found);
  return found.text;
}

function lose({ losses }: Reading, path: Path, value: string, reason: string): void {
  losses.push({ path, value: value.length > MOST_SHOWN ? `${value.slice(0, MOST_SHOWN)}…` : value, reason });
}

const textOf = (element: Element): string =>
  [element.text, ...element.children.map(textOf)].filter((text) => text !== '').join(' ');

/** What is left over of an element, kept in extensions and listed. */
function keep(
  reading: Reading,
  path: Path,
  sources: readonly Source[],
  more: Readonly<Record<string, Json>> = {},
): { extensions?: Record<string, Json> } {
  const kept: Json[] = [];
  let attributes: Readonly<Record<string, string>> = {};
  let text = '';
  for (const { element, left } of sources) {
    for (const child of element.children) {
      if (!left.has(child) || !saysSomething(child)) continue;
      kept.push(asJson(child));
      lose(
        reading,
        path,
        `${child.name}: ${textOf(child) || JSON.stringify(child.attributes)}`,
        `A plan has no place for it; kept in extensions.${KEPT}.`,
      );
    }
    attributes = { ...attributes, ...element.attributes };
    if (element.text !== '') {
      text = element.text;
      lose(reading, path, text, `Text between elements; kept in extensions.${KEPT}.`);
    }
  }
  for (const [name, value] of Object.entries(attributes))
    lose(reading, path, `${name}="${value}"`, `A plan has no place for it; kept in extensions.${KEPT}.`);
  const all: Record<string, Json> = {
    ...more,
    ...(kept.length === 0 ? {} : { rest: kept }),
    ...(Object.keys(attributes).length === 0 ? {} : { attributes: { ...attributes } }),
    ...(text === '' ? {} : { text }),
  };
  return Object.keys(all).length === 0 ? {} : { extensions: { [KEPT]: all } };
}

/** An id of the plan from an identifier of the document: made where there is none, made unique where it repeats. */
function idFor(reading: Reading, given: string, fallback: string, path: Path): string {
  const wanted = given === '' ? fallback : given.length > 200 ? given.slice(0, 180) : given;
  let id = wanted;
  for (let count = 2; reading.ids.has(id); count += 1) id = `${wanted.slice(0, 190)}-${count}`;
  reading.ids.add(id);
  if (given !== '' && id !== given)
    lose(
      reading,
      path,
      given,
      `The identifier ${wanted === given ? 'names something else already' : 'is too long'}; it became "${id}".`,
    );
  return id;
}

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

/** The day of a result: its end, else its start; a year or a month stands for its last day. */
function dayIn(source: Source): string | undefined {
  const [start, end] = [takeText(source, 'StartDate'), takeText(source, 'EndDate')];
  const given = end === '' ? start : end;
  if (isDay(given)) return given;
  return undefined;
}

interface Results {
  readonly baseline?: { date: string; value: number };
  readonly targets: Target[];
  readonly observations: Observation[];
  /** Results without a day or a number, which only prose tells. */
  readonly prose: Element[];
}

function resultsOf(instances: readonly Element[]): Results {
  const results: {
    baseline?: { date: string; value: number };
    targets: Target[];
    observations: Observation[];
    prose: Element[];
  } = { targets: [], observations: [], prose: [] };
  for (const instance of instances) {
    const untold: Element[] = [];
    for (const result of instance.children) {
      const source = sourceOf(result);
      const start = result.children.find(({ name }) => name === 'StartDate')?.text ?? '';
      const end = result.children.find(({ name }) => name === 'EndDate')?.text ?? '';
      const date = dayIn(source);
      const value = numberIn(takeText(source, 'NumberOfUnits'));
      const descriptor = result.children.filter(({ name }) => name === 'Descriptor');
      const note = takeText(source, 'Description');
      const isPlain =
        [...source.left].every((child) => !saysSomething(child) || child.name === 'Descriptor') &&
        (start === '' || end === '' || start === end);
      if (date === undefined || value === undefined || !isPlain || result.text !== '') {
        if (saysSomething(result)) untold.push(result);
        continue;
      }
      const named = descriptor
        .map((each) =>
          each.children
            .map(({ text }) => text)
            .join(' ')
            .trim(),
        )
        .filter((text) => text !== '');
      if (
        result.name === 'ActualResult' &&
        named.length === 1 &&
        named[0] === BASELINE &&
        note === '' &&
        results.baseline === undefined
      ) {
        results.baseline = { date, value };
      } else if (result.name === 'ActualResult' && named.length === 0) {
        results.observations.push({ date, value, ...(note === '' ? {} : { note }) });
      } else if (result.name === 'TargetResult' && named.length === 0 && note === '') {
        results.targets.push({ date, value });
      } else untold.push(result);
    }
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

function measureFrom(reading: Reading, element: Element, path: Path, fallback: string): MeasureInput {
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

function strategyFrom(reading: Reading, element: Element, path: Path, fallback: string): StrategyInput {
  const source = sourceOf(element);
  const title = takeText(source, 'Name');
  const description = takeText(source, 'Description');
  const id = idFor(reading, takeText(source, 'Identifier'), fallback, path);
  const { theory, isStated } = theoryTold(title, description);
  if (!isStated && description !== '') {
    const reason = 'The description is no theory of action: it became the "if", and the "then" is missing.';
    lose(reading, [...path, 'theory', 'then'], description, reason);
  }
  const measures = takeAll(source, 'PerformanceIndicator').map((indicator, index) =>
    measureFrom(reading, indicator, [...path, 'measures', index], `${id}.indicator-${index + 1}`),
  );
  return {
    id,
    title,
    theory,
    measures,
    ...keep(reading, path, [source], description === '' ? {} : { description }),
  };
}

function goalFrom(reading: Reading, element: Element, path: Path, fallback: string): GoalInput {
  const source = sourceOf(element);
  const [name, description] = [takeText(source, 'Name'), takeText(source, 'Description')];
  const id = idFor(reading, takeText(source, 'Identifier'), fallback, path);
  const strategies = takeAll(source, 'Objective').map((objective, index) =>
    strategyFrom(reading, objective, [...path, 'strategies', index], `${id}.objective-${index + 1}`),
  );
  if (name !== '' && description !== '')
    lose(reading, path, `Description: ${description}`, `A goal has one statement; kept in extensions.${KEPT}.`);
  const more = name !== '' && description !== '' ? { description } : {};
  return {
    id,
    statement: name === '' ? description : name,
    focus: 'agency',
    strategies,
    ...keep(reading, path, [source], more),
  };
}

const roleTypes = (element: Element): readonly string[] =>
  element.children
    .filter(({ name }) => name === 'Role')
    .flatMap(({ children }) => children.filter(({ name }) => name === 'RoleType').map(({ text }) => text));

/** Organisations and groups that perform are units; nothing but what a unit holds may be in them. */
function performersIn(reading: Reading, source: Source): UnitInput[] {
  const units: UnitInput[] = [];
  for (const stakeholder of source.element.children) {
    if (stakeholder.name !== 'Stakeholder' || stakeholder.attributes['StakeholderTypeType'] !== 'Organization')
      continue;
    if (!roleTypes(stakeholder).every((type) => type === 'Performer') || roleTypes(stakeholder).length === 0) continue;
    const within = sourceOf(stakeholder);
    const name = takeText(within, 'Name');
    const others = [...within.left].filter((child) => saysSomething(child) && textOf(child) !== 'Performer');
    if (name === '' || others.length > 0) continue;
    source.left.delete(stakeholder);
    const index = units.length;
    units.push({
      id: idFor(reading, '', `performer-${index + 1}`, ['organization', 'divisions', 0, 'units', index]),
      name,
    });
  }
  return units;
}

function planFrom(reading: Reading, root: Element, options: StratmlReadOptions): PlanInput {
  const document = sourceOf(root);
  const title = takeText(document, 'Name');
  const administration = sourceOf(
    takeOne(document, 'AdministrativeInformation') ?? { name: '', attributes: {}, text: '', children: [] },
  );
  const core = sourceOf(takeOne(document, 'StrategicPlanCore') ?? { name: '', attributes: {}, text: '', children: [] });
  const id = idFor(reading, takeText(administration, 'Identifier'), 'plan', []);
  const [start, end] = ['StartDate', 'EndDate'].map((name) => takeDay(reading, administration, name)) as [
    string | undefined,
    string | undefined,
  ];
  const around = options.period ?? ALL_TIME;
  const period = {
    start: start ?? (end !== undefined && end < around.start ? end : around.start),
    end: end ?? (start !== undefined && start > around.end ? start : around.end),
  };
  for (const [name, day] of [
    ['start', start],
    ['end', end],
  ] as const) {
    if (day === undefined)
      lose(
        reading,
        ['period', name],
        '',
        `The document states no ${name === 'start' ? 'StartDate' : 'EndDate'}; ${period[name]} stands for it.`,
      );
  }
  const organization = sourceOf(takeOne(core, 'Organization') ?? { name: '', attributes: {}, text: '', children: [] });
  const organizationId = idFor(reading, takeText(organization, 'Identifier'), 'organization', ['organization']);
  const name = takeText(organization, 'Name');
  const units = performersIn(reading, organization);
  const [vision, mission] = ['Vision', 'Mission'].map((each) =>
    sourceOf(takeOne(core, each) ?? { name: '', attributes: {}, text: '', children: [] }),
  ) as [Source, Source];
  const [visionText, missionText] = [vision, mission].map((each) => takeText(each, 'Description')) as [string, string];
  const values = takeAll(core, 'Value').map((value, index) => {
    const source = sourceOf(value);
    const [valueName, description] = [takeText(source, 'Name'), takeText(source, 'Description')];
    const path = ['values', index];
    return {
      id: idFor(reading, '', `value-${index + 1}`, path),
      name: valueName,
      ...(description === '' ? {} : { description }),
      ...keep(reading, path, [source]),
    };
  });
  const goals = takeAll(core, 'Goal')
    .filter(
      (goal) => !(goal.children.length <= 3 && goal.children.find((child) => child.name === 'Name')?.text === NO_GOAL),
    )
    .map((goal, index) => goalFrom(reading, goal, ['goals', index], `goal-${index + 1}`));
  const missing = [...(start === undefined ? ['start'] : []), ...(end === undefined ? ['end'] : [])];
  const parts = { administration, core, vision, mission };
  const kept: Record<string, Json> = {};
  for (const [part, source] of Object.entries(parts)) {
    const found = keep(reading, [], [source]).extensions?.[KEPT];
    if (found !== undefined) kept[part] = found;
  }
  return {
    schemaVersion: 1,
    id,
    title,
    period,
    vision: visionText,
    mission: missionText,
    organization: {
      id: organizationId,
      name,
      kind: options.kind ?? 'other',
      ...(units.length === 0
        ? {}
        : { divisions: [{ id: idFor(reading, '', 'performers', []), name: PERFORMERS, units }] }),
      ...keep(reading, ['organization'], [organization]),
    },
    values,
    goals,
    ...keep(reading, [], [document], { ...kept, ...(missing.length === 0 ? {} : { missing }) }),
  };
}

function takeDay(reading: Reading, source: Source, name: string): string | undefined {
  const text = takeText(source, name);
  if (text === '') return undefined;
  if (isDay(text)) return text;
  lose(reading, ['period'], `${name}: ${text}`, 'It is no calendar day.');
  return undefined;
}

const notStratml = (code: string, message: string): Issue => ({ code, severity: 'error', path: [], message });

/**
 * Reads a StratML document, Part 1 or 2 of ISO 17469, in its old and new namespaces, prefixed or not, with byte-order
 * mark, entities, CDATA, comments and any order of elements.
 *
 * Goal becomes goal, Objective strategy (its description a theory of action where it is one), PerformanceIndicator
 * measure, TargetResult and ActualResult with a day and a number targets and observations, Organization the organisation
 * with performing organisations as units. All else is kept under `extensions.stratml` and listed in `losses`.
 *
 * Errors: `not-xml` (with line and column where they are known), `not-stratml`, `unsupported-version`, and, under a
 * stricter policy, those of the rules.
 *
 * Source: ISO 17469-1 (StratML core), ISO 17469-2 (performance plans and reports).
 *
 * @example
 * ```ts
 * const xml = '<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>Our plan</Name></StrategicPlan>';
 * const read = fromStratml(xml);
 * if (read.ok) read.value.plan.title; // 'Our plan'
 * ```
 */
export function fromStratml(xml: string, options: StratmlReadOptions = {}): Result<StratmlPlan> {
  if (typeof xml !== 'string')
    return fail([notStratml('wrong-type', `The document is ${quoted(xml)}; give its text.`)]);
  const read = readXml(xml);
  if (!read.ok) return read;
  const { root, namespace } = read.value;
  if (!(ROOTS as readonly string[]).includes(root.name)) {
    return fail([
      notStratml(
        'not-stratml',
        `The document's root is ${quoted(root.name)}; a StratML document has ${ROOTS.join(' or ')}.`,
      ),
    ]);
  }
  if (namespace !== undefined && !NAMESPACES.has(namespace)) {
    return fail([
      notStratml(
        'unsupported-version',
        `The document is of the namespace ${quoted(namespace)}, which is not one of ISO 17469-1 or -2 that this library reads.`,
      ),
    ]);
  }
  const reading: Reading = { losses: [], ids: new Set() };
  const parsed = parsePlan(planFrom(reading, root, options), { policy: options.policy ?? lenient });
  if (!parsed.ok) return parsed;
  return succeed({ plan: parsed.value, losses: Object.freeze(reading.losses) }, parsed.warnings);
}
