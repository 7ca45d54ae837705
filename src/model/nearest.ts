/** The known name that a misspelled one was meant to be. */

/** Names longer than this are not compared: nobody misspells them by a letter. */
const LONGEST = 40;

/** How many letters must be added, left out, replaced or exchanged to make one word from another. */
function distance(from: string, to: string): number {
  let before: number[] = [];
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let i = 1; i <= from.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= to.length; j += 1) {
      const same = from[i - 1] === to[j - 1];
      let cost = Math.min((row[j] as number) + 1, (next[j - 1] as number) + 1, (row[j - 1] as number) + (same ? 0 : 1));
      if (i > 1 && j > 1 && from[i - 1] === to[j - 2] && from[i - 2] === to[j - 1]) {
        cost = Math.min(cost, (before[j - 2] as number) + 1);
      }
      next.push(cost);
    }
    before = row;
    row = next;
  }
  return row[to.length] as number;
}

/**
 * The nearest of some known names; undefined where none is near: at most a third of the letters differ.
 *
 * @example nearest('titel', ['id', 'title']) // 'title'
 */
export function nearest(name: string, known: readonly string[]): string | undefined {
  if (name.length > LONGEST) return undefined;
  const given = name.toLowerCase().replace(/[\s_-]/g, '');
  let best: string | undefined;
  let least = Math.max(1, Math.floor(given.length / 3)) + 1;
  for (const candidate of known) {
    const found = distance(given, candidate.toLowerCase().replace(/[\s_-]/g, ''));
    if (found < least) {
      best = candidate;
      least = found;
    }
  }
  return best;
}
