/**
 * Documents that depart from the standard's structure, brought into it: goals outside the core, lists of lists, names
 * of an earlier draft, results in a form of their own. What was found is counted, so that it is warned of.
 */
import { childOf, childrenOf, type Element, element, leaf, saysSomething, textOf } from './element.js';
import { count, type Reading } from './reading.js';
import { childrenIn } from './standard.js';

/** Elements around a list of others, which the standard does not have. */
const WRAPPERS: Readonly<Record<string, string>> = {
  Goals: 'Goal',
  Objectives: 'Objective',
  PerformanceIndicators: 'PerformanceIndicator',
  Organizations: 'Organization',
  Stakeholders: 'Stakeholder',
  Values: 'Value',
  Roles: 'Role',
  Relationships: 'Relationship',
  MeasurementInstances: 'MeasurementInstance',
  TargetResults: 'TargetResult',
};

/** Elements and attributes by the names of an earlier draft. */
const OLD_NAMES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Submitter: { FirstName: 'GivenName', LastName: 'Surname' },
  PerformanceIndicator: { Name: 'MeasurementDimension', UnitOfMeasure: 'UnitOfMeasurement' },
};
const OLD_ATTRIBUTES: Readonly<Record<string, string>> = { IndicatorType: 'PerformanceIndicatorType' };

const nameIn = (names: Readonly<Record<string, string>>, name: string) =>
  Object.hasOwn(names, name) ? names[name] : undefined;

/** Takes lists out of the elements around them. */
function unwrapped(reading: Reading, children: readonly Element[]): readonly Element[] {
  return children.flatMap((child) => {
    const inner = nameIn(WRAPPERS, child.name);
    if (inner === undefined || !child.children.some(({ name }) => name === inner)) return [child];
    count(reading, 'other-structure', child.name);
    const rest = { ...child, children: [] };
    return [...child.children, ...(saysSomething(rest) ? [rest] : [])];
  });
}

function renamed(reading: Reading, parent: string, children: readonly Element[]): readonly Element[] {
  const names = Object.hasOwn(OLD_NAMES, parent) ? OLD_NAMES[parent] : undefined;
  if (names === undefined) return children;
  return children.map((child) => {
    const name = nameIn(names, child.name);
    if (name === undefined || children.some((other) => other.name === name)) return child;
    count(reading, 'other-structure', child.name);
    return { ...child, name };
  });
}

/** A result of its own form (Date, Actual, Target) as results of the standard. */
function resultsIn(result: Element): readonly Element[] {
  const date = childOf(result, 'Date') ?? childOf(result, 'EndDate');
  const rest = result.children.filter((child) => child !== date && child.name !== 'Actual' && child.name !== 'Target');
  return [childOf(result, 'Target'), childOf(result, 'Actual')].flatMap((each) =>
    each === undefined
      ? []
      : [
          element(each.name === 'Target' ? 'TargetResult' : 'ActualResult', [
            leaf('EndDate', date === undefined ? '' : textOf(date)),
            leaf('NumberOfUnits', textOf(each)),
            ...rest,
          ]),
        ],
  );
}

/** The results of an indicator that stand outside its measurement instances. */
function gathered(reading: Reading, children: readonly Element[]): readonly Element[] {
  const results: Element[] = [];
  const others = children.filter((child) => {
    const found = looseResults(child);
    if (found === undefined) return true;
    count(reading, 'other-structure', child.name);
    for (const result of found) results.push(result);
    return false;
  });
  if (results.length === 0) return others;
  const [targets, actuals] = ['TargetResult', 'ActualResult'].map((name) =>
    results.filter((each) => each.name === name),
  );
  return [...others, element('MeasurementInstance', [...(targets ?? []), ...(actuals ?? [])])];
}

function looseResults(child: Element): readonly Element[] | undefined {
  switch (child.name) {
    case 'TargetResult':
    case 'ActualResult':
      return [child];
    case 'ActualResults':
      return child.children.flatMap((each) => (each.name === 'Result' ? resultsIn(each) : [each]));
    case 'Target':
      return [element('TargetResult', [leaf('NumberOfUnits', textOf(child))])];
    case 'Current':
      return [element('ActualResult', [leaf('NumberOfUnits', textOf(child))])];
    default:
      return undefined;
  }
}

/** The core, with what belongs into it and stands outside. */
function withCore(reading: Reading, root: Element): Element {
  const inCore = new Set((childrenIn(2, 'StrategicPlanCore') ?? []).map(([name]) => name));
  const cores = root.children.filter(({ name }) => name === 'StrategicPlanCore');
  const outside = root.children.filter(({ name }) => inCore.has(name));
  for (const { name } of outside) count(reading, 'other-structure', `${name} outside StrategicPlanCore`);
  if (outside.length === 0 && cores.length < 2) return root;
  const core: Element = {
    name: 'StrategicPlanCore',
    attributes: Object.assign({}, ...cores.map(({ attributes }) => attributes)),
    text: cores
      .map(({ text }) => text)
      .join(' ')
      .trim(),
    children: [...cores.flatMap(({ children }) => children), ...outside],
  };
  const others = root.children.filter((child) => !cores.includes(child) && !outside.includes(child));
  return { ...root, children: [...others, core] };
}

/** Elements that stand in others of their kind, each after the one that it stood in. */
function flattened(reading: Reading, name: string, children: readonly Element[]): readonly Element[] {
  return children.flatMap((child): readonly Element[] => {
    const inner = child.name === name ? child.children.filter((each) => each.name === name) : [];
    if (inner.length === 0) return [child];
    for (const _ of inner) count(reading, 'other-structure', `${name} in ${name}`);
    const rest = { ...child, children: child.children.filter((each) => each.name !== name) };
    return [rest, ...flattened(reading, name, inner)];
  });
}

/** What the standard has a list of, and may be nested: by what holds the list. */
const NESTED: Readonly<Record<string, string>> = { StrategicPlanCore: 'Goal', Goal: 'Objective' };

function brought(reading: Reading, given: Element): Element {
  let children = unwrapped(reading, given.children);
  children = renamed(reading, given.name, children);
  for (const { name } of given.name === 'Goal' ? children : [])
    if (name === 'PerformanceIndicator') count(reading, 'other-structure', `${name} in Goal`);
  if (given.name === 'PerformanceIndicator') children = gathered(reading, children);
  let { text } = given;
  if (
    (given.name === 'Vision' || given.name === 'Mission') &&
    text !== '' &&
    childOf(given, 'Description') === undefined
  ) {
    count(reading, 'other-structure', `text in ${given.name}`);
    children = [...children, leaf('Description', text)];
    text = '';
  }
  const attributes = Object.fromEntries(
    Object.entries(given.attributes).map(([name, value]) => [nameIn(OLD_ATTRIBUTES, name) ?? name, value]),
  );
  children = children.map((child) => brought(reading, child));
  const nested = nameIn(NESTED, given.name);
  if (nested !== undefined) children = flattened(reading, nested, children);
  return { name: given.name, attributes, text, children };
}

/** The submitter beside the administrative information, as in Part 2; Part 1 has it within. */
export function withSubmitter(root: Element): Element {
  const submitters = childrenOf(root, 'AdministrativeInformation').flatMap((each) => childrenOf(each, 'Submitter'));
  if (submitters.length === 0) return root;
  const children = root.children.map((child) =>
    child.name === 'AdministrativeInformation'
      ? { ...child, children: child.children.filter(({ name }) => name !== 'Submitter') }
      : child,
  );
  return { ...root, children: [...children, ...submitters] };
}

/** A document in the standard's structure. */
export const inStandardStructure = (reading: Reading, root: Element): Element => {
  const unwrappedRoot = { ...root, children: unwrapped(reading, root.children) };
  return brought(reading, withCore(reading, withSubmitter(unwrappedRoot)));
};
