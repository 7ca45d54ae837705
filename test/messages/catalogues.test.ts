/**
 * Every message of both catalogues, with all that it can be given. What it takes is read from its type, so that a message
 * that is added is held to this without being listed.
 */
import { english, type Messages } from 'spm-model';
import { spanish } from 'spm-model/messages/es';
import { describe, expect, it } from 'vitest';
import { callablesOf, type Variant } from '../support/variants.js';

type Catalogue = 'en' | 'es';
const catalogues: Readonly<Record<Catalogue, Messages>> = { en: english, es: spanish };

interface Saying extends Variant, Readonly<Record<Catalogue, string>> {
  readonly name: string;
}

/**
 * What types allow and nobody says: a target or a bound without any value, that nothing is unknown, no digits or half a
 * one; a theory always says what leads to what.
 */
const isNeverSaid = (name: string, { args, chosen }: Variant) =>
  (chosen['aim'] === null && chosen['low'] === null && chosen['high'] === null) ||
  (name === 'issues.bad-number' &&
    chosen['bound'] === null &&
    !['not-finite', 'not-whole'].includes(`${chosen['reason']}`)) ||
  (name === 'report.theory' && /"(?:if|then)":\[\]/.test(JSON.stringify(args))) ||
  (name === 'report.summary.unknown' && args[0] === 0 && args[1] === 0) ||
  (/^pictures\.(?:several|without)$/.test(name) && `${args}`.split(',').length < 2) ||
  (/^report\.(?:number|inPercent)$/.test(name) && typeof args[1] === 'number' && args[1] !== 1);

const sayings: readonly Saying[] = callablesOf('messages/messages.ts', 'Messages').flatMap(({ path, variants }) => {
  const name = path.join('.');
  const say = (messages: Messages, args: readonly unknown[]) => {
    const found = path.reduce<unknown>((value, key) => (value as Record<string, unknown>)[key], messages);
    return (found as (...args: readonly unknown[]) => string)(...args);
  };
  return variants
    .filter((variant) => !isNeverSaid(name, variant))
    .map((variant) => ({ ...variant, name, en: say(english, variant.args), es: say(spanish, variant.args) }));
});
const names = [...new Set(sayings.map(({ name }) => name))];
const isSentence = ({ name }: Saying) => /^(?:issues|attention|losses|operations)\./.test(name);

const spanishMonth = new Intl.DateTimeFormat('es', { month: 'long', timeZone: 'UTC' });

/** How a language may write a value: as it is, as a day, a number, a share, or as how many more than one. */
function waysOf(language: Catalogue, value: string | number): string[] {
  const { report } = catalogues[language];
  const plain = (number: number) => [`${number}`, `${number}`.replace('.', ',')];
  if (typeof value === 'number')
    return [...plain(value), ...plain(value - 1), report.number(value), report.percent(value)];
  const [year, month, day] = value.split('-').map(Number) as [number, number, number];
  return [value, report.day(value), `${day} de ${spanishMonth.format(Date.UTC(year, month - 1))} de ${year}`];
}

/** The places of the values that are named. */
const namedIn = (language: Catalogue, { [language]: text, free }: Saying) =>
  free.filter(({ value }) => waysOf(language, value).some((way) => text.includes(way))).map(({ place }) => place);

/** What is said, without the values. */
const wordsOf = (language: Catalogue, { [language]: text, free }: Saying) =>
  free
    .flatMap(({ value }) => waysOf(language, value))
    .sort((a, b) => b.length - a.length)
    .reduce((rest, way) => rest.replaceAll(way, '#'), text);

describe('every message, with all that it can be given', () => {
  it('is tried: those of rules, of each reason for attention, of operations, of losses, of reports', () => {
    const expected = [
      ...Object.keys(english.issues).map((code) => `issues.${code}`),
      ...Object.keys(english.attention).map((reason) => `attention.${reason}`),
      ...Object.keys(english.losses).map((code) => `losses.${code}`),
      ...Object.keys(english.operations).map((type) => `operations.${type}`),
      ...Object.keys(english.report.summary).map((part) => `report.summary.${part}`),
    ];
    expect(names).toEqual(expect.arrayContaining(expected));
    expect(sayings.length).toBeGreaterThan(10 * names.length);
  });

  it('has no gap, and is said in each language’s own words', () => {
    const gap = /undefined|NaN|\[object| {2}| [.,;:]|,,|\.\.(?!\.)|: ?\.|\( |""|«»/;
    const isFigure = ({ name, en }: Saying) =>
      name === 'report.number' ||
      name === 'report.percent' ||
      (/^report\.(?:coverage|planCoverage)$/.test(name) && en === '') ||
      // A plan is called so in both.
      /^pictures\..*\bplan$/.test(`${name} ${en}`);
    for (const saying of sayings) {
      expect(saying.en, saying.name).not.toMatch(gap);
      expect(saying.es, saying.name).not.toMatch(gap);
      if (!isFigure(saying)) expect(saying.es, saying.name).not.toBe(saying.en);
    }
  });

  it('is a whole sentence, of issues, reasons for attention, losses and operations', () => {
    // A field's name stands as it is written in code.
    const beginning = /^(?:[\p{Lu}\d"«]|onTrack )/u;
    for (const saying of sayings.filter(isSentence)) {
      for (const text of [saying.en, saying.es]) {
        expect(text, saying.name).toMatch(beginning);
        expect(text, saying.name).toMatch(/[.?]$/);
      }
    }
  });

  it('names each of its values, but those that are there for programs', () => {
    const silent = names.flatMap((name) => {
      const said = sayings.filter((each) => each.name === name && each.isDistinct);
      const named = new Set(said.flatMap((each) => namedIn('en', each)));
      const places = new Set(said.flatMap(({ free }) => free.map(({ place }) => place)));
      // The names of levels are said for the values that are their places.
      const isNamed = (place: string) => named.has(place) || (name.startsWith('attention.') && place === 'levels');
      return [...places].filter((place) => !isNamed(place)).map((place) => `${name} ${place}`);
    });
    expect(silent.sort()).toEqual([
      'issues.changed-since id',
      'issues.duplicate-id title',
      'issues.later-version place',
      'issues.still-referenced id',
      'issues.still-referenced referrerId',
      'issues.team-inter-unit count',
      // The place ends in it.
      'issues.unknown-key key',
      'losses.attribute attribute',
    ]);
  });

  it('names the same values in Spanish as in English', () => {
    for (const saying of sayings.filter(({ isDistinct }) => isDistinct)) {
      expect(namedIn('es', saying), `${saying.name}: ${saying.es}`).toEqual(namedIn('en', saying));
    }
  });

  it('tells apart in Spanish what it tells apart in English', () => {
    for (const name of names) {
      const english = new Map<string, string>();
      for (const saying of sayings.filter((each) => each.name === name && each.isDistinct)) {
        // That a target needs a value is so to increase and to decrease.
        const inEnglish = wordsOf('en', saying).replace('to decrease', 'to increase');
        const before = english.get(wordsOf('es', saying));
        if (before !== undefined) expect(inEnglish, saying.es).toBe(before);
        english.set(wordsOf('es', saying), inEnglish);
      }
    }
  });

  it('has decimals with a comma in Spanish; only what is counted stands as it is', () => {
    const whole =
      /^(?:(?:min|months|days|count|entry|of|characters|version|newest|row|firstRow|line|column|first|most|more|lastLevel)$|args)/;
    for (const saying of sayings.filter(({ isDistinct }) => isDistinct)) {
      for (const { place, value } of saying.free) {
        const isWithPoint = typeof value === 'number' && saying.es.includes(`${value}`);
        if (isWithPoint) expect(place, saying.es).toMatch(whole);
      }
    }
  });
});

describe('every word of a catalogue', () => {
  it('is there in both languages, and not blank', () => {
    const wordsWithin = (value: unknown, path: string): [string, string][] =>
      typeof value === 'string'
        ? [[path, value]]
        : typeof value === 'object' && value !== null
          ? Object.entries(value).flatMap(([key, of]) => wordsWithin(of, `${path}.${key}`))
          : [];
    const [en, es] = [english, spanish].map((messages) => new Map(wordsWithin(messages, ''))) as [
      Map<string, string>,
      Map<string, string>,
    ];
    expect([...es.keys()].sort()).toEqual([...en.keys()].sort());
    for (const text of [...en.values(), ...es.values()]) expect(text).toMatch(/^[\p{L}–]/u);
    // Words that both languages have.
    const same = [...en].filter(([path, text]) => es.get(path) === text).map(([, text]) => text);
    expect([...new Set(same)].sort()).toEqual(['plan', '–']);
  });
});
