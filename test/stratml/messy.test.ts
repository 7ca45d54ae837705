/** Documents as agencies and donors make them, drawn at random: what is in them is known, and must be accounted for. */
import fc from 'fast-check';
import { type Measure, type Plan, rollup } from 'spm-model';
import { fromStratml, summarizeLosses, toStratml } from 'spm-model/stratml';
import { describe, expect, it } from 'vitest';
import type { Element } from '../../src/stratml/element.js';
import { MARKER } from '../../src/stratml/words.js';
import { writeXml } from '../../src/stratml/xml.js';
import { valueIn } from '../support/results.js';
import { anInstance, aResult, elementIn, hasStratmlData, schemaFaults } from '../support/stratml.js';

const words = fc.constantFrom(
  'Health workers trained',
  'Taux de scolarisation des filles',
  'Доля школ с доступом к воде',
  '受益农户数量',
  'نسبة الأسر المستفيدة',
  'किसानों की संख्या',
  'R&D spending > target',
  '[To be determined]',
  '',
);
/** Numbers as they are written, with what they are; undefined where they are none. */
const numbers = fc.oneof(
  fc.integer({ min: 0, max: 2_000_000 }).map((value) => [String(value), value] as const),
  fc.integer({ min: 1_000, max: 999_999 }).map((value) => [value.toLocaleString('en-US'), value] as const),
  fc.integer({ min: 0, max: 1_000 }).map((tenths) => [`${tenths / 10}%`, tenths / 10] as const),
  fc.constantFrom(['$1.2 million', 1_200_000] as const, ['≥ 90', 90] as const, ['12k', 12_000] as const),
  fc.constantFrom(['', undefined] as const, ['TBD', undefined] as const, ['3 of 4', undefined] as const),
);
/** Days as they are written, with what they are. */
const days = fc.oneof(
  fc.integer({ min: 2005, max: 2029 }).map((year) => [`${year}-12-31`, `${year}-12-31`] as const),
  fc.integer({ min: 2005, max: 2029 }).map((year) => [`${year}-06-30Z`, `${year}-06-30`] as const),
  fc.integer({ min: 2005, max: 2029 }).map((year) => [`FY${year}`, `${year}-06-30`] as const),
  fc.integer({ min: 2005, max: 2029 }).map((year) => [`${year}`, `${year}-12-31`] as const),
  fc.constantFrom(['', undefined] as const, ['soon', undefined] as const, ['02/03/2024', undefined] as const),
);
const descriptors = fc.constantFrom(
  {},
  {},
  { name: 'Status', value: 'Completed' },
  { name: '', value: 'TBD' },
  { name: 'Sex', value: 'Female' },
  { name: 'Sex', value: 'Male' },
  { name: 'Région', value: 'Nord' },
  { name: 'Baseline', value: '' },
  { name: 'Status', value: 'Baseline' },
);

interface Drawn {
  readonly xml: string;
  /** Each result that has a day and a number: they are all to be found. */
  readonly expected: readonly string[];
}
const results = fc.array(fc.tuple(fc.constantFrom('Target', 'Actual'), days, numbers, descriptors, words), {
  maxLength: 12,
});
const identifiers = fc.constantFrom('', '_1', '_2', '8c60e70d-55b5', 'Objective 1:a', '目标一');
const indicators = fc
  .tuple(
    words,
    fc.constantFrom('', 'Number', '%', 'US$', 'personnes', '人'),
    identifiers,
    results,
    fc.constantFrom('', 'Outcome'),
  )
  .map(([dimension, unit, id, list, stage]): Drawn => {
    const text = (value: string) => value.replace(/&/g, '&amp;').replace(/>/g, '&gt;');
    const written = list.map(([kind, [end], [number], descriptor, description]) =>
      aResult(kind as 'Target', end, number, { ...descriptor, description: text(description), start: '' }),
    );
    return {
      xml: `<PerformanceIndicator ValueChainStage="${stage}"><MeasurementDimension>${text(dimension)}</MeasurementDimension><UnitOfMeasurement>${unit}</UnitOfMeasurement><Identifier>${id}</Identifier><Relationship><Identifier>${id}</Identifier><ReferentIdentifier>_2</ReferentIdentifier></Relationship><MeasurementInstance>${written.join('')}</MeasurementInstance></PerformanceIndicator>`,
      expected: list.flatMap(([, [, day], [, value]]) =>
        day === undefined || value === undefined ? [] : [`${day} ${value}`],
      ),
    };
  });
const documents = fc
  .array(fc.tuple(words, identifiers, fc.array(indicators, { maxLength: 3 })), { minLength: 1, maxLength: 4 })
  .map((objectives): Drawn => {
    const inside = objectives.map(
      ([name, id, list]) =>
        `<Objective><Name>${name.replace(/[&>]/g, '')}</Name><Description/><Identifier>${id}</Identifier><Stakeholder StakeholderTypeType=""><Name/><Description/><Role><Name/><Description/><RoleType/></Role></Stakeholder>${list.map(({ xml }) => xml).join('')}</Objective>`,
    );
    return {
      xml: `<?xml version="1.0"?><PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Performance_Report"><id/><Name>Programme</Name><StrategicPlanCore><Organization><Name/></Organization><Goal><Name>Goal</Name><Description/>${inside.join('')}</Goal></StrategicPlanCore></PerformancePlanOrReport>`,
      expected: objectives.flatMap(([, , list]) => list.flatMap(({ expected }) => expected)),
    };
  });

const measuresOf = (plan: Plan): readonly Measure[] =>
  plan.goals.flatMap(({ strategies }) => strategies.flatMap(({ measures }) => measures));

const heldIn = (plan: Plan): readonly string[] =>
  measuresOf(plan).flatMap((measure) =>
    [measure, ...measure.subgroups].flatMap(({ baseline, targets, observations }) =>
      [...(baseline === undefined ? [] : [baseline]), ...targets, ...observations].map(
        ({ date, value }) => `${date} ${value}`,
      ),
    ),
  );

describe('a document as agencies and donors make them', () => {
  it('comes in with each result that has a day and a number, and with nothing made up', () => {
    fc.assert(
      fc.property(documents, ({ xml, expected }) => {
        const { plan, losses } = valueIn(fromStratml(xml));
        expect([...heldIn(plan)].sort()).toEqual([...expected].sort());
        expect(losses.every(({ title, element, reason }) => title !== '' && element !== '' && reason !== '')).toBe(
          true,
        );
        expect(summarizeLosses(losses).length).toBeLessThanOrEqual(31);
      }),
      { numRuns: 80 },
    );
  });

  it.skipIf(!hasStratmlData)('is valid once written, in either part, and has the same verdicts', async () => {
    const drawn = fc.sample(documents, { numRuns: 20, seed: fc.readConfigureGlobal()?.seed ?? Date.now() });
    for (const part of [1, 2] as const) {
      const written = drawn.map(({ xml }) => {
        const { plan } = valueIn(fromStratml(xml));
        const text = toStratml(plan, { part }).xml;
        const again = valueIn(fromStratml(text)).plan;
        expect(rollup(again, { asOf: '2026-06-30' })).toEqual(rollup(plan, { asOf: '2026-06-30' }));
        return text;
      });
      expect(await schemaFaults(written, part)).toEqual([]);
    }
  });
});

/** A document with every element of the standard, and results of every kind. */
const everything = (() => {
  const role = '<Role><Name>Chair</Name><Description>Chairs</Description><RoleType>Performer</RoleType></Role>';
  const stakeholder = (type: string, name: string, inside: string) =>
    `<Stakeholder StakeholderTypeType="${type}"><Name>${name}</Name>${inside}</Stakeholder>`;
  const plain = '<Role><Name></Name><RoleType>Performer</RoleType></Role>';
  const results = anInstance(
    aResult('Actual', '2024-06-30', '3', { name: 'Baseline' }),
    aResult('Target', '2027-06-30', '9', { start: '2026-07-01', description: 'More' }),
    aResult('Actual', '2025-06-30', '4', { name: 'Sex', value: 'Girls' }),
    aResult('Actual', '2025-06-30', '5', { name: 'Status', value: 'Final' }),
    aResult('Actual', 'FY2026', 'about 5'),
    aResult('Actual', '2026-06-30', '*', { name: 'Sex', value: 'Girls', description: 'Few' }),
    aResult('Actual', '2027-06-30', '*', { name: 'Baseline', value: 'Status' }),
    aResult('Actual', '', 'Soon', { name: 'Sex', value: 'Boys' }),
  );
  const relationship =
    '<Relationship RelationshipType="Peer_To"><Identifier>r</Identifier><ReferentIdentifier>g</ReferentIdentifier><Name>R</Name><Description>D</Description></Relationship>';
  const indicator = `<PerformanceIndicator ValueChainStage="Output" PerformanceIndicatorType="Quantitative"><SequenceIndicator>1</SequenceIndicator><MeasurementDimension>Read</MeasurementDimension><UnitOfMeasurement>Number</UnitOfMeasurement><Identifier>i</Identifier>${relationship}${results}<OtherInformation>I</OtherInformation></PerformanceIndicator>`;
  const own = `<Objective><Name>Measures of the goal</Name><OtherInformation>${MARKER}\nmeasures of: goal</OtherInformation><PerformanceIndicator><MeasurementDimension>M</MeasurementDimension><UnitOfMeasurement/></PerformanceIndicator></Objective>`;
  const entity = (name: string, inside: string, rest: string) =>
    `<${name}><Name>N</Name><Description>D</Description><Identifier>${name[0]}</Identifier><SequenceIndicator>1</SequenceIndicator>${inside}<OtherInformation>O</OtherInformation>${rest}</${name}>`;
  const persons =
    stakeholder('Person', 'Ann', plain) + stakeholder('Person', 'Bo', `<Description>B</Description>${role}`);
  const organization = (name: string, inside: string) =>
    `<Organization><Name>${name}</Name><Acronym>${name}${name}</Acronym><Identifier>o${name}</Identifier><Description>D</Description>${inside}</Organization>`;
  const core = `<StrategicPlanCore>${organization('A', `${stakeholder('Organization', 'Unit', plain)}${stakeholder('Generic_Group', 'Group', role)}${stakeholder('Organization', 'Served', '<Role><Name/><RoleType>Beneficiary</RoleType></Role>')}`)}${organization('B', stakeholder('Organization', 'Other', plain))}<Vision><Description>V</Description><Identifier>v</Identifier></Vision><Mission><Description>M</Description><Identifier>m</Identifier></Mission><Value><Name>W</Name><Description>X</Description></Value>${entity('Goal', persons, own + entity('Objective', persons, indicator))}</StrategicPlanCore>`;
  return elementIn(
    `<PerformancePlanOrReport Type="Performance_Report"><Name>P</Name><Description>D</Description><OtherInformation>O</OtherInformation>${core}<AdministrativeInformation><Identifier>p</Identifier><StartDate>2026-07-01</StartDate><EndDate>2030-06-30</EndDate><PublicationDate>2026-01-31</PublicationDate><Source>https://example.org</Source></AdministrativeInformation><Submitter><Identifier>s</Identifier><GivenName>A</GivenName><Surname>B</Surname><PhoneNumber>1</PhoneNumber><EmailAddress>e</EmailAddress></Submitter></PerformancePlanOrReport>`,
  );
})();

/** A document once for each of its elements, that one changed. */
function eachChanged(root: Element, change: (element: Element) => Element): readonly (readonly [string, Element])[] {
  return [
    [root.name, change(root)],
    ...root.children.flatMap((child, index) =>
      eachChanged(child, change).map(
        ([at, changed]) => [`${root.name} ${at}`, { ...root, children: root.children.with(index, changed) }] as const,
      ),
    ),
  ];
}

describe('a document with every element', () => {
  it.each<[string, (element: Element) => Element]>([
    ['an attribute', (given) => ({ ...given, attributes: { ...given.attributes, mark: 'found it' } })],
    ['an element', (given) => ({ ...given, children: [...given.children, elementIn('<Novel>found it</Novel>')] })],
    ['text', (given) => ({ ...given, text: `${given.text} found it` })],
    [
      'each of its own again',
      (given) => ({ ...given, children: given.children.flatMap((child) => [child, marked(child)]) }),
    ],
  ])('may have %s more in any of them: nothing is dropped', (_, change) => {
    const dropped = eachChanged(everything, change).filter(([, root]) => {
      const xml = writeXml(root);
      return xml.includes('found it') && !JSON.stringify(valueIn(fromStratml(xml)).plan).includes('found it');
    });
    expect(dropped.map(([at]) => at)).toEqual([]);
  });
});

/** An element with a text that stands nowhere else. */
const marked = (given: Element): Element =>
  given.children.length === 0 ? { ...given, text: 'found it' } : { ...given, children: given.children.map(marked) };
