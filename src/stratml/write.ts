/**
 * From a plan to StratML Part 2: elements in the standard's order and number, with what a reading has kept put back in
 * its place. What StratML has no place for is listed.
 */
import { isEqual } from '../model/equal.js';
import type { Extensions, Goal, Measure, Plan, Strategy } from '../model/generated/types.js';
import type { Path } from '../model/result.js';
import { formatTheory } from '../model/sentence.js';
import {
  BASELINE,
  type Element,
  fromJson,
  KEPT,
  type Loss,
  NO_GOAL,
  ORDER,
  PART_2,
  PERFORMERS,
  REPEATABLE,
  theoryTold,
} from './vocabulary.js';
import { writable, writeXml } from './xml.js';

/** How to write. */
export interface StratmlWriteOptions {
  /** What the document is; found from what the plan has where it is left out. */
  readonly type?: 'Strategic_Plan' | 'Performance_Plan' | 'Performance_Report';
}

/** A StratML document, with what it has no place for. */
export interface StratmlDocument {
  readonly xml: string;
  readonly losses: readonly Loss[];
}

interface Writing {
  readonly losses: Loss[];
  readonly taken: Set<string>;
}

const element = (
  name: string,
  children: readonly Element[],
  attributes: Readonly<Record<string, string>> = {},
): Element => ({ name, attributes, text: '', children });
const leaf = (name: string, text: string): Element => ({ name, attributes: {}, text, children: [] });

function lose({ losses }: Writing, path: Path, value: unknown, reason: string): void {
  const text = typeof value === 'string' ? value : (JSON.stringify(value) ?? '');
  losses.push({ path, value: text.length > 200 ? `${text.slice(0, 200)}…` : text, reason });
}

/** Text as an element, with a loss where XML cannot hold it as it is. */
function textIn(writing: Writing, name: string, text: string, path: Path): Element {
  const written = writable(text);
  if (written !== text)
    lose(writing, path, text, 'XML cannot hold some of its characters, or the white space around it.');
  return leaf(name, written);
}

/**
 * An identifier as xsd:ID allows it: a name without spaces or colons that does not begin with a digit, and that
 * nothing else in the document has.
 */
function identifierOf(writing: Writing, id: string, path: Path): string {
  const plain = id.replace(/[^\p{L}\p{N}_.-]/gu, '_');
  const stem = /^[\p{L}_]/u.test(plain) ? plain : `_${plain}`;
  let written = stem;
  for (let count = 2; writing.taken.has(written); count += 1) written = `${stem}-${count}`;
  writing.taken.add(written);
  if (written !== id) lose(writing, path, id, `An identifier of XML cannot be so; it became "${written}".`);
  return written;
}

/** What a reading kept of an element. */
interface Kept {
  readonly rest: readonly Element[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly fields: Readonly<Record<string, unknown>>;
}

function keptIn(value: unknown): Kept {
  const fields = (typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {}) as Readonly<
    Record<string, unknown>
  >;
  const { rest = [], attributes = {} } = fields;
  const named = typeof attributes === 'object' && attributes !== null ? Object.entries(attributes) : [];
  return {
    rest: Array.isArray(rest) ? rest.flatMap((each) => fromJson(each) ?? []) : [],
    attributes: Object.fromEntries(named.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
    fields,
  };
}

/** What a reading kept; a host's own data, which StratML has no place for, is a loss. */
function kept(writing: Writing, extensions: Extensions | undefined, path: Path): Kept {
  const { [KEPT]: own, ...others } = extensions ?? {};
  if (Object.keys(others).length > 0) lose(writing, [...path, 'extensions'], others, 'StratML has no place for it.');
  return keptIn(own);
}

/** What a reading kept, with identifiers as the document can have them; empty ones go. */
function putBack(writing: Writing, rest: readonly Element[], path: Path): readonly Element[] {
  return rest.flatMap((child): Element[] => {
    if (child.name !== 'Identifier') return [{ ...child, children: putBack(writing, child.children, path) }];
    return child.text === '' ? [] : [{ ...child, text: identifierOf(writing, child.text, path) }];
  });
}

/** An element with its children in the standard's order; what the standard does not have there is a loss. */
function ordered(
  writing: Writing,
  name: string,
  children: readonly Element[],
  path: Path,
  attributes: Readonly<Record<string, string>> = {},
): Element {
  const order = ORDER[name] as readonly string[];
  const repeatable = REPEATABLE[name] ?? [];
  const met = new Set<string>();
  const fitting = children.filter((child) => {
    const isFitting = order.includes(child.name) && (repeatable.includes(child.name) || !met.has(child.name));
    met.add(child.name);
    if (!isFitting) lose(writing, path, `${child.name}: ${child.text}`, `The standard has no place for it in ${name}.`);
    return isFitting;
  });
  const sorted = fitting.toSorted((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
  return {
    name,
    attributes,
    text: '',
    children: sorted.map((child) =>
      child.name in ORDER && child.children.length > 0
        ? ordered(writing, child.name, child.children, path, child.attributes)
        : child,
    ),
  };
}

/** Fields that the standard has no place for, each a loss where it is there. */
function losses(writing: Writing, entity: object, fields: readonly string[], path: Path): void {
  for (const field of fields) {
    const value = (entity as Readonly<Record<string, unknown>>)[field];
    const isEmpty = value === undefined || value === '' || (Array.isArray(value) && value.length === 0);
    if (!isEmpty) lose(writing, [...path, field], value, 'StratML has no place for it.');
  }
}

function resultOf(
  name: 'TargetResult' | 'ActualResult',
  date: string,
  value: number,
  note: string | undefined,
  isBaseline = false,
): Element {
  return element(name, [
    leaf('EndDate', date),
    leaf('NumberOfUnits', decimal(value)),
    ...(isBaseline ? [element('Descriptor', [leaf('DescriptorName', BASELINE)])] : []),
    ...(note === undefined ? [] : [leaf('Description', writable(note))]),
  ]);
}

/** A number as xsd:decimal: without an exponent. */
function decimal(value: number): string {
  const text = String(value);
  if (!text.includes('e')) return text;
  const [mantissa = '', exponent = '0'] = text.split('e');
  const [units = '', fraction = ''] = mantissa.replace('-', '').split('.');
  const sign = value < 0 ? '-' : '';
  const shift = Number(exponent);
  if (shift < 0) return `${sign}0.${'0'.repeat(-shift - units.length)}${units}${fraction}`;
  return `${sign}${units}${fraction.padEnd(shift, '0')}`;
}

function indicatorOf(writing: Writing, measure: Measure, path: Path): Element {
  const { rest, attributes, fields } = kept(writing, measure.extensions, path);
  const { unit, baseline, targets, observations } = measure;
  const written = unit.label ?? (unit.kind === 'percent' ? 'percent' : unit.kind === 'score' ? '' : unit.kind);
  if (unit.kind !== 'percent' && unit.kind !== 'score')
    lose(writing, [...path, 'unit', 'kind'], unit.kind, 'StratML has the name of a unit, and not its kind.');
  losses(writing, measure, ['code', 'dataSource', 'frequency', 'subgroups', 'weight'], path);
  if (measure.accumulation !== 'latest')
    lose(writing, [...path, 'accumulation'], measure.accumulation, 'StratML has no place for it.');
  if (measure.trajectory !== 'linear')
    lose(writing, [...path, 'trajectory'], measure.trajectory, 'StratML has no place for it.');
  losses(writing, unit, ['levels'], [...path, 'unit']);
  const results: Element[] = [];
  if (baseline !== undefined) results.push(resultOf('ActualResult', baseline.date, baseline.value, undefined, true));
  for (const [index, target] of targets.entries()) {
    if (target.value === undefined) lose(writing, [...path, 'targets', index], target, 'StratML has no bands.');
    else results.push(resultOf('TargetResult', target.date, target.value, undefined));
  }
  for (const [index, { date, value, note, n }] of observations.entries()) {
    results.push(resultOf('ActualResult', date, value, note));
    if (n !== undefined) lose(writing, [...path, 'observations', index, 'n'], n, 'StratML has no place for it.');
  }
  const told = Array.isArray(fields['results']) ? fields['results'].flatMap((each) => fromJson(each) ?? []) : [];
  return ordered(
    writing,
    'PerformanceIndicator',
    [
      textIn(writing, 'MeasurementDimension', measure.indicator, [...path, 'indicator']),
      textIn(writing, 'UnitOfMeasurement', written, [...path, 'unit']),
      leaf('Identifier', identifierOf(writing, measure.id, path)),
      ...(results.length === 0 ? [] : [element('MeasurementInstance', results)]),
      ...putBack(writing, [...told, ...rest], path),
    ],
    path,
    attributes,
  );
}

/** The description that tells a strategy's theory: the one it was read from, unless the theory is another by now. */
function descriptionOf({ title, theory }: Strategy, kept: unknown): string {
  for (const told of [kept, '', theory.if[0]]) {
    if (typeof told === 'string' && isEqual(theoryTold(title, told).theory, theory)) return told;
  }
  return formatTheory(theory);
}

function objectiveOf(writing: Writing, strategy: Strategy, path: Path): Element {
  const { rest, attributes, fields } = kept(writing, strategy.extensions, path);
  const sentence = descriptionOf(strategy, fields['description']);
  losses(writing, strategy, ['milestones', 'weight'], path);
  return ordered(
    writing,
    'Objective',
    [
      textIn(writing, 'Name', strategy.title, [...path, 'title']),
      ...(sentence === '' ? [] : [textIn(writing, 'Description', sentence, [...path, 'theory'])]),
      leaf('Identifier', identifierOf(writing, strategy.id, path)),
      ...strategy.measures.map((measure, index) => indicatorOf(writing, measure, [...path, 'measures', index])),
      ...putBack(writing, rest, path),
    ],
    path,
    attributes,
  );
}

function goalElement(writing: Writing, goal: Goal, path: Path): Element {
  const { rest, attributes, fields } = kept(writing, goal.extensions, path);
  losses(writing, goal, ['measures', 'weight', 'alignsTo'], path);
  if (goal.focus !== 'agency') lose(writing, [...path, 'focus'], goal.focus, 'StratML has no place for it.');
  const description =
    typeof fields['description'] === 'string' ? [textIn(writing, 'Description', fields['description'], path)] : [];
  return ordered(
    writing,
    'Goal',
    [
      textIn(writing, 'Name', goal.statement, [...path, 'statement']),
      ...description,
      leaf('Identifier', identifierOf(writing, goal.id, path)),
      ...goal.strategies.map((strategy, index) => objectiveOf(writing, strategy, [...path, 'strategies', index])),
      ...putBack(writing, rest, path),
    ],
    path,
    attributes,
  );
}

function organizationElement(writing: Writing, plan: Plan): Element {
  const { organization } = plan;
  const path = ['organization'];
  const { rest, attributes } = kept(writing, organization.extensions, path);
  losses(writing, organization, ['chief', 'functions', 'coordinations'], path);
  if (organization.kind !== 'other')
    lose(writing, [...path, 'kind'], organization.kind, 'StratML has no place for it.');
  const performers = organization.divisions.flatMap((division, index) => {
    const isPlain = division.name === PERFORMERS && organization.divisions.length === 1;
    if (!isPlain)
      lose(
        writing,
        [...path, 'divisions', index],
        division.name,
        'StratML has no divisions; their units are performers.',
      );
    losses(writing, division, ['leader', 'functionIds', 'extensions'], [...path, 'divisions', index]);
    return division.units.map((unit, place) => {
      const unitPath = [...path, 'divisions', index, 'units', place];
      losses(writing, unit, ['leader', 'functionIds', 'extensions'], unitPath);
      return element(
        'Stakeholder',
        [textIn(writing, 'Name', unit.name, unitPath), element('Role', [leaf('RoleType', 'Performer')])],
        { StakeholderTypeType: 'Organization' },
      );
    });
  });
  return ordered(
    writing,
    'Organization',
    [
      textIn(writing, 'Name', organization.name, [...path, 'name']),
      leaf('Identifier', identifierOf(writing, organization.id, path)),
      ...performers,
      ...putBack(writing, rest, path),
    ],
    path,
    attributes,
  );
}

function coreElement(writing: Writing, plan: Plan, fields: Readonly<Record<string, unknown>>): Element {
  const [core, vision, mission] = ['core', 'vision', 'mission'].map((part) => keptIn(fields[part])) as [
    Kept,
    Kept,
    Kept,
  ];
  const direction = (name: 'Vision' | 'Mission', text: string, { rest }: Kept): Element[] =>
    text === '' && rest.length === 0
      ? []
      : [
          ordered(
            writing,
            name,
            [
              textIn(writing, 'Description', text, [name.toLowerCase()]),
              ...putBack(writing, rest, [name.toLowerCase()]),
            ],
            [name.toLowerCase()],
          ),
        ];
  const goals = plan.goals.map((goal, index) => goalElement(writing, goal, ['goals', index]));
  return ordered(
    writing,
    'StrategicPlanCore',
    [
      organizationElement(writing, plan),
      ...direction('Vision', plan.vision, vision),
      ...direction('Mission', plan.mission, mission),
      ...plan.values.map((value, index) => {
        const path = ['values', index];
        const { rest, attributes } = kept(writing, value.extensions, path);
        const description =
          value.description === undefined ? [] : [textIn(writing, 'Description', value.description, path)];
        return ordered(
          writing,
          'Value',
          [textIn(writing, 'Name', value.name, path), ...description, ...putBack(writing, rest, path)],
          path,
          attributes,
        );
      }),
      // The standard asks for a goal.
      ...(goals.length === 0 ? [element('Goal', [leaf('Name', NO_GOAL)])] : goals),
      ...putBack(writing, core.rest, []),
    ],
    [],
    core.attributes,
  );
}

function typeOf(plan: Plan): 'Strategic_Plan' | 'Performance_Plan' | 'Performance_Report' {
  const measures = plan.goals.flatMap(({ strategies }) => strategies.flatMap((strategy) => strategy.measures));
  if (measures.some(({ observations }) => observations.length > 0)) return 'Performance_Report';
  return measures.length > 0 ? 'Performance_Plan' : 'Strategic_Plan';
}

/**
 * Writes a plan as a StratML Part 2 document (ISO 17469-2): elements in the standard's order and number, identifiers
 * that are valid, unique and the same each time. What an earlier reading kept is put back in its place; what StratML has
 * no place for (milestones, actions, measures of goals, bands, teams …) is listed in `losses`.
 *
 * Total: never throws on a well-shaped plan. Reading the document again gives an equal plan for all that StratML holds.
 *
 * Source: ISO 17469-2.
 *
 * @example
 * ```ts
 * const { xml, losses } = toStratml(examplePlan);
 * xml.includes('<Name>Coach every teacher of early reading</Name>'); // true
 * losses.some(({ path }) => path.includes('milestones')); // true
 * ```
 */
export function toStratml(plan: Plan, options: StratmlWriteOptions = {}): StratmlDocument {
  const writing: Writing = { losses: [], taken: new Set() };
  const { rest, attributes, fields } = kept(writing, plan.extensions, []);
  losses(writing, plan, ['teams', 'adjustments'], []);
  const missing = Array.isArray(fields['missing']) ? fields['missing'] : [];
  const days = [
    ...(missing.includes('start') ? [] : [leaf('StartDate', plan.period.start)]),
    ...(missing.includes('end') ? [] : [leaf('EndDate', plan.period.end)]),
  ];
  const administration = keptIn(fields['administration']);
  const { Type, ...others } = attributes;
  const type = options.type ?? (Type as StratmlWriteOptions['type']) ?? typeOf(plan);
  const root = ordered(
    writing,
    'PerformancePlanOrReport',
    [
      textIn(writing, 'Name', plan.title, ['title']),
      coreElement(writing, plan, fields),
      ordered(
        writing,
        'AdministrativeInformation',
        [leaf('Identifier', identifierOf(writing, plan.id, [])), ...days, ...putBack(writing, administration.rest, [])],
        [],
        administration.attributes,
      ),
      ...putBack(writing, rest, []),
    ],
    [],
    { xmlns: PART_2, Type: type, ...others },
  );
  return { xml: writeXml(root), losses: Object.freeze(writing.losses) };
}
