import { defaultPolicy, type Measure, measureProgress } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { formatLoss, fromStratml, toStratml } from 'spm-model/stratml';
import { describe, expect, it } from 'vitest';
import { present } from '../fixtures/sound-plan.js';
import { soon } from '../support/measuring.js';
import { codesOf, issuesOf, valueIn } from '../support/results.js';
import { aDocument, anIndicator, anInstance, anObjective, aResult } from '../support/stratml.js';

const CORE = 'urn:ISO:std:iso:17469:tech:xsd:stratml_core';
const measureIn = (xml: string, options = {}): Measure =>
  present(valueIn(fromStratml(xml, options)).plan.goals[0]?.strategies[0]?.measures[0]);
const warningsOf = (xml: string, options = {}) => {
  const read = fromStratml(xml, options);
  return read.ok ? read.warnings : [];
};

describe('a document', () => {
  it.each([
    ['default', `<StrategicPlan xmlns="${CORE}"><Name>P</Name></StrategicPlan>`],
    ['prefixed', `<s:StrategicPlan xmlns:s="${CORE}"><s:Name>P</s:Name></s:StrategicPlan>`],
    ['old', '<StrategicPlan xmlns="http://www.stratml.net"><Name>P</Name></StrategicPlan>'],
    [
      'old, Part 2',
      '<PerformancePlanOrReport xmlns="http://www.stratml.net/PerformancePlanOrReport"><Name>P</Name></PerformancePlanOrReport>',
    ],
    ['no', '<StrategicPlan><Name>P</Name></StrategicPlan>'],
  ])('with %s namespace is read', (_name, xml) => {
    expect(valueIn(fromStratml(xml)).plan.title).toBe('P');
    expect(valueIn(fromStratml(`\uFEFF<?xml version="1.0"?>\n<!-- a comment -->${xml}`)).plan.title).toBe('P');
  });

  it('may have entities, CDATA, comments, other scripts and any order of elements', () => {
    const xml = `<StrategicPlan xmlns="${CORE}"><StrategicPlanCore><Goal><Objective><Description><![CDATA[If we <act>, then it helps]]></Description><Name>О&#x431;&eacute;&amp;</Name></Objective><Name>目標<!-- aside --> 1</Name></Goal><Mission><Description>नमस्ते</Description></Mission></StrategicPlanCore><Name>خطة</Name></StrategicPlan>`;
    expect(valueIn(fromStratml(xml)).plan).toMatchObject({
      title: 'خطة',
      mission: 'नमस्ते',
      goals: [
        { statement: '目標 1', strategies: [{ title: 'Обé&', theory: { if: ['we <act>'], then: ['it helps'] } }] },
      ],
    });
  });

  it('has goals outside its core, lists of lists and names of a draft, read with a warning', () => {
    const xml = `<PerformancePlanOrReport><Name>P</Name><Goals><Goal><Name>G</Name><Objectives><Objective><Name>O</Name><PerformanceIndicators><PerformanceIndicator><Name>I</Name><UnitOfMeasure>percent</UnitOfMeasure><ActualResults><Result><Date>2024</Date><Actual><MeasureValue>94</MeasureValue></Actual></Result></ActualResults></PerformanceIndicator></PerformanceIndicators></Objective></Objectives></Goal></Goals><Submitter><FirstName>Given</FirstName></Submitter></PerformancePlanOrReport>`;
    expect(measureIn(xml)).toMatchObject({
      indicator: 'I',
      unit: { kind: 'percent' },
      observations: [{ date: '2024-12-31', start: '2024-01-01', value: 94 }],
    });
    const warnings = warningsOf(xml).filter(({ code }) => code === 'other-structure');
    expect(warnings.map(({ params }) => params['element'])).toEqual(
      expect.arrayContaining(['Goals', 'Objectives', 'PerformanceIndicators', 'UnitOfMeasure', 'FirstName']),
    );
  });

  it('has objectives in objectives, goals in goals and indicators of a goal, read with a warning', () => {
    const indicator = (name: string) =>
      `<PerformanceIndicator><MeasurementDimension>${name}</MeasurementDimension><UnitOfMeasurement/>${anInstance(aResult('Actual', '2026-06-30', '5'))}</PerformanceIndicator>`;
    const objective = (name: string, inside: string) =>
      `<Objective><Name>${name}</Name><Description/>${inside}</Objective>`;
    const nested = objective(
      'Outer',
      indicator('A') + objective('Inner', indicator('B') + objective('Innermost', indicator('C'))),
    );
    const xml = aDocument(
      `<Goal><Name>First</Name><Description/>${indicator('Own')}<Goal><Name>Sub</Name><Description/>${nested}</Goal></Goal><Goal><Name>Last</Name><Description/></Goal>`,
    );
    const read = fromStratml(xml);
    const { plan, losses } = valueIn(read);
    expect(plan.goals.map(({ statement }) => statement)).toEqual(['First', 'Sub', 'Last']);
    expect(plan.goals[0]?.measures.map(({ indicator: name }) => name)).toEqual(['Own']);
    expect(
      plan.goals[1]?.strategies.map(({ title, measures }) => [title, measures.map((measure) => measure.indicator)]),
    ).toEqual([
      ['Outer', ['A']],
      ['Inner', ['B']],
      ['Innermost', ['C']],
    ]);
    expect(losses.filter(({ code }) => code === 'kept')).toEqual([]);
    const told = (read.ok ? read.warnings : []).filter(({ code }) => code === 'other-structure');
    expect(told.map(({ params }) => [params['element'], params['count']])).toEqual([
      ['PerformanceIndicator in Goal', 1],
      ['Objective in Objective', 2],
      ['Goal in Goal', 1],
    ]);
    expect(valueIn(fromStratml(toStratml(plan).xml)).plan).toEqual(plan);
  });

  it('has languages and blank choices, kept or read as not stated, with a warning each', () => {
    const xml = aDocument(
      '<Goal xml:lang="fr"><Name xml:lang="fr">But</Name><Stakeholder StakeholderTypeType=""><Name>Parents</Name></Stakeholder></Goal>',
    );
    const { plan } = valueIn(fromStratml(xml));
    expect(plan.goals[0]).toMatchObject({ statement: 'But' });
    expect(JSON.stringify(plan.goals[0]?.extensions)).toContain('"xml:lang":"fr"');
    expect(warningsOf(xml).map(({ code, params }) => [code, params['attribute'], params['count']])).toEqual(
      expect.arrayContaining([
        ['other-attribute', 'xml:lang', 2],
        ['blank-choice', 'StakeholderTypeType', 1],
      ]),
    );
    const again = valueIn(fromStratml(toStratml(plan).xml)).plan;
    expect(JSON.stringify(again.goals[0]?.extensions)).toContain('"xml:lang":"fr"');
  });

  it.each<[string, string, string, RegExp]>([
    ['empty text', '', 'not-xml', /empty/],
    ['what is not XML', 'Dear planner,', 'not-xml', /XML/],
    ['JSON', '{"title": "x"}', 'not-xml', /XML/],
    ['a document cut off', aDocument('<Goal><Name>G</Name></Goal>').slice(0, -30), 'not-xml', /line \d+, column \d+/],
    ['crossed tags', '<StrategicPlan><Name></StrategicPlan></Name>', 'not-xml', /line 1/],
    ['comments alone', '<!-- nothing -->', 'not-xml', /./],
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
      'elements too deep',
      aDocument(`<Goal><Name>G</Name>${'<A>'.repeat(80)}x${'</A>'.repeat(80)}</Goal>`),
      'not-xml',
      /nest/,
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
  ])('that is %s gives one clear issue', (_name, xml, code, says) => {
    const result = soon(() => fromStratml(xml));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    if (code === 'not-xml' && result.ok) {
      // An entity that is not expanded is harmless text.
      expect(JSON.stringify(result.value).length).toBeLessThan(10_000);
      return;
    }
    const issues = issuesOf(result);
    expect(codesOf(issues)).toEqual([code]);
    expect(issues[0]?.message).toMatch(says);
  });

  it('that is no text, or options that cannot be read, give an issue and throw nothing', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    for (const input of [undefined, null, 7, true, {}, proxy])
      expect(codesOf(issuesOf(fromStratml(input as unknown as string)))).toEqual(['wrong-type']);
    const xml = aDocument('<Goal><Name>G</Name></Goal>');
    for (const options of [
      proxy,
      null,
      { policy: proxy },
      { policy: {} },
      { period: proxy },
      { period: { start: 'x', end: 'y' } },
      { direction: 7 },
    ])
      expect(codesOf(issuesOf(fromStratml(xml, options as never)))).toEqual(['wrong-type']);
    const throwing = () => {
      throw new Error('no');
    };
    expect(fromStratml(anIndicator(''), { direction: throwing }).ok).toBe(true);
  });

  it('says its issues and losses in Spanish as well', () => {
    const { losses } = valueIn(fromStratml(aDocument('<Goal><Name>G</Name><Novel>x</Novel></Goal>')));
    const kept = present(losses.find(({ code }) => code === 'kept'));
    expect(formatLoss(kept, spanish)).toBe(
      'Un plan no tiene lugar para esto; se conserva en extensions.stratml y vuelve a su sitio al escribir el plan.',
    );
  });
});

describe('the period of a plan', () => {
  const within = (inside: string, options = {}) =>
    valueIn(
      fromStratml(
        aDocument('', { after: `<AdministrativeInformation>${inside}</AdministrativeInformation>` }),
        options,
      ),
    ).plan.period;

  it('is as the document states, with what it does not state from the host', () => {
    const period = { start: '2026-01-01', end: '2026-12-31' };
    expect(within('<EndDate>2020-06-30</EndDate>', { period })).toEqual({ start: '2020-06-30', end: '2020-06-30' });
    expect(within('<StartDate>2030-06-30</StartDate>', { period })).toEqual({ start: '2030-06-30', end: '2030-06-30' });
    expect(within('<StartDate>soon</StartDate><EndDate>2026-06-30</EndDate>', { period })).toEqual({
      start: '2026-01-01',
      end: '2026-06-30',
    });
    expect(within('<StartDate>FY2026</StartDate><EndDate>FY2028</EndDate>')).toEqual({
      start: '2025-07-01',
      end: '2028-06-30',
    });
  });

  it('that is unsaid runs from the first to the last day named, publication included', () => {
    const xml = aDocument(
      anIndicator(anInstance(aResult('Target', '2027-06-30', '5', { start: '2026-07-01' })))
        .replace(/^.*<StrategicPlanCore>/, '')
        .replace(/<\/StrategicPlanCore>.*$/, ''),
      { after: '<AdministrativeInformation><PublicationDate>2025-01-15</PublicationDate></AdministrativeInformation>' },
    );
    expect(valueIn(fromStratml(xml)).plan.period).toEqual({ start: '2025-01-15', end: '2027-06-30' });
    expect(codesOf(warningsOf(xml))).toContain('period-assumed');
    const bare = aDocument('<Goal><Name>G</Name></Goal>');
    expect(valueIn(fromStratml(bare)).plan.period).toEqual({ start: '1900-01-01', end: '2199-12-31' });
    expect(codesOf(warningsOf(bare))).toContain('period-assumed');
    expect(toStratml(valueIn(fromStratml(bare)).plan).xml).not.toContain('1900-01-01');
  });
});

describe('goals and objectives', () => {
  it('keep their descriptions; a theory is only one that is put as such', () => {
    const { plan } = valueIn(fromStratml(anObjective('<Description>Coach teachers in reading</Description>')));
    const strategy = present(plan.goals[0]?.strategies[0]);
    expect(strategy).toMatchObject({ title: 'Objective', description: 'Coach teachers in reading' });
    expect(strategy.theory).toBeUndefined();
    const put = valueIn(
      fromStratml(anObjective('<Description>If we coach, then they teach, and pupils read</Description>')),
    );
    expect(put.plan.goals[0]?.strategies[0]?.theory).toEqual({
      if: ['we coach'],
      then: ['they teach'],
      and: ['pupils read'],
    });
  });

  it('without a name are called by their description, else by their number, with a warning', () => {
    const xml = aDocument(
      '<Goal><Description>All read</Description><Objective><Identifier>_8c60e70d</Identifier><SequenceIndicator>1.1</SequenceIndicator></Objective></Goal>',
    );
    const { plan } = valueIn(fromStratml(xml));
    expect(plan.goals[0]).toMatchObject({
      statement: 'All read',
      strategies: [{ title: 'Objective 1.1', id: '_8c60e70d' }],
    });
    expect(codesOf(warningsOf(xml)).filter((code) => code === 'unnamed').length).toBeGreaterThanOrEqual(2);
    expect(warningsOf(xml).map(({ message }) => message)).toContain(
      'An Objective has no name; it is called "Objective 1.1" here. Give it one.',
    );
  });

  it('keep sequence indicators, relationships, and elements that nobody knows, and give them back', () => {
    const relationship =
      '<Relationship RelationshipType="Narrower_Than"><Identifier>_r1</Identifier><ReferentIdentifier>1 x</ReferentIdentifier><Name>Supports</Name></Relationship>';
    const xml = aDocument(
      `<Goal><Name>G</Name><Identifier>1 x</Identifier><SequenceIndicator>A</SequenceIndicator><Novel a="1"><B>deep</B></Novel><Objective><Name>O</Name><PerformanceIndicator><MeasurementDimension>M</MeasurementDimension><UnitOfMeasurement/>${relationship}</PerformanceIndicator></Objective></Goal>`,
    );
    const { plan, losses } = valueIn(fromStratml(xml));
    expect(losses.map(({ element }) => element)).toEqual(
      expect.arrayContaining(['SequenceIndicator', 'Relationship', 'Novel']),
    );
    const { xml: written } = toStratml(plan);
    // The identifier that XML does not allow is written otherwise, and so is the reference to it.
    expect(written).toContain('<Identifier>_1_x</Identifier>');
    expect(written).toContain('<ReferentIdentifier>_1_x</ReferentIdentifier>');
    expect(written).toContain('<SequenceIndicator>A</SequenceIndicator>');
    expect(written).toContain('RelationshipType="Narrower_Than"');
    const again = valueIn(fromStratml(written)).plan;
    expect(JSON.stringify(again.goals[0]?.extensions)).toContain('deep');
    expect(codesOf(warningsOf(xml))).not.toContain('broken-reference');
    expect(codesOf(warningsOf(xml.replace('>1 x</ReferentIdentifier>', '>nowhere</ReferentIdentifier>')))).toContain(
      'broken-reference',
    );
  });

  it('with repeated and missing identifiers get unique ids, with a word', () => {
    const goal = '<Goal><Name>A</Name><Identifier>x</Identifier></Goal>';
    const { plan, losses } = valueIn(fromStratml(aDocument(`${goal}${goal}<Goal><Name>B</Name></Goal>${goal}`)));
    expect(plan.goals.map(({ id }) => id)).toEqual(['x', 'x-2', 'goal-3', 'x-3']);
    expect(losses.find(({ code }) => code === 'renamed')?.reason).toContain('this became "x-2"');
    const long = aDocument(`<Goal>stray text<Name>G</Name><Identifier>${'x'.repeat(300)}</Identifier></Goal>`);
    const read = valueIn(fromStratml(long));
    expect(read.plan.goals[0]?.id.length).toBeLessThanOrEqual(200);
    expect(codesOf(read.losses as never)).toEqual(expect.arrayContaining(['renamed', 'text-between']));
  });
});

describe('organizations and stakeholders', () => {
  const stakeholder = (type: string, name: string, inside: string) =>
    `<Stakeholder StakeholderTypeType="${type}"><Name>${name}</Name>${inside}</Stakeholder>`;
  const role = (name: string, ...types: string[]) =>
    `<Role><Name>${name}</Name>${types.map((type) => `<RoleType>${type}</RoleType>`).join('')}</Role>`;

  it('all come in: the first is the organization, others and performers are its units', () => {
    const xml = aDocument(
      `<Organization><Name>A</Name><Acronym>AA</Acronym>${stakeholder('Organization', 'Plain', role('', 'Performer'))}${stakeholder('Generic_Group', 'Named role', role('Convener', 'Performer', 'Beneficiary'))}${stakeholder('Organization', 'Served', role('', 'Beneficiary'))}${stakeholder('Organization', '[To be named]', role('', 'Performer'))}</Organization><Organization><Name>B</Name><Identifier>_b</Identifier></Organization><Goal><Name>G</Name>${stakeholder('Organization', 'At a goal', role('', 'Performer'))}</Goal>`,
    );
    const { plan } = valueIn(fromStratml(xml));
    const { organization } = plan;
    expect(organization.name).toBe('A');
    expect(organization.divisions.map(({ name, units }) => [name, units.map((unit) => unit.name)])).toEqual([
      ['Other organizations', ['B']],
      ['Performers', ['Plain', 'Named role', 'At a goal']],
    ]);
    for (const kept of ['AA', 'Served', 'Convener']) expect(JSON.stringify(organization)).toContain(kept);
    const { xml: written } = toStratml(plan);
    expect(written).toContain('<Identifier>_b</Identifier>');
    expect(valueIn(fromStratml(written)).plan.organization.divisions).toEqual(organization.divisions);
  });

  it('a person that performs answers for a goal or an objective', () => {
    const person = stakeholder('Person', 'Ann Lee', role('Lead', 'Performer'));
    const { plan } = valueIn(
      fromStratml(
        aDocument(
          `<Goal><Name>G</Name>${person}<Objective><Name>O</Name>${stakeholder('Person', 'Bo', role('', 'Performer'))}</Objective></Goal>`,
        ),
      ),
    );
    expect(plan.goals[0]?.responsible).toEqual({ name: 'Ann Lee', title: 'Lead' });
    expect(plan.goals[0]?.strategies[0]?.responsible).toEqual({ name: 'Bo' });
    expect(toStratml(plan).xml.match(/Ann Lee/g)).toHaveLength(1);
  });
});

describe('an indicator', () => {
  it('without a name is called by what its results say, then by its objective, never by an identifier', () => {
    const named = (inside: string) =>
      measureIn(anIndicator(`<Identifier>_8c60e70d-55b5</Identifier>${inside}`, { dimension: '' })).indicator;
    expect(named(anInstance(aResult('Target', '', '', { description: 'Adoption of the plan' })))).toBe(
      'Adoption of the plan',
    );
    expect(named(anInstance(aResult('Target', '', '', { description: '[To be determined]' })))).toBe('Objective');
    expect(named('')).toBe('Objective');
  });

  it.each([
    ['%', 'percent'],
    ['Percentage', 'percent'],
    ['per cent of students', 'percent'],
    ['Процент', 'percent'],
    ['Dollar Amount', 'currency'],
    ['US$', 'currency'],
    ['Euros', 'currency'],
    ['Number', 'count'],
    ['# of schools', 'count'],
    ['Students', 'count'],
    ['Rate per 1,000', 'rate'],
    ['Rating', 'score'],
    ['', 'score'],
  ])('counted in "%s" is a %s', (unit, kind) => {
    expect(measureIn(anIndicator(anInstance(aResult('Actual', '2026-06-30', '12')), { unit })).unit.kind).toBe(kind);
  });

  const decided = (dimension: string, targets: readonly [string, number][] = [], options = {}, description = '') => {
    const results = targets.map(([end, value]) => aResult('Target', end, String(value), { description }));
    const baseline = aResult('Actual', '2024-06-30', '50', { name: 'Status', value: 'Baseline' });
    const xml = anIndicator(anInstance(...results, baseline), { dimension });
    const assumed = warningsOf(xml, options).find(({ code }) => code === 'direction-assumed');
    return [measureIn(xml, options).direction, assumed?.params['because'] ?? 'said'];
  };
  it.each([
    ['Reduce dropouts', 'decrease', 'said'],
    ['Decrease in chronic absence', 'decrease', 'said'],
    ['Fewer suspensions', 'decrease', 'said'],
    ['Lower crime', 'decrease', 'said'],
    ['Calls answered in at most 5 minutes', 'decrease', 'said'],
    ['Rank among the states', 'decrease', 'said'],
    ['Reducción del abandono', 'decrease', 'said'],
    ['Снижение пропусков', 'decrease', 'said'],
    ['降低辍学率', 'decrease', 'said'],
    ['Increase graduation', 'increase', 'said'],
    ['Lower-income families served', 'increase', 'nothing-said'],
    ['Children under 5 reached by prevention', 'increase', 'nothing-said'],
    ['Graduation', 'increase', 'nothing-said'],
  ])('called "%s" should %s (%s)', (dimension, direction, because) => {
    expect(decided(dimension)).toEqual([direction, because]);
  });

  it('takes the way from the host first, then from words, then from falling targets', () => {
    expect(decided('Reduce dropouts', [], { direction: () => 'increase' })).toEqual(['increase', 'said']);
    expect(decided('Waiting', [['2027-06-30', 40]])).toEqual(['decrease', 'falling-targets']);
    // A value of the target's own day, or of a later one, is not where it began.
    for (const day of ['2027-06-30', '2028-06-30']) {
      const results = anInstance(aResult('Target', '2027-06-30', '10'), aResult('Actual', day, '12'));
      expect(measureIn(anIndicator(results, { dimension: 'Events' })).direction).toBe('increase');
    }
    const falling = [aResult('Target', '2026-06-30', '12'), aResult('Target', '2027-06-30', '10')];
    expect(measureIn(anIndicator(anInstance(...falling), { dimension: 'Events' })).direction).toBe('decrease');
    expect(decided('Jobs', [['2027-06-30', 40]], {}, 'Meet or exceed the goal')).toEqual(['increase', 'said']);
    // A reduction that is itself measured: its target lies above where it began.
    expect(decided('Reduction in emissions', [['2027-06-30', 70]])).toEqual(['increase', 'nothing-said']);
    const band = measureIn(anIndicator(anInstance(aResult('Target', '2027-06-30', '≥ 90'))), {
      direction: () => 'maintain',
    });
    expect(band.targets).toMatchObject([{ date: '2027-06-30', low: 90 }]);
  });

  it('takes results that span time and carry a description as targets and observations', () => {
    const measure = measureIn(
      anIndicator(
        anInstance(
          aResult('Target', '2023-06-30', '4000', { start: '2022-07-01', description: 'Meet or exceed' }),
          aResult('Actual', '2022-06-30', '3,500', { name: 'Status', value: 'Baseline' }),
          aResult('Actual', '2023-06-30', '5900', { start: '2022-07-01', description: 'Reached' }),
        ),
      ),
    );
    expect(measure).toMatchObject({
      direction: 'increase',
      baseline: { date: '2022-06-30', value: 3500 },
      targets: [{ date: '2023-06-30', start: '2022-07-01', value: 4000, note: 'Meet or exceed' }],
      observations: [{ date: '2023-06-30', start: '2022-07-01', value: 5900, note: 'Reached' }],
    });
    expect(measureProgress(measure, { asOf: '2023-12-31' }).status).toBe('exceeded');
  });

  it.each([
    ['2026-06-30Z', '2026-06-30', undefined],
    ['2026-06-30-05:00', '2026-06-30', undefined],
    ['FY2026', '2026-06-30', '2025-07-01'],
    ['2025-26', '2026-06-30', '2025-07-01'],
    ['CY2026', '2026-12-31', '2026-01-01'],
    ['30-Jun-26', '2026-06-30', undefined],
    ['2026', '2026-12-31', '2026-01-01'],
    ['2026-Q1', '2026-03-31', '2026-01-01'],
    ['June 30, 2026', '2026-06-30', undefined],
    ['6/30/2026', '2026-06-30', undefined],
    ['2026-06', '2026-06-30', '2026-06-01'],
    ['FFY 2026', '2026-09-30', '2025-10-01'],
    ['by June 30, 2026', '2026-06-30', undefined],
    ['end of 2026', '2026-12-31', undefined],
    ['H1 2026', '2026-06-30', '2026-01-01'],
    ['SY25-26', '2026-06-30', '2025-07-01'],
    ['Winter 2025-26', '2026-02-28', '2025-12-01'],
    ['30 de junio de 2026', '2026-06-30', undefined],
    ['٢٠٢٦-٠٦-٣٠', '2026-06-30', undefined],
    ['2026年6月30日', '2026-06-30', undefined],
  ])('reads "%s" as %s, with a word', (text, date, start) => {
    const xml = anIndicator(anInstance(aResult('Actual', text, '5')));
    expect(measureIn(xml).observations).toMatchObject([
      start === undefined ? { date, value: 5 } : { date, start, value: 5 },
    ]);
    const { losses, plan } = valueIn(fromStratml(xml));
    expect(losses.find(({ code }) => code === 'day-as-text')?.value).toBe(text);
    expect(JSON.stringify(plan)).toContain(text);
  });

  it.each([
    ['3/4/2026', '2026-03-04', '2026-04-03'],
    ['Spring 2026', '2026-05-31', '2026-06-30'],
    ['Winter 2026', '2026-02-28', '2027-02-28'],
    ['2011-12', '2012-06-30', '2011-12-31'],
  ])('shows both days that "%s" may be: %s and %s', (text, first, second) => {
    const xml = anIndicator(anInstance(aResult('Actual', text, '5')), { dimension: 'Teachers' });
    const { losses, plan } = valueIn(fromStratml(xml));
    expect(losses.find(({ code }) => code === 'two-days')).toMatchObject({
      element: 'EndDate',
      value: text,
      title: 'Teachers',
      params: { text, first, second },
      reason: expect.stringContaining(`"${text}" may be ${first} or ${second}`),
    });
    expect(measureIn(xml).observations).toEqual([]);
    expect(toStratml(plan).xml).toContain(text);
  });

  it('does not guess between two days, and keeps results that lack a day or a number', () => {
    for (const [end, number, code] of [
      ['3/4/2026', '5', 'prose'],
      ['2026-06-30', 'five', 'prose'],
      ['2026-06-30', '5 of 10', 'prose'],
      ['', '5', 'prose'],
      ['2026-06-30', '1e999', 'prose'],
    ] as const) {
      const xml = anIndicator(anInstance(aResult('Actual', end, number)));
      const { losses } = valueIn(fromStratml(xml));
      expect(measureIn(xml).observations).toEqual([]);
      expect(losses.map((loss) => loss.code)).toContain(code);
      expect(JSON.stringify(measureIn(xml).extensions)).toContain(number);
    }
  });

  it.each([
    ['1,234.50', 1234.5],
    ['1 234', 1234],
    ['1.234.567', 1234567],
    ['12,5', 12.5],
    ['$1.2 million', 1_200_000],
    ['12k', 12_000],
    ['45 %', 45],
    ['−3', -3],
    ['(5)', -5],
    ['≥ 90', 90],
    ['at least 90 percent', 90],
    ['829 plans', 829],
    ['٤٥', 45],
    ['٨٥٫٥', 85.5],
    ['١٬٢٣٤', 1234],
    ['1.2万', 12_000],
    ['3亿', 300_000_000],
    ['1,23,456', 123_456],
    ['-.5e1', -5],
    ['4.4249999999999998', 4.425],
    ['100+', 100],
  ])('reads "%s" as a number', (text, value) => {
    expect(measureIn(anIndicator(anInstance(aResult('Actual', '2026-06-30', text)))).observations[0]?.value).toBe(
      value,
    );
  });

  it('takes a masked result as withheld', () => {
    const measure = measureIn(
      anIndicator(anInstance(aResult('Actual', '2026-06-30', '*', { description: 'Small group' }))),
    );
    expect(measure.withheld).toMatchObject([{ date: '2026-06-30', reason: 'Small group' }]);
  });

  it('takes a result below or above a bound as withheld, and a target of that kind as its number', () => {
    const results = aResult('Actual', '2026-06-30', '&lt;5') + aResult('Target', '2027-06-30', '&lt;5');
    const xml = anIndicator(anInstance(results));
    const { plan, losses } = valueIn(fromStratml(xml));
    const [measure] = plan.goals[0]?.strategies[0]?.measures ?? [];
    expect(measure?.observations).toEqual([]);
    expect(measure?.withheld).toMatchObject([{ date: '2026-06-30' }]);
    expect(measure?.targets).toMatchObject([{ date: '2027-06-30', value: 5 }]);
    const asText = losses.filter(({ code }) => code === 'number-as-text');
    expect(asText.map(({ params }) => params['text'])).toEqual(['<5']);
    const written = toStratml(plan).xml;
    expect(written).toContain('&lt;5');
    expect(valueIn(fromStratml(written)).plan).toEqual(plan);
  });

  it.each([
    ['Baseline', ''],
    ['', 'Baseline'],
    ['Status', 'Baseline'],
    ['Baseline', '2019 survey'],
    ['Baseline (2019)', 'n/a'],
    ['Línea de base', ''],
  ])('with the descriptor "%s: %s" states its baseline', (name, value) => {
    const measure = measureIn(anIndicator(anInstance(aResult('Actual', '2019-06-30', '12', { name, value }))));
    expect(measure).toMatchObject({ baseline: { date: '2019-06-30', value: 12 }, observations: [], subgroups: [] });
  });

  it('has groups by its other descriptors, with their baselines', () => {
    const group = (value: string, end: string, number: string) =>
      aResult('Actual', end, number, { name: 'Sex', value });
    const measure = measureIn(
      anIndicator(
        anInstance(
          aResult('Target', '2027-06-30', '90', { name: 'Sex', value: 'Girls' }),
          aResult('Actual', '2024-06-30', '70', { name: 'Baseline', value: '' }),
          aResult('Actual', '2024-06-30', '75', { name: 'Baseline', value: 'Girls' }),
          group('Girls', '2025-06-30', '80'),
          group('Boys', '2025-06-30', '66'),
          aResult('Actual', '2025-06-30', '73'),
          aResult('Actual', '2026-06-30', '74', { name: 'Status', value: 'Final' }),
        ),
      ),
    );
    expect(measure).toMatchObject({
      baseline: { value: 70 },
      observations: [{ value: 73 }, { value: 74 }],
      subgroups: [
        {
          name: 'Girls',
          dimension: 'Sex',
          baseline: { value: 75 },
          targets: [{ value: 90 }],
          observations: [{ value: 80 }],
        },
        { name: 'Boys', dimension: 'Sex', observations: [{ value: 66 }] },
      ],
    });
  });

  it('keeps every result of a day that has several, and the rules say so', () => {
    const xml = anIndicator(
      anInstance(
        aResult('Actual', '2026-06-30', '5'),
        aResult('Actual', '2026-06-30', '6', { description: 'Corrected' }),
      ),
    );
    expect(measureIn(xml).observations.map(({ value }) => value)).toEqual([5, 6]);
    expect(codesOf(warningsOf(xml))).toContain('observation-dates');
  });

  it('keeps a start that lies after the end, and the rules say so', () => {
    const xml = anIndicator(anInstance(aResult('Target', '2023-06-30', '5', { start: '2023-07-01' })));
    expect(measureIn(xml).targets).toMatchObject([{ date: '2023-06-30', start: '2023-07-01', value: 5 }]);
    expect(codesOf(warningsOf(xml))).toContain('period-order');
  });

  it('states no baseline: its first result stands for it only where the host wants it', () => {
    const xml = anIndicator(
      anInstance(
        aResult('Target', '2027-06-30', '90'),
        aResult('Actual', '2025-06-30', '70'),
        aResult('Actual', '2026-06-30', '80'),
      ),
    );
    expect(measureIn(xml).baseline).toBeUndefined();
    const options = { baseline: 'first-observation' };
    expect(measureIn(xml, options)).toMatchObject({
      baseline: { date: '2025-06-30', value: 70 },
      observations: [{ value: 70 }, { value: 80 }],
    });
    expect(codesOf(warningsOf(xml, options))).toContain('baseline-assumed');
    const errors = issuesOf(fromStratml(xml, { policy: defaultPolicy })).filter(({ severity }) => severity === 'error');
    expect(codesOf(errors)).toEqual(['strategy-theory', 'measure-baseline']);
  });
});
