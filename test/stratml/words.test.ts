import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromWords, MARKER, toWords, withWords } from '../../src/stratml/words.js';

/** Plain JSON with what is hard to put in a line. */
const texts = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    'none',
    'null',
    'true',
    '7',
    '-1.5e3',
    '[]',
    '{}',
    '"',
    ': ',
    ', a: b',
    ' x',
    'x ',
    'a\nb',
    MARKER,
    '\u2028',
    '\ud800',
  ),
);
const names = fc
  .oneof(fc.constantFrom('direction', 'lagMonths', 'targets', 'a b', 'x 1', 'constructor', '"', ''), fc.string())
  .filter((name) => name !== '__proto__');
const { data } = fc.letrec<{ data: unknown }>((tie) => ({
  data: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    texts,
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('data'), { maxLength: 4 }),
    fc.dictionary(names, tie('data'), { maxKeys: 4, noNullPrototype: true }),
  ),
}));

describe('data in words', () => {
  it('is a line for each value, with the names of the model and places counted from one', () => {
    expect(
      toWords({
        direction: 'decrease',
        lagMonths: 6,
        targets: [
          { date: '2026-06-30', low: 85 },
          { date: '2027-06-30', low: 90 },
        ],
        codes: ['7', 'coaching'],
        rationale: undefined,
        extensions: { 'my key': null, tags: [] },
      }),
    ).toEqual([
      'direction: decrease',
      'lag months: 6',
      'targets 1, date: 2026-06-30',
      'targets 1, low: 85',
      'targets 2, date: 2027-06-30',
      'targets 2, low: 90',
      'codes 1: "7"',
      'codes 2: coaching',
      'rationale: none',
      'extensions, "my key": null',
      'extensions, tags: []',
    ]);
  });

  it('comes back as it was, after any text', () => {
    fc.assert(
      fc.property(fc.dictionary(names, data, { maxKeys: 5, noNullPrototype: true }), texts, (told, text) => {
        const before = text.trim();
        const read = fromWords(withWords(before, told as never));
        expect(read.told).toEqual(told);
        expect(read.text).toBe(before);
      }),
      { numRuns: 300 },
    );
  });

  it('says nothing where there is no marker on a line of its own, and takes what is no word as text', () => {
    expect(fromWords(`See "${MARKER}" above`)).toEqual({ text: `See "${MARKER}" above`, told: {} });
    expect(fromWords(`Before\n\n${MARKER}\nweight: 2\nAdded by hand`)).toEqual({
      text: 'Before\nAdded by hand',
      told: { weight: 2 },
    });
  });

  it('touches no prototype, and has no place for a value under another', () => {
    const { told } = fromWords(
      `${MARKER}\n"__proto__", polluted: 1\nconstructor, prototype, polluted: 1\nweight: 1\nweight, x: 2`,
    );
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(told['weight']).toBe(1);
  });
});
