/** Text of a plan, made fit for a sentence. */

/**
 * Text of the plan on one line, short enough for a sentence.
 *
 * @example inBrief('Train\n  coaches') // 'Train coaches'
 */
export function inBrief(text: string, most = 80): string {
  // Nobody reads on after that, so what lies beyond need not be looked at.
  const line = text
    .slice(0, 5 * most)
    .replace(/\s+/g, ' ')
    .trim();
  if (line.length <= most) return line;
  // A character outside the basic plane takes two places; half of one is none.
  return `${line.slice(0, most - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}

/**
 * Text of the plan on one line. Line breaks and runs of blanks become one space; control characters go, and so do those
 * that turn or isolate the direction of what follows, since they would turn the view's own words as well (the letters
 * of right-to-left scripts need none). Half a surrogate pair becomes the replacement character.
 */
export function oneLine(text: string): string {
  return text
    .replace(/[\s\u0085]+/g, ' ')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, '')
    .replace(/\p{Cs}/gu, '\uFFFD')
    .trim();
}
