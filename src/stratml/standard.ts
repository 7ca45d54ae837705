/**
 * The published schemas of StratML as tables: which children each element has, in order and number, and what its text
 * and attributes may hold. Source: StrategicPlanISOVersion20140401.xsd (ISO 17469-1) and
 * PerformancePlanOrReport20160216.xsd (ISO 17469-2).
 */
import { isDay } from '../model/calendar.js';

/** Part 1 holds strategic plans, Part 2 performance plans and reports as well. */
export type StratmlPart = 1 | 2;

/** The root element of each part. */
export const ROOTS = { 1: 'StrategicPlan', 2: 'PerformancePlanOrReport' } as const;

/** The namespace of each part. */
export const NAMESPACES = {
  1: 'urn:ISO:std:iso:17469:tech:xsd:stratml_core',
  2: 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport',
} as const;

/** The namespaces in use, old and new. */
export const KNOWN_NAMESPACES: ReadonlySet<string> = new Set([
  NAMESPACES[1],
  NAMESPACES[2],
  'http://www.stratml.net',
  'http://www.stratml.net/PerformancePlanOrReport',
]);

/** How often a child may stand: `1` once, `?` at most once, `*` any number, `+` one or more, `2` at most twice. */
type Occurs = '1' | '?' | '*' | '+' | '2';

/** A child as `Name`, or `Name` followed by how often it may stand. */
const children = (...names: readonly string[]): readonly (readonly [string, Occurs])[] =>
  names.map((each) => {
    const occurs = /[?*+2]$/.exec(each)?.[0] as Occurs | undefined;
    return occurs === undefined ? [each, '1'] : [each.slice(0, -1), occurs];
  });

type Children = Readonly<Record<string, readonly (readonly [name: string, occurs: Occurs])[]>>;

const both: Children = {
  StrategicPlanCore: children('Organization*', 'Vision?', 'Mission?', 'Value*', 'Goal+'),
  Organization: children('Name?', 'Acronym?', 'Identifier?', 'Description?', 'Stakeholder*'),
  Vision: children('Description?', 'Identifier?'),
  Mission: children('Description?', 'Identifier?'),
  Value: children('Name?', 'Description?'),
  Goal: children(
    'Name',
    'Description',
    'Identifier?',
    'SequenceIndicator?',
    'Stakeholder*',
    'OtherInformation?',
    'Objective*',
  ),
};

const byPart: Readonly<Record<StratmlPart, Children>> = {
  1: {
    ...both,
    StrategicPlan: children(
      'Name',
      'Description?',
      'OtherInformation?',
      'StrategicPlanCore',
      'AdministrativeInformation?',
    ),
    Objective: children(
      'Name?',
      'Description?',
      'Identifier?',
      'SequenceIndicator?',
      'Stakeholder*',
      'OtherInformation?',
    ),
    Stakeholder: children('Name', 'Description?'),
    AdministrativeInformation: children('StartDate?', 'EndDate?', 'PublicationDate?', 'Source?', 'Submitter?'),
    Submitter: children('GivenName?', 'Surname?', 'PhoneNumber?', 'EmailAddress?'),
  },
  2: {
    ...both,
    PerformancePlanOrReport: children(
      'Name',
      'Description?',
      'OtherInformation?',
      'StrategicPlanCore',
      'AdministrativeInformation?',
      'Submitter?',
    ),
    Objective: children(
      'Name?',
      'Description?',
      'Identifier?',
      'SequenceIndicator?',
      'Stakeholder*',
      'OtherInformation?',
      'PerformanceIndicator*',
    ),
    PerformanceIndicator: children(
      'SequenceIndicator?',
      'MeasurementDimension',
      'UnitOfMeasurement',
      'Identifier?',
      'Relationship*',
      'MeasurementInstance*',
      'OtherInformation?',
    ),
    Relationship: children('Identifier?', 'ReferentIdentifier*', 'Name?', 'Description?'),
    MeasurementInstance: children('TargetResult*', 'ActualResult*'),
    TargetResult: children('StartDate?', 'EndDate?', 'NumberOfUnits?', 'Descriptor?', 'Description?'),
    ActualResult: children('StartDate?', 'EndDate?', 'NumberOfUnits?', 'Descriptor?', 'Description?'),
    Descriptor: children('DescriptorName?', 'DescriptorValue?'),
    Stakeholder: children('Name', 'Description?', 'Role*'),
    Role: children('Name', 'Description?', 'RoleType2'),
    AdministrativeInformation: children('Identifier?', 'StartDate?', 'EndDate?', 'PublicationDate?', 'Source?'),
    Submitter: children('Identifier?', 'GivenName?', 'Surname?', 'PhoneNumber?', 'EmailAddress?'),
  },
};

/** The children that an element may have, in the standard's order; undefined for one that holds text. */
export const childrenIn = (part: StratmlPart, name: string): (typeof both)[string] | undefined =>
  Object.hasOwn(byPart[part], name) ? byPart[part][name] : undefined;

/** The children of each element by name, with their places in the order of Part 2, or else of Part 1. */
const places: ReadonlyMap<string, ReadonlyMap<string, number>> = new Map(
  Object.entries({ ...byPart[1], ...byPart[2] }).map(([parent, names]) => [
    parent,
    new Map(names.map(([name], place) => [name, place])),
  ]),
);

/** The place of a child in the standard's order; what the standard does not have comes last. */
export const placeIn = (parent: string, name: string): number => places.get(parent)?.get(name) ?? 1000;

/** The most that may stand of a child. */
export const mostOf = (occurs: Occurs): number =>
  occurs === '*' || occurs === '+' ? Infinity : occurs === '2' ? 2 : 1;

/** Whether one must stand. */
export const isRequired = (occurs: Occurs): boolean => occurs === '1' || occurs === '+';

/** The words that an attribute may hold. */
const attributes: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  PerformancePlanOrReport: { Type: ['Strategic_Plan', 'Performance_Plan', 'Performance_Report'] },
  Stakeholder: { StakeholderTypeType: ['Person', 'Organization', 'Generic_Group'] },
  PerformanceIndicator: {
    ValueChainStage: ['Outcome', 'Output_Processing', 'Output', 'Input_Processing', 'Input'],
    PerformanceIndicatorType: ['Quantitative', 'Qualitative'],
  },
  Relationship: { RelationshipType: ['Broader_Than', 'Peer_To', 'Narrower_Than'] },
};

/** The words that an attribute of an element may hold; undefined where the standard does not have it. */
export function choicesFor(element: string, attribute: string): readonly string[] | undefined {
  const known = Object.hasOwn(attributes, element) ? attributes[element] : undefined;
  return known !== undefined && Object.hasOwn(known, attribute) ? known[attribute] : undefined;
}

/** Letters of names of XML that every reader knows: Latin, Greek and Cyrillic, Hebrew, Arabic, and Chinese. */
const NAME_START =
  'A-Za-z_\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u0131\u0391-\u03a1\u03b1-\u03c9\u0410-\u044f\u05d0-\u05ea\u0621-\u063a\u4e00-\u9fa5';
const NAME = new RegExp(`^[${NAME_START}][${NAME_START}0-9._-]*$`);
const NOT_NAME = new RegExp(`[^${NAME_START}0-9._-]`, 'gu');
const STARTS_NAME = new RegExp(`^[${NAME_START}]`);

/** Whether text may be an identifier (xsd:ID). */
export const isIdentifier = (text: string): boolean => NAME.test(text);

/** Text made into one that may be an identifier. */
export function identifierFrom(text: string): string {
  const plain = text.replace(NOT_NAME, '_');
  return STARTS_NAME.test(plain) ? plain : `_${plain}`;
}

const DATE = /^(?!0000)\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:Z|[+-](?:0\d|1[0-3]):[0-5]\d)?$/;
const DECIMAL = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/;
const URI =
  /^[A-Za-z][A-Za-z0-9+.-]*:(?:\/\/[A-Za-z0-9.-]+(?::\d{1,5})?(?=[/?#]|$))?(?!\/\/)(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*(?:#(?:[A-Za-z0-9._~:/?@!$&'()*+,;=-]|%[0-9A-Fa-f]{2})*)?$/;

/** Whether text may stand in an element that holds text. Dates and numbers may be blank in Part 2 alone. */
export function fitsIn(part: StratmlPart, name: string, text: string): boolean {
  switch (name) {
    case 'Identifier':
      return isIdentifier(text);
    case 'StartDate':
    case 'EndDate':
    case 'PublicationDate':
      return (text === '' && part === 2) || (DATE.test(text) && isDay(text.slice(0, 10)));
    case 'NumberOfUnits':
      return text === '' || DECIMAL.test(text);
    case 'Source':
      return text === '' || URI.test(text);
    case 'RoleType':
      return text === 'Performer' || text === 'Beneficiary';
    default:
      return true;
  }
}
