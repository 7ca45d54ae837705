/** How the parts of a document are taken, named and kept, one by one. */
import { describe, expect, it } from 'vitest';
import { isMisfit, keyOf, mendWords, takeOut, unfitIn, type Words } from '../../src/stratml/misfit.js';
import {
  countAllAttributes,
  daysIn,
  extensionsWith,
  idFor,
  inOrder,
  isPlaceholder,
  keptOf,
  nameFrom,
  type Reading,
  remember,
  sourceOf,
  startReading,
  takeAll,
  takeOne,
  takeText,
  takeWords,
  warnOfCounts,
} from '../../src/stratml/reading.js';
import { MARKER, type Told } from '../../src/stratml/words.js';
import { elementIn, elementsIn } from '../support/stratml.js';

const place = { path: ['goals', 0], title: 'Goal', id: 'g' };
const lossesOf = ({ losses }: Reading) => losses.map(({ code, element, value }) => [code, element, value]);

describe('children', () => {
  const given = '<a>1</a><b>2</b><a c="3">4</a><d/><e>5<f>6</f></e><g h=" "/>';
  const source = () => sourceOf(elementIn(`<x y="7" z=" ">8${given}</x>`));

  it('are taken once each', () => {
    const from = source();
    expect(takeOne(from, 'a')?.text).toBe('1');
    expect(takeAll(from, 'a').map(({ text }) => text)).toEqual(['4']);
    expect(takeAll(from, 'a')).toEqual([]);
    expect(takeOne(from, 'a')).toBeUndefined();
    expect(takeOne(from, 'none')).toBeUndefined();
    expect(takeText(from, 'none')).toBe('');
    expect([...from.left].map(({ name }) => name)).toEqual(['b', 'd', 'e', 'g']);
  });

  it('give their text, and leave what else they say', () => {
    const from = source();
    expect([
      takeText(from, 'b'),
      takeText(from, 'e'),
      takeText(from, 'd'),
      takeText(from, 'a'),
      takeText(from, 'a'),
    ]).toEqual(['2', '5 6', '', '1', '4']);
    expect(from.scraps).toEqual(elementsIn('<e><f>6</f></e><a c="3"/>'));
  });

  it('are kept where they are left, and listed', () => {
    const [reading, from] = [startReading(), source()];
    takeText(from, 'e');
    takeText(from, 'a');
    expect(keptOf(reading, place, from, { more: 9 })).toStrictEqual({
      more: 9,
      elements: [
        { name: 'b', text: '2' },
        { name: 'a', attributes: { c: '3' }, text: '4' },
        { name: 'e', children: [{ name: 'f', text: '6' }] },
      ],
      attributes: { y: '7' },
      text: '8',
    });
    expect(lossesOf(reading)).toEqual([
      ['kept', 'b', '2'],
      ['kept', 'a', '4'],
      ['kept', 'e', '6'],
      ['attribute', 'x', 'y="7"'],
      ['text-between', 'x', '8'],
    ]);
    expect(reading.losses.map(({ params }) => params)).toContainEqual({ attribute: 'y' });
    expect(keptOf(reading, place, sourceOf(elementIn('<x> <a/></x>')))).toStrictEqual({});
    expect(keptOf(reading, place, sourceOf())).toStrictEqual({});
    expect([extensionsWith({}), extensionsWith({ a: 1 })]).toStrictEqual([{}, { extensions: { stratml: { a: 1 } } }]);
  });

  it('without text of their own are listed by their attributes, else by their name', () => {
    const reading = startReading();
    keptOf(reading, place, sourceOf(elementIn('<x><a b="1" c="2"/><d><e f="3"/></d></x>')));
    expect(lossesOf(reading)).toEqual([
      ['kept', 'a', 'b="1" c="2"'],
      ['kept', 'd', 'd'],
    ]);
  });

  it('stand in the order of the standard, those that it does not have last', () => {
    const ordered = (xml: string) => inOrder(elementIn(xml));
    expect(ordered('<Vision><B/><Identifier/><A/><Description/></Vision>')).toEqual(
      elementIn('<Vision><Description/><Identifier/><B/><A/></Vision>'),
    );
    expect(ordered('<X><Vision><Identifier/><Description/></Vision><Goal/></X>')).toEqual(
      elementIn('<X><Vision><Description/><Identifier/></Vision><Goal/></X>'),
    );
    expect(ordered('<StrategicPlan><StrategicPlanCore/><Name/></StrategicPlan>')).toEqual(
      elementIn('<StrategicPlan><Name/><StrategicPlanCore/></StrategicPlan>'),
    );
  });
});

describe('attributes', () => {
  it('that are blank or none are counted, and warned of once', () => {
    const reading = startReading();
    countAllAttributes(
      reading,
      elementIn(
        '<Goal a="1"><Stakeholder StakeholderTypeType=" "/><Stakeholder StakeholderTypeType="Person" a=""/><Stakeholder StakeholderTypeType="Robot"/></Goal>',
      ),
    );
    warnOfCounts(reading);
    expect(reading.warnings.map(({ code, severity, path, params }) => ({ code, severity, path, params }))).toEqual([
      { code: 'other-attribute', severity: 'warning', path: [], params: { attribute: 'a', count: 2 } },
      { code: 'blank-choice', severity: 'warning', path: [], params: { attribute: 'StakeholderTypeType', count: 1 } },
    ]);
  });
});

describe('an id', () => {
  const idsOf = (
    asked: readonly (readonly [given: string, told?: unknown, fallback?: string])[],
    reserved: readonly string[] = [],
  ) => {
    const reading = startReading({ reserved: new Set(reserved) });
    const ids = asked.map(([given, told, fallback = 'fallback']) => idFor(reading, given, told, fallback, place));
    return { ids, renamed: reading.losses.map(({ id, value, params }) => [id, value, params['because']]) };
  };
  const long = 'x'.repeat(200);

  it.each<[string, readonly (readonly [string, unknown?, string?])[], readonly string[]]>([
    ['is the one that words tell', [['given', 'told']], ['told']],
    ['is the identifier where words tell none', [['given']], ['given']],
    [
      'is the identifier where words tell what is none',
      [
        ['a', ''],
        ['b', 7],
        ['c', `${long}x`],
      ],
      ['a', 'b', 'c'],
    ],
    ['may have two hundred characters', [[long], ['', `y${long.slice(1)}`]], [long, `y${long.slice(1)}`]],
    ['is made where none is given', [[''], [''], ['']], ['fallback', 'fallback-2', 'fallback-3']],
    [
      'is the identifier where the one told is taken',
      [
        ['a', 'told'],
        ['b', 'told'],
      ],
      ['told', 'b'],
    ],
    [
      'is made where the one told is taken',
      [
        ['', 'told'],
        ['', 'told'],
      ],
      ['told', 'fallback'],
    ],
    [
      'is made no longer than it may be',
      [
        ['', undefined, `${long}x`],
        ['', undefined, `${long}x`],
      ],
      [long, `${long.slice(0, 188)}-2`],
    ],
  ])('%s', (_, asked, ids) => {
    expect(idsOf(asked)).toEqual({ ids, renamed: [] });
  });

  it('that repeats, or is too long, becomes another, which is told', () => {
    expect(idsOf([['a'], ['a'], ['a'], ['b']])).toEqual({
      ids: ['a', 'a-2', 'a-3', 'b'],
      renamed: [
        ['a-2', 'a', 'repeated'],
        ['a-3', 'a', 'repeated'],
      ],
    });
    const { ids, renamed } = idsOf([[`${long}y`], [`${long}y`]]);
    expect(ids).toEqual([long.slice(0, 180), `${long.slice(0, 180)}-2`]);
    expect(renamed.map(([, , because]) => because)).toEqual(['too-long', 'too-long']);
  });

  it('is none that the document has elsewhere', () => {
    expect(idsOf([['a'], ['a'], [''], ['fallback-2']], ['a', 'a-2', 'fallback', 'fallback-2']).ids).toEqual([
      'a',
      'a-3',
      'fallback-3',
      'fallback-2',
    ]);
  });
});

describe('a name', () => {
  it.each<[string, readonly string[], string, boolean]>([
    ['is the first', ['a', 'b'], 'a', false],
    ['is another where the first is blank', [' ', '', 'b', 'c'], 'b', true],
    ['is made where all are blank', [' ', '\u200b'], 'fallback', true],
    ['is made where there is none', [], 'fallback', true],
  ])('%s', (_, names, name, isWarned) => {
    const reading = startReading();
    expect(nameFrom(reading, { path: ['a'] }, 'Goal', names, 'fallback')).toBe(name);
    expect(reading.warnings.map(({ code, path, params }) => [code, path, params])).toEqual(
      isWarned ? [['unnamed', ['a'], { element: 'Goal', name }]] : [],
    );
  });

  it('is told by its first hundred characters', () => {
    const reading = startReading();
    expect(nameFrom(reading, place, 'Goal', ['', 'x'.repeat(101)], '')).toHaveLength(101);
    expect(reading.warnings[0]?.params['name']).toBe('x'.repeat(100));
  });

  it.each([
    ['[To be named]', true],
    ['[]', true],
    [' [a\nb] ', true],
    ['TBD', true],
    ['to be determined', true],
    ['To be determined.', true],
    ['N/A', true],
    ['na', true],
    ['not applicable', true],
    ['None', true],
    ['unspecified', true],
    ['-', true],
    ['---', true],
    ['', false],
    ['n', false],
    ['[a] b', false],
    ['a [b]', false],
    ['see TBD', false],
    ['none of these', false],
    ['- a', false],
    ['a-', false],
  ])('"%s" is yet to be written: %s', (text, is) => {
    expect(isPlaceholder(text)).toBe(is);
  });
});

describe('days', () => {
  it('are remembered from the first to the last', () => {
    const reading = startReading();
    remember(reading, undefined);
    expect(reading.days).toBeUndefined();
    remember(reading, '2026-06-30');
    expect(reading.days).toEqual({ first: '2026-06-30', last: '2026-06-30' });
    remember(reading, '2027-01-01', undefined, '2025-01-01', '2026-01-01');
    expect(reading.days).toEqual({ first: '2025-01-01', last: '2027-01-01' });
  });

  it('are remembered where a text names but one time', () => {
    const reading = startReading({ fiscalYearStart: '10-01' });
    expect(daysIn(reading, 'soon')).toBeUndefined();
    expect(daysIn(reading, '3/4/2030')?.readings).toHaveLength(2);
    expect(reading.days).toBeUndefined();
    expect(daysIn(reading, 'FY2026')?.readings).toEqual([{ start: '2025-10-01', end: '2026-09-30' }]);
    expect(reading.days).toEqual({ first: '2025-10-01', last: '2026-09-30' });
    const july = startReading();
    daysIn(july, 'FY2026');
    expect(july.days).toEqual({ first: '2025-07-01', last: '2026-06-30' });
  });
});

describe('words of an entity', () => {
  const withOther = (text: string, more = '') =>
    sourceOf(elementIn(`<Goal>${more}<OtherInformation a="1">${text}</OtherInformation></Goal>`));
  const told = `Before\n${MARKER}\nweight: 2\ntheory: none of it`;

  it('are taken, and the text before them is left', () => {
    const [reading, source] = [startReading(), withOther(told)];
    expect(takeWords(reading, source, ['goals', 0])).toEqual({ weight: 2, theory: 'none of it' });
    expect(source.scraps).toEqual(elementsIn('<OtherInformation a="1">Before</OtherInformation>'));
    expect(source.left.size).toBe(0);
    expect([...reading.words.keys()]).toEqual([keyOf(['goals', 0])]);
  });

  it('that do not fit are left with the text', () => {
    const [reading, source] = [startReading(), withOther(told)];
    expect(takeWords(reading, source, [], ({ theory }) => (theory === undefined ? [] : [['theory']]))).toEqual({
      weight: 2,
    });
    expect(source.scraps).toEqual(elementsIn('<OtherInformation a="1">Before\ntheory: none of it</OtherInformation>'));
  });

  it('are those of an earlier reading, where there was one', () => {
    const words: Words = { text: 'Other', told: { weight: 3 }, unfit: [['a: 1', 'b: 2']], renamed: [] };
    const [reading, source] = [startReading({ words: new Map([[keyOf(['a']), words]]) }), withOther(told)];
    expect(takeWords(reading, source, ['a'])).toEqual({ weight: 3 });
    expect(source.scraps[0]?.text).toBe('Other\na: 1\nb: 2');
  });

  it('are none without a marker, without the element, or where they are not read', () => {
    for (const [reading, source] of [
      [startReading(), withOther('Before')],
      [startReading(), sourceOf(elementIn('<Goal><Name>x</Name></Goal>'))],
      [startReading({ readsWords: false }), withOther(told)],
    ] as const) {
      expect(takeWords(reading, source, [])).toEqual({});
      expect([source.left.size, source.scraps]).toEqual([1, []]);
    }
    const taken = withOther(told);
    takeOne(taken, 'OtherInformation');
    expect(takeWords(startReading(), taken, [])).toEqual({});
  });
});

describe('words that do not fit', () => {
  const wordsOf = (data: object): Words => ({ text: '', told: data as Told, unfit: [], renamed: [] });
  const listOf = (entries: Readonly<Record<number, unknown>>) => Object.assign([], entries) as unknown;
  const issue = (path: readonly (string | number)[], code = 'wrong-type') => ({ code, path }) as never;
  const mend = (all: Readonly<Record<string, Words>>, issues: readonly never[], input: unknown = {}) =>
    mendWords(new Map(Object.entries(all)), input, issues, (id) => `${id}-new`);

  it('are taken out, as the lines that they were', () => {
    const words = wordsOf({ a: { b: 1, c: 2 }, targets: listOf({ 1: { date: 'x', low: 1 }, 2: 'y' }) });
    takeOut(words, ['targets', 1]);
    takeOut(words, ['a', 'b']);
    for (const gone of [
      ['targets', 1],
      ['a', 'x'],
      ['x', 'y'],
      ['a', 'c', 'd'],
    ])
      takeOut(words, gone);
    expect(words.told).toStrictEqual({ a: { c: 2 }, targets: listOf({ 2: 'y' }) });
    expect(words.unfit).toEqual([['targets 2, date: x', 'targets 2, low: 1'], ['a, b: 1']]);
  });

  it.each<[string, readonly (string | number)[], object, readonly string[]]>([
    ['at its place', ['goals', 0, 'focus'], { focus: 'x', weight: 1 }, ['focus: x']],
    ['within a value that is told', ['goals', 0, 'period', 'start'], { period: 'soon' }, ['period: soon']],
    [
      'of a field that is told',
      ['goals', 0, 'period', 'end'],
      { period: { start: 'x', end: 'y' } },
      ['period, end: y'],
    ],
    [
      'as a whole, where it lacks something',
      ['goals', 0, 'period', 'end'],
      { period: { start: 'x' } },
      ['period, start: x'],
    ],
    ['in a list that has gaps', ['goals', 0, 'codes', 1], { codes: listOf({ 1: 'a', 3: 'b' }) }, ['codes 4: b']],
    [
      'in targets of what is no measure',
      ['goals', 0, 'targets', 0, 'low'],
      { targets: listOf({ 2: { low: 'b' } }) },
      ['targets 3, low: b'],
    ],
  ])('are found %s', (_, path, data, unfit) => {
    const words = wordsOf(data);
    expect(mend({ [keyOf(['goals', 0])]: words, [keyOf([])]: wordsOf({}) }, [issue(path)])).toBe(true);
    expect(words.unfit).toEqual([unfit]);
  });

  it('are found in a measure by the places of its results', () => {
    for (const list of ['targets', 'observations']) {
      const words = wordsOf({ [list]: listOf({ 1: { low: 'a' }, 3: { low: 'b' } }) });
      expect(
        mend({ [keyOf(['goals', 0, 'measures', 4])]: words }, [issue(['goals', 0, 'measures', 4, list, 1, 'low'])]),
      ).toBe(true);
      expect(words.unfit).toEqual([[`${list} 2, low: a`]]);
    }
    const words = wordsOf({ subgroups: listOf({ 1: { name: 7 } }) });
    mend({ [keyOf(['goals', 0, 'measures', 4])]: words }, [issue(['goals', 0, 'measures', 4, 'subgroups', 0, 'name'])]);
    expect(words.unfit).toEqual([['subgroups 2, name: 7']]);
  });

  it('are those of the nearest entity that tells them', () => {
    const [outer, inner] = [wordsOf({ goals: [{ title: 'x' }] }), wordsOf({ weight: 1 })];
    const all = { [keyOf([])]: outer, [keyOf(['goals', 0])]: inner };
    expect(mend(all, [issue(['goals', 0, 'title'])])).toBe(true);
    expect([outer.unfit, inner.unfit]).toEqual([[['goals 1, title: x']], []]);
  });

  it('are found before any is taken out', () => {
    const words = wordsOf({ codes: ['a', 'b', 'c'] });
    mend({ [keyOf([])]: words }, [issue(['codes', 0]), issue(['codes', 2])]);
    expect(words.unfit).toEqual([['codes 1: a'], ['codes 3: c']]);
  });

  it('are none where nothing tells them, or where a rule is broken', () => {
    const words = wordsOf({ weight: 1, period: { start: 'x' } });
    const all = { [keyOf([])]: words };
    expect(mend(all, [issue(['title']), issue([]), issue(['period', 'start'], 'period-order')])).toBe(false);
    expect(words).toEqual(wordsOf({ weight: 1, period: { start: 'x' } }));
    expect([issue([]), issue([], 'duplicate-id'), issue([], 'period-order')].map(isMisfit)).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('give ids that repeat others', () => {
    const words = wordsOf({ teams: [{ id: 'a', name: 'x' }] });
    const input = { teams: [{ id: 'a' }], goals: [{ id: 'b' }] };
    expect(mend({ [keyOf([])]: words }, [issue(['teams', 0, 'id'], 'duplicate-id')], input)).toBe(true);
    expect(words).toMatchObject({
      told: { teams: [{ id: 'a-new', name: 'x' }] },
      unfit: [],
      renamed: [{ given: 'a', id: 'a-new' }],
    });
  });

  it('give ids that a later element repeats others', () => {
    const [first, second] = [
      wordsOf({ id: 'b', name: 'b' }),
      wordsOf({ odd: null, teams: [{ name: 'x' }, { members: [{ id: 'b' }] }] }),
    ];
    const input = { goals: [{ id: 'b' }, {}, { id: 7 }] };
    const issues = [0, 1, 2].map((index) => issue(['goals', index, 'id'], 'duplicate-id'));
    expect(mend({ [keyOf(['x'])]: first, [keyOf([])]: second }, issues, input)).toBe(true);
    expect(first).toEqual(wordsOf({ id: 'b', name: 'b' }));
    expect(second.told).toEqual({ odd: null, teams: [{ name: 'x' }, { members: [{ id: 'b-new' }] }] });
    expect(second.renamed).toEqual([{ given: 'b', id: 'b-new' }]);
    expect(mend({ [keyOf(['x'])]: first }, issues, input)).toBe(false);
  });

  it('are taken out where the id that repeats is told as part of a text', () => {
    const words = wordsOf({ teams: ['x'] });
    expect(mend({ [keyOf([])]: words }, [issue(['teams', 0, 'id'], 'duplicate-id')], { teams: [{ id: 'a' }] })).toBe(
      true,
    );
    expect(words.unfit).toEqual([['teams 1: x']]);
  });

  it.each<[object, readonly unknown[]]>([
    [{}, []],
    [{ targets: [{}, {}] }, []],
    [
      { targets: [{}, 'x', [], null] },
      [
        ['a', 'targets', 1],
        ['a', 'targets', 2],
        ['a', 'targets', 3],
      ],
    ],
    [{ targets: 7 }, [['a', 'targets']]],
    [{ targets: {} }, [['a', 'targets']]],
  ])('in the list of %j are %j', (data, steps) => {
    expect(unfitIn(data as Told, 'targets', ['a'])).toEqual(steps);
  });
});
