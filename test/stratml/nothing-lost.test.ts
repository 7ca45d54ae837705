/** Nothing is lost in silence: what a document says is in the plan or among the losses, and what a plan says in the document. */
import fc from 'fast-check';
import { checkPlan, type Plan } from 'spm-model';
import { fromStratml, toStratml } from 'spm-model/stratml';
import { examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { writeXml } from '../../src/stratml/xml.js';
import { valueIn } from '../support/results.js';
import { anIndicator, anInstance, aResult, documentNames, documentText, hasStratmlData } from '../support/stratml.js';
import { anyDocument, documentBy } from '../support/stratml-documents.js';

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decoded = (text: string) =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (all, hex, digits, name) =>
    hex !== undefined
      ? String.fromCodePoint(Number.parseInt(hex, 16))
      : digits !== undefined
        ? String.fromCodePoint(Number(digits))
        : (NAMED[name] ?? all),
  );

/** Every text, attribute and processing instruction of a document: a tokenizer apart from the library. */
function* saidIn(xml: string): Generator<string> {
  const pieces =
    /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<\?(?!xml )\S+\s*([\s\S]*?)\?>|<\?[\s\S]*?\?>|<\/[^>]*>|<[^\s/>]+((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*\/?>|([^<]+)/g;
  for (const [, cdata, instruction, attributes = '', text] of xml.matchAll(pieces)) {
    for (const said of [cdata, instruction, text === undefined ? undefined : decoded(text)])
      if (said !== undefined && said.trim() !== '') yield said.trim();
    for (const [, name = '', double, single] of attributes.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
      const value = decoded(double ?? single ?? '').trim();
      // Where namespaces and schemas are is not content.
      if (value !== '' && !/^xmlns(?:$|:)|:schemaLocation$/.test(name)) yield value;
    }
  }
}

/** Every text and number in plain data, numbers in digits. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value.trim();
  else if (typeof value === 'number') yield String(value);
  else if (typeof value === 'object' && value !== null) for (const item of Object.values(value)) yield* textsIn(item);
}

function counted(texts: Iterable<string>): Map<string, number> {
  const times = new Map<string, number>();
  for (const text of texts) times.set(text, (times.get(text) ?? 0) + 1);
  return times;
}

/** A number as it is written, without the zeros that say nothing. */
const inDigits = (text: string) =>
  /^\d{1,3}(?:,\d{3})*(?:\.\d+)?$|^\d+\.\d*$/.test(text)
    ? text.replaceAll(',', '').replace(/\.0*$|(\.\d*[1-9])0+$/, '$1')
    : text;

/** What a document says more often than its plan and the losses of reading it together. */
function lostOf(xml: string): readonly string[] {
  const { plan, losses } = valueIn(fromStratml(xml));
  const held = counted(textsIn(plan));
  for (const { code, element, value } of losses) {
    const [, attribute] = (code === 'attribute' && /="([\s\S]*)"$/.exec(value)) || [];
    for (const text of [element, attribute ?? value]) held.set(text, (held.get(text) ?? 0) + 1);
  }
  // A unit is written as what it is: an organization that performs. A type is found from what the plan has.
  const units = plan.organization.divisions.flatMap((division) => division.units).length;
  for (const text of ['Performer', 'Organization']) held.set(text, (held.get(text) ?? 0) + units);
  for (const text of toStratml(plan).xml.match(/(?<= Type=")\w+/) ?? []) held.set(text, (held.get(text) ?? 0) + 1);
  return [...counted(saidIn(xml))]
    .filter(([text, times]) => Math.max(held.get(text) ?? 0, held.get(inDigits(text)) ?? 0) < times)
    .map(([text]) => text.slice(0, 80));
}

describe('what a document says', () => {
  it.skipIf(!hasStratmlData).each([...documentNames])(
    '%s: each text and attribute is in the plan or named in losses, as often as it is said',
    (name) => {
      const xml = documentText(name).replace(/^\uFEFF/, '');
      expect([...saidIn(xml)].length).toBeGreaterThan(30);
      expect(lostOf(xml)).toEqual([]);
    },
  );

  it('is found whatever stands where', () => {
    fc.assert(
      fc.property(anyDocument, (seed) => {
        const xml = writeXml(documentBy(seed));
        // Texts that stand once; they may be joined with what is in markup beside them.
        const { plan, losses } = valueIn(fromStratml(xml));
        const held = new Set(JSON.stringify([plan, losses]).match(/own \d+/g));
        expect([...saidIn(xml)].filter((text) => /^own \d+$/.test(text) && !held.has(text))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['4.4249999999999998', 4.425],
    ['12345678901234567890', 12_345_678_901_234_567_000],
  ])('of a number with more digits than can be counted with, %s, is kept as text', (text, number) => {
    const { plan, losses } = valueIn(fromStratml(anIndicator(anInstance(aResult('Actual', '2026-06-30', text)))));
    const [observation] = plan.goals[0]?.strategies[0]?.measures[0]?.observations ?? [];
    expect(observation).toEqual({
      date: '2026-06-30',
      value: number,
      extensions: { stratml: { NumberOfUnits: text } },
    });
    expect(losses.filter(({ code }) => code === 'number-as-text').map(({ value }) => value)).toEqual([text]);
  });

  it.each(['5', '+5', '005', '5.', '5.00', '1,234.50', '-0.50', '0', '.5', '120'])(
    'of the number %s is the number',
    (text) => {
      const { plan } = valueIn(fromStratml(anIndicator(anInstance(aResult('Actual', '2026-06-30', text)))));
      const [observation] = plan.goals[0]?.strategies[0]?.measures[0]?.observations ?? [];
      expect(observation).toEqual({ date: '2026-06-30', value: Number(text.replace(',', '')) });
    },
  );

  it('beside its elements is told', () => {
    const { losses } = valueIn(
      fromStratml('<?xml-stylesheet href="a.xsl"?><StrategicPlan><!-- b --><Name>P&#1;</Name></StrategicPlan>'),
    );
    expect(
      losses.slice(-3).map(({ code, element, value, title, path }) => [code, element, value, title, path]),
    ).toEqual([
      ['aside', '?xml-stylesheet', 'href="a.xsl"', 'P', []],
      ['aside', '#comment', 'b', 'P', []],
      ['no-character', '#character', 'U+0001', 'P', []],
    ]);
  });
});

describe('what a plan says', () => {
  /** Defaults of fields, kinds of unit that its text tells, and ids that any reader makes by place: they need no word. */
  const DEFAULT =
    /^(?:(?:value|performer|organization|goal)-\d+|performers|other-organizations|agency|other|latest|linear|action|work|strategy|increase|percent|score|count|currency|rate)$/;
  /** A text in words: on one line, of characters that XML has. */
  const quoted = (text: string) =>
    JSON.stringify(text).replace(
      /[\u007f-\u009f\u2028\u2029\ufffe\uffff]/g,
      (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  const missingOf = (plan: Plan, part: 1 | 2): readonly string[] => {
    const { xml } = toStratml(plan, { part });
    const all = decoded(xml);
    return [...rawTexts(plan)].filter(
      (text) => !DEFAULT.test(text) && !all.includes(text) && !all.includes(quoted(text)),
    );
  };
  function* rawTexts(value: unknown): Generator<string> {
    if (typeof value === 'string') yield value;
    else if (typeof value === 'object' && value !== null)
      for (const item of Object.values(value)) yield* rawTexts(item);
  }

  it.each([1, 2] as const)('is in the document of Part %i', (part) => {
    expect(missingOf(examplePlan, part)).toEqual([]);
    const plans = arbitraryPlan({ size: 'medium', extremeNumbers: true, edgeDates: true, faults: 'some' }).filter(
      (plan) => !checkPlan(plan).some(({ code }) => code === 'duplicate-id'),
    );
    fc.assert(
      fc.property(plans, (plan) => {
        expect(missingOf(plan, part)).toEqual([]);
      }),
      { numRuns: 80 },
    );
  });
});
