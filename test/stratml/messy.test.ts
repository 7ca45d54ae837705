/** Documents as agencies and donors make them, drawn at random: what is in them is known, and must be accounted for. */
import fc from 'fast-check';
import { type Measure, type Plan, rollup } from 'spm-model';
import { fromStratml, summarizeLosses, toStratml } from 'spm-model/stratml';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';
import { aResult, hasStratmlData, schemaFaults } from '../support/stratml.js';

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
