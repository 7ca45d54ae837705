/** Writing a theory of action as a sentence, so that `parseTheory` gives the same theory back. */
import type { TheoryOfAction } from './generated/types.js';

/** What a clause begins with that is put in quotation marks, and what it ends with; within it, that is doubled. */
export const OPEN_QUOTE = '\u201c';
const CLOSE_QUOTE = '\u201d';
const CLOSE_QUOTES = /\u201d/g;

/** The end of a quoted clause that opens at `start`, past its closing mark; -1 where it never closes. */
export function endOfQuote(text: string, start: number): number {
  for (let at = text.indexOf(CLOSE_QUOTE, start + 1); at !== -1; at = text.indexOf(CLOSE_QUOTE, at + 2)) {
    if (text[at + 1] !== CLOSE_QUOTE) return at + 1;
  }
  return -1;
}

/** A clause as it was meant: unquoted, or with its white space made single. */
export function clauseOf(text: string): string {
  const trimmed = text.trim();
  if (trimmed.startsWith(OPEN_QUOTE) && trimmed.length > 1 && endOfQuote(trimmed, 0) === trimmed.length) {
    return trimmed.slice(1, -1).replaceAll(CLOSE_QUOTE + CLOSE_QUOTE, CLOSE_QUOTE);
  }
  return trimmed.replace(/\s+/g, ' ');
}

/**
 * Writes a theory of action as one sentence. A clause that would not be read back as it stands, because it is
 * blank or has white space, semicolons or line breaks of its own, is put in curly quotation marks.
 *
 * `parseTheory(formatTheory(theory))` gives the theory back when none of its clauses holds one of the words
 * if, then, and.
 *
 * @example
 * ```ts
 * formatTheory({ if: ['we coach new teachers'], then: ['they teach well sooner'], and: ['more of them stay'] });
 * // 'If we coach new teachers, then they teach well sooner, and more of them stay.'
 * ```
 */
export function formatTheory(theory: TheoryOfAction): string {
  return theoryIn({ if: 'If', then: 'then', and: () => 'and' }, theory);
}

/** The words that join the clauses of a theory; what begins another depends on it in some languages. */
interface TheoryWords {
  readonly if: string;
  readonly then: string;
  and(clause: string): string;
}

/** A theory of action as one sentence, by the words of a language. */
export function theoryIn(words: TheoryWords, theory: TheoryOfAction): string {
  const another = (clause: string) => `${words.and(clause)} ${formatClause(clause)}`;
  const causes = theory.if.map((clause, index) =>
    index === 0 ? `${words.if} ${formatClause(clause)}` : another(clause),
  );
  const consequences = theory.then.map((clause) => `${words.then} ${formatClause(clause)}`);
  return `${[...causes, ...consequences, ...theory.and.map(another)].join(', ')}.`;
}

function formatClause(clause: string): string {
  const plain = clause !== '' && clause === clauseOf(clause) && !clause.includes(';') && !clause.startsWith(OPEN_QUOTE);
  return plain ? clause : `${OPEN_QUOTE}${clause.replace(CLOSE_QUOTES, CLOSE_QUOTE + CLOSE_QUOTE)}${CLOSE_QUOTE}`;
}
