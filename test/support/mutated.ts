/** A document changed in a place, chosen by numbers: a value replaced, a key added or taken away, a list cut or doubled. */

type Holder = Record<string, unknown> | unknown[];

/** What values are replaced by, made anew, since a replacement may be changed in its turn. */
const replacements = (): readonly unknown[] => [
  null,
  '',
  ' ',
  '\u200b',
  0,
  -1,
  1.5,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  1e9,
  true,
  [],
  {},
  [null],
  [undefined],
  '2026-02-30',
  '2026-06-30',
  'x'.repeat(201),
  { id: 'a', name: 'b' },
  new Date(0),
  () => 1,
  Symbol('s'),
  10n,
];

/** Every place in a document: what holds it and under which key. */
function placesOf(value: unknown, places: [Holder, string | number][] = []): [Holder, string | number][] {
  if (typeof value !== 'object' || value === null) return places;
  const holder = value as Holder;
  for (const key of Array.isArray(holder) ? holder.keys() : Object.keys(holder)) {
    places.push([holder, key]);
    placesOf((holder as Record<string | number, unknown>)[key], places);
  }
  return places;
}

/** Changes a document in place, a few times. */
export function mutated(document: unknown, draws: readonly number[]): unknown {
  for (let at = 0; at + 1 < draws.length; at += 2) {
    const places = placesOf(document);
    const [place = 0, change = 0] = [draws[at], draws[at + 1]];
    const found = places[place % Math.max(1, places.length)];
    if (found === undefined) return document;
    const [holder, key] = found as [Record<string | number, unknown>, string | number];
    const made = replacements();
    const choice = change % (made.length + 4);
    if (choice < made.length) holder[key] = made[choice];
    else if (choice === made.length) delete holder[key];
    else if (choice === made.length + 1) holder[`${key}x`] = holder[key];
    else if (choice === made.length + 2)
      Object.defineProperty(holder, '__proto__', { value: 1, enumerable: true, configurable: true, writable: true });
    else if (Array.isArray(holder)) holder.push(holder[0]);
    else holder[key] = undefined;
  }
  return document;
}
