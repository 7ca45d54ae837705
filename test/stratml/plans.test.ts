/** Documents as plans: organizations, goals, values, the period, and what of a document is kept. */
import { type Issue, type PlanInput, rules } from 'spm-model';
import { fromStratml, type Loss } from 'spm-model/stratml';
import { describe, expect, it } from 'vitest';
import { idsIn, planFrom, typeOf, warnOfReferences } from '../../src/stratml/read-plan.js';
import { startReading } from '../../src/stratml/reading.js';
import { MARKER } from '../../src/stratml/words.js';
import { issuesOf, valueIn } from '../support/results.js';
import { aDocument, aResult, elementIn } from '../support/stratml.js';

/** What a document comes to. */
function readIn(
  inside: string,
  { attributes = '', ...facts }: { attributes?: string; period?: { start: string; end: string } } = {},
) {
  const reading = startReading();
  const root = elementIn(`<PerformancePlanOrReport${attributes}><Name>P</Name>${inside}</PerformancePlanOrReport>`);
  const plan = planFrom(reading, root, { kind: 'other', period: undefined, ...facts });
  return {
    plan,
    losses: reading.losses.map(({ code, path, element, value }) => [code, path.join('.'), element, value] as const),
    warnings: reading.warnings.map(({ code, path, params }) => ({ code, path: path.join('.'), params })),
  };
}

const core = (inside: string) => `<StrategicPlanCore>${inside}</StrategicPlanCore>`;
const inGoal = (inside: string) =>
  core(`<Organization><Name>A</Name></Organization><Goal><Name>G</Name>${inside}</Goal>`);
const told = (...lines: readonly string[]) => `<OtherInformation>${MARKER}\n${lines.join('\n')}</OtherInformation>`;
const kept = (stratml: object) => ({ extensions: { stratml } });
const UNKNOWN = { start: '1900-01-01', end: '2199-12-31' };
const missing = ['start', 'end'];
const bare = {
  schemaVersion: 1,
  id: 'plan',
  title: 'P',
  period: UNKNOWN,
  organization: { id: 'organization', name: 'P', kind: 'other' },
  values: [],
  goals: [],
  ...kept({ missing }),
};

describe('a plan', () => {
  it('has what a document says, and what it does not say assumed', () => {
    expect(readIn('')).toStrictEqual({
      plan: bare,
      losses: [
        ['unsaid-day', 'period.start', 'StartDate', ''],
        ['unsaid-day', 'period.end', 'EndDate', ''],
      ],
      warnings: [
        { code: 'unnamed', path: 'organization', params: { element: 'Organization', name: 'P' } },
        { code: 'period-assumed', path: 'period', params: { ...UNKNOWN, because: 'no-days' } },
      ],
    });
  });

  it('is called by its organization where it has no name, else a plan', () => {
    const named = (xml: string) => {
      const reading = startReading();
      const { title } = planFrom(reading, elementIn(`<StrategicPlan>${xml}</StrategicPlan>`), {
        kind: 'other',
        period: undefined,
      });
      return [title, reading.warnings.filter(({ path }) => path.length === 0).map(({ params }) => params['element'])];
    };
    expect(named(core('<Organization><Name>A</Name></Organization>'))).toEqual(['A', ['StrategicPlan']]);
    expect(named('')).toEqual(['Plan', ['StrategicPlan']]);
    expect(named(`<Name>P</Name>${told('title: Told', 'id: told')}`)).toEqual(['Told', []]);
  });

  it('has what words tell of it and of its organization', () => {
    const { plan } = readIn(
      told('id: told', 'weight: 2', 'organization, name: Told', 'organization, id: o', 'organization, kind: sea'),
    );
    expect(plan).toMatchObject({ id: 'told', weight: 2, organization: { id: 'o', name: 'Told', kind: 'sea' } });
    const wrong = readIn(told('organization: Big', 'goals 1, id: g')).plan;
    expect(wrong).toMatchObject({ organization: bare.organization, goals: [] });
    expect(JSON.stringify(wrong.extensions)).toContain('organization: Big\\ngoals 1, id: g');
  });

  it('is called, with its organization and all in it, as words tell where elements say nothing', () => {
    const inside = `${told('title: Told', 'organization, name: Agency')}${core(
      `<Goal>${told('statement: Aim')}<Objective>${told('title: Way')}<PerformanceIndicator>${told('indicator: Sign')}</PerformanceIndicator></Objective></Goal>`,
    )}`;
    const reading = startReading();
    const plan = planFrom(reading, elementIn(`<StrategicPlan>${inside}</StrategicPlan>`), {
      kind: 'other',
      period: undefined,
    });
    const [goal] = plan.goals ?? [];
    const [way] = goal?.strategies ?? [];
    expect([plan.title, plan.organization.name, goal?.statement, way?.title, way?.measures?.[0]?.indicator]).toEqual([
      'Told',
      'Agency',
      'Aim',
      'Way',
      'Sign',
    ]);
    expect(reading.warnings.filter(({ code }) => code === 'unnamed')).toEqual([]);
  });

  it('has the direction that a document gives, and its values', () => {
    const { plan, losses } = readIn(
      core(
        '<Organization><Name>A</Name></Organization><Vision><Description>V</Description><Identifier>v</Identifier></Vision><Mission><Description>M</Description></Mission><Value><Name>a</Name><Description>b</Description></Value><Value/><Value><Description>c</Description></Value><Value><Name>d</Name><Description>d</Description></Value><Value a="1"><Novel>e</Novel></Value>',
      ),
    );
    expect(plan).toMatchObject({
      vision: 'V',
      mission: 'M',
      values: [
        { id: 'value-1', name: 'a', description: 'b' },
        { id: 'value-2', name: 'c' },
        { id: 'value-3', name: 'd' },
        {
          id: 'value-4',
          name: 'Value 4',
          ...kept({ elements: [{ name: 'Novel', text: 'e' }], attributes: { a: '1' } }),
        },
      ],
    });
    expect(plan.values?.map((value) => Object.keys(value).join(' '))).toEqual([
      'id name description',
      'id name',
      'id name',
      'id name extensions',
    ]);
    expect(plan.extensions).toEqual({
      stratml: {
        missing,
        elements: [
          { name: 'StrategicPlanCore', children: [{ name: 'Vision', children: [{ name: 'Identifier', text: 'v' }] }] },
        ],
      },
    });
    expect(losses).toContainEqual(['kept', '', 'Identifier', 'v']);
    expect(losses).toContainEqual(['kept', 'values.3', 'Novel', 'e']);
    const blank = readIn(core('<Vision/><Mission><Description> </Description></Mission>')).plan;
    expect(Object.keys(blank)).toEqual(Object.keys(bare));
  });

  it('keeps what it has no place for where it stood', () => {
    const { plan } = readIn(
      `<Description>D</Description><Submitter>S</Submitter><StrategicPlanCore a="1">b<Novel>c</Novel><Mission d="2"><Description>M</Description></Mission></StrategicPlanCore><AdministrativeInformation><Identifier>i</Identifier><Source>e</Source><PublicationDate>2026-01-31</PublicationDate></AdministrativeInformation>f`,
      { attributes: ' Type="Strategic_Plan" g="3"' },
    );
    expect(plan.id).toBe('i');
    expect(plan.period).toEqual({ start: '2026-01-31', end: '2026-01-31' });
    expect(plan.extensions).toStrictEqual({
      stratml: {
        missing,
        attributes: { g: '3' },
        text: 'f',
        elements: [
          { name: 'Description', text: 'D' },
          {
            name: 'StrategicPlanCore',
            attributes: { a: '1' },
            text: 'b',
            children: [
              { name: 'Mission', attributes: { d: '2' } },
              { name: 'Novel', text: 'c' },
            ],
          },
          {
            name: 'AdministrativeInformation',
            children: [
              { name: 'PublicationDate', text: '2026-01-31' },
              { name: 'Source', text: 'e' },
            ],
          },
          { name: 'Submitter', text: 'S' },
        ],
      },
    });
  });

  it('keeps the type of a document that is of another', () => {
    expect(readIn('', { attributes: ' Type="Performance_Report"' }).plan.extensions).toEqual(
      kept({ missing, attributes: { Type: 'Performance_Report' } }).extensions,
    );
  });

  it('is of a type by what it has', () => {
    const typeWith = (...measures: readonly object[]) => [
      typeOf({ goals: [{ measures }] } as unknown as PlanInput),
      typeOf({ goals: [{}, { strategies: [{}, { measures }] }] } as unknown as PlanInput),
    ];
    expect(typeOf({} as PlanInput)).toBe('Strategic_Plan');
    expect(typeWith()).toEqual(['Strategic_Plan', 'Strategic_Plan']);
    expect(typeWith({}, { observations: [], subgroups: [{}] })).toEqual(['Performance_Plan', 'Performance_Plan']);
    expect(typeWith({}, { observations: [{}] })).toEqual(['Performance_Report', 'Performance_Report']);
    expect(typeWith({ subgroups: [{}, { observations: [{}] }] })).toEqual(['Performance_Report', 'Performance_Report']);
  });
});

describe('the period of a document', () => {
  const within = (inside: string, period?: { start: string; end: string }) => {
    const { plan, losses, warnings } = readIn(
      `<AdministrativeInformation>${inside}</AdministrativeInformation>`,
      period === undefined ? {} : { period },
    );
    return {
      period: [plan.period.start, plan.period.end],
      losses: losses.map(([code, path, element, value]) =>
        [code, path, element, value].filter((each) => each !== '').join(' '),
      ),
      because: warnings.find(({ code }) => code === 'period-assumed')?.params['because'],
      stratml: plan.extensions?.['stratml'],
    };
  };
  const [start, end] = ['<StartDate>2026-07-01</StartDate>', '<EndDate>2030-06-30</EndDate>'];
  const unsaid = { start: 'unsaid-day period.start StartDate', end: 'unsaid-day period.end EndDate' };

  it('is the one that it states', () => {
    expect(within(start + end)).toEqual({
      period: ['2026-07-01', '2030-06-30'],
      losses: [],
      because: undefined,
      stratml: undefined,
    });
  });

  it.each<
    [
      string,
      string,
      { start: string; end: string } | undefined,
      readonly string[],
      readonly string[],
      string | undefined,
    ]
  >([
    ['start', start, undefined, ['2026-07-01', '2026-07-01'], [unsaid.end], 'days-named'],
    ['end', end, undefined, ['2030-06-30', '2030-06-30'], [unsaid.start], 'days-named'],
    [
      'start, after the end that the host gives',
      start,
      { start: '2020-01-01', end: '2021-01-01' },
      ['2026-07-01', '2026-07-01'],
      [unsaid.end],
      undefined,
    ],
    [
      'start, with an end that the host gives',
      start,
      { start: '2020-01-01', end: '2029-01-01' },
      ['2026-07-01', '2029-01-01'],
      [unsaid.end],
      undefined,
    ],
    [
      'end, before the start that the host gives',
      end,
      { start: '2031-01-01', end: '2032-01-01' },
      ['2030-06-30', '2030-06-30'],
      [unsaid.start],
      undefined,
    ],
    [
      'end, with a start that the host gives',
      end,
      { start: '2020-01-01', end: '2021-01-01' },
      ['2020-01-01', '2030-06-30'],
      [unsaid.start],
      undefined,
    ],
    [
      'publication',
      '<PublicationDate>2026-07-01</PublicationDate>',
      undefined,
      ['2026-07-01', '2026-07-01'],
      ['kept PublicationDate 2026-07-01', unsaid.start, unsaid.end],
      'days-named',
    ],
  ])('is in part the one that it states: its %s', (_, inside, period, wanted, losses, because) => {
    const found = within(inside, period);
    expect([found.period, found.because]).toEqual([wanted, because]);
    expect([...found.losses].sort()).toEqual([...losses].sort());
    expect(found.stratml).toMatchObject({
      missing: losses
        .filter((loss) => loss.startsWith('unsaid'))
        .map((loss) => (loss.includes('start') ? 'start' : 'end')),
    });
  });

  it('is told with what it was read as', () => {
    const reasons = (inside: string) =>
      valueIn(fromStratml(aDocument('', { after: `<AdministrativeInformation>${inside}</AdministrativeInformation>` })))
        .losses.filter(({ element }) => element.endsWith('Date'))
        .map(({ params }) => params);
    expect(reasons('<StartDate>FY2026</StartDate><EndDate>3/4/2030</EndDate>')).toEqual([
      { text: 'FY2026', day: '2025-07-01' },
      { text: '3/4/2030', first: '2030-03-04', second: '2030-04-03' },
      { day: '2026-06-30' },
      {},
      {},
    ]);
    expect(reasons('<StartDate>2026-07-01</StartDate><EndDate>some day</EndDate>')[0]).toEqual({ text: 'some day' });
  });

  it('is kept as it was written where that is otherwise', () => {
    const found = within('<StartDate>FY2026</StartDate><EndDate>3/4/2030</EndDate>');
    expect(found.period).toEqual(['2025-07-01', '2026-06-30']);
    expect(found.losses).toEqual([
      'day-as-text StartDate FY2026',
      'two-days EndDate 3/4/2030',
      unsaid.end,
      'kept StartDate FY2026',
      'kept EndDate 3/4/2030',
    ]);
    expect(found.stratml).toMatchObject({ missing: ['end'] });
    expect(within(`${start}<EndDate>some day</EndDate>`).losses).toEqual([
      'no-day EndDate some day',
      unsaid.end,
      'kept EndDate some day',
    ]);
    expect(within('<StartDate>Spring 2026</StartDate>').losses[0]).toBe('two-days StartDate Spring 2026');
  });
});

describe('goals and objectives of a document', () => {
  const goalIn = (inside: string) => readIn(inGoal(inside)).plan.goals?.[0];
  const goal = { id: 'goal-1', statement: 'G', focus: 'agency' };
  const strategy = (more: object) => ({ ...goal, strategies: [{ id: 'goal-1.objective-1', title: 'O', ...more }] });
  const objective = (inside: string) => `<Objective><Name>O</Name>${inside}</Objective>`;

  it.each<[string, string, object]>([
    ['by name alone', '', goal],
    [
      'with a description',
      '<Description>D</Description><Identifier>g</Identifier>',
      { ...goal, id: 'g', description: 'D' },
    ],
    ['with a description that is the name', '<Description>G</Description>', goal],
    [
      'with what words tell',
      told('id: g', 'statement: Told', 'focus: equity', 'weight: 2'),
      { ...goal, id: 'g', statement: 'Told', focus: 'equity', weight: 2 },
    ],
    [
      'with what is kept',
      '<SequenceIndicator>1</SequenceIndicator>',
      { ...goal, ...kept({ elements: [{ name: 'SequenceIndicator', text: '1' }] }) },
    ],
    ['with an objective', objective(''), strategy({})],
    [
      'with an objective’s theory',
      objective('<Description>If we act, then it helps</Description>'),
      strategy({ description: 'If we act, then it helps', theory: { if: ['we act'], then: ['it helps'], and: [] } }),
    ],
    [
      'with a theory in words',
      objective(`<Description>If we act, then it helps</Description>${told('theory: If we rest, then it hurts')}`),
      strategy({ description: 'If we act, then it helps', theory: { if: ['we rest'], then: ['it hurts'], and: [] } }),
    ],
    [
      'with a theory clause by clause',
      objective(told('theory, if 1: a', 'theory, then 1: b')),
      strategy({ theory: { if: ['a'], then: ['b'] } }),
    ],
    [
      'with no theory, in words',
      objective(`<Description>If we act, then it helps</Description>${told('theory: none')}`),
      strategy({ description: 'If we act, then it helps' }),
    ],
  ])('come in %s', (_, inside, wanted) => {
    expect(goalIn(inside)).toStrictEqual(wanted);
  });

  it('are called by their descriptions, else by their numbers', () => {
    const named = (inside: string) => {
      const found = readIn(core(`<Organization><Name>A</Name></Organization>${inside}`));
      return [
        found.plan.goals?.map(({ statement, description }) => [statement, description]),
        found.warnings.filter(({ code }) => code === 'unnamed').map(({ path }) => path),
      ];
    };
    expect(
      named(
        '<Goal><Description>D</Description></Goal><Goal><SequenceIndicator>IV</SequenceIndicator></Goal><Goal><Identifier>g</Identifier></Goal>',
      ),
    ).toEqual([
      [
        ['D', undefined],
        ['Goal IV', undefined],
        ['Goal 3', undefined],
      ],
      ['goals.0', 'goals.1', 'goals.2'],
    ]);
  });

  it('keep what the objective that holds their measures says besides', () => {
    const indicator = '<PerformanceIndicator><MeasurementDimension>M</MeasurementDimension></PerformanceIndicator>';
    const own = (name: string, before: string, more: string, inside: string) =>
      `<Objective${more}>${name}${told('measures of: goal').replace('<OtherInformation>', `<OtherInformation>${before}`)}${inside}${indicator}</Objective>`;
    const plain = goalIn(own('<Name>Measures of the goal</Name>', '', '', '<Description/>'));
    expect([plain?.measures?.length, plain?.strategies, plain?.extensions]).toEqual([1, undefined, undefined]);
    const lines = goalIn(
      own('<Name>Measures of the goal</Name>', '', '', '').replace('measures of: goal', 'measures of: goal\nweight: 2'),
    );
    expect(lines?.extensions).toEqual({
      stratml: { elements: [{ name: 'OtherInformation', text: 'weight: 2' }] },
    });
    const said = goalIn(
      own('<Name a="1">Ours</Name>', 'Before\n', ' b="2"', '<Description>D</Description>').replace(
        'measures of: goal',
        'measures of: goal\nweight: 2',
      ),
    );
    expect([said?.weight, said?.measures?.length, said?.strategies]).toEqual([undefined, 1, undefined]);
    expect(said?.extensions).toEqual({
      stratml: {
        elements: [
          { name: 'Name', text: 'Ours' },
          { name: 'Name', attributes: { a: '1' } },
          { name: 'Description', text: 'D' },
          { name: 'OtherInformation', text: 'Before\nweight: 2' },
          { name: 'Objective', attributes: { b: '2' } },
        ],
      },
    });
  });

  it('have objectives that are called by their own numbers', () => {
    const nameless = '<Objective><Identifier/><Description/><Novel>x</Novel></Objective>';
    const { plan } = readIn(
      core(`<Goal><Name>G</Name></Goal><Goal><Name>H</Name>${objective('')}${nameless}${nameless}</Goal>`),
    );
    expect(plan.goals?.[1]?.strategies?.map(({ title }) => title)).toEqual(['O', 'Objective 2', 'Objective 3']);
  });

  it('have objectives alone, where words are not read', () => {
    const own = `<Objective><Name>Measures of the goal</Name>${told('measures of: goal')}<PerformanceIndicator/></Objective>`;
    const reading = startReading({ readsWords: false });
    const root = elementIn(`<StrategicPlan><Name>P</Name>${inGoal(own)}</StrategicPlan>`);
    const [goal] = planFrom(reading, root, { kind: 'other', period: undefined }).goals ?? [];
    expect(goal?.strategies?.map(({ title, measures }) => [title, measures?.length])).toEqual([
      ['Measures of the goal', 1],
    ]);
    expect(goal?.measures).toBeUndefined();
  });

  it('are none where a goal stands for none', () => {
    expect(readIn(core('<Goal><Name>(no goal yet)</Name><Description/></Goal>')).plan.goals).toEqual([]);
    expect(
      readIn(
        core(
          '<Goal><Name>(no goal yet)</Name><Identifier>g</Identifier></Goal><Goal><Name/><Identifier>h</Identifier></Goal>',
        ),
      ).plan.goals,
    ).toHaveLength(2);
  });

  it('have measures, with ids by their places', () => {
    const indicator = (name: string) =>
      `<PerformanceIndicator><MeasurementDimension>${name}</MeasurementDimension></PerformanceIndicator>`;
    const own = `<Objective><Name>Measures of the goal</Name>${told('measures of: goal')}${indicator('a')}</Objective>`;
    const found = goalIn(`${indicator('b')}${objective(indicator('c') + indicator('d'))}${own}${objective('')}`);
    expect(found?.measures?.map(({ id, indicator: name }) => [id, name])).toEqual([
      ['goal-1.indicator-1', 'a'],
      ['goal-1.indicator-2', 'b'],
    ]);
    expect(
      found?.strategies?.map(({ id, measures }) => [id, measures?.map((measure) => [measure.id, measure.indicator])]),
    ).toEqual([
      [
        'goal-1.objective-1',
        [
          ['goal-1.objective-1.indicator-1', 'c'],
          ['goal-1.objective-1.indicator-2', 'd'],
        ],
      ],
      ['goal-1.objective-2', undefined],
    ]);
    const alike = own.replace('measures of: goal', 'note: measures of: goal');
    expect(goalIn(alike)?.strategies).toHaveLength(1);
    expect(goalIn(own.replace('measures of: goal', 'measures of: goals'))?.strategies).toHaveLength(1);
  });
});

describe('organizations of a document', () => {
  const organizationIn = (inside: string) => readIn(core(inside)).plan.organization;
  const first = (inside: string) => organizationIn(`<Organization><Name>A</Name>${inside}</Organization>`);
  const role = (name: string, ...types: readonly string[]) =>
    `<Role><Name>${name}</Name>${types.map((type) => `<RoleType>${type}</RoleType>`).join('')}</Role>`;
  const stakeholder = (name: string, inside: string, type = 'Organization') =>
    `<Stakeholder StakeholderTypeType="${type}"><Name>${name}</Name>${inside}</Stakeholder>`;
  const performer = stakeholder('B', role('', 'Performer'));
  const performers = (...units: readonly object[]) => ({
    id: 'organization',
    name: 'A',
    kind: 'other',
    divisions: [
      {
        id: 'performers',
        name: 'Performers',
        units: units.map((unit, index) => ({ id: `performer-${index + 1}`, ...unit })),
      },
    ],
  });
  const roleJson = (name: string, ...types: readonly string[]) => ({
    name: 'Role',
    children: [
      ...(name === '' ? [] : [{ name: 'Name', text: name }]),
      ...types.map((text) => ({ name: 'RoleType', text })),
    ],
  });

  it.each<[string, string, object]>([
    ['that perform are units', performer, performers({ name: 'B' })],
    [
      'of one name are one unit',
      `${performer}${performer}`,
      {
        ...performers({ name: 'B' }),
        ...kept({
          elements: [
            {
              name: 'Stakeholder',
              attributes: { StakeholderTypeType: 'Organization' },
              children: [{ name: 'Name', text: 'B' }, roleJson('', 'Performer')],
            },
          ],
        }),
      },
    ],
    [
      'that are groups are units, and say so',
      stakeholder('B', role('', 'Performer'), 'Generic_Group'),
      performers({ name: 'B', ...kept({ attributes: { StakeholderTypeType: 'Generic_Group' } }) }),
    ],
    [
      'of a name in markup are called by all of it',
      stakeholder('<b>B</b>', role('', 'Performer')),
      performers({ name: 'B', ...kept({ elements: [{ name: 'Name', children: [{ name: 'b', text: 'B' }] }] }) }),
    ],
    [
      'keep their language',
      performer.replace('<Stakeholder', '<Stakeholder xml:lang="fr"'),
      performers({ name: 'B', ...kept({ attributes: { 'xml:lang': 'fr' } }) }),
    ],
    [
      'keep a role of which more is said',
      stakeholder('B', role('', 'Performer').replace('<RoleType', '<RoleType a="1"')),
      performers({
        name: 'B',
        ...kept({
          elements: [{ name: 'Role', children: [{ name: 'RoleType', text: 'Performer', attributes: { a: '1' } }] }],
        }),
      }),
    ],
    [
      'keep the name of their role',
      stakeholder('B', role('Chair', 'Performer')),
      performers({ name: 'B', ...kept({ elements: [roleJson('Chair', 'Performer')] }) }),
    ],
    [
      'keep another role',
      stakeholder('B', role('', 'Performer', 'Beneficiary')),
      performers({ name: 'B', ...kept({ elements: [roleJson('', 'Performer', 'Beneficiary')] }) }),
    ],
    [
      'keep two roles',
      stakeholder('B', role('', 'Performer') + role('', 'Performer')),
      performers({ name: 'B', ...kept({ elements: [roleJson('', 'Performer'), roleJson('', 'Performer')] }) }),
    ],
    [
      'keep their descriptions',
      stakeholder('B', `<Description>D</Description>${role('', 'Performer')}`),
      performers({ name: 'B', ...kept({ elements: [{ name: 'Description', text: 'D' }] }) }),
    ],
  ])('%s', (_, inside, organization) => {
    expect(first(inside)).toStrictEqual(organization);
  });

  it.each([
    ['serve', stakeholder('B', role('', 'Beneficiary'))],
    ['are persons', stakeholder('B', role('', 'Performer'), 'Person')],
    ['have no name', stakeholder('', role('', 'Performer'))],
    ['are yet to be named', stakeholder('[To be named]', role('', 'Performer'))],
    ['have no role', stakeholder('B', '')],
    ['are no stakeholders', performer.replaceAll('Stakeholder', 'Novel')],
  ])('that %s are no units, and are kept', (_, inside) => {
    expect(Object.keys(first(inside))).toEqual(['id', 'name', 'kind', 'extensions']);
  });

  it('besides the first are units, blank ones apart, and called as they may be', () => {
    expect(
      organizationIn(
        `<Organization><Acronym>AA</Acronym></Organization><Organization/><Organization><Name>B</Name><Identifier>b</Identifier><Description>D</Description></Organization><Organization><Acronym>C</Acronym></Organization><Organization><Description>E</Description></Organization>`,
      ),
    ).toStrictEqual({
      id: 'organization',
      name: 'AA',
      kind: 'other',
      ...kept({ elements: [{ name: 'Acronym', text: 'AA' }] }),
      divisions: [
        {
          id: 'other-organizations',
          name: 'Other organizations',
          units: [
            { id: 'b', name: 'B', ...kept({ elements: [{ name: 'Description', text: 'D' }] }) },
            { id: 'organization-3', name: 'C', ...kept({ elements: [{ name: 'Acronym', text: 'C' }] }) },
            {
              id: 'organization-4',
              name: 'Organization 4',
              ...kept({ elements: [{ name: 'Description', text: 'E' }] }),
            },
          ],
        },
      ],
    });
  });

  it('have warnings and losses at their places', () => {
    const { losses, warnings } = readIn(
      core(
        `<Organization><Name>A</Name>${stakeholder('B', `<Description>D</Description>${role('', 'Performer')}`)}</Organization><Organization><Identifier>x</Identifier><Novel>N</Novel></Organization>`,
      ),
    );
    expect(losses.filter(([code]) => code === 'kept')).toEqual([
      ['kept', 'organization.divisions', 'Description', 'D'],
      ['kept', 'organization.divisions.0.units.0', 'Novel', 'N'],
    ]);
    expect(warnings.filter(({ code }) => code === 'unnamed')).toEqual([
      {
        code: 'unnamed',
        path: 'organization.divisions.0.units.0',
        params: { element: 'Organization', name: 'Organization 2' },
      },
    ]);
  });

  it('have ids that nothing else has', () => {
    const reading = startReading({ reserved: new Set(['performers', 'performer-1']) });
    const xml = `<P>${core(`<Organization>${performer}</Organization>`)}</P>`;
    const [division] =
      planFrom(reading, elementIn(xml), { kind: 'sea', period: undefined }).organization.divisions ?? [];
    expect([division?.id, division?.units?.[0]?.id]).toEqual(['performers-2', 'performer-1-2']);
  });

  describe('with persons', () => {
    const person = (name: string, inside: string) => stakeholder(name, inside, 'Person');
    const own = (inside: string) => {
      const [goal] = readIn(inGoal(inside)).plan.goals ?? [];
      return [
        goal?.responsible,
        (goal?.extensions?.['stratml'] as { elements?: readonly unknown[] } | undefined)?.elements?.length ?? 0,
      ];
    };

    it.each<[string, string, object | undefined, number]>([
      ['that perform', person('Ann', role('', 'Performer')), { name: 'Ann' }, 0],
      ['with a title', person('Ann', role('Chair', 'Performer')), { name: 'Ann', title: 'Chair' }, 0],
      ['with a title yet to be given', person('Ann', role('TBD', 'Performer')), { name: 'Ann' }, 0],
      ['with a blank description', person('Ann', `<Description/>${role('', 'Performer')}`), { name: 'Ann' }, 0],
      ['with a description', person('Ann', `<Description>D</Description>${role('', 'Performer')}`), { name: 'Ann' }, 1],
      [
        'with two roles',
        person('Ann', role('TBD', 'Performer') + role('Chair', 'Beneficiary')),
        { name: 'Ann', title: 'Chair' },
        1,
      ],
      ['with a role of both kinds', person('Ann', role('', 'Performer', 'Beneficiary')), { name: 'Ann' }, 1],
      ['with a role twice', person('Ann', role('', 'Performer', 'Performer')), { name: 'Ann' }, 1],
      [
        'with a role that is described',
        person('Ann', role('', 'Performer').replace('<Name', '<Description>D</Description><Name')),
        { name: 'Ann' },
        1,
      ],
      [
        'of whom the first that performs is it',
        person('Cy', role('', 'Beneficiary')) +
          person('Ann', role('', 'Performer')) +
          person('Bo', role('', 'Performer')),
        { name: 'Ann' },
        2,
      ],
      [
        'in another order',
        '<Stakeholder StakeholderTypeType="Person"><Role><RoleType>Performer</RoleType><Name>Chair</Name></Role><Name>Ann</Name></Stakeholder>',
        { name: 'Ann', title: 'Chair' },
        0,
      ],
      ['of another role type beside', person('Ann', role('', 'Performer', 'Novel')), { name: 'Ann' }, 1],
      ['with a mark', person('Ann', role('', 'Performer')).replace('<Role', '<Role a="1"'), { name: 'Ann' }, 1],
      ['with text between', person('Ann', `x${role('', 'Performer')}`), { name: 'Ann' }, 1],
      [
        'with names in markup',
        person('Ann <b>Lee</b>', role('<i>Chair</i>', 'Performer')),
        { name: 'Ann Lee', title: 'Chair' },
        1,
      ],
      ['that serve', person('Ann', role('', 'Beneficiary')), undefined, 1],
      ['without a name', person('', role('', 'Performer')), undefined, 1],
      ['without an element for it', person('', role('', 'Performer')).replace('<Name></Name>', ''), undefined, 1],
      ['with two names', person('Ann', `<Name>Lee</Name>${role('', 'Performer')}`), { name: 'Ann' }, 1],
      ['yet to be named', person('TBD', role('', 'Performer')), undefined, 1],
      ['that are organizations', stakeholder('B', role('', 'Performer')), undefined, 1],
      [
        'that are none',
        '<Novel StakeholderTypeType="Person"><Name>Ann</Name><Role><RoleType>Performer</RoleType></Role></Novel>',
        undefined,
        1,
      ],
    ])('%s say who answers for a goal', (_, inside, responsible, count) => {
      expect(own(inside)).toStrictEqual([responsible, count]);
    });
  });
});

describe('identifiers of a document', () => {
  it('are found in elements and in words', () => {
    const xml = `<P><Identifier>a</Identifier><Goal><Identifier/><Identifier>b</Identifier><ReferentIdentifier>c</ReferentIdentifier>${told('id: d', 'teams 2, id: e', 'teams 2, name: f', 'weight: 1', 'ids 1: g')}<Note>${MARKER} id: h</Note></Goal></P>`;
    expect([...idsIn(elementIn(xml))].sort()).toEqual(['a', 'b', 'd', 'e']);
  });

  it('that are referred to and are none are told once', () => {
    const reading = startReading({ reserved: new Set(['a']) });
    const refer = (...texts: readonly string[]) =>
      texts.map((text) => `<R><ReferentIdentifier>${text}</ReferentIdentifier></R>`).join('');
    warnOfReferences(
      reading,
      elementIn(`<P>${refer('a', 'b', '', 'c', 'b', 'x'.repeat(201))}<Identifier>d</Identifier></P>`),
    );
    expect(reading.warnings.map(({ code, path, params }) => [code, path, params['reference']])).toEqual(
      ['b', 'c', 'x'.repeat(200)].map((reference) => ['broken-reference', [], reference]),
    );
  });
});

describe('reading as a whole', () => {
  const [first] = [aDocument('<Goal><Name>G</Name></Goal>')];
  const issueIn = (given: unknown, options = {}): Issue => issuesOf(fromStratml(given as string, options))[0] as Issue;

  it.each<[string, unknown, object]>([
    ['null', null, { given: 'null', value: null }],
    ['a number', 7, { given: 'number', value: '7' }],
    ['true', true, { given: 'boolean', value: 'true' }],
    ['a list', ['x'], { given: 'list', value: null }],
    ['an object', {}, { given: 'object', value: null }],
  ])('of %s says what it is', (_, given, params) => {
    expect(issueIn(given)).toMatchObject({
      code: 'wrong-type',
      path: [],
      params: { place: 'The document', reason: 'type', expected: 'text', ...params },
    });
  });

  it.each<[object | null, string]>([
    [null, 'options'],
    [{ period: { start: '2026-01-01', end: 'soon' } }, 'options, period'],
    [{ period: { start: 'soon', end: '2026-01-01' } }, 'options, period'],
    [{ direction: 'up' }, 'options, direction'],
    [{ policy: { fiscalYearStart: 7 } }, 'options, policy'],
    [{ policy: null }, 'options'],
  ])('with options %j says what of them cannot be read', (options, place) => {
    expect(issueIn(first, options as object)).toMatchObject({
      code: 'wrong-type',
      path: [],
      params: { place, reason: 'unreadable' },
    });
  });

  it('of another kind of document says what its root is', () => {
    expect(issueIn('<html/>')).toMatchObject({
      code: 'not-stratml',
      path: [],
      params: { root: '"html"', roots: 'StrategicPlan or PerformancePlanOrReport' },
    });
    expect(issueIn('<StrategicPlan xmlns="urn:x"/>')).toMatchObject({
      code: 'unsupported-version',
      path: [],
      params: { namespace: '"urn:x"' },
    });
    expect(valueIn(fromStratml('<StrategicPlan xmlns=""><Name>P</Name></StrategicPlan>')).plan.title).toBe('P');
  });

  it('takes the kind of organization, the period and the direction from the host', () => {
    const xml = aDocument(
      '<Goal><Name>G</Name><Objective><Name>O</Name><PerformanceIndicator><MeasurementDimension>M</MeasurementDimension></PerformanceIndicator></Objective></Goal>',
    );
    const period = { start: '2026-01-01', end: '2026-12-31' };
    const { plan } = valueIn(fromStratml(xml, { kind: 'sea', period, direction: () => 'maintain' }));
    expect([plan.organization.kind, plan.period]).toEqual(['sea', period]);
    expect(plan.goals[0]?.strategies[0]?.measures[0]?.direction).toBe('maintain');
    expect(valueIn(fromStratml(xml)).plan.organization.kind).toBe('other');
  });

  it('weighs no rule as an error but that ids repeat', () => {
    const read = fromStratml(
      aDocument(
        `<Goal><Name>G</Name><Objective><Name>O</Name><PerformanceIndicator><MeasurementDimension>M</MeasurementDimension><MeasurementInstance>${aResult('Target', '2026-06-30', '5', { start: '2027-01-01' })}</MeasurementInstance></PerformanceIndicator></Objective></Goal>`,
      ),
    );
    const codes = new Set((read.ok ? read.warnings : []).map(({ code }) => code));
    for (const code of ['period-order', 'measure-baseline', 'strategy-theory']) expect(codes).toContain(code);
    expect(rules.some(({ code, severity }) => code === 'period-order' && severity === 'error')).toBe(true);
  });

  it('tells a thousand warnings at most, and that there are more', () => {
    const goals = (count: number) =>
      Array.from({ length: count }, () => '<Goal><Identifier>x</Identifier></Goal>').join('');
    const warningsOf = (count: number, more = '') => {
      const read = fromStratml(aDocument(more + goals(count)));
      return read.ok ? read.warnings : [];
    };
    const few = warningsOf(10);
    expect(few.filter(({ code }) => code === 'unnamed')).toHaveLength(11);
    expect(few.some(({ code }) => code === 'more-issues')).toBe(false);
    // A goal without anything has three warnings, a document three, and a value without a name one.
    expect(few).toHaveLength(33);
    const enough = warningsOf(332, '<Value><Novel>x</Novel></Value>');
    expect(enough).toHaveLength(1_000);
    expect(enough.some(({ code }) => code === 'more-issues')).toBe(false);
    const many = warningsOf(1_500);
    expect(many).toHaveLength(1_001);
    expect(many.filter(({ code }) => code === 'more-issues')).toEqual([many.at(-1)]);
    expect(many.at(-1)).toMatchObject({ severity: 'warning', params: { shown: 1_000 } });
  });

  it('tells of words what was taken out, and which ids became others', () => {
    const xml = aDocument(
      `<Goal><Name>G</Name><Identifier>g</Identifier>${told('weight: heavy', 'focus: x', 'focus, y: z')}</Goal><Goal><Name>H</Name>${told('extensions, a: 1')}</Goal>`,
    );
    const read = fromStratml(xml);
    const misfits = (read.ok ? read.warnings : []).filter(({ code }) => code === 'words-misfit');
    const lines = misfits.map(({ path, id, params }) =>
      [path.join('.'), id, params['words'], params['count']].join(' '),
    );
    expect(lines.sort()).toEqual(['goals.0 g focus: x 1', 'goals.0 g weight: heavy 1']);
  });

  it('leaves words out as a whole where more of them does not fit than it takes out, and says how much', () => {
    const count = 12_001;
    const odd = Array.from({ length: count }, (_, index) => `"${index}": 1`);
    const read = fromStratml(
      `<StrategicPlan><Name>P</Name><OtherInformation>Before\n${MARKER}\nid: told\n${odd.join('\n')}</OtherInformation></StrategicPlan>`,
    );
    const misfits = (read.ok ? read.warnings : []).filter(({ code }) => code === 'words-misfit');
    expect(misfits.map(({ path, params }) => [path, params])).toEqual([[[], { reason: 'all', count }]]);
    const { plan } = valueIn(read);
    expect(plan.id).toBe('plan');
    expect(plan.extensions).toMatchObject({
      stratml: {
        elements: [{ name: 'OtherInformation', text: ['Before', MARKER, 'id: told', ...odd].join('\n') }],
      },
    });
  });

  it.each<[string, readonly string[], readonly string[], string]>([
    ['measures of a goal', ['measures 1, id: x'], [], 'goals.0 measures 1, id: x'],
    ['no measures of a goal', ['measures: []'], [], 'goals.0 measures: []'],
    ['strategies of a goal', ['strategies: none'], [], 'goals.0 strategies: none'],
    ['measures of an objective', [], ['measures 1, id: x'], 'goals.0.strategies.0 measures 1, id: x'],
    ['a theory of a goal', ['theory: If we act, then it helps'], [], 'goals.0 theory: If we act, then it helps'],
  ])('takes %s from elements and not from words, which are told', (_, ofGoal, ofObjective, misfit) => {
    const indicator = `<PerformanceIndicator><MeasurementDimension>M</MeasurementDimension>${told('direction: sideways')}</PerformanceIndicator>`;
    const xml = aDocument(
      `<Goal><Name>G</Name>${told('weight: 1', ...ofGoal)}${indicator}<Objective><Name>O</Name>${told('weight: 2', ...ofObjective)}${indicator}</Objective></Goal>`,
    );
    const read = fromStratml(xml);
    const misfits = (read.ok ? read.warnings : []).filter(({ code }) => code === 'words-misfit');
    expect(misfits.map(({ path, params }) => `${path.join('.')} ${params['words']}`).sort()).toEqual(
      [misfit, 'goals.0.measures.0 direction: sideways', 'goals.0.strategies.0.measures.0 direction: sideways'].sort(),
    );
    const [goal] = valueIn(read).plan.goals;
    expect([goal?.weight, goal?.measures.map(({ indicator: name }) => name)]).toEqual([1, ['M']]);
    expect(goal?.strategies.map(({ weight, measures }) => [weight, measures.length])).toEqual([[2, 1]]);
    expect(JSON.stringify(valueIn(read).plan)).toContain(misfit.replace(/^\S* /, ''));
  });

  it.each([
    'strategies: 7',
    'strategies, id: x',
    'strategies 1: x',
    'strategies 1: null',
    'strategies 1, measures: 7',
    'measures: x',
    'measures 1, subgroups: 7',
    'measures 1, observations: x',
    'id: 7',
    'id: ""',
    `id: ${'x'.repeat(201)}`,
  ])('reads a goal of which words tell "%s" without it, and keeps it as text', (line) => {
    const xml = aDocument(`<Goal><Name>G</Name>${told('weight: 2', line)}</Goal>`);
    const read = fromStratml(xml);
    expect((read.ok ? read.warnings : []).filter(({ code }) => code === 'words-misfit')).toMatchObject([
      { path: ['goals', 0], params: { count: 1 } },
    ]);
    expect(valueIn(read).plan.goals).toMatchObject([
      {
        id: 'goal-1',
        weight: 2,
        strategies: [],
        measures: [],
        ...kept({ elements: [{ name: 'OtherInformation', text: line }] }),
      },
    ]);
  });

  it('reads no ids in words that are none of organizations and groups', () => {
    const xml = aDocument(
      `<Goal><Name>G</Name><PerformanceIndicator><MeasurementDimension>M</MeasurementDimension>${told('subgroups 1, id: 7', 'subgroups 1, name: Girls')}</PerformanceIndicator></Goal>`,
    ).replace('<StrategicPlanCore>', `${told('organization, id: 8', 'organization, name: O')}<StrategicPlanCore>`);
    const { plan } = valueIn(fromStratml(xml));
    expect(plan.organization).toMatchObject({ id: 'organization', name: 'O' });
    expect(plan.extensions).toMatchObject({ stratml: { elements: [{ text: 'organization, id: 8' }] } });
    const [measure] = plan.goals[0]?.measures ?? [];
    expect(measure?.subgroups.map(({ name }) => name)).toEqual(['Girls']);
    expect(measure?.extensions).toEqual({
      stratml: { elements: [{ name: 'OtherInformation', text: 'subgroups 1, id: 7' }] },
    });
  });

  it('takes measures from words where no element holds them, as in Part 1', () => {
    const measure = ['id: x', 'indicator: M', 'data source: D', 'unit, kind: count', 'direction: increase'].map(
      (line) => `measures 1, ${line}`,
    );
    const xml = aDocument(`<Goal><Name>G</Name>${told(...measure)}<Objective><Name>O</Name></Objective></Goal>`);
    const [goal] = valueIn(fromStratml(xml)).plan.goals;
    expect([goal?.measures.map(({ id }) => id), goal?.strategies.length]).toEqual([['x'], 1]);
  });

  it('gives what words tell ids that nothing in the document has', () => {
    const milestone = (place: number, id: string) => [
      `milestones ${place}, id: ${id}`,
      `milestones ${place}, title: x`,
      `milestones ${place}, period, start: 2026-01-01`,
      `milestones ${place}, period, end: 2026-06-30`,
    ];
    const long = 'm'.repeat(195);
    const xml = aDocument(
      `<Goal><Name>G</Name><Identifier>m-2</Identifier><Objective><Name>O</Name>${told(...milestone(1, 'm'), ...milestone(2, 'm'), ...milestone(3, 'm'), ...milestone(4, long), ...milestone(5, long), 'a: 1', 'b: 2', 'c: 3')}</Objective></Goal>`,
    );
    const read = fromStratml(xml);
    const { plan, losses } = valueIn(read);
    const misfits = (read.ok ? read.warnings : []).filter(({ code }) => code === 'words-misfit');
    expect(misfits.map(({ params }) => params['words'])).toEqual(['a: 1', 'b: 2', 'c: 3']);
    const ids = plan.goals[0]?.strategies[0]?.milestones.map(({ id }) => id);
    expect(ids).toEqual(['m', 'm-3', 'm-4', long, `${'m'.repeat(188)}-2`]);
    const renamed = losses.filter(({ code }: Loss) => code === 'renamed');
    expect(renamed.map(({ element, value, params }) => [element, value, params['id'], params['because']])).toEqual([
      ['OtherInformation', 'm', 'm-3', 'repeated'],
      ['OtherInformation', 'm', 'm-4', 'repeated'],
      ['OtherInformation', long, `${'m'.repeat(188)}-2`, 'repeated'],
    ]);
  });
});
