import fc from 'fast-check';
import { formatTheory, parseTheory } from 'spm-model';
import { describe, expect, it } from 'vitest';
import { codesOf, issuesOf, valueIn } from '../support/results.js';

describe('reading a theory of action', () => {
  const readings: [sentence: string, theory: { if: string[]; then: string[]; and: string[] }][] = [
    [
      'If we coach new teachers, then they teach well sooner, and more of them stay.',
      { if: ['we coach new teachers'], then: ['they teach well sooner'], and: ['more of them stay'] },
    ],
    ['IF WE COACH THEN THEY TEACH', { if: ['WE COACH'], then: ['THEY TEACH'], and: [] }],
    [
      'If we train coaches and we visit schools then teaching improves and students learn',
      {
        if: ['we train coaches', 'we visit schools'],
        then: ['teaching improves'],
        and: ['students learn'],
      },
    ],
    [
      'If we recruit and retain teachers, and coach them, then teaching and learning improve, and students thrive.',
      {
        if: ['we recruit and retain teachers', 'coach them'],
        then: ['teaching and learning improve'],
        and: ['students thrive'],
      },
    ],
    ['If a; if b; then c; then d; and e', { if: ['a', 'b'], then: ['c', 'd'], and: ['e'] }],
    ['If a; b; then c; d; and e; f.', { if: ['a', 'b'], then: ['c', 'd'], and: ['e', 'f'] }],
    ['If we do this\nthen that\r\nand that', { if: ['we do this'], then: ['that'], and: ['that'] }],
    ['If a, and if b, then c, and then d, and e', { if: ['a', 'b'], then: ['c', 'd'], and: ['e'] }],
    ['Our theory: If we act. Then it helps. And lasts.', { if: ['we act'], then: ['it helps'], and: ['lasts'] }],
    ['If we look, then we know if it works', { if: ['we look'], then: ['we know if it works'], and: [] }],
    [
      "If we're android-based, then bandits iffily differ",
      { if: ["we're android-based"], then: ['bandits iffily differ'], and: [] },
    ],
    ['If  we\n  coach ,  then  they\tteach', { if: ['we coach'], then: ['they teach'], and: [] }],
    ['If a, then b and c', { if: ['a'], then: ['b'], and: ['c'] }],
    ['If a and b, then c', { if: ['a', 'b'], then: ['c'], and: [] }],
    ['Then again, if a, then b', { if: ['a'], then: ['b'], and: [] }],
    ['And so on; if a then b.  \n', { if: ['a'], then: ['b'], and: [] }],
    ['If a; ; b;; then c; ', { if: ['a', 'b'], then: ['c'], and: [] }],
    [
      'If we recruit and retain\nand coach, then x and y\nand z',
      { if: ['we recruit and retain', 'coach'], then: ['x and y'], and: ['z'] },
    ],
    ['If we act: then it helps; and it lasts', { if: ['we act'], then: ['it helps'], and: ['it lasts'] }],
    ['If “a; b”, then “c and d, then e”, and “if f”.', { if: ['a; b'], then: ['c and d, then e'], and: ['if f'] }],
    ['If “a”” and b”, then “”””, and “”.', { if: ['a” and b'], then: ['”'], and: [''] }],
    ['If “a” b, then c “d”', { if: ['“a” b'], then: ['c “d”'], and: [] }],
    ['If “, then b', { if: ['“'], then: ['b'], and: [] }],
    ['If “a, then “b, and “c', { if: ['“a'], then: ['“b'], and: ['“c'] }],
    ['If “a “ b” and “c”, then d', { if: ['a “ b', 'c'], then: ['d'], and: [] }],
    ['If a “b; c”, then d', { if: ['a “b', 'c”'], then: ['d'], and: [] }],
    ['If “a” “b; c”, then d', { if: ['“a” “b', 'c”'], then: ['d'], and: [] }],
    ['“If only”: if a, then b', { if: ['a'], then: ['b'], and: [] }],
    ['If a and , then b', { if: ['a'], then: ['b'], and: [] }],
    ['If a, then b; “c; d”; e', { if: ['a'], then: ['b', 'c; d', 'e'], and: [] }],
  ];
  it.each(readings)('reads %j', (sentence, theory) => {
    expect(valueIn(parseTheory(sentence))).toEqual(theory);
  });

  it('says what is missing where it is no theory yet', () => {
    expect(codesOf(issuesOf(parseTheory('We coach teachers.')))).toEqual(['theory-incomplete', 'theory-incomplete']);
    const [issue] = issuesOf(parseTheory('If we coach teachers'));
    expect(issue?.path).toEqual(['then']);
    expect(issue?.message).toContain('has no "then"');
    expect(codesOf(issuesOf(parseTheory('')))).toEqual(['theory-incomplete', 'theory-incomplete']);
    expect(codesOf(issuesOf(parseTheory('We act, then it helps')))).toEqual(['theory-incomplete', 'theory-incomplete']);
    expect(issuesOf(parseTheory('If a; b'))).toEqual([
      {
        code: 'theory-incomplete',
        severity: 'error',
        path: ['then'],
        message: 'The theory of action has no "then"; say what follows, such as "new teachers teach well sooner".',
        params: { place: 'The theory of action', part: 'then' },
      },
    ]);
    expect(codesOf(issuesOf(parseTheory('if and then and')))).toEqual(['theory-incomplete', 'theory-incomplete']);
    expect(issuesOf(parseTheory('If a, then .')).map(({ path }) => path)).toEqual([['then']]);
  });

  it('refuses what is no text', () => {
    const { proxy, revoke } = Proxy.revocable({}, {});
    revoke();
    const given = [
      [null, 'null'],
      [7, '7'],
      [{}, 'an object'],
      [[], 'a list'],
      [new Date(0), 'a Date object'],
      [proxy, 'an object'],
    ] as const;
    for (const [input, said] of given) {
      const [issue] = issuesOf(parseTheory(input as unknown as string));
      expect(issue).toMatchObject({ code: 'wrong-type', severity: 'error', path: [] });
      expect(issue?.message).toBe(`The theory of action is ${said}; give a sentence: "If we …, then …, and …".`);
    }
    expect(codesOf(issuesOf(parseTheory(undefined as unknown as string)))).toEqual(['wrong-type']);
  });
});

describe('writing a theory of action', () => {
  it('gives one sentence', () => {
    expect(formatTheory({ if: ['a', 'b'], then: ['c', 'd'], and: ['e', 'f'] })).toBe(
      'If a, and b, then c, then d, and e, and f.',
    );
  });

  it('quotes a clause that would not be read back as it stands', () => {
    expect(formatTheory({ if: ['a; b'], then: [' c'], and: ['“d”'] })).toBe('If “a; b”, then “ c”, and ““d”””.');
  });

  const awkward = fc.constantFrom(...'ab ,.;:\n“”"-\'i\t'.split(''), 'th', 'en', 'é', '\u2028', '\ud800');
  const clause = fc
    .oneof(fc.string({ unit: awkward }), fc.string({ unit: 'binary' }), fc.lorem())
    .filter((text) => !/\b(?:if|then|and)\b/iu.test(text));
  const theory = fc.record({
    if: fc.array(clause, { minLength: 1, maxLength: 4 }),
    then: fc.array(clause, { minLength: 1, maxLength: 4 }),
    and: fc.array(clause, { maxLength: 4 }),
  });

  it('is undone by reading, for every theory whose clauses hold no keyword', () => {
    fc.assert(
      fc.property(theory, (given) => {
        expect(valueIn(parseTheory(formatTheory(given)))).toEqual(given);
      }),
      { numRuns: 2000 },
    );
  });
});

describe('hostile text', () => {
  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseTheory(`if ${text} then ${text}`)));
  });
});
