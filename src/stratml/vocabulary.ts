/** What reading and writing StratML have in common: elements, their order, and what is lost on the way. */

import type { Json, TheoryOfAction } from '../model/generated/types.js';
import type { Path } from '../model/result.js';
import { parseTheory } from '../rules/parse-theory.js';

/** Something that one side has no place for. */
export interface Loss {
  /** Where it is in the plan, or would be. */
  readonly path: Path;
  /** What it is, as text. */
  readonly value: string;
  /** Why it is lost, and where it is kept if it is. */
  readonly reason: string;
}

/** An XML element: its local name, its attributes, its text, its children. */
export interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
  readonly children: readonly Element[];
}

/** The root of Part 1, and that of Part 2. */
export const ROOTS = ['StrategicPlan', 'PerformancePlanOrReport'] as const;

/** The namespaces in use, old and new. */
export const NAMESPACES: ReadonlySet<string> = new Set([
  'urn:ISO:std:iso:17469:tech:xsd:stratml_core',
  'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport',
  'http://www.stratml.net',
  'http://www.stratml.net/PerformancePlanOrReport',
]);

export const PART_2 = 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport';

/** The order in which the standard has the children of each element. */
export const ORDER: Readonly<Record<string, readonly string[]>> = {
  PerformancePlanOrReport: [
    'Name',
    'Description',
    'OtherInformation',
    'StrategicPlanCore',
    'AdministrativeInformation',
    'Submitter',
  ],
  StrategicPlanCore: ['Organization', 'Vision', 'Mission', 'Value', 'Goal'],
  Organization: ['Name', 'Acronym', 'Identifier', 'Description', 'Stakeholder'],
  Vision: ['Description', 'Identifier'],
  Mission: ['Description', 'Identifier'],
  Value: ['Name', 'Description'],
  Goal: ['Name', 'Description', 'Identifier', 'SequenceIndicator', 'Stakeholder', 'OtherInformation', 'Objective'],
  Objective: [
    'Name',
    'Description',
    'Identifier',
    'SequenceIndicator',
    'Stakeholder',
    'OtherInformation',
    'PerformanceIndicator',
  ],
  PerformanceIndicator: [
    'SequenceIndicator',
    'MeasurementDimension',
    'UnitOfMeasurement',
    'Identifier',
    'Relationship',
    'MeasurementInstance',
    'OtherInformation',
  ],
  Relationship: ['Identifier', 'ReferentIdentifier', 'Name', 'Description'],
  MeasurementInstance: ['TargetResult', 'ActualResult'],
  TargetResult: ['StartDate', 'EndDate', 'NumberOfUnits', 'Descriptor', 'Description'],
  ActualResult: ['StartDate', 'EndDate', 'NumberOfUnits', 'Descriptor', 'Description'],
  Descriptor: ['DescriptorName', 'DescriptorValue'],
  Stakeholder: ['Name', 'Description', 'Role'],
  Role: ['Name', 'Description', 'RoleType'],
  AdministrativeInformation: ['Identifier', 'StartDate', 'EndDate', 'PublicationDate', 'Source'],
  Submitter: ['Identifier', 'GivenName', 'Surname', 'PhoneNumber', 'EmailAddress'],
};

/** Children of which an element may have several. */
export const REPEATABLE: Readonly<Record<string, readonly string[]>> = {
  StrategicPlanCore: ['Organization', 'Value', 'Goal'],
  Organization: ['Stakeholder'],
  Goal: ['Stakeholder', 'Objective'],
  Objective: ['Stakeholder', 'PerformanceIndicator'],
  PerformanceIndicator: ['Relationship', 'MeasurementInstance'],
  Relationship: ['ReferentIdentifier'],
  MeasurementInstance: ['TargetResult', 'ActualResult'],
  Stakeholder: ['Role'],
  Role: ['RoleType'],
};

/** Where this library keeps, under `extensions`, what StratML says and a plan has no place for. */
export const KEPT = 'stratml';

/** Stands for the consequence that a text without one lacks. */
export const UNSTATED = '(not stated)';
/** The name of the goal that the standard asks for in a plan that has none. */
export const NO_GOAL = '(no goal yet)';
/** The name of the result descriptor under which a baseline is written. */
export const BASELINE = 'Baseline';
/** The division in which performers are kept as units. */
export const PERFORMERS = 'Performers';

/** An element as plain JSON, for `extensions`. */
export function asJson({ name, attributes, text, children }: Element): { readonly [key: string]: Json } {
  return {
    name,
    ...(Object.keys(attributes).length === 0 ? {} : { attributes }),
    ...(text === '' ? {} : { text }),
    ...(children.length === 0 ? {} : { children: children.map(asJson) }),
  };
}

/** An element from plain JSON; undefined where it is none. */
export function fromJson(value: unknown): Element | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { name, attributes = {}, text = '', children = [] } = value as Readonly<Record<string, unknown>>;
  if (typeof name !== 'string' || typeof text !== 'string' || !Array.isArray(children)) return undefined;
  if (typeof attributes !== 'object' || attributes === null) return undefined;
  const named = Object.entries(attributes).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  return {
    name,
    attributes: Object.fromEntries(named),
    text,
    children: children.flatMap((child) => fromJson(child) ?? []),
  };
}

/** Whether an element says anything. */
export const saysSomething = ({ text, children, attributes }: Element): boolean =>
  text !== '' || Object.keys(attributes).length > 0 || children.some(saysSomething);

/** The theory of action that an objective's description tells; where it tells none, what there is, without a then. */
export function theoryTold(
  title: string,
  description: string,
): { readonly theory: TheoryOfAction; readonly isStated: boolean } {
  const read = parseTheory(description);
  if (read.ok) return { theory: read.value, isStated: true };
  const cause = description === '' ? title : description;
  return { theory: { if: [cause === '' ? UNSTATED : cause], then: [UNSTATED], and: [] }, isStated: false };
}
