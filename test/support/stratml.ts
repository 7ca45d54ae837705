/** StratML in tests: documents built in a line, the real ones, and the published schemas with a real validator. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { memoryPages, validateXML } from 'xmllint-wasm';
import type { Element } from '../../src/stratml/element.js';
import { readXml } from '../../src/stratml/xml.js';
import { valueIn } from './results.js';

const folder = fileURLToPath(new URL('../../../shared/data/stratml/', import.meta.url));

/** Whether the real documents and the published schemas are on this machine. */
export const hasStratmlData = existsSync(folder);
if (!hasStratmlData)
  console.warn('SKIPPED: real StratML documents and schemas: the shared data folder is not on this machine');

/** The real documents, by file name. */
export const documentNames: readonly string[] = hasStratmlData
  ? readdirSync(folder).filter((name) => name.endsWith('.xml'))
  : [];

/** A real document. */
export const documentText = (name: string): string => readFileSync(`${folder}${name}`, 'utf8');

const SCHEMAS = { 1: 'StrategicPlanISOVersion20140401.xsd', 2: 'PerformancePlanOrReport20160216.xsd' } as const;

/**
 * What libxml2 finds wrong with documents by the published schema of a part, and identifiers that repeat, which it does
 * not look for. Where the schemas are absent, nothing.
 */
export async function schemaFaults(documents: readonly string[], part: 1 | 2 = 2): Promise<readonly string[]> {
  if (!hasStratmlData) return [];
  const { valid, errors } = await validateXML({
    xml: documents.map((contents, index) => ({ fileName: `document-${index}.xml`, contents })),
    schema: [readFileSync(`${folder}xsd/${SCHEMAS[part]}`, 'utf8')],
    maxMemoryPages: 2 * memoryPages.GiB,
  });
  const repeated = documents.flatMap((text) => {
    const ids = [...text.matchAll(/<Identifier>([^<]*)<\/Identifier>/g)].map(([, id]) => id as string);
    return ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `Identifier "${id}" repeats`);
  });
  return [...(valid ? [] : errors.map(({ rawMessage }) => rawMessage.slice(0, 400))), ...repeated];
}

const REPORT = 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport';

/** A document with a core. */
export const aDocument = (
  core: string,
  { root = 'PerformancePlanOrReport', namespace = REPORT, after = '' } = {},
): string =>
  `<?xml version="1.0"?><${root} xmlns="${namespace}"><Name>Plan</Name><StrategicPlanCore>${core}</StrategicPlanCore>${after}</${root}>`;

/** A document with one objective. */
export const anObjective = (inside: string, name = 'Objective'): string =>
  aDocument(`<Goal><Name>Goal</Name><Objective><Name>${name}</Name>${inside}</Objective></Goal>`);

/** A document with one indicator. */
export const anIndicator = (inside: string, { dimension = 'Indicator', unit = '' } = {}): string =>
  anObjective(
    `<PerformanceIndicator><MeasurementDimension>${dimension}</MeasurementDimension><UnitOfMeasurement>${unit}</UnitOfMeasurement>${inside}</PerformanceIndicator>`,
  );

/** A result. */
export const aResult = (
  kind: 'Target' | 'Actual',
  end: string,
  number: string,
  more: {
    readonly start?: string;
    readonly name?: string;
    readonly value?: string;
    readonly description?: string;
  } = {},
): string => {
  const { start, name, value, description } = more;
  const described =
    name === undefined && value === undefined
      ? ''
      : `<Descriptor><DescriptorName>${name ?? ''}</DescriptorName><DescriptorValue>${value ?? ''}</DescriptorValue></Descriptor>`;
  return `<${kind}Result><StartDate>${start ?? ''}</StartDate><EndDate>${end}</EndDate><NumberOfUnits>${number}</NumberOfUnits>${described}<Description>${description ?? ''}</Description></${kind}Result>`;
};

/** Results as one measurement instance. */
export const anInstance = (...results: readonly string[]): string =>
  `<MeasurementInstance>${results.join('')}</MeasurementInstance>`;

/** An element as XML says it. */
export const elementIn = (xml: string): Element => valueIn(readXml(xml)).root;

/** Elements as XML says them. */
export const elementsIn = (xml: string): readonly Element[] => elementIn(`<all>${xml}</all>`).children;
