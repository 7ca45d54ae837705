/** XML text to elements and back. The only file that touches the XML library; whatever comes in, nothing is thrown. */
import { XMLBuilder, XMLParser, XMLValidator } from 'fast-xml-parser';
import { fail, type Result, succeed } from '../model/result.js';
import { type Aside, besideElements, IMPOSSIBLE } from './beside.js';
import { type Element, MAX_DEPTH } from './element.js';
import { issueOf } from './reading.js';

const ATTRIBUTES = ':@';
const TEXT = '#text';

const local = (name: string) => name.slice(name.indexOf(':') + 1);

/** HTML's names of the characters from U+00A0 on, which web forms leave in documents; the XML library knows but some. */
const LATIN =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest ' +
  'Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH ' +
  'Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute ' +
  'acirc atilde auml aring aelig ccedil egrave eacute ecirc euml igrave iacute icirc iuml eth ntilde ograve ' +
  'oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml';
const NAMED: readonly (readonly [name: string, character: string])[] = [
  ...LATIN.split(' ').map((name, index) => [name, String.fromCharCode(0xa0 + index)] as const),
  ...Object.entries({ OElig: 'Œ', oelig: 'œ', Scaron: 'Š', scaron: 'š', le: '≤', ge: '≥', ne: '≠', minus: '−' }),
];

type Node = Readonly<Record<string, unknown>>;

function elementOf(node: Node, depth: number): Element {
  if (depth > MAX_DEPTH) throw new RangeError(`elements nest deeper than ${MAX_DEPTH}`);
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES) as string;
  const children: Element[] = [];
  let text = '';
  for (const child of node[name] as readonly Node[]) {
    if (TEXT in child) text += String(child[TEXT]);
    else children.push(elementOf(child, depth + 1));
  }
  const attributes: Record<string, string> = {};
  const said = Object.entries((node[ATTRIBUTES] ?? {}) as Node).filter(
    ([key]) => !/^xmlns(?:$|:)|:(?:noNamespace)?schemaLocation$/i.test(key),
  );
  const times = new Map<string, number>();
  for (const [key] of said) times.set(local(key), (times.get(local(key)) ?? 0) + 1);
  for (const [key, value] of said) {
    // Of several that are the same but for their prefix, each keeps it.
    const keepsPrefix = key.startsWith('xml:') || times.get(local(key)) !== 1;
    attributes[keepsPrefix ? key : local(key)] = writable(String(value));
  }
  return { name: local(name), attributes, text: writable(text), children };
}

/** The namespace of an element, as its own attributes declare it for its prefix. */
function namespaceOf(node: Node): string | undefined {
  const name = Object.keys(node).find((key) => key !== ATTRIBUTES) as string;
  const prefix = name.includes(':') ? `:${name.slice(0, name.indexOf(':'))}` : '';
  const value = ((node[ATTRIBUTES] ?? {}) as Node)[`xmlns${prefix}`];
  return value === undefined ? undefined : String(value);
}

/** A document as it is read: its root element, the root's namespace, and what stands beside the elements. */
export interface XmlDocument {
  readonly root: Element;
  readonly namespace: string | undefined;
  readonly asides: readonly Aside[];
}

/** Reads a document. */
export function readXml(text: string): Result<XmlDocument> {
  const xml = text.replace(/^\uFEFF/, '').trimStart();
  if (xml === '') return fail([issueOf('not-xml', [], { reason: 'empty', detail: '' })]);
  try {
    const valid = XMLValidator.validate(xml);
    if (valid !== true) {
      const { msg, line, col } = valid.err;
      // Where there is no tag at all, the library names no column.
      if (col === undefined) return fail([issueOf('not-xml', [], { reason: 'no-element', detail: '' })]);
      const detail = msg.replace(/\.$/, '').slice(0, 200);
      return fail([issueOf('not-xml', [], { reason: 'malformed', detail, line, column: col })]);
    }
    const { asides, fault } = besideElements(xml);
    if (fault !== undefined) {
      const { detail, at } = fault;
      if (at === undefined) return fail([issueOf('not-xml', [], { reason: 'other', detail })]);
      const before = xml.slice(0, at).split('\n');
      const [line, column] = [before.length, (before.at(-1) as string).length + 1];
      return fail([issueOf('not-xml', [], { reason: 'malformed', detail, line, column })]);
    }
    const parser = new XMLParser({
      preserveOrder: true,
      ignoreAttributes: false,
      attributeNamePrefix: '',
      ignorePiTags: true,
      parseTagValue: false,
      parseAttributeValue: false,
      trimValues: false,
      htmlEntities: true,
    });
    for (const [name, character] of NAMED) parser.addEntity(name, character);
    const [root, ...others] = (parser.parse(xml) as readonly Node[]).filter((node) => !(TEXT in node)) as [Node];
    if (others.length > 0) return fail([issueOf('not-xml', [], { reason: 'other', detail: 'it has several roots' })]);
    return succeed({ root: elementOf(root, 0), namespace: namespaceOf(root), asides });
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 200).replace(/\.$/, '') : 'it cannot be read';
    return fail([issueOf('not-xml', [], { reason: error instanceof RangeError ? 'depth' : 'other', detail })]);
  }
}

/** Text as XML can hold it: without what it cannot write, with its own line ends, without white space around it. */
export const writable = (text: string): string => text.replace(IMPOSSIBLE, '').replace(/\r\n?/g, '\n').trim();

const nodeOf = ({ name, attributes, text, children }: Element): Node => ({
  [name]: [{ [TEXT]: writable(text) }, ...children.map(nodeOf)],
  [ATTRIBUTES]: attributes,
});

/** Writes a document from its root element. */
export function writeXml(root: Element): string {
  const builder = new XMLBuilder({
    preserveOrder: true,
    ignoreAttributes: false,
    attributeNamePrefix: '',
    format: true,
    indentBy: '  ',
  });
  return `<?xml version="1.0" encoding="UTF-8"?>${builder.build([nodeOf(root)])}\n`;
}
