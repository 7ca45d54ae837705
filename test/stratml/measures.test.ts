/** Indicators and their results, as measures. */
import { describe, expect, it } from 'vitest';
import { measureFrom } from '../../src/stratml/read-measure.js';
import { startReading } from '../../src/stratml/reading.js';
import { MARKER } from '../../src/stratml/words.js';
import { itMeasures, spent } from '../support/measuring.js';
import { aResult, elementIn } from '../support/stratml.js';

type Options = Parameters<typeof startReading>[0];

/** What an indicator comes to. */
function readIn(inside: string, options: Options = {}) {
  const reading = startReading(options);
  const element = elementIn(`<PerformanceIndicator>${inside}</PerformanceIndicator>`);
  const measure = measureFrom(reading, element, ['measures', 0], 'x', 'Objective');
  return {
    measure,
    losses: reading.losses.map(({ code, element: name, value, params }) => ({ code, name, value, params })),
    warnings: reading.warnings.map(({ code, path, id, params }) => ({ code, path, id, params })),
  };
}

const NAMED = '<MeasurementDimension>More</MeasurementDimension>';
const bare = {
  id: 'x',
  indicator: 'More',
  dataSource: '',
  unit: { kind: 'score' },
  direction: 'increase',
  targets: [],
  observations: [],
  withheld: [],
};
const instance = (inside: string) => `${NAMED}<MeasurementInstance>${inside}</MeasurementInstance>`;
const kept = (stratml: object) => ({ extensions: { stratml } });
const told = (...lines: readonly string[]) => `<OtherInformation>${MARKER}\n${lines.join('\n')}</OtherInformation>`;
const [day, next] = ['2026-06-30', '2027-06-30'];

describe('a result', () => {
  const actual = (inside: string) => `<ActualResult>${inside}<NumberOfUnits>5</NumberOfUnits></ActualResult>`;
  const days = (start: string, end: string) =>
    actual(`${start === '' ? '' : `<StartDate>${start}</StartDate>`}${end === '' ? '' : `<EndDate>${end}</EndDate>`}`);

  it.each<[string, string, object, readonly (readonly [string, string, string])[]]>([
    ['of a day', days('', day), { date: day }, []],
    ['of a span', days('2025-07-01', day), { date: day, start: '2025-07-01' }, []],
    ['of a span of one day', days(day, day), { date: day, start: day }, []],
    ['that says when it starts alone', days(day, ''), { date: day }, []],
    [
      'of a year',
      days('', 'FY2026'),
      { date: day, start: '2025-07-01', ...kept({ EndDate: 'FY2026' }) },
      [['day-as-text', 'EndDate', day]],
    ],
    [
      'of a year that starts later',
      days('2025-10-01', 'FY2026'),
      { date: day, start: '2025-10-01', ...kept({ EndDate: 'FY2026' }) },
      [['day-as-text', 'EndDate', day]],
    ],
    [
      'that starts with a year and says no end',
      days('FY2026', ''),
      { date: day, start: '2025-07-01', ...kept({ StartDate: 'FY2026' }) },
      [['day-as-text', 'StartDate', '2025-07-01']],
    ],
    [
      'that starts with a year',
      days('FY2025', day),
      { date: day, start: '2024-07-01', ...kept({ StartDate: 'FY2025' }) },
      [['day-as-text', 'StartDate', '2024-07-01']],
    ],
    [
      'that starts some day',
      days('soon', day),
      { date: day, ...kept({ StartDate: 'soon' }) },
      [['no-day', 'StartDate', 'soon']],
    ],
    [
      'that starts on a day that is none',
      days('2026-02-30', day),
      { date: day, ...kept({ StartDate: '2026-02-30' }) },
      [['no-day', 'StartDate', '2026-02-30']],
    ],
    [
      'that starts one day or another',
      days('3/4/2026', day),
      { date: day, ...kept({ StartDate: '3/4/2026' }) },
      [['two-days', 'StartDate', '2026-03-04']],
    ],
  ])('%s', (_, xml, entry, losses) => {
    const read = readIn(instance(xml));
    expect(read.measure).toStrictEqual({ ...bare, observations: [{ value: 5, ...entry }] });
    expect(
      read.losses.map(({ code, name, params }) => [code, name, params['day'] ?? params['first'] ?? params['text']]),
    ).toEqual(losses);
  });

  it.each<[string, string, object]>([
    ['with a note', '<Description>n</Description>', { note: 'n' }],
    [
      'with two notes',
      '<Description>n</Description><Description>m</Description>',
      { note: 'n', ...kept({ elements: [{ name: 'Description', text: 'm' }] }) },
    ],
    [
      'with attributes',
      '<EndDate a="1"/><Description b="2">n</Description>',
      {
        note: 'n',
        ...kept({
          elements: [
            { name: 'EndDate', attributes: { a: '1' } },
            { name: 'Description', attributes: { b: '2' } },
          ],
        }),
      },
    ],
    ['with what nobody knows', '<Novel>x</Novel><Odd/>', kept({ elements: [{ name: 'Novel', text: 'x' }] })],
    [
      'with a note in markup',
      '<Description>See <b>us</b></Description>',
      {
        note: 'See us',
        ...kept({ elements: [{ name: 'Description', children: [{ name: 'b', text: 'us' }] }] }),
      },
    ],
    ['with text between', 'between', kept({ text: 'between' })],
    [
      'that is judged',
      '<Descriptor><DescriptorName>Status</DescriptorName><DescriptorValue>Final</DescriptorValue></Descriptor>',
      kept({
        elements: [
          {
            name: 'Descriptor',
            children: [
              { name: 'DescriptorName', text: 'Status' },
              { name: 'DescriptorValue', text: 'Final' },
            ],
          },
        ],
      }),
    ],
    ['of a blank group', '<Descriptor><DescriptorName/></Descriptor>', {}],
    [
      'whose descriptor has a text of its own',
      '<Descriptor>between</Descriptor>',
      kept({ elements: [{ name: 'Descriptor', text: 'between' }] }),
    ],
  ])('%s', (_, inside, entry) => {
    const end = inside.includes('<EndDate') ? '' : `<EndDate>${day}</EndDate>`;
    const xml = actual(`${inside}${end}`).replace('<EndDate a="1"/>', `<EndDate a="1">${day}</EndDate>`);
    expect(readIn(instance(xml))).toMatchObject({
      losses: [],
      measure: { observations: [{ date: day, value: 5, ...entry }] },
    });
    const own = readIn(instance(xml)).measure.observations?.[0];
    expect(own).toStrictEqual({ date: day, value: 5, ...entry });
    const attributed = readIn(instance(xml.replace('<ActualResult', '<ActualResult c="3"'))).measure.observations?.[0];
    expect(attributed?.extensions).toMatchObject({ stratml: { attributes: { c: '3' } } });
  });

  it.each<[string, string, number, boolean]>([
    ['5.0', '5.0', 5, false],
    ['about 5', 'about 5', 5, true],
    ['5 schools', '5 schools', 5, true],
  ])('of the number "%s" keeps its text where it says more', (_, text, number, isKept) => {
    const { measure, losses } = readIn(instance(aResult('Actual', day, text)));
    expect(measure.observations).toStrictEqual([
      { date: day, value: number, ...(isKept ? kept({ NumberOfUnits: text }) : {}) },
    ]);
    expect(losses).toEqual(
      isKept ? [{ code: 'number-as-text', name: 'NumberOfUnits', value: text, params: { text, number } }] : [],
    );
  });

  it.each<[string, string, string]>([
    ['day', 'soon', '5'],
    ['day', '', '5'],
    ['number', day, 'five'],
    ['number', day, ''],
    ['both', '', 'five'],
    ['both', '2026-02-30', ''],
  ])('without its %s ("%s", "%s") is kept as prose', (lacks, end, number) => {
    const { measure, losses } = readIn(instance(aResult('Actual', end, number, { description: 'd' })));
    const text = [end, number, 'd'].filter((each) => each !== '').join(' ');
    expect(losses).toEqual([{ code: 'prose', name: 'ActualResult', value: text, params: { lacks } }]);
    const children = [
      ['EndDate', end],
      ['NumberOfUnits', number],
      ['Description', 'd'],
    ].flatMap(([name, each]) => (each === '' ? [] : [{ name, text: each }]));
    const results = [{ name: 'MeasurementInstance', children: [{ name: 'ActualResult', children }] }];
    expect(measure).toStrictEqual({ ...bare, ...kept({ results }) });
  });

  it('with marks in its days and its number keeps them', () => {
    const xml = `<ActualResult><StartDate>2025-07-01<a/><b>s</b></StartDate><EndDate>${day}<b>e</b></EndDate><NumberOfUnits>5<sup>1</sup></NumberOfUnits></ActualResult>`;
    const scrap = (name: string, mark: string, text: string) => ({ name, children: [{ name: mark, text }] });
    expect(readIn(instance(xml)).measure.observations).toStrictEqual([
      {
        date: day,
        start: '2025-07-01',
        value: 5,
        ...kept({
          elements: [scrap('StartDate', 'b', 's'), scrap('EndDate', 'b', 'e'), scrap('NumberOfUnits', 'sup', '1')],
        }),
      },
    ]);
  });

  it('makes its unit clear by how its number is written', () => {
    expect(readIn(instance(aResult('Actual', day, '45%'))).measure.unit).toMatchObject({ kind: 'percent' });
    expect(readIn(instance(aResult('Target', day, '45'))).measure.unit).toMatchObject({ kind: 'score' });
  });

  it('of one day or another is kept as prose, with both days', () => {
    const { losses } = readIn(instance(aResult('Target', '3/4/2026', 'five', { start: 'soon' })));
    expect(losses.map(({ code, name, params }) => [code, name, params])).toEqual([
      ['two-days', 'EndDate', { text: '3/4/2026', first: '2026-03-04', second: '2026-04-03' }],
      ['prose', 'TargetResult', { lacks: 'both' }],
    ]);
  });

  it('that starts somewhere and ends one knows not when lacks a day', () => {
    const { losses } = readIn(instance(days('2026-01-01', 'soon')));
    expect(losses.map(({ code, params }) => [code, params])).toEqual([['prose', { lacks: 'day' }]]);
  });

  it('that says nothing, or that it will be said, is no loss; the latter is kept', () => {
    expect(readIn(instance(aResult('Target', '', '')))).toEqual({ measure: bare, losses: [], warnings: [] });
    const results = [
      {
        name: 'MeasurementInstance',
        children: [{ name: 'TargetResult', children: [{ name: 'Description', text: 'TBD' }] }],
      },
    ];
    expect(readIn(instance(aResult('Target', '', '', { description: 'TBD' })))).toEqual({
      measure: { ...bare, ...kept({ results }) },
      losses: [],
      warnings: [],
    });
  });

  it('that is masked is withheld, with its note for a reason', () => {
    const { measure, losses } = readIn(
      instance(
        `${aResult('Actual', day, '*', { description: 'small' })}${aResult('Actual', 'FY2027', 's')}${aResult('Actual', '', '*')}${aResult('Target', day, '*')}`,
      ),
    );
    expect(measure.withheld).toStrictEqual([
      { date: day, reason: 'small', ...kept({ NumberOfUnits: '*' }) },
      { date: next, ...kept({ EndDate: 'FY2027', NumberOfUnits: 's', start: '2026-07-01' }) },
    ]);
    expect(measure.observations).toEqual([]);
    expect(losses.map(({ code, name, params }) => [code, name, params['lacks'] ?? params['day']])).toEqual([
      ['day-as-text', 'EndDate', next],
      ['prose', 'ActualResult', 'both'],
      ['prose', 'TargetResult', 'number'],
    ]);
  });

  it('that is masked and says baseline is withheld, and keeps that it says so', () => {
    const elements = [{ name: 'Descriptor', children: [{ name: 'DescriptorName', text: 'Baseline' }] }];
    const { measure } = readIn(instance(aResult('Actual', day, '*', { name: 'Baseline' })));
    expect(measure).toStrictEqual({ ...bare, withheld: [{ date: day, ...kept({ NumberOfUnits: '*', elements }) }] });
  });

  it('that is masked takes nothing that words tell of an observation of its day', () => {
    const xml = `${instance(`${aResult('Actual', day, '*')}${aResult('Actual', day, '5')}`)}${told(`observations 1, date: ${day}`, 'observations 1, n: 40')}`;
    expect(readIn(xml).measure).toMatchObject({
      withheld: [{ date: day }],
      observations: [{ date: day, value: 5, n: 40 }],
    });
    expect(readIn(xml).measure.withheld).toStrictEqual([{ date: day, ...kept({ NumberOfUnits: '*' }) }]);
  });

  it('stands in an instance of which more is kept', () => {
    const { measure, losses } = readIn(
      `${NAMED}<MeasurementInstance a="1">b${aResult('Actual', day, '5')}<Novel>c</Novel><Odd/>${aResult('Target', '', '6')}</MeasurementInstance><MeasurementInstance/>`,
    );
    expect(measure).toStrictEqual({
      ...bare,
      observations: [{ date: day, value: 5 }],
      ...kept({
        results: [
          {
            name: 'MeasurementInstance',
            attributes: { a: '1' },
            text: 'b',
            children: [
              { name: 'TargetResult', children: [{ name: 'NumberOfUnits', text: '6' }] },
              { name: 'Novel', text: 'c' },
            ],
          },
        ],
      }),
    });
    expect(losses.map(({ code, name }) => [code, name])).toEqual([
      ['kept', 'Novel'],
      ['prose', 'TargetResult'],
    ]);
  });
});

describe('a baseline', () => {
  const baseline = (value = '5', more = {}) => aResult('Actual', day, value, { name: 'Baseline', ...more });

  it('keeps what else was said of it', () => {
    const xml = instance(baseline('about 5', { start: '2025-07-01', description: 'n' }));
    expect(readIn(xml).measure).toStrictEqual({
      ...bare,
      baseline: { date: day, value: 5, ...kept({ NumberOfUnits: 'about 5', start: '2025-07-01', note: 'n' }) },
    });
    expect(readIn(instance(baseline())).measure).toStrictEqual({ ...bare, baseline: { date: day, value: 5 } });
  });

  it('is the first; another is an observation, or a target, that keeps its descriptor', () => {
    const elements = [{ name: 'Descriptor', children: [{ name: 'DescriptorName', text: 'Baseline' }] }];
    const target = aResult('Target', next, '7', { name: 'Baseline' });
    expect(readIn(instance(`${baseline()}${baseline('6')}${target}`)).measure).toStrictEqual({
      ...bare,
      baseline: { date: day, value: 5 },
      observations: [{ date: day, value: 6, ...kept({ elements }) }],
      targets: [{ date: next, value: 7, ...kept({ elements }) }],
    });
    expect(readIn(instance(target)).measure).toStrictEqual({ ...bare, baseline: { date: next, value: 7 } });
  });

  it('without a day or a number is prose', () => {
    expect(readIn(instance(aResult('Actual', '', '5', { name: 'Baseline' }))).losses).toMatchObject([
      { code: 'prose', params: { lacks: 'day' } },
    ]);
  });

  it('is of the group that it names, where results name it, or the whole has one', () => {
    const girls = aResult('Actual', next, '6', { name: 'Sex', value: 'Girls' });
    const own = (xml: string) => {
      const { measure } = readIn(instance(xml));
      return [
        measure.baseline?.value,
        measure.subgroups?.map((group) => [group.dimension, group.name, group.baseline?.value]),
      ];
    };
    expect(own(`${girls}${baseline('5', { value: 'Girls' })}`)).toEqual([undefined, [['Sex', 'Girls', 5]]]);
    expect(own(`${baseline('5', { value: 'Girls' })}${girls}`)).toEqual([undefined, [['Sex', 'Girls', 5]]]);
    expect(own(baseline('5', { value: 'Girls' }))).toEqual([5, undefined]);
    expect(own(`${baseline()}${baseline('4', { value: 'Girls' })}`)).toEqual([5, [[undefined, 'Girls', 4]]]);
  });

  it('is not of a group that only another element names', () => {
    const novel =
      '<Novel><Descriptor><DescriptorName>Sex</DescriptorName><DescriptorValue>Girls</DescriptorValue></Descriptor></Novel>';
    const { measure } = readIn(instance(`${novel}${baseline('5', { value: 'Girls' })}`));
    expect([measure.baseline?.value, measure.subgroups]).toEqual([5, undefined]);
  });

  it('is of the group that a target names', () => {
    const target = aResult('Target', next, '6', { name: 'Sex', value: 'Girls' });
    const { measure } = readIn(instance(`${target}${baseline('5', { value: 'Girls' })}`));
    expect(measure.baseline).toBeUndefined();
    expect(measure.subgroups).toMatchObject([{ name: 'Girls', baseline: { value: 5 }, targets: [{ value: 6 }] }]);
  });

  it('of the whole keeps the group that a descriptor beside it names', () => {
    const both = baseline().replace(
      '<Description>',
      '<Descriptor><DescriptorName>Sex</DescriptorName><DescriptorValue>Girls</DescriptorValue></Descriptor><Description>',
    );
    const { measure } = readIn(instance(both));
    expect(measure).toStrictEqual({
      ...bare,
      baseline: {
        date: day,
        value: 5,
        ...kept({
          elements: [
            { name: 'Descriptor', children: [{ name: 'DescriptorName', text: 'Baseline' }] },
            {
              name: 'Descriptor',
              children: [
                { name: 'DescriptorName', text: 'Sex' },
                { name: 'DescriptorValue', text: 'Girls' },
              ],
            },
          ],
        }),
      },
    });
    const girls = aResult('Actual', next, '6', { name: 'Sex', value: 'Girls' });
    const own = readIn(instance(`${girls}${both}`)).measure;
    expect(own.baseline).toBeUndefined();
    expect(own.subgroups?.[0]?.baseline).toStrictEqual({ date: day, value: 5 });
  });

  it('that is not stated is the first observation, where the host wants it and a target comes after it', () => {
    const results = (target: string, ...observed: readonly string[]) =>
      instance(
        `${aResult('Target', target, '9')}${observed.map((each, index) => aResult('Actual', each, String(index))).join('')}`,
      );
    const assumed = (xml: string) => readIn(xml, { assumesBaseline: true });
    const { measure, warnings } = assumed(results(next, '2026-01-01', '2025-01-01', '2025-01-01'));
    expect(measure.baseline).toStrictEqual({ date: '2025-01-01', value: 1 });
    expect(warnings).toEqual([
      {
        code: 'baseline-assumed',
        path: ['measures', 0],
        id: 'x',
        params: { indicator: 'More', value: 1, date: '2025-01-01' },
      },
    ]);
    expect(assumed(results(day, day)).measure.baseline).toBeUndefined();
    expect(assumed(results(day)).measure.baseline).toBeUndefined();
    expect(readIn(results(next, day)).measure.baseline).toBeUndefined();
    const stated = instance(`${aResult('Actual', '2025-01-01', '1')}${baseline()}${aResult('Target', next, '9')}`);
    expect(assumed(stated)).toMatchObject({ measure: { baseline: { value: 5 } }, warnings: [] });
    const inWords = `${results(next, day)}${told(`baseline, date: ${day}`, 'baseline, value: 3')}`;
    expect(assumed(inWords)).toMatchObject({ measure: { baseline: { date: day, value: 3 } }, warnings: [] });
  });
});

describe('groups', () => {
  const of = (value: string, end = day, number = '5', kind: 'Target' | 'Actual' = 'Actual') =>
    aResult(kind, end, number, { name: 'Sex', value });

  it('have what is said of them', () => {
    const xml = instance(
      `${of('Girls')}${of('Boys', next, '6', 'Target')}${of('Girls', next, '*')}${aResult('Actual', day, '7', { value: 'Rural' })}${aResult('Actual', day, '8')}`,
    );
    const empty = { targets: [], observations: [], withheld: [] };
    expect(readIn(xml).measure).toStrictEqual({
      ...bare,
      observations: [{ date: day, value: 8 }],
      subgroups: [
        {
          id: 'x.group-1',
          name: 'Girls',
          dimension: 'Sex',
          ...empty,
          observations: [{ date: day, value: 5 }],
          withheld: [{ date: next, ...kept({ NumberOfUnits: '*' }) }],
        },
        { id: 'x.group-2', name: 'Boys', dimension: 'Sex', ...empty, targets: [{ date: next, value: 6 }] },
        { id: 'x.group-3', name: 'Rural', ...empty, observations: [{ date: day, value: 7 }] },
      ],
    });
  });

  it('of two descriptors are one, and nothing of it is kept beside', () => {
    const two = of('Girls').replace(
      '<Description>',
      '<Descriptor><DescriptorName>Region</DescriptorName><DescriptorValue>North</DescriptorValue></Descriptor><Description>',
    );
    expect(readIn(instance(two)).measure.subgroups).toStrictEqual([
      {
        id: 'x.group-1',
        name: 'Girls, North',
        dimension: 'Sex, Region',
        targets: [],
        observations: [{ date: day, value: 5 }],
        withheld: [],
      },
    ]);
  });

  it('keep what their descriptors say beside a name and a value, told in words or not', () => {
    const odd = of('Girls').replace('</Descriptor>', '<Novel>x</Novel></Descriptor>');
    const elements = [
      {
        name: 'Descriptor',
        children: [
          { name: 'DescriptorName', text: 'Sex' },
          { name: 'DescriptorValue', text: 'Girls' },
          { name: 'Novel', text: 'x' },
        ],
      },
    ];
    for (const words of ['', told('subgroups 1, name: Girls', 'subgroups 1, dimension: Sex')]) {
      const [group, ...others] = readIn(`${instance(odd)}${words}`).measure.subgroups ?? [];
      expect([group?.name, others]).toEqual(['Girls', []]);
      expect(group?.observations).toStrictEqual([{ date: day, value: 5, ...kept({ elements }) }]);
    }
    const baseline = aResult('Actual', day, '5', { name: 'Baseline', value: 'Girls' });
    const [group] =
      readIn(
        `${instance(baseline.replace('</Descriptor>', 'x</Descriptor>'))}${told('subgroups 1, name: Girls', 'subgroups 1, dimension: Sex')}`,
      ).measure.subgroups ?? [];
    expect(JSON.stringify(group?.baseline)).toContain('"text":"x"');
  });

  itMeasures('of one name, and long descriptors, are read in bounded time', () => {
    const lines = Array.from({ length: 4_000 }, (_, index) => `subgroups ${index + 1}, name: Girls`);
    const alike = `${instance(aResult('Actual', day, '5', { value: 'Girls' }))}${told(...lines)}`;
    let groups: ReturnType<typeof readIn>['measure']['subgroups'];
    // Where each was compared with all before it, this took more than a minute.
    expect(
      spent(() => {
        groups = readIn(alike).measure.subgroups;
      }),
    ).toBeLessThan(10_000);
    expect(groups?.map(({ observations }) => observations?.length)).toEqual([1, ...Array(3_999).fill(0)]);
    const long = `${'<Novel/>'.repeat(20_000)}${'<DescriptorName>x</DescriptorName>'.repeat(20_000)}`;
    expect(spent(() => readIn(instance(of('Girls').replace('</Descriptor>', `${long}</Descriptor>`))))).toBeLessThan(
      10_000,
    );
  });

  it('that words tell have their results, though their names would judge or date them', () => {
    const lines = ['name: Completed', 'dimension: Status'].map((line) => `subgroups 1, ${line}`);
    const results = aResult('Actual', day, '5', { name: 'Status', value: 'Completed' });
    const { measure } = readIn(`${instance(`${results}${aResult('Actual', day, '6')}`)}${told(...lines)}`);
    expect(measure.observations).toStrictEqual([{ date: day, value: 6 }]);
    expect(measure.subgroups).toMatchObject([{ name: 'Completed', dimension: 'Status' }]);
    expect(measure.subgroups?.[0]?.observations).toStrictEqual([{ date: day, value: 5 }]);
  });

  it('that words leave without a name take nothing from the whole', () => {
    const { measure } = readIn(`${instance(aResult('Actual', day, '5'))}${told('subgroups 1, id: g')}`);
    expect(measure.observations).toStrictEqual([{ date: day, value: 5 }]);
    expect(measure.subgroups).toEqual([{ id: 'g', name: '', targets: [], observations: [], withheld: [] }]);
  });

  it('that are called as baselines are leave the whole its own', () => {
    const { measure } = readIn(
      `${instance(aResult('Actual', day, '5', { name: 'Status', value: 'Baseline' }))}${told('subgroups 1, name: Baseline', 'subgroups 1, dimension: Phase')}`,
    );
    expect(measure.baseline).toMatchObject({ date: day, value: 5 });
    expect(measure.subgroups?.[0]?.baseline).toBeUndefined();
  });

  it('of which only prose tells are none', () => {
    expect(readIn(instance(of('Girls', '', '5'))).measure.subgroups).toBeUndefined();
  });

  it('have what words add, by name and dimension, in their order', () => {
    const xml = `${instance(`${of('Girls')}${of('Boys')}`)}${told('subgroups 1, id: b', 'subgroups 1, name: Boys', 'subgroups 1, dimension: Sex', 'subgroups 1, observations 1, n: 30', 'subgroups 2, name: Other')}`;
    expect(readIn(xml).measure.subgroups).toEqual([
      {
        id: 'b',
        name: 'Boys',
        dimension: 'Sex',
        targets: [],
        observations: [{ date: day, value: 5, n: 30 }],
        withheld: [],
      },
      { id: 'x.group-2', name: 'Other', targets: [], observations: [], withheld: [] },
      {
        id: 'x.group-3',
        name: 'Girls',
        dimension: 'Sex',
        targets: [],
        observations: [{ date: day, value: 5 }],
        withheld: [],
      },
    ]);
  });

  it('have their baselines by name, the first where two have it', () => {
    const lines = ['Sex', 'Race'].map(
      (dimension, index) => `subgroups ${index + 1}, name: Other\nsubgroups ${index + 1}, dimension: ${dimension}`,
    );
    const baseline = aResult('Actual', day, '5', { name: 'Baseline', value: 'Other' });
    const groups = readIn(`${instance(baseline)}${told(...lines)}`).measure.subgroups;
    expect(groups?.map((group) => [group.dimension, group.baseline?.value])).toEqual([
      ['Sex', 5],
      ['Race', undefined],
    ]);
  });

  it('of one name and dimension are as many as words tell', () => {
    const lines = ['1', '2', '3'].map(
      (place) =>
        `subgroups ${place}, name: Girls\nsubgroups ${place}, dimension: Sex\nsubgroups ${place}, observations 1, value: ${place}\nsubgroups ${place}, observations 1, date: ${day}`,
    );
    const groups = readIn(`${NAMED}${told(...lines)}`).measure.subgroups;
    expect(groups?.map(({ name, observations }) => [name, observations])).toEqual([
      ['Girls', [{ date: day, value: 1 }]],
      ['Girls', [{ date: day, value: 2 }]],
      ['Girls', [{ date: day, value: 3 }]],
    ]);
  });
});

describe('an indicator', () => {
  const results = instance(`${aResult('Target', next, '9')}${aResult('Actual', day, '5')}`);

  it('has what words add to its results, and what they alone tell', () => {
    const lines = [
      'code: reading',
      'targets 1, low: 8',
      'targets 1, value: none',
      'targets 2, date: 2028-06-30',
      'targets 2, value: 10',
      'targets 3, note: lost',
      'observations 1, n: 40',
      'withheld 1, date: 2025-06-30',
      'extensions, mine: 1',
    ];
    expect(readIn(`${results}${told(...lines)}`).measure).toEqual({
      ...bare,
      code: 'reading',
      targets: [
        { date: next, low: 8 },
        { date: '2028-06-30', value: 10 },
      ],
      observations: [{ date: day, value: 5, n: 40 }],
      withheld: [{ date: '2025-06-30' }],
      extensions: { mine: 1 },
    });
  });

  it('is read without what words tell that is no entry, no baseline and no group', () => {
    const wrong = [
      'baseline: 7',
      'targets: 8',
      'observations 2: soon',
      'withheld: 9',
      'subgroups 2: Girls',
      'subgroups 1, baseline: 6',
      'subgroups 1, targets: x',
    ];
    const { measure } = readIn(`${results}${told('subgroups 1, name: Boys', ...wrong)}`);
    expect(measure.targets).toEqual([{ date: next, value: 9 }]);
    expect(measure.subgroups?.map(({ name }) => name)).toEqual(['Boys']);
    expect(measure.baseline).toBeUndefined();
    const elements = JSON.stringify(measure.extensions);
    for (const line of wrong) expect(elements).toContain(line);
  });

  it('has a baseline of which words tell more', () => {
    const xml = `${instance(aResult('Actual', day, '5', { name: 'Baseline' }))}${told('baseline, margin: 2', 'baseline, value: 4')}`;
    expect(readIn(xml).measure.baseline).toEqual({ date: day, value: 4, margin: 2 });
  });

  it.each<[string, string, string, boolean]>([
    [
      'is called by its dimension',
      `${NAMED}<MeasurementInstance>${aResult('Target', '', '', { description: 'D' })}</MeasurementInstance>`,
      'More',
      false,
    ],
    ['is called as words tell', told('indicator: Told'), 'Told', false],
    [
      'is called by what a target says',
      `<MeasurementInstance>${aResult('Actual', '', '', { description: 'A' })}${aResult('Target', '', '', { description: 'T' })}</MeasurementInstance>`,
      'T',
      true,
    ],
    [
      'is called by what a result says',
      `<MeasurementInstance>${aResult('Target', '', '', { description: 'TBD' })}${aResult('Actual', '', '', { description: 'A' })}</MeasurementInstance>`,
      'A',
      true,
    ],
    ['is called by its objective', '', 'Objective', true],
    [
      'is called by two hundred characters',
      `<MeasurementInstance>${aResult('Target', '', '', { description: 'x'.repeat(200) })}</MeasurementInstance>`,
      'x'.repeat(200),
      true,
    ],
    [
      'is called by whole words',
      `<MeasurementInstance>${aResult('Target', '', '', { description: `${'x'.repeat(190)} yy ${'z'.repeat(20)}` })}</MeasurementInstance>`,
      `${'x'.repeat(190)} yy…`,
      true,
    ],
  ])('%s', (_, xml, name, isWarned) => {
    const { measure, warnings } = readIn(xml);
    expect(measure.indicator).toBe(name);
    const unnamed = { code: 'unnamed', path: ['measures', 0], id: undefined };
    expect(warnings.filter(({ code }) => code === 'unnamed')).toEqual(
      isWarned ? [{ ...unnamed, params: { element: 'PerformanceIndicator', name: name.slice(0, 100) } }] : [],
    );
  });

  it.each<[string, string, Options, string, string | undefined]>([
    ['as the host says', results, { direction: () => 'decrease' }, 'decrease', undefined],
    ['not as the host says what is none', results, { direction: () => 'sideways' as never }, 'increase', undefined],
    ['as words say', `${results}${told('direction: decrease')}`, {}, 'decrease', undefined],
    [
      'as the host says before words',
      `${results}${told('direction: decrease')}`,
      { direction: () => 'maintain' },
      'maintain',
      undefined,
    ],
    [
      'as its unit says',
      `<MeasurementDimension>Place</MeasurementDimension><UnitOfMeasurement>Rank</UnitOfMeasurement>`,
      {},
      'decrease',
      undefined,
    ],
    [
      'as a description says',
      `<MeasurementDimension>A</MeasurementDimension><MeasurementInstance>${aResult('Target', '', '', { description: 'Fewer' })}</MeasurementInstance>`,
      {},
      'decrease',
      undefined,
    ],
    [
      'by a bound',
      `<MeasurementDimension>A</MeasurementDimension><MeasurementInstance>${aResult('Target', day, '≤ 5')}</MeasurementInstance>`,
      {},
      'decrease',
      undefined,
    ],
    [
      'by no bound of what was observed',
      `<MeasurementDimension>A</MeasurementDimension><MeasurementInstance>${aResult('Actual', day, '≤ 5')}</MeasurementInstance>`,
      {},
      'increase',
      'nothing-said',
    ],
    ...(
      [
        [
          'from a baseline',
          [
            aResult('Target', next, '4'),
            aResult('Target', day, '3'),
            aResult('Actual', day, '5', { name: 'Baseline' }),
          ],
          'falling-targets',
        ],
        [
          'from the first target',
          [aResult('Target', next, '4'), aResult('Target', day, '5'), aResult('Actual', '2025-01-01', '3')],
          'falling-targets',
        ],
        [
          'from the first observation',
          [aResult('Target', next, '4'), aResult('Actual', day, '3'), aResult('Actual', '2025-01-01', '5')],
          'falling-targets',
        ],
        ['from no later observation', [aResult('Target', day, '4'), aResult('Actual', next, '5')], 'nothing-said'],
        [
          'from the last target of a day',
          [aResult('Target', next, '6'), aResult('Target', next, '4'), aResult('Actual', day, '5')],
          'falling-targets',
        ],
        [
          'of a group',
          [
            aResult('Actual', day, '1', { value: 'Boys' }),
            aResult('Target', next, '4', { value: 'Girls' }),
            aResult('Actual', day, '5', { value: 'Girls' }),
          ],
          'falling-targets',
        ],
        [
          'of the whole before a group',
          [
            aResult('Target', next, '4', { value: 'Girls' }),
            aResult('Actual', day, '5', { value: 'Girls' }),
            aResult('Target', next, '9'),
            aResult('Actual', day, '5'),
          ],
          'nothing-said',
        ],
      ] as const
    ).map(([name, all, because]): [string, string, Options, string, string] => [
      name,
      `<MeasurementDimension>A</MeasurementDimension><MeasurementInstance>${all.join('')}</MeasurementInstance>`,
      {},
      because === 'falling-targets' ? 'decrease' : 'increase',
      because,
    ]),
  ])('has its direction %s', (_, xml, options, direction, because) => {
    const { measure, warnings } = readIn(xml, options);
    expect(measure.direction).toBe(direction);
    const assumed = warnings.filter(({ code }) => code === 'direction-assumed');
    expect(assumed).toEqual(
      because === undefined
        ? []
        : [
            {
              code: 'direction-assumed',
              path: ['measures', 0],
              id: 'x',
              params: { indicator: measure.indicator, direction, because },
            },
          ],
    );
  });

  it('asks the host by its name', () => {
    const asked: string[] = [];
    readIn(results, { direction: (indicator) => void asked.push(indicator) });
    expect(asked).toEqual(['More']);
  });

  it.each<[string, string, object]>([
    ['a value to keep', '5', { low: 5, high: 5 }],
    ['a least', '≥ 5', { low: 5 }],
    ['a most', '≤ 5', { high: 5 }],
  ])('to be maintained has %s as a band', (_, number, band) => {
    const xml = instance(
      aResult('Target', day, number, { start: '2025-07-01', description: 'n' }) +
        aResult('Target', day, number, { value: 'Girls' }),
    );
    const { measure } = readIn(xml, { direction: () => 'maintain' });
    for (const targets of [measure.targets, measure.subgroups?.[0]?.targets]) {
      expect(targets?.[0]).toMatchObject({ date: day, ...band });
      expect(Object.keys(targets?.[0] ?? {}).filter((name) => ['value', 'low', 'high'].includes(name))).toEqual(
        Object.keys(band),
      );
    }
    expect(measure.targets?.[0]).toMatchObject({ start: '2025-07-01', note: 'n' });
    const inWords = readIn(`${xml}${told('direction: maintain', 'targets 1, high: 9')}`).measure;
    expect(inWords.targets?.[0]).toMatchObject({ value: 5, high: 9 });
  });

  it('has its identifier, its unit, and what else is said of it, kept', () => {
    const { measure, losses } = readIn(
      `${NAMED}<UnitOfMeasurement>Number</UnitOfMeasurement><Identifier>i</Identifier><SequenceIndicator>1</SequenceIndicator>${aResult('Target', day, '5')}`,
    );
    expect(measure).toMatchObject({ id: 'i', unit: { kind: 'count', label: 'Number' } });
    expect(losses.map(({ name }) => name)).toContain('SequenceIndicator');
  });
});
