/** What is read, written and read again: equal plans, the same document byte by byte, and valid by the schemas. */
import fc from 'fast-check';
import { checkPlan, type Plan, parsePlan } from 'spm-model';
import { fromStratml, toStratml } from 'spm-model/stratml';
import { examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { writeXml } from '../../src/stratml/xml.js';
import { valueIn } from '../support/results.js';
import { documentNames, documentText, hasStratmlData, schemaFaults } from '../support/stratml.js';
import { anyDocument, documentBy, withoutIdentifiers } from '../support/stratml-documents.js';

const parts = [1, 2] as const;
const types = ['Strategic_Plan', 'Performance_Plan', 'Performance_Report', undefined] as const;
const readIn = (xml: string): Plan => valueIn(fromStratml(xml)).plan;

/** Expects that a plan comes back from a document, and that the document comes back from that; gives the document. */
function expectBack(plan: Plan, options: Parameters<typeof toStratml>[1]): string {
  const { xml, losses } = toStratml(plan, options);
  const again = readIn(xml);
  const isRenamed = losses.some(({ code }) => code === 'renamed');
  if (isRenamed) expect(withoutIdentifiers(again)).toEqual(withoutIdentifiers(plan));
  else expect(again).toEqual(plan);
  expect(toStratml(again, options).xml).toBe(xml);
  return xml;
}

describe('a document read', () => {
  it.skipIf(!hasStratmlData).each(parts)(
    'that is real comes back as it was, byte by byte, in Part %i',
    async (part) => {
      const written = documentNames.map((name) => expectBack(readIn(documentText(name)), { part }));
      expect(await schemaFaults(written, part)).toEqual([]);
    },
  );

  it('that is drawn at random comes back as it was, what is kept in its order, byte by byte', () => {
    fc.assert(
      fc.property(anyDocument, fc.constantFrom(...parts), (seed, part) => {
        expectBack(readIn(writeXml(documentBy(seed))), { part });
      }),
      { numRuns: 200 },
    );
  });

  it.skipIf(!hasStratmlData)('that is drawn at random is valid once written', async () => {
    const drawn = fc.sample(anyDocument, { numRuns: 60, seed: fc.readConfigureGlobal()?.seed ?? Date.now() });
    for (const part of parts) {
      const written = drawn.map((seed) => toStratml(readIn(writeXml(documentBy(seed))), { part }).xml);
      expect(await schemaFaults(written, part)).toEqual([]);
    }
  });
});

/** Text that breaks what is careless with it. */
const HOSTILE = [
  '\u0000\u0001\u001f',
  '\ud800',
  'a\udc00b',
  ']]>',
  '<![CDATA[x]]>',
  '<!-- x --> -- >',
  '&amp; &#65; &x; &',
  '<?xml version="1.0"?>',
  '</Name><Name>',
  ' \t both ends \n',
  'a\r\nb\rc',
  '\ufeff\ufffe\uffff\u2028',
  'What StratML has no element for, in words:\ntitle: x',
  'none',
  '"quoted"',
  '12',
  '__proto__',
  'constructor',
  'e\u0301 é 👩‍👩‍👧 \u202e',
  'long '.repeat(2_000),
];

/** A plan with each of its texts in turn, but ids and words with a meaning, made hostile. */
function madeHostile(value: unknown, textAt: (index: number) => string): unknown {
  let index = 0;
  const FREE =
    /^(?:title|name|statement|description|note|reason|indicator|dataSource|label|vision|mission|detail|summary|dimension|evidence|by|resource|outcome)$/;
  const visit = (item: unknown, name: string): unknown => {
    if (Array.isArray(item)) return item.map((each) => visit(each, name));
    if (typeof item === 'object' && item !== null)
      return Object.fromEntries(Object.entries(item).map(([key, each]) => [key, visit(each, key)]));
    if (typeof item !== 'string' || !FREE.test(name)) return item;
    index += 1;
    return `${item}${textAt(index)}`;
  };
  return visit(value, '');
}

describe('a plan', () => {
  const hostile = (text: string) => valueIn(parsePlan(madeHostile(examplePlan, () => text)));

  it.each(HOSTILE.map((text) => [text.slice(0, 30), text] as const))(
    'with %j in each of its texts comes back',
    (_, text) => {
      for (const part of parts) expectBack(hostile(text), { part });
    },
  );

  it.skipIf(!hasStratmlData).each(parts)('with such text is valid once written, in Part %i', async (part) => {
    expect(
      await schemaFaults(
        HOSTILE.map((text) => toStratml(hostile(text), { part }).xml),
        part,
      ),
    ).toEqual([]);
  });

  it('of any kind comes back byte by byte, as a document of any part and type, with hostile text or without', () => {
    const plans = arbitraryPlan({ size: 'medium', extremeNumbers: true, edgeDates: true, faults: 'some' }).filter(
      (plan) => !checkPlan(plan).some(({ code }) => code === 'duplicate-id'),
    );
    const shifts = fc.oneof(fc.constant(undefined), fc.nat(HOSTILE.length - 2));
    fc.assert(
      fc.property(plans, fc.constantFrom(...parts), fc.constantFrom(...types), shifts, (drawn, part, type, shift) => {
        const textAt = (index: number) => HOSTILE[(index + (shift ?? 0)) % (HOSTILE.length - 1)] as string;
        const read = shift === undefined ? undefined : parsePlan(madeHostile(drawn, textAt));
        const plan = read?.ok === true ? read.value : drawn;
        const { xml } = toStratml(plan, { part, type });
        if (part === 2 && type !== undefined) expect(xml).toContain(` Type="${type}"`);
        const again = readIn(xml);
        expect(withoutType(again)).toEqual(withoutType(plan));
        expect(toStratml(again, { part, type }).xml).toBe(xml);
      }),
      { numRuns: 80 },
    );
  });
});

/** A plan without the type that a document of it was given: reading keeps one that is not found from what the plan has. */
function withoutType({ extensions, ...plan }: Plan): unknown {
  const { stratml, ...others } = (extensions ?? {}) as Record<string, Record<string, unknown>>;
  const { attributes, ...kept } = stratml ?? {};
  const { Type, ...rest } = (attributes ?? {}) as Record<string, unknown>;
  const all = {
    ...others,
    ...(Object.keys(rest).length + Object.keys(kept).length === 0 ? {} : { stratml: { attributes: rest, ...kept } }),
  };
  return { ...plan, extensions: all };
}
