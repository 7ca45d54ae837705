import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { defaultPolicy, measureProgress, type Plan, reviseTheory, rollup } from 'spm-model';
import { fromStratml, toStratml } from 'spm-model/stratml';
import { aGoal, aMeasure, aPlan, aStrategy, examplePlan } from 'spm-model/testing';
import { arbitraryPlan } from 'spm-model/testing/fast-check';
import { describe, expect, it } from 'vitest';
import { present } from '../fixtures/sound-plan.js';
import { codesOf, issuesOf, valueIn } from '../support/results.js';
import { structureFaults } from '../support/stratml.js';

const folder = fileURLToPath(new URL('../../../shared/data/stratml/', import.meta.url));
const documents = ['SMLC2011.xml', 'PMOAI.xml', 'OntoInsights.xml'];
const isThere = existsSync(folder);
if (!isThere) console.warn('SKIPPED: real StratML documents: the shared data folder is not on this machine');

const CORE = 'urn:ISO:std:iso:17469:tech:xsd:stratml_core';
const REPORT = 'urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport';
const document = (core: string, { root = 'PerformancePlanOrReport', namespace = REPORT, after = '' } = {}) =>
  `<?xml version="1.0"?><${root} xmlns="${namespace}"><Name>Plan</Name><StrategicPlanCore>${core}</StrategicPlanCore>${after}</${root}>`;
const objective = (inside: string) =>
  document(`<Goal><Name>G</Name><Objective><Name>O</Name>${inside}</Objective></Goal>`);
const indicator = (inside: string) =>
  objective(
    `<PerformanceIndicator><MeasurementDimension>M</MeasurementDimension><UnitOfMeasurement>%</UnitOfMeasurement>${inside}</PerformanceIndicator>`,
  );
const measureIn = (xml: string) => present(valueIn(fromStratml(xml)).plan.goals[0]?.strategies[0]?.measures[0]);

describe.skipIf(!isThere)('a real document', () => {
  /** Every piece of text and every attribute of a document, as they are in it. */
  const saidIn = (xml: string): string[] => {
    const body = xml.replace(/<\?.*?\?>/gs, '').replace(/<!--.*?-->/gs, '');
    const texts = [...body.matchAll(/>([^<]+)</g)].map(([, text]) => text as string);
    return texts
      .map((text) =>
        text
          .replace(/&amp;/g, '&')
          .replace(/&lt;/g, '<')
          .replace(/&gt;/g, '>')
          .replace(/&quot;/g, '"')
          .replace(/&apos;/g, "'")
          .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
          .trim(),
      )
      .filter((text) => text !== '');
  };

  it.each(documents)(
    '%s loses no text that is not listed, and reads to the same plan when written and read again',
    (name) => {
      const xml = readFileSync(`${folder}${name}`, 'utf8');
      const { plan, losses } = valueIn(fromStratml(xml));
      const all = JSON.stringify(plan) + JSON.stringify(losses);
      const lost = saidIn(xml).filter(
        (text) => !all.includes(JSON.stringify(text).slice(1, -1)) && !/&\w+;/.test(text),
      );
      // A number or a day may be written otherwise.
      expect(
        lost.filter((text) => !/^[\d.,-]+$/.test(text) && !['Performer', 'Performance_Report'].includes(text)),
      ).toEqual([]);
      const written = toStratml(plan);
      expect(structureFaults(written.xml).filter((fault) => !/FirstName|LastName/.test(fault))).toEqual([]);
      const again = valueIn(fromStratml(written.xml)).plan;
      // What is kept comes back in the standard's order, which the document need not have, and an identifier that
      // begins with a digit, which XML does not allow, with a line before it.
      const told = (key: string, value: unknown) =>
        key === 'extensions' ? undefined : key === 'id' ? String(value).replace(/^_/, '') : value;
      const withoutKept = (of: Plan) => JSON.parse(JSON.stringify(of, told));
      expect(withoutKept(again)).toEqual(withoutKept(plan));
      expect(valueIn(fromStratml(toStratml(again).xml)).plan).toEqual(again);
      expect(rollup(plan, { asOf: '2012-06-30' }).implementation.state).toBe('no-data');
    },
  );

  it('the report of 2011 has its numbers, its repeated identifier and its prose', () => {
    const { plan, losses } = valueIn(fromStratml(readFileSync(`${folder}SMLC2011.xml`, 'utf8')));
    expect(plan.title).toBe('2011 Annual Report');
    expect(plan.period).toEqual({ start: '2011-01-01', end: '2011-12-31' });
    expect(plan.values.map(({ name }) => name)).toContain('Openness');
    const converted = plan.goals[0]?.strategies[1]?.measures[0];
    expect(converted).toMatchObject({
      indicator: 'Plans Converted',
      observations: [{ date: '2012-01-26', value: 829 }],
    });
    expect(losses.some(({ reason }) => reason.includes('names something else already'))).toBe(true);
    expect(losses.some(({ value }) => value.includes('Part 1 was approved and published'))).toBe(true);
  });
});

describe('reading', () => {
  it.each([
    ['default', `<StrategicPlan xmlns="${CORE}"><Name>P</Name></StrategicPlan>`],
    ['prefixed', `<s:StrategicPlan xmlns:s="${CORE}"><s:Name>P</s:Name></s:StrategicPlan>`],
    ['old', '<StrategicPlan xmlns="http://www.stratml.net"><Name>P</Name></StrategicPlan>'],
    [
      'old, Part 2',
      '<PerformancePlanOrReport xmlns="http://www.stratml.net/PerformancePlanOrReport"><Name>P</Name></PerformancePlanOrReport>',
    ],
    ['no', '<StrategicPlan><Name>P</Name></StrategicPlan>'],
  ])('takes a document with %s namespace', (_name, xml) => {
    expect(valueIn(fromStratml(xml)).plan.title).toBe('P');
    expect(valueIn(fromStratml(`\uFEFF<?xml version="1.0"?>\n<!-- a comment -->${xml}`)).plan.title).toBe('P');
  });

  it('takes entities, CDATA, comments, other scripts and any order of elements', () => {
    const xml = `<StrategicPlan xmlns="${CORE}"><StrategicPlanCore><Goal><Objective><Description><![CDATA[If we <act>, then it helps]]></Description><Name>О&#x431;&#233;&amp;</Name></Objective><Name>目標<!-- aside --> 1</Name></Goal><Mission><Description>नमस्ते</Description></Mission></StrategicPlanCore><Name>خطة</Name></StrategicPlan>`;
    const { plan } = valueIn(fromStratml(xml));
    expect(plan).toMatchObject({
      title: 'خطة',
      mission: 'नमस्ते',
      goals: [
        { statement: '目標 1', strategies: [{ title: 'Обé&', theory: { if: ['we <act>'], then: ['it helps'] } }] },
      ],
    });
  });

  it('reads a description as a theory of action where it is one, and says what is missing where not', () => {
    const { plan, losses } = valueIn(fromStratml(objective('<Description>Coach teachers</Description>')));
    expect(plan.goals[0]?.strategies[0]?.theory).toEqual({ if: ['Coach teachers'], then: ['(not stated)'], and: [] });
    expect(losses.find(({ path }) => path.at(-1) === 'then')?.reason).toContain('the "then" is missing');
    expect(valueIn(fromStratml(objective(''))).plan.goals[0]?.strategies[0]?.theory.if).toEqual(['O']);
  });

  it('reads targets and results with numbers and days, and keeps what only prose tells', () => {
    const measure = measureIn(
      indicator(`<MeasurementInstance>
        <TargetResult><EndDate>2012-12-31</EndDate><NumberOfUnits>1,234.50</NumberOfUnits></TargetResult>
        <ActualResult><StartDate>2011-12-31</StartDate><NumberOfUnits> 2 000 </NumberOfUnits><Description>Fell</Description></ActualResult>
        <ActualResult><EndDate>2011</EndDate><NumberOfUnits>7</NumberOfUnits></ActualResult>
        <ActualResult><EndDate>2010-12-31</EndDate><Description>Prose only</Description></ActualResult>
        <TargetResult><EndDate></EndDate><NumberOfUnits></NumberOfUnits><Description/></TargetResult>
      </MeasurementInstance>`),
    );
    expect(measure).toMatchObject({
      unit: { kind: 'percent', label: '%' },
      direction: 'decrease',
      targets: [{ date: '2012-12-31', value: 1234.5 }],
      observations: [{ date: '2011-12-31', value: 2000, note: 'Fell' }],
    });
    expect(JSON.stringify(measure.extensions)).toContain('Prose only');
    expect(JSON.stringify(measure.extensions)).toContain('"text":"2011"');
    expect(measureProgress(measure, { asOf: '2012-01-01' }).status).toBe('not-measurable');
  });

  it('makes repeated and missing identifiers unique, with a word', () => {
    const goal = '<Goal><Name>A</Name><Identifier>x</Identifier></Goal>';
    const { plan, losses } = valueIn(fromStratml(document(`${goal}${goal}<Goal><Name>B</Name></Goal>`)));
    expect(plan.goals.map(({ id }) => id)).toEqual(['x', 'x-2', 'goal-3']);
    expect(losses.find(({ value }) => value === 'x')?.reason).toContain('it became "x-2"');
  });

  it('keeps other organisations, placeholders, stakeholders and unknown elements', () => {
    const core =
      '<Organization><Name>[To be determined]</Name></Organization><Organization><Name>Second</Name></Organization><Goal><Name>G</Name><Stakeholder><Name>Parents</Name></Stakeholder><Novel a="1"><B>deep</B></Novel></Goal>';
    const { plan, losses } = valueIn(
      fromStratml(
        document(core, { after: '<AdministrativeInformation><Source>http://x</Source></AdministrativeInformation>' }),
      ),
    );
    expect(plan.organization.name).toBe('[To be determined]');
    for (const kept of ['Second', 'Parents', 'deep', 'http://x']) {
      expect(JSON.stringify(plan)).toContain(kept);
      expect(JSON.stringify(losses)).toContain(kept);
    }
    expect(plan.period).toEqual({ start: '0001-01-01', end: '9999-12-31' });
    const within = valueIn(
      fromStratml(document(core), { period: { start: '2026-01-01', end: '2026-12-31' }, kind: 'sea' }),
    );
    expect(within.plan).toMatchObject({ period: { start: '2026-01-01' }, organization: { kind: 'sea' } });
  });

  it.each<[string, string, string, RegExp]>([
    ['empty text', '', 'not-xml', /empty/],
    ['what is not XML', 'Dear planner,', 'not-xml', /XML/],
    ['JSON', '{"title": "x"}', 'not-xml', /XML/],
    ['a document cut off', document('<Goal><Name>G</Name></Goal>').slice(0, -30), 'not-xml', /line \d+, column \d+/],
    ['crossed tags', '<StrategicPlan><Name></StrategicPlan></Name>', 'not-xml', /line 1/],
    ['another kind of document', '<html><body/></html>', 'not-stratml', /"html"/],
    ['a newer root', `<StrategicPlanAndReport xmlns="${CORE}"/>`, 'not-stratml', /"StrategicPlanAndReport"/],
    ['a newer namespace', '<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:v9"/>', 'unsupported-version', /v9/],
    [
      'a __proto__ element',
      '<StrategicPlan><__proto__><polluted>1</polluted></__proto__></StrategicPlan>',
      'not-xml',
      /./,
    ],
    [
      'elements without end',
      `<StrategicPlan>${'<a>'.repeat(5_000)}${'</a>'.repeat(5_000)}</StrategicPlan>`,
      'not-xml',
      /./,
    ],
    [
      'an entity bomb',
      `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${'bcdefgh'
        .split('')
        .map((name, index) => `<!ENTITY ${name} "${`&${'abcdefg'[index]};`.repeat(10)}">`)
        .join('')}]><StrategicPlan><Name>&h;</Name></StrategicPlan>`,
      'not-xml',
      /./,
    ],
  ])('of %s gives one clear issue', (_name, xml, code, says) => {
    const start = performance.now();
    const result = fromStratml(xml);
    expect(performance.now() - start).toBeLessThan(5_000);
    if (code === 'not-xml' && result.ok) {
      // An entity that is not expanded is harmless text.
      expect(JSON.stringify(result.value).length).toBeLessThan(10_000);
      return;
    }
    const issues = issuesOf(result);
    expect(codesOf(issues)).toEqual([code]);
    expect(issues[0]?.message).toMatch(says);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  it('of what is no text says so', () => {
    for (const input of [undefined, null, 7, {}])
      expect(codesOf(issuesOf(fromStratml(input as unknown as string)))).toEqual(['wrong-type']);
  });

  it('takes time in proportion to the document', () => {
    const of = (count: number) =>
      document(
        Array.from(
          { length: count },
          (_, index) => `<Goal><Name>Goal ${index}</Name><Stakeholder><Name>S</Name></Stakeholder></Goal>`,
        ).join(''),
      );
    const spent = (xml: string) => {
      const start = performance.now();
      fromStratml(xml);
      return performance.now() - start;
    };
    const [small, large] = [of(1_000), of(10_000)];
    spent(small);
    const least = (xml: string) => Math.min(...[1, 2, 3].map(() => spent(xml)));
    expect(least(large) / least(small)).toBeLessThan(40);
  });
});

describe('writing', () => {
  const plans = arbitraryPlan({ size: 'medium', extremeNumbers: true, edgeDates: true, faults: 'some' });

  it('keeps the standard’s order, number and kinds of elements, on any plan', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        expect(structureFaults(toStratml(plan).xml)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('reads back to what StratML can hold: written and read again it is the same', () => {
    fc.assert(
      fc.property(plans, (plan) => {
        const once = valueIn(fromStratml(toStratml(plan).xml)).plan;
        const again = valueIn(fromStratml(toStratml(once).xml));
        expect(again.plan).toEqual(once);
      }),
      { numRuns: 150 },
    );
  });

  it('reads back each title, statement, theory, target and observation', () => {
    const trimmed = (text: string) =>
      text
        .replace(/[^\P{Cc}\t\n\r\u007f-\u009f]|\p{Cs}|[\ufffe\uffff]/gu, '')
        .replace(/\r\n?/g, '\n')
        .trim();
    fc.assert(
      fc.property(arbitraryPlan({ size: 'medium', extremeNumbers: true }), (plan) => {
        const back = valueIn(fromStratml(toStratml(plan).xml)).plan;
        expect(back.title).toBe(trimmed(plan.title));
        expect(back.period).toEqual(plan.period);
        const told = ({ goals }: Plan) =>
          goals.map(({ statement, strategies }) => [
            trimmed(statement),
            strategies.map(({ title, theory, measures }) => [
              trimmed(title),
              theory,
              measures.map(({ indicator, baseline, targets, observations }) => [
                trimmed(indicator),
                baseline,
                targets.filter(({ value }) => value !== undefined),
                observations.map(({ date, value }) => [date, value]),
              ]),
            ]),
          ]);
        expect(told(back)).toEqual(told(plan));
      }),
      { numRuns: 150 },
    );
  });

  it('lists what StratML has no place for', () => {
    const { xml, losses } = toStratml(examplePlan);
    const lost = losses.map(({ path }) => path.join('.'));
    for (const path of [
      'teams',
      'adjustments',
      'goals.0.measures',
      'goals.0.strategies.0.milestones',
      'goals.0.weight',
      'organization.chief',
      'organization.divisions.0',
      'goals.0.strategies.0.measures.1.unit.levels',
    ]) {
      expect(lost).toContain(path);
    }
    expect(xml).toContain('Type="Performance_Report"');
    const bands = aPlan({
      goals: [
        aGoal({
          strategies: [
            aStrategy({ measures: [aMeasure({ direction: 'maintain', targets: [{ date: '2028-06-30', low: 1 }] })] }),
          ],
        }),
      ],
    });
    expect(toStratml(bands).losses.some(({ reason }) => reason === 'StratML has no bands.')).toBe(true);
    expect(toStratml(bands).xml).toContain('Type="Performance_Plan"');
  });

  it('makes identifiers that XML allows, unique, and the same each time', () => {
    const plan = aPlan({
      goals: [
        aGoal({ id: '1 a:b', measures: [], strategies: [] }),
        aGoal({ id: '_1_a_b', measures: [], strategies: [] }),
      ],
    });
    const { xml, losses } = toStratml(plan);
    expect(structureFaults(xml)).toEqual([]);
    expect(toStratml(plan).xml).toBe(xml);
    expect(losses.some(({ value }) => value === '1 a:b')).toBe(true);
  });

  it('of titles with markup escapes it', () => {
    const plan = aPlan({ title: `<script>"&'</script> ]]> <!-- -->`, goals: [] });
    const { xml } = toStratml(plan);
    expect(xml).not.toContain('<script>');
    expect(valueIn(fromStratml(xml)).plan.title).toBe(plan.title);
    expect(valueIn(fromStratml(xml)).plan.goals).toEqual([]);
  });

  it('of a strategy that was read and then changed tells the theory that it has now', () => {
    const told = (description: string, revised?: { if: string[]; then: string[] }) => {
      const { plan } = valueIn(
        fromStratml(
          objective(
            `<Identifier>o</Identifier>${description === '' ? '' : `<Description>${description}</Description>`}`,
          ),
        ),
      );
      const now = revised === undefined ? plan : valueIn(reviseTheory(plan, { id: 'o', theory: revised })).plan;
      return /<Objective>.*?<\/Objective>/s.exec(toStratml(now).xml)?.[0] ?? '';
    };
    expect(told('IF we act THEN it helps')).toContain('IF we act THEN it helps');
    expect(told('Coach teachers')).toContain('<Description>Coach teachers</Description>');
    expect(told('')).not.toContain('<Description>');
    expect(told('Coach teachers', { if: ['we coach'], then: ['it helps'] })).toContain('If we coach, then it helps.');
    const bare = aPlan({
      goals: [
        aGoal({
          measures: [],
          strategies: [aStrategy({ theory: { if: ['Coach'], then: ['(not stated)'] }, measures: [], milestones: [] })],
        }),
      ],
    });
    expect(toStratml(bare).xml).toContain('<Description>Coach</Description>');
  });

  it('passes over what a host put under its own name and is not of its form', () => {
    const stratml = {
      rest: [
        7,
        { name: 8 },
        { name: 'Stakeholder', attributes: 9 },
        { name: 'Stakeholder', children: [null, { name: 'Name', text: 'Parents' }] },
      ],
      attributes: 'x',
      results: [{ name: 'MeasurementInstance', children: 5 }],
      description: 7,
    };
    const plan = aPlan({
      goals: [
        aGoal({
          measures: [],
          extensions: { stratml, other: 1 },
          strategies: [
            aStrategy({ extensions: { stratml }, measures: [aMeasure({ extensions: { stratml } })], milestones: [] }),
          ],
        }),
      ],
      extensions: { stratml: { rest: 'none', core: [], administration: null } },
    });
    const { xml, losses } = toStratml(plan);
    expect(structureFaults(xml)).toEqual([]);
    expect(xml).toContain('Parents');
    expect(losses.some(({ path }) => path.join('.') === 'goals.0.extensions')).toBe(true);
  });
});

describe('the edges of reading', () => {
  it('takes too long an identifier, text between elements, and attributes alone', () => {
    const long = 'x'.repeat(300);
    const { plan, losses } = valueIn(
      fromStratml(
        document(
          `<Goal>stray text<Name>G</Name><Identifier>${long}</Identifier><Stakeholder StakeholderTypeType="Person"/></Goal>`,
        ),
      ),
    );
    expect(plan.goals[0]?.id.length).toBeLessThan(200);
    expect(losses.map(({ reason }) => reason).join(' ')).toMatch(/is too long.*|Text between elements/);
    expect(JSON.stringify(plan)).toContain('stray text');
    expect(losses.some(({ value }) => value.includes('"StakeholderTypeType":"Person"'))).toBe(true);
  });

  it('takes one end of a period, whichever it is', () => {
    const within = (inside: string) =>
      valueIn(
        fromStratml(document('', { after: `<AdministrativeInformation>${inside}</AdministrativeInformation>` }), {
          period: { start: '2026-01-01', end: '2026-12-31' },
        }),
      ).plan.period;
    expect(within('<EndDate>2020-06-30</EndDate>')).toEqual({ start: '2020-06-30', end: '2020-06-30' });
    expect(within('<StartDate>2030-06-30</StartDate>')).toEqual({ start: '2030-06-30', end: '2030-06-30' });
    expect(within('<StartDate>soon</StartDate><EndDate>2026-06-30</EndDate>')).toEqual({
      start: '2026-01-01',
      end: '2026-06-30',
    });
  });

  it('takes performers as units only where nothing else is said of them', () => {
    const stakeholder = (name: string, roles: string, more = '') =>
      `<Stakeholder StakeholderTypeType="Organization"><Name>${name}</Name>${more}${roles}</Stakeholder>`;
    const role = (...types: string[]) => `<Role>${types.map((type) => `<RoleType>${type}</RoleType>`).join('')}</Role>`;
    const core = `<Organization><Name>A</Name>${stakeholder('Unit', role('Performer'))}${stakeholder('Both', role('Performer', 'Beneficiary'))}${stakeholder('None', '')}${stakeholder('', role('Performer'))}${stakeholder('Told', role('Performer'), '<Description>More</Description>')}</Organization>`;
    const { plan } = valueIn(fromStratml(document(core)));
    expect(plan.organization.divisions[0]?.units.map(({ name }) => name)).toEqual(['Unit']);
    for (const kept of ['Both', 'None', 'Told', 'More'])
      expect(JSON.stringify(plan.organization.extensions)).toContain(kept);
  });

  it('keeps results of another form: descriptors, two days, numbers beyond all bounds', () => {
    const result = (inside: string) =>
      `<MeasurementInstance><ActualResult><EndDate>2026-06-30</EndDate>${inside}</ActualResult></MeasurementInstance>`;
    for (const inside of [
      '<NumberOfUnits>5</NumberOfUnits><Descriptor><DescriptorName>Urban</DescriptorName></Descriptor>',
      '<NumberOfUnits>5</NumberOfUnits><StartDate>2026-01-01</StartDate>',
      '<NumberOfUnits>1e999</NumberOfUnits>',
      `<NumberOfUnits>${'9'.repeat(390)}</NumberOfUnits>`,
      '<NumberOfUnits>five</NumberOfUnits>',
    ]) {
      const measure = measureIn(indicator(result(inside)));
      expect(measure.observations).toEqual([]);
      expect(JSON.stringify(measure.extensions)).toContain('2026-06-30');
    }
    expect(measureIn(indicator(result('<NumberOfUnits>-.5e1</NumberOfUnits>'))).observations).toEqual([
      { date: '2026-06-30', value: -5 },
    ]);
    const baseline =
      '<NumberOfUnits>5</NumberOfUnits><Descriptor><DescriptorName>Baseline</DescriptorName></Descriptor>';
    expect(measureIn(indicator(result(baseline) + result(baseline)))).toMatchObject({
      baseline: { value: 5 },
      observations: [],
    });
  });

  it('of a nameless objective, a stricter policy, and a document of comments alone', () => {
    const nameless = document('<Goal><Name>G</Name><Objective></Objective></Goal>');
    expect(valueIn(fromStratml(nameless)).plan.goals[0]?.strategies[0]?.theory.if).toEqual(['(not stated)']);
    expect(
      codesOf(
        issuesOf(fromStratml(indicator(''), { policy: defaultPolicy })).filter(({ severity }) => severity === 'error'),
      ),
    ).toEqual(['measure-baseline', 'measure-targets']);
    expect(codesOf(issuesOf(fromStratml('<!-- nothing -->')))).toEqual(['not-xml']);
    const nested = document(`<Goal><Name>G</Name>${'<A>'.repeat(80)}x${'</A>'.repeat(80)}</Goal>`);
    expect(codesOf(issuesOf(fromStratml(nested)))).toEqual(['not-xml']);
  });
});
