/**
 * What stands in an XML document beside its elements: comments and processing instructions, which are no content, and
 * what the XML library passes over in silence though it must not be lost. One walk over the text, in step with its length.
 */

/** Something that says nothing of the plan, so that it is told and not kept. */
export interface Aside {
  /** `#comment`, `#doctype`, `#character`, or a processing instruction by its name, as `?xml-stylesheet`. */
  readonly element: string;
  readonly value: string;
}

/** What stands beside the elements. */
export interface Beside {
  readonly asides: readonly Aside[];
  /** Why the document cannot be read, and where; undefined where it can. */
  readonly fault: { readonly detail: string; readonly at?: number } | undefined;
}

/** Where a piece of markup ends that opens at a place; the end of the text where it does not end. */
function endOf(xml: string, close: string, from: number): number {
  const found = xml.indexOf(close, from);
  return found === -1 ? xml.length : found + close.length;
}

/** Where a tag or a document type ends: after the first `>` that is not within quotation marks or brackets. */
function endOfTag(xml: string, from: number): number {
  let within = '';
  for (let at = from; at < xml.length; at += 1) {
    const character = xml[at] as string;
    if (within !== '') {
      if (character === within) within = '';
    } else if (character === '"' || character === "'") within = character;
    else if (character === '[') within = ']';
    else if (character === '>') return at + 1;
  }
  return xml.length;
}

/** Characters that XML has no way to write: most control characters, two others, and halves of pairs. */
export const IMPOSSIBLE = /[^\P{Cc}\t\n\r\u007f-\u009f]|[\ufffe\uffff]|\p{Cs}/gu;
const BY_NUMBER = /&#(?:x([0-9a-f]{1,8})|([0-9]{1,10}));/gi;

/** Notes what of a text is no character of XML, as it is or by its number. */
function noteImpossible(text: string, codes: Set<number>): void {
  for (const [character] of text.matchAll(IMPOSSIBLE)) codes.add(character.charCodeAt(0));
  for (const [, hex, digits] of text.matchAll(BY_NUMBER)) {
    const code = hex === undefined ? Number(digits) : Number.parseInt(hex, 16);
    if (code <= 0xffff && String.fromCharCode(code).replace(IMPOSSIBLE, '') === '') codes.add(code);
  }
}

/** Finds what stands in a document beside its elements; it is well-formed, as far as the XML library looks. */
export function besideElements(xml: string): Beside {
  const asides: Aside[] = [];
  const impossible = new Set<number>();
  let depth = 0;
  let isPastRoot = false;
  const faulty = (detail: string, at: number): Beside => ({ asides: [], fault: { detail, at } });
  for (let at = 0; at < xml.length; ) {
    const open = xml.indexOf('<', at);
    const end = open === -1 ? xml.length : open;
    const text = xml.slice(at, end);
    if (depth === 0 && text.trim() !== '') return faulty('Text stands outside the root', at + text.search(/\S/));
    noteImpossible(text, impossible);
    if (open === -1) break;
    if (xml.startsWith('<!--', open)) {
      at = endOf(xml, '-->', open + 4);
      asides.push({ element: '#comment', value: xml.slice(open + 4, at - 3).trim() });
    } else if (xml.startsWith('<![CDATA[', open)) {
      if (depth === 0) return faulty('Text stands outside the root', open);
      at = endOf(xml, ']]>', open + 9);
      noteImpossible(xml.slice(open, at).replaceAll('&', ' '), impossible);
    } else if (xml.startsWith('<?', open)) {
      at = endOf(xml, '?>', open + 2);
      const [all, name = ''] = /^\s*(\S*)/.exec(xml.slice(open + 2, at - 2)) as RegExpExecArray;
      const value = xml.slice(open + 2 + all.length, at - 2).trim();
      if (open > 0 || name !== 'xml') asides.push({ element: `?${name}`, value });
    } else if (xml.startsWith('<!', open)) {
      at = endOfTag(xml, open);
      const type = xml.slice(open, at);
      if (depth > 0 || isPastRoot || !type.startsWith('<!DOCTYPE')) return faulty('Markup stands where none may', open);
      if (/\[\s*[^\s\]]/.test(type.replace(/"[^"]*"|'[^']*'/g, ''))) return { asides: [], fault: { detail: DECLARES } };
      asides.push({ element: '#doctype', value: type.slice('<!DOCTYPE'.length, -1).trim() });
    } else {
      at = endOfTag(xml, open);
      noteImpossible(xml.slice(open, at), impossible);
      if (xml[open + 1] === '/') depth -= 1;
      else if (xml[at - 2] !== '/') depth += 1;
      if (depth === 0) isPastRoot = true;
    }
  }
  if (impossible.size > 0) {
    const names = [...impossible].map((code) => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`);
    asides.push({ element: '#character', value: names.join(', ') });
  }
  return { asides, fault: undefined };
}

/** Entities may stand for anything, and for much: none that a document declares is expanded. */
const DECLARES = 'its document type has declarations of its own (entities, attributes), which are not read';
