/** Nouns and their forms in English: what sentences, explanations and the names of operations have in common. */

/** A word with a capital. */
export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** A noun with its article: "a unit", "an action". */
export const withArticle = (noun: string) => `${/^(?!uni)[aeiou]/i.test(noun) ? 'an' : 'a'} ${noun}`;

/** Several of something. */
export const plural = (noun: string) =>
  noun.replace(
    /^(.+?)( of .+)?$/,
    (_all, head: string, rest = '') => `${head.replace(/(?<![aeiou])y$/, 'ie')}s${rest}`,
  );

/** So many of something: "1 goal", "2 strategies". */
export const counted = (count: number, noun: string) => `${count} ${count === 1 ? noun : plural(noun)}`;

/** A number with its percent sign, as American English writes it. */
export const inPercent = (number: number | string) => `${number}%`;
