/** Reports in Spanish: the same figures, in other words. */
import {
  attention,
  describeOperation,
  english as englishMessages,
  formatAttention,
  type Measure,
  type Messages,
  type Operation,
  type Plan,
  rollup,
  walkPlan,
} from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { aGoal, aMeasure, aPlan, examplePlan } from 'spm-model/testing';
import { groupChart, measureChart, progressChart, toHtml, toMarkdown, toMermaid } from 'spm-model/views';
import { describe, expect, it } from 'vitest';

const asOf = '2026-08-03';

describe('a report in Spanish', () => {
  const report = toMarkdown(examplePlan, { asOf, messages: spanish });

  it('has the same parts as in English, in other words', () => {
    const parts = (text: string) => text.split('\n').map((line) => /^(#*|>|-|1\.|\||)/.exec(line)?.[0]);
    expect(parts(report)).toEqual(parts(toMarkdown(examplePlan, { asOf })));
    expect(report).toContain('## Qué atender primero');
    expect(report).not.toMatch(/Work\.|Results\.|on track|behind schedule|Nothing asks|As of/);
  });

  it('writes numbers and days as Spanish does', () => {
    expect(report).toContain('48,2 %');
    expect(report).toContain('30 jun 2026');
  });

  it('keeps what the plan says as it is', () => {
    for (const { statement } of examplePlan.goals) expect(report).toContain(statement);
  });

  it('names its language on a page', () => {
    expect(toHtml(examplePlan, { asOf, messages: spanish })).toContain('<html lang="es">');
  });
});

describe('a theory of action in Spanish', () => {
  const [goal, ...goals] = examplePlan.goals;
  const [strategy, ...strategies] = goal?.strategies ?? [];
  it.each([
    [
      { if: ['formamos docentes', 'asesoramos'], then: ['enseñan mejor'], and: ['más leen'] },
      'Si formamos docentes, y asesoramos, entonces enseñan mejor, y más leen.',
    ],
    // "Y" becomes "e" before the sound of an i, not before that of "hie".
    [
      { if: ['a'], then: ['b'], and: ['influyen', 'hijos leen', 'hielo'] },
      'Si a, entonces b, e influyen, e hijos leen, y hielo.',
    ],
  ])('%j', (theory, said) => {
    const plan = {
      ...examplePlan,
      goals: [{ ...goal, strategies: [{ ...strategy, theory }, ...strategies] }, ...goals],
    };
    const quotes = toMarkdown(plan as Plan, { asOf, messages: spanish })
      .split('\n')
      .filter((line) => line.startsWith('>'));
    expect(quotes[0]).toBe(`> ${said}`);
    const operation: Operation = { type: 'reviseTheory', id: strategy?.id ?? '', theory };
    expect(describeOperation(operation, examplePlan, { messages: spanish })).toContain(said.slice(0, 40));
    // A catalog without the words of reports says it in English.
    const { operations } = spanish;
    expect(describeOperation(operation, examplePlan, { messages: { operations } })).toContain(': If ');
  });
});

describe('pictures in Spanish', () => {
  const rolled = rollup(examplePlan, { asOf });
  const [reading] = examplePlan.goals.flatMap(({ measures }) => measures);
  const chartsIn = (messages?: Messages) => [
    ...(reading === undefined
      ? []
      : [measureChart(reading, { asOf, messages }), groupChart(reading, { asOf, messages })]),
    progressChart(rolled, { plan: examplePlan, messages }),
  ];
  const diagramsIn = (messages?: Messages) =>
    (['strategy-map', 'gantt', 'organization'] as const).map((diagram) =>
      toMermaid(examplePlan, { diagram, asOf, messages }),
    );
  /** All texts in a specification, but for the names of its parts and text of the plan. */
  const english =
    /\b(?:work|results|observed|target|baseline|expected|forecast|as of|without|more|whole|groups of|on track|off track|behind schedule|on schedule|not started|complete|Goal|Strategy|theory|division)\b/;
  const planTexts = [...walkPlan(examplePlan)].flatMap(({ entity }) =>
    Object.values(entity).filter((value): value is string => typeof value === 'string'),
  );
  const ownWords = (text: string) =>
    planTexts
      .map((title) => title.slice(0, 20))
      .filter((title) => title.length > 3)
      .reduce((rest, title) => rest.replaceAll(new RegExp(`${title.replace(/\W/g, '.')}[^"\\n,.]*`, 'g'), '#'), text);

  it('have no English words, and the same shape', () => {
    const shape = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(shape)
        : typeof value === 'object' && value !== null
          ? Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shape(each)]))
          : typeof value;
    const [spanishOnes, englishOnes] = [chartsIn(spanish), chartsIn()];
    for (const [index, { config, ...chart }] of spanishOnes.entries()) {
      expect(shape(chart)).toEqual(shape(englishOnes[index]));
      expect(config).toMatchObject({ locale: { number: { decimal: ',' } } });
      expect(ownWords(chart.description)).not.toMatch(english);
      expect(JSON.stringify(chart['title'])).toMatch(/al 3 ago 2026/);
    }
    expect(chartsIn()).toEqual(chartsIn(englishMessages));
    const [map = '', timeline = '', organization = ''] = diagramsIn(spanish);
    expect(map).toContain('Objetivo 1<br/>');
    expect(map).toContain('trabajo ✓ a tiempo');
    expect(timeline).toContain(' al 3 ago 2026 :vert');
    expect(organization).toContain('gestionar, ejecutar');
    for (const text of [map, timeline, organization]) {
      const labels = text.match(/"[^"]*"|accTitle.*|accDescr.*|^ {4}[✕△~✓○?–].* :/gm) ?? [];
      expect(labels.length).toBeGreaterThan(5);
      for (const label of labels) expect(ownWords(label.replace(/^acc\w+/, ''))).not.toMatch(english);
    }
  });
});

describe('reasons for attention in Spanish', () => {
  it('say each figure in its unit, grouped as Spanish groups', () => {
    const said = (unit: Measure['unit'], baseline: number, last: number, seen: number) => {
      const measure = aMeasure({
        unit,
        baseline: { date: '2025-06-30', value: baseline },
        targets: [{ date: '2030-06-30', value: last }],
        observations: [{ date: '2030-06-30', value: seen }],
      });
      const plan = aPlan({ goals: [aGoal({ measures: [measure], strategies: [] })] });
      const [item] = attention(plan, { asOf: '2030-07-15' });
      return item === undefined ? [] : [item.sentence, formatAttention(item, spanish)];
    };
    expect(said({ kind: 'percent' }, 50, 60, 59.996)).toEqual([
      expect.stringContaining('stood at 59.996% on Jun 30, 2030 and missed its last target of 60% for'),
      expect.stringContaining('estaba en el 59,996 % el 30 de junio de 2030 y no alcanzó su última meta, el 60 % para'),
    ]);
    expect(said({ kind: 'currency' }, 0, 1_500_000, 1_234_567.5)).toEqual([
      expect.stringContaining('stood at $1,234,567.5 on'),
      expect.stringContaining('estaba en $1.234.567,5 el'),
    ]);
    expect(said({ kind: 'level', levels: ['few', 'some', 'most'] }, 0, 2, 1)).toEqual([
      expect.stringContaining('stood at "some" on Jun 30, 2030 and missed its last target of "most" for'),
      expect.stringContaining('estaba en «some» el 30 de junio de 2030 y no alcanzó su última meta, «most» para'),
    ]);
    expect(said({ kind: 'count', label: 'schools' }, 0, 40, 38)[0]).toContain('stood at 38 schools on');
  });

  it('and rows of a report tell a value from a target that it narrowly misses', () => {
    const measure = aMeasure({
      unit: { kind: 'percent' },
      baseline: { date: '2025-06-30', value: 50 },
      targets: [{ date: '2030-06-30', value: 60 }],
      observations: [{ date: '2030-06-30', value: 59.996 }],
    });
    const plan = aPlan({ goals: [aGoal({ measures: [measure], strategies: [] })] });
    const row = toMarkdown(plan, { asOf: '2030-07-15' }).match(/^\| Students .*$/m)?.[0];
    expect(row).toContain('| 59.996% (Jun 30, 2030) | 60% | 60% (Jun 30, 2030) |');
  });
});
