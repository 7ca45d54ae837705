/** XML to elements and back. */
import { describe, expect, it } from 'vitest';
import {
  asJson,
  attributesFrom,
  childOf,
  childrenOf,
  childText,
  type Element,
  element,
  elementsFrom,
  leaf,
  MAX_DEPTH,
  saysSomething,
  textOf,
} from '../../src/stratml/element.js';
import { readXml, writable, writeXml } from '../../src/stratml/xml.js';
import { issuesOf, valueIn } from '../support/results.js';
import { elementIn } from '../support/stratml.js';

const nested = (depth: number) => `${'<a>'.repeat(depth)}${'</a>'.repeat(depth)}`;

describe('XML', () => {
  it.each<[string, string, Partial<Element>]>([
    ['local names', '<s:A xmlns:s="urn:x"><s:B/></s:A>', { name: 'A', children: [leaf('B', '')] }],
    ['text without white space around it', '<a> x\n y </a>', { text: 'x\n y' }],
    ['text between and around', '<a>x<b/>y<!-- z --><![CDATA[<&>]]></a>', { text: 'xy<&>', children: [leaf('b', '')] }],
    ['white space within', '<a> x <b/> y\uFEFF z </a>', { text: 'x  y\uFEFF z', children: [leaf('b', '')] }],
    ['numbers as they are written', '<a b="1.0">007</a>', { text: '007', attributes: { b: '1.0' } }],
    ['entities', '<a b="&lt;&#65;">&amp;&#x42;</a>', { text: '&B', attributes: { b: '<A' } }],
    ['letters of HTML', '<a>&Agrave;&eacute;&szlig;&times;&divide;&yuml;</a>', { text: 'Àéß×÷ÿ' }],
    ['names of HTML', '<a>&copy;</a>', { text: '©' }],
    ['marks of HTML', '<a>&iquest;5&nbsp;&ordm;, &plusmn;&frac34;?</a>', { text: '¿5\u00a0º, ±¾?' }],
    ['signs of HTML', '<a>&ge;&minus;5 &le; &ne; &OElig;&oelig;&Scaron;&scaron;</a>', { text: '≥−5 ≤ ≠ ŒœŠš' }],
    ['what has no name as it is written', '<a>&novel; &#x110000;</a>', { text: '&novel; &#x110000;' }],
    [
      'languages with their prefix',
      '<a xml:lang="fr" s:b="1" c="2"/>',
      { attributes: { 'xml:lang': 'fr', b: '1', c: '2' } },
    ],
    [
      'no namespaces, and not where schemas are',
      '<a xmlns="urn:x" xmlns:y="urn:z" y:schemaLocation="b" y:noNamespaceSchemaLocation="d" y:schemaLocations="c"/>',
      { attributes: { schemaLocations: 'c' } },
    ],
    ['attributes that begin as namespaces do', '<a xmlnsx="1" b="2"/>', { attributes: { xmlnsx: '1', b: '2' } }],
    [
      'attributes that are the same but for a prefix',
      '<a x:b="1" b="2" y:b="3" z:c="4"/>',
      { attributes: { 'x:b': '1', b: '2', 'y:b': '3', c: '4' } },
    ],
    ['line ends', '<a b=" 1 ">x\r\ny\rz</a>', { text: 'x\ny\nz', attributes: { b: '1' } }],
    ['no declarations', '\uFEFF \n<?xml version="1.0"?><?pi x?><!-- c --><a/>', {}],
  ])('has %s', (_, xml, read) => {
    expect(elementIn(xml)).toEqual({ ...leaf('a', ''), ...read });
  });

  it.each<[string, string, readonly [element: string, value: string][]]>([
    ['a declaration', '<?xml version="1.0"?><a/>', []],
    ['a style sheet', '<?xml-stylesheet href="b.xsl"?><a/>', [['?xml-stylesheet', 'href="b.xsl"']]],
    ['an instruction of a name alone', '<a><?go?></a>', [['?go', '']]],
    ['a declaration in the midst', '<a>x<?xml y?></a>', [['?xml', 'y']]],
    [
      'comments',
      '<!-- a > b --><a>x<!--c--></a><!----><!-- d -->',
      [
        ['#comment', 'a > b'],
        ['#comment', 'c'],
        ['#comment', ''],
        ['#comment', 'd'],
      ],
    ],
    ['a type', '<!DOCTYPE a PUBLIC "b" "c" [ ]><a/>', [['#doctype', 'a PUBLIC "b" "c" [ ]']]],
    ['what looks like it in text and attributes', '<a b="<!--x-->" c="<?y?>"><![CDATA[<!--z--><?w?>]]></a>', []],
    [
      'characters that XML does not have',
      '<a b="&#x1;">\u0000x&#8;\ud800y&#xFFFE;<![CDATA[\u0001&#2;]]>&#9;&#xd;&#x1F600;😀</a>',
      [['#character', 'U+0001, U+0000, U+D800, U+0008, U+FFFE']],
    ],
  ])('tells of %s beside its elements', (_, xml, asides) => {
    expect(valueIn(readXml(xml)).asides.map(({ element, value }) => [element, value])).toEqual(asides);
  });

  it.each([
    ['<s:A xmlns:s="urn:x" xmlns="urn:y"/>', 'urn:x'],
    ['<A xmlns:s="urn:x" xmlns="urn:y"><B xmlns="urn:z"/></A>', 'urn:y'],
    ['<s:A xmlns="urn:y"/>', undefined],
    ['<A/>', undefined],
  ])('%s is of the namespace %s', (xml, namespace) => {
    expect(valueIn(readXml(xml)).namespace).toBe(namespace);
  });

  it('may nest as deep as any document, and no deeper', () => {
    expect(readXml(nested(MAX_DEPTH + 1)).ok).toBe(true);
    expect(issuesOf(readXml(nested(MAX_DEPTH + 2)))).toMatchObject([
      { code: 'not-xml', params: { reason: 'depth', detail: `elements nest deeper than ${MAX_DEPTH}` } },
    ]);
  });

  /** What would be passed over in silence, and where it stands. */
  const outside: readonly [string, string, line: number, column: number][] = [
    ['text after a root without content', '<a/>\n\n  x', 3, 3],
    ['CDATA after such a root', '<a b="/>"/><![CDATA[x]]>', 1, 12],
    ['text and comments after it', '<a/><!-- y --> x', 1, 16],
    ['text and instructions after it', '<a/><?y z?>x', 1, 12],
    ['a character by number after it', '<a/>&#65;', 1, 5],
    ['CDATA after any root', '<a>x</a><![CDATA[y]]>', 1, 9],
    ['a character by number after any root', '<a>x</a> &#65;', 1, 10],
    ['CDATA before the root', '<?xml version="1.0"?>\n<![CDATA[x]]><a/>', 2, 1],
  ];

  it.each<[string, string, object]>([
    ['empty', '', { reason: 'empty', detail: '' }],
    ['blank', '\uFEFF \n ', { reason: 'empty', detail: '' }],
    ['of comments alone', '<!-- x -->', { reason: 'no-element', detail: '' }],
    ['of a declaration alone', '<?xml version="1.0"?>', { reason: 'no-element', detail: '' }],
    [
      'cut off',
      '<a>\n<b.c></a>',
      { reason: 'malformed', line: 2, column: 6, detail: expect.stringMatching(/'b\.c'.* tag 'a'$/) },
    ],
    ['of attributes without values', '<a b/>', { reason: 'malformed', line: 1 }],
    ['text', 'Dear planner', { reason: 'malformed', line: 1, column: 1 }],
    [
      'of two types',
      '<!DOCTYPE a><!DOCTYPE a><a/>',
      { reason: 'other', detail: expect.stringMatching(/DOCTYPE.*found$/) },
    ],
    [
      'of an entity elsewhere',
      '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>',
      { reason: 'other', detail: expect.stringContaining('declarations of its own') },
    ],
    [
      'of an entity of its own, used or not',
      '<!DOCTYPE a SYSTEM "a.dtd" [\n<!ENTITY x "y">]><a/>',
      { reason: 'other', detail: expect.stringContaining('declarations of its own') },
    ],
    [
      'of attributes that its type adds',
      "<!DOCTYPE a [<!-- it's --><!ATTLIST a b CDATA ']'>]><a/>",
      { reason: 'other', detail: expect.stringContaining('declarations of its own') },
    ],
    ...outside.map(([name, xml, line, column]): [string, string, object] => [
      `of ${name}`,
      xml,
      { reason: 'malformed', line, column, detail: 'Text stands outside the root' },
    ]),
    [
      'of a type after its root',
      '<a/><!DOCTYPE a>',
      { reason: 'malformed', line: 1, column: 5, detail: 'Markup stands where none may' },
    ],
    ['of markup in small letters', '<a><![cdata[x]]></a>', { reason: 'malformed', line: 1, column: 4 }],
    ['of two roots', '<a/>\n<b/>', { reason: 'other', detail: 'it has several roots' }],
    [
      'of a name that none may have',
      '<a><__proto__/></a>',
      { reason: 'other', detail: expect.stringContaining('__proto__') },
    ],
    [
      'of a very long name',
      `<a><${'b'.repeat(300)}></a>`,
      { reason: 'malformed', detail: expect.stringMatching(/^.{200}$/s) },
    ],
  ])('that is %s is told', (_, xml, params) => {
    const issues = issuesOf(readXml(xml));
    expect(issues).toMatchObject([{ code: 'not-xml', path: [], params }]);
    expect(issues[0]?.message).not.toContain('undefined');
  });

  it('is written in lines, escaped, and reads back', () => {
    const root = element('A', [
      leaf('B', ' <x> & "y"\u0000 '),
      element('C', [leaf('D', '')], { e: '1 < 2 & "3"' }),
      { ...leaf('E', 'x'), children: [leaf('F', 'y')] },
    ]);
    const xml = writeXml(root);
    expect(xml.split('\n')[0]).toBe('<?xml version="1.0" encoding="UTF-8"?>');
    expect(xml).toContain(
      '\n  <B>&lt;x&gt; &amp; &quot;y&quot;</B>\n  <C e="1 &lt; 2 &amp; &quot;3&quot;">\n    <D></D>\n  </C>',
    );
    expect(xml.endsWith('</A>\n')).toBe(true);
    const { children } = elementIn(xml);
    expect(children[0]).toEqual(leaf('B', '<x> & "y"'));
    expect(children.slice(1)).toEqual(root.children.slice(1));
  });

  it.each([
    [' x ', 'x'],
    ['a\r\nb\rc\td', 'a\nb\nc\td'],
    ['a\u0000b\u0008c\u001fd', 'abcd'],
    ['a\u007fb\u0085c\u009fd', 'a\u007fb\u0085c\u009fd'],
    ['a\ufffeb\uffffc\ufffd', 'abc\ufffd'],
    ['a\ud800b\udc00c😀', 'abc😀'],
  ])('can hold %j as %j', (text, held) => {
    expect(writable(text)).toBe(held);
  });
});

describe('an element', () => {
  const parent = element('a', [leaf('b', '1'), leaf('c', ''), leaf('b', '2'), element('d', [leaf('e', '3')])]);

  it('has children by name', () => {
    expect(childOf(parent, 'b')).toEqual(leaf('b', '1'));
    expect(childrenOf(parent, 'b')).toEqual([leaf('b', '1'), leaf('b', '2')]);
    expect([childText(parent, 'b'), childText(parent, 'c'), childText(parent, 'x')]).toEqual(['1', '', '']);
    expect([childOf(undefined, 'b'), childrenOf(undefined, 'b'), childText(undefined, 'b')]).toEqual([
      undefined,
      [],
      '',
    ]);
    expect(childrenOf(parent, 'x')).toEqual([]);
  });

  it('has the text of all within', () => {
    expect(textOf({ ...parent, text: '0' })).toBe('0 1 2 3');
    expect(textOf(leaf('a', ''))).toBe('');
  });

  it.each([
    ['<a/>', false],
    ['<a>x</a>', true],
    ['<a b=" "/>', false],
    ['<a b=" " c="1"/>', true],
    ['<a><b/><c/></a>', false],
    ['<a><b/><c>x</c></a>', true],
    ['<a><b><c d="1"/></b></a>', true],
  ])('%s says something: %s', (xml, says) => {
    expect(saysSomething(elementIn(xml))).toBe(says);
  });

  it('is plain JSON without what says nothing, and comes back', () => {
    const given = elementIn('<a b="1" c=" ">x<d/><e>y</e><f g="2"/></a>');
    const json = asJson(given);
    expect(json).toStrictEqual({
      name: 'a',
      attributes: { b: '1' },
      text: 'x',
      children: [
        { name: 'e', text: 'y' },
        { name: 'f', attributes: { g: '2' } },
      ],
    });
    expect(asJson(elementIn('<a b=" "><d/></a>'))).toStrictEqual({ name: 'a' });
    expect(elementsFrom([json])).toEqual([elementIn('<a b="1">x<e>y</e><f g="2"/></a>')]);
  });

  it('is passed over in JSON where it is none', () => {
    expect(elementsFrom('a')).toEqual([]);
    expect(elementsFrom([null, 7, 'a', {}, { name: '' }, { name: 7 }, { name: 'a', text: 7, children: 'x' }])).toEqual([
      leaf('a', ''),
    ]);
    expect([null, 7, ['x'], { a: 'x', b: 7 }].map(attributesFrom)).toEqual([{}, {}, {}, { a: 'x' }]);
    const within = (depth: number): object =>
      depth === 0 ? { name: 'a' } : { name: 'a', children: [within(depth - 1)] };
    const depthOf = ({ children: [first] }: Element): number => (first === undefined ? 0 : 1 + depthOf(first));
    expect(elementsFrom([within(MAX_DEPTH)]).map(depthOf)).toEqual([MAX_DEPTH]);
    expect(elementsFrom([within(MAX_DEPTH + 9)]).map(depthOf)).toEqual([MAX_DEPTH]);
  });
});
