/**
 * Reading a theory of action from a sentence. `formatTheory` writes one so that reading gives the same theory back.
 *
 * The grammar: `if` opens the causes, `then` opens a consequence, `and` adds to what came before: before the
 * first `then` another cause, after it what follows besides. Commas, semicolons, full stops and line breaks may
 * stand before a keyword; a semicolon also divides alone. Where some `and` of a part follows such a mark, only
 * those divide it ("recruit and retain teachers, and coach them" is two clauses), otherwise every `and` does.
 */
import { shapeInEnglish } from '../messages/en/shape.js';
import { issueMaker } from '../messages/issue.js';
import type { TheoryOfAction } from '../model/generated/types.js';
import { fail, type Result, succeed } from '../model/result.js';
import { clauseOf, endOfQuote, OPEN_QUOTE } from '../model/sentence.js';
import { givenBy } from './misfits.js';

const issue = issueMaker(shapeInEnglish);

/** One word that divides the sentence, or one mark that does, with the text that leads up to it. */
interface Divider {
  readonly word: 'if' | 'then' | 'and' | ';';
  /** Whether a comma, semicolon, full stop or line break stands before the word. */
  readonly marked: boolean;
  /** Where the text before it ends, and where the text after it begins. */
  readonly from: number;
  readonly to: number;
}

const isSpace = (character: string) => /\s/.test(character);
const isWordPart = (character: string) => /[\p{L}\p{N}_'\u2019-]/u.test(character);

/** Every divider of the sentence, left to right, each character looked at a bounded number of times. */
function dividersOf(text: string): readonly Divider[] {
  const dividers: Divider[] = [];
  let quotesClose = true;
  let clauseStart = true;
  let at = 0;
  while (at < text.length) {
    const character = text[at] as string;
    if (clauseStart && character === OPEN_QUOTE && quotesClose) {
      const end = endOfQuote(text, at);
      clauseStart = false;
      // Where this one never closes, no later one does: without this, many openings would each read to the end.
      quotesClose = end !== -1;
      at = quotesClose ? end : at + 1;
      continue;
    }
    const word = isWordPart(text.charAt(at - 1)) ? undefined : wordAt(text, at);
    if (word !== undefined) {
      dividers.push(dividerAt(text, at, word));
      at += word.length;
      clauseStart = true;
      continue;
    }
    if (character === ';') dividers.push({ word: ';', marked: true, from: at, to: at + 1 });
    if (!isSpace(character)) clauseStart = character === ';';
    at += 1;
  }
  return dividers;
}

function wordAt(text: string, at: number): 'if' | 'then' | 'and' | undefined {
  for (const word of ['if', 'then', 'and'] as const) {
    if (text.slice(at, at + word.length).toLowerCase() === word && !isWordPart(text.charAt(at + word.length)))
      return word;
  }
  return undefined;
}

/** A keyword takes the white space before it, and one mark before that. */
function dividerAt(text: string, at: number, word: 'if' | 'then' | 'and'): Divider {
  let from = at;
  let marked = false;
  while (isSpace(text.charAt(from - 1))) {
    from -= 1;
    marked ||= text[from] === '\n';
  }
  if (/[,;.:]/.test(text.charAt(from - 1))) {
    from -= 1;
    marked = true;
  }
  return { word, marked, from, to: at + word.length };
}

/** What sentences call the text. */
const PLACE = 'The theory of action';

/** Which part of the theory a stretch of text belongs to. */
type Part = 'if' | 'then' | 'and';

/**
 * Reads a theory of action from a sentence: "If …, then …, and …", in any case, over line breaks, with several
 * ifs, thens and ands, or with semicolons between clauses.
 *
 * Errors: `wrong-type` for what is no text, `theory-incomplete` for a text without an if or a then.
 *
 * Source: Redding & Layland 2015, strategy as a theory of action.
 *
 * @example
 * ```ts
 * const theory = parseTheory('If we coach new teachers, then they teach well sooner, and more of them stay.');
 * if (theory.ok) theory.value.and; // ['more of them stay']
 * ```
 */
export function parseTheory(text: string): Result<TheoryOfAction> {
  if (typeof text !== 'string') {
    return fail([issue('wrong-type', [], { place: PLACE, reason: 'type', ...givenBy(text), expected: 'sentence' })]);
  }
  const parts: Record<Part, string[]> = { if: [], then: [], and: [] };
  const sentence = text.trimEnd().replace(/\.$/, '');
  const dividers = dividersOf(sentence);
  const firstIf = dividers.findIndex((divider) => divider.word === 'if');
  if (firstIf !== -1) {
    const used = dividers.slice(firstIf);
    const firstThen = used.findIndex((divider) => divider.word === 'then');
    const causes = firstThen === -1 ? used : used.slice(0, firstThen);
    const consequences = firstThen === -1 ? [] : used.slice(firstThen);
    const end = consequences[0]?.from ?? sentence.length;
    collect(sentence, causes, end, parts);
    collect(sentence, consequences, sentence.length, parts);
  }
  const missing = (['if', 'then'] as const).filter((part) => parts[part].length === 0);
  if (missing.length > 0)
    return fail(missing.map((part) => issue('theory-incomplete', [part], { place: PLACE, part })));
  return succeed(parts);
}

/** Sorts the clauses between the dividers of one half of the sentence into the parts of the theory. */
function collect(text: string, dividers: readonly Divider[], end: number, parts: Record<Part, string[]>): void {
  const hasCauses = dividers[0]?.word !== 'then';
  const onlyMarked = dividers.some((divider) => divider.word === 'and' && divider.marked);
  let part: Part = 'if';
  let start = end;
  const close = (until: number): void => {
    const clause = text.slice(start, until);
    if (clause.trim() !== '') parts[part].push(clauseOf(clause));
  };
  for (const { word, marked, from, to } of dividers) {
    // "and then", "and if", "; then" divide once: the words belong together when nothing stands between them.
    const divides = from <= start || marked || (word === 'and' && !onlyMarked);
    if (!divides) continue;
    close(from);
    if (!hasCauses && (word === 'then' || word === 'and')) part = word;
    start = to;
  }
  close(end);
}
