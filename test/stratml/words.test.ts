import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWords, MARKER, toWords, withWords } from '../../src/stratml/words.js';

/** Plain JSON with what is hard to put in a line. */
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'none',
    'null',
    'true',
    '7',
    '-1.5e3',
    '[]',
    '{}',
    '"',
    ': ',
    ', a: b',
    ' x',
    'x ',
    'a\nb',
    MARKER,
    '\u2028',
    '\ud800',
  ),
);
const names = fc
  .oneof(fc.constantFrom('direction', 'lagMonths', 'targets', 'a b', 'x 1', 'constructor', '"', ''), fc.string())
  .filter((name) => name !== '__proto__');
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    texts,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(names, tie('data'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('data in words', () => {
  it('is a line for each value, with the names of the model and places counted from one', () => {
    expect(
      toWords({
        direction: 'decrease',
        lagMonths: 6,
        targets: [
          { date: '2026-06-30', low: 85 },
          { date: '2027-06-30', low: 90 },
        ],
        codes: ['7', 'coaching'],
        rationale: undefined,
        extensions: { 'my key': null, tags: [] },
      }),
    ).toEqual([
      'direction: decrease',
      'lag months: 6',
      'targets 1, date: 2026-06-30',
      'targets 1, low: 85',
      'targets 2, date: 2027-06-30',
      'targets 2, low: 90',
      'codes 1: "7"',
      'codes 2: coaching',
      'rationale: none',
      'extensions, "my key": null',
      'extensions, tags: []',
    ]);
  });

  it('comes back as it was, after any text', () => {
    fc.assert(
      fc.property(fc.dictionary(names, data, { maxKeys: 5, noNullPrototype: true }), texts, (told, text) => {
        const before = text.trim();
        const read = fromWords(withWords(before, told as never));
        expect(read.told).toEqual(told);
        expect(read.text).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it('says nothing where there is no marker on a line of its own, and takes what is no word as text', () => {
    expect(fromWords(`See "${MARKER}" above`)).toEqual({ text: `See "${MARKER}" above`, told: {} });
    expect(fromWords(`Before\n\n${MARKER}\nweight: 2\nAdded by hand`)).toEqual({
      text: 'Before\nAdded by hand',
      told: { weight: 2 },
    });
  });

  it('touches no prototype, and has no place for a value under another', () => {
    const { told } = fromWords(
      `${MARKER}\n"__proto__", polluted: 1\nconstructor, prototype, polluted: 1\nweight: 1\nweight, x: 2`,
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(told['weight']).toBe(1);
  });

  it.each<[string, unknown, string]>([
    ['text', 'a', 'a'],
    ['text of several words', 'x "y", z: 7', 'x "y", z: 7'],
    ['a number', -1.5, '-1.5'],
    ['truth', false, 'false'],
    ['null', null, 'null'],
    ['absence', undefined, 'none'],
    ['no entries', [], '[]'],
    ['no fields', {}, '{}'],
    ...[
      'none',
      'null',
      'true',
      'false',
      '[]',
      '{}',
      '7',
      '-1.5e3',
      '1E+5',
      '.',
      '"x"',
      ' x',
      'x ',
      '',
      'a\nb',
      '\t',
    ].map((text): [string, unknown, string] => ['text', text, text === '.' ? '.' : JSON.stringify(text)]),
    ['text that XML cannot hold', 'a\u0085\u2028\uffffb', '"a\\u0085\\u2028\\uffffb"'],
    ['text with half a pair', 'a\ud800', '"a\\ud800"'],
  ])('say %s: %j', (_, value, words) => {
    expect(toWords({ x: value as never })).toEqual([`x: ${words}`]);
    expect(fromWords(`${MARKER}\nx: ${words}`)).toEqual({ text: '', told: { x: value } });
  });

  it.each<[string, string]>([
    ['lagMonths', 'lag months'],
    ['lagMonthsOfAll', 'lag months of all'],
    ['aB', '"aB"'],
    ['a b', '"a b"'],
    ['a1', '"a1"'],
    ['A', '"A"'],
    ['', '""'],
    ['x"y', '"x\\"y"'],
  ])('name %j as %s', (name, words) => {
    expect(toWords({ [name]: 1, x: { [name]: [2] } })).toEqual([`${words}: 1`, `x, ${words} 1: 2`]);
    expect(fromWords(`${MARKER}\n${words}: 1\nx, ${words} 1: 2`).told).toEqual({ [name]: 1, x: { [name]: [2] } });
  });

  it('have places in lists of lists, and pass gaps over', () => {
    const list: unknown[] = [];
    list[2] = [{ a: 1 }, 'b'];
    expect(toWords({ list } as never)).toEqual(['list 3 1, a: 1', 'list 3 2: b']);
    expect(fromWords(`${MARKER}\nlist 3 1, a: 1\nlist 3 2: b`).told).toEqual({ list });
  });

  it.each([
    'no label',
    'Upper: 1',
    'x:1',
    'x:',
    'x 0: 1',
    'x  1: 1',
    'x 12345678: 1',
    'x, : 1',
    '"x: 1',
    '"\\x": 1',
    '"__proto__", x: 1',
    'x, "__proto__": 1',
    `${'c, '.repeat(200)}c: 1`,
  ])('are no line like "%s"', (line) => {
    expect(fromWords(`Before\n${MARKER}\na: 1\n  ${line}  \n\nb: 2\n${line}`)).toEqual({
      text: `Before\n${line}\n${line}`,
      told: { a: 1, b: 2 },
    });
  });

  it('may lie two hundred steps deep', () => {
    const { told } = fromWords(`${MARKER}\n${'a, '.repeat(199)}a: 1`);
    expect(JSON.stringify(told)).toBe(`${'{"a":'.repeat(200)}1${'}'.repeat(200)}`);
  });

  it.each<[string, string, object, string?]>([
    ['a quotation mark alone is text', 'x: "a', { x: '"a' }],
    ['a quotation mark within is text', 'x: a"', { x: 'a"' }],
    ['white space around a value is none', 'x:   a  ', { x: 'a' }],
    ['a list written as code is text', 'x: [1, 2]', { x: '[1, 2]' }],
    ['an object written as code is text', 'x: {"a": 1}', { x: '{"a": 1}' }],
    ['lines that another tool indented are read', '  x: 1\n\tlag months: 6 \r', { x: 1, lagMonths: 6 }],
    ['null has no fields', 'x: null\nx, a: 2', { x: null }, 'x, a: 2'],
    ['a number with words is text', 'x: 7 schools', { x: '7 schools' }],
    ['the last value counts', 'x: 1\nx: 2', { x: 2 }],
    ['a value has no fields', 'x: 1\nx, a: 2', { x: 1 }, 'x, a: 2'],
    ['absence has no fields', 'x: none\nx, a: 2', { x: undefined }, 'x, a: 2'],
    ['a list has no fields', 'x 1: a\nx, a: 2', { x: ['a'] }, 'x, a: 2'],
    ['an object has no entries', 'x, a: 2\nx 1: a', { x: { a: 2 } }, 'x 1: a'],
    ['an object may be filled', 'x: {}\nx, a: 2', { x: { a: 2 } }],
    ['a field may be called as what objects have', 'x, constructor, a: 2', { x: { constructor: { a: 2 } } }],
  ])('%s', (_, lines, told, text = '') => {
    expect(fromWords(`${MARKER}\n${lines}`)).toEqual({ text, told });
  });

  it.each<[string, string, string, object]>([
    ['alone', MARKER, '', {}],
    ['at the beginning', `${MARKER}\nx: 1`, '', { x: 1 }],
    ['after text', `Text\n \t${MARKER} \r\nx: 1`, 'Text', { x: 1 }],
    ['twice', `${MARKER}\nx: 1\n${MARKER}\ny: 2`, `${MARKER}\nx: 1`, { y: 2 }],
    ['and once more within a line', `Text\n${MARKER}\nx: 1\nSee ${MARKER}`, `Text\nSee ${MARKER}`, { x: 1 }],
    ['and once more before a word', `${MARKER}\nx: 1\n${MARKER} y`, `${MARKER} y`, { x: 1 }],
    ['within a line', `Text ${MARKER}\nx: 1`, `Text ${MARKER}\nx: 1`, {}],
    ['before a word', `${MARKER} y\nx: 1`, `${MARKER} y\nx: 1`, {}],
    ['in blank text', `  \n${MARKER}\nx: 1`, '', { x: 1 }],
    ['nowhere', ' x: 1 ', ' x: 1 ', {}],
  ])('begin where the marker stands %s', (_, text, before, told) => {
    expect(fromWords(text)).toEqual({ text: before, told });
  });

  it('stand after a text, and close one that holds words of its own', () => {
    expect(withWords('', {})).toBe('');
    expect(withWords('Text', {})).toBe('Text');
    expect(withWords('', { x: 1 })).toBe(`${MARKER}\nx: 1`);
    expect(withWords('Text', { x: 1, y: 2 })).toBe(`Text\n\n${MARKER}\nx: 1\ny: 2`);
    expect(withWords(`${MARKER}\nx: 1`, {})).toBe(`${MARKER}\nx: 1\n\n${MARKER}`);
  });
});
