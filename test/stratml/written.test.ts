/** Plans as documents: what stands where, and what is told in words. */
import type { Measure, Plan } from 'spm-model';
import { fromStratml, toStratml } from 'spm-model/stratml';
import { aGoal, aMeasure, aPlan, aStrategy } from 'spm-model/testing';
import { describe, expect, it } from 'vitest';
import { MARKER } from '../../src/stratml/words.js';
import { decimal, indicatorElement } from '../../src/stratml/write-measure.js';
import { startWriting } from '../../src/stratml/writing.js';
import { valueIn } from '../support/results.js';
import { aDocument, aResult, elementIn } from '../support/stratml.js';

const other = (...lines: readonly string[]) => `<OtherInformation>${lines.join('\n')}</OtherInformation>`;
const words = (...lines: readonly string[]) => (lines.length === 0 ? '' : other(MARKER, ...lines));
const [day, next] = ['2026-06-30', '2027-06-30'];

/** A result as it is written: without what it does not say. */
const result = (...given: Parameters<typeof aResult>) =>
  aResult(...given)
    .replace(/<(\w+)><\/\1>/g, '')
    .replace('<Descriptor></Descriptor>', '');
const instance = (...results: readonly string[]) => `<MeasurementInstance>${results.join('')}</MeasurementInstance>`;

describe('a document in the form of the standard', () => {
  const role = (name: string, ...types: readonly string[]) =>
    `<Role><Name>${name}</Name>${types.map((type) => `<RoleType>${type}</RoleType>`).join('')}</Role>`;
  const stakeholder = (name: string, inside: string, type = 'Organization') =>
    `<Stakeholder StakeholderTypeType="${type}"><Name>${name}</Name>${inside}</Stakeholder>`;
  const performer = stakeholder('Unit', role('', 'Performer'));
  const person = stakeholder('Ann', role('Chair', 'Performer'), 'Person');
  const indicator = `<PerformanceIndicator ValueChainStage="Output" PerformanceIndicatorType="Quantitative"><SequenceIndicator>1.1.1</SequenceIndicator><MeasurementDimension>More</MeasurementDimension><UnitOfMeasurement>Number</UnitOfMeasurement><Identifier>i</Identifier><Relationship RelationshipType="Peer_To"><Identifier>r</Identifier><ReferentIdentifier>g</ReferentIdentifier></Relationship>${instance(
    result('Actual', '2025-06-30', '4', { name: 'Baseline' }),
  )}${instance(result('Target', next, '9', { start: '2026-07-01', description: 'T' }), result('Actual', day, '5', { description: 'A' }))}${instance('<TargetResult><Description>Soon</Description></TargetResult>')}${words('direction: increase')}</PerformanceIndicator>`;
  const objective = (inside: string) =>
    `<Objective><Name>O</Name><Description>D</Description><Identifier>o</Identifier><SequenceIndicator>1.1</SequenceIndicator>${person}${stakeholder('Served', role('', 'Beneficiary'), 'Generic_Group')}${other('Of the objective')}${inside}</Objective>`;
  const core = (inside: string, ofOrganization: string, atGoal: string) =>
    `<StrategicPlanCore><Organization><Name>A</Name><Acronym>AA</Acronym><Identifier>a</Identifier><Description>D</Description>${ofOrganization}</Organization><Organization><Name>B</Name><Acronym>BB</Acronym><Identifier>b</Identifier></Organization><Vision><Description>V</Description><Identifier>v</Identifier></Vision><Mission><Description>M</Description></Mission><Value><Name>a</Name><Description>b</Description></Value><Value><Name>c</Name></Value><Goal><Name>G</Name><Description>D</Description><Identifier>g</Identifier><SequenceIndicator>1</SequenceIndicator>${atGoal}${other('Of the goal')}${objective(inside)}</Goal></StrategicPlanCore>`;
  const days =
    '<StartDate>2026-07-01</StartDate><EndDate>2030-06-30</EndDate><PublicationDate>2026-01-31</PublicationDate><Source>https://example.org/plan</Source>';
  const submitter = '<Submitter><GivenName>Ann</GivenName><Surname>Lee</Surname></Submitter>';
  const second = `<PerformancePlanOrReport xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Performance_Report"><Name>P</Name><Description>D</Description>${other('Of the plan')}${core(
    indicator,
    stakeholder('Group', role('Convener', 'Performer'), 'Generic_Group') + performer,
    person,
  )}<AdministrativeInformation><Identifier>p</Identifier>${days}</AdministrativeInformation>${submitter}</PerformancePlanOrReport>`;

  it('comes back as it was', () => {
    const { plan } = valueIn(fromStratml(second));
    const { xml, losses } = toStratml(plan);
    expect(elementIn(xml)).toEqual(elementIn(second));
    expect(losses).toEqual([]);
    expect(xml).toContain('xmlns="urn:ISO:std:iso:17469:tech:xsd:PerformancePlanOrReport" Type="Performance_Report"');
  });

  it('comes back in Part 1 with what that has no place for in words', () => {
    const { plan } = valueIn(fromStratml(second));
    const { xml, losses } = toStratml(plan, { part: 1 });
    const root = elementIn(xml);
    expect([root.name, root.children.map(({ name }) => name)]).toEqual([
      'StrategicPlan',
      ['Name', 'Description', 'OtherInformation', 'StrategicPlanCore', 'AdministrativeInformation'],
    ]);
    expect(xml).toContain('<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core">');
    expect(root.children.at(-1)).toEqual(
      elementIn(`<AdministrativeInformation>${days}${submitter}</AdministrativeInformation>`),
    );
    for (const name of ['PerformanceIndicator', 'Role', 'Relationship']) expect(xml).not.toContain(`<${name}`);
    expect(losses.map(({ path, element }) => `${path.join('.')} ${element}`)).toContain(
      'goals.0.strategies.0.measures Objective',
    );
    expect(valueIn(fromStratml(xml)).plan).toEqual(plan);
  });

  it('of Part 1 comes back as it was', () => {
    const first =
      `<StrategicPlan xmlns="urn:ISO:std:iso:17469:tech:xsd:stratml_core"><Name>P</Name>${core('', '', '').replace(/<Role>.*?<\/Role>/g, '')}<AdministrativeInformation>${days}${submitter}</AdministrativeInformation></StrategicPlan>`.replace(
        /<Stakeholder[^>]*Type="Person".*?<\/Stakeholder>/g,
        '',
      );
    const { plan } = valueIn(fromStratml(first));
    const { xml, losses } = toStratml(plan, { part: 1 });
    expect([elementIn(xml), losses]).toEqual([elementIn(first), []]);
  });

  it.each<[object, string | null, string]>([
    [{}, null, 'Performance_Report'],
    [{}, 'Strategic_Plan', 'Strategic_Plan'],
    [{ type: 'Performance_Plan' }, 'Strategic_Plan', 'Performance_Plan'],
    [{ type: 'Novel' }, 'Strategic_Plan', 'Strategic_Plan'],
    [{ type: 'Novel' }, 'Odd', 'Performance_Report'],
  ])('asked for %j, having said %s, is a %s', (options, said, type) => {
    const given = second.replace(' Type="Performance_Report"', said === null ? '' : ` Type="${said}"`);
    const { plan } = valueIn(fromStratml(given));
    expect(elementIn(toStratml(plan, options).xml).attributes).toEqual({ Type: type });
    expect(elementIn(toStratml(plan, { ...options, part: 1 }).xml).attributes).toEqual({});
    for (const part of [1, 2] as const)
      expect(valueIn(fromStratml(toStratml(plan, { ...options, part }).xml)).plan).toEqual(plan);
  });

  it('that says its type says it once', () => {
    const { plan } = valueIn(fromStratml(second.replace('Performance_Report', 'Strategic_Plan')));
    const { xml, losses } = toStratml(plan);
    expect(xml.split('Strategic_Plan')).toHaveLength(2);
    expect(losses).toEqual([]);
  });

  it('whose type became what the plan has comes back as it was', () => {
    const { plan } = valueIn(fromStratml(second.replace('Performance_Report', 'Strategic_Plan')));
    const without = { ...plan, goals: [] };
    expect(valueIn(fromStratml(toStratml(without).xml)).plan).toEqual(without);
  });

  it('that names no days has none once written, and nothing of that in words', () => {
    const { plan } = valueIn(fromStratml(second.replace(/<(StartDate|EndDate)>[^<]*<\/\1>/g, '')));
    const { xml, losses } = toStratml(plan);
    expect(xml).not.toMatch(/missing|<StartDate>2026-07-01|<EndDate>2030-06-30/);
    expect(losses).toEqual([]);
    expect(valueIn(fromStratml(xml)).plan).toEqual(plan);
  });
});

describe('a measure', () => {
  const bare = {
    id: 'm',
    indicator: 'More',
    dataSource: '',
    unit: { kind: 'score' },
    direction: 'increase',
    baseline: undefined,
    targets: [],
    observations: [],
  } as const;
  /** A measure as it is written, with what is told as lost. */
  function written(fields: object) {
    const measure = aMeasure({ ...bare, ...fields } as never) as Measure;
    const plan = aPlan({ goals: [aGoal({ measures: [measure], strategies: [] })] });
    const writing = startWriting(plan, 2);
    const element = indicatorElement(writing, measure, ['m']);
    return { element, losses: writing.losses.map(({ code, path, value }) => `${code} ${path.join('.')}: ${value}`) };
  }
  const indicator = (inside: string, lines: readonly string[], unit = '', id = 'm') =>
    elementIn(
      `<PerformanceIndicator><MeasurementDimension>More</MeasurementDimension><UnitOfMeasurement>${unit}</UnitOfMeasurement><Identifier>${id}</Identifier>${inside}${words(...lines)}</PerformanceIndicator>`,
    );
  const baselineOf = (value: string, group = '') => result('Actual', day, value, { name: 'Baseline', value: group });
  const girls = { id: 'g', name: 'Girls', dimension: 'Sex', targets: [], observations: [{ date: day, value: 5 }] };

  it.each<[string, object, string, readonly string[], readonly string[]]>([
    ['of nothing else', {}, '', ['direction: increase'], []],
    ['with a unit', { unit: { kind: 'count', label: 'Number of schools' } }, '', ['direction: increase'], []],
    ['that is better lower', { direction: 'decrease' }, '', ['direction: decrease'], []],
    [
      'with results',
      {
        targets: [{ date: next, start: '2026-07-01', value: 9.5, note: 'T' }],
        observations: [
          { date: day, value: -5, note: '' },
          { date: next, value: 6, start: day },
        ],
      },
      instance(
        result('Target', next, '9.5', { start: '2026-07-01', description: 'T' }),
        result('Actual', day, '-5'),
        result('Actual', next, '6', { start: day }),
      ),
      ['direction: increase', `observations 1, date: ${day}`, 'observations 1, note: ""'],
      [`in-words m.observations: [{"date":"${day}","note":""}]`],
    ],
    [
      'with two results of a day, of which words tell one more',
      {
        observations: [
          { date: day, value: 5 },
          { date: day, value: 5, n: 40 },
        ],
      },
      instance(result('Actual', day, '5'), result('Actual', day, '5')),
      ['direction: increase', `observations 1, date: ${day}`, `observations 2, date: ${day}`, 'observations 2, n: 40'],
      [`in-words m.observations: [{"date":"${day}"},{"date":"${day}","n":40}]`],
    ],
    [
      'with a baseline, which comes first',
      { baseline: { date: day, value: 4 }, targets: [{ date: next, value: 9 }] },
      instance(baselineOf('4')) + instance(result('Target', next, '9')),
      ['direction: increase'],
      [],
    ],
    [
      'with more of a baseline and of results',
      {
        baseline: { date: day, value: 4, extensions: { a: 1 } },
        targets: [{ date: next, value: 9, note: 'T', extensions: { b: 2 } }],
        observations: [{ date: next, value: 5, n: 40 }],
      },
      instance(baselineOf('4')) +
        instance(result('Target', next, '9', { description: 'T' }), result('Actual', next, '5')),
      [
        'direction: increase',
        'baseline, extensions, a: 1',
        `targets 1, date: ${next}`,
        'targets 1, extensions, b: 2',
        `observations 1, date: ${next}`,
        'observations 1, n: 40',
      ],
      [
        'in-words m.baseline: {"extensions":{"a":1}}',
        `in-words m.targets: [{"date":"${next}","extensions":{"b":2}}]`,
        `in-words m.observations: [{"date":"${next}","n":40}]`,
      ],
    ],
    [
      'to be maintained',
      {
        direction: 'maintain',
        targets: [
          { date: day, low: 85, high: 90 },
          { date: next, low: 85, note: 'N' },
          { date: '2028-06-30', high: 90 },
          { date: '2029-06-30', value: 88 },
        ],
      },
      instance(
        result('Target', day, '', { description: '85 to 90' }),
        result('Target', next, '', { description: 'N' }),
        result('Target', '2028-06-30', '', { description: 'at most 90' }),
        result('Target', '2029-06-30', '88'),
      ),
      [
        'direction: maintain',
        'targets 1, low: 85',
        'targets 1, high: 90',
        `targets 1, date: ${day}`,
        'targets 1, note: none',
        'targets 2, low: 85',
        'targets 3, high: 90',
        'targets 3, date: 2028-06-30',
        'targets 3, note: none',
      ],
      [`in-words m.targets: [{"low":85,"high":90,"date":"${day}"},{"low":85},{"high":90,"date":"2028-06-30"}]`],
    ],
    [
      'with fields of its own',
      { code: 'reading', extensions: { a: 1 } },
      '',
      ['direction: increase', 'code: reading', 'extensions, a: 1'],
      ['in-words m.code: reading', 'in-words m.extensions: {"a":1}'],
    ],
    [
      'with a group',
      { subgroups: [{ ...girls, baseline: { date: day, value: 3 } }] },
      instance(baselineOf('3', 'Girls')) + instance(result('Actual', day, '5', { name: 'Sex', value: 'Girls' })),
      ['direction: increase', 'subgroups 1, id: g', 'subgroups 1, name: Girls', 'subgroups 1, dimension: Sex'],
      [],
    ],
    [
      'with a group of which words tell more',
      {
        subgroups: [
          { id: 'g', name: 'Girls', targets: [{ date: next, low: 5 }], observations: [{ date: day, value: 5, n: 30 }] },
        ],
      },
      instance(
        result('Target', next, '', { value: 'Girls', description: 'at least 5' }),
        result('Actual', day, '5', { value: 'Girls' }),
      ),
      [
        'direction: increase',
        'subgroups 1, id: g',
        'subgroups 1, name: Girls',
        'subgroups 1, targets 1, low: 5',
        `subgroups 1, targets 1, date: ${next}`,
        'subgroups 1, targets 1, note: none',
        `subgroups 1, observations 1, date: ${day}`,
        'subgroups 1, observations 1, n: 30',
      ],
      [expect.stringContaining('in-words m.subgroups: ') as unknown as string],
    ],
    [
      'with what a reading kept of its results',
      {
        baseline: {
          date: day,
          value: 4,
          extensions: {
            stratml: {
              start: '2025-07-01',
              note: 'N',
              elements: [
                {
                  name: 'Descriptor',
                  children: [
                    { name: 'DescriptorName', text: 'Baseline' },
                    { name: 'DescriptorValue', text: '2019 survey' },
                  ],
                },
              ],
            },
          },
        },
        observations: [
          {
            date: day,
            value: 5,
            extensions: {
              stratml: {
                elements: [
                  {
                    name: 'Descriptor',
                    children: [
                      { name: 'DescriptorName', text: 'Status' },
                      { name: 'DescriptorValue', text: 'Final' },
                    ],
                  },
                ],
              },
            },
          },
        ],
      },
      instance(
        result('Actual', day, '4', { start: '2025-07-01', name: 'Baseline', value: '2019 survey', description: 'N' }),
      ) + instance(result('Actual', day, '5', { name: 'Status', value: 'Final' })),
      ['direction: increase'],
      [],
    ],
  ])('%s', (_, fields, inside, lines, losses) => {
    const unit = 'unit' in fields ? 'Number of schools' : '';
    expect(written(fields)).toEqual({ element: indicator(inside, lines, unit), losses });
  });

  const kept = (fields: object) => ({ extensions: { stratml: fields } });
  const leaf = (name: string, text: string) => ({ name, text });
  const descriptor = (name: string, value: string) => ({
    name: 'Descriptor',
    children: [leaf('DescriptorName', name), leaf('DescriptorValue', value)],
  });

  it.each<[string, object, string, readonly string[]]>([
    [
      'with the descriptor that says so in its own way',
      kept({ elements: [descriptor('Status', 'Baseline')] }),
      result('Actual', day, '4', { name: 'Status', value: 'Baseline' }),
      [],
    ],
    [
      'with a descriptor beside what else was kept',
      kept({ elements: [leaf('Novel', 'x')] }),
      baselineOf('4'),
      ['elements 1, name: Novel', 'elements 1, text: x'].map((line) => `baseline, extensions, stratml, ${line}`),
    ],
    [
      'in words where it begins on no day',
      kept({ start: 'soon', note: 'N' }),
      result('Actual', day, '4', { name: 'Baseline', description: 'N' }),
      ['baseline, extensions, stratml, start: soon'],
    ],
    [
      'in words where what was kept is no text',
      kept({ start: 7, note: 8 }),
      baselineOf('4'),
      ['baseline, extensions, stratml, start: 7', 'baseline, extensions, stratml, note: 8'],
    ],
  ])('has a baseline %s', (_, more, inside, lines) => {
    const { element } = written({ baseline: { date: day, value: 4, ...more } });
    expect(element).toEqual(indicator(instance(inside), ['direction: increase', ...lines]));
  });

  const prose = (...leaves: readonly object[]) => ({
    name: 'MeasurementInstance',
    children: [{ name: 'TargetResult', children: leaves }],
  });
  const ofGirls = kept({ elements: [descriptor('Sex', 'Girls')] });

  it.each<[string, object, readonly string[]]>([
    [
      'a baseline says that it is of a group',
      { baseline: { date: day, value: 4, ...ofGirls } },
      [
        'baseline, date: 2026-06-30',
        'baseline, value: 4',
        'baseline, extensions, stratml, elements 1, name: Descriptor',
        'baseline, extensions, stratml, elements 1, children 1, name: DescriptorName',
        'baseline, extensions, stratml, elements 1, children 1, text: Sex',
        'baseline, extensions, stratml, elements 1, children 2, name: DescriptorValue',
        'baseline, extensions, stratml, elements 1, children 2, text: Girls',
      ],
    ],
    [
      'what was kept as prose has a day and a number',
      kept({ results: [prose(leaf('EndDate', next), leaf('NumberOfUnits', '9'))] }),
      [
        'extensions, stratml, results 1, name: MeasurementInstance',
        'extensions, stratml, results 1, children 1, name: TargetResult',
        'extensions, stratml, results 1, children 1, children 1, name: EndDate',
        `extensions, stratml, results 1, children 1, children 1, text: ${next}`,
        'extensions, stratml, results 1, children 1, children 2, name: NumberOfUnits',
        'extensions, stratml, results 1, children 1, children 2, text: "9"',
      ],
    ],
  ])('is in words as a whole where %s', (_, fields, lines) => {
    const all = [
      'id: m',
      'indicator: More',
      'data source: ""',
      'unit, kind: score',
      'direction: increase',
      'targets: []',
      'observations: []',
      'withheld: []',
      'revisions: []',
      'accumulation: latest',
      'trajectory: linear',
      'subgroups: []',
    ];
    const { element, losses } = written(fields);
    expect(element).toEqual(indicator('', [...all, ...lines]));
    expect(losses.map((loss) => loss.split(':')[0])).toContain('in-words m.indicator');
  });

  it.each<[string, object]>([
    ['a baseline', { baseline: { date: day, value: 4, ...ofGirls } }],
    ['an observation', { observations: [{ date: day, value: 4, ...ofGirls }] }],
    ['a target', { targets: [{ date: next, value: 9, ...ofGirls }] }],
    [
      'a group',
      {
        subgroups: [
          { ...girls, observations: [{ date: day, value: 4, ...kept({ elements: [descriptor('Sex', 'Boys')] }) }] },
        ],
      },
    ],
    [
      'two results of a day, of which one was kept',
      {
        observations: [
          { date: day, value: 4 },
          { date: day, value: 4, ...kept({ StartDate: 'soon' }) },
        ],
      },
    ],
    ['own data of any form', { extensions: { a: { extensions: null }, b: [{ extensions: 7, stratml: 'x' }] } }],
    ['prose that has a number', kept({ results: [prose(leaf('EndDate', next), leaf('NumberOfUnits', '9'))] })],
    [
      'prose of the day of a target, beside a baseline',
      {
        baseline: { date: day, value: 4, ...ofGirls },
        targets: [{ date: next, value: 9 }],
        ...kept({ results: [prose(leaf('EndDate', next), leaf('Description', 'Soon'))] }),
      },
    ],
  ])('that would read otherwise comes back as it was: %s', (_, fields) => {
    const measure = aMeasure({ ...bare, ...fields } as never) as Measure;
    const plan = aPlan({ goals: [aGoal({ measures: [measure], strategies: [] })] });
    expect(valueIn(fromStratml(toStratml(plan).xml)).plan).toEqual(plan);
  });

  it.each<[string, object, string, readonly string[]]>([
    ['that is blank', kept({ elements: [leaf('Acronym', '')] }), '', []],
    [
      'in an order of its own',
      kept({
        elements: [leaf('Novel', 'x'), { name: 'Relationship', children: [leaf('Name', 'R')] }],
      }),
      '<Relationship><Name>R</Name></Relationship>',
      [
        '1, name: Novel',
        '1, text: x',
        '2, name: Relationship',
        '2, children 1, name: Name',
        '2, children 1, text: R',
      ].map((line) => `extensions, stratml, elements ${line}`),
    ],
  ])('has its results as elements whatever was kept %s', (_, fields, before, lines) => {
    const { element } = written({ observations: [{ date: day, value: 5 }], ...fields });
    expect(element).toEqual(
      indicator(before + instance(result('Actual', day, '5')), ['direction: increase', ...lines]),
    );
  });

  it('lists its groups as lost in words where words tell more than the names of any, and never its id', () => {
    const boys = { id: 'b', name: 'Boys', targets: [], observations: [] };
    const more = { ...girls, observations: [{ date: day, value: 5, n: 30 }] };
    expect(written({ id: '1 x', subgroups: [boys, girls] }).losses).toEqual(['renamed m: 1 x']);
    expect(written({ id: '1 x', subgroups: [boys, more] }).losses).toEqual([
      'renamed m: 1 x',
      `in-words m.subgroups: [{"id":"b","name":"Boys"},{"id":"g","name":"Girls","dimension":"Sex","observations":[{"date":"${day}","n":30}]}]`,
    ]);
  });

  it('has an identifier that XML allows, and its id in words', () => {
    expect(written({ id: '1 x' })).toEqual({
      element: indicator('', ['direction: increase', 'id: 1 x'], '', '_1_x'),
      losses: ['renamed m: 1 x'],
    });
  });

  it.each<[string, object]>([
    ['of one name', [girls, { ...girls, id: 'h', dimension: 'Race' }]],
    ['of a blank dimension', [{ ...girls, dimension: '' }]],
    ['of a name that XML cannot hold', [{ ...girls, name: 'a\u0000' }]],
    ['of a dimension that XML cannot hold', [{ ...girls, dimension: ' a' }]],
  ])('has groups %s in words alone', (_, subgroups) => {
    const { element, losses } = written({ subgroups });
    expect(element.children.map(({ name }) => name)).not.toContain('MeasurementInstance');
    expect(losses.map((loss) => loss.split(':')[0])).toEqual(['in-words m.subgroups']);
    const [text = ''] = element.children.filter(({ name }) => name === 'OtherInformation').map((each) => each.text);
    expect(text).toContain('subgroups 1, observations 1, value: 5');
  });

  it('has prose put back where it fits, and else in words', () => {
    const [fits, not] = [
      {
        name: 'MeasurementInstance',
        children: [{ name: 'TargetResult', children: [{ name: 'Description', text: 'Soon' }] }],
      },
      {
        name: 'MeasurementInstance',
        children: [{ name: 'TargetResult', children: [{ name: 'EndDate', text: 'soon' }] }],
      },
    ];
    const { element } = written({
      extensions: {
        stratml: {
          results: [fits, not],
          elements: [{ name: 'Novel', text: 'x' }],
          attributes: { ValueChainStage: 'Output', a: '1' },
        },
      },
    });
    expect(element).toEqual({
      ...indicator(instance('<TargetResult><Description>Soon</Description></TargetResult>'), [
        'direction: increase',
        'extensions, stratml, attributes, a: "1"',
        'extensions, stratml, elements 1, name: Novel',
        'extensions, stratml, elements 1, text: x',
        'extensions, stratml, results 1, name: MeasurementInstance',
        'extensions, stratml, results 1, children 1, name: TargetResult',
        'extensions, stratml, results 1, children 1, children 1, name: EndDate',
        'extensions, stratml, results 1, children 1, children 1, text: soon',
      ]),
      attributes: { ValueChainStage: 'Output' },
    });
  });

  it.each([
    [0, '0'],
    [-5.25, '-5.25'],
    [1e21, `1${'0'.repeat(21)}`],
    [-1.25e22, `-125${'0'.repeat(20)}`],
    [1e-7, '0.0000001'],
    [-1.5e-7, '-0.00000015'],
    [1.25e-10, '0.000000000125'],
  ])('has the number %d without an exponent', (value, text) => {
    expect(decimal(value)).toBe(text);
  });
});

describe('a plan written', () => {
  const goalOf = (fields: object) =>
    aGoal({ id: 'g', statement: 'G', focus: 'agency', measures: [], strategies: [], ...fields } as never);
  const strategyOf = (fields: object) =>
    aStrategy({ id: 's', title: 'S', theory: undefined, measures: [], milestones: [], ...fields } as never);
  const organization = { id: 'o', name: 'A', kind: 'other' };
  const planOf = (fields: object): Plan =>
    aPlan({
      id: 'p',
      title: 'P',
      period: { start: '2026-07-01', end: '2030-06-30' },
      vision: undefined,
      mission: undefined,
      organization,
      goals: [],
      ...fields,
    } as never);
  const told = (plan: Plan, part: 1 | 2 = 2) => {
    const { xml, losses } = toStratml(plan, { part });
    expect(valueIn(fromStratml(xml)).plan).toEqual(plan);
    return {
      root: elementIn(xml),
      losses: losses.map(
        ({ code, path, element, id, title, value }) => `${code} ${path.join('.')} ${element} ${id} ${title}: ${value}`,
      ),
    };
  };
  const document = (inside: string, before = '') =>
    elementIn(
      `<PerformancePlanOrReport Type="Strategic_Plan"><Name>P</Name>${before}<StrategicPlanCore>${inside}</StrategicPlanCore><AdministrativeInformation><Identifier>p</Identifier><StartDate>2026-07-01</StartDate><EndDate>2030-06-30</EndDate></AdministrativeInformation></PerformancePlanOrReport>`,
    );
  const plain = '<Organization><Name>A</Name><Identifier>o</Identifier></Organization>';
  const goal = (inside: string, description = '') =>
    `<Goal><Name>G</Name><Description>${description}</Description><Identifier>g</Identifier>${inside}</Goal>`;
  const none = '<Goal><Name>(no goal yet)</Name><Description/></Goal>';
  const objective = (inside: string) => goal(`<Objective><Name>S</Name>${inside}</Objective>`);
  const theory = { if: ['we act'], then: ['it helps'], and: [] };
  const ann = (title: string) =>
    `<Stakeholder StakeholderTypeType="Person"><Name>Ann</Name><Role><Name>${title}</Name><RoleType>Performer</RoleType></Role></Stakeholder>`;

  const parents = { name: 'Stakeholder', children: [{ name: 'Name', text: 'Parents' }] };
  const keptAnn = (name: string, ...more: readonly object[]) => ({
    name,
    attributes: { StakeholderTypeType: 'Person' },
    children: [
      { name: 'Name', text: 'Ann' },
      ...more,
      {
        name: 'Role',
        children: [
          { name: 'Name', text: 'Chair' },
          { name: 'RoleType', text: 'Performer' },
        ],
      },
    ],
  });

  it.each<[string, object, string, string, readonly string[]]>([
    ['without goals says so', {}, plain + none, '', []],
    [
      'has its direction and values',
      { vision: 'V', mission: 'M', values: [{ id: 'value-1', name: 'a', description: 'b' }] },
      `${plain}<Vision><Description>V</Description></Vision><Mission><Description>M</Description></Mission><Value><Name>a</Name><Description>b</Description></Value>${none}`,
      '',
      [],
    ],
    [
      'tells in words what ids its values have',
      { values: [{ id: 'v', name: 'a' }] },
      `${plain}<Value><Name>a</Name></Value>${none}`,
      words('values 1, id: v', 'values 1, name: a'),
      ['in-words values PerformancePlanOrReport p P: [{"id":"v","name":"a"}]'],
    ],
    [
      'tells in words what its organization is',
      { organization: { ...organization, kind: 'sea' } },
      plain + none,
      words('organization, kind: sea'),
      ['in-words organization.kind Organization o A: sea'],
    ],
    ['has goals', { goals: [goalOf({ description: 'D' })] }, plain + goal('', 'D'), '', []],
    [
      'tells in words what a goal is about',
      { goals: [goalOf({ focus: 'student', weight: 2 })] },
      plain + goal(words('focus: student', 'weight: 2')),
      '',
      ['in-words goals.0.focus Goal g G: student', 'in-words goals.0.weight Goal g G: 2'],
    ],
    [
      'has who answers for a goal',
      { goals: [goalOf({ responsible: { name: 'Ann', title: 'Chair' } })] },
      plain + goal(ann('Chair')),
      '',
      [],
    ],
    [
      'has who answers without a title',
      { goals: [goalOf({ responsible: { name: 'Ann' } })] },
      plain + goal(ann('')),
      '',
      [],
    ],
    [
      'has who answers once, where what was kept says more of them',
      {
        goals: [
          goalOf({
            responsible: { name: 'Ann', title: 'Chair' },
            extensions: {
              stratml: { elements: [parents, keptAnn('Stakeholder', { name: 'Description', text: 'D' })] },
            },
          }),
        ],
      },
      plain +
        goal(
          `<Stakeholder><Name>Parents</Name></Stakeholder>${ann('Chair').replace('</Name><Role>', '</Name><Description>D</Description><Role>')}`,
        ),
      '',
      [],
    ],
    [
      'has who answers first, and again where that was kept',
      {
        goals: [
          goalOf({
            responsible: { name: 'Ann', title: 'Chair' },
            extensions: { stratml: { elements: [keptAnn('Stakeholder')] } },
          }),
        ],
      },
      plain + goal(ann('Chair') + ann('Chair')),
      '',
      [],
    ],
    [
      'has who answers before another who was kept, whatever that says',
      {
        goals: [
          goalOf({
            responsible: { name: 'Ann', title: 'Clerk' },
            extensions: {
              stratml: {
                elements: [keptAnn('Stakeholder', { name: 'Description', text: 'D' }), parents],
              },
            },
          }),
        ],
      },
      plain +
        goal(
          `${ann('Clerk')}${ann('Chair').replace('</Name><Role>', '</Name><Description>D</Description><Role>')}<Stakeholder><Name>Parents</Name></Stakeholder>`,
        ),
      '',
      [],
    ],
    [
      'has who answers beside what is no stakeholder',
      {
        goals: [
          goalOf({
            responsible: { name: 'Ann', title: 'Chair' },
            extensions: { stratml: { elements: [keptAnn('Member')] } },
          }),
        ],
      },
      plain +
        goal(
          ann('Chair') +
            words(
              ...[
                'name: Member',
                'attributes, "StakeholderTypeType": Person',
                'children 1, name: Name',
                'children 1, text: Ann',
                'children 2, name: Role',
                'children 2, children 1, name: Name',
                'children 2, children 1, text: Chair',
                'children 2, children 2, name: RoleType',
                'children 2, children 2, text: Performer',
              ].map((line) => `extensions, stratml, elements 1, ${line}`),
            ),
        ),
      '',
      [expect.stringContaining('in-words goals.0.extensions Goal g G: ') as unknown as string],
    ],
    [
      'tells in words more of who answers',
      { goals: [goalOf({ responsible: { name: 'Ann', title: 'TBD' } })] },
      plain + goal(ann('TBD') + words('responsible, name: Ann', 'responsible, title: TBD')),
      '',
      ['in-words goals.0.responsible Goal g G: {"name":"Ann","title":"TBD"}'],
    ],
    [
      'has objectives',
      { goals: [goalOf({ strategies: [strategyOf({ description: 'D' })] })] },
      plain + objective('<Description>D</Description><Identifier>s</Identifier>'),
      '',
      [],
    ],
    [
      'has an objective without a description',
      { goals: [goalOf({ strategies: [strategyOf({})] })] },
      plain + objective('<Identifier>s</Identifier>'),
      '',
      [],
    ],
    [
      'has a theory for a description',
      { goals: [goalOf({ strategies: [strategyOf({ theory })] })] },
      plain +
        objective(
          `<Description>If we act, then it helps.</Description><Identifier>s</Identifier>${words('description: none')}`,
        ),
      '',
      [],
    ],
    [
      'tells a theory in words beside a description',
      { goals: [goalOf({ strategies: [strategyOf({ description: 'D', theory })] })] },
      plain +
        objective(
          `<Description>D</Description><Identifier>s</Identifier>${words('theory: If we act, then it helps.')}`,
        ),
      '',
      ['in-words goals.0.strategies.0.theory Objective s S: If we act, then it helps.'],
    ],
    [
      'tells in words that a description is no theory',
      { goals: [goalOf({ strategies: [strategyOf({ description: 'If we act, then it helps' })] })] },
      plain +
        objective(
          `<Description>If we act, then it helps</Description><Identifier>s</Identifier>${words('theory: none')}`,
        ),
      '',
      [],
    ],
    [
      'has the host’s own data in words',
      { extensions: { a: 1 }, goals: [goalOf({ extensions: { b: 2 } })] },
      plain + goal(words('extensions, b: 2')),
      words('extensions, a: 1'),
      ['in-words goals.0.extensions Goal g G: {"b":2}', 'in-words extensions PerformancePlanOrReport p P: {"a":1}'],
    ],
    [
      'has no more than there is of empty data',
      { extensions: {}, goals: [goalOf({ extensions: { stratml: {} } })] },
      plain + goal(words('extensions, stratml: {}')),
      words('extensions: {}'),
      ['in-words goals.0.extensions Goal g G: {"stratml":{}}', 'in-words extensions PerformancePlanOrReport p P: {}'],
    ],
    [
      'has what is none of its own form in words',
      { extensions: { stratml: 7 } },
      plain + none,
      words('extensions, stratml: 7'),
      ['in-words extensions PerformancePlanOrReport p P: {"stratml":7}'],
    ],
  ])('%s', (_, fields, inside, before, losses) => {
    expect(told(planOf(fields))).toEqual({ root: document(inside, before), losses });
  });

  it.each([1, 2] as const)('keeps OtherInformation wherever a document has it, in words of Part %d', (part) => {
    const said = (of: string) => `<OtherInformation>Said of ${of}</OtherInformation>`;
    const organizations = ['A', 'B'].map((name) => `<Organization><Name>${name}</Name>${said(name)}</Organization>`);
    const { plan } = valueIn(
      fromStratml(
        aDocument(
          `${organizations.join('')}<Vision><Description>V</Description>${said('V')}</Vision><Value><Name>c</Name>${said('c')}</Value><Goal><Name>G</Name><Description>D</Description>${said('G')}</Goal>`,
        ),
      ),
    );
    const { root } = told(plan, part);
    const text = JSON.stringify(root);
    for (const of of ['A', 'B', 'V', 'c', 'G']) expect(text.split(`Said of ${of}`)).toHaveLength(2);
  });

  it('has nothing in words of what was kept and says nothing', () => {
    const extensions = { stratml: { elements: [{ name: 'Acronym', text: '' }] } };
    const fields = { organization: { ...organization, extensions }, extensions };
    const { xml, losses } = toStratml(planOf(fields));
    expect([elementIn(xml), losses]).toEqual([
      document(plain.replace('<Identifier>', '<Acronym/><Identifier>') + none),
      [],
    ]);
  });

  it('says of which value an identifier was kept that is another now', () => {
    const extensions = { stratml: { elements: [{ name: 'Identifier', text: '1 x' }] } };
    const { losses } = toStratml(planOf({ values: [{ id: 'value-1', name: 'a', extensions }] }));
    expect(losses[0]).toMatchObject({ code: 'renamed', path: ['values', 0], title: 'a', value: '1 x' });
  });

  describe('with measures of a goal', () => {
    const more = { id: 'm', indicator: 'More', dataSource: '', unit: { kind: 'score' }, direction: 'increase' };
    const measure = aMeasure({ ...more, baseline: undefined, targets: [], observations: [] } as never);
    const plan = planOf({ goals: [goalOf({ measures: [measure], strategies: [strategyOf({})] })] });
    const strategy = '<Objective><Name>S</Name><Identifier>s</Identifier></Objective>';

    it('has an objective that stands for them, and nothing more of them in words', () => {
      const { root, losses } = told(plan);
      const standing = `<Objective><Name>Measures of the goal</Name>${words('measures of: goal')}<PerformanceIndicator><MeasurementDimension>More</MeasurementDimension><UnitOfMeasurement/><Identifier>m</Identifier>${words('direction: increase')}</PerformanceIndicator></Objective>`;
      expect(root).toEqual({
        ...document(plain + goal(standing + strategy)),
        attributes: { Type: 'Performance_Plan' },
      });
      expect(losses).toEqual([]);
    });

    it('has them in words in Part 1, and no objective that stands for them', () => {
      const { root, losses } = told(plan, 1);
      const core = root.children.find(({ name }) => name === 'StrategicPlanCore');
      const [, written] = core?.children ?? [];
      expect(written?.children.map(({ name }) => name)).toEqual([
        'Name',
        'Description',
        'Identifier',
        'OtherInformation',
        'Objective',
      ]);
      expect(written?.children.at(-1)).toEqual(elementIn(strategy));
      expect(losses).toContainEqual(expect.stringContaining('in-words goals.0.measures Goal g G: [{"id":"m",'));
    });
  });

  it('has a unit that is kept to perform as that says, and no less', () => {
    const role = (...types: readonly string[]) => ({
      name: 'Role',
      children: [{ name: 'Name', text: 'Both' }, ...types.map((text) => ({ name: 'RoleType', text }))],
    });
    const unit = (id: string, name: string, element: object) => ({
      id,
      name,
      functionIds: [],
      extensions: { stratml: { attributes: { StakeholderTypeType: 'Generic_Group' }, elements: [element] } },
    });
    const units = [
      unit('u1', 'One', role('Performer', 'Beneficiary')),
      unit('u2', 'Two', { ...role('Performer'), name: 'Part' }),
      unit('u3', 'Three', { name: 'Identifier', text: '1 x' }),
    ];
    const divisions = [{ id: 'd', name: 'Teaching', functionIds: [], units }];
    const { xml, losses } = toStratml(planOf({ organization: { ...organization, divisions } }));
    const written = (name: string, inside: string) =>
      elementIn(`<Stakeholder StakeholderTypeType="Generic_Group"><Name>${name}</Name>${inside}</Stakeholder>`);
    const core = elementIn(xml).children.find(({ name }) => name === 'StrategicPlanCore');
    const performs = '<Role><Name/><RoleType>Performer</RoleType></Role>';
    expect(core?.children[0]?.children.slice(2)).toEqual([
      written('One', '<Role><Name>Both</Name><RoleType>Performer</RoleType><RoleType>Beneficiary</RoleType></Role>'),
      written('Two', performs),
      written('Three', performs),
    ]);
    expect(losses.filter(({ code }) => code === 'renamed')).toMatchObject([
      { path: ['organization', 'divisions', 0, 'units', 2], id: 'u3', title: 'Three', value: '1 x' },
    ]);
  });

  it('has units as performers, those of further organizations as such', () => {
    const unit = (id: string, name: string, extensions?: object) => ({
      id,
      name,
      functionIds: [],
      ...(extensions === undefined ? {} : { extensions: { stratml: extensions } }),
    });
    const units = [
      unit('u1', 'One'),
      unit('u2', 'Two', {
        attributes: { StakeholderTypeType: 'Generic_Group' },
        elements: [
          {
            name: 'Role',
            children: [
              { name: 'Name', text: 'Convener' },
              { name: 'RoleType', text: 'Performer' },
            ],
          },
        ],
      }),
      unit('u3', 'Three', {
        attributes: { StakeholderTypeType: 'Robot' },
        elements: [{ name: 'Role', children: [{ name: 'RoleType', text: 'Beneficiary' }] }],
      }),
      unit('u4', 'One'),
      unit('u5', '[To be named]'),
    ];
    const divisions = [
      {
        id: 'd1',
        name: 'Other organizations',
        functionIds: [],
        units: [unit('b', 'B', { elements: [{ name: 'Acronym', text: 'BB' }] })],
      },
      { id: 'd2', name: 'Teaching', functionIds: [], units },
    ];
    const { root } = told(planOf({ organization: { ...organization, divisions } }));
    const role = (name: string, type: string) => `<Role><Name>${name}</Name><RoleType>${type}</RoleType></Role>`;
    expect(root.children.find(({ name }) => name === 'StrategicPlanCore')?.children.slice(0, 2)).toEqual(
      elementIn(
        `<all><Organization><Name>A</Name><Identifier>o</Identifier><Stakeholder StakeholderTypeType="Organization"><Name>One</Name>${role('', 'Performer')}</Stakeholder><Stakeholder StakeholderTypeType="Generic_Group"><Name>Two</Name>${role('Convener', 'Performer')}</Stakeholder><Stakeholder><Name>Three</Name>${role('', 'Performer')}${role('', 'Beneficiary')}</Stakeholder></Organization><Organization><Name>B</Name><Acronym>BB</Acronym><Identifier>b</Identifier></Organization></all>`,
      ).children,
    );
  });
});

describe('identifiers written', () => {
  const goal = (id: string) => aGoal({ id, measures: [], strategies: [] } as never);
  const relationship = (id: string, to: string) => ({
    name: 'Relationship',
    children: [
      { name: 'Identifier', text: id },
      { name: 'ReferentIdentifier', text: to },
    ],
  });
  const related = (...relationships: readonly object[]) =>
    aMeasure({ id: 'm', extensions: { stratml: { elements: relationships } } } as never);
  const withMeasure = (id: string, ...relationships: readonly object[]) =>
    aGoal({ id, measures: [related(...relationships)], strategies: [] } as never);
  /** The texts of all elements of a name, in the order of the document, with what became of identifiers. */
  function written(fields: object, name = 'Identifier') {
    const plan = aPlan({ id: 'p', organization: { id: 'o', name: 'A', kind: 'other' }, ...fields } as never);
    const { xml, losses } = toStratml(plan);
    const texts = [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, text]) => text);
    const renamed = losses
      .filter(({ code }) => code === 'renamed')
      .map(({ path, element, params }) => [path.join('.'), element, params]);
    return { texts, renamed };
  }
  const renamed = (path: string, given: string, id: string, because: string) => [
    path,
    'Identifier',
    { given, id, because },
  ];

  it('are numbered where another has them', () => {
    expect(written({ goals: ['1 a', '1:a', '_1_a-2', '1/a'].map((id) => goal(id)) })).toEqual({
      texts: ['o', '_1_a', '_1_a-2', '_1_a-2-2', '_1_a-3', 'p'],
      renamed: [
        renamed('goals.0', '1 a', '_1_a', 'not-xml'),
        renamed('goals.1', '1:a', '_1_a-2', 'not-xml'),
        renamed('goals.2', '_1_a-2', '_1_a-2-2', 'repeated'),
        renamed('goals.3', '1/a', '_1_a-3', 'not-xml'),
      ],
    });
  });

  it('are not taken by what has no identifier in the standard', () => {
    const values = [{ id: '1 a', name: 'Value' }];
    expect(written({ values, goals: [goal('_1_a')] })).toEqual({ texts: ['o', '_1_a', 'p'], renamed: [] });
  });

  it('that were kept and are blank are none, and take none away', () => {
    const blank = ['', ' ', '\u0000'].map((text) => relationship(text, ''));
    const divisions = [{ id: 'd', name: 'Other organizations', units: [{ id: '_', name: 'B' }] }];
    const organization = { id: 'o', name: 'A', kind: 'other', divisions };
    expect(written({ organization, goals: [withMeasure('g', ...blank)] })).toEqual({
      texts: ['o', '_', 'g', 'm', 'p'],
      renamed: [],
    });
  });

  it('that were kept stay as they are where XML allows it, and others make way', () => {
    const given = [relationship('1 a', ''), relationship('_1_a', ''), relationship('2 b', '')];
    expect(written({ goals: [withMeasure('1/a', ...given), goal('_2_b')] })).toEqual({
      texts: ['o', '_1_a-2', 'm', '_1_a-3', '_1_a', '_2_b-2', '_2_b', 'p'],
      renamed: [
        renamed('goals.0', '1/a', '_1_a-2', 'not-xml'),
        renamed('goals.0.measures.0', '1 a', '_1_a-3', 'kept'),
        renamed('goals.0.measures.0', '2 b', '_2_b-2', 'kept'),
      ],
    });
  });

  it('that were kept make way for those of what the plan holds, and for each other', () => {
    const given = ['g', 'r', 'r', 'b'].map((id) => relationship(id, ''));
    const divisions = [{ id: 'd', name: 'Other organizations', units: [{ id: 'b', name: 'B' }] }];
    const organization = { id: 'o', name: 'A', kind: 'other', divisions };
    expect(written({ organization, goals: [withMeasure('g', ...given)] })).toEqual({
      texts: ['o', 'b', 'g', 'm', 'g-2', 'r', 'r-2', 'b-2', 'p'],
      renamed: [
        renamed('goals.0.measures.0', 'g', 'g-2', 'repeated'),
        renamed('goals.0.measures.0', 'r', 'r-2', 'repeated'),
        renamed('goals.0.measures.0', 'b', 'b-2', 'repeated'),
      ],
    });
  });

  it('are changed where they are referred to, and in no other text', () => {
    const extensions = { stratml: { elements: [{ name: 'Acronym', text: '1 a' }] } };
    const organization = { id: 'o', name: 'A', kind: 'other', extensions };
    expect(written({ organization, goals: [goal('1 a')] }, 'Acronym').texts).toEqual(['1 a']);
  });

  it.each([1, 2] as const)('are taken in Part %d by what is an element there', (part) => {
    const measures = [aMeasure({ id: '1 m' } as never)];
    const goals = [aGoal({ id: 'g', measures, strategies: [] } as never), goal('_1_m'), goal('_1_p')];
    const plan = aPlan({ id: '1 p', organization: { id: 'o', name: 'A', kind: 'other' }, goals } as never);
    const { xml, losses } = toStratml(plan, { part });
    const renamed = losses.flatMap(({ code, value }) => (code === 'renamed' ? [value] : []));
    expect(renamed.toSorted()).toEqual(part === 1 ? [] : ['1 m', '1 p', '_1_m', '_1_p']);
    expect(valueIn(fromStratml(xml)).plan).toEqual(plan);
  });

  it('of what measures kept are referred to in Part 1 as they were', () => {
    const measures = [related(relationship('1 x', ''))];
    const extensions = { stratml: { elements: [relationship('r', '1 x')] } };
    const goals = [aGoal({ id: 'g', measures, strategies: [], extensions } as never)];
    const plan = aPlan({ goals });
    const { xml, losses } = toStratml(plan, { part: 1 });
    expect(losses.filter(({ code }) => code === 'renamed')).toEqual([]);
    expect(valueIn(fromStratml(xml)).plan).toEqual(plan);
  });

  it('are referred to in words of Part 1 as they are written after them', () => {
    const extensions = { stratml: { elements: [relationship('r', '2 g')] } };
    const goals = [aGoal({ id: 'g', measures: [], strategies: [], extensions } as never), goal('2 g')];
    const { xml } = toStratml(aPlan({ goals }), { part: 1 });
    expect(xml).toContain('extensions, stratml, elements 1, children 2, text: _2_g</OtherInformation>');
  });

  it('are referred to as they are written, wherever they stand', () => {
    const given = ['2 g', '1 a', '_1_a', '3 c', 'nowhere'].map((to, index) => relationship(`r${index}`, to));
    const results = [{ name: 'MeasurementInstance', children: [{ name: 'Identifier', text: '3 c' }] }];
    const before = aMeasure({
      id: 'm',
      extensions: { stratml: { elements: given } },
    } as never);
    const after = aMeasure({
      id: 'n',
      extensions: { stratml: { elements: [relationship('1 a', ''), relationship('_1_a', '')], results } },
    } as never);
    const goals = [aGoal({ id: 'g', measures: [before, after], strategies: [] } as never), goal('2 g')];
    expect(written({ goals }, 'ReferentIdentifier').texts).toEqual([
      '_2_g',
      '_1_a-2',
      '_1_a',
      '_3_c',
      'nowhere',
      '',
      '',
    ]);
  });
});

describe('what was kept of an entity', () => {
  const goalWith = (extensions: object) => {
    const goal = aGoal({ id: 'g', statement: 'G', focus: 'agency', measures: [], strategies: [], extensions } as never);
    const plan = aPlan({ id: 'p', organization: { id: 'o', name: 'A', kind: 'other' }, goals: [goal] } as never);
    const { xml } = toStratml(plan);
    expect(valueIn(fromStratml(xml)).plan).toEqual(plan);
    return elementIn(/<Goal>.*<\/Goal>/s.exec(xml)?.[0] ?? '');
  };
  const goal = (text: string) =>
    elementIn(`<Goal><Name>G</Name><Description></Description><Identifier>g</Identifier>${text}</Goal>`);

  it.each<[string, object, string]>([
    [
      'has text in OtherInformation once; one with attributes, and others, are words',
      {
        stratml: {
          elements: [
            { name: 'OtherInformation', attributes: { x: 'y' }, text: 'A' },
            { name: 'OtherInformation', text: 'B' },
          ],
        },
      },
      other(
        'A',
        '',
        MARKER,
        'extensions, stratml, elements 1, name: OtherInformation',
        'extensions, stratml, elements 1, attributes, x: y',
        'extensions, stratml, elements 1, text: A',
        'extensions, stratml, elements 2, name: OtherInformation',
        'extensions, stratml, elements 2, text: B',
      ),
    ],
    [
      'has in words an identifier without text that says something',
      {
        stratml: {
          elements: [
            { name: 'Identifier', attributes: { x: 'y' } },
            { name: 'Identifier', children: [{ name: 'Name', text: 'a' }] },
          ],
        },
      },
      words(
        'extensions, stratml, elements 1, name: Identifier',
        'extensions, stratml, elements 1, attributes, x: y',
        'extensions, stratml, elements 2, name: Identifier',
        'extensions, stratml, elements 2, children 1, name: Name',
        'extensions, stratml, elements 2, children 1, text: a',
      ),
    ],
    ['has in words what no element holds', { stratml: { text: 'loose' } }, words('extensions, stratml, text: loose')],
    [
      'has in words what is of no form, beside the host’s own data',
      { a: 1, stratml: 7 },
      words('extensions, a: 1', 'extensions, stratml: 7'),
    ],
    [
      'has in words nothing at all beside the host’s own data',
      { a: 1, stratml: null },
      words('extensions, a: 1', 'extensions, stratml: null'),
    ],
  ])('%s', (_, extensions, text) => {
    expect(goalWith(extensions)).toEqual(goal(text));
  });
  it('says nothing of a further OtherInformation that is blank', () => {
    const elements = ['A', ''].map((text) => ({ name: 'OtherInformation', text }));
    const goal = aGoal({
      focus: 'agency',
      measures: [],
      strategies: [],
      extensions: { stratml: { elements } },
    } as never);
    const { xml } = toStratml(aPlan({ goals: [goal] }));
    expect(xml).toContain('<OtherInformation>A</OtherInformation>');
  });
});
