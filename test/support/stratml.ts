/** The element tree of StratML as the data's index tells it, and a validator made from it, apart from the library. */
import { XMLParser } from 'fast-xml-parser';

/** name, least and most times, in order. */
const TREE: Readonly<Record<string, readonly (readonly [string, number, number])[]>> = {
  PerformancePlanOrReport: [
    ['Name', 1, 1],
    ['Description', 0, 1],
    ['OtherInformation', 0, 1],
    ['StrategicPlanCore', 1, 1],
    ['AdministrativeInformation', 0, 1],
    ['Submitter', 0, 1],
  ],
  AdministrativeInformation: [
    ['Identifier', 0, 1],
    ['StartDate', 0, 1],
    ['EndDate', 0, 1],
    ['PublicationDate', 0, 1],
    ['Source', 0, 1],
  ],
  Submitter: [
    ['Identifier', 0, 1],
    ['GivenName', 0, 1],
    ['Surname', 0, 1],
    ['PhoneNumber', 0, 1],
    ['EmailAddress', 0, 1],
  ],
  StrategicPlanCore: [
    ['Organization', 0, Infinity],
    ['Vision', 0, 1],
    ['Mission', 0, 1],
    ['Value', 0, Infinity],
    ['Goal', 1, Infinity],
  ],
  Organization: [
    ['Name', 1, 1],
    ['Acronym', 0, 1],
    ['Identifier', 0, 1],
    ['Description', 0, 1],
    ['Stakeholder', 0, Infinity],
  ],
  Vision: [
    ['Description', 1, 1],
    ['Identifier', 0, 1],
  ],
  Mission: [
    ['Description', 1, 1],
    ['Identifier', 0, 1],
  ],
  Value: [
    ['Name', 1, 1],
    ['Description', 0, 1],
  ],
  Goal: [
    ['Name', 1, 1],
    ['Description', 0, 1],
    ['Identifier', 0, 1],
    ['SequenceIndicator', 0, 1],
    ['Stakeholder', 0, Infinity],
    ['OtherInformation', 0, 1],
    ['Objective', 0, Infinity],
  ],
  Objective: [
    ['Name', 1, 1],
    ['Description', 0, 1],
    ['Identifier', 0, 1],
    ['SequenceIndicator', 0, 1],
    ['Stakeholder', 0, Infinity],
    ['OtherInformation', 0, 1],
    ['PerformanceIndicator', 0, Infinity],
  ],
  PerformanceIndicator: [
    ['SequenceIndicator', 0, 1],
    ['MeasurementDimension', 1, 1],
    ['UnitOfMeasurement', 1, 1],
    ['Identifier', 0, 1],
    ['Relationship', 0, Infinity],
    ['MeasurementInstance', 0, Infinity],
    ['OtherInformation', 0, 1],
  ],
  Relationship: [
    ['Identifier', 0, 1],
    ['ReferentIdentifier', 0, Infinity],
    ['Name', 0, 1],
    ['Description', 0, 1],
  ],
  MeasurementInstance: [
    ['TargetResult', 0, Infinity],
    ['ActualResult', 0, Infinity],
  ],
  TargetResult: [
    ['StartDate', 0, 1],
    ['EndDate', 0, 1],
    ['NumberOfUnits', 0, 1],
    ['Descriptor', 0, 1],
    ['Description', 0, 1],
  ],
  ActualResult: [
    ['StartDate', 0, 1],
    ['EndDate', 0, 1],
    ['NumberOfUnits', 0, 1],
    ['Descriptor', 0, 1],
    ['Description', 0, 1],
  ],
  Descriptor: [
    ['DescriptorName', 1, 1],
    ['DescriptorValue', 0, 1],
  ],
  Stakeholder: [
    ['Name', 1, 1],
    ['Description', 0, 1],
    ['Role', 0, Infinity],
  ],
  Role: [
    ['Name', 0, 1],
    ['Description', 0, 1],
    ['RoleType', 0, 2],
  ],
};

type Node = Record<string, unknown>;
const nameOf = (node: Node) => Object.keys(node).find((key) => key !== ':@') as string;

/** What is wrong with the structure of a document; nothing where it is valid. */
export function structureFaults(xml: string): string[] {
  const parsed = new XMLParser({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    ignoreDeclaration: true,
    parseTagValue: false,
  }).parse(xml) as Node[];
  const faults: string[] = [];
  const ids = new Set<string>();
  const visit = (node: Node): void => {
    const name = nameOf(node);
    const children = (node[name] as Node[]).filter((child) => nameOf(child) !== '#text');
    const text = (node[name] as Node[])
      .filter((child) => nameOf(child) === '#text')
      .map((child) => String(child['#text']))
      .join('');
    const allowed = TREE[name];
    if (name === 'Identifier') {
      if (!/^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(text)) faults.push(`Identifier "${text}" is no xsd:ID`);
      if (ids.has(text)) faults.push(`Identifier "${text}" repeats`);
      ids.add(text);
    }
    if (/Date$/.test(name) && text !== '' && !/^\d{4}-\d{2}-\d{2}$/.test(text))
      faults.push(`${name} "${text}" is no date`);
    if (name === 'NumberOfUnits' && text !== '' && !/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/.test(text))
      faults.push(`NumberOfUnits "${text}" is no decimal`);
    if (allowed === undefined) {
      if (children.length > 0) faults.push(`${name} has children`);
      return;
    }
    if (text.trim() !== '') faults.push(`${name} has text "${text}"`);
    const names = children.map(nameOf);
    for (const [child, least, most] of allowed) {
      const count = names.filter((each) => each === child).length;
      if (count < least || count > most) faults.push(`${name} has ${count} ${child}`);
    }
    const places = names.map((child) => allowed.findIndex(([each]) => each === child));
    if (places.includes(-1)) faults.push(`${name} has an unknown child: ${names.join(', ')}`);
    if (places.some((place, index) => index > 0 && place < (places[index - 1] as number)))
      faults.push(`${name} is out of order: ${names.join(', ')}`);
    for (const child of children) visit(child);
  };
  const [root] = parsed;
  if (root === undefined || nameOf(root) !== 'PerformancePlanOrReport') faults.push('no root');
  else visit(root);
  return faults;
}
