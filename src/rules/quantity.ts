/**
 * Whether a sentence states a quantity to reach. A milestone is descriptive, so "at least 40 schools" or "90 %"
 * does not belong in one; years, dates, grades, lengths of time and names with numbers in them do no harm.
 * Words are looked at one by one with their neighbors, so the time taken grows with the text and no faster.
 */

const LABELS = new Set(
  (
    'act age ages algebra appendix article bill category chapter cohort cycle domain district english fiscal form fy ' +
    'goal grade grades house indicator integrated item k level levels math mathematics milestone module no number ' +
    'objective option page part phase pillar pk policy pre-k quarter region room round rule school section sections ' +
    'senate stage standard step strategy sy tier tiers title track type unit version volume wave week year years'
  ).split(' '),
);
const MONTHS = new Set(
  (
    'january february march april may june july august september october november december ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec'
  ).split(' '),
);
/** Lengths of time say when, not how much. */
const SPANS = new Set('day days week weeks month months year years semester semesters quarter quarters'.split(' '));
const SMALL_NUMBERS = new Set('one two three four five six seven eight nine'.split(' '));
const LARGE_NUMBERS =
  /^(?:ten|eleven|twelve|dozen|(?:thir|four|fif|six|seven|eigh|nine)teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|hundred|thousand|million|billion)$/;
const FRACTIONS = /^(?:half|one-half|(?:one|two|three)-(?:third|quarter|fourth|fifth)s?)$/;
const COMPARISONS =
  /^(?:least|most|than|minimum|maximum|total|over|above|under|below|exceeding|nearly|almost|approximately|about)$/;
const PERCENT = /^[~<>≥≤±+-]*\d[\d.,]*(?:(?:-|–|to)\d[\d.,]*)?(?:%|-?percent\w*|pct)$/;
const AMOUNT = /^[~<>≥≤±+-]*[$€£¥]\d[\d.,]*\w?$/;
const NUMBER = /^[~<>≥≤±]*\d[\d,]*(?:\.\d+)?[km+]?$/;
const NUMBER_RANGE = /^\d[\d,]*[-–]\d[\d,]*$/;
const YEAR = /^(?:19|20|21)\d\d(?:[-–/](?:(?:19|20|21)?\d\d))?$/;

/** Most sentences hold neither a digit nor a word for a number, and need no closer look. */
const MAY_STATE_QUANTITY =
  /\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozen|half|hundred|thousand|million|billion)\b|teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty/iu;

/** What numbers a title in an outline: "1.", "(2)", "1.1 Coach"; "2.5 million" counts. */
const OUTLINE_NUMBER = /^\s*(?:\(?\d{1,3}(?:\.\d{1,3})*[.):]|\d{1,3}(?:\.\d{1,3})+(?=\s+[\p{Lu}\d]))\s+/u;

const bare = (word: string) => word.replace(/^[("'“”‘’[]+/, '').replace(/[)"'“”‘’\],;:!?.]+$/, '');

/**
 * The first quantity that a text states, in its own words, or undefined where it states none.
 *
 * @example
 * ```ts
 * quantityIn('Coach teachers in at least 40 schools'); // '40 schools'
 * quantityIn('Title I schools of grades 3-8 are served from 2027'); // undefined
 * ```
 */
export function quantityIn(text: string): string | undefined {
  if (!MAY_STATE_QUANTITY.test(text)) return undefined;
  const raw = text
    .replace(OUTLINE_NUMBER, '')
    .split(/\s/)
    .filter((word) => word !== '');
  const words = raw.map(bare);
  for (let index = 0; index < words.length; index += 1) {
    const word = words[index] as string;
    const next = words[index + 1] ?? '';
    if (!statesQuantity(words, raw, index)) continue;
    return next === '' ? word : `${word} ${next}`;
  }
  return undefined;
}

function statesQuantity(words: readonly string[], raw: readonly string[], index: number): boolean {
  const word = (words[index] as string).toLowerCase();
  const next = (words[index + 1] ?? '').toLowerCase();
  const previous = (words[index - 1] ?? '').toLowerCase();
  if (PERCENT.test(word) || AMOUNT.test(word)) return true;
  const compared =
    COMPARISONS.test(previous) || (previous === 'of' && COMPARISONS.test((words[index - 2] ?? '').toLowerCase()));
  const counts = NUMBER.test(word) || NUMBER_RANGE.test(word);
  if ((counts || SMALL_NUMBERS.has(word) || LARGE_NUMBERS.test(word)) && /^(?:%|per-?cent|pct)/.test(next)) {
    return true;
  }
  if (FRACTIONS.test(word)) return next === 'of';
  if (SPANS.has(next)) return false;
  if (LARGE_NUMBERS.test(word)) return next !== '' && previous !== 'grade';
  if (SMALL_NUMBERS.has(word)) return compared && next !== '';
  if (!counts) return false;
  if (compared) return true;
  if (YEAR.test(word)) return false;
  if (MONTHS.has(previous) || MONTHS.has(next)) return false;
  if (standsUnderLabel(words, index)) return false;
  if (word === '504' && /^plans?$/.test(next)) return false;
  return !isPartOfName(words, raw, index, next);
}

/** How far a list is followed back to its label: a bound on the time that hostile text can take. */
const LONGEST_LIST = 20;

/** "grade 3", "grades 3, 5 and 8", "Tier 2 and 3": a list goes on under its label. */
function standsUnderLabel(words: readonly string[], index: number): boolean {
  for (let back = index - 1; back >= 0 && index - back <= LONGEST_LIST; back -= 1) {
    const word = (words[back] as string).toLowerCase();
    if (LABELS.has(word)) return true;
    if (!NUMBER.test(word) && !NUMBER_RANGE.test(word) && !/^(?:and|or|to|through|&|-|–)$/.test(word)) return false;
  }
  return false;
}

/** What follows a name, and hardly ever a number that counts. */
const FOLLOWS_NAME = new Set('is are was were has will'.split(' '));

/** "Apollo 11" is a name; "Train 40 coaches", at the start of a sentence, is none, and "Unit 3 is revised" is one. */
function isPartOfName(words: readonly string[], raw: readonly string[], index: number, next: string): boolean {
  const previous = words[index - 1] ?? '';
  if (!/^\p{Lu}/u.test(previous)) return false;
  const startsSentence = index === 1 || /[.!?:]$/.test(raw[index - 2] as string);
  const allCapitals = /^\p{Lu}(?:\.?\p{Lu})+$/u.test(previous);
  // "NCSIS 2 replaces" is a system; "the Reading 40 schools" still counts schools.
  if (startsSentence && FOLLOWS_NAME.has(next)) return true;
  return allCapitals || (!startsSentence && !/^\p{Ll}\p{L}*s$/u.test(next));
}
