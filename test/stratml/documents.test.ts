import { XMLParser } from 'fast-xml-parser';
import { type Measure, measureProgress, type Plan, type PlanRollup, rollup } from 'spm-model';
import { fromStratml, summarizeLosses, toStratml } from 'spm-model/stratml';
import { describe, expect, it } from 'vitest';
import { valueIn } from '../support/results.js';
import { documentNames, documentText, hasStratmlData, schemaFaults } from '../support/stratml.js';

/** A result of a document: its kind, its day, its number. */
interface Counted {
  readonly kind: string;
  readonly end: string;
  readonly start: string;
  readonly number: string;
  readonly description: string;
}

/** The results of a document with a day and a number, found by the XML library alone. */
function resultsIn(xml: string): readonly Counted[] {
  const parsed: unknown = new XMLParser({
    removeNSPrefix: true,
    parseTagValue: false,
    isArray: (name) => name === 'TargetResult' || name === 'ActualResult' || name === 'Result',
  }).parse(xml.replace(/^\uFEFF/, ''));
  const found: Counted[] = [];
  const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '');
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      if (name === 'TargetResult' || name === 'ActualResult') {
        for (const result of inner as readonly Record<string, unknown>[]) {
          const [start, end, number] = [
            text(result['StartDate']),
            text(result['EndDate']),
            text(result['NumberOfUnits']),
          ];
          if (number !== '' && (start !== '' || end !== ''))
            found.push({
              kind: name,
              start,
              end: end === '' ? start : end,
              number,
              description: text(result['Description']),
            });
        }
      } else if (name === 'Result') {
        for (const result of inner as readonly Record<string, Record<string, unknown>>[])
          for (const [kind, of] of [
            ['TargetResult', 'Target'],
            ['ActualResult', 'Actual'],
          ] as const)
            found.push({
              kind,
              start: '',
              end: text(result['Date']),
              number: text(result[of]?.['MeasureValue']),
              description: '',
            });
      } else visit(inner);
    }
  };
  visit(parsed);
  return found;
}

const measuresOf = (plan: Plan): readonly Measure[] =>
  plan.goals.flatMap((goal) => [...goal.measures, ...goal.strategies.flatMap(({ measures }) => measures)]);

/** The statuses of every node, by id. */
function statusesOf(rolled: PlanRollup): Readonly<Record<string, string>> {
  const statuses: Record<string, string> = {};
  for (const goal of rolled.goals) {
    statuses[goal.id] = goal.performance.status;
    for (const strategy of goal.strategies) {
      statuses[strategy.id] = strategy.performance.status;
      for (const measure of strategy.measures) statuses[measure.id] = measure.status;
    }
  }
  return statuses;
}

describe.skipIf(!hasStratmlData)('a real document', () => {
  it.each([...documentNames])('%s: every result with a day and a number is in the plan', (name) => {
    const xml = documentText(name);
    const { plan } = valueIn(fromStratml(xml));
    const held = measuresOf(plan).flatMap((measure) =>
      [measure, ...measure.subgroups].flatMap(({ baseline, targets, observations }) => [
        ...(baseline === undefined
          ? []
          : [
              {
                kind: 'ActualResult',
                date: baseline.date,
                value: baseline.value,
                note: JSON.stringify(baseline.extensions),
                start: '',
              },
            ]),
        ...targets.map(({ date, value, note, start }) => ({ kind: 'TargetResult', date, value, note, start })),
        ...observations.map(({ date, value, note, start }) => ({ kind: 'ActualResult', date, value, note, start })),
      ]),
    );
    const results = resultsIn(xml);
    expect(held.length).toBe(results.length);
    for (const { kind, end, number, description, start } of results) {
      const at = held.findIndex(
        (each) =>
          each.kind === kind &&
          each.value === Number(number) &&
          (each.date === end || !/^\d{4}-\d{2}-\d{2}$/.test(end)) &&
          (description === '' || each.note?.includes(description.slice(0, 20))) &&
          (start === '' || start === end || each.start === start || (each.start === '' && each.note?.includes(start))),
      );
      expect(at, `${kind} ${start} ${end} ${number}`).not.toBe(-1);
      held.splice(at, 1);
    }
  });

  it('the documents have as many results with a day and a number as were counted by hand', () => {
    const counts = Object.fromEntries(documentNames.map((name) => [name, resultsIn(documentText(name)).length]));
    expect(counts).toMatchObject({
      'SMLC2011.xml': 4,
      'SMLC2023.xml': 33,
      'HiltonHead-StrategicActionPlan.xml': 41,
      'SouthCarolina-FY2023.xml': 56,
      'goals-outside-core.xml': 14,
      'PMOAI.xml': 0,
    });
  });

  /** Every piece of text of a document. */
  const saidIn = (xml: string): readonly string[] =>
    [
      ...xml
        .replace(/<\?.*?\?>/gs, '')
        .replace(/<!--.*?-->/gs, '')
        .matchAll(/>([^<]+)</g),
    ]
      .map(([, text]) =>
        (text as string)
          .replace(/&amp;/g, '&')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&apos;/g, "'")
          .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
          .trim(),
      )
      .filter((text) => text !== '' && text !== 'Performer');

  it.each([...documentNames])('%s: no text of it is dropped', (name) => {
    const xml = documentText(name);
    const { plan, losses } = valueIn(fromStratml(xml));
    const all = JSON.stringify(plan) + JSON.stringify(losses);
    const lost = saidIn(xml).filter((text) => !all.includes(JSON.stringify(text).slice(1, -1)) && !/&\w+;/.test(text));
    // Numbers and days may be written otherwise.
    expect(lost.filter((text) => !/^[\d.,%$-]+$/.test(text))).toEqual([]);
  });

  it.each([...documentNames])('%s: its losses name entity and element, and their summary fits on a page', (name) => {
    const { losses } = valueIn(fromStratml(documentText(name)));
    expect(losses.length).toBeGreaterThan(0);
    for (const { title, element, reason, path } of losses) {
      expect(title).not.toBe('');
      expect(element).not.toBe('');
      expect(reason).toMatch(/\.$/);
      expect(Array.isArray(path)).toBe(true);
    }
    const rows = summarizeLosses(losses);
    expect(rows.length).toBeLessThanOrEqual(31);
    expect(rows.reduce((sum, { count }) => sum + count, 0)).toBe(losses.length);
    expect(Math.max(...rows.map((row) => JSON.stringify(row).length))).toBeLessThan(500);
  });

  it.each([1, 2] as const)('written as Part %i, all of them are valid by the published schema', async (part) => {
    const written = documentNames.map((name) => toStratml(valueIn(fromStratml(documentText(name))).plan, { part }).xml);
    expect(await schemaFaults(written, part)).toEqual([]);
  });

  it.each([...documentNames])(
    '%s: written and read again, in either part, it has the same verdicts and dates',
    (name) => {
      const { plan } = valueIn(fromStratml(documentText(name), { baseline: 'first-observation' }));
      for (const part of [1, 2] as const) {
        const again = valueIn(fromStratml(toStratml(plan, { part }).xml)).plan;
        for (const asOf of ['2012-06-30', '2022-12-31', '2024-06-30', '2028-06-30'])
          expect(statusesOf(rollup(again, { asOf }))).toEqual(statusesOf(rollup(plan, { asOf })));
        expect(again.period).toEqual(plan.period);
        const third = valueIn(fromStratml(toStratml(again, { part }).xml)).plan;
        expect(third).toEqual(again);
      }
    },
  );

  /** A plan as text, its keys in order, without identifiers that documents keep and that XML may not allow. */
  const comparable = (plan: unknown, without: boolean): string =>
    JSON.stringify(plan, (_, value: unknown) => {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
      const { name } = value as { readonly name?: unknown };
      if (without && (name === 'Identifier' || name === 'ReferentIdentifier')) return null;
      return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    });

  it.each([...documentNames])('%s: written and read again, in either part, it is equal but for `renamed`', (name) => {
    const { plan } = valueIn(fromStratml(documentText(name)));
    for (const part of [1, 2] as const) {
      const { xml, losses } = toStratml(plan, { part });
      const isRenamed = losses.some(({ code }) => code === 'renamed');
      expect(comparable(valueIn(fromStratml(xml)).plan, isRenamed)).toBe(comparable(plan, isRenamed));
    }
  });

  it('a state agency’s baselines and targets are read, and the ranks are better when lower', () => {
    const { plan } = valueIn(fromStratml(documentText('SouthCarolina-FY2023.xml')));
    const measures = measuresOf(plan);
    expect(measures).toHaveLength(28);
    expect(measures.every(({ baseline, targets }) => baseline?.date === '2022-06-30' && targets.length === 1)).toBe(
      true,
    );
    const investment = measures[0] as Measure;
    expect(investment).toMatchObject({
      indicator: 'Capital Investment',
      unit: { kind: 'currency' },
      direction: 'increase',
      baseline: { value: 5_723_103_289 },
      targets: [{ value: 4_000_000_000, date: '2023-06-30', start: '2023-07-01' }],
    });
    const ranks = measures.filter(({ unit }) => unit.label === 'Rank');
    expect(ranks.map(({ direction }) => direction)).toEqual(['decrease', 'decrease', 'decrease', 'decrease']);
  });

  it('a report with quarters and years for days has verdicts, where the first result may be the baseline', () => {
    const { plan } = valueIn(fromStratml(documentText('goals-outside-core.xml'), { baseline: 'first-observation' }));
    const [solar, graduation] = measuresOf(plan) as [Measure, Measure];
    // Published: 62 of 75 in the last quarter; 94 of 92 in the last year.
    expect(measureProgress(solar, { asOf: '2024-12-31' })).toMatchObject({ value: 62, status: 'missed' });
    expect(measureProgress(graduation, { asOf: '2024-12-31' })).toMatchObject({ value: 94, status: 'exceeded' });
    // Indicators stand under objectives: they are strategies' measures, and strategies have the verdicts.
    const strategies = rollup(plan, { asOf: '2024-12-31' }).goals.flatMap((goal) => goal.strategies);
    expect(strategies.map(({ performance }) => performance.status)).toEqual(['missed', 'exceeded']);
    expect(plan.period).toEqual({ start: '2022-01-01', end: '2024-12-31' });
  });

  it('results that span periods keep them, with what is said of them', () => {
    const { plan } = valueIn(fromStratml(documentText('SMLC2023.xml')));
    const converted = measuresOf(plan).find(({ indicator }) => indicator === 'Plans Converted') as Measure;
    expect(converted.observations).toHaveLength(10);
    expect(converted.observations[1]).toMatchObject({ date: '2014-03-01', start: '2013-01-01', value: 2562 });
    expect(converted.observations[1]?.note).toContain('Nearly 1,500 additional plans');
    expect(measuresOf(plan).every(({ subgroups }) => subgroups.length === 0)).toBe(true);
  });

  it('no indicator is called by its identifier', () => {
    for (const name of documentNames) {
      for (const { indicator, id } of measuresOf(valueIn(fromStratml(documentText(name))).plan)) {
        expect(indicator).not.toBe(id);
        expect(indicator).not.toMatch(/^_?[0-9a-f]{8}-/);
      }
    }
  });
});
