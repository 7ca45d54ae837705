/**
 * From StratML to a plan. Every element is either taken up by the plan or kept under `extensions.stratml` of what it
 * belongs to, and then listed among the losses.
 */
import { isDay } from '../model/calendar.js';
import type {
  GoalInput,
  Json,
  Period,
  Plan,
  PlanInput,
  StrategyInput,
  UnitInput,
  ValueInput,
} from '../model/generated/types.js';
import { defaultPolicy, type Policy } from '../model/policy.js';
import { fail, type Issue, type Path, type Result, succeed } from '../model/result.js';
import { rules } from '../rules/catalogue.js';
import { parsePlan } from '../rules/parse.js';
import { quoted } from '../rules/read.js';
import { measureFrom } from './read-measure.js';
import {
  idFor,
  keep,
  lose,
  type Reading,
  type Source,
  sourceOf,
  takeAll,
  takeOne,
  takeText,
  textOf,
} from './taking.js';
import {
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

/** When the plan runs: as the document states, else as the reader says; which of the two days it does not state. */
function periodFrom(reading: Reading, administration: Source, around: Period) {
  const start = takeDay(reading, administration, 'StartDate');
  const end = takeDay(reading, administration, 'EndDate');
  const period = {
    start: start ?? (end !== undefined && end < around.start ? end : around.start),
    end: end ?? (start !== undefined && start > around.end ? start : around.end),
  };
  const missing = [...(start === undefined ? ['start'] : []), ...(end === undefined ? ['end'] : [])] as (
    | 'start'
    | 'end'
  )[];
  for (const name of missing) {
    const element = name === 'start' ? 'StartDate' : 'EndDate';
    lose(reading, ['period', name], '', `The document states no ${element}; ${period[name]} stands for it.`);
  }
  return { period, missing };
}

function takeDay(reading: Reading, source: Source, name: string): string | undefined {
  const text = takeText(source, name);
  if (text === '') return undefined;
  if (isDay(text)) return text;
  lose(reading, ['period'], `${name}: ${text}`, 'It is no calendar day.');
  return undefined;
}

function organizationFrom(
  reading: Reading,
  element: Element | undefined,
  kind: Plan['organization']['kind'],
): { readonly organization: PlanInput['organization']; readonly units: readonly UnitInput[] } {
  const source = sourceOf(element);
  const id = idFor(reading, takeText(source, 'Identifier'), 'organization', ['organization']);
  const name = takeText(source, 'Name');
  const units = performersIn(reading, source);
  return { organization: { id, name, kind, ...keep(reading, ['organization'], [source]) }, units };
}

/** Performers are units of a division that the document does not know: its id gives way to all that are stated. */
const dividedInto = (reading: Reading, units: readonly UnitInput[]) =>
  units.length === 0 ? {} : { divisions: [{ id: idFor(reading, '', 'performers', []), name: PERFORMERS, units }] };

function valueFrom(reading: Reading, element: Element, index: number): ValueInput {
  const source = sourceOf(element);
  const [name, description] = [takeText(source, 'Name'), takeText(source, 'Description')];
  const path = ['values', index];
  return {
    id: idFor(reading, '', `value-${index + 1}`, path),
    name,
    ...(description === '' ? {} : { description }),
    ...keep(reading, path, [source]),
  };
}

/** A plan without goals is written with one that says so, since StratML asks for one. */
const standsForNone = ({ children }: Element) =>
  children.length <= 3 && children.find(({ name }) => name === 'Name')?.text === NO_GOAL;

function planFrom(reading: Reading, root: Element, options: StratmlReadOptions): PlanInput {
  const document = sourceOf(root);
  const title = takeText(document, 'Name');
  const administration = sourceOf(takeOne(document, 'AdministrativeInformation'));
  const core = sourceOf(takeOne(document, 'StrategicPlanCore'));
  const id = idFor(reading, takeText(administration, 'Identifier'), 'plan', []);
  const { period, missing } = periodFrom(reading, administration, options.period ?? ALL_TIME);
  const { organization, units } = organizationFrom(reading, takeOne(core, 'Organization'), options.kind ?? 'other');
  const [vision, mission] = [sourceOf(takeOne(core, 'Vision')), sourceOf(takeOne(core, 'Mission'))];
  const direction = { vision: takeText(vision, 'Description'), mission: takeText(mission, 'Description') };
  const values = takeAll(core, 'Value').map((value, index) => valueFrom(reading, value, index));
  const goals = takeAll(core, 'Goal')
    .filter((goal) => !standsForNone(goal))
    .map((goal, index) => goalFrom(reading, goal, ['goals', index], `goal-${index + 1}`));
  const kept: Record<string, Json> = {};
  for (const [part, source] of Object.entries({ administration, core, vision, mission })) {
    const found = keep(reading, [], [source]).extensions?.[KEPT];
    if (found !== undefined) kept[part] = found;
  }
  return {
    schemaVersion: 1,
    id,
    title,
    period,
    ...direction,
    organization: { ...organization, ...dividedInto(reading, units) },
    values,
    goals,
    ...keep(reading, [], [document], { ...kept, ...(missing.length === 0 ? {} : { missing }) }),
  };
}

const notStratml = (code: string, message: string): Issue => ({
  code,
  severity: 'error',
  params: {},
  path: [],
  message,
});

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
